//! `cargo xtask serve`: the site while it is written, as the CDN will serve it.
//!
//! A build is a function from files to a site in memory; this command calls it whenever a file
//! changes and answers requests from what came out. What only a preview has, the bar and the overlay,
//! is put into responses and never into the site.

mod door;
mod watch;

mod editor;
mod told;

mod finish;
mod preview;
mod rebuild;
mod showing;

mod answer;
mod hosts;
mod inject;
mod media_type;
mod own;
mod policy;
mod reply;
mod scene;
mod seal;
mod server;
mod status;

use crate::{register, terminal};
use anyhow::Result;
use door::{Door, Names};
use editor::Editor;
use rebuild::Rebuilding;
use showing::Showing;
use std::sync::Arc;
use std::sync::mpsc::channel;
use watch::Watch;

/// What `serve` takes.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    register: register::RegisterArguments,
    /// Port to listen on [default: 8080, or the next free one]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Address or name of this machine to listen on, for others to look too [default: loopback only]
    #[arg(long, value_name = "HOST")]
    host: Option<String>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Editor that links to places open: vscode, idea, zed, subl, txmt and others, `none`, or an
    /// address with {path}, {line} and {column} [default: $VISUAL or $EDITOR, else vscode]
    #[arg(long, value_name = "NAME|URL", value_parser = editor)]
    editor: Option<Editor>,
}

fn editor(written: &str) -> Result<Editor, String> {
    Editor::named(written).map_err(|error| error.to_string())
}

/// Serves until it is interrupted.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let root = arguments.register.root()?;
    let folder = std::path::absolute(&root)?;
    // Were its config.toml gone for a moment, the nearest register would be another one.
    let register = arguments.register.at(&root);
    // A folder that is no register is a mistake of the command, not something to wait for.
    register.read()?;
    let door = Door::open(arguments.host.as_deref(), arguments.port)?;
    let (calls, called) = channel();
    let (showings, shown) = tokio::sync::watch::channel(Arc::new(Showing::default()));
    let editor = arguments.editor.clone().unwrap_or_else(Editor::of_environment);

    let mut rebuilding = Rebuilding::new(register, folder, editor, showings);
    // Watched before it is read for the first time, so that no change falls in between.
    let watch = Watch::start(&root, calls.clone())?;
    rebuilding.start();
    greet(&door.names, &shown.borrow());
    if arguments.open && open::that_detached(door.names.main()).is_err() {
        terminal::more("no browser could be opened; open the address yourself");
    }
    std::thread::spawn(move || rebuilding.go_on(&called, watch));

    // The moment of the start tells one run from another.
    let run = jiff::Timestamp::now().as_millisecond().to_string();
    let names = door.names.clone();
    server::serve(door, server::Desk { names, run, showings: shown, calls })?;
    Ok(true)
}

/// Says where the site is, and each of its hosts.
fn greet(names: &Names, showing: &Showing) {
    let main = names.main();
    match &showing.preview {
        None => terminal::success(format!("serving at {main}/ as soon as there is a site")),
        Some(preview) => {
            for (at, (host, here)) in hosts::Hosts::new(preview, main).addresses().enumerate() {
                let line = format!("{here}{}/ is {}/", hosts::base_path(host), host.base_url);
                if at == 0 { terminal::success(format!("serving: {line}")) } else { terminal::more(line) }
            }
        }
    }
    if !names.is_private {
        terminal::warning(
            "everybody who can reach this machine can read the site, and its files before they are published",
        );
    }
    terminal::more("Ctrl-C ends it");
}

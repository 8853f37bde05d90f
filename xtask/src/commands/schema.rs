//! `cargo xtask schema`: the JSON Schemas of the data files, for editors.

use crate::{disk, register, terminal};
use anyhow::{Context as _, Result};
use std::path::Path;
use subprocessors::json_schemas;

/// What `schema` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// Directory of the register: its `schema/` is written [default: the nearest one]
    #[arg(long, value_name = "DIR")]
    root: Option<std::path::PathBuf>,
    /// Write nothing; fail if a schema is not current
    #[arg(long)]
    check: bool,
}

/// Writes `schema/<name>.json` for each kind of data file, or checks that they are current.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let root = register::root(arguments.root.as_deref())?;
    let mut current = true;
    for schema in json_schemas() {
        let path = register::beside(&root, "schema").join(schema.name);
        if read(&path)?.as_deref() == Some(&*schema.text()) {
            continue;
        }
        current = false;
        match arguments.check {
            true => terminal::failed(format!("{} is not current: run `cargo xtask schema`", path.display())),
            false => {
                disk::replace(&path, schema.text().as_bytes())?;
                terminal::success(format!("{} describes {}", path.display(), schema.describes));
            }
        }
    }
    if current {
        terminal::success("the schemas are current");
    }
    Ok(current || !arguments.check)
}

#[expect(clippy::disallowed_methods, reason = "the shell looks at what is there")]
fn read(path: &Path) -> Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", path.display())),
    }
}

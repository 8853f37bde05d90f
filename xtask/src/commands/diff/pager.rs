//! Long text on a terminal: in the reader's pager, as git does.

use std::io::{IsTerminal as _, Write as _};
use std::process::{Command, Stdio};

/// Shows a text, in a pager if somebody is there to turn pages.
pub fn show(text: &str, in_pager: bool) {
    let pager = pager().filter(|_| in_pager && std::io::stdout().is_terminal());
    let is_shown = pager.is_some_and(|pager| turn(text, &pager));
    if !is_shown {
        print(text);
    }
}

/// Prints a text; whoever stops reading, as `head` does, has read enough.
pub fn print(text: &str) {
    let _ = anstream::stdout().lock().write_all(text.as_bytes());
}

/// Whether the text may have colours.
pub fn is_coloured() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}

/// The command of the pager; none if the reader wants none.
#[expect(clippy::disallowed_methods, reason = "the environment says which pager its owner likes")]
fn pager() -> Option<String> {
    let own = ["GIT_PAGER", "PAGER"].into_iter().find_map(|name| std::env::var(name).ok());
    let pager = own.unwrap_or_else(|| "less".to_owned());
    (!pager.trim().is_empty() && pager.trim() != "cat").then_some(pager)
}

/// Whether the pager could be started.
fn turn(text: &str, pager: &str) -> bool {
    let mut command = shell(pager);
    // As git has it: end if all fits on one screen, pass colours on, leave the screen as it is.
    for (name, value) in [("LESS", "FRX"), ("LV", "-c")] {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return false };
    if let Some(mut pipe) = child.stdin.take() {
        // Who ends the pager has read enough.
        let _ = pipe.write_all(text.as_bytes());
    }
    // A shell ends with 127 if there is no such program.
    child.wait().is_ok_and(|status| status.code() != Some(127))
}

#[cfg(unix)]
fn shell(pager: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", pager]);
    command
}

#[cfg(not(unix))]
fn shell(pager: &str) -> Command {
    let mut words = pager.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or("more"));
    command.args(words);
    command
}

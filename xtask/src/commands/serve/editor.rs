//! Links that open an editor at a place, by the addresses that editors listen to.

use anyhow::{Result, bail};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::path::Path;

/// What stays as it is in the path of a link.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// The editors that are known by name, and the addresses that they listen to.
const KNOWN: &[(&[&str], &str)] = &[
    (&["vscode", "code"], "vscode://file{path}:{line}:{column}"),
    (&["vscode-insiders", "code-insiders"], "vscode-insiders://file{path}:{line}:{column}"),
    (&["vscodium", "codium"], "vscodium://file{path}:{line}:{column}"),
    (&["cursor"], "cursor://file{path}:{line}:{column}"),
    (&["windsurf"], "windsurf://file{path}:{line}:{column}"),
    (&["zed", "zeditor"], "zed://file{path}:{line}:{column}"),
    (&["idea", "intellij"], "idea://open?file={path}&line={line}&column={column}"),
    (&["webstorm"], "webstorm://open?file={path}&line={line}&column={column}"),
    (&["pycharm"], "pycharm://open?file={path}&line={line}&column={column}"),
    (&["rustrover"], "rustrover://open?file={path}&line={line}&column={column}"),
    (&["phpstorm"], "phpstorm://open?file={path}&line={line}&column={column}"),
    (&["subl", "sublime"], "subl://open?url=file://{path}&line={line}&column={column}"),
    (&["txmt", "mate", "textmate"], "txmt://open?url=file://{path}&line={line}&column={column}"),
    (&["mvim", "macvim"], "mvim://open?url=file://{path}&line={line}&column={column}"),
];

/// The address of an editor with gaps for path, line and column; none for one that lives in a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor(Option<String>);

impl Editor {
    /// The one that was asked for: by name, or by an address that holds `{path}`; `none` for none.
    pub fn named(name: &str) -> Result<Self> {
        if name == "none" {
            return Ok(Editor(None));
        }
        if name.contains("://") && name.contains("{path}") {
            return Ok(Editor(Some(name.to_owned())));
        }
        let Some(address) = known(name) else {
            let names: Vec<&str> = KNOWN.iter().map(|(names, _)| names[0]).collect();
            bail!(
                "`{name}` is no editor that is known here; write one of `{}`, `none`, or an address such as \
                 `editor://open?file={{path}}&line={{line}}&column={{column}}`",
                names.join("`, `")
            )
        };
        Ok(Editor(Some(address.to_owned())))
    }

    /// The one of `$VISUAL` or `$EDITOR`.
    pub fn of_environment() -> Self {
        let set = ["VISUAL", "EDITOR"].into_iter().filter_map(std::env::var_os).find(|own| !own.is_empty());
        Editor::of_command(set.map(|command| command.to_string_lossy().into_owned()).as_deref())
    }

    /// The one that a command such as `code --wait` starts; Visual Studio Code if there is none. An editor
    /// that has no address, such as Vim in a terminal, gets no links: a dead one would be worse than none.
    fn of_command(command: Option<&str>) -> Self {
        let Some(command) = command else { return Editor(Some(KNOWN[0].1.to_owned())) };
        let program = command.split_whitespace().next().unwrap_or_default();
        let name = Path::new(program).file_stem().map(|name| name.to_string_lossy().to_lowercase());
        Editor(name.and_then(|name| known(&name)).map(str::to_owned))
    }

    /// The link that opens a file at a line and column, from 1.
    pub fn link(&self, file: &Path, line: usize, column: usize) -> Option<String> {
        let address = self.0.as_ref()?;
        let path = file.to_string_lossy().replace('\\', "/");
        // `C:/list` is written `/C:/list` in an address.
        let path = if path.starts_with('/') { path } else { format!("/{path}") };
        let path = utf8_percent_encode(&path, PLAIN).to_string();
        let filled = address.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
        Some(filled.replace("{path}", &path))
    }
}

fn known(name: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(names, _)| names.contains(&name)).map(|(_, address)| *address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_open_the_file_at_the_place() {
        let link = |editor| Editor::named(editor).unwrap().link(Path::new("/my list/data/a.yaml"), 3, 7);
        assert_eq!(link("vscode").unwrap(), "vscode://file/my%20list/data/a.yaml:3:7");
        assert_eq!(link("idea").unwrap(), "idea://open?file=/my%20list/data/a.yaml&line=3&column=7");
        assert_eq!(link("txmt").unwrap(), "txmt://open?url=file:///my%20list/data/a.yaml&line=3&column=7");
        assert_eq!(link("own://{path}#{line}").unwrap(), "own:///my%20list/data/a.yaml#3");
        assert_eq!(link("none"), None);
        assert!(Editor::named("ed").unwrap_err().to_string().contains("`vscode`"));
    }
    #[test]
    fn the_command_of_the_environment_names_the_editor() {
        let own = |command| Editor::of_command(command);
        assert_eq!(own(None), Editor::named("vscode").unwrap());
        assert_eq!(own(Some("code-insiders --wait")), Editor::named("vscode-insiders").unwrap());
        assert_eq!(own(Some("/usr/local/bin/subl -w")), Editor::named("subl").unwrap());
        assert_eq!(own(Some("vim")), Editor(None));
    }
}

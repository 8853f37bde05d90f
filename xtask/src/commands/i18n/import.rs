//! `cargo xtask i18n import`: what translators sent back, into the catalogues.

use crate::register::RegisterArguments;
use crate::{disk, terminal};
use anyhow::Result;
use site::{Catalogues, Imported};
use source::{Diagnostics, Format};
use std::path::PathBuf;

/// What `import` takes.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    register: RegisterArguments,
    /// An XLIFF file (.xlf, .xliff) or a table (.csv) that `export` made and somebody filled in
    file: PathBuf,
}

/// Takes what fits, says of the rest why it does not, and writes the catalogues that changed.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let mut register = arguments.register.every_locale().read()?;
    let name = arguments.file.display().to_string();
    register.sources = register.sources.with([(name.clone(), disk::read_file(&arguments.file)?)]);
    let Some(translations) = super::translations(&register)? else { return Ok(false) };
    let mut diagnostics = Diagnostics::new();
    let catalogues = Catalogues::read(&register.sources, translations, &mut diagnostics);
    if diagnostics.has_errors() {
        // What is not understood would be lost with the rest of the catalogue.
        terminal::report(&register.sources, &diagnostics, Format::Text);
        terminal::failed("mend the catalogues first");
        return Ok(false);
    }
    let found = catalogues.import(&register.sources, &name);
    terminal::report(&register.sources, &found.diagnostics, Format::Text);
    let Some(imported) = found.output else {
        terminal::failed("nothing was taken");
        return Ok(false);
    };
    for (path, text) in &imported.catalogues {
        disk::replace(&register.root.join(path), text.as_bytes())?;
        terminal::more(format!("{path} updated"));
    }
    let summary = summary(&imported);
    match imported.refused {
        0 => terminal::success(summary),
        _ => terminal::failed(summary),
    }
    Ok(imported.refused == 0)
}

/// "pl: 12 taken, 2 refused, 3 unchanged".
fn summary(imported: &Imported) -> String {
    let Imported { locale, taken, fuzzy, unchanged, empty, refused, .. } = imported;
    let mut summary = format!("{locale}: {taken} taken, {refused} refused, {unchanged} unchanged");
    if *empty > 0 {
        summary += &format!(", {empty} still empty");
    }
    if *fuzzy > 0 {
        summary += &format!("; {fuzzy} of those taken to be confirmed (fuzzy)");
    }
    summary
}

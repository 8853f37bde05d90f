//! `cargo xtask i18n`: the catalogues brought up to date with the sources.

use crate::{disk, register, terminal};
use anyhow::Result;
use site::Translations;
use source::{Diagnostics, Format, Sources, Unit, po};

/// What `i18n` takes.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    register: register::RegisterArguments,
}

/// Merges every text of the sources into every catalogue and writes those that changed.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let register = arguments.register.read()?;
    let found = register.translations()?;
    let Some(translations) = found.output else {
        terminal::report(&register.sources, &found.diagnostics, Format::Text);
        terminal::failed("mend the sources first: their texts are not known");
        return Ok(false);
    };
    let mut fine = true;
    for (tag, forms) in &translations.locales {
        for (path, units) in catalogues(&translations, tag) {
            let mut diagnostics = Diagnostics::new();
            match merged(&register.sources, &path, units, &translations, (tag, *forms), &mut diagnostics) {
                Some(text) if unchanged(&register.sources, &path, &text) => {}
                Some(text) => {
                    disk::replace(&register.root.join(&path), text.as_bytes())?;
                    terminal::success(format!("{path} updated"));
                }
                None => {
                    terminal::report(&register.sources, &diagnostics, Format::Text);
                    fine = false;
                }
            }
        }
    }
    Ok(fine)
}

fn catalogues<'a>(translations: &'a Translations, tag: &str) -> [(String, &'a [Unit]); 2] {
    [
        (format!("data/translations/{tag}.po"), &translations.facts),
        (format!("{}translations/{tag}.po", translations.theme), &translations.interface),
    ]
}

/// The catalogue at a path with every unit in it, or nothing if it is not readable.
fn merged(
    sources: &Sources,
    path: &str,
    units: &[Unit],
    translations: &Translations,
    (tag, forms): (&str, usize),
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let old = match sources.find(path) {
        Some(file) => po::parse(sources, file, diagnostics)?,
        None => po::Catalogue::default(),
    };
    let place = |unit: &Unit| sources.path(unit.text.span.file).to_owned();
    Some(po::write(&translations.merge(old, units, (tag, forms), place)))
}

fn unchanged(sources: &Sources, path: &str, text: &str) -> bool {
    sources.find(path).is_some_and(|file| sources.text(file) == Ok(text))
}

//! `cargo xtask i18n`: the catalogues brought up to date with the sources.

use crate::register::{Register, RegisterArguments};
use crate::{disk, terminal};
use anyhow::Result;
use site::{Domain, Target, Translations};
use source::{Diagnostics, Format, Sources, po};

/// Merges every text of the sources into every catalogue and writes those that changed.
pub fn run(arguments: &RegisterArguments) -> Result<bool> {
    let register = arguments.read()?;
    let Some(translations) = super::translations(&register)? else { return Ok(false) };
    let mut fine = true;
    for target in &translations.targets {
        fine &= update(&register, &translations, target)?;
    }
    Ok(fine)
}

/// Brings both catalogues of a language up to date; one that is not readable is told and left alone.
pub fn update(register: &Register, translations: &Translations, target: &Target) -> Result<bool> {
    let mut diagnostics = Diagnostics::new();
    for domain in Domain::ALL {
        let path = translations.path(domain, &target.tag);
        let Some(old) = read(&register.sources, &path, &mut diagnostics) else { continue };
        write(register, &path, &translations.merge(old, domain, target))?;
    }
    terminal::report(&register.sources, &diagnostics, Format::Text);
    Ok(!diagnostics.has_errors())
}

/// The catalogue at a path, an empty one if there is none, or nothing if it is not readable.
fn read(sources: &Sources, path: &str, diagnostics: &mut Diagnostics) -> Option<po::Catalogue> {
    match sources.find(path) {
        Some(file) => po::parse(sources, file, diagnostics),
        None => Some(po::Catalogue::default()),
    }
}

/// Writes a catalogue, unless it stands there already: in the register, or in the theme that ships with the tool.
pub fn write(register: &Register, path: &str, catalogue: &po::Catalogue) -> Result<()> {
    let text = po::write(catalogue);
    let is_there = register.sources.find(path).is_some_and(|file| register.sources.text(file) == Ok(&*text));
    if !is_there {
        disk::replace(&register.root.join(path), text.as_bytes())?;
        terminal::success(format!("{path} updated"));
    }
    Ok(())
}

//! A register of a measurement as files that `build` reads.

use super::tongue::Tongue;
use super::world::{Vendor, Version, World};
use crate::register;
use anyhow::{Context as _, Result, bail};
use site::{Domain, Options, Target, Translations};
use source::po::{Catalogue, Entry};
use source::{Format, Sources, po};
use std::fmt::Write;

/// The files of a register, by path. Its catalogues say everything in every language.
///
/// # Errors
/// When Annex itself finds fault with the register.
pub fn files(world: &World) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = vec![("config.toml".to_owned(), config(world)), ("data/register.yaml".to_owned(), facts(world))];
    files.push(("content/_index.md".to_owned(), prose(world)));
    for (id, title) in &world.sections {
        files.push((format!("content/sections/{id}.md"), format!("+++\ntitle = {}\n+++\n", quoted(title))));
    }
    files.extend(world.vendors.iter().map(|own| (format!("data/subprocessors/{}.yaml", own.id), vendor(own))));
    let mut files: Vec<(String, Vec<u8>)> = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    let translations = translations(&files)?;
    for target in &translations.targets {
        let tongue = world.tongues.iter().find(|own| own.tag == target.tag).context("every locale has a tongue")?;
        for domain in Domain::ALL {
            let path = translations.path(domain, &target.tag);
            files.push((path, catalogue(&translations, domain, tongue, target).into_bytes()));
        }
    }
    Ok(files)
}

/// JSON's strings are strings of YAML and of TOML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn config(world: &World) -> String {
    let [source, others @ ..] = &world.tongues[..] else { return String::new() };
    let mut config = format!("base_url = {}\ntitle = \"Sub-processors\"\n", quoted(&world.base_url));
    config += &format!("default_language = {}\ntheme = \"annex\"\n", quoted(&source.tag));
    others.iter().for_each(|own| config += &format!("[languages.{}]\n", own.tag));
    let archive: Vec<String> = world.archive.iter().map(|tag| quoted(tag)).collect();
    config + &format!("[extra]\narchive = [{}]\n", archive.join(", "))
}

fn facts(world: &World) -> String {
    let mut facts = format!(
        "publisher: {{name: {}}}\nservices: {{service: {{name: Example Service}}}}\n",
        quoted(&world.publisher)
    );
    facts += "contacts: {dpa: privacy@example.com}\npolicy: [{notice-days: 30, objection-days: 14}]\nsections:\n";
    world.sections.iter().for_each(|(id, _)| facts += &format!("  - {id}\n"));
    facts += "data-categories:\n";
    world.data.iter().for_each(|(id, name)| facts += &format!("  {id}: {{name: {}}}\n", quoted(name)));
    facts
}

fn prose(world: &World) -> String {
    format!("+++\ntitle = \"Sub-processors of {{service}}\"\n+++\n\n{}\n", world.prose.join("\n\n"))
}

fn vendor(vendor: &Vendor) -> String {
    let mut text = format!("name: {}\nkind: third-party\nseat: {}\n", quoted(&vendor.name), vendor.seat);
    text += &format!("address: {} Street, {}\nwebsite: {}\n", vendor.id, vendor.seat, vendor.website);
    text += "contacts: [{position: Data protection officer, mail: privacy@example.com}]\n";
    text += &format!("engagements:\n  service:\n    section: {}\n    history:\n", vendor.section);
    vendor.versions.iter().enumerate().for_each(|(number, own)| text += &version(own, number == 0));
    text
}

fn version(version: &Version, first: bool) -> String {
    let day = if first { "known-since" } else { "effective" };
    let mut text = format!("      - {day}: {}\n", version.since);
    if !first {
        text += "        correction: true\n";
    }
    let mut add =
        |line: std::fmt::Arguments<'_>| text.write_fmt(line).expect("a string takes all that is written to it");
    if let Some(purpose) = &version.purpose {
        add(format_args!("        purpose: {}\n", quoted(purpose)));
    }
    if !version.data.is_empty() {
        add(format_args!("        data: [{}]\n", version.data.join(", ")));
    }
    if let Some((country, ground)) = &version.storage {
        let transfer = ground.as_ref().map_or(String::new(), |ground| format!(", transfer: [{ground}]"));
        add(format_args!("        locations: [{{storage: [{country}]{transfer}}}]\n"));
    }
    text
}

fn translations(files: &[(String, Vec<u8>)]) -> Result<Translations> {
    let sources = register::with_theme(Sources::new(files.to_vec()));
    let found = site::translations(&sources, &Options::on(register::today()));
    match found.output {
        Some(translations) if !found.diagnostics.has_errors() => Ok(translations),
        _ => bail!("the register has mistakes\n{}", source::report(&sources, &found.diagnostics, Format::Text, false)),
    }
}

fn catalogue(translations: &Translations, domain: Domain, tongue: &Tongue, target: &Target) -> String {
    let empty = translations.merge(Catalogue::default(), domain, target);
    let entries = empty.entries.into_iter().map(|entry| said(entry, tongue)).collect();
    po::write(&Catalogue { entries, ..empty })
}

fn said(entry: Entry, tongue: &Tongue) -> Entry {
    let said = match entry.context.as_deref() {
        // A slug is part of an address.
        Some(context) if context.starts_with("slug") => entry.source.clone(),
        _ => tongue.say(&entry.source),
    };
    let translation = vec![said; entry.translation.len()];
    Entry { references: Vec::new(), translation, ..entry }
}

//! What `new` asks on a terminal: only for what was not given, with the register's own words to choose from.

use anyhow::{Result, bail};
use std::io::{BufRead as _, Write as _};
use subprocessors::write::NewEntity;
use subprocessors::{Date, Place, Register, Role, Start};

const KINDS: [&str; 3] = ["third-party", "affiliate", "contractor"];

/// Asks for what a new sub-processor lacks. An empty answer leaves out what is not needed.
pub fn complete(new: &mut NewEntity, register: &Register) -> Result<()> {
    let sections: Vec<&str> = register.sections.iter().map(|own| own.id.value.as_str()).collect();
    let services: Vec<&str> = register.services.iter().map(|own| own.id.as_str()).collect();
    let categories: Vec<&str> = register.data_categories.iter().map(|own| own.id.as_str()).collect();
    choose(&mut new.kind, "How does it stand to you", &KINDS)?;
    if sections.len() > 1 {
        choose(&mut new.section, "In which section", &sections)?;
    }
    if services.len() > 1 {
        choose(&mut new.service, "For which service", &services)?;
    }
    if new.purpose.is_none() {
        new.purpose = ask("What does it do", "a sentence")?;
    }
    if new.data.is_empty() && !categories.is_empty() {
        let hint = format!("some of {}", categories.join(", "));
        new.data = some("Which personal data", &hint, |word| categories.contains(&word))?;
    }
    if new.places.is_empty() {
        new.places = places(register)?;
    }
    if new.start.is_none() && new.announced.is_none() {
        new.start = start()?;
    }
    Ok(())
}

fn places(register: &Register) -> Result<Vec<(Role, Vec<String>)>> {
    let is_place = |code: &str| Place::parse(code).is_some() || register.blocs.iter().any(|own| own.id == code);
    let codes = some("In which countries", "codes such as DE, FR; or EU, EEA, worldwide", is_place)?;
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let mut role = None;
    let known: Vec<&str> = Role::ALL.into_iter().map(Role::word).collect();
    choose(&mut role, "What happens there", &known)?;
    let role = role.and_then(|own| Role::parse(&own)).unwrap_or(Role::Processing);
    Ok(vec![(role, codes)])
}

fn start() -> Result<Option<Start>> {
    let hint = "a date; `since 2024-03-01` if it may have begun earlier; nothing: as early as the policy allows";
    loop {
        let Some(answer) = ask("From when on", hint)? else { return Ok(None) };
        let (word, make): (&str, fn(Date) -> Start) = match answer.strip_prefix("since ") {
            Some(date) => (date, Start::KnownSince),
            None => (&answer, Start::Effective),
        };
        match word.trim().parse() {
            Ok(date) => return Ok(Some(make(date))),
            Err(_) => anstream::eprintln!("  `{word}` is not a date: write year, month and day, such as 2026-01-31"),
        }
    }
}

/// Asks for one of several words, which may be answered by its number.
fn choose(answer: &mut Option<String>, what: &str, known: &[&str]) -> Result<()> {
    while answer.is_none() {
        let numbered: Vec<String> = known.iter().enumerate().map(|(at, own)| format!("{} {own}", at + 1)).collect();
        let Some(given) = ask(what, &numbered.join(", "))? else { return Ok(()) };
        let by_number = given.parse::<usize>().ok().and_then(|at| known.get(at.checked_sub(1)?));
        *answer = by_number.or_else(|| known.iter().find(|own| **own == given)).map(|own| (*own).to_owned());
        if answer.is_none() {
            anstream::eprintln!("  `{given}` is none of them");
        }
    }
    Ok(())
}

/// Asks for some words that are known, until all of them are.
fn some(what: &str, hint: &str, is_known: impl Fn(&str) -> bool) -> Result<Vec<String>> {
    loop {
        let answer = ask(what, hint)?.unwrap_or_default();
        let words: Vec<&str> = answer.split([',', ' ']).map(str::trim).filter(|own| !own.is_empty()).collect();
        match words.iter().find(|own| !is_known(own)) {
            None => return Ok(words.into_iter().map(str::to_owned).collect()),
            Some(unknown) => anstream::eprintln!("  `{unknown}` is none of them"),
        }
    }
}

fn ask(what: &str, hint: &str) -> Result<Option<String>> {
    anstream::eprint!("{what} ({hint})? ");
    std::io::stderr().flush()?;
    let mut line = String::new();
    if std::io::stdin().lock().read_line(&mut line)? == 0 {
        bail!("there was no answer: nothing was written");
    }
    Ok(Some(line.trim().to_owned()).filter(|own| !own.is_empty()))
}

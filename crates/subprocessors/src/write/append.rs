//! A version more in a history that exists.

use super::insert::{Insertion, Place, insertion};
use super::proof::Claim;
use super::version::{NewVersion, locations};
use super::{Given, Proven, Refused, notice};
use crate::model::{Entity, Facts, Id, Reference, Register, Version};
use crate::values::Date;
use source::{Diagnostic, Diagnostics, FileId, Node, parse_yaml};

/// The file of a sub-processor with a version more in one of its histories.
///
/// # Errors
/// Refused when the version does not fit the history or the policy, does not read back, or when it
/// cannot be proven that nothing else changes.
pub fn append(given: &Given<'_>, new: &NewVersion) -> Result<Proven, Refused> {
    let before = given.register()?;
    let (file, root, place) = find(given, &before, new)?;
    let path = given.sources.path(file);
    let text = given.sources.text(file).expect("what has been parsed is text");
    let refuse = |problem: Diagnostic| given.refuse([problem]);
    let locations = locations(&place.versions(&root)[..place.position], &new.places).map_err(|count| {
        let message = format!("`{}` has {count} locations, so it is not clear which one is meant", new.subject);
        let help = "state all of them anew: `--set 'locations=[{for: [eu], storage: [DE]}, …]'`";
        refuse(Diagnostic::error("ambiguous-location", message).help(help))
    })?;
    let announced = new.announced(given.today);
    let forced = new.when.because.as_ref().zip(announced);
    let forced = forced.map(|(why, day)| notice::forced(&before, why, day, new.when.effective, None));
    let version = new.yaml(given.today, forced, locations);
    let insertion = insertion(text, &root, &place, &version).ok_or_else(|| refuse(no_place(&new.subject)))?;
    let entity = &new.subject.entity;
    let claim = Claim {
        given,
        path,
        root: &root,
        insertion: &insertion,
        place: &place,
        version: &version,
        entity,
        start: new.when.effective,
    };
    let after = claim.prove(&before)?;
    check_effect(&before, &after, new).map_err(refuse)?;
    let notices = notice::due(&after, &new.subject, new.when.effective);
    if let (Some(problem), None) = (notice::too_early(&notices, given.today), &new.when.because) {
        return Err(refuse(problem));
    }
    Ok(proven(
        path,
        text,
        &insertion,
        new,
        notice::sentences(&after, &notices, given.today, new.when.because.is_some()),
    ))
}

fn proven(path: &str, text: &str, insertion: &Insertion, new: &NewVersion, follows: Vec<String>) -> Proven {
    Proven {
        path: path.to_owned(),
        text: insertion.apply(text),
        inserted: insertion.at..insertion.at + insertion.text.len(),
        subject: new.subject.clone(),
        start: new.when.effective,
        follows,
    }
}

/// The file of the subject, its tree, and the place of the version in it.
fn find(given: &Given<'_>, register: &Register, new: &NewVersion) -> Result<(FileId, Node, Place), Refused> {
    let history = history(register, &new.subject).map_err(|problem| given.refuse([problem]))?;
    check_dates(given, history, new).map_err(|problem| given.refuse([problem]))?;
    let mut diagnostics = Diagnostics::new();
    let file = register.entity(&new.subject.entity).expect("its history has been found").span.file;
    let root = parse_yaml(given.sources, file, &mut diagnostics).ok_or_else(|| given.refuse(diagnostics))?;
    let owner = match &new.subject.engagement {
        Some(engagement) => vec!["engagements".to_owned(), engagement.to_string()],
        None => Vec::new(),
    };
    let position = history.iter().filter(|own| own.timing.start.date() < new.when.effective).count();
    let place = Place { owner, position };
    if place.versions(&root).len() != history.len() {
        return Err(given.refuse([no_place(&new.subject)]));
    }
    Ok((file, root, place))
}

fn no_place(subject: &Reference) -> Diagnostic {
    let message = format!("the history of `{subject}` is written in a way that leaves no clear place for a version");
    Diagnostic::error("unproven-edit", message).help("write the version by hand, or write the history without aliases")
}

fn history<'a>(register: &'a Register, subject: &Reference) -> Result<&'a [Version], Diagnostic> {
    let Some(entity) = register.entity(&subject.entity) else {
        let problem =
            Diagnostic::error("unknown-entity", format!("`{}` is not an entity of this list", subject.entity));
        return Err(problem.suggest(&subject.entity, register.entities.iter().map(|own| own.id.as_str())));
    };
    match &subject.engagement {
        None => Ok(&entity.history),
        Some(id) => match entity.engagement(id) {
            Some(engagement) => Ok(&engagement.history),
            None => Err(unknown_engagement(entity, id)),
        },
    }
}

fn unknown_engagement(entity: &Entity, id: &str) -> Diagnostic {
    let problem = Diagnostic::error("unknown-engagement", format!("`{}` has no engagement `{id}`", entity.id));
    problem.suggest(id, entity.engagements.iter().map(|own| own.id.value.as_str()))
}

/// A version has a day of its own, after that on which the history begins, and is announced before it takes effect.
fn check_dates(given: &Given<'_>, history: &[Version], new: &NewVersion) -> Result<(), Diagnostic> {
    let (effective, subject) = (new.when.effective, &new.subject);
    if let Some(same) = history.iter().find(|own| own.timing.start.date() == effective) {
        let problem =
            Diagnostic::error("dates-out-of-order", format!("`{subject}` has a version of `{effective}` already"));
        let problem = problem.at(same.timing.start.span);
        return Err(problem.help("what changes on one day is one version: add to this one by hand"));
    }
    if let (Some(first), true) = (history.first(), subject.engagement.is_some())
        && effective < first.timing.start.date()
    {
        let message = format!("`{effective}` lies before the day on which the history of `{subject}` begins");
        let problem = Diagnostic::error("dates-out-of-order", message).at(first.timing.start.span);
        return Err(problem.help("the first version is the complete one: if it began earlier, mend its date by hand"));
    }
    if new.when.announced.is_none() && !new.correction && effective < given.today {
        let message = format!("`{effective}` has passed, and it is not stated when customers were told");
        let help = "add `--announced DATE`, or `--correction` if only the list was wrong";
        return Err(Diagnostic::error("late-announcement", message).help(help));
    }
    let ended = history.iter().rfind(|own| own.timing.start.date() < effective && own.timing.withdrawn.is_none());
    if let Some(ended) = ended.filter(|own| own.timing.ended && new.ended && own.timing.until.is_none()) {
        let message = format!("`{subject}` has ended already");
        return Err(Diagnostic::error("already-ended", message).at(ended.timing.start.span).help("leave it as it is"));
    }
    Ok(())
}

/// A version that changes nothing is a slip: of the name, of the value, or of the day.
fn check_effect(before: &Register, after: &Register, new: &NewVersion) -> Result<(), Diagnostic> {
    let day = new.when.effective;
    let same = match (before.entity(&new.subject.entity), after.entity(&new.subject.entity)) {
        (Some(old), Some(now)) => match &new.subject.engagement {
            None => {
                old.on(day, None) == now.on(day, None)
                    && old.ended(day, None).is_some() == now.ended(day, None).is_some()
            }
            Some(id) => entry_on(old, id, day) == entry_on(now, id, day),
        },
        _ => false,
    };
    let only_dated = new.facts.is_empty() && new.places.is_empty() && !new.ended;
    if !same && !only_dated {
        return Ok(());
    }
    let message = format!("nothing about `{}` would change on `{day}`", new.subject);
    let help = "say what changes, such as `--purpose \"…\"` or `--storage DE,FR`: see `cargo xtask change --help`";
    Err(Diagnostic::error("no-change", message).help(help))
}

fn entry_on<'a>(entity: &'a Entity, engagement: &Id, day: Date) -> Option<(bool, Facts<'a>)> {
    let found = entity.entries(day, None).find(|own| own.engagement.id.value == *engagement);
    found.map(|own| (own.ended.is_some(), own.facts))
}

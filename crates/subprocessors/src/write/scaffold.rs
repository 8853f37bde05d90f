//! A file for a sub-processor that the register does not have yet.

use super::name::{id_of, words};
use super::proof::{only_about, read_back};
use super::yaml::Yaml;
use super::{Given, Proven, Refused, notice};
use crate::model::{ID_HELP, Id, Reference, Register, Role, Start};
use crate::values::Date;
use source::{Diagnostic, Diagnostics};

/// A sub-processor to be written down. What is not known stays out of the file.
#[derive(Debug, Clone, Default)]
pub struct NewEntity {
    /// Its legal name.
    pub name: String,
    /// Its id, if another than the name suggests.
    pub id: Option<String>,
    /// How it stands to the publisher: `third-party`.
    pub kind: Option<String>,
    /// Country of its seat.
    pub seat: Option<String>,
    /// Registered address.
    pub address: Option<String>,
    /// Its website.
    pub website: Option<String>,
    /// The id of its engagement; that of the section unless stated.
    pub engagement: Option<String>,
    /// The service it is engaged for; may be left out where the register has only one.
    pub service: Option<String>,
    /// The table in which it stands; may be left out where the register has only one.
    pub section: Option<String>,
    /// What it does.
    pub purpose: Option<String>,
    /// Categories of personal data.
    pub data: Vec<String>,
    /// Places by what happens there.
    pub places: Vec<(Role, Vec<String>)>,
    /// From when on it is engaged: the earliest day that the policy allows, unless stated.
    pub start: Option<Start>,
    /// When customers are told: today for what is to come, unless stated.
    pub announced: Option<Date>,
    /// Why it takes effect sooner than the policy asks for.
    pub because: Option<String>,
    /// Whether the file names its schema, for editors.
    pub schema: bool,
}

/// The file of a new sub-processor.
///
/// # Errors
/// Refused when something is missing or known already, when the policy asks for a later day, or when the
/// file would not read back without an error.
pub fn scaffold(given: &Given<'_>, new: &NewEntity) -> Result<Proven, Refused> {
    let before = given.register()?;
    let refuse = |problem: Diagnostic| given.refuse([problem]);
    let own = complete(given, &before, new).map_err(|problems| given.refuse(problems))?;
    let start = match new.start {
        Some(start) => start,
        None => Start::Effective(earliest(given, &own)?.ok_or_else(|| refuse(no_start()))?),
    };
    let (text, after) = write(given, &own, start, own.forced(given, &before, start))?;
    if !only_about(&before, &after, &own.id, None) {
        return Err(refuse(Diagnostic::error("unproven-edit", format!("`{}` would change other entries", own.id))));
    }
    let subject = own.subject();
    let notices = notice::due(&after, &subject, start.date());
    if let (Some(problem), None) = (notice::too_early(&notices, given.today), &new.because) {
        return Err(refuse(problem));
    }
    let follows = match start {
        Start::KnownSince(_) => Vec::new(),
        Start::Effective(_) => notice::sentences(&after, &notices, given.today, new.because.is_some()),
    };
    Ok(Proven { path: own.path(), inserted: 0..text.len(), text, subject, start: start.date(), follows })
}

/// A new entity of which everything is known that a file needs.
struct Complete<'a> {
    new: &'a NewEntity,
    id: Id,
    engagement: String,
    service: Option<String>,
    section: String,
    purpose: String,
}

fn complete<'a>(given: &Given<'_>, register: &Register, new: &'a NewEntity) -> Result<Complete<'a>, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let id = id(given, register, new).map_err(|problem| problems.push(problem)).ok();
    problems.extend(known_name(given, register, &new.name));
    let sections: Vec<&str> = register.sections.iter().map(|own| own.id.value.as_str()).collect();
    let services: Vec<&str> = register.services.iter().map(|own| own.id.as_str()).collect();
    let mut needed = |flag: &str, known: &[&str], stated: &Option<String>| match (stated, known) {
        (Some(stated), _) => Some(stated.clone()),
        (None, [only]) => Some((*only).to_owned()),
        (None, _) => {
            problems.push(missing(flag, known));
            None
        }
    };
    let section = needed("section", &sections, &new.section);
    let service = needed("service", &services, &new.service);
    let purpose = needed("purpose", &[], &new.purpose);
    let engagement = new.engagement.clone().or_else(|| section.clone());
    match (id, section, service, purpose, engagement) {
        (Some(id), Some(section), Some(service), Some(purpose), Some(engagement)) if problems.is_empty() => {
            let service = (services.len() > 1 || new.service.is_some()).then_some(service);
            Ok(Complete { new, id, engagement, service, section, purpose })
        }
        _ => Err(problems),
    }
}

fn missing(flag: &str, known: &[&str]) -> Diagnostic {
    let problem = Diagnostic::error("missing-argument", format!("`--{flag}` is missing"));
    problem.help(match known {
        [] => format!("add `--{flag} \"…\"`"),
        known => format!("add `--{flag}` with one of `{}`", known.join("`, `")),
    })
}

fn no_start() -> Diagnostic {
    let problem = Diagnostic::error("missing-argument", "it is not stated since when it is engaged");
    problem.help("add `--effective DATE`, or `--known-since DATE` where the first day is not known")
}

/// The id, which no file has yet.
fn id(given: &Given<'_>, register: &Register, new: &NewEntity) -> Result<Id, Diagnostic> {
    let path = |id: &str| format!("{FOLDER}{id}.yaml");
    let is_taken = |id: &str| {
        register.entity(id).is_some()
            || given.sources.find(&path(id)).is_some()
            || given.sources.find(&format!("{FOLDER}{id}.yml")).is_some()
    };
    let id = match &new.id {
        Some(id) => id.clone(),
        None => id_of(&new.name, is_taken).ok_or_else(|| {
            let problem = Diagnostic::error("invalid-id", format!("`{}` suggests no id", new.name));
            problem.help(format!("add `--id`: {ID_HELP}"))
        })?,
    };
    if !Id::fits(&id) {
        return Err(Diagnostic::error("invalid-id", format!("`{id}` cannot be an id")).help(ID_HELP));
    }
    match is_taken(&id) {
        false => Ok(Id::new(&id)),
        true => {
            let problem = Diagnostic::error("duplicate-id", format!("there is a `{}` already", path(&id)));
            Err(problem.help("add an engagement to it if it is the same company, or give this one another `--id`"))
        }
    }
}

/// Where sub-processors live.
pub(super) const FOLDER: &str = "data/subprocessors/";

/// What to say if the register has an entity of this name, whatever its spelling.
pub(super) fn known_name(given: &Given<'_>, register: &Register, name: &str) -> Option<Diagnostic> {
    let folded = words(name);
    let same = |own: &source::Spanned<String>| {
        own.to_lowercase() == name.to_lowercase() || (!folded.is_empty() && words(own) == folded)
    };
    let (entity, found) =
        register.entities.iter().find_map(|entity| Some((entity, entity.names().find(|own| same(own))?)))?;
    let path = given.sources.path(entity.span.file);
    let problem =
        Diagnostic::error("repeated-name", format!("`{name}` is the name of `{}` already", entity.id)).at(found.span);
    Some(problem.help(format!("what else it does is a further engagement in `{path}`")))
}

/// The first day on which the policy lets it take effect, if it says.
fn earliest(given: &Given<'_>, own: &Complete<'_>) -> Result<Option<Date>, Refused> {
    let announced = own.new.announced.unwrap_or(given.today);
    // Asked of the model itself: as if it took effect on the day of its announcement.
    let (_, register) = write(given, own, Start::Effective(announced), None)?;
    Ok(notice::earliest(&notice::due(&register, &own.subject(), announced)))
}

/// The text of the file, and the register with it.
fn write(
    given: &Given<'_>,
    own: &Complete<'_>,
    start: Start,
    notice: Option<Yaml>,
) -> Result<(String, Register), Refused> {
    let announced = own.announced(given.today, start);
    let yaml = own.yaml(start, announced, notice);
    let text = own.text(&yaml);
    let register = read_back(given, vec![(own.path(), text.clone())])?;
    let sources = given.sources.with([(own.path(), text.clone().into_bytes())]);
    let file = sources.find(&own.path()).expect("it has just been put there");
    let read = source::parse_yaml(&sources, file, &mut Diagnostics::new());
    match read.is_some_and(|node| yaml.is(&node)) && register.entity(&own.id).is_some() {
        true => Ok((text, register)),
        false => {
            Err(given
                .refuse([Diagnostic::error("unproven-edit", format!("`{}` would not be read as meant", own.path()))]))
        }
    }
}

impl Complete<'_> {
    fn path(&self) -> String {
        format!("{FOLDER}{}.yaml", self.id)
    }

    fn subject(&self) -> Reference {
        Reference { entity: self.id.clone(), engagement: Some(Id::new(&self.engagement)) }
    }

    /// When customers are told: as stated; today, of what is to come; not known, of what has been.
    fn announced(&self, today: Date, start: Start) -> Option<Date> {
        let to_come = matches!(start, Start::Effective(day) if day >= today);
        self.new.announced.or(to_come.then_some(today))
    }

    fn forced(&self, given: &Given<'_>, register: &Register, start: Start) -> Option<Yaml> {
        let because = self.new.because.as_ref()?;
        let announced = self.announced(given.today, start)?;
        Some(notice::forced(register, because, announced, start.date(), None))
    }

    fn text(&self, yaml: &Yaml) -> String {
        let schema = self.new.schema.then(|| SCHEMA.to_owned());
        let lines = schema.into_iter().chain(yaml.block());
        lines.map(|line| line + "\n").collect()
    }

    fn yaml(&self, start: Start, announced: Option<Date>, notice: Option<Yaml>) -> Yaml {
        let new = self.new;
        let text = |value: &Option<String>| value.as_ref().map(Yaml::text);
        let version = [
            ("announced", announced.map(Yaml::from)),
            (if matches!(start, Start::Effective(_)) { "effective" } else { "known-since" }, Some(start.date().into())),
            ("notice", notice),
            ("purpose", Some(Yaml::text(&self.purpose))),
            ("data", (!new.data.is_empty()).then(|| Yaml::words(&new.data))),
            ("locations", places(&new.places)),
        ];
        let engagement = [
            ("service", text(&self.service)),
            ("section", Some(Yaml::text(&self.section))),
            ("history", Some(Yaml::List(vec![map(version)]))),
        ];
        map([
            ("name", Some(Yaml::text(&new.name))),
            ("kind", text(&new.kind)),
            ("seat", text(&new.seat)),
            ("address", text(&new.address)),
            ("website", text(&new.website)),
            ("engagements", Some(Yaml::Map(vec![(self.engagement.clone(), map(engagement))]))),
        ])
    }
}

/// What tells editors which fields there are.
pub(super) const SCHEMA: &str = "# yaml-language-server: $schema=../../schema/subprocessor.json";

/// A mapping of what is there.
pub(super) fn map<const N: usize>(entries: [(&str, Option<Yaml>); N]) -> Yaml {
    Yaml::Map(entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
}

/// One location with places by role, if there are any.
pub(super) fn places(places: &[(Role, Vec<String>)]) -> Option<Yaml> {
    let roles = places.iter().map(|(role, codes)| (role.word().to_owned(), Yaml::words(codes))).collect();
    (!places.is_empty()).then(|| Yaml::List(vec![Yaml::Map(roles)]))
}

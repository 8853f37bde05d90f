//! Rows into entities and engagements: what each cell says is placed, or reported.

use super::super::name::words;
use super::super::scaffold::map;
use super::super::yaml::Yaml;
use super::cells::{self, CellPlace, Written};
use super::columns::{Columns, Field, Table};
use super::{TableOptions, Unplaced};
use crate::model::{Id, Register};
use crate::schema::Mechanism;
use crate::values::{Date, Url};
use source::Diagnostic;

/// What rows have that do not say.
pub(super) struct Defaults {
    section: Option<String>,
    service: Option<String>,
    known_since: Option<Date>,
}

impl Defaults {
    /// What the options say, and what the register has only one of.
    pub(super) fn of(register: &Register, options: &TableOptions) -> Result<Self, Diagnostic> {
        let sections: Vec<&str> = register.sections.iter().map(|own| own.id.value.as_str()).collect();
        let services: Vec<&str> = register.services.iter().map(|own| own.id.as_str()).collect();
        Ok(Defaults {
            section: chosen("section", &options.section, &sections)?,
            service: chosen("service", &options.service, &services)?,
            known_since: options.known_since,
        })
    }
}

fn chosen(flag: &str, stated: &Option<String>, known: &[&str]) -> Result<Option<String>, Diagnostic> {
    match (stated, known) {
        (Some(id), known) if !known.contains(&id.as_str()) => {
            let problem =
                Diagnostic::error("unknown-argument", format!("`--{flag} {id}` names nothing of the register"));
            Err(problem.suggest(id, known.iter().copied()))
        }
        (Some(id), _) => Ok(Some(id.clone())),
        (None, [only]) => Ok(Some((*only).to_owned())),
        (None, _) => Ok(None),
    }
}

/// An entity with what its rows say.
pub(super) struct Vendor {
    pub(super) name: String,
    line: u64,
    facts: Vec<(&'static str, Yaml)>,
    engagements: Vec<(String, Yaml)>,
    /// Whether everything that its rows say was placed.
    pub(super) whole: bool,
}

impl Vendor {
    pub(super) fn engagements(&self) -> usize {
        self.engagements.len()
    }

    pub(super) fn unplaced(&self, why: String) -> Unplaced {
        Unplaced { line: Some(self.line), column: "all".to_owned(), value: self.name.clone(), why }
    }

    /// The text of its file.
    pub(super) fn text(&self, schema: bool) -> String {
        let mut entries = vec![("name".to_owned(), Yaml::text(&self.name))];
        entries.extend(self.facts.iter().map(|(field, value)| ((*field).to_owned(), value.clone())));
        entries.push(("engagements".to_owned(), Yaml::Map(self.engagements.clone())));
        let schema = schema.then(|| super::super::scaffold::SCHEMA.to_owned());
        let lines = schema.into_iter().chain(Yaml::Map(entries).block());
        lines.map(|line| line + "\n").collect()
    }
}

/// The entities of a table, in the order in which they first stand in it.
pub(super) fn vendors(
    table: &Table,
    columns: &Columns,
    defaults: &Defaults,
    register: &Register,
    options: &TableOptions,
    unplaced: &mut Vec<Unplaced>,
) -> Vec<Vendor> {
    let mut vendors: Vec<Vendor> = Vec::new();
    for (line, cells) in &table.rows {
        let before = unplaced.len();
        let mut row = Row { table, columns, defaults, register, options, line: *line, cells, unplaced };
        let Some(name) = row.text(Field::Name) else {
            row.report("all", &cells.join(" "), "the row has no name, and is left out");
            continue;
        };
        let facts = row.facts();
        let position = vendors.iter().position(|own| words(&own.name) == words(&name)).unwrap_or_else(|| {
            let (facts, engagements) = (Vec::new(), Vec::new());
            vendors.push(Vendor { name: name.clone(), line: *line, facts, engagements, whole: true });
            vendors.len() - 1
        });
        let vendor = &mut vendors[position];
        if vendor.name != name {
            row.report("name", &name, &format!("another row spells it `{}`: write one of them in both", vendor.name));
        }
        for (field, value) in facts {
            match vendor.facts.iter().find(|(own, _)| *own == field) {
                None => vendor.facts.push((field, value)),
                Some((_, own)) if *own == value => {}
                Some((_, own)) => {
                    let why = format!("another row of the same company says `{}`", own.flow());
                    row.report(field, &value.flow(), &why);
                }
            }
        }
        if let Some((id, engagement)) = row.engagement(vendor) {
            vendor.engagements.push((id, engagement));
        }
        vendor.whole &= row.unplaced.len() == before;
    }
    vendors.retain(|own| !own.engagements.is_empty());
    vendors
}

/// One row while it is read.
struct Row<'a> {
    table: &'a Table,
    columns: &'a Columns,
    defaults: &'a Defaults,
    register: &'a Register,
    options: &'a TableOptions,
    line: u64,
    cells: &'a [String],
    unplaced: &'a mut Vec<Unplaced>,
}

impl<'a> Row<'a> {
    fn report(&mut self, column: &str, value: &str, why: &str) {
        let (column, value, why) = (column.to_owned(), value.to_owned(), why.to_owned());
        self.unplaced.push(Unplaced { line: Some(self.line), column, value, why });
    }

    fn cell(&self, field: Field) -> Option<(&'a str, &'a str)> {
        self.columns.cells(field, self.table, self.cells).into_iter().next()
    }

    fn text(&self, field: Field) -> Option<String> {
        self.cell(field).map(|(_, value)| value.to_owned())
    }

    /// A cell that has to be of a form; else it is reported.
    fn fitting(&mut self, field: Field, why: &str, fits: impl Fn(&str) -> Option<String>) -> Option<Yaml> {
        let (column, value) = self.cell(field)?;
        let found = fits(value);
        if found.is_none() {
            self.report(column, value, why);
        }
        found.map(Yaml::Text)
    }

    /// What the row says of the entity itself.
    fn facts(&mut self) -> Vec<(&'static str, Yaml)> {
        let url = |value: &str| Url::parse(value).map(|own| own.as_str().to_owned());
        let not_url = "it is not an address that starts with `https://`";
        let kind = |value: &str| match words(value).join("-").as_str() {
            "affiliate" | "group-company" | "subsidiary" => Some("affiliate".to_owned()),
            "third-party" | "external" => Some("third-party".to_owned()),
            "contractor" => Some("contractor".to_owned()),
            _ => None,
        };
        let country = |value: &str| match cells::places(value, &[]) {
            (found, unknown) if unknown.is_empty() && found.len() == 1 => Some(found[0].code.clone()),
            _ => None,
        };
        let all = [
            ("kind", self.fitting(Field::Kind, "it is none of `third-party`, `affiliate` and `contractor`", kind)),
            ("seat", self.fitting(Field::Seat, "it is not the name of one country", country)),
            ("address", self.text(Field::Address).map(Yaml::Text)),
            ("registration", self.text(Field::Registration).map(Yaml::Text)),
            ("website", self.fitting(Field::Website, not_url, url)),
            ("dpa", self.fitting(Field::Dpa, not_url, url)),
            ("subprocessors", self.fitting(Field::Subprocessors, not_url, url)),
        ];
        all.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
    }

    /// The engagement that the row is, with an id that the entity has not used.
    fn engagement(&mut self, vendor: &Vendor) -> Option<(String, Yaml)> {
        let section = self.section()?;
        let service = self.service();
        let start = self.start()?;
        let announced = self.date(Field::Announced).map(|own| own.date());
        let ended = self.date(Field::Ended).map(|own| own.date());
        let purpose = self.text(Field::Purpose);
        if purpose.is_none() {
            self.report("purpose", &vendor.name, "the row does not say what the company does, and is left out");
            return None;
        }
        let (key, start) = self.start_field(start, announced);
        let first = map([
            ("announced", announced.map(Yaml::from)),
            (key, Some(start.into())),
            ("purpose", purpose.clone().map(Yaml::Text)),
            ("data", self.data()),
            ("condition", self.text(Field::Condition).map(Yaml::Text)),
            ("locations", self.locations()),
            ("transfer", self.transfer()),
            ("note", self.note()),
        ]);
        let last = ended.map(|date| {
            Yaml::Map(vec![("effective".to_owned(), date.into()), ("ended".to_owned(), Yaml::Plain("true".to_owned()))])
        });
        let history = std::iter::once(first).chain(last).collect();
        let engagement = map([
            ("service", service.filter(|_| self.register.services.len() > 1).map(Yaml::Text)),
            ("section", Some(Yaml::text(&section))),
            ("history", Some(Yaml::List(history))),
        ]);
        Some((free_id(&section, purpose.as_deref().unwrap_or_default(), vendor), engagement))
    }

    /// The section of the row: by id, by its words, or the one for all.
    fn section(&mut self) -> Option<String> {
        let known: Vec<Id> = self.register.sections.iter().map(|own| own.id.value.clone()).collect();
        let stated = self.cell(Field::Section);
        let found = stated.and_then(|(_, value)| known.iter().find(|own| **own == words(value).join("-").as_str()));
        match (found, stated, &self.defaults.section) {
            (Some(id), _, _) => Some(id.to_string()),
            (None, Some((column, value)), default) => {
                let why = "the register has no such section";
                self.report(column, value, why);
                default.clone()
            }
            (None, None, Some(default)) => Some(default.clone()),
            (None, None, None) => {
                self.report("all", &self.cells.join(" "), "it is not said in which section it stands: add `--section`");
                None
            }
        }
    }

    fn service(&mut self) -> Option<String> {
        let stated = self.cell(Field::Service);
        let services = &self.register.services;
        let same = |value: &str| {
            let id = words(value).join("-");
            services.iter().find(|own| own.id == id.as_str() || own.name.eq_ignore_ascii_case(value))
        };
        match stated {
            Some((column, value)) => match same(value) {
                Some(service) => Some(service.id.to_string()),
                None => {
                    self.report(column, value, "the register has no such service; products belong into `applies-if`");
                    self.defaults.service.clone()
                }
            },
            None => self.defaults.service.clone(),
        }
    }

    fn date(&mut self, field: Field) -> Option<Written> {
        let (column, value) = self.cell(field)?;
        match cells::date(value, self.options.dates) {
            Ok(date) => Some(date),
            Err(why) => {
                self.report(column, value, &why);
                None
            }
        }
    }

    /// The first day; a row whose date is not understood is not placed.
    fn start(&mut self) -> Option<Written> {
        match self.cell(Field::Effective) {
            None if self.defaults.known_since.is_some() => self.defaults.known_since.map(Written::Month),
            None => {
                let why = "the row has no date: say since when such rows are known with `--known-since`";
                self.report("all", &self.cells.join(" "), why);
                None
            }
            Some((column, value)) => match cells::date(value, self.options.dates) {
                Ok(date) => Some(date),
                Err(why) => {
                    self.report(column, value, &format!("{why}; the row is left out until then"));
                    None
                }
            },
        }
    }

    /// `effective` where the day is exact and no announcement is missing, else `known-since`.
    fn start_field(&self, start: Written, announced: Option<Date>) -> (&'static str, Date) {
        let date = start.date();
        let is_due = self.register.policy_on(date, None).is_some_and(|own| own.notice_days.is_some());
        match start {
            Written::Day(_) if announced.is_some() || !is_due => ("effective", date),
            Written::Day(_) | Written::Month(_) => ("known-since", date),
        }
    }

    fn data(&mut self) -> Option<Yaml> {
        let (column, value) = self.cell(Field::Data)?;
        let (found, unknown) = cells::terms(value, &self.register.data_categories);
        for word in unknown {
            self.report(column, &word, "the register has no such category under `data-categories`");
        }
        (!found.is_empty()).then(|| Yaml::words(found))
    }

    fn locations(&mut self) -> Option<Yaml> {
        let roles = [
            ("processing", Field::Country),
            ("storage", Field::Storage),
            ("backup", Field::Backup),
            ("support", Field::Support),
        ];
        let roles = roles.map(|(role, field)| (role, self.places(field)));
        let places = map(roles);
        (places != Yaml::Map(Vec::new())).then(|| Yaml::List(vec![places]))
    }

    fn places(&mut self, field: Field) -> Option<Yaml> {
        let (column, value) = self.cell(field)?;
        let blocs: Vec<String> = self.register.blocs.iter().map(|own| own.id.to_string()).collect();
        let (found, unknown) = cells::places(value, &blocs);
        for word in unknown {
            self.report(column, &word, "it is not a country, nor `EU`, `EEA` or `worldwide`");
        }
        (!found.is_empty()).then(|| Yaml::List(found.into_iter().map(place).collect()))
    }

    fn transfer(&mut self) -> Option<Yaml> {
        let (column, value) = self.cell(Field::Transfer)?;
        let mut found = Vec::new();
        for part in value.split([',', ';', '/', '+']).map(str::trim).filter(|own| !own.is_empty()) {
            match mechanism(part) {
                Some(own) if found.contains(&own.word()) => {}
                Some(own) => found.push(own.word()),
                None => self.report(column, part, "it is not a transfer mechanism that is known"),
            }
        }
        (!found.is_empty()).then(|| Yaml::words(found))
    }

    /// All columns that are notes, each under its head if there are several.
    fn note(&self) -> Option<Yaml> {
        let notes = self.columns.cells(Field::Note, self.table, self.cells);
        let notes: Vec<String> = match notes.as_slice() {
            [] => return None,
            [(_, only)] => vec![(*only).to_owned()],
            all => all.iter().map(|(head, value)| format!("{head}: {value}.")).collect(),
        };
        Some(Yaml::text(notes.join(" ")))
    }
}

fn place(own: CellPlace) -> Yaml {
    match own.city {
        None => Yaml::Text(own.code),
        Some(city) => map([("country", Some(Yaml::Text(own.code))), ("city", Some(Yaml::Text(city)))]),
    }
}

fn mechanism(text: &str) -> Option<Mechanism> {
    let text = words(text).join("-");
    let usual = match text.as_str() {
        "sccs" | "standard-contractual-clauses" | "eu-sccs" | "model-clauses" => Some(Mechanism::Scc),
        "data-privacy-framework" | "eu-us-dpf" | "eu-us-data-privacy-framework" => Some(Mechanism::Dpf),
        "adequacy-decision" => Some(Mechanism::Adequacy),
        "binding-corporate-rules" | "bcrs" => Some(Mechanism::Bcr),
        "idta" => Some(Mechanism::UkIdta),
        "n-a" | "na" | "none" | "not-applicable" => Some(Mechanism::NoneNeeded),
        _ => None,
    };
    usual.or_else(|| Mechanism::ALL.into_iter().find(|own| own.word() == text))
}

/// An id for an engagement: that of the section, else with words of the purpose, else with a number.
fn free_id(section: &str, purpose: &str, vendor: &Vendor) -> String {
    let is_free = |id: &String| !vendor.engagements.iter().any(|(own, _)| own == id);
    let purpose = words(purpose).into_iter().take(3).collect::<Vec<_>>().join("-");
    let named = [section.to_owned(), purpose].into_iter().filter(|own| Id::fits(own));
    let numbered = (2..).map(|number| format!("{section}-{number}"));
    named.chain(numbered).find(is_free).expect("numbers do not end")
}

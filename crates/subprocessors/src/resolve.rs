//! From what is written to what is meant: every word looked up, every mistake told at its place.

use crate::model::{
    Category, Contacts, Engagement, Entity, FormerName, Location, Name, Publisher, Region, Register, Role, Section,
    Service, Start, Version,
};
use crate::schema::{self, EntityFile, Named, RegisterFile, Word};
use crate::values::{Country, Date, Mail, Place, Url};
use source::{Diagnostic, Diagnostics, Entries, FileId, Span, Spanned, Text};

/// What an id looks like, for help.
pub(crate) const ID_HELP: &str =
    "an id has lower-case letters `a`-`z`, digits and single hyphens, such as `example-cloud`";

/// Whether a word can be an id: it becomes part of addresses and anchors.
pub(crate) fn is_id(word: &str) -> bool {
    let fits =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    word.split('-').all(fits)
}

/// The register that the files mean. Entries that refer to something unknown keep their other facts.
pub(crate) fn register(
    written: RegisterFile,
    entities: Vec<(FileId, String, EntityFile)>,
    diagnostics: &mut Diagnostics,
) -> Register {
    let mut resolver = Resolver { register: empty(), diagnostics };
    resolver.vocabulary(written);
    let entities = entities.into_iter().filter_map(|(file, id, entity)| resolver.entity(file, id, entity)).collect();
    Register { entities, ..resolver.register }
}

fn empty() -> Register {
    Register {
        publisher: Publisher { name: String::new(), group: None, website: None },
        services: Vec::new(),
        contacts: Contacts::default(),
        regions: Vec::new(),
        sections: Vec::new(),
        data_categories: Vec::new(),
        assurances: Vec::new(),
        entities: Vec::new(),
        units: Vec::new(),
    }
}

struct Resolver<'a> {
    register: Register,
    diagnostics: &'a mut Diagnostics,
}

impl Resolver<'_> {
    fn error(&mut self, code: &'static str, message: String, span: Span, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(code, message).at(span).help(help));
    }

    fn vocabulary(&mut self, written: RegisterFile) {
        let RegisterFile { publisher, services, contacts, regions, sections, data_categories, assurances } = written;
        self.register.publisher = Publisher {
            name: publisher.name.value,
            group: publisher.group.map(|group| group.value),
            website: self.url(publisher.website),
        };
        self.ids(&services);
        self.register.services = services
            .0
            .into_iter()
            .map(|(id, service)| Service {
                id: id.value,
                name: service.name.value,
                address: service.address.map(|address| address.value),
            })
            .collect();
        self.register.contacts = Contacts { dpa: self.mail(contacts.and_then(|own| own.dpa)) };
        self.ids(&regions);
        self.register.regions = named(regions, |id, name| Region { id, name });
        self.sections(sections);
        self.ids(&data_categories);
        self.register.data_categories = named(data_categories, |id, name| Category { id, name });
        self.ids(&assurances);
        self.register.assurances = assurances.0.into_iter().map(|(id, name)| Category { id: id.value, name }).collect();
    }

    fn sections(&mut self, sections: Vec<Word>) {
        for id in sections {
            self.id(&id);
            if let Some(first) = self.register.sections.iter().find(|own| own.id.value == id.value) {
                let problem = Diagnostic::error("duplicate-id", format!("section `{id}` is listed twice"));
                self.diagnostics.push(problem.at(id.span).see(first.id.span, "first listed here").help("keep one"));
                continue;
            }
            self.register.sections.push(Section { id });
        }
    }

    fn ids<T>(&mut self, entries: &Entries<T>) {
        entries.iter().for_each(|(id, _)| self.id(id));
    }

    fn id(&mut self, id: &Word) {
        if !is_id(id) {
            self.error("invalid-id", format!("`{id}` cannot be an id"), id.span, ID_HELP);
        }
    }

    fn entity(&mut self, file: FileId, id: String, written: EntityFile) -> Option<Entity> {
        let name = self.name(file, &id, written.name, written.class)?;
        let former_names = written.names.into_iter().filter_map(|former| self.former_name(former)).collect();
        self.ids(&written.engagements);
        let (website, subprocessors) = (self.url(written.website), self.url(written.subprocessors));
        let engagements = written.engagements.0.into_iter().filter_map(|(id, own)| self.engagement(id, own)).collect();
        Some(Entity { id, name, kind: written.kind, former_names, website, subprocessors, engagements })
    }

    fn name(&mut self, file: FileId, id: &str, name: Option<Word>, class: Option<Text>) -> Option<Name> {
        let whole = Span::new(file, 0..0);
        match (name, class) {
            (Some(name), None) => Some(Name::Legal(name)),
            (None, Some(class)) => Some(Name::Class(class)),
            (None, None) => {
                let help = "add `name:` with the legal name, or `class:` for recipients that are not named one by one";
                self.error("missing-field", format!("`{id}` has no name"), whole, help);
                None
            }
            (Some(name), Some(class)) => {
                let problem = Diagnostic::error("name-and-class", format!("`{id}` has both a `name` and a `class`"));
                let problem = problem.at(class.span).see(name.span, "the name");
                self.diagnostics.push(problem.help("keep `name` for a legal entity, `class` for unnamed recipients"));
                None
            }
        }
    }

    fn former_name(&mut self, written: schema::FormerName) -> Option<FormerName> {
        Some(FormerName { until: self.date(Some(written.until))?.value, name: written.name })
    }

    fn engagement(&mut self, id: Word, written: schema::Engagement) -> Option<Engagement> {
        let services: Vec<String> = self.register.services.iter().map(|own| own.id.clone()).collect();
        let service = self.known("unknown-service", "services", &written.service, &services);
        let sections: Vec<String> = self.register.sections.iter().map(|own| own.id.value.clone()).collect();
        let section = self.known("unknown-section", "sections", &written.section, &sections);
        if written.history.is_empty() {
            let help = "add `history:` with a first version: `- effective: 2026-01-31` or `- known-since: 2026-01-31`";
            self.error("missing-field", format!("`{id}` has no history"), id.span, help);
        }
        let history = written.history.into_iter().filter_map(|version| self.version(&id, version)).collect();
        Some(Engagement { service: service?, section: section?, id, history })
    }

    fn version(&mut self, engagement: &Word, written: schema::Version) -> Option<Version> {
        let announced = self.date(written.announced);
        let data = written.data.map(|words| {
            let known: Vec<String> = self.register.data_categories.iter().map(|own| own.id.clone()).collect();
            self.all_known("unknown-data-category", "data categories", &words, &known)
        });
        let assurances = written.assurances.map(|words| {
            let known: Vec<String> = self.register.assurances.iter().map(|own| own.id.clone()).collect();
            self.all_known("unknown-assurance", "assurances", &words, &known)
        });
        let locations =
            written.locations.map(|locations| locations.into_iter().map(|location| self.location(location)).collect());
        Some(Version {
            start: self.start(engagement, written.effective, written.known_since)?,
            announced,
            ended: written.ended,
            purpose: written.purpose,
            data,
            locations,
            assurances,
            condition: written.condition,
        })
    }

    fn start(&mut self, engagement: &Word, effective: Option<Word>, known: Option<Word>) -> Option<Spanned<Start>> {
        match (effective, known) {
            (Some(date), None) => Some(self.date(Some(date))?.map(Start::Effective)),
            (None, Some(date)) => Some(self.date(Some(date))?.map(Start::KnownSince)),
            (None, None) => {
                let help = "add `effective: YYYY-MM-DD`, or `known-since: YYYY-MM-DD` where the first day is not known";
                self.error("missing-field", format!("a version of `{engagement}` has no date"), engagement.span, help);
                None
            }
            (Some(effective), Some(known)) => {
                let problem = Diagnostic::error("two-dates", "a version cannot be both `effective` and `known-since`");
                let problem = problem.at(known.span).see(effective.span, "the other date");
                self.diagnostics.push(problem.help("keep `effective` if the first day is known"));
                None
            }
        }
    }

    fn location(&mut self, written: schema::Location) -> Location {
        let regions: Vec<String> = self.register.regions.iter().map(|own| own.id.clone()).collect();
        let whom = self.all_known("unknown-region", "customer regions", &written.whom, &regions);
        let schema::Location { whom: _, storage, backup, failover, edge, support, seat } = written;
        let by_role = [storage, backup, failover, edge, support, seat];
        let mut places = Vec::new();
        for (role, words) in Role::ALL.into_iter().zip(by_role) {
            places.extend(words.iter().filter_map(|word| self.place(word)).map(|place| (role, place)));
        }
        Location { whom, places }
    }

    fn place(&mut self, word: &Word) -> Option<Place> {
        let place = Place::parse(word);
        if place.is_none() {
            let problem = format!("`{word}` is not an ISO 3166-1 country code, nor `EU` or `EEA`");
            let known = Country::codes().chain(["EU", "EEA"]);
            let problem = Diagnostic::error("unknown-country", problem).at(word.span);
            self.diagnostics.push(match usual_code(word) {
                Some(code) => problem.help(format!("did you mean `{code}`?")),
                None => match source::closest(word, known) {
                    Some(code) => problem.help(format!("did you mean `{code}`?")),
                    None => problem.help("write two capital letters, such as `DE`"),
                },
            });
        }
        place
    }

    fn all_known(&mut self, code: &'static str, what: &str, words: &[Word], known: &[String]) -> Vec<usize> {
        words.iter().filter_map(|word| self.known(code, what, word, known)).collect()
    }

    /// The position of a word among the known ones.
    fn known(&mut self, code: &'static str, what: &str, word: &Word, known: &[String]) -> Option<usize> {
        let found = known.iter().position(|own| *own == word.value);
        if found.is_none() {
            let problem =
                Diagnostic::error(code, format!("`{word}` is not one of the register's {what}")).at(word.span);
            self.diagnostics.push(problem.suggest(word, known.iter().map(String::as_str)));
        }
        found
    }

    fn date(&mut self, word: Option<Word>) -> Option<Spanned<Date>> {
        let word = word?;
        let shaped = word.len() == 10
            && word.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let date = word.parse::<Date>().ok().filter(|_| shaped);
        if date.is_none() {
            let message = match shaped {
                true => format!("`{word}` is not a day of the calendar"),
                false => format!("`{word}` is not a date"),
            };
            self.error("invalid-date", message, word.span, "write year, month and day: `2026-01-31`");
        }
        Some(Spanned::new(date?, word.span))
    }

    fn url(&mut self, word: Option<Word>) -> Option<Url> {
        let word = word?;
        let url = Url::parse(&word);
        if url.is_none() {
            let help = "write a full address that starts with `https://`, or `mailto:` and a mail address";
            self.error("unsafe-url", format!("`{word}` is not an address to link to"), word.span, help);
        }
        url
    }

    fn mail(&mut self, word: Option<Word>) -> Option<Mail> {
        let word = word?;
        let mail = Mail::parse(&word);
        if mail.is_none() {
            let help = "write an address such as `privacy@example.com`";
            self.error("invalid-mail", format!("`{word}` is not a mail address"), word.span, help);
        }
        mail
    }
}

/// The code that ISO 3166-1 has for a country that people write in another way.
fn usual_code(written: &str) -> Option<&'static str> {
    let upper = written.to_uppercase();
    match upper.as_str() {
        "UK" | "UKK" => return Some("GB"),
        "EL" => return Some("GR"),
        _ => {}
    }
    let known = celes::Country::get_countries();
    let same = |country: &&celes::Country| {
        country.alpha3 == upper || country.alpha2 == upper || country.long_name.eq_ignore_ascii_case(written)
    };
    known.iter().find(same).map(|country| country.alpha2)
}

fn named<T>(entries: Entries<Named>, make: impl Fn(String, Text) -> T) -> Vec<T> {
    entries.0.into_iter().map(|(id, named)| make(id.value, named.name)).collect()
}

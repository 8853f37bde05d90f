//! Everything a build needs, read and checked: configuration, facts, prose, theme, languages.

use crate::catalogues::{self, Catalogue, Expected, Units};
use crate::config::{self, Config};
use crate::content::{self, Content};
use crate::drift::Standard;
use crate::files::json::Neutral;
use crate::kept::{Before, Checked, Kept};
use crate::language::Language;
use crate::lint::{self, Vendors};
use crate::localizer::{Localizer, Voice};
use crate::look::{self, Look};
use crate::message::{Filling, Fillings, blanks};
use crate::options::Options;
use crate::pages::record::Record;
use crate::routes::{PageId, Part, Slugs, TODAY};
use crate::spoken::{Spoken, Texts};
use crate::watch::Phase;
use rayon::prelude::*;
use source::{Diagnostic, Diagnostics, Sources, Spanned, Unit};
use std::sync::{Arc, OnceLock};
use subprocessors::{Date, Id, Mail, Register, Revision, Trees};

/// Everything a build needs.
pub(crate) struct Inputs {
    pub(crate) config: Config,
    pub(crate) register: Register,
    pub(crate) content: Content,
    pub(crate) look: Arc<Look>,
    /// By position of the locale.
    pub(crate) languages: Arc<Vec<Language>>,
    /// The positions of all locales in the order in which speakers of none of them would look for theirs.
    pub(crate) menu: Vec<usize>,
    /// By position of the locale, each with what was wrong with it; empty for the source language.
    catalogues: Vec<Checked>,
    /// By position of the locale: those of which its language is a variety, the nearest first.
    parents: Vec<Vec<usize>>,
    /// Which pages are in which languages.
    spoken: Spoken,
    /// Terms and names that every language has.
    standard: Standard,
    /// Every revision of the list up to the day of the build, once somebody has asked.
    revisions: OnceLock<Vec<Revision>>,
}

/// What is written in the source language, and the texts of it that readers see.
pub(crate) struct Originals {
    pub(crate) config: Config,
    pub(crate) register: Register,
    content: Option<Content>,
    /// Texts of facts and prose.
    pub(crate) facts: Vec<Unit>,
    /// Words of the interface.
    pub(crate) interface: Vec<Unit>,
    trees: Trees,
    pub(crate) look: Arc<Look>,
    standard: Standard,
}

/// Reads everything; whatever is wrong anywhere is added to `diagnostics`, and as much as possible is
/// read in spite of it. Of an earlier reading, whatever nothing has changed of is taken over.
pub(crate) fn read(
    sources: &Sources,
    options: &Options,
    before: Option<&Before<'_>>,
    diagnostics: &mut Diagnostics,
) -> Option<(Inputs, Kept)> {
    let Originals { config, register, content, facts, interface, trees, look, standard } =
        originals(sources, options, before, diagnostics)?;
    let languages = match before.and_then(Before::languages) {
        Some(languages) => Arc::clone(languages),
        None => Arc::new(options.during(Phase::Parse, || languages(&config))),
    };
    // Where a file could not be read, its texts are unknown: then nothing is called missing or stale.
    let whole = !diagnostics.has_errors();
    let expected = Expected {
        facts: Units::new(&facts),
        interface: Units::new(&interface),
        theme: look.theme(),
        whole,
        source: &languages[0],
        standard: &standard,
        vendors: Vendors::of(&register),
        rules: &config.rules,
    };
    let catalogue = |locale: usize| {
        let known = before.and_then(|own| own.catalogue(locale, &languages[locale].tag, &facts, whole));
        known.unwrap_or_else(|| Checked {
            catalogue: Arc::new(catalogue(sources, &config, &languages, locale, &expected, options)),
            is_behind: false,
        })
    };
    let catalogues: Vec<Checked> = (0..languages.len()).into_par_iter().map(catalogue).collect();
    catalogues.iter().for_each(|own| diagnostics.extend(own.catalogue.1.clone()));
    let texts = Texts { sources, register: &register, facts: &facts, interface: &interface };
    let spoken = Spoken::of(&texts, catalogues.iter().map(|own| &own.catalogue.0));
    let kept = Kept {
        sources: sources.clone(),
        options: options.clone(),
        trees,
        look: Arc::clone(&look),
        languages: Arc::clone(&languages),
        facts,
        whole,
        catalogues: catalogues.clone(),
    };
    let content = content.filter(|_| look.templates.is_some())?;
    let (menu, parents, revisions) = (menu(&languages), parents(&languages), OnceLock::new());
    Some((
        Inputs { config, register, content, look, menu, languages, catalogues, parents, spoken, standard, revisions },
        kept,
    ))
}

/// What is to be said of the catalogues that were left without a look.
pub(crate) fn catch_up(inputs: &Inputs, kept: &Kept) -> Diagnostics {
    let theme = inputs.look.theme();
    let interface = theme.units();
    let (facts, interface) = (Units::new(&kept.facts), Units::new(&interface));
    let expected = Expected {
        facts,
        interface,
        theme,
        whole: kept.whole,
        source: &inputs.languages[0],
        standard: &inputs.standard,
        vendors: Vendors::of(&inputs.register),
        rules: &inputs.config.rules,
    };
    let behind: Vec<usize> = (0..inputs.catalogues.len()).filter(|at| inputs.catalogues[*at].is_behind).collect();
    let (languages, options) = (&inputs.languages, &kept.options);
    let one = |locale| catalogue(&kept.sources, &inputs.config, languages, locale, &expected, options).1;
    let found: Vec<Diagnostics> = behind.into_par_iter().map(one).collect();
    let mut all = Diagnostics::new();
    found.into_iter().for_each(|own| all.extend(own));
    all
}

/// Reads what is written in the source language.
pub(crate) fn originals(
    sources: &Sources,
    options: &Options,
    before: Option<&Before<'_>>,
    diagnostics: &mut Diagnostics,
) -> Option<Originals> {
    let config = options.during(Phase::Parse, || config::read(sources, options, diagnostics));
    let ((register, trees), look) = rayon::join(
        || register(sources, config.as_ref(), options, before, diagnostics),
        || match before.and_then(Before::look) {
            Some(look) => Arc::clone(look),
            None => Arc::new(look::read(sources, config.as_ref(), options)),
        },
    );
    diagnostics.extend(look.found.clone());
    let mut facts: Vec<Unit> = config.iter().flat_map(Config::units).collect();
    facts.extend(register.iter().flat_map(|register| register.units.iter().cloned()));
    let raw_html = config.as_ref().is_some_and(|config| config.raw_html);
    let content =
        options.during(Phase::Parse, || content::read(sources, register.as_ref(), raw_html, &mut facts, diagnostics));
    let (config, register, theme) = (config?, register?, look.theme.as_ref()?);
    options.during(Phase::Validate, || {
        check_blanks(&register, &facts, diagnostics);
        lint::check(sources, &register, &facts, diagnostics);
    });
    let standard = Standard::read(sources, &register, diagnostics);
    Some(Originals { interface: theme.units(), config, register, content, facts, trees, look, standard })
}

/// Reads and checks the facts.
fn register(
    sources: &Sources,
    config: Option<&Config>,
    options: &Options,
    before: Option<&Before<'_>>,
    diagnostics: &mut Diagnostics,
) -> (Option<Register>, Trees) {
    let none = Trees::default();
    let known = before.map_or(&none, Before::trees);
    let (register, trees) = options.during(Phase::Parse, || subprocessors::load_again(sources, known, diagnostics));
    let Some(register) = register else { return (None, trees) };
    let settings = config.map(|config| config.rules.clone()).unwrap_or_default();
    options.during(Phase::Validate, || {
        subprocessors::rules::check(&register, options.as_of, &settings, diagnostics);
    });
    (Some(register), trees)
}

/// The languages of all locales, by position.
pub(crate) fn languages(config: &Config) -> Vec<Language> {
    config.locales.par_iter().map(|own| Language::new(&own.locale)).collect()
}

/// The order of the root collation mixes scripts in the same way for every reader.
fn menu(languages: &[Language]) -> Vec<usize> {
    let mut all: Vec<usize> = (0..languages.len()).collect();
    all.sort_by(|a, b| languages[0].compare(&languages[*a].endonym, &languages[*b].endonym));
    all
}

/// The locales of which the language of each is a variety, but for that of the sources, which is asked last.
fn parents(languages: &[Language]) -> Vec<Vec<usize>> {
    let position = |tag: &String| languages.iter().position(|own| own.tag == *tag).filter(|at| *at > 0);
    let of = |own: &Language| own.parents().iter().filter_map(position).collect();
    languages.iter().enumerate().map(|(at, own)| if at == 0 { Vec::new() } else { of(own) }).collect()
}

fn catalogue(
    sources: &Sources,
    config: &Config,
    languages: &[Language],
    locale: usize,
    expected: &Expected<'_>,
    options: &Options,
) -> (Catalogue, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let catalogue = match locale {
        0 => Catalogue::default(),
        _ => {
            catalogues::read(sources, &config.locales[locale], &languages[locale], expected, options, &mut diagnostics)
        }
    };
    (catalogue, diagnostics)
}

/// A name in braces is one of the names that every text may hold.
fn check_blanks(register: &Register, units: &[Unit], diagnostics: &mut Diagnostics) {
    let fillings = fillings(register, |names| names.join(", "));
    // A fact that could not be read has been reported where it stands.
    let unread = diagnostics.iter().any(|own| own.code == "invalid-mail");
    for unit in units {
        for name in blanks(&unit.text.source).into_iter().filter(|name| fillings.get(&[], name).is_none()) {
            if name.ends_with("_contact") && unread {
                continue;
            }
            let problem = Diagnostic::error("unknown-placeholder", format!("nothing fills in `{{{name}}}`"));
            let problem = problem.at(unit.text.span);
            diagnostics.push(match name {
                "dpa_contact" => problem.help("add `contacts:` with `dpa: you@example.com` to data/register.yaml"),
                "objection_contact" | "privacy_contact" => {
                    let key = if name == "privacy_contact" { "privacy" } else { "objections" };
                    problem.help(format!("add `contacts:` with `{key}: you@example.com` to data/register.yaml"))
                }
                "group" => problem.help("add `group:` to the publisher in data/register.yaml"),
                "service_address" => problem.help("add `address:` to the service in data/register.yaml"),
                _ => problem.suggest(name, fillings.names()),
            });
        }
    }
}

/// The names that every text may hold, filled from the facts.
pub(crate) fn fillings(register: &Register, list: impl Fn(&[String]) -> String) -> Fillings {
    let named = |names: Vec<&str>| {
        let parts =
            |part: fn(Filling) -> String| names.iter().map(|name| part(Filling::name(name))).collect::<Vec<_>>();
        Filling { html: list(&parts(|own| own.html)), plain: list(&parts(|own| own.plain)) }
    };
    let publisher = Some(Filling::name(&register.publisher.name));
    let service = Some(named(register.services.iter().map(|service| service.name.as_str()).collect()));
    let group = register.publisher.group.as_deref().map(Filling::name);
    let addresses: Vec<&str> = register.services.iter().filter_map(|service| service.address.as_deref()).collect();
    let service_address = (!addresses.is_empty()).then(|| named(addresses));
    let contacts = &register.contacts;
    let mail = |mail: &Option<Spanned<Mail>>| mail.as_ref().map(|mail| Filling::mail(mail));
    let all = [
        ("publisher", publisher),
        ("service", service),
        ("group", group),
        ("service_address", service_address),
        ("dpa_contact", mail(&contacts.dpa)),
        ("objection_contact", mail(&contacts.objections)),
        ("privacy_contact", mail(&contacts.privacy)),
    ];
    Fillings(all.into_iter().filter_map(|(name, filling)| Some((name, filling?))).collect())
}

impl Inputs {
    /// The words of a locale.
    pub(crate) fn localizer(&self, locale: usize) -> Localizer<'_> {
        let language = &self.languages[locale];
        let fillings = fillings(&self.register, |names| language.list(names));
        let chain = self.chain(locale).map(|own| self.voice(own)).collect();
        Localizer::new(chain, self.look.theme(), fillings, self.config.raw_html)
    }

    fn voice(&self, locale: usize) -> Voice<'_> {
        let catalogue = (locale > 0).then(|| &self.catalogues[locale].catalogue.0);
        Voice { language: &self.languages[locale], catalogue }
    }

    /// The locales that are asked for a text: a locale itself, those of which its language is a variety, the source.
    fn chain(&self, locale: usize) -> impl Iterator<Item = usize> {
        let parents = &self.parents[locale];
        std::iter::once(locale).chain(parents.iter().copied()).chain((locale > 0).then_some(0))
    }

    /// Whether the main text of a page is in the language of a locale, and not only shown in another.
    pub(crate) fn is_said(&self, locale: usize, page: PageId) -> bool {
        self.spoken.has(locale, page)
    }

    /// Whether a page is in the same languages as others of its kind.
    pub(crate) fn is_said_everywhere(&self, page: PageId) -> bool {
        self.spoken.is_usual(page)
    }

    /// Whether a native speaker has reviewed the translations of a locale; the source language needs none.
    pub(crate) fn is_reviewed(&self, locale: usize) -> bool {
        locale == 0 || !self.catalogues[locale].catalogue.0.is_unreviewed
    }

    /// Every revision of the list up to the day of the build, as `history.json` publishes them.
    pub(crate) fn revisions(&self, date: Date) -> &[Revision] {
        self.revisions.get_or_init(|| self.register.revisions(date, &Neutral::new(self)))
    }

    /// The position of a section: its table and its prose.
    pub(crate) fn section(&self, id: &Id) -> usize {
        let position = self.register.sections.iter().position(|own| own.id.value == *id);
        position.expect("an engagement's section is one of the register's")
    }

    /// Whether a locale has a page that others have.
    pub(crate) fn has(&self, locale: usize, page: PageId) -> bool {
        !page.is_archived() || self.config.locales[locale].archive
    }

    /// The parts that the site has: choices only where the register marks some, an archive once there was a list,
    /// if any language keeps one.
    pub(crate) fn parts(&self, record: &Record<'_>) -> impl Iterator<Item = Part> + use<> {
        let choices = !self.register.facets.is_empty();
        let archive = !record.days.is_empty() && self.config.locales.iter().any(|own| own.archive);
        Part::ALL.into_iter().filter(move |own| match own {
            Part::Choices => choices,
            Part::Archive => archive,
            _ => true,
        })
    }

    /// The pages of all locales that search engines see.
    pub(crate) fn indexed(&self, record: &Record<'_>) -> impl Iterator<Item = PageId> {
        let facets = (0..self.register.facets.len()).map(PageId::Facet);
        let parts = self.parts(record).map(PageId::Part);
        std::iter::once(PageId::List).chain(record.today.entities()).chain(parts).chain(facets)
    }

    /// What stands in addresses of a locale.
    pub(crate) fn slugs(&self, locale: usize) -> Slugs {
        let words = self.localizer(locale);
        let slug = |key: &str| words.label(key, &[]);
        Slugs { list: self.slug(locale), parts: Part::ALL.map(|own| slug(own.words().0)), today: slug(TODAY) }
    }

    /// The slug of the list in a locale.
    fn slug(&self, locale: usize) -> String {
        if let Some(slug) = &self.config.locales[locale].slug {
            return slug.clone();
        }
        let Some(slug) = &self.content.list.slug else {
            return "subprocessors".to_owned();
        };
        let own = |locale: usize| self.catalogues[locale].catalogue.0.get(Some(content::SLUG), &slug.source);
        let translated = self.chain(locale).find_map(|voice| own(voice)?.first().cloned());
        translated.unwrap_or_else(|| slug.source.to_string())
    }
}

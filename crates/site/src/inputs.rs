//! Everything a build needs, read and checked: configuration, facts, prose, theme, languages.

use crate::catalogues::{self, Catalogue, Expected, Units};
use crate::config::{self, Config};
use crate::content::{self, Content};
use crate::language::Language;
use crate::lint;
use crate::localizer::Localizer;
use crate::message::{Filling, Fillings, blanks};
use crate::options::Options;
use crate::pages::WORDS;
use crate::templates::Templates;
use crate::theme::{self, Theme};
use crate::watch::Phase;
use rayon::prelude::*;
use source::{Diagnostic, Diagnostics, Sources, Spanned, Unit};
use subprocessors::{Id, Mail, Register};

/// Everything a build needs.
pub(crate) struct Inputs {
    pub(crate) config: Config,
    pub(crate) register: Register,
    pub(crate) content: Content,
    pub(crate) theme: Theme,
    pub(crate) templates: Templates,
    /// By position of the locale.
    pub(crate) languages: Vec<Language>,
    /// The positions of all locales in the order in which speakers of none of them would look for theirs.
    pub(crate) menu: Vec<usize>,
    /// By position of the locale; empty for the source language.
    pub(crate) catalogues: Vec<Catalogue>,
}

/// What is written in the source language, and the texts of it that readers see.
pub(crate) struct Originals {
    pub(crate) config: Config,
    pub(crate) theme: Theme,
    register: Register,
    content: Option<Content>,
    templates: Option<Templates>,
    /// Texts of facts and prose.
    pub(crate) facts: Vec<Unit>,
    /// Words of the interface.
    pub(crate) interface: Vec<Unit>,
}

/// Reads everything; whatever is wrong anywhere is added to `diagnostics`, and as much as possible is
/// read in spite of it.
pub(crate) fn read(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Option<Inputs> {
    let originals = originals(sources, options, diagnostics)?;
    let languages = options.during(Phase::Parse, || languages(&originals.config));
    // Where a file could not be read, its texts are unknown: then nothing is called missing or stale.
    let whole = !diagnostics.has_errors();
    let expected = Expected {
        facts: Units::new(&originals.facts),
        interface: Units::new(&originals.interface),
        theme: &originals.theme,
        whole,
    };
    let read: Vec<(Catalogue, Diagnostics)> = (0..languages.len())
        .into_par_iter()
        .map(|locale| catalogue(sources, &originals.config, &languages, locale, &expected, options))
        .collect();
    let mut catalogues = Vec::with_capacity(read.len());
    for (catalogue, found) in read {
        catalogues.push(catalogue);
        diagnostics.extend(found);
    }
    let Originals { config, theme, register, content, templates, .. } = originals;
    Some(Inputs {
        config,
        register,
        content: content?,
        theme,
        templates: templates?,
        menu: menu(&languages),
        languages,
        catalogues,
    })
}

/// Reads what is written in the source language.
pub(crate) fn originals(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Option<Originals> {
    let (config, register) = options.during(Phase::Parse, || {
        (config::read(sources, options, diagnostics), subprocessors::load(sources, diagnostics))
    });
    if let Some(register) = &register {
        let settings = config.as_ref().map(|config| config.rules.clone()).unwrap_or_default();
        options.during(Phase::Validate, || {
            subprocessors::rules::check(register, options.as_of, &settings, diagnostics);
        });
    }
    let mut facts = register.as_ref().map(|register| register.units.clone()).unwrap_or_default();
    let (theme, templates, content) = options.during(Phase::Parse, || {
        let theme_folder = config.as_ref().map_or("themes/annex/", |config| config.theme.as_str());
        let theme = theme::read(sources, theme_folder, diagnostics);
        let templates = theme.as_ref().and_then(|theme| Templates::load(sources, theme, diagnostics));
        if let Some(theme) = &theme {
            theme::require(theme, sources, WORDS, diagnostics);
        }
        let raw_html = config.as_ref().is_some_and(|config| config.raw_html);
        (theme, templates, content::read(sources, register.as_ref(), raw_html, &mut facts, diagnostics))
    });
    let (config, register, theme) = (config?, register?, theme?);
    options.during(Phase::Validate, || {
        check_blanks(&register, &facts, diagnostics);
        lint::check(sources, &register, &facts, diagnostics);
    });
    Some(Originals { interface: theme.units(), config, theme, register, content, templates, facts })
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
fn fillings(register: &Register, list: impl Fn(&[String]) -> String) -> Fillings {
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
        let (source, catalogue) = (&self.languages[0], &self.catalogues[locale]);
        Localizer::new(language, source, catalogue, &self.theme, fillings, self.config.raw_html)
    }

    /// The position of a section: its table and its prose.
    pub(crate) fn section(&self, id: &Id) -> usize {
        let position = self.register.sections.iter().position(|own| own.id.value == *id);
        position.expect("an engagement's section is one of the register's")
    }

    /// The slug of the list in a locale.
    pub(crate) fn slug(&self, locale: usize) -> String {
        let Some(slug) = &self.content.list.slug else {
            return "subprocessors".to_owned();
        };
        match self.catalogues[locale].get(Some(content::SLUG), &slug.source) {
            Some([translated, ..]) => translated.clone(),
            _ => slug.source.to_string(),
        }
    }
}

//! Translations: one catalogue a locale for facts and prose, one for the interface of the theme.
//!
//! A translation belongs to the source text that it translates. When that text changes, the two no
//! longer match: the translation is stale, the new text missing, and both are reported.

use crate::config::LocaleConfig;
use crate::content::is_slug;
use crate::drift::{self, Book, Pair, Said, Standard};
use crate::language::Language;
use crate::lint::{self, Vendors};
use crate::lookup::Lookup;
use crate::markdown;
use crate::message::blanks;
use crate::options::Options;
use crate::routes::is_slug_part;
use crate::theme::Theme;
use crate::typography;
use crate::watch::Phase;
use source::{Diagnostic, Diagnostics, Level, Sources, Span, Unit, po};
use std::cell::OnceCell;
use std::sync::{Arc, OnceLock};
use subprocessors::rules::Settings;

/// The header in which a catalogue says whether a native speaker has reviewed it.
const REVIEWED: &str = "X-Reviewed-By-Native-Speaker";

/// The translations of one locale.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    /// Whether a file of it says that no native speaker has reviewed it, or nothing of that.
    pub(crate) is_unreviewed: bool,
    /// By source text.
    texts: Lookup<Vec<String>>,
    /// By context, each with its source text.
    within: Lookup<(Arc<str>, Vec<String>)>,
}

impl Catalogue {
    /// The translation of a text, in every plural form.
    pub(crate) fn get(&self, context: Option<&str>, source: &str) -> Option<&[String]> {
        match context {
            None => self.texts.get(source).map(Vec::as_slice),
            Some(context) => {
                self.within.get(context).filter(|(own, _)| **own == *source).map(|(_, forms)| forms.as_slice())
            }
        }
    }

    fn insert(&mut self, unit: &Unit, forms: Vec<String>) {
        let source = Arc::clone(&unit.text.source);
        match &unit.context {
            None => self.texts.insert(source, forms),
            Some(context) => self.within.insert(context.as_str().into(), (source, forms)),
        };
    }
}

/// The texts of a kind, to find them by what a catalogue says.
pub(crate) struct Units<'a> {
    all: &'a [Unit],
    /// The position of the first unit of a text without context.
    texts: Lookup<usize>,
    /// The position of the first unit of a context, which has one text.
    within: Lookup<usize>,
    /// What each of them says, once a language is compared with it.
    said: Vec<OnceLock<Said>>,
}

impl<'a> Units<'a> {
    /// Of these.
    pub(crate) fn new(all: &'a [Unit]) -> Self {
        let said = all.iter().map(|_| OnceLock::new()).collect();
        let mut units = Units { all, texts: Lookup::default(), within: Lookup::default(), said };
        // Backwards, so that the first of several stands.
        for (at, unit) in all.iter().enumerate().rev() {
            match &unit.context {
                None => units.texts.insert(Arc::clone(&unit.text.source), at),
                Some(context) => units.within.insert(context.as_str().into(), at),
            };
        }
        units
    }

    /// What a text says.
    fn said(&self, at: usize, expected: &Expected<'_>) -> &Said {
        let Standard { glossary, names } = expected.standard;
        self.said[at].get_or_init(|| Said::of(&self.all[at].text.source, expected.source, glossary, names))
    }

    fn find(&self, context: Option<&str>, source: &str) -> Option<usize> {
        let at = match context {
            None => self.texts.get(source),
            Some(context) => self.within.get(context),
        };
        at.copied().filter(|at| *self.all[*at].text.source == *source)
    }
}

/// What a locale's catalogues are checked against.
pub(crate) struct Expected<'a> {
    /// The texts of facts and prose.
    pub(crate) facts: Units<'a>,
    /// The words of the interface.
    pub(crate) interface: Units<'a>,
    /// The theme that holds the words.
    pub(crate) theme: &'a Theme,
    /// Whether all texts are known, so that one can be called missing or stale.
    pub(crate) whole: bool,
    /// The language of the sources.
    pub(crate) source: &'a Language,
    /// Terms and names that every language has.
    pub(crate) standard: &'a Standard,
    /// How vendors are spelled.
    pub(crate) vendors: Vendors<'a>,
    /// How the rules are set.
    pub(crate) rules: &'a Settings,
}

/// Reads and checks both catalogues of a locale.
pub(crate) fn read(
    sources: &Sources,
    locale: &LocaleConfig,
    language: &Language,
    expected: &Expected<'_>,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let mut pairs = Vec::new();
    let facts = format!("data/translations/{}.po", locale.tag);
    let interface = format!("{}translations/{}.po", expected.theme.folder, locale.tag);
    for (path, units) in [(facts, &expected.facts), (interface, &expected.interface)] {
        let mut reader = Reader {
            sources,
            locale,
            language,
            units,
            expected,
            options,
            catalogue: &mut catalogue,
            pairs: &mut pairs,
            diagnostics,
        };
        reader.file(&path);
    }
    let Standard { glossary, names } = expected.standard;
    let wording = glossary.wording(&locale.tag);
    let book = Book { sources, source: expected.source, language, glossary, wording, names, pairs };
    options.during(Phase::Validate, || drift::check(&book, expected.rules, diagnostics));
    catalogue
}

struct Reader<'a, 'r> {
    sources: &'a Sources,
    locale: &'a LocaleConfig,
    language: &'a Language,
    units: &'a Units<'a>,
    expected: &'a Expected<'a>,
    options: &'a Options,
    catalogue: &'r mut Catalogue,
    /// What is read beside what it translates.
    pairs: &'r mut Vec<Pair<'a>>,
    diagnostics: &'r mut Diagnostics,
}

impl<'a> Reader<'a, '_> {
    fn file(&mut self, path: &str) {
        let written = match self.sources.find(path) {
            None => None,
            Some(file) => match self.options.during(Phase::Parse, || po::parse(self.sources, file, self.diagnostics)) {
                // A catalogue that is not readable is an error of its own; its texts are not missing.
                None => return,
                Some(written) => Some((Span::new(file, 0..0), written)),
            },
        };
        let whole = written.as_ref().map_or(self.locale.span, |(span, _)| *span);
        let reviewed = |own: &po::Catalogue| own.field(REVIEWED).is_some_and(|who| who != "no");
        self.catalogue.is_unreviewed |= written.as_ref().is_some_and(|(_, own)| !reviewed(own));
        let entries = written.map(|(_, catalogue)| catalogue.entries).unwrap_or_default();
        let options = self.options;
        options.during(Phase::Validate, || self.entries(path, whole, entries));
    }

    fn entries(&mut self, path: &str, whole: Span, entries: Vec<po::Entry>) {
        let mut translated = vec![false; self.units.all.len()];
        for entry in entries.into_iter().filter(|entry| !entry.obsolete) {
            self.entry(entry, &mut translated);
        }
        if self.expected.whole {
            self.report_missing(path, whole, &translated);
        }
    }

    /// A problem that a strict locale does not allow.
    fn report(&mut self, problem: Diagnostic) {
        let level = if self.locale.strict { Level::Error } else { Level::Warning };
        self.diagnostics.push(problem.level(level));
    }

    fn entry(&mut self, entry: po::Entry, translated: &mut [bool]) {
        let span = entry.translation_span.or(entry.span).unwrap_or(self.locale.span);
        let units = self.units;
        let Some(at) = units.find(entry.context.as_deref(), &entry.source) else {
            if !self.expected.whole {
                return;
            }
            let message = format!("this text is no longer in the sources: \u{201c}{}\u{201d}", shorten(&entry.source));
            let problem = Diagnostic::error("stale-translation", message).at(entry.span.unwrap_or(span));
            self.report(problem.help("run `cargo xtask i18n`, which keeps the old translation beside the new text"));
            return;
        };
        if !entry.is_translated() {
            return;
        }
        let unit = &units.all[at];
        translated[at] = true;
        if entry.is_fuzzy() {
            let problem =
                Diagnostic::error("fuzzy-translation", "this translation is not confirmed, so it is not shown");
            self.report(problem.at(span).help("check it against the source text and remove the flag `fuzzy`"));
            return;
        }
        let fits = self.forms_fit(&entry, span) && self.words_fit(&entry, unit, span) && self.slug_fits(&entry, span);
        self.compare(&entry, at, span);
        if fits {
            let set = |form: String| typography::set(&self.language.tag, &form).into_owned();
            self.catalogue.insert(unit, entry.translation.into_iter().map(set).collect());
        }
    }

    /// Puts what is said for a text beside it, form by form. A part of an address says nothing.
    fn compare(&mut self, entry: &po::Entry, at: usize, span: Span) {
        if entry.context.as_deref().is_some_and(is_slug) {
            return;
        }
        let unit = &self.units.all[at];
        let said = self.units.said(at, self.expected);
        self.pairs.extend(entry.translation.iter().map(|form| Pair {
            unit,
            plural: entry.plural.clone(),
            said,
            form: form.clone(),
            span,
            flags: entry.flags.clone(),
            words: OnceCell::new(),
        }));
    }

    fn forms_fit(&mut self, entry: &po::Entry, span: Span) -> bool {
        let wanted = if entry.plural.is_some() { self.language.plural_forms() } else { 1 };
        let fits = entry.translation.len() == wanted;
        if !fits {
            let message =
                format!("`{}` has {wanted} plural forms here, not {}", self.locale.tag, entry.translation.len());
            let problem = Diagnostic::error("broken-catalogue", message).at(span);
            self.diagnostics.push(problem.help(format!("write `msgstr[0]` to `msgstr[{}]`", wanted - 1)));
        }
        fits
    }

    fn slug_fits(&mut self, entry: &po::Entry, span: Span) -> bool {
        let slug = entry.translation.first().map(String::as_str).unwrap_or_default();
        let fits = !entry.context.as_deref().is_some_and(is_slug) || slug.split('/').all(is_slug_part);
        if !fits {
            let problem = Diagnostic::error("invalid-slug", format!("`{slug}` cannot be part of an address")).at(span);
            self.diagnostics
                .push(problem.help("write lower-case letters, digits and hyphens, without slashes around them"));
        }
        fits
    }

    /// Whether the translation has the blanks and links of its source, and no unsafe link.
    fn words_fit(&mut self, entry: &po::Entry, unit: &Unit, span: Span) -> bool {
        let mut fits = true;
        for form in &entry.translation {
            lint::check_translation(self.sources, &self.expected.vendors, form, span, self.diagnostics);
            let (wanted, found) = (blanks(&unit.text.source), blanks(form));
            // A form for one thing, two things or none may do without the number.
            let counted = entry.plural.is_some() && wanted.iter().all(|name| found.contains(name) || *name == "count");
            if wanted != found && !(counted && found.iter().all(|name| wanted.contains(name))) {
                let list = |names: &[&str]| match names {
                    [] => "none".to_owned(),
                    names => format!("`{{{}}}`", names.join("}`, `{")),
                };
                let message =
                    format!("the source text has {} to fill in, the translation {}", list(&wanted), list(&found));
                let problem =
                    Diagnostic::error("placeholder-mismatch", message).at(span).see(unit.text.span, "the source text");
                self.diagnostics.push(problem.help("keep every word in braces as it is, braces included"));
                fits = false;
            }
            for target in markdown::links(form).into_iter().filter(|target| !markdown::is_safe_link(target)) {
                self.diagnostics.push(markdown::unsafe_link(&target).at(span));
                fits = false;
            }
        }
        fits
    }

    fn report_missing(&mut self, path: &str, whole: Span, translated: &[bool]) {
        let units = self.units;
        let is_first = |at: usize, unit: &Unit| units.find(unit.context.as_deref(), &unit.text.source) == Some(at);
        let all = units.all.iter().enumerate();
        let missing = all.filter(|(at, unit)| !translated[*at] && is_first(*at, unit));
        let missing: Vec<&Unit> = missing.map(|(_, unit)| unit).collect();
        let help = match self.locale.strict {
            true => "run `cargo xtask i18n` and fill it in, or leave out `strict` for this locale",
            false => "it is shown in the source language; run `cargo xtask i18n` and fill it in",
        };
        let lacks = |unit: &Unit, others: String| {
            format!("`{path}` has no translation of \u{201c}{}\u{201d}{others}", shorten(&unit.text.source))
        };
        if self.locale.strict && missing.len() <= FEW {
            for unit in missing {
                let problem = Diagnostic::error("missing-translation", lacks(unit, String::new()));
                self.report(problem.at(unit.text.span).help(help));
            }
        } else if let [first, rest @ ..] = missing.as_slice() {
            let others = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
            let problem = Diagnostic::error("missing-translation", lacks(first, others)).at(whole);
            self.report(problem.see(first.text.span, "the first of them").help(help));
        }
    }
}

/// More missing texts than these are told in one sentence.
const FEW: usize = 10;

fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

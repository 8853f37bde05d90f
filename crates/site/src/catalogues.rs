//! Translations: one catalogue a locale for facts and prose, one for the interface of the theme.
//!
//! A translation belongs to the source text that it translates. When that text changes, the two no
//! longer match: the translation is stale, the new text missing, and both are reported.

mod fit;

pub(crate) use fit::fits;

use crate::config::LocaleConfig;
use crate::content::is_slug;
use crate::drift::{self, Book, Pair, Said, Standard};
use crate::language::Language;
use crate::lint::{self, Vendors};
use crate::lookup::Lookup;
use crate::options::Options;
use crate::plural;
use crate::theme::Theme;
use crate::typography;
use crate::watch::Phase;
use source::{Diagnostic, Diagnostics, Level, Sources, Span, Unit, po};
use std::cell::OnceCell;
use std::sync::{Arc, OnceLock};
use subprocessors::rules::Settings;

/// The header in which a catalogue says whether a native speaker has reviewed it.
const REVIEWED: &str = "X-Reviewed-By-Native-Speaker";

/// The header in which a catalogue tells gettext's tools how its language counts.
const PLURALS: &str = "Plural-Forms";

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
        if let Some((span, catalogue)) = &written {
            self.check_plurals(*span, catalogue);
        }
        let entries = written.map(|(_, catalogue)| catalogue.entries).unwrap_or_default();
        let options = self.options;
        options.during(Phase::Validate, || self.entries(path, whole, entries));
    }

    /// Tools of translators take the forms of a text for those that the header counts out.
    fn check_plurals(&mut self, span: Span, catalogue: &po::Catalogue) {
        let Some(header) = catalogue.field(PLURALS) else { return };
        let counts = catalogue.entries.iter().any(|own| own.plural.is_some());
        let Some((number, given)) = plural::disagreement(header, self.language).filter(|_| counts) else { return };
        let (tag, form) = (&self.locale.tag, self.language.plural_form(number));
        let name = self.language.plural_names()[form];
        let given = given.map_or("no form".to_owned(), |given| format!("`msgstr[{given}]`"));
        let message = format!("for {number} this header gives {given}; `{tag}` has `msgstr[{form}]` ({name})");
        let text = self.sources.text(span.file).unwrap_or_default();
        let start = text.find(PLURALS).unwrap_or_default();
        let line = text[start..].find(['\n', '\\']).map_or(text.len(), |end| start + end);
        let problem = Diagnostic::warning("plural-formula", message).at(Span::new(span.file, start..line));
        let right = plural::header(self.language);
        self.diagnostics.push(problem.help(format!("write `{right}`, and look at every text that counts")));
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
        let fits = fits(self.locale, self.language, unit, &entry, self.diagnostics);
        for form in &entry.translation {
            lint::check_translation(self.sources, &self.expected.vendors, form, span, self.diagnostics);
        }
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

//! Texts in the language of a page, or honestly in the source language.

use crate::catalogues::Catalogue;
use crate::language::Language;
use crate::markdown::{self, Prose};
use crate::message::{Filling, Fillings, Own, blanks, escape};
use crate::theme::Theme;
use crate::view::Html;
use source::Text;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use subprocessors::{Bloc, Date, Place, Register, Since, by_id};

/// Puts the facts of a register into one language.
///
/// A text without a translation is shown in the source language, marked with its own `lang` and
/// `dir`; that it happened is remembered until [`Localizer::take_fallback`], for a note on the page.
pub(crate) struct Localizer<'a> {
    pub(crate) language: &'a Language,
    source: &'a Language,
    catalogue: &'a Catalogue,
    theme: &'a Theme,
    fillings: Fillings,
    raw_html: bool,
    fallback: Cell<bool>,
    known: Known<'a>,
}

/// What was said, by key, with whether it fell back.
type Remembered<'a, T> = RefCell<BTreeMap<&'a str, (T, bool)>>;

/// What was said before and is said again on many pages.
#[derive(Default)]
struct Known<'a> {
    words: Remembered<'a, String>,
    shared: Remembered<'a, Html>,
    dates: RefCell<BTreeMap<Date, Filling>>,
    places: RefCell<BTreeMap<Place, String>>,
}

/// A text found in some language.
enum Found<'a> {
    InLanguage(&'a str),
    InSource(&'a str),
}

impl<'a> Localizer<'a> {
    /// For one locale. `fillings` are the names that any text may hold.
    pub(crate) fn new(
        language: &'a Language,
        source: &'a Language,
        catalogue: &'a Catalogue,
        theme: &'a Theme,
        fillings: Fillings,
        raw_html: bool,
    ) -> Self {
        Localizer {
            language,
            source,
            catalogue,
            theme,
            fillings,
            raw_html,
            fallback: Cell::new(false),
            known: Known::default(),
        }
    }

    /// Whether anything was shown in the source language since this was last asked.
    pub(crate) fn take_fallback(&self) -> bool {
        self.fallback.take()
    }

    /// The name of the source language, in this one.
    pub(crate) fn source_language(&self) -> String {
        self.source.name_in(self.language)
    }

    fn find<'s>(&'s self, context: Option<&str>, text: &'s str, form: usize) -> Found<'s> {
        if self.language.tag == self.source.tag {
            return Found::InLanguage(text);
        }
        match self.catalogue.get(context, text).and_then(|forms| forms.get(form)) {
            Some(translation) => Found::InLanguage(translation),
            None => {
                self.fallback.set(true);
                Found::InSource(text)
            }
        }
    }

    /// HTML of a text, marked with its language if that is not the page's.
    fn mark(&self, found: &Found<'_>, html: impl Fn(&str) -> String) -> String {
        match found {
            Found::InLanguage(text) => html(text),
            Found::InSource(text) => {
                let (lang, dir) = (&self.source.tag, self.source.direction.attribute());
                format!("<span lang=\"{lang}\" dir=\"{dir}\">{}</span>", html(text))
            }
        }
    }

    /// A text of the facts as HTML.
    pub(crate) fn html(&self, text: &Text) -> String {
        self.mark(&self.find(None, &text.source, 0), |text| self.fillings.html(text, &[]))
    }

    /// A text of the facts without markup.
    pub(crate) fn plain(&self, text: &Text) -> String {
        match self.find(None, &text.source, 0) {
            Found::InLanguage(text) | Found::InSource(text) => self.fillings.plain(text, &[]),
        }
    }

    /// Prose as HTML.
    pub(crate) fn prose(&self, prose: &Prose) -> String {
        prose.html(|text| self.inline(text))
    }

    /// A text of prose, which may hold inline Markdown, as HTML.
    pub(crate) fn inline(&self, text: &Text) -> String {
        let html = |text: &str| markdown::inline_html(text, self.raw_html, |name| self.fillings.get(&[], name));
        self.mark(&self.find(None, &text.source, 0), html)
    }

    /// Words of the interface as HTML, with their own fillings.
    pub(crate) fn ui(&self, key: &str, own: Own<'_>) -> String {
        let (key, words) = self.words(key);
        let say = || self.mark(&self.find(Some(key), words, 0), |text| self.fillings.html(text, own));
        if own.is_empty() { self.remembered(&self.known.words, key, say) } else { say() }
    }

    /// Words of the interface that need no fillings of their own, to be shared by many pages.
    pub(crate) fn shared(&self, key: &str) -> Html {
        let (key, _) = self.words(key);
        self.remembered(&self.known.shared, key, || self.ui(key, &[]).into())
    }

    /// What is said for a key, once made, with whether it fell back.
    fn remembered<T: Clone>(&self, known: &Remembered<'a, T>, key: &'a str, say: impl FnOnce() -> T) -> T {
        if let Some((said, fallback)) = known.borrow().get(key) {
            self.fallback.set(self.fallback.get() | fallback);
            return said.clone();
        }
        let before = self.fallback.take();
        let said = say();
        let fallback = self.fallback.get();
        self.fallback.set(before | fallback);
        known.borrow_mut().insert(key, (said.clone(), fallback));
        said
    }

    /// Words of the interface without markup.
    pub(crate) fn label(&self, key: &str, own: Own<'_>) -> String {
        let (key, words) = self.words(key);
        match self.find(Some(key), words, 0) {
            Found::InLanguage(text) | Found::InSource(text) => self.fillings.plain(text, own),
        }
    }

    /// "3 entries": words of the interface for a number, as HTML.
    pub(crate) fn count(&self, key: &str, number: usize) -> String {
        let words = &self.theme.strings[key];
        let found = self.find(Some(key), &words.one.source, self.language.plural_form(number));
        let (found, language) = match found {
            Found::InSource(_) => (Found::InSource(source_form(words, self.source, number)), self.source),
            Found::InLanguage(_) if self.language.tag == self.source.tag => {
                (Found::InLanguage(source_form(words, self.source, number)), self.language)
            }
            translated => (translated, self.language),
        };
        let count = [("count", Filling::words(&language.number(number)))];
        self.mark(&found, |text| self.fillings.html(text, &count))
    }

    /// Whether words of the interface can be shown without fillings of their own.
    pub(crate) fn needs_no_filling(&self, key: &str) -> bool {
        let words = &self.theme.strings[key];
        blanks(&words.one.source).into_iter().all(|name| self.fillings.get(&[], name).is_some())
    }

    /// Text that is the same in every language, with the names it holds.
    pub(crate) fn fill(&self, text: &str) -> String {
        self.fillings.html(text, &[])
    }

    fn words(&self, key: &str) -> (&'a str, &'a str) {
        let (key, words) = self
            .theme
            .strings
            .get_key_value(key)
            .expect("the strings that code asks for have been required of the theme");
        (key, &words.one.source)
    }

    /// A day: in words for readers, in figures for machines.
    pub(crate) fn date(&self, date: Date) -> Filling {
        let say = || {
            let words = self.language.date(date);
            Filling { html: format!("<time datetime=\"{date}\">{}</time>", escape(&words)), plain: words }
        };
        self.known.dates.borrow_mut().entry(date).or_insert_with(say).clone()
    }

    /// A first day, with "at least" where it may have been earlier.
    pub(crate) fn since(&self, since: Since) -> String {
        let date = self.date(since.date);
        if since.at_least { self.ui("at_least", &[("date", date)]) } else { date.html }
    }

    /// The name of a place. CLDR knows countries and the Union, but not the Economic Area.
    pub(crate) fn place(&self, place: &Place, register: &Register) -> String {
        if let Some(known) = self.known.places.borrow().get(place) {
            return known.clone();
        }
        let name = match place {
            Place::Bloc(Bloc::Eea) => self.label("eea", &[]),
            Place::Worldwide => self.label("worldwide", &[]),
            Place::Own(id) => by_id(&register.blocs, id).map_or_else(|| id.to_string(), |own| self.plain(&own.name)),
            Place::Country(_) | Place::Bloc(Bloc::Eu) => self.language.place(place),
        };
        // Names of the interface or of the register may fall back, each time they are shown.
        if let Place::Country(_) = place {
            self.known.places.borrow_mut().insert(place.clone(), name.clone());
        }
        name
    }

    /// The names of places in a list, sorted as the language sorts.
    pub(crate) fn places<'p>(&self, places: impl IntoIterator<Item = &'p Place>, register: &Register) -> String {
        let mut names: Vec<String> = places.into_iter().map(|place| self.place(place, register)).collect();
        names.sort_by(|a, b| self.language.compare(a, b));
        escape(&self.language.list(&names)).into_owned()
    }
}

fn source_form<'w>(words: &'w crate::theme::Words, source: &Language, number: usize) -> &'w str {
    match (&words.other, source.plural_form(number)) {
        (Some(other), form) if form > 0 => &other.source,
        _ => &words.one.source,
    }
}

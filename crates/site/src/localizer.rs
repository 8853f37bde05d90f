//! Texts in the language of a page, or honestly in another one: in that of which it is a variety, else in that of
//! the sources.

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
/// A text without a translation is shown in the next language of the chain that has one, marked with the `lang` and
/// `dir` of that; what was shown in which is remembered until [`Localizer::take_fallback`], for a note on the page.
pub(crate) struct Localizer<'a> {
    pub(crate) language: &'a Language,
    /// The languages to ask, one after the other, that of the sources last.
    chain: Vec<Voice<'a>>,
    theme: &'a Theme,
    fillings: Fillings,
    raw_html: bool,
    fallback: Cell<Fallback>,
    known: Known<'a>,
}

/// A language, and what it says.
pub(crate) struct Voice<'a> {
    pub(crate) language: &'a Language,
    /// Nothing for the language of the sources, which says what they say.
    pub(crate) catalogue: Option<&'a Catalogue>,
}

/// What was said, by key, with what of it fell back.
type Remembered<'a, T> = RefCell<BTreeMap<&'a str, (T, Fallback)>>;

/// What a text is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Share {
    Prose,
    Facts,
    Interface,
}

impl Share {
    /// All of them, with the words of the interface for each.
    pub(crate) const ALL: [(Share, &'static str); 3] =
        [(Share::Prose, "part_prose"), (Share::Facts, "part_facts"), (Share::Interface, "part_interface")];
}

/// What was shown in which other language: a bit for each share of each language of the chain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fallback(u64);

impl Fallback {
    /// As many bits as a language takes.
    const SHARES: usize = Share::ALL.len();

    fn of(voice: usize, share: Share) -> Self {
        Fallback(
            1u64.checked_shl(u32::try_from(voice * Self::SHARES + share as usize).unwrap_or(u32::MAX)).unwrap_or(0),
        )
    }

    /// Both.
    pub(crate) fn and(self, other: Fallback) -> Self {
        Fallback(self.0 | other.0)
    }

    fn has(self, voice: usize, share: Share) -> bool {
        self.0 & Self::of(voice, share).0 != 0
    }
}

/// What was said before and is said again on many pages.
#[derive(Default)]
struct Known<'a> {
    words: Remembered<'a, String>,
    shared: Remembered<'a, Html>,
    dates: RefCell<BTreeMap<Date, Filling>>,
    places: RefCell<BTreeMap<Place, String>>,
}

/// A text found in the language at some position of the chain.
struct Found<'a> {
    text: &'a str,
    voice: usize,
}

impl<'a> Localizer<'a> {
    /// For one locale: it comes first in `chain`, the language of the sources last. `fillings` are the names that any
    /// text may hold.
    pub(crate) fn new(chain: Vec<Voice<'a>>, theme: &'a Theme, fillings: Fillings, raw_html: bool) -> Self {
        let language = chain.first().expect("a chain begins with the language of the page").language;
        let (fallback, known) = (Cell::default(), Known::default());
        Localizer { language, chain, theme, fillings, raw_html, fallback, known }
    }

    /// What was shown in another language since this was last asked.
    pub(crate) fn take_fallback(&self) -> Fallback {
        self.fallback.take()
    }

    /// What was shown in another language: which one, and what of the page it was, as HTML.
    pub(crate) fn shown_elsewhere(&self, fallback: Fallback) -> Vec<(&'a Language, Vec<String>)> {
        let shares = |voice: usize| -> Vec<String> {
            let own = Share::ALL.iter().filter(|(share, _)| fallback.has(voice, *share));
            own.map(|(_, key)| self.ui(key, &[])).collect()
        };
        let all = self.chain.iter().enumerate().skip(1);
        all.map(|(at, own)| (own.language, shares(at))).filter(|own| !own.1.is_empty()).collect()
    }

    /// The language of the sources.
    pub(crate) fn source(&self) -> &'a Language {
        self.chain.last().expect("a chain ends with the language of the sources").language
    }

    /// The language in which words of the interface are said: what is filled into a sentence should be said in the
    /// language of the sentence.
    pub(crate) fn language_of(&self, key: &str) -> &'a Language {
        let (key, words) = self.words(key);
        let before = self.fallback.get();
        let language = self.chain[self.found(key, words).voice].language;
        self.fallback.set(before);
        language
    }

    fn find<'s>(
        &'s self,
        share: Share,
        context: Option<&str>,
        text: &'s str,
        form: impl Fn(&Language) -> usize,
    ) -> Found<'s> {
        let said = |voice: &'s Voice<'a>| match voice.catalogue {
            None => Some(text),
            Some(own) => Some(own.get(context, text)?.get(form(voice.language))?.as_str()),
        };
        let found = self.chain.iter().enumerate().find_map(|(voice, own)| Some(Found { text: said(own)?, voice }));
        let found = found.expect("the language of the sources has every text");
        if found.voice > 0 {
            self.fallback.set(self.fallback.get().and(Fallback::of(found.voice, share)));
        }
        found
    }

    /// HTML of a text, marked with its language if that is not the page's.
    fn mark(&self, found: &Found<'_>, html: impl Fn(&str) -> String) -> String {
        let html = html(found.text);
        if found.voice == 0 {
            return html;
        }
        let language = self.chain[found.voice].language;
        format!("<span lang=\"{}\" dir=\"{}\">{html}</span>", language.tag, language.direction.attribute())
    }

    /// A text of the facts as HTML.
    pub(crate) fn html(&self, text: &Text) -> String {
        self.mark(&self.text(Share::Facts, text), |text| self.fillings.html(text, &[]))
    }

    /// A text of the facts without markup.
    pub(crate) fn plain(&self, text: &Text) -> String {
        self.fillings.plain(self.text(Share::Facts, text).text, &[])
    }

    /// A title of the prose as HTML.
    pub(crate) fn title(&self, text: &Text) -> String {
        self.mark(&self.text(Share::Prose, text), |text| self.fillings.html(text, &[]))
    }

    /// A title of the prose without markup.
    pub(crate) fn title_plain(&self, text: &Text) -> String {
        self.fillings.plain(self.text(Share::Prose, text).text, &[])
    }

    /// Prose as HTML.
    pub(crate) fn prose(&self, prose: &Prose) -> String {
        prose.html(|text| self.inline(text))
    }

    /// A text of prose, which may hold inline Markdown, as HTML.
    pub(crate) fn inline(&self, text: &Text) -> String {
        let html = |text: &str| markdown::inline_html(text, self.raw_html, |name| self.fillings.get(&[], name));
        self.mark(&self.text(Share::Prose, text), html)
    }

    fn text<'s>(&'s self, share: Share, text: &'s Text) -> Found<'s> {
        self.find(share, None, &text.source, |_| 0)
    }

    /// Words of the interface as HTML, with their own fillings.
    pub(crate) fn ui(&self, key: &str, own: Own<'_>) -> String {
        let (key, words) = self.words(key);
        let say = || self.mark(&self.found(key, words), |text| self.fillings.html(text, own));
        if own.is_empty() { self.remembered(&self.known.words, key, say) } else { say() }
    }

    fn found<'s>(&'s self, key: &str, words: &'s str) -> Found<'s> {
        self.find(Share::Interface, Some(key), words, |_| 0)
    }

    /// Words of the interface that need no fillings of their own, to be shared by many pages.
    pub(crate) fn shared(&self, key: &str) -> Html {
        let (key, _) = self.words(key);
        self.remembered(&self.known.shared, key, || self.ui(key, &[]).into())
    }

    /// What is said for a key, once made, with whether it fell back.
    fn remembered<T: Clone>(&self, known: &Remembered<'a, T>, key: &'a str, say: impl FnOnce() -> T) -> T {
        if let Some((said, fallback)) = known.borrow().get(key) {
            self.fallback.set(self.fallback.get().and(*fallback));
            return said.clone();
        }
        let before = self.fallback.take();
        let said = say();
        let fallback = self.fallback.get();
        self.fallback.set(before.and(fallback));
        known.borrow_mut().insert(key, (said.clone(), fallback));
        said
    }

    /// Words of the interface without markup.
    pub(crate) fn label(&self, key: &str, own: Own<'_>) -> String {
        let (key, words) = self.words(key);
        self.fillings.plain(self.found(key, words).text, own)
    }

    /// "3 entries": words of the interface for a number, as HTML.
    pub(crate) fn count(&self, key: &str, number: usize) -> String {
        let words = &self.theme.strings[key];
        let form = |language: &Language| language.plural_form(number);
        let mut found = self.find(Share::Interface, Some(key), &words.one.source, form);
        let voice = &self.chain[found.voice];
        if voice.catalogue.is_none() {
            found.text = source_form(words, voice.language, number);
        }
        let count = [("count", Filling::words(&voice.language.number(number)))];
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

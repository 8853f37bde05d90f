//! A language as CLDR knows it: names, dates, lists, sorting, plurals, direction.
//!
//! The one module that knows ICU4X. Nothing here is a table of our own, but for quotation marks, which ICU4X
//! does not have.

mod quotation;

use icu_calendar::Gregorian;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{Y, YMD};
use icu_datetime::input::Date as IcuDate;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale::names::{LanguageIdentifierDisplayName, LanguageIdentifierDisplayNameOptions, RegionDisplayName};
use icu_locale::subtags::Region;
use icu_locale::{LanguageIdentifier, Locale, LocaleDirectionality, LocaleExpander, LocaleFallbacker};
use icu_plurals::{PluralCategory, PluralRules};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use subprocessors::{Date, Place};
use unicode_script::Script;
use writeable::{TryWriteable as _, Writeable as _};

/// In which direction a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// Whether it is written from right to left.
    pub(crate) fn is_rtl(self) -> bool {
        self == Direction::RightToLeft
    }

    /// The value of the HTML attribute `dir`.
    pub(crate) fn attribute(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

/// Reads a BCP 47 tag; it has to be in its canonical spelling and of a language that CLDR names.
pub(crate) fn parse_tag(tag: &str) -> Result<Locale, String> {
    let known = |locale: &Locale| name_of(&locale.id, &english()).is_some();
    match Locale::try_from_str(tag) {
        Ok(locale) if locale.to_string() == tag && known(&locale) => Ok(locale),
        Ok(locale) if known(&locale) => Err(format!("did you mean `{locale}`?")),
        _ => Err("write a BCP 47 tag such as `el` or `pt-BR`".to_owned()),
    }
}

/// The language that most people of a country use, by the country's code: `el` for `gr`.
pub(crate) fn of_country(code: &str) -> Option<String> {
    let region: Region = code.parse().ok()?;
    RegionDisplayName::try_new_light((&english()).into(), region).ok()?;
    let mut language = LanguageIdentifier { region: Some(region), ..LanguageIdentifier::UNKNOWN };
    LocaleExpander::new_extended().maximize(&mut language);
    Some(language.language.to_string()).filter(|own| parse_tag(own).is_ok())
}

/// A locale that writes numbers with digits of a CLDR name, such as `latn` or `arab`; nothing if there are none of it.
pub(crate) fn with_numerals(locale: &Locale, digits: &str) -> Option<Locale> {
    let chosen = Locale::try_from_str(&format!("{}-u-nu-{digits}", locale.id)).ok()?;
    let zero = |locale: &Locale| {
        let formatter = DecimalFormatter::try_new(locale.into(), Default::default()).ok()?;
        Some(formatter.format(&Decimal::from(0u8)).write_to_string().into_owned())
    };
    // ICU4X writes digits that it does not know as Latin ones.
    (digits == "latn" || zero(&chosen)? != "0").then_some(chosen)
}

fn english() -> Locale {
    icu_locale::locale!("en")
}

/// The name of a language in another, as for a menu.
fn name_of(language: &LanguageIdentifier, within: &Locale) -> Option<String> {
    let options = LanguageIdentifierDisplayNameOptions::default();
    let name = LanguageIdentifierDisplayName::try_new_heavy(within.into(), language.clone(), options).ok()?;
    name.as_borrowed().try_write_to_string().ok().map(|name| name.into_owned())
}

/// Everything that the pages of one locale need to know about their language.
pub(crate) struct Language {
    pub(crate) tag: String,
    pub(crate) direction: Direction,
    /// The name of the language in itself.
    pub(crate) endonym: String,
    locale: Locale,
    dates: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    years: FixedCalendarDateTimeFormatter<Gregorian, Y>,
    lists: ListFormatter,
    alternatives: ListFormatter,
    numbers: DecimalFormatter,
    plurals: PluralRules,
    /// The categories that whole numbers have, in CLDR's order.
    categories: Vec<PluralCategory>,
    collator: CollatorBorrowed<'static>,
    /// In which it is written.
    scripts: Vec<Script>,
}

/// As many categories as integers can have; more digits bring no new ones that catalogues know.
const SAMPLE: std::ops::RangeInclusive<usize> = 0..=200;

impl Language {
    /// The language of a locale that [`parse_tag`] accepted.
    pub(crate) fn new(locale: &Locale) -> Self {
        const DATA: &str = "ICU4X has compiled data with a fallback for every language that CLDR names";
        let lists = ListFormatterOptions::default().with_length(ListLength::Wide);
        let plurals = PluralRules::try_new_cardinal(locale.into()).expect(DATA);
        Language {
            tag: locale.id.to_string(),
            direction: direction(&locale.id),
            endonym: name_of(&locale.id, locale).unwrap_or_else(|| locale.to_string()),
            dates: FixedCalendarDateTimeFormatter::try_new(locale.into(), YMD::long()).expect(DATA),
            years: FixedCalendarDateTimeFormatter::try_new(locale.into(), Y::long()).expect(DATA),
            lists: ListFormatter::try_new_and(locale.into(), lists).expect(DATA),
            alternatives: ListFormatter::try_new_or(locale.into(), lists).expect(DATA),
            numbers: DecimalFormatter::try_new(locale.into(), Default::default()).expect(DATA),
            categories: categories(&plurals),
            plurals,
            collator: Collator::try_new(locale.into(), CollatorOptions::default()).expect(DATA),
            scripts: scripts(&locale.id),
            locale: locale.clone(),
        }
    }

    /// The scripts in which it is written.
    pub(crate) fn scripts(&self) -> &[Script] {
        &self.scripts
    }

    /// The marks that open and close a quotation, and one within it.
    pub(crate) fn quotation_marks(&self) -> [char; 4] {
        quotation::marks(&self.tag)
    }

    /// The name of a month, from 1 on, as it stands in dates; nothing where dates have numbers.
    pub(crate) fn month(&self, month: i8) -> Option<String> {
        let word = |month: i8| {
            let date = self.date(Date::constant(2000, month, 15));
            let words = date.split(|own: char| !own.is_alphabetic()).max_by_key(|own| own.chars().count());
            words.map(str::to_owned)
        };
        // A word that stands in every date is no month.
        word(month).filter(|own| own.chars().count() > 2 && word(month % 12 + 1).as_ref() != Some(own))
    }

    /// The tags of more general languages, the nearest first, as CLDR has them: `pt` for `pt-BR`.
    pub(crate) fn parents(&self) -> Vec<String> {
        let mut chain = LocaleFallbacker::new().for_config(Default::default()).fallback_for((&self.locale).into());
        let mut parents = Vec::new();
        loop {
            chain.step();
            if chain.get().is_unknown() {
                return parents;
            }
            parents.push(chain.get().to_string());
        }
    }

    /// A day in words: "28 October 2019" as the language writes it.
    pub(crate) fn date(&self, date: Date) -> String {
        self.dates.format(&icu(date)).write_to_string().into_owned()
    }

    /// The year of a day: "2019" as the language writes it.
    pub(crate) fn year(&self, date: Date) -> String {
        self.years.format(&icu(date)).write_to_string().into_owned()
    }

    /// "a, b and c" as the language writes it.
    pub(crate) fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.lists.format(items.iter().map(AsRef::as_ref)).write_to_string().into_owned()
    }

    /// "a, b or c" as the language writes it.
    pub(crate) fn either<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.alternatives.format(items.iter().map(AsRef::as_ref)).write_to_string().into_owned()
    }

    /// A number with the digits and groups of the language.
    pub(crate) fn number(&self, number: usize) -> String {
        let decimal = Decimal::from(u64::try_from(number).expect("counts fit into 64 bits"));
        self.numbers.format(&decimal).write_to_string().into_owned()
    }

    /// The index of the catalogue's plural form for a count: forms stand in CLDR's order.
    pub(crate) fn plural_form(&self, count: usize) -> usize {
        let category = self.plurals.category_for(count);
        let form = self.categories.iter().position(|own| *own == category);
        form.unwrap_or(self.categories.len() - 1)
    }

    /// How many plural forms a catalogue of this language has.
    pub(crate) fn plural_forms(&self) -> usize {
        self.categories.len()
    }

    /// What CLDR calls these forms: `one`, `few`, `other`.
    pub(crate) fn plural_names(&self) -> Vec<&'static str> {
        let name = |category: PluralCategory| match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        self.categories.iter().copied().map(name).collect()
    }

    /// Which of two texts stands first in a list.
    pub(crate) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b)
    }

    /// The name of a country or bloc; the code itself where CLDR has no name.
    pub(crate) fn place(&self, place: &Place) -> String {
        place_within(place, &self.locale)
    }

    /// The name of the language of a tag, in this one; nothing if it is no tag or CLDR has no name.
    pub(crate) fn name_of(&self, tag: &str) -> Option<String> {
        name_of(&parse_tag(tag).ok()?.id, &self.locale)
    }

    /// The name of this language in another.
    pub(crate) fn name_in(&self, other: &Language) -> String {
        name_of(&self.locale.id, &other.locale).unwrap_or_else(|| self.tag.clone())
    }
}

/// The name of a country or bloc in English, the language of reports; the code itself where CLDR has no name.
pub fn english_place(place: &Place) -> String {
    place_within(place, &icu_locale::locale!("en"))
}

fn place_within(place: &Place, locale: &Locale) -> String {
    let code = place.code();
    let Ok(region) = code.parse::<Region>() else { return code.to_owned() };
    match RegionDisplayName::try_new_light(locale.into(), region) {
        Ok(name) => name.write_to_string().into_owned(),
        Err(_) => code.to_owned(),
    }
}

/// The categories that whole numbers have.
fn categories(plurals: &PluralRules) -> Vec<PluralCategory> {
    // The order of the enumeration is CLDR's: zero, one, two, few, many, other.
    let used: BTreeSet<PluralCategory> = SAMPLE.map(|number| plurals.category_for(number)).collect();
    used.into_iter().collect()
}

/// The scripts of a language: that of its tag, or the likely one. Two of them mix several.
fn scripts(language: &LanguageIdentifier) -> Vec<Script> {
    let mut likely = language.clone();
    LocaleExpander::new_extended().maximize(&mut likely);
    match likely.script.as_ref().map(|own| own.as_str()) {
        Some("Jpan") => vec![Script::Han, Script::Hiragana, Script::Katakana],
        Some("Kore") => vec![Script::Hangul, Script::Han],
        Some("Hans" | "Hant") => vec![Script::Han],
        Some(name) => Script::from_short_name(name).into_iter().collect(),
        None => Vec::new(),
    }
}

fn direction(language: &LanguageIdentifier) -> Direction {
    match LocaleDirectionality::new_common().is_right_to_left(language) {
        true => Direction::RightToLeft,
        false => Direction::LeftToRight,
    }
}

/// A day as ICU4X has it.
fn icu(date: Date) -> IcuDate<Gregorian> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    IcuDate::try_new_gregorian(date.year().into(), month, day).expect("a date is a day of the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::new(&parse_tag(tag).unwrap())
    }

    #[test]
    fn dates_lists_and_names_follow_the_language() {
        let date = subprocessors::Date::constant(2019, 10, 28);
        let shown: Vec<String> = ["en", "el", "de", "pl", "ar", "ja"]
            .into_iter()
            .map(language)
            .map(|own| {
                let list = own.list(&["A", "B", "C"]);
                let place = own.place(&Place::parse("EU").unwrap());
                format!("{} {} · {} · {} · {}", own.endonym, own.direction.attribute(), own.date(date), list, place)
            })
            .collect();
        insta::assert_snapshot!(shown.join("\n"));
    }

    #[test]
    fn plural_forms_are_those_of_gettext() {
        let forms: Vec<usize> = ["ja", "en", "lt", "pl", "ga", "ar"].map(|tag| language(tag).plural_forms()).to_vec();
        assert_eq!(forms, [1, 2, 3, 3, 5, 6]);
        let polish: Vec<usize> = [1, 2, 5, 12, 22].map(|count| language("pl").plural_form(count)).to_vec();
        assert_eq!(polish, [0, 1, 2, 2, 1]);
    }

    #[test]
    fn tags_are_canonical() {
        assert!(parse_tag("pt-BR").is_ok());
        assert_eq!(parse_tag("pt-br"), Err("did you mean `pt-BR`?".to_owned()));
        assert!(parse_tag("xx").is_err());
        assert_eq!(["gr", "CZ", "jp", "qq"].map(|code| of_country(code).unwrap_or_default()), ["el", "cs", "ja", ""]);
        assert!(parse_tag("greek language").is_err());
    }
}

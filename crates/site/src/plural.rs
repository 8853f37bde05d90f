//! The header `Plural-Forms`: how gettext's tools find the form for a number.
//!
//! Annex itself asks ICU and takes forms in CLDR's order. gettext's tools know no CLDR, so a catalogue says it
//! to them in C. CLDR's rules are many, but on whole numbers they agree with one of these.

mod formula;

use crate::language::Language;
use formula::evaluate;

/// Every way in which a language of CLDR counts, the commonest first.
const FORMULAS: [&str; 20] = [
    "n != 1",
    "0",
    "n > 1",
    "n == 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2",
    "n % 10 == 1 && n % 100 != 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2",
    "n == 1 ? 0 : n >= 2 && n <= 4 ? 1 : 2",
    "n % 10 == 1 && (n % 100 < 11 || n % 100 > 19) ? 0 : n % 10 >= 2 && (n % 100 < 11 || n % 100 > 19) ? 1 : 2",
    "n % 10 == 0 || (n % 100 >= 11 && n % 100 <= 19) ? 0 : n % 10 == 1 ? 1 : 2",
    "n == 1 ? 0 : n == 0 || (n % 100 >= 1 && n % 100 <= 19) ? 1 : 2",
    "n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5",
    "n == 1 ? 0 : n == 2 ? 1 : 2",
    "n % 10 == 1 && n % 100 != 11 ? 0 : 1",
    "n % 100 == 1 ? 0 : n % 100 == 2 ? 1 : n % 100 == 3 || n % 100 == 4 ? 2 : 3",
    "n == 1 ? 0 : n == 2 ? 1 : n >= 3 && n <= 6 ? 2 : n >= 7 && n <= 10 ? 3 : 4",
    "n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n == 3 ? 3 : n == 6 ? 4 : 5",
    "n == 1 || n == 11 ? 0 : n == 2 || n == 12 ? 1 : n >= 3 && n <= 19 ? 2 : 3",
    "n == 1 ? 0 : n == 2 ? 1 : n == 0 || (n % 100 >= 3 && n % 100 <= 10) ? 2 : n % 100 >= 11 && n % 100 <= 19 ? 3 : 4",
    "n == 0 ? 0 : n == 1 ? 1 : 2",
    "n % 10 == 4 || n % 10 == 6 || n % 10 == 9",
    "n % 10 == 1 && n % 100 != 11 && n % 100 != 71 && n % 100 != 91 ? 0 : n % 10 == 2 && n % 100 != 12 && n % 100 != 72 \
     && n % 100 != 92 ? 1 : (n % 10 == 3 || n % 10 == 4 || n % 10 == 9) && (n % 100 < 10 || n % 100 > 19) && (n % 100 < 70 \
     || n % 100 > 79) && n % 100 < 90 ? 2 : 3",
];

/// On these numbers a formula has to agree: what a list counts, and every pattern of the last three digits.
const NUMBERS: std::ops::RangeInclusive<usize> = 0..=1000;

/// The value of the header `Plural-Forms` for a language.
pub(crate) fn header(language: &Language) -> String {
    // A rule that CLDR has only from tomorrow on is the translator's to fill in.
    let formula = formula(language).unwrap_or("0");
    let formula = if formula.contains(' ') { format!("({formula})") } else { formula.to_owned() };
    format!("nplurals={}; plural={formula};", language.plural_forms())
}

fn formula(language: &Language) -> Option<&'static str> {
    let agrees =
        |formula: &str, number: usize| evaluate(formula, number as u64) == Some(language.plural_form(number) as u64);
    FORMULAS.into_iter().find(|own| NUMBERS.into_iter().all(|number| agrees(own, number)))
}

/// The first number for which a header does not give the form that the language has: the number, and what it gives.
pub(crate) fn disagreement(header: &str, language: &Language) -> Option<(usize, Option<u64>)> {
    let fields: Vec<(&str, &str)> = header.split(';').filter_map(|own| own.split_once('=')).collect();
    let field = |name: &str| fields.iter().find(|(own, _)| own.trim() == name).map(|(_, value)| value.trim());
    let fits = field("nplurals").is_some_and(|own| own.parse() == Ok(language.plural_forms()));
    let formula = field("plural").filter(|_| fits).unwrap_or_default();
    let given = (0..=SOME).map(|number| (number, evaluate(formula, number as u64)));
    given.into_iter().find(|(number, form)| *form != Some(language.plural_form(*number) as u64))
}

/// Up to this number no two languages count alike that do not count alike at all, as the test below shows.
const SOME: usize = 200;

/// What earlier versions wrote for a language that has several forms: a formula that nobody filled in.
pub(crate) fn is_unfilled(value: &str, forms: usize) -> bool {
    let bare: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    forms > 1 && bare.trim_end_matches(';') == format!("nplurals={forms};plural=0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::parse_tag;
    use std::collections::BTreeSet;

    /// Every language that CLDR names, and those of which a region counts in its own way.
    fn tags() -> impl Iterator<Item = String> {
        let letters = || 'a'..='z';
        let two = letters().flat_map(move |a| letters().map(move |b| format!("{a}{b}")));
        let three = two.clone().flat_map(move |two| letters().map(move |c| format!("{two}{c}")));
        two.chain(three).chain(["pt-PT", "pt-BR", "es-MX", "zh-Hant", "sr-Latn"].map(str::to_owned))
    }

    #[test]
    fn gettext_counts_as_cldr_does_in_every_language() {
        let mut languages = 0;
        let mut used = BTreeSet::new();
        for tag in tags() {
            let Ok(locale) = parse_tag(&tag) else { continue };
            let language = Language::new(&locale);
            let formula = formula(&language).unwrap_or_else(|| panic!("no formula counts as `{tag}` does"));
            for number in [1001, 1011, 9_999, 100_000, 1_000_000, 1_000_001] {
                let form = u64::try_from(language.plural_form(number)).unwrap();
                assert_eq!(evaluate(formula, number as u64), Some(form), "{tag} {number}");
            }
            languages += 1;
            used.insert(formula);
        }
        assert!(languages > 600, "{languages}");
        assert_eq!(used.len(), FORMULAS.len(), "a formula of no language can go");
    }

    #[test]
    fn small_numbers_tell_all_formulas_apart() {
        let forms = |formula| (0..=SOME).map(|number| evaluate(formula, number as u64)).collect::<Vec<_>>();
        let all: BTreeSet<_> = FORMULAS.into_iter().map(forms).collect();
        assert_eq!(all.len(), FORMULAS.len());
    }

    #[test]
    fn a_header_that_counts_in_another_way_is_told_by_a_number() {
        let polish = Language::new(&parse_tag("pl").unwrap());
        let told = |header: &str| disagreement(header, &polish);
        assert_eq!(told(&super::header(&polish)), None);
        let usual = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";
        assert_eq!(told(usual), None, "written in another way, it is the same");
        assert_eq!(told("nplurals=3; plural=n==1 ? 0 : n>=2 && n<=4 ? 1 : 2;"), Some((22, Some(2))));
        assert_eq!(told("nplurals=2; plural=(n != 1);"), Some((0, None)), "two forms are not three");
        assert_eq!(told("nplurals=3; plural=(n +;"), Some((0, None)));
        assert_eq!(told(""), Some((0, None)));
    }

    #[test]
    fn a_header_has_as_many_forms_as_the_language() {
        let header = |tag: &str| super::header(&Language::new(&parse_tag(tag).unwrap()));
        assert_eq!(header("ja"), "nplurals=1; plural=0;");
        assert_eq!(header("de"), "nplurals=2; plural=(n != 1);");
        assert!(header("ga").starts_with("nplurals=5; plural=(n == 1 ? 0 : n == 2 ? 1 : n >= 3"));
    }

    #[test]
    fn only_a_formula_that_nobody_wrote_is_unfilled() {
        assert!(is_unfilled("nplurals=3; plural=0;", 3) && is_unfilled("nplurals=3;plural=0", 3));
        assert!(!is_unfilled("nplurals=1; plural=0;", 1), "one form is always the first");
        assert!(!is_unfilled("nplurals=3; plural=(n != 1);", 3) && !is_unfilled("nplurals=2; plural=0;", 3));
    }
}

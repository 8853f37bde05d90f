//! What the words in braces stand for, for translators: one line for each name that anything fills in.

/// Every name that the words of the theme or the facts may hold, and what is put in its place.
const MEANINGS: &[(&str, &str)] = &[
    // Filled from the facts, in every text.
    ("publisher", "the legal name of the company that publishes the list, never inflected"),
    ("service", "the name of the service, or the names of several in a list, never inflected"),
    ("group", "the name of the publisher's group of companies, never inflected"),
    ("service_address", "the web address at which customers reach the service"),
    ("dpa_contact", "a mail address, as a link"),
    ("objection_contact", "a mail address, as a link"),
    ("privacy_contact", "a mail address, as a link"),
    // Filled by single pages.
    ("all", "a number: how many there are"),
    ("choice", "what a customer chose, such as names of a region and a product"),
    ("conditions", "one or several conditions in a list, each like \u{201c}Product: Chat\u{201d}"),
    ("count", "a number, in the digits of the language"),
    ("date", "a day in words, as the language writes it: 28 October 2019"),
    ("days", "a number of days in words: 30 days"),
    ("dimension", "what is chosen, such as the word for product or customer region"),
    ("from", "a day in words, as the language writes it: 28 October 2019"),
    ("label", "what a value says, such as the word for purpose"),
    ("language", "the name of a language, in the language of the page: English"),
    ("laws", "one or several laws, by where they hold: the European Economic Area"),
    ("modules", "one or several numbers in a list: 2 and 3"),
    ("name", "a name, such as that of a company, never inflected"),
    ("names", "one or several names in a list, never inflected"),
    ("parts", "one or several parts of a page in a list, such as the words for headings and menus"),
    ("places", "one or several countries or groups of countries in a list, in their basic form"),
    ("role", "what happens with data at a place, such as the word for storage"),
    ("section", "the title of a table of the list"),
    ("shown", "a number: how many of them are shown"),
    ("until", "a day in words, as the language writes it: 28 October 2019"),
    ("value", "a text or name, whatever its label says"),
    ("values", "one or several names of what is chosen, in a list"),
    ("what", "what changes, in the short words for it: Purpose changes"),
];

/// What a word in braces stands for.
pub(super) fn meaning(name: &str) -> Option<&'static str> {
    MEANINGS.iter().find(|(own, _)| *own == name).map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::blanks;
    use std::collections::BTreeSet;

    /// A translator cannot ask what `{role}` is.
    #[test]
    fn every_placeholder_of_the_theme_has_a_meaning() {
        let theme = include_str!("../../../../themes/annex/theme.toml");
        let words = theme.lines().filter(|line| !line.starts_with('#'));
        let names: BTreeSet<&str> = words.flat_map(blanks).collect();
        assert!(names.len() > 20);
        let unknown: Vec<&&str> = names.iter().filter(|name| meaning(name).is_none()).collect();
        assert!(unknown.is_empty(), "add to MEANINGS: {unknown:?}");
        let facts = &["publisher", "service", "group", "service_address", "dpa_contact", "privacy_contact"];
        let needless = |name: &&str| !names.contains(name) && !facts.contains(name);
        assert_eq!(MEANINGS.iter().map(|(name, _)| *name).find(needless), None, "nothing fills it in");
    }
}

//! What the words in braces stand for, for translators: one line for each name that anything fills in.

/// Every name that the words of the theme or the facts may hold, and what is put in its place.
const MEANINGS: &[(&str, &str)] = &[
    // Filled from the facts, in every text.
    ("publisher", "legal name of the company that publishes the list, not inflected"),
    ("service", "name of the service, or several names in a list, not inflected"),
    ("group", "name of the publisher's group of companies, not inflected"),
    ("service_address", "web address of the service"),
    ("dpa_contact", "mail address, as a link"),
    ("objection_contact", "mail address, as a link"),
    ("privacy_contact", "mail address, as a link"),
    // Filled by single pages.
    ("all", "number: how many there are"),
    ("choice", "what a customer chose, such as a region and a product"),
    ("conditions", "one or several conditions in a list, such as \u{201c}Product: Chat\u{201d}"),
    ("count", "number, in digits"),
    ("date", "day, such as \u{201c}28 October 2019\u{201d}"),
    ("days", "number of days, such as \u{201c}30 days\u{201d}"),
    ("dimension", "what is chosen, such as \u{201c}Product\u{201d}"),
    ("from", "day, such as \u{201c}28 October 2019\u{201d}"),
    ("label", "what a value is of, such as \u{201c}Purpose\u{201d}"),
    ("language", "name of a language, such as \u{201c}English\u{201d}"),
    ("laws", "one or several laws in a list, such as \u{201c}the European Economic Area\u{201d}"),
    ("modules", "one or several numbers in a list, such as \u{201c}2 and 3\u{201d}"),
    ("name", "name, such as that of a company, not inflected"),
    ("names", "one or several names in a list, not inflected"),
    ("parts", "parts of a page in a list, such as \u{201c}headings and menus\u{201d}"),
    ("places", "one or several places in a list, such as \u{201c}Germany and France\u{201d}"),
    ("role", "what happens at a place, such as \u{201c}Storage\u{201d}"),
    ("section", "title of a table of the list"),
    ("shown", "number: how many of them are shown"),
    ("until", "day, such as \u{201c}28 October 2019\u{201d}"),
    ("value", "text or name that a label stands before"),
    ("values", "one or several names in a list, such as those of products"),
    ("what", "what changes, such as \u{201c}Purpose changes\u{201d}"),
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

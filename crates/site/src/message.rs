//! Texts with words in braces, such as `Last updated {date}`, and what fills them.

use std::borrow::Cow;
use std::ops::Range;
use subprocessors::Mail;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// The name of something to fill in.
    Blank(&'a str),
}

/// The pieces of a text. A brace that encloses no name stands for itself.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some((range, name)) = next_blank(rest) {
        if range.start > 0 {
            all.push(Piece::Words(&rest[..range.start]));
        }
        all.push(Piece::Blank(name));
        rest = &rest[range.end..];
    }
    if !rest.is_empty() {
        all.push(Piece::Words(rest));
    }
    all
}

/// The names in braces of a text, sorted: a translation has the same ones.
pub(crate) fn blanks(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = pieces(text)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Blank(name) => Some(name),
            Piece::Words(_) => None,
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn next_blank(text: &str) -> Option<(Range<usize>, &str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let close = text[open..].find('}').map(|at| open + at)?;
        let name = &text[open + 1..close];
        if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return Some((open..close + 1, name));
        }
        from = open + 1;
    }
    None
}

/// Something to fill in: as HTML for a page, as plain text for titles and attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filling {
    pub(crate) html: String,
    pub(crate) plain: String,
}

impl Filling {
    /// Words of the page's own language.
    pub(crate) fn words(text: &str) -> Self {
        Filling { html: escape(text).into_owned(), plain: text.to_owned() }
    }

    /// What is HTML already, for words that are shown as HTML.
    pub(crate) fn markup(html: String) -> Self {
        Filling { html, plain: String::new() }
    }

    /// A mail address to write to.
    pub(crate) fn mail(mail: &Mail) -> Self {
        let mail = escape(mail.as_str());
        let html = format!("<a href=\"mailto:{mail}\"><bdi translate=\"no\">{mail}</bdi></a>");
        Filling { html, plain: mail.into_owned() }
    }

    /// A legal or product name: never translated, and isolated from the direction around it.
    pub(crate) fn name(text: &str) -> Self {
        let html = format!("<bdi translate=\"no\">{}</bdi>", escape(text));
        Filling { html, plain: text.to_owned() }
    }
}

/// What fills the blanks of a text, by name. Later ones stand before earlier ones.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fillings<'a>(pub(crate) Vec<(&'a str, Cow<'a, Filling>)>);

impl<'a> Fillings<'a> {
    /// These and one more.
    pub(crate) fn with(&self, name: &'a str, filling: Filling) -> Self {
        let mut all = self.0.clone();
        all.push((name, Cow::Owned(filling)));
        Fillings(all)
    }

    /// What fills a blank.
    pub(crate) fn get(&self, name: &str) -> Option<&Filling> {
        self.0.iter().rev().find(|(own, _)| *own == name).map(|(_, filling)| &**filling)
    }

    /// The names that can be filled in.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(|(name, _)| *name)
    }

    /// The text as HTML: its words escaped, its blanks filled. An unknown blank stays as written; it
    /// has been reported where the text was read.
    pub(crate) fn html(&self, text: &str) -> String {
        let fill = |piece| match piece {
            Piece::Words(words) => escape(words).into_owned(),
            Piece::Blank(name) => self.get(name).map_or_else(|| format!("{{{name}}}"), |own| own.html.clone()),
        };
        pieces(text).into_iter().map(fill).collect()
    }

    /// The text without markup.
    pub(crate) fn plain(&self, text: &str) -> String {
        let fill = |piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Blank(name) => self.get(name).map_or_else(|| format!("{{{name}}}"), |own| own.plain.clone()),
        };
        pieces(text).into_iter().map(fill).collect()
    }
}

/// A text for HTML, inside elements and quoted attributes.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_and_everything_else_is_escaped() {
        let fillings = Fillings::default().with("name", Filling::name("A & B <Ltd>"));
        let text = "{name} isn't {unknown}, { } or {A}";
        assert_eq!(
            fillings.html(text),
            "<bdi translate=\"no\">A &amp; B &lt;Ltd&gt;</bdi> isn&#39;t {unknown}, { } or {A}"
        );
        assert_eq!(fillings.plain(text), "A & B <Ltd> isn't {unknown}, { } or {A}");
    }
}

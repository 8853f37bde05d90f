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
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, behind) = match next_blank(rest) {
            Some((range, name)) if range.start == 0 => (Piece::Blank(name), range.end),
            Some((range, _)) => (Piece::Words(&rest[..range.start]), range.start),
            None => (Piece::Words(rest), rest.len()),
        };
        rest = &rest[behind..];
        Some(piece)
    })
}

/// The names in braces of a text, sorted: a translation has the same ones.
pub(crate) fn blanks(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = pieces(text)
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

/// What fills the blanks of every text, by name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fillings(pub(crate) Vec<(&'static str, Filling)>);

/// What fills the blanks of one text besides.
pub(crate) type Own<'o> = &'o [(&'o str, Filling)];

impl Fillings {
    /// What fills a blank of a text with fillings of its own, which go first.
    pub(crate) fn get<'f>(&'f self, own: Own<'f>, name: &str) -> Option<&'f Filling> {
        let own = own.iter().rev().find(|(own, _)| *own == name).map(|(_, filling)| filling);
        own.or_else(|| self.0.iter().find(|(own, _)| *own == name).map(|(_, filling)| filling))
    }

    /// The names that can be filled in.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(|(name, _)| *name)
    }

    /// The text as HTML: its words escaped, its blanks filled. An unknown blank stays as written; it
    /// has been reported where the text was read.
    pub(crate) fn html(&self, text: &str, own: Own<'_>) -> String {
        self.filled(text, own, |words, out| out.push_str(&escape(words)), |filling| &filling.html)
    }

    /// The text without markup.
    pub(crate) fn plain(&self, text: &str, own: Own<'_>) -> String {
        self.filled(text, own, |words, out| out.push_str(words), |filling| &filling.plain)
    }

    fn filled(
        &self,
        text: &str,
        own: Own<'_>,
        say: impl Fn(&str, &mut String),
        part: impl Fn(&Filling) -> &str,
    ) -> String {
        let mut out = String::with_capacity(text.len() + 16);
        for piece in pieces(text) {
            match piece {
                Piece::Words(words) => say(words, &mut out),
                Piece::Blank(name) => match self.get(own, name) {
                    Some(filling) => out.push_str(part(filling)),
                    None => out.extend(["{", name, "}"]),
                },
            }
        }
        out
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
        let (fillings, own) = (Fillings::default(), [("name", Filling::name("A & B <Ltd>"))]);
        let text = "{name} isn't {unknown}, { } or {A}";
        assert_eq!(
            fillings.html(text, &own),
            "<bdi translate=\"no\">A &amp; B &lt;Ltd&gt;</bdi> isn&#39;t {unknown}, { } or {A}"
        );
        assert_eq!(fillings.plain(text, &own), "A & B <Ltd> isn't {unknown}, { } or {A}");
    }
}

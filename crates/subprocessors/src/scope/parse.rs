//! From a sentence to a [`Scope`].
//!
//! ```text
//! condition = parts [ "unless" parts ]
//! parts     = part { "and" part } | part { "or" part }        -- not both without brackets
//! part      = "(" condition ")" | "not" "(" condition ")"
//!           | dimension "is" [ "not" ] id { ( "," | "or" ) id }
//!           | "customer" ( "uses" | "does not use" ) id { ( "," | "or" | "and" ) id }
//! ```
//! A comma before `and`, `or` or `unless` is allowed, as people write it.

use super::words::{Token, tokens};
use super::{Dimension, Scope};
use crate::model::Id;
use std::ops::Range;

/// What is wrong with a condition, and where in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) message: String,
    pub(crate) range: Range<usize>,
    pub(crate) help: &'static str,
}

/// A name in a condition, to be looked up: its dimension (or none for what customers use) and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) dimension: Option<Dimension>,
    pub(crate) word: String,
    pub(crate) range: Range<usize>,
}

const EXAMPLE: &str =
    "write a sentence such as `product is chat or mail and customer uses ai-answers`, or `region is not us`";
const BRACKETS: &str = "put brackets around what belongs together: `(product is chat or plan is pro) and region is eu`";
/// Deeper brackets than these nobody reads.
const DEEPEST: usize = 16;

/// The scope that a condition means, and every name in it.
pub(crate) fn parse(text: &str) -> Result<(Scope, Vec<Mention>), Mistake> {
    let tokens = tokens(text);
    let mut parser = Parser { tokens: &tokens, at: 0, end: text.len(), mentions: Vec::new(), depth: 0 };
    let scope = parser.condition()?;
    match parser.peek() {
        None => Ok((scope, parser.mentions)),
        Some(_) => Err(parser.mistake("this does not belong to the sentence", EXAMPLE)),
    }
}

struct Parser<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    end: usize,
    mentions: Vec<Mention>,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn condition(&mut self) -> Result<Scope, Mistake> {
        let scope = self.parts()?;
        if !self.take_joint("unless") {
            return Ok(scope);
        }
        let exception = self.parts()?;
        Ok(Scope::all([scope, exception.negated()].into_iter().flat_map(Scope::into_all).collect()))
    }

    fn parts(&mut self) -> Result<Scope, Mistake> {
        let mut parts = vec![self.part()?];
        let mut joint = None;
        while let Some(word) = ["and", "or"].into_iter().find(|word| self.sees_joint(word)) {
            if joint.is_some_and(|joint| joint != word) {
                return Err(self.mistake("`and` and `or` stand side by side", BRACKETS));
            }
            joint = Some(word);
            self.take_joint(word);
            parts.push(self.part()?);
        }
        Ok(if joint == Some("or") { Scope::any(parts) } else { Scope::all(parts) })
    }

    fn part(&mut self) -> Result<Scope, Mistake> {
        let not = self.sees("not") && self.next_is("(");
        if not {
            self.at += 1;
        }
        if self.take("(") {
            let inner = self.bracket()?;
            return Ok(if not { inner.negated() } else { inner });
        }
        if self.take("customer") {
            return self.uses();
        }
        let Some(dimension) = self.peek().and_then(|token| Dimension::parse(token.text)) else {
            return Err(self.mistake("a part of a condition starts with what it is about", SUBJECTS));
        };
        self.at += 1;
        self.is(dimension)
    }

    fn bracket(&mut self) -> Result<Scope, Mistake> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.mistake("brackets are nested too deep", "say it in fewer brackets"));
        }
        let inner = self.condition()?;
        self.depth -= 1;
        if !self.take(")") {
            return Err(self.mistake("a bracket is not closed", "write `)` where it ends"));
        }
        Ok(inner)
    }

    fn is(&mut self, dimension: Dimension) -> Result<Scope, Mistake> {
        if !self.take("is") {
            return Err(self.mistake(&format!("`is` has to follow `{}`", dimension.word()), EXAMPLE));
        }
        let not = self.take("not");
        let values = self.values(Some(dimension), &["or"])?;
        Ok(Scope::Is { dimension, values, not })
    }

    fn uses(&mut self) -> Result<Scope, Mistake> {
        let not = self.take("does");
        let verb = if not { self.take("not") && self.take("use") } else { self.take("uses") };
        if !verb {
            return Err(self.mistake("`customer` has to be followed by `uses` or `does not use`", EXAMPLE));
        }
        let from = self.at;
        let whats = self.values(None, &["or", "and"])?;
        let all = self.tokens[from..self.at].iter().any(|token| token.text == "and");
        if all && self.tokens[from..self.at].iter().any(|token| token.text == "or") {
            return Err(self.mistake("`and` and `or` stand side by side", BRACKETS));
        }
        let parts = whats.into_iter().map(|what| Scope::Uses { what, not }).collect();
        // "does not use a or b" means neither of them.
        Ok(if all || not { Scope::all(parts) } else { Scope::any(parts) })
    }

    /// A list of names, as long as what follows a joint is no new part of the condition.
    fn values(&mut self, dimension: Option<Dimension>, joints: &[&str]) -> Result<Vec<Id>, Mistake> {
        let mut values = vec![self.value(dimension)?];
        loop {
            let before = self.at;
            let joined = self.take(",") | joints.iter().any(|word| self.take(word));
            if !joined || self.starts_part() || ["and", "or", "unless"].iter().any(|word| self.sees(word)) {
                self.at = before;
                return Ok(values);
            }
            values.push(self.value(dimension)?);
        }
    }

    fn value(&mut self, dimension: Option<Dimension>) -> Result<Id, Mistake> {
        match self.peek().cloned() {
            Some(token) if Id::fits(token.text) => {
                self.at += 1;
                let word = token.text.to_owned();
                self.mentions.push(Mention { dimension, word, range: token.range });
                Ok(Id::new(token.text))
            }
            _ => {
                let what = dimension.map_or("feature, configuration, integration or service", Dimension::word);
                Err(self.mistake(&format!("the id of a {what} has to stand here"), EXAMPLE))
            }
        }
    }

    /// Whether a part of the condition starts here: `product is`, `customer uses`, `(`.
    fn starts_part(&self) -> bool {
        let subject = self.peek().is_some_and(|token| Dimension::parse(token.text).is_some());
        (subject && self.next_is("is"))
            || (self.sees("customer") && (self.next_is("uses") || self.next_is("does")))
            || self.sees("(")
            || (self.sees("not") && self.next_is("("))
    }

    fn peek(&self) -> Option<&Token<'a>> {
        self.tokens.get(self.at)
    }

    fn sees(&self, word: &str) -> bool {
        self.peek().is_some_and(|token| token.text == word)
    }

    fn next_is(&self, word: &str) -> bool {
        self.tokens.get(self.at + 1).is_some_and(|token| token.text == word)
    }

    fn take(&mut self, word: &str) -> bool {
        let seen = self.sees(word);
        self.at += usize::from(seen);
        seen
    }

    /// A word that joins parts, perhaps behind a comma.
    fn sees_joint(&self, word: &str) -> bool {
        self.sees(word) || (self.sees(",") && self.next_is(word))
    }

    fn take_joint(&mut self, word: &str) -> bool {
        let seen = self.sees_joint(word);
        if seen {
            self.take(",");
            self.take(word);
        }
        seen
    }

    fn mistake(&self, message: &str, help: &'static str) -> Mistake {
        let range = self.peek().map_or(self.end..self.end, |token| token.range.clone());
        Mistake { message: message.to_owned(), range, help }
    }
}

const SUBJECTS: &str =
    "start with `product`, `edition`, `plan`, `deployment`, `region` or `cohort` and `is`, or with `customer uses`";

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match parse(text) {
            Ok((scope, _)) => scope.to_string(),
            Err(mistake) => format!("{} at {:?}", mistake.message, mistake.range),
        }
    }

    #[test]
    fn sentences_are_read_as_they_are_meant() {
        for (written, meant) in [
            ("product is chat", "product is chat"),
            ("product is chat, mail or talk", "product is chat, mail or talk"),
            ("product is not chat or mail", "product is not chat or mail"),
            (
                "product is chat or mail, and customer uses ai-answers",
                "product is chat or mail and customer uses ai-answers",
            ),
            ("product is chat or region is eu", "product is chat or region is eu"),
            ("customer uses a or b", "customer uses a or customer uses b"),
            ("customer uses a and b", "customer uses a and customer uses b"),
            ("customer does not use a or b", "customer does not use a and customer does not use b"),
            ("product is mail unless customer uses own-smtp", "product is mail and customer does not use own-smtp"),
            ("(product is chat or plan is pro) and region is eu", "(product is chat or plan is pro) and region is eu"),
            ("not (product is chat and region is eu)", "product is not chat or region is not eu"),
            ("product is product or plan", "product is product or plan"),
        ] {
            assert_eq!(read(written), meant);
            assert_eq!(read(&read(written)), meant, "what is shown can be written");
        }
    }

    #[test]
    fn other_sentences_are_refused_where_they_go_wrong() {
        for (written, mistake) in [
            ("", "a part of a condition starts with what it is about at 0..0"),
            ("products is chat", "a part of a condition starts with what it is about at 0..8"),
            ("product chat", "`is` has to follow `product` at 8..12"),
            ("product is", "the id of a product has to stand here at 10..10"),
            ("product is Chat", "the id of a product has to stand here at 11..15"),
            ("customer is new", "`customer` has to be followed by `uses` or `does not use` at 9..11"),
            ("(product is chat", "a bracket is not closed at 16..16"),
            ("product is chat)", "this does not belong to the sentence at 15..16"),
            ("product is chat and plan is pro or region is eu", "`and` and `or` stand side by side at 32..34"),
            ("product is a, b and c", "a part of a condition starts with what it is about at 20..21"),
        ] {
            assert_eq!(read(written), mistake);
        }
    }
}

//! `emphasis-mismatch`: what the source text stresses is stressed in every language.

use super::{Book, Rule, problem};
use pulldown_cmark::{Event, Parser, Tag};
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "emphasis-mismatch",
    level: Level::Warning,
    checks: "A translation stresses as many parts as its source text does, in the same ways: `**strong**`, `*emphasis*`, `` `code` ``.",
    why: "Stress carries meaning in legal texts, and half of a pair of marks shows on the page.",
    example: "msgid \"**Backups**: where they are.\"\nmsgstr \"Sicherungen: wo sie liegen.\"",
    check,
};

/// How many parts of a text are marked, by the kind of mark.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    strong: usize,
    emphasis: usize,
    code: usize,
}

impl Marks {
    /// Of a text in inline Markdown.
    pub(crate) fn of(text: &str) -> Self {
        let mut marks = Marks::default();
        if !text.contains(['*', '_', '`']) {
            return marks;
        }
        for event in Parser::new(text) {
            match event {
                Event::Start(Tag::Strong) => marks.strong += 1,
                Event::Start(Tag::Emphasis) => marks.emphasis += 1,
                Event::Code(_) => marks.code += 1,
                _ => {}
            }
        }
        marks
    }

    fn words(&self) -> String {
        let Marks { strong, emphasis, code } = self;
        format!("{strong} strong, {emphasis} emphasised, {code} code")
    }
}

fn check(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    for pair in book.pairs(&RULE) {
        let own = Marks::of(&pair.form);
        if own != pair.said.marks {
            let message = format!("the source text marks {}; the translation {}", pair.said.marks.words(), own.words());
            found.push(pair.beside(problem(&RULE, message).at(pair.span).help("mark the same parts")));
        }
    }
}

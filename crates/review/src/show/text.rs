//! A review for a terminal.

use super::outline::{self, Item, Mark, Outline, Part, Phrase};
use super::visible::{isolated, visible};
use crate::report::{Review, Run};

/// Of long lists so many entries are shown.
const MOST: usize = 40;

/// A review for a terminal: one change a line, what belongs to it indented below.
///
/// With `colour` what is gone is red and what is new is green; without, they stand in `[-…-]` and `{+…+}`, as
/// `git diff --word-diff` has them.
pub fn text(review: &Review, colour: bool) -> String {
    let mut writer = Writer { out: String::new(), colour };
    writer.outline(&outline::of(review, MOST));
    writer.out
}

/// How something looks: codes of ECMA-48.
#[derive(Clone, Copy)]
enum Look {
    Plain,
    Strong,
    Faint,
    Red,
    Green,
    RedStrong,
    YellowStrong,
}

impl Look {
    fn code(self) -> &'static str {
        match self {
            Look::Plain => "",
            Look::Strong => "\u{1b}[1m",
            Look::Faint => "\u{1b}[2m",
            Look::Red => "\u{1b}[31m",
            Look::Green => "\u{1b}[32m",
            Look::RedStrong => "\u{1b}[1;31m",
            Look::YellowStrong => "\u{1b}[1;33m",
        }
    }
}

struct Writer {
    out: String,
    colour: bool,
}

impl Writer {
    fn outline(&mut self, outline: &Outline) {
        self.look(Look::Strong, &outline.headline);
        self.out.push('\n');
        outline.lead.iter().for_each(|own| self.item(own, 0));
        for section in &outline.sections {
            self.out.push('\n');
            self.look(Look::Strong, section.title);
            self.out.push('\n');
            for (at, part) in section.parts.iter().enumerate() {
                self.out.push_str(if at == 0 { "" } else { "\n" });
                self.part(part);
            }
        }
    }

    fn part(&mut self, part: &Part) {
        let depth = match part.title {
            Some(title) => {
                self.out.push_str("  ");
                self.look(Look::Strong, title);
                self.out.push('\n');
                2
            }
            None => 1,
        };
        part.entries.iter().for_each(|own| self.item(own, depth));
    }

    fn item(&mut self, item: &Item, depth: usize) {
        self.out.push_str(&"  ".repeat(depth));
        match item.mark {
            Mark::Error => self.look(Look::RedStrong, "error: "),
            Mark::Warning => self.look(Look::YellowStrong, "warning: "),
            Mark::Plain | Mark::Aside => {}
        }
        let look = if item.mark == Mark::Aside { Look::Faint } else { Look::Plain };
        item.line.iter().for_each(|own| self.phrase(own, look));
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
        item.below.iter().for_each(|own| self.item(own, depth + 1));
    }

    fn phrase(&mut self, phrase: &Phrase, look: Look) {
        match phrase {
            Phrase::Own(words) => self.look(look, words),
            Phrase::Quoted(words) => self.look(look, &format!("`{}`", isolated(words))),
            Phrase::Theirs(words) | Phrase::Code(words) => self.look(look, &isolated(words)),
            Phrase::Runs { is_rtl, runs, .. } => self.runs(runs, *is_rtl),
        }
    }

    /// Text from right to left stands in isolates, so that the marks around it stay where they are.
    fn runs(&mut self, runs: &[Run], is_rtl: bool) {
        self.out.push_str(if is_rtl { "\u{2067}" } else { "" });
        runs.iter().for_each(|own| self.run(own));
        self.out.push_str(if is_rtl { "\u{2069}" } else { "" });
    }

    fn run(&mut self, run: &Run) {
        match (run, self.colour) {
            (Run::Same(text), _) => self.out.push_str(&visible(text)),
            (Run::Gone(text), true) => self.look(Look::Red, &visible(text)),
            (Run::New(text), true) => self.look(Look::Green, &visible(text)),
            (Run::Gone(text), false) => self.out.push_str(&format!("[-{}-]", visible(text))),
            (Run::New(text), false) => self.out.push_str(&format!("{{+{}+}}", visible(text))),
            (Run::Left(_), _) => self.look(Look::Faint, "[…]"),
        }
    }

    fn look(&mut self, look: Look, words: &str) {
        match self.colour && !look.code().is_empty() {
            true => self.out.push_str(&format!("{}{words}\u{1b}[0m", look.code())),
            false => self.out.push_str(words),
        }
    }
}

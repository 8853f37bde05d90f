//! What text is written on: lines of one width, each paragraph, item and fact by itself, so that one that changes
//! leaves the others as they are.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// How wide a line is, in columns of a terminal: a letter of Chinese or Japanese takes two.
const WIDTH: usize = 96;
/// How far that is moved in which belongs to an item or a fact.
const STEP: &str = "  ";

/// Lines, and what is open on the last of them.
#[derive(Default)]
pub(super) struct Paper {
    lines: Vec<String>,
    depth: usize,
    /// What stands in front of the next text: the sign of an item, the name of a fact.
    lead: Option<Lead>,
    /// Whether an empty line comes before the next text.
    gap: bool,
}

/// What stands in front of a text.
struct Lead {
    depth: usize,
    text: String,
}

impl Paper {
    /// A paragraph, wherever it belongs.
    pub(super) fn paragraph(&mut self, text: &str) {
        let inner = STEP.repeat(self.depth);
        let first = match self.lead.take() {
            Some(lead) => format!("{}{}", STEP.repeat(lead.depth), lead.text),
            None => inner.clone(),
        };
        let options = Options::new(WIDTH)
            .initial_indent(&first)
            .subsequent_indent(&inner)
            .word_separator(WordSeparator::UnicodeBreakProperties)
            .word_splitter(WordSplitter::NoHyphenation)
            // Lines above a change stay as they are; a hash is never divided.
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .break_words(false);
        let lines: Vec<String> = textwrap::wrap(text, options).iter().map(|own| own.trim_end().to_owned()).collect();
        lines.iter().for_each(|line| self.line(line));
    }

    /// A heading, which is never divided.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.flush();
        self.gap();
        self.line(&format!("{} {text}", "#".repeat(level)));
        self.gap();
    }

    /// A fact: a name, and what is said.
    pub(super) fn fact(&mut self, name: &str, text: &str) {
        self.within(&format!("{name}: "), |paper| paper.paragraph(text));
    }

    /// What belongs to an item or a fact, behind the sign or the name of it.
    pub(super) fn within(&mut self, lead: &str, write: impl FnOnce(&mut Self)) {
        // The first fact of an item stands on its line; else, what is within something that has a name stands below it.
        let item = self.lead.take_if(|own| own.text == ITEM && lead != ITEM);
        let depth = item.as_ref().map_or(self.depth, |own| own.depth);
        self.flush();
        let text = item.map_or(lead.to_owned(), |own| format!("{}{lead}", own.text));
        self.lead = Some(Lead { depth, text });
        self.depth += 1;
        write(self);
        self.depth -= 1;
        // A name behind which nothing is said stands alone; a sign behind which nothing stands is none.
        self.lead.take_if(|own| own.text == ITEM);
        self.flush();
    }

    /// An empty line before what comes, but for within an item.
    pub(super) fn gap(&mut self) {
        self.gap |= self.depth == 0 && !self.lines.is_empty();
    }

    /// A line as it stands.
    pub(super) fn line(&mut self, line: &str) {
        if std::mem::take(&mut self.gap) {
            self.lines.push(String::new());
        }
        self.lines.push(line.to_owned());
    }

    /// What stands in front stays alone on its line.
    fn flush(&mut self) {
        if let Some(Lead { depth, text }) = self.lead.take() {
            self.line(&format!("{}{}", STEP.repeat(depth), text.trim_end()));
        }
    }

    pub(super) fn lines(self) -> Vec<String> {
        self.lines
    }
}

/// The sign of an item.
pub(super) const ITEM: &str = "- ";

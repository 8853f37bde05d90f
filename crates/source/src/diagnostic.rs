//! What is wrong in the sources: said once, with its place and what to do about it.

use crate::span::Span;

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// No site is written.
    Error,
    /// The site is written; somebody should look.
    Warning,
    /// Worth knowing.
    Note,
}

impl Level {
    /// The word in reports: `error`, `warning`, `note`.
    pub fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }
}

/// One thing to say about the sources.
///
/// Messages are lower case without a final dot, the thing in backticks; `help` says what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where, if it has a place in a file.
    pub span: Option<Span>,
    /// How much it weighs.
    pub level: Level,
    /// A stable name in kebab-case, such as `unknown-country`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What stands at the place, if the message alone does not say.
    pub label: Option<String>,
    /// A second place that explains the first, with what stands there.
    pub related: Option<(Span, String)>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            span: None,
            level: Level::Error,
            code,
            message: message.into(),
            label: None,
            related: None,
            help: None,
        }
    }

    /// A warning.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic { level: Level::Warning, ..Diagnostic::error(code, message) }
    }

    /// A note.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Diagnostic { level: Level::Note, ..Diagnostic::error(code, message) }
    }

    /// The same with another level.
    pub fn level(self, level: Level) -> Self {
        Diagnostic { level, ..self }
    }

    /// The same at a place.
    pub fn at(self, span: Span) -> Self {
        Diagnostic { span: Some(span), ..self }
    }

    /// The same with a word at its place.
    pub fn label(self, label: impl Into<String>) -> Self {
        Diagnostic { label: Some(label.into()), ..self }
    }

    /// The same with a second place that explains it.
    pub fn see(self, span: Span, label: impl Into<String>) -> Self {
        Diagnostic { related: Some((span, label.into())), ..self }
    }

    /// The same with what to do.
    pub fn help(self, help: impl Into<String>) -> Self {
        Diagnostic { help: Some(help.into()), ..self }
    }

    /// The same with a suggestion of the known name that is nearest to `written`, if one is near;
    /// else with the known names, if they are few.
    pub fn suggest<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Self {
        match crate::suggest::advice(written, known) {
            Some(advice) => self.help(advice),
            None => self,
        }
    }
}

/// Diagnostics on their way to the reader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Diagnostics::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.items.extend(others);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// How many of a level there are.
    pub fn count(&self, level: Level) -> usize {
        self.items.iter().filter(|item| item.level == level).count()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// In reading order: by file and place, those without a place last; each once.
    pub fn sorted(mut self) -> Self {
        self.items.sort_by(|a, b| (a.span.is_none(), a).cmp(&(b.span.is_none(), b)));
        self.items.dedup();
        self
    }

    /// One by one.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

/// What a stage made, and what it has to say. There is no output when there are errors.
#[derive(Debug, Clone)]
pub struct Outcome<T> {
    /// The result, absent when an error stands among the diagnostics.
    pub output: Option<T>,
    /// Everything to say, in reading order.
    pub diagnostics: Diagnostics,
}

impl<T> Outcome<T> {
    /// Pairs a result with its diagnostics; an error withholds the result.
    pub fn new(output: Option<T>, diagnostics: Diagnostics) -> Self {
        let output = output.filter(|_| !diagnostics.has_errors());
        Outcome { output, diagnostics: diagnostics.sorted() }
    }
}

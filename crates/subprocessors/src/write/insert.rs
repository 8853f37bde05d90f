//! Where a version goes in a file, and how it is laid out there: like its neighbours.

use super::extent::{block_end, column, end, entry_end, next_line};
use super::yaml::Yaml;
use source::{Node, Spanned, Value};

/// A text put into another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Insertion {
    /// The byte before which it is put.
    pub(super) at: usize,
    /// What is put there.
    pub(super) text: String,
}

impl Insertion {
    /// The text with it put in.
    pub(super) fn apply(&self, before: &str) -> String {
        [&before[..self.at], &self.text, &before[self.at..]].concat()
    }
}

/// The place of a version in a file's tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The mapping that has the history: the root, or an engagement.
    pub(super) owner: Vec<String>,
    /// The position in the history, counted from 0.
    pub(super) position: usize,
}

/// The key of a history.
pub(super) const HISTORY: &str = "history";

impl Place {
    /// The mapping that has the history.
    pub(super) fn owner<'a>(&self, root: &'a Node) -> Option<&'a Node> {
        self.owner.iter().try_fold(root, |node, key| node.get(key))
    }

    /// The versions that are written there; none if there is no history yet.
    pub(super) fn versions<'a>(&self, root: &'a Node) -> &'a [Node] {
        match self.owner(root).and_then(|own| own.get(HISTORY)).map(|own| &own.value) {
            Some(Value::Sequence(items)) => items,
            _ => &[],
        }
    }
}

/// The text that puts a version into its place; nothing where the layout leaves none.
pub(super) fn insertion(text: &str, root: &Node, place: &Place, version: &Yaml) -> Option<Insertion> {
    let file = File { text, newline: if text.contains("\r\n") { "\r\n" } else { "\n" } };
    let owner = place.owner(root)?;
    let Value::Mapping(entries) = &owner.value else { return None };
    match entries.iter().find(|(key, _)| key.value == HISTORY) {
        None => file.new_history(owner, entries, version),
        Some((key, history)) => match &history.value {
            Value::Null => Some(file.first_item(key, version)),
            Value::Sequence(items) => file.item(key, history, items, place.position, version),
            _ => None,
        },
    }
}

struct File<'a> {
    text: &'a str,
    newline: &'static str,
}

impl File<'_> {
    fn char_at(&self, at: u32) -> Option<char> {
        self.text[at as usize..].chars().next()
    }

    /// A version among others.
    fn item(
        &self,
        key: &Spanned<String>,
        history: &Node,
        items: &[Node],
        position: usize,
        version: &Yaml,
    ) -> Option<Insertion> {
        let start = history.span.start as usize;
        let before = position.checked_sub(1).and_then(|at| items.get(at));
        match (self.char_at(history.span.start)?, before) {
            ('[', Some(before)) => {
                Some(Insertion { at: end(self.text, before), text: format!(", {}", version.flow()) })
            }
            ('[', None) if items.is_empty() => Some(Insertion { at: start + 1, text: version.flow() }),
            ('[', None) => Some(Insertion { at: start + 1, text: format!("{}, ", version.flow()) }),
            (_, before) => {
                let neighbour = before.or(items.first())?;
                let hyphen = self.hyphen(neighbour)?;
                let at = match before {
                    Some(before) => block_end(self.text, end(self.text, before), hyphen),
                    None => next_line(self.text, key.span.end as usize),
                };
                let lines = self.like(hyphen, neighbour, version);
                let spaced = position >= 2 && self.is_spaced(&items[position - 1]);
                Some(self.lines(at, spaced, lines))
            }
        }
    }

    /// The column of the hyphen before an item; none where something else stands between.
    fn hyphen(&self, item: &Node) -> Option<usize> {
        let before = self.text[..item.span.start as usize].trim_end();
        let before = before.strip_suffix('-')?;
        let indent = column(self.text, before.len());
        before.ends_with(&" ".repeat(indent)).then_some(indent)
    }

    /// The lines of a version, indented and styled as the one beside it.
    fn like(&self, hyphen: usize, neighbour: &Node, version: &Yaml) -> Vec<String> {
        let own = column(self.text, neighbour.span.start as usize);
        let gap = own.saturating_sub(hyphen).clamp(2, 8);
        let lines = match self.char_at(neighbour.span.start) {
            Some('{') => vec![format!("{:<gap$}{}", "-", version.flow())],
            _ => version.item(gap),
        };
        lines.into_iter().map(|line| format!("{:hyphen$}{line}", "")).collect()
    }

    /// Whether an empty line stands before the line of a version.
    fn is_spaced(&self, item: &Node) -> bool {
        let above = self.text[..item.span.start as usize].lines().rev().nth(1);
        above.is_some_and(|line| line.trim().is_empty())
    }

    /// The first version of a history that is a key without a value.
    fn first_item(&self, key: &Spanned<String>, version: &Yaml) -> Insertion {
        let indent = column(self.text, key.span.start as usize) + 2;
        let lines = version.item(2).into_iter().map(|line| format!("{:indent$}{line}", "")).collect();
        self.lines(next_line(self.text, key.span.end as usize), false, lines)
    }

    /// The first version of what has no history yet: before the engagements, as what it is about is above them.
    fn new_history(&self, owner: &Node, entries: &[(Spanned<String>, Node)], version: &Yaml) -> Option<Insertion> {
        let engagements = entries.iter().position(|(key, _)| key.value == "engagements");
        let before = match engagements {
            Some(at) if at > 0 => &entries[at - 1],
            _ => entries.last()?,
        };
        let last = entry_end(self.text, (&before.0, &before.1));
        if self.char_at(owner.span.start) == Some('{') {
            let text = format!(", {HISTORY}: [{}]", version.flow());
            return Some(Insertion { at: last, text });
        }
        let column = column(self.text, entries[0].0.span.start as usize);
        let items = version.item(2).into_iter().map(|line| format!("  {line}"));
        let lines = std::iter::once(format!("{HISTORY}:")).chain(items);
        let lines = lines.map(|line| format!("{:column$}{line}", "")).collect();
        Some(self.lines(block_end(self.text, last, column), false, lines))
    }

    /// Whole lines, put before the line that starts at `at`.
    fn lines(&self, at: usize, spaced: bool, mut lines: Vec<String>) -> Insertion {
        if spaced {
            lines.insert(0, String::new());
        }
        let lines = lines.join(self.newline);
        // The last line of a file may have no end of its own: then neither has the new one.
        let text = match self.text[..at].ends_with('\n') || at == 0 {
            true => lines + self.newline,
            false => self.newline.to_owned() + &lines,
        };
        Insertion { at, text }
    }
}

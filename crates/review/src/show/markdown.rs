//! A review as Markdown.

use super::escape;
use super::outline::{self, Item, Mark, Outline, Part, Phrase, Rank};
use super::visible::{isolated, visible};
use crate::report::{Review, Run};

/// Of long lists so many entries are shown.
const MOST: usize = 40;

/// A review as GitHub-flavoured Markdown, which other readers of Markdown show as well.
///
/// Texts of people are escaped: none can add an element, a link, a mention or a line.
pub fn markdown(review: &Review) -> String {
    let written = Written::of(&outline::of(review, MOST), false);
    written.assembled("", "", |_, _| true)
}

/// A report in Markdown, entry by entry, to be put together whole or in part.
pub(super) struct Written {
    pub(super) headline: String,
    pub(super) lead: String,
    pub(super) parts: Vec<WrittenPart>,
}

/// Entries of one kind.
pub(super) struct WrittenPart {
    /// The heading of the section, if it is the first part of it that is shown.
    pub(super) section: &'static str,
    pub(super) title: Option<&'static str>,
    pub(super) noun: &'static str,
    pub(super) rank: Rank,
    /// Each whole in itself, and ended.
    pub(super) entries: Vec<String>,
}

impl Written {
    /// Writes a report; with `folds` what is long is folded away.
    pub(super) fn of(outline: &Outline, folds: bool) -> Self {
        let parts = outline.sections.iter().flat_map(|section| {
            section.parts.iter().map(|part| WrittenPart {
                section: section.title,
                title: part.title,
                noun: part.noun,
                rank: part.rank,
                entries: part.entries.iter().map(|own| entry(own, part, folds)).collect(),
            })
        });
        let parts = parts.collect();
        let lead = outline.lead.iter().map(|own| format!("{}\n\n", line(own))).collect();
        Written { headline: format!("## {}\n\n", outline.headline), lead, parts }
    }

    /// The entries that are kept, by part and entry, under their headings; a marker before all, a note after the lead.
    pub(super) fn assembled(&self, marker: &str, note: &str, keeps: impl Fn(usize, usize) -> bool) -> String {
        let mut out = format!("{marker}{}{}{note}", self.headline, self.lead);
        let mut section = "";
        for (at, part) in self.parts.iter().enumerate() {
            let entries: Vec<&String> =
                part.entries.iter().enumerate().filter(|(entry, _)| keeps(at, *entry)).map(|(_, own)| own).collect();
            if entries.is_empty() {
                continue;
            }
            if section != part.section {
                section = part.section;
                out.push_str(&part.section_heading());
            }
            out.push_str(&part.heading());
            out.extend(entries.into_iter().map(String::as_str));
            out.push_str(if out.ends_with("\n\n") { "" } else { "\n" });
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
        out
    }
}

impl WrittenPart {
    pub(super) fn section_heading(&self) -> String {
        format!("### {}\n\n", self.section)
    }

    pub(super) fn heading(&self) -> String {
        self.title.map(|own| format!("#### {own}\n\n")).unwrap_or_default()
    }
}

/// More than so many entries of a part are folded, or those with more than so many lines.
const UNFOLDED: usize = 3;
const UNFOLDED_LINES: usize = 6;

fn entry(item: &Item, part: &Part, folds: bool) -> String {
    let is_long = part.entries.len() > UNFOLDED || item.below.len() > UNFOLDED_LINES;
    match folds && part.folds && is_long && !item.below.is_empty() {
        true => folded(item),
        false => list(std::slice::from_ref(item), 0),
    }
}

/// An entry that is opened by its first line. That line stands in HTML, where Markdown has no meaning.
fn folded(item: &Item) -> String {
    let summary: String = item.line.iter().map(phrase_in_html).collect();
    format!("<details>\n<summary>{summary}</summary>\n\n{}\n</details>\n\n", list(&item.below, 0))
}

fn list(items: &[Item], depth: usize) -> String {
    let indent = "  ".repeat(depth);
    items.iter().map(|own| format!("{indent}- {}\n{}", line(own), list(&own.below, depth + 1))).collect()
}

fn line(item: &Item) -> String {
    let mut out = match item.mark {
        Mark::Error => "**Error:** ".to_owned(),
        Mark::Warning => "**Warning:** ".to_owned(),
        Mark::Plain | Mark::Aside => String::new(),
    };
    for phrase in &item.line {
        out.push_str(&phrase_in_markdown(phrase, out.is_empty()));
    }
    out.truncate(out.trim_end().len());
    out
}

/// `opens` says that the phrase is the first of its line.
fn phrase_in_markdown(phrase: &Phrase, opens: bool) -> String {
    match phrase {
        Phrase::Own(words) => words.clone(),
        Phrase::Theirs(words) => escape::markdown(&isolated(words), opens),
        Phrase::Code(words) | Phrase::Quoted(words) => escape::code(&isolated(words)),
        Phrase::Runs { lang, is_rtl, runs } => marked(runs, lang, *is_rtl, opens, escape::markdown),
    }
}

fn phrase_in_html(phrase: &Phrase) -> String {
    match phrase {
        Phrase::Own(words) | Phrase::Theirs(words) => escape::html(&isolated(words)),
        Phrase::Code(words) | Phrase::Quoted(words) => format!("<code>{}</code>", escape::html(&isolated(words))),
        Phrase::Runs { lang, is_rtl, runs } => marked(runs, lang, *is_rtl, false, |text, _| escape::html(text)),
    }
}

/// Runs with what is gone and new marked; those from right to left in an element of their own direction, and in
/// isolates for readers of Markdown that leave elements out.
fn marked(runs: &[Run], lang: &str, is_rtl: bool, opens: bool, write: impl Fn(&str, bool) -> String) -> String {
    let shown = |text: &str| if is_rtl { visible(text) } else { isolated(text) };
    let run = |(at, run): (usize, &Run)| match run {
        Run::Same(text) => write(&shown(text), opens && at == 0),
        Run::Gone(text) => format!("<del>{}</del>", write(&shown(text), false)),
        Run::New(text) => format!("<ins>{}</ins>", write(&shown(text), false)),
        Run::Left(_) => "…".to_owned(),
    };
    let marked: String = runs.iter().enumerate().map(run).collect();
    let lang: String = lang.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
    match is_rtl {
        true => format!("<span dir=\"rtl\" lang=\"{lang}\">\u{2067}{marked}\u{2069}</span>"),
        false => marked,
    }
}

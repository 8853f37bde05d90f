//! Markdown as a tree of blocks whose inline texts are translated one by one.
//!
//! The blocks come from the source language alone, so every language has the same headings,
//! paragraphs and list items. Only what stands inside a block is looked up in the catalogues.

use crate::message::{Filling, Piece, escape, pieces};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeStream, html};
use source::{Diagnostic, Diagnostics, FileId, Span, Text, Unit};
use std::ops::Range;
use subprocessors::Url;

/// A parsed text: blocks of the source language around inline texts.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    items: Vec<Item>,
    /// Headings of the second level, for a table of contents: anchor and text.
    pub(crate) headings: Vec<(String, Text)>,
}

#[derive(Debug)]
enum Item {
    /// The start or end of a block, or a block that has no words to translate.
    Block(Event<'static>),
    /// Words to translate.
    Inline(Text),
}

const EXTENSIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Parses the Markdown of a file from `offset` on; its texts are added to `units`.
pub(crate) fn parse(
    file: FileId,
    whole: &str,
    offset: usize,
    raw_html: bool,
    units: &mut Vec<Unit>,
    diagnostics: &mut Diagnostics,
) -> Prose {
    let text = &whole[offset..];
    let mut builder = Builder { file, offset, text, raw_html, prose: Prose::default(), run: None, diagnostics };
    let mut code = false;
    for (event, range) in Parser::new_ext(text, EXTENSIONS).into_offset_iter() {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            _ => {}
        }
        builder.event(event, range, code);
    }
    builder.flush();
    let prose = builder.prose;
    units.extend(prose.units());
    prose
}

struct Builder<'a> {
    file: FileId,
    offset: usize,
    text: &'a str,
    raw_html: bool,
    prose: Prose,
    /// Where the inline words that are being gathered stand.
    run: Option<Range<usize>>,
    diagnostics: &'a mut Diagnostics,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>, code: bool) {
        if matches!(event, Event::Html(_) | Event::InlineHtml(_)) && !self.raw_html {
            self.refuse_html(&range);
            return;
        }
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = &event {
            self.check_link(dest_url, &range);
        }
        if is_inline(&event) && !code {
            let start = self.run.as_ref().map_or(range.start, |run| run.start.min(range.start));
            let end = self.run.as_ref().map_or(range.end, |run| run.end.max(range.end));
            self.run = Some(start..end);
            return;
        }
        self.flush();
        self.prose.items.push(Item::Block(event.into_static()));
    }

    /// Ends a run of inline words: they become one text.
    fn flush(&mut self) {
        let Some(run) = self.run.take() else { return };
        let span = Span::new(self.file, self.offset + run.start..self.offset + run.end);
        // The marks of a quotation stand in front of its continued lines; they are not words.
        let words: Vec<&str> = self.text[run].lines().map(|line| line.trim_start_matches(['>', ' '])).collect();
        let text = Text::new(&words.join(" "), span);
        if let Some(Item::Block(Event::Start(Tag::Heading { level, id, .. }))) = self.prose.items.last_mut() {
            let anchor = anchor(&text.source);
            *id = Some(CowStr::from(anchor.clone()));
            if *level == pulldown_cmark::HeadingLevel::H2 {
                self.prose.headings.push((anchor, text.clone()));
            }
        }
        self.prose.items.push(Item::Inline(text));
    }

    fn refuse_html(&mut self, range: &Range<usize>) {
        let span = Span::new(self.file, self.offset + range.start..self.offset + range.end);
        let problem = Diagnostic::error("raw-html", "HTML in Markdown is not shown").at(span);
        self.diagnostics.push(
            problem.help("write it in Markdown, or allow it with `raw_html = true` under `[extra]` of config.toml"),
        );
    }

    fn check_link(&mut self, target: &str, range: &Range<usize>) {
        if !is_safe_link(target) {
            let span = Span::new(self.file, self.offset + range.start..self.offset + range.end);
            self.diagnostics.push(unsafe_link(target).at(span));
        }
    }
}

/// Links lead to `https:`, `mailto:`, or within the site.
pub(crate) fn is_safe_link(target: &str) -> bool {
    let within = target.starts_with('#') || (target.starts_with('/') && !target.starts_with("//"));
    (within && !target.contains(char::is_control))
        || Url::parse(target).is_some()
        || subprocessors::Mail::parse(target).is_some()
}

pub(crate) fn unsafe_link(target: &str) -> Diagnostic {
    let problem = Diagnostic::error("unsafe-url", format!("`{target}` is not an address to link to"));
    problem.help("link to `https://…`, `mailto:…`, `/path/` or `#anchor`")
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => true,
        Event::Start(tag) => is_inline_end(tag.to_end()),
        Event::End(tag) => is_inline_end(*tag),
        _ => false,
    }
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// Whether a text has marks that translators keep, such as those of emphasis and links.
pub(crate) fn has_marks(text: &str) -> bool {
    let is_plain = |event: &Event<'_>| matches!(event, Event::Text(_) | Event::SoftBreak) || !is_inline(event);
    !Parser::new_ext(text, EXTENSIONS).all(|event| is_plain(&event))
}

/// An anchor from the words of a heading in the source language, so that it is the same in all.
fn anchor(words: &str) -> String {
    let kept: String =
        words.chars().map(|c| if c.is_alphanumeric() { c.to_lowercase().next().unwrap_or(c) } else { ' ' }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join("-")
}

impl Prose {
    /// The texts to translate, in order, each with the block that it fills.
    fn units(&self) -> impl Iterator<Item = Unit> {
        let mut block = "paragraph";
        self.items.iter().filter_map(move |item| match item {
            Item::Inline(text) => Some(crate::config::unit(text, None, block)),
            Item::Block(event) => {
                block = match event {
                    Event::Start(Tag::Heading { .. }) => "heading",
                    Event::Start(Tag::Item) => "list item",
                    Event::Start(Tag::TableCell) => "table cell",
                    Event::Start(_) => "paragraph",
                    _ => block,
                };
                None
            }
        })
    }

    /// The prose as HTML; `translate` gives the inline HTML of each text.
    pub(crate) fn html(&self, mut translate: impl FnMut(&Text) -> String) -> String {
        let events = self.items.iter().map(|item| match item {
            Item::Block(event) => event.clone(),
            Item::Inline(text) => Event::InlineHtml(translate(text).into()),
        });
        let mut out = String::new();
        html::push_html(&mut out, events);
        out
    }
}

/// The inline Markdown of one text as HTML. Blanks are filled with HTML; raw HTML stays visible text
/// unless `raw_html` allows it, and links that are not safe lose their target.
pub(crate) fn inline_html<'f>(text: &str, raw_html: bool, fill: impl Fn(&str) -> Option<&'f Filling>) -> String {
    let events = TextMergeStream::new(Parser::new_ext(text, EXTENSIONS)).flat_map(|event| match event {
        Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => Vec::new(),
        Event::Text(words) => vec![Event::InlineHtml(filled(&words, &fill).into())],
        Event::Html(html) | Event::InlineHtml(html) if !raw_html => vec![Event::Text(html)],
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = if is_safe_link(&dest_url) { dest_url } else { CowStr::from("#") };
            vec![Event::Start(Tag::Link { link_type, dest_url, title, id })]
        }
        other => vec![other],
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out.trim_end().to_owned()
}

fn filled<'f>(words: &str, fill: &impl Fn(&str) -> Option<&'f Filling>) -> String {
    pieces(words)
        .map(|piece| match piece {
            Piece::Words(words) => escape(words).into_owned(),
            Piece::Blank(name) => fill(name).map_or_else(|| format!("{{{name}}}"), |own| own.html.clone()),
        })
        .collect()
}

/// The targets of the links of an inline text, in order.
pub(crate) fn links(text: &str) -> Vec<String> {
    if !text.contains(['[', '<']) {
        return Vec::new();
    }
    Parser::new_ext(text, EXTENSIONS)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
            _ => None,
        })
        .collect()
}

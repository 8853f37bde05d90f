//! Starts a language: `config.toml` with one table more, and not another byte changed.

use crate::config::{self, LocaleConfig};
use crate::edition;
use crate::language::{self, parse_tag};
use crate::options::Options;
use source::{Diagnostic, Diagnostics, Node, Sources, Span, Value, parse_toml};

/// The text of `config.toml` with a language that the site does not have yet, put beside its neighbours.
///
/// # Errors
/// When the tag is none, when the site has the language already, and when there is no place for it that would
/// leave the rest of the configuration as it means.
pub fn with_language(sources: &Sources, options: &Options, tag: &str) -> Result<String, Diagnostic> {
    parse_tag(tag).map_err(|help| {
        let country = language::of_country(tag).map(|own| format!("`{tag}` is a country: did you mean `{own}`?"));
        Diagnostic::error("unknown-locale", format!("`{tag}` is not a language tag")).help(country.unwrap_or(help))
    })?;
    let old = tags(sources, options).ok_or_else(|| cannot(tag))?;
    if let Some((_, span)) = old.iter().find(|(own, _)| own == tag) {
        let problem = Diagnostic::error("repeated-locale", format!("the site has `{tag}` already")).at(*span);
        return Err(problem.help("`cargo xtask i18n` brings its catalogues up to date"));
    }
    added(sources, options, tag, &old).ok_or_else(|| cannot(tag))
}

/// The new text, if it means what the old one meant, and this language besides.
fn added(sources: &Sources, options: &Options, tag: &str, old: &[(String, Span)]) -> Option<String> {
    let (text, with_tag) = inserted(sources, &LANGUAGES, tag)?;
    // A language of which nothing is translated yet would break every build of a site that insists on all.
    let (text, with_tag) =
        if is_strict(&with_tag, options, tag)? { inserted(&with_tag, &LENIENT, tag)? } else { (text, with_tag) };
    let mut known: Vec<String> = tags(&with_tag, options)?.into_iter().map(|own| own.0).collect();
    let place = known.iter().position(|own| own == tag)?;
    known.remove(place);
    let is_same = known.iter().eq(old.iter().map(|(own, _)| own));
    (is_same && !is_strict(&with_tag, options, tag)?).then_some(text)
}

fn cannot(tag: &str) -> Diagnostic {
    let problem =
        Diagnostic::error("no-place-for-locale", format!("there is no place in `{}` for `{tag}`", edition::CONFIG));
    problem.help("add it to `languages` by hand, then run `cargo xtask i18n`")
}

/// The tags of all languages of the site, the source language first, with their places.
fn tags(sources: &Sources, options: &Options) -> Option<Vec<(String, Span)>> {
    Some(locales(sources, options)?.into_iter().map(|own| (own.tag, own.span)).collect())
}

fn is_strict(sources: &Sources, options: &Options, tag: &str) -> Option<bool> {
    Some(locales(sources, options)?.iter().any(|own| own.tag == tag && own.strict))
}

fn locales(sources: &Sources, options: &Options) -> Option<Vec<LocaleConfig>> {
    let all = Options { locales: Vec::new(), ..options.clone() };
    Some(config::read(sources, &all, &mut Diagnostics::new())?.locales)
}

/// Tables of `config.toml`, one for each language.
struct Tables {
    path: &'static [&'static str],
    /// What a new one says.
    says: Option<&'static str>,
}

const LANGUAGES: Tables = Tables { path: &["languages"], says: None };
const LENIENT: Tables = Tables { path: &["extra", "locales"], says: Some("strict = false") };

/// The configuration with a table more, as text and as one of the sources; behind the last of those that stand before
/// it in the alphabet.
fn inserted(sources: &Sources, tables: &Tables, tag: &str) -> Option<(String, Sources)> {
    let file = sources.find(edition::CONFIG)?;
    let text = sources.text(file).ok()?;
    let node = parse_toml(file, text, 0, &mut Diagnostics::new())?;
    let known = tables.known(&node, text);
    let before = known.iter().filter(|(own, _)| **own < *tag).max_by_key(|(_, line)| *line);
    let after = known.iter().filter(|(own, _)| **own > *tag).min_by_key(|(_, line)| *line);
    let (at, lines) = match (before, after) {
        (Some((own, line)), _) => {
            let end = tables.block_end(text, own, *line);
            (end, tables.beside(text, own, *line, tag, end > line_end(text, *line))?)
        }
        (None, Some((own, line))) => (*line, tables.beside(text, own, *line, tag, false)?),
        (None, None) if tables.says.is_none() => (first_table(text), [tables.table(tag), vec![String::new()]].concat()),
        (None, None) => (text.len(), [vec![String::new()], tables.table(tag)].concat()),
    };
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (start, rest) = text.split_at(at);
    let gap = if start.is_empty() || start.ends_with('\n') { "" } else { newline };
    let lines: String = lines.iter().map(|line| format!("{line}{newline}")).collect();
    let new = format!("{start}{gap}{lines}{rest}");
    let with_new = sources.with([(edition::CONFIG.to_owned(), new.clone().into_bytes())]);
    Some((new, with_new))
}

impl Tables {
    /// The tables that there are, each with the start of the line that begins it.
    fn known(&self, node: &Node, text: &str) -> Vec<(String, usize)> {
        let found = self.path.iter().try_fold(node, |node, key| node.get(key));
        let Some(Value::Mapping(entries)) = found.map(|own| &own.value) else { return Vec::new() };
        entries.iter().map(|(key, _)| (key.value.clone(), line_start(text, key.span.range().start))).collect()
    }

    /// `languages.` or `extra.locales.`
    fn prefix(&self) -> String {
        self.path.iter().map(|own| format!("{own}.")).collect()
    }

    fn table(&self, tag: &str) -> Vec<String> {
        let head = format!("[{}{tag}]", self.prefix());
        std::iter::once(head).chain(self.says.map(str::to_owned)).collect()
    }

    /// The language as its neighbour is written: as a table, or as a key of one.
    fn beside(&self, text: &str, neighbour: &str, line: usize, tag: &str, spaced: bool) -> Option<Vec<String>> {
        let whole = text[line..line_end(text, line)].trim_end();
        if whole.trim_start().starts_with('[') {
            let gap = spaced.then(String::new);
            return Some(gap.into_iter().chain(self.table(tag)).collect());
        }
        let (before, _) = whole.split_once(neighbour)?;
        let says = self.says.map_or("{}".to_owned(), |says| format!("{{ {says} }}"));
        self.prefix().ends_with(before.trim()).then(|| vec![format!("{before}{tag} = {says}")])
    }

    /// Where what is said of a language ends: comments and empty lines before the next table are the next one's.
    fn block_end(&self, text: &str, tag: &str, line: usize) -> usize {
        let below = format!("[{}{tag}.", self.prefix());
        let mut end = line_end(text, line);
        if !text[line..end].trim_start().starts_with('[') {
            return end;
        }
        let mut at = end;
        while at < text.len() {
            let next = line_end(text, at);
            let own = text[at..next].trim();
            if own.starts_with('[') && !own.starts_with(&below) {
                break;
            }
            if !own.is_empty() && !own.starts_with('#') {
                end = next;
            }
            at = next;
        }
        end
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Behind the end of a line, its newline included.
fn line_end(text: &str, start: usize) -> usize {
    text[start..].find('\n').map_or(text.len(), |newline| start + newline + 1)
}

/// Where the first table begins, with the comments above it; the end if there is none.
fn first_table(text: &str) -> usize {
    let (mut at, mut start) = (0, 0);
    while at < text.len() {
        let next = line_end(text, at);
        let own = text[at..next].trim();
        if own.starts_with('[') {
            return start;
        }
        if !own.starts_with('#') {
            start = next;
        }
        at = next;
    }
    text.len()
}

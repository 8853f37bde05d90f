//! Starts a language: `config.toml` with one table more, and not another byte changed.

use crate::config;
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
    let file = sources.find(edition::CONFIG).ok_or_else(|| cannot(tag))?;
    let text = sources.text(file).map_err(|_| cannot(tag))?;
    let node = parse_toml(file, text, 0, &mut Diagnostics::new()).ok_or_else(|| cannot(tag))?;
    if let Some((_, span)) = old.iter().find(|(own, _)| own == tag) {
        let problem = Diagnostic::error("repeated-locale", format!("the site has `{tag}` already")).at(*span);
        return Err(problem.help("`cargo xtask i18n` brings its catalogues up to date"));
    }
    let new = inserted(text, &node, tag).ok_or_else(|| cannot(tag))?;
    // Proof that the new text means what the old one meant, and this language besides.
    let with_new = sources.with([(edition::CONFIG.to_owned(), new.clone().into_bytes())]);
    let mut known: Vec<String> =
        tags(&with_new, options).ok_or_else(|| cannot(tag))?.into_iter().map(|own| own.0).collect();
    let place = known.iter().position(|own| own == tag).ok_or_else(|| cannot(tag))?;
    known.remove(place);
    if known.iter().eq(old.iter().map(|(own, _)| own)) { Ok(new) } else { Err(cannot(tag)) }
}

fn cannot(tag: &str) -> Diagnostic {
    let problem =
        Diagnostic::error("no-place-for-locale", format!("there is no place in `{}` for `{tag}`", edition::CONFIG));
    problem.help("add it to `languages` by hand, then run `cargo xtask i18n`")
}

/// The tags of all languages of the site, the source language first, with their places.
fn tags(sources: &Sources, options: &Options) -> Option<Vec<(String, Span)>> {
    let all = Options { locales: Vec::new(), ..options.clone() };
    let config = config::read(sources, &all, &mut Diagnostics::new())?;
    Some(config.locales.into_iter().map(|own| (own.tag, own.span)).collect())
}

/// The text with the language, behind the last of those that stand before it in the alphabet.
fn inserted(text: &str, node: &Node, tag: &str) -> Option<String> {
    let known: Vec<(&str, usize)> = match node.get("languages").map(|own| &own.value) {
        Some(Value::Mapping(entries)) => {
            entries.iter().map(|(key, _)| (key.value.as_str(), line_start(text, key.span.range().start))).collect()
        }
        _ => Vec::new(),
    };
    let before = known.iter().filter(|(own, _)| *own < tag).max_by_key(|(own, _)| *own);
    let after = known.iter().filter(|(own, _)| *own > tag).min_by_key(|(own, _)| *own);
    let (at, lines) = match (before, after) {
        (Some((own, line)), _) => {
            let end = block_end(text, own, *line);
            (end, written(text, own, *line, tag, end > line_end(text, *line))?)
        }
        (None, Some((own, line))) => (*line, written(text, own, *line, tag, false)?),
        (None, None) => (first_table(text), vec![format!("[languages.{tag}]"), String::new()]),
    };
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (start, rest) = text.split_at(at);
    let gap = if start.is_empty() || start.ends_with('\n') { "" } else { newline };
    let lines: String = lines.iter().map(|line| format!("{line}{newline}")).collect();
    Some(format!("{start}{gap}{lines}{rest}"))
}

/// The language as its neighbour is written: as a table, or as a key of one.
fn written(text: &str, neighbour: &str, line: usize, tag: &str, spaced: bool) -> Option<Vec<String>> {
    let whole = text[line..line_end(text, line)].trim_end();
    if whole.trim_start().starts_with('[') {
        let gap = spaced.then(String::new);
        return Some(gap.into_iter().chain([format!("[languages.{tag}]")]).collect());
    }
    let (before, _) = whole.split_once(neighbour)?;
    let is_plain = before.trim().is_empty() || before.trim() == "languages.";
    is_plain.then(|| vec![format!("{before}{tag} = {{}}")])
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Behind the end of a line, its newline included.
fn line_end(text: &str, start: usize) -> usize {
    text[start..].find('\n').map_or(text.len(), |newline| start + newline + 1)
}

/// Where what is said of a language ends: comments and empty lines before the next table are the next one's.
fn block_end(text: &str, tag: &str, line: usize) -> usize {
    let mut end = line_end(text, line);
    if !text[line..end].trim_start().starts_with('[') {
        return end;
    }
    let mut at = end;
    while at < text.len() {
        let next = line_end(text, at);
        let own = text[at..next].trim();
        if own.starts_with('[') && !own.starts_with(&format!("[languages.{tag}.")) {
            break;
        }
        if !own.is_empty() && !own.starts_with('#') {
            end = next;
        }
        at = next;
    }
    end
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

//! What flows: words, and links with what they lead to.

use super::element::Around;
use crate::pages::elements::{Part, parts, squeezed};
use scraper::ElementRef;

/// The words of what flows together, line by line.
///
/// Elements with no words between them are things of their own, as a name and what became of it; so is what a theme sets
/// apart by a class, as a number behind a title. A dot stands before them.
pub(super) fn text(flow: &[Part<'_>], around: &Around<'_>) -> Vec<String> {
    let is_blank = |part: &&Part<'_>| matches!(part, Part::Text(text) if text.trim().is_empty());
    let is_row = flow.iter().all(|part| is_blank(&part) || matches!(part, Part::Element(_)));
    let mut text = String::new();
    for part in flow {
        let said = said(part, around);
        let is_apart = (is_row || is_set_apart(part)) && !text.trim().is_empty() && !said.trim().is_empty();
        text += if is_apart { SIDE_BY_SIDE } else { "" };
        text += &said;
    }
    let text = text.split(BREAK).map(squeezed).map(|own| if around.is_frame { own } else { without_hash(&own) });
    text.filter(|own| !own.is_empty()).collect()
}

/// A text without hashes of the facts: one change of these changes the hash of each later revision, and the frame says
/// that of the last.
fn without_hash(text: &str) -> String {
    let is_hash = |word: &str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let word = |own| if is_hash(own) { "[hash]" } else { own };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn is_set_apart(part: &Part<'_>) -> bool {
    let Part::Element(element) = part else { return false };
    element.value().name() == "span" && element.value().classes().next().is_some()
}

const SIDE_BY_SIDE: &str = " · ";
/// Where a line ends: a character that HTML does not allow.
const BREAK: char = '\u{1}';

fn said(part: &Part<'_>, around: &Around<'_>) -> String {
    match part {
        Part::Text(text) => (*text).to_owned(),
        Part::Element(element) => element_in(*element, around),
    }
}

fn element_in(element: ElementRef<'_>, outside: &Around<'_>) -> String {
    let (value, around) = (element.value(), &outside.within(element));
    let words = |around: &Around<'_>| parts(element).map(|own| said(&own, around)).collect::<String>();
    let attribute = |name: &str| value.attr(name).map(squeezed).filter(|own| !own.is_empty());
    match value.name() {
        "br" => BREAK.to_string(),
        "svg" => picture(title(element).or_else(|| attribute("aria-label"))),
        "img" => picture(attribute("alt")),
        "select" => options(element),
        "a" if value.attr("hreflang").is_some() => language(element, around),
        "a" => around.marked(&link(&words(around), value.attr("href"), around), outside),
        "strong" | "b" => around.marked(&strong(&words(around)), outside),
        _ => around.marked(&words(around), outside),
    }
}

/// A picture by what it is called; those that only decorate are not.
fn picture(name: Option<String>) -> String {
    name.map(|own| format!("[picture: {own}]")).unwrap_or_default()
}

fn title(element: ElementRef<'_>) -> Option<String> {
    let titles = element.descendent_elements().find(|own| own.value().name() == "title");
    titles.map(|own| squeezed(&own.text().collect::<String>())).filter(|own| !own.is_empty())
}

/// What there is to choose.
fn options(element: ElementRef<'_>) -> String {
    let options = element.descendent_elements().filter(|own| own.value().name() == "option");
    options.map(|own| squeezed(&own.text().collect::<String>())).collect::<Vec<_>>().join(" / ")
}

/// Words that stand out.
fn strong(words: &str) -> String {
    if squeezed(words).is_empty() { String::new() } else { format!("**{}**", squeezed(words)) }
}

/// Words and what they lead to: `[Hosting](list#hosting)`. A sign that is no word, and leads to where it stands, is
/// for those who copy addresses.
fn link(words: &str, href: Option<&str>, around: &Around<'_>) -> String {
    let words = squeezed(words);
    let Some(href) = href else { return words };
    if !words.chars().any(char::is_alphanumeric) && href.starts_with('#') {
        return String::new();
    }
    let target = around.near(&around.targets.of(href));
    let says_all = target == words || target.strip_prefix("mailto:") == Some(&*words);
    if says_all { words } else { format!("[{words}]({target})") }
}

/// A link to another language, which is called in that language. Menus of languages lead from each page to the same page,
/// or to the nearest: the head of the page says to which, so that menus are the same on all pages.
fn language(link: ElementRef<'_>, around: &Around<'_>) -> String {
    let words = squeezed(&link.text().collect::<String>());
    let target = around.targets.of(link.value().attr("href").unwrap_or_default());
    if around.is_frame { words } else { format!("[{words}]({})", around.near(&target)) }
}

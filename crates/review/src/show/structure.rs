//! Elements in words: "a link (a.more)".

use crate::report::Run;

/// Runs of elements, with what each is in front of its selector, where people have a word for it.
pub(super) fn said(runs: &[Run]) -> Vec<Run> {
    let run = |own: &Run| match own {
        Run::Same(text) => Run::Same(elements(text)),
        Run::Gone(text) => Run::Gone(elements(text)),
        Run::New(text) => Run::New(elements(text)),
        Run::Left(number) => Run::Left(*number),
    };
    runs.iter().map(run).collect()
}

/// Whether all that differs is a link.
pub(super) fn is_link(runs: &[Run]) -> bool {
    let mut differing = runs.iter().filter_map(|own| match own {
        Run::Gone(text) | Run::New(text) => Some(text),
        Run::Same(_) | Run::Left(_) => None,
    });
    differing.all(|own| own.split_whitespace().all(|own| name(own) == "a"))
}

fn elements(text: &str) -> String {
    let element = |own: &str| match word(name(own)) {
        Some(word) => format!("{word} ({own})"),
        None => own.to_owned(),
    };
    text.split(' ').map(element).collect::<Vec<_>>().join(" ")
}

/// The name in a selector: `a` of `a.more[rel=next]`.
fn name(selector: &str) -> &str {
    selector.split(['.', '[', '#', ':']).next().unwrap_or_default()
}

fn word(name: &str) -> Option<&'static str> {
    Some(match name {
        "a" => "a link",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "a heading",
        "p" => "a paragraph",
        "ul" | "ol" => "a list",
        "li" => "an item",
        "dl" => "a list of terms",
        "dt" => "a term",
        "table" => "a table",
        "tr" => "a row",
        "td" => "a cell",
        "th" => "a heading cell",
        "caption" | "figcaption" => "a caption",
        "img" | "svg" | "picture" => "a picture",
        "nav" => "a menu",
        "main" => "the main part",
        "header" => "a header",
        "footer" => "a footer",
        "aside" => "an aside",
        "section" | "article" => "a section",
        "details" => "a part that opens",
        "form" => "a form",
        "button" => "a button",
        "time" => "a date",
        "code" => "code",
        "strong" | "b" => "bold words",
        "em" | "i" => "words in italics",
        _ => return None,
    })
}

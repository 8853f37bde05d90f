//! `| safe` where it says what the value says itself.
//!
//! Templates write `{{ line.value_html | safe }}`, which Zola and every reader understand. The values of
//! fields whose names end in `_html` are marked as HTML when the view is made, so that the filter has
//! nothing to do but copy them: on the way to the renderer it is left out.

use super::minify::tags;
use std::collections::BTreeSet;

/// The template without needless filters.
pub(super) fn without_needless(text: &str) -> String {
    let all: Vec<&str> = tags(text).into_iter().map(|(_, tag)| &text[tag]).collect();
    let bound: BTreeSet<&str> = all.iter().filter_map(|tag| item_of_html(tag)).collect();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    for tag in all {
        let start = rest.find(tag).expect("tags stand in the order of the text");
        out.push_str(&rest[..start]);
        match html_path(tag).filter(|path| is_html(path) || bound.contains(path)) {
            Some(path) => out.extend(["{{", path, "}}"]),
            None => out.push_str(tag),
        }
        rest = &rest[start + tag.len()..];
    }
    out + rest
}

/// The path that a tag inserts as HTML, if it does nothing else.
fn html_path(tag: &str) -> Option<&str> {
    let inside = tag.strip_prefix("{{")?.strip_suffix("}}")?.trim();
    let path = inside.strip_suffix("safe")?.trim_end().strip_suffix('|')?.trim_end();
    is_path(path).then_some(path)
}

/// Whether a path leads to a field that holds HTML: of something, as names alone may be set to anything.
fn is_html(path: &str) -> bool {
    path.starts_with("v.ui.") || (path.contains('.') && path.ends_with("_html"))
}

/// The name that a loop gives to each of several pieces of HTML.
fn item_of_html(tag: &str) -> Option<&str> {
    let inside = tag.strip_prefix("{%")?.strip_suffix("%}")?.trim();
    let (name, path) = inside.strip_prefix("for ")?.split_once(" in ")?;
    (is_path(path.trim()) && is_html(path.trim())).then(|| name.trim())
}

fn is_path(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_go_where_the_value_is_marked() {
        let text = "{{ v.ui.skip | safe }}{% for value in line.values_html %}{{ value | safe }}{% endfor %}{{ a.b_html|safe }}";
        let wanted = "{{v.ui.skip}}{% for value in line.values_html %}{{value}}{% endfor %}{{a.b_html}}";
        assert_eq!(without_needless(text), wanted);
    }

    #[test]
    fn other_filters_and_other_values_stay() {
        let text = "{{ title | safe }}{{ own_html | safe }}{{ a.b_html }}{{ a.b_html | upper | safe }}{% set x = a.b | safe %}";
        assert_eq!(without_needless(text), text);
    }
}

//! HTML of our own as plain text, for cells that hold no markup.
//!
//! What pages say of a place or a ground is put together as HTML, with names isolated and dates marked. A table says
//! the same in the same words, so it takes that HTML and leaves the tags out, rather than saying everything a second
//! time in other code. This is no reader of HTML in general: all of it comes from [`escape`], which leaves no `<`, `>`
//! or `&` of a text as it is, so each `<` here begins a tag and ends with the next `>`. A test compares with the
//! parser of a browser.
//!
//! [`escape`]: crate::message::escape

/// The text of HTML. Where a link leads elsewhere, its address stands behind its words.
pub(crate) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut link: Option<&str> = None;
    let mut rest = html;
    while let Some((words, behind)) = rest.split_once('<') {
        unescape(words, &mut text);
        let (tag, behind) = behind.split_once('>').unwrap_or((behind, ""));
        match tag {
            "/a" => link.take().into_iter().for_each(|address| {
                text.push_str(": ");
                unescape(address, &mut text);
            }),
            tag => link = elsewhere(tag).or(link),
        }
        rest = behind;
    }
    unescape(rest, &mut text);
    text
}

/// The address of a link, as written, if it leads to another site.
fn elsewhere(tag: &str) -> Option<&str> {
    let address = tag.strip_prefix("a href=\"")?.split('"').next()?;
    address.starts_with("https:").then_some(address)
}

fn unescape(words: &str, text: &mut String) {
    const NAMED: [(&str, char); 5] = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        let named = NAMED.into_iter().find(|(name, _)| rest[at..].starts_with(name));
        let (character, length) = named.map_or(('&', 1), |(name, own)| (own, name.len()));
        text.push(character);
        rest = &rest[at + length..];
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Filling, escape};

    #[test]
    fn the_text_is_what_a_browser_reads() {
        let written = "\"A\" & <B>'s &lt; > &amp;amp; {x}";
        let marked = [
            Filling::name(written).html,
            format!("<span lang=\"en\" dir=\"ltr\" title=\"{}\">{}</span>, more", escape(written), escape(written)),
            "<time datetime=\"2026-01-01\">1 January 2026</time> (<a href=\"/en/cloud/\">Cloud</a>)".to_owned(),
            "no markup".to_owned(),
        ];
        for html in marked {
            let read: String = scraper::Html::parse_fragment(&html).root_element().text().collect();
            assert_eq!(plain(&html), read);
        }
    }

    #[test]
    fn the_address_of_a_link_elsewhere_is_kept() {
        let html = "Framework (<a href=\"https://example.com/?a=1&amp;b=2\">see</a>), <a href=\"/en/cloud/\">Cloud</a>";
        assert_eq!(plain(html), "Framework (see: https://example.com/?a=1&b=2), Cloud");
    }
}

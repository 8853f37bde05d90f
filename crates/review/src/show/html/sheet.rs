//! The addresses in a style sheet.

/// A style sheet with every address in `url(…)` changed. It was bundled, so that is where they are.
pub(super) fn with_addresses(css: &str, mut changed: impl FnMut(&str) -> String) -> String {
    let mut written = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, behind)) = rest.split_once("url(") {
        let Some((address, after)) = address(behind) else { break };
        written += &format!("{before}url(\"{}\")", escaped(&changed(address)));
        rest = after;
    }
    written + rest
}

/// The address at the start of a text, without quotes, and what stands behind its bracket.
fn address(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let (address, behind) = match text.chars().next().filter(|own| matches!(own, '"' | '\'')) {
        Some(quote) => text[1..].split_once(quote)?,
        None => text.split_at(text.find(')')?),
    };
    Some((address.trim(), behind.trim_start().strip_prefix(')')?))
}

fn escaped(address: &str) -> String {
    address.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\a ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_changed_however_it_is_quoted() {
        let css = "a{background:url(a.svg) 0}b{src:url( 'b).woff2' )format(\"woff2\"),url(\"c\")}d{color:red}url(";
        let changed = with_addresses(css, |own| format!("../{own}"));
        let expected = "a{background:url(\"../a.svg\") 0}b{src:url(\"../b).woff2\")format(\"woff2\"),url(\"../c\")}d{color:red}url(";
        assert_eq!(changed, expected);
    }
}

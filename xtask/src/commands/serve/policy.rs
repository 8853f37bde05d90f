//! The content security policy of a page, widened by what the preview bar needs and by nothing else.

/// The directives that the bar needs: its script, its style sheet, the news of a rebuild.
const NEEDED: [&str; 3] = ["script-src", "style-src", "connect-src"];

/// The value of a header `Content-Security-Policy` with `'self'` in every directive that the bar needs.
///
/// A header may hold several policies; a page has to satisfy each of them.
pub fn widened(value: &str) -> String {
    value.split(',').map(policy).collect::<Vec<_>>().join(", ")
}

fn policy(written: &str) -> String {
    let written: Vec<&str> = written.split(';').map(str::trim).filter(|own| !own.is_empty()).collect();
    let named = |name: &str| written.iter().find(|own| is_named(own, name));
    let default = named("default-src").map(|own| sources(own));
    let mut policy: Vec<String> = Vec::new();
    for own in &written {
        match NEEDED.iter().find(|name| is_named(own, name)) {
            Some(name) => policy.push(with_self(name, sources(own))),
            None => policy.push((*own).to_owned()),
        }
    }
    // What is not named falls back to the default; without one it is free already.
    if let Some(default) = default {
        policy.extend(NEEDED.iter().filter(|name| named(name).is_none()).map(|name| with_self(name, default)));
    }
    policy.join("; ")
}

fn is_named(directive: &str, name: &str) -> bool {
    directive.split_whitespace().next().is_some_and(|own| own.eq_ignore_ascii_case(name))
}

fn sources(directive: &str) -> &str {
    directive.split_once(char::is_whitespace).map_or("", |(_, sources)| sources.trim())
}

fn with_self(name: &str, sources: &str) -> String {
    let known = sources.split_whitespace().any(|own| own.eq_ignore_ascii_case("'self'") || own == "*");
    match sources {
        sources if known => format!("{name} {sources}"),
        "" | "'none'" => format!("{name} 'self'"),
        sources => format!("{name} {sources} 'self'"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_bar_needs_is_added() {
        for (deployed, served) in [
            (
                "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
                "default-src 'none'; style-src 'self'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'",
            ),
            (
                "script-src 'sha256-x'; connect-src 'none'; style-src *",
                "script-src 'sha256-x' 'self'; connect-src 'self'; style-src *",
            ),
            ("base-uri 'none'", "base-uri 'none'"),
            ("img-src *, script-src 'none'", "img-src *, script-src 'self'"),
        ] {
            assert_eq!(widened(deployed), served);
        }
    }
}

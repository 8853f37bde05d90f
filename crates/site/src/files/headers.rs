//! `_headers` in the syntax of Cloudflare Pages and Netlify.
//!
//! Several rules that match one address are joined, so no two of them name the same header: the
//! first speaks of security everywhere, each other one of caching in its own part of the site.

use crate::routes::{Host, Routes};
use source::{Diagnostic, Diagnostics};
use std::collections::BTreeSet;

/// Cloudflare Pages reads so many rules of one file.
const MOST: usize = 100;

/// Only our own style sheets, pictures and scripts; nothing inline, no frames, no forms.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

const SECURITY: [(&str, &str); 6] = [
    ("Content-Security-Policy", POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
];

/// Pages and data are asked for anew each time; they may have changed.
const FRESH: &str = "public, max-age=0, must-revalidate";
/// A file whose name carries its hash never changes.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The file of a host. `data` are the machine-readable files that other sites may read.
pub(crate) fn file(host: &Host, routes: &Routes, data: &[String], diagnostics: &mut Diagnostics) -> String {
    let base = &host.base_path;
    let mut rules: Vec<(String, Vec<(&str, &str)>)> =
        vec![(format!("{base}/*"), SECURITY.to_vec()), (format!("{base}/assets/*"), vec![("Cache-Control", FOREVER)])];
    let mut fresh: Vec<String> =
        host.locales.iter().map(|locale| format!("{}*", routes.locale_path(*locale))).collect();
    fresh.retain(|path| *path != format!("{base}/*"));
    fresh.push(format!("{base}/"));
    rules.extend(fresh.into_iter().map(|path| (path, vec![("Cache-Control", FRESH)])));
    rules.extend(for_any_origin(base, data).into_iter().map(|path| (path, vec![("Access-Control-Allow-Origin", "*")])));
    if rules.len() > MOST {
        let message = format!("{} header rules are more than the {MOST} that Cloudflare Pages reads", rules.len());
        diagnostics.push(Diagnostic::error("too-many-headers", message).help("give some locales a host of their own"));
    }
    rules.into_iter().map(|(path, headers)| rule(&path, &headers)).collect()
}

/// The patterns of files that other sites may read: one for all locales whose prefix is one word.
fn for_any_origin(base: &str, data: &[String]) -> BTreeSet<String> {
    let pattern = |path: &String| match path[base.len()..].split('/').collect::<Vec<_>>().as_slice() {
        ["", _, name] => format!("{base}/:locale/{name}"),
        _ => path.clone(),
    };
    data.iter().map(pattern).collect()
}

fn rule(path: &str, headers: &[(&str, &str)]) -> String {
    let lines: String = headers.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("{path}\n{lines}\n")
}

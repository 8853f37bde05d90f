//! `_redirects` in the syntax of Cloudflare Pages and Netlify: old addresses lead to the list, and a root without
//! a page of its own to where its readers want to go.

use super::{edge, well_known};
use crate::inputs::Inputs;
use crate::routes::{Host, PageId, Routes};
use source::{Diagnostic, Diagnostics, Spanned};
use std::collections::BTreeMap;

/// Cloudflare Pages reads so many static redirects of one file.
const MOST: usize = 2000;

/// The file of a host. Old addresses that two lists claim, or that lead in a circle, are reported.
pub(crate) fn file(host: &Host, inputs: &Inputs, routes: &Routes, diagnostics: &mut Diagnostics) -> String {
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    let mut claimed: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    for locale in host.locales.iter().copied() {
        let target = routes.path(locale, PageId::List);
        for old in &inputs.config.locales[locale].redirects {
            let from = old.value.clone();
            if from == target {
                let problem = Diagnostic::error("redirect-loop", format!("`{old}` is the address of the list itself"));
                diagnostics.push(problem.at(old.span).help("name an old address, or delete the line"));
            } else if let Some(first) = claimed.insert(from.clone(), old) {
                let problem = Diagnostic::error("duplicate-path", format!("`{old}` would lead to two lists"));
                let problem = problem.at(old.span).see(first.span, "the other one");
                diagnostics.push(problem.help("keep it with one of the locales of this host"));
            } else {
                lines.insert(from, target.clone());
            }
        }
        let folder = routes.locale_path(locale);
        if folder != host.root() {
            lines.entry(folder).or_insert(target);
        }
    }
    // What is claimed by an old address stays with it.
    let moved = lines.into_iter().map(|(from, to)| format!("{from} {to} 301\n"));
    let found: Vec<String> = roots(host, routes)
        .filter(|(from, _)| !claimed.contains_key(from))
        .map(|(from, to)| format!("{from} {to} 302\n"))
        .collect();
    let all: Vec<String> = edge::conditional(host, inputs, routes).into_iter().chain(found).chain(moved).collect();
    if all.len() > MOST {
        let message = format!("{} redirects are more than the {MOST} that Cloudflare Pages reads", all.len());
        diagnostics.push(Diagnostic::error("too-many-redirects", message).help("shorten `redirects` in config.toml"));
    }
    all.concat()
}

/// Where addresses lead for the time being, which no browser should keep for ever: the root of a host of one language
/// to its list, and the one place at which programs look (RFC 8615) to the file below the path of the host.
fn roots<'a>(host: &'a Host, routes: &'a Routes) -> impl Iterator<Item = (String, String)> + use<'a> {
    let list = (!host.has_chooser()).then(|| (host.root(), routes.path(host.locales[0], PageId::List)));
    let known = (!host.base_path.is_empty())
        .then(|| (format!("/{}", well_known::NAME), format!("{}{}", host.root(), well_known::NAME)));
    list.into_iter().chain(known)
}

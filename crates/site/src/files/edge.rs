//! What leads readers of a root to their language where nobody runs a server: at the edge of a network.
//!
//! Each network takes something else, and all follow from one table of languages and addresses. Those that take
//! code share `edge/core.js`, which does what [`crate::negotiation`] does; a test compares them header by header.

use crate::config::{Config, Edge};
use crate::inputs::Inputs;
use crate::negotiation;
use crate::routes::{Host, PageId, Routes};
use serde_json::json;
use source::{Diagnostic, Diagnostics};

const CORE: &str = include_str!("edge/core.js");
const CLOUDFLARE: &str = include_str!("edge/cloudflare.js");
const CLOUDFRONT: &str = include_str!("edge/cloudfront.js");

/// The folder of what is installed in a network, and not read from the site by itself.
const FOLDER: &str = "_edge/";

/// CloudFront takes functions of so many bytes.
const LARGEST: usize = 10 * 1024;

/// The folder of what is to be installed, if there is any.
pub(crate) fn folder(config: &Config) -> Option<&'static str> {
    config.negotiates(Edge::Cloudfront).map(|_| FOLDER)
}

/// The lines of `_redirects` that Netlify follows by language. It looks at nothing but the first language of a
/// header, and follows the first line that fits: so the more exact tags come first. The exclamation mark makes it
/// follow them although there is a page, which those see whose language is not here.
pub(crate) fn conditional(host: &Host, inputs: &Inputs, routes: &Routes) -> Vec<String> {
    if inputs.config.negotiates(Edge::Netlify).is_none() || !host.has_chooser() {
        return Vec::new();
    }
    let mut table = table(host, inputs, routes);
    table.sort_by_key(|(tag, _)| std::cmp::Reverse(tag.split('-').count()));
    table.into_iter().map(|(tag, list)| format!("{} {list} 302! Language={tag}\n", host.root())).collect()
}

/// The other files of a host, by name. Where there is nothing to choose, only CloudFront needs one: it does not read
/// `_redirects`, which leads to the only list elsewhere.
pub(crate) fn files(
    host: &Host,
    inputs: &Inputs,
    routes: &Routes,
    diagnostics: &mut Diagnostics,
) -> Vec<(&'static str, String)> {
    let config = &inputs.config;
    let mut files = Vec::new();
    if config.negotiates(Edge::Cloudflare).is_some() && host.has_chooser() {
        files.push(("_worker.js", script(host, inputs, routes, CLOUDFLARE)));
        // Everything else is answered without a worker.
        let answered = json!({ "version": 1, "include": [host.root()], "exclude": [] });
        files.push(("_routes.json", format!("{answered:#}\n")));
    }
    if let Some(span) = config.negotiates(Edge::Cloudfront) {
        let function = script(host, inputs, routes, CLOUDFRONT);
        if function.len() > LARGEST {
            let size = function.len();
            let message = format!("a function of {size} bytes is larger than the {LARGEST} that CloudFront takes");
            let problem = Diagnostic::error("function-too-large", message).at(span);
            diagnostics
                .push(problem.help("take `cloudfront` out of `negotiation`, or give languages a host of their own"));
        }
        files.push(("_edge/cloudfront-function.js", function));
    }
    files
}

/// The languages for which a host speaks, as readers call them, and where the list of each is as seen from there.
fn table(host: &Host, inputs: &Inputs, routes: &Routes) -> Vec<(String, String)> {
    let list = |locale| routes.link(host.locales[0], locale, PageId::List);
    let locales = if host.has_chooser() { routes.spoken_for(host) } else { host.locales.clone() };
    negotiation::names(&inputs.languages, &locales).into_iter().map(|(name, locale)| (name, list(locale))).collect()
}

/// A script: the table, what all scripts share, and what receives the request.
fn script(host: &Host, inputs: &Inputs, routes: &Routes, receiver: &str) -> String {
    let table = table(host, inputs, routes);
    let lists: Vec<String> = table.iter().map(|own| json!([own.0, own.1]).to_string()).collect();
    let otherwise = table.first().filter(|_| !host.has_chooser()).map(|(_, list)| list);
    format!(
        "var ROOT = {};\nvar OTHERWISE = {};\nvar LISTS = [\n{}\n];\n\n{CORE}{receiver}",
        json!(host.root()),
        json!(otherwise),
        lists.join(",\n"),
    )
}

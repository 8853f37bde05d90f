//! What is at an address: the answer that the CDN would give, made for a preview.
//!
//! Redirects come first, then files, then the nearest page for unknown addresses; the headers are
//! those of `_headers`. Where an answer differs from the CDN's, a comment says so, and docs/preview.md.

use super::door::Names;
use super::hosts::Hosts;
use super::inject::{NO_SITE, NO_SITE_POLICY, with_bar};
use super::media_type::media_type;
use super::policy;
use super::preview::Preview;
use super::reply::Reply;
use super::scene::Scene;
use super::seal::Seal;
use super::showing::Showing;
use axum::http::StatusCode;
use percent_encoding::percent_decode_str;
use site::cdn::Redirect;
use site::preferred;

/// An address that is asked for.
pub struct Asked<'a> {
    /// The header `Host`.
    pub host: &'a str,
    /// The path, as it was sent.
    pub path: &'a str,
    /// What stands behind the question mark.
    pub query: Option<&'a str>,
    /// The header `Accept-Language`.
    pub languages: &'a str,
}

/// The answer to what is asked; `run` names this run of the server.
pub fn answer(showing: &Showing, names: &Names, run: &str, asked: &Asked<'_>) -> Reply {
    let Some(preview) = &showing.preview else { return no_site(run) };
    let Some(scene) = Scene::of(preview, names, asked.host) else { return no_such_host(preview, names) };
    let Ok(path) = percent_decode_str(asked.path).decode_utf8() else {
        return Reply::text(StatusCode::BAD_REQUEST, "this path is not UTF-8");
    };
    match scene.redirect(&path, asked.query) {
        Some(Redirect { to, status: 200 }) => file_or_404(&scene, &to, run),
        Some(Redirect { to, status }) => Reply::redirect(status, &scene.hosts.local(&to)),
        None => at(&scene, &path, asked, run),
    }
}

fn no_site(run: &str) -> Reply {
    let page = with_bar(NO_SITE, &Seal::of_nothing(run));
    let reply = Reply::new(StatusCode::SERVICE_UNAVAILABLE, "text/html; charset=utf-8", page);
    reply.with("content-security-policy", NO_SITE_POLICY)
}

fn no_such_host(preview: &Preview, names: &Names) -> Reply {
    let hosts = Hosts::new(preview, names.main());
    let known: Vec<String> = hosts.addresses().map(|(host, here)| format!("  {here}/  {}", host.base_url)).collect();
    let text = format!("no host of this register has this name; there are\n{}", known.join("\n"));
    Reply::text(StatusCode::NOT_FOUND, text)
}

fn at(scene: &Scene<'_>, path: &str, asked: &Asked<'_>, run: &str) -> Reply {
    let base = &*scene.base;
    // The CDN serves something else around a register that is published below a path.
    if !base.is_empty() && path == "/" {
        return Reply::redirect(302, &format!("{base}/"));
    }
    let Some(below) = path.strip_prefix(base).filter(|below| below.is_empty() || below.starts_with('/')) else {
        return Reply::text(StatusCode::NOT_FOUND, format!("this register is published below {base}/"));
    };
    if let Some(to) = proper(scene, below, asked.path) {
        let query = asked.query.map(|query| format!("?{query}")).unwrap_or_default();
        return Reply::redirect(308, &(to + &query));
    }
    match below {
        "/" => root(scene, path, asked, run).with("vary", "Accept-Language"),
        _ => file_or_404(scene, path, run),
    }
}

/// The one address of a page in a folder, if it was asked for at another one.
fn proper(scene: &Scene<'_>, below: &str, written: &str) -> Option<String> {
    if let Some(folder) = written.strip_suffix("/index.html") {
        return scene.exact(below).map(|_| format!("{folder}/"));
    }
    let is_folder = !below.ends_with('/') && scene.exact(&format!("{below}/index.html")).is_some();
    is_folder.then(|| format!("{written}/"))
}

/// As with `negotiation`; without it the root is the page to choose a language on a CDN, as here at `/?choose`.
fn root(scene: &Scene<'_>, path: &str, asked: &Asked<'_>, run: &str) -> Reply {
    let chooses = asked.query.is_some_and(|query| query.split('&').any(|own| own == "choose" || own == "choose="));
    match scene.chooser().filter(|_| !chooses).and_then(|_| list(scene, asked.languages)) {
        Some(list) => {
            let query = asked.query.map(|query| format!("?{query}")).unwrap_or_default();
            Reply::redirect(302, &(scene.hosts.link(&list) + &query))
        }
        None => file_or_404(scene, path, run),
    }
}

/// The list in the language that the reader prefers.
fn list(scene: &Scene<'_>, languages: &str) -> Option<String> {
    let names: Vec<&str> = scene.host.spoken.iter().map(|(name, _)| name.as_str()).collect();
    let found = preferred(languages, &names)?;
    let (_, tag) = scene.host.spoken.iter().find(|(name, _)| name == found)?;
    scene.preview.list(tag)
}

fn file_or_404(scene: &Scene<'_>, path: &str, run: &str) -> Reply {
    match (scene.file(path), scene.nearest_404(path)) {
        (Some(file), _) => reply(scene, StatusCode::OK, &file, path, run),
        (None, Some(file)) => reply(scene, StatusCode::NOT_FOUND, &file, path, run),
        (None, None) => Reply::text(StatusCode::NOT_FOUND, "there is no such page"),
    }
}

fn reply(scene: &Scene<'_>, status: StatusCode, file: &str, path: &str, run: &str) -> Reply {
    let bytes = scene.preview.bytes(file).unwrap_or_else(|| [].into());
    let media_type = media_type(file);
    let html = std::str::from_utf8(&bytes).ok().filter(|_| media_type.starts_with("text/html"));
    let mut reply = match html {
        Some(html) => {
            let page = with_bar(&scene.hosts.localised(html), &Seal::of(scene.preview, file, run));
            Reply::new(status, media_type, page)
        }
        None => Reply::new(status, media_type, &*bytes),
    };
    for (name, value) in scene.headers(path) {
        reply = match name.to_ascii_lowercase().as_str() {
            // What is kept for a year on the CDN may be another file here in a minute.
            "cache-control" => reply.with("annex-deployed-cache-control", &value),
            "content-security-policy" if html.is_some() => reply.with(&name, &policy::widened(&value)),
            _ => reply.with(&name, &value),
        };
    }
    reply
}

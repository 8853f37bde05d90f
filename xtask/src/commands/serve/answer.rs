//! What is at an address: the answer that the CDN would give, made for a preview.
//!
//! Redirects come first, then files, then the nearest page for unknown addresses; the headers are
//! those of `_headers`. Where an answer differs from the CDN's, a comment says so, and docs/preview.md.

use super::door::Names;
use super::edition::Edition;
use super::hosts::{self, Hosts, base_path};
use super::inject::{NO_SITE, NO_SITE_POLICY, Seal, with_bar};
use super::media_type::media_type;
use super::negotiate::preferred;
use super::preview::Preview;
use super::reply::{Reply, hash};
use super::{policy, rules};
use axum::http::StatusCode;
use percent_encoding::percent_decode_str;
use site::{HostOf, Subject};

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

/// A site as it is seen under the name by which it was called.
pub struct Scene<'a> {
    preview: &'a Preview,
    /// Its hosts here.
    pub hosts: Hosts<'a>,
    host: &'a HostOf,
}

/// The answer to what is asked; `run` names this run of the server.
pub fn answer(edition: &Edition, names: &Names, run: &str, asked: &Asked<'_>) -> Reply {
    let Some(preview) = &edition.preview else { return no_site(run) };
    let Some(scene) = Scene::of(preview, names, asked.host) else { return no_such_host(preview, names) };
    let Ok(path) = percent_decode_str(asked.path).decode_utf8() else {
        return Reply::text(StatusCode::BAD_REQUEST, "this path is not UTF-8");
    };
    match rules::redirect(scene.instructions("_redirects"), &path, asked.query) {
        Some(rules::Redirect { to, status: 200 }) => scene.file_or_404(&to, run),
        Some(redirect) => Reply::redirect(redirect.status, &scene.hosts.local(&redirect.to)),
        None => scene.at(&path, asked, run),
    }
}

fn no_site(run: &str) -> Reply {
    let seal = Seal { run: run.to_owned(), ..Seal::default() };
    let page = with_bar(NO_SITE, &seal);
    Reply::new(StatusCode::SERVICE_UNAVAILABLE, "text/html; charset=utf-8", page)
        .with("content-security-policy", NO_SITE_POLICY)
}

fn no_such_host(preview: &Preview, names: &Names) -> Reply {
    let hosts = Hosts::new(preview, names.main());
    let known: Vec<String> = hosts.addresses().map(|(host, here)| format!("  {here}/  {}", host.base_url)).collect();
    Reply::text(
        StatusCode::NOT_FOUND,
        format!("no host of this register has this name; there are\n{}", known.join("\n")),
    )
}

impl<'a> Scene<'a> {
    /// The host that a name stands for, if it is one of the site.
    pub fn of(preview: &'a Preview, names: &Names, host: &str) -> Option<Self> {
        let name = names.welcome(host)?;
        // Who came by an own name of the main host stays with it, and with the port that leads here.
        let main = match hosts::label(&name) {
            None => format!("http://{host}"),
            Some(_) => match host.split_once(':') {
                Some((_, port)) => names.main().replace(&format!(":{}", names.port), &format!(":{port}")),
                None => names.main(),
            },
        };
        let hosts = Hosts::new(preview, main);
        let host = hosts.find(&name)?;
        Some(Scene { preview, hosts, host })
    }

    /// The file of the site that answers a path on the host: itself, or the page for unknown addresses.
    pub fn page(&self, path: &str) -> Option<String> {
        let path = percent_decode_str(path).decode_utf8().ok()?;
        self.file(&path).or_else(|| self.nearest_404(&path))
    }

    /// The address of the languages to choose from, whatever the reader prefers.
    pub fn chooser(&self) -> Option<String> {
        let file = self.file_name("/")?;
        let page = self.preview.page(&file)?;
        (page.subject == Subject::Chooser).then(|| format!("{}?choose", self.hosts.link(&file)))
    }

    fn at(&self, path: &str, asked: &Asked<'_>, run: &str) -> Reply {
        let base = base_path(self.host);
        // The CDN serves something else around a register that is published below a path.
        if !base.is_empty() && path == "/" {
            return Reply::redirect(302, &format!("{base}/"));
        }
        let Some(below) = path.strip_prefix(base).filter(|below| below.is_empty() || below.starts_with('/')) else {
            let text = format!("this register is published below {base}/");
            return Reply::text(StatusCode::NOT_FOUND, text);
        };
        if let Some(to) = self.proper(below, asked.path) {
            let query = asked.query.map(|query| format!("?{query}")).unwrap_or_default();
            return Reply::redirect(308, &(to + &query));
        }
        let is_root = below == "/";
        let reply = match is_root.then(|| self.negotiated(asked)).flatten() {
            Some(list) => Reply::redirect(302, &self.hosts.link(list)),
            None => self.file_or_404(path, run),
        };
        if is_root { reply.with("vary", "Accept-Language") } else { reply }
    }

    /// The one address of a page in a folder, if it was asked for at another one.
    fn proper(&self, below: &str, written: &str) -> Option<String> {
        if let Some(folder) = written.strip_suffix("/index.html") {
            return self.at_path(below).map(|_| format!("{folder}/"));
        }
        let is_folder = !below.ends_with('/') && self.at_path(&format!("{below}/index.html")).is_some();
        is_folder.then(|| format!("{written}/"))
    }

    /// The list in the language that the reader prefers, unless the languages themselves are asked for.
    fn negotiated(&self, asked: &Asked<'_>) -> Option<&'a str> {
        let chooses = asked.query.is_some_and(|query| query.split('&').any(|own| own == "choose" || own == "choose="));
        let page = self.preview.page(&self.file_name("/")?)?;
        if chooses || page.subject != Subject::Chooser {
            return None;
        }
        // The main host speaks for all; each other one only for itself.
        let all = self.preview.hosts();
        let is_main = all.first().is_some_and(|main| main == self.host);
        let hosts = if is_main { all } else { std::slice::from_ref(self.host) };
        let tags: Vec<&str> = hosts.iter().flat_map(|host| &host.locales).map(String::as_str).collect();
        self.preview.list(preferred(asked.languages, &tags)?)
    }

    fn file_or_404(&self, path: &str, run: &str) -> Reply {
        match (self.file(path), self.nearest_404(path)) {
            (Some(file), _) => self.reply(StatusCode::OK, &file, path, run),
            (None, Some(file)) => self.reply(StatusCode::NOT_FOUND, &file, path, run),
            (None, None) => Reply::text(StatusCode::NOT_FOUND, "there is no such page"),
        }
    }

    fn reply(&self, status: StatusCode, file: &str, path: &str, run: &str) -> Reply {
        let bytes = self.preview.bytes(file).unwrap_or_default();
        let media_type = media_type(file);
        let html = std::str::from_utf8(bytes).ok().filter(|_| media_type.starts_with("text/html"));
        let mut reply = match html {
            Some(html) => {
                let page = with_bar(&self.hosts.localised(html), &seal(self.preview, file, run));
                Reply::new(status, media_type, page)
            }
            None => Reply::new(status, media_type, bytes),
        };
        for (name, value) in rules::headers(self.instructions("_headers"), path) {
            reply = match name.to_ascii_lowercase().as_str() {
                // What is kept for a year on the CDN may be another file here in a minute.
                "cache-control" => reply.with("annex-deployed-cache-control", &value),
                "content-security-policy" if html.is_some() => reply.with(&name, &policy::widened(&value)),
                _ => reply.with(&name, &value),
            };
        }
        reply
    }

    /// A file with instructions to the CDN. It is no content: nobody can ask for it.
    fn instructions(&self, name: &str) -> &'a str {
        let bytes = self.preview.bytes(&format!("{}{name}", self.host.folder)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// The file at a path on the host.
    fn file(&self, path: &str) -> Option<String> {
        self.file_name(path.strip_prefix(base_path(self.host))?)
    }

    fn file_name(&self, below: &str) -> Option<String> {
        if matches!(below, "/_headers" | "/_redirects") {
            return None;
        }
        let index = if below.ends_with('/') { "index.html" } else { "" };
        self.at_path(&format!("{below}{index}"))
    }

    fn at_path(&self, below: &str) -> Option<String> {
        let path = format!("{}{}", self.host.folder, below.strip_prefix('/')?);
        self.preview.bytes(&path).map(|_| path)
    }

    /// The page for unknown addresses in the folder of a path, or in the nearest one above it.
    fn nearest_404(&self, path: &str) -> Option<String> {
        let mut folder = path.strip_prefix(base_path(self.host))?;
        while let Some((above, _)) = folder.rsplit_once('/') {
            if let Some(file) = self.at_path(&format!("{above}/404.html")) {
                return Some(file);
            }
            folder = above;
        }
        None
    }
}

/// The state of a page: its own bytes and all it shows. The names of style sheets carry their hash, so
/// they are taken out of the page before it is compared.
pub fn seal(preview: &Preview, file: &str, run: &str) -> Seal {
    let html = preview.bytes(file).unwrap_or_default();
    let assets = preview.assets_of(html);
    let (sheets, others): (Vec<_>, Vec<_>) = assets.into_iter().partition(|(path, _)| path.ends_with(".css"));
    let mut text = String::from_utf8_lossy(html).into_owned();
    for (path, _) in &sheets {
        let name = path.rsplit_once('/').map_or(*path, |(_, name)| name);
        text = text.replace(name, "");
    }
    let shown = std::iter::once(text.as_bytes()).chain(others.iter().map(|(_, bytes)| *bytes));
    let sheets = sheets.iter().flat_map(|(path, bytes)| [path.as_bytes(), *bytes]);
    Seal { run: run.to_owned(), content: hash(shown), styles: hash(sheets) }
}

//! A site as it is seen under the name by which it was called: which file answers a path.

use super::door::Names;
use super::hosts::{self, Hosts, base_path};
use super::preview::Preview;
use percent_encoding::percent_decode_str;
use site::cdn::{self, Redirect};
use site::{HostOf, Subject};
use std::borrow::Cow;

/// A site as it is seen under a name.
pub struct Scene<'a> {
    /// The site.
    pub preview: &'a Preview,
    /// Its hosts here.
    pub hosts: Hosts<'a>,
    /// The one that the name stands for.
    pub host: &'a HostOf,
    /// The path below which it is published: empty, or such as `/legal`.
    pub base: Cow<'a, str>,
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
        let base = percent_decode_str(base_path(host)).decode_utf8_lossy();
        Some(Scene { preview, hosts, host, base })
    }

    /// The file of the site that answers a path as it was sent: its own, or the page for unknown addresses.
    pub fn page(&self, path: &str) -> Option<String> {
        let path = percent_decode_str(path).decode_utf8().ok()?;
        match self.redirect(&path, None) {
            Some(Redirect { to, status: 200 }) => self.file(&to).or_else(|| self.nearest_404(&to)),
            _ => self.file(&path).or_else(|| self.nearest_404(&path)),
        }
    }

    /// Where a decoded path leads, if it leads elsewhere.
    pub fn redirect(&self, path: &str, query: Option<&str>) -> Option<Redirect> {
        cdn::redirect(&self.instructions("_redirects"), path, query)
    }

    /// The headers of a decoded path.
    pub fn headers(&self, path: &str) -> Vec<(String, String)> {
        cdn::headers(&self.instructions("_headers"), path)
    }

    /// The page to choose a language at the root of the host, if there is one.
    pub fn chooser(&self) -> Option<String> {
        let file = self.file_below("/")?;
        let page = self.preview.page(&file)?;
        (page.subject == Subject::Chooser).then_some(file)
    }

    /// The file at a decoded path on the host.
    pub fn file(&self, path: &str) -> Option<String> {
        self.file_below(path.strip_prefix(&*self.base)?)
    }

    /// The same, below the path of the host.
    fn file_below(&self, below: &str) -> Option<String> {
        // Instructions to the CDN are no content: nobody can ask for them.
        if matches!(below, "/_headers" | "/_redirects" | "/_worker.js" | "/_routes.json") {
            return None;
        }
        let index = if below.ends_with('/') { "index.html" } else { "" };
        self.exact(&format!("{below}{index}"))
    }

    /// The file of exactly this name, below the path of the host.
    pub fn exact(&self, below: &str) -> Option<String> {
        let path = format!("{}{}", self.host.folder, below.strip_prefix('/')?);
        self.preview.has(&path).then_some(path)
    }

    /// The page for unknown addresses in the folder of a path, or in the nearest one above it.
    pub fn nearest_404(&self, path: &str) -> Option<String> {
        let mut folder = path.strip_prefix(&*self.base)?;
        while let Some((above, _)) = folder.rsplit_once('/') {
            if let Some(file) = self.exact(&format!("{above}/404.html")) {
                return Some(file);
            }
            folder = above;
        }
        None
    }

    fn instructions(&self, name: &str) -> String {
        let bytes = self.preview.bytes(&format!("{}{name}", self.host.folder)).unwrap_or_else(|| [].into());
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

//! The site as it is previewed: the one place of the server that knows how a site is made.
//!
//! The rest asks three questions: which bytes are at a path, what is the page at a path, and what is
//! there to say about it. Paths are those of the [`Site`], which holds the bytes that are deployed.

use super::translated::{Catalogues, Translated};
use crate::register::Register;
use anyhow::Result;
use site::{HostOf, PageOf, Role, Site, Subject};
use source::Diagnostics;
use std::borrow::Cow;
use std::sync::OnceLock;
use subprocessors::Date;

/// A site that was built without an error, and the register that it was made of.
pub struct Preview {
    register: Register,
    site: Site,
    /// Read when they are first asked for: they are not needed to show a page.
    catalogues: OnceLock<Option<Catalogues>>,
}

/// A page and the same page in each language.
pub struct Twin<'a> {
    /// The tag of the locale.
    pub locale: &'a str,
    /// Its path in the site.
    pub path: &'a str,
}

impl Preview {
    /// Builds the site of a register, if nothing is wrong with it; and what there is to say.
    pub fn build(register: Register) -> Result<(Result<Self, Register>, Diagnostics)> {
        let built = register.build()?;
        let preview = match built.output {
            Some(site) => Ok(Preview { register, site, catalogues: OnceLock::new() }),
            None => Err(register),
        };
        Ok((preview, built.diagnostics))
    }

    /// The bytes at a path, as they are deployed.
    pub fn bytes(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        self.site.get(path).map(|file| file.body.bytes())
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.site.get(path).is_some()
    }

    /// What the page at a path is.
    pub fn page(&self, path: &str) -> Option<&PageOf> {
        self.site.page(path)
    }

    /// The hosts of the site, the main one first.
    pub fn hosts(&self) -> &[HostOf] {
        self.site.hosts()
    }

    /// The day whose list is shown.
    pub fn date(&self) -> Date {
        self.register.today()
    }

    /// The list of a locale.
    pub fn list(&self, locale: &str) -> Option<&str> {
        let mut pages = self.site.subjects();
        pages.find(|(_, page)| page.subject == Subject::List && page.locale == locale).map(|(path, _)| path)
    }

    /// The same page in every locale, in the order of the configuration; lists where there is no other.
    pub fn twins(&self, page: Option<&PageOf>) -> Vec<Twin<'_>> {
        let subject = match page.map(|page| &page.subject) {
            None | Some(Subject::Chooser) => &Subject::List,
            Some(subject) => subject,
        };
        let twin = |locale: &'_ String| {
            let own = |(_, page): &(&str, &PageOf)| page.subject == *subject && page.locale == *locale;
            // Of two pages for unknown addresses, that of the locale lies deeper than that of the root.
            let all = self.site.subjects().filter(own);
            let (path, page) = all.max_by_key(|(path, _)| path.matches('/').count())?;
            Some(Twin { locale: &page.locale, path })
        };
        self.hosts().iter().flat_map(|host| &host.locales).filter_map(twin).collect()
    }

    /// The files that a page shows, by path: what its text names, and what its style sheets name.
    pub fn assets_of(&self, html: &[u8]) -> Vec<(&str, Cow<'_, [u8]>)> {
        let named = |text: &str| {
            let name = |path: &str| path.rsplit_once('/').map_or(path, |(_, name)| name).to_owned();
            let all = self.site.files().filter(|(_, file)| file.role == Role::Asset);
            let named = all.filter(|(path, _)| text.contains(&name(path)));
            named.map(|(path, file)| (path, file.body.bytes())).collect::<Vec<_>>()
        };
        let mut assets = named(&String::from_utf8_lossy(html));
        for (path, bytes) in assets.clone() {
            if path.ends_with(".css") {
                assets.extend(named(&String::from_utf8_lossy(&bytes)));
            }
        }
        assets.sort_unstable();
        assets.dedup();
        assets
    }

    /// How far the translations of a locale have come, or of what is written in one file; nothing for the
    /// source language.
    pub fn translated(&self, locale: &str, file: Option<&str>) -> Option<Translated> {
        let catalogues = self.catalogues.get_or_init(|| {
            let translations = self.register.translations().ok()?.output?;
            Some(Catalogues::read(&self.register.sources, translations))
        });
        catalogues.as_ref()?.count(locale, file)
    }
}

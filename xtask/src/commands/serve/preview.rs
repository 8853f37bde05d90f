//! The site as it is previewed: the one place of the server that knows how a site is made.
//!
//! The rest asks three questions: which bytes are at a path, what is the page at a path, and what is
//! there to say about it. Paths are those of the [`Site`], which holds the bytes that are deployed.
//! Pages are rendered when they are asked for; the whole site is made behind them.

use crate::register::Register;
use anyhow::Result;
use site::{Catalogues, Counts, HostOf, PageOf, Progress, Site, Subject};
use source::{Diagnostics, Outcome};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};
use subprocessors::Date;

/// A site that was read without an error, and the register that it was made of.
pub struct Preview {
    register: Register,
    draft: site::Preview,
    /// Pages that were rendered, by path: a page is asked for several times, to show it and to compare it.
    shown: Mutex<BTreeMap<String, Arc<[u8]>>>,
    /// Made behind the pages that are looked at.
    whole: OnceLock<Outcome<Site>>,
    /// Read when they are first asked for: they are not needed to show a page.
    catalogues: OnceLock<Option<Catalogues>>,
}

/// A page and the same page in each language.
pub struct Twin {
    /// The tag of the locale.
    pub locale: String,
    /// Its path in the site.
    pub path: String,
}

impl Preview {
    /// Reads a register, if nothing is wrong with it; and what there is to say. What was read for another
    /// preview is not read again where nothing has changed.
    pub fn open(register: Register, before: Option<&Self>) -> Result<(Option<Self>, Diagnostics)> {
        let opened = register.preview(before.map(|own| &own.draft))?;
        let preview = opened.output.map(|draft| Preview {
            register,
            draft,
            shown: Mutex::default(),
            whole: OnceLock::new(),
            catalogues: OnceLock::new(),
        });
        Ok((preview, opened.diagnostics))
    }

    /// The whole site, and what there is to say of finished pages; made when it is first asked for.
    pub fn whole(&self) -> &Outcome<Site> {
        self.whole.get_or_init(|| self.register.finish(&self.draft))
    }

    /// The bytes at a path, as they are deployed.
    pub fn bytes(&self, path: &str) -> Option<Arc<[u8]>> {
        if let Some(shown) = self.shown.lock().ok()?.get(path) {
            return Some(Arc::clone(shown));
        }
        let bytes: Arc<[u8]> = match self.draft.bytes(path) {
            Some(bytes) => Arc::from(&*bytes),
            None => Arc::from(&*self.whole().output.as_ref()?.get(path)?.body.bytes()),
        };
        self.shown.lock().ok()?.insert(path.to_owned(), Arc::clone(&bytes));
        Some(bytes)
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        // All pages are known; only data files have to be waited for.
        let in_whole = || self.whole().output.as_ref().is_some_and(|site| site.get(path).is_some());
        self.draft.has(path) || (!path.ends_with(".html") && in_whole())
    }

    /// What the page at a path is.
    pub fn page(&self, path: &str) -> Option<PageOf> {
        self.draft.page(path)
    }

    /// The hosts of the site, the main one first.
    pub fn hosts(&self) -> &[HostOf] {
        self.draft.hosts()
    }

    /// The day whose list is shown.
    pub fn date(&self) -> Date {
        self.register.today()
    }

    /// The list of a locale.
    pub fn list(&self, locale: &str) -> Option<String> {
        self.draft.path(&PageOf { locale: locale.to_owned(), subject: Subject::List })
    }

    /// The same page in every locale, in the order of the configuration; lists where there is no other.
    pub fn twins(&self, page: Option<&PageOf>) -> Vec<Twin> {
        let subject = match page.map(|page| &page.subject) {
            None | Some(Subject::Chooser) => &Subject::List,
            Some(subject) => subject,
        };
        let twin = |locale: &String| {
            let path = self.draft.path(&PageOf { locale: locale.clone(), subject: subject.clone() })?;
            Some(Twin { locale: locale.clone(), path })
        };
        self.hosts().iter().flat_map(|host| &host.locales).filter_map(twin).collect()
    }

    /// The files that a page shows, by path: what its text names, and what its style sheets name.
    pub fn assets_of(&self, html: &[u8]) -> Vec<(Cow<'_, str>, &[u8])> {
        let named = |text: &str| {
            let name = |path: &str| path.rsplit_once('/').map_or(path, |(_, name)| name).to_owned();
            self.draft.assets().filter(|(path, _)| text.contains(&name(path))).collect::<Vec<_>>()
        };
        let mut assets = named(&String::from_utf8_lossy(html));
        for (path, bytes) in assets.clone() {
            if path.ends_with(".css") {
                assets.extend(named(&String::from_utf8_lossy(bytes)));
            }
        }
        assets.sort_unstable();
        assets.dedup();
        assets
    }

    /// How far the translations of a locale have come, or of what is written in one file; nothing for the
    /// source language.
    pub fn translated(&self, locale: &str, file: Option<&str>) -> Option<Counts> {
        self.catalogues()?.count(locale, file)
    }

    /// How far every language is; nothing if the texts are not known.
    pub fn progress(&self) -> Option<Vec<Progress>> {
        Some(self.catalogues()?.progress())
    }

    fn catalogues(&self) -> Option<&Catalogues> {
        let read = || {
            let translations = self.register.translations().ok()?.output?;
            // The build says what is wrong with them.
            Some(Catalogues::read(&self.register.sources, translations, &mut Diagnostics::new()))
        };
        self.catalogues.get_or_init(read).as_ref()
    }
}

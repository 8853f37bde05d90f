//! What the address of a page says of it, and where it leads: other languages, other pages, feeds.

use super::Scene;
use crate::message::escape;
use crate::routes::{Many, PageId, Part};
use crate::view::{AddressView, FeedView, LanguageView, LinkView};

impl Scene<'_> {
    /// What a page's address says of it: its own address, and those of the same page in other languages.
    pub(crate) fn address(&self, id: PageId) -> AddressView {
        let address = (id != PageId::NotFound).then(|| match id {
            // One chooser speaks for all: others lead to it.
            PageId::Chooser if self.has_main_chooser() => self.routes.x_default(PageId::Chooser),
            _ => self.routes.absolute(self.locale, id),
        });
        let canonical = match id.many() {
            // An earlier list is no rival of the current one.
            Some(Many::Past) => Some(self.routes.absolute(self.locale, PageId::List)),
            _ => address.clone(),
        };
        AddressView {
            canonical,
            address,
            alternates_html: if self.has_alternates(id) { self.alternates(id) } else { String::new() },
            noindex: !id.is_indexed(),
            feeds: self.feeds_of(id),
            menu: self.menu(id),
            languages: self.languages(id),
        }
    }

    /// Whether a page is one of a group of languages: all that search engines see, but for a chooser that is not
    /// the one of the whole site. It would name a group in which it does not stand.
    fn has_alternates(&self, id: PageId) -> bool {
        id.is_indexed() && (id != PageId::Chooser || self.has_main_chooser())
    }

    fn has_main_chooser(&self) -> bool {
        self.routes.host(0).has_chooser()
    }

    /// The address of a page of this language.
    pub(crate) fn url(&self, page: PageId) -> String {
        self.routes.path(self.locale, page)
    }

    /// The address of a page of earlier days: of this language if it keeps them, else of the first that does;
    /// nothing if none does.
    pub(crate) fn archived_url(&self, page: PageId) -> Option<String> {
        let locales = &self.inputs.config.locales;
        let first = || locales.iter().position(|own| own.archive);
        let locale = if locales[self.locale].archive { self.locale } else { first()? };
        Some(self.routes.link(self.locale, locale, page))
    }

    /// The parts that this site has.
    pub(crate) fn parts(&self) -> impl Iterator<Item = Part> {
        self.inputs.parts(self.record)
    }

    /// The pages of the site, for its menu.
    fn menu(&self, id: PageId) -> Vec<LinkView> {
        let all =
            std::iter::once((PageId::List, "list")).chain(self.parts().map(|own| (PageId::Part(own), own.words().1)));
        all.map(|(page, key)| LinkView {
            url: self.url(page),
            title_html: self.words.ui(key, &[]),
            current: page == id || page == self.part_of(id),
        })
        .collect()
    }

    /// To which entry of the menu a page belongs.
    fn part_of(&self, id: PageId) -> PageId {
        match id {
            PageId::Facet(_) => PageId::Part(Part::Choices),
            PageId::Part(_) => id,
            _ => match id.many() {
                Some(Many::Past | Many::Difference | Many::DifferenceFromToday) => PageId::Part(Part::Archive),
                Some(Many::Entity) => PageId::List,
                None => id,
            },
        }
    }

    /// The feeds that a page leads to: its own, if it has some, and those of the whole list.
    fn feeds_of(&self, id: PageId) -> Vec<FeedView> {
        let own = match id {
            PageId::Facet(_) => self.feeds(id),
            _ => Vec::new(),
        };
        own.into_iter().chain(self.feeds(PageId::List)).collect()
    }

    /// `<link rel="alternate" hreflang>` for every language in which a page is said.
    fn alternates(&self, id: PageId) -> String {
        let id = if id == PageId::Chooser { PageId::List } else { id };
        let link = |language: &str, address: &str| {
            format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\"{}\">", escape(address))
        };
        // Each of them names all of them: what is not said here has no other languages.
        if !self.inputs.is_said(self.locale, id) {
            return String::new();
        }
        let languages = self.inputs.languages.iter().enumerate().filter(|(locale, _)| self.inputs.is_said(*locale, id));
        let own = languages.map(|(locale, own)| link(&own.tag, &self.routes.absolute(locale, id)));
        own.chain([link("x-default", &self.routes.x_default(id))]).collect()
    }

    /// The language menu of a page. A page that is not found leads to the lists.
    fn languages(&self, id: PageId) -> Vec<LanguageView> {
        let (page, current) = match id {
            PageId::NotFound => (PageId::List, self.locale),
            PageId::Chooser => (PageId::List, usize::MAX),
            id => (id, self.locale),
        };
        self.inputs
            .menu
            .iter()
            .filter(|locale| self.inputs.has(**locale, page))
            .map(|locale| (*locale, &self.inputs.languages[*locale]))
            .map(|(locale, language)| LanguageView {
                tag: language.tag.clone(),
                dir: language.direction.attribute(),
                name: language.endonym.clone(),
                url: self.routes.link(self.locale, locale, page),
                current: locale == current,
            })
            .collect()
    }
}

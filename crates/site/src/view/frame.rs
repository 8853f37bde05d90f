//! What stands around every page, and the draft of a page.

use std::collections::BTreeMap;

view! {
    /// What all pages of a locale share.
    pub(crate) struct SharedView {
        /// BCP 47 tag of the page's language.
        pub(crate) lang: String,
        /// `ltr` or `rtl`.
        pub(crate) dir: &'static str,
        /// The words of the interface as HTML, by key.
        pub(crate) ui: BTreeMap<String, String>,
        /// The same words without markup, for attributes and titles.
        pub(crate) label: BTreeMap<String, String>,
        /// The name of the site, if it has one.
        pub(crate) site_name: Option<String>,
        /// The publisher's name.
        pub(crate) publisher_html: String,
        /// The names of the services.
        pub(crate) service_html: String,
        /// The newest revision of the facts, by date and hash.
        pub(crate) revision_html: Option<String>,
        /// Address of the list.
        pub(crate) list_url: String,
        /// Addresses of the other pages, by the words that name them.
        pub(crate) urls: BTreeMap<String, String>,
        /// Address of the list as data.
        pub(crate) data_url: String,
        /// Addresses of published files, by the path they have below `static/`, with `/` and `.` as `_`.
        pub(crate) assets: BTreeMap<String, String>,
        /// The cookie notice, if the owner's site sets cookies.
        pub(crate) cookies: Option<CookiesView>,
    }
}

view! {
    /// The cookie notice.
    pub(crate) struct CookiesView {
        /// What is said.
        pub(crate) text_html: String,
        /// Address of the policy.
        pub(crate) policy: String,
    }
}

view! {
    /// What the head of a page needs.
    pub(crate) struct HeadView {
        /// Title of the document.
        pub(crate) title: String,
        /// Description for search engines, if there is one.
        pub(crate) description: Option<String>,
        /// The absolute address under which search engines shall know it, unless it has none.
        pub(crate) canonical: Option<String>,
        /// The page's own absolute address, unless it has none.
        pub(crate) address: Option<String>,
        /// `<link rel="alternate" hreflang>` of every language, shared by all of them.
        pub(crate) alternates_html: String,
        /// Whether search engines should leave the page out.
        pub(crate) noindex: bool,
        /// Feeds and calendar that belong to the page.
        pub(crate) feeds: Vec<FeedView>,
    }
}

view! {
    /// A feed or calendar.
    pub(crate) struct FeedView {
        /// `atom`, `json` or `calendar`.
        pub(crate) id: &'static str,
        pub(crate) media_type: &'static str,
        pub(crate) url: String,
        pub(crate) title: String,
    }
}

view! {
    /// A link to another page.
    pub(crate) struct LinkView {
        pub(crate) url: String,
        pub(crate) title_html: String,
        /// Whether it leads to the page on which it stands.
        pub(crate) current: bool,
    }
}

view! {
    /// An entry of the language menu.
    pub(crate) struct LanguageView {
        /// BCP 47 tag.
        pub(crate) tag: String,
        /// `ltr` or `rtl`.
        pub(crate) dir: &'static str,
        /// The name of the language in itself.
        pub(crate) name: String,
        /// Address of the same page in that language.
        pub(crate) url: String,
        /// Whether this is the page's own language.
        pub(crate) current: bool,
    }
}

/// What the address of a page says of it.
#[derive(Debug)]
pub(crate) struct AddressView {
    /// The absolute address under which search engines shall know it, unless it has none.
    pub(crate) canonical: Option<String>,
    /// The page's own absolute address, unless it has none.
    pub(crate) address: Option<String>,
    /// `<link rel="alternate" hreflang>` of every language.
    pub(crate) alternates_html: String,
    /// Whether search engines should leave the page out.
    pub(crate) noindex: bool,
    /// Feeds and calendar that belong to the page.
    pub(crate) feeds: Vec<FeedView>,
    /// The pages of the site.
    pub(crate) menu: Vec<LinkView>,
    /// Every language that has this page.
    pub(crate) languages: Vec<LanguageView>,
}

/// A page without what its address says of it.
#[derive(Debug)]
pub(crate) struct Draft<T> {
    /// Title of the document.
    pub(crate) title: String,
    /// Description for search engines, if there is one.
    pub(crate) description: Option<String>,
    /// The page's own part.
    pub(crate) page: T,
}

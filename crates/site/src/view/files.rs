//! Feeds, files, and pages of words only.

use super::{FeedView, LinkView};

view! {
    /// How to be told of changes.
    pub(crate) struct SubscribeView {
        pub(crate) heading_html: String,
        pub(crate) formats: Vec<FormatView>,
        pub(crate) choices: Vec<FeedsOfView>,
    }
}

view! {
    /// A format, in a sentence.
    pub(crate) struct FormatView {
        pub(crate) title_html: String,
        pub(crate) text_html: String,
        pub(crate) media_type: &'static str,
    }
}

view! {
    /// The feeds of a choice of customers, or of the whole list.
    pub(crate) struct FeedsOfView {
        pub(crate) name_html: String,
        /// Address of its page.
        pub(crate) url: String,
        pub(crate) feeds: Vec<FeedView>,
    }
}

view! {
    /// Files for programs and spreadsheets.
    pub(crate) struct DownloadsView {
        pub(crate) heading_html: String,
        pub(crate) files: Vec<DownloadView>,
        /// Of which day the newest revision is.
        pub(crate) newest_html: Option<String>,
        /// Its hash.
        pub(crate) hash: Option<String>,
    }
}

view! {
    /// A file.
    pub(crate) struct DownloadView {
        pub(crate) name_html: String,
        pub(crate) url: String,
        pub(crate) text_html: String,
        /// The name of its schema, and where that is, if it has one.
        pub(crate) schema: Option<LinkView>,
    }
}

view! {
    /// A page that has only words of the interface.
    pub(crate) struct PlainView {
        pub(crate) heading_html: String,
        pub(crate) text_html: String,
    }
}

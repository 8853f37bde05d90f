//! Earlier lists, and what differs.

use super::{ChangeView, Line, LinkView, SectionView};

view! {
    /// The list on earlier days.
    pub(crate) struct ArchiveView {
        pub(crate) heading_html: String,
        /// The newest first.
        pub(crate) versions: Vec<VersionView>,
    }
}

view! {
    /// The list as it stood from a day on.
    pub(crate) struct VersionView {
        pub(crate) url: String,
        pub(crate) date_html: String,
        /// "Added: Example Cloud GmbH", for each change of the day.
        pub(crate) changes_html: Vec<String>,
        pub(crate) count_html: String,
        /// Address of what differs from the version before, if there is one.
        pub(crate) before_url: Option<String>,
        /// Address of what differs from today, unless it is the list of today.
        pub(crate) today_url: Option<String>,
    }
}

view! {
    /// The list as it stood.
    pub(crate) struct PastView {
        pub(crate) heading_html: String,
        /// What this is, and from when to when it held.
        pub(crate) banner_html: String,
        /// The revision that it shows, by date and hash.
        pub(crate) revision_html: Option<String>,
        /// Whether it is the list of today.
        pub(crate) current: bool,
        pub(crate) status: Vec<Line>,
        /// Other versions, and what differs from them.
        pub(crate) links: Vec<LinkView>,
        /// What the contract said about announcing changes, in sentences.
        pub(crate) notice_html: Vec<String>,
        pub(crate) coming: Vec<ChangeView>,
        pub(crate) sections: Vec<SectionView>,
    }
}

view! {
    /// What differs between two days.
    pub(crate) struct ComparedView {
        pub(crate) heading_html: String,
        pub(crate) text_html: String,
        pub(crate) links: Vec<LinkView>,
        pub(crate) changes: Vec<ChangeView>,
        pub(crate) count_html: String,
    }
}

//! What is said of entities and engagements.

use super::{ChangeView, Html};

view! {
    /// A label and what stands beside it.
    pub(crate) struct Line {
        pub(crate) label_html: Html,
        pub(crate) value_html: String,
    }
}

view! {
    /// A label and the values beside it.
    pub(crate) struct Lines {
        pub(crate) label_html: Html,
        pub(crate) values_html: Vec<String>,
    }
}

view! {
    /// What holds for an engagement.
    pub(crate) struct FactsView {
        pub(crate) purpose_html: String,
        /// That something of it holds for the time being.
        pub(crate) passing_html: Option<String>,
        /// What is announced about it.
        pub(crate) announced_html: Vec<String>,
        /// For which customers, in parts that all have to hold; empty means for all.
        pub(crate) conditions_html: Vec<String>,
        pub(crate) condition_html: Option<String>,
        pub(crate) data_html: Option<String>,
        pub(crate) locations: Vec<LocationView>,
        /// Grounds for transfers, for all locations without their own.
        pub(crate) transfers_html: Vec<String>,
        /// Assurances that are not said of the whole table.
        pub(crate) assurances_html: Vec<String>,
        /// What else is said.
        pub(crate) more: Vec<Lines>,
        pub(crate) since_html: String,
        pub(crate) until_html: Option<String>,
    }
}

view! {
    /// Places for some customers.
    pub(crate) struct LocationView {
        /// Whether it is for some customers only, perhaps named above an alternative before it.
        pub(crate) within: bool,
        /// The ids of the regions that it is for, unless it is for all.
        pub(crate) regions: Option<String>,
        /// Whether it is an alternative to one before it.
        pub(crate) alternative: bool,
        /// For whom, if not for all.
        pub(crate) whom_html: Option<String>,
        /// By default, or on request.
        pub(crate) offered_html: Option<String>,
        /// For which of these customers, in parts that all have to hold.
        pub(crate) conditions_html: Vec<String>,
        /// The legal entity that acts here, if it is another.
        pub(crate) by_html: Option<String>,
        /// Roles with their places; empty where the facts do not say.
        pub(crate) places: Vec<Line>,
        /// Grounds for transfers from here.
        pub(crate) transfers_html: Vec<String>,
        pub(crate) note_html: Option<String>,
    }
}

view! {
    /// The page of a legal entity.
    pub(crate) struct EntityView {
        pub(crate) heading_html: String,
        pub(crate) status: Vec<Line>,
        /// Everything that is said of the entity.
        pub(crate) facts: Vec<Lines>,
        /// Dates on which it changed itself, oldest first.
        pub(crate) history: Vec<String>,
        /// Announced changes that concern it.
        pub(crate) coming: Vec<ChangeView>,
        pub(crate) engagements: Vec<EngagementView>,
    }
}

view! {
    /// An engagement on the page of its entity.
    pub(crate) struct EngagementView {
        pub(crate) anchor: String,
        pub(crate) service_html: String,
        pub(crate) section_html: String,
        /// Whether it is announced and has not begun.
        pub(crate) coming: bool,
        /// Address of the row in the list; absent before it begins and once it has ended.
        pub(crate) row_url: Option<String>,
        pub(crate) facts: FactsView,
        /// Dates on which it changed, oldest first, if there is more than one.
        pub(crate) history: Vec<String>,
    }
}

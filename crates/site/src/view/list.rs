//! The list and its filter.

use super::{ChangeView, FactsView, Line, Lines};

view! {
    /// That the list is continued elsewhere.
    pub(crate) struct ContinuedView {
        pub(crate) text_html: String,
        pub(crate) url: String,
    }
}

view! {
    /// The list.
    pub(crate) struct ListView {
        pub(crate) heading_html: String,
        /// Last updated, in force since, next change.
        pub(crate) status: Vec<Line>,
        /// Headings of the page, for its table of contents.
        pub(crate) contents: Vec<AnchorView>,
        /// Where the list is continued, if it is no longer kept here.
        pub(crate) continued: Option<ContinuedView>,
        /// Whose data the list is about, if stated.
        pub(crate) about_html: Option<String>,
        pub(crate) intro_html: String,
        /// What the contract says about announcing changes, in sentences.
        pub(crate) notice_html: Vec<String>,
        /// What it says to single audiences instead.
        pub(crate) audiences: Vec<Lines>,
        /// Announced changes.
        pub(crate) coming: Vec<ChangeView>,
        pub(crate) filter: FilterView,
        pub(crate) sections: Vec<SectionView>,
        pub(crate) related: Option<RelatedView>,
        pub(crate) demo: Option<String>,
    }
}

view! {
    /// What the list can be filtered by.
    pub(crate) struct FilterView {
        pub(crate) dimensions: Vec<DimensionView>,
        /// "{shown} of {all} entries", to be filled by the script.
        pub(crate) count: String,
    }
}

view! {
    /// Something that customers differ in.
    pub(crate) struct DimensionView {
        pub(crate) id: &'static str,
        pub(crate) label_html: String,
        pub(crate) values: Vec<ChoiceOfView>,
    }
}

view! {
    /// One of its values.
    pub(crate) struct ChoiceOfView {
        pub(crate) id: String,
        pub(crate) name: String,
    }
}

view! {
    /// A place on the page to go to.
    pub(crate) struct AnchorView {
        pub(crate) anchor: String,
        pub(crate) title_html: String,
    }
}

view! {
    /// A table of the list with what stands above it.
    pub(crate) struct SectionView {
        pub(crate) id: String,
        pub(crate) title_html: String,
        pub(crate) prose_html: String,
        pub(crate) caption_html: String,
        /// "3 entries".
        pub(crate) count_html: String,
        /// Whether any row says where.
        pub(crate) has_places: bool,
        pub(crate) rows: Vec<RowView>,
        /// Assurances that hold for every row.
        pub(crate) assurances_html: Vec<String>,
    }
}

view! {
    /// A row of a table: one engagement.
    pub(crate) struct RowView {
        pub(crate) anchor: String,
        pub(crate) name_html: String,
        /// Name without markup, for labels.
        pub(crate) name: String,
        /// Address of the entity's page, if it is a legal entity.
        pub(crate) url: Option<String>,
        /// The conditions under which it applies to a choice of customers, in a sentence.
        pub(crate) only_html: Option<String>,
        /// For whom it is, for the script that filters.
        pub(crate) condition: Option<String>,
        /// The label of the link to this row.
        pub(crate) link_label: String,
        pub(crate) facts: FactsView,
    }
}

view! {
    /// What stands below the tables.
    pub(crate) struct RelatedView {
        pub(crate) title_html: String,
        pub(crate) prose_html: String,
    }
}

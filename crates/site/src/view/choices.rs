//! Choices of customers, and where their data goes.

use super::{AnchorView, ChangeView, FeedView, LinkView, SectionView};

view! {
    /// Choices of customers.
    pub(crate) struct ChoicesView {
        pub(crate) heading_html: String,
        pub(crate) groups: Vec<ChoiceGroupView>,
    }
}

view! {
    /// Choices of one kind.
    pub(crate) struct ChoiceGroupView {
        pub(crate) id: &'static str,
        pub(crate) title_html: String,
        pub(crate) choices: Vec<ChoiceLinkView>,
    }
}

view! {
    /// A choice, and how many entries apply to it.
    pub(crate) struct ChoiceLinkView {
        pub(crate) url: String,
        pub(crate) title_html: String,
        pub(crate) count_html: String,
    }
}

view! {
    /// What applies to a choice of customers.
    pub(crate) struct ChoiceView {
        pub(crate) heading_html: String,
        pub(crate) text_html: String,
        pub(crate) count_html: String,
        /// Headings of the page, for its table of contents.
        pub(crate) contents: Vec<AnchorView>,
        pub(crate) coming: Vec<ChangeView>,
        pub(crate) sections: Vec<SectionView>,
        pub(crate) places: PlacesView,
        pub(crate) feeds: Vec<FeedView>,
    }
}

view! {
    /// Where data of all customers goes.
    pub(crate) struct WhereView {
        pub(crate) heading_html: String,
        pub(crate) places: PlacesView,
        /// The same for choices of customers.
        pub(crate) choices: Vec<LinkView>,
    }
}

view! {
    /// Where data goes: a picture, and the same as a table.
    pub(crate) struct PlacesView {
        /// The picture; empty if there is nothing to show.
        pub(crate) svg_html: String,
        pub(crate) groups: Vec<PlaceGroupView>,
        /// How many entries do not say where.
        pub(crate) unstated_html: Option<String>,
    }
}

view! {
    /// Places that stand alike under a law.
    pub(crate) struct PlaceGroupView {
        pub(crate) title_html: String,
        pub(crate) places: Vec<PlaceView>,
    }
}

view! {
    /// A place: what happens there, through whom, on which grounds.
    pub(crate) struct PlaceView {
        pub(crate) name_html: String,
        pub(crate) roles_html: Vec<String>,
        pub(crate) entries_html: Vec<String>,
        pub(crate) grounds_html: Vec<String>,
    }
}

//! Changes, and engagements over the years.

use super::Lines;

view! {
    /// Changes that are told of together.
    pub(crate) struct ChangeView {
        pub(crate) anchor: String,
        /// Whom they concern.
        pub(crate) name_html: String,
        pub(crate) what_html: String,
        /// What takes its place, if something does.
        pub(crate) into_html: Option<String>,
        /// Which of its jobs are meant, where that is not plain from the name.
        pub(crate) purposes_html: Vec<String>,
        /// Whether only the list was wrong.
        pub(crate) correction: bool,
        /// Whether they are still to come.
        pub(crate) coming: bool,
        pub(crate) effective_html: Option<String>,
        pub(crate) announced_html: Option<String>,
        /// The last day on which customers may object, if the policy gives one.
        pub(crate) objection_html: Option<String>,
        /// That they were moved, and from which day.
        pub(crate) moved_html: Vec<String>,
        /// That they were called off, and when.
        pub(crate) called_off_html: Option<String>,
        /// What is said of what comes, where the page tells.
        pub(crate) facts: Vec<Lines>,
        /// What is said otherwise, where the page tells.
        pub(crate) differences: Vec<DifferenceView>,
    }
}

view! {
    /// What is said before and after.
    pub(crate) struct DifferenceView {
        pub(crate) label_html: String,
        pub(crate) before_html: Vec<String>,
        pub(crate) after_html: Vec<String>,
    }
}

view! {
    /// Every change.
    pub(crate) struct ChangesView {
        pub(crate) heading_html: String,
        /// Announced changes.
        pub(crate) coming: Vec<ChangeView>,
        pub(crate) timeline: TimelineView,
        /// The newest first.
        pub(crate) days: Vec<ChangesOfDayView>,
        /// Whether there is nothing but the entries with which the record begins.
        pub(crate) unchanged: bool,
    }
}

view! {
    /// What changed on one day.
    pub(crate) struct ChangesOfDayView {
        pub(crate) anchor: String,
        pub(crate) date_html: String,
        /// Address of the list as it stood from then on.
        pub(crate) list_url: Option<String>,
        pub(crate) changes: Vec<ChangeView>,
        /// The entries with which the record begins: each with its purpose.
        pub(crate) known: Vec<EntryLine>,
        /// "Known since at least ...", above them.
        pub(crate) known_html: Option<String>,
    }
}

view! {
    /// A name and what stands beside it.
    pub(crate) struct EntryLine {
        pub(crate) name_html: String,
        pub(crate) value_html: Option<String>,
    }
}

view! {
    /// Engagements over the years: a picture, and the same as a table.
    pub(crate) struct TimelineView {
        /// The picture; empty if there is nothing to show.
        pub(crate) svg_html: String,
        pub(crate) rows: Vec<SpanView>,
    }
}

view! {
    /// One stretch of time in which something was, is or will be engaged.
    pub(crate) struct SpanView {
        pub(crate) name_html: String,
        pub(crate) purpose_html: Option<String>,
        pub(crate) from_html: String,
        pub(crate) until_html: Option<String>,
        /// Whether it is still to come.
        pub(crate) coming: bool,
        /// The days on which something about it changed.
        pub(crate) changed_html: Vec<String>,
    }
}

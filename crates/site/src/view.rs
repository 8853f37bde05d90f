//! What templates see: typed, fully localised, and nothing to decide but `if` and `for`.
//!
//! A field whose name ends in `_html` is HTML that may be inserted as it is; every other text is
//! plain and gets escaped by the template engine.

use std::collections::BTreeMap;
use tera::{Map, Value, value::Key};

/// A struct as templates see it: a map of its fields. HTML is marked as such.
macro_rules! view {
    ($(#[$meta:meta])* pub(crate) struct $name:ident { $($(#[$doc:meta])* pub(crate) $field:ident: $kind:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub(crate) struct $name { $($(#[$doc])* pub(crate) $field: $kind,)* }

        impl Field for $name {
            fn value(self, _: bool) -> Value {
                let fields = [$((Key::Str(stringify!($field)), self.$field.value(is_html(stringify!($field)))),)*];
                Value::from(Map::from_iter(fields))
            }
        }
    };
}

/// What a field of a view may hold.
pub(crate) trait Field {
    /// As templates see it; texts may be HTML.
    fn value(self, html: bool) -> Value;
}

/// By their names: `_html`, and the words of the interface.
fn is_html(field: &str) -> bool {
    field.ends_with("_html") || field == "ui"
}

impl Field for String {
    fn value(self, html: bool) -> Value {
        let text = Value::from(self);
        if html { text.mark_safe() } else { text }
    }
}

/// HTML that is said on many pages: made once, and shared by all of them.
#[derive(Debug, Clone)]
pub(crate) struct Html(Value);

impl Html {
    /// The HTML itself.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl From<String> for Html {
    fn from(html: String) -> Self {
        Html(html.value(true))
    }
}

impl Field for Html {
    fn value(self, _: bool) -> Value {
        self.0
    }
}

impl Field for &'static str {
    fn value(self, _: bool) -> Value {
        Value::from(self)
    }
}

impl Field for bool {
    fn value(self, _: bool) -> Value {
        Value::from(self)
    }
}

impl<T: Field> Field for Option<T> {
    fn value(self, html: bool) -> Value {
        self.map_or_else(Value::none, |own| own.value(html))
    }
}

impl<T: Field> Field for Vec<T> {
    fn value(self, html: bool) -> Value {
        Value::from(self.into_iter().map(|own| own.value(html)).collect::<Vec<Value>>())
    }
}

impl<T: Field> Field for BTreeMap<String, T> {
    fn value(self, html: bool) -> Value {
        Value::from(self.into_iter().map(|(key, own)| (Key::from(key), own.value(html))).collect::<Map>())
    }
}

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
    /// What stands below the tables.
    pub(crate) struct RelatedView {
        pub(crate) title_html: String,
        pub(crate) prose_html: String,
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
        pub(crate) history: Vec<Line>,
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
        pub(crate) history: Vec<Line>,
    }
}

view! {
    /// A page that has only words of the interface.
    pub(crate) struct PlainView {
        pub(crate) heading_html: String,
        pub(crate) text_html: String,
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

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

        impl $crate::view::Field for $name {
            fn value(self, _: bool) -> tera::Value {
                use $crate::view::is_html;
                let fields = [$((tera::value::Key::Str(stringify!($field)), self.$field.value(is_html(stringify!($field)))),)*];
                tera::Value::from(tera::Map::from_iter(fields))
            }
        }
    };
}

mod archive;
mod changes;
mod choices;
mod facts;
mod files;
mod frame;
mod list;

pub(crate) use archive::{ArchiveView, ComparedView, PastView, VersionView};
pub(crate) use changes::{
    ChangeView, ChangesOfDayView, ChangesView, DifferenceView, EntryLine, SpanView, TimelineView,
};
pub(crate) use choices::{
    ChoiceGroupView, ChoiceLinkView, ChoiceView, ChoicesView, PlaceGroupView, PlaceView, PlacesView, WhereView,
};
pub(crate) use facts::{EngagementView, EntityView, FactsView, Line, Lines, LocationView};
pub(crate) use files::{DownloadView, DownloadsView, FeedsOfView, FormatView, PlainView, SubscribeView};
pub(crate) use frame::{AddressView, CookiesView, Draft, FeedView, HeadView, LanguageView, LinkView, SharedView};
pub(crate) use list::{
    AnchorView, ChoiceOfView, ContinuedView, DimensionView, FilterView, ListView, RelatedView, RowView, SectionView,
};

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

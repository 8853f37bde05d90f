//! How to be told of changes: feeds and a calendar, of the whole list and of each choice.

use super::Scene;
use crate::files::feeds::{FORMATS, Format};
use crate::routes::PageId;
use crate::view::{Draft, FeedView, FeedsOfView, FormatView, SubscribeView};

/// The page that explains them.
pub(crate) fn view(scene: &Scene<'_>) -> Draft<SubscribeView> {
    let words = &scene.words;
    let whole = FeedsOfView {
        name_html: words.ui("whole_list", &[]),
        url: scene.url(PageId::List),
        feeds: scene.feeds(PageId::List),
    };
    let choices = scene.record.register.facets.iter().enumerate().map(|(at, own)| FeedsOfView {
        name_html: scene.choice_name(own).html,
        url: scene.url(PageId::Facet(at)),
        feeds: scene.feeds(PageId::Facet(at)),
    });
    let page = SubscribeView {
        heading_html: words.ui("subscribe_title", &[]),
        formats: FORMATS.iter().map(|own| format_view(scene, own)).collect(),
        choices: std::iter::once(whole).chain(choices).collect(),
    };
    Draft { title: words.label("subscribe_title", &[]), description: Some(words.label("subscribe_text", &[])), page }
}

fn format_view(scene: &Scene<'_>, own: &Format) -> FormatView {
    FormatView {
        title_html: scene.words.ui(own.title, &[]),
        text_html: scene.words.ui(own.text, &[]),
        media_type: own.media_type,
    }
}

impl Scene<'_> {
    /// The feeds of the whole list, or of a choice.
    pub(crate) fn feeds(&self, of: PageId) -> Vec<FeedView> {
        let title = self.feed_title(of);
        let view = |own: &Format| FeedView {
            id: own.id,
            media_type: own.media_type,
            url: self.routes.path_beside(self.locale, of, own.file),
            title: format!("{title} · {}", self.words.label(own.title, &[])),
        };
        FORMATS.iter().map(view).collect()
    }

    /// What the feeds of the whole list, or of a choice, are called.
    pub(crate) fn feed_title(&self, of: PageId) -> String {
        match of {
            PageId::Facet(at) => {
                let choice = self.choice_name(&self.record.register.facets[at]);
                self.words.label("feed_title_choice", &[("choice", choice)])
            }
            _ => self.words.label("feed_title", &[]),
        }
    }
}

//! The page for addresses that do not exist.

use super::Scene;
use crate::routes::PageId;
use crate::view::{HeadView, PageView, PlainView};

/// The page in the language of a scene.
pub(crate) fn view(scene: &Scene<'_>) -> PageView<PlainView> {
    let page =
        PlainView { heading_html: scene.words.ui("not_found", &[]), text_html: scene.words.ui("not_found_text", &[]) };
    let head = HeadView {
        title: scene.words.label("not_found", &[]),
        description: None,
        canonical: None,
        alternates_html: String::new(),
        noindex: true,
    };
    scene.page(PageId::NotFound, head, page)
}

//! The page for addresses that do not exist.

use super::Scene;
use crate::view::{Draft, PlainView};

/// The page in the language of a scene.
pub(crate) fn view(scene: &Scene<'_>) -> Draft<PlainView> {
    let page =
        PlainView { heading_html: scene.words.ui("not_found", &[]), text_html: scene.words.ui("not_found_text", &[]) };
    Draft { title: scene.words.label("not_found", &[]), description: None, page }
}

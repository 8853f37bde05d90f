//! The language chooser at the root of a host: where `x-default` leads.

use super::Scene;
use crate::view::{Draft, PlainView};

/// The chooser, in the language of a scene.
pub(crate) fn view(scene: &Scene<'_>) -> Draft<PlainView> {
    let page = PlainView {
        heading_html: scene.words.ui("choose_language", &[]),
        text_html: scene.words.ui("choose_language_text", &[]),
    };
    let list = || scene.words.title_plain(&scene.inputs.content.list.title);
    let name = scene.site_name().unwrap_or_else(list);
    Draft {
        title: format!("{name} · {}", scene.words.label("choose_language", &[])),
        description: Some(scene.words.label("choose_language_text", &[])),
        page,
    }
}

//! The language chooser at the root of a host: where `x-default` leads.

use super::Scene;
use crate::view::{HeadView, LanguageView, PageView, PlainView};

/// The chooser, in the language of a scene; `canonical` is the root of the main host.
pub(crate) fn view(
    scene: &Scene<'_>,
    languages: Vec<LanguageView>,
    canonical: String,
    alternates_html: String,
) -> PageView<PlainView> {
    let page = PlainView {
        heading_html: scene.words.ui("choose_language", &[]),
        text_html: scene.words.ui("choose_language_text", &[]),
    };
    let head = HeadView {
        title: format!(
            "{} · {}",
            scene.words.plain(&scene.inputs.content.list.title),
            scene.words.label("choose_language", &[])
        ),
        description: Some(scene.words.label("choose_language_text", &[])),
        canonical: Some(canonical),
        alternates_html,
        noindex: false,
    };
    PageView { head, languages, fallback_html: None, page }
}

//! The templates of the report. They hold its words; whatever they are given is escaped.

use serde::Serialize;
use tera::{Context, Tera};

/// The templates, ready to render.
pub(super) struct Templates(Tera);

impl Templates {
    /// Reads them.
    pub(super) fn new() -> Self {
        let mut tera = Tera::new();
        let all = [
            ("frame.html", include_str!("frame.html")),
            ("index.html", include_str!("index.html")),
            ("meaning.html", include_str!("meaning.html")),
            ("pages.html", include_str!("pages.html")),
            ("addresses.html", include_str!("addresses.html")),
            ("pieces.html", include_str!("pieces.html")),
            ("place.html", include_str!("place.html")),
            ("view.html", include_str!("view.html")),
        ];
        tera.add_raw_templates(all).expect("our templates can be read");
        Templates(tera)
    }

    /// A page.
    pub(super) fn render(&self, name: &str, value: &impl Serialize) -> String {
        let mut context = Context::new();
        context.insert("v", value);
        self.0.render(name, &context).expect("our templates ask for what there is")
    }
}

//! What is around an element of a page: where it stands, for people and for comparing, in which language, seen or not.

use super::elements::{name_of, position, shortened, spelled};
use scraper::ElementRef;
use scraper::node::Element;

/// What is around an element.
#[derive(Clone)]
pub(super) struct Around {
    pub(super) key: String,
    pub(super) shape: Vec<String>,
    pub(super) lang: String,
    pub(super) is_rtl: bool,
    pub(super) is_hidden: bool,
    /// The name of the row, the list of facts or the menu in which it is.
    inside: Option<String>,
    /// The key of the outermost row, item or card in which it is.
    pub(super) container: Option<String>,
}

impl Around {
    /// What is around the parts of a page.
    pub(super) fn of_root(root: ElementRef<'_>) -> Self {
        let none = Around {
            key: String::new(),
            shape: Vec::new(),
            lang: String::new(),
            is_rtl: false,
            is_hidden: false,
            inside: None,
            container: None,
        };
        none.within(root)
    }

    /// What is around that which an element holds.
    pub(super) fn within(&self, element: ElementRef<'_>) -> Self {
        let value = element.value();
        let key = match (value.id(), self.key.is_empty()) {
            (Some(id), _) => format!("#{id}"),
            (None, true) => value.name().to_owned(),
            (None, false) => format!("{}/{}:{}", self.key, value.name(), position(element)),
        };
        let mut shape = self.shape.clone();
        shape.push(spelled(value));
        let container = is_container(value).then(|| key.clone());
        Around {
            container: self.container.clone().or(container),
            key,
            shape,
            lang: value.attr("lang").unwrap_or(&self.lang).to_owned(),
            is_rtl: value.attr("dir").map_or(self.is_rtl, |dir| dir == "rtl"),
            is_hidden: self.is_hidden || value.attr("hidden").is_some() || value.attr("aria-hidden") == Some("true"),
            inside: name_of(element).or_else(|| self.inside.clone()),
        }
    }

    /// Whether an element of this name is around.
    fn is_in(&self, element: &str) -> bool {
        self.shape.iter().any(|own| name(own) == element)
    }

    /// "under “Hosting”, “Example Cloud GmbH”", "in “Languages”", "at the top".
    pub(super) fn place(&self, heading: &str, heard: Option<&str>) -> String {
        let quoted = |words: &str| format!("\u{201c}{}\u{201d}", shortened(words));
        let is_main = self.is_in("main");
        let under = (is_main && !heading.is_empty() && !self.is_heading()).then(|| quoted(heading));
        let under = under.map(|heading| format!("under {heading}"));
        let outside = OUTSIDE.iter().find(|(name, _)| !is_main && self.is_in(name)).map(|own| own.1.to_owned());
        let inside = self.inside.as_deref().filter(|own| !own.is_empty()).map(quoted);
        let is_title = is_main && self.is_heading();
        let all = [is_title.then(|| "a heading".to_owned()), under, outside, inside, heard.map(str::to_owned)];
        let words = all.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if words.is_empty() { "at the top".to_owned() } else { words }
    }

    /// Whether what is within is a heading.
    pub(super) fn is_heading(&self) -> bool {
        let last = self.shape.last().map(|own| name(own));
        last.is_some_and(|own| matches!(own, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
    }
}

/// Whether an element is one thing of several: a row, an item, a card with an address of its own.
fn is_container(element: &Element) -> bool {
    matches!(element.name(), "tr" | "li") || (element.name() == "div" && element.id().is_some())
}

/// Parts of a page beside what it is about, and how people call them.
const OUTSIDE: [(&str, &str); 3] = [("nav", "in the menu"), ("header", "in the header"), ("footer", "in the footer")];

/// The name of an element that is spelled with its classes.
fn name(spelled: &str) -> &str {
    spelled.split(['.', '[']).next().unwrap_or_default()
}

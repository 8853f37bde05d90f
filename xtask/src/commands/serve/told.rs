//! Diagnostics as the browser shows them: the words of the terminal, with a link to the place.

use super::editor::Editor;
use serde::Serialize;
use site::{PageOf, Subject};
use source::{Diagnostic, Diagnostics, Format, Sources};
use std::path::Path;

/// One diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// `error`, `warning` or `note`.
    level: &'static str,
    /// What the terminal shows, without colour.
    text: String,
    /// `data/register.yaml:3:7`.
    place: Option<String>,
    /// The link that opens the editor there.
    link: Option<String>,
    #[serde(skip)]
    file: Option<String>,
    #[serde(skip)]
    is_dead_link: bool,
}

/// All of them, in the order of the terminal.
pub fn tell(sources: &Sources, diagnostics: &Diagnostics, root: &Path, editor: &Editor) -> Vec<Told> {
    diagnostics.iter().map(|own| one(sources, own, root, editor)).collect()
}

fn one(sources: &Sources, diagnostic: &Diagnostic, root: &Path, editor: &Editor) -> Told {
    let mut alone = Diagnostics::new();
    alone.push(diagnostic.clone());
    let text = source::report(sources, &alone, Format::Text, false);
    let place = diagnostic.span.map(|span| (sources.path(span.file), sources.line_column(span.file, span.start)));
    let link = place.and_then(|(file, (line, column))| {
        let file = root.join(file);
        // A file of the theme inside this program is nowhere on the disk.
        file.is_file().then(|| editor.link(&file, line, column)).flatten()
    });
    Told {
        level: diagnostic.level.word(),
        text: text.trim_end().to_owned(),
        place: place.map(|(file, (line, column))| format!("{file}:{line}:{column}")),
        link,
        file: place.map(|(file, _)| file.to_owned()),
        is_dead_link: diagnostic.code == "dead-link",
    }
}

impl Told {
    /// An error of the machine, which has no place in any file.
    pub fn of_machine(error: &anyhow::Error) -> Self {
        let text = format!("error: {error:#}");
        Told { level: "error", text, place: None, link: None, file: None, is_dead_link: false }
    }

    /// Whether it is why there is no new site.
    pub fn is_error(&self) -> bool {
        self.level == "error"
    }

    /// Whether it concerns the page at a path of the site.
    ///
    /// A page comes from the file of its entity, from the catalogues of its language, and from the
    /// files that all pages come from; a list, from every data file.
    pub fn concerns(&self, path: &str, page: Option<&PageOf>) -> bool {
        if self.is_dead_link && self.text.contains(&format!("`{path}`")) {
            return true;
        }
        let (Some(file), Some(page)) = (&self.file, page) else { return !self.is_dead_link };
        if let Some((_, name)) = file.rsplit_once("translations/") {
            return name.strip_suffix(".po") == Some(page.locale.as_str());
        }
        let is_shared = !file.starts_with("data/") || file == "data/register.yaml";
        match &page.subject {
            Subject::Entity(id) => is_shared || *file == format!("data/subprocessors/{id}.yaml"),
            Subject::NotFound | Subject::Chooser => is_shared,
            // Lists, and what follows from all facts.
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(file: &str) -> Told {
        let file = Some(file.to_owned());
        Told { level: "note", text: "note".to_owned(), place: None, link: None, file, is_dead_link: false }
    }

    #[test]
    fn a_page_is_concerned_by_the_files_that_it_comes_from() {
        let page = |subject| PageOf { locale: "de".to_owned(), subject };
        let (list, entity) = (page(Subject::List), page(Subject::Entity("cloud".to_owned())));
        for (file, of_list, of_entity, of_chooser) in [
            ("data/subprocessors/cloud.yaml", true, true, false),
            ("data/subprocessors/mail.yaml", true, false, false),
            ("data/register.yaml", true, true, true),
            ("config.toml", true, true, true),
            ("content/_index.md", true, true, true),
            ("data/translations/de.po", true, true, true),
            ("themes/annex/translations/de.po", true, true, true),
            ("data/translations/el.po", false, false, false),
        ] {
            let told = at(file);
            assert_eq!(told.concerns("de/list/index.html", Some(&list)), of_list, "{file}");
            assert_eq!(told.concerns("de/list/cloud/index.html", Some(&entity)), of_entity, "{file}");
            assert_eq!(told.concerns("index.html", Some(&page(Subject::Chooser))), of_chooser, "{file}");
        }
    }

    #[test]
    fn a_dead_link_concerns_the_page_that_it_names() {
        let text = "error[dead-link]: `#gone` on page `de/list/index.html` leads nowhere".to_owned();
        let told = Told { text, file: None, is_dead_link: true, ..at("") };
        assert!(told.concerns("de/list/index.html", None) && !told.concerns("en/list/index.html", None));
    }
}

//! `content/`: the prose of the page, in Markdown, paragraph by paragraph.

use crate::config::unit;
use crate::markdown::{Prose, parse};
use crate::routes::check_slug;
use serde::Deserialize;
use serde::de::IgnoredAny;
use source::{Diagnostic, Diagnostics, FileId, Sources, Span, Text, Unit, decode, parse_toml};
use subprocessors::Register;

/// All prose of a site in the source language.
#[derive(Debug)]
pub(crate) struct Content {
    /// The list: its title, description and slug, and what stands above the tables.
    pub(crate) list: Document,
    /// What stands above each table, in the order of the register's sections.
    pub(crate) sections: Vec<Document>,
    /// What stands below the tables, if anything.
    pub(crate) related: Option<Document>,
}

/// One Markdown file.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) title: Text,
    pub(crate) description: Option<Text>,
    pub(crate) slug: Option<Text>,
    pub(crate) prose: Prose,
}

/// The front matter, in the words of Zola.
#[derive(Debug, Deserialize)]
struct FrontMatter {
    title: Text,
    description: Option<Text>,
    #[serde(default, rename = "render")]
    _render: IgnoredAny,
    #[serde(default, rename = "weight")]
    _weight: IgnoredAny,
    #[serde(default, rename = "template")]
    _template: IgnoredAny,
    extra: Option<ExtraMatter>,
}

#[derive(Debug, Deserialize)]
struct ExtraMatter {
    slug: Option<Text>,
}

const LIST: &str = "content/_index.md";
const SECTIONS: &str = "content/sections/";
const RELATED: &str = "content/related.md";

/// The context of slugs in catalogues: the same word may be translated differently in prose.
pub(crate) const SLUG: &str = "slug";

/// Whether a context is that of a part of an address: of the list, or of a page that the theme names.
pub(crate) fn is_slug(context: &str) -> bool {
    context == SLUG || context.starts_with("slug_")
}

/// Reads the prose of the list and of each section; every text is added to `units`. Without a register,
/// whatever looks like a section is read, so that its mistakes are told too.
pub(crate) fn read(
    sources: &Sources,
    register: Option<&Register>,
    raw_html: bool,
    units: &mut Vec<Unit>,
    diagnostics: &mut Diagnostics,
) -> Option<Content> {
    let mut reader = Reader { sources, raw_html, units, diagnostics };
    let list = reader.expected(LIST, "it holds title, slug and introduction of the list");
    let paths: Vec<String> = match register {
        Some(register) => register.sections.iter().map(|section| format!("{SECTIONS}{}.md", section.id)).collect(),
        None => sources.below(SECTIONS).map(|(_, path)| path.to_owned()).collect(),
    };
    let sections: Vec<Option<Document>> =
        paths.iter().map(|path| reader.expected(path, "it holds title and introduction of that section")).collect();
    let related = sources.find(RELATED).map(|file| reader.document(file));
    reader.report_unused(&paths);
    let related = match related {
        Some(document) => Some(document?),
        None => None,
    };
    Some(Content { list: list?, sections: sections.into_iter().collect::<Option<_>>()?, related })
}

struct Reader<'a> {
    sources: &'a Sources,
    raw_html: bool,
    units: &'a mut Vec<Unit>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn expected(&mut self, path: &str, purpose: &str) -> Option<Document> {
        let Some(file) = self.sources.find(path) else {
            let problem = Diagnostic::error("missing-content", format!("there is no `{path}`"));
            self.diagnostics.push(problem.help(purpose));
            return None;
        };
        self.document(file)
    }

    fn document(&mut self, file: FileId) -> Option<Document> {
        let text = self.sources.read(file, self.diagnostics)?;
        let (matter, offset) = self.front_matter(file, text)?;
        let mut decoded = Vec::new();
        let matter: FrontMatter = decode(&matter, &mut decoded, self.diagnostics)?;
        // Slugs have a context of their own, so they are announced here and not by decoding.
        let slug = matter.extra.and_then(|extra| extra.slug);
        decoded.retain(|own| Some(&own.text) != slug.as_ref());
        self.units.extend(decoded);
        if let Some(slug) = &slug {
            self.slug(slug);
        }
        let prose = parse(file, text, offset, self.raw_html, self.units, self.diagnostics);
        Some(Document { title: matter.title, description: matter.description, slug, prose })
    }

    /// The front matter between two lines of `+++`, and where the text behind it starts.
    fn front_matter(&mut self, file: FileId, text: &str) -> Option<(source::Node, usize)> {
        let help = "start the file with `+++`, `title = \"…\"`, `+++`";
        let Some(rest) = text.strip_prefix("+++\n").or_else(|| text.strip_prefix("+++\r\n")) else {
            let problem = Diagnostic::error("missing-front-matter", "this file has no front matter");
            self.diagnostics.push(problem.at(Span::new(file, 0..0)).help(help));
            return None;
        };
        let start = text.len() - rest.len();
        let closing = rest.match_indices("+++").find(|(at, _)| *at == 0 || rest[..*at].ends_with('\n'));
        let Some((length, _)) = closing else {
            let problem = Diagnostic::error("missing-front-matter", "the front matter is not closed");
            self.diagnostics.push(problem.at(Span::new(file, 0..3)).help("add a line `+++` behind it"));
            return None;
        };
        let node = parse_toml(file, &rest[..length], start, self.diagnostics)?;
        Some((node, start + length + 3))
    }

    fn slug(&mut self, slug: &Text) {
        check_slug(&slug.source, slug.span, self.diagnostics);
        self.units.push(unit(slug, Some(SLUG), "part of the address of the list: lower-case letters, digits, hyphens"));
    }

    fn report_unused(&mut self, sections: &[String]) {
        for (file, path) in self.sources.below("content/") {
            let known = path == LIST
                || path == RELATED
                || path.ends_with("/_index.md")
                || sections.iter().any(|own| own == path);
            if !known {
                let problem = Diagnostic::warning("unused-file", format!("`{path}` is not shown anywhere"));
                let help =
                    "prose lives in `content/_index.md`, `content/related.md` and `content/sections/<section>.md`";
                self.diagnostics.push(problem.at(Span::new(file, 0..0)).help(help));
            }
        }
    }
}

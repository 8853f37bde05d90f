//! A review as a value: what differs, in the order in which people ask for it.
//!
//! It is also the JSON that machines read, `annex/review/1`: every field is documented here.

use serde::Serialize;
use std::collections::BTreeMap;

/// What differs between two versions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Review {
    /// What people call the version before.
    pub before: String,
    /// What people call the version after.
    pub after: String,
    /// Which of the two cannot be published, and why.
    pub unbuilt: Vec<Unbuilt>,
    /// Whether the files themselves differ, whatever they say.
    pub rewritten: bool,
    /// What kinds of edit it is; none if nothing changes for readers.
    pub edits: Vec<Edit>,
    /// What the facts say otherwise.
    pub meaning: Meaning,
    /// What readers see otherwise.
    pub pages: Pages,
    /// What translators have to do, or have done, by locale. Locales in which nothing differs are left out.
    pub translations: Vec<Translated>,
    /// What it costs readers and the CDN.
    pub budget: Budget,
}

/// A version that cannot be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Unbuilt {
    /// What people call the version.
    pub name: String,
    /// How many errors it has.
    pub errors: usize,
    /// What stands in the way.
    pub obstacles: Vec<Obstacle>,
    /// Whether its facts could be read in full. If not, no facts are compared.
    pub has_facts: bool,
    /// Whether a site could be made all the same; that is the one compared. If not, pages and budget are not compared.
    pub is_compared: bool,
}

/// What stands in the way of publishing a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// Something that cannot be read, or makes no site.
    Mistakes,
    /// A rule objects to facts or translations that can be read.
    Rules,
    /// Translations are missing, and the configuration is strict about that.
    Translations,
}

/// A kind of edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edit {
    /// The facts say something else: who, where, when, for whom.
    Facts,
    /// The same facts in other words of the source language, or other prose.
    Wording,
    /// Other words in translations.
    Translation,
    /// The theme: styles, templates, pictures.
    Look,
    /// The configuration: hosts, languages, addresses, rules.
    Configuration,
}

/// What the facts say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Meaning {
    /// One sentence a change, in the order of the days on which they take effect.
    pub statements: Vec<Statement>,
    /// The notices that follow: one for each day on which something new takes effect, or that is told otherwise now.
    pub notices: Vec<Notice>,
    /// In how many languages the list is published.
    pub locales: usize,
    /// What the rules say that they did not say before.
    pub fires: Vec<Finding>,
    /// What they said before and say no longer.
    pub resolved: Vec<Finding>,
}

/// A change of the facts in a sentence.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Statement {
    /// The kind of change: a word of `subprocessors::What`, or `dates`, `withdrawn`, `policy`, `vocabulary`; `wording` if
    /// a text only says the same in other words.
    pub what: String,
    /// The entity or engagement it is about, as `entity/engagement`; empty if it is about the register as a whole.
    pub subject: String,
    /// "adds Example Cloud GmbH in Germany for customers in the EU", without a final dot.
    pub says: String,
    /// What follows, a clause each: "announced 2026-11-10", "effective 2026-12-15: 35 days, the policy asks 30",
    /// "objection until 2026-12-10".
    pub follows: Vec<String>,
    /// What is said before and after of each aspect, for those who want to see it: aspect, before, after.
    pub differences: Vec<(String, String, String)>,
    /// Names of the products it concerns; empty if all.
    pub products: Vec<String>,
    /// Names of the customer regions it concerns; empty if all.
    pub regions: Vec<String>,
    /// How it stands to what readers were told already, if it rewrites that.
    pub rewrites: Option<Rewritten>,
    /// Whether the policy asks for a notice that the change does not have, or has too late.
    pub lacks_notice: bool,
}

/// What customers are to be told, or have been told: changes that take effect on one day.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Notice {
    /// The day on which they take effect, as YYYY-MM-DD.
    pub effective: String,
    /// "announced 2026-11-10: 35 days, the policy asks 30; objection until 2026-12-10", or what is still to do:
    /// "not announced: to be told by 2026-11-15 at the latest".
    pub says: String,
    /// What it tells of, as `entity/engagement`.
    pub subjects: Vec<String>,
    /// Whether the policy asks for it and it is missing, or too late.
    pub lacking: bool,
}

/// How a change stands to what readers have been told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rewritten {
    /// It changes what the list says of today or of earlier days: without a version of its own, or with one that is
    /// dated before the list said so.
    History,
    /// It changes what has been announced.
    Announcement,
}

/// What a rule says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Finding {
    /// `error`, `warning` or `note`.
    pub level: String,
    /// The code of the rule.
    pub code: String,
    /// What it says.
    pub message: String,
    /// The file and line, if it has a place.
    pub place: Option<String>,
}

/// What readers see otherwise.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Pages {
    /// Addresses that answered and no longer do, nor lead anywhere: each is an error.
    pub lost: Vec<Address>,
    /// Addresses that now lead elsewhere.
    pub redirected: Vec<Moved>,
    /// New addresses.
    pub gained: Vec<Address>,
    /// Hosts whose pages are now on another one. Whether the old one leads there cannot be seen here.
    pub hosts: Vec<Moved>,
    /// What differs, each difference once, with all pages that show it.
    pub changed: Vec<Group>,
    /// Every page that shows something else, by kind and locale.
    pub pages: Vec<Page>,
    /// How many pages are the same for readers.
    pub same: usize,
    /// Files for programs that hold something else: tables, feeds, JSON, sitemaps, redirects.
    pub files: Vec<Address>,
    /// Days whose revision has another seal, as YYYY-MM-DD: what the list said until then was rewritten, and whoever kept
    /// the seal can tell.
    pub resealed: Vec<String>,
}

/// An address of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Address {
    /// What is there: `list`, `entity example-cloud`, `feed`, `data`.
    pub kind: String,
    /// Its locale, if it has one.
    pub locale: Option<String>,
    /// The path on the site, decoded: `/de/unterauftragsverarbeiter/example-cloud/`.
    pub path: String,
}

/// An address that leads elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Moved {
    /// The address that was.
    pub from: Address,
    /// Where it leads.
    pub to: String,
}

/// The same differences on many pages, once.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Group {
    /// What the pages show: `list`, `entity example-cloud`, `changes`. Several if all of them differ in the same way.
    pub kinds: Vec<String>,
    /// The locales in which the differences are the same in their place and their sort, that of `pieces` first.
    pub locales: Vec<String>,
    /// The pages, as positions in `Pages::pages`.
    pub pages: Vec<usize>,
    /// What differs, as the first of the locales shows it.
    pub pieces: Vec<Piece>,
    /// The same as each of the locales shows it.
    #[serde(skip)]
    pub words: BTreeMap<String, Vec<Piece>>,
}

/// A page that is there before and after, and shows something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Page {
    /// What it shows: `list`, `entity example-cloud`.
    pub kind: String,
    /// Its locale.
    pub locale: String,
    /// The file before, in the site.
    pub before: String,
    /// The file after.
    pub after: String,
    /// Everything that differs on it, in the order of the page.
    #[serde(skip)]
    pub pieces: Vec<Piece>,
}

/// A difference at one place of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Piece {
    /// What kind of thing differs.
    pub aspect: Aspect,
    /// What happened to it.
    pub how: How,
    /// Where, as a reader finds it: "under “Infrastructure”", the nearest heading or name; for the head the name of
    /// the element.
    pub place: String,
    /// Where it stood before, if it was moved.
    pub was_at: Option<String>,
    /// Its language, as BCP 47 tag.
    pub lang: String,
    /// Whether it reads from right to left.
    pub is_rtl: bool,
    /// What was and what is, in runs.
    pub runs: Vec<Run>,
}

/// What happened to something on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It is there before and after, and says something else.
    Changed,
    /// It is there only after.
    New,
    /// It is there only before.
    Gone,
    /// It says the same, elsewhere.
    Moved,
}

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// Words.
    Text,
    /// Elements: headings, lists, tables, what encloses what.
    Structure,
    /// Where links lead.
    Links,
    /// Title, description, languages, structured data: what machines read.
    Head,
    /// Styles, scripts and pictures that the page loads, by their contents.
    Look,
}

/// A run of words that are the same, gone, or new.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "is", content = "text")]
pub enum Run {
    /// Before and after.
    Same(String),
    /// Only before.
    Gone(String),
    /// Only after.
    New(String),
    /// So many words in between are the same and left out.
    Left(usize),
}

/// What differs for the translators of a language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Translated {
    /// The locale.
    pub locale: String,
    /// Source texts whose translation was right before and is not shown now, as the source text changed.
    pub stale: Vec<String>,
    /// Source texts that are new and have no translation.
    pub missing: Vec<String>,
    /// Source texts that had no translation to show and have one now.
    pub resolved: Vec<String>,
    /// Source texts whose translation was mended.
    pub changed: Vec<String>,
}

/// What it costs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Budget {
    /// Figures that differ: pages, bytes of all files, bytes of the largest page, of styles, of scripts, requests of a
    /// page.
    pub figures: Vec<Figure>,
    /// Headers that differ, line by line as `_headers` has them, the content security policy among them.
    pub headers: Vec<Run>,
}

/// A figure before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Figure {
    /// What is counted: "pages", "bytes of all files".
    pub name: String,
    /// Before.
    pub before: usize,
    /// After.
    pub after: usize,
}

impl Review {
    /// Whether nothing changes for readers, translators or machines.
    pub fn is_empty(&self) -> bool {
        let Review { meaning, pages, translations, budget, .. } = self;
        let Meaning { statements, fires, resolved, .. } = meaning;
        let Pages { lost, redirected, gained, hosts, changed, files, resealed, .. } = pages;
        statements.is_empty()
            && fires.is_empty()
            && resolved.is_empty()
            && lost.is_empty()
            && redirected.is_empty()
            && gained.is_empty()
            && hosts.is_empty()
            && files.is_empty()
            && resealed.is_empty()
            && changed.is_empty()
            && translations.is_empty()
            && budget.figures.is_empty()
            && budget.headers.is_empty()
    }
}

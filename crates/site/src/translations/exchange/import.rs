//! What came back from translators: a file of it, and what became of that.

use super::returned::{Returned, Unreadable};
use super::work::Work;
use super::{ExchangeFormat, csv, read_xliff};
use crate::translations::{Catalogues, Target};
use source::{Diagnostic, Diagnostics, Outcome, Sources, Span};
use std::collections::BTreeMap;

/// What became of a file of translations. Each text counts once, with all its forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The language.
    pub locale: String,
    /// The catalogues that changed, by path.
    pub catalogues: Vec<(String, String)>,
    /// Translations that are in the catalogues now.
    pub taken: usize,
    /// Of these, how many are still to be confirmed.
    pub fuzzy: usize,
    /// Translations that were there already.
    pub unchanged: usize,
    /// Texts that have no translation yet, there or here.
    pub empty: usize,
    /// Texts that do not fit; the diagnostics say why.
    pub refused: usize,
}

impl Catalogues {
    /// Takes what fits of a file that is one of the `sources`. Nothing is said of texts that are not in it.
    pub fn import(&self, sources: &Sources, file: &str) -> Outcome<Imported> {
        let mut diagnostics = Diagnostics::new();
        let output = self.try_import(sources, file, &mut diagnostics);
        // What is refused does not take away what fits.
        Outcome { output, diagnostics: diagnostics.sorted() }
    }

    fn try_import(&self, sources: &Sources, path: &str, diagnostics: &mut Diagnostics) -> Option<Imported> {
        let file = sources.find(path)?;
        let text = sources.read(file, diagnostics)?;
        let read = match ExchangeFormat::of(path) {
            Some(ExchangeFormat::Xliff) => read_xliff::read(file, text),
            Some(ExchangeFormat::Csv) => csv::read(file, text),
            None => Err(Unreadable::new("its name ends neither in `.xlf` nor in `.csv`".to_owned())),
        };
        let returned = read.and_then(|all| Ok((self.target_of(&all)?, all)));
        let (target, returned) = match returned {
            Ok(read) => read,
            Err(Unreadable(why)) => {
                let problem = Diagnostic::error("unreadable-translations", why).at(Span::new(file, 0..0));
                diagnostics.push(problem.help("import a file that `cargo xtask i18n export` made"));
                return None;
            }
        };
        let mut work = Work::new(self, target, diagnostics);
        for group in grouped(returned) {
            work.take(&group);
        }
        Some(work.finish())
    }

    /// The language of a file: that of its first text, if it is one of the site.
    fn target_of(&self, returned: &[Returned]) -> Result<&Target, Unreadable> {
        let Some(first) = returned.first() else { return Err(Unreadable::new("it holds no texts".to_owned())) };
        self.translations.target(&first.locale).ok_or_else(|| {
            Unreadable::new(format!("it is in `{}`, which is no language to translate this site into", first.locale))
        })
    }
}

/// All forms of a text, in the order in which texts first appear.
fn grouped(returned: Vec<Returned>) -> Vec<Vec<Returned>> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Returned>> = Vec::new();
    for own in returned {
        let at = *places.entry(own.id.clone()).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(own);
    }
    groups
}

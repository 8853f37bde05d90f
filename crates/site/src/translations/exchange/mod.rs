//! Files for translators who have no tool for gettext catalogues: XLIFF 2.1 and CSV, out and in again.
//!
//! A catalogue goes out as [`Segment`]s, one for each text or plural form, each with an id that follows from the
//! text. What comes back is looked at one by one (`import`): what does not fit is refused with its line and a
//! reason, the rest is taken.

mod csv;
mod import;
mod read_xliff;
mod returned;
mod segment;
mod work;
mod xliff;

pub use import::Imported;

use super::{Catalogues, Domain, Target};
use segment::{Segment, segments};

/// How a file for translators is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExchangeFormat {
    /// XLIFF 2.1, for translators' tools.
    Xliff,
    /// A table, for spreadsheets.
    Csv,
}

/// Which texts go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Those without a translation.
    Missing,
    /// Those whose translation is not confirmed, as the text has changed since.
    Stale,
    /// All of them.
    All,
}

impl ExchangeFormat {
    /// The format of a file, by the end of its name.
    pub fn of(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "xlf" | "xliff" => Some(ExchangeFormat::Xliff),
            "csv" => Some(ExchangeFormat::Csv),
            _ => None,
        }
    }
}

impl Catalogues {
    /// The texts of a language as a file for translators, with their number; nothing if there are none.
    pub fn export(&self, target: &Target, format: ExchangeFormat, wanted: Wanted) -> Option<(String, usize)> {
        let all = Domain::ALL.map(|domain| self.segments(target, domain, wanted));
        let number = all.iter().flatten().filter(|own| own.is_first).count();
        let source = &self.translations.source;
        let text = match format {
            ExchangeFormat::Xliff => {
                let originals = Domain::ALL.map(|domain| self.translations.path(domain, &target.tag));
                xliff::write(source, target, &all, &originals)
            }
            ExchangeFormat::Csv => csv::write(target, &all),
        };
        (number > 0).then_some((text, number))
    }

    fn segments(&self, target: &Target, domain: Domain, wanted: Wanted) -> Vec<Segment> {
        let old = self.catalogue(&target.tag, domain).cloned().unwrap_or_default();
        let is_reviewed = super::header::reviewer(&old).is_some();
        let merged = self.translations.merge(old, domain, target);
        let is_asked = |own: &&source::po::Entry| match wanted {
            Wanted::Missing => !own.is_translated(),
            Wanted::Stale => own.is_translated() && own.is_fuzzy(),
            Wanted::All => true,
        };
        let entries = merged.entries.iter().filter(|own| !own.obsolete).filter(is_asked);
        entries.flat_map(|own| segments(own, domain, target, is_reviewed)).collect()
    }
}

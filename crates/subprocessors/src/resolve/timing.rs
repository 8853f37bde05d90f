//! When a version stands.

use super::Resolver;
use crate::model::{AudienceDates, Id, Moved, OwnNotice, Start, Timing, Until};
use crate::schema::{self, Word};
use source::{Diagnostic, Span, Spanned};

impl Resolver<'_> {
    /// The timing of a version `of` something; `span` is where a date is missed.
    pub(super) fn timing(
        &mut self,
        of: &str,
        span: Span,
        of_engagement: bool,
        written: schema::Timing,
    ) -> Option<Timing> {
        let start = self.start(of, span, written.effective, written.known_since);
        let announced = self.date(written.announced);
        let until = self.until(written.until);
        let moved = written
            .moved
            .into_iter()
            .filter_map(|own| Some(Moved { on: self.date(Some(own.on))?, from: self.date(Some(own.from))? }));
        let moved = moved.collect();
        let withdrawn = self.date(written.withdrawn);
        let notice = written.notice.map(|own| OwnNotice {
            notice_days: own.notice_days,
            objection_days: own.objection_days,
            because: own.because,
        });
        let mut audiences = Vec::new();
        for (word, dates) in written.audiences.0 {
            let known = self.known("unknown-audience", "audiences", &word, |register| &register.audiences);
            let (announced, effective) = (self.date(dates.announced), self.date(dates.effective));
            audiences.extend(known.map(|audience: Id| AudienceDates { audience, announced, effective }));
        }
        let replaced_by: Vec<_> =
            written.replaced_by.iter().filter_map(|word| self.reference(word, of_engagement)).collect();
        if let Some(word) = written.replaced_by.first().filter(|_| !written.ended) {
            let help = "add `ended: true`, or leave out what would take its place";
            self.error("not-ended", "this is replaced, but does not end".to_owned(), word.span, help);
        }
        Some(Timing {
            start: start?,
            announced,
            until,
            moved,
            withdrawn,
            correction: written.correction,
            notice,
            audiences,
            ended: written.ended,
            replaced_by,
            span,
        })
    }

    fn start(&mut self, of: &str, span: Span, effective: Option<Word>, known: Option<Word>) -> Option<Spanned<Start>> {
        match (effective, known) {
            (Some(date), None) => Some(self.date(Some(date))?.map(Start::Effective)),
            (None, Some(date)) => Some(self.date(Some(date))?.map(Start::KnownSince)),
            (None, None) => {
                let help = "add `effective: YYYY-MM-DD`, or `known-since: YYYY-MM-DD` where the first day is not known";
                self.error("missing-field", format!("a version of {of} has no date"), span, help);
                None
            }
            (Some(effective), Some(known)) => {
                let problem = Diagnostic::error("two-dates", "a version cannot be both `effective` and `known-since`");
                let problem = problem.at(known.span).see(effective.span, "the other date");
                self.push(problem.help("keep `effective` if the first day is known"));
                None
            }
        }
    }

    fn until(&mut self, word: Option<Word>) -> Option<Spanned<Until>> {
        let word = word?;
        match word.as_str() {
            "open" => Some(Spanned::new(Until::Open, word.span)),
            _ => Some(self.date(Some(word))?.map(Until::Day)),
        }
    }
}

//! Conditions: sentences whose words the register knows.

use super::Resolver;
use crate::model::Id;
use crate::schema::Word;
use crate::scope::{self, Dimension, Mention, Scope};
use source::{Diagnostic, Span};
use std::ops::Range;

impl Resolver<'_> {
    pub(super) fn scope(&mut self, word: &Word) -> Option<Scope> {
        match scope::parse(word) {
            Ok((scope, mentions)) => {
                let known = mentions.iter().filter(|mention| self.is_known(word, mention)).count();
                (known == mentions.len()).then_some(scope)
            }
            Err(mistake) => {
                let span = part(word, mistake.range);
                let problem = Diagnostic::error("invalid-condition", mistake.message).at(span);
                self.push(problem.help(mistake.help));
                None
            }
        }
    }

    /// Whether the register knows a name; an error if not.
    fn is_known(&mut self, word: &Word, mention: &Mention) -> bool {
        let (code, what) = match mention.dimension {
            Some(Dimension::Product) => ("unknown-product", "products"),
            Some(Dimension::Edition) => ("unknown-edition", "editions"),
            Some(Dimension::Plan) => ("unknown-plan", "plans"),
            Some(Dimension::Deployment) => ("unknown-deployment", "deployments"),
            Some(Dimension::Region) => ("unknown-region", "customer regions"),
            Some(Dimension::Cohort) => ("unknown-cohort", "cohorts"),
            None => ("unknown-feature", "features, configurations, integrations or services"),
        };
        let known = self.register.values(mention.dimension);
        let found = known.iter().any(|own| *own == mention.word.as_str());
        if !found {
            let message = format!("`{}` is not one of the register's {what}", mention.word);
            let problem = Diagnostic::error(code, message).at(part(word, mention.range.clone()));
            let problem = match known.is_empty() {
                true => problem.help(format!("data/register.yaml has no {what}: name them there first")),
                false => problem.suggest(&mention.word, known.iter().map(Id::as_str)),
            };
            self.push(problem);
        }
        found
    }
}

/// The place of some bytes of a sentence, if it stands in the file as it is, with or without quotes; else the
/// place of the whole.
fn part(word: &Word, range: Range<usize>) -> Span {
    let written = word.span.range().len();
    let quote = match written.checked_sub(word.value.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return word.span,
    };
    // A mistake at the end of the sentence is shown below its last letter.
    let range = if range.is_empty() { range.start.saturating_sub(1)..range.end } else { range };
    word.span.part(range.start + quote..range.end + quote)
}

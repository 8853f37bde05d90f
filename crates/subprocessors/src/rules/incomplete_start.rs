//! `incomplete-start`: the first version of an engagement says what it is for.
//!
//! Later versions state only what changes, so what the first one leaves out is never said. The
//! description of the processing is asked for by SCC 2021/915 Annex IV.

use crate::model::{Engagement, Register};
use source::{Diagnostic, Diagnostics};

pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for engagement in register.entities.iter().flat_map(|entity| &entity.engagements) {
        check_engagement(engagement, diagnostics);
    }
}

fn check_engagement(engagement: &Engagement, diagnostics: &mut Diagnostics) {
    let Some(first) = engagement.history.first() else {
        return;
    };
    if first.purpose.is_none() {
        let message = format!("the first version of `{}` does not say its purpose", engagement.id);
        let problem = Diagnostic::error("incomplete-start", message).at(first.start.span);
        diagnostics.push(problem.help("add `purpose:` with what the sub-processor does"));
    }
    if first.ended {
        let message = format!("`{}` ends with its first version", engagement.id);
        let problem = Diagnostic::error("incomplete-start", message).at(first.start.span);
        diagnostics.push(problem.help("begin its history with the day on which it was engaged"));
    }
}

//! `dates-out-of-order`: a history runs from old to new, and is announced before it takes effect.
//!
//! Folding a history relies on its order, and GDPR Art. 28(2) on the announcement coming first.

use crate::model::{Engagement, Register};
use source::{Diagnostic, Diagnostics};

pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    for engagement in register.entities.iter().flat_map(|entity| &entity.engagements) {
        check_order(engagement, diagnostics);
        check_announcements(engagement, diagnostics);
    }
}

fn check_order(engagement: &Engagement, diagnostics: &mut Diagnostics) {
    for pair in engagement.history.windows(2) {
        let (earlier, later) = (&pair[0].start, &pair[1].start);
        if later.date() <= earlier.date() {
            let message = format!("`{}` comes after `{}` but is not later", later.date(), earlier.date());
            let problem = Diagnostic::error("dates-out-of-order", message).at(later.span);
            let help = "write the oldest version first; what changes on one day is one version";
            diagnostics.push(problem.see(earlier.span, "the version before it").help(help));
        }
    }
}

fn check_announcements(engagement: &Engagement, diagnostics: &mut Diagnostics) {
    for version in &engagement.history {
        let Some(announced) = version.announced.as_ref().filter(|day| day.value > version.start.date()) else {
            continue;
        };
        let message = format!("announced on `{}`, after it took effect", announced.value);
        let problem = Diagnostic::error("dates-out-of-order", message).at(announced.span);
        diagnostics.push(problem.see(version.start.span, "in effect from here").help("check both dates"));
    }
}

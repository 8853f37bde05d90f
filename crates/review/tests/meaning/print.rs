//! A review as the tests show it: what it means, without pages and budget.

use review::{Finding, Review, Statement};
use std::fmt::Write as _;

/// What a review means, for people.
pub fn printed(review: &Review) -> String {
    let mut text = format!("edits: {:?}\n", review.edits);
    review.meaning.statements.iter().for_each(|own| statement(&mut text, own));
    for own in &review.meaning.notices {
        let lacking = if own.lacking { " (lacking)" } else { "" };
        line(&mut text, &format!("notice for {} of {}{lacking}: {}", own.effective, own.subjects.join(", "), own.says));
    }
    findings(&mut text, "fires", &review.meaning.fires);
    findings(&mut text, "resolved", &review.meaning.resolved);
    text
}

fn statement(text: &mut String, own: &Statement) {
    line(text, &format!("{} [{} {}]", own.says, own.what, own.subject));
    for clause in &own.follows {
        line(text, &format!("    {clause}"));
    }
    for (aspect, before, after) in &own.differences {
        line(text, &format!("    {aspect}: {before} → {after}"));
    }
    let names = [("products", &own.products), ("regions", &own.regions)];
    for (name, all) in names.into_iter().filter(|own| !own.1.is_empty()) {
        line(text, &format!("    {name}: {}", all.join(", ")));
    }
    if let Some(rewrites) = own.rewrites {
        line(text, &format!("    rewrites {rewrites:?}"));
    }
    if own.lacks_notice {
        line(text, "    LACKS NOTICE");
    }
}

fn findings(text: &mut String, title: &str, all: &[Finding]) {
    // What is said of every small register is left out.
    for own in all.iter().filter(|own| own.code != "annex-incomplete") {
        let place = own.place.clone().unwrap_or_default();
        line(text, &format!("{title}: {}[{}]: {} {place}", own.level, own.code, own.message));
    }
}

fn line(text: &mut String, line: &str) {
    writeln!(text, "{}", line.trim_end()).expect("a string takes everything");
}

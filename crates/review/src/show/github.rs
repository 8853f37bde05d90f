//! A review for GitHub: the summary of a job, and a comment that each run writes anew.
//!
//! Both have a limit. What does not fit is left out entry by entry, never within one, and the report says how many.

use super::markdown::{Written, WrittenPart};
use super::outline;
use super::words::{counted, list};
use crate::report::Review;

/// By this the comment of an earlier run is found again.
const MARKER: &str = "<!-- annex-review -->\n";
/// 1,024 kB, in bytes.
const SUMMARY: usize = 1_048_576;
/// In characters; counted as UTF-16 does, which is never less than what GitHub counts. 65,536 are allowed; the rest is for
/// who posts it: `comment.yml` puts in whose word it is, and makes harmless what this tool may not have written.
const COMMENT: usize = 65_536 - 4_000;
/// Kept free for the words on what was left out.
const NOTE: usize = 1_000;

/// A review as the summary of a job.
pub fn summary(review: &Review) -> String {
    within(review, "", SUMMARY, str::len)
}

/// A review as the body of a comment, which begins with a marker that readers do not see.
pub fn comment(review: &Review) -> String {
    within(review, MARKER, COMMENT, |text| text.encode_utf16().count())
}

fn within(review: &Review, marker: &str, limit: usize, measure: fn(&str) -> usize) -> String {
    let written = Written::of(&outline::of(review, usize::MAX), true);
    let head = measure(marker) + measure(&written.headline) + measure(&written.lead) + NOTE;
    let kept = kept(&written, limit.saturating_sub(head), measure);
    written.assembled(marker, &note(&written, &kept), |part, entry| kept[part][entry])
}

/// Which entries of which parts there is room for: the more the report would miss them the sooner.
fn kept(written: &Written, room: usize, measure: fn(&str) -> usize) -> Vec<Vec<bool>> {
    let mut kept: Vec<Vec<bool>> = written.parts.iter().map(|own| vec![false; own.entries.len()]).collect();
    let mut order: Vec<usize> = (0..written.parts.len()).collect();
    order.sort_by_key(|at| written.parts[*at].rank);
    let mut left = room;
    for at in order {
        let part = &written.parts[at];
        let mut headings = measure(&part.section_heading()) + measure(&part.heading()) + 1;
        for (entry, text) in part.entries.iter().enumerate() {
            let cost = headings + measure(text);
            if cost <= left {
                (left, headings) = (left - cost, 0);
                kept[at][entry] = true;
            }
        }
    }
    kept
}

/// What was left out; nothing if all is there.
fn note(written: &Written, kept: &[Vec<bool>]) -> String {
    let left_out = |(part, kept): (&WrittenPart, &Vec<bool>)| {
        let left = kept.iter().filter(|own| !**own).count();
        (left > 0).then(|| format!("{left} of {}", counted(part.entries.len(), part.noun)))
    };
    let all: Vec<String> = written.parts.iter().zip(kept).filter_map(left_out).collect();
    match all.as_slice() {
        [] => String::new(),
        all => format!("**Left out for length:** {}; the whole report is in the job's artifact.\n\n", list(all)),
    }
}

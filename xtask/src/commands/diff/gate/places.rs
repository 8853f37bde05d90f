//! Where on the site a change shows, a line each.

use review::{Aspect, Group, How, Piece, Review, Statement};

/// Words that are new, gone or other ones; words that were moved are the same.
pub fn is_text(piece: &Piece) -> bool {
    piece.aspect == Aspect::Text && piece.how != How::Moved
}

/// The pages that show a difference of a sort, and where on them.
pub fn with_pieces(review: &Review, fits: impl Fn(&Piece) -> bool) -> Vec<String> {
    let groups = review.pages.changed.iter();
    groups.filter_map(|group| group.pieces.iter().find(|piece| fits(piece)).map(|piece| page(group, piece))).collect()
}

/// Every page and address that differs.
pub fn everywhere(review: &Review) -> Vec<String> {
    with_pieces(review, |_| true).into_iter().chain(addresses(review)).collect()
}

/// Addresses that come, go or lead elsewhere.
pub fn addresses(review: &Review) -> Vec<String> {
    let pages = &review.pages;
    let lost = pages.lost.iter().map(|own| format!("{} is lost", own.path));
    let moved = pages.redirected.iter().map(|own| format!("{} leads to {}", own.from.path, own.to));
    let gained = pages.gained.iter().map(|own| format!("{} is new", own.path));
    lost.chain(moved).chain(gained).collect()
}

/// "list, entity example-cloud, under “Hosting” (de and 30 more)".
fn page(group: &Group, piece: &Piece) -> String {
    let kinds = group.kinds.join(", ");
    let place = if piece.place.is_empty() { String::new() } else { format!(", {}", piece.place) };
    let locales = match group.locales.as_slice() {
        [] => String::new(),
        [only] => format!(" ({only})"),
        [first, rest @ ..] => format!(" ({first} and {} more)", rest.len()),
    };
    format!("{kinds}{place}{locales}")
}

/// "adds Example Cloud GmbH in Germany; effective 2026-12-15".
pub fn sentence(statement: &Statement) -> String {
    [&statement.says].into_iter().chain(&statement.follows).map(String::as_str).collect::<Vec<_>>().join("; ")
}

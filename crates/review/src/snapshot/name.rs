//! What files are called: by what a page shows, never by its address, so that a new slug is a change in a file and not
//! a new one.

use crate::side::Side;
use site::{PageOf, Subject};

/// The file of a page.
pub(super) fn of(side: &Side, path: &str, page: &PageOf) -> String {
    let name = match &page.subject {
        Subject::List => "list".to_owned(),
        Subject::Entity(id) => format!("entity/{id}"),
        Subject::Part(name) => (*name).to_owned(),
        Subject::Choice(path) => format!("choice/{path}"),
        Subject::Past(day) => format!("archive/{day}"),
        Subject::Difference(from, Some(until)) => format!("archive/{from}-with-{until}"),
        Subject::Difference(from, None) => format!("archive/{from}-with-today"),
        Subject::NotFound => "404".to_owned(),
        Subject::Chooser => return format!("{}/languages.txt", host(side, path)),
    };
    format!("{}/{name}.txt", page.locale)
}

/// The file of what all pages of a language share.
pub(super) fn of_frame(locale: &str) -> String {
    format!("{locale}/frame.txt")
}

/// The host that a path is on, as the name of a folder: no tag of a language has a dot.
fn host(side: &Side, path: &str) -> String {
    let host = side.hosts.iter().find(|own| path.starts_with(&own.folder));
    let behind = host.and_then(|own| own.base_url.split_once("://")).map_or("", |own| own.1);
    behind.replace(['/', ':'], "-")
}

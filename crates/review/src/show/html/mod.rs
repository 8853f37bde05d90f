//! A review as a folder of pages that works from a disk: no server, no network, and little that needs a script.
//!
//! `index.html` is the report, `view/` has a page for each page that differs, and `before/` and `after/` hold those
//! pages themselves with what they need. In the report stand the words of one locale; `words/` has those of the others,
//! for when a reader chooses one.

mod index;

mod address;
mod choices;
mod group;
mod meaning;
mod piece;
mod wording;
mod work;

mod view;
mod views;

mod disk;
mod drawing;
mod published;
mod relative;
mod sheet;
mod tamed;

mod templates;

use crate::report::Review;
use crate::side::Side;
use disk::Disk;
use published::Published;
use std::collections::BTreeMap;
use templates::Templates;

/// A review as a folder: the bytes of each file by its path.
pub fn html(review: &Review, before: &Side, after: &Side) -> BTreeMap<String, Vec<u8>> {
    let sites = [Published::of(before), Published::of(after)];
    let views = views::all(review, sites[0].as_ref(), sites[1].as_ref());
    let templates = Templates::new();
    let words = wording::scripts(review, &templates);
    let index = index::page(review, &views, &words.keys().copied().collect::<Vec<_>>(), &templates);
    let mut folder = BTreeMap::from([
        ("report.css".to_owned(), include_bytes!("report.css").to_vec()),
        ("report.js".to_owned(), include_bytes!("report.js").to_vec()),
        ("index.html".to_owned(), index.into_bytes()),
    ]);
    folder.extend(words.into_iter().map(|(locale, script)| (format!("words/{locale}.js"), script.into_bytes())));
    folder.extend(view::pages(&views, review, &templates));
    folder.extend(rendered("before", sites[0].as_ref(), views.iter().filter_map(|own| own.before.as_deref())));
    folder.extend(rendered("after", sites[1].as_ref(), views.iter().filter_map(|own| own.after.as_deref())));
    folder
}

/// The pages of a side in a folder of theirs.
fn rendered<'a>(
    folder: &'a str,
    site: Option<&'a Published<'_>>,
    pages: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = (String, Vec<u8>)> {
    let files = site.map(|site| Disk::new(site, pages.collect()).files()).unwrap_or_default();
    files.into_iter().map(move |(path, bytes)| (format!("{folder}/{path}"), bytes))
}

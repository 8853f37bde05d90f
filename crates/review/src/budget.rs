//! What a change costs: pages, files, bytes, requests of a page, and the headers that the CDN sends.

use crate::pages::reading::read;
use crate::pages::targets::Targets;
use crate::report::{Budget, Figure, Run};
use crate::runs;
use crate::side::Side;
use site::{Role, Site, Subject};
use std::collections::BTreeSet;

/// What differs; nothing if one of the two has no site.
pub(crate) fn compare(before: &Side, after: &Side) -> Budget {
    let (Some(old), Some(new)) = (&before.site, &after.site) else { return Budget::default() };
    let figures = figures(before, old).into_iter().zip(figures(after, new));
    let differ = figures.filter(|(was, is)| was.1 != is.1);
    Budget {
        figures: differ.map(|(was, is)| Figure { name: is.0.to_owned(), before: was.1, after: is.1 }).collect(),
        headers: headers(old, new),
    }
}

fn figures(side: &Side, site: &Site) -> Vec<(&'static str, usize)> {
    let sizes = |is_it: &dyn Fn(&str, Role) -> bool| -> Vec<usize> {
        site.files().filter(|(path, file)| is_it(path, file.role)).map(|(_, file)| file.body.len()).collect()
    };
    let pages = sizes(&|_, role| role == Role::Page);
    let assets =
        |ends: &str| -> usize { sizes(&|path, role| role == Role::Asset && path.ends_with(ends)).iter().sum() };
    vec![
        ("languages", site.locales()),
        ("pages", pages.len()),
        ("files", site.files().count()),
        ("bytes of all files", site.bytes()),
        ("bytes of all pages", pages.iter().sum()),
        ("bytes of the largest page", pages.iter().copied().max().unwrap_or_default()),
        ("bytes of styles", assets(".css")),
        ("bytes of scripts", assets(".js")),
        ("requests of the list", requests(side, site)),
    ]
}

/// What a browser asks for to show the list in the language of the sources: the page, and everything that it loads.
fn requests(side: &Side, site: &Site) -> usize {
    let first = side.hosts.first().and_then(|own| own.locales.first());
    let source = side.catalogues.as_ref().map(|own| own.source()).or(first.map(String::as_str));
    let is_list = |page: &site::PageOf| page.subject == Subject::List && Some(page.locale.as_str()) == source;
    let path = side.pages.iter().find(|(_, page)| is_list(page)).map(|own| own.0);
    let Some(file) = path.and_then(|path| site.get(path)) else { return 0 };
    let loads = read(&String::from_utf8_lossy(&file.body.bytes()), &Targets::new(side)).loads;
    1 + loads.into_iter().collect::<BTreeSet<_>>().len()
}

/// Lines of `_headers` that differ, with the lines that say for which addresses they are; of several hosts each once.
fn headers(old: &Site, new: &Site) -> Vec<Run> {
    let (was, is) = (rules(old), rules(new));
    if was == is {
        return Vec::new();
    }
    runs::between_lines(&was.lines().collect::<Vec<_>>(), &is.lines().collect::<Vec<_>>(), "\n", 2)
}

fn rules(site: &Site) -> String {
    let files = site.files().filter(|(path, _)| path.rsplit('/').next() == Some("_headers"));
    let texts: BTreeSet<String> =
        files.map(|(_, file)| String::from_utf8_lossy(&file.body.bytes()).into_owned()).collect();
    texts.into_iter().collect()
}

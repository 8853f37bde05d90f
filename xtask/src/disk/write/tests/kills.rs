//! Builds that are killed at any moment, and the builds after them.
//!
//! A page of these sites names its assets, so that each directory can be checked by reading it.

use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Writes a site and is killed before its change number `last`; whether it came to its end.
fn write_killed(out: &Out, site: &Site, last: usize) -> bool {
    let changes = AtomicUsize::new(0);
    let step = || match changes.fetch_add(1, Ordering::SeqCst) < last {
        true => Ok(()),
        false => bail!("killed"),
    };
    write_with(site, &out.path(), Some("made of a test\n"), &step).is_ok()
}

/// Three sites that share some files, drop some and add some; none has a file of the others as
/// a folder, except for pages.
fn sites() -> [Site; 3] {
    [
        site(&[
            ("a.html", "needs one.css"),
            ("b.html", "needs one.css"),
            ("c/d/e.html", "needs one.css"),
            ("f.html", "needs two.css"),
            ("g/h.html", "needs x/three.css"),
            ("list.json", "[1]"),
            ("one.css", "1"),
            ("two.css", "2"),
            ("x/three.css", "3"),
        ]),
        site(&[
            ("a.html", "needs four.css"),
            ("b.html", "needs one.css"),
            ("c/d/e/f.html", "needs y/five.css"),
            ("f.html", "needs two.css"),
            ("list.json", "[2]"),
            ("four.css", "4"),
            ("one.css", "1"),
            ("two.css", "2b"),
            ("y/five.css", "5"),
        ]),
        site(&[("a.html", "needs x/six.css"), ("c", "7"), ("g/h.html", "needs x/six.css"), ("x/six.css", "6")]),
    ]
}

/// Fails unless each file is one of these sites', whole, and each page has its assets.
fn assert_whole(out: &Out, sites: &[&Site]) {
    for (path, text) in out.listing_so_far() {
        let is_whole = |site: &&Site| site.get(&path).is_some_and(|file| file.body.is(text.as_bytes()));
        assert!(sites.iter().any(is_whole), "`{path}` is torn: {text:?}");
        if let Some(asset) = text.strip_prefix("needs ") {
            assert!(out.at(asset).exists(), "`{path}` lacks `{asset}`");
        }
    }
}

impl Out {
    fn holding(site: &Site) -> Self {
        let out = Out::new();
        out.write(site);
        out
    }

    /// The files that stand there, but temporary ones.
    fn listing_so_far(&self) -> BTreeMap<String, String> {
        let is_public = |path: &str| !path.ends_with('/') && !names::is_reserved(path);
        let exists = self.path().exists();
        let all = if exists { self.listing() } else { BTreeMap::new() };
        all.into_iter().filter(|(path, _)| is_public(path)).collect()
    }
}

/// Runs a story for each moment at which a build can be killed, until it is not killed any more;
/// the story says whether its build came to the end. Gives the number of moments.
fn at_each_moment(story: impl Fn(usize) -> bool) -> usize {
    let moments = (0..10_000).find(|moment| story(*moment)).expect("a build ends");
    assert!(moments > 10, "a build consists of many changes");
    moments
}

#[test]
fn a_killed_first_build_leaves_every_page_whole_and_the_next_completes_it() {
    let [first, ..] = sites();
    at_each_moment(|moment| {
        let out = Out::new();
        let is_complete = write_killed(&out, &first, moment);
        assert_whole(&out, &[&first]);
        out.write(&first);
        out.assert_holds(&first);
        is_complete
    });
}

#[test]
fn a_killed_build_leaves_every_page_whole() {
    let [first, second, _] = sites();
    for (from, to) in [(&first, &second), (&second, &first)] {
        at_each_moment(|moment| {
            let out = Out::holding(from);
            let is_complete = write_killed(&out, to, moment);
            assert_whole(&out, &[from, to]);
            out.write(to);
            out.assert_holds(to);
            is_complete
        });
    }
}

#[test]
fn a_build_after_a_killed_one_leaves_nothing_of_it() {
    let [first, second, third] = sites();
    for from in [&first, &Site::default()] {
        at_each_moment(|moment| {
            let out = Out::holding(from);
            let is_complete = write_killed(&out, &second, moment);
            out.write(&third);
            out.assert_holds(&third);
            is_complete
        });
    }
}

#[test]
fn two_killed_builds_in_a_row_leave_nothing_orphaned() {
    let [first, second, third] = sites();
    let second_ends = at_each_moment(|moment| write_killed(&Out::holding(&first), &second, moment));
    for moment in (0..second_ends).step_by(13) {
        at_each_moment(|later| {
            let out = Out::holding(&first);
            write_killed(&out, &second, moment);
            let is_complete = write_killed(&out, &third, later);
            assert_whole(&out, &[&first, &second, &third]);
            out.write(&first);
            out.assert_holds(&first);
            is_complete
        });
    }
}

#[test]
fn a_killed_build_does_not_touch_what_others_put_there() {
    let [first, second, third] = sites();
    at_each_moment(|moment| {
        let out = Out::holding(&first);
        out.put("c/d/notes.txt", "mine");
        out.put("CNAME", "example.com");
        let is_complete = write_killed(&out, &second, moment);
        let said = out.fail(&third);
        assert!(said.contains("notes.txt` was not written by Annex") || said.contains("c/d"), "{said}");
        assert_eq!((out.text("c/d/notes.txt"), out.text("CNAME")), ("mine".into(), "example.com".into()));
        is_complete
    });
}

#[test]
fn a_torn_announcement_never_names_a_file_of_somebody() {
    let [first, second, _] = sites();
    let announced = announcement(&first, &second);
    let start = announced.find("unfinished").unwrap();
    let mut names = 0;
    for torn in start..announced.len() {
        let (said, line) = (&announced[..torn], announced[..torn].lines().last().unwrap());
        let Some(name) = line.strip_prefix("unfinished ").filter(|name| is_free(name, &[&first, &second])) else {
            continue;
        };
        let out = Out::holding(&first);
        out.put(name, "mine");
        out.put(".annex", said);
        write_killed(&out, &second, 12);
        out.write(&first);
        assert_eq!(out.text(name), "mine", "torn after `{line}`");
        names += 1;
    }
    assert!(names > 50, "only {names} beginnings of names were tried");
}

#[test]
fn an_announcement_torn_within_a_letter_is_completed() {
    let (first, second) = (site(&[]), site(&[("größe.css", "1"), ("süd.html", "needs größe.css")]));
    let announced = announcement(&first, &second).into_bytes();
    for torn in 0..announced.len() {
        let out = Out::holding(&first);
        fs::write(out.at(".annex"), &announced[..torn]).unwrap();
        out.write(&second);
        out.assert_holds(&second);
    }
}

/// What a second build notes in the marker.
fn announcement(first: &Site, second: &Site) -> String {
    let texts = (0..20).map(|moment| {
        let out = Out::holding(first);
        write_killed(&out, second, moment);
        out.text(".annex")
    });
    texts.into_iter().find(|text| text.contains("unfinished")).expect("a build announces its changes")
}

/// Whether a file of somebody can stand at a path beside these sites.
fn is_free(path: &str, sites: &[&Site]) -> bool {
    let is_taken = |site: &&Site| {
        let listing = listing(site);
        listing.contains_key(path) || listing.contains_key(&format!("{path}/"))
    };
    source::is_plain_path(path) && !sites.iter().any(is_taken)
}

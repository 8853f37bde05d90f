//! Two builds at once, in one directory.

use super::*;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

#[test]
fn of_two_builds_at_once_one_stands_whole() {
    let sites = [
        site(&[("a.html", "first"), ("b/c.html", "first"), ("b/one.css", "1"), ("d", "first")]),
        site(&[("a.html", "second"), ("b/c.html", "same size"), ("d/e.html", "second"), ("two.css", "2")]),
    ];
    for round in 0..40 {
        let out = Out::new();
        // Now and then there is a site already, and often there is not even a directory.
        if round % 3 == 0 {
            out.write(&sites[round % 2]);
        }
        thread::scope(|scope| {
            for builder in 0..4 {
                let (out, site) = (&out, &sites[builder % 2]);
                scope.spawn(move || {
                    for _ in 0..3 {
                        out.write(site);
                    }
                });
            }
        });
        let stands = out.listing();
        assert!(sites.iter().any(|site| stands == listing(site)), "a mixture: {stands:#?}");
        let site = sites.iter().find(|site| stands == listing(site)).unwrap();
        out.assert_holds(site);
    }
}

#[test]
fn the_second_build_waits_for_the_first() {
    let (out, site) = (Out::new(), site(&[("a.html", "a")]));
    out.write(&Site::default());
    let root = out.path();
    let step = || Ok(());
    let held = Marker::lock(Directory::new(&root, &step)).unwrap();
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| sender.send(out.write(&site)));
        assert!(receiver.recv_timeout(Duration::from_millis(100)).is_err(), "it did not wait");
        drop(held);
        assert_eq!(receiver.recv().unwrap().written, 2);
    });
    out.assert_holds(&site);
}

#[test]
fn a_marker_replaced_while_a_build_waits_is_locked_anew() {
    let (out, site) = (Out::new(), site(&[("a.html", "a")]));
    out.write(&Site::default());
    let root = out.path();
    let step = || Ok(());
    let held = Marker::lock(Directory::new(&root, &step)).unwrap();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| out.write(&site));
        thread::sleep(Duration::from_millis(100));
        fs::remove_file(out.at(".annex")).unwrap();
        out.put(".annex", "");
        drop(held);
        assert_eq!(waiting.join().unwrap().written, 2);
    });
    out.assert_holds(&site);
}

#![allow(clippy::disallowed_methods, missing_docs)]
use review::*;
use std::path::Path;
fn files(root: &Path, dir: &Path, all: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let rel = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if rel.starts_with("data") || rel.starts_with("content") || rel.starts_with("themes") {
                files(root, &path, all)
            }
        } else if dir != root || rel.ends_with(".toml") {
            all.push((rel, std::fs::read(&path).unwrap()))
        }
    }
}
fn side(dir: &str) -> Side {
    let mut all = Vec::new();
    files(Path::new(dir), Path::new(dir), &mut all);
    let t = std::time::Instant::now();
    let edition = std::env::args().nth(3);
    let mut options = site::Options::on("2026-11-29".parse().unwrap());
    options.edition = edition;
    let side = Side::build(dir.to_owned(), source::Sources::new(all), &options, source::Diagnostics::new());
    eprintln!("built {dir} in {:?}, {} errors", t.elapsed(), side.diagnostics.count(source::Level::Error));
    side
}
fn show(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match run {
            Run::Same(t) => t.clone(),
            Run::Gone(t) => format!("[-{t}-]"),
            Run::New(t) => format!("{{+{t}+}}"),
            Run::Left(n) => format!("({n} words)"),
        })
        .collect()
}
fn main() {
    let dirs: Vec<String> = std::env::args().skip(1).collect();
    let (a, b) = (side(&dirs[0]), side(&dirs[1]));
    let t = std::time::Instant::now();
    let r = review(&a, &b);
    eprintln!("review {:?}", t.elapsed());
    println!("unbuilt {:?} edits {:?}", r.unbuilt, r.edits);
    println!(
        "lost {:?}\nredirected {}\ngained {}",
        r.pages.lost.iter().take(2).collect::<Vec<_>>(),
        r.pages.redirected.len(),
        r.pages.gained.len()
    );
    println!("changed pages {} same {}", r.pages.pages.len(), r.pages.same);
    for g in r.pages.changed.iter().take(40) {
        println!(
            "## {} | {} locales {} | {} pages",
            g.kinds.join(", "),
            g.locales.len(),
            g.locales.first().map_or("", |l| l),
            g.pages.len()
        );
        for p in g.pieces.iter().take(40) {
            println!(
                "  {:?} {:?} {}{}: {}",
                p.aspect,
                p.how,
                p.place,
                p.was_at.as_ref().map(|w| format!(" (was {w})")).unwrap_or_default(),
                show(&p.runs)
            );
        }
    }
    for t in r.translations.iter().take(3) {
        println!("{t:?}");
    }
    println!("translations in {} locales", r.translations.len());
    for f in &r.budget.figures {
        println!("{} {} -> {}", f.name, f.before, f.after);
    }
    println!("{}", show(&r.budget.headers));
}

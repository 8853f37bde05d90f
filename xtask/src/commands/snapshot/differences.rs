//! What stands in the folder of snapshots, compared with what should stand there.

use crate::terminal;
use std::collections::BTreeMap;

/// Every file that is not as it should be, by its path.
pub struct Differences(BTreeMap<String, Difference>);

/// What is wrong with a file.
enum Difference {
    Missing,
    /// From a line on it says something else.
    Changed(Line),
    /// It shows a page that is not there any more.
    Gone,
}

/// The first line that differs: its number, what stands there, what should.
struct Line {
    number: usize,
    old: Option<String>,
    new: Option<String>,
}

/// Whether a file belongs to one of these languages; to none of them if there are none, as all are meant then.
pub fn concerns(path: &str, locales: &[String]) -> bool {
    let locale = path.split_once('/').map(|own| own.0);
    locales.is_empty() || locales.iter().any(|own| locale == Some(own.as_str()))
}

impl Differences {
    /// What differs in some languages, or in all if none is named.
    pub fn between(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>, locales: &[String]) -> Self {
        let changed = new.iter().filter_map(|(path, text)| match old.get(path) {
            None => Some((path.clone(), Difference::Missing)),
            Some(old) => line(old, text).map(|line| (path.clone(), Difference::Changed(line))),
        });
        let is_gone = |path: &&String| concerns(path, locales) && !new.contains_key(*path);
        let gone = old.keys().filter(is_gone).map(|path| (path.clone(), Difference::Gone));
        Differences(changed.chain(gone).collect())
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Files to be written.
    pub fn written(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().filter(|(_, own)| !matches!(own, Difference::Gone)).map(|(path, _)| path.as_str())
    }

    /// Files to be removed.
    pub fn gone(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, own)| matches!(own, Difference::Gone)).map(|(path, _)| path.as_str())
    }

    /// "3 files: `en/list.txt`, `de/list.txt`, and 1 more", or nothing if there is none.
    pub fn named(&self, folder: &str) -> Option<String> {
        const MOST: usize = 3;
        let names: Vec<String> = self.0.keys().take(MOST).map(|path| format!("`{folder}/{path}`")).collect();
        let more = self.len() - names.len();
        let more = if more == 0 { String::new() } else { format!(", and {more} more") };
        (self.len() > 0).then(|| format!("{}{more}", names.join(", ")))
    }

    /// Says each with the first line that differs.
    pub fn tell(&self, folder: &str) {
        for (path, difference) in &self.0 {
            let file = format!("{folder}/{path}");
            match difference {
                Difference::Missing => terminal::heading(format!("{file} is missing")),
                Difference::Gone => terminal::heading(format!("{file} shows a page that is not there any more")),
                Difference::Changed(Line { number, old, new }) => {
                    terminal::heading(format!("{file}:{number}"));
                    old.iter().for_each(|line| terminal::more(format!("- {line}")));
                    new.iter().for_each(|line| terminal::more(format!("+ {line}")));
                }
            }
        }
    }
}

/// The first line in which two texts differ.
fn line(old: &str, new: &str) -> Option<Line> {
    let (mut before, mut after) = (old.split('\n'), new.split('\n'));
    let mut number = 0;
    loop {
        number += 1;
        match (before.next(), after.next()) {
            (None, None) => return None,
            (old, new) if old == new => {}
            (old, new) => return Some(Line { number, old: old.map(str::to_owned), new: new.map(str::to_owned) }),
        }
    }
}

//! A register to measure with: made up from a seed, or taken over from another tool's data.
//!
//! The same seed gives the same files, so that two versions of Annex are measured on the same work.

use super::tongue::{self, Tongue};

/// A register, as far as a measurement needs one.
pub struct World {
    /// Where its site would be published.
    pub base_url: String,
    /// Who publishes it.
    pub publisher: String,
    /// Tables: id and title.
    pub sections: Vec<(String, String)>,
    /// Categories of data: id and name.
    pub data: Vec<(String, String)>,
    /// What stands above the tables.
    pub prose: Vec<String>,
    pub vendors: Vec<Vendor>,
    /// The languages in which earlier lists are kept.
    pub archive: Vec<String>,
    /// The first is the source language.
    pub tongues: Vec<Tongue>,
}

/// A legal entity with one engagement.
pub struct Vendor {
    pub id: String,
    pub name: String,
    /// ISO 3166-1 code.
    pub seat: String,
    pub website: String,
    pub section: String,
    /// Oldest first; the first is complete.
    pub versions: Vec<Version>,
}

/// What holds from a day on: each version states what changes.
#[derive(Default)]
pub struct Version {
    /// `YYYY-MM-DD`.
    pub since: String,
    pub purpose: Option<String>,
    pub data: Vec<String>,
    /// Country in which data are stored, and on what ground they get there.
    pub storage: Option<(String, Option<String>)>,
}

/// How large a register is.
#[derive(Clone, Copy)]
pub struct Size {
    /// What the table calls it.
    pub name: &'static str,
    /// Number of languages, the source language included.
    pub locales: usize,
    /// Number of legal entities.
    pub entities: usize,
    /// Number of changes of each.
    pub changes: usize,
}

/// The sizes that are measured.
pub const SIZES: [Size; 3] = [
    Size { name: "small", locales: 10, entities: 10, changes: 5 },
    Size { name: "medium", locales: 30, entities: 100, changes: 5 },
    Size { name: "large", locales: 60, entities: 1_000, changes: 5 },
];

const SECTIONS: [&str; 4] = ["Infrastructure", "Communication", "Payments", "Support"];
const DATA: [&str; 6] = ["Account data", "Contact data", "Messages", "Payment data", "Usage data", "Diagnostics"];
/// Countries within the European Economic Area and beyond it, with the ground for a transfer there.
const COUNTRIES: [(&str, Option<&str>); 8] = [
    ("DE", None),
    ("FR", None),
    ("IE", None),
    ("NL", None),
    ("GB", Some("adequacy")),
    ("JP", Some("adequacy")),
    ("US", Some("scc")),
    ("IN", Some("scc")),
];

/// A register of a size from a seed.
pub fn generate(size: Size, seed: u64) -> World {
    let mut dice = Dice(seed);
    let tongues = tongue::all(size.locales);
    let prose = (0..8).map(|_| tongues[0].sentence(60, &mut dice)).collect();
    let vendors = (0..size.entities).map(|number| vendor(number, size, &tongues[0], &mut dice)).collect();
    World {
        base_url: "https://subprocessors.example.com".to_owned(),
        publisher: "Example Publisher Ltd".to_owned(),
        sections: SECTIONS.map(named).into(),
        data: DATA.map(named).into(),
        prose,
        vendors,
        archive: Vec::new(),
        tongues,
    }
}

fn named(name: &str) -> (String, String) {
    (name.to_lowercase().replace(' ', "-"), name.to_owned())
}

fn vendor(number: usize, size: Size, source: &Tongue, dice: &mut Dice) -> Vendor {
    let word = |dice: &mut Dice| {
        let syllables = ["ba", "do", "fi", "gu", "ka", "lo", "mi", "nu", "pe", "ro", "sa", "ti", "vu", "xe", "zo"];
        let word: String = (0..3).map(|_| *dice.pick(&syllables)).collect();
        word[..1].to_uppercase() + &word[1..]
    };
    let name = format!("{} {} GmbH", word(dice), word(dice));
    let (section, _) = named(SECTIONS[dice.below(SECTIONS.len())]);
    let id = format!("vendor-{number:04}");
    Vendor {
        website: format!("https://{id}.example.com/"),
        id,
        name,
        seat: dice.pick(&COUNTRIES).0.to_owned(),
        section,
        versions: versions(size.changes, source, dice),
    }
}

fn versions(changes: usize, source: &Tongue, dice: &mut Dice) -> Vec<Version> {
    (0..=changes)
        .map(|number| {
            let first = number == 0;
            let moves = first || number % 2 == 1;
            let (country, ground) = *dice.pick(&COUNTRIES);
            Version {
                since: format!("{}-{:02}-{:02}", 2016 + number, dice.below(12) + 1, dice.below(28) + 1),
                purpose: (first || !moves).then(|| source.sentence(12, dice)),
                data: if first {
                    DATA.iter().take(dice.below(5) + 1).map(|own| named(own).0).collect()
                } else {
                    Vec::new()
                },
                storage: moves.then(|| (country.to_owned(), ground.map(str::to_owned))),
            }
        })
        .collect()
}

/// Numbers that look drawn and are the same every time (SplitMix64, Steele et al. 2014).
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut rolled = self.0;
        rolled = (rolled ^ (rolled >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        rolled = (rolled ^ (rolled >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        rolled ^ (rolled >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % end as u64).expect("smaller than a usize")
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

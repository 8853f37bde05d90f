//! How a company is spelled: its distinctive words, and its legal form.

/// A name without what people write in several ways: case, punctuation, spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    words: Vec<String>,
    /// The words without spaces between them.
    joined: String,
    form: String,
}

/// In what two spellings differ that may mean one company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Difference {
    /// In case, punctuation or spaces.
    Layout,
    /// In a letter or two of one word.
    Slip,
    /// In the legal form.
    Form,
}

/// Legal forms as they are left when points and spaces are taken away.
const FORMS: &[&str] = &[
    "ab",
    "ag",
    "aps",
    "as",
    "asa",
    "bv",
    "bvba",
    "co",
    "company",
    "corp",
    "corporation",
    "doo",
    "dooel",
    "ead",
    "eood",
    "gesmbh",
    "gmbh",
    "inc",
    "incorporated",
    "kft",
    "kg",
    "kk",
    "lda",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "nyrt",
    "ohg",
    "ood",
    "oy",
    "oyj",
    "oü",
    "pbc",
    "plc",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "sasu",
    "se",
    "sia",
    "sl",
    "slu",
    "spa",
    "spzoo",
    "srl",
    "sro",
    "uab",
    "ug",
    "zrt",
];
/// The longest legal form that is written in several words: `sp. z o. o.`.
const LONGEST: usize = 4;
/// Shorter words differ in a letter because they are other words.
const SHORTEST: usize = 5;
/// From this length on, two slips are more likely than another word.
const LONG: usize = 9;

impl Spelling {
    pub(super) fn of(name: &str) -> Self {
        let plain: String = name.to_lowercase().chars().filter(|own| !matches!(own, '.' | '\'' | '’')).collect();
        let parts = plain.split(|own: char| !own.is_alphanumeric()).filter(|own| !own.is_empty());
        let mut words: Vec<String> = parts.map(str::to_owned).collect();
        let mut form = String::new();
        while let Some(start) = last_form(&words) {
            form = words.drain(start..).collect::<String>() + &form;
        }
        Spelling { joined: words.concat(), words, form }
    }

    /// In what another spelling differs, if it may mean the same company.
    pub(super) fn difference(&self, other: &Spelling) -> Option<Difference> {
        if self.joined == other.joined {
            let forms_fit = self.form == other.form || self.form.is_empty() || other.form.is_empty();
            // Who leaves the legal form out calls the company by its brand.
            return match (self.form == other.form, self.words == other.words, forms_fit) {
                (true, _, _) | (_, false, true) => Some(Difference::Layout),
                (false, true, true) => None,
                (false, _, false) => Some(Difference::Form),
            };
        }
        self.is_slip(other).then_some(Difference::Slip)
    }

    /// Whether one word differs by a slip, and none otherwise.
    fn is_slip(&self, other: &Spelling) -> bool {
        let pairs = self.words.iter().zip(&other.words);
        let mut differing = pairs.filter(|(own, other)| own != other);
        let (Some((a, b)), None) = (differing.next(), differing.next()) else { return false };
        is_slip(a, b) && !(is_country(a) && is_country(b))
    }
}

/// Where the legal form begins that ends the words; a name does not consist of one alone.
fn last_form(words: &[String]) -> Option<usize> {
    let first = words.len().saturating_sub(LONGEST).max(1);
    (first..words.len()).find(|start| FORMS.contains(&words[*start..].concat().as_str()))
}

fn is_slip(a: &str, b: &str) -> bool {
    let (shorter, longer) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    let is_plain = |word: &str| word.chars().all(char::is_alphabetic);
    let allowed = if longer < LONG { 1 } else { 2 };
    shorter >= SHORTEST
        && longer - shorter <= allowed
        && a.chars().next() == b.chars().next()
        && is_plain(a)
        && is_plain(b)
        && strsim::damerau_levenshtein(a, b) <= allowed
}

/// Iceland is no slip for Ireland.
fn is_country(word: &str) -> bool {
    celes::Country::get_countries().iter().any(|own| own.long_name.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_company_are_told_from_companies() {
        for (a, b, difference) in [
            ("Twilio, Inc.", "Twillio, Inc.", Some(Difference::Slip)),
            ("Twilio, Inc.", "Twillio", Some(Difference::Slip)),
            ("Twilio, Inc.", "Twilio Inc", Some(Difference::Layout)),
            ("Example, s. r. o.", "EXAMPLE s.r.o.", Some(Difference::Layout)),
            ("Example Sp. z o.o.", "Example sp z o. o.", Some(Difference::Layout)),
            ("Web Support, s.r.o.", "Websupport", Some(Difference::Layout)),
            ("Example Cloud GmbH", "Example Cloud Ltd", Some(Difference::Form)),
            ("Infrastucture Example", "Infrastructure Example", Some(Difference::Slip)),
            ("Example Cloud GmbH", "Example Cloud", None),
            ("Quality Unit, LLC", "Quality Unit Ukraine", None),
            ("Quality Unit Ukraine", "Quality Unit, s. r. o.", None),
            ("Example Ireland Ltd", "Example Iceland Ltd", None),
            ("Example One GmbH", "Example Two GmbH", None),
            ("Example Cloud1 AG", "Example Cloud2 AG", None),
            ("Acme Inc.", "Acne Inc.", None),
        ] {
            assert_eq!(Spelling::of(a).difference(&Spelling::of(b)), difference, "{a} / {b}");
            assert_eq!(Spelling::of(b).difference(&Spelling::of(a)), difference, "{b} / {a}");
        }
    }
}

//! Words that mean something outside the register: countries, dates, addresses.

use crate::model::Id;
use std::fmt;
use std::sync::LazyLock;

/// A calendar day.
pub type Date = jiff::civil::Date;

/// A country, by its ISO 3166-1 alpha-2 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Country(&'static str);

/// Every code, sorted: a large register asks for them thousands of times.
static CODES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut codes: Vec<&str> = celes::Country::get_countries().into_iter().map(|country| country.alpha2).collect();
    codes.sort_unstable();
    codes
});

impl Country {
    /// The country with a two-letter code in capitals.
    pub fn parse(code: &str) -> Option<Self> {
        CODES.binary_search(&code).ok().map(|at| Country(CODES[at]))
    }

    /// All codes.
    pub fn codes() -> impl Iterator<Item = &'static str> + Clone {
        CODES.iter().copied()
    }

    /// The code: two capital letters.
    pub fn code(self) -> &'static str {
        self.0
    }
}

/// Several countries under one law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bloc {
    /// The European Union.
    Eu,
    /// The European Economic Area: the Union with Iceland, Liechtenstein and Norway.
    Eea,
}

/// The member states of the European Union (Treaty on European Union, Art. 52).
const UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];
/// The states that the Agreement on the European Economic Area adds to them.
const ECONOMIC_AREA: [&str; 3] = ["IS", "LI", "NO"];

impl Bloc {
    /// The code as written: `EU`, `EEA`.
    pub fn code(self) -> &'static str {
        match self {
            Bloc::Eu => "EU",
            Bloc::Eea => "EEA",
        }
    }

    /// Its countries, in the order of their codes within union and area.
    pub fn members(self) -> impl Iterator<Item = Country> {
        let more: &[&str] = if self == Bloc::Eea { &ECONOMIC_AREA } else { &[] };
        UNION.iter().chain(more).map(|code| Country(code))
    }
}

/// Where something is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a country.
    Country(Country),
    /// Somewhere in a bloc.
    Bloc(Bloc),
    /// Somewhere in a group of countries that the register names.
    Own(Id),
    /// Anywhere.
    Worldwide,
}

impl Place {
    /// The place with a code: a country's, `EU`, `EEA` or `worldwide`. The register's own blocs are not known here.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "EU" => Some(Place::Bloc(Bloc::Eu)),
            "EEA" => Some(Place::Bloc(Bloc::Eea)),
            "worldwide" => Some(Place::Worldwide),
            _ => Country::parse(code).map(Place::Country),
        }
    }

    /// The code as written.
    pub fn code(&self) -> &str {
        match self {
            Place::Country(country) => country.code(),
            Place::Bloc(bloc) => bloc.code(),
            Place::Own(id) => id,
            Place::Worldwide => "worldwide",
        }
    }
}

/// An address on the web that is safe to link to: `https:` or `mailto:`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Url(String);

impl Url {
    /// The address, if it is a valid one with a safe scheme. It stays spelled as it was written.
    pub fn parse(written: &str) -> Option<Self> {
        let parsed = url::Url::parse(written).ok()?;
        let hidden = written.chars().any(|c| c.is_control() || c.is_whitespace());
        let safe = match parsed.scheme() {
            "https" => parsed.host().is_some() && parsed.username().is_empty(),
            "mailto" => Mail::parse(parsed.path()).is_some(),
            _ => false,
        };
        (safe && !hidden).then(|| Url(written.to_owned()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host it leads to, in small letters without `www.`; none for a mail address.
    pub fn host(&self) -> Option<String> {
        let parsed = url::Url::parse(&self.0).ok()?;
        let host = parsed.host_str()?.to_lowercase();
        Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
    }
}

/// A mail address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mail(String);

impl Mail {
    /// The address, if it looks like one: `someone@host.example`.
    pub fn parse(written: &str) -> Option<Self> {
        let (local, host) = written.rsplit_once('@')?;
        let local_fits =
            !local.is_empty() && local.chars().all(|c| c.is_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(c));
        let label = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
        let host_fits = host.contains('.') && host.split('.').all(label);
        (local_fits && host_fits).then(|| Mail(written.to_owned()))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_are_links() {
        for good in ["https://example.com/", "https://example.com/a?b#c", "mailto:privacy@example.com"] {
            assert!(Url::parse(good).is_some(), "{good}");
        }
        for bad in [
            "http://example.com/",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "//example.com",
            "https://user@example.com/",
            "https://exam ple.com/",
            "java\nscript:x",
            "mailto:",
            "example.com",
        ] {
            assert!(Url::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn norway_is_a_country_and_yugoslavia_is_not() {
        assert!(Country::parse("NO").is_some());
        assert!(Country::parse("YU").is_none());
        assert!(Country::parse("gb").is_none());
    }
}

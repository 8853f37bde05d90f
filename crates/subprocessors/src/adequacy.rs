//! Where the law lets personal data go: seen from the EEA, the United Kingdom and Switzerland.
//!
//! The table holds decisions in force in November 2026, each with its number. A register adds what is
//! decided later, or ends what is struck down, under `adequacy` in `data/register.yaml`.

use crate::model::Register;
use crate::schema::{Mechanism, View};
use crate::values::{Bloc, Country, Date};

/// How a country stands in the eyes of a law on data protection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is under this law itself.
    Inside,
    /// It is found adequate, by this decision.
    Adequate(String),
    /// It is found adequate for recipients that are certified under a framework, by this decision.
    AdequateIfCertified(String),
    /// It is a third country without a decision: a transfer needs safeguards.
    ThirdCountry,
}

/// A decision: the country, its number, and its first day of application.
struct Decision(&'static str, &'static str, Date);

const fn on(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

/// Adequacy decisions of the European Commission (Directive 95/46 Art. 25(6), GDPR Art. 45(3)); the day is that of the
/// decision. That for Canada speaks of commercial organisations only.
const EUROPEAN: &[Decision] = &[
    Decision("AD", "Decision 2010/625/EU", on(2010, 10, 19)),
    Decision("AR", "Decision 2003/490/EC", on(2003, 6, 30)),
    Decision("BR", "Implementing Decision (EU) 2026/179", on(2026, 1, 26)),
    Decision("CA", "Decision 2002/2/EC", on(2001, 12, 20)),
    Decision("CH", "Decision 2000/518/EC", on(2000, 7, 26)),
    Decision("FO", "Decision 2010/146/EU", on(2010, 3, 5)),
    Decision("GB", "Implementing Decision (EU) 2021/1772", on(2021, 6, 28)),
    Decision("GG", "Decision 2003/821/EC", on(2003, 11, 21)),
    Decision("IL", "Decision 2011/61/EU", on(2011, 1, 31)),
    Decision("IM", "Decision 2004/411/EC", on(2004, 4, 28)),
    Decision("JE", "Decision 2008/393/EC", on(2008, 5, 8)),
    Decision("JP", "Implementing Decision (EU) 2019/419", on(2019, 1, 23)),
    Decision("KR", "Implementing Decision (EU) 2022/254", on(2021, 12, 17)),
    Decision("NZ", "Implementing Decision 2013/65/EU", on(2012, 12, 19)),
    Decision("UY", "Implementing Decision 2012/484/EU", on(2012, 8, 21)),
];
const DATA_PRIVACY_FRAMEWORK: Decision = Decision("US", "Implementing Decision (EU) 2023/1795", on(2023, 7, 10));

/// What the United Kingdom took over from the Union (Data Protection Act 2018, Schedule 21 para. 5) and regulations
/// since.
const BRITISH: &[&str] = &["AD", "AR", "CA", "CH", "FO", "GG", "GI", "IL", "IM", "JE", "JP", "NZ", "UY"];
const BRITISH_LAW: &str = "Data Protection Act 2018, Schedule 21";
const BRITISH_ON_KOREA: Decision = Decision("KR", "SI 2022/1213", on(2022, 12, 19));
const DATA_BRIDGE: Decision = Decision("US", "SI 2023/1028", on(2023, 10, 12));

/// Annex 1 of the Swiss Data Protection Ordinance (SR 235.11).
const SWISS: &[&str] = &["AD", "AR", "CA", "FO", "GB", "GG", "GI", "IL", "IM", "JE", "MC", "NZ", "UY"];
const SWISS_LAW: &str = "SR 235.11, Annex 1";
const SWISS_FRAMEWORK: Date = on(2024, 9, 15);

impl Register {
    /// How a country stands on a day, seen from a law, with what the register itself adds.
    pub fn standing(&self, view: View, country: Country, date: Date) -> Standing {
        if inside(view, country) {
            return Standing::Inside;
        }
        let mut own = self.adequacy.iter().filter(|own| own.view == view && own.country == country).peekable();
        if own.peek().is_some() {
            let holds = |start: Option<Date>, end: Option<Date>| {
                start.is_none_or(|start| start <= date) && end.is_none_or(|end| date <= end)
            };
            let found = own.find(|own| holds(own.since, own.until));
            return found.map_or(Standing::ThirdCountry, |own| Standing::Adequate(own.decision.clone()));
        }
        known(view, country.code(), date)
    }
}

impl View {
    /// All laws.
    pub const ALL: [View; 3] = [View::Eea, View::Uk, View::Ch];

    /// The word as written in the facts.
    pub fn word(self) -> &'static str {
        match self {
            View::Eea => "eea",
            View::Uk => "uk",
            View::Ch => "ch",
        }
    }

    /// The law of a country, if it is one of these.
    pub fn of(country: Country) -> Option<Self> {
        View::ALL.into_iter().find(|view| inside(*view, country))
    }
}

fn inside(view: View, country: Country) -> bool {
    match view {
        View::Eea => Bloc::Eea.members().any(|own| own == country),
        View::Uk => country.code() == "GB",
        View::Ch => country.code() == "CH",
    }
}

fn known(view: View, code: &str, date: Date) -> Standing {
    let adequate = |law: &str| Standing::Adequate(law.to_owned());
    let certified = |decision: &Decision| match decision.2 <= date {
        true => Standing::AdequateIfCertified(decision.1.to_owned()),
        false => Standing::ThirdCountry,
    };
    let is_economic_area = || Bloc::Eea.members().any(|own| own.code() == code);
    match (view, code) {
        (View::Eea, "US") => certified(&DATA_PRIVACY_FRAMEWORK),
        (View::Uk, "US") => certified(&DATA_BRIDGE),
        (View::Ch, "US") => certified(&Decision("US", SWISS_LAW, SWISS_FRAMEWORK)),
        (View::Eea, _) => EUROPEAN
            .iter()
            .find(|own| own.0 == code && own.2 <= date)
            .map_or(Standing::ThirdCountry, |own| adequate(own.1)),
        (View::Uk, "KR") if BRITISH_ON_KOREA.2 <= date => adequate(BRITISH_ON_KOREA.1),
        (View::Uk, _) if is_economic_area() || BRITISH.contains(&code) => adequate(BRITISH_LAW),
        (View::Ch, _) if is_economic_area() || SWISS.contains(&code) => adequate(SWISS_LAW),
        _ => Standing::ThirdCountry,
    }
}

impl Standing {
    /// Whether data may go there only on a ground that the register has to name.
    pub fn needs_ground(&self) -> bool {
        matches!(self, Standing::ThirdCountry | Standing::AdequateIfCertified(_))
    }
}

impl Mechanism {
    /// Whether a mechanism is a ground for transfers under a law. Safeguards are common to all; frameworks and
    /// decisions are not.
    pub fn serves(self, view: View, standing: &Standing) -> bool {
        match self {
            Mechanism::Dpf => view == View::Eea && matches!(standing, Standing::AdequateIfCertified(_)),
            Mechanism::DpfUk => view == View::Uk && matches!(standing, Standing::AdequateIfCertified(_)),
            Mechanism::DpfCh => view == View::Ch && matches!(standing, Standing::AdequateIfCertified(_)),
            Mechanism::Adequacy => matches!(standing, Standing::Adequate(_)),
            Mechanism::UkIdta | Mechanism::UkAddendum => view == View::Uk,
            // The clauses serve Switzerland as they are; the United Kingdom asks for the Addendum with them.
            Mechanism::Scc => view != View::Uk,
            Mechanism::Bcr | Mechanism::Derogation | Mechanism::NoneNeeded => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(view: View, code: &str, date: Date) -> Standing {
        Register::default().standing(view, Country::parse(code).expect("a country"), date)
    }

    #[test]
    fn a_country_stands_differently_by_law_and_by_day() {
        let day = on(2026, 11, 24);
        assert_eq!(standing(View::Eea, "NO", day), Standing::Inside);
        assert_eq!(standing(View::Uk, "DE", day), Standing::Adequate(BRITISH_LAW.into()));
        assert!(matches!(standing(View::Eea, "JP", day), Standing::Adequate(_)));
        assert_eq!(standing(View::Ch, "JP", day), Standing::ThirdCountry);
        assert_eq!(standing(View::Eea, "BR", on(2025, 12, 31)), Standing::ThirdCountry);
        assert!(matches!(standing(View::Eea, "BR", day), Standing::Adequate(_)));
        assert_eq!(standing(View::Eea, "US", on(2023, 7, 9)), Standing::ThirdCountry);
        assert!(matches!(standing(View::Eea, "US", day), Standing::AdequateIfCertified(_)));
        assert_eq!(standing(View::Eea, "IN", day), Standing::ThirdCountry);
    }

    #[test]
    fn every_code_of_the_tables_is_a_country() {
        let codes = EUROPEAN.iter().map(|own| own.0).chain(BRITISH.iter().copied()).chain(SWISS.iter().copied());
        for code in codes.chain(Bloc::Eea.members().map(Country::code)) {
            assert!(Country::parse(code).is_some(), "{code}");
        }
    }
}

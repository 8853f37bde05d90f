//! What is said of an entity or an engagement: one aspect, one fact.
//!
//! The table of aspects below is the one place that lists them. Folding, comparing and writing out
//! facts go through it, so a new aspect is a field of the schema and a line here.

use super::id::Id;
use super::place::{Location, Transfer};
use crate::schema::{Kind, What};
use crate::scope::Scope;
use crate::values::{Country, Date, Mail, Url};
use source::{Spanned, Text};

/// A fact: a value of one of the types that an aspect can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A text that is translated.
    Text(Text),
    /// A name, or another word that is never translated.
    Name(Spanned<String>),
    /// Several names.
    Names(Vec<Spanned<String>>),
    /// Several companies.
    Parties(Vec<Party>),
    /// Words of the vocabulary.
    Words(Vec<Id>),
    /// An address on the web.
    Url(Spanned<Url>),
    /// A day.
    Date(Date),
    /// A country.
    Country(Country),
    /// A truth value.
    Flag(bool),
    /// How an entity stands to the publisher.
    Kind(Kind),
    /// Links with names.
    Links(Vec<Link>),
    /// Whom to ask.
    Contacts(Vec<Contact>),
    /// Certificates and reports.
    Certifications(Vec<Certification>),
    /// For which customers.
    Scope(Scope),
    /// Where, for whom.
    Locations(Vec<Location>),
    /// On which ground data goes to third countries.
    Transfers(Vec<Transfer>),
    /// Models that take part.
    Ai(Vec<Ai>),
    /// Further facts by their ids.
    Details(Vec<(Id, Text)>),
}

/// The types that facts can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FactKind {
    Text,
    Name,
    Names,
    Parties,
    Words,
    Url,
    Date,
    Country,
    Flag,
    Kind,
    Links,
    Contacts,
    Certifications,
    Scope,
    Locations,
    Transfers,
    Ai,
    Details,
}

/// The table of aspects: the word as written, the kind of change, the type of its facts, the accessor's type.
macro_rules! aspects {
    ($($(#[doc = $about:literal])* $name:ident $word:literal $what:ident $fact:ident $accessor:ident -> $type:ty;)*) => {
        /// What can be said of an entity or an engagement.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Aspect {
            $($(#[doc = $about])* $name,)*
        }

        impl Aspect {
            /// All aspects, in reading order.
            pub const ALL: &[Aspect] = &[$(Aspect::$name),*];

            /// The word as written in the facts.
            pub fn word(self) -> &'static str {
                match self { $(Aspect::$name => $word,)* }
            }

            /// What it is, as a sentence.
            pub(crate) fn about(self) -> &'static str {
                match self { $(Aspect::$name => concat!($($about)*).trim_ascii(),)* }
            }

            /// The type of its facts.
            pub(crate) fn kind(self) -> FactKind {
                match self { $(Aspect::$name => FactKind::$fact,)* }
            }

            /// What kind of change it is when this differs.
            pub fn what(self) -> What {
                match self { $(Aspect::$name => What::$what,)* }
            }
        }

        impl<'a> super::Facts<'a> {
            $($(#[doc = $about])*
            pub fn $accessor(&self) -> Option<&'a $type> {
                match self.get(Aspect::$name) {
                    Some(Fact::$fact(value)) => Some(value),
                    _ => None,
                }
            })*
        }
    };
}

aspects! {
    /// Legal name.
    Name "name" Renamed Name name -> Spanned<String>;
    /// What a class of recipients is called.
    Class "class" Renamed Text class -> Text;
    /// Name under which it does business.
    TradingName "trading-name" Renamed Name trading_name -> Spanned<String>;
    /// Names it had before, at unknown times.
    FormerNames "former-names" Other Names former_names -> Vec<Spanned<String>>;
    /// How it stands to the publisher.
    Kind "kind" Other Kind kind -> Kind;
    /// Country of its seat.
    Seat "seat" Location Country seat -> Country;
    /// Registered address.
    Address "address" Contact Name address -> Spanned<String>;
    /// Number in a public register.
    Registration "registration" Other Name registration -> Spanned<String>;
    /// Its parent company.
    Parent "parent" Other Parties parents -> Vec<Party>;
    /// Companies of its group that may take part.
    Affiliates "affiliates" Other Parties affiliates -> Vec<Party>;
    /// Whether unnamed companies of its group may take part.
    UnnamedAffiliates "unnamed-affiliates" Other Flag unnamed_affiliates -> bool;
    /// Its website.
    Website "website" Other Url website -> Spanned<Url>;
    /// Its data processing agreement.
    Dpa "dpa" Other Url dpa -> Spanned<Url>;
    /// Its own list of sub-processors.
    Subprocessors "subprocessors" Other Url subprocessors -> Spanned<Url>;
    /// Further links that the list gives.
    Links "links" Other Links links -> Vec<Link>;
    /// Whom to ask about data protection there.
    Contacts "contacts" Contact Contacts contacts -> Vec<Contact>;
    /// Certificates and reports.
    Certifications "certifications" Other Certifications certifications -> Vec<Certification>;
    /// Technical and organisational measures.
    Measures "measures" Other Text measures -> Text;
    /// Where its measures are described.
    MeasuresUrl "measures-url" Other Url measures_url -> Spanned<Url>;
    /// By which measures it can assist the controller.
    Assistance "assistance" Other Text assistance -> Text;
    /// When the publisher last reviewed it.
    Reviewed "reviewed" Other Date reviewed -> Date;
    /// What it does.
    Purpose "purpose" Purpose Text purpose -> Text;
    /// What it answers for where several take part.
    Responsibility "responsibility" Purpose Text responsibility -> Text;
    /// Subject matter of the processing.
    SubjectMatter "subject-matter" Purpose Text subject_matter -> Text;
    /// Nature of the processing.
    Nature "nature" Purpose Text nature -> Text;
    /// Duration of the processing.
    Duration "duration" Purpose Text duration -> Text;
    /// Categories of personal data.
    Data "data" Data Words data -> Vec<Id>;
    /// Categories of data subjects.
    Subjects "subjects" Data Words subjects -> Vec<Id>;
    /// For which customers it is engaged.
    Scope "applies-if" Scope Scope scope -> Scope;
    /// Under which condition it has access, in words.
    Condition "condition" Scope Text condition -> Text;
    /// Where, for whom.
    Locations "locations" Location Locations locations -> Vec<Location>;
    /// On which ground data goes to third countries.
    Transfer "transfer" Transfer Transfers transfers -> Vec<Transfer>;
    /// What the publisher says of it.
    Assurances "assurances" Other Words assurances -> Vec<Id>;
    /// Models that take part.
    Ai "ai" Other Ai ai -> Vec<Ai>;
    /// Further facts.
    Details "details" Other Details details -> Vec<(Id, Text)>;
    /// Anything else that is said.
    Note "note" Other Text note -> Text;
}

impl Fact {
    /// Whether two facts say the same to readers. That something was checked again is no change of it.
    pub fn says_the_same(&self, other: &Fact) -> bool {
        match (self, other) {
            (Fact::Transfers(a), Fact::Transfers(b)) => unchecked(a) == unchecked(b),
            (Fact::Locations(a), Fact::Locations(b)) => {
                let unchecked =
                    |own: &Location| Location { transfers: own.transfers.as_deref().map(unchecked), ..own.clone() };
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| unchecked(a) == unchecked(b))
            }
            (a, b) => a == b,
        }
    }
}

fn unchecked(transfers: &[Transfer]) -> Vec<Transfer> {
    transfers.iter().map(|own| Transfer { checked: None, ..own.clone() }).collect()
}

/// Whether what was said of an aspect before is said otherwise after.
pub(crate) fn differs(aspect: Aspect, before: Option<&Fact>, after: Option<&Fact>) -> bool {
    match (before, after) {
        _ if aspect == Aspect::Reviewed => false,
        (Some(before), Some(after)) => !before.says_the_same(after),
        (before, after) => before != after,
    }
}

impl Aspect {
    /// The aspect with a word.
    pub fn parse(word: &str) -> Option<Self> {
        Aspect::ALL.iter().copied().find(|own| own.word() == word)
    }
}

/// A company: another entity of the list, or a legal name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// An entity of the list.
    Listed(Spanned<Id>),
    /// A company that the list does not hold.
    Named(Spanned<String>),
}

/// A link with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it leads to.
    pub name: Text,
    /// The address.
    pub url: Url,
}

/// Whom to ask about data protection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// A person's name, if published.
    pub name: Option<String>,
    /// The position, if stated.
    pub position: Option<Text>,
    /// Mail address, if stated.
    pub mail: Option<Spanned<Mail>>,
    /// A page to write through, if stated.
    pub url: Option<Url>,
    /// Telephone number, if stated.
    pub phone: Option<String>,
}

/// A certificate or report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certification {
    /// The standard, where it is written.
    pub name: Spanned<String>,
    /// The last day on which it is valid, if stated.
    pub expires: Option<Spanned<Date>>,
    /// Where it can be seen, if stated.
    pub url: Option<Url>,
}

/// A model that takes part in the processing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ai {
    /// The model.
    pub model: String,
    /// Who developed it, if stated.
    pub developer: Option<Spanned<String>>,
    /// Who runs it, if stated.
    pub host: Option<Spanned<String>>,
    /// Its licence, if stated.
    pub licence: Option<String>,
    /// What is not done with customers' data, if stated.
    pub restriction: Option<Text>,
}

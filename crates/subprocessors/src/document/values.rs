//! The parts of a document that hold no places: words, contacts, certificates, transfers.

use super::labels::Labels;
use crate::model::{self, Id, Party, unseen};
use crate::schema::{Authorisation, Counting, Mechanism, ObjectionFrom, View, Weekends, What};
use crate::values::{Country, Date, Mail, Url};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use source::{FileId, Span, Spanned, Text};

/// A word of the vocabulary: its id, and its words in the language of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Labelled {
    /// Its id.
    pub id: String,
    /// Its words; absent without a language.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub label: Option<String>,
}

/// A further fact, in the register's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(super) struct Detail {
    #[serde(flatten)]
    pub(super) what: Labelled,
    /// What is said.
    pub(super) text: String,
}

/// A company: another entity of the list, or a legal name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Company {
    Entity(String),
    Name(String),
}

/// A structure whose absent fields are left out, in a document and in the model alike.
macro_rules! document {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        pub struct $name {
            $($(#[$about])*
            #[serde(skip_serializing_if = "Option::is_none", default)]
            pub $field: Option<$type>,)*
        }
    };
}

document! {
    /// The publisher.
    Publisher {
        /// Legal name.
        name: String,
        /// Name of its group.
        group: String,
        /// Website.
        website: String,
        /// Registered address.
        address: String,
        /// Country of its seat: ISO 3166-1 alpha-2.
        seat: String,
        /// Number in a public register.
        registration: String,
    }
}

document! {
    /// What the list is about.
    About {
        /// Whose data it is about.
        subject: String,
        /// The language whose text rules, as a BCP 47 tag.
        authoritative_language: String,
        /// Where the list continues, if it is no longer kept here.
        continues_at: String,
        /// From which day on it continues there.
        #[schemars(extend("format" = "date"))]
        continues_since: String,
        /// When all entries were last reviewed.
        #[schemars(extend("format" = "date"))]
        reviewed: String,
    }
}

document! {
    /// Where customers turn to: mail addresses.
    ListContacts {
        /// To sign the data processing agreement.
        dpa: String,
        /// To object to a change.
        objections: String,
        /// For questions about data protection.
        privacy: String,
    }
}

document! {
    /// What the contract says about announcing changes.
    Policy {
        /// Its first day.
        #[schemars(extend("format" = "date"))]
        since: String,
        /// How customers authorise: `general`, `specific`.
        authorisation: Authorisation,
        /// Calendar days between announcement and effect.
        notice_days: u16,
        /// Calendar days to object.
        objection_days: u16,
        /// From when the days to object are counted: `announcement`, `effect`.
        objection_from: ObjectionFrom,
        /// Which kinds of change are announced.
        announce: Vec<What>,
        /// Whether the day of the announcement counts.
        counting: Counting,
        /// What happens when the last day to object is a Saturday or Sunday.
        weekends: Weekends,
    }
}

document! {
    /// A link with a name.
    LinkDocument {
        /// What it leads to.
        name: String,
        /// The address.
        url: String,
    }
}

document! {
    /// Whom to ask about data protection.
    ContactDocument {
        /// A person's name.
        name: String,
        /// The position.
        position: String,
        /// Mail address.
        mail: String,
        /// A page to write through.
        url: String,
        /// Telephone number.
        phone: String,
    }
}

document! {
    /// A certificate or report.
    CertificationDocument {
        /// The standard.
        name: String,
        /// The last day on which it is valid.
        #[schemars(extend("format" = "date"))]
        expires: String,
        /// Where it can be seen.
        url: String,
    }
}

document! {
    /// A model that takes part in the processing.
    AiDocument {
        /// The model.
        model: String,
        /// Who developed it.
        developer: String,
        /// Who runs it.
        host: String,
        /// Its licence.
        licence: String,
        /// What is not done with customers' data.
        restriction: String,
    }
}

/// The ground for sending data to third countries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(super) struct TransferDocument {
    /// The mechanism.
    by: Mechanism,
    /// Modules of the standard contractual clauses.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    modules: Vec<u8>,
    /// The countries to which it leads, as ISO 3166-1 alpha-2 codes; absent means all third countries of the place.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    to: Vec<String>,
    /// Under whose law it is used; absent means under all.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    from: Vec<View>,
    /// When it was last checked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schemars(extend("format" = "date"))]
    checked: Option<String>,
    /// Measures that supplement it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    supplementary: Option<String>,
    /// Where it can be seen.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    url: Option<String>,
}

// What is written.

impl Publisher {
    /// The publisher of a register as a document.
    pub fn of(own: &model::Publisher) -> Self {
        Publisher {
            name: Some(own.name.clone()),
            group: own.group.clone(),
            website: own.website.as_ref().map(written),
            address: own.address.clone(),
            seat: own.seat.map(|country| country.code().to_owned()),
            registration: own.registration.clone(),
        }
    }
}

impl About {
    pub(super) fn of(own: &model::About, labels: &dyn Labels) -> Self {
        About {
            subject: own.subject.as_ref().map(|text| labels.text(text)),
            authoritative_language: own.authoritative_language.as_ref().map(|tag| tag.value.clone()),
            continues_at: own.continues_at.as_ref().map(written),
            continues_since: own.continues_since.map(|date| date.to_string()),
            reviewed: own.reviewed.map(|date| date.to_string()),
        }
    }
}

impl ListContacts {
    pub(super) fn of(own: &model::Contacts) -> Self {
        let mail = |own: &Option<Spanned<Mail>>| own.as_ref().map(|mail| mail.as_str().to_owned());
        ListContacts { dpa: mail(&own.dpa), objections: mail(&own.objections), privacy: mail(&own.privacy) }
    }
}

impl Policy {
    pub(super) fn of(own: &model::Policy) -> Self {
        Policy {
            since: own.since.map(|date| date.to_string()),
            authorisation: own.authorisation,
            notice_days: own.notice_days,
            objection_days: own.objection_days,
            objection_from: own.objection_from,
            announce: own.announce.clone(),
            counting: own.counting,
            weekends: own.weekends,
        }
    }
}

impl LinkDocument {
    pub(super) fn of(own: &model::Link, labels: &dyn Labels) -> Self {
        LinkDocument { name: Some(labels.text(&own.name)), url: Some(written(&own.url)) }
    }

    pub(super) fn read(self) -> Option<model::Link> {
        Some(model::Link { name: text(&self.name?), url: Url::parse(&self.url?)? })
    }
}

impl ContactDocument {
    pub(super) fn of(own: &model::Contact, labels: &dyn Labels) -> Self {
        ContactDocument {
            name: own.name.clone(),
            position: own.position.as_ref().map(|text| labels.text(text)),
            mail: own.mail.as_ref().map(|mail| mail.as_str().to_owned()),
            url: own.url.as_ref().map(written),
            phone: own.phone.clone(),
        }
    }

    pub(super) fn read(self) -> Option<model::Contact> {
        Some(model::Contact {
            name: self.name,
            position: self.position.as_deref().map(text),
            mail: fallible(self.mail, |mail| Some(placeless(Mail::parse(&mail)?)))?,
            url: fallible(self.url, |url| Url::parse(&url))?,
            phone: self.phone,
        })
    }
}

impl CertificationDocument {
    pub(super) fn of(own: &model::Certification) -> Self {
        CertificationDocument {
            name: Some(own.name.value.clone()),
            expires: own.expires.as_ref().map(|date| date.to_string()),
            url: own.url.as_ref().map(written),
        }
    }

    pub(super) fn read(self) -> Option<model::Certification> {
        Some(model::Certification {
            name: placeless(self.name?),
            expires: fallible(self.expires, |date| Some(placeless(date.parse::<Date>().ok()?)))?,
            url: fallible(self.url, |url| Url::parse(&url))?,
        })
    }
}

impl AiDocument {
    pub(super) fn of(own: &model::Ai, labels: &dyn Labels) -> Self {
        AiDocument {
            model: Some(own.model.clone()),
            developer: own.developer.as_ref().map(|name| name.value.clone()),
            host: own.host.as_ref().map(|name| name.value.clone()),
            licence: own.licence.clone(),
            restriction: own.restriction.as_ref().map(|text| labels.text(text)),
        }
    }

    pub(super) fn read(self) -> Option<model::Ai> {
        Some(model::Ai {
            model: self.model?,
            developer: self.developer.map(placeless),
            host: self.host.map(placeless),
            licence: self.licence,
            restriction: self.restriction.as_deref().map(text),
        })
    }
}

impl TransferDocument {
    pub(super) fn of(own: &model::Transfer, labels: &dyn Labels) -> Self {
        TransferDocument {
            by: own.by,
            modules: own.modules.clone(),
            to: own.to.iter().map(|country| country.code().to_owned()).collect(),
            from: own.from.clone(),
            checked: own.checked.as_ref().map(|date| date.to_string()),
            supplementary: own.supplementary.as_ref().map(|text| labels.text(text)),
            url: own.url.as_ref().map(written),
        }
    }

    pub(super) fn read(self) -> Option<model::Transfer> {
        Some(model::Transfer {
            by: self.by,
            modules: self.modules,
            to: self.to.iter().map(|code| Country::parse(code)).collect::<Option<_>>()?,
            from: self.from,
            checked: fallible(self.checked, |date| Some(placeless(date.parse::<Date>().ok()?)))?,
            supplementary: self.supplementary.as_deref().map(text),
            url: fallible(self.url, |url| Url::parse(&url))?,
            span: unseen(nowhere()),
        })
    }
}

impl Company {
    pub(super) fn of(own: &Party) -> Self {
        match own {
            Party::Listed(id) => Company::Entity(id.to_string()),
            Party::Named(name) => Company::Name(name.value.clone()),
        }
    }

    pub(super) fn read(self) -> Party {
        match self {
            Company::Entity(id) => Party::Listed(placeless(Id::from(id))),
            Company::Name(name) => Party::Named(placeless(name)),
        }
    }
}

fn written(url: &Url) -> String {
    url.as_str().to_owned()
}

// What is read back has no place in a file; equality of facts does not ask for one.

pub(super) fn nowhere() -> Span {
    Span { file: FileId(0), start: 0, end: 0 }
}

pub(super) fn placeless<T>(value: T) -> Spanned<T> {
    Spanned::new(value, nowhere())
}

pub(super) fn text(written: &str) -> Text {
    Text::new(written, nowhere())
}

/// What may be absent, but not be wrong.
pub(super) fn fallible<T, U>(value: Option<T>, read: impl FnOnce(T) -> Option<U>) -> Option<Option<U>> {
    match value {
        None => Some(None),
        Some(value) => read(value).map(Some),
    }
}

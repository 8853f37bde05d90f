//! `personal-mailbox`: customers write to a function, not to a person.
//!
//! A person's mailbox is personal data that the list publishes, and it goes quiet when the person leaves.

use super::{Context, Rule};
use crate::model::{Contacts, Register};
use crate::values::Mail;
use source::{Diagnostic, Level, Spanned};

pub(super) const RULE: Rule = Rule {
    code: "personal-mailbox",
    level: Level::Note,
    checks: "Published mail addresses look like those of a function (`privacy@`, `dpo@`), not like those of a person (a word that names no function, `first.last@`, or part of the contact's name).",
    why: "A person's mailbox goes quiet when the person leaves, and objections with it (GDPR Art. 28(2)); and it is personal data of which the list needs no more than a function (GDPR Art. 5(1)(c)).",
    example: "\
contacts:
  objections: first.last@example.com
",
    check,
};

/// Words that make an address that of a function.
const FUNCTIONS: &[&str] = &[
    "abuse",
    "accounts",
    "admin",
    "agreements",
    "audit",
    "audits",
    "billing",
    "business",
    "care",
    "ccpa",
    "ciso",
    "commercial",
    "compliance",
    "consent",
    "contact",
    "contracts",
    "cookies",
    "counsel",
    "cpo",
    "csirt",
    "customer",
    "customers",
    "data",
    "dataprivacy",
    "dataprotection",
    "datenschutz",
    "desk",
    "dpa",
    "dpo",
    "dpoffice",
    "dsar",
    "dsb",
    "dsr",
    "eu",
    "exec",
    "feedback",
    "finance",
    "gdpr",
    "general",
    "global",
    "governance",
    "group",
    "hello",
    "help",
    "helpdesk",
    "hi",
    "hq",
    "hr",
    "info",
    "infosec",
    "it",
    "kontakt",
    "legal",
    "list",
    "mail",
    "marketing",
    "media",
    "noreply",
    "notice",
    "notices",
    "objections",
    "office",
    "officer",
    "operations",
    "ops",
    "partners",
    "policy",
    "post",
    "press",
    "privacidad",
    "privacy",
    "privacyoffice",
    "protection",
    "questions",
    "rep",
    "representative",
    "requests",
    "rgpd",
    "rights",
    "risk",
    "rodo",
    "sales",
    "secure",
    "security",
    "service",
    "services",
    "soc",
    "subject",
    "subprocessor",
    "subprocessors",
    "supplier",
    "suppliers",
    "support",
    "team",
    "trust",
    "uk",
    "us",
    "vendor",
    "vendors",
    "webmaster",
];

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let listed = list_mails(context.register).map(|mail| (mail, None));
    let entries = context.entries().flat_map(|entry| entry.party.contacts().into_iter().flatten());
    let contacts = entries.filter_map(|own| Some((own.mail.as_ref()?, own.name.as_deref())));
    let personal = listed.chain(contacts).filter(|(mail, name)| is_personal(mail, *name));
    diagnostics.extend(personal.map(|(mail, _)| said(mail)));
}

/// Every address to which the list itself sends customers.
fn list_mails(register: &Register) -> impl Iterator<Item = &Spanned<Mail>> {
    let all = std::iter::once(&register.contacts).chain(register.audiences.iter().map(|own| &own.contacts));
    all.flat_map(|Contacts { dpa, objections, privacy }| [dpa, objections, privacy].into_iter().flatten())
}

fn is_personal(mail: &Mail, name: Option<&str>) -> bool {
    let local = mail.as_str().rsplit_once('@').map_or("", |(local, _)| local).to_lowercase();
    let words: Vec<&str> = local.split(|own: char| !own.is_alphanumeric()).filter(|own| !own.is_empty()).collect();
    if words.iter().any(|own| FUNCTIONS.contains(own)) {
        return false;
    }
    words.iter().any(|own| is_part_of(own, name)) || looks_like_a_name(mail, &local, &words)
}

/// Whether a word of an address is one of the contact's names.
fn is_part_of(word: &str, name: Option<&str>) -> bool {
    let names = name.unwrap_or_default().split(|own: char| !own.is_alphanumeric());
    names.filter(|own| own.chars().count() > 1).any(|own| own.to_lowercase() == word)
}

/// A word that names no function and not the company, `first.last`, `f.last`.
fn looks_like_a_name(mail: &Mail, local: &str, words: &[&str]) -> bool {
    let host = mail.as_str().rsplit_once('@').map_or("", |(_, host)| host).to_lowercase();
    let is_name = |word: &str| word.chars().all(char::is_alphabetic) && word.chars().count() > 1;
    match words {
        [only] => is_name(only) && !host.split(['.', '-']).any(|label| label.contains(only)),
        [first, last] => local.contains('.') && first.chars().all(char::is_alphabetic) && is_name(last),
        _ => false,
    }
}

fn said(mail: &Spanned<Mail>) -> Diagnostic {
    let host = mail.as_str().rsplit_once('@').map_or("example.com", |(_, host)| host);
    let message = format!("`{}` looks like the mailbox of a person", mail.as_str());
    let problem = Diagnostic::note("personal-mailbox", message).at(mail.span);
    problem.help(format!("publish a mailbox that outlives the person, such as `privacy@{host}`"))
}

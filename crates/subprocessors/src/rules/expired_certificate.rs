//! `expired-certificate`: a certificate that the list shows is valid.

use super::{Context, Rule};
use crate::model::Certification;
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "expired-certificate",
    level: Level::Warning,
    checks: "No certificate of an entity that is engaged today has expired.",
    why: "Certificates are shown as guarantees of the measures that GDPR Art. 28(1) and (5) ask for; one that has expired guarantees nothing.",
    example: "\
certifications:
  - name: ISO/IEC 27001:2022
    expires: 2024-06-30
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for entry in &context.list().entries {
        let name = entry.called().source();
        for certification in entry.party.certifications().into_iter().flatten() {
            diagnostics.extend(expired(context, name, certification));
        }
    }
}

fn expired(context: &Context<'_>, entity: &str, certification: &Certification) -> Option<Diagnostic> {
    let expires = certification.expires.as_ref().filter(|own| own.value < context.today)?;
    let message = format!("`{}` of `{entity}` expired on `{expires}`", certification.name);
    let problem = Diagnostic::warning("expired-certificate", message).at(expires.span);
    Some(problem.help("ask for the new certificate and write its last day, or take this one off the list"))
}

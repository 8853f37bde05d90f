//! What stands at the top of a catalogue.

use super::Target;
use crate::plural;
use source::po::Catalogue;

/// The header field that says whether a native speaker has read the translations, and who.
pub(crate) const REVIEWED: &str = "X-Reviewed-By-Native-Speaker";

/// Gives a catalogue its header; of one that has a header, only a plural formula that nobody wrote is filled in.
pub(crate) fn complete(mut catalogue: Catalogue, target: &Target) -> Catalogue {
    if catalogue.header.is_empty() {
        if catalogue.preamble.is_empty() {
            catalogue.preamble = vec![about(target)];
        }
        catalogue.header = header(target);
    }
    for (name, value) in &mut catalogue.header {
        if name == "Plural-Forms" && plural::is_unfilled(value, target.forms.len()) {
            value.clone_from(&target.plural);
        }
    }
    catalogue
}

/// "Polish (polski), written from left to right. Plural forms: one, few, many."
fn about(target: &Target) -> String {
    let direction = if target.is_rtl { "right to left" } else { "left to right" };
    let own = if target.endonym == target.name { String::new() } else { format!(" ({})", target.endonym) };
    let forms: Vec<&str> = target.forms.iter().map(|own| own.name).collect();
    format!("{}{own}, written from {direction}. Plural forms: {}.", target.name, forms.join(", "))
}

fn header(target: &Target) -> Vec<(String, String)> {
    let language = target.tag.replace('-', "_");
    let fields = [
        ("Language", language.as_str()),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", &target.plural),
        (REVIEWED, "no"),
    ];
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

/// Who has read the translations of a catalogue: what the header says, unless it says no.
pub(crate) fn reviewer(catalogue: &Catalogue) -> Option<&str> {
    let said = catalogue.field(REVIEWED)?.trim();
    let nobody = ["", "no", "none", "false"].iter().any(|own| said.eq_ignore_ascii_case(own));
    (!nobody).then_some(said)
}

//! Ids from names: lower-case ASCII words, without the legal form where it is not needed.

use deunicode::deunicode;

/// The id that a name suggests: `example-cloud` for `Example Cloud GmbH`. The legal form is left out
/// unless `is_taken` says that the id is another's without it. Nothing if the name has no letter or digit.
pub fn id_of(name: &str, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let words = words(name);
    let short = without_legal_form(&words).join("-");
    let id = if short.is_empty() || is_taken(&short) { words.join("-") } else { short };
    (!id.is_empty()).then_some(id)
}

/// The words of a text in lower-case ASCII; letters that stand alone in a row are one: `s. r. o.` is `sro`.
pub(super) fn words(text: &str) -> Vec<String> {
    let ascii = deunicode(text).to_lowercase().replace('&', " and ").replace('\'', "");
    let mut words: Vec<String> = Vec::new();
    let mut in_row = false;
    for word in ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|own| !own.is_empty()) {
        let is_letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        match words.last_mut().filter(|_| is_letter && in_row) {
            Some(last) => last.push_str(word),
            None => words.push(word.to_owned()),
        }
        in_row = is_letter;
    }
    words
}

fn without_legal_form(words: &[String]) -> &[String] {
    let ends = |form: &[&str]| words.len() > form.len() && words[words.len() - form.len()..].iter().eq(form.iter());
    match FORMS.iter().find(|form| ends(form)) {
        Some(form) => without_legal_form(&words[..words.len() - form.len()]),
        None => words,
    }
}

/// Legal forms as [`words`] gives them, the longer ones first. It is no harm if one is missing: the id is longer.
const FORMS: &[&[&str]] = &[
    &["gmbh", "and", "co", "kg"],
    &["gmbh", "and", "co", "kgaa"],
    &["private", "limited"],
    &["and", "co", "kg"],
    &["pty", "ltd"],
    &["pte", "ltd"],
    &["pvt", "ltd"],
    &["sp", "zoo"],
    &["spol", "sro"],
    &["ab"],
    &["ag"],
    &["aps"],
    &["as"],
    &["asa"],
    &["bv"],
    &["bvba"],
    &["co"],
    &["corp"],
    &["corporation"],
    &["dac"],
    &["doo"],
    &["ead"],
    &["eood"],
    &["ev"],
    &["gmbh"],
    &["inc"],
    &["incorporated"],
    &["kft"],
    &["kg"],
    &["kgaa"],
    &["lda"],
    &["limited"],
    &["llc"],
    &["llp"],
    &["lp"],
    &["ltd"],
    &["ltda"],
    &["nv"],
    &["ood"],
    &["ou"],
    &["oy"],
    &["oyj"],
    &["pbc"],
    &["plc"],
    &["sa"],
    &["sarl"],
    &["sas"],
    &["se"],
    &["sia"],
    &["sl"],
    &["spa"],
    &["srl"],
    &["sro"],
    &["uab"],
    &["ug"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_name_without_what_is_not_needed() {
        for (name, id) in [
            ("Example Cloud GmbH", "example-cloud"),
            ("Amazon Web Services, LLC", "amazon-web-services"),
            ("Websupport, s.r.o.", "websupport"),
            ("Quality Unit, s. r. o.", "quality-unit"),
            ("Müller & Söhne GmbH & Co. KG", "muller-and-sohne"),
            ("Żabka Sp. z o.o.", "zabka"),
            ("Яндекс", "iandeks"),
            ("AG", "ag"),
            ("Example S.A.", "example"),
        ] {
            assert_eq!(id_of(name, |_| false).as_deref(), Some(id), "{name}");
        }
        assert_eq!(id_of("Example Cloud GmbH", |id| id == "example-cloud").as_deref(), Some("example-cloud-gmbh"));
        assert_eq!(id_of("…", |_| false), None);
    }
}

//! Languages that drift: the faults of real lists, each planted in a copy of the register of this repository.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use site::{Options, PageOf, Preview, Subject};
use source::{Diagnostic, Diagnostics, Format, Sources, report};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use subprocessors::Date;

const DAY: Date = Date::constant(2026, 11, 24);

static REGISTER: LazyLock<Sources> = LazyLock::new(|| world::register(""));

/// The register with other texts in a few files.
fn planted(changes: &[(&str, &str, &str)]) -> Sources {
    let mut files: Vec<(String, Vec<u8>)> =
        REGISTER.iter().map(|(file, path)| (path.to_owned(), REGISTER.bytes(file).to_vec())).collect();
    for (path, before, after) in changes {
        let (_, bytes) = files.iter_mut().find(|(own, _)| own == path).unwrap_or_else(|| panic!("no `{path}`"));
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(before), "`{path}` has no `{before}`");
        *bytes = text.replacen(before, after, 1).into_bytes();
    }
    Sources::new(files)
}

const GREEK: &str = "data/translations/el.po";
const GREEK_WORDS: &str = "themes/annex/translations/el.po";

/// A paragraph at the end of the prose, and what the Greek catalogue says for it.
fn paragraph(source: &str, greek: &str) -> Sources {
    let prose = "Customers who want to sign the DPA write to {dpa_contact}.";
    let entry = format!("\n\nmsgid \"{source}\"\nmsgstr \"{greek}\"\n\n#. ");
    planted(&[("content/_index.md", prose, &format!("{prose}\n\n{source}")), (GREEK, "\n\n#. ", &entry)])
}

fn word(path: &str, before: &str, after: &str) -> Sources {
    planted(&[(path, before, after)])
}

/// What is said of the Greek catalogues, and of names in the facts.
fn said(sources: &Sources) -> Diagnostics {
    let in_greek =
        |own: &Diagnostic| own.span.is_some_and(|span| [GREEK, GREEK_WORDS].contains(&sources.path(span.file)));
    let mut found = Diagnostics::new();
    found.extend(site::build(sources, &Options::on(DAY)).diagnostics.into_iter().filter(in_greek));
    found
}

#[test]
fn the_faults_of_real_lists_are_caught() {
    let faults: Vec<(&str, Sources, &str, &str)> = vec![
        (
            "two languages show two dates",
            paragraph(
                "The list was last updated on 28 October 2019.",
                "Ο κατάλογος ενημερώθηκε στις 2 Οκτωβρίου 2023.",
            ),
            "date-mismatch",
            "the date 2019-10-28 of the source text is not in this translation",
        ),
        (
            "one language has two words for one thing",
            word(GREEK, "msgstr \"Λοιποί υπεργολάβοι επεξεργασίας\"", "msgstr \"Λοιποί συνεργάτες\""),
            "missing-term",
            "the term `sub-processor` of the source text is not in this translation",
        ),
        (
            "a legal name is translated",
            paragraph("Linode, LLC hosts service data.", "Η Λινόουντ ΕΠΕ φιλοξενεί δεδομένα υπηρεσίας."),
            "altered-name",
            "the name `Linode, LLC` is not in this translation",
        ),
        (
            "a legal form is dropped",
            paragraph("Linode, LLC hosts service data.", "Η Linode φιλοξενεί δεδομένα υπηρεσίας."),
            "altered-name",
            "`Linode` lost the rest of its legal name, `Linode, LLC`",
        ),
        (
            "the controller stands where the processor is meant",
            paragraph("The processor keeps records.", "Ο υπεύθυνος επεξεργασίας τηρεί αρχεία."),
            "opposite-term",
            "`υπεύθυνος επεξεργασίας` means `controller`, but the source text says `processor`",
        ),
        (
            "\"that is\" becomes \"for example\"",
            paragraph("Service data, i.e. tickets.", "Δεδομένα υπηρεσίας, π.χ. αιτήματα."),
            "opposite-term",
            "`π.χ` means `for-example`, but the source text says `that-is`",
        ),
        (
            "another contact",
            paragraph("Write to privacy@example.com.", "Γράψτε στο info@example.com."),
            "mail-mismatch",
            "`info@example.com` stands where the source text has `privacy@example.com`",
        ),
        (
            "a Latin H in front of a Greek word",
            paragraph("The list is public.", "H δημοσίευση του καταλόγου είναι ελεύθερη."),
            "mixed-scripts",
            "a Latin `H` stands before the Greek word `δημοσίευση`",
        ),
        (
            "MICRO SIGN within a Greek word",
            paragraph("The list is public.", "Ο κατάλογος είναι δηµόσιος."),
            "micro-sign",
            "`δηµόσιος` contains U+00B5 MICRO SIGN instead of the Greek letter",
        ),
        (
            "an accent without its letter",
            paragraph("The list is public.", "Ο κατάλογος είναι \u{384}ολος δημόσιος."),
            "stray-accent",
            "a stray accent U+0384 stands without its letter",
        ),
        (
            "a category stuck to a name",
            paragraph("Servers of Linode.", "ΔιακομιστέςLinode και διακομιστές της Linode."),
            "glued-name",
            "`ΔιακομιστέςLinode` has the name `Linode` stuck to another word",
        ),
        (
            "one vendor spelled in two ways",
            paragraph("Calls go through Twilio, Inc. only.", "Οι κλήσεις περνούν μόνο από την Twillio, Inc."),
            "altered-name",
            "`Twillio` is not how `Twilio, Inc.` is spelled",
        ),
        (
            "a misspelt word in the cookie notice",
            word(GREEK_WORDS, "Αυτός ο ιστότοπος εγκαθιστά", "Αυτός ο ιστότοππος εγκαθιστά"),
            "odd-spelling",
            "`ιστότοππος` stands only here; elsewhere this catalogue has `ιστότοπος`",
        ),
    ];
    assert!(said(&REGISTER).is_empty(), "the register itself has {:?}", said(&REGISTER));
    for (fault, sources, code, message) in faults {
        let found = said(&sources);
        let caught = found.iter().any(|own| own.code == code && own.message == message);
        assert!(caught, "{fault}:\n{}", report(&sources, &found, Format::Text, false));
    }
}

/// The register with a new vendor, in which no locale is strict.
fn with_vendor() -> Sources {
    let config = String::from_utf8(REGISTER.bytes(REGISTER.find("config.toml").unwrap()).to_vec()).unwrap();
    let vendor = "name: Example Cloud GmbH\nengagements:\n  hosting:\n    service: liveagent\n    section: infrastructure\n    \
                  history:\n      - effective: 2026-01-01\n        purpose: Keeps copies of tickets.\n        \
                  condition: Only if copies are turned on.\n";
    let changed = [
        ("config.toml".to_owned(), config.replace("strict = true", "strict = false").into_bytes()),
        ("data/subprocessors/example-cloud.yaml".to_owned(), vendor.as_bytes().to_vec()),
    ];
    REGISTER.clone().with(changed)
}

#[test]
fn a_new_vendor_is_missing_its_words_in_every_language_and_nothing_else() {
    let sources = with_vendor();
    let found = site::build(&sources, &Options::on(DAY)).diagnostics;
    let missing: BTreeSet<String> =
        found.iter().filter(|own| own.code == "missing-translation").map(|own| own.message.clone()).collect();
    let tags = locales(&sources).into_iter().filter(|tag| tag != "en");
    let expected: BTreeSet<String> = tags
        .map(|tag| format!("`data/translations/{tag}.po` has no translation of “Keeps copies of tickets.” and 1 more"))
        .collect();
    assert_eq!(missing, expected);
    assert_eq!(expected.len(), 31);
}

#[test]
fn a_new_vendor_is_shown_in_every_language() {
    let sources = with_vendor();
    let preview = Preview::open(&sources, &Options::on(DAY), None).output.unwrap();
    let locales = locales(&sources);
    assert_eq!(locales.len(), 32);
    for locale in locales {
        let source = locale == "en";
        let path = preview.path(&PageOf { locale, subject: Subject::List }).unwrap();
        let page = String::from_utf8(preview.bytes(&path).unwrap().into_owned()).unwrap();
        assert!(page.contains("Example Cloud GmbH"));
        let english = source || page.contains("<span lang=\"en\" dir=\"ltr\">Keeps copies of tickets.</span>");
        assert!(english, "the purpose is not marked as English");
    }
}

fn locales(sources: &Sources) -> Vec<String> {
    let config = sources.text(sources.find("config.toml").unwrap()).unwrap();
    let tables = config.lines().filter_map(|line| line.strip_prefix("[languages.")?.strip_suffix(']'));
    tables.map(str::to_owned).chain(["en".to_owned()]).collect()
}

//! What edits of a register mean, in sentences.

#[path = "../../site/tests/world/mod.rs"]
mod world;

#[path = "meaning/print.rs"]
mod print;

use insta::assert_snapshot;
use print::printed;
use review::{Obstacle, Review, Side, review};
use site::Options;
use source::{Diagnostics, Sources};
use std::sync::LazyLock;
use subprocessors::Date;
use world::DAY;

/// The register before: see `meaning/base.txt`.
const BASE: &str = include_str!("meaning/base.txt");

const REGISTER: &str = "data/register.yaml";
const CLOUD: &str = "data/subprocessors/cloud.yaml";
const MAIL: &str = "data/subprocessors/mail.yaml";

fn sources(changes: &str) -> Sources {
    let laid = world::sources(BASE).with(files(&Sources::from_world(changes)));
    Sources::new(files(&laid).into_iter().filter(|(_, bytes)| bytes != b"(gone)\n"))
}

fn files(sources: &Sources) -> Vec<(String, Vec<u8>)> {
    sources.iter().map(|(file, path)| (path.to_owned(), sources.bytes(file).to_vec())).collect()
}

fn side(name: &str, sources: Sources, day: Date) -> Side {
    Side::build(name.to_owned(), sources, &Options::on(day), Diagnostics::new()).known_on(Date::constant(2026, 11, 5))
}

/// The register with files laid over it, against the register as it is.
fn laid(changes: &str) -> Review {
    static BEFORE: LazyLock<Side> = LazyLock::new(|| side("before", sources(""), DAY));
    review(&BEFORE, &side("after", sources(changes), DAY))
}

fn between(before: &str, after: &str) -> Review {
    review(&side("before", sources(before), DAY), &side("after", sources(after), DAY))
}

/// A file of the register with other words in one place.
fn with(path: &str, from: &str, to: &str) -> String {
    let world = sources("");
    let text = world.text(world.find(path).expect("the register has the file")).expect("it is text");
    assert_eq!(text.matches(from).count(), 1, "`{from}` is in `{path}` once");
    format!("-- {path} --\n{}", text.replace(from, to))
}

/// The register with other words in one place, against the register as it is.
fn edited(path: &str, from: &str, to: &str) -> Review {
    laid(&with(path, from, to))
}

/// The register with text at the end of a file.
fn appended(path: &str, more: &str) -> String {
    let world = sources("");
    let text = world.text(world.find(path).expect("the register has the file")).expect("it is text");
    format!("-- {path} --\n{text}{more}")
}

const BACKUP: &str = "\
-- data/subprocessors/backup.yaml --
name: Example Backup S.A.
kind: third-party
seat: FR
engagements:
  copies:
    service: desk
    section: hosting
    history:
      - announced: 2026-11-20
        effective: 2026-12-28
        purpose: Keeps copies of customer data.
        data: [account, tickets]
        locations:
          - for: eu
            backup: [FR, IE]
";

/// The new vendor, with other dates.
fn backup(dates: &str) -> String {
    BACKUP.replace("announced: 2026-11-20\n        effective: 2026-12-28", dates)
}

#[test]
fn the_same_register_has_no_meaning() {
    let said = source::report(&sources(""), &side("before", sources(""), DAY).diagnostics, source::Format::Text, false);
    assert!(!said.contains("error["), "{said}");
    let same = laid("");
    assert!(same.is_empty());
    assert!(same.edits.is_empty());
}

#[test]
fn a_vendor_with_its_notice() {
    assert_snapshot!(printed(&laid(BACKUP)));
}

#[test]
fn a_vendor_without_notice() {
    assert_snapshot!(printed(&laid(&backup("effective: 2026-12-28"))));
}

#[test]
fn a_vendor_without_notice_that_can_still_be_told_in_time() {
    assert_snapshot!(printed(&laid(&backup("effective: 2027-02-15"))));
}

#[test]
fn a_vendor_that_is_told_too_late() {
    assert_snapshot!(printed(&laid(&backup("announced: 2026-11-20\n        effective: 2026-12-05"))));
}

#[test]
fn a_vendor_of_history_from_before_the_list() {
    assert_snapshot!(printed(&laid(&backup("known-since: 2020-12-28"))));
}

#[test]
fn a_vendor_that_began_before_the_list_said_so() {
    let day = "announced: 2026-09-01\n        effective: 2026-11-20";
    assert_snapshot!(printed(&laid(&backup(day))));
}

#[test]
fn a_vendor_of_whom_customers_are_said_to_have_been_told() {
    assert_snapshot!(printed(&laid(&backup("announced: 2026-10-01\n        effective: 2026-12-28"))));
}

#[test]
fn an_announcement_that_is_claimed_afterwards() {
    let before = backup("effective: 2026-12-28");
    assert_snapshot!(printed(&between(&before, &backup("announced: 2026-10-01\n        effective: 2026-12-28"))));
}

#[test]
fn days_while_a_branch_waits_are_believed() {
    let review = laid(&backup("announced: 2026-11-05\n        effective: 2026-12-28"));
    assert_eq!(review.meaning.statements[0].rewrites, None);
    assert!(!review.meaning.statements[0].lacks_notice);
}

#[test]
fn facts_of_an_announced_vendor() {
    let after = BACKUP.replace("Backup S.A.", "Other S.A.").replace("seat: FR", "seat: CN").replace("[FR, IE]", "[CN]");
    assert_snapshot!(printed(&between(BACKUP, &after)));
}

#[test]
fn less_notice_asked_by_the_edit_that_needs_it() {
    let policy = with(REGISTER, "notice-days: 30", "notice-days: 0");
    assert_snapshot!(printed(&laid(&(policy + &backup("announced: 2026-11-22\n        effective: 2026-11-24")))));
}

#[test]
fn a_list_in_another_order() {
    let base = BACKUP.replace("seat: FR", "seat: FR\ntrading-name: Example Copies");
    let after = base.replace("[account, tickets]", "[tickets, account]").replace("[FR, IE]", "[IE, FR]");
    assert_snapshot!(printed(&between(&base, &after)));
}

#[test]
fn other_grounds_and_another_note() {
    let after = with(CLOUD, "modules: [3]", "modules: [2]");
    assert_snapshot!(printed(&laid(&after)));
    let after = after.replace("storage: [US]", "storage: [CA]\n            note: At night.");
    assert_snapshot!(printed(&laid(&after)));
}

#[test]
fn an_entity_that_others_name_with_another_id() {
    let named = with(MAIL, "kind: third-party", "kind: third-party\nparent: backup");
    let before = format!("{BACKUP}{named}");
    let after = before
        .replace("subprocessors/backup.yaml", "subprocessors/copies.yaml")
        .replace("parent: backup", "parent: copies");
    assert_snapshot!(printed(&between(&before, &after)));
}

#[test]
fn a_version_that_changes_nothing() {
    let version = "\n      - effective: 2027-01-15\n        purpose: Servers that store customer data.\n";
    let cloud = appended(CLOUD, version);
    assert_snapshot!(printed(&laid(&cloud)));
    assert_snapshot!(printed(&between(&cloud, "")));
}

#[test]
fn tables_in_another_order() {
    assert_snapshot!(printed(&edited(REGISTER, "sections: [hosting, people]", "sections: [people, hosting]")));
}

#[test]
fn a_replacement_on_another_day() {
    let end = |day: &str| {
        let ended = format!(
            "\n      - announced: 2026-11-10\n        effective: {day}\n        ended: true\n        replaced-by: [backup/copies]\n"
        );
        appended(CLOUD, &ended) + &backup(&format!("announced: 2026-11-10\n        effective: {day}"))
    };
    let review = between(&end("2027-01-31"), &end("2027-02-15"));
    assert_eq!(review.unbuilt, []);
    assert_snapshot!(printed(&review));
}

#[test]
fn a_change_to_which_a_rule_objects_is_compared() {
    let review = laid(&backup("effective: 2026-12-28"));
    assert_eq!(review.unbuilt[0].obstacles, [Obstacle::Rules]);
    assert!(review.unbuilt[0].is_compared);
    assert!(!review.pages.changed.is_empty());
}

#[test]
fn facts_that_cannot_be_read_say_nothing() {
    let broken = with(MAIL, "name: Example Mail, Inc.", "name: [");
    let review = between(&broken, BACKUP);
    assert!(review.meaning.statements.is_empty() && review.edits.is_empty());
    assert!(!review.unbuilt[0].has_facts);
    assert!(review.meaning.resolved.iter().all(|own| own.level == "error"), "{:?}", review.meaning.resolved);
}

#[test]
fn of_a_published_site_no_kind_of_edit_is_told() {
    let after = side("after", sources(BACKUP), DAY);
    let site = side("before", sources(""), DAY).site.expect("it is built");
    let review = review(&Side::published("before".to_owned(), site, &after), &after);
    assert!(review.edits.is_empty() && review.meaning.fires.is_empty());
    assert!(!review.pages.changed.is_empty());
}

#[test]
fn a_file_under_another_name_says_what_it_said() {
    let resolved = between(BACKUP, &BACKUP.replace("subprocessors/backup.yaml", "subprocessors/copies.yaml"));
    let codes: Vec<_> = resolved.meaning.resolved.iter().map(|own| (&own.code, &own.message)).collect();
    assert!(resolved.meaning.fires.iter().all(|own| !codes.contains(&(&own.code, &own.message))), "{codes:?}");
}

#[test]
fn blanks_are_filled_as_pages_fill_them() {
    let said = printed(&laid(&BACKUP.replace("customer data.", "customer data of {publisher}.")));
    assert!(said.contains("customer data of Example Publisher Ltd."), "{said}");
    assert!(!said.contains("{publisher}"), "{said}");
}

#[test]
fn a_new_name() {
    let rename = "  - announced: 2026-11-20\n    effective: 2027-02-01\n    name: Example Sky GmbH\nwebsite:";
    assert_snapshot!(printed(&edited(CLOUD, "website:", rename)));
}

#[test]
fn a_name_without_a_day() {
    assert_snapshot!(printed(&edited(CLOUD, "name: Example Cloud GmbH", "name: Example Sky GmbH")));
}

#[test]
fn other_places() {
    let version = "
      - announced: 2026-11-10
        effective: 2026-12-15
        locations:
          - for: eu
            storage: [DE, FR]
          - for: us
            storage: [US]
            transfer: [{by: scc, modules: [3]}]
";
    assert_snapshot!(printed(&laid(&appended(CLOUD, version))));
}

#[test]
fn a_purpose_of_a_day() {
    let version = "
      - announced: 2026-11-20
        effective: 2027-01-01
        purpose: Servers that store and search customer data.
        data: [account, tickets]
";
    assert_snapshot!(printed(&laid(&appended(CLOUD, version))));
}

#[test]
fn a_purpose_in_other_words() {
    let review = edited(CLOUD, "Servers that store customer data.", "Servers which store the data of customers.");
    assert_snapshot!(printed(&review));
}

#[test]
fn the_same_written_otherwise() {
    let cloud = r#"
-- data/subprocessors/cloud.yaml --
# Where the servers are.
engagements:
  hosting:
    history:
      - known-since: "2020-01-15"
        locations:
          - {for: [eu], backup: [FR], storage: [DE]}
          - {for: [us], storage: [US], transfer: [dpf, {modules: [3], by: scc}]}
        assurances:
          - audited
        data:
          - account
        purpose: >
          Servers that store
          customer data.
    section: hosting
    service: 'desk'
website: "https://cloud.example.com/"
history: [{effective: 2023-05-02, announced: 2023-03-01, name: Example Cloud GmbH}]
seat: DE
kind: third-party
name: Example Hosting GmbH
"#;
    let review = laid(cloud);
    assert!(review.rewritten);
    assert!(review.is_empty(), "{}", printed(&review));
    assert!(review.edits.is_empty(), "{}", printed(&review));
}

#[test]
fn a_comment_in_every_file_is_no_edit() {
    let everything = include_str!("../../site/tests/world/everything.txt");
    let world = |line: &str| {
        let all = files(&world::sources(everything)).into_iter();
        let commented = all.map(|(path, bytes)| match path.starts_with("data/") && path.ends_with(".yaml") {
            true => (path, [line.as_bytes(), &bytes].concat()),
            false => (path, bytes),
        });
        side("a side", Sources::new(commented), DAY)
    };
    let review = review(&world(""), &world("# A comment.\n"));
    assert!(review.is_empty() && review.edits.is_empty(), "{}", printed(&review));
}

#[test]
fn only_a_translation() {
    let catalogue = |word: &str| {
        format!(
            "-- data/translations/el.po --\nmsgid \"\"\nmsgstr \"\"\n\"Language: el\\n\"\n\nmsgid \"Hosting\"\nmsgstr \"{word}\"\n"
        )
    };
    assert_snapshot!(printed(&between(&catalogue("Φιλοξενία"), &catalogue("Φιλοξενία δεδομένων"))));
}

#[test]
fn another_day() {
    let moved = "effective: 2027-02-20\n        moved: [{on: 2026-11-22, from: 2027-01-15}]";
    assert_snapshot!(printed(&edited(MAIL, "effective: 2027-01-15", moved)));
}

#[test]
fn another_day_of_which_nobody_is_told() {
    assert_snapshot!(printed(&edited(MAIL, "effective: 2027-01-15", "effective: 2026-11-25")));
}

#[test]
fn a_change_that_is_called_off() {
    let withdrawn = "effective: 2027-01-15\n        withdrawn: 2026-11-22";
    assert_snapshot!(printed(&edited(MAIL, "effective: 2027-01-15", withdrawn)));
}

#[test]
fn a_change_that_is_struck() {
    let gone =
        "      - announced: 2026-11-01\n        effective: 2027-01-15\n        purpose: Sends and receives mail.\n";
    assert_snapshot!(printed(&edited(MAIL, gone, "")));
}

#[test]
fn a_correction_of_the_past() {
    let version = "
      - effective: 2024-03-01
        correction: true
        locations:
          - for: eu
            storage: [AT]
            backup: [FR]
          - for: us
            storage: [US]
            transfer: [dpf, {by: scc, modules: [3]}]
";
    assert_snapshot!(printed(&laid(&appended(CLOUD, version))));
}

#[test]
fn the_past_rewritten() {
    assert_snapshot!(printed(&edited(CLOUD, "storage: [DE]", "storage: [AT]")));
}

#[test]
fn a_vendor_that_ends() {
    let version = "
      - announced: 2026-11-20
        effective: 2027-01-31
        ended: true
";
    assert_snapshot!(printed(&laid(&appended(CLOUD, version))));
}

#[test]
fn a_vendor_with_a_successor() {
    let end = "
      - announced: 2026-11-20
        effective: 2026-12-28
        ended: true
        replaced-by: [backup/copies]
";
    assert_snapshot!(printed(&laid(&format!("{BACKUP}{}", appended(CLOUD, end)))));
}

#[test]
fn one_that_becomes_two() {
    let end = "
      - announced: 2026-11-20
        effective: 2026-12-28
        ended: true
        replaced-by: [backup/copies, search/index]
";
    let search = BACKUP.replace("backup.yaml", "search.yaml").replace("Example Backup S.A.", "Example Search S.A.");
    let search = search.replace("  copies:", "  index:").replace("Keeps copies of", "Searches");
    assert_snapshot!(printed(&laid(&format!("{BACKUP}{search}{}", appended(CLOUD, end)))));
}

#[test]
fn a_legal_entity_that_ends() {
    let end = "history:
  - effective: 2026-11-30
    ended: true
engagements:
";
    let ended = "        ended: true\n";
    let voice = with("data/subprocessors/voice.yaml", "engagements:\n", end);
    let version = format!("      - announced: 2026-10-20\n        effective: 2026-11-30\n{ended}");
    assert_snapshot!(printed(&laid(&format!("{voice}{version}"))));
}

#[test]
fn two_that_become_one() {
    let end = "
      - announced: 2026-11-20
        effective: 2026-12-28
        ended: true
        replaced-by: [backup/copies]
";
    let mail = with(
        MAIL,
        "        purpose: Sends and receives mail.\n",
        "        withdrawn: 2026-11-20\n        purpose: Sends and receives mail.\n",
    );
    let voice = appended("data/subprocessors/voice.yaml", end);
    assert_snapshot!(printed(&laid(&format!("{BACKUP}{}{voice}{mail}", appended(CLOUD, end)))));
}

#[test]
fn another_engagement_of_a_known_vendor() {
    let engagement = "
  search:
    service: desk
    section: hosting
    history:
      - announced: 2026-11-20
        effective: 2027-01-01
        purpose: Searches customer data.
        applies-if: product is chat and customer uses answers
        locations:
          - processing: [{country: DE, city: Frankfurt}, EEA]
";
    assert_snapshot!(printed(&laid(&appended(CLOUD, engagement))));
}

#[test]
fn a_vendor_of_some_products() {
    let only = "applies-if: product is voice or chat";
    assert_snapshot!(printed(&edited("data/subprocessors/voice.yaml", "applies-if: product is voice", only)));
}

#[test]
fn a_day_for_one_audience() {
    let version = "effective: 2027-01-15\n        audiences: {early: {effective: 2027-03-01}}";
    assert_snapshot!(printed(&edited(MAIL, "effective: 2027-01-15", version)));
}

#[test]
fn a_vendor_of_whom_one_audience_is_to_be_told_earlier() {
    let own = with(
        REGISTER,
        "    name: Customers of the first year\n",
        "    name: Customers of the first year\n    policy: [{notice-days: 60}]\n",
    );
    assert_snapshot!(printed(&between(&own, &format!("{own}{BACKUP}"))));
}

#[test]
fn an_engagement_for_one_audience() {
    let only = BACKUP.replace("    service: desk\n", "    service: desk\n    audiences: [early]\n");
    assert_snapshot!(printed(&laid(&only)));
}

#[test]
fn an_engagement_that_only_one_audience_is_shown_from_now_on() {
    let only = "    section: people\n    audiences: [early]\n";
    assert_snapshot!(printed(&edited("data/subprocessors/freelancers.yaml", "    section: people\n", only)));
}

#[test]
fn another_policy() {
    let policy = "announce: [added, replaced, removed, location, purpose, data, renamed]\n  - since: 2027-01-01\n    notice-days: 14\n    objection-days: 7\n";
    assert_snapshot!(printed(&edited(
        REGISTER,
        "announce: [added, replaced, removed, location, purpose, data, renamed]\n",
        policy
    )));
}

#[test]
fn a_policy_that_was_always_so() {
    assert_snapshot!(printed(&edited(REGISTER, "notice-days: 30", "notice-days: 45")));
}

#[test]
fn a_region_with_another_name() {
    assert_snapshot!(printed(&edited(REGISTER, "Customers in the EU", "Customers in the European Union")));
}

#[test]
fn words_that_come_and_go() {
    let words = "products:\n  mail:\n    name: Example Mailbox\n";
    assert_snapshot!(printed(&edited(REGISTER, "products:\n", words)));
}

#[test]
fn another_publisher() {
    assert_snapshot!(printed(&edited(REGISTER, "name: Example Publisher Ltd", "name: Example Publisher plc")));
}

#[test]
fn another_id() {
    let text = with("data/subprocessors/voice.yaml", "name: Example Voice B.V.", "name: Example Voice B.V.");
    let renamed = text.replace("voice.yaml", "example-voice.yaml");
    assert_snapshot!(printed(&laid(&format!("{renamed}-- data/subprocessors/voice.yaml --\n(gone)\n"))));
}

#[test]
fn an_announcement_of_what_was_planned() {
    let planned = backup("effective: 2027-02-15");
    assert_snapshot!(printed(&between(&planned, &backup("announced: 2026-11-23\n        effective: 2027-02-15"))));
}

#[test]
fn a_change_that_is_meant_to_pass() {
    let version = "
      - announced: 2026-11-20
        effective: 2027-02-01
        until: 2027-03-31
        locations:
          - processing: [{customer-chooses: [DE, FR]}]
";
    assert_snapshot!(printed(&laid(&appended(MAIL, version))));
}

#[test]
fn a_successor_that_is_named_later() {
    let end = |more: &str| {
        let version = "
      - announced: 2026-11-20
        effective: 2027-01-31
        ended: true
";
        appended(CLOUD, &format!("{version}{more}"))
    };
    let (before, after) = (end(""), end("        replaced-by: [mail/mail]\n"));
    assert_snapshot!(printed(&between(&before, &after)));
}

#[test]
fn another_day_of_the_announcement() {
    assert_snapshot!(printed(&edited(MAIL, "announced: 2026-11-01", "announced: 2026-12-05")));
}

#[test]
fn an_urgent_change() {
    let urgent = "effective: 2026-11-25
        notice: {notice-days: 5, because: The provider ceases trading.}
        announced: 2026-11-20";
    assert_snapshot!(printed(&laid(&backup(urgent))));
}

#[test]
fn a_change_that_was_announced_and_withdrawn() {
    let version = "
      - announced: 2026-09-20
        effective: 2027-01-31
        withdrawn: 2026-11-20
        purpose: Sends mail and faxes.
";
    let mail = with(MAIL, "      - announced: 2026-11-01", &format!("{}      - announced: 2026-11-01", &version[1..]));
    assert_snapshot!(printed(&laid(&mail)));
}

#[test]
fn another_beginning() {
    assert_snapshot!(printed(&edited(MAIL, "known-since: 2021-06-01", "known-since: 2021-04-01")));
}

#[test]
fn an_announcement_after_the_effect() {
    assert_snapshot!(printed(&laid(&backup("announced: 2026-11-20\n        effective: 2026-11-18"))));
}

#[test]
fn facts_of_an_entity_that_have_no_day() {
    let other = "website: https://www.cloud.example.com/\ncontacts: [{mail: privacy@cloud.example.com}]";
    assert_snapshot!(printed(&edited(CLOUD, "website: https://cloud.example.com/", other)));
}

#[test]
fn a_review_of_a_vendor() {
    assert_snapshot!(printed(&edited(MAIL, "kind: third-party", "kind: third-party\nreviewed: 2026-11-20")));
}

#[test]
fn a_vendor_taken_out() {
    assert_snapshot!(printed(&laid("-- data/subprocessors/voice.yaml --\n(gone)\n")));
}

#[test]
fn other_prose() {
    let review = edited(
        "content/_index.md",
        "- because of *law*\n- write to {dpa_contact}",
        "- write to {dpa_contact}\n- because of *law*",
    );
    assert_snapshot!(printed(&review));
}

#[test]
fn another_colour() {
    const STYLES: &str = "themes/annex/static/tables.css";
    assert_snapshot!(printed(&laid(&appended(STYLES, "\nbody { color: #123456 }\n"))));
    let comment = laid(&appended(STYLES, "\n/* nothing */\n"));
    assert!(comment.edits.is_empty(), "{}", printed(&comment));
}

#[test]
fn another_template() {
    let review = edited("themes/annex/templates/list.html", "<h1>{{", "<h1 class=\"wide\">{{");
    assert_snapshot!(printed(&review));
}

#[test]
fn another_address() {
    assert_snapshot!(printed(&edited("content/_index.md", "slug = \"subprocessors\"", "slug = \"vendors\"")));
}

#[test]
fn another_configuration() {
    assert_snapshot!(printed(&edited("config.toml", "[languages.el]", "[languages.el]\n[languages.de]")));
    let reordered = laid(
        "-- config.toml --\ndefault_language = \"en\" # as ever\nbase_url = \"https://privacy.example.com/legal\"\n[languages]\nel = {}\n",
    );
    assert!(reordered.edits.is_empty(), "{}", printed(&reordered));
}

#[test]
fn a_register_that_is_strict_about_translations() {
    let strict = "\n[languages.de]\n[extra]\nstrict = true\n";
    let config = with("config.toml", "[languages.el]\n", &format!("[languages.el]\n{strict}"));
    let complete = world::complete(&sources(&config), &Options::on(DAY));
    let purpose = with(CLOUD, "Servers that store customer data.", "Servers which store the data of customers.");
    let after = complete.with(files(&Sources::from_world(&purpose)));
    let review = review(&side("before", complete, DAY), &side("after", after, DAY));
    assert_snapshot!(printed(&review));
}

#[test]
fn two_days_of_one_register() {
    let later = Date::constant(2027, 2, 1);
    let earlier = Date::constant(2026, 10, 1);
    let on = |day: Date| side(&day.to_string(), sources(BACKUP), day);
    assert_snapshot!("two_days", printed(&review(&on(DAY), &on(later))));
    assert_snapshot!("two_days_of_which_one_was_told", printed(&review(&on(earlier), &on(DAY))));
}

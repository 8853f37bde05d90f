//! Writing facts: nothing but what was asked for changes, whatever the layout of the file.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use source::{Diagnostics, Sources};
use subprocessors::rules::Settings;
use subprocessors::write::{Given, NewEntity, NewVersion, Proven, Refused, When, Yaml, append, scaffold};
use subprocessors::{Date, Id, Reference, Register, Role, Start, changes};

const REGISTER: &str = "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting, support]
policy:
  - notice-days: 30
    objection-days: 14
data-categories: {account: {name: Account data}, tickets: {name: Tickets}}
-- data/subprocessors/other.yaml --
name: Other, Inc.
engagements:
  mail:
    section: support
    history:
      - known-since: 2020-01-01
        purpose: Sending mail.
";

const CLOUD: &str = "# The cloud.
name: Example Cloud GmbH   # as in the commercial register
engagements:
  hosting:
    section: hosting
    history:
      - effective: 2020-01-01
        purpose: Servers.
        locations:
          - storage: [DE]
            backup: [FR]
      # The second one.
      - announced: 2022-01-01
        effective: 2022-03-01
        data: [account]
        # It ends here.

  # What comes next.
  backup:
    section: hosting
    history: [{effective: 2021-01-01, purpose: Backups.}]
";

fn world(cloud: &str) -> Sources {
    let file = ("data/subprocessors/cloud.yaml".to_owned(), cloud.as_bytes().to_vec());
    Sources::from_world(REGISTER).with([file])
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn register(sources: &Sources) -> Register {
    let mut diagnostics = Diagnostics::new();
    let register = subprocessors::load(sources, &mut diagnostics).unwrap();
    let said = source::report(sources, &diagnostics.sorted(), source::Format::Text, false);
    assert!(!said.contains("error["), "{said}");
    register
}

const TODAY: &str = "2026-11-24";

fn given<'a>(sources: &'a Sources, settings: &'a Settings) -> Given<'a> {
    Given { sources, settings, today: day(TODAY) }
}

fn reference(text: &str) -> Reference {
    let (entity, engagement) = text.split_once('/').map_or((text, None), |(entity, own)| (entity, Some(own)));
    Reference { entity: Id::new(entity), engagement: engagement.map(Id::new) }
}

fn version(subject: &str, effective: &str) -> NewVersion {
    NewVersion {
        subject: reference(subject),
        when: When { effective: day(effective), announced: None, because: None },
        correction: false,
        moved: Vec::new(),
        facts: Vec::new(),
        places: Vec::new(),
        ended: false,
        replaced_by: Vec::new(),
    }
}

fn purpose(subject: &str, effective: &str, text: &str) -> NewVersion {
    NewVersion { facts: vec![("purpose".to_owned(), Yaml::text(text))], ..version(subject, effective) }
}

fn written(cloud: &str, new: &NewVersion) -> Result<Proven, String> {
    let sources = world(cloud);
    append(&given(&sources, &Settings::default()), new).map_err(said)
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed over by `map_err`")]
fn said(refused: Refused) -> String {
    source::report(&refused.sources, &refused.diagnostics, source::Format::Text, false)
}

/// What is new, and what follows.
fn shown(proven: &Proven) -> String {
    format!("{}{}\n", proven.shown(), proven.follows.join("\n"))
}

#[test]
fn a_version_goes_behind_the_last_one_and_leaves_comments_where_they_are() {
    let new = purpose("cloud/hosting", "2026-12-24", "Servers: all of them.");
    let proven = written(CLOUD, &new).unwrap();
    insta::assert_snapshot!(shown(&proven));
    let (head, tail) = CLOUD.split_once("\n  # What comes next.").unwrap();
    assert!(proven.text.starts_with(head) && proven.text.ends_with(tail));
}

#[test]
fn a_version_of_a_history_in_brackets_stays_in_its_line() {
    let proven = written(CLOUD, &purpose("cloud/backup", "2027-01-01", "Backups, daily.")).unwrap();
    insta::assert_snapshot!(shown(&proven));
}

#[test]
fn a_version_between_others_goes_between_them() {
    let new = NewVersion {
        when: When { announced: Some(day("2021-01-01")), ..version("cloud", "2021-03-01").when },
        ..purpose("cloud/hosting", "2021-03-01", "Servers, and their care.")
    };
    insta::assert_snapshot!(shown(&written(CLOUD, &new).unwrap()));
}

#[test]
fn an_entity_gets_a_history_above_its_engagements() {
    let new = NewVersion {
        facts: vec![("name".to_owned(), Yaml::text("NO")), ("seat".to_owned(), Yaml::text("NO"))],
        ..version("cloud", "2027-01-01")
    };
    insta::assert_snapshot!(shown(&written(CLOUD, &new).unwrap()));
}

#[test]
fn another_place_keeps_the_places_of_other_roles() {
    let new = NewVersion {
        places: vec![(Role::Storage, vec!["DE".to_owned(), "NO".to_owned()])],
        ..version("cloud/hosting", "2026-12-24")
    };
    insta::assert_snapshot!(shown(&written(CLOUD, &new).unwrap()));
}

#[test]
fn an_end_names_what_takes_its_place() {
    let new = NewVersion {
        ended: true,
        replaced_by: vec!["other/mail".to_owned()],
        ..version("cloud/hosting", "2026-12-24")
    };
    insta::assert_snapshot!(shown(&written(CLOUD, &new).unwrap()));
}

#[test]
fn what_does_not_fit_is_refused_with_what_to_do() {
    let strict = REGISTER.replace("objection-days: 14", "objection-days: 14\n    announce: [added, replaced, purpose]");
    let early = {
        let sources = Sources::from_world(&strict)
            .with([("data/subprocessors/cloud.yaml".to_owned(), CLOUD.as_bytes().to_vec())]);
        append(&given(&sources, &Settings::default()), &purpose("cloud/hosting", "2026-12-01", "More.")).map_err(said)
    };
    let several = CLOUD.replace("            backup: [FR]\n", "          - storage: [US]\n");
    let gone = CLOUD.replace("purpose: Backups.}]", "purpose: Backups.}, {effective: 2022-01-01, ended: true}]");
    let all = [
        early,
        written(&gone, &NewVersion { ended: true, ..version("cloud/backup", "2027-01-01") }),
        written(CLOUD, &purpose("cloud/hosting", "2022-03-01", "More.")),
        written(CLOUD, &purpose("cloud/hosting", "2019-01-01", "More.")),
        written(CLOUD, &purpose("cloud/hosting", "2026-01-01", "More.")),
        written(CLOUD, &purpose("cloud/hosting", "2027-01-01", "Servers.")),
        written(CLOUD, &version("cloud/hosting", "2027-01-01")),
        written(CLOUD, &purpose("cloud/hostign", "2027-01-01", "More.")),
        written(CLOUD, &purpose("clod/hosting", "2027-01-01", "More.")),
        written(CLOUD, &NewVersion { facts: vec![("purpos".into(), Yaml::text("x"))], ..version("cloud/hosting", "2027-01-01") }),
        written(&several, &NewVersion { places: vec![(Role::Storage, vec!["DE".into()])], ..version("cloud/hosting", "2027-01-01") }),
        written(CLOUD, &NewVersion { places: vec![(Role::Storage, vec!["UK".into()])], ..version("cloud/hosting", "2027-01-01") }),
        written(
            &CLOUD.replace("history: [{effective: 2021-01-01, purpose: Backups.}]", "history: &all\n    - effective: 2021-01-01\n      purpose: B\n  copy:\n    section: hosting\n    history: *all"),
            &purpose("cloud/backup", "2027-01-01", "More."),
        ),
    ];
    let all: Vec<String> = all.into_iter().map(|own| own.unwrap_err()).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn what_cannot_wait_says_why() {
    let strict = REGISTER.replace("objection-days: 14", "objection-days: 14\n    announce: [added, replaced, purpose]");
    let sources =
        Sources::from_world(&strict).with([("data/subprocessors/cloud.yaml".to_owned(), CLOUD.as_bytes().to_vec())]);
    let mut new = purpose("cloud/hosting", "2026-12-01", "More.");
    new.when.because = Some("The provider ceased trading.".to_owned());
    insta::assert_snapshot!(shown(&append(&given(&sources, &Settings::default()), &new).map_err(said).unwrap()));
}

fn newcomer() -> NewEntity {
    NewEntity {
        name: "Nordic Mail AS".to_owned(),
        kind: Some("third-party".to_owned()),
        section: Some("support".to_owned()),
        purpose: Some("Sending mail: newsletters, alerts.".to_owned()),
        places: vec![(Role::Storage, vec!["NO".to_owned(), "DE".to_owned()])],
        data: vec!["account".to_owned()],
        website: Some("https://nordic.example/".to_owned()),
        ..NewEntity::default()
    }
}

fn scaffolded(new: &NewEntity) -> Result<Proven, String> {
    let sources = world(CLOUD);
    scaffold(&given(&sources, &Settings::default()), new).map_err(said)
}

#[test]
fn a_new_file_takes_effect_as_early_as_the_policy_allows() {
    let proven = scaffolded(&NewEntity { schema: true, ..newcomer() }).unwrap();
    assert_eq!(proven.path, "data/subprocessors/nordic-mail.yaml");
    insta::assert_snapshot!(format!("{}\n{}\n", proven.text, proven.follows.join("\n")));
}

#[test]
fn a_new_file_of_known_history_needs_no_announcement() {
    let known = NewEntity { start: Some(Start::KnownSince(day("2019-10-28"))), ..newcomer() };
    let proven = scaffolded(&known).unwrap();
    assert!(proven.text.contains("- known-since: 2019-10-28\n        purpose:"), "{}", proven.text);
    assert!(proven.follows.is_empty());
}

#[test]
fn a_new_file_is_refused_with_everything_that_is_missing_or_wrong() {
    let all = [
        scaffolded(&NewEntity { name: "New AG".to_owned(), ..NewEntity::default() }),
        scaffolded(&NewEntity { name: "OTHER Inc".to_owned(), ..newcomer() }),
        scaffolded(&NewEntity { id: Some("other".to_owned()), ..newcomer() }),
        scaffolded(&NewEntity { id: Some("Nordic Mail".to_owned()), ..newcomer() }),
        scaffolded(&NewEntity { start: Some(Start::Effective(day("2026-12-01"))), ..newcomer() }),
        scaffolded(&NewEntity { section: Some("suport".to_owned()), data: vec!["x".to_owned()], ..newcomer() }),
        scaffolded(&NewEntity {
            kind: Some("partner".to_owned()),
            website: Some("nordic.example".to_owned()),
            ..newcomer()
        }),
    ];
    let all: Vec<String> = all.into_iter().map(|own| own.unwrap_err()).collect();
    insta::assert_snapshot!(all.join("\n"));
}

/// How a file may be laid out.
#[derive(Debug, Clone)]
struct Layout {
    crlf: bool,
    final_newline: bool,
    blank_tail: usize,
    comments: bool,
    gap: usize,
    indent: usize,
    flow_items: bool,
    flow_history: bool,
    quoted_keys: bool,
    spaced: bool,
    last: bool,
    block_text: bool,
    versions: usize,
}

fn layouts() -> impl Strategy<Value = Layout> {
    let bools = prop::collection::vec(any::<bool>(), 9);
    (bools, 0usize..3, 2usize..5, 0usize..4, 1usize..5).prop_map(|(own, blank_tail, gap, indent, versions)| Layout {
        crlf: own[0],
        final_newline: own[1] || blank_tail > 0,
        blank_tail,
        comments: own[2],
        gap,
        indent,
        flow_items: own[3],
        flow_history: own[4],
        quoted_keys: own[5],
        spaced: own[6],
        last: own[7],
        block_text: own[8],
        versions,
    })
}

impl Layout {
    /// A file with an engagement whose versions begin on the first of January from 2020 on.
    fn text(&self) -> String {
        let key = |word: &str| if self.quoted_keys { format!("\"{word}\"") } else { word.to_owned() };
        let comment = |text: &str| if self.comments { text.to_owned() } else { String::new() };
        let mut out = format!("name: Example Cloud GmbH{}\nengagements:\n", comment(" # who"));
        let other = format!(
            "  backup:\n    section: hosting\n{}    history: [{{effective: 2020-01-01, purpose: B}}]\n",
            comment("    # why\n")
        );
        if self.last {
            out += &other;
        }
        out += &format!("  {}:\n    section: hosting\n    {}:", key("hosting"), key("history"));
        let years = (0..self.versions).map(|at| 2020 + at);
        if self.flow_history {
            let items: Vec<String> =
                years.map(|year| format!("{{effective: {year}-01-01, {}: P{year}}}", key("purpose"))).collect();
            let joint = if self.spaced { format!(",{}\n      ", comment(" # next")) } else { ", ".to_owned() };
            out += &format!(" [{}{}]{}\n", items.join(&joint), if self.spaced { "," } else { "" }, comment(" # end"));
        } else {
            out += &format!("{}\n", comment("  # all of it"));
            for year in years {
                out += &self.item(year, &key("purpose"));
            }
        }
        if !self.last {
            out += &comment("  # the other one\n");
            out += &other;
        }
        out += &"\n".repeat(self.blank_tail);
        let out = if self.final_newline { out } else { out.trim_end().to_owned() };
        if self.crlf { out.replace('\n', "\r\n") } else { out }
    }

    fn item(&self, year: usize, purpose: &str) -> String {
        let indent = " ".repeat(4 + self.indent);
        let inner = " ".repeat(4 + self.indent + self.gap);
        let hyphen = format!("{:<1$}", "-", self.gap);
        let blank = if self.spaced && year > 2020 { "\n" } else { "" };
        let comment = if self.comments { format!("{indent}# {year}\n") } else { String::new() };
        let tail = if self.comments { format!("{inner}# so much for {year}\n") } else { String::new() };
        if self.flow_items {
            return format!("{blank}{comment}{indent}{hyphen}{{effective: {year}-01-01, {purpose}: P{year}}}\n");
        }
        let text =
            if self.block_text { format!(">\n{inner}  P{year}\n{inner}  # no comment") } else { format!("P{year}") };
        format!("{blank}{comment}{indent}{hyphen}effective: {year}-01-01\n{inner}{purpose}: {text}\n{tail}")
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_version_changes_what_it_states_and_not_a_byte_before(layout in layouts(), text in "[ -~äλ中\n\t]{0,30}[!-~]", year in 2020usize..2030) {
        let file = layout.text();
        let sources = world(&file);
        let before = register(&sources);
        let effective = format!("{year}-06-01");
        let mut new = purpose("cloud/hosting", &effective, &text);
        new.when.announced = Some(day("2019-01-01"));
        let proven = match append(&given(&sources, &Settings::default()), &new) {
            Ok(proven) => proven,
            Err(refused) => panic!("{}\n{file}", said(refused)),
        };

        let (head, tail) = (&proven.text[..proven.inserted.start], &proven.text[proven.inserted.end..]);
        prop_assert_eq!(&format!("{head}{tail}"), &file);
        prop_assert_eq!(layout.crlf, !proven.text.replace("\r\n", "").contains('\n') && proven.text.contains('\r'));
        prop_assert_eq!(proven.text.ends_with('\n'), file.ends_with('\n'));

        let after = register(&world(&proven.text));
        let start = day(&effective);
        for turning in before.turning_days(None).into_iter().filter(|own| *own < start) {
            prop_assert!(changes(&before.as_of(turning, None), &after.as_of(turning, None)).is_empty());
        }
        let (old, now) = (before.as_of(start, None), after.as_of(start, None));
        let all = changes(&old, &now);
        prop_assert_eq!(all.len(), 1);
        prop_assert_eq!(&all[0].subject, &reference("cloud/hosting"));
        prop_assert_eq!(all[0].differences.len(), 1);
        prop_assert_eq!(all[0].announced, Some(day("2019-01-01")));
        let purpose = now.entries.iter().find(|own| *own.engagement.id.value == *"hosting").unwrap().facts.purpose().unwrap();
        prop_assert_eq!(purpose.source.to_string(), text.split_whitespace().collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn any_text_is_read_back_as_it_was_written(text in "\\PC{0,40}", other in "[-?:,\\[\\]{}#&*!|>'\"%@`~=. a-cNO0-9\n\t]{0,12}") {
        for text in [text, other] {
            let written = Yaml::Map(vec![
                ("a".to_owned(), Yaml::text(&text)),
                ("b".to_owned(), Yaml::List(vec![Yaml::Map(vec![("c".to_owned(), Yaml::text(&text))]), Yaml::text(&text)])),
            ]);
            for shape in [written.flow(), written.block().join("\n"), written.block().join("\r\n") + "\r\n"] {
                let read = Yaml::parse("shape.yaml", &shape).map_err(said);
                prop_assert_eq!(read.map(|own| own.flow().replace('"', "")), Ok(written.flow().replace('"', "")), "{}", shape);
            }
        }
    }
}

use super::*;
use review::{
    Address, Aspect, Group, How, Meaning, Notice, Obstacle, Pages, Piece, Rewritten, Run, Statement, Translated,
    Unbuilt,
};

/// A review in which nothing differs.
fn nothing() -> Review {
    Review {
        before: "main (1f2e3d4)".to_owned(),
        after: "the working tree".to_owned(),
        unbuilt: Vec::new(),
        rewritten: true,
        edits: Vec::new(),
        meaning: Meaning::default(),
        pages: Pages::default(),
        translations: Vec::new(),
        budget: review::Budget::default(),
    }
}

/// A fact more, with its notice or without.
fn fact(lacks_notice: bool) -> Review {
    let says = "adds Example Cloud GmbH in Germany".to_owned();
    let follows = vec!["effective 2026-12-15".to_owned()];
    let statement = Statement { says, follows, lacks_notice, ..Statement::default() };
    let meaning = Meaning { statements: vec![statement], ..Meaning::default() };
    Review { meaning, edits: vec![Edit::Facts], ..seen(Aspect::Text, How::New) }
}

/// A difference that readers see on one page in two languages.
fn seen(aspect: Aspect, how: How) -> Review {
    let piece = Piece {
        aspect,
        how,
        place: "under \u{201c}Hosting\u{201d}".to_owned(),
        was_at: None,
        lang: "de".to_owned(),
        is_rtl: false,
        runs: vec![Run::New("x".to_owned())],
    };
    let locales = ["de", "el"].map(str::to_owned).to_vec();
    let group = Group {
        kinds: vec!["list".to_owned()],
        locales,
        pages: vec![0, 1],
        pieces: vec![piece],
        words: Default::default(),
    };
    let pages = Pages { changed: vec![group], ..Pages::default() };
    Review { pages, ..nothing() }
}

fn of_kind(edits: &[Edit], seen: Review) -> Review {
    Review { edits: edits.to_vec(), ..seen }
}

/// A version that cannot be published.
fn unbuilt(name: &str, has_facts: bool, is_compared: bool) -> Unbuilt {
    Unbuilt { name: name.to_owned(), errors: 2, obstacles: vec![Obstacle::Mistakes], has_facts, is_compared }
}

/// The gates that a review does not keep.
fn fails(review: &Review) -> Vec<String> {
    let all = <Gate as clap::ValueEnum>::value_variants();
    broken(review, all).iter().map(|own| own.gate.word()).collect()
}

/// What is printed for one gate.
fn said(review: &Review, gate: Gate) -> String {
    broken(review, &[gate]).iter().flat_map(Broken::lines).map(|(_, line)| line + "\n").collect()
}

#[test]
fn a_change_that_does_nothing_keeps_every_promise() {
    assert_eq!(fails(&nothing()), [""; 0]);
}

#[test]
fn facts_with_their_notice_are_meaning_only() {
    let kinds = ["wording-only", "translation-only", "look-only", "same"];
    assert_eq!(fails(&fact(false)), kinds);
    assert_eq!(fails(&fact(true)), [&["notice"], &kinds[..]].concat());
    assert_eq!(
        said(&fact(true), Gate::Notice),
        "notice: the policy asks for a notice that is missing, or too late\n    \
         adds Example Cloud GmbH in Germany; effective 2026-12-15\n"
    );
}

#[test]
fn a_fact_that_rewrites_what_was_told_is_no_addition() {
    let mut review = fact(false);
    assert_eq!(said(&review, Gate::AppendOnly), "");
    for how in [Rewritten::History, Rewritten::Announcement] {
        review.meaning.statements[0].rewrites = Some(how);
        let said = said(&review, Gate::AppendOnly);
        assert!(said.starts_with("append-only: what readers have been told is rewritten\n    adds Example"), "{said}");
    }
}

#[test]
fn a_day_that_lacks_its_notice_is_told_where_no_sentence_does() {
    let mut review = fact(false);
    let says = "not announced: to be told by 2026-11-15 at the latest".to_owned();
    review.meaning.notices =
        vec![Notice { effective: "2026-12-15".to_owned(), says, lacking: true, ..Notice::default() }];
    assert!(said(&review, Gate::Notice).contains("    2026-12-15: not announced: to be told by 2026-11-15"));
}

#[test]
fn facts_and_their_translations_are_meaning_only_and_translations_alone_are_not() {
    let both = of_kind(&[Edit::Facts, Edit::Translation], fact(false));
    assert_eq!(said(&both, Gate::MeaningOnly), "");
    let alone = of_kind(&[Edit::Translation], seen(Aspect::Text, How::Changed));
    assert_eq!(fails(&alone), ["meaning-only", "look-only", "same"]);
    assert_eq!(
        said(&alone, Gate::MeaningOnly),
        "meaning-only: pages change, and no fact does\n    list, under \u{201c}Hosting\u{201d} (de and 1 more)\n"
    );
}

#[test]
fn a_commit_of_translations_that_changes_facts_is_found_even_if_it_is_called_otherwise() {
    let review = of_kind(&[Edit::Translation], fact(false));
    assert_eq!(
        said(&review, Gate::TranslationOnly),
        "translation-only: the facts change\n    adds Example Cloud GmbH in Germany; effective 2026-12-15\n"
    );
}

#[test]
fn wording_takes_its_translations_along() {
    let review = of_kind(&[Edit::Wording, Edit::Translation], seen(Aspect::Text, How::Changed));
    assert_eq!(fails(&review), ["meaning-only", "translation-only", "look-only", "same"]);
}

#[test]
fn a_text_in_other_words_is_wording_and_no_fact() {
    let mut review = of_kind(&[Edit::Wording], fact(false));
    review.meaning.statements[0].what = "wording".to_owned();
    assert_eq!(fails(&review), ["meaning-only", "translation-only", "look-only", "same"]);
    assert!(
        said(&review, Gate::TranslationOnly).starts_with("translation-only: the wording changes\n    adds Example")
    );
}

#[test]
fn a_name_cannot_write_to_the_terminal() {
    let mut review = fact(true);
    review.meaning.statements[0].says = "adds Example\u{1b}]0;title\u{7}\nall is well\u{202e}".to_owned();
    review.unbuilt = vec![unbuilt("main\u{1b}[2J", true, false)];
    let all = said(&review, Gate::Notice) + &said(&review, Gate::Same);
    assert!(all.contains("Example⟨U+001B⟩]0;title⟨U+0007⟩ all is well⟨U+202E⟩"), "{all}");
    assert!(!all.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{all}");
}

#[test]
fn a_theme_may_change_the_look_and_move_words_and_must_not_alter_them() {
    for (aspect, how) in [(Aspect::Look, How::Changed), (Aspect::Structure, How::New), (Aspect::Text, How::Moved)] {
        let review = of_kind(&[Edit::Look], seen(aspect, how));
        let others = ["meaning-only", "wording-only", "translation-only", "same"];
        assert_eq!(fails(&review), others, "{aspect:?}");
    }
    for (aspect, how) in [(Aspect::Text, How::Changed), (Aspect::Links, How::Changed), (Aspect::Head, How::Gone)] {
        let review = of_kind(&[Edit::Look], seen(aspect, how));
        let said = said(&review, Gate::LookOnly);
        assert!(said.starts_with("look-only: pages say something else\n    list, under"), "{said}");
    }
}

#[test]
fn an_address_that_moved_is_neither_look_nor_nothing() {
    let mut review = of_kind(&[Edit::Configuration], nothing());
    let address = |path: &str| Address { kind: "list".to_owned(), locale: None, path: path.to_owned() };
    review.pages.gained = (0..7).map(|number| address(&format!("/{number}/"))).collect();
    assert_eq!(fails(&review)[..], ["meaning-only", "wording-only", "translation-only", "look-only", "same"]);
    let said = said(&review, Gate::Same);
    assert_eq!(said.lines().count(), 7, "{said}");
    assert!(said.starts_with("same: the configuration changes\n    /0/ is new\n"), "{said}");
    assert!(said.ends_with("    /4/ is new\n    and 2 more\n"), "{said}");
}

#[test]
fn translations_are_named_by_their_texts() {
    let mut review = of_kind(&[Edit::Translation], nothing());
    let changed = vec!["Servers.".to_owned()];
    review.translations = vec![Translated { locale: "de".to_owned(), changed, ..Translated::default() }];
    assert_eq!(said(&review, Gate::Same), "same: translations change\n    de: \u{201c}Servers.\u{201d}\n");
}

#[test]
fn what_was_not_built_keeps_no_promise_about_pages() {
    let name = "main (1f2e3d4)".to_owned();
    let unbuilt = |is_compared| unbuilt(&name, true, is_compared);
    let review = Review { unbuilt: vec![unbuilt(false)], ..nothing() };
    assert_eq!(fails(&review), ["meaning-only", "wording-only", "translation-only", "look-only", "same"]);
    assert_eq!(said(&review, Gate::Same), "same: that cannot be told, as main (1f2e3d4) cannot be built\n");
    assert_eq!(fails(&Review { unbuilt: vec![unbuilt(true)], ..nothing() }), [""; 0]);
}

#[test]
fn what_was_not_read_keeps_no_promise_about_facts() {
    let review = Review { unbuilt: vec![unbuilt("main (1f2e3d4)", false, false)], ..nothing() };
    let cannot = "that cannot be told, as the facts of main (1f2e3d4) could not be read in full\n";
    assert_eq!(said(&review, Gate::Notice), format!("notice: {cannot}"));
    assert_eq!(said(&review, Gate::AppendOnly), format!("append-only: {cannot}"));
}

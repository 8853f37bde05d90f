//! Reviews as people read them.

mod example;

use review::show;

#[test]
fn the_whole_in_a_terminal() {
    insta::assert_snapshot!(show::text(&example::rich(), false));
}

#[test]
fn the_whole_in_colour() {
    insta::assert_snapshot!(show::text(&example::rich(), true).replace('\u{1b}', "␛"));
}

#[test]
fn the_whole_as_markdown() {
    insta::assert_snapshot!(show::markdown(&example::rich()));
}

#[test]
fn the_whole_as_a_comment() {
    insta::assert_snapshot!(show::comment(&example::rich()));
}

#[test]
fn the_whole_as_json() {
    insta::assert_snapshot!(show::json(&example::rich()));
}

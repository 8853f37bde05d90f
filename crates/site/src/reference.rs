//! The reference of all rules, of facts and of translations: what each checks, and why.

use crate::drift;
use source::Level;
use std::fmt::Write;
use subprocessors::rules;

/// What people have to know of a rule.
pub type Rule = source::Rule<()>;

const PREFACE: &str = "\
# Rules

What no single field of the data, and no single text of a catalogue, can tell. Every rule has a code, which its
diagnostics carry, and a level: an `error` keeps the site from being written, a `warning` asks somebody to look, a
`note` is worth knowing.

The level of a rule is set in `config.toml`, with the reason, for those who read it later:

```toml
[extra.rules]
expired-certificate = { level = \"note\", reason = \"renewal is under way\" }
```

Levels are `error`, `warning`, `note` and `off`. What is optional until the register asks for it:

```toml
[extra]
require = [\"annex\"]     # `annex-incomplete` is an error at each entry
```

A single translation that is right as it stands is left out by the flag `ignore-CODE` of its entry, which every editor
of catalogues keeps:

```po
#, ignore-length-outlier
msgid \"…\"
```
";

/// Every rule: those of facts, then those of translations.
pub fn all() -> impl Iterator<Item = Rule> + Clone {
    of_facts().chain(of_translations())
}

/// The rule with a code.
pub fn find(code: &str) -> Option<Rule> {
    all().find(|own| own.code == code)
}

fn of_facts() -> impl Iterator<Item = Rule> + Clone {
    rules::ALL.iter().map(about)
}

fn of_translations() -> impl Iterator<Item = Rule> + Clone {
    drift::ALL.iter().map(about)
}

fn about<Check>(rule: &source::Rule<Check>) -> Rule {
    let source::Rule { code, level, checks, why, example, .. } = *rule;
    Rule { code, level, checks, why, example, check: () }
}

/// All of them as Markdown, `docs/rules.md`: code, level, what each checks, why, and what it speaks up on.
pub fn markdown() -> String {
    let mut out = PREFACE.to_owned();
    write_table(&mut out, "Of facts", of_facts());
    write_table(&mut out, "Of translations", of_translations());
    of_facts().for_each(|rule| write_rule(&mut out, &rule, "yaml"));
    of_translations().for_each(|rule| write_rule(&mut out, &rule, "po"));
    out
}

fn write_table(out: &mut String, title: &str, rules: impl Iterator<Item = Rule>) {
    writeln!(out, "\n{title}:\n\n| rule | level | checks |\n| --- | --- | --- |").expect(GROWS);
    for rule in rules {
        let first = rule.checks.split_once(". ").map_or(rule.checks, |(first, _)| first).trim_end_matches('.');
        writeln!(out, "| [`{0}`](#{0}) | {1} | {first} |", rule.code, rule.level.word()).expect(GROWS);
    }
}

fn write_rule(out: &mut String, rule: &Rule, language: &str) {
    let Rule { code, checks, why, example, .. } = rule;
    let level = match rule.level {
        Level::Error => "An error",
        Level::Warning => "A warning",
        Level::Note => "A note",
    };
    let example = example.trim_end();
    writeln!(
        out,
        "\n## `{code}`\n\n{level}. {checks}\n\nWhy: {why}\n\nIt speaks up on:\n\n```{language}\n{example}\n```"
    )
    .expect(GROWS);
}

const GROWS: &str = "a string takes all that is written to it";

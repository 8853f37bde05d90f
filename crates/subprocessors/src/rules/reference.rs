//! The reference of the rules, as Markdown: `docs/rules.md`.

use super::{ALL, Rule};
use source::Level;
use std::fmt::Write;

const PREFACE: &str = "\
# Rules

What no single field of the data can tell. Every rule has a code, which its diagnostics carry, and a level:
an `error` keeps the site from being written, a `warning` asks somebody to look, a `note` is worth knowing.

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
";

/// All rules as Markdown: code, level, what each checks, why, and facts on which it speaks up.
pub fn reference() -> String {
    let mut out = PREFACE.to_owned();
    out.push_str("\n| rule | level | checks |\n| --- | --- | --- |\n");
    for rule in ALL {
        let first = rule.checks.split_once(". ").map_or(rule.checks, |(first, _)| first).trim_end_matches('.');
        writeln!(out, "| [`{0}`](#{0}) | {1} | {first} |", rule.code, rule.level.word()).expect(GROWS);
    }
    ALL.iter().for_each(|rule| write_rule(&mut out, rule));
    out
}

fn write_rule(out: &mut String, rule: &Rule) {
    let Rule { code, checks, why, example, .. } = rule;
    let level = match rule.level {
        Level::Error => "An error",
        Level::Warning => "A warning",
        Level::Note => "A note",
    };
    let example = example.trim_end();
    writeln!(out, "\n## `{code}`\n\n{level}. {checks}\n\nWhy: {why}\n\nIt speaks up on:\n\n```yaml\n{example}\n```")
        .expect(GROWS);
}

const GROWS: &str = "a string takes all that is written to it";

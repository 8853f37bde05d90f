//! `cargo xtask diff`: what changes between two versions, for people.
//!
//! Both are built in memory by the same code, each from its own files; what differs is one value, a review, and this
//! command says which two, how it is shown, and how it ends.

mod base_tool;
mod gate;
mod output;
mod pager;
mod range;
mod versions;
mod wrong;

use crate::{register, terminal};
use anyhow::{Result, bail};
use gate::Gate;
use output::Shape;
use range::{Days, Range};
use review::show::visible;
use review::{Review, Side};
use std::path::PathBuf;
use std::process::ExitCode;
use versions::Versions;

/// What `diff` takes.
///
/// Shows what a change means: what the facts say otherwise, what readers see otherwise and in which languages, what
/// translators have to do, and what it costs. Nothing in the repository is touched.
#[derive(clap::Args)]
#[command(after_long_help = ENDS)]
pub struct Arguments {
    /// What to compare with: a revision (the working tree, with all that is not committed yet, is compared with it),
    /// A..B (two revisions), or A...B (B, and where it left A) [default: where the current branch left the default
    /// branch]
    #[arg(value_name = "BASE", conflicts_with = "dir")]
    base: Option<Range>,
    /// Compare with another folder instead: that of a register, or a site as it was built or published, of which only
    /// pages and budget are compared
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Day whose list is shown on both sides, or A..B: the same facts on two days [default: today, in UTC]
    #[arg(long, value_name = "DATE|A..B")]
    as_of: Option<Days>,
    #[command(flatten)]
    register: register::UndatedArguments,
    /// Build the base with the tool of its own revision, to see what a change of the tool does; it is compiled below
    /// target/base-tool, which takes long the first time
    #[arg(long, conflicts_with = "dir")]
    with_base_tool: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    /// File to write instead of standard output; for html the folder [default: review/ in the register]
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
    /// Show text at once, without $GIT_PAGER, $PAGER or less
    #[arg(long)]
    no_pager: bool,
    /// End with 1 if anything changes for readers, translators or machines
    #[arg(long)]
    exit_code: bool,
    /// End with 1 unless the change keeps a promise; may be given several times, and all of them have to be kept
    #[arg(long, value_enum, value_name = "GATE", value_delimiter = ',')]
    require: Vec<Gate>,
}

/// How the command ends, in its help.
const ENDS: &str = "\
Ends with
  0  after the review was shown
  1  if anything changes (with --exit-code), or if a promise is not kept (with --require)
  2  if there is an error: a side cannot be read, this side cannot be built, or an address is lost,
     which means that it answered before and now neither answers nor leads elsewhere

A version to which only rules object, or which lacks translations, is compared as it would be published. What a
rule says is part of the review; `check` ends with 1 for it, and so does `--require notice` where a
change lacks its notice.

Examples
  cargo xtask diff                               what this branch means, with what is not committed
  cargo xtask diff HEAD~1                        since the last commit but one
  cargo xtask diff v1...v2 --format markdown     what v2 has done since it left v1
  cargo xtask diff --as-of 2026-11-01..2027-01-01
  cargo xtask diff --dir ../published-site --format html
  cargo xtask diff --require notice,meaning-only --exit-code";

/// Shows what differs; the exit code says how it ended.
pub fn run(arguments: &Arguments) -> ExitCode {
    match diff(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            terminal::failure(&error);
            ExitCode::from(2)
        }
    }
}

/// Whether all is as it was required.
fn diff(arguments: &Arguments) -> Result<bool> {
    let versions = Versions::find(arguments)?;
    versions.notes.iter().map(|own| visible(own)).for_each(terminal::note);
    versions.warnings.iter().map(|own| visible(own)).for_each(terminal::warning);
    if !versions.have_facts() && arguments.require.iter().any(|gate| *gate != Gate::Same) {
        bail!("a published site has no facts, so only `--require same` can be told of it; compare with a register");
    }
    let (before, after, review) = arguments.register.with_threads(|| {
        let (before, after) = versions.build();
        let review = review::review(&before, &after);
        (before, after, review)
    })?;
    output::show(&review, &before, &after, arguments)?;
    let kept = verdict(&review, &before, &after, arguments);
    // The program ends here, and the system takes everything back at once.
    std::mem::forget((before, after));
    kept
}

/// Whether the change is as it was required; an error if it must not be published at all.
fn verdict(review: &Review, before: &Side, after: &Side, arguments: &Arguments) -> Result<bool> {
    if let Some(cause) = wrong::base(before) {
        terminal::warning(cause);
    }
    let broken = gate::broken(review, &arguments.require);
    broken.iter().for_each(gate::Broken::tell);
    if after.site.is_none() {
        wrong::report(after);
        let count = terminal::tally(&after.diagnostics).unwrap_or_default();
        bail!("{} cannot be built: {count}", visible(&after.name));
    }
    match review.pages.lost.len() {
        0 => {}
        1 => {
            bail!(
                "1 address is lost: it answered before, and neither answers now nor leads elsewhere; name it in `redirects` of config.toml"
            )
        }
        lost => bail!(
            "{lost} addresses are lost: they answered before, and neither answer now nor lead elsewhere; name them in `redirects` of config.toml"
        ),
    }
    let is_same = review.is_empty() && review.unbuilt.iter().all(|own| own.is_compared);
    Ok(broken.is_empty() && (is_same || !arguments.exit_code))
}

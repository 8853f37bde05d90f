//! `cargo xtask ci`: everything that must hold before a change lands. This is exactly what CI runs.
//!
//! The steps run in the order of the list below and go on after a failure, so that one run tells
//! all that is wrong. A tool that is missing is installed below `target/ci`; where that is not
//! possible its step is skipped, and says why.

#![expect(clippy::disallowed_methods, reason = "measures the steps, and empties the one directory that it builds into")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use crate::disk;
use anstream::println;
use anyhow::Context;

/// What CI does, in order: what a step is called, and how it looks at the project.
const STEPS: &[(&str, Step)] = &[
    ("format", format),
    ("clippy", clippy),
    ("tests", tests),
    ("docs", docs),
    ("licences", licences),
    ("advisories", advisories),
    ("spelling", spelling),
    ("gettext", gettext),
    ("registers", registers),
    ("workflows", workflows),
    ("outputs", outputs),
    ("exchange", exchange),
    ("html", html),
    ("browser", browser),
    ("review", review),
    ("preview", preview),
];

/// The editions of our own register.
const EDITIONS: [&str; 1] = ["production"];

/// Runs every step on the project at `root`; whether none of them failed.
pub fn run(root: &Path) -> anyhow::Result<bool> {
    let project = Project::at(root)?;
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for (name, step) in STEPS {
        println!("{name}");
        let start = Instant::now();
        let verdict = step(&project);
        let time = format!("{:.1} s", start.elapsed().as_secs_f64());
        match verdict {
            Ok(()) => {
                passed += 1;
                println!("  passed in {time}");
            }
            Err(Objection::Failed(output)) => {
                failed += 1;
                println!("{}\n  failed in {time}", output.trim_end());
            }
            Err(Objection::Skipped(reason)) => {
                skipped += 1;
                println!("  skipped in {time}: {reason}");
            }
        }
    }
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    Ok(failed == 0)
}

type Step = fn(&Project) -> Verdict;

/// What a step finds.
type Verdict<T = ()> = Result<T, Objection>;

/// Why a step did not pass.
enum Objection {
    /// Something is wrong, and this is what the tool says about it.
    Failed(String),
    /// It could not be looked at, for this reason.
    Skipped(String),
}

impl From<anyhow::Error> for Objection {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(format!("{error:#}"))
    }
}

// The steps

fn format(project: &Project) -> Verdict {
    succeed(project.cargo("fmt").args(["--all", "--check"]))
}

fn clippy(project: &Project) -> Verdict {
    succeed(project.cargo("clippy").args(["--workspace", "--all-targets", "--", "-D", "warnings"]))
}

/// The one step whose output is shown as it comes: it is long, and it is what people wait for.
fn tests(project: &Project) -> Verdict {
    // A snapshot that differs is a failure here, never a new file beside the old one.
    let mut tests = project.cargo("test");
    succeed(tests.arg("--workspace").env("INSTA_UPDATE", "no").stdout(Stdio::inherit()))
}

fn docs(project: &Project) -> Verdict {
    let mut docs = project.cargo("doc");
    succeed(docs.args(["--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
}

fn licences(project: &Project) -> Verdict {
    succeed(project.command(cargo_deny(project)?).args(["check", "licenses", "bans", "sources"]))
}

fn advisories(project: &Project) -> Verdict {
    if env::var_os("ANNEX_ADVISORIES").is_none() {
        return skip("needs the advisory database from the network; set ANNEX_ADVISORIES to try");
    }
    succeed(project.command(cargo_deny(project)?).args(["check", "advisories"]))
}

fn spelling(project: &Project) -> Verdict {
    succeed(&mut project.command(typos(project)?))
}

/// Every catalogue is one for gettext's own tools too: its syntax, its header, as many forms as the header says.
fn gettext(project: &Project) -> Verdict {
    let msgfmt = system_program(&["msgfmt"], "gettext")?;
    let mut refused = String::new();
    for catalogue in project.catalogues()? {
        let mut check = project.command(&msgfmt);
        check.args(["--check", "--output-file=/dev/null"]).arg(&catalogue);
        match succeed(&mut check) {
            Err(Objection::Failed(why)) => refused += &why,
            other => other?,
        }
    }
    if refused.is_empty() { Ok(()) } else { Err(Objection::Failed(refused)) }
}

/// Builds our own register and the showcase, so that the steps after it look at what would be published; and the
/// editions of our own, of which the build itself follows the links from host to host.
fn registers(project: &Project) -> Verdict {
    for (root, site) in project.sites() {
        build(project, &root, &site, &[])?;
    }
    for edition in EDITIONS {
        build(project, &project.root, &project.tools.join(edition), &["--edition", edition])?;
    }
    Ok(())
}

fn build(project: &Project, root: &Path, site: &Path, more: &[&str]) -> Verdict {
    if site.exists() {
        fs::remove_dir_all(site).with_context(|| format!("cannot empty {}", site.display()))?;
    }
    let mut build = project.cargo("run");
    build.args(["--quiet", "--package", "xtask", "--", "build", "--root"]).arg(root);
    succeed(build.arg("--out").arg(site).args(more))
}

/// Reads the workflows of GitHub with tools of others, and runs the commands in them in a repository of their own.
fn workflows(project: &Project) -> Verdict {
    system_program(&["jq"], "jq")?;
    system_program(&["unzip"], "unzip")?;
    let python = python(project);
    let mut look = node(project)?;
    if python.is_ok() {
        look.env("ZIZMOR", project.tools.join("python/bin/zizmor"));
    }
    // They run in a folder that is not ours, so Cargo has to be told where we are.
    look.args(["xtask/ci/workflows.mjs", "cargo", "run", "--quiet", "--package", "xtask", "--manifest-path"]);
    succeed(look.arg(project.root.join("Cargo.toml")).arg("--"))?;
    // Without it all but one tool has looked, which is not the whole step.
    python.map(|_| ())
}

/// Reads with tools of others what programs and spreadsheets read.
fn outputs(project: &Project) -> Verdict {
    let sites = built(project)?;
    succeed(python(project)?.arg("xtask/ci/outputs.py").args(sites))
}

/// Opens and saves with tools of others what goes to translators, and takes it in again.
fn exchange(project: &Project) -> Verdict {
    let mut round = python(project)?;
    round.arg("xtask/ci/exchange.py").arg(project.tools.join("exchange"));
    round.args(project.sites().map(|(root, _)| root));
    succeed(round.args(["--", "cargo", "run", "--quiet", "--package", "xtask", "--"]))
}

fn html(project: &Project) -> Verdict {
    system_program(&["java"], "default-jre-headless")?;
    for site in built(project)? {
        succeed(node(project)?.arg("xtask/ci/html.mjs").arg(site))?;
    }
    Ok(())
}

fn browser(project: &Project) -> Verdict {
    let sites = built(project)?;
    let chromium = chromium()?;
    for site in sites {
        succeed(node(project)?.arg("xtask/ci/browser.mjs").arg(site).env("CHROMIUM", &chromium))?;
    }
    Ok(())
}

/// What has changed in the showcase in a year, as a folder that is looked at from the disk.
fn review(project: &Project) -> Verdict {
    let (showcase, folder) = (project.root.join("examples/showcase"), project.tools.join("review"));
    let mut diff = project.cargo("run");
    diff.args(["--quiet", "--package", "xtask", "--", "diff", "--as-of", "2026-01-01..2026-11-29", "--root"]);
    succeed(diff.arg(showcase).args(["--format", "html", "--out"]).arg(&folder))?;
    succeed(node(project)?.arg("xtask/ci/review.mjs").arg(folder).env("CHROMIUM", chromium()?))
}

/// Serves a register of its own, which is changed while a browser looks at it.
fn preview(project: &Project) -> Verdict {
    let chromium = chromium()?;
    let mut look = node(project)?;
    look.args(["xtask/ci/preview.mjs", "cargo", "run", "--quiet", "--package", "xtask", "--"]);
    succeed(look.env("CHROMIUM", chromium))
}

fn chromium() -> Verdict<PathBuf> {
    match env::var_os("CHROMIUM") {
        Some(chosen) => Ok(chosen.into()),
        None => system_program(&["chromium", "chromium-browser", "google-chrome"], "chromium"),
    }
}

// What the steps need

fn built(project: &Project) -> Verdict<Vec<PathBuf>> {
    let sites: Vec<PathBuf> = project.sites().into_iter().map(|(_, site)| site).filter(|site| site.exists()).collect();
    if sites.is_empty() { skip("nothing was built") } else { Ok(sites) }
}

/// Compiled here, without optimisation: a minute, and no registry has a current binary of it.
fn cargo_deny(project: &Project) -> Verdict<PathBuf> {
    find_or_install("cargo-deny", &project.tools.join("bin"), || {
        let mut install = project.cargo("install");
        install.args(["--quiet", "--locked", "--debug", "--root"]).arg(&project.tools);
        install.arg("cargo-deny@0.20.2").env("CARGO_PROFILE_DEV_DEBUG", "0");
        install
    })
}

fn typos(project: &Project) -> Verdict<PathBuf> {
    let home = project.tools.join("typos");
    find_or_install("typos", &home.join("bin"), || {
        let mut install = pip_install(project, &home);
        install.arg("typos==1.52.0");
        install
    })
}

/// Python with the packages of `xtask/ci/requirements.txt`, which are installed anew when that changes.
fn python(project: &Project) -> Verdict<Command> {
    let home = project.tools.join("python");
    let (wanted, installed) = (project.root.join("xtask/ci/requirements.txt"), home.join("requirements.txt"));
    let packages = fs::read(&wanted).with_context(|| format!("cannot read {}", wanted.display()))?;
    if fs::read(&installed).ok().as_ref() != Some(&packages) {
        let mut install = pip_install(project, &home);
        install_with(install.arg("--requirement").arg(&wanted), "the packages of xtask/ci/requirements.txt")?;
        fs::write(&installed, packages).with_context(|| format!("cannot write {}", installed.display()))?;
    }
    let mut python = project.command("python3");
    python.env("PYTHONPATH", &home);
    Ok(python)
}

fn pip_install(project: &Project, home: &Path) -> Command {
    let mut install = project.command("python3");
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    install.arg("--upgrade").arg("--target").arg(home);
    install
}

/// Node with the packages of `xtask/ci/package.json` where its scripts find them.
fn node(project: &Project) -> Verdict<Command> {
    let home = project.tools.join("node");
    fs::create_dir_all(&home).with_context(|| format!("cannot make {}", home.display()))?;
    let packages = project.root.join("xtask/ci/package.json");
    fs::copy(&packages, home.join("package.json")).with_context(|| format!("cannot copy {}", packages.display()))?;

    let mut install = project.command("npm");
    install.args(["install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]);
    install_with(install.arg("--prefix").arg(&home), "the packages of xtask/ci/package.json")?;

    let mut node = project.command("node");
    node.env("NODE_PATH", home.join("node_modules"));
    Ok(node)
}

/// A program of the developer's own, else ours, which is made if it is not there yet.
fn find_or_install(name: &str, ours: &Path, install: impl FnOnce() -> Command) -> Verdict<PathBuf> {
    if let Some(found) = on_path(name) {
        return Ok(found);
    }
    let program = ours.join(name);
    if !program.exists() {
        install_with(&mut install(), name)?;
    }
    Ok(program)
}

/// A program that belongs to the system: found, or installed where we may.
fn system_program(names: &[&str], package: &str) -> Verdict<PathBuf> {
    let find = || names.iter().find_map(|name| on_path(name));
    if let Some(found) = find() {
        return Ok(found);
    }
    if on_path("apt-get").is_none() || !is_root() {
        return skip(&format!("`{}` is not installed", names[0]));
    }
    install_with(Command::new("apt-get").args(["update", "--quiet"]), "the list of packages")?;
    let mut install = Command::new("apt-get");
    install.args(["install", "--yes", "--quiet", "--no-install-recommends", package]);
    install_with(install.env("DEBIAN_FRONTEND", "noninteractive"), package)?;
    find().map_or_else(|| skip(&format!("`{package}` holds no `{}`", names[0])), Ok)
}

/// What cannot be installed is no fault of the change that is being checked.
fn install_with(command: &mut Command, what: &str) -> Verdict {
    succeed(command).map_err(|objection| match objection {
        Objection::Failed(why) => Objection::Skipped(format!("could not install {what}\n{}", why.trim_end())),
        skipped @ Objection::Skipped(_) => skipped,
    })
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

// Running programs

/// The project that is looked at, and where the tools for that live.
struct Project {
    root: PathBuf,
    tools: PathBuf,
}

impl Project {
    fn at(root: &Path) -> anyhow::Result<Self> {
        let root = root.canonicalize().with_context(|| format!("cannot find {}", root.display()))?;
        let tools = root.join("target/ci");
        Ok(Self { root, tools })
    }

    /// The registers of the workspace, and where the step `registers` builds them.
    fn sites(&self) -> [(PathBuf, PathBuf); 2] {
        let showcase = self.root.join("examples/showcase");
        [(self.root.clone(), self.tools.join("dist")), (showcase, self.tools.join("showcase"))]
    }

    /// The catalogues of these registers and of the theme.
    fn catalogues(&self) -> anyhow::Result<Vec<PathBuf>> {
        let folders = ["data", "themes/annex", "examples/showcase/data"];
        let files = folders.map(|folder| disk::files_in(&self.root.join(folder).join("translations")));
        let files: Vec<Vec<PathBuf>> = files.into_iter().collect::<anyhow::Result<_>>()?;
        Ok(files.into_iter().flatten().filter(|file| file.extension().is_some_and(|own| own == "po")).collect())
    }

    fn cargo(&self, subcommand: &str) -> Command {
        let mut cargo = self.command("cargo");
        cargo.arg(subcommand);
        cargo
    }

    fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(&self.root);
        command
    }
}

/// Runs a command to its end; what it printed is kept for the case that it fails.
fn succeed(command: &mut Command) -> Verdict {
    let program = command.get_program().display().to_string();
    let child = command.stdin(Stdio::null()).stderr(Stdio::piped());
    let output = child.output().with_context(|| format!("cannot run `{program}`"))?;
    if output.status.success() { Ok(()) } else { Err(Objection::Failed(text(&output))) }
}

fn text(Output { stdout, stderr, status }: &Output) -> String {
    let (stdout, stderr) = (String::from_utf8_lossy(stdout), String::from_utf8_lossy(stderr));
    format!("{stdout}{stderr}{status}")
}

fn skip<T>(reason: &str) -> Verdict<T> {
    Err(Objection::Skipped(reason.to_owned()))
}

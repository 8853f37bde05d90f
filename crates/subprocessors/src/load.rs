//! From files to a register: parse, decode, resolve, check.

use crate::model::{ID_HELP, Id, Register};
use crate::resolve::{self, Written};
use crate::schema::RegisterFile;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use source::{Diagnostic, Diagnostics, FileId, Sources, Unit, decode, parse_yaml};
use std::collections::BTreeMap;

/// Where the register itself stands.
const REGISTER: &str = "data/register.yaml";
/// The folder of sub-processors: one file each.
const SUBPROCESSORS: &str = "data/subprocessors/";

/// Reads the register. Whatever is wrong in any file is added to `diagnostics`; without a readable
/// register there is no output, and a file that is not readable is left out. What no single field can
/// tell is left to [`rules::check`](crate::rules::check).
pub fn load(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Register> {
    let mut units = Vec::new();
    let register: Option<RegisterFile> = match sources.find(REGISTER) {
        Some(file) => read(sources, file, &mut units, diagnostics),
        None => {
            let problem = Diagnostic::error("missing-register", format!("there is no `{REGISTER}`"));
            diagnostics.push(problem.help("it names the publisher, its services and the sections of the list"));
            None
        }
    };
    let files = entities(sources, entity_files(sources, diagnostics), &mut units, diagnostics);
    let mut register = resolve::register(register?, files, diagnostics);
    register.entities.sort_by(|a, b| a.id.cmp(&b.id));
    register.units = units;
    Some(register)
}

/// Reads every file, side by side; what is found stands in the order of the files.
fn entities(
    sources: &Sources,
    files: Vec<(FileId, String)>,
    units: &mut Vec<Unit>,
    diagnostics: &mut Diagnostics,
) -> Vec<Written> {
    let one = |(file, id): (FileId, String)| {
        let (mut units, mut diagnostics) = (Vec::new(), Diagnostics::new());
        let entity = read(sources, file, &mut units, &mut diagnostics);
        (Written { file, id: Id::from(id), entity }, units, diagnostics)
    };
    let read: Vec<(Written, Vec<Unit>, Diagnostics)> = files.into_par_iter().map(one).collect();
    let mut all = Vec::with_capacity(read.len());
    for (written, own, found) in read {
        units.extend(own);
        diagnostics.extend(found);
        all.push(written);
    }
    all
}

fn read<T: DeserializeOwned>(
    sources: &Sources,
    file: FileId,
    units: &mut Vec<Unit>,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    decode(&parse_yaml(sources, file, diagnostics)?, units, diagnostics)
}

/// The files of sub-processors with the ids that their names give.
fn entity_files(sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<(FileId, String)> {
    let mut files: Vec<(FileId, String)> = Vec::new();
    let mut known: BTreeMap<&str, FileId> = BTreeMap::new();
    for (file, path) in sources.below("data/") {
        let whole = source::Span::new(file, 0..0);
        let Some(name) = path.strip_prefix(SUBPROCESSORS) else {
            if path != REGISTER && !path.starts_with("data/translations/") {
                let problem = Diagnostic::warning("unused-file", format!("`{path}` is not read by anything"));
                diagnostics.push(problem.at(whole).help(format!("sub-processors live in `{SUBPROCESSORS}`")));
            }
            continue;
        };
        let Some(id) = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")) else {
            let problem = Diagnostic::warning("unused-file", format!("`{path}` is not read by anything"));
            diagnostics.push(problem.at(whole).help("a sub-processor's file ends in `.yaml`"));
            continue;
        };
        if !Id::fits(id) {
            let problem = Diagnostic::error("invalid-id", format!("`{id}` cannot be an id"));
            diagnostics.push(problem.at(whole).help(format!("rename the file: {ID_HELP}")));
        } else if let Some(first) = known.get(id) {
            let problem = Diagnostic::error("duplicate-id", format!("`{id}` has two files"));
            let other = sources.path(*first);
            diagnostics.push(problem.at(whole).help(format!("the other one is `{other}`: keep one of them")));
        } else {
            known.insert(id, file);
            files.push((file, id.to_owned()));
        }
    }
    files
}

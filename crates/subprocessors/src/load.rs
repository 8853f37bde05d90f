//! From files to a register: parse, decode, resolve, check.

use crate::model::{ID_HELP, Id, Register};
use crate::resolve::{self, Written};
use crate::schema::RegisterFile;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use source::{Diagnostic, Diagnostics, FileId, Node, Sources, Unit, decode, parse_yaml};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The terms of all languages, read by those who translate.
const GLOSSARY: &str = "data/glossary.yaml";
/// Where the register itself stands.
const REGISTER: &str = "data/register.yaml";
/// The folder of sub-processors: one file each.
const SUBPROCESSORS: &str = "data/subprocessors/";

/// Reads the register. Whatever is wrong in any file is added to `diagnostics`; without a readable
/// register there is no output, and a file that is not readable is left out. What no single field can
/// tell is left to [`rules::check`](crate::rules::check).
pub fn load(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Register> {
    load_again(sources, &Trees::default(), diagnostics).0
}

/// The same, without parsing a file again that is as it was; and the trees, for the next time. The files
/// have to be the same ones, as places name them by their number.
pub fn load_again(sources: &Sources, before: &Trees, diagnostics: &mut Diagnostics) -> (Option<Register>, Trees) {
    let mut units = Vec::new();
    let mut trees = Trees::default();
    let register: Option<RegisterFile> = match sources.find(REGISTER) {
        Some(file) => {
            let tree = before.tree(sources, file);
            let register = tree.decode(&mut units, diagnostics);
            trees.0.insert(file, tree);
            register
        }
        None => {
            let problem = Diagnostic::error("missing-register", format!("there is no `{REGISTER}`"));
            diagnostics.push(problem.help("it names the publisher, its services and the sections of the list"));
            None
        }
    };
    let files = entity_files(sources, diagnostics);
    let files = entities(sources, files, before, &mut trees, &mut units, diagnostics);
    let register = register.map(|register| {
        let mut register = resolve::register(register, files, diagnostics);
        register.entities.sort_by(|a, b| a.id.cmp(&b.id));
        register.units = units;
        register
    });
    (register, trees)
}

/// Files as trees, by their number.
#[derive(Default)]
pub struct Trees(BTreeMap<FileId, Arc<Tree>>);

/// A file as a tree, and what was wrong with it.
struct Tree {
    bytes: Arc<[u8]>,
    node: Option<Node>,
    found: Diagnostics,
}

impl Trees {
    /// The tree of a file: the one that is known, if it is of the same bytes.
    fn tree(&self, sources: &Sources, file: FileId) -> Arc<Tree> {
        let bytes = sources.bytes(file);
        match self.0.get(&file).filter(|own| own.bytes == *bytes) {
            Some(known) => Arc::clone(known),
            None => {
                let mut found = Diagnostics::new();
                let node = parse_yaml(sources, file, &mut found);
                Arc::new(Tree { bytes: Arc::clone(bytes), node, found })
            }
        }
    }
}

impl Tree {
    fn decode<T: DeserializeOwned>(&self, units: &mut Vec<Unit>, diagnostics: &mut Diagnostics) -> Option<T> {
        diagnostics.extend(self.found.clone());
        decode(self.node.as_ref()?, units, diagnostics)
    }
}

/// Reads every file, side by side; what is found stands in the order of the files.
fn entities(
    sources: &Sources,
    files: Vec<(FileId, String)>,
    before: &Trees,
    trees: &mut Trees,
    units: &mut Vec<Unit>,
    diagnostics: &mut Diagnostics,
) -> Vec<Written> {
    let one = |(file, id): (FileId, String)| {
        let (mut units, mut diagnostics) = (Vec::new(), Diagnostics::new());
        let tree = before.tree(sources, file);
        let entity = tree.decode(&mut units, &mut diagnostics);
        (Written { file, id: Id::from(id), entity }, tree, units, diagnostics)
    };
    let read: Vec<_> = files.into_par_iter().map(one).collect();
    let mut all = Vec::with_capacity(read.len());
    for (written, tree, own, found) in read {
        units.extend(own);
        diagnostics.extend(found);
        trees.0.insert(written.file, tree);
        all.push(written);
    }
    all
}

/// The files of sub-processors with the ids that their names give.
fn entity_files(sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<(FileId, String)> {
    let mut files: Vec<(FileId, String)> = Vec::new();
    let mut known: BTreeMap<&str, FileId> = BTreeMap::new();
    for (file, path) in sources.below("data/") {
        let whole = source::Span::new(file, 0..0);
        let Some(name) = path.strip_prefix(SUBPROCESSORS) else {
            if path != REGISTER && path != GLOSSARY && !path.starts_with("data/translations/") {
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

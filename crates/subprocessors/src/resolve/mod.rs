//! From what is written to what is meant: every word looked up, every mistake told at its place.

mod words;

mod facets;
mod vocabulary;

mod entity;

mod facts;
mod place;
mod scope;

mod timing;

use crate::model::{Id, Register};
use crate::schema::{EntityFile, RegisterFile};
use source::{Diagnostics, FileId};
use std::collections::{BTreeMap, BTreeSet};

/// A file of a sub-processor: its id and what is written in it, or nothing if it was not readable.
pub(crate) struct Written {
    pub(crate) file: FileId,
    pub(crate) id: Id,
    pub(crate) entity: Option<EntityFile>,
}

/// The register that the files mean. Entries that refer to something unknown keep their other facts.
pub(crate) fn register(written: RegisterFile, files: Vec<Written>, diagnostics: &mut Diagnostics) -> Register {
    let mut resolver = Resolver { register: Register::default(), known: known(&files), diagnostics };
    resolver.vocabulary(written);
    let readable = files.into_iter().filter_map(|own| Some((own.file, own.id, own.entity?)));
    let entities = readable.filter_map(|(file, id, entity)| resolver.entity(file, id, entity)).collect();
    Register { entities, ..resolver.register }
}

/// The engagements of every entity, by its id; nothing where the file was not readable.
type Known = BTreeMap<Id, Option<BTreeSet<String>>>;

fn known(files: &[Written]) -> Known {
    let engagements = |file: &EntityFile| file.0.engagements.keys().map(str::to_owned).collect();
    files.iter().map(|own| (own.id.clone(), own.entity.as_ref().map(engagements))).collect()
}

/// What the resolver knows while it works: the vocabulary so far, and who else there is.
struct Resolver<'a> {
    register: Register,
    known: Known,
    diagnostics: &'a mut Diagnostics,
}

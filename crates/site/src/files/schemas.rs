//! `schemas/`: what the machine-readable files look like, for whoever reads them.

use super::data::Data;
use super::manifest::Manifest;
use super::well_known::WellKnown;
use crate::routes::{Host, Routes};
use std::sync::LazyLock;
use subprocessors::{PublishedSchema, published_schemas};

/// The shape of the list.
pub(crate) const LIST: &str = "annex/subprocessors/2";
/// The shape of its history.
pub(crate) const HISTORY: &str = "annex/history/1";
/// The shape of the manifest.
pub(crate) const MANIFEST: &str = "annex/manifest/2";
/// The shape of the file that tells of all others.
pub(crate) const WELL_KNOWN: &str = "annex/well-known/1";

/// Every schema, without its address.
pub(crate) static ALL: LazyLock<Vec<Published>> = LazyLock::new(|| {
    let own = [
        PublishedSchema::of::<Manifest>(MANIFEST, "Files of a site about sub-processors"),
        PublishedSchema::of::<WellKnown>(WELL_KNOWN, "Where a list of sub-processors is"),
    ];
    published_schemas().into_iter().chain(own).map(Published).collect()
});

/// A schema that is published.
pub(crate) struct Published(PublishedSchema);

impl Published {
    /// The path of its file below the root of a host.
    pub(crate) fn path(&self) -> String {
        format!("schemas/{}", self.0.file())
    }
}

/// The schema of a name, as a file of a host.
pub(crate) fn position(name: &str) -> Data {
    let position = ALL.iter().position(|own| own.0.name == name);
    Data::Schema(position.expect("every shape that is written has a schema"))
}

/// A schema on a host; its `$id` is its address there.
pub(crate) fn file(at: usize, host: &Host, routes: &Routes) -> Vec<u8> {
    let mut schema = ALL[at].0.schema.clone();
    schema["$id"] = Data::Schema(at).url(host, routes).into();
    serde_json::to_vec_pretty(&schema).expect("a schema has only strings as keys")
}

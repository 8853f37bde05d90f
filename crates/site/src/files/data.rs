//! The machine-readable files of a host: which there are, where, of which type, in which shape.
//!
//! Whoever makes them, lets other sites read them, or tells of them, goes by this one list.

use super::{csv, history, json, manifest, schemas, well_known, xlsx};
use crate::routes::{Host, Routes};
use std::borrow::Cow;

/// A machine-readable file of a host. Locales and schemas are meant by their positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Data {
    /// The list in a language, or in none.
    List(Option<usize>),
    /// The list as a table.
    Csv(usize),
    /// What the columns of that table are.
    Columns(usize),
    /// The list as a spreadsheet.
    Sheet(usize),
    /// Revisions and changes.
    History,
    /// All files of the site with their hashes.
    Manifest,
    /// Where all of this is.
    WellKnown,
    /// What the others look like.
    Schema(usize),
}

impl Data {
    /// Every file of a host.
    pub(crate) fn of(host: &Host, routes: &Routes) -> Vec<Data> {
        let neutral = has_neutral_list(host, routes).then_some(Data::List(None));
        let schemas = (0..schemas::ALL.len()).map(Data::Schema);
        let whole = neutral.into_iter().chain([Data::History, Data::Manifest, Data::WellKnown]).chain(schemas);
        host.locales.iter().flat_map(|locale| Data::of_locale(*locale)).chain(whole).collect()
    }

    /// Every file in the language of a locale.
    pub(crate) fn of_locale(locale: usize) -> [Data; 4] {
        [Data::List(Some(locale)), Data::Csv(locale), Data::Columns(locale), Data::Sheet(locale)]
    }

    /// What it is, for programs.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Data::List(_) => "list",
            Data::Csv(_) => "csv",
            Data::Columns(_) => "csv-metadata",
            Data::Sheet(_) => "xlsx",
            Data::History => "history",
            Data::Manifest => "manifest",
            Data::WellKnown => "well-known",
            Data::Schema(_) => "schema",
        }
    }

    /// The name of its file.
    pub(crate) fn name(self) -> Cow<'static, str> {
        match self {
            Data::List(_) => json::NAME.into(),
            Data::Csv(_) => csv::NAME.into(),
            Data::Columns(_) => csv::METADATA.into(),
            Data::Sheet(_) => xlsx::NAME.into(),
            Data::History => history::NAME.into(),
            Data::Manifest => manifest::NAME.into(),
            Data::WellKnown => well_known::NAME.into(),
            Data::Schema(at) => schemas::ALL[at].path().into(),
        }
    }

    /// Its locale, if it is in a language.
    pub(crate) fn locale(self) -> Option<usize> {
        match self {
            Data::List(locale) => locale,
            Data::Csv(locale) | Data::Columns(locale) | Data::Sheet(locale) => Some(locale),
            Data::History | Data::Manifest | Data::WellKnown | Data::Schema(_) => None,
        }
    }

    /// Its media type.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Data::Csv(_) => "text/csv; charset=utf-8",
            Data::Columns(_) => "application/csvm+json",
            Data::Sheet(_) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Data::Schema(_) => "application/schema+json",
            Data::List(_) | Data::History | Data::Manifest | Data::WellKnown => "application/json",
        }
    }

    /// What hosts would serve it as, by the end of its name, is not always its type.
    pub(crate) fn needs_type(self) -> bool {
        matches!(self, Data::Csv(_) | Data::Columns(_) | Data::Sheet(_) | Data::Schema(_))
    }

    /// The path of its file in the site.
    pub(crate) fn file(self, host: &Host, routes: &Routes) -> String {
        match self.locale() {
            Some(locale) => routes.data_file(locale, &self.name()),
            None => format!("{}{}", host.folder, self.name()),
        }
    }

    /// Its address on its host.
    pub(crate) fn path(self, host: &Host, routes: &Routes) -> String {
        match self.locale() {
            Some(locale) => routes.data_path(locale, &self.name()),
            None => format!("{}/{}", host.base_path, self.name()),
        }
    }

    /// Its absolute address.
    pub(crate) fn url(self, host: &Host, routes: &Routes) -> String {
        format!("{}{}", host.origin(), self.path(host, routes))
    }

    /// What describes its shape.
    pub(crate) fn schema(self) -> Option<Data> {
        match self {
            Data::List(_) => Some(schemas::position(schemas::LIST)),
            Data::History => Some(schemas::position(schemas::HISTORY)),
            Data::Manifest => Some(schemas::position(schemas::MANIFEST)),
            Data::WellKnown => Some(schemas::position(schemas::WELL_KNOWN)),
            Data::Csv(locale) | Data::Sheet(locale) => Some(Data::Columns(locale)),
            Data::Columns(_) | Data::Schema(_) => None,
        }
    }
}

/// Whether the root of a host has the list in no language: unless a locale has its own there.
fn has_neutral_list(host: &Host, routes: &Routes) -> bool {
    let neutral = Data::List(None).path(host, routes);
    !host.locales.iter().any(|locale| Data::List(Some(*locale)).path(host, routes) == neutral)
}

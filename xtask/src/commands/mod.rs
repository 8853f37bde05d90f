//! The commands: each reads its arguments and says in a few lines what it does with a site.

pub mod bench;
pub mod build;
pub mod change;
pub mod check;
pub mod ci;
pub mod diff;
pub mod end;
pub mod history;
pub mod i18n;
pub mod import;
pub mod new;
pub mod rules;
pub mod schema;
pub mod serve;
pub mod show;
pub mod snapshot;
pub mod verify;

//! `cargo xtask history`: every change of the facts, newest first.

use super::show::audience;
use crate::{register, terminal};
use anstream::println;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use subprocessors::{Aspect, Change, Date, Notice, Register, What};

/// What `history` takes.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    register: register::RegisterArguments,
    /// With the dates and entries of an audience
    #[arg(long, value_name = "ID")]
    audience: Option<String>,
    /// Only changes after this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    after: Option<Date>,
    /// Only changes of this entity
    #[arg(value_name = "ENTITY")]
    entity: Option<String>,
}

/// Prints the changes by the day on which they take effect: coming ones first, then those that were.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let read = arguments.register.read()?;
    let Some(register) = read.facts() else { return Ok(false) };
    let audience = audience(arguments.audience.as_deref(), &register)?;
    if let Some(id) = arguments.entity.as_deref().filter(|id| register.entity(id).is_none()) {
        bail!("there is no entity `{id}`");
    }
    let from = arguments.after.unwrap_or(Date::MIN);
    let concerns = |change: &Change<'_>| {
        let all = || change.from.iter().chain(&change.into).chain([&change.subject]);
        arguments.entity.as_deref().is_none_or(|id| all().any(|own| own.entity == id))
    };
    let changes = register.changes(from, Date::MAX, audience.as_ref()).into_iter().filter(concerns);
    let days = by_day(changes);
    if days.is_empty() {
        println!("no changes");
    }
    let notices = register.coming_notices(read.today(), audience.as_ref());
    for (date, changes) in days.iter().rev() {
        show_day(&register, *date, read.today(), changes, &notices);
    }
    Ok(true)
}

fn by_day<'a>(changes: impl Iterator<Item = Change<'a>>) -> BTreeMap<Date, Vec<Change<'a>>> {
    let mut days: BTreeMap<Date, Vec<Change<'a>>> = BTreeMap::new();
    for change in changes {
        if let Some(since) = change.effective {
            days.entry(since.date).or_default().push(change);
        }
    }
    days
}

fn show_day(register: &Register, date: Date, today: Date, changes: &[Change<'_>], notices: &[Notice]) {
    let coming = if date > today { " (coming)" } else { "" };
    terminal::heading(format!("{date}{coming}"));
    for change in changes {
        println!("  {change}");
        if let Some(announced) = change.announced {
            let notice = notices.iter().find(|own| own.subject == change.subject && own.effective == date);
            println!("      announced {announced}{}", deadlines(notice));
        }
        for difference in change.differences.iter().filter(|own| is_told(change, own.aspect)) {
            println!("      {difference}");
        }
    }
    let silent = notices.iter().filter(|own| own.effective == date && own.announced.is_none());
    for notice in silent.filter(|own| changes.iter().any(|change| change.subject == own.subject)) {
        let name = register.entity(&notice.subject.entity).map(|own| own.id.to_string()).unwrap_or_default();
        println!("      {name} has to be announced by {}", notice.latest_announcement);
    }
}

/// Of what is gone, its purpose says enough.
fn is_told(change: &Change<'_>, aspect: Aspect) -> bool {
    change.what != What::Removed || aspect == Aspect::Purpose
}

/// ", 35 days before (30 asked for); objection until 2026-11-24".
fn deadlines(notice: Option<&Notice>) -> String {
    let Some(notice) = notice else { return String::new() };
    let given = notice.days_given().map(|days| format!(", {days} days before ({} asked for)", notice.days_due));
    let objection = notice.objection_deadline.map(|date| format!("; objection until {date}"));
    [given, objection].into_iter().flatten().collect()
}

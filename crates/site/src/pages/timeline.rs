//! Engagements over the years: when each began, changed and ended.

use super::Scene;
use crate::pictures::timeline::{Timeline, TimelineRow, TimelineSpan};
use crate::view::{SpanView, TimelineView};
use subprocessors::{Date, Engagement, Entity, Since, Version};

/// A stretch of time in which something is engaged.
struct Stretch {
    from: Since,
    /// The first day on which it no longer is, if there is one.
    until: Option<Date>,
    /// Days on which something about it changes.
    changed: Vec<Date>,
}

/// An engagement with what is shown of it.
struct Row<'a> {
    entity: &'a Entity,
    engagement: &'a Engagement,
    stretches: Vec<Stretch>,
}

impl<'a> Scene<'a> {
    /// The picture, and its rows as a table.
    pub(crate) fn timeline(&self) -> TimelineView {
        let rows = self.rows();
        TimelineView { svg_html: self.picture(&rows), rows: rows.iter().flat_map(|own| self.spans(own)).collect() }
    }

    /// Every engagement that was, is or is announced, the oldest first.
    fn rows(&self) -> Vec<Row<'a>> {
        let engagements = self
            .record
            .register
            .entities
            .iter()
            .flat_map(|entity| entity.engagements.iter().map(move |engagement| (entity, engagement)));
        let rows = engagements.map(|(entity, engagement)| Row {
            entity,
            engagement,
            stretches: stretches(entity, engagement, self.today()),
        });
        let mut rows: Vec<Row<'a>> = rows.filter(|own| !own.stretches.is_empty()).collect();
        rows.sort_by_key(|own| own.stretches[0].from);
        rows
    }

    fn picture(&self, rows: &[Row<'a>]) -> String {
        let stretches = || rows.iter().flat_map(|own| &own.stretches);
        let today = self.today();
        let Some(first) = stretches().map(|own| own.from.date).min() else { return String::new() };
        let latest = stretches().flat_map(|own| own.until.into_iter().chain([own.from.date])).max();
        let (from, to) = (start_of_year(first), start_of_year_after(latest.unwrap_or(today).max(today)));
        let years = (from.year()..=to.year()).filter_map(|year| Date::new(year, 1, 1).ok());
        let picture = Timeline {
            id: "timeline",
            title: self.words.label("timeline", &[]),
            description: self.words.label("timeline_text", &[]),
            rtl: self.words.language.direction.is_rtl(),
            from,
            to,
            today: (today, self.words.label("today", &[])),
            years: years.map(|day| (day, self.words.language.year(day))).collect(),
            rows: rows.iter().map(|own| self.bar(own)).collect(),
        };
        picture.svg()
    }

    fn bar(&self, row: &Row<'a>) -> TimelineRow {
        // Names have a direction of their own (Unicode Annex 9: first strong isolate).
        let name = format!("\u{2068}{}\u{2069}", self.plain_name(row.entity));
        let purpose = self.plain_purpose(row);
        let changed = row.stretches.iter().flat_map(|own| &own.changed);
        TimelineRow {
            label: purpose.map_or_else(|| name.clone(), |purpose| format!("{name} · {purpose}")),
            turns: changed.map(|day| (*day, self.words.language.date(*day))).collect(),
            spans: row.stretches.iter().map(span).collect(),
        }
    }

    fn spans(&self, row: &Row<'a>) -> Vec<SpanView> {
        let today = self.today();
        let date = |day: &Date| self.words.date(*day).html;
        let name = self.entity_url(&row.entity.id);
        let name = match name {
            Some(_) => self.linked(&row.entity.id, crate::message::Filling::name(&self.plain_name(row.entity)).html),
            None => self.entity_link(&row.entity.id),
        };
        let purpose = self.purpose_of(row).map(|text| self.words.html(text));
        let of = |own: &Stretch| SpanView {
            name_html: name.clone(),
            purpose_html: purpose.clone(),
            from_html: self.words.since(own.from),
            until_html: own.until.as_ref().map(date),
            coming: own.from.date > today,
            changed_html: own.changed.iter().map(date).collect(),
        };
        row.stretches.iter().map(of).collect()
    }

    fn plain_name(&self, entity: &Entity) -> String {
        match entity.on(self.today(), None).called() {
            Some(subprocessors::Name::Class(text)) => self.words.plain(text),
            Some(subprocessors::Name::Legal(name)) => name.to_owned(),
            None => entity.id.to_string(),
        }
    }

    /// What tells apart several engagements of one entity.
    fn purpose_of(&self, row: &Row<'a>) -> Option<&'a source::Text> {
        let day = row.stretches.last().map(|own| own.from.date.max(self.today()))?;
        let entry = row.entity.entries(day, None).find(|own| own.engagement.id == row.engagement.id)?;
        entry.facts.purpose()
    }

    fn plain_purpose(&self, row: &Row<'a>) -> Option<String> {
        let text = self.purpose_of(row).filter(|_| row.entity.engagements.len() > 1)?;
        Some(self.words.plain(text))
    }
}

/// Every stretch of an engagement up to a day, and those that are announced by then.
fn stretches(entity: &Entity, engagement: &Engagement, today: Date) -> Vec<Stretch> {
    let told = |own: &&Version| {
        own.timing.has_begun(today, None) || own.timing.announced_for(None).is_some_and(|day| day <= today)
    };
    let mut days: Vec<Date> = engagement.history.iter().filter(told).flat_map(|own| own.timing.turns(None)).collect();
    days.sort_unstable();
    days.dedup();
    let mut all: Vec<Stretch> = Vec::new();
    for day in days {
        let entry = entity.entries(day, None).find(|own| own.engagement.id == engagement.id);
        let engaged = entry.filter(|own| own.ended.is_none());
        match (engaged, all.last_mut().filter(|own| own.until.is_none())) {
            (Some(entry), None) => {
                let at_least = entry.since.at_least && entry.since.date == day;
                all.push(Stretch { from: Since { date: day, at_least }, until: None, changed: Vec::new() });
            }
            (Some(_), Some(open)) => open.changed.push(day),
            (None, Some(open)) => open.until = Some(day),
            (None, None) => {}
        }
    }
    all
}

fn span(own: &Stretch) -> TimelineSpan {
    TimelineSpan { from: own.from.date, to: own.until, at_least: own.from.at_least }
}

fn start_of_year(day: Date) -> Date {
    Date::new(day.year(), 1, 1).unwrap_or(day)
}

fn start_of_year_after(day: Date) -> Date {
    Date::new(day.year() + 1, 1, 1).unwrap_or(day)
}

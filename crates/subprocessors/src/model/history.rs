//! Time: versions, since when each stands, and since when readers know.

use super::fact::{Aspect, Fact};
use super::id::Id;
use super::place::Location;
use crate::values::Date;
use source::{Span, Spanned, Text};

/// What changes on a day. What it does not state stays as before.
#[derive(Debug, Clone)]
pub struct Version {
    /// When, and how readers were told.
    pub timing: Timing,
    /// What it states, each aspect at most once.
    pub facts: Vec<(Aspect, Fact)>,
    /// What no longer holds, with nothing in its place.
    pub no_longer: Vec<Aspect>,
}

impl Version {
    /// The places that it states.
    pub fn locations(&self) -> &[Location] {
        let stated = self.facts.iter().find_map(|(_, fact)| match fact {
            Fact::Locations(all) => Some(all.as_slice()),
            _ => None,
        });
        stated.unwrap_or_default()
    }
}

/// When a version stands.
#[derive(Debug, Clone)]
pub struct Timing {
    /// From when on, where it is written.
    pub start: Spanned<Start>,
    /// When customers were told, if stated.
    pub announced: Option<Spanned<Date>>,
    /// Its last day, if it is meant to pass.
    pub until: Option<Spanned<Until>>,
    /// Dates it had before it was moved, oldest first.
    pub moved: Vec<Moved>,
    /// When it was called off, if it was: then it never takes effect.
    pub withdrawn: Option<Spanned<Date>>,
    /// Whether it only puts right what the list said.
    pub correction: bool,
    /// Another notice than the policy asks for, if stated.
    pub notice: Option<OwnNotice>,
    /// Other dates for some audiences.
    pub audiences: Vec<AudienceDates>,
    /// Whether it ends what it is about.
    pub ended: bool,
    /// What takes its place: engagements, or for a legal entity other entities.
    pub replaced_by: Vec<Spanned<Reference>>,
    /// Where the version begins in its file.
    pub span: Span,
}

/// From when on a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Start {
    /// From this day.
    Effective(Date),
    /// From this day or an earlier one: imported history.
    KnownSince(Date),
}

impl Start {
    /// The day.
    pub fn date(self) -> Date {
        match self {
            Start::Effective(date) | Start::KnownSince(date) => date,
        }
    }
}

/// The last day of something that is meant to pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// This day.
    Day(Date),
    /// A day that is not known yet.
    Open,
}

/// A date that a change had before it was moved.
#[derive(Debug, Clone)]
pub struct Moved {
    /// When customers were told of the other date.
    pub on: Spanned<Date>,
    /// The day on which it was to take effect until then.
    pub from: Spanned<Date>,
}

/// Another notice than the policy asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnNotice {
    /// Calendar days between announcement and effect, if others.
    pub notice_days: Option<u16>,
    /// Calendar days to object, if others.
    pub objection_days: Option<u16>,
    /// Why.
    pub because: Text,
}

/// The dates of a change for one audience.
#[derive(Debug, Clone)]
pub struct AudienceDates {
    /// The audience.
    pub audience: Id,
    /// When it was told, if at another time.
    pub announced: Option<Spanned<Date>>,
    /// When it is in effect for it, if at another time.
    pub effective: Option<Spanned<Date>>,
}

/// An entity, or one of its engagements.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The entity.
    pub entity: Id,
    /// The engagement, unless the entity itself is meant.
    pub engagement: Option<Id>,
}

impl std::fmt::Display for Reference {
    /// `entity`, or `entity/engagement`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.engagement {
            Some(engagement) => write!(f, "{}/{engagement}", self.entity),
            None => write!(f, "{}", self.entity),
        }
    }
}

impl Timing {
    fn dates_for(&self, audience: Option<&Id>) -> Option<&AudienceDates> {
        self.audiences.iter().find(|own| Some(&own.audience) == audience)
    }

    /// From when on it stands for an audience, or for those whom no other date is given for.
    pub fn start_for(&self, audience: Option<&Id>) -> Start {
        let own = self.dates_for(audience).and_then(|own| own.effective.as_ref());
        own.map_or(self.start.value, |date| Start::Effective(date.value))
    }

    /// When an audience was told.
    pub fn announced_for(&self, audience: Option<&Id>) -> Option<Date> {
        let own = self.dates_for(audience).and_then(|own| own.announced.as_ref());
        own.or(self.announced.as_ref()).map(|date| date.value)
    }

    /// When an audience was told of the day on which it takes effect, or of an earlier one: announced, or moved
    /// forward. From this day its notice counts.
    pub fn told_for(&self, audience: Option<&Id>) -> Option<Date> {
        let effective = self.start_for(audience).date();
        let moved_forward = self.moved.iter().rev().find(|own| own.from.value > effective);
        moved_forward.map(|own| own.on.value).max(self.announced_for(audience))
    }

    /// The day on which what it states no longer holds, if it is meant to pass and that day is known.
    pub fn lapse(&self) -> Option<Date> {
        match self.until.as_ref()?.value {
            Until::Day(last) => last.tomorrow().ok(),
            Until::Open => None,
        }
    }

    /// Whether it has begun on a day.
    pub fn has_begun(&self, date: Date, audience: Option<&Id>) -> bool {
        self.withdrawn.is_none() && self.start_for(audience).date() <= date
    }

    /// Whether it has begun on a day, and passed.
    pub fn has_passed(&self, date: Date) -> bool {
        self.lapse().is_some_and(|lapse| lapse <= date)
    }

    /// Where the day on which it takes effect for an audience is written.
    pub fn start_place(&self, audience: Option<&Id>) -> Span {
        let own = self.dates_for(audience).and_then(|own| own.effective.as_ref());
        own.map_or(self.start.span, |date| date.span)
    }

    /// Where the day on which an audience was told of its date is written.
    pub fn told_place(&self, audience: Option<&Id>) -> Option<Span> {
        let told = self.told_for(audience)?;
        let own = self.dates_for(audience).and_then(|own| own.announced.as_ref());
        let moved = self.moved.iter().map(|own| &own.on);
        own.or(self.announced.as_ref()).into_iter().chain(moved).find(|day| day.value == told).map(|day| day.span)
    }

    /// Whether an audience has dates of its own.
    pub fn differs_for(&self, audience: &Id) -> bool {
        self.dates_for(Some(audience)).is_some()
    }

    /// When it was to take effect, as readers knew on a day: nothing if they did not know of it, or it was called
    /// off.
    pub fn expected(&self, known_on: Date, audience: Option<&Id>) -> Option<Date> {
        let told = self.announced_for(audience).is_none_or(|announced| announced <= known_on);
        let off = self.withdrawn.as_ref().is_some_and(|day| day.value <= known_on);
        let moved = self.moved.iter().find(|own| known_on < own.on.value).map(|own| own.from.value);
        (told && !off).then(|| moved.unwrap_or_else(|| self.start_for(audience).date()))
    }

    /// Days on which it was moved, each with the day on which it was to take effect until then, oldest first.
    pub fn moves(&self) -> Vec<(Date, Date)> {
        self.moved.iter().map(|own| (own.on.value, own.from.value)).collect()
    }

    /// Every day on which readers see something new: it is announced, moved, called off, begins, passes.
    pub fn news(&self, audience: Option<&Id>) -> impl Iterator<Item = Date> {
        let told = self.announced_for(audience);
        let moved = self.moved.iter().map(|own| own.on.value);
        let off = self.withdrawn.as_ref().map(|day| day.value);
        told.into_iter().chain(moved).chain(off).chain(self.turns(audience))
    }

    /// Every day on which what holds may change: it begins, and passes.
    pub fn turns(&self, audience: Option<&Id>) -> impl Iterator<Item = Date> + use<> {
        let off = self.withdrawn.is_some();
        let all = [Some(self.start_for(audience).date()), self.lapse()];
        all.into_iter().flatten().filter(move |_| !off)
    }
}

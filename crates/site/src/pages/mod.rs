//! Pages: one module a kind, each from facts and a language to the view that its template sees.

mod filter;
pub(crate) mod list;

pub(crate) mod entity;

pub(crate) mod changes;

pub(crate) mod archive;
pub(crate) mod compared;
pub(crate) mod past;

pub(crate) mod choice;
pub(crate) mod choices;
pub(crate) mod whereabouts;

pub(crate) mod downloads;
pub(crate) mod subscribe;

pub(crate) mod chooser;
pub(crate) mod not_found;

pub(crate) mod day;
pub(crate) mod record;

mod address;
mod words;

pub(crate) mod change;
mod coming;
pub(crate) mod groups;
mod history;
mod note;
mod timeline;

mod conditions;
mod facts;
mod party;
mod places;
mod policy;
mod said;
mod transfers;

pub(crate) use words::WORDS;

use crate::inputs::Inputs;
use crate::localizer::Localizer;
use crate::message::Filling;
use crate::routes::{PageId, Routes};
use crate::view::{CookiesView, Line, SharedView};
use std::collections::BTreeMap;
use std::rc::Rc;
use subprocessors::{Date, List, Since};

/// What the views of one locale are made from.
pub(crate) struct Scene<'a> {
    pub(crate) inputs: &'a Inputs,
    pub(crate) routes: &'a Routes,
    /// What is known over time.
    pub(crate) record: &'a record::Record<'a>,
    /// What holds on the day of which the page speaks.
    pub(crate) day: &'a day::Day<'a>,
    /// Position of the locale.
    pub(crate) locale: usize,
    pub(crate) words: Rc<Localizer<'a>>,
}

impl<'a> Scene<'a> {
    /// The scene of one locale, today.
    pub(crate) fn new(inputs: &'a Inputs, routes: &'a Routes, record: &'a record::Record<'a>, locale: usize) -> Self {
        Scene { inputs, routes, record, day: &record.today, locale, words: Rc::new(inputs.localizer(locale)) }
    }

    /// The same on another day.
    pub(crate) fn on(&self, day: &'a day::Day<'a>) -> Self {
        Scene { day, words: Rc::clone(&self.words), ..*self }
    }

    /// The list.
    pub(crate) fn list(&self) -> &'a List<'a> {
        &self.day.list
    }

    /// The day of the site.
    pub(crate) fn today(&self) -> Date {
        self.record.today.list.date
    }

    /// What all pages of the locale share.
    pub(crate) fn shared(&self, assets: &BTreeMap<String, String>) -> SharedView {
        let words = &self.words;
        let keys = || self.inputs.look.theme().keys().filter(|key| words.needs_no_filling(key)).map(str::to_owned);
        SharedView {
            lang: words.language.tag.clone(),
            dir: words.language.direction.attribute(),
            ui: keys().map(|key| (key.clone(), words.ui(&key, &[]))).collect(),
            label: keys().map(|key| (key.clone(), words.label(&key, &[]))).collect(),
            site_name: self.site_name(),
            publisher_html: Filling::name(&self.inputs.register.publisher.name).html,
            service_html: words.fill("{service}"),
            revision_html: self.revision(self.today()),
            list_url: self.routes.path(self.locale, PageId::List),
            urls: self.parts().map(|own| (own.words().1.to_owned(), self.url(PageId::Part(own)))).collect(),
            data_url: self.routes.data_path(self.locale, crate::files::json::NAME),
            assets: assets.iter().map(|(key, file)| (key.clone(), self.asset_url(file))).collect(),
            cookies: self.cookies(),
        }
    }

    /// The name of the site, if it has one.
    pub(crate) fn site_name(&self) -> Option<String> {
        self.inputs.config.title.as_ref().map(|title| self.words.title_plain(title))
    }

    fn asset_url(&self, file: &str) -> String {
        format!("{}/{file}", self.routes.host(self.locale).base_path)
    }

    fn cookies(&self) -> Option<CookiesView> {
        let cookies = self.inputs.config.cookies.as_ref()?;
        let names: Vec<&str> = cookies.names.iter().map(String::as_str).collect();
        let names = Filling::words(&self.words.language.list(&names));
        Some(CookiesView {
            text_html: self.words.ui("cookies_text", &[("names", names)]),
            policy: cookies.policy(&self.words.language.tag).as_str().to_owned(),
        })
    }

    /// A line of words and a value.
    pub(crate) fn line(&self, key: &str, value_html: String) -> Line {
        Line { label_html: self.words.shared(key), value_html }
    }

    /// When something was updated, since when it is in force, and when it changes next.
    pub(crate) fn status(&self, updated: Option<Date>, since: Option<Since>, next: Option<Date>) -> Vec<Line> {
        let date = |date: Date| self.words.date(date).html;
        let updated = updated.map(|updated| self.line("last_updated", date(updated)));
        let since = since.map(|since| self.line("in_force", self.words.since(since)));
        let next = next.map_or_else(|| self.words.ui("next_change_none", &[]), date);
        updated.into_iter().chain(since).chain([self.line("next_change", next)]).collect()
    }
}

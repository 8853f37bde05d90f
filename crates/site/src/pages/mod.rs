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

pub(crate) mod change;
mod coming;
pub(crate) mod groups;
mod history;
mod timeline;

mod conditions;
mod facts;
mod party;
mod places;
mod policy;
mod said;
mod transfers;

use crate::inputs::Inputs;
use crate::localizer::Localizer;
use crate::message::{Filling, escape};
use crate::routes::{Many, PageId, Part, Routes};
use crate::view::{AddressView, CookiesView, FeedView, LanguageView, Line, LinkView, SharedView};
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

/// The words that code asks a theme for; templates may use any others.
pub(crate) const WORDS: &[&str] = &[
    "acting",
    "address",
    "affiliate",
    "affiliates",
    "after",
    "ai",
    "ai_developer",
    "ai_host",
    "ai_licence",
    "announced_for",
    "announced_on",
    "anywhere",
    "applies",
    "archive",
    "archive_text",
    "archive_title",
    "assistance",
    "assurances",
    "at_least",
    "audiences",
    "authorisation_general",
    "authorisation_specific",
    "authoritative",
    "backup",
    "before",
    "by_default",
    "calendar",
    "calendar_text",
    "called_off",
    "caption",
    "caption_short",
    "certifications",
    "changes",
    "changes_count",
    "changes_text",
    "changes_title",
    "checked",
    "choice_text",
    "choice_title",
    "choices",
    "choices_both",
    "choices_product",
    "choices_region",
    "choices_text",
    "choices_title",
    "choose_language",
    "choose_language_text",
    "coming",
    "coming_announced",
    "coming_effective",
    "coming_objection",
    "condition",
    "condition_is",
    "condition_is_not",
    "condition_uses",
    "condition_uses_not",
    "contacts",
    "continues",
    "continues_since",
    "contractor",
    "cookies_text",
    "correction",
    "count",
    "csv_text",
    "current_list",
    "customer_chooses",
    "data_categories",
    "day_after",
    "day_before",
    "day_effective",
    "day_objection",
    "day_text",
    "day_text_current",
    "day_title",
    "days",
    "difference_text",
    "difference_title",
    "difference_today",
    "dimension_cohort",
    "dimension_deployment",
    "dimension_edition",
    "dimension_plan",
    "dimension_product",
    "dimension_region",
    "directory_text",
    "downloads",
    "downloads_text",
    "downloads_title",
    "dpa",
    "duration",
    "edge",
    "eea",
    "entity_description",
    "entity_title",
    "evidence_now",
    "failover",
    "fallback",
    "feature_opt_in",
    "feature_opt_out",
    "feed_atom",
    "feed_atom_text",
    "feed_json",
    "feed_json_text",
    "feed_title",
    "feed_title_choice",
    "filter_count",
    "flow_text",
    "former_name",
    "former_names",
    "grounded",
    "history_changed",
    "history_corrected",
    "history_ended",
    "history_started",
    "history_text",
    "home_ch",
    "home_eea",
    "home_uk",
    "in_effect_since",
    "in_force",
    "in_some_cases",
    "json_text",
    "kind",
    "known_since",
    "known_text",
    "languages",
    "last_updated",
    "law_ch",
    "law_eea",
    "law_uk",
    "legal_name",
    "link_to_entry",
    "links",
    "list",
    "list_of",
    "manifest_text",
    "measures",
    "moved",
    "name",
    "nature",
    "nearest",
    "news_announced",
    "news_called_off",
    "news_effective",
    "news_known",
    "news_moved",
    "next_change",
    "next_change_none",
    "not_found",
    "not_found_text",
    "not_stated",
    "note",
    "notice_none",
    "notice_period",
    "objection_contact_line",
    "objection_none",
    "objection_period",
    "objection_period_effect",
    "on_request",
    "one_of",
    "only_if",
    "or",
    "others",
    "own_list",
    "parent",
    "passing",
    "passing_open",
    "place_not_stated",
    "places",
    "places_text",
    "places_title",
    "processing",
    "protected",
    "purpose",
    "registration",
    "replaced_by",
    "responsibility",
    "reviewed",
    "revision",
    "seat",
    "seat_country",
    "section",
    "see",
    "service",
    "since",
    "site",
    "slug_archive",
    "slug_changes",
    "slug_choices",
    "slug_data",
    "slug_places",
    "slug_subscribe",
    "slug_today",
    "storage",
    "subject_matter",
    "subjects",
    "subscribe",
    "subscribe_text",
    "subscribe_title",
    "support",
    "table_about",
    "table_address",
    "table_at_least",
    "table_date",
    "table_entry",
    "table_hash",
    "table_page",
    "table_publisher",
    "table_revision",
    "table_version",
    "third-party",
    "timeline",
    "timeline_text",
    "today",
    "trading_name",
    "transfer",
    "transfer_adequacy",
    "transfer_bcr",
    "transfer_derogation",
    "transfer_dpf",
    "transfer_dpf-ch",
    "transfer_dpf-uk",
    "transfer_from",
    "transfer_modules",
    "transfer_none-needed",
    "transfer_scc",
    "transfer_to",
    "transfer_uk-addendum",
    "transfer_uk-idta",
    "ungrounded",
    "unnamed_affiliates",
    "unstated",
    "valid_until",
    "website",
    "what_added",
    "what_contact",
    "what_data",
    "what_location",
    "what_merged",
    "what_other",
    "what_purpose",
    "what_removed",
    "what_renamed",
    "what_replaced",
    "what_scope",
    "what_split",
    "what_transfer",
    "where",
    "whole_list",
    "worldwide",
    "xlsx_text",
];

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

    /// What a page's address says of it: its own address, and those of the same page in other languages.
    pub(crate) fn address(&self, id: PageId) -> AddressView {
        let address = (id != PageId::NotFound).then(|| match id {
            PageId::Chooser => self.routes.x_default(PageId::Chooser),
            _ => self.routes.absolute(self.locale, id),
        });
        let canonical = match id.many() {
            // An earlier list is no rival of the current one.
            Some(Many::Past) => Some(self.routes.absolute(self.locale, PageId::List)),
            _ => address.clone(),
        };
        AddressView {
            canonical,
            address,
            alternates_html: if id.is_indexed() { self.alternates(id) } else { String::new() },
            noindex: !id.is_indexed(),
            feeds: self.feeds_of(id),
            menu: self.menu(id),
            languages: self.languages(id),
        }
    }

    /// The address of a page of this language.
    pub(crate) fn url(&self, page: PageId) -> String {
        self.routes.path(self.locale, page)
    }

    /// The address of a page of earlier days: of this language if it keeps them, else of the first that does;
    /// nothing if none does.
    pub(crate) fn archived_url(&self, page: PageId) -> Option<String> {
        let locales = &self.inputs.config.locales;
        let first = || locales.iter().position(|own| own.archive);
        let locale = if locales[self.locale].archive { self.locale } else { first()? };
        Some(self.routes.link(self.locale, locale, page))
    }

    /// The parts that this site has.
    fn parts(&self) -> impl Iterator<Item = Part> {
        self.inputs.parts(self.record)
    }

    /// The pages of the site, for its menu.
    fn menu(&self, id: PageId) -> Vec<LinkView> {
        let all =
            std::iter::once((PageId::List, "list")).chain(self.parts().map(|own| (PageId::Part(own), own.words().1)));
        all.map(|(page, key)| LinkView {
            url: self.url(page),
            title_html: self.words.ui(key, &[]),
            current: page == id || page == self.part_of(id),
        })
        .collect()
    }

    /// To which entry of the menu a page belongs.
    fn part_of(&self, id: PageId) -> PageId {
        match id {
            PageId::Facet(_) => PageId::Part(Part::Choices),
            PageId::Part(_) => id,
            _ => match id.many() {
                Some(Many::Past | Many::Difference | Many::DifferenceFromToday) => PageId::Part(Part::Archive),
                Some(Many::Entity) => PageId::List,
                None => id,
            },
        }
    }

    /// The feeds that a page leads to: its own, if it has some, and those of the whole list.
    fn feeds_of(&self, id: PageId) -> Vec<FeedView> {
        let own = match id {
            PageId::Facet(_) => self.feeds(id),
            _ => Vec::new(),
        };
        own.into_iter().chain(self.feeds(PageId::List)).collect()
    }

    /// `<link rel="alternate" hreflang>` for every language of a page.
    fn alternates(&self, id: PageId) -> String {
        let id = if id == PageId::Chooser { PageId::List } else { id };
        let link = |language: &str, address: &str| {
            format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\"{}\">", escape(address))
        };
        let languages = self.inputs.languages.iter().enumerate();
        let own = languages.map(|(locale, own)| link(&own.tag, &self.routes.absolute(locale, id)));
        own.chain([link("x-default", &self.routes.x_default(id))]).collect()
    }

    /// A note that parts are shown in the source language.
    pub(crate) fn fallback(&self) -> String {
        let shown_in = Filling::words(&self.words.source_language());
        self.words.ui("fallback", &[("language", shown_in)])
    }

    /// The language menu of a page. A page that is not found leads to the lists.
    fn languages(&self, id: PageId) -> Vec<LanguageView> {
        let (page, current) = match id {
            PageId::NotFound => (PageId::List, self.locale),
            PageId::Chooser => (PageId::List, usize::MAX),
            id => (id, self.locale),
        };
        self.inputs
            .menu
            .iter()
            .filter(|locale| self.inputs.has(**locale, page))
            .map(|locale| (*locale, &self.inputs.languages[*locale]))
            .map(|(locale, language)| LanguageView {
                tag: language.tag.clone(),
                dir: language.direction.attribute(),
                name: language.endonym.clone(),
                url: self.routes.link(self.locale, locale, page),
                current: locale == current,
            })
            .collect()
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

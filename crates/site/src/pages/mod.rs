//! Pages: one module a kind, each from facts and a language to the view that its template sees.

pub(crate) mod chooser;
pub(crate) mod entity;
pub(crate) mod list;
pub(crate) mod not_found;

pub(crate) mod coming;
mod conditions;
pub(crate) mod day;
mod facts;
mod history;
mod party;
mod places;
mod policy;
mod transfers;

use crate::inputs::Inputs;
use crate::localizer::Localizer;
use crate::message::{Filling, escape};
use crate::routes::{PageId, Routes};
use crate::view::{AddressView, CookiesView, LanguageView, Line, SharedView};
use std::collections::BTreeMap;
use subprocessors::{Date, List, Since};

/// What the views of one locale are made from.
pub(crate) struct Scene<'a> {
    pub(crate) inputs: &'a Inputs,
    pub(crate) routes: &'a Routes,
    /// What all languages have on the day of the list.
    pub(crate) day: &'a day::Day<'a>,
    /// Position of the locale.
    pub(crate) locale: usize,
    pub(crate) words: Localizer<'a>,
}

/// The words that code asks a theme for; templates may use any others.
pub(crate) const WORDS: &[&str] = &[
    "acting",
    "address",
    "affiliate",
    "affiliates",
    "ai",
    "ai_developer",
    "ai_host",
    "ai_licence",
    "announced_for",
    "announced_on",
    "applies",
    "assistance",
    "assurances",
    "at_least",
    "audiences",
    "authorisation_general",
    "authorisation_specific",
    "authoritative",
    "backup",
    "by_default",
    "caption",
    "caption_short",
    "certifications",
    "checked",
    "choose_language",
    "choose_language_text",
    "coming",
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
    "count",
    "customer_chooses",
    "data_categories",
    "days",
    "dimension_cohort",
    "dimension_deployment",
    "dimension_edition",
    "dimension_plan",
    "dimension_product",
    "dimension_region",
    "dpa",
    "duration",
    "edge",
    "eea",
    "entity_description",
    "entity_title",
    "failover",
    "fallback",
    "feature_opt_in",
    "feature_opt_out",
    "former_name",
    "former_names",
    "history_changed",
    "history_corrected",
    "history_ended",
    "history_started",
    "in_force",
    "kind",
    "languages",
    "last_updated",
    "law_ch",
    "law_eea",
    "law_uk",
    "legal_name",
    "link_to_entry",
    "links",
    "measures",
    "name",
    "nature",
    "nearest",
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
    "or",
    "others",
    "own_list",
    "parent",
    "passing",
    "passing_open",
    "processing",
    "purpose",
    "registration",
    "replaced_by",
    "responsibility",
    "reviewed",
    "seat",
    "seat_country",
    "section",
    "see",
    "service",
    "since",
    "site",
    "storage",
    "subject_matter",
    "subjects",
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
    "unnamed_affiliates",
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
    "worldwide",
];

impl<'a> Scene<'a> {
    /// The scene of one locale.
    pub(crate) fn new(inputs: &'a Inputs, routes: &'a Routes, day: &'a day::Day<'a>, locale: usize) -> Self {
        Scene { inputs, routes, day, locale, words: inputs.localizer(locale) }
    }

    /// The list.
    pub(crate) fn list(&self) -> &'a List<'a> {
        self.day.list
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
            list_url: self.routes.path(self.locale, PageId::List),
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
        let has_address = id != PageId::NotFound;
        let canonical = has_address.then(|| match id {
            PageId::Chooser => self.routes.x_default(PageId::Chooser),
            _ => self.routes.absolute(self.locale, id),
        });
        AddressView {
            canonical,
            alternates_html: if has_address { self.alternates(id) } else { String::new() },
            noindex: !has_address,
            languages: self.languages(id),
        }
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

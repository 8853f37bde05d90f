//! Grounds for transfers to third countries, in a language.

use super::Scene;
use crate::message::{Filling, escape};
use subprocessors::{Place, Transfer};

impl Scene<'_> {
    /// The grounds, each as HTML.
    pub(crate) fn transfers(&self, transfers: &[Transfer]) -> Vec<String> {
        transfers.iter().map(|own| self.transfer(own)).collect()
    }

    /// "Standard contractual clauses (module 3 · to India · checked on 1 March 2026). Measures that supplement it."
    fn transfer(&self, transfer: &Transfer) -> String {
        let words = &self.words;
        let mechanism = words.ui(&format!("transfer_{}", transfer.by.word()), &[]);
        let modules: Vec<String> = transfer.modules.iter().map(|own| words.language.number((*own).into())).collect();
        let countries: Vec<Place> = transfer.to.iter().map(|own| Place::Country(*own)).collect();
        let laws: Vec<String> =
            transfer.from.iter().map(|view| words.ui(&format!("law_{}", view.word()), &[])).collect();
        let filled = |key, name, html: String| words.ui(key, &[(name, Filling::markup(html))]);
        let more = [
            (!modules.is_empty()).then(|| filled("transfer_modules", "modules", words.language.list(&modules))),
            (!countries.is_empty())
                .then(|| filled("transfer_to", "places", words.places(&countries, &self.inputs.register))),
            (!laws.is_empty()).then(|| filled("transfer_from", "laws", words.language.list(&laws))),
            transfer.checked.as_ref().map(|date| words.ui("checked", &[("date", words.date(date.value))])),
            transfer
                .url
                .as_ref()
                .map(|url| format!("<a href=\"{}\">{}</a>", escape(url.as_str()), words.ui("see", &[]))),
        ];
        let more: Vec<String> = more.into_iter().flatten().collect();
        let stated = if more.is_empty() { mechanism } else { format!("{mechanism} ({})", more.join(" · ")) };
        match &transfer.supplementary {
            Some(text) => format!("{stated}. {}", words.html(text)),
            None => stated,
        }
    }
}

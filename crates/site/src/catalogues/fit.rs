//! Whether a translation can be shown: it has the forms of its language, the blanks and safe links of its source, and
//! as a part of an address only what such a part may hold.

use crate::config::LocaleConfig;
use crate::content::is_slug;
use crate::language::Language;
use crate::markdown;
use crate::message::blanks;
use crate::routes::check_slug;
use source::{Diagnostic, Diagnostics, Span, Unit, po};

/// Whether the translation of a unit can be shown. What is wrong with it is added to `diagnostics`.
pub(crate) fn fits(
    locale: &LocaleConfig,
    language: &Language,
    unit: &Unit,
    entry: &po::Entry,
    diagnostics: &mut Diagnostics,
) -> bool {
    let span = entry.translation_span.or(entry.span).unwrap_or(locale.span);
    let mut fit = Fit { locale, language, unit, entry, span, diagnostics };
    fit.forms_fit() && fit.words_fit() && fit.slug_fits()
}

struct Fit<'a> {
    locale: &'a LocaleConfig,
    language: &'a Language,
    unit: &'a Unit,
    entry: &'a po::Entry,
    /// Where the translation is.
    span: Span,
    diagnostics: &'a mut Diagnostics,
}

impl Fit<'_> {
    fn forms_fit(&mut self) -> bool {
        let found = self.entry.translation.len();
        let wanted = if self.entry.plural.is_some() { self.language.plural_forms() } else { 1 };
        if found != wanted {
            let message = format!("`{}` has {wanted} plural forms here, not {found}", self.locale.tag);
            let problem = Diagnostic::error("broken-catalogue", message).at(self.span);
            self.diagnostics.push(problem.help(format!("write `msgstr[0]` to `msgstr[{}]`", wanted - 1)));
        }
        found == wanted
    }

    fn words_fit(&mut self) -> bool {
        let entry = self.entry;
        // Every form is looked at, so that one run tells all.
        entry.translation.iter().fold(true, |fits, form| self.blanks_fit(form) & self.links_fit(form) & fits)
    }

    fn blanks_fit(&mut self, form: &str) -> bool {
        let (wanted, found) = (blanks(&self.unit.text.source), blanks(form));
        // A form for one thing, two things or none may do without the number.
        let counted = self.entry.plural.is_some() && wanted.iter().all(|name| found.contains(name) || *name == "count");
        let fits = wanted == found || (counted && found.iter().all(|name| wanted.contains(name)));
        if !fits {
            let message = format!("the source text has {} to fill in, the translation {}", list(&wanted), list(&found));
            let problem = Diagnostic::error("placeholder-mismatch", message).at(self.span);
            let problem = problem.see(self.unit.text.span, "the source text");
            self.diagnostics.push(problem.help("keep every word in braces as it is, braces included"));
        }
        fits
    }

    fn links_fit(&mut self, form: &str) -> bool {
        let unsafe_links: Vec<String> =
            markdown::links(form).into_iter().filter(|target| !markdown::is_safe_link(target)).collect();
        for target in &unsafe_links {
            self.diagnostics.push(markdown::unsafe_link(target).at(self.span));
        }
        unsafe_links.is_empty()
    }

    fn slug_fits(&mut self) -> bool {
        let slug = self.entry.translation.first().map(String::as_str).unwrap_or_default();
        !self.entry.context.as_deref().is_some_and(is_slug) || check_slug(slug, self.span, self.diagnostics)
    }
}

fn list(names: &[&str]) -> String {
    if names.is_empty() { "none".to_owned() } else { format!("`{{{}}}`", names.join("}`, `{")) }
}

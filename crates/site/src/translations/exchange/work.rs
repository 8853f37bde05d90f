//! Takes what came back into the catalogues of a language: each text is taken, or refused with its reasons.

use super::import::Imported;
use super::returned::{
    Refused, Returned, changed, check_source, folded, kept, refused, said, set_fuzzy, shorten, stated,
};
use super::segment::{self, State};
use crate::catalogues;
use crate::language::Language;
use crate::translations::{Catalogues, Domain, Passage, Target};
use source::Diagnostics;
use source::po::{self, Catalogue, Entry};
use std::collections::BTreeMap;

/// Catalogues of a language that are being changed.
pub(super) struct Work<'a> {
    all: &'a Catalogues,
    target: &'a Target,
    language: Language,
    diagnostics: &'a mut Diagnostics,
    /// By domain.
    merged: [Catalogue; 2],
    /// The domain and the position of each text, by its id.
    known: BTreeMap<String, (Domain, usize)>,
    done: Imported,
}

/// What becomes of a text.
enum Verdict {
    Unchanged,
    Empty,
    /// The new translation.
    Taken(Box<Entry>),
}

impl<'a> Work<'a> {
    pub(super) fn new(all: &'a Catalogues, target: &'a Target, diagnostics: &'a mut Diagnostics) -> Self {
        let old = |domain| all.catalogue(&target.tag, domain).cloned().unwrap_or_default();
        let merged = Domain::ALL.map(|domain| all.translations.merge(old(domain), domain, target));
        let id = |domain, own: &Entry| segment::id(domain, own.context.as_deref(), &own.source);
        let mut known = BTreeMap::new();
        for domain in Domain::ALL {
            let live = merged[domain as usize].entries.iter().enumerate().filter(|(_, own)| !own.obsolete);
            known.extend(live.map(|(at, own)| (id(domain, own), (domain, at))));
        }
        let language = Language::new(&target.config.locale);
        let done = Imported { locale: target.tag.clone(), ..Imported::default() };
        Work { all, target, language, diagnostics, merged, known, done }
    }

    /// One text with all its forms.
    pub(super) fn take(&mut self, forms: &[Returned]) {
        let found = self.place(&forms[0]);
        let verdict = found.and_then(|place| Ok((place, self.verdict(place, forms)?)));
        match verdict {
            Ok((_, Verdict::Unchanged)) => self.done.unchanged += 1,
            Ok((_, Verdict::Empty)) => self.done.empty += 1,
            Ok(((domain, at), Verdict::Taken(entry))) => {
                self.done.taken += 1;
                self.done.fuzzy += usize::from(entry.is_fuzzy());
                self.merged[domain as usize].entries[at] = *entry;
            }
            Err(why) => {
                self.done.refused += 1;
                self.diagnostics.extend(why);
            }
        }
    }

    fn place(&self, returned: &Returned) -> Result<(Domain, usize), Refused> {
        if returned.locale != self.target.tag {
            let message = format!("this text is in `{}`, the file in `{}`", returned.locale, self.target.tag);
            return Err(refused("unreadable-translations", message, returned, "import one language at a time"));
        }
        self.known.get(&returned.id).copied().ok_or_else(|| self.unknown(returned))
    }

    /// Why there is no text of an id: it is another one now, or there never was one.
    fn unknown(&self, returned: &Returned) -> Refused {
        let source = returned.source.as_deref().unwrap_or_default();
        let mut live = self.merged.iter().flat_map(|own| &own.entries).filter(|own| !own.obsolete);
        let is_heir = |own: &&Entry| {
            let same_key = own.context.is_some() && own.context == returned.context;
            same_key || own.previous_source().is_some_and(|old| folded(&old) == folded(source))
        };
        match live.find(is_heir) {
            Some(now) => changed(returned, &now.source),
            None => {
                let message = format!("no text has the id `{}`", shorten(&returned.id));
                refused("unknown-unit", message, returned, "export again: the text may be gone")
            }
        }
    }

    fn verdict(&self, (domain, at): (Domain, usize), forms: &[Returned]) -> Result<Verdict, Refused> {
        let entry = &self.merged[domain as usize].entries[at];
        let passage = self.all.translations.passages(domain).iter();
        let passage = passage.into_iter().find(|own| own.context == entry.context && own.source == entry.source);
        let passage = passage.expect("a merged catalogue has the texts of the sources");
        let mut new = Entry { translation: entry.translation.clone(), ..entry.clone() };
        let mut seen = vec![false; passage.forms(self.target)];
        let mut state = State::Reviewed;
        for returned in forms {
            let form = self.form(passage, returned)?;
            if std::mem::replace(&mut seen[form], true) {
                return Err(refused(
                    "repeated-unit",
                    "this text stands twice in the file",
                    returned,
                    "keep one of them",
                ));
            }
            check_source(passage, returned)?;
            let text = said(returned)?;
            // A form that the catalogue has too many is its own mistake, told by a build.
            new.translation[form] = kept(&entry.translation[form], text, returned)?;
            if stated(returned)? == State::Fuzzy {
                state = State::Fuzzy;
            }
        }
        if !new.has_words() {
            return Ok(Verdict::Empty);
        }
        if !new.is_translated() {
            return Err(self.incomplete(&new, &forms[0]));
        }
        if new.translation == entry.translation && (state == State::Fuzzy) == entry.is_fuzzy() {
            return Ok(Verdict::Unchanged);
        }
        set_fuzzy(&mut new, state == State::Fuzzy);
        self.check(passage, new, &forms[0]).map(|new| Verdict::Taken(Box::new(new)))
    }

    /// The position of a form among those of the language.
    fn form(&self, passage: &Passage, returned: &Returned) -> Result<usize, Refused> {
        let names = self.target.forms.iter().map(|own| own.name);
        let list: Vec<&str> = names.clone().collect();
        match (&passage.plural, returned.form.as_deref()) {
            (None, None) => Ok(0),
            (Some(_), Some(form)) => names.clone().position(|own| own == form).ok_or_else(|| {
                let message = format!("`{}` has no plural form `{}`", self.target.tag, shorten(form));
                refused("unfit-forms", message, returned, format!("it has `{}`", list.join("`, `")))
            }),
            (None, Some(_)) => {
                let message = "this text counts nothing, so it has no plural forms";
                Err(refused("unfit-forms", message, returned, "translate it once, without a form"))
            }
            (Some(_), None) => {
                let message = "this text counts, so it has a translation for each plural form";
                Err(refused("unfit-forms", message, returned, format!("write one for `{}`", list.join("`, `"))))
            }
        }
    }

    fn incomplete(&self, entry: &Entry, returned: &Returned) -> Refused {
        let lacking = self.target.forms.iter().zip(&entry.translation).filter(|(_, text)| text.is_empty());
        let lacking: Vec<&str> = lacking.map(|(form, _)| form.name).collect();
        let message = format!("the translation lacks the plural forms `{}`", lacking.join("`, `"));
        refused("unfit-forms", message, returned, "fill in every form")
    }

    /// Whether a build would take it: placeholders, links, addresses.
    fn check(&self, passage: &Passage, new: Entry, returned: &Returned) -> Result<Entry, Refused> {
        let mut found = Diagnostics::new();
        let placed = Entry { translation_span: Some(returned.span), ..new.clone() };
        let (locale, unit) = (&self.target.config, &passage.unit);
        let fits = catalogues::fits(locale, &self.language, unit, &placed, &mut found);
        if fits && !found.has_errors() { Ok(new) } else { Err(found.into_iter().collect()) }
    }

    /// The catalogues that changed.
    pub(super) fn finish(self) -> Imported {
        let mut done = self.done;
        for (domain, catalogue) in Domain::ALL.into_iter().zip(&self.merged) {
            let old = self.all.catalogue(&self.target.tag, domain).cloned().unwrap_or_default();
            let untouched = self.all.translations.merge(old, domain, self.target);
            if *catalogue != untouched {
                done.catalogues.push((self.all.translations.path(domain, &self.target.tag), po::write(catalogue)));
            }
        }
        done
    }
}

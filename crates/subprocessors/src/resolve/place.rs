//! Where, for whom, on which ground.

use super::Resolver;
use crate::model::{Id, Location, Role, Spot, Transfer, Where, Whom, unseen};
use crate::schema::{self, Mechanism, PlaceForm, Word};
use crate::values::Place;
use source::{Diagnostic, Span, Spanned, WordOr};

/// The word for customers whom no other location names.
const OTHERS: &str = "others";

impl Resolver<'_> {
    pub(super) fn location(&mut self, written: schema::Location) -> Location {
        let schema::Location { processing, storage, backup, failover, edge, support, seat, .. } = written;
        let by_role = [processing, storage, backup, failover, edge, support, seat];
        let mut places = Vec::new();
        for (role, written) in Role::ALL.into_iter().zip(by_role) {
            places.extend(self.places(written).into_iter().map(|place| (role, place)));
        }
        Location {
            whom: match written.whom {
                None => Whom::All,
                Some(WordOr::Word(word)) => self.whom(&[word]),
                Some(WordOr::Full(words)) => self.whom(&words),
            },
            offered: written.offered,
            scope: written.applies_if.and_then(|word| self.scope(&word)),
            by: written.by.and_then(|word| self.listed(&word)),
            places,
            transfers: written.transfer.map(|all| all.into_iter().filter_map(|own| self.transfer(own)).collect()),
            note: written.note,
        }
    }

    fn whom(&mut self, words: &[Word]) -> Whom {
        match words {
            [] => Whom::All,
            [only] if only.as_str() == OTHERS => Whom::Others,
            words => Whom::Regions(self.all_known("unknown-region", "customer regions", words, |own| &own.regions)),
        }
    }

    fn places(&mut self, written: Vec<schema::Place>) -> Vec<Where> {
        written.into_iter().filter_map(|place| self.place(place)).collect()
    }

    fn place(&mut self, written: schema::Place) -> Option<Where> {
        match written.0 {
            WordOr::Word(word) => Some(Where::At(Spot::at(self.bloc_or_country(&word)?, word.span))),
            WordOr::Full(form) => self.place_form(form.span, form.value),
        }
    }

    fn place_form(&mut self, span: Span, written: PlaceForm) -> Option<Where> {
        let PlaceForm { nearest, customer_chooses, one_of, all_of, .. } = written;
        let place = match (&written.country, &written.bloc) {
            (Some(_), Some(_)) => return self.ambiguous(span),
            (Some(word), None) => Some(Place::Country(self.country(word)?)),
            (None, Some(word)) => Some(self.bloc_or_country(word)?),
            (None, None) => None,
        };
        let spot = place.map(|place| {
            Where::At(Spot {
                place,
                members: self.countries(&written.members),
                area: written.area,
                city: written.city,
                cloud_region: written.cloud_region.map(|word| word.value),
                span: unseen(span),
            })
        });
        let mut choice =
            |all: Vec<schema::Place>, make: fn(Vec<Where>) -> Where| (!all.is_empty()).then(|| make(self.places(all)));
        let choices = [
            choice(nearest, Where::Nearest),
            choice(customer_chooses, Where::Chosen),
            choice(one_of, Where::OneOf),
            choice(all_of, Where::AllOf),
        ];
        let mut found = spot.into_iter().chain(choices.into_iter().flatten());
        match (found.next(), found.next()) {
            (Some(only), None) => Some(only),
            _ => self.ambiguous(span),
        }
    }

    fn ambiguous(&mut self, span: Span) -> Option<Where> {
        let help = "write exactly one of `country`, `bloc`, `nearest`, `customer-chooses`, `one-of` and `all-of`";
        self.error("ambiguous-place", "this place is none, or more than one".to_owned(), span, help);
        None
    }

    /// A country, a bloc of the law or of the register, or `worldwide`.
    fn bloc_or_country(&mut self, word: &Word) -> Option<Place> {
        let own = self.register.blocs.iter().find(|own| own.id == word.as_str()).map(|own| own.id.clone());
        let place = Place::parse(word).or_else(|| own.map(Place::Own));
        if place.is_none() {
            self.no_country(word, format!("`{word}` is not an ISO 3166-1 country code, nor `EU` or `EEA`"));
        }
        place
    }

    pub(super) fn transfer(&mut self, written: WordOr<schema::Transfer>) -> Option<Transfer> {
        let (span, form) = match written {
            WordOr::Word(word) => (word.span, schema::Transfer::by(word)),
            WordOr::Full(form) => (form.span, form.value),
        };
        let by = self.mechanism(&form.by)?;
        if let Some(module) = form.modules.iter().find(|own| !(1..=4).contains(*own)) {
            let message = format!("there is no module {module} of the standard contractual clauses");
            self.error("unknown-value", message, span, "write a number from 1 to 4 (SCC 2021/914)");
        }
        Some(Transfer {
            by,
            modules: form.modules,
            to: self.countries(&form.to),
            from: form.from,
            checked: self.date(form.checked),
            supplementary: form.supplementary,
            url: self.plain_url(form.url),
            span: unseen(span),
        })
    }

    fn mechanism(&mut self, word: &Word) -> Option<Mechanism> {
        let known = || Mechanism::ALL.into_iter();
        let found = known().find(|own| own.word() == word.as_str());
        if found.is_none() {
            let problem = Diagnostic::error("unknown-transfer", format!("`{word}` is not a transfer mechanism"));
            self.push(problem.at(word.span).suggest(word, known().map(Mechanism::word)));
        }
        found
    }
}

impl Spot {
    /// A place of which no more is known.
    fn at(place: Place, span: Span) -> Self {
        Spot { place, members: Vec::new(), area: None, city: None, cloud_region: None, span: unseen(span) }
    }
}

impl schema::Transfer {
    /// A mechanism of which no more is known.
    fn by(word: Spanned<String>) -> Self {
        schema::Transfer {
            by: word,
            modules: Vec::new(),
            to: Vec::new(),
            from: Vec::new(),
            checked: None,
            supplementary: None,
            url: None,
        }
    }
}

impl Whom {
    /// Whether it names a region.
    pub fn names(&self, region: &Id) -> bool {
        matches!(self, Whom::Regions(regions) if regions.contains(region))
    }
}

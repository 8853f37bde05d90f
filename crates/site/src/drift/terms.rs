//! `opposite-term`, `missing-term`: the words of the law are said as the law of that language says them.

use super::{Book, Pair, Rule, problem};
use source::{Diagnostic, Level};

pub(super) const OPPOSITE: Rule = Rule {
    code: "opposite-term",
    level: Level::Error,
    checks: "A translation does not say the opposite of a term that its source text says: \"controller\" for \"processor\", \"for example\" for \"that is\".",
    why: "Controller and processor have different duties (GDPR Art. 4(7), 4(8), 24, 28); who swaps them says something else about the contract.",
    example: "msgid \"obligations of the processor\"\nmsgstr \"Pflichten des Verantwortlichen\"",
    check: opposite,
};

pub(super) const MISSING: Rule = Rule {
    code: "missing-term",
    level: Level::Warning,
    checks: "A translation says each term of `data/glossary.yaml` that its source text says, in a form that the glossary knows.",
    why: "Two words for one thing make lawyers look for two things. The official terms of each language are those of the Official Journal.",
    example: "msgid \"Our sub-processors\"\nmsgstr \"Unsere Dienstleister\"",
    check: missing,
};

/// The terms of a translation, each with what says it.
fn said<'p>(book: &Book<'_>, pair: &'p Pair<'_>) -> Option<Vec<(usize, &'p str)>> {
    Some(book.wording?.forms.find(&pair.form, pair.words()))
}

fn opposite(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    for pair in book.pairs(&OPPOSITE).filter(|own| !own.said.terms.is_empty()) {
        let unasked =
            said(book, pair).unwrap_or_default().into_iter().filter(|(term, _)| !pair.said.terms.contains(term));
        for (term, words) in unasked {
            let Some(meant) = pair.said.terms.iter().find(|own| book.glossary.are_opposite(**own, term)) else {
                continue;
            };
            let (term, meant_id) = (&book.glossary.terms[term].id, &book.glossary.terms[*meant].id);
            let message = format!("`{words}` means `{term}`, but the source text says `{meant_id}`");
            let problem = problem(&OPPOSITE, message).at(book.place(pair, words));
            found.push(pair.beside(problem.help(official(book, *meant))));
        }
    }
}

fn missing(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    for pair in book.pairs(&MISSING).filter(|own| !own.said.terms.is_empty()) {
        let Some(said) = said(book, pair) else { return };
        let lost = pair.said.terms.iter().filter(|own| !said.iter().any(|(term, _)| term == *own));
        for term in lost.filter(|own| is_wanted(book, **own)) {
            let message =
                format!("the term `{}` of the source text is not in this translation", book.glossary.terms[*term].id);
            let problem = problem(&MISSING, message).at(pair.span);
            found.push(pair.beside(problem.help(official(book, *term))));
        }
    }
}

/// Whether the language has the term, and has to say it.
fn is_wanted(book: &Book<'_>, term: usize) -> bool {
    !book.glossary.terms[term].free && book.wording.is_some_and(|own| own.term(term).is_some())
}

/// "the term is `Auftragsverarbeiter` (GDPR Art. 4(8))".
fn official(book: &Book<'_>, term: usize) -> String {
    let own = book.wording.and_then(|own| own.term(term)).unwrap_or_default();
    match &book.glossary.terms[term].law {
        None => format!("the term is `{own}`"),
        Some(law) => format!("the term is `{own}` ({law})"),
    }
}

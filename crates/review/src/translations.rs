//! What translators have to do, or have done.
//!
//! Each catalogue is brought up to date in memory, as `cargo xtask i18n` does it on disk. So a text that was changed
//! is told from one that is new whether or not somebody has run that already.

use crate::report::Translated;
use crate::side::Side;
use rayon::prelude::*;
use site::{Standing, Texts};

/// What differs, for the languages in which anything does. A language that is new is among the gained addresses.
pub(crate) fn compare(before: &Side, after: &Side) -> Vec<Translated> {
    let (Some(old), Some(new)) = (&before.catalogues, &after.catalogues) else { return Vec::new() };
    let both: Vec<&str> = new.locales().filter(|own| old.locales().any(|other| other == *own)).collect();
    let one = |locale: &&str| {
        let (was, is) = (old.texts(locale), new.texts(locale));
        translated(locale, &was, &is)
    };
    both.par_iter().filter_map(one).collect()
}

/// What differs in a language.
fn translated(locale: &str, before: &Texts, after: &Texts) -> Option<Translated> {
    let mut all = Translated { locale: locale.to_owned(), ..Translated::default() };
    for ((context, source), standing) in after {
        let was = before.get(&(context.clone(), source.clone()));
        let place = match (was, standing) {
            (Some(was), is) if was == is => continue,
            (_, Standing::Stale) => &mut all.stale,
            (_, Standing::Missing) => &mut all.missing,
            (Some(Standing::Shown(_)), Standing::Shown(_)) => &mut all.changed,
            (Some(_), Standing::Shown(_)) => &mut all.resolved,
            (None, Standing::Shown(_)) => continue,
        };
        place.push(source.clone());
    }
    let differs = [&all.stale, &all.missing, &all.resolved, &all.changed].iter().any(|own| !own.is_empty());
    differs.then_some(all)
}

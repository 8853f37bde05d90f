//! "Did you mean": the known name nearest to what was written.

/// The known name nearest to `written`, if it is near enough to be a slip of the keyboard.
pub fn closest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = written.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&folded, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= (name.chars().count().max(folded.chars().count()) / 3).min(3))
        .min()
        .map(|(_, name)| name)
}

/// Names that fit into one line of help.
const FEW: usize = 12;

pub(crate) fn advice<'a>(written: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(name) = closest(written, known.clone()) {
        return Some(format!("did you mean `{name}`?"));
    }
    let names: Vec<String> = known.into_iter().map(|name| format!("`{name}`")).collect();
    match names.len() {
        0 => None,
        1..=FEW => Some(format!("known are {}", names.join(", "))),
        more => Some(format!("known are {} and {} more", names[..FEW].join(", "), more - FEW)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        assert_eq!(closest("Purpos", ["purpose", "locations"]), Some("purpose"));
        assert_eq!(closest("colour", ["purpose", "locations"]), None);
    }
}

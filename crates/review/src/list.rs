//! Words in a row, as a sentence has them.

/// "a", "a and b", "a, b and c", with whatever word stands before the last; the empty string of none.
pub(crate) fn joined<T: AsRef<str>>(all: &[T], word: &str) -> String {
    let words: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
        None => String::new(),
    }
}

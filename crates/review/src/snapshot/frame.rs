//! What all pages of a language have around their main part: the header, the menus, the footer.

/// What is around the main part, and in which languages the list is offered.
pub(super) struct Frame {
    pub(super) languages: String,
    pub(super) lines: Vec<String>,
}

impl Frame {
    pub(super) fn text(&self) -> String {
        format!("languages: {}\n\n{}", self.languages, self.lines.join("\n"))
    }

    /// What a page has around its main part and the list has not.
    pub(super) fn without<'a>(&self, lines: &'a [String]) -> impl Iterator<Item = &'a String> {
        lines.iter().filter(|line| !line.is_empty() && !self.lines.contains(line))
    }
}

//! What all pages of a language have around their main part: the header, the menus, the footer.

use super::paper::Paper;

/// What is around the main part, and in which languages the list is offered.
pub(super) struct Frame {
    pub(super) languages: String,
    pub(super) lines: Vec<String>,
}

impl Frame {
    pub(super) fn text(&self) -> String {
        let mut paper = Paper::default();
        if !self.languages.is_empty() {
            paper.fact("languages", &self.languages);
            paper.gap();
        }
        self.lines.iter().for_each(|line| paper.line(line));
        paper.lines().join("\n")
    }

    /// What a page has around its main part and the list has not.
    pub(super) fn without<'a>(&self, lines: &'a [String]) -> impl Iterator<Item = &'a String> {
        lines.iter().filter(|line| !line.is_empty() && !self.lines.contains(line))
    }
}

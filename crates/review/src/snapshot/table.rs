//! Tables: each row by itself, with a line for each of its facts, so that a cell that changes is a line that changes.

use super::element::Around;
use super::paper::{ITEM, Paper};
use crate::pages::elements::squeezed;
use scraper::ElementRef;

impl Around<'_> {
    /// A table: its title, and each row by itself with a line for each of its facts.
    pub(super) fn table(&self, table: ElementRef<'_>, paper: &mut Paper) {
        let named = |name: &'static str| table.descendent_elements().filter(move |own| own.value().name() == name);
        named("caption").for_each(|own| {
            paper.gap();
            self.within(own).inside(own, paper);
        });
        let columns: Vec<String> =
            named("th").filter(|own| own.value().attr("scope") == Some("col")).map(|own| self.said(own)).collect();
        for row in named("tr").filter(|own| !is_head(*own)) {
            paper.gap();
            paper.within(ITEM, |paper| self.row(row, &columns, paper));
        }
        paper.gap();
    }

    fn row(&self, row: ElementRef<'_>, columns: &[String], paper: &mut Paper) {
        for (at, cell) in row.child_elements().enumerate() {
            let around = self.within(cell);
            let label = cell.value().attr("data-label").map(squeezed);
            let label = label.or_else(|| columns.get(at).cloned()).filter(|own| !own.is_empty());
            match label.filter(|_| cell.value().name() == "td") {
                Some(label) => paper.within(&format!("{label}: "), |paper| around.inside(cell, paper)),
                None => around.inside(cell, paper),
            }
        }
    }

    fn said(&self, element: ElementRef<'_>) -> String {
        self.within(element).flowing(element).join(" ")
    }
}

/// Whether a row says what the columns are.
fn is_head(row: ElementRef<'_>) -> bool {
    row.child_elements().all(|own| own.value().attr("scope") == Some("col"))
}

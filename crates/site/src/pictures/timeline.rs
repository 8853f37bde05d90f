//! Engagements over the years, as bars.

use super::letters::cut;
use super::{Drawing, round};
use subprocessors::Date;

/// Bars on an axis of years.
pub(crate) struct Timeline<'a> {
    /// What the ids in the picture begin with.
    pub(crate) id: &'a str,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) rtl: bool,
    /// The first and the last day of the axis.
    pub(crate) from: Date,
    pub(crate) to: Date,
    /// A day that is marked, with its label.
    pub(crate) today: (Date, String),
    /// First days of years, with their labels.
    pub(crate) years: Vec<(Date, String)>,
    pub(crate) rows: Vec<TimelineRow>,
}

/// One line of the picture.
pub(crate) struct TimelineRow {
    pub(crate) label: String,
    pub(crate) spans: Vec<TimelineSpan>,
    /// Marks on the bars, each with what it says.
    pub(crate) turns: Vec<(Date, String)>,
}

/// A bar.
pub(crate) struct TimelineSpan {
    pub(crate) from: Date,
    /// The day on which it ends; none if it goes on.
    pub(crate) to: Option<Date>,
    /// Whether it may have begun earlier.
    pub(crate) at_least: bool,
}

/// Pixels down.
const AXIS: f64 = 26.0;
const ROW: f64 = 46.0;
const BASELINE: f64 = 18.0;
const BAR: f64 = 26.0;
const THICK: f64 = 10.0;
const BELOW: f64 = 24.0;
/// So many letters of a label fit beside each other on a narrow phone.
const LABEL: usize = 46;
/// So many labels of years do.
const YEARS: usize = 8;
/// How far back the mark reaches that a bar may have begun earlier, in per cent.
const EARLIER: f64 = 2.0;
/// The least that a bar is wide, in per cent.
const LEAST: f64 = 0.6;

impl Timeline<'_> {
    /// The picture; empty if there is nothing to draw.
    pub(crate) fn svg(&self) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let height = self.rows.iter().fold(AXIS, |height, _| height + ROW) + BELOW;
        let mut drawing = Drawing::new(self.id, "timeline", height, &self.title, &self.description, self.rtl);
        self.axis(&mut drawing, height);
        for (at, row) in self.rows.iter().enumerate() {
            let top = (0..at).fold(AXIS, |top, _| top + ROW);
            self.row(&mut drawing, row, top);
        }
        let at = self.at(self.today.0);
        drawing.line("today", at, AXIS - 6.0, height - BELOW + 6.0);
        drawing.words("now", at, height - 4.0, &self.today.1);
        drawing.done()
    }

    fn axis(&self, drawing: &mut Drawing, height: f64) {
        let every = self.years.len().div_ceil(YEARS).max(1);
        for (number, (day, label)) in self.years.iter().enumerate() {
            let at = self.at(*day);
            drawing.line("year", at, AXIS - 6.0, height);
            if number.is_multiple_of(every) && at < 95.0 {
                drawing.words("scale", at, 14.0, label);
            }
        }
    }

    fn row(&self, drawing: &mut Drawing, row: &TimelineRow, top: f64) {
        drawing.words("label", 0.0, top + BASELINE, &cut(&row.label, LABEL));
        row.spans.iter().for_each(|own| self.span(drawing, own, top + BAR));
        for (day, said) in &row.turns {
            let (x, y) = (drawing.across(self.at(*day)), round(top + BAR + THICK / 2.0));
            let said = crate::message::escape(said);
            drawing.put(format_args!(
                "<circle class=\"turn\" cx=\"{x}%\" cy=\"{y}\" r=\"3.5\"><title>{said}</title></circle>"
            ));
        }
    }

    /// What has been, up to today, and what is announced behind it.
    fn span(&self, drawing: &mut Drawing, span: &TimelineSpan, top: f64) {
        let today = self.at(self.today.0);
        let (from, to) = (self.at(span.from), span.to.map(|day| self.at(day)));
        if span.at_least {
            drawing.bar("earlier", (from - EARLIER).max(0.0), from, top + THICK / 2.0 - 1.0, 2.0);
        }
        let end = to.unwrap_or(if from > today { 100.0 } else { today });
        if from < today {
            drawing.bar("been", from, end.min(today).max(from + LEAST), top, THICK);
        }
        if end > today {
            drawing.bar("coming", from.max(today), end, top, THICK);
        }
    }

    /// A day as a place across, in per cent of the axis.
    fn at(&self, day: Date) -> f64 {
        let days = |from: Date, to: Date| f64::from((to - from).get_days());
        100.0 * (days(self.from, day) / days(self.from, self.to)).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8) -> Date {
        Date::constant(year, month, 1)
    }

    fn picture(rtl: bool) -> Timeline<'static> {
        let span = |from, to, at_least| TimelineSpan { from, to, at_least };
        let row = |label: &str, spans, turns| TimelineRow { label: label.to_owned(), spans, turns };
        Timeline {
            id: "t",
            title: "Engagements".to_owned(),
            description: "One bar each".to_owned(),
            rtl,
            from: day(2020, 1),
            to: day(2025, 1),
            today: (day(2024, 1), "Today".to_owned()),
            years: (2020..2025).map(|year| (day(year, 1), year.to_string())).collect(),
            rows: vec![
                row(
                    "Example <Cloud> GmbH",
                    vec![span(day(2021, 1), None, true)],
                    vec![(day(2022, 1), "A & B".to_owned())],
                ),
                row(
                    "Example Mail",
                    vec![span(day(2020, 1), Some(day(2021, 1)), false), span(day(2024, 7), None, false)],
                    vec![],
                ),
            ],
        }
    }

    #[test]
    fn bars_stand_where_their_days_are() {
        insta::assert_snapshot!(picture(false).svg().replace("><", ">\n<"));
    }

    #[test]
    fn from_right_to_left_everything_is_mirrored() {
        let places = |svg: &str, name: &str| -> Vec<f64> {
            let before = format!(" {name}=\"");
            let parts = svg.split(&before).skip(1);
            parts.map(|part| part.split('%').next().unwrap_or_default().parse().unwrap_or(f64::NAN)).collect()
        };
        let (ltr, rtl) = (picture(false).svg(), picture(true).svg());
        for (a, b) in places(&ltr, "cx").into_iter().zip(places(&rtl, "cx")) {
            assert!((a + b - 100.0).abs() < 0.2, "{a} {b}");
        }
        let ends = places(&ltr, "x").len();
        assert!(ends > 8 && places(&rtl, "x").len() == ends);
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(Timeline { rows: Vec::new(), ..picture(false) }.svg(), "");
    }
}

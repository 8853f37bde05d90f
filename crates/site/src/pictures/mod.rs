//! Pictures of the facts: drawn when the site is built, as SVG within the page.
//!
//! An outer `<svg>` has no `viewBox`: what lies across is measured in per cent, what lies down in pixels,
//! and letters have the size of the page. So a picture stretches to the width of a window or a phone, and its
//! words never shrink. Colours are the style sheet's; in languages that are written from right to left
//! everything is mirrored. Each picture is an image with a title and a description; the page says the same in
//! a table, with links.

pub(crate) mod flow;
pub(crate) mod letters;
pub(crate) mod timeline;

use crate::message::escape;
use std::fmt::Write;

/// An SVG in the making.
struct Drawing {
    svg: String,
    /// Whether across is counted from the right.
    rtl: bool,
}

impl Drawing {
    /// An image of so many pixels down.
    fn new(id: &str, class: &str, height: f64, title: &str, description: &str, rtl: bool) -> Self {
        let mut svg = String::new();
        let (title, description) = (escape(title), escape(description));
        svg += &format!(
            "<svg class=\"{class}\" width=\"100%\" height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>"
        );
        Drawing { svg, rtl }
    }

    /// A place across, in per cent from where reading begins.
    fn across(&self, at: f64) -> f64 {
        round(if self.rtl { 100.0 - at } else { at })
    }

    /// A rectangle from one place across to another.
    fn bar(&mut self, class: &str, from: f64, to: f64, top: f64, height: f64) {
        let (x, width) = (if self.rtl { 100.0 - to } else { from }, to - from);
        let (x, width, top, height) = (round(x), round(width), round(top), round(height));
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{x}%\" y=\"{top}\" width=\"{width}%\" height=\"{height}\"/>"
        ));
    }

    /// A line down.
    fn line(&mut self, class: &str, at: f64, top: f64, bottom: f64) {
        let x = self.across(at);
        self.put(format_args!("<line class=\"{class}\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{top}\" y2=\"{bottom}\"/>"));
    }

    /// Words that begin at a place across.
    fn words(&mut self, class: &str, at: f64, baseline: f64, words: &str) {
        let (x, y, words) = (self.across(at), round(baseline), escape(words));
        self.put(format_args!("<text class=\"{class}\" x=\"{x}%\" y=\"{y}\">{words}</text>"));
    }

    fn put(&mut self, svg: std::fmt::Arguments<'_>) {
        self.svg.write_fmt(svg).expect("a string takes all that is written to it");
    }

    fn done(self) -> String {
        self.svg + "</svg>"
    }
}

/// A digit behind the point is less than a pixel.
fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

//! How a review is shown: in a terminal, as Markdown, as JSON, as a folder of pages.

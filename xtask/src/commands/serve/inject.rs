//! Puts the preview bar into a page on its way out. The page in the site stays what is deployed.

use super::seal::Seal;

/// What is served for the bar lies below this path on every host; nothing of a site does.
pub const OWN: &str = "/__annex/";

/// A page with the bar before its end. `seal` tells the bar which bytes it stands in.
pub fn with_bar(html: &str, seal: &Seal) -> String {
    let Seal { run, content, styles } = seal;
    let bar = format!(
        "<annex-preview run=\"{run}\" content=\"{content}\" styles=\"{styles}\"></annex-preview>\
         <script type=\"module\" src=\"{OWN}preview.js\"></script>"
    );
    let (before, after) = html.split_at(html.rfind("</body>").unwrap_or(html.len()));
    format!("{before}{bar}{after}")
}

/// The page that is shown while there is no site.
pub const NO_SITE: &str = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>No site yet</title>\
     <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
     </head><body><main><h1>There is no site to show yet</h1><p>Mend what is listed here and in the terminal; this page \
     then shows the site by itself.</p></main></body></html>";

/// The policy of that page.
pub const NO_SITE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_stands_before_the_end_of_the_body() {
        let seal = Seal { run: "1".to_owned(), content: "a".to_owned(), styles: "b".to_owned() };
        let served = with_bar("<body><p>`</body>`</p></body></html>", &seal);
        assert!(served.starts_with("<body><p>`</body>`</p><annex-preview run=\"1\" content=\"a\" styles=\"b\">"));
        assert!(served.ends_with("</script></body></html>"));
    }
}

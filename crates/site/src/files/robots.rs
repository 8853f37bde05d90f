//! `robots.txt`: everything may be read; the sitemap says what there is.

use crate::routes::Host;

/// The file of a host.
pub(crate) fn file(host: &Host) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", host.base_url)
}

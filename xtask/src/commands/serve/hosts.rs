//! The hosts of a site on this machine: the main one is the server's own name, each other one a
//! subdomain of `localhost` that is called after its first locale, such as `el.localhost`.

use super::preview::Preview;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use site::HostOf;

/// What stands encoded in a path, as in the links of the site.
const RESERVED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}').add(b'%');

/// The hosts of a site, as somebody sees them who calls the server by a name.
pub struct Hosts<'a> {
    all: &'a [HostOf],
    /// The address of the main host here: `http://127.0.0.1:8080`.
    main: String,
    /// `:8080`, or nothing.
    port: String,
}

impl<'a> Hosts<'a> {
    /// The hosts of a site whose main one is here at `main`; the others are at the same port.
    pub fn new(preview: &'a Preview, main: String) -> Self {
        let port = main.rsplit_once(':').map_or("", |(_, port)| port);
        let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        let port = if is_port { format!(":{port}") } else { String::new() };
        Hosts { all: preview.hosts(), main, port }
    }

    /// The host that a name stands for. The name of a subdomain has to be one of theirs, if there are several.
    pub fn find(&self, name: &str) -> Option<&'a HostOf> {
        match label(name) {
            Some(label) if self.all.len() > 1 => self.all.iter().find(|host| called(host) == label),
            _ => self.all.first(),
        }
    }

    /// Every host, and its address here without a path.
    pub fn addresses(&self) -> impl Iterator<Item = (&'a HostOf, String)> {
        self.all.iter().enumerate().map(|(at, host)| (host, self.address(at, host)))
    }

    fn address(&self, at: usize, host: &HostOf) -> String {
        match at {
            0 => self.main.clone(),
            _ => format!("http://{}.localhost{}", called(host), self.port),
        }
    }

    /// The address here of a file of the site.
    pub fn link(&self, file: &str) -> String {
        let host = self.all.iter().position(|host| !host.folder.is_empty() && file.starts_with(&host.folder));
        let at = host.unwrap_or(0);
        let host = &self.all[at];
        let below = file.strip_prefix(&host.folder).unwrap_or(file);
        let below =
            below.strip_suffix("index.html").filter(|own| own.is_empty() || own.ends_with('/')).unwrap_or(below);
        format!("{}{}/{}", self.address(at, host), base_path(host), utf8_percent_encode(below, RESERVED))
    }

    /// A page whose links to the published addresses lead here instead.
    ///
    /// Only values of attributes are changed: what readers see is what is published.
    pub fn localised(&self, html: &str) -> String {
        let mut hosts: Vec<(&str, String)> = self
            .addresses()
            .map(|(host, here)| (host.base_url.as_str(), format!("{here}{}", base_path(host))))
            .collect();
        // Of two hosts, one of which lies below the other, the longer address decides.
        hosts.sort_by_key(|(base, _)| std::cmp::Reverse(base.len()));
        let mut localised = String::with_capacity(html.len());
        let mut rest = html;
        while let Some(at) = rest.find('=') {
            let value = at + 1 + rest[at + 1..].len() - rest[at + 1..].trim_start_matches(['"', '\'']).len();
            localised.push_str(&rest[..value]);
            rest = &rest[value..];
            if let Some((base, here)) = hosts.iter().find(|(base, _)| starts_with_address(rest, base)) {
                localised.push_str(here);
                rest = &rest[base.len()..];
            }
        }
        localised + rest
    }

    /// An address to which a redirect leads, here.
    pub fn local(&self, address: &str) -> String {
        let all = self.addresses().find(|(host, _)| starts_with_address(address, &host.base_url));
        all.map_or_else(
            || address.to_owned(),
            |(host, here)| format!("{here}{}{}", base_path(host), &address[host.base_url.len()..]),
        )
    }
}

/// The path of a host's address: empty, or such as `/legal`.
pub fn base_path(host: &HostOf) -> &str {
    let bare = host.base_url.find("://").map_or(0, |at| at + 3);
    host.base_url[bare..].find('/').map_or("", |at| &host.base_url[bare + at..])
}

/// The first part of `el.localhost`.
pub fn label(name: &str) -> Option<&str> {
    name.strip_suffix(".localhost")
}

fn called(host: &HostOf) -> String {
    host.locales.first().map(|tag| tag.to_lowercase()).unwrap_or_default()
}

fn starts_with_address(text: &str, base: &str) -> bool {
    let behind = text.strip_prefix(base).map(|rest| rest.chars().next());
    behind.is_some_and(|next| next.is_none_or(|c| "/\"'?#> \n".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> Vec<HostOf> {
        let host = |base_url: &str, folder: &str, locale: &str| HostOf {
            base_url: base_url.to_owned(),
            folder: folder.to_owned(),
            locales: vec![locale.to_owned()],
            spoken: vec![(locale.to_owned(), locale.to_owned())],
        };
        vec![
            host("https://www.example.com", "www.example.com/", "en"),
            host("https://www.example.com/gr", "www.example.com-gr/", "el"),
            host("https://www.example.de", "www.example.de/", "de"),
        ]
    }

    #[test]
    fn links_between_hosts_lead_to_this_machine() {
        let all = hosts();
        let here = Hosts { all: &all, main: "http://127.0.0.1:8080".to_owned(), port: ":8080".to_owned() };
        let page = "<link href=\"https://www.example.de/x/\"><a href=https://www.example.com/gr/l/>a</a>\
                    <a href='https://www.example.com'>www.example.de</a><a href=\"https://www.example.dev/\">no</a>\
                    https://www.example.de/";
        let served = "<link href=\"http://de.localhost:8080/x/\"><a href=http://el.localhost:8080/gr/l/>a</a>\
                      <a href='http://127.0.0.1:8080'>www.example.de</a><a href=\"https://www.example.dev/\">no</a>\
                      https://www.example.de/";
        assert_eq!(here.localised(page), served);
    }

    #[test]
    fn each_file_has_an_address_here() {
        let all = hosts();
        let here = Hosts { all: &all, main: "http://127.0.0.1:8080".to_owned(), port: ":8080".to_owned() };
        assert_eq!(here.link("www.example.com/en/list/index.html"), "http://127.0.0.1:8080/en/list/");
        assert_eq!(
            here.link("www.example.com-gr/λίστα/index.html"),
            "http://el.localhost:8080/gr/%CE%BB%CE%AF%CF%83%CF%84%CE%B1/"
        );
        assert_eq!(here.link("www.example.de/404.html"), "http://de.localhost:8080/404.html");
        assert_eq!(here.find("de.localhost").unwrap().folder, "www.example.de/");
        assert_eq!(here.find("127.0.0.1").unwrap().folder, "www.example.com/");
        assert!(here.find("fr.localhost").is_none());
    }
}

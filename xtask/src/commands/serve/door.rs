//! The addresses that the server listens on, and the names by which it may be called.
//!
//! A website may give its own name the address of this machine and then read what is served here as
//! if it were its own ("DNS rebinding"). So only names that no website can have are answered.

use anyhow::{Context as _, Result, bail};
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};

/// The first port to try where none is asked for.
const FIRST_PORT: u16 = 8080;
/// How many ports after it are tried.
const TRIES: u16 = 100;

/// What the server listens on.
pub struct Door {
    /// One for each address, all at one port.
    pub listeners: Vec<TcpListener>,
    /// By which names it may be called.
    pub names: Names,
}

/// The names by which the server may be called.
#[derive(Debug, Clone)]
pub struct Names {
    /// The one that was asked for.
    given: Option<String>,
    /// Whether it listens on every address of the machine.
    everywhere: bool,
    /// Whether only this machine can reach it.
    pub is_private: bool,
    /// The port.
    pub port: u16,
}

impl Door {
    /// Listens on the loopback addresses, or on those of a host; on a port, or on the next free one.
    pub fn open(host: Option<&str>, port: Option<u16>) -> Result<Self> {
        let addresses = addresses(host)?;
        let ports = match port {
            Some(port) => port..=port,
            None => FIRST_PORT..=FIRST_PORT + TRIES,
        };
        let shown = host.unwrap_or("127.0.0.1");
        for port in ports.clone() {
            if let Some(listeners) = listen(&addresses, port).with_context(|| cannot_listen(shown, port))? {
                let port = listeners[0].local_addr().context("cannot tell the port")?.port();
                let everywhere = addresses.iter().any(IpAddr::is_unspecified);
                let is_private = addresses.iter().all(IpAddr::is_loopback);
                let given = host.map(|own| own.trim_matches(['[', ']']).to_lowercase());
                return Ok(Door { listeners, names: Names { given, everywhere, is_private, port } });
            }
        }
        match port {
            Some(port) => {
                bail!("port {port} of `{shown}` is taken; name another with --port, or none for the next free one")
            }
            None => {
                bail!("ports {} to {} of `{shown}` are taken; name another with --port", ports.start(), ports.end())
            }
        }
    }
}

/// The addresses to listen on. `localhost` may be both loopback addresses, so that a browser meets us on either.
fn addresses(host: Option<&str>) -> Result<Vec<IpAddr>> {
    let Some(host) = host else {
        return Ok(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
    };
    let bare = host.trim_matches(['[', ']']);
    let found = (bare, 0).to_socket_addrs().with_context(|| format!("`{host}` is no address of this machine"))?;
    let mut addresses: Vec<IpAddr> = found.map(|own| own.ip()).collect();
    addresses.sort();
    addresses.dedup();
    Ok(addresses)
}

/// Listens on all addresses at one port, or on none if it is taken on one of them.
fn listen(addresses: &[IpAddr], port: u16) -> std::io::Result<Option<Vec<TcpListener>>> {
    let mut listeners: Vec<TcpListener> = Vec::new();
    let mut port = port;
    for address in addresses {
        match TcpListener::bind(SocketAddr::new(*address, port)) {
            Ok(listener) => {
                listener.set_nonblocking(true)?;
                // Port 0 is any port, but the same for all addresses.
                port = listener.local_addr()?.port();
                listeners.push(listener);
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => return Ok(None),
            // A machine without IPv6 is reached at the other address.
            Err(_) if !listeners.is_empty() => {}
            Err(error) => return Err(error),
        }
    }
    Ok((!listeners.is_empty()).then_some(listeners))
}

fn cannot_listen(host: &str, port: u16) -> String {
    format!("cannot listen on port {port} of `{host}`")
}

impl Names {
    /// The address of the main host as it is printed.
    pub fn main(&self) -> String {
        match &self.given {
            Some(name) if !self.everywhere => self.at(name),
            _ => self.at("127.0.0.1"),
        }
    }

    /// The address of a name here.
    pub fn at(&self, name: &str) -> String {
        let port = self.port;
        if name.contains(':') { format!("http://[{name}]:{port}") } else { format!("http://{name}:{port}") }
    }

    /// The name in the header `Host`, without a port, if it is one that may be answered.
    pub fn welcome(&self, host: &str) -> Option<String> {
        let name = bare(host)?.to_ascii_lowercase();
        let is_address = name.parse::<IpAddr>();
        let is_own = name == "localhost" || name.ends_with(".localhost") || self.given.as_ref() == Some(&name);
        // An address cannot be given to anybody else; but only who asked for all gets more than loopback.
        let is_here = is_address.is_ok_and(|own| own.is_loopback() || self.everywhere);
        (is_own || is_here).then_some(name)
    }
}

/// `[::1]:8080` as `::1`, `localhost:8080` as `localhost`; nothing if it is written in another way.
fn bare(host: &str) -> Option<&str> {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let is_port = port.is_empty() || port.strip_prefix(':').is_some_and(|own| own.parse::<u16>().is_ok());
    let name = name.strip_suffix('.').unwrap_or(name);
    (is_port && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_no_website_can_have_are_answered() {
        let names = |given: Option<&str>, everywhere| {
            let given = given.map(str::to_owned);
            Names { given, everywhere, is_private: true, port: 8080 }
        };
        let welcome = |names: &Names, host| names.welcome(host).is_some();
        let own = names(None, false);
        for host in ["localhost:8080", "el.localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST", "localhost."] {
            assert!(welcome(&own, host), "{host}");
        }
        for host in [
            "evil.example.com",
            "localhost.example.com:8080",
            "10.0.0.1",
            "evillocalhost",
            "",
            ":8080",
            "[::1",
            "localhost:\">",
        ] {
            assert!(!welcome(&own, host), "{host}");
        }
        assert!(welcome(&names(Some("box.example.com"), false), "box.example.com:8080"));
        let all = names(Some("0.0.0.0"), true);
        assert!(welcome(&all, "192.0.2.7:8080") && !welcome(&all, "evil.example.com"));
    }
}

//! An answer on its way out: status, headers, bytes.

use crate::digest::hex;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use sha2::{Digest as _, Sha256};

/// An answer that is not sent yet.
pub struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Reply {
    /// Bytes of a type. A preview may be kept, but never shown without having been asked for.
    pub fn new(status: StatusCode, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let reply = Reply { status, headers: HeaderMap::new(), body: body.into() };
        reply.with("content-type", media_type).with("cache-control", "no-cache")
    }

    /// A plain text for people and programs.
    pub fn text(status: StatusCode, text: impl Into<String>) -> Self {
        Reply::new(status, "text/plain; charset=utf-8", format!("{}\n", text.into()))
            .with("x-content-type-options", "nosniff")
    }

    /// A redirect. Browsers keep a permanent one for ever, unless they are told not to.
    pub fn redirect(status: u16, to: &str) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::FOUND);
        let to = to.bytes().map(escaped).collect::<String>();
        Reply { status, headers: HeaderMap::new(), body: Vec::new() }
            .with("location", &to)
            .with("cache-control", "no-store")
    }

    /// The same with a header in place of one of this name; what HTTP does not allow is left out.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Sends it, or only that nothing changed since `known`, the header `If-None-Match`.
    pub fn send(mut self, known: Option<&HeaderValue>) -> Response {
        if self.status == StatusCode::OK {
            let tag = format!("\"{}\"", hash([self.body.as_slice()]));
            let known = known.and_then(|known| known.to_str().ok()).unwrap_or_default();
            let is_known =
                known.split(',').map(|own| own.trim().trim_start_matches("W/")).any(|own| own == "*" || own == tag);
            self = self.with("etag", &tag);
            if is_known {
                self.status = StatusCode::NOT_MODIFIED;
                self.headers.remove(header::CONTENT_TYPE);
                self.body.clear();
            }
        }
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

/// A short name of bytes by their content.
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    }
    hex(&digest.finalize()[..8])
}

/// A header holds ASCII only.
fn escaped(byte: u8) -> String {
    if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

//! The bytes of a file: its own, or a frame that many pages share with what stands in it.
//!
//! The pages of a kind differ in little more than their main part: the head, the language menu and
//! the footer are the same for all of them but for the page's own address, which is in there more
//! than a hundred times. So they are kept once, with slots, and a page keeps what goes into the slots.

use std::borrow::Cow;
use std::sync::Arc;

/// The bytes of a file.
#[derive(Debug, Clone)]
pub struct Body(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Whole(Vec<u8>),
    Framed { frame: Arc<Frame>, fills: Box<[Box<str>]> },
}

/// A page with slots.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Text, and the number of the slot behind it.
    parts: Vec<(String, usize)>,
    /// What stands behind the last slot.
    tail: String,
}

impl Frame {
    /// A frame from a page in which each slot is marked by its character.
    pub(crate) fn new(page: &str, marks: &[char]) -> Self {
        let mut parts = Vec::new();
        let mut rest = page;
        while let Some((at, mark)) = rest.char_indices().find(|(_, character)| marks.contains(character)) {
            let slot = marks.iter().position(|own| *own == mark).expect("it was found among them");
            parts.push((rest[..at].to_owned(), slot));
            rest = &rest[at + mark.len_utf8()..];
        }
        Frame { parts, tail: rest.to_owned() }
    }

    /// Each text with the slot behind it; the last has none.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&str, Option<usize>)> {
        let last = std::iter::once((self.tail.as_str(), None));
        self.parts.iter().map(|(text, slot)| (text.as_str(), Some(*slot))).chain(last)
    }
}

impl Body {
    /// A page in a frame: what goes into each slot.
    pub(crate) fn framed(frame: Arc<Frame>, fills: Vec<Box<str>>) -> Self {
        Body(Kind::Framed { frame, fills: fills.into() })
    }

    /// The frame of a page and what goes into it, if it has one.
    pub(crate) fn as_framed(&self) -> Option<(&Arc<Frame>, &[Box<str>])> {
        match &self.0 {
            Kind::Framed { frame, fills } => Some((frame, fills)),
            Kind::Whole(_) => None,
        }
    }

    /// The bytes, if they stand in no frame.
    pub(crate) fn as_whole(&self) -> Option<&[u8]> {
        match &self.0 {
            Kind::Whole(bytes) => Some(bytes),
            Kind::Framed { .. } => None,
        }
    }

    /// The bytes, in pieces that follow each other.
    pub fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        let (whole, framed) = match &self.0 {
            Kind::Whole(bytes) => (Some(bytes.as_slice()), None),
            Kind::Framed { frame, fills } => (None, Some((frame, fills))),
        };
        let framed = framed.into_iter().flat_map(|(frame, fills)| {
            frame.parts().flat_map(|(text, slot)| {
                let fill = slot.map_or("", |slot| &*fills[slot]);
                [text.as_bytes(), fill.as_bytes()]
            })
        });
        whole.into_iter().chain(framed)
    }

    /// Number of bytes.
    #[expect(clippy::len_without_is_empty, reason = "nobody asks whether a file is empty")]
    pub fn len(&self) -> usize {
        self.pieces().map(<[u8]>::len).sum()
    }

    /// The bytes in one piece.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match &self.0 {
            Kind::Whole(bytes) => Cow::Borrowed(bytes),
            Kind::Framed { .. } => {
                let mut bytes = Vec::with_capacity(self.len());
                self.pieces().for_each(|piece| bytes.extend_from_slice(piece));
                Cow::Owned(bytes)
            }
        }
    }

    /// Whether these are exactly the bytes.
    pub fn is(&self, bytes: &[u8]) -> bool {
        let mut rest = bytes;
        let stands = |piece: &[u8]| rest.strip_prefix(piece).map(|behind| rest = behind).is_some();
        self.pieces().all(stands) && rest.is_empty()
    }
}

impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Kind::Whole(own), Kind::Whole(other)) => own == other,
            _ => self.is(&other.bytes()),
        }
    }
}

impl Eq for Body {}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Body(Kind::Whole(bytes))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_framed_page_is_the_frame_with_its_slots_filled() {
        let frame = Arc::new(Frame::new("<p>1</p><a href=\"/2\">1</a>", &['1', '2']));
        let body = Body::framed(frame, vec!["one".into(), "two".into()]);
        assert_eq!(body.bytes(), &b"<p>one</p><a href=\"/two\">one</a>"[..]);
        assert_eq!(body.len(), 32);
        assert_eq!(body, Body::from(body.bytes().into_owned()));
        assert!(body.is(b"<p>one</p><a href=\"/two\">one</a>"));
        for other in ["<p>one</p><a href=\"/two\">one</a> ", "<p>one</p><a href=\"/two\">one</a", ""] {
            assert!(!body.is(other.as_bytes()), "{other:?}");
        }
    }
}

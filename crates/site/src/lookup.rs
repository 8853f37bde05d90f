//! A table to look texts up in, and nothing else: it cannot be gone through, so that its order, which
//! differs from run to run, never shows.

#![expect(clippy::disallowed_types, reason = "nothing here gives the order away")]

use std::collections::HashMap;
use std::sync::Arc;

/// Values by text.
#[derive(Debug)]
pub(crate) struct Lookup<V>(HashMap<Arc<str>, V>);

impl<V> Default for Lookup<V> {
    fn default() -> Self {
        Lookup(HashMap::new())
    }
}

impl<V> Lookup<V> {
    /// The value of a text.
    pub(crate) fn get(&self, text: &str) -> Option<&V> {
        self.0.get(text)
    }

    /// Gives a text its value; whether it had none.
    pub(crate) fn insert(&mut self, text: Arc<str>, value: V) -> bool {
        self.0.insert(text, value).is_none()
    }
}

//! What the browser is shown at a moment: the last good site, and the words of the last build.

use super::preview::Preview;
use super::told::Told;
use std::sync::Arc;
use subprocessors::Date;

/// The outcome of a build, and the last good site.
#[derive(Clone, Default)]
pub struct Showing {
    /// Counts up with each build whose outcome differs.
    pub number: u64,
    /// The last site that was built without an error, if there was one.
    pub preview: Option<Arc<Preview>>,
    /// What the last build had to say.
    pub told: Arc<Vec<Told>>,
    /// The day that was picked; none if it follows the clock.
    pub as_of: Option<Date>,
}

impl Showing {
    /// Whether the last build failed, so that the site is an older one or there is none.
    pub fn is_broken(&self) -> bool {
        self.told.iter().any(Told::is_error)
    }
}

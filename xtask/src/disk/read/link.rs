//! Where symbolic links lead, and which of them are followed.

use super::is_passed_over;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the last of `links` leads, having come through the others, or what is wrong with that.
pub fn resolve(root: &Path, links: &[PathBuf]) -> Result<PathBuf, &'static str> {
    let link = links.last().expect("the link that is followed is among them");
    let target = fs::canonicalize(link).map_err(|_| "leads nowhere")?;
    let inside = target.strip_prefix(root).map_err(|_| "leads out of the register")?;
    // A link must not publish what is not read otherwise: `.git`, `.env`.
    if inside.iter().any(is_passed_over) {
        return Err("leads to a hidden file");
    }
    if links.iter().any(|link| link.starts_with(&target)) {
        return Err("leads back to itself");
    }
    Ok(target)
}

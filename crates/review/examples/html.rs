//! Writes the report of a small change that was made up into a folder, to be looked at:
//! `cargo run -p review --example html -- DIR`.
#![allow(missing_docs, reason = "its module is shared with tests")]
#![expect(clippy::disallowed_methods, reason = "an example has to write somewhere")]

use std::path::Path;

#[path = "../tests/trial/mod.rs"]
mod trial;

fn main() -> std::io::Result<()> {
    let directory = std::env::args().nth(1).expect("a directory to write to");
    let (before, after) = trial::sides();
    for (path, bytes) in review::show::html(&trial::review(&before, &after), &before, &after) {
        let file = Path::new(&directory).join(path);
        std::fs::create_dir_all(file.parent().expect("it lies in the directory"))?;
        std::fs::write(file, bytes)?;
    }
    Ok(())
}

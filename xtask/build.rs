//! What the binary needs besides its code.

use std::env;

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script by its environment what it builds for")]
fn main() {
    // The theme that ships with the tool is part of it; a new file in it means a new binary.
    println!("cargo:rerun-if-changed=../themes");
    println!("cargo:rerun-if-changed=build.rs");
    // The data of all languages are ten megabytes full of pointers. In a program that may be loaded
    // anywhere, each start has to correct all of them, which takes longer than building a small site.
    let target = |part: &str| env::var(format!("CARGO_CFG_TARGET_{part}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}

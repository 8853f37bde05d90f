//! The theme that ships with the tool is part of its binary; a new file in it means a new binary.

fn main() {
    println!("cargo:rerun-if-changed=../themes");
}

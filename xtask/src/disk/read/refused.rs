//! What to say about that which is not read. No such diagnostic has a span: there is no text to show.

use source::Diagnostic;

/// A symbolic link that is not followed.
pub fn link(path: &str, how: &str) -> Diagnostic {
    Diagnostic::error("outside-root", format!("`{path}` is a symbolic link that {how}"))
        .help("put a copy of the file there, or link to a visible file of this register")
}

/// A pipe, a socket, a device, or a folder where a file belongs.
pub fn kind(path: &str) -> Diagnostic {
    Diagnostic::error("not-a-file", format!("`{path}` is not a regular file"))
        .help("remove it: a register consists of plain files in folders")
}

/// A name that is not UTF-8, or would mean something else on another machine.
pub fn name(name: &str) -> Diagnostic {
    Diagnostic::error("bad-file-name", format!("`{name}` has a name that cannot be published"))
        .help("rename it: in UTF-8, without backslashes, colons and control characters")
}

/// A file that is larger than `limit` bytes.
pub fn size(path: &str, limit: u64) -> Diagnostic {
    let limit = limit / 1024 / 1024;
    Diagnostic::error("file-too-large", format!("`{path}` is larger than {limit} MiB"))
        .help("make it smaller, or publish it elsewhere and refer to it")
}

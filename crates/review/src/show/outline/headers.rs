//! Headers that differ, as `_headers` has them: a path, and below it, indented, what is sent with it.

use crate::report::Run;

/// A header that differs.
pub(super) struct Changed {
    /// The path with which it is sent, if it is among the lines.
    pub(super) path: Option<String>,
    pub(super) runs: Vec<Run>,
}

/// Those that differ; a line in the place of another of the same name is compared with it, part by part.
pub(super) fn changed(all: &[Run]) -> Vec<Changed> {
    let mut path = None;
    let mut found = Vec::new();
    let lines: Vec<Run> = all.iter().flat_map(lines).collect();
    let mut rest = lines.as_slice();
    while let [one, more @ ..] = rest {
        path = path_of(one).or(path);
        rest = more;
        let runs = match (one, more) {
            (Run::Same(_) | Run::Left(_), _) => continue,
            (Run::Gone(before), [Run::New(after), more @ ..])
                if name(before).is_some() && name(before) == name(after) =>
            {
                rest = more;
                by_part(before, after)
            }
            _ => vec![trimmed(one)],
        };
        found.push(Changed { path: path.clone(), runs });
    }
    found
}

/// A run of several lines as runs of one.
fn lines(run: &Run) -> Vec<Run> {
    let each = |text: &str, of: fn(String) -> Run| {
        let lines = text.lines().filter(|own| !own.trim().is_empty());
        lines.map(|own| of(own.trim_end().to_owned())).collect()
    };
    match run {
        Run::Same(text) => each(text, Run::Same),
        Run::Gone(text) => each(text, Run::Gone),
        Run::New(text) => each(text, Run::New),
        Run::Left(number) => vec![Run::Left(*number)],
    }
}

/// The path that a line opens: it is not indented.
fn path_of(run: &Run) -> Option<String> {
    match run {
        Run::Same(text) if text.starts_with('/') || text.starts_with("http") => Some(text.clone()),
        _ => None,
    }
}

fn trimmed(run: &Run) -> Run {
    match run {
        Run::Same(text) => Run::Same(text.trim().to_owned()),
        Run::Gone(text) => Run::Gone(text.trim().to_owned()),
        Run::New(text) => Run::New(text.trim().to_owned()),
        Run::Left(number) => Run::Left(*number),
    }
}

/// What a header is called: what stands before the colon.
fn name(line: &str) -> Option<&str> {
    line.split_once(": ").map(|(name, _)| name.trim())
}

/// The directives that are gone, and those that are new; those that are the same are left out.
fn by_part(before: &str, after: &str) -> Vec<Run> {
    let (was, is) = (parts(before), parts(after));
    let gone: Vec<Run> = was.iter().filter(|own| !is.contains(own)).map(|own| Run::Gone((*own).to_owned())).collect();
    let new: Vec<Run> = is.iter().filter(|own| !was.contains(own)).map(|own| Run::New((*own).to_owned())).collect();
    if gone.is_empty() && new.is_empty() {
        let [before, after] = [before, after].map(|own| own.trim().to_owned());
        return vec![Run::Gone(before), Run::Same(" ".to_owned()), Run::New(after)];
    }
    let mut runs = vec![Run::Same(format!("{}:", name(after).unwrap_or_default()))];
    for run in gone.into_iter().chain(new) {
        runs.extend([Run::Same(" ".to_owned()), run]);
    }
    runs
}

fn parts(line: &str) -> Vec<&str> {
    let value = line.split_once(": ").map_or(line, |(_, value)| value);
    value.split(';').map(str::trim).filter(|own| !own.is_empty()).collect()
}

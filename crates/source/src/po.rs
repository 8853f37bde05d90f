//! gettext catalogues: read with the place of every entry, written back without losing a comment.
//!
//! Written here because no library does what a catalogue needs in this house: places for
//! diagnostics, no panic for any bytes, obsolete entries, previous sources and comments kept.
//! The format is that of GNU gettext's manual, section "The Format of PO Files".

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::sources::Sources;
use crate::span::{FileId, Span};
use std::fmt::Write;

/// A catalogue: its header and its entries, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Comments above the header, with their `#`.
    pub preamble: Vec<String>,
    /// The header's fields in order, such as `Language` and `Plural-Forms`.
    pub header: Vec<(String, String)>,
    /// All entries but the header.
    pub entries: Vec<Entry>,
    /// Comments behind the last entry, without `# `.
    pub trailing: Vec<String>,
}

/// One text and its translation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Translators' comments, without `# `.
    pub comments: Vec<String>,
    /// What the tool tells translators, without `#. `.
    pub extracted: Vec<String>,
    /// Where the text appears, without `#: `.
    pub references: Vec<String>,
    /// Flags such as `fuzzy`.
    pub flags: Vec<String>,
    /// The source before it changed, without `#| `: lines as written.
    pub previous: Vec<String>,
    /// What tells equal sources apart.
    pub context: Option<String>,
    /// The source text.
    pub source: String,
    /// The source text for more than one, if this counts something.
    pub plural: Option<String>,
    /// The translation: one text, or one for each plural form of the language.
    pub translation: Vec<String>,
    /// No longer part of the sources (`#~`).
    pub obsolete: bool,
    /// Where the entry's source text stands in the catalogue.
    pub span: Option<Span>,
    /// Where its translation stands, from its first line to its last.
    pub translation_span: Option<Span>,
}

impl Entry {
    /// Whether a person still has to look at the translation.
    pub fn is_fuzzy(&self) -> bool {
        self.flags.iter().any(|flag| flag == "fuzzy")
    }

    /// Whether every form is filled in.
    pub fn is_translated(&self) -> bool {
        !self.translation.is_empty() && self.translation.iter().all(|text| !text.is_empty())
    }

    /// The source text before it changed, if that is noted.
    pub fn previous_source(&self) -> Option<String> {
        let is_text = |line: &&String| line.starts_with("msgid ") || line.starts_with('"');
        let lines = self.previous.iter().skip_while(|line| !line.starts_with("msgid ")).take_while(is_text);
        let parts: Vec<String> = lines.filter_map(|line| unquote(&line[line.find('"')?..])).collect();
        (!parts.is_empty()).then(|| parts.concat())
    }

    /// Whether anything is filled in that would be a pity to lose.
    pub fn has_words(&self) -> bool {
        self.translation.iter().any(|text| !text.is_empty())
    }
}

impl Catalogue {
    /// A header field, such as `Language`.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.header.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a catalogue. Every line that is not understood, and every entry that stands twice, is an error.
pub fn parse(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Catalogue> {
    let text = sources.read(file, diagnostics)?;
    let (catalogue, entry) = (Catalogue::default(), Entry::default());
    let mut reader = Reader { file, catalogue, entry, stray: Vec::new(), part: Part::None };
    let mut found = Diagnostics::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if let Err((message, help)) = reader.line(line.trim(), offset) {
            let span = Span::new(file, offset..offset + line.trim_end().len());
            found.push(Diagnostic::error("broken-catalogue", message).at(span).help(help));
        }
        offset += line.len();
    }
    reader.finish();
    let catalogue = Catalogue { trailing: reader.stray, ..reader.catalogue };
    report_repeated(&catalogue, &mut found);
    let whole = !found.has_errors();
    diagnostics.extend(found);
    whole.then_some(catalogue)
}

fn report_repeated(catalogue: &Catalogue, found: &mut Diagnostics) {
    let mut seen = std::collections::BTreeMap::new();
    for entry in catalogue.entries.iter().filter(|entry| !entry.obsolete) {
        let Some(span) = entry.span else { continue };
        if let Some(first) = seen.insert((&entry.context, &entry.source), span) {
            let problem = Diagnostic::error("broken-catalogue", "this source text has two entries");
            found.push(problem.at(span).see(first, "the first one").help("keep one of them"));
        }
    }
}

/// Which text the next quoted line continues.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    None,
    Context,
    Source,
    Plural,
    Translation(usize),
}

struct Reader {
    file: FileId,
    catalogue: Catalogue,
    entry: Entry,
    /// Comments that stand alone between entries: they go with the one behind them.
    stray: Vec<String>,
    part: Part,
}

type Misread = (String, &'static str);

impl Reader {
    fn line(&mut self, line: &str, offset: usize) -> Result<(), Misread> {
        if line.is_empty() {
            self.finish();
            return Ok(());
        }
        if let Some(obsolete) = line.strip_prefix("#~") {
            let obsolete = obsolete.trim_start();
            if self.starts_new_entry(obsolete) {
                self.finish();
            }
            self.entry.obsolete = true;
            return match obsolete.strip_prefix('|') {
                Some(previous) => {
                    self.entry.previous.push(previous.trim_start().to_owned());
                    Ok(())
                }
                None => self.text(obsolete, offset + line.len() - obsolete.len()),
            };
        }
        if let Some(comment) = line.strip_prefix('#') {
            if matches!(self.part, Part::Translation(_)) {
                self.finish();
            }
            self.comment(comment);
            return Ok(());
        }
        if self.starts_new_entry(line) {
            self.finish();
        }
        self.text(line, offset)
    }

    fn starts_new_entry(&self, line: &str) -> bool {
        let keyword = line.starts_with("msgctxt") || line.starts_with("msgid ");
        keyword && matches!(self.part, Part::Translation(_))
    }

    fn comment(&mut self, comment: &str) {
        let entry = &mut self.entry;
        match comment.split_at_checked(1) {
            Some((".", text)) => entry.extracted.push(text.trim().to_owned()),
            Some((":", text)) => entry.references.push(text.trim().to_owned()),
            Some((",", text)) => entry.flags.extend(text.split(',').map(|flag| flag.trim().to_owned())),
            Some(("|", text)) => entry.previous.push(text.trim().to_owned()),
            _ => entry.comments.push(comment.strip_prefix(' ').unwrap_or(comment).to_owned()),
        }
    }

    fn text(&mut self, line: &str, offset: usize) -> Result<(), Misread> {
        let (keyword, quoted) = match line.find('"') {
            Some(quote) => (line[..quote].trim_end(), &line[quote..]),
            None => (line, ""),
        };
        let help = "a line is a keyword and a text in double quotes: `msgid \"text\"`";
        let text = unquote(quoted).ok_or_else(|| (format!("`{}` is not understood", shorten(line)), help))?;
        self.part = match keyword {
            "" if self.part == Part::None => {
                return Err(("a text without `msgid` or `msgstr`".to_owned(), help));
            }
            "" => self.part,
            "msgctxt" => Part::Context,
            "msgid" => Part::Source,
            "msgid_plural" => Part::Plural,
            "msgstr" => Part::Translation(0),
            _ => {
                Part::Translation(plural_index(keyword).ok_or_else(|| (format!("`{keyword}` is not a keyword"), help))?)
            }
        };
        let span = Span::new(self.file, offset..offset + line.len());
        match self.part {
            Part::None => unreachable!("a text without a keyword has been refused"),
            Part::Context => self.entry.context.get_or_insert_default().push_str(&text),
            Part::Source => {
                self.entry.span.get_or_insert(span);
                self.entry.source.push_str(&text);
            }
            Part::Plural => self.entry.plural.get_or_insert_default().push_str(&text),
            Part::Translation(index) => {
                self.entry.translation_span.get_or_insert(span).end = span.end;
                if self.entry.translation.len() <= index {
                    self.entry.translation.resize(index + 1, String::new());
                }
                self.entry.translation[index].push_str(&text);
            }
        }
        Ok(())
    }

    fn finish(&mut self) {
        self.part = Part::None;
        let entry = std::mem::take(&mut self.entry);
        if entry.span.is_none() {
            // Comments that belong to no entry: those above the header are its preamble.
            let is_above = self.catalogue.header.is_empty() && self.catalogue.entries.is_empty();
            let place = if is_above { &mut self.catalogue.preamble } else { &mut self.stray };
            place.extend(entry.comments);
            return;
        }
        if entry.source.is_empty() && entry.context.is_none() && self.catalogue.header.is_empty() {
            self.catalogue.preamble.extend(entry.comments);
            let fields = entry.translation.first().map(String::as_str).unwrap_or_default();
            self.catalogue.header = fields
                .lines()
                .filter_map(|line| line.split_once(':'))
                .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
                .collect();
            return;
        }
        let comments = std::mem::take(&mut self.stray).into_iter().chain(entry.comments).collect();
        self.catalogue.entries.push(Entry { comments, ..entry });
    }
}

/// The most plural forms that a language has: `zero`, `one`, `two`, `few`, `many`, `other`.
const MOST_FORMS: usize = 6;

fn plural_index(keyword: &str) -> Option<usize> {
    let index = keyword.strip_prefix("msgstr[")?.strip_suffix(']')?.parse().ok()?;
    (index < MOST_FORMS).then_some(index)
}

fn shorten(line: &str) -> String {
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

fn unquote(quoted: &str) -> Option<String> {
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => return None,
            '\\' => text.push(match characters.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                same @ ('"' | '\\') => same,
                _ => return None,
            }),
            other => text.push(other),
        }
    }
    Some(text)
}

/// The catalogue as a file: what [`parse()`] reads back to the same entries.
pub fn write(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for line in &catalogue.preamble {
        push_comment(&mut out, "#", line);
    }
    let header: String = catalogue.header.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    push_text(&mut out, "", "msgid", "");
    push_text(&mut out, "", "msgstr", &header);
    for entry in &catalogue.entries {
        out.push('\n');
        push_entry(&mut out, entry);
    }
    if !catalogue.trailing.is_empty() {
        out.push('\n');
        catalogue.trailing.iter().for_each(|line| push_comment(&mut out, "#", line));
    }
    out
}

fn push_entry(out: &mut String, entry: &Entry) {
    let obsolete = if entry.obsolete { "#~ " } else { "" };
    entry.comments.iter().for_each(|line| push_comment(out, "#", line));
    entry.extracted.iter().for_each(|line| push_comment(out, "#.", line));
    entry.references.iter().for_each(|line| push_comment(out, "#:", line));
    if !entry.flags.is_empty() {
        push_comment(out, "#,", &entry.flags.join(", "));
    }
    let mark = if entry.obsolete { "#~|" } else { "#|" };
    entry.previous.iter().for_each(|line| push_comment(out, mark, line));
    if let Some(context) = &entry.context {
        push_text(out, obsolete, "msgctxt", context);
    }
    push_text(out, obsolete, "msgid", &entry.source);
    match &entry.plural {
        None => push_text(out, obsolete, "msgstr", entry.translation.first().map(String::as_str).unwrap_or_default()),
        Some(plural) => {
            push_text(out, obsolete, "msgid_plural", plural);
            for (index, form) in entry.translation.iter().enumerate() {
                push_text(out, obsolete, &format!("msgstr[{index}]"), form);
            }
        }
    }
}

fn push_comment(out: &mut String, mark: &str, line: &str) {
    let space = if line.is_empty() { "" } else { " " };
    writeln!(out, "{mark}{space}{line}").expect("a string takes all that is written to it");
}

/// A text in double quotes, on one line.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

fn escaped(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    escaped.replace('\t', "\\t").replace('\r', "\\r").replace('\n', "\\n")
}

/// The width to which gettext's own tools wrap.
const WIDTH: usize = 79;

/// A keyword and its text: on one line if it fits, else wrapped at spaces below an empty first line,
/// as gettext's own tools write it, so that running them changes nothing.
fn push_text(out: &mut String, mark: &str, keyword: &str, text: &str) {
    let escaped = escaped(text);
    let several = text.trim_end_matches('\n').contains('\n');
    let width = |text: &str| text.chars().count();
    if !several && mark.len() + keyword.len() + 3 + width(&escaped) <= WIDTH {
        writeln!(out, "{mark}{keyword} \"{escaped}\"").expect("a string takes all that is written to it");
        return;
    }
    writeln!(out, "{mark}{keyword} \"\"").expect("a string takes all that is written to it");
    for line in escaped.split_inclusive("\\n") {
        let mut wrapped = String::new();
        for word in line.split_inclusive(' ') {
            if !wrapped.is_empty() && mark.len() + 2 + width(&wrapped) + width(word.trim_end()) > WIDTH {
                writeln!(out, "{mark}\"{wrapped}\"").expect("a string takes all that is written to it");
                wrapped.clear();
            }
            wrapped.push_str(word);
        }
        writeln!(out, "{mark}\"{wrapped}\"").expect("a string takes all that is written to it");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CATALOGUE: &str = r#"# Who translated this
msgid ""
msgstr ""
"Language: pl\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : 1);\n"

# a translator's word
#. heading of the list
#: data/register.yaml:3
#, fuzzy, brace-format
#| msgid "Servers"
msgctxt "heading"
msgid "Server \"rooms\""
msgstr "Serwerownie\n"

msgid "{count} entry"
msgid_plural "{count} entries"
msgstr[0] "{count} wpis"
msgstr[1] "{count} wpisy"
msgstr[2] "{count} wpisów"

#~ msgid "gone"
#~ msgstr "nie ma"
"#;

    fn read(text: &str) -> (Option<Catalogue>, Diagnostics) {
        let sources = Sources::new([("pl.po".to_owned(), text.as_bytes().to_vec())]);
        let mut diagnostics = Diagnostics::new();
        (parse(&sources, FileId(0), &mut diagnostics), diagnostics)
    }

    #[test]
    fn what_is_read_is_written_back_to_the_letter() {
        let (catalogue, diagnostics) = read(CATALOGUE);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(write(&catalogue.unwrap()), CATALOGUE);
    }

    #[test]
    fn plural_forms_flags_and_obsolete_entries_are_told_apart() {
        let catalogue = read(CATALOGUE).0.unwrap();
        assert_eq!(catalogue.field("Language"), Some("pl"));
        let [heading, counted, gone] = catalogue.entries.as_slice() else { panic!("three entries") };
        assert!(heading.is_fuzzy() && heading.context.as_deref() == Some("heading"));
        assert_eq!(counted.translation.len(), 3);
        assert_eq!((heading.previous_source().as_deref(), counted.previous_source()), (Some("Servers"), None));
        assert!(gone.obsolete && !counted.obsolete);
    }

    #[test]
    fn comments_that_stand_alone_are_kept() {
        let text = format!("{CATALOGUE}\n# part two\n\n# of this entry\nmsgid \"a\"\nmsgstr \"\"\n\n# the end\n");
        let written = write(&read(&text).0.unwrap());
        assert_eq!(written, text.replace("# part two\n\n", "# part two\n"));
    }

    #[test]
    fn every_broken_line_is_named() {
        let (catalogue, diagnostics) = read("msgid \"a\nmsgstr x\n\"lost\"\nmsgstr[9] \"b\"\n");
        assert!(catalogue.is_none());
        assert_eq!(diagnostics.len(), 4);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "(msgid|msgstr|#|~|\\|| |\"|\\\\|\n|[a-zé\\[\\]0-9]){0,80}") {
            read(&text);
        }
    }
}

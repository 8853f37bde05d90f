//! The columns of a table: read, and told apart by their heads.

use super::super::name::words;
use super::{TableOptions, Unplaced};
use csv::{ByteRecord, ReaderBuilder};
use source::{Diagnostic, closest};
use std::str::FromStr;

/// A table as written: its head, and each row with the line on which it begins.
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<(u64, Vec<String>)>,
}

/// The fields of facts that a column can be, with the heads by which they are known: in English, German, French, Spanish,
/// Italian, Dutch, Polish and Portuguese, in lower-case ASCII.
macro_rules! fields {
    ($($(#[doc = $about:literal])* $name:ident $word:literal [$($head:literal),*];)*) => {
        /// A field that a column can be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field {
            $($(#[doc = $about])* $name,)*
        }

        impl Field {
            /// All fields.
            pub const ALL: &[Field] = &[$(Field::$name),*];

            /// The word as written on the command line.
            pub fn word(self) -> &'static str {
                match self { $(Field::$name => $word,)* }
            }

            fn heads(self) -> &'static [&'static str] {
                match self { $(Field::$name => &[$($head),*],)* }
            }
        }
    };
}

fields! {
    /// Legal name of the entity.
    Name "name" ["sub processor", "subprocessor", "sub processor name", "subprocessor name", "company", "company name", "entity",
        "entity name", "legal entity", "legal name", "vendor", "vendor name", "supplier", "third party", "name of sub processor",
        "name of subprocessor", "unterauftragsverarbeiter", "firma", "unternehmen", "dienstleister", "anbieter", "nom", "entreprise",
        "societe", "sous traitant", "sous traitant ulterieur", "nombre", "empresa", "subencargado", "nome", "societa",
        "sub responsabile", "naam", "bedrijf", "subverwerker", "nazwa", "firma podprzetwarzajaca", "podmiot", "suboperador"];
    /// What it does.
    Purpose "purpose" ["purpose of processing", "description", "description of processing", "processing activity", "service provided",
        "services provided", "services", "activity", "function", "use", "zweck", "zweck der verarbeitung", "beschreibung", "leistung",
        "tatigkeit", "finalite", "objet", "finalidad", "proposito", "finalita", "scopo", "doel", "cel", "cel przetwarzania", "finalidade"];
    /// Where data is processed.
    Country "country" ["location", "locations", "countries", "place of processing", "processing location", "location of processing",
        "data location", "region", "land", "lander", "ort", "standort", "ort der verarbeitung", "pays", "lieu", "localisation", "pais",
        "ubicacion", "paese", "luogo", "locatie", "kraj", "lokalizacja", "localizacao"];
    /// Where data is stored.
    Storage "storage" ["data storage", "storage location", "hosting location", "speicherort"];
    /// Where backups are.
    Backup "backup" ["backup location", "backups"];
    /// From where people have access for support.
    Support "support" ["support location", "access location"];
    /// Country of the entity's seat.
    Seat "seat" ["country of registration", "registered country", "headquarters", "sitz", "sitzland", "siege", "sede", "zetel", "siedziba"];
    /// The first day of the engagement.
    Effective "effective" ["effective date", "date", "date added", "added", "start date", "since", "engaged since", "in use since", "datum",
        "seit", "beginn", "depuis", "date d ajout", "fecha", "desde", "data inizio", "sinds", "od", "data"];
    /// When customers were told.
    Announced "announced" ["announced on", "announcement date", "notice date", "notified", "date announced", "angekundigt"];
    /// The day on which the engagement ended.
    Ended "ended" ["end date", "removed", "date removed", "until", "ende", "fin"];
    /// Registered address.
    Address "address" ["registered address", "anschrift", "adresse", "direccion", "indirizzo", "adres", "endereco"];
    /// Website.
    Website "website" ["url", "web", "web site", "homepage", "webseite", "site web", "sitio web", "sito web"];
    /// Data processing agreement.
    Dpa "dpa" ["dpa link", "dpa url", "data processing agreement", "avv"];
    /// Its own list of sub-processors.
    Subprocessors "subprocessors" ["sub processor list", "subprocessor list", "list of sub processors"];
    /// Number in a public register.
    Registration "registration" ["registration number", "company number", "register number", "hrb"];
    /// How it stands to the publisher.
    Kind "kind" ["type of entity", "entity type", "relationship"];
    /// Categories of personal data.
    Data "data" ["data categories", "categories of data", "categories of personal data", "personal data", "type of data", "types of data",
        "datenkategorien", "personenbezogene daten", "categories de donnees"];
    /// The table of the list.
    Section "section" ["category", "type", "kategorie", "bereich", "categorie", "categoria"];
    /// The service it is for.
    Service "service" ["product", "products", "applicable service", "dienst", "produkt", "produit"];
    /// The ground for transfers.
    Transfer "transfer" ["transfer mechanism", "transfer mechanisms", "safeguards", "legal basis for transfer", "transfergrundlage"];
    /// Under which condition it has access.
    Condition "condition" ["conditions", "bedingung"];
    /// Anything else.
    Note "note" ["notes", "comment", "comments", "remarks", "anmerkung", "bemerkung"];
    /// Left out on purpose.
    Ignore "ignore" [];
}

impl FromStr for Field {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let known = || Field::ALL.iter().map(|own| own.word());
        let found = Field::ALL.iter().copied().find(|own| own.word() == word);
        found.ok_or_else(|| match closest(word, known()) {
            Some(near) => format!("`{word}` is no field: did you mean `{near}`?"),
            None => format!("`{word}` is no field: known are `{}`", known().collect::<Vec<_>>().join("`, `")),
        })
    }
}

/// Reads a table: UTF-8 with or without a mark, separated by commas, semicolons or tabs.
pub(super) fn read(bytes: &[u8]) -> Result<Table, Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Err(error) = std::str::from_utf8(bytes) {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        let problem = Diagnostic::error("not-a-table", format!("line {line} of the table is not UTF-8"));
        return Err(problem.help("save it as `CSV UTF-8`"));
    }
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter(bytes)).flexible(true).has_headers(false).from_reader(bytes);
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    for record in reader.byte_records() {
        let record = record.map_err(|error| Diagnostic::error("not-a-table", format!("this is no table: {error}")))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = cells(&record);
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((line, cells));
        }
    }
    if rows.is_empty() {
        let problem = Diagnostic::error("not-a-table", "the table is empty");
        return Err(problem.help("its first row names the columns, each other row is an engagement"));
    }
    let (_, head) = rows.remove(0);
    Ok(Table { head, rows })
}

fn cells(record: &ByteRecord) -> Vec<String> {
    let text = |cell: &[u8]| String::from_utf8_lossy(cell).split_whitespace().collect::<Vec<_>>().join(" ");
    record.iter().map(text).collect()
}

/// The separator that the first line has most often outside of quotes.
fn delimiter(bytes: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in bytes {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            byte if !quoted => counts.iter_mut().filter(|own| own.0 == *byte).for_each(|own| own.1 += 1),
            _ => {}
        }
    }
    counts.iter().rev().max_by_key(|own| own.1).expect("there are three of them").0
}

/// Which field each column is.
pub(super) struct Columns(Vec<Option<Field>>);

impl Columns {
    /// By what the options say, else by their heads. The first of two columns of one field is taken.
    pub(super) fn find(table: &Table, options: &TableOptions) -> Result<Self, Diagnostic> {
        let folded = |text: &str| words(text).join(" ");
        for (head, _) in &options.map {
            if !table.head.iter().any(|own| folded(own) == folded(head)) {
                let problem = Diagnostic::error("unknown-column", format!("the table has no column `{head}`"));
                return Err(problem.suggest(head, table.head.iter().map(String::as_str)));
            }
        }
        let mut columns: Vec<Option<Field>> = Vec::new();
        for head in &table.head {
            let stated = options.map.iter().find(|(own, _)| folded(own) == folded(head)).map(|(_, field)| *field);
            let is_free =
                |field: &Field| !columns.contains(&Some(*field)) && !options.map.iter().any(|(_, own)| own == field);
            columns.push(stated.or_else(|| guess(&folded(head)).filter(is_free)));
        }
        if !columns.contains(&Some(Field::Name)) {
            let heads = table.head.iter().map(|own| format!("`{own}`")).collect::<Vec<_>>().join(", ");
            let problem = Diagnostic::error("unknown-column", "no column is known as the name of the company");
            return Err(problem.help(format!("say which with `--map \"Column=name\"`; the table has {heads}")));
        }
        Ok(Columns(columns))
    }

    /// The cells of a field in a row, with the heads of their columns: several columns may be notes.
    pub(super) fn cells<'t>(&self, field: Field, table: &'t Table, row: &'t [String]) -> Vec<(&'t str, &'t str)> {
        let of_field = self.0.iter().enumerate().filter(|(_, own)| **own == Some(field)).map(|(at, _)| at);
        let cell = |at: usize| Some((table.head[at].as_str(), row.get(at)?.as_str()));
        of_field.filter_map(cell).filter(|own| !own.1.is_empty()).collect()
    }

    /// The columns that were read, by their heads.
    pub(super) fn named(&self, table: &Table) -> Vec<(String, Field)> {
        let all = table.head.iter().zip(&self.0);
        all.filter_map(|(head, field)| Some((head.clone(), (*field)?))).collect()
    }

    /// The columns that nothing reads, and cells beyond the last column.
    pub(super) fn unread(&self, table: &Table) -> Vec<Unplaced> {
        let mut unread = Vec::new();
        for (at, head) in table.head.iter().enumerate().filter(|(at, _)| self.0[*at].is_none()) {
            let filled = table.rows.iter().filter_map(|(_, row)| row.get(at)).filter(|cell| !cell.is_empty());
            let (first, more) = (filled.clone().next(), filled.count().saturating_sub(1));
            let Some(first) = first else { continue };
            let value = if more == 0 { first.clone() } else { format!("{first} and {more} more") };
            let why = format!("no field is known for it: say which with `--map \"{head}=note\"`, or `=ignore`");
            unread.push(Unplaced { line: None, column: head.clone(), value, why });
        }
        for (line, row) in &table.rows {
            for cell in row.iter().skip(table.head.len()).filter(|cell| !cell.is_empty()) {
                let why = "it stands behind the last column that has a head".to_owned();
                unread.push(Unplaced { line: Some(*line), column: "no column".to_owned(), value: cell.clone(), why });
            }
        }
        unread
    }
}

fn guess(head: &str) -> Option<Field> {
    Field::ALL.iter().copied().find(|own| own.word() == head || own.heads().contains(&head))
}

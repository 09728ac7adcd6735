//! The documents of one input, one by one.

use std::io::{BufRead, Chain, Cursor, Read};
use std::mem;
use std::path::Path;

use ledger::{Appearance, Document};

use crate::decode::{self, Encoding};
use crate::error::{IntakeError, Problem, Size, Warning};
use crate::format::{self, Format, Input};
use crate::html;
use crate::lines::{Line, next_line, skip};
use crate::row;
use crate::table::Table;
use crate::{appearances, flags};

/// What an input may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes of a document: of a file that is one, or of a line that is one. No more than this, and one byte,
    /// of an input is held at once.
    pub document_bytes: u64,
}

impl Default for Limits {
    /// 64 MiB a document.
    fn default() -> Self {
        Self { document_bytes: 64 << 20 }
    }
}

/// A document and what there is to say of how it was had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intaken {
    /// The document.
    pub document: Document,
    /// The line it stood on, from 1, where each line is one.
    pub line: Option<u64>,
    /// Whether its text was taken out of markup, so that the input does not hold it as it is.
    pub extracted: bool,
    /// What the person who handed it over should know.
    pub warnings: Vec<Warning>,
}

/// What an input holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A document.
    Document(Box<Intaken>),
    /// Rows of a table of appearances, as many as are at hand.
    Appearances(Vec<Appearance>),
}

impl Item {
    /// The document, if it is one.
    pub fn document(self) -> Option<Intaken> {
        match self {
            Self::Document(intaken) => Some(*intaken),
            Self::Appearances(_) => None,
        }
    }
}

/// The documents of an input, read as they are asked for.
///
/// `name` is the input's path, `-` for standard input; it tells the format (with the first bytes, unless `input`
/// says what it is), stands in errors, and its stem names the documents that have no name of their own. An error of
/// one line does not end the iterator; an error of the whole input, or in getting its bytes, does.
pub fn documents<R: BufRead>(name: &str, input: Input, limits: Limits, reader: R) -> Documents<R> {
    Documents { name: name.to_owned(), input, limits, state: State::New(reader), held: Vec::new() }
}

/// Iterator over the documents of an input; see [`documents`].
#[derive(Debug)]
pub struct Documents<R> {
    name: String,
    input: Input,
    limits: Limits,
    state: State<R>,
    /// Appearances read and not yet handed over.
    held: Vec<Appearance>,
}

/// An input whose first bytes have been looked at and put back.
type Peeked<R> = Chain<Cursor<Vec<u8>>, R>;

#[derive(Debug)]
enum State<R> {
    New(R),
    Rows { reader: Peeked<R>, line: u64, seen: bool },
    Table(Box<Table<Peeked<R>>>),
    Appearances(Box<Table<Peeked<R>>>),
    Flags(std::vec::IntoIter<Result<Document, Problem>>),
    Done,
}

/// So many bytes tell the format.
const HEAD_BYTES: u64 = 8 << 10;

/// Most bytes of a web page: its tree takes many times as much memory.
const PAGE_BYTES: u64 = 16 << 20;

/// So many rows of a table of appearances are handed over at once.
const ROWS: usize = 4096;

/// Most bytes of the game's JSON (2 MB in 2026).
const FLAGS_BYTES: u64 = 64 << 20;

/// So far the length of what is too long is counted.
const COUNTED_BYTES: u64 = 4 << 30;

impl<R: BufRead> Iterator for Documents<R> {
    type Item = Result<Item, IntakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        match mem::replace(&mut self.state, State::Done) {
            State::New(reader) => match self.open(reader) {
                Ok(Some(document)) => Some(Ok(Item::Document(Box::new(document)))),
                Ok(None) => self.next(),
                Err(problem) => Some(Err(self.error(None, problem))),
            },
            State::Rows { reader, line, seen } => self.next_row(reader, line, seen).map(one),
            State::Table(table) => self.next_flag(table).map(one),
            State::Appearances(table) => self.next_appearances(table),
            State::Flags(mut flags) => {
                let next = flags.next()?;
                self.state = State::Flags(flags);
                Some(one(self.flag(None, next)))
            }
            State::Done => None,
        }
    }
}

impl<R: BufRead> Documents<R> {
    /// The document of an input that is one; nothing for an input of rows, which is then ready for them.
    fn open(&mut self, mut reader: R) -> Result<Option<Intaken>, Problem> {
        let mut head = Vec::new();
        reader.by_ref().take(HEAD_BYTES).read_to_end(&mut head)?;
        if head.is_empty() {
            return Err(Problem::Empty);
        }
        if let Some(what) = format::signature(&head) {
            return Err(Problem::Binary(what.to_owned()));
        }
        let (encoding, mark) = decode::encoding(&head);
        let shown = shown(&head, encoding, mark);
        let format = match self.input {
            Input::As(format) => format,
            Input::Auto => format::detect(&self.name, &shown),
        };
        match format {
            Format::Text => self.text(Cursor::new(head).chain(reader)).map(Some),
            Format::Jsonl if encoding != Encoding::Utf8 => {
                Err(Problem::Binary("it is UTF-16, and JSON lines are UTF-8 (RFC 8259)".to_owned()))
            }
            Format::Jsonl if format::is_one_value(&shown) => Err(Problem::NotLines),
            Format::Jsonl => {
                if let Some(reason) = decode::unlike_text(&head) {
                    return Err(Problem::Binary(reason));
                }
                let mut head = Cursor::new(head);
                head.set_position(mark as u64);
                self.state = State::Rows { reader: head.chain(reader), line: 0, seen: false };
                Ok(None)
            }
            Format::Html => self.page(Cursor::new(head).chain(reader)).map(Some),
            Format::Flags if format::begins_value(&shown) => {
                let text = decode::text(self.whole(Cursor::new(head).chain(reader), FLAGS_BYTES)?)?.0;
                self.state = State::Flags(flags::json(&text)?.into_iter());
                Ok(None)
            }
            Format::Flags | Format::Appearances => {
                let mut head = Cursor::new(head);
                head.set_position(mark as u64);
                let table = Box::new(Table::of(head.chain(reader))?);
                self.state =
                    if format == Format::Flags { State::Table(table) } else { State::Appearances(table) };
                Ok(None)
            }
            Format::Feed | Format::Warc | Format::Xml => Err(Problem::Unread(format)),
        }
    }

    fn text(&self, reader: Peeked<R>) -> Result<Intaken, Problem> {
        let (text, warning) = decode::text(self.whole(reader, self.limits.document_bytes)?)?;
        let document = Document { path: self.path(), ..Document::new(self.stem(), text) };
        Ok(Intaken { document, line: None, extracted: false, warnings: warning.into_iter().collect() })
    }

    fn page(&self, reader: Peeked<R>) -> Result<Intaken, Problem> {
        let bytes = self.whole(reader, self.limits.document_bytes.min(PAGE_BYTES))?;
        let (document, warnings) = html::document(bytes, self.stem())?;
        let document = Document { path: self.path(), ..document };
        Ok(Intaken { document, line: None, extracted: true, warnings })
    }

    /// All bytes of an input that is one document.
    fn whole(&self, mut reader: Peeked<R>, limit: u64) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        reader.by_ref().take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        let held = bytes.len() as u64;
        if held > limit {
            drop(bytes);
            let rest = skip(&mut reader, None, COUNTED_BYTES)?;
            let size = Size { bytes: held.saturating_add(rest.bytes), exact: rest.exact };
            return Err(Problem::TooLarge { size, limit });
        }
        Ok(bytes)
    }

    /// The next row that is not blank; the state is put back unless there is no more.
    fn next_row(
        &mut self,
        mut reader: Peeked<R>,
        line: u64,
        seen: bool,
    ) -> Option<Result<Intaken, IntakeError>> {
        let (mut at, limit) = (line, self.limits.document_bytes);
        let found = loop {
            at = at.saturating_add(1);
            match next_line(&mut reader, limit) {
                Err(error) => return Some(Err(self.error(Some(at), error.into()))),
                Ok(Line::End) if seen => return None,
                Ok(Line::End) => return Some(Err(self.error(None, Problem::Blank))),
                Ok(Line::TooLong(size)) => break Err(Problem::TooLarge { size, limit }),
                Ok(Line::Whole(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Line::Whole(bytes)) => break self.row(bytes, at),
            }
        };
        self.state = State::Rows { reader, line: at, seen: true };
        Some(found.map_err(|problem| self.error(Some(at), problem)))
    }

    /// The next flag of a table; rows that raise none are passed over.
    fn next_flag(&mut self, mut table: Box<Table<Peeked<R>>>) -> Option<Result<Intaken, IntakeError>> {
        loop {
            let (line, read) = flags::next(&mut table)?;
            let Some(read) = read.transpose() else { continue };
            if !matches!(read, Err(Problem::Read(_))) {
                self.state = State::Table(table);
            }
            return Some(self.flag(Some(line), read));
        }
    }

    /// The next rows of a table of appearances: as many as are well formed, or one that is not.
    fn next_appearances(&mut self, mut table: Box<Table<Peeked<R>>>) -> Option<Result<Item, IntakeError>> {
        let stem = self.stem();
        let mut rows = mem::take(&mut self.held);
        let found = loop {
            match appearances::next(&mut table, &stem) {
                Some((_, Ok(row))) if rows.len() + 1 < ROWS => rows.push(row),
                Some((_, Ok(row))) => {
                    rows.push(row);
                    break Ok(rows);
                }
                // The rows before it are handed over with those behind it.
                Some((line, Err(problem))) => {
                    self.held = rows;
                    break Err((line, problem));
                }
                None if rows.is_empty() => return None,
                None => return Some(Ok(Item::Appearances(rows))),
            }
        };
        if !matches!(found, Err((_, Problem::Read(_)))) {
            self.state = State::Appearances(table);
        }
        Some(found.map(Item::Appearances).map_err(|(line, problem)| self.error(Some(line), problem)))
    }

    fn flag(&self, line: Option<u64>, read: Result<Document, Problem>) -> Result<Intaken, IntakeError> {
        let document = read.map_err(|problem| self.error(line, problem))?;
        let document = Document { path: self.path(), ..document };
        Ok(Intaken { document, line, extracted: true, warnings: Vec::new() })
    }

    fn row(&self, bytes: Vec<u8>, line: u64) -> Result<Intaken, Problem> {
        let (text, replaced) = decode::utf8(bytes, 0)?;
        let (mut document, warnings) = row::document(&text, || format!("{}:{line}", self.stem()))?;
        document.path = self.path();
        Ok(Intaken {
            document,
            line: Some(line),
            extracted: false,
            warnings: replaced.into_iter().chain(warnings).collect(),
        })
    }

    fn error(&self, line: Option<u64>, problem: Problem) -> IntakeError {
        IntakeError { name: self.name.clone(), line, problem }
    }

    fn path(&self) -> Option<String> {
        (self.name != "-").then(|| self.name.clone())
    }

    fn stem(&self) -> String {
        match Path::new(&self.name).file_stem().and_then(|stem| stem.to_str()) {
            Some("-") | None => "stdin".to_owned(),
            Some(stem) => stem.to_owned(),
        }
    }
}

fn one(found: Result<Intaken, IntakeError>) -> Result<Item, IntakeError> {
    found.map(|intaken| Item::Document(Box::new(intaken)))
}

/// The beginning of an input as text, good enough to tell its format.
fn shown(head: &[u8], encoding: Encoding, mark: usize) -> String {
    let head = head.get(mark..).unwrap_or_default();
    let second = |pair: &[u8]| match (encoding, pair) {
        (Encoding::Utf16Le, [low, 0]) | (Encoding::Utf16Be, [0, low]) if low.is_ascii() => char::from(*low),
        _ => char::REPLACEMENT_CHARACTER,
    };
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(head).into_owned(),
        Encoding::Utf16Le | Encoding::Utf16Be => head.chunks_exact(2).map(second).collect(),
    }
}

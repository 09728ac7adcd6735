//! The documents of one input, one by one.

mod rows;

use std::collections::VecDeque;
use std::fmt;
use std::io::{BufRead, Cursor, Read};
use std::mem;

use ledger::{Document, KeptAppearance};

use crate::columns::Columns;
use crate::decode::{self, Encoding};
use crate::document::{Intaken, Place};
use crate::error::{IntakeError, Problem, Size};
use crate::feed;
use crate::format::{self, Format, Input};
use crate::html;
use crate::lines::skip;
use crate::markdown;
use crate::packed::{Packing, Unpacked, inside};
use crate::records::Records;
use crate::row;
use crate::table::Table;
use crate::warc::{self, Archive, Page, PassedOver, Piece};
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

/// What an input holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A document.
    Document(Box<Intaken>),
    /// Rows of a table of appearances, as many as are at hand.
    Appearances(Vec<KeptAppearance>),
    /// A page of a web archive, still to be taken apart.
    Page(Box<Page>),
    /// What else a web archive holds, at its end.
    Passed(PassedOver),
}

impl Item {
    /// The document, if it is one.
    pub fn document(self) -> Option<Intaken> {
        match self {
            Self::Document(intaken) => Some(*intaken),
            Self::Appearances(_) | Self::Page(_) | Self::Passed(_) => None,
        }
    }
}

/// The documents of an input, read as they are asked for.
///
/// `name` is the input's path, `-` for standard input; it tells the format (with the first bytes, unless `input`
/// says what it is), stands in errors, and its stem names the documents that have no name of their own. What is compressed with
/// gzip or zstd is unpacked. An error of one document does not end the iterator; an error of the whole input, or in getting its
/// bytes, does.
pub fn documents<R: BufRead>(name: &str, input: Input, limits: Limits, reader: R) -> Documents<R> {
    Documents {
        name: name.to_owned(),
        input,
        columns: Columns::default(),
        limits,
        state: State::New(reader),
        held: Vec::new(),
    }
}

/// Iterator over the documents of an input; see [`documents`].
pub struct Documents<R: BufRead> {
    name: String,
    input: Input,
    columns: Columns,
    limits: Limits,
    state: State<R>,
    /// Appearances read and not yet handed over.
    held: Vec<KeptAppearance>,
}

impl<R: BufRead> fmt::Debug for Documents<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Documents")
            .field("name", &self.name)
            .field("input", &self.input)
            .finish_non_exhaustive()
    }
}

enum State<R: BufRead> {
    New(R),
    Rows { reader: Unpacked<R>, line: u64, seen: bool },
    Records(Box<Records<Unpacked<R>>>),
    Table(Box<Table<Unpacked<R>>>),
    Appearances(Box<appearances::Rows<Unpacked<R>>>),
    Flags(std::vec::IntoIter<Result<Document, Problem>>),
    Entries(VecDeque<feed::Taken>),
    Archive(Box<Archive<Unpacked<R>>>),
    Done,
}

/// So many bytes tell the format.
const HEAD_BYTES: u64 = 8 << 10;

/// Most bytes of a web page: its tree takes many times as much memory.
const PAGE_BYTES: u64 = 16 << 20;

/// So many rows of a table of appearances are handed over at once.
pub(crate) const ROWS: usize = 4096;

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
            State::Records(records) => self.next_record(records).map(one),
            State::Entries(entries) => self.next_entry(entries).map(one),
            State::Archive(mut archive) => {
                let piece = archive.next(&self.name);
                self.state = State::Archive(archive);
                piece.map(|piece| piece.map(item))
            }
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
    /// The same, of a table whose columns are called so.
    #[must_use]
    pub fn with_columns(self, columns: Columns) -> Self {
        Self { columns, ..self }
    }

    /// The document of an input that is one; nothing for an input of several, which is then ready for them.
    fn open(&mut self, mut reader: R) -> Result<Option<Intaken>, Problem> {
        let mut head = Vec::new();
        reader.by_ref().take(HEAD_BYTES).read_to_end(&mut head)?;
        let archive = matches!(self.input, Input::Auto | Input::As(Format::Warc));
        let (head, bytes) = match Packing::of(&head) {
            None => (head.clone(), Unpacked::plain(head, reader)),
            // Where each record is packed by itself, damage to one costs no other.
            Some(Packing::Gzip) if archive && warc::is_archive(&head) => {
                self.state = State::Archive(Box::new(Archive::of(Unpacked::plain(head, reader), true)));
                return Ok(None);
            }
            Some(packing) => Unpacked::unpack(packing, Cursor::new(head).chain(reader), HEAD_BYTES)?,
        };
        if head.is_empty() {
            return Err(Problem::Empty);
        }
        if let Some(what) = format::signature(&head) {
            return Err(Problem::Binary(what.to_owned()));
        }
        if head.starts_with(b"PAR1") {
            return Err(Problem::Streamed);
        }
        self.begin(&head, bytes)
    }

    /// The same, of an input that is not compressed (any more).
    fn begin(&mut self, head: &[u8], mut bytes: Unpacked<R>) -> Result<Option<Intaken>, Problem> {
        let (encoding, mark) = decode::encoding(head);
        let shown = shown(head, encoding, mark);
        let format = match self.input {
            Input::As(format) => format,
            Input::Auto => format::detect(inside(&self.name), &shown, &self.columns),
        };
        match format {
            Format::Text | Format::Markdown => return self.text(bytes, format).map(Some),
            Format::Html => return self.page(bytes).map(Some),
            Format::Jsonl if encoding != Encoding::Utf8 => {
                return Err(Problem::Binary("it is UTF-16, and JSON lines are UTF-8 (RFC 8259)".to_owned()));
            }
            Format::Jsonl if format::is_one_value(&shown) => return Err(Problem::NotLines),
            Format::Jsonl | Format::Csv => {
                if let Some(reason) = decode::unlike_text(&decode::without_stray_nul(head)) {
                    return Err(Problem::Binary(reason));
                }
                bytes.pass(mark);
                self.state = if format == Format::Jsonl {
                    State::Rows { reader: bytes, line: 0, seen: false }
                } else {
                    let limit = self.limits.document_bytes;
                    State::Records(Box::new(Records::of(bytes, &shown, &self.columns, limit)?))
                };
            }
            Format::Feed => {
                let bytes = self.whole(bytes, self.limits.document_bytes.min(feed::FEED_BYTES))?;
                self.state = State::Entries(feed::documents(bytes, &self.stem())?.into());
            }
            Format::Flags if format::begins_value(&shown) => {
                let text = decode::text(self.whole(bytes, FLAGS_BYTES)?)?.0;
                self.state = State::Flags(flags::json(&text)?.into_iter());
            }
            Format::Flags => {
                bytes.pass(mark);
                self.state = State::Table(Box::new(Table::of(bytes)?));
            }
            Format::Appearances if format::is_one_value(&shown) => return Err(Problem::NotLines),
            Format::Appearances => {
                bytes.pass(mark);
                let rows = match format::begins_value(&shown) {
                    true => appearances::Rows::of_json(self.stem(), bytes),
                    false => appearances::Rows::of(self.stem(), bytes)?,
                };
                self.state = State::Appearances(Box::new(rows));
            }
            Format::Warc => self.state = State::Archive(Box::new(Archive::of(bytes, false))),
            Format::Parquet => return Err(Problem::Parquet("it does not begin as one".to_owned())),
            Format::Xml => return Err(Problem::Unread(format)),
        }
        Ok(None)
    }

    fn text(&self, bytes: Unpacked<R>, format: Format) -> Result<Intaken, Problem> {
        let (text, warning) = decode::text(self.whole(bytes, self.limits.document_bytes)?)?;
        let taken = match format {
            Format::Markdown => markdown::document(&text, self.stem())?,
            _ => Intaken::plain(Document::new(self.stem(), text)),
        };
        let document = Document { path: self.path(), ..taken.document };
        Ok(Intaken { document, warnings: warning.into_iter().collect(), ..taken })
    }

    fn page(&self, bytes: Unpacked<R>) -> Result<Intaken, Problem> {
        let bytes = self.whole(bytes, self.limits.document_bytes.min(PAGE_BYTES))?;
        let at = Some(self.name.as_str()).filter(|name| name.starts_with("http"));
        let taken = html::document(bytes, self.stem(), None, at)?;
        let document = Document { path: self.path(), ..taken.document };
        Ok(Intaken { document, ..taken })
    }

    fn next_entry(&mut self, mut entries: VecDeque<feed::Taken>) -> Option<Result<Intaken, IntakeError>> {
        let entry = entries.pop_front()?;
        self.state = State::Entries(entries);
        Some(match entry {
            Ok(taken) => {
                let document = Document { path: self.path(), ..taken.document };
                Ok(Intaken { document, ..taken })
            }
            Err((place, problem)) => Err(self.error(Some(place), problem)),
        })
    }

    /// A document, or what is wrong, at its place.
    fn placed(&self, place: Place, taken: Result<Intaken, Problem>) -> Result<Intaken, IntakeError> {
        match taken {
            Ok(taken) => {
                let document = Document { path: self.path(), ..taken.document };
                Ok(Intaken { document, place: Some(place), ..taken })
            }
            Err(problem) => Err(self.error(Some(place), problem)),
        }
    }

    /// All bytes of an input that is one document.
    fn whole(&self, mut reader: Unpacked<R>, limit: u64) -> Result<Vec<u8>, Problem> {
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

    fn error(&self, place: Option<Place>, problem: Problem) -> IntakeError {
        IntakeError { name: self.name.clone(), place, problem }
    }

    fn path(&self) -> Option<String> {
        (self.name != "-").then(|| self.name.clone())
    }

    fn stem(&self) -> String {
        row::stem(&self.name)
    }
}

fn item(piece: Piece) -> Item {
    match piece {
        Piece::Page(page) => Item::Page(page),
        Piece::Passed(passed) => Item::Passed(passed),
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

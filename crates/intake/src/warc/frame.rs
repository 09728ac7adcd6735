//! The records of an archive one after the other, and what becomes of damaged ones.
//!
//! Each record stands in a compressed member of its own, or plainly behind the one before it. Where one is damaged, the
//! next is looked for: in a compressed file the next bytes that begin a member which begins a record, in a plain one the next line
//! that begins a record.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use memchr::memmem;

use super::BLOCK_BYTES;
use crate::document::{Place, one_line};
use crate::error::Problem;
use crate::lines::{Line, next_line, skip};
use crate::packed::{Counted, bounded};

/// Most bytes of a line of a head, and of a head.
const LINE_BYTES: u64 = 64 << 10;
const HEAD_BYTES: usize = 256 << 10;

/// Most bytes of a block that can be meant; more is a damaged head.
const MOST_BYTES: u64 = 64 << 30;

/// What a record begins with.
const MAGIC: &[u8] = b"WARC/";

/// Whether an input begins as an archive of compressed records does.
pub(crate) fn is_archive(head: &[u8]) -> bool {
    let mut first = [0; MAGIC.len()];
    GzDecoder::new(head).read_exact(&mut first).is_ok() && first == MAGIC
}

/// The head of a record.
#[derive(Debug, Default)]
pub(crate) struct Head {
    fields: Vec<(String, String)>,
    length: u64,
}

impl Head {
    /// The value of the first field of that name (in lower case).
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The kind of the record: `response`, `request`, …
    pub(crate) fn kind(&self) -> &str {
        self.value("warc-type").unwrap_or_default()
    }

    /// Bytes of its block.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// The address that it was had from.
    pub(crate) fn uri(&self) -> Option<String> {
        let uri = one_line(self.value("warc-target-uri")?.trim_matches(['<', '>']));
        Some(uri).filter(|uri| !uri.is_empty())
    }

    /// Where it stands.
    pub(crate) fn place(&self, at: u64) -> Place {
        Place::Record { at, uri: self.uri().map(|uri| uri.chars().take(200).collect()) }
    }
}

/// What was found next.
pub(crate) enum Taken {
    /// Where it begins, its head, and its block where that was wanted: whole, or its first bytes and one byte too many.
    Record(u64, Head, Option<Vec<u8>>),
    /// Damage, or (as [`Problem::Read`]) the end of what can be read.
    Damaged(Place, Problem),
    /// A compressed member that begins a record.
    Entered,
}

/// The records under way.
pub(crate) struct Frames<R: BufRead> {
    stream: Stream<R>,
    /// Where the record at hand, or its member, begins.
    at: u64,
    /// Whether the bytes at hand are behind damage that was told of.
    told: bool,
}

/// What the bytes come from.
enum Stream<R: BufRead> {
    /// Records as they are.
    Plain(Counted<R>),
    /// Between two compressed members.
    Between(Counted<R>),
    /// Inside one.
    Member(Box<Counted<BufReader<Member<R>>>>),
    Gone,
}

/// A compressed member, unpacked as it is read.
struct Member<R: BufRead> {
    decoder: GzDecoder<Counted<R>>,
    /// Where it begins.
    at: u64,
    unpacked: u64,
}

impl<R: BufRead> Read for Member<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(into)?;
        self.unpacked = self.unpacked.saturating_add(read as u64);
        bounded(self.unpacked, self.decoder.get_ref().consumed().saturating_sub(self.at))?;
        Ok(read)
    }
}

/// What the member was taken from, behind it.
fn behind<R: BufRead>(member: Counted<BufReader<Member<R>>>) -> Counted<R> {
    member.into_inner().into_inner().decoder.into_inner()
}

/// Why a record could not be had.
enum Fault {
    /// There is none: the input, or the member, has come to its end.
    End,
    /// It is damaged.
    Damage(Head, Problem),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Damage(Head::default(), damage(&error))
    }
}

fn damage(error: &io::Error) -> Problem {
    Problem::Damaged(match error.kind() {
        io::ErrorKind::UnexpectedEof => "it breaks off".to_owned(),
        _ => error.to_string(),
    })
}

impl<R: BufRead> Frames<R> {
    pub(crate) fn of(reader: Counted<R>, gzip: bool) -> Self {
        let stream = if gzip { Stream::Between(reader) } else { Stream::Plain(reader) };
        Self { stream, at: 0, told: false }
    }

    /// The next record, or damage; none at the end. `wanted` tells by its head whether a record's block is worth having.
    pub(crate) fn next(&mut self, wanted: fn(&Head) -> bool) -> Option<Taken> {
        loop {
            match std::mem::replace(&mut self.stream, Stream::Gone) {
                Stream::Gone => return None,
                Stream::Plain(mut reader) => {
                    let found = self.plain(&mut reader, wanted);
                    if found.is_some() {
                        self.stream = Stream::Plain(reader);
                    }
                    return found;
                }
                Stream::Between(reader) => match self.enter(reader) {
                    Some(Taken::Entered) => {}
                    found => return found,
                },
                Stream::Member(member) => {
                    if let Some(found) = self.member(member, wanted) {
                        return Some(found);
                    }
                }
            }
        }
    }

    fn plain(&mut self, reader: &mut Counted<R>, wanted: fn(&Head) -> bool) -> Option<Taken> {
        let found = record(reader, wanted, &mut self.at);
        match found {
            Ok((head, block)) => Some(Taken::Record(self.at, head, block)),
            Err(Fault::End) => None,
            Err(Fault::Damage(head, problem)) => {
                let place = head.place(self.at);
                match to_record(reader) {
                    Ok(()) => Some(Taken::Damaged(place, problem)),
                    Err(error) => Some(Taken::Damaged(place, error.into())),
                }
            }
        }
    }

    /// Into the next member that begins a record, or what stands in its place; none at the end.
    fn enter(&mut self, mut reader: Counted<R>) -> Option<Taken> {
        let from = reader.consumed();
        let lost = |at, what: &str| {
            Some(Taken::Damaged(Place::Record { at, uri: None }, Problem::Damaged(what.to_owned())))
        };
        loop {
            match to_member(&mut reader) {
                Ok(true) => {}
                Ok(false) if reader.consumed() == from || self.told => return None,
                Ok(false) => return lost(from, "what stands behind the last record is none"),
                Err(error) => {
                    return Some(Taken::Damaged(Place::Record { at: from, uri: None }, error.into()));
                }
            }
            self.at = reader.consumed();
            let decoder = GzDecoder::new(reader);
            let member = Member { decoder, at: self.at, unpacked: 0 };
            let mut member = Counted::new(BufReader::with_capacity(32 << 10, member));
            if member.fill_buf().is_ok_and(|bytes| bytes.starts_with(MAGIC)) {
                let gap = self.at > from && !self.told;
                self.told = false;
                self.stream = Stream::Member(Box::new(member));
                return if gap { lost(from, "no record begins here") } else { Some(Taken::Entered) };
            }
            // Bytes of chance, or a member whose beginning is damaged: told of once, however often that happens.
            reader = behind(member);
            if !self.told {
                self.told = true;
                self.stream = Stream::Between(reader);
                return lost(self.at, "no record begins here");
            }
        }
    }

    fn member(
        &mut self,
        mut member: Box<Counted<BufReader<Member<R>>>>,
        wanted: fn(&Head) -> bool,
    ) -> Option<Taken> {
        let mut found = record(&mut *member, wanted, &mut 0);
        // Its checksum stands at its end.
        let ended = match member.fill_buf() {
            Ok(rest) => rest.is_empty(),
            Err(error) => {
                let head = match found {
                    Ok((head, _)) | Err(Fault::Damage(head, _)) => head,
                    Err(Fault::End) => Head::default(),
                };
                found = Err(Fault::Damage(head, damage(&error)));
                true
            }
        };
        self.told = matches!(found, Err(Fault::Damage(..)));
        self.stream =
            if ended || self.told { Stream::Between(behind(*member)) } else { Stream::Member(member) };
        match found {
            Ok((head, block)) => Some(Taken::Record(self.at, head, block)),
            Err(Fault::End) => None,
            Err(Fault::Damage(head, problem)) => Some(Taken::Damaged(head.place(self.at), problem)),
        }
    }
}

/// Reads a record; `at` becomes where it begins.
fn record<R: BufRead>(
    reader: &mut Counted<R>,
    wanted: fn(&Head) -> bool,
    at: &mut u64,
) -> Result<(Head, Option<Vec<u8>>), Fault> {
    let head = head(reader, at)?;
    let most = if wanted(&head) { head.length.min(BLOCK_BYTES + 1) } else { 0 };
    let mut block = Vec::new();
    let read = reader.by_ref().take(most).read_to_end(&mut block);
    let rest = read.and_then(|_| pass(reader, head.length.saturating_sub(most)));
    match rest {
        Ok(true) if block.len() as u64 == most => {}
        Ok(_) => {
            return Err(Fault::Damage(head, Problem::Damaged("it breaks off".to_owned())));
        }
        Err(error) => return Err(Fault::Damage(head, damage(&error))),
    }
    if let Err(problem) = end(reader) {
        // A block that was cut short has the next record in it.
        if let Some(next) = memmem::find(&block, b"\r\n\r\nWARC/1.") {
            reader.put_back(block.split_off(next + 4));
        }
        return Err(Fault::Damage(head, problem));
    }
    Ok((head, Some(block).filter(|_| most > 0)))
}

/// Passes over so many bytes; whether there were so many.
fn pass(reader: &mut impl BufRead, bytes: u64) -> io::Result<bool> {
    let mut rest = reader.take(bytes);
    Ok(skip(&mut rest, None, u64::MAX)?.bytes == bytes)
}

/// The two empty lines behind a record. A file that ends without them ends well.
fn end<R: BufRead>(reader: &mut Counted<R>) -> Result<(), Problem> {
    let mut behind = Vec::new();
    reader.by_ref().take(4).read_to_end(&mut behind).map_err(|error| damage(&error))?;
    if behind.is_empty() || behind == b"\r\n\r\n" {
        return Ok(());
    }
    // Some writers end lines with a line feed alone.
    if behind.starts_with(b"\n\n") {
        reader.put_back(behind.split_off(2));
        return Ok(());
    }
    reader.put_back(behind);
    Err(Problem::Damaged("it does not end where its head says".to_owned()))
}

fn head<R: BufRead>(reader: &mut Counted<R>, at: &mut u64) -> Result<Head, Fault> {
    let fault = |head: Head, what: &str| Fault::Damage(head, Problem::Damaged(what.to_owned()));
    let version = loop {
        *at = reader.consumed();
        match next_line(reader, LINE_BYTES)? {
            Line::End => return Err(Fault::End),
            Line::Whole(line) if line.trim_ascii().is_empty() => {}
            Line::Whole(line) => break line,
            Line::TooLong(_) => return Err(fault(Head::default(), "its first line has no end")),
        }
    };
    if !version.starts_with(MAGIC) {
        return Err(fault(Head::default(), "no record begins here"));
    }
    let mut head = Head::default();
    let mut bytes = 0;
    loop {
        let line = match next_line(reader, LINE_BYTES) {
            Ok(Line::Whole(line)) => line,
            Ok(Line::End) => return Err(fault(head, "its head breaks off")),
            Ok(Line::TooLong(_)) => return Err(fault(head, "a line of its head has no end")),
            Err(error) => return Err(Fault::Damage(head, damage(&error))),
        };
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        bytes += line.len();
        if line.is_empty() {
            break;
        }
        if bytes > HEAD_BYTES {
            return Err(fault(head, "its head has no end"));
        }
        match (line.starts_with([' ', '\t']), line.split_once(':'), head.fields.last_mut()) {
            // A value that goes on.
            (true, _, Some((_, value))) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (false, Some((key, value)), _) => {
                head.fields.push((key.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            _ => return Err(fault(head, "a line of its head is no field")),
        }
    }
    match head.value("content-length").and_then(|length| length.parse().ok()) {
        Some(length) if length <= MOST_BYTES => head.length = length,
        _ => return Err(fault(head, "its head does not tell its length")),
    }
    Ok(head)
}

/// To the next line that begins a record, or to the end.
fn to_record<R: BufRead>(reader: &mut Counted<R>) -> io::Result<()> {
    loop {
        match next_line(reader, LINE_BYTES)? {
            Line::Whole(mut line) if line.starts_with(b"WARC/1.") || line.starts_with(b"WARC/0.") => {
                line.push(b'\n');
                reader.put_back(line);
                return Ok(());
            }
            Line::End => return Ok(()),
            _ => {}
        }
    }
}

/// To the next bytes that may begin a member (RFC 1952: the magic, deflate, no reserved flags); whether there are any.
fn to_member<R: BufRead>(reader: &mut Counted<R>) -> io::Result<bool> {
    let mut last = [0_u8; 4];
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(false);
        }
        let mut passed = 0;
        let mut found = false;
        for &byte in buffer {
            last = [last[1], last[2], last[3], byte];
            passed += 1;
            if matches!(last, [0x1f, 0x8b, 8, flags] if flags & 0xe0 == 0) {
                found = true;
                break;
            }
        }
        reader.consume(passed);
        if found {
            reader.put_back(last.to_vec());
            return Ok(true);
        }
    }
}

//! The rows of one input: JSON lines, tables of documents, of flags and of appearances.

use std::io::BufRead;
use std::mem;

use ledger::Document;

use super::{Documents, Item, ROWS, State};
use crate::document::{Intaken, Place};
use crate::error::{IntakeError, Problem};
use crate::lines::{Line, next_line};
use crate::packed::Unpacked;
use crate::records::Records;
use crate::table::Table;
use crate::{appearances, decode, flags, row};

impl<R: BufRead> Documents<R> {
    /// The next row of a table of documents.
    pub(super) fn next_record(
        &mut self,
        mut records: Box<Records<Unpacked<R>>>,
    ) -> Option<Result<Intaken, IntakeError>> {
        let (line, read) = records.next()?;
        let ended = matches!(read, Err(Problem::Read(_)));
        let name = || format!("{}:{line}", self.stem());
        let taken = read.and_then(|(fields, warnings)| {
            let taken = row::taken(fields, self.limits, name)?;
            Ok(Intaken { warnings, ..taken })
        });
        if !ended {
            self.state = State::Records(records);
        }
        Some(self.placed(Place::Line(line), taken))
    }

    /// The next row that is not blank; the state is put back unless there is no more.
    pub(super) fn next_row(
        &mut self,
        mut reader: Unpacked<R>,
        line: u64,
        seen: bool,
    ) -> Option<Result<Intaken, IntakeError>> {
        let (mut at, limit) = (line, self.limits.document_bytes);
        let found = loop {
            at = at.saturating_add(1);
            match next_line(&mut reader, limit) {
                Err(error) => return Some(Err(self.error(Some(Place::Line(at)), error.into()))),
                Ok(Line::End) if seen => return None,
                Ok(Line::End) => return Some(Err(self.error(None, Problem::Blank))),
                Ok(Line::TooLong(size)) => break Err(Problem::TooLarge { size, limit }),
                Ok(Line::Whole(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Line::Whole(bytes)) => break self.row(bytes, at),
            }
        };
        self.state = State::Rows { reader, line: at, seen: true };
        Some(self.placed(Place::Line(at), found))
    }

    /// The next flag of a table; rows that raise none are passed over.
    pub(super) fn next_flag(
        &mut self,
        mut table: Box<Table<Unpacked<R>>>,
    ) -> Option<Result<Intaken, IntakeError>> {
        loop {
            let (line, read) = flags::next(&mut table)?;
            let Some(read) = read.transpose() else { continue };
            if !matches!(read, Err(Problem::Read(_))) {
                self.state = State::Table(table);
            }
            return Some(self.flag(Some(Place::Line(line)), read));
        }
    }

    /// The next rows of a table of appearances: as many as are well formed, or one that is not.
    pub(super) fn next_appearances(
        &mut self,
        mut table: Box<appearances::Rows<Unpacked<R>>>,
    ) -> Option<Result<Item, IntakeError>> {
        let mut rows = mem::take(&mut self.held);
        let found = loop {
            match table.next() {
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
        Some(
            found
                .map(Item::Appearances)
                .map_err(|(line, problem)| self.error(Some(Place::Line(line)), problem)),
        )
    }

    pub(super) fn flag(
        &self,
        place: Option<Place>,
        read: Result<Document, Problem>,
    ) -> Result<Intaken, IntakeError> {
        let document = match read {
            Ok(document) => Document { path: self.path(), ..document },
            Err(problem) => return Err(self.error(place, problem)),
        };
        Ok(Intaken { place, ..Intaken::extracted(document) })
    }

    fn row(&self, bytes: Vec<u8>, line: u64) -> Result<Intaken, Problem> {
        let (text, replaced) = decode::utf8(bytes, 0)?;
        let (document, warnings) = row::document(&text, || format!("{}:{line}", self.stem()))?;
        Ok(Intaken { warnings: replaced.into_iter().chain(warnings).collect(), ..Intaken::plain(document) })
    }
}

//! Documents in a table of separated values (RFC 4180): values may hold line breaks, rows may be of any length.

use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::columns::{Columns, Fields, Places};
use crate::decode;
use crate::error::{Problem, Warning};

/// Most columns of a table.
const COLUMNS: usize = 4096;

/// What a row holds, with what was not quite right about it.
type Taken = Result<(Fields, Vec<Warning>), Problem>;

/// What separates the values of a table, to judge by its header.
fn delimiter(head: &str) -> u8 {
    let first = head.lines().next().unwrap_or_default();
    let count = |delimiter: u8| first.bytes().filter(|&byte| byte == delimiter).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|&d| (count(d), d == b',')).unwrap_or(b',')
}

/// The names of the columns in a header.
pub(crate) fn header(head: &str) -> Vec<&str> {
    let first = head.lines().next().unwrap_or_default();
    first.split(char::from(delimiter(head))).map(|c| c.trim_matches(['"', ' ', '\r'])).collect()
}

/// The rows of a table whose first row names its columns.
pub(crate) struct Records<R> {
    reader: R,
    parser: Reader,
    places: Places,
    limit: u64,
    row: Row,
}

/// The row at hand, without anything of one that is too long.
#[derive(Default)]
struct Row {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// Its length, as far as it was too long to hold.
    over: Option<u64>,
}

impl<R: BufRead> Records<R> {
    /// A table that begins so; no row of more than `limit` bytes is held.
    ///
    /// # Errors
    /// When it lacks a column that has to be there.
    pub(crate) fn of(reader: R, head: &str, columns: &Columns, limit: u64) -> Result<Self, Problem> {
        let parser = ReaderBuilder::new().delimiter(delimiter(head)).build();
        let mut records = Self { reader, parser, places: Places::default(), limit, row: Row::default() };
        if !records.advance()? {
            return Err(Problem::Empty);
        }
        let names: Vec<String> = (0..records.row.ends.len())
            .map(|at| records.row.value(at).map(|value| String::from_utf8_lossy(value).trim().to_owned()))
            .map(Option::unwrap_or_default)
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if names == [""] {
            return Err(Problem::Blank);
        }
        records.places = columns.places(&names).map_err(Problem::NoColumn)?;
        Ok(records)
    }

    /// The next row, with the line that it begins on; none at the end.
    pub(crate) fn next(&mut self) -> Option<(u64, Taken)> {
        let line = self.parser.line();
        match self.advance() {
            Ok(false) => None,
            Err(error) => Some((line, Err(error.into()))),
            Ok(true) => Some((line, self.fields())),
        }
    }

    fn fields(&self) -> Taken {
        if let Some(over) = self.row.over {
            return Err(Problem::too_large(over, self.limit));
        }
        let mut warnings = Vec::new();
        let fields = self.places.fields(|at| {
            let Some(value) = self.row.value(at).filter(|value| !value.trim_ascii().is_empty()) else {
                return Ok(None);
            };
            let (text, warning) = decode::utf8(value.to_vec(), 0)?;
            warnings.extend(warning);
            Ok::<_, Problem>(Some(text))
        })?;
        Ok((fields, warnings))
    }

    /// To the next row; whether there is one.
    fn advance(&mut self) -> io::Result<bool> {
        let mut out = [0; 8 << 10];
        let mut ends = [0; 256];
        self.row = Row::default();
        loop {
            let input = match self.reader.fill_buf() {
                Ok(input) => input,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let (result, read, written, ended) = self.parser.read_record(input, &mut out, &mut ends);
            self.reader.consume(read);
            self.row.take(
                out.get(..written).unwrap_or_default(),
                ends.get(..ended).unwrap_or_default(),
                self.limit,
            );
            match result {
                ReadRecordResult::Record => return Ok(true),
                ReadRecordResult::End => return Ok(false),
                _ => {}
            }
        }
    }
}

impl Row {
    fn take(&mut self, bytes: &[u8], ends: &[usize], limit: u64) {
        if let Some(over) = &mut self.over {
            *over = over.saturating_add(bytes.len() as u64);
            return;
        }
        self.bytes.extend_from_slice(bytes);
        self.ends.extend_from_slice(ends);
        let held = self.bytes.len() as u64;
        if held > limit || self.ends.len() > COLUMNS {
            *self = Self { over: Some(held), ..Self::default() };
        }
    }

    fn value(&self, at: usize) -> Option<&[u8]> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.bytes.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_told_by_the_header() {
        for (head, delimiter_found) in
            [("a,b;c,d\n;;;;", b','), ("a;b;c", b';'), ("a\tb", b'\t'), ("text", b',')]
        {
            assert_eq!(delimiter(head), delimiter_found, "{head}");
        }
    }
}

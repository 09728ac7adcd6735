//! Tables of comma-separated values, a row a line: no value holds a line break.

use std::io::BufRead;

use crate::error::Problem;
use crate::lines::{Line, next_line};

/// Most bytes of a row.
pub(crate) const ROW_BYTES: u64 = 1 << 20;

/// The names of the columns, if a first line is those of a table.
pub(crate) fn columns(head: &str) -> Vec<&str> {
    let first = head.lines().next().unwrap_or_default();
    first.split(',').map(|c| c.trim_matches(['"', ' ', '\r'])).collect()
}

/// The rows of a table whose first line names its columns.
#[derive(Debug)]
pub(crate) struct Table<R> {
    reader: R,
    header: csv::StringRecord,
    line: u64,
}

impl<R: BufRead> Table<R> {
    /// A table whose first line is a header.
    pub(crate) fn of(mut reader: R) -> Result<Self, Problem> {
        let header = match next_line(&mut reader, ROW_BYTES)? {
            Line::Whole(bytes) => record(&bytes)?,
            Line::TooLong(size) => return Err(Problem::TooLarge { size, limit: ROW_BYTES }),
            Line::End => return Err(Problem::Empty),
        };
        Ok(Self { reader, header, line: 1 })
    }

    /// The next row that is not blank, with its line; none at the end.
    pub(crate) fn next(&mut self) -> Option<(u64, Result<csv::StringRecord, Problem>)> {
        loop {
            self.line = self.line.saturating_add(1);
            let row = match next_line(&mut self.reader, ROW_BYTES) {
                Err(error) => Err(error.into()),
                Ok(Line::End) => return None,
                Ok(Line::TooLong(size)) => Err(Problem::TooLarge { size, limit: ROW_BYTES }),
                Ok(Line::Whole(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(Line::Whole(bytes)) => record(&bytes),
            };
            return Some((self.line, row));
        }
    }

    /// The names of the columns.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &str> {
        self.header.iter()
    }

    /// A row's values by the names of their columns.
    pub(crate) fn values<'r, T: serde::Deserialize<'r>>(
        &'r self,
        row: &'r csv::StringRecord,
    ) -> Result<T, Problem> {
        row.deserialize(Some(&self.header)).map_err(|error| problem(&error))
    }
}

/// The values of a line.
fn record(line: &[u8]) -> Result<csv::StringRecord, Problem> {
    let mut record = csv::StringRecord::new();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(line);
    reader.read_record(&mut record).map_err(|error| problem(&error))?;
    Ok(record)
}

fn problem(error: &csv::Error) -> Problem {
    Problem::Table(match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "holds bytes that are not UTF-8".to_owned(),
        csv::ErrorKind::Deserialize { err, .. } => err.to_string(),
        _ => error.to_string(),
    })
}

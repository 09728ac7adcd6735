//! Rows as a table, JSON, JSON lines or CSV.

use std::io::Write;

use anyhow::Result;
use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

use super::{Screen, Style};
use crate::cli::Format;
use crate::notes::one_line;

/// A row that can be printed in every format. JSON takes it as it serialises.
pub trait Row: Serialize {
    /// Headings of the table for people.
    const HEAD: &'static [&'static str];
    /// Names of the CSV fields.
    const FIELDS: &'static [&'static str];
    /// Cells of the table, as many as headings.
    fn cells(&self) -> Vec<String>;
    /// CSV fields, as many as names: ISO dates and the words of the JSON.
    fn fields(&self) -> Vec<String>;
}

/// Prints rows in a format, one by one; a table is held until all have come.
pub struct Printer<'w, W> {
    out: &'w mut W,
    format: Format,
    screen: Screen,
    held: Vec<Vec<String>>,
    /// Rows so far.
    pub count: usize,
}

impl<'w, W: Write> Printer<'w, W> {
    /// Nothing printed yet.
    pub fn new(out: &'w mut W, format: Format, screen: Screen) -> Self {
        Self { out, format, screen, held: Vec::new(), count: 0 }
    }

    /// Prints a row.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn row<R: Row>(&mut self, row: &R) -> Result<()> {
        match self.format {
            Format::Table => self.held.push(row.cells()),
            Format::Json => {
                self.out.write_all(if self.count == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer(&mut *self.out, row)?;
            }
            Format::Jsonl => jsonl(self.out, row)?,
            Format::Csv => {
                if self.count == 0 {
                    csv_line(self.out, R::FIELDS)?;
                }
                csv_line(self.out, &row.fields())?;
            }
        }
        self.count += 1;
        Ok(())
    }

    /// Prints what is still to be printed when all rows have come.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish<R: Row>(self) -> Result<usize> {
        match self.format {
            Format::Table if self.held.is_empty() => {}
            Format::Table => table(self.out, self.screen, R::HEAD, self.held)?,
            Format::Json if self.count == 0 => writeln!(self.out, "[]")?,
            Format::Json => self.out.write_all(b"\n]\n")?,
            Format::Csv if self.count == 0 => csv_line(self.out, R::FIELDS)?,
            Format::Jsonl | Format::Csv => {}
        }
        self.out.flush()?;
        Ok(self.count)
    }
}

/// Prints rows in a format.
///
/// # Errors
/// When standard output cannot be written.
pub fn print<R: Row>(out: &mut impl Write, format: Format, screen: Screen, rows: &[R]) -> Result<usize> {
    let mut printer = Printer::new(out, format, screen);
    rows.iter().try_for_each(|row| printer.row(row))?;
    printer.finish::<R>()
}

fn csv_line<S: AsRef<str>>(out: &mut impl Write, fields: &[S]) -> Result<()> {
    let mut line = csv::Writer::from_writer(Vec::new());
    line.write_record(fields.iter().map(AsRef::as_ref))?;
    out.write_all(&line.into_inner()?)?;
    Ok(())
}

/// Prints one value as a line of JSON.
///
/// # Errors
/// When it cannot be written.
pub fn jsonl(out: &mut impl Write, value: &impl Serialize) -> Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)?;
    Ok(())
}

/// Prints a table fitted to the screen.
///
/// # Errors
/// When it cannot be written.
pub fn table(
    out: &mut impl Write,
    screen: Screen,
    head: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<()> {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(screen.width)
        .set_header(head.iter().map(|h| h.to_uppercase()));
    for row in rows {
        // What reports say must not steer the terminal.
        table.add_row(row.iter().map(|cell| one_line(cell)));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    for (n, line) in table.lines().enumerate() {
        let line = line.trim_end();
        writeln!(out, "{}", if n == 0 { screen.paint(Style::Heading, line) } else { line.to_owned() })?;
    }
    Ok(())
}

//! A table on its way into a file.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context as _, Result};
use arrow_array::RecordBatch;
use flate2::write::GzEncoder;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use tables::{Batches, Table};

use crate::cli::{Kind, Packing, TableFormat};
use crate::partial::Partial;

/// So many rows, or about so many bytes of them, are written at once.
const ROWS: usize = 8192;
const BYTES: usize = 4 << 20;

/// A group of rows in Parquet is ended when so much of it, encoded, is in memory, or after so many rows.
const GROUP_BYTES: usize = 32 << 20;
const GROUP_ROWS: usize = 256 << 10;

/// A table under way: rows are gathered and written, batch by batch, into a file that has its name only when it is whole.
pub struct Sheet<R: 'static> {
    table: &'static Table<R>,
    batches: Batches<R>,
    out: Out,
    partial: Partial,
    rows: usize,
}

/// A whole file that waits for its name.
pub struct Written {
    partial: Partial,
    rows: usize,
}

enum Out {
    Parquet(Box<ArrowWriter<BufWriter<File>>>),
    Csv(Box<csv::Writer<Packed>>),
    Jsonl(Box<Packed>),
}

/// A file whose bytes may be compressed.
pub enum Packed {
    /// As they are.
    Plain(BufWriter<File>),
    /// With gzip.
    Gzip(GzEncoder<BufWriter<File>>),
    /// With Zstandard.
    Zstd(zstd::Encoder<'static, BufWriter<File>>),
}

impl<R> Sheet<R> {
    /// Begins a file. `notes` is what Parquet's metadata tells of the export.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(
        table: &'static Table<R>,
        to: &Path,
        format: TableFormat,
        notes: &[(&str, String)],
    ) -> Result<Self> {
        let (partial, file) = Partial::create(to)?;
        let batches = Batches::of(table);
        let file = BufWriter::new(file);
        let out = match format.kind {
            Kind::Parquet => {
                let writer = ArrowWriter::try_new(file, batches.schema().clone(), Some(properties(notes)?));
                Out::Parquet(Box::new(writer.with_context(|| partial.name())?))
            }
            Kind::Csv => {
                let mut writer = csv::Writer::from_writer(Packed::new(file, format.packing)?);
                writer.write_record(table.columns().map(|column| column.name))?;
                Out::Csv(Box::new(writer))
            }
            Kind::Jsonl => Out::Jsonl(Box::new(Packed::new(file, format.packing)?)),
        };
        Ok(Self { table, batches, out, partial, rows: 0 })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn push(&mut self, row: &R) -> Result<()> {
        self.batches.push(row);
        self.rows += 1;
        if self.batches.len() >= ROWS || self.batches.bytes() >= BYTES { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<()> {
        let batch = self.batches.finish()?;
        let written = match &mut self.out {
            Out::Parquet(writer) => write_parquet(writer, &batch),
            Out::Csv(writer) => (0..batch.num_rows())
                .try_for_each(|row| Ok(writer.write_record(tables::csv_cells(self.table, &batch, row))?)),
            Out::Jsonl(out) => (0..batch.num_rows()).try_for_each(|row| {
                serde_json::to_writer(&mut *out, &tables::json_row(self.table, &batch, row))?;
                Ok(out.write_all(b"\n")?)
            }),
        };
        written.with_context(|| self.partial.name())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(mut self) -> Result<Written> {
        self.write()?;
        let Self { out, partial, rows, .. } = self;
        let ended = match out {
            Out::Parquet(writer) => writer.into_inner().map_err(anyhow::Error::from).and_then(flushed),
            Out::Csv(writer) => {
                writer.into_inner().map_err(|e| anyhow::anyhow!("{e}")).and_then(Packed::finish)
            }
            Out::Jsonl(out) => out.finish(),
        };
        ended.with_context(|| partial.name())?;
        Ok(Written { partial, rows })
    }
}

impl Written {
    /// One that was written otherwise.
    pub fn new(partial: Partial, rows: usize) -> Self {
        Self { partial, rows }
    }

    /// Gives the file its name, and tells its name and how many rows it has.
    ///
    /// # Errors
    /// When it cannot be renamed.
    pub fn keep(self) -> Result<(String, usize)> {
        let name = self.partial.name();
        self.partial.keep()?;
        Ok((name, self.rows))
    }
}

fn write_parquet(writer: &mut ArrowWriter<BufWriter<File>>, batch: &RecordBatch) -> Result<()> {
    writer.write(batch)?;
    if writer.in_progress_size() >= GROUP_BYTES {
        writer.flush()?;
    }
    Ok(())
}

fn properties(notes: &[(&str, String)]) -> Result<WriterProperties> {
    let notes = notes.iter().map(|(key, value)| KeyValue::new(format!("sidelined.{key}"), value.clone()));
    Ok(WriterProperties::builder()
        .set_created_by(concat!("sidelined version ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        .set_max_row_group_row_count(Some(GROUP_ROWS))
        .set_key_value_metadata(Some(notes.collect()))
        .build())
}

fn flushed(out: BufWriter<File>) -> Result<()> {
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    // What has its name has to survive the machine.
    Ok(file.sync_all()?)
}

impl Packed {
    /// Begins to write so.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn new(file: BufWriter<File>, packing: Packing) -> Result<Self> {
        Ok(match packing {
            Packing::Plain => Self::Plain(file),
            Packing::Gzip => Self::Gzip(GzEncoder::new(file, flate2::Compression::default())),
            Packing::Zstd => Self::Zstd(zstd::Encoder::new(file, 0)?),
        })
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(self) -> Result<()> {
        flushed(match self {
            Self::Plain(out) => out,
            Self::Gzip(out) => out.finish()?,
            Self::Zstd(out) => out.finish()?,
        })
    }

    fn out(&mut self) -> &mut dyn Write {
        match self {
            Self::Plain(out) => out,
            Self::Gzip(out) => out,
            Self::Zstd(out) => out,
        }
    }
}

impl Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out().flush()
    }
}

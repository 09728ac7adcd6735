//! The Parquet files of a table, batch by batch.

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use arrow_array::RecordBatch;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use crate::input::shown;
use crate::notes::{one_line, reason};

/// So many rows are had at once.
const ROWS: usize = 1024;

/// The files of one table: one, or the parts that lie in a folder, by their names.
#[derive(Debug)]
pub struct Files {
    paths: Vec<PathBuf>,
}

/// A batch of a file, and how many rows of the file came before it.
pub struct Rows {
    /// The file's name.
    pub name: String,
    /// The rows.
    pub batch: RecordBatch,
    /// How many rows of the file came before them.
    pub before: u64,
}

/// What is wrong with a file: what is behind it in the file cannot be had.
#[derive(Debug)]
pub struct Damaged {
    /// The file's name.
    pub name: String,
    /// What is wrong.
    pub reason: String,
}

impl Files {
    /// Those at a path.
    ///
    /// # Errors
    /// When there is no file, and no folder with Parquet files.
    pub fn at(path: &Path) -> Result<Self> {
        let found = std::fs::metadata(path).map_err(|e| anyhow::anyhow!(reason(&e)));
        if !found.with_context(|| shown(path))?.is_dir() {
            return Ok(Self { paths: vec![path.to_owned()] });
        }
        let mut paths = Vec::new();
        for entry in
            std::fs::read_dir(path).map_err(|e| anyhow::anyhow!("{}: {}", shown(path), reason(&e)))?
        {
            let part = entry?.path();
            // Spark and others lay files that are no parts beside the parts: `_SUCCESS`, `.part….crc`.
            let named = part.file_name().is_some_and(|n| !n.to_string_lossy().starts_with(['.', '_']));
            if named && part.extension().is_some_and(|e| e == "parquet") {
                paths.push(part);
            }
        }
        if paths.is_empty() {
            bail!("{}: there is no Parquet file in it", shown(path));
        }
        paths.sort();
        Ok(Self { paths })
    }

    /// How much memory those columns would take, about, and how many rows there are; nothing of a file that cannot be read.
    pub fn size(&self, columns: &[&str]) -> u64 {
        let size = |path: &PathBuf| {
            let built = guarded(|| open(path)).ok()?;
            let groups = built.metadata().row_groups().iter();
            let wanted = groups.flat_map(|group| group.columns()).filter(|column| {
                column.column_path().parts().first().is_some_and(|name| columns.contains(&name.as_str()))
            });
            Some(wanted.map(|column| column.uncompressed_size().unsigned_abs()).sum::<u64>())
        };
        self.paths.iter().filter_map(size).sum()
    }

    /// The rows, with no other columns than these.
    pub fn rows<'a>(&'a self, columns: &'a [&'a str]) -> impl Iterator<Item = Result<Rows, Damaged>> + 'a {
        self.paths.iter().flat_map(move |path| {
            let name = shown(path);
            let (reader, failed) = match guarded(|| reader(path, columns)) {
                Ok(reader) => (Some(reader), None),
                Err(reason) => (None, Some(reason)),
            };
            Reading { name, reader, failed, before: 0 }
        })
    }
}

/// A file being read.
struct Reading {
    name: String,
    reader: Option<ParquetRecordBatchReader>,
    failed: Option<String>,
    before: u64,
}

impl Iterator for Reading {
    type Item = Result<Rows, Damaged>;

    fn next(&mut self) -> Option<Self::Item> {
        let damaged = |name: &str, reason| Some(Err(Damaged { name: name.to_owned(), reason }));
        if let Some(reason) = self.failed.take() {
            return damaged(&self.name, reason);
        }
        let reader = self.reader.as_mut()?;
        match guarded(|| reader.next().transpose().map_err(|e| one_line(&e.to_string()))) {
            Ok(Some(batch)) => {
                let before = self.before;
                self.before = before.saturating_add(batch.num_rows() as u64);
                Some(Ok(Rows { name: self.name.clone(), batch, before }))
            }
            Ok(None) => {
                self.reader = None;
                None
            }
            Err(reason) => {
                self.reader = None;
                damaged(&self.name, reason)
            }
        }
    }
}

fn open(path: &Path) -> Result<ParquetRecordBatchReaderBuilder<File>, String> {
    let file = File::open(path).map_err(|e| reason(&e))?;
    ParquetRecordBatchReaderBuilder::try_new(file).map_err(|e| one_line(&e.to_string()))
}

fn reader(path: &Path, columns: &[&str]) -> Result<ParquetRecordBatchReader, String> {
    let built = open(path)?;
    let fields = built.schema().fields().iter().enumerate();
    let wanted: Vec<usize> =
        fields.filter(|(_, field)| columns.contains(&field.name().as_str())).map(|(at, _)| at).collect();
    let mask = ProjectionMask::roots(built.parquet_schema(), wanted);
    built.with_projection(mask).with_batch_size(ROWS).build().map_err(|e| one_line(&e.to_string()))
}

/// What `of` gives; should it panic, that the file is damaged. The library that reads Parquet checks what it reads, but not each
/// length that a damaged page names.
fn guarded<T>(of: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(of)).unwrap_or_else(|_| Err("a page of it cannot be".into()))
}

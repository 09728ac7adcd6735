//! Flags of the commands that read reports.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use intake::Columns;
use jiff::civil::Date;

use super::{Format, PackArgs, day};

/// How a reading is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReadFormat {
    /// One JSON object a document, a line each.
    #[default]
    Json,
    /// One row a player, for people.
    Table,
}

/// What kind of input is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum InputKind {
    /// Found out from the name and the first bytes.
    #[default]
    Auto,
    /// Plain text: one report a file.
    Text,
    /// Markdown: its words, and what its front matter says of it.
    Markdown,
    /// A web page: its article is read, dated by what the page says of itself.
    Html,
    /// One JSON object a line: {"doc", "text", "published"?, "url"?, "title"?}.
    Jsonl,
    /// Official flags of the Fantasy Premier League: its bootstrap-static JSON, or a CSV table with news, news_added
    /// and status: each flag is a report of the Premier League's.
    Flags,
    /// A table of appearances (CSV, JSON lines or Parquet): who played how many minutes on which day. `add` keeps it.
    Appearances,
    /// A table of documents, of separated values, its columns named by --columns.
    Csv,
    /// A table of documents in a Parquet file, its columns named by --columns.
    Parquet,
    /// A web archive (WARC): each page in it is a report.
    Warc,
    /// RSS, Atom or JSON Feed: each entry is a report.
    Feed,
}

/// How input is taken in.
#[derive(Args, Clone, Debug)]
pub struct InputArgs {
    /// The day the reports were published; the `published` of a JSON row goes before it.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<Date>,
    /// What kind of input it is.
    #[arg(long, value_enum, default_value_t)]
    pub input: InputKind,
    /// What the columns of a table of documents (CSV, Parquet) are called, where not as the fields are: text, doc,
    /// published, url, title, outlet, author.
    #[arg(long, value_name = "FIELD=COLUMN,…")]
    pub columns: Option<Columns>,
}

/// Flags of `read`.
#[derive(Args, Debug)]
pub struct ReadArgs {
    /// Files or folders; `-` (or nothing) reads standard input.
    #[arg(value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub taken: InputArgs,
    #[command(flatten)]
    pub packs: PackArgs,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: ReadFormat,
}

/// Flags of `explain`.
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// The report; `-` reads standard input.
    #[arg(value_name = "FILE")]
    pub path: PathBuf,
    /// Only this claim: its number as printed, or its identity (or the first digits of it).
    #[arg(long, value_name = "ID")]
    pub claim: Option<String>,
    #[command(flatten)]
    pub taken: InputArgs,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// Flags of `add`.
#[derive(Args, Debug)]
pub struct AddArgs {
    /// Files or folders; `-` reads standard input. Folders are read recursively; names that begin with a dot are
    /// left out.
    #[arg(value_name = "PATH", required_unless_present = "claims")]
    pub paths: Vec<PathBuf>,
    /// Loads what was read elsewhere: the folder that `export` or a cluster wrote, with its documents, claims and appearances, or a
    /// table of claims alone (Parquet; a file, or a folder of parts). Nothing is read again; identities and evidence are checked.
    #[arg(long, value_name = "FOLDER|FILE")]
    pub claims: Option<PathBuf>,
    /// The table of documents that goes with --claims, where it does not lie beside it under the name that has `documents` for
    /// `claims`.
    #[arg(long, value_name = "FILE|FOLDER", requires = "claims")]
    pub documents: Option<PathBuf>,
    #[command(flatten)]
    pub taken: InputArgs,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// Flags of `times`.
#[derive(Args, Debug)]
pub struct TimesArgs {
    /// Files or folders; `-` (or nothing) reads standard input.
    #[arg(value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub taken: InputArgs,
    /// How to print it; a table on a terminal, JSON lines else and for `--input jsonl`.
    #[arg(long, value_enum)]
    pub format: Option<Format>,
}

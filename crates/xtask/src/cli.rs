//! The command line of `cargo xtask`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// What is run on the product while it is worked on.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reads texts with two builds and lists the claims gained, lost and changed.
    #[command(after_help = "\
Examples:
  cargo xtask diff texts/                          this working tree against main
  cargo xtask diff texts/ --base HEAD~3 --rule misses
  cargo xtask diff rows.jsonl --gold gold.jsonl    with the scores of both
  cargo xtask diff texts/ --base old/sidelined --new new/sidelined")]
    Diff(DiffArgs),
    /// Compares what `sidelined read` printed with gold: precision, recall and F1 for each field.
    #[command(after_help = "\
Examples:
  cargo run --release -- read --input jsonl rows.jsonl > read.jsonl
  cargo xtask score gold.jsonl read.jsonl --errors --only status,stage")]
    Score(ScoreArgs),
    /// Prints the licences of all crates that the binary is linked with: to be handed on with it.
    #[command(after_help = "\
Examples:
  cargo xtask notices > NOTICES.txt
  cargo xtask notices --platform x86_64-unknown-linux-gnu")]
    Notices(NoticesArgs),
}

/// Flags of `notices`.
#[derive(Args, Debug)]
pub struct NoticesArgs {
    /// The package that is handed on.
    #[arg(long, value_name = "NAME", default_value = "sidelined")]
    pub package: String,
    /// Only what is linked on this platform (a target triple); on any unless given.
    #[arg(long, value_name = "TRIPLE")]
    pub platform: Option<String>,
}

/// Flags of `diff`.
#[derive(Args, Debug)]
pub struct DiffArgs {
    /// Files or folders: text, web pages, JSON lines.
    #[arg(value_name = "TEXTS", required = true)]
    pub texts: Vec<PathBuf>,
    /// The build to compare with: a revision, or a binary.
    #[arg(long, value_name = "REV|BINARY", default_value = "main")]
    pub base: String,
    /// The build to judge: a binary (default: this working tree, built).
    #[arg(long, value_name = "BINARY")]
    pub new: Option<PathBuf>,
    /// What a careful reader takes from the texts, as in examples/gold.jsonl.
    #[arg(long, value_name = "GOLD")]
    pub gold: Option<PathBuf>,
    /// The day the texts were published; the `published` of a JSON row goes before it.
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// Only claims of this rule; may be repeated.
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,
    /// Only the summary and the scores.
    #[arg(long)]
    pub summary: bool,
}

/// Flags of `score`.
#[derive(Args, Debug)]
pub struct ScoreArgs {
    /// What a careful reader takes from the texts, as in examples/gold.jsonl.
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// What `sidelined read` printed.
    #[arg(value_name = "READ")]
    pub read: PathBuf,
    /// List every item that is missing or too many.
    #[arg(long)]
    pub errors: bool,
    /// Score these fields only.
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub only: Vec<String>,
}

//! Flags of the commands that write tables.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::{PackArgs, View};

/// A table of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportTable {
    /// The reports, with their texts.
    Documents,
    /// What the reports say of players, assertion by assertion.
    Claims,
    /// The absences that this adds up to.
    Spells,
    /// The steps of recoveries, forwards and back.
    Milestones,
    /// Forecasts of returns, one for each report that gave one.
    Estimates,
    /// Who played how long in which match.
    Appearances,
}

impl ExportTable {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Documents, Self::Claims, Self::Spells, Self::Milestones, Self::Estimates, Self::Appearances];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Claims => "claims",
            Self::Spells => "spells",
            Self::Milestones => "milestones",
            Self::Estimates => "estimates",
            Self::Appearances => "appearances",
        }
    }

    /// The table whose name a file bears, its endings left out.
    pub fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let stem = name.split('.').next()?;
        Self::ALL.into_iter().find(|table| table.name() == stem)
    }
}

/// The form of another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportForm {
    /// A folder with injuries.csv and exposures.csv, as R's injurytools reads them.
    Injurytools,
    /// A table of flags (CSV), as the Fantasy Premier League raises them.
    Fpl,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Apache Parquet.
    Parquet,
    /// Comma-separated values, with a header line.
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// What is made of the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Nothing.
    Plain,
    /// Compressed with gzip.
    Gzip,
    /// Compressed with Zstandard.
    Zstd,
}

/// The format of a file of a table, by its endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableFormat {
    /// How the table is written.
    pub kind: Kind,
    /// What is made of the bytes.
    pub packing: Packing,
}

impl TableFormat {
    /// The formats, by the endings that tell them.
    const ENDINGS: [(&'static str, Self); 7] = [
        ("parquet", Self { kind: Kind::Parquet, packing: Packing::Plain }),
        ("csv", Self { kind: Kind::Csv, packing: Packing::Plain }),
        ("csv.gz", Self { kind: Kind::Csv, packing: Packing::Gzip }),
        ("csv.zst", Self { kind: Kind::Csv, packing: Packing::Zstd }),
        ("jsonl", Self { kind: Kind::Jsonl, packing: Packing::Plain }),
        ("jsonl.gz", Self { kind: Kind::Jsonl, packing: Packing::Gzip }),
        ("jsonl.zst", Self { kind: Kind::Jsonl, packing: Packing::Zstd }),
    ];

    /// The format that a file's name tells.
    pub fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        let told = |(ending, _): &&(&str, Self)| {
            name.strip_suffix(*ending).is_some_and(|stem| stem.len() > 1 && stem.ends_with('.'))
        };
        Self::ENDINGS.iter().find(told).map(|(_, format)| *format)
    }

    /// The endings that tell it, without the dot before them.
    pub fn ending(self) -> &'static str {
        Self::ENDINGS.iter().find(|(_, format)| *format == self).map_or("", |(ending, _)| ending)
    }
}

impl FromStr for TableFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = || Self::ENDINGS.map(|(ending, _)| ending).join(", ");
        let found = Self::ENDINGS.iter().find(|(ending, _)| *ending == text);
        found.map(|(_, format)| *format).ok_or_else(|| format!("it is one of {}", known()))
    }
}

/// Flags of `export`.
#[derive(Args, Debug)]
pub struct ExportArgs {
    /// The file to write; its endings tell the format: .parquet, .csv, .jsonl, and behind the last two .gz or .zst. Or a
    /// folder, in which each table gets a file. What is there already is replaced, once the new is whole.
    #[arg(long, value_name = "FILE|FOLDER")]
    pub to: PathBuf,
    /// Which table goes into the file: if not given, the one whose name the file bears (spells.csv), or else claims.
    #[arg(long, value_enum, value_name = "TABLE")]
    pub table: Option<ExportTable>,
    /// The format of the files in a folder; parquet, if not given.
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<TableFormat>,
    /// Writes what another program reads, instead of a table.
    #[arg(long = "as", value_enum, value_name = "FORM", conflicts_with_all = ["table", "format", "without_text", "player", "club"])]
    pub form: Option<ExportForm>,
    /// Only this player, by any name that `player` takes.
    #[arg(long, value_name = "NAME")]
    pub player: Option<String>,
    /// Only players who were ever put in this club.
    #[arg(long, value_name = "NAME", conflicts_with = "player")]
    pub club: Option<String>,
    /// Leaves the texts of the reports out of the table of documents.
    #[arg(long)]
    pub without_text: bool,
    #[command(flatten)]
    pub view: View,
    #[command(flatten)]
    pub packs: PackArgs,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_tells_format_and_table() {
        for (name, ending, table) in [
            ("out/spells.csv.gz", Some("csv.gz"), Some(ExportTable::Spells)),
            ("season.spells.parquet", Some("parquet"), None),
            ("claims.jsonl", Some("jsonl"), Some(ExportTable::Claims)),
            ("claims.xlsx", None, Some(ExportTable::Claims)),
            (".csv", None, None),
            ("claims", None, Some(ExportTable::Claims)),
        ] {
            let path = Path::new(name);
            assert_eq!(TableFormat::of_file(path).map(TableFormat::ending), ending, "{name}");
            assert_eq!(ExportTable::of_file(path), table, "{name}");
        }
        assert!("csv.zst".parse::<TableFormat>().is_ok() && "xlsx".parse::<TableFormat>().is_err());
    }
}

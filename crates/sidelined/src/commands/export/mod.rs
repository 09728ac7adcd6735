//! `sidelined export`: the record as tables.

mod fpl;
mod injurytools;
mod rows;
mod sheet;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use pack::Pack;

use self::rows::Whose;
use self::sheet::{Sheet, Written};
use crate::cli::{ExportArgs, ExportForm, ExportTable, Kind, Packing, StoreArgs, TableFormat};
use crate::engine;
use crate::input::shown;
use crate::notes::{Outcome, line, reason};
use crate::record::Record;
use crate::show::{self, words};

/// What every table tells of itself.
const NOTICE: &str = "What the press said of players' health, as Sidelined read it: no medical record. Names and fixtures of the \
Premier League: facts from the FPL archive by Vaastav Anand (MIT).";

/// Writes the tables, each into a file that has its name only when all are whole.
///
/// # Errors
/// When the store cannot be read or a file cannot be written; then none is there that was not there before.
pub fn run(args: &ExportArgs, store: &StoreArgs) -> Result<Outcome> {
    let open = || -> Result<_> {
        let record = Record::open(store)?;
        let packs = engine::packs(&args.packs, record.packs()?)?;
        Ok((record, packs))
    };
    match args.form {
        None => tables(args, open),
        Some(ExportForm::Injurytools) => {
            let (record, packs) = open()?;
            tell(injurytools::write(args, record, &packs)?)
        }
        Some(ExportForm::Fpl) => {
            let (record, packs) = open()?;
            tell(fpl::write(args, &record, &packs)?)
        }
    }
}

fn tables(args: &ExportArgs, open: impl FnOnce() -> Result<(Record, Vec<Arc<Pack>>)>) -> Result<Outcome> {
    let place = Place::of(args)?;
    let (record, packs) = open()?;
    let mut desk = record.desk();
    let Some(whose) = Whose::of(args, &mut desk, &packs)? else { return Ok(Outcome::Incomplete) };
    let notes = notes(args);
    let written = match &place {
        Place::File(to, table, format) => {
            write(args, &mut desk, &whose, &[*table], &|_| to.clone(), *format, &notes)?
        }
        Place::Folder(folder, format) => {
            std::fs::create_dir_all(folder)
                .map_err(|e| anyhow::anyhow!(reason(&e)))
                .with_context(|| shown(folder))?;
            let to = |table: ExportTable| folder.join(format!("{}.{}", table.name(), format.ending()));
            write(args, &mut desk, &whose, &ExportTable::ALL, &to, *format, &notes)?
        }
    };
    tell(written.into_iter().map(|(table, written)| (table.name(), written)).collect())
}

/// Names the files, and says what was written.
fn tell(written: Vec<(&'static str, Written)>) -> Result<Outcome> {
    let mut out = show::out();
    let mut empty = true;
    for (table, written) in written {
        let (name, rows) = written.keep()?;
        empty &= rows == 0;
        writeln!(out, "{} of {} into {name}", words::count(rows, "row"), table)?;
    }
    out.flush()?;
    if empty {
        line("nothing is recorded that was asked for: the tables have no rows");
    }
    Ok(Outcome::Done)
}

/// Where the tables go.
enum Place {
    File(PathBuf, ExportTable, TableFormat),
    Folder(PathBuf, TableFormat),
}

impl Place {
    fn of(args: &ExportArgs) -> Result<Self> {
        let to = &args.to;
        let slash = to.to_string_lossy().ends_with(std::path::is_separator);
        if slash || to.is_dir() || (to.extension().is_none() && args.format.is_some()) {
            if args.table.is_some() {
                bail!("{}: --table names one table, and a folder gets all; name a file", shown(to));
            }
            let parquet = TableFormat { kind: Kind::Parquet, packing: Packing::Plain };
            return Ok(Self::Folder(to.clone(), args.format.unwrap_or(parquet)));
        }
        let Some(format) = TableFormat::of_file(to) else {
            bail!(
                "{}: a table's file ends in .parquet, .csv or .jsonl (the last two also in .gz or .zst behind that); a folder's \
                 name in a slash",
                shown(to)
            );
        };
        if args.format.is_some_and(|given| given != format) {
            bail!("{}: its name tells another format than --format", shown(to));
        }
        let table = args.table.or(ExportTable::of_file(to)).unwrap_or(ExportTable::Claims);
        Ok(Self::File(to.clone(), table, format))
    }
}

/// What the metadata of Parquet tells.
fn notes(args: &ExportArgs) -> Vec<(&'static str, String)> {
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "all".into(), |day| day.to_string());
    vec![
        ("version", env!("CARGO_PKG_VERSION").into()),
        ("as_of", day(args.view.as_of)),
        ("recorded_by", day(args.view.recorded_by)),
        ("notice", NOTICE.into()),
    ]
}

/// Writes those tables.
fn write(
    args: &ExportArgs,
    desk: &mut desk::Desk,
    whose: &Whose,
    wanted: &[ExportTable],
    to: &dyn Fn(ExportTable) -> PathBuf,
    format: TableFormat,
    notes: &[(&str, String)],
) -> Result<Vec<(ExportTable, Written)>> {
    use ExportTable::{Appearances, Claims, Documents, Estimates, Milestones, Spells};
    let mut written = Vec::new();
    let asked = |table| wanted.contains(&table);
    if asked(Documents) {
        let mut sheet = Sheet::create(&tables::DOCUMENTS, &to(Documents), format, notes)?;
        rows::documents(args, desk.store(), whose, &mut |row| sheet.push(row))?;
        written.push((Documents, sheet.finish()?));
    }
    if asked(Claims) {
        let mut sheet = Sheet::create(&tables::CLAIMS, &to(Claims), format, notes)?;
        rows::claims(args.view, desk.store(), whose, &mut |row| sheet.push(row))?;
        written.push((Claims, sheet.finish()?));
    }
    let sheet = |table| -> Result<Option<PathBuf>> { Ok(asked(table).then(|| to(table))) };
    let mut spells = create(&tables::SPELLS, sheet(Spells)?, format, notes)?;
    let mut milestones = create(&tables::MILESTONES, sheet(Milestones)?, format, notes)?;
    let mut estimates = create(&tables::ESTIMATES, sheet(Estimates)?, format, notes)?;
    if spells.is_some() || milestones.is_some() || estimates.is_some() {
        rows::spells(args.view, desk, whose, &mut |spell| {
            if let Some(sheet) = &mut spells {
                sheet.push(spell)?;
            }
            if let Some(sheet) = &mut milestones {
                tables::MilestoneRow::of_spell(spell).iter().try_for_each(|row| sheet.push(row))?;
            }
            if let Some(sheet) = &mut estimates {
                tables::EstimateRow::of_spell(spell).iter().try_for_each(|row| sheet.push(row))?;
            }
            Ok(())
        })?;
    }
    if let Some(sheet) = spells {
        written.push((Spells, sheet.finish()?));
    }
    if let Some(sheet) = milestones {
        written.push((Milestones, sheet.finish()?));
    }
    if let Some(sheet) = estimates {
        written.push((Estimates, sheet.finish()?));
    }
    if asked(Appearances) {
        let mut sheet = Sheet::create(&tables::APPEARANCES, &to(Appearances), format, notes)?;
        rows::appearances(args.view, desk.store(), whose, &mut |row| sheet.push(row))?;
        written.push((Appearances, sheet.finish()?));
    }
    Ok(written)
}

fn create<R>(
    table: &'static tables::Table<R>,
    to: Option<PathBuf>,
    format: TableFormat,
    notes: &[(&str, String)],
) -> Result<Option<Sheet<R>>> {
    to.map(|to: PathBuf| Sheet::create(table, Path::new(&to), format, notes)).transpose()
}

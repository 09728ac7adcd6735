//! `sidelined backup`: the whole store in a new file.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use store::{PgAddress, SqliteStore, Store as _, StoreError};

use crate::cli::{BackupArgs, StoreArgs};
use crate::input::shown;
use crate::notes::{Outcome, reason};
use crate::record::Record;
use crate::show::{self, words};

/// Writes the backup beside its name first, so that what bears the name is whole.
///
/// # Errors
/// When there is a file of that name, the store cannot be read, or the file cannot be written.
pub fn run(args: &BackupArgs, store: &StoreArgs) -> Result<Outcome> {
    let to = &args.to;
    if to.to_str().is_some_and(PgAddress::is_one) {
        bail!("a backup is a file; `sidelined copy` copies a store into a database");
    }
    // Not `exists`, which takes a link that leads nowhere for nothing.
    if std::fs::symlink_metadata(to).is_ok() {
        bail!("{}: there is a file of that name already; name another", shown(to));
    }
    let record = Record::open(store)?;
    let partial = partial(to);
    // Whoever asked knows the name that it was to have, and no other.
    let failed = |error: StoreError| {
        let told = error.to_string();
        let reason = told.split_once(".partial: ").map_or(told.as_str(), |(_, reason)| reason);
        anyhow::anyhow!("{}: no backup was written: {reason}", shown(to))
    };
    let written = record.store.back_up(&partial).map_err(failed).and_then(|()| {
        let counts = SqliteStore::open_read_only(&partial)?.counts()?;
        std::fs::rename(&partial, to).map_err(|e| anyhow::anyhow!(reason(&e))).with_context(|| shown(to))?;
        Ok(counts)
    });
    if written.is_err() {
        // Left over at worst: its name tells what it is.
        let _ = std::fs::remove_file(&partial);
    }
    let counts = written?;
    let mut out = show::out();
    let (documents, claims) =
        (words::count(counts.documents as usize, "report"), words::count(counts.claims as usize, "claim"));
    writeln!(out, "backed up {documents} with {claims} into {}", shown(to))?;
    out.flush()?;
    Ok(Outcome::Done)
}

fn partial(to: &Path) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push(format!(".{}.partial", std::process::id()));
    PathBuf::from(name)
}

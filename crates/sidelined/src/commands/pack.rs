//! `sidelined pack`: the players and fixtures of a competition.

use std::io::Write as _;

use anyhow::{Context as _, Result};
use store::{PackAdded, StoredPack};

use crate::cli::{PackAddArgs, StoreArgs};
use crate::input::shown;
use crate::notes::Outcome;
use crate::record::{self, Record};
use crate::show::{self, words};

/// Checks a folder's pack and keeps it in the store.
///
/// # Errors
/// When the folder holds no pack, or the store cannot be written.
pub fn add(args: &PackAddArgs, store: &StoreArgs) -> Result<Outcome> {
    let files = record::pack_files(&args.dir)?;
    let pack = files.build().with_context(|| shown(&args.dir))?;
    let mut record = Record::open_or_create(store)?;
    let stored = StoredPack {
        name: files.name.clone(),
        players: files.players.unwrap_or_default(),
        fixtures: files.fixtures.unwrap_or_default(),
        added_at: jiff::Timestamp::now(),
    };
    let what = match record.store.put_pack(&stored)? {
        PackAdded::New => "added",
        PackAdded::Replaced => "replaced",
        PackAdded::Known => "known already",
    };
    let mut out = show::out();
    writeln!(
        out,
        "pack {}: {what}; {}, {} and {}",
        files.name,
        words::count(pack.people().len(), "player"),
        words::count(pack.clubs().len(), "club"),
        words::count(pack.fixtures().len(), "match").replace("matchs", "matches"),
    )?;
    out.flush()?;
    Ok(Outcome::Done)
}

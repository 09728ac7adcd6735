//! The store, as the commands use it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use desk::Desk;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::KeptAppearance;
use pack::Pack;
use store::{AddedAppearances, PgAddress, PgStore, SqliteStore, Store, StoreError, StoreErrorKind};

use crate::cli::StoreArgs;
use crate::input::shown;
use crate::notes::{reason, warn};

/// Where a record is kept.
pub enum Place {
    /// In a file.
    File(PathBuf),
    /// In a database on a server.
    Database(Box<PgAddress>),
}

/// A store, whichever database it is in.
pub type AnyStore = Box<dyn Store + Send>;

impl Place {
    /// The place that the command line or the environment names.
    ///
    /// # Errors
    /// When it looks like an address and is none, or the certificates that it names cannot be read.
    pub fn of(store: &Path) -> Result<Self> {
        let Some(address) = store.to_str().filter(|store| PgAddress::is_one(store)) else {
            return Ok(Self::File(store.to_owned()));
        };
        let mut address = PgAddress::parse(address)?;
        if let Some(file) = address.root_certificates() {
            let pem =
                std::fs::read(file).map_err(|e| anyhow!("sslrootcert: {}: {}", shown(file), reason(&e)))?;
            address = address.trusting(&pem)?;
        }
        Ok(Self::Database(Box::new(match std::env::var("PGPASSWORD") {
            Ok(password) => address.or_password(&password),
            Err(_) => address,
        })))
    }

    /// Opens the store that is there, or one that is made, for reading and writing.
    ///
    /// # Errors
    /// When it cannot be used or made.
    pub fn open_or_create(&self) -> Result<AnyStore, StoreError> {
        Ok(match self {
            Self::File(path) => Box::new(SqliteStore::open(path)?),
            Self::Database(address) => Box::new(PgStore::open(address)?),
        })
    }

    /// Opens the store that is there, to be asked.
    ///
    /// # Errors
    /// When there is none, it cannot be used, or it is of an earlier release.
    pub fn open_read_only(&self) -> Result<AnyStore, StoreError> {
        Ok(match self {
            Self::File(path) => Box::new(SqliteStore::open_read_only(path)?),
            Self::Database(address) => Box::new(PgStore::open_read_only(address)?),
        })
    }

    fn open_to_check(&self) -> Result<AnyStore, StoreError> {
        Ok(match self {
            Self::File(path) => Box::new(SqliteStore::open_to_check(path)?),
            Self::Database(address) => Box::new(PgStore::open_read_only(address)?),
        })
    }

    /// Opens the store that is there.
    ///
    /// # Errors
    /// When there is none, or it cannot be used.
    pub fn open(&self) -> Result<AnyStore> {
        match self.open_read_only() {
            Err(e) if e.kind() == StoreErrorKind::OlderSchema => Ok(self.open_or_create()?),
            Err(e) if e.kind() == StoreErrorKind::Missing && e.reason().starts_with("there is no store") => {
                bail!("{e} (`sidelined add PATH` makes one, `--store` names another)")
            }
            other => Ok(other?),
        }
    }
}

/// The store of the record.
pub struct Record {
    /// The store itself.
    pub store: AnyStore,
    /// The file that it is in, if it is in one.
    file: Option<PathBuf>,
}

impl Record {
    fn at(place: Place, store: AnyStore) -> Self {
        let file = match place {
            Place::File(path) => Some(path),
            Place::Database(_) => None,
        };
        Self { store, file }
    }

    /// Opens a store that is there already.
    ///
    /// # Errors
    /// When there is none at that place, or it cannot be used.
    pub fn open(args: &StoreArgs) -> Result<Self> {
        let place = Place::of(&args.store)?;
        let store = place.open()?;
        Ok(Self::at(place, store))
    }

    /// Opens a store that is there already, though its pages may be damaged.
    ///
    /// # Errors
    /// When there is none at that place, or there is nothing in it to look at.
    pub fn open_to_check(args: &StoreArgs) -> Result<Self> {
        let place = Place::of(&args.store)?;
        let store = place.open_to_check()?;
        Ok(Self::at(place, store))
    }

    /// Opens a store that is there already, to add to it.
    ///
    /// # Errors
    /// When there is none at that place, or it cannot be written.
    pub fn open_to_edit(args: &StoreArgs) -> Result<Self> {
        // A wrong path must not make an empty store.
        drop(Self::open(args)?);
        Self::open_or_create(args)
    }

    /// Opens a store, and makes it where there is none.
    ///
    /// # Errors
    /// When it cannot be used or made.
    pub fn open_or_create(args: &StoreArgs) -> Result<Self> {
        let place = Place::of(&args.store)?;
        let store = place.open_or_create()?;
        Ok(Self::at(place, store))
    }

    /// A store that is gone when the program ends.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn temporary() -> Result<Self> {
        Ok(Self { store: Box::new(SqliteStore::open_in_memory()?), file: None })
    }

    /// The files of the store itself, by their canonical paths: no input.
    pub fn own_files(&self) -> BTreeSet<PathBuf> {
        let Some(Ok(real)) = self.file.as_ref().map(std::fs::canonicalize) else { return BTreeSet::new() };
        let beside = |suffix: &str| {
            let mut name = real.clone().into_os_string();
            name.push(suffix);
            PathBuf::from(name)
        };
        ["", "-wal", "-shm", "-journal"].map(beside).into()
    }

    /// The packs that users added to it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn packs(&self) -> Result<Vec<Arc<Pack>>> {
        let built = self.store.packs()?.into_iter().filter_map(|stored| {
            let files = |bytes: Vec<u8>| (!bytes.is_empty()).then_some(bytes);
            let files = PackFiles {
                name: stored.name,
                players: files(stored.players),
                fixtures: files(stored.fixtures),
            };
            match files.build() {
                Ok(pack) => Some(Arc::new(pack)),
                // It was sound when it was added; without it names are only not matched.
                Err(e) => {
                    warn(&format!("pack {}", files.name), format_args!("left out: {e}"));
                    None
                }
            }
        });
        Ok(built.collect())
    }

    /// Adds appearances; those that no store had before are recorded at `now`.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn add_appearances(&mut self, rows: Vec<KeptAppearance>, now: Timestamp) -> Result<AddedAppearances> {
        let rows: Vec<_> =
            rows.into_iter().map(|row| (row.appearance, row.recorded_at.unwrap_or(now))).collect();
        Ok(self.store.add_kept_appearances(&rows)?)
    }

    /// The record, to be asked family by family.
    pub fn desk(self) -> Desk {
        Desk::at(self.store)
    }
}

/// Today, in Coordinated Universal Time.
pub fn today() -> Date {
    TimeZone::UTC.to_datetime(Timestamp::now()).date()
}

/// A pack's two files.
pub struct PackFiles {
    /// The pack's name: that of its folder.
    pub name: String,
    /// `players.csv`, if there is one.
    pub players: Option<Vec<u8>>,
    /// `fixtures.csv`, if there is one.
    pub fixtures: Option<Vec<u8>>,
}

impl PackFiles {
    /// The pack they make.
    ///
    /// # Errors
    /// When they are not of a pack's form.
    pub fn build(&self) -> Result<Pack, pack::PackError> {
        Pack::from_csv(&self.name, self.players.as_deref(), self.fixtures.as_deref())
    }
}

/// Reads a folder's pack files.
///
/// # Errors
/// When the folder cannot be read or holds neither file.
pub fn pack_files(dir: &Path) -> Result<PackFiles> {
    let real = std::fs::canonicalize(dir).map_err(|e| anyhow::anyhow!("{}: {}", shown(dir), reason(&e)))?;
    let name = real.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let file = |file: &str| {
        let path = dir.join(file);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound && real.is_dir() => Ok(None),
            Err(e) => bail!("{}: {}", shown(&path), reason(&e)),
        }
    };
    Ok(PackFiles { name, players: file("players.csv")?, fixtures: file("fixtures.csv")? })
}

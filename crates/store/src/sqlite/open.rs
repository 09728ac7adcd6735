//! Opening: whose file is it, which version, and with what guarantees.
#![allow(clippy::disallowed_methods, reason = "the store looks at its own file before it opens it")]

use std::fs::OpenOptions;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::StoreErrorKind as Kind;
use crate::fault::Fault;

/// "SIDL": marks a database file as ours (`PRAGMA application_id`).
pub(super) const APPLICATION_ID: i32 = 0x5349_444C;

/// The schema, step by step; a store of version `n` has had the first `n`.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_documents_claims_packs.sql"),
    include_str!("../../migrations/0002_appearances.sql"),
    include_str!("../../migrations/0003_curation.sql"),
    include_str!("../../migrations/0004_erasure.sql"),
    include_str!("../../migrations/0005_squads.sql"),
    include_str!("../../migrations/0006_visits.sql"),
    include_str!("../../migrations/0007_copies.sql"),
    include_str!("../../migrations/0008_fortnights.sql"),
    include_str!("../../migrations/0009_lineups.sql"),
    include_str!("../../migrations/0010_order.sql"),
];

/// Bytes of the smallest page, and so of the smallest file that holds anything.
const SMALLEST_DATABASE: u64 = 512;

/// Bytes up to which a file is looked at whole when it is opened (some 30 ms at most, for one that the system has at hand).
const LOOKED_AT_WHOLE: u64 = 32 << 20;

/// Pages of the write-ahead log, 64 MB, after which it is carried over into the file. A hundred reports change some four hundred
/// pages, for names come in no order, and most of them are those that the hundred before changed too: of a long log
/// each is carried over once. SQLite's own 1,000 pages would be carried over after every two hundred reports.
const LOG: i64 = 8_000;

/// How long an operation waits for another process to finish its transaction.
const PATIENCE: Duration = Duration::from_secs(30);

/// Opens for reading and writing, making the store where there is none.
pub(super) fn writable(path: &Path) -> Result<Connection, Fault> {
    if let Some(folder) = folder_of(path)
        && !folder.is_dir()
    {
        return Err(Fault::Told(Kind::CannotOpen, format!("there is no folder {}", folder.display())));
    }
    refuse_foreign(path)?;
    let open = || {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let mut connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        if connection.is_readonly("main")? {
            return Err(Fault::Told(Kind::ReadOnly, "the file cannot be written".into()));
        }
        configure(&connection, WRITING)?;
        refuse_damage(path, &connection)?;
        prepare(&mut connection)?;
        Ok(connection)
    };
    open().map_err(|fault| if is_refusal(&fault) { blame_folder(path, fault) } else { fault })
}

/// A store that lives as long as the connection.
pub(super) fn in_memory() -> Result<Connection, Fault> {
    let mut connection = Connection::open_in_memory()?;
    configure(&connection, WRITING)?;
    prepare(&mut connection)?;
    Ok(connection)
}

/// Makes a file that was not there, for the pages of another.
pub(super) fn new_file(path: &Path) -> Result<Connection, Fault> {
    if path.exists() {
        return Err(Fault::Told(Kind::CannotOpen, "there is a file of that name already".into()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    Ok(Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?)
}

/// Opens for reading only; never makes or changes a store.
pub(super) fn read_only(path: &Path) -> Result<Connection, Fault> {
    let connection = read_only_as_it_is(path)?;
    refuse_damage(path, &connection)?;
    Ok(connection)
}

/// Opens for reading only, without a look at the pages.
pub(super) fn read_only_as_it_is(path: &Path) -> Result<Connection, Fault> {
    if !path.exists() {
        return Err(Fault::Told(Kind::Missing, "there is no store here".into()));
    }
    refuse_foreign(path)?;
    // Not as READ_ONLY: such a connection could not clear away, when it closes, the files that it needs beside it.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let attempt = Connection::open_with_flags(path, flags).map_err(Fault::from).and_then(|connection| {
        connection.pragma_update(None, "query_only", true)?;
        configure(&connection, ASKING)?;
        Ok((version(&connection)?, connection))
    });
    let (version, connection) = match attempt {
        Ok(opened) => opened,
        // In a folder that cannot be written SQLite cannot keep its index of the write-ahead log. Where there is no
        // log left (every connection closed properly) the file alone is the whole store and may be read as it is.
        Err(fault) if is_refusal(&fault) && !has_log(path) => {
            let connection = immutable(path)?;
            configure(&connection, ASKING)?;
            (version(&connection)?, connection)
        }
        Err(fault) => return Err(fault),
    };
    match version {
        v if v == MIGRATIONS.len() => Ok(connection),
        0 => Err(Fault::Told(Kind::Missing, "there is no store here: the file is empty".into())),
        v => Err(Fault::Told(
            Kind::OlderSchema,
            format!("it was written by an older version (schema {v}); adding anything brings it up to date"),
        )),
    }
}

/// Looks at the pages of a file that is not too large for it, so that nothing is answered from, or added to, a
/// damaged one. Larger ones are seen to be damaged where they are read, or by the audit.
fn refuse_damage(path: &Path, connection: &Connection) -> Result<(), Fault> {
    if std::fs::metadata(path).is_ok_and(|file| file.len() > LOOKED_AT_WHOLE) {
        return Ok(());
    }
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(Fault::Damaged(found)) }
}

fn is_refusal(fault: &Fault) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, PermissionDenied, ReadOnly};
    matches!(fault, Fault::Sqlite(error)
        if matches!(error.sqlite_error_code(), Some(CannotOpen | PermissionDenied | ReadOnly)))
}

fn folder_of(path: &Path) -> Option<&Path> {
    path.parent().filter(|folder| !folder.as_os_str().is_empty())
}

/// SQLite does not say why it could not open or make a file. Tries to make another one beside it, and gives the
/// system's own reason if that fails too.
fn blame_folder(path: &Path, fault: Fault) -> Fault {
    let folder = folder_of(path).unwrap_or(Path::new("."));
    let probe = folder.join(format!(".sidelined-{}.probe", std::process::id()));
    match OpenOptions::new().write(true).create_new(true).open(&probe) {
        Ok(_) => {
            // What could be made can be removed; if not, an empty file of that telling name is no harm.
            let _ = std::fs::remove_file(&probe);
            fault
        }
        Err(error) => {
            Fault::Told(Kind::ReadOnly, format!("the folder {} cannot be written: {error}", folder.display()))
        }
    }
}

fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// Opens the file alone, as it is: no lock taken, nothing looked at or made beside it.
fn immutable(path: &Path) -> Result<Connection, Fault> {
    let mut uri = String::from(if path.is_absolute() { "file://" } else { "file:" });
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                uri.push(char::from(*byte))
            }
            other => uri.push_str(&format!("%{other:02x}")),
        }
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)?)
}

/// Looks into a file's first page, so that a foreign one is refused before anything has been done to it (opening
/// for real makes or folds in the files beside it). What else may be wrong the real opening tells.
///
/// Through SQLite and not with a file handle of our own: closing one would drop the locks that this process holds on
/// the file by other connections (https://sqlite.org/howtocorrupt.html, section 2.2).
fn refuse_foreign(path: &Path) -> Result<(), Fault> {
    match std::fs::metadata(path) {
        Err(_) => return Ok(()),
        Ok(found) if found.is_dir() => {
            return Err(Fault::Told(Kind::CannotOpen, "this is a folder, not a file".into()));
        }
        Ok(found) if !found.is_file() => {
            return Err(Fault::Told(Kind::CannotOpen, "this is no ordinary file".into()));
        }
        // SQLite takes what is shorter than any database can be for an empty one, and would write over it.
        Ok(found) if (1..SMALLEST_DATABASE).contains(&found.len()) => {
            return Err(Fault::Told(
                Kind::NotADatabase,
                "this file is no database; choose another path".into(),
            ));
        }
        Ok(_) => {}
    }
    let owner = || {
        let connection = immutable(path)?;
        Ok(connection.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0))?)
    };
    match owner() {
        Ok(0 | APPLICATION_ID) => Ok(()),
        Ok(_) => Err(other_application()),
        Err(Fault::Sqlite(error)) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            Err(Fault::Sqlite(error))
        }
        Err(_) => Ok(()),
    }
}

fn other_application() -> Fault {
    Fault::Told(
        Kind::OtherApplication,
        "this is a database of another application; choose another path".into(),
    )
}

/// [`version_within`], in a transaction of its own: another process may be making the store between two questions.
fn version(connection: &Connection) -> Result<usize, Fault> {
    let transaction = connection.unchecked_transaction()?;
    let version = version_within(&transaction)?;
    transaction.finish()?;
    Ok(version)
}

/// The schema version of a file that is ours, or 0 for an empty one.
fn version_within(connection: &Connection) -> Result<usize, Fault> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let version = pragma("user_version")?;
    match pragma("application_id")? {
        APPLICATION_ID => {}
        0 => {
            let objects: i64 =
                connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
            if objects > 0 || version != 0 {
                return Err(other_application());
            }
            return Ok(0);
        }
        _ => return Err(other_application()),
    }
    let known = MIGRATIONS.len();
    match usize::try_from(version) {
        Ok(version) if (1..=known).contains(&version) => Ok(version),
        Ok(version) if version > known => Err(Fault::Told(
            Kind::NewerSchema,
            format!(
                "it was written by a newer version of this program (schema {version}, this one knows {known})"
            ),
        )),
        _ => Err(Fault::Damaged(format!("it claims schema version {version}"))),
    }
}

fn prepare(connection: &mut Connection) -> Result<(), Fault> {
    migrate(connection)?;
    // The mark of ownership is in the file itself by now, so a file with a log beside it is told apart as well.
    write_ahead(connection)
}

/// Of the file, so many KiB are kept in memory by a connection that writes, and only as far as needed: identities come in no order, so a large store's
/// indexes are met all over.
const WRITING: i64 = 65_536;

/// And by one that only asks, of which a server has many: what it asks for again the system keeps for all of them. Whenever the store changes they let
/// go what they keep, and the C library keeps the room of each thread's fullest moment.
const ASKING: i64 = 2_048;

/// What holds for one connection, not for the file.
fn configure(connection: &Connection, cache: i64) -> Result<(), Fault> {
    connection.busy_timeout(PATIENCE)?;
    // Of a file not yet begun. The press's usual 2 to 4 KB fit several to a page, where of the default 4 KB a good
    // part would stay empty (20,000 reports of 2.6 KB: 80 MB against 108).
    connection.pragma_update(None, "page_size", 8192)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "foreign_keys", true)?;
    // Below zero it is KiB.
    connection.pragma_update(None, "cache_size", -cache)?;
    // The schema in the file may have been tampered with: it calls no functions that have effects, and pages are
    // looked at before they are believed.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// Brings the schema up to ours, each step whole or not at all; two processes may try at the same time.
fn migrate(connection: &mut Connection) -> Result<(), Fault> {
    if version(connection)? == MIGRATIONS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = version_within(&transaction)?;
    for step in MIGRATIONS.iter().skip(from) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", MIGRATIONS.len() as i32)?;
    transaction.commit()?;
    Ok(())
}

/// Write-ahead logging, so that readers never wait for a writer; and a sync of the log at every commit.
///
/// `synchronous = NORMAL` would be quicker and would survive a crash of the process, but in WAL mode it may lose the
/// last commits when the machine fails, and a document that we said was added must be there. Whoever adds many pays
/// one sync for each batch.
fn write_ahead(connection: &Connection) -> Result<(), Fault> {
    let mode = || connection.pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0));
    if mode()? == "delete" {
        // While another process makes the same change SQLite answers at once that the file is busy, without waiting.
        let mut waited = Duration::ZERO;
        let pause = Duration::from_millis(20);
        loop {
            match connection.pragma_update(None, "journal_mode", "wal") {
                Ok(()) => break,
                Err(error) if error.sqlite_error_code() != Some(rusqlite::ErrorCode::DatabaseBusy) => {
                    return Err(error.into());
                }
                Err(error) if waited >= PATIENCE => return Err(error.into()),
                Err(_) => std::thread::sleep(pause),
            }
            waited += pause;
        }
    }
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "wal_autocheckpoint", LOG)?;
    Ok(())
}

//! The store in a PostgreSQL database.

mod address;
mod audit;
mod driver;
mod fault;
mod session;
mod tls;

#[cfg(test)]
mod tests;

use std::cell::{RefCell, RefMut};
use std::path::Path;
use std::time::Duration;

use postgres::IsolationLevel;

use crate::fault::Fault;
use crate::sql::{Again, Database, Work};
use crate::{Result, SqliteStore, StoreErrorKind};
pub use address::PgAddress;
use driver::PgSql;
pub(crate) use fault::explain;
use session::{Purpose, Session};

/// How long a server that went away is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often work is begun again because another transaction got in its way.
const COLLISIONS: usize = 20;

/// What is told of a commit that was not answered, of work that must not be done twice.
const UNKNOWN: &str = "the connection to the server broke while this was being kept: look whether it was";

/// A store in a PostgreSQL database (13 or newer), in a schema of its own: see [`PgAddress`].
///
/// Several processes may have the same store open: readers never wait, and writers wait for each other for up to 30
/// seconds. When the server restarts, work that can be done again is; what was said to be added is there. Connections
/// are encrypted as the address says. Not shared between threads: each opens its own.
pub struct PgStore {
    address: PgAddress,
    name: String,
    purpose: Purpose,
    session: RefCell<Session>,
}

impl std::fmt::Debug for PgStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PgStore({:?})", self.name)
    }
}

impl PgStore {
    /// Opens the store at that address for reading and writing, makes its schema and tables where there are none (but
    /// no database), and brings an older one up to date.
    ///
    /// # Errors
    /// `CannotOpen` where no server answers, lets us in, or is new enough; `Missing` where there is no such database;
    /// `OtherApplication`, `NewerSchema`, `Damaged`, `ReadOnly`, `Full`, `Locked`.
    pub fn open(address: &PgAddress) -> Result<Self> {
        Self::opened(address, Purpose::Write)
    }

    /// Opens the store at that address for reading only.
    ///
    /// # Errors
    /// `Missing` where there is none; `OlderSchema` for a store that has to be brought up to date first; else those
    /// of [`PgStore::open`].
    pub fn open_read_only(address: &PgAddress) -> Result<Self> {
        Self::opened(address, Purpose::Read)
    }

    fn opened(address: &PgAddress, purpose: Purpose) -> Result<Self> {
        let name = address.to_string();
        let session = patiently(
            || Session::open(address, purpose),
            // A server that is not there at first is not waited for, but one that is coming up or breaking down.
            |fault| matches!(fault, Fault::Postgres(e) if fault::is_lost(e) && (e.code().is_some() || e.is_closed())),
        );
        let session = session.map_err(|fault| fault.at(&name, Self::HOLDER))?;
        Ok(Self { address: address.clone(), name, purpose, session: RefCell::new(session) })
    }

    fn session(&self) -> std::result::Result<RefMut<'_, Session>, Fault> {
        self.session.try_borrow_mut().map_err(|_| driver::busy())
    }

    /// Connects anew, in place of a connection that broke.
    fn reconnect(&self, session: &mut Session) -> std::result::Result<(), Fault> {
        let lost = |fault: &Fault| matches!(fault, Fault::Postgres(e) if fault::is_lost(e));
        *session = patiently(|| Session::open(&self.address, self.purpose), lost)?;
        Ok(())
    }

    /// Runs `attempt` until it holds: again where the connection had broken before anything was done, where another
    /// transaction got in the way, or where it broke in the work and that can be done again.
    fn persistently(
        &self,
        again: Again,
        mut attempt: impl FnMut(&mut Session) -> std::result::Result<(), Failed>,
    ) -> std::result::Result<(), Fault> {
        let mut session = self.session()?;
        let (mut broken, mut collided) = (0, 0);
        loop {
            let Err(Failed { fault, begun }) = attempt(&mut session) else { return Ok(()) };
            let Fault::Postgres(error) = &fault else { return Err(fault) };
            if fault::is_collision(error) && again == Again::Yes && collided < COLLISIONS {
                collided += 1;
            } else if fault::is_lost(error) && (!begun || again == Again::Yes) && broken < COLLISIONS {
                broken += 1;
                self.reconnect(&mut session)?;
            } else {
                return Err(fault);
            }
        }
    }
}

/// Why an attempt failed, and whether work had begun by then.
struct Failed {
    fault: Fault,
    begun: bool,
}

fn before(error: impl Into<Fault>) -> Failed {
    Failed { fault: error.into(), begun: false }
}

fn within(error: impl Into<Fault>) -> Failed {
    Failed { fault: error.into(), begun: true }
}

/// Tries until it is done, for as long as it fails with what is worth another try and patience lasts.
fn patiently<T>(
    mut attempt: impl FnMut() -> std::result::Result<T, Fault>,
    worth: impl Fn(&Fault) -> bool,
) -> std::result::Result<T, Fault> {
    let (mut waited, mut pause) = (Duration::ZERO, Duration::from_millis(25));
    loop {
        match attempt() {
            Err(fault) if worth(&fault) && waited < PATIENCE => {}
            other => return other,
        }
        std::thread::sleep(pause);
        waited += pause;
        pause = (pause * 2).min(Duration::from_secs(1));
    }
}

impl Database for PgStore {
    const HOLDER: &'static str = "database";

    fn name(&self) -> &str {
        &self.name
    }

    fn reading(&self, again: Again, work: Work<'_>) -> std::result::Result<(), Fault> {
        self.persistently(again, |Session { client, prepared }| {
            let one_state = client.build_transaction().isolation_level(IsolationLevel::RepeatableRead);
            let sql = PgSql::new(one_state.read_only(true).start().map_err(before)?, prepared);
            work(&sql).map_err(within)?;
            sql.into_inner().rollback().map_err(within)
        })
    }

    fn writing(&mut self, again: Again, work: Work<'_>) -> std::result::Result<(), Fault> {
        self.persistently(again, |Session { client, prepared }| {
            let mut transaction = client.transaction().map_err(before)?;
            // One writer at a time, as in SQLite: so the order of the keys is the order in which documents were
            // recorded, and nobody comes in while somebody is erased.
            transaction.batch_execute("LOCK TABLE store IN SHARE ROW EXCLUSIVE MODE").map_err(before)?;
            let sql = PgSql::new(transaction, prepared);
            work(&sql).map_err(within)?;
            sql.into_inner().commit().map_err(|error| match again {
                // It may have been kept, and the word of it been lost.
                Again::No if fault::is_lost(&error) => {
                    within(Fault::Told(StoreErrorKind::Other, UNKNOWN.into()))
                }
                _ => within(error),
            })
        })
    }

    fn before_erasing(&mut self) -> std::result::Result<(), Fault> {
        Ok(())
    }

    fn after_erasing(&mut self) -> std::result::Result<(), Fault> {
        // Written anew, so that nothing of what was taken out stays in free space, nor in what the planner noted of
        // the columns. What is in the server's log of changes, or in backups of it, is not ours to wipe.
        self.persistently(Again::Yes, |Session { client, .. }| {
            await_older_readers(client).map_err(before)?;
            client
                .batch_execute(
                    "VACUUM (FULL, ANALYZE) documents, texts, names, squads, claims, appearances, curation",
                )
                .map_err(before)
        })
    }

    fn back_up(&self, to: &Path) -> Result<()> {
        let mut copy = SqliteStore::create_new(to)?;
        crate::copy(self, &mut copy, &mut |_| {})?;
        Ok(())
    }
}

/// Waits until nobody reads a state of the database that was before now: what such a reader may still ask for is kept
/// when tables are written anew. Who reads on for longer than is waited keeps it in the files until the next vacuum.
fn await_older_readers(client: &mut postgres::Client) -> std::result::Result<(), postgres::Error> {
    const PAUSE: Duration = Duration::from_millis(50);
    let now: i64 = client.query_one("SELECT txid_current()", &[])?.get(0);
    let older = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                 WHERE datname = current_database() AND pid <> pg_backend_pid()
                 AND age(backend_xmin) > age(CAST(CAST(CAST($1 AS bigint) % 4294967296 AS text) AS xid)))";
    let mut waited = Duration::ZERO;
    while client.query_one(older, &[&now])?.get(0) && waited < PATIENCE {
        std::thread::sleep(PAUSE);
        waited += PAUSE;
    }
    Ok(())
}

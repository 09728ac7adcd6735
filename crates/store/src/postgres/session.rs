//! A connection to the server, ready for work: what holds for it, and the tables it needs.

use postgres::Client;

use super::address::PgAddress;
use super::driver::Prepared;
use super::tls;
use crate::StoreErrorKind as Kind;
use crate::fault::Fault;

/// The schema, step by step; a store of version `n` has had the first `n`.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/postgres/0001_store.sql"),
    include_str!("../../migrations/postgres/0002_squads.sql"),
    include_str!("../../migrations/postgres/0003_visits.sql"),
    include_str!("../../migrations/postgres/0004_copies.sql"),
    include_str!("../../migrations/postgres/0005_fortnights.sql"),
    include_str!("../../migrations/postgres/0006_lineups.sql"),
    include_str!("../../migrations/postgres/0007_order.sql"),
];

/// Oldest server that we speak to, as `server_version_num` tells it.
const OLDEST_SERVER: i32 = 130_000;

/// What a store is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To read and write, and to be made where there is none.
    Write,
    /// To read only.
    Read,
}

/// A connection and what it has prepared.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) prepared: Prepared,
}

impl Session {
    /// Connects, and sees that the store is there and of our version.
    pub(super) fn open(address: &PgAddress, purpose: Purpose) -> Result<Self, Fault> {
        let mut client = address.config().connect(tls::connector(address.mode(), address.roots())?)?;
        configure(&mut client, address.schema(), purpose)?;
        refuse_foreign(&mut client)?;
        match (version(&mut client, address.schema())?, purpose) {
            (v, _) if v == MIGRATIONS.len() => {}
            (_, Purpose::Write) => migrate(&mut client, address.schema())?,
            (0, Purpose::Read) => {
                return Err(Fault::Told(Kind::Missing, "there is no store in this database".into()));
            }
            (v, Purpose::Read) => {
                return Err(Fault::Told(
                    Kind::OlderSchema,
                    format!(
                        "it was written by an older version (schema {v}); adding anything brings it up to date"
                    ),
                ));
            }
        }
        Ok(Self { client, prepared: Prepared::new() })
    }
}

/// What holds for one connection, whatever the server's own settings are.
fn configure(client: &mut Client, schema: &str, purpose: Purpose) -> Result<(), Fault> {
    let read_only = if purpose == Purpose::Read { "on" } else { "off" };
    client.batch_execute(&format!(
        "SET search_path = \"{schema}\", pg_temp; SET lock_timeout = '30s'; SET statement_timeout = 0;
         SET idle_in_transaction_session_timeout = 0; SET default_transaction_read_only = {read_only};
         SET client_min_messages = warning;"
    ))?;
    // A document that we said was added must be there after the machine failed. Settings that wait for still more stay.
    client.batch_execute(
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
    )?;
    Ok(())
}

fn refuse_foreign(client: &mut Client) -> Result<(), Fault> {
    let row = client.query_one(
        "SELECT CAST(current_setting('server_version_num') AS int), current_setting('server_version'),
                current_setting('server_encoding')",
        &[],
    )?;
    let (number, version, encoding): (i32, String, String) =
        (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    if number < OLDEST_SERVER {
        let why = format!("the server is PostgreSQL {version}; a store needs 13 or newer");
        return Err(Fault::Told(Kind::CannotOpen, why));
    }
    if encoding != "UTF8" {
        let why = format!("the database keeps its texts as {encoding}; a store needs one made with UTF8");
        return Err(Fault::Told(Kind::CannotOpen, why));
    }
    Ok(())
}

/// The schema version of a store that is there, or 0.
fn version(client: &mut impl postgres::GenericClient, schema: &str) -> Result<usize, Fault> {
    let row = client.query_one(
        "SELECT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = $1 AND c.relname = 'store' AND c.relkind = 'r'),
                EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1)",
        &[&schema],
    )?;
    match (row.try_get::<_, bool>(0)?, row.try_get::<_, bool>(1)?) {
        (false, false) => return Ok(0),
        (false, true) => {
            let why = format!(
                "the schema {schema} holds tables of another application; name another, as in ?schema=injuries"
            );
            return Err(Fault::Told(Kind::OtherApplication, why));
        }
        _ => {}
    }
    let version: Option<i64> = client.query_one("SELECT max(version) FROM store", &[])?.try_get(0)?;
    let known = MIGRATIONS.len();
    match version.map(usize::try_from) {
        Some(Ok(version)) if (1..=known).contains(&version) => Ok(version),
        Some(Ok(version)) if version > known => Err(Fault::Told(
            Kind::NewerSchema,
            format!(
                "it was written by a newer version of this program (schema {version}, this one knows {known})"
            ),
        )),
        _ => Err(Fault::Damaged("it does not tell its schema version".into())),
    }
}

/// Brings the schema up to ours, whole or not at all; two processes may try at the same time.
fn migrate(client: &mut Client, schema: &str) -> Result<(), Fault> {
    let mut transaction = client.transaction()?;
    // Of this database and schema; nobody else of good sense takes a lock of these two numbers.
    transaction
        .query_one("SELECT pg_advisory_xact_lock(hashtext('sidelined'), hashtext($1)) IS NULL", &[&schema])?;
    let from = version(&mut transaction, schema)?;
    if from == 0 {
        // Asked for first: who may use a schema may not always make one.
        let there = transaction.query_opt("SELECT 1 FROM pg_namespace WHERE nspname = $1", &[&schema])?;
        if there.is_none() {
            transaction.batch_execute(&format!("CREATE SCHEMA \"{schema}\""))?;
        }
        // One row for each step; writers queue for this table, so that one writes at a time.
        transaction.batch_execute("CREATE TABLE store (version BIGINT PRIMARY KEY)")?;
    }
    for (number, step) in MIGRATIONS.iter().enumerate().skip(from) {
        transaction.batch_execute(step)?;
        transaction.execute("INSERT INTO store (version) VALUES ($1)", &[&(number as i64 + 1)])?;
    }
    Ok(transaction.commit()?)
}

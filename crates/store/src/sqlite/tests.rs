//! What needs a look behind the store's front: a disk that is full, a lock that is held, what is on the disk when.

use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use ledger::Document;
use rusqlite::{Connection, ErrorCode};

use super::SqliteStore;
use super::driver::SqliteSql;
use super::open::{MIGRATIONS, in_memory};
use crate::{Added, Store, StoreErrorKind};

fn now() -> Timestamp {
    "2025-06-01T12:00:00Z".parse().unwrap()
}

fn long(serial: usize) -> Document {
    Document::new(format!("r{serial}"), format!("Report number {serial}. ").repeat(400))
}

fn open(path: &Path) -> SqliteStore {
    SqliteStore::open(path).unwrap()
}

#[test]
fn a_full_disk_is_told_and_what_was_added_before_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidelined.db");
    let mut store = open(&path);
    store.connection.pragma_update(None, "max_page_count", 60).unwrap();
    let mut added = 0;
    let error = loop {
        match store.add(&long(added), None, &[], now()) {
            Ok(outcome) => assert_eq!(outcome, Added::New),
            Err(error) => break error,
        }
        added += 1;
    };
    assert_eq!(error.kind(), StoreErrorKind::Full, "{error}");
    assert!(error.to_string().contains("disk is full"), "{error}");
    assert!(added > 3);
    assert!(!store.knows(&long(added).id).unwrap(), "the document in hand is not half there");
    drop(store);
    let mut store = open(&path);
    assert_eq!(store.check().unwrap(), []);
    assert_eq!(store.counts().unwrap().documents, added as u64);
    assert_eq!(store.add(&long(added), None, &[], now()).unwrap(), Added::New, "there is room again");
}

#[test]
fn a_lock_that_is_not_given_back_is_told_and_readers_do_not_mind_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidelined.db");
    let mut store = open(&path);
    store.add(&long(1), None, &[], now()).unwrap();
    let holder = Connection::open(&path).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    store.connection.busy_timeout(Duration::from_millis(20)).unwrap();
    let error = store.add(&long(2), None, &[], now()).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Locked, "{error}");
    assert!(SqliteStore::open_read_only(&path).unwrap().knows(&long(1).id).unwrap());
    holder.execute_batch("ROLLBACK").unwrap();
    assert_eq!(store.add(&long(2), None, &[], now()).unwrap(), Added::New);
}

#[test]
fn a_writer_waits_for_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidelined.db");
    let mut store = open(&path);
    let holder = Connection::open(&path).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(move || store.add(&long(1), None, &[], now()).unwrap());
        std::thread::sleep(Duration::from_millis(150));
        holder.execute_batch("COMMIT").unwrap();
        assert_eq!(waiting.join().unwrap(), Added::New);
    });
}

#[test]
fn a_store_is_written_ahead_and_synced_at_each_commit() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder.path().join("sidelined.db"));
    let pragma = |name| {
        store
            .connection
            .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
            .unwrap()
    };
    assert_eq!(pragma("journal_mode"), String::from("wal").into());
    assert_eq!(pragma("synchronous"), 2.into());
    assert_eq!(pragma("foreign_keys"), 1.into());
}

#[test]
fn nothing_of_a_store_refers_to_what_is_not_there() {
    let connection = in_memory().unwrap();
    for orphan in [
        "INSERT INTO texts (document, text) VALUES (1, 'x')",
        "INSERT INTO claims VALUES (1, '0123456789abcdef', 1, 0, 1, NULL, 'k', '', NULL, NULL, '', '', '', '', '', '')",
    ] {
        let error = connection.execute(orphan, []).unwrap_err();
        assert_eq!(error.sqlite_error_code(), Some(ErrorCode::ConstraintViolation), "{error}");
    }
}

/// The queries that are asked most must find their rows by an index and in order, however large the store.
#[test]
fn the_walks_need_no_scan_and_no_sorting() {
    let connection = in_memory().unwrap();
    let plan = |sql: &str| -> Vec<String> {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let parameters = vec![rusqlite::types::Null; statement.parameter_count()];
        let steps = statement.query_map(rusqlite::params_from_iter(parameters), |row| row.get(3)).unwrap();
        steps.map(Result::unwrap).collect()
    };
    let everything =
        crate::sql::select(&SqliteSql(&connection), &crate::ClaimQuery::default()).unwrap().unwrap().0;
    assert!(!plan(&everything).iter().any(|step| step.contains("TEMP B-TREE")), "{:#?}", plan(&everything));
    connection.execute("INSERT INTO names (name) VALUES ('Bram Ostrander')", []).unwrap();
    let who = vec![crate::Who::Named("ostrander".into())];
    let one = crate::ClaimQuery { who, ..Default::default() };
    let one = crate::sql::select(&SqliteSql(&connection), &one).unwrap().unwrap().0;
    let steps = plan(&one);
    assert!(steps.iter().any(|step| step.contains("claims_by_name")), "{steps:#?}");
    assert!(!steps.iter().any(|step| step.contains("SCAN d") || step.contains("SCAN c")), "{steps:#?}");
    let one = crate::ClaimQuery { claim: Some("0123".into()), ..Default::default() };
    let steps = plan(&crate::sql::select(&SqliteSql(&connection), &one).unwrap().unwrap().0);
    let through = "SCAN claims USING COVERING INDEX claims_once";
    assert!(steps.iter().any(|step| step == through), "identities are read from their index: {steps:#?}");
}

/// Whatever is asked about names costs what the answer does, not what the store holds.
#[test]
fn names_are_looked_up_by_indexes() {
    let connection = in_memory().unwrap();
    let sql = Watched { inner: SqliteSql(&connection), plans: Default::default() };
    let mark = crate::sql::names::mark(&sql).unwrap();
    crate::sql::names::names(&sql, Some(mark)).unwrap();
    crate::sql::names::memberships(&sql, Some(mark)).unwrap();
    crate::sql::names::told_since(&sql, mark).unwrap();
    crate::sql::appearances::names(&sql).unwrap();
    crate::sql::appearances::teams(&sql).unwrap();
    crate::sql::appearances::lineup(&sql, "Lakeside").unwrap();
    crate::sql::appearances::of(&sql, &[], &[], None).unwrap();
    // The last is what was found, to be sorted.
    let small =
        ["SCAN curation", "SCAN tombstones", "SCAN json_each", "SCAN played", "SCAN CONSTANT ROW", "SCAN a"];
    let plans = sql.plans.into_inner();
    let scans =
        plans.iter().filter(|step| step.starts_with("SCAN ") && !small.iter().any(|s| step.starts_with(s)));
    assert_eq!(scans.collect::<Vec<_>>(), Vec::<&String>::new(), "{plans:#?}");
    assert!(plans.len() > 10, "{plans:#?}");
}

/// Notes the plan of everything that is asked.
struct Watched<'c> {
    inner: SqliteSql<'c>,
    plans: std::cell::RefCell<Vec<String>>,
}

impl crate::sql::Sql for Watched<'_> {
    fn dialect(&self) -> crate::sql::Dialect {
        self.inner.dialect()
    }

    fn execute(&self, sql: &str, values: &[crate::sql::Value<'_>]) -> Result<u64, crate::fault::Fault> {
        self.inner.execute(sql, values)
    }

    fn insert(
        &self,
        into: &str,
        rows: &[Vec<crate::sql::Value<'_>>],
        columns: Option<&str>,
        told: crate::sql::Each<'_>,
    ) -> Result<u64, crate::fault::Fault> {
        self.inner.insert(into, rows, columns, told)
    }

    fn some(
        &self,
        sql: &str,
        values: &[crate::sql::Value<'_>],
        each: crate::sql::Each<'_>,
    ) -> Result<(), crate::fault::Fault> {
        self.walk(sql, values, each)
    }

    fn walk(
        &self,
        sql: &str,
        values: &[crate::sql::Value<'_>],
        each: crate::sql::Each<'_>,
    ) -> Result<(), crate::fault::Fault> {
        let mut statement = self.inner.0.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let nothing = vec![rusqlite::types::Null; statement.parameter_count()];
        let steps = statement.query_map(rusqlite::params_from_iter(nothing), |row| row.get(3))?;
        self.plans.borrow_mut().extend(steps.map(Result::unwrap));
        self.inner.walk(sql, values, each)
    }

    fn audit(&self, findings: &mut Vec<crate::Finding>) -> Result<(), crate::fault::Fault> {
        self.inner.audit(findings)
    }

    fn dangling(&self) -> Result<Vec<(String, i64, String)>, crate::fault::Fault> {
        self.inner.dangling()
    }
}

/// A migration that has been released is never edited: stores have had it. A new step is a new file.
#[test]
fn released_migrations_stay_as_they_are() {
    let digests: Vec<_> = MIGRATIONS.iter().map(|sql| ledger::DocumentId::of(sql).0).collect();
    assert_eq!(
        digests,
        [
            "aee44d63483b2e04e3b593a8fa569f2943bdba539c40dc51dc17927d09598fe3",
            "815e70c71bc1fd9f86d97d2e025a2a4e1aa12d73acd44951a4ed1a9c60c77d32",
            "43e5897251b08d06a4917167384da63fb05ecad0e82e106e63a1d4510ba548b3",
            "3f5562e9c3e5fb549c0cea077c3e78630ce243d73dd7944b46bd337c1ae76db7",
            "b08fd6675bc0f89ff229e0a120d53156560e6992727f479925c5572b95b05bd9",
            "636dd7810d5cf55082455ee939872c4c34ae94479596f6b6fdded564d1921856",
            "786396e4a453cdbc10764087c0764df9422293d028784f51ee41b5333472da83",
            "646b7032bf107ae1fe1a99e3b1d10222c9f426da91fb98bb0e55a5939e8aa0fc",
            "8c922a0b923544629e901321914862a2293a21d2618357144dcda69fba3c4894",
            "8aa374d67bc85ccd0a6e3eb42869f2591dd122db0df57492d90b5e7509cdb4f2"
        ]
    );
}

#[test]
fn whoever_only_asks_keeps_few_pages() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidelined.db");
    let kept = |store: &SqliteStore| -> i64 {
        store.connection.query_row("PRAGMA cache_size", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(kept(&open(&path)), -65_536);
    assert_eq!(kept(&SqliteStore::open_read_only(&path).unwrap()), -2_048, "in KiB, below zero");
}

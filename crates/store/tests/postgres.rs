//! What is PostgreSQL's own: servers and databases that are refused, with the reason; what an audit finds; a lock.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::ops::ControlFlow;
use std::time::Duration;

use common::{assert_sound, cluster, now, opened, person, report, said};
use postgres::{Client, NoTls};
use store::{ClaimQuery, FindingKind, PgAddress, PgStore, Store, StoreErrorKind};

/// The columns, indexes and conditions that an audit looks for.
const MADE: &str = include_str!("../migrations/postgres/tables.txt");

fn address_of(address: &str) -> PgAddress {
    PgAddress::parse(address).unwrap()
}

/// A connection beside the store's, in its schema.
fn beside(address: &str) -> Client {
    let (server, schema) = address.split_once("?schema=").unwrap();
    let mut client = Client::connect(server, NoTls).unwrap();
    client.batch_execute(&format!("SET search_path = {schema}")).unwrap();
    client
}

fn filled(address: &str, n: usize) -> PgStore {
    let mut store = opened(address);
    for serial in 0..n {
        let (document, claims) =
            report(&format!("r{serial}"), &person("Bram Ostrander", None, Some("Dunmere")), serial);
        store.add(&document, Some(&said("2025-03-05")), &claims, now()).unwrap();
    }
    store
}

#[test]
fn what_cannot_be_opened_is_told_apart() {
    let Some(address) = cluster::address() else { return };
    let kind = |address: &str| PgStore::open(&address_of(address)).unwrap_err();
    let nobody = kind("postgres://ada:s3cret@127.0.0.1:1/x");
    assert_eq!(nobody.kind(), StoreErrorKind::CannotOpen, "{nobody}");
    assert!(!format!("{nobody} {nobody:?}").contains("s3cret"));
    assert_eq!(kind(&address.replace("/postgres?", "/nowhere?")).kind(), StoreErrorKind::Missing);
    assert_eq!(kind(&address.replace("sidelined@", "ada:s3cret@")).kind(), StoreErrorKind::CannotOpen);
    assert_eq!(kind(&format!("{address}&sslmode=require")).kind(), StoreErrorKind::CannotOpen);
    let error = PgStore::open_read_only(&address_of(&address)).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Missing, "{error}");
    let (_, schema) = address.split_once("?schema=").unwrap();
    beside(&address)
        .batch_execute(&format!("CREATE SCHEMA {schema}; CREATE TABLE {schema}.theirs (x int)"))
        .unwrap();
    assert_eq!(kind(&address).kind(), StoreErrorKind::OtherApplication);
    let latin = address.replace("/postgres?", "/latin?");
    let make = "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0";
    beside(&address).batch_execute(make).unwrap();
    let error = kind(&latin);
    assert!(error.kind() == StoreErrorKind::CannotOpen && error.to_string().contains("LATIN1"), "{error}");
}

#[test]
fn a_store_of_a_newer_version_is_refused() {
    let Some(address) = cluster::address() else { return };
    drop(filled(&address, 1));
    beside(&address).batch_execute("INSERT INTO store VALUES (99)").unwrap();
    for error in [
        PgStore::open(&address_of(&address)).unwrap_err(),
        PgStore::open_read_only(&address_of(&address)).unwrap_err(),
    ] {
        assert_eq!(error.kind(), StoreErrorKind::NewerSchema, "{error}");
    }
    beside(&address).batch_execute("DELETE FROM store").unwrap();
    assert_eq!(PgStore::open(&address_of(&address)).unwrap_err().kind(), StoreErrorKind::Damaged);
}

#[test]
fn many_may_make_the_same_store_at_once() {
    let Some(address) = cluster::address() else { return };
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_sound(opened(&address).check().unwrap()));
        }
    });
}

#[test]
fn two_schemas_of_one_database_are_two_stores() {
    let (Some(one), Some(other)) = (cluster::address(), cluster::address()) else { return };
    let (_one, other) = (filled(&one, 3), filled(&other, 1));
    assert_eq!(other.counts().unwrap().documents, 1);
    assert_sound(other.check().unwrap());
}

#[test]
fn a_store_opened_for_reading_only_is_not_written() {
    let Some(address) = cluster::address() else { return };
    drop(filled(&address, 1));
    let mut store = PgStore::open_read_only(&address_of(&address)).unwrap();
    let (document, claims) = report("new", &person("Bram Ostrander", None, None), 9);
    let error = store.add(&document, None, &claims, now()).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::ReadOnly, "{error}");
    assert_eq!(store.counts().unwrap().documents, 1);
}

#[test]
fn a_writer_waits_for_another_and_readers_do_not() {
    let Some(address) = cluster::address() else { return };
    let mut store = filled(&address, 1);
    let mut holder = beside(&address);
    holder.batch_execute("BEGIN; LOCK TABLE store IN SHARE ROW EXCLUSIVE MODE").unwrap();
    assert_eq!(opened(&address).counts().unwrap().documents, 1);
    std::thread::scope(|scope| {
        let waiting = scope.spawn(move || {
            let (document, claims) = report("new", &person("Bram Ostrander", None, None), 9);
            store.add(&document, None, &claims, now()).unwrap();
            store.counts().unwrap().documents
        });
        std::thread::sleep(Duration::from_millis(150));
        holder.batch_execute("COMMIT").unwrap();
        assert_eq!(waiting.join().unwrap(), 2);
    });
}

#[test]
fn a_connection_that_broke_is_made_anew() {
    let Some(address) = cluster::address() else { return };
    let mut store = filled(&address, 1);
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut'";
    let named = address_of(&format!("{address}&application_name=cut"));
    let reader = PgStore::open(&named).unwrap();
    let mut writer = PgStore::open(&named).unwrap();
    beside(&address).batch_execute(cut).unwrap();
    assert_eq!(reader.counts().unwrap().documents, 1);
    beside(&address).batch_execute(cut).unwrap();
    let mut seen = 0;
    let mut each = |_| {
        seen += 1;
        ControlFlow::Continue(())
    };
    reader.reports(&ClaimQuery::default(), &mut each).unwrap();
    assert_eq!(seen, 1);
    let (document, claims) = report("new", &person("Bram Ostrander", None, None), 9);
    writer.add(&document, None, &claims, now()).unwrap();
    assert!(store.knows(&document.id).unwrap());
    assert_eq!(
        store
            .put_pack(&store::StoredPack {
                name: "cup".into(),
                players: vec![],
                fixtures: vec![],
                added_at: now(),
            })
            .unwrap(),
        store::PackAdded::New
    );
}

/// Nothing is there that the audit does not know of, so that each change of a migration changes its list.
#[test]
fn the_audit_knows_every_column_and_index() {
    let Some(address) = cluster::address() else { return };
    drop(opened(&address));
    let mut client = beside(&address);
    let mut seen = 0;
    for (sql, what) in [
        (
            "SELECT 'column ' || table_name || '.' || column_name || ' ' FROM information_schema.columns WHERE table_schema = current_schema()",
            "column",
        ),
        (
            "SELECT 'index ' || indexname || ' on ' || tablename FROM pg_indexes WHERE schemaname = current_schema()",
            "index",
        ),
        (
            "SELECT ' ' || conname || ' on ' FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype IN ('p', 'f', 'c', 'u')",
            "condition",
        ),
    ] {
        for row in client.query(sql, &[]).unwrap() {
            let fact: String = row.get(0);
            assert!(MADE.lines().any(|line| format!("{line} ").contains(&fact)), "{what} {fact}");
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn the_audit_names_what_was_changed_behind_its_back() {
    let of_its_own = [
        ("DROP INDEX claims_by_name", FindingKind::Database),
        ("DROP INDEX claims_once; CREATE INDEX claims_once ON claims (document, id)", FindingKind::Database),
        ("ALTER TABLE claims DROP CONSTRAINT claims_name_fkey", FindingKind::Database),
        ("ALTER TABLE claims DROP COLUMN derivation", FindingKind::Database),
    ];
    for (change, kind) in common::SPOILT.into_iter().chain(of_its_own) {
        let Some(address) = cluster::address() else { return };
        let store = filled(&address, 3);
        let mut spoiler = beside(&address);
        // As a replica: conditions are not looked at.
        spoiler.batch_execute(&format!("SET session_replication_role = replica; {change}")).unwrap();
        let findings = store.check().unwrap();
        assert!(findings.iter().any(|finding| finding.kind == kind), "{change}: {findings:#?}");
    }
}

#[test]
fn nothing_of_who_was_erased_is_left_in_the_tables_files() {
    let Some(address) = cluster::address() else { return };
    let mut store = filled(&address, 30);
    let mentions = Default::default();
    let erasure = store::Erasure { names: vec!["Bram Ostrander".into()], person: None, mentions };
    store.forget(&erasure, now()).unwrap();
    let mut client = beside(&address);
    client.batch_execute("CHECKPOINT").unwrap();
    let (mut read, mut held) = (0, Vec::new());
    for row in client
        .query(
            "SELECT c.relname, pg_read_binary_file(pg_relation_filepath(c.oid)) FROM pg_class c
             WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'i')",
            &[],
        )
        .unwrap()
    {
        let (name, bytes): (String, Vec<u8>) = (row.get(0), row.get(1));
        read += bytes.len();
        if bytes.windows(9).any(|w| w == b"Ostrander") {
            held.push(name);
        }
    }
    let noted: i64 = client
        .query_one(
            "SELECT count(*) FROM pg_stats WHERE schemaname = current_schema()
             AND (most_common_vals::text LIKE '%Ostrander%' OR histogram_bounds::text LIKE '%Ostrander%')",
            &[],
        )
        .unwrap()
        .get(0);
    assert_eq!((held, noted), (Vec::new(), 0));
    assert!(read > 100_000, "{read}");
}

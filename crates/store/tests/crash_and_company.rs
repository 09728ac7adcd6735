//! Processes that are killed, processes that add at the same time, and a server that is torn down under them: in both
//! databases. `SIDELINED_KILLS=200` kills so often in each, and not only as often as an ordinary run has time for.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "the child is told by its environment what to do")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Barrier, Mutex};
use std::time::Duration;

use common::cluster::{self, Cluster};
use common::{assert_sound, now, opened, person, report, said};
use ledger::{Claim, Document};
use store::{Added, Addition, ClaimQuery, PgAddress, PgStore, Report, SqliteStore, Store};
use tempfile::TempDir;

const STORE: &str = "SIDELINED_TEST_STORE";
const RANGE: &str = "SIDELINED_TEST_RANGE";
const BATCH: &str = "SIDELINED_TEST_BATCH";

fn numbered(serial: usize) -> (Document, Vec<Claim>) {
    let player = person(&format!("Bram Ostrander{}", serial % 7), None, Some("Dunmere"));
    report(&format!("r{serial}"), &player, serial)
}

/// Makes a test of a store that is not there yet, in each database. Where it is, and how it is called.
macro_rules! in_both_databases {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test]
            fn $test() {
                let folder = tempfile::tempdir().unwrap();
                super::$test(&super::file_in(&folder));
            })+
        }

        mod postgres {
            $(#[test]
            fn $test() {
                if let Some(address) = crate::common::cluster::address() {
                    super::$test(&address);
                }
            })+
        }
    };
}

in_both_databases!(
    what_was_acknowledged_before_a_kill_is_there_after_it,
    processes_that_add_the_same_at_the_same_time_all_succeed,
    threads_that_add_at_the_same_time_all_succeed_while_others_read,
    four_writers_make_the_record_that_one_makes,
);

fn file_in(folder: &TempDir) -> String {
    folder.path().join("sidelined.db").display().to_string()
}

/// How often to kill.
fn kills() -> usize {
    std::env::var("SIDELINED_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20)
}

/// The store of that name, made where there is none.
fn open(store: &str) -> Box<dyn Store> {
    match PgAddress::is_one(store) {
        true => Box::new(opened(store)),
        false => Box::new(SqliteStore::open(store).unwrap()),
    }
}

/// The store of that name, for reading only.
fn open_read_only(store: &str) -> Box<dyn Store> {
    match PgAddress::is_one(store) {
        true => Box::new(PgStore::open_read_only(&PgAddress::parse(store).unwrap()).unwrap()),
        false => Box::new(SqliteStore::open_read_only(store).unwrap()),
    }
}

/// The child's work when the environment says so: adds its range of reports, and acknowledges each on a line.
#[test]
fn child_adds() {
    let (Ok(path), Ok(range), Ok(batch)) = (std::env::var(STORE), std::env::var(RANGE), std::env::var(BATCH))
    else {
        return;
    };
    let (from, to) = range.split_once("..").unwrap();
    let (from, to, batch): (usize, usize, usize) =
        (from.parse().unwrap(), to.parse().unwrap(), batch.parse().unwrap());
    let mut store = open(&path);
    let published = said("2025-03-05");
    for start in (from..to).step_by(batch) {
        let made: Vec<_> = (start..to.min(start + batch)).map(numbered).collect();
        let additions: Vec<_> = made
            .iter()
            .map(|(document, claims)| Addition { document, published: Some(&published), claims })
            .collect();
        let outcomes = store.add_many(&additions, now()).unwrap();
        let mut out = std::io::stdout().lock();
        for ((document, _), outcome) in made.iter().zip(outcomes) {
            writeln!(out, "\nACK {} {outcome:?}", document.id.0).unwrap();
        }
        out.flush().unwrap();
    }
}

fn child(path: &str, range: &str, batch: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_adds", "--nocapture", "--test-threads=1"])
        .env(STORE, path)
        .env(RANGE, range)
        .env(BATCH, batch.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// The identities and outcomes acknowledged on whole lines, until the child's output ends.
fn acknowledged(lines: impl Iterator<Item = String>) -> Vec<(String, String)> {
    lines
        .filter_map(|line| {
            let (id, outcome) = line.strip_prefix("ACK ")?.split_once(' ')?;
            Some((id.to_owned(), outcome.to_owned()))
        })
        .collect()
}

fn stored(path: &str) -> BTreeSet<String> {
    let store = open(path);
    assert_sound(store.check().unwrap());
    let mut ids = BTreeSet::new();
    store
        .documents(None, &mut |document| {
            ids.insert(document.id.0);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(store.counts().unwrap().claims, 3 * ids.len() as u64, "each document has all of its claims");
    ids
}

fn what_was_acknowledged_before_a_kill_is_there_after_it(path: &str) {
    let mut expected = BTreeSet::new();
    let mut lost = 0;
    for round in 0..kills() {
        let batch = if round % 2 == 0 { 1 } else { 16 };
        let mut adding = child(path, &format!("{}..1000000", round * 5_000), batch);
        let mut lines = BufReader::new(adding.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut acks = Vec::new();
        while acks.len() < 1 + round % 20 * 3 {
            let line = lines.next().expect("the child adds until it is killed");
            acks.extend(acknowledged(std::iter::once(line)));
        }
        std::thread::sleep(Duration::from_micros(1_700 * round as u64 % 9_000));
        adding.kill().unwrap();
        adding.wait().unwrap();
        acks.extend(acknowledged(lines));
        expected.extend(acks.into_iter().map(|(id, _)| id));
        // Whoever comes first after the kill may be somebody who only reads.
        let reader = open_read_only(path);
        assert!(reader.counts().unwrap().documents >= expected.len() as u64);
        drop(reader);
        let there = stored(path);
        lost += expected.difference(&there).count();
        assert_eq!(lost, 0, "round {round}: acknowledged documents are gone");
    }
    assert!(expected.len() > 500, "only {} documents were acknowledged: too few to tell", expected.len());
    println!(
        "{} kills: {} documents acknowledged, {} there, none lost",
        kills(),
        expected.len(),
        stored(path).len()
    );
}

#[test]
fn a_kill_while_the_store_is_made_leaves_one_that_can_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let mut begun = 0;
    for round in 0..40_u64 {
        let path = folder.path().join(format!("{round}.db"));
        let store = path.display().to_string();
        let mut adding = child(&store, "0..1000000", 1);
        // Waits for the file to appear, so that the kill falls into the making of it.
        while !path.exists() && adding.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_micros(round * 150));
        adding.kill().unwrap();
        adding.wait().unwrap();
        begun += usize::from(stored(&store).len() < 3);
    }
    assert!(begun > 5, "only {begun} were killed early: too few to tell");
}

fn processes_that_add_the_same_at_the_same_time_all_succeed(path: &str) {
    let ranges = ["0..60", "20..80", "40..100", "0..100"];
    let adding: Vec<_> =
        ranges.iter().enumerate().map(|(i, range)| child(path, range, [1, 3, 7, 10][i])).collect();
    let mut outcomes = Vec::new();
    for process in adding {
        let output = process.wait_with_output().unwrap();
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        outcomes.extend(acknowledged(text.lines().map(str::to_owned)));
    }
    let union: BTreeSet<_> = (0..100).map(|serial| numbered(serial).0.id.0).collect();
    assert_eq!(stored(path), union);
    assert_eq!(outcomes.len(), 280);
    assert_eq!(outcomes.iter().filter(|(_, outcome)| outcome == "New").count(), 100);
}

fn threads_that_add_at_the_same_time_all_succeed_while_others_read(path: &str) {
    let made: Vec<_> = (0..120).map(numbered).collect();
    let new: usize = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4)
            .map(|worker| {
                let made = &made;
                scope.spawn(move || {
                    let mut store = open(path);
                    let published = said("2025-03-05");
                    let mut new = 0;
                    for (document, claims) in made.iter().skip(worker * 20).take(60) {
                        let added = store.add(document, Some(&published), claims, now()).unwrap();
                        new += usize::from(added == Added::New);
                        let reader = open_read_only(path);
                        assert!(reader.knows(&document.id).unwrap());
                    }
                    new
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    });
    assert_eq!(new, 120);
    assert_eq!(stored(path).len(), 120);
}

/// All that a store tells, whatever its order.
fn told(store: &str) -> BTreeMap<String, Report> {
    let mut told = BTreeMap::new();
    let mut each = |report: Report| {
        told.insert(report.document.id.0.clone(), report);
        ControlFlow::Continue(())
    };
    open(store).reports(&ClaimQuery::default(), &mut each).unwrap();
    told
}

fn four_writers_make_the_record_that_one_makes(path: &str) {
    let folder = tempfile::tempdir().unwrap();
    let alone = file_in(&folder);
    let made: Vec<_> = (0..160).map(numbered).collect();
    let published = said("2025-03-05");
    let mut one = open(&alone);
    for (document, claims) in &made {
        one.add(document, Some(&published), claims, now()).unwrap();
    }
    std::thread::scope(|scope| {
        for worker in 0..4 {
            let (made, published) = (&made, &published);
            scope.spawn(move || {
                let mut store = open(path);
                // Each begins elsewhere, and two of them go backwards.
                let mut order: Vec<_> = (0..made.len()).map(|i| (i + worker * 40) % made.len()).collect();
                if worker % 2 == 1 {
                    order.reverse();
                }
                for some in order.chunks(1 + worker * 3) {
                    let addition = |i: &usize| Addition {
                        document: &made[*i].0,
                        published: Some(published),
                        claims: &made[*i].1,
                    };
                    store.add_many(&some.iter().map(addition).collect::<Vec<_>>(), now()).unwrap();
                }
            });
        }
    });
    assert_eq!(stored(path).len(), 160);
    assert_eq!(told(path), told(&alone));
}

#[test]
fn a_kill_while_tables_are_made_leaves_a_database_that_can_be_used() {
    for round in 0..kills() as u64 {
        let Some(address) = cluster::address() else { return };
        let mut adding = child(&address, "0..1000000", 1);
        std::thread::sleep(Duration::from_millis(3 + round * 7 % 60));
        adding.kill().unwrap();
        adding.wait().unwrap();
        stored(&address);
    }
}

#[test]
fn a_server_that_is_torn_down_under_load_loses_nothing_that_was_acknowledged() {
    if !cluster::wanted() {
        return;
    }
    let server = Cluster::start();
    let address = server.address();
    let (acknowledged, ended) = (Mutex::new(BTreeSet::new()), AtomicBool::new(false));
    let restarts = (kills() / 10).max(2);
    // Nobody comes for the first time while there is no server.
    let begun = Barrier::new(5);
    std::thread::scope(|scope| {
        for worker in 0..3 {
            let (address, acknowledged, ended, begun) = (&address, &acknowledged, &ended, &begun);
            scope.spawn(move || {
                let mut store = opened(address);
                begun.wait();
                let published = said("2025-03-05");
                for serial in (0..).map(|n| n * 3 + worker) {
                    let (document, claims) = numbered(serial);
                    // The store finds its way back to the server by itself.
                    store.add(&document, Some(&published), &claims, now()).unwrap();
                    acknowledged.lock().unwrap().insert(document.id.0);
                    if ended.load(Ordering::Relaxed) {
                        return;
                    }
                }
            });
        }
        let (address, ended, begun) = (&address, &ended, &begun);
        scope.spawn(move || {
            let store = opened(address);
            begun.wait();
            while !ended.load(Ordering::Relaxed) {
                let counts = store.counts().unwrap();
                assert_eq!(counts.claims, counts.documents * 3, "no document is half there");
                // What is walked cannot be walked again from its beginning: it ends with the reason.
                if let Err(error) = store.reports(&ClaimQuery::default(), &mut |_| ControlFlow::Continue(()))
                {
                    let words = error.to_string();
                    assert!(words.contains("broke") || words.contains("shutting down"), "{words}");
                }
            }
        });
        begun.wait();
        for _ in 0..restarts {
            std::thread::sleep(Duration::from_millis(400));
            server.crash_and_restart();
        }
        std::thread::sleep(Duration::from_millis(400));
        ended.store(true, Ordering::Relaxed);
    });
    let acknowledged = acknowledged.into_inner().unwrap();
    let there = stored(&address);
    assert_eq!(acknowledged.difference(&there).count(), 0, "acknowledged documents are gone");
    assert!(acknowledged.len() > 20, "only {} were acknowledged: too few to tell", acknowledged.len());
    println!("{restarts} restarts: {} documents acknowledged, {} there", acknowledged.len(), there.len());
}

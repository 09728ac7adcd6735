//! Processes that are killed, and processes that add at the same time.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "the child is told by its environment what to do")]

mod common;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use common::{assert_sound, now, person, report, said};
use ledger::{Claim, Document};
use store::{Added, Addition, SqliteStore, Store};

const STORE: &str = "SIDELINED_TEST_STORE";
const RANGE: &str = "SIDELINED_TEST_RANGE";
const BATCH: &str = "SIDELINED_TEST_BATCH";

fn numbered(serial: usize) -> (Document, Vec<Claim>) {
    let player = person(&format!("Bram Ostrander{}", serial % 7), None, Some("Dunmere"));
    report(&format!("r{serial}"), &player, serial)
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
    let mut store = SqliteStore::open(path).unwrap();
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

fn child(path: &Path, range: &str, batch: usize) -> Child {
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

fn stored(path: &Path) -> BTreeSet<String> {
    let store = SqliteStore::open(path).unwrap();
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

#[test]
fn what_was_acknowledged_before_a_kill_is_there_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidelined.db");
    let mut expected = BTreeSet::new();
    let mut lost = 0;
    for round in 0..20_usize {
        let batch = if round % 2 == 0 { 1 } else { 16 };
        let mut adding = child(&path, &format!("{}..1000000", round * 5_000), batch);
        let mut lines = BufReader::new(adding.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut acks = Vec::new();
        while acks.len() < 1 + round * 3 {
            let line = lines.next().expect("the child adds until it is killed");
            acks.extend(acknowledged(std::iter::once(line)));
        }
        std::thread::sleep(Duration::from_micros(1_700 * round as u64 % 9_000));
        adding.kill().unwrap();
        adding.wait().unwrap();
        acks.extend(acknowledged(lines));
        expected.extend(acks.into_iter().map(|(id, _)| id));
        // Whoever comes first after the kill may be somebody who only reads.
        let reader = SqliteStore::open_read_only(&path).unwrap();
        assert!(reader.counts().unwrap().documents >= expected.len() as u64);
        drop(reader);
        let there = stored(&path);
        lost += expected.difference(&there).count();
        assert_eq!(lost, 0, "round {round}: acknowledged documents are gone");
    }
    assert!(expected.len() > 500, "only {} documents were acknowledged: too few to tell", expected.len());
}

#[test]
fn a_kill_while_the_store_is_made_leaves_one_that_can_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let mut begun = 0;
    for round in 0..40_u64 {
        let path = folder.path().join(format!("{round}.db"));
        let mut adding = child(&path, "0..1000000", 1);
        // Waits for the file to appear, so that the kill falls into the making of it.
        while !path.exists() && adding.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_micros(round * 150));
        adding.kill().unwrap();
        adding.wait().unwrap();
        begun += usize::from(stored(&path).len() < 3);
    }
    assert!(begun > 5, "only {begun} were killed early: too few to tell");
}

#[test]
fn processes_that_add_the_same_at_the_same_time_all_succeed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidelined.db");
    let ranges = ["0..60", "20..80", "40..100", "0..100"];
    let adding: Vec<_> =
        ranges.iter().enumerate().map(|(i, range)| child(&path, range, [1, 3, 7, 10][i])).collect();
    let mut outcomes = Vec::new();
    for process in adding {
        let output = process.wait_with_output().unwrap();
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        outcomes.extend(acknowledged(text.lines().map(str::to_owned)));
    }
    let union: BTreeSet<_> = (0..100).map(|serial| numbered(serial).0.id.0).collect();
    assert_eq!(stored(&path), union);
    assert_eq!(outcomes.len(), 280);
    assert_eq!(outcomes.iter().filter(|(_, outcome)| outcome == "New").count(), 100);
}

#[test]
fn threads_that_add_at_the_same_time_all_succeed_while_others_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sidelined.db");
    let made: Vec<_> = (0..120).map(numbered).collect();
    let new: usize = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4)
            .map(|worker| {
                let (path, made) = (&path, &made);
                scope.spawn(move || {
                    let mut store = SqliteStore::open(path).unwrap();
                    let published = said("2025-03-05");
                    let mut new = 0;
                    for (document, claims) in made.iter().skip(worker * 20).take(60) {
                        let added = store.add(document, Some(&published), claims, now()).unwrap();
                        new += usize::from(added == Added::New);
                        let reader = SqliteStore::open_read_only(path).unwrap();
                        assert!(reader.knows(&document.id).unwrap());
                    }
                    new
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    });
    assert_eq!(new, 120);
    assert_eq!(stored(&path).len(), 120);
}

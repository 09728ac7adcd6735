//! How soon a server knows what others write to its record: no question that is asked a quarter of a second later is answered without it.

use std::process::Command;
use std::time::{Duration, Instant};

use serve::Limits;
use store::{SqliteStore, Store as _};

use crate::room::{Room, report};

/// By which another process is told where the record is, and which report it is to add.
const RECORD: &str = "SIDELINED_TEST_RECORD";
const NUMBER: &str = "SIDELINED_TEST_NUMBER";

/// What another process does: see [`elsewhere`].
#[test]
#[ignore = "begun by another test, as a process of its own"]
fn adds_a_report() {
    let (Ok(record), Ok(number)) = (std::env::var(RECORD), std::env::var(NUMBER)) else { return };
    let name = ["Ivo Harris", "Pat Lund", "Joss Firth"][number.parse::<usize>().unwrap() % 3];
    let text = format!(
        "Wendle Park defender {name} has torn a calf muscle and will be out for a month, it was said ({number})."
    );
    let report = report(
        &format!("wendle-{number}"),
        "2024-02-09",
        &format!("Wendle Park lose number {number}"),
        &text,
    );
    let reading = reader::Reader::new().unwrap().read(&report);
    let mut store = SqliteStore::open(std::path::Path::new(&record)).unwrap();
    store.add(&report, reading.published.as_ref(), &reading.claims, jiff::Timestamp::now()).unwrap();
}

/// Another process writes to the record. It has been written, at the latest, when this returns.
fn elsewhere(room: &Room, number: usize) {
    let written = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "fresh::adds_a_report", "--ignored"])
        .env(RECORD, room.record())
        .env(NUMBER, number.to_string())
        .output()
        .unwrap();
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stdout));
}

#[test]
fn what_another_process_writes_is_known_a_quarter_of_a_second_later() {
    assert_eq!(Limits::default().look, Duration::from_millis(250), "as the documents tell");
    let room = Room::open();
    let asked = [
        "/clubs/Wendle%20Park", "/api/v1/board", "/api/v1/documents?limit=1000", "/api/v1/search?q=number",
        "/api/v1/claims", "/reports", "/",
    ];
    for number in 0..3 {
        // All of it has just been asked, and is kept.
        let before: Vec<String> = asked.iter().map(|path| room.get(path).body).collect();
        let tag = room.get("/api/v1/board").header("etag").to_owned();
        elsewhere(&room, number);
        let written = Instant::now();
        // Asked on and on meanwhile: that what is kept is asked for often does not make it last.
        while written.elapsed() < Limits::default().look {
            assert!(room.get("/api/v1/board").status == 200);
        }
        for (path, before) in asked.iter().zip(before) {
            assert!(room.get(path).body != before, "{path}, {number}: as it was");
        }
        let again = room.get_with("/api/v1/board", &[("if-none-match", &tag)]);
        assert_eq!(again.status, 200, "what has changed is sent to whoever has it as it was");
        assert!(room.get("/api/v1/search?q=number").body.contains(&format!("number {number}\"")));
    }
}

#[test]
fn answers_of_a_record_that_has_changed_take_no_room() {
    let room = Room::open();
    let kept = || -> u64 {
        let told = room.get("/metrics").body;
        let line = told.lines().find_map(|line| line.strip_prefix("sidelined_answers_kept_bytes "));
        line.and_then(|bytes| bytes.parse().ok()).unwrap()
    };
    assert_eq!(room.get("/clubs/Wendle%20Park").status, 200);
    assert!(kept() > 0);
    elsewhere(&room, 0);
    std::thread::sleep(Limits::default().look);
    assert_eq!(room.get("/api/v1/search?q=number").status, 200);
    assert_eq!(kept(), 0, "nobody can be given them any more");
}

//! What was thrown at the reader and at intake and is kept in `fuzz/corpus`, replayed: hand-written nasty inputs, and
//! whatever the fuzzers found.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests read files, and a failed expectation is a failed test"
)]

#[path = "../../../fuzz/checks.rs"]
mod checks;

use std::fs;
use std::path::Path;

#[track_caller]
fn replay(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("a corpus").map(|e| e.expect("a file").path()).collect();
    files.sort();
    assert!(files.len() >= 15, "only {} files in {}", files.len(), folder.display());
    for file in files {
        // A check that fails names no file.
        println!("{}", file.display());
        check(&fs::read(&file).expect("a file"));
    }
}

#[test]
fn any_text_is_read() {
    replay("read", checks::read);
}

#[test]
fn any_rows_are_taken_apart() {
    replay("jsonl", checks::jsonl);
}

#[test]
fn any_list_is_taken_apart() {
    replay("lists", checks::lists);
}

#[test]
fn any_page_is_taken_apart() {
    replay("html", checks::html);
}

#[test]
fn any_feed_is_taken_apart() {
    replay("feed", checks::feed);
}

#[test]
fn any_archive_is_taken_apart() {
    replay("warc", checks::warc);
}

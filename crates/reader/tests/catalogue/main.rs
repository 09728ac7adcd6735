//! How much of the press's language is read: sentences of our own, generated from sheets that were written from the
//! trade's catalogue of diagnoses, rungs, availability, ways of giving an expected return, and traps; each with the
//! whole entry that must be read from it. Names of players and clubs are invented, so that no list of names can help.
//!
//! | sheet | one row |
//! | --- | --- |
//! | `diagnoses.tsv` × `frames.tsv` | the words of an injury or illness, in each frame of their form |
//! | `ladder.tsv` × `frames.tsv` | a step of the recovery, a comeback, a setback, in each frame of their form |
//! | `availability.tsv`, `returns.tsv`, `traps.tsv`, `reports.tsv` | one sentence (or two) and what it says |
//!
//! What must be read is decided by reading, never by running the program. `unread.tsv` lists the sentences that are
//! not read as they should be yet: one that is read must leave the list, one that is no longer read fails.
//! `BLESS=1` writes the list anew, `SHOW=1` prints what differs. A third of the sentences (by a digest of the
//! sentence) is never shown, so that whoever works on rules sees whether the others were fitted.
#![allow(clippy::disallowed_methods, reason = "the tests read files and the environment")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests, which may fail"
)]

mod compare;
mod expect;
mod names;
mod sheets;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ledger::{Dating, Document};
use reader::Reader;

use crate::sheets::Line;

/// The most lines that the list of what is not read may have.
const MOST_UNREAD: usize = 180;

const UNREAD: &str = include_str!("unread.tsv");

/// What is read of a line, where it differs from what must be read: the fields.
fn differences(reader: &Reader, line: &Line) -> Vec<String> {
    let mut document = Document::new("catalogue", &line.text);
    document.published = Some(Dating::given(line.published));
    let reading = reader.read(&document);
    let day = ledger::Interval::day(line.published);
    let entries: Vec<serde_json::Value> = ledger::entries(day, &reading.claims)
        .into_iter()
        .map(|entry| serde_json::to_value(entry).unwrap())
        .collect();
    let told = line.expected.iter().map(|wanted| compare::differences(wanted, &entries, line.published));
    told.min_by_key(Vec::len).unwrap_or_default()
}

/// A third of the lines is held out from whoever tunes.
fn held_out(line: &Line) -> bool {
    names::digest(&line.text).is_multiple_of(3)
}

#[test]
fn catalogue() {
    let reader = Reader::new().unwrap();
    let lines = sheets::all();
    assert!(lines.len() > 2000, "only {} lines", lines.len());
    let show = std::env::var_os("SHOW").is_some();
    let listed: BTreeSet<&str> = UNREAD.lines().skip(1).map(|l| l.split('\t').nth(1).unwrap_or(l)).collect();
    let (mut unread, mut complaints) = (Vec::new(), Vec::new());
    let mut shares: BTreeMap<(String, bool), (usize, usize)> = BTreeMap::new();
    for line in &lines {
        let found = differences(&reader, line);
        let held = held_out(line);
        for sheet in [line.sheet.clone(), "all".to_owned()] {
            let share = shares.entry((sheet, held)).or_default();
            share.0 += usize::from(found.is_empty());
            share.1 += 1;
        }
        let written = line.text.replace('\n', "\\n");
        if !found.is_empty() {
            if show && !held {
                println!("{}\t{}\t{written}\t{}", line.sheet, line.of, found.join("; "));
            }
            unread.push(format!("{}\t{written}", line.sheet));
        }
        if found.is_empty() == listed.contains(written.as_str()) {
            complaints.push(if found.is_empty() {
                format!("{written}: read now; take it off the list")
            } else {
                format!("{written}: {}", found.join("; "))
            });
        }
    }
    unread.sort_unstable();
    println!("{:14} {:>18} {:>18}", "read", "shown lines", "held-out third");
    let sheets: BTreeSet<&String> = shares.keys().map(|(sheet, _)| sheet).collect();
    for sheet in sheets {
        let share = |held| {
            let (read, of) = shares.get(&(sheet.clone(), held)).copied().unwrap_or_default();
            format!("{read} of {of}: {:.3}", read as f64 / of.max(1) as f64)
        };
        println!("{sheet:14} {:>18} {:>18}", share(false), share(true));
    }
    if std::env::var_os("BLESS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogue/unread.tsv");
        std::fs::write(path, format!("#sheet\tsentence\n{}\n", unread.join("\n"))).unwrap();
        return;
    }
    assert!(unread.len() <= MOST_UNREAD, "{} lines are not read", unread.len());
    assert!(complaints.is_empty() || show, "{}", complaints.join("\n"));
}

#[test]
fn sheets_are_sorted() {
    for (name, sheet) in sheets::SHEETS {
        let lines: Vec<&str> = sheet.lines().skip(1).collect();
        let mut sorted = lines.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(lines, sorted, "{name} is not sorted by bytes, or repeats a line");
    }
}

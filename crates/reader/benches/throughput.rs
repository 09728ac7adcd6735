//! How fast one core reads, beside a bare search for the lexicons' own phrases in the same texts, in one run:
//!
//! ```sh
//! cargo bench -p reader --bench throughput                             # the example reports
//! SIDELINED_TEXTS=news.jsonl cargo bench -p reader --bench throughput  # any texts: JSONL with "text", or a folder of .txt
//! ```
//!
//! The texts are repeated until they make `SIDELINED_MB` megabytes (64). Each is read as a document of its own, from text
//! to sealed claims; nothing is remembered from one document to the next. Reader and search take turns, so that whatever
//! else the machine does falls on both. Times are those of the processor where the system tells them (Linux), so that
//! waiting does not count.
#![allow(clippy::disallowed_methods, reason = "the bench reads files and the environment")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench may fail")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use ledger::{Document, Interval};
use pack::Pack;
use reader::Reader;

/// As in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Turns that reader and search take.
const TURNS: usize = 8;

fn main() {
    let texts = texts();
    let bytes: usize = texts.iter().map(|t| t.text.len()).sum();
    let wanted = std::env::var("SIDELINED_MB").ok().and_then(|m| m.parse::<usize>().ok()).unwrap_or(64);
    let rounds = (wanted * 1_000_000 / bytes.max(1) / TURNS).max(1);
    let bare = Reader::new().unwrap();
    let search = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(bare.lexicon().phrases())
        .unwrap();
    let packed = Reader::new().unwrap().with_pack(Arc::new(Pack::premier_league().clone()));
    let claims = |reader: &Reader| texts.iter().map(|t| reader.read(t).claims.len()).sum::<usize>();
    let scan = || texts.iter().map(|t| search.find_iter(&t.text).count()).sum::<usize>();
    let mut spent = [Duration::ZERO; 3];
    let mut found = [0; 3];
    for _ in 0..TURNS {
        for (n, run) in
            [&(|| claims(&bare)) as &dyn Fn() -> usize, &|| claims(&packed), &scan].into_iter().enumerate()
        {
            let from = clock();
            for _ in 0..rounds {
                found[n] = black_box(run());
            }
            spent[n] += clock() - from;
        }
    }
    let read = (bytes * rounds * TURNS) as f64 / 1e6;
    let speed = spent.map(|s| read / s.as_secs_f64());
    println!("{} texts of {:.0} bytes, read as {read:.0} MB", texts.len(), bytes as f64 / texts.len() as f64);
    println!(
        "reader            {:7.2} MB/s  {:.3} of the search  {} claims",
        speed[0],
        speed[0] / speed[2],
        found[0]
    );
    println!(
        "reader with pack  {:7.2} MB/s  {:.3} of the search  {} claims",
        speed[1],
        speed[1] / speed[2],
        found[1]
    );
    println!("bare search       {:7.2} MB/s         {} phrases found", speed[2], found[2]);
}

/// Time that this thread was on a processor, or else time that passed.
fn clock() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let passed = START.get_or_init(Instant::now).elapsed();
    let on = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    on.and_then(|s| s.split(' ').next()?.parse().ok()).map_or(passed, Duration::from_nanos)
}

/// What is to be read.
fn texts() -> Vec<Document> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let from = std::env::var_os("SIDELINED_TEXTS").map_or(examples, PathBuf::from);
    let texts = if from.is_dir() {
        let mut files: Vec<PathBuf> = std::fs::read_dir(&from).unwrap().map(|f| f.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
        files.sort();
        files.iter().map(|f| Document::new("report", std::fs::read_to_string(f).unwrap())).collect()
    } else {
        let lines = std::fs::read_to_string(&from).unwrap();
        lines.lines().filter(|l| !l.trim().is_empty()).map(document).collect::<Vec<_>>()
    };
    assert!(!texts.is_empty(), "no texts in {}", from.display());
    texts
}

/// One line of JSON: `text`, and the day it was `published` if it is told.
fn document(line: &str) -> Document {
    let row: serde_json::Value = serde_json::from_str(line).unwrap();
    let mut document = Document::new("report", row["text"].as_str().unwrap_or_default().to_owned());
    if let Some(day) = row["published"].as_str().and_then(|d| d.parse().ok()) {
        let within = Interval::day(day);
        document.published =
            Some(ledger::Dating { within, basis: ledger::Basis::Given, because: Vec::new() });
    }
    document
}

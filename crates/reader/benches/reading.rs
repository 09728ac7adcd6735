//! How fast reports are read on one core, and beside it how fast a bare search finds the lexicons' strings in the same
//! texts: `cargo bench -p reader`.
#![allow(clippy::disallowed_methods, reason = "the bench reads the example files")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench may fail")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use ledger::Document;
use pack::Pack;
use reader::Reader;
use reader::text::Surface;

fn main() {
    divan::main();
}

static BARE: LazyLock<Reader> = LazyLock::new(|| Reader::new().unwrap());
static PACKED: LazyLock<Reader> =
    LazyLock::new(|| Reader::new().unwrap().with_pack(Arc::new(Pack::premier_league().clone())));

/// The example reports as documents, their bytes counted.
static REPORTS: LazyLock<(Vec<Document>, usize)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let read = |file: &std::path::PathBuf| Document::new("report", std::fs::read_to_string(file).unwrap());
    let reports: Vec<Document> = files.iter().map(read).collect();
    let bytes = reports.iter().map(|r| r.text.len()).sum();
    (reports, bytes)
});

fn claims(reader: &Reader) -> usize {
    REPORTS.0.iter().map(|report| reader.read(report).claims.len()).sum()
}

fn counted(bencher: Bencher<'_, '_>, run: impl Fn() -> usize + Sync) {
    let wanted = run();
    assert!(wanted > 0, "nothing was found");
    bencher.counter(BytesCount::new(REPORTS.1)).counter(ItemsCount::new(REPORTS.0.len())).bench_local(|| {
        assert_eq!(run(), wanted, "every run finds the same");
    });
}

/// The whole reader. At least three claims a report: a reader that reads nothing is fast.
#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    assert!(claims(&BARE) >= 3 * REPORTS.0.len());
    counted(bencher, || claims(&BARE));
}

/// The whole reader with the Premier League's people and fixtures.
#[divan::bench]
fn read_with_pack(bencher: Bencher<'_, '_>) {
    assert!(claims(&PACKED) >= 3 * REPORTS.0.len());
    counted(bencher, || claims(&PACKED));
}

/// Tokens, blocks and sentences alone.
#[divan::bench]
fn surface(bencher: Bencher<'_, '_>) {
    let lexicon = BARE.lexicon();
    counted(bencher, || REPORTS.0.iter().map(|r| Surface::of(&r.text, lexicon).sentences.len()).sum());
}

/// Tokens, blocks and sentences, and all phrases of the lexicons.
#[divan::bench]
fn surface_and_phrases(bencher: Bencher<'_, '_>) {
    let lexicon = BARE.lexicon();
    counted(bencher, || REPORTS.0.iter().map(|r| lexicon.hits(&Surface::of(&r.text, lexicon)).len()).sum());
}

/// A bare search for the same phrases as strings.
#[divan::bench]
fn bare_search(bencher: Bencher<'_, '_>) {
    let search = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(BARE.lexicon().phrases())
        .unwrap();
    counted(bencher, || REPORTS.0.iter().map(|r| search.find_iter(&r.text).count()).sum());
}

/// Compiling the lexicons, which every run of the program pays once.
#[divan::bench]
fn start() -> Reader {
    Reader::new().unwrap()
}

/// Compiling the lexicons and the pack.
#[divan::bench]
fn start_with_pack() -> Reader {
    Reader::new().unwrap().with_pack(Arc::new(Pack::premier_league().clone()))
}

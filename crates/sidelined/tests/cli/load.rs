//! Tables of what was read elsewhere, into a store: there and back, in any order, and what is wrong with them.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::{ArrayRef, RecordBatch, StringArray, UInt64Array};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::cluster;
use crate::desk::{Desk, REPORT};

const OTHER: &str = "2021-04-20\n\nHillside said Per Lund has a broken toe. Marek Dvorak is in rehab.\n";
const FINE: &str = "2021-04-20\n\nThe weather was fine.\n";
const SAME_DAY: &str = "2021-04-20\n\nPer Lund will be out until June, Olaf Berg said.\n";

const TABLES: [&str; 6] = ["documents", "claims", "spells", "milestones", "estimates", "appearances"];

/// A record, and its tables in `out`; one report is printed twice.
fn desk() -> Desk {
    let desk = Desk::new();
    let long = "The weather was fine, and the pitch was dry. Some hundred people had come to look on, and a brass band played \
                until the evening. Nothing is known of who won.";
    desk.file("in/e.txt", format!("2021-04-20\n\n{long}\n"))
        .file("in/f.txt", format!("2021-04-20\n\nFINE\n\n{long}\n"));
    desk.file("in/a.txt", REPORT).file("in/b.txt", OTHER).file("in/c.txt", FINE).file("in/d.txt", SAME_DAY);
    desk.run(&["add", "in", "--no-pack"]).quiet();
    desk.run(&["export", "--to", "out/"]).quiet();
    desk
}

fn read(path: &Path) -> RecordBatch {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    let schema = reader.schema().clone();
    let batches: Vec<_> = reader.build().unwrap().map(Result::unwrap).collect();
    arrow_select::concat::concat_batches(&schema, &batches).unwrap()
}

fn write(path: &Path, batch: &RecordBatch) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
}

/// The rows at those places.
fn rows(batch: &RecordBatch, places: &[u64]) -> RecordBatch {
    arrow_select::take::take_record_batch(batch, &UInt64Array::from(places.to_vec())).unwrap()
}

/// The batch with that text in a row of a column.
fn with(batch: &RecordBatch, column: &str, row: usize, text: &str) -> RecordBatch {
    let at = batch.schema().index_of(column).unwrap();
    let mut columns: Vec<ArrayRef> = batch.columns().to_vec();
    let old = columns[at].as_string::<i32>();
    let new = old.iter().enumerate().map(|(n, value)| if n == row { Some(text) } else { value });
    columns[at] = Arc::new(new.collect::<StringArray>());
    RecordBatch::try_new(batch.schema(), columns).unwrap()
}

/// What the views of a record print.
fn views(desk: &Desk, store: &str) -> Vec<String> {
    [
        &["board", "--as-of", "2021-04-21", "--format", "json"][..],
        &["player", "Dvorak", "--format", "json"],
        &["player", "Lund", "--format", "json"],
        &["claims", "--format", "jsonl"],
    ]
    .iter()
    .map(|view| desk.run(&[*view, &["--store", store]].concat()).quiet().out)
    .collect()
}

fn same_files(desk: &Desk, a: &str, b: &str) {
    for table in TABLES {
        let bytes = |folder: &str| fs::read(desk.path(&format!("{folder}/{table}.parquet"))).unwrap();
        assert!(bytes(a) == bytes(b), "{table}");
    }
}

#[test]
fn what_was_exported_is_loaded_and_exported_again_to_the_byte() {
    let desk = desk();
    let mut stores = vec!["back.db".to_owned()];
    stores.extend(cluster::address());
    for (n, store) in stores.iter().enumerate() {
        let told = desk.run(&["add", "--claims", "out", "--store", store]).quiet().out;
        assert!(told.starts_with("6 new reports with "), "{told}");
        assert!(told.contains("1 of them all but a little"), "{told}");
        let again = format!("again-{n}/");
        desk.run(&["export", "--to", &again, "--store", store]).quiet();
        same_files(&desk, "out", &again);
        assert_eq!(views(&desk, "sidelined.db"), views(&desk, store));
        assert!(desk.run(&["check", "--store", store]).quiet().out.contains("all sound"));
        let known = desk.run(&["add", "--claims", "out", "--store", store]).quiet().out;
        assert_eq!(known, "0 new reports with 0 claims\n6 reports known already\n");
    }
}

#[test]
fn a_cluster_s_parts_come_in_any_order() {
    let desk = desk();
    let (documents, claims) =
        (read(&desk.path("out/documents.parquet")), read(&desk.path("out/claims.parquet")));
    let n = claims.num_rows() as u64;
    // Every third, then the others backwards: no document's claims lie together.
    let mixed: Vec<u64> = (0..n).step_by(3).chain((0..n).rev().filter(|row| row % 3 != 0)).collect();
    let (first, rest) = mixed.split_at(mixed.len() / 2);
    write(&desk.path("parts/claims/part-0.parquet"), &rows(&claims, first));
    write(&desk.path("parts/claims/part-1.parquet"), &rows(&claims, rest));
    write(&desk.path("parts/documents/part-0.parquet"), &rows(&documents, &[3, 1, 5]));
    write(&desk.path("parts/documents/part-1.parquet"), &rows(&documents, &[2, 0, 4]));
    desk.file("parts/claims/_SUCCESS", "");
    desk.run(&["add", "--claims", "parts", "--store", "back.db"]).quiet();
    let sorted = |store: &str| {
        let mut lines: Vec<String> = desk
            .run(&["claims", "--format", "jsonl", "--store", store])
            .quiet()
            .out
            .lines()
            .map(str::to_owned)
            .collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted("sidelined.db"), sorted("back.db"));
    assert_eq!(views(&desk, "sidelined.db")[..3], views(&desk, "back.db")[..3]);
    assert!(desk.run(&["check", "--store", "back.db"]).quiet().out.contains("all sound"));
}

#[test]
fn tables_without_texts_keep_the_words_that_claims_cite() {
    let desk = desk();
    desk.run(&["export", "--to", "bare/", "--without-text"]).quiet();
    desk.run(&["add", "--claims", "bare", "--store", "back.db"]).quiet();
    assert_eq!(views(&desk, "sidelined.db"), views(&desk, "back.db"));
    assert!(desk.run(&["check", "--store", "back.db"]).quiet().out.contains("all sound"));
    // Whoever has the whole text keeps it.
    desk.run(&["add", "--claims", "bare"]).quiet();
    desk.run(&["copy", "back.db", "sidelined.db"]).quiet();
    desk.run(&["export", "--to", "again/"]).quiet();
    same_files(&desk, "out", "again");
}

#[test]
fn claims_that_are_taken_for_reports_are_told_from_them() {
    let desk = desk();
    desk.run(&["read", "out/claims.parquet"])
        .fails("sidelined: out/claims.parquet: is a table of claims, and no reports to read: `sidelined add --claims` loads it");
}

#[test]
fn bad_rows_are_named_and_the_rest_is_done() {
    let desk = desk();
    let (documents, claims) =
        (read(&desk.path("out/documents.parquet")), read(&desk.path("out/claims.parquet")));
    let load = |documents: &RecordBatch, claims: &RecordBatch| {
        let _ = fs::remove_file(desk.path("back.db"));
        write(&desk.path("bad/documents.parquet"), documents);
        write(&desk.path("bad/claims.parquet"), claims);
        let run = desk.run(&["add", "--claims", "bad/claims.parquet", "--store", "back.db"]);
        let check = desk.run(&["check", "--store", "back.db"]);
        assert!(check.out.contains("all sound"), "{check:?}");
        run
    };
    let n = claims.num_rows();
    let run = load(&documents, &with(&claims, "player", 1, "Somebody Else"));
    assert_eq!(run.code, Some(1));
    assert!(
        run.err
            .contains("bad/claims.parquet: row 2: column claim_id: the identity of this claim's content is"),
        "{run:?}"
    );
    assert!(run.out.starts_with(&format!("6 new reports with {} claims", n - 1)), "{run:?}");
    let run = load(&with(&documents, "text", 0, "Another text."), &claims);
    assert!(
        run.err.contains("bad/documents.parquet: row 1: column document_id: ")
            && run.out.starts_with("5 new reports"),
        "{run:?}"
    );
    let run = load(&rows(&documents, &[1, 2, 3, 4, 5]), &claims);
    assert!(
        run.err.contains("but it is not in the table of documents") && run.out.starts_with("5 new reports"),
        "{run:?}"
    );
    // A text that is not all there cannot be checked, but the words that claims cite can.
    let all = (0..documents.num_rows() as u64).collect::<Vec<_>>();
    let mut redacted = rows(&documents, &all);
    let at = redacted.schema().index_of("redacted").unwrap();
    let mut columns = redacted.columns().to_vec();
    columns[at] = Arc::new(arrow_array::BooleanArray::from(vec![true; documents.num_rows()]));
    redacted = RecordBatch::try_new(redacted.schema(), columns).unwrap();
    let run = load(&with(&redacted, "text", 0, "Other words altogether."), &claims);
    assert!(
        run.err.contains("its evidence at ") && run.err.contains("is not what the text has there"),
        "{run:?}"
    );
    assert!(run.out.starts_with("6 new reports"), "{run:?}");
}

#[test]
fn what_is_no_table_is_said_to_be_none() {
    let desk = desk();
    let claims = read(&desk.path("out/claims.parquet"));
    write(&desk.path("alone/claims.parquet"), &claims);
    desk.file("empty/readme.txt", "");
    let new = ["--store", "new.db"];
    let fails =
        |path: &str, line: &str| desk.run(&[&["add", "--claims", path][..], &new].concat()).fails(line);
    fails(
        "alone/claims.parquet",
        "sidelined: alone/claims.parquet: the table of documents that goes with it",
    );
    fails("nowhere.parquet", "sidelined: nowhere.parquet: the table of documents");
    fails("empty", "sidelined: empty: the table of documents");
    assert!(!desk.path("new.db").exists(), "nothing is made for nothing");
    desk.file("torn/claims.parquet", &fs::read(desk.path("out/claims.parquet")).unwrap()[..2000]);
    fs::copy(desk.path("out/documents.parquet"), desk.path("torn/documents.parquet")).unwrap();
    let run = desk.run(&[&["add", "--claims", "torn"][..], &new].concat());
    assert!(
        run.code == Some(1)
            && run.err.starts_with("sidelined: torn/claims.parquet: ")
            && run.err.lines().count() == 1,
        "{run:?}"
    );
    // Another program's table.
    write(&desk.path("other/documents.parquet"), &claims);
    write(&desk.path("other/claims.parquet"), &claims);
    let run = desk.run(&["add", "--claims", "other", "--store", "other.db"]);
    assert!(
        run.code == Some(1)
            && run.err.contains("documents.parquet: column redacted: there is no such column"),
        "{run:?}"
    );
    assert_eq!(desk.run(&["add"]).code, Some(2));
    assert_eq!(desk.run(&["add", "in", "--documents", "x"]).code, Some(2));
}

#[test]
fn a_damaged_table_never_stops_the_program() {
    let desk = desk();
    let whole = fs::read(desk.path("out/claims.parquet")).unwrap();
    fs::create_dir_all(desk.path("torn")).unwrap();
    fs::copy(desk.path("out/documents.parquet"), desk.path("torn/documents.parquet")).unwrap();
    for n in 0..16 {
        let mut torn = whole.clone();
        let at = 4 + n * (whole.len() - 8) / 16;
        torn[at] ^= 0x5a;
        torn[at + 1] ^= 0xff;
        fs::write(desk.path("torn/claims.parquet"), torn).unwrap();
        let store = format!("torn-{n}.db");
        let run = desk.run(&["add", "--claims", "torn", "--store", &store]);
        assert!(matches!(run.code, Some(0 | 1)) && !run.err.contains("RUST_BACKTRACE"), "{at}: {run:?}");
        assert_eq!(run.code == Some(0), run.err.is_empty(), "{run:?}");
    }
}

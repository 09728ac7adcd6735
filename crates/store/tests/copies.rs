//! Which reports repeat others: linked, whatever the order in which they come, and nothing else is.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use common::{assert_sound, in_both_databases, in_memory, in_postgres, now};
use jiff::civil::{Date, date};
use ledger::{Dating, Document, DocumentId, Flag, FlagStatus, add_days};
use proptest::collection::vec;
use proptest::prelude::*;
use store::{Addition, KeptDocument, NOT_KEPT, SqliteStore, Store};

in_both_databases!(
    a_report_printed_elsewhere_is_linked_to_the_first,
    what_is_alike_by_its_form_or_comes_too_late_is_no_copy,
    what_an_erasure_left_is_compared_with_nothing
);

/// A report of so many words; those of one seed are the same words.
fn words(seed: usize, count: usize) -> Vec<String> {
    (0..count).map(|n| format!("word{}", (seed * 7919 + n * 104_729 + n * n * 31) % 9_973)).collect()
}

/// A report, and the day on which it was said.
fn report(name: &str, text: &str, day: Date) -> (Document, Dating) {
    (Document::new(name, text), Dating::given(day))
}

fn add(store: &mut dyn Store, reports: &[(Document, Dating)]) {
    let additions: Vec<_> = reports
        .iter()
        .map(|(document, said)| Addition { document, published: Some(said), claims: &[] })
        .collect();
    store.add_many(&additions, now()).unwrap();
}

/// What repeats what, and how much in thousandths, by the names of the reports.
fn copies(store: &dyn Store) -> BTreeMap<String, (String, u32)> {
    let mut names: BTreeMap<DocumentId, String> = BTreeMap::new();
    let mut found = Vec::new();
    store
        .texts(None, None, &mut |kept, copy_of| {
            names.insert(kept.document.id.clone(), kept.document.doc.clone());
            found.extend(copy_of.map(|of| (kept.document.doc, of)));
            ControlFlow::Continue(())
        })
        .unwrap();
    let told = |(doc, of): (String, store::CopyOf)| {
        (doc, (names[&of.original].clone(), (of.likeness * 1000.0) as u32))
    };
    let found: BTreeMap<_, _> = found.into_iter().map(told).collect();
    assert_eq!(store.copies_since(None).unwrap(), found.len() as u64);
    found
}

fn a_report_printed_elsewhere_is_linked_to_the_first(store: &mut dyn Store) {
    let day = date(2021, 4, 17);
    let text = words(1, 200);
    let headline = ["Another headline altogether"].map(str::to_owned).into_iter().chain(text.clone());
    let printed = headline.collect::<Vec<_>>().join(" ");
    let cut = text[..170].join(" ");
    let text = text.join(" ");
    add(store, &[report("cut", &cut, add_days(day, 2))]);
    add(
        store,
        &[report("printed", &printed, add_days(day, 1)), report("other", &words(2, 200).join(" "), day)],
    );
    let mark = store.mark().unwrap();
    assert_eq!(copies(store).keys().collect::<Vec<_>>(), ["cut"]);
    add(store, &[report("first", &text, day)]);
    assert_eq!(store.copies_since(Some(mark)).unwrap(), 0, "the first is no copy");
    let found = copies(store);
    let originals: Vec<_> =
        found.iter().map(|(doc, (original, _))| (doc.as_str(), original.as_str())).collect();
    assert_eq!(originals, [("cut", "first"), ("printed", "first")]);
    assert!(found["printed"].1 > 970 && found["cut"].1 > 800, "{found:?}");
    assert_sound(store.check().unwrap());
}

fn what_is_alike_by_its_form_or_comes_too_late_is_no_copy(store: &mut dyn Store) {
    let day = date(2021, 4, 17);
    let text = words(3, 100).join(" ");
    let short = "Ned Harrow will miss a month with a hurt knee, the club said on Saturday.";
    let flag = |player: &str, news: &str| {
        let flag = Flag {
            source: "Premier League (FPL)".into(),
            day,
            player: player.into(),
            person: None,
            club: Some("Hillside Athletic Football Club of the Northern Valley".into()),
            news: news.into(),
            status: FlagStatus::Injured,
            chance: Some(0),
            raised: Some(day),
        };
        flag.text()
    };
    let news = "Has joined another club on loan until the end of the season, and is not eligible to play in the meantime";
    add(
        store,
        &[
            report("one", &text, day),
            report("late", &format!("{text} again"), add_days(day, 15)),
            report("short", short, day),
            report("shorter", &short[..60], day),
            report("flag", &flag("Ned Harrow", news), day),
            report("other flag", &flag("Ian Pell", news), day),
        ],
    );
    assert_eq!(copies(store), BTreeMap::new());
}

fn what_an_erasure_left_is_compared_with_nothing(store: &mut dyn Store) {
    let day = date(2021, 4, 17);
    let text = words(4, 100).join(" ");
    let (document, said) = report("left", &text, day);
    let mut kept = Vec::new();
    add(store, &[(document.clone(), said.clone())]);
    store
        .texts(None, None, &mut |k, _| {
            kept.push(k);
            ControlFlow::Continue(())
        })
        .unwrap();
    let mut bare = kept.remove(0);
    bare.document.id = DocumentId::of("what it was");
    bare.document.doc = "bare".into();
    bare.text.push(NOT_KEPT);
    store.add_kept(&[KeptDocument { redacted: true, ..bare }]).unwrap();
    assert_eq!(copies(store), BTreeMap::new());
}

#[test]
fn a_store_from_before_compares_its_reports_little_by_little() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.db");
    let day = date(2021, 4, 17);
    let mut reports = Vec::new();
    for n in 0..120 {
        let text = words(n / 2, 100);
        reports.push(report(&format!("r{n:03}"), &[text, words(n + 500, 5)].concat().join(" "), day));
    }
    let mut store = SqliteStore::open(&path).unwrap();
    add(&mut store, &reports);
    let whole = copies(&store);
    assert_eq!(whole.len(), 60);
    drop(store);
    // As the migration leaves a store.
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch(
        "DELETE FROM bands; DELETE FROM copies; INSERT INTO not_compared (document) SELECT key FROM documents",
    )
    .unwrap();
    drop(file);
    let mut store = SqliteStore::open(&path).unwrap();
    let mut steps = 0;
    while copies(&store) != whole {
        steps += 1;
        assert!(steps <= 4, "{:?}", copies(&store));
        add(&mut store, &[report(&format!("new {steps}"), &words(9_000 + steps, 60).join(" "), day)]);
    }
    assert!(steps > 1, "not all at once");
    assert_sound(store.check().unwrap());
}

#[test]
fn a_store_from_before_bands_lay_by_fortnights_still_knows_what_it_compared() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("older.db");
    let said: Vec<Date> = [-9_000, -14, 0, 13].iter().map(|n| add_days(date(1970, 1, 5), *n)).collect();
    let texts: Vec<String> = (0..4).map(|seed| words(seed, 80).join(" ")).collect();
    let reports: Vec<_> = said
        .iter()
        .zip(&texts)
        .enumerate()
        .map(|(n, (day, text))| report(&format!("r{n}"), text, *day))
        .collect();
    add(&mut SqliteStore::open(&path).unwrap(), &reports);
    let file = rusqlite::Connection::open(&path).unwrap();
    let filed = |file: &rusqlite::Connection| -> Vec<(i64, i64, i64)> {
        let mut rows = file.prepare("SELECT slot, day, document FROM bands ORDER BY 1, 2, 3").unwrap();
        rows.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).unwrap().map(Result::unwrap).collect()
    };
    let now = filed(&file);
    assert_eq!(now.len(), 40);
    // As the program of the version before made it.
    file.execute_batch(
        "DROP INDEX appearances_of_team; DROP TABLE bands; CREATE TABLE bands (band INTEGER NOT NULL, day INTEGER NOT NULL, document INTEGER NOT NULL \
         REFERENCES documents (key) ON DELETE CASCADE, PRIMARY KEY (band, day, document)) STRICT, WITHOUT ROWID; \
         PRAGMA user_version = 7",
    )
    .unwrap();
    for (day, text) in said.iter().zip(&texts) {
        for band in ledger::Likeness::of(text).unwrap().bands() {
            let day = ledger::days_between(date(1970, 1, 1), *day);
            let of = "INSERT INTO bands SELECT ?1, ?2, d.key FROM documents d JOIN texts t ON t.document = d.key WHERE t.text = ?3";
            file.execute(of, (band.cast_signed(), day, text)).unwrap();
        }
    }
    drop(file);
    let mut store = SqliteStore::open(&path).unwrap();
    assert_eq!(filed(&rusqlite::Connection::open(&path).unwrap()), now);
    let again: Vec<_> = texts
        .iter()
        .zip(&said)
        .map(|(text, day)| report(&format!("again {day}"), &format!("{text} and more"), add_days(*day, 14)))
        .collect();
    add(&mut store, &again);
    assert_eq!(copies(&store).len(), 4);
    assert_sound(store.check().unwrap());
}

/// Reports some of which repeat others: which words, how many of them are written anew, and the day.
fn reports() -> impl Strategy<Value = Vec<(Document, Dating)>> {
    let one = (0_usize..3, 0_usize..60, 0_usize..1_000, 0_i64..24);
    vec(one, 2..14).prop_map(|told| {
        let made = |(n, (seed, anew, other, late)): (usize, (usize, usize, usize, i64))| {
            let mut text = words(seed, 120);
            text.truncate(120 - anew);
            text.extend(words(other + 100, anew));
            text.push(format!("report{n}"));
            report(&format!("r{n}"), &text.join(" "), add_days(date(2021, 4, 1), late))
        };
        told.into_iter().enumerate().map(made).collect()
    })
}

/// What is linked when the reports come in this order, in portions of that size.
fn linked(
    store: &mut dyn Store,
    reports: &[(Document, Dating)],
    portion: usize,
) -> BTreeMap<String, (String, u32)> {
    reports.chunks(portion).for_each(|portion| add(store, portion));
    copies(store)
}

type Reports = Vec<(Document, Dating)>;

fn shuffled() -> impl Strategy<Value = (Reports, Reports, usize)> {
    reports().prop_flat_map(|reports| (Just(reports.clone()), Just(reports).prop_shuffle(), 1_usize..6))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_adding_changes_nothing((reports, mixed, portion) in shuffled()) {
        let one = linked(&mut in_memory(), &reports, reports.len());
        prop_assert_eq!(one, linked(&mut in_memory(), &mixed, portion));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_databases_link_the_same((reports, mixed, portion) in shuffled()) {
        let Some(mut postgres) = in_postgres() else { return Ok(()) };
        prop_assert_eq!(linked(&mut in_memory(), &reports, 3), linked(&mut postgres, &mixed, portion));
    }
}

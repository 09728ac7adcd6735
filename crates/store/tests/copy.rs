//! From one store to another, both ways, and into a file.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]
#![allow(clippy::disallowed_methods, reason = "the tests look at files")]

mod common;

use std::ops::ControlFlow;

use common::{assert_sound, in_both_databases, in_memory, in_postgres, now, person, report, said};
use jiff::Timestamp;
use ledger::{Appearance, Document, Edit, Person, parse_date};
use store::{Erasure, Part, SqliteStore, Store, StoreErrorKind, StoredPack, Taken, Visit, copy};

in_both_databases!(
    a_copy_holds_what_the_original_holds,
    what_is_followed_comes_along_and_what_is_known_stays,
    a_copy_of_many_is_made_in_parts,
    edits_of_two_stores_are_put_one_behind_the_other,
    who_was_erased_from_either_is_in_neither,
    what_contradicts_itself_is_not_taken_over,
    a_backup_is_a_store_of_its_own,
);

fn at(day: &str) -> Timestamp {
    format!("{day}T09:30:00.125Z").parse().unwrap()
}

fn add(store: &mut dyn Store, name: &str, player: &str, serial: usize, day: &str) -> Document {
    let (document, claims) = report(name, &person(player, None, Some("Dunmere")), serial);
    let published = said("2025-03-05");
    let published = serial.is_multiple_of(2).then_some(&published);
    store.add(&document, published, &claims, at(day)).unwrap();
    document
}

fn erase(store: &mut dyn Store, name: &str, documents: &[&Document]) {
    let mentions = documents.iter().map(|d| (d.id.clone(), name.to_owned())).collect();
    store.forget(&Erasure { names: vec![name.into()], person: None, mentions }, now()).unwrap();
}

fn filled(store: &mut dyn Store) {
    for serial in 0..6 {
        add(store, &format!("r{serial}\0"), "Bram Ostrander", serial, &format!("2025-03-1{}", 9 - serial));
    }
    let silent = Document::new("silent", "Nothing of anybody.");
    store.add(&silent, None, &[], at("2025-04-01")).unwrap();
    let gone = add(store, "gone", "Per Lund", 9, "2025-04-02");
    let matched = |name: &str, home| Appearance {
        player: Person { name: name.into(), id: None, team: None }.into(),
        day: parse_date("2025-03-09").unwrap(),
        minutes: 71,
        against: Some("Lakeside".into()),
        home,
        table: "matches".into(),
    };
    store.add_appearances(&[matched("Ole Berg", Some(false))], at("2025-04-03")).unwrap();
    store.add_appearances(&[matched("Bram Ostrander", None)], at("2025-04-04")).unwrap();
    let pack = StoredPack {
        name: "cup".into(),
        players: vec![0, 255],
        fixtures: vec![],
        added_at: at("2025-04-05"),
    };
    store.put_pack(&pack).unwrap();
    let same = Edit::Same { one: "Bram Ostrander".into(), other: "B. Ostrander".into() };
    for (edit, day) in [(same, "2025-04-06"), (Edit::Undo { undoes: 1 }, "2025-04-07")] {
        store.curate("Ada Berg", "read again", &edit, at(day)).unwrap();
    }
    erase(store, "Per Lund", &[&gone]);
}

/// Everything that a store hands over, its parts put together.
fn whole(store: &dyn Store) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    store
        .hand_over(&mut |part| {
            match (parts.last_mut(), part) {
                (Some(Part::Documents(all)), Part::Documents(more)) => all.extend(more),
                (Some(Part::Appearances(all)), Part::Appearances(more)) => all.extend(more),
                (_, part) => parts.push(part),
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    parts
}

/// An empty store of each kind that there is.
fn each_kind() -> Vec<Box<dyn Store>> {
    let mut kinds: Vec<Box<dyn Store>> = vec![Box::new(in_memory())];
    kinds.extend(in_postgres().map(|store| Box::new(store) as Box<dyn Store>));
    kinds
}

fn a_copy_holds_what_the_original_holds(store: &mut dyn Store) {
    filled(store);
    for mut other in each_kind() {
        let taken = copy(store, other.as_mut(), &mut |_| {}).unwrap();
        let all = Taken {
            documents: 8,
            claims: 18,
            packs: 1,
            appearances: 2,
            edits: 2,
            tombstones: 1,
            ..Taken::default()
        };
        assert_eq!(taken, all);
        assert_eq!(whole(other.as_ref()), whole(store));
        assert_sound(other.check().unwrap());
        let again = copy(store, other.as_mut(), &mut |_| {}).unwrap();
        assert_eq!(again, Taken { known: 8, ..Taken::default() });
        assert_eq!(whole(other.as_ref()), whole(store));
        // It goes on where the other ended.
        let edit = Edit::Undo { undoes: 2 };
        assert_eq!(other.curate("Ada Berg", "", &edit, now()).unwrap().number, 3);
        add(other.as_mut(), "later", "Per Lund", 20, "2025-07-01");
        assert_eq!(other.names(None).unwrap().len(), 1, "who was erased there is kept out here");
        assert_sound(other.check().unwrap());
    }
}

fn a_copy_of_many_is_made_in_parts(store: &mut dyn Store) {
    for serial in 0..450 {
        add(store, &format!("r{serial}"), "Bram Ostrander", serial, "2025-03-10");
    }
    let mut other = in_memory();
    let mut parts = 0;
    copy(store, &mut other, &mut |_| parts += 1).unwrap();
    assert!(parts >= 4, "{parts}");
    assert_eq!(whole(&other), whole(store));
    // One that broke off is made again.
    let mut half = in_memory();
    let mut taken = 0;
    store
        .hand_over(&mut |part| {
            half.take_over(&part).unwrap();
            taken += 1;
            if taken == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(half.counts().unwrap().documents, 200);
    copy(store, &mut half, &mut |_| {}).unwrap();
    assert_eq!(whole(&half), whole(store));
}

fn edits_of_two_stores_are_put_one_behind_the_other(store: &mut dyn Store) {
    let mut other = in_memory();
    let same = |other: &str| Edit::Same { one: "Bram Ostrander".into(), other: other.into() };
    store.curate("Ada Berg", "", &same("B. Ostrander"), at("2025-04-01")).unwrap();
    other.curate("Paul Okoro", "", &same("Ostrander"), at("2025-04-02")).unwrap();
    other.curate("Paul Okoro", "", &Edit::Undo { undoes: 1 }, at("2025-04-03")).unwrap();
    for _ in 0..2 {
        copy(&other, store, &mut |_| {}).unwrap();
    }
    let edits = store.curation(None).unwrap();
    let (numbers, last): (Vec<_>, _) = (edits.iter().map(|e| e.number).collect(), edits[2].edit.clone());
    assert_eq!((numbers, last), (vec![1, 2, 3], Edit::Undo { undoes: 2 }));
}

fn who_was_erased_from_either_is_in_neither(store: &mut dyn Store) {
    let mut other = in_memory();
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for (serial, player) in ["Per Lund", "Ole Berg", "Bram Ostrander"].into_iter().enumerate() {
        here.push(add(store, "r", player, serial, "2025-03-10"));
        there.push(add(&mut other, "r", player, serial, "2025-03-11"));
    }
    erase(store, "Per Lund", &[&here[0]]);
    erase(&mut other, "Ole Berg", &[&there[1]]);
    let taken = copy(&other, store, &mut |_| {}).unwrap();
    assert_eq!((taken.documents, taken.redacted), (0, 1));
    copy(store, &mut other, &mut |_| {}).unwrap();
    for store in [store as &dyn Store, &other] {
        let names: Vec<_> = store.names(None).unwrap().into_iter().map(|p| p.name).collect();
        assert_eq!(names, ["Bram Ostrander"]);
        for (document, name) in here.iter().zip(["Lund", "Berg"]) {
            assert!(!store.text(&document.id).unwrap().unwrap().contains(name));
        }
        assert_sound(store.check().unwrap());
    }
}

fn what_contradicts_itself_is_not_taken_over(store: &mut dyn Store) {
    let mut other = in_memory();
    add(&mut other, "r", "Bram Ostrander", 1, "2025-03-10");
    for mut part in whole(&other) {
        let Part::Documents(documents) = &mut part else { continue };
        documents[0].text.push('!');
        let error = store.take_over(&part).unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Invalid, "{error}");
    }
    assert_eq!(store.counts().unwrap().documents, 0);
}

fn a_backup_is_a_store_of_its_own(store: &mut dyn Store) {
    filled(store);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup.db");
    store.back_up(&path).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let backup = SqliteStore::open_read_only(&path).unwrap();
    assert_eq!(whole(&backup), whole(store));
    assert_sound(backup.check().unwrap());
    let error = store.back_up(&path).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::CannotOpen, "{error}");
}

fn what_is_followed_comes_along_and_what_is_known_stays(store: &mut dyn Store) {
    let visit = |n: usize, day: &str| Visit {
        mark: Visit::mark_of(&format!("https://a.example/{n}"), Some("entry")),
        etag: Some(format!("\"{n}\"")),
        last_modified: None,
        content: None,
        failures: 0,
        not_before: None,
        visited_at: at(day),
    };
    let here: Vec<_> = (0..7).map(|n| visit(n, "2025-03-01")).collect();
    store.add_visited(&[], &here, now()).unwrap();
    for mut other in each_kind() {
        other.add_visited(&[], &[visit(3, "2025-04-01")], now()).unwrap();
        copy(store, other.as_mut(), &mut |_| {}).unwrap();
        let marks: Vec<_> = here.iter().map(|visit| visit.mark.clone()).collect();
        let mut found = other.visits(&marks).unwrap();
        found.sort_by(|a, b| a.etag.cmp(&b.etag));
        let expected: Vec<_> =
            (0..7).map(|n| visit(n, if n == 3 { "2025-04-01" } else { "2025-03-01" })).collect();
        assert_eq!(found, expected);
        assert_sound(other.check().unwrap());
    }
}

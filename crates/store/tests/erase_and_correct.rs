//! Curators' edits, and erasing a person: in both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{assert_sound, in_both_databases, now, person, report, said};
use jiff::Timestamp;
use ledger::{Appearance, Claim, ClaimId, Document, DocumentId, Edit, Person, parse_date};
use store::{Added, ClaimQuery, Erasure, Store, StoreErrorKind, Who};

in_both_databases!(
    edits_are_numbered_and_kept_in_their_order,
    edits_of_nothing_are_refused,
    who_is_erased_is_nowhere_and_does_not_come_back,
    a_surname_of_two_is_erased_where_it_means_the_one,
);

fn at(minute: u32) -> Timestamp {
    format!("2025-06-0{}T12:{minute:02}:00Z", 1 + minute / 30).parse().unwrap()
}

fn add(store: &mut dyn Store, name: &str, player: &Person, serial: usize) -> (Document, Vec<Claim>) {
    let (document, claims) = report(name, player, serial);
    assert_eq!(store.add(&document, Some(&said("2025-03-05")), &claims, now()).unwrap(), Added::New);
    (document, claims)
}

fn reject(document: &Document, claim: &Claim) -> Edit {
    Edit::Reject { document: document.id.clone(), claim: claim.id.clone() }
}

fn edits_are_numbered_and_kept_in_their_order(store: &mut dyn Store) {
    let (document, claims) = add(store, "a", &person("Bram Ostrander", None, None), 1);
    let same = Edit::Same { one: "Bram\0Ostrander".into(), other: "B. Ostrander".into() };
    let edits = [reject(&document, &claims[0]), Edit::Undo { undoes: 1 }, same];
    let kept: Vec<_> = edits
        .iter()
        .zip([10, 20, 40])
        .map(|(edit, minute)| store.curate("Ada Berg", "read again", edit, at(minute)).unwrap())
        .collect();
    assert_eq!(kept.iter().map(|k| k.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(store.curation(None).unwrap(), kept);
    assert_eq!(store.curation(Some(parse_date("2025-06-01").unwrap())).unwrap(), kept[..2]);
    assert!(store.curation(Some(parse_date("2025-05-31").unwrap())).unwrap().is_empty());
    assert_sound(store.check().unwrap());
}

fn edits_of_nothing_are_refused(store: &mut dyn Store) {
    let (document, claims) = add(store, "a", &person("Bram Ostrander", None, None), 1);
    let elsewhere = DocumentId("0".repeat(64));
    let nothing = [
        Edit::Accept { document: document.id.clone(), claim: ClaimId("0".repeat(16)) },
        Edit::Accept { document: elsewhere.clone(), claim: claims[0].id.clone() },
        Edit::Undo { undoes: 1 },
        Edit::Undo { undoes: u64::MAX },
        Edit::Means { document: elsewhere, name: "A".into(), person: "B".into() },
    ];
    for edit in &nothing {
        let error = store.curate("Ada Berg", "", edit, now()).unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Invalid, "{edit:?}: {error}");
    }
    let error = store.curate(" ", "", &reject(&document, &claims[0]), now()).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Invalid);
    assert!(store.curation(None).unwrap().is_empty());
}

fn match_of(player: &Person) -> Appearance {
    Appearance {
        player: player.clone().into(),
        day: parse_date("2025-03-09").unwrap(),
        minutes: 90,
        against: None,
        home: None,
        table: "matches".into(),
    }
}

fn who_is_erased_is_nowhere_and_does_not_come_back(store: &mut dyn Store) {
    let (gone, stays) = (person("Bram Ostrander", Some("cup:1"), None), person("Ole Lund", None, None));
    let (document, claims) = add(store, "a", &gone, 1);
    let (others, other_claims) = add(store, "b", &stays, 2);
    store.add_appearances(&[match_of(&gone), match_of(&stays)], now()).unwrap();
    store.curate("Ada Berg", "he", &reject(&document, &claims[0]), now()).unwrap();
    store.curate("Ada Berg", "it", &reject(&others, &other_claims[0]), now()).unwrap();
    let erasure = Erasure {
        names: vec!["Bram Ostrander".into()],
        person: gone.id.clone(),
        mentions: [(document.id.clone(), gone.name.clone())].into(),
    };
    let erased = store.forget(&erasure, now()).unwrap();
    assert_eq!((erased.documents, erased.claims, erased.appearances, erased.edits), (1, 3, 1, 1));
    let text = store.text(&document.id).unwrap().unwrap();
    assert_eq!(text.len(), document.text.len());
    assert!(!text.contains("Ostrander") && !text.contains("torn calf"), "{text}");
    assert!(store.text(&others.id).unwrap().unwrap().contains("Ole Lund"));
    assert_eq!(store.names(None).unwrap().len(), 1);
    assert_eq!(store.appearances(None, None).unwrap(), [match_of(&stays)]);
    assert_eq!(store.curation(None).unwrap().len(), 1);
    assert_sound(store.check().unwrap());
    // The same report is known, a new one comes in without him, and so does a match.
    assert_eq!(store.add(&document, None, &claims, now()).unwrap(), Added::Known);
    let (later, _) = add(store, "c", &gone, 3);
    assert!(!store.text(&later.id).unwrap().unwrap().contains("Ostrander"));
    assert_eq!(store.add_appearances(&[match_of(&gone)], now()).unwrap(), 0);
    let about = ClaimQuery { who: vec![Who::Named("ostrander".into())], ..ClaimQuery::default() };
    assert!(store.claims(&about).unwrap().is_empty());
    assert_sound(store.check().unwrap());
}

fn a_surname_of_two_is_erased_where_it_means_the_one(store: &mut dyn Store) {
    let surname = person("Lund", None, None);
    let (his, _) = add(store, "a", &surname, 1);
    let (anothers, _) = add(store, "b", &surname, 2);
    let mentions = [(his.id.clone(), "Lund".to_owned())].into();
    store.forget(&Erasure { mentions, ..Erasure::default() }, now()).unwrap();
    assert!(!store.text(&his.id).unwrap().unwrap().contains("Lund"));
    assert!(store.text(&anothers.id).unwrap().unwrap().contains("Lund"));
    assert_eq!(store.claims(&ClaimQuery::default()).unwrap().len(), 3);
    assert_sound(store.check().unwrap());
}

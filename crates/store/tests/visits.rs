//! What a watch noted is in the store with what it brought, or neither is: in both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{assert_sound, in_both_databases, now, person, report};
use ledger::Document;
use store::{Added, Addition, Store, StoreErrorKind, Visit};

in_both_databases!(
    visits_are_noted_with_what_they_brought_or_not_at_all,
    many_visits_are_noted_and_asked_for,
);

fn visit(address: &str) -> Visit {
    Visit {
        mark: Visit::mark_of(address, None),
        etag: None,
        last_modified: None,
        content: None,
        failures: 0,
        not_before: None,
        visited_at: now(),
    }
}

fn visits_are_noted_with_what_they_brought_or_not_at_all(store: &mut dyn Store) {
    let (feed, page) = ("https://a.example/feed", "https://a.example/knee");
    let marks = [feed, page].map(|address| Visit::mark_of(address, None));
    assert_eq!(store.visits(&marks).unwrap(), []);
    let (document, claims) = report("knee", &person("Oskar O’Brannigan", None, None), 1);
    let addition = Addition { document: &document, published: None, claims: &claims };
    let first = Visit {
        etag: Some("W/\"x\0\u{fdd0}\"".into()),
        last_modified: Some("Tue, 03 Feb 2026 11:00:00 GMT".into()),
        content: Some(document.id.0.clone()),
        ..visit(page)
    };
    assert_eq!(store.add_visited(&[addition], std::slice::from_ref(&first), now()).unwrap(), [Added::New]);
    assert_eq!(store.visits(&marks).unwrap(), std::slice::from_ref(&first));

    // Noted anew, in place of what was noted.
    let later =
        Visit { failures: 3, not_before: Some("2025-06-02T12:00:00.5Z".parse().unwrap()), ..visit(page) };
    assert_eq!(store.add_visited(&[], std::slice::from_ref(&later), now()).unwrap(), []);
    assert_eq!(store.visits(&marks).unwrap(), std::slice::from_ref(&later));

    // Nothing of a batch that is refused.
    let wrong = Document { text: "Another text.".into(), ..document };
    let addition = Addition { document: &wrong, published: None, claims: &[] };
    let error = store.add_visited(&[addition], &[visit(feed), first], now()).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Invalid);
    assert_eq!(store.visits(&marks).unwrap(), [later]);
    assert_sound(store.check().unwrap());
}

fn many_visits_are_noted_and_asked_for(store: &mut dyn Store) {
    let visits: Vec<_> = (0..1_203).map(|n| visit(&format!("https://a.example/{n}"))).collect();
    store.add_visited(&[], &visits, now()).unwrap();
    store.add_visited(&[], &visits, now()).unwrap();
    let marks: Vec<_> = visits.iter().rev().map(|visit| visit.mark.clone()).collect();
    let mut found = store.visits(&marks).unwrap();
    assert_eq!(found.len(), visits.len());
    found.sort_by(|a, b| a.mark.cmp(&b.mark));
    let mut visits = visits;
    visits.sort_by(|a, b| a.mark.cmp(&b.mark));
    assert_eq!(found, visits);
    let entry = Visit::mark_of("https://a.example/0", Some("entry 1"));
    assert_eq!(store.visits(&[entry]).unwrap(), [], "an entry is not its feed");
    assert_sound(store.check().unwrap());
}

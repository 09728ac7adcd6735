//! Reports come page by page, and in the order in which they were recorded: in both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use std::ops::ControlFlow;

use common::{filled, in_both_databases, now, person, report, said};
use ledger::{Appearance, DocumentId, parse_date};
use store::{ClaimQuery, Page, Position, Report, Store, StoredDocument};

in_both_databases!(
    pages_in_both_directions_tile_what_there_is,
    what_was_recorded_after_a_place_comes_in_that_order,
    the_order_of_adding_is_seen_in_no_list,
);

/// All pages of so many, one after the other.
fn paged(store: &dyn Store, page: &Page) -> Vec<String> {
    let mut page = page.clone();
    let mut names = Vec::new();
    loop {
        let part = store.page(&page).unwrap().unwrap();
        assert!(part.len() <= page.most);
        let Some(last) = part.last() else { return names };
        page.after = Some(last.id.clone());
        names.extend(part.into_iter().map(|document| document.doc));
    }
}

fn pages_in_both_directions_tile_what_there_is(store: &mut dyn Store) {
    let mut first_of_may = Vec::new();
    for (serial, name) in ["a", "b", "c", "d", "e"].into_iter().enumerate() {
        let (document, claims) = report(name, &person("Lund Oskarsson", None, None), serial);
        if matches!(name, "b" | "c") {
            first_of_may.push((document.id.clone(), name));
        }
        // Two of one day, and one that was recorded before what was said before it.
        let day = ["2024-05-03", "2024-05-01", "2024-05-01", "2024-05-04", "2024-05-02"][serial];
        store.add(&document, Some(&said(day)), &claims, now()).unwrap();
    }
    first_of_may.sort();
    let forwards = [first_of_may[0].1, first_of_may[1].1, "e", "a", "d"];
    for most in 1..=6 {
        let page = Page { most, ..Page::default() };
        assert_eq!(paged(store, &page), forwards, "{most} at a time");
        let mut back = paged(store, &Page { latest_first: true, ..page.clone() });
        back.reverse();
        assert_eq!(back, forwards, "{most} at a time, the latest first");
        let as_of = parse_date("2024-05-02").ok();
        assert_eq!(paged(store, &Page { as_of, ..page.clone() }), forwards[..3]);
        let recorded_by = Some(parse_date("2001-01-01").unwrap());
        assert!(paged(store, &Page { recorded_by, ..page }).is_empty());
    }
    let nowhere = Page { after: Some(DocumentId("0".repeat(64))), most: 1, ..Page::default() };
    assert_eq!(store.page(&nowhere).unwrap(), None);
}

fn what_was_recorded_after_a_place_comes_in_that_order(store: &mut dyn Store) {
    let reports = filled(store);
    let names = |after: Position, most: usize| -> Vec<(Position, String)> {
        store.recorded_after(after, most).unwrap().into_iter().map(|(at, d)| (at, d.doc)).collect()
    };
    let all = names(Position::default(), 10);
    let expected: Vec<_> = reports.iter().map(|(document, _)| document.doc.clone()).collect();
    assert_eq!(all.iter().map(|(_, doc)| doc.clone()).collect::<Vec<_>>(), expected);
    assert!(all.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert_eq!(store.mark().unwrap().position(), all[3].0);
    assert_eq!(names(all[0].0, 2), all[1..3]);
    assert!(names(all[3].0, 10).is_empty());
}

fn the_order_of_adding_is_seen_in_no_list(store: &mut dyn Store) {
    let who = person("Lund Oskarsson", None, None);
    let mut expected = Vec::new();
    for (serial, name) in ["a", "b", "c", "d", "e", "f", "g", "h"].into_iter().enumerate() {
        let (document, claims) = report(name, &who, serial);
        store.add(&document, Some(&said("2024-05-03")), &claims, now()).unwrap();
        expected.push(document.id);
    }
    expected.sort();
    let (mut documents, mut reports) = (Vec::new(), Vec::new());
    let on = ControlFlow::Continue(());
    let mut listed = |document: StoredDocument| (documents.push(document.id), on).1;
    store.documents(None, &mut listed).unwrap();
    let mut told = |report: Report| (reports.push(report.document.id), on).1;
    store.reports(&ClaimQuery::default(), &mut told).unwrap();
    assert_eq!(documents, expected);
    assert_eq!(reports, expected);

    let played = |name: &str, minutes: u16| Appearance {
        player: person(name, None, None).into(),
        day: parse_date("2024-05-04").unwrap(),
        minutes,
        against: None,
        home: None,
        table: "matches.csv".into(),
    };
    let rows = [played("Oskarsson", 12), played("Lund", 90), played("Lund", 45)];
    store.add_appearances(&rows, now()).unwrap();
    let listed = store.appearances(None, None).unwrap();
    assert_eq!(listed, [played("Lund", 45), played("Lund", 90), played("Oskarsson", 12)]);
}

//! What a dossier keeps of the one before it.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::super::card::Card;
use super::super::telling::Telling;
use super::pitch::match_of;
use super::*;
use crate::Dossier;

fn hurt(doc: &str, said: &str) -> Report {
    report(doc, said, [injury(0, knee()), told(10, Status::Out)])
}

fn material(reports: &[Report]) -> Material {
    let appearances = ["2018-02-03", "2018-05-05"].map(|day| match_of(day, 90)).to_vec();
    Material { reports: reports.to_vec(), appearances, ..Material::default() }
}

/// What is on the board of a day, by the cards as they are kept.
fn cards(dossier: &Dossier, days: &[&str]) -> BTreeSet<*const Card> {
    let day = |day: &&str| -> Date { parse_date(day).unwrap() };
    let shown = days.iter().map(day).flat_map(|day| dossier.shown(day, None, &|a, b| a == b));
    shown.map(|candidate| Arc::as_ptr(&candidate.card)).collect()
}

fn telling<'d>(dossier: &'d Dossier, doc: &str) -> Option<&'d Arc<Telling>> {
    dossier.tellings.iter().find(|telling| telling.report.doc == doc)
}

#[test]
fn a_report_that_is_added_leaves_what_it_does_not_touch() {
    let reports = [hurt("first", "2018-03-05"), hurt("second", "2018-04-02"), hurt("third", "2018-09-03")];
    let before = Dossier::of(&material(&reports));
    let (early, late) = (["2018-03-06", "2018-04-03"], ["2018-09-04"]);
    let (kept, gone) = (cards(&before, &early), cards(&before, &late));
    assert_eq!((kept.len(), gone.len()), (2, 1));

    let mut more = reports.to_vec();
    more.push(hurt("between", "2018-07-02"));
    let after = Dossier::after(&material(&more), Some(&before));
    let same =
        |doc: &str| telling(&after, doc).zip(telling(&before, doc)).is_some_and(|(a, b)| Arc::ptr_eq(a, b));
    assert!(same("first") && same("second") && same("third"));
    assert!(telling(&before, "between").is_none() && telling(&after, "between").is_some());
    assert_eq!(cards(&after, &early), kept, "what was told before it shows what it showed");
    assert!(cards(&after, &late).is_disjoint(&gone), "what was told after it shows it too");
    assert_eq!(cards(&before, &late), gone, "whoever still has the one before sees no more than it tells");
}

#[test]
fn what_is_no_longer_so_is_not_kept() {
    let reports = [hurt("first", "2018-03-05"), hurt("second", "2018-04-02")];
    let before = Dossier::of(&material(&reports));
    let days = ["2018-03-06", "2018-04-03"];
    let kept = cards(&before, &days);

    let played = Material { appearances: vec![match_of("2018-03-05", 90)], ..material(&reports) };
    assert!(cards(&Dossier::after(&played, Some(&before)), &days).is_disjoint(&kept), "other matches");

    let edit =
        crate::Edit::Reject { document: reports[0].document.clone(), claim: reports[0].claims[1].id.clone() };
    let (at, curator) = ("2025-06-01T12:00:00Z".parse().unwrap(), "Ada Berg".to_owned());
    let edit = crate::Curation { number: 1, at, curator, reason: "I read it again".to_owned(), edit };
    let edited = Material { curation: vec![edit], ..material(&reports) };
    let after = Dossier::after(&edited, Some(&before));
    assert!(!Arc::ptr_eq(telling(&after, "first").unwrap(), telling(&before, "first").unwrap()));
    assert!(cards(&after, &days).is_disjoint(&kept), "another reading");
}

#[test]
fn boards_that_were_let_go_are_worked_out_again() {
    let dossier = Dossier::of(&material(&[hurt("first", "2018-03-05"), hurt("second", "2018-04-02")]));
    let days = ["2018-03-06", "2018-04-03"];
    let rows = || {
        let day = |day: &str| dossier.board(parse_date(day).unwrap(), None, &|a, b| a == b);
        days.map(day)
    };
    let bare = dossier.bytes();
    let (shown, kept) = (rows(), cards(&dossier, &days));
    let grown = dossier.bytes();
    assert!(grown > bare);
    dossier.forget_boards();
    let left = dossier.bytes();
    assert!(left < grown, "{left} of {grown} bytes, {bare} before any board");
    assert_eq!(rows(), shown);
    assert_eq!(
        (cards(&dossier, &days).len(), dossier.bytes()),
        (kept.len(), grown),
        "and weighs what it weighed"
    );
}

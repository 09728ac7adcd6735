//! Copies of one report, and what is none.

use super::*;
use crate::Evidence;

const FIRST: &str =
    "Harrow limped out of training on Tuesday and scans have since found a torn ligament in his left knee";
const SECOND: &str = "the winger is expected to be out for at least three months and will need an operation in London next week";

/// A report of an outlet, each of whose sentences tells of a knee.
fn paper(outlet: &str, said: &str, sentences: &[&str]) -> Report {
    let claims = sentences.iter().enumerate().map(|(at, text)| {
        injury(at * 200, knee()).with(|c| {
            c.evidence = vec![Evidence { start: at * 200, end: at * 200 + text.len(), text: (*text).into() }]
        })
    });
    Report { outlet: Some(outlet.into()), ..report(&format!("{outlet} {said}"), said, claims) }
}

/// How many of them are copies.
fn copied(reports: &[Report]) -> usize {
    let spells = of(reports, NED);
    spells.iter().flat_map(|s| &s.sources).filter(|s| s.copy_of.is_some()).count()
}

fn against(edited: &[&str]) -> usize {
    copied(&[paper("Coast Sport", "2018-03-05", &[FIRST, SECOND]), paper("Hill Post", "2018-03-06", edited)])
}

#[test]
fn small_edits_leave_a_copy_a_copy() {
    assert_eq!(against(&[FIRST, SECOND]), 1, "word for word");
    assert_eq!(against(&[FIRST]), 1, "a sentence cut");
    assert_eq!(
        against(&["Hillside are without their best winger for the spring", FIRST, SECOND]),
        1,
        "a headline"
    );
    let added = "it is the third time in two years that the club has lost a forward to a knee";
    assert_eq!(against(&[FIRST, SECOND, added]), 1, "a sentence added");
    let changed = [
        "Harrow limped out of a session on Tuesday and scans have since found a torn ligament in his left knee",
        "the forward is expected to be out for at least three months and will need surgery in London next week",
    ];
    assert_eq!(against(&changed), 1, "words changed");
    let first = FIRST.replace("his left", "the player’s left");
    assert_eq!(against(&[&first, &SECOND.to_uppercase()]), 1, "other letters");
    assert_eq!(against(&[SECOND, FIRST]), 1, "another order");
}

#[test]
fn reports_written_apart_are_no_copies() {
    let own = [
        "Hillside winger Harrow has damaged knee ligaments and will be operated on, the club's spring in ruins",
        "he will be out for at least three months after a scan showed the damage on Wednesday",
    ];
    assert_eq!(against(&own), 0);
}

#[test]
fn a_quote_that_reports_share_makes_them_no_copies() {
    let quote = "“We are gutted for the lad, he has worked so hard and now he has torn that ligament again”";
    let a = [&format!("the Hillside winger Harrow hurt a knee in training, {quote}") as &str];
    let b = [&format!("Harrow faces months out after a blow to his knee on Tuesday: {quote}") as &str];
    let (a, b) = (paper("Coast Sport", "2018-03-05", &a), paper("Hill Post", "2018-03-05", &b));
    assert_eq!(copied(&[a, b]), 0);
    // What is attributed is the speaker's, who is one voice in both.
    let relayed = |outlet: &str| {
        let mut report = paper(outlet, "2018-03-05", &[FIRST, SECOND]);
        let claims = std::mem::take(&mut report.claims);
        report.claims = claims.into_iter().map(|c| c.by("Pat Dunmore")).collect();
        report
    };
    let reports = [relayed("Coast Sport"), relayed("Hill Post")];
    assert_eq!(copied(&reports), 0);
    assert_eq!(of(&reports, NED)[0].region.voices, 1);
}

#[test]
fn the_same_words_much_later_or_of_another_place_are_no_copy() {
    let first = paper("Coast Sport", "2018-03-05", &[FIRST, SECOND]);
    assert_eq!(copied(&[first.clone(), paper("Hill Post", "2018-03-18", &[FIRST])]), 1);
    assert_eq!(copied(&[first.clone(), paper("Hill Post", "2018-03-25", &[FIRST])]), 0);
    let mut ankle = paper("Hill Post", "2018-03-06", &[FIRST]);
    let elsewhere = InjuryFacts { region: Region::Ankle, ..bare() };
    ankle.claims = ankle
        .claims
        .into_iter()
        .map(|c| c.with(|c| c.value = ClaimValue::Injury(elsewhere.clone())))
        .collect();
    assert_eq!(copied(&[first, ankle]), 0);
}

#[test]
fn many_copies_are_one_voice_and_whom_else_a_report_tells_of_makes_no_difference() {
    let outlets = ["A Post", "B Post", "C Post", "D Post"];
    let mut all: Vec<Report> = outlets.iter().map(|o| paper(o, "2018-03-05", &[FIRST, SECOND])).collect();
    // One of them is a list of many, in its own words.
    let others = (0..20).map(|n| {
        injury(1000 + n * 100, thigh()).of(&format!("Ola Berg{n}")).with(|c| {
            c.evidence[0].text =
                format!("number {n} of the squad pulled up with a bad hamstring yesterday").into()
        })
    });
    let document = all[3].document.clone();
    all[3].claims.extend(others.map(|c| c.with(|c| c.document = document.clone())));
    let spell = of(&all, NED).remove(0);
    assert_eq!((spell.sources.len(), spell.region.voices), (4, 1));
    assert!(spell.sources.iter().skip(1).all(|s| s.copy_of == Some(all[0].document.clone())));
}

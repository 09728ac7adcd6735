//! Whom curators join and part.

use super::*;
use crate::{Curation, Edit, PersonId};

fn hurt(doc: &str, name: &str, team: Option<&str>) -> Report {
    let claim = injury(0, knee()).of(name).with(|c| c.player.team = team.map(str::to_owned));
    report(doc, "2018-03-05", [claim])
}

/// Everybody's names, after those edits.
fn people(reports: &[Report], edits: &[Edit]) -> Vec<Vec<String>> {
    let at = "2025-06-01T12:00:00Z".parse().unwrap();
    let curation = (1..).zip(edits.iter().cloned()).map(|(number, edit)| Curation {
        number,
        at,
        curator: "Ada Berg".into(),
        reason: "I know them".into(),
        edit,
    });
    let material =
        Material { reports: reports.to_vec(), curation: curation.collect(), ..Material::default() };
    let mut all: Vec<Vec<String>> =
        Roster::of(&material).people().map(|p| p.names.iter().cloned().collect()).collect();
    all.sort();
    all
}

fn same(one: &str, other: &str) -> Edit {
    Edit::Same { one: one.into(), other: other.into() }
}

fn apart(one: &str, other: &str) -> Edit {
    Edit::Apart { one: one.into(), other: other.into() }
}

#[test]
fn a_surname_joins_only_whom_it_means() {
    let reports = [
        hurt("a", "Ned Harrow", Some("Hillside")),
        hurt("b", "Harrow", Some("Hillside")),
        hurt("c", "Ola Harrow", Some("Marlow")),
        hurt("d", "Harrow", Some("Marlow")),
        hurt("e", "Harrow", Some("Dunmere")),
        hurt("f", "Edward Stone", None),
    ];
    // The one of Dunmere is nobody known: only he is meant.
    let joined = people(&reports, &[same("Harrow", "Edward Stone")]);
    assert_eq!(
        joined,
        [vec!["Edward Stone", "Harrow"], vec!["Harrow", "Ned Harrow"], vec!["Harrow", "Ola Harrow"]]
    );
    assert_eq!(people(&reports, &[same("Harrow (Dunmere)", "Edward Stone")]), joined);
    assert_eq!(people(&reports, &[same("Harrow (Marlow)", "Edward Stone")]).len(), 4, "he is Ola Harrow");
}

#[test]
fn what_short_names_mean_goes_with_the_full_one() {
    let reports =
        [hurt("a", "Ned Harrow", None), hurt("b", "Harrow", None), hurt("c", "Edward Harrow-Stone", None)];
    let joined = people(&reports, &[same("Ned Harrow", "Edward Harrow-Stone")]);
    assert_eq!(joined, [["Edward Harrow-Stone", "Harrow", "Ned Harrow"]]);
}

#[test]
fn namesakes_are_joined_by_their_clubs() {
    let one = |doc: &str, said: &str, team: &str, facts: InjuryFacts| {
        let claim = injury(0, facts).with(|c| c.player.team = Some(team.into()));
        report(doc, said, [claim])
    };
    let reports = [
        one("a", "2018-02-01", "Hillside", knee()),
        one("b", "2018-02-10", "Brookfield", thigh()),
        one("c", "2018-03-01", "Hillside", knee()),
        one("d", "2018-03-10", "Brookfield", thigh()),
        hurt("e", "Edward Stone", None),
    ];
    assert_eq!(people(&reports, &[]).len(), 3);
    assert_eq!(people(&reports, &[same("Ned Harrow (Hillside)", "Ned Harrow (Brookfield)")]).len(), 2);
    let joined = people(&reports, &[same("Ned Harrow (Hillside)", "Edward Stone")]);
    assert_eq!(joined, [vec!["Edward Stone", "Ned Harrow"], vec!["Ned Harrow"]]);
    // Nor does a person of a pack take both.
    assert_eq!(people(&reports, &[same("Ned Harrow (Hillside)", "cup:7")]).len(), 3);
}

#[test]
fn whom_a_curator_joined_a_curator_parts_and_joins_again() {
    let matched = |doc: &str, name: &str| {
        let mut report = hurt(doc, name, None);
        let claims = std::mem::take(&mut report.claims);
        let id = || Some(PersonId("cup:7".into()));
        report.claims = claims.into_iter().map(|c| c.with(|c| c.player.id = id())).collect();
        report
    };
    let reports = [matched("a", "Ned Harrow"), matched("b", "Edward Stone"), hurt("c", "Nedward", None)];
    let two = [vec!["Edward Stone", "Ned Harrow"], vec!["Nedward"]];
    assert_eq!(people(&reports, &[]), two);
    let joined = vec![same("Nedward", "cup:7")];
    assert_eq!(people(&reports, &joined).len(), 1);
    let parted = [joined, vec![apart("cup:7", "Nedward")]].concat();
    assert_eq!(people(&reports, &parted), two);
    // The pack took two for one.
    let apart_of_pack = vec![apart("Ned Harrow", "Edward Stone")];
    assert_eq!(people(&reports, &apart_of_pack).len(), 3);
    let again = [apart_of_pack, vec![same("Edward Stone", "Ned Harrow")]].concat();
    assert_eq!(people(&reports, &again), two);
}

//! Who played when, once, and by whom and for which team it is asked: in both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{assert_sound, in_both_databases, now, person};
use std::ops::ControlFlow;

use jiff::Timestamp;
use ledger::{Appearance, PersonId, parse_date};
use store::{AddedAppearances, Erasure, Store, StoreErrorKind};

in_both_databases!(
    appearances_are_kept_once_and_asked_by_both_days,
    appearances_are_asked_by_whom_they_are_of,
    whoever_played_for_a_team_is_told_once,
    they_are_walked_player_by_player_with_when_they_were_recorded,
);

fn appearances_are_kept_once_and_asked_by_both_days(store: &mut dyn Store) {
    let match_of = |name: &str, id: Option<&str>, day: &str, minutes| Appearance {
        player: person(name, id, Some("Hillside")).into(),
        day: parse_date(day).unwrap(),
        minutes,
        against: Some("Lakeside".into()),
        home: Some(true),
        table: "matches".into(),
    };
    let rows = [match_of("Ole Lund", None, "2024-03-09", 0), match_of("", Some("p:1"), "2024-03-02", 71)];
    assert_eq!(store.add_appearances(&rows, now()).unwrap(), 2);
    assert_eq!(store.add_appearances(&rows, now()).unwrap(), 0);
    let day = |day: &str| Some(parse_date(day).unwrap());
    assert_eq!(store.appearances(None, None).unwrap(), [rows[1].clone(), rows[0].clone()]);
    assert_eq!(store.appearances(day("2024-03-08"), None).unwrap(), [rows[1].clone()]);
    assert!(store.appearances(None, day("2025-05-31")).unwrap().is_empty(), "recorded on 1 June");
    assert_eq!(store.appearances(None, day("2025-06-01")).unwrap().len(), 2);
    assert_eq!(store.counts().unwrap().appearances, 2);
    // One without anybody's name spoils the batch, and nothing of it stays.
    let nobody = [match_of("Ada Berg", None, "2024-03-09", 90), match_of("", None, "2024-03-09", 90)];
    let error = store.add_appearances(&nobody, now()).unwrap_err();
    assert_eq!(error.kind(), StoreErrorKind::Invalid);
    assert_eq!(store.counts().unwrap().appearances, 2);
}

fn appearances_are_asked_by_whom_they_are_of(store: &mut dyn Store) {
    let played = |name: &str, id: Option<&str>, day: &str| Appearance {
        player: person(name, id, None).into(),
        day: parse_date(day).unwrap(),
        minutes: 60,
        against: None,
        home: None,
        table: "matches".into(),
    };
    let rows = [
        played("Ole Lund", None, "2024-03-09"),
        played("Ole Lund", Some("p:1"), "2024-03-02"),
        played("Åse Berg", None, "2024-03-01"),
        played("Ole Lund", None, "2024-03-01"),
        played("", Some("p:2"), "2024-03-03"),
    ];
    store.add_appearances(&rows, now()).unwrap();
    assert_eq!(store.names_that_played().unwrap(), ["Ole Lund", "Åse Berg"]);
    let of = |persons: &[&str], names: &[&str], by: Option<&str>| {
        let persons: Vec<PersonId> = persons.iter().map(|id| PersonId((*id).into())).collect();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        store.appearances_of(&persons, &names, by.map(|day| parse_date(day).unwrap())).unwrap()
    };
    assert_eq!(of(&["p:1"], &["Ole Lund"], None), [rows[3].clone(), rows[1].clone(), rows[0].clone()]);
    assert_eq!(of(&["p:2", "p:3", ""], &[], None), [rows[4].clone()]);
    assert!(of(&["p:1"], &["Ole Lund"], Some("2025-05-31")).is_empty(), "recorded on 1 June");
    assert!(of(&[], &[], None).is_empty());
}

fn whoever_played_for_a_team_is_told_once(store: &mut dyn Store) {
    let played = |name: &str, id: Option<&str>, team: Option<&str>, day: &str| Appearance {
        player: person(name, id, team).into(),
        day: parse_date(day).unwrap(),
        minutes: 0,
        against: None,
        home: None,
        table: "matches".into(),
    };
    assert!(store.teams_that_played().unwrap().is_empty());
    let rows = [
        played("Ole Lund", None, Some("Dunmere"), "2024-03-09"),
        played("Ole Lund", Some("p:1"), Some("Dunmere"), "2024-03-02"),
        played("Ole Lund", Some("p:1"), Some("Dunmere"), "2024-03-09"),
        played("Ole Lund", Some("p:1"), Some("Ravenport"), "2024-04-01"),
        played("Åse Berg", None, None, "2024-03-01"),
        played("", Some("p:2"), Some("Dunmere"), "2024-03-03"),
    ];
    store.add_appearances(&rows, now()).unwrap();
    assert_eq!(store.teams_that_played().unwrap(), ["Dunmere", "Ravenport"]);
    let of = |team: &str| {
        let (persons, names) = store.lineup(team).unwrap();
        (persons.into_iter().map(|person| person.0).collect::<Vec<_>>(), names)
    };
    assert_eq!(of("Dunmere"), (vec!["p:1".to_owned(), "p:2".to_owned()], vec!["Ole Lund".to_owned()]));
    assert_eq!(of("Ravenport"), (vec!["p:1".to_owned()], vec![]));
    assert_eq!(of("Lakeside"), (vec![], vec![]));
    assert_sound(store.check().unwrap());
}

fn they_are_walked_player_by_player_with_when_they_were_recorded(store: &mut dyn Store) {
    let at = |instant: &str| -> Timestamp { instant.parse().unwrap() };
    let played = |name: &str, id: Option<&str>, day: &str, against: Option<&str>, recorded: &str| {
        let appearance = Appearance {
            player: person(name, id, None).into(),
            day: parse_date(day).unwrap(),
            minutes: 60,
            against: against.map(Into::into),
            home: None,
            table: "matches".into(),
        };
        (appearance, at(recorded))
    };
    let rows = [
        played("", Some("p:1"), "2024-03-02", None, "2025-06-01T12:00:00.123Z"),
        played("Ole Lund", None, "2024-03-09", Some("Lakeside"), "2025-06-02T12:00:00Z"),
        played("Ole Lund", None, "2024-03-09", None, "2025-06-01T12:00:00Z"),
        played("Åse Berg", None, "2024-03-01", None, "2025-06-01T12:00:00Z"),
        played("Ada Moss", None, "2024-03-10", None, "2025-06-01T12:00:00Z"),
    ];
    let added = store.add_kept_appearances(&rows).unwrap();
    assert_eq!(added, AddedAppearances { new: 5, erased: 0 });
    let walked = |store: &dyn Store, until: Option<&str>, by: Option<&str>, most: usize| {
        let day = |day: Option<&str>| day.map(|day| parse_date(day).unwrap());
        let mut walked = Vec::new();
        let each = &mut |appearance, at| {
            walked.push((appearance, at));
            if walked.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        store.walk_appearances(day(until), day(by), each).unwrap();
        walked
    };
    let in_order = [4, 2, 1, 3, 0].map(|at: usize| rows[at].clone());
    assert_eq!(walked(store, None, None, 9), in_order);
    assert_eq!(walked(store, None, None, 2), in_order[..2]);
    assert_eq!(walked(store, Some("2024-03-02"), None, 9), in_order[3..]);
    assert_eq!(walked(store, None, Some("2025-06-01"), 9).len(), 4, "one was recorded a day later");
    let erasure = Erasure { names: vec!["Ole Lund".into()], ..Erasure::default() };
    store.forget(&erasure, now()).unwrap();
    let added = store.add_kept_appearances(&rows).unwrap();
    assert_eq!(added, AddedAppearances { new: 0, erased: 2 });
    assert_eq!(walked(store, None, None, 9).len(), 3);
}

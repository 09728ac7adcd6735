//! Who of those whom a report names is hurt, and who is not.

use std::sync::OnceLock;

use ledger::{Dating, Document};

use crate::Reader;

/// The players with an injury, by their names, sorted.
fn hurt(text: &str) -> Vec<String> {
    static READER: OnceLock<Reader> = OnceLock::new();
    let published = Dating::given(jiff::civil::date(2021, 3, 10));
    let mut document = Document::new("example", text);
    document.published = Some(published.clone());
    let reading = READER.get_or_init(|| Reader::new().unwrap()).read(&document);
    let entries = ledger::entries(published.within, &reading.claims);
    let mut hurt: Vec<String> =
        entries.into_iter().filter(|e| !e.injuries.is_empty()).map(|e| e.player).collect();
    hurt.sort();
    hurt
}

#[test]
fn of_a_list_those_whom_the_words_reach() {
    for (text, expected) in [
        (
            "Luca Brandt comes in for the injured Dario Costa and Sven Hale returns at number eight.",
            &["Dario Costa"][..],
        ),
        ("The loss of the injured Dario Costa and Sven Hale is a blow.", &["Dario Costa", "Sven Hale"]),
        (
            "With Dario Costa injured and Sven Hale at his best, Luca Brandt keeps his place.",
            &["Dario Costa"],
        ),
        (
            "The absences of suspended Ivo Dorn, injured Mia Lund and Dario Costa, who is leaving the club, are a blow.",
            &["Mia Lund"],
        ),
        (
            "In his third game back after a knee injury, winger Dario Costa scored after some play between Luca Brandt and Sven Hale.",
            &["Dario Costa"],
        ),
    ] {
        assert_eq!(hurt(text), expected, "{text}");
    }
}

#[test]
fn reasons_of_their_own_and_others_who_play_are_no_hurts() {
    for (text, expected) in [
        (
            "In the absence of Ivo Dorn and Mia Lund, Dario Costa and Sven Hale took eight wickets. Dorn has a calf strain and Lund a sore knee.",
            &["Ivo Dorn", "Mia Lund"][..],
        ),
        (
            "Mia Lund tore a calf. The injury blow adds to Rovers' woes in the absence of captain Dario Costa, who withdrew from two matches due to personal reasons.",
            &["Mia Lund"],
        ),
        ("Mia Lund withdrew from the final due to illness.", &["Mia Lund"]),
        (
            "Striker Dario Costa has a muscle injury. Paul Weston said: \"It is a small injury, two or three weeks.\"",
            &["Dario Costa"],
        ),
    ] {
        assert_eq!(hurt(text), expected, "{text}");
    }
}

#[test]
fn a_clause_s_own_team_is_its_subject() {
    let text =
        "Luca Brandt scored ten points and the Harbour Spurs got a scare when Jan Kruger sprained an ankle.";
    assert_eq!(hurt(text), ["Jan Kruger"]);
}

#[test]
fn an_infinitive_behind_an_injury_befalls_nobody() {
    assert_eq!(hurt("Mia Lund came back from a knee injury to beat Ana Ruiz."), ["Mia Lund"]);
    assert_eq!(
        hurt("Captain Mia Lund should recover from a tight calf to play at the Ana Ruiz stadium."),
        ["Mia Lund"]
    );
    assert_eq!(
        hurt("Rovers lack depth after injuries to pace pair Mia Lund and Ana Ruiz."),
        ["Ana Ruiz", "Mia Lund"]
    );
}

#[test]
fn what_is_said_of_players_in_general_is_told_of_nobody() {
    for text in [
        "Mia Lund said players often struggle when recovering from an injury.",
        "Mia Lund said that many athletes return too early from concussion.",
        "Mia Lund said on Monday that young players recovering from a knee injury need patience.",
        "Athletes often struggle when they are recovering from a torn calf, Mia Lund said.",
    ] {
        assert_eq!(hurt(text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "Mia Lund said players had helped her recover from her knee injury.",
        "Mia Lund said people were worried when she tore a calf.",
        "Mia Lund said she struggled when recovering from a knee injury.",
        "Players from both sides ran to Mia Lund, who broke an ankle.",
    ] {
        assert_eq!(hurt(text), ["Mia Lund"], "{text}");
    }
}

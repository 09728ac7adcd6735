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
        (
            "Luca Brandt is rested, Dario Costa has a knee injury and Sven Hale is at his best.",
            &["Dario Costa"],
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

#[test]
fn behind_a_relative_clause_or_a_description_the_subject_goes_on() {
    for (text, expected) in [
        ("Mia Lund, who replaced Ana Ruiz at half-time, broke her arm.", &["Mia Lund"][..]),
        ("Mia Lund, who had replaced Ana Ruiz, limped off with a torn calf.", &["Mia Lund"]),
        (
            "Mia Lund, who led the side in the absence of Ana Ruiz, bowled only ten overs because of a heel injury.",
            &["Mia Lund"],
        ),
        ("Mia Lund, a replacement for Ana Ruiz, tore a hamstring.", &["Mia Lund"]),
        // What stands in the relative clause itself is told of the name there.
        ("Mia Lund, who replaced Ana Ruiz when she broke her wrist, scored twice.", &["Ana Ruiz"]),
        ("Mia Lund, who replaced the injured Ana Ruiz, scored twice.", &["Ana Ruiz"]),
        ("Rovers, who are without Ana Ruiz, have lost Mia Lund to a knee injury.", &["Ana Ruiz", "Mia Lund"]),
    ] {
        assert_eq!(hurt(text), expected, "{text}");
    }
}

#[test]
fn who_goes_because_of_an_injury_has_it() {
    for (text, expected) in [
        ("A shoulder injury led to Mia Lund's withdrawal.", &["Mia Lund"][..]),
        (
            "Rovers are without Ana Ruiz, who has a muscle strain, while a hip injury has forced Mia Lund's retirement.",
            &["Ana Ruiz", "Mia Lund"],
        ),
        ("A back injury prompted the late withdrawal of striker Mia Lund.", &["Mia Lund"]),
        ("A shoulder injury led to Mia Lund's chance in the side.", &[]),
    ] {
        assert_eq!(hurt(text), expected, "{text}");
    }
}

#[test]
fn an_injury_to_somebody_s_partner_is_the_partner_s() {
    for (text, expected) in [
        (
            "Mia Lund needs surgery on her wrist and Rovers are worried by a knee injury to her partner, Ana Ruiz.",
            &["Ana Ruiz", "Mia Lund"][..],
        ),
        ("Mia Lund won after an ankle injury to her opponent, Ana Ruiz.", &["Ana Ruiz"]),
        ("After an ankle injury to her partner, Mia Lund scored twice.", &[]),
        ("Thanks to a knee injury to her rival, Mia Lund won the title.", &[]),
        ("Mia Lund is out after an injury to her knee.", &["Mia Lund"]),
    ] {
        assert_eq!(hurt(text), expected, "{text}");
    }
}

#[test]
fn a_second_player_behind_a_description_has_his_own() {
    for (text, expected) in [
        (
            "Mia Lund has a sore hamstring, while another casualty - fellow wing Ana Ruiz - received a dead leg.",
            &["Ana Ruiz", "Mia Lund"][..],
        ),
        ("Mia Lund - a friend of the captain Ana Ruiz - broke a thumb.", &["Mia Lund"]),
        (
            "Mia Lund pulled out because of an ankle injury and Ana Ruiz, the world 400m silver medallist, was reported to be out because of a knee injury.",
            &["Ana Ruiz", "Mia Lund"],
        ),
    ] {
        assert_eq!(hurt(text), expected, "{text}");
    }
}

#[test]
fn each_has_his_own_where_the_verb_is_left_out() {
    for (text, expected) in [
        (
            "Ana Ruiz will miss the match because of a groin strain and Mia Lund because of a virus.",
            &["Ana Ruiz", "Mia Lund"][..],
        ),
        (
            "Ana Ruiz has been troubled by a sore heel and Mia Lund by a tight back.",
            &["Ana Ruiz", "Mia Lund"],
        ),
        (
            "Ana Ruiz was beaten by Mia Lund because of a sore heel and by Jana Holm because of rain.",
            &["Ana Ruiz"],
        ),
        (
            "Not only is Ana Ruiz out with an ankle injury but Mia Lund has a sore knee.",
            &["Ana Ruiz", "Mia Lund"],
        ),
    ] {
        assert_eq!(hurt(text), expected, "{text}");
    }
}

#[test]
fn of_each_his_own_where_the_verb_is_left_out() {
    let text = "Luca Brandt has a neck problem, Dario Costa a shoulder injury and Sven Hale has concussion.";
    let mut document = Document::new("example", text);
    let published = Dating::given(jiff::civil::date(2021, 3, 10));
    document.published = Some(published.clone());
    let reading = Reader::new().unwrap().read(&document);
    let entries = ledger::entries(published.within, &reading.claims);
    let told: Vec<_> = entries
        .iter()
        .map(|e| (e.player.as_str(), e.injuries.iter().map(|i| i.region.slug()).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        told,
        [("Luca Brandt", vec!["neck"]), ("Dario Costa", vec!["shoulder"]), ("Sven Hale", vec!["head"]),]
    );
}

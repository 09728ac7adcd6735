//! Erasing a person.

use std::fs;

use crate::desk::Desk;

const BOTH: &str = "2021-04-17\n\nHillside striker Marek Dvorak has torn a ligament in his left knee and is out for six \
    weeks, manager Paul Okoro said. Dvorak\u{2019}s team-mate Per Lund has a broken toe and will miss the derby.\n";
const OTHER: &str = "2021-04-19\n\nBrookfield goalkeeper Ola Dvorak has broken a finger.\n";
const LATER: &str =
    "2021-05-02\n\nMarek Dvorak has undergone knee surgery, Hillside said. Per Lund has strained a calf.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("in/both.txt", BOTH).file("in/other.txt", OTHER).file("later/later.txt", LATER);
    desk.file("in/matches.csv", "date,player,minutes\n2021-04-10,Marek Dvorak,90\n2021-04-10,Per Lund,90\n");
    desk.run(&["add", "in", "--no-pack"]).quiet();
    desk
}

/// Every byte of the store.
fn bytes(desk: &Desk) -> Vec<u8> {
    ["sidelined.db", "sidelined.db-wal"]
        .iter()
        .filter_map(|name| fs::read(desk.path(name)).ok())
        .flatten()
        .collect()
}

fn holds(desk: &Desk, words: &str) -> bool {
    bytes(desk).windows(words.len()).any(|w| w.eq_ignore_ascii_case(words.as_bytes()))
}

#[test]
fn nothing_of_the_person_is_left_and_the_others_are_as_they_were() {
    let desk = desk();
    assert!(holds(&desk, "Marek Dvorak") && holds(&desk, "torn a ligament"));
    let claim = desk.run(&["claims", "--player", "Marek Dvorak", "--format", "jsonl"]).quiet().json_lines()
        [0]["id"]
        .clone();
    let edit =
        ["correct", claim.as_str().expect("an identity"), "--accept", "--by", "Ada Berg", "--reason", "read"];
    desk.run(&edit).quiet();
    desk.run(&["correct", "--undo", "1", "--by", "Ada Berg", "--reason", "not sure"]).quiet();
    let lund = desk.run(&["player", "Lund", "--format", "json"]).quiet().out;
    let run = desk.run(&["forget", "Marek Dvorak"]).quiet();
    assert!(
        run.out.contains("1 appearance") && run.out.contains("2 edits") && run.out.contains("1 report"),
        "{}",
        run.out
    );
    assert!(!holds(&desk, "Marek"), "not even in free pages");
    assert!(!holds(&desk, "torn a ligament"), "nor the words of it");
    assert!(holds(&desk, "Per Lund has a broken toe") && holds(&desk, "Ola Dvorak"));
    assert_eq!(desk.run(&["player", "Marek Dvorak"]).code, Some(1));
    let place = |json: &str| {
        let player: serde_json::Value = serde_json::from_str(json).expect("JSON");
        player["spells"][0]["region"]["value"].clone()
    };
    assert_eq!(place(&desk.run(&["player", "Lund", "--format", "json"]).quiet().out), place(&lund));
    assert!(desk.run(&["check"]).quiet().out.contains("all sound"));
}

#[test]
fn who_was_forgotten_does_not_come_back() {
    let desk = desk();
    desk.run(&["forget", "Marek Dvorak"]).quiet();
    let again = desk.run(&["add", "in", "later", "--no-pack"]).quiet();
    assert!(again.out.contains("2 reports known already"), "the redacted report is known: {}", again.out);
    assert_eq!(desk.run(&["player", "Marek Dvorak"]).code, Some(1));
    assert!(!holds(&desk, "Marek") && !holds(&desk, "knee surgery"));
    let lund =
        desk.run(&["claims", "--player", "Per Lund", "--document", "later", "--format", "jsonl"]).quiet();
    assert!(!lund.json_lines().is_empty(), "whom else the report tells of stays");
    assert!(desk.run(&["check"]).quiet().out.contains("all sound"));
}

#[test]
fn who_cannot_be_told_is_not_forgotten() {
    let desk = desk();
    desk.run(&["forget", "Dvorak"]).fails("sidelined: \"Dvorak\" may mean");
    desk.run(&["forget", "Nobody Atall"]).fails("sidelined: no player \"Nobody Atall\" is recorded");
    assert!(holds(&desk, "Marek Dvorak"));
}

//! Search: what was gathered before is added to, and finds what a server finds that gathers it for the first time.

use serve::Limits;
use store::{Erasure, SqliteStore, Store};

use crate::room::{CONTRIBUTOR, REPORTS, Room, report};

/// Said later, of players and clubs that are new, known, and of one name.
const LATER: [(&str, &str, &str, &str); 6] = [
    (
        "kestrel-3",
        "2024-02-12",
        "Setback for Harrow",
        "Kestrel Town midfielder Ned Harrow has suffered a setback with his left hamstring and is out for another month.",
    ),
    (
        "wendle-1",
        "2024-01-03",
        "Wendle Park lose Harris",
        "Wendle Park defender Ivo Harris has torn a calf muscle and will be out for a month.",
    ),
    (
        "kestrel-4",
        "2024-01-08",
        "Field out",
        "Kestrel Town defender Sam Field has broken his ankle and is out for the season, the club said.",
    ),
    (
        "rivermouth-2",
        "2024-01-09",
        "Field injured",
        "Rivermouth Rovers defender Sam Field has dislocated his shoulder and is out for the season, the club said.",
    ),
    (
        "kestrel-5",
        "2024-01-15",
        "Field still out",
        "Kestrel Town defender Sam Field has broken his ankle and is out for the season, the club said again.",
    ),
    (
        "rivermouth-3",
        "2024-01-16",
        "Field still away",
        "Rivermouth Rovers defender Sam Field has dislocated his shoulder and is out for the season, the club said again.",
    ),
];

const ASKED: [&str; 10] = ["h", "har", "harrow", "field", "fiel", "k", "riv", "out", "w", "sam f"];

/// Each answer of a server that has been asked before is that of one that is asked for the first time.
fn same(warm: &Room) {
    let cold = Room::beside(&warm.record());
    for asked in ASKED {
        let path = format!("/api/v1/search?q={}", asked.replace(' ', "%20"));
        let (warm, cold) = (warm.get(&path), cold.get(&path));
        assert_eq!((warm.status, &warm.body), (200, &cold.body), "{asked}");
    }
}

fn found(room: &Room, asked: &str) -> Vec<(String, String)> {
    let hits = room.get(&format!("/api/v1/search?q={asked}")).json();
    let text = |hit: &serde_json::Value, field: &str| hit[field].as_str().unwrap().to_owned();
    hits["hits"].as_array().unwrap().iter().map(|hit| (text(hit, "name"), text(hit, "note"))).collect()
}

#[test]
fn what_comes_is_found_as_if_it_had_been_there() {
    let room = Room::open();
    same(&room);
    for (doc, day, title, text) in LATER {
        let sent = serde_json::json!({ "doc": doc, "published": day, "title": title, "text": text, "outlet": "Coast Sport" });
        assert_eq!(room.add(CONTRIBUTOR, &sent).status, 201);
        same(&room);
    }
    // What was said later stands before what came later.
    let reports = found(&room, "field");
    assert_eq!(reports.first(), Some(&("Sam Field".to_owned(), "Kestrel Town".to_owned())), "{reports:?}");
    assert_eq!(
        reports.get(1),
        Some(&("Sam Field".to_owned(), "Rivermouth Rovers".to_owned())),
        "{reports:?}"
    );
    assert_eq!(reports.get(2).map(|(title, _)| title.as_str()), Some("Field still away"), "{reports:?}");

    // Somebody is erased, by another process: the name is in no title any more.
    let mut store = SqliteStore::open(room.record()).unwrap();
    let erasure =
        Erasure { names: vec!["Ned Harrow".to_owned()], person: None, mentions: Default::default() };
    store.forget(&erasure, jiff::Timestamp::now()).unwrap();
    std::thread::sleep(Limits::default().look);
    same(&room);
    assert!(found(&room, "ned").is_empty());
    // And what comes after that is found too.
    let (doc, day, title, text) = REPORTS[2];
    let again =
        report(&format!("{doc}-again"), day, &format!("{title} again"), &format!("{text} He is away."));
    store.add(&again, None, &[], jiff::Timestamp::now()).unwrap();
    std::thread::sleep(Limits::default().look);
    same(&room);
    assert_eq!(found(&room, "goalkeeper%20again").len(), 1);
}

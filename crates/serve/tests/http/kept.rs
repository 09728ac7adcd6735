//! What is kept makes no difference: answers of a server that has been asked much are those of a record that is asked for the first time.

use std::sync::Arc;

use desk::{Desk, View};
use jiff::civil::Date;
use ledger::{add_days, parse_date};
use outlook::forecast::Forecaster;
use pack::Pack;
use present::names::{self, Meant};
use present::outlook::Asked;
use serve::Limits;
use store::SqliteStore;

use crate::room::{CONTRIBUTOR, REPORTS, Room, report};

/// More of the same players, said later.
const LATER: [(&str, &str, &str, &str); 3] = [
    (
        "kestrel-3",
        "2024-02-12",
        "Setback for Harrow",
        "Kestrel Town midfielder Ned Harrow has suffered a setback with his left hamstring and is out for another month.",
    ),
    (
        "kestrel-4",
        "2024-01-29",
        "Pell on Harrow",
        "Kestrel Town midfielder Ned Harrow is doubtful for Saturday with his hamstring injury, manager Jim Pell said.",
    ),
    (
        "rivermouth-2",
        "2024-02-20",
        "Goalkeeper back in training",
        "Rivermouth Rovers goalkeeper Tom Adeyemi-Cole is back in full training after a broken finger.",
    ),
];

const PLAYERS: [&str; 2] = ["Ned Harrow", "Tom Adeyemi-Cole"];

/// Numbers that jump about, the same each time.
fn jumping(n: usize) -> usize {
    n.wrapping_mul(2_654_435_761) >> 7
}

fn days() -> Vec<Date> {
    let first = parse_date("2024-01-06").unwrap();
    (0..60).map(|n| add_days(first, n)).collect()
}

/// The forecast that a record says which is asked for the first time.
fn anew(
    path: &std::path::Path,
    packs: &[Arc<Pack>],
    model: &Forecaster,
    name: &str,
    day: Date,
) -> Option<serde_json::Value> {
    let mut desk = Desk::at(Box::new(SqliteStore::open_read_only(path).unwrap()));
    let view = View { as_of: Some(day), recorded_by: None };
    let Meant::One((family, player)) = names::find_recorded(name, &mut desk, view, packs).unwrap() else {
        return None;
    };
    let timeline = desk.timeline(family, &player.identity, view).unwrap()?;
    let appearances = desk.material(family, view).unwrap().appearances;
    let played: Vec<&ledger::Appearance> = appearances.iter().collect();
    let asked = Asked { timeline: &timeline, played: &played, packs, day };
    Some(serde_json::to_value(asked.answer(model)).unwrap())
}

#[test]
fn forecasts_and_boards_of_a_warm_server_are_those_of_a_cold_one() {
    // Answers themselves are not kept, so that each is worked out from what else is.
    let limits = || Limits { kept: 0, ..Limits::default() };
    let reports = REPORTS.map(|(doc, day, title, text)| report(doc, day, title, text));
    let model = Forecaster::bundled().unwrap();
    let (mut packs, mut forecast) = (Vec::new(), 0);
    let warm = Room::set(&reports, limits(), |setup| packs = setup.packs.clone());
    for round in 0..=LATER.len() {
        let days = days();
        for n in 0..days.len() * 2 {
            let day = days[jumping(n + round) % days.len()];
            let name = PLAYERS[jumping(n * 3 + round) % 2];
            let told = warm.get(&format!("/api/v1/players/{}/outlook?as_of={day}", name.replace(' ', "%20")));
            let own = anew(&warm.record(), &packs, &model, name, day);
            assert_eq!(told.status, if own.is_some() { 200 } else { 404 }, "{name}, {day}");
            if let Some(own) = own {
                assert_eq!(told.json(), own, "{name}, {day}");
                forecast += usize::from(!own["matches"].as_array().unwrap().is_empty());
            }
        }
        // The pages, beside those of a server that is asked for the first time.
        let known: Vec<_> = reports
            .iter()
            .cloned()
            .chain(LATER[..round].iter().map(|(doc, day, title, text)| report(doc, day, title, text)))
            .collect();
        let cold = Room::with(&known, limits());
        for n in [3, 11, 24, 31, 38, 55] {
            for path in [
                "/clubs/Kestrel%20Town", "/", "/players/Ned%20Harrow", "/players/Tom%20Adeyemi-Cole",
                "/sources", "/api/v1/sources",
            ] {
                let path = format!("{path}?as_of={}", days[n]);
                let (warm, cold) = (warm.get(&path), cold.get(&path));
                assert_eq!((warm.status, &warm.body), (cold.status, &cold.body), "{path}");
            }
        }
        if let Some((doc, day, title, text)) = LATER.get(round) {
            let sent = serde_json::json!({ "doc": doc, "published": day, "title": title, "text": text, "outlet": "Coast Sport" });
            assert_eq!(warm.add(CONTRIBUTOR, &sent).status, 201);
        }
    }
    assert!(forecast > 20, "{forecast} forecasts");
}

/// What the server says that it keeps.
fn counted(room: &Room, name: &str) -> usize {
    let metrics = room.get("/metrics").body;
    let line = metrics.lines().find_map(|line| line.strip_prefix(&format!("sidelined_{name} ")));
    line.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("{name} in {metrics}"))
}

#[test]
fn however_many_reports_come_no_more_is_kept_than_may_be() {
    let limits = Limits { folded: 60_000, forecasts: 9_000, kept: 40_000, ..Limits::default() };
    let reports = REPORTS.map(|(doc, day, title, text)| report(doc, day, title, text));
    let room = Room::with(&reports, limits);
    let (mut most, mut forecasts) = (0, 0);
    for n in 0..30_usize {
        let (name, club) = [("Ned Harrow", "Kestrel Town"), ("Tom Adeyemi-Cole", "Rivermouth Rovers")][n % 2];
        let day = add_days(parse_date("2024-01-09").unwrap(), n as i64);
        let text = format!(
            "{club} player {name} is out for another {} weeks with his injury, it was said {n} times.",
            n % 5 + 2
        );
        let sent = serde_json::json!({ "doc": format!("more-{n}"), "published": day, "text": text });
        assert_eq!(room.add(CONTRIBUTOR, &sent).status, 201);
        for back in 0..10 {
            let day = add_days(day, -back);
            for path in [
                format!("/players/{}", name.replace(' ', "%20")),
                format!("/clubs/{}", club.replace(' ', "%20")),
            ] {
                assert!(matches!(room.get(&format!("{path}?as_of={day}")).status, 200 | 404));
            }
        }
        most = most.max(counted(&room, "dossiers_kept_bytes"));
        forecasts += counted(&room, "forecasts_kept");
        for (name, limit) in [("forecasts_kept_bytes", 9_000), ("answers_kept_bytes", 40_000)] {
            assert!(counted(&room, name) <= limit, "{name}, with {n} reports more");
        }
    }
    assert!(most > 30_000 && forecasts > 30, "{most} bytes of dossiers, {forecasts} forecasts");
    // One of two may stay, however large it is.
    assert_eq!(counted(&room, "dossiers_kept"), 1, "{most} bytes");
}

//! What a desk gives family by family is, to the letter, what the fold of the whole record gives: as of any day, while
//! reports come in, and after curators and erasures.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod press;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use desk::{Desk, Memory, View};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{
    ClaimValue, Edit, ExpectedReturn, Hedge, InjuryFacts, Interval, Material, Region, Report, Roster, Status,
    StatusReason, Timeline,
};
use press::{Dice, Item, Press};
use store::{ClaimQuery, Erasure, SqliteStore, Store};

fn now() -> Timestamp {
    "2025-06-01T12:00:00Z".parse().unwrap()
}

/// Everything that the store holds.
fn whole(store: &dyn Store) -> Material {
    let mut reports = Vec::new();
    store
        .reports(&ClaimQuery::default(), &mut |store::Report { document, claims }| {
            reports.push(Report {
                said: document.published.unwrap(),
                document: document.id,
                doc: document.doc,
                title: document.title,
                outlet: document.outlet,
                claims,
                vouched: BTreeMap::new(),
                copy_of: None,
            });
            ControlFlow::Continue(())
        })
        .unwrap();
    let appearances = store.appearances(None, None).unwrap();
    Material { reports, appearances, curation: store.curation(None).unwrap() }
}

fn same_team(a: &str, b: &str) -> bool {
    a.split(' ').next() == b.split(' ').next()
}

/// Asks both ways, on that day, and tells how many are on its board.
fn compare(desk: &mut Desk, day: Date, club: &str) -> usize {
    let known = whole(desk.store()).by(day);
    let view = View { as_of: Some(day), recorded_by: None };
    let all: Vec<_> = desk.index().unwrap().all().collect();
    let mut apart: Vec<Timeline> = Vec::new();
    for (family, player) in desk.people(all, view).unwrap() {
        apart.push(desk.timeline(family, &player.identity, view).unwrap().unwrap());
    }
    let mut together = Vec::new();
    ledger::timelines(&known, |timeline| together.push(timeline));
    assert_eq!(apart, together);
    assert!(together.len() > 3);
    let boards = [Some(club), None].map(|team| {
        let board = desk.board(day, None, team, &same_team).unwrap();
        assert_eq!(board, ledger::board(&known, day, team, &same_team));
        // Each row is found by itself too.
        for row in board.teams.iter().flat_map(|team| &team.rows).take(5) {
            let all: Vec<_> = desk.index().unwrap().all().collect();
            let people = desk.people(all, view).unwrap();
            let (family, _) = people.iter().find(|(_, player)| player.identity == row.identity).unwrap();
            let own = desk.row(*family, &row.identity, (day, None), &same_team).unwrap();
            assert_eq!(own.as_ref(), Some(row));
        }
        board.teams.iter().map(|team| team.rows.len()).sum()
    });
    assert_eq!(desk.track_records(day, None).unwrap(), ledger::track_records(&known, day));
    boards[1]
}

fn add(store: &mut dyn Store, item: &Item) {
    store.add(&item.document, Some(&item.said), &item.claims, now()).unwrap();
}

#[test]
fn a_desk_gives_what_the_whole_record_gives() {
    let press = Press::of(90, 5);
    let mut dice = Dice(1);
    // So few that most have to be fetched again.
    let mut desk = Desk::at(Box::new(SqliteStore::open_in_memory().unwrap())).keeping(60_000);
    let items: Vec<Item> = press.items().collect();
    let appearances: Vec<_> = press.appearances().collect();
    desk.store_mut().add_appearances(&appearances, now()).unwrap();
    let mut shown = 0;
    for (n, item) in items.iter().enumerate() {
        add(desk.store_mut(), item);
        if n % 45 == 44 {
            shown += compare(&mut desk, item.said.within.latest, &press.clubs[0]);
        }
    }
    let days: Vec<Date> = (0..3).map(|_| press.day(&mut dice)).collect();
    let last = items.last().unwrap().said.within.latest;
    days.iter()
        .filter(|day| **day > items[25].said.within.latest)
        .for_each(|day| shown += compare(&mut desk, *day, &press.clubs[1]));

    // A report of an earlier day comes in late.
    let late = Press::of(90, 6).items().nth(50).unwrap();
    add(desk.store_mut(), &late);
    shown += compare(&mut desk, last, &press.clubs[1]);

    // Two are one; a claim says something else; in one report a name is another's.
    let name = |n: usize| press.players[n].name.clone();
    let (document, claim) = (items[70].document.id.clone(), items[70].claims[0].clone());
    let says = Box::new(ledger::ClaimValue::Team { name: press.clubs[0].clone() });
    let edits = [
        Edit::Same { one: name(0), other: name(5) },
        Edit::Replace { document: document.clone(), claim: claim.id.clone(), says, when: None },
        Edit::Means { document, name: claim.player.name.clone(), person: "Ivo Holm".into() },
    ];
    for edit in edits {
        desk.store_mut().curate("Ada Berg", "I know them", &edit, now()).unwrap();
        shown += compare(&mut desk, last, &press.clubs[0]);
    }

    // Somebody is erased.
    let known = whole(desk.store());
    let gone = Roster::of(&known).people().find(|p| p.teams.len() == 1).unwrap().clone();
    let erasure = Erasure {
        names: gone.names.iter().cloned().collect(),
        person: None,
        mentions: known.mentions(&gone.identity),
    };
    assert!(desk.store_mut().forget(&erasure, now()).unwrap().claims > 0);
    shown += compare(&mut desk, last, &press.clubs[0]);
    assert!(shown > 5, "boards with {shown} players in all");
}

#[test]
fn what_is_kept_answers_for_no_other_day() {
    let press = Press::of(120, 8);
    let mut dice = Dice(4);
    let mut desk = Desk::at(Box::new(SqliteStore::open_in_memory().unwrap()));
    press.items().for_each(|item| add(desk.store_mut(), &item));
    let appearances: Vec<_> = press.appearances().collect();
    desk.store_mut().add_appearances(&appearances, now()).unwrap();
    // Since everything is told the players are as they stay, but for how long they have been back; before it they are
    // not, whether or not that was asked first.
    let first = press.items().nth(30).unwrap().said.within.latest;
    let last = press.items().last().unwrap().said.within.latest;
    let mut days: Vec<Date> = (0..3).map(|_| press.day(&mut dice)).filter(|day| *day > first).collect();
    days.extend([last, ledger::add_days(last, 20), ledger::add_days(last, 400), last]);
    days.extend((0..4).map(|_| press.day(&mut dice)).filter(|day| *day > first));
    assert!(days.len() > 6);
    let shown: usize = days.into_iter().map(|day| compare(&mut desk, day, &press.clubs[0])).sum();
    assert!(shown > 5, "boards with {shown} players in all");
}

#[test]
fn desks_that_remember_together_notice_what_others_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record.db");
    let mut writer = SqliteStore::open(&path).unwrap();
    let memory = Memory::keeping(200_000);
    let open = || Box::new(SqliteStore::open_read_only(&path).unwrap());
    let mut desks = [Desk::beside(open(), memory.clone()), Desk::beside(open(), memory.clone())];
    let press = Press::of(90, 5);
    let appearances: Vec<_> = press.appearances().collect();
    let mut dice = Dice(9);
    let mut shown = 0;
    for (n, item) in press.items().enumerate() {
        add(&mut writer, &item);
        // Who played becomes known bit by bit, and late.
        if n % 10 == 9 {
            let from = appearances.len() * n / 100;
            let some = appearances.iter().skip(from).take(appearances.len() / 10);
            writer.add_appearances(&some.cloned().collect::<Vec<_>>(), now()).unwrap();
        }
        if n < 40 || n % 6 != 5 {
            continue;
        }
        for _ in 0..2 {
            let desk = &mut desks[dice.below(2)];
            let day = ledger::add_days(item.said.within.latest, -(dice.below(60) as i64));
            desk.begin();
            shown += compare(desk, day, &press.clubs[dice.below(2)]);
        }
    }
    let last = press.items().last().unwrap();
    writer
        .curate(
            "Ada Berg",
            "I know them",
            &Edit::Same { one: press.players[0].name.clone(), other: press.players[5].name.clone() },
            now(),
        )
        .unwrap();
    for desk in &mut desks {
        desk.begin();
        shown += compare(desk, last.said.within.latest, &press.clubs[0]);
    }
    assert!(shown > 5, "boards with {shown} players in all");
}

#[test]
fn within_a_question_the_names_stay_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record.db");
    let mut writer = SqliteStore::open(&path).unwrap();
    let items: Vec<Item> = Press::of(30, 5).items().collect();
    add(&mut writer, &items[0]);
    let mut desk = Desk::at(Box::new(SqliteStore::open_read_only(&path).unwrap()));
    desk.begin();
    let names = desk.index().unwrap().names().count();
    items[1..].iter().for_each(|item| add(&mut writer, item));
    assert_eq!(desk.index().unwrap().names().count(), names);
    desk.begin();
    assert!(desk.index().unwrap().names().count() > names);
}

const CLUB: &str = "Kestrel Town";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A report that a player is hurt, and when the player will be back.
fn hurt(outlet: &str, name: &str, on: Date, back: Date) -> Item {
    let injury = ClaimValue::Injury(InjuryFacts { region: Region::Knee, ..InjuryFacts::default() });
    let expected = ExpectedReturn { not_before: None, by: Some(back), hedge: Hedge::Hoped };
    let out = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
    let told = [
        (name, CLUB, format!("{name} hurt a knee on {on}"), injury, Some(Interval::day(on))),
        (name, CLUB, format!("{name} is out"), out, None),
        (name, CLUB, format!("{name} will be back by {back}"), ClaimValue::ReturnEstimate(expected), None),
    ];
    press::report(outlet, ledger::add_days(on, 1), &told)
}

fn returned(name: &str, on: Date) -> Item {
    let fit = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    let told = [
        (
            name,
            CLUB,
            format!("{name} came back on {on}"),
            ClaimValue::Return { into: None },
            Some(Interval::day(on)),
        ),
        (name, CLUB, format!("{name} is fit"), fit, None),
    ];
    press::report("Harbour Herald", ledger::add_days(on, 1), &told)
}

/// Two outlets differ on Ann's return. Which of them is believed depends on team-mates who have long been back, and are on no board.
#[test]
fn a_board_tells_what_only_those_make_out_who_are_not_on_it() {
    let mates = ["Ben Moor", "Cal Firth", "Dov Lund", "Eli Strand", "Fay Holm"];
    let (asked, early, late) = (day("2024-06-05"), day("2024-06-20"), day("2024-07-20"));
    for (punctual, expected) in [("Coast Sport", early), ("Bay Times", late)] {
        let mut desk = Desk::at(Box::new(SqliteStore::open_in_memory().unwrap()));
        // Asked between, so that much of it is kept from before.
        add(desk.store_mut(), &hurt("Coast Sport", "Ann Ridley", day("2024-06-01"), early));
        add(desk.store_mut(), &hurt("Bay Times", "Ann Ridley", day("2024-06-01"), late));
        for (n, name) in mates.into_iter().enumerate() {
            let (on, back) = (
                ledger::add_days(day("2024-01-02"), n as i64),
                ledger::add_days(day("2024-01-20"), n as i64),
            );
            for outlet in ["Coast Sport", "Bay Times"] {
                let forecast = if outlet == punctual { back } else { ledger::add_days(back, 30) };
                add(desk.store_mut(), &hurt(outlet, name, on, forecast));
            }
            add(desk.store_mut(), &returned(name, back));
            if n >= 3 {
                compare(&mut desk, asked, CLUB);
            }
        }
        let board = desk.board(asked, None, Some(CLUB), &same_team).unwrap();
        let rows: Vec<_> = board.teams.iter().flat_map(|team| &team.rows).collect();
        assert_eq!(rows.len(), 1, "only Ann is on it: {rows:?}");
        assert_eq!(rows[0].expected_return.and_then(|told| told.by), Some(expected), "{punctual}");

        // What is told later of those who are not on it makes the other the better one: it is seen by a desk that had it otherwise.
        for (n, name) in mates.into_iter().enumerate() {
            let (on, back) = (
                ledger::add_days(day("2024-03-02"), n as i64),
                ledger::add_days(day("2024-03-20"), n as i64),
            );
            for outlet in ["Coast Sport", "Bay Times"] {
                let forecast = if outlet == punctual { ledger::add_days(back, 60) } else { back };
                add(desk.store_mut(), &hurt(outlet, name, on, forecast));
            }
            add(desk.store_mut(), &returned(name, back));
        }
        compare(&mut desk, asked, CLUB);
        let other = if expected == early { late } else { early };
        let board = desk.board(asked, None, Some(CLUB), &same_team).unwrap();
        let row = board.teams.iter().flat_map(|team| &team.rows).next().unwrap();
        assert_eq!(row.expected_return.and_then(|told| told.by), Some(other), "{punctual}");
        // As of before, all is as it was.
        let before = desk.board(asked, Some(day("2024-01-01")), Some(CLUB), &same_team).unwrap();
        assert!(before.teams.is_empty(), "nothing was recorded by then");
    }
}

/// What became of forecasts is told of a desk that was asked before as of the whole record, step by step.
#[test]
fn a_track_record_follows_what_becomes_of_forecasts() {
    let mut desk = Desk::at(Box::new(SqliteStore::open_in_memory().unwrap()));
    let names = ["Ann Ridley", "Ben Moor", "Cal Firth", "Dov Lund"];
    let asked = day("2024-03-01");
    let told = |desk: &mut Desk| {
        let records = desk.track_records(asked, None).unwrap();
        assert_eq!(records, ledger::track_records(&whole(desk.store()).by(asked), asked));
        let own = records.into_iter().find(|record| record.who == "Coast Sport").unwrap();
        (own.given, own.due, own.resolved, own.right, own.error_days)
    };
    for (n, name) in names.into_iter().enumerate() {
        add(
            desk.store_mut(),
            &hurt("Coast Sport", name, ledger::add_days(day("2024-01-02"), n as i64), day("2024-02-01")),
        );
        assert_eq!(told(&mut desk), (n + 1, n + 1, 0, 0, None));
    }
    add(desk.store_mut(), &returned(names[0], day("2024-02-01")));
    assert_eq!(told(&mut desk), (4, 4, 1, 1, Some(0.0)));
    add(desk.store_mut(), &returned(names[1], day("2024-02-11")));
    assert_eq!(told(&mut desk), (4, 4, 2, 1, Some(5.0)));
    // A curator withdraws that return.
    let report = returned(names[1], day("2024-02-11"));
    let edit = Edit::Reject { document: report.document.id.clone(), claim: report.claims[0].id.clone() };
    desk.store_mut().curate("Ada Berg", "it was a friendly", &edit, now()).unwrap();
    assert_eq!(told(&mut desk), told(&mut desk));
    assert_eq!(desk.track_records(day("2024-01-20"), None).unwrap()[0].due, 0, "none is due by then");
}

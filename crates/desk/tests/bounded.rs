//! What a memory weighs is about what it takes, and it keeps no more than it may.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod press;

use std::alloc::System;

use desk::{Desk, Memory};
use jiff::Timestamp;
use jiff::civil::Date;
use press::Press;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use store::{SqliteStore, Store as _};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn now() -> Timestamp {
    "2025-06-01T12:00:00Z".parse().unwrap()
}

/// With so many of the reports.
fn store(press: &Press, reports: usize) -> Box<SqliteStore> {
    let mut store = SqliteStore::open_in_memory().unwrap();
    for item in press.items().take(reports) {
        store.add(&item.document, Some(&item.said), &item.claims, now()).unwrap();
    }
    store.add_appearances(&press.appearances().collect::<Vec<_>>(), now()).unwrap();
    Box::new(store)
}

/// Asks for everybody's board of so many days, ten days apart.
fn ask_boards(desk: &mut Desk, from: Date, days: i64) {
    for n in 0..days {
        desk.board(ledger::add_days(from, n * 10), None, None, &|a, b| a == b).unwrap();
    }
}

/// Asks so often that all is weighed again: now and then, as things grow while they are asked.
fn ask_often(desk: &mut Desk, day: Date) {
    (0..4_500).for_each(|_| ask_boards(desk, day, 1));
}

/// So many reports there are.
const ALL: usize = 400;

/// One test, since what is counted is what the whole process takes.
#[test]
fn what_is_kept_is_weighed_and_bounded() {
    let press = Press::of(ALL, 3);
    let first = press.items().next().unwrap().said.within.latest;
    let all = Memory::default();
    let mut desk = Desk::beside(store(&press, ALL), all.clone());
    desk.index().unwrap();
    let region = Region::new(ALLOCATOR);
    ask_boards(&mut desk, first, 1);
    let (families, told) = all.held();
    ask_boards(&mut desk, first, 150);
    ask_often(&mut desk, first);
    let change = region.change();
    let taken = change.bytes_allocated - change.bytes_deallocated;
    let (_, grown) = all.held();
    assert!(grown > told * 5 / 4, "what is brought to boards weighs too: {told} bytes, then {grown}");
    let share = grown as f64 / taken as f64;
    assert!((0.9..1.05).contains(&share), "{families} families: {grown} bytes weighed, {taken} taken");

    // Room for what is told, and for some of what is brought to boards: only of that something goes.
    let limit = told + (grown - told) * 2 / 3;
    let some = Memory::keeping(limit);
    let mut desk = Desk::beside(store(&press, ALL), some.clone());
    ask_boards(&mut desk, first, 1);
    assert_eq!(some.held().0, families);
    ask_boards(&mut desk, first, 150);
    ask_often(&mut desk, first);
    let (left, bytes) = some.held();
    assert!(left == families && bytes <= limit, "{left} of {families} families: {bytes} bytes of {limit}");

    a_record_grows(&press, told);
}

/// While reports are added, and asked about, memory does not grow once as much is kept as may be.
fn a_record_grows(press: &Press, limit: usize) {
    let (first, half) = (press.items().next().unwrap().said.within.latest, ALL / 2);
    let memory = Memory::keeping(limit);
    let mut desk = Desk::beside(store(press, half), memory.clone());
    ask_boards(&mut desk, first, 150);
    ask_often(&mut desk, first);
    let (region, (_, before)) = (Region::new(ALLOCATOR), memory.held());
    for (n, item) in press.items().skip(half).enumerate() {
        desk.store_mut().add(&item.document, Some(&item.said), &item.claims, now()).unwrap();
        ask_boards(&mut desk, ledger::add_days(item.said.within.latest, -10 * (n as i64 % 20)), 2);
    }
    ask_boards(&mut desk, first, 150);
    ask_often(&mut desk, first);
    let change = region.change();
    let taken = change.bytes_allocated.saturating_sub(change.bytes_deallocated);
    let (families, held) = memory.held();
    assert!(held <= limit, "{families} families: {held} bytes of {limit}, {before} before");
    assert!(
        taken < (limit - before.min(limit)) + limit / 20,
        "{taken} bytes more, of {limit} that may be kept; {before} before"
    );
}

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

fn store(press: &Press) -> Box<SqliteStore> {
    let now: Timestamp = "2025-06-01T12:00:00Z".parse().unwrap();
    let mut store = SqliteStore::open_in_memory().unwrap();
    for item in press.items() {
        store.add(&item.document, Some(&item.said), &item.claims, now).unwrap();
    }
    store.add_appearances(&press.appearances().collect::<Vec<_>>(), now).unwrap();
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

/// One test, since what is counted is what the whole process takes.
#[test]
fn what_is_kept_is_weighed_and_bounded() {
    let press = Press::of(400, 3);
    let first = press.items().next().unwrap().said.within.latest;
    let all = Memory::default();
    let mut desk = Desk::beside(store(&press), all.clone());
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

    // Room for what is told, and not for what is brought to boards as well.
    let limit = (told + grown) / 2;
    let some = Memory::keeping(limit);
    let mut desk = Desk::beside(store(&press), some.clone());
    ask_boards(&mut desk, first, 1);
    assert_eq!(some.held().0, families);
    ask_boards(&mut desk, first, 150);
    ask_often(&mut desk, first);
    let (fewer, bytes) = some.held();
    assert!(bytes <= limit, "{fewer} of {families} families: {bytes} bytes of {limit}");
}

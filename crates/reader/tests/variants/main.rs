//! Nothing is fitted: reports are rewritten as a whole (other people, clubs, body parts, dates, orders, layouts), and
//! what is read from them must move exactly as the text did. Whether the reading was right to begin with is the
//! business of `tests/cases`.
#![allow(clippy::disallowed_methods, reason = "the tests read the example files")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests, which may fail"
)]

mod body;
mod dates;
mod layout;
mod moved;
mod names;
mod order;
mod reports;
mod seed;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use dates::Shift;
use jiff::civil::Date;
use moved::{Moved, differences};
use names::Clubs;
use pack::Pack;
use reader::Reader;
use reports::Report;
use seed::Seed;
use serde_json::{Value, json};

/// Variants that are not read as they should be yet, and why, a line each. One that is read right must leave the list,
/// and the list may only grow shorter: `BLESS=1` takes out what is read right and puts in what is not.
const KNOWN: &str = include_str!("known.tsv");

/// The most lines that the list may have.
const MOST_KNOWN: usize = 100;

static BARE: LazyLock<Reader> = LazyLock::new(|| Reader::new().unwrap());
static PACKED: LazyLock<Reader> =
    LazyLock::new(|| Reader::new().unwrap().with_pack(Arc::new(Pack::premier_league().clone())));

/// What is compared.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    /// What is said of each player.
    Entries,
    /// Every claim too, with the words that are its evidence.
    Claims,
}

struct Variant {
    name: String,
    report: Report,
    pack: bool,
    /// What must be read.
    wanted: Value,
    depth: Depth,
}

/// What a reader makes of a report.
fn read(reader: &Reader, report: &Report, depth: Depth) -> (Value, Option<(Date, Date)>) {
    let reading = reader.read(&report.document());
    let within = reading.published.as_ref().map(|d| d.within);
    // Nothing is told of an undated report's days but that they lie in the calendar.
    let day = within.unwrap_or(ledger::Interval::new(Date::MIN, Date::MAX));
    let entries = serde_json::to_value(ledger::entries(day, &reading.claims)).unwrap();
    let published = within.map(|w| (w.earliest, w.latest));
    let mut value = json!({ "published": within, "entries": entries });
    if depth == Depth::Claims {
        value["claims"] = reading.claims.iter().map(claim).collect();
    }
    (value, published)
}

/// A claim without its identity, its offsets, and what the lexicon or the pack knows of a team.
fn claim(claim: &ledger::Claim) -> Value {
    let mut value = serde_json::to_value(claim).unwrap();
    let evidence: Vec<&str> = claim.evidence.iter().map(|e| &*e.text).collect();
    value["evidence"] = evidence.into();
    for field in ["id", "document", "derivation"] {
        value.as_object_mut().unwrap().remove(field);
    }
    for person in ["/player", "/value/with", "/value/by"] {
        if let Some(person) = value.pointer_mut(person).and_then(Value::as_object_mut) {
            person.remove("team");
            person.remove("id");
        }
    }
    if claim.value.kind() == "team" {
        value["value"] = Value::Null;
    }
    value
}

/// Makes a variant of a report: `moved` says what must become of its reading.
fn variant(
    kind: &str,
    original: &Report,
    report: Report,
    moved: &Moved,
    pack: bool,
    depth: Depth,
) -> Variant {
    let (base, published) = read(&BARE, original, depth);
    let day = published.map_or(Date::constant(2000, 1, 1), |p| p.0);
    let with = if pack { "+pack" } else { "" };
    let name = format!("{}/{kind}{with}", original.name);
    Variant { name, report, pack, wanted: moved.value(&base, day), depth }
}

/// Demands that every variant is read as it should be, and tells of each that is not.
fn check(variants: &[Variant], at_least: usize) {
    assert!(variants.len() >= at_least, "only {} variants", variants.len());
    let told = |v: &&Variant| v.wanted["entries"].as_array().is_some_and(|e| !e.is_empty());
    assert!(
        variants.iter().filter(told).count() * 10 >= variants.len() * 9,
        "of too many texts nothing is read"
    );
    let mut failed: BTreeMap<&str, String> = BTreeMap::new();
    for variant in variants {
        let reader = if variant.pack { &PACKED } else { &BARE };
        let (value, _) = read(reader, &variant.report, variant.depth);
        let found = differences(&variant.wanted, &Moved::default().value(&value, Date::ZERO));
        if !found.is_empty() {
            failed.insert(&variant.name, format!("  {}\n", found.join("\n  ")));
        }
    }
    let names: Vec<&str> = variants.iter().map(|v| v.name.as_str()).collect();
    if std::env::var("BLESS").is_ok_and(|value| !value.is_empty()) {
        return bless(&names, &failed.keys().copied().collect::<Vec<_>>());
    }
    let listed: Vec<&str> = KNOWN.lines().filter_map(|line| line.split('\t').next()).collect();
    assert!(listed.len() <= MOST_KNOWN, "{} known failures", listed.len());
    let known = |name: &str| listed.contains(&name);
    let new: String =
        failed.iter().filter(|(n, _)| !known(n)).map(|(n, why)| format!("{n}:\n{why}")).collect();
    let mended: Vec<&&str> =
        listed.iter().filter(|k| names.contains(k) && !failed.contains_key(*k)).collect();
    let open = failed.keys().filter(|name| known(name)).count();
    println!("{} variants, {} read otherwise, {open} of them known", variants.len(), failed.len());
    assert!(new.is_empty(), "{} of {} variants are read otherwise:\n{new}", failed.len(), variants.len());
    assert!(mended.is_empty(), "read right now, take them off the list: {mended:?}");
}

/// Writes the list of known failures anew, as far as these variants go.
fn bless(names: &[&str], failed: &[&str]) {
    static FILE: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _alone = FILE.lock().unwrap();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/variants/known.tsv");
    let kept = std::fs::read_to_string(file).unwrap();
    let mut lines: Vec<String> = kept.lines().map(str::to_owned).collect();
    let of = |line: &str| line.split('\t').next().unwrap_or_default().to_owned();
    lines.retain(|line| !names.contains(&&*of(line)) || failed.contains(&&*of(line)));
    let listed: Vec<String> = lines.iter().map(|line| of(line)).collect();
    let new = failed.iter().filter(|name| !listed.iter().any(|l| l == *name));
    lines.extend(new.map(|name| format!("{name}\tnot looked into yet")));
    lines.sort();
    std::fs::write(file, lines.join("\n") + "\n").unwrap();
}

#[test]
fn other_people_and_other_clubs() {
    let mut variants = Vec::new();
    for report in reports::all() {
        for (n, clubs) in [Clubs::Same, Clubs::Invented, Clubs::Invented, Clubs::Real].into_iter().enumerate()
        {
            let mut seed = Seed(n as u64 * 1000 + report.name.bytes().map(u64::from).sum::<u64>());
            let moved = Moved { words: names::others(&report.text, &mut seed, clubs), ..Moved::default() };
            let other = report.with(moved.words.apply(&report.text));
            let kind = format!("people-{n}-clubs-{clubs:?}");
            variants.push(variant(&kind, &report, other.clone(), &moved, false, Depth::Claims));
            if clubs == Clubs::Invented {
                variants.push(variant(&kind, &report, other, &moved, true, Depth::Claims));
            }
        }
    }
    check(&variants, 150);
}

#[test]
fn another_body_part() {
    let mut variants = Vec::new();
    for report in reports::all() {
        for (kind, moved) in body::all(&report.text) {
            let other = report.with(moved.words.apply(&report.text));
            for pack in [false, true] {
                variants.push(variant(&kind, &report, other.clone(), &moved, pack, Depth::Claims));
            }
        }
    }
    // With the pack, fixtures may say more of the reports that retell facts: those are compared without it.
    variants.retain(|v| !(v.pack && ["07", "08"].iter().any(|n| v.name.starts_with(n))));
    check(&variants, 40);
}

#[test]
fn other_dates() {
    let mut variants = Vec::new();
    for report in reports::all() {
        let (value, published) = read(&BARE, &report, Depth::Claims);
        let Some((published, _)) = published else { continue };
        let dates = near_dates(&value, published);
        let shifts =
            (-30..=30).filter(|n| *n != 0).map(Shift::Years).filter(|s| all_alike(*s, published, &dates));
        // "A month ago" is not the same number of days in every year.
        let weeks = (-3..=3).filter(|n| *n != 0).map(|n| Shift::Weeks(n * 52));
        let weeks = weeks.filter(|s| {
            !["month", "year", "Christmas", "Boxing Day"].iter().any(|w| report.text.contains(w))
                && dates.iter().chain([&published]).all(|d| s.day(*d).month() == d.month())
        });
        for shift in shifts.chain(weeks) {
            let moved = Moved { shift, ..Moved::default() };
            let mut other = report.with(shift.text(&report.text, published));
            other.published = report.published.map(|day| shift.day(day));
            let kind = format!("{shift:?}");
            variants.push(variant(&kind, &report, other, &moved, false, Depth::Claims));
        }
    }
    check(&variants, 60);
}

/// The days told in a reading that lie within 14 months of its publication.
fn near_dates(value: &Value, published: Date) -> Vec<Date> {
    match value {
        Value::String(text) => ledger::parse_date(text)
            .into_iter()
            .filter(|d| ledger::days_between(*d, published).abs() < 430)
            .collect(),
        Value::Array(items) => items.iter().flat_map(|v| near_dates(v, published)).collect(),
        Value::Object(fields) => fields.values().flat_map(|v| near_dates(v, published)).collect(),
        _ => Vec::new(),
    }
}

/// Whether every one of the days moves by the same number of whole weeks.
fn all_alike(shift: Shift, published: Date, dates: &[Date]) -> bool {
    let by = |day: Date| ledger::days_between(day, shift.day(day));
    by(published) % 7 == 0 && dates.iter().all(|day| by(*day) == by(published))
}

#[test]
fn another_order() {
    let mut variants = Vec::new();
    for report in reports::all() {
        for (kind, other) in order::orders(&report) {
            variants.push(variant(&kind, &report, other, &Moved::default(), false, Depth::Entries));
        }
    }
    check(&variants, 20);
}

/// What a round-up tells is what its paragraphs tell, each by itself.
#[test]
fn round_ups_tell_what_their_paragraphs_tell() {
    let alone: Vec<Value> =
        order::alone().iter().map(|r| read(&BARE, r, Depth::Entries).0["entries"].clone()).collect();
    let mut variants = Vec::new();
    for (numbers, report) in order::round_ups(&mut Seed(7), 60) {
        let entries = numbers.iter().flat_map(|n| alone[*n].as_array().cloned().unwrap_or_default());
        let published = Date::constant(2023, 2, 24);
        let wanted = json!({ "published": { "earliest": published, "latest": published },
            "entries": entries.collect::<Vec<_>>() });
        let wanted = Moved::default().value(&wanted, published);
        for pack in [false, true] {
            let name = format!("{}{}", report.name, if pack { "+pack" } else { "" });
            let wanted = wanted.clone();
            variants.push(Variant { name, report: report.clone(), pack, wanted, depth: Depth::Entries });
        }
    }
    check(&variants, 120);
}

#[test]
fn sentences_told_twice() {
    let mut variants = Vec::new();
    for report in reports::all() {
        for (kind, text) in layout::repeats(&report.text) {
            variants.push(variant(
                kind,
                &report,
                report.with(text),
                &Moved::default(),
                false,
                Depth::Entries,
            ));
        }
    }
    check(&variants, 80);
}

#[test]
fn another_layout() {
    let mut variants = Vec::new();
    for report in reports::all() {
        for (kind, layout) in layout::LAYOUTS {
            let text = layout(&report.text);
            if text != report.text {
                variants.push(variant(
                    kind,
                    &report,
                    report.with(text),
                    &Moved::default(),
                    false,
                    Depth::Claims,
                ));
            }
        }
    }
    check(&variants, 150);
}

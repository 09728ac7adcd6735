//! Comparing a reading with a case, by the same allowances as the scoring of gold files: beside a field `f`, gold
//! may hold `f_ok` (other right values) or `f_free: true` (not compared), and an entry or an injury `optional`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ledger::{days_between, fold, parse_date};
use serde_json::Value;

use crate::case::{MustNot, Told, WantedClaim};

/// What was read of one report, as JSON.
pub(crate) struct Read {
    pub(crate) published: Option<(Date, Date)>,
    pub(crate) players: Vec<Value>,
    pub(crate) claims: Vec<Value>,
}

/// Where a reading departs from its case: the path of the field, and what was wanted and read.
pub(crate) type Differences = BTreeMap<String, String>;

/// Every departure of a reading from its case.
pub(crate) fn differences(told: &Told, read: &Read) -> Differences {
    let mut found = Differences::new();
    let gold = &told.gold;
    let window = days(&gold["published"]);
    if let Some(window) = window
        && !read.published.is_some_and(|got| overlap(window, got) && days_between(got.0, got.1) <= 62)
    {
        found.insert("published".into(), format!("wanted {window:?}, read {:?}", read.published));
    }
    let mut left: Vec<&Value> = read.players.iter().collect();
    for wanted in list(&gold["players"]) {
        let name = text(&wanted["player"]);
        match take_named(&mut left, name) {
            Some(entry) => player(&mut found, wanted, entry, window.map(|w| w.0)),
            None if wanted["optional"] == true => {}
            None => drop(found.insert(name.to_owned(), "wanted, not read".into())),
        }
    }
    for extra in left {
        let name = text(&extra["player"]);
        let allowed = list(&gold["players_ok"]).iter().any(|ok| same_name(text(ok), name));
        let banned = told.must_not.iter().any(|ban| matches!(ban, MustNot::Entry(n) if same_name(n, name)));
        if !allowed && !banned {
            found.insert(format!("+{name}"), format!("not wanted: {extra}"));
        }
    }
    told.must_not.iter().for_each(|ban| banned(&mut found, ban, read));
    for wanted in &told.claims {
        if !read.claims.iter().any(|claim| holds(claim, wanted)) {
            let same = read.claims.iter().filter(|claim| claim["kind"] == wanted.kind.as_str());
            let values: Vec<String> =
                same.map(|claim| format!("{}: {}", claim["player"]["name"], claim["value"])).collect();
            found.insert(claim_path(wanted), format!("not among {values:?}"));
        }
    }
    found
}

/// What is wrong with a case, given its known gaps: a difference that is no known gap, or a gap that is none.
pub(crate) fn complaints(found: &Differences, gaps: &BTreeSet<String>) -> Vec<String> {
    let new =
        found.iter().filter(|(path, _)| !gaps.contains(*path)).map(|(path, why)| format!("{path}: {why}"));
    let closed = gaps.iter().filter(|gap| !found.contains_key(*gap));
    new.chain(closed.map(|gap| format!("{gap}: listed as a known gap, but read right; take it off the list")))
        .collect()
}

/// Whether two names are one person's: the same surname, and given names that do not contradict.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let (Some(first), Some(other)) = (short.first(), long.first()) else { return false };
    long.ends_with(short)
        || long.starts_with(short)
        || (short.last() == long.last() && first.chars().next() == other.chars().next())
}

fn player(found: &mut Differences, gold: &Value, read: &Value, published: Option<Date>) {
    let name = text(&gold["player"]);
    let equal = |a: &Value, b: &Value| a == b;
    slot(found, &format!("{name}/status"), gold, read, "status", &equal);
    slot(found, &format!("{name}/stage"), gold, read, "stage", &equal);
    let same_return = |a: &Value, b: &Value| same_return(a, b, published);
    slot(found, &format!("{name}/expected_return"), gold, read, "expected_return", &same_return);
    hedge(found, name, gold, read, &same_return);
    said_by(found, name, gold, read);
    let mut left: Vec<&Value> = list(&read["injuries"]).iter().collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for wanted in list(&gold["injuries"]) {
        let region = text(&wanted["region"]);
        let nth = seen.entry(region).and_modify(|n| *n += 1).or_insert(1);
        let path = if *nth == 1 { format!("{name}/{region}") } else { format!("{name}/{region}#{nth}") };
        match take_injury(&mut left, wanted) {
            Some(injury) => injury_fields(found, &path, wanted, injury),
            None if wanted["optional"] == true => {}
            None => drop(found.insert(path, "wanted, not read".into())),
        }
    }
    for extra in left {
        found.insert(format!("{name}/+{}", text(&extra["region"])), format!("not wanted: {extra}"));
    }
}

fn injury_fields(found: &mut Differences, path: &str, gold: &Value, read: &Value) {
    for field in ["part", "pathology", "side", "setting", "phase", "surgery", "recurrence"] {
        slot(found, &format!("{path}/{field}"), gold, read, field, &|a, b| a == b);
    }
    slot(found, &format!("{path}/diagnosis"), gold, read, "diagnosis", &same_diagnosis);
    slot(found, &format!("{path}/onset"), gold, read, "onset", &same_onset);
}

/// One field: right where it says what gold says, or one of gold's alternatives.
fn slot(
    found: &mut Differences,
    path: &str,
    gold: &Value,
    read: &Value,
    field: &str,
    right: &dyn Fn(&Value, &Value) -> bool,
) {
    if gold[format!("{field}_free")] == true {
        return;
    }
    let got = known(&read[field]);
    let agrees = |wanted: &Value| match (known(wanted), got) {
        (None, None) => true,
        (Some(wanted), Some(got)) => right(wanted, got),
        _ => false,
    };
    if !agrees(&gold[field]) && !list(&gold[format!("{field}_ok")]).iter().any(agrees) {
        found.insert(path.to_owned(), format!("wanted {}, read {}", gold[field], read[field]));
    }
}

/// A value that says something: `null`, `false` and `unspecified` say nothing.
fn known(value: &Value) -> Option<&Value> {
    (!value.is_null() && *value != false && *value != "unspecified").then_some(value)
}

fn hedge(
    found: &mut Differences,
    name: &str,
    gold: &Value,
    read: &Value,
    right: &dyn Fn(&Value, &Value) -> bool,
) {
    let field = "expected_return";
    let (wanted, got) = (&gold[field], &read[field]);
    if wanted.is_null() || got.is_null() || gold[format!("{field}_free")] == true {
        return;
    }
    let alternatives =
        list(&gold["expected_return_ok"]).iter().filter(|other| !other.is_null() && right(other, got));
    if !std::iter::once(wanted).chain(alternatives).any(|one| one["hedge"] == got["hedge"]) {
        found.insert(format!("{name}/hedge"), format!("wanted {}, read {}", wanted["hedge"], got["hedge"]));
    }
}

fn said_by(found: &mut Differences, name: &str, gold: &Value, read: &Value) {
    if gold["said_by_free"] == true {
        return;
    }
    let (wanted, got) = (list(&gold["said_by"]), list(&read["said_by"]));
    let among = |one: &Value, all: &[Value]| all.iter().any(|other| same_name(text(one), text(other)));
    for one in wanted.iter().filter(|one| !among(one, got)) {
        found.insert(format!("{name}/said_by"), format!("wanted {one}, read {}", read["said_by"]));
    }
    for one in got.iter().filter(|one| !among(one, wanted) && !among(one, list(&gold["said_by_ok"]))) {
        found.insert(format!("{name}/said_by+"), format!("not wanted: {one}"));
    }
}

fn banned(found: &mut Differences, ban: &MustNot, read: &Read) {
    match ban {
        MustNot::Entry(name) => {
            if read.players.iter().any(|entry| same_name(text(&entry["player"]), name)) {
                found.insert(format!("not {name}"), "read".into());
            }
        }
        MustNot::Value(name, value) => {
            let mut entries = read.players.iter().filter(|entry| same_name(text(&entry["player"]), name));
            if entries.any(|entry| leaves(entry).iter().any(|leaf| leaf == value)) {
                found.insert(format!("not {name} | {value}"), "read".into());
            }
        }
    }
}

fn claim_path(wanted: &WantedClaim) -> String {
    let columns: Vec<&str> =
        [&wanted.kind, &wanted.player].into_iter().chain(&wanted.holds).map(String::as_str).collect();
    columns.join(" | ")
}

/// Whether a claim is of that kind and player, and each text wanted is a number of its value or part of a text in it.
fn holds(claim: &Value, wanted: &WantedClaim) -> bool {
    let leaves: Vec<String> = leaves(&claim["value"]).iter().map(|leaf| fold(leaf)).collect();
    let held = |text: &String| match text.parse::<u32>() {
        Ok(_) => leaves.contains(text),
        Err(_) => leaves.iter().any(|leaf| leaf.contains(&fold(text))),
    };
    claim["kind"] == wanted.kind.as_str()
        && same_name(text(&claim["player"]["name"]), &wanted.player)
        && wanted.holds.iter().all(held)
}

/// Every text and number of a value.
fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::Null | Value::Bool(_) => Vec::new(),
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(leaves).collect(),
        Value::Object(all) => all.values().flat_map(leaves).collect(),
    }
}

fn take_named<'a>(left: &mut Vec<&'a Value>, name: &str) -> Option<&'a Value> {
    let exact = left.iter().position(|entry| words(text(&entry["player"])) == words(name));
    let at = exact.or_else(|| left.iter().position(|entry| same_name(text(&entry["player"]), name)))?;
    Some(left.remove(at))
}

/// The injury of that region whose phase and onset fit best, taken off the list.
fn take_injury<'a>(left: &mut Vec<&'a Value>, gold: &Value) -> Option<&'a Value> {
    let fits =
        |read: &Value| read["region"] == gold["region"] || list(&gold["region_ok"]).contains(&read["region"]);
    let points = |read: &Value| {
        i32::from(read["phase"] == gold["phase"])
            + i32::from(!gold["onset"].is_null() && same_onset(&gold["onset"], &read["onset"]))
    };
    let fitting = (0..left.len()).filter(|at| fits(left[*at]));
    // Of equals the first, as the scorer takes it.
    let best = fitting.reduce(|best, at| if points(left[at]) > points(left[best]) { at } else { best })?;
    Some(left.remove(best))
}

fn same_return(gold: &Value, read: &Value, published: Option<Date>) -> bool {
    ["not_before", "by"].iter().all(|bound| match (day(&gold[bound]), day(&read[bound])) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(wanted), Some(got)) => {
            let ahead = published.map_or(47, |from| days_between(from, wanted).abs());
            days_between(wanted, got).abs() <= (ahead * 15 / 100).max(3)
        }
    })
}

fn same_onset(gold: &Value, read: &Value) -> bool {
    let (Some(gold), Some(read)) = (days(gold), days(read)) else { return false };
    overlap(gold, read) && days_between(read.0, read.1) <= 2 * days_between(gold.0, gold.1) + 14
}

fn same_diagnosis(gold: &Value, read: &Value) -> bool {
    let (gold, read): (BTreeSet<String>, BTreeSet<String>) =
        (words(text(gold)).into_iter().collect(), words(text(read)).into_iter().collect());
    2 * gold.intersection(&read).count() >= gold.union(&read).count()
}

fn overlap(a: (Date, Date), b: (Date, Date)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// `[earliest, latest]`, or an object with those two fields.
fn days(value: &Value) -> Option<(Date, Date)> {
    let (from, to) = match value {
        Value::Array(pair) => (pair.first()?, pair.get(1)?),
        other => (&other["earliest"], &other["latest"]),
    };
    Some((day(from)?, day(to)?))
}

fn day(value: &Value) -> Option<Date> {
    value.as_str().and_then(|text| parse_date(text).ok())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn words(name: &str) -> Vec<String> {
    let bare = fold(name).replace('\'', "");
    bare.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

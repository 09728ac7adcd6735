//! Comparing the entries of one document.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::Value;

use super::right::{self, interval, same_name, words};
use super::{NULL, Score};

/// Whether a field says something: it is there, and neither null nor false.
fn given(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false))
}

/// Whether gold marks something with `true`.
fn marked(value: &Value, key: &str) -> bool {
    value[key].as_bool().unwrap_or(false)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The name that stands for an item: gold's, or else what was read.
fn named<'a>(gold: &'a Value, read: &'a Value, key: &str) -> &'a str {
    text(if gold.is_null() { &read[key] } else { &gold[key] })
}

type Right<'a> = &'a dyn Fn(&Value, &Value) -> bool;

const EQUAL: Right<'static> = &|gold, read| gold == read;

/// One item: `right` is asked only where both are given.
fn value(s: &mut Score, field: &'static str, place: &str, gold: &Value, read: &Value, right: Right<'_>) {
    match (given(gold), given(read)) {
        (false, false) => {}
        (true, true) if right(gold, read) => s.right(field),
        (true, true) => {
            s.missing(field, place, gold, read);
            s.extra(field, place, gold, read);
        }
        (true, false) => s.missing(field, place, gold, read),
        (false, true) => s.extra(field, place, gold, read),
    }
}

/// One field of an entry or an injury, with what gold accepts besides.
fn slot(s: &mut Score, field: &'static str, place: &str, gold: &Value, read: &Value, right: Right<'_>) {
    if marked(gold, &format!("{field}_free")) {
        return;
    }
    // An unspecified pathology is no information.
    let said = |value| if field == "pathology" && value == "unspecified" { NULL.clone() } else { value };
    let read = said(read[field].clone());
    let accepted = list(&gold[format!("{field}_ok")]).iter().cloned().map(said);
    for other in accepted {
        let fits = if other.is_null() || read.is_null() {
            other.is_null() && read.is_null()
        } else {
            right(&other, &read)
        };
        if fits {
            if !read.is_null() {
                s.right(field);
            }
            return;
        }
    }
    value(s, field, place, &said(gold[field].clone()), &read, right);
}

fn injury(s: &mut Score, place: &str, gold: &Value, read: &Value) {
    let place = format!("{place}/{}", named(gold, read, "region"));
    for field in ["part", "pathology", "side", "setting", "phase", "surgery", "recurrence"] {
        slot(s, field, &place, gold, read, EQUAL);
    }
    slot(s, "diagnosis", &place, gold, read, &right::diagnosis);
    slot(s, "onset", &place, gold, read, &right::onset);
}

/// The injury of the list that is most like gold's: of its region, and better of its phase and its time too.
fn likest(gold: &Value, read: &[&Value]) -> Option<usize> {
    let mut best = (0, None);
    for (at, injury) in read.iter().enumerate() {
        let region = &injury["region"];
        if *region != gold["region"] && !list(&gold["region_ok"]).contains(region) {
            continue;
        }
        let onset = !gold["onset"].is_null() && right::onset(&gold["onset"], &injury["onset"]);
        let points = 2 + usize::from(injury["phase"] == gold["phase"]) + usize::from(onset);
        if points > best.0 {
            best = (points, Some(at));
        }
    }
    best.1
}

fn injuries(s: &mut Score, place: &str, gold: &Value, read: &Value) {
    let mut left: Vec<&Value> = list(&read["injuries"]).iter().collect();
    // Each of gold's takes its own before any is scored.
    let pairs: Vec<(&Value, Option<&Value>)> =
        list(&gold["injuries"]).iter().map(|g| (g, likest(g, &left).map(|at| left.remove(at)))).collect();
    for (gold, read) in pairs {
        match read {
            None if marked(gold, "optional") => continue,
            None => s.missing("injury", place, &gold["region"], &NULL),
            Some(_) => s.right("injury"),
        }
        injury(s, place, gold, read.unwrap_or(&NULL));
    }
    for read in left {
        s.extra("injury", place, &NULL, &read["region"]);
        injury(s, place, &NULL, read);
    }
}

fn speakers(s: &mut Score, place: &str, gold: &Value, read: &Value) {
    if marked(gold, "said_by_free") {
        return;
    }
    let mut left: Vec<&Value> = list(&read["said_by"]).iter().collect();
    for name in list(&gold["said_by"]) {
        match left.iter().position(|other| same_name(text(other), text(name))) {
            Some(at) => {
                left.remove(at);
                s.right("said_by");
            }
            None => s.missing("said_by", place, name, &NULL),
        }
    }
    let accepted = list(&gold["said_by_ok"]);
    for name in left {
        if !accepted.iter().any(|other| same_name(text(name), text(other))) {
            s.extra("said_by", place, &NULL, name);
        }
    }
}

fn player(s: &mut Score, doc: &str, gold: &Value, read: &Value, published: Option<Date>) {
    let place = format!("{doc}/{}", named(gold, read, "player"));
    slot(s, "status", &place, gold, read, EQUAL);
    slot(s, "stage", &place, gold, read, EQUAL);
    let right = |g: &Value, r: &Value| right::forecast(g, r, published);
    slot(s, "expected_return", &place, gold, read, &right);
    let (g, r) = (&gold["expected_return"], &read["expected_return"]);
    if g.is_object() && r.is_object() && !marked(gold, "expected_return_free") {
        value(s, "hedge", &place, &g["hedge"], &r["hedge"], EQUAL);
    }
    speakers(s, &place, gold, read);
    injuries(s, &place, gold, read);
}

/// The day a document was published as it was read: of the row itself, or of its `document`.
fn read_on(read: &Value) -> (&Value, Option<(Date, Date)>) {
    let said = |value: &Value| !value.is_null() && value != "";
    let published = Some(&read["published"]).filter(|v| said(v)).unwrap_or(&read["document"]["published"]);
    let one = |value: &Value| right::day(value).map(|day| (day, day));
    (published, interval(published).or_else(|| one(published)).or_else(|| one(&published["date"])))
}

/// Compares one document; `read` is null where it was not read.
pub fn document(s: &mut Score, doc: &str, gold: &Value, read: &Value) {
    let window = interval(&gold["published"]);
    if let Some((first, last)) = window {
        let (said, found) = read_on(read);
        let near = |(a, b): (Date, Date)| first <= b && a <= last && right::days(a, b) <= 62;
        match found {
            Some(found) if near(found) => s.right("published"),
            _ => s.missing("published", doc, &gold["published"], said),
        }
    }
    let middle =
        |(first, last): (Date, Date)| first.saturating_add(right::days(first, last).div_euclid(2).days());
    let published = window.map(middle);
    let mut left: Vec<&Value> = list(&read["players"]).iter().collect();
    for gold in list(&gold["players"]) {
        let name = text(&gold["player"]);
        let same = |other: &&Value| words(text(&other["player"])) == words(name);
        let like = |other: &&Value| same_name(text(&other["player"]), name);
        let found = left.iter().position(same).or_else(|| left.iter().position(like));
        let read = found.map(|at| left.remove(at));
        match read {
            Some(_) => s.right("player"),
            None if marked(gold, "optional") => continue,
            None => s.missing("player", doc, &gold["player"], &NULL),
        }
        player(s, doc, gold, read.unwrap_or(&NULL), published);
    }
    let accepted = list(&gold["players_ok"]);
    for read in left {
        let name = text(&read["player"]);
        if accepted.iter().any(|other| same_name(name, text(other))) {
            continue;
        }
        s.extra("player", doc, &NULL, &read["player"]);
        player(s, doc, &NULL, read, published);
    }
}

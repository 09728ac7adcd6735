//! Comparing what was read with what must be read, by the allowances that gold is scored with: an onset has to overlap
//! and be no vaguer, a day of return may be off by three days or 15 %, a diagnosis shares half of its words.

use std::collections::BTreeSet;

use jiff::civil::Date;
use ledger::days_between;
use serde_json::Value;

use crate::expect::{Back, Slot, Wanted, WantedInjury, days};

/// Every field that differs.
pub(crate) fn differences(wanted: &[Wanted], read: &[Value], published: Date) -> Vec<String> {
    let mut found = Vec::new();
    let mut left: Vec<&Value> = read.iter().collect();
    for entry in wanted {
        match left.iter().position(|read| same_name(&entry.player, text(&read["player"]))) {
            Some(at) => player(&mut found, entry, left.remove(at), published),
            None => found.push(format!("missing {}", entry.player)),
        }
    }
    found.extend(left.iter().map(|extra| format!("extra {}", text(&extra["player"]))));
    found
}

fn player(found: &mut Vec<String>, wanted: &Wanted, read: &Value, published: Date) {
    let equal = |a: &str, b: &str| a == b;
    slot(found, "status", &wanted.status, &read["status"], equal);
    slot(found, "stage", &wanted.stage, &read["stage"], equal);
    returns(found, &wanted.back, &read["expected_return"], published);
    let said: Vec<&str> = read["said_by"].as_array().into_iter().flatten().map(text).collect();
    let right = match &wanted.said_by {
        Slot::Any => true,
        Slot::One(values) => values.iter().any(|value| match value {
            None => said.is_empty(),
            Some(names) => {
                let names: Vec<&str> = names.split(", ").collect();
                names.len() == said.len() && names.iter().all(|name| said.iter().any(|s| same_name(name, s)))
            }
        }),
    };
    if !right {
        found.push(format!("said_by {said:?}"));
    }
    let mut left: Vec<&Value> = read["injuries"].as_array().into_iter().flatten().collect();
    for injury in &wanted.injuries {
        match left.iter().position(|read| fits(&injury.region, &read["region"], equal)) {
            Some(at) => injured(found, injury, left.remove(at)),
            None => found.push("missing injury".to_owned()),
        }
    }
    found.extend(left.iter().map(|extra| format!("extra injury {}", text(&extra["region"]))));
}

fn injured(found: &mut Vec<String>, wanted: &WantedInjury, read: &Value) {
    let equal = |a: &str, b: &str| a == b;
    slot(found, "part", &wanted.part, &read["part"], equal);
    slot(found, "pathology", &wanted.pathology, &read["pathology"], equal);
    slot(found, "diagnosis", &wanted.diagnosis, &read["diagnosis"], same_diagnosis);
    slot(found, "side", &wanted.side, &read["side"], equal);
    slot(found, "setting", &wanted.setting, &read["setting"], equal);
    slot(found, "phase", &wanted.phase, &read["phase"], equal);
    slot(found, "surgery", &wanted.surgery, &read["surgery"], equal);
    let again = if read["recurrence"] == true { Value::from("true") } else { Value::Null };
    slot(found, "recurrence", &wanted.recurrence, &again, equal);
    let onset = match read["onset"].as_array().map(Vec::as_slice) {
        Some([from, to]) => Value::from(format!("{}..{}", text(from), text(to))),
        _ => Value::Null,
    };
    slot(found, "onset", &wanted.onset, &onset, same_onset);
}

fn slot(
    found: &mut Vec<String>,
    field: &str,
    wanted: &Slot,
    read: &Value,
    same: impl Fn(&str, &str) -> bool,
) {
    if !fits(wanted, read, same) {
        found.push(format!("{field} {read}"));
    }
}

fn fits(wanted: &Slot, read: &Value, same: impl Fn(&str, &str) -> bool) -> bool {
    match wanted {
        Slot::Any => true,
        Slot::One(values) => values.iter().any(|value| match (value, read.as_str()) {
            (None, None) => true,
            (Some(value), Some(read)) => same(value, read),
            _ => false,
        }),
    }
}

fn returns(found: &mut Vec<String>, wanted: &Back, read: &Value, published: Date) {
    let same = |a: &str, b: &str| {
        let (a, b): (Date, Date) = (a.parse().unwrap(), b.parse().unwrap());
        days_between(a, b).abs() <= (days_between(published, a).abs() * 15 / 100).max(3)
    };
    let right = match wanted {
        Back::Any => true,
        Back::No => read.is_null(),
        Back::At { or_none: true, .. } if read.is_null() => true,
        Back::At { not_before, by, hedge, .. } => {
            !read.is_null()
                && fits(not_before, &read["not_before"], same)
                && fits(by, &read["by"], same)
                && fits(hedge, &read["hedge"], |a, b| a == b)
        }
    };
    if !right {
        found.push(format!("return {read}"));
    }
}

fn same_onset(wanted: &str, read: &str) -> bool {
    let (wanted, read) = (days(wanted), days(read));
    wanted.0 <= read.1
        && read.0 <= wanted.1
        && days_between(read.0, read.1) <= 2 * days_between(wanted.0, wanted.1) + 14
}

fn same_diagnosis(wanted: &str, read: &str) -> bool {
    let (wanted, read) = (words(wanted), words(read));
    let (a, b): (BTreeSet<&String>, BTreeSet<&String>) = (wanted.iter().collect(), read.iter().collect());
    2 * a.intersection(&b).count() >= a.union(&b).count()
}

fn same_name(wanted: &str, read: &str) -> bool {
    let (wanted, read) = (words(wanted), words(read));
    !read.is_empty() && (wanted.ends_with(&read) || read.ends_with(&wanted) || wanted.starts_with(&read))
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

//! What differs between the entries of a document.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use crate::score::same_name;

/// The fields of a JSON value that say something, each by its path (`injuries.0.region`).
pub fn flat(value: &Value) -> BTreeMap<String, String> {
    fn walk(value: &Value, path: &str, out: &mut BTreeMap<String, String>) {
        let inside = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        match value {
            Value::Null | Value::Bool(false) => {}
            Value::Object(fields) => fields.iter().for_each(|(key, v)| walk(v, &inside(key), out)),
            // A list of plain values is one: of days, or of names.
            Value::Array(items) if items.iter().all(|v| v.is_string() || v.is_null()) => {
                let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
                if !items.is_empty() {
                    out.insert(path.to_owned(), items.join(", "));
                }
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(n, v)| walk(v, &inside(&n.to_string()), out));
            }
            Value::String(text) => {
                out.insert(path.to_owned(), text.clone());
            }
            other => {
                out.insert(path.to_owned(), other.to_string());
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(value, "", &mut out);
    out
}

/// The paths of which two values differ, with what they were and what they are.
pub fn differences(was: &BTreeMap<String, String>, is: &BTreeMap<String, String>) -> Vec<String> {
    let paths: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let shown = |value: Option<&String>| value.map_or("–", String::as_str).to_owned();
    paths
        .into_iter()
        .filter(|path| was.get(*path) != is.get(*path))
        .map(|path| format!("{path}: {} → {}", shown(was.get(path)), shown(is.get(path))))
        .collect()
}

/// Writes what differs between the entries of a document, and between its dates.
pub fn changes(out: &mut String, doc: &str, base: &Value, new: &Value) {
    let list = |row: &Value| row["players"].as_array().cloned().unwrap_or_default();
    let name = |entry: &Value| entry["player"].as_str().unwrap_or_default().to_owned();
    let mut before = list(base);
    let mut lines = Vec::new();
    let published = |row: &Value| {
        let mut fields = flat(&row["document"]["published"]);
        fields.retain(|path, _| path != "because");
        fields
    };
    for change in differences(&published(base), &published(new)) {
        lines.push(format!("~ published {change}"));
    }
    for entry in list(new) {
        let same = before.iter().position(|other| name(other) == name(&entry));
        match same.or_else(|| before.iter().position(|other| same_name(&name(other), &name(&entry)))) {
            None => lines.push(format!("+ {}", whole(&entry))),
            Some(at) => {
                let differing = differences(&flat(&before.remove(at)), &flat(&entry));
                lines.extend(differing.iter().map(|change| format!("~ {} {change}", name(&entry))));
            }
        }
    }
    lines.extend(before.iter().map(|entry| format!("- {}", whole(entry))));
    if !lines.is_empty() {
        let _ = writeln!(out, "  {doc}");
        lines.iter().for_each(|line| {
            let _ = writeln!(out, "    {line}");
        });
    }
}

fn whole(entry: &Value) -> String {
    let mut fields = flat(entry);
    let player = fields.remove("player").unwrap_or_default();
    let fields: Vec<String> = fields.iter().map(|(path, value)| format!("{path}={value}")).collect();
    format!("{player} {}", fields.join(" "))
}

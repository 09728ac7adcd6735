//! The examples of answers in the OpenAPI document are what a server answers to the examples of questions.
//!
//! `BLESS=1` writes them anew.

use std::path::{Path, PathBuf};

use ledger::Document;
use serde_json::{Map, Value, json};
use store::{SqliteStore, Store as _};

use crate::room::{CONTRIBUTOR, Room};

/// Asked by whoever has a token, and answered with what is another each time, or without end.
const NOT_SHOWN: [&str; 7] =
    ["changes", "corrections", "correct", "webhooks", "subscribe", "setSubscription", "unsubscribe"];

fn beside_the_source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A record of the reports of one club among the examples.
fn record(folder: &Path) -> PathBuf {
    let path = folder.join("record.db");
    let mut store = SqliteStore::open(&path).unwrap();
    let reader = reader::Reader::new().unwrap();
    let mut reports: Vec<PathBuf> = std::fs::read_dir(beside_the_source("../../examples/reports"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_stem().is_some_and(|name| name.to_string_lossy().contains("-harbour-")))
        .collect();
    reports.sort();
    assert!(reports.len() > 3);
    for path in reports {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let report = Document::new(name, std::fs::read_to_string(&path).unwrap());
        let reading = reader.read(&report);
        let at = "2024-02-10T12:00:00Z".parse().unwrap();
        store.add(&report, reading.published.as_ref(), &reading.claims, at).unwrap();
    }
    path
}

/// Where the question stands that the examples of its parameters ask.
fn address(path: &str, operation: &Value) -> String {
    let mut address = format!("/api/v1{path}");
    for parameter in operation["parameters"].as_array().unwrap() {
        let example = match &parameter["example"] {
            Value::String(text) => text.replace(' ', "%20"),
            Value::Null => continue,
            other => other.to_string(),
        };
        let name = parameter["name"].as_str().unwrap();
        match parameter["in"].as_str().unwrap() {
            "path" => address = address.replace(&format!("{{{name}}}"), &example),
            "query" => {
                let join = if address.contains('?') { '&' } else { '?' };
                address = format!("{address}{join}{name}={example}");
            }
            _ => {}
        }
    }
    address
}

/// Of each list the first.
fn first(value: &mut Value) {
    match value {
        Value::Array(all) => {
            all.truncate(1);
            all.iter_mut().for_each(first);
        }
        Value::Object(fields) => fields.values_mut().for_each(first),
        _ => {}
    }
}

#[test]
fn examples_of_answers_are_what_a_server_answers() {
    let folder = tempfile::tempdir().unwrap();
    let room = Room::beside(&record(folder.path()));
    let told = room.get("/api/v1/openapi.json").json();
    let mut own = Map::new();
    for (path, operations) in told["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap();
            if NOT_SHOWN.contains(&id) {
                continue;
            }
            let address = address(path, operation);
            let answer = match method.as_str() {
                "get" => room.get(&address),
                _ => {
                    let token = format!("Bearer {CONTRIBUTOR}");
                    let headers = [("content-type", "application/json"), ("authorization", token.as_str())];
                    let sent = &operation["requestBody"]["content"]["application/json"]["example"];
                    room.post(&address, &headers, sent.to_string().as_bytes())
                }
            };
            assert!(matches!(answer.status, 200 | 201), "{address}: {} {}", answer.status, answer.body);
            let line = answer.body.lines().next().unwrap_or_default();
            let mut shown: Value = serde_json::from_str(line).unwrap();
            first(&mut shown);
            own.insert(id.to_owned(), shown);
        }
    }
    let own = format!("{:#}\n", Value::Object(own));
    let path = beside_the_source("src/api/examples.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, own).unwrap();
        return;
    }
    assert!(std::fs::read_to_string(&path).unwrap() == own, "BLESS=1 writes examples.json as it is now");
    let shown =
        &told["paths"]["/search"]["get"]["responses"]["200"]["content"]["application/json"]["example"];
    assert_eq!(shown["hits"][0]["name"], json!("Declan Rowntree"));
}

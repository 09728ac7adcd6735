//! The examples of answers in the OpenAPI document are what a server answers to the examples of questions.
//!
//! `BLESS=1` writes them anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ledger::Document;
use serde_json::{Map, Value, json};
use serve::{Outward, Posted};
use store::{SqliteStore, Store as _};

use crate::changes::Listener;
use crate::hooks::World;
use crate::room::{CURATOR, Room};

/// Done after everything else has been asked, in this order: each has then what it is about.
const LAST: [&str; 8] = [
    "addDocument", "correct", "corrections", "subscribe", "webhooks", "setSubscription", "changes",
    "unsubscribe",
];

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

/// Something that the document tells can be asked or done.
struct Told {
    path: String,
    method: String,
    operation: Value,
}

/// All of it, in the order in which it is asked here.
fn operations(document: &Value) -> Vec<Told> {
    let mut all = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let (path, method) = (path.clone(), method.to_uppercase());
            all.push(Told { path, method, operation: operation.clone() });
        }
    }
    all.sort_by_key(|told| LAST.iter().position(|id| *id == told.id()).map_or(0, |place| place + 1));
    all
}

impl Told {
    fn id(&self) -> &str {
        self.operation["operationId"].as_str().unwrap()
    }

    /// The examples of its parameters in the path, the query or the headers.
    fn examples(&self, place: &str) -> BTreeMap<&str, String> {
        let parameters = self.operation["parameters"].as_array().unwrap().iter();
        let given = parameters.filter(|p| p["in"] == place && !p["example"].is_null());
        given
            .map(|p| {
                let example = &p["example"];
                let text =
                    example.as_str().map_or_else(|| example.to_string(), |text| text.replace(' ', "%20"));
                (p["name"].as_str().unwrap(), text)
            })
            .collect()
    }

    /// Where the question stands that the examples of its parameters ask.
    fn address(&self) -> String {
        let path = self
            .examples("path")
            .iter()
            .fold(self.path.clone(), |path, (name, example)| path.replace(&format!("{{{name}}}"), example));
        let query: Vec<_> =
            self.examples("query").iter().map(|(name, example)| format!("{name}={example}")).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/api/v1{path}{mark}{}", query.join("&"))
    }

    /// What it answers: where several lines come, the first; nothing, where that is what it should answer. What is said of a claim is said
    /// of the one that was answered before.
    fn asked(&self, room: &Room, before: &Map<String, Value>) -> Option<Value> {
        let address = self.address();
        // Of a report that is known already 200 tells as well.
        let answers = self.operation["responses"].as_object().unwrap();
        let (status, good) = answers.iter().rfind(|(status, _)| status.starts_with('2')).unwrap();
        if !good["content"]["text/event-stream"].is_null() {
            let query = address.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
            let last = self.examples("header").remove("Last-Event-ID");
            return Some(Listener::of(room, &query, last.as_deref()).heard());
        }
        let token = format!("Bearer {CURATOR}");
        let mut headers = vec![("content-type", "application/json")];
        if !self.operation["security"].is_null() {
            headers.push(("authorization", token.as_str()));
        }
        let mut sent = self.operation["requestBody"]["content"]["application/json"]["example"].clone();
        if let Some(claim) = sent.get_mut("claim") {
            *claim = before["claims"]["claim"]["id"].clone();
        }
        let sent = if sent.is_null() { String::new() } else { sent.to_string() };
        let answer = room.send_with(&self.method, &address, &headers, sent.as_bytes());
        assert_eq!(answer.status.to_string(), *status, "{} {address}: {}", self.method, answer.body);
        let line = answer.body.lines().next();
        assert_eq!(line.is_none(), good["content"].is_null(), "{}: {}", self.id(), answer.body);
        line.map(|line| serde_json::from_str(line).unwrap())
    }
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

/// The record, and a server that may call others.
fn room(folder: &Path) -> Room {
    let world: Arc<dyn Outward> = World::answering(|_, _| Posted::Answered(204, None));
    Room::beside_with(&record(folder), |setup| setup.outward = Some(world))
}

#[test]
fn examples_of_answers_are_what_a_server_answers() {
    let folder = tempfile::tempdir().unwrap();
    let room = room(folder.path());
    let document = room.get("/api/v1/openapi.json").json();
    let operations = operations(&document);
    let mut own = Map::new();
    for told in &operations {
        if let Some(mut shown) = told.asked(&room, &own) {
            first(&mut shown);
            own.insert(told.id().to_owned(), shown);
        }
    }
    assert_eq!(own.len() + 1, operations.len(), "only what ends a subscription answers nothing");
    let own = format!("{:#}\n", Value::Object(own));
    let path = beside_the_source("src/api/examples.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, own).unwrap();
        return;
    }
    assert!(std::fs::read_to_string(&path).unwrap() == own, "BLESS=1 writes examples.json as it is now");
    let shown =
        &document["paths"]["/search"]["get"]["responses"]["200"]["content"]["application/json"]["example"];
    assert_eq!(shown["hits"][0]["name"], json!("Declan Rowntree"));
}

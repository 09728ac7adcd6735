//! The API: the same data, told to programs.

use serde_json::{Value, json};
use serve::Limits;

use crate::room::{CONTRIBUTOR, CURATOR, READER, Room};

#[test]
fn questions_are_answered_as_of_any_day() {
    let room = Room::open();
    let board = room.get("/api/v1/board?club=Kestrel%20Town&as_of=2024-01-20").json();
    assert_eq!(board["as_of"], "2024-01-20");
    assert_eq!(board["teams"][0]["rows"][0]["player"], "Ned Harrow");
    assert_eq!(board["teams"][0]["rows"][0]["status"], "out");
    let player = room.get("/api/v1/players/Harrow").json();
    assert_eq!(player["player"]["name"], "Ned Harrow");
    assert_eq!(player["spells"].as_array().unwrap().len(), 1);
    let outlook = room.get("/api/v1/players/Harrow/outlook?as_of=2024-02-06").json();
    assert_eq!(outlook["as_of"], "2024-02-06");
    assert_eq!(room.get("/api/v1/sources").status, 200);
    assert_eq!(room.get("/api/v1/search?q=harr").json()["hits"][0]["name"], "Ned Harrow");
    let clubs = room.get("/api/v1/clubs").json();
    assert!(clubs["clubs"].as_array().unwrap().iter().any(|c| c["name"] == "Kestrel Town"));
}

#[test]
fn lists_come_part_by_part_and_whole() {
    let room = Room::open();
    let mut seen = Vec::new();
    let mut path = "/api/v1/documents?limit=2".to_owned();
    loop {
        let part = room.get(&path).json();
        seen.extend(
            part["documents"].as_array().unwrap().iter().map(|d| d["doc"].as_str().unwrap().to_owned()),
        );
        let Some(next) = part["next"].as_str() else { break };
        path = format!("/api/v1/documents?limit=2&cursor={next}");
    }
    assert_eq!(seen, ["kestrel-1", "rivermouth-1", "kestrel-2"]);
    let none = room.get("/api/v1/documents?recorded_by=2000-01-01").json();
    assert_eq!(none["documents"], json!([]), "nothing had been recorded by then");
    let first = room.get("/api/v1/players?limit=1").json();
    let cursor = first["next"].as_str().unwrap().replace('%', "%25");
    let second = room.get(&format!("/api/v1/players?limit=1&cursor={cursor}")).json();
    assert_ne!(first["players"][0]["name"], second["players"][0]["name"]);
    let one = room.get("/api/v1/documents/kestrel-1").json();
    let evidence = &one["claims"][0]["evidence"][0];
    let (start, end) =
        (evidence["start"].as_u64().unwrap() as usize, evidence["end"].as_u64().unwrap() as usize);
    assert_eq!(&one["text"].as_str().unwrap()[start..end], evidence["text"].as_str().unwrap());
}

#[test]
fn claims_come_one_a_line() {
    let room = Room::open();
    let lines = room.get("/api/v1/claims?player=Harrow");
    assert_eq!(lines.header("content-type"), "application/x-ndjson");
    let lines: Vec<Value> = lines.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(
        lines.len() > 3 && lines.iter().all(|l| l["claim"]["player"].as_str().unwrap().contains("Harrow"))
    );
    let injuries = room.get("/api/v1/claims?kind=injury");
    assert!(injuries.body.lines().count() >= 3, "{}", injuries.body);
    assert_eq!(room.get("/api/v1/claims?kind=none").status, 400);
}

#[test]
fn trouble_is_told_as_problem_json() {
    let room = Room::open();
    for (path, status) in [
        ("/api/v1/board?as_of=tomorrow", 400),
        ("/api/v1/board?as_of=", 400),
        ("/api/v1/players?limit=many", 400),
        ("/api/v1/players?limit=0", 400),
        ("/api/v1/documents?cursor=none", 404),
        ("/api/v1/players/Nobody", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/read", 405),
    ] {
        let answer = room.get(path);
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        let problem = answer.json();
        assert_eq!(problem["status"], status, "{path}");
        assert!(!problem["detail"].as_str().unwrap().is_empty(), "{path}");
    }
    assert_eq!(room.get("/api/v1/players/Ned%20Harow").json()["near"], json!(["Ned Harrow"]));
}

#[test]
fn who_has_an_answer_gets_only_its_tag() {
    let room = Room::open();
    let first = room.get("/api/v1/board");
    let tag = first.header("etag").to_owned();
    assert!(tag.len() > 10);
    let again = room.get_with("/api/v1/board", &[("if-none-match", &tag)]);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert_eq!(again.header("etag"), tag);
    assert_eq!(room.get_with("/api/v1/board", &[("if-none-match", "\"other\"")]).status, 200);
}

#[test]
fn only_contributors_add_and_what_they_add_is_seen_at_once() {
    let room = Room::open();
    let report = json!({
        "text": "Rivermouth Rovers striker Ivo Lund has injured his right knee and will miss two weeks, the club said.",
        "published": "2024-02-09", "title": "Lund hurt", "outlet": "Coast Sport",
    });
    let before = room.get("/api/v1/board?club=Rivermouth%20Rovers").header("etag").to_owned();
    let json = [("content-type", "application/json")];
    assert_eq!(room.post("/api/v1/documents", &json, report.to_string().as_bytes()).status, 401);
    assert_eq!(room.add("wrong", &report).status, 401);
    assert_eq!(room.add(READER, &report).status, 403);
    assert_eq!(room.get("/players/Ivo%20Lund").status, 404, "nothing of it was kept");
    let added = room.add(CONTRIBUTOR, &report);
    assert_eq!(added.status, 201, "{}", added.body);
    assert_eq!(added.json()["added"], "new");
    assert_eq!(room.get(added.header("location")).json()["document"]["title"], "Lund hurt");
    let after = room.get("/api/v1/board?club=Rivermouth%20Rovers");
    assert!(after.body.contains("Ivo Lund") && after.header("etag") != before);
    assert_eq!(room.add(CONTRIBUTOR, &report).status, 200, "known already");
    for bad in [
        json!({}),
        json!({"text": " "}),
        json!({"text": 3}),
        json!({"text": "x", "published": "soon"}),
        json!({"text": "x", "more": 1}),
    ] {
        let answer = room.add(CONTRIBUTOR, &bad);
        assert!(matches!(answer.status, 400 | 422), "{bad}: {}", answer.status);
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
}

#[test]
fn reading_keeps_nothing() {
    let room = Room::open();
    let report = json!({"text": "Otto Lindqvist sprained his ankle on Friday.", "published": "2024-02-09"});
    let json = [("content-type", "application/json")];
    let read = room.post("/api/v1/read", &json, report.to_string().as_bytes());
    assert_eq!(read.json()["players"][0]["player"], "Otto Lindqvist", "{}", read.body);
    assert_eq!(room.get("/players/Otto%20Lindqvist").status, 404);
}

#[test]
fn every_path_that_is_described_is_there_and_every_shape_is_known() {
    let room = Room::open();
    let told = room.get("/api/v1/openapi.json").json();
    assert_eq!(told["openapi"], "3.1.0");
    for (path, operations) in told["paths"].as_object().unwrap() {
        // What has no end is listened to in a test of its own.
        if path == "/changes" {
            continue;
        }
        for method in operations.as_object().unwrap().keys() {
            let address = format!(
                "/api/v1{}",
                path.replace("{name}", "Ned%20Harrow")
                    .replace("{league}", "coast-league")
                    .replace("{id}", "kestrel-1")
            );
            let answer = match method.as_str() {
                "get" => room.get(&address),
                "delete" => room.send("DELETE", &address, &[]),
                "patch" => room.send_with("PATCH", &address, &[("content-type", "application/json")], b"{}"),
                _ => room.post(&address, &[("content-type", "application/json")], b"{}"),
            };
            assert!(!matches!(answer.status, 404 | 405 | 500), "{method} {path}: {}", answer.status);
            let statuses = operations[method]["responses"].as_object().unwrap();
            assert!(statuses.contains_key(&answer.status.to_string()), "{method} {path}: {}", answer.status);
        }
    }
    let schemas = &told["components"]["schemas"];
    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
                fields.values().for_each(|v| references(v, found));
            }
            Value::Array(items) => items.iter().for_each(|v| references(v, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    references(&told, &mut found);
    assert!(found.len() > 20);
    for reference in found {
        let name = reference.strip_prefix("#/components/schemas/").unwrap_or_else(|| panic!("{reference}"));
        assert!(schemas.get(name).is_some(), "{reference}");
    }
}

#[test]
fn a_league_is_told_club_by_club() {
    let room = Room::open();
    let leagues = room.get("/api/v1/leagues").json();
    assert!(
        leagues["leagues"]
            .as_array()
            .unwrap()
            .contains(&json!({"name": "Coast League", "path": "/leagues/coast-league"}))
    );
    let board = room.get("/api/v1/leagues/coast-league/board?as_of=2024-02-20").json();
    assert_eq!((&board["season"], &board["as_of"]), (&json!("2023/24"), &json!("2024-02-20")));
    let clubs = board["clubs"].as_array().unwrap();
    let names: Vec<_> = clubs.iter().map(|club| club["club"].as_str().unwrap()).collect();
    assert_eq!(names, ["Kestrel Town", "Rivermouth Rovers", "Wendle Park"]);
    assert_eq!(clubs[1]["rows"][0]["player"], "Tom Adeyemi-Cole");
    assert_eq!(clubs[1]["rows"][0]["back_soon"], true);
    assert_eq!(clubs[0]["rows"][0]["back_soon"], false);
    assert!(clubs[2]["rows"].as_array().unwrap().is_empty());
    let own = room.get("/api/v1/board?club=Kestrel%20Town&as_of=2024-02-20").json();
    assert_eq!(
        own["teams"][0]["rows"][0]["identity"], clubs[0]["rows"][0]["identity"],
        "as on its own board"
    );
    assert_eq!(room.get("/api/v1/leagues/none/board").status, 404);
    assert_eq!(room.get("/api/v1/leagues/coast-league/board?as_of=soon").status, 400);
}

/// A server with some of the example reports.
fn with_examples() -> Room {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let names = ["01-harbour-rowntree-carried-off", "02-harbour-scan-verdict", "03-harbour-correction"];
    let reports = names.map(|name| {
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        ledger::Document::new(name, text)
    });
    Room::with(&reports, Limits::default())
}

#[test]
fn every_example_of_the_description_is_answered() {
    let room = with_examples();
    let told = room.get("/api/v1/openapi.json").json();
    let (mut asked, mut sent) = (0, 0);
    for (path, operations) in told["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let name = format!("{method} {path}");
            let parameters = operation["parameters"].as_array().unwrap();
            let written = |p: &Value| match &p["example"] {
                Value::String(text) => text.bytes().map(|b| format!("%{b:02X}")).collect::<String>(),
                other => other.to_string(),
            };
            let mut address = format!("/api/v1{path}");
            for p in parameters.iter().filter(|p| p["in"] == "path" && !p["example"].is_null()) {
                address = address.replace(&format!("{{{}}}", p["name"].as_str().unwrap()), &written(p));
            }
            if let Some(content) = operation["requestBody"]["content"].as_object() {
                let example = &content["application/json"]["example"];
                let bearer = format!("Bearer {CURATOR}");
                let headers = [("content-type", "application/json"), ("authorization", bearer.as_str())];
                let answer = room.send_with(
                    &method.to_uppercase(),
                    &address,
                    &headers,
                    example.to_string().as_bytes(),
                );
                // It is understood; that it is of nothing in this record, or that this server calls nobody, is another matter.
                assert!(matches!(answer.status, 200 | 201 | 403 | 404), "{name}: {}", answer.body);
                sent += 1;
            } else if method == "get" && operation["security"].is_null() && path != "/changes" {
                assert_eq!(room.get(&address).status, 200, "{name}");
                for p in parameters.iter().filter(|p| p["in"] == "query" && !p["example"].is_null()) {
                    let answer =
                        room.get(&format!("{address}?{}={}", p["name"].as_str().unwrap(), written(p)));
                    assert_eq!(answer.status, 200, "{name} {}: {}", p["name"], answer.body);
                    asked += 1;
                }
            }
        }
    }
    assert!(asked >= 20 && sent == 5, "{asked} asked, {sent} sent");
}

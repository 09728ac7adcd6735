//! The server, asked over a pipe by the client of the official SDK.
#![allow(clippy::disallowed_methods, reason = "tests have a clock and files")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::sync::Arc;

use jiff::Timestamp;
use ledger::{Dating, Document, parse_date};
use mcp::Setup;
use outlook::forecast::Forecaster;
use pack::Pack;
use reader::Reader;
use rmcp::ServiceExt as _;
use rmcp::model::{CallToolRequestParams, CallToolResult};
use rmcp::service::{RoleClient, RunningService};
use serde_json::{Value, json};
use store::{SqliteStore, Store as _};

const HARROW: &str = "Kestrel Town midfielder Ned Harrow has torn his left hamstring and will be out for six weeks, the club said on Monday.";
const RUNS: &str = "Kestrel Town midfielder Ned Harrow is running on grass again four weeks after tearing his left hamstring. \
     Manager Jim Pell said: \"Harrow should be back in team training next week.\"";
const KEEPER: &str =
    "Rivermouth Rovers goalkeeper Tom Adeyemi broke a finger on Tuesday and is out for a month.";

struct Room {
    client: RunningService<RoleClient, ()>,
    path: std::path::PathBuf,
    _folder: tempfile::TempDir,
}

impl Room {
    async fn open() -> Self {
        let packs = vec![Arc::new(Pack::premier_league().clone())];
        Self::with(
            packs,
            &[
                ("harrow", "2024-01-08", HARROW),
                ("runs", "2024-02-05", RUNS),
                ("keeper", "2024-02-01", KEEPER),
            ],
        )
        .await
    }

    /// One with these reports: name, day and text.
    async fn with(packs: Vec<Arc<Pack>>, reports: &[(&str, &str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.db");
        let reader =
            packs.iter().fold(Reader::new().unwrap(), |reader, pack| reader.with_pack(Arc::clone(pack)));
        let mut store = SqliteStore::open(&path).unwrap();
        for (doc, day, text) in reports {
            let mut document = Document::new(*doc, *text);
            document.published = parse_date(day).ok().map(Dating::given);
            document.outlet = Some("Coast Sport".into());
            document.url = Some(format!("https://coast.example/{doc}"));
            let reading = reader.read(&document);
            store.add(&document, reading.published.as_ref(), &reading.claims, Timestamp::now()).unwrap();
        }
        let opened = path.clone();
        let setup = Setup {
            open: Box::new(move || Ok(Box::new(SqliteStore::open_read_only(&opened)?))),
            packs,
            reader,
            model: Forecaster::bundled().unwrap(),
            today: || parse_date("2024-02-10").unwrap(),
        };
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let (from, to) = tokio::io::split(theirs);
        tokio::spawn(mcp::serve(setup, from, to));
        Self { client: ().serve(ours).await.unwrap(), path, _folder: folder }
    }

    async fn call(&self, tool: &'static str, arguments: Value) -> CallToolResult {
        let Value::Object(arguments) = arguments else { panic!("arguments are an object") };
        self.client.call_tool(CallToolRequestParams::new(tool).with_arguments(arguments)).await.unwrap()
    }

    /// What a tool answers: in words, and for programs.
    async fn told(&self, tool: &'static str, arguments: Value) -> (String, Value) {
        let result = self.call(tool, arguments).await;
        assert_eq!(result.is_error, Some(false), "{result:?}");
        (words(&result), result.structured_content.unwrap())
    }

    async fn refused(&self, tool: &'static str, arguments: Value) -> String {
        let result = self.call(tool, arguments).await;
        assert_eq!(result.is_error, Some(true), "{result:?}");
        words(&result)
    }
}

fn words(result: &CallToolResult) -> String {
    result.content.iter().filter_map(|content| content.as_text()).map(|text| text.text.as_str()).collect()
}

/// Every source of an answer quotes its report as it stands.
fn quotes(told: &Value) -> usize {
    let mut count = 0;
    for source in told["sources"].as_array().unwrap() {
        let name = source["doc"].as_str().unwrap();
        let text = match name {
            "harrow" => HARROW,
            "runs" => RUNS,
            "keeper" => KEEPER,
            other => panic!("{other}"),
        };
        assert_eq!(source["url"], format!("https://coast.example/{name}"));
        assert_eq!(source["outlet"], "Coast Sport");
        for quote in source["quotes"].as_array().unwrap() {
            let at = |end: &str| usize::try_from(quote[end].as_u64().unwrap()).unwrap();
            assert_eq!(&text[at("start")..at("end")], quote["text"].as_str().unwrap());
            count += 1;
        }
    }
    count
}

#[tokio::test]
async fn each_tool_says_what_it_takes_gives_and_leaves_alone() {
    let room = Room::open().await;
    let tools = room.client.list_all_tools().await.unwrap();
    let mut names: Vec<_> = tools.iter().map(|tool| tool.name.to_string()).collect();
    names.sort();
    assert_eq!(names, ["evidence", "forecast", "player_timeline", "read_report", "who_is_out"]);
    for tool in &tools {
        assert!(tool.description.as_ref().is_some_and(|text| text.len() > 40), "{}", tool.name);
        assert_eq!(tool.annotations.as_ref().unwrap().read_only_hint, Some(true), "{}", tool.name);
        let output = tool.output_schema.as_ref().unwrap();
        assert!(output["properties"].get("sources").is_some(), "{}: {output:?}", tool.name);
        assert_eq!(tool.input_schema["additionalProperties"], json!(false), "{}", tool.name);
    }
}

#[tokio::test]
async fn who_is_out_tells_of_a_club_or_of_all_as_of_a_day() {
    let room = Room::open().await;
    let (text, told) = room.told("who_is_out", json!({})).await;
    let players: Vec<_> = told["players"].as_array().unwrap().iter().map(|p| p["player"].clone()).collect();
    assert_eq!(players, ["Ned Harrow", "Tom Adeyemi"], "{text}");
    assert!(quotes(&told) >= 2, "{told}");
    assert!(text.contains("Ned Harrow: out") && text.contains("[1] Coast Sport"), "{text}");
    let (text, told) = room.told("who_is_out", json!({"club": "rivermouth", "as_of": "2024-01-10"})).await;
    assert_eq!(told["players"], json!([]));
    assert!(text.starts_with("Nobody of Rivermouth Rovers is known to be out"), "{text}");
    let (text, told) = room.told("who_is_out", json!({"limit": 1})).await;
    assert_eq!(told["left_off"], 1);
    assert!(text.contains("1 more are left off") || text.contains("1 more"), "{text}");
}

#[tokio::test]
async fn whoever_has_left_the_club_by_the_pack_is_not_out_there_any_more() {
    let players = "player_code,given,family,known_as,club,first_season,last_season\n\
        1,Gus,Lomax,Lomax,Kestrel Town,2021,2022\n2,Ned,Harrow,Harrow,Kestrel Town,2021,2023\n";
    let league = Pack::from_csv("coast-league", Some(players.as_bytes()), None).unwrap();
    let lomax = "Kestrel Town defender Gus Lomax has ruptured the anterior cruciate ligament in his knee and will be out for a year, the club said.";
    let reports = [("lomax", "2023-04-20", lomax), ("harrow", "2024-01-08", HARROW)];
    let room = Room::with(vec![Arc::new(league)], &reports).await;
    let out = async |as_of: &str| {
        let asked = json!({"club": "Kestrel Town", "as_of": as_of, "lapsed": true});
        room.told("who_is_out", asked).await.0
    };
    assert!(out("2023-05-20").await.contains("Gus Lomax"));
    let now = out("2024-02-10").await;
    assert!(now.contains("Ned Harrow") && !now.contains("Lomax") && !now.contains("more player"), "{now}");
}

#[tokio::test]
async fn a_timeline_and_a_forecast_carry_their_sources() {
    let room = Room::open().await;
    let (text, told) = room.told("player_timeline", json!({"player": "harrow"})).await;
    assert_eq!(told["spells"].as_array().unwrap().len(), 1, "{told}");
    assert!(
        quotes(&told) >= 2 && text.contains("hamstring") && text.contains("https://coast.example/runs"),
        "{text}"
    );
    let (_, before) = room.told("player_timeline", json!({"player": "harrow", "as_of": "2024-01-20"})).await;
    assert!(quotes(&before) < quotes(&told), "what was said later is not known yet");
    let (text, told) = room.told("forecast", json!({"player": "Ned Harrow"})).await;
    assert_eq!(told["state"], "no_fixtures", "{text}");
    assert!(quotes(&told) >= 1, "{told}");
}

#[tokio::test]
async fn evidence_is_whole_sentences_and_a_claim_is_found_again() {
    let room = Room::open().await;
    let (_, told) = room.told("evidence", json!({"player": "Harrow", "kind": "injury"})).await;
    let claims = told["claims"].as_array().unwrap();
    assert!(!claims.is_empty() && quotes(&told) >= 1);
    let sentence = claims[0]["evidence"][0]["sentence"]["text"].as_str().unwrap();
    assert!(sentence.starts_with("Kestrel Town midfielder") && sentence.ends_with('.'), "{sentence}");
    let id = claims[0]["id"].as_str().unwrap();
    let (text, again) = room.told("evidence", json!({"claim": &id[..8]})).await;
    assert_eq!(again["claims"].as_array().unwrap().len(), 1);
    assert!(again["claims"][0]["id"] == id && text.contains(id), "{text}");
}

#[tokio::test]
async fn a_report_is_read_and_not_kept() {
    let room = Room::open().await;
    let report = "Rivermouth Rovers striker Ivo Lund has injured his right knee and will miss two weeks, the club said.";
    let (text, told) = room.told("read_report", json!({"text": report, "published": "2024-02-09"})).await;
    assert_eq!(told["players"][0]["player"], "Ivo Lund", "{text}");
    let quote = &told["sources"][0]["quotes"][0];
    assert!(report.contains(quote["text"].as_str().unwrap()) && text.contains("Ivo Lund: out"), "{text}");
    let kept = SqliteStore::open_read_only(&room.path).unwrap();
    assert_eq!(kept.counts().unwrap().documents, 3);
}

#[tokio::test]
async fn what_cannot_be_answered_is_said_so_with_what_may_be_meant() {
    let room = Room::open().await;
    let near = room.refused("player_timeline", json!({"player": "Ned Harow"})).await;
    assert!(near.contains("Did you mean Ned Harrow?"), "{near}");
    let club = room.refused("who_is_out", json!({"club": "Kestrel Twon"})).await;
    assert!(club.contains("Did you mean Kestrel Town?"), "{club}");
    for (tool, asked, why) in [
        ("who_is_out", json!({"as_of": "yesterday"}), "as_of: a date is written YYYY-MM-DD"),
        ("who_is_out", json!({"limit": 0}), "limit: from 1 to 500"),
        ("forecast", json!({"player": " "}), "player: a name is needed"),
        ("evidence", json!({}), "Give either a player or a claim's identity"),
        ("evidence", json!({"claim": "xyz!"}), "claim: an identity is hexadecimal"),
        ("evidence", json!({"claim": "00000000ffff"}), "No claim of the identity"),
        ("evidence", json!({"player": "Harrow", "kind": "bruise"}), "the kinds are"),
        ("read_report", json!({"text": " "}), "text: there is none"),
        ("read_report", json!({"text": "x", "published": "2024-02-31"}), "published: a date"),
    ] {
        let said = room.refused(tool, asked.clone()).await;
        assert!(said.contains(why), "{tool} {asked}: {said}");
    }
    let Value::Object(unknown) = json!({"clubs": "x"}) else { unreachable!() };
    let params = CallToolRequestParams::new("who_is_out").with_arguments(unknown);
    let failed = format!("{:?}", room.client.call_tool(params).await);
    assert!(failed.contains("clubs"), "an argument that there is none of is named: {failed}");
    assert_eq!(room.told("who_is_out", json!({})).await.1["left_off"], 0, "others are answered after that");
}

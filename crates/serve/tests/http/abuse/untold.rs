//! Nothing is written or told without a token that may, and what is counted names no one.

use ledger::parse_date;
use serde_json::{Value, json};
use serve::{Role, Token, Tokens};

use crate::room::{CONTRIBUTOR, READER, Room};

/// Every operation that needs a token: method, path, role, and what would be sent.
fn guarded(room: &Room) -> Vec<(String, String, String, Value)> {
    let told = room.get("/api/v1/openapi.json").json();
    let mut all = Vec::new();
    for (path, operations) in told["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            if operation["security"].is_null() {
                continue;
            }
            let role = operation["description"].as_str().unwrap();
            let role = ["contributor", "curator"].into_iter().find(|r| role.contains(r)).unwrap().to_owned();
            let sent = match operation["operationId"].as_str().unwrap() {
                "addDocument" => json!({"text": "Ned Harrow has broken his leg."}),
                "subscribe" => json!({"url": "https://desk.example/"}),
                "correct" => json!({"do": "undo", "edit": 1, "reason": "x"}),
                "setSubscription" => json!({"enabled": true}),
                _ => Value::Null,
            };
            all.push((method.to_uppercase(), format!("/api/v1{}", path.replace("{id}", "x")), role, sent));
        }
    }
    assert!(all.len() >= 7, "{all:?}");
    all
}

#[test]
fn without_a_good_token_nothing_is_written_and_nothing_told() {
    let room = Room::open();
    let reports = || room.get("/api/v1/documents").body;
    let before = reports();
    let lines = [
        Token::of(Role::Contributor, "desk", CONTRIBUTOR).line(),
        Token::of(Role::Reader, "fan", READER).line(),
        Token::of(Role::Curator, "Ada Berg", "old").until(parse_date("2024-01-01").unwrap()).line(),
    ];
    room.keys.replace(Tokens::of(&lines.join("\n")).unwrap());
    let digest = lines[0].split(' ').nth(1).unwrap().to_owned();
    let forged = [
        String::new(),
        "Bearer".into(),
        "Bearer ".into(),
        format!("Bearer {digest}"),
        format!("bearer {}", CONTRIBUTOR.to_uppercase()),
        format!("Basic {CONTRIBUTOR}"),
        format!("Bearer {CONTRIBUTOR}x"),
        format!("Bearer {}", &CONTRIBUTOR[..5]),
        format!("Bearer {CONTRIBUTOR} {CONTRIBUTOR}"),
        "Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiY3VyYXRvciJ9.".into(),
        format!("Bearer {}", "a".repeat(8_000)),
        "Bearer ' OR '1'='1".into(),
        "Bearer old".into(),
    ];
    for (method, path, role, sent) in guarded(&room) {
        let body = if sent.is_null() { String::new() } else { sent.to_string() };
        for token in &forged {
            let headers: Vec<_> = [("content-type", "application/json"), ("authorization", token.as_str())]
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .collect();
            let answer = room.send_with(&method, &path, &headers, body.as_bytes());
            assert_eq!(answer.status, 401, "{method} {path} {token}: {}", answer.body);
            let challenge = answer.header("www-authenticate");
            assert!(challenge.starts_with("Bearer "), "{challenge}");
            assert_eq!(challenge.contains("invalid_token"), token == "Bearer old", "{token}: {challenge}");
            for leak in [digest.as_str(), CONTRIBUTOR, "Ada Berg", "desk"] {
                assert!(!answer.body.contains(leak), "{path}: {}", answer.body);
            }
        }
        let small = if role == "curator" { CONTRIBUTOR } else { READER };
        let bearer = format!("Bearer {small}");
        let headers = [("content-type", "application/json"), ("authorization", bearer.as_str())];
        let answer = room.send_with(&method, &path, &headers, body.as_bytes());
        assert_eq!(answer.status, 403, "{method} {path}: {}", answer.body);
    }
    let expired =
        room.post("/sign-in", &[("content-type", "application/x-www-form-urlencoded")], b"token=old");
    assert!(expired.status == 401 && expired.body.contains("good until 1 Jan 2024"), "{}", expired.body);
    assert_eq!(reports(), before, "nothing was written");
}

#[test]
fn what_is_counted_names_no_one() {
    let room = Room::open();
    room.get("/players/Ned%20Harrow");
    room.get("/players/Ned%20Harrow");
    let metrics = room.get("/metrics").body;
    assert!(
        metrics.contains("sidelined_answers_total{route=\"/players/{name}\",status=\"200\"} 2"),
        "{metrics}"
    );
    assert!(metrics.contains("sidelined_answers_kept_total 1"), "{metrics}");
    assert!(!metrics.contains("Harrow"));
}

//! Bodies, heads and paths that are too large, malformed, or lead out of the record.

use std::time::Duration;

use serde_json::json;
use serve::Limits;

use super::said;
use crate::room::{CONTRIBUTOR, Room};

#[test]
fn bodies_that_are_too_large_or_no_text_are_refused() {
    let room = Room::with(&[], Limits { body: 10_000, ..Limits::default() });
    let large = room.add(CONTRIBUTOR, &json!({"text": "x".repeat(20_000)}));
    assert_eq!(large.status, 413, "{}", large.body);
    assert_eq!(large.header("content-type"), "application/problem+json");
    let json = [("content-type", "application/json")];
    for body in [&b"{"[..], b"\xff\xfe", b"[]", b"null", b""] {
        let answer = room.post("/api/v1/read", &json, body);
        assert!(matches!(answer.status, 400 | 422), "{body:?}: {}", answer.status);
    }
    let deep = "[".repeat(9_000);
    assert!(matches!(room.post("/api/v1/read", &json, deep.as_bytes()).status, 400 | 422));
    assert_eq!(room.post("/api/v1/read", &[("content-type", "text/plain")], b"x").status, 422);
    assert_eq!(room.get("/healthz").body, "ok\n");
}

#[test]
fn heads_that_are_too_large_or_malformed_are_refused() {
    let room = Room::with(&[], Limits { head: Duration::from_secs(2), ..Limits::default() });
    let mut bomb = b"GET / HTTP/1.1\r\nHost: x\r\n".to_vec();
    for n in 0..5_000 {
        bomb.extend(format!("X-{n}: {}\r\n", "y".repeat(50)).bytes());
    }
    bomb.extend(b"\r\n");
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(100_000));
    let field = format!("GET / HTTP/1.1\r\nHost: x\r\nCookie: {}\r\n\r\n", "a".repeat(100_000));
    for request in [
        &bomb[..],
        long.as_bytes(),
        field.as_bytes(),
        b"NONSENSE\r\n\r\n",
        b"GET  HTTP/9.9\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
        // What two servers may read as two different requests.
        b"POST /api/v1/read HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        b"POST /api/v1/read HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"POST /api/v1/read HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    ] {
        let answer = said(&room, request);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{request:?}: {answer}");
    }
    assert_eq!(room.get("/readyz").body, "ready\n");
}

#[test]
fn paths_that_lead_out_lead_nowhere() {
    let room = Room::open();
    for path in [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/..%5c..%5cwindows%5cwin.ini",
        "/reports/..%2f..%2f..%2fetc%2fpasswd",
        "/reports/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/reports/%252e%252e%252fetc%252fpasswd",
        "/style.css/../../etc/passwd",
        "/style.css%00.html",
        "/statistics/..%2f..%2fetc%2fpasswd.svg",
        "/statistics/%00.svg",
        "/players/%00",
        "/players/%ff%fe",
        "/players/..%2f..%2fetc%2fpasswd",
        "/clubs/%2e%2e",
        "/claims/..%2f..%2ftokens.txt",
        "/tokens.txt",
        "/record.db",
        "/.git/config",
        "/api/v1/documents/..%2f..%2fetc%2fpasswd",
        "/api/v1/documents/'%20OR%201=1--",
        "/api/v1/players/x'%3B%20DROP%20TABLE%20claims%3B--",
        "/api/v1/webhooks/..%2f..%2fhooks.jsonl",
        "//evil.example/",
        "///evil.example",
        "/%5cevil.example",
    ] {
        let answer =
            said(&room, format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes());
        let refused = ["HTTP/1.1 400", "HTTP/1.1 401", "HTTP/1.1 404", "HTTP/1.1 405"].iter().any(|status| answer.starts_with(status))
            // A curator's page asks who one is, and comes back to here.
            || (answer.starts_with("HTTP/1.1 303") && answer.contains("location: /sign-in?to=%2Fclaims"));
        assert!(refused, "{path}: {answer}");
        for leak in ["root:", "[core]", "SQLite format", "/tmp/", "rusqlite", "panicked"] {
            assert!(!answer.contains(leak), "{path}: {answer}");
        }
    }
    for (method, target) in [
        ("GET", "http://169.254.169.254/latest/meta-data/"),
        ("CONNECT", "evil.example:443"),
        ("OPTIONS", "*"),
        ("TRACE", "/"),
        ("DELETE", "/players/Ned%20Harrow"),
        ("PUT", "/api/v1/documents"),
        ("PROPFIND", "/"),
    ] {
        let request = format!(
            "{method} {target} HTTP/1.1\r\nHost: x\r\nX-Probe: secret-of-the-caller\r\nConnection: close\r\n\r\n"
        );
        let answer = said(&room, request.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 4"), "{method} {target}: {answer}");
        assert!(!answer.contains("secret-of-the-caller"), "{method}: what was sent does not come back");
    }
    assert!(room.get("/players/Ned%20Harrow").body.contains("hamstring"), "nothing is lost");
}

//! What `sidelined serve` tells others: subscribers over the network, and whoever runs it on standard error.

#![allow(clippy::disallowed_types, reason = "a test speaks to the server it started")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::desk::Desk;
use crate::serving::Server;

/// Waits until something is so.
fn until(what: &str, mut so: impl FnMut() -> bool) {
    let since = Instant::now();
    while !so() {
        assert!(since.elapsed() < Duration::from_secs(40), "{what}");
        thread::sleep(Duration::from_millis(50));
    }
}

const REPORT: &str =
    "Rivermouth Rovers striker Ivo Lund has injured his right knee and will miss two weeks, the club said.";

fn ready() -> (Desk, String) {
    let desk = Desk::new();
    desk.file("a.txt", "2024-01-08\n\nRivermouth Rovers goalkeeper Tom Adeyemi broke a finger on Sunday.");
    desk.run(&["add", "a.txt"]).quiet();
    let token = desk.run(&["token", "contributor", "night desk", "--tokens", "tokens.txt"]).quiet();
    (desk, token.out.trim().to_owned())
}

#[test]
fn a_subscriber_on_this_machine_is_told_only_where_that_was_allowed() {
    let (desk, token) = ready();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/in", listener.local_addr().expect("it has one"));
    let heard = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&heard);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut bytes = vec![0; 1 << 16];
            let read = stream.read(&mut bytes).unwrap_or_default();
            noted.lock().expect("whole").push(String::from_utf8_lossy(&bytes[..read]).into_owned());
            let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        }
    });
    let server = Server::start(&desk, &["--tokens", "tokens.txt", "--webhooks", "hooks.jsonl"]);
    let made = server.ask_as(&token, "POST", "/api/v1/webhooks", &format!("{{\"url\": \"{url}\"}}"));
    assert!(made.starts_with("HTTP/1.1 201") && made.contains("whsec_"), "{made}");
    // An undated report was said by the day on which it is recorded: it is news.
    let added = server.ask_as(&token, "POST", "/api/v1/documents", &format!("{{\"text\": \"{REPORT}\"}}"));
    assert!(added.starts_with("HTTP/1.1 201"), "{added}");
    let kept = || std::fs::read_to_string(desk.path("hooks.jsonl")).unwrap_or_default();
    until("it fails", || kept().contains("failing_since"));
    until("why is told", || server.said().iter().any(|line| line.contains("a loopback address")));
    assert!(heard.lock().expect("whole").is_empty(), "nothing was connected to");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(desk.path("hooks.jsonl")).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o077, 0, "there are secrets in it");
    }
    drop(server);
    let server = Server::start(
        &desk,
        &["--tokens", "tokens.txt", "--webhooks", "hooks.jsonl", "--webhook-host", "127.0.0.1"],
    );
    until("what was not told before is told now", || !heard.lock().expect("whole").is_empty());
    let message = heard.lock().expect("whole")[0].to_lowercase();
    for part in ["post /in http/1.1", "webhook-id: msg_", "webhook-timestamp: ", "webhook-signature: v1,"] {
        assert!(message.contains(part), "{part}: {message}");
    }
    until("it is noted", || !kept().contains("failing_since"));
    drop(server);
    desk.file("hooks.jsonl", "nonsense\n");
    let refused = desk.run(&["serve", "--listen", "127.0.0.1:0", "--webhooks", "hooks.jsonl"]);
    assert!(refused.code == Some(1) && refused.err.contains("hooks.jsonl: line 1"), "{refused:?}");
}

#[test]
fn the_log_tells_who_did_what_kind_of_thing_and_never_what_was_asked() {
    let (desk, token) = ready();
    let server = Server::start(&desk, &["--tokens", "tokens.txt", "--log-format", "json"]);
    server.ask_as("", "GET", "/players/Tom%20Adeyemi?as_of=2024-01-09", "");
    server.ask_as(&token, "POST", "/api/v1/read", &format!("{{\"text\": \"{REPORT}\"}}"));
    server.ask_as(&token, "POST", "/api/v1/documents", &format!("{{\"text\": \"{REPORT}\"}}"));
    server.ask_as("guessed-token", "POST", "/api/v1/documents", &format!("{{\"text\": \"{REPORT}\"}}"));
    let of = |target: &str| -> Vec<serde_json::Value> {
        let lines = server.said();
        let lines = lines.iter().map(|line| serde_json::from_str(line).expect("each line is JSON"));
        lines.filter(|line: &serde_json::Value| line["target"] == target).collect()
    };
    until("all of it is told", || of("sidelined::audit").len() == 2);
    let audit = of("sidelined::audit");
    assert_eq!((&audit[0]["who"], &audit[0]["role"]), (&"night desk".into(), &"contributor".into()));
    assert!(
        audit[0]["place"].as_str().is_some_and(|place| place.starts_with("/api/v1/documents/")),
        "{audit:?}"
    );
    assert_eq!((&audit[1]["who"], &audit[1]["status"]), (&"".into(), &401.into()));
    let requests = of("sidelined::request");
    assert_eq!(requests[0]["route"], "/players/{name}");
    assert!(requests.iter().all(|line| line["id"].is_string() && line["ms"].is_u64()), "{requests:?}");
    let all = server.said().join("\n");
    for never in ["Adeyemi", "Lund", "knee", token.as_str(), "guessed-token", "2024-01-09"] {
        assert!(!all.contains(never), "{never}: {all}");
    }
}

#[test]
fn a_webhook_is_no_way_into_what_lies_behind_the_server() {
    let (desk, token) = ready();
    let listener = TcpListener::bind("0.0.0.0:0").expect("a port");
    let port = listener.local_addr().expect("it has one").port();
    listener.set_nonblocking(true).expect("it can");
    let server = Server::start(&desk, &["--tokens", "tokens.txt", "--webhooks", "hooks.jsonl"]);
    let hosts = [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "localhost", "LOCALHOST.",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]",
        "public.example@127.0.0.1", "127.0.0.1%2f@127.0.0.1",
    ];
    let mut told_to = Vec::new();
    for host in hosts {
        let made = server.ask_as(
            &token,
            "POST",
            "/api/v1/webhooks",
            &format!("{{\"url\": \"http://{host}:{port}/in\"}}"),
        );
        match made.starts_with("HTTP/1.1 201") {
            true => told_to.push(host),
            false => assert!(made.starts_with("HTTP/1.1 422"), "{host}: {made}"),
        }
    }
    assert!(told_to.len() > 8, "{told_to:?}");
    for url in [
        "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "javascript:alert(1)", "http://", "",
    ] {
        let made = server.ask_as(&token, "POST", "/api/v1/webhooks", &format!("{{\"url\": \"{url}\"}}"));
        assert!(made.starts_with("HTTP/1.1 422"), "{url}: {made}");
    }
    let added = server.ask_as(&token, "POST", "/api/v1/documents", &format!("{{\"text\": \"{REPORT}\"}}"));
    assert!(added.starts_with("HTTP/1.1 201"), "{added}");
    let kept = || std::fs::read_to_string(desk.path("hooks.jsonl")).unwrap_or_default();
    until("all of them fail", || kept().matches("failing_since").count() == told_to.len());
    assert!(listener.accept().is_err(), "nobody was connected to");
    // Whoever subscribed is not told what lies where: only that it fails.
    let listed = server.ask_as(&token, "GET", "/api/v1/webhooks", "");
    assert!(listed.contains("failing_since") && !listed.contains("loopback"), "{listed}");
}

#[test]
fn a_token_has_a_last_day() {
    let desk = Desk::new();
    desk.file("a.txt", "2024-01-08\n\nRivermouth Rovers goalkeeper Tom Adeyemi broke a finger on Sunday.");
    desk.run(&["add", "a.txt"]).quiet();
    let made = |until: &str| {
        desk.run(&["token", "contributor", "night desk", "--until", until, "--tokens", "tokens.txt"])
    };
    let (old, new) = (made("2999-12-30").quiet().out, made("2999-12-31").quiet().out);
    // As time would have it.
    let lines = std::fs::read_to_string(desk.path("tokens.txt")).expect("it was made");
    desk.file("tokens.txt", lines.replace("2999-12-30", "2024-01-31"));
    let server = Server::start(&desk, &["--tokens", "tokens.txt"]);
    let add = |token: &str| {
        server.ask_as(token, "POST", "/api/v1/documents", &format!("{{\"text\": \"{REPORT}\"}}"))
    };
    let refused = add(old.trim());
    assert!(refused.starts_with("HTTP/1.1 401") && refused.contains("good until 31 Jan 2024"), "{refused}");
    assert!(add(new.trim()).starts_with("HTTP/1.1 201"));
    let known = std::fs::read_to_string(desk.path("tokens.txt")).expect("it is there");
    for (until, why) in [("soon", "YYYY-MM-DD"), ("2024-01-31", "2024-01-31 has gone by")] {
        let wrong = made(until);
        assert!(wrong.code == Some(2) && wrong.err.contains(why) && wrong.out.is_empty(), "{wrong:?}");
    }
    assert_eq!(std::fs::read_to_string(desk.path("tokens.txt")).expect("it is there"), known);
}

//! `sidelined serve` and `sidelined token`: started, asked, written to and stopped as by whoever runs it.

#![allow(clippy::disallowed_types, reason = "a test speaks to the server it started")]

use std::time::{Duration, Instant};

use crate::desk::Desk;
use crate::serving::Server;

const REPORT: &str =
    "Rivermouth Rovers striker Ivo Lund has injured his right knee and will miss two weeks, the club said.";

#[test]
fn what_is_added_by_the_command_or_with_a_token_is_on_the_page() {
    let desk = Desk::new();
    desk.file("a.txt", "2024-01-08\n\nRivermouth Rovers goalkeeper Tom Adeyemi broke a finger on Sunday and is out for a month.");
    desk.run(&["add", "a.txt"]).quiet();
    let made = desk.run(&["token", "contributor", "night desk", "--tokens", "tokens.txt"]).quiet();
    let token = made.out.trim().to_owned();
    assert_eq!(token.len(), 64);
    let kept = std::fs::read_to_string(desk.path("tokens.txt")).expect("it is there");
    assert!(kept.ends_with(" night desk\n") && kept.starts_with("contributor ") && !kept.contains(&token));

    let server = Server::start(&desk, &["--tokens", "tokens.txt"]);
    assert!(server.ask("GET", "/?as_of=2024-01-11", "", "").contains("Tom Adeyemi"));
    let report = format!("{{\"text\": \"{REPORT}\", \"published\": \"2024-01-09\"}}");
    let json = "Content-Type: application/json\r\n";
    assert!(server.ask("POST", "/api/v1/documents", json, &report).starts_with("HTTP/1.1 401"));
    let with = format!("{json}Authorization: Bearer {token}\r\n");
    assert!(server.ask("POST", "/api/v1/documents", &with, &report).starts_with("HTTP/1.1 201"));
    assert!(server.ask("GET", "/?as_of=2024-01-11", "", "").contains("Ivo Lund"));
    assert!(desk.run(&["board", "--as-of", "2024-01-10"]).quiet().out.contains("Ivo Lund"));

    desk.file("b.txt", "2024-01-10\n\nRivermouth Rovers winger Olaf Brandt broke his ankle on Tuesday.");
    desk.run(&["add", "b.txt"]).quiet();
    let since = Instant::now();
    while !server.ask("GET", "/?as_of=2024-01-11", "", "").contains("Olaf Brandt") {
        assert!(since.elapsed() < Duration::from_secs(10), "what others add is seen soon");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_a_curator_corrects_on_a_page_the_command_tells_until_the_token_is_withdrawn() {
    let desk = Desk::new();
    desk.file("a.txt", "2024-01-08\n\nRivermouth Rovers goalkeeper Tom Adeyemi tore his left hamstring on Sunday and is out for a month.");
    desk.run(&["add", "a.txt"]).quiet();
    let token = desk.run(&["token", "curator", "Ada Berg", "--tokens", "tokens.txt"]).quiet().out;
    let told = desk.run(&["claims", "--kind", "injury", "--format", "json"]).quiet().out;
    let claim =
        told.split("\"id\":").nth(2).and_then(|rest| rest.split('"').nth(1)).expect("a claim").to_owned();

    let server = Server::start(&desk, &["--tokens", "tokens.txt"]);
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let signed = server.ask("POST", "/sign-in", form, &format!("token={}", token.trim()));
    let cookie =
        signed.split("set-cookie: ").nth(1).and_then(|rest| rest.split(';').next()).expect("a cookie");
    let cookie = format!("Cookie: {cookie}\r\n");
    let page = server.ask("GET", &format!("/claims/{claim}"), &cookie, "");
    let seal =
        page.split("name=\"seal\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a seal");
    let body = format!(
        "seal={seal}&do=replace&f.region=thigh&f.pathology=muscle_tendon&f.part=hamstring&f.side=right&f.recurrence=false\
         &earliest=2024-01-07&latest=2024-01-07&reason=heard+again"
    );
    let put = server.ask("POST", &format!("/claims/{claim}"), &format!("{form}{cookie}"), &body);
    assert!(put.starts_with("HTTP/1.1 303"), "{put}");
    let why = desk.run(&["player", "Tom Adeyemi", "--why", "side"]).quiet().out;
    assert!(why.contains("right") && why.contains("a curator put it so"), "{why}");
    assert!(desk.run(&["audit"]).quiet().out.contains("Ada Berg"));

    desk.file("tokens.txt", "# nobody\n");
    let since = Instant::now();
    while !server.ask("GET", "/audit", &cookie, "").starts_with("HTTP/1.1 303") {
        assert!(since.elapsed() < Duration::from_secs(20), "a session ends with its token");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_when_what_was_begun_is_done() {
    let desk = Desk::new();
    desk.file("a.txt", REPORT);
    desk.run(&["add", "a.txt"]).quiet();
    let mut server = Server::start(&desk, &[]);
    let report = format!("{{\"text\": \"{REPORT}\"}}");
    let refused = server.ask("POST", "/api/v1/documents", "Content-Type: application/json\r\n", &report);
    assert!(refused.starts_with("HTTP/1.1 401"), "without a file of tokens nobody may write: {refused}");
    desk.shell(&format!("kill -TERM {}", server.child.id()));
    let since = Instant::now();
    let status = loop {
        match server.child.try_wait().expect("it can be looked at") {
            Some(status) => break status,
            None => assert!(since.elapsed() < Duration::from_secs(20), "it does not end"),
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(status.success(), "{status}");
}

#[test]
fn what_cannot_be_served_is_said() {
    let desk = Desk::new();
    let none = desk.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert!(none.code == Some(1) && none.err.contains("there is no store"), "{none:?}");
    desk.file("a.txt", REPORT);
    desk.run(&["add", "a.txt"]).quiet();
    desk.file("tokens.txt", "contributor none desk\n");
    let bad = desk.run(&["serve", "--listen", "127.0.0.1:0", "--tokens", "tokens.txt"]);
    assert!(bad.code == Some(1) && bad.err.contains("tokens.txt: line 1: the digest"), "{bad:?}");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("it has one").to_string();
    let bad = desk.run(&["serve", "--listen", &address]);
    assert!(bad.code == Some(1) && bad.err.contains(&address), "{bad:?}");
    for wrong in [
        &["serve", "--url", "example.org"][..],
        &["token", "king", "x", "--tokens", "t"],
        &["token", "reader", " ", "--tokens", "t"],
    ] {
        assert_eq!(desk.run(wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn what_keeps_it_from_answering_is_said_at_once() {
    let desk = Desk::new();
    desk.file("a.txt", REPORT);
    desk.run(&["add", "a.txt", "--published", "2024-01-09"]).quiet();
    let holder = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let held = holder.local_addr().expect("an address").to_string();
    for (args, code, reason) in [
        (["--listen", held.as_str()], 1, "something else answers there already; --listen"),
        (["--listen", "localhost:8080"], 2, "written as 127.0.0.1:8080"),
        (
            ["--webhooks", "none/hooks.jsonl"],
            1,
            "none/hooks.jsonl: the folder that it is to be in does not exist",
        ),
    ] {
        let refused = desk.run(&[&["serve"], &args[..]].concat());
        assert_eq!(refused.code, Some(code), "{refused:?}");
        assert!(refused.err.contains(reason), "{refused:?}");
    }
}

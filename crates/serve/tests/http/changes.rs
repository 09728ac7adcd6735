//! Changes as they happen, heard as a browser or a program hears them.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use serve::Limits;

use crate::room::{CONTRIBUTOR, REPORTS, Room, report};

/// Somebody who listens.
pub(crate) struct Listener(BufReader<TcpStream>);

/// What was heard.
#[derive(Debug, PartialEq)]
struct Heard {
    event: String,
    id: String,
    data: Value,
}

impl Listener {
    pub(crate) fn of(room: &Room, query: &str, last: Option<&str>) -> Self {
        let mut stream = TcpStream::connect(room.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let last = last.map(|id| format!("Last-Event-ID: {id}\r\n")).unwrap_or_default();
        write!(stream, "GET /api/v1/changes{query} HTTP/1.1\r\nHost: x\r\n{last}\r\n").unwrap();
        let mut listener = Self(BufReader::new(stream));
        let head = listener.head();
        assert!(
            head.starts_with("HTTP/1.1 200") && head.contains("content-type: text/event-stream"),
            "{head}"
        );
        listener
    }

    /// What the next event tells.
    pub(crate) fn heard(&mut self) -> Value {
        self.next().unwrap().data
    }

    fn head(&mut self) -> String {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(self.0.read_line(&mut head).unwrap() > 0, "{head}");
        }
        head
    }

    /// A line of the stream, whatever pieces it came in.
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.0.read_line(&mut line).unwrap();
        (!line.is_empty()).then(|| line.trim_end().to_owned())
    }

    /// The next event; none where the stream has ended. Sizes of chunks, comments and bare numbers are passed over.
    fn next(&mut self) -> Option<Heard> {
        let mut heard = Heard { event: String::new(), id: String::new(), data: Value::Null };
        let since = Instant::now();
        loop {
            assert!(since.elapsed() < Duration::from_secs(40), "nothing is heard: {heard:?}");
            let line = self.line()?;
            if let Some(event) = line.strip_prefix("event: ") {
                heard.event = event.to_owned();
            } else if let Some(id) = line.strip_prefix("id: ") {
                heard.id = id.to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                heard.data = serde_json::from_str(data).unwrap();
                return Some(heard);
            }
        }
    }
}

const LUND: &str =
    "Rivermouth Rovers striker Ivo Lund has injured his right knee and will miss two weeks, the club said.";

fn lund() -> Value {
    json!({"text": LUND, "published": "2024-02-09", "outlet": "Coast Sport"})
}

#[test]
fn what_is_added_is_heard_by_who_wants_to_hear_it() {
    let room = Room::open();
    let mut all = Listener::of(&room, "", None);
    let mut club = Listener::of(&room, "?club=rivermouth", None);
    let mut other = Listener::of(&room, "?player=Harrow", None);
    assert_eq!(room.add(CONTRIBUTOR, &lund()).status, 201);
    let first = all.next().unwrap();
    assert_eq!((first.event.as_str(), &first.data["player"]), ("change", &json!("Ivo Lund")), "{first:?}");
    let url = first.data["url"].as_str().unwrap();
    assert!(url.starts_with("https://injuries.example.org/reports/") && url.contains("#c-"), "{url}");
    assert!(LUND.contains(first.data["words"].as_str().unwrap()), "{first:?}");
    assert_eq!(club.next().unwrap(), first);
    let harrow = json!({"text": "Kestrel Town midfielder Ned Harrow has returned to full training after tearing his left hamstring, the club said.", "published": "2024-02-10"});
    assert_eq!(room.add(CONTRIBUTOR, &harrow).status, 201);
    let heard = other.next().unwrap();
    assert!(
        heard.data["title"].as_str().unwrap().contains("full training"),
        "only what was asked for: {heard:?}"
    );
}

#[test]
fn who_comes_back_hears_what_was_missed_and_what_is_old_is_no_news() {
    let room = Room::with(&[], Limits::default());
    let mut listener = Listener::of(&room, "", None);
    for (name, day, _, text) in REPORTS {
        let old = json!({"text": text, "published": day, "doc": name});
        assert_eq!(room.add(CONTRIBUTOR, &old).status, 201);
    }
    let mut heard = Vec::new();
    while heard.last().is_none_or(|h: &Heard| h.id.is_empty() || h.id != "3") {
        heard.push(listener.next().unwrap());
    }
    assert!(heard.iter().all(|h| h.data["day"].as_str().unwrap() >= "2024-01-11"), "{heard:?}");
    drop(listener);
    assert_eq!(room.add(CONTRIBUTOR, &lund()).status, 201);
    let mut again = Listener::of(&room, "", Some("3"));
    let first = again.next().unwrap();
    assert_eq!((first.data["player"].as_str(), first.id.as_str()), (Some("Ivo Lund"), first.id.as_str()));
    let mut earlier = Listener::of(&room, "", Some("1"));
    assert_ne!(earlier.next().unwrap().data["player"], "Ivo Lund", "from where it was");
    let mut ahead = Listener::of(&room, "", Some("999"));
    assert_eq!(ahead.next().unwrap().event, "gap", "another record's number");
}

#[test]
fn listeners_are_bounded_and_end_when_the_server_stops() {
    let mut room = Room::with(
        &[report("a", "2024-02-09", "Lund out", LUND)],
        Limits { listeners: 2, ..Limits::default() },
    );
    for wrong in ["?club=Nowhere", "?player=Nobody"] {
        assert_eq!(room.get(&format!("/api/v1/changes{wrong}")).status, 404);
    }
    assert_eq!(room.get("/api/v1/changes?club=a&player=b").status, 400);
    assert_eq!(room.get_with("/api/v1/changes", &[("last-event-id", "-1")]).status, 400);
    let mut held = [Listener::of(&room, "", None), Listener::of(&room, "?player=Lund", None)];
    let refused = room.get("/api/v1/changes");
    assert_eq!((refused.status, refused.header("retry-after")), (503, "1"));
    room.stop();
    assert!(held.iter_mut().all(|listener| listener.next().is_none()), "nothing hangs");
}

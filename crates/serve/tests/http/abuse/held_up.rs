//! Who is slow, silent, or reads nothing of what was asked for holds up nobody else.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serve::Limits;

use crate::room::{Room, report};

#[test]
fn slow_and_idle_connections_end_and_hold_up_nobody() {
    let room = Room::with(&[], Limits { head: Duration::from_secs(2), ..Limits::default() });
    let idle: Vec<TcpStream> = (0..300).map(|_| TcpStream::connect(room.address).unwrap()).collect();
    let mut slow = TcpStream::connect(room.address).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ").unwrap();
    let begun = Instant::now();
    assert_eq!(room.get("/healthz").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(2), "others are answered meanwhile");
    slow.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut said = Vec::new();
    let _ = slow.read_to_end(&mut said);
    let said = String::from_utf8_lossy(&said);
    assert!(said.is_empty() || said.contains("408"), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(15), "its time ran out");
    // Who says nothing at all is sent away too.
    for mut silent in idle {
        silent.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut said = Vec::new();
        let _ = silent.read_to_end(&mut said);
        assert!(begun.elapsed() < Duration::from_secs(15), "the time of the silent ran out");
    }
}

#[test]
fn bodies_that_do_not_come_are_not_waited_for() {
    let room = Room::with(&[], Limits { time: Duration::from_secs(2), ..Limits::default() });
    let begun = Instant::now();
    let head = "POST /api/v1/read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\nConnection: close\r\n\r\n{\"text\": \"";
    let slow: Vec<TcpStream> = (0..40)
        .map(|_| {
            let mut stream = TcpStream::connect(room.address).unwrap();
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    assert_eq!(room.get("/api/v1/clubs").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(2), "others are answered meanwhile");
    for mut stream in slow {
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
        assert!(begun.elapsed() < Duration::from_secs(15), "their time ran out");
    }
}

#[test]
fn who_asks_for_everything_and_reads_nothing_holds_up_nobody() {
    // More than what lies between two programs takes.
    let title = "Harrow ".repeat(40_000);
    let reports: Vec<_> = (0..40)
        .map(|n| {
            let text = format!("Kestrel Town midfielder Ned Harrow has torn his left hamstring and will be out for {n} weeks.");
            report(&format!("long-{n}"), "2024-01-08", &title, &text)
        })
        .collect();
    let limits = Limits {
        desks: 2,
        time: Duration::from_secs(10),
        patience: Duration::from_secs(1),
        ..Limits::default()
    };
    let room = Room::with(&reports, limits);
    let ask = || {
        let mut stream = TcpStream::connect(room.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(b"GET /api/v1/claims HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut status = [0; 12];
        stream.read_exact(&mut status).unwrap();
        (stream, String::from_utf8_lossy(&status).into_owned())
    };
    let held: Vec<_> = (0..6).map(|_| ask()).collect();
    let statuses: Vec<_> = held.iter().map(|(_, status)| status.as_str()).collect();
    assert_eq!(statuses[..2], ["HTTP/1.1 200"; 2], "{statuses:?}");
    assert_eq!(statuses[2..], ["HTTP/1.1 503"; 4], "the others are told to come back");
    for path in ["/api/v1/clubs", "/api/v1/players/Nobody", "/readyz"] {
        let begun = Instant::now();
        let answer = room.get(path);
        assert!(matches!(answer.status, 200 | 404), "{path}: {} after {:?}", answer.status, begun.elapsed());
    }
    // Who takes nothing for so long is given up, and the seats are free again.
    let begun = Instant::now();
    while ask().1 != "HTTP/1.1 200" {
        assert!(begun.elapsed() < Duration::from_secs(40), "the seats are never free");
        std::thread::sleep(Duration::from_millis(100));
    }
    drop(held);
}

#[test]
fn questions_without_an_answer_cost_no_desk() {
    let room = Room::open();
    for name in ["Nobody", "Noone", "Nemo"] {
        assert_eq!(room.get(&format!("/players/{name}")).status, 404);
        assert_eq!(room.get(&format!("/api/v1/documents?cursor={name}")).status, 404);
    }
    let metrics = room.get("/metrics").body;
    assert!(metrics.contains("sidelined_desks_opened_total 1\n"), "{metrics}");
}

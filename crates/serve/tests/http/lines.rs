//! How often one may ask, and what the server tells of requests.

use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use serve::{Limits, Rate};

use crate::room::{CONTRIBUTOR, READER, Room};

fn rate(burst: u32) -> Option<Rate> {
    Some(Rate { per_second: NonZeroU32::MIN, burst: NonZeroU32::new(burst).unwrap() })
}

#[test]
fn who_asks_too_often_waits_and_nobody_else() {
    let limits = Limits { rate: rate(5), ..Limits::default() };
    let room = Room::set(&[], limits, |setup| setup.proxies = vec!["127.0.0.1".parse().unwrap()]);
    let from = |path: &str, ip: &str| room.get_with(path, &[("x-forwarded-for", ip)]);
    let first: Vec<_> = (0..8).map(|_| from("/api/v1/clubs", "203.0.113.9").status).collect();
    assert!(first[..5].iter().all(|status| *status == 200), "{first:?}");
    let refused = from("/api/v1/clubs", "203.0.113.9");
    assert_eq!(refused.status, 429);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    let seconds: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=2).contains(&seconds));
    let page = from("/", "203.0.113.9");
    assert!(page.status == 429 && page.body.contains("<!doctype html>"), "{}", page.body);
    assert_eq!(from("/healthz", "203.0.113.9").status, 200);
    assert_eq!(from("/api/v1/clubs", "203.0.113.10").status, 200, "others are answered");
    let token = |token: &str| {
        let token = format!("Bearer {token}");
        room.get_with("/api/v1/clubs", &[("x-forwarded-for", "203.0.113.9"), ("authorization", &token)])
            .status
    };
    assert_eq!([token(CONTRIBUTOR), token(READER)], [200, 200], "a token counts for itself");
    assert_eq!(token("guess"), 429, "a guess is no token");
    // Without a proxy that was told of, what a caller says of itself counts for nothing; this machine is not counted.
    let own = Room::with(&[], limits);
    assert!(
        (0..20).all(|_| own.get_with("/api/v1/clubs", &[("x-forwarded-for", "203.0.113.9")]).status == 200)
    );
}

#[test]
fn each_answer_has_a_number_of_its_own() {
    let room = Room::with(&[], Limits::default());
    let id = || room.get("/healthz").header("x-request-id").to_owned();
    let (a, b) = (id(), id());
    assert!(!a.is_empty() && a != b, "{a} {b}");
}

#[test]
fn a_server_that_warms_up_says_when_it_has() {
    let room = Room::with(&[], Limits { warm: true, ..Limits::default() });
    let since = Instant::now();
    while room.get("/readyz").status != 200 {
        assert!(since.elapsed() < Duration::from_secs(30), "it is never ready");
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(room.get("/").status, 200);
    let metrics = room.get("/metrics").body;
    assert!(metrics.contains("sidelined_answers_kept_total 1\n"), "it was worked out before: {metrics}");
}

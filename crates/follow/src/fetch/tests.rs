//! Politeness, with a clock that is moved and a network that is made up.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::*;
use crate::{FailureKind, Stopped};

const START: &str = "2026-02-03T10:00:00Z";

/// A network and a clock in one: what lies where, and what was asked when.
struct World {
    now: Cell<Timestamp>,
    stop_at: Option<Timestamp>,
    lies: RefCell<BTreeMap<String, Vec<Result<Response, Failure>>>>,
    asked: RefCell<Vec<(i64, String)>>,
}

impl World {
    fn new() -> Self {
        Self {
            now: Cell::new(START.parse().unwrap()),
            stop_at: None,
            lies: RefCell::default(),
            asked: RefCell::default(),
        }
    }

    /// What answers there: one after the other, the last again and again.
    fn with(self, address: &str, answers: Vec<Result<Response, Failure>>) -> Self {
        self.lies.borrow_mut().insert(address.to_owned(), answers);
        self
    }

    fn page(self, address: &str) -> Self {
        self.with(address, vec![Ok(Response { status: 200, body: b"page".to_vec(), ..Response::default() })])
    }

    fn robots(self, host: &str, file: &str) -> Self {
        let answer = Response { status: 200, body: file.into(), ..Response::default() };
        self.with(&format!("{host}/robots.txt"), vec![Ok(answer)])
    }

    fn leads(self, from: &str, to: &str) -> Self {
        self.with(from, vec![Ok(Response { status: 302, location: Some(to.into()), ..Response::default() })])
    }

    fn pass(&self, seconds: i64) {
        self.now.set(self.now.get() + jiff::SignedDuration::from_secs(seconds));
    }

    fn fetcher(&self) -> Fetcher<&Self, &Self> {
        Fetcher::new(self, self, Manners::default())
    }

    /// What was asked, each with the seconds from the start.
    fn asked(&self) -> Vec<(i64, String)> {
        self.asked.borrow().clone()
    }
}

impl Clock for World {
    fn now(&self) -> Timestamp {
        self.now.get()
    }

    fn wait(&self, until: Timestamp) -> Result<(), Stopped> {
        if self.stop_at.is_some_and(|stop| stop < until) {
            return Err(Stopped);
        }
        self.now.set(until.max(self.now.get()));
        Ok(())
    }

    fn chance(&self) -> f64 {
        0.5
    }

    fn stopped(&self) -> bool {
        self.stop_at.is_some_and(|stop| stop <= self.now.get())
    }
}

impl Network for World {
    fn get(&self, request: &Request<'_>) -> Result<Response, Failure> {
        let start: Timestamp = START.parse().unwrap();
        let seconds = self.now.get().duration_since(start).as_secs();
        self.asked.borrow_mut().push((seconds, request.address.to_string()));
        let mut lies = self.lies.borrow_mut();
        match lies.get_mut(request.address.as_str()) {
            Some(answers) if answers.len() > 1 => answers.remove(0),
            Some(answers) => answers[0].clone(),
            None => Ok(Response { status: 404, ..Response::default() }),
        }
    }
}

fn status(status: u16) -> Result<Response, Failure> {
    Ok(Response { status, ..Response::default() })
}

fn at(text: &str) -> Address {
    Address::parse(text).unwrap()
}

fn fetch(fetcher: &mut Fetcher<&World, &World>, address: &str) -> Result<Fetched, Failure> {
    fetcher.fetch(&at(address), &Validators::default())
}

fn seconds(world: &World, ending: &str) -> Vec<i64> {
    world.asked().into_iter().filter(|(_, url)| url.ends_with(ending)).map(|(second, _)| second).collect()
}

#[test]
fn a_host_is_asked_once_a_second_and_others_meanwhile() {
    let world = World::new().page("http://a.example/1").page("http://a.example/2").page("http://b.example/1");
    let mut fetcher = world.fetcher();
    for address in ["http://a.example/1", "http://b.example/1", "http://a.example/2"] {
        assert!(matches!(fetch(&mut fetcher, address), Ok(Fetched::New(_))));
    }
    let asked = [
        (0, "http://a.example/robots.txt"),
        (1, "http://a.example/1"),
        (1, "http://b.example/robots.txt"),
        (2, "http://b.example/1"),
        (2, "http://a.example/2"),
    ];
    assert_eq!(world.asked(), asked.map(|(second, url)| (second, url.to_owned())));
}

#[test]
fn the_delay_that_a_site_asks_for_is_kept() {
    let world = World::new()
        .robots("http://a.example", "User-agent: *\nCrawl-delay: 20\n")
        .page("http://a.example/1")
        .page("http://a.example/2");
    let mut fetcher = world.fetcher();
    for path in ["1", "2"] {
        fetch(&mut fetcher, &format!("http://a.example/{path}")).unwrap();
    }
    assert_eq!(seconds(&world, "/2"), [21]);
}

#[test]
fn what_is_closed_to_robots_is_not_asked_for() {
    let world = World::new().robots("http://a.example", "User-agent: *\nDisallow: /private\n");
    let failure = fetch(&mut world.fetcher(), "http://a.example/private/x").unwrap_err();
    assert_eq!(failure, Failure::lasting("is closed to robots by the site's robots.txt"));
    assert_eq!(seconds(&world, "/x"), [0; 0]);
}

#[test]
fn a_site_whose_robots_txt_fails_is_left_alone_for_a_while() {
    let world = World::new()
        .with("http://a.example/robots.txt", vec![status(500), status(404)])
        .page("http://a.example/1");
    let mut fetcher = world.fetcher();
    for _ in 0..2 {
        let failure = fetch(&mut fetcher, "http://a.example/1").unwrap_err();
        assert_eq!(failure.kind, FailureKind::Passing);
        assert_eq!(
            failure.reason,
            "is left alone, since the site's robots.txt could not be had (status 500)"
        );
    }
    assert_eq!(seconds(&world, "robots.txt"), [0]);
    world.pass(11 * 60);
    assert!(fetch(&mut fetcher, "http://a.example/1").is_ok());
}

#[test]
fn robots_txt_is_asked_once_a_day_and_followed_where_it_leads() {
    let world = World::new()
        .leads("http://a.example/robots.txt", "http://www.a.example/rules")
        .with(
            "http://www.a.example/rules",
            vec![Ok(Response {
                status: 200,
                body: b"User-agent: *\nDisallow: /2".into(),
                ..Response::default()
            })],
        )
        .page("http://a.example/1")
        .page("http://a.example/2");
    let mut fetcher = world.fetcher();
    fetch(&mut fetcher, "http://a.example/1").unwrap();
    assert!(fetch(&mut fetcher, "http://a.example/2").is_err());
    world.pass(25 * 60 * 60);
    fetch(&mut fetcher, "http://a.example/1").unwrap();
    assert_eq!(seconds(&world, "/robots.txt").len(), 2);
    // One that leads in circles is none.
    let world = World::new().leads("http://a.example/robots.txt", "/robots.txt").page("http://a.example/1");
    fetch(&mut world.fetcher(), "http://a.example/1").unwrap();
    assert_eq!(seconds(&world, "/robots.txt").len(), 6);
}

#[test]
fn redirects_are_followed_as_far_as_is_decent() {
    let world = World::new()
        .leads("http://a.example/old", "../new?x")
        .leads("http://a.example/new?x", "https://b.example/there")
        .page("https://b.example/there");
    let Ok(Fetched::New(new)) = fetch(&mut world.fetcher(), "http://a.example/old") else {
        panic!("nothing there")
    };
    assert_eq!(new.address, at("https://b.example/there"));
    assert_eq!(seconds(&world, "b.example/robots.txt").len(), 1, "the other site is asked for its own rules");

    let world = World::new().leads("http://a.example/1", "/2").leads("http://a.example/2", "/1");
    let failure = fetch(&mut world.fetcher(), "http://a.example/1").unwrap_err();
    assert_eq!(failure, Failure::lasting("leads in a circle by way of http://a.example/1"));

    let world = (0..10)
        .fold(World::new(), |world, n| world.leads(&format!("http://a.example/{n}"), &format!("/{}", n + 1)));
    let failure = fetch(&mut world.fetcher(), "http://a.example/0").unwrap_err();
    assert_eq!(failure, Failure::lasting("leads on more than 5 times"));

    for (location, why) in [
        (
            "ftp://a.example/x",
            "leads to an address that is an address of the scheme ftp, and only http and https are followed",
        ),
        (
            "http://u:p@a.example/",
            "leads to an address that has a user name or password in it, which would be told to whoever sees this address",
        ),
    ] {
        let world = World::new().leads("http://a.example/1", location);
        assert_eq!(fetch(&mut world.fetcher(), "http://a.example/1").unwrap_err(), Failure::lasting(why));
    }
    let world = World::new().with("http://a.example/1", vec![status(301)]);
    assert_eq!(
        fetch(&mut world.fetcher(), "http://a.example/1").unwrap_err().reason,
        "leads on, and does not say where to"
    );
}

#[test]
fn where_a_redirect_may_not_lead_is_named() {
    let forbidden = Failure::lasting("may not be asked for: 10.0.0.1, a private address");
    let world = World::new()
        .leads("http://a.example/1", "http://10.0.0.1/admin")
        .with("http://10.0.0.1/robots.txt", vec![Err(forbidden.clone())])
        .with("http://10.0.0.1/admin", vec![Err(forbidden)]);
    let failure = fetch(&mut world.fetcher(), "http://a.example/1").unwrap_err();
    assert_eq!(failure.kind, FailureKind::Lasting);
    assert_eq!(
        failure.reason,
        "leads to http://10.0.0.1/admin, which may not be asked for: 10.0.0.1, a private address"
    );
    assert_eq!(seconds(&world, "/admin"), [0; 0]);
}

#[test]
fn who_asks_for_patience_gets_it_up_to_a_point() {
    let busy =
        |after: &str| Ok(Response { status: 429, retry_after: Some(after.into()), ..Response::default() });
    let world =
        World::new().with("http://a.example/1", vec![busy("120"), busy("7200")]).page("http://a.example/2");
    let mut fetcher = world.fetcher();
    let failure = fetch(&mut fetcher, "http://a.example/1").unwrap_err();
    assert_eq!(failure.kind, FailureKind::Passing);
    assert_eq!(failure.not_before, Some("2026-02-03T10:02:01Z".parse().unwrap()));
    fetch(&mut fetcher, "http://a.example/2").unwrap();
    assert_eq!(seconds(&world, "/2"), [121], "all of the host waits");
    fetch(&mut fetcher, "http://a.example/1").unwrap_err();
    let failure = fetch(&mut fetcher, "http://a.example/2").unwrap_err();
    assert_eq!(failure.reason, "is left alone until 2026-02-03T12:02:02Z, as its host asks");
    assert_eq!(seconds(&world, "/2").len(), 1, "it was not asked");
}

#[test]
fn each_status_is_told_apart() {
    for (code, kind) in [
        (404, FailureKind::Lasting),
        (410, FailureKind::Lasting),
        (403, FailureKind::Lasting),
        (451, FailureKind::Lasting),
        (304, FailureKind::Lasting),
        (204, FailureKind::Lasting),
        (408, FailureKind::Passing),
        (429, FailureKind::Passing),
        (500, FailureKind::Passing),
        (503, FailureKind::Passing),
        (599, FailureKind::Passing),
    ] {
        let world = World::new().with("http://a.example/1", vec![status(code)]);
        assert_eq!(fetch(&mut world.fetcher(), "http://a.example/1").unwrap_err().kind, kind, "{code}");
    }
    let world = World::new().with("http://a.example/1", vec![status(304)]);
    let known = Validators { etag: Some("\"a\"".into()), last_modified: None };
    assert_eq!(world.fetcher().fetch(&at("http://a.example/1"), &known), Ok(Fetched::Unchanged));
}

#[test]
fn nothing_is_asked_after_the_end() {
    let mut world = World::new().page("http://a.example/1").page("http://a.example/2");
    world.stop_at = Some("2026-02-03T10:00:01.5Z".parse().unwrap());
    let mut fetcher = world.fetcher();
    fetch(&mut fetcher, "http://a.example/1").unwrap();
    assert_eq!(fetch(&mut fetcher, "http://a.example/2"), Err(Failure::stopped()));
    assert_eq!(seconds(&world, "/2"), [0; 0]);
}

//! Subscribers that are told, by a network of our own that answers as badly as a test wants.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use serve::{Hook, Keys, Limits, Outward, Posted, Role, Token, Tokens};
use sha2::Sha256;

use crate::room::{Answer, CONTRIBUTOR, READER, Room};

/// One message.
#[derive(Clone, Debug)]
struct Message {
    url: String,
    headers: BTreeMap<String, String>,
    body: String,
}

type Answers = dyn Fn(&str, usize) -> Posted + Send + Sync;

/// A network and a file of subscriptions.
pub(crate) struct World {
    kept: Mutex<Vec<Hook>>,
    sent: Mutex<Vec<Message>>,
    chance: Mutex<u8>,
    answers: Box<Answers>,
}

impl World {
    pub(crate) fn answering(answers: impl Fn(&str, usize) -> Posted + Send + Sync + 'static) -> Arc<Self> {
        let answers = Box::new(answers);
        Arc::new(Self { kept: Mutex::default(), sent: Mutex::default(), chance: Mutex::default(), answers })
    }

    /// The messages so far, as soon as there are so many.
    fn sent(&self, many: usize) -> Vec<Message> {
        let since = Instant::now();
        loop {
            let sent = self.sent.lock().unwrap().clone();
            if sent.len() >= many {
                return sent;
            }
            assert!(since.elapsed() < Duration::from_secs(30), "{many} are awaited: {sent:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// The subscription, as soon as it is so.
    fn kept(&self, such: impl Fn(&Hook) -> bool) -> Hook {
        let since = Instant::now();
        loop {
            let kept = self.kept.lock().unwrap().clone();
            if let Some(hook) = kept.iter().find(|hook| such(hook)) {
                return hook.clone();
            }
            assert!(since.elapsed() < Duration::from_secs(30), "{kept:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Outward for World {
    fn load(&self) -> Result<Vec<Hook>, String> {
        Ok(self.kept.lock().unwrap().clone())
    }

    fn save(&self, hooks: &[Hook]) -> Result<(), String> {
        *self.kept.lock().unwrap() = hooks.to_vec();
        Ok(())
    }

    fn random(&self) -> Result<[u8; 32], String> {
        let mut chance = self.chance.lock().unwrap();
        *chance += 1;
        Ok([*chance; 32])
    }

    fn address(&self, url: &str) -> Result<String, String> {
        if url.starts_with("https://") { Ok(url.to_owned()) } else { Err("is no address".into()) }
    }

    fn post(&self, url: &str, headers: &[(&str, String)], body: &[u8]) -> Posted {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let body = String::from_utf8(body.to_vec()).unwrap();
        let mut sent = self.sent.lock().unwrap();
        sent.push(Message { url: url.to_owned(), headers, body });
        let before = sent.len();
        drop(sent);
        (self.answers)(url, before)
    }
}

const CURATOR: &str = "e5presso";

fn room(world: &Arc<World>, limits: Limits) -> Room {
    let outward: Arc<dyn Outward> = Arc::clone(world) as Arc<dyn Outward>;
    Room::set(&[], limits, |setup| {
        setup.outward = Some(outward);
        let lines = [
            Token::of(Role::Contributor, "desk", CONTRIBUTOR).line(),
            Token::of(Role::Contributor, "other desk", "mocha").line(),
            Token::of(Role::Reader, "fan", READER).line(),
            Token::of(Role::Curator, "editor", CURATOR).line(),
        ];
        setup.tokens = Keys::of(Tokens::of(&lines.join("\n")).unwrap());
    })
}

fn quick() -> Limits {
    Limits { retry: Duration::from_millis(20), look: Duration::from_millis(20), ..Limits::default() }
}

fn ask(room: &Room, method: &str, path: &str, token: &str) -> Answer {
    room.send(method, path, &[("authorization", &format!("Bearer {token}"))])
}

fn subscribe(room: &Room, token: &str, sent: &Value) -> Answer {
    let token = format!("Bearer {token}");
    let headers = [("content-type", "application/json"), ("authorization", token.as_str())];
    room.post("/api/v1/webhooks", &headers, sent.to_string().as_bytes())
}

fn hurt(name: &str, club: &str) -> Value {
    let text =
        format!("{club} striker {name} has injured his right knee and will miss two weeks, the club said.");
    json!({"text": text, "published": "2024-02-09"})
}

#[test]
fn a_subscriber_is_told_signed_and_once() {
    let world = World::answering(|_, _| Posted::Answered(204, None));
    let room = room(&world, quick());
    assert_eq!(room.add(CONTRIBUTOR, &hurt("Ivo Lund", "Rivermouth Rovers")).status, 201);
    let answer =
        subscribe(&room, CONTRIBUTOR, &json!({"url": "https://desk.example/in", "club": "Rivermouth"}));
    assert_eq!(answer.status, 201, "{}", answer.body);
    let hook = answer.json();
    assert_eq!((&hook["club"], &hook["by"]), (&json!("Rivermouth Rovers"), &json!("desk")));
    for (name, club) in [("Ned Harrow", "Kestrel Town"), ("Olaf Brandt", "Rivermouth Rovers")] {
        assert_eq!(room.add(CONTRIBUTOR, &hurt(name, club)).status, 201);
    }
    let sent = world.sent(1);
    let message = &sent[0];
    assert_eq!(message.url, "https://desk.example/in");
    let body: Value = serde_json::from_str(&message.body).unwrap();
    assert_eq!((&body["type"], &body["data"]["player"]), (&json!("injury.changed"), &json!("Olaf Brandt")));
    let key = STANDARD.decode(hook["secret"].as_str().unwrap().strip_prefix("whsec_").unwrap()).unwrap();
    let header = |name: &str| message.headers.get(name).cloned().unwrap_or_default();
    let signed = format!("{}.{}.{}", header("webhook-id"), header("webhook-timestamp"), message.body);
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    mac.update(signed.as_bytes());
    assert_eq!(header("webhook-signature"), format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())));
    world.kept(|hook| hook.told.0 == 3);
    let mut ids: Vec<_> = world.sent(1).iter().map(|m| m.headers["webhook-id"].clone()).collect();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "each once, and nothing of Kestrel Town");
    assert!(world.sent(1).iter().all(|m| m.body.contains("Olaf Brandt")));
}

#[test]
fn a_subscriber_that_fails_is_told_again_with_the_same_identity_and_holds_up_nobody() {
    let world = World::answering(|url, before| match (url, before) {
        ("https://bad.example/", ..=5) => [
            Posted::Failed("did not answer in time".into()),
            Posted::Answered(500, Some(Duration::ZERO)),
            Posted::Answered(301, None),
        ][before % 3]
            .clone(),
        _ => Posted::Answered(200, None),
    });
    let room = room(&world, quick());
    for url in ["https://bad.example/", "https://good.example/"] {
        assert_eq!(subscribe(&room, CONTRIBUTOR, &json!({"url": url})).status, 201);
    }
    assert_eq!(room.add(CONTRIBUTOR, &hurt("Ivo Lund", "Rivermouth Rovers")).status, 201);
    world.kept(|hook| hook.url.contains("good") && hook.told.0 == 1);
    let failing = world.kept(|hook| hook.url.contains("bad") && hook.failing_since.is_some());
    assert!(failing.told.0 == 0 && failing.disabled.is_none());
    let told = world.kept(|hook| hook.url.contains("bad") && hook.told.0 == 1);
    assert_eq!(told.failing_since, None, "it got through");
    let bad: Vec<_> = world.sent(1).into_iter().filter(|m| m.url.contains("bad")).collect();
    let first = &bad[0];
    let same = bad.iter().take_while(|m| m.headers["webhook-id"] == first.headers["webhook-id"]).count();
    assert!(same >= 3 && bad.iter().take(same).all(|m| m.body == first.body), "{bad:?}");
}

#[test]
fn who_is_gone_or_fails_for_long_is_told_no_more() {
    let world = World::answering(|url, _| {
        if url.contains("gone") { Posted::Answered(410, None) } else { Posted::Failed("refused".into()) }
    });
    let limits = Limits { give_up: Duration::ZERO, ..quick() };
    let room = room(&world, limits);
    for url in ["https://gone.example/", "https://dead.example/"] {
        assert_eq!(subscribe(&room, CONTRIBUTOR, &json!({"url": url})).status, 201);
    }
    assert_eq!(room.add(CONTRIBUTOR, &hurt("Ivo Lund", "Rivermouth Rovers")).status, 201);
    let gone = world.kept(|hook| hook.url.contains("gone") && hook.disabled.is_some());
    assert_eq!(gone.disabled.as_deref(), Some("it answered 410 Gone"));
    world.kept(|hook| hook.url.contains("dead") && hook.disabled.is_some());
    let listed = ask(&room, "GET", "/api/v1/webhooks", CONTRIBUTOR).json();
    assert!(
        listed["webhooks"].as_array().unwrap().iter().all(|hook| hook["disabled"].is_string()),
        "{listed}"
    );
    assert!(!listed.to_string().contains("whsec_"), "a secret is told once");
}

/// Says what is to become of a subscription.
fn set(room: &Room, token: &str, place: &str, sent: &Value) -> Answer {
    let token = format!("Bearer {token}");
    let headers = [("content-type", "application/json"), ("authorization", token.as_str())];
    room.send_with("PATCH", place, &headers, sent.to_string().as_bytes())
}

#[test]
fn a_subscriber_that_was_given_up_is_told_again_when_somebody_says_so() {
    let well = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let answers = Arc::clone(&well);
    let world = World::answering(move |_, _| match answers.load(std::sync::atomic::Ordering::SeqCst) {
        true => Posted::Answered(200, None),
        false => Posted::Failed("refused".into()),
    });
    let room = room(&world, Limits { give_up: Duration::ZERO, ..quick() });
    let place = subscribe(&room, CONTRIBUTOR, &json!({"url": "https://desk.example/"}));
    let place = place.header("location").to_owned();
    let on = json!({"enabled": true});
    assert_eq!(room.add(CONTRIBUTOR, &hurt("Ivo Lund", "Rivermouth Rovers")).status, 201);
    world.kept(|hook| hook.disabled.is_some());
    let before = world.sent(1).len();

    // It still fails, and is given up again.
    assert_eq!(set(&room, CONTRIBUTOR, &place, &on).status, 200);
    world.sent(before + 1);
    world.kept(|hook| hook.disabled.is_some());
    assert_eq!(set(&room, "mocha", &place, &on).status, 404, "nothing is told of others'");
    assert_eq!(set(&room, READER, &place, &on).status, 403);
    assert_eq!(set(&room, CONTRIBUTOR, &place, &json!({"missed": "skip"})).status, 422);

    // What was missed comes, by a curator's word.
    well.store(true, std::sync::atomic::Ordering::SeqCst);
    let answer = set(&room, CURATOR, &place, &on);
    assert_eq!((answer.status, &answer.json()["disabled"]), (200, &Value::Null), "{}", answer.body);
    assert!(!answer.body.contains("whsec_"), "a secret is told once");
    world.kept(|hook| hook.disabled.is_none() && hook.told.0 == 1);
    let messages = world.sent(before + 2);
    assert!(messages.last().unwrap().body.contains("Ivo Lund"));

    // Paused, and told only what comes after.
    let paused = set(&room, CONTRIBUTOR, &place, &json!({"enabled": false}));
    assert_eq!(paused.json()["disabled"], "paused by desk");
    assert_eq!(room.add(CONTRIBUTOR, &hurt("Olaf Brandt", "Rivermouth Rovers")).status, 201);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(set(&room, CONTRIBUTOR, &place, &json!({"enabled": true, "missed": "skip"})).status, 200);
    assert_eq!(room.add(CONTRIBUTOR, &hurt("Emil Vance", "Rivermouth Rovers")).status, 201);
    world.kept(|hook| hook.told.0 == 3);
    let bodies: Vec<_> = world.sent(1).into_iter().map(|message| message.body).collect();
    assert!(bodies.last().unwrap().contains("Emil Vance") && !bodies.iter().any(|b| b.contains("Brandt")));
}

#[test]
fn a_failing_subscriber_is_tried_at_once_when_somebody_says_so() {
    let world = World::answering(|_, _| Posted::Failed("refused".into()));
    let room = room(&world, Limits { retry: Duration::from_secs(3600), ..quick() });
    let made = subscribe(&room, CONTRIBUTOR, &json!({"url": "https://desk.example/"}));
    assert_eq!(room.add(CONTRIBUTOR, &hurt("Ivo Lund", "Rivermouth Rovers")).status, 201);
    world.kept(|hook| hook.failing_since.is_some());
    assert_eq!(world.sent(1).len(), 1, "the next try is an hour away");
    assert_eq!(set(&room, CONTRIBUTOR, made.header("location"), &json!({"enabled": true})).status, 200);
    world.sent(2);
}

#[test]
fn what_was_not_told_before_a_stop_is_told_after_it() {
    let world = World::answering(|_, _| Posted::Failed("refused".into()));
    let mut room = room(&world, quick());
    assert_eq!(subscribe(&room, CONTRIBUTOR, &json!({"url": "https://desk.example/"})).status, 201);
    assert_eq!(room.add(CONTRIBUTOR, &hurt("Ivo Lund", "Rivermouth Rovers")).status, 201);
    let first = world.sent(2)[0].clone();
    room.stop();
    assert_eq!(world.kept(|_| true).told.0, 0, "what has not got through is still to be told: {first:?}");
    let later = World::answering(|_, _| Posted::Answered(200, None));
    // As another record, which is empty: nothing of the first one's is told of it.
    *later.kept.lock().unwrap() = world.kept.lock().unwrap().clone();
    let room = self::room(&later, quick());
    assert_eq!(room.add(CONTRIBUTOR, &hurt("Ivo Lund", "Rivermouth Rovers")).status, 201);
    let again = later.sent(1);
    assert_eq!(again[0].headers["webhook-id"], first.headers["webhook-id"], "the same message");
}

#[test]
fn subscriptions_are_the_business_of_who_made_them() {
    let world = World::answering(|_, _| Posted::Answered(200, None));
    let room = room(&world, quick());
    let desk = json!({"url": "https://desk.example/in"});
    assert_eq!(subscribe(&room, "wrong", &desk).status, 401);
    assert_eq!(subscribe(&room, READER, &desk).status, 403);
    for (refused, status, why) in [
        (json!({"url": "ftp://desk.example/"}), 422, "is no address"),
        (json!({"url": "https://desk.example/", "club": "Nowhere"}), 404, "Nowhere"),
        (json!({"url": "https://desk.example/", "player": "Nobody"}), 404, "Nobody"),
        (json!({"url": "https://desk.example/", "clubs": "x"}), 422, "clubs"),
        (json!({}), 422, "url"),
    ] {
        let answer = subscribe(&room, CONTRIBUTOR, &refused);
        assert_eq!(answer.status, status, "{refused}: {}", answer.body);
        assert!(answer.body.contains(why), "{refused}: {}", answer.body);
    }
    let made = subscribe(&room, CONTRIBUTOR, &desk);
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let place = made.header("location").to_owned();
    assert_eq!(place, format!("/api/v1/webhooks/{id}"));
    let count =
        |token| ask(&room, "GET", "/api/v1/webhooks", token).json()["webhooks"].as_array().unwrap().len();
    assert_eq!([count(CONTRIBUTOR), count("mocha"), count(CURATOR)], [1, 0, 1]);
    assert_eq!(ask(&room, "DELETE", &place, "mocha").status, 404, "nothing is told of others'");
    assert_eq!(ask(&room, "DELETE", &place, CONTRIBUTOR).status, 204);
    assert_eq!(ask(&room, "DELETE", &place, CONTRIBUTOR).status, 404);
    assert!(world.kept.lock().unwrap().is_empty());
    let none = Room::with(&[], Limits::default());
    assert_eq!(subscribe(&none, CONTRIBUTOR, &desk).status, 403, "a server that calls nobody says so");
}

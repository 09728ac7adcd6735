//! Signing in, the review queue, and corrections: by form and by program.

use std::time::Duration;

use serde_json::{Value, json};
use serve::{Limits, Tokens};

use crate::room::{Answer, CONTRIBUTOR, CURATOR, READER, Room, links, report};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// A browser that keeps its cookie.
struct Browser<'r> {
    room: &'r Room,
    cookie: String,
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}

impl<'r> Browser<'r> {
    fn sign_in(room: &'r Room, token: &str) -> Self {
        let answer =
            room.post("/sign-in", &[FORM], encoded(&[("token", token), ("to", "/review")]).as_bytes());
        assert_eq!((answer.status, answer.header("location")), (303, "/review"), "{}", answer.body);
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        Self { room, cookie }
    }

    fn get(&self, path: &str) -> Answer {
        self.room.get_with(path, &[("cookie", &self.cookie)])
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.room.post(path, &[FORM, ("cookie", &self.cookie)], encoded(fields).as_bytes())
    }

    /// The seal that stands in the forms of a page.
    fn seal(&self) -> String {
        hidden(&self.get("/audit").body, "seal")
    }

    /// Sends what stands in the form of a claim, some of it otherwise.
    fn say(&self, claim: &str, fields: &[(&str, &str)]) -> Answer {
        let seal = self.seal();
        let mut sent = vec![("seal", seal.as_str())];
        sent.extend_from_slice(fields);
        self.post(&format!("/claims/{claim}"), &sent)
    }
}

fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    page.split(&mark).nth(1).unwrap_or_else(|| panic!("{name}: {page}")).split('"').next().unwrap().to_owned()
}

/// A claim of the record: the first of the kind about that player.
fn claim(room: &Room, player: &str, kind: &str) -> Value {
    let path = format!("/api/v1/claims?kind={kind}&player={}", player.replace(' ', "%20"));
    let answer = room.get(&path);
    let line = answer.body.lines().next().unwrap_or_else(|| panic!("{path}: {}", answer.body));
    let mut line: Value = serde_json::from_str(line).unwrap();
    line["claim"]["document"] = line["document"]["id"].clone();
    line["claim"].clone()
}

fn id(claim: &Value) -> &str {
    claim["id"].as_str().unwrap()
}

#[test]
fn a_token_opens_a_session_and_signing_out_ends_it() {
    let room = Room::open();
    let form = room.get("/sign-in?to=/review");
    assert!(form.status == 200 && form.body.contains("type=\"password\""));
    let asked = room.get("/review?from=3");
    assert_eq!((asked.status, asked.header("location")), (303, "/sign-in?to=%2Freview%3Ffrom%3D3"));

    let wrong = room.post("/sign-in", &[FORM], encoded(&[("token", "guess")]).as_bytes());
    assert!(
        wrong.status == 401
            && wrong.header("set-cookie").is_empty()
            && wrong.body.contains("Nobody is known")
    );
    assert!(!wrong.body.contains("guess"), "what was typed is not told");
    let away =
        room.post("/sign-in", &[FORM], encoded(&[("token", CURATOR), ("to", "//evil.example")]).as_bytes());
    assert_eq!(away.header("location"), "/");
    let cookie = away.header("set-cookie");
    for mark in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200", "Secure"] {
        assert!(cookie.contains(mark), "{cookie}");
    }
    assert!(!cookie.contains(CURATOR));
    let plain = [FORM, ("x-forwarded-proto", "http")];
    let plain = room.post("/sign-in", &plain, encoded(&[("token", CURATOR)]).as_bytes());
    assert!(!plain.header("set-cookie").contains("Secure"));

    let ada = Browser::sign_in(&room, CURATOR);
    let review = ada.get("/review");
    assert!(review.status == 200 && review.body.contains("Ada Berg"), "{}", review.body);
    assert_eq!(review.header("cache-control"), "no-store");
    let seal = ada.seal();
    assert_eq!(ada.post("/sign-out", &[("seal", "x")]).status, 403);
    assert_eq!(ada.get("/review").status, 200);
    let out = ada.post("/sign-out", &[("seal", &seal)]);
    assert!(out.status == 303 && out.header("set-cookie").contains("Max-Age=0"), "{:?}", out.headers);
    assert_eq!(ada.get("/review").status, 303, "the number that the browser kept is worth nothing any more");
}

#[test]
fn sessions_that_are_forged_expired_or_withdrawn_are_none() {
    let room = Room::open();
    let ada = Browser::sign_in(&room, CURATOR);
    let other = Browser::sign_in(&room, CURATOR);
    assert_ne!(ada.cookie, other.cookie);
    let mut forged = ada.cookie.clone();
    let last = if forged.pop() == Some('0') { '1' } else { '0' };
    forged.push(last);
    for cookie in [forged.as_str(), "sidelined=", "sidelined=0", &format!("sidelined={CURATOR}"), "other=1"] {
        assert_eq!(room.get_with("/review", &[("cookie", cookie)]).status, 303, "{cookie}");
        let sent = room.post("/sign-out", &[FORM, ("cookie", cookie)], b"seal=x");
        assert_eq!(sent.status, 401, "{cookie}");
    }
    let api = [("cookie", ada.cookie.as_str()), ("content-type", "application/json")];
    assert_eq!(room.post("/api/v1/corrections", &api, b"{}").status, 401, "a cookie is nothing to the API");

    assert_eq!(ada.get("/review").status, 200);
    room.keys.replace(Tokens::default());
    assert_eq!(ada.get("/review").status, 303, "the token was withdrawn");
    assert!(!ada.get("/").body.contains("Ada Berg"));

    let brief = Limits { session: Duration::ZERO, ..Limits::default() };
    let room = Room::with(&[], brief);
    assert_eq!(Browser::sign_in(&room, CURATOR).get("/review").status, 303, "expired");
}

#[test]
fn only_curators_review() {
    let room = Room::open();
    let claim = claim(&room, "Ned Harrow", "injury");
    for token in [READER, CONTRIBUTOR] {
        let fan = Browser::sign_in(&room, token);
        let page = format!("/claims/{}", id(&claim));
        for path in ["/review", "/audit", &page] {
            let refused = fan.get(path);
            assert!(refused.status == 403 && refused.body.contains("curator"), "{path}: {}", refused.status);
        }
        let seal = hidden(&fan.get("/").body, "seal");
        let sent = fan.post(&page, &[("seal", &seal), ("do", "reject")]);
        assert_eq!(sent.status, 403);
        assert!(!fan.get("/players/Ned%20Harrow").body.contains(">correct"));
        let json = json!({"do": "reject", "claim": id(&claim), "reason": "x"});
        assert_eq!(correct(&room, token, &json).status, 403);
    }
    assert!(room.get("/players/Ned%20Harrow").body.contains("hamstring"), "nothing was changed");
}

#[test]
fn forms_of_others_are_refused() {
    let room = Room::open();
    let claim = claim(&room, "Ned Harrow", "injury");
    let (ada, other) = (Browser::sign_in(&room, CURATOR), Browser::sign_in(&room, CURATOR));
    let path = format!("/claims/{}", id(&claim));
    for seal in ["", "x", &other.seal()] {
        assert_eq!(ada.post(&path, &[("seal", seal), ("do", "reject")]).status, 403, "{seal}");
    }
    assert_eq!(ada.post(&path, &[("do", "reject")]).status, 403, "no seal");
    let seal = ada.seal();
    let body = encoded(&[("seal", &seal), ("do", "reject")]);
    for elsewhere in
        [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")]
    {
        let sent = room.post(&path, &[FORM, ("cookie", &ada.cookie), elsewhere], body.as_bytes());
        assert_eq!(sent.status, 403, "{elsewhere:?}");
        let sent = room.post("/sign-in", &[FORM, elsewhere], encoded(&[("token", CURATOR)]).as_bytes());
        assert!(sent.status == 403 && sent.header("set-cookie").is_empty(), "{elsewhere:?}");
    }
    assert!(ada.get("/audit").body.contains("Nobody has corrected"));
    let own = format!("http://{}", room.address);
    let sent = room.post(&path, &[FORM, ("cookie", &ada.cookie), ("origin", &own)], body.as_bytes());
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert!(ada.get("/audit").body.contains("rejected"));
}

#[test]
fn what_a_curator_says_shows_on_the_page() {
    let room = Room::open();
    let ada = Browser::sign_in(&room, CURATOR);
    let player = ada.get("/players/Ned%20Harrow");
    let own: Vec<String> = links(&player.body).into_iter().filter(|l| l.starts_with("/claims/")).collect();
    assert!(!own.is_empty(), "{}", player.body);
    for link in &own {
        assert_eq!(ada.get(link).status, 200, "{link}");
    }
    assert!(!links(&room.get("/players/Ned%20Harrow").body).iter().any(|l| l.starts_with("/claims/")));
    let injury = claim(&room, "Ned Harrow", "injury");
    let document = injury["document"].as_str().unwrap();
    let report = ada.get(&format!("/reports/{document}"));
    assert!(links(&report.body).contains(&format!("/claims/{}", id(&injury))));

    // Replaced: the other side.
    let page = ada.get(&format!("/claims/{}", id(&injury)));
    assert!(page.body.contains("<mark>") && page.body.contains("name=\"f.side\""), "{}", page.body);
    let fields = [
        ("do", "replace"),
        ("f.region", "thigh"),
        ("f.pathology", "muscle_tendon"),
        ("f.side", "right"),
        ("f.recurrence", "false"),
        ("earliest", "2024-01-06"),
        ("latest", ""),
        ("reason", "I heard the <tape>"),
    ];
    let bad: Vec<_> =
        fields.iter().map(|(n, v)| if *n == "f.side" { (*n, "up") } else { (*n, *v) }).collect();
    let refused = ada.say(id(&injury), &bad);
    assert!(refused.status == 422 && refused.body.contains("unknown variant"), "{}", refused.body);
    assert!(refused.body.contains("I heard the "), "what was typed is kept");
    let mute: Vec<_> = fields.iter().copied().filter(|(name, _)| *name != "reason").collect();
    assert_eq!(ada.say(id(&injury), &mute).status, 422, "a replacement needs a reason");
    let put = ada.say(id(&injury), &fields);
    assert_eq!(put.status, 303, "{}", put.body);
    let player = room.get("/players/Ned%20Harrow").body;
    assert!(player.contains("a curator put it so") && player.contains("right"), "{player}");
    let audit = ada.get("/audit").body;
    assert!(audit.contains("Ada Berg") && audit.contains("I heard the &#60;tape&#62;"), "{audit}");
    assert!(
        ada.get(&format!("/reports/{document}")).body.contains("I heard the"),
        "on the report, for curators"
    );
    assert!(!room.get(&format!("/reports/{document}")).body.contains("I heard the"), "for curators only");

    // Undone, rejected, accepted.
    assert_eq!(ada.say(id(&injury), &[("do", "undo"), ("edit", "1"), ("reason", "misheard")]).status, 303);
    assert!(!room.get("/players/Ned%20Harrow").body.contains("a curator put it so"));
    let finger = claim(&room, "Tom Adeyemi-Cole", "injury");
    let mut kinds = vec![finger];
    for kind in ["status", "layoff", "return_estimate"] {
        let path = format!("/api/v1/claims?kind={kind}&player=Tom%20Adeyemi-Cole");
        let lines = room.get(&path).body;
        kinds.extend(lines.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["claim"].clone()));
    }
    for claim in &kinds {
        assert_eq!(ada.say(id(claim), &[("do", "reject")]).status, 303);
    }
    assert!(!room.get("/").body.contains("Adeyemi"), "nothing of him stands");
    assert_eq!(ada.say(id(&kinds[0]), &[("do", "accept")]).status, 303, "the last word holds");
    assert!(room.get("/players/Tom%20Adeyemi-Cole").body.contains("finger"));
    assert_eq!(ada.say("0123456789abcdef", &[("do", "accept")]).status, 404);
    assert_eq!(ada.say(id(&kinds[0]), &[("do", "bless")]).status, 400);
}

#[test]
fn the_queue_holds_what_is_in_doubt_until_it_is_looked_at() {
    let of = |outlet: &str, side: &str| {
        let text = format!(
            "Kestrel Town defender Ben Stroud tore his {side} hamstring in training on Tuesday and is out for a month, {outlet} understands."
        );
        let mut report = report(&format!("stroud-{outlet}"), "2024-02-08", "Stroud out", &text);
        report.outlet = Some(outlet.to_owned());
        report
    };
    let feared = report(
        "lund",
        "2024-02-09",
        "Lund fear",
        "Rivermouth Rovers striker Ivo Lund may have ruptured his left Achilles tendon, manager Ana Dacosta fears.",
    );
    let reports = [
        of("Coast Sport", "left"),
        of("Harbour Post", "right"),
        of("Coast Sport Weekly", "left"),
        of("Harbour Evening Post", "right"),
        feared,
    ];
    let room = Room::with(&reports, Limits::default());
    let ada = Browser::sign_in(&room, CURATOR);
    let queue = ada.get("/review").body;
    assert_eq!(queue.matches("Side of the body").count(), 1, "one matter: {queue}");
    assert!(queue.contains("<h3>left") && queue.contains("<h3>right"), "with both sides: {queue}");
    assert_eq!(queue.matches("Accept (2 reports)").count(), 2, "each with all who say so: {queue}");
    for outlet in ["Coast Sport, ", "Coast Sport Weekly, ", "Harbour Post, ", "Harbour Evening Post, "] {
        assert!(queue.contains(outlet), "{outlet}: {queue}");
    }
    let doubt = queue.find("Ben Stroud").unwrap();
    let hedged = queue.find("Ivo Lund").unwrap();
    assert!(doubt < hedged, "what nothing decides comes before what is feared");
    assert!(queue.contains("<mark>") && queue.contains("tore his left hamstring"), "{queue}");

    // By the form as it stands there, on to the next.
    let item = queue.split("<form class=\"judge\"").nth(1).unwrap();
    let action = item.split("action=\"").nth(1).unwrap().split('"').next().unwrap();
    let sent = ada.post(
        action,
        &[
            ("seal", &hidden(item, "seal")),
            ("to", &hidden(item, "to").replace("&#38;", "&")),
            ("with", &hidden(item, "with")),
            ("do", "accept"),
            ("reason", ""),
        ],
    );
    assert_eq!(sent.status, 303);
    assert!(sent.header("location").starts_with("/review#q-"), "{:?}", sent.headers);
    let next = ada.get("/review").body;
    assert!(!next.contains("Side of the body"), "it was looked at, and decides against the other side");
    assert_eq!(
        ada.get("/audit").body.matches("It stands in the sentence").count() % 2,
        0,
        "of both who say so"
    );
    let seal = hidden(item, "seal");
    let unknown = ada.post(action, &[("seal", &seal), ("do", "reject"), ("with", "0123456789abcdef")]);
    assert_eq!(unknown.status, 404, "one that is not there is no claim to judge, and nothing is judged");
    assert!(!ada.get("/audit").body.contains("does not say it"));
    assert!(room.get("/players/Ben%20Stroud").body.contains("a curator put it so"));
}

fn correct(room: &Room, token: &str, body: &Value) -> Answer {
    let token = format!("Bearer {token}");
    let headers = [("content-type", "application/json"), ("authorization", token.as_str())];
    room.post("/api/v1/corrections", &headers, body.to_string().as_bytes())
}

#[test]
fn programs_correct_with_a_curators_token() {
    let room = Room::open();
    let injury = claim(&room, "Ned Harrow", "injury");
    let say = |body: Value| correct(&room, CURATOR, &body);
    let put =
        say(json!({"do": "replace", "claim": id(&injury), "set": {"side": "right"}, "reason": "I asked"}));
    assert_eq!(put.status, 201, "{}", put.body);
    let kept = put.json();
    assert_eq!(
        (&kept["number"], &kept["curator"], &kept["edit"]),
        (&json!(1), &json!("Ada Berg"), &json!("replace"))
    );
    assert_eq!(kept["says"]["value"]["side"], "right");
    assert!(room.get("/players/Ned%20Harrow").body.contains("a curator put it so"));
    for (status, wrong) in [
        (422, json!({"do": "replace", "claim": id(&injury), "set": {"side": "up"}, "reason": "x"})),
        (422, json!({"do": "replace", "claim": id(&injury), "set": {"shirt": 9}, "reason": "x"})),
        (422, json!({"do": "accept", "claim": id(&injury), "reason": " "})),
        (422, json!({"do": "accept", "claim": id(&injury)})),
        (422, json!({"do": "accept", "claim": id(&injury), "reason": "x", "who": "me"})),
        (404, json!({"do": "undo", "edit": 99, "reason": "x"})),
        (404, json!({"do": "accept", "claim": "0123456789abcdef", "reason": "x"})),
        (404, json!({"do": "accept", "claim": "%", "reason": "x"})),
        (404, json!({"do": "accept", "claim": "", "reason": "x"})),
    ] {
        let answer = say(wrong.clone());
        assert_eq!(answer.status, status, "{wrong}: {}", answer.body);
    }
    assert_eq!(say(json!({"do": "undo", "edit": 1, "reason": "x"})).status, 201);
    assert!(!room.get("/players/Ned%20Harrow").body.contains("a curator put it so"));
    let trail = room.get_with("/api/v1/corrections", &[("authorization", &format!("Bearer {CURATOR}"))]);
    assert_eq!(trail.json()["corrections"].as_array().map(Vec::len), Some(2));
    assert_eq!(room.get("/api/v1/corrections").status, 401);
}

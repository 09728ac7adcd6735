//! Requests that mean no good, or make no sense: the right status, nothing told that should not be, and others go on.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Document, Flag, FlagStatus, parse_date};
use serde_json::{Value, json};
use serve::{Limits, Role, Token, Tokens};

use crate::room::{CONTRIBUTOR, CURATOR, READER, Room, links, report};

/// What would run, or break out, if it were not escaped.
const PAYLOADS: [&str; 50] = [
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<iframe src=javascript:alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<!--<script>alert(1)//-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "{{7*7}}",
    "{% raw %}<script>alert(1)</script>{% endraw %}",
    "<object data=data:text/html;base64,PHNjcmlwdD4=>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "\u{202e}<script>alert(1)</script>\u{0}",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<script src=//example.org/x.js></script>",
    "<script type=module>import('//example.org/x.js')</script>",
    "<img src=x onerror=alert(1)//",
    "<img/src=x/onerror=alert(1)>",
    "<image href=x onerror=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<meta http-equiv=refresh content=0;url=//example.org/>",
    "<base href=//example.org/>",
    "<style>@import '//example.org/x.css';</style>",
    "<div style=background:url(//example.org/x)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><script>alert(1)</script>\">",
    "<embed src=//example.org/x.swf>",
    "<select autofocus onfocus=alert(1)>",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
];

/// Whether a page holds markup that no template of ours writes.
fn broken_out(page: &str) -> bool {
    let lower = page.to_lowercase();
    let scripts = lower.matches("<script").count();
    scripts != lower.matches("<script src=\"/sidelined.js\" defer></script>").count()
        || [
            "<img", "<iframe", "<object", "<math", "<body ", "onerror=alert(1)>", "<svg onload",
            "\" onmouseover=\"", "href=\"javascript:", "<link rel=stylesheet href=//", "<image", "<video",
            "<audio", "<marquee", "<animate", "<embed", "<base", "<template", "<meta http-equiv",
            "formaction=javascript:alert(1)>", "<form action=javascript", "<div style=background",
            "<select autofocus", "<style>", "<input autofocus", "<details open ontoggle",
        ]
        .iter()
        .any(|mark| lower.contains(mark))
}

/// Reports and flags that have the payloads in texts, headlines, outlets, addresses, and in names of players and clubs.
fn hostile() -> Vec<Document> {
    let mut documents = Vec::new();
    for (n, payload) in (0..).zip(PAYLOADS) {
        let text = format!(
            "Kestrel Town defender Ben Stroud has broken his leg {payload} and is out for {n} weeks, the club said."
        );
        let mut document = report(&format!("{payload}{n}"), "2024-02-09", payload, &text);
        document.outlet = Some(payload.to_owned());
        document.url = Some(format!("javascript:alert({n})"));
        documents.push(document);
        let day = parse_date("2024-02-08").unwrap();
        let flag = Flag {
            source: payload.to_owned(),
            day,
            player: format!("Ned{n} {payload}"),
            person: None,
            club: Some(payload.to_owned()),
            news: format!("Knee injury {payload} - Expected back 12 Apr"),
            status: FlagStatus::Doubtful,
            chance: Some(50),
            raised: Some(day),
        };
        documents.push(report(&format!("flag {n} {payload}"), "2024-02-08", payload, &flag.text()));
    }
    documents
}

/// What pages of one kind have in common in their addresses.
fn kind(path: &str) -> String {
    path.split(['?', '#']).next().unwrap_or_default().split('/').nth(1).unwrap_or_default().to_owned()
}

#[test]
fn nothing_that_a_report_says_becomes_markup() {
    let reports = hostile();
    let room = Room::with(&reports, Limits::default());
    let cookie = room.sign_in(CURATOR);
    let encode = |text: &str| text.bytes().map(|b| format!("%{b:02X}")).collect::<String>();
    let mut waiting: Vec<String> = [
        "/", "/leagues/coast-league", "/statistics", "/statistics?season=all", "/reports", "/sources",
        "/read", "/review", "/audit", "/sign-in",
    ]
    .map(str::to_owned)
    .to_vec();
    for payload in PAYLOADS.map(encode) {
        for before in [
            "/search?q=", "/players/", "/clubs/", "/leagues/", "/reports/", "/claims/", "/?as_of=",
            "/statistics?club=", "/statistics?season=", "/sign-in?to=", "/review?from=",
        ] {
            waiting.push(format!("{before}{payload}"));
        }
    }
    // Every kind of page, by the links of those before it.
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut of_kind: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(path) = waiting.pop() {
        let answer = room.get_with(&path, &[("cookie", &cookie)]);
        assert!(matches!(answer.status, 200 | 300 | 303 | 400 | 404), "{path}: {}", answer.status);
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        assert!(!broken_out(&answer.body), "{path}: {}", answer.body);
        for link in links(&answer.body).into_iter().filter(|link| link.starts_with('/')) {
            let of_kind = of_kind.entry(kind(&link)).or_default();
            if *of_kind < 60 && !link.contains("as_of=") && seen.insert(link.clone()) {
                *of_kind += 1;
                waiting.push(link);
            }
        }
    }
    for kind in ["players", "clubs", "reports", "claims"] {
        assert!(of_kind.get(kind).is_some_and(|pages| *pages >= 50), "{kind}: {of_kind:?}");
    }
    for feed in ["/players/Ben%20Stroud/changes.atom", "/clubs/Kestrel%20Town/changes.atom"] {
        let feed = room.get(feed);
        assert!(feed_rs::parser::parse(feed.body.as_bytes()).is_ok(), "{}", feed.body);
    }
}

#[test]
fn a_pasted_payload_is_shown_as_text() {
    let room = Room::open();
    for payload in PAYLOADS {
        let encoded: String =
            format!("Ben Stroud {payload} broke his leg.").bytes().map(|b| format!("%{b:02X}")).collect();
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let answer = room.post("/read", &form, format!("text={encoded}&title={encoded}").as_bytes());
        assert!(!broken_out(&answer.body), "{payload}: {}", answer.body);
    }
}

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

/// What comes back for these bytes, as they are.
fn said(room: &Room, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(room.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let _ = stream.write_all(request);
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said);
    String::from_utf8_lossy(&said).into_owned()
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

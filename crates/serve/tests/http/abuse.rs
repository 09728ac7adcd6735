//! Requests that mean no good, or make no sense: the right status, nothing told that should not be, and others go on.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;
use serve::Limits;

use crate::room::{CONTRIBUTOR, Room, report};

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
            "<img",
            "<iframe",
            "<object",
            "<math",
            "<body ",
            "onerror=alert(1)>",
            "<svg onload",
            "\" onmouseover=\"",
            "href=\"javascript:",
            "<link rel=stylesheet href=//",
            "<image",
            "<video",
            "<audio",
            "<marquee",
            "<animate",
            "<embed",
            "<base",
            "<template",
            "<meta http-equiv",
            "formaction=javascript:alert(1)>",
            "<form action=javascript",
            "<div style=background",
            "<select autofocus",
            "<style>",
            "<input autofocus",
            "<details open ontoggle",
        ]
        .iter()
        .any(|mark| lower.contains(mark))
}

#[test]
fn nothing_that_a_report_says_becomes_markup() {
    let reports: Vec<_> = (0..)
        .zip(PAYLOADS)
        .map(|(n, payload)| {
            let text = format!("Kestrel Town defender Ben Stroud has broken his leg {payload} and is out for {n} weeks, the club said.");
            let mut document = report(&format!("{payload}{n}"), "2024-02-09", payload, &text);
            document.outlet = Some(payload.to_owned());
            document.url = Some(format!("javascript:alert({n})"));
            document
        })
        .collect();
    let room = Room::with(&reports, Limits::default());
    let mut paths = vec![
        "/".to_owned(),
        "/players/Ben%20Stroud".into(),
        "/reports".into(),
        "/sources".into(),
        "/clubs/Kestrel%20Town".into(),
    ];
    paths.extend(reports.iter().map(|r| format!("/reports/{}", r.id.0)));
    paths.extend(PAYLOADS.iter().flat_map(|p| {
        let encoded: String = p.bytes().map(|b| format!("%{b:02X}")).collect();
        [
            format!("/search?q={encoded}"),
            format!("/players/{encoded}"),
            format!("/clubs/{encoded}"),
            format!("/?as_of={encoded}"),
        ]
    }));
    for path in paths {
        let answer = room.get(&path);
        assert!(matches!(answer.status, 200 | 300 | 400 | 404), "{path}: {}", answer.status);
        assert!(!broken_out(&answer.body), "{path}: {}", answer.body);
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
    let feed = room.get("/players/Ben%20Stroud/changes.atom");
    assert!(feed_rs::parser::parse(feed.body.as_bytes()).is_ok(), "{}", feed.body);
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

#[test]
fn heads_that_are_too_large_or_malformed_are_refused() {
    let room = Room::with(&[], Limits::default());
    let said = |request: &[u8]| {
        let mut stream = TcpStream::connect(room.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let _ = stream.write_all(request);
        let mut said = Vec::new();
        let _ = stream.read_to_end(&mut said);
        String::from_utf8_lossy(&said).into_owned()
    };
    let mut bomb = b"GET / HTTP/1.1\r\nHost: x\r\n".to_vec();
    for n in 0..5_000 {
        bomb.extend(format!("X-{n}: {}\r\n", "y".repeat(50)).bytes());
    }
    bomb.extend(b"\r\n");
    let answer = said(&bomb);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    for request in [
        &b"NONSENSE\r\n\r\n"[..],
        b"GET  HTTP/9.9\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\n\r\n",
    ] {
        let answer = said(request);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    assert_eq!(room.get("/readyz").body, "ready\n");
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

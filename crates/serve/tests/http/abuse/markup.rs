//! What is said is shown as text, and never becomes markup.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Document, Flag, FlagStatus, parse_date};
use serve::Limits;

use crate::room::{CURATOR, Room, links, report};

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
        "/",
        "/leagues/coast-league",
        "/statistics",
        "/statistics?season=all",
        "/reports",
        "/sources",
        "/read",
        "/review",
        "/audit",
        "/sign-in",
    ]
    .map(str::to_owned)
    .to_vec();
    for payload in PAYLOADS.map(encode) {
        for before in [
            "/search?q=",
            "/players/",
            "/clubs/",
            "/leagues/",
            "/reports/",
            "/claims/",
            "/?as_of=",
            "/statistics?club=",
            "/statistics?season=",
            "/sign-in?to=",
            "/review?from=",
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

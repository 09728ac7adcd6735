//! RSS, Atom and JSON Feed.

use super::made::{atom, entry, item, json_feed, json_item, latin1, report, rss};
use super::{DEEP, LONG, case, cut, hold, nothing, with_compressed};

#[test]
fn feeds() {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">");
    for n in 1..20 {
        bomb += &format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10));
    }
    bomb += "]>";
    let good = |n| item("Out", &report(n));
    let said = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let mut cases = vec![
        case("good.rss", rss(&[good(1), good(2)]), 2, &[]),
        case(
            "cut.rss",
            cut(rss(&[good(1), good(2), good(3)]), "<item>"),
            2,
            &["entry 3: is no entry that can be read"],
        ),
        case(
            "cut-behind.rss",
            cut(rss(&[good(1), good(2)]), "</item>"),
            2,
            &["entry 3: is no entry that can be read"],
        ),
        case(
            "latin1.rss",
            latin1(&rss(&[item("Jos\u{e9}", &report(1))])),
            1,
            &["note: entry 1: invalid UTF-8 at byte "],
        ),
        case(
            "latin1-said.rss",
            latin1(&rss(&[item("Jos\u{e9}", &report(1))]).replace("UTF-8", "ISO-8859-1")),
            1,
            &[],
        ),
        case(
            "deep.rss",
            rss(&[good(1), "<a>".repeat(DEEP), good(3)]),
            2,
            &["entry 2: is no entry that can be read"],
        ),
        case(
            "deep-text.rss",
            rss(&[good(1), item("Deep", &format!("<![CDATA[{}{}]]>", "<div>".repeat(DEEP), report(2)))]),
            2,
            &[],
        ),
        case(
            "entities.rss",
            rss(&[item("&a19;", "Out.")]).replace(said, &bomb),
            0,
            &["declares entities of its own"],
        ),
        case("long.rss", rss(&[item(&"x".repeat(LONG), &report(1))]), 1, &[]),
        case(
            "without.rss",
            rss(&[good(1), "<guid>7</guid>".to_owned(), good(3)]),
            2,
            &["entry 2: has no text in it"],
        ),
        case(
            "dates.rss",
            rss(&[
                good(1).replace("17 Apr", "31 Feb"),
                good(2).replace("Sat, 17 Apr 2021 10:00:00 GMT", "soon"),
            ]),
            2,
            &[],
        ),
        case("no-entries.rss", rss(&[]), 0, &["is a feed without entries"]),
        case("other.rss", "<svg><g/></svg>", 0, &["is no feed that can be read"]),
    ];
    cases.extend(nothing("rss"));
    let good = |n| entry("Out", &report(n));
    cases.extend([
        case("good.atom", atom(&[good(1), good(2)]), 2, &[]),
        case(
            "cut.atom",
            cut(atom(&[good(1), good(2), good(3)]), "<entry>"),
            2,
            &["entry 3: is no entry that can be read"],
        ),
        case(
            "deep.atom",
            atom(&[good(1), "<a>".repeat(DEEP), good(3)]),
            2,
            &["entry 2: is no entry that can be read"],
        ),
        case("entities.atom", bomb + &atom(&[entry("&a19;", "Out.")]), 0, &["declares entities of its own"]),
        case("long.atom", atom(&[entry(&"x".repeat(LONG), &report(1))]), 1, &[]),
        case("without.atom", atom(&[good(1), "<id>7</id>".to_owned()]), 1, &["entry 2: has no text in it"]),
        case(
            "dates.atom",
            atom(&[
                good(1).replace("2021-04-17T", "2021-02-30T"),
                good(2).replace("2021-04-17T10:00:00Z", "soon"),
            ]),
            2,
            &[],
        ),
    ]);
    cases.extend(nothing("atom"));
    let good = |n| json_item(n, "Out", &report(n));
    cases.extend([
        case("good-feed.json", json_feed(&[good(1), good(2)]), 2, &[]),
        case(
            "cut-feed.json",
            cut(json_feed(&[good(1), good(2)]), "\"2\""),
            1,
            &["entry 2: is no entry that can be read"],
        ),
        case(
            "deep-feed.json",
            json_feed(&[good(1), "[".repeat(DEEP), good(3)]),
            1,
            &["entry 2: is no entry that can be read"],
        ),
        case(
            "types-feed.json",
            json_feed(&[
                good(1),
                "5".to_owned(),
                good(3).replace("\"2021-04-17T10:00:00Z\"", "[7]"),
                good(4),
            ]),
            2,
            &["entry 2: is no entry that can be read", "entry 3: is no entry that can be read"],
        ),
        case("long-feed.json", json_feed(&[json_item(1, &"x".repeat(LONG), &report(1))]), 1, &[]),
        case(
            "without-feed.json",
            json_feed(&[good(1), r#"{"id": "7"}"#.to_owned()]),
            1,
            &["entry 2: has no text in it"],
        ),
        case(
            "dates-feed.json",
            json_feed(&[
                good(1).replace("2021-04-17T", "2021-02-30T"),
                good(2).replace("2021-04-17T10:00:00Z", "soon"),
            ]),
            2,
            &[],
        ),
    ]);
    hold(&with_compressed(cases));
}

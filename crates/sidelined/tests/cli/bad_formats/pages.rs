//! Text, Markdown and web pages.

use super::made::{latin1, page, report, utf16};
use super::{DEEP, LONG, case, cut, hold, nothing, with_compressed};

#[test]
fn text_and_markdown() {
    let mut cases = Vec::new();
    for ending in ["txt", "md"] {
        let of = |kind: &str| format!("{kind}.{ending}");
        let replaced: &[&str] = &["note: invalid UTF-8 at byte "];
        cases.extend(nothing(ending));
        cases.push(case(of("good"), report(1), 1, &[]));
        cases.push(case(of("cut"), [report(1).as_bytes(), b"The club\xe2\x80"].concat(), 1, replaced));
        cases.push(case(of("latin1"), latin1(&report(1).replace("Dvorak", "Dvo\u{e9}k")), 1, replaced));
        cases.push(case(of("utf16-marked"), [b"\xff\xfe".as_slice(), &utf16(&report(1))].concat(), 1, &[]));
        cases.push(case(of("long"), report(1) + &"x".repeat(LONG), 1, &[]));
        cases.push(case(of("date"), format!("2021-02-30\n\n{}", report(1)), 1, &[]));
        for deep in ["> ", "[", "*", "- ", "<b>", "("] {
            let name = format!("deep-{}", u32::from(deep.chars().next().unwrap_or_default()));
            cases.push(case(of(&name), deep.repeat(DEEP) + &report(1), 1, &[]));
        }
    }
    let front = |front: &str| format!("---\n{front}\n---\n{}", report(1));
    cases.push(case("front-date.md", front("date: 2021-02-30"), 1, &[]));
    cases.push(case("front-types.md", front("date: [1, 2]\ntitle: {a: 1}"), 1, &[]));
    cases.push(case("front-deep.md", front(&"[".repeat(DEEP)), 1, &[]));
    cases.push(case("front-open.md", format!("---\ndate: 2021-04-17\n{}", report(1)), 1, &[]));
    hold(&with_compressed(cases));
}

#[test]
fn pages() {
    let hurt = format!("<p>{}</p>", report(1));
    let mut bomb = String::from("<!DOCTYPE html [<!ENTITY a0 \"aaaaaaaaaa\">");
    for n in 1..20 {
        bomb += &format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10));
    }
    let declared =
        |charset: &str| page(&format!("<meta charset={charset}>"), &hurt.replace("Dvorak", "Dvo\u{e9}k"));
    let cases = vec![
        case("good.html", page("<title>Out</title>", &hurt), 1, &[]),
        case("cut.html", cut(page("", &hurt), "The manager"), 1, &[]),
        case("latin1-said.html", latin1(&declared("iso-8859-1")), 1, &[]),
        case("latin1-not-said.html", latin1(&declared("utf-8")), 1, &["note: invalid UTF-8 at byte "]),
        case("charset.html", declared("klingon"), 1, &[]),
        case("deep.html", page("", &format!("{}{hurt}", "<div>".repeat(DEEP))), 0, &["is a web page of "]),
        case(
            "entities.html",
            bomb + "]><html><body><article><p>&a19;</p>" + &hurt + "</article></body></html>",
            1,
            &[],
        ),
        case("long.html", page(&format!("<title>{}</title>", "x".repeat(LONG)), &hurt), 1, &[]),
        case(
            "dates.html",
            page(
                "<meta property='article:published_time' content='2021-02-30'><meta name=date content=soon>",
                &hurt,
            ),
            1,
            &[],
        ),
        case(
            "types.html",
            page(
                "<script type=application/ld+json>{\"datePublished\": {\"a\": []}, \"headline\": 5, \"author\": [[1]]}</script>",
                &hurt,
            ),
            1,
            &[],
        ),
        case(
            "data-deep.html",
            page(&format!("<script type=application/ld+json>{}</script>", "[".repeat(DEEP)), &hurt),
            1,
            &[],
        ),
        case(
            "no-article.html",
            "<!doctype html><title>Out</title><script>let a = 1;</script>",
            0,
            &["is a web page without the text of an article"],
        ),
    ];
    hold(&with_compressed([nothing("html"), cases].into_iter().flatten().collect()));
}

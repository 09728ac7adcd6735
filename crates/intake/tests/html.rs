//! Web pages, as sites of several ages write them, and as nobody should.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing helper is a failing test")]
#![allow(clippy::disallowed_methods, reason = "the tests look at the clock")]

use std::time::{Duration, Instant};

use intake::{Input, IntakeError, Intaken, Limits, documents};
use ledger::Basis;

fn read(bytes: &[u8]) -> Result<Intaken, IntakeError> {
    let mut found: Vec<_> = documents("in/page.html", Input::Auto, Limits::default(), bytes).collect();
    assert_eq!(found.len(), 1);
    found.pop().unwrap().map(|item| item.document().unwrap())
}

/// A page of today: structured data, Open Graph, navigation, related stories, a footer.
const NEW: &str = r##"<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Adeyemi out for six weeks | The Harbour Echo</title>
<link rel="canonical" href="https://echo.test/sport/adeyemi-out">
<meta property="og:title" content="Adeyemi out for six weeks">
<meta property="og:site_name" content="The Harbour Echo">
<meta property="article:modified_time" content="2021-04-19T08:00:00Z">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "VideoObject", "datePublished": "2020-01-01"},
  {"@type": ["NewsArticle"], "headline": "Adeyemi out for six weeks", "datePublished": "2021-04-17T22:10:00+01:00"}]}</script>
<script>window.ads = "<p>Brandt is out with a broken leg.</p>";</script>
<style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/video">Video</a></li></ul></nav>
<header><h1>Adeyemi out for six weeks</h1><time datetime="2021-04-18">Yesterday</time></header>
<article><div class="story-body">
<p>Harbour Athletic striker <b>Tom</b> <a href="/adeyemi">Adeyemi</a> will miss the next six weeks with a hamstring injury, the club said on Thursday.</p>
<p>The 27-year-old limped off in the first half of Tuesday&#8217;s draw with Calder Vale &amp; was sent for a scan, which showed a tear.</p>
<figure><img src="a.jpg" alt="Adeyemi"><figcaption>Adeyemi limps off</figcaption></figure>
<h2>Who plays instead?</h2>
<ul><li>Luca Brandt, who is fit again after a virus, is likely to start in his place.</li></ul>
<p>&#8220;It is a blow,&#8221; said the manager, Ivo Hansen, who hopes to have him back before the end of the season, &#8220;but we have others.&#8221;</p>
</div></article>
<aside><h3>Related</h3><ul><li><a href="/1">Lund has surgery on her knee</a></li><li><a href="/2">Costa out for the season</a></li></ul></aside>
<footer><p>Copyright The Harbour Echo. <a href="/terms">Terms</a> <a href="/privacy">Privacy</a></p></footer></body></html>"##;

#[test]
fn a_page_of_today() {
    let taken = read(NEW.as_bytes()).unwrap();
    let page = taken.document;
    assert!(taken.extracted && taken.warnings.is_empty(), "{:?}", taken.warnings);
    assert_eq!((page.doc.as_str(), page.path.as_deref()), ("page", Some("in/page.html")));
    assert_eq!(page.title.as_deref(), Some("Adeyemi out for six weeks"));
    assert_eq!(page.url.as_deref(), Some("https://echo.test/sport/adeyemi-out"));
    assert_eq!(page.outlet.as_deref(), Some("The Harbour Echo"));
    let published = page.published.unwrap();
    assert_eq!((published.within.to_string().as_str(), published.basis), ("2021-04-17", Basis::Metadata));
    let paragraphs: Vec<&str> = page.text.split("\n\n").collect();
    assert_eq!(paragraphs[0], "Adeyemi out for six weeks");
    assert!(paragraphs[1].starts_with("Harbour Athletic striker Tom Adeyemi will miss"), "{paragraphs:#?}");
    assert!(paragraphs[2].contains("Tuesday’s draw with Calder Vale & was"), "{paragraphs:#?}");
    for part in ["Luca Brandt, who is fit again", "“It is a blow,” said the manager"] {
        assert!(paragraphs.iter().any(|p| p.starts_with(part)), "{part} in {paragraphs:#?}");
    }
    for part in ["broken leg", "color", "Copyright", "Video", "Lund", "Costa"] {
        assert!(!page.text.contains(part), "{part} in {}", page.text);
    }
}

/// A page of twenty years ago: tables for layout, `<font>`, paragraphs without an end, windows-1252, no structured data.
#[test]
fn a_page_of_twenty_years_ago() {
    let story = "The prop tore a calf muscle on Saturday and will not play again before Christmas, he said. "
        .repeat(3);
    let page = format!(
        "<HTML><HEAD><TITLE>Hale out until Christmas</TITLE>\
         <META NAME=\"OriginalPublicationDate\" CONTENT=\"2004/11/15 10:12:00\">\
         <META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=iso-8859-1\"></HEAD><BODY BGCOLOR=white>\
         <TABLE WIDTH=600><TR><TD><A HREF=/a>News</A><BR><A HREF=/b>Sport</A><TD>\
         <FONT SIZE=3><B>Iestyn Hale is out.</B><P>{story}<P>\u{93}Ren\u{e9} looks after me,\u{94} said Hale. {story}<P>{story}\
         </FONT></TABLE><BR CLEAR=ALL>"
    );
    let bytes: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let taken = read(&bytes).unwrap();
    let page = taken.document;
    assert_eq!(page.title.as_deref(), Some("Hale out until Christmas"));
    assert_eq!(page.published.unwrap().within.to_string(), "2004-11-15");
    assert!(page.text.contains("\n\n“René looks after me,” said Hale. The prop"), "{}", page.text);
    assert_eq!(page.text.matches("The prop tore").count(), 9);
}

#[test]
fn dates_stand_in_many_places_and_the_surest_counts() {
    let story =
        format!("<p>{}", "Mia Lund is out for a month with a sprained wrist, her coach said. ".repeat(5));
    for (head, day) in [
        ("<meta name=date content='April 17, 2021'>", Some("2021-04-17")),
        ("<meta itemprop=datePublished content=2021-04-17>", Some("2021-04-17")),
        (
            "<meta name=pubdate content='never'><meta name=DC.date.issued content=2021-04-17>",
            Some("2021-04-17"),
        ),
        (
            "<article><time datetime=2021-04-17T10:00>17 April</time></article><time datetime=2001-01-01>",
            Some("2021-04-17"),
        ),
        ("<time>17 April 2021</time>", Some("2021-04-17")),
        ("<time datetime=2021-04-17></time><time datetime=2021-04-18></time>", None),
        (
            "<script type=application/ld+json>{\"datePublished\": \"2021-04-17\"}</script><meta name=date content=2001-01-01>",
            Some("2021-04-17"),
        ),
        ("<script type=application/ld+json>{\"datePublished\": [}</script>", None),
        ("<meta name=date content=0001-01-01>", None),
        ("", None),
    ] {
        let page = read(format!("<!doctype html>{head}{story}").as_bytes()).unwrap().document;
        assert_eq!(page.published.map(|d| d.within.to_string()).as_deref(), day, "{head}");
    }
}

/// What readers see of a day, where nothing is marked.
#[test]
fn the_day_beside_the_headline_counts() {
    let story =
        format!("<p>{}", "Mia Lund is out for a month with a sprained wrist, her coach said. ".repeat(5));
    let page = |before: &str, after: &str| {
        format!(
            "<!doctype html><title>Lund out with a sprained wrist | Echo</title><div id=top>Echo</div>{before}\
             <h1>Lund out with a sprained wrist</h1>{after}<div>{story}</div><p>Copyright 1 January 2024"
        )
    };
    for (before, after, day) in [
        (
            "",
            "<div class=meta>By A. Writer - <span>April 17, 2021</span> - 3 comments</div>",
            Some("2021-04-17"),
        ),
        ("", "<p>Published: 17 April 2021, updated 19 April 2021</p>", Some("2021-04-17")),
        (
            "",
            "<p>Her coach hopes to have her back in May.</p><p>17/04/2021 - 04:30 - Photo: Echo</p>",
            Some("2021-04-17"),
        ),
        ("<h2><span>Saturday, April 17, 2021</span></h2>", "", Some("2021-04-17")),
        ("", "<p>Last updated: 19 April 2021</p>", None),
        ("", "<p>From 17 April 2021 to 19 April 2021</p>", None),
        ("", "<p itemprop=datePublished>17 Aprile 2021</p>", Some("2021-04-17")),
        ("", "<abbr class=published title=2021-04-17T10:00:00+02:00>Saturday</abbr>", Some("2021-04-17")),
        ("<link rel=canonical href=https://x.test/2021/04/lund.html>", "", Some("2021-04-01..2021-04-30")),
        (
            "<link rel=canonical href=https://x.test/2021/04/lund.html>",
            "<p>06/04/2021</p>",
            Some("2021-04-06"),
        ),
        ("", "<p>06/10/2021</p>", Some("2021-06-10..2021-10-06")),
    ] {
        let page = read(page(before, after).as_bytes()).unwrap().document;
        assert_eq!(page.published.map(|d| d.within.to_string()).as_deref(), day, "{before} {after}");
    }
    // A day of which the headline tells, and its repetition.
    let page = format!(
        "<!doctype html><title>Who was hurt on 12 April 2021 | Echo</title><h1>Who was hurt on 12 April 2021</h1>\
         <p>Who was hurt on 12 April 2021</p><p>17 April 2021</p><div>{story}</div>"
    );
    let published = read(page.as_bytes()).unwrap().document.published;
    assert_eq!(published.unwrap().within.to_string(), "2021-04-17");
}

/// A stamp of UTC may be of another day than the one on which the page came out where it is read.
#[test]
fn the_day_that_a_page_shows_goes_before_the_same_time_by_the_clock_of_utc() {
    let story =
        format!("<p>{}", "Mia Lund is out for a month with a sprained wrist, her coach said. ".repeat(5));
    let stamp = "<meta property=article:published_time content=2021-04-18T02:10:00+00:00>";
    for (head, day, because) in [
        (
            "<link rel=canonical href=https://x.test/2021/04/17/lund>",
            "2021-04-17",
            &[
                "the page’s address says so",
                "the page’s article:published_time says so, 2021-04-18 by the clock of UTC",
            ][..],
        ),
        ("", "2021-04-18", &["the page’s article:published_time says so"]),
        (
            "<link rel=canonical href=https://x.test/2019/04/17/lund>",
            "2021-04-18",
            &[
                "the page’s article:published_time says so",
                "against that, the page’s address says so: 2019-04-17",
            ],
        ),
    ] {
        let page = read(format!("<!doctype html>{stamp}{head}{story}").as_bytes()).unwrap().document;
        let published = page.published.unwrap();
        assert_eq!(published.within.to_string(), day);
        assert_eq!(published.because, because);
    }
}

/// Structured data that a strict parser refuses.
#[test]
fn structured_data_with_faults_still_tell_the_day() {
    let story =
        format!("<p>{}", "Mia Lund is out for a month with a sprained wrist, her coach said. ".repeat(5));
    for data in [
        "{\"@type\": \"NewsArticle\", \"description\": \"broken\nover lines\", \"datePublished\": \"2021-04-17\"}",
        "{\"@type\": \"NewsArticle\", \"datePublished\" : \"2021-04-17\",}",
        "<!-- [{\"@graph\": [{\"@type\": \"NewsArticle\", \"datePublished\": \"2021-04-17\"}]}] -->",
        "{\"headline\": \"A \"sprained\" wrist\", \"datePublished\": \"04:25:06 PM IST Apr 17, 2021\"}",
    ] {
        let page = format!("<!doctype html><script type=application/ld+json>{data}</script>{story}");
        let page = read(page.as_bytes()).unwrap().document;
        assert_eq!(page.published.map(|d| d.within.to_string()).as_deref(), Some("2021-04-17"), "{data}");
    }
}

#[test]
fn a_page_in_another_language_is_read_and_said() {
    let story =
        "Der Stürmer fällt mit einer Knieverletzung aus, wie der Verein am Donnerstag mitteilte. ".repeat(5);
    let taken = read(format!("<html lang=de-AT><p>{story}").as_bytes()).unwrap();
    let said: Vec<_> = taken.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["says that it is in \"de-at\"; it was read as English"]);
}

#[test]
fn pages_without_an_article_and_what_is_no_page_are_told() {
    let long = "<!doctype html>".to_owned() + &"<p>Knee. ".repeat(3 << 20);
    for (bytes, reason) in [
        (b"<html><body></body></html>".to_vec(), "is a web page without the text of an article"),
        (
            b"<!doctype html><script>let a = 1;</script>".to_vec(),
            "is a web page without the text of an article",
        ),
        (b"<html><p>out\0\x01\x02\x03".to_vec(), "is not text: byte 12 is NUL"),
        (long.into_bytes(), "bytes long, over the limit of 16777216 bytes for a document"),
        (
            "<!doctype html>".bytes().chain("<p>Knee. ".repeat(1 << 17).into_bytes()).collect(),
            "is a web page of ",
        ),
    ] {
        let message = read(&bytes).unwrap_err().to_string();
        assert!(message.contains(reason), "{message}");
    }
}

/// What costs a parser the square of its length, or its stack.
#[test]
fn hostile_pages_take_little_time() {
    let kb = |piece: &str, kb: usize| piece.repeat((kb << 10) / piece.len());
    let many: String = (0..10_000).map(|n| format!("<b class=x{n}>")).collect();
    let attributes: String = (0..100_000).map(|n| format!(" class{n}=x class=x")).collect();
    for (name, page) in [
        ("divs", kb("<div>", 256)),
        ("divs in paragraphs", kb("<span><p>x", 256)),
        ("divs and their ends", kb(&format!("{}x{}", "<div>".repeat(60), "</div>".repeat(60)), 64)),
        ("closed crosswise", kb("<span><div>x</span></div>", 512)),
        ("tables", kb("<table><tr><td>x", 256)),
        ("lists", kb("<ul><li>x", 256)),
        ("formatting", many + &kb("<p>x", 64)),
        ("links", kb("<a href=x><p>x", 256)),
        ("links in tables", kb("<a><table><a>x</table>", 128)),
        ("attributes", format!("<p{attributes}>x")),
        ("breaks", kb("x<br>", 128)),
        ("quotes", kb("<p class=\"'>x", 256)),
        ("open", kb("<", 128)),
        ("ends", kb("</p></div></x>", 512)),
        ("comments", kb("<!--", 256)),
        ("scripts", kb("<svg><script><style>", 256)),
        ("drawings", kb("<svg><math><object>x", 256)),
        ("entities", kb("&amp;&#x0;&lt;&bogus", 256)),
        ("titles", kb("<title>x", 256)),
        ("data", format!("<script type=application/ld+json>{}</script><p>x", kb("[", 128))),
        ("metas", kb("<meta name=date content=2021>", 128)),
        ("times", kb("<time>x</time>", 128)),
        ("one word", kb("knee", 1024)),
    ] {
        let start = Instant::now();
        let read = read(format!("<!doctype html><p>The winger is out.{page}").as_bytes());
        let took = start.elapsed();
        // In an unoptimised build on a busy machine; what grows with the square takes minutes.
        assert!(took < Duration::from_secs(30), "{name}: {took:?}");
        println!(
            "{name}: {took:?} {}",
            read.map_or_else(|e| e.to_string(), |r| r.document.text.len().to_string())
        );
    }
}

//! Web pages, from the command line.

use crate::desk::Desk;

const PAGE: &str = "<!DOCTYPE html><html lang=en><head><title>Adeyemi out for six weeks</title>\
<meta property='article:published_time' content='2021-04-15T10:00:00Z'></head><body>\
<nav><a href=/>Home</a> <a href=/sport>Sport</a></nav><article><h1>Adeyemi out for six weeks</h1>\
<p>Harbour Athletic striker <b>Tom Adeyemi</b> will miss six weeks with a hamstring injury suffered on Saturday, the cluba hamstring injury&nbsp;&ndash; suffered on Saturdaynbsp;said.\
<p>&ldquo;He tore it in the first half,&rdquo; said the manager, Ivo Hansen, who has no other striker for the derby and none to \
call up from the academy.</article><script>track('Luca Brandt broke his leg')</script>";

#[test]
fn a_page_is_read_and_carries_the_text_that_offsets_point_into() {
    let desk = Desk::new();
    desk.file("page.html", PAGE).file("unnamed", PAGE);
    for args in [&["read", "page.html"][..], &["read", "unnamed"], &["read", "--input", "html", "unnamed"]] {
        let run = desk.run(args).quiet();
        let line = &run.json_lines()[0];
        let document = &line["document"];
        assert_eq!(document["title"], "Adeyemi out for six weeks");
        assert_eq!(document["published"]["earliest"], "2021-04-15");
        assert_eq!(document["published"]["basis"], "metadata");
        let text = document["text"].as_str().expect("the text that was taken out of the page");
        assert!(
            text.starts_with("Adeyemi out for six weeks\n\nHarbour Athletic striker Tom Adeyemi will"),
            "{text}"
        );
        assert!(!text.contains('<') && !text.contains("Brandt"), "{text}");
        let claims = line["claims"].as_array().unwrap();
        assert!(
            claims.iter().any(|c| c["player"] == "Tom Adeyemi" && c["when"]["earliest"] == "2021-04-10"),
            "{claims:?}"
        );
        for evidence in claims.iter().flat_map(|c| c["evidence"].as_array().unwrap()) {
            let place = |key: &str| evidence[key].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap();
            assert_eq!(text.get(place("start")..place("end")), evidence["text"].as_str());
        }
    }
    let given = desk.run(&["read", "page.html", "--published", "2021-05-01"]).quiet();
    assert_eq!(given.json_lines()[0]["document"]["published"]["basis"], "given");
    assert!(desk.run(&["explain", "page.html"]).quiet().out.contains("Tom Adeyemi"));
}

#[test]
fn what_is_no_article_and_what_cannot_be_read_is_told() {
    let desk = Desk::new();
    for (name, content, reason) in [
        ("a.html", "<html><body></body></html>", "is a web page without the text of an article"),
        ("a.html", "<html>\u{1}\u{1}\u{1}", "is not text: 3 of its 9 bytes are control characters"),
        (
            "a.xml",
            "<?xml version='1.0'?><rss></rss>",
            "is no feed that can be read: unable to parse feed: no root element",
        ),
    ] {
        desk.file(name, content);
        desk.run(&["read", name]).fails(&format!("sidelined: {name}: {reason}"));
    }
    desk.file("de.html", PAGE.replace("lang=en", "lang=de"));
    let run = desk.run(&["read", "de.html"]);
    assert_eq!((run.code, run.json_lines().len()), (Some(0), 1), "{run:?}");
    assert_eq!(run.err, "sidelined: de.html: note: says that it is in \"de\"; it was read as English\n");
}

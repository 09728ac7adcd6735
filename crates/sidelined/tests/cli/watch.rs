//! Following feeds and pages, from the command line, on a site of our own.

mod badly;
mod killed;
mod site;

use std::collections::BTreeSet;

use crate::cluster;
use crate::desk::{Desk, Run};
use site::{Site, article, entry, feed, whole_entry};

/// A round of a desk that may ask this machine.
fn round(desk: &Desk, args: &[&str]) -> Run {
    desk.run(&[&["watch", "--once", "--delay", "0s", "--allow-private", "--no-pack"], args].concat())
}

/// The documents in a store that tell of an injury, each once.
fn documents(desk: &Desk, store: &[&str]) -> BTreeSet<String> {
    let claims = desk.run(&[&["claims", "--kind", "injury", "--format", "jsonl"], store].concat()).quiet();
    claims.json_lines().iter().map(|claim| claim["document"]["id"].as_str().unwrap().to_owned()).collect()
}

/// A feed of one whole report and two that are to be found on pages of their own.
fn harbour() -> Site {
    let site = Site::new();
    site.page("/1.html", article(1, "Tom Adeyemi", "2021-04-15"));
    site.page("/2.html", article(2, "Luca Brandt", "2021-04-16"));
    site.xml("/feed", feed(&[whole_entry(&site, 3, "Per Lund"), entry(&site, 2), entry(&site, 1)]));
    site
}

fn follows_a_feed(store: &[&str]) {
    let (desk, site) = (Desk::new(), harbour());
    let ask = |line: &str| {
        let run = round(&desk, &[&[site.url("/feed").as_str()], store].concat()).quiet();
        assert!(run.out.starts_with(line), "{run:?}");
    };
    ask("3 new reports with ");
    assert_eq!(documents(&desk, store).len(), 3);
    let seen = site.seen();
    assert!(
        seen.iter()
            .all(|asked| asked.header("user-agent") == concat!("sidelined/", env!("CARGO_PKG_VERSION")))
    );

    // Nothing new: the feed is asked whether it has changed, and no page at all.
    ask("0 new reports with 0 claims");
    assert_eq!((site.times("/feed"), site.times("/1.html"), site.times("/2.html")), (2, 1, 1));
    assert_ne!(site.seen().last().unwrap().header("if-none-match"), "");

    // One more entry: only its page is asked for. A server that knows nothing of conditions changes nothing.
    site.page("/4.html", article(4, "Iestyn Hale", "2021-04-18"));
    site.xml(
        "/feed",
        feed(&[entry(&site, 4), whole_entry(&site, 3, "Per Lund"), entry(&site, 2), entry(&site, 1)]),
    );
    ask("1 new report with ");
    site.forget_conditions();
    ask("0 new reports with 0 claims");
    assert_eq!((site.times("/1.html"), site.times("/2.html"), site.times("/4.html")), (1, 1, 1));
    assert_eq!(documents(&desk, store).len(), 4);
    desk.run(&[&["check"], store].concat()).quiet();
}

#[test]
fn a_feed_is_followed_and_nothing_is_read_twice() {
    follows_a_feed(&[]);
}

#[test]
fn a_feed_is_followed_into_postgres_too() {
    if let Some(address) = cluster::address() {
        follows_a_feed(&["--store", &address]);
    }
}

#[test]
fn a_page_that_changes_is_another_report_with_a_date_of_its_own() {
    let (desk, site) = (Desk::new(), Site::new());
    site.page("/squad", article(1, "Tom Adeyemi", "2021-04-15"));
    let url = site.url("/squad");
    assert!(round(&desk, &[&url]).quiet().out.starts_with("1 new report with "));
    assert!(round(&desk, &[&url]).quiet().out.starts_with("0 new reports"));
    site.page("/squad", article(2, "Luca Brandt", "2021-04-15"));
    assert!(round(&desk, &[&url]).quiet().out.starts_with("1 new report with "));
    let claims = desk.run(&["claims", "--player", "Brandt", "--format", "jsonl"]).quiet();
    let early = desk.run(&["claims", "--player", "Brandt", "--as-of", "2021-05-01", "--format", "jsonl"]);
    assert!(!claims.out.is_empty() && early.out.is_empty(), "it was not said in 2021: {early:?}");
    desk.run(&["check"]).quiet();
}

#[test]
fn sources_come_from_lists_too_and_each_is_asked_once() {
    let (desk, site) = (Desk::new(), harbour());
    site.page("/squad", article(9, "Iestyn Hale", "2021-04-18"));
    let opml = format!(
        "<?xml version='1.0'?><opml version='2.0'><body><outline xmlUrl='{}'/></body></opml>",
        site.url("/feed")
    );
    desk.file("feeds.opml", opml);
    desk.file("pages.txt", format!("# squads\n{}\n{}\n", site.url("/squad"), site.url("/feed")));
    let run = round(&desk, &["--list", "feeds.opml", "--list", "pages.txt", &site.url("/feed#top")]).quiet();
    assert!(run.out.starts_with("4 new reports"), "{run:?}");
    assert_eq!(site.times("/feed"), 1);

    desk.file("some.txt", format!("nonsense\n{}\n", site.url("/squad")));
    let run = round(&desk, &["--list", "some.txt"])
        .fails("sidelined: some.txt: line 1: \"nonsense\" is not an address");
    assert!(run.out.starts_with("0 new reports"), "{run:?}");
    assert_eq!(site.times("/squad"), 2, "the others are asked");
}

#[test]
fn wrong_use_is_told() {
    let desk = Desk::new();
    for args in [
        &["watch"][..],
        &["watch", "example.org/feed"],
        &["watch", "ftp://example.org/feed"],
        &["watch", "https://a:b@example.org/feed"],
        &["watch", "https://example.org/feed", "--every", "soon"],
        &["watch", "https://example.org/feed", "--every", "0s"],
    ] {
        let run = desk.run(args);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(!run.err.is_empty());
    }
    assert!(!desk.path("sidelined.db").exists(), "no store was made for nothing");
}

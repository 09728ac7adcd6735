//! Sites that misbehave: each is told of by name and reason, and the rest is done. How connections misbehave is tested with the
//! network itself (`crates/follow/src/http/tests.rs`).
#![allow(clippy::disallowed_types, reason = "a server of the test's own answers over the network")]

use std::io::Write as _;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::super::server::{Asked, Server, drip, reply};
use super::site::{Site, article, entry, feed};
use super::{documents, round};
use crate::desk::Desk;

/// Asks for `path` beside a good page, and returns what was said of it.
#[track_caller]
fn told(site: &Site, path: &str) -> String {
    let desk = Desk::new();
    site.page("/good", article(1, "Tom Adeyemi", "2021-04-15"));
    let since = Instant::now();
    let run = round(&desk, &[&site.url(path), &site.url("/good")]);
    assert!(since.elapsed() < Duration::from_secs(60), "{path} took {:?}", since.elapsed());
    assert_eq!(run.code, Some(1), "{path}: {run:?}");
    assert!(run.out.starts_with("1 new report with "), "{path}: the good page is read: {run:?}");
    desk.run(&["check"]).quiet();
    let name = format!("sidelined: {}: ", site.url(path));
    let line = run.err.lines().find_map(|line| line.strip_prefix(&name));
    line.unwrap_or_else(|| panic!("{path} is not named: {run:?}")).to_owned()
}

#[test]
fn what_is_private_is_refused_unless_told_and_where_it_leads_even_then() {
    let site = Site::new();
    site.page("/good", article(1, "Tom Adeyemi", "2021-04-15"));
    let port = site.port();
    for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:7f00:1]"] {
        let url = format!("http://{host}:{port}/good");
        let run = Desk::new().run(&["watch", "--once", "--no-pack", &url]);
        assert_eq!(run.code, Some(1), "{run:?}");
        assert!(run.err.contains(": may not be asked for: "), "{run:?}");
    }
    assert_eq!(site.seen().len(), 0, "nobody connected");

    for (number, to) in [
        "http://127.0.0.2:PORT/good",
        "http://2130706434:PORT/good",
        "http://0177.0.0.2:PORT/good",
        "http://localhost:PORT/good",
        "http://[::1]:PORT/good",
        "http://[::ffff:127.0.0.1]:PORT/good",
        "http://169.254.169.254/latest/meta-data/",
        "//10.0.0.1/admin",
    ]
    .iter()
    .enumerate()
    {
        let path = format!("/leads-{number}");
        site.leads(&path, &to.replace("PORT", &port.to_string()));
        let why = told(&site, &path);
        assert!(
            why.starts_with("leads to http://") && why.contains(", which may not be asked for: "),
            "{to}: {why}"
        );
    }
}

#[test]
fn redirects_without_end_and_servers_that_refuse_are_told() {
    let site = Site::new();
    site.leads("/a", "/b");
    site.leads("/b", "/a");
    assert!(told(&site, "/a").starts_with("leads in a circle by way of "));
    (0..10).for_each(|n| site.leads(&format!("/hop{n}"), &format!("/hop{}", n + 1)));
    assert_eq!(told(&site, "/hop0"), "leads on more than 5 times");
    site.leads("/file", "file:///etc/passwd");
    assert!(told(&site, "/file").contains("the scheme file"));
    assert_eq!(told(&site, "/missing"), "is not there (status 404)");
    site.answer("/500", "500 Oops", &[], "");
    assert_eq!(told(&site, "/500"), "cannot be had: its server has failed (status 500)");
    site.answer("/pdf", "200 OK", &[("Content-Type", "application/pdf")], "%PDF-1.7");
    assert_eq!(told(&site, "/pdf"), "is neither a feed nor a page: its server calls it \"application/pdf\"");
    site.page("/empty", "");
    assert!(told(&site, "/empty").contains("is empty"));
    site.page("/shell", "<html><body><script>go()</script></body></html>");
    assert!(told(&site, "/shell").contains("without the text of an article"));
}

#[test]
fn who_asks_for_patience_is_left_alone_in_the_next_round() {
    let (desk, site) = (Desk::new(), Site::new());
    site.answer("/busy", "429 Too Many Requests", &[("Retry-After", "7200")], "");
    let url = site.url("/busy");
    round(&desk, &[&url]).fails(&format!("sidelined: {url}: has been asked for too often (status 429)"));
    let again = round(&desk, &[&url]);
    assert_eq!(again.code, Some(0), "{again:?}");
    assert!(again.err.starts_with(&format!("sidelined: {url}: note: left alone until 20")), "{again:?}");
    assert_eq!(site.times("/busy"), 1);
}

#[test]
fn robots_txt_is_obeyed() {
    let site = Site::new();
    let rules = "User-agent: *\nDisallow: /private\n\nUser-agent: sidelined\nDisallow: /closed\n";
    site.answer("/robots.txt", "200 OK", &[], rules);
    site.page("/closed", article(2, "Luca Brandt", "2021-04-15"));
    assert_eq!(told(&site, "/closed"), "is closed to robots by the site's robots.txt");
    assert_eq!(site.times("/closed"), 0);
    // One of 2 MB is read as far as anybody has to.
    site.answer(
        "/robots.txt",
        "200 OK",
        &[],
        "User-agent: *\nDisallow: /closed\n".to_owned() + &"# no\n".repeat(400_000),
    );
    assert_eq!(told(&site, "/closed"), "is closed to robots by the site's robots.txt");
    site.answer("/robots.txt", "503 Later", &[], "");
    let (desk, url) = (Desk::new(), site.url("/good"));
    round(&desk, &[&url]).fails(&format!(
        "sidelined: {url}: is left alone, since the site's robots.txt could not be had (status 503)"
    ));
}

#[test]
fn feeds_that_are_bombs_or_no_feeds_are_told() {
    let site = Site::new();
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
                <rss version=\"2.0\"><channel><title>&b;</title><item><title>&b;</title></item></channel></rss>";
    site.xml("/bomb", bomb);
    assert!(told(&site, "/bomb").contains("declares entities of its own"));
    site.xml("/no-feed", "<?xml version=\"1.0\"?><squad><player/></squad>");
    assert!(told(&site, "/no-feed").contains("is no feed that can be read"));
    site.xml("/half", &feed(&[entry(&site, 1)])[..300]);
    let why = told(&site, "/half");
    assert!(
        why.contains("is no feed that can be read") || why.contains("is a feed without entries"),
        "{why}"
    );
    let title = format!("<item><title>{}</title></item>", "Knee ".repeat(20 << 20));
    site.xml("/title", feed(&[title]));
    assert_eq!(told(&site, "/title"), "is longer than the limit of 33554432 bytes");
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(feed(&["<item><title>x</title></item>".repeat(3 << 19)]).as_bytes()).unwrap();
    let headers = [("Content-Type", "application/rss+xml"), ("Content-Encoding", "gzip")];
    site.answer("/gzip", "200 OK", &headers, packer.finish().unwrap());
    assert_eq!(told(&site, "/gzip"), "is longer than the limit of 33554432 bytes");
}

#[test]
fn an_endless_feed_and_one_that_drips_are_given_up() {
    let site = Site::new();
    let server = Server::start(|asked, stream| {
        if asked.path == "/robots.txt" {
            return reply(stream, "404 Not Found", &[], b"");
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>")?;
        if asked.path == "/drip" {
            return drip(stream, b"<", Duration::from_millis(300));
        }
        loop {
            stream.write_all(&b"<item><title>Knee</title></item>".repeat(1000))?;
        }
    });
    site.page("/good", article(1, "Tom Adeyemi", "2021-04-15"));
    let desk = Desk::new();
    let run =
        round(&desk, &["--timeout", "2s", &server.url("/drip"), &server.url("/endless"), &site.url("/good")]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.starts_with("1 new report with "), "{run:?}");
    let told = |path: &str| {
        let name = format!("sidelined: {}: ", server.url(path));
        run.err.lines().find_map(|line| line.strip_prefix(&name)).map(str::to_owned).unwrap_or_default()
    };
    assert!(
        told("/drip").starts_with("comes too slowly") || told("/drip").starts_with("took too long"),
        "{run:?}"
    );
    assert!(
        told("/endless").starts_with("is longer than") || told("/endless").starts_with("took too long"),
        "{run:?}"
    );
}

#[test]
fn a_slow_host_does_not_hold_up_the_others() {
    let read = Arc::new(AtomicBool::new(false));
    let answers = |wait_for_other: bool, number, player: &'static str| {
        let read = Arc::clone(&read);
        move |asked: &Asked, stream: &mut TcpStream| {
            if asked.path == "/robots.txt" {
                return reply(stream, "404 Not Found", &[], b"");
            }
            // The slow one answers when the other has been asked: never, if they are asked one after the other.
            while wait_for_other && !read.load(Ordering::SeqCst) {
                thread::sleep(Duration::from_millis(20));
            }
            read.store(true, Ordering::SeqCst);
            let page = article(number, player, "2021-04-15");
            reply(stream, "200 OK", &[("Content-Type", "text/html")], page.as_bytes())
        }
    };
    let (slow, other) =
        (Server::start(answers(true, 1, "Tom Adeyemi")), Server::start(answers(false, 2, "Luca Brandt")));
    let other = other.url("/b").replace("127.0.0.1", "localhost");
    let run = round(&Desk::new(), &[&slow.url("/a"), &other]);
    assert!(run.quiet().out.starts_with("2 new reports with "));
}

#[test]
fn a_feed_of_a_hundred_thousand_entries_is_done_bit_by_bit() {
    let (desk, site) = (Desk::new(), Site::new());
    let entries: Vec<_> = (0..100_000).map(|n| entry(&site, n)).collect();
    site.xml("/feed", feed(&entries));
    (0..100).for_each(|n| site.page(&format!("/{n}.html"), article(n, "Tom Adeyemi", "2021-04-15")));
    let run = round(&desk, &[&site.url("/feed")]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.starts_with("100 new reports with "), "{run:?}");
    assert!(run.err.contains("note: 99900 more entries are left for the next round"), "{run:?}");
    assert_eq!(site.times("/99.html"), 1);
    site.page("/100.html", article(100, "Luca Brandt", "2021-04-15"));
    let again = round(&desk, &[&site.url("/feed")]);
    assert!(again.out.contains("new report"), "{again:?}");
    assert_eq!((site.times("/99.html"), site.times("/100.html")), (1, 1), "it goes on where it ended");
}

#[test]
fn where_a_page_cannot_be_had_the_feed_s_own_words_are_read() {
    let (desk, site) = (Desk::new(), Site::new());
    let hurt = "<item><title>Adeyemi hurt</title><link>LINK</link><guid>a</guid><pubDate>Sat, 17 Apr 2021 10:00:00 GMT</pubDate>\
                <description>Striker Tom Adeyemi will miss six weeks with a hamstring injury, the club said. Read more</description></item>";
    site.xml("/feed", feed(&[hurt.replace("LINK", &site.url("/gone.html"))]));
    let run = round(&desk, &[&site.url("/feed")]);
    let line = format!(
        "sidelined: {}: is not there (status 404); what its feed says of it is read instead",
        site.url("/gone.html")
    );
    assert!(run.code == Some(1) && run.err.contains(&line), "{run:?}");
    assert_eq!(documents(&desk, &[]).len(), 1);
    // That is settled; a server that fails is asked again another time.
    round(&desk, &[&site.url("/feed")]).quiet();
    site.answer("/later.html", "503 Later", &[], "");
    site.xml("/feed", feed(&[hurt.replace("LINK", &site.url("/later.html")).replace("<guid>a", "<guid>b")]));
    let run = round(&desk, &[&site.url("/feed")]);
    assert!(run.out.starts_with("0 new reports"), "{run:?}");
    round(&desk, &[&site.url("/feed")]).quiet();
    assert_eq!((site.times("/later.html"), site.times("/gone.html")), (1, 1), "it is left alone for a while");
}

#[test]
fn a_page_in_an_encoding_that_only_its_server_tells_is_read() {
    let (desk, site) = (Desk::new(), Site::new());
    let page = article(1, "Michal Dudek", "2021-04-15").replace(['“', '”'], "\"");
    let bytes: Vec<u8> =
        page.replace("Michal", "Micha\u{1}").bytes().map(|b| if b == 1 { 0xb3 } else { b }).collect();
    site.answer("/pl", "200 OK", &[("Content-Type", "text/html; charset=ISO-8859-2")], bytes);
    assert!(round(&desk, &[&site.url("/pl")]).quiet().out.starts_with("1 new report with "));
    assert!(desk.run(&["claims", "--kind", "injury", "--format", "jsonl"]).out.contains("Michał Dudek"));
}

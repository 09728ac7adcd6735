//! Web archives, good and damaged.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing helper is a failing test")]

use std::io::{BufReader, Read, Write as _};

use intake::{Input, Intaken, Item, Limits};

/// A record of that kind.
fn record(kind: &str, uri: &str, content_type: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2021-04-18T10:00:00Z\r\n\
         WARC-Target-URI: {uri}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(uri: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let block = [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), body].concat();
    record("response", uri, "application/http; msgtype=response", &block)
}

fn page(n: usize) -> Vec<u8> {
    let words =
        format!("Player number {n} is out with a knee injury and will miss the match, the club said. ");
    let html = format!(
        "<html><head><title>Report {n}</title></head><body><article><p>{}</p><p>{}</p></article></body></html>",
        words.repeat(4),
        words.repeat(3)
    );
    response(&format!("https://x.test/{n}"), "Content-Type: text/html; charset=utf-8", html.as_bytes())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The documents, what was wrong, and what was passed over.
fn read(name: &str, bytes: impl Read) -> (Vec<Intaken>, Vec<String>, Option<String>) {
    let (mut taken, mut wrong, mut passed) = (Vec::new(), Vec::new(), None);
    for item in intake::documents(name, Input::Auto, Limits::default(), BufReader::with_capacity(1000, bytes))
    {
        match item {
            Ok(Item::Page(page)) => page.documents().into_iter().for_each(|document| match document {
                Ok(document) => taken.push(document),
                Err(error) => wrong.push(error.to_string()),
            }),
            Ok(Item::Passed(others)) => passed = Some(others.to_string()),
            Ok(_) => panic!("an archive holds pages"),
            Err(error) => wrong.push(error.to_string()),
        }
    }
    (taken, wrong, passed)
}

#[test]
fn each_record_that_holds_a_report_is_a_document() {
    let rss = b"<rss version='2.0'><channel><item><title>Out</title><link>https://x.test/e</link><description>He is out.</description></item></channel></rss>";
    let records = [
        record("warcinfo", "", "application/warc-fields", b"software: any\r\n"),
        record("request", "https://x.test/1", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        page(1),
        response("https://x.test/p.png", "Content-Type: image/png", b"\x89PNG\x00"),
        record(
            "response",
            "https://x.test/gone",
            "application/http",
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nGone",
        ),
        record("resource", "https://x.test/note.txt", "text/plain", "Knöchel: out.".as_bytes()),
        record("conversion", "https://x.test/text", "text/plain", b"He is out until May."),
        response("https://x.test/latin", "Content-Type: text/plain; charset=iso-8859-1", b"Kn\xf6chel"),
        response("https://x.test/feed", "Content-Type: application/xml", rss),
    ];
    let plain = records.concat();
    let members: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    let zst = zstd::encode_all(&plain[..], 1).unwrap();
    for (name, bytes) in
        [("a.warc", &plain), ("a.warc.gz", &members), ("b.gz", &gzip(&plain)), ("a.warc.zst", &zst)]
    {
        let (taken, wrong, passed) = read(name, &bytes[..]);
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        let texts: Vec<_> = taken.iter().map(|t| t.document.text.as_str()).collect();
        let [first, rest @ ..] = texts.as_slice() else { panic!("{name}") };
        assert!(first.starts_with("Report 1\n\nPlayer number 1 is out"), "{first}");
        assert_eq!(rest, ["Knöchel: out.", "He is out until May.", "Knöchel", "Out\n\nHe is out."], "{name}");
        let document = &taken[0].document;
        assert_eq!(
            (document.doc.as_str(), document.url.as_deref()),
            ("https://x.test/1", Some("https://x.test/1"))
        );
        let published = document.published.as_ref().unwrap();
        assert_eq!(published.within.to_string(), "1991-08-06..2021-04-18");
        assert_eq!(published.because, ["it was archived on 2021-04-18, so it was published by then"]);
        let passed = passed.unwrap();
        assert_eq!(
            passed,
            "4 records without a report were passed over: 1 image/png, 1 request, 1 warcinfo, 1 with status 404"
        );
    }
}

/// Damages the file in the middle of the record that begins at `at`.
fn damaged(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for byte in &mut bytes[at + 60..at + 100] {
        *byte ^= 0xa5;
    }
    bytes
}

#[test]
fn a_damaged_member_is_named_and_costs_no_other() {
    let records: Vec<Vec<u8>> = (0..9).map(|n| gzip(&page(n))).collect();
    let fourth: usize = records[..4].iter().map(Vec::len).sum();
    let (taken, wrong, passed) = read("a.warc.gz", &damaged(&records.concat(), fourth)[..]);
    let docs: Vec<_> = taken.iter().map(|t| t.document.doc.as_str()).collect();
    assert_eq!(docs.len(), 8, "{docs:?} {wrong:?}");
    assert!(!docs.contains(&"https://x.test/4"));
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].starts_with(&format!("a.warc.gz: record at byte {fourth}")), "{wrong:?}");
    assert_eq!(passed.unwrap(), "0 records without a report were passed over; 1 damaged");
    // The very first bytes of a member, and the file's end.
    let mut bytes = records.concat();
    bytes[fourth] = 0;
    bytes.truncate(bytes.len() - 10);
    let (taken, wrong, _) = read("a.warc.gz", &bytes[..]);
    assert_eq!((taken.len(), wrong.len()), (7, 2), "{wrong:?}");
    assert!(wrong[1].ends_with("is damaged: it breaks off"), "{wrong:?}");
}

#[test]
fn a_plain_record_that_was_cut_costs_no_other() {
    let records: Vec<Vec<u8>> = (0..9).map(page).collect();
    let mut bytes = records[..4].concat();
    bytes.extend_from_slice(&records[4][..600]);
    bytes.extend_from_slice(b"\r\n\r\n");
    bytes.extend(records[5..].concat());
    let (taken, wrong, _) = read("a.warc", &bytes[..]);
    assert_eq!(taken.len(), 8, "{wrong:?}");
    let cut: usize = records[..4].iter().map(Vec::len).sum();
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(
        wrong[0].starts_with(&format!("a.warc: record at byte {cut} (https://x.test/4): is damaged")),
        "{wrong:?}"
    );
    // A length that cannot be, and one that is none.
    for length in ["99999999999999", "-3", "many"] {
        let broken = String::from_utf8(records[4].clone()).unwrap().replacen(
            "Content-Length: ",
            &format!("Content-Length: {length}\r\nX: "),
            1,
        );
        let bytes = [&records[..4].concat()[..], broken.as_bytes(), &records[5..].concat()].concat();
        let (taken, wrong, _) = read("a.warc", &bytes[..]);
        assert_eq!((taken.len(), wrong.len()), (8, 1), "{wrong:?}");
    }
}

#[test]
fn records_that_are_cut_too_long_or_unclear_are_named() {
    let long = vec![b'x'; 17 << 20];
    let cut =
        String::from_utf8(page(3)).unwrap().replacen("WARC-Date", "WARC-Truncated: length\r\nWARC-Date", 1);
    let packed = response(
        "https://x.test/z",
        "Content-Type: text/html\r\nContent-Encoding: gzip",
        &gzip(&[b'a'; 5000])[..30],
    );
    let records = [
        response("https://x.test/long", "Content-Type: text/html", &long),
        cut.into_bytes(),
        packed,
        record("response", "https://x.test/odd", "application/http", b"\x00\x01\x02"),
        page(4),
    ];
    let (taken, wrong, _) = read("a.warc", &records.concat()[..]);
    assert_eq!(taken.len(), 1);
    let ends = [
        "over the limit of 16777216 bytes for a document",
        "(length)",
        "its gzip breaks off",
        "holds a response",
    ];
    assert_eq!(wrong.len(), ends.len(), "{wrong:?}");
    for (wrong, part) in wrong.iter().zip(ends) {
        assert!(wrong.contains(part), "{wrong}");
    }
}

#[test]
fn a_member_that_swells_is_given_up_and_the_next_one_read() {
    let head =
        b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: image/png\r\nContent-Length: 3000000000\r\n\r\n";
    let mut bomb = Vec::new();
    let body = (&head[..]).chain(std::io::repeat(0).take(300 << 20));
    flate2::read::GzEncoder::new(body, flate2::Compression::best()).read_to_end(&mut bomb).unwrap();
    let bytes = [gzip(&page(1)), bomb, gzip(&page(2))].concat();
    let (taken, wrong, _) = read("a.warc.gz", &bytes[..]);
    assert_eq!((taken.len(), wrong.len()), (2, 1), "{wrong:?}");
    assert!(wrong[0].contains("250 times its size"), "{wrong:?}");
}

#[test]
fn a_head_without_end_is_given_up() {
    let endless =
        [b"WARC/1.1\r\nWARC-Type: ".as_slice(), &vec![b'x'; 3 << 20], b"\r\n\r\n", &page(5)].concat();
    let (taken, wrong, _) = read("a.warc", &endless[..]);
    assert_eq!((taken.len(), wrong.len()), (1, 1), "{wrong:?}");
    assert!(wrong[0].contains("a line of its head has no end"), "{wrong:?}");
}

#[test]
fn any_cut_gives_the_records_before_it() {
    let records: Vec<Vec<u8>> = (0..3).map(page).collect();
    for (name, pieces) in
        [("a.warc", records.clone()), ("a.warc.gz", records.iter().map(|r| gzip(r)).collect())]
    {
        let bytes = pieces.concat();
        for cut in (1..bytes.len()).step_by(11) {
            let (taken, wrong, _) = read(name, &bytes[..cut]);
            let mut ends = 0;
            let whole = pieces
                .iter()
                .filter(|p| {
                    ends += p.len();
                    ends <= cut
                })
                .count();
            assert!(taken.len() >= whole && taken.len() + wrong.len() <= 4, "{name} cut to {cut}: {wrong:?}");
        }
    }
}

//! Every format that is taken in, through the program.

use std::io::Write as _;

use crate::desk::Desk;

const SENTENCE: &str =
    "Hillside striker Marek Dvorak will miss the rest of the season after tearing his left calf.";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn page(n: usize) -> Vec<u8> {
    let html = format!(
        "<html><head><title>Report {n}</title><meta property='article:published_time' content='2021-04-1{n}'>\
         <meta name=author content='A. Writer'></head><body><article><p>{SENTENCE} {}</p></article></body></html>",
        "The club said so on Friday, and the manager was sad about it. ".repeat(4)
    );
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}");
    format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2022-01-01T00:00:00Z\r\nWARC-Target-URI: https://x.test/{n}\r\n\
         Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
    .into_bytes()
}

#[test]
fn every_format_gives_the_same_claims() {
    let desk = Desk::new();
    desk.file("in/a.md", format!("---\ndate: 2021-04-17\nauthor: A. Writer\n---\n**{SENTENCE}**\n"))
        .file(
            "in/b.rss",
            format!(
                "<rss version='2.0'><channel><title>Post</title><item><pubDate>Sat, 17 Apr 2021 10:00:00 GMT</pubDate>\
                 <description>{SENTENCE}</description></item></channel></rss>"
            ),
        )
        .file("in/c.csv", format!("text,published\n\"{SENTENCE}\",2021-04-17\n"))
        .file("in/d.txt.zst", zstd::encode_all(format!("2021-04-17\n\n{SENTENCE}").as_bytes(), 1).expect("memory"))
        .file("in/e.warc.gz", [gzip(&page(7)), gzip(&page(8))].concat());
    let run = desk.run(&["read", "in"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let lines = run.json_lines();
    assert_eq!(lines.len(), 6, "{run:?}");
    for line in &lines {
        let claims = line["claims"].as_array().expect("claims");
        let hurt = claims.iter().find(|claim| claim["kind"] == "injury").expect("an injury");
        assert_eq!(
            (&hurt["player"], &hurt["value"]["region"]),
            (&"Marek Dvorak".into(), &"lower_leg".into())
        );
        assert!(
            line["document"]["published"]["earliest"].as_str().is_some_and(|d| d.starts_with("2021-04-1"))
        );
    }
    assert_eq!(lines[0]["document"]["author"], "A. Writer");
    assert_eq!(lines[5]["document"]["url"], "https://x.test/8");
    assert_eq!(lines[5]["document"]["published"]["because"][0], "the page’s article:published_time says so");
}

#[test]
fn columns_are_named_on_the_command_line() {
    let desk = Desk::new();
    desk.file("a.csv", format!("id;body;day\n7;{SENTENCE};2021-04-17\n8;Nothing.;soon\n"));
    let run = desk.run(&["read", "a.csv", "--columns", "text=body,published=day,doc=id"]);
    assert_eq!((run.code, run.json_lines().len()), (Some(1), 1), "{run:?}");
    assert_eq!(run.json_lines()[0]["document"]["doc"], "7");
    assert!(
        run.err.starts_with("sidelined: a.csv: line 3: its `published` cannot be read: \"soon\""),
        "{run:?}"
    );
    let wrong = desk.run(&["read", "a.csv", "--columns", "body"]);
    assert_eq!(wrong.code, Some(2), "{wrong:?}");
    desk.run(&["read", "a.csv"])
        .fails("sidelined: a.csv: has no column \"text\": name the columns with --columns text=…");
}

#[test]
fn damage_to_an_archive_costs_the_damaged_record() {
    let desk = Desk::new();
    let members: Vec<Vec<u8>> = (1..6).map(|n| gzip(&page(n))).collect();
    let third = members[0].len() + members[1].len();
    let mut bytes = members.concat();
    for byte in &mut bytes[third + 50..third + 80] {
        *byte ^= 0x3c;
    }
    desk.file("a.warc.gz", bytes);
    let run = desk.run(&["add", "a.warc.gz"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.out.starts_with("4 new reports with "), "{run:?}");
    assert!(run.err.contains(&format!("sidelined: a.warc.gz: record at byte {third}")), "{run:?}");
    assert!(
        run.err.contains("a.warc.gz: note: 0 records without a report were passed over; 1 damaged"),
        "{run:?}"
    );
}

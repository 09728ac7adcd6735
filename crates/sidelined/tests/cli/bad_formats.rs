//! Every format beside every kind of bad input that it can come with: what is bad is named with its reason, what is good is read, and
//! neither time nor memory is lost.

mod archives;
mod feeds;
mod made;
mod pages;
mod tables;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::desk::{Desk, REPORT, Run};
use made::{gzip, noise, report, row, swelling, utf16, zstd};

/// A file, and what has to come of it.
struct Case {
    name: String,
    bytes: Vec<u8>,
    /// How many reports are read.
    good: usize,
    /// What each line about it on standard error has to hold; or one of several things, with `|` between them.
    said: Vec<&'static str>,
}

/// A file of that name.
fn case(name: impl Into<String>, bytes: impl Into<Vec<u8>>, good: usize, said: &[&'static str]) -> Case {
    Case { name: name.into(), bytes: bytes.into(), good, said: said.to_vec() }
}

/// Runs `read` over all of them, in a folder and in 2 GB of address space, and demands of each what has to come of it.
fn hold(cases: &[Case]) {
    let desk = Desk::new();
    desk.file("in/0-first.txt", REPORT).file("in/~last.txt", "The squad trained in the rain.");
    for case in cases {
        desk.file(&format!("in/{}", case.name), &case.bytes);
    }
    let start = Instant::now();
    let run = desk.shell("ulimit -v 2097152; exec $SIDELINED read in");
    let took = start.elapsed();
    assert!(took < Duration::from_secs(60), "{took:?}");
    assert_eq!(run.code, Some(1), "{}", run.err);
    let told = Told::of(&run);
    assert_eq!((told.good("0-first.txt"), told.good("~last.txt")), (1, 1), "{}", run.err);
    let mut wrong = Vec::new();
    for case in cases {
        let (good, said) = (told.good(&case.name), told.said(&case.name));
        let fits = said.len() == case.said.len()
            && case.said.iter().zip(said).all(|(want, line)| want.split('|').any(|want| line.contains(want)));
        if good != case.good || !fits {
            wrong.push(format!(
                "{}: {good} reports, not {}; said {said:#?}, not {:?}",
                case.name, case.good, case.said
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    let names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    let others: Vec<_> = told.said.keys().filter(|name| !names.contains(&name.as_str())).collect();
    assert!(others.is_empty(), "{others:?}");
}

/// What a run said of each file.
struct Told {
    read: BTreeMap<String, usize>,
    said: BTreeMap<String, Vec<String>>,
}

impl Told {
    fn of(run: &Run) -> Self {
        let (mut read, mut said) = (BTreeMap::new(), BTreeMap::<String, Vec<String>>::new());
        for line in run.json_lines() {
            let path =
                line["document"]["path"].as_str().unwrap_or_default().trim_start_matches("in/").to_owned();
            *read.entry(path).or_default() += 1;
        }
        for line in run.err.lines() {
            assert!(line.len() < 1000, "a line of {} bytes: {line:.200}", line.len());
            let Some((name, reason)) =
                line.strip_prefix("sidelined: in/").and_then(|rest| rest.split_once(": "))
            else {
                // What is said of all files together.
                assert!(line.contains("of web archives without a report"), "{line}");
                continue;
            };
            said.entry(name.to_owned()).or_default().push(reason.to_owned());
        }
        Self { read, said }
    }

    fn good(&self, name: &str) -> usize {
        self.read.get(name).copied().unwrap_or_default()
    }

    fn said(&self, name: &str) -> &[String] {
        self.said.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The same cases compressed: what is inside is read, and told, as if it were not.
fn compressed(cases: &[Case]) -> Vec<Case> {
    let of = |ending: &'static str, packed: fn(&[u8]) -> Vec<u8>| {
        cases.iter().map(move |c| Case {
            name: format!("{}.{ending}", c.name),
            bytes: packed(&c.bytes),
            good: c.good,
            said: c.said.clone(),
        })
    };
    of("gz", gzip).chain(of("zst", zstd)).collect()
}

/// They, and the same compressed.
fn with_compressed(cases: Vec<Case>) -> Vec<Case> {
    let packed = compressed(&cases);
    cases.into_iter().chain(packed).collect()
}

/// What no file can be whatever its name says, and what swells.
fn nothing(ending: &str) -> Vec<Case> {
    vec![
        case(format!("empty.{ending}"), "", 0, &["is empty"]),
        case(format!("blank.{ending}"), " \n\t\n", 0, &["has no text in it, only white space"]),
        case(format!("noise.{ending}"), noise(), 0, &["is not text"]),
        case(format!("utf16.{ending}"), utf16(&report(1)), 0, &["is not text"]),
    ]
}

const DEEP: usize = 100_000;
const LONG: usize = 300 << 10;

/// The first bytes of something, up to the last `end` and half of what is behind it.
fn cut(whole: impl AsRef<[u8]>, behind: &str) -> Vec<u8> {
    let whole = whole.as_ref();
    let last =
        whole.windows(behind.len()).rposition(|bytes| bytes == behind.as_bytes()).expect("it is there");
    whole[..last + behind.len() + (whole.len() - last - behind.len()) / 2].to_vec()
}

#[test]
fn what_swells_and_what_is_compressed_and_cut() {
    let starts: [(&str, &[u8]); 9] = [
        ("txt", b"Out. "),
        ("md", b"# Out\n"),
        ("html", b"<!doctype html><p>Out."),
        ("rss", b"<rss version=\"2.0\"><channel><title>"),
        ("atom", b"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>"),
        ("json", b"{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \""),
        ("jsonl", b"{\"text\": \"Out.\"}\n{\"text\": \""),
        ("csv", b"text,title\nOut.,a\n\""),
        ("warc", b"WARC/1.1\r\nWARC-Type: response\r\nA: "),
    ];
    let mut cases = Vec::new();
    for (ending, start) in starts {
        let whole = swelling(start);
        // What has been read before it swells stays read.
        let good = usize::from(matches!(ending, "jsonl" | "csv"));
        let other = "over the limit|it unpacks to more than 250 times its size";
        let swells: &[&str] = match ending {
            "warc" => &[
                "is damaged: a line of its head has no end",
                "note: 0 records without a report were passed over; 1 damaged",
            ],
            _ => &[other],
        };
        cases.push(case(format!("bomb.{ending}.gz"), gzip(&whole), good, swells));
        cases.push(case(format!("bomb.{ending}.zst"), zstd(&whole), good, &[other]));
    }
    for (ending, text) in [("txt", report(1)), ("jsonl", row(&report(1)))] {
        for (kind, packed) in [("gz", gzip(text.as_bytes())), ("zst", zstd(text.as_bytes()))] {
            cases.push(case(
                format!("cut.{ending}.{kind}"),
                packed[..packed.len() - 6].to_vec(),
                0,
                &["could not be read: "],
            ));
            let mut bytes = packed;
            let middle = bytes.len() / 2;
            bytes[middle..middle + 4].iter_mut().for_each(|byte| *byte ^= 0x5a);
            cases.push(case(
                format!("damaged.{ending}.{kind}"),
                bytes,
                0,
                &["could not be read: |is not JSON|is not text"],
            ));
        }
    }
    hold(&cases);
}

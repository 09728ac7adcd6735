//! Inputs of every kind, as a caller hands them over.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing helper is a failing test")]

use std::io::{self, BufRead, BufReader, Read};

use intake::{Format, Input, IntakeError, Intaken, Item, Limits, Place};
use ledger::{Basis, DocumentId};
use proptest::prelude::*;

/// What of an input is a document or an error.
fn documents<R: BufRead>(
    name: &str,
    input: Input,
    limits: Limits,
    reader: R,
) -> impl Iterator<Item = Result<Intaken, IntakeError>> {
    intake::documents(name, input, limits, reader).filter_map(|item| item.map(Item::document).transpose())
}

fn all(name: &str, bytes: &[u8]) -> Vec<Result<Intaken, IntakeError>> {
    documents(name, Input::Auto, Limits::default(), bytes).collect()
}

fn one(name: &str, bytes: &[u8]) -> Intaken {
    let mut found = all(name, bytes);
    assert_eq!(found.len(), 1);
    found.pop().unwrap().unwrap()
}

fn messages(found: &[Result<Intaken, IntakeError>]) -> Vec<String> {
    found.iter().filter_map(|item| item.as_ref().err().map(ToString::to_string)).collect()
}

#[test]
fn a_text_file_is_one_document_named_by_its_stem() {
    let intaken = one("reports/2021/winger.out.txt", "The winger limped off.\r\nHe’s out.\n".as_bytes());
    let document = intaken.document;
    assert_eq!(document.doc, "winger.out");
    assert_eq!(document.path.as_deref(), Some("reports/2021/winger.out.txt"));
    assert_eq!(document.text, "The winger limped off.\r\nHe’s out.\n");
    assert_eq!(document.id, DocumentId::of(&document.text));
    assert_eq!((document.published, intaken.place), (None, None));
    assert!(intaken.warnings.is_empty());
    let piped = one("-", b"Out.").document;
    assert_eq!((piped.doc.as_str(), piped.path), ("stdin", None));
}

#[test]
fn invalid_utf8_is_read_and_said() {
    let intaken = one("a.txt", b"His coach, Andr\xe9, hopes.");
    assert_eq!(intaken.document.text, "His coach, Andr\u{fffd}, hopes.");
    let said: Vec<_> = intaken.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["invalid UTF-8 at byte 15 was replaced with U+FFFD"]);
}

#[test]
fn utf16_with_a_mark_is_read() {
    let wide: Vec<u8> = "\u{feff}Knöchel".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let intaken = one("a.txt", &wide);
    assert_eq!(intaken.document.text, "Knöchel");
    assert!(intaken.warnings.is_empty());
    let page: Vec<u8> =
        "\u{feff}<!doctype html><p>Knöchel".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(one("a.txt", &page).document.text, "Knöchel");
}

#[test]
fn what_cannot_be_read_is_named_with_its_reason() {
    for (name, bytes, message) in [
        ("a.txt", &b""[..], "a.txt: is empty"),
        ("a.jsonl", b"", "a.jsonl: is empty"),
        ("a.txt", b"\xef\xbb\xbf", "a.txt: is empty"),
        ("a.txt", b" \r\n\t", "a.txt: has no text in it, only white space"),
        ("a.jsonl", b"\n \n", "a.jsonl: has no text in it, only white space"),
        ("a.txt", b"out\0out", "a.txt: is not text: byte 3 is NUL"),
        ("a.jsonl", b"\x00\x01", "a.jsonl: is not text: byte 0 is NUL"),
        ("a.txt", b"%PDF-1.7 ", "a.txt: is not text: it is a PDF"),
        ("a.html", b"<html><body><p>", "a.html: is a web page without the text of an article"),
        (
            "-",
            b"<?xml version=\"1.0\"?><rss></rss>",
            "-: is no feed that can be read: unable to parse feed: no root element",
        ),
        ("a.warc", b"WARC/1.1", "a.warc: record at byte 0: is damaged: its head breaks off"),
        (
            "a.jsonl",
            b"\xff\xfe{\0",
            "a.jsonl: is not text: it is UTF-16, and JSON lines are UTF-8 (RFC 8259)",
        ),
        (
            "a.json",
            b"[{\"doc\": 1}]",
            "a.json: is one JSON value over several lines; a JSON object on each line is wanted",
        ),
    ] {
        assert_eq!(messages(&all(name, bytes)), [message]);
    }
}

#[test]
fn rows_are_documents_with_their_fields() {
    let rows = r#"{"doc": "a", "text": "Out.", "published": "2021-04-17", "url": "https://x.test/a", "title": "T", "outlet": "O", "more": [[1]]}

{"text": "Back.", "published": {"earliest": "2021-04-01", "latest": "2021-04-30", "basis": "inferred"}}
{"doc": 7, "text": "first", "text": "Fit.", "published": "2021-04-17T09:30:00Z", "title": null}"#;
    let found: Vec<_> = all("in/rows.jsonl", rows.as_bytes()).into_iter().map(Result::unwrap).collect();
    let [a, b, c] = found.as_slice() else { panic!("{found:?}") };
    let given = a.document.published.as_ref().unwrap();
    assert_eq!((given.within.to_string().as_str(), given.basis), ("2021-04-17", Basis::Given));
    assert_eq!(
        (a.document.url.as_deref(), a.document.title.as_deref()),
        (Some("https://x.test/a"), Some("T"))
    );
    assert_eq!(
        (a.document.outlet.as_deref(), a.document.path.as_deref()),
        (Some("O"), Some("in/rows.jsonl"))
    );
    assert_eq!((b.document.doc.as_str(), b.place.clone()), ("rows:3", Some(Place::Line(3))));
    let inferred = b.document.published.as_ref().unwrap();
    assert_eq!(
        (inferred.within.to_string().as_str(), inferred.basis),
        ("2021-04-01..2021-04-30", Basis::Inferred)
    );
    assert_eq!((c.document.doc.as_str(), c.document.text.as_str()), ("7", "Fit."));
    assert!(found.iter().all(|row| row.warnings.is_empty()));
}

#[test]
fn a_broken_row_is_named_and_the_rest_goes_on() {
    let rows = concat!(
        "\u{feff}{\"text\": \"One.\"}\r\n",
        "{\"text\": \"Two.\"\r\n",
        "{\"text\": 3}\n",
        "{\"doc\": \"d\"}\n",
        "{\"text\": \"Five.\", \"published\": \"2021-02-30\"}\n",
        "{\"text\": \"Six.\", \"published\": [2021]}\n",
        "[\"text\"]\n",
        "{\"text\": \"\"}\n",
        "{\"text\": \"a\\u0000b\"}\n",
        "{\"text\": \"Ten.\", \"title\": true}\n",
    );
    let found = all("rows.jsonl", rows.as_bytes());
    assert_eq!(
        messages(&found),
        [
            "rows.jsonl: line 2: is not JSON (column 16: EOF while parsing an object)",
            "rows.jsonl: line 3: its `text` is a number, not text",
            "rows.jsonl: line 4: has no field `text`",
            "rows.jsonl: line 5: its `published` cannot be read: \"2021-02-30\" is not a date of the form YYYY-MM-DD: no calendar has that day",
            "rows.jsonl: line 6: its `published` cannot be read: it is a list, not a date or an object with `earliest` and `latest`",
            "rows.jsonl: line 7: is JSON, but not an object",
            "rows.jsonl: line 8: is empty",
            "rows.jsonl: line 9: is not text: its text holds NUL",
        ]
    );
    let read: Vec<_> = found.iter().flatten().collect();
    assert_eq!(read.iter().map(|r| r.document.text.as_str()).collect::<Vec<_>>(), ["One.", "Ten."]);
    assert_eq!(read[1].warnings[0].to_string(), "its `title` is true or false and was left out");
}

/// Counts what is taken out of it, and can tell how much was held at once.
struct Endless {
    left: u64,
    taken: u64,
}

impl Read for Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = into.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        into[..n].fill(b'a');
        self.left -= n as u64;
        self.taken += n as u64;
        Ok(n)
    }
}

#[test]
fn what_is_over_the_limit_is_refused_with_its_size() {
    let limits = Limits { document_bytes: 20_000 };
    let long = BufReader::new(Endless { left: 3_000_000, taken: 0 });
    let found: Vec<_> = documents("a.txt", Input::Auto, limits, long).collect();
    assert_eq!(
        messages(&found),
        ["a.txt: is 3000000 bytes long, over the limit of 20000 bytes for a document"]
    );
    let just = BufReader::new(Endless { left: 20_000, taken: 0 });
    assert_eq!(documents("a.txt", Input::Auto, limits, just).filter(Result::is_ok).count(), 1);

    let rows = b"{\"text\": \"One.\"}\n".chain(BufReader::new(Endless { left: 50_000, taken: 0 }));
    let rows = rows.chain(&b"\n{\"text\": \"Three.\"}"[..]);
    let found: Vec<_> = documents("a.jsonl", Input::Auto, limits, rows).collect();
    assert_eq!(
        messages(&found),
        ["a.jsonl: line 2: is 50000 bytes long, over the limit of 20000 bytes for a document"]
    );
    assert_eq!(found[2].as_ref().unwrap().document.text, "Three.");
}

/// Fails after its first bytes.
struct Broken(bool);

impl Read for Broken {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if std::mem::replace(&mut self.0, true) {
            return Err(io::Error::other("the disk is gone"));
        }
        let row = b"{\"text\": \"One.\"}\n";
        into[..row.len()].copy_from_slice(row);
        Ok(row.len())
    }
}

#[test]
fn an_input_that_breaks_off_ends() {
    let found: Vec<_> =
        documents("a.jsonl", Input::Auto, Limits::default(), BufReader::new(Broken(false))).collect();
    assert_eq!(messages(&found), ["a.jsonl: could not be read: the disk is gone"]);
}

#[test]
fn the_caller_may_say_what_it_is() {
    let read = |input: &str, bytes: &[u8]| -> Vec<_> {
        documents("x.dat", input.parse().unwrap(), Limits::default(), bytes).collect()
    };
    assert_eq!(read("text", b"<html>").remove(0).unwrap().document.text, "<html>");
    assert_eq!(read("jsonl", b"{\"text\":\"Out.\"}").remove(0).unwrap().document.doc, "x:1");
    assert_eq!(read("html", b"<p>Out.").remove(0).unwrap().document.text, "Out.");
    assert_eq!("warc".parse(), Ok(Input::As(Format::Warc)));
    assert!("docx".parse::<Input>().is_err());
}

/// Hands out one byte at a time, as a slow pipe may.
struct Trickle<'a>(&'a [u8]);

impl Read for Trickle<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = into.len().min(1).min(self.0.len());
        into[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

fn outcome(name: &str, input: Input, limit: u64, reader: impl BufRead) -> Vec<Result<Intaken, String>> {
    let limits = Limits { document_bytes: limit };
    documents(name, input, limits, reader).map(|item| item.map_err(|e| e.to_string())).collect()
}

fn names() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("a.txt"), Just("a.jsonl"), Just("-"), Just(""), Just("a.json"), Just("..")]
}

fn inputs() -> impl Strategy<Value = Input> {
    let known = [Format::Text, Format::Jsonl, Format::Html].map(Input::As);
    prop_oneof![Just(Input::Auto), prop::sample::select(known.to_vec())]
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let row = "(\\{\"(text|doc|published)\": ?(\"[^\"]{0,9}\"|[0-9]{0,4}|\\{\"earliest\":\"2021-[01][0-9]\"\\}|null)[},]?\n){0,4}";
    prop_oneof![
        any::<Vec<u8>>(),
        any::<String>().prop_map(String::into_bytes),
        row.prop_map(String::into_bytes)
    ]
}

proptest! {
    #[test]
    fn any_bytes_give_sound_documents_or_errors(
        name in names(), input in inputs(), bytes in bytes(), limit in 0_u64..200,
    ) {
        let found = outcome(name, input, limit, bytes.as_slice());
        prop_assert!(!found.is_empty() && found.len() <= bytes.len() + 1);
        for document in found.iter().flatten().map(|intaken| &intaken.document) {
            prop_assert!(!document.text.contains('\0') && !document.text.trim().is_empty());
            prop_assert!(!document.doc.is_empty());
            prop_assert_eq!(&document.id, &DocumentId::of(&document.text));
        }
        // How the bytes come in makes no difference.
        prop_assert_eq!(outcome(name, input, limit, BufReader::with_capacity(2, Trickle(&bytes))), found);
    }
}

//! What the program owes to any bytes whatever. The fuzz targets throw everything at these; an ordinary test
//! (`crates/sidelined/tests/corpus.rs`) replays what is kept in `fuzz/corpus`.
#![allow(dead_code, unreachable_pub, reason = "each target uses one of them")]

use std::collections::BTreeSet;
use std::io::{self, BufReader, Read};
use std::sync::{Arc, LazyLock};

use intake::{Format, Input, Item, Limits};
use ledger::{Dating, Document, DocumentId, Flag};
use reader::Reader;

static BARE: LazyLock<Reader> = LazyLock::new(|| Reader::new().expect("the bundled lexicons"));
static PACKED: LazyLock<Reader> = LazyLock::new(|| {
    let reader = Reader::new().expect("the bundled lexicons");
    reader.with_pack(Arc::new(pack::Pack::premier_league().clone()))
});

/// Reads the bytes as a text: undated without a pack, dated with one.
pub fn read(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    reading(&BARE, &Document::new("any", &*text));
    let published = Some(Dating::given(jiff::civil::date(2021, 4, 17)));
    reading(&PACKED, &Document { published, ..Document::new("any", &*text) });
}

/// Takes the bytes apart as JSON lines.
pub fn jsonl(data: &[u8]) {
    let limits = Limits { document_bytes: 1 << 14 };
    let taken = documents("any.jsonl", Format::Jsonl, limits, data);
    // How the bytes come in makes no difference.
    let slow = BufReader::with_capacity(3, Trickle(data));
    let again: Vec<_> = intake::documents("any.jsonl", Input::As(Format::Jsonl), limits, slow)
        .map(|item| item.map_err(|e| e.to_string()))
        .collect();
    assert_eq!(taken, again);
}

/// Takes the bytes apart as a web page.
pub fn html(data: &[u8]) {
    let taken = documents("any.html", Format::Html, Limits::default(), data);
    for page in taken.into_iter().flatten().filter_map(Item::document) {
        let page = page.document;
        assert!(page.title.is_none_or(|title| !title.trim().is_empty()));
        assert!(page.published.is_none_or(|d| d.basis == ledger::Basis::Metadata));
    }
}

/// Takes the bytes apart as a feed.
pub fn feed(data: &[u8]) {
    for entry in documents("any.rss", Format::Feed, Limits::default(), data).into_iter().flatten() {
        let Item::Document(entry) = entry else { panic!("a feed holds documents") };
        assert!(entry.document.url.is_none_or(|url| url.starts_with("http") && !url.contains('\n')));
    }
}

/// Takes the bytes apart as a web archive.
pub fn warc(data: &[u8]) {
    let taken = archive(BufReader::with_capacity(1 << 12, data));
    // How the bytes come in makes no difference.
    assert_eq!(taken, archive(BufReader::with_capacity(3, Trickle(data))));
}

fn archive(data: impl io::BufRead) -> Vec<Result<Item, String>> {
    let mut taken = Vec::new();
    for item in intake::documents("any.warc", Input::As(Format::Warc), Limits::default(), data) {
        match item {
            Ok(Item::Page(page)) => {
                let documents = page.documents().into_iter();
                taken.extend(
                    documents.map(|d| d.map(|d| Item::Document(Box::new(d))).map_err(|e| e.to_string())),
                );
            }
            item => taken.push(item.map_err(|error| error.to_string())),
        }
    }
    for item in &taken {
        match item {
            Ok(Item::Document(taken)) => {
                assert_eq!(taken.document.id, DocumentId::of(&taken.document.text));
                assert!(!taken.document.text.trim().is_empty() && !taken.document.doc.is_empty());
            }
            Ok(_) => {}
            Err(message) => assert!(message.starts_with("any.warc") && !message.contains('\n'), "{message}"),
        }
    }
    taken
}

/// Takes the bytes apart as a league's own lists: flags, which are read, and appearances.
pub fn lists(data: &[u8]) {
    let limits = Limits { document_bytes: 1 << 16 };
    for format in [Format::Flags, Format::Appearances] {
        for item in intake::documents("any.csv", Input::As(format), limits, data) {
            match item {
                Err(error) => assert!(!error.to_string().contains('\n'), "{error}"),
                Ok(Item::Appearances(rows)) => assert!(
                    !rows.is_empty()
                        && rows
                            .iter()
                            .map(|row| &row.appearance.player)
                            .all(|p| p.id.is_some() || !p.name.is_empty())
                ),
                Ok(Item::Page(_) | Item::Passed(_)) => panic!("only a web archive holds these"),
                Ok(Item::Document(taken)) => {
                    let text = &taken.document.text;
                    let (flag, _) = Flag::parse(text).expect("what intake writes is a flag");
                    assert_eq!(&flag.text(), text);
                    reading(&BARE, &taken.document);
                }
            }
        }
    }
}

fn documents(name: &str, format: Format, limits: Limits, data: &[u8]) -> Vec<Result<Item, String>> {
    let taken: Vec<_> = intake::documents(name, Input::As(format), limits, data)
        .map(|item| item.map_err(|e| e.to_string()))
        .collect();
    assert!(!taken.is_empty() && taken.len() <= data.len() + 1, "{} documents", taken.len());
    for item in &taken {
        match item {
            Err(message) => assert!(message.starts_with(name) && !message.contains('\n'), "{message}"),
            Ok(Item::Appearances(rows)) => assert!(!rows.is_empty()),
            Ok(Item::Page(_) | Item::Passed(_)) => panic!("only a web archive holds these"),
            Ok(Item::Document(taken)) => {
                let document = &taken.document;
                assert!(!document.text.contains('\0') && !document.text.trim().is_empty());
                assert!(!document.doc.is_empty());
                assert_eq!(document.id, DocumentId::of(&document.text));
                assert!(document.published.as_ref().is_none_or(|d| d.within.earliest <= d.within.latest));
            }
        }
    }
    taken
}

/// Reads a document and demands what every reading owes.
fn reading(reader: &Reader, document: &Document) {
    let text = document.text.as_str();
    let reading = reader.read(document);
    let mut ids = BTreeSet::new();
    for claim in &reading.claims {
        assert_eq!(claim.document, document.id);
        assert_eq!(claim.id, claim.content_id(), "not sealed: {claim:?}");
        assert!(ids.insert(&claim.id), "twice: {claim:?}");
        assert!(!claim.evidence.is_empty(), "no evidence: {claim:?}");
        assert!(!claim.player.name.is_empty(), "of nobody: {claim:?}");
        assert!(claim.when.is_none_or(|w| w.earliest <= w.latest), "{claim:?}");
        for evidence in &claim.evidence {
            assert!(evidence.start < evidence.end, "{claim:?}");
            assert_eq!(text.get(evidence.start..evidence.end), Some(&*evidence.text), "{claim:?}");
        }
    }
    for near in reader.near_misses(document) {
        let there = |range: &std::ops::Range<usize>| text.get(range.clone()).is_some();
        assert!(there(&near.words) && there(&near.sentence), "{near:?}");
    }
    let mut last = 0;
    for time in reader::time::times(document, reader.lexicon()) {
        assert!(last <= time.start && time.start < time.end, "{time:?} after {last}");
        assert!(text.get(time.start..time.end).is_some(), "{time:?}");
        last = time.start;
    }
    if let Some(dating) = &reading.published {
        assert!(dating.within.earliest <= dating.within.latest);
        ledger::entries(dating.within, &reading.claims);
    }
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

//! Reading is total: any text gives a reading, and what it points at is there.
#![allow(clippy::disallowed_methods, reason = "the tests read the example files")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests, which may fail"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use ledger::{Dating, Document, parse_date};
use pack::Pack;
use proptest::prelude::*;
use proptest::sample::Index;
use reader::Reader;
use reader::text::Surface;

static BARE: LazyLock<Reader> = LazyLock::new(|| Reader::new().unwrap());
static PACKED: LazyLock<Reader> =
    LazyLock::new(|| Reader::new().unwrap().with_pack(Arc::new(Pack::premier_league().clone())));

static REPORTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports");
    let files = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path());
    let mut texts: Vec<String> = files.map(|file| std::fs::read_to_string(file).unwrap()).collect();
    texts.sort();
    texts
});

/// Reads a text as it came and as of a day, with and without the pack, and demands what every reading owes.
fn owed(text: &str) {
    for (reader, published) in [(&*BARE, None), (&*PACKED, Some("2021-04-17"))] {
        let published = published.map(|day| Dating::given(parse_date(day).unwrap()));
        let document = Document { published, ..Document::new("any", text) };
        let reading = reader.read(&document);
        let mut ids = BTreeSet::new();
        for claim in &reading.claims {
            assert_eq!(claim.document, document.id);
            assert_eq!(claim.id, claim.content_id(), "{claim:?}");
            assert!(ids.insert(claim.id.clone()), "twice: {claim:?}");
            assert!(!claim.evidence.is_empty(), "no evidence: {claim:?}");
            assert!(!claim.player.name.is_empty(), "of nobody: {claim:?}");
            assert!(claim.when.is_none_or(|w| w.earliest <= w.latest), "{claim:?}");
            for evidence in &claim.evidence {
                assert!(evidence.start < evidence.end, "{claim:?}");
                assert_eq!(text.get(evidence.start..evidence.end), Some(&*evidence.text), "{claim:?}");
            }
        }
        for near in reader.near_misses(&document) {
            assert!(
                text.get(near.words.clone()).is_some() && text.get(near.sentence.clone()).is_some(),
                "{near:?}"
            );
        }
        assert!(reading.published.as_ref().is_none_or(|d| d.within.earliest <= d.within.latest));
        let again = reader.read(&document);
        assert_eq!(reading.claims, again.claims);
        assert_eq!(reading.published, again.published);
        if let Some(dating) = &reading.published {
            ledger::entries(dating.within, &reading.claims);
        }
    }
    tiles(text);
}

/// Tokens are in order and in bounds, and the sentences tile the text.
fn tiles(text: &str) {
    let surface = Surface::of(text, BARE.lexicon());
    let mut end = 0;
    for token in &surface.tokens {
        assert!(token.start >= end && token.start < token.end, "{token:?} after {end}");
        assert!(text.get(token.start as usize..token.end as usize).is_some(), "{token:?}");
        end = token.end;
    }
    assert!(end as usize <= text.len());
    let (mut byte, mut token) = (0, 0);
    for sentence in &surface.sentences {
        assert_eq!((sentence.start, sentence.tokens.start), (byte, token));
        assert!(sentence.end >= byte && text.is_char_boundary(sentence.end as usize));
        assert!(sentence.block < surface.blocks.len().max(1));
        (byte, token) = (sentence.end, sentence.tokens.end);
    }
    assert_eq!((byte as usize, token), (text.len(), surface.tokens.len()));
}

/// A text of the reports: any of their slices, cut where one may.
fn slice() -> impl Strategy<Value = String> {
    (any::<Index>(), any::<Index>(), 0usize..400).prop_map(|(report, from, len)| {
        let text = report.get(&REPORTS[..]);
        let from = floor(text, from.index(text.len()));
        text[from..floor(text, (from + len).min(text.len()))].to_owned()
    })
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// One change of a text.
#[derive(Clone, Debug)]
enum Change {
    Delete(Index, usize),
    Insert(Index, String),
    Repeat(Index, usize),
    Byte(Index, u8),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), 1usize..40).prop_map(|(at, len)| Change::Delete(at, len)),
        (any::<Index>(), "\\PC{1,4}|[\"'“”‘’().,;:\n\t—–-]{1,3}").prop_map(|(at, s)| Change::Insert(at, s)),
        (any::<Index>(), 1usize..60).prop_map(|(at, len)| Change::Repeat(at, len)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        let len = bytes.len();
        let range = |at: &Index, by: usize| (at.index(len), (at.index(len) + by).min(len));
        match change {
            Change::Delete(at, by) => {
                let (from, to) = range(at, *by);
                bytes.drain(from..to);
            }
            Change::Insert(at, what) => {
                let at = at.index(len);
                bytes.splice(at..at, what.bytes());
            }
            Change::Repeat(at, by) => {
                let (from, to) = range(at, *by);
                let copy = bytes[from..to].to_vec();
                bytes.splice(to..to, copy);
            }
            Change::Byte(at, byte) => bytes[at.index(len)] = *byte,
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Words and marks that rules look for, in no order at all.
fn salad() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "Rowntree", "Luuk", "van", "der", "Meer", "O'Hanlon", "[", "]", "(", ")", "\"", "“", "”", "'", "’s",
        "’", "—", ",", ".", ";", ":", "\n", "\n\n", "he", "his", "who", "the", "both", "duo", "27-year-old",
        "and", "or", "not", "has", "had", "will", "be", "out", "for", "to", "of", "in", "on", "since",
        "until", "last", "next", "week", "weeks", "six", "2021", "31", "February", "Saturday", "a", "month",
        "ago", "earlier", "later", "knee", "ankle", "hamstring", "injury", "injured", "tore", "broken",
        "surgery", "rehab", "training", "running", "season", "return", "returned", "said", "says",
        "according", "manager", "doctor", "unlikely", "hope", "could", "miss", "•", "date 2021-04-17",
        "99999999999999999999", "0", "-", "–", "@", "No", "number", "left", "right",
    ];
    prop::collection::vec((prop::sample::select(WORDS), prop_oneof![4 => Just(" "), 1 => Just("")]), 0..120)
        .prop_map(|words| words.iter().map(|(word, gap)| format!("{word}{gap}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in "(\\PC|[\u{0}-\u{2f}\u{300}-\u{36f}\u{200b}-\u{202f}]){0,300}") {
        owed(&text);
    }

    #[test]
    fn any_words(text in salad()) {
        owed(&text);
    }

    #[test]
    fn reports_with_mistakes(report in any::<Index>(), changes in prop::collection::vec(change(), 1..24)) {
        let text: &String = report.get(&REPORTS[..]);
        owed(&changed(text, &changes));
    }

    #[test]
    fn slices_of_reports(slices in prop::collection::vec(slice(), 1..8), gap in "[ \n]{0,3}") {
        owed(&slices.join(&gap));
    }
}

#[test]
fn the_reports_themselves() {
    for text in REPORTS.iter() {
        owed(text);
    }
    let read = REPORTS.iter().filter(|t| !BARE.read(&Document::new("one", &***t)).claims.is_empty()).count();
    assert!(read * 10 >= REPORTS.len() * 9, "of {} reports only {read} tell anything", REPORTS.len());
}

#[test]
fn numbers_without_end_and_days_that_no_calendar_has() {
    for text in [
        "Rowntree is out for 99999999999999999999 weeks with a knee injury.",
        "Rowntree is out for 4294967296 weeks with a knee injury.",
        "Rowntree is out for 4000000000 months with a knee injury and is 4294967295 years old.",
        "Rowntree hurt his knee on 31 February 2021 and will be back on 30 February.",
        "date 9999-12-31 Rowntree hurt his knee today and will be out for six months. He is back next year.",
        "date 0001-01-01 Rowntree hurt his knee last season, a month ago, and 50 years earlier.",
        "date 2024-02-29 Rowntree hurt his knee a year ago and will be out for a year.",
        "Rowntree, 300, will wear number 70000 in -1 weeks; his knee, 00:99, 1e9 weeks, 1/0 weeks.",
    ] {
        owed(text);
        owed(&text.to_uppercase());
    }
}

/// What an undated report counts from its own day has no day.
#[test]
fn an_undated_report_states_no_day_that_it_does_not_name() {
    let text = "Luca Brandt is out for six weeks with a knee injury. Mia Lund hurt her calf on Saturday and will miss Sunday's final.";
    let reading = reader::Reader::new().unwrap().read(&ledger::Document::new("undated", text));
    assert!(reading.published.is_none());
    assert!(!reading.claims.is_empty());
    for claim in &reading.claims {
        assert_eq!(claim.when, None, "{claim:?}");
        assert!(!matches!(claim.value, ledger::ClaimValue::ReturnEstimate(_)), "{claim:?}");
    }
}

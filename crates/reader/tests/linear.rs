//! The time of a reading grows linearly with the text, whatever the text.
#![allow(clippy::disallowed_methods, reason = "the tests read the example files and the clock")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests, which may fail"
)]

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use ledger::{Dating, Document, parse_date};
use pack::Pack;
use reader::Reader;

static READER: LazyLock<Reader> =
    LazyLock::new(|| Reader::new().unwrap().with_pack(Arc::new(Pack::premier_league().clone())));

/// Texts ten times as long may take this many times as long: ten, and room for a busy machine. A quadratic reader
/// takes a hundred times as long.
const ROOM: f64 = 30.0;

/// What takes less than this is measured by nothing but noise.
const NOISE: Duration = Duration::from_millis(4);

#[path = "linear/texts.rs"]
mod texts;

fn time(text: &str, times: u32) -> Duration {
    let published = Some(Dating::given(parse_date("2021-04-17").unwrap()));
    let document = Document { published, ..Document::new("long", text) };
    let once = || {
        let start = Instant::now();
        std::hint::black_box(READER.read(&document));
        start.elapsed()
    };
    (0..times).map(|_| once()).min().unwrap()
}

/// The longest hostile text: without optimisation a megabyte of the worst takes seconds.
const LONGEST: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

/// Reads a text of ever greater lengths and tells where the time grows faster than the text.
fn grows(name: &str, longest: usize, of: &dyn Fn(usize) -> String) -> Option<String> {
    let mut before: Option<Duration> = None;
    let mut size = 1_000;
    while size <= longest {
        let text = of(size);
        let mut took = time(&text, if size < 100_000 { 3 } else { 1 });
        let grown = |took: Duration| {
            before.is_some_and(|before| took.as_secs_f64() > before.max(NOISE).as_secs_f64() * ROOM)
        };
        // Once is enough for what is fast enough; what is not may have been held up.
        if grown(took) {
            took = took.min(time(&text, 3));
        }
        if let Some(before) = before.filter(|_| grown(took)) {
            return Some(format!("{name}: {size} bytes take {took:?}, a tenth of them {before:?}"));
        }
        before = Some(took);
        size *= 10;
    }
    None
}

#[test]
fn time_grows_linearly_with_the_text() {
    let examples = texts::examples(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports"));
    let mut bad: Vec<String> =
        grows("examples", 1_000_000, &|size| texts::repeated(&examples, size)).into_iter().collect();
    for (name, piece) in texts::HOSTILE {
        bad.extend(grows(name, LONGEST, &|size| texts::repeated(piece, size)));
    }
    for (name, make) in texts::MADE {
        bad.extend(grows(name, LONGEST, make));
    }
    let sentence = texts::one_sentence(&examples);
    bad.extend(grows("examples in one sentence", LONGEST, &|size| texts::repeated(&sentence, size)));
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

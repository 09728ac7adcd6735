//! Prints how long texts of 1 KB to 10 MB take to be read, real ones and hostile ones:
//! `cargo run --release -p reader --example growth`.
#![allow(clippy::disallowed_methods, reason = "the table is about the clock, made from the example files")]
#![allow(clippy::unwrap_used, reason = "a table that cannot be printed is none")]
#![allow(dead_code, missing_docs, reason = "shared with the test of the same")]

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use ledger::Document;
use pack::Pack;
use reader::Reader;

#[path = "../tests/linear/texts.rs"]
mod texts;

const SIZES: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

fn main() {
    let reader = Reader::new().unwrap().with_pack(Arc::new(Pack::premier_league().clone()));
    let only = std::env::args().nth(1);
    let examples = texts::examples(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/reports"));
    println!(
        "{:40} {:>11} {:>11} {:>11} {:>11} {:>11} {:>9}",
        "ms", "1 KB", "10 KB", "100 KB", "1 MB", "10 MB", "MB/s"
    );
    let row = |name: &str, of: &dyn Fn(usize) -> String| {
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            return;
        }
        print!("{name:40}");
        let mut speed = 0.0;
        for size in SIZES {
            let document = Document::new("long", of(size));
            let start = Instant::now();
            let mut times = 0;
            while times < 1 || (times < 50 && start.elapsed().as_millis() < 20) {
                std::hint::black_box(reader.read(&document));
                times += 1;
            }
            let seconds = start.elapsed().as_secs_f64() / f64::from(times);
            speed = document.text.len() as f64 / seconds / 1e6;
            print!(" {:>11.3}", seconds * 1e3);
            if seconds > 5.0 {
                break;
            }
        }
        println!(" {speed:>9.1}");
    };
    row("examples", &|size| texts::repeated(&examples, size));
    let sentence = texts::one_sentence(&examples);
    row("examples in one sentence", &|size| texts::repeated(&sentence, size));
    for (name, piece) in texts::HOSTILE {
        row(name, &|size| texts::repeated(piece, size));
    }
    for (name, make) in texts::MADE {
        row(name, make);
    }
}

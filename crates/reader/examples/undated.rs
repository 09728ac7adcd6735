//! How well undated reports are dated: reads rows of JSON lines with `published`, withholds it, and compares what is
//! concluded. `cargo run --release -p reader --example undated -- rows.jsonl [--list]`
#![allow(clippy::disallowed_methods, reason = "it reads its rows from a file")]

use std::io::Read as _;

use ledger::{Document, Interval};

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().unwrap_or_default();
    let list = args.any(|a| a == "--list");
    let mut text = String::new();
    let read = std::fs::File::open(&path).and_then(|mut f| f.read_to_string(&mut text));
    if let Err(e) = read {
        eprintln!("{path}: {e}");
        std::process::exit(2);
    }
    let Ok(reader) = reader::Reader::new() else { std::process::exit(2) };
    let reader = reader.with_pack(std::sync::Arc::new(pack::Pack::premier_league().clone()));
    let (mut all, mut right, mut widths) = (0, 0, Vec::new());
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let Ok(row) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let field = |name: &str| row.get(name).and_then(|v| v.as_str()).unwrap_or_default();
        let Ok(truth) = ledger::parse_date(field("published").get(..10).unwrap_or_default()) else {
            continue;
        };
        all += 1;
        let reading = reader.read(&Document::new(field("doc"), field("text")));
        let Some(dating) = reading.published else { continue };
        let inside = dating.within.contains(Interval::day(truth));
        right += usize::from(inside);
        widths.push(dating.within.width());
        if list {
            let mark = if inside { "inside" } else { "WRONG " };
            println!("{mark} {} {truth} {} {}", field("doc"), dating.within, dating.because.join("; "));
        }
    }
    widths.sort_unstable();
    let n = widths.len();
    let median = widths.get(n / 2).copied().unwrap_or_default();
    println!("{all} reports, {n} dated, {right} rightly; median width {median} days");
}

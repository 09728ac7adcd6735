//! TIMEX3 of JSONL rows on standard input: `cargo run -p reader --example times < texts.jsonl`.
#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

use std::io::{BufRead, Write};

use ledger::{Dating, Document, parse_date};

fn main() {
    let lexicon = reader::lexicon::Lexicon::load().unwrap();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let mut document = Document::new(row["doc"].as_str().unwrap(), row["text"].as_str().unwrap());
        document.published = row["published"].as_str().and_then(|d| parse_date(d).ok()).map(Dating::given);
        for t in reader::time::times(&document, &lexicon) {
            let chars = |bytes: usize| document.text[..bytes].chars().count();
            let line = serde_json::json!({
                "doc": document.doc, "start": chars(t.start), "end": chars(t.end), "type": t.kind.name(), "value": t.value,
            });
            writeln!(out, "{line}").unwrap();
        }
    }
}

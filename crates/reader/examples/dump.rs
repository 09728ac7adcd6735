//! Prints the layers under the claims of a text given on the command line.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]
use reader::{Reader, lexicon::Lexicon};
fn main() {
    let reader = Reader::new().unwrap();
    for text in std::env::args().skip(1) {
        let text =
            if std::path::Path::new(&text).exists() { std::fs::read_to_string(&text).unwrap() } else { text };
        let lex: &Lexicon = reader.lexicon();
        let surface = reader::text::Surface::of(&text, lex);
        for h in lex.hits(&surface) {
            println!(
                "  {:30} {:?} {:?}",
                surface.span(h.tokens()),
                lex.entry(&h).class,
                lex.entry(&h).phrase
            );
        }
        let mut d = ledger::Document::new("x", text.clone());
        d.published = Some(ledger::Dating::given(jiff::civil::date(2021, 3, 10)));
        let r = reader.read(&d);
        for s in reader.trace(&d) {
            println!("{s}");
        }
        for c in &r.claims {
            println!(
                "{} | {} | {:?} | {:?} | {:?}",
                c.rule,
                c.player.name,
                c.value,
                c.when.map(|w| w.to_string()),
                c.said_by
            );
        }
        for n in reader.near_misses(&d) {
            println!("near: {} {} {:?}", n.rule, n.lacks, text.get(n.words.clone()));
        }
    }
}

//! Persons and quotes are read from any text, without panic and in time that grows with its length.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a failing helper is a failing test")]

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use reader::lexicon::Lexicon;
use reader::people::{Roster, people};
use reader::quotes::Quotes;
use reader::text::Surface;

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::load().unwrap())
}

fn check(text: &str) {
    let surface = Surface::of(text, lexicon());
    let hits = lexicon().hits(&surface);
    let mut quotes = Quotes::of(&surface);
    let found = people(&surface, &hits, lexicon(), &Roster::empty(lexicon()), &mut quotes, None);
    let mut end = 0;
    for m in &found.mentions {
        assert!(m.tokens.start >= end && m.tokens.start < m.tokens.end, "{m:?} after {end}");
        assert!(m.tokens.end <= surface.tokens.len());
        assert!(m.persons.iter().all(|p| found.get(*p).is_some()));
        end = m.tokens.end;
    }
    end = 0;
    for q in &quotes.quotes {
        assert!(
            q.tokens.start >= end && q.tokens.start < q.tokens.end && q.tokens.end <= surface.tokens.len()
        );
        end = q.tokens.end;
    }
    for a in &quotes.attributions {
        assert!(
            a.tokens.start < a.tokens.end && a.tokens.end <= surface.tokens.len() && a.cue.contains(&a.verb)
        );
    }
    assert!(found.persons.iter().all(|p| !p.name.is_empty()));
}

const PIECES: &[&str] = &[
    "Ivo", "Marak", "van", "der", "Holt", "said", "\"", "“", "”", "‘", "’", "'", "(", ")", "[", "]", ",",
    ".", ":", "\n", "\n\n", "he", "his", "who", "the", "24-year-old", "striker", "both", "defenders",
    "The pair", "and", "Everton", "coach", "told", "according to", "Sky Sports", "—", "@x", "J.", "O'Dorn",
    "knee", "injury", "I", "my", "-", "É", "ß", "İ", "🦵", "\u{301}", "of whom", "'s", "MARAK", "Sir", "Jr",
    "21", "’s",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn any_heap_of_our_words_is_read(
        words in proptest::collection::vec((0..PIECES.len(), any::<bool>()), 0..120)
    ) {
        let mut text = String::new();
        for (piece, spaced) in words {
            text.push_str(PIECES[piece]);
            if spaced {
                text.push(' ');
            }
        }
        check(&text);
    }
}

fn time(piece: &str, times: usize) -> Duration {
    let text = piece.repeat(times);
    let surface = Surface::of(&text, lexicon());
    let hits = lexicon().hits(&surface);
    let start = Instant::now();
    let mut quotes = Quotes::of(&surface);
    let found = people(&surface, &hits, lexicon(), &Roster::empty(lexicon()), &mut quotes, None);
    let spent = start.elapsed();
    assert!(found.persons.len() <= times * 2);
    spent
}

#[test]
fn hostile_texts_take_time_in_proportion() {
    for piece in [
        "Aa ", "Aaa Bbb, ", "\"", "'a ", "‘a b ", "[", "(Aa ", "the ", "van ", "\"A\" said ", "he said ",
        "Aaa Bbb said the ", "J. ", "both ", "24-year-old the ", "Ivo Marak and ", "according to ", ", who ",
        "Ivo said: \"I ",
    ] {
        // Ten times the text: a quadratic reading would take a hundred times as long, and so each time; one that other programs
        // held up does so once.
        const TURNS: usize = 4;
        let mut turns = Vec::new();
        let fits = (0..TURNS).any(|_| {
            let (small, large) = (time(piece, 4_000), time(piece, 40_000));
            turns.push((small, large));
            large < small.max(Duration::from_millis(4)) * 40
        });
        assert!(fits, "{piece:?}, for 4,000 and for 40,000: {turns:?}");
    }
}

#[test]
fn many_different_names_take_time_in_proportion() {
    let text = |n: u32| {
        let name = |i: u32| -> String {
            let mut out = String::from("X");
            let mut i = i;
            while i > 0 {
                out.push(char::from(b'a' + (i % 26) as u8));
                i /= 26;
            }
            out
        };
        (1..n)
            .map(|i| {
                format!(
                    "the striker Ivo Abc{} met Abc{} and Abco. ",
                    name(i).to_lowercase(),
                    name(i + 7).to_lowercase()
                )
            })
            .collect::<String>()
    };
    let run = |text: &str| {
        let surface = Surface::of(text, lexicon());
        let hits = lexicon().hits(&surface);
        let start = Instant::now();
        let mut quotes = Quotes::of(&surface);
        people(&surface, &hits, lexicon(), &Roster::empty(lexicon()), &mut quotes, None);
        start.elapsed()
    };
    let (small, large) = (run(&text(1_000)), run(&text(10_000)));
    assert!(large < small.max(Duration::from_millis(5)) * 40, "{small:?} {large:?}");
}

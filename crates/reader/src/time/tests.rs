//! Phrases and what they must mean, under one pinned date; and phrases in which there is no time.

use ledger::{Interval, parse_date};

use super::*;
use crate::lexicon::{Class, Lexicon};
use crate::text::Surface;

/// The pinned day of publication: a Monday.
const PUBLISHED: &str = "2021-03-15";

/// Published, tense, sentence with the expression in brackets, value, days.
const PHRASES: &str = include_str!("phrases.tsv");

/// A tense, a sentence with the time in brackets.
const TENSES: &str = include_str!("tenses.tsv");

/// Sentences in which nothing is a time.
const GUARDS: &str = include_str!("guards.tsv");

/// Compiled once for all tests: the lexicons are large.
fn lexicon() -> &'static Lexicon {
    static LEXICON: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::load().unwrap())
}

fn found(text: &str, lexicon: &Lexicon) -> Vec<(String, TimeExpr)> {
    let surface = Surface::of(text, lexicon);
    expressions(&surface, &lexicon.hits(&surface), lexicon)
        .into_iter()
        .map(|e| (surface.span(e.tokens.clone()).to_owned(), e))
        .collect()
}

fn rows(source: &str) -> impl Iterator<Item = Vec<&str>> {
    source.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

#[test]
fn phrases_mean_what_the_table_says() {
    let lexicon = lexicon();
    let mut wrong = Vec::new();
    for row in rows(PHRASES) {
        let [tense, sentence, value, days] = row[..] else { panic!("{row:?} has not four columns") };
        let text = sentence.replace(['[', ']'], "");
        let phrase = sentence.split(['[', ']']).nth(1).unwrap_or_default();
        let tense = match tense {
            "past" => Tense::Past,
            "future" => Tense::Future,
            _ => Tense::Unknown,
        };
        let reference = Interval::new(parse_date("2020-11-01").unwrap(), parse_date("2020-11-30").unwrap());
        let anchor = Anchor::published(Interval::day(parse_date(PUBLISHED).unwrap())).tense(tense).reference(
            (phrase.contains("earlier") || phrase.contains("later") || phrase.contains("ollowing"))
                .then_some(reference),
        );
        let all = found(&text, lexicon);
        let got = all.iter().find(|(t, _)| t == phrase).map(|(_, e)| resolve(e, &anchor)).map(|r| {
            let days = r.when.map(|w| w.to_string()).or_else(|| {
                r.length.map(|(a, b)| format!("{a}-{}", b.map(|b| b.to_string()).unwrap_or_default()))
            });
            (r.value, days.unwrap_or_default())
        });
        if got != Some((value.to_owned(), days.to_owned())) {
            wrong.push(format!("{sentence}: wanted {value} {days}, got {got:?} of {all:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_clause_of_a_time_looks_back_or_ahead() {
    let lexicon = lexicon();
    let mut wrong = Vec::new();
    for row in rows(TENSES) {
        let [wanted, sentence] = row[..] else { panic!("{row:?} has not two columns") };
        let text = sentence.replace(['[', ']'], "");
        let phrase = sentence.split(['[', ']']).nth(1).unwrap_or_default();
        let surface = Surface::of(&text, lexicon);
        let all = expressions(&surface, &lexicon.hits(&surface), lexicon);
        let got = all
            .iter()
            .find(|e| {
                phrase.ends_with(surface.span(e.tokens.clone()))
                    || surface.span(e.tokens.clone()).starts_with(phrase)
            })
            .map(|e| format!("{:?}", tense(&surface, lexicon, e.tokens.start)).to_lowercase());
        if got.as_deref() != Some(wanted) {
            wrong.push(format!("{sentence}: wanted {wanted}, got {got:?} of {all:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn relations_start_from_the_time_told_before() {
    let lexicon = lexicon();
    let last = |text: &str| {
        let surface = Surface::of(text, lexicon);
        let all = expressions(&surface, &lexicon.hits(&surface), lexicon);
        let anchor = Anchor::published(Interval::day(parse_date(PUBLISHED).unwrap())).tense(Tense::Past);
        let e = all.last().unwrap();
        resolve(e, &anchor.reference(told_of(&all, e, &anchor))).when.map(|w| w.to_string())
    };
    let text = "He was hurt last November and sat out the rest of the season. His captain broke down a month earlier.";
    assert_eq!(last(text).as_deref(), Some("2020-10-01..2020-10-31"));
    let text = "He came off at the end of December, then saw his return six weeks later cut short.";
    assert_eq!(last(text).as_deref(), Some("2021-02-01..2021-02-11"));
    let text = "He was hurt on 2 January. A week later he ran. Three days later he stopped.";
    assert_eq!(last(text).as_deref(), Some("2021-01-11..2021-01-13"));
}

#[test]
fn guards_hold_no_time() {
    let lexicon = lexicon();
    for row in rows(GUARDS) {
        let all = found(row[0], lexicon);
        assert!(all.is_empty(), "{:?} in {:?}", all, row[0]);
    }
}

#[test]
fn a_date_line_is_read_at_the_head_only() {
    let lexicon = lexicon();
    let read = |text: &str| {
        let surface = Surface::of(text, lexicon);
        let all = expressions(&surface, &lexicon.hits(&surface), lexicon);
        header(&surface, &all).map(|h| (h.within.to_string(), h.sure))
    };
    let sure = |d: &str| Some((d.to_owned(), true));
    assert_eq!(read(" date 2019-03-09 City are without their captain."), sure("2019-03-09"));
    assert_eq!(read("Captain out\n\nPublished 12 March 2019\n\nCity lost."), sure("2019-03-12"));
    assert_eq!(
        read("Captain out\n\nLast Updated: Monday, 4 March 2019, 16:25 GMT\n\nCity lost."),
        sure("2019-03-04")
    );
    assert_eq!(read("Captain out\n\nBy Ann Reporter, 12 March 2019\n\nCity lost."), sure("2019-03-12"));
    assert_eq!(
        read("Saturday, 26 February\n\nHe has been out since 2021."),
        Some(("2022-02-26".to_owned(), false))
    );
    assert_eq!(read("He was hurt on 12 March 2019 and is still out for City, who play on."), None);
    assert_eq!(read("He is out."), None);
}

/// Words that the grammar branches on, for texts that are nearly times.
const PIECES: &[&str] = &[
    "the", "last", "next", "this", "early", "end of", "a", "couple of", "six", "6", "1/2", "-", "to",
    "weeks", "month", "May", "March", "Saturday", "Nov.", "2021", "'98", "1990s", "04", "/", ":", "a.m.",
    "10:35", "ago", "earlier", "later", "season", "2020-21", "the January transfer window", "every", "about",
    "at least", "year", "'s", "quarter", "third", ",", ".", "\n", "Euro", "29 February",
    "99999999999999999999", "period", "night", "½", "–", "é", "old",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 128, ..Default::default() })]

    #[test]
    fn any_text_gives_expressions_in_order_that_resolve(
        any in "\\PC{0,60}",
        picks in proptest::collection::vec(0..PIECES.len(), 0..40),
        day in -700_000i64..700_000,
    ) {
        let lexicon = lexicon();
        let text = picks.iter().fold(any, |t, i| t + " " + PIECES[*i]);
        let surface = Surface::of(&text, lexicon);
        let all = expressions(&surface, &lexicon.hits(&surface), lexicon);
        let from = ledger::add_days(parse_date("2021-02-28").unwrap(), day);
        let anchor = Anchor::published(Interval::new(from, ledger::add_days(from, 40)));
        let mut end = 0;
        for e in &all {
            proptest::prop_assert!(e.tokens.start >= end && e.tokens.end > e.tokens.start);
            proptest::prop_assert!(surface.bytes(e.tokens.clone()).is_some());
            end = e.tokens.end;
            for tense in [Tense::Past, Tense::Future, Tense::Unknown] {
                let r = resolve(e, &anchor.tense(tense).reference(Some(Interval::day(from))));
                proptest::prop_assert!(r.when.is_none_or(|w| w.earliest <= w.latest), "{e:?} {r:?}");
            }
        }
        let _ = header(&surface, &all);
        let _ = crate::dating::infer(&surface, lexicon, &lexicon.hits(&surface), &all);
    }
}

/// Time to read a text and ten of it, in seconds: the second is allowed to take far more than ten times the first
/// before a test on a busy machine fails, and far less than a quadratic reader would.
fn grows_linearly(piece: &str) {
    let lexicon = lexicon();
    let count = |n: usize| {
        let text = piece.repeat(n);
        let surface = Surface::of(&text, lexicon);
        let hits = lexicon.hits(&surface);
        let start = cpu_steps();
        let found = expressions(&surface, &hits, lexicon).len();
        (start.elapsed(), found)
    };
    let (small, few) = count(4_000);
    let (large, many) = count(40_000);
    assert!(many >= few);
    assert!(
        large < small * 60 + std::time::Duration::from_millis(200),
        "{piece:?}: {small:?}, then {large:?}"
    );
}

#[allow(clippy::disallowed_methods, reason = "a test may look at the clock")]
fn cpu_steps() -> std::time::Instant {
    std::time::Instant::now()
}

#[test]
fn hostile_repetitions_stay_linear() {
    for piece in [
        "last ", "the ", "2", "1.1", "6-", "the last last six to eight ", "May ", "a couple of ", "'",
        "every ",
    ] {
        grows_linearly(piece);
    }
}

#[test]
fn the_days_of_the_week_are_the_lexicons() {
    let lexicon = lexicon();
    for (number, day) in super::WEEKDAYS.iter().enumerate() {
        let surface = Surface::of(day, lexicon);
        let hits = lexicon.hits(&surface);
        let named =
            hits.iter().find(|h| h.class == Class::Weekday).map(|h| lexicon.entry(h).column(0).to_owned());
        assert_eq!(named, Some((number + 1).to_string()), "{day}");
    }
}

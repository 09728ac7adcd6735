//! Sentences: runs of tokens that tile the text.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Block, Role, Shape, Token};

/// A sentence.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// First byte: where the sentence before ends.
    pub start: u32,
    /// One past the last byte, the white space behind it included.
    pub end: u32,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The block it stands in.
    pub block: usize,
    /// The earlier sentence that says the same, word for word.
    pub repeats: Option<usize>,
}

/// Words before whose full stop no sentence ends.
fn is_abbreviation(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Prof"
            | "St"
            | "Jr"
            | "Sr"
            | "vs"
            | "v"
            | "No"
            | "Nos"
            | "Lt"
            | "Col"
            | "Sgt"
            | "Gen"
            | "Rev"
            | "Jan"
            | "Feb"
            | "Mar"
            | "Apr"
            | "Jun"
            | "Jul"
            | "Aug"
            | "Sept"
            | "Oct"
            | "Nov"
            | "Dec"
            | "approx"
            | "etc"
            | "inc"
            | "Inc"
            | "Ltd"
            | "Co"
            | "Corp"
            | "e.g"
            | "i.e"
            | "a.m"
            | "p.m"
            | "al"
    )
}

/// Cuts the blocks into sentences, and tells the blocks which are theirs.
pub(super) fn sentences(text: &str, tokens: &mut [Token], blocks: &mut [Block]) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::with_capacity(tokens.len() / 18 + blocks.len());
    for (b, block) in blocks.iter_mut().enumerate() {
        let first = out.len();
        let mut start = block.tokens.start;
        for i in block.tokens.clone() {
            let mark = tokens.get(i).is_some_and(|t| t.is(Shape::MARK));
            if i + 1 == block.tokens.end
                || (mark
                    && (block.role != Role::Listing || heads(text, tokens, i + 1))
                    && ends_at(text, tokens, i, block.tokens.end))
                || is_too_long(tokens, start..i + 1)
            {
                out.push(Sentence { start: 0, end: 0, tokens: start..i + 1, block: b, repeats: None });
                start = i + 1;
            }
        }
        block.sentences = first..out.len();
    }
    tile(text, tokens, &mut out);
    mark_repeats(tokens, &mut out);
    out
}

/// "Out: Dorn (knee). Doubtful: Lund (calf).": in a list of names a heading of who is how begins what the names behind it are told of.
fn heads(text: &str, tokens: &[Token], at: usize) -> bool {
    const HOW: &[&str] = &[
        "Out", "Injured", "Injuries", "Doubtful", "Doubts", "Doubt", "Suspended", "Suspensions", "Banned",
        "Missing", "Unavailable", "Absent", "Sidelined", "Questionable", "Probable", "Available",
        "Returning",
    ];
    HOW.contains(&here_of(text, tokens, at)) && here_of(text, tokens, at + 1) == ":"
}

/// The most tokens of a sentence: nobody writes longer ones, and what looks at a sentence as a whole need not fear them.
const MOST: usize = 256;

/// Whether a sentence has gone on for so long that it is cut: near its end after a mark, if there is one.
fn is_too_long(tokens: &[Token], sentence: Range<usize>) -> bool {
    sentence.len() >= MOST - 64
        && (sentence.len() >= MOST
            || tokens.get(sentence.end.saturating_sub(1)).is_some_and(|t| t.is(Shape::MARK)))
}

/// Whether a sentence ends with token `i`: a stop, whatever closes behind it, and then something that can begin a
/// sentence.
fn ends_at(text: &str, tokens: &[Token], i: usize, end: usize) -> bool {
    let (Some(here), Some(next)) = (tokens.get(i), tokens.get(i + 1)) else { return true };
    if i + 1 >= end {
        return true;
    }
    if !here.is(Shape::MARK) {
        return false;
    }
    // Walk back over closing marks to the stop itself.
    let mut stop = i;
    while stop > 0 && closes(here_of(text, tokens, stop)) && glued(tokens, stop) && i - stop < 3 {
        stop -= 1;
    }
    let mark = here_of(text, tokens, stop);
    if !matches!(mark, "." | "!" | "?" | "…") || (stop != i && !glued(tokens, i)) {
        return false;
    }
    if next.is(Shape::GLUED) && (closes(next.of(text)) || next.is(Shape::MARK)) {
        return false;
    }
    let before = stop.checked_sub(1).map_or("", |b| here_of(text, tokens, b));
    if mark == "." && stop == i {
        let initial = before.chars().count() == 1 && before.chars().all(char::is_uppercase) && before != "I";
        // "at 6 p.m. Saturday": whether the sentence ends there cannot be told from the stop.
        let clock = before.eq_ignore_ascii_case("m")
            && glued(tokens, stop.saturating_sub(1))
            && here_of(text, tokens, stop.saturating_sub(2)) == ".";
        if is_abbreviation(before)
            || clock
            || initial
            || (matches!(before, "U.S" | "U.K" | "U.A.E") && next.is(Shape::CAPITAL) && !leads(next.of(text)))
            || next.is(Shape::WORD) && !next.is(Shape::CAPITAL) && before.contains('.')
        {
            return false;
        }
    }
    let spaced = next.start > here.end;
    let begins =
        next.is(Shape::CAPITAL) || next.is(Shape::NUMBER) || next.is(Shape::QUOTE) || opens(next.of(text));
    // "now.The": a stop between a small letter and a capital ends a sentence without a space too.
    let squeezed = !spaced
        && next.is(Shape::CAPITAL)
        && before.chars().next_back().is_some_and(char::is_lowercase)
        && before.chars().count() > 1
        && next.end - next.start > 1
        && mark != "…";
    (spaced && (begins || mark != ".")) || squeezed
}

/// Words with which sentences begin, and no name: behind "U.S." they tell that it ended a sentence.
fn leads(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "He"
            | "She"
            | "It"
            | "They"
            | "But"
            | "And"
            | "In"
            | "On"
            | "At"
            | "His"
            | "Her"
            | "A"
            | "An"
            | "This"
            | "That"
            | "When"
            | "After"
            | "If"
            | "I"
            | "We"
            | "As"
            | "For"
            | "There"
            | "With"
            | "So"
            | "Both"
    )
}

fn here_of<'a>(text: &'a str, tokens: &[Token], i: usize) -> &'a str {
    tokens.get(i).map_or("", |t| t.of(text))
}

fn glued(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| t.is(Shape::GLUED))
}

fn closes(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "”" | "’" | ")" | "]" | "»")
}

fn opens(mark: &str) -> bool {
    matches!(mark, "(" | "[" | "—" | "•" | "-" | "–")
}

/// Gives each sentence the bytes from its first token to the next sentence's, the first from 0, the last to the end.
fn tile(text: &str, tokens: &mut [Token], out: &mut Vec<Sentence>) {
    if out.is_empty() && !text.is_empty() {
        out.push(Sentence { start: 0, end: 0, tokens: 0..0, block: 0, repeats: None });
    }
    let mut end = text.len().min(u32::MAX as usize) as u32;
    for s in out.iter_mut().rev() {
        s.end = end;
        s.start = tokens.get_mut(s.tokens.start).filter(|_| !s.tokens.is_empty()).map_or(0, |t| {
            t.shape |= Shape::FIRST;
            t.start
        });
        end = s.start;
    }
    if let Some(first) = out.first_mut() {
        first.start = 0;
    }
}

/// Marks sentences that repeat an earlier one (captions, highlights, copied paragraphs), marks left aside.
fn mark_repeats(tokens: &[Token], out: &mut [Sentence]) {
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    for (i, sentence) in out.iter_mut().enumerate() {
        let words = sentence.tokens.clone().filter_map(|t| tokens.get(t)).filter(|t| !t.is(Shape::MARK));
        let (mut hash, mut count) = (0xcbf2_9ce4_8422_2325_u64, 0);
        for t in words {
            hash = (hash.rotate_left(5) ^ t.key).wrapping_mul(0x0000_0100_0000_01b3);
            count += 1;
        }
        if count >= 4 {
            match seen.entry(hash) {
                std::collections::hash_map::Entry::Occupied(first) => sentence.repeats = Some(*first.get()),
                std::collections::hash_map::Entry::Vacant(slot) => {
                    slot.insert(i);
                }
            }
        }
    }
}

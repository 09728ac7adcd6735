//! Where quotes begin and end.
//!
//! A quote ends with its closing mark, or with its paragraph. A mark that opens again inside an open quote (the
//! press opens every sentence or paragraph of a long quote anew) goes on with it. Apostrophes are no quotes: a single
//! mark opens only where another one closes.

use std::ops::Range;

use super::Quote;
use crate::text::{Shape, Surface};

/// A single mark closes within so many tokens, or is none.
const SINGLE_REACH: usize = 400;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
}

/// The quotes of a text, in order.
pub fn spans(surface: &Surface<'_>) -> Vec<Quote> {
    let mut out = Vec::new();
    let mut led = false;
    for block in &surface.blocks {
        let mut at = block.tokens.start;
        let set_off = std::mem::replace(&mut led, leads(surface, block.tokens.clone()));
        if set_off && speaks(surface, block.tokens.clone()) {
            out.push(quote(block.tokens.clone()));
            continue;
        }
        // Behind this token no single mark closes any more (found out once a block).
        let mut barren = false;
        while at < block.tokens.end {
            let Some((kind, width)) = opens(surface, at, block.tokens.clone()) else {
                at += 1;
                continue;
            };
            let end = match kind {
                Kind::Double => Some(double_end(surface, at + width, block.tokens.end)),
                Kind::Single if barren => None,
                Kind::Single => single_end(surface, at + width, block.tokens.end),
            };
            match end {
                Some(end) if end > at + width => {
                    out.push(quote(at..end));
                    at = end;
                }
                _ => {
                    barren |= kind == Kind::Single && block.tokens.end - at < SINGLE_REACH;
                    at += width;
                }
            }
        }
    }
    mark_partial(surface, &mut out);
    out
}

/// "Asked about it, Hale said:" at the end of a paragraph: the next one is what he said, marks or no marks.
fn leads(surface: &Surface<'_>, block: Range<usize>) -> bool {
    const SAYS: &[&str] =
        &["said", "says", "saying", "told", "added", "adding", "replied", "explained", "wrote"];
    const REACH: usize = 12;
    let Some(colon) = block.end.checked_sub(1).filter(|c| surface.word_at(*c) == ":") else { return false };
    surface.any_word(colon.saturating_sub(REACH).max(block.start)..colon, SAYS)
}

/// Whether a paragraph without marks is somebody's words: it has no mark at all, and speaks in the first person.
fn speaks(surface: &Surface<'_>, block: Range<usize>) -> bool {
    const FIRST: &[&str] = &["i", "we", "my", "our", "us", "me"];
    const LONGEST: usize = 200;
    let marked = |i: usize| {
        shape(surface, i).contains(Shape::QUOTE)
            && matches!(surface.word_at(i), "\"" | "“" | "”" | "‘" | "«" | "„")
    };
    block.len() <= LONGEST && !block.clone().any(marked) && surface.any_word(block, FIRST)
}

fn quote(tokens: Range<usize>) -> Quote {
    Quote { tokens, speaker: None, relay: None, attribution: 0..0, about: None, partial: false }
}

fn shape(surface: &Surface<'_>, i: usize) -> Shape {
    surface.tokens.get(i).map_or(Shape::empty(), |t| t.shape)
}

fn glued(surface: &Surface<'_>, i: usize) -> bool {
    shape(surface, i).contains(Shape::GLUED)
}

/// Two single marks side by side, typed for a double one.
fn doubled(surface: &Surface<'_>, at: usize) -> bool {
    let single = |i: usize| matches!(surface.word_at(i), "'" | "’" | "‘" | "`" | "´");
    single(at) && single(at + 1) && glued(surface, at + 1)
}

/// Whether a quote opens at a token, and how many tokens its mark has.
fn opens(surface: &Surface<'_>, at: usize, block: Range<usize>) -> Option<(Kind, usize)> {
    if !shape(surface, at).contains(Shape::QUOTE) {
        return None;
    }
    let free = at == block.start
        || !glued(surface, at)
        || matches!(
            surface.word_at(at - 1),
            "(" | "[" | "—" | "–" | "-" | ":" | "/" | "\"" | "“" | "‘" | "…"
        );
    let width = if doubled(surface, at) { 2 } else { 1 };
    let leads = at + width < block.end && glued(surface, at + width);
    match surface.word_at(at) {
        "“" | "«" | "„" => Some((Kind::Double, 1)),
        "\"" if free || leads => Some((Kind::Double, 1)),
        "”" if free && leads => Some((Kind::Double, 1)),
        "'" | "‘" | "`" | "’" | "´" if width == 2 && free => Some((Kind::Double, 2)),
        "'" | "‘" | "`" if free && leads => Some((Kind::Single, 1)),
        _ => None,
    }
}

/// One past the closing double mark, or the end of the block.
fn double_end(surface: &Surface<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        if !shape(surface, at).contains(Shape::QUOTE) {
            at += 1;
            continue;
        }
        let two = doubled(surface, at);
        let word = surface.word_at(at);
        if matches!(word, "\"" | "”" | "»" | "“" | "„") || two {
            let width = if two { 2 } else { 1 };
            let again = matches!(word, "“" | "„")
                || (word != "”" && !glued(surface, at) && at + width < end && glued(surface, at + width));
            if !again {
                return at + width;
            }
            at += width;
        } else {
            at += 1;
        }
    }
    end
}

/// One past the closing single mark; where a paragraph that begins with a quote has none, its end.
fn single_end(surface: &Surface<'_>, from: usize, end: usize) -> Option<usize> {
    let mut possessive = None;
    for at in from..end.min(from + SINGLE_REACH) {
        if !shape(surface, at).contains(Shape::QUOTE | Shape::GLUED)
            || !matches!(surface.word_at(at), "'" | "’" | "´")
            || doubled(surface, at)
        {
            continue;
        }
        if at + 1 < end && glued(surface, at + 1) && shape(surface, at + 1).contains(Shape::WORD) {
            continue;
        }
        let plural = surface.word_at(at - 1).ends_with(['s', 'S'])
            && shape(surface, at - 1).contains(Shape::WORD)
            && at + 1 < end
            && shape(surface, at + 1).contains(Shape::WORD);
        if !plural {
            return Some(at + 1);
        }
        possessive = possessive.or(Some(at + 1));
    }
    let starts_block = from
        .checked_sub(1)
        .is_some_and(|b| shape(surface, b).contains(Shape::NEWLINE) && surface.word_at(b) == "‘");
    // The last paragraph's mark may close a quote of several paragraphs; each of them opens anew.
    // "Hale said: 'He is sore." with a mark that opens the next paragraph anew.
    let led = from >= 2 && matches!(surface.word_at(from - 2), ":" | ",");
    let anew = surface.word_at(end) == surface.word_at(from.wrapping_sub(1))
        && shape(surface, end).contains(Shape::QUOTE)
        && matches!(surface.word_at(end.wrapping_sub(1)), "." | "!" | "?" | "…");
    // "'He is sore.", a paragraph of its own, and the next one opens with the mark too.
    let opens_block =
        from.checked_sub(1).is_some_and(|b| b == 0 || shape(surface, b).contains(Shape::NEWLINE));
    if (starts_block || (led || opens_block) && anew && end - from < SINGLE_REACH) && end - from >= 6 {
        Some(end)
    } else {
        possessive
    }
}

/// A few words taken into the reporter's own sentence: no sentence of their own begins in them.
fn mark_partial(surface: &Surface<'_>, quotes: &mut [Quote]) {
    let mut before: Option<Range<usize>> = None;
    for q in quotes {
        let first = q.tokens.clone().find(|i| shape(surface, *i).contains(Shape::WORD));
        let capital = first.is_some_and(|i| shape(surface, i).contains(Shape::CAPITAL));
        let words = q.tokens.clone().take(80).filter(|i| shape(surface, *i).contains(Shape::WORD)).count();
        let stopped = q
            .tokens
            .clone()
            .rev()
            .take(3)
            .chain([q.tokens.end])
            .any(|i| matches!(surface.word_at(i), "." | "," | "!" | "?" | "…"));
        let led = matches!(surface.word_at(q.tokens.start.wrapping_sub(1)), ":" | ",");
        let goes_on = before.as_ref().is_some_and(|b| {
            surface.sentence_of(b.start) == surface.sentence_of(q.tokens.start)
                || q.tokens.start.saturating_sub(b.end) < 16
        });
        q.partial = if capital { words <= 4 && !stopped && !led } else { !(goes_on && led) && words < 40 };
        before = (!q.partial).then(|| q.tokens.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn found(text: &str) -> Vec<(String, bool)> {
        let lexicon = Lexicon::load().unwrap();
        let surface = Surface::of(text, &lexicon);
        spans(&surface).into_iter().map(|q| (surface.span(q.tokens).to_owned(), q.partial)).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        found(text).into_iter().map(|(t, _)| t).collect()
    }

    #[test]
    fn all_kinds_of_marks() {
        for text in [
            "\"He will miss a month,\" she said.", "“He will miss a month,” she said.",
            "‘He will miss a month,’ she said.", "'He will miss a month,' she said.",
            "''He will miss a month,'' she said.",
        ] {
            let end = text.find(" she").unwrap();
            assert_eq!(texts(text), [&text[..end]], "{text}");
        }
    }

    #[test]
    fn a_paragraph_that_a_colon_leads_to_needs_no_marks() {
        let text = "Hale told reporters:\n\nI am keen to get him back. He ran.\n\nThe match is on Sunday.";
        assert_eq!(texts(text), ["I am keen to get him back. He ran."]);
        assert!(texts("Hale said this of the squad:\n\nGoalkeepers: Dorn, Voss.\n\nWe will see.").is_empty());
        assert_eq!(texts("Hale said:\n\n\"I am keen,\" and left."), ["\"I am keen,\""]);
    }

    #[test]
    fn apostrophes_are_no_quotes() {
        assert!(texts("The players' knees aren't O'Dowd's problem, and it's the '90s style.").is_empty());
        assert_eq!(
            texts("‘It’s Dorn’s knee and the lads’ mood,’ he said."),
            ["‘It’s Dorn’s knee and the lads’ mood,’"]
        );
    }

    #[test]
    fn an_unclosed_quote_ends_with_its_paragraph_and_marks_may_open_again() {
        let text =
            "\"He ran on Monday. \"He may play.\" That is all.\n\n“It is sore.\n\n“It will heal,” she said.";
        assert_eq!(texts(text), ["\"He ran on Monday. \"He may play.\"", "“It is sore.", "“It will heal,”"]);
        let text = "Hale was calm.\n\n'He isn't quite fit enough yet.\n\n'He will be soon,' he said.";
        assert_eq!(texts(text), ["'He isn't quite fit enough yet.", "'He will be soon,'"]);
        assert!(texts("'Tis the season.\n\nHale was calm.").is_empty());
    }

    #[test]
    fn a_few_quoted_words_are_partial() {
        let partial = |text| found(text).first().map(|(_, p)| *p);
        assert_eq!(partial("The ‘sore’ defender said nothing."), Some(true));
        assert_eq!(partial("Dorn said he was \"just tired of it all\"."), Some(true));
        assert_eq!(partial("Dorn said: \"I am tired.\""), Some(false));
        assert_eq!(partial("\"Tired,\" said Dorn."), Some(false));
    }
}

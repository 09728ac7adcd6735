//! How far what is said goes: "although Dorn says he is fit, Brandt is out" is no word of Dorn's on Brandt.

use std::ops::Range;

use crate::grammar::Function;
use crate::people::{NamedPerson, Scan};
use crate::quotes::Voice;
use crate::text::Shape;

/// Words that lead a clause beside which another is told.
const BESIDE: &[&str] = &["although", "though", "while", "whilst", "whereas"];

/// Where the words end that `speaker` says behind `verb`, his cue beginning with `from`.
pub(super) fn end_of(
    scan: &Scan<'_>,
    persons: &[NamedPerson],
    speaker: &Voice,
    sentence: &Range<usize>,
    from: usize,
    verb: usize,
) -> usize {
    let said = verb + 1..sentence.end;
    if beside_the_news(scan, sentence.start, from) {
        return said.clone().find(|&i| scan.surface.word_at(i) == ",").unwrap_or(said.end);
    }
    if of_himself(scan, persons, speaker, verb + 1) {
        return said.clone().find(|&i| of_another(scan, i)).unwrap_or(said.end);
    }
    said.end
}

/// "Although coach Hale says …, …", "They leave on Monday and, although …": the clause stands before the news that it leads to.
fn beside_the_news(scan: &Scan<'_>, start: usize, from: usize) -> bool {
    const NEAR: usize = 5;
    let leads = |i: &usize| scan.surface.is_word(*i, BESIDE);
    let Some(led) = (from.saturating_sub(NEAR).max(start)..from).rev().find(leads) else { return false };
    let before = led.checked_sub(1).filter(|b| *b >= start);
    let and = before.map(|b| b - usize::from(scan.surface.word_at(b) == ",").min(b));
    and.is_none_or(|and| scan.surface.is_word(and, &["and", "but"]))
}

/// "declared himself fit", "says he is fit": a player speaks of nobody else.
fn of_himself(scan: &Scan<'_>, persons: &[NamedPerson], speaker: &Voice, said: usize) -> bool {
    if scan.surface.is_word(said, &["himself", "herself"]) {
        return true;
    }
    let Voice::Person(speaker) = speaker else { return false };
    let staff = persons.get(speaker.0 as usize).is_none_or(|p| p.kind.is_staff());
    let he = said + usize::from(scan.surface.is_word(said, &["that"]));
    !staff && scan.surface.is_word(he, &["he", "she"])
}

/// "…, but Brandt", "while captain Brandt", "and Brandt": where the news turns to another.
fn of_another(scan: &Scan<'_>, i: usize) -> bool {
    let turns = scan.surface.is_word(i, BESIDE)
        || scan.function_of(i).intersects(Function::CONJ | Function::CONTRAST);
    let name = |i: usize| scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL));
    turns && (name(i + 1) || scan.marks.role(i + 1).is_some() && name(i + 2))
}

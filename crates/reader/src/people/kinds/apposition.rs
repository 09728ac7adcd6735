//! Which words around a name describe whom it names: before it, behind it, and beyond a comma.

use std::ops::Range;

use super::described::kind_of;
use crate::grammar::Function;
use crate::lexicon::Hit;
use crate::people::marks::Mark;
use crate::people::{Kind, Scan};
use crate::text::Shape;

/// Words looked at before a name, and behind it.
const REACH: usize = 9;

impl Scan<'_> {
    /// The description that stands directly before a name: "Utrecht and Denmark striker", "her coach".
    pub(crate) fn described_before(&self, start: usize) -> Range<usize> {
        let floor = start.saturating_sub(REACH).max(self.sentence_start(start));
        let (mut at, mut from) = (start, start);
        while at > floor {
            let i = at - 1;
            let mark = self.marks.at(i);
            let Some(t) = self.surface.tokens.get(i) else { break };
            let known = mark.intersects(Mark::ROLE | Mark::TEAM | Mark::DEMONYM) || t.is(Shape::NUMBER);
            let filler = t.is(Shape::HYPHENATED)
                || goes_with_a_role(self.surface.word_at(i))
                || (t.is(Shape::CLITIC) && mark.is_empty())
                || mark.contains(Mark::ORG) && !t.is(Shape::CAPITAL)
                || (t.is(Shape::CAPITAL) && mark.intersects(Mark::PLACE));
            // "Rams linebacker X": a name that no lexicon knows, before a role.
            let unknown_team = from == at && at < start && t.is(Shape::CAPITAL) && !t.is(Shape::FIRST);
            if !(known || filler || unknown_team) {
                break;
            }
            at = i;
            if known {
                from = at;
            }
        }
        // "former" and the like just before count in.
        if from > floor
            && matches!(self.surface.word_at(from - 1), "former" | "Former" | "ex" | "Ex" | "retired")
        {
            from -= 1;
        }
        from..start
    }

    /// "Hale's coach, Ivo Dorn, said", "her physio, Ann Lye,": whose trade stands before the comma. Only staff are told so; a
    /// player's position before a comma is that of one more name in a list.
    pub(super) fn staff_before(&self, name: Range<usize>) -> Range<usize> {
        let start = name.start;
        let none = start..start;
        let Some(comma) = start.checked_sub(1).filter(|c| self.surface.word_at(*c) == ",") else {
            return none;
        };
        let last = comma.checked_sub(1).and_then(|r| self.marks.role(r));
        let Some(hit) = last.or_else(|| self.trade_before_a_body(comma, name.end)) else { return none };
        let entry = self.lexicon.entry(hit);
        let staff = kind_of(entry.column(0)).is_some_and(Kind::is_staff);
        // "Hale's personal coach": words may stand between, but no mark.
        let floor = (hit.start as usize).saturating_sub(3);
        let owned = (floor..hit.start as usize)
            .rev()
            .take_while(|b| {
                !self.surface.tokens.get(*b).is_some_and(|t| t.is(Shape::MARK) && !t.is(Shape::CLITIC))
            })
            .any(|b| {
                self.function_of(b).intersects(Function::POSSESSIVE | Function::DETERMINER)
                    || self.surface.tokens.get(b).is_some_and(|t| t.is(Shape::CLITIC))
                    || (b + 1 == hit.start as usize && self.marks.any(b, Mark::TEAM | Mark::DEMONYM))
            });
        // "According to the Rovers boss, Brandt has …": the comma ends what leads in, and the name begins the clause.
        let floor = (hit.start as usize).saturating_sub(6);
        let leads_in = !self.surface.is_word(name.end, &[","])
            && (floor..hit.start as usize).any(|i| self.surface.is_word(i, &["according"]));
        if staff && owned && !leads_in && entry.column(1) != "plural" {
            hit.start as usize..hit.end as usize
        } else {
            none
        }
    }

    /// "his manager at Rovers, Ivo Hale, said": the trade before the body that stands before the comma, where the name ends its
    /// description.
    fn trade_before_a_body(&self, comma: usize, name_end: usize) -> Option<&Hit> {
        let closed = self.surface.is_word(name_end, &[",", "and", "or", ".", ")"]);
        let body = |i: &usize| {
            self.marks.any(*i, Mark::TEAM | Mark::PLACE) || self.shape(*i).contains(Shape::CAPITAL)
        };
        let from = (comma.saturating_sub(3)..comma).rev().take_while(body).last().filter(|_| closed)?;
        let at = from.checked_sub(1).filter(|a| self.surface.is_word(*a, &["at", "of"]))?;
        at.checked_sub(1).and_then(|r| self.marks.role(r))
    }

    /// "physiotherapist of the BCB Karim Dorn", "coach at Rovers Ivo Hale": the trade before the body that stands before the name.
    pub(super) fn trade_of_a_body(&self, start: usize) -> Range<usize> {
        const LONGEST: usize = 4;
        let body = |i: &usize| {
            self.marks.any(*i, Mark::TEAM | Mark::OUTLET)
                || self.surface.tokens.get(*i).is_some_and(|t| t.is(Shape::UPPER | Shape::WORD))
        };
        let from = (start.saturating_sub(LONGEST)..start).rev().take_while(body).last();
        let Some(from) = from.filter(|f| *f > self.sentence_start(start)) else { return start..start };
        // "the" may be the first word of all.
        let the = usize::from(self.surface.word_at(from - 1) == "the");
        let Some(of) = (from - 1).checked_sub(the) else { return start..start };
        let hit = of
            .checked_sub(1)
            .filter(|_| matches!(self.surface.word_at(of), "of" | "at"))
            .and_then(|r| self.marks.role(r));
        let staff = hit.filter(|h| kind_of(self.lexicon.entry(h).column(0)).is_some_and(Kind::is_staff));
        staff.map_or(start..start, |h| h.start as usize..of)
    }

    /// The description that follows a name in apposition: ", the club physio,", " (Utrecht)".
    pub(super) fn described_after(&self, end: usize) -> Range<usize> {
        let open = self.surface.word_at(end);
        let stop = self.sentence_end(end).min(end + REACH + 1);
        if open == "(" {
            let close = (end + 1..stop).find(|i| self.surface.word_at(*i) == ")");
            return close.map_or(end..end, |c| end + 1..c);
        }
        if open != "," {
            return end..end;
        }
        let first = end + 1;
        let leads = self.function_of(first).intersects(Function::DETERMINER | Function::POSSESSIVE)
            || self.marks.any(first, Mark::ROLE | Mark::TEAM | Mark::DEMONYM)
            || matches!(self.surface.word_at(first), "former" | "now" | "aged")
            || self.surface.tokens.get(first).is_some_and(|t| t.is(Shape::NUMBER))
            || self.leads_to_a_trade(first, stop);
        if !leads {
            return end..end;
        }
        let close = (first..stop)
            .find(|i| {
                matches!(self.surface.word_at(*i), "," | "." | "—" | "-" | ";" | "who" | "whose" | "and")
                    || self.function_of(*i).contains(Function::PREPOSITION)
            })
            .unwrap_or(stop);
        // "Dorn, Utrecht striker Hale and Voss": the next name's description, not this one's.
        let described = self.describe(first..close);
        let names_another =
            self.plain(close.wrapping_sub(1)) && !self.marks.any(close - 1, Mark::THING | Mark::ROLE);
        if names_another
            || self.author_of_a_goal(close)
            || (described.kind.is_none() && described.age.is_none())
        {
            end..end
        } else {
            first..close
        }
    }

    /// "Jan Hale, elite mental coach, …": adjectives that no lexicon knows, and the trade of staff that they lead to.
    fn leads_to_a_trade(&self, first: usize, stop: usize) -> bool {
        const MOST: usize = 3;
        let plain = |i: &usize| {
            let word = self.shape(*i).contains(Shape::WORD) && !self.shape(*i).contains(Shape::CAPITAL);
            word && self.function_of(*i).is_empty() && self.marks.role(*i).is_none()
        };
        let at = (first..stop.min(first + MOST)).take_while(plain).last().map_or(first, |i| i + 1);
        let hit = self.marks.role(at).filter(|h| h.start as usize == at && at > first);
        hit.is_some_and(|h| {
            let entry = self.lexicon.entry(h);
            kind_of(entry.column(0)).is_some_and(Kind::is_staff)
                && entry.column(1) != "plural"
                && matches!(self.surface.word_at(h.end as usize), "," | "." | "and" | ";")
        })
    }

    /// "Jan Hale, author of the winning goal,": who does that in a match plays.
    fn author_of_a_goal(&self, of: usize) -> bool {
        const REACH: usize = 6;
        const DONE: &[&str] = &[
            "goal", "goals", "try", "tries", "win", "winner", "victory", "equaliser", "equalizer", "opener",
            "triumph", "upset", "comeback", "century", "strike", "save", "saves", "penalty", "moment",
        ];
        self.surface.is_word(of.wrapping_sub(1), &["author", "architect"])
            && self.surface.is_word(of, &["of"])
            && self.surface.any_word(of + 1..of + REACH, DONE)
    }

    /// "The team doctor, Moosajee, said …": the description that the name between two commas explains.
    pub(super) fn apposed_to(&self, name: Range<usize>) -> Range<usize> {
        let Some(comma) = name.start.checked_sub(1).filter(|&i| self.surface.word_at(i) == ",") else {
            return name.start..name.start;
        };
        let closed = self.surface.word_at(name.end) == ",";
        let role = comma
            .checked_sub(1)
            .is_some_and(|i| self.marks.is(i, Mark::ROLE) && self.marks.role(i).is_some());
        if closed && role { self.described_before(comma) } else { name.start..name.start }
    }
}

/// Words that stand within descriptions and tell nothing of their own.
fn goes_with_a_role(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "&"
            | "year"
            | "old"
            | "former"
            | "Former"
            | "new"
            | "New"
            | "star"
            | "young"
            | "ex"
            | "fellow"
            | "club"
            | "first"
            | "team"
            | "assistant"
            | "national"
            | "under"
            | "injured"
            | "veteran"
            | "experienced"
            | "teenage"
            | "international"
            | "side"
            | "outgoing"
            | "retired"
            | "versatile"
    )
}

#[cfg(test)]
mod tests {
    use crate::people::Kind;
    use crate::people::testing::read;

    #[test]
    fn a_trade_behind_adjectives_that_nobody_lists() {
        for (text, kind) in [
            (
                "\"It is normal,\" said Jan Hale, elite mental coach, former champion and author of a book.",
                Kind::Manager,
            ),
            ("Jan Hale, renowned knee surgeon, was glad.", Kind::Medic),
            ("Jan Hale, author of two books, was glad.", Kind::Journalist),
            ("Jan Hale, author of the winning goal, tore a calf.", Kind::Other),
            ("He praised his manager at Rovers, Jan Hale, and left.", Kind::Manager),
            ("Unloved by his manager at Rovers, Jan Hale has left.", Kind::Other),
            ("Jan Hale, sore but happy, waved to coach Ivo Dorn.", Kind::Other),
        ] {
            assert_eq!(read(text).person("Jan Hale").kind, kind, "{text}");
        }
    }
}

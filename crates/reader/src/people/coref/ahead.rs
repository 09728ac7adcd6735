//! Whom a description means that stands before anybody whom it fits is named.

use std::ops::Range;

use super::Walk;
use crate::people::marks::Mark;
use crate::people::{Kind, Named, PersonKey};

/// Words of whoever takes the place of the one described.
const INSTEAD: &[&str] = &[
    "instead", "replace", "replaces", "replaced", "replacing", "absence", "cover", "deputise", "deputised",
    "stand", "place", "step", "said", "says", "came", "comes",
];

impl Walk<'_, '_> {
    /// "The 24-year-old was carried off, leaving Rovers without striker Dorn", "The captain was carried off with a broken leg. Dorn will have
    /// surgery": at the head of a sentence that names nobody else.
    pub(in crate::people) fn named_ahead(&self, epithet: &Range<usize>) -> Option<PersonKey> {
        let (at, end) = (epithet.start, epithet.end);
        let start = self.scan.sentence_start(at);
        // "Hale revealed the 24-year-old has a strain": at the head of what is said.
        let that = at - usize::from(at > start && self.scan.surface.word_at(at - 1) == "that");
        let said = that > start && self.scan.marks.is(that - 1, Mark::SPEECH);
        if start != at && !said || !self.scan.surface.is_word(at, &["the"]) {
            return None;
        }
        let stop = self.scan.sentence_end(at);
        let hurt = (end..stop).any(|i| self.scan.marks.is(i, Mark::INJURY));
        if !hurt {
            return None;
        }
        let from = self.named.partition_point(|n| n.name.tokens.start < end);
        let behind = self.named.get(from..)?;
        let own = behind.iter().take_while(|n| n.name.tokens.start < stop).filter(|n| n.person.is_some());
        let found = match own.clone().count() {
            1 => {
                own.clone().next().filter(|n| !said && self.left_without(n, end) || self.went_off_so(n, end))
            }
            0 if said => None,
            0 => {
                let staff = |p: u32| self.persons.get(p as usize).is_some_and(|p| p.kind.is_staff());
                behind
                    .iter()
                    .find(|n| n.person.is_some_and(|p| !staff(p)))
                    .filter(|n| self.goes_on_about(n, stop))
            }
            _ => None,
        };
        let person = PersonKey(found?.person?);
        let plays =
            self.persons.get(person.0 as usize).is_some_and(|p| matches!(p.kind, Kind::Player | Kind::Other));
        plays.then_some(person)
    }

    /// "leaving Rovers without Dorn".
    fn left_without(&self, named: &Named, from: usize) -> bool {
        const NEAR: usize = 5;
        let name = self.scan.described_before(named.name.tokens.start).start;
        let word = |i: usize| self.scan.surface.word_at(i);
        let without = name.checked_sub(1).filter(|&b| b > from && matches!(word(b), "without" | "minus"));
        without.is_some_and(|b| {
            (b.saturating_sub(NEAR).max(from)..b)
                .any(|i| matches!(word(i), "leaving" | "leaves" | "left" | "means" | "meaning"))
        })
    }

    /// "has a groin strain after Dorn limped off": the clause of how it came has the name.
    fn went_off_so(&self, named: &Named, from: usize) -> bool {
        let word = |i: usize| self.scan.surface.word_at(i);
        let name = self.scan.described_before(named.name.tokens.start).start;
        let led = name
            .checked_sub(1)
            .is_some_and(|b| b > from && matches!(word(b), "after" | "when" | "as" | "since"));
        let verb = named.name.tokens.end;
        let off = |i: usize| {
            matches!(word(i), "limped" | "hobbled")
                || matches!(word(i), "went" | "came" | "pulled")
                    && matches!(word(i + 1), "off" | "up" | "down")
        };
        let taken = matches!(word(verb), "was" | "had")
            && (verb + 1..verb + 4).any(|i| {
                matches!(word(i), "carried" | "stretchered" | "helped" | "forced" | "substituted" | "taken")
            });
        led && (off(verb) || taken)
    }

    /// "Dorn will have surgery": the next sentence begins with the name, and goes on about the hurt.
    fn goes_on_about(&self, named: &Named, stop: usize) -> bool {
        let word = |i: usize| self.scan.surface.word_at(i);
        let name = self.scan.described_before(named.name.tokens.start).start;
        let start = self.scan.sentence_start(name);
        let next = self.scan.surface.sentence_of(stop.saturating_sub(1)).map(|s| s + 1);
        let end = self.scan.sentence_end(name);
        let behind = named.name.tokens.end..end;
        // "Rovers say that Dorn will not train for a month".
        let that = name - usize::from(name > start && word(name - 1) == "that");
        let joined = that < name && matches!(word(that.wrapping_sub(1)), "and" | "but");
        let said = that > start && (joined || self.scan.marks.is(that - 1, Mark::SPEECH));
        let at = self.scan.surface.sentence_of(name);
        let near = at == next || at == next.map(|n| n + 1);
        // "will miss the rest of the season", "will not return to training": away, as the one described is.
        let away = |i: usize| match word(i) {
            "miss" | "misses" | "sidelined" => true,
            "out" => matches!(word(i + 1), "for" | "until" | "of"),
            "return" => word(i - 1) == "not",
            _ => false,
        };
        // "His recovery has gone well. Dorn could be in contention on Saturday": over a sentence that goes on about him.
        let between = stop.min(start)..start;
        let on = self.scan.surface.any_word(between, &["he", "his", "him", "she", "her"]);
        let back = |i: usize| {
            on && matches!(word(i), "contention" | "return" | "back" | "fit" | "available" | "ready")
        };
        (start == name || said)
            && near
            && behind.clone().any(|i| {
                self.scan.marks.is(i, Mark::INJURY)
                    || matches!(word(i), "surgery" | "scan" | "scans" | "operation")
                    || away(i)
                    || back(i)
            })
            && !behind.clone().any(|i| self.scan.surface.is_exactly(i, INSTEAD))
            && !self.named.iter().any(|n| {
                n.person.is_some() && n.person != named.person && behind.contains(&n.name.tokens.start)
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn who_is_named_behind_may_be_described_before() {
        let r = read(
            "The 24-year-old was carried off with a broken leg, leaving Rovers without striker Timo Dorn.",
        );
        assert_eq!(r.whom("The 24-year-old"), ["Timo Dorn"]);
        let r = read("The captain was carried off with a broken leg. Timo Dorn will have surgery.");
        assert_eq!(r.whom("The captain"), ["Timo Dorn"]);
        let r = read(
            "Oskar Hale revealed that the captain has a groin strain after Timo Dorn limped off on Saturday.",
        );
        assert_eq!(r.whom("the captain"), ["Timo Dorn"]);
        let r = read("Oskar Hale revealed the captain has a groin strain after Timo Dorn tackled him.");
        assert!(r.whom("the captain").is_empty());
        let r = read(
            "The 24-year-old has been out since November with a knee injury. His recovery has gone well. Timo Dorn could \
             be in contention on Saturday.",
        );
        assert_eq!(r.whom("The 24-year-old"), ["Timo Dorn"]);
        for text in [
            "The captain was carried off with a broken leg. It was a blow. Timo Dorn is fit to play on Saturday.",
            "The captain was carried off with a broken leg. Timo Dorn will lead the side instead.",
            "The captain was carried off with a broken leg. Timo Dorn said it was a blow.",
            "The captain was carried off with a broken leg. Timo Dorn and Oskar Hale have knee injuries.",
            "The captain was carried off with a broken leg, leaving a place for Timo Dorn.",
        ] {
            assert_eq!(read(text).whom("The captain"), Vec::<&str>::new(), "{text}");
        }
    }
}

//! Who is the subject of a sentence or clause, and of whom one turns to speak.

use crate::grammar::Function;
use crate::people::coref::Walk;
use crate::people::marks::Mark;
use crate::people::{Form, Mention, PersonKey};
use crate::text::Shape;

impl Walk<'_, '_> {
    /// Whether a mention stands where subjects stand: not behind a preposition or a verb.
    pub(in crate::people) fn subject(&self, mention: &Mention) -> bool {
        if mention.possessive {
            return self.turned_to(mention);
        }
        let start = mention.tokens.start;
        if mention.form == Form::Pronoun {
            return matches!(self.scan.surface.word_at(start), "he" | "He" | "she" | "She" | "who");
        }
        // Over the description before the name.
        let from = self.scan.described_before(start).start;
        let Some(b) = from.checked_sub(1).filter(|b| *b >= self.scan.sentence_start(start)) else {
            return true;
        };
        let b = if from < start { self.over_unknown_side(b) } else { b };
        // "the defeat by Dorn was a shock": the verb is the noun's before.
        if matches!(self.scan.surface.word_at(b), "by" | "of" | "against" | "over" | "from") {
            return false;
        }
        let end = mention.tokens.end;
        if self.scan.function_of(end).verbal() || self.scan.marks.is(end, Mark::SPEECH) {
            return true;
        }
        if self.lost_to(b) {
            return false;
        }
        if self.told_before_what_he_is(b, end) {
            return true;
        }
        // One of a row stands where the first of the row stands.
        if matches!(self.scan.surface.word_at(b), "," | "and" | "&" | "[")
            && let Some(last) = self.mentions.last()
            && self.behind_brackets(last.tokens.end) + 3 >= from
        {
            return self.recent.last().is_some_and(|r| r.subject);
        }
        // "as Dorn continues", "after Dorn limped off": behind these a verb makes the name the subject of a clause.
        let clause = self.scan.surface.is_word(b, &["as", "after", "before", "since", "until"]);
        let acts = self.scan.surface.word_at(b) == "but" || (clause && self.content(end));
        let function = self.scan.function_of(b);
        (!function.intersects(Function::PREPOSITION) || acts)
            && !function.verbal()
            && !self.scan.marks.is(b, Mark::SPEECH)
            && !self.done_to(b)
            && !self.follows_another(b)
    }

    /// "a collision with Rovers keeper Dorn": before a side that no lexicon knows, where a preposition governs it.
    fn over_unknown_side(&self, b: usize) -> usize {
        let unknown = self.scan.surface.tokens.get(b).is_some_and(|t| t.is(Shape::CAPITAL | Shape::WORD))
            && self.scan.function_of(b).is_empty()
            && self.mentions.last().is_none_or(|m| !m.tokens.contains(&b) && m.tokens.end <= b);
        let governs = |i: &usize| unknown && self.scan.function_of(*i).contains(Function::PREPOSITION);
        b.checked_sub(1).filter(governs).unwrap_or(b)
    }

    /// A small word that is none of the grammar's.
    fn content(&self, i: usize) -> bool {
        self.scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD) && !t.is(Shape::CAPITAL))
            && self.scan.function_of(i).is_empty()
    }

    /// "her loss to eventual winner Dorn", "the tie against top seed Hale": over what is told of whom the preposition governs.
    fn lost_to(&self, b: usize) -> bool {
        const TOLD: usize = 2;
        let told = (b.saturating_sub(TOLD - 1)..=b).rev().take_while(|&i| self.content(i)).last();
        let first = told.and_then(|t| t.checked_sub(1));
        first.is_some_and(|f| matches!(self.scan.surface.word_at(f), "to" | "against"))
    }

    /// "Hale's replacement, Dorn, lasted": whoever is told before the comma at `b` what he is.
    fn told_before_what_he_is(&self, b: usize, end: usize) -> bool {
        let word = |i: usize| self.scan.surface.word_at(i);
        word(b) == ","
            && word(end) == ","
            && b > 0
            && (self.scan.marks.role(b - 1).is_some() || matches!(word(b - 1), "replacement" | "successor"))
    }

    /// "Hale joins Dorn on the list": a word between two names is the verb of the first.
    fn follows_another(&self, verb: usize) -> bool {
        let word = self.scan.surface.word_at(verb);
        let small =
            |t: &crate::text::Token| t.is(Shape::WORD) && !t.is(Shape::CAPITAL) && !t.is(Shape::CLITIC);
        word.len() > 3
            && word.ends_with('s')
            && self.scan.function_of(verb).is_empty()
            && self.scan.surface.tokens.get(verb).is_some_and(small)
            && self.scan.marks.role(verb).is_none()
            && self.mentions.last().is_some_and(|m| m.tokens.end == verb && !m.possessive)
    }

    /// "Dorn's departure was quicker", "Hale's defeat by Marsh was a shock": a sentence that turns to somebody by what is his, unless
    /// that is somebody else.
    fn turned_to(&self, mention: &Mention) -> bool {
        const OTHERS: &[&str] = &[
            "replacement", "replacements", "successor", "predecessor", "rival", "rivals", "opponent",
            "opponents", "deputy", "stand-in", "understudy", "agent", "team-mate", "team-mates", "teammate",
            "teammates", "colleague", "compatriot", "friend", "assistant",
        ];
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let named = matches!(mention.form, Form::Full | Form::Surname | Form::Given);
        // The noun stands behind the genitive, over one word that describes it.
        let noun = (end + 1..end + 3).find(|&i| {
            self.scan.function_of(i + 1).intersects(Function::PREPOSITION)
                || self.scan.function_of(i + 1).verbal()
        });
        let another = |i: usize| {
            self.scan.surface.is_exactly(i, OTHERS)
                || self.scan.surface.is_exactly(i, crate::scene::KIN)
                || self.scan.marks.role(i).is_some()
        };
        let plain = |i: usize| {
            self.scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD) && !t.is(Shape::CAPITAL))
                && self.scan.function_of(i).is_empty()
        };
        named
            && self.scan.sentence_start(start) == start
            && noun
                .is_some_and(|n| (end + 1..=n).all(|i| plain(i) && !another(i)) && !self.is_somebody(n + 1))
    }

    /// "Dorn's main worry is Hale": the verb at a token says who it is.
    fn is_somebody(&self, verb: usize) -> bool {
        let capital = |i: usize| self.scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL));
        self.scan.function_of(verb).contains(Function::BE) && (verb + 1..verb + 4).any(capital)
    }

    /// "On Dorn, he added": whom the sentence turns to is spoken of, and does not speak.
    pub(super) fn turned_to_before(&self, i: usize) -> Option<PersonKey> {
        let first = self.scan.sentence_start(i);
        let about =
            matches!(self.scan.surface.word_at(first), "On" | "Of" | "About" | "Regarding" | "Concerning");
        let last = self
            .mentions
            .last()
            .filter(|m| about && m.tokens.start > first && m.tokens.start <= first + 4)?;
        let speaks = (i + 1..i + 3).any(|k| self.scan.marks.is(k, Mark::SPEECH));
        (speaks && i <= last.tokens.end + 1).then(|| last.person()).flatten()
    }

    /// "is cover for Dorn, who trained after his knee injury, although he is not fit": behind a relative clause of a hurt, the clause that
    /// goes on from it is still of him.
    pub(super) fn still_of_him(&self, i: usize) -> Option<PersonKey> {
        const GOES_ON: &[&str] = &["although", "though", "but", "and"];
        let start = self.scan.sentence_start(i);
        let led = i.checked_sub(1).filter(|&b| self.scan.surface.is_exactly(b, GOES_ON))?;
        let mut here = self.mentions.iter().rev().take_while(|m| m.tokens.start >= start);
        let who = here.find(|m| matches!(self.scan.surface.word_at(m.tokens.start), "who" | "whose"))?;
        let person = who.person()?;
        let from = who.tokens.end;
        let alone =
            self.mentions.iter().rev().take_while(|m| m.tokens.start >= from).all(|m| m.persons == [person]);
        let hurt = (from..led).any(|k| self.scan.marks.is(k, Mark::INJURY));
        (alone && hurt).then_some(person)
    }

    /// "Dorn (9.98) and Hale": where the text goes on behind what stands in brackets behind a name.
    fn behind_brackets(&self, end: usize) -> usize {
        const LONGEST: usize = 8;
        if self.scan.surface.word_at(end) != "(" {
            return end;
        }
        (end..end + LONGEST).find(|&i| self.scan.surface.word_at(i) == ")").map_or(end, |close| close + 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn pronouns_go_to_the_subject_before() {
        let r = read("Ivo Marak collided with Jon Sell. He limped off.");
        assert_eq!(r.whom("He"), ["Ivo Marak"]);
        let r = read("Ivo Marak met Clara Voss. She has a sore knee.");
        assert_eq!(r.whom("She"), ["Clara Voss"]);
        let r = read("Ivo Marak's defeat by Jon Sell was a shock. He has a sore knee.");
        assert_eq!(r.whom("He"), ["Ivo Marak"]);
        let r = read("Ivo Marak's replacement was Jon Sell. He has a sore knee.");
        assert_eq!(r.whom("He"), Vec::<&str>::new());
        let r = read(
            "Clara Voss said a fall during her defeat to eventual winner Mara Lund last week hurt her toe.",
        );
        assert_eq!(r.whom("her"), Vec::<&str>::new());
        let r = read("Clara Voss said top seed Mara Lund had a fall and hurt her toe.");
        assert_eq!(r.whom("her"), ["Mara Lund"]);
        let r = read(
            "Winger Jon Sell is cover for Ivo Marak, who trained after his knee injury, although he is not fit.",
        );
        assert_eq!(r.whom("he"), ["Ivo Marak"]);
        let r = read("Coach Ole Brandvik picked Ivo Marak, who tore his calf.");
        assert_eq!(r.whom("who"), ["Ivo Marak"]);
        assert_eq!(r.whom("his"), ["Ivo Marak"]);
    }
}

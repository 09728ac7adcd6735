//! Where names may stand: runs of capitalised words, cut where a lexicon says that they name something else.

mod bodies;
mod capitals;
mod extent;
mod homonyms;

use std::ops::Range;

use super::marks::Mark;
use super::scan::Scan;
use crate::text::{Role, Shape};

/// A run of words that may name a person.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// Its tokens, inner marks included.
    pub tokens: Range<usize>,
    /// How many of them are words with a capital.
    pub words: usize,
    /// Begins with a given name, an initial or a title, or has a particle.
    pub sure: bool,
    /// Capitals tell nothing here: a line of capitals, or a heading whose every word has one.
    pub loud: bool,
    /// Mostly something else's name: whoever is known by it elsewhere in the text, or nobody.
    pub only_known: bool,
    /// Its words, taken apart.
    pub parts: Parts,
}

impl Name {
    /// A name of one word so far.
    fn of_word(word: usize, loud: bool) -> Self {
        let tokens = word..word + 1;
        Self { tokens, words: 1, sure: false, loud, only_known: false, parts: Parts::default() }
    }
}

/// As what a word begins a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    /// "J.", "AJ": with a word behind it only.
    Initial,
    /// A given name, a title, a particle.
    Given,
    /// A word that nothing is known of.
    Word,
}

impl Scan<'_> {
    /// All runs of a text that may name persons, in order; and the keys of their parts.
    pub(crate) fn names(&self) -> (Vec<Name>, Vec<u64>) {
        let (mut out, mut keys) = (Vec::new(), Vec::new());
        for sentence in &self.surface.sentences {
            let listing = self.surface.blocks.get(sentence.block).is_some_and(|b| b.role == Role::Listing);
            let loud = !listing && self.loud(sentence.tokens.clone());
            let mut i = sentence.tokens.start;
            while i < sentence.tokens.end {
                if !self.shape(i).contains(Shape::WORD | Shape::CAPITAL) {
                    i += 1;
                    continue;
                }
                i = match self.name_at(i, sentence.tokens.end, loud) {
                    Ok(mut name) => {
                        let end = name.tokens.end;
                        self.take_particles(&mut name, sentence.tokens.start);
                        name.parts = self.parts(name.tokens.clone(), &mut keys);
                        out.push(name);
                        end
                    }
                    Err(next) => next,
                };
            }
        }
        self.common_surnames(&mut out, &mut keys);
        (out, keys)
    }

    /// The name that begins with token `i`, or the token to go on with.
    fn name_at(&self, i: usize, end: usize, loud: bool) -> Result<Name, usize> {
        if !self.plain(i) || self.begins_behind(i, loud) {
            return Err(i + 1);
        }
        // "the AL All-Star team", "AL East-leading Toronto": a league's letters.
        let league = self.shape(i).contains(Shape::UPPER)
            && self.surface.word_at(i).len() == 2
            && self.hard(i + 1)
            && (2..4).any(|k| self.shape(i + k).contains(Shape::HYPHENATED));
        if league {
            return Err(i + 1);
        }
        if self.homonym(i) {
            return Ok(Name { only_known: true, ..Name::of_word(i, loud) });
        }
        // "Villa-Cruz has": a surname of two, the first of which is a club too.
        let f = self.function_of(i);
        let noun = f.is_empty() || f.verbal();
        if self.hard(i) && noun && self.barrelled(i) && !self.marks.is(i, Mark::GIVEN) {
            let name = self.whole(Name::of_word(i, loud), end);
            let joined = name.tokens.clone().skip(1).filter(|k| self.plain(*k)).count();
            return if joined > 0 { Ok(Name { only_known: true, words: 1, ..name }) } else { Err(i + 1) };
        }
        let beginning = self.beginning(i, end).ok_or(i + 1)?;
        let name = Name { sure: beginning != Beginning::Word, ..Name::of_word(i, loud) };
        let name = self.whole(name, end);
        if beginning == Beginning::Initial && name.words == 1 {
            return Err(i + 1);
        }
        if self.body(&name, end) { Err(name.tokens.end) } else { Ok(name) }
    }

    /// Whether a word with a capital only stands before a name, or is part of something else's.
    fn begins_behind(&self, i: usize, loud: bool) -> bool {
        // "on Christmas Eve", "New Year's Eve".
        let eve = self.surface.is_word(i, &["eve"])
            && (self.surface.is_word(i.wrapping_sub(1), &["christmas"])
                || self.shape(i.wrapping_sub(1)).contains(Shape::CLITIC)
                    && self.surface.is_word(i.wrapping_sub(2), &["year"]));
        if eve || self.shape(i).contains(Shape::HYPHENATED) || self.marks.is(i, Mark::LONG) {
            return true;
        }
        // Most words have no given name behind them.
        let before_a_name = self.marks.is(i + 1, Mark::GIVEN) && self.plain(i + 1) && self.plain(i + 2);
        // "Scot Neil Dorn", "Chelsea John Dorn": the name begins with the given name behind.
        let described = || self.marks.any(i, Mark::THING) && !self.hard(i + 1);
        // "Hope Aaron Dorn is well", "Will Ben Ruiz play?": a verb at the head of a sentence, before a given name and a surname.
        // "Joining Ben Ruiz on the sidelines is Dorn", "Losing Ben Ruiz is a blow": a participle there.
        let verb = || {
            let word = self.surface.word_at(i);
            let participle = word.len() > 5 && word.ends_with("ing") && !self.marks.is(i, Mark::GIVEN);
            self.shape(i).contains(Shape::FIRST) && (participle || matches!(word, "Hope" | "Will"))
        };
        // "the BCB Karim Aslan Dorn": a body's initials before a whole name.
        let shouted = |k: usize| self.shape(k).contains(Shape::UPPER);
        let whole = |k: usize| self.plain(k) && !shouted(k) && !self.hard(k);
        let of_a_body =
            !loud && shouted(i) && self.surface.word_at(i).len() > 2 && whole(i + 1) && whole(i + 2);
        // "Kings' P Kai Dorn": a position before a whole name.
        let plays = || {
            i.checked_sub(1).is_some_and(|b| self.of_a_team(b))
                && self.position(i)
                && whole(i + 1)
                && whole(i + 2)
        };
        before_a_name && (described() || verb() || plays()) || of_a_body || self.board_of(i)
    }

    /// As what a word begins a name, if it does.
    fn beginning(&self, i: usize, end: usize) -> Option<Beginning> {
        if self.dateline(i) {
            return None;
        }
        let (mark, word) = (self.marks.at(i), self.surface.word_at(i));
        let next_plain = i + 1 < end && self.plain(i + 1) && !self.shape(i + 1).contains(Shape::NEWLINE);
        let stop_after = self.surface.word_at(i + 1) == "." && (self.single(i) || word.contains('.'));
        // "Ten Haag", "Ter Borg": a particle that is a common word too, before a word that is none.
        let particle = matches!(word, "Ten" | "Ter") && next_plain && !self.hard(i + 1);
        let given = mark.contains(Mark::GIVEN) || is_title(word) || particle;
        let before_a_surname = given
            && next_plain
            && !self.marks.is(i + 1, Mark::LONG)
            && (!self.hard(i + 1) || (self.surnamable(i + 1) && !mark.intersects(Mark::THING)));
        // "Jan van der Holt": a given name that is a month's too.
        let particled = mark.contains(Mark::GIVEN)
            && self.marks.is(i + 1, Mark::PARTICLE)
            && !self.plain(i + 1)
            && (self.plain(i + 2) || self.marks.is(i + 2, Mark::PARTICLE) && self.plain(i + 3));
        let hard = self.hard(i) && !self.hurt_in_bracket(i) && !particled;
        if hard && !before_a_surname && (!stop_after || mark.contains(Mark::THING)) {
            return None;
        }
        // A single letter is a name's beginning only.
        if self.single(i) && !stop_after && (!next_plain || self.hard(i + 1)) {
            return None;
        }
        Some(if stop_after || self.initials(i) || self.single(i) {
            Beginning::Initial
        } else if given {
            Beginning::Given
        } else {
            Beginning::Word
        })
    }

    /// The parts of the name that stands there; their keys are added to those of all names.
    pub(crate) fn parts(&self, tokens: Range<usize>, keys: &mut Vec<u64>) -> Parts {
        let (mut out, mut particle) = (Parts { from: keys.len(), ..Parts::default() }, None);
        for i in tokens {
            let Some(t) = self.surface.tokens.get(i) else { break };
            if !t.is(Shape::WORD) || t.is(Shape::CLITIC) {
                continue;
            }
            let count = keys.len() - out.from;
            if count == 0 && is_title(t.of(self.surface.text)) {
                out.titled = true;
                continue;
            }
            if particle.is_none() && self.marks.is(i, Mark::PARTICLE) && !t.is(Shape::CAPITAL) {
                particle = Some(count);
            }
            if !t.is(Shape::HYPHENATED) {
                out.family = count;
            }
            keys.push(t.key);
        }
        out.to = keys.len();
        out.family = particle.unwrap_or(out.family);
        out
    }
}

/// Titles that stay with a name in print.
pub(crate) fn is_title(word: &str) -> bool {
    matches!(word, "Sir" | "Dame" | "Lord" | "Baroness")
}

/// The parts of a name: its words without titles and marks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Parts {
    /// Where their keys stand among those of all names.
    pub from: usize,
    pub to: usize,
    /// The part that the surname begins with.
    pub family: usize,
    /// A title stands before them.
    pub titled: bool,
}

#[cfg(test)]
mod tests {
    use crate::people::Kind;
    use crate::people::testing::{names, read};

    #[test]
    fn full_names_in_all_their_shapes() {
        for (text, expected) in [
            ("Everton signed Marten van der Holt on Monday.", "Marten van der Holt"),
            ("The injury ruled out Seán O'Dorney for a month.", "Seán O'Dorney"),
            ("They lost Kofi Asante-Brennan to a knock.", "Kofi Asante-Brennan"),
            ("They lost P. J. Halloran to a knock.", "P. J. Halloran"),
            ("Fans sang for Dame Ottilie Marsh again.", "Dame Ottilie Marsh"),
            ("It was a blow for Luis 'Pipo' Arandas and his side.", "Luis 'Pipo' Arandas"),
            ("Injury also rules out Ashley Young-Dorn.", "Ashley Young-Dorn"),
            ("Hull replaced Jack London at the break.", "Jack London"),
            ("Hope Aaron Dornau recovers soon.", "Aaron Dornau"),
            ("Hope Dornau is out with a knee injury.", "Hope Dornau"),
            ("Losing Aaron Dornau is a blow.", "Aaron Dornau"),
            ("They called Tomasz Wrzesniak Jr from the bench.", "Tomasz Wrzesniak Jr"),
        ] {
            assert_eq!(names(text), [expected], "{text}");
        }
    }

    #[test]
    fn particles_that_are_common_words() {
        assert_eq!(names("Ten Haag said that it was a small injury."), ["Ten Haag"]);
        assert_eq!(names("The Seo Min-joon (hamstring) saga drags on."), ["Seo Min-joon"]);
        assert_eq!(names("There was bad news on Funder. Rovers play in June."), ["Funder"]);
        let r = read("The physiotherapist of the BCB Karim Aslan Dornau spoke.");
        assert_eq!(r.person("Karim Aslan Dornau").kind, Kind::Medic);
        assert_eq!(names("Ten players were out. Scans revealed that it was bad."), Vec::<String>::new());
    }

    #[test]
    fn letters_before_a_surname_are_a_position_where_the_given_name_is_another() {
        for letters in ["C", "P", "SS"] {
            let r = read(&format!("Hawks {letters} Dorn (knee) out. Timo Dorn hurt a knee on Monday."));
            assert_eq!((r.names(), r.whom("Dorn")), (vec!["Timo Dorn"], vec!["Timo Dorn"]), "{letters}");
        }
        assert_eq!(read("Hawks' P Timo Dorn tore a calf.").names(), ["Timo Dorn"]);
        // An initial that fits is one, and so is any in a list of a side.
        assert_eq!(read("Hawks T Dorn (knee) out. Timo Dorn hurt a knee.").names(), ["Timo Dorn"]);
        let r = read("P Dorn (knee) and T Dorn (calf) are out. Paul Dorn and Timo Dorn are brothers.");
        assert_eq!(r.names(), ["Paul Dorn", "Timo Dorn"]);
        assert_eq!(read("Missing: T Hale (knee), P Dorn (calf). Timo Dorn played.").names().len(), 3);
        assert_eq!(names("The author F Scott Dorn broke an arm."), ["F Scott Dorn"]);
    }

    #[test]
    fn names_in_small_particles_and_headings() {
        let r = read(
            "Marten van der Holt is out.\n\nWithout van der Holt they lost. VAN DER HOLT BACK SOON\n\nVan der Holt To Miss Derby",
        );
        assert_eq!(r.names(), ["Marten van der Holt"]);
        assert_eq!(r.whom("van der Holt"), ["Marten van der Holt"]);
    }
}

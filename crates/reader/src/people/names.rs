//! Where names may stand: runs of capitalised words, cut where a lexicon says that they name something else.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::evidence::is_article;
use super::marks::{Mark, Marks};
use crate::grammar::Function;
use crate::lexicon::Lexicon;
use crate::text::{Role, Shape, Surface};

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

/// Words of a sentence by which it is told whether its capitals tell something.
const LOUD_REACH: usize = 64;

/// What a team's name stands before, and no surname: "could cost Dorn England captaincy".
const TEAMS_THINGS: &[&str] = &[
    "captaincy",
    "squad",
    "place",
    "debut",
    "call-up",
    "recall",
    "career",
    "hopes",
    "side",
    "team",
    "duty",
    "cap",
    "job",
];

/// Longest run that is looked at.
const LONGEST: usize = 9;

pub(crate) struct Scan<'s> {
    pub surface: &'s Surface<'s>,
    pub marks: &'s Marks<'s>,
    pub lexicon: &'s Lexicon,
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
                        name.loud = loud;
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

    /// "Rory Best … while Best is out", "Jonny May … With May short of games": the surname alone of somebody who has been named in
    /// full, where it is a common word too. At the beginning of a sentence only what follows tells that it is a name.
    fn common_surnames(&self, out: &mut Vec<Name>, keys: &mut Vec<u64>) {
        let surnames: FxHashSet<u64> = out
            .iter()
            .filter(|n| n.words >= 2 && n.sure && !n.loud)
            .filter_map(|n| n.tokens.end.checked_sub(1))
            .filter(|&last| self.hard(last) && !self.marks.any(last, Mark::THING | Mark::ROLE))
            .filter_map(|last| self.surface.tokens.get(last).map(|t| t.key))
            .collect();
        if surnames.is_empty() {
            return;
        }
        let mut found = Vec::new();
        for (i, token) in self.surface.tokens.iter().enumerate() {
            if !token.is(Shape::WORD | Shape::CAPITAL)
                || token.is(Shape::UPPER)
                || !surnames.contains(&token.key)
            {
                continue;
            }
            let at = out.partition_point(|n| n.tokens.end <= i);
            if out.get(at).is_some_and(|n| n.tokens.contains(&i)) || !self.stands_as_a_name(i) {
                continue;
            }
            let tokens = i..i + 1;
            let parts = self.parts(tokens.clone(), keys);
            found.push(Name { tokens, words: 1, sure: false, loud: false, only_known: true, parts });
        }
        out.extend(found);
        out.sort_by_key(|n| n.tokens.start);
    }

    /// Whether a common word with a capital stands as a name does: alone, in no date, and, where any word has its capital, before
    /// a verb, a comma or a genitive.
    fn stands_as_a_name(&self, i: usize) -> bool {
        let before = i.checked_sub(1);
        let dated = |b: usize| {
            self.shape(b).contains(Shape::NUMBER)
                || matches!(
                    self.surface.word_at(b),
                    "in" | "by"
                        | "since"
                        | "until"
                        | "last"
                        | "next"
                        | "this"
                        | "late"
                        | "early"
                        | "mid"
                        | "of"
                )
        };
        let joined = |k: usize| self.plain(k) && !self.shape(k).intersects(Shape::FIRST | Shape::NEWLINE);
        let apart = before.is_none_or(|b| !joined(b) && !is_article(self.surface.word_at(b)))
            && (self.shape(i + 1).contains(Shape::NEWLINE) || !joined(i + 1));
        let date = is_month(self.surface.word_at(i))
            && (before.is_some_and(dated) || self.shape(i + 1).contains(Shape::NUMBER));
        let told = self.function(i + 1).verbal()
            || self.marks.is(i + 1, Mark::SPEECH)
            || self.shape(i + 1).contains(Shape::CLITIC)
            || self.surface.word_at(i + 1) == ",";
        apart && !date && (!self.shape(i).contains(Shape::FIRST) || told)
    }

    /// "of van Dorn": particles in small letters before the first capital belong to the name.
    fn take_particles(&self, name: &mut Name, floor: usize) {
        for _ in 0..3 {
            let Some(b) = name.tokens.start.checked_sub(1).filter(|b| *b >= floor) else { return };
            let taken = self.marks.is(b, Mark::PARTICLE)
                && !self.plain(b)
                && matches!(
                    self.surface.word_at(b),
                    "van"
                        | "von"
                        | "der"
                        | "den"
                        | "de"
                        | "da"
                        | "di"
                        | "del"
                        | "della"
                        | "dos"
                        | "du"
                        | "la"
                        | "el"
                        | "bin"
                );
            if !taken {
                return;
            }
            name.tokens.start = b;
            name.sure = true;
            name.words += 1;
        }
    }

    #[inline]
    fn shape(&self, i: usize) -> Shape {
        self.surface.tokens.get(i).map_or(Shape::empty(), |t| t.shape)
    }

    /// A capitalised word.
    #[inline]
    pub(crate) fn plain(&self, i: usize) -> bool {
        let shape = self.shape(i);
        shape.contains(Shape::WORD | Shape::CAPITAL)
            && !shape.contains(Shape::CLITIC)
            && !(shape.contains(Shape::INNER) && trade_mark(self.surface.word_at(i)))
    }

    fn single(&self, i: usize) -> bool {
        self.plain(i) && self.surface.word_at(i).chars().nth(1).is_none()
    }

    /// Two or three capitals that may be initials: `JJ`, `AJ`.
    fn initials(&self, i: usize) -> bool {
        let word = self.surface.word_at(i);
        self.shape(i).contains(Shape::UPPER)
            && (word.len() == 2 || (word.contains('.') && word.len() <= 5))
            && !self.marks.any(i, Mark::THING | Mark::COMMON | Mark::ORG)
    }

    fn function(&self, i: usize) -> Function {
        self.surface.tokens.get(i).map_or(Function::empty(), |t| self.lexicon.function(t.word))
    }

    /// Names something else, or is a word that begins sentences.
    fn hard(&self, i: usize) -> bool {
        let mark = self.marks.at(i);
        mark.intersects(Mark::THING | Mark::COMMON | Mark::ORG | Mark::ROLE)
            || (!mark.contains(Mark::GIVEN)
                && (mark.intersects(Mark::INJURY | Mark::SPEECH) || !self.function(i).is_empty()))
    }

    /// Whether capitals tell nothing in this sentence: nearly all words of four letters or more have one.
    fn loud(&self, tokens: Range<usize>) -> bool {
        let (mut long, mut capital) = (0, 0);
        for i in tokens.take(LOUD_REACH) {
            let Some(t) = self.surface.tokens.get(i) else { break };
            if t.is(Shape::WORD) && t.end - t.start >= 4 {
                long += 1;
                capital += usize::from(t.is(Shape::CAPITAL));
                // One in ten of all that are looked at may have none.
                if (long - capital) * 10 > LOUD_REACH {
                    return false;
                }
            }
        }
        long >= 4 && capital * 10 >= long * 9
    }

    /// The name that begins with token `i`, or the token to go on with.
    fn name_at(&self, i: usize, end: usize, loud: bool) -> Result<Name, usize> {
        if !self.plain(i) || self.shape(i).contains(Shape::HYPHENATED) {
            return Err(i + 1);
        }
        let mark = self.marks.at(i);
        if mark.contains(Mark::LONG) {
            return Err(i + 1);
        }
        // "Scot Neil Dorn", "Chelsea John Dorn": the name begins with the given name behind.
        if mark.intersects(Mark::THING)
            && self.marks.is(i + 1, Mark::GIVEN)
            && !self.hard(i + 1)
            && self.plain(i + 1)
            && self.plain(i + 2)
        {
            return Err(i + 1);
        }
        // "the BCB Karim Aslan Dorn": a body's initials before a whole name.
        let shouted = |k: usize| self.shape(k).contains(Shape::UPPER);
        let whole = |k: usize| self.plain(k) && !shouted(k) && !self.hard(k);
        if !loud && shouted(i) && self.surface.word_at(i).len() > 2 && whole(i + 1) && whole(i + 2) {
            return Err(i + 1);
        }
        if self.board_of(i) {
            return Err(i + 1);
        }
        if self.homonym(i) {
            let tokens = i..i + 1;
            return Ok(Name {
                tokens,
                words: 1,
                sure: false,
                loud,
                only_known: true,
                parts: Parts::default(),
            });
        }
        let title = is_title(self.surface.word_at(i));
        let next_plain = i + 1 < end && self.plain(i + 1) && !self.shape(i + 1).contains(Shape::NEWLINE);
        let stop_after =
            self.surface.word_at(i + 1) == "." && (self.single(i) || self.surface.word_at(i).contains('.'));
        // "Ten Haag", "Ter Borg": a particle that is a common word too, before a word that is none.
        let particle = matches!(self.surface.word_at(i), "Ten" | "Ter") && next_plain && !self.hard(i + 1);
        let given = mark.contains(Mark::GIVEN) || title || particle;
        if self.hard(i)
            && !(given
                && next_plain
                && !self.marks.is(i + 1, Mark::LONG)
                && (!self.hard(i + 1) || (self.surnamable(i + 1) && !mark.intersects(Mark::THING))))
            && (!stop_after || mark.contains(Mark::THING))
        {
            return Err(i + 1);
        }
        // A single letter is a name's beginning only.
        if self.single(i) && !stop_after && (!next_plain || self.hard(i + 1)) {
            return Err(i + 1);
        }
        let initial = stop_after || self.initials(i) || self.single(i);
        let mut name = Name {
            tokens: i..i + 1,
            words: 1,
            sure: given || initial,
            loud: false,
            only_known: false,
            parts: Parts::default(),
        };
        let mut j = i + 1;
        while j < end && j - i < LONGEST {
            match self.joins(i, j, end, &name, loud) {
                Some(to) => {
                    name.words += (j..to).filter(|k| self.plain(*k)).count();
                    name.sure |= self.marks.is(j, Mark::PARTICLE) && !self.plain(j);
                    j = to;
                    name.tokens.end = j;
                }
                None => break,
            }
        }
        if initial && name.words == 1 {
            return Err(i + 1);
        }
        if self.body(&name, end) { Err(j.max(i + 1)) } else { Ok(name) }
    }

    /// "the Board of Control", "the House of Brands": the rest of a body's name.
    fn board_of(&self, i: usize) -> bool {
        let Some(head) = i.checked_sub(2) else { return false };
        self.surface.word_at(i - 1) == "of"
            && self.plain(head)
            && !self.shape(head).contains(Shape::FIRST)
            && is_article(self.surface.word_at(head.wrapping_sub(1)))
            && !self.marks.any(head, Mark::ROLE | Mark::GIVEN)
    }

    /// A club's or a month's word that may be short for somebody: "Carlton will miss a month", "Dec is fit".
    fn homonym(&self, i: usize) -> bool {
        let mark = self.marks.at(i);
        let word = self.surface.word_at(i);
        let club = mark.contains(Mark::GIVEN | Mark::TEAM) && !mark.intersects(Mark::LONG | Mark::ROLE);
        let month = matches!(word, "Dec" | "Mar" | "Aug" | "Jan");
        let speaks = self.marks.is(i + 1, Mark::SPEECH) || self.function(i + 1).verbal();
        let several = matches!(self.surface.word_at(i + 1), "have" | "are" | "were" | "do");
        let dated = i.checked_sub(1).is_some_and(|b| {
            self.shape(b).contains(Shape::NUMBER)
                || matches!(self.surface.word_at(b), "in" | "by" | "last" | "on")
        });
        let city = mark.contains(Mark::GIVEN | Mark::PLACE) && !mark.intersects(Mark::LONG | Mark::ROLE);
        (club || month || (city && self.marks.is(i + 1, Mark::SPEECH))) && speaks && !several && !dated
    }

    /// Whether token `j` goes on with the name, and where the part that it begins ends.
    fn joins(&self, i: usize, j: usize, end: usize, name: &Name, loud: bool) -> Option<usize> {
        let shape = self.shape(j);
        if shape.contains(Shape::NEWLINE) && !self.same_block(i, j) {
            return None;
        }
        if shape.contains(Shape::HYPHENATED) {
            return (shape.contains(Shape::WORD)
                && (self.plain(j) || !self.function(j).is_empty() || j + 1 < end)
                // "Loftus-Cheek": a capital makes it a name's, whatever the word means.
                && (self.plain(j) || !self.marks.any(j, Mark::ROLE | Mark::INJURY)))
            .then_some(j + 1);
        }
        if self.plain(j) {
            // "I told Marco I want to play": a number is at least II.
            if self.marks.is(j, Mark::LONG) || self.surface.word_at(j) == "I" {
                return None;
            }
            if self.shape(j).contains(Shape::UPPER)
                && !self.shape(i).contains(Shape::UPPER)
                && !loud
                && self.surface.word_at(j).len() <= 4
            {
                return None;
            }
            if is_suffix(self.surface.word_at(j)) {
                return Some(j + 1);
            }
            if self.hard(j) {
                let first_given = self.marks.is(i, Mark::GIVEN) && !self.marks.any(i, Mark::THING);
                let goes_on = j + 1 < end
                    && self.plain(j + 1)
                    && !self.shape(j + 1).contains(Shape::HYPHENATED)
                    && !self.marks.any(j + 1, Mark::ORG | Mark::COMMON);
                // "Ledson King (hamstring)": before a bracket with a hurt stands a name.
                let bracket =
                    !self.marks.any(i, Mark::THING | Mark::COMMON) && self.injury_in_brackets(j + 1);
                let first_given = first_given || bracket;
                return (name.words == 1 && first_given && !goes_on && !loud && self.surnamable(j))
                    .then_some(j + 1);
            }
            return Some(j + 1);
        }
        if self.surface.word_at(j) == "."
            && shape.contains(Shape::GLUED)
            && (self.single(j - 1) || self.initials(j - 1))
        {
            return (self.plain(j + 1) && j + 1 < end).then_some(j + 1);
        }
        if self.marks.is(j, Mark::PARTICLE) && shape.contains(Shape::WORD) {
            // Up to three particles, then a capitalised word.
            let k = (j..(j + 3).min(end)).find(|k| !self.marks.is(*k, Mark::PARTICLE) || self.plain(*k))?;
            let follows =
                k < end && self.plain(k) && !self.marks.any(k, Mark::LONG | Mark::COMMON | Mark::DEMONYM);
            let both = self.surface.word_at(j) == "y"
                || self.surface.word_at(j) == "e"
                || self.surface.word_at(j) == "do";
            return (follows
                && (!both || name.words >= 2)
                && !(name.words == 1 && self.shape(i).contains(Shape::FIRST) && !name.sure && both))
                .then_some(k + 1);
        }
        // A nickname in quotation marks inside the name.
        if shape.contains(Shape::QUOTE) && self.plain(j + 1) && !shape.contains(Shape::GLUED) {
            let close = (j + 2..(j + 4).min(end)).find(|k| self.shape(*k).contains(Shape::QUOTE))?;
            return (self.plain(close + 1)
                && close + 1 < end
                && !self.hard(close + 1)
                && !self.shape(close + 1).contains(Shape::GLUED))
            .then_some(close + 2);
        }
        None
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

    fn same_block(&self, i: usize, j: usize) -> bool {
        self.surface.sentence_of(i) == self.surface.sentence_of(j)
    }

    /// A word of other meaning that people are called too, behind a given name: "Jack London", "Ashley Young".
    fn surnamable(&self, j: usize) -> bool {
        let mark = self.marks.at(j);
        let teams = mark.contains(Mark::TEAM) && TEAMS_THINGS.contains(&self.surface.word_at(j + 1));
        // "Jack English has", and not "Jack English international": of what a demonym describes there is nothing behind a name.
        let described = mark.contains(Mark::DEMONYM)
            && (self.marks.any(j + 1, Mark::ROLE | Mark::COMMON)
                || self.shape(j + 1).contains(Shape::CAPITAL));
        !mark.intersects(Mark::LONG | Mark::COMPETITION | Mark::OUTLET)
            && !described
            && !mark.contains(Mark::ORG)
            && !teams
            && (self.function(j).is_empty() || self.verbal_surname(j))
            && !is_calendar(self.surface.word_at(j))
            && !self.shape(j).contains(Shape::UPPER)
    }

    /// "Kieran Read (thumb)", "Jonny May and …": a verb's word with a capital inside a sentence.
    fn verbal_surname(&self, j: usize) -> bool {
        let f = self.function(j);
        let verb = f.intersects(Function::VERB | Function::PAST) || self.surface.word_at(j) == "May";
        let other = Function::BE
            | Function::HAVE
            | Function::DO
            | Function::NEGATION
            | Function::CONJ
            | Function::PREPOSITION;
        verb && !f.intersects(other) && self.plain(j) && !self.shape(j).contains(Shape::FIRST)
    }

    /// Whether the run is the beginning of a body's or a place's name ("Kenilworth Road").
    fn body(&self, name: &Name, end: usize) -> bool {
        let next = name.tokens.end;
        if next < end
            && self.plain(next)
            && !self.shape(next).contains(Shape::NEWLINE)
            && self.marks.is(next, Mark::ORG)
        {
            return true;
        }
        // "the Egon Harrow stadium": called after somebody.
        if self.after_the(name.tokens.start)
            && next < end
            && matches!(
                self.surface.word_at(next),
                "stadium" | "arena" | "trophy" | "cup" | "foundation" | "award" | "academy" | "medal"
            )
        {
            return true;
        }
        let last = next.wrapping_sub(1);
        if name.words >= 2
            && self.marks.is(last, Mark::ORG_WEAK)
            && !self.marks.is(name.tokens.start, Mark::GIVEN)
        {
            return self.after_the_or_at(name.tokens.start);
        }
        // "the Seo Min-jun (hamstring) saga": a bracket with a hurt stands behind a person.
        name.words >= 2 && !name.sure && self.after_the(name.tokens.start) && !self.injury_in_brackets(next)
    }

    fn after_the(&self, start: usize) -> bool {
        start > 0 && is_article(self.surface.word_at(start - 1))
    }

    fn after_the_or_at(&self, start: usize) -> bool {
        start > 0
            && (is_article(self.surface.word_at(start - 1))
                || matches!(self.surface.word_at(start - 1), "at" | "At" | "in" | "In" | "from" | "to"))
    }
}

/// `FaceTime`: a capital within a word, other than behind `Mc`, `De`, `Fitz` and an apostrophe.
fn trade_mark(word: &str) -> bool {
    let mut small = false;
    for (before, c) in word.chars().enumerate() {
        if c.is_uppercase() && small {
            return before > 3 && !word.starts_with("Fitz") && !word.contains(['\'', '’']);
        }
        small = c.is_lowercase();
    }
    false
}

/// Titles that stay with a name in print.
pub(crate) fn is_title(word: &str) -> bool {
    matches!(word, "Sir" | "Dame" | "Lord" | "Baroness")
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Junior" | "Snr" | "Sr" | "Jnr" | "II" | "III")
}

/// Months that people are called too.
fn is_month(word: &str) -> bool {
    matches!(word, "March" | "April" | "May" | "June" | "August")
}

fn is_calendar(word: &str) -> bool {
    matches!(
        word,
        "Monday"
            | "Tuesday"
            | "Wednesday"
            | "Thursday"
            | "Friday"
            | "Saturday"
            | "Sunday"
            | "January"
            | "February"
            | "July"
            | "September"
            | "October"
            | "November"
            | "December"
            | "Christmas"
            | "Easter"
    )
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

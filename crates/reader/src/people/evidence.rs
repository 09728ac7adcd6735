//! Whether a capitalised word names a person, by the words around it.

mod acts;

use super::marks::Mark;
use super::names::Name;
use super::scan::Scan;
use crate::text::Shape;

/// From this sum on (over all occurrences of the word) a lone word is taken for a person.
pub(crate) const ENOUGH: i32 = 3;

impl Scan<'_> {
    /// How much one occurrence of a lone (or doubtful) name speaks for a person.
    pub(crate) fn evidence(&self, name: &Name, listed: bool) -> i32 {
        let (start, after) = (name.tokens.start, name.tokens.end);
        let (mut sum, word) = (0, self.surface.word_at(start));
        let first = self.surface.tokens.get(start).is_none_or(|t| t.is(Shape::FIRST));
        let shape = self.surface.tokens.get(start).map_or(Shape::empty(), |t| t.shape);
        if name.words == 1 && shape.contains(Shape::UPPER) && word.len() <= 5 {
            sum -= 3;
        }
        let mark = self.marks.at(start);
        if mark.contains(Mark::GIVEN) {
            sum += if mark.contains(Mark::WEAK) { 1 } else { 3 };
        }
        if !first {
            // "the Seo Min-joon (hamstring) saga": the article is the noun's.
            let hurt = name.words > 1 && self.injury_in_brackets(after);
            sum += 1 + if hurt { 0 } else { self.before(start) };
        }
        sum +=
            if first && name.words == 1 && self.several(name.tokens.start) { 0 } else { self.after(after) };
        if listed {
            sum += 2;
        }
        if self.listing(start) {
            sum += 2;
        }
        sum += self.put_in(start, after) + self.hurts_itself(name).max(self.acts(name));
        if first && name.words == 1 && adjectival(word) && !mark.contains(Mark::GIVEN) {
            sum -= 2;
        }
        sum.min(4)
    }

    /// "[Dorn] will miss a week": a name that an editor put in for a pronoun; not "for [Harbour]".
    fn put_in(&self, start: usize, after: usize) -> i32 {
        let Some(open) = start.checked_sub(1) else { return 0 };
        let inserted = self.surface.word_at(open) == "[" && self.surface.word_at(after) == "]";
        let placed = open.checked_sub(1).is_some_and(|b| {
            matches!(
                self.surface.word_at(b),
                "at" | "in" | "for" | "to" | "from" | "against" | "the" | "this"
            )
        });
        // "our right-backs (Dorn and Hale)", "him (Dorn)": whom a speaker means.
        let meant = open.checked_sub(1).is_some_and(|b| {
            self.surface.word_at(open) == "("
                && (self.marks.is(b, Mark::ROLE)
                    || matches!(self.surface.word_at(b), "him" | "her" | "he" | "she" | "them" | "they"))
        }) && matches!(self.surface.word_at(after), ")" | "and" | "," | "&");
        if (inserted && !placed) || meant { 2 } else { 0 }
    }

    /// "Bendt scored the first goal, but sprained his ankle", "Raffo faces six months out", "Raffo is doubtful": what only a person
    /// does and is.
    fn hurts_itself(&self, name: &Name) -> i32 {
        const REACH: usize = 30;
        let after = name.tokens.end;
        let known = self.surface.tokens.get(name.tokens.start).is_none_or(|t| self.lexicon.knows(t.word));
        if name.words > 1
            || known
            || self.surface.tokens.get(after).is_none_or(|t| t.is(Shape::CAPITAL | Shape::NEWLINE))
        {
            return 0;
        }
        let word = |i: usize| self.surface.word_at(i);
        let out = |i: usize| {
            matches!(word(i), "out" | "sidelined" | "doubtful" | "injured" | "ruled")
                || (word(i) == "a" && matches!(word(i + 1), "doubt"))
        };
        let skip = after + 1 + usize::from(matches!(word(after + 1), "still" | "also" | "now" | "likely"));
        let state = matches!(word(after), "is" | "remains" | "was")
            && (out(skip) || (word(skip) == "set" && word(skip + 1) == "to"));
        let faces = word(after) == "faces"
            && (after + 1..after + 6)
                .any(|i| matches!(word(i), "weeks" | "months" | "spell" | "layoff" | "lay-off" | "surgery"));
        if state || faces {
            return 3;
        }
        let end = self.sentence_end(name.tokens.start).min(after + REACH);
        let another = |i: usize| {
            matches!(word(i), "he" | "she" | "who" | "whose" | ";")
                || (self.plain(i) && !self.marks.any(i, Mark::THING | Mark::COMMON | Mark::ORG))
        };
        let own = (after..end).take_while(|&i| !another(i)).find(|&i| matches!(word(i), "his" | "her"));
        let hurt = own.is_some_and(|i| {
            self.marks.is(i - 1, Mark::INJURY) && (i + 1..i + 4).any(|k| self.marks.is(k, Mark::INJURY))
        });
        if hurt { 3 } else { 0 }
    }

    /// "Spectators who paid", "Stoppages were many": a plural noun at the head of a sentence, before what is said of several, or before
    /// a "who" that no comma parts from it. Of Roberts one says "Roberts, who" and "Roberts was".
    fn several(&self, start: usize) -> bool {
        let (word, next) = (self.surface.word_at(start), self.surface.word_at(start + 1));
        let plural = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
        plural
            && !self.marks.is(start, Mark::GIVEN)
            && matches!(next, "who" | "whose" | "are" | "were" | "have" | "do" | "aren't" | "weren't")
    }

    /// "Dorn's older brother, Maku, came off the bench", "his twin Maku": who plays, too.
    fn is_sibling(&self, start: usize) -> bool {
        let Some(b) = start.checked_sub(1).filter(|&b| b > 0) else { return false };
        let comma = self.surface.word_at(b) == ",";
        let kin = self.surface.word_at(b - usize::from(comma));
        let closed = !comma || self.surface.word_at(start + 1) == ",";
        closed && matches!(kin, "brother" | "sister" | "twin" | "sibling" | "cousin")
    }

    /// What the word before a name speaks for.
    fn before(&self, start: usize) -> i32 {
        let Some(b) = start.checked_sub(1) else { return 0 };
        let word = self.surface.word_at(b);
        let earlier = b.checked_sub(1).map_or("", |n| self.surface.word_at(n));
        if self.marks.is(b, Mark::ROLE) || is_title(word) || word == "." && is_title_in_short(earlier) {
            return 3;
        }
        if self.is_sibling(start) {
            return 3;
        }
        // "some bad news on Funder", "an update on Funder".
        if matches!(word, "on" | "for" | "about") && matches!(earlier, "news" | "update" | "blow") {
            return 2;
        }
        // "the injury to Bendt": of a body, and no side's before a noun of its own.
        let owned = self.surface.tokens.get(start + 1).is_some_and(|t| t.is(Shape::CLITIC | Shape::CAPITAL));
        if word == "to" && !owned && matches!(earlier, "injury" | "injuries") {
            return 3;
        }
        // "the trip to Ashby", "travel to Ashby", "at home to Ashby": where a match is, or against which side.
        if is_article(word) || word == "to" && is_journey(earlier) {
            return -4;
        }
        if self.a_sides_own(b, start + 1) {
            return 2;
        }
        if matches!(word, "at" | "in" | "near" | "outside" | "across") {
            return -3;
        }
        if self.marks.is(b, Mark::SPEECH) && b > 0 {
            let quoted = self.surface.tokens.get(b - 1).is_some_and(|t| t.is(Shape::QUOTE));
            return if quoted || earlier == "," { 3 } else { 0 };
        }
        0
    }

    /// "Chelsea's Dorn is doubtful": a side's own, by the genitive at `b`, and nothing of the side's behind it.
    fn a_sides_own(&self, b: usize, after: usize) -> bool {
        self.surface.tokens.get(b).is_some_and(|t| t.is(Shape::CLITIC))
            && b.checked_sub(1).is_some_and(|team| self.marks.is(team, Mark::TEAM))
            && (self.function_of(after).verbal() || matches!(self.surface.word_at(after), "," | "and" | "("))
    }

    /// What the word behind a name speaks for.
    fn after(&self, after: usize) -> i32 {
        let Some(token) = self.surface.tokens.get(after) else { return 0 };
        if token.is(Shape::NEWLINE) {
            return 0;
        }
        let word = token.of(self.surface.text);
        if self.marks.is(after, Mark::SPEECH) {
            return 3;
        }
        if token.is(Shape::CLITIC) {
            // "Saltmere's injury list": a club has that.
            let list = matches!(
                self.surface.word_at(after + 2),
                "list" | "crisis" | "woes" | "problems" | "worries" | "troubles" | "lists" | "room"
            );
            if list {
                return 0;
            }
            return i32::from(self.marks.is(after + 1, Mark::INJURY)) * 2;
        }
        let relative = |at: usize| matches!(self.surface.word_at(at), "who" | "whose" | "whom");
        if relative(after) || (word == "," && relative(after + 1)) {
            return 3;
        }
        // "Dorn (knee), Hale (illness)"
        if word == "(" && self.injury_in_brackets(after) {
            return 3;
        }
        // "Saltmere striker": a club that no lexicon knows.
        if self.marks.is(after, Mark::ROLE) && !token.is(Shape::CAPITAL) {
            return -5;
        }
        if matches!(word, "(" | "[")
            && self.surface.tokens.get(after + 1).is_some_and(|t| t.is(Shape::NUMBER))
        {
            return 2;
        }
        if self.marks.is(after, Mark::ORG) && !token.is(Shape::CAPITAL) {
            return -3;
        }
        let verbal = self.function_of(after).verbal() || self.marks.is(after, Mark::INJURY);
        i32::from(verbal)
    }
}

fn is_title(word: &str) -> bool {
    matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "Professor" | "Miss")
}

/// With a full stop behind it.
fn is_title_in_short(word: &str) -> bool {
    matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Prof")
}

fn is_journey(word: &str) -> bool {
    const JOURNEYS: &[&str] =
        &["trip", "trips", "visit", "visits", "journey", "travel", "travels", "travelled", "home"];
    JOURNEYS.contains(&word)
}

/// Words before which no person's name stands.
pub(super) fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "The"
            | "THE"
            | "a"
            | "A"
            | "an"
            | "An"
            | "this"
            | "This"
            | "these"
            | "those"
            | "every"
            | "each"
    )
}

/// Looks like an adjective, an adverb or a participle that begins a sentence.
pub(super) fn adjectival(word: &str) -> bool {
    ["ly", "ing", "ed", "ful", "ous", "ive", "less", "able", "ible"].iter().any(|e| word.ends_with(e))
}

#[cfg(test)]
mod tests {
    use crate::people::Kind;
    use crate::people::testing::{names, read};

    #[test]
    fn a_lone_surname_needs_evidence_and_keeps_its_form() {
        assert_eq!(names("Striker Halvard is out for a month."), ["Halvard"]);
        assert_eq!(names("Relieved fans left. Granite was sold."), Vec::<String>::new());
        assert_eq!(names("The striker Kordan is out. Kordan has a knee injury."), ["Kordan"]);
        assert_eq!(names("The Kordan was closed. In Kordan it rained."), Vec::<String>::new());
    }

    #[test]
    fn a_lone_name_is_a_person_s_by_what_only_persons_do() {
        assert_eq!(names("Bendor scored early in the win over Everton, but sprained his ankle."), ["Bendor"]);
        assert_eq!(names("Raffo faces six months out after surgery."), ["Raffo"]);
        assert_eq!(names("Disaster struck when he sprained his ankle."), Vec::<String>::new());
        assert_eq!(names("Scans showed a tear in his knee."), Vec::<String>::new());
        assert_eq!(names("He will play at the Egon Harrow stadium."), Vec::<String>::new());
    }

    #[test]
    fn a_plural_at_the_head_of_a_sentence_is_no_surname() {
        for text in [
            "Spectators who paid saw him leave with a sore knee.",
            "Stoppages were many. Stoppages have hurt the flow of play. Stoppages are long.",
            "Rivals who have had treatment came back.",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(names("Dornaus, who broke a leg in May, has trained."), ["Dornaus"]);
        assert_eq!(names("Dornaus was hurt. Striker Dornaus has a sore knee."), ["Dornaus"]);
    }

    #[test]
    fn names_before_and_in_brackets() {
        let r = read("Team news: Tresco (knee), Vossen (calf) and Hale (illness) miss out.");
        assert_eq!(r.names(), ["Tresco", "Vossen", "Hale"]);
        let r = read("The manager said: \"[Vossen] has a knee injury and misses the game at [Harbour].\"");
        assert_eq!(r.names(), ["Vossen"]);
        // A longer name alone in the brackets behind a name is his side's.
        let r = read("Striker Timo Dorn (Harkstead Rovelli) suffered a broken toe.");
        assert_ne!(r.person("Harkstead Rovelli").kind, Kind::Player);
        assert_ne!(r.person("Harkstead Rovelli").kind, Kind::Other);
    }
}

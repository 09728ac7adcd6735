//! Words that mean something else too, and when they are a name all the same: "Jack London", "Rory Best", "Dec".

use rustc_hash::FxHashSet;

use super::Name;
use crate::grammar::Function;
use crate::people::Scan;
use crate::people::evidence::is_article;
use crate::people::marks::Mark;
use crate::text::Shape;

/// What a team's name stands before, and no surname: "could cost Dorn England captaincy".
const TEAMS_THINGS: &[&str] = &[
    "captaincy", "squad", "place", "debut", "call-up", "recall", "career", "hopes", "side", "team", "duty",
    "cap", "job",
];

impl Scan<'_> {
    /// Names something else, or is a word that begins sentences.
    pub(super) fn hard(&self, i: usize) -> bool {
        let mark = self.marks.at(i);
        mark.intersects(Mark::THING | Mark::COMMON | Mark::ORG | Mark::ROLE)
            || (!mark.contains(Mark::GIVEN)
                && (mark.intersects(Mark::INJURY | Mark::SPEECH) || !self.function_of(i).is_empty()))
    }

    /// "Young (foot), Rose (ankle)": a common word with a capital right before a bracket that holds nothing but a hurt.
    pub(super) fn hurt_in_bracket(&self, i: usize) -> bool {
        let mark = self.marks.at(i);
        let first = |k: usize| {
            self.marks.is(k, Mark::INJURY)
                || matches!(self.surface.word_at(k), "left" | "right" | "broken" | "torn")
        };
        let alone = i.checked_sub(1).is_none_or(|b| !self.plain(b) || self.shape(b).contains(Shape::NEWLINE));
        // "Retired (ankle)", "Doubtful (knee)": what becomes of somebody.
        let word = self.surface.word_at(i);
        let state = word.len() > 5 && crate::people::evidence::adjectival(word);
        let role = self.marks.role(i).is_some_and(|h| self.lexicon.entry(h).column(0) != "other");
        alone
            && !(role || state)
            && !mark.intersects(Mark::COMPETITION | Mark::OUTLET | Mark::LONG | Mark::DEMONYM)
            && first(i + 2)
            && self.injury_in_brackets(i + 1)
    }

    /// A club's or a month's word that may be short for somebody: "Carlton will miss a month", "Dec is fit".
    pub(super) fn homonym(&self, i: usize) -> bool {
        let mark = self.marks.at(i);
        let word = self.surface.word_at(i);
        let club = mark.contains(Mark::GIVEN | Mark::TEAM) && !mark.intersects(Mark::LONG | Mark::ROLE);
        let month = matches!(word, "Dec" | "Mar" | "Aug" | "Jan");
        let speaks = self.marks.is(i + 1, Mark::SPEECH) || self.function_of(i + 1).verbal();
        let several = matches!(self.surface.word_at(i + 1), "have" | "are" | "were" | "do");
        let dated = i.checked_sub(1).is_some_and(|b| {
            self.shape(b).contains(Shape::NUMBER)
                || matches!(self.surface.word_at(b), "in" | "by" | "last" | "on")
        });
        let city = mark.contains(Mark::GIVEN | Mark::PLACE) && !mark.intersects(Mark::LONG | Mark::ROLE);
        (club || month || (city && self.marks.is(i + 1, Mark::SPEECH))) && speaks && !several && !dated
    }

    /// A word of other meaning that people are called too, behind a given name: "Jack London", "Ashley Young".
    pub(super) fn surnamable(&self, j: usize) -> bool {
        let mark = self.marks.at(j);
        let teams = mark.contains(Mark::TEAM) && self.surface.is_exactly(j + 1, TEAMS_THINGS);
        // "Jack English has", and not "Jack English international": of what a demonym describes there is nothing behind a name.
        let described = mark.contains(Mark::DEMONYM)
            && (self.marks.any(j + 1, Mark::ROLE | Mark::COMMON)
                || self.shape(j + 1).contains(Shape::CAPITAL));
        // "Ian Derby": a town before it is a race.
        let race = mark.contains(Mark::COMPETITION) && !mark.intersects(Mark::TEAM | Mark::PLACE);
        !race
            && !mark.intersects(Mark::LONG | Mark::OUTLET)
            && !described
            && !mark.contains(Mark::ORG)
            && !teams
            && (self.function_of(j).is_empty() || self.verbal_surname(j))
            && !is_calendar(self.surface.word_at(j))
            && !self.shape(j).contains(Shape::UPPER)
    }

    /// "Kieran Read (thumb)", "Jonny May and …": a verb's word with a capital inside a sentence.
    fn verbal_surname(&self, j: usize) -> bool {
        let f = self.function_of(j);
        let verb = f.intersects(Function::VERB | Function::PAST) || self.surface.word_at(j) == "May";
        let other = Function::BE
            | Function::HAVE
            | Function::DO
            | Function::NEGATION
            | Function::CONJ
            | Function::PREPOSITION;
        verb && !f.intersects(other) && self.plain(j) && !self.shape(j).contains(Shape::FIRST)
    }

    /// "Rory Best … while Best is out", "Jonny May … With May short of games": the surname alone of somebody who has been named in
    /// full, where it is a common word too. At the beginning of a sentence only what follows tells that it is a name.
    pub(super) fn common_surnames(&self, out: &mut Vec<Name>, keys: &mut Vec<u64>) {
        let full = || out.iter().filter(|n| n.words >= 2 && !n.loud);
        let last = |n: &Name| {
            let last = n.tokens.end.checked_sub(1)?;
            (self.hard(last) && (n.sure || self.marks.is(last, Mark::SURNAME))).then_some(last)
        };
        // "Bill Hale … Bill came off": a given name that is a thing's too.
        let first = |n: &Name| {
            let first = n.tokens.start;
            let other = self.marks.is(first, Mark::GIVEN) && self.function_of(first).is_empty();
            (other && n.sure && self.hard(first)).then_some(first)
        };
        let words = full().filter_map(last).chain(full().filter_map(first));
        let surnames: FxHashSet<u64> =
            words.filter_map(|word| self.surface.tokens.get(word).map(|t| t.key)).collect();
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
            let taken = out.get(at).is_some_and(|n| n.tokens.contains(&i));
            let thing = self.marks.any(i, Mark::THING | Mark::ROLE);
            if taken || !self.stands_as_a_name(i) || thing && !self.tells_of_a_body(i) {
                continue;
            }
            let tokens = i..i + 1;
            let parts = self.parts(tokens.clone(), keys);
            found.push(Name { tokens, words: 1, sure: false, loud: false, only_known: true, parts });
        }
        out.extend(found);
        out.sort_by_key(|n| n.tokens.start);
    }

    /// "Ireland hurt a shoulder", "Derby has a tight hamstring", "Valencia, 24,": what is told of one who has a body, where the word
    /// names a side or a place too.
    fn tells_of_a_body(&self, i: usize) -> bool {
        const REACH: usize = 9;
        const ONE_S: &[&str] = &[
            "his", "her", "he", "she", "himself", "herself", "substituted", "stretchered", "limped",
            "sidelined", "doubtful", "carried",
        ];
        const A_SIDE_S: &[&str] = &[
            "have", "are", "were", "lost", "lose", "without", "squad", "side", "team", "injuries", "crisis",
            "blow", "worries", "players", "said", "say", "confirmed", "their", "fans", "list", "suffered",
            "missing", "miss",
        ];
        let word = |i: usize| self.surface.word_at(i);
        let placed = i
            .checked_sub(1)
            .is_some_and(|b| self.function_of(b).contains(Function::PREPOSITION) || word(b) == "v");
        let aged = word(i + 1) == "," && self.shape(i + 2).contains(Shape::NUMBER) && word(i + 3) == ",";
        let verb = self.function_of(i + 1).verbal()
            || self.marks.is(i + 1, Mark::INJURY)
            || word(i + 1).ends_with("ed");
        let end = self.sentence_end(i).min(i + REACH);
        let stops = |k: &usize| matches!(word(*k), "," | "." | ";" | ":") || self.plain(*k);
        let mut clause = (i + 1..end).take_while(|k| !stops(k));
        let a_side_s = (i + 1..end).take_while(|k| !stops(k)).any(|k| self.surface.is_exactly(k, A_SIDE_S));
        let hurt = clause.any(|k| self.marks.is(k, Mark::INJURY) || self.surface.is_exactly(k, ONE_S));
        !placed && (aged || verb && hurt && !a_side_s)
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
        let told = self.function_of(i + 1).verbal()
            || self.marks.is(i + 1, Mark::SPEECH)
            || self.shape(i + 1).contains(Shape::CLITIC)
            || self.surface.word_at(i + 1) == ",";
        apart && !date && (!self.shape(i).contains(Shape::FIRST) || told)
    }
}

/// Months that people are called too.
fn is_month(word: &str) -> bool {
    matches!(word, "March" | "April" | "May" | "June" | "August")
}

/// A day or a month that is no word and no name besides.
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

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn surnames_that_also_end_the_names_of_places_are_persons_behind_a_given_name() {
        for name in [
            "Simon Church", "David Villa", "Martin Day", "Justin Fields", "Stephen Ireland", "Sam Field",
            "Jack Pole", "Jack English",
        ] {
            let r = read(&format!("{name} has torn his calf."));
            assert_eq!(r.whom("his"), [name], "{name}");
        }
        let r = read("Ivo Marak was hurt at Quarnford Field. He was seen in Earls Court on Boxing Day.");
        assert_eq!(r.whom("He"), ["Ivo Marak"]);
    }

    #[test]
    fn a_surname_that_is_a_side_or_a_town_is_a_name_where_a_body_is_told_of() {
        for text in ["Ireland hurt a shoulder.", "Ireland, 24, is out.", "Ireland has a tight hamstring."] {
            assert_eq!(
                read(&format!("Flanker Tom Ireland went off. {text}")).whom("Ireland"),
                ["Tom Ireland"],
                "{text}"
            );
        }
        for text in [
            "Ireland have an injury crisis.",
            "Ireland lost a lock to a knee injury.",
            "Ireland suffered an injury blow.",
            "He was hurt in Ireland and broke a toe.",
        ] {
            let r = read(&format!("Flanker Tom Ireland went off. {text}"));
            assert!(!r.words.iter().any(|w| w == "Ireland"), "{text}");
        }
        let r = read("Striker David Villa-Cruz is out. Villa-Cruz has a thigh strain.");
        assert_eq!(r.whom("Villa-Cruz"), ["David Villa-Cruz"]);
        assert_eq!(
            read("Max Dornau made the AL All-Star team. The All-Star is hurt.").names(),
            ["Max Dornau"]
        );
    }

    #[test]
    fn a_month_or_a_club_may_be_somebody_known() {
        let r = read(
            "Declan Vossen has a knee injury. Dec will miss a month. He is back on 3 Dec and that is fine.",
        );
        assert_eq!(r.whom("Dec"), ["Declan Vossen"]);
        assert_eq!(r.words.iter().filter(|w| *w == "Dec").count(), 1);
        let r = read("Chelsea will miss Timo Dorn.");
        assert_eq!(r.names(), ["Timo Dorn"]);
    }

    #[test]
    fn a_surname_that_is_a_common_word_is_a_name_of_whoever_was_named_in_full() {
        let r = read(
            "Rory Best and Jonny May trained. While Best is out, May may play. With May short of games, it was the best \
                      of days.",
        );
        assert_eq!(r.names(), ["Rory Best", "Jonny May"]);
        assert_eq!(r.words.iter().filter(|w| *w == "May").count(), 2);
        assert_eq!(r.whom("Best"), ["Rory Best"]);
        for text in
            ["Rory Best trained. Best of all, it was warm.", "Jonny May trained in May. On May 3 he ran."]
        {
            assert_eq!(
                read(text).words.iter().filter(|w| matches!(w.as_str(), "Best" | "May")).count(),
                0,
                "{text}"
            );
        }
    }
}

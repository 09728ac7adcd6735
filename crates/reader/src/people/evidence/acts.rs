//! What is told right behind a lone word that only persons do or are.

use crate::people::marks::Mark;
use crate::people::names::Name;
use crate::people::scan::Scan;
use crate::text::Shape;

/// Adverbs and auxiliaries between a name and its verb.
const BETWEEN: &[&str] = &["also", "then", "later", "twice", "again", "had", "has", "was"];

/// How somebody goes who is hurt, as no side and no town does.
const GOES: &[(&str, &[&str])] = &[
    ("limped", &["off", "out", "away", "from"]),
    ("hobbled", &["off", "out", "away", "from"]),
    ("retired", &["hurt"]),
    ("carried", &["off"]),
    ("stretchered", &["off", "from"]),
    ("helped", &["off", "from"]),
    ("knocked", &["unconscious"]),
    ("pulled", &["up"]),
    ("needed", &["stitches", "treatment", "surgery"]),
];

/// What leads to the verb of somebody who is away: "will", "has been", "is expected to".
const LEADS_TO: &[&str] = &[
    "will", "would", "could", "may", "might", "must", "is", "was", "be", "been", "has", "not", "also", "now",
    "to", "expected", "set", "due", "likely", "still", "already", "instead",
];

/// What is done to a body.
const TREATED: &[&str] = &[
    "surgery", "operation", "scan", "scans", "tests", "x-ray", "x-rays", "treatment", "procedure",
    "rehabilitation",
];

/// Verbs by which somebody gets or has a hurt that the words behind them name.
const GETS: &[&str] = &[
    "suffered", "sustained", "broke", "fractured", "tore", "ruptured", "dislocated", "sprained", "strained",
    "twisted", "injured", "damaged", "hurt", "pulled", "has",
];

/// What a side or a market suffers too.
const ANYBODYS: &[&str] = &[
    "injury", "injuries", "crisis", "list", "woes", "worries", "worry", "scare", "trouble", "blow",
    "problem", "problems", "setback", "shock", "collapse", "cold", "knock", "pain", "head", "back", "face",
    "hand", "heart", "side", "nose", "arm",
];

/// How somebody is of whom another says it.
const SAID_TO_BE: &[&str] = &[
    "recovering", "fit", "doubtful", "sidelined", "injured", "limping", "struggling", "nursing", "carrying",
    "rehabbing", "concussed",
];

/// Who belongs to somebody, and to no side.
const OWN: &[&str] =
    &["father", "mother", "wife", "husband", "brother", "sister", "girlfriend", "agent", "dad", "mum"];

impl Scan<'_> {
    /// "Bendt limped off", "Bendt broke a rib", "Bendt, 24, was hurt", "said Bendt was recovering", "Bendt's father": how much that speaks
    /// for a person.
    pub(super) fn acts(&self, name: &Name) -> i32 {
        if name.words > 1 { 0 } else { self.acts_hurt(name) }
    }

    /// The same of a name of any length that begins with a word that no lexicon knows.
    pub(in crate::people) fn acts_hurt(&self, name: &Name) -> i32 {
        let after = name.tokens.end;
        let token = self.surface.tokens.get(name.tokens.start);
        let known = token.is_none_or(|t| self.lexicon.knows(t.word));
        if known || name.loud || self.plural(name.tokens.start) {
            return 0;
        }
        if self.surface.tokens.get(after).is_some_and(|t| t.is(Shape::CLITIC)) {
            return if self.surface.is_exactly(after + 1, OWN) { 3 } else { 0 };
        }
        let word = |i: usize| self.surface.word_at(i);
        let away = word(after) == "has"
            && (matches!(word(after + 1), "not" | "yet") || word(after + 1) == "n't")
            && word(after + 2) == "played"
            && matches!(word(after + 3), "since" | "for");
        let told = away
            || self.lost(name.tokens.start, after)
            || self.aged(after)
            || self.goes_hurt(after)
            || self.is_away_hurt(after)
            || self.gets_a_hurt(after);
        if told || self.said_to_be(name.tokens.start, after) { 3 } else { 0 }
    }

    /// "Dorn suffered a broken finger", "Dorn limped off": what befalls the one whose name ends there; and not what he has to see to
    /// ("has a hamstring worry").
    pub(in crate::people) fn is_hurt_himself(&self, end: usize) -> bool {
        let word = |i: usize| self.surface.word_at(i);
        let has = word(end) == "has" && matches!(word(end + 1), "a" | "an");
        !has && (self.goes_hurt(end) || self.gets_a_hurt(end))
    }

    /// "Spectators", "Stoppages", "Fans": what looks like a plural at the head of a sentence.
    fn plural(&self, start: usize) -> bool {
        let word = self.surface.word_at(start);
        let first = self.surface.tokens.get(start).is_none_or(|t| t.is(Shape::FIRST));
        first && (super::adjectival(word) || word.len() > 4 && word.ends_with('s') && !word.ends_with("ss"))
    }

    /// "Bendt, 24, was hurt".
    fn aged(&self, after: usize) -> bool {
        let word = |i: usize| self.surface.word_at(i);
        let age = word(after + 1).parse::<u8>().is_ok_and(|n| (15..46).contains(&n));
        let goes_on = self.function_of(after + 3).verbal() || matches!(word(after + 3), "who" | "whose");
        word(after) == "," && age && word(after + 2) == "," && goes_on
    }

    /// "lost Bendt with a broken arm", "are without Bendt because of a knock".
    fn lost(&self, start: usize, after: usize) -> bool {
        const REACH: usize = 7;
        let word = |i: usize| self.surface.word_at(i);
        let lacks = start
            .checked_sub(1)
            .is_some_and(|b| matches!(word(b), "lost" | "lose" | "losing" | "without" | "missing"));
        let why = matches!(word(after), "with" | "to" | "through" | "after" | "because");
        let end = self.sentence_end(after).min(after + REACH);
        lacks && why && self.names_a_hurt(after + 1, end)
    }

    /// "Bendt limped off", "Bendt was carried off".
    fn goes_hurt(&self, after: usize) -> bool {
        let word = |i: usize| self.surface.word_at(i);
        let verb = (after..after + 3).find(|&i| !self.surface.is_exactly(i, BETWEEN)).unwrap_or(after);
        let goes = GOES.iter().find(|(goes, _)| *goes == word(verb));
        let passive = matches!(word(verb), "carried" | "stretchered" | "helped" | "knocked");
        let was = (after..verb).any(|i| word(i) == "was");
        goes.is_some_and(|(_, behind)| behind.contains(&word(verb + 1))) && passive == was
    }

    /// "Bendt will undergo surgery", "Bendt is out for six weeks", "Bendt will miss the rest of the season": as no side is.
    fn is_away_hurt(&self, after: usize) -> bool {
        const LONGEST: usize = 6;
        let word = |i: usize| self.surface.word_at(i);
        // "Gutted to be out": no subject.
        const FINITE: &[&str] = &[
            "will", "would", "could", "may", "might", "must", "is", "was", "has", "had", "underwent",
            "undergoes", "misses", "needs",
        ];
        if !self.surface.is_exactly(after, FINITE) {
            return false;
        }
        let leads = |i: usize| self.surface.is_exactly(i, LEADS_TO);
        let verb = (after..after + LONGEST).find(|&i| !leads(i)).unwrap_or(after);
        let led = |words: &[&str]| (after..verb).any(|i| words.contains(&word(i)));
        let near = |words: &[&str], reach: usize| {
            (verb + 1..verb + 1 + reach)
                .take_while(|&i| !matches!(word(i), "," | "." | "to" | "and"))
                .any(|i| words.contains(&word(i)))
        };
        match word(verb) {
            "undergo" | "undergoes" | "underwent" | "undergone" => near(TREATED, 6),
            "have" | "had" | "need" | "needs" => {
                near(&["surgery", "operation", "scan", "scans", "stitches"], 4)
            }
            "sidelined" => led(&["is", "was", "be", "been"]),
            "out" => {
                led(&["is", "was", "be", "been"])
                    && matches!(word(verb + 1), "for" | "with" | "until" | "since")
            }
            "ruled" => led(&["is", "was", "be", "been"]) && word(verb + 1) == "out",
            "miss" | "misses" => {
                matches!((word(verb + 1), word(verb + 2)), ("the", "rest" | "remainder") | ("at", "least"))
                    || near(&["weeks", "months", "games", "matches"], 5)
            }
            "return" => {
                led(&["not"]) && word(verb + 1) == "to" && matches!(word(verb + 2), "training" | "action")
            }
            _ => false,
        }
    }

    /// "Bendt suffered a broken ankle", "Bendt tore a hamstring", "Bendt was caught late and suffered ankle ligament damage".
    fn gets_a_hurt(&self, after: usize) -> bool {
        const REACH: usize = 22;
        let word = |i: usize| self.surface.word_at(i);
        let closes = |i: usize| {
            matches!(
                word(i),
                "," | "." | ";" | ":" | "who" | "which" | "that" | "when" | "after" | "as" | "but"
            )
        };
        let end = self.sentence_end(after).min(after + REACH);
        let first = (after..after + 3).find(|&i| !self.surface.is_exactly(i, BETWEEN)).unwrap_or(after);
        if (first..end).take_while(|&i| !closes(i)).any(|i| word(i) == "by")
            && !(after..first).any(|i| word(i) == "was")
        {
            return false;
        }
        // "Bendt has a calf strain": a side and a college have cases, and no strain.
        let has = |i: usize| word(i) != "has" || matches!(word(i + 1), "a" | "an");
        let got = |i: usize| self.surface.is_exactly(i, GETS) && has(i) && self.names_a_hurt(i + 1, end);
        let was = (after..first).any(|i| word(i) == "was");
        let second = (first..end).take_while(|&i| !closes(i)).find(|&i| word(i) == "and").map(|and| and + 1);
        !was && (got(first) || got(after)) || was && second.is_some_and(got)
    }

    /// "a broken ankle", "knee ligaments": whether what stands at a token is a hurt that only a body has.
    fn names_a_hurt(&self, from: usize, end: usize) -> bool {
        let word = |i: usize| self.surface.word_at(i);
        let object = (from..end.min(from + 5))
            .take_while(|&i| !matches!(word(i), "," | "." | "in" | "to" | "by" | "when"));
        let hurts: Vec<usize> = object.filter(|&i| self.marks.is(i, Mark::INJURY)).collect();
        hurts.iter().any(|&i| !self.surface.is_exactly(i, ANYBODYS))
    }

    /// "said Bendt was recovering", "confirmed that Bendt would be out for a month".
    fn said_to_be(&self, start: usize, after: usize) -> bool {
        let word = |i: usize| self.surface.word_at(i);
        let Some(before) = start.checked_sub(1) else { return false };
        let verb = if word(before) == "that" { before.wrapping_sub(1) } else { before };
        let closed = self.surface.tokens.get(verb.wrapping_sub(1)).is_some_and(|t| t.is(Shape::QUOTE));
        if !self.marks.is(verb, Mark::SPEECH) || closed {
            return false;
        }
        let is = matches!(word(after), "was" | "is" | "would" | "will" | "could" | "should" | "had" | "has");
        let state = (after + 1..after + 4).take_while(|&i| !matches!(word(i), "," | "." | "and")).any(|i| {
            self.surface.is_exactly(i, SAID_TO_BE)
                || word(i) == "out" && matches!(word(i + 1), "for" | "with" | "until")
                || matches!(word(i), "undergo" | "undergone" | "have" | "need")
                    && (i + 1..i + 4).any(|k| matches!(word(k), "surgery" | "operation" | "scan" | "scans"))
                || self.surface.is_exactly(i, GETS) && self.names_a_hurt(i + 1, i + 6)
        });
        is && state
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::names;

    #[test]
    fn a_lone_name_is_a_person_s_by_what_he_does_when_hurt() {
        for text in [
            "Bendor limped off at Brackport after a challenge.",
            "Bendor will undergo surgery on Monday.",
            "Bendor is expected to be out for six weeks.",
            "Bendor has been ruled out of the final.",
            "Bendor will miss the rest of the season.",
            "Bendor will not return to training until May.",
            "Bendor was carried off before the break.",
            "Bendor was caught by a late tackle and suffered a broken ankle.",
            "Bendor, 24, was hurt in a fall.",
            "Bendor tore a hamstring in training.",
            "Bendor has a hamstring problem.",
            "Ann Lye said Bendor was recovering well.",
            "Ann Lye confirmed that Bendor would be out for a month.",
            "Bendor's father said that it was nothing.",
            "Brackport have lost Bendor with a broken arm.",
            "Harbour's Bendor and Oldmere's Bendor are doubtful.",
        ] {
            assert!(names(text).iter().any(|n| n == "Bendor"), "{text}");
        }
    }

    #[test]
    fn sides_and_crowds_are_not_hurt_so() {
        for text in [
            "Brackport limped to a draw.",
            "Brackport suffered an injury blow.",
            "Brackport will miss the final.",
            "Brackport have returned to training.",
            "Brackport had a good start.",
            "Brackport suffered a heavy defeat.",
            "Brackport has an injury crisis.",
            "Brackport has 19 cases of flu.",
            "Spectators suffered broken legs.",
            "Brackport were hurt by a tackle.",
            "Brackport's manager said that it was nothing.",
            "Brackport, 24, Oldmere, 31 and Harbour, 12.",
        ] {
            assert!(!names(text).iter().any(|n| n == "Brackport" || n == "Spectators"), "{text}");
        }
    }
}

//! Words that place what is told inside a match: its parts, how far it had gone, leaving the field.

use crate::grammar::Function;
use crate::scene::Scene;
use crate::text::Shape;

/// Which part of a match.
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "final",
    "opening", "deciding", "last",
];

/// What a contest is counted in.
const PARTS: &[&str] = &[
    "round", "rounds", "lap", "laps", "hole", "holes", "over", "overs", "ball", "balls", "delivery",
    "deliveries", "throw", "throws", "jump", "jumps", "attempt", "attempts", "pitch", "pitches", "mile",
    "miles", "kilometres", "kilometers", "metres", "tumble", "dive", "lift", "vault", "descent", "fence",
    "fences", "hurdle", "hurdles",
];

impl Scene<'_> {
    /// Whether a word places an event inside a match: a minute, a half, a set; leaving it hurt.
    pub(super) fn moment(&self, i: usize) -> bool {
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        self.is_word(i, &["minute", "minutes", "mins", "halftime", "interval"]) && !self.at_the_last(i)
            || (self.is_word(i, &["half"])
                && (before(&["first", "second", "opening"])
                    || self.is_word(i + 1, &["time"])
                    // "right before the half".
                    || before(&["the"])
                        && self.is_word(i.wrapping_sub(2), &["before", "at", "after", "until"])
                        && !self.is_word(i + 1, &["of", "way", "century"]))
                && !self.of_a_season(i + 1))
            || (self.is_word(i, &["set", "quarter", "lap", "round", "period", "inning", "over"])
                && before(ORDINALS)
                && !self.of_a_season(i + 1))
            || self.so_far_in(i)
            || (self.is_word(i, &["out"])
                && before(&["crashed", "crashing"])
                && self.is_word(i + 1, &["of"])
                && !self.any_word(i + 2..i + 6, &["training", "practice", "team", "squad"]))
            || (self.is_word(i, ORDINALS)
                && self.is_word(i + 1, &["with", "after"])
                && before(&["the"])
                && self.is_word(i.wrapping_sub(2), &["in"])
                && self.any_word(i.saturating_sub(5)..i, &["left", "exited", "departed"]))
            || (self.is_word(i, &["break"]) && before(&["the"]))
            || (self.is_word(i, &["off"])
                && before(&[
                    "went", "came", "forced", "helped", "carried", "goes", "going", "coming", "limping",
                    "hobbling", "subbed", "taken", "brought",
                ])
                && self.is_word(
                    i + 1,
                    &[
                        "with", "injured", "hurt", "after", "early", "late", "in", "at", "through",
                        "because", "due", "owing",
                    ],
                ))
            || self.left_field(i)
            || (self.is_word(i, &["early"]) && self.is_word(i + 1, &["on", "in"]))
            || (self.is_word(i, &["retired", "stretchered", "limped"])
                && self.is_word(i + 1, &["with", "hurt", "injured", "off", "out"]))
    }

    /// "a last-minute fitness test": no minute of a match.
    pub(super) fn at_the_last(&self, i: usize) -> bool {
        self.is_word(i, &["minute"])
            && self.is_word(i.wrapping_sub(1), &["last"])
            && self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::HYPHENATED))
    }

    /// "the second half of the season": no half of a match.
    fn of_a_season(&self, of: usize) -> bool {
        const STRETCHES: &[&str] = &[
            "season", "campaign", "year", "tour", "tournament", "series", "decade", "month", "pre-season",
            "schedule",
        ];
        self.is_word(of, &["of"]) && self.any_word(of + 1..of + 5, STRETCHES)
    }

    /// "after two rounds", "at 30km", "with a lap to go", "leading 5-2": how far it had gone.
    pub(super) fn so_far_in(&self, i: usize) -> bool {
        // "after half an hour".
        let hour = self.is_word(i, &["hour"])
            && self.any_word(i.saturating_sub(2)..i, &["half", "an", "the"])
            && self.any_word(i.saturating_sub(4)..i, &["after", "inside"]);
        // "came off worse".
        let worse = self.is_word(i, &["worse", "worst", "second"])
            && self.is_word(i.wrapping_sub(1), &["off"])
            && self.is_word(i.wrapping_sub(2), &["came", "coming", "come"]);
        let part = || self.is_one(i, words_of!(PARTS)) && (self.parts_counted(i) || self.nth_part(i));
        hour || worse || part() || self.so_many_metres(i) || self.score_then(i)
    }

    fn number(&self, i: usize) -> bool {
        const NUMBERS: &[&str] = &[
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "a", "dozen",
            "few",
        ];
        self.is_word(i, NUMBERS) || self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::NUMBER))
    }

    /// "after two rounds", "just three balls into".
    fn parts_counted(&self, i: usize) -> bool {
        const LEADS: &[&str] = &["after", "with", "inside", "just", "only", "lasted", "for", "at"];
        self.number(i.wrapping_sub(1))
            && (self.is_word(i.wrapping_sub(2), LEADS) || self.is_word(i + 1, &["into", "in", "from", "to"]))
    }

    /// "with his first throw", "on her second attempt", "on the 14th hole".
    fn nth_part(&self, i: usize) -> bool {
        const ENDS: &[&str] = &["st", "nd", "rd", "th"];
        let last = i.wrapping_sub(1);
        let first = if self.is_word(last, ENDS) { last.wrapping_sub(1) } else { last };
        let digits = self.page.surface.word_at(first);
        let ordinal = self.is_word(last, ORDINALS)
            || digits.bytes().next().is_some_and(|b| b.is_ascii_digit())
                && (first != last || ENDS.iter().any(|end| digits.ends_with(end)));
        ordinal
            && self.is_word(first.wrapping_sub(1), &["his", "her", "the"])
            && self.is_word(first.wrapping_sub(2), &["with", "on", "in", "after", "through", "during", "of"])
    }

    /// "at 30km", "retired from the 800m".
    fn so_many_metres(&self, i: usize) -> bool {
        let word = self.page.surface.word_at(i);
        let whole = word.bytes().next().is_some_and(|b| b.is_ascii_digit())
            && (word.ends_with("km") || word.ends_with('m'));
        let split = matches!(word, "km" | "m" | "k") && self.number(i.wrapping_sub(1));
        if !(whole || split) {
            return false;
        }
        let first = i.wrapping_sub(1 + usize::from(split));
        // "retired from the 800m".
        let raced = word.ends_with('m')
            && !word.ends_with("km")
            && self.is_word(first, &["the", "his", "her"])
            && self.is_word(first.wrapping_sub(1), &["in", "from", "of", "during"]);
        raced || self.is_word(first, &["at", "after"])
    }

    /// "leading 5-2", "trailing 6-4 3-1", "was 2-0 up": what the score was.
    fn score_then(&self, i: usize) -> bool {
        let score = |j: usize| crate::matches::is_score(&self.page.surface, j);
        self.is_word(i, &["leading", "trailing", "led", "trailed", "ahead", "behind", "down", "up"])
            && ((i + 1..i + 3).any(score) || score(i.wrapping_sub(2)))
    }

    /// "left the field", "was helped from the court": at the place.
    fn left_field(&self, i: usize) -> bool {
        const FIELDS: &[&str] =
            &["field", "pitch", "court", "ice", "track", "mat", "ring", "mound", "fray", "action"];
        const LEAVING: &[&str] = &[
            "left", "leave", "leaving", "limped", "limping", "helped", "carried", "off", "hobbled", "exited",
            "stretchered", "from",
        ];
        self.is_word(i, FIELDS)
            && self.is_word(i.wrapping_sub(1), &["the"])
            && (i.saturating_sub(5)..i.wrapping_sub(1)).any(|j| self.is_word(j, LEAVING))
            && !self.is_word(i.wrapping_sub(2), &["to", "on", "of"])
    }

    /// "hobbled out of the defeat last time out", "limped off in the previous game": one that the report is not about.
    pub(super) fn previous_match(&self, at: usize) -> bool {
        const REACH: usize = 16;
        let near = at.saturating_sub(REACH).max(self.tokens.start)..(at + REACH).min(self.tokens.end);
        near.into_iter().any(|i| {
            let time_out = self.is_word(i + 1, &["time"]) && self.is_word(i + 2, &["out"]);
            let game = |j: usize| {
                crate::matches::is_match_noun(&self.page.surface, j)
                    || self.is_word(j, &["match", "game", "outing", "appearance", "start", "race"])
            };
            let named = game(i + 1) || game(i + 2) && !self.function(i + 1).contains(Function::PREPOSITION);
            self.is_word(i, &["last"]) && time_out
                || self.is_word(i, &["last", "previous", "preceding"]) && named
        })
    }
}

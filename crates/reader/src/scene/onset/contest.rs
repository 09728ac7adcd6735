//! What happens in a match, a race or a bout and nowhere else: its parts, what is done in it, who strikes whom with what.

mod words;

use std::ops::Range;

use self::words::{CONTESTS, DONE_TO, MISSILES, PLAYS, STROKES};
use super::words::{HAPPENED, IN_MATCH};
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::scene::Scene;
use crate::text::Shape;

impl Scene<'_> {
    /// Whether a word names a match or a part of one.
    pub(super) fn of_match(&self, i: usize) -> bool {
        if self.how_many_played(i) || self.so_many_of_them(i) || self.loss_of_somebody(i) {
            return false;
        }
        self.on_a_debut(i)
            || self.head_assessed(i)
            || self.at_it(i)
            || self.at_a_play(i)
            || self.when_sides_met(i)
            || self.in_a_challenge(i)
            || self.in_a_match(i)
            || self.moment(i)
            || self.came_away(i)
    }

    /// "managed just 17 matches", "played in only three games": how many, and not in which.
    fn how_many_played(&self, i: usize) -> bool {
        const ONLY: &[&str] = &["just", "only", "mere", "merely", "limited", "restricted", "confined"];
        let near = || i.saturating_sub(4)..i;
        self.is_word(i, &["matches", "games"])
            && self.any_word(near(), ONLY)
            && !self.any_word(near(), &["after", "since", "into"])
    }

    /// "a two-match ban", "a six-game unbeaten run".
    fn so_many_of_them(&self, i: usize) -> bool {
        const SO_MANY: &[&str] = &[
            "ban", "suspension", "run", "streak", "absence", "lay-off", "layoff", "unbeaten", "winning",
            "losing", "winless",
        ];
        self.is_word(i, &["match", "game", "test", "race"]) && self.is_word(i + 1, SO_MANY)
    }

    /// "the loss of Ferreira because of a back problem".
    fn loss_of_somebody(&self, i: usize) -> bool {
        const REACH: usize = 7;
        self.is_word(i, &["loss"])
            && self.is_word(i + 1, &["of"])
            && self.mentions().any(|(_, m)| {
                (i + 2..i + REACH).contains(&m.tokens.start) && !self.is_word(m.tokens.end, &["to"])
            })
    }

    /// "on his debut".
    fn on_a_debut(&self, i: usize) -> bool {
        self.is_word(i, &["debut"]) && self.any_word(i.saturating_sub(3)..i, &["on", "in", "during"])
    }

    /// A head is assessed so beside the field.
    fn head_assessed(&self, i: usize) -> bool {
        self.is_word(i, &["hia", "hias"])
            || self.is_word(i, &["assessment"])
                && self.is_word(i.wrapping_sub(1), &["injury"])
                && self.is_word(i.wrapping_sub(2), &["head"])
    }

    /// "while fielding", "after scoring", "playing a routine forehand": what is done in a match.
    fn at_it(&self, i: usize) -> bool {
        const WORK: &[&str] = &[
            "batting", "bowling", "fielding", "tackling", "scrummaging", "competing", "challenging",
            "celebrating",
        ];
        const COURSE: &[&str] = &["winning", "losing", "beating", "racing", "playing"];
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        let behind = |words: &[&str]| self.is_word(i + 1, words);
        self.is_word(i, WORK) && before(&["while", "when", "whilst"])
            || self.is_word(i, &["scoring"]) && before(&["while", "when", "whilst", "of", "after"])
            || self.is_word(i, COURSE) && before(&["while", "whilst"])
            // "playing a routine forehand", "scoring a try".
            || self.is_one(i, words_of!(STROKES)) && self.any_word(i.saturating_sub(4)..i, PLAYS)
            || self.is_word(i, &["batting", "bowling", "fielding"])
                && behind(&["on", "in", "against", "at", "for", "during"])
            || self.is_word(i, &["diving", "lunging"]) && behind(&["for", "to", "at", "into"])
    }

    /// "when Rovers played City", "as Rovers beat City".
    fn when_sides_met(&self, i: usize) -> bool {
        let named_behind =
            || self.phrases(Class::Team).any(|(h, _)| (i + 1..i + 3).contains(&(h.start as usize)));
        let named_before = || {
            self.phrases(Class::Team).any(|(h, _)| {
                let led = (h.start as usize).wrapping_sub(1);
                h.end as usize == i && self.is_word(led, &["when", "as", "while"])
            })
        };
        self.is_word(i, &["played", "faced", "hosted", "visited"]) && named_behind()
            || self.is_word(i, &["lost", "beat", "won", "drew", "defeated", "thrashed"]) && named_before()
    }

    /// "in a late challenge", "into the hoardings".
    fn in_a_challenge(&self, i: usize) -> bool {
        const HARD: &[&str] = &[
            "a", "late", "high", "robust", "reckless", "aerial", "heavy", "strong", "50-50", "fair",
            "clumsy", "bad", "ugly", "poor", "nasty", "dangerous", "two-footed", "crunching", "horrific",
            "shocking", "lunging", "studs-up",
        ];
        self.is_word(i, &["challenge"])
            && self.is_word(i.wrapping_sub(1), HARD)
            && self.any_word(i.saturating_sub(4)..i, &["in", "from", "after", "by", "under", "into"])
            || self.is_word(i, &["hoarding", "hoardings", "goalpost", "upright"])
                && self.any_word(i.saturating_sub(5)..i, &["into", "against", "with"])
    }

    /// "in Saturday's win", "playing for Rovers", "in the second leg", "the third Test".
    fn in_a_match(&self, i: usize) -> bool {
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        self.is_one(i, words_of!(IN_MATCH))
            && !self.before_it(i)
            && !self.at_the_last(i)
            && !self.against_no_side(i)
            || self.is_word(i, &["playing"]) && self.is_word(i + 1, &["for", "against"]) && !self.before_it(i)
            || self.is_word(i, &["leg"]) && before(&["first", "second", "return", "opening"])
            || self.is_word(i, &["test"])
                && before(&["first", "second", "third", "final", "the", "autumn", "opening"])
    }

    /// "48 hours before the final", "in time for the match": not in it.
    fn before_it(&self, i: usize) -> bool {
        const AHEAD: &[&str] = &[
            "before", "ahead", "until", "for", "next", "build-up", "buildup", "preparations", "preparation",
            "eve",
        ];
        let near = |reach: usize| i.saturating_sub(reach)..i;
        let parted = |j: usize| self.is_word(j, &["build", "run", "lead"]) && self.is_word(j + 1, &["up"]);
        // "in the first period of Friday's win": which has its result.
        let ended = || self.is_word(i, &["win", "defeat", "victory", "loss", "draw"]);
        let of_a_day = |j: usize| {
            self.is_word(j, &["for", "of"])
                && self.is_word(j + 1, &["tomorrow", "saturday", "sunday", "friday"])
        };
        self.any_word(near(3), AHEAD)
            || self.any_word(near(4), &["build-up", "run-up", "lead-up"])
            || near(4).any(parted)
            || !ended() && near(6).any(of_a_day)
    }

    /// "struggling against injury", "a race against time".
    fn against_no_side(&self, i: usize) -> bool {
        const ODDS: &[&str] = &["injury", "injuries", "illness", "time", "the", "medical", "doctors"];
        self.is_word(i, &["against"])
            && self.is_word(i + 1, ODDS)
            && !self.is_word(i + 2, &["side", "team", "visitors", "hosts"])
            && (!self.is_word(i + 1, &["the"]) || self.is_word(i + 2, &["clock", "odds", "advice", "injury"]))
    }

    /// "hurt his neck in a scrum", "broke a finger when it was struck by a bouncer", "tore a calf at the world championships".
    pub(super) fn in_contest(&self, i: usize, around: &Range<usize>) -> bool {
        self.struck(i)
            || self.done_to(i)
            || self.took(i)
            || self.ran_into(i)
            || self.hurt_in_a_part(i, around)
            || self.hurt_by_another(i)
    }

    /// "was struck by a bouncer".
    fn struck(&self, i: usize) -> bool {
        const STRUCK: &[&str] = &[
            "hit", "struck", "caught", "kicked", "pinned", "floored", "felled", "broken", "cut", "gashed",
            "split", "fractured", "bruised", "damaged", "concussed", "sliced",
        ];
        const REACH: usize = 9;
        if !self.is_one(i, words_of!(MISSILES)) {
            return false;
        }
        let from = i.saturating_sub(REACH);
        // "was disrupted by a broken foot": what strikes stands behind the verb and "by".
        let by = (i.saturating_sub(4)..i).rev().find(|&j| self.is_word(j, &["by"])).unwrap_or(from);
        self.any_word(from..by, STRUCK)
    }

    /// "was tackled", "was spear-tackled", "was heavily tackled".
    fn done_to(&self, i: usize) -> bool {
        let be = |j: usize| self.function(j).contains(Function::BE);
        let compound = || {
            self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::HYPHENATED))
                || self.page.surface.word_at(i.wrapping_sub(1)).ends_with("ly")
        };
        self.is_word(i, DONE_TO) && (be(i.wrapping_sub(1)) || compound() && be(i.wrapping_sub(2)))
    }

    /// "took a puck to the face", "took an elbow in the ribs".
    fn took(&self, i: usize) -> bool {
        const TOOK: &[&str] = &["took", "taking", "taken", "takes", "received", "copped", "wore"];
        self.is_one(i, words_of!(MISSILES))
            && self.any_word(i.saturating_sub(4)..i, TOOK)
            && self.is_word(i + 1, &["to", "in", "on", "off", "flush", "across", "from"])
    }

    /// "ran into the referee", "fell over the boards".
    fn ran_into(&self, i: usize) -> bool {
        const IN_THE_WAY: &[&str] = &[
            "linesman", "referee", "umpire", "goalkeeper", "keeper", "opponent", "boards", "netting", "post",
        ];
        self.is_word(i, IN_THE_WAY) && self.any_word(i.saturating_sub(4)..i, &["into", "over"])
    }

    /// "hurt his neck in a scrum", "tore a calf at the world championships": a contest or a part of one, behind a word of getting hurt.
    fn hurt_in_a_part(&self, i: usize, around: &Range<usize>) -> bool {
        // "at the Norby Open", "during the Great Coast Run": where the name ends so.
        const TITLES: &[&str] =
            &["open", "masters", "classic", "run", "games", "trophy", "shield", "olympics"];
        let capital = |j: usize| self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CAPITAL));
        let titled = self.is_word(i, TITLES)
            && capital(i)
            && (capital(i.wrapping_sub(1)) || self.is_word(i, &["olympics"]));
        // "midway through his eighth over", "into his second spell", "playing for the reserves".
        let deep = |at: usize| {
            self.is_word(at, &["through", "into"])
                && self.is_word(i, &["over", "spell", "inning", "lap", "race", "heat", "bout", "fight"])
                || self.is_word(at, &["for"]) && self.is_word(i, &["reserves"])
        };
        let leads = |at: usize| {
            (self.is_word(at, &["in", "during", "at", "on", "beneath", "under"]) || deep(at))
                && self.noun_between(at + 1..i)
                && self.hurt_by_then(at, around)
        };
        let reach = if titled { 8 } else { 5 };
        (self.is_one(i, words_of!(CONTESTS)) || self.two_words(i) || titled)
            && (i.saturating_sub(reach)..i).rev().any(leads)
            && self.not_elsewhere(i)
    }

    /// Whether a word of getting hurt stands before a token.
    fn hurt_by_then(&self, end: usize, around: &Range<usize>) -> bool {
        self.phrases(Class::Happening).any(|(h, _)| (h.start as usize) < end)
            || self.phrases(Class::InjuryVerb).any(|(h, _)| (around.start..end).contains(&(h.start as usize)))
            || (around.start..end)
                .any(|j| self.is_one(j, words_of!(HAPPENED)) && !self.is_word(j, &["in", "during"]))
    }

    /// "stage at the gala", "a meeting with the board", "the fight for a place": no contest.
    fn not_elsewhere(&self, i: usize) -> bool {
        let next = i + 1;
        if self.is_word(i, &["stage"]) {
            let number = |j: usize| {
                self.page.surface.word_at(j).bytes().all(|b| b.is_ascii_digit())
                    || self.is_word(
                        j,
                        &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
                    )
            };
            // "on the fourth stage".
            const NTH: &[&str] = &[
                "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
                "tenth", "opening", "final", "mountain", "prologue",
            ];
            let nth = self.is_word(i.wrapping_sub(1), NTH) && self.is_word(i.wrapping_sub(2), &["the", "a"]);
            return !self.page.surface.word_at(next).is_empty() && number(next)
                || nth && !self.is_word(next, &["of"]);
        }
        if self.is_word(i, &["over", "tee"]) {
            return self.is_word(
                i.wrapping_sub(1),
                &[
                    "first", "second", "third", "fourth", "fifth", "sixth", "final", "opening", "last",
                    "eighth", "ninth", "tenth",
                ],
            );
        }
        // "in the round", "in the fight", "in the jump": a kind before it, or a place or a contest behind.
        // "in qualifying for the Grand Prix".
        self.is_word(i, &["qualifying"]) || !self.is_word(next, &["for", "with", "to", "against", "over"])
    }

    /// "play-off", "line-out", "pile-up", "quarter-final": two tokens.
    fn two_words(&self, i: usize) -> bool {
        self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::HYPHENATED))
            && self.is_word(i, &["off", "offs", "out", "up", "g"])
            && self.is_word(i - 1, &["play", "line", "pile", "super"])
    }

    /// Whether only what may stand before a noun in its phrase stands there.
    fn noun_between(&self, range: Range<usize>) -> bool {
        range.into_iter().all(|j| {
            let breaks = self
                .function(j)
                .intersects(Function::PREPOSITION | Function::CONJ | Function::BE | Function::SUBORDINATOR);
            // "at the bottom of a ruck".
            let genitive = self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CLITIC));
            (self.is_word(j, &["of"]) || genitive || !breaks)
                && self.page.surface.tokens.get(j).is_some_and(|t| !t.is(Shape::MARK))
        })
    }
}

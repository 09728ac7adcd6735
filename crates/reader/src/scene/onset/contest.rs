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
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        // "48 hours before the final", "in time for the match": not in it.
        // "in the first period of Friday's win": which has its result.
        let ended = || self.is_word(i, &["win", "defeat", "victory", "loss", "draw"]);
        let ahead = || {
            (i.saturating_sub(3)..i).any(|j| {
                self.is_word(
                    j,
                    &[
                        "before", "ahead", "until", "for", "next", "build-up", "buildup", "preparations",
                        "preparation", "eve",
                    ],
                )
            }) || (i.saturating_sub(4)..i).any(|j| self.is_word(j, &["build-up", "run-up", "lead-up"]))
                || (i.saturating_sub(4)..i)
                    .any(|j| self.is_word(j, &["build", "run", "lead"]) && self.is_word(j + 1, &["up"]))
                || !ended()
                    && (i.saturating_sub(6)..i).any(|j| {
                        self.is_word(j, &["for", "of"])
                            && self.is_word(j + 1, &["tomorrow", "saturday", "sunday", "friday"])
                    })
        };
        // "on his debut", "while fielding".
        let debut = self.is_word(i, &["debut"])
            && (i.saturating_sub(3)..i).any(|j| self.is_word(j, &["on", "in", "during"]));
        let at_it = (self.is_word(i, &["batting", "bowling", "fielding", "tackling", "scrummaging", "competing", "challenging", "celebrating"])
            && before(&["while", "when", "whilst"]))
            || (self.is_word(i, &["scoring"]) && before(&["while", "when", "whilst", "of", "after"]))
            || (self.is_word(i, &["winning", "losing", "beating", "racing", "playing"]) && before(&["while", "whilst"]))
            // "playing a routine forehand", "scoring a try".
            || (self.is_one(i, words_of!(STROKES))
                && (i.saturating_sub(4)..i)
                    .any(|j| self.is_word(j, PLAYS)))
            || self.at_a_play(i)
            // "when Rovers played City".
            || (self.is_word(i, &["played", "faced", "hosted", "visited"])
                && self.phrases(Class::Team).any(|(h, _)| (i + 1..i + 3).contains(&(h.start as usize))))
            // "when Rovers lost at City", "as Rovers beat City".
            || (self.is_word(i, &["lost", "beat", "won", "drew", "defeated", "thrashed"])
                && self.phrases(Class::Team).any(|(h, _)| h.end as usize == i && self.is_word((h.start as usize).wrapping_sub(1), &["when", "as", "while"])))
            || (self.is_word(i, &["batting", "bowling", "fielding"]) && self.is_word(i + 1, &["on", "in", "against", "at", "for", "during"]))
            || (self.is_word(i, &["diving", "lunging"]) && self.is_word(i + 1, &["for", "to", "at", "into"]))
            || (self.is_word(i, &["challenge"])
                && before(&["a", "late", "high", "robust", "reckless", "aerial", "heavy", "strong", "50-50", "fair", "clumsy", "bad", "ugly", "poor", "nasty", "dangerous", "two-footed", "crunching", "horrific", "shocking", "lunging", "studs-up"])
                && self.any_word(i.saturating_sub(4)..i, &["in", "from", "after", "by", "under", "into"]))
            || (self.is_word(i, &["hoarding", "hoardings", "goalpost", "upright"]) && self.any_word(i.saturating_sub(5)..i, &["into", "against", "with"]));
        // A head is assessed so beside the field.
        let assessed = self.is_word(i, &["hia", "hias"])
            || (self.is_word(i, &["assessment"])
                && before(&["injury"])
                && self.is_word(i.wrapping_sub(2), &["head"]));
        // "managed just 17 matches", "played in only three games": how many, and not in which.
        let counted = self.is_word(i, &["matches", "games"])
            && self.any_word(
                i.saturating_sub(4)..i,
                &["just", "only", "mere", "merely", "limited", "restricted", "confined"],
            )
            && !self.any_word(i.saturating_sub(4)..i, &["after", "since", "into"]);
        if counted {
            return false;
        }
        // "the loss of Ferreira because of a back problem".
        let loss = self.is_word(i, &["loss"])
            && self.is_word(i + 1, &["of"])
            && self.mentions().any(|(_, m)| {
                (i + 2..i + 7).contains(&m.tokens.start) && !self.is_word(m.tokens.end, &["to"])
            });
        if loss {
            return false;
        }
        debut
            || assessed
            || at_it
            || (self.is_one(i, words_of!(IN_MATCH))
                && !ahead()
                && !self.at_the_last(i)
                // "struggling against injury", "a race against time".
                && !(self.is_word(i, &["against"])
                    && self.is_word(i + 1, &["injury", "injuries", "illness", "time", "the", "medical", "doctors"])
                    && !self.is_word(i + 2, &["side", "team", "visitors", "hosts"])
                    && (!self.is_word(i + 1, &["the"]) || self.is_word(i + 2, &["clock", "odds", "advice", "injury"]))))
            || (self.is_word(i, &["playing"]) && self.is_word(i + 1, &["for", "against"]) && !ahead())
            || self.moment(i)
            || self.came_away(i)
            || (self.is_word(i, &["leg"]) && before(&["first", "second", "return", "opening"]))
            || (self.is_word(i, &["test"])
                && before(&["first", "second", "third", "final", "the", "autumn", "opening"]))
    }

    /// "hurt his neck in a scrum", "broke a finger when it was struck by a bouncer", "tore a calf at the world championships".
    pub(super) fn in_contest(&self, i: usize, around: &Range<usize>) -> bool {
        let hurt = |end: usize| {
            self.phrases(Class::Happening).any(|(h, _)| (h.start as usize) < end)
                || self
                    .phrases(Class::InjuryVerb)
                    .any(|(h, _)| around.start <= h.start as usize && (h.start as usize) < end)
                || (around.start..end)
                    .any(|j| self.is_one(j, words_of!(HAPPENED)) && !self.is_word(j, &["in", "during"]))
        };
        // "midway through his eighth over", "into his second spell", "playing for the reserves".
        let deep = |at: usize| {
            self.is_word(at, &["through", "into"])
                && self.is_word(i, &["over", "spell", "inning", "lap", "race", "heat", "bout", "fight"])
                || self.is_word(at, &["for"]) && self.is_word(i, &["reserves"])
        };
        // "at the Norby Open", "during the Great Coast Run": where the name ends so.
        const TITLES: &[&str] =
            &["open", "masters", "classic", "run", "games", "trophy", "shield", "olympics"];
        let capital = |j: usize| self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CAPITAL));
        let titled = || {
            self.is_word(i, TITLES)
                && capital(i)
                && (capital(i.wrapping_sub(1)) || self.is_word(i, &["olympics"]))
        };
        let part = || {
            let titled = titled();
            (self.is_one(i, words_of!(CONTESTS)) || self.two_words(i) || titled)
                && (i.saturating_sub(if titled { 8 } else { 5 })..i).rev().any(|at| {
                    (self.is_word(at, &["in", "during", "at", "on", "beneath", "under"]) || deep(at))
                        && self.noun_between(at + 1..i)
                        && hurt(at)
                })
                && self.not_elsewhere(i)
        };
        let struck = || {
            // "was disrupted by a broken foot": what strikes stands behind the verb and "by".
            let by = (i.saturating_sub(4)..i)
                .rev()
                .find(|&j| self.is_word(j, &["by"]))
                .unwrap_or(i.saturating_sub(9));
            self.is_one(i, words_of!(MISSILES))
                && self.any_word(
                    i.saturating_sub(9)..by,
                    &[
                        "hit", "struck", "caught", "kicked", "pinned", "floored", "felled", "broken", "cut",
                        "gashed", "split", "fractured", "bruised", "damaged", "concussed", "sliced",
                    ],
                )
        };
        // "was tackled", "was spear-tackled", "was heavily tackled".
        let compound = self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::HYPHENATED))
            || self.page.surface.word_at(i.wrapping_sub(1)).ends_with("ly");
        let done = || {
            self.is_word(i, DONE_TO)
                && (self.function(i.wrapping_sub(1)).contains(Function::BE)
                    || compound && self.function(i.wrapping_sub(2)).contains(Function::BE))
        };
        // "took a puck to the face", "took an elbow in the ribs".
        let took = || {
            self.is_one(i, words_of!(MISSILES))
                && self.any_word(
                    i.saturating_sub(4)..i,
                    &["took", "taking", "taken", "takes", "received", "copped", "wore"],
                )
                && self.is_word(i + 1, &["to", "in", "on", "off", "flush", "across", "from"])
        };
        let into = || {
            self.is_word(
                i,
                &[
                    "linesman", "referee", "umpire", "goalkeeper", "keeper", "opponent", "boards", "netting",
                    "post",
                ],
            ) && self.any_word(i.saturating_sub(4)..i, &["into", "over"])
        };
        struck() || done() || took() || into() || part() || self.hurt_by_another(i)
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

//! Where an injury happened.

use std::ops::Range;

use ledger::Setting;

use super::words::{ABROAD, HAPPENED, HISTORY, IN_TRAINING};
use crate::grammar::{Function, Tense};
use crate::lexicon::Class;
use crate::scene::Scene;
use crate::text::Shape;

/// A match so many days before the report may be the one that it is about.
pub(super) const FRESH_DAYS: i64 = 7;

/// Which words of a stretch tell of what has been.
struct Then {
    /// Those before the first that looks ahead.
    until: usize,
    /// And those from here on, where it is told as past again.
    again: usize,
}

impl Then {
    fn has(&self, i: usize) -> bool {
        i < self.until || self.again <= i
    }
}

impl Scene<'_> {
    /// Whether the sentence tells of the match that the report is about: an event in its course, or a plain past in a
    /// match report.
    pub(super) fn in_match(&self, tokens: &Range<usize>, around: &Range<usize>, tense: Tense) -> bool {
        // "failed a late fitness test": before it.
        let tested = |i: usize| self.is_word(i, &["fitness"]) && self.is_word(i + 1, &["test", "tests"]);
        if !matches!(tense, Tense::Past | Tense::None | Tense::PastPerfect)
            || around.clone().any(tested)
            || self.any_word(around.clone(), HISTORY)
        {
            return false;
        }
        let near = tokens.start.saturating_sub(12).max(around.start)..around.end.min(tokens.end + 12);
        let moment = near.clone().any(|i| self.moment(i)) && !self.any_word(near, IN_TRAINING);
        moment || (tense != Tense::PastPerfect && self.page.match_report() && self.got_hurt(tokens, around))
    }

    /// "did not return to the game": he was hurt in it.
    pub(super) fn never_returned(&self, i: usize) -> bool {
        self.is_word(i, &["game", "match", "field", "court", "contest", "bout"])
            && self.is_word(i.wrapping_sub(1), &["the"])
            && self.is_word(i.wrapping_sub(2), &["to"])
            && self.is_word(i.wrapping_sub(3), &["return"])
            && self.any_word(i.saturating_sub(7)..i - 3, &["not", "n't", "never", "unable"])
    }

    /// "came away from The Hawthorns with a sore foot": it was played there.
    pub(super) fn came_away(&self, i: usize) -> bool {
        let capital = |j: usize| self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CAPITAL));
        self.is_word(i, &["away"])
            && self.is_word(i.wrapping_sub(1), &["came", "come", "comes"])
            && self.is_word(i + 1, &["from"])
            && (capital(i + 2) || capital(i + 3))
            && self.any_word(i + 3..i + 8, &["with"])
    }

    /// Whether a word of getting hurt, or of losing somebody, stands by the injury.
    fn got_hurt(&self, tokens: &Range<usize>, around: &Range<usize>) -> bool {
        let near = tokens.start.saturating_sub(8).max(around.start)..around.end.min(tokens.end + 3);
        let got = |i: usize| {
            self.is_one(i, words_of!(HAPPENED)) && !self.is_word(i, &["in", "during"])
                || self.is_word(
                    i,
                    &["lost", "losing", "retired", "survived", "left", "limped", "departed", "came", "went"],
                )
        };
        near.into_iter().any(got)
    }

    /// Where it happened, as far as the words tell.
    pub(super) fn setting(&self, around: &Range<usize>) -> Option<Setting> {
        const NOT_THERE: &[&str] = &["before", "doubt", "miss", "missed", "squad", "ahead", "trip", "face"];
        let then = self.then(around);
        let told = || around.clone().filter(|&i| then.has(i));
        if told().any(|i| self.off_the_pitch(i)) {
            return Some(Setting::Other);
        }
        if told().any(|i| self.at_a_nations_camp(i))
            || self.abroad(around, &then) && !self.any_word(around.clone(), NOT_THERE)
        {
            return Some(Setting::International);
        }
        if around.clone().any(|i| self.in_training(i) && !self.went_back_to_it(i)) {
            return Some(Setting::Training);
        }
        let playing = told().any(|i| self.of_match(i) || self.in_contest(i, around));
        (playing || self.at_ground(around, false)).then_some(Setting::Match)
    }

    fn then(&self, around: &Range<usize>) -> Then {
        // "will miss the match": what stands behind such a word is a match that is still to come.
        let ahead = |i: &usize| self.is_word(*i, &["miss", "misses", "missing", "doubt", "doubtful", "will"]);
        let until = around.clone().find(ahead).unwrap_or(around.end);
        // "will not risk the ankle injury that she sustained in her defeat": told as past again.
        // "will train with the squad following an elbow injury in Rovers' game": what it follows is past too.
        // "will have a scan on the knee he hurt in the win".
        let hurt = |i: usize| {
            self.is_word(i, &["hurt", "injured", "damaged", "tore", "broke", "twisted", "jarred", "strained"])
                && self.is_word(i.wrapping_sub(1), &["he", "she", "who", "that", "which"])
        };
        let got = |i: &usize| {
            self.is_word(*i, &["suffered", "sustained", "received", "after", "following"]) || hurt(*i)
        };
        let again = (until..around.end).find(got).unwrap_or(around.end);
        Then { until, again }
    }

    /// With a nation's side, or against one.
    fn abroad(&self, around: &Range<usize>, then: &Then) -> bool {
        let country = |i: usize| {
            self.is_word(i, &["country"])
                && self.is_word(i.wrapping_sub(1), &["his", "her", "their"])
                && self.is_word(i.wrapping_sub(2), &["for", "with"])
        };
        around.clone().any(|i| country(i) && then.has(i))
            || around.clone().any(|i| self.is_word(i, ABROAD) && !self.no_place_abroad(i))
            || around.clone().any(|i| self.is_word(i, &["duty"]) && then.has(i) && self.of_a_nation(i))
            || self.phrases(Class::Team).any(|(h, e)| {
                let start = h.start as usize;
                e.column(1) == "nation"
                    && around.contains(&start)
                    && then.has(start)
                    && self.names_a_side(h.tokens().end)
                    && self.meets(h.tokens())
            })
    }

    /// Whether a word that sounds of a nation's side is none of where he was hurt.
    fn no_place_abroad(&self, i: usize) -> bool {
        // What a nation's side plays and goes to.
        const PLAYED: &[&str] = &[
            "duty", "match", "matches", "game", "games", "friendly", "friendlies", "break", "window",
            "fixture", "fixtures", "camp", "week", "weekend", "call-up", "debut", "action", "football",
            "rugby", "cricket", "hockey", "appearance", "tournament", "qualifier", "training", "in", "on",
            "against", "with", "at",
        ];
        let capital = |j: usize| self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CAPITAL));
        // "The Wales international was hurt" names a player, not a place.
        self.mentions().any(|(_, m)| m.tokens.contains(&i))
            // "Welsh international prop Brandt", "a former Wales international".
            || self.is_word(i, &["international"])
                && i.checked_sub(1).is_some_and(capital)
                && !self.is_word(i + 1, PLAYED)
            // "the Brisbane International" is a tournament's name.
            || capital(i) && i.checked_sub(1).is_some_and(capital)
            // "sidelined until after the international break".
            || self.is_word(i + 1, &["break", "window"])
                && self.any_word(i.saturating_sub(3)..i, &["until", "till", "after", "before"])
    }

    /// "against France", and not "France's Hale", an opponent, nor "the French Open". `end`: behind the nation's name.
    fn names_a_side(&self, end: usize) -> bool {
        const TITLES: &[&str] =
            &["open", "grand", "cup", "league", "championship", "championships", "masters"];
        let genitive = self.page.surface.tokens.get(end).is_some_and(|t| t.is(Shape::CLITIC));
        !genitive && !self.is_word(end, TITLES)
    }

    /// "during Wales' training camp", "in an England training session".
    fn at_a_nations_camp(&self, i: usize) -> bool {
        let near = i.saturating_sub(4)..i;
        let nation = || {
            self.phrases(Class::Team)
                .any(|(h, e)| e.column(1) == "nation" && near.contains(&(h.start as usize)))
        };
        self.is_word(i, &["camp", "session", "squad"])
            && self.any_word(near.clone(), &["training"])
            && nation()
    }

    /// "on England duty", "on national duty".
    fn of_a_nation(&self, noun: usize) -> bool {
        let team = |(h, e): (&crate::lexicon::Hit, &crate::lexicon::Entry)| {
            h.end as usize == noun && e.column(1) == "nation"
        };
        self.is_word(noun.wrapping_sub(1), &["national", "country"]) || self.phrases(Class::Team).any(team)
    }

    /// "in training", "in the nets": not the Nets.
    fn in_training(&self, i: usize) -> bool {
        // "during the captain's run".
        if self.is_word(i, &["run"])
            && self.is_word(i.wrapping_sub(2), &["captain", "team"])
            && !self.page.surface.word_at(i - 1).is_empty()
        {
            return self.page.surface.tokens.get(i - 1).is_some_and(|t| t.is(Shape::CLITIC));
        }
        // "will prevent him from training", "was absent from practice": where he was not.
        const KEPT: &[&str] = &[
            "prevent", "prevents", "prevented", "preventing", "keep", "keeps", "kept", "stop", "stops",
            "stopped", "absent", "missing", "away", "withdrew", "out",
        ];
        let before = i.wrapping_sub(1);
        let from = before.wrapping_sub(usize::from(self.is_word(before, &["full", "team", "squad", "the"])));
        // "will prevent him training": the preposition may be left out.
        const STOPS: &[&str] =
            &["prevent", "prevents", "prevented", "preventing", "stop", "stops", "stopped"];
        let plain = self.any_word(i.saturating_sub(3).max(self.tokens.start)..i, STOPS);
        // "has a modified training schedule".
        let planned = self.is_word(i + 1, &["schedule", "programme", "program", "load", "regime", "plan"]);
        let kept = self.is_word(from, &["from"])
            && self.any_word(from.saturating_sub(6).max(self.tokens.start)..from, KEPT)
            || plain
            || planned;
        // "has been training alone after a calf strain", "is training on his own": what he does since.
        const ALONE: &[&str] = &["alone", "individually", "separately", "apart"];
        let own = self.is_word(i + 1, &["on", "by"])
            && (self.is_word(i + 3, &["own"]) || self.is_word(i + 2, &["himself", "herself"]));
        let since = self.is_word(i, &["training", "practising", "practicing"])
            && (self.any_word(i + 1..i + 3, ALONE) || own)
            && self.any_word(i.saturating_sub(2)..i, &["been", "is", "was", "are", "'s", "still", "now"]);
        let the_nets = self.is_word(i, &["nets"])
            && self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL));
        let elsewhere = kept || since || the_nets;
        !elsewhere && self.is_word(i, IN_TRAINING)
    }

    /// "returned to training", "is back in practice": no place where he was hurt ("felt his back go in training").
    fn went_back_to_it(&self, training: usize) -> bool {
        const NEAR: usize = 8;
        // "damaged a calf in training as he prepared to return": what a clause behind tells is another matter.
        let behind = training..(training + NEAR).min(self.tokens.end);
        let clause = behind.clone().find(|&i| self.is_word(i, &["as", "when", "while", "before", "after"]));
        let hurt = clause.is_some() && self.just_hurt(training);
        let end = clause.filter(|_| hurt).unwrap_or(behind.end);
        (training.saturating_sub(NEAR).max(self.tokens.start)..end).any(|i| self.goes_back(i))
    }

    fn goes_back(&self, i: usize) -> bool {
        self.is_word(i, &["return", "returned", "resume", "resumed"])
            || (self.is_word(i, &["back"])
                && !self.somebodys_back(i)
                && !self.is_word(i.wrapping_sub(1), &["dates", "dated", "dating"])
                && self.is_word(i + 1, &["in", "to", "at", "into", "on", "with"]))
    }

    /// "against France", "playing for Wales", "the loss to Fiji": a nation that is met or played for; not "going to Germany", "for the
    /// France game".
    fn meets(&self, nation: Range<usize>) -> bool {
        let before = nation.start.saturating_sub(3)..nation.start;
        let to = || {
            self.any_word(
                nation.start.saturating_sub(6)..nation.start,
                &["loss", "defeat", "lost", "losing", "beaten"],
            )
        };
        let ahead =
            || (nation.end..nation.end + 2).any(|i| crate::matches::is_match_noun(&self.page.surface, i));
        // "with Wales fly-half Ferreira also off": whose player he is.
        let whose = self.phrases(Class::Role).any(|(h, _)| h.start as usize == nation.end)
            || self.is_word(nation.end, &["international", "captain", "star", "skipper"]);
        if whose {
            return false;
        }
        // "against Rovers in Ukraine": where it was.
        if self.is_word(nation.start.wrapping_sub(1), &["in", "at", "from"]) {
            return false;
        }
        self.any_word(before.clone(), &["against", "with", "over"])
            || (self.any_word(before.clone(), &["for"]) && !ahead())
            || (self.any_word(before, &["to"]) && to())
    }

    /// "had to stop her match because of a back injury": what she was stopped in is a match.
    pub(super) fn stopped_in(&self, tokens: &Range<usize>) -> bool {
        const STOPPED: &[&str] = &[
            "stop", "stopped", "quit", "abandon", "abandoned", "retire", "retired", "forfeit", "forfeited",
            "concede", "conceded", "leave", "left",
        ];
        const CONTEST: &[&str] = &[
            "match", "game", "race", "bout", "fight", "semi-final", "semifinal", "quarter-final",
            "quarterfinal", "final",
        ];
        let from = tokens.start.saturating_sub(24).max(self.tokens.start);
        // "was also substituted because of a sore knee".
        let taken_off = |i: usize| {
            // "with Ferreira replaced by Costa at half-time because of a tight hamstring".
            let replaced = self.is_word(i, &["replaced"]) && (i..tokens.start).any(|j| self.moment(j));
            replaced
                || self.is_word(i, &["substituted"])
                    && (i.saturating_sub(3)..i).any(|j| self.function(j).contains(Function::BE))
        };
        (from..tokens.start).any(|i| {
            taken_off(i) && tokens.start - i < 9
                || self.is_word(i, STOPPED)
                    && (i + 1..i + 8).any(|j| {
                        self.is_word(j, CONTEST) && self.any_word(i + 1..j, &["his", "her", "their", "the"])
                    })
        }) && (tokens.start.saturating_sub(5)..tokens.start)
            .any(|i| self.is_word(i, &["because", "with", "due", "after", "through"]))
            && !self.any_word(from..tokens.start, &["will", "may", "could", "if"])
    }
}

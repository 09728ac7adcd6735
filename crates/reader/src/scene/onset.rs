//! When and where it happened: from the words around an injury to days and a setting.

mod absent;
mod against;
mod ahead;
mod another;
mod around;
mod casualty;
mod contest;
mod counted;
mod elsewhere;
mod events;
mod grounds;
mod joined;
mod linked;
mod match_days;
mod moments;
mod nearest;
mod other_days;
mod place;
mod reported;
mod sentence_before;
mod steps;
#[cfg(test)]
mod tests;
mod when;
mod words;

use std::ops::Range;

use ledger::{Interval, Phase, Setting};

use self::steps::Asked;
use self::words::{ABSENT, COURSE, HAPPENED, NEAR};
use super::Scene;
use crate::grammar::{Function, Link, Tense};
use crate::lexicon::Class;

/// What the words around an injury tell of its beginning.
#[derive(Clone, Debug, Default)]
pub struct Onset {
    /// The days on which it can have happened.
    pub when: Option<Interval>,
    /// Where.
    pub setting: Option<Setting>,
    /// How the days were worked out, for people.
    pub steps: Vec<String>,
    /// Whether no word tells the days: they are those of the match that the report is about.
    pub guessed: bool,
}

impl Scene<'_> {
    /// Works out when and where the injury told at `tokens` happened.
    pub fn onset(&self, tokens: &Range<usize>, phase: Option<Phase>) -> Onset {
        self.of_its_row(tokens, self.onset_alone(tokens, phase), phase)
    }

    /// The same, of nothing else than what stands around it.
    fn onset_alone(&self, tokens: &Range<usize>, phase: Option<Phase>) -> Onset {
        let Some(around) = self.around(tokens) else { return Onset::default() };
        let around = self.in_its_bracket(tokens).or_else(|| self.listed_hurt(tokens)).unwrap_or(around);
        if self.played_with(tokens) {
            return Onset { setting: self.got_in_the_last_minutes(tokens, &around), ..Onset::default() };
        }
        if self.tells_no_day(tokens) {
            return Onset::default();
        }
        // "similar damage to the fracture that Brandt suffered in July": the day is Brandt's.
        let around =
            if self.likened(tokens) || self.unlike(tokens) { around.start..tokens.end } else { around };
        let (counted, around) = match self.counted(&around) {
            Some((onset, words)) if words.start >= tokens.end => (Some(onset), around.start..words.start),
            Some((onset, words)) if words.end <= tokens.start => (Some(onset), words.end..around.end),
            _ => (None, around),
        };
        let got_over = self.got_over(tokens);
        let absence = got_over || self.absence_before(tokens, &around);
        let whole = around.clone();
        let asked = Asked {
            tokens,
            around: if absence {
                self.told_behind(&(tokens.start..self.behind_its_place(tokens.end)), &around)
            } else {
                around
            },
            tense: self.segment(tokens.start).map_or(Tense::None, |s| s.verb.tense),
            past: phase == Some(Phase::Past),
            phase,
            got_over,
            absence,
            chronic: self.chronic(tokens),
        };
        let mut out = Onset { setting: self.setting(&asked.around), ..Onset::default() };
        // "is out after a fall at home", "recovering in hospital after being knocked off his bike".
        let astray = |i: usize| self.off_the_pitch(i);
        if out.setting.is_none() && absence && whole.into_iter().any(astray) {
            out.setting = Some(Setting::Other);
        }
        let told = self.time_told(&asked, counted);
        self.date(&asked, told, &mut out);
        self.place_it(&asked, &mut out);
        out
    }

    /// "his sore back is not related to the rib injury he picked up in January": the day is the other's.
    fn unlike(&self, tokens: &Range<usize>) -> bool {
        const REACH: usize = 7;
        let near = tokens.end..(tokens.end + REACH).min(self.tokens.end);
        near.into_iter().any(|i| {
            self.is_word(i, &["to", "with"])
                && self.is_word(i - 1, &["related", "linked", "connected", "unrelated", "do"])
        })
    }

    /// "played last weekend with strapping on a twisted knee": the day is the match's, and the hurt is older.
    fn played_with(&self, tokens: &Range<usize>) -> bool {
        const PLAYED: &[&str] = &["played", "playing", "raced", "competed", "trained", "bowled", "batted"];
        let from = self
            .segment(tokens.start)
            .map_or(tokens.start, |s| s.tokens.start)
            .max(tokens.start.saturating_sub(20));
        // "went into Saturday's match with a sore knee".
        let into = |i: usize| {
            self.is_word(i, &["went", "goes", "going", "go"]) && self.is_word(i + 1, &["into"])
                || self.is_word(i, &["entered"])
        };
        let Some(at) = (from..tokens.start).find(|&i| self.is_word(i, PLAYED) || into(i)) else {
            return false;
        };
        !self.is_word(at + 1, &["on", "through"])
            && (at + 1..tokens.start).any(|i| self.is_word(i, &["with", "despite"]))
            && !(at + 1..tokens.start)
                .any(|i| self.is_one(i, words_of!(HAPPENED)) && !self.is_word(i, &["in", "during"]))
    }

    /// "his troublesome calf", "a nagging back problem": long there, so that no day told beside it is its first.
    fn chronic(&self, tokens: &Range<usize>) -> bool {
        const LONG: &[&str] = &[
            "troublesome", "niggling", "nagging", "lingering", "long-standing", "longstanding", "chronic",
            "ongoing", "persistent",
        ];
        const NEW: &[&str] = &[
            "suffered", "sustained", "aggravated", "aggravating", "flared", "hurt", "injured", "forced",
            "limped", "retired",
        ];
        let near = tokens.start.saturating_sub(2).max(self.tokens.start)..tokens.end;
        self.any_word(near, LONG) && !self.any_word(tokens.start.saturating_sub(6)..tokens.end + 6, NEW)
    }

    /// "will be without Ferreira (knee) and Costa (calf) on Sunday": what stands in brackets in a sentence of what is or will be takes no
    /// time from outside of them.
    fn in_its_bracket(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let bracket = self.segment(tokens.start).filter(|s| s.link == Link::Bracketed)?;
        let tells = |s: &&crate::grammar::Segment| s.link != Link::Bracketed && s.verb.at.is_some();
        let main = self.segments.iter().find(tells)?;
        // "played without Costa (calf) on Tuesday": who was away was not hurt there.
        let without =
            main.verb.tense == Tense::Past && self.any_word(main.tokens.clone(), &["without", "missing"]);
        // "limped off on Saturday, joining Costa (calf) on the injured list".
        let joined = self.any_word(
            tokens.start.saturating_sub(5)..tokens.start,
            &["joining", "joins", "alongside", "joined"],
        );
        (without || joined || matches!(main.verb.tense, Tense::Future | Tense::Modal | Tense::Present))
            .then(|| bracket.tokens.clone())
    }

    /// "Three players were hurt in the game: Ferreira (ankle), Costa (knee)": what stands in brackets behind a clause that tells that they
    /// were hurt happened where that says.
    fn listed_hurt(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        const HURT: &[&str] =
            &["hurt", "injured", "limped", "injuries", "casualties", "hobbled", "stretchered", "off", "lost"];
        let bracket = self.segment(tokens.start).filter(|s| s.link == Link::Bracketed)?;
        let main = self.segments.iter().find(|s| s.link != Link::Bracketed && s.verb.at.is_some())?;
        // "Injuries to Ferreira (ankle) and Costa (knee) soured the win on Friday".
        let headed =
            self.is_word(self.tokens.start, &["injuries"]) && main.tokens.start >= bracket.tokens.end;
        let result = |i: usize| {
            self.is_word(
                i,
                &["win", "victory", "defeat", "draw", "loss", "match", "game", "night", "evening"],
            )
        };
        if headed && main.verb.tense == Tense::Past && main.tokens.clone().any(result) {
            return Some(bracket.tokens.start..main.tokens.end);
        }
        let told = main.tokens.end <= bracket.tokens.start
            && main.verb.tense == Tense::Past
            && self.any_word(main.tokens.clone(), HURT)
            && !self.any_of(main.tokens.clone(), words_of!(ABSENT));
        told.then_some(main.tokens.start..bracket.tokens.end)
    }

    /// "is recovering from a knee injury", "back from a calf strain": the times around are the recovery's.
    fn got_over(&self, tokens: &Range<usize>) -> bool {
        // "came back from international duty with a calf strain": what he brought with him.
        if self
            .any_word(tokens.start.saturating_sub(5).max(self.tokens.start)..tokens.start, &["duty", "camp"])
        {
            return false;
        }
        self.phrases(Class::RecoverPhrase).any(|(h, e)| {
            let end = h.end as usize;
            // "out since April after tearing a calf" tells of an absence, and then of how it began.
            let since = self.is_word(end - 1, &["since"]);
            !since
                && end <= tokens.start
                && tokens.start - end <= 4
                && matches!(e.column(0), "recovering" | "over")
        })
    }

    /// "bronchitis ruled Ferreira out of her match on Thursday", "a calf strain meant that Ferreira missed the win".
    fn kept_him_out(&self, tokens: &Range<usize>) -> bool {
        let end = self.behind_its_place(tokens.end);
        let ruled =
            (end..end + 2).any(|i| self.is_word(i, &["ruled", "rules", "kept", "keeps", "sidelined"]));
        let meant = self.is_word(end, &["meant", "means"]);
        ruled && self.any_word(end..end + 12, &["out", "sidelined", "off", "sidelines"])
            || meant && self.any_word(end + 1..end + 8, &["missed", "misses", "miss", "absent", "out"])
    }

    /// Whether the words before the injury tell of an absence that it caused: their time and place are the absence's.
    fn absence_before(&self, tokens: &Range<usize>, around: &Range<usize>) -> bool {
        if self.kept_him_out(tokens) {
            return true;
        }
        let from = around.start.max(tokens.start.saturating_sub(20));
        // "pulled up with a hamstring strain", "limped out": no absence, but how it happened.
        let left = |i: usize| {
            (self.is_word(i, &["pulled", "pull", "pulls"]) && self.is_word(i + 1, &["up"]))
                || (self.is_word(i, &["out"])
                    && self.is_word(i.wrapping_sub(1), &["limped", "crashed", "hobbled", "limping"]))
                // "came out of Saturday's win with a sore knee".
                || (self.is_word(i, &["out"])
                    && self.is_word(i + 1, &["of"])
                    && self.is_word(i.wrapping_sub(1), &["came", "come", "coming"]))
        };
        // "sat out the second half with", "pulled out after two rounds with": a part of a match, and he was in it.
        let midway = |j: usize| {
            self.is_word(j, &["midway", "halfway"])
                && !self.any_word(j + 1..j + 5, &["season", "campaign", "year", "tour", "term"])
        };
        let part = |i: usize| (i + 1..(i + 7).min(tokens.start)).any(|j| self.moment(j) || midway(j));
        // "City, already without Costa, lost Ferreira to a knee injury on Saturday": the absence is another's.
        let lost = |i: usize| {
            (i + 1..tokens.start).any(|j| {
                self.is_word(j, &["lost", "lose", "loses"])
                    && self.any_word(j + 2..tokens.start, &["to", "with", "through"])
            })
        };
        let absent = |i: &usize| self.is_one(*i, words_of!(ABSENT)) && !left(*i) && !part(*i) && !lost(*i);
        // "the absence of Ferreira and Costa through injury was felt on Sunday".
        let first = tokens.start.saturating_sub(12).max(self.tokens.start);
        let absence =
            (first..tokens.start).any(|i| self.is_word(i, &["absence"]) && self.is_word(i + 1, &["of"]));
        if absence && self.is_word(tokens.start.wrapping_sub(1), &["through", "with"]) {
            return true;
        }
        // "a collision knocked Ferreira out of the game with a concussion": he was in it.
        if self.casualty(tokens) == Some(true) {
            return false;
        }
        let Some(at) = (from..tokens.start).rev().find(absent) else { return false };
        // "on the injured list", "on injured reserve": where, not how.
        // "our captain, out injured due to a broken hand".
        let list = |i: usize| {
            self.is_word(i, &["injured"])
                && (self.is_word(i + 1, &["list", "reserve"]) || self.is_word(i.wrapping_sub(1), &["out"]))
        };
        // "absent since damaging a knee on Saturday": the words may begin with the verb.
        let damaging =
            self.lower(tokens.start).ends_with("ing") && self.is_one(tokens.start, words_of!(HAPPENED));
        !damaging
            && !(at + 1..tokens.start)
                .any(|i| self.is_one(i, words_of!(HAPPENED)) && !self.is_word(i, &["in"]) && !list(i))
    }

    /// "a fracture on his left hand | ruled him out": behind the place that is told of it.
    fn behind_its_place(&self, end: usize) -> usize {
        let own = self.function(end + 1).intersects(Function::POSSESSIVE | Function::DETERMINER);
        let place = |h: &&crate::lexicon::Hit| (end + 2..end + 4).contains(&(h.start as usize));
        let part = self.phrases(Class::Body).map(|(h, _)| h).find(place);
        match part {
            Some(part) if own && self.is_word(end, &["in", "on", "to", "of"]) => part.end as usize,
            _ => end,
        }
    }

    /// "hurt his back on Saturday", "a stiff back": the part of the body, and no way back.
    pub(super) fn somebodys_back(&self, i: usize) -> bool {
        self.is_word(i, &["back"])
            && (self.function(i.wrapping_sub(1)).contains(Function::POSSESSIVE)
                || self.ailments.iter().any(|a| a.tokens.len() > 1 && a.tokens.contains(&i)))
    }

    /// Whether the time belongs to the absence's course ("out until Saturday", "miss Sunday's final").
    pub(super) fn of_course(&self, at: usize, around: &Range<usize>) -> bool {
        let from = at.saturating_sub(4).max(around.start);
        let ahead = at.saturating_sub(8).max(around.start);
        // "hurt back in October": long ago, no way back.
        let long_ago = |i: usize| self.is_word(i, &["back"]) && self.is_word(i + 1, &["in"]) && i + 2 == at;
        // "on duty for Rovers last week": a preposition takes the time only right before it.
        let taken = |i: usize| {
            !self.is_word(i, &["for", "by"])
                || (i + 1..at).all(|j| {
                    self.function(j).intersects(Function::DETERMINER | Function::POSSESSIVE)
                        || self.is_word(j, NEAR)
                })
        };
        // "out until | after the break": the bound stands in the piece before.
        let bound = around.start.wrapping_sub(1);
        let parted = self.is_word(bound, &["until", "till"]) && at <= around.start + 4;
        // "preparing to play last week": what has been lies behind.
        let been = self.is_word(at, &["last", "yesterday", "past"]);
        parted || (from..at).any(|i| self.is_word(i, COURSE) && taken(i) && !self.is_word(i + 1, &["a", "an"]) && !long_ago(i) && !self.somebodys_back(i))
            // "in the team to face Scotland on Saturday"
            || !been && (ahead..at).any(|i| self.is_word(i, &["to", "will", "ahead"]) && self.is_word(i + 1, &["face", "play", "meet", "take", "host", "start", "of"]))
    }
}

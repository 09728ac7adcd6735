//! Where an injury happened, and the day of the match in which it did.

use std::ops::Range;

use ledger::{Interval, Phase, Setting};

use super::words::{ABROAD, HAPPENED, HISTORY, IN_TRAINING};
use crate::grammar::{Function, Link, Tense};
use crate::lexicon::Class;
use crate::matches::Match;
use crate::scene::Scene;
use crate::text::Shape;

/// A match so many days before the report may be the one that it is about.
pub(super) const FRESH_DAYS: i64 = 7;

/// So far from a match (in tokens) its place is told.
const VENUE_TOKENS: usize = 12;

/// So many matches are looked at for their place.
const VENUE_MATCHES: usize = 24;

/// So far back (in tokens) "the match" may have been told.
const REACH_TOKENS: usize = 150;

impl Scene<'_> {
    /// Whether the sentence tells of the match that the report is about: an event in its course, or a plain past in a
    /// match report.
    pub(super) fn in_match(&self, tokens: &Range<usize>, around: &Range<usize>, tense: Tense) -> bool {
        if !matches!(tense, Tense::Past | Tense::None | Tense::PastPerfect)
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

    /// "after breaking an arm in their 43-19 win", "in the warm-up": the one match whose end the report tells with a day of this week,
    /// unless it is told to be against others.
    pub(super) fn report_match(
        &self,
        tokens: &Range<usize>,
        around: &Range<usize>,
    ) -> Option<(Interval, String)> {
        const OUTCOMES: &[&str] = &["win", "victory", "defeat", "draw", "loss"];
        let hurt = |i: usize| self.is_one(i, words_of!(HAPPENED)) && !self.is_word(i, &["in", "during"]);
        let warm = |i: usize| {
            self.is_word(i, &["warm"])
                && self.is_word(i + 1, &["up"])
                && self.is_word(i.wrapping_sub(1), &["the"])
                && !crate::matches::is_match_noun(&self.page.surface, i + 2)
        };
        let played = around.clone().find(|&i| self.is_word(i, OUTCOMES) || warm(i))?;
        let own =
            |i: usize| self.is_word(i, &["in", "during"]) && self.is_word(i + 1, &["a", "another", "an"]);
        if !(around.start..tokens.end).any(hurt)
            || self.any_word(around.clone(), HISTORY)
            || (played.saturating_sub(5)..played).any(own)
        {
            return None;
        }
        let published = self.page.published;
        let since = ledger::add_days(published.earliest, -FRESH_DAYS);
        let recent = |m: &&Match| {
            m.ended && since <= m.day.latest && m.day.latest <= published.latest && m.day.width() <= 2
        };
        let rival = self.phrases(Class::Team).find(|(h, _)| {
            around.contains(&(h.start as usize))
                && self.is_word(h.start.saturating_sub(1) as usize, &["against", "over", "to", "by", "with"])
        });
        let same = |m: &&Match| m.against.is_empty() || rival.is_none_or(|(_, e)| e.column(0) == m.against);
        let mut told = self.page.matches().sure().take(VENUE_MATCHES).filter(recent);
        let first = told.next().filter(same)?;
        let one = told.all(|m| m.day == first.day);
        one.then(|| (first.day, format!("the match told as of {}", first.day)))
    }

    /// "Saturday's win came at a price: Ferreira broke an arm": the match whose end stands before the colon.
    pub(super) fn before_the_colon(&self, tokens: &Range<usize>) -> Option<(Interval, String)> {
        const REACH: usize = 40;
        let from = tokens.start.saturating_sub(REACH).max(self.tokens.start);
        let colon = (from..tokens.start).find(|&i| self.is_mark(i, ":"))?;
        let past =
            self.segment(tokens.start).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::None));
        let told = self.page.matches().inside(&(from..colon)).filter(|m| m.ended && m.day.width() <= 2)?;
        let played = past
            && told.day.latest <= self.page.published.latest
            && !self.any_word(colon..tokens.start, HISTORY);
        played.then(|| (told.day, format!("the match against {}, told as of {}", told.against, told.day)))
    }

    /// "suffered a cut during the match": the match told before, when nothing behind the noun tells another.
    fn that_match(&self, around: &Range<usize>) -> Option<(Interval, String)> {
        const NOUNS: &[&str] = &[
            "match",
            "game",
            "race",
            "fight",
            "bout",
            "contest",
            "final",
            "clash",
            "tie",
            "encounter",
            "test",
            "derby",
        ];
        const ELSE: &[&str] = &["against", "with", "on", "between", "v", "at", "for", "when", "last", "in"];
        let the = |i: usize| {
            self.is_word(i, &["the", "that", "this", "same"])
                && self.is_word(i.wrapping_sub(1), &["in", "during", "of", "the", "after"])
        };
        let that = |i: usize| {
            self.is_word(i, &["win", "defeat", "draw", "victory", "loss"])
                && self.is_word(i.wrapping_sub(1), &["that", "same"])
        };
        let noun = around.clone().find(|&i| {
            that(i) || (self.is_word(i, NOUNS) && the(i.wrapping_sub(1)) && !self.is_word(i + 1, ELSE))
        })?;
        let published = self.page.published.latest;
        let near =
            |m: &&Match| noun.saturating_sub(m.tokens.end) <= REACH_TOKENS && m.day.latest <= published;
        let told = self.page.matches().told_before(noun).find(near)?;
        Some((told.day, format!("the match against {}, told as of {}", told.against, told.day)))
    }

    /// "the injury sustained at Millbrook Park": the match of these days that the report tells of in the same place.
    fn venue(&self, at: usize) -> Option<&Match> {
        let surface = &self.page.surface;
        let place = surface.word_at(at);
        let published = self.page.published;
        let since = ledger::add_days(published.earliest, -FRESH_DAYS);
        let there = |m: &&Match| {
            let near = m.tokens.start.saturating_sub(VENUE_TOKENS)..m.tokens.end + VENUE_TOKENS;
            near.clone().any(|i| {
                i != at && surface.word_at(i) == place && surface.is_word(i.wrapping_sub(1), &["at", "in"])
            })
        };
        let recent =
            |m: &&Match| since <= m.day.latest && m.day.latest <= published.latest && m.day.width() <= 2;
        self.page.matches().sure().take(VENUE_MATCHES).filter(recent).find(there)
    }

    /// The day of a match at the place at which the words say that somebody got hurt.
    pub(super) fn at_venue(&self, around: &Range<usize>) -> Option<(Interval, String)> {
        const GOT_HURT: &[&str] =
            &["suffered", "sustained", "picked", "picking", "suffering", "sustaining", "injured", "hurt"];
        let capital = |i: usize| {
            let token = self.page.surface.tokens.get(i);
            token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
        };
        let got = around.clone().find(|i| self.is_one(*i, words_of!(GOT_HURT)))?;
        let near = got + 1..around.end.min(got + 9);
        let at =
            near.clone().find(|&i| self.is_word(i, &["at", "in"]) && capital(i + 1) && i + 1 < around.end)?;
        let found = self.venue(at + 1)?;
        Some((found.day, format!("the match against {} there, told as of {}", found.against, found.day)))
    }

    /// Where it happened, as far as the words tell.
    pub(super) fn setting(&self, around: &Range<usize>) -> Option<Setting> {
        // "The Wales international was hurt" names a player, not a place.
        let named = |i: usize| self.mentions().any(|(_, m)| m.tokens.contains(&i));
        // "the Brisbane International" is a tournament's name, "France's Hale" an opponent.
        let title = |i: usize| {
            let capital = |j: usize| self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CAPITAL));
            capital(i) && i.checked_sub(1).is_some_and(capital)
        };
        let genitive = |end: usize| self.page.surface.tokens.get(end).is_some_and(|t| t.is(Shape::CLITIC));
        // "sidelined until after the international break".
        let past_break = |i: usize| {
            self.is_word(i + 1, &["break", "window"])
                && self.any_word(i.saturating_sub(3)..i, &["until", "till", "after", "before"])
        };
        // "will miss the match": what stands behind such a word is a match that is still to come.
        let ahead = |i: &usize| self.is_word(*i, &["miss", "misses", "missing", "doubt", "doubtful", "will"]);
        let until = around.clone().find(ahead).unwrap_or(around.end);
        // "will not risk the ankle injury that she sustained in her defeat": told as past again.
        // "will train with the squad following an elbow injury in Rovers' game": what it follows is past too.
        let got = |i: &usize| self.is_word(*i, &["suffered", "sustained", "received", "after", "following"]);
        let past = (until..around.end).find(got).unwrap_or(around.end);
        let told = |i: usize| i < until || past <= i;
        let country = |i: usize| {
            self.is_word(i, &["country"])
                && self.is_word(i.wrapping_sub(1), &["his", "her", "their"])
                && self.is_word(i.wrapping_sub(2), &["for", "with"])
        };
        let abroad = around.clone().any(|i| country(i) && told(i))
            || around.clone().any(|i| self.is_word(i, ABROAD) && !named(i) && !title(i) && !past_break(i))
            || around.clone().any(|i| self.is_word(i, &["duty"]) && told(i) && self.of_a_nation(i))
            || self.phrases(Class::Team).any(|(h, e)| {
                e.column(1) == "nation"
                    && !genitive(h.tokens().end)
                    && !self.is_word(
                        h.tokens().end,
                        &["open", "grand", "cup", "league", "championship", "championships", "masters"],
                    )
                    && around.contains(&(h.start as usize))
                    && told(h.start as usize)
                    && self.meets(h.tokens())
            });
        let playing =
            around.clone().filter(|&i| told(i)).any(|i| self.of_match(i) || self.in_contest(i, around));
        if around.clone().filter(|&i| told(i)).any(|i| self.off_the_pitch(i)) {
            return Some(Setting::Other);
        }
        // "during Wales' training camp", "in an England training session".
        let camp = |i: usize| {
            let near = i.saturating_sub(4)..i;
            self.is_word(i, &["camp", "session", "squad"])
                && self.any_word(near.clone(), &["training"])
                && self
                    .phrases(Class::Team)
                    .any(|(h, e)| e.column(1) == "nation" && near.contains(&(h.start as usize)) && told(i))
        };
        if around.clone().any(camp) {
            return Some(Setting::International);
        }
        if abroad
            && !self.any_word(
                around.clone(),
                &["before", "doubt", "miss", "missed", "squad", "ahead", "trip", "face"],
            )
        {
            Some(Setting::International)
        } else if around.clone().any(|i| self.in_training(i) && !self.went_back_to_it(i)) {
            Some(Setting::Training)
        } else if playing || self.at_ground(around, false) {
            Some(Setting::Match)
        } else {
            None
        }
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
            "prevent",
            "prevents",
            "prevented",
            "preventing",
            "keep",
            "keeps",
            "kept",
            "stop",
            "stops",
            "stopped",
            "absent",
            "missing",
            "away",
            "withdrew",
            "out",
        ];
        let before = i.wrapping_sub(1);
        let from = before.wrapping_sub(usize::from(self.is_word(before, &["full", "team", "squad", "the"])));
        let kept = self.is_word(from, &["from"])
            && self.any_word(from.saturating_sub(6).max(self.tokens.start)..from, KEPT);
        !kept
            && self.is_word(i, IN_TRAINING)
            && !(self.is_word(i, &["nets"])
                && self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL)))
    }

    /// "returned to training", "is back in practice": no place where he was hurt ("felt his back go in training").
    fn went_back_to_it(&self, training: usize) -> bool {
        const NEAR: usize = 8;
        (training.saturating_sub(NEAR).max(self.tokens.start)..(training + NEAR).min(self.tokens.end))
            .any(|i| self.goes_back(i))
    }

    fn goes_back(&self, i: usize) -> bool {
        self.is_word(i, &["return", "returned", "resume", "resumed"])
            || (self.is_word(i, &["back"])
                && !self.somebodys_back(i)
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
            "stop",
            "stopped",
            "quit",
            "abandon",
            "abandoned",
            "retire",
            "retired",
            "forfeit",
            "forfeited",
            "concede",
            "conceded",
            "leave",
            "left",
        ];
        const CONTEST: &[&str] = &[
            "match",
            "game",
            "race",
            "bout",
            "fight",
            "semi-final",
            "semifinal",
            "quarter-final",
            "quarterfinal",
            "final",
        ];
        let from = tokens.start.saturating_sub(24).max(self.tokens.start);
        // "was also substituted because of a sore knee".
        let taken_off = |i: usize| {
            self.is_word(i, &["substituted"])
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

    /// The day of the match that the words name, if the report dates it.
    pub(super) fn match_of(&self, around: &Range<usize>, phase: Option<Phase>) -> Option<(Interval, String)> {
        if phase == Some(Phase::Past) {
            return None;
        }
        const MET: &[&str] = &["against", "over", "to", "with", "by", "at", "v", "vs", "versus"];
        let matches = self.page.matches();
        let met = || {
            let inside = self.phrases(Class::Team).filter(|(h, _)| around.contains(&(h.start as usize)));
            let mut met = inside.filter(|(h, _)| self.is_word(h.start.saturating_sub(1) as usize, MET));
            met.find_map(|(_, entry)| matches.played_against(entry.column(0)))
        };
        // "thrashed Town 98-2 on Friday, but will rue the injury suffered by Lees": the sentence's own match.
        let own = || {
            const GOT: &[&str] =
                &["suffered", "sustained", "suffering", "sustaining", "injured", "limped", "forced"];
            let got = around.clone().find(|&i| self.is_word(i, GOT));
            let now = got.is_some_and(|i| {
                self.segment(i).is_none_or(|s| s.verb.tense != Tense::Perfect || s.link != Link::Main)
            }) && !self.any_word(around.clone(), HISTORY);
            now.then(|| matches.inside(&self.tokens))
                .flatten()
                .filter(|m| m.ended && m.day.width() <= 2 && m.tokens.start < around.start)
        };
        let told = matches.inside(around).or_else(met).or_else(own);
        // "swelling in the knee forced him to miss last Wednesday's game": not in it.
        let missed = |m: &Match| {
            around.contains(&m.tokens.start)
                && self.any_word(
                    m.tokens.start.saturating_sub(6).max(around.start)..m.tokens.start,
                    &["miss", "missed", "missing", "misses"],
                )
        };
        let Some(told) = told.filter(|m| m.day.latest <= self.page.published.latest && !missed(m)) else {
            return self.that_match(around);
        };
        Some((told.day, format!("the match against {}, told as of {}", told.against, told.day)))
    }
}

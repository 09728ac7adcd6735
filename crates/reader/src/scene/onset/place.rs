//! Where an injury happened, and the day of the match in which it did.

use std::ops::Range;

use ledger::{Interval, Phase, Setting};

use super::words::{ABROAD, HAPPENED, HISTORY, IN_MATCH, IN_TRAINING};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::Scene;
use crate::text::Shape;

impl Scene<'_> {
    /// Whether the sentence tells of the match that the report is about: an event in its course, or a plain past in a
    /// match report.
    pub(super) fn in_match(&self, tokens: &Range<usize>, around: &Range<usize>, tense: Tense) -> bool {
        if !matches!(tense, Tense::Past | Tense::None) || self.any_word(around.clone(), HISTORY) {
            return false;
        }
        let near = tokens.start.saturating_sub(12).max(around.start)..around.end.min(tokens.end + 12);
        let moment = near.clone().any(|i| self.moment(i)) && !self.any_word(near, IN_TRAINING);
        moment || (self.page.match_report() && self.got_hurt(tokens, around))
    }

    /// Whether a word places an event inside a match: a minute, a half, a set; leaving it hurt.
    fn moment(&self, i: usize) -> bool {
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        self.is_word(i, &["minute", "minutes", "mins", "halftime", "interval"])
            || (self.is_word(i, &["half"])
                && (before(&["first", "second", "opening"]) || self.is_word(i + 1, &["time"])))
            || (self.is_word(i, &["set", "quarter", "lap", "round"])
                && before(&["first", "second", "third", "fourth", "fifth", "final", "opening", "deciding"]))
            || (self.is_word(i, &["break"]) && before(&["the"]))
            || (self.is_word(i, &["early"]) && self.is_word(i + 1, &["on", "in"]))
            || (self.is_word(i, &["retired", "stretchered", "limped"])
                && self.is_word(i + 1, &["with", "hurt", "injured", "off", "out"]))
    }

    /// Whether a word of getting hurt, or of losing somebody, stands by the injury.
    fn got_hurt(&self, tokens: &Range<usize>, around: &Range<usize>) -> bool {
        let near = tokens.start.saturating_sub(8).max(around.start)..around.end.min(tokens.end + 3);
        let got = |i: usize| {
            self.is_word(i, HAPPENED) && !self.is_word(i, &["in", "during"])
                || self.is_word(
                    i,
                    &["lost", "losing", "retired", "survived", "left", "limped", "departed", "came", "went"],
                )
        };
        near.into_iter().any(got)
    }

    /// The day of the match that the report tells of: the last one it dates, if it was within three days, else the day
    /// of the report or the day before.
    pub fn match_day(&self) -> (Interval, String) {
        let published = self.page.published;
        let yesterday = ledger::add_days(published.earliest, -1);
        let told = self.page.matches().last(published.latest).filter(|m| m.day.latest < yesterday);
        let fresh =
            told.filter(|m| ledger::days_between(m.day.latest, published.latest) <= 3 && m.day.width() <= 2);
        match fresh {
            Some(m) => (m.day, format!("the match against {}, told as of {}", m.against, m.day)),
            None => (
                Interval { earliest: ledger::add_days(published.earliest, -1), latest: published.latest },
                "the match reported, on the day of the report or the day before".into(),
            ),
        }
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
        let abroad = around.clone().any(|i| self.is_word(i, ABROAD) && !named(i) && !title(i))
            || self.phrases(Class::Team).any(|(h, e)| {
                e.column(1) == "nation"
                    && !genitive(h.tokens().end)
                    && !self.is_word(
                        h.tokens().end,
                        &["open", "grand", "cup", "league", "championship", "championships", "masters"],
                    )
                    && around.contains(&(h.start as usize))
                    && self.any_word(
                        h.tokens().start.saturating_sub(3)..h.tokens().start,
                        &["against", "for", "with", "over", "to"],
                    )
            });
        // "will miss the match": what stands behind such a word is a match that is still to come.
        let ahead = |i: &usize| self.is_word(*i, &["miss", "misses", "missing", "doubt", "doubtful", "will"]);
        let until = around.clone().find(ahead).unwrap_or(around.end);
        let playing = (around.start..until).any(|i| self.of_match(i));
        if abroad
            && !self.any_word(
                around.clone(),
                &["before", "doubt", "miss", "missed", "squad", "ahead", "trip", "face"],
            )
        {
            Some(Setting::International)
        } else if self.any_word(around.clone(), IN_TRAINING)
            && !self.any_word(around.clone(), &["return", "returned", "back", "resume", "resumed"])
        {
            Some(Setting::Training)
        } else if playing || self.at_ground(around) {
            Some(Setting::Match)
        } else {
            None
        }
    }

    /// "the knee injury sustained at Millbrook Park": where an injury is picked up at a place named, a match was played.
    fn at_ground(&self, around: &Range<usize>) -> bool {
        const GOT_HURT: &[&str] = &["suffered", "sustained", "picked"];
        let capital = |i: usize| {
            let token = self.page.surface.tokens.get(i);
            token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
        };
        let team = |i: usize| self.phrases(Class::Team).any(|(h, _)| h.start as usize == i);
        let Some(got) = around.clone().find(|i| self.is_word(*i, GOT_HURT)) else { return false };
        let near = got + 1..around.end.min(got + 9);
        near.clone().any(|i| self.is_word(i, &["at"]) && capital(i + 1) && i + 1 < around.end && !team(i + 1))
            && !self.any_word(near, &["home", "camp", "gym", "holiday", "work", "academy"])
    }

    /// Whether a word names a match or a part of one.
    pub(super) fn of_match(&self, i: usize) -> bool {
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        // "48 hours before the final", "in time for the match": not in it.
        let ahead = (i.saturating_sub(3)..i)
            .any(|j| self.is_word(j, &["before", "ahead", "until", "for", "next"]))
            || (i.saturating_sub(6)..i).any(|j| {
                self.is_word(j, &["for", "of"])
                    && self.is_word(j + 1, &["tomorrow", "saturday", "sunday", "friday"])
            });
        // "on his debut", "while fielding".
        let debut = self.is_word(i, &["debut"])
            && (i.saturating_sub(3)..i).any(|j| self.is_word(j, &["on", "in", "during"]));
        let at_it =
            self.is_word(i, &["batting", "bowling", "fielding"]) && before(&["while", "when", "whilst"]);
        debut
            || at_it
            || (self.is_word(i, IN_MATCH) && !ahead)
            || (self.is_word(i, &["playing"]) && self.is_word(i + 1, &["for", "against"]) && !ahead)
            || self.moment(i)
            || (self.is_word(i, &["leg"]) && before(&["first", "second", "return", "opening"]))
            || (self.is_word(i, &["test"])
                && before(&["first", "second", "third", "final", "the", "autumn", "opening"]))
    }

    /// The day of the match that the words name, if the report dates it.
    pub(super) fn match_of(&self, around: &Range<usize>, phase: Option<Phase>) -> Option<(Interval, String)> {
        if phase == Some(Phase::Past) {
            return None;
        }
        let told = self.page.matches().inside(around).or_else(|| {
            let (hit, entry) =
                self.phrases(Class::Team).find(|(h, _)| around.contains(&(h.start as usize)))?;
            self.is_word(hit.start.saturating_sub(1) as usize, &["against", "over", "to", "with", "by", "at"])
                .then(|| self.page.matches().played_against(entry.column(0)))
                .flatten()
        })?;
        (told.day.latest <= self.page.published.latest)
            .then(|| (told.day, format!("the match against {}, told as of {}", told.against, told.day)))
    }
}

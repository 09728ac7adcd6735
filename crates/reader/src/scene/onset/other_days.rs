//! Days that are told beside a hurt and are another thing's: of what was found, of an operation, of a plan, of the report.

use std::ops::Range;

use super::super::Scene;
use super::words::{HAPPENED, HAPPENED_THEN};
use crate::grammar::Tense;
use crate::lexicon::Class;

impl Scene<'_> {
    /// Whether what the words are part of tells nothing of when and where it happened: a return, an operation, a doubt, how long it
    /// lasted.
    pub(super) fn tells_no_day(&self, tokens: &Range<usize>) -> bool {
        // "his long-awaited injury return against Rovers": the return's.
        const RETURNS: &[&str] =
            &["return", "returns", "comeback", "layoff", "lay-off", "absence", "absences"];
        if self.is_word(tokens.end, RETURNS) {
            return true;
        }
        // "had a cartilage operation on Tuesday": the operation's.
        if self.any_word(tokens.end.saturating_sub(1)..tokens.end + 1, &["operation", "surgery", "op"]) {
            return true;
        }
        // "was injured for a grand total of 124 days": how long, and not when.
        let far = tokens.end..(tokens.end + 8).min(self.tokens.end);
        let lasted = self.is_word(tokens.end, &["for"])
            && self.is_word(tokens.end.wrapping_sub(1), &["injured", "hurt"])
            && self.times(&far).any(|t| t.kind == crate::time::TimeKind::Duration);
        if lasted {
            return true;
        }
        // "had been an injury doubt in the build-up to the Cup": since when, is not told.
        const DOUBTS: &[&str] = &["doubt", "doubts", "worry", "worries", "concern", "concerns", "cloud"];
        if self.any_word(tokens.end.saturating_sub(1)..tokens.end + 1, DOUBTS) {
            return true;
        }
        self.been_away_before(tokens)
    }

    /// Whether the time is that of a scan or of news ("scans on Monday showed"), or no time ("the third quarter").
    pub(super) fn of_finding(&self, expr: &Range<usize>) -> bool {
        const FOUND: &[&str] = &[
            "showed", "shows", "revealed", "reveals", "confirmed", "confirms", "scan", "scans", "testing",
            "tested", "diagnosed", "announced", "tests", "x-rays", "said", "told", "reports", "listed",
            "improved", "improving", "eased", "settled", "assessed", "examined", "discover", "discovers",
            "learn", "learns",
        ];
        const SPEECH: &[&str] =
            &["said", "told", "informed", "informing", "confirmed", "revealed", "announced", "admitted"];
        let before = |reach: usize| expr.start.saturating_sub(reach).max(self.tokens.start)..expr.start;
        let happened =
            |i: usize| self.function(i).verbal() || self.is_word(i, HAPPENED) && !self.is_word(i, &["in"]);
        // "said in a statement on Saturday".
        let stated =
            self.any_word(before(4), &["statement", "conference", "interview", "website", "radio", "tv"]);
        let spoken = before(if stated { 7 } else { 4 }).rev().find(|&i| self.is_word(i, SPEECH));
        let of_speech = spoken.is_some_and(|i| !(i + 1..expr.start).any(happened));
        // "was confirmed as a ruptured ligament on Monday".
        let confirmed = before(9)
            .rev()
            .find(|&i| self.is_word(i, &["confirmed", "diagnosed"]) && self.is_word(i + 1, &["as"]));
        let confirmed =
            confirmed.is_some_and(|i| !(i + 1..expr.start).any(|j| self.is_word(j, HAPPENED_THEN)));
        // "fears were realised yesterday when a scan on his ankle showed damage".
        let scanned = self.is_word(expr.end, &["when", "after", "as"])
            && self.any_word(
                expr.end + 1..(expr.end + 5).min(self.tokens.end),
                &["scan", "scans", "tests", "x-ray", "x-rays", "mri"],
            )
            && !self.hurt_there(before(6));
        of_speech
            || confirmed
            || scanned
            || self.any_word(before(2), FOUND)
            || self.any_word(before(6), &["update", "news", "scan", "scans"]) && !self.hurt_there(before(6))
            || self.any_word(before(3), &["results"]) && self.any_word(before(5), &["test", "tests", "x-ray", "mri"])
            // "had a scan on her injured left wrist on Thursday".
            || (self.any_word(before(12), &["scan", "scans", "mri", "x-ray", "tests"])
                && !self.any_word(before(12), HAPPENED_THEN)
                && !self.hurt_there(before(12)))
            || self.any_word(self.unjoined(expr.end..(expr.end + 3).min(self.tokens.end)), FOUND)
            || self.any_word(expr.clone(), &["quarter", "quarters"])
    }

    /// "came through a session on Friday with no ill effects on her hamstring": the day of what went well.
    pub(super) fn of_a_session(&self, expr: &Range<usize>) -> bool {
        const REACH: usize = 18;
        let near = expr.start.saturating_sub(REACH).max(self.tokens.start)..expr.start;
        let through = near.clone().rev().find(|&i| {
            self.is_word(i, &["came", "come", "comes", "coming"]) && self.any_word(i + 1..i + 3, &["through"])
        });
        through.is_some_and(|i| !(i + 2..expr.start).any(|j| self.is_word(j, HAPPENED_THEN)))
    }

    /// "will have surgery on Friday to repair a torn ligament": the day of the operation.
    pub(super) fn of_operation(&self, expr: &Range<usize>) -> bool {
        // "will have surgery to pin the broken bone in his foot on Friday".
        let future = self.segment(expr.start).is_some_and(|s| s.verb.tense == Tense::Future);
        let far = if future { 14 } else { 6 };
        // "had two cortisone injections for a neck problem earlier this week".
        let injected = (expr.start.saturating_sub(10).max(self.tokens.start)..expr.start)
            .rev()
            .find(|&i| self.is_word(i, &["injection", "injections", "jab", "jabs"]));
        if injected.is_some_and(|i| !self.hurt_there(i..expr.start)) {
            return true;
        }
        self.phrases(Class::Surgery).any(|(h, _)| {
            let end = h.end as usize;
            // "will have surgery after damaging a knee on Saturday": the day of what came before it.
            let before = self.any_word(end..expr.start, &["after", "following", "since", "when", "which"]);
            (end..end + far).contains(&expr.start) && !before && !self.hurt_there(end..expr.start)
        })
    }

    /// "surgery on the ankle that he hurt last year", "on a shoulder injured in October": how what is operated on came to its hurt.
    fn hurt_there(&self, between: Range<usize>) -> bool {
        const HURT: &[&str] = &[
            "hurt", "injured", "damaged", "broke", "tore", "broken", "twisted", "dislocated", "fractured",
            "ruptured", "turned", "jarred", "strained", "sprained", "tweaked", "aggravated", "bruised",
            "pulled",
        ];
        let who = |i: usize| self.is_word(i, &["he", "she", "they", "i"]);
        let end = between.end;
        between.into_iter().any(|i| {
            self.is_word(i, HURT)
                && (who(i.wrapping_sub(1))
                    || i + 1 == end
                    || self.is_word(i + 1, &["in", "on", "during", "against"]) && i + 2 >= end)
        })
    }

    /// "flew home on Tuesday with a knee injury", "left the camp on Sunday": the day on which he went, and not that of the hurt.
    pub(super) fn of_departure(&self, expr: &Range<usize>) -> bool {
        const REACH: usize = 8;
        const GOES: &[&str] = &[
            "flew", "flown", "flies", "fly", "went", "sent", "returned", "returns", "travelled", "headed",
            "left", "leaves", "arrived", "gone", "pulled",
        ];
        const THERE: &[&str] = &["home", "club", "camp", "squad", "party", "tour", "hotel"];
        let before = expr.start.saturating_sub(REACH).max(self.tokens.start)..expr.start;
        let Some(goes) = before.clone().rev().find(|&i| self.is_word(i, GOES)) else { return false };
        let gone = self.any_word(goes + 1..expr.start, THERE);
        let behind = self.is_word(expr.end, &["with", "without", "because", "after", "suffering", "nursing"])
            || self.is_mark(expr.end, ",")
            || self.is_mark(expr.end, ".");
        gone && behind && !self.any_word(goes..expr.start, HAPPENED_THEN)
    }

    /// "in the warm-up before Saturday's game", "warming up for Sunday's final": what somebody warms up for is played the same day.
    pub(super) fn warming_up_for(&self, expr: &Range<usize>) -> bool {
        let before = expr.start.saturating_sub(2).max(self.tokens.start)..expr.start;
        let led = before.clone().rev().find(|&i| self.is_word(i, &["before", "for", "ahead"]));
        led.is_some_and(|i| {
            let near = i.saturating_sub(4).max(self.tokens.start)..i;
            let warm = |j: usize| self.is_word(j, &["warm", "warming"]) && self.is_word(j + 1, &["up"]);
            near.into_iter().any(warm)
        })
    }

    /// "broke a hand and his January fight is off": the time of something of his that was planned.
    pub(super) fn of_plan(&self, expr: &Range<usize>) -> bool {
        const REACH: usize = 10;
        const PLANNED: &[&str] =
            &["fight", "bout", "clash", "defence", "title", "debut", "rematch", "showdown", "contest"];
        let his = |i: usize| self.is_word(i, &["his", "her", "their"]);
        // "and his bout with Hale on 12 February is off".
        let joined = (expr.start.saturating_sub(REACH).max(self.tokens.start)..expr.start).any(|i| {
            self.is_word(i, &["and", "but"])
                && his(i + 1)
                && self.any_word(i + 2..(i + 5).min(expr.start), PLANNED)
        });
        joined
            || his(expr.start.wrapping_sub(1))
                && (self.is_word(expr.start.wrapping_sub(2), &["and", "but", ","]))
    }

    /// "DOHA, March 9: Hale sprained …", "LONDON, 9 March (AP) - …": the day of the report, not of what it tells.
    pub(super) fn date_line(&self, expr: &Range<usize>) -> bool {
        let first = expr.start < self.tokens.start + 6;
        first && (self.is_mark(expr.end, ":") || self.is_mark(expr.end, "("))
    }
}

//! The tokens around the words of a hurt in which its day and place are looked for.

use std::ops::Range;

use super::super::Scene;
use super::words::{GOT, HAPPENED};
use crate::grammar::Function;
use crate::text::Shape;

impl Scene<'_> {
    /// The part of a stretch behind the injury that tells how it was got; empty when none does.
    pub(super) fn told_behind(&self, tokens: &Range<usize>, around: &Range<usize>) -> Range<usize> {
        let near = tokens.end..around.end.min(tokens.end + 3);
        // "an operation on the knee he injured last year": the words themselves tell that.
        let he = |i: usize| self.is_word(i, &["he", "she", "they"]) && i + 1 < tokens.end;
        // "returning after injuring an ankle earlier in the season": so do these.
        let injuring = self.is_word(tokens.start, HAPPENED) && self.lower(tokens.start).ends_with("ing");
        if injuring || tokens.clone().any(he) {
            return tokens.end..around.end;
        }
        // "missed the win with the injury which forced him off in Saturday's defeat".
        let forced =
            self.is_word(tokens.end, &["which", "that"]) && self.is_word(tokens.end + 1, &["forced"]);
        if forced && !self.to_miss(tokens.end) {
            return tokens.end
                ..around.end.max(self.segment(tokens.end + 1).map_or(around.end, |s| s.tokens.end));
        }
        // "a groin injury from the 3-1 win over Rovers".
        let from = self.is_word(tokens.end, &["from"])
            && (tokens.end + 1..around.end.min(tokens.end + 6)).any(|i| self.of_match(i));
        // "with a torn ligament from last week's ugly challenge".
        let from = from
            || self.is_word(tokens.end, &["from"])
                && self
                    .times(&(tokens.end + 1..tokens.end + 3))
                    .any(|t| self.page.surface.tokens.get(t.tokens.end).is_some_and(|c| c.is(Shape::CLITIC)));
        // "out with a knee injury following a collision with Costa", "after being tackled by Costa".
        const MISHAPS: &[&str] = &[
            "collision", "tackle", "challenge", "clash", "fall", "crash", "accident", "being", "landing",
            "knock", "blow", "kick",
        ];
        let after = tokens.end;
        if self.is_word(after, &["after", "following"]) && self.any_word(after + 1..after + 5, MISHAPS) {
            return after..around.end;
        }
        // "with a broken hand, the result of being hit by a pitch on Sunday", "a knee problem caused by a fall".
        let result = (tokens.end..around.end.min(tokens.end + 4))
            .find(|&i| self.is_word(i, &["result", "caused"]) && self.is_word(i + 1, &["of", "by", "when"]));
        if let Some(result) = result {
            return result..around.end;
        }
        // "with a torn ligament in her left knee sustained during …".
        const SURELY: &[&str] = &["suffered", "sustained", "picked", "received", "incurred", "collected"];
        let further = tokens.end..around.end.min(tokens.end + 9);
        let surely = further
            .clone()
            .find(|&i| self.is_word(i, SURELY) && !(tokens.end..i).any(|j| self.is_mark(j, ",")));
        match near.into_iter().find(|&i| self.is_word(i, HAPPENED)).or(surely) {
            _ if from => tokens.end..around.end,
            Some(at) => at..around.end,
            None => around.end..around.end,
        }
    }

    /// The segment of the words, with the verbless segments that hang on it.
    pub(super) fn around(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let own = self.segments.get(at)?;
        let (mut start, mut end) = (own.tokens.start, own.tokens.end.max(tokens.end));
        for s in self.segments.get(at + 1..)?.iter().take(3) {
            // "a shoulder problem which flared up in training".
            let got = self.any_word(s.tokens.start..s.tokens.start + 4, GOT);
            let told =
                (self.is_word(s.tokens.start, &["which", "that"]) && got && !self.to_miss(s.tokens.start))
                    || (!s.own_subject
                        && self.is_word(s.tokens.start, &["suffered", "sustained", "picked", "incurred"]));
            // "but, after two net sessions on Friday, …": what contrasts is told of something else.
            let contrast = self.is_word(s.tokens.start, &["but", "although", "though", "yet"]);
            let clause = self.is_word(s.tokens.start, &["while", "when", "as", "during", "after"]);
            // "hurt his finger when he was batting on Saturday".
            let same = clause
                && !self.is_word(s.tokens.start, &["after"])
                && self.is_word(s.tokens.start + 1, &["he", "she", "they", "i", "we"]);
            // "since he fell from a horse", "after he was hit by a car", "when a tractor rolled over it".
            let mishap = self.is_word(s.tokens.start, &["since", "after", "when", "as"])
                && s.tokens.clone().any(|i| self.off_the_pitch(i));
            // "was hurt when Berg fell on his leg".
            let by_another = self.is_word(s.tokens.start, &["when", "as", "after"])
                && s.tokens.clone().any(|i| self.hurt_by_another(i));
            // "the result of being hit by a pitch".
            let result = self.any_word(s.tokens.start..s.tokens.start + 2, &["result", "caused"]);
            // "a broken leg and dislocated ankle in the match": the participle is the second hurt's, and no verb.
            let participle = s.verb.at.is_some_and(|v| {
                self.is_word(s.tokens.start, &["and"])
                    && v == s.tokens.start + 1
                    && self.ailments.iter().any(|a| a.tokens.start == v && a.tokens.len() > 1)
                    && !self.function(v + 1).intersects(Function::DETERMINER | Function::POSSESSIVE)
            });
            let joins = participle
                || (s.verb.at.is_none() && !contrast)
                || result
                || told
                || (clause && !s.own_subject)
                || same
                || mishap
                || by_another;
            if !joins {
                break;
            }
            end = s.tokens.end;
        }
        for s in self.segments.get(..at)?.iter().rev().take(1) {
            // "left the field against City, suffering a knock".
            let participle = s.subject == own.subject
                && !own.own_subject
                && self.is_word(
                    own.tokens.start,
                    &["suffering", "sustaining", "injuring", "hurting", "breaking", "tearing"],
                );
            // "beat City on Saturday, a match in which Ferreira hurt a knee".
            let within = self.is_word(own.tokens.start, &["which"])
                && self.is_word(own.tokens.start.wrapping_sub(1), &["in", "during"]);
            // "after hurting a knee in training, while Brandt was forced off": what contrasts has a place of its own.
            let other = own.own_subject && self.is_word(own.tokens.start, &["while", "whereas"]);
            // "Ferreira, the subject of a bid last summer, was taken off": what he is, is told aside.
            let aside = own.verb.at == Some(own.tokens.start)
                && self.is_mark(s.tokens.start.wrapping_sub(1), ",")
                && self.is_mark(own.tokens.start.wrapping_sub(1), ",")
                && self.function(s.tokens.start).contains(Function::DETERMINER);
            if (s.verb.at.is_none() && !s.own_subject && !other && !aside) || participle || within {
                start = s.tokens.start;
            }
        }
        if self.is_word(tokens.end, &["which", "that"]) && self.to_miss(tokens.end) {
            end = tokens.end;
        }
        Some(start..end)
    }

    /// The tokens up to the first mark: what a comma or a quote's end parts is said of something else.
    pub(super) fn unbroken(&self, tokens: Range<usize>) -> Range<usize> {
        let shape = |i: usize| self.page.surface.tokens.get(i).map_or(Shape::MARK, |t| t.shape);
        let mark = tokens.clone().find(|&i| shape(i).intersects(Shape::MARK | Shape::QUOTE));
        tokens.start..mark.unwrap_or(tokens.end)
    }

    /// The tokens up to the first mark, "and" or "but": "limped off on Saturday and was assessed yesterday".
    pub(super) fn unjoined(&self, tokens: Range<usize>) -> Range<usize> {
        let unbroken = self.unbroken(tokens);
        let joint = unbroken.clone().find(|&i| self.is_word(i, &["and", "but"]));
        unbroken.start..joint.unwrap_or(unbroken.end)
    }
}

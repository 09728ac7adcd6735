//! The tokens around the words of a hurt in which its day and place are looked for.

use std::ops::Range;

use super::super::Scene;
use super::words::{GOT, HAPPENED};
use crate::grammar::{Function, Link, Segment};
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
            _ if self.got_from(tokens.end, around) => tokens.end..around.end,
            Some(at) => at..around.end,
            None => around.end..around.end,
        }
    }

    /// "from" at a token, behind which stands where it was got.
    fn got_from(&self, from: usize, around: &Range<usize>) -> bool {
        let clitic = |i: usize| self.page.surface.tokens.get(i).is_some_and(|c| c.is(Shape::CLITIC));
        self.is_word(from, &["from"])
            // "a groin injury from the 3-1 win over Rovers".
            && ((from + 1..around.end.min(from + 6)).any(|i| self.of_match(i))
                // "with a torn ligament from last week's ugly challenge".
                || self.times(&(from + 1..from + 3)).any(|t| clitic(t.tokens.end)))
    }

    /// The segment of the words, with the verbless segments that hang on it.
    pub(super) fn around(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        const BEHIND: usize = 3;
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let own = self.segments.get(at)?;
        let before = at.checked_sub(1).and_then(|b| self.segments.get(b)).filter(|s| self.leads_to(s, own));
        let start = before.unwrap_or(own).tokens.start;
        let which = (tokens.start + 1..tokens.end + 1)
            .find(|&i| self.is_word(i, &["which", "that"]) && self.to_miss(i));
        if let Some(which) = which.or_else(|| self.old_trouble(tokens)) {
            return Some(start..which);
        }
        let behind = self.segments.get(at + 1..)?.iter().take(BEHIND).take_while(|s| self.tells_on(s)).last();
        Some(start..behind.map_or(own.tokens.end.max(tokens.end), |s| s.tokens.end))
    }

    /// "a kick on the foot that had troubled him in May", "a knock on the knee he hurt last season": from where on it is told of the part,
    /// and of before.
    fn old_trouble(&self, tokens: &Range<usize>) -> Option<usize> {
        const BLOWS: &[&str] = &["knock", "kick", "blow", "bang", "whack", "stamp", "bump", "jarred", "jolt"];
        const BEFORE: &[&str] = &[
            "had", "kept", "troubled", "injured", "hurt", "broke", "fractured", "strained", "bothered",
            "plagued",
        ];
        let end = tokens.end;
        let leads = self.is_word(end, &["that", "which"]) || self.is_word(end, &["he", "she"]);
        let the = self.any_word(end.saturating_sub(4).max(tokens.start)..end, &["the"]);
        let told = self.any_word(end + 1..end + 3, BEFORE);
        (leads && the && told && self.any_word(tokens.clone(), BLOWS)).then_some(end)
    }

    /// Whether a segment behind the words goes on with how it was got.
    fn tells_on(&self, s: &Segment) -> bool {
        let first = s.tokens.start;
        let opens = |words: &[&str]| self.is_word(first, words);
        // "but, after two net sessions on Friday, …": what contrasts is told of something else.
        if s.verb.at.is_none() && !opens(&["but", "although", "though", "yet"]) {
            return true;
        }
        // "a shoulder problem which flared up in training".
        let told = opens(&["which", "that"]) && self.any_word(first..first + 4, GOT) && !self.to_miss(first)
            || !s.own_subject && opens(&["suffered", "sustained", "picked", "incurred"]);
        let clause = opens(&["while", "when", "as", "during", "after"]);
        // "hurt his finger when he was batting on Saturday".
        let same = clause && !opens(&["after"]) && self.is_word(first + 1, &["he", "she", "they", "i", "we"]);
        // "since he fell from a horse", "after he was hit by a car", "when a tractor rolled over it".
        let mishap =
            || opens(&["since", "after", "when", "as"]) && s.tokens.clone().any(|i| self.off_the_pitch(i));
        // "was hurt when Berg fell on his leg".
        let by_another =
            || opens(&["when", "as", "after"]) && s.tokens.clone().any(|i| self.hurt_by_another(i));
        // "the result of being hit by a pitch".
        let result = || self.any_word(first..first + 2, &["result", "caused"]);
        told || clause && !s.own_subject
            || same
            || result()
            || self.second_hurt(s)
            || mishap()
            || by_another()
    }

    /// "a broken leg and dislocated ankle in the match": the participle is the second hurt's, and no verb.
    fn second_hurt(&self, s: &Segment) -> bool {
        s.verb.at.is_some_and(|v| {
            self.is_word(s.tokens.start, &["and"])
                && v == s.tokens.start + 1
                && self.ailments.iter().any(|a| a.tokens.start == v && a.tokens.len() > 1)
                && !self.function(v + 1).intersects(Function::DETERMINER | Function::POSSESSIVE)
        })
    }

    /// Whether the segment before belongs to the words' own.
    fn leads_to(&self, before: &Segment, own: &Segment) -> bool {
        const HURTING: &[&str] = &["suffering", "sustaining", "injuring", "hurting", "breaking", "tearing"];
        let first = own.tokens.start;
        // "left the field against City, suffering a knock".
        let participle = before.subject == own.subject && !own.own_subject && self.is_word(first, HURTING);
        // "beat City on Saturday, a match in which Ferreira hurt a knee".
        let within =
            self.is_word(first, &["which"]) && self.is_word(first.wrapping_sub(1), &["in", "during"]);
        // "after hurting a knee in training, while Brandt was forced off": what contrasts has a place of its own.
        let other = own.own_subject && self.is_word(first, &["while", "whereas"]);
        // "Ferreira, the subject of a bid last summer, was taken off": what he is, is told aside.
        let aside = own.verb.at == Some(first)
            && self.is_mark(before.tokens.start.wrapping_sub(1), ",")
            && self.is_mark(first.wrapping_sub(1), ",")
            && self.function(before.tokens.start).contains(Function::DETERMINER);
        // "Ferreira, who played | on the summer tour, suffered his injury": of the relative clause.
        let of_relative = || {
            let earlier = self.segments.iter().take_while(|s| s.tokens.start < before.tokens.start).last();
            self.is_mark(first.wrapping_sub(1), ",") && earlier.is_some_and(|s| s.link == Link::Relative)
        };
        // "has missed four matches, including Saturday's win, with a knee injury".
        let including = self.is_word(before.tokens.start, &["including"])
            && self.is_word(first, &["with", "because", "through", "due"]);
        let plain = before.verb.at.is_none()
            && !before.own_subject
            && !other
            && !aside
            && !including
            && !of_relative();
        plain || participle || within
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

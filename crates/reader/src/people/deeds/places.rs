//! Who takes another's place: who comes on or deputises is not the one who is hurt.

use crate::grammar::Function;
use crate::people::coref::Walk;
use crate::people::{Form, PersonKey};

impl Walk<'_, '_> {
    /// "Dorn replaced Hale after the flanker broke his jaw", "came on for Hale when he pulled up": who gave way is the one hurt.
    pub(in crate::people) fn gave_way_before(&self, at: usize) -> Option<PersonKey> {
        let word = |i: usize| self.scan.surface.word_at(i);
        let hangs = at.checked_sub(1).filter(|&b| {
            matches!(word(b), "after" | "when" | "because" | "as" | "since" | "once" | "while" | "until")
        })?;
        let sentence = self.scan.sentence_start(at);
        let last = self.mentions.last().filter(|m| m.tokens.start > sentence && m.tokens.end + 6 >= hangs)?;
        let named = matches!(last.form, Form::Full | Form::Surname | Form::Given) && !last.possessive;
        let from = self.scan.described_before(last.tokens.start).start;
        let before = from.checked_sub(1).filter(|&b| b > sentence)?;
        let before = if matches!(word(before), "the" | "injured") { before - 1 } else { before };
        let replaces = matches!(word(before), "replaced" | "replaces" | "replacing" | "relieved")
            && !self.scan.function_of(before - 1).contains(Function::BE);
        let comes = word(before) == "for"
            && (before.saturating_sub(3)..before).any(|i| {
                matches!(
                    word(i),
                    "on" | "in"
                        | "place"
                        | "covers"
                        | "covered"
                        | "covering"
                        | "deputises"
                        | "deputised"
                        | "deputising"
                )
            });
        (named && (replaces || comes)).then(|| last.person()).flatten()
    }

    /// "was replaced by Dorn": who comes on for another is none of the pair that went off.
    pub(in crate::people) fn took_over(&self, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or("", |i| self.scan.surface.word_at(i));
        word(1) == "by" && matches!(word(2), "replaced" | "substituted" | "followed" | "succeeded")
    }

    /// "Dorn replaced Hale", "Dorn came on for Hale": who takes another's place is not the one who is hurt.
    pub(in crate::people) fn came_on(&self, at: usize) -> bool {
        let next = self.mentions.partition_point(|m| m.tokens.start < at);
        let Some(end) = self.mentions.get(next).filter(|m| m.tokens.start == at).map(|m| m.tokens.end) else {
            return false;
        };
        let word = |i: usize| self.scan.surface.word_at(i);
        let comes = matches!(word(end), "came" | "comes")
            && matches!(word(end + 1), "on" | "in")
            && word(end + 2) == "for";
        comes || matches!(word(end), "replaced" | "replaces") || self.took_over(at)
    }

    /// "Dorn is likely to deputise for Hale if the striker fails to shake off a dead leg": for whom another is to play, where a condition or a
    /// reason follows his name.
    pub(in crate::people) fn deputised_for(&self, at: usize) -> Option<PersonKey> {
        const INSTEAD: &[&str] = &[
            "deputise", "deputises", "deputising", "deputize", "replace", "replaces", "in", "cover",
            "covering",
        ];
        const REACH: usize = 9;
        let word = |i: usize| self.scan.surface.word_at(i);
        let sentence = self.scan.sentence_start(at);
        let last = self
            .mentions
            .last()
            .filter(|m| m.tokens.start >= sentence && m.persons.len() == 1 && !m.possessive)?;
        let led = matches!(word(last.tokens.end), "if" | "unless" | "should" | "because" | "as")
            && at <= last.tokens.end + REACH;
        let name = self.scan.described_before(last.tokens.start).start;
        let before = name.saturating_sub(3).max(sentence)..name;
        let instead = before
            .clone()
            .any(|i| self.scan.surface.is_exactly(i, INSTEAD) && (word(i) != "in" || word(i + 1) == "for"));
        (led && instead && matches!(last.form, Form::Full | Form::Surname | Form::Given))
            .then(|| last.person())
            .flatten()
    }

    /// "Dorn will captain the side in his absence", "fills in throughout her lay-off": whoever takes over while another is away.
    pub(in crate::people) fn takes_over_from(&self, his: usize) -> Option<PersonKey> {
        const TAKES_OVER: &[&str] = &[
            "captain", "captains", "lead", "leads", "skipper", "skippers", "deputise", "deputises", "fill",
            "fills", "filled", "cover", "covers", "step", "steps", "stepped", "stand", "stands", "stood",
            "take", "takes", "took", "wear", "wears", "deputising", "deputised", "leading", "led",
            "captained", "start", "starts", "started",
        ];
        const REACH: usize = 10;
        let is = |i: usize, all: &[&str]| self.scan.surface.is_word(i, all);
        let away = (his + 1..his + 4).any(|i| is(i, &["absence", "layoff", "lay"]));
        if !away || !is(his.wrapping_sub(1), &["in", "during", "throughout"]) {
            return None;
        }
        let sentence = self.scan.sentence_start(his);
        let from = his.saturating_sub(REACH).max(sentence);
        let verb = (from..his).rev().find(|&i| self.scan.surface.is_exactly(i, TAKES_OVER))?;
        let doer = self.mentions.iter().rev().find(|m| m.tokens.end <= verb && !m.possessive)?;
        (doer.tokens.start >= sentence).then(|| doer.person()).flatten()
    }
}

//! Who does to whom what hurts: tackles, blows and falls.

use super::TACKLES;
use crate::people::coref::Walk;
use crate::people::{Form, Mention, PersonKey};

/// Verbs whose object is hurt.
const STRIKES: &[&str] = &[
    "hit",
    "struck",
    "caught",
    "kicked",
    "elbowed",
    "punched",
    "kneed",
    "headbutted",
    "floored",
    "felled",
    "upended",
    "clattered",
    "poleaxed",
    "flattened",
    "scythed",
    "hacked",
    "tripped",
    "clipped",
    "shoved",
    "bundled",
    "butted",
];

/// Verbs that hurt with "into" behind them.
const INTO: &[&str] =
    &["crashed", "clattered", "slid", "smashed", "barged", "careered", "ploughed", "piled", "crashing"];

/// Verbs that hurt with "on" behind them.
const ONTO: &[&str] = &["stamped", "trod", "stepped", "stood", "fell", "landed"];

impl Walk<'_, '_> {
    /// "Dorn's boot caught Hale in the face, breaking his nose", "a tackle by Dorn left Hale in a heap and the striker was carried off",
    /// "Dorn crashed into Hale, who": whom something is done to that hurts. `at`: the pronoun or description whose hurt is told.
    pub(in crate::people) fn harmed_before(&self, at: usize) -> Option<PersonKey> {
        const REACH: usize = 24;
        let word = |i: usize| self.scan.surface.word_at(i);
        // "Dorn caught Hale late. The captain's ankle swelled up": told of by the sentence before, too.
        let own = self.scan.sentence_start(at);
        let floor = if own == at { self.scan.sentence_start(at.saturating_sub(1)) } else { own };
        let sentence = floor.max(at.saturating_sub(REACH));
        let named =
            |m: &&Mention| matches!(m.form, Form::Full | Form::Surname | Form::Given) && m.persons.len() == 1;
        let victim = self.mentions.iter().rev().take_while(|m| m.tokens.start >= sentence).find(named)?;
        let before = self
            .scan
            .described_before(victim.tokens.start)
            .start
            .checked_sub(1)
            .filter(|&b| b >= sentence)?;
        let own =
            |i: usize| matches!(word(i), "despite" | "though" | "although" | "while" | "having" | "but");
        (self.hurts(before, sentence, at) && !(victim.tokens.end..at).any(own))
            .then(|| victim.person())
            .flatten()
    }

    /// Whether the words that end at a token, in a sentence that begins at another, do something to whoever is named behind them, of whose
    /// hurt the words at the third tell.
    fn hurts(&self, before: usize, sentence: usize, at: usize) -> bool {
        let word = |i: usize| self.scan.surface.word_at(i);
        let deed = |words: &[&str]| {
            (before.saturating_sub(2).max(sentence)..before).any(|i| words.contains(&word(i)))
        };
        match word(before) {
            "on" => deed(TACKLES) || deed(ONTO),
            "into" => deed(INTO),
            "out" | "down" | "over" => deed(&["knocked", "bundled", "chopped"]),
            "left" | "leaving" => (sentence..before).any(|i| {
                self.scan.surface.is_exactly(i, TACKLES) || matches!(word(i), "ball" | "bouncer" | "boot")
            }),
            // "stopped Hale in the sixth, breaking his jaw", and not "despite a broken hand".
            "stopped" | "dropped" | "outpointed" => {
                word(at - 1).ends_with("ing") && word(at.saturating_sub(2)) == ","
            }
            // "tackled Hale in the air and the full-back came down on his neck".
            "tackled" | "challenged" | "fouled" => {
                (at + 1..at + 6).any(|i| matches!(word(i), "landed" | "fell" | "down" | "tumbled"))
            }
            verb => STRIKES.contains(&verb),
        }
    }

    /// "Hale was hurt when Dorn fell on his leg": who falls on somebody is another than the one who is hurt by it.
    pub(in crate::people) fn falls_on(&self, his: usize) -> Option<PersonKey> {
        const FALLS: &[&str] =
            &["fell", "landed", "stepped", "trod", "stamped", "rolled", "crashed", "slid", "collapsed"];
        let word = |i: usize| self.scan.surface.word_at(i);
        let on =
            his.checked_sub(1).filter(|&b| matches!(word(b), "on" | "onto" | "into" | "over" | "across"))?;
        let sentence = self.scan.sentence_start(his);
        let here = |m: &&Mention| m.tokens.start >= sentence && m.persons.len() == 1;
        let mut before = self.mentions.iter().rev().take(6).take_while(here);
        let faller = before.next().filter(|m| {
            (m.tokens.end..m.tokens.end + 3).contains(&(on - 1))
                && self.scan.surface.is_exactly(on - 1, FALLS)
        })?;
        let hangs = self
            .scan
            .described_before(faller.tokens.start)
            .start
            .checked_sub(1)
            .is_some_and(|b| matches!(word(b), "when" | "as" | "after"));
        let other = before.any(|m| m.person() != faller.person());
        (hangs && other && faller.form != Form::Pronoun).then(|| faller.person()).flatten()
    }

    /// "Dorn apologised to Hale for the tackle that broke his leg": who made it, where the sentence names another as well.
    pub(in crate::people) fn maker_of_the_tackle(&self, his: usize) -> Option<PersonKey> {
        let word = |i: usize| self.scan.surface.word_at(i);
        let sentence = self.scan.sentence_start(his);
        let that = (his.saturating_sub(4).max(sentence)..his)
            .rev()
            .find(|&i| matches!(word(i), "that" | "which"))?;
        let tackle = that.checked_sub(1)?;
        self.scan.surface.is_exactly(tackle, TACKLES).then_some(())?;
        if let Some(blamed) = self.blamed_for(tackle, sentence) {
            return Some(blamed);
        }
        let mut named = self
            .mentions
            .iter()
            .rev()
            .take(6)
            .take_while(|m| m.tokens.start >= sentence)
            .filter(|m| m.persons.len() == 1);
        let last = named.next()?;
        let first = named.last().filter(|f| f.person() != last.person())?;
        first.person()
    }
}

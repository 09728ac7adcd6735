//! Conditions that no conjunction opens: "should Ferreira fail", "provided he recovers", "as long as he proves his fitness".

use std::ops::Range;

use super::function::Function;
use super::segments::Cutter;

impl Cutter<'_> {
    /// "provided Ferreira is fit", "assuming he recovers": a participle with a clause behind it.
    pub(super) fn provided(&self, i: usize) -> bool {
        let first = i == self.start
            || i.checked_sub(1).is_some_and(|b| self.mark(b) == "," || self.word(b, &["but", "and"]));
        let that = usize::from(self.word(i + 1, &["that"]));
        let from = i + 1 + that;
        let pronoun = self.word(from, &["he", "she", "they"]);
        // "provided Ferreira, who has a cold, is fit".
        let apart = || {
            let named =
                (from..from + 3).take_while(|&j| self.mark(j).is_empty()).find_map(|j| self.mention_at(j));
            named.and_then(|m| self.mentions.get(m)).is_some_and(|m| {
                self.mark(m.tokens.end) == "," && self.function(m.tokens.end + 1).contains(Function::RELATIVE)
            })
        };
        self.word(i, &["provided", "providing", "assuming"])
            && (pronoun || first && (self.clause_of_name(from) || apart()))
    }

    /// "as long as he proves his fitness".
    pub(super) fn as_long_as(&self, i: usize) -> bool {
        let long =
            || i.checked_sub(2).is_some_and(|a| self.word(a, &["as", "so"]) && self.word(a + 1, &["long"]));
        self.word(i, &["as"])
            && long()
            && (self.word(i + 1, &["he", "she", "they"]) || self.mention_at(i + 1).is_some())
    }

    /// "if Ferreira", "should Ferreira": no verb but the one that makes it a condition.
    pub(super) fn verbless(&self, tokens: Range<usize>) -> bool {
        tokens.clone().all(|i| self.word(i, &["should"]) || self.mention_at(i).is_some() || !self.verb_at(i))
    }

    /// "should Ferreira fail": the verb before its subject, and none of its own before it.
    pub(super) fn inverted(&self, token: usize) -> bool {
        // Asked of nearly every word, and hardly any is one of these.
        self.word(token, &["should", "case", "provided", "providing", "assuming"]) && self.turned(token)
    }

    /// "should Ferreira fail", "in case he fails", "provided he trains": what makes a condition of a word that is no "if".
    fn turned(&self, token: usize) -> bool {
        let subject = || {
            self.mention_at(token + 1)
                .and_then(|m| self.mentions.get(m))
                .is_some_and(|m| m.tokens.start == token + 1 && !m.possessive)
        };
        // "should the prop be ruled out".
        let described = || {
            self.word(token + 1, &["the"])
                && (token + 3..token + 5).any(|i| self.word(i, &["be", "fail", "not", "miss"]))
        };
        if self.word(token, &["should"]) && described() || self.provided(token) {
            return true;
        }
        // "is on standby in case Ferreira fails to recover".
        if self.word(token, &["case"]) {
            return token.checked_sub(1).is_some_and(|before| self.word(before, &["in"]))
                && !self.word(token + 1, &["of", "against", "for", "with"]);
        }
        self.word(token, &["should"])
            && subject()
            && token.checked_sub(1).is_none_or(|before| {
                token == self.start
                    || self.mention_at(before).is_none()
                        && !self.function(before).contains(Function::RELATIVE)
                        && !self.word(before, &["he", "she", "they", "it", "why", "how", "what", "where"])
            })
    }
}

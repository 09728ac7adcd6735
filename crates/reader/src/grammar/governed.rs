//! Whether a preposition or a participle governs a name, so that it is the subject of nothing.

use std::ops::Range;

use super::Function;
use super::segments::Cutter;
use crate::text::Shape;
use crate::time::WEEKDAYS;

impl Cutter<'_> {
    /// Whether a preposition governs the mention: one of the few words before it, with only modifiers between.
    pub(super) fn governed(&self, mention: usize, start: usize) -> bool {
        let from = mention.saturating_sub(4).max(start);
        for j in (from..mention).rev() {
            // "stand-off Ferreira", "left-back Costa": the end of a compound governs nothing.
            let compound = self.surface.tokens.get(j).is_some_and(|t| t.is(Shape::HYPHENATED));
            let f = if compound { Function::empty() } else { self.function(j) };
            // "The likes of Ferreira and Costa are out".
            if self.surface.is_word(j, &["of"]) && self.surface.is_word(j.wrapping_sub(1), &["likes"]) {
                return j >= start + 3;
            }
            if f.intersects(Function::PREPOSITION) && !f.contains(Function::SUBORDINATOR) {
                return !self.absolute(j, mention) && !self.dates(j + 1..mention);
            }
            // "and handing Ferreira a place": the participle's object, unless it goes on ("saying Ferreira is out").
            let word = self.surface.word_at(j);
            if word.len() > 5
                && word.ends_with("ing")
                && j + 1 < mention + 1
                && f.is_empty()
                && !self.post(j)
                && self.object_of(mention)
            {
                return true;
            }
            if !self.mark(j).is_empty()
                || f.contains(Function::THAT)
                || f.verbal()
                || f.intersects(Function::SUBORDINATOR | Function::CONJ)
            {
                return false;
            }
        }
        false
    }

    /// "running back Ferreira", "defending champion Ferreira": a participle that is a part of what somebody is.
    fn post(&self, participle: usize) -> bool {
        let posts: &[&str] = match &*self.surface.lower(participle) {
            "running" => &["back", "backs", "mate"],
            "defending" => &["champion", "champions"],
            "attacking" | "holding" => &["midfielder", "midfielders"],
            "opening" => &["batsman", "batsmen", "batter", "batters", "bowler"],
            "starting" => {
                &["pitcher", "pitchers", "goalkeeper", "quarterback", "guard", "forward", "centre", "center"]
            }
            _ => &[],
        };
        self.surface.is_word(participle + 1, posts)
    }

    /// Whether no verb follows a mention, so that a participle before it can take it for its object.
    fn object_of(&self, mention: usize) -> bool {
        let end =
            self.mention_at(mention).and_then(|m| self.mentions.get(m)).map_or(mention + 1, |m| m.tokens.end);
        let small = self.surface.tokens.get(mention.wrapping_sub(1)).is_some_and(|t| !t.is(Shape::FIRST));
        small
            // "while facing Ferreira and ended his day": behind "and" somebody else's clause goes on.
            && !(end..end + 2)
                .take_while(|&i| !self.function(i).contains(Function::CONJ))
                .any(|i| self.verb_at(i) || self.state(i) || self.surface.word_at(i).ends_with("ing"))
    }

    /// "With Ferreira out, …": the name behind `with` is the subject of what follows it.
    fn absolute(&self, preposition: usize, mention: usize) -> bool {
        let with = self.surface.word_at(preposition).eq_ignore_ascii_case("with");
        let end_of = |i: usize| self.mention_at(i).and_then(|m| self.mentions.get(m)).map(|m| m.tokens.end);
        let mut end = end_of(mention).unwrap_or(mention + 1);
        // "with Ferreira and Costa both facing a long spell out": the last of the row tells.
        const ROW: usize = 4;
        for _ in 0..ROW {
            let linked = self.function(end).contains(Function::CONJ) || self.mark(end) == ",";
            let Some(next) = (end + 1..end + 3).find_map(end_of).filter(|_| linked) else { break };
            end = next;
        }
        let all = end + usize::from(self.surface.is_word(end, &["both", "all", "each"]));
        let facing = all > end && self.surface.word_at(all).ends_with("ing");
        // "with Ferreira off the field nursing a sore shoulder", "with Costa in hospital".
        // "clashing heads with Costa in last weekend's defeat": in a match is no state.
        let played = self.surface.is_word(end, &["in", "on"])
            && (end + 1..end + 6).any(|i| {
                crate::matches::is_match_noun(self.surface, i)
                    || self.surface.is_word(
                        i,
                        &[
                            "defeat", "win", "draw", "victory", "loss", "half", "minute", "training",
                            "practice",
                        ],
                    )
            });
        let away = self.surface.is_word(end, &["off", "in", "on", "away", "down"]) && !played;
        // "With Ferreira potentially out".
        let adverb = usize::from(
            self.surface.word_at(end).ends_with("ly") || self.word(end, &["still", "now", "also"]),
        );
        // "With Ferreira (still) to return to full fitness".
        let ahead = self.surface.is_word(end + adverb, &["to"])
            && self.surface.is_word(
                end + adverb + 1,
                &["return", "come", "get", "recover", "regain", "undergo", "have"],
            );
        with && (self.state(end) || self.state(end + adverb) || facing || away || ahead)
    }

    /// "In 1982 Ferreira was …", "On Sunday Ferreira …": a day or a year is all that the preposition governs.
    fn dates(&self, tokens: Range<usize>) -> bool {
        const MONTHS: &[&str] = &[
            "january", "february", "march", "april", "june", "july", "august", "september", "october",
            "november", "december",
        ];
        const TIMES: &[&str] = &[
            "time", "half", "moment", "minute", "stage", "week", "month", "year", "season", "night",
            "morning", "evening", "afternoon", "weekend", "summer", "winter", "autumn", "spring", "quarter",
            "period", "set",
        ];
        let Some(token) = self.surface.tokens.get(tokens.start).filter(|_| !tokens.is_empty()) else {
            return false;
        };
        let year = token.is(Shape::NUMBER) && token.end - token.start == 4;
        let last = tokens.end - 1;
        // "At this point in time Ferreira is", "In the second half Ferreira limped off": what the preposition governs ends with a noun of
        // time, and the name begins a clause.
        let whole = self.surface.is_word(last, TIMES) && self.begins_a_clause(tokens.end);
        whole
            || (year
                || self.surface.is_word(tokens.start, WEEKDAYS)
                || self.surface.is_word(tokens.start, MONTHS))
                && tokens.len() == 1
    }

    /// Whether the name at a token has its verb right behind it.
    fn begins_a_clause(&self, name: usize) -> bool {
        let end = self.mention_at(name).and_then(|m| self.mentions.get(m)).map(|m| m.tokens.end);
        end.is_some_and(|end| self.verb_at(end))
    }
}

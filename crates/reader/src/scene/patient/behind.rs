//! Who is hurt, told behind the words of the hurt: the object, a list, a bracket, a relative clause.

use std::ops::Range;

use super::Patient;
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::people::{Form, Mention};
use crate::scene::{BEARERS, QUALMS, Scene};
use crate::text::Shape;

/// Verbs of an injury whose object may be somebody's season or hopes ("wrecked Ferreira's season").
const SPOILING: &[&str] = &[
    "ended", "restricted", "wrecked", "ruined", "disrupted", "blighted", "hampered", "plagued", "dogged",
    "limited", "troubled", "ravaged", "end", "ends", "threatens", "threatened", "interrupted", "curtailed",
    "delayed", "ruins", "disrupts", "paid", "dashed", "scuppered", "halted", "hit",
];

/// Nouns of many players.
pub(super) const MANY: &[&str] = &[
    "players", "forwards", "backs", "men", "stars", "bowlers", "batsmen", "batters", "internationals",
    "regulars", "starters", "members", "seamers", "defenders", "midfielders", "others", "names", "absentees",
    "props", "locks",
];

/// What an injury does to whoever has it.
pub(crate) const KEEPS_OUT: &[&str] = &[
    "ruling", "keeping", "sidelining", "forced", "knocked", "forces", "kept", "keep", "keeps", "sidelined",
    "sideline", "robbed", "ruled", "rule", "rules", "deprived", "hampered", "restricted", "ended", "stopped",
    "prevented", "limited", "troubled", "plagued", "dogged", "saw", "means", "meant", "wrecked", "ruined",
    "disrupted", "blighted", "cost", "denied", "ravaged", "struck", "felled", "laid", "prevents", "prevent",
    "stops", "ends", "end", "threatens", "threatened", "interrupted", "curtailed", "delayed", "claimed",
    "costs", "sidelines", "robs", "denies", "hampers", "bothered", "bothers", "disrupts", "ruins", "paid",
    "dashed", "scuppered", "halted", "hobbled",
];

impl Scene<'_> {
    /// "an injury to Ferreira", "suffered by Ferreira", "has ruled Ferreira out". The outer `None`: nothing of the
    /// kind; the inner: a person stands there who cannot be a patient.
    pub(super) fn after(&self, tokens: &Range<usize>) -> Option<Option<Patient>> {
        const SUFFERED: &[&str] = &["suffered", "sustained", "picked", "undergone"];
        const OF: &[&str] = &["to", "for", "of", "over", "about", "surrounding"];
        // "a decision on the fitness of Ferreira": the phrase may hold the preposition.
        let last = tokens.end.saturating_sub(1);
        let held =
            self.is_word(last, &["of"]) && self.is_word(last.wrapping_sub(1), &["fitness", "availability"]);
        let end = if held { last } else { tokens.end };
        if let Some(found) = self.contact(end) {
            return Some(found);
        }
        // "the injury, sustained in last month's defeat, has kept Ferreira out": over what is apposed to it.
        let end = self.over_apposition(end);
        if let Some(found) = self.forced_to_go(end) {
            return Some(Some(found));
        }
        let i = self.over_adverb(self.over_time_and_place(self.over_leaving(end)));
        if self.is_word(i, SUFFERED) {
            let by = (i + 1..=tokens.end + 3).find(|&j| self.is_word(j, &["by"]))?;
            return self.whom_it_befell(by, tokens);
        }
        if self.acts_on_somebody(i) {
            return self.object_of_injury(i);
        }
        let leads = self.is_word(i, OF) || self.is_word(i, BEARERS) || self.is_word(i, QUALMS);
        if !leads {
            return None;
        }
        if self.is_word(i, &["to"]) { self.to_somebody(i, tokens) } else { self.whom_it_befell(i, tokens) }
    }

    /// "the injury-enforced absences of Ferreira and Costa", "the injury withdrawal of Brandt".
    fn over_leaving(&self, i: usize) -> usize {
        const LEAVES: &[&str] = &["absence", "absences", "withdrawal", "withdrawals", "retirement", "exit"];
        let enforced = self.is_word(i, &["enforced", "forced", "induced"]) && self.is_word(i + 1, LEAVES);
        let i = i + usize::from(enforced);
        i + usize::from(self.is_word(i, LEAVES))
    }

    /// "a late knock in training ruled out Ferreira": over the time and the place.
    fn over_time_and_place(&self, i: usize) -> usize {
        const REACH: usize = 6;
        if !self.function(i).contains(Function::PREPOSITION)
            || self.is_word(i, &["to", "for", "of", "over", "with", "from", "after"])
        {
            return i;
        }
        let plain = |j: usize| !self.is_mark(j, ",") && self.page.people.at(j).is_none();
        let keeps_out = |j: usize| self.is_one(j, words_of!(KEEPS_OUT));
        let verb =
            (i + 1..i + REACH).take_while(|&j| plain(j)).find(|&j| keeps_out(j) || self.function(j).verbal());
        verb.filter(|&j| keeps_out(j) || self.is_word(j, &["has", "will", "could"])).unwrap_or(i)
    }

    /// "a heel injury then ruined her hopes", "ankle trouble still rules him out".
    fn over_adverb(&self, i: usize) -> usize {
        const ADVERBS: &[&str] =
            &["then", "later", "soon", "eventually", "still", "now", "again", "also", "already", "finally"];
        i + usize::from(self.is_word(i, ADVERBS))
    }

    /// "has ruled Ferreira out", "that cost Costa his place": what the injury does to somebody begins here.
    fn acts_on_somebody(&self, i: usize) -> bool {
        const LEADS: &[&str] =
            &["has", "had", "have", "that", "which", "will", "could", "also", "again", "is", "was", "likely"];
        self.is_word(i, LEADS) || self.is_one(i, words_of!(KEEPS_OUT))
    }

    /// "an injury to Ferreira", and not to another of his, to others, to many.
    fn to_somebody(&self, to: usize, tokens: &Range<usize>) -> Option<Option<Patient>> {
        // "a medical time-out to get her thigh taped".
        if self.is_word(to + 1, &["get", "have", "let", "see", "allow", "treat"]) {
            return None;
        }
        // "suffered a similar injury to Brandt": whose it is like.
        if self.likened(tokens)
            && self.segment(tokens.start).is_some_and(|s| {
                s.subject.is_some_and(|n| self.mention(n).is_some_and(|m| m.tokens.start < tokens.start))
            })
        {
            return None;
        }
        if let Some(found) = self.named_behind_his(to) {
            return Some(Some(found));
        }
        // "injuries to other athletes": whoever they are.
        let others = || {
            self.is_word(to + 1, &["other", "others", "several", "many", "various", "numerous"])
                && self.next_mention(to + 1, 4).is_none()
        };
        if self.another_of_his(to) || others() || self.to_many(to) {
            return Some(None);
        }
        self.whom_it_befell(to, tokens)
    }

    /// Who is named behind the preposition at `of`, or behind the word for whoever is hurt: "an injury to Ferreira", "hamstring victim
    /// Costa".
    fn whom_it_befell(&self, of: usize, tokens: &Range<usize>) -> Option<Option<Patient>> {
        // "injuries to stars such as the Kenyan runner Ferreira".
        let such = (of + 2..of + 5).find(|&j| {
            self.is_word(j, &["such"]) && self.is_word(j + 1, &["as"])
                || self.is_word(j, &["like", "including"])
        });
        let (from, reach) = such.map_or((of + 1, 5), |j| (j + 1, 15));
        let from = self.over_whose_he_is(from, reach);
        let (number, mention) = self.next_mention(from, reach)?;
        if self.is_word(of, &["to"]) && such.is_none() && !self.described(of + 1..mention.tokens.start) {
            return None;
        }
        // "Adeyemi is doubtful with a knee injury for Harbour": whose side it is, or whom they meet.
        if self.is_word(of, &["for"]) && self.bearer_before(tokens) {
            return None;
        }
        let noun = |j: usize| {
            let f = self.function(j);
            let genitive =
                such.is_some() && self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CLITIC));
            let mark = [",", "-", "–", "—", "("].iter().any(|m| self.is_mark(j, m));
            (!f.verbal() || genitive) && !f.contains(Function::RELATIVE) && !mark
        };
        // "too soon for Brandt and hamstring absentee Ferreira": those who are listed before it have not his.
        let befell = || {
            let mut patient = self.by_mention(number, "whom the injury befell")?;
            let before =
                |key| self.mentions().any(|(_, m)| m.tokens.start < tokens.start && m.persons == [key]);
            patient.persons.retain(|&key| mention.persons.contains(&key) || !before(key));
            Some(patient)
        };
        (from..mention.tokens.start).all(noun).then(befell)
    }

    /// "sustained by his captain Ferreira": over whose captain he is; not in "a knee injury of his own, Brandt went".
    fn over_whose_he_is(&self, from: usize, reach: usize) -> usize {
        let captain = |m: &Mention| {
            self.next_mention(m.tokens.end, 3)
                .is_some_and(|(_, n)| !(m.tokens.end..n.tokens.start).any(|j| self.is_mark(j, ",")))
        };
        self.next_mention(from, reach)
            .filter(|(_, m)| m.possessive && m.form == Form::Pronoun && captain(m))
            .map_or(from, |(_, m)| m.tokens.end)
    }

    /// "a similar injury to Brandt's", "the same injury as Costa": what stands behind is told of another's.
    pub(in crate::scene) fn likened(&self, tokens: &Range<usize>) -> bool {
        self.any_word(tokens.start.saturating_sub(1)..tokens.end, &["similar", "identical", "same"])
            && self.is_word(tokens.end, &["to", "as"])
    }

    /// Whether what stands between "to" and a name can describe who is named: "to his captain", "to Rovers striker", "to pace pair", and
    /// not "to run his fastest race", "to play at the", "to beat".
    fn described(&self, between: Range<usize>) -> bool {
        let Some(token) = self.page.surface.tokens.get(between.start).filter(|_| !between.is_empty()) else {
            return true;
        };
        let noun = Function::DETERMINER | Function::POSSESSIVE | Function::PREPOSITION;
        self.function(between.start).intersects(Function::DETERMINER | Function::POSSESSIVE)
            || token.is(Shape::CAPITAL)
            || token.is(Shape::NUMBER)
            || token.is(Shape::MARK)
            || self.has(Class::Role, &between)
            || (between.len() > 1 && !between.clone().any(|i| self.function(i).intersects(noun)))
    }

    /// "injuries to their defenders", "an injury to key players": many whom nobody names. `to`: the preposition.
    fn to_many(&self, to: usize) -> bool {
        const REACH: usize = 4;
        let many = (to + 1..to + 1 + REACH).find(|&j| self.is_word(j, MANY));
        many.is_some_and(|many| {
            let named = |m: &Mention| m.form != Form::Pronoun && (to + 1..many + 3).contains(&m.tokens.start);
            let such = self.any_word(many + 1..many + 4, &["such", "like", "including", "who"]);
            let plain = (to + 1..many).all(|j| !self.function(j).verbal() && !self.is_mark(j, ","));
            plain && !such && !self.mentions().any(|(_, m)| named(m))
        })
    }

    /// "… injury has kept Ferreira out", "… forced off Ferreira".
    fn object_of_injury(&self, from: usize) -> Option<Option<Patient>> {
        let verb = (from..from + 5).find(|&j| self.is_one(j, words_of!(KEEPS_OUT)))?;
        // "injury has kept the two from playing": others, whoever they are.
        const OTHERS: &[&str] =
            &["two", "three", "both", "several", "many", "players", "others", "pair", "duo", "trio"];
        let named = self.next_mention(verb + 1, 4).is_some_and(|(_, m)| m.tokens.start <= verb + 2);
        if !named && self.any_word(verb + 1..verb + 3, OTHERS) {
            return Some(self.two_named_before(verb));
        }
        // "a knock that forced the introduction of Costa": whoever comes on for the one hurt.
        const COMES_ON: &[&str] =
            &["introduction", "arrival", "debut", "entrance", "inclusion", "promotion", "recall", "call-up"];
        let (_, next) = self.next_mention(verb + 1, 9)?;
        if self.any_word(verb + 1..next.tokens.start, COMES_ON) {
            return None;
        }
        // A passive ("an injury that was sustained …") has no patient behind it.
        let (number, mention) = self.next_mention(verb + 1, 9)?;
        // "the injury that troubled the Australian": the text does not say who that is here.
        if mention.persons.is_empty()
            || (verb + 1..mention.tokens.start).any(|i| self.function(i).verbal() || self.is_mark(i, ","))
        {
            return None;
        }
        (!mention.possessive || self.is_word(verb, SPOILING))
            .then(|| self.by_mention(number, "whom the injury kept out"))
    }

    /// "has picked Ferreira and Costa although injury has kept both out": the two of one list before.
    fn two_named_before(&self, at: usize) -> Option<Patient> {
        let two = self.any_word(at + 1..at + 3, &["two", "both", "pair", "duo"]);
        let (number, _) = self.mentions().filter(|(_, m)| m.tokens.end <= at).last()?;
        self.by_mention(number, "whom the injury kept out").filter(|p| two && p.persons.len() == 2)
    }

    /// "several players are still on the injured list, including Ferreira and Costa": those who are named of many.
    pub(super) fn among_them(&self, tokens: &Range<usize>) -> Option<Patient> {
        let segment = self.segment(tokens.start)?;
        const REACH: usize = 10;
        let before = segment
            .tokens
            .start
            .saturating_sub(5)
            .max(self.tokens.start)
            .max(tokens.start.saturating_sub(14))..tokens.start;
        // "Among those who could return are Ferreira and Costa".
        let inverted = self.any_word(before.clone(), &["among", "amongst"]);
        let names = |i: usize| {
            self.is_word(i, &["including", "among"])
                || inverted && self.is_word(i, &["are", "were", "is", "was"])
        };
        let word = (tokens.end..tokens.end + REACH).find(|&i| names(i))?;
        let first = word + 1 + usize::from(self.is_word(word + 1, &["them"]));
        let many = self.any_word(before.clone(), MANY) || inverted && self.any_word(before, &["those"]);
        let joined = (tokens.end..word).all(|i| !self.function(i).verbal());
        let (number, mention) = self.next_mention(first, 4).filter(|_| many && joined)?;
        let plain = (first..mention.tokens.start).all(|i| !self.function(i).verbal());
        plain.then(|| self.by_mention(number, "who is named of many")).flatten()
    }
}

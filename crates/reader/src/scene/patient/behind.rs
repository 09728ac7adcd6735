//! Who is hurt, told behind the words of the hurt: the object, a list, a bracket, a relative clause.

use std::ops::Range;

use super::Patient;
use crate::grammar::{Function, Link};
use crate::lexicon::Class;
use crate::people::Form;
use crate::scene::{BEARERS, QUALMS, Scene};
use crate::text::Shape;

/// Words after which a name is one who is missing ("without Ferreira", "the loss of Ferreira").
const MISSING: &[&str] = &[
    "without",
    "lost",
    "lose",
    "loses",
    "losing",
    "minus",
    "missing",
    "lack",
    "lacked",
    "lacking",
    "loss",
    "absence",
    "lacks",
    "withdrawal",
    "retirement",
    "departure",
    "exit",
];

/// Words after which the name that follows is the one replaced ("came on for the injured Ferreira").
const REPLACED: &[&str] = &["replace", "replaces", "replaced", "replacing", "replacement"];

/// Verbs of an injury whose object may be somebody's season or hopes ("wrecked Ferreira's season").
const SPOILING: &[&str] = &[
    "ended",
    "restricted",
    "wrecked",
    "ruined",
    "disrupted",
    "blighted",
    "hampered",
    "plagued",
    "dogged",
    "limited",
    "troubled",
    "ravaged",
    "end",
    "ends",
    "threatens",
    "threatened",
    "interrupted",
    "curtailed",
    "delayed",
    "ruins",
    "disrupts",
    "paid",
    "dashed",
    "scuppered",
    "halted",
    "hit",
];

/// Nouns of a recovery's course, which belongs to the one who recovers.
const COURSE_NOUNS: &[&str] = &[
    "recovery",
    "return",
    "comeback",
    "rehabilitation",
    "absence",
    "battle",
    "struggle",
    "fight",
    "withdrawal",
    "departure",
    "season",
    "campaign",
    "availability",
];

/// Nouns of many players.
pub(super) const MANY: &[&str] = &[
    "players",
    "forwards",
    "backs",
    "men",
    "stars",
    "bowlers",
    "batsmen",
    "batters",
    "internationals",
    "regulars",
    "starters",
    "members",
    "seamers",
    "defenders",
    "midfielders",
    "others",
    "names",
    "absentees",
    "props",
    "locks",
];

/// What an injury does to whoever has it.
pub(crate) const KEEPS_OUT: &[&str] = &[
    "forced",
    "forces",
    "kept",
    "keep",
    "keeps",
    "sidelined",
    "sideline",
    "robbed",
    "ruled",
    "rule",
    "rules",
    "deprived",
    "hampered",
    "restricted",
    "ended",
    "stopped",
    "prevented",
    "limited",
    "troubled",
    "plagued",
    "dogged",
    "saw",
    "means",
    "meant",
    "wrecked",
    "ruined",
    "disrupted",
    "blighted",
    "cost",
    "denied",
    "ravaged",
    "struck",
    "felled",
    "laid",
    "prevents",
    "prevent",
    "stops",
    "ends",
    "end",
    "threatens",
    "threatened",
    "interrupted",
    "curtailed",
    "delayed",
    "claimed",
    "costs",
    "sidelines",
    "robs",
    "denies",
    "hampers",
    "bothered",
    "bothers",
    "disrupts",
    "ruins",
    "paid",
    "dashed",
    "scuppered",
    "halted",
    "hobbled",
];

impl Scene<'_> {
    /// "Ferreira (hamstring)".
    pub(super) fn bracketed(&self, tokens: &Range<usize>) -> Option<Patient> {
        let open = (tokens.start.saturating_sub(4)..tokens.start)
            .rev()
            .find(|&i| self.is_mark(i, "(") || self.is_mark(i, ")"))?;
        if !self.is_mark(open, "(") {
            return None;
        }
        let (number, _) = self.mentions().find(|(_, m)| m.tokens.end == open)?;
        // "Ferreira and Costa (both groin)": who is named behind the bracket is none of them.
        if self.is_word(open + 1, &["both", "all"]) {
            let mut found = self.by_mention(number, "named before the bracket")?;
            let before: Vec<_> = self
                .mentions()
                .filter(|(_, m)| m.tokens.end <= open)
                .flat_map(|(_, m)| m.persons.iter().copied())
                .collect();
            let two = if self.is_word(open + 1, &["both"]) { before.len().saturating_sub(2) } else { 0 };
            found.persons.retain(|p| before.iter().skip(two).any(|b| b == p));
            let named = self.mention(number).map(|m| m.persons.clone()).unwrap_or_default();
            if found.persons.is_empty() {
                found.persons = named;
            }
            if found.persons.len() < 2 {
                found.persons = self.strung_before(number, two == 0 && !self.is_word(open + 1, &["both"]));
            }
            return Some(found);
        }
        let mention = self.mention(number)?;
        let persons: Vec<_> = mention.persons.iter().copied().filter(|&k| self.may_be_patient(k)).collect();
        (!persons.is_empty()).then(|| Patient {
            persons,
            mention: Some(mention.tokens.clone()),
            why: "named before the bracket",
        })
    }

    /// "Ferreira, Costa (both knee)", "Ferreira, Costa, Brandt (all knee)": those strung together by commas up to a mention.
    fn strung_before(&self, number: usize, all: bool) -> Vec<crate::people::PersonKey> {
        const MOST: usize = 8;
        let most = if all { MOST } else { 2 };
        let mut first = number;
        for _ in 1..most {
            let Some(before) = first.checked_sub(1).filter(|n| self.span.contains(n)) else { break };
            let gap = match (self.mention(before), self.mention(first)) {
                (Some(a), Some(b)) => a.tokens.end..b.tokens.start,
                _ => break,
            };
            let strung =
                gap.len() == 1 && (self.is_mark(gap.start, ",") || self.is_word(gap.start, &["and"]));
            if !strung {
                break;
            }
            first = before;
        }
        let mentions = (first..=number).filter_map(|n| self.mention(n));
        mentions.flat_map(|m| m.persons.iter().copied()).filter(|&k| self.may_be_patient(k)).collect()
    }

    /// "an injury to Ferreira", "suffered by Ferreira", "has ruled Ferreira out". The outer `None`: nothing of the
    /// kind; the inner: a person stands there who cannot be a patient.
    pub(super) fn after(&self, tokens: &Range<usize>) -> Option<Option<Patient>> {
        // "a decision on the fitness of Ferreira": the phrase may hold the preposition.
        let last = tokens.end.saturating_sub(1);
        let mut i = if self.is_word(last, &["of"])
            && self.is_word(last.wrapping_sub(1), &["fitness", "availability"])
        {
            last
        } else {
            tokens.end
        };
        if let Some(found) = self.contact(i) {
            return Some(found);
        }
        // "the injury, sustained in last month's defeat, has kept Ferreira out": over what is apposed to it.
        i = self.over_apposition(i);
        if let Some(found) = self.forced_to_go(i) {
            return Some(Some(found));
        }
        // "the injury-enforced absences of Ferreira and Costa", "the injury withdrawal of Brandt".
        const LEAVES: &[&str] = &["absence", "absences", "withdrawal", "withdrawals", "retirement", "exit"];
        let enforced = self.is_word(i, &["enforced", "forced", "induced"]) && self.is_word(i + 1, LEAVES);
        i += usize::from(enforced);
        i += usize::from(self.is_word(i, LEAVES));
        // "a late knock in training ruled out Ferreira": over the time and the place.
        if self.function(i).contains(Function::PREPOSITION)
            && !self.is_word(i, &["to", "for", "of", "over", "with", "from", "after"])
        {
            let plain = |j: usize| !self.is_mark(j, ",") && self.page.people.at(j).is_none();
            let verb = (i + 1..i + 6)
                .take_while(|&j| plain(j))
                .find(|&j| self.is_one(j, words_of!(KEEPS_OUT)) || self.function(j).verbal());
            i = verb
                .filter(|&j| {
                    self.is_one(j, words_of!(KEEPS_OUT)) || self.is_word(j, &["has", "will", "could"])
                })
                .unwrap_or(i);
        }
        // "a heel injury then ruined her hopes", "ankle trouble still rules him out".
        i += usize::from(self.is_word(
            i,
            &["then", "later", "soon", "eventually", "still", "now", "again", "also", "already", "finally"],
        ));
        if self.is_word(i, &["suffered", "sustained", "picked", "undergone"]) {
            while i < tokens.end + 3 && !self.is_word(i, &["by"]) {
                i += 1;
            }
            if !self.is_word(i, &["by"]) {
                return None;
            }
        } else if self.is_word(
            i,
            &["has", "had", "have", "that", "which", "will", "could", "also", "again", "is", "was"],
        ) || self.is_word(
            i,
            &[
                "forced",
                "kept",
                "sidelined",
                "robbed",
                "ruled",
                "deprived",
                "saw",
                "means",
                "meant",
                "likely",
                "wrecked",
                "ruined",
                "disrupted",
                "blighted",
                "hampered",
                "ended",
                "cost",
                "denied",
                "plagued",
                "dogged",
                "struck",
                "felled",
                "laid",
            ],
        ) || self.is_one(i, words_of!(KEEPS_OUT))
        {
            return self.object_of_injury(i);
        } else if !self.is_word(i, &["to", "for", "of", "over", "about", "surrounding"])
            && !self.is_word(i, BEARERS)
            && !self.is_word(i, QUALMS)
        {
            return None;
        }
        // "a medical time-out to get her thigh taped".
        if self.is_word(i, &["to"]) && self.is_word(i + 1, &["get", "have", "let", "see", "allow", "treat"]) {
            return None;
        }
        if self.is_word(i, &["to"])
            && let Some(found) = self.named_behind_his(i)
        {
            return Some(Some(found));
        }
        if self.is_word(i, &["to"]) && self.another_of_his(i) {
            return Some(None);
        }
        // "injuries to other athletes": whoever they are.
        let others = self.is_word(i, &["to"])
            && self.is_word(i + 1, &["other", "others", "several", "many", "various", "numerous"])
            && self.next_mention(i + 1, 4).is_none();
        if others {
            return Some(None);
        }
        // "injuries to stars such as the Kenyan runner Ferreira".
        let such = (i + 2..i + 5).find(|&j| {
            (self.is_word(j, &["such"]) && self.is_word(j + 1, &["as"]))
                || self.is_word(j, &["like", "including"])
        });
        let (from, reach) = such.map_or((i + 1, 5), |j| (j + 1, 15));
        // "sustained by his captain Ferreira": whose captain he is; not "a knee injury of his own, Brandt went".
        let captain = |m: &crate::people::Mention| {
            self.next_mention(m.tokens.end, 3)
                .is_some_and(|(_, n)| !(m.tokens.end..n.tokens.start).any(|j| self.is_mark(j, ",")))
        };
        let owner = self
            .next_mention(from, reach)
            .filter(|(_, m)| m.possessive && m.form == Form::Pronoun && captain(m));
        let from = owner.map_or(from, |(_, m)| m.tokens.end);
        let (number, mention) = self.next_mention(from, reach)?;
        if self.is_word(i, &["to"]) && such.is_none() && !self.described(i + 1..mention.tokens.start) {
            return None;
        }
        let noun_only = (from..mention.tokens.start).all(|j| {
            let f = self.function(j);
            let genitive =
                such.is_some() && self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CLITIC));
            let dash = ["-", "–", "—", "("].iter().any(|d| self.is_mark(j, d));
            (!f.verbal() || genitive) && !f.contains(Function::RELATIVE) && !self.is_mark(j, ",") && !dash
        });
        // "Adeyemi is doubtful with a knee injury for Harbour": whose side it is, or whom they meet.
        if self.is_word(i, &["for"]) && self.bearer_before(tokens) {
            return None;
        }
        // "too soon for Brandt and hamstring absentee Ferreira": those who are listed before it have not his.
        let befell = || {
            let mut patient = self.by_mention(number, "whom the injury befell")?;
            let before =
                |key| self.mentions().any(|(_, m)| m.tokens.start < tokens.start && m.persons == [key]);
            patient.persons.retain(|&key| mention.persons.contains(&key) || !before(key));
            Some(patient)
        };
        noun_only.then(befell)
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

    /// "without Ferreira because of a knock", "lost Ferreira to injury": the name between such a word and ours.
    pub(super) fn missing(&self, tokens: &Range<usize>) -> Option<Patient> {
        let from = self.tokens.start.max(tokens.start.saturating_sub(24));
        if let Some(number) = self.left_with(tokens).or_else(|| self.left_so(tokens)) {
            return self.by_mention(number, "whom it left so");
        }
        let word =
            (from..tokens.start).rev().find(|&i| self.is_word(i, MISSING) || self.is_word(i, REPLACED))?;
        // "Brandt, who replaced Ferreira, is a doubt with a tight calf": what hangs on the name is closed.
        let closed = |inner: &crate::grammar::Segment, own: &crate::grammar::Segment| {
            inner.link == Link::Relative
                && own.link == Link::Main
                && own.tokens.start >= inner.tokens.end
                && own.verb.at.is_some_and(|v| v < tokens.start)
                && !self.function(own.tokens.start).contains(Function::CONJ)
        };
        if self.segment(word).zip(self.segment(tokens.start)).is_some_and(|(inner, own)| closed(inner, own)) {
            return None;
        }
        // "Dorn's absence saw Hale called up": only "of" leads to the one who is missed.
        let noun =
            self.is_word(word, &["loss", "absence", "lack", "withdrawal", "retirement", "departure", "exit"]);
        if noun && !self.is_word(word + 1, &["of"]) {
            return None;
        }
        let (number, mention) = self.next_mention(word + 1, 6)?;
        // "lost to Costa after hurting her back": who beat her.
        let beaten = self.is_word(word, &["lost", "lose", "loses", "losing", "loss"])
            && self.any_word(word + 1..mention.tokens.start, &["to", "against"]);
        if beaten {
            return None;
        }
        if mention.tokens.end > tokens.start
            || self.parted(word, tokens.start)
            || self.resumed(word, mention, tokens.start)
        {
            return None;
        }
        // "replaced Ferreira, and he made his first start since May": a clause behind the name has a subject of its own.
        let own = self.segment(tokens.start).and_then(|s| {
            let subject = self.mention(s.subject?)?;
            // "while Costa, only just back from a knock, limped off": a piece without a verb is his whose name opens its clause.
            let opens = || {
                let clause = self.segment(subject.tokens.start)?;
                (clause.own_subject && clause.tokens.start > word && subject.tokens.end < tokens.start)
                    .then_some(())
            };
            (s.own_subject || opens().is_some()).then_some(subject)
        });
        if own.is_some_and(|s| {
            s.tokens.start > mention.tokens.end
                && !s.persons.is_empty()
                && !s.persons.iter().any(|p| mention.persons.contains(p))
        }) {
            return None;
        }
        let active = self.is_word(word, MISSING)
            || !self.is_word(word, &["replaced"])
            || !self.function(word.wrapping_sub(1)).contains(Function::BE);
        active.then(|| self.by_mention(number, "who is missing")).flatten()
    }

    /// Whether a clause with a subject of its own, or a relative one, begins behind the first token and holds the second.
    fn parted(&self, from: usize, at: usize) -> bool {
        let own = |s: &&crate::grammar::Segment| s.tokens.start > from && s.tokens.start <= at;
        // "lost Ferreira, who had scored, to a knee injury": a comma closes the relative clause.
        let to_hurt =
            self.segment(at).is_some_and(|s| s.verb.at.is_none() && self.is_word(s.tokens.start, &["to"]));
        let closed = |s: &crate::grammar::Segment| to_hurt && !s.tokens.contains(&at);
        self.segments.iter().filter(own).any(|s| {
            s.own_subject && s.verb.at.is_some() && s.link != Link::Relative
                || s.link == Link::Relative && !closed(s)
        })
    }

    /// "Ferreira's recovery from a knee injury", "the return of Ferreira after a knee injury": whose course it is.
    pub(super) fn whose_course(&self, tokens: &Range<usize>) -> Option<Patient> {
        let from = self.tokens.start.max(tokens.start.saturating_sub(16));
        let course = (from..tokens.start).rev().find(|&i| self.is_word(i, COURSE_NOUNS))?;
        // "his season is over because of a knee injury": a form of *be* does not part them.
        let apart = |i: usize| {
            let f = self.function(i);
            f.verbal() && !f.contains(Function::BE) && !self.is_word(i, &["out"])
        };
        // "allowed Ferreira to make his name last season, is struggling": a time, and nobody's.
        let time = self.is_word(course.wrapping_sub(1), &["last", "this", "next", "every", "each"]);
        if time || (course + 1..tokens.start).any(apart) {
            return None;
        }
        let owner = self.mentions().find(|(_, m)| {
            m.possessive && (m.tokens.end..m.tokens.end + 4).contains(&course) && m.tokens.start < course
        });
        if let Some((number, mention)) = owner {
            let resumed = self.resumed(course, mention, tokens.start);
            return if resumed { None } else { self.by_mention(number, "whose recovery it is") };
        }
        let of = (course + 1..course + 5).find(|&i| self.is_word(i, &["of", "for"]))?;
        let (number, mention) = self.next_mention(of + 1, 4)?;
        let his = mention.tokens.end <= tokens.start && !self.resumed(course, mention, tokens.start);
        his.then(|| self.by_mention(number, "whose return it is")).flatten()
    }
}

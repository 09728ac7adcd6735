//! The subject of a verb of saying: before it, behind it, or at the beginning of its sentence.

use super::{Find, LONG_CLAUSE, NEAR, Subject};
use crate::grammar::Function;
use crate::people::{Kind, Mark, Named, NamedPerson, PersonKey, Pronoun, pronoun};
use crate::text::Shape;

/// What a word before a verb of saying is to it.
enum Step {
    /// Its subject, with where that begins; or what shows that there is none.
    Found(Option<(Subject, usize)>),
    /// None of its subject; where to look on from.
    On(usize),
}

impl Find<'_, '_> {
    /// The subject that follows a verb: "said X", "said Utrecht boss X", "said the striker", "said he".
    pub(in crate::quotes) fn subject_behind(&self, from: usize, stop: usize) -> Option<(Subject, usize)> {
        let next = self.named_from(from).filter(|n| n.name.tokens.start < stop.min(from + 10));
        for i in from..stop.min(from + 10) {
            if let Some(n) = next.filter(|n| n.name.tokens.start == i) {
                return Some((Self::person(n)?, n.name.tokens.end));
            }
            if let Some(Pronoun::Third { possessive: false, .. }) = pronoun(self.word(i)) {
                return Some((Subject::Pronoun(i), i + 1));
            }
            if i == from && next.is_none_or(|n| n.name.tokens.start > i + 6) {
                if let Some(e) = self.scan.epithet(i, |_| false).filter(|e| e.count == 1) {
                    return Some((Subject::Epithet(i), e.tokens.end));
                }
                if let Some(found) = self.body_at(i) {
                    return (!self.one_of_its_men(found.1)).then_some(found);
                }
            }
            // "said a spokeswoman for Everton".
            if matches!(self.word(i), "statement" | "spokesman" | "spokeswoman" | "spokesperson")
                && matches!(self.word(i + 1), "for" | "from")
                && let Some(found) = self.body_at(i + 2)
            {
                return Some(found);
            }
            // "added a Rovers statement".
            if matches!(self.word(i), "statement" | "spokesman" | "spokeswoman" | "spokesperson")
                && let Some((name, _)) = self.body_before(i, from).or_else(|| self.initials(i, from))
            {
                return Some((Subject::Outlet(name), i + 1));
            }
            // "director of rugby Jan Hale".
            if self.scan.marks.role(i).is_some() {
                continue;
            }
            let function = self.scan.function_of(i);
            if matches!(self.word(i), "." | ":" | ";" | "\"" | "“")
                || function.intersects(Function::PREPOSITION | Function::THAT)
            {
                return None;
            }
        }
        None
    }

    /// "said the Lions back", "said the Rovers man": not the club, but one of its players.
    fn one_of_its_men(&self, behind: usize) -> bool {
        const MEN: &[&str] =
            &["back", "man", "star", "ace", "hero", "favourite", "talisman", "stalwart", "great"];
        self.scan.surface.is_word(behind, MEN)
    }

    /// The subject of a verb of saying, and where its cue begins.
    pub(in crate::quotes) fn subject_of(&self, verb: usize) -> Option<(Subject, usize)> {
        if self.word(verb).ends_with("ing") && verb > 0 {
            let b = verb - 1;
            let free = matches!(self.word(b), "," | "—" | "–")
                || self.scan.function_of(b).contains(Function::PREPOSITION)
                || self.behind_a_noun(verb);
            if free && let Some(subject) = self.sentence_subject(verb) {
                return Some((subject, verb));
            }
        }
        // "performed the surgery and predicted …": the sentence's subject does both.
        let joined = verb.checked_sub(1).is_some_and(|b| matches!(self.word(b), "and" | "but"));
        if joined
            && (self.word(verb).ends_with("ed")
                || matches!(self.word(verb), "said" | "says" | "admits" | "insists" | "believes"))
            && let Some(subject) = self.sentence_subject(verb)
        {
            return Some((subject, verb));
        }
        // "Dorn limped off but, speaking after the match, said …".
        let comma = verb.checked_sub(1).filter(|c| self.word(*c) == ",");
        let speaking = |c: usize| (c.saturating_sub(NEAR)..c).rev().any(|i| self.word(i) == "speaking");
        if comma.is_some_and(speaking)
            && let Some(subject) = self.sentence_subject(verb)
        {
            return Some((subject, verb));
        }
        self.subject_before(verb)
    }

    /// "pulled out of the tour of India saying": what stands before the participle hangs on a preposition, and says nothing. "With Dorn
    /// saying" names who does.
    fn behind_a_noun(&self, verb: usize) -> bool {
        const REACH: usize = 4;
        const HANGS: &[&str] = &["of", "from", "in", "at", "to", "against", "for"];
        let said = matches!(
            self.word(verb),
            "saying" | "insisting" | "claiming" | "revealing" | "adding" | "explaining"
        );
        let start = self.scan.sentence_start(verb).max(verb.saturating_sub(REACH));
        let plain = |i: &usize| !self.scan.function_of(*i).verbal() && self.word(*i) != ",";
        let hang = (start..verb - 1).rev().take_while(plain).find(|i| {
            self.scan.surface.is_word(*i, &["of", "from", "in", "at", "to", "against", "for", "with", "by"])
        });
        said && hang.is_some_and(|i| self.scan.surface.is_word(i, HANGS) && self.left_before(i))
    }

    /// Whether a verb of leaving or missing something stands before a preposition in its clause.
    fn left_before(&self, at: usize) -> bool {
        const LEFT: &[&str] = &[
            "pulled", "withdrew", "withdrawn", "retired", "dropped", "out", "missed", "left", "quit",
            "returned", "absent",
        ];
        let start = self.scan.sentence_start(at).max(at.saturating_sub(8));
        (start..at).any(|i| self.scan.surface.is_word(i, LEFT))
    }

    /// Where a sentence begins that a place and an agency may stand before: `UTRECHT (AP) - Dorn …`.
    fn behind_dateline(&self, start: usize) -> usize {
        const LONGEST: usize = 8;
        let close = (start..start + LONGEST).find(|i| self.word(*i) == ")");
        let part = |i: usize| {
            let capital = self.scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL));
            capital || matches!(self.word(i), "(" | ",")
        };
        match close {
            Some(close) if (start..close).all(part) => (close + 1..)
                .take(2)
                .find(|i| !matches!(self.word(*i), "-" | "–" | "—" | "--"))
                .unwrap_or(start),
            _ => start,
        }
    }

    /// Who begins the sentence, for a participle that depends on it: "Hale dropped Dorn, claiming …".
    fn sentence_subject(&self, verb: usize) -> Option<Subject> {
        let floor = self.behind_dateline(self.scan.sentence_start(verb));
        if verb.saturating_sub(floor) > LONG_CLAUSE
            || (floor..verb).any(|i| matches!(self.word(i), ";" | ":" | "\"" | "“"))
        {
            return None;
        }
        let leads = matches!(self.word(floor), "But" | "And" | "Yet" | "Meanwhile" | "However");
        let mut at = floor + usize::from(leads);
        at += usize::from(self.word(at) == ",");
        if let Some(Pronoun::Third { possessive: false, .. }) = pronoun(self.word(at)) {
            return Some(Subject::Pronoun(at));
        }
        let first = self.named_from(at).filter(|n| n.name.tokens.end < verb)?;
        let start = first.name.tokens.start;
        let described = start == at || self.scan.described_before(start).start <= at;
        let possessed =
            self.scan.surface.tokens.get(first.name.tokens.end).is_some_and(|t| t.is(Shape::CLITIC));
        if described && !possessed {
            return Self::person(first);
        }
        let epithet =
            self.scan.epithet(at, |i| i == start).filter(|e| e.count == 1 && e.tokens.end < verb)?;
        Some(Subject::Epithet(epithet.tokens.start))
    }

    /// "Hale was forced to concede that", "went on to say": where the group of verbs begins that leads to
    /// an infinitive of saying, or that verb.
    fn before_infinitive(&self, verb: usize) -> usize {
        const LEADS: &[&str] = &[
            "forced", "able", "quick", "keen", "happy", "delighted", "pleased", "eager", "obliged",
            "compelled", "continued", "on", "pains", "moved", "had", "has", "wants", "wanted", "first",
            "left",
        ];
        // "is reported to have said".
        if let Some(reported) = self.before_hearsay(verb) {
            return reported;
        }
        let lead = verb.saturating_sub(2);
        if verb < 2 || self.word(verb - 1) != "to" || !LEADS.contains(&self.word(lead)) {
            return verb;
        }
        let passes = |i: &usize| {
            self.scan.function_of(*i).intersects(Function::BE | Function::HAVE)
                || matches!(self.word(*i), "went" | "goes" | "at" | "not" | "also" | "only" | "quick")
        };
        (lead.saturating_sub(3)..lead).rev().take_while(passes).last().unwrap_or(lead)
    }

    /// "Hale is reported to have said", "is understood to have told": where the group of verbs begins that passes on somebody's word.
    fn before_hearsay(&self, verb: usize) -> Option<usize> {
        const PASSED_ON: &[&str] =
            &["reported", "understood", "believed", "alleged", "thought", "known", "quoted", "rumoured"];
        let told = verb.checked_sub(3).filter(|t| self.scan.surface.is_word(*t, PASSED_ON))?;
        let be = told.checked_sub(1).filter(|b| self.scan.function_of(*b).contains(Function::BE))?;
        (self.word(told + 1) == "to" && self.word(told + 2) == "have").then_some(be)
    }

    /// "The paper quoted Dorn as saying", "Dorn was quoted as saying": who is quoted.
    fn quoted(&self, verb: usize) -> Option<(Subject, usize)> {
        let at = verb.checked_sub(1).filter(|b| self.word(*b) == "as" && self.word(verb) == "saying")?;
        let n = self.named.get(self.named.partition_point(|n| n.name.tokens.end < at))?;
        let told = (n.name.tokens.start.saturating_sub(4)..n.name.tokens.start)
            .any(|i| matches!(self.word(i), "quoted" | "quotes" | "cited" | "cites" | "reported"));
        (n.name.tokens.end == at && told).then(|| Some((Self::person(n)?, n.name.tokens.start)))?
    }

    /// The subject that stands before a verb of saying, and where it begins.
    fn subject_before(&self, verb: usize) -> Option<(Subject, usize)> {
        if let Some(found) = self.quoted(verb) {
            return Some(found);
        }
        let floor = self.scan.sentence_start(verb).max(verb.saturating_sub(NEAR));
        let mut at = self.before_infinitive(verb);
        for _ in 0..4 {
            if at <= floor {
                return None;
            }
            match self.step_back(at, verb, floor) {
                Step::Found(found) => return found,
                Step::On(to) => at = to,
            }
        }
        None
    }

    /// What the word before `at` is to a verb of saying.
    fn step_back(&self, at: usize, verb: usize, floor: usize) -> Step {
        let b = at - 1;
        let said = self.word(verb);
        let whole = |n: &Named| Some((Self::person(n)?, n.name.tokens.start));
        let name = self.named.get(self.named.partition_point(|n| n.name.tokens.end < at));
        if let Some(n) = name.filter(|n| n.name.tokens.end == at) {
            return Step::Found(whole(n));
        }
        // "a scan carried out in Utrecht on Monday confirmed": where, and not who.
        if self.scan.marks.any(b, Mark::PLACE | Mark::TEAM)
            && b + 1 < verb
            && self.scan.surface.is_word(b.wrapping_sub(1), &["in", "at", "near", "from"])
        {
            return Step::Found(None);
        }
        match pronoun(self.word(b)) {
            Some(Pronoun::Third { possessive: false, .. }) if !matches!(self.word(b), "him" | "Him") => {
                return Step::Found(Some((Subject::Pronoun(b), b)));
            }
            Some(Pronoun::Relative { possessive: false }) => {
                let found = self.before_comma(b).and_then(whole);
                return Step::Found(found.or_else(|| self.body_before_aside(b)));
            }
            _ => {}
        }
        if let Some(found) = self.body_or_epithet(at, verb, floor) {
            return Step::Found(Some(found));
        }
        // "Rovers' hopes", "his side's fears": a noun.
        let owned = self.scan.surface.tokens.get(b).is_some_and(|t| t.is(Shape::CLITIC));
        let participle = said.ends_with("ed") || matches!(said, "said" | "told");
        if owned && !participle && !said.ends_with("ing") {
            return Step::Found(None);
        }
        // "the Rugby Union (RU) said": its initials in brackets.
        if let Some(open) = self.initialled(b, floor) {
            return Step::On(open);
        }
        if matches!(self.word(b), "," | ")" | "-" | "–" | "—") {
            // An apposition or a relative clause between subject and verb.
            let found = self.before_comma(b).and_then(whole);
            return Step::Found(found.or_else(|| self.body_before_aside(b)));
        }
        if self.says_when(b) {
            return Step::On(b - 1);
        }
        if owned || self.stands_between(b, said) { Step::On(b) } else { Step::Found(None) }
    }

    /// Two words of a day between a subject and what it said.
    fn says_when(&self, last: usize) -> bool {
        let first = self.word(last.wrapping_sub(1));
        match self.word(last) {
            // "Hansen on Thursday admitted".
            "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday" => {
                first == "on"
            }
            // "an FA statement last night said".
            "night" | "week" | "weekend" | "month" | "morning" | "afternoon" | "evening" => {
                matches!(first, "last" | "this" | "yesterday")
            }
            _ => false,
        }
    }

    /// A club, an outlet or a description that ends at `at`, and where it begins.
    pub(super) fn body_or_epithet(&self, at: usize, verb: usize, floor: usize) -> Option<(Subject, usize)> {
        let b = at - 1;
        // "The Football Association of Wales".
        if b > floor + 1
            && self.word(b - 1) == "of"
            && let Some((_, from)) = self.body_before(b - 2, floor)
        {
            return Some((Subject::Outlet(self.scan.surface.span(from..at).to_owned()), from));
        }
        if let Some((name, from)) = self.body_before(b, floor) {
            return Some((Subject::Outlet(name), from));
        }
        // "A scan carried out in Germany confirmed": where it was, and nobody who speaks.
        let place = self.scan.marks.team(b).map_or(b, |hit| hit.start as usize);
        if place > floor
            && matches!(self.word(place - 1), "in" | "In" | "to" | "into" | "near" | "against" | "over")
        {
            return None;
        }
        let demonym = self.scan.marks.is(b, Mark::DEMONYM);
        if self.scan.marks.any(b, Mark::OUTLET | Mark::TEAM | Mark::PLACE)
            && (!demonym || self.word(verb).starts_with("report"))
            && let Some((subject, _)) = self.body_at(b)
        {
            return Some((subject, b));
        }
        if let Some(found) = self.who_has_the_side(b, floor) {
            return Some(found);
        }
        let old = self.word(b) == "old" && self.word(b.wrapping_sub(1)) == "year";
        let describes = self.scan.marks.role(b).is_some() || demonym || old;
        let ends_here =
            |i: &usize| self.scan.epithet(*i, |_| false).is_some_and(|e| e.tokens.end == at && e.count == 1);
        let from = (floor..b).rev().filter(|_| describes).find(ends_here)?;
        Some((Subject::Epithet(from), from))
    }

    /// "Everton's manager said": the one manager whom the report names, unless he is another club's. `b`: the last word of the trade.
    fn who_has_the_side(&self, b: usize, floor: usize) -> Option<(Subject, usize)> {
        let hit = self.scan.marks.role(b).filter(|h| h.end as usize == b + 1)?;
        let entry = self.scan.lexicon.entry(hit);
        let clitic = (hit.start as usize)
            .checked_sub(1)
            .filter(|c| matches!(self.word(*c), "'s" | "’s" | "'" | "’"))?;
        let club = clitic
            .checked_sub(1)
            .and_then(|c| self.scan.marks.team(c))
            .filter(|h| h.start as usize >= floor)?;
        if entry.column(0) != "manager" || entry.column(1) == "plural" {
            return None;
        }
        let name = self.scan.lexicon.entry(club).column(0);
        let main = || self.scan.marks.club(self.scan.lexicon, |_| false) == Some(name);
        let fits = |p: &NamedPerson| {
            p.kind == Kind::Manager && p.team.as_deref().map_or_else(main, |team| team == name)
        };
        let mut those = (0..).zip(self.persons).filter(|(_, p)| fits(p));
        let (number, _) = those.next().filter(|_| those.next().is_none())?;
        Some((Subject::Person(PersonKey(number)), club.start as usize))
    }

    /// Adverbs and auxiliaries between a subject and what it said.
    fn stands_between(&self, i: usize, said: &str) -> bool {
        let function = self.scan.function_of(i);
        function.intersects(Function::HAVE | Function::MODAL | Function::DO)
            || (function.contains(Function::BE) && (said.ends_with("ing") || said == "quoted"))
            || matches!(
                self.word(i),
                "also"
                    | "later"
                    | "then"
                    | "already"
                    | "now"
                    | "since"
                    | "even"
                    | "previously"
                    | "himself"
                    | "herself"
                    | "today"
                    | "yesterday"
                    | "exclusively"
                    | "reportedly"
                    | "further"
            )
            || self.word(i).ends_with("ly")
    }

    /// The name that the apposition or relative clause ending at `comma` belongs to.
    fn before_comma(&self, comma: usize) -> Option<&Named> {
        let floor = self.scan.sentence_start(comma).max(comma.saturating_sub(LONG_CLAUSE));
        let until = self.named.partition_point(|n| n.name.tokens.end <= comma);
        let before =
            || self.named.iter().take(until).rev().take(4).take_while(|n| n.name.tokens.start >= floor);
        let found = before().find(|n| {
            let end = n.name.tokens.end;
            let aside = matches!(self.word(end + 1), "who" | "asked" | "speaking" | "questioned" | "quizzed");
            let relative = self.word(end) == "who" || (self.word(end) == "," && aside);
            // A long one is told by its "who".
            let near = n.name.tokens.start + NEAR >= comma;
            relative
                || (near && (end == comma || matches!(self.word(end), "," | "(" | "[" | "-" | "–" | "—")))
        })?;
        // "Dorn, called up as cover for Paul Hale, hopes": who is named at the end of the aside hangs in it.
        let whose = before().find(|n| n.name.tokens.end < found.name.tokens.start).filter(|n| {
            found.name.tokens.end == comma && self.hangs_in_aside(n.name.tokens.end, found.name.tokens.start)
        });
        Some(whose.unwrap_or(found))
    }

    /// Whether an aside opens at a comma and leads by a preposition to the name that starts at `name`, with no other comma between.
    fn hangs_in_aside(&self, comma: usize, name: usize) -> bool {
        self.word(comma) == ","
            && !(comma + 1..name).any(|i| matches!(self.word(i), "," | "and" | "but"))
            && (comma + 2..name).any(|i| self.scan.function_of(i).contains(Function::PREPOSITION))
    }
}

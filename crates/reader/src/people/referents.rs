//! Whom "he" and "she" mean: the persons spoken of before, weighed.

mod descriptions;
mod subjects;

use super::coref::{MEMORY, Walk};
use super::marks::Mark;
use super::pronouns::{Pronoun, pronoun};
use super::{Form, Gender, Kind, Mention, NamedPerson, PersonKey};
use crate::grammar::Function;
use crate::text::Shape;

/// Sentences that a pronoun looks back.
const SENTENCES: usize = 4;
/// Points by which the best must lead, or it is left open.
const LEAD: i32 = 3;

/// What is asked of a referent.
struct Ask<'f> {
    gender: Option<Gender>,
    never: Option<PersonKey>,
    injury: bool,
    far: bool,
    bonus: &'f dyn Fn(&NamedPerson) -> Option<i32>,
}

impl Walk<'_, '_> {
    /// Persons that a mention at `at` can refer to, with their points, best first.
    fn ranked(&self, at: usize, ask: &Ask<'_>) -> Vec<(i32, PersonKey)> {
        let sentence = self.scan.surface.sentence_of(at).unwrap_or(0);
        let block = self.scan.block_of(sentence);
        let mut out: Vec<(i32, PersonKey)> = Vec::new();
        let reach = if ask.far { SENTENCES * 3 } else { SENTENCES };
        for (rank, r) in self.recent.iter().rev().take(MEMORY).enumerate() {
            let distance = sentence.saturating_sub(r.sentence);
            if distance > reach
                || block.saturating_sub(r.block) > if ask.far { 6 } else { 2 }
                || Some(r.person) == ask.never
            {
                continue;
            }
            let Some(person) = self.persons.get(r.person.0 as usize) else { continue };
            if matches!((ask.gender, person.gender), (Some(a), Some(b)) if a != b) {
                continue;
            }
            let Some(bonus) = (ask.bonus)(person) else { continue };
            let mut points =
                60 - 20 * distance.min(4) as i32 - 4 * block.saturating_sub(r.block).min(2) as i32 + bonus;
            points += if r.subject { 15 } else { 0 };
            points -= if r.grouped { 25 } else { 0 };
            points -= if r.spoke && ask.injury { 12 } else { 0 };
            points -=
                if ask.injury && person.kind == Kind::Other && self.mostly_speaks(r.person) { 15 } else { 0 };
            points -= if ask.injury && self.came_on(r.token) { 20 } else { 0 };
            points -= (rank as i32).min(8);
            points += self.counts.get(r.person.0 as usize).map_or(0, |c| (*c).min(5) as i32);
            if ask.injury && (person.kind.is_staff() || person.kind == Kind::Journalist) {
                points -= 30;
            }
            match out.iter_mut().find(|(_, p)| *p == r.person) {
                Some((known, _)) => *known = (*known).max(points),
                None => out.push((points, r.person)),
            }
        }
        best_first(&mut out);
        out
    }

    /// he, she, … at a token. `not` are none of the candidates; `last` has just spoken, and so may be speaking on.
    /// `of_another`: who is meant says something about somebody else, as staff do of players.
    pub(super) fn third_person(
        &mut self,
        i: usize,
        not: &[PersonKey],
        last: Option<PersonKey>,
        of_another: bool,
    ) -> Option<Mention> {
        let Some(Pronoun::Third { gender, possessive }) = pronoun(self.scan.surface.word_at(i)) else {
            return None;
        };
        let possessive = possessive && !self.object_her(i);
        // "…," he said. Dorn has a strain": the next sentence is of somebody by name.
        let sentence = self.scan.surface.sentence_of(i).and_then(|s| self.scan.surface.sentences.get(s));
        let end = sentence.map_or(i + 9, |s| s.tokens.end.min(i + 9));
        let injury = (i + 1..end).any(|k| self.scan.marks.is(k, Mark::INJURY)) || self.told_to_be_fit(i);
        let staff = |p: &NamedPerson| Some(if of_another && p.kind.is_staff() { 12 } else { 0 });
        let ask = Ask { gender: Some(gender), never: self.speaker, injury, far: false, bonus: &staff };
        let mut ranked = self.ranked(i, &ask);
        self.rule_out(i, possessive, not, &mut ranked);
        if possessive {
            self.lead_by_ownership(i, &mut ranked);
        } else {
            self.lead_of_main_clause(i, &mut ranked);
        }
        if let Some((person, points)) = self.meant_ahead(i) {
            if !ranked.iter().any(|(_, p)| *p == person) {
                ranked.push((60 - points, person));
            }
            raise(&mut ranked, Some(person), points);
        }
        raise(&mut ranked, last, 12);
        if let Some(who) = self.speaks_on(i).filter(|p| self.may_be(*p, gender)) {
            ranked.retain(|(_, p)| *p != who);
            ranked.insert(0, (ranked.first().map_or(0, |(best, _)| *best) + 60, who));
        }
        raise(&mut ranked, self.deputised_for(i), 40);
        raise(&mut ranked, self.still_of_him(i), 20);
        let harmed = if injury { self.harmed_before(i).or_else(|| self.gave_way_before(i)) } else { None };
        raise(&mut ranked, harmed, 40);
        let mention = self.by_points(i, gender, &ranked, harmed);
        Some(Mention { possessive, ..mention })
    }

    /// Whether nothing says that somebody is of the other sex.
    fn may_be(&self, person: PersonKey, gender: Gender) -> bool {
        self.persons.get(person.0 as usize).is_some_and(|p| p.gender.is_none_or(|g| g == gender))
    }

    /// Takes out whom the pronoun at `i` cannot mean.
    fn rule_out(&self, i: usize, possessive: bool, not: &[PersonKey], ranked: &mut Vec<(i32, PersonKey)>) {
        let turned = self.turned_to_before(i);
        let fronted = self.fronted_before(i);
        let quoted_by = self.quoted_by(i);
        let instead = if possessive { self.takes_over_from(i) } else { None };
        ranked.retain(|(_, p)| {
            !not.contains(p)
                && Some(*p) != instead
                && Some(*p) != turned
                && (Some(*p) != fronted || possessive)
                && Some(*p) != quoted_by
        });
        if let Some(doer) = self.does_it_to(i) {
            // "although Dorn has declared himself fit".
            let himself = matches!(self.scan.surface.word_at(i), "himself" | "herself");
            if ranked.iter().any(|(_, p)| (*p == doer) == himself) {
                ranked.retain(|(_, p)| (*p == doer) == himself);
            }
        }
    }

    /// The mention at `i` of the first of some persons, best first; left open where two fit alike.
    fn by_points(
        &mut self,
        i: usize,
        gender: Gender,
        ranked: &[(i32, PersonKey)],
        harmed: Option<PersonKey>,
    ) -> Mention {
        let mention = Mention {
            tokens: i..i + 1,
            form: Form::Pronoun,
            persons: Vec::new(),
            second: None,
            possessive: false,
            why: "nobody fits",
        };
        let (first, second) = (ranked.first().copied(), ranked.get(1).copied());
        let Some((points, best)) = first else { return mention };
        if second.is_some_and(|(p, _)| points - p < LEAD) {
            return Mention { second: Some(best), why: "two fit alike", ..mention };
        }
        if second.is_none()
            && let Some(p) = self.persons.get_mut(best.0 as usize)
        {
            p.gender = p.gender.or(Some(gender));
        }
        let why = match second {
            _ if harmed == Some(best) => super::HARMED,
            None => "the only one who fits",
            Some(_) => "most prominent before",
        };
        Mention { persons: vec![best], second: second.map(|(_, p)| p), why, ..mention }
    }

    /// "Hale says 'he's got a knee injury'": the words of a quote that goes on from who says them, in which *he* is another.
    fn quoted_by(&self, i: usize) -> Option<PersonKey> {
        const LONGEST: usize = 12;
        let quote = i
            .checked_sub(1)
            .filter(|&q| self.scan.surface.tokens.get(q).is_some_and(|t| t.is(Shape::QUOTE)))?;
        let verb = quote.checked_sub(1)?;
        let saying = matches!(
            self.scan.surface.word_at(verb),
            "saying" | "adding" | "insisting" | "claiming" | "admitting"
        );
        if !saying && !self.scan.marks.is(verb, Mark::SPEECH) {
            return None;
        }
        let floor = self.scan.sentence_start(i).max(verb.saturating_sub(LONGEST));
        let before = self.mentions.iter().rev().take_while(|m| m.tokens.start >= floor);
        let who = before.into_iter().find(|m| m.persons.len() == 1)?;
        (saying || verb <= who.tokens.end + 1).then(|| who.person()).flatten()
    }

    /// "Against Ruiz she jarred a heel", "Unlike Ruiz, he is fit": whom the words at the head of the sentence set beside the one who is meant.
    fn fronted_before(&self, i: usize) -> Option<PersonKey> {
        const SET_BESIDE: &[&str] = &["Against", "Facing", "Like", "Unlike", "Alongside", "Beside", "Behind"];
        let end = if self.scan.surface.word_at(i.wrapping_sub(1)) == "," { i - 1 } else { i };
        let named = self
            .mentions
            .last()
            .filter(|m| m.tokens.end == end && m.form != Form::Pronoun && !m.possessive)?;
        let first = self.scan.described_before(named.tokens.start).start.checked_sub(1)?;
        let heads = first == self.scan.sentence_start(i) && self.scan.surface.is_exactly(first, SET_BESIDE);
        heads.then(|| named.person()).flatten()
    }

    /// "forced her off", "kept her out of the final": the one word is the object too, where nothing follows that she could own.
    fn object_her(&self, i: usize) -> bool {
        const BEHIND: &[&str] = &[
            "off", "out", "to", "from", "into", "in", "on", "at", "with", "for", "by", "after", "before",
            "because", "when", "while", "as", "until", "during", "and", "but", "or", "if", "that", "who",
            "since", "through", "against", "this", "today", "yesterday", "again", "the", "a", "an",
        ];
        let tokens = &self.scan.surface.tokens;
        let closed = tokens.get(i + 1).is_none_or(|t| t.is(Shape::MARK) && !t.is(Shape::QUOTE));
        // "her in-form partner".
        let compound = tokens.get(i + 2).is_some_and(|t| t.is(Shape::HYPHENATED));
        matches!(self.scan.surface.word_at(i), "her" | "Her")
            && (closed || self.scan.surface.is_exactly(i + 1, BEHIND) && !compound)
    }

    /// "Dorn has named him in the side": the subject of the verb that has the pronoun for its object. It is somebody else, or he would be
    /// "himself".
    fn does_it_to(&self, i: usize) -> Option<PersonKey> {
        if !matches!(self.scan.surface.word_at(i), "him" | "them" | "himself" | "herself") {
            return None;
        }
        let subject =
            self.mentions.last().filter(|m| m.tokens.end < i && !m.possessive && self.subject(m))?;
        let apart = |k: usize| {
            let f = self.scan.function_of(k);
            // "Hale is unsure whether to play him": the infinitive is still Hale's.
            if matches!(self.scan.surface.word_at(k), "whether") && self.scan.surface.word_at(k + 1) == "to" {
                return false;
            }
            let clause = Function::CONJ
                | Function::CONTRAST
                | Function::THAT
                | Function::RELATIVE
                | Function::SUBORDINATOR;
            f.intersects(clause)
                || self.scan.surface.tokens.get(k).is_some_and(|t| t.is(Shape::MARK) && !t.is(Shape::CLITIC))
        };
        let one = self.scan.surface.sentence_of(subject.tokens.start) == self.scan.surface.sentence_of(i);
        (one && !(subject.tokens.end..i).any(apart)).then(|| subject.person()).flatten()
    }

    /// "his", "her": of whom what follows is.
    fn lead_by_ownership(&self, i: usize, ranked: &mut Vec<(i32, PersonKey)>) {
        // "Dorn raised his game": whoever was named just before.
        let verb = self.mentions.last().is_some_and(|m| self.scan.function_of(m.tokens.end).verbal());
        let reach = if verb { 12 } else { 5 };
        let close = self.recent.last().filter(|r| r.subject && !r.grouped && i - r.token.min(i) <= reach);
        raise(ranked, close.map(|r| r.person), 5);
        // "apologised for the tackle that broke his leg": another's than who made it.
        if let Some(maker) = self.maker_of_the_tackle(i)
            && ranked.iter().any(|(_, p)| *p != maker)
        {
            ranked.retain(|(_, p)| *p != maker);
        }
        if let Some(faller) = self.falls_on(i)
            && ranked.iter().any(|(_, p)| *p != faller)
        {
            ranked.retain(|(_, p)| *p != faller);
        }
        // "as Dorn continues his recovery": with nothing but its verb between, it is the subject's own.
        let own = self.mentions.last().filter(|m| {
            let verb = m.tokens.end;
            let f = self.scan.function_of(verb);
            let apart = f.intersects(Function::PREPOSITION | Function::CONJ | Function::DETERMINER);
            let word = self.scan.surface.tokens.get(verb).is_some_and(|t| t.is(Shape::WORD));
            !m.possessive && verb + 1 == i && word && !apart && self.subject(m)
        });
        raise(ranked, own.and_then(Mention::person), 15);
        raise(ranked, self.does_so(i), 15);
        raise(ranked, self.put_in_between(i), 40);
        raise(ranked, self.made_to(i), 25);
    }

    /// "won despite Dorn requiring treatment on his thigh": with only the participle and its object between, whose clause it is.
    fn does_so(&self, his: usize) -> Option<PersonKey> {
        const REACH: usize = 5;
        let last = self
            .mentions
            .last()
            .filter(|m| !m.possessive && m.tokens.end < his && his - m.tokens.end <= REACH)?;
        let word = |k: usize| self.scan.surface.word_at(k);
        let participle = word(last.tokens.end).len() > 4 && word(last.tokens.end).ends_with("ing");
        let mut between = last.tokens.end + 1..his;
        let plain = between.all(|k| {
            let f = self.scan.function_of(k);
            !f.verbal()
                && !f.intersects(Function::CONJ)
                && !self.scan.surface.tokens.get(k).is_some_and(|t| t.is(Shape::MARK))
        });
        (participle && plain).then(|| last.person()).flatten()
    }

    /// "while Dorn, according to his manager, needs an operation": put in right behind the name whose it is.
    fn put_in_between(&self, his: usize) -> Option<PersonKey> {
        let word = |k: usize| self.scan.surface.word_at(k);
        let comma = his
            .checked_sub(3)
            .filter(|&c| word(c) == "," && word(c + 1) == "according" && word(c + 2) == "to")?;
        self.mentions.last().filter(|m| m.tokens.end == comma && !m.possessive).and_then(Mention::person)
    }

    /// "Despite issues with his calf, Dorn started", "While he has been out Dorn has coached": at the head of its sentence a pronoun may mean
    /// whom the main clause names behind it, and does where its own clause has no verb with a subject. How much that counts.
    fn meant_ahead(&self, i: usize) -> Option<(PersonKey, i32)> {
        const REACH: usize = 24;
        const PLACES: &[&str] = &[
            "him", "her", "place", "absence", "replaced", "deputised", "stood", "filled", "covered",
            "stepped",
        ];
        let start = self.scan.sentence_start(i);
        let word = |k: usize| self.scan.surface.word_at(k);
        let bare = matches!(word(start), "Having" | "Despite" | "After" | "Since" | "Following" | "Before")
            && (start + 1..i).all(|k| {
                !self.scan.function_of(k).intersects(Function::BE | Function::HAVE | Function::MODAL)
            });
        // "In her first start back after a calf strain, Dorn scored", "On his return from injury Dorn …".
        let outing = matches!(word(start), "In" | "On" | "Making" | "Playing" | "For")
            && i == start + 1
            && (i + 1..i + 4).any(|k| {
                matches!(word(k), "first" | "second" | "third" | "return" | "comeback" | "reappearance")
            });
        let bare = bare || outing;
        let clause =
            matches!(word(start), "While" | "When" | "Although" | "Though" | "Until") && i <= start + 2;
        let named_before = self.mentions.last().is_some_and(|m| m.tokens.end > start);
        if !(bare || clause) || i > start + REACH || named_before {
            return None;
        }
        let at = self.named.partition_point(|n| n.name.tokens.start <= i);
        let behind = self.named.get(at).filter(|n| {
            n.name.tokens.start <= i + REACH && self.scan.sentence_start(n.name.tokens.start) == start
        })?;
        let (first, end) = (behind.name.tokens.start, behind.name.tokens.end);
        let acts = self.scan.function_of(end).verbal() || word(end).ends_with("ed");
        let governed = first
            .checked_sub(1)
            .is_some_and(|b| self.scan.function_of(b).intersects(Function::PREPOSITION | Function::VERB));
        let takes_over = (end..end + 12).any(|k| self.scan.surface.is_exactly(k, PLACES));
        (acts && !governed && (outing || !takes_over)).then_some(())?;
        Some((PersonKey(behind.person?), if bare { 40 } else { 16 }))
    }

    /// "… when Dorn had to retire after she fell": the subject of the clause that this one hangs on.
    fn lead_of_main_clause(&self, i: usize, ranked: &mut [(i32, PersonKey)]) {
        let hangs = i.checked_sub(1).is_some_and(|b| {
            matches!(
                self.scan.surface.word_at(b),
                "when" | "as" | "after" | "because" | "before" | "while" | "until" | "since" | "but"
            )
        });
        if !hangs || i <= 1 {
            return;
        }
        let sentence = self.scan.surface.sentence_of(i).unwrap_or(0);
        let main = self.recent.iter().rev().find(|r| r.subject && !r.grouped && r.sentence == sentence);
        // "Dorn replaced Hale but lasted only five minutes before he": the subject's own second verb stands between.
        let last = self.mentions.last().map_or(i, |m| m.tokens.end);
        let goes_on = (last..i).any(|k| {
            matches!(self.scan.surface.word_at(k), "but" | "and")
                && (k + 1..k + 3).any(|v| {
                    self.scan.function_of(v).verbal() || self.scan.surface.word_at(v).ends_with("ed")
                })
        });
        raise(ranked, main.map(|r| r.person), if goes_on { 30 } else { 8 });
    }

    /// "The coach believes he could be fit", "is hopeful that she will return": of whose fitness another speaks.
    fn told_to_be_fit(&self, i: usize) -> bool {
        const FIT: &[&str] = &[
            "fit", "return", "back", "available", "ready", "feature", "recover", "recovered", "involved",
            "injured", "out", "play", "fitness", "healthy", "miss", "missing", "sidelined", "surgery",
            "operation",
        ];
        let speech = |k: usize| self.scan.marks.is(k, Mark::SPEECH);
        let behind = |back: usize| i.checked_sub(back).is_some_and(speech);
        let that = i.checked_sub(1).is_some_and(|b| self.scan.surface.word_at(b) == "that");
        (behind(1) || (that && behind(2))) && (i + 1..i + 7).any(|k| self.scan.surface.is_exactly(k, FIT))
    }

    /// Who is told, again and again, to say something, and little else: of players' hurts such a one speaks.
    fn mostly_speaks(&self, person: PersonKey) -> bool {
        let number = person.0 as usize;
        let spoken = self.spoken.get(number).copied().unwrap_or(0);
        spoken >= 2 && spoken * 2 >= self.counts.get(number).copied().unwrap_or(0)
    }
}

/// Gives a person more points, and puts the best first again.
fn raise(ranked: &mut [(i32, PersonKey)], person: Option<PersonKey>, by: i32) {
    if let Some((points, _)) = ranked.iter_mut().find(|(_, p)| Some(*p) == person) {
        *points += by;
        best_first(ranked);
    }
}

fn best_first(ranked: &mut [(i32, PersonKey)]) {
    ranked.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn a_possessive_behind_its_verb_is_the_subjects_own() {
        let r = read("Timo Dorn keeps his place as Oskar Hale continues his recovery from a knee operation.");
        assert_eq!(r.whom("his"), ["Oskar Hale"]);
        let r = read("Timo Dorn praised Oskar Hale. Despite a problem with his calf, Dorn started.");
        assert_eq!(r.whom("his"), ["Timo Dorn"]);
        let r = read("Ivo Marak and Oskar Hale won despite Hale requiring treatment on his thigh.");
        assert_eq!(r.whom("his"), ["Oskar Hale"]);
        let r = read("Timo Dorn keeps his place as Oskar Hale recovers.");
        assert_eq!(r.whom("his"), ["Timo Dorn"]);
    }
}

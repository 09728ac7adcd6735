//! Whom a pronoun or a description means: the persons spoken of before, weighed.

use super::coref::{MEMORY, Walk};
use super::epithets::{Epithet, fits};
use super::groups;
use super::marks::Mark;
use super::pronouns::{Pronoun, pronoun};
use super::{Form, Gender, Kind, Mention, NamedPerson, PersonKey, possessive};
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
    /// Whether a mention stands where subjects stand: not behind a preposition or a verb.
    pub(super) fn subject(&self, mention: &Mention) -> bool {
        if mention.possessive {
            return self.turned_to(mention);
        }
        let start = mention.tokens.start;
        if mention.form == Form::Pronoun {
            return matches!(self.scan.surface.word_at(start), "he" | "He" | "she" | "She" | "who");
        }
        // Over the description before the name.
        let from = self.scan.described_before(start).start;
        let Some(b) = from.checked_sub(1).filter(|b| *b >= self.scan.sentence_start(start)) else {
            return true;
        };
        let after = self.scan.function_of(mention.tokens.end);
        if after.verbal() || self.scan.marks.is(mention.tokens.end, Mark::SPEECH) {
            return true;
        }
        let function = self.scan.function_of(b);
        // One of a row stands where the first of the row stands.
        if matches!(self.scan.surface.word_at(b), "," | "and" | "&" | "[")
            && let Some(last) = self.mentions.last()
            && self.behind_brackets(last.tokens.end) + 3 >= from
        {
            return self.recent.last().is_some_and(|r| r.subject);
        }
        // "as Dorn continues", "after Dorn limped off": behind these a verb makes the name the subject of a clause.
        let clause = self.scan.surface.is_word(b, &["as", "after", "before", "since", "until"]);
        let content = |i: usize| {
            self.scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD) && !t.is(Shape::CAPITAL))
                && self.scan.function_of(i).is_empty()
        };
        let acts = self.scan.surface.word_at(b) == "but" || (clause && content(mention.tokens.end));
        (!function.intersects(Function::PREPOSITION) || acts)
            && !function.verbal()
            && !self.scan.marks.is(b, Mark::SPEECH)
            && !self.done_to(b)
    }

    /// "Dorn's departure was quicker", "Hale's case is different": a sentence that turns to somebody by what befell him.
    fn turned_to(&self, mention: &Mention) -> bool {
        const BEFELL: &[&str] = &[
            "departure",
            "case",
            "tale",
            "story",
            "situation",
            "absence",
            "exit",
            "withdrawal",
            "plight",
            "predicament",
            "problem",
            "problems",
            "return",
            "comeback",
            "recovery",
            "condition",
            "fate",
            "misfortune",
            "misery",
            "season",
            "availability",
            "fitness",
            "participation",
            "injury",
            "prospects",
            "chances",
            "night",
            "afternoon",
            "day",
            "evening",
            "luck",
            "turn",
            "troubles",
        ];
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let named = matches!(mention.form, Form::Full | Form::Surname | Form::Given);
        let noun = (end + 1..end + 3).find(|&i| BEFELL.contains(&self.scan.surface.word_at(i)));
        named
            && self.scan.sentence_start(start) == start
            && noun.is_some_and(|n| self.scan.function_of(n + 1).verbal())
    }

    /// "On Dorn, he added": whom the sentence turns to is spoken of, and does not speak.
    fn turned_to_before(&self, i: usize) -> Option<PersonKey> {
        let first = self.scan.sentence_start(i);
        let about =
            matches!(self.scan.surface.word_at(first), "On" | "Of" | "About" | "Regarding" | "Concerning");
        let last = self
            .mentions
            .last()
            .filter(|m| about && m.tokens.start > first && m.tokens.start <= first + 4)?;
        let speaks = (i + 1..i + 3).any(|k| self.scan.marks.is(k, Mark::SPEECH));
        (speaks && i <= last.tokens.end + 1).then(|| last.person()).flatten()
    }

    /// "Dorn (9.98) and Hale": where the text goes on behind what stands in brackets behind a name.
    fn behind_brackets(&self, end: usize) -> usize {
        const LONGEST: usize = 8;
        if self.scan.surface.word_at(end) != "(" {
            return end;
        }
        (end..end + LONGEST).find(|&i| self.scan.surface.word_at(i) == ")").map_or(end, |close| close + 1)
    }

    /// Persons that a mention at `at` can refer to, with their points, best first.
    fn ranked(&self, at: usize, ask: &Ask<'_>) -> Vec<(i32, PersonKey)> {
        let sentence = self.scan.surface.sentence_of(at).unwrap_or(0);
        let block = self.scan.surface.sentences.get(sentence).map_or(0, |s| s.block);
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
        out.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
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
        // "…," he said. Dorn has a strain": the next sentence is of somebody by name.
        let sentence = self.scan.surface.sentence_of(i).and_then(|s| self.scan.surface.sentences.get(s));
        let end = sentence.map_or(i + 9, |s| s.tokens.end.min(i + 9));
        let injury = (i + 1..end).any(|k| self.scan.marks.is(k, Mark::INJURY)) || self.told_to_be_fit(i);
        let staff = |p: &NamedPerson| Some(if of_another && p.kind.is_staff() { 12 } else { 0 });
        let ask = Ask { gender: Some(gender), never: self.speaker, injury, far: false, bonus: &staff };
        let mut ranked = self.ranked(i, &ask);
        let turned = self.turned_to_before(i);
        ranked.retain(|(_, p)| !not.contains(p) && Some(*p) != turned);
        // "Dorn raised his game": whoever was named just before.
        let verb = self.mentions.last().is_some_and(|m| self.scan.function_of(m.tokens.end).verbal());
        let reach = if verb { 12 } else { 5 };
        let close = self
            .recent
            .last()
            .filter(|r| possessive && r.subject && !r.grouped && i - r.token.min(i) <= reach);
        if let Some((points, _)) = ranked.iter_mut().find(|(_, p)| close.is_some_and(|r| r.person == *p)) {
            *points += 5;
            ranked.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
        }
        // "apologised for the tackle that broke his leg": another's than who made it.
        if possessive
            && let Some(maker) = self.maker_of_the_tackle(i)
            && ranked.iter().any(|(_, p)| *p != maker)
        {
            ranked.retain(|(_, p)| *p != maker);
        }
        // "as Dorn continues his recovery": with nothing but its verb between, it is the subject's own.
        let own = self.mentions.last().filter(|m| {
            let verb = m.tokens.end;
            let f = self.scan.function_of(verb);
            let apart = f.intersects(Function::PREPOSITION | Function::CONJ | Function::DETERMINER);
            let word = self.scan.surface.tokens.get(verb).is_some_and(|t| t.is(Shape::WORD));
            possessive && !m.possessive && verb + 1 == i && word && !apart && self.subject(m)
        });
        if let Some((points, _)) =
            ranked.iter_mut().find(|(_, p)| own.is_some_and(|m| m.person() == Some(*p)))
        {
            *points += 15;
            ranked.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
        }
        // "… when Dorn had to retire after she fell": the subject of the clause that this one hangs on.
        let hangs = i.checked_sub(1).is_some_and(|b| {
            matches!(
                self.scan.surface.word_at(b),
                "when" | "as" | "after" | "because" | "before" | "while" | "until" | "since" | "but"
            )
        });
        if hangs && !possessive && i > 1 {
            let sentence = self.scan.surface.sentence_of(i).unwrap_or(0);
            let main = self.recent.iter().rev().find(|r| r.subject && !r.grouped && r.sentence == sentence);
            if let Some((points, _)) = ranked.iter_mut().find(|(_, p)| main.is_some_and(|r| r.person == *p)) {
                *points += 8;
                ranked.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
            }
        }
        if let Some((points, _)) = ranked.iter_mut().find(|(_, p)| Some(*p) == last) {
            *points += 12;
            ranked.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
        }
        let (first, second) = (ranked.first().copied(), ranked.get(1).copied());
        let mention = Mention {
            tokens: i..i + 1,
            form: Form::Pronoun,
            persons: Vec::new(),
            second: None,
            possessive,
            why: "nobody fits",
        };
        let Some((points, best)) = first else { return Some(mention) };
        if second.is_some_and(|(p, _)| points - p < LEAD) {
            return Some(Mention { second: Some(best), why: "two fit alike", ..mention });
        }
        if second.is_none()
            && let Some(p) = self.persons.get_mut(best.0 as usize)
        {
            p.gender = p.gender.or(Some(gender));
        }
        let why = if second.is_none() { "the only one who fits" } else { "most prominent before" };
        Some(Mention { persons: vec![best], second: second.map(|(_, p)| p), why, ..mention })
    }

    /// "The coach believes he could be fit", "is hopeful that she will return": of whose fitness another speaks.
    fn told_to_be_fit(&self, i: usize) -> bool {
        const FIT: &[&str] = &[
            "fit",
            "return",
            "back",
            "available",
            "ready",
            "feature",
            "recover",
            "recovered",
            "involved",
            "injured",
            "out",
            "play",
            "fitness",
            "healthy",
            "miss",
            "missing",
            "sidelined",
            "surgery",
            "operation",
        ];
        let speech = |k: usize| self.scan.marks.is(k, Mark::SPEECH);
        let behind = |back: usize| i.checked_sub(back).is_some_and(speech);
        let that = i.checked_sub(1).is_some_and(|b| self.scan.surface.word_at(b) == "that");
        (behind(1) || (that && behind(2)))
            && (i + 1..i + 7).any(|k| FIT.contains(&self.scan.surface.word_at(k)))
    }

    /// Who is told, again and again, to say something, and little else: of players' hurts such a one speaks.
    fn mostly_speaks(&self, person: PersonKey) -> bool {
        let number = person.0 as usize;
        let spoken = self.spoken.get(number).copied().unwrap_or(0);
        spoken >= 2 && spoken * 2 >= self.counts.get(number).copied().unwrap_or(0)
    }

    /// "The striker is braced for weeks in rehab", of persons whose trade nothing tells: who was hurt rather than who has
    /// spoken or was merely named.
    fn lead_by_hurt(&self, ranked: &mut [(i32, PersonKey)]) {
        for r in self.recent.iter().rev().take(MEMORY) {
            let near = r.token..r.token + 8;
            let hurt = near.clone().any(|k| self.scan.marks.is(k, Mark::INJURY))
                && !self
                    .recent
                    .iter()
                    .rev()
                    .take(MEMORY)
                    .any(|o| o.person != r.person && near.contains(&o.token) && o.token > r.token);
            let unknown = self.persons.get(r.person.0 as usize).is_some_and(|p| p.kind == Kind::Other);
            if hurt
                && unknown
                && let Some((points, _)) = ranked.iter_mut().find(|(_, p)| *p == r.person)
            {
                *points += 12;
                // Once is enough.
                break;
            }
        }
        ranked.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    }

    /// "the boss", of persons whose trade nothing tells: who has spoken rather than who was hurt.
    fn lead_by_trade(&self, ranked: &mut [(i32, PersonKey)]) {
        for r in self.recent.iter().rev().take(MEMORY) {
            let hurt = (r.token.saturating_sub(4)..r.token + 6).any(|k| self.scan.marks.is(k, Mark::INJURY));
            let unknown = self.persons.get(r.person.0 as usize).is_some_and(|p| p.kind == Kind::Other);
            if let Some((points, _)) = ranked.iter_mut().find(|(_, p)| *p == r.person && unknown) {
                *points += 15 * i32::from(r.spoke) - 12 * i32::from(hurt);
            }
        }
        ranked.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    }

    /// A description: whom it means. `not` are none of the candidates: whoever is named in a quote does not speak it.
    pub(super) fn epithet_mention(&mut self, epithet: Epithet, not: &[PersonKey]) -> Option<Mention> {
        let Epithet { tokens, told, fellow, count } = epithet;
        let possessive = possessive(self.scan.surface, tokens.end);
        let at = tokens.start;
        if told.plural {
            let recent: Vec<(PersonKey, usize)> = self
                .recent
                .iter()
                .rev()
                .take(MEMORY)
                .take_while(|r| {
                    self.scan.surface.sentence_of(at).unwrap_or(0) - r.sentence.min(at) <= SENTENCES * 2
                })
                .filter(|r| !self.took_over(r.token))
                .map(|r| (r.person, r.sentence))
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let (persons, why) = groups::members(count, told.kind, at, &self.rows, &recent, self.persons);
            return Some(Mention { tokens, form: Form::Group, persons, second: None, possessive, why });
        }
        let injury = (tokens.end..tokens.end + 8).any(|k| self.scan.marks.is(k, Mark::INJURY));
        let sentence = self.scan.sentence_start(at);
        // "his team-mate" is somebody else than he.
        let his = matches!(self.scan.surface.word_at(at), "his" | "His" | "her" | "Her");
        let other = (fellow || his)
            .then(|| self.recent.iter().rev().find(|r| r.token >= sentence).map(|r| r.person))
            .flatten();
        // "Her coach said": hers, and so not she.
        let hers = (his && other.is_none() && told.kind.is_some_and(|k| k != Kind::Player))
            .then(|| self.recent.iter().rev().find(|r| r.subject && !r.grouped).map(|r| r.person))
            .flatten();
        let never =
            other.or(hers).or_else(|| self.acts_on(at)).or(self.speaker).or_else(|| self.tells_of(at, &told));
        // Who is told to say something is staff rather than the player of whom it is said.
        let says = told.kind.is_none() && self.scan.marks.is(tokens.end, Mark::SPEECH);
        let ask = Ask {
            gender: told.gender,
            never,
            injury: injury && told.kind.is_none(),
            far: true,
            bonus: &|p| fits(&told, p).map(|score| score + if says && p.kind.is_staff() { 15 } else { 0 }),
        };
        let mut ranked = self.ranked(at, &ask);
        ranked.retain(|(_, p)| !not.contains(p));
        if matches!(told.kind, Some(Kind::Manager | Kind::Medic)) {
            self.lead_by_trade(&mut ranked);
        }
        if injury && told.kind == Some(Kind::Player) {
            self.lead_by_hurt(&mut ranked);
        }
        let beaten = self.beaten_who_gave_up(at, tokens.end);
        if let Some((points, _)) = ranked.iter_mut().find(|(_, p)| beaten == Some(*p)) {
            *points += 30;
            ranked.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
        }
        let (first, second) = (ranked.first().copied(), ranked.get(1).copied());
        let mention = Mention {
            tokens,
            form: Form::Epithet,
            persons: Vec::new(),
            second: None,
            possessive,
            why: "nobody fits",
        };
        let Some((points, best)) = first.filter(|(p, _)| *p > -20) else {
            let staff = told.kind.filter(|k| k.is_staff());
            let speaks = self.scan.marks.is(mention.tokens.end, Mark::SPEECH);
            self.unnamed = staff
                .filter(|_| speaks)
                .map(|k| (k, self.scan.surface.sentence_of(at).unwrap_or(0)))
                .or(self.unnamed);
            return Some(mention);
        };
        if second.is_some_and(|(p, _)| points - p < LEAD) {
            return Some(Mention { second: Some(best), why: "two fit alike", ..mention });
        }
        if let Some(p) = self.persons.get_mut(best.0 as usize) {
            p.age = p.age.or(told.age);
            p.gender = p.gender.or(told.gender);
            // What a clear reading tells holds for later descriptions.
            if p.nation.is_none() && second.is_none_or(|(s, _)| points - s > 10) {
                p.nation = told.nation.clone();
            }
            if p.kind == Kind::Other && second.is_none_or(|(s, _)| points - s > 10) {
                p.kind = told.kind.unwrap_or(p.kind);
                p.role = p.role.take().or(told.role);
            }
        }
        Some(Mention {
            persons: vec![best],
            second: second.map(|(_, p)| p),
            why: "description fits",
            ..mention
        })
    }
}

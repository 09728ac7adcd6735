//! Whom a description means: "the striker", "his coach", "the boss".

use super::{Ask, LEAD, SENTENCES, best_first, raise};
use crate::people::coref::{MEMORY, Walk};
use crate::people::epithets::Epithet;
use crate::people::kinds::Described;
use crate::people::marks::Mark;
use crate::people::{Form, Kind, Mention, NamedPerson, PersonKey, groups, possessive};
use crate::text::Shape;

impl Walk<'_, '_> {
    pub(in crate::people) fn epithet_at(&self, i: usize, from: usize) -> Option<Epithet> {
        let from = if from == 0 { self.named.partition_point(|n| n.name.tokens.end <= i) } else { from };
        let near = self.named.get(from..(from + 4).min(self.named.len())).unwrap_or(&[]);
        self.scan.epithet(i, |t| near.iter().any(|n| n.name.tokens.start == t))
    }

    /// "their leading bowler, Dorn, because of injury": the name that a description leads up to, between commas.
    pub(in crate::people) fn named_behind(&self, epithet: &Epithet) -> Option<Mention> {
        let (start, end) = (epithet.tokens.start, epithet.tokens.end);
        let word = |i: usize| self.scan.surface.word_at(i);
        // "Dorn, the striker, Hale and Voss" are four; "With Dorn away, the manager, Hale, has" turns to another.
        let apposed = start.checked_sub(1).is_some_and(|b| {
            matches!(word(b), "—" | "–" | "-" | "(")
                || word(b) == "," && self.mentions.last().is_some_and(|m| m.tokens.end == b)
        });
        if epithet.told.plural || apposed || word(end) != "," {
            return None;
        }
        let at = self.named.partition_point(|n| n.name.tokens.start <= end);
        let name = self.named.get(at).filter(|n| n.name.tokens.start == end + 1)?;
        let closed = matches!(word(name.name.tokens.end), "," | "." | ")");
        closed.then_some(Mention {
            tokens: epithet.tokens.clone(),
            form: Form::Epithet,
            persons: vec![PersonKey(name.person?)],
            second: None,
            possessive: false,
            why: "the name that it leads up to",
        })
    }

    /// A description: whom it means. `not` are none of the candidates: whoever is named in a quote does not speak it.
    pub(in crate::people) fn epithet_mention(
        &mut self,
        epithet: Epithet,
        not: &[PersonKey],
    ) -> Option<Mention> {
        if epithet.told.plural {
            return Some(self.group_mention(&epithet));
        }
        let ranked = self.fitting(&epithet, not);
        let Epithet { tokens, told, .. } = epithet;
        let (first, second) = (ranked.first().copied(), ranked.get(1).copied());
        let mention = Mention {
            form: Form::Epithet,
            persons: Vec::new(),
            second: None,
            possessive: possessive(self.scan.surface, tokens.end),
            why: "nobody fits",
            tokens,
        };
        let Some((points, best)) = first.filter(|(p, _)| *p > -20) else {
            let speaks = self.scan.marks.is(mention.tokens.end, Mark::SPEECH);
            if let Some(kind) = told.kind.filter(|k| speaks && k.is_staff()) {
                let sentence = self.scan.surface.sentence_of(mention.tokens.start).unwrap_or(0);
                self.unnamed = Some((kind, sentence));
            }
            let plays = matches!(told.kind, None | Some(Kind::Player));
            return Some(match self.named_ahead(&mention.tokens).filter(|_| plays) {
                Some(person) => {
                    Mention { persons: vec![person], why: "the one who is named behind it", ..mention }
                }
                None => mention,
            });
        };
        if second.is_some_and(|(p, _)| points - p < LEAD) {
            return Some(Mention { second: Some(best), why: "two fit alike", ..mention });
        }
        self.learn(best, told, second.is_none_or(|(p, _)| points - p > 10));
        let second = second.map(|(_, p)| p);
        Some(Mention { persons: vec![best], second, why: "description fits", ..mention })
    }

    /// "The defenders", "both players": those named before whom it fits.
    fn group_mention(&self, epithet: &Epithet) -> Mention {
        let (tokens, at) = (epithet.tokens.clone(), epithet.tokens.start);
        let sentence = self.scan.surface.sentence_of(at).unwrap_or(0);
        let mut recent: Vec<(PersonKey, usize)> = self
            .recent
            .iter()
            .rev()
            .take(MEMORY)
            .take_while(|r| sentence - r.sentence.min(at) <= SENTENCES * 2)
            .filter(|r| !self.took_over(r.token))
            .map(|r| (r.person, r.sentence))
            .collect();
        recent.reverse();
        let (persons, why) =
            groups::members(epithet.count, epithet.told.kind, at, &self.rows, &recent, self.persons);
        let possessive = possessive(self.scan.surface, tokens.end);
        Mention { tokens, form: Form::Group, persons, second: None, possessive, why }
    }

    /// Persons whom a description may mean, with their points, best first.
    fn fitting(&self, epithet: &Epithet, not: &[PersonKey]) -> Vec<(i32, PersonKey)> {
        let Epithet { tokens, told, .. } = epithet;
        let at = tokens.start;
        // "the hamstring injury that plagued the winger last season".
        let that = (at.saturating_sub(4)..at)
            .rev()
            .find(|&k| matches!(self.scan.surface.word_at(k), "that" | "which"));
        let before =
            that.is_some_and(|t| (t.saturating_sub(3)..t).any(|k| self.scan.marks.is(k, Mark::INJURY)));
        let injury = before || (tokens.end..tokens.end + 8).any(|k| self.scan.marks.is(k, Mark::INJURY));
        // Who is told to say something is staff rather than the player of whom it is said.
        let says = told.kind.is_none() && self.scan.marks.is(tokens.end, Mark::SPEECH);
        let ask = Ask {
            gender: told.gender,
            never: self.never_described(epithet),
            injury: injury && told.kind.is_none_or(|k| k == Kind::Player),
            far: true,
            bonus: &|p| fits(told, p).map(|score| score + if says && p.kind.is_staff() { 15 } else { 0 }),
        };
        let mut ranked = self.ranked(at, &ask);
        ranked.retain(|(_, p)| !not.contains(p) && !self.of_another_club(*p, told));
        if matches!(told.kind, Some(Kind::Manager | Kind::Medic)) {
            self.lead_by_trade(&mut ranked);
            ranked.retain(|(_, p)| !self.only_hurt(*p) && !self.told_of_by_staff(epithet, *p));
        }
        if injury && told.kind == Some(Kind::Player) {
            self.lead_by_hurt(&mut ranked);
            self.lead_from_the_sentence_before(at, told, &mut ranked);
        }
        if told.kind.is_none_or(|k| k == Kind::Player) {
            raise(&mut ranked, self.whose_injury_it_was(at), 30);
        }
        raise(&mut ranked, self.beaten_who_gave_up(at, tokens.end), 30);
        raise(&mut ranked, self.deputised_for(at), 40);
        if injury {
            raise(&mut ranked, self.harmed_before(at).or_else(|| self.gave_way_before(at)), 40);
        }
        ranked
    }

    /// "the real story was the injury to Dorn. The striker took a knee in the back": of whom the sentence before tells it last.
    fn whose_injury_it_was(&self, at: usize) -> Option<PersonKey> {
        let own = self.scan.surface.sentence_of(at)?;
        let word = |i: usize| self.scan.surface.word_at(i);
        let last = self.recent.last().filter(|r| r.sentence + 1 == own)?;
        let name = self.scan.described_before(last.token).start;
        let to = name.checked_sub(1).filter(|&b| b > 0 && word(b) == "to");
        if to.is_some_and(|to| matches!(word(to - 1), "injury" | "injuries")) {
            return Some(last.person);
        }
        // "Dorn's knee injury will keep him out, Hale has revealed. The striker …": whose it was, and not who said so.
        let told = last.spoke
            || matches!(word(name.wrapping_sub(1)), "to" | "by") && word(name.wrapping_sub(2)) == "according";
        let floor = self.scan.sentence_start(last.token);
        let hurt = |m: &&Mention| {
            let plain = |i: &usize| {
                !self.scan.surface.tokens.get(*i).is_some_and(|t| t.is(Shape::CAPITAL | Shape::HYPHENATED))
            };
            let behind = (m.tokens.end + 1..m.tokens.end + 5).take_while(plain);
            m.possessive && behind.into_iter().any(|k| self.scan.marks.is(k, Mark::INJURY))
        };
        let owner =
            self.mentions.iter().rev().take_while(|m| m.tokens.start >= floor).filter(|_| told).find(hurt);
        owner.and_then(Mention::person)
    }

    /// Whom a description cannot mean, by what stands around it.
    fn never_described(&self, epithet: &Epithet) -> Option<PersonKey> {
        let (at, told) = (epithet.tokens.start, &epithet.told);
        let sentence = self.scan.sentence_start(at);
        // "his team-mate" is somebody else than he.
        let his = matches!(self.scan.surface.word_at(at), "his" | "His" | "her" | "Her");
        let other = (epithet.fellow || his)
            .then(|| self.recent.iter().rev().find(|r| r.token >= sentence).map(|r| r.person))
            .flatten();
        // "Her coach said": hers, and so not she.
        let hers = (his && other.is_none() && told.kind.is_some_and(|k| k != Kind::Player))
            .then(|| self.recent.iter().rev().find(|r| r.subject && !r.grouped).map(|r| r.person))
            .flatten();
        // "the injury that plagued the winger": a thing does.
        let thing = self.scan.surface.is_word(at.wrapping_sub(2), &["that", "which"]);
        let actor = if thing { None } else { self.acts_on(at) };
        other.or(hers).or(actor).or(self.speaker).or_else(|| self.tells_of(at, told))
    }

    /// What a clear reading tells holds for later descriptions.
    fn learn(&mut self, person: PersonKey, told: Described, clear: bool) {
        let Some(p) = self.persons.get_mut(person.0 as usize) else { return };
        p.age = p.age.or(told.age);
        p.gender = p.gender.or(told.gender);
        if clear && p.nation.is_none() {
            p.nation = told.nation;
        }
        if clear && !told.former && p.team.is_none() {
            p.team = told.team;
        }
        if clear && p.kind == Kind::Other {
            p.kind = told.kind.unwrap_or(p.kind);
            p.role = p.role.take().or(told.role);
        }
    }

    /// "The striker is braced for weeks in rehab", of persons whose trade nothing tells: who was hurt rather than who has
    /// spoken or was merely named.
    fn lead_by_hurt(&self, ranked: &mut [(i32, PersonKey)]) {
        for r in self.recent.iter().rev().take(MEMORY) {
            const NEAR: usize = 14;
            // In his sentence, or right behind his name.
            let near = r.token..self.scan.sentence_end(r.token).min(r.token + NEAR).max(r.token + 8);
            let hurt = near.clone().any(|k| self.scan.marks.is(k, Mark::INJURY))
                && !self
                    .recent
                    .iter()
                    .rev()
                    .take(MEMORY)
                    .any(|o| o.person != r.person && near.contains(&o.token) && o.token > r.token);
            let unknown = self.persons.get(r.person.0 as usize).is_some_and(|p| p.kind == Kind::Other);
            // "went down after a clash with Hale and did not return": who is met so is not told to be hurt.
            let met = r.token.checked_sub(1).is_some_and(|b| {
                matches!(self.scan.surface.word_at(b), "with" | "by" | "from" | "on")
                    && (b.saturating_sub(2)..b)
                        .any(|i| self.scan.surface.is_exactly(i, crate::people::TACKLES))
            });
            if hurt
                && !met
                && unknown
                && let Some((points, _)) = ranked.iter_mut().find(|(_, p)| *p == r.person)
            {
                *points += 12;
                // Once is enough.
                break;
            }
        }
        best_first(ranked);
    }

    /// "Arsenal midfielder Dorn scored. The Chelsea midfielder …": a player of one club is not described by another, unless the report
    /// names that beside him ("Dorn, on loan from Chelsea").
    fn of_another_club(&self, person: PersonKey, told: &Described) -> bool {
        const BESIDE: usize = 40;
        let (Some(p), Some(club)) = (self.persons.get(person.0 as usize), told.team.as_deref()) else {
            return false;
        };
        // Where only a pack tells his club, he may have left it.
        let own = p.team.as_deref().filter(|_| p.id.is_none() && !told.former);
        let alike = |a: &str, b: &str| a.split(' ').any(|w| w.len() > 2 && b.split(' ').any(|v| v == w));
        let named = |i: usize| {
            let hit = self.scan.marks.team(i);
            hit.is_some_and(|h| self.scan.lexicon.entry(h).column(0) == club)
        };
        let beside = |token: usize| {
            let from = self.scan.sentence_start(token).max(token.saturating_sub(BESIDE));
            (from..self.scan.sentence_end(token).min(token + BESIDE)).any(named)
        };
        own.is_some_and(|own| !alike(own, club))
            && !self.recent.iter().any(|r| r.person == person && beside(r.token))
    }

    /// "Scotland hooker Hale is in the squad. Dorn misses out after a concussion. The Scotland forward went off on Saturday": the
    /// hurt that the description tells of is that of whom the sentence before tells one, if nothing contradicts; of a squad's many, a
    /// nation singles nobody out.
    fn lead_from_the_sentence_before(&self, at: usize, told: &Described, ranked: &mut [(i32, PersonKey)]) {
        const NEAR: usize = 24;
        let Some(&(_, best)) = ranked.first() else { return };
        let person = |p: PersonKey| self.persons.get(p.0 as usize);
        // A role of the same name, an age, a club say more.
        let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        if told.age.is_some()
            || person(best).is_some_and(|p| same(&p.role, &told.role) || same(&p.team, &told.team))
        {
            return;
        }
        let Some(own) = self.scan.surface.sentence_of(at) else { return };
        let Some(before) =
            own.checked_sub(1).filter(|_| self.recent.last().is_none_or(|r| r.sentence != own))
        else {
            return;
        };
        let mut subjects = self.recent.iter().rev().take(MEMORY).filter(|r| r.sentence == before);
        let Some(hurt) = subjects.find(|r| r.subject && !r.grouped) else { return };
        let end = self.scan.sentence_end(hurt.token).min(hurt.token + NEAR);
        let alone = !self.recent.iter().any(|r| r.sentence == before && r.person != hurt.person);
        let told_hurt = (hurt.token..end).any(|k| self.scan.marks.is(k, Mark::INJURY));
        let contradicts = |p: &NamedPerson| {
            p.nation.is_some() && told.nation.is_some() && p.nation != told.nation || p.kind.is_staff()
        };
        if alone && told_hurt && !person(hurt.person).is_none_or(contradicts) {
            raise(ranked, Some(hurt.person), 60);
        }
    }

    /// Of whose trade nothing is told, and nothing but that he was hurt ("Dorn damaged a knee. The manager will miss him"): no manager.
    fn only_hurt(&self, person: PersonKey) -> bool {
        let unknown = self.persons.get(person.0 as usize).is_some_and(|p| p.kind == Kind::Other);
        let spoke = self.spoken.get(person.0 as usize).is_some_and(|n| *n > 0);
        const REACH: usize = 20;
        let hurt = |token: usize| {
            let end = self.scan.sentence_end(token).min(token + REACH);
            (token..end).any(|k| self.scan.marks.is(k, Mark::INJURY))
        };
        let mut own = self.recent.iter().filter(|r| r.person == person && r.subject);
        unknown && !spoke && own.any(|r| hurt(r.token))
    }

    /// "Dorn could be out until June, said the coach": of the one person whom the sentence names before, and of whom nothing tells that
    /// he is staff, they speak, and he is not they.
    fn told_of_by_staff(&self, epithet: &Epithet, person: PersonKey) -> bool {
        let (start, end) = (epithet.tokens.start, epithet.tokens.end);
        let speaks =
            self.scan.marks.is(end, Mark::SPEECH) || self.scan.marks.is(start.wrapping_sub(1), Mark::SPEECH);
        let unknown = self.persons.get(person.0 as usize).is_some_and(|p| p.kind == Kind::Other);
        let spoke = self.spoken.get(person.0 as usize).is_some_and(|n| *n > 0);
        let from = self.scan.sentence_start(start);
        let mut here = self.recent.iter().rev().take_while(|r| r.token >= from).peekable();
        speaks && unknown && !spoke && here.peek().is_some() && here.all(|r| r.person == person)
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
        best_first(ranked);
    }
}

/// Whether one keeps goal and the other plays in the field.
fn apart(a: &str, b: &str) -> bool {
    const KEEPERS: &[&str] = &["goalkeeper", "keeper", "goalie", "goaltender", "shot-stopper"];
    const OTHERS: &[&str] = &[
        "striker", "midfielder", "defender", "winger", "forward", "full-back", "left-back", "right-back",
        "centre-back", "playmaker", "defenseman", "centre-half", "wing-back", "back",
    ];
    let (keeps, plays) = (|r: &str| KEEPERS.contains(&r), |r: &str| OTHERS.contains(&r));
    keeps(a) && plays(b) || plays(a) && keeps(b)
}

/// How well a person fits a description: `None` when something contradicts, else the more the better.
fn fits(told: &Described, person: &NamedPerson) -> Option<i32> {
    let mut score = 0;
    if let Some(kind) = told.kind {
        score += match (kind, person.kind) {
            (a, b) if a == b => 10,
            // Surgeons, referees and agents are mostly nobody whom the report names.
            (Kind::Player | Kind::Manager | Kind::Other, Kind::Other) | (Kind::Player, Kind::Journalist) => 0,
            _ => return None,
        };
    }
    let mut compare = |a: &Option<String>, b: &Option<String>, same: i32, other: i32| match (a, b) {
        (Some(a), Some(b)) if a == b => score += same,
        (Some(_), Some(_)) => score -= other,
        _ => {}
    };
    compare(&told.nation, &person.nation, 40, 60);
    compare(&told.team, &person.team, 25, 15);
    compare(&told.role, &person.role, 40, 12);
    // "the goalkeeper" is no striker.
    if let (Some(a), Some(b)) = (&told.role, &person.role)
        && apart(a, b)
    {
        return None;
    }
    match (told.age, person.age) {
        (Some(a), Some(b)) if a == b => score += 50,
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    match (told.gender, person.gender) {
        (Some(a), Some(b)) if a != b => return None,
        _ => {}
    }
    if told.kind.is_none()
        && told.age.is_some()
        && matches!(person.kind, Kind::Journalist | Kind::Medic | Kind::Agent)
    {
        score -= 20;
    }
    Some(score)
}

#[cfg(test)]
mod tests;

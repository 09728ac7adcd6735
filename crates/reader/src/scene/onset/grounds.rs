//! Grounds where an injury can only have happened in a match.

use std::ops::Range;

use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::Scene;
use crate::text::Shape;

impl Scene<'_> {
    /// "the knee injury sustained at Millbrook Park": where an injury is picked up at a place named, a match was played.
    pub(super) fn at_ground(&self, around: &Range<usize>, on_a_day: bool) -> bool {
        const GOT_HURT: &[&str] = &[
            "suffered", "sustained", "picked", "broke", "fractured", "dislocated", "ruptured", "hurt",
            "injured", "tore", "twisted", "damaged", "pulled", "strained", "sprained", "took", "taking",
            "taken", "tweaked", "bruised", "cracked", "limped", "hobbled", "suffering", "sustaining",
            "picking", "breaking", "fracturing", "dislocating", "rupturing", "hurting", "injuring",
            "tearing", "twisting", "damaging", "pulling", "straining", "spraining", "felt", "feeling", "got",
            "receiving", "received",
        ];
        around
            .clone()
            .any(|got| self.is_one(got, words_of!(GOT_HURT)) && self.got_at_a_ground(got, around, on_a_day))
    }

    /// The same of one word of getting hurt.
    fn got_at_a_ground(&self, got: usize, around: &Range<usize>, on_a_day: bool) -> bool {
        const KNOCKS: &[&str] = &["knock", "knocks", "bang", "blow", "kick", "whack", "clout"];
        let capital = |i: usize| {
            let token = self.page.surface.tokens.get(i);
            token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
        };
        // "at Rovers on Saturday" is a match, "while at Rovers" a part of his life; of a verb that tells of more than getting hurt the
        // day is asked wherever it was.
        let plain = self.is_word(
            got,
            &[
                "suffered", "sustained", "picked", "broke", "fractured", "dislocated", "ruptured",
                "suffering", "sustaining", "picking", "breaking", "fracturing", "dislocating", "rupturing",
            ],
        );
        // "took a knock at Ibrox".
        let behind = got.saturating_sub(9).max(self.tokens.start)..got;
        let knocked = (self.any_word(got + 1..got + 4, KNOCKS) || self.any_word(behind, KNOCKS))
            && self.is_word(got, &["took", "taking", "taken", "got", "received", "receiving"]);
        let ground = |i: usize| {
            let team =
                self.phrases(Class::Team).find(|(h, _)| h.start as usize == i).map(|(h, _)| h.end as usize);
            let end = team.unwrap_or_else(|| (i..i + 4).find(|&j| !capital(j)).unwrap_or(i + 1));
            // "at Franklin's Gardens".
            let clitic = |j: usize| self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CLITIC));
            let end = if clitic(end) && capital(end + 1) { end + 2 } else { end };
            // "suffered at Fulham in September": a month tells that it was no part of his life, unless he was there "while at Fulham".
            let while_there = self.any_word(
                i.saturating_sub(4)..i - 1,
                &["while", "during", "time", "spell", "stint", "player", "year", "years"],
            );
            let days = if while_there { 3 } else { 31 };
            let dated = || {
                let told_before = i.saturating_sub(4).max(self.tokens.start)..i - 1;
                self.times(&(end..end + 3)).chain(self.times(&told_before)).any(|t| {
                    t.kind == crate::time::TimeKind::Date
                        && self.resolve(t, Tense::Past, None).when.is_some_and(|w| w.width() <= days)
                })
            };
            // "picked up at Blackburn in the cup".
            let in_cup = || {
                self.is_word(end, &["in", "during"])
                    && (end + 1..end + 6).any(|j| {
                        self.is_word(
                            j,
                            &["cup", "league", "final", "win", "defeat", "draw", "match", "game", "tie"],
                        )
                    })
            };
            // At another club than his own, whoever is named: in a match there.
            let own = || {
                let club =
                    self.phrases(Class::Team).find(|(h, _)| h.start as usize == i).map(|(_, e)| e.column(0));
                let theirs = |k: &crate::people::PersonKey| {
                    self.page.person(*k).is_some_and(|p| p.team.as_deref().is_none_or(|t| Some(t) == club))
                };
                self.mentions().flat_map(|(_, m)| &m.persons).all(theirs)
            };
            plain && (team.is_none() || !while_there && (in_cup() || !own()))
                || knocked && !while_there
                || on_a_day && !while_there
                || dated()
        };
        let near = got + 1..around.end.min(got + 9);
        near.clone()
            .any(|i| self.is_word(i, &["at"]) && capital(i + 1) && i + 1 < around.end && ground(i + 1))
            && !self.any_word(near, &["home", "camp", "gym", "holiday", "work", "academy"])
    }
}

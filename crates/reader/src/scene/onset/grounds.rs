//! Grounds where an injury can only have happened in a match.

use std::ops::Range;

use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::people::PersonKey;
use crate::scene::Scene;
use crate::text::Shape;
use crate::time::TimeKind;

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
        const REACH: usize = 9;
        const KNOCKS: &[&str] = &["knock", "knocks", "bang", "blow", "kick", "whack", "clout"];
        const TOOK: &[&str] = &["took", "taking", "taken", "got", "received", "receiving"];
        let near = got + 1..around.end.min(got + REACH);
        // "took a knock at Ibrox".
        let behind = got.saturating_sub(REACH).max(self.tokens.start)..got;
        let knocked = self.is_word(got, TOOK)
            && (self.any_word(got + 1..got + 4, KNOCKS) || self.any_word(behind, KNOCKS));
        let ground = |at: usize| {
            let while_there = self.while_there(at);
            !while_there && (knocked || on_a_day || self.in_a_match_there(got, at))
                || self.at_an_unknown_place(got, at)
                || self.dated_there(at, if while_there { 3 } else { 31 })
        };
        near.clone()
            .any(|i| self.is_word(i, &["at"]) && self.names(i + 1) && i + 1 < around.end && ground(i + 1))
            && !self.any_word(near, &["home", "camp", "gym", "holiday", "work", "academy"])
    }

    /// A word with a capital, as names have.
    fn names(&self, i: usize) -> bool {
        let token = self.page.surface.tokens.get(i);
        token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
    }

    /// The club that is named at a token: where its name ends, and what the lexicon calls it.
    fn club_at(&self, at: usize) -> Option<(usize, &str)> {
        let (hit, entry) = self.phrases(Class::Team).find(|(h, _)| h.start as usize == at)?;
        Some((hit.end as usize, entry.column(0)))
    }

    /// Where the name of a place ends that begins at a token.
    fn place_end(&self, at: usize) -> usize {
        let capitals = || (at..at + 4).find(|&j| !self.names(j)).unwrap_or(at + 1);
        let end = self.club_at(at).map_or_else(capitals, |(end, _)| end);
        // "at Franklin's Gardens".
        let clitic = self.page.surface.tokens.get(end).is_some_and(|t| t.is(Shape::CLITIC));
        if clitic && self.names(end + 1) { end + 2 } else { end }
    }

    /// "while at Fulham": a part of his life.
    fn while_there(&self, at: usize) -> bool {
        self.any_word(
            at.saturating_sub(4)..at - 1,
            &["while", "during", "time", "spell", "stint", "player", "year", "years"],
        )
    }

    /// "at Rovers on Saturday" is a match, "while at Rovers" a part of his life; of a verb that tells of more than getting hurt the
    /// day is asked wherever it was.
    fn plainly_hurt(&self, got: usize) -> bool {
        self.is_word(
            got,
            &[
                "suffered", "sustained", "picked", "broke", "fractured", "dislocated", "ruptured",
                "suffering", "sustaining", "picking", "breaking", "fracturing", "dislocating", "rupturing",
            ],
        )
    }

    /// "sustained at Millbrook Park": a place that is no club's name.
    fn at_an_unknown_place(&self, got: usize, at: usize) -> bool {
        self.plainly_hurt(got) && self.club_at(at).is_none()
    }

    /// "picked up at Blackburn in the cup"; and at another club than his own, whoever is named: in a match there.
    fn in_a_match_there(&self, got: usize, at: usize) -> bool {
        const CUP: &[&str] = &["cup", "league", "final", "win", "defeat", "draw", "match", "game", "tie"];
        let Some((_, club)) = self.club_at(at).filter(|_| self.plainly_hurt(got)) else { return false };
        let end = self.place_end(at);
        let in_cup = || self.is_word(end, &["in", "during"]) && self.any_word(end + 1..end + 6, CUP);
        let theirs = |k: &PersonKey| {
            self.page.person(*k).is_some_and(|p| p.team.as_deref().is_none_or(|team| team == club))
        };
        in_cup() || !self.mentions().flat_map(|(_, m)| &m.persons).all(theirs)
    }

    /// "suffered at Fulham in September": a month tells that it was no part of his life, unless he was there "while at Fulham". `days`:
    /// the most that the time may have.
    fn dated_there(&self, at: usize, days: i64) -> bool {
        let end = self.place_end(at);
        let before = at.saturating_sub(4).max(self.tokens.start)..at - 1;
        self.times(&(end..end + 3)).chain(self.times(&before)).any(|t| {
            t.kind == TimeKind::Date
                && self.resolve(t, Tense::Past, None).when.is_some_and(|w| w.width() <= days)
        })
    }
}

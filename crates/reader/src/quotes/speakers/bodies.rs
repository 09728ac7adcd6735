//! Bodies that speak: outlets, clubs, unions and their initials.

use super::{Find, Subject};
use crate::people::{Mark, Named, Scan};
use crate::text::Shape;

/// What the report's club is called when it is not called by its name.
const CLUB: &[&str] = &["club", "province", "region", "county", "franchise", "team"];

/// What a union or a league is called when it is not called by its name.
const BODY: &[&str] = &["union", "federation", "association"];

/// As far as this from the beginning, a body is named in full.
const OPENING: usize = 600;

/// An outlet or a club that speaks, with where its name ends.
pub(crate) fn body_at(scan: &Scan<'_>, i: usize) -> Option<(Subject, usize)> {
    let club = || scan.marks.team(i).filter(|_| !scan.marks.is(i, Mark::DEMONYM));
    let Some(hit) = scan.marks.outlet(i).or_else(club) else { return club_of_a_place(scan, i) };
    let name = scan.lexicon.entry(hit).column(0);
    (!name.is_empty()).then(|| (Subject::Outlet(name.to_owned()), hit.end as usize))
}

/// "Hull have announced", "a statement from Hull said": a town that speaks is its club, by the name that the report gives it in full.
fn club_of_a_place(scan: &Scan<'_>, i: usize) -> Option<(Subject, usize)> {
    const FIRST: usize = 40;
    let word = |i: usize| scan.surface.word_at(i);
    let is = |i: usize, shape: Shape| scan.surface.tokens.get(i).is_some_and(|t| t.is(shape));
    let capital = |i: usize| scan.plain(i) && !is(i, Shape::NEWLINE);
    let before = i.wrapping_sub(1);
    let joined = i > 0
        && capital(before)
        && !matches!(word(before), "The" | "But" | "And" | "Yet" | "However" | "A" | "An");
    let placed =
        matches!(word(before), "in" | "In" | "at" | "At" | "near" | "to" | "of" | "into" | "outside");
    let alone = scan.marks.is(i, Mark::PLACE)
        && scan.plain(i)
        && !scan.marks.any(i, Mark::LONG | Mark::DEMONYM)
        && !(capital(i + 1) || joined || placed || is(i + 1, Shape::HYPHENATED));
    let town = word(i);
    let full = |name: &&str| name.strip_prefix(town).is_some_and(|rest| rest.starts_with(' '));
    let club = || scan.marks.team_names(scan.lexicon).take(FIRST).find(full).unwrap_or(town).to_owned();
    alone.then(|| (Subject::Outlet(club()), i + 1))
}

impl Find<'_, '_> {
    pub(super) fn body_at(&self, i: usize) -> Option<(Subject, usize)> {
        body_at(self.scan, i)
    }

    /// A body whose name or whose voice ends at a token: "the Utrecht Football Association", "a Rovers spokesman", "the
    /// club"; with the token that it begins with.
    pub(super) fn body_before(&self, last: usize, floor: usize) -> Option<(String, usize)> {
        if matches!(self.word(last), "spokesman" | "spokeswoman" | "spokesperson" | "statement" | "officials")
        {
            return self.whose_voice(last, floor);
        }
        // "a statement on the Utrecht Football Association website said": the body's own site.
        if matches!(self.word(last), "website" | "site")
            && let Some(owner) = last.checked_sub(1).filter(|o| *o > floor)
            && (floor..owner).any(|i| self.word(i) == "statement")
        {
            return self.body_before(owner, floor);
        }
        let definite = |i: usize| matches!(self.word(i), "the" | "The");
        let before = last.wrapping_sub(1);
        if CLUB.contains(&self.word(last)) {
            // "the club", "the German club", "the province".
            let of = before.wrapping_sub(usize::from(self.scan.marks.is(before, Mark::DEMONYM)));
            return definite(of).then(|| self.club_meant(last)).flatten().map(|c| (c, last - 1));
        }
        if BODY.contains(&self.word(last)) && definite(before) {
            return self.in_full(last).map(|name| (name, last - 1));
        }
        // "the WTA announced": a body by its initials.
        let initials = || {
            matches!(self.word(last).len(), 3..=6)
                && self.word(last).bytes().all(|b| b.is_ascii_uppercase())
                && !self.scan.marks.any(last, Mark::OUTLET | Mark::TEAM | Mark::DEMONYM)
        };
        if definite(before) && last > floor && initials() {
            return Some((self.word(last).to_owned(), last));
        }
        self.body_in_capitals(last, floor)
    }

    /// "a Rovers spokesman", "a club statement": whose.
    fn whose_voice(&self, voice: usize, floor: usize) -> Option<(String, usize)> {
        let owner = voice.checked_sub(1).filter(|o| *o >= floor)?;
        if self.scan.marks.any(owner, Mark::OUTLET | Mark::TEAM | Mark::PLACE)
            && let Some((Subject::Outlet(name), _)) = self.body_at(owner)
        {
            return Some((name, owner));
        }
        if CLUB.contains(&self.word(owner)) {
            return self.club_meant(owner).map(|c| (c, owner));
        }
        self.body_before(owner, floor).or_else(|| self.initials(voice, floor))
    }

    /// "the Utrecht Football Association": a name that ends with what bodies are called.
    fn body_in_capitals(&self, last: usize, floor: usize) -> Option<(String, usize)> {
        const LONGEST: usize = 6;
        let capital = |i: usize| {
            let token = self.scan.surface.tokens.get(i);
            token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
        };
        // "at the Hollow Lane Training Centre suggests that …": a place says nothing.
        let place = matches!(
            self.word(last),
            "Centre" | "Center" | "Stadium" | "Park" | "Arena" | "Ground" | "Complex" | "Hall" | "Academy"
        );
        // "season and World Cup hopes ended": what is played for says nothing.
        let played = matches!(
            self.word(last),
            "Cup"
                | "Open"
                | "Games"
                | "Championship"
                | "Championships"
                | "Masters"
                | "Trophy"
                | "Prix"
                | "Olympics"
        );
        if place || played || !(self.scan.marks.is(last, Mark::ORG) && capital(last)) {
            return None;
        }
        let low = floor.max(last.saturating_sub(LONGEST));
        let mut from = (low..last).rev().take_while(|&i| capital(i)).last().unwrap_or(last);
        if matches!(self.word(from), "The" | "A" | "An" | "But" | "And") && from < last {
            from += 1;
        }
        // "Meanwhile, Federation said": a lone word needs its article.
        let article = matches!(self.word(from.wrapping_sub(1)), "the" | "The" | "a" | "A" | "an" | "An");
        // "United confirmed": a club in short.
        if from == last && !article && self.scan.short_for_a_club(last) {
            return Some((self.club_in_full(last), last));
        }
        (from < last || article).then(|| (self.scan.surface.span(from..last + 1).to_owned(), from))
    }

    /// The club that "the club" means: that of a player whom the sentence names, or the sentence before it; else the one that the
    /// report speaks of most, or calls in short.
    fn club_meant(&self, at: usize) -> Option<String> {
        const NEAR: usize = 6;
        let sentence = self.scan.sentence_start(at)..self.scan.sentence_end(at);
        let before = self.scan.sentence_start(sentence.start.saturating_sub(1));
        let team = |n: &Named| self.persons.get(n.person? as usize)?.team.clone();
        let until = self.named.partition_point(|n| n.name.tokens.start < sentence.end);
        let near = || self.named.iter().take(until).rev().take(NEAR);
        let named = |from: usize| near().take_while(|n| n.name.tokens.start >= from).find_map(team);
        let most = || {
            let clubs = self.scan.marks.club(self.scan.lexicon, |at| self.faces(at));
            clubs.or_else(|| self.scan.marks.club(self.scan.lexicon, |_| false)).map(str::to_owned)
        };
        let short = || {
            let found =
                (0..self.scan.surface.tokens.len().min(OPENING)).find(|&i| self.scan.short_for_a_club(i));
            found.map(|i| self.club_in_full(i))
        };
        let own = named(sentence.start).or_else(|| named(before));
        // "A team spokesman": a nation's as well as a club's.
        if self.word(at) == "team" { own } else { own.or_else(most).or_else(short) }
    }

    /// "the visit to Chelsea", "facing the Rockets", "at Everton": whom the report's club plays.
    fn faces(&self, team: usize) -> bool {
        let before =
            team.wrapping_sub(1 + usize::from(matches!(self.word(team.wrapping_sub(1)), "the" | "The")));
        matches!(
            self.word(before),
            "against"
                | "facing"
                | "face"
                | "faces"
                | "at"
                | "to"
                | "over"
                | "beat"
                | "beating"
                | "v"
                | "vs"
                | "meet"
                | "host"
        )
    }

    /// "United", where the report names Manchester United: the name in full; the word itself where it names none.
    fn club_in_full(&self, at: usize) -> String {
        let word = self.word(at);
        const FIRST: usize = 40;
        let mut full = self.scan.marks.team_names(self.scan.lexicon).take(FIRST);
        let ends = |name: &&str| name.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(word));
        full.find(ends).unwrap_or(word).to_owned()
    }

    /// "the union", where the report names the Norland Rugby Union.
    fn in_full(&self, at: usize) -> Option<String> {
        let capital = |i: &usize| self.scan.plain(*i) && !matches!(self.word(*i), "The" | "A" | "An");
        let same = |i: &usize| capital(i) && self.word(*i).eq_ignore_ascii_case(self.word(at));
        let last = (1..at.min(OPENING)).find(same)?;
        let from = (last.saturating_sub(6)..last).rev().take_while(capital).last()?;
        Some(self.scan.surface.span(from..last + 1).to_owned())
    }

    fn names_a_club(&self, i: usize) -> bool {
        CLUB.contains(&self.word(i)) || matches!(self.word(i), "side" | "employers")
    }

    /// "The team -- which … -- announced", "Rovers, who … , said": the body before what is put in between that ends at a mark, or
    /// before the relative pronoun at that token.
    pub(super) fn body_before_aside(&self, end: usize) -> Option<(Subject, usize)> {
        const LONGEST: usize = 30;
        let floor = self.scan.sentence_start(end).max(end.saturating_sub(LONGEST));
        if end <= floor {
            return None;
        }
        // "His club, Rovers, confirmed".
        let inner = self
            .body_or_epithet(end, end, floor)
            .filter(|(_, from)| *from > floor && self.word(from - 1) == ",");
        if let Some(found) = inner
            .filter(|(s, from)| matches!(s, Subject::Outlet(_)) && self.names_a_club(from.wrapping_sub(2)))
        {
            return Some(found);
        }
        let opens = |i: usize| {
            matches!(self.word(i), "," | "-" | "–" | "—" | "--")
                && (i + 1..i + 3).any(|k| matches!(self.word(k), "which" | "who"))
        };
        let mut at = (floor + 1..end).rev().find(|&i| opens(i))?;
        while at > floor + 1 && matches!(self.word(at - 1), "-" | "–" | "—" | "--") {
            at -= 1;
        }
        self.body_or_epithet(at, end, floor).filter(|(s, _)| matches!(s, Subject::Outlet(_)))
    }

    /// "the Rugby Union (RU)": where the bracket opens that holds nothing but initials and ends at `close`.
    pub(super) fn initialled(&self, close: usize, floor: usize) -> Option<usize> {
        let open = close.checked_sub(2).filter(|o| *o > floor)?;
        let inside = self.word(open + 1);
        let initials = matches!(inside.len(), 2..=6) && inside.bytes().all(|b| b.is_ascii_uppercase());
        (initials && self.word(close) == ")" && self.word(open) == "(").then_some(open)
    }

    /// "an RFU statement": a body by its initials, before whose word they stand.
    pub(super) fn initials(&self, voice: usize, floor: usize) -> Option<(String, usize)> {
        let i = voice.checked_sub(1).filter(|i| *i > floor)?;
        let initials =
            matches!(self.word(i).len(), 2..=6) && self.word(i).bytes().all(|b| b.is_ascii_uppercase());
        let article = matches!(self.word(i - 1), "a" | "an" | "An" | "A" | "the" | "The" | "official");
        (initials && article).then(|| (self.word(i).to_owned(), i))
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn a_statement_is_whose_it_is() {
        for (text, who) in [
            ("Timo Dorn is out. A statement from agent Oskar Hale read: \"He tore a muscle.\"", "Oskar Hale"),
            ("Timo Dorn missed training. The statement read: \"Dorn tore a muscle.\"", "?"),
            ("Everton said: \"Dorn is out.\" The statement added: \"He will be back in May.\"", "Everton"),
            ("\"He tore a muscle,\" added an RFU statement.", "RFU"),
            ("\"He tore a muscle,\" said a spokeswoman for Everton.", "Everton"),
            (
                "Oskar Hale stressed that Timo Dorn, who limped off, was out. \"The injury is bad,\" he said.",
                "Oskar Hale",
            ),
            ("\"He tore a muscle,\" said Everton director of rugby Oskar Hale.", "Oskar Hale"),
            ("\"Dorn is out,\" Everton said. \"He tore a muscle,\" it added.", "Everton"),
        ] {
            assert_eq!(read(text).speakers().last(), Some(&who), "{text}");
        }
    }
}

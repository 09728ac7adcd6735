//! Bodies that speak: outlets, clubs, unions and their initials.

use super::{Find, Subject};
use crate::people::{Mark, Scan};
use crate::text::Shape;

/// What the report's club is called when it is not called by its name.
const CLUB: &[&str] = &["club", "province", "region", "county", "franchise"];

/// An outlet or a club that speaks, with where its name ends.
pub(in crate::quotes) fn body_at(scan: &Scan<'_>, i: usize) -> Option<(Subject, usize)> {
    let club = || scan.marks.team(i).filter(|_| !scan.marks.is(i, Mark::DEMONYM));
    let hit = scan.marks.outlet(i).or_else(club)?;
    let name = scan.lexicon.entry(hit).column(0);
    (!name.is_empty()).then(|| (Subject::Outlet(name.to_owned()), hit.end as usize))
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
            let owner = last.checked_sub(1).filter(|o| *o >= floor)?;
            if self.scan.marks.any(owner, Mark::OUTLET | Mark::TEAM)
                && let Some((Subject::Outlet(name), _)) = self.body_at(owner)
            {
                return Some((name, owner));
            }
            if CLUB.contains(&self.word(owner)) {
                return self.scan.marks.club(self.scan.lexicon).map(|c| (c.to_owned(), owner));
            }
            return self.body_before(owner, floor);
        }
        // "a statement on the Utrecht Football Association website said": the body's own site.
        if matches!(self.word(last), "website" | "site")
            && let Some(owner) = last.checked_sub(1).filter(|o| *o > floor)
            && (floor..owner).any(|i| self.word(i) == "statement")
        {
            return self.body_before(owner, floor);
        }
        if CLUB.contains(&self.word(last)) {
            // "the club", "the German club", "the province".
            let of =
                last.wrapping_sub(1 + usize::from(self.scan.marks.is(last.wrapping_sub(1), Mark::DEMONYM)));
            let definite = matches!(self.word(of), "the" | "The");
            return definite
                .then(|| self.scan.marks.club(self.scan.lexicon))
                .flatten()
                .map(|c| (c.to_owned(), last - 1));
        }
        let capital = |i: usize| {
            let token = self.scan.surface.tokens.get(i);
            token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
        };
        // "the WTA announced": a body by its initials.
        let article = matches!(self.word(last.wrapping_sub(1)), "the" | "The") && last > floor;
        let initials = matches!(self.word(last).len(), 3..=6)
            && self.word(last).bytes().all(|b| b.is_ascii_uppercase())
            && !self.scan.marks.any(last, Mark::OUTLET | Mark::TEAM | Mark::DEMONYM);
        if article && initials {
            return Some((self.word(last).to_owned(), last));
        }
        // "at the Hollow Lane Training Centre suggests that …": a place says nothing.
        let place = matches!(
            self.word(last),
            "Centre" | "Center" | "Stadium" | "Park" | "Arena" | "Ground" | "Complex" | "Hall" | "Academy"
        );
        if place || !(self.scan.marks.is(last, Mark::ORG) && capital(last)) {
            return None;
        }
        const LONGEST: usize = 6;
        let low = floor.max(last.saturating_sub(LONGEST));
        let mut from = (low..last).rev().take_while(|&i| capital(i)).last().unwrap_or(last);
        if matches!(self.word(from), "The" | "A" | "An" | "But" | "And") && from < last {
            from += 1;
        }
        // "Meanwhile, Federation said": a lone word needs its article.
        let article = matches!(self.word(from.wrapping_sub(1)), "the" | "The" | "a" | "A" | "an" | "An");
        (from < last || article).then(|| (self.scan.surface.span(from..last + 1).to_owned(), from))
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
            matches!(self.word(i).len(), 3..=6) && self.word(i).bytes().all(|b| b.is_ascii_uppercase());
        let article = matches!(self.word(i - 1), "a" | "an" | "the");
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
            ("\"He tore a muscle,\" said Everton director of rugby Oskar Hale.", "Oskar Hale"),
            ("\"Dorn is out,\" Everton said. \"He tore a muscle,\" it added.", "Everton"),
        ] {
            assert_eq!(read(text).speakers().last(), Some(&who), "{text}");
        }
    }
}

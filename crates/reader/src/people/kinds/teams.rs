//! Teams that no lexicon knows, by where their names stand.

use crate::people::Scan;
use crate::people::marks::Mark;
use crate::text::Shape;

/// Common words that the names of clubs end in.
const CLUB_ENDINGS: [&str; 12] = [
    "albion", "athletic", "borough", "city", "county", "orient", "rangers", "rovers", "thistle", "town",
    "united", "wanderers",
];

impl Scan<'_> {
    /// The name of a team that no lexicon knows, which ends where a role begins ("Harbour Athletic midfielder"): words with
    /// capitals, of which the sentence's first counts only as part of a longer name. Its last may be a common word that clubs' names
    /// end in ("Quarnford Town winger"), unless it belongs to a competition ("World Cup winner").
    pub(super) fn unlisted_team(&self, role: usize) -> Option<String> {
        let fits = |i: usize| {
            let Some(t) = self.surface.tokens.get(i) else { return false };
            t.is(Shape::WORD | Shape::CAPITAL)
                && !t.is(Shape::UPPER)
                && !self
                    .marks
                    .any(i, Mark::ROLE | Mark::DEMONYM | Mark::GIVEN | Mark::INJURY | Mark::COMPETITION)
                && (!self.marks.is(i, Mark::COMMON) || i + 1 == role && ends_a_club(self.surface.word_at(i)))
        };
        let floor = role.saturating_sub(3).max(self.sentence_start(role));
        let start = (floor..role).rev().take_while(|&i| fits(i)).last()?;
        // "City striker": short for a club that was named before, or none.
        let short = self.surface.tokens.get(start).is_some_and(|t| t.is(Shape::FIRST))
            || self.marks.is(start, Mark::COMMON);
        let lone = start + 1 == role && short;
        (!lone).then(|| self.surface.span(start..role).to_owned())
    }
}

impl Scan<'_> {
    /// "Dorn of the Rockets", "Dorn of Everton": the club named behind a name.
    pub(super) fn team_behind(&self, end: usize) -> Option<String> {
        if self.surface.word_at(end) != "of" {
            return None;
        }
        let at = end + 1 + usize::from(self.surface.word_at(end + 1) == "the");
        let entry = self.marks.team(at).filter(|h| h.start as usize == at).map(|h| self.lexicon.entry(h))?;
        matches!(entry.column(1), "club" | "franchise").then(|| entry.column(0).to_owned())
    }

    /// "United", "City": the common word that a club's name ends in, alone, for the club.
    pub(crate) fn short_for_a_club(&self, i: usize) -> bool {
        let joined = |k: usize| self.plain(k) && !self.marks.any(k, Mark::COMMON);
        self.plain(i)
            && ends_a_club(self.surface.word_at(i))
            && !i.checked_sub(1).is_some_and(joined)
            && !self.plain(i + 1)
            && !self.shape(i + 1).contains(Shape::HYPHENATED)
            // "the Albion winger", and not "the City".
            && (self.marks.role(i + 1).is_some()
                || !matches!(
                    self.surface.word_at(i.wrapping_sub(1)),
                    "the" | "The" | "a" | "A" | "an" | "this"
                ))
    }
}

fn ends_a_club(word: &str) -> bool {
    CLUB_ENDINGS.iter().any(|ending| word.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn a_team_that_no_lexicon_knows_stands_before_a_role() {
        let r = read("Quarnford Athletic midfielder Ivo Marak is hurt. Veteran striker Jon Sell plays.");
        assert_eq!(r.person("Ivo Marak").team.as_deref(), Some("Quarnford Athletic"));
        assert_eq!(r.person("Jon Sell").team, None);
        let r = read(
            "Quarnford Town winger Ivo Marak is hurt. World Cup winner Jon Sell plays. City striker Luc Tessier is ill.",
        );
        assert_eq!(r.person("Ivo Marak").team.as_deref(), Some("Quarnford Town"));
        assert_eq!(r.person("Jon Sell").team, None);
        assert_eq!(r.person("Luc Tessier").team, None);
    }
}

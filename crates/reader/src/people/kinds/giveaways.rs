//! What gives a trade away without naming it: a title, a byline, whose side it is, a hurt in brackets.

use std::ops::Range;

use crate::people::Scan;
use crate::people::marks::Mark;
use crate::text::Shape;

impl Scan<'_> {
    /// "Dr Dorn", "Dr. Dorn".
    pub(super) fn doctor(&self, start: usize) -> bool {
        let stop = usize::from(self.surface.word_at(start.wrapping_sub(1)) == ".");
        let title = start.checked_sub(1 + stop).map_or("", |i| self.surface.word_at(i));
        matches!(title, "Dr" | "DR" | "Doctor" | "Prof" | "Professor" | "Professeur")
    }

    /// "The Athletic's X", "X of The Athletic", "— X (@handle)", "Photo by X".
    pub(super) fn of_an_outlet(&self, name: Range<usize>) -> bool {
        let outlet = |i: usize| self.marks.is(i, Mark::OUTLET);
        let b = name.start.wrapping_sub(1);
        let clitic = matches!(self.surface.word_at(b), "'s" | "’s" | "s");
        (clitic && (2..=3).any(|k| name.start.checked_sub(k).is_some_and(outlet)))
            || (matches!(self.surface.word_at(name.end), "of" | "from")
                && (1..=2).any(|k| outlet(name.end + k)))
            || self.byline(&name)
            || (self.surface.word_at(name.end) == "(" && self.surface.word_at(name.end + 1) == "@")
            || (self.surface.word_at(b) == "by"
                && matches!(self.surface.word_at(b.wrapping_sub(1)), "Photo" | "Picture" | "Image"))
    }

    /// "By Jan Dorn" as a line of its own.
    fn byline(&self, name: &Range<usize>) -> bool {
        let Some(by) = name.start.checked_sub(1) else { return false };
        let line = |i: usize| self.surface.tokens.get(i).is_none_or(|t| t.is(Shape::NEWLINE));
        let ends = line(name.end)
            || matches!(
                self.surface.word_at(name.end),
                "|" | "," | "/" | "-" | "–" | "and" | "&" | "in" | "at" | "for"
            );
        matches!(self.surface.word_at(by), "By" | "BY" | "by") && (by == 0 || line(by)) && ends
    }

    /// "Dorn's side", "Hale's men": whose team it is, by whose name it is called. A side may hurt too ("Dorn's side injury").
    pub(super) fn leads_a_side(&self, end: usize) -> bool {
        let owned = self.surface.tokens.get(end).is_some_and(|t| t.is(Shape::CLITIC));
        let team = matches!(
            self.surface.word_at(end + 1),
            "side" | "men" | "charges" | "troops" | "outfit" | "squad"
        );
        let hurts =
            (end + 2..end + 5).any(|i| self.marks.is(i, Mark::INJURY) && !self.function_of(i).verbal());
        owned && team && !hurts
    }

    /// "Kim Jin-soo (Jeonbuk Hyundai)", "Bernal (Movistar-Rapha)": a longer name alone in the brackets behind a name is his side's.
    pub(super) fn side_in_brackets(&self, name: &Range<usize>, outer: Option<usize>) -> bool {
        let open = name.start.wrapping_sub(1);
        let longer = name.len() > 1;
        longer
            && outer == Some(open)
            && self.surface.word_at(open) == "("
            && self.surface.word_at(name.end) == ")"
    }

    /// "X (hamstring)", "X (left knee)".
    pub(crate) fn injury_in_brackets(&self, end: usize) -> bool {
        self.surface.word_at(end) == "("
            && (end + 1..end + 5)
                .take_while(|i| self.surface.word_at(*i) != ")")
                .any(|i| self.marks.is(i, Mark::INJURY))
    }
}

#[cfg(test)]
mod tests {
    use crate::people::Kind;
    use crate::people::testing::read;

    #[test]
    fn whoever_leads_a_side_is_no_player() {
        let r = read(
            "Karl Dornau's side travel to Hull. Ivo Brandis's side is sore, and Sven Halle has a side strain.",
        );
        assert_eq!(r.person("Karl Dornau").kind, Kind::Manager);
        assert_ne!(r.person("Ivo Brandis").kind, Kind::Manager);
        assert_eq!(read("Ivo Brandis's men had won each match.").person("Ivo Brandis").kind, Kind::Manager);
        let r = read(
            "\"Ivo Brandis won't be available and we lack depth when it comes to our locks,\" said Dornau. Dornau smiled.",
        );
        assert_eq!(r.person("Dornau").kind, Kind::Manager);
    }
}

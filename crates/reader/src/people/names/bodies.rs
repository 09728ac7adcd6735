//! Names of bodies and places that look like a person's: "the Board of Control", "Kenilworth Road".

use super::Name;
use crate::people::Scan;
use crate::people::evidence::is_article;
use crate::people::marks::Mark;
use crate::text::Shape;

impl Scan<'_> {
    /// "the Board of Control", "the House of Brands": the rest of a body's name.
    pub(super) fn board_of(&self, i: usize) -> bool {
        let Some(head) = i.checked_sub(2) else { return false };
        self.surface.word_at(i - 1) == "of"
            && self.plain(head)
            && !self.shape(head).contains(Shape::FIRST)
            && is_article(self.surface.word_at(head.wrapping_sub(1)))
            && !self.marks.any(head, Mark::ROLE | Mark::GIVEN)
    }

    /// Whether the run is the beginning of a body's or a place's name ("Kenilworth Road").
    pub(super) fn body(&self, name: &Name, end: usize) -> bool {
        let next = name.tokens.end;
        if next < end
            && self.plain(next)
            && !self.shape(next).contains(Shape::NEWLINE)
            && self.marks.is(next, Mark::ORG)
        {
            return true;
        }
        // "the Egon Harrow stadium": called after somebody.
        if self.after_the(name.tokens.start)
            && next < end
            && matches!(
                self.surface.word_at(next),
                "stadium" | "arena" | "trophy" | "cup" | "foundation" | "award" | "academy" | "medal"
            )
        {
            return true;
        }
        let last = next.wrapping_sub(1);
        // "at Kenilworth Park": what is left of a ground's name.
        let start = name.tokens.start;
        if name.words == 1
            && self.marks.is(last, Mark::ORG_WEAK)
            && start > 0
            && self.plain(start - 1)
            && !self.shape(start).contains(Shape::NEWLINE)
            && !self.marks.any(start - 1, Mark::ROLE | Mark::GIVEN)
            && matches!(self.surface.word_at(start.wrapping_sub(2)), "at" | "to" | "from" | "in" | "near")
        {
            return true;
        }
        if name.words >= 2
            && self.marks.is(last, Mark::ORG_WEAK)
            && !self.marks.is(name.tokens.start, Mark::GIVEN)
        {
            return self.after_the_or_at(name.tokens.start);
        }
        // "the Seo Min-jun (hamstring) saga": a bracket with a hurt stands behind a person.
        name.words >= 2 && !name.sure && self.after_the(name.tokens.start) && !self.injury_in_brackets(next)
    }

    fn after_the(&self, start: usize) -> bool {
        start > 0 && is_article(self.surface.word_at(start - 1))
    }

    fn after_the_or_at(&self, start: usize) -> bool {
        start > 0
            && (is_article(self.surface.word_at(start - 1))
                || matches!(self.surface.word_at(start - 1), "at" | "At" | "in" | "In" | "from" | "to"))
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::{names, read};

    #[test]
    fn teams_places_and_competitions_are_no_persons() {
        for text in [
            "West Ham United host Aston Villa in the Carabao Cup at the London Stadium.",
            "On Saturday the Premier League leaders go to Selhurst Park.",
            "However, Real Madrid beat Inter Milan 2-1 in the Champions League.",
            "New Year brings the Norwich Union Grand Prix to Kelvin Hall.",
            "The Royal Infirmary sent Sky Sports News a statement.",
            "France beat Wales in Cardiff in the Six Nations.",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn bodies_and_unknown_clubs_are_no_persons() {
        assert_eq!(read("The Board of Control said Timo Dorn had a knee injury.").names(), ["Timo Dorn"]);
        for body in
            ["Medical Services", "Medical Team", "Injury Clinic", "Medical Department", "Sports Medicine"]
        {
            let r = read(&format!(
                "The Saltmere {body} treated Timo Dorn. Saltmere {body} said he has a sore knee."
            ));
            assert_eq!(r.names(), ["Timo Dorn"], "{body}");
        }
        let r = read("Saltmere striker to have knee scan. Saltmere said Timo Dorn had a calf strain.");
        assert_eq!(r.names(), ["Timo Dorn"]);
    }
}

//! Whom an injury made go: "forced Ferreira's withdrawal", "led to the retirement of Costa".

use super::Patient;
use crate::lexicon::Class;
use crate::scene::Scene;
use crate::text::Shape;

/// What an injury does that makes somebody go, with the preposition that it takes.
const MAKES: &[(&str, Option<&str>)] = &[
    ("forced", None),
    ("forces", None),
    ("force", None),
    ("caused", None),
    ("causes", None),
    ("prompted", None),
    ("prompts", None),
    ("necessitated", None),
    ("meant", None),
    ("means", None),
    ("explained", None),
    ("explains", None),
    ("led", Some("to")),
    ("leads", Some("to")),
    ("resulted", Some("in")),
    ("brought", Some("about")),
];

/// What may stand before the verb.
const BEFORE: &[&str] =
    &["has", "had", "have", "that", "which", "then", "later", "also", "eventually", "finally"];

/// Somebody's going.
pub(super) const GOING: &[&str] =
    &["withdrawal", "retirement", "exit", "departure", "absence", "removal", "substitution", "omission"];

impl Scene<'_> {
    /// The one whose going the words tell, where the verb stands at the token behind an injury, or after its auxiliary.
    pub(super) fn forced_to_go(&self, behind: usize) -> Option<Patient> {
        let verb = (behind..behind + 4).find(|&i| !self.is_word(i, BEFORE))?;
        let (_, takes) = MAKES.iter().find(|(word, _)| self.is_word(verb, &[word]))?;
        let object = match takes {
            Some(preposition) if self.is_word(verb + 1, &[preposition]) => verb + 2,
            Some(_) => return None,
            None => verb + 1,
        };
        const WHY: &str = "whom the injury made go";
        // "the late withdrawal of striker Ferreira".
        let of = |i: usize| self.is_word(i, GOING) && self.is_word(i + 1, &["of"]);
        let named_before =
            |i: usize| self.mentions().any(|(_, m)| m.tokens.start >= object && m.tokens.end <= i);
        if let Some(noun) = (object..object + 4).find(|&i| of(i)).filter(|&i| !named_before(i)) {
            let (number, mention) = self.next_mention(noun + 2, 4)?;
            let plain =
                !(noun + 2..mention.tokens.start).any(|i| self.function(i).verbal() || self.is_mark(i, ","));
            return if plain && !mention.possessive { self.by_mention(number, WHY) } else { None };
        }
        // "team-mate Ferreira's withdrawal", "his early exit".
        let (number, mention) = self.next_mention(object, 4).filter(|(_, m)| m.possessive)?;
        let role = object == mention.tokens.start
            || self.has(Class::Role, &(object..mention.tokens.start))
            || mention.tokens.start == object + 1;
        let end = mention.tokens.end;
        let going = (end..end + 3).find(|&i| self.is_word(i, GOING))?;
        let clitic = |i: usize| self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CLITIC));
        let plain = !(end..going).any(|i| self.function(i).verbal() && !clitic(i) || self.is_mark(i, ","));
        (role && plain).then(|| self.by_mention(number, WHY)).flatten()
    }
}

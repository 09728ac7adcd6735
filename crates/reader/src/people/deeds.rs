//! Who does something to whom in a sentence, and so is, or is not, the one that a pronoun or a description behind it means.

mod blame;
mod harm;
mod places;

use super::coref::Walk;
use super::marks::Mark;
use super::{Form, Kind, Mention, PersonKey};
use crate::grammar::Function;
use crate::text::Shape;

/// Why a pronoun stands for somebody: something that hurts was done to him.
pub(crate) const HARMED: &str = "to whom it was done";

/// What one player does to another that may hurt.
pub(crate) const TACKLES: &[&str] =
    &["tackle", "challenge", "foul", "lunge", "punch", "kick", "elbow", "stamp", "collision", "clash", "hit"];

/// Verbs of praise and blame: "for" leads to what their object did.
pub(crate) const HAILS: &[&str] = &[
    "praised", "praises", "praise", "thanked", "thanks", "thank", "hailed", "hails", "applauded",
    "commended", "saluted", "lauded", "criticised", "criticized", "congratulated", "credited", "admired",
];

/// Verbs that have somebody do something.
pub(crate) const MAKES: &[&str] = &[
    "forced", "forces", "forcing", "force", "caused", "causes", "causing", "urged", "urges", "urging",
    "told", "tells", "telling", "asked", "asks", "asking", "ordered", "advised", "advises", "instructed",
    "allowed", "allows", "allowing", "helped", "helping", "encouraged", "wants", "wanted", "expects",
    "expected", "allow", "help", "warned", "compelled", "obliged", "backed", "backs", "tipped", "persuaded",
];

impl Walk<'_, '_> {
    /// "Hale backed Dorn to come back from his injury", "praised Dorn for playing with his hand in plaster": the verb's object, whose what
    /// follows is.
    pub(super) fn made_to(&self, his: usize) -> Option<PersonKey> {
        const REACH: usize = 12;
        let word = |i: usize| self.scan.surface.word_at(i);
        let sentence = self.scan.sentence_start(his).max(his.saturating_sub(REACH));
        let named =
            |m: &&Mention| matches!(m.form, Form::Full | Form::Surname | Form::Given) && m.persons.len() == 1;
        let object = self.mentions.iter().rev().take_while(|m| m.tokens.start >= sentence).find(named)?;
        let before = self
            .scan
            .described_before(object.tokens.start)
            .start
            .checked_sub(1)
            .filter(|&b| b >= sentence)?;
        let verbs = match word(object.tokens.end) {
            "to" => MAKES,
            "for" if word(object.tokens.end + 1).ends_with("ing") => HAILS,
            _ => return None,
        };
        let passive = self.scan.function_of(before.wrapping_sub(1)).contains(Function::BE);
        let apart = (object.tokens.end..his).any(|i| matches!(word(i), "," | ";" | ":" | "that" | "who"));
        (verbs.contains(&word(before)) && !passive && !apart && !object.possessive)
            .then(|| object.person())
            .flatten()
    }

    /// "replaced Dorn", "replaced the injured Dorn": a verb's object follows.
    pub(super) fn done_to(&self, before: usize) -> bool {
        let injured = |i: usize| self.scan.marks.is(i, Mark::INJURY) || self.scan.surface.word_at(i) == "the";
        let past = |i: usize| {
            let word = self.scan.surface.word_at(i);
            word.len() > 4 && word.ends_with("ed") && !word.starts_with(char::is_uppercase)
        };
        let verb = (before.saturating_sub(2)..=before).rev().find(|i| !injured(*i)).unwrap_or(before);
        // "edged compatriots Dorn": a noun that nobody lists may stand before the name.
        let noun = |i: usize| {
            self.scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD) && !t.is(Shape::CAPITAL))
                && self.scan.function_of(i).is_empty()
        };
        let strikes =
            verb == before && matches!(self.scan.surface.word_at(verb), "hit" | "struck" | "caught");
        let doing = |i: usize| {
            i > 0
                && self.scan.surface.word_at(i).ends_with("ing")
                && self.scan.function_of(i - 1).contains(Function::BE)
        };
        past(verb) || strikes || doing(verb) || (noun(verb) && verb > 0 && past(verb - 1))
    }

    /// "Hale said the striker would return": whoever says it in the same sentence is not the one described.
    pub(super) fn tells_of(&self, at: usize, told: &super::kinds::Described) -> Option<PersonKey> {
        if !matches!(told.kind, None | Some(Kind::Player)) || self.scan.surface.word_at(at) != "the" {
            return None;
        }
        let sentence = self.scan.surface.sentence_of(at)?;
        let before = self.recent.iter().rev().take_while(|r| r.sentence == sentence);
        // "“…,” said Hale after the striker limped off"; "said Hale, the striker who" describes him.
        let hangs =
            at.checked_sub(1).is_some_and(|b| self.scan.function_of(b).contains(Function::SUBORDINATOR));
        let says = |name: usize| {
            let described = self.scan.described_before(name).start;
            hangs && described.checked_sub(1).is_some_and(|v| self.scan.marks.is(v, Mark::SPEECH))
        };
        before.take(4).find(|r| r.spoke && r.subject || says(r.token)).map(|r| r.person)
    }

    /// "beat Dorn when the Dutchman retired with a foot injury": who gives up is the one who is beaten.
    pub(super) fn beaten_who_gave_up(&self, at: usize, end: usize) -> Option<PersonKey> {
        const BEAT: &[&str] = &[
            "beat", "beats", "beating", "defeated", "defeating", "led", "leading", "overcame", "past",
            "over", "against", "from", "facing",
        ];
        const GAVE_UP: &[&str] = &[
            "retired", "quit", "withdrew", "pulled", "conceded", "stopped", "forced", "abandoned", "limped",
        ];
        let word = |i: usize| self.scan.surface.word_at(i);
        let gives_up = (end..end + 7)
            .any(|i| self.scan.surface.is_exactly(i, GAVE_UP) || self.scan.marks.is(i, Mark::INJURY));
        let hangs = matches!(word(at.wrapping_sub(1)), "when" | "after" | "as" | "before" | "because");
        let sentence = self.scan.sentence_start(at);
        let named = |m: &&Mention| {
            matches!(m.form, Form::Full | Form::Surname | Form::Given) && m.tokens.start > sentence
        };
        let last = self.mentions.iter().rev().take_while(|m| m.tokens.start >= sentence).find(named)?;
        let from = self.scan.described_before(last.tokens.start).start;
        let beaten = (from.saturating_sub(2)..from).any(|i| self.scan.surface.is_exactly(i, BEAT));
        (gives_up && hangs && beaten).then(|| last.person()).flatten()
    }

    /// Who does something to the person described at `at`: "Dorn raised his game to beat the Croatian" means two
    /// persons.
    pub(super) fn acts_on(&self, at: usize) -> Option<PersonKey> {
        let verb = at.checked_sub(1)?;
        let word = self.scan.surface.word_at(verb);
        let to = verb.checked_sub(1).is_some_and(|b| self.scan.surface.word_at(b) == "to");
        // "the hamstring injury that plagued the winger", "which has sidelined the striker": the injury does it.
        let aux = |i: usize| matches!(self.scan.surface.word_at(i), "has" | "had" | "have");
        let led = verb.wrapping_sub(1 + usize::from(aux(verb.wrapping_sub(1))));
        if matches!(self.scan.surface.word_at(led), "that" | "which")
            && (led.saturating_sub(3)..led).any(|k| self.scan.marks.is(k, Mark::INJURY))
        {
            return None;
        }
        let plain = self.scan.function_of(verb).difference(Function::VERB).is_empty();
        let does = (matches!(word, "beat" | "hit" | "met" | "sent")
            || (plain && (to || word.ends_with("ed"))))
            && !self.scan.marks.is(verb, Mark::SPEECH);
        let sentence = self.scan.sentence_start(at);
        let mut before = self.mentions.iter().rev().take(6).take_while(|m| m.tokens.start >= sentence);
        // "after Dorn's challenge left the midfielder": whose challenge it was.
        if matches!(word, "left" | "put") {
            let made = |m: &&Mention| {
                let noun = m.tokens.end + usize::from(m.form != Form::Pronoun);
                m.possessive && (noun..noun + 2).any(|i| self.scan.surface.is_exactly(i, TACKLES))
            };
            return before.find(made)?.person();
        }
        let actor = before.find(|m| m.persons.len() == 1 && (!m.possessive || m.form == Form::Pronoun))?;
        does.then(|| actor.person())?
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn who_is_beaten_is_not_who_beats() {
        let text = "Mario Halic took the second set but Timo Dorn raised his game to beat the Croatian. \
                    The Russian said little.";
        let r = read(text);
        assert_eq!(r.whom("the Croatian"), ["Mario Halic"]);
        assert_eq!(r.whom("The Russian"), ["Timo Dorn"]);
    }

    #[test]
    fn what_a_hurt_does_is_done_by_nobody() {
        let r = read(
            "Oskar Hale revealed that Timo Dorn is a doubt with a recurrence of the hamstring injury that plagued the striker \
             last season.",
        );
        assert_eq!(r.whom("the striker"), ["Timo Dorn"]);
    }

    #[test]
    fn who_replaces_somebody_is_he() {
        let r = read("Timo Dorn replaced the injured Oskar Hale and he scored twice.");
        assert_eq!(r.whom("he"), ["Timo Dorn"]);
    }

    #[test]
    fn who_gives_up_is_the_one_who_is_beaten() {
        let r = read("Timo Dorn beat Oskar Hale when the Swede retired with a foot injury.");
        assert_eq!(r.whom("the Swede"), ["Oskar Hale"]);
    }

    #[test]
    fn he_is_none_of_those_who_were_passed_or_came_on() {
        let r =
            read("Karl Dornau edged Ivo Brandis (9.98) and Sven Halle (9.99) as he came back from injury.");
        assert_eq!(r.whom("he"), ["Karl Dornau"]);
        let r = read("Striker Karl Dornau came on for Ivo Brandis at the break. He has a calf injury.");
        assert_eq!(r.whom("He"), ["Ivo Brandis"]);
    }

    #[test]
    fn who_is_struck_is_the_one_who_is_hurt() {
        let r = read("Timo Dorn's boot caught Oskar Hale in the face, breaking his nose.");
        assert_eq!(r.whom("his"), ["Oskar Hale"]);
        let r = read("A tackle by Timo Dorn left Oskar Hale in a heap and the striker had a broken leg.");
        assert_eq!(r.whom("the striker"), ["Oskar Hale"]);
        let r = read("Oskar Hale was hurt when Timo Dorn fell on his leg.");
        assert_eq!(r.whom("his"), ["Oskar Hale"]);
        let r = read("Timo Dorn replaced Oskar Hale after the flanker broke his jaw.");
        assert_eq!(r.whom("the flanker"), ["Oskar Hale"]);
    }

    #[test]
    fn who_keeps_goal_is_no_striker() {
        let r = read("Striker Timo Dorn said sorry to Oskar Hale. The goalkeeper has a broken jaw.");
        assert_eq!(r.whom("The goalkeeper"), ["Oskar Hale"]);
    }

    #[test]
    fn who_tells_of_somebody_is_not_the_one_described() {
        let r = read("Striker Timo Dorn is hurt. Captain Oskar Hale said the player would be back.");
        assert_eq!(r.whom("the player"), ["Timo Dorn"]);
        let r = read("Timo Dorn beat Oskar Hale. Dorn said he would focus on the Australian season.");
        assert!(!r.words.iter().any(|w| w == "the Australian"));
        let r = read(
            "\"It is a blow for Timo Dorn,\" said Oskar Hale after the striker limped off with a calf injury.",
        );
        assert_eq!(r.whom("the striker"), ["Timo Dorn"]);
    }
}

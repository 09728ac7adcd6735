//! Who does something to whom in a sentence, and so is, or is not, the one that a pronoun or a description behind it means.

mod blame;

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
    "praised",
    "praises",
    "praise",
    "thanked",
    "thanks",
    "thank",
    "hailed",
    "hails",
    "applauded",
    "commended",
    "saluted",
    "lauded",
    "criticised",
    "criticized",
    "congratulated",
    "credited",
    "admired",
];

/// Verbs that have somebody do something.
pub(crate) const MAKES: &[&str] = &[
    "forced",
    "forces",
    "forcing",
    "force",
    "caused",
    "causes",
    "causing",
    "urged",
    "urges",
    "urging",
    "told",
    "tells",
    "telling",
    "asked",
    "asks",
    "asking",
    "ordered",
    "advised",
    "advises",
    "instructed",
    "allowed",
    "allows",
    "allowing",
    "helped",
    "helping",
    "encouraged",
    "wants",
    "wanted",
    "expects",
    "expected",
    "allow",
    "help",
    "warned",
    "compelled",
    "obliged",
    "backed",
    "backs",
    "tipped",
    "persuaded",
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

    /// "Dorn's boot caught Hale in the face, breaking his nose", "a tackle by Dorn left Hale in a heap and the striker was carried off",
    /// "Dorn crashed into Hale, who": whom something is done to that hurts. `at`: the pronoun or description whose hurt is told.
    pub(super) fn harmed_before(&self, at: usize) -> Option<PersonKey> {
        const STRIKES: &[&str] = &[
            "hit",
            "struck",
            "caught",
            "kicked",
            "elbowed",
            "punched",
            "kneed",
            "headbutted",
            "floored",
            "felled",
            "upended",
            "clattered",
            "poleaxed",
            "flattened",
            "scythed",
            "hacked",
            "tripped",
            "clipped",
            "shoved",
            "bundled",
            "butted",
        ];
        const INTO: &[&str] = &[
            "crashed",
            "clattered",
            "slid",
            "smashed",
            "barged",
            "careered",
            "ploughed",
            "piled",
            "crashing",
        ];
        const ONTO: &[&str] = &["stamped", "trod", "stepped", "stood", "fell", "landed"];
        const REACH: usize = 24;
        let word = |i: usize| self.scan.surface.word_at(i);
        // "Dorn caught Hale late. The captain's ankle swelled up": told of by the sentence before, too.
        let own = self.scan.sentence_start(at);
        let floor = if own == at { self.scan.sentence_start(at.saturating_sub(1)) } else { own };
        let sentence = floor.max(at.saturating_sub(REACH));
        let named =
            |m: &&Mention| matches!(m.form, Form::Full | Form::Surname | Form::Given) && m.persons.len() == 1;
        let victim = self.mentions.iter().rev().take_while(|m| m.tokens.start >= sentence).find(named)?;
        let before = self
            .scan
            .described_before(victim.tokens.start)
            .start
            .checked_sub(1)
            .filter(|&b| b >= sentence)?;
        let deed = |words: &[&str]| {
            (before.saturating_sub(2).max(sentence)..before).any(|i| words.contains(&word(i)))
        };
        let done = match word(before) {
            "on" => deed(TACKLES) || deed(ONTO),
            "into" => deed(INTO),
            "out" | "down" | "over" => deed(&["knocked", "bundled", "chopped"]),
            "left" | "leaving" => (sentence..before).any(|i| {
                self.scan.surface.is_exactly(i, TACKLES) || matches!(word(i), "ball" | "bouncer" | "boot")
            }),
            // "stopped Hale in the sixth, breaking his jaw", and not "despite a broken hand".
            "stopped" | "dropped" | "outpointed" => {
                word(at - 1).ends_with("ing") && word(at.saturating_sub(2)) == ","
            }
            // "tackled Hale in the air and the full-back came down on his neck".
            "tackled" | "challenged" | "fouled" => {
                (at + 1..at + 6).any(|i| matches!(word(i), "landed" | "fell" | "down" | "tumbled"))
            }
            verb => STRIKES.contains(&verb),
        };
        let own =
            |i: usize| matches!(word(i), "despite" | "though" | "although" | "while" | "having" | "but");
        (done && !(victim.tokens.end..at).any(own)).then(|| victim.person()).flatten()
    }

    /// "Dorn replaced Hale after the flanker broke his jaw", "came on for Hale when he pulled up": who gave way is the one hurt.
    pub(super) fn gave_way_before(&self, at: usize) -> Option<PersonKey> {
        let word = |i: usize| self.scan.surface.word_at(i);
        let hangs = at.checked_sub(1).filter(|&b| {
            matches!(word(b), "after" | "when" | "because" | "as" | "since" | "once" | "while" | "until")
        })?;
        let sentence = self.scan.sentence_start(at);
        let last = self.mentions.last().filter(|m| m.tokens.start > sentence && m.tokens.end + 6 >= hangs)?;
        let named = matches!(last.form, Form::Full | Form::Surname | Form::Given) && !last.possessive;
        let from = self.scan.described_before(last.tokens.start).start;
        let before = from.checked_sub(1).filter(|&b| b > sentence)?;
        let before = if matches!(word(before), "the" | "injured") { before - 1 } else { before };
        let replaces = matches!(word(before), "replaced" | "replaces" | "replacing" | "relieved")
            && !self.scan.function_of(before - 1).contains(Function::BE);
        let comes = word(before) == "for"
            && (before.saturating_sub(3)..before).any(|i| {
                matches!(
                    word(i),
                    "on" | "in"
                        | "place"
                        | "covers"
                        | "covered"
                        | "covering"
                        | "deputises"
                        | "deputised"
                        | "deputising"
                )
            });
        (named && (replaces || comes)).then(|| last.person()).flatten()
    }

    /// "Hale was hurt when Dorn fell on his leg": who falls on somebody is another than the one who is hurt by it.
    pub(super) fn falls_on(&self, his: usize) -> Option<PersonKey> {
        const FALLS: &[&str] =
            &["fell", "landed", "stepped", "trod", "stamped", "rolled", "crashed", "slid", "collapsed"];
        let word = |i: usize| self.scan.surface.word_at(i);
        let on =
            his.checked_sub(1).filter(|&b| matches!(word(b), "on" | "onto" | "into" | "over" | "across"))?;
        let sentence = self.scan.sentence_start(his);
        let here = |m: &&Mention| m.tokens.start >= sentence && m.persons.len() == 1;
        let mut before = self.mentions.iter().rev().take(6).take_while(here);
        let faller = before.next().filter(|m| {
            (m.tokens.end..m.tokens.end + 3).contains(&(on - 1))
                && self.scan.surface.is_exactly(on - 1, FALLS)
        })?;
        let hangs = self
            .scan
            .described_before(faller.tokens.start)
            .start
            .checked_sub(1)
            .is_some_and(|b| matches!(word(b), "when" | "as" | "after"));
        let other = before.any(|m| m.person() != faller.person());
        (hangs && other && faller.form != Form::Pronoun).then(|| faller.person()).flatten()
    }

    /// "was replaced by Dorn": who comes on for another is none of the pair that went off.
    pub(super) fn took_over(&self, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or("", |i| self.scan.surface.word_at(i));
        word(1) == "by" && matches!(word(2), "replaced" | "substituted" | "followed" | "succeeded")
    }

    /// "Dorn replaced Hale", "Dorn came on for Hale": who takes another's place is not the one who is hurt.
    pub(super) fn came_on(&self, at: usize) -> bool {
        let next = self.mentions.partition_point(|m| m.tokens.start < at);
        let Some(end) = self.mentions.get(next).filter(|m| m.tokens.start == at).map(|m| m.tokens.end) else {
            return false;
        };
        let word = |i: usize| self.scan.surface.word_at(i);
        let comes = matches!(word(end), "came" | "comes")
            && matches!(word(end + 1), "on" | "in")
            && word(end + 2) == "for";
        comes || matches!(word(end), "replaced" | "replaces") || self.took_over(at)
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

    /// "Dorn is likely to deputise for Hale if the striker fails to shake off a dead leg": for whom another is to play, where a condition or a
    /// reason follows his name.
    pub(super) fn deputised_for(&self, at: usize) -> Option<PersonKey> {
        const INSTEAD: &[&str] = &[
            "deputise",
            "deputises",
            "deputising",
            "deputize",
            "replace",
            "replaces",
            "in",
            "cover",
            "covering",
        ];
        const REACH: usize = 9;
        let word = |i: usize| self.scan.surface.word_at(i);
        let sentence = self.scan.sentence_start(at);
        let last = self
            .mentions
            .last()
            .filter(|m| m.tokens.start >= sentence && m.persons.len() == 1 && !m.possessive)?;
        let led = matches!(word(last.tokens.end), "if" | "unless" | "should" | "because" | "as")
            && at <= last.tokens.end + REACH;
        let name = self.scan.described_before(last.tokens.start).start;
        let before = name.saturating_sub(3).max(sentence)..name;
        let instead = before
            .clone()
            .any(|i| self.scan.surface.is_exactly(i, INSTEAD) && (word(i) != "in" || word(i + 1) == "for"));
        (led && instead && matches!(last.form, Form::Full | Form::Surname | Form::Given))
            .then(|| last.person())
            .flatten()
    }

    /// "Dorn apologised to Hale for the tackle that broke his leg": who made it, where the sentence names another as well.
    pub(super) fn maker_of_the_tackle(&self, his: usize) -> Option<PersonKey> {
        let word = |i: usize| self.scan.surface.word_at(i);
        let sentence = self.scan.sentence_start(his);
        let that = (his.saturating_sub(4).max(sentence)..his)
            .rev()
            .find(|&i| matches!(word(i), "that" | "which"))?;
        let tackle = that.checked_sub(1)?;
        self.scan.surface.is_exactly(tackle, TACKLES).then_some(())?;
        if let Some(blamed) = self.blamed_for(tackle, sentence) {
            return Some(blamed);
        }
        let mut named = self
            .mentions
            .iter()
            .rev()
            .take(6)
            .take_while(|m| m.tokens.start >= sentence)
            .filter(|m| m.persons.len() == 1);
        let last = named.next()?;
        let first = named.last().filter(|f| f.person() != last.person())?;
        first.person()
    }

    /// "beat Dorn when the Dutchman retired with a foot injury": who gives up is the one who is beaten.
    pub(super) fn beaten_who_gave_up(&self, at: usize, end: usize) -> Option<PersonKey> {
        const BEAT: &[&str] = &[
            "beat",
            "beats",
            "beating",
            "defeated",
            "defeating",
            "led",
            "leading",
            "overcame",
            "past",
            "over",
            "against",
            "from",
            "facing",
        ];
        const GAVE_UP: &[&str] = &[
            "retired",
            "quit",
            "withdrew",
            "pulled",
            "conceded",
            "stopped",
            "forced",
            "abandoned",
            "limped",
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

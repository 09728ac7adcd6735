//! Who decides who plays, and so is a manager, whatever the report calls him: "Dorn will rest Hale", "Dorn made six changes",
//! "Dorn has lost Hale to a knee injury", "Dorn is sweating on Hale".

use std::ops::Range;

use crate::people::Scan;
use crate::people::marks::Mark;
use crate::text::Shape;

/// Longest from a verb to the player whom it is about.
const REACH: usize = 9;

/// What may stand between a name and what he does.
const AUXILIARIES: &[&str] = &[
    "has", "had", "have", "will", "would", "may", "might", "could", "can", "must", "should", "is", "was",
    "be", "been", "also", "now", "still", "not", "again", "already", "later", "then", "since", "yet",
];

/// What stands before "to" and the deed: "is expected to recall", "must decide whether to risk", "is preparing to rest".
const INTENDS: &[&str] = &[
    "expected", "set", "likely", "ready", "preparing", "plans", "planning", "planned", "hopes", "hoping",
    "hoped", "wants", "decide", "decided", "decides", "forced", "tempted", "refused", "refuses", "chose",
    "opted", "due", "able", "unable", "reluctant", "whether", "intends", "prepared", "prepares", "expects",
    "had", "has",
];

/// What is done to a player by whoever picks the side.
const DECIDES: &[&str] = &[
    "recall", "recalls", "rest", "rests", "resting", "risk", "risking", "field", "fields", "restore",
    "restores", "restored", "promote", "substitute", "substituted", "substitutes", "assess", "assesses",
    "monitor", "monitoring", "reinstate", "reinstated", "select",
];

/// The same, where an auxiliary before it shows that it is no other sense ("Dorn dropped Hale on 23", "Dorn recalled Hale's kindness").
const DECIDED: &[&str] = &["recalled", "dropped", "omitted", "rested"];

/// What is done to a player by whoever picks the side, where the name is followed by why, or despite what: "picked Hale despite a knock",
/// "sent Hale home with a virus".
const FOR_A_HURT: &[&str] = &[
    "recalled", "rested", "omitted", "dropped", "picked", "selected", "chose", "chosen", "withdrew",
    "withdrawn", "sent", "included", "pick", "include", "omit", "drop", "excluded", "substituted", "removed",
];

/// What a side is called.
const SIDES: &[&str] =
    &["side", "team", "squad", "xi", "line-up", "lineup", "pack", "eleven", "starting", "party"];

impl Scan<'_> {
    /// Whether what follows a name that ends at `end` is what only whoever picks the side does. `other`: where the next name begins.
    pub(super) fn has_the_side(&self, end: usize, other: usize) -> bool {
        let (verb, passive) = self.deed(end);
        let does = |verb: usize, passive: bool, helped: bool| {
            self.of_the_side(verb, passive) || self.of_a_player(verb, passive, helped, other)
        };
        if does(verb, passive, verb > end) || self.has_at_hand(end, other) {
            return true;
        }
        // "Dorn said he had lost Hale to a knee injury".
        let that = verb + 1 + usize::from(self.surface.word_at(verb + 1) == "that");
        if passive
            || !self.marks.is(verb, Mark::SPEECH)
            || !matches!(self.surface.word_at(that), "he" | "she")
        {
            return false;
        }
        let (verb, passive) = self.deed(that + 1);
        does(verb, passive, verb > that + 1)
    }

    /// The verb of what somebody does whose name ends there, over auxiliaries and what he intends; and whether it is done to him.
    fn deed(&self, end: usize) -> (usize, bool) {
        const LONGEST: usize = 4;
        let word = |i: usize| self.surface.word_at(i);
        // "Dorn, understandably, wants to give Hale every chance".
        let aside = word(end) == "," && word(end + 1).ends_with("ly") && word(end + 2) == ",";
        let (mut at, mut be) = (if aside { end + 3 } else { end }, false);
        for _ in 0..LONGEST {
            if self.surface.is_exactly(at, INTENDS) && word(at + 1) == "to" {
                (at, be) = (at + 2, false);
            } else if self.surface.is_exactly(at, INTENDS)
                && self.surface.is_exactly(at + 1, INTENDS)
                && word(at + 2) == "to"
            {
                (at, be) = (at + 3, false);
            } else if self.surface.is_exactly(at, INTENDS)
                && matches!(word(at + 1), "today" | "tomorrow" | "later" | "tonight")
                && self.surface.is_exactly(at + 2, INTENDS)
                && word(at + 3) == "to"
            {
                (at, be) = (at + 4, false);
            } else if self.surface.is_exactly(at, AUXILIARIES)
                && !(word(at) == "have" && word(at - 1) == "to")
            {
                let adverb = matches!(
                    word(at),
                    "also"
                        | "now"
                        | "still"
                        | "not"
                        | "again"
                        | "already"
                        | "later"
                        | "then"
                        | "since"
                        | "yet"
                );
                be = be && adverb || matches!(word(at), "is" | "was" | "be" | "been");
                at += 1;
            } else {
                break;
            }
        }
        let participle =
            word(at).ends_with("ed") || matches!(word(at), "given" | "taken" | "brought" | "sent" | "lost");
        (at, be && participle)
    }

    /// "also has (striker) Hale to welcome back", "had Hale and Brandt to choose from", "hopes to have Hale fit".
    fn has_at_hand(&self, end: usize, other: usize) -> bool {
        const REACH: usize = 6;
        let word = |i: usize| self.surface.word_at(i);
        let plain = (end..other).all(|i| !self.stops(i) && !self.owns(i));
        let has = (end..other.min(end + REACH)).rev().find(|&i| matches!(word(i), "has" | "have" | "had"));
        let Some(has) = has.filter(|&h| plain && other <= h + 4 && !self.is_staff(other)) else {
            return false;
        };
        let ahead = word(has - 1) == "to";
        let behind = |i: usize| match word(i) {
            "to" => {
                matches!(word(i + 1), "welcome" | "call" | "choose" | "bring" | "pick" | "come")
                    && !(has..i).any(|j| self.owns(j))
            }
            "back" | "available" | "fit" => ahead,
            _ => false,
        };
        let verb = |i: usize| self.function_of(i).verbal();
        (has + 1..other).all(|i| !verb(i))
            && (other + 1..other + 5).take_while(|&i| !self.stops(i)).any(behind)
    }

    /// "made six changes", "rotated his team", "named an unchanged side", "has a fully fit squad": of a whole side.
    fn of_the_side(&self, verb: usize, passive: bool) -> bool {
        if passive {
            return false;
        }
        let word = |i: usize| self.surface.word_at(i);
        let side = |from: usize, reach: usize| {
            let near = (from..from + reach).take_while(|&i| !self.stops(i));
            near.into_iter().any(|i| SIDES.contains(&&*self.surface.lower(i)))
        };
        let his = |i: usize| matches!(word(i), "his" | "her" | "an" | "the");
        let many = |i: usize| self.shape(i).contains(Shape::NUMBER) || is_number(word(i));
        let changes = matches!(word(verb), "made" | "makes" | "make" | "making" | "ringing" | "rang")
            && (verb + 1..verb + 4)
                .any(|i| word(i) == "changes" && (many(i - 1) || word(i - 1) == "the" || side(i + 1, 5)));
        let rotates = matches!(
            word(verb),
            "rotate"
                | "rotates"
                | "rotated"
                | "rotating"
                | "reshuffle"
                | "reshuffled"
                | "shuffle"
                | "shuffled"
                | "tinker"
                | "tinkered"
        ) && (his(verb + 1) || word(verb + 1) == "with")
            && side(verb + 2, 4);
        let names = matches!(word(verb), "named" | "names" | "name" | "picks" | "picked" | "selected")
            && his(verb + 1)
            && side(verb + 2, 3);
        let whole = matches!(word(verb), "a" | "no")
            && matches!(word(verb - 1), "has" | "had" | "have")
            && (matches!(word(verb + 1), "full" | "fully" | "near") && side(verb + 2, 4)
                || matches!(word(verb + 1), "fresh" | "new")
                    && matches!(word(verb + 2), "injury" | "injuries" | "fitness"));
        // "has fresh injury concerns over Hale".
        let worries = matches!(word(verb - 1), "has" | "have" | "had")
            && (verb..verb + 3).any(|i| {
                matches!(word(i), "injury" | "fitness")
                    && matches!(word(i + 1), "concerns" | "worries" | "doubts" | "problems")
                    && matches!(word(i + 2), "over" | "about")
            });
        let charge = matches!(word(verb), "took" | "takes" | "take")
            && word(verb + 1) == "charge"
            && word(verb + 2) == "of";
        changes || rotates || names || whole || worries || charge
    }

    /// "played down fears over Hale's fitness", "gave Hale until Friday", "took Hale off", "is without Hale", "lost Hale to a knee
    /// injury": of a player, whose name begins at `other`. `helped`: an auxiliary stands before the verb.
    fn of_a_player(&self, verb: usize, passive: bool, helped: bool, other: usize) -> bool {
        let word = |i: usize| self.surface.word_at(i);
        let near = other > verb && other <= verb + REACH && !(verb..other).any(|i| self.stops(i));
        if passive || !near || self.is_staff(other) {
            return false;
        }
        let close = other <= verb + 5 && !(verb + 1..other).any(|i| self.owns(i));
        let behind = |words: &[&str], reach: usize| (other..other + reach).any(|i| words.contains(&word(i)));
        let between = |words: &[&str]| (verb + 1..other).any(|i| words.contains(&word(i)));
        // "recalled Hale's kindness".
        let person = !(other + 1..other + 4).any(|i| matches!(word(i), "'s" | "’s"));
        match word(verb) {
            "played" | "plays" | "allayed" | "eased" | "dismissed" => {
                between(&["fears", "concerns", "worries", "doubts"])
            }
            "give" | "gave" | "given" | "gives" => {
                behind(&["until", "chance", "debut", "rest"], 8) || between(&["test", "tests"])
            }
            "named" | "names" | "name" => {
                let side = |i: usize| SIDES.contains(&&*self.surface.lower(i));
                close && person && behind(&["in", "on", "among"], 4) && (other + 2..other + 8).any(side)
            }
            "ruled" | "rules" => behind(&["out"], 5),
            "handed" | "hands" | "hand" => {
                person && (behind(&["debut", "start"], 8) || between(&["debut", "start"]))
            }
            "without" => close,
            "do" => word(verb + 1) == "without" && close,
            "lost" | "lose" => word(verb + 1) != "to" && close && person && self.lost_to_a_hurt(other),
            "sweating" | "sweats" | "sweat" => matches!(word(verb + 1), "on" | "over"),
            "took" | "take" | "taken" | "hauled" => {
                person && close && (word(verb + 1) == "off" || behind(&["off"], 4))
            }
            "sent" if close && person && self.because_of_a_hurt(other) => true,
            "brought" | "sent" | "threw" => person && close && word(verb + 1) == "on",
            "replaced" => person && close && behind(&["with"], 4),
            "welcome" | "welcomes" | "welcomed" => {
                let back = behind(&["back"], 5) || word(verb + 1) == "back";
                (word(verb) != "welcome" || helped) && back && close && person
            }
            "check" => word(verb + 1) == "on",
            "call" => word(verb + 1) == "on" && close && helped,
            "signed" => close && person,
            deed if DECIDES.contains(&deed) => close,
            deed if DECIDED.contains(&deed) && close && helped => true,
            deed if FOR_A_HURT.contains(&deed) => close && person && self.because_of_a_hurt(other),
            _ => false,
        }
    }

    /// "lost Hale to a hamstring injury", "lost Hale with a broken arm": a hurt behind the name.
    fn lost_to_a_hurt(&self, name: usize) -> bool {
        let to = (name + 1..name + 5)
            .find(|&i| matches!(self.surface.word_at(i), "to" | "with" | "through" | "for"));
        to.is_some_and(|to| {
            let weeks = |i: usize| matches!(self.surface.word_at(i), "weeks" | "months" | "season" | "month");
            (to + 1..to + 6)
                .take_while(|&i| !self.stops(i))
                .any(|i| self.marks.is(i, Mark::INJURY) || weeks(i))
        })
    }

    /// "picked Hale despite a knee injury", "rested Hale because of a sore hamstring": a hurt behind the name, and what leads to it.
    fn because_of_a_hurt(&self, name: usize) -> bool {
        const LEADS: &[&str] = &["despite", "because", "due", "owing", "with", "after", "following"];
        const REACH: usize = 8;
        let within = |from: usize, reach: usize| (from..from + reach).take_while(|&i| !self.stops(i));
        let verb = |i: usize| self.function_of(i).verbal();
        let lead =
            within(name + 1, REACH).take_while(|&i| !verb(i)).find(|&i| self.surface.is_exactly(i, LEADS));
        lead.is_some_and(|lead| {
            within(lead + 1, 6).take_while(|&i| !verb(i)).any(|i| self.marks.is(i, Mark::INJURY))
        })
    }

    /// Whether whoever is named there is told to be a coach, a physio, a caddie: a player may be without one.
    fn is_staff(&self, name: usize) -> bool {
        const OWN: &[&str] =
            &["coach", "caddie", "caddy", "trainer", "physio", "manager", "partner", "mentor", "wife"];
        let before: Range<usize> = name.saturating_sub(3)..name;
        before.into_iter().any(|i| self.surface.is_exactly(i, OWN))
    }

    /// "his", "its": what follows is somebody's own.
    fn owns(&self, i: usize) -> bool {
        self.shape(i).contains(Shape::CLITIC)
    }

    /// A mark at which a clause ends.
    fn stops(&self, i: usize) -> bool {
        matches!(self.surface.word_at(i), "," | "." | ";" | ":" | "" | "\"" | "“" | "”")
    }
}

fn is_number(word: &str) -> bool {
    const NUMBERS: &[&str] = &[
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "several",
        "wholesale",
    ];
    NUMBERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use crate::people::Kind;
    use crate::people::testing::read;

    fn manager(text: &str) -> bool {
        read(text).person("Ivo Dorn").kind == Kind::Manager
    }

    #[test]
    fn who_decides_on_others_is_no_player() {
        for text in [
            "Ivo Dorn has played down fears over Luca Brandt's fitness.",
            "Ivo Dorn will give Luca Brandt until Friday to prove his fitness.",
            "Ivo Dorn has ruled Luca Brandt out of the final.",
            "Ivo Dorn is sweating on the fitness of Luca Brandt.",
            "Ivo Dorn is expected to recall Luca Brandt.",
            "Ivo Dorn must decide whether to risk Luca Brandt.",
            "Ivo Dorn will decide tomorrow whether to call on Luca Brandt.",
            "Ivo Dorn lost Luca Brandt to a hamstring injury.",
            "Ivo Dorn said he had lost Luca Brandt for six weeks.",
            "Ivo Dorn is without striker Luca Brandt.",
            "Ivo Dorn took off Luca Brandt at the break.",
            "Ivo Dorn replaced Luca Brandt with Sven Hale.",
            "Ivo Dorn hopes to have Luca Brandt back on Saturday.",
            "Ivo Dorn made six changes, and Luca Brandt scored.",
            "Ivo Dorn is preparing to rotate his team.",
            "Ivo Dorn, understandably, wants to give Luca Brandt every chance.",
            "Ivo Dorn has no fresh injury worries.",
            "Ivo Dorn also has Luca Brandt to welcome back from injury.",
            "Ivo Dorn welcomed Luca Brandt back from a knee injury.",
            "Ivo Dorn can call on Luca Brandt again.",
            "Ivo Dorn picked Luca Brandt despite a sore knee.",
            "Ivo Dorn rested Luca Brandt because of a hamstring injury.",
            "Ivo Dorn sent Luca Brandt home with a calf injury.",
            "Ivo Dorn has named Luca Brandt in his squad.",
            "Ivo Dorn will give Luca Brandt a rest.",
        ] {
            assert!(manager(text), "{text}");
        }
    }

    #[test]
    fn players_do_much_of_the_kind() {
        for text in [
            "Ivo Dorn was given until Friday by Luca Brandt.",
            "Ivo Dorn was ruled out, and Luca Brandt replaced him.",
            "Ivo Dorn replaced Luca Brandt at the break.",
            "Ivo Dorn lost to Luca Brandt with a sore knee.",
            "Ivo Dorn is without coach Luca Brandt.",
            "Ivo Dorn was named in the squad with Luca Brandt.",
            "Ivo Dorn dropped Luca Brandt on 23.",
            "Ivo Dorn recalled Luca Brandt's kindness.",
            "Ivo Dorn dropped Luca Brandt on 23 and limped off with a calf injury.",
            "Ivo Dorn sent Luca Brandt clear, but pulled up with a hamstring injury.",
            "Ivo Dorn picked out Luca Brandt before he left with an ankle injury.",
            "Ivo Dorn has Luca Brandt to beat in the final.",
            "Ivo Dorn has named Luca Brandt as his toughest opponent.",
            "Ivo Dorn withdrew, and Luca Brandt went through with a calf injury.",
            "Ivo Dorn made a change to his diet.",
            "Ivo Dorn was dropped, and Luca Brandt came in.",
            "Ivo Dorn led his side to a win over Luca Brandt.",
            "Ivo Dorn is expected to recall Luca Brandt. Dorn suffered a broken finger on Sunday.",
        ] {
            assert!(!manager(text), "{text}");
        }
    }
}

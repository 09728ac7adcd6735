//! Hurt by another, and while at something that only players do: "when Berg fell on his leg", "injured fighting Berg".

use crate::lexicon::Class;
use crate::people::Form;
use crate::scene::Scene;

/// What an opponent does who hurts somebody.
const FALLS_ON: &[&str] = &[
    "fell", "landed", "stepped", "trod", "stamped", "crashed", "slid", "clattered", "barged", "rolled",
    "collided", "ran", "ploughed", "piled", "hit", "struck", "kicked", "caught", "tackled", "fouled",
    "elbowed", "checked", "clipped", "flattened", "upended", "brought", "tripped", "pushed", "blindsided",
    "speared", "landing", "stepping", "colliding", "falling", "crashing", "treading", "running",
];

/// What hurts somebody who is at it.
const KNOCKS: &[&str] = &["injured", "hurt", "injury", "knock", "blow", "bang", "kick", "whack"];

/// What players are at when they get hurt: right behind a word of getting hurt ("was injured fighting Berg", "hurt a hip sliding").
const AT_IT: &[&str] = &[
    "tackling", "blocking", "marking", "fielding", "batting", "bowling", "scrummaging", "challenging",
    "fighting", "defending", "celebrating", "contesting", "diving", "sliding", "stretching", "lunging",
    "rucking", "competing", "rebounding", "keeping", "scoring", "heading", "racing", "serving", "pitching",
    "dropping", "catching",
];

impl Scene<'_> {
    /// "was injured fighting Berg", "hurt his hip sliding into third", "in the move that led to the winner", "at slip": what only players
    /// are at.
    pub(super) fn at_a_play(&self, i: usize) -> bool {
        let at_it = self.is_one(i, words_of!(AT_IT)) || self.is_word(i, &["base", "bag"]);
        self.in_a_moment(i)
            || self.in_a_move(i)
            || self.in_a_duel(i)
            || self.at_his_place(i)
            || at_it && self.just_hurt(i)
    }

    /// "as he touched down", "when she scored", "on the opening day of the season".
    fn in_a_moment(&self, i: usize) -> bool {
        const DONE: &[&str] = &[
            "scored", "touched", "crossed", "volleyed", "served", "bowled", "tackled", "headed", "dived",
            "lunged", "saved",
        ];
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        self.is_word(i, &["day", "weekend", "night"]) && before(&["opening"]) && self.is_word(i + 1, &["of"])
            || self.is_word(i, DONE)
                && before(&["he", "she"])
                && self.is_word(i.wrapping_sub(2), &["when", "as", "while"])
    }

    /// "stretching to deny Berg", "in the move that led to the winner", "in the build-up to the goal", "a hit by Berg".
    fn in_a_move(&self, i: usize) -> bool {
        const SAVES: &[&str] =
            &["charge", "deny", "foil", "thwart", "tackle", "block", "intercept", "clear", "head"];
        const OUT: &[&str] =
            &["out", "back", "across", "up", "stretching", "trying", "jumping", "leaping", "lunging"];
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        let near = |reach: usize, words: &[&str]| self.any_word(i.saturating_sub(reach)..i, words);
        let hit = self.is_word(i, &["hit", "check"])
            && self.is_word(i + 1, &["by", "from", "that", "which"])
            && near(4, &["a", "an", "the"]);
        let save = self.is_word(i, SAVES) && before(&["to"]) && self.is_word(i.wrapping_sub(2), OUT);
        let led = self.is_word(i, &["move", "attack", "passage"])
            && self.is_word(i + 1, &["that", "which", "leading"]);
        let goal = self.is_word(i, &["equaliser", "goal", "try", "opener", "winner", "penalty", "corner"])
            && near(4, &["build-up", "lead-up"]);
        hit || save || led || goal
    }

    /// "fouled Berg and hurt himself", "was brought down by Berg", "was marking Berg when": what two players do.
    fn in_a_duel(&self, i: usize) -> bool {
        const DUELS: &[&str] = &[
            "fouled", "tackled", "challenged", "bowled", "dismissed", "marking", "shadowing", "guarding",
            "outjumped", "tackling",
        ];
        const CLASHED: &[&str] =
            &["banged", "clashed", "bumped", "cracked", "knocked", "banging", "clashing"];
        let person = |j: usize| {
            self.mentions().any(|(_, m)| {
                (j..j + 3).contains(&m.tokens.start) && m.form != Form::Pronoun && !m.possessive
            })
        };
        let with_another = || {
            let by = usize::from(self.is_word(i + 1, &["by", "down"]))
                + usize::from(self.is_word(i + 1, &["down"]) && self.is_word(i + 2, &["by"]));
            // "tackled in mid-air by Berg".
            let far = || (i + 2..i + 6).find(|&j| self.is_word(j, &["by"])).is_some_and(|j| person(j + 1));
            person(i + 1 + by) || far()
        };
        let felled = self.is_word(i, &["brought", "hauled", "chopped", "pulled"])
            && self.is_word(i + 1, &["down"])
            && person(i + 2 + usize::from(self.is_word(i + 2, &["by"])));
        let heads = self.is_word(i, &["heads"]) && self.is_word(i.wrapping_sub(1), CLASHED);
        felled || heads || self.is_word(i, DUELS) && with_another()
    }

    /// "sliding into third", "at slip", "off the bowling", "in the starting blocks": where players stand and run.
    fn at_his_place(&self, i: usize) -> bool {
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        let near = |reach: usize, words: &[&str]| self.any_word(i.saturating_sub(reach)..i, words);
        let base = self.is_word(i, &["second", "third", "home", "first"])
            && near(3, &["rounding", "stealing", "sliding", "slid", "covering"]);
        let at_the_wicket = self.is_word(i, &["wickets"]) && near(3, &["between"])
            || self.is_word(i, &["bowling"]) && before(&["the"]) && near(2, &["off"]);
        base || at_the_wicket
            || self.is_word(i, &["slip", "gully"]) && before(&["at"])
            || self.is_word(i, &["blocks"]) && before(&["the", "starting"])
    }

    /// Whether a word of getting hurt stands in the few tokens before one.
    pub(super) fn just_hurt(&self, i: usize) -> bool {
        let near = i.saturating_sub(8).max(self.tokens.start)..i;
        // "a groin injury stops Berg defending his title": what it keeps him from.
        if self
            .any_word(near.clone(), &["stops", "stopped", "prevents", "prevented", "kept", "keeps", "from"])
        {
            return false;
        }
        let verb = self
            .phrases(Class::InjuryVerb)
            .any(|(h, e)| e.column(3) == "object_body" && near.contains(&(h.start as usize)));
        (verb || self.any_word(near.clone(), KNOCKS)) && !near.into_iter().any(|j| self.is_mark(j, ","))
    }

    /// "when Berg fell on his leg", "as a defender crashed into him", "landed on the foot of a team-mate", "collided with Berg".
    pub(super) fn hurt_by_another(&self, i: usize) -> bool {
        // "when a scrum collapsed".
        if self.is_word(i, &["collapsed", "wheeled", "buckled"])
            && self.is_word(i.wrapping_sub(1), &["scrum", "ruck", "maul", "lineout"])
        {
            return true;
        }
        if !self.is_one(i, words_of!(FALLS_ON)) {
            return false;
        }
        const PEOPLE: &[&str] = &[
            "team-mate", "teammate", "opponent", "defender", "player", "forward", "striker", "goalkeeper",
            "keeper", "winger", "prop", "lineman", "tackler", "bowler", "fielder", "runner", "rival",
            "midfielder", "guard", "linebacker",
        ];
        let onto = self.is_word(i + 1, &["on", "into", "onto", "over", "across", "with"]);
        let object = i + 1 + usize::from(onto);
        let him = self.is_word(object, &["him", "her", "his"]);
        let named = |j: usize| self.mentions().any(|(_, m)| m.tokens.end == j && m.form != Form::Pronoun);
        // Whoever does it is another: named, or by his trade.
        let another = named(i) || self.is_word(i.wrapping_sub(1), PEOPLE);
        if him
            && another
            && self.any_word(i.saturating_sub(6).max(self.tokens.start)..i, &["when", "as", "after"])
        {
            return true;
        }
        // "stepped on Berg's foot", "landed on the foot of a team-mate", "collided with Berg".
        let near = object..(object + 7).min(self.tokens.end);
        let of_another = self.any_word(near.clone(), PEOPLE)
            || self.mentions().any(|(_, m)| near.contains(&m.tokens.start) && !him);
        let foot = onto
            && self.any_word(near, &["foot", "feet", "ankle", "leg", "boot"])
            && self.is_word(
                i,
                &["landed", "stepped", "trod", "fell", "landing", "stepping", "treading", "falling"],
            );
        onto && of_another && (foot || self.is_word(i, &["collided", "colliding"]))
    }
}

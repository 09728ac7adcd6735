//! A player's fitness is in question: "a doubt for Saturday", "faces a late fitness test", "unlikely to be risked".

mod calls;
mod denied;
mod examples;
mod named;
mod no_doubt;
mod over;
mod told;

use std::ops::Range;

use calls::Call;
use denied::denied_of_him;
use named::{decided_on, given_to, heading, named_behind};
use no_doubt::{no_doubt, of_its_course};
use over::{played_since, put_aside, told_then};
use told::{doubt_by_itself, may_be_picked, told};

use super::{Calls, Clue, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::{Patient, QUALMS, Scene, Stance};

pub(super) const RULE: Rule = Rule {
    name: "doubtful",
    asserts: "a player's fitness for the next match is in question",
    calls: Calls::by(
        &[Class::DoubtPhrase, Class::RecoverPhrase, Class::FitPhrase],
        &[CHANCE, TAKES_PART, DOUBTS, SEEN, QUALMS],
    )
    .with(Clue::of(
        &[Class::DoubtPhrase, Class::FitPhrase],
        &[SLIM, UNLIKELY, DOUBTS, CONDITIONS, SEEN, QUALMS],
    ))
    .if_looks(calls::looks),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for call in calls::calls(scene) {
        let words = &call.words;
        if no_doubt(scene, words) {
            continue;
        }
        let doubt = Doubt::of(scene, &call);
        if may_be_picked(scene, sink, &doubt) {
            continue;
        }
        if (doubt.decides || doubt.unsure) && doubt.named.is_none() {
            sink.nearly(RULE.name, scene, words, "it is not told on whom somebody decides");
            continue;
        }
        if put_aside(scene, sink, &doubt) {
            continue;
        }
        let over = played_since(scene, sink, &doubt) || told_then(scene, &doubt);
        if denied_of_him(scene, sink, &doubt) {
            continue;
        }
        if over || denied(scene, &doubt) {
            sink.nearly(RULE.name, scene, words, "it is denied, over or only supposed");
            continue;
        }
        if of_its_course(scene, words) {
            continue;
        }
        let Some(patient) = doubt.patient(scene) else {
            sink.nearly(RULE.name, scene, words, "nobody who is in doubt");
            continue;
        };
        if of_form(scene, words, &patient) || a_debut(scene, sink, words, &patient) {
            continue;
        }
        if !call.health && !of_health(scene, sink, words, &patient) {
            doubt_by_itself(scene, sink, &doubt, &patient);
            sink.nearly(RULE.name, scene, words, "nothing says that the doubt is about fitness");
            continue;
        }
        told(scene, sink, &doubt, &patient);
    }
}

/// Words that call somebody's fitness in question, and what those around them tell.
struct Doubt<'c> {
    call: &'c Call,
    stance: Stance,
    /// "Hansen will make a late call on his inclusion": whoever decides is not in doubt.
    decides: bool,
    /// "A decision on Demir will be taken late in the week".
    made: bool,
    /// "Whether he plays is not certain".
    open: bool,
    /// "is not sure about his future": of whom it is not told is whoever says so.
    unsure: bool,
    /// Who is named behind the words.
    named: Option<Patient>,
}

impl<'c> Doubt<'c> {
    fn of(scene: &Scene<'_>, call: &'c Call) -> Self {
        let words = &call.words;
        let last = words.end.wrapping_sub(1);
        let decides = decides(scene, words);
        let made = scene.any_word(words.clone(), &["call", "decision", "decide", "decides"])
            && (scene.is_word(last, &["made", "taken"]) || scene.is_word(last, DECIDED));
        let unsure = scene.any_word(words.clone(), UNSURE);
        let behind = if decides || made { decided_on(scene, words) } else { None };
        let behind = behind.or_else(|| given_to(scene, words));
        Self {
            call,
            stance: scene.stance(words),
            decides,
            made,
            open: unsure && scene.is_word(scene.tokens.start, &["whether"]),
            unsure: (unsure || scene.any_word(words.clone(), WAITING))
                && scene.is_word(last, &["about", "of", "over", "on"]),
            named: behind.or_else(|| if decides { None } else { named_behind(scene, words) }),
        }
    }

    /// Who is in doubt.
    fn patient(&self, scene: &Scene<'_>) -> Option<Patient> {
        let words = &self.call.words;
        heading(scene, words)
            .or_else(|| super::misses::joins(scene, words))
            .or_else(|| self.named.clone())
            .or_else(|| scene.patient_as(words, &self.stance))
    }
}

/// "Hansen will make a late call on his inclusion"; a call that is made by nobody is on whoever is in doubt.
fn decides(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const MAKES: &[&str] = &["make", "makes", "take", "takes", "making", "taking"];
    let near = words.start.saturating_sub(4).max(scene.tokens.start)..words.start + 1;
    scene.any_word(words.clone(), &["call", "decision"])
        && scene.any_word(near, MAKES)
        && !scene.is_word(words.end.wrapping_sub(1), &["made", "taken"])
}

/// Whether the doubt is denied, or only supposed.
fn denied(scene: &Scene<'_>, doubt: &Doubt<'_>) -> bool {
    let Doubt { call, stance, made, open, .. } = doubt;
    let words = &call.words;
    (stance.supposed && !call.condition && !to_prove(scene, words) && !open)
        || scene.banned(words)
        || (stance.denied && !call.unlikely && !made && !open)
        || scene.negated_doubt(words)
}

/// "has until Thursday to prove his fitness": what is in question is said, and not supposed.
fn to_prove(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let clause = || scene.segment(words.start).filter(|s| s.condition);
    scene.is_word(words.start, &["prove", "proves"])
        && (scene.is_word(words.start.wrapping_sub(1), &["to"])
            || clause().is_some_and(|s| matches!(s.verb.tense, Tense::Present | Tense::Modal | Tense::None)))
}

/// "Lund's form is a concern": no body's.
fn of_form(scene: &Scene<'_>, words: &Range<usize>, patient: &Patient) -> bool {
    const OTHERWISE: &[&str] =
        &["form", "future", "attitude", "discipline", "temperament", "contract", "finishing", "loyalty"];
    let of_form = patient.mention.as_ref().is_some_and(|m| {
        m.end <= words.start && scene.any_word(m.end..(m.end + 2).min(words.start), OTHERWISE)
    });
    of_form && scene.any_word(words.clone(), &["concern", "worry", "doubt"])
}

/// "could make his debut in Thursday's match": whoever is new.
fn a_debut(scene: &Scene<'_>, sink: &Sink, words: &Range<usize>, patient: &Patient) -> bool {
    scene.is_word(words.end.wrapping_sub(1), &["debut"])
        && !scene.medical(words)
        && !sink.hurt(&patient.persons)
}

/// Whether something around the words says that the doubt is about health.
fn of_health(scene: &Scene<'_>, sink: &Sink, words: &Range<usize>, patient: &Patient) -> bool {
    scene.ailing() || scene.medical(words) || sink.hurt(&patient.persons) || names_match(scene, words)
}

/// Verbs of getting over a hurt, and over an opponent.
const BEATS: &[&str] =
    &["beat", "beats", "beaten", "beating", "overcome", "overcomes", "conquers", "conquer"];
const IF: &[&str] = &["if"];
const CHANCE: &[&str] = &["chance", "chances", "hope", "hopes"];
const SEEN: &[&str] = &["see"];
const DECISION: &[&str] = &["decision", "decide", "decides"];
/// What stands between a decision and whom it is on.
const DECIDED: &[&str] = &["on", "over", "about", "whether", "if"];
const TAKES_PART: &[&str] = &["risked", "rushed", "feature", "play", "return", "involved", "considered"];

const FITNESS: &[&str] = &["fitness", "availability"];

/// Words of waiting for somebody's fitness.
const WAITS: &[&str] = &[
    "check", "sweat", "sweats", "sweating", "wait", "waits", "waiting", "waited", "sure", "unsure", "certain",
];

const WAITING: &[&str] = &["wait", "waits", "waiting"];

/// Words of whoever cannot tell yet.
const UNSURE: &[&str] = &["sure", "unsure", "certain"];

const OVER: &[&str] = &["over", "about", "surrounding"];
const DOUBTS: &[&str] =
    &["doubt", "doubts", "mark", "marks", "concern", "concerns", "worry", "worries", "fears"];

/// What is done with doubts that are none.
const DISMISSED: &[&str] = &[
    "dismissed", "dismisses", "down", "allayed", "allays", "eased", "eases", "rejected", "quashed", "calmed",
    "no",
];

const SLIM: &[&str] = &["slim", "slight", "outside", "remote", "little", "minimal", "faint"];

/// What is decided to do with him.
const PICKS: &[&str] = &["play", "start", "use", "call", "include", "pick", "select", "field", "gamble"];

/// What is decided of somebody who may not be fit.
const PLAYS: &[&str] = &[
    "play", "train", "start", "feature", "travel", "fit", "able", "ready", "available", "recovered", "face",
    "make", "risk", "risked",
];

/// Words that make a clause a condition.
const CONDITIONS: &[&str] =
    &["if", "unless", "whether", "providing", "provided", "assuming", "case", "should"];

/// What is in question where it is a condition: "if he does not recover from a calf strain".
const RECOVERS: &[&str] = &["recover", "recovers"];

const UNLIKELY: &[&str] = &["unlikely", "doubtful"];

impl Scene<'_> {
    /// "has lost his battle to be fit": it is over.
    pub(super) fn battle_lost(&self, words: &Range<usize>) -> bool {
        const BATTLES: &[&str] = &["battle", "fight", "race"];
        let near = words.start.saturating_sub(5).max(self.tokens.start)..words.end;
        near.into_iter()
            .any(|i| self.is_word(i, &["lost", "loses", "losing"]) && self.any_word(i + 1..i + 4, BATTLES))
    }

    /// "has won his battle to be fit".
    pub(super) fn battle_won(&self, words: &Range<usize>) -> bool {
        const BATTLES: &[&str] = &["battle", "fight", "race"];
        let near = words.start.saturating_sub(7).max(self.tokens.start)..words.end;
        !self.negated(words)
            && near
                .into_iter()
                .any(|i| self.is_word(i, &["won", "wins", "winning"]) && self.any_word(i + 1..i + 4, BATTLES))
            && self
                .segment(words.start)
                .is_some_and(|s| matches!(s.verb.tense, Tense::Perfect | Tense::Past | Tense::Present))
    }

    /// "if he can shake off a hip injury", "provided she recovers": the getting over it is a condition.
    pub(super) fn on_condition(&self, words: &Range<usize>) -> bool {
        self.segment(words.start).is_some_and(|s| {
            let begins = |words: &[&str]| self.is_word(s.tokens.start, words);
            // "if he does not recover": that he may is denied, and not that he has to.
            let open = !s.verb.negated || self.any_word(words.clone(), RECOVERS);
            open && (s.condition && begins(&["if", "and", "but", "case", "should"])
                || begins(&["providing", "provided", "assuming"]))
        })
    }

    /// Whether the words say by themselves that they are about health: those that stand there, whatever else the lexicon's
    /// phrase would allow.
    fn tells_health(&self, words: &Range<usize>) -> bool {
        let doubt = self.any_word(words.clone(), &["doubt", "doubts", "concern", "concerns"]);
        words.clone().any(|i| {
            let word = self.lower(i);
            ["fit", "injur", "scan", "assess"].iter().any(|w| word.starts_with(w))
                || (doubt && word == "availability")
        })
    }

    /// "no doubt", "beyond doubt", "not a doubt": nothing is in question.
    fn negated_doubt(&self, words: &Range<usize>) -> bool {
        let from = words.start.saturating_sub(3);
        self.any_word(words.clone(), &["doubt", "doubts", "worry", "worries", "concern", "concerns"])
            && self.any_word(
                from..words.end,
                &["no", "beyond", "without", "any", "allay", "allayed", "ease", "eased"],
            )
            && !self.any_word(words.clone(), &["fitness"])
    }
}

/// "a doubt for Saturday": the doubt is about a match.
fn names_match(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "has a chance for a medal in Sunday's race".
    let chance = scene.any_word(words.clone(), &["chance", "chances"]);
    !chance
        && scene.any_word(words.end..words.end + 2, &["for"])
        && !scene.horizons(&(words.end..words.end + 12)).is_empty()
}

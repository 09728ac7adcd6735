//! A player's fitness is in question: "a doubt for Saturday", "faces a late fitness test", "unlikely to be risked".

mod calls;
mod denied;
mod examples;
mod named;
mod not_whether;
mod over;
mod told;

use std::ops::Range;

use ledger::{ClaimValue, Pathology, Status, StatusReason};

use calls::Call;
use named::{decided_on, named_behind};
use not_whether::{how_it_goes, not_whether, of_something_else};
use over::{dismissed, is_over};
use told::in_doubt;

use super::{Calls, Clue, Rule, Sink};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::{Patient, QUALMS, Scene, Stance};

pub(super) const RULE: Rule = Rule {
    name: "doubtful",
    asserts: "a player's fitness for the next match is in question",
    calls: Calls::by(&[Class::DoubtPhrase, Class::RecoverPhrase, Class::FitPhrase], &[CHANCE, TAKES_PART, DOUBTS, SEEN, QUALMS])
        .with(Clue::of(&[Class::DoubtPhrase, Class::FitPhrase], &[SLIM, UNLIKELY, DOUBTS, CONDITIONS, SEEN, QUALMS]))
        .if_looks(calls::looks),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for call in calls::calls(scene) {
        if not_whether(scene, &call.words) {
            continue;
        }
        let doubt = Doubt::of(scene, call);
        let words = &doubt.words;
        if picked(scene, sink, &doubt) {
            continue;
        }
        if (doubt.decides || doubt.unsure) && doubt.named.is_none() {
            sink.nearly(RULE.name, scene, words, "it is not told on whom somebody decides");
            continue;
        }
        if dismissed(scene, sink, &doubt) || is_over(scene, sink, &doubt) || how_it_goes(scene, words) {
            continue;
        }
        let Some(patient) = doubt.whose(scene) else {
            sink.nearly(RULE.name, scene, words, "nobody who is in doubt");
            continue;
        };
        if of_something_else(scene, words, &patient, sink.hurt(&patient.persons)) || unsaid(scene, sink, &doubt, &patient) || far(scene, sink, words) {
            continue;
        }
        in_doubt(scene, sink, &doubt, &patient);
    }
}

/// Words of doubt, and how they are meant.
struct Doubt {
    words: Range<usize>,
    /// They say by themselves that it is about health.
    health: bool,
    /// They call it unlikely that he plays.
    unlikely: bool,
    /// They make the recovery a condition.
    condition: bool,
    stance: Stance,
    /// "Hansen will make a late call on his inclusion": whoever decides is not in doubt.
    decides: bool,
    /// "a decision on his fitness will be taken".
    made: bool,
    /// "Whether he plays is not certain".
    open: bool,
    /// "is not sure about his future": of whom it is not told is whoever says so.
    unsure: bool,
    /// Who is named in or behind them.
    named: Option<Patient>,
}

impl Doubt {
    fn of(scene: &Scene<'_>, call: Call) -> Self {
        let Call { words, health, unlikely, condition } = call;
        let last = words.end.wrapping_sub(1);
        let taken = scene.is_word(last, &["made", "taken"]);
        let decides = scene.any_word(words.clone(), &["call", "decision"])
            && scene.any_word(words.start.saturating_sub(4).max(scene.tokens.start)..words.start + 1, &["make", "makes", "take", "takes", "making", "taking"])
            && !taken;
        let made = scene.any_word(words.clone(), &["call", "decision", "decide", "decides"]) && (taken || scene.is_word(last, DECIDED));
        let waits = scene.any_word(words.clone(), UNSURE) || scene.any_word(words.clone(), &["wait", "waits", "waiting"]);
        let decided = if decides || made { decided_on(scene, &words) } else { None };
        let named = decided.or_else(|| given_to(scene, &words)).or_else(|| if decides { None } else { named_behind(scene, &words) });
        Self {
            stance: scene.stance(&words),
            open: scene.is_word(scene.tokens.start, &["whether"]) && scene.any_word(words.clone(), UNSURE),
            unsure: waits && scene.is_word(last, &["about", "of", "over", "on"]),
            words,
            health,
            unlikely,
            condition,
            decides,
            made,
            named,
        }
    }

    /// Whose fitness it is that is in question.
    fn whose(&self, scene: &Scene<'_>) -> Option<Patient> {
        heading(scene, &self.words)
            .or_else(|| super::misses::joins(scene, &self.words))
            .or_else(|| self.named.clone())
            .or_else(|| scene.patient_as(&self.words, &self.stance))
    }
}

/// "We'll give him until Friday": whom the words themselves give it.
fn given_to(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let gives = scene.any_word(words.start..words.start + 2, &["give", "gives", "giving", "given", "gave"]);
    let at = words.clone().find(|&i| scene.is_word(i, &["him", "her"])).filter(|_| gives)?;
    let (number, _) = scene.mentions().find(|(_, m)| m.tokens.start == at && !m.possessive)?;
    scene.by_mention(number, "who is given the time").filter(|p| p.persons.len() == 1)
}

/// "could make his first start since a broken leg": whether he is picked is open, and not whether he is fit.
fn picked(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt) -> bool {
    let words = &doubt.words;
    let picked = scene.is_word(words.end.wrapping_sub(1), &["first", "debut"]) && scene.is_word(words.start, &["could", "may", "might"]);
    let patient = (picked && !doubt.stance.denied).then(|| scene.patient_as(words, &doubt.stance)).flatten();
    let Some(patient) = patient.filter(|p| scene.medical(words) || sink.hurt(&p.persons)) else { return false };
    let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value).if_hurt(true));
    told::hoped_by(scene, sink, &patient, words);
    true
}

/// Where nothing says that the doubt is about fitness, the injury may be told behind it: "Demir is a doubt too".
fn unsaid(scene: &Scene<'_>, sink: &mut Sink, doubt: &Doubt, patient: &Patient) -> bool {
    let words = &doubt.words;
    if doubt.health || scene.ailing() || scene.medical(words) || sink.hurt(&patient.persons) || names_match(scene, words) {
        return false;
    }
    // "A decision on Demir will be taken late in the week": and nothing else is told yet.
    let decided = doubt.made && doubt.named.is_some();
    if decided || doubt.open || scene.any_word(words.clone(), &["doubt", "doubtful", "questionable"]) {
        let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).certain(doubt.stance.certainty).if_hurt(true));
    }
    sink.nearly(RULE.name, scene, words, "nothing says that the doubt is about fitness");
    true
}

/// Whether what is open lies beyond the next match.
fn far(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>) -> bool {
    // "could miss the rest of the season": what is open is how long he is out.
    let missed = scene.any_word(words.clone(), MISSED);
    // "faces a race to be fit for the World Cup after breaking a foot": now he cannot play, however far the cup.
    let races = scene.any_word(words.clone(), &["race", "battle", "fight", "racing", "battling", "fighting"]);
    let broken = || scene.ailments.iter().any(|a| matches!(a.facts.pathology, Pathology::Fracture | Pathology::Dislocation));
    if !(missed || races && broken()) || !scene.beyond_a_match(&scene.horizons(&scene.reach(words))) {
        return false;
    }
    sink.nearly(RULE.name, scene, words, if missed { "the doubt is how long, not whether" } else { "the match that he may miss is far off" });
    true
}

/// What is likely to be missed is no unlikely return.
const MISSED: &[&str] = &["miss", "out", "sidelined"];

/// "Doubtful: Kruger (knee), Lund (calf).": all who are named behind it.
fn heading(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    if words.start > scene.tokens.start + 1 || !scene.is_mark(words.end, ":") {
        return None;
    }
    let plain = |i: usize| scene.function(i).verbal() || scene.is_mark(i, ";") || scene.is_mark(i, ".");
    let end = (words.end + 1..scene.tokens.end).find(|&i| plain(i)).unwrap_or(scene.tokens.end);
    let named = |m: &crate::people::Mention| (words.end..end).contains(&m.tokens.start) && m.form != crate::people::Form::Pronoun;
    let mut persons: Vec<_> = scene.mentions().filter(|(_, m)| named(m)).flat_map(|(_, m)| m.persons.iter().copied()).collect();
    persons.retain(|&k| scene.may_be_patient(k));
    persons.dedup();
    (!persons.is_empty()).then_some(Patient { persons, mention: None, why: "named under the heading" })
}

/// Verbs of getting over a hurt, and over an opponent.
const BEATS: &[&str] = &["beat", "beats", "beaten", "beating", "overcome", "overcomes", "conquers", "conquer"];
const IF: &[&str] = &["if"];
const CHANCE: &[&str] = &["chance", "chances", "hope", "hopes"];
const SEEN: &[&str] = &["see"];
const DECISION: &[&str] = &["decision", "decide", "decides"];
/// What stands between a decision and whom it is on.
const DECIDED: &[&str] = &["on", "over", "about", "whether", "if"];
const TAKES_PART: &[&str] = &["risked", "rushed", "feature", "play", "return", "involved", "considered"];

const FITNESS: &[&str] = &["fitness", "availability"];

/// Words of waiting for somebody's fitness.
const WAITS: &[&str] = &["check", "sweat", "sweats", "sweating", "wait", "waits", "waiting", "waited", "sure", "unsure", "certain"];

/// Words of whoever cannot tell yet.
const UNSURE: &[&str] = &["sure", "unsure", "certain"];

const OVER: &[&str] = &["over", "about", "surrounding"];
const DOUBTS: &[&str] = &["doubt", "doubts", "mark", "marks", "concern", "concerns", "worry", "worries", "fears"];

const SLIM: &[&str] = &["slim", "slight", "outside", "remote", "little", "minimal", "faint"];

/// What is decided to do with him.
const PICKS: &[&str] = &["play", "start", "use", "call", "include", "pick", "select", "field", "gamble"];

/// What is decided of somebody who may not be fit.
const PLAYS: &[&str] = &["play", "train", "start", "feature", "travel", "fit", "able", "ready", "available", "recovered", "face", "make", "risk", "risked"];

/// Words that make a clause a condition.
const CONDITIONS: &[&str] = &["if", "unless", "whether", "providing", "provided", "assuming", "case", "should"];

/// What is in question where it is a condition: "if he does not recover from a calf strain".
const RECOVERS: &[&str] = &["recover", "recovers"];

const UNLIKELY: &[&str] = &["unlikely", "doubtful"];

impl Scene<'_> {
    /// "has lost his battle to be fit": it is over.
    pub(super) fn battle_lost(&self, words: &Range<usize>) -> bool {
        const BATTLES: &[&str] = &["battle", "fight", "race"];
        let near = words.start.saturating_sub(5).max(self.tokens.start)..words.end;
        near.into_iter().any(|i| self.is_word(i, &["lost", "loses", "losing"]) && self.any_word(i + 1..i + 4, BATTLES))
    }

    /// "has won his battle to be fit".
    pub(super) fn battle_won(&self, words: &Range<usize>) -> bool {
        const BATTLES: &[&str] = &["battle", "fight", "race"];
        let near = words.start.saturating_sub(7).max(self.tokens.start)..words.end;
        !self.negated(words)
            && near.into_iter().any(|i| self.is_word(i, &["won", "wins", "winning"]) && self.any_word(i + 1..i + 4, BATTLES))
            && self.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Perfect | Tense::Past | Tense::Present))
    }

    /// "if he can shake off a hip injury", "provided she recovers": the getting over it is a condition.
    pub(super) fn on_condition(&self, words: &Range<usize>) -> bool {
        self.segment(words.start).is_some_and(|s| {
            let begins = |words: &[&str]| self.is_word(s.tokens.start, words);
            // "if he does not recover": that he may is denied, and not that he has to.
            let open = !s.verb.negated || self.any_word(words.clone(), RECOVERS);
            open && (s.condition && begins(&["if", "and", "but", "case", "should"]) || begins(&["providing", "provided", "assuming"]))
        })
    }

    /// Whether the words say by themselves that they are about health: those that stand there, whatever else the lexicon's
    /// phrase would allow.
    fn tells_health(&self, words: &Range<usize>) -> bool {
        let doubt = self.any_word(words.clone(), &["doubt", "doubts", "concern", "concerns"]);
        words.clone().any(|i| {
            let word = self.lower(i);
            ["fit", "injur", "scan", "assess"].iter().any(|w| word.starts_with(w)) || (doubt && word == "availability")
        })
    }

    /// "no doubt", "beyond doubt", "not a doubt": nothing is in question.
    fn negated_doubt(&self, words: &Range<usize>) -> bool {
        let from = words.start.saturating_sub(3);
        self.any_word(words.clone(), &["doubt", "doubts", "worry", "worries", "concern", "concerns"])
            && self.any_word(from..words.end, &["no", "beyond", "without", "any", "allay", "allayed", "ease", "eased"])
            && !self.any_word(words.clone(), &["fitness"])
    }
}

/// "a doubt for Saturday": the doubt is about a match.
fn names_match(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "has a chance for a medal in Sunday's race".
    let chance = scene.any_word(words.clone(), &["chance", "chances"]);
    !chance && scene.any_word(words.end..words.end + 2, &["for"]) && !scene.horizons(&(words.end..words.end + 12)).is_empty()
}

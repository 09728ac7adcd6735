//! Who has come so far, where it is not the subject: whom somebody saw, whose body was looked into, who is named behind "with".

use std::ops::Range;

use super::{RECOVERY, returns};
use crate::lexicon::Class;
use crate::scene::{Patient, Scene};

/// "viewers spotted Adeyemi out on the grass": the name right before the words, behind a verb of seeing.
pub(super) fn beside(scene: &Scene<'_>, words: &Range<usize>, seen: bool) -> Option<Patient> {
    let (number, _) = scene.mentions().find(|(_, m)| m.tokens.end == words.start && !m.possessive)?;
    seen.then(|| scene.by_mention(number, "who is seen"))?
}

/// Whether the sentence calls a return good news for the team.
pub(super) fn boosted(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const NEWS: &[&str] = &[
        "boost", "boosted", "boosts", "strengthened", "strengthens", "bolstered", "lift", "lifted",
        "heartened",
    ];
    let near = words.start.saturating_sub(24).max(scene.tokens.start)..(words.end + 12).min(scene.tokens.end);
    returns(&scene.page.surface, words.start) && scene.any_word(near, NEWS)
}

/// "boosted with Kruger, Brandt and Costa all returning to training": the names between "with" and the participle.
pub(super) fn absolute(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let participle = scene.lower(words.start).ends_with("ing") || scene.is_word(words.start, &["back"]);
    let end = words.start
        - usize::from(scene.is_word(words.start.wrapping_sub(1), &["all", "both", "now", "also"]));
    let (number, _) =
        scene.mentions().find(|(_, m)| m.tokens.end == end && !m.possessive).filter(|_| participle)?;
    let patient = scene.by_mention(number, "named between \"with\" and what they do")?;
    let first = scene
        .mentions()
        .filter(|(_, m)| m.tokens.end <= end && m.persons.iter().all(|p| patient.persons.contains(p)))
        .map(|(_, m)| m.tokens.start)
        .min()?;
    scene.any_word(first.saturating_sub(4).max(scene.tokens.start)..first, &["with"]).then_some(patient)
}

/// "the results of a scan on Brandt's hamstring": whose body it is.
pub(super) fn looked_into(scene: &Scene<'_>, words: &Range<usize>, rung: u8) -> Option<Patient> {
    let on = (5..RECOVERY).contains(&rung) && scene.is_word(words.end, &["on", "to", "of"]);
    let (number, _) =
        scene.mentions().find(|(_, m)| on && m.possessive && m.tokens.start == words.end + 1)?;
    let body = |h: &crate::lexicon::Hit| (words.end + 2..words.end + 8).contains(&(h.start as usize));
    scene
        .phrases(Class::Body)
        .any(|(h, _)| body(h))
        .then(|| scene.by_mention(number, "whose body is looked into"))?
}

/// "Brandt's neck injury is being assessed": whose injury it is that the verb speaks of.
pub(super) fn owner_of_it(scene: &Scene<'_>, words: &Range<usize>, rung: u8) -> Option<Patient> {
    const REACH: usize = 8;
    let from = words.start.saturating_sub(REACH).max(scene.segment(words.start)?.tokens.start);
    let ailment = scene
        .ailments
        .iter()
        .rfind(|a| rung < RECOVERY && a.tokens.start >= from && a.tokens.end <= words.start)?;
    let link =
        (ailment.tokens.end..words.start).any(|i| scene.function(i).contains(crate::grammar::Function::BE));
    let between =
        scene.mentions().any(|(_, m)| m.tokens.start >= ailment.tokens.end && m.tokens.end <= words.start);
    let verb_is_here = link || scene.function(words.start).contains(crate::grammar::Function::BE);
    ailment
        .owner
        .filter(|_| verb_is_here && !between)
        .and_then(|owner| scene.by_mention(owner, "whose injury it is"))
}

/// "scans have shown no damage to Brandt's knee", "have shown that Brandt has torn a calf": whose body it was.
pub(super) fn shown_of(scene: &Scene<'_>, words: &Range<usize>, rung: u8) -> Option<Patient> {
    const REACH: usize = 8;
    let shown = (5..RECOVERY).contains(&rung)
        && scene.is_word(words.end.wrapping_sub(1), &["shown", "showed", "show", "revealed", "confirmed"]);
    let (number, mention) = scene.next_mention(words.end, REACH).filter(|_| shown)?;
    let own = scene.ailments.iter().any(|a| a.owner == Some(number) && a.tokens.end >= mention.tokens.end);
    let does = || {
        let clause = scene.segment(mention.tokens.start)?;
        let near = mention.tokens.end..(mention.tokens.end + REACH).min(clause.tokens.end);
        let hurt = scene.ailments.iter().any(|a| near.contains(&a.tokens.start));
        let acts = clause.subject == Some(number)
            || scene.is_word(
                mention.tokens.end,
                &["has", "had", "suffered", "sustained", "tore", "broke", "needs"],
            );
        (!mention.possessive && acts && !clause.verb.negated && hurt).then_some(())
    };
    let own = own || mention.tokens.start <= words.end + 1 && does().is_some();
    own.then(|| scene.by_mention(number, "whose body was looked into"))?
}

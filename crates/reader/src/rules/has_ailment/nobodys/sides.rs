//! A hurt of a side, a squad or many, whose players nobody names.

use ledger::Region;

use super::times::is_covid;
use crate::grammar::Function;
use crate::people::Form;
use crate::scene::{Ailment, Scene};

/// Whether it is a side's: what has hit it, what it is called up or changed for, what a line or a list of it has.
pub(super) fn of_a_side(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    struck(scene, ailment)
        || in_a_line(scene, ailment)
        || of_the_team(scene, ailment)
        || on_a_list_of(scene, ailment)
        || called_up_for_it(scene, ailment)
        || enforced(scene, ailment)
}

/// What strikes many, whoever they are ("Dorn's champions have been decimated by coronavirus").
const MANY: &[&str] = &["decimated", "ravaged", "depleted", "devastated"];

/// What strikes a side ("Rovers' defence has been disrupted by injury").
const HIT: &[&str] = &["hit", "beset", "plagued", "hampered", "disrupted", "struck", "blighted", "affected", "weakened", "rocked", "dealt"];

/// What strikes a trade or a time ("the market depreciated by Covid").
const SPOILT: &[&str] = &["caused", "depreciated", "ravaged", "wrecked", "battered", "hit"];

/// "his side was hit by several injuries", "champions decimated by coronavirus", "the market depreciated by Covid": what strikes a side, many or
/// a market is not his whose they are.
fn struck(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 9;
    let start = ailment.tokens.start;
    let from = start.saturating_sub(REACH).max(scene.tokens.start);
    let verb = (from..start).rev().find(|&i| [MANY, HIT, SPOILT].iter().any(|words| scene.is_word(i, words)));
    let Some(verb) = verb.filter(|&v| scene.any_word(v + 1..start, &["by", "with"])) else { return false };
    of_many(scene, ailment, verb) || of_the_side(scene, ailment, verb) || of_the_world(scene, ailment, verb)
}

/// "have been decimated by coronavirus".
fn of_many(scene: &Scene<'_>, ailment: &Ailment, verb: usize) -> bool {
    const REACH: usize = 4;
    let passive = (verb.saturating_sub(3).max(scene.tokens.start)..verb).any(|i| scene.function(i).contains(Function::BE));
    scene.is_word(verb, MANY)
        && verb + REACH >= ailment.tokens.start
        && passive
        && ailment.owner.is_none()
        && (ailment.plural || ailment.facts.region == Region::Illness)
}

/// "his side was hit by several injuries", "Rovers' defence has been disrupted by injury".
fn of_the_side(scene: &Scene<'_>, ailment: &Ailment, verb: usize) -> bool {
    const SIDES: &[&str] = &["side", "team", "squad", "men", "players", "line-up", "defence", "midfield", "attack", "backline", "pack", "ranks", "plans"];
    let be = |i: usize| scene.function(i).intersects(Function::BE | Function::HAVE) || scene.is_word(i, &["also", "badly", "particularly"]);
    let side = (verb.saturating_sub(5).max(scene.tokens.start)..verb).rev().find(|&i| !be(i));
    let theirs = side.is_some_and(|i| scene.is_word(i, SIDES) && verb > i + 1);
    ailment.bare_injury && ailment.owner.is_none() && theirs && !scene.is_word(ailment.tokens.end, &["to", "for"])
}

/// "the market depreciated by Covid", "hit by the virus".
fn of_the_world(scene: &Scene<'_>, ailment: &Ailment, verb: usize) -> bool {
    let by = verb + 1;
    let the = usize::from(scene.is_word(by + 1, &["the"]));
    is_covid(scene, ailment) && scene.is_word(verb, SPOILT) && scene.is_word(by, &["by"]) && by + 1 + the == ailment.tokens.start
}

/// "the coach's main injury problems are in defence": those of a line of the side.
fn in_a_line(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const LINES: &[&str] = &["defence", "midfield", "attack", "goal", "centre-back", "central", "backline", "front", "pack", "back"];
    let end = ailment.tokens.end;
    let are = scene.is_word(end, &["are", "is", "lie", "lies", "were"]) && scene.is_word(end + 1, &["in", "at", "up"]);
    ailment.bare_injury && are && scene.any_word(end + 2..end + 5, LINES)
}

/// "is confident that Rovers can overcome their injury problems", "cope with our latest injury setback": a team's, unless the text says
/// who *they* are.
fn of_the_team(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let near = start.saturating_sub(2).max(scene.tokens.start)..start;
    let theirs = near.clone().find(|&i| scene.is_word(i, &["their", "its", "our"]));
    ailment.bare_injury
        && ailment.owner.is_none()
        && theirs.is_some_and(|i| scene.page.people.at(i).is_none_or(|m| m.persons.is_empty()))
        && !scene.any_word(near, &["own", "respective"])
}

/// "Dorn's sick list grows": that of a coach's players.
fn on_a_list_of(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let named = ailment.owner.and_then(|o| scene.mention(o)).is_some_and(|m| m.form != Form::Pronoun);
    named && scene.is_word(ailment.tokens.end, &["list", "lists"]) && scene.any_word(ailment.tokens.clone(), &["sick", "injury", "injured", "casualty"])
}

/// "has been added to the squad because of injuries": others'.
fn called_up_for_it(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const DRAFTED: &[&str] = &["added", "called", "drafted", "brought", "promoted", "summoned"];
    let cause = ailment.tokens.start.saturating_sub(3).max(scene.tokens.start)..ailment.tokens.start;
    let mut before = cause.start.saturating_sub(8).max(scene.tokens.start)..cause.start;
    ailment.bare_injury
        && ailment.owner.is_none()
        && scene.any_word(cause, &["because", "due", "owing", "through", "by"])
        && before.any(|i| scene.is_word(i, DRAFTED) && scene.is_word(i + 1, &["up", "in", "into", "to"]))
}

/// "one injury-enforced change has brought in Brandt": the side's, while the injury-enforced absence of Kruger is Kruger's.
fn enforced(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const CHANGES: &[&str] =
        &["change", "changes", "switch", "switches", "reshuffle", "substitution", "substitutions", "alteration", "alterations", "adjustment"];
    let compound = ailment.tokens.end.wrapping_sub(1)..ailment.tokens.end + 1;
    ailment.bare_injury
        && compound.into_iter().any(|i| scene.is_word(i, &["enforced", "forced", "induced"]) && scene.any_word(i + 1..i + 3, CHANGES))
}

//! Parts that one verb of hurting takes in a row: "broke a hand and a toe", "tore a calf in January and a hamstring in February".

use crate::grammar::Function;
use crate::people::Form;
use crate::scene::{Ailment, Scene};

/// "hurt his back, knee and ankle": the parts behind the first, of the same verb, as far as "and" closes the row.
pub(super) fn more_parts<'s>(scene: &'s Scene<'_>, first: &Ailment) -> Vec<&'s Ailment> {
    const BETWEEN: usize = 5;
    let mut found: Vec<&Ailment> = Vec::new();
    let mut end = first.tokens.end;
    let mut closed = false;
    for part in scene.ailments.iter().filter(|a| a.tokens.start >= first.tokens.end) {
        let gap = end..part.tokens.start;
        let joins = |i: usize| scene.is_mark(i, ",") || scene.is_word(i, &["and", "&"]);
        let plain = |i: usize| {
            joins(i)
                || scene.function(i).intersects(Function::DETERMINER | Function::POSSESSIVE)
                || scene.is_word(i, &["left", "right", "two", "both"])
        };
        let row = part.bare_part && !closed && gap.len() <= BETWEEN && joins(end) && gap.clone().all(plain);
        // "Brandt broke his jaw and Costa his nose" is another's.
        let own = part.owner.is_none_or(|o| scene.mention(o).is_some_and(|m| m.form == Form::Pronoun));
        if !row || !own {
            break;
        }
        closed = gap.clone().any(|i| scene.is_word(i, &["and", "&"]));
        end = part.tokens.end;
        found.push(part);
    }
    if closed { found } else { Vec::new() }
}

/// "tore a calf in January and a hamstring in February": the parts behind the first that have a time of their own, as it has.
pub(super) fn dated<'s>(scene: &'s Scene<'_>, first: &Ailment) -> Vec<&'s Ailment> {
    let mut found: Vec<&Ailment> = Vec::new();
    let mut last = first;
    for part in scene.ailments.iter().filter(|a| a.tokens.start >= first.tokens.end) {
        let own = part.owner.is_none_or(|o| scene.mention(o).is_some_and(|m| m.form == Form::Pronoun));
        let row = part.bare_part
            && own
            && scene
                .time_right_behind(&last.tokens)
                .is_some_and(|time| joined(scene, time..part.tokens.start))
            && scene.time_right_behind(&part.tokens).is_some();
        if !row {
            break;
        }
        last = part;
        found.push(part);
    }
    found
}

/// Whether "and" or a comma, and no more than what may stand before a part, parts the two.
fn joined(scene: &Scene<'_>, gap: std::ops::Range<usize>) -> bool {
    const BETWEEN: usize = 5;
    let joins = |i: usize| scene.is_mark(i, ",") || scene.is_word(i, &["and", "then"]);
    let plain = |i: usize| {
        joins(i)
            || scene.function(i).intersects(Function::DETERMINER | Function::POSSESSIVE)
            || scene.is_word(i, &["left", "right"])
    };
    (1..=BETWEEN).contains(&gap.len()) && joins(gap.start) && gap.into_iter().all(plain)
}

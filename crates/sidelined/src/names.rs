//! Saying whom a name may mean, and that it means nobody.

use std::sync::Arc;

use desk::FamilyId;
use ledger::Individual;
use pack::Pack;
pub use present::names::*;

use crate::notes::{line, one_line};

/// Says that nothing of that name is recorded, and what may have been meant.
pub fn tell_unknown(what: &str, name: &str, near: &[String]) {
    let near = match near {
        [] => String::new(),
        near => format!("; did you mean {}?", near.join(", ")),
    };
    line(one_line(&format!("sidelined: no {what} {name:?} is recorded{near}")));
}

/// Says whom a name may mean, and what to write instead.
pub fn tell_several(name: &str, players: &[(FamilyId, Individual)], packs: &[Arc<Pack>]) {
    let named = players.iter().map(|(_, p)| match p.teams.last() {
        Some(team) => format!("{} ({team})", shown_player(p, packs)),
        None => shown_player(p, packs),
    });
    let named = named.collect::<Vec<_>>().join(", ");
    let ask = "give more of the name, or the club in brackets behind it";
    line(one_line(&format!("sidelined: {name:?} may mean {named}: {ask}")));
}

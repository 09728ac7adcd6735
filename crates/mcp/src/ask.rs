//! What arguments mean: days, numbers, players, clubs; and what may have been meant instead.

use desk::{Desk, FamilyId, View};
use jiff::civil::Date;
use ledger::Individual;
use present::names::{self, Meant};
use present::words;

use crate::room::{Refusal, Setup};

/// A day, where one is given.
pub(crate) fn day(name: &str, text: Option<&str>) -> Result<Option<Date>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let parsed = (text.trim().len() == 10).then(|| ledger::parse_date(text).ok()).flatten();
    parsed.map(Some).ok_or_else(|| {
        Refusal::Said(format!("{name}: a date is written YYYY-MM-DD, as in 2021-04-17; this is {text:?}"))
    })
}

/// How many, 50 unless told.
pub(crate) fn limit(limit: Option<usize>) -> Result<usize, Refusal> {
    match limit.unwrap_or(50) {
        limit @ 1..=500 => Ok(limit),
        limit => Err(Refusal::Said(format!("limit: from 1 to 500; this is {limit}"))),
    }
}

/// The player whom a name means.
pub(crate) fn player(
    setup: &Setup,
    desk: &mut Desk,
    name: &str,
    view: View,
) -> Result<(FamilyId, Individual), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::Said("player: a name is needed".into()));
    }
    match names::find_recorded(name, desk, view, &setup.packs)? {
        Meant::One(found) => Ok(found),
        Meant::Several(players) => {
            let each = players.iter().map(|(_, player)| {
                let team = player.teams.last().map(|team| format!(" ({team})")).unwrap_or_default();
                format!("{}{team}", names::shown_player(player, &setup.packs))
            });
            let each = each.collect::<Vec<_>>().join(", ");
            Err(Refusal::Said(format!(
                "{name:?} may mean several: {each}. Give more of the name, or the club in brackets behind it."
            )))
        }
        Meant::Nothing(near) => Err(nothing(&format!("player {name:?}"), &near, view.as_of)),
    }
}

/// The club that a name means.
pub(crate) fn club(setup: &Setup, desk: &mut Desk, name: &str) -> Result<String, Refusal> {
    match names::find_club(name, desk.index()?.teams(), &setup.packs) {
        Meant::One(club) => Ok(club),
        Meant::Several(clubs) => Err(Refusal::Said(format!(
            "{name:?} may mean several: {}. Give more of the name.",
            clubs.join(", ")
        ))),
        Meant::Nothing(near) => Err(nothing(&format!("club {name:?}"), &near, None)),
    }
}

fn nothing(what: &str, near: &[String], as_of: Option<Date>) -> Refusal {
    let by = as_of.map(|day| format!(" by the end of {}", words::day(day))).unwrap_or_default();
    let near = match near {
        [] => String::new(),
        near => format!(" Did you mean {}?", near.join(", ")),
    };
    Refusal::Said(format!("No {what} is in the record{by}.{near}"))
}

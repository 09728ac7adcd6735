//! Forecasts on a page.

use desk::{Desk, View};
use ledger::Identity;
use present::outlook::Match;
use present::words;

use crate::room::Room;
use crate::trouble::Trouble;

/// The chance of playing in a match ahead, as a bar.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    /// Its place from the left.
    pub(crate) x: usize,
    /// Its height, of 100.
    pub(crate) height: u32,
    /// Its upper end, from above.
    pub(crate) y: u32,
    /// The match, and the chance in words.
    pub(crate) words: String,
}

/// So many matches are drawn.
pub(super) const DRAWN: usize = 6;

/// The next matches of somebody who is absent, as known on the day of the view.
///
/// # Errors
/// Those of any question.
pub(crate) fn of(room: &Room, desk: &mut Desk, who: &Identity, view: View) -> Result<Vec<Bar>, Trouble> {
    let index = desk.index()?;
    let families = match who {
        Identity::Person(id) => index.of_persons([id]),
        Identity::Name(name) | Identity::Namesake { name, .. } | Identity::Short { name, .. } => {
            index.bearing(&desk::name_key(name))
        }
    };
    let day = view.as_of.unwrap_or(room.today());
    for family in families {
        let dossier = desk.dossier(family, view.recorded_by)?;
        let Some(basis) = room.basis(&dossier, who, view) else { continue };
        return Ok(bars(&basis.matches(&room.packs, &room.model, day, DRAWN)));
    }
    Ok(Vec::new())
}

/// The next matches of a forecast.
pub(crate) fn bars(matches: &[Match]) -> Vec<Bar> {
    let bar = |(at, ahead): (usize, &Match)| {
        let height = (ahead.plays.clamp(0.0, 1.0) * 100.0).round() as u32;
        let place = if ahead.home { "home" } else { "away" };
        Bar {
            x: at * 14,
            height,
            y: 100 - height.min(100),
            words: format!("{}, {} ({place}): {height}%", words::day(ahead.day), ahead.against),
        }
    };
    matches.iter().take(DRAWN).enumerate().map(bar).collect()
}

//! Expected returns as a calendar (RFC 5545).

use desk::Desk;
use icalendar::{Calendar, Component as _, Event};
use ledger::{Identity, add_days};
use present::{names, squads, timeline, words};

use crate::link;
use crate::room::Room;
use crate::trouble::Trouble;

/// The returns that are expected at a club, as events of whole days.
///
/// # Errors
/// Those of any question.
pub(crate) fn of_club(room: &Room, desk: &mut Desk, club: &str) -> Result<String, Trouble> {
    let board = squads::board(desk, &room.clubs, room.today(), None, Some(club))?;
    let mut calendar = Calendar::new();
    calendar.name(&format!("Expected returns at {club}"));
    for row in board.teams.iter().flat_map(|team| &team.rows) {
        let Some(expected) = row.expected_return else { continue };
        let Some(first) = expected.not_before.or(expected.by) else { continue };
        let last = expected.by.unwrap_or(first).max(first);
        let person = match &row.identity {
            Identity::Person(id) => Some(id),
            _ => None,
        };
        let called = names::shown(&row.player, person, &room.packs);
        let page = format!("{}{}", room.site, link::player(&row.identity, &row.player, Some(club)));
        let injury = row.spell.as_ref().map(timeline::injury).unwrap_or_default();
        let mut event = Event::new();
        event
            .uid(&format!("{}-return", page))
            .summary(&format!("{called} expected back"))
            .description(&format!(
                "{injury}: expected back {}. {}",
                words::expected(&expected),
                timeline::cited(&row.last_word)
            ))
            .url(&page)
            // When it was last spoken of: the same calendar as long as nothing new is said.
            .add_property("DTSTAMP", day_stamp(row.last_word.imprint.said.latest))
            .append_property(day_property("DTSTART", first))
            // The day after the last (RFC 5545, 3.6.1).
            .append_property(day_property("DTEND", add_days(last, 1)));
        calendar.push(event.done());
    }
    Ok(calendar.done().to_string())
}

fn day_stamp(day: jiff::civil::Date) -> String {
    format!("{}T000000Z", day.strftime("%Y%m%d"))
}

fn day_property(name: &str, day: jiff::civil::Date) -> icalendar::Property {
    let mut property = icalendar::Property::new(name, day.strftime("%Y%m%d").to_string());
    property.add_parameter("VALUE", "DATE");
    property.done()
}

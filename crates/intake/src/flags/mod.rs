//! Official flags of the Fantasy Premier League: the game's own JSON (`bootstrap-static`), and tables of flags as
//! archives of it keep them (CSV). Each flag is a document whose text is [`ledger::Flag::text`].

mod json;
mod table;

use jiff::civil::Date;
use ledger::{Basis, Dating, Document, Flag, Interval, parse_date};

pub(crate) use json::documents as json;
pub(crate) use table::{is_header, next};

/// Whose list it is.
pub(crate) const SOURCE: &str = "Premier League (FPL)";

/// The pack whose players the list's codes name.
pub(crate) const PACK: &str = "premier-league";

/// Whether the beginning of a JSON file is that of the game's own: its rounds come first, and have deadlines.
pub(crate) fn is_game(head: &str) -> bool {
    head.trim_start().starts_with('{') && head.contains("\"deadline_time\"")
}

/// The document of a flag that was in force at some time in `said`.
fn document(flag: &Flag, said: Interval) -> Document {
    let code = flag.person.as_ref().map_or(flag.player.as_str(), |id| id.0.as_str());
    Document {
        title: Some(flag.player.clone()),
        outlet: Some(SOURCE.to_owned()),
        published: Some(Dating { within: said, basis: Basis::Metadata, because: Vec::new() }),
        ..Document::new(format!("flag-{}-{}", code.replace(':', "-"), flag.day), flag.text())
    }
}

/// The day of a moment (`2021-12-28T10:00:14Z`) or of a day.
fn day(text: &str) -> Option<Date> {
    parse_date(text.trim().get(..10)?).ok()
}

/// Given and family name as one.
fn name(given: &str, family: &str) -> String {
    clean(&format!("{given} {family}"))
}

/// A value without control characters and with single spaces: what is left of it may be nothing.
fn clean(value: &str) -> String {
    let spaced = value.replace(|c: char| c.is_control(), " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

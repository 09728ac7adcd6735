//! The table of appearances: a row for each player's part in a match.

use std::borrow::Cow;

use ledger::KeptAppearance;

use crate::column::{self, Column};
use crate::table::Table;

/// How a column is taken from a row.
type Get = column::Get<KeptAppearance>;

fn optional<T: AsRef<str>>(text: &Option<T>) -> Option<Cow<'_, str>> {
    text.as_ref().map(AsRef::as_ref).map(Cow::Borrowed)
}

/// The table of appearances. Its columns are called as those of a table that `intake` reads.
pub static APPEARANCES: Table<KeptAppearance> = Table {
    name: "appearances",
    meaning: "One row for each player's part in a match of the team, or for the player's missing it, player by player in the order of \
              the days: first those who are known by name alone. They are what tables of matches told, not what the press said; \
              of whom no report tells, there are rows here only.",
    key: &["person_id", "player", "day", "minutes", "against"],
    groups: &[&[
        Column::new(
            "person_id",
            Get::Text(|r| r.appearance.player.id.as_ref().map(|id| id.0.as_str().into())),
            "The person of a pack (`pack:code`) whose match it is. Null where only a name is known.",
        )
        .or_null(),
        Column::new(
            "player",
            Get::Text(|r| Some(r.appearance.player.name.as_str().into()).filter(|name: &Cow<'_, str>| !name.is_empty())),
            "The name of the player as the table of matches has it. Null where that has only an identity; one of the two is given.",
        )
        .or_null(),
        Column::new(
            "team",
            Get::Text(|r| optional(&r.appearance.player.team)),
            "The player's team, by the name in full that a pack has for it, where one knows it.",
        )
        .or_null(),
        Column::new("day", Get::Day(|r| Some(r.appearance.day)), "The day of the match."),
        Column::new(
            "minutes",
            Get::Whole(|r| Some(usize::from(r.appearance.minutes))),
            "Minutes played; 0 for a match without the player.",
        )
        .in_unit("minutes, 0 to 240"),
        Column::new(
            "against",
            Get::Text(|r| optional(&r.appearance.against)),
            "The other team, as the table of matches has it.",
        )
        .or_null(),
        Column::new("home", Get::Flag(|r| r.appearance.home), "Whether the match was at home.").or_null(),
        Column::new(
            "source",
            Get::Text(|r| Some(Cow::Borrowed(&*r.appearance.table))),
            "The table of matches that told it first, by the name of its file without endings.",
        ),
        Column::new(
            "recorded_at",
            Get::Instant(|r| r.recorded_at),
            "When it was added to a store; null for what was read without one.",
        )
        .or_null(),
    ]],
};

//! The table of estimates: a row for each forecast of a return that a report gave.

use std::borrow::Cow;
use std::sync::Arc;

use ledger::{Estimate, Hedge};

use crate::column::{self, Column};
use crate::spells::SpellRow;
use crate::table::Table;

/// How a column is taken from a row.
type Get = column::Get<EstimateRow>;

/// A forecast as a row of the table of estimates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EstimateRow {
    /// The spell.
    pub spell: Arc<SpellRow>,
    /// Its place among the forecasts of the spell, from 0.
    pub ordinal: usize,
    /// The forecast.
    pub estimate: Estimate,
}

impl EstimateRow {
    /// The forecasts of a spell's end, in the order in which they were said.
    pub fn of_spell(spell: &Arc<SpellRow>) -> Vec<Self> {
        let estimates = spell.spell.estimates.iter().cloned().enumerate();
        estimates.map(|(ordinal, estimate)| Self { spell: Arc::clone(spell), ordinal, estimate }).collect()
    }
}

/// The table of estimates.
pub static ESTIMATES: Table<EstimateRow> = Table {
    name: "estimates",
    meaning: "One row for each forecast of a return that a report gave, spell by spell in the order of the table of spells, \
              within a spell in the order in which they were said. Against `return_earliest` and `return_latest` of the spell \
              it tells how good the forecast was.",
    key: &["spell_id", "ordinal"],
    groups: &[&[
        Column::new(
            "spell_id",
            Get::Text(|r| Some(r.spell.id.as_str().into())),
            "The spell whose end is forecast.",
        ),
        Column::new(
            "ordinal",
            Get::Whole(|r| Some(r.ordinal)),
            "Its place among the forecasts of the spell, from 0. It may change when more is said.",
        ),
        Column::new(
            "player_id",
            Get::Text(|r| Some(r.spell.player.id.as_str().into())),
            "Who, as in the table of spells.",
        ),
        Column::new(
            "player",
            Get::Text(|r| Some(r.spell.player.name.as_str().into())),
            "The fullest form of the name that a report gives.",
        ),
        Column::new(
            "said_earliest",
            Get::Day(|r| Some(r.estimate.source.imprint.said.earliest)),
            "First day on which it can have been said.",
        ),
        Column::new(
            "said_latest",
            Get::Day(|r| Some(r.estimate.source.imprint.said.latest)),
            "Last day on which it can have been said.",
        ),
        Column::new(
            "expected_not_before",
            Get::Day(|r| r.estimate.expected.not_before),
            "Not expected back before this day.",
        )
        .or_null(),
        Column::new(
            "expected_by",
            Get::Day(|r| r.estimate.expected.by),
            "Expected back on this day at the latest. At least one of the two days is given.",
        )
        .or_null(),
        Column::new(
            "hedge",
            Get::Text(|r| Some(Cow::Borrowed(r.estimate.expected.hedge.slug()))),
            "How sure the report is.",
        )
        .one_of(|| Hedge::CODES.to_vec()),
        Column::new(
            "said_by",
            Get::Texts(|r| r.estimate.source.said_by.iter().map(String::as_str).collect()),
            "Whom the report attributes it to; empty for the report's own voice.",
        ),
        Column::new(
            "outlet",
            Get::Text(|r| r.estimate.source.imprint.outlet.as_deref().map(Cow::Borrowed)),
            "Who published the report.",
        )
        .or_null(),
        Column::new(
            "document_id",
            Get::Text(|r| Some(r.estimate.source.imprint.document.0.as_str().into())),
            "The report that gives it.",
        ),
        Column::new(
            "claim_ids",
            Get::Texts(|r| r.estimate.source.claims.iter().map(|id| id.0.as_str()).collect()),
            "The claims that give it.",
        ),
    ]],
};

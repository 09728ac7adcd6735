//! The table of milestones: a row for each step of a recovery, forwards or back.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{Interval, Region, Rung, Source, Stage};

use crate::column::{self, Column};
use crate::spells::{SpellRow, claim_ids, document_ids};
use crate::table::Table;

/// How a column is taken from a row.
type Get = column::Get<MilestoneRow>;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A rung of the ladder was reached.
    Reached {
        /// The rung.
        rung: Rung,
        /// The press's words for it.
        words: String,
    },
    /// The recovery went backwards.
    Setback {
        /// Where; [`Region::Unspecified`] if nobody says.
        region: Region,
    },
}

/// The names of events, with their meanings.
const EVENTS: &[(&str, &str)] =
    &[("reached", "A rung of the ladder was reached."), ("setback", "The recovery went backwards.")];

/// A step of a recovery as a row of the table of milestones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MilestoneRow {
    /// The spell.
    pub spell: Arc<SpellRow>,
    /// Its place among the steps of the spell, from 0.
    pub ordinal: usize,
    /// What happened.
    pub event: Event,
    /// When, if told.
    pub when: Option<Interval>,
    /// At the latest on this day.
    pub at_latest: Date,
    /// The reports that tell it.
    pub sources: Vec<Source>,
}

impl MilestoneRow {
    /// The steps of a spell, in the order of their days; on one day, rungs before setbacks.
    pub fn of_spell(spell: &Arc<SpellRow>) -> Vec<Self> {
        let row = |event, when, at_latest, sources: &[Source]| Self {
            spell: Arc::clone(spell),
            ordinal: 0,
            event,
            when,
            at_latest,
            sources: sources.to_vec(),
        };
        let reached = spell.spell.milestones.iter().map(|m| {
            row(Event::Reached { rung: m.rung, words: m.words.clone() }, m.when, m.at_latest, &m.sources)
        });
        let setbacks = spell
            .spell
            .setbacks
            .iter()
            .map(|s| row(Event::Setback { region: s.region }, s.when, s.at_latest, &s.sources));
        let mut rows: Vec<Self> = reached.chain(setbacks).collect();
        rows.sort_by_key(|r| (r.when.map_or(r.at_latest, |when| when.earliest), r.at_latest));
        rows.iter_mut().enumerate().for_each(|(at, row)| row.ordinal = at);
        rows
    }

    fn rung(&self) -> Option<Rung> {
        match self.event {
            Event::Reached { rung, .. } => Some(rung),
            Event::Setback { .. } => None,
        }
    }
}

/// The table of milestones.
pub static MILESTONES: Table<MilestoneRow> = Table {
    name: "milestones",
    meaning: "One row for each step of a recovery, forwards (a rung of the ladder reached) or back (a setback), spell by \
              spell in the order of the table of spells, within a spell in the order of their days.",
    key: &["spell_id", "ordinal"],
    groups: &[&[
        Column::new(
            "spell_id",
            Get::Text(|r| Some(r.spell.id.as_str().into())),
            "The spell of which it is a step.",
        ),
        Column::new(
            "ordinal",
            Get::Whole(|r| Some(r.ordinal)),
            "Its place among the steps of the spell, from 0. It may change when more is said.",
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
            "event",
            Get::Text(|r| {
                Some(Cow::Borrowed(match r.event {
                    Event::Reached { .. } => "reached",
                    Event::Setback { .. } => "setback",
                }))
            }),
            "What happened.",
        )
        .one_of(|| EVENTS.to_vec()),
        Column::new(
            "rung",
            Get::Whole(|r| r.rung().map(|rung| rung.0.into())),
            "The fine rung of the recovery ladder, 0 to 95, ordered by progress; null for a setback.",
        )
        .or_null(),
        Column::new(
            "rung_name",
            Get::Text(|r| r.rung().map(|rung| Cow::Borrowed(rung.name()))),
            "The rung's name.",
        )
        .or_null()
        .one_of(|| Rung::NAMES.iter().map(|(_, name)| (*name, "")).collect()),
        Column::new(
            "stage",
            Get::Text(|r| r.rung().map(|rung| Cow::Borrowed(rung.stage().slug()))),
            "The coarse stage to which the rung belongs.",
        )
        .or_null()
        .one_of(|| Stage::CODES.to_vec()),
        Column::new(
            "words",
            Get::Text(|r| match &r.event {
                Event::Reached { words, .. } => Some(words.as_str().into()),
                Event::Setback { .. } => None,
            }),
            "The press's words for the rung, lower case.",
        )
        .or_null(),
        Column::new(
            "region",
            Get::Text(|r| match r.event {
                Event::Setback { region } => Some(Cow::Borrowed(region.slug())),
                Event::Reached { .. } => None,
            }),
            "Where it went backwards.",
        )
        .or_null()
        .one_of(|| Region::CODES.to_vec()),
        Column::new(
            "when_earliest",
            Get::Day(|r| r.when.map(|w| w.earliest)),
            "First day on which it can have happened; null where nobody says when.",
        )
        .or_null(),
        Column::new(
            "when_latest",
            Get::Day(|r| r.when.map(|w| w.latest)),
            "Last day on which it can have happened.",
        )
        .or_null(),
        Column::new(
            "at_latest",
            Get::Day(|r| Some(r.at_latest)),
            "It had happened by this day: `when_latest`, or the day of the first report that tells it.",
        ),
        Column::new(
            "sources",
            Get::Whole(|r| Some(document_ids(&r.sources).len())),
            "How many reports tell it.",
        )
        .in_unit("reports"),
        Column::new(
            "document_ids",
            Get::Texts(|r| document_ids(&r.sources)),
            "The reports that tell it, in the order in which they were said.",
        ),
        Column::new(
            "claim_ids",
            Get::Texts(|r| claim_ids(&r.sources)),
            "The claims that tell it, report by report.",
        ),
    ]],
};

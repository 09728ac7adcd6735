//! The table of spells: a row for each lay-off of a player.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{
    Decided, DocumentId, Pathology, Region, Season, Setting, Side, Source, Spell, Stage, StatusReason,
    SurgeryState, Timeline,
};

use crate::column::{self, Column};
use crate::player::PlayerKey;
use crate::table::Table;

/// How a column is taken from a row.
type Get = column::Get<SpellRow>;

/// A lay-off as a row of the table of spells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellRow {
    /// Its identity: see [`spell_rows`].
    pub id: String,
    /// Whose.
    pub player: Arc<PlayerKey>,
    /// The lay-off.
    pub spell: Spell,
}

/// A player's spells, oldest first, each with its identity: the first 16 hexadecimal digits of the SHA-256 of who the player
/// is ([`ledger::Identity::key`]), the report that told of the spell first, and the number of spells of the player that it told
/// of first and that are older. So a spell keeps its identity when more is said of it.
pub fn spell_rows(timeline: &Timeline) -> Vec<Arc<SpellRow>> {
    let player = Arc::new(PlayerKey::of(&timeline.player));
    let mut told: BTreeMap<Option<&DocumentId>, usize> = BTreeMap::new();
    let mut rows = Vec::with_capacity(timeline.spells.len());
    for spell in &timeline.spells {
        let first = spell.sources.first().map(|source| &source.imprint.document);
        let before = told.entry(first).or_default();
        let content =
            [player.id.as_str(), first.map_or("", |id| id.0.as_str()), &before.to_string()].join("\n");
        *before += 1;
        let mut id = DocumentId::of(&content).0;
        id.truncate(16);
        rows.push(Arc::new(SpellRow { id, player: Arc::clone(&player), spell: spell.clone() }));
    }
    rows
}

/// The documents of some sources, each once, in the order in which they were said.
pub(crate) fn document_ids(sources: &[Source]) -> Vec<&str> {
    let mut known = BTreeSet::new();
    let ids = sources.iter().map(|source| source.imprint.document.0.as_str());
    ids.filter(|id| known.insert(*id)).collect()
}

/// The claims of some sources, each once.
pub(crate) fn claim_ids(sources: &[Source]) -> Vec<&str> {
    let mut known = BTreeSet::new();
    let ids = sources.iter().flat_map(|source| source.claims.iter().map(|id| id.0.as_str()));
    ids.filter(|id| known.insert(*id)).collect()
}

fn slug(name: Option<&'static str>) -> Option<Cow<'static, str>> {
    name.map(Cow::Borrowed)
}

fn latest_said(row: &SpellRow) -> Option<Date> {
    row.spell.sources.iter().map(|source| source.imprint.said.latest).max()
}

/// The three columns of a field: its value, how many reports support it, and what decided.
macro_rules! field {
    ($field:ident, $name:literal, $get:expr, $meaning:literal $(, $codes:expr)?) => {
        [
            Column::new($name, Get::Text($get), $meaning).or_null()$(.one_of($codes))?,
            Column::new(
                concat!($name, "_sources"),
                Get::Whole(|r: &SpellRow| Some(r.spell.$field.support.len())),
                concat!("How many reports support `", $name, "`."),
            )
            .in_unit("reports"),
            Column::new(
                concat!($name, "_decided"),
                Get::Text(|r: &SpellRow| slug(Some(r.spell.$field.decided.slug()))),
                concat!("What decided `", $name, "`."),
            )
            .one_of(|| Decided::CODES.to_vec()),
        ]
    };
}

static WHO: &[Column<SpellRow>] = &[
    Column::new(
        "spell_id",
        Get::Text(|r| Some(r.id.as_str().into())),
        "Identity of the spell. It stays when more is said of the spell, unless who the player is or which report told of it \
         first changes.",
    ),
    Column::new(
        "player_id",
        Get::Text(|r| Some(r.player.id.as_str().into())),
        "Who: `pack:code` for a person of a pack, `name:…` for a name of its own, `name:… (team)` for one of several players \
         of a name, `short:… (team)` for a bare surname that may be several players'.",
    ),
    Column::new(
        "player",
        Get::Text(|r| Some(r.player.name.as_str().into())),
        "The fullest form of the name that a report gives.",
    ),
    Column::new(
        "team",
        Get::Text(|r| r.player.team.as_deref().map(Cow::Borrowed)),
        "The team that was told last, whenever the spell was.",
    )
    .or_null(),
];

static WHEN: &[Column<SpellRow>] = &[
    Column::new(
        "season",
        Get::Text(|r| Some(Season::of(r.spell.onset.at_latest).to_string().into())),
        "The season of `onset_at_latest`, as `2020/21`: 1 July to 30 June.",
    ),
    Column::new(
        "onset_earliest",
        Get::Day(|r| r.spell.onset.known.map(|i| i.earliest)),
        "First day on which it can have begun, by the reports that tell an onset; null where none does.",
    )
    .or_null(),
    Column::new(
        "onset_latest",
        Get::Day(|r| r.spell.onset.known.map(|i| i.latest)),
        "Last day on which it can have begun, by the reports that tell an onset.",
    )
    .or_null(),
    Column::new(
        "onset_at_latest",
        Get::Day(|r| Some(r.spell.onset.at_latest)),
        "It had begun by this day: `onset_latest`, or the day of the first report that tells of it.",
    ),
    Column::new(
        "onset_sources",
        Get::Whole(|r| Some(r.spell.onset.sources.len())),
        "How many reports give the onset.",
    )
    .in_unit("reports"),
    Column::new(
        "ended",
        Get::Flag(|r| Some(r.spell.end.is_some())),
        "Whether it is known to be over. False may also mean that nobody reported the return.",
    ),
    Column::new(
        "return_earliest",
        Get::Day(|r| r.spell.end.as_ref()?.known.map(|i| i.earliest)),
        "First day on which the player can have returned, where reports or matches give the return.",
    )
    .or_null(),
    Column::new(
        "return_latest",
        Get::Day(|r| r.spell.end.as_ref()?.known.map(|i| i.latest)),
        "Last day on which the player can have returned, where reports or matches give the return.",
    )
    .or_null(),
    Column::new(
        "return_at_latest",
        Get::Day(|r| r.spell.end.as_ref().map(|end| end.at_latest)),
        "It was over by this day: `return_latest`, or the day of the first report that calls it over, or the next onset.",
    )
    .or_null(),
];

static WHAT: [[Column<SpellRow>; 3]; 7] = [
    field!(region, "region", |r| slug(r.spell.region.value.map(Region::slug)), "Body region.", || {
        Region::CODES.to_vec()
    }),
    field!(
        part,
        "part",
        |r| r.spell.part.value.as_deref().map(Cow::Borrowed),
        "The press's own narrower word, lower case."
    ),
    field!(
        pathology,
        "pathology",
        |r| slug(r.spell.pathology.value.map(Pathology::slug)),
        "Kind of damage.",
        || Pathology::CODES.to_vec()
    ),
    field!(
        diagnosis,
        "diagnosis",
        |r| r.spell.diagnosis.value.as_deref().map(Cow::Borrowed),
        "The specific diagnosis."
    ),
    field!(side, "side", |r| slug(r.spell.side.value.map(Side::slug)), "Side of the body.", || {
        Side::CODES.to_vec()
    }),
    field!(
        setting,
        "setting",
        |r| slug(r.spell.setting.value.map(Setting::slug)),
        "What the player was doing when hurt.",
        || Setting::CODES.to_vec()
    ),
    field!(
        surgery,
        "surgery",
        |r| slug(r.spell.surgery.value.map(SurgeryState::slug)),
        "How an operation stands.",
        || SurgeryState::CODES.to_vec()
    ),
];

static COURSE: &[Column<SpellRow>] = &[
    Column::new(
        "recurrence",
        Get::Flag(|r| Some(r.spell.recurrence)),
        "Whether some report calls it the same injury again.",
    ),
    Column::new(
        "stage",
        Get::Text(|r| slug(r.spell.stage.map(Stage::slug))),
        "The furthest stage reached since the last setback; null where no step of the recovery is told.",
    )
    .or_null()
    .one_of(|| Stage::CODES.to_vec()),
    Column::new(
        "milestones",
        Get::Whole(|r| Some(r.spell.milestones.len())),
        "How many rungs were reached; see the table of milestones.",
    )
    .in_unit("rungs"),
    Column::new("setbacks", Get::Whole(|r| Some(r.spell.setbacks.len())), "How often it went backwards.")
        .in_unit("setbacks"),
    Column::new(
        "estimates",
        Get::Whole(|r| Some(r.spell.estimates.len())),
        "How many reports forecast the return; see the table of estimates.",
    )
    .in_unit("reports"),
    Column::new(
        "days_lost_least",
        Get::Whole(|r| r.spell.lost.map(|lost| lost.days_least as usize)),
        "Days from the onset to the day before the return, at the least; of a spell without an end, until the last match \
         known, or until what was told of it no longer holds. Null where the store has no table of who played.",
    )
    .or_null()
    .in_unit("days"),
    Column::new(
        "days_lost_most",
        Get::Whole(|r| r.spell.lost?.days_most.map(|days| days as usize)),
        "The same at the most; null also where no report gives the onset.",
    )
    .or_null()
    .in_unit("days"),
    Column::new(
        "last_hurt",
        Get::Day(|r| r.spell.last_hurt),
        "The last day on which a report tells of it as current (the first on which that report can have been said); null where it \
         is only told as past.",
    )
    .or_null(),
    Column::new(
        "holds_until",
        Get::Day(|r| r.spell.holds_until),
        "Of a spell without an end: the last day for which what was told of it holds. After it nobody knows whether the player is \
         still out.",
    )
    .or_null(),
    Column::new(
        "matches_missed",
        Get::Whole(|r| r.spell.lost.map(|lost| lost.matches as usize)),
        "Matches of the team without the player, at the least. Null where the store has no table of who played.",
    )
    .or_null()
    .in_unit("matches"),
    Column::new(
        "matches_missed_most",
        Get::Whole(|r| r.spell.lost?.matches_most.map(|matches| matches as usize)),
        "The same at the most; null also where no report gives the onset.",
    )
    .or_null()
    .in_unit("matches"),
    Column::new(
        "minutes_missed",
        Get::Whole(|r| r.spell.lost?.minutes.expected.map(|minutes| minutes as usize)),
        "Minutes that the player would have been expected to play in the fewest matches that it can have cost; null where it is \
         not known how much the player usually plays.",
    )
    .or_null()
    .in_unit("minutes"),
    Column::new(
        "minutes_missed_most",
        Get::Whole(|r| r.spell.lost?.minutes.expected_most.map(|minutes| minutes as usize)),
        "The same in the most matches.",
    )
    .or_null()
    .in_unit("minutes"),
    Column::new(
        "minutes_back",
        Get::Whole(|r| r.spell.lost?.back_for.map(usize::from)),
        "Minutes of the first match back.",
    )
    .or_null()
    .in_unit("minutes"),
    Column::new(
        "contradictions",
        Get::Whole(|r| Some(r.spell.contradictions.len())),
        "How many reports have the player out on a day on which the player played.",
    )
    .in_unit("reports"),
];

static TOLD: &[Column<SpellRow>] = &[
    Column::new(
        "first_said",
        Get::Day(|r| r.spell.sources.first().map(|source| source.imprint.said.latest)),
        "The day by which the first report had told of it.",
    )
    .or_null(),
    Column::new("last_said", Get::Day(latest_said), "The day by which the last report had told of it.")
        .or_null(),
    Column::new(
        "sources",
        Get::Whole(|r| Some(document_ids(&r.spell.sources).len())),
        "How many reports tell of it.",
    )
    .in_unit("reports"),
    Column::new(
        "document_ids",
        Get::Texts(|r| document_ids(&r.spell.sources)),
        "The reports that tell of it, in the order in which they were said.",
    ),
    Column::new(
        "claim_ids",
        Get::Texts(|r| claim_ids(&r.spell.sources)),
        "The claims that tell of it, report by report.",
    ),
];

static REASON: &[Column<SpellRow>] =
    &[Column::new("reason", Get::Text(|r| slug(Some(r.spell.reason.slug()))), "Why the player was out.")
        .one_of(|| StatusReason::CODES.to_vec())];

static GROUPS: &[&[Column<SpellRow>]] = {
    let [region, part, pathology, diagnosis, side, setting, surgery] = &WHAT;
    &[WHO, WHEN, REASON, region, part, pathology, diagnosis, side, setting, surgery, COURSE, TOLD]
};

/// The table of spells.
pub static SPELLS: Table<SpellRow> = Table {
    name: "spells",
    meaning: "One row for each lay-off of a player, as the reports tell it, by player, the oldest first. What is known is kept \
              apart from what only follows: `onset_earliest` and `return_latest` are told, `onset_at_latest` and \
              `return_at_latest` follow from the dates of reports and of other spells. Beside each fact stands how many \
              reports support it and what decided between them; it is null where nothing was said, or where what was said \
              does not decide.",
    key: &["spell_id"],
    groups: GROUPS,
};

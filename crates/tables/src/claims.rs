//! The table of claims: a row for each assertion of a report about a player.

mod facts;
mod rows;

use std::borrow::Cow;
use std::sync::Arc;

use ledger::{
    Certainty, Claim, Dating, Hedge, Pathology, Phase, Polarity, Region, Rung, Setting, Side, Stage, Status,
    StatusReason, SurgeryState,
};

use crate::column::{self, Column};
use crate::documents::DocumentRow;
use crate::table::Table;

pub use facts::KINDS;
pub use rows::{ClaimRows, ReportCells};

/// How a column is taken from a row.
type Get = column::Get<ClaimRow>;

/// A claim as a row of the table of claims.
#[derive(Clone, Debug)]
pub struct ClaimRow {
    /// The claim.
    pub claim: Claim,
    /// Its place among the claims of its document, from 0.
    pub ordinal: usize,
    /// Its document.
    pub document: Arc<DocumentRow>,
}

impl ClaimRow {
    /// The rows of a document's claims, in the order of the reading.
    pub fn of_document(
        document: &Arc<DocumentRow>,
        claims: impl IntoIterator<Item = Claim>,
    ) -> impl Iterator<Item = Self> {
        let row = |(ordinal, claim)| Self { claim, ordinal, document: Arc::clone(document) };
        claims.into_iter().enumerate().map(row)
    }
}

fn published(row: &ClaimRow) -> Option<&Dating> {
    row.document.document.published.as_ref()
}

fn slug(name: Option<&'static str>) -> Option<Cow<'static, str>> {
    name.map(Cow::Borrowed)
}

/// The value as JSON: that of the member `value` in `sidelined read --format json`.
fn value_json(row: &ClaimRow) -> Option<Cow<'_, str>> {
    let whole = serde_json::to_value(&row.claim.value).ok()?;
    Some(whole.get("value")?.to_string().into())
}

/// The table of claims.
pub static CLAIMS: Table<ClaimRow> = Table {
    name: "claims",
    meaning: "One row for each assertion of a report about a player, report by report in the order in which they were said, \
              within a report in the order of the reading. `kind` and `value` are what the claim says; the columns from \
              `region` to `chance_percent` repeat of `value` what is asked for most, and are not looked at when claims are \
              loaded.",
    key: &["document_id", "claim_id"],
    groups: &[&[
        Column::new(
            "claim_id",
            Get::Text(|r| Some(r.claim.id.0.as_str().into())),
            "Identity of the claim: the first 16 hexadecimal digits of the SHA-256 of its content. Two reports never share \
             one, since the content names the report.",
        ),
        Column::new(
            "document_id",
            Get::Text(|r| Some(r.claim.document.0.as_str().into())),
            "The report that says it.",
        ),
        Column::new(
            "ordinal",
            Get::Whole(|r| Some(r.ordinal)),
            "Its place among the claims of the report, from 0, in the order of the reading.",
        ),
        Column::new(
            "doc",
            Get::Text(|r| Some(r.document.document.doc.as_str().into())),
            "The report's own name.",
        )
        .or_null(),
        Column::new(
            "outlet",
            Get::Text(|r| r.document.document.outlet.as_deref().map(Cow::Borrowed)),
            "Who published the report. Reports of one outlet are one voice.",
        )
        .or_null(),
        Column::new(
            "published_earliest",
            Get::Day(|r| published(r).map(|d| d.within.earliest)),
            "First day on which the report can have been published.",
        )
        .or_null(),
        Column::new(
            "published_latest",
            Get::Day(|r| published(r).map(|d| d.within.latest)),
            "Last day on which the report can have been published.",
        )
        .or_null(),
        Column::new(
            "published_basis",
            Get::Text(|r| slug(published(r).map(|d| d.basis.slug()))),
            "What the date of publication rests on.",
        )
        .or_null()
        .one_of(|| ledger::Basis::CODES.to_vec()),
        Column::new(
            "player",
            Get::Text(|r| Some(r.claim.player.name.as_str().into())),
            "Whom it is about: the fullest form of the name in the report.",
        ),
        Column::new(
            "person_id",
            Get::Text(|r| r.claim.player.id.as_ref().map(|id| id.0.as_str().into())),
            "The person of a pack whom the name was matched to, as `pack:code`.",
        )
        .or_null(),
        Column::new(
            "team",
            Get::Text(|r| r.claim.player.team.as_deref().map(Cow::Borrowed)),
            "The club or team that the report, or else a pack, puts the player in.",
        )
        .or_null(),
        Column::new("kind", Get::Text(|r| Some(r.claim.value.kind().into())), "What kind of assertion it is.")
            .one_of(|| KINDS.to_vec()),
        Column::new(
            "value",
            Get::Text(value_json),
            "What it says, as JSON: the member `value` of `sidelined read --format json`.",
        ),
        Column::new("region", Get::Text(|r| slug(facts::region(&r.claim.value).map(Region::slug))), "Body region.")
            .or_null()
            .one_of(|| Region::CODES.to_vec()),
        Column::new(
            "part",
            Get::Text(|r| facts::injury(&r.claim.value)?.part.as_deref().map(Cow::Borrowed)),
            "The press's own narrower word, lower case.",
        )
        .or_null(),
        Column::new(
            "pathology",
            Get::Text(|r| slug(facts::injury(&r.claim.value).map(|i| i.pathology.slug()))),
            "Kind of damage.",
        )
        .or_null()
        .one_of(|| Pathology::CODES.to_vec()),
        Column::new(
            "diagnosis",
            Get::Text(|r| facts::injury(&r.claim.value)?.diagnosis.as_deref().map(Cow::Borrowed)),
            "The specific diagnosis, if stated.",
        )
        .or_null(),
        Column::new(
            "side",
            Get::Text(|r| slug(facts::injury(&r.claim.value)?.side.map(Side::slug))),
            "Side of the body.",
        )
        .or_null()
        .one_of(|| Side::CODES.to_vec()),
        Column::new(
            "setting",
            Get::Text(|r| slug(facts::injury(&r.claim.value)?.setting.map(Setting::slug))),
            "What the player was doing when hurt.",
        )
        .or_null()
        .one_of(|| Setting::CODES.to_vec()),
        Column::new(
            "phase",
            Get::Text(|r| slug(facts::injury(&r.claim.value)?.phase.map(Phase::slug))),
            "Whether the injury is over at the report's date, where the sentence says so.",
        )
        .or_null()
        .one_of(|| Phase::CODES.to_vec()),
        Column::new(
            "recurrence",
            Get::Flag(|r| facts::injury(&r.claim.value).map(|i| i.recurrence)),
            "Whether it is the same injury again.",
        )
        .or_null(),
        Column::new(
            "surgery",
            Get::Text(|r| slug(facts::surgery(&r.claim.value).map(SurgeryState::slug))),
            "How an operation stands.",
        )
        .or_null()
        .one_of(|| SurgeryState::CODES.to_vec()),
        Column::new(
            "rung",
            Get::Whole(|r| facts::rung(&r.claim.value).map(|rung| rung.0.into())),
            "The fine rung of the recovery ladder that was reached, 0 to 95, ordered by progress.",
        )
        .or_null(),
        Column::new(
            "rung_name",
            Get::Text(|r| slug(facts::rung(&r.claim.value).map(Rung::name))),
            "The rung's name.",
        )
        .or_null()
        .one_of(facts::rungs),
        Column::new(
            "stage",
            Get::Text(|r| slug(facts::rung(&r.claim.value).map(|rung| rung.stage().slug()))),
            "The coarse stage to which the rung belongs.",
        )
        .or_null()
        .one_of(|| Stage::CODES.to_vec()),
        Column::new(
            "status",
            Get::Text(|r| slug(facts::status(&r.claim.value).map(|(status, _)| status.slug()))),
            "Whether the player can play at the report's date.",
        )
        .or_null()
        .one_of(|| Status::CODES.to_vec()),
        Column::new(
            "status_reason",
            Get::Text(|r| slug(facts::status(&r.claim.value).map(|(_, reason)| reason.slug()))),
            "Why the player cannot.",
        )
        .or_null()
        .one_of(|| StatusReason::CODES.to_vec()),
        Column::new(
            "expected_not_before",
            Get::Day(|r| facts::expected(&r.claim.value)?.not_before),
            "Not expected back before this day.",
        )
        .or_null(),
        Column::new(
            "expected_by",
            Get::Day(|r| facts::expected(&r.claim.value)?.by),
            "Expected back on this day at the latest.",
        )
        .or_null(),
        Column::new(
            "expected_hedge",
            Get::Text(|r| slug(facts::expected(&r.claim.value).map(|e| e.hedge.slug()))),
            "How the return is forecast.",
        )
        .or_null()
        .one_of(|| Hedge::CODES.to_vec()),
        Column::new(
            "layoff_min_days",
            Get::Whole(|r| facts::layoff(&r.claim.value).map(|(min, _)| min)),
            "The fewest days that the lay-off is to last, as reported.",
        )
        .or_null()
        .in_unit("days"),
        Column::new(
            "layoff_max_days",
            Get::Whole(|r| facts::layoff(&r.claim.value)?.1),
            "The most days that the lay-off is to last; null where that is open.",
        )
        .or_null()
        .in_unit("days"),
        Column::new(
            "chance_percent",
            Get::Whole(|r| facts::chance(&r.claim.value)),
            "How likely the player is to play the next match, as an official list puts it.",
        )
        .or_null()
        .in_unit("per cent"),
        Column::new(
            "when_earliest",
            Get::Day(|r| r.claim.when.map(|w| w.earliest)),
            "First day on which it can have happened (what exactly, `kind` says); null where nothing tells.",
        )
        .or_null(),
        Column::new(
            "when_latest",
            Get::Day(|r| r.claim.when.map(|w| w.latest)),
            "Last day on which it can have happened.",
        )
        .or_null(),
        Column::new(
            "polarity",
            Get::Text(|r| slug(Some(r.claim.polarity.slug()))),
            "Whether it asserts or denies.",
        )
        .one_of(|| Polarity::CODES.to_vec()),
        Column::new(
            "certainty",
            Get::Text(|r| slug(Some(r.claim.certainty.slug()))),
            "How sure the speaker is.",
        )
        .one_of(|| Certainty::CODES.to_vec()),
        Column::new(
            "said_by",
            Get::Texts(|r| r.claim.said_by.iter().map(String::as_str).collect()),
            "Whom the report attributes it to; empty for the report's own voice.",
        ),
        Column::new(
            "evidence",
            Get::Spans(|r| &r.claim.evidence),
            "Where in the report's text it stands: byte offsets into the UTF-8 text, and exactly the text between them. The \
             first is the fullest.",
        )
        .in_unit("bytes (`start`, `end`)"),
        Column::new("rule", Get::Text(|r| Some(r.claim.rule.as_str().into())), "The rule that read it."),
        Column::new(
            "derivation",
            Get::Texts(|r| r.claim.derivation.iter().map(String::as_str).collect()),
            "The steps by which its date and its player were worked out, for people. No part of its identity.",
        ),
    ]],
};

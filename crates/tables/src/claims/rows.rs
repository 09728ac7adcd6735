//! Rows of the table of claims that somebody handed over, as claims again.

use arrow_array::RecordBatch;
use ledger::{
    Certainty, Claim, ClaimId, ClaimValue, Dating, DocumentId, Interval, Person, PersonId, Polarity,
};

use super::CLAIMS;
use crate::error::{TableError, TableErrorKind};
use crate::read::{Columns, Days, Published, SpanLists, TextLists, Texts, Wholes};

/// A batch of the table of claims, to be taken apart row by row: the inverse of [`crate::Table::batch`].
#[derive(Debug)]
pub struct ClaimRows {
    rows: usize,
    id: Texts,
    document: Texts,
    doc: Texts,
    outlet: Texts,
    published: Published,
    ordinal: Wholes,
    player: Texts,
    person: Texts,
    team: Texts,
    kind: Texts,
    value: Texts,
    earliest: Days,
    latest: Days,
    polarity: Texts,
    certainty: Texts,
    said_by: TextLists,
    evidence: SpanLists,
    rule: Texts,
    derivation: TextLists,
}

/// What a row of the table of claims tells of the report; `published` is without the steps by which it was concluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportCells<'a> {
    /// The report's own name.
    pub doc: Option<&'a str>,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// When it was published; none for an undated one.
    pub published: Option<Dating>,
}

impl ClaimRows {
    /// Finds the columns of a batch before which `before` rows of the table came. Columns of other names do not matter, nor does
    /// the order; columns that may be null may be missing.
    ///
    /// # Errors
    /// When a column is missing or is of a type that does not fit.
    pub fn of(batch: &RecordBatch, before: u64) -> Result<Self, TableError> {
        let columns = Columns::of(&CLAIMS, batch, before);
        Ok(Self {
            rows: batch.num_rows(),
            id: columns.get("claim_id")?,
            document: columns.get("document_id")?,
            doc: columns.get("doc")?,
            outlet: columns.get("outlet")?,
            published: Published::of(&columns)?,
            ordinal: columns.get("ordinal")?,
            player: columns.get("player")?,
            person: columns.get("person_id")?,
            team: columns.get("team")?,
            kind: columns.get("kind")?,
            value: columns.get("value")?,
            earliest: columns.get("when_earliest")?,
            latest: columns.get("when_latest")?,
            polarity: columns.get("polarity")?,
            certainty: columns.get("certainty")?,
            said_by: columns.get("said_by")?,
            evidence: columns.get("evidence")?,
            rule: columns.get("rule")?,
            derivation: columns.get("derivation")?,
        })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The document that the row names, whatever else is wrong with it.
    pub fn document_id(&self, row: usize) -> Option<&str> {
        self.document.get(row)
    }

    /// The claim of that row, its identity checked, and its place among those of its document.
    ///
    /// # Errors
    /// When the row lacks something, a value of it is none that the column can have, or the identity is not that of the content.
    pub fn row(&self, row: usize) -> Result<(Claim, usize), TableError> {
        let claim = Claim {
            id: ClaimId(self.id.needed(row)?.to_owned()),
            document: DocumentId(self.document.needed(row)?.to_owned()),
            player: Person {
                name: self.player.needed(row)?.to_owned(),
                id: self.person.owned(row).map(PersonId),
                team: self.team.owned(row),
            },
            value: self.said(row)?,
            when: self.when(row)?,
            polarity: self.polarity.needed_code(row, Polarity::from_slug)?,
            certainty: self.certainty.needed_code(row, Certainty::from_slug)?,
            said_by: self.said_by.get(row)?,
            evidence: self.evidence.get(row)?,
            rule: self.rule.needed(row)?.to_owned(),
            derivation: self.derivation.get(row)?,
        };
        let own = claim.content_id();
        if own != claim.id {
            let kind = TableErrorKind::NotItsIdentity { own: own.0, given: claim.id.0 };
            return Err(self.id.wrong(row, kind));
        }
        let ordinal = self.ordinal.needed(row)?;
        let negative =
            |_| self.ordinal.wrong(row, TableErrorKind::value(&ordinal.to_string(), "is no place"));
        Ok((claim, usize::try_from(ordinal).map_err(negative)?))
    }

    /// What that row tells of its report: the report's own name, who published it, and when.
    ///
    /// # Errors
    /// When a value of it is none that the column can have.
    pub fn report(&self, row: usize) -> Result<ReportCells<'_>, TableError> {
        Ok(ReportCells {
            doc: self.doc.get(row),
            outlet: self.outlet.get(row),
            published: self.published.get(row)?,
        })
    }

    fn said(&self, row: usize) -> Result<ClaimValue, TableError> {
        let (kind, text) = (self.kind.needed(row)?, self.value.needed(row)?);
        if !ClaimValue::KINDS.contains(&kind) {
            return Err(self.kind.wrong(row, TableErrorKind::value(kind, "is no kind of claim")));
        }
        let wrong = |why: serde_json::Error| {
            self.value
                .wrong(row, TableErrorKind::value(text, format!("is not what such a claim says: {why}")))
        };
        let value: serde_json::Value = serde_json::from_str(text).map_err(wrong)?;
        serde_json::from_value(serde_json::json!({ "kind": kind, "value": value })).map_err(wrong)
    }

    fn when(&self, row: usize) -> Result<Option<Interval>, TableError> {
        match (self.earliest.get(row)?, self.latest.get(row)?) {
            (None, None) => Ok(None),
            (Some(earliest), Some(latest)) if earliest <= latest => Ok(Some(Interval { earliest, latest })),
            (Some(earliest), Some(latest)) => {
                let why = format!("is before when_earliest, {earliest}");
                Err(self.latest.wrong(row, TableErrorKind::value(&latest.to_string(), why)))
            }
            (None, Some(_)) => Err(self.earliest.wrong(row, TableErrorKind::Empty)),
            (Some(_), None) => Err(self.latest.wrong(row, TableErrorKind::Empty)),
        }
    }
}

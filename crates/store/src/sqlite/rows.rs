//! Between the types of the domain and the columns of the tables.

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{
    Basis, Certainty, Claim, ClaimId, ClaimValue, Dating, DocumentId, Evidence, Interval, Person, PersonId,
    Polarity,
};
use rusqlite::Row;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::fault::Fault;
use crate::StoredDocument;

/// The columns that [`document`] reads, of the table `documents` under the name `d`.
pub(super) const DOCUMENT: &str = "d.id, d.doc, d.path, d.url, d.title, d.outlet, d.published_earliest, \
    d.published_latest, d.published_basis, d.published_because, d.said_on, d.recorded_at";

/// The columns that [`claim`] reads, of `claims` as `c` and `names` as `n`.
pub(super) const CLAIM: &str = "c.id, n.name, n.person, c.team, c.kind, c.value, c.when_earliest, c.when_latest, \
    c.polarity, c.certainty, c.said_by, c.evidence, c.rule, c.derivation";

/// An instant as the store keeps it: UTC, to the millisecond, so that their order as texts is their order in time.
pub(super) fn instant(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// What every instant of that day (UTC) sorts before, and none of a later one.
pub(super) fn end_of(day: Date) -> String {
    // The last instant of a day is `…T23:59:59.999Z`, and a tilde sorts behind every digit.
    format!("{day}T~")
}

/// A value as JSON.
pub(super) fn to_json(value: &impl Serialize) -> Result<String, Fault> {
    serde_json::to_string(value)
        .map_err(|error| Fault::Invalid(format!("cannot be written as JSON: {error}")))
}

/// What a claim says, without its kind (which has a column of its own).
pub(super) fn value_json(value: &ClaimValue) -> Result<String, Fault> {
    let tagged = serde_json::to_value(value)
        .map_err(|error| Fault::Invalid(format!("cannot be written as JSON: {error}")))?;
    to_json(&tagged.get("value"))
}

pub(super) fn from_json<T: DeserializeOwned>(what: &str, json: &str) -> Result<T, Fault> {
    serde_json::from_str(json).map_err(|error| Fault::Damaged(format!("{what} cannot be read ({error})")))
}

/// The day of that text.
pub(super) fn date(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::Damaged(format!("{text:?} stands where a day should")))
}

fn slug<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
    read(text).ok_or_else(|| Fault::Damaged(format!("{text:?} stands where no such word can")))
}

fn interval(earliest: Option<&str>, latest: Option<&str>) -> Result<Option<Interval>, Fault> {
    let (Some(earliest), Some(latest)) = (earliest, latest) else { return Ok(None) };
    Ok(Some(Interval::new(date(earliest)?, date(latest)?)))
}

/// The digest of what is told of a document beside its text: SHA-256 over the JSON of its columns in their order.
pub(super) fn seal(document: &StoredDocument) -> Result<String, Fault> {
    let StoredDocument { id, doc, path, url, title, outlet, published, said_on, recorded_at } = document;
    let columns =
        to_json(&(id, doc, path, url, title, outlet, published, said_on.to_string(), instant(*recorded_at)))?;
    Ok(DocumentId::of(&columns).0)
}

/// A number of rows.
pub(super) fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(column).map(i64::unsigned_abs)
}

/// The instant of that text.
pub(super) fn timestamp(text: &str) -> Result<Timestamp, Fault> {
    text.parse().map_err(|_| Fault::Damaged(format!("{text:?} stands where an instant should")))
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str, Fault> {
    row.get_ref(column)?.as_str().map_err(|error| unreadable(column, &error))
}

fn text_or_null<'r>(row: &'r Row<'_>, column: usize) -> Result<Option<&'r str>, Fault> {
    row.get_ref(column)?.as_str_or_null().map_err(|error| unreadable(column, &error))
}

fn unreadable(column: usize, error: &dyn std::fmt::Display) -> Fault {
    Fault::Damaged(format!("column {column} of a row cannot be read ({error})"))
}

/// Reads a document from the columns [`DOCUMENT`], the first of which is column `at`.
pub(super) fn document(row: &Row<'_>, at: usize) -> Result<StoredDocument, Fault> {
    let some = |column: usize| Ok::<_, Fault>(text_or_null(row, at + column)?.map(str::to_owned));
    let within = interval(text_or_null(row, at + 6)?, text_or_null(row, at + 7)?)?;
    let published = match (within, text_or_null(row, at + 8)?, text_or_null(row, at + 9)?) {
        (Some(within), Some(basis), Some(because)) => Some(Dating {
            within,
            basis: slug(basis, Basis::from_slug)?,
            because: from_json("the reasons of a date", because)?,
        }),
        _ => None,
    };
    Ok(StoredDocument {
        id: DocumentId(text(row, at)?.to_owned()),
        doc: text(row, at + 1)?.to_owned(),
        path: some(2)?,
        url: some(3)?,
        title: some(4)?,
        outlet: some(5)?,
        published,
        said_on: date(text(row, at + 10)?)?,
        recorded_at: timestamp(text(row, at + 11)?)?,
    })
}

/// Reads a claim of that document from the columns [`CLAIM`], the first of which is column `at`.
pub(super) fn claim(
    row: &Row<'_>,
    at: usize,
    document: &DocumentId,
    document_text: &str,
) -> Result<Claim, Fault> {
    let id = ClaimId(text(row, at)?.to_owned());
    let read = || {
        let (kind, value) = (text(row, at + 4)?, text(row, at + 5)?);
        let tagged = format!("{{\"kind\":{},\"value\":{value}}}", to_json(&kind)?);
        let spans: Vec<[usize; 2]> = from_json("its evidence", text(row, at + 11)?)?;
        let evidence = spans
            .into_iter()
            .map(|[start, end]| match document_text.get(start..end) {
                Some(slice) => Ok(Evidence { start, end, text: slice.to_owned() }),
                None => Err(Fault::Damaged(format!("its evidence {start}..{end} is not in the text"))),
            })
            .collect::<Result<_, _>>()?;
        Ok(Claim {
            id: id.clone(),
            document: document.clone(),
            player: Person {
                name: text(row, at + 1)?.to_owned(),
                id: text_or_null(row, at + 2)?.map(|id| PersonId(id.to_owned())),
                team: text_or_null(row, at + 3)?.map(str::to_owned),
            },
            value: from_json("what it says", &tagged)?,
            when: interval(text_or_null(row, at + 6)?, text_or_null(row, at + 7)?)?,
            polarity: slug(text(row, at + 8)?, Polarity::from_slug)?,
            certainty: slug(text(row, at + 9)?, Certainty::from_slug)?,
            said_by: from_json("its speakers", text(row, at + 10)?)?,
            evidence,
            rule: text(row, at + 12)?.to_owned(),
            derivation: from_json("its derivation", text(row, at + 13)?)?,
        })
    };
    read().map_err(|fault: Fault| match fault {
        Fault::Damaged(what) => Fault::Damaged(format!("claim {} of document {}: {what}", id.0, document.0)),
        other => other,
    })
}

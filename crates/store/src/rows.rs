//! Between the types of the domain and the columns of the tables, which are the same in every database.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{
    Appearance, Basis, Certainty, Claim, ClaimId, ClaimValue, Curation, Dating, DocumentId, Evidence,
    Interval, Person, PersonId, Polarity,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::Fault;
use crate::{StoredDocument, StoredPack, Visit};

/// One row of an answer.
pub(crate) trait Row {
    /// A text.
    fn text_or_null(&self, column: usize) -> Result<Option<Cow<'_, str>>, Fault>;
    /// A number.
    fn number_or_null(&self, column: usize) -> Result<Option<i64>, Fault>;
    /// True or false.
    fn flag_or_null(&self, column: usize) -> Result<Option<bool>, Fault>;
    /// Bytes, none for null.
    fn bytes(&self, column: usize) -> Result<Vec<u8>, Fault>;

    /// A text that is there.
    fn text(&self, column: usize) -> Result<Cow<'_, str>, Fault> {
        self.text_or_null(column)?.ok_or_else(|| unreadable(column, &"nothing stands there"))
    }

    /// A number that is there.
    fn number(&self, column: usize) -> Result<i64, Fault> {
        self.number_or_null(column)?.ok_or_else(|| unreadable(column, &"nothing stands there"))
    }

    /// Whether it is so; null is no.
    fn flag(&self, column: usize) -> Result<bool, Fault> {
        Ok(self.flag_or_null(column)?.unwrap_or(false))
    }

    /// A number of rows.
    fn count(&self, column: usize) -> Result<u64, Fault> {
        Ok(self.number(column)?.unsigned_abs())
    }

    /// A text of its own, if there is one.
    fn owned(&self, column: usize) -> Result<Option<String>, Fault> {
        Ok(self.text_or_null(column)?.map(Cow::into_owned))
    }
}

/// A column that holds what it cannot.
pub(crate) fn unreadable(column: usize, error: &dyn std::fmt::Display) -> Fault {
    Fault::Damaged(format!("column {column} of a row cannot be read ({error})"))
}

/// The columns that [`document`] reads, of the table `documents` under the name `d`.
pub(crate) const DOCUMENT: &str = "d.id, d.doc, d.path, d.url, d.title, d.outlet, d.published_earliest, \
    d.published_latest, d.published_basis, d.published_because, d.said_on, d.recorded_at";

/// The columns that [`claim`] reads, of `claims` as `c` and `names` as `n`.
pub(crate) const CLAIM: &str = "c.id, n.name, n.person, c.team, c.kind, c.value, c.when_earliest, c.when_latest, \
    c.polarity, c.certainty, c.said_by, c.evidence, c.rule, c.derivation";

/// An instant as the store keeps it: UTC, to the millisecond, so that their order as texts is their order in time.
pub(crate) fn instant(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// What every instant of that day (UTC) sorts before, and none of a later one.
pub(crate) fn end_of(day: Date) -> String {
    // The last instant of a day is `…T23:59:59.999Z`, and a tilde sorts behind every digit.
    format!("{day}T~")
}

/// A value as JSON.
pub(crate) fn to_json(value: &impl Serialize) -> Result<String, Fault> {
    serde_json::to_string(value)
        .map_err(|error| Fault::Invalid(format!("cannot be written as JSON: {error}")))
}

/// What a claim says, without its kind (which has a column of its own).
pub(crate) fn value_json(value: &ClaimValue) -> Result<String, Fault> {
    let tagged = serde_json::to_value(value)
        .map_err(|error| Fault::Invalid(format!("cannot be written as JSON: {error}")))?;
    to_json(&tagged.get("value"))
}

pub(crate) fn from_json<T: DeserializeOwned>(what: &str, json: &str) -> Result<T, Fault> {
    serde_json::from_str(json).map_err(|error| Fault::Damaged(format!("{what} cannot be read ({error})")))
}

/// The day of that text.
pub(crate) fn date(text: &str) -> Result<Date, Fault> {
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
pub(crate) fn seal(document: &StoredDocument) -> Result<String, Fault> {
    let StoredDocument { id, doc, path, url, title, outlet, published, said_on, recorded_at } = document;
    let columns =
        to_json(&(id, doc, path, url, title, outlet, published, said_on.to_string(), instant(*recorded_at)))?;
    Ok(DocumentId::of(&columns).0)
}

/// The instant of that text.
pub(crate) fn timestamp(text: &str) -> Result<Timestamp, Fault> {
    text.parse().map_err(|_| Fault::Damaged(format!("{text:?} stands where an instant should")))
}

/// Reads a document from the columns [`DOCUMENT`], the first of which is column `at`.
pub(crate) fn document(row: &dyn Row, at: usize) -> Result<StoredDocument, Fault> {
    let (earliest, latest) = (row.text_or_null(at + 6)?, row.text_or_null(at + 7)?);
    let within = interval(earliest.as_deref(), latest.as_deref())?;
    let published = match (within, row.text_or_null(at + 8)?, row.text_or_null(at + 9)?) {
        (Some(within), Some(basis), Some(because)) => Some(Dating {
            within,
            basis: slug(&basis, Basis::from_slug)?,
            because: from_json("the reasons of a date", &because)?,
        }),
        _ => None,
    };
    Ok(StoredDocument {
        id: DocumentId(row.text(at)?.into_owned()),
        doc: row.text(at + 1)?.into_owned(),
        path: row.owned(at + 2)?,
        url: row.owned(at + 3)?,
        title: row.owned(at + 4)?,
        outlet: row.owned(at + 5)?,
        published,
        said_on: date(&row.text(at + 10)?)?,
        recorded_at: timestamp(&row.text(at + 11)?)?,
    })
}

/// Reads a claim of that document from the columns [`CLAIM`], the first of which is column `at`.
pub(crate) fn claim(
    row: &dyn Row,
    at: usize,
    document: &DocumentId,
    document_text: &str,
) -> Result<Claim, Fault> {
    let id = ClaimId(row.text(at)?.into_owned());
    let read = || {
        let (kind, value) = (row.text(at + 4)?, row.text(at + 5)?);
        let tagged = format!("{{\"kind\":{},\"value\":{value}}}", to_json(&kind)?);
        let (earliest, latest) = (row.text_or_null(at + 6)?, row.text_or_null(at + 7)?);
        let spans: Vec<[usize; 2]> = from_json("its evidence", &row.text(at + 11)?)?;
        let evidence = spans
            .into_iter()
            .map(|[start, end]| match document_text.get(start..end) {
                Some(slice) => Ok(Evidence { start, end, text: slice.into() }),
                None => Err(Fault::Damaged(format!("its evidence {start}..{end} is not in the text"))),
            })
            .collect::<Result<_, _>>()?;
        Ok(Claim {
            id: id.clone(),
            document: document.clone(),
            player: Person {
                name: row.text(at + 1)?.into_owned(),
                id: row.owned(at + 2)?.map(PersonId),
                team: row.owned(at + 3)?,
            },
            value: from_json("what it says", &tagged)?,
            when: interval(earliest.as_deref(), latest.as_deref())?,
            polarity: slug(&row.text(at + 8)?, Polarity::from_slug)?,
            certainty: slug(&row.text(at + 9)?, Certainty::from_slug)?,
            said_by: from_json("its speakers", &row.text(at + 10)?)?,
            evidence,
            rule: row.text(at + 12)?.into_owned(),
            derivation: from_json("its derivation", &row.text(at + 13)?)?,
        })
    };
    read().map_err(|fault: Fault| match fault {
        Fault::Damaged(what) => Fault::Damaged(format!("claim {} of document {}: {what}", id.0, document.0)),
        other => other,
    })
}

/// The columns that [`appearance`] reads; the last is the time of recording.
pub(crate) const APPEARANCE: &str = "person, name, team, day, minutes, against, home, source, recorded_at";

/// Reads an appearance from the columns [`APPEARANCE`].
pub(crate) fn appearance(row: &dyn Row) -> Result<Appearance, Fault> {
    let person = row.text(0)?.into_owned();
    let minutes = row.number(4)?;
    let player = Person {
        name: row.text(1)?.into_owned(),
        id: (!person.is_empty()).then_some(PersonId(person)),
        team: row.owned(2)?,
    };
    Ok(Appearance {
        player: player.into(),
        day: date(&row.text(3)?)?,
        minutes: minutes
            .try_into()
            .map_err(|_| Fault::Damaged(format!("{minutes} stands where minutes should")))?,
        against: row.text_or_null(5)?.map(Into::into),
        home: row.flag_or_null(6)?,
        table: row.text(7)?.into(),
    })
}

/// The columns that [`edit`] reads.
pub(crate) const EDIT: &str = "number, recorded_at, curator, reason, edit";

/// Reads a curator's edit from the columns [`EDIT`].
pub(crate) fn edit(row: &dyn Row) -> Result<Curation, Fault> {
    Ok(Curation {
        number: row.count(0)?,
        at: timestamp(&row.text(1)?)?,
        curator: row.text(2)?.into_owned(),
        reason: row.text(3)?.into_owned(),
        edit: from_json("an edit", &row.text(4)?)?,
    })
}

/// The columns that [`pack`] reads.
pub(crate) const PACK: &str = "name, players, fixtures, added_at";

/// Reads a pack from the columns [`PACK`].
pub(crate) fn pack(row: &dyn Row) -> Result<StoredPack, Fault> {
    Ok(StoredPack {
        name: row.text(0)?.into_owned(),
        players: row.bytes(1)?,
        fixtures: row.bytes(2)?,
        added_at: timestamp(&row.text(3)?)?,
    })
}

/// The columns that [`visit`] reads.
pub(crate) const VISIT: &str = "mark, etag, last_modified, content, failures, not_before, visited_at";

/// Reads a visit from the columns [`VISIT`].
pub(crate) fn visit(row: &dyn Row) -> Result<Visit, Fault> {
    let failures = row.number(4)?;
    Ok(Visit {
        mark: row.text(0)?.into_owned(),
        etag: row.owned(1)?,
        last_modified: row.owned(2)?,
        content: row.owned(3)?,
        failures: failures
            .try_into()
            .map_err(|_| Fault::Damaged(format!("{failures} stands where a number of failures should")))?,
        not_before: row.text_or_null(5)?.map(|at| timestamp(&at)).transpose()?,
        visited_at: timestamp(&row.text(6)?)?,
    })
}

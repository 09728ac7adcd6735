//! Appending.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ledger::{Claim, ClaimValue, DocumentId, Person};

use super::{Sql, Value, first};
use crate::erase::Tombstones;
use crate::fault::Fault;
use crate::rows;
use crate::{Added, Addition, PackAdded, StoredDocument, StoredPack};

/// Adds all of the batch, in order; who was erased does not come back.
pub(super) fn add_many(
    sql: &dyn Sql,
    batch: &[Addition<'_>],
    recorded_at: Timestamp,
) -> Result<Vec<Added>, Fault> {
    let mut adding = Adding::new(sql)?;
    batch.iter().map(|addition| adding.add(addition, recorded_at)).collect()
}

/// Documents being added in one transaction.
pub(super) struct Adding<'s> {
    sql: &'s dyn Sql,
    names: Names,
    stones: Tombstones,
}

impl<'s> Adding<'s> {
    pub(super) fn new(sql: &'s dyn Sql) -> Result<Self, Fault> {
        Ok(Self { sql, names: Names::default(), stones: super::forget::tombstones(sql)? })
    }

    pub(super) fn add(&mut self, addition: &Addition<'_>, recorded_at: Timestamp) -> Result<Added, Fault> {
        let passed = self.stones.passed(addition.document, addition.claims);
        let redacted = passed.as_ref().map(|passed| Addition {
            document: &passed.document,
            published: addition.published,
            claims: &passed.claims,
        });
        add_one(self.sql, &mut self.names, redacted.as_ref().unwrap_or(addition), recorded_at)
    }
}

/// What an audit would find must not come in: identities that are not those of the content, evidence that is not in
/// the text.
pub(super) fn refuse_contradictions(addition: &Addition<'_>) -> Result<(), Fault> {
    let Addition { document, .. } = addition;
    if document.id != DocumentId::of(&document.text) {
        return Err(invalid(addition, "its identity is not that of its text".into()));
    }
    refuse_claims(addition)
}

fn invalid(addition: &Addition<'_>, what: String) -> Fault {
    Fault::Invalid(format!("document {}: {what}", addition.document.doc))
}

/// Claims that are not of the document must not come in.
pub(super) fn refuse_claims(addition: &Addition<'_>) -> Result<(), Fault> {
    let Addition { document, claims, .. } = addition;
    let invalid = |what: String| invalid(addition, what);
    for claim in *claims {
        let about = format!("claim {} ({}, rule {})", claim.id.0, claim.value.kind(), claim.rule);
        if claim.document != document.id {
            return Err(invalid(format!("{about} is of another document")));
        }
        if let Some(evidence) =
            claim.evidence.iter().find(|e| document.text.get(e.start..e.end) != Some(e.text.as_str()))
        {
            return Err(invalid(format!(
                "{about}: its evidence at {}..{} is not what the text has there",
                evidence.start, evidence.end
            )));
        }
        if claim.id != claim.content_id() {
            return Err(invalid(format!("{about}: its identity is not that of its content")));
        }
    }
    Ok(())
}

/// What the store will tell of the document.
fn described(addition: &Addition<'_>, recorded_at: Timestamp) -> StoredDocument {
    let Addition { document, published, .. } = addition;
    let said_on = match published {
        Some(dating) => dating.within.latest,
        None => recorded_at.to_zoned(TimeZone::UTC).date(),
    };
    StoredDocument {
        id: document.id.clone(),
        doc: document.doc.clone(),
        path: document.path.clone(),
        url: document.url.clone(),
        title: document.title.clone(),
        outlet: document.outlet.clone(),
        published: published.cloned(),
        said_on,
        recorded_at,
    }
}

const DOCUMENTS: &str = "documents (id, doc, path, url, title, outlet, published_earliest, published_latest,
    published_basis, published_because, said_on, recorded_at, seal, redacted)";
const CLAIMS: &str =
    "claims (id, document, ordinal, name, team, kind, value, when_earliest, when_latest, polarity,
    certainty, said_by, evidence, rule, derivation)";

fn add_one(
    sql: &dyn Sql,
    names: &mut Names,
    addition: &Addition<'_>,
    recorded_at: Timestamp,
) -> Result<Added, Fault> {
    let Addition { document, claims, .. } = addition;
    let row = described(addition, recorded_at);
    let published = row.published.as_ref();
    let own = DocumentId::of(&document.text);
    let redacted = (own != document.id).then_some(own.0);
    let key = first(
        sql,
        &format!(
            "INSERT INTO {DOCUMENTS} VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (id) DO NOTHING RETURNING key"
        ),
        &[
            Value::from(&row.id.0),
            Value::from(&row.doc),
            row.path.as_ref().into(),
            row.url.as_ref().into(),
            row.title.as_ref().into(),
            row.outlet.as_ref().into(),
            published.map(|dating| dating.within.earliest.to_string()).into(),
            published.map(|dating| dating.within.latest.to_string()).into(),
            published.map(|dating| dating.basis.slug()).into(),
            published.map(|dating| rows::to_json(&dating.because)).transpose()?.into(),
            row.said_on.to_string().into(),
            rows::instant(row.recorded_at).into(),
            rows::seal(&row)?.into(),
            redacted.into(),
        ],
        |row| row.number(0),
    )?;
    let Some(key) = key else { return Ok(Added::Known) };
    sql.execute(
        "INSERT INTO texts (document, text) VALUES (?1, ?2)",
        &[key.into(), Value::from(&document.text)],
    )?;
    add_claims(sql, names, key, claims)?;
    Ok(Added::New)
}

/// Adds a document's claims. Two of one content in one document are one claim: the second says nothing new.
pub(super) fn add_claims(
    sql: &dyn Sql,
    names: &mut Names,
    document: i64,
    claims: &[Claim],
) -> Result<(), Fault> {
    let mut rows = Vec::with_capacity(claims.len());
    for (ordinal, claim) in claims.iter().enumerate() {
        rows.push(claim_row(document, ordinal, names.key(sql, &claim.player)?, claim)?);
    }
    sql.insert(CLAIMS, &rows)?;
    names.put_in_teams(sql, claims)
}

fn claim_row(document: i64, ordinal: usize, name: i64, claim: &Claim) -> Result<Vec<Value<'_>>, Fault> {
    let spans: Vec<[usize; 2]> = claim.evidence.iter().map(|e| [e.start, e.end]).collect();
    Ok(vec![
        Value::from(&claim.id.0),
        document.into(),
        (ordinal as i64).into(),
        name.into(),
        claim.player.team.as_ref().into(),
        claim.value.kind().into(),
        rows::value_json(&claim.value)?.into(),
        claim.when.map(|when| when.earliest.to_string()).into(),
        claim.when.map(|when| when.latest.to_string()).into(),
        claim.polarity.slug().into(),
        claim.certainty.slug().into(),
        rows::to_json(&claim.said_by)?.into(),
        rows::to_json(&spans)?.into(),
        Value::from(&claim.rule),
        rows::to_json(&claim.derivation)?.into(),
    ])
}

/// The names met in one transaction: their keys, and the teams that each has been put in.
#[derive(Default)]
pub(super) struct Names {
    keys: BTreeMap<(String, Option<String>), i64>,
    teams: BTreeMap<i64, BTreeSet<String>>,
}

impl Names {
    fn key(&mut self, sql: &dyn Sql, player: &Person) -> Result<i64, Fault> {
        let person = player.id.as_ref().map(|id| id.0.clone());
        let wanted = (player.name.clone(), person);
        if let Some(key) = self.keys.get(&wanted) {
            return Ok(*key);
        }
        let values = [Value::from(&wanted.0), wanted.1.as_ref().into()];
        let known =
            "SELECT key FROM names WHERE name = ?1 AND coalesce(person, '') = coalesce(CAST(?2 AS TEXT), '')
                     AND (person IS NULL) = (CAST(?2 AS TEXT) IS NULL)";
        let new = "INSERT INTO names (name, person) VALUES (?1, ?2) RETURNING key";
        let mut key = first(sql, known, &values, |row| row.number(0))?;
        if key.is_none() {
            key = first(sql, new, &values, |row| row.number(0))?;
        }
        let key = key.ok_or_else(|| Fault::Damaged("a name that was added has no key".into()))?;
        self.keys.insert(wanted, key);
        Ok(key)
    }

    /// Notes which names these claims put in which teams, where that is new.
    fn put_in_teams(&mut self, sql: &dyn Sql, claims: &[Claim]) -> Result<(), Fault> {
        let mut told: BTreeSet<(i64, &String)> = BTreeSet::new();
        for claim in claims {
            let own = match &claim.value {
                ClaimValue::Team { name } => Some(name),
                _ => None,
            };
            for team in own.into_iter().chain(&claim.player.team) {
                told.insert((self.key(sql, &claim.player)?, team));
            }
        }
        let unknown: BTreeSet<i64> =
            told.iter().map(|(name, _)| *name).filter(|name| !self.teams.contains_key(name)).collect();
        if !unknown.is_empty() {
            let names = sql.dialect().numbers("?1");
            let statement = format!("SELECT name, team FROM squads WHERE name IN ({names})");
            sql.walk(&statement, &[rows::to_json(&unknown)?.into()], &mut |row| {
                self.teams.entry(row.number(0)?).or_default().insert(row.text(1)?.into_owned());
                Ok(ControlFlow::Continue(()))
            })?;
        }
        let mut new = Vec::new();
        for (name, team) in told {
            if self.teams.entry(name).or_default().insert(team.clone()) {
                new.push(vec![name.into(), Value::from(team)]);
            }
        }
        sql.insert("squads (name, team)", &new)?;
        Ok(())
    }
}

/// Adds a pack or replaces the one of its name.
pub(super) fn put_pack(sql: &dyn Sql, pack: &StoredPack) -> Result<PackAdded, Fault> {
    let StoredPack { name, players, fixtures, added_at } = pack;
    let (players, fixtures) = (players.as_slice(), fixtures.as_slice());
    let same = first(
        sql,
        "SELECT players = ?2 AND fixtures = ?3 FROM packs WHERE name = ?1",
        &[Value::from(name), players.into(), fixtures.into()],
        |row| row.flag(0),
    )?;
    if same == Some(true) {
        return Ok(PackAdded::Known);
    }
    sql.execute(
        "INSERT INTO packs (name, players, fixtures, added_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (name) DO UPDATE SET players = excluded.players, fixtures = excluded.fixtures,
                                          added_at = excluded.added_at",
        &[Value::from(name), players.into(), fixtures.into(), rows::instant(*added_at).into()],
    )?;
    Ok(if same.is_some() { PackAdded::Replaced } else { PackAdded::New })
}

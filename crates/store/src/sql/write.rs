//! Appending.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::{Claim, ClaimValue, DocumentId, Person};

use super::{Sql, Value, copies, first, insert_all};
use crate::fault::Fault;
use crate::rows::{self, Row};
use crate::{Added, Addition, PackAdded, StoredDocument, StoredPack};

/// Adds all of them, in order, each with the instant at which it was recorded; who was erased does not come back.
///
/// What is to be inserted is put together over all of them: with a server every statement costs a round trip.
pub(super) fn add_many(sql: &dyn Sql, batch: &[(Addition<'_>, Timestamp)]) -> Result<Vec<Added>, Fault> {
    let stones = super::forget::tombstones(sql)?;
    let passed: Vec<_> = batch.iter().map(|(a, _)| stones.passed(a.document, a.claims)).collect();
    let additions = batch.iter().zip(&passed).map(|((addition, recorded_at), passed)| {
        let left = passed.as_ref().map(|left| Addition {
            document: &left.document,
            published: addition.published,
            claims: &left.claims,
        });
        (left.unwrap_or(*addition), *recorded_at)
    });
    add_as_they_are(sql, &additions.collect::<Vec<_>>())
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
            claim.evidence.iter().find(|e| document.text.get(e.start..e.end) != Some(&*e.text))
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
    StoredDocument {
        id: document.id.clone(),
        doc: document.doc.clone(),
        path: document.path.clone(),
        url: document.url.clone(),
        title: document.title.clone(),
        outlet: document.outlet.clone(),
        published: published.cloned(),
        said_on: said_on(addition, recorded_at),
        recorded_at,
    }
}

/// The day by which it had been said: an undated report, the day on which it is recorded.
fn said_on(addition: &Addition<'_>, recorded_at: Timestamp) -> Date {
    let recorded = || recorded_at.to_zoned(TimeZone::UTC).date();
    addition.published.map_or_else(recorded, |dating| dating.within.latest)
}

const DOCUMENTS: &str = "documents (id, doc, path, url, title, outlet, published_earliest, published_latest,
    published_basis, published_because, said_on, recorded_at, seal, redacted)";
const CLAIMS: &str =
    "claims (id, document, ordinal, name, team, kind, value, when_earliest, when_latest, polarity,
    certainty, said_by, evidence, rule, derivation)";

fn add_as_they_are(sql: &dyn Sql, batch: &[(Addition<'_>, Timestamp)]) -> Result<Vec<Added>, Fault> {
    let rows: Vec<_> = batch.iter().map(|(a, at)| document_row(a, *at)).collect::<Result<_, Fault>>()?;
    let mut keys: BTreeMap<String, i64> = BTreeMap::new();
    sql.insert(DOCUMENTS, &rows, Some("id, key"), &mut |row| {
        keys.insert(row.text(0)?.into_owned(), row.number(1)?);
        Ok(ControlFlow::Continue(()))
    })?;
    // Of two of one content the first is new.
    let placed: Vec<Option<i64>> = batch.iter().map(|(a, _)| keys.remove(&a.document.id.0)).collect();
    let new = || batch.iter().zip(&placed).filter_map(|((a, _), key)| Some((*key.as_ref()?, a)));
    let texts: Vec<_> = new().map(|(key, a)| vec![key.into(), Value::from(&a.document.text)]).collect();
    insert_all(sql, "texts (document, text)", &texts)?;
    add_claims(sql, &new().map(|(key, a)| (key, a.claims)).collect::<Vec<_>>())?;
    link(sql, batch, &placed)?;
    Ok(placed.iter().map(|key| if key.is_some() { Added::New } else { Added::Known }).collect())
}

/// Finds out which of the new ones repeat others. What an erasure left is compared with nothing.
fn link(sql: &dyn Sql, batch: &[(Addition<'_>, Timestamp)], placed: &[Option<i64>]) -> Result<(), Fault> {
    let new = batch.iter().zip(placed).filter_map(|((addition, recorded_at), key)| {
        let document = addition.document;
        let whole = document.id == DocumentId::of(&document.text);
        let said_on = said_on(addition, *recorded_at);
        let new = |key: &i64| copies::New { key: *key, id: &document.id, said_on, text: &document.text };
        key.as_ref().filter(|_| whole).map(new)
    });
    copies::link(sql, &new.collect::<Vec<_>>())
}

fn document_row<'a>(addition: &Addition<'a>, recorded_at: Timestamp) -> Result<Vec<Value<'a>>, Fault> {
    let document = addition.document;
    let row = described(addition, recorded_at);
    let published = row.published.as_ref();
    let own = DocumentId::of(&document.text);
    Ok(vec![
        Value::from(&document.id.0),
        Value::from(&document.doc),
        document.path.as_ref().into(),
        document.url.as_ref().into(),
        document.title.as_ref().into(),
        document.outlet.as_ref().into(),
        published.map(|dating| dating.within.earliest.to_string()).into(),
        published.map(|dating| dating.within.latest.to_string()).into(),
        published.map(|dating| dating.basis.slug()).into(),
        published.map(|dating| rows::to_json(&dating.because)).transpose()?.into(),
        row.said_on.to_string().into(),
        rows::instant(row.recorded_at).into(),
        rows::seal(&row)?.into(),
        (own != document.id).then_some(own.0).into(),
    ])
}

/// Adds the claims of documents. Two of one content in one document are one claim: the second says nothing new.
pub(super) fn add_claims(sql: &dyn Sql, told: &[(i64, &[Claim])]) -> Result<(), Fault> {
    let claims = || told.iter().flat_map(|(_, claims)| *claims);
    let names = Names::of(sql, claims().map(|claim| &claim.player))?;
    let mut rows = Vec::new();
    for (document, claims) in told {
        for (ordinal, claim) in claims.iter().enumerate() {
            rows.push(claim_row(*document, ordinal, names.key(&claim.player)?, claim)?);
        }
    }
    insert_all(sql, CLAIMS, &rows)?;
    put_in_teams(sql, &names, claims())
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

/// Names that one statement asks for.
const ASKED: usize = 32;

/// Names with the persons they were matched to, and their keys.
#[derive(Default)]
struct Names<'p> {
    /// Each once, in the order in which they came.
    met: Vec<(&'p str, Option<&'p str>)>,
    places: BTreeMap<(&'p str, Option<&'p str>), usize>,
    keys: Vec<Option<i64>>,
}

impl<'p> Names<'p> {
    /// Of players; those that are new are added.
    fn of(sql: &dyn Sql, players: impl Iterator<Item = &'p Person>) -> Result<Self, Fault> {
        let mut names = Self::default();
        for player in players.map(both) {
            let next = names.met.len();
            if *names.places.entry(player).or_insert(next) == next {
                names.met.push(player);
            }
        }
        names.keys.resize(names.met.len(), None);
        let written: BTreeSet<&str> = names.met.iter().map(|(name, _)| *name).collect();
        let written: Vec<&str> = written.into_iter().collect();
        let places: Vec<String> = (1..=ASKED).map(|at| format!("?{at}")).collect();
        let known = format!("SELECT name, person, key FROM names WHERE name IN ({})", places.join(", "));
        for some in written.chunks(ASKED) {
            // Always as many, so that it is one statement: the last is asked for again.
            let asked = (0..ASKED).filter_map(|at| some.get(at).or(some.last()));
            let values: Vec<Value<'_>> = asked.map(|name| Value::from(*name)).collect();
            sql.walk(&known, &values, &mut |row| names.note(row))?;
        }
        let new = names.met.iter().zip(&names.keys).filter(|(_, key)| key.is_none());
        let new: Vec<_> = new.map(|((name, person), _)| vec![Value::from(*name), (*person).into()]).collect();
        sql.insert("names (name, person)", &new, Some("name, person, key"), &mut |row| names.note(row))?;
        Ok(names)
    }

    fn note(&mut self, row: &dyn Row) -> Result<ControlFlow<()>, Fault> {
        let (name, person) = (row.text(0)?, row.text_or_null(1)?);
        let place = self.places.get(&(&*name, person.as_deref()));
        if let Some(slot) = place.and_then(|at| self.keys.get_mut(*at)) {
            *slot = Some(row.number(2)?);
        }
        Ok(ControlFlow::Continue(()))
    }

    fn key(&self, player: &Person) -> Result<i64, Fault> {
        let key = self.places.get(&both(player)).and_then(|at| *self.keys.get(*at)?);
        key.ok_or_else(|| Fault::Damaged("a name that was added has no key".into()))
    }
}

fn both(player: &Person) -> (&str, Option<&str>) {
    (&player.name, player.id.as_ref().map(|id| id.0.as_str()))
}

/// Notes which names these claims put in which teams, where that is new.
fn put_in_teams<'c>(
    sql: &dyn Sql,
    names: &Names<'_>,
    claims: impl Iterator<Item = &'c Claim>,
) -> Result<(), Fault> {
    let mut told: BTreeSet<(i64, &String)> = BTreeSet::new();
    for claim in claims {
        let own = match &claim.value {
            ClaimValue::Team { name } => Some(name),
            _ => None,
        };
        for team in own.into_iter().chain(&claim.player.team) {
            told.insert((names.key(&claim.player)?, team));
        }
    }
    if told.is_empty() {
        return Ok(());
    }
    let named: BTreeSet<i64> = told.iter().map(|(name, _)| *name).collect();
    let statement = format!("SELECT name, team FROM squads WHERE name IN ({})", sql.dialect().numbers("?1"));
    let mut known: BTreeSet<(i64, String)> = BTreeSet::new();
    sql.walk(&statement, &[rows::to_json(&named)?.into()], &mut |row| {
        known.insert((row.number(0)?, row.text(1)?.into_owned()));
        Ok(ControlFlow::Continue(()))
    })?;
    told.retain(|(name, team)| !known.contains(&(*name, (*team).clone())));
    let new: Vec<_> = told.into_iter().map(|(name, team)| vec![name.into(), Value::from(team)]).collect();
    insert_all(sql, "squads (name, team)", &new)?;
    Ok(())
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

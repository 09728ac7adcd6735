//! Which reports repeat others.
//!
//! Two reports are a pair where they are so much alike ([`Likeness::COPY`]), share a band, and had been said within two weeks
//! ([`Likeness::DAYS`]). A report repeats the first of those that it is a pair with and that come before it, by the day by which
//! they had been said and then by identity. Nothing of this depends on the order in which they are added.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use jiff::civil::{Date, date};
use ledger::{DocumentId, Flag, Likeness, days_between};

use super::{Sql, Value, all, first, insert_all};
use crate::fault::Fault;
use crate::rows;
use crate::{CopyOf, Finding, FindingKind, Mark};

/// Days of a fortnight; reports that repeat each other lie in the same or in neighbouring ones.
const FORTNIGHT: i64 = 14;
const _: () = assert!(Likeness::DAYS <= FORTNIGHT);

/// Reports from before there were bands that one addition compares.
const BACKLOG: i64 = 50;

/// A report that is new to the comparison.
pub(super) struct New<'a> {
    pub(super) key: i64,
    pub(super) id: &'a DocumentId,
    pub(super) said_on: Date,
    pub(super) text: &'a str,
}

/// By what reports come before others.
type Place = (i64, String);

/// A report that new ones may be a pair with.
struct Known {
    place: Place,
    original: Option<Place>,
}

fn day(said_on: Date) -> i64 {
    days_between(date(1970, 1, 1), said_on)
}

/// What a text is compared by; an official flag repeats nobody, though all of them are worded alike.
fn likeness(text: &str) -> Option<Likeness> {
    if Flag::parse(text).is_some() { None } else { Likeness::of(text) }
}

/// The fortnight of a day, counted from long before any.
fn fortnight(day: i64) -> i64 {
    (day + 400_000 * FORTNIGHT) / FORTNIGHT
}

/// Where a band of a report said in that fortnight is filed: what lies near in time lies together, however much there is.
fn slot(fortnight: i64, band: u64) -> i64 {
    const BITS: u32 = 40;
    (fortnight << BITS) | (band & ((1 << BITS) - 1)).cast_signed()
}

/// Where the bands of a text said on that day are filed.
fn slots(likeness: &Likeness, day: i64) -> impl Iterator<Item = i64> {
    let fortnight = fortnight(day);
    likeness.bands().into_iter().map(move |band| slot(fortnight, band))
}

/// Where what shares a band with it may be filed: in its fortnight, or in the ones beside it.
fn neighbours(likeness: &Likeness, day: i64) -> impl Iterator<Item = i64> {
    let around = fortnight(day) - 1..=fortnight(day) + 1;
    likeness.bands().into_iter().flat_map(move |band| around.clone().map(move |f| slot(f, band)))
}

/// Compares new reports with those that may be like them, and with each other.
pub(super) fn link(sql: &dyn Sql, new: &[New<'_>]) -> Result<(), Fault> {
    let older = backlog(sql)?;
    let older = older.iter().map(|(key, id, said_on, text)| New { key: *key, id, said_on: *said_on, text });
    let new: Vec<New<'_>> = older
        .chain(new.iter().map(|n| New { key: n.key, id: n.id, said_on: n.said_on, text: n.text }))
        .collect();
    let mut told: BTreeMap<i64, Likeness> = BTreeMap::new();
    told.extend(new.iter().filter_map(|n| Some((n.key, likeness(n.text)?))));
    let mut filed = Vec::new();
    for n in &new {
        let day = day(n.said_on);
        let of = told.get(&n.key).into_iter().flat_map(|l| slots(l, day));
        filed.extend(of.map(|slot| vec![slot.into(), day.into(), n.key.into()]));
    }
    if filed.is_empty() {
        return Ok(());
    }
    insert_all(sql, "bands (slot, day, document)", &filed)?;
    let near = near(sql, &new, &told)?;
    if near.is_empty() {
        return Ok(());
    }
    let known = known(sql, near.values().flatten().chain(near.keys()))?;
    let mut links: BTreeMap<i64, (Place, i64, i64)> = BTreeMap::new();
    for (key, others) in &near {
        for (copy, original) in pairs(*key, others, &known) {
            let (Some(at), Some(own)) = (known.get(&original), known.get(&copy)) else { continue };
            let first = links.get(&copy).map(|(place, ..)| place).or(own.original.as_ref());
            if first.is_some_and(|first| *first <= at.place) {
                continue;
            }
            let alike = alike(sql, &mut told, copy, original)?;
            if alike >= Likeness::COPY {
                links.insert(copy, (at.place.clone(), original, (alike * 1000.0).round() as i64));
            }
        }
    }
    put(sql, &links)
}

/// Some of the reports that are not compared yet; they count as compared from now on.
fn backlog(sql: &dyn Sql) -> Result<Vec<(i64, DocumentId, Date, String)>, Fault> {
    let waiting = "SELECT document FROM not_compared ORDER BY document LIMIT ?1";
    let keys = all(sql, waiting, &[BACKLOG.into()], |row| row.number(0))?;
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let numbers = sql.dialect().numbers("?1");
    let values = [rows::to_json(&keys)?.into()];
    let found = all(
        sql,
        &format!(
            "SELECT d.key, d.id, d.said_on, t.text FROM documents d JOIN texts t ON t.document = d.key
             WHERE d.key IN ({numbers}) AND d.redacted IS NULL"
        ),
        &values,
        |row| {
            let said_on = rows::date(&row.text(2)?)?;
            Ok((row.number(0)?, DocumentId(row.text(1)?.into_owned()), said_on, row.text(3)?.into_owned()))
        },
    )?;
    sql.execute(&format!("DELETE FROM not_compared WHERE document IN ({numbers})"), &values)?;
    Ok(found)
}

/// For each of the new reports those that share a band with it and had been said near it, if there are any.
fn near(
    sql: &dyn Sql,
    new: &[New<'_>],
    told: &BTreeMap<i64, Likeness>,
) -> Result<BTreeMap<i64, BTreeSet<i64>>, Fault> {
    let mut wanted: BTreeMap<i64, Vec<(i64, i64)>> = BTreeMap::new();
    for n in new {
        let day = day(n.said_on);
        for slot in told.get(&n.key).into_iter().flat_map(|l| neighbours(l, day)) {
            wanted.entry(slot).or_default().push((n.key, day));
        }
    }
    let keys: Vec<i64> = wanted.keys().copied().collect();
    let statement =
        format!("SELECT slot, day, document FROM bands WHERE slot IN ({})", sql.dialect().numbers("?1"));
    let mut near: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    sql.walk(&statement, &[rows::to_json(&keys)?.into()], &mut |row| {
        let (slot, day, document) = (row.number(0)?, row.number(1)?, row.number(2)?);
        for (key, own) in wanted.get(&slot).into_iter().flatten() {
            if *key != document && (day - own).abs() <= Likeness::DAYS {
                near.entry(*key).or_default().insert(document);
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(near)
}

/// Where reports stand among the others, and where what each repeats does.
fn known<'k>(sql: &dyn Sql, keys: impl Iterator<Item = &'k i64>) -> Result<BTreeMap<i64, Known>, Fault> {
    let keys: BTreeSet<i64> = keys.copied().collect();
    let statement = format!(
        "SELECT d.key, d.said_on, d.id, o.said_on, o.id FROM documents d LEFT JOIN copies c ON c.document = d.key
         LEFT JOIN documents o ON o.key = c.original WHERE d.key IN ({})",
        sql.dialect().numbers("?1")
    );
    let found = all(sql, &statement, &[rows::to_json(&keys)?.into()], |row| {
        let place = |said_on: &str, id: String| Ok::<Place, Fault>((day(rows::date(said_on)?), id));
        let original = match (row.text_or_null(3)?, row.owned(4)?) {
            (Some(said_on), Some(id)) => Some(place(&said_on, id)?),
            _ => None,
        };
        Ok((row.number(0)?, Known { place: place(&row.text(1)?, row.text(2)?.into_owned())?, original }))
    })?;
    Ok(found.into_iter().collect())
}

/// Each other report with the one: which would be the copy and which the original, the first originals first.
fn pairs(one: i64, others: &BTreeSet<i64>, known: &BTreeMap<i64, Known>) -> Vec<(i64, i64)> {
    let place = |key: i64| known.get(&key).map(|k| &k.place);
    let mut others: Vec<i64> = others.iter().copied().collect();
    others.sort_by_key(|key| place(*key));
    let pair = |other: i64| if place(other) < place(one) { (one, other) } else { (other, one) };
    others.into_iter().map(pair).collect()
}

/// How much two reports are alike.
fn alike(sql: &dyn Sql, told: &mut BTreeMap<i64, Likeness>, a: i64, b: i64) -> Result<f64, Fault> {
    for key in [a, b] {
        if let std::collections::btree_map::Entry::Vacant(unknown) = told.entry(key) {
            let statement = "SELECT text FROM texts WHERE document = ?1";
            let text = first(sql, statement, &[key.into()], |row| Ok(row.text(0)?.into_owned()))?;
            let Some(likeness) = text.as_deref().and_then(likeness) else { return Ok(0.0) };
            unknown.insert(likeness);
        }
    }
    Ok(told.get(&a).zip(told.get(&b)).map_or(0.0, |(a, b)| a.to(b)))
}

fn put(sql: &dyn Sql, links: &BTreeMap<i64, (Place, i64, i64)>) -> Result<(), Fault> {
    if links.is_empty() {
        return Ok(());
    }
    let keys: Vec<i64> = links.keys().copied().collect();
    let numbers = sql.dialect().numbers("?1");
    sql.execute(
        &format!("DELETE FROM copies WHERE document IN ({numbers})"),
        &[rows::to_json(&keys)?.into()],
    )?;
    let rows: Vec<Vec<Value<'_>>> = links
        .iter()
        .map(|(copy, (_, original, likeness))| vec![(*copy).into(), (*original).into(), (*likeness).into()])
        .collect();
    insert_all(sql, "copies (document, original, likeness)", &rows)?;
    Ok(())
}

/// Takes away what a report is compared by, before its text changes: what an erasure leaves is compared with nothing.
pub(super) fn no_more(sql: &dyn Sql, key: i64) -> Result<(), Fault> {
    let statement = "SELECT t.text, d.said_on FROM texts t JOIN documents d ON d.key = t.document WHERE d.key = ?1 AND d.redacted IS NULL";
    let found = first(sql, statement, &[key.into()], |row| {
        Ok((row.text(0)?.into_owned(), rows::date(&row.text(1)?)?))
    })?;
    sql.execute("DELETE FROM not_compared WHERE document = ?1", &[key.into()])?;
    let Some((likeness, said_on)) = found.and_then(|(text, said_on)| Some((likeness(&text)?, said_on)))
    else {
        return Ok(());
    };
    let slots: Vec<i64> = slots(&likeness, day(said_on)).collect();
    let numbers = sql.dialect().numbers("?2");
    sql.execute(
        &format!("DELETE FROM bands WHERE document = ?1 AND slot IN ({numbers})"),
        &[key.into(), rows::to_json(&slots)?.into()],
    )?;
    Ok(())
}

/// How many of the reports that came after `since` (of all, without it) repeat others.
pub(super) fn since(sql: &dyn Sql, since: Option<Mark>) -> Result<u64, Fault> {
    let after = since.map_or(0, |mark| mark.document);
    let counted =
        first(sql, "SELECT count(*) FROM copies WHERE document > ?1", &[after.into()], |row| row.number(0))?;
    Ok(counted.and_then(|n| u64::try_from(n).ok()).unwrap_or_default())
}

/// What a row of `copies` says, of the original's identity and the likeness.
pub(super) fn copy_of(id: Option<String>, thousandths: Option<i64>) -> Option<CopyOf> {
    let (original, thousandths) = id.zip(thousandths)?;
    Some(CopyOf { original: DocumentId(original), likeness: thousandths as f64 / 1000.0 })
}

/// What is said to be alike must be; an erasure changes texts, and what it changed is not looked at.
pub(super) fn audit(sql: &dyn Sql, findings: &mut Vec<Finding>) -> Result<(), Fault> {
    let statement = "SELECT c.document, t.text, u.text, c.likeness FROM copies c
                     JOIN documents d ON d.key = c.document JOIN texts t ON t.document = c.document
                     JOIN documents o ON o.key = c.original JOIN texts u ON u.document = c.original
                     WHERE d.redacted IS NULL AND o.redacted IS NULL ORDER BY c.document";
    sql.walk(statement, &[], &mut |row| {
        let texts = [likeness(&row.text(1)?), likeness(&row.text(2)?)];
        let alike = match &texts {
            [Some(a), Some(b)] => (a.to(b) * 1000.0).round() as i64,
            _ => 0,
        };
        if alike != row.number(3)? {
            findings.push(Finding {
                kind: FindingKind::Reference,
                subject: format!("row {} of copies", row.number(0)?),
                problem: "two reports are not so much alike as it says".into(),
            });
        }
        Ok(ControlFlow::Continue(()))
    })
}

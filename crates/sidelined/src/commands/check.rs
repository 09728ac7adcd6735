//! `sidelined check`: an audit of the store.

use std::collections::BTreeMap;
use std::io::Write as _;

use anyhow::Result;
use desk::View;
use ledger::{DocumentId, Identity, Material};
use store::{Finding, FindingKind};

use crate::cli::StoreArgs;
use crate::notes::{Outcome, one_line};
use crate::record::Record;
use crate::show::{self, words};

/// Audits the store and prints what is wrong with it.
///
/// # Errors
/// When there is no store, or it cannot be asked at all.
pub fn run(store: &StoreArgs) -> Result<Outcome> {
    let mut desk = Record::open_to_check(store)?.desk();
    let mut findings = desk.store().check()?;
    let mut players = 0;
    if findings.is_empty() {
        for family in desk.index()?.all() {
            players += fold_twice(desk.material(family, View::default())?, &mut findings)?;
        }
    }
    let mut out = show::out();
    for finding in &findings {
        writeln!(out, "{}: {}", one_line(&finding.subject), one_line(&finding.problem))?;
    }
    if findings.is_empty() {
        let counts = desk.store().counts()?;
        let documents = words::count(counts.documents as usize, "document");
        let claims = words::count(counts.claims as usize, "claim");
        match counts.appearances {
            0 => writeln!(out, "{documents} and {claims}: all sound")?,
            n => writeln!(
                out,
                "{documents}, {claims} and {}: all sound",
                words::count(n as usize, "appearance")
            )?,
        }
        writeln!(out, "folded twice, in two orders: the same record of {}", words::count(players, "player"))?;
    }
    out.flush()?;
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::Incomplete })
}

/// Folds what is recorded of a family as it is kept, and again with everything the other way about, and says where the
/// two differ. How many players there are.
fn fold_twice(mut material: Material, findings: &mut Vec<Finding>) -> Result<usize> {
    let first = digests(&material)?;
    // Identities are digests, so that their order has nothing to do with the order in which reports came.
    material.reports.sort_by(|a, b| b.document.cmp(&a.document));
    material.reports.iter_mut().for_each(|report| report.claims.reverse());
    material.appearances.reverse();
    let second = digests(&material)?;
    for (who, folded) in first.iter().chain(second.iter().filter(|(who, _)| !first.contains_key(*who))) {
        if first.get(who) != second.get(who) {
            findings.push(Finding {
                kind: FindingKind::Claim,
                subject: format!("the record of {}", folded.0),
                problem: "depends on the order in which it is folded".into(),
            });
        }
    }
    Ok(first.len())
}

/// Everybody's name and the digest of their timeline.
fn digests(material: &Material) -> Result<BTreeMap<Identity, (String, String)>> {
    let mut digests = BTreeMap::new();
    let mut failed = None;
    ledger::timelines(material, |timeline| match serde_json::to_string(&timeline) {
        Ok(json) => {
            let player = timeline.player;
            digests.insert(player.identity, (player.name, DocumentId::of(&json).0));
        }
        Err(error) => failed = Some(error),
    });
    failed.map_or(Ok(digests), |error| Err(error.into()))
}

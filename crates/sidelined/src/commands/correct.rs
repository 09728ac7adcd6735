//! `sidelined correct`, `same`, `split`: what curators add to the record, and `sidelined audit`, the trail of it.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::sync::Arc;

use anyhow::{Result, bail};
use desk::{Desk, FamilyId};
use jiff::Timestamp;
use ledger::{Claim, ClaimValue, Curation, Edit, Individual, Material, Roster};
use pack::Pack;
use serde::Serialize;
use serde_json::Value;
use store::{ClaimQuery, Store};

use crate::cli::{AuditArgs, CorrectArgs, CuratorArgs, SameArgs, SplitArgs, StoreArgs, View};
use crate::engine;
use crate::names::{self, Meant};
use crate::notes::{Outcome, line, one_line};
use crate::record::Record;
use crate::show::rows::{self, Row};
use crate::show::{self, Screen, words};

/// Accepts, rejects or replaces a claim, or undoes an edit.
///
/// # Errors
/// When the store cannot be written, the claim is not known, or what it is to say is no such claim.
pub fn correct(args: &CorrectArgs, store: &StoreArgs) -> Result<Outcome> {
    let mut record = Record::open_to_edit(store)?;
    let edit = match (&args.claim, args.undo) {
        (_, Some(undoes)) => Edit::Undo { undoes },
        (Some(wanted), None) => {
            let claim = the_claim(&record, wanted)?;
            let (document, id) = (claim.document.clone(), claim.id.clone());
            match (args.accept, args.reject) {
                (true, _) => Edit::Accept { document, claim: id },
                (_, true) => Edit::Reject { document, claim: id },
                _ => {
                    let says = Box::new(with(&claim, &args.set)?);
                    Edit::Replace { document, claim: id, says, when: args.when.or(claim.when) }
                }
            }
        }
        (None, None) => bail!("name a claim (`sidelined claims` shows them), or an edit to --undo"),
    };
    keep(&mut *record.store, &args.curator, &edit)
}

/// Makes two names one person's.
///
/// # Errors
/// When the store cannot be written, or nobody of one of the names is recorded.
pub fn same(args: &SameArgs, store: &StoreArgs) -> Result<Outcome> {
    let record = Record::open_to_edit(store)?;
    let packs = engine::packs(&crate::cli::PackArgs::default(), record.packs()?)?;
    let mut desk = record.desk();
    let Some((known, one, other)) = Known::of(&mut desk, packs, &args.one, &args.other)? else {
        return Ok(Outcome::Incomplete);
    };
    if one.identity == other.identity {
        line(one_line(&format!("sidelined: {:?} and {:?} are one person already", args.one, args.other)));
        return Ok(Outcome::Incomplete);
    }
    let apart = known.without_joins();
    let called = |name: &str, now: &Individual| match apart.find(name) {
        Meant::One(before) => names::designation(before, &apart.people),
        _ => names::designation(now, &known.people),
    };
    let edit = Edit::Same { one: called(&args.one, &one), other: called(&args.other, &other) };
    keep(desk.store_mut(), &args.curator, &edit)
}

/// Parts two names, or says that in one report a name means somebody else.
///
/// # Errors
/// When the store cannot be written, or nobody of the name is recorded.
pub fn split(args: &SplitArgs, store: &StoreArgs) -> Result<Outcome> {
    let record = Record::open_to_edit(store)?;
    let packs = engine::packs(&crate::cli::PackArgs::default(), record.packs()?)?;
    let mut desk = record.desk();
    let edit = match (&args.document, &args.other) {
        (Some(wanted), person) => {
            let documents = desk.store().find(wanted)?;
            let [document] = documents.as_slice() else {
                bail!("{} documents are {wanted:?}: give the identity of one", documents.len());
            };
            let person = person.clone().unwrap_or_else(|| format!("{} ({})", args.one, document.doc));
            Edit::Means { document: document.id.clone(), name: args.one.clone(), person }
        }
        (None, Some(other)) => match apart(&mut desk, packs, &args.one, other)? {
            Some(edit) => edit,
            None => return Ok(Outcome::Incomplete),
        },
        (None, None) => bail!("name a second person, or the --document in which {:?} is another", args.one),
    };
    keep(desk.store_mut(), &args.curator, &edit)
}

/// Prints every edit, in the order in which they were made.
///
/// # Errors
/// When the store cannot be read or standard output cannot be written.
pub fn audit(args: &AuditArgs, store: &StoreArgs) -> Result<Outcome> {
    let record = Record::open(store)?;
    let edits = record.store.curation(args.recorded_by)?;
    let undone: BTreeSet<u64> = edits
        .iter()
        .filter_map(|e| match e.edit {
            Edit::Undo { undoes } => Some(undoes),
            _ => None,
        })
        .collect();
    let lines: Vec<Line> =
        edits.into_iter().map(|edit| Line { undone: undone.contains(&edit.number), edit }).collect();
    let mut out = show::out();
    rows::print(&mut out, args.format, Screen::of_stdout(), &lines)?;
    out.flush()?;
    if lines.is_empty() {
        line("nobody has corrected anything");
    }
    Ok(Outcome::Done)
}

fn keep(store: &mut dyn Store, by: &CuratorArgs, edit: &Edit) -> Result<Outcome> {
    let kept = store.curate(by.by.trim(), by.reason.trim(), edit, Timestamp::now())?;
    let mut out = show::out();
    writeln!(
        out,
        "edit {}: {} (`sidelined correct --undo {}` takes it back)",
        kept.number,
        words::edit(edit),
        kept.number
    )?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// The one claim whose identity begins so.
fn the_claim(record: &Record, wanted: &str) -> Result<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    let query = ClaimQuery { claim: Some(wanted.to_owned()), ..ClaimQuery::default() };
    record.store.reports(&query, &mut |report| {
        found.extend(report.claims);
        if found.len() > 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => bail!("no claim {wanted:?} is recorded"),
        _ => bail!("several claims begin with {wanted:?}: give more of it"),
    }
}

/// What the claim says with some of its fields set.
fn with(claim: &Claim, set: &[(String, String)]) -> Result<ClaimValue> {
    if set.is_empty() {
        bail!("say what to do with the claim: --accept, --reject or --set FIELD=VALUE");
    }
    let set = set.iter().map(|(name, text)| (name.clone(), written(text)));
    Ok(claim.value.amended(&set.collect())?)
}

/// What a field is set to: `null` empties it; numbers, `true` and `false` are what they look like, all else is text.
fn written(text: &str) -> Value {
    match serde_json::from_str::<Value>(text) {
        Ok(value @ (Value::Null | Value::Bool(_) | Value::Number(_))) => value,
        _ => Value::String(text.to_owned()),
    }
}

/// Everybody whom two names may mean.
struct Known {
    material: Material,
    people: Vec<Individual>,
    packs: Vec<Arc<Pack>>,
}

impl Known {
    /// With whom each of the two names means; nothing, and a word about it, where one is nobody's or several persons'.
    fn of(
        desk: &mut Desk,
        packs: Vec<Arc<Pack>>,
        one: &str,
        other: &str,
    ) -> Result<Option<(Self, Individual, Individual)>> {
        let mut known = |name: &str| -> Result<Option<(FamilyId, Individual)>> {
            Ok(match names::find_recorded(name, desk, desk::View::default(), &packs)? {
                Meant::One(found) => Some(found),
                Meant::Several(people) => {
                    names::tell_several(name, &people, &packs);
                    None
                }
                Meant::Nothing(near) => {
                    names::tell_unknown("player", name, &near);
                    None
                }
            })
        };
        let (Some((family, one)), Some((another, other))) = (known(one)?, known(other)?) else {
            return Ok(None);
        };
        let mut material = desk.material(family, View::default().into())?;
        if another != family {
            material.join(desk.material(another, View::default().into())?);
        }
        Ok(Some((Self::among(material, packs), one, other)))
    }

    fn among(material: Material, packs: Vec<Arc<Pack>>) -> Self {
        let people = Roster::of(&material).people().cloned().collect();
        Self { material, people, packs }
    }

    /// As it would be had nobody made two one.
    fn without_joins(&self) -> Self {
        let mut material = self.material.clone();
        material.curation.retain(|edit| !matches!(edit.edit, Edit::Same { .. }));
        Self::among(material, self.packs.clone())
    }

    fn find(&self, name: &str) -> Meant<&Individual> {
        names::find_player(name, &self.people, &self.packs)
    }
}

/// The edit that parts two names: what a curator joined comes apart as it was; of what else is one person, each name
/// becomes a person of its own. None, and a word about it, where there is nothing to part.
fn apart(desk: &mut Desk, packs: Vec<Arc<Pack>>, one: &str, other: &str) -> Result<Option<Edit>> {
    let Some((known, now, and)) = Known::of(desk, packs, one, other)? else { return Ok(None) };
    if now.identity != and.identity {
        line(one_line(&format!("sidelined: {one:?} and {other:?} are two persons already")));
        return Ok(None);
    }
    let before = known.without_joins();
    if let (Meant::One(a), Meant::One(b)) = (before.find(one), before.find(other))
        && a.identity != b.identity
    {
        let called = |player| names::designation(player, &before.people);
        return Ok(Some(Edit::Apart { one: called(a), other: called(b) }));
    }
    if names::same_name(one, other) {
        line(one_line(&format!("sidelined: {one:?} is one name: say in which --document it means another")));
        return Ok(None);
    }
    // By their names: what these were matched to is what is wrong.
    Ok(Some(Edit::Apart { one: one.to_owned(), other: other.to_owned() }))
}

/// An edit in the trail.
#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    edit: Curation,
    undone: bool,
}

impl Row for Line {
    const HEAD: &'static [&'static str] = &["Edit", "When", "Who", "What", "Why"];
    const FIELDS: &'static [&'static str] = &["number", "at", "curator", "edit", "what", "reason", "undone"];

    fn cells(&self) -> Vec<String> {
        let e = &self.edit;
        let undone = if self.undone { " (undone)" } else { "" };
        vec![
            e.number.to_string(),
            format!("{:.0}", e.at),
            one_line(&e.curator),
            one_line(&format!("{}{undone}", words::edit(&e.edit))),
            one_line(&e.reason),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let e = &self.edit;
        vec![
            e.number.to_string(),
            e.at.to_string(),
            e.curator.clone(),
            e.edit.kind().to_owned(),
            words::edit(&e.edit),
            e.reason.clone(),
            self.undone.to_string(),
        ]
    }
}

//! `sidelined claims`: the claims behind the record.

use std::ops::ControlFlow;

use anyhow::{Result, bail};
use ledger::{Claim, ClaimOut, Dating};
use serde::Serialize;
use store::{ClaimQuery, StoredDocument, Who};

use crate::cli::{ClaimsArgs, StoreArgs};
use crate::names::{self, Meant};
use crate::notes::{Outcome, line};
use crate::record::Record;
use crate::show::rows::{Printer, Row};
use crate::show::{self, Screen, words};

/// Prints the claims asked for, in the order said.
///
/// # Errors
/// When the store cannot be read, a document is not known, or standard output cannot be written.
pub fn run(args: &ClaimsArgs, store: &StoreArgs) -> Result<Outcome> {
    let record = Record::open(store)?;
    if let Some(wanted) = &args.document
        && record.store.find(wanted)?.is_empty()
    {
        bail!("no document {wanted:?} is recorded");
    }
    let who = match &args.player {
        None => Vec::new(),
        Some(name) => match whose(&record, name)? {
            Ok(who) => who,
            Err(outcome) => return Ok(outcome),
        },
    };
    let query = ClaimQuery {
        who,
        document: args.document.clone(),
        kind: args.kind.first().filter(|_| args.kind.len() == 1).cloned(),
        as_of: args.view.as_of,
        recorded_by: args.view.recorded_by,
        ..ClaimQuery::default()
    };
    let wanted = |claim: &Claim| args.kind.is_empty() || args.kind.iter().any(|k| k == claim.value.kind());
    let mut out = show::out();
    let mut printer = Printer::new(&mut out, args.format, Screen::of_stdout());
    let mut printed = Ok(());
    record.store.reports(&query, &mut |report| {
        let mut claims = report.claims.iter().filter(|claim| wanted(claim));
        printed = claims.try_for_each(|claim| printer.row(&Line::of(&report.document, claim)));
        if printed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    printed?;
    if printer.finish::<Line<'_>>()? == 0 {
        line("no such claims");
    }
    Ok(Outcome::Done)
}

/// The people whom a name means: all of them where it does not tell which. Nobody: said, with the outcome.
fn whose(record: &Record, name: &str) -> Result<Result<Vec<Who>, Outcome>> {
    let players = names::players(&record.store.names(None)?);
    let packs = crate::engine::packs(&crate::cli::PackArgs::default(), record.packs()?)?;
    Ok(match names::find_player(name, &players, &packs) {
        Meant::One(player) => Ok(player.who()),
        Meant::Several(players) => Ok(players.into_iter().flat_map(names::Player::who).collect()),
        Meant::Nothing(near) => {
            names::tell_unknown("player", name, &near);
            Err(Outcome::Incomplete)
        }
    })
}

/// A claim with where it was said.
#[derive(Serialize)]
struct Line<'a> {
    document: DocumentOut<'a>,
    #[serde(flatten)]
    out: ClaimOut<'a>,
    #[serde(skip)]
    claim: &'a Claim,
}

#[derive(Serialize)]
struct DocumentOut<'a> {
    id: &'a str,
    doc: &'a str,
    published: Option<&'a Dating>,
}

impl<'a> Line<'a> {
    fn of(document: &'a StoredDocument, claim: &'a Claim) -> Self {
        let (id, doc, published) = (&document.id.0, &document.doc, document.published.as_ref());
        Self { document: DocumentOut { id, doc, published }, out: ClaimOut::of(claim), claim }
    }
}

impl Row for Line<'_> {
    const HEAD: &'static [&'static str] = &["Said", "Player", "Claim", "When", "Said by", "Report", "Id"];
    const FIELDS: &'static [&'static str] = &[
        "id", "document", "doc", "published_earliest", "published_latest", "player", "person", "kind",
        "value", "when_earliest", "when_latest", "polarity", "certainty", "said_by", "start", "end",
        "evidence", "rule",
    ];

    fn cells(&self) -> Vec<String> {
        let claim = self.claim;
        vec![
            self.document.published.map_or_else(|| "undated".into(), words::dating),
            claim.player.name.clone(),
            words::claim(claim),
            claim.when.map(words::interval).unwrap_or_default(),
            words::list(&claim.said_by),
            self.document.doc.to_owned(),
            claim.id.0.clone(),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let claim = self.claim;
        let value = serde_json::to_value(&claim.value).ok().and_then(|v| v.get("value").cloned());
        let first = claim.evidence.first();
        let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
        let published = self.document.published.map(|d| d.within);
        vec![
            claim.id.0.clone(),
            self.document.id.to_owned(),
            self.document.doc.to_owned(),
            day(published.map(|w| w.earliest)),
            day(published.map(|w| w.latest)),
            claim.player.name.clone(),
            claim.player.id.as_ref().map(|id| id.0.clone()).unwrap_or_default(),
            claim.value.kind().to_owned(),
            value.map(|v| v.to_string()).unwrap_or_default(),
            day(claim.when.map(|w| w.earliest)),
            day(claim.when.map(|w| w.latest)),
            claim.polarity.to_string(),
            claim.certainty.to_string(),
            claim.said_by.join("; "),
            first.map(|e| e.start.to_string()).unwrap_or_default(),
            first.map(|e| e.end.to_string()).unwrap_or_default(),
            first.map(|e| e.text.to_string()).unwrap_or_default(),
            claim.rule.clone(),
        ]
    }
}

//! `sidelined check`: an audit of the store.

use std::io::Write as _;

use anyhow::Result;
use store::Store as _;

use crate::cli::StoreArgs;
use crate::notes::{Outcome, one_line};
use crate::record::Record;
use crate::show::{self, words};

/// Audits the store and prints what is wrong with it.
///
/// # Errors
/// When there is no store, or it cannot be asked at all.
pub fn run(store: &StoreArgs) -> Result<Outcome> {
    let record = Record::open_to_check(store)?;
    let findings = record.store.check()?;
    let mut out = show::out();
    for finding in &findings {
        writeln!(out, "{}: {}", one_line(&finding.subject), one_line(&finding.problem))?;
    }
    if findings.is_empty() {
        let counts = record.store.counts()?;
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
    }
    out.flush()?;
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::Incomplete })
}

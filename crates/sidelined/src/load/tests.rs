//! Claims in any order, share by share.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::RecordBatch;
use ledger::{Certainty, ClaimId, ClaimValue, Document, Evidence, Person, Polarity};
use parquet::arrow::ArrowWriter;
use tables::{CLAIMS, ClaimRow, DOCUMENTS};

use super::*;

const DOCUMENTS_MADE: usize = 7;

fn made() -> (Vec<Arc<DocumentRow>>, Vec<ClaimRow>) {
    let (mut documents, mut claims) = (Vec::new(), Vec::new());
    for n in 0..DOCUMENTS_MADE {
        let document = Document::new(format!("r{n}"), format!("{n}: no double sessions, no friendlies."));
        let claim = |what: &str| {
            let start = document.text.find(what).unwrap();
            Claim {
                id: ClaimId(String::new()),
                document: document.id.clone(),
                player: Person { name: "Ned Harrow".into(), id: None, team: None },
                value: ClaimValue::Restriction { what: what.into() },
                when: None,
                polarity: Polarity::Affirmed,
                certainty: Certainty::Stated,
                said_by: Vec::new(),
                evidence: vec![Evidence { start, end: start + what.len(), text: what.into() }],
                rule: "sample".into(),
                derivation: Vec::new(),
            }
            .sealed()
        };
        let own = vec![claim("no double sessions"), claim("no friendlies")];
        let document = Arc::new(DocumentRow::from(document));
        claims.extend(ClaimRow::of_document(&document, own));
        documents.push(document);
    }
    (documents, claims)
}

fn write(path: &Path, batch: &RecordBatch) {
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
}

/// The tables, the claims of each document apart.
fn tables(folder: &Path, documents: &[Arc<DocumentRow>], claims: &[ClaimRow]) -> Tables {
    let (first, second): (Vec<_>, Vec<_>) = claims.iter().partition(|row| row.ordinal == 0);
    write(&folder.join("documents.parquet"), &DOCUMENTS.batch(documents.iter().map(|d| &**d)).unwrap());
    write(&folder.join("claims.parquet"), &CLAIMS.batch(second.into_iter().chain(first)).unwrap());
    Tables::at(folder, None).unwrap()
}

fn loaded(tables: &Tables, shares: u64) -> (Record, Loaded, usize) {
    let (mut record, mut problems) = (Record::temporary().unwrap(), Problems::default());
    let mut load = Load::of(&mut record, &mut problems);
    load.by_shares(tables, shares).unwrap();
    load.write().unwrap();
    let loaded = load.loaded;
    (record, loaded, problems.names().len())
}

#[test]
fn however_many_shares_there_are_each_document_comes_once_with_all_its_claims() {
    let folder = tempfile::tempdir().unwrap();
    let (documents, claims) = made();
    let tables = tables(folder.path(), &documents, &claims);
    assert!(!in_order(&tables));
    for shares in [1, 2, 3, 50] {
        let (record, loaded, problems) = loaded(&tables, shares);
        assert_eq!((loaded.new, loaded.claims, loaded.known, problems), (7, 14, 0, 0), "{shares}");
        let mut whole = 0;
        let each = &mut |report: store::Report| {
            whole += usize::from(
                report
                    .claims
                    .iter()
                    .map(|c| &c.evidence[0].text[..])
                    .eq(["no double sessions", "no friendlies"]),
            );
            std::ops::ControlFlow::Continue(())
        };
        record.store.reports(&store::ClaimQuery::default(), each).unwrap();
        assert_eq!(whole, DOCUMENTS_MADE, "in the order of the reading");
    }
}

#[test]
fn what_is_wrong_is_told_once_however_many_shares_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let (mut documents, mut claims) = made();
    documents.pop();
    claims[0].claim.player.name = "Somebody Else".into();
    let tables = tables(folder.path(), &documents, &claims);
    for shares in [1, 2, 3, 50] {
        let (_, loaded, problems) = loaded(&tables, shares);
        // The claim that is not what its identity says, and the document that is not there.
        assert_eq!((loaded.new, loaded.claims, problems), (6, 11, 2), "{shares}");
    }
}

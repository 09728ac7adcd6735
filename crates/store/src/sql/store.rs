//! Every database is a store, and in the same way.

use std::ops::ControlFlow;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Appearance, Curation, Document, DocumentId, Edit, PersonId};

use super::{
    Again, Database, Sql, appearances, check, copies, curation, forget, names, page, read, transfer, visits,
    write,
};
use crate::fault::Fault;
use crate::{
    Added, AddedAppearances, Addition, ClaimQuery, CopyOf, Counts, Erased, Erasure, Finding, KeptDocument,
    Mark, Membership, Name, NameKey, PackAdded, Page, Part, Position, Report, Result, Store, StoredDocument,
    StoredPack, Taken, Visit,
};

/// Runs work that only reads and returns what it found.
fn ask<D: Database, T>(
    database: &D,
    again: Again,
    mut work: impl FnMut(&dyn Sql) -> std::result::Result<T, Fault>,
) -> std::result::Result<T, Fault> {
    let mut found = None;
    database.reading(again, &mut |sql| {
        found = Some(work(sql)?);
        Ok(())
    })?;
    found.ok_or_else(never)
}

/// Runs work that writes and returns what became of it.
fn change<D: Database, T>(
    database: &mut D,
    again: Again,
    mut work: impl FnMut(&dyn Sql) -> std::result::Result<T, Fault>,
) -> std::result::Result<T, Fault> {
    let mut done = None;
    database.writing(again, &mut |sql| {
        done = Some(work(sql)?);
        Ok(())
    })?;
    done.ok_or_else(never)
}

fn never() -> Fault {
    Fault::Told(crate::StoreErrorKind::Other, "nothing was done".into())
}

/// Names the store in an error.
fn named<D: Database, T>(database: &D, result: std::result::Result<T, Fault>) -> Result<T> {
    result.map_err(|fault| fault.at(database.name(), D::HOLDER))
}

impl<D: Database> Store for D {
    fn add_visited(
        &mut self,
        batch: &[Addition<'_>],
        visits: &[Visit],
        recorded_at: Timestamp,
    ) -> Result<Vec<Added>> {
        let checked = batch.iter().try_for_each(write::refuse_contradictions);
        let added = checked.and_then(|()| {
            change(self, Again::Yes, |sql| {
                let batch: Vec<_> = batch.iter().map(|addition| (*addition, recorded_at)).collect();
                let added = write::add_many(sql, &batch)?;
                visits::put(sql, visits)?;
                Ok(added)
            })
        });
        named(self, added)
    }

    fn add_kept(&mut self, documents: &[KeptDocument]) -> Result<Vec<Added>> {
        let whole: Vec<Document> =
            documents.iter().map(|kept| kept.document.clone().with_text(kept.text.clone())).collect();
        let additions: Vec<(Addition<'_>, Timestamp)> = documents
            .iter()
            .zip(&whole)
            .map(|(kept, document)| {
                let published = document.published.as_ref();
                (Addition { document, published, claims: &kept.claims }, kept.document.recorded_at)
            })
            .collect();
        let sound = |((addition, _), kept): (&(Addition<'_>, _), &KeptDocument)| match kept.redacted {
            true => write::refuse_claims(addition),
            false => write::refuse_contradictions(addition),
        };
        let checked = additions.iter().zip(documents).try_for_each(sound);
        let added = checked.and_then(|()| change(self, Again::Yes, |sql| write::add_many(sql, &additions)));
        named(self, added)
    }

    fn visits(&self, marks: &[String]) -> Result<Vec<Visit>> {
        named(self, ask(self, Again::Yes, |sql| visits::of(sql, marks)))
    }

    fn knows(&self, id: &DocumentId) -> Result<bool> {
        named(self, ask(self, Again::Yes, |sql| read::knows(sql, id)))
    }

    fn documents(
        &self,
        as_of: Option<Date>,
        each: &mut dyn FnMut(StoredDocument) -> ControlFlow<()>,
    ) -> Result<()> {
        named(self, ask(self, Again::No, |sql| read::documents(sql, as_of, each)))
    }

    fn page(&self, page: &Page) -> Result<Option<Vec<StoredDocument>>> {
        named(self, ask(self, Again::Yes, |sql| page::page(sql, page)))
    }

    fn recorded_after(&self, after: Position, most: usize) -> Result<Vec<(Position, StoredDocument)>> {
        named(self, ask(self, Again::Yes, |sql| page::recorded_after(sql, after, most)))
    }

    fn texts(
        &self,
        as_of: Option<Date>,
        recorded_by: Option<Date>,
        each: &mut dyn FnMut(KeptDocument, Option<CopyOf>) -> ControlFlow<()>,
    ) -> Result<()> {
        named(self, ask(self, Again::No, |sql| read::texts(sql, as_of, recorded_by, each)))
    }

    fn copies_since(&self, mark: Option<Mark>) -> Result<u64> {
        named(self, ask(self, Again::Yes, |sql| copies::since(sql, mark)))
    }

    fn find(&self, wanted: &str) -> Result<Vec<StoredDocument>> {
        named(self, ask(self, Again::Yes, |sql| read::find(sql, wanted)))
    }

    fn text(&self, id: &DocumentId) -> Result<Option<String>> {
        named(self, ask(self, Again::Yes, |sql| read::text(sql, id)))
    }

    fn reports(&self, query: &ClaimQuery, each: &mut dyn FnMut(Report) -> ControlFlow<()>) -> Result<()> {
        named(self, ask(self, Again::No, |sql| read::reports(sql, query, each)))
    }

    fn mark(&self) -> Result<Mark> {
        named(self, ask(self, Again::Yes, names::mark))
    }

    fn names(&self, since: Option<Mark>) -> Result<Vec<Name>> {
        named(self, ask(self, Again::Yes, |sql| names::names(sql, since)))
    }

    fn memberships(&self, since: Option<Mark>) -> Result<Vec<Membership>> {
        named(self, ask(self, Again::Yes, |sql| names::memberships(sql, since)))
    }

    fn told_since(&self, since: Mark) -> Result<Vec<NameKey>> {
        named(self, ask(self, Again::Yes, |sql| names::told_since(sql, since)))
    }

    fn names_that_played(&self) -> Result<Vec<String>> {
        named(self, ask(self, Again::Yes, appearances::names))
    }

    fn teams_that_played(&self) -> Result<Vec<String>> {
        named(self, ask(self, Again::Yes, appearances::teams))
    }

    fn lineup(&self, team: &str) -> Result<(Vec<PersonId>, Vec<String>)> {
        named(self, ask(self, Again::Yes, |sql| appearances::lineup(sql, team)))
    }

    fn appearances_of(
        &self,
        persons: &[PersonId],
        names: &[String],
        recorded_by: Option<Date>,
    ) -> Result<Vec<Appearance>> {
        named(self, ask(self, Again::Yes, |sql| appearances::of(sql, persons, names, recorded_by)))
    }

    fn add_kept_appearances(&mut self, rows: &[(Appearance, Timestamp)]) -> Result<AddedAppearances> {
        let added = change(self, Again::Yes, |sql| appearances::add(sql, rows));
        named(self, added)
    }

    fn appearances(&self, until: Option<Date>, recorded_by: Option<Date>) -> Result<Vec<Appearance>> {
        named(self, ask(self, Again::Yes, |sql| appearances::until(sql, until, recorded_by)))
    }

    fn walk_appearances(
        &self,
        until: Option<Date>,
        recorded_by: Option<Date>,
        each: &mut dyn FnMut(Appearance, Timestamp) -> ControlFlow<()>,
    ) -> Result<()> {
        named(self, ask(self, Again::No, |sql| appearances::walk(sql, until, recorded_by, each)))
    }

    fn curate(&mut self, curator: &str, reason: &str, edit: &Edit, at: Timestamp) -> Result<Curation> {
        let kept = change(self, Again::No, |sql| curation::add(sql, curator, reason, edit, at));
        named(self, kept)
    }

    fn curation(&self, recorded_by: Option<Date>) -> Result<Vec<Curation>> {
        named(self, ask(self, Again::Yes, |sql| curation::all(sql, recorded_by)))
    }

    fn forget(&mut self, erasure: &Erasure, at: Timestamp) -> Result<Erased> {
        let erased = self.before_erasing().and_then(|()| {
            let erased = change(self, Again::Yes, |sql| forget::forget(sql, erasure, at))?;
            self.after_erasing()?;
            Ok(erased)
        });
        named(self, erased)
    }

    fn put_pack(&mut self, pack: &StoredPack) -> Result<PackAdded> {
        let put = change(self, Again::Yes, |sql| write::put_pack(sql, pack));
        named(self, put)
    }

    fn packs(&self) -> Result<Vec<StoredPack>> {
        named(self, ask(self, Again::Yes, read::packs))
    }

    fn counts(&self) -> Result<Counts> {
        named(self, ask(self, Again::Yes, read::counts))
    }

    fn check(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for (kind, part) in check::PARTS {
            // A part that broke off halfway still tells what it found.
            let mut found = Vec::new();
            let walked = self.reading(Again::Yes, &mut |sql| {
                found.clear();
                part(sql, &mut found)
            });
            findings.append(&mut found);
            match walked {
                Err(fault) if fault.is_damage() => {
                    findings.push(check::unreadable(*kind, D::HOLDER, &fault));
                }
                other => named(self, other)?,
            }
        }
        Ok(findings)
    }

    fn hand_over(&self, each: &mut dyn FnMut(Part) -> ControlFlow<()>) -> Result<()> {
        named(self, ask(self, Again::No, |sql| transfer::hand_over(sql, each)))
    }

    fn take_over(&mut self, part: &Part) -> Result<Taken> {
        let taken = self.before_erasing().and_then(|()| {
            let taken = change(self, Again::Yes, |sql| transfer::take_over(sql, part))?;
            if taken.redacted > 0 {
                self.after_erasing()?;
            }
            Ok(taken)
        });
        named(self, taken)
    }

    fn back_up(&self, to: &Path) -> Result<()> {
        Database::back_up(self, to)
    }
}

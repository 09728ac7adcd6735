//! The one trait behind which databases stand.

use std::ops::ControlFlow;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Appearance, Claim, Curation, Dating, Document, DocumentId, Edit, PersonId};

use crate::model::{
    Added, AddedAppearances, Addition, ClaimQuery, CopyOf, Counts, Finding, Mark, Membership, Name, NameKey,
    PackAdded, Page, Position, Report, Result, StoredDocument, StoredPack,
};
use crate::{Erased, Erasure, KeptDocument, Part, Taken, Visit};

/// A place that documents and claims are appended to and asked from.
///
/// Every operation fails with a [`StoreError`](crate::StoreError) that names the store and the reason; none leaves a part of a document
/// behind. Queries see the store as it was when they began.
pub trait Store {
    /// Adds documents, all or none, in one transaction: when it returns they survive a crash of the process and of
    /// the machine. The outcomes are in the order of the documents. A document added by somebody else in the
    /// meantime is `Known`.
    ///
    /// # Errors
    /// `Invalid` when a document's identity is not that of its text, or a claim's document, evidence or identity do
    /// not fit; `Locked`, `Full`, `ReadOnly`, `Damaged` as they happen.
    fn add_many(&mut self, batch: &[Addition<'_>], recorded_at: Timestamp) -> Result<Vec<Added>> {
        self.add_visited(batch, &[], recorded_at)
    }

    /// Adds documents as [`Store::add_many`] does, and in the same transaction notes these visits, in place of what was noted of
    /// their marks: so that what is noted as read has been added, and the other way round.
    ///
    /// # Errors
    /// Those of [`Store::add_many`].
    fn add_visited(
        &mut self,
        batch: &[Addition<'_>],
        visits: &[Visit],
        recorded_at: Timestamp,
    ) -> Result<Vec<Added>>;

    /// Adds documents that were read elsewhere, each with its claims and the time at which it was recorded, all or none, in one
    /// transaction. One whose text is not all that was read says so (`redacted`): its identity is taken as it stands. A document
    /// that is there already stays as it is. The outcomes are in the order of the documents.
    ///
    /// # Errors
    /// Those of [`Store::add_many`].
    fn add_kept(&mut self, documents: &[KeptDocument]) -> Result<Vec<Added>>;

    /// What is noted of those marks (see [`Visit::mark_of`]); nothing of those never visited.
    ///
    /// # Errors
    /// Those of any query.
    fn visits(&self, marks: &[String]) -> Result<Vec<Visit>>;

    /// Adds one document with its claims, in a transaction of its own.
    ///
    /// # Errors
    /// Those of [`Store::add_many`].
    fn add(
        &mut self,
        document: &Document,
        published: Option<&Dating>,
        claims: &[Claim],
        recorded_at: Timestamp,
    ) -> Result<Added> {
        let outcomes = self.add_many(&[Addition { document, published, claims }], recorded_at)?;
        Ok(outcomes.first().copied().unwrap_or(Added::Known))
    }

    /// Whether a document of that text is there: worth asking before reading it.
    ///
    /// # Errors
    /// Those of any query: `Locked`, `Damaged`.
    fn knows(&self, id: &DocumentId) -> Result<bool>;

    /// Hands over every document said by the end of `as_of` (or all), in the order said (those of one day in the order of their
    /// identities, whatever order they came in), until told to break.
    ///
    /// # Errors
    /// Those of any query.
    fn documents(
        &self,
        as_of: Option<Date>,
        each: &mut dyn FnMut(StoredDocument) -> ControlFlow<()>,
    ) -> Result<()>;

    /// A part of the documents, in the order said, or the other way round; `None` where there is no document of the identity after
    /// which it is to begin. What it costs depends on how long the part is, not on how many documents there are (but for what
    /// `recorded_by` leaves out).
    ///
    /// # Errors
    /// Those of any query.
    fn page(&self, page: &Page) -> Result<Option<Vec<StoredDocument>>>;

    /// The documents recorded after a position, `most` at most, in the order in which they were recorded, each with its own position.
    ///
    /// # Errors
    /// Those of any query.
    fn recorded_after(&self, after: Position, most: usize) -> Result<Vec<(Position, StoredDocument)>>;

    /// Hands over every document said by the end of `as_of` and recorded by the end of `recorded_by` (or all), each with its text, with what it
    /// repeats, and without its claims, in the order of [`Store::documents`], until told to break.
    ///
    /// # Errors
    /// Those of any query; `Damaged` also when a text is not the one its document's identity names.
    fn texts(
        &self,
        as_of: Option<Date>,
        recorded_by: Option<Date>,
        each: &mut dyn FnMut(KeptDocument, Option<CopyOf>) -> ControlFlow<()>,
    ) -> Result<()>;

    /// How many of the documents that came after `since` (of all, without it) repeat others.
    ///
    /// # Errors
    /// Those of any query.
    fn copies_since(&self, since: Option<Mark>) -> Result<u64>;

    /// The documents that somebody may mean by `wanted`: the one of that identity, else all of that name, else all
    /// whose identity begins so (four hexadecimal digits at least). In the order said.
    ///
    /// # Errors
    /// Those of any query.
    fn find(&self, wanted: &str) -> Result<Vec<StoredDocument>>;

    /// A document's text, or `None` where there is no such document.
    ///
    /// # Errors
    /// Those of any query; `Damaged` also when the text is not the one its identity names.
    fn text(&self, id: &DocumentId) -> Result<Option<String>>;

    /// Hands over the claims asked for, document by document, in the order of [`Store::documents`] (then in
    /// the order of the reading), until told to break.
    ///
    /// # Errors
    /// Those of any query; `Damaged` also when a claim cannot be read or its evidence is not in the text.
    fn reports(&self, query: &ClaimQuery, each: &mut dyn FnMut(Report) -> ControlFlow<()>) -> Result<()>;

    /// The claims asked for, in the order of [`Store::reports`].
    ///
    /// # Errors
    /// Those of [`Store::reports`].
    fn claims(&self, query: &ClaimQuery) -> Result<Vec<Claim>> {
        let mut all = Vec::new();
        self.reports(query, &mut |report| {
            all.extend(report.claims);
            ControlFlow::Continue(())
        })?;
        Ok(all)
    }

    /// How far the store has come.
    ///
    /// # Errors
    /// Those of any query.
    fn mark(&self) -> Result<Mark>;

    /// The names that came after `since` (or all), in the order in which they came.
    ///
    /// # Errors
    /// Those of any query.
    fn names(&self, since: Option<Mark>) -> Result<Vec<Name>>;

    /// Which name was put in which team, of what came after `since` (or of all), each once.
    ///
    /// # Errors
    /// Those of any query.
    fn memberships(&self, since: Option<Mark>) -> Result<Vec<Membership>>;

    /// The names that documents recorded after `since` tell of.
    ///
    /// # Errors
    /// Those of any query.
    fn told_since(&self, since: Mark) -> Result<Vec<NameKey>>;

    /// The names of appearances that come without a person, each once.
    ///
    /// # Errors
    /// Those of any query.
    fn names_that_played(&self) -> Result<Vec<String>>;

    /// The teams of appearances, as tables name them, each once.
    ///
    /// # Errors
    /// Those of any query.
    fn teams_that_played(&self) -> Result<Vec<String>>;

    /// Whom appearances for that team, named so, are of: the persons, and the names without a person, each once.
    ///
    /// # Errors
    /// Those of any query.
    fn lineup(&self, team: &str) -> Result<(Vec<PersonId>, Vec<String>)>;

    /// The appearances of those persons, and of those names without a person, as recorded by the end of `recorded_by` (or
    /// ever), in the order of the days.
    ///
    /// # Errors
    /// Those of any query.
    fn appearances_of(
        &self,
        persons: &[PersonId],
        names: &[String],
        recorded_by: Option<Date>,
    ) -> Result<Vec<Appearance>>;

    /// Adds appearances, all or none, in one transaction, and tells how many of them were new.
    ///
    /// # Errors
    /// Those of [`Store::add_kept_appearances`].
    fn add_appearances(&mut self, rows: &[Appearance], recorded_at: Timestamp) -> Result<u64> {
        let rows: Vec<_> = rows.iter().map(|row| (row.clone(), recorded_at)).collect();
        Ok(self.add_kept_appearances(&rows)?.new)
    }

    /// Adds appearances, each with the time at which it was recorded, all or none, in one transaction. One that is there already stays as
    /// it is.
    ///
    /// # Errors
    /// `Invalid` when one has neither an identity nor a name; `Locked`, `Full`, `ReadOnly`, `Damaged` as they happen.
    fn add_kept_appearances(&mut self, rows: &[(Appearance, Timestamp)]) -> Result<AddedAppearances>;

    /// The appearances by the end of `until` (or all), as recorded by the end of `recorded_by` (or ever), in the order
    /// of the days.
    ///
    /// # Errors
    /// Those of any query.
    fn appearances(&self, until: Option<Date>, recorded_by: Option<Date>) -> Result<Vec<Appearance>>;

    /// Hands over the same, each with the time at which it was recorded, until told to break: player by player, first those who are
    /// known by name alone, each player's in the order of the days. The order does not depend on how the store came by them.
    ///
    /// # Errors
    /// Those of any query.
    fn walk_appearances(
        &self,
        until: Option<Date>,
        recorded_by: Option<Date>,
        each: &mut dyn FnMut(Appearance, Timestamp) -> ControlFlow<()>,
    ) -> Result<()>;

    /// Adds an edit of a curator's, and returns it as it is kept, with its number.
    ///
    /// # Errors
    /// `Invalid` when it has no curator, or edits a claim or undoes an edit that is not there; `Locked`, `Full`,
    /// `ReadOnly`, `Damaged` as they happen.
    fn curate(&mut self, curator: &str, reason: &str, edit: &Edit, at: Timestamp) -> Result<Curation>;

    /// The curators' edits that had been recorded by the end of that day (UTC), or all, in their order.
    ///
    /// # Errors
    /// Those of any query; `Damaged` also when one cannot be read.
    fn curation(&self, recorded_by: Option<Date>) -> Result<Vec<Curation>>;

    /// Erases a person: the claims about them and the words these rest on, their names in every text, title and
    /// address, their appearances, and what curators said of them; all or none. Tombstones keep them out when a
    /// document comes again, or another tells of them: see [`Store::check`].
    ///
    /// # Errors
    /// `Locked`, `Full`, `ReadOnly`, `Damaged` as they happen.
    fn forget(&mut self, erasure: &Erasure, at: Timestamp) -> Result<Erased>;

    /// Adds a pack, or replaces the one of that name.
    ///
    /// # Errors
    /// `Locked`, `Full`, `ReadOnly`, `Damaged` as they happen.
    fn put_pack(&mut self, pack: &StoredPack) -> Result<PackAdded>;

    /// The packs that users added, by name.
    ///
    /// # Errors
    /// Those of any query.
    fn packs(&self) -> Result<Vec<StoredPack>>;

    /// How much the store holds.
    ///
    /// # Errors
    /// Those of any query.
    fn counts(&self) -> Result<Counts>;

    /// Audits everything: the database, the references, every document's identity, every claim's identity and
    /// evidence. Damage is a finding and no error. A sound store has none.
    ///
    /// # Errors
    /// When the store cannot be asked at all (`Locked`).
    fn check(&self) -> Result<Vec<Finding>>;

    /// Hands over everything that the store holds, as it was when this began, part by part, until told to break: for
    /// another store to take over. See [`crate::copy`].
    ///
    /// # Errors
    /// Those of any query; `Damaged` also where something is not what was recorded.
    fn hand_over(&self, each: &mut dyn FnMut(Part) -> ControlFlow<()>) -> Result<()>;

    /// Takes over a part of another store, all of it or nothing, in one transaction. What is there already stays.
    ///
    /// # Errors
    /// `Invalid` when a part contradicts itself; `Locked`, `Full`, `ReadOnly`, `Damaged` as they happen.
    fn take_over(&mut self, part: &Part) -> Result<Taken>;

    /// Writes all of the store, as it is now, into a new SQLite file, while others go on reading and writing.
    ///
    /// # Errors
    /// `CannotOpen` where a file of that name is there already; else those of any query, of either store.
    fn back_up(&self, to: &Path) -> Result<()>;
}

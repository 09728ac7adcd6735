//! What goes into a store and what comes out, and the one trait behind which databases stand.

use std::ops::ControlFlow;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Appearance, Claim, Curation, Dating, Document, DocumentId, Edit, PersonId};
use serde::Serialize;

use crate::{Erased, Erasure, KeptDocument, Part, StoreError, Taken, Visit};

/// What every operation of a store returns.
pub type Result<T> = std::result::Result<T, StoreError>;

/// One document to add, with the date its reading arrived at and the claims read from it.
#[derive(Clone, Copy, Debug)]
pub struct Addition<'a> {
    /// The document; its `published` is not looked at.
    pub document: &'a Document,
    /// When it was said, as read (`None` where nothing tells).
    pub published: Option<&'a Dating>,
    /// The claims, in the order of the reading.
    pub claims: &'a [Claim],
}

/// What became of an addition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Added {
    /// It was not there, and is now, durably.
    New,
    /// A document of that text was there already; nothing changed.
    Known,
}

/// What became of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PackAdded {
    /// There was none of that name.
    New,
    /// One of that name held other files; it now holds these.
    Replaced,
    /// One of that name held these very files; nothing changed.
    Known,
}

/// A document of the store, without its text (see [`Store::text`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StoredDocument {
    /// Identity of the text.
    pub id: DocumentId,
    /// The input's own name.
    pub doc: String,
    /// Where it came from, as a path or an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Its address on the web, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Headline, where it came apart from the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The outlet that published it, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// When it was said, as read; `None` where nothing told.
    pub published: Option<Dating>,
    /// The day by which it had been said: the last possible day of publication, or for an undated document the day
    /// (UTC) on which it was recorded. What `as_of` compares.
    pub said_on: Date,
    /// When it was added, to the millisecond.
    pub recorded_at: Timestamp,
}

impl StoredDocument {
    /// The document with that text, its date being the one that its reading arrived at.
    pub fn with_text(self, text: String) -> Document {
        Document {
            id: self.id,
            doc: self.doc,
            path: self.path,
            url: self.url,
            title: self.title,
            outlet: self.outlet,
            published: self.published,
            text,
        }
    }
}

/// That a document repeats another, all but a little: syndicated, mirrored (see [`ledger::Likeness`]). It is linked, not dropped: it
/// counts as its outlet's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CopyOf {
    /// The first of those that it repeats.
    pub original: DocumentId,
    /// How much the two are alike, from [`ledger::Likeness::COPY`] to 1, in thousandths.
    pub likeness: f64,
}

/// One document and those of its claims that were asked for, in the order of the reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// The document.
    pub document: StoredDocument,
    /// The claims; never empty.
    pub claims: Vec<Claim>,
}

/// By what the store knows a name; of one store, and until somebody is erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct NameKey(pub(crate) i64);

/// A name as documents write it, with whom it was matched to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Name {
    /// By what it is asked for.
    pub key: NameKey,
    /// The name.
    pub name: String,
    /// Whom it was matched to.
    pub person: Option<PersonId>,
}

/// That a claim, whenever it was said, puts a name in a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Membership {
    /// The name.
    pub name: NameKey,
    /// The team, as documents write it.
    pub team: String,
}

/// How far a store has come. Whoever keeps something that was asked of a store asks again when this has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The last document.
    pub(crate) document: i64,
    /// The last name, and the last team of one.
    pub(crate) name: i64,
    pub(crate) membership: i64,
    /// What else there is: appearances, edits, erasures.
    pub(crate) rest: [i64; 4],
}

impl Mark {
    /// Whether nothing but documents has come since that one.
    pub fn only_adds_documents_to(&self, earlier: &Self) -> bool {
        self.rest == earlier.rest && self.document >= earlier.document
    }
}

/// Where a document stands in the order in which its store recorded documents: later ones have greater positions. Of one store; a copy
/// has positions of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Position(pub i64);

impl Mark {
    /// The position of the last document.
    pub fn position(&self) -> Position {
        Position(self.document)
    }
}

/// Which part of the documents is asked for; the default is none of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Only what had been said by the end of that day.
    pub as_of: Option<Date>,
    /// Only what had been recorded by the end of that day (UTC).
    pub recorded_by: Option<Date>,
    /// The document after which it begins; at the beginning without.
    pub after: Option<DocumentId>,
    /// Whether those said last come first.
    pub latest_first: bool,
    /// How many at most.
    pub most: usize,
}

/// Whose claims are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody whose name has these words next to each other, case and accents aside ("gomez" finds "Joe Gómez").
    Named(String),
    /// The name exactly as documents write it, whomever it was matched to.
    Called(String),
    /// Every name that was matched to that person.
    Person(PersonId),
    /// That name.
    Known(NameKey),
    /// Everybody whom a claim (said by the day asked for) puts in a team whose name has these words.
    OfTeam(String),
}

/// Which claims are asked for: all conditions hold together; the default asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimQuery {
    /// Any of these people; empty for everybody.
    pub who: Vec<Who>,
    /// One document, by the beginning of its identity or by its own name (see [`Store::find`]).
    pub document: Option<String>,
    /// The beginning of a claim's identity.
    pub claim: Option<String>,
    /// One kind (`injury`, `stage`, …).
    pub kind: Option<String>,
    /// With what had been said by the end of that day.
    pub as_of: Option<Date>,
    /// With what had been recorded by the end of that day (UTC).
    pub recorded_by: Option<Date>,
}

/// A pack that a user added: its two files, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPack {
    /// Its name, which is also the first half of its persons' identities.
    pub name: String,
    /// The players' file.
    pub players: Vec<u8>,
    /// The fixtures' file.
    pub fixtures: Vec<u8>,
    /// When it was added (or replaced).
    pub added_at: Timestamp,
}

/// How much a store holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// Documents.
    pub documents: u64,
    /// Claims.
    pub claims: u64,
    /// Packs added by users.
    pub packs: u64,
    /// Appearances: matches of players, played or missed.
    pub appearances: u64,
}

/// What kind of damage an audit found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// The database file itself: pages, indexes, constraints.
    Database,
    /// A row that refers to one that is not there.
    Reference,
    /// A document whose text is not the one its identity names, or is missing.
    Document,
    /// Something that tells of a person who was erased.
    Erasure,
    /// A claim that cannot be read, whose content is not the one its identity names, or whose evidence is not in
    /// the text.
    Claim,
}

/// One thing that an audit found wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// What kind of damage.
    pub kind: FindingKind,
    /// What it was found in, as a person would name it.
    pub subject: String,
    /// What is wrong with it.
    pub problem: String,
}

/// A place that documents and claims are appended to and asked from.
///
/// Every operation fails with a [`StoreError`] that names the store and the reason; none leaves a part of a document
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

    /// Hands over every document said by the end of `as_of` (or all), in the order said, until told to break.
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

    /// Hands over the claims asked for, document by document, in the order said (then in the order recorded, then in
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
    /// `Invalid` when one has neither an identity nor a name; `Locked`, `Full`, `ReadOnly`, `Damaged` as they happen.
    fn add_appearances(&mut self, rows: &[Appearance], recorded_at: Timestamp) -> Result<u64>;

    /// The appearances by the end of `until` (or all), as recorded by the end of `recorded_by` (or ever), in the order
    /// of the days.
    ///
    /// # Errors
    /// Those of any query.
    fn appearances(&self, until: Option<Date>, recorded_by: Option<Date>) -> Result<Vec<Appearance>>;

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

//! What goes into a store and what comes out.

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{Claim, Dating, Document, DocumentId, PersonId};
use serde::Serialize;

use crate::StoreError;

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

/// A document of the store, without its text (see [`Store::text`](crate::Store::text)).
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
    /// What else there is: appearances, edits twice, erasures.
    pub(crate) rest: [i64; 4],
}

impl Mark {
    /// Whether nothing but documents has come since that one.
    pub fn only_adds_documents_to(&self, earlier: &Self) -> bool {
        self.rest == earlier.rest && self.document >= earlier.document
    }

    /// Whether no name, and no team of one, has come since that one.
    pub fn names_nobody_new_since(&self, earlier: &Self) -> bool {
        (self.name, self.membership) == (earlier.name, earlier.membership)
    }

    /// Whether nothing has been erased since that one.
    pub fn erases_nothing_since(&self, earlier: &Self) -> bool {
        let [.., erased] = self.rest;
        let [.., before] = earlier.rest;
        erased == before && self.document >= earlier.document
    }

    /// The position of the last document.
    pub fn position(&self) -> Position {
        Position(self.document)
    }
}

/// Where a document stands in the order in which its store recorded documents: later ones have greater positions. Of one store; a copy
/// has positions of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Position(pub i64);

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
    /// One document, by the beginning of its identity or by its own name (see [`Store::find`](crate::Store::find)).
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

/// What became of appearances that were to be added; the others were there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AddedAppearances {
    /// Those that were not there.
    pub new: u64,
    /// Those that were left out, since whom they are of was erased.
    pub erased: u64,
}

impl std::ops::AddAssign for AddedAppearances {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.erased += other.erased;
    }
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

//! The record of who is hurt: domain types, and the folding of claims into it.
//!
//! Knows: what a document, a claim, an injury, a rung of the recovery ladder, a spell and a board are, and how
//! claims fold into the others. Must not know: words of any language, SQL, transports, files, or the clock.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod appearance;
mod body;
mod claim;
mod curation;
mod dates;
mod document;
mod entry;
mod flag;
mod fold;
mod ladder;
mod likeness;
mod names;
mod reading;
mod seasons;

pub use appearance::{Appearance, KeptAppearance, Played};
pub use body::{Pathology, Region, Side};
pub use claim::{
    Certainty, Claim, ClaimId, ClaimValue, Evidence, Exposure, InjuryFacts, Person, PersonId, Phase,
    Polarity, Setting, SurgeryState,
};
pub use curation::{Curation, Edit, Unfit};
pub use dates::{DateError, Interval, add_days, days_between, parse_date};
pub use document::{Basis, Dating, Document, DocumentId};
pub use entry::{Entry, ExpectedReturn, Hedge, InjuryEntry};
pub use flag::{Flag, FlagSpans, FlagStatus};
pub use fold::{
    Alternative, Board, Candidate, Cited, Contradiction, Course, Decided, Dossier, End, Estimate, Families,
    Field, Forecasts, Identity, Imprint, Individual, Lapsed, Line, Lost, MATCH_MINUTES, Material, Milestone,
    MinutesMissed, Onset, Report, Roster, Row, Setback, Source, Spell, TeamBoard, Timeline, TrackRecord,
    Usual, board, entries, spells, standing, timeline, timelines, track_records, voices,
};
pub use ladder::{Rung, Stage, Status, StatusReason};
pub use likeness::Likeness;
pub use names::{fold, fold_char};
pub use reading::{ClaimOut, Reading};
pub use seasons::Season;

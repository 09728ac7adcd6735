//! About how many bytes something takes beside its own size: what the dossiers that are kept are weighed by.
//!
//! What is shared counts once, with whoever made it: something held by several counts as nothing with each. How much an allocator needs for itself is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    Claim, ClaimId, ClaimValue, Dating, DocumentId, Entry, Evidence, ExpectedReturn, Exposure, InjuryEntry,
    InjuryFacts, Interval, Pathology, Person, PersonId, Played, Region, Rung, Setting, Side, SurgeryState,
};

use super::field::{Alternative, Field};
use super::identity::{Identity, Individual, Mention};
use super::report::{Cited, Imprint, Report, Source};
use super::spell::{Contradiction, End, Estimate, Milestone, Onset, Setback, Spell};
use super::steps::{Returned, Steps};
use super::voices::Voice;

/// Something that has parts elsewhere.
pub(crate) trait Heap {
    /// About how many bytes these take.
    fn heap(&self) -> usize;
}

/// Two counters stand before whatever is shared.
const COUNTERS: usize = 2 * size_of::<usize>();

/// Of each type, the parts that may have something elsewhere.
macro_rules! parts {
    ($($type:ident [$($part:tt),*])*) => {
        $(impl Heap for $type {
            fn heap(&self) -> usize {
                0 $(+ self.$part.heap())*
            }
        })*
    };
}

parts! {
    u8 []
    usize []
    u64 []
    Date []
    Interval []
    Region []
    Pathology []
    Side []
    Setting []
    SurgeryState []
    ExpectedReturn []
    DocumentId [0]
    ClaimId [0]
    PersonId [0]
    Person [name, id, team]
    Exposure [measure, over]
    InjuryFacts [part, diagnosis]
    Claim [id, document, player, value, said_by, evidence, rule, derivation]
    Dating [because]
    Report [document, doc, title, outlet, said, claims, vouched, copy_of]
    Imprint [document, doc, title, outlet]
    Cited [said_by, copy_of, curator, claims]
    Entry [player, injuries, said_by]
    InjuryEntry [part, diagnosis]
    Steps [returns, rungs, setbacks]
    Returned []
    Rung []
    Voice [who, document, copy_of]
    Individual [identity, name, names, teams]
    Mention [person, names, name, team]
    Played [against, table]
    Spell [onset, end, region, part, pathology, diagnosis, side, setting, surgery, setbacks, milestones, estimates, sources, contradictions]
    Onset [sources, others]
    End [sources, played]
    Milestone [words, sources]
    Setback [sources]
    Estimate [source]
    Contradiction [source, played]
}

impl Heap for Evidence {
    /// It counts with its claim: whatever cites it shares its words.
    fn heap(&self) -> usize {
        whole(&self.text)
    }
}

impl Heap for str {
    fn heap(&self) -> usize {
        0
    }
}

impl Heap for String {
    fn heap(&self) -> usize {
        self.capacity()
    }
}

impl<T: Heap> Heap for Option<T> {
    fn heap(&self) -> usize {
        self.as_ref().map_or(0, Heap::heap)
    }
}

impl<A: Heap, B: Heap> Heap for (A, B) {
    fn heap(&self) -> usize {
        self.0.heap() + self.1.heap()
    }
}

impl<T: Heap> Heap for [T] {
    fn heap(&self) -> usize {
        self.iter().map(Heap::heap).sum()
    }
}

impl<T: Heap> Heap for Box<[T]> {
    fn heap(&self) -> usize {
        size_of_val::<[T]>(self) + self.as_ref().heap()
    }
}

impl<T: Heap> Heap for Vec<T> {
    fn heap(&self) -> usize {
        self.capacity() * size_of::<T>() + self.as_slice().heap()
    }
}

/// The nodes of a tree that is not empty have room for eleven entries each.
const NODE: usize = 11;

impl<K: Heap, V: Heap> Heap for BTreeMap<K, V> {
    fn heap(&self) -> usize {
        let room = self.len().next_multiple_of(NODE) * size_of::<(K, V)>();
        room + self.iter().map(|(key, value)| key.heap() + value.heap()).sum::<usize>()
    }
}

impl<T: Heap> Heap for BTreeSet<T> {
    fn heap(&self) -> usize {
        let room = self.len().next_multiple_of(NODE) * size_of::<T>();
        room + self.iter().map(Heap::heap).sum::<usize>()
    }
}

impl<T: Heap + ?Sized> Heap for Arc<T> {
    fn heap(&self) -> usize {
        if Arc::strong_count(self) > 1 { 0 } else { whole(self) }
    }
}

/// What something shared takes, whoever holds it.
pub(crate) fn whole<T: Heap + ?Sized>(shared: &Arc<T>) -> usize {
    COUNTERS + size_of_val::<T>(shared) + T::heap(shared)
}

impl Heap for Source {
    fn heap(&self) -> usize {
        self.shared().heap()
    }
}

impl<T: Heap> Heap for Field<T> {
    fn heap(&self) -> usize {
        self.value.heap() + self.support.heap() + self.others.heap()
    }
}

impl<T: Heap> Heap for Alternative<T> {
    fn heap(&self) -> usize {
        self.value.heap() + self.support.heap()
    }
}

impl Heap for Identity {
    fn heap(&self) -> usize {
        match self {
            Self::Person(id) => id.heap(),
            Self::Name(name) => name.heap(),
            Self::Namesake { name, team } | Self::Short { name, team } => name.heap() + team.heap(),
        }
    }
}

impl Heap for ClaimValue {
    fn heap(&self) -> usize {
        match self {
            Self::Injury(facts) => facts.heap(),
            Self::Exposure(exposure) => exposure.heap(),
            Self::Companion { with: who } | Self::Cover { by: who } => who.heap(),
            Self::Absence { missed: words } | Self::Return { into: words } => words.heap(),
            Self::Stage { words, .. }
            | Self::Layoff { words, .. }
            | Self::NegativeFinding { finding: words, .. }
            | Self::Restriction { what: words }
            | Self::Fixture { against: words }
            | Self::Remark { about: words }
            | Self::Team { name: words } => words.heap(),
            Self::Surgery { .. }
            | Self::Setback { .. }
            | Self::ReturnEstimate(_)
            | Self::Status { .. }
            | Self::Chance { .. } => 0,
        }
    }
}

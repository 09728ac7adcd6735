//! Copies of one report: what an agency sent to many papers, which print it with small changes.
//!
//! 1. A report copies an earlier one, in what it says of a player, where at least half of the one's stretches of three
//!    words stand in the other too. So another headline, a sentence cut or added, some words changed, and other quotation
//!    marks leave a copy a copy, while reports that are written apart share a turn of phrase at most.
//! 2. Only a report's own words are compared: those of the evidence of claims that it attributes to nobody, without what
//!    stands between quotation marks. Whoever was at one press conference has the same quotes; they count once as it is,
//!    through their speaker ([`voices`](super::voices)).
//! 3. Fewer than five shared stretches, evidence of less than thirty characters, and what more than thirty-two
//!    reports of one fortnight say of a player, are alike by chance.
//! 4. A copy comes within two weeks, and tells of no other part of the body.
//! 5. What an outlet says again is no copy: it has one voice as it is.
//!
//! Of a copy's copy, the first is the original. Nothing said later, nor of anybody else, makes a difference. Each stretch of
//! words is compared with at most thirty-two others, so that time grows with the number of words.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::{Claim, ClaimValue, DocumentId, Region};

use super::disputes::gap;
use super::folded;
use super::telling::Telling;

/// Evidence of fewer characters is alike by chance.
const COPIED_CHARS: usize = 30;

/// So many words are a stretch.
const STRETCH: usize = 3;

/// Fewer shared stretches are alike by chance, unless they are all there is.
const LEAST: usize = 5;

/// Agencies are copied on the same day or the next; magazines take longer.
const COPIED_DAYS: i64 = 14;

/// What more reports share is a turn of phrase.
const PHRASE: usize = 32;

/// Marks the copies among tellings, which come in the order in which they were said.
pub(crate) fn mark(tellings: &mut [Telling]) {
    let mut by_player: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        by_player.entry(&telling.name).or_default().push(at);
    }
    let mut found: Vec<(usize, DocumentId)> = Vec::new();
    for places in by_player.into_values() {
        let own: Vec<(usize, &Telling)> =
            places.into_iter().filter_map(|at| Some((at, tellings.get(at)?))).collect();
        let outlets: BTreeSet<Option<&str>> = own.iter().map(|(_, t)| t.report.outlet.as_deref()).collect();
        // One outlet is one voice.
        if own.len() > 1 && (outlets.len() > 1 || outlets.contains(&None)) {
            found.extend(originals(&own).into_iter().map(|(at, first)| (at, first.report.document.clone())));
        }
    }
    for (at, original) in found {
        if let Some(telling) = tellings.get_mut(at) {
            telling.report.copy_of = Some(original);
        }
    }
}

/// The place of each copy among the tellings of one player, with its original.
fn originals<'t>(tellings: &[(usize, &'t Telling)]) -> Vec<(usize, &'t Telling)> {
    let told: Vec<Told<'t>> = tellings.iter().map(|(_, telling)| Told::of(telling)).collect();
    // What those hold that are no copies.
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, new) in told.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for holding in new.stretches.iter().filter_map(|s| holders.get(s)) {
            let old = |first: &&usize| told.get(**first).is_some_and(|t| t.gap(new) <= COPIED_DAYS);
            let recent: Vec<usize> = holding.iter().rev().take(PHRASE + 1).take_while(old).copied().collect();
            if recent.len() <= PHRASE {
                recent.into_iter().for_each(|first| *shared.entry(first).or_default() += 1);
            }
        }
        let mut earlier = shared.into_iter().filter_map(|(first, n)| Some((told.get(first)?, n)));
        match earlier.find(|(first, n)| first.is_copied_by(new, *n)).zip(tellings.get(at)) {
            Some(((first, _), (place, _))) => found.push((*place, first.telling)),
            None => new.stretches.iter().for_each(|s| holders.entry(*s).or_default().push(at)),
        }
    }
    found
}

/// What one report tells of the player in its own words.
struct Told<'t> {
    telling: &'t Telling,
    outlet: Option<String>,
    stretches: BTreeSet<u64>,
    places: BTreeSet<Region>,
}

impl<'t> Told<'t> {
    fn of(telling: &'t Telling) -> Self {
        let claims = &telling.report.claims;
        let own = claims.iter().filter(|c| c.said_by.is_empty()).flat_map(|c| &c.evidence);
        let texts: BTreeSet<&str> = own.map(|e| &*e.text).collect();
        let long = texts.into_iter().filter(|text| text.chars().count() >= COPIED_CHARS);
        Self {
            telling,
            outlet: telling.report.outlet.as_deref().map(folded),
            stretches: long.flat_map(stretches).collect(),
            places: claims.iter().filter_map(place).collect(),
        }
    }

    /// Days between what was said first and what was said later.
    fn gap(&self, later: &Self) -> i64 {
        gap(self.telling.report.said.within, later.telling.report.said.within)
    }

    /// Whether a later report that shares so many stretches is a copy.
    fn is_copied_by(&self, later: &Self, shared: usize) -> bool {
        let fewer = self.stretches.len().min(later.stretches.len());
        let one_voice = self.outlet.is_some() && self.outlet == later.outlet;
        let one_report = self.telling.report.document == later.telling.report.document;
        let elsewhere =
            !self.places.is_empty() && !later.places.is_empty() && self.places.is_disjoint(&later.places);
        !one_voice && !one_report && !elsewhere && shared * 2 >= fewer && shared >= fewer.min(LEAST)
    }
}

fn place(claim: &Claim) -> Option<Region> {
    match &claim.value {
        ClaimValue::Injury(facts) => Some(facts.region).filter(|region| *region != Region::Unspecified),
        _ => None,
    }
}

/// Every stretch of words in a text outside quotation marks, as a number that stands for it.
fn stretches(text: &str) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    for part in unquoted(text) {
        let part = folded(part);
        let words: Vec<&str> = part.split(' ').filter(|word| !word.is_empty()).collect();
        for stretch in words.windows(STRETCH) {
            let mut hasher = DefaultHasher::new();
            stretch.hash(&mut hasher);
            found.insert(hasher.finish());
        }
    }
    found
}

/// What stands outside quotation marks. A mark that opens nothing, or that nothing closes, only parts the text.
fn unquoted(text: &str) -> Vec<&str> {
    let pieces: Vec<&str> = text.split(['“', '”', '"', '«', '»', '„']).collect();
    // Of pieces between marks every second is quoted; the last of an even number has a mark before it that is not closed.
    let last = pieces.len().saturating_sub(1);
    let outside = |at: &usize| at.is_multiple_of(2) || *at == last;
    pieces.iter().enumerate().filter(|(at, _)| outside(at)).map(|(_, piece)| *piece).collect()
}

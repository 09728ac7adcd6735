//! Where in a text its claims were read from.

use std::ops::Range;

use ledger::Claim;

/// A stretch of a text from which claims were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its bytes: on the borders of characters, and never empty.
    pub bytes: Range<usize>,
    /// The numbers of the claims, each once, in order.
    pub claims: Vec<usize>,
}

/// The evidence of numbered claims; what overlaps is one stretch; in the order of the text.
pub fn stretches(text: &str, claims: &[(usize, &Claim)]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = claims
        .iter()
        .flat_map(|(n, claim)| {
            let spans =
                claim.evidence.iter().filter(|e| e.start < e.end && text.get(e.start..e.end).is_some());
            spans.map(|e| Stretch { bytes: e.start..e.end, claims: vec![*n] })
        })
        .collect();
    all.sort_by_key(|s| (s.bytes.start, s.bytes.end));
    let mut merged: Vec<Stretch> = Vec::new();
    for next in all {
        match merged.last_mut() {
            Some(last) if next.bytes.start < last.bytes.end => {
                last.bytes.end = last.bytes.end.max(next.bytes.end);
                last.claims.extend(next.claims);
            }
            _ => merged.push(next),
        }
    }
    for stretch in &mut merged {
        stretch.claims.sort_unstable();
        stretch.claims.dedup();
    }
    merged
}

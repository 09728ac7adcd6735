//! Rows of parts that share a noun: "shoulder, knee and ankle injuries", "injuries to his head, back and leg".

use ledger::{Pathology, Region};

use super::Ailment;
use crate::text::Surface;

/// "shoulder, knee and ankle injuries": the parts before take the noun of the last.
pub(super) fn share_nouns(out: &mut [Ailment], surface: &Surface<'_>) {
    let mut listed = false;
    for i in (1..out.len()).rev() {
        let (left, right) = out.split_at_mut(i);
        let (Some(a), Some(b)) = (left.last_mut(), right.first_mut()) else { continue };
        let between = surface.word_at(a.tokens.end);
        let joined = a.tokens.end + 1 == b.tokens.start
            && (matches!(between, "and" | "or" | "&") || (listed && between == ","));
        // "ankle ligament and cartilage damage": the tissue is that of the part told before.
        let tissue = matches!(b.facts.pathology, Pathology::Cartilage | Pathology::Ligament)
            && !b.adjective
            && b.tokens.len() > 1;
        if joined && a.bare_part && tissue && b.facts.region == Region::Unspecified {
            b.facts.region = a.facts.region;
            b.facts.part = b.facts.part.take().or_else(|| a.facts.part.clone());
            listed = false;
            continue;
        }
        listed = joined && a.bare_part && !b.bare_part && b.facts.region != Region::Unspecified;
        if listed {
            a.facts.pathology = b.facts.pathology;
            a.bare_part = false;
            a.weak = false;
            a.owner = a.owner.or(b.owner);
        }
    }
}

/// "injuries to his head, back and leg": the parts behind share the noun of the first, as far as "and" closes the row.
pub(super) fn share_parts(out: &mut [Ailment], surface: &Surface<'_>) {
    const WHOSE: &[&str] = &["his", "her", "their", "left", "right", "the", "a"];
    const TO: &[&str] = &["to", "in", "of", "on"];
    let placed = |a: &Ailment| {
        !a.bare_part
            && !a.adjective
            && a.facts.region != Region::Unspecified
            && a.tokens.clone().any(|i| surface.is_word(i, TO))
    };
    // Whether "and" stands between two parts, or a comma, or nothing that joins them.
    let joint = |a: &Ailment, b: &Ailment| {
        let mut gap = (a.tokens.end..b.tokens.start).filter(|&i| !surface.is_word(i, WHOSE));
        let first = gap.next().map(|i| surface.word_at(i));
        let second = gap.next().map(|i| surface.word_at(i));
        match (first, second, gap.next()) {
            (Some("and" | "&"), None, _) | (Some(","), Some("and"), None) => Some(true),
            (Some(","), None, _) => Some(false),
            _ => None,
        }
    };
    let mut at = 0;
    while let Some(first) = out.get(at).filter(|a| placed(a)) {
        let facts = first.facts.clone();
        let owner = first.owner;
        let mut end = at + 1;
        let mut closed = false;
        while let (Some(a), Some(b)) = (out.get(end - 1), out.get(end)) {
            let Some(last) = joint(a, b).filter(|_| b.bare_part && !closed) else { break };
            closed = last;
            end += 1;
        }
        for part in out.get_mut(at + 1..if closed { end } else { at + 1 }).unwrap_or_default() {
            if part.facts.pathology == Pathology::Unspecified {
                part.facts.pathology = facts.pathology;
            }
            part.bare_part = false;
            part.weak = false;
            part.owner = part.owner.or(owner);
        }
        at = end;
    }
}

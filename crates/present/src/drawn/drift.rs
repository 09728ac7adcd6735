//! How the expected return of a player drifts.

use ledger::{Hedge, Interval, Spell, Timeline};
use pictures::{Drift, Expected, Picture};

use super::{About, NoPicture, days, nothing};
use crate::words;

/// What was expected of the return from one absence, and when it was: the absence of that number, from 1, or the last of which a day was expected more than once (or, if
/// there is none, once).
///
/// # Errors
/// When there is no such absence, or no day was expected.
pub fn drift(timeline: &Timeline, number: Option<usize>, about: &About) -> Result<Picture, NoPicture> {
    let dated = |spell: &Spell| {
        let day = |e: &&ledger::Estimate| e.expected.by.is_some() || e.expected.not_before.is_some();
        spell.estimates.iter().filter(day).count()
    };
    let latest = |least: usize| timeline.spells.iter().rev().find(|spell| dated(spell) >= least);
    let spell = match number {
        Some(number) => number.checked_sub(1).and_then(|at| timeline.spells.get(at)).ok_or_else(|| {
            let n = timeline.spells.len();
            nothing(&format!("there is no absence {number}; there {} {n}", if n == 1 { "is" } else { "are" }))
        })?,
        // One expectation does not drift.
        None => latest(2)
            .or_else(|| latest(1))
            .ok_or_else(|| nothing("nobody said on which day a return was expected"))?,
    };
    let drift = Drift {
        onset: days(spell.onset.known.unwrap_or(Interval::new(spell.onset.at_latest, spell.onset.at_latest))),
        expected: spell.estimates.iter().map(expected).collect(),
        back: spell.end.as_ref().and_then(|end| end.known).map(days),
        known_to: about.as_of,
    };
    let injury = words::injury(
        spell.region.value.unwrap_or(ledger::Region::Unspecified),
        spell.part.value.as_deref(),
        spell.pathology.value.unwrap_or(ledger::Pathology::Unspecified),
        spell.diagnosis.value.as_deref(),
        spell.side.value,
    );
    let title = format!("Expected return, {injury}");
    let note = "A point: the day expected, by the day on which it was said; the last of several days, with a bar down to the first. Hollow: \
                hoped for or held unlikely. Arrow: not before. A source is named again when it changes its mind.";
    Ok(pictures::drift(&about.heading(&title, &[note]), &drift)?)
}

fn expected(estimate: &ledger::Estimate) -> Expected {
    let source = &estimate.source;
    Expected {
        said: source.imprint.said.latest,
        not_before: estimate.expected.not_before,
        by: estimate.expected.by,
        plain: estimate.expected.hedge == Hedge::Stated,
        who: source.said_by.first().or(source.imprint.outlet.as_ref()).cloned().unwrap_or_default(),
    }
}

//! Somebody speaks of a hurt player's fitness in words that make no other claim: "He looked good this morning," the coach
//! said; "I felt it straight away," said Dorn.
//!
//! Such words tell no status, no rung and no day, but whoever says them is a source of the report on that player. They
//! are looked for at the end, when it is known who is hurt.

mod examples;
mod phrases;
mod speech;
mod whom;
mod words;

use std::collections::BTreeSet;

use speech::About;
use whom::said_of;

use super::{Calls, Draft, Rule, Sink};
use crate::people::PersonKey;
use crate::scene::Page;

pub(super) const RULE: Rule = Rule {
    name: "remarks",
    asserts: "somebody speaks of a hurt player's fitness",
    // Nothing while the report is read: it looks at the end, at what is said.
    calls: Calls::by(&[], &[]),
    run: |_, _| {},
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// Looks at all that is said in a report, once it is known who is hurt.
pub(crate) fn look(page: &Page<'_>, sink: &mut Sink) {
    let told: BTreeSet<(PersonKey, usize)> = sink
        .drafts
        .iter()
        .flat_map(|d| d.persons.iter().map(|p| (*p, d.evidence.end.saturating_sub(1))))
        .collect();
    let mut found: Vec<Draft> = Vec::new();
    let mut last = About::default();
    for quote in &page.quotes.quotes {
        if let Some(speaker) = &quote.speaker {
            last.of = said_of(page, &quote.attribution, sink);
            last.speech(page, sink, quote.tokens.clone(), speaker, true, &mut found);
        }
    }
    let indirect = page.quotes.attributions.iter().map(|a| (a.tokens.clone(), &a.speaker));
    let mut last = About::default();
    for (tokens, speaker) in indirect {
        last.speech(page, sink, tokens, speaker, false, &mut found);
    }
    for mut draft in found {
        let (from, to) = (draft.evidence.start, draft.evidence.end);
        draft.persons.retain(|p| told.range((*p, from)..(*p, to)).next().is_none());
        if !draft.persons.is_empty() {
            sink.add(draft);
        }
    }
}

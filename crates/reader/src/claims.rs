//! From drafts to claims: places in the page become names, bytes and speakers, and what is told twice becomes one
//! claim with two evidences.

use std::ops::Range;

use rustc_hash::FxHashMap;

use ledger::{Claim, ClaimId, ClaimValue, Document, Evidence, Person};

use crate::people::PersonKey;
use crate::rules::{Draft, Sink};
use crate::scene::Page;

/// Makes the claims of a page. `dated` tells whether the page's date is known at all: without one, no day that was
/// worked out from it holds.
pub(crate) fn seal(page: &Page<'_>, document: &Document, sink: Sink, dated: bool) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    // Where claims of a name, a rule and a time are, so that none is compared with all.
    let mut places: FxHashMap<(String, &'static str, Option<ledger::Interval>), Vec<usize>> =
        FxHashMap::default();
    for draft in sink.drafts {
        let Some(evidence) = evidence(page, &draft.evidence) else { continue };
        if let ClaimValue::ReturnEstimate(e) = &draft.value
            && !(dated || [e.not_before, e.by].iter().flatten().all(|day| named(*day)))
        {
            continue;
        }
        // That somebody has won or scored is no word about how he is, whoever says so.
        let said_by =
            if crate::rules::of_a_contest(draft.rule) { Vec::new() } else { speakers(page, &draft.evidence) };
        for &key in &draft.persons {
            let Some(player) = person(page, key) else { continue };
            let when =
                draft.when.filter(|w| dated || (named(w.earliest) && named(w.latest) && w.width() < 400));
            let place = places.entry((player.name.clone(), draft.rule, when)).or_default();
            let told = place
                .iter()
                .find(|at| out.get(**at).is_some_and(|c| same(c, &player, &draft, when, &said_by)));
            if let Some(same) = told.and_then(|at| out.get_mut(*at)) {
                // Evidence comes in reading order: what is there already is among the last.
                let known = |e: &Evidence| e.start == evidence.start && e.end == evidence.end;
                if !same.evidence.iter().rev().take(SENTENCE).any(known) {
                    same.evidence.push(evidence.clone());
                }
                continue;
            }
            place.push(out.len());
            out.push(Claim {
                id: ClaimId(String::new()),
                document: document.id.clone(),
                player,
                value: draft.value.clone(),
                when,
                polarity: draft.polarity,
                certainty: draft.certainty,
                said_by: said_by.clone(),
                evidence: vec![evidence.clone()],
                rule: draft.rule.to_owned(),
                derivation: if dated { draft.steps.clone() } else { undated(&draft.steps) },
            });
        }
    }
    out.into_iter().map(Claim::sealed).collect()
}

/// Whether an undated report can have named the day itself: what was counted from its own unknown date lies at the ends of
/// the calendar.
fn named(day: jiff::civil::Date) -> bool {
    (1800..=2200).contains(&day.year())
}

/// The steps of an undated report: what was counted from the ends of the calendar has no day.
fn undated(steps: &[String]) -> Vec<String> {
    const ENDS: [&str; 2] = ["9998-", "0001-"];
    let told = |step: &String| {
        let Some((words, _)) = step.split_once(": ").filter(|_| ENDS.iter().any(|end| step.contains(end)))
        else {
            return step.clone();
        };
        format!("{words}: no day, since that of the report is not known")
    };
    let mut out: Vec<String> = steps.iter().map(told).collect();
    out.dedup();
    out
}

/// More pieces of evidence for one claim than a sentence holds.
const SENTENCE: usize = 256;

fn same(
    claim: &Claim,
    player: &Person,
    draft: &Draft,
    when: Option<ledger::Interval>,
    said_by: &[String],
) -> bool {
    claim.player == *player
        && same_value(&claim.value, &draft.value)
        && claim.when == when
        && claim.polarity == draft.polarity
        && claim.certainty == draft.certainty
        && claim.rule == draft.rule
        && claim.said_by == said_by
}

/// Told in other words, a rung is the same rung; everything else is compared whole.
fn same_value(a: &ClaimValue, b: &ClaimValue) -> bool {
    match (a, b) {
        (ClaimValue::Stage { rung: a, .. }, ClaimValue::Stage { rung: b, .. }) => a == b,
        (ClaimValue::Remark { .. }, ClaimValue::Remark { .. }) => true,
        _ => a == b,
    }
}

fn evidence(page: &Page<'_>, tokens: &Range<usize>) -> Option<Evidence> {
    let bytes = page.surface.bytes(tokens.clone())?;
    let text = page.surface.text.get(bytes.clone())?.into();
    Some(Evidence { start: bytes.start, end: bytes.end, text })
}

/// Whose words the evidence is: the voice around its last word, and whoever passes it on. A player's name may stand
/// outside the quote that speaks of him, so the end decides.
fn speakers(page: &Page<'_>, evidence: &Range<usize>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let at = evidence.end.saturating_sub(1);
    let relay = page.quotes.at(at).and_then(|q| q.relay.as_ref());
    for voice in page.quotes.voice_at(at).into_iter().chain(relay) {
        let name = page.people.voice_name(voice);
        if !name.is_empty() && !out.iter().any(|n| n == name) {
            out.push(name.to_owned());
        }
    }
    out
}

/// A person as the claim names them.
pub(crate) fn person(page: &Page<'_>, key: PersonKey) -> Option<Person> {
    let p = page.person(key)?;
    Some(Person { name: p.name.clone(), id: p.id.clone(), team: p.team.clone() })
}

#[cfg(test)]
mod tests {
    use ledger::Document;

    use crate::Reader;

    #[test]
    fn the_steps_of_an_undated_report_count_from_no_day_that_nobody_told() {
        let reader = Reader::new().unwrap();
        let text = "Mia Lund tore a hamstring on Saturday. Ana Ruiz broke a leg last month and will be back in six weeks.";
        let read = reader.read(&Document::new("undated", text.to_owned()));
        let steps: Vec<&String> = read.claims.iter().flat_map(|c| &c.derivation).collect();
        assert!(steps.iter().any(|s| s.contains("that of the report is not known")), "{steps:?}");
        assert!(!steps.iter().any(|s| s.contains("9998") || s.contains("0001-")), "{steps:?}");
    }
}

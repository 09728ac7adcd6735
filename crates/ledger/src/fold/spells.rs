//! Dressing a player's story up as spells: facts with their sources, milestones, setbacks, forecasts, ends.

use jiff::civil::Date;

use crate::{
    Appearance, Claim, ClaimValue, Interval, Pathology, Phase, Region, Rung, Setting, Stage, StatusReason,
    SurgeryState, add_days, days_between,
};

use super::bearing::{Bearing, after};
use super::dossier::Dossier;
use super::field::Field;
use super::gather::{Comeback, Gathered, Sighting, Story, Word};
use super::identity::Identity;
use super::material::Material;
use super::progress::restricted;
use super::report::{Report, Source};
use super::spell::{Contradiction, End, Estimate, Lost, Milestone, Onset, Setback, Spell};
use super::telling::Telling;

/// The spells of one player, oldest first: what the reports together tell, and what each part of it rests on.
///
/// The order of what is recorded, and repeating it, make no difference. To know what was known on a day, pass what
/// was known [by](Material::by) then.
pub fn spells(material: &Material, who: &Identity) -> Vec<Spell> {
    Dossier::of(material).spells(who, None)
}

/// The spells of a story, in its order.
pub(crate) fn dress(story: &Story<'_>) -> Vec<Spell> {
    let mut spells: Vec<Spell> = story.spells.iter().map(bare).collect();
    for telling in &story.told {
        let (report, fitness) = (&telling.report, telling.fitness());
        let bearing = Bearing { published: report.said.within, claims: &fitness };
        for (claim, rung) in bearing.rungs() {
            let ClaimValue::Stage { words, .. } = &claim.value else { continue };
            // Team training with something forbidden is that of the rung below.
            let held = claim.when.is_none() && rung.stage() == Stage::FullTraining && restricted(&bearing);
            let rung = if held { Rung(50) } else { rung };
            if let Some(spell) = home(story, report, claim).and_then(|i| spells.get_mut(i)) {
                reach(spell, rung, words, claim, telling);
            }
        }
        for (claim, region) in bearing.setbacks() {
            if let Some(spell) = home(story, report, claim).and_then(|i| spells.get_mut(i)) {
                let when = claim.when.map(|when| until(when, report));
                let at_latest = when.unwrap_or(report.said.within).latest;
                set_back(spell, (when, at_latest), region, telling.source(claim));
            }
        }
        let expected = telling.entry.as_ref().and_then(|entry| entry.expected_return);
        if let Some(expected) = expected
            && let Some(spell) = current(story, report).and_then(|i| spells.get_mut(i))
        {
            let claims: Vec<&Claim> = bearing
                .affirmed()
                .filter(|c| matches!(c.value, ClaimValue::ReturnEstimate(_) | ClaimValue::Absence { .. }))
                .collect();
            spell.estimates.push(Estimate { expected, source: report.source(&claims) });
        }
    }
    for comeback in &story.comebacks {
        let Word::Told(telling, claim) = comeback.word else { continue };
        if let Some(spell) = home(story, &telling.report, claim).and_then(|i| spells.get_mut(i)) {
            let ClaimValue::Return { into } = &claim.value else { continue };
            reach(spell, Rung(85), into.as_deref().unwrap_or_default(), claim, telling);
        }
    }
    for (index, gathered) in story.spells.iter().enumerate() {
        let next = story.spells.get(index + 1..).unwrap_or_default();
        if let Some(spell) = spells.get_mut(index) {
            spell.end = end(gathered, next, &story.comebacks);
            spell.contradictions = contradictions(gathered, story);
            spell.lost = lost(spell, &story.matches);
            finish(spell);
        }
    }
    spells
}

/// A told stretch of time, cut at its report's date.
fn until(when: Interval, report: &Report) -> Interval {
    let last = report.said.within.latest;
    Interval { earliest: when.earliest.min(last), latest: when.latest.min(last) }
}

/// The spell of a story that the report's claim belongs to: the one it was folded into; else of those the report
/// tells of, or else of all, the newest that had begun by then, current ones first.
pub(crate) fn home(story: &Story<'_>, report: &Report, claim: &Claim) -> Option<usize> {
    // A step or a return is folded into no injury of its own, unless nothing else was told.
    let moves = matches!(claim.value, ClaimValue::Stage { .. } | ClaimValue::Return { .. });
    if let Some(index) = story.by_claim.get(&(&claim.id, &report.document)).filter(|_| !moves) {
        return Some(*index);
    }
    let when = claim.when.unwrap_or(report.said.within);
    let told = story.by_document.get(&report.document).map(Vec::as_slice).unwrap_or_default();
    let begun = |spell: &Gathered<'_>| spell.onset.is_none_or(|onset| onset.earliest <= when.latest);
    let newest = told
        .iter()
        .filter_map(|(index, current)| Some((*index, *current, story.spells.get(*index)?)))
        .filter(|(_, _, spell)| begun(spell))
        .max_by_key(|(index, current, spell)| (*current, spell.anchor(), *index));
    let any = || {
        let undated = claim.when.is_none();
        story.spells.iter().rposition(|spell| match spell.onset {
            Some(_) => begun(spell),
            None => undated || spell.anchor() <= when.latest,
        })
    };
    newest.map(|(index, ..)| index).or_else(any)
}

/// The spell that a report tells of as current, the newest; else the newest it tells of at all.
pub(crate) fn current(story: &Story<'_>, report: &Report) -> Option<usize> {
    let told = story.by_document.get(&report.document)?;
    told.iter().max_by_key(|(index, current)| (*current, *index)).map(|(index, _)| *index)
}

fn reach(spell: &mut Spell, rung: Rung, words: &str, claim: &Claim, telling: &Telling) {
    let report = &telling.report;
    let when = claim.when.map(|when| until(when, report));
    let at_latest = when.unwrap_or(report.said.within).latest;
    let source = telling.source(claim);
    let same = spell
        .milestones
        .iter_mut()
        .find(|m| m.rung == rung && m.when.zip(when).map_or(m.when == when, |(a, b)| a.overlaps(b)));
    match same {
        Some(known) => {
            known.when = known.when.zip(when).and_then(|(a, b)| a.intersect(b)).or(known.when);
            known.at_latest = known.at_latest.min(at_latest);
            cite(&mut known.sources, source);
        }
        None => spell.milestones.push(Milestone {
            rung,
            words: words.to_owned(),
            when,
            at_latest,
            sources: vec![source],
        }),
    }
}

fn set_back(spell: &mut Spell, (when, at_latest): (Option<Interval>, Date), region: Region, source: Source) {
    let agrees = |s: &Setback| {
        let places = s.region == region || s.region == Region::Unspecified || region == Region::Unspecified;
        places && s.when.zip(when).map_or(s.when == when, |(a, b)| a.overlaps(b))
    };
    match spell.setbacks.iter_mut().find(|s| agrees(s)) {
        Some(known) => {
            known.when = known.when.zip(when).and_then(|(a, b)| a.intersect(b)).or(known.when);
            known.at_latest = known.at_latest.min(at_latest);
            known.region = known.region.min(region);
            cite(&mut known.sources, source);
        }
        None => spell.setbacks.push(Setback { when, at_latest, region, sources: vec![source] }),
    }
}

/// Adds a source, one for each document, keeping the order in which they were said.
fn cite(sources: &mut Vec<Source>, new: Source) {
    let at = sources.binary_search_by(|s| (s.said, &s.document).cmp(&(new.said, &new.document)));
    match at.map(|at| sources.get_mut(at)) {
        Ok(Some(known))
            if new.claims.iter().all(|claim| known.claims.contains(claim))
                && new.said_by.iter().all(|name| known.said_by.contains(name)) => {}
        Ok(Some(known)) => {
            let known = known.change();
            known.claims.extend(new.claims.iter().cloned());
            known.claims.sort();
            known.claims.dedup();
            for name in &new.said_by {
                if !known.said_by.contains(name) {
                    known.said_by.push(name.clone());
                }
            }
        }
        Ok(None) => {}
        Err(at) => sources.insert(at, new),
    }
}

/// A spell's own facts, without what other claims add.
fn bare(gathered: &Gathered<'_>) -> Spell {
    let told = &gathered.sightings;
    let source = |s: &Sighting<'_>| s.source.clone();
    let mut sources: Vec<Source> = Vec::new();
    let mut onset_sources: Vec<Source> = Vec::new();
    for sighting in told {
        cite(&mut sources, source(sighting));
        let overlapping = |onset: Interval| gathered.onset.is_some_and(|known| known.overlaps(onset));
        if sighting.injury.onset.is_some_and(overlapping) {
            cite(&mut onset_sources, source(sighting));
        }
    }
    let mut others: Vec<(Interval, Source)> = told
        .iter()
        .filter_map(|s| Some((s.injury.onset?, s)))
        .filter(|(onset, s)| {
            !s.injury.recurrence && gathered.onset.is_none_or(|known| !known.overlaps(*onset))
        })
        .map(|(onset, s)| (onset, source(s)))
        .collect();
    others.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    // What was planned has been done: the two do not contradict each other.
    let operated = told.iter().any(|s| s.injury.surgery == Some(SurgeryState::Done));
    let ill = told.iter().any(|s| s.injury.region == Region::Illness);
    // "A knock" is the word for what has not been looked at: it says nothing of a hurt that was named since.
    let named = told.iter().any(|s| s.injury.region != Region::Unspecified);
    let pathology = |s: &Sighting<'_>| {
        let vague = s.injury.pathology == Pathology::Contusion && s.injury.region == Region::Unspecified;
        Some(s.injury.pathology).filter(|p| *p != Pathology::Unspecified && !(vague && named))
    };
    let mut spell = Spell {
        onset: Onset { known: gathered.onset, at_latest: gathered.anchor(), sources: onset_sources, others },
        end: None,
        reason: if ill {
            StatusReason::Illness
        } else if short_of_fitness(told) {
            StatusReason::Fitness
        } else {
            StatusReason::Injury
        },
        region: field(told, |s| Some(s.injury.region).filter(|r| *r != Region::Unspecified)),
        part: field(told, |s| s.injury.part.clone()),
        pathology: field(told, pathology),
        diagnosis: field(told, |s| s.injury.diagnosis.clone()),
        side: field(told, |s| s.injury.side),
        setting: setting(gathered),
        surgery: field(told, |s| {
            s.injury.surgery.filter(|state| !(operated && *state == SurgeryState::Planned))
        }),
        recurrence: told.iter().any(|s| s.injury.recurrence),
        setbacks: Vec::new(),
        milestones: Vec::new(),
        stage: None,
        estimates: Vec::new(),
        sources,
        contradictions: Vec::new(),
        lost: None,
    };
    for (when, region, source) in &gathered.again {
        set_back(&mut spell, (Some(*when), when.latest), *region, (*source).clone());
    }
    spell
}

/// What a fact is, by the sightings.
fn field<T: Clone + Ord>(told: &[Sighting<'_>], value: impl Fn(&Sighting<'_>) -> Option<T>) -> Field<T> {
    Field::of(told.iter().filter_map(|s| Some((value(s)?, s.source, s.voice))))
}

/// Whether nothing is told but that the player is short of match fitness.
fn short_of_fitness(told: &[Sighting<'_>]) -> bool {
    let fitness = |c: &&Claim| matches!(c.value, ClaimValue::Status { reason: StatusReason::Fitness, .. });
    told.iter().all(|s| {
        let unnamed = s.injury.region == Region::Unspecified && s.injury.pathology == Pathology::Unspecified;
        unnamed
            && s.claims.iter().any(fitness)
            && !s.claims.iter().any(|c| matches!(c.value, ClaimValue::Injury(_)))
    })
}

/// Where it happened: that of the first onset, not of a recurrence.
fn setting(gathered: &Gathered<'_>) -> Field<Setting> {
    let first = |s: &&Sighting<'_>| {
        s.injury.onset.is_none_or(|onset| gathered.onset.is_none_or(|known| known.overlaps(onset)))
    };
    let told = gathered.sightings.iter().filter(first);
    Field::of(told.filter_map(|s| Some((s.injury.setting?, s.source, s.voice))))
}

/// How a spell ended: by a return after its last onset that nothing undid, by a report that calls it over, or, as
/// far as it follows, by the next onset.
fn end(gathered: &Gathered<'_>, next: &[Gathered<'_>], comebacks: &[Comeback<'_>]) -> Option<End> {
    let begun = gathered.last_onset().unwrap_or(Interval::day(gathered.anchor()));
    let following: Option<Date> =
        next.iter().filter_map(|s| s.onset).filter(|o| o.earliest > begun.latest).map(|o| o.latest).min();
    let returned = comebacks
        .iter()
        .filter(|c| !c.undone && after(c.day, begun) && following.is_none_or(|day| c.day.earliest <= day))
        .min_by_key(|c| (c.known().is_none(), c.day.latest, c.day.earliest));
    let over = gathered.told_over().filter(|_| returned.is_none());
    if let Some(comeback) = returned {
        let known = match comeback.word {
            Word::Told(telling, claim) => claim.when.map(|when| until(when, &telling.report)),
            Word::Played(_) => Some(comeback.day),
        };
        let mut sources = Vec::new();
        let mut played = None;
        let same = |c: &&Comeback<'_>| !c.undone && c.day.overlaps(comeback.day);
        for c in comebacks.iter().filter(same) {
            match c.word {
                Word::Told(telling, claim) => cite(&mut sources, telling.source(claim)),
                Word::Played(appearance) => played = played.or(appearance.played()),
            }
        }
        return Some(End { known, at_latest: known.unwrap_or(comeback.day).latest, sources, played });
    }
    if let Some(said) = over {
        let mut sources = Vec::new();
        for s in gathered.sightings.iter().filter(|s| s.report.said.within == said) {
            cite(&mut sources, s.source.clone());
        }
        let at_latest = following.map_or(said.latest, |day| day.min(said.latest));
        return Some(End { known: None, at_latest, sources, played: None });
    }
    following.map(|at_latest| End { known: None, at_latest, sources: Vec::new(), played: None })
}

/// The spell's reports that have the player out from before to after a match that the player played.
fn contradictions(gathered: &Gathered<'_>, story: &Story<'_>) -> Vec<Contradiction> {
    let mut found: Vec<Contradiction> = Vec::new();
    for sighting in gathered.sightings.iter().filter(|s| s.injury.phase == Phase::Current) {
        let report = sighting.report;
        let Some(since) = sighting.since else { continue };
        let out = |a: &&&Appearance| since < a.day && a.day < report.said.within.earliest;
        let Some(played) = story.matches.iter().filter(out).find_map(|a| a.played()) else { continue };
        let source = sighting.source.clone();
        if found.iter().all(|c| c.source.document != source.document) {
            found.push(Contradiction { source, played });
        }
    }
    found.sort_by(|a, b| a.source.cmp(&b.source));
    found
}

/// What a spell cost.
fn lost(spell: &Spell, matches: &[&Appearance]) -> Option<Lost> {
    let last = matches.last()?.day;
    let begun = spell.onset.known.map_or(spell.onset.at_latest, |onset| onset.latest);
    let end = spell.end.as_ref();
    let back = end.map_or(add_days(last, 1), |end| end.known.map_or(end.at_latest, |known| known.earliest));
    let back_latest = end.map_or(back, |end| end.at_latest);
    let days = |from, to| u32::try_from(days_between(from, to)).unwrap_or(0);
    let missed = matches.iter().filter(|a| a.minutes == 0 && a.day >= begun && a.day < back_latest);
    Some(Lost {
        days_least: days(begun, back),
        days_most: spell.onset.known.map(|onset| days(onset.earliest, back_latest)),
        matches: u32::try_from(missed.count()).unwrap_or(u32::MAX),
        back_for: end.and_then(|end| end.played.as_ref()).map(|played| played.minutes),
    })
}

/// Puts everything in order, and finds the stage.
fn finish(spell: &mut Spell) {
    spell.milestones.sort_by(|a, b| {
        (a.when.map_or(a.at_latest, |w| w.earliest), a.at_latest, a.rung, &a.words).cmp(&(
            b.when.map_or(b.at_latest, |w| w.earliest),
            b.at_latest,
            b.rung,
            &b.words,
        ))
    });
    spell.setbacks.sort_by_key(|s| (s.at_latest, s.when, s.region));
    spell.estimates.sort_by(|a, b| a.source.cmp(&b.source));
    let lost: Option<Date> = spell.setbacks.iter().filter_map(|s| s.when).map(|w| w.latest).max();
    let kept = spell.milestones.iter().filter(|m| lost.is_none_or(|day| m.at_latest > day));
    spell.stage = kept.map(|m| m.rung.stage()).max().filter(|stage| *stage > Stage::Injured);
    let told = spell.milestones.iter().flat_map(|m| &m.sources);
    let told: Vec<Source> = told.chain(spell.estimates.iter().map(|e| &e.source)).cloned().collect();
    for source in told {
        cite(&mut spell.sources, source);
    }
}

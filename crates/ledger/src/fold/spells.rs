//! Dressing a player's story up as spells: facts with their sources, milestones, setbacks, forecasts, ends.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{
    Claim, ClaimValue, Interval, Pathology, Region, Rung, Setting, Stage, StatusReason, SurgeryState,
};

use super::dossier::Dossier;
use super::endings::{close, until};
use super::field::Field;
use super::gather::{Gathered, Story, Word};
use super::identity::Identity;
use super::injuries::narrows;
use super::lost::{lost, stretches};
use super::material::Material;
use super::report::{Report, Source};
use super::sighting::Sighting;
use super::spell::{Milestone, Onset, Setback, Spell};
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
    dress_those(story, |_| true).into_iter().flatten().collect()
}

/// Those of the spells of a story whose places are wanted, in its order.
pub(crate) fn dress_those(story: &Story<'_>, wanted: impl Fn(usize) -> bool) -> Vec<Option<Spell>> {
    let dressed = |(index, gathered)| wanted(index).then(|| bare(gathered));
    let mut spells: Vec<Option<Spell>> = story.spells.iter().enumerate().map(dressed).collect();
    let mut put = |place: Option<usize>, into: &mut dyn FnMut(&mut Spell)| {
        if let Some(Some(spell)) = place.and_then(|index| spells.get_mut(index)) {
            into(spell);
        }
    };
    for telling in &story.told {
        let report = &telling.report;
        for (at, rung) in &telling.steps.rungs {
            let Some(claim) = report.claims.get(*at) else { continue };
            let ClaimValue::Stage { words, .. } = &claim.value else { continue };
            let when = reached_on(telling, *rung, claim);
            put(home(story, report, claim), &mut |spell| {
                reach(spell, *rung, words, when, telling.source(claim), report);
            });
        }
        for (at, region) in &telling.steps.setbacks {
            let Some(claim) = report.claims.get(*at) else { continue };
            let when = claim.when.map(|when| until(when, report));
            let at_latest = when.unwrap_or(report.said.within).latest;
            put(home(story, report, claim), &mut |spell| {
                set_back(spell, (when, at_latest), *region, telling.source(claim));
            });
        }
        if let Some((_, estimate)) = telling.forecast() {
            put(current(story, report), &mut |spell| spell.estimates.push(estimate.clone()));
        }
    }
    for comeback in &story.comebacks {
        let Word::Told(telling, claim) = comeback.word else { continue };
        let ClaimValue::Return { into } = &claim.value else { continue };
        let words = into.as_deref().unwrap_or_default();
        put(home(story, &telling.report, claim), &mut |spell| {
            reach(spell, Rung(85), words, claim.when, telling.source(claim), &telling.report);
        });
    }
    let stretches = stretches(story);
    for (index, spell) in spells.iter_mut().enumerate() {
        if let Some(spell) = spell {
            close(spell, story, index);
            spell.lost = lost(spell, index, &stretches, &story.matches);
            finish(spell);
        }
    }
    spells
}

/// The spell of a story that the report's claim belongs to: the one it was folded into; else of those the report
/// tells of, or else of all, the newest that had begun by then, current ones first.
pub(crate) fn home(story: &Story<'_>, report: &Report, claim: &Claim) -> Option<usize> {
    // A step or a return is folded into no injury of its own, unless nothing else was told.
    let moves = matches!(claim.value, ClaimValue::Stage { .. } | ClaimValue::Return { .. });
    let told = story.by_document.get(&report.document).map(Vec::as_slice).unwrap_or_default();
    let folded = told.iter().find(|of| !moves && of.claims().any(|own| own.id == claim.id));
    if let Some(of) = folded {
        return Some(of.spell);
    }
    let when = claim.when.unwrap_or(report.said.within);
    let begun = |spell: &Gathered<'_>| spell.onset.is_none_or(|onset| onset.earliest <= when.latest);
    let newest = told
        .iter()
        .filter_map(|of| Some((of.spell, of.current, story.spells.get(of.spell)?)))
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
    told.iter().map(|of| (of.current, of.spell)).max().map(|(_, spell)| spell)
}

/// When a rung was reached, by what a report says: where it says no more than that it was by now, but of the same stage elsewhere
/// on which day before, then on that day.
fn reached_on(telling: &Telling, rung: Rung, claim: &Claim) -> Option<Interval> {
    let said = telling.report.said.within;
    if claim.when.is_some_and(|when| when != said) {
        return claim.when;
    }
    let dated = telling.steps.rungs.iter().filter(|(_, other)| other.stage() == rung.stage());
    let days = dated.filter_map(|(at, _)| telling.report.claims.get(*at)?.when);
    days.filter(|when| when.latest < said.earliest).min().or(claim.when)
}

fn reach(
    spell: &mut Spell,
    rung: Rung,
    words: &str,
    when: Option<Interval>,
    source: Source,
    report: &Report,
) {
    let when = when.map(|when| until(when, report));
    let at_latest = when.unwrap_or(report.said.within).latest;
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
pub(crate) fn cite(sources: &mut Vec<Source>, new: Source) {
    let at = sources.binary_search_by(|s| {
        (s.imprint.said, &s.imprint.document).cmp(&(new.imprint.said, &new.imprint.document))
    });
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
    // Nor does "a torn cruciate" beside a report that says which.
    let names: BTreeSet<&str> = told.iter().filter_map(|s| s.injury.diagnosis.as_deref()).collect();
    let diagnosis = |s: &Sighting<'_>| {
        let name = s.injury.diagnosis.as_deref()?;
        (!names.iter().any(|other| narrows(other, name))).then(|| name.to_owned())
    };
    let mut spell = Spell {
        onset: Onset { known: gathered.onset, at_latest: gathered.anchor(), sources: onset_sources, others },
        end: None,
        holds_until: None,
        last_hurt: gathered.last_hurt(),
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
        diagnosis: field(told, diagnosis),
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
    let fitness = |c: &Claim| matches!(c.value, ClaimValue::Status { reason: StatusReason::Fitness, .. });
    told.iter().all(|s| {
        let unnamed = s.injury.region == Region::Unspecified && s.injury.pathology == Pathology::Unspecified;
        unnamed && s.claims().any(fitness) && !s.claims().any(|c| matches!(c.value, ClaimValue::Injury(_)))
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

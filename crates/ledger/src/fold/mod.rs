//! Folding claims: those of one document into entries, those of many into spells, timelines and boards.
//!
//! A fold only reads claims; it never edits one, and the same claims give the same result in whatever order they
//! come and however often each is repeated. Every choice that a fold makes is one of the rules written in the
//! module that makes it:
//!
//! | module | decides |
//! | --- | --- |
//! | [`injuries`] | which claims of a player tell of the same injury, and what is known of each |
//! | [`progress`] | the furthest rung of the ladder reached |
//! | [`availability`] | out, doubtful, available |
//! | [`forecast`] | which of several forecasts the report gives most weight |
//! | [`identity`] | who is who across documents |
//! | [`namesakes`] | whether a full name is several players' |
//! | [`families`] | whose record can be folded without whose |
//! | [`copies`] | which reports say what another said before, in its words |
//! | [`gather`] | which reports tell of the same spell |
//! | [`lapse`] | until when a word holds that nobody speaks of any more |
//! | [`disputes`] | which onset holds, and whether a lone voice tells of a spell of its own |
//! | [`mod@field`] | which of several values of a fact holds |
//! | [`voices`] | whose words a report gives, and which voices depend on each other |
//! | [`curated`], [`people`] | what curators' edits change; who is who by them |
//! | [`mod@track`] | what became of forecasts |
//! | [`endings`] | how a spell ended, and what it cost |
//! | [`card`] | whose word on a player's status stands, and who is shown on a board |

mod availability;
mod bearing;
mod board;
mod card;
mod cast;
mod copies;
mod curated;
mod disputes;
mod dossier;
mod endings;
mod families;
mod field;
mod forecast;
mod gather;
mod gathered;
mod groups;
mod heap;
mod identity;
mod injuries;
mod lapse;
mod lost;
mod material;
mod namesakes;
mod people;
mod phase;
mod progress;
#[cfg(test)]
mod record_tests;
mod report;
#[cfg(test)]
pub(crate) mod sample;
mod sighting;
mod spell;
mod spells;
mod steps;
mod telling;
#[cfg(test)]
mod tests;
mod timeline;
mod track;
mod voices;

use std::collections::BTreeMap;

use crate::{Claim, ClaimValue, Entry, InjuryEntry, Interval, Phase, Region, Status, StatusReason};
use bearing::Bearing;
pub use board::{Board, Candidate, Lapsed, Row, TeamBoard, board};
pub use curated::standing;
pub use dossier::{Course, Dossier};
pub use families::Families;
pub use field::{Alternative, Decided, Field};
pub use identity::{Identity, Individual, Roster};
use injuries::Injury;
pub use lost::MATCH_MINUTES;
pub use material::Material;
pub use report::{Cited, Imprint, Report, Source};
pub use spell::{Contradiction, End, Estimate, Lost, Milestone, MinutesMissed, Onset, Setback, Spell, Usual};
pub use spells::spells;
pub use timeline::{Line, Timeline, timeline, timelines};
pub use track::{Forecasts, TrackRecord, track_records, voices};

/// What one document says about each player: the fold of its claims, in the order in which the document first
/// speaks of each player's fitness.
///
/// `published` is the document's own date. Only claims about fitness count: a player of whom the document tells
/// nothing but matches, cover, companions, a team, or an absence without a hurt gets no entry. Nor does one who is
/// only suspended, rested or away for reasons of his own.
pub fn entries(published: Interval, claims: &[Claim]) -> Vec<Entry> {
    by_player(claims)
        .into_iter()
        .filter_map(|claims| player(published, &claims))
        .map(|told| told.entry)
        .collect()
}

/// One player's part of one document: the entry, and behind each of its injuries the claims that told of it.
pub(crate) struct Told<'a> {
    /// What the document says of the player.
    pub(crate) entry: Entry,
    /// For each of `entry.injuries`, in the same order, the claims behind it.
    pub(crate) behind: Vec<Vec<&'a Claim>>,
}

/// A document's claims, sorted by place in the text and without repetition, apart for each player.
///
/// Two names belong to one player where both were matched to the same person, or where they are the same but for
/// case and accents.
pub(crate) fn by_player(claims: &[Claim]) -> Vec<Vec<&Claim>> {
    let mut sorted: Vec<&Claim> = claims.iter().collect();
    sorted.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.id.cmp(&b.id)));
    sorted.dedup_by(|a, b| a == b);
    let mut ids: BTreeMap<String, &crate::PersonId> = BTreeMap::new();
    for claim in &sorted {
        if let Some(id) = &claim.player.id {
            ids.entry(folded(&claim.player.name)).or_insert(id);
        }
    }
    let mut groups: Vec<Vec<&Claim>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for claim in sorted {
        let name = folded(&claim.player.name);
        let id = claim.player.id.as_ref().or(ids.get(&name).copied());
        let key = id.map_or(name, |id| format!("#{}", id.0));
        if key.is_empty() {
            continue;
        }
        let index = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.push(claim),
            None => groups.push(vec![claim]),
        }
    }
    groups
}

/// A claim's place in its document: the first byte of its evidence.
fn place(claim: &Claim) -> (usize, usize) {
    claim.evidence.iter().map(|e| (e.start, e.end)).min().unwrap_or((usize::MAX, usize::MAX))
}

/// A name for comparison: folded, apostrophes and full stops dropped, every other stretch of what is neither letter
/// nor digit one space.
pub(crate) fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in crate::names::fold(name).chars() {
        match c {
            '\'' | '.' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The entry of one player, from that player's claims in the order of the text.
pub(crate) fn player<'a>(published: Interval, claims: &[&'a Claim]) -> Option<Told<'a>> {
    let fitness: Vec<&Claim> = claims.iter().copied().filter(|c| about_fitness(c)).collect();
    let expected = |c: &Claim| matches!(c.value, ClaimValue::ReturnEstimate(_));
    // Whoever is away for what is no hurt is expected back from there.
    let away = claims.iter().any(|c| away(c));
    if !fitness.iter().any(|c| tells_of_hurt(c) && !(away && expected(c))) {
        return None;
    }
    let bearing = Bearing { published, claims: &fitness };
    let mut injuries = injuries::distinct(&bearing);
    phase::settle(&bearing, &mut injuries);
    let stage = progress::furthest(&bearing, &injuries);
    let status = availability::status(&bearing, &injuries, stage);
    if injuries.is_empty() {
        injuries.push(untold_injury(&bearing, status));
    }
    phase::reconcile(&bearing, &mut injuries, status);
    injuries.sort_by_key(|injury| injury.phase == Some(Phase::Past));
    let entry = Entry {
        player: fullest_name(&fitness),
        status,
        stage,
        expected_return: forecast::expected_return(&bearing, status),
        said_by: speakers(&fitness),
        injuries: injuries.iter().map(Injury::entry).collect::<Vec<InjuryEntry>>(),
    };
    let behind = |injury: Injury<'a>| {
        let mut claims = injury.claims;
        claims.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.id.cmp(&b.id)));
        claims.dedup_by(|a, b| std::ptr::eq(*a, *b));
        claims
    };
    Some(Told { entry, behind: injuries.into_iter().map(behind).collect() })
}

/// Whether a claim tells that the player is out, and not for any hurt: a status that bears on no fitness.
fn away(claim: &Claim) -> bool {
    claim.polarity == crate::Polarity::Affirmed
        && matches!(claim.value, ClaimValue::Status { status: Status::Out, .. })
        && !about_fitness(claim)
}

/// Claims that bear on fitness at all; the others never make, colour or attribute an entry.
fn about_fitness(claim: &Claim) -> bool {
    match &claim.value {
        ClaimValue::Exposure(_)
        | ClaimValue::Companion { .. }
        | ClaimValue::Cover { .. }
        | ClaimValue::Fixture { .. }
        | ClaimValue::Chance { .. }
        | ClaimValue::Team { .. } => false,
        ClaimValue::Status { reason, .. } => !matches!(
            reason,
            StatusReason::Suspension
                | StatusReason::Personal
                | StatusReason::Rested
                | StatusReason::Duty
                | StatusReason::Ineligible
        ),
        _ => true,
    }
}

/// Claims that by themselves say that the player is or was hurt, ill, recovering or in doubt. An absence or a
/// return does not: players miss matches and come back for many reasons. A remark is
/// only read where something else tells of a hurt.
fn tells_of_hurt(claim: &Claim) -> bool {
    match &claim.value {
        ClaimValue::Absence { .. } | ClaimValue::Return { .. } | ClaimValue::Remark { .. } => false,
        ClaimValue::Injury(_) => claim.polarity == crate::Polarity::Affirmed,
        ClaimValue::Status { reason, .. } => *reason != StatusReason::Unknown,
        // Everybody who plays trains fully and is in squads; only a clearance tells that there was something to clear.
        ClaimValue::Stage { rung, .. } => rung.0 < 60 || rung.0 == 62,
        value => !matches!(value, ClaimValue::Exposure(_)),
    }
}

/// The name with the most words, the first of those.
fn fullest_name(claims: &[&Claim]) -> String {
    let words = |claim: &&&Claim| claim.player.name.split_whitespace().count();
    claims.iter().rev().max_by_key(words).map(|c| c.player.name.clone()).unwrap_or_default()
}

/// Everybody to whom a claim about the player's fitness is attributed, in the order of the text. Of a full name and
/// its surname alone, the full name is kept.
fn speakers(claims: &[&Claim]) -> Vec<String> {
    let mut said_by: Vec<(String, String)> = Vec::new();
    for name in claims.iter().flat_map(|claim| &claim.said_by) {
        let key = folded(name);
        if key.is_empty() {
            continue;
        }
        let same = |known: &str| {
            known == key
                || known.strip_suffix(key.as_str()).is_some_and(|rest| rest.ends_with(' '))
                || key.strip_suffix(known).is_some_and(|rest| rest.ends_with(' '))
        };
        match said_by.iter_mut().find(|(known, _)| same(known)) {
            Some(known) if known.0.len() < key.len() => *known = (key, name.clone()),
            Some(_) => {}
            None => said_by.push((key, name.clone())),
        }
    }
    said_by.into_iter().map(|(_, name)| name).collect()
}

/// The injury of a player of whom the report tells a status, a step or a forecast, but no injury: its place is what
/// a setback, an operation or a finding names, else unspecified, and it is over if the player is available.
fn untold_injury<'a>(bearing: &Bearing<'_, 'a>, status: Option<Status>) -> Injury<'a> {
    let mut injury = Injury::unspecified();
    let ill = bearing
        .claims
        .iter()
        .any(|c| matches!(c.value, ClaimValue::Status { reason: StatusReason::Illness, .. }));
    if ill {
        injury.facts.region = Region::Illness;
        injury.facts.pathology = crate::Pathology::Illness;
    }
    injury.claims = bearing.claims.to_vec();
    injury.facts.recurrence = bearing.setbacks().next().is_some();
    injury.phase = Some(if status == Some(Status::Available) { Phase::Past } else { Phase::Current });
    injury
}

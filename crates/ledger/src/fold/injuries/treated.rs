//! Which injury an operation, a setback or a finding belongs to.

use crate::fold::bearing::Bearing;
use crate::{Claim, ClaimValue, InjuryFacts, Phase, Region};

use super::Injury;

/// Gives the player's one unspecified injury the region that an operation, a setback or a finding names, when no
/// injury has it yet.
pub(super) fn name_place(bearing: &Bearing<'_, '_>, injuries: &mut Vec<Injury<'_>>) {
    let regions = bearing.claims.iter().filter_map(|claim| match claim.value {
        ClaimValue::Surgery { region, .. }
        | ClaimValue::Setback { region }
        | ClaimValue::NegativeFinding { region, .. } => Some((*claim, region)),
        _ => None,
    });
    for (claim, region) in regions {
        if region == Region::Unspecified || injuries.iter().any(|i| i.facts.region == region) {
            continue;
        }
        if injuries.is_empty() {
            let facts = InjuryFacts { region, ..InjuryFacts::default() };
            let mut injury = Injury::unspecified();
            injury.facts = facts;
            injury.certain = !matches!(claim.value, ClaimValue::NegativeFinding { .. });
            injuries.push(injury);
            continue;
        }
        let mut open = injuries
            .iter_mut()
            .filter(|i| i.facts.region == Region::Unspecified && i.phase != Some(Phase::Past));
        if let (Some(injury), None) = (open.next(), open.next()) {
            injury.facts.region = region;
            continue;
        }
        let operation = matches!(claim.value, ClaimValue::Surgery { .. });
        if operation {
            let mut injury = Injury::unspecified();
            injury.facts.region = region;
            injuries.push(injury);
        }
    }
}

/// The injury that something told of a region belongs to.
pub(super) fn pick<'i, 'a>(
    injuries: &'i mut [Injury<'a>],
    region: Region,
    claim: &Claim,
) -> Option<&'i mut Injury<'a>> {
    let fits = |injury: &Injury<'a>| {
        let place = region == Region::Unspecified
            || injury.facts.region == region
            || injury.facts.region == Region::Unspecified;
        let time = injury.onset.zip(claim.when).is_none_or(|(onset, when)| onset.earliest <= when.latest);
        place && time
    };
    injuries.iter_mut().filter(|injury| fits(injury)).min_by_key(|injury| {
        let elsewhere = region != Region::Unspecified && injury.facts.region != region;
        // Seldom that of an illness, where there is an injury too.
        (elsewhere, injury.facts.region == Region::Illness, injury.preference(claim))
    })
}

pub(super) fn operate<'a>(bearing: &Bearing<'_, 'a>, injuries: &mut Vec<Injury<'a>>) {
    // The furthest state stands: what was planned has since been done, and what is to be done was not ruled out.
    for (claim, state, region) in bearing.operations() {
        if injuries.is_empty() {
            injuries.push(Injury::unspecified());
        }
        if let Some(injury) = pick(injuries, region, claim) {
            injury.surgery = injury.surgery.into_iter().chain([state]).min();
            injury.add(claim);
        }
    }
}

//! Out, doubtful or available, at the document's date.
//!
//! A status told of now or of the next match decides. Among several the latest in time, then the plainest; where
//! these still differ, `out` stands over `doubtful` and both over `available`, but `available` stands over `out`
//! when the player is told to be back or every injury is over ("out for months" was history then), unless a return is
//! plainly told to be more than a week away, or the player to miss the next match.
//!
//! Where none is told, it is concluded, in this order:
//! 0. an operation still to come: `out`;
//! 1. back, in the squad, or in all of the team's training (a practice match too) since the newest onset, and neither a forecast nor a match missed
//!    ahead: `available`;
//! 2. a forecast not before some day ahead: `out`; back by a day within the week: `doubtful`, or `available` if that is plainly told of somebody of
//!    whom the first holds, or whose injuries are all told to be over; by a later day: `out`;
//! 3. injuries told, all over: `available`, unless the next match is missed or a rung below full training is told as of now: `out`;
//! 4. absent now and not back in training, operated on or about to be, a lay-off told, a match that does not count still to be played
//!    on the way back: `out`;
//! 5. the stage: full training or a practice match before a setback or with something that he may not do yet, `doubtful`; assessment, `doubtful` unless something plainly told to be broken,
//!    dislocated or torn is what is looked at; any other below, `out`;
//! 6. the latest status told of an earlier day, but for a fitness that the newest onset came after;
//! 7. a current injury: `doubtful` if it is only suspected or a knock, else `out`; a setback: `out`;
//! 8. nothing can be concluded.

use std::cmp::Reverse;

use crate::{Certainty, ClaimValue, Hedge, Pathology, Phase, Stage, Status, SurgeryState, add_days};

use super::bearing::Bearing;
use super::injuries::Injury;
use super::{forecast, phase};

/// "Back by" a day this near puts the next match in question rather than ruling it out.
const WITHIN_DAYS: i64 = 7;

/// An operation that was so long ago keeps nobody out by itself. Longer than the mean lay-off after the reconstruction of a cruciate
/// ligament: see [`phase`].
const OPERATED_DAYS: i64 = 365;

/// The status, or none when nothing can be concluded.
pub(crate) fn status(
    bearing: &Bearing<'_, '_>,
    injuries: &[Injury<'_>],
    stage: Option<Stage>,
) -> Option<Status> {
    told(bearing, injuries, stage)
        .map(|status| {
            let far = far_off(bearing) || forecast::barred(bearing);
            if status == Status::Doubtful && far { Status::Out } else { status }
        })
        .or_else(|| concluded(bearing, injuries, stage))
}

/// "Unlikely to play again this season": a return that is called unlikely for more than the next match. Who may hardly be
/// back by then is out now, and so is who plainly will not be back for more than a week.
fn far_off(bearing: &Bearing<'_, '_>) -> bool {
    let today = bearing.published.latest;
    forecast::ahead(bearing).any(|(_, estimate)| {
        estimate.hedge == Hedge::Unlikely
            && estimate.by.is_some_and(|by| by > add_days(today, 2 * WITHIN_DAYS))
    })
}

fn over(injuries: &[Injury<'_>]) -> bool {
    !injuries.is_empty() && injuries.iter().all(|i| i.phase == Some(Phase::Past))
}

fn told(bearing: &Bearing<'_, '_>, injuries: &[Injury<'_>], stage: Option<Stage>) -> Option<Status> {
    let today = bearing.published.latest;
    let weight = |claim: &crate::Claim| {
        let day = claim.when.map_or(today, |when| when.latest.min(today));
        (Reverse(day), claim.certainty)
    };
    let best = bearing.statuses_now().map(|(claim, _)| weight(claim)).min()?;
    let equals: Vec<Status> =
        bearing.statuses_now().filter(|(claim, _)| weight(claim) == best).map(|(_, status)| status).collect();
    let fit = stage >= Some(Stage::Squad) || over(injuries) || bearing.returns().next().is_some();
    let misses_the_next = bearing.misses_the_next();
    if fit && !forecast::barred(bearing) && !misses_the_next && equals.contains(&Status::Available) {
        return Some(Status::Available);
    }
    equals.into_iter().chain(misses_the_next.then_some(Status::Out)).min()
}

fn concluded(bearing: &Bearing<'_, '_>, injuries: &[Injury<'_>], stage: Option<Stage>) -> Option<Status> {
    if injuries.iter().any(|i| i.surgery == Some(SurgeryState::Planned)) {
        return Some(Status::Out);
    }
    let newest = injuries.iter().filter_map(|i| i.onset).max_by_key(|o| o.latest);
    let ahead = forecast::ahead(bearing)
        .filter(|(claim, _)| claim.certainty != Certainty::Speculated)
        .min_by_key(|(claim, _)| claim.certainty);
    let misses_the_next = bearing.misses_the_next();
    if (stage >= Some(Stage::Squad) || phase::fit_again(bearing, newest))
        && !(stage < Some(Stage::Squad) && bearing.rehearses())
        && ahead.is_none()
        && !misses_the_next
    {
        return Some(Status::Available);
    }
    if let Some((_, estimate)) = ahead {
        let today = bearing.published.latest;
        let near = estimate.by.is_some_and(|by| by <= add_days(today, WITHIN_DAYS));
        let barred = estimate.not_before.is_some_and(|day| day > today);
        // "trained fully and is to return on Saturday", "in line to feature after recovering from a knock": ready for it.
        let ready = (phase::fit_again(bearing, newest) || over(injuries)) && estimate.hedge == Hedge::Stated;
        return Some(match near && !barred {
            true if ready && !misses_the_next => Status::Available,
            true => Status::Doubtful,
            false => Status::Out,
        });
    }
    let working = bearing.rungs().any(|(claim, rung)| {
        (Stage::Surgery..=Stage::PartialTraining).contains(&rung.stage())
            && claim.when.is_some_and(|when| when.latest >= bearing.published.earliest)
    });
    if over(injuries) {
        // Who is told to be at work on a rung below full training now is not back, however past the injury is told.
        return Some(if misses_the_next || (working && stage < Some(Stage::FullTraining)) {
            Status::Out
        } else {
            Status::Available
        });
    }
    let long_ago = |claim: &crate::Claim| {
        claim.when.is_some_and(|when| when.latest < add_days(bearing.published.earliest, -OPERATED_DAYS))
    };
    let operated =
        bearing.operations().any(|(claim, state, _)| state != SurgeryState::RuledOut && !long_ago(claim));
    let laid_off = bearing.affirmed().any(|c| matches!(c.value, ClaimValue::Layoff { .. }));
    // "Has been out since May": so it was until he came back to training.
    let trains = matches!(stage, Some(Stage::FullTraining | Stage::MatchPractice));
    if operated || laid_off || (!trains && bearing.absences_now().next().is_some()) {
        return Some(Status::Out);
    }
    if bearing.rehearses() && stage < Some(Stage::MatchPractice) {
        return Some(Status::Out);
    }
    match stage {
        Some(Stage::Assessment) if injuries.iter().any(grave) => return Some(Status::Out),
        Some(Stage::FullTraining | Stage::MatchPractice | Stage::Assessment) => {
            return Some(Status::Doubtful);
        }
        Some(_) => return Some(Status::Out),
        None => {}
    }
    // "Tore a hamstring on Saturday. He came back from a knee injury only last month": fit until he was hurt.
    let hurt_since = |when: crate::Interval| {
        let open = injuries.iter().filter(|i| i.phase != Some(Phase::Past)).filter_map(|i| i.onset);
        open.max_by_key(|onset| onset.earliest).is_some_and(|onset| when.latest < onset.earliest)
    };
    let earlier = bearing
        .statuses()
        .filter(|(c, _)| c.when.is_some_and(|when| when.latest < bearing.published.earliest))
        .filter(|(c, status)| *status != Status::Available || !c.when.is_some_and(hurt_since))
        .max_by_key(|(c, status)| (c.when.map(|when| when.latest), Reverse(*status)));
    if let Some((_, status)) = earlier {
        return Some(status);
    }
    let mut current = injuries.iter().filter(|i| i.phase != Some(Phase::Past)).peekable();
    if current.peek().is_some() {
        // A broken leg is feared of somebody who cannot play, whatever the scan shows.
        let slight = current.all(|i| match i.facts.pathology {
            Pathology::Contusion => true,
            Pathology::Fracture | Pathology::Dislocation => false,
            _ => !i.certain,
        });
        return Some(if slight { Status::Doubtful } else { Status::Out });
    }
    bearing.setbacks().next().map(|_| Status::Out)
}

/// "X-rays showed that he had broken a bone in his foot": whatever else is looked at, nobody plays with that.
fn grave(injury: &Injury<'_>) -> bool {
    const TORN: [&str; 3] = ["tear", "torn", "rupture"];
    let torn = || injury.facts.diagnosis.as_deref().is_some_and(|d| TORN.iter().any(|t| d.contains(t)));
    let broken = match injury.facts.pathology {
        Pathology::Fracture | Pathology::Dislocation | Pathology::Ligament => true,
        Pathology::MuscleTendon => torn(),
        _ => false,
    };
    injury.certain && injury.phase != Some(Phase::Past) && broken
}

#[cfg(test)]
mod tests {
    use super::super::entries;
    use super::super::sample::*;
    use crate::{
        Certainty, Claim, ClaimValue, ExpectedReturn, Hedge, InjuryFacts, Pathology, Phase, Region, Rung,
        Stage, Status, StatusReason, SurgeryState,
    };

    /// The status and the injuries' phases that claims of a report of 17 April 2021 come to.
    fn entry(claims: &[Claim]) -> (Option<Status>, Vec<Phase>) {
        let all = entries(when("2021-04-17"), claims);
        let phases = |injuries: &[crate::InjuryEntry]| injuries.iter().map(|i| i.phase).collect();
        all.first().map(|e| (e.status, phases(&e.injuries))).expect("an entry")
    }

    fn fit(at: usize) -> Claim {
        claim(at, ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury })
    }

    fn misses(at: usize, days: &str) -> Claim {
        claim(at, ClaimValue::Absence { missed: None }).on(days)
    }

    fn injury(at: usize, facts: InjuryFacts) -> Claim {
        claim(at, ClaimValue::Injury(facts))
    }

    #[test]
    fn who_misses_the_next_match_is_not_available_however_the_hurt_is_told() {
        let past = injury(0, InjuryFacts { phase: Some(Phase::Past), ..knee() });
        let ahead = misses(9, "2021-04-20");
        assert_eq!(entry(std::slice::from_ref(&past)).0, Some(Status::Available));
        assert_eq!(entry(&[past.clone(), ahead.clone()]), (Some(Status::Out), vec![Phase::Current]));
        assert_eq!(entry(&[past.clone(), fit(5), ahead]).0, Some(Status::Out));
        // A match that is over, or another's place in the side while he sits on the bench, says nothing of that kind.
        assert_eq!(entry(&[past.clone(), misses(9, "2021-04-10")]).0, Some(Status::Available));
        let bench =
            claim(7, ClaimValue::Stage { rung: Rung(80), words: "on the bench".into() }).on("2021-04-17");
        assert_eq!(entry(&[past, bench, misses(9, "2021-04-18")]).0, Some(Status::Available));
    }

    #[test]
    fn who_trains_with_the_team_is_available_unless_something_holds_him_back() {
        let hurt = injury(0, knee());
        let trains = |rung| {
            claim(9, ClaimValue::Stage { rung: Rung(rung), words: "in full training".into() })
                .on("2021-04-16")
        };
        assert_eq!(entry(&[hurt.clone(), trains(60)]), (Some(Status::Available), vec![Phase::Past]));
        assert_eq!(entry(&[hurt.clone(), trains(70)]), (Some(Status::Available), vec![Phase::Past]));
        assert_eq!(entry(&[hurt.clone(), trains(45)]).0, Some(Status::Out));
        let held = claim(12, ClaimValue::Restriction { what: "no contact".into() });
        assert_ne!(entry(&[hurt.clone(), trains(60), held]).0, Some(Status::Available));
        let back = claim(12, ClaimValue::Setback { region: Region::Knee }).on("2021-04-17");
        assert_ne!(entry(&[hurt.clone(), trains(60), back]).0, Some(Status::Available));
        assert_eq!(entry(&[hurt, trains(60), misses(12, "2021-04-20")]).0, Some(Status::Out));
    }

    #[test]
    fn who_hopes_for_a_game_for_the_reserves_is_not_back() {
        let hurt = injury(0, knee());
        let trains =
            claim(9, ClaimValue::Stage { rung: Rung(60), words: "in full training".into() }).on("2021-04-10");
        let game = claim(20, ClaimValue::Stage { rung: Rung(70), words: "a reserve game".into() })
            .surely(Certainty::Hoped);
        assert_eq!(
            entry(&[hurt.clone(), trains.clone(), game.clone()]),
            (Some(Status::Out), vec![Phase::Current])
        );
        assert_eq!(entry(&[hurt.clone(), game.clone()]), (Some(Status::Out), vec![Phase::Current]));
        assert_eq!(entry(&[hurt, trains, game, fit(30)]).0, Some(Status::Available));
    }

    #[test]
    fn who_is_over_it_and_plainly_to_return_within_the_week_is_available() {
        let over = injury(0, InjuryFacts { phase: Some(Phase::Past), ..knee() });
        let by = |hedge| {
            let estimate = ExpectedReturn { not_before: None, by: Some(when("2021-04-20").latest), hedge };
            claim(9, ClaimValue::ReturnEstimate(estimate))
        };
        assert_eq!(entry(&[over.clone(), by(Hedge::Stated)]), (Some(Status::Available), vec![Phase::Past]));
        assert_eq!(entry(&[over, by(Hedge::Hoped)]).0, Some(Status::Doubtful));
        assert_eq!(entry(&[injury(0, knee()), by(Hedge::Stated)]).0, Some(Status::Doubtful));
    }

    #[test]
    fn who_is_looked_at_with_something_broken_is_out() {
        let scan = claim(9, ClaimValue::Stage { rung: Rung(10), words: "a scan".into() }).on("2021-04-17");
        let of = |pathology| injury(0, InjuryFacts { pathology, ..knee() });
        assert_eq!(entry(&[of(Pathology::Fracture), scan.clone()]).0, Some(Status::Out));
        assert_eq!(entry(&[of(Pathology::Unspecified), scan.clone()]).0, Some(Status::Doubtful));
        let muscle = |diagnosis: &str| {
            let facts = InjuryFacts {
                pathology: Pathology::MuscleTendon,
                diagnosis: Some(diagnosis.into()),
                ..knee()
            };
            entry(&[injury(0, facts), scan.clone()]).0
        };
        assert_eq!(muscle("hamstring tear"), Some(Status::Out));
        assert_eq!(muscle("hamstring strain"), Some(Status::Doubtful));
        // A break that is only feared leaves it open.
        let feared = Claim { certainty: Certainty::Speculated, ..of(Pathology::Fracture) };
        assert_eq!(entry(&[feared, scan]).0, Some(Status::Doubtful));
    }

    #[test]
    fn a_torn_cruciate_of_half_a_year_ago_is_not_history() {
        let torn = |diagnosis: &str, day: &str| {
            injury(0, InjuryFacts { diagnosis: Some(diagnosis.into()), ..knee() }).on(day)
        };
        let acl = "anterior cruciate ligament rupture";
        assert_eq!(entry(&[torn(acl, "2020-10-17")]), (Some(Status::Out), vec![Phase::Current]));
        assert_eq!(
            entry(&[torn("medial ligament sprain", "2020-10-17")]),
            (Some(Status::Available), vec![Phase::Past])
        );
        assert_eq!(entry(&[torn(acl, "2020-04-17")]), (Some(Status::Available), vec![Phase::Past]));
    }

    #[test]
    fn an_operation_on_another_part_is_no_step_of_what_keeps_the_player_out() {
        let out = claim(30, ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury });
        let operated = |region: Region| claim(20, ClaimValue::Surgery { state: SurgeryState::Done, region });
        let stage = |claims: &[Claim]| entries(when("2021-04-17"), claims).first().and_then(|e| e.stage);
        let hurt = injury(0, knee());
        assert_eq!(stage(&[hurt.clone(), operated(Region::Knee), out.clone()]), Some(Stage::Surgery));
        assert_eq!(stage(&[hurt, operated(Region::Ankle), out]), None);
    }

    #[test]
    fn who_is_told_to_be_fit_is_not_held_back_by_when_he_plays() {
        let by = |days: i8| {
            let by = when("2021-04-17").latest.checked_add(jiff::Span::new().days(days)).ok();
            claim(
                40,
                ClaimValue::ReturnEstimate(ExpectedReturn { not_before: None, by, hedge: Hedge::Hoped }),
            )
        };
        let hurt = injury(0, knee());
        assert_eq!(entry(&[hurt.clone(), fit(20), by(3)]), (Some(Status::Available), vec![Phase::Past]));
        assert_eq!(entry(&[hurt, by(3)]), (Some(Status::Doubtful), vec![Phase::Current]));
    }
}

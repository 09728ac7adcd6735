//! What the claims of one player say, asked by kind.

use crate::{
    Certainty, Claim, ClaimValue, ExpectedReturn, Interval, Polarity, Region, Rung, Stage, Status,
    SurgeryState, add_days,
};

/// One player's claims about fitness, in the order of the text, and the date of the document they come from.
pub(crate) struct Bearing<'c, 'a> {
    /// The document's own date.
    pub(crate) published: Interval,
    /// The claims.
    pub(crate) claims: &'c [&'a Claim],
}

/// How far ahead of a report a day still counts as the next match: a status told for it is the status now.
const NEXT_MATCH_DAYS: i64 = 7;

impl<'a> Bearing<'_, 'a> {
    /// The affirmed claims.
    pub(crate) fn affirmed(&self) -> impl Iterator<Item = &'a Claim> + '_ {
        self.claims.iter().copied().filter(|c| c.polarity == Polarity::Affirmed)
    }

    /// Whether something can have happened by the document's date; what has no time of its own is told as of then.
    pub(crate) fn happened(&self, when: Option<Interval>) -> bool {
        when.is_none_or(|when| when.earliest <= self.published.latest)
    }

    /// Whether a stretch reaches the document's date or the next match after it.
    pub(crate) fn lasts_until_now(&self, when: Option<Interval>) -> bool {
        when.is_none_or(|when| {
            when.latest >= self.published.earliest
                && when.earliest <= add_days(self.published.latest, NEXT_MATCH_DAYS)
        })
    }

    /// Statuses told of now or of the next match. A denied `available` is `out`; other denials tell no status. What
    /// is not said plainly puts fitness in question, whichever status it was.
    pub(crate) fn statuses_now(&self) -> impl Iterator<Item = (&'a Claim, Status)> + '_ {
        self.statuses().filter(|(claim, _)| self.lasts_until_now(claim.when))
    }

    /// Statuses told of any time, as [`Bearing::statuses_now`] reads them.
    pub(crate) fn statuses(&self) -> impl Iterator<Item = (&'a Claim, Status)> + '_ {
        self.claims.iter().filter_map(|claim| {
            let ClaimValue::Status { status, .. } = claim.value else { return None };
            let told = match (claim.polarity, claim.certainty, status) {
                (Polarity::Affirmed, Certainty::Stated, status) => status,
                (Polarity::Affirmed, _, _) => Status::Doubtful,
                (Polarity::Negated, Certainty::Stated, Status::Available) => Status::Out,
                (Polarity::Negated, ..) => return None,
            };
            Some((*claim, told))
        })
    }

    /// Rungs reached by the document's date, plainly told.
    pub(crate) fn rungs(&self) -> impl Iterator<Item = (&'a Claim, Rung)> + '_ {
        self.affirmed().filter_map(|claim| match claim.value {
            ClaimValue::Stage { rung, .. }
                if claim.certainty == Certainty::Stated && self.happened(claim.when) =>
            {
                Some((claim, rung))
            }
            _ => None,
        })
    }

    /// Whether a match that does not count, on the way back, is still to be played or only hoped for.
    pub(crate) fn rehearses(&self) -> bool {
        self.affirmed().any(|claim| match claim.value {
            ClaimValue::Stage { rung, .. } => {
                let ahead = claim.when.is_some_and(|when| when.earliest > self.published.latest);
                rung.stage() == Stage::MatchPractice && (ahead || claim.certainty == Certainty::Hoped)
            }
            _ => false,
        })
    }

    /// Returns that have happened, plainly told.
    pub(crate) fn returns(&self) -> impl Iterator<Item = &'a Claim> + '_ {
        self.affirmed().filter(|claim| {
            matches!(claim.value, ClaimValue::Return { .. })
                && claim.certainty == Certainty::Stated
                && self.happened(claim.when)
        })
    }

    /// Setbacks that have happened, and the region each names.
    pub(crate) fn setbacks(&self) -> impl Iterator<Item = (&'a Claim, Region)> + '_ {
        self.affirmed().filter_map(|claim| match claim.value {
            ClaimValue::Setback { region }
                if claim.certainty == Certainty::Stated && self.happened(claim.when) =>
            {
                Some((claim, region))
            }
            _ => None,
        })
    }

    /// Operations. A denied one is ruled out, and one whose day is still ahead is planned.
    pub(crate) fn operations(&self) -> impl Iterator<Item = (&'a Claim, SurgeryState, Region)> + '_ {
        self.claims.iter().filter_map(|claim| {
            let ClaimValue::Surgery { state, region } = claim.value else { return None };
            if matches!(claim.certainty, Certainty::Speculated | Certainty::Unlikely) {
                return None;
            }
            let state = match (claim.polarity, state) {
                (Polarity::Negated, SurgeryState::RuledOut) => return None,
                (Polarity::Negated, _) => SurgeryState::RuledOut,
                (_, SurgeryState::Done) if !self.happened(claim.when) => SurgeryState::Planned,
                (_, state) => state,
            };
            Some((*claim, state, region))
        })
    }

    /// Absences that last until the document's date or the next match, plainly told.
    pub(crate) fn absences_now(&self) -> impl Iterator<Item = &'a Claim> + '_ {
        self.affirmed().filter(|claim| {
            matches!(claim.value, ClaimValue::Absence { .. })
                && claim.certainty == Certainty::Stated
                && self.lasts_until_now(claim.when)
        })
    }

    /// Whether the player is plainly told to miss the next match: an absence whose days lie ahead of the document. Who
    /// makes way for another and sits on the bench does not.
    pub(crate) fn misses_the_next(&self) -> bool {
        let ahead = |when: Interval| when.latest > self.published.latest;
        let benched = |(claim, rung): (&Claim, Rung)| {
            rung.0 >= 80
                && rung.stage() == Stage::Squad
                && claim.when.is_some_and(|w| w.latest >= self.published.earliest)
        };
        self.absences_now().any(|claim| claim.when.is_some_and(ahead)) && !self.rungs().any(benched)
    }

    /// Forecasts of a return, whichever days they name.
    pub(crate) fn estimates(&self) -> impl Iterator<Item = (&'a Claim, ExpectedReturn)> + '_ {
        self.affirmed().filter_map(|claim| match claim.value {
            ClaimValue::ReturnEstimate(estimate) => Some((claim, estimate)),
            _ => None,
        })
    }
}

/// Whether `later` happened after `earlier` as far as the two intervals tell: it cannot have begun before it, and
/// reaches beyond it, or as far where it began in the course of a long one ("earlier this season", and today). Equal intervals tell no
/// order.
pub(crate) fn after(later: Interval, earlier: Interval) -> bool {
    const LONG_DAYS: i64 = 28;
    let late =
        later.latest == earlier.latest && crate::days_between(earlier.earliest, later.earliest) >= LONG_DAYS;
    later.earliest > earlier.latest
        || (later.earliest > earlier.earliest && later.latest > earlier.latest)
        || late
}

//! One injury of one report, as spells are gathered from.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{Appearance, Claim, ExpectedReturn, InjuryEntry, Interval, Pathology, Region, Status};

use super::report::{Report, Source};
use super::voices::Voice;

/// One injury of one report.
pub(crate) struct Sighting<'r> {
    pub(crate) report: &'r Report,
    pub(crate) injury: &'r InjuryEntry,
    /// The places in the report of the claims behind it.
    pub(crate) places: &'r [usize],
    /// What of the report tells of it.
    pub(crate) source: &'r Source,
    /// Whose words they are.
    pub(crate) voice: &'r Voice,
    /// The first day for which the report says that the player was out or in doubt, where it names one.
    pub(crate) since: Option<Date>,
    /// Whether it is an official list's. Such a list goes on naming the day on which it raised a flag, whatever it says by then.
    pub(crate) listed: bool,
    /// The player's status by that report.
    pub(crate) status: Option<Status>,
    /// When that report has the player back.
    pub(crate) expected: Option<ExpectedReturn>,
}

impl<'r> Sighting<'r> {
    /// The claims behind it.
    pub(crate) fn claims(&self) -> impl Iterator<Item = &'r Claim> {
        claims_at(self.report, self.places)
    }

    /// Whether one report tells of both; most are told apart by their days.
    pub(crate) fn of_one_report(&self, other: &Sighting<'_>) -> bool {
        self.report.said.within == other.report.said.within && self.report.document == other.report.document
    }

    /// The first day on which the player is known to have been hurt: the one that the report names, or its own.
    pub(crate) fn first_day(&self) -> Date {
        self.first_word().latest
    }

    /// The same as an interval, where the report's own date is one.
    pub(crate) fn first_word(&self) -> Interval {
        self.since.map_or(self.report.said.within, Interval::day)
    }
}

/// The claims of a report that stand there.
pub(crate) fn claims_at<'r>(report: &'r Report, places: &'r [usize]) -> impl Iterator<Item = &'r Claim> {
    places.iter().filter_map(|at| report.claims.get(*at))
}

/// Whether one is an illness and the other an injury.
pub(crate) fn of_other_kinds(a: &InjuryEntry, b: &InjuryEntry) -> bool {
    let ill = |i: &InjuryEntry| i.region == Region::Illness || i.pathology == Pathology::Illness;
    let hurt = |i: &InjuryEntry| {
        !ill(i) && (i.region != Region::Unspecified || i.pathology != Pathology::Unspecified)
    };
    (ill(a) && hurt(b)) || (hurt(a) && ill(b))
}

/// Rule 8 of [`gather`](super::gather): whatever a list tells of another hurt under an old flag, or after a match, has lasted since the
/// list said it first. The sightings are in the order in which they were said.
pub(crate) fn renew_outlived_flags(sightings: &mut [Sighting<'_>], matches: &[&Appearance]) {
    let elsewhere = |a: &InjuryEntry, b: &InjuryEntry| {
        a.region != b.region && a.region != Region::Unspecified && b.region != Region::Unspecified
    };
    // What each flag said last, and since when it has told of another hurt than the one it was raised for.
    let mut flags: BTreeMap<(&str, Date), (&InjuryEntry, Interval, Option<Date>)> = BTreeMap::new();
    for sighting in sightings {
        let Some(since) = sighting.since.filter(|_| sighting.listed) else { continue };
        let outlet = sighting.report.outlet.as_deref().unwrap_or_default();
        let (injury, said) = (sighting.injury, sighting.report.said.within);
        let last = flags.get(&(outlet, since)).copied();
        let outlived = last.and_then(|(.., outlived)| outlived);
        let another = last.is_some_and(|(before, word, _)| {
            // What a list says was in force on the last day on which it may have begun to say it.
            let played = |a: &&Appearance| a.minutes > 0 && word.latest <= a.day && a.day <= said.latest;
            of_other_kinds(before, injury) || (elsewhere(before, injury) && matches.iter().any(played))
        });
        let begun = outlived.unwrap_or(since);
        let played = |a: &&Appearance| a.minutes > 0 && begun < a.day && a.day < said.earliest;
        let outlived = if another || matches.iter().any(played) { Some(said.latest) } else { outlived };
        flags.insert((outlet, since), (injury, said, outlived));
        sighting.since = outlived.or(sighting.since);
    }
}

//! One player's part of one report: what everything that is asked about the player is folded from.

use jiff::civil::Date;

use crate::{Curation, PersonId};

use super::copies;
use super::curated::curated;
use super::identity::team_of;
use super::report::{Report, in_order};
use super::{by_player, folded};

/// One player's part of one report.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    /// The report, with that player's claims alone, in the order of the text.
    pub(crate) report: Report,
    /// The longest of the names that it gives the player, folded; the first of those in the alphabet.
    pub(crate) name: String,
    /// The team it puts the player in.
    pub(crate) team: Option<String>,
}

impl Telling {
    fn of(report: Report) -> Self {
        let names = report.claims.iter().map(|c| folded(&c.player.name));
        let longest = names.min_by_key(|n| (std::cmp::Reverse(n.split(' ').count()), n.clone()));
        let team = team_of(&report.claims).map(str::to_owned);
        Self { name: longest.unwrap_or_default(), team, report }
    }

    /// Whom a pack, or a curator, matched the player to.
    pub(crate) fn person(&self) -> Option<&PersonId> {
        self.report.claims.iter().find_map(|c| c.player.id.as_ref())
    }
}

/// The tellings of the reports as the curators' edits leave them, in the order in which they were said.
pub(crate) fn tellings(reports: &[Report], edits: &[Curation]) -> Vec<Telling> {
    let edited = curated(reports, edits);
    let mut tellings = Vec::new();
    for report in in_order(edited.iter()) {
        for claims in by_player(&report.claims) {
            let claims = claims.into_iter().cloned().collect();
            tellings.push(Telling::of(Report { claims, ..report.header() }));
        }
    }
    copies::mark(&mut tellings);
    tellings
}

/// Those said by the end of that day, of tellings in the order in which they were said.
pub(crate) fn said_by(tellings: &[Telling], day: Option<Date>) -> &[Telling] {
    let Some(day) = day else { return tellings };
    let first_after = tellings.partition_point(|t| t.report.said_by(day));
    tellings.get(..first_after).unwrap_or_default()
}

//! One player's timeline: everything said, dated and cited, with the spells it adds up to.

use jiff::civil::Date;
use serde::Serialize;

use crate::{Certainty, Claim, ClaimId, ClaimValue, Evidence, Interval, Polarity};

use super::dossier::Dossier;
use super::gather::Story;
use super::identity::{Identity, Individual};
use super::material::Material;
use super::report::Source;
use super::spell::Spell;
use super::spells::{dress, home};
use super::telling::Telling;
use super::{about_fitness, place};

/// Everything the reports say of one player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timeline {
    /// Who.
    pub player: Individual,
    /// The spells it adds up to, oldest first.
    pub spells: Vec<Spell>,
    /// What was said, in the order in which it happened.
    pub lines: Vec<Line>,
}

/// One claim on a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Line {
    /// When it happened, if told.
    pub when: Option<Interval>,
    /// The day it stands under: the last of `when`, or the last on which it can have been said.
    pub day: Date,
    /// Kind and value.
    #[serde(flatten)]
    pub value: ClaimValue,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// How surely.
    pub certainty: Certainty,
    /// Where in the text.
    pub evidence: Vec<Evidence>,
    /// Which claim.
    pub claim: ClaimId,
    /// Who says so, where and when.
    pub source: Source,
    /// Which of `spells` it belongs to; none for what is no part of a lay-off.
    pub spell: Option<usize>,
}

/// The timeline of one player; none where the reports do not tell of them.
///
/// Every claim but the player's team is a line; a report that repeats another has its own lines. The order of
/// what is recorded, and repeating it, make no difference.
pub fn timeline(material: &Material, who: &Identity) -> Option<Timeline> {
    Dossier::of(material).timeline(who, None)
}

/// The whole record: hands over everybody's [`timeline`], in the order of identities, each folded when it is its turn.
pub fn timelines(material: &Material, each: impl FnMut(Timeline)) {
    let dossier = Dossier::of(material);
    let roster = dossier.roster(None);
    roster.people().filter_map(|player| dossier.timeline(&player.identity, None)).for_each(each);
}

impl Timeline {
    pub(crate) fn of(player: Individual, told: &[&Telling], story: &Story<'_>) -> Self {
        let mut lines: Vec<(Line, (usize, usize))> = Vec::new();
        for telling in told {
            let report = &telling.report;
            for claim in report.claims.iter().filter(|c| !matches!(c.value, ClaimValue::Team { .. })) {
                let spell = about_fitness(claim).then(|| home(story, report, claim)).flatten();
                lines.push((line(telling, claim, spell), place(claim)));
            }
        }
        lines.sort_by(|(a, x), (b, y)| {
            let when = |line: &Line| {
                (line.when.map_or(line.day, |w| w.earliest), line.day, line.source.imprint.said)
            };
            when(a)
                .cmp(&when(b))
                .then_with(|| a.source.imprint.document.cmp(&b.source.imprint.document))
                .then_with(|| x.cmp(y))
                .then_with(|| a.claim.cmp(&b.claim))
        });
        let lines = lines.into_iter().map(|(line, _)| line).collect();
        Self { player, spells: dress(story), lines }
    }
}

fn line(telling: &Telling, claim: &Claim, spell: Option<usize>) -> Line {
    let report = &telling.report;
    Line {
        when: claim.when,
        day: claim.when.unwrap_or(report.said.within).latest,
        value: claim.value.clone(),
        polarity: claim.polarity,
        certainty: claim.certainty,
        evidence: claim.evidence.clone(),
        claim: claim.id.clone(),
        source: telling.source(claim),
        spell,
    }
}

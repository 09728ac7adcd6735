//! Which claims of a player tell of the same injury, and what is known of each injury.
//!
//! A report tells one injury in many sentences, most of which say only "the injury", "surgery", "the problem". The
//! rules, in the order in which they are tried:
//!
//! 1. A **denied** injury makes none. It takes away a merely speculated one of its region: all of it, or, where the
//!    denial names a pathology ("no fracture"), that pathology alone.
//! 2. Mentions with a region and an onset come first, then those with a region, then those with an onset (the newest
//!    first, so that an injury without a date takes the newest), then the bare ones.
//! 3. Two mentions are **the same injury** where the regions agree or one is unspecified, part and side do not
//!    contradict, the onsets overlap or one is missing, and the phases agree or one is missing. Phases may differ
//!    where both onsets are told and overlap: one sentence looked back. Days of one place that lie two days apart at the most are one:
//!    what is quoted ("this morning") is told later than what the report itself says. Different pathologies never part an injury:
//!    a knock becomes a ligament tear when it is scanned.
//!    History told without a day is another injury than one of the last week whose damage is told, or that keeps the player out:
//!    somebody who is back can have been told of as hurt and as over it.
//! 4. Of several that agree, the mention joins the one whose onset it shares (a bare one, no history), else one of the pathology that it
//!    names, else a current one, else the newest, else the nearest in the text.
//! 5. Values narrow, never widen: the onset is the intersection, or the earlier of two days that lie so near; of two names of one diagnosis
//!    the one that says more stands; a specific diagnosis, part or pathology stands over
//!    none, and a plainly stated one over a suspected one.
//! 6. A **setback** dated after a return from the injury is a new onset of it; any other marks it as recurring.
//! 7. An **operation** belongs to the injury of its region, else to the newest current one. A region named only by
//!    an operation, a setback or a finding is that of the player's one unspecified injury.

mod agree;
mod treated;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::{
    Certainty, Claim, ClaimValue, InjuryEntry, InjuryFacts, Interval, Pathology, Phase, Polarity, Region,
    Status, SurgeryState, days_between,
};

use super::bearing::{Bearing, after};
use super::place;
pub(super) use agree::narrows;
use agree::{open_to, parts_agree, regions_agree, reported_later};
use treated::{name_place, operate, pick};

/// What happened in so many days before a report keeps out whoever it says is out now.
const LATELY_DAYS: i64 = 7;

/// Bytes between the words of two hurts that a sentence tells one after the other.
const ONE_BREATH: usize = 120;

/// One distinct injury of a player in one document.
pub(crate) struct Injury<'a> {
    /// What is known of it.
    pub(crate) facts: InjuryFacts,
    /// When it happened.
    pub(crate) onset: Option<Interval>,
    /// Over or not: as told, until [`super::phase::settle`] decides the rest.
    pub(crate) phase: Option<Phase>,
    /// Surgery on it.
    pub(crate) surgery: Option<SurgeryState>,
    /// Whether some mention of it is more than a suspicion.
    pub(crate) certain: bool,
    /// The claims that tell of it.
    pub(crate) claims: Vec<&'a Claim>,
    /// Where in the text these are.
    places: BTreeSet<usize>,
    /// The other regions that it can yet turn out to be of.
    open: &'static [Region],
    /// How sure the facts taken so far are: part, pathology and diagnosis, side, setting.
    sure: [Certainty; 4],
}

/// One sentence's word of an injury.
struct Mention<'a> {
    /// The last day of the report.
    published: jiff::civil::Date,
    /// Whether the report tells of a setback: what befell the player may be the same again.
    again: bool,
    facts: InjuryFacts,
    /// The other regions that its words can mean.
    open: &'static [Region],
    onset: Option<Interval>,
    claim: &'a Claim,
}

impl Mention<'_> {
    /// Whether what began then is the report's news, and nothing tells that it is an old hurt again.
    fn news(&self, onset: Interval) -> bool {
        !self.again && days_between(onset.earliest, self.published) <= LATELY_DAYS
    }
}

impl<'a> Injury<'a> {
    /// An injury of which nothing is told.
    pub(crate) fn unspecified() -> Self {
        Self {
            facts: InjuryFacts::default(),
            onset: None,
            phase: None,
            surgery: None,
            certain: true,
            claims: Vec::new(),
            places: BTreeSet::new(),
            open: &[],
            sure: [Certainty::Unlikely; 4],
        }
    }

    fn first(mention: Mention<'a>) -> Self {
        let mut injury = Self { certain: false, ..Self::unspecified() };
        injury.take(mention);
        injury
    }

    /// The injury as an entry shows it; one whose phase nothing decided is current.
    pub(crate) fn entry(&self) -> InjuryEntry {
        InjuryEntry {
            region: self.facts.region,
            part: self.facts.part.clone(),
            pathology: self.facts.pathology,
            diagnosis: self.facts.diagnosis.clone(),
            side: self.facts.side,
            onset: self.onset,
            setting: self.facts.setting,
            phase: self.phase.unwrap_or(Phase::Current),
            surgery: self.surgery,
            recurrence: self.facts.recurrence,
        }
    }

    /// Adds a mention that [`agrees`](Self::agrees).
    fn take(&mut self, mention: Mention<'a>) {
        let certainty = mention.claim.certainty;
        let told = mention.facts;
        if self.facts.region == Region::Unspecified || self.open.contains(&told.region) {
            self.facts.region = told.region;
            self.open = mention.open;
        } else if self.facts.region == told.region && mention.open.is_empty() {
            self.open = &[];
        }
        let narrower = told.part.as_deref().is_some_and(|new| match &self.facts.part {
            Some(old) => certainty < self.sure[0] || (certainty == self.sure[0] && new.len() > old.len()),
            None => true,
        });
        if narrower {
            self.facts.part = told.part;
            self.sure[0] = certainty;
        }
        if told.pathology != Pathology::Unspecified || told.diagnosis.is_some() {
            let rank = |pathology, diagnosis: &Option<String>, sure| {
                (
                    pathology != Pathology::Unspecified,
                    Reverse(sure),
                    pathology != Pathology::Contusion,
                    diagnosis.is_some(),
                )
            };
            let old = rank(self.facts.pathology, &self.facts.diagnosis, self.sure[1]);
            let new = rank(told.pathology, &told.diagnosis, certainty);
            if new > old {
                // What a scan shows behind a bruise is no bruise any more.
                let bruise =
                    self.facts.pathology == Pathology::Contusion && told.pathology != Pathology::Contusion;
                self.facts.pathology = told.pathology;
                self.sure[1] = certainty;
                self.facts.diagnosis = told.diagnosis.or(self.facts.diagnosis.take().filter(|_| !bruise));
            } else if told.pathology == self.facts.pathology
                && self.facts.diagnosis.as_deref().is_none_or(|old| {
                    certainty == self.sure[1]
                        && told.diagnosis.as_deref().is_some_and(|new| narrows(new, old))
                })
            {
                self.facts.diagnosis = told.diagnosis;
            }
        }
        if told.side.is_some() && (self.facts.side.is_none() || certainty < self.sure[2]) {
            self.facts.side = told.side;
            self.sure[2] = certainty;
        }
        if told.setting.is_some() && (self.facts.setting.is_none() || certainty < self.sure[3]) {
            self.facts.setting = told.setting;
            self.sure[3] = certainty;
        }
        self.facts.recurrence |= told.recurrence;
        self.onset = match (self.onset, mention.onset) {
            (Some(a), Some(b)) => a.intersect(b).or(Some(if reported_later(a, b) { b } else { a })),
            (a, b) => a.or(b),
        };
        // Where a sentence that looks back meets one that says it is not over, it is not over.
        self.phase = self.phase.into_iter().chain(told.phase).min();
        self.certain |= matches!(certainty, Certainty::Stated | Certainty::Hoped);
        self.add(mention.claim);
    }

    fn add(&mut self, claim: &'a Claim) {
        self.claims.push(claim);
        self.places.insert(place(claim).0);
    }

    fn agrees(&self, mention: &Mention<'_>) -> bool {
        let told = &mention.facts;
        let onsets = match (self.onset, mention.onset) {
            (Some(a), Some(b)) => {
                let placed = self.facts.region != Region::Unspecified && self.facts.region == told.region;
                Some(a.overlaps(b) || placed && (reported_later(a, b) || reported_later(b, a)))
            }
            _ => None,
        };
        let phases = match (self.phase, told.phase) {
            (Some(a), Some(b)) => a == b || onsets == Some(true),
            _ => true,
        };
        onsets != Some(false)
            && phases
            && (regions_agree(&self.facts, told) || self.opened(mention))
            // "the muscle" without its region is that of whatever has been told.
            && (self.facts.region == Region::Unspecified
                || told.region == Region::Unspecified
                || self.opened(mention)
                || parts_agree(self.facts.part.as_deref(), told.part.as_deref()))
            && self.facts.side.zip(told.side).is_none_or(|(a, b)| a == b)
    }

    /// Whether the words of one of the two can mean the region of the other.
    fn opened(&self, mention: &Mention<'_>) -> bool {
        self.open.contains(&mention.facts.region) || mention.open.contains(&self.facts.region)
    }

    /// Distance in the text from a claim to the nearest mention of this injury, in bytes.
    fn distance(&self, claim: &Claim) -> usize {
        let at = place(claim).0;
        let before = self.places.range(..=at).next_back().map(|p| at - p);
        let behind = self.places.range(at..).next().map(|p| p - at);
        before.into_iter().chain(behind).min().unwrap_or(usize::MAX)
    }

    /// Preference order for whatever is told of "the injury": a current one, then the newest, then the nearest.
    fn preference(&self, claim: &Claim) -> (bool, Reverse<Option<jiff::civil::Date>>, usize) {
        (self.phase == Some(Phase::Past), Reverse(self.onset.map(|o| o.latest)), self.distance(claim))
    }
}

/// The distinct injuries of a player, in the order in which the text first tells of each.
pub(crate) fn distinct<'a>(bearing: &Bearing<'_, 'a>) -> Vec<Injury<'a>> {
    let mut mentions = mentions(bearing);
    let again: BTreeSet<&crate::ClaimId> = mentions
        .iter()
        .filter(|m| matches!(m.claim.value, ClaimValue::Setback { .. }))
        .map(|m| &m.claim.id)
        .collect();
    mentions.sort_by_key(|m| {
        let bare = m.facts.region == Region::Unspecified;
        (
            bare,
            !m.open.is_empty(),
            m.onset.is_none(),
            Reverse(m.onset.filter(|_| bare).map(|o| o.latest)),
            place(m.claim),
        )
    });
    let mut injuries: Vec<Injury<'a>> = Vec::new();
    let kept_out = bearing.statuses_now().any(|(_, status)| status != Status::Available);
    for mention in mentions {
        let fits = |i: &&mut Injury<'_>| i.agrees(&mention) && !parted(i, &mention, kept_out);
        let best = injuries.iter_mut().filter(fits).min_by_key(|injury| {
            let shared = injury.onset.is_some() && mention.onset.is_some();
            let same_phase = mention.facts.phase.is_some() && injury.phase == mention.facts.phase;
            // What is told of "the injury" is told of one that is not over, unless it says so itself.
            let bare = mention.facts.region == Region::Unspecified && mention.facts.phase.is_none();
            let history = bare && injury.phase == Some(Phase::Past);
            // "a stress fracture" without a place is the one that is told with it.
            let told = mention.facts.pathology;
            let kind = told != Pathology::Unspecified && injury.facts.pathology == told;
            let apart = injury.facts.region != mention.facts.region && !bare;
            // What is told as over is hardly what befell somebody in these days.
            let over = mention.facts.phase == Some(Phase::Past) && mention.onset.is_none();
            let history = history || over && injury.onset.is_some_and(|o| mention.news(o));
            (history, !shared, apart, !same_phase, !kind, injury.preference(mention.claim))
        });
        match best {
            Some(injury) => injury.take(mention),
            None => injuries.push(Injury::first(mention)),
        }
    }
    name_place(bearing, &mut injuries);
    for (claim, region) in bearing.setbacks() {
        if again.contains(&claim.id) {
            continue;
        }
        if let Some(injury) = pick(&mut injuries, region, claim) {
            injury.facts.recurrence = true;
            injury.add(claim);
        }
    }
    operate(bearing, &mut injuries);
    injuries.sort_by_key(|injury| injury.places.first().copied().unwrap_or(usize::MAX));
    injuries
}

/// Whether one of the two is the report's news and the other history without a day: "the back injury that forced him off on Saturday",
/// "he missed the start of the season after surgery on a back injury". Of somebody who is back, both can be the one he is over, unless
/// the news tells what is damaged.
fn parted(injury: &Injury<'_>, mention: &Mention<'_>, kept_out: bool) -> bool {
    let apart = |new: &InjuryFacts, since: Option<Interval>, old: &InjuryFacts, then: Option<Interval>| {
        let placed = old.region != Region::Unspecified && new.region != Region::Unspecified;
        let over = old.phase == Some(Phase::Past) && new.phase != Some(Phase::Past);
        placed
            && over
            && then.is_none()
            && (kept_out || new.pathology != Pathology::Unspecified)
            && since.is_some_and(|onset| mention.news(onset))
    };
    let known = InjuryFacts { phase: injury.phase, ..injury.facts.clone() };
    // "a calf strain", "missed three months last season with a broken leg": whatever the leg's region, the damage is another.
    let damage = |p: Pathology| !matches!(p, Pathology::Unspecified | Pathology::Contusion);
    let other = damage(known.pathology)
        && damage(mention.facts.pathology)
        && known.pathology != mention.facts.pathology;
    (mention.open.is_empty() || other)
        && (apart(&known, injury.onset, &mention.facts, mention.onset)
            || apart(&mention.facts, mention.onset, &known, injury.onset)
            || looks_back(injury, mention))
}

/// "was carried off on Saturday, having already missed two months with a broken foot": what the same sentence tells behind the news.
fn looks_back(injury: &Injury<'_>, mention: &Mention<'_>) -> bool {
    let at = place(mention.claim).0;
    let behind = injury.places.range(at..).next().is_some_and(|told| told - at <= ONE_BREATH);
    mention.facts.region == Region::Unspecified
        && mention.facts.phase != Some(Phase::Past)
        && mention.onset.is_some_and(|onset| mention.news(onset))
        && injury.phase == Some(Phase::Past)
        && injury.facts.region != Region::Unspecified
        && injury.onset.is_none()
        && behind
}

fn mentions<'a>(bearing: &Bearing<'_, 'a>) -> Vec<Mention<'a>> {
    let mut mentions: Vec<Mention<'a>> = Vec::new();
    let again = bearing.setbacks().next().is_some();
    for claim in bearing.affirmed() {
        let ClaimValue::Injury(facts) = &claim.value else { continue };
        let mut facts = facts.clone();
        if facts.pathology == Pathology::Illness && facts.region == Region::Unspecified {
            facts.region = Region::Illness;
        }
        let onset = claim.when.and_then(|when| told_onset(bearing, when));
        let open = open_to(&facts, claim);
        mentions.push(Mention { published: bearing.published.latest, again, facts, open, onset, claim });
    }
    deny(bearing, &mut mentions);
    let first: BTreeSet<(Region, Interval)> =
        mentions.iter().filter_map(|m| Some((m.facts.region, m.onset?))).collect();
    let returns: BTreeSet<Interval> = bearing.returns().filter_map(|c| c.when).collect();
    mentions.extend(bearing.setbacks().filter_map(|(claim, region)| {
        let onset = claim.when.and_then(|when| told_onset(bearing, when))?;
        let facts =
            InjuryFacts { region, recurrence: true, phase: Some(Phase::Current), ..InjuryFacts::default() };
        hurt_again(&first, &returns, region, onset).then_some(Mention {
            published: bearing.published.latest,
            again,
            facts,
            open: &[],
            onset: Some(onset),
            claim,
        })
    }));
    mentions
}

/// An onset, cut at the document's date: what a report tells of has happened.
fn told_onset(bearing: &Bearing<'_, '_>, when: Interval) -> Option<Interval> {
    let last = bearing.published.latest;
    (when.earliest <= last).then(|| Interval { earliest: when.earliest, latest: when.latest.min(last) })
}

fn deny(bearing: &Bearing<'_, '_>, mentions: &mut Vec<Mention<'_>>) {
    for denial in bearing.claims.iter().filter(|c| c.polarity == Polarity::Negated) {
        let ClaimValue::Injury(denied) = &denial.value else { continue };
        if denied.region == Region::Unspecified {
            continue;
        }
        let suspected = |m: &Mention<'_>| {
            m.facts.region == denied.region
                && matches!(m.claim.certainty, Certainty::Speculated | Certainty::Unlikely)
        };
        if denied.pathology == Pathology::Unspecified {
            mentions.retain(|m| !suspected(m));
        }
        for mention in mentions.iter_mut().filter(|m| suspected(m)) {
            if mention.facts.pathology == denied.pathology {
                mention.facts.pathology = Pathology::Unspecified;
                mention.facts.diagnosis = None;
            }
        }
    }
}

/// Whether a setback of that day came after a return that itself came after an injury of its region: hurt again.
fn hurt_again(
    first: &BTreeSet<(Region, Interval)>,
    returns: &BTreeSet<Interval>,
    region: Region,
    onset: Interval,
) -> bool {
    first.iter().any(|(place, first)| {
        let fits = *place == region || region == Region::Unspecified || *place == Region::Unspecified;
        fits && after(onset, *first)
            && returns.iter().any(|back| after(*back, *first) && back.earliest <= onset.latest)
    })
}

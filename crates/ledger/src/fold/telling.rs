//! One player's part of one report: what everything that is asked about the player is folded from.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::{Claim, ClaimValue, Curation, DocumentId, Entry, PersonId, Phase, Polarity, Status};

use super::bearing::Bearing;
use super::copies;
use super::curated::curated;
use super::heap::{Heap, whole};
use super::identity::team_of;
use super::report::{Cited, Imprint, Report, Source, in_order};
use super::sighting::Sighting;
use super::spell::Estimate;
use super::steps::{Steps, bears_a_forecast};
use super::track::{Forecaster, Forecasters};
use super::voices::Voice;
use super::{about_fitness, by_player, folded, player};

/// One player's part of one report, and what it says by itself.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    /// The report, with that player's claims alone, in the order of the text; without what no fold asks for.
    pub(crate) report: Report,
    /// By what the report is cited.
    imprint: Arc<Imprint>,
    /// The longest of the names that it gives the player, folded; the first of those in the alphabet.
    pub(crate) name: String,
    /// The team it puts the player in.
    pub(crate) team: Option<String>,
    /// What it says of the player's fitness: the fold of its claims.
    pub(crate) entry: Option<Entry>,
    /// What it tells of the player's way.
    pub(crate) steps: Steps,
    /// Who gives the entry's forecast of a return, and what of the report it is.
    forecast: Option<(Box<[Forecaster]>, Source)>,
    /// What is behind each of the entry's injuries, in their order.
    behind: Vec<Behind>,
    /// What of the report each claim is, in their order.
    sources: Vec<Source>,
    /// About how many bytes it takes.
    bytes: usize,
}

/// What is behind an injury of an entry.
#[derive(Clone, Debug)]
struct Behind {
    /// The places of its claims.
    claims: Vec<usize>,
    source: Source,
    voice: Voice,
    /// The first day for which the report says that the player was out or in doubt with it.
    since: Option<Date>,
}

impl Heap for Behind {
    /// Its source counts with the telling's.
    fn heap(&self) -> usize {
        self.claims.heap() + self.voice.heap()
    }
}

impl Telling {
    fn of(header: Report, claims: &[&Claim]) -> Self {
        // How a claim was read is asked of the store, and the document stands once in the report.
        let bare = |claim: &Claim| Claim {
            document: DocumentId(String::new()),
            rule: String::new(),
            derivation: Vec::new(),
            ..claim.clone()
        };
        let report = Report { claims: claims.iter().map(|claim| bare(claim)).collect(), ..header };
        let imprint = Arc::new(report.imprint());
        let names = report.claims.iter().map(|c| folded(&c.player.name));
        let longest = names.min_by_key(|n| (std::cmp::Reverse(n.split(' ').count()), n.clone()));
        let team = team_of(&report.claims).map(str::to_owned);
        Self {
            name: longest.unwrap_or_default(),
            team,
            report,
            imprint,
            entry: None,
            steps: Steps::default(),
            forecast: None,
            behind: Vec::new(),
            sources: Vec::new(),
            bytes: 0,
        }
    }

    /// Works out what it says by itself: once it is known what it copies, which its sources tell.
    fn read(&mut self, forecasters: &mut Forecasters) {
        let report = &self.report;
        let cite = |claims: &[&Claim]| report.source(&self.imprint, claims);
        let sources: Vec<Source> = report.claims.iter().map(|claim| cite(&[claim])).collect();
        let place = |claim: &Claim| report.claims.iter().position(|own| std::ptr::eq(own, claim));
        // What rests on one claim is what that claim is.
        let source = |claims: &[&Claim]| match claims {
            [one] => place(one).and_then(|at| sources.get(at)).cloned(),
            _ => None,
        };
        let source = |claims: &[&Claim]| source(claims).unwrap_or_else(|| cite(claims));
        let fitness = self.fitness();
        let bearing = Bearing { published: report.said.within, claims: &fitness };
        let told = player(report.said.within, &report.claims.iter().collect::<Vec<_>>());
        let entry = told.as_ref().map(|told| &told.entry);
        let steps = Steps::of(&bearing, entry, place);
        let forecast = entry.and_then(|entry| entry.expected_return).map(|_| {
            let claims: Vec<&Claim> = bearing.affirmed().filter(|claim| bears_a_forecast(claim)).collect();
            let source = source(&claims);
            (Forecaster::of(&source, forecasters), source)
        });
        let held_back = held_back_since(report, &fitness);
        let behind = told.iter().flat_map(|told| told.entry.injuries.iter().zip(&told.behind));
        let behind = behind.map(|(injury, claims)| {
            let source = source(claims);
            let since = held_back.filter(|_| injury.phase == Phase::Current);
            let voice = Voice::of(&source);
            Behind { claims: claims.iter().filter_map(|claim| place(claim)).collect(), source, voice, since }
        });
        let behind = behind.collect();
        let entry = told.map(|told| told.entry);
        (self.entry, self.steps, self.forecast) = (entry, steps, forecast);
        (self.behind, self.sources) = (behind, sources);
        self.bytes = self.weigh();
    }

    fn weigh(&self) -> usize {
        let told =
            self.report.heap() + self.name.heap() + self.team.heap() + self.entry.heap() + self.steps.heap();
        // What several parts of it cite counts once.
        let behind = self.behind.iter().map(|behind| &behind.source);
        let forecast = self.forecast.iter().map(|(_, source)| source);
        let mut cited: Vec<&Arc<Cited>> =
            self.sources.iter().chain(behind).chain(forecast).map(Source::shared).collect();
        cited.sort_by_key(|cited| Arc::as_ptr(cited));
        cited.dedup_by_key(|cited| Arc::as_ptr(cited));
        let cited = cited.into_iter().map(whole).sum::<usize>() + whole(&self.imprint);
        let sources = self.sources.capacity() * size_of::<Source>() + cited;
        size_of::<Self>() + told + self.behind.heap() + sources
    }

    /// About how many bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The claims about the player's fitness.
    pub(crate) fn fitness(&self) -> Vec<&Claim> {
        self.report.claims.iter().filter(|c| about_fitness(c)).collect()
    }

    /// What it expects of the return, and who does.
    pub(crate) fn forecast(&self) -> Option<(&[Forecaster], Estimate)> {
        let expected = self.entry.as_ref()?.expected_return?;
        let (by, source) = self.forecast.as_ref()?;
        Some((by, Estimate { expected, source: source.clone() }))
    }

    /// Its injuries.
    pub(crate) fn sightings(&self) -> impl Iterator<Item = Sighting<'_>> {
        let injuries = self.entry.iter().flat_map(|entry| &entry.injuries);
        // Only official lists put the chance of playing into a number.
        let listed = self.report.claims.iter().any(|c| matches!(c.value, ClaimValue::Chance { .. }));
        injuries.zip(&self.behind).map(move |(injury, behind)| Sighting {
            report: &self.report,
            injury,
            places: &behind.claims,
            source: &behind.source,
            voice: &behind.voice,
            since: behind.since,
            listed,
            status: self.entry.as_ref().and_then(|entry| entry.status),
            expected: self.entry.as_ref().and_then(|entry| entry.expected_return),
        })
    }

    /// What of the report that claim of it is.
    pub(crate) fn source(&self, claim: &Claim) -> Source {
        let at = self.report.claims.iter().position(|own| std::ptr::eq(own, claim));
        let known = at.and_then(|at| self.sources.get(at));
        known.cloned().unwrap_or_else(|| self.cite(&[claim]))
    }

    /// What of the report those claims of it are.
    pub(crate) fn cite(&self, claims: &[&Claim]) -> Source {
        self.report.source(&self.imprint, claims)
    }

    /// Whom a pack, or a curator, matched the player to.
    pub(crate) fn person(&self) -> Option<&PersonId> {
        self.report.claims.iter().find_map(|c| c.player.id.as_ref())
    }
}

/// The tellings of the reports as the curators' edits leave them, in the order in which they were said. One that says what one of `before` said
/// is that one: what a telling says by itself follows from its claims.
pub(crate) fn tellings(reports: &[Report], edits: &[Curation], before: &[Arc<Telling>]) -> Vec<Arc<Telling>> {
    let edited = curated(reports, edits);
    let mut tellings = Vec::new();
    for report in in_order(edited.iter()) {
        for claims in by_player(&report.claims) {
            tellings.push(Telling::of(report.header(), &claims));
        }
    }
    copies::mark(&mut tellings);
    let mut known: BTreeMap<&DocumentId, Vec<&Arc<Telling>>> = BTreeMap::new();
    for telling in before {
        known.entry(&telling.report.document).or_default().push(telling);
    }
    let mut forecasters = Forecasters::new();
    let mut read = Vec::with_capacity(tellings.len());
    for mut telling in tellings {
        let mut known = known.get(&telling.report.document).into_iter().flatten();
        if let Some(same) = known.find(|known| known.report == telling.report) {
            read.push(Arc::clone(same));
        } else {
            telling.read(&mut forecasters);
            read.push(Arc::new(telling));
        }
    }
    read
}

/// The first day for which a report plainly says that the player was out or in doubt, if it names one.
fn held_back_since(report: &Report, fitness: &[&Claim]) -> Option<Date> {
    let plain = |c: &&&Claim| c.polarity == Polarity::Affirmed;
    let out = fitness.iter().filter(plain).filter(|c| match c.value {
        ClaimValue::Status { status, .. } => status != Status::Available,
        ClaimValue::Absence { .. } => true,
        _ => false,
    });
    let day = out.filter_map(|c| c.when).map(|when| when.earliest).min()?;
    (day <= report.said.within.latest).then_some(day)
}

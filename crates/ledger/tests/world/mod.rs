//! A made-up world with known truth: players are hurt and come back, outlets report it late, vaguely and wrongly, and
//! copy one another; what they say is folded back and compared with what happened.
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code, reason = "a generator for tests and examples")]

use jiff::civil::{Date, date};
use ledger::{
    Appearance, Certainty, Claim, ClaimId, ClaimValue, Dating, DocumentId, Evidence, ExpectedReturn, Hedge,
    Identity, InjuryFacts, Interval, Material, Pathology, Person, Phase, Polarity, Region, Report, Rung,
    Side, Spell, Status, StatusReason, add_days, days_between, spells,
};

/// A small generator of numbers (SplitMix64), so that a world is the same on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// Days of an exponential waiting time.
    fn days(&mut self, mean: f64) -> i64 {
        (-mean * (1.0 - self.unit()).ln()).round() as i64
    }
}

/// How well outlets report.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quality {
    /// Its name in tables.
    pub(crate) name: &'static str,
    /// Chance that an outlet tells of an absence at all.
    pub(crate) coverage: f64,
    /// Mean delay of its reports in days.
    pub(crate) delay: f64,
    /// Chance that it gives the onset vaguely, and that it gives none.
    pub(crate) vague: f64,
    /// Chance that it is wrong on the place, the side, or the onset by some days.
    pub(crate) wrong: f64,
    /// Chance that it prints another outlet's report instead of its own.
    pub(crate) copies: f64,
    /// Chance that it tells of the return.
    pub(crate) returns: f64,
}

/// Good, middling and bad outlets.
pub(crate) const QUALITIES: [Quality; 3] = [
    Quality { name: "good", coverage: 0.8, delay: 1.0, vague: 0.2, wrong: 0.02, copies: 0.1, returns: 0.7 },
    Quality {
        name: "middling",
        coverage: 0.5,
        delay: 3.0,
        vague: 0.5,
        wrong: 0.08,
        copies: 0.3,
        returns: 0.4,
    },
    Quality { name: "bad", coverage: 0.3, delay: 6.0, vague: 0.8, wrong: 0.2, copies: 0.5, returns: 0.2 },
];

/// An absence as it was.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Truth {
    pub(crate) onset: Date,
    pub(crate) back: Date,
    region: Region,
    side: Option<Side>,
}

/// One player: what happened, and what was said of it.
pub(crate) struct Life {
    pub(crate) who: Identity,
    pub(crate) truth: Vec<Truth>,
    pub(crate) material: Material,
}

const REGIONS: [Region; 6] =
    [Region::Thigh, Region::Knee, Region::Ankle, Region::HipGroin, Region::LowerLeg, Region::Illness];
const BEGIN: Date = date(2021, 8, 1);
const DAYS: i64 = 300;

/// The lives of `players` players, reported by `outlets` outlets of that quality.
pub(crate) fn world(seed: u64, players: usize, outlets: usize, quality: Quality) -> Vec<Life> {
    let mut dice = Dice::new(seed);
    (0..players).map(|n| life(&mut dice, n, outlets, quality)).collect()
}

fn life(dice: &mut Dice, n: usize, outlets: usize, quality: Quality) -> Life {
    let name = format!("Player Number{n}");
    let truth = absences(dice);
    let mut reports: Vec<Report> = Vec::new();
    for (spell, absence) in truth.iter().enumerate() {
        let mut printed: Vec<Report> = Vec::new();
        for outlet in 0..outlets {
            if !dice.chance(quality.coverage) {
                continue;
            }
            if !printed.is_empty() && dice.chance(quality.copies) {
                let original = printed[dice.below(printed.len())].clone();
                printed.push(copy(dice, &original, outlet));
            } else {
                printed.extend(told(dice, &name, (n, spell, outlet), absence, quality));
            }
        }
        reports.extend(printed);
    }
    let appearances = matches(dice, &name, &truth);
    let who = Identity::Name(format!("player number{n}"));
    Life { who, truth, material: Material { reports, appearances, ..Material::default() } }
}

fn absences(dice: &mut Dice) -> Vec<Truth> {
    let mut day = dice.days(120.0);
    let mut truth = Vec::new();
    while day < DAYS - 10 {
        let length = 4 + dice.days(24.0);
        let region = REGIONS[dice.below(REGIONS.len())];
        let side =
            (region != Region::Illness).then(|| if dice.chance(0.5) { Side::Left } else { Side::Right });
        let onset = add_days(BEGIN, day);
        truth.push(Truth { onset, back: add_days(onset, length), region, side });
        day += length + 8 + dice.days(110.0);
    }
    truth
}

/// A match every five days; a fit player plays in three of four, and on the day of the return.
fn matches(dice: &mut Dice, name: &str, truth: &[Truth]) -> Vec<Appearance> {
    let player = Person { name: name.to_owned(), id: None, team: None };
    let mut days: Vec<(Date, bool)> =
        (0..DAYS).step_by(5).map(|n| (add_days(BEGIN, n), dice.chance(0.75))).collect();
    days.extend(truth.iter().map(|t| (t.back, true)));
    let fit = |day: Date| truth.iter().all(|t| day <= t.onset || day >= t.back);
    days.into_iter()
        .map(|(day, chosen)| Appearance {
            player: player.clone().into(),
            day,
            minutes: if chosen && fit(day) { 90 } else { 0 },
            against: None,
            home: None,
            table: "matches".into(),
        })
        .collect()
}

/// What one outlet says of one absence: that it began, how it goes on, that it is over.
fn told(
    dice: &mut Dice,
    name: &str,
    key: (usize, usize, usize),
    truth: &Truth,
    quality: Quality,
) -> Vec<Report> {
    let mut reports = Vec::new();
    let first = add_days(truth.onset, dice.days(quality.delay));
    let wrong = |dice: &mut Dice| dice.chance(quality.wrong);
    let region = if wrong(dice) { REGIONS[dice.below(REGIONS.len())] } else { truth.region };
    let side = if wrong(dice) { None } else { truth.side };
    let off = if wrong(dice) { 1 + dice.days(4.0) } else { 0 };
    let onset = onset(dice, add_days(truth.onset, off), quality);
    let facts = InjuryFacts {
        region,
        side,
        pathology: if region == Region::Illness { Pathology::Illness } else { Pathology::Unspecified },
        phase: Some(Phase::Current),
        ..InjuryFacts::default()
    };
    let mut day = first;
    let mut number = 0;
    while day < truth.back && number < 12 {
        let mut claims = vec![(ClaimValue::Injury(facts.clone()), if number == 0 { onset } else { None })];
        claims.push((ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury }, None));
        if dice.chance(0.5) {
            let by = add_days(truth.back, dice.days(10.0) - 12);
            if by > day {
                let expected = ExpectedReturn { not_before: None, by: Some(by), hedge: Hedge::Hoped };
                claims.push((ClaimValue::ReturnEstimate(expected), None));
            }
        }
        reports.push(report(name, key, number, day, claims));
        number += 1;
        day = add_days(day, 5 + dice.days(9.0));
    }
    if dice.chance(quality.returns) {
        let said = add_days(truth.back, 1 + dice.days(quality.delay));
        let back = (ClaimValue::Return { into: None }, Some(Interval::day(truth.back)));
        let available =
            (ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury }, None);
        reports.push(report(
            name,
            key,
            number,
            said,
            vec![
                back,
                available,
                (ClaimValue::Stage { rung: Rung(85), words: "back".into() }, Some(Interval::day(truth.back))),
            ],
        ));
    }
    reports
}

fn onset(dice: &mut Dice, day: Date, quality: Quality) -> Option<Interval> {
    if !dice.chance(quality.vague) {
        return Some(Interval::day(day));
    }
    match dice.below(3) {
        0 => None,
        1 => Some(Interval::new(add_days(day, -(dice.below(7) as i64)), add_days(day, dice.below(4) as i64))),
        _ => Some(Interval::new(day.first_of_month(), day.last_of_month())),
    }
}

fn report(
    name: &str,
    (player, spell, outlet): (usize, usize, usize),
    number: usize,
    day: Date,
    values: Vec<(ClaimValue, Option<Interval>)>,
) -> Report {
    let document = DocumentId(format!("{player}-{spell}-{outlet}-{number}"));
    let words = |n: usize| {
        format!("outlet {outlet} says of player {player} in absence {spell} thing {n} in report {number}")
    };
    let claims = values.into_iter().enumerate().map(|(n, (value, when))| {
        Claim {
            id: ClaimId(String::new()),
            document: document.clone(),
            player: Person { name: name.to_owned(), id: None, team: None },
            value,
            when,
            polarity: Polarity::Affirmed,
            certainty: Certainty::Stated,
            said_by: Vec::new(),
            evidence: vec![Evidence { start: n * 100, end: n * 100 + 60, text: words(n).into() }],
            rule: "world".into(),
            derivation: Vec::new(),
        }
        .sealed()
    });
    Report {
        doc: document.0.clone(),
        title: None,
        outlet: Some(format!("Outlet {outlet}")),
        said: Dating::given(day),
        claims: claims.collect(),
        document,
        vouched: Default::default(),
        copy_of: None,
    }
}

fn copy(dice: &mut Dice, original: &Report, outlet: usize) -> Report {
    let document = DocumentId(format!("{}-copied-{outlet}", original.document.0));
    let mut copied = original.clone();
    copied.said = Dating::given(add_days(original.said.within.latest, dice.below(3) as i64));
    copied.outlet = Some(format!("Outlet {outlet}"));
    for claim in &mut copied.claims {
        claim.document = document.clone();
        *claim = claim.clone().sealed();
    }
    copied.doc = document.0.clone();
    copied.document = document;
    copied
}

/// How well a record agrees with what happened.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) truths: usize,
    pub(crate) reported: usize,
    pub(crate) folded: usize,
    pub(crate) matched: usize,
    pub(crate) onsets: usize,
    pub(crate) onset_error: f64,
    pub(crate) onset_held: usize,
    pub(crate) returns: usize,
    pub(crate) return_error: f64,
    pub(crate) reports: usize,
}

impl Score {
    /// Of what was folded, how much happened.
    pub(crate) fn precision(&self) -> f64 {
        ratio(self.matched, self.folded)
    }

    /// Of what happened and was told of by anybody, how much was folded.
    pub(crate) fn recall(&self) -> f64 {
        ratio(self.matched, self.reported)
    }

    /// Mean error of an onset that the record gives, in days, from the middle of its interval.
    pub(crate) fn onset_days(&self) -> f64 {
        self.onset_error / self.onsets.max(1) as f64
    }

    /// How often the interval of an onset holds the day.
    pub(crate) fn held(&self) -> f64 {
        ratio(self.onset_held, self.onsets)
    }

    /// Mean error of a return that the record gives, in days.
    pub(crate) fn return_days(&self) -> f64 {
        self.return_error / self.returns.max(1) as f64
    }

    /// Of what was matched, how much has its return.
    pub(crate) fn returned(&self) -> f64 {
        ratio(self.returns, self.matched)
    }
}

fn ratio(part: usize, of: usize) -> f64 {
    part as f64 / of.max(1) as f64
}

/// Folds every life back and compares. Without `pitch`, nobody knows who played.
pub(crate) fn score(lives: &[Life], pitch: bool) -> Score {
    let mut score = Score::default();
    for life in lives {
        let mut material = life.material.clone();
        if !pitch {
            material.appearances.clear();
        }
        score.reports += material.reports.len();
        let folded = spells(&material, &life.who);
        let spoken: Vec<&Truth> =
            life.truth.iter().enumerate().filter(|(n, _)| told_of(&material, *n)).map(|(_, t)| t).collect();
        score.truths += life.truth.len();
        score.reported += spoken.len();
        score.folded += folded.len();
        let mut free: Vec<&Truth> = spoken;
        for spell in &folded {
            let best = (0..free.len()).min_by_key(|n| distance(spell, free[*n]));
            let Some(n) = best.filter(|n| distance(spell, free[*n]) <= MATCH_DAYS) else { continue };
            compare(&mut score, spell, free.swap_remove(n));
        }
    }
    score
}

fn told_of(material: &Material, spell: usize) -> bool {
    material.reports.iter().any(|r| r.document.0.split('-').nth(1) == Some(&spell.to_string()))
}

/// A spell is an absence's if it began so many days from it.
const MATCH_DAYS: i64 = 10;

fn distance(spell: &Spell, truth: &Truth) -> i64 {
    match spell.onset.known {
        Some(known) if known.earliest <= truth.onset && truth.onset <= known.latest => 0,
        Some(known) => {
            days_between(known.earliest, truth.onset).abs().min(days_between(known.latest, truth.onset).abs())
        }
        // It is only known to have begun by a day: any day of the absence will do.
        None if truth.onset <= spell.onset.at_latest && spell.onset.at_latest < truth.back => 0,
        None => days_between(spell.onset.at_latest, truth.onset).abs(),
    }
}

fn compare(score: &mut Score, spell: &Spell, truth: &Truth) {
    score.matched += 1;
    if let Some(known) = spell.onset.known {
        score.onsets += 1;
        let middle = add_days(known.earliest, days_between(known.earliest, known.latest) / 2);
        score.onset_error += days_between(middle, truth.onset).abs() as f64;
        score.onset_held += usize::from(known.earliest <= truth.onset && truth.onset <= known.latest);
    }
    if let Some(end) = &spell.end
        && (end.known.is_some() || !end.sources.is_empty())
    {
        score.returns += 1;
        let day = end.known.map_or(end.at_latest, |known| known.latest);
        score.return_error += days_between(day, truth.back).abs() as f64;
    }
}

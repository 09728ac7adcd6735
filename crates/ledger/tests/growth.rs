//! The cost of a fold grows no faster than the square of one player's reports: a cube would make a long career, told by
//! many outlets, take minutes.
#![allow(clippy::disallowed_methods, reason = "a test of time needs a clock")]

use std::time::{Duration, Instant};

use jiff::civil::date;
use ledger::{
    Certainty, Claim, ClaimId, ClaimValue, Dating, DocumentId, Evidence, Identity, InjuryFacts, Interval,
    Material, Person, Phase, Polarity, Region, Report, add_days, spells,
};

/// `n` reports of one player, ten of each injury, by ten outlets, every third with another's words and place.
fn career(n: usize) -> Material {
    let report = |i: usize| {
        let document = DocumentId(format!("{i:08}"));
        let onset = add_days(date(2001, 8, 1), (i / 10 * 60) as i64);
        let region = [Region::Knee, Region::Thigh, Region::Ankle]
            [usize::from(i.is_multiple_of(3)) + usize::from(i.is_multiple_of(30))];
        let facts = InjuryFacts { region, phase: Some(Phase::Current), ..InjuryFacts::default() };
        let words = format!("the forward was hurt again for the {}th time this year, it is said", i / 3);
        let claim = |value, when| Claim {
            id: ClaimId(String::new()),
            document: document.clone(),
            player: Person { name: "Pat Dunmore".into(), id: None, team: None },
            value,
            when,
            polarity: Polarity::Affirmed,
            certainty: Certainty::Stated,
            said_by: Vec::new(),
            evidence: vec![Evidence { start: 0, end: words.len(), text: words.as_str().into() }],
            rule: "career".into(),
            derivation: Vec::new(),
        };
        let hurt = claim(ClaimValue::Injury(facts), Some(Interval::day(onset)));
        let back = claim(ClaimValue::Return { into: None }, Some(Interval::day(add_days(onset, 40))));
        Report {
            document: document.clone(),
            doc: document.0.clone(),
            title: None,
            outlet: Some(format!("Outlet {}", i % 10)),
            said: Dating::given(add_days(onset, if i % 10 == 9 { 45 } else { 2 })),
            claims: [Some(hurt), (i % 10 == 9).then_some(back)]
                .into_iter()
                .flatten()
                .map(Claim::sealed)
                .collect(),
            vouched: Default::default(),
            copy_of: None,
        }
    };
    Material { reports: (0..n).map(report).collect(), ..Material::default() }
}

/// The quickest of three: whoever else uses the machine makes it only slower.
fn time(n: usize) -> Duration {
    let material = career(n);
    let who = Identity::Name("pat dunmore".into());
    let once = || {
        let begun = Instant::now();
        assert!(spells(&material, &who).len() >= n / 10);
        begun.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn a_long_career_is_folded_in_no_more_than_the_square_of_its_reports() {
    let (short, long) = (time(250), time(1000));
    assert!(long < short * 16 * 2, "250 reports: {short:?}; 1,000: {long:?}");
}

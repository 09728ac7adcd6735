//! What holds of every fold, whatever the claims: no panic, no dependence on order or repetition, no widening.

use jiff::civil::{Date, date};
use ledger::{
    Appearance, Basis, Certainty, Claim, ClaimId, ClaimValue, Dating, DocumentId, Evidence, ExpectedReturn,
    Exposure, Hedge, Identity, InjuryFacts, Interval, Material, Pathology, Person, PersonId, Phase, Polarity,
    Region, Report, Roster, Rung, Setting, Side, Status, StatusReason, SurgeryState, add_days, board,
    entries, spells, timeline,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Few values, so that claims meet: the interesting cases are those where they agree or clash.
fn any_interval() -> impl Strategy<Value = Interval> {
    let near = (prop_oneof![0i64..900, 0i64..60], 0i64..60).prop_map(|(from, length)| {
        let day = add_days(date(2019, 6, 1), from);
        Interval::new(day, add_days(day, length))
    });
    let edges = select(vec![Date::MIN, date(1, 1, 1), date(2020, 2, 29), Date::MAX]);
    prop_oneof![9 => near, 1 => (edges.clone(), edges).prop_map(|(a, b)| Interval::new(a, b))]
}

fn any_day() -> impl Strategy<Value = Date> {
    any_interval().prop_map(|i| i.latest)
}

fn any_region() -> impl Strategy<Value = Region> {
    select(vec![Region::Unspecified, Region::Unspecified, Region::Knee, Region::Thigh, Region::Illness])
}

fn any_injury() -> impl Strategy<Value = InjuryFacts> {
    (
        any_region(),
        option::of(select(vec!["hamstring".to_owned(), "hip".to_owned(), "hip flexor".to_owned()])),
        select(Pathology::ALL),
        option::of(select(vec!["ligament tear".to_owned(), "strain".to_owned()])),
        option::of(select(Side::ALL)),
        option::of(select(Setting::ALL)),
        option::of(select(Phase::ALL)),
        any::<bool>(),
    )
        .prop_map(|(region, part, pathology, diagnosis, side, setting, phase, recurrence)| InjuryFacts {
            region,
            part,
            pathology,
            diagnosis,
            side,
            setting,
            phase,
            recurrence,
        })
}

fn any_person() -> impl Strategy<Value = Person> {
    let name = select(vec!["Ned Harrow", "Harrow", "Ian Pell", "HARROW", "", "van Pell", "Ola van Pell"]);
    let id = option::weighted(0.2, select(vec!["p:1", "p:2"]));
    let team = option::of(select(vec!["Marlow", "Marlow Town", "Stoke"]));
    (name, id, team).prop_map(|(name, id, team)| Person {
        name: name.to_owned(),
        id: id.map(|id| PersonId(id.to_owned())),
        team: team.map(str::to_owned),
    })
}

fn any_estimate() -> impl Strategy<Value = ExpectedReturn> {
    (option::of(any_day()), option::of(any_day()), select(Hedge::ALL))
        .prop_map(|(not_before, by, hedge)| ExpectedReturn { not_before, by, hedge })
}

fn any_value() -> impl Strategy<Value = ClaimValue> {
    let words = || "words".to_owned();
    prop_oneof![
        5 => any_injury().prop_map(ClaimValue::Injury),
        1 => (select(SurgeryState::ALL), any_region()).prop_map(|(state, region)| ClaimValue::Surgery { state, region }),
        2 => any::<u8>().prop_map(move |rung| ClaimValue::Stage { rung: Rung(rung), words: words() }),
        1 => any_region().prop_map(|region| ClaimValue::Setback { region }),
        1 => any_estimate().prop_map(ClaimValue::ReturnEstimate),
        2 => (select(Status::ALL), select(StatusReason::ALL))
            .prop_map(|(status, reason)| ClaimValue::Status { status, reason }),
        1 => Just(ClaimValue::Absence { missed: None }),
        1 => Just(ClaimValue::Return { into: None }),
        1 => any_region().prop_map(move |region| ClaimValue::NegativeFinding { finding: words(), region }),
        1 => Just(ClaimValue::Restriction { what: words() }),
        1 => any_person().prop_map(|with| ClaimValue::Companion { with }),
        1 => Just(ClaimValue::Exposure(Exposure { measure: words(), amount: u32::MAX, over: None })),
        1 => Just(ClaimValue::Layoff { min_days: 7, max_days: None, words: words() }),
        1 => Just(ClaimValue::Remark { about: words() }),
        1 => (0u8..=100).prop_map(|percent| ClaimValue::Chance { percent }),
        1 => any_person().prop_map(|by| ClaimValue::Cover { by }),
        1 => Just(ClaimValue::Fixture { against: words() }),
        1 => Just(ClaimValue::Team { name: "Stoke".to_owned() }),
    ]
}

fn any_claim() -> impl Strategy<Value = Claim> {
    (
        any_person(),
        any_value(),
        option::of(any_interval()),
        prop_oneof![4 => Just(Polarity::Affirmed), 1 => Just(Polarity::Negated)],
        prop_oneof![4 => Just(Certainty::Stated), 1 => select(Certainty::ALL)],
        vec(select(vec!["Pat Dunmore".to_owned(), "Dunmore".to_owned(), "Ann Lye".to_owned()]), 0..2),
        vec(0usize..500, 0..3),
    )
        .prop_map(|(player, value, when, polarity, certainty, said_by, places)| {
            let evidence =
                places.into_iter().map(|start| Evidence { start, end: start + 5, text: "words".into() });
            Claim {
                id: ClaimId(String::new()),
                document: DocumentId("d".into()),
                player,
                value,
                when,
                polarity,
                certainty,
                said_by,
                evidence: evidence.collect(),
                rule: "any".into(),
                derivation: Vec::new(),
            }
            .sealed()
        })
}

fn any_reports() -> impl Strategy<Value = Vec<Report>> {
    vec((any_interval(), vec(any_claim(), 0..10)), 0..6).prop_map(|all| {
        let report = |(n, (within, claims)): (usize, (Interval, Vec<Claim>))| {
            let document = DocumentId(format!("d{n}"));
            let claims =
                claims.into_iter().map(|c| Claim { document: document.clone(), ..c }.sealed()).collect();
            let said = Dating { within, basis: Basis::Given, because: Vec::new() };
            Report {
                document,
                doc: format!("doc{n}"),
                title: None,
                outlet: None,
                said,
                claims,
                vouched: Default::default(),
                copy_of: None,
            }
        };
        all.into_iter().enumerate().map(report).collect()
    })
}

fn any_material() -> impl Strategy<Value = Material> {
    let player = prop_oneof![
        Just(Person { name: "Pat Dunmore".into(), id: None, team: None }),
        Just(Person { name: String::new(), id: Some(PersonId("p:1".into())), team: None }),
    ];
    let appearance =
        (player, any_day(), prop_oneof![Just(0u16), 1u16..91]).prop_map(|(player, day, minutes)| {
            Appearance {
                player: player.into(),
                day,
                minutes,
                against: None,
                home: None,
                table: "matches".into(),
            }
        });
    (any_reports(), vec(appearance, 0..12)).prop_map(|(reports, appearances)| Material {
        reports,
        appearances,
        ..Material::default()
    })
}

fn everybody(material: &Material) -> Vec<Identity> {
    Roster::of(material).people().map(|p| p.identity.clone()).collect()
}

/// Everything that the folds make of some reports, as JSON.
fn everything(material: &Material, day: Date) -> serde_json::Value {
    let people = everybody(material);
    let spells: Vec<_> = people.iter().map(|who| spells(material, who)).collect();
    let timelines: Vec<_> = people.iter().map(|who| timeline(material, who)).collect();
    serde_json::json!([people, spells, timelines, board(material, day, None, &|a, b| a == b)])
}

/// The onsets told, cut at the date of the report that tells them.
fn told_onsets(claims: &[Claim], published: Interval) -> Vec<Interval> {
    let told =
        claims.iter().filter(|c| matches!(c.value, ClaimValue::Injury(_) | ClaimValue::Setback { .. }));
    let cut = |when: Interval| Interval { latest: when.latest.min(published.latest), ..when };
    told.filter_map(|c| c.when).map(cut).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_kind_of_claim_is_listed(value in any_value()) {
        prop_assert!(ClaimValue::KINDS.contains(&value.kind()), "{}", value.kind());
    }

    #[test]
    fn entries_depend_on_neither_order_nor_repetition(
        (published, claims, shuffled) in (any_interval(), vec(any_claim(), 0..14))
            .prop_flat_map(|(p, c)| (Just(p), Just(c.clone()), Just(c).prop_shuffle()))
    ) {
        let told = entries(published, &claims);
        let twice: Vec<Claim> = shuffled.iter().chain(&claims).cloned().collect();
        prop_assert_eq!(&entries(published, &shuffled), &told);
        prop_assert_eq!(&entries(published, &twice), &told);
    }

    #[test]
    fn an_entry_has_injuries_and_its_onsets_only_narrow(published in any_interval(), claims in vec(any_claim(), 0..14)) {
        let onsets = told_onsets(&claims, published);
        for entry in entries(published, &claims) {
            prop_assert!(!entry.injuries.is_empty());
            for onset in entry.injuries.iter().filter_map(|i| i.onset) {
                prop_assert!(onset.earliest <= onset.latest && onset.latest <= published.latest);
                prop_assert!(onsets.iter().any(|told| told.contains(onset)));
            }
            if let Some(expected) = entry.expected_return {
                prop_assert!(expected.not_before.is_some() || expected.by.is_some());
            }
        }
    }

    #[test]
    fn records_depend_on_neither_order_nor_repetition(
        (material, reports, appearances) in any_material().prop_flat_map(|m| {
            let (reports, appearances) = (m.reports.clone(), m.appearances.clone());
            (Just(m), Just(reports).prop_shuffle(), Just(appearances).prop_shuffle())
        }),
        day in any_day(),
    ) {
        let told = everything(&material, day);
        let shuffled = Material { reports, appearances, ..Material::default() };
        let twice = Material {
            reports: shuffled.reports.iter().chain(&material.reports).cloned().collect(),
            appearances: shuffled.appearances.iter().chain(&material.appearances).cloned().collect(),
            ..Material::default()
        };
        prop_assert_eq!(&everything(&shuffled, day), &told);
        prop_assert_eq!(&everything(&twice, day), &told);
    }

    #[test]
    fn spells_only_narrow_and_always_cite(material in any_material()) {
        let reports = &material.reports;
        let onsets: Vec<Interval> =
            reports.iter().flat_map(|r| told_onsets(&r.claims, r.said.within)).collect();
        for who in everybody(&material) {
            for spell in spells(&material, &who) {
                prop_assert!(!spell.sources.is_empty());
                if let Some(known) = spell.onset.known {
                    prop_assert!(known.earliest <= known.latest);
                    prop_assert!(onsets.iter().any(|told| told.contains(known)));
                    prop_assert!(!spell.onset.sources.is_empty());
                }
                prop_assert!(spell.milestones.iter().all(|m| !m.sources.is_empty()));
                prop_assert!(spell.setbacks.iter().all(|s| !s.sources.is_empty()));
            }
        }
    }

    #[test]
    fn a_board_knows_nothing_said_later(material in any_material(), day in any_day()) {
        let known = material.by(day);
        let same = |a: &str, b: &str| a == b;
        prop_assert_eq!(board(&material, day, None, &same), board(&known, day, None, &same));
        for row in board(&material, day, None, &same).teams.iter().flat_map(|t| &t.rows) {
            prop_assert!(row.days_since >= 0);
        }
    }
}

//! A family's reports alone give what all reports give of its people, on any day, and nothing said later counts.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiff::civil::{Date, date};
use ledger::{
    Appearance, Board, Certainty, Claim, ClaimId, ClaimValue, Curation, Dating, DocumentId, Dossier, Edit,
    Evidence, ExpectedReturn, Families, Forecasts, Hedge, InjuryFacts, Interval, Material, Person, PersonId,
    Polarity, Region, Report, Status, StatusReason, Timeline, add_days, board, timelines,
};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const BEGIN: Date = date(2024, 8, 1);

fn any_day() -> impl Strategy<Value = Date> {
    (0i64..120).prop_map(|n| add_days(BEGIN, n))
}

/// Names that can be mixed up in every way: endings, accents, packs, teams.
fn any_person() -> impl Strategy<Value = Person> {
    let name = select(vec![
        "Ned Harrow", "Harrow", "Ola Harrow", "HARROW", "Ian Pell", "Ira Pell", "van Pell", "Ola van Pell",
        "Åke Rask", "Rask", "Jan Rask", "",
    ]);
    let id = option::weighted(0.25, select(vec!["p:1", "p:2", "q:1"]));
    let team = option::of(select(vec!["Marlow", "Marlow Town", "Stoke"]));
    (name, id, team).prop_map(|(name, id, team)| Person {
        name: name.to_owned(),
        id: id.map(|id| PersonId(id.to_owned())),
        team: team.map(str::to_owned),
    })
}

fn any_value() -> impl Strategy<Value = ClaimValue> {
    let region = select(vec![Region::Knee, Region::Thigh, Region::Unspecified]);
    let expected =
        any_day().prop_map(|by| ExpectedReturn { not_before: None, by: Some(by), hedge: Hedge::Stated });
    prop_oneof![
        3 => region.prop_map(|region| ClaimValue::Injury(InjuryFacts { region, ..InjuryFacts::default() })),
        2 => expected.prop_map(ClaimValue::ReturnEstimate),
        1 => select(Status::ALL).prop_map(|status| ClaimValue::Status { status, reason: StatusReason::Injury }),
        1 => Just(ClaimValue::Return { into: None }),
        1 => Just(ClaimValue::Team { name: "Stoke".into() }),
    ]
}

fn any_claim() -> impl Strategy<Value = Claim> {
    // Long words, and few of them: they are copied.
    let words = select(vec![
        "has torn a ligament in his knee and was carried off",
        "will be out for at least six weeks, it is said",
        "hurt",
    ]);
    let speakers = vec(select(vec!["Pat Dunmore".to_owned(), "Ann Lye".to_owned()]), 0..2);
    (any_person(), any_value(), option::of(any_day()), speakers, words, 0usize..300).prop_map(
        |(player, value, when, said_by, words, start)| Claim {
            id: ClaimId(String::new()),
            document: DocumentId("d".into()),
            player,
            value,
            when: when.map(Interval::day),
            polarity: Polarity::Affirmed,
            certainty: Certainty::Stated,
            said_by,
            evidence: vec![Evidence { start, end: start + words.len(), text: words.into() }],
            rule: "any".into(),
            derivation: Vec::new(),
        },
    )
}

/// Reports of one full name at two clubs, whose places tell whether they are one body's.
fn any_namesakes() -> impl Strategy<Value = Vec<Claim>> {
    (any_claim(), select(vec!["Marlow", "Stoke"]), select(vec![Region::Knee, Region::Thigh])).prop_map(
        |(claim, team, region)| {
            let player = Person { name: "Ned Harrow".into(), id: None, team: Some(team.into()) };
            let value = ClaimValue::Injury(InjuryFacts { region, ..InjuryFacts::default() });
            vec![Claim { player, value, when: None, ..claim }]
        },
    )
}

fn any_reports() -> impl Strategy<Value = Vec<Report>> {
    prop_oneof![3 => any_reports_of(vec(any_claim(), 0..6)), 1 => any_reports_of(any_namesakes())]
}

fn any_reports_of(claims: impl Strategy<Value = Vec<Claim>>) -> impl Strategy<Value = Vec<Report>> {
    let outlet = option::of(select(vec!["Coast Sport".to_owned(), "Harbour Post".to_owned()]));
    vec((any_day(), outlet, claims), 0..9).prop_map(|all| {
        let report = |(n, (day, outlet, claims)): (usize, (Date, Option<String>, Vec<Claim>))| {
            let document = DocumentId(format!("d{n}"));
            let claims = claims.into_iter().map(|c| Claim { document: document.clone(), ..c }.sealed());
            Report {
                doc: format!("doc{n}"),
                title: None,
                outlet,
                said: Dating::given(day),
                claims: claims.collect(),
                vouched: Default::default(),
                copy_of: None,
                document,
            }
        };
        all.into_iter().enumerate().map(report).collect()
    })
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let name = || {
        select(vec![
            "Ned Harrow", "Ned Harrow (Stoke)", "Harrow", "Ola van Pell", "Rask", "Jan Rask", "p:1",
            "Ivo Lind",
        ])
    };
    prop_oneof![
        (name(), name()).prop_map(|(one, other)| Edit::Same { one: one.into(), other: other.into() }),
        (name(), name()).prop_map(|(one, other)| Edit::Apart { one: one.into(), other: other.into() }),
        (0usize..5, name(), name()).prop_map(|(n, name, person)| Edit::Means {
            document: DocumentId(format!("d{n}")),
            name: name.into(),
            person: person.into(),
        }),
        (1u64..4).prop_map(|undoes| Edit::Undo { undoes }),
    ]
}

fn any_appearance() -> impl Strategy<Value = Appearance> {
    (any_person(), any_day(), select(vec![0u16, 0, 30, 90])).prop_map(|(player, day, minutes)| Appearance {
        player: player.into(),
        day,
        minutes,
        against: None,
        home: None,
        table: "matches".into(),
    })
}

fn any_material() -> impl Strategy<Value = Material> {
    (any_reports(), vec(any_appearance(), 0..8), vec(any_edit(), 0..4)).prop_map(
        |(reports, appearances, edits)| {
            let at = "2025-06-01T12:00:00Z".parse().unwrap();
            let edit = |(number, edit)| Curation {
                number,
                at,
                curator: "Ada Berg".into(),
                reason: String::new(),
                edit,
            };
            Material { reports, appearances, curation: (1..).zip(edits).map(edit).collect() }
        },
    )
}

fn all(material: &Material) -> Vec<Timeline> {
    let mut all = Vec::new();
    timelines(material, |timeline| all.push(timeline));
    all.sort_by(|a, b| a.player.identity.cmp(&b.player.identity));
    all
}

/// Everybody of a dossier as known on a day.
fn on(dossier: &Dossier, day: Date) -> Vec<Timeline> {
    let roster = dossier.roster(Some(day));
    roster.people().filter_map(|player| dossier.timeline(&player.identity, Some(day))).collect()
}

/// What is recorded of a family.
fn of_family(
    material: &Material,
    families: &Families,
    family: usize,
    names: &[(String, Option<PersonId>)],
) -> Material {
    let own: Vec<_> = families.members(family).iter().filter_map(|at| names.get(*at)).collect();
    let mut recorded = material.clone();
    for report in &mut recorded.reports {
        report.claims.retain(|c| own.iter().any(|(name, id)| (name, id) == (&c.player.name, &c.player.id)));
    }
    recorded.reports.retain(|report| !report.claims.is_empty());
    recorded.appearances.retain(|a| match &a.player.id {
        Some(id) => families.persons(family).contains(id),
        None => families.family_of_name(&a.player.name) == Some(family),
    });
    recorded
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn namesakes_do_not_depend_on_the_order(
        (reports, shuffled) in any_reports_of(any_namesakes()).prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle()))
    ) {
        prop_assert_eq!(all(&shuffled.into()), all(&reports.into()));
    }

    #[test]
    fn a_family_is_folded_without_the_others(material in any_material(), days in btree_set(any_day(), 2)) {
        let mut names: Vec<(String, Option<PersonId>)> = material
            .reports
            .iter()
            .flat_map(|r| r.claims.iter().map(|c| (c.player.name.clone(), c.player.id.clone())))
            .collect();
        names.sort();
        names.dedup();
        let families = Families::of(names.iter().map(|(n, id)| (n.as_str(), id.as_ref())), &material.curation);
        let parts: Vec<Dossier> = (0..families.len())
            .map(|family| Dossier::of(&of_family(&material, &families, family, &names)))
            .collect();
        let same = |a: &str, b: &str| a == b;
        // The earlier days again after the last, so that what is kept of it answers for no other day than it may.
        for day in days.iter().copied().chain([Date::MAX]).chain(days.iter().copied()) {
            let known = material.by(day);
            let mut apart: Vec<Timeline> = parts.iter().flat_map(|part| on(part, day)).collect();
            apart.sort_by(|a, b| a.player.identity.cmp(&b.player.identity));
            prop_assert_eq!(apart, all(&known));
            for team in [None, Some("Stoke")] {
                let candidates = parts.iter().flat_map(|part| part.candidates(day, team, &same)).collect();
                let apart = Board::of(day, candidates, &same);
                prop_assert_eq!(apart, board(&known, day, team, &same));
            }
        }
    }

    #[test]
    fn whoever_plays_on_is_shown_day_after_day_as_if_asked_for_the_first_time(
        reports in any_reports_of(vec(any_claim(), 0..3)),
        played in vec((any_day(), select(vec![0u16, 45, 90])), 1..14),
        days in btree_set(any_day(), 1..12),
    ) {
        let person = Person { name: "Ned Harrow".into(), id: Some(PersonId("p:1".into())), team: Some("Stoke".into()) };
        let reports = reports.into_iter().map(|mut report| {
            let own = |claim| Claim { player: person.clone(), ..claim }.sealed();
            report.claims = report.claims.into_iter().map(own).collect();
            report
        });
        let appearance = |(day, minutes)| Appearance {
            player: person.clone().into(),
            day,
            minutes,
            against: None,
            home: None,
            table: "matches".into(),
        };
        let material = Material {
            reports: reports.collect(),
            appearances: played.into_iter().map(appearance).collect(),
            curation: Vec::new(),
        };
        let same = |a: &str, b: &str| a == b;
        let dossier = Dossier::of(&material);
        // What somebody brought to the board of a day may be what is asked for on a later one.
        for day in days {
            prop_assert_eq!(dossier.board(day, None, &same), board(&material.by(day), day, None, &same));
            let (mut kept, mut anew) = (Forecasts::default(), Forecasts::default());
            dossier.weigh(day, &mut kept);
            Dossier::of(&material.by(day)).weigh(day, &mut anew);
            prop_assert_eq!(kept.records(), anew.records());
        }
    }

    #[test]
    fn a_board_knows_nothing_said_later(material in any_material(), day in any_day()) {
        let same = |a: &str, b: &str| a == b;
        prop_assert_eq!(board(&material, day, None, &same), board(&material.by(day), day, None, &same));
        // A team's rows are the same alone as among all.
        let one = board(&material, day, Some("Stoke"), &same);
        let of_all = board(&material, day, None, &same).teams.into_iter().filter(|t| t.team.as_deref() == Some("Stoke"));
        prop_assert_eq!(one.teams, of_all.collect::<Vec<_>>());
    }
}

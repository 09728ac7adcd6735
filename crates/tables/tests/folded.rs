//! Spells, milestones and estimates as rows: a row for each, with keys that join.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use arrow_array::RecordBatch;
use jiff::civil::Date;
use ledger::{
    Basis, Certainty, Claim, ClaimId, ClaimValue, Dating, DocumentId, Evidence, ExpectedReturn, Hedge,
    Identity, InjuryFacts, Interval, Material, Person, Polarity, Region, Report, Rung, parse_date, timeline,
};
use serde_json::Value;
use tables::{ESTIMATES, EstimateRow, MILESTONES, MilestoneRow, SPELLS, Table, spell_rows};

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

/// A report of that day, with claims about Ned Harrow, each with the day on which it happened.
fn report(doc: &str, said: &str, claims: Vec<(ClaimValue, &str)>) -> Report {
    let document = DocumentId::of(doc);
    let claim = |(at, (value, when)): (usize, (ClaimValue, &str))| {
        Claim {
            id: ClaimId(String::new()),
            document: document.clone(),
            player: Person { name: "Ned Harrow".into(), id: None, team: Some("Hillside".into()) },
            value,
            when: (!when.is_empty()).then(|| Interval::day(day(when))),
            polarity: Polarity::Affirmed,
            certainty: Certainty::Stated,
            said_by: Vec::new(),
            evidence: vec![Evidence { start: at, end: at + 5, text: "words".into() }],
            rule: "sample".into(),
            derivation: Vec::new(),
        }
        .sealed()
    };
    Report {
        said: Dating { within: Interval::day(day(said)), basis: Basis::Given, because: Vec::new() },
        doc: doc.into(),
        title: None,
        outlet: Some(format!("The {doc}")),
        claims: claims.into_iter().enumerate().map(claim).collect(),
        document,
        vouched: std::collections::BTreeMap::new(),
        copy_of: None,
    }
}

fn knee() -> ClaimValue {
    ClaimValue::Injury(InjuryFacts { region: Region::Knee, ..InjuryFacts::default() })
}

fn first() -> Report {
    let expected = ExpectedReturn { not_before: None, by: Some(day("2025-05-01")), hedge: Hedge::Hoped };
    report("Echo", "2025-03-02", vec![(knee(), "2025-03-01"), (ClaimValue::ReturnEstimate(expected), "")])
}

fn second() -> Report {
    let running = ClaimValue::Stage { rung: Rung(40), words: "running outside".into() };
    let setback = ClaimValue::Setback { region: Region::Knee };
    report(
        "Herald",
        "2025-04-20",
        vec![(knee(), "2025-03-01"), (running, "2025-04-10"), (setback, "2025-04-18")],
    )
}

fn rows(reports: Vec<Report>) -> (Vec<Value>, Vec<Value>, Vec<Value>) {
    let material = Material { reports, appearances: Vec::new(), curation: Vec::new() };
    let timeline = timeline(&material, &Identity::Name("ned harrow".into())).unwrap();
    let spells = spell_rows(&timeline);
    let milestones: Vec<_> = spells.iter().flat_map(MilestoneRow::of_spell).collect();
    let estimates: Vec<_> = spells.iter().flat_map(EstimateRow::of_spell).collect();
    (
        told(&SPELLS, &SPELLS.batch(spells.iter().map(|s| &**s)).unwrap()),
        told(&MILESTONES, &MILESTONES.batch(&milestones).unwrap()),
        told(&ESTIMATES, &ESTIMATES.batch(&estimates).unwrap()),
    )
}

fn told<R>(table: &'static Table<R>, batch: &RecordBatch) -> Vec<Value> {
    (0..batch.num_rows()).map(|row| tables::json_row(table, batch, row)).collect()
}

#[test]
fn a_spell_is_a_row_and_so_is_each_of_its_steps_and_forecasts() {
    let (spells, milestones, estimates) = rows(vec![first(), second()]);
    let [spell] = spells.as_slice() else { panic!("{spells:#?}") };
    for (column, value) in [
        ("player_id", "name:ned harrow"),
        ("player", "Ned Harrow"),
        ("team", "Hillside"),
        ("season", "2024/25"),
        ("onset_earliest", "2025-03-01"),
        ("region", "knee"),
        ("region_decided", "unanimous"),
        ("first_said", "2025-03-02"),
        ("last_said", "2025-04-20"),
    ] {
        assert_eq!(spell[column], value, "{column}");
    }
    for (column, count) in
        [("region_sources", 2), ("sources", 2), ("milestones", 1), ("setbacks", 1), ("side_sources", 0)]
    {
        assert_eq!(spell[column], count, "{column}");
    }
    assert_eq!(spell["ended"], false);
    assert!(["side", "return_latest", "days_lost_least"].iter().all(|column| spell[*column].is_null()));
    let ids: Vec<String> = ["Echo", "Herald"].map(|doc| DocumentId::of(doc).0).into();
    assert_eq!(spell["document_ids"], serde_json::json!(ids));
    let steps: Vec<_> = milestones.iter().map(|m| (&m["event"], &m["rung"], &m["when_latest"])).collect();
    assert_eq!(
        steps,
        [
            (&"reached".into(), &40.into(), &"2025-04-10".into()),
            (&"setback".into(), &Value::Null, &"2025-04-18".into())
        ]
    );
    assert_eq!(milestones[0]["rung_name"], "outdoor_running");
    assert_eq!(
        (&estimates[0]["expected_by"], &estimates[0]["hedge"]),
        (&"2025-05-01".into(), &"hoped".into())
    );
    assert!(milestones.iter().chain(&estimates).all(|row| row["spell_id"] == spell["spell_id"]));
}

#[test]
fn a_spell_keeps_its_identity_when_more_is_said() {
    let again = report("Post", "2026-02-03", vec![(knee(), "2026-02-01")]);
    let (alone, _, _) = rows(vec![first()]);
    let (together, _, _) = rows(vec![again, second(), first()]);
    assert_eq!(together.len(), 2);
    assert_eq!(together[0]["spell_id"], alone[0]["spell_id"]);
    assert_ne!(together[1]["spell_id"], alone[0]["spell_id"]);
}

#[test]
fn two_spells_that_one_report_tells_of_first_are_two() {
    let both = report("Echo", "2025-03-02", vec![(knee(), "2023-03-01"), (knee(), "2025-03-01")]);
    let (spells, _, _) = rows(vec![both]);
    assert_eq!(spells.len(), 2);
    assert_ne!(spells[0]["spell_id"], spells[1]["spell_id"]);
}

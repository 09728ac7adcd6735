//! The definitions of the score, on gold of our own. The figures were worked out by hand.

use serde_json::{Value, json};

use super::right::{diagnosis, forecast, onset, same_name};
use super::*;

fn rows(of: &[Value]) -> Rows {
    Rows::parse(&of.iter().map(|row| format!("{row}\n")).collect::<String>()).unwrap()
}

fn counts(score: &Score, field: &str) -> (usize, usize, usize) {
    let count = score.counts.get(field).copied().unwrap_or_default();
    (count.right, count.extra, count.missing)
}

/// Gold of one document with one player, and what was read.
fn one(gold: Value, read: Value) -> Score {
    let gold = rows(&[json!({"doc": "a", "players": [gold]})]);
    Score::of(&gold, &rows(&[json!({"doc": "a", "players": [read]})]), &[])
}

#[test]
fn names_are_the_same_by_surname_unless_given_names_contradict() {
    for (a, b) in [
        ("Tom Adeyemi", "Adeyemi"),
        ("T. Adeyemi", "Tom Adeyemi"),
        ("İlkay Gündoğan", "Ilkay Gundogan"),
        ("Shaun O'Hanlon", "OHanlon"),
        ("Luuk van der Meer", "van der Meer"),
        ("Luuk", "Luuk van der Meer"),
    ] {
        assert!(same_name(a, b) && same_name(b, a), "{a} {b}");
    }
    for (a, b) in [("Tom Adeyemi", "Ben Adeyemi"), ("Tom", "Adeyemi"), ("", "Adeyemi"), ("…", "…")] {
        assert!(!same_name(a, b), "{a} {b}");
    }
}

#[test]
fn onsets_overlap_and_are_not_much_wider() {
    let day = |a: &str, b: &str| json!([a, b]);
    let gold = day("2021-03-06", "2021-03-06");
    assert!(onset(&gold, &day("2021-03-01", "2021-03-15")));
    assert!(!onset(&gold, &day("2021-03-01", "2021-03-16")), "wider than two weeks");
    assert!(!onset(&gold, &day("2021-03-07", "2021-03-07")), "beside it");
    assert!(onset(&json!({"earliest": "2021-03-01", "latest": null}), &day("2022-02-28", "2022-03-01")));
    assert!(onset(&Value::Null, &json!([])) && !onset(&gold, &Value::Null));
}

#[test]
fn forecasts_may_be_off_by_a_share_of_their_distance() {
    let published = "2021-03-10".parse().ok();
    let gold = json!({"not_before": null, "by": "2021-04-29"});
    let by = |day: &str| json!({"not_before": "2021-01-01", "by": day});
    // 0.15 × 50 = 7.5, which is rounded to 8.
    assert!(forecast(&gold, &by("2021-05-07"), published) && !forecast(&gold, &by("2021-05-08"), published));
    // 0.15 × 30 = 4.5, which is rounded to 4.
    let gold = json!({"by": "2021-04-09"});
    assert!(forecast(&gold, &by("2021-04-13"), published) && !forecast(&gold, &by("2021-04-14"), published));
    let gold = json!({"by": "2021-03-12"});
    assert!(forecast(&gold, &by("2021-03-15"), published) && !forecast(&gold, &by("2021-03-16"), published));
    assert!(forecast(&gold, &by("2021-03-19"), None) && !forecast(&gold, &json!({}), None));
}

#[test]
fn diagnoses_share_half_of_their_words() {
    assert!(diagnosis(&json!("Broken metatarsal"), &json!("broken left metatarsal")));
    assert!(diagnosis(&json!("torn calf"), &json!("torn calf muscle fibre")));
    assert!(!diagnosis(&json!("torn calf"), &json!("torn thigh muscle")));
    assert!(!diagnosis(&json!(""), &json!("")));
}

#[test]
fn a_player_who_is_missed_misses_all_that_gold_says() {
    let entry = json!({"player": "Tom Adeyemi", "status": "out", "stage": "rehab", "said_by": ["Ivo Hansen"],
        "expected_return": {"by": "2021-05-31", "hedge": "hoped"},
        "injuries": [{"region": "knee", "pathology": "unspecified", "phase": "current", "recurrence": false,
            "onset": ["2021-03-01", "2021-03-31"], "surgery": "done", "surgery_ok": ["planned"]}]});
    let gold = rows(&[json!({"doc": "a", "published": {"earliest": "2021-04-01", "latest": "2021-04-01"},
        "players": [entry]})]);
    let missed = Score::of(&gold, &rows(&[]), &[]);
    assert_eq!((missed.documents, missed.read), (1, 0));
    for (field, missing) in [
        ("published", 1),
        ("player", 1),
        ("status", 1),
        ("expected_return", 1),
        ("hedge", 0),
        ("said_by", 1),
        ("injury", 1),
        ("pathology", 0),
        ("recurrence", 0),
        ("surgery", 1),
        ("onset", 1),
    ] {
        assert_eq!(counts(&missed, field), (0, 0, missing), "{field}");
    }
    // The same entry, of nobody that gold knows.
    let extra = Score::of(&rows(&[json!({"doc": "a", "players": []})]), &gold, &[]);
    assert_eq!(extra.all(), Count { right: 0, extra: 9, missing: 0 });
    let none = Score::of(&rows(&[json!({"doc": "a", "players": [], "players_ok": ["Adeyemi"]})]), &gold, &[]);
    assert_eq!(none.all(), Count::default());
}

#[test]
fn a_wrong_value_is_one_missing_and_one_extra() {
    let score = one(
        json!({"player": "Mia Lund", "status": "out", "said_by": ["A. Berg", "Coach Dahl"], "said_by_ok": ["Club"]}),
        json!({"player": "Lund", "status": "doubtful", "said_by": ["Dahl", "Club", "Ana Ruiz"]}),
    );
    assert_eq!(counts(&score, "player"), (1, 0, 0));
    assert_eq!(counts(&score, "status"), (0, 1, 1));
    assert_eq!(counts(&score, "said_by"), (1, 1, 1));
    assert_eq!(score.all().rates(), table::Rates { precision: 0.5, recall: 0.5, f1: 0.5 });
    assert_eq!(score.wrong[0].to_string(), "a/Mia Lund\tstatus\tmissing\tgold=out\tread=doubtful");
}

#[test]
fn what_gold_accepts_is_right_and_what_it_leaves_free_is_no_item() {
    let gold =
        json!({"player": "Mia Lund", "status": null, "status_ok": ["available", null], "stage_free": true});
    let read = |status: Value| json!({"player": "Mia Lund", "status": status, "stage": "rehab"});
    assert_eq!(counts(&one(gold.clone(), read(json!("available"))), "status"), (1, 0, 0));
    assert_eq!(counts(&one(gold.clone(), read(Value::Null)), "status"), (0, 0, 0));
    let out = one(gold, read(json!("out")));
    assert_eq!(counts(&out, "status"), (0, 1, 0));
    assert_eq!(counts(&out, "stage"), (0, 0, 0));
}

#[test]
fn injuries_pair_by_region_then_phase_and_time() {
    let injury = |region: &str, phase: &str| json!({"region": region, "phase": phase});
    let score = one(
        json!({"player": "Lund", "injuries": [
            injury("knee", "past"), injury("knee", "current"),
            {"region": "thigh", "region_ok": ["lower_leg"], "phase": "current"},
            {"region": "foot", "phase": "past", "optional": true}]}),
        json!({"player": "Lund", "injuries": [
            injury("knee", "current"), injury("knee", "past"), injury("lower_leg", "current"), injury("head", "past")]}),
    );
    assert_eq!(counts(&score, "injury"), (3, 1, 0));
    assert_eq!(counts(&score, "phase"), (3, 1, 0));
}

#[test]
fn documents_are_joined_by_name_or_stem_and_dates_may_stand_twice() {
    let gold = rows(&[
        json!({"doc": "a", "published": {"earliest": "2021-04-01", "latest": "2021-04-30"}, "players": []}),
        json!({"doc": "b", "published": {"earliest": "2021-04-01", "latest": "2021-04-01"}, "players": []}),
        json!({"doc": "c", "published": {"earliest": "2021-04-01", "latest": "2021-04-01"}, "players": []}),
    ]);
    let read = rows(&[
        json!({"document": {"path": "in/a.txt", "published": {"earliest": "2021-04-30", "latest": "2021-06-30"}}}),
        json!({"document": {"doc": "b", "published": {"earliest": "2021-03-01", "latest": "2021-05-03"}}}),
        json!({"doc": "c", "published": "2021-04-01"}),
    ]);
    let score = Score::of(&gold, &read, &[]);
    assert_eq!(counts(&score, "published"), (2, 0, 1), "63 days are too wide");
    assert!(Rows::parse("{\"players\": []}").is_err() && Rows::parse("{").is_err());
}

#[test]
fn the_table_shows_each_field_that_has_items() {
    let gold = json!({"player": "Lund", "status": "out", "stage": "rehab"});
    let score = one(gold.clone(), json!({"player": "Lund", "status": "out"}));
    assert_eq!(
        table(&score),
        "1 documents, 1 of them read\n\
         field             gold  read right       P       R      F1\n\
         player               1     1     1   1.000   1.000   1.000\n\
         status               1     1     1   1.000   1.000   1.000\n\
         stage                1     0     0   0.000   0.000   0.000\n\
         all                  3     2     2   1.000   0.667   0.800\n"
    );
    let better = one(gold.clone(), gold);
    let lines = difference(&score, &better);
    assert!(lines.contains("stage                1    0.000    1.000   +1.000\n"), "{lines}");
    assert!(lines.contains("status               1    1.000    1.000        =\n"), "{lines}");
}

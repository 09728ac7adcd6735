//! The bundled example reports and what must be read from each: `examples/cases/*.md` is the specification, and
//! `examples/gold.jsonl` the same in one machine-readable file. `examples/README.md` tells how a case is written.
#![allow(clippy::disallowed_methods, reason = "the tests read the example files and one variable")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests, which may fail"
)]

mod case;
mod compare;

use std::collections::BTreeSet;
use std::sync::Arc;

use case::{Case, MustNot, Source, Told};
use compare::{Differences, Read, complaints, differences, same_name};
use jiff::civil::Date;
use ledger::Interval;
use pack::Pack;
use reader::Reader;
use serde_json::{Value, json};

/// Whether the run is to rewrite what is derived from the cases (`BLESS=1`) instead of checking it.
fn blessing() -> bool {
    std::env::var("BLESS").is_ok_and(|value| !value.is_empty())
}

#[test]
fn every_report_has_one_case_and_a_sensible_length() {
    let cases = Case::all();
    let mut wanted: Vec<String> = case::files(&case::examples().join("reports"), "txt")
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let rows = case::read(&case::examples().join("reports/wire.jsonl")).unwrap();
    let row_doc =
        |line: &str| serde_json::from_str::<Value>(line).unwrap()["doc"].as_str().unwrap().to_owned();
    wanted.extend(rows.lines().map(row_doc));
    let mut docs: Vec<String> = cases.iter().map(|case| case.document.doc.clone()).collect();
    docs.sort();
    assert_eq!(docs, wanted);
    for case in &cases {
        let words = case.document.text.split_whitespace().count();
        assert!((120..=450).contains(&words), "{}: {words} words", case.document.doc);
        assert_eq!(case.told.gold["doc"], case.document.doc.as_str(), "{}", case.page.display());
    }
}

#[test]
fn every_gold_row_speaks_the_ledgers_language_about_people_of_its_report() {
    for case in Case::all() {
        let (page, text) = (case.page.display(), &case.document.text);
        let mut names = Vec::new();
        for player in case.told.gold["players"].as_array().unwrap() {
            let entry: ledger::Entry =
                serde_json::from_value(player.clone()).unwrap_or_else(|e| panic!("{page}: {player}: {e}"));
            assert!(text.contains(&entry.player), "{page}: the report has no {:?}", entry.player);
            for injury in &entry.injuries {
                let onset = injury.onset.map_or(String::new(), |o| o.to_string());
                let published = case.told.gold["published"]["latest"].as_str().unwrap();
                assert!(
                    injury.onset.is_none_or(|o| o.latest.to_string().as_str() <= published),
                    "{page}: {onset}"
                );
            }
            alternatives_are_of_the_same_form(&case, player);
            names.push(entry.player);
        }
        for claim in &case.told.claims {
            assert!(ledger_knows_kind(&claim.kind), "{page}: {:?} is no kind of claim", claim.kind);
            assert!(
                names.contains(&claim.player),
                "{page}: a claim about {:?}, who has no entry",
                claim.player
            );
        }
        for ban in &case.told.must_not {
            let (MustNot::Entry(name) | MustNot::Value(name, _)) = ban;
            assert!(text.contains(name.as_str()), "{page}: the report has no {name:?} to be misread");
            let entry = names.iter().any(|other| same_name(other, name));
            assert_eq!(entry, matches!(ban, MustNot::Value(..)), "{page}: {name} is both wanted and banned");
        }
    }
}

/// Each of a field's other right values could stand in the field's own place.
fn alternatives_are_of_the_same_form(case: &Case, player: &Value) {
    let swap = |object: &Value, check: &dyn Fn(Value)| {
        for (key, others) in object.as_object().unwrap() {
            let Some(field) = key.strip_suffix("_ok") else { continue };
            assert!(object.get(field).is_some(), "{}: {key} without {field}", case.page.display());
            for other in others.as_array().unwrap() {
                let mut swapped = object.clone();
                swapped[field] = if field == "said_by" { json!([other]) } else { other.clone() };
                check(swapped);
            }
        }
    };
    let page = case.page.display();
    swap(player, &|swapped| {
        let read = serde_json::from_value::<ledger::Entry>(swapped.clone());
        assert!(read.is_ok(), "{page}: {swapped}: {read:?}");
    });
    for injury in player["injuries"].as_array().unwrap() {
        swap(injury, &|swapped| {
            let read = serde_json::from_value::<ledger::InjuryEntry>(swapped.clone());
            assert!(read.is_ok(), "{page}: {swapped}: {read:?}");
        });
    }
}

fn ledger_knows_kind(kind: &str) -> bool {
    let around = ["negative_finding", "restriction", "companion", "exposure", "cover", "fixture", "layoff"];
    let core =
        ["surgery", "setback", "return", "absence", "stage", "status", "team", "injury", "return_estimate"];
    around.contains(&kind) || core.contains(&kind)
}

#[test]
fn the_gold_file_holds_the_cases_rows() {
    let rows: String = Case::all().iter().map(|case| format!("{}\n", case.told.gold)).collect();
    let file = case::examples().join("gold.jsonl");
    if blessing() {
        std::fs::write(&file, &rows).unwrap();
    }
    let kept = case::read(&file).unwrap();
    assert!(kept == rows, "examples/gold.jsonl is stale: run this test with BLESS=1");
}

/// What a reader takes from a case's report, folded into entries.
fn read(reader: &Reader, case: &Case) -> Read {
    let reading = reader.read(&case.document);
    let within = reading.published.map(|dating| dating.within);
    // Nothing that an undated report tells lies after its date, so its claims are folded as of the last of days.
    let entries = ledger::entries(within.unwrap_or(Interval::day(Date::MAX)), &reading.claims);
    Read {
        published: within.map(|w| (w.earliest, w.latest)),
        players: entries.iter().map(|entry| serde_json::to_value(entry).unwrap()).collect(),
        claims: reading.claims.iter().map(|claim| serde_json::to_value(claim).unwrap()).collect(),
    }
}

#[test]
fn the_reports_are_read_as_the_cases_say() {
    let reader = Reader::new().unwrap();
    let mut wrong = Vec::new();
    for case in Case::all() {
        let found = differences(&case.told, &read(&reader, &case));
        if blessing() {
            let page = case::read(&case.page).unwrap();
            let fresh = case.page.with_extension("fresh");
            std::fs::write(&fresh, case::with_gaps(&page, &found.keys().cloned().collect())).unwrap();
            std::fs::rename(&fresh, &case.page).unwrap();
        } else {
            let page = case.page.file_name().unwrap().to_string_lossy().into_owned();
            wrong.extend(complaints(&found, &case.told.gaps).iter().map(|why| format!("{page}: {why}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_bundled_pack_makes_no_case_worse() {
    let reader = Reader::new().unwrap().with_pack(Arc::new(Pack::premier_league().clone()));
    let mut wrong = Vec::new();
    for case in Case::all() {
        let found = differences(&case.told, &read(&reader, &case));
        let new = found.iter().filter(|(path, _)| !case.told.gaps.contains(*path));
        wrong.extend(new.map(|(path, why)| format!("{}: {path}: {why}", case.document.doc)));
    }
    assert!(blessing() || wrong.is_empty(), "{}", wrong.join("\n"));
}

const PAGE: &str = "# A case\n\nReport: [a.txt](../reports/a.txt)\n\nAbout it.\n\n## Must be read\n\n```json\n\
    {\"doc\": \"a\", \"players\": []}\n```\n\n## Must not be read\n\n- Al Bo\n- Cy Do | left\n\n## Claims\n\n\
    - `cover | Cy Do | Ed Fo`\n\n## Known gaps\n\n- `Cy Do/status`\n";

#[test]
fn a_page_is_parsed() {
    let told = Told::parse(PAGE).unwrap();
    assert_eq!(told.source, Source::File("../reports/a.txt".into()));
    assert_eq!(told.gold, json!({"doc": "a", "players": []}));
    let left = MustNot::Value("Cy Do".into(), "left".into());
    assert_eq!(told.must_not, [MustNot::Entry("Al Bo".into()), left]);
    assert_eq!(
        (told.claims[0].kind.as_str(), told.claims[0].holds.as_slice()),
        ("cover", &["Ed Fo".into()][..])
    );
    assert_eq!(told.gaps, BTreeSet::from(["Cy Do/status".into()]));

    let row = Told::parse(&PAGE.replace("(../reports/a.txt)", "(w.jsonl#r)")).unwrap();
    assert_eq!(row.source, Source::Row("w.jsonl".into(), "r".into()));
    let inline =
        PAGE.replace("Report: [a.txt](../reports/a.txt)", "## The report\n\n```text\nOne.\nTwo.\n```");
    assert_eq!(Told::parse(&inline).unwrap().source, Source::Inline("One.\nTwo.".into()));
}

#[test]
fn a_broken_page_is_refused() {
    for (from, to) in [
        ("Report: ", "Reports: "),
        ("## Must be read", "## Must be"),
        ("```json", "```"),
        ("\"players\": []", "\"players\": ["),
        ("- `cover | Cy Do | Ed Fo`", "cover | Cy Do | Ed Fo"),
        ("cover | Cy Do | Ed Fo", "cover"),
    ] {
        assert!(Told::parse(&PAGE.replace(from, to)).is_err(), "{to}");
    }
}

#[test]
fn the_list_of_gaps_is_replaced_and_nothing_else() {
    let other = BTreeSet::from(["x".to_owned(), "y".to_owned()]);
    let page = case::with_gaps(PAGE, &other);
    assert_eq!(Told::parse(&page).unwrap().gaps, other);
    assert_eq!(case::with_gaps(&page, &BTreeSet::from(["Cy Do/status".into()])), PAGE);
    assert!(!case::with_gaps(PAGE, &BTreeSet::new()).contains("Known gaps"));
}

/// A reading that says just what a gold row says.
fn perfect(gold: &Value) -> Read {
    let published = |key: &str| ledger::parse_date(gold["published"][key].as_str().unwrap()).unwrap();
    Read {
        published: Some((published("earliest"), published("latest"))),
        players: gold["players"].as_array().unwrap().clone(),
        claims: Vec::new(),
    }
}

#[test]
fn a_perfect_reading_lacks_nothing_but_claims() {
    for case in Case::all() {
        let found = differences(&case.told, &perfect(&case.told.gold));
        let claims: Vec<_> =
            found.keys().filter(|path| !path.contains(" | ") || path.starts_with("not ")).collect();
        assert!(claims.is_empty(), "{}: {found:#?}", case.page.display());
    }
}

/// A made-up case: one player of two injuries, with alternatives, and a claim.
fn sample() -> Told {
    let injury = |region: &str, phase: &str| {
        json!({"region": region, "part": "calf", "pathology": "unspecified", "diagnosis": "torn calf muscle",
               "side": null, "onset": ["2020-03-01", "2020-03-03"], "setting": null, "phase": phase,
               "surgery": null, "recurrence": false, "part_ok": [null]})
    };
    let gold = json!({"doc": "a", "published": {"earliest": "2020-03-05", "latest": "2020-03-05"}, "players": [
        {"player": "Cy Do", "status": "out", "stage": null, "injuries": [injury("lower_leg", "current"),
         injury("lower_leg", "past")], "expected_return": {"not_before": "2020-05-05", "by": null, "hedge": "stated"},
         "said_by": ["Ed Fo"], "said_by_ok": ["The Herald"], "stage_ok": ["injured"]}]});
    Told { gold, ..Told::parse(PAGE).unwrap() }
}

fn paths(found: &Differences) -> Vec<&str> {
    found.keys().map(String::as_str).collect()
}

/// A change to a read entry.
type Change<'a> = &'a dyn Fn(&mut Value);

#[test]
fn each_departure_is_named_by_its_path() {
    let changes: [(&str, Change); 14] = [
        ("Cy Do/status", &|p| p["status"] = json!("doubtful")),
        ("Cy Do/stage", &|p| p["stage"] = json!("rehab")),
        ("Cy Do/expected_return", &|p| p["expected_return"]["not_before"] = json!("2020-05-20")),
        ("Cy Do/hedge", &|p| p["expected_return"]["hedge"] = json!("hoped")),
        ("Cy Do/said_by", &|p| p["said_by"] = json!([])),
        ("Cy Do/said_by+", &|p| p["said_by"] = json!(["Fo", "Gus Ho"])),
        ("Cy Do/+knee", &|p| p["injuries"].as_array_mut().unwrap().push(json!({"region": "knee"}))),
        ("Cy Do/lower_leg#2", &|p| drop(p["injuries"].as_array_mut().unwrap().pop())),
        ("Cy Do/lower_leg/part", &|p| p["injuries"][0]["part"] = json!("shin")),
        ("Cy Do/lower_leg/pathology", &|p| p["injuries"][0]["pathology"] = json!("nerve")),
        ("Cy Do/lower_leg/diagnosis", &|p| p["injuries"][0]["diagnosis"] = json!("broken leg")),
        ("Cy Do/lower_leg/onset", &|p| p["injuries"][0]["onset"] = json!(["2020-02-01", "2020-02-28"])),
        ("Cy Do/lower_leg#2/recurrence", &|p| p["injuries"][1]["recurrence"] = json!(true)),
        ("not Cy Do | left", &|p| p["injuries"][1]["part_ok"] = json!(["left"])),
    ];
    for (path, change) in changes {
        let told = sample();
        let mut read = perfect(&told.gold);
        change(&mut read.players[0]);
        assert_eq!(paths(&differences(&told, &read)), [path, "cover | Cy Do | Ed Fo"].sorted(), "{path}");
    }
}

/// The same, in order.
trait Sorted {
    fn sorted(self) -> Self;
}

impl Sorted for [&str; 2] {
    fn sorted(mut self) -> Self {
        self.sort_unstable();
        self
    }
}

#[test]
fn what_gold_allows_is_no_departure() {
    let changes: [Change; 7] = [
        &|p| p["player"] = json!("Do"),
        &|p| p["stage"] = json!("injured"),
        &|p| p["expected_return"]["not_before"] = json!("2020-05-09"),
        &|p| p["said_by"] = json!(["Fo", "Herald"]),
        &|p| p["injuries"][0]["part"] = json!(null),
        &|p| p["injuries"][0]["diagnosis"] = json!("torn calf"),
        &|p| p["injuries"][0]["onset"] = json!(["2020-03-02", "2020-03-12"]),
    ];
    for (nth, change) in changes.iter().enumerate() {
        let told = sample();
        let mut read = perfect(&told.gold);
        change(&mut read.players[0]);
        assert_eq!(paths(&differences(&told, &read)), ["cover | Cy Do | Ed Fo"], "{nth}");
    }
}

#[test]
fn people_dates_and_claims_are_compared() {
    let told = sample();
    let mut read = perfect(&told.gold);
    read.claims =
        vec![json!({"kind": "cover", "player": {"name": "Do"}, "value": {"by": {"name": "Ed FO"}}})];
    assert_eq!(paths(&differences(&told, &read)), [""; 0]);
    read.players.extend([json!({"player": "Al Bo"}), json!({"player": "Ida Ko"})]);
    assert_eq!(paths(&differences(&told, &read)), ["+Ida Ko", "not Al Bo"]);
    let nothing = Read { published: None, players: Vec::new(), claims: Vec::new() };
    assert_eq!(paths(&differences(&told, &nothing)), ["Cy Do", "cover | Cy Do | Ed Fo", "published"]);
}

#[test]
fn a_gap_that_is_closed_is_a_complaint_and_so_is_a_new_one() {
    let found = Differences::from([("a".into(), "why".into()), ("b".into(), "why".into())]);
    assert_eq!(complaints(&found, &BTreeSet::from(["a".into(), "b".into()])), [""; 0]);
    assert_eq!(complaints(&found, &BTreeSet::from(["a".into()])), ["b: why"]);
    let listed = BTreeSet::from(["a".into(), "b".into(), "c".into()]);
    assert_eq!(complaints(&found, &listed).len(), 1);
    assert!(complaints(&found, &listed)[0].starts_with("c: "));
}

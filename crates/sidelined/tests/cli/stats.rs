//! Injury epidemiology on the command line.

use crate::desk::Desk;

const INJURIES: &str = "\
player_id,from,until,injury_type
1,2020-09-01,2020-09-15,Muscle
1,2021-02-01,2021-02-08,Muscle
2,2020-10-10,,Ligament
2,2020-12-01,2020-11-01,Bone
3,2020-11-05..2020-11-11,2020-11-20..2020-11-25,Muscle
3,someday,2020-11-20,Muscle
";

const EXPOSURES: &str = "\
player_id,season,minutes_played
1,20/21,3000
2,20/21,600
3,20/21,2400
4,20/21,0
5,20/21,-90
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("injuries.csv", INJURIES).file("exposures.csv", EXPOSURES);
    desk
}

const TABLES: [&str; 7] =
    ["stats", "--injuries", "injuries.csv", "--exposures", "exposures.csv", "--as-of", "2021-06-30"];

#[test]
fn tables_of_ones_own_are_counted_and_bad_rows_named() {
    let run = desk().run(&[&TABLES[..], &["--format", "csv"]].concat());
    assert_eq!(run.code, Some(1), "{}", run.err);
    for problem in [
        "injuries.csv: line 5: the return of 2 (2020-11-01) comes before the injury (2020-12-01)",
        "injuries.csv: line 7: \"someday\" is not a date",
        "exposures.csv: line 6: 5 cannot have -90 minutes of exposure",
    ] {
        assert!(run.err.contains(problem), "{problem}: {}", run.err);
    }
    let mut rows = csv::Reader::from_reader(run.out.as_bytes());
    let row: std::collections::BTreeMap<String, String> = rows.deserialize().next().unwrap().unwrap();
    for (field, value) in [
        ("group", "all"),
        ("injuries", "4"),
        ("open", "1"),
        ("players", "3"),
        ("hours", "100"),
        // 14 and 7, the open one to the day asked for (263), and 9 to 20.
        ("days_least", "293"),
        ("days_most", "304"),
        ("incidence", "40"),
        ("burden_least", "2930"),
        ("burden_most", "3040"),
        ("mean_most", ""),
    ] {
        assert_eq!(row[field], value, "{field} of {row:?}");
    }
    assert!(row["not_estimable"].contains("mean: still open"), "{row:?}");
}

#[test]
fn groups_periods_and_bands() {
    let desk = desk();
    let by = desk.run(&[&TABLES[..], &["--by", "injury_type", "--format", "json"]].concat());
    let by: serde_json::Value = serde_json::from_str(&by.out).expect("JSON");
    let muscle = by.as_array().unwrap().iter().find(|row| row["group"][0] == "Muscle").expect("muscle");
    assert_eq!((&muscle["injuries"], &muscle["incidence"]), (&3.into(), &30.0.into()));
    let players = desk.run(&[&TABLES[..], &["--by", "player"]].concat());
    let four = players.out.lines().find(|line| line.starts_with("4 ")).expect("player 4");
    assert!(four.contains("not estimable"), "{}", players.out);
    assert!(!players.out.contains("NaN") && !players.out.contains("inf"), "{}", players.out);
    let months = desk.run(&[&TABLES[..], &["--table", "prevalence", "--format", "csv"]].concat());
    assert!(months.out.contains("2020-11-01,2020-11-30,,4,2,2,0.5,0.5,"), "{}", months.out);
    let bands =
        desk.run(&[&TABLES[..], &["--table", "severity", "--bands", "uefa", "--format", "csv"]].concat());
    assert!(bands.out.contains("mild,1,1,0.25,0.25,7,7"), "{}", bands.out);
    let available = desk.run(&[&TABLES[..], &["--table", "availability", "--format", "csv"]].concat());
    assert!(available.out.contains("365,1460,"), "{}", available.out);
    let again = desk
        .run(&[&TABLES[..], &["--table", "recurrence", "--by", "injury_type", "--format", "csv"]].concat());
    assert!(again.out.contains("\n4,0,1,1,"), "{}", again.out);
}

#[test]
fn what_is_wrong_is_said() {
    let desk = desk();
    let unknown = desk.run(&[&TABLES[..], &["--by", "colour"]].concat());
    assert_eq!(unknown.code, Some(1));
    assert!(unknown.err.contains("there is no column colour; there are player"), "{}", unknown.err);
    for (arguments, reason) in [
        (&["stats", "--season", "summer"][..], "write it as 2020/21"),
        (&["stats", "--confidence", "95"], "between 0 and 1"),
        (&["stats", "--injuries", "injuries.csv"], "--exposures"),
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.code, Some(2), "{}", run.err);
        assert!(run.err.contains(reason), "{}", run.err);
    }
    let missing = desk.run(&["stats", "--injuries", "no.csv", "--exposures", "exposures.csv"]);
    assert!(missing.err.contains("no.csv: does not exist"), "{}", missing.err);
}

#[test]
fn the_record_is_counted_with_what_the_press_misses() {
    let desk = Desk::new();
    desk.file("in/flags.csv", crate::flags::FLAGS).file("in/matches.csv", crate::flags::APPEARANCES);
    desk.run(&["add", "in"]).quiet();
    let run = desk.run(&["stats", "--as-of", "2021-06-30", "--by", "region", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("as the press reports them"), "{}", run.err);
    let rows: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let ankle = rows.as_array().unwrap().iter().find(|row| row["group"][0] == "ankle").expect("the ankle");
    // 90, 31 and 64 minutes; back in the match of 6 March.
    assert_eq!((&ankle["injuries"], &ankle["players"]), (&1.into(), &1.into()));
    assert!((ankle["hours"].as_f64().unwrap() - 185.0 / 60.0).abs() < 1e-9, "{ankle}");
    assert_eq!(ankle["days_lost"]["most"].as_f64(), Some(35.0), "{ankle}");
    let player = desk.run(&["stats", "--as-of", "2021-06-30", "--by", "player"]);
    assert!(player.out.contains("Marek Dvorak"), "{}", player.out);
}

#[test]
fn without_appearances_there_are_no_hours_and_not_less_than_none() {
    let desk = Desk::new();
    desk.file("in/flags.csv", crate::flags::FLAGS);
    desk.run(&["add", "in"]).quiet();
    let run = desk.run(&["stats", "--as-of", "2021-06-30", "--format", "csv"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let mut lines = run.out.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let (head, row) = (lines.next().unwrap(), lines.next().unwrap());
    let hours = head.iter().position(|name| *name == "hours").expect("a column of hours");
    assert_eq!(row[hours], "0", "{}", run.out);
}

//! Official flags and appearances: what a league's own lists say, and who played.

use std::io::Write as _;

use crate::desk::{Desk, REPORT};

pub const FLAGS: &str = "\
player_code,first_name,second_name,web_name,team_name,first_seen_snapshot_date,news,news_added,status,chance_next,published_after
9001,Marek,Dvorak,Dvorak,Hillside,2021-01-08T02:00:00Z,Knock - 75% chance of playing,2021-01-07T10:00:00Z,d,75,2021-01-07T10:00:00Z
9001,Marek,Dvorak,Dvorak,Hillside,2021-02-05T02:00:00Z,Knee injury - Expected back 20 Feb,2021-02-01T10:00:00Z,i,0,2021-02-01T10:00:00Z
9001,Marek,Dvorak,Dvorak,Hillside,2021-02-19T02:00:00Z,Ankle injury - Expected back 06 Mar,2021-02-01T10:00:00Z,i,0,2021-02-12T10:00:00Z
9002,Per,Lund,Lund,Hillside,2021-02-05T02:00:00Z,Suspended until 20 Feb,2021-02-01T10:00:00Z,s,0,2021-02-01T10:00:00Z
";

pub const APPEARANCES: &str = "\
player_code,kickoff_time,minutes,opponent_team,was_home,team
9001,2021-01-09T15:00:00Z,90,Lakeside,1,Hillside
9001,2021-01-30T15:00:00Z,31,Brookfield,0,Hillside
9001,2021-02-06T15:00:00Z,0,Lakeside,0,Hillside
9001,2021-02-13T15:00:00Z,0,Brookfield,1,Hillside
9001,2021-03-06T15:00:00Z,64,Eastport,1,Hillside
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("in/flags.csv", FLAGS).file("in/matches.csv", APPEARANCES);
    desk
}

#[test]
fn flags_are_reports_and_matches_end_absences() {
    let desk = desk();
    let added = desk.run(&["add", "in"]).quiet();
    assert_eq!(added.out, "4 new reports with 13 claims\n5 new appearances\n");
    let again = desk.run(&["add", "in"]).quiet();
    assert!(again.out.contains("4 reports known already"), "{}", again.out);
    assert!(again.out.contains("0 new appearances (5 known already)"), "{}", again.out);
    let player = desk.run(&["player", "Dvorak", "--format", "json"]).quiet();
    let player: serde_json::Value = serde_json::from_str(&player.out).expect("JSON");
    let spells = player["spells"].as_array().expect("spells");
    assert_eq!(spells.len(), 2, "the knock before the matches, and the injury after them: {spells:#?}");
    assert_eq!(
        (&spells[0]["lost"]["matches"], &spells[0]["end"]["known"]["latest"]),
        (&0.into(), &"2021-01-09".into())
    );
    assert_eq!((&spells[1]["lost"]["matches"], &spells[1]["lost"]["days_least"]), (&2.into(), &33.into()));
    assert_eq!(spells[1]["end"]["played"]["minutes"], 64);
    // The list changed its own words: its last word stands, and the first is not forgotten.
    assert_eq!(
        (&spells[1]["region"]["value"], &spells[1]["region"]["decided"]),
        (&"ankle".into(), &"corrected".into())
    );
    assert_eq!(spells[1]["region"]["others"][0]["value"], "knee");
    assert!(desk.run(&["check"]).quiet().out.contains("5 appearances: all sound\n"));
}

#[test]
fn the_board_knows_who_played_since() {
    let desk = desk();
    desk.run(&["add", "in"]).quiet();
    let row = |day: &str| {
        let run = desk.run(&["board", "--as-of", day, "--format", "json"]);
        let rows: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        let rows = rows.as_array().expect("rows").clone();
        assert!(rows.iter().all(|row| row["player"] != "Per Lund"), "a ban is no injury: {rows:#?}");
        rows.first()
            .map(|row| (row["status"].as_str().map(str::to_owned), row["expected_return"]["by"].clone()))
    };
    assert_eq!(row("2021-02-06"), Some((Some("out".into()), "2021-02-20".into())));
    assert_eq!(row("2021-02-20"), Some((Some("out".into()), "2021-03-06".into())));
    assert_eq!(row("2021-03-06").map(|row| row.0), Some(Some("available".into())));
    assert_eq!(row("2021-05-01"), None, "who has been back for long is on no board");
}

#[test]
fn why_tells_what_decided_and_the_drift_of_the_return() {
    let desk = desk();
    desk.run(&["add", "in"]).quiet();
    assert!(
        desk.run(&["player", "Dvorak", "--why", "region"])
            .quiet()
            .out
            .contains("ankle  stands  corrected by")
    );
    let why = desk.run(&["player", "Dvorak", "--why", "region", "--format", "jsonl"]).quiet().json_lines();
    let told: Vec<_> = why.iter().map(|line| (line["value"].as_str(), line["because"].as_str())).collect();
    let corrected = Some("corrected by whoever said otherwise (1 voice)");
    assert_eq!(told, [(Some("ankle"), corrected), (Some("knee"), Some("said otherwise since"))]);
    let lines =
        desk.run(&["player", "Dvorak", "--why", "expected-return", "--format", "jsonl"]).quiet().json_lines();
    let told: Vec<_> =
        lines.iter().map(|line| (line["stands"].as_bool(), line["because"].as_str())).collect();
    assert_eq!(told, [(Some(true), Some("said last")), (Some(false), Some("said before"))]);
    let player = desk.run(&["player", "Dvorak"]).quiet();
    let lines = desk.run(&["player", "Dvorak", "--format", "jsonl"]).quiet().out;
    assert!(lines.contains("expected back by 6 Mar 2021, 14 days later than said before"), "{lines}");
    assert!(player.out.contains("missed at least 33 days, 2 matches"), "{}", player.out);
}

#[test]
fn silence_is_told() {
    let desk = Desk::new();
    desk.file("report.txt", REPORT);
    desk.run(&["add", "report.txt"]).quiet();
    let player = desk.run(&["player", "Dvorak", "--as-of", "2021-05-06"]).quiet();
    assert!(player.out.ends_with("19 days without word\n"), "{}", player.out);
    let board = desk.run(&["board", "--as-of", "2021-05-06"]).quiet();
    assert!(board.out.contains("19 days") && board.out.contains("ago"), "{}", board.out);
}

#[test]
fn an_audit_sees_what_had_been_recorded() {
    let desk = desk();
    desk.run(&["add", "in"]).quiet();
    let before = desk.run(&["claims", "--recorded-by", "2021-12-31", "--format", "jsonl"]);
    assert_eq!(before.out, "", "nothing had been recorded by then");
    assert_eq!(
        desk.run(&["claims", "--recorded-by", "2999-12-31", "--format", "jsonl"]).quiet().json_lines().len(),
        13
    );
    assert_eq!(desk.run(&["player", "Dvorak", "--recorded-by", "2021-12-31"]).code, Some(1));
    assert!(
        !desk.run(&["board", "--as-of", "2021-02-06", "--recorded-by", "2021-12-31"]).out.contains("Dvorak")
    );
}

#[test]
fn packed_tables_and_the_games_own_json_are_read() {
    let desk = Desk::new();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(APPEARANCES.as_bytes()).expect("memory");
    let game = r#"{"events":[{"id":1,"name":"Gameweek 1","deadline_time":"2021-08-13T17:30:00Z"}],
        "teams":[{"id":3,"name":"Hillside"}],"elements":[{"code":9001,"first_name":"Marek","second_name":"Dvorak",
        "web_name":"Dvorak","team":3,"status":"i","news":"Calf injury - Unknown return date",
        "news_added":"2021-12-28T10:00:14Z","chance_of_playing_next_round":0}]}"#;
    desk.file("in/matches.csv.gz", packed.finish().expect("memory")).file("in/game.json", game);
    assert_eq!(desk.run(&["add", "in"]).quiet().out, "1 new report with 3 claims\n5 new appearances\n");
    let read = desk.run(&["read", "in/game.json"]).quiet().json_lines();
    assert_eq!(read[0]["players"][0]["injuries"][0]["region"], "lower_leg");
    assert_eq!(read[0]["document"]["outlet"], "Premier League (FPL)");
}

#[test]
fn bad_rows_are_named_and_cost_no_other() {
    let desk = Desk::new();
    let flags = FLAGS.replace(",d,75,", ",d,most,");
    let matches = APPEARANCES.replace(",31,", ",many,");
    desk.file("in/flags.csv", flags).file("in/matches.csv", matches);
    let run = desk.run(&["add", "in"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.err.contains("in/flags.csv: line 2: its `chance_next` is \"most\", not a percentage"),
        "{}",
        run.err
    );
    assert!(run.err.contains("in/matches.csv: line 3: its `minutes` is \"many\""), "{}", run.err);
    assert!(run.out.contains("3 new reports") && run.out.contains("4 new appearances"), "{}", run.out);
    desk.file(
        "cut.json",
        "{\"events\":[{\"deadline_time\":\"2021-08-13T17:30:00Z\"}],\"elements\":[{\"code\":",
    );
    desk.run(&["add", "cut.json"]).fails("sidelined: cut.json: is not JSON");
}

#[test]
fn matches_missed_are_counted_by_fixtures_where_nobody_tells_who_played() {
    let desk = Desk::new();
    desk.file(
        "hurt.txt",
        "2021-02-01\n\nLiverpool defender Marek Dvorak tore a ligament in his left knee on Saturday.\n",
    );
    desk.run(&["add", "hurt.txt"]).quiet();
    let missed = |day: &str| {
        let run = desk.run(&["player", "Dvorak", "--as-of", day, "--format", "json"]).quiet();
        let player: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
        let missed = &player["missed"][0];
        assert_eq!(missed["basis"], "fixtures");
        (missed["least"].as_u64(), missed["most"].as_u64())
    };
    // Liverpool played on 31 January, on 3, 7, 13, 20 and 28 February 2021.
    assert_eq!(missed("2021-02-01"), (Some(1), Some(1)));
    assert_eq!(missed("2021-02-21"), (Some(1), Some(5)), "nobody has said since that he is out");
    let table = desk.run(&["player", "Dvorak", "--as-of", "2021-02-21"]).quiet().out;
    assert!(table.contains("missed 1 to 5 matches by the fixtures"), "{table}");
    desk.file(
        "out.txt",
        "2021-02-10\n\nLiverpool defender Marek Dvorak is still out with his knee injury.\n",
    );
    desk.file(
        "back.txt",
        "2021-02-21\n\nLiverpool defender Marek Dvorak returned from his knee injury on 20 February.\n",
    );
    desk.run(&["add", "out.txt", "back.txt"]).quiet();
    assert_eq!(missed("2021-02-11"), (Some(3), Some(3)));
    assert_eq!(missed("2021-03-10"), (Some(4), Some(4)), "he is back");
    desk.file("matches.csv", "date,player,minutes\n2021-02-07,Marek Dvorak,0\n2021-02-20,Marek Dvorak,90\n");
    desk.run(&["add", "matches.csv"]).quiet();
    let run = desk.run(&["player", "Dvorak", "--as-of", "2021-03-10", "--format", "json"]).quiet();
    let player: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(
        (&player["missed"][0]["basis"], &player["missed"][0]["most"]),
        (&"appearances".into(), &1.into())
    );
}

//! Forecasts: fitted and replayed on made-up tables.

use std::fmt::Write as _;

use crate::desk::Desk;

const FLAGS: &str = "season,player_code,element_id,first_name,second_name,web_name,team_id,team_name,first_seen_snapshot_date,news,\
news_added,status,chance_next,chance_this,published_after,last_seen_snapshot_date,n_snapshots,spell_seq,position\n";
const APPEARANCES: &str =
    "season,player_code,element_id,kickoff_time,minutes,opponent_team,was_home,team,fixture_id\n";

/// Two seasons of one team of twelve: each month's first Saturdays are matches, and in each month one player is hurt.
fn tables() -> (String, String) {
    let (mut flags, mut appearances) = (FLAGS.to_owned(), APPEARANCES.to_owned());
    for (season, year) in [("2018-19", 2018), ("2019-20", 2019)] {
        for month in 8..=12 {
            let hurt = month - 7;
            let news = match month % 3 {
                0 => format!("Knee injury - Expected back 01 {}", ["Oct", "Jan"][usize::from(month > 9)]),
                1 => "Knock - 75% chance of playing".to_owned(),
                _ => "Hamstring injury - Unknown return date".to_owned(),
            };
            let status = if month % 3 == 1 { "d" } else { "i" };
            writeln!(
                flags,
                "{season},{hurt},1,Ann,Player {hurt},Player {hurt},1,Lakeside,{year}-{month:02}-08T02:00:00Z,{news},\
                 {year}-{month:02}-07T12:00:00Z,{status},75,,{year}-{month:02}-07T12:00:00Z,2099-01-01T00:00:00Z,9,1,MID"
            )
            .unwrap();
            for day in [4, 11, 18, 25] {
                for player in 1..=12 {
                    let minutes = if player == hurt && day < 18 { 0 } else { 90 };
                    writeln!(
                        appearances,
                        "{season},{player},1,{year}-{month:02}-{day:02}T14:00:00Z,{minutes},Hillside,1,Lakeside,1"
                    )
                    .unwrap();
                }
            }
        }
    }
    (flags, appearances)
}

fn desk() -> Desk {
    let desk = Desk::new();
    let (flags, appearances) = tables();
    desk.file("data/status.csv", flags).file("data/appearances.csv", appearances);
    desk
}

fn rows(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_model_is_fitted_and_replays_the_past() {
    let desk = desk();
    let fit = desk.run(&["outlook", "fit", "--data", "data", "--out", "my.model", "--source", "made up"]);
    assert_eq!((fit.code, fit.out.as_str()), (Some(0), ""), "{}", fit.err);
    assert!(fit.err.starts_with("fitted to 10 cases and "), "{}", fit.err);
    let again =
        desk.run(&["outlook", "fit", "--data", "data", "--out", "again.model", "--source", "made up"]);
    assert_eq!(again.code, Some(0));
    let bytes = |name: &str| std::fs::read(desk.path(name)).unwrap();
    assert_eq!(bytes("my.model"), bytes("again.model"));

    for args in [&["--model", "my.model"][..], &["--leave-one-season-out"], &["--model", "default"], &[]] {
        let run = desk.run(&[&["outlook", "backtest", "--data", "data"], args].concat());
        assert_eq!(run.code, Some(0), "{args:?}");
        // A model that forecasts the seasons it learnt from says so.
        if args.contains(&"--leave-one-season-out") {
            assert_eq!(run.err, "");
        } else {
            assert!(run.err.starts_with("the model was fitted to seasons 2018/19 to "), "{}", run.err);
            assert!(run.err.contains("of which 10 cases are here: "), "{}", run.err);
        }
        let rows = rows(&run.out);
        assert_eq!(rows.len(), 10);
        for row in &rows {
            let p = row["p_next"].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&p));
            let level = |tenths: u32| row["days"][format!("0.{tenths}")].as_f64().unwrap();
            assert!((1..9).all(|tenths| level(tenths) <= level(tenths + 1)), "{row}");
        }
        let first = &rows[0];
        assert_eq!(first["season"], "2018-19");
        assert_eq!(first["player_code"], "1");
        assert_eq!(first["t0"], "2018-08-08T02:00:00Z");
        assert_eq!(first["news"], "Hamstring injury - Unknown return date");
    }
    let run = desk.run(&["outlook", "backtest", "--data", "data", "--out", "f.jsonl"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
    assert_eq!(rows(&std::fs::read_to_string(desk.path("f.jsonl")).unwrap()).len(), 10);
}

#[test]
fn columns_that_look_ahead_change_nothing() {
    let desk = desk();
    let (flags, appearances) = tables();
    let blind = flags.replace("2099-01-01T00:00:00Z,9,", "2018-08-09T00:00:00Z,1,");
    assert_ne!(blind, flags);
    desk.file("blind/status.csv", blind).file("blind/appearances.csv", appearances);
    let replay = |data| desk.run(&["outlook", "backtest", "--data", data, "--leave-one-season-out"]).out;
    assert_eq!(replay("data"), replay("blind"));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
    let desk = desk();
    let (flags, appearances) = tables();
    let flags = flags.replacen(",i,75,", ",x,75,", 1).replacen("2018-09-08T02:00:00Z", "in September", 1);
    let appearances = appearances.replacen(",90,", ",ninety,", 1);
    desk.file("bad/status.csv", flags).file("bad/appearances.csv", appearances);
    let run = desk.run(&["outlook", "backtest", "--data", "bad"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(rows(&run.out).len(), 8);
    for told in [
        "status.csv: line 2: status: \"x\" is not one of a, d, i, s, u, n",
        "status.csv: line 3: first_seen_snapshot_date: \"in September\" is not a time such as 2021-04-17T14:00:00Z",
        "appearances.csv: line 3: minutes: \"ninety\" is not a whole number",
    ] {
        assert!(run.err.contains(told), "{told}\n{}", run.err);
    }
}

#[test]
fn what_is_no_folder_or_no_model_is_told_in_a_line() {
    let desk = desk();
    let (flags, appearances) = tables();
    desk.file("a file", "x")
        .file("half/status.csv", &flags)
        .file("empty/status.csv", "")
        .file("empty/appearances.csv", &appearances)
        .file("headless/status.csv", flags.replacen("news_added", "news_begun", 1))
        .file("headless/appearances.csv", &appearances)
        .file("one/status.csv", flags.replace("2019-20,", "2018-19,"))
        .file("one/appearances.csv", appearances.replace("2019-20,", "2018-19,"))
        .file("no.model", "season,player_code");
    for (args, told) in [
        (&["--data", "nowhere"][..], "sidelined: nowhere: does not exist\n"),
        (&["--data", "a file"], "sidelined: a file: is no folder\n"),
        (&["--data", "half"], "sidelined: half: holds neither appearances.csv nor appearances.csv.gz\n"),
        (&["--data", "empty"], "sidelined: empty/status.csv: holds no rows\n"),
        (&["--data", "headless"], "sidelined: headless/status.csv: missing field `news_added`\n"),
        (
            &["--data", "one", "--leave-one-season-out"],
            "sidelined: one: holds one season only: none is left to learn from\n",
        ),
        (
            &["--data", "data", "--model", "no.model"],
            "sidelined: no.model: this is not a model of `sidelined outlook fit`\n",
        ),
        (&["--data", "data", "--model", "missing.model"], "sidelined: missing.model: does not exist\n"),
    ] {
        let run = desk.run(&[&["outlook", "backtest"], args].concat());
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(1), "", told), "{args:?}");
    }
    let run = desk.run(&["outlook", "fit", "--data", "data", "--out", "no/such/folder.model"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.starts_with("sidelined: no/such/folder.model: "), "{}", run.err);
}

const PLAYERS: &str = "player_code,given,family,known_as,club,position,birth_date,first_season,last_season\n\
                       7,Declan,Rowntree,Rowntree,Lakeside,defender,,2020-21,2020-21\n";

/// A store with one report of a hamstring, and a pack that knows the player and four matches.
fn store() -> Desk {
    let desk = Desk::new();
    desk.file("pack/players.csv", PLAYERS)
        .file(
            "pack/fixtures.csv",
            "season,kickoff,home,away,home_score,away_score\n\
             2020-21,2021-03-06T15:00:00Z,Lakeside,Hillside,1,0\n\
             2020-21,2021-03-13T15:00:00Z,Millbrook,Lakeside,,\n\
             2020-21,2021-03-20T15:00:00Z,Lakeside,Riverton,,\n\
             2020-21,2021-04-10T14:00:00Z,Hillside,Lakeside,,\n",
        )
        .file(
            "report.txt",
            "Lakeside defender Declan Rowntree has injured his hamstring. He is expected back on 20 March.\n",
        );
    let run = desk.run(&["add", "report.txt", "--published", "2021-03-08", "--no-pack", "--pack", "pack"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    desk
}

fn ask(desk: &Desk, more: &[&str]) -> crate::desk::Run {
    desk.run(&[&["outlook", "Rowntree", "--no-pack", "--pack", "pack"], more].concat())
}

#[test]
fn a_player_is_forecast_from_what_reports_say() {
    let desk = store();
    let run = ask(&desk, &["--as-of", "2021-03-09", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["player"], "Declan Rowntree");
    assert_eq!(answer["state"], "out");
    assert_eq!(answer["rests_on"], serde_json::json!({"flags": 0, "reports": 1, "matches": 0}));
    let matches = answer["matches"].as_array().unwrap();
    let days: Vec<_> = matches.iter().map(|m| m["day"].as_str().unwrap()).collect();
    assert_eq!(days, ["2021-03-13", "2021-03-20", "2021-04-10"]);
    assert_eq!((&matches[0]["against"], &matches[0]["home"]), (&"Millbrook".into(), &false.into()));
    let by = |at: usize| matches[at]["back_by"].as_f64().unwrap();
    // A day named for the 20th: hardly on the 13th, more likely by April.
    assert!(by(0) < 0.25 && by(0) < by(1) && by(1) < by(2), "{matches:?}");
    assert!(
        answer["reasons"][0].as_str().unwrap().starts_with("expected back on 20 Mar 2021; days named by")
    );

    let table = ask(&desk, &["--as-of", "2021-03-09"]);
    assert!(table.out.starts_with("Declan Rowntree, Lakeside: hamstring"), "{}", table.out);
    for told in [
        "13 Mar 2021  Millbrook (away)",
        "0 official flags, 1 report and 0 matches",
        "reports are taken for flags",
    ] {
        assert!(table.out.contains(told), "{told}\n{}", table.out);
    }
    let rows = ask(&desk, &["--as-of", "2021-03-09", "--format", "csv"]);
    assert!(
        rows.out.starts_with("day,against,home,plays,back_by\n2021-03-13,Millbrook,false,"),
        "{}",
        rows.out
    );
}

#[test]
fn who_trains_with_the_team_again_is_likelier_to_be_back() {
    let desk = store();
    let next = |answer: &serde_json::Value| answer["matches"][0]["plays"].as_f64().unwrap();
    let answer = |day: &str| -> serde_json::Value {
        serde_json::from_str(&ask(&desk, &["--as-of", day, "--format", "json"]).out).unwrap()
    };
    let before = answer("2021-03-11");
    desk.file(
        "training.txt",
        "Lakeside defender Declan Rowntree, who has been out with a hamstring injury, is back in full training.\n",
    );
    let run = desk.run(&["add", "training.txt", "--published", "2021-03-11", "--no-pack", "--pack", "pack"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let after = answer("2021-03-11");
    assert_eq!((&before["state"], &after["state"]), (&"out".into(), &"doubtful".into()));
    assert!(next(&after) > 1.5 * next(&before), "{before}\n{after}");
    assert_eq!(
        after["reasons"][0],
        "in full training again on 11 Mar 2021, and nothing said of the next match: taken for a chance of 50%"
    );
    assert_eq!(after["complaint"], before["complaint"]);
}

#[test]
fn a_later_report_without_a_day_leaves_the_day_that_was_named() {
    let desk = store();
    let answer = |day: &str| -> serde_json::Value {
        serde_json::from_str(&ask(&desk, &["--as-of", day, "--format", "json"]).out).unwrap()
    };
    let before = answer("2021-03-09");
    desk.file("later.txt", "Lakeside are still without Declan Rowntree, who has a hamstring injury.\n");
    let run = desk.run(&["add", "later.txt", "--published", "2021-03-10", "--no-pack", "--pack", "pack"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let after = answer("2021-03-10");
    assert_eq!(after["rests_on"]["reports"], 2);
    let first = after["reasons"][0].as_str().unwrap();
    assert!(
        first.starts_with("expected back on 20 Mar 2021, as was said on 8 Mar 2021; days named by"),
        "{first}"
    );
    let by = |answer: &serde_json::Value, at: usize| answer["matches"][at]["back_by"].as_f64().unwrap();
    assert!(
        by(&after, 0) < by(&after, 1) && (by(&after, 1) - by(&before, 1)).abs() < 0.25,
        "{before}\n{after}"
    );
    // Once the day is over, it tells nothing more.
    desk.file(
        "late.txt",
        "Lakeside are still without Declan Rowntree, who has a hamstring injury, for the trip.\n",
    );
    desk.run(&["add", "late.txt", "--published", "2021-03-22", "--no-pack", "--pack", "pack"]);
    let late = answer("2021-03-22");
    assert!(late["reasons"][0].as_str().unwrap().starts_with("no day is named"), "{late}");
}

#[test]
fn whoever_names_the_day_is_heard_with_a_track_record_and_a_hope_is_told_as_one() {
    let desk = store();
    // Of two returns that the manager named before, one was right and one came twenty days late.
    for (n, (name, said, back, played)) in [
        ("Ned Ashdown", "2021-01-04", "16 January", "2021-01-16"),
        ("Cal Brookfield", "2021-01-05", "23 January", "2021-02-12"),
    ]
    .iter()
    .enumerate()
    {
        desk.file(
            &format!("old{n}.txt"),
            format!("Lakeside midfielder {name} has a knee injury. \"He will be back on {back},\" said manager Rob Tarn.\n"),
        );
        desk.file(
            &format!("back{n}.txt"),
            format!("Lakeside midfielder {name} returned to action on {played} after a knee injury.\n"),
        );
        for (file, day) in [(format!("old{n}.txt"), said), (format!("back{n}.txt"), played)] {
            let run = desk.run(&["add", &file, "--published", day, "--no-pack", "--pack", "pack"]);
            assert_eq!(run.code, Some(0), "{}", run.err);
        }
    }
    desk.file(
        "hope.txt",
        "Lakeside manager Rob Tarn hopes Declan Rowntree will be back on 20 March. The defender has a hamstring injury.\n",
    );
    let run = desk.run(&["add", "hope.txt", "--published", "2021-03-10", "--no-pack", "--pack", "pack"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let sources =
        desk.run(&["sources", "--as-of", "2021-03-11", "--format", "csv", "--no-pack", "--pack", "pack"]);
    let run = ask(&desk, &["--as-of", "2021-03-11", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let reasons = answer["reasons"].as_array().unwrap();
    assert!(
        reasons[0].as_str().unwrap().starts_with("hoped to be back by 20 Mar 2021; days named by"),
        "{answer}"
    );
    assert_eq!(
        reasons[1], "of 2 returns that Rob Tarn named before, 1 came true, 10 days late at the median",
        "{}",
        sources.out
    );
}

#[test]
fn who_is_not_back_after_a_match_has_the_rest_ahead() {
    let desk = store();
    let run = ask(&desk, &["--as-of", "2021-03-21", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["matches"].as_array().unwrap().len(), 1);
    assert!(answer["reasons"].to_string().contains("nothing has been said for 13 days"), "{answer}");
}

#[test]
fn who_needs_no_forecast_or_can_have_none_is_told_in_a_sentence() {
    let desk = store();
    let state = |run: &crate::desk::Run| {
        let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(answer["matches"], serde_json::json!([]));
        (answer["state"].as_str().unwrap().to_owned(), answer["sentence"].as_str().unwrap().to_owned())
    };
    let json = ["--format", "json"];
    let late = state(&ask(&desk, &[&["--as-of", "2021-05-01"][..], &json].concat()));
    assert_eq!(late.0, "no_fixtures");
    assert!(late.1.contains("no match of that season is ahead"), "{}", late.1);
    let no_pack =
        desk.run(&["outlook", "Rowntree", "--as-of", "2021-03-09", "--no-pack", "--format", "json"]);
    assert_eq!(state(&no_pack).0, "no_fixtures");
    // He played: whatever was said before, there is nothing to forecast.
    desk.file("played.csv", "person,kickoff_time,minutes\npack:7,2021-03-20T15:00:00Z,61\n");
    let add = desk.run(&["add", "played.csv"]);
    assert_eq!(add.code, Some(0), "{}", add.err);
    let back = state(&ask(&desk, &[&["--as-of", "2021-03-21"][..], &json].concat()));
    assert_eq!(back, ("available".to_owned(), "Back: played 61 minutes on 20 Mar 2021.".to_owned()));
    let nobody = desk.run(&["outlook", "Nobody"]);
    assert_eq!((nobody.code, nobody.out.as_str()), (Some(1), ""));
    assert!(nobody.err.contains("no player \"Nobody\" is recorded"), "{}", nobody.err);
}

//! The commands, as a person at a terminal meets them.

use crate::desk::{Desk, REPORT};

const COMMANDS: &[&[&str]] = &[
    &[],
    &["read"],
    &["explain"],
    &["add"],
    &["player"],
    &["board"],
    &["claims"],
    &["sources"],
    &["correct"],
    &["same"],
    &["split"],
    &["audit"],
    &["forget"],
    &["check"],
    &["times"],
    &["pack"],
    &["pack", "add"],
    &["demo"],
    &["completions"],
    &["man"],
];

#[test]
fn every_command_has_help_with_an_example() {
    let desk = Desk::new();
    for command in COMMANDS {
        let run = desk.run(&[*command, &["--help"]].concat()).quiet();
        let example = format!("sidelined {}", command.join(" "));
        let (_, examples) =
            run.out.split_once("Examples:").unwrap_or_else(|| panic!("{command:?}: no examples"));
        assert!(examples.contains(example.trim_end()), "{command:?}: {examples}");
    }
}

#[test]
fn wrong_use_exits_with_2() {
    let desk = Desk::new();
    for args in [
        &[][..],
        &["reed"],
        &["read", "--input", "pdf"],
        &["add"],
        &["claims", "--kind", "gossip"],
        &["board", "--format", "xml"],
        &["player"],
    ] {
        let run = desk.run(args);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(!run.err.is_empty());
    }
}

#[test]
fn completions_and_manual_pages_are_generated() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(desk.run(&["completions", shell]).quiet().out.contains("as-of"), "{shell}");
    }
    assert!(desk.run(&["man"]).quiet().out.contains(".SH NAME"));
    assert_eq!(desk.run(&["man", "--dir", "pages"]).code, Some(0));
    let page =
        std::fs::read_to_string(desk.path("pages/sidelined-board.1")).expect("a page for each command");
    assert!(page.contains("\\-\\-as\\-of"), "{page}");
}

#[test]
fn a_reading_has_the_shape_of_the_contract() {
    let desk = Desk::new();
    desk.file("reports/one.txt", REPORT);
    let run = desk.run(&["read", "reports"]).quiet();
    let [line] = &run.json_lines()[..] else { panic!("one line: {run:?}") };
    let keys =
        |value: &serde_json::Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let mut top = keys(line);
    top.sort();
    assert_eq!(top, ["claims", "document", "players"]);
    let document = &line["document"];
    assert_eq!(document["doc"], "one");
    assert_eq!(document["path"], "reports/one.txt");
    assert_eq!(document["id"].as_str().map(str::len), Some(64));
    assert_eq!(document["published"]["earliest"], "2021-04-17");
    assert_eq!(document["published"]["basis"], "header");
    assert_eq!(document["language"], "en");
    assert!(document.get("text").is_none(), "offsets point into the input itself");
    let claims = line["claims"].as_array().expect("a list");
    assert!(!claims.is_empty());
    for claim in claims {
        for key in
            ["id", "kind", "player", "value", "when", "polarity", "certainty", "said_by", "evidence", "rule"]
        {
            assert!(claim.get(key).is_some(), "{key}: {claim}");
        }
        assert_eq!(claim["player"], "Marek Dvorak");
        for evidence in claim["evidence"].as_array().expect("a list") {
            let place = |key: &str| evidence[key].as_u64().expect("a number") as usize;
            assert_eq!(evidence["text"], REPORT[place("start")..place("end")]);
        }
    }
    let player = &line["players"][0];
    assert_eq!(player["player"], "Marek Dvorak");
    assert_eq!(player["status"], "out");
    assert_eq!(player["injuries"][0]["part"], "hamstring");
}

#[test]
fn standard_input_is_read_when_no_file_is_named() {
    let desk = Desk::new();
    for args in [&["read"][..], &["read", "-"]] {
        let run = desk.run_with(args, REPORT).quiet();
        assert_eq!(run.json_lines().len(), 1);
    }
}

#[test]
fn a_given_date_goes_before_the_texts_own() {
    let desk = Desk::new();
    desk.file("one.txt", REPORT);
    let line = &desk.run(&["read", "one.txt", "--published", "2022-01-08"]).quiet().json_lines()[0];
    let published = &line["document"]["published"];
    assert_eq!((&published["earliest"], &published["basis"]), (&"2022-01-08".into(), &"given".into()));
}

#[test]
fn readings_come_in_the_order_of_the_input() {
    let desk = Desk::new();
    let names: Vec<String> = (0..300).map(|n| format!("{n:03}")).collect();
    for (n, name) in names.iter().enumerate() {
        // Long and short ones, so that the cores finish out of order.
        let more = "Nothing else was said. ".repeat(n % 7 * 100);
        desk.file(&format!("in/{name}.txt"), format!("{REPORT}{name} {more}"));
    }
    let run = desk.run(&["read", "in"]).quiet();
    let docs: Vec<_> =
        run.json_lines().iter().map(|l| l["document"]["doc"].as_str().unwrap().to_owned()).collect();
    assert_eq!(docs, names);
}

#[test]
fn explain_marks_the_evidence_and_tells_the_rule() {
    let desk = Desk::new();
    desk.file("one.txt", REPORT);
    let run = desk.run(&["explain", "one.txt"]).quiet();
    assert!(run.out.contains("Published: 17 Apr 2021, by a date line in the text"), "{}", run.out);
    assert!(run.out.contains('⟦') && run.out.contains('⟧') && !run.out.contains('\u{1b}'), "{}", run.out);
    assert!(run.out.contains("1. Marek Dvorak: ") && run.out.contains("\n   rule "), "{}", run.out);
    let first = desk.run(&["explain", "one.txt", "--claim", "1"]).quiet();
    assert!(first.out.contains("\n1. ") && !first.out.contains("\n2. "), "{}", first.out);
    desk.run(&["explain", "one.txt", "--claim", "999"]).fails("sidelined: one.txt: has no claim \"999\"");
}

#[test]
fn adding_twice_changes_nothing() {
    let desk = Desk::new();
    desk.file("in/one.txt", REPORT).file("in/two.txt", REPORT);
    let run = desk.run(&["add", "in"]).quiet();
    assert!(
        run.out.starts_with("1 new report with ") && run.out.contains("1 report known already"),
        "{}",
        run.out
    );
    let run = desk.run(&["add", "in"]).quiet();
    assert!(
        run.out.starts_with("0 new reports") && run.out.contains("2 reports known already"),
        "{}",
        run.out
    );
    // The store lies in the folder that is added, and is no report.
    let run = desk.run(&["add", "."]).quiet();
    assert!(run.out.contains("2 reports known already"), "{}", run.out);
}

#[test]
fn the_store_can_be_named_by_the_environment() {
    let desk = Desk::new();
    desk.file("one.txt", REPORT);
    let run = desk.shell(
        "SIDELINED_STORE=other.db $SIDELINED add one.txt && SIDELINED_STORE=other.db $SIDELINED check",
    );
    run.quiet();
    assert!(desk.path("other.db").exists() && !desk.path("sidelined.db").exists());
}

#[test]
fn what_reports_say_does_not_steer_the_terminal() {
    let desk = Desk::new();
    let text = REPORT.replace("hamstring", "hamstring\u{1b}[2J\u{7}");
    let row = serde_json::json!({"doc": "\u{1b}[31m", "title": "\u{1b}[2J", "text": text});
    desk.file("one.jsonl", format!("{row}\n"));
    desk.run(&["add", "one.jsonl"]).quiet();
    for args in [
        &["explain", "one.jsonl"][..],
        &["read", "one.jsonl", "--format", "table"],
        &["claims"],
        &["board", "--as-of", "2021-04-18"],
        &["player", "dvorak"],
    ] {
        assert!(!desk.run(args).quiet().out.contains(['\u{1b}', '\u{7}']), "{args:?}");
    }
}

#[test]
fn claims_come_in_every_format() {
    let desk = Desk::new();
    desk.file("one.txt", REPORT).run(&["add", "one.txt"]).quiet();
    let lines = desk.run(&["claims", "--format", "jsonl"]).quiet().json_lines();
    assert!(!lines.is_empty());
    let array: Vec<serde_json::Value> =
        serde_json::from_str(&desk.run(&["claims", "--format", "json"]).quiet().out).expect("one array");
    assert_eq!(array, lines);
    let csv = desk.run(&["claims", "--format", "csv"]).quiet().out;
    assert!(csv.starts_with("id,document,doc,") && csv.lines().count() == lines.len() + 1, "{csv}");
    assert!(desk.run(&["claims"]).quiet().out.contains("17 Apr 2021"));
    let kind = lines[0]["kind"].as_str().expect("a kind");
    let some =
        desk.run(&["claims", "--kind", kind, "--player", "dvorak", "--document", "one", "--format", "jsonl"]);
    assert!(some.quiet().json_lines().iter().all(|line| line["kind"] == kind));
    let before = desk.run(&["claims", "--as-of", "2021-04-16", "--format", "jsonl"]);
    assert_eq!((before.code, before.out.as_str()), (Some(0), ""));
}

pub const PLAYERS: &str = "player_code,given,family,known_as,club,position,birth_date,first_season,last_season\n\
                   7,Marek,Dvorak,Dvorak,Hillside,forward,1999-01-31,2019-20,2021-22\n";

pub const FIXTURES: &str = "season,kickoff,home,away,home_score,away_score\n\
                    2020-21,2021-04-10T14:00:00Z,Hillside,Brookfield,1,0\n";

#[test]
fn packs_are_checked_and_kept() {
    let desk = Desk::new();
    desk.file("valley/players.csv", PLAYERS).file("valley/fixtures.csv", FIXTURES);
    let run = desk.run(&["pack", "add", "valley"]).quiet();
    assert_eq!(run.out, "pack valley: added; 1 player, 2 clubs and 1 match\n");
    assert!(desk.run(&["pack", "add", "valley"]).quiet().out.contains("known already"));

    desk.file("bad/players.csv", PLAYERS.replace("1999-01-31", "1999-02-31"));
    let run = desk.run(&["pack", "add", "bad"]).fails("sidelined: bad: ");
    assert!(run.err.contains("line 2") && run.err.contains("1999-02-31"), "{}", run.err);
    desk.file("none/readme.txt", "");
    desk.run(&["pack", "add", "none"]).fails("sidelined: none: ");
    desk.run(&["pack", "add", "nowhere"]).fails("sidelined: nowhere: does not exist");
}

/// A season of one club: a striker hurt and on the way back, a keeper in doubt, and a namesake elsewhere.
fn season(desk: &Desk) {
    desk.file("in/april.txt", REPORT);
    desk.file(
        "in/july.txt",
        "2021-07-10\n\nHillside striker Marek Dvorak is running again. The 24-year-old tore a hamstring in April and \
         had surgery later that month. He could return in September, manager Paul Okoro said.\n",
    );
    desk.file(
        "in/keeper.txt",
        "2021-07-12\n\nHillside goalkeeper Ole Linden is doubtful for Saturday's match with a knee injury.\n",
    );
    desk.file(
        "in/namesake.txt",
        "2021-07-13\n\nBrookfield midfielder Jan Dvorak has broken his left ankle and will miss the start of the season.\n",
    );
    let squads = "8,Ole,Linden,Linden,Hillside,goalkeeper,1990-02-01,2019-20,2022-23\n\
                  9,Jan,Dvorak,Dvorak,Brookfield,midfielder,1996-03-01,2019-20,2022-23\n";
    desk.file("valley/players.csv", format!("{PLAYERS}{squads}")).file("valley/fixtures.csv", FIXTURES);
    desk.run(&["pack", "add", "valley"]).quiet();
    desk.run(&["add", "in"]).quiet();
}

#[test]
fn a_timeline_names_its_sources() {
    let desk = Desk::new();
    season(&desk);
    let run = desk.run(&["player", "marek dvorak"]).quiet();
    assert!(run.out.starts_with("Marek Dvorak"), "{}", run.out);
    for part in
        ["hamstring", "running", "april, 17 Apr 2021 (Paul Okoro)", "july, 10 Jul 2021", "(2 reports)"]
    {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    let before = desk.run(&["player", "marek dvorak", "--as-of", "2021-05-01"]).quiet();
    assert!(!before.out.contains("running") && before.out.contains("(1 report)"), "{}", before.out);
    desk.run(&["player", "marek dvorak", "--as-of", "2021-04-16"])
        .fails("sidelined: nothing had been said of \"marek dvorak\" by the end of 16 Apr 2021");
    let json: serde_json::Value =
        serde_json::from_str(&desk.run(&["player", "linden", "--format", "json"]).quiet().out).expect("JSON");
    assert_eq!(json["player"]["name"], "Ole Linden");
    assert!(desk.run(&["player", "linden", "--format", "csv"]).quiet().out.starts_with("spell,earliest,"));
}

#[test]
fn a_name_that_is_not_known_or_not_enough() {
    let desk = Desk::new();
    season(&desk);
    desk.run(&["player", "Marek Dvorka"])
        .fails("sidelined: no player \"Marek Dvorka\" is recorded; did you mean Marek Dvorak");
    let run = desk.run(&["player", "Dvorak"]).fails("sidelined: \"Dvorak\" may mean ");
    assert!(
        run.err.contains("Marek Dvorak (Hillside)") && run.err.contains("Jan Dvorak (Brookfield)"),
        "{}",
        run.err
    );
    desk.run(&["board", "Liverpol"])
        .fails("sidelined: no club \"Liverpol\" is recorded; did you mean Liverpool");
}

#[test]
fn the_board_tells_who_is_out_and_in_doubt() {
    let desk = Desk::new();
    season(&desk);
    let run = desk.run(&["board", "hillside", "--as-of", "2021-07-12"]).quiet();
    let (out, doubtful) = run.out.split_once("Doubtful (1)").expect("both groups");
    assert!(
        out.starts_with("Hillside on 12 Jul 2021\n\nOut (1)\n") && out.contains("Marek Dvorak"),
        "{}",
        run.out
    );
    assert!(doubtful.contains("Ole Linden") && doubtful.contains("keeper, 12 Jul 2021"), "{}", run.out);
    let all = desk.run(&["board", "--as-of", "2021-07-13"]).quiet().out;
    assert!(all.contains("\nBrookfield\n") && all.contains("Jan Dvorak"), "{all}");
    assert!(!desk.run(&["board", "--as-of", "2021-05-01"]).quiet().out.contains("Linden"));
    let csv = desk.run(&["board", "--as-of", "2021-07-13", "--format", "csv"]).quiet().out;
    assert_eq!(csv.lines().count(), 4, "{csv}");
    let lines = desk.run(&["board", "--as-of", "2021-07-13", "--format", "jsonl"]).quiet().json_lines();
    assert_eq!(lines.iter().filter(|line| line["status"] == "out").count(), 2);
    let narrow = desk.shell("COLUMNS=60 $SIDELINED board --as-of 2021-07-13").quiet().out;
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
}

#[test]
fn a_club_goes_by_the_names_the_press_gives_it() {
    let desk = Desk::new();
    desk.file("one.txt", "2021-07-12\n\nManchester United defender Ole Linden is out with a knee injury.\n");
    desk.run(&["add", "one.txt"]).quiet();
    for name in ["Man Utd", "Manchester United", "man united"] {
        let run = desk.run(&["board", name, "--as-of", "2021-07-12"]).quiet();
        assert!(
            run.out.starts_with("Manchester United on ") && run.out.contains("Ole Linden"),
            "{name}: {}",
            run.out
        );
    }
    desk.run(&["board", "Liverpool", "--as-of", "2021-07-12"]);
}

#[test]
fn the_demo_shows_a_board_and_a_timeline() {
    let desk = Desk::new();
    let run = desk.run(&["demo"]).quiet();
    for part in
        ["$ sidelined board ", "Out (", "$ sidelined player ", "cruciate", "Now with reports of your own:"]
    {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    assert_eq!(std::fs::read_dir(desk.path(".")).expect("the folder").count(), 0, "it leaves nothing behind");
}

#[test]
fn a_pack_of_the_store_is_used_when_reading() {
    let desk = Desk::new();
    desk.file("valley/players.csv", PLAYERS).file("valley/fixtures.csv", FIXTURES);
    desk.run(&["pack", "add", "valley"]).quiet();
    desk.file("one.txt", REPORT).run(&["add", "one.txt"]).quiet();
    let claims = desk.run(&["claims", "--format", "jsonl"]).quiet().json_lines();
    assert_eq!(claims[0]["person"], "valley:7");
}

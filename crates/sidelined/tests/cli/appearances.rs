//! Appearances as a table: out in every format, as of a day, of some; back to the byte; and what is wrong with one.

use std::fs;

use crate::cluster;
use crate::desk::{Desk, REPORT};

const OTHER: &str = "2021-04-20\n\nHillside said Per Lund has a broken toe. Marek Dvorak is in rehab.\n";

/// By name and by code, of somebody whom no report tells of, with words that CSV has to quote, and one of them twice.
const MATCHES: &str = "\
date,player,player_code,minutes,opponent_team,was_home,team
2021-04-18,,9001,12,Brookfield,yes,
2021-04-18,Per Lund,,70,Brookfield,,Man Utd
2021-04-18,Per Lund,,70,Brookfield,1,Elsewhere
2021-06-10,Marek Dvorak,,31,,,
2021-04-10,Marek Dvorak,,90,\"Lake, \"\"side\"\"\",1,Hillside
2021-04-18,Marek Dvorak,,0,,0,Hillside
";

const FORMATS: [&str; 7] = ["parquet", "csv", "csv.gz", "csv.zst", "jsonl", "jsonl.gz", "jsonl.zst"];

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("in/a.txt", REPORT).file("in/b.txt", OTHER).file("in/autumn.csv", MATCHES);
    assert!(desk.run(&["add", "in"]).quiet().out.ends_with("5 new appearances (1 known already)\n"));
    desk
}

fn export(desk: &Desk, args: &[&str]) -> String {
    desk.run(&[&["export", "--to", "appearances.csv"][..], args].concat()).quiet();
    fs::read_to_string(desk.path("appearances.csv")).unwrap()
}

/// The table without the instants of recording.
fn told(csv: &str) -> Vec<String> {
    csv.lines().skip(1).map(|line| line.rsplit_once(',').unwrap().0.to_owned()).collect()
}

#[test]
fn they_are_told_player_by_player_as_of_a_day_and_of_whom_they_are_asked() {
    let desk = desk();
    let all = export(&desk, &[]);
    assert!(all.starts_with("person_id,player,team,day,minutes,against,home,source,recorded_at\n"), "{all}");
    let rows = [
        ",Marek Dvorak,Hillside,2021-04-10,90,\"Lake, \"\"side\"\"\",true,autumn",
        ",Marek Dvorak,Hillside,2021-04-18,0,,false,autumn",
        ",Marek Dvorak,,2021-06-10,31,,,autumn",
        ",Per Lund,Manchester United,2021-04-18,70,Brookfield,,autumn",
        "premier-league:9001,,,2021-04-18,12,Brookfield,true,autumn",
    ];
    assert_eq!(told(&all), rows);
    assert_eq!(told(&export(&desk, &["--as-of", "2021-04-17"])), rows[..1]);
    assert_eq!(told(&export(&desk, &["--recorded-by", "2999-12-31"])), rows);
    assert_eq!(told(&export(&desk, &["--player", "Dvorak"])), rows[..3]);
    let none = desk.run(&["export", "--to", "appearances.csv", "--recorded-by", "2021-12-31"]);
    assert!(none.err.contains("the tables have no rows"), "{none:?}");
}

#[test]
fn a_club_s_are_of_those_who_were_put_in_it() {
    let desk = Desk::new();
    desk.file("valley/players.csv", crate::commands::PLAYERS)
        .file("valley/fixtures.csv", crate::commands::FIXTURES);
    desk.run(&["pack", "add", "valley"]).quiet();
    desk.file("in/a.txt", REPORT).file("in/b.txt", OTHER).file("in/autumn.csv", MATCHES);
    desk.run(&["add", "in"]).quiet();
    let rows = told(&export(&desk, &["--club", "Hillside", "--as-of", "2021-05-01"]));
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row.starts_with(",Marek Dvorak,Hillside")), "{rows:?}");
}

/// Every table, and the appearances in every format.
fn export_all(desk: &Desk, to: &str, store: &str) {
    desk.run(&["export", "--to", &format!("{to}/"), "--store", store]).quiet();
    for format in FORMATS {
        let file = format!("{to}/appearances.{format}");
        desk.run(&["export", "--to", &file, "--store", store]).quiet();
    }
}

fn same(desk: &Desk, one: &str, other: &str) {
    let names = |folder: &str| {
        let mut names: Vec<_> =
            fs::read_dir(desk.path(folder)).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!((names(one).len(), names(one)), (12, names(other)));
    for name in names(one) {
        let bytes = |folder: &str| fs::read(desk.path(folder).join(&name)).unwrap();
        assert!(bytes(one) == bytes(other), "{name:?}");
    }
}

#[test]
fn what_was_exported_comes_back_to_the_byte_in_every_format() {
    let desk = desk();
    export_all(&desk, "out", "sidelined.db");
    let player =
        |store: &str| desk.run(&["player", "Dvorak", "--format", "json", "--store", store]).quiet().out;
    for format in FORMATS {
        let (store, again) = (format!("{format}.db"), format!("again-{format}"));
        let table = format!("out/appearances.{format}");
        let added =
            desk.run(&["add", "--claims", "out/claims.parquet", &table, "--store", &store]).quiet().out;
        assert!(added.starts_with("2 new reports") && added.ends_with("\n5 new appearances\n"), "{added}");
        export_all(&desk, &again, &store);
        same(&desk, "out", &again);
        assert_eq!(player("sidelined.db"), player(&store));
    }
    // The folder as a whole, into either database.
    for (n, store) in std::iter::once("folder.db".to_owned()).chain(cluster::address()).enumerate() {
        let added = desk.run(&["add", "--claims", "out", "--store", &store]).quiet().out;
        assert!(added.ends_with("\n5 new appearances\n"), "{added}");
        export_all(&desk, &format!("folder-{n}"), &store);
        same(&desk, "out", &format!("folder-{n}"));
        let known = desk.run(&["add", "--claims", "out", "--store", &store]).quiet().out;
        assert!(
            known.ends_with("\n2 reports known already\n0 new appearances (5 known already)\n"),
            "{known}"
        );
        assert!(desk.run(&["check", "--store", &store]).quiet().out.contains("5 appearances: all sound"));
    }
}

#[test]
fn a_table_of_a_store_keeps_the_names_of_clubs_that_the_store_has() {
    let desk = Desk::new();
    desk.file("autumn.csv", MATCHES);
    desk.run(&["add", "autumn.csv", "--no-pack"]).quiet();
    let own = export(&desk, &[]);
    assert!(own.contains(",Man Utd,"), "{own}");
    desk.run(&["add", "appearances.csv", "--store", "back.db"]).quiet();
    assert_eq!(export(&desk, &["--store", "back.db"]), own);
}

#[test]
fn who_was_forgotten_is_in_no_table_and_comes_back_with_none() {
    let desk = desk();
    export_all(&desk, "out", "sidelined.db");
    desk.run(&["forget", "Dvorak"]).quiet();
    let left = export(&desk, &[]);
    assert_eq!(told(&left).len(), 2);
    for table in ["out/appearances.csv", "out/appearances.jsonl.gz", "out/appearances.parquet"] {
        let added = desk.run(&["add", table]).quiet().out;
        let end = "0 new appearances (2 known already, 3 of people who were forgotten)\n";
        assert!(added.ends_with(end), "{added}");
    }
    let added = desk.run(&["add", "--claims", "out"]).quiet().out;
    assert!(added.ends_with("(2 known already, 3 of people who were forgotten)\n"), "{added}");
    assert_eq!(export(&desk, &[]), left);
    assert!(desk.run(&["check"]).quiet().out.contains("2 appearances: all sound"));
}

#[test]
fn bad_rows_are_named_and_the_rest_is_done() {
    let desk = desk();
    export_all(&desk, "out", "sidelined.db");
    let json = fs::read_to_string(desk.path("out/appearances.jsonl")).unwrap();
    desk.file(
        "bad.jsonl",
        json.replace("\"minutes\":12", "\"minutes\":[12]").replace("2021-04-10", "2021-04-31"),
    );
    let run = desk.run(&["add", "bad.jsonl", "--store", "bad.db"]);
    assert_eq!((run.code, run.err.lines().count()), (Some(1), 2), "{run:?}");
    assert!(
        run.err.contains("bad.jsonl: line 1: its `kickoff_time` is \"2021-04-31\", not a day"),
        "{run:?}"
    );
    assert!(run.err.contains("bad.jsonl: line 5: its `minutes` is a list, not text"), "{run:?}");
    assert!(run.out.contains("\n3 new appearances\n"), "{run:?}");
    // Of a table of a cluster's, or another program's.
    let parquet = |name: &str, columns: &[(&str, Vec<Option<&str>>)]| {
        use std::sync::Arc;
        let columns = columns.iter().map(|(name, values)| {
            (*name, Arc::new(arrow_array::StringArray::from(values.clone())) as arrow_array::ArrayRef)
        });
        let batch = arrow_array::RecordBatch::try_from_iter(columns).unwrap();
        fs::create_dir_all(desk.path(name).parent().unwrap()).unwrap();
        let file = fs::File::create(desk.path(name)).unwrap();
        let mut writer = parquet::arrow::ArrowWriter::try_new(file, batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    };
    let days = vec![Some("2021-04-10"), Some("2021-04-11"), Some("soon")];
    let players = vec![Some("Per Lund"), None, Some("Per Lund")];
    let minutes = ("minutes", vec![Some("90"); 3]);
    parquet("mixed/appearances.parquet", &[("player", players), ("day", days), minutes.clone()]);
    for table in ["claims", "documents"] {
        fs::copy(desk.path(&format!("out/{table}.parquet")), desk.path(&format!("mixed/{table}.parquet")))
            .unwrap();
    }
    for args in [&["--claims", "mixed"][..], &["mixed/appearances.parquet"]] {
        let run = desk.run(&[&["add", "--store", &format!("{}.db", args.len())][..], args].concat());
        assert_eq!((run.code, run.err.lines().count()), (Some(1), 2), "{run:?}");
        assert!(run.err.contains("mixed/appearances.parquet: row 2: has no field `player`"), "{run:?}");
        assert!(
            run.err.contains("mixed/appearances.parquet: row 3: its `kickoff_time` is \"soon\""),
            "{run:?}"
        );
        assert!(run.out.contains("\n1 new appearances\n"), "{run:?}");
    }
    parquet("mixed/appearances.parquet", &[("player", vec![Some("Per Lund")])]);
    let lacks =
        "sidelined: mixed/appearances.parquet: is no table of appearances: its columns have to be `minutes`";
    desk.run(&["add", "--claims", "mixed", "--store", "none.db"]).fails(lacks);
    desk.run(&["add", "--input", "appearances", "mixed/appearances.parquet", "--store", "none.db"])
        .fails(lacks);
    fs::write(
        desk.path("mixed/appearances.parquet"),
        &fs::read(desk.path("out/appearances.parquet")).unwrap()[..900],
    )
    .unwrap();
    desk.run(&["add", "--claims", "mixed", "--store", "torn.db"])
        .fails("sidelined: mixed/appearances.parquet: ");
    desk.file("whole.json", "[\n{\"player\": \"Per Lund\"}\n]");
    desk.run(&["add", "--input", "appearances", "whole.json"])
        .fails("sidelined: whole.json: is one JSON value over several lines");
}

//! The record in a database on a server, copied, and backed up.

use std::fs;

use crate::cluster;
use crate::desk::{Desk, REPORT};

const OTHER: &str = "2021-04-20\n\nHillside said Per Lund has a broken toe. Marek Dvorak is in rehab.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("in/a.txt", REPORT).file("in/b.txt", OTHER);
    desk.file("in/matches.csv", "date,player,minutes\n2021-04-10,Marek Dvorak,90\n2021-04-10,Per Lund,90\n");
    desk
}

/// What every view of a store prints.
fn views(desk: &Desk, store: &str) -> Vec<String> {
    let views: &[&[&str]] = &[
        &["board", "--as-of", "2021-04-21", "--format", "json"],
        &["player", "Dvorak", "--format", "json"],
        &["player", "Lund", "--why", "region", "--format", "json"],
        &["claims", "--format", "jsonl"],
        &["sources", "--as-of", "2022-04-21", "--format", "json"],
        &["audit", "--format", "json"],
        &["check"],
    ];
    let shown = |view: &&[&str]| {
        let run = desk.run(&[*view, &["--store", store]].concat());
        assert_eq!(run.code, Some(0), "{run:?}");
        run.out + &run.err
    };
    views.iter().map(shown).collect()
}

#[test]
fn a_record_in_postgres_shows_what_one_in_a_file_shows() {
    let Some(address) = cluster::address() else { return };
    let desk = desk();
    for store in ["sidelined.db", &address] {
        desk.run(&["add", "in", "--no-pack", "--store", store]).quiet();
        let again = desk.run(&["add", "in", "--no-pack", "--store", store]).quiet();
        assert!(again.out.contains("2 reports known already"), "{again:?}");
    }
    assert_eq!(views(&desk, "sidelined.db"), views(&desk, &address));
    let claim =
        desk.run(&["claims", "--kind", "injury", "--format", "jsonl"]).quiet().json_lines()[0]["id"].clone();
    let claim = claim.as_str().unwrap();
    for store in ["sidelined.db", &address] {
        let by = ["--by", "Ada Berg", "--reason", "read again", "--store", store];
        desk.run(&[&["correct", claim, "--reject"][..], &by].concat()).quiet();
        desk.run(&[&["correct", "--undo", "1"][..], &by].concat()).quiet();
        desk.run(&[&["correct", claim, "--accept"][..], &by].concat()).quiet();
        desk.run(&[&["same", "Per Lund", "Marek Dvorak"][..], &by].concat()).quiet();
        desk.run(&[&["split", "Per Lund", "Marek Dvorak"][..], &by].concat()).quiet();
    }
    let ours = |store| views(&desk, store).into_iter().map(|v| without_times(&v)).collect::<Vec<_>>();
    assert_eq!(ours("sidelined.db"), ours(&address));
    for store in ["sidelined.db", &address] {
        desk.run(&["forget", "Marek Dvorak", "--store", store]).quiet();
        desk.run(&["add", "in", "--no-pack", "--store", store]).quiet();
        assert_eq!(desk.run(&["player", "Marek Dvorak", "--store", store]).code, Some(1));
        assert!(desk.run(&["check", "--store", store]).quiet().out.contains("all sound"));
    }
}

/// Times of recording differ between two stores that were filled one after the other.
fn without_times(view: &str) -> String {
    let mut out = String::new();
    for line in view.lines().filter(|line| !line.contains("\"at\"")) {
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[test]
fn a_copy_shows_what_the_original_shows_and_is_made_once() {
    let Some(address) = cluster::address() else { return };
    let desk = desk();
    desk.run(&["add", "in", "--no-pack"]).quiet();
    let by = ["--by", "Ada Berg", "--reason", "read again"];
    desk.run(&[&["same", "Per Lund", "Marek Dvorak"][..], &by].concat()).quiet();
    desk.run(&[&["split", "Per Lund", "Marek Dvorak"][..], &by].concat()).quiet();
    for (from, to) in [("sidelined.db", address.as_str()), (&address, "back.db")] {
        let first = desk.run(&["copy", from, to]).quiet().out;
        assert!(
            first.starts_with("copied 2 reports with ") && first.contains("copied 2 appearances"),
            "{first}"
        );
        assert!(first.contains("copied 2 corrections"), "{first}");
        let again = desk.run(&["copy", from, to]).quiet().out;
        assert_eq!(again, "copied 0 reports with 0 claims\n2 reports known already\n");
        assert_eq!(views(&desk, from), views(&desk, to));
    }
    desk.run(&["forget", "Marek Dvorak", "--store", "back.db"]).quiet();
    let copied = desk.run(&["copy", "back.db", "sidelined.db"]).quiet().out;
    assert!(copied.contains("somebody forgotten was taken out of 2 reports"), "{copied}");
    assert_eq!(desk.run(&["player", "Marek Dvorak"]).code, Some(1));
    assert_eq!(views_of_lund(&desk, "back.db"), views_of_lund(&desk, "sidelined.db"));
    assert!(!fs::read(desk.path("sidelined.db")).unwrap().windows(5).any(|w| w == b"Marek"));
    desk.run(&["copy", "sidelined.db", "./sidelined.db"]).fails("sidelined: FROM and TO are the same store");
    desk.run(&["copy", "none.db", "new.db"]).fails("sidelined: store none.db: there is no store here");
    assert!(!desk.path("new.db").exists(), "nothing is made for nothing");
}

fn views_of_lund(desk: &Desk, store: &str) -> String {
    desk.run(&["player", "Lund", "--format", "json", "--store", store]).quiet().out
}

#[test]
fn a_backup_is_a_store() {
    let desk = desk();
    desk.run(&["add", "in", "--no-pack"]).quiet();
    let mut stores = vec!["sidelined.db".to_owned()];
    if let Some(address) = cluster::address() {
        desk.run(&["copy", "sidelined.db", &address]).quiet();
        stores.push(address);
    }
    for (n, store) in stores.iter().enumerate() {
        let file = format!("backup-{n}.db");
        let told = desk.run(&["backup", &file, "--store", store]).quiet().out;
        assert!(told.starts_with("backed up 2 reports with ") && told.contains(&file), "{told}");
        assert_eq!(views(&desk, store), views(&desk, &file));
        let line = format!("sidelined: {file}: there is a file of that name already");
        desk.run(&["backup", &file, "--store", store]).fails(&line);
    }
    desk.run(&["backup", "no/such/folder.db"])
        .fails("sidelined: no/such/folder.db: no backup was written: the file");
    desk.run(&["backup", "postgres://localhost/x"]).fails("sidelined: a backup is a file");
    let left: Vec<_> = fs::read_dir(desk.path(".")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("partial")), "{left:?}");
}

#[test]
fn what_is_wrong_with_a_server_is_told_without_the_password() {
    let desk = desk();
    // Nobody listens on port 1.
    let nobody = "postgres://ada:s3cret@127.0.0.1:1/x";
    let run = desk.run(&["add", "in/a.txt", "--store", nobody]);
    assert!(!run.err.contains("s3cret"), "{run:?}");
    run.fails("sidelined: store postgres://ada:***@127.0.0.1:1/x: no PostgreSQL server answers there");
    desk.run(&["check", "--store", "postgres://ada:s3cret@h:port/x"])
        .fails("sidelined: store postgres://ada:***@h:port/x: this is no address");
    let help = desk.command().env("SIDELINED_STORE", nobody).arg("--help").output().unwrap();
    assert!(!String::from_utf8_lossy(&help.stdout).contains("s3cret"), "help shows no password");
    let Some(address) = cluster::address() else { return };
    desk.run(&["board", "--store", &address])
        .fails(&format!("sidelined: store {address}: there is no store"));
    let elsewhere = address.replace("/postgres?", "/nowhere?");
    desk.run(&["add", "in/a.txt", "--store", &elsewhere])
        .fails(&format!("sidelined: store {elsewhere}: there is no such database"));
}

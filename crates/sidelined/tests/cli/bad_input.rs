//! Input that cannot be read: a clear line each, exit status 1, and the rest is done.

use std::fs;
use std::process::{Child, Stdio};

use crate::desk::{Desk, REPORT, Run};

/// Reads one bad file between two good ones, demands that both good ones are read, and returns what was said.
#[track_caller]
fn beside_good_ones(desk: &Desk, bad: &str) -> String {
    desk.file("in/a.txt", REPORT).file("in/z.txt", "The squad trained in the rain.");
    let run = desk.run(&["read", "in/a.txt", bad, "in/z.txt"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let read: Vec<_> = run.json_lines().iter().map(|line| line["document"]["doc"].clone()).collect();
    assert_eq!(read, ["a", "z"], "{run:?}");
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    let start = format!("sidelined: {bad}: ");
    assert!(run.err.starts_with(&start), "{:?} should start with {start:?}", run.err);
    run.err[start.len()..].trim_end().to_owned()
}

#[test]
fn an_empty_file() {
    let desk = Desk::new();
    desk.file("in/m.txt", "");
    assert!(beside_good_ones(&desk, "in/m.txt").contains("empty"));
}

#[test]
fn a_file_of_white_space() {
    let desk = Desk::new();
    desk.file("in/m.txt", " \n\t\n");
    beside_good_ones(&desk, "in/m.txt");
}

#[test]
fn a_binary_file() {
    let desk = Desk::new();
    let bytes: Vec<u8> = (0..4096u32).map(|n| (n * 37 % 256) as u8).collect();
    desk.file("in/m.txt", bytes);
    assert!(beside_good_ones(&desk, "in/m.txt").contains("is not text"));
}

#[test]
fn invalid_utf8_is_read_lossily_and_said_so() {
    let desk = Desk::new();
    desk.file("m.txt", b"2021-04-17 The striker Jos\xe9 Prieto has a knee injury.");
    let run = desk.run(&["read", "m.txt"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let line = &run.json_lines()[0];
    let text = line["document"]["text"].as_str().expect("the text that offsets point into");
    assert!(text.contains("Jos\u{fffd} Prieto"), "{text}");
    assert!(run.err.starts_with("sidelined: m.txt: ") && run.err.contains("UTF-8"), "{}", run.err);
}

#[test]
fn a_line_of_200_megabytes_is_refused_in_little_memory() {
    let desk = Desk::new();
    desk.file("big.txt", "The striker has a knee injury. ".repeat(200 << 15));
    desk.file("z.txt", REPORT);
    // 1 GB of address space is all it gets.
    let run = desk.shell("ulimit -v 1048576; exec $SIDELINED read big.txt z.txt --no-pack");
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.err.starts_with("sidelined: big.txt: ") && run.err.contains("67108864 bytes"), "{}", run.err);
    assert_eq!(run.json_lines().len(), 1);
}

#[test]
fn a_missing_file() {
    let desk = Desk::new();
    assert_eq!(beside_good_ones(&desk, "in/m.txt"), "does not exist");
}

#[cfg(unix)]
#[test]
fn links_and_special_files() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    let desk = Desk::new();
    desk.file("in/a.txt", REPORT).file("in/sub/b.txt", "The squad trained.");
    symlink("..", desk.path("in/sub/up")).unwrap();
    symlink("nowhere.txt", desk.path("in/dangling")).unwrap();
    symlink("itself", desk.path("in/itself")).unwrap();
    symlink("sub", desk.path("in/other")).unwrap();
    let _socket = UnixListener::bind(desk.path("in/socket")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(desk.path("in/pipe")).status().unwrap().success());

    let run = desk.run(&["read", "in", "/dev/null"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let mut read: Vec<_> =
        run.json_lines().iter().map(|l| l["document"]["doc"].as_str().unwrap().to_owned()).collect();
    read.sort();
    assert_eq!(read, ["a", "b"], "{run:?}");
    for (name, reason) in [
        ("in/dangling", "is a link to nowhere.txt, which does not exist"),
        ("in/itself", "is a link that leads back to itself"),
        ("in/pipe", "is a named pipe, not a file"),
        ("in/socket", "is a socket, not a file"),
        ("/dev/null", "is a device, not a file"),
    ] {
        assert!(run.err.contains(&format!("sidelined: {name}: {reason}\n")), "{name}: {}", run.err);
    }
    assert!(run.err.contains("/up: is a link back to a folder it lies in"), "{}", run.err);
    assert_eq!(run.err.lines().count(), 6, "{}", run.err);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_and_folder() {
    use std::os::unix::fs::PermissionsExt as _;

    let desk = Desk::new();
    desk.file("in/a.txt", REPORT).file("in/secret.txt", REPORT).file("in/locked/b.txt", REPORT);
    let forbid =
        |name: &str| fs::set_permissions(desk.path(name), fs::Permissions::from_mode(0o000)).unwrap();
    forbid("in/secret.txt");
    forbid("in/locked");
    let root = fs::read_dir(desk.path("in/locked")).is_ok();
    let run = desk.run(&["read", "in"]);
    fs::set_permissions(desk.path("in/locked"), fs::Permissions::from_mode(0o700)).unwrap();
    if root {
        // Nothing is forbidden to root: all three are read.
        assert_eq!((run.code, run.json_lines().len()), (Some(0), 3), "{run:?}");
    } else {
        assert_eq!((run.code, run.json_lines().len()), (Some(1), 1), "{run:?}");
        assert!(
            run.err.contains("sidelined: in/secret.txt: may not be read: permission denied\n"),
            "{}",
            run.err
        );
        assert!(
            run.err.contains("sidelined: in/locked: may not be read: permission denied\n"),
            "{}",
            run.err
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_opens_but_cannot_be_read() {
    // Reading the memory of a process from its start fails, whoever asks.
    let desk = Desk::new();
    assert!(!beside_good_ones(&desk, "/proc/self/mem").is_empty());
}

#[test]
fn a_folder_deeper_than_any_stack() {
    let desk = Desk::new();
    let deep = "d/".repeat(300);
    desk.file(&format!("in/{deep}a.txt"), REPORT);
    assert_eq!(desk.run(&["read", "in"]).quiet().json_lines().len(), 1);
}

#[test]
fn broken_lines_of_jsonl_are_named_by_number() {
    let desk = Desk::new();
    let rows = [
        r#"{"doc": "one", "text": "Marek Dvorak has a knee injury."}"#,
        r#"{"doc": "two", "text": "#,
        "",
        r#"["three"]"#,
        r#"{"doc": "five", "text": "Ole Linden is ill.", "published": "2021-02-30"}"#,
        r#"{"doc": "six", "text": "Ole Linden is back.", "published": "2021-03-01"}"#,
        r#"{"doc": "seven"}"#,
    ];
    desk.file("rows.jsonl", rows.join("\n"));
    let run = desk.run(&["read", "rows.jsonl"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let docs: Vec<_> =
        run.json_lines().iter().map(|l| l["document"]["doc"].as_str().unwrap().to_owned()).collect();
    assert!(docs.starts_with(&["one".into()]) && docs.ends_with(&["six".into()]), "{docs:?}");
    for line in [2, 4, 5, 7] {
        assert!(run.err.contains(&format!("line {line}")), "line {line}: {}", run.err);
    }
    assert!(run.err.contains("2021-02-30"), "{}", run.err);
}

#[test]
fn impossible_dates_are_wrong_use() {
    let desk = Desk::new();
    desk.file("a.txt", REPORT);
    for date in ["2021-02-30", "17 April", "2021-13-01", "20210417", ""] {
        for args in [&["read", "a.txt", "--published", date][..], &["board", "--as-of", date]] {
            let run = desk.run(args);
            assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}: {run:?}");
        }
    }
}

#[test]
fn stores_that_are_none() {
    let desk = Desk::new();
    desk.file("a.txt", REPORT)
        .file("text.db", "This is no database at all, but it is long enough to look at.");
    desk.file("folder/x", "");
    for store in ["text.db", "folder", "a.txt/x.db", "no/such/folder/x.db"] {
        for args in [&["add", "a.txt", "--store", store][..], &["check", "--store", store]] {
            let run = desk.run(args).fails("sidelined: store ");
            assert!(run.err.contains(store), "{run:?}");
        }
    }
    assert_eq!(fs::read(desk.path("text.db")).unwrap().len(), 61, "a file that is no store is left alone");
    desk.run(&["check"]).fails("sidelined: store sidelined.db");
    assert!(!desk.path("sidelined.db").exists(), "asking makes no store");
}

#[test]
fn a_damaged_store() {
    let desk = Desk::new();
    for n in 0..40 {
        desk.file(
            &format!("in/{n}.txt"),
            format!("{REPORT}\nNumber {n} of a series. {}", "More was said. ".repeat(200)),
        );
    }
    desk.run(&["add", "in"]).quiet();
    desk.run(&["check"]).quiet();
    let mut bytes = fs::read(desk.path("sidelined.db")).unwrap();
    let middle = bytes.len() / 2;
    for byte in &mut bytes[middle..middle + 8192] {
        *byte = 0xA5;
    }
    desk.file("sidelined.db", bytes);
    let run = desk.run(&["check"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(!run.out.is_empty() || !run.err.is_empty());
    for args in [&["claims"][..], &["board"], &["add", "in"]] {
        let run = desk.run(args);
        assert!(matches!(run.code, Some(0 | 1)), "{args:?}: {run:?}");
        assert!(!run.err.contains("panicked"), "{run:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written() {
    let desk = Desk::new();
    desk.file("a.txt", REPORT);
    // Nobody, not even root, can make a file there.
    desk.run(&["add", "a.txt", "--store", "/proc/sidelined.db"])
        .fails("sidelined: store /proc/sidelined.db: ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let desk = Desk::new();
    desk.file("in/a.txt", REPORT);
    let run = desk.shell("$SIDELINED read in > /dev/full");
    run.fails("sidelined: standard output: the disk is full");
    for n in 0..200 {
        desk.file(&format!("in/{n}.txt"), format!("{n}: {}", "More was said. ".repeat(400)));
    }
    // No file may grow beyond 512 KiB.
    let run = desk.shell("trap '' XFSZ; ulimit -f 1024; exec $SIDELINED add in --store full.db");
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.err.lines().last().unwrap_or_default().starts_with("sidelined: store full.db: "), "{run:?}");
    assert!(!run.err.contains("rror code"), "in plain words: {run:?}");
    // What was added before is there and sound, and the rest can be added when there is room.
    desk.run(&["check", "--store", "full.db"]).quiet();
    desk.run(&["add", "in", "--store", "full.db"]).quiet();
}

#[test]
fn two_processes_add_to_one_store_at_the_same_time() {
    let desk = Desk::new();
    for n in 0..400 {
        desk.file(&format!("{}/{n}.txt", if n < 200 { "a" } else { "b" }), format!("{REPORT}\nNumber {n}."));
    }
    let add = |folder: &str| -> Child {
        let mut command = desk.command();
        command
            .args(["add", folder, "--no-pack"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let (a, b) = (add("a"), add("b"));
    for child in [a, b] {
        let output = child.wait_with_output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(
            output.status.success() && err.is_empty() && out.starts_with("200 new reports"),
            "{out}{err}"
        );
    }
    let run: Run = desk.run(&["check"]).quiet();
    assert!(run.out.starts_with("400 documents"), "{}", run.out);
}

#[cfg(unix)]
#[test]
fn a_reader_who_goes_away_is_no_error() {
    let desk = Desk::new();
    for n in 0..300 {
        desk.file(&format!("in/{n}.txt"), format!("{REPORT}\nNumber {n}."));
    }
    let run = desk.shell("{ $SIDELINED read in; echo $? >&2; } | head -c 1");
    assert_eq!((run.out.as_str(), run.err.as_str()), ("{", "0\n"));
}

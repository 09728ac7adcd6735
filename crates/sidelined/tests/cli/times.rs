//! The times of a text, as `times` prints them.

use crate::desk::Desk;

#[test]
fn times_are_told_in_characters() {
    let desk = Desk::new();
    desk.file(
        "rows.jsonl",
        "{\"doc\": \"a\", \"text\": \"Zoë was hurt on Saturday.\", \"published\": \"2021-03-15\"}\n",
    );
    let run = desk.run(&["times", "rows.jsonl"]).quiet();
    assert_eq!(
        run.out,
        "{\"doc\":\"a\",\"start\":16,\"end\":24,\"type\":\"DATE\",\"value\":\"2021-03-13\"}\n"
    );
}

#[test]
fn times_of_a_text_are_a_table_for_people_and_lines_for_programs() {
    let desk = Desk::new();
    desk.file(
        "report.txt",
        "He tore it on 2 January 2021.\nHe has been out since last November, for six weeks.",
    );
    let with =
        |rest: &[&str]| desk.run(&[&["times", "report.txt", "--published", "2021-03-15"], rest].concat());
    // Nobody looks at a terminal here: JSON lines.
    let lines = with(&[]).quiet().json_lines();
    let values: Vec<_> = lines.iter().map(|l| l["value"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(values, ["2021-01-02", "2020-11", "P6W"]);
    assert_eq!(lines[0].as_object().map(|o| o.len()), Some(5));
    let table = with(&["--format", "table"]).quiet().out;
    for part in ["WORDS", "2 January 2021", "last November", "DURATION", "2020-11"] {
        assert!(table.contains(part), "{part}: {table}");
    }
    let csv = with(&["--format", "csv"]).quiet().out;
    assert!(csv.starts_with("doc,start,end,type,value\nreport,14,28,DATE,2021-01-02\n"), "{csv}");
}

#[test]
fn times_of_an_undated_text_have_the_values_that_lean_on_no_date() {
    let desk = Desk::new();
    desk.file(
        "report.txt",
        "He was hurt on Saturday. He is out for six weeks. He missed Euro 2012 and 2 May 2003.",
    );
    let lines = desk.run(&["times", "report.txt"]).quiet().json_lines();
    let values: Vec<_> = lines.iter().map(|l| l["value"].as_str().unwrap_or_default().to_owned()).collect();
    assert_eq!(values, ["", "P6W", "2012", "2003-05-02"]);
}

#[test]
fn times_tell_of_bad_rows_and_go_on() {
    let desk = Desk::new();
    let good = "{\"doc\": \"b\", \"text\": \"He ran in May 2019.\"}";
    desk.file("rows.jsonl", format!("{{\"doc\": \"a\"\n{good}\n"));
    let run = desk.run(&["times", "--input", "jsonl", "rows.jsonl", "nowhere.txt"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(run.json_lines().len(), 1, "{run:?}");
    assert!(run.err.contains("line 1") && run.err.contains("nowhere.txt"), "{}", run.err);
    desk.file("nothing.txt", "He trained in the rain.");
    assert_eq!(desk.run(&["times", "nothing.txt", "--format", "json"]).quiet().out, "[]\n");
}

//! JSON lines, CSV and Parquet.

use super::made::{gzip, latin1, noise, parquet, report, row, texts, zstd};
use super::{DEEP, LONG, case, cut, hold, nothing, with_compressed};

#[test]
fn tables_and_rows() {
    let lines = |rows: &[String]| rows.join("\n") + "\n";
    let good = |n: usize| row(&report(n));
    let table = |rows: &[&str]| format!("text,published,title\n{}\n", rows.join("\n"));
    let cell = |n: usize| format!("\"{}\",2021-04-17,Out", report(n));
    let mut cases = vec![
        case("good.jsonl", lines(&[good(1), good(2)]), 2, &[]),
        case("cut.jsonl", cut(lines(&[good(1), good(2)]), "}\n"), 2, &[]),
        case("cut-row.jsonl", cut(lines(&[good(1), good(2)]), "weeks"), 1, &["line 2: is not JSON (column "]),
        case(
            "latin1.jsonl",
            latin1(&lines(&[good(1).replace("Dvorak", "Dvo\u{e9}k"), good(2)])),
            2,
            &["note: line 1: invalid UTF-8 at byte "],
        ),
        case(
            "deep.jsonl",
            lines(&[
                good(1),
                format!("{{\"text\": {}", "[".repeat(DEEP)),
                format!("{{\"more\": {}", "{\"a\":".repeat(DEEP)),
                good(4),
            ]),
            2,
            &["line 2: is not JSON (column ", "line 3: is not JSON (column "],
        ),
        case(
            "long.jsonl",
            lines(&[
                row(&report(1)).replace("}", &format!(", \"title\": \"{}\"}}", "x".repeat(LONG))),
                good(2),
            ]),
            2,
            &[],
        ),
        case(
            "fields.jsonl",
            lines(&[good(1), "{\"doc\": \"a\"}".to_owned(), "{}".to_owned(), good(4)]),
            2,
            &["line 2: has no field `text`", "line 3: has no field `text`"],
        ),
        case(
            "types.jsonl",
            lines(&[
                "{\"text\": 5}".to_owned(),
                "[1]".to_owned(),
                "7".to_owned(),
                row(&report(4)).replace("\"2021-04-17\"", "[]"),
                good(5),
            ]),
            1,
            &[
                "line 1: its `text` is a number, not text",
                "line 2: is JSON, but not an object",
                "line 3: is JSON, but not an object",
                "line 4: its `published` ",
            ],
        ),
        case(
            "dates.jsonl",
            lines(&[good(1).replace("04-17", "02-30"), good(2).replace("2021-04-17", "soon"), good(3)]),
            1,
            &["line 1: its `published` cannot be read: ", "line 2: its `published` cannot be read: "],
        ),
        case("nul.jsonl", lines(&[row("Out\\u0000"), good(2)]), 1, &["line 1: is not text: "]),
        case("good.csv", table(&[&cell(1), &cell(2)]), 2, &[]),
        case("cut.csv", cut(table(&[&cell(1), &cell(2)]), "weeks"), 2, &[]),
        case(
            "latin1.csv",
            latin1(&table(&[&cell(1).replace("Dvorak", "Dvo\u{e9}k"), &cell(2)])),
            2,
            &["note: line 2: invalid UTF-8 at byte "],
        ),
        case("long.csv", table(&[&format!("{}{}", cell(1), "x".repeat(LONG)), &cell(2)]), 2, &[]),
        case("columns.csv", "body,day\nOut.,2021-04-17\n", 0, &["has no column \"text\""]),
        case("cells.csv", table(&[",2021-04-17,Out", "", &cell(3)]), 1, &["line 2: has no text in it"]),
        case(
            "dates.csv",
            table(&[&cell(1).replace("04-17", "02-30"), &cell(2).replace("2021-04-17", "soon"), &cell(3)]),
            1,
            &["line 2: its `published` cannot be read: ", "line 3: its `published` cannot be read: "],
        ),
        case(
            "quote.csv",
            table(&[&cell(1), "\"never closed,2021-04-17,Out", &cell(3)]),
            1,
            &["line 3: its `published` cannot be read: "],
        ),
        case("wide.csv", table(&[&cell(1), &",".repeat(DEEP), &cell(3)]), 2, &["line 3: "]),
        case("nul.csv", table(&[&cell(1), "Out\0.,,", &cell(3)]), 2, &["line 3: is not text: "]),
    ];
    cases.extend(nothing("jsonl"));
    cases.extend(nothing("csv"));
    let mut cases = with_compressed(cases);
    let [one, two] = [report(1), report(2)];
    let whole = parquet(vec![
        ("text", texts([Some(one.as_str()), Some(&two)])),
        ("published", texts([Some("2021-04-17"), None])),
    ]);
    let rows = parquet(vec![
        ("text", texts([Some(one.as_str()), None, Some(&two)])),
        ("published", texts([Some("2021-02-30"), None, None])),
    ]);
    let lists =
        arrow_array::ListArray::from_iter_primitive::<arrow_array::types::Int32Type, _, _>([Some(vec![
            Some(1),
        ])]);
    cases.extend([
        case("good.parquet", whole.clone(), 2, &[]),
        case("empty.parquet", "", 0, &["is empty"]),
        case("blank.parquet", " \n", 0, &["has no text in it, only white space"]),
        case("noise.parquet", noise(), 0, &["is not text"]),
        case("cut.parquet", whole[..whole.len() / 2].to_vec(), 0, &["is a Parquet file that is damaged"]),
        case(
            "rows.parquet",
            rows,
            1,
            &["row 1: its `published` cannot be read: ", "row 2: has no text in it"],
        ),
        case(
            "columns.parquet",
            parquet(vec![("body", texts([Some("Out.")]))]),
            0,
            &["has no column \"text\""],
        ),
        case(
            "types.parquet",
            parquet(vec![("text", std::sync::Arc::new(lists) as _)]),
            0,
            &["its column \"text\" holds List("],
        ),
        case("no-rows.parquet", parquet(vec![("text", texts([]))]), 0, &["has no rows"]),
        case("packed.parquet.gz", gzip(&whole), 0, &["is a Parquet file, which has to be a file of its own"]),
        case(
            "packed.parquet.zst",
            zstd(&whole),
            0,
            &["is a Parquet file, which has to be a file of its own"],
        ),
    ]);
    hold(&cases);
}

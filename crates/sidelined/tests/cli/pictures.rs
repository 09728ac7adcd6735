//! Pictures on the command line.

use crate::desk::Desk;

const INJURIES: &str = "\
player,from,until,injury_type
Owen Achterberg,2020-09-01,2020-09-15,hamstring
Owen Achterberg,2021-02-01..2021-02-05,2021-03-08,ankle
Kofi Mensah-Price,2020-10-10,,knee
Tomas Vrba,2020-11-05..2020-11-11,2020-11-20..2020-11-25,hamstring
";

const EXPOSURES: &str = "\
player,season,minutes_played
Owen Achterberg,20/21,1800
Kofi Mensah-Price,20/21,600
Tomas Vrba,20/21,2400
";

const TABLES: [&str; 6] =
    ["--injuries", "injuries.csv", "--exposures", "exposures.csv", "--as-of", "2021-06-30"];

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("injuries.csv", INJURIES).file("exposures.csv", EXPOSURES);
    desk
}

#[test]
fn tables_of_ones_own_are_drawn() {
    let desk = desk();
    for (kind, by, part) in [
        ("squad", true, "Kofi Mensah-Price"),
        ("risk-matrix", true, "hamstring (2)"),
        ("prevalence", false, "players injured, %"),
        ("survival", true, "log-rank test"),
    ] {
        let by: &[&str] = if by { &["--by", "injury_type"] } else { &[] };
        let args = [&["picture", kind], by, &TABLES[..]].concat();
        let run = desk.run(&args);
        assert_eq!(run.code, Some(0), "{kind}: {}", run.err);
        assert!(run.out.starts_with("<svg ") && run.out.contains(part), "{kind}: {}", run.out);
        assert!(run.out.contains("as known on 30 Jun 2021"), "{kind}");
        assert_eq!(desk.run(&args).out, run.out, "{kind} again");
    }
}

#[test]
fn the_ending_of_the_name_is_the_form() {
    let desk = desk();
    let to = |name: &str| {
        let args = ["picture", "prevalence", "--to", name, "--scale", "1"];
        desk.run(&[&args[..], &TABLES[..]].concat())
    };
    assert_eq!(to("p.svg").code, Some(0));
    assert_eq!(to("p.png").code, Some(0));
    assert!(std::fs::read(desk.path("p.svg")).unwrap().starts_with(b"<svg "));
    assert!(std::fs::read(desk.path("p.png")).unwrap().starts_with(b"\x89PNG"));
    let other = to("p.pdf");
    assert_ne!(other.code, Some(0));
    assert!(other.err.contains("p.pdf: a picture is written to FILE.svg or FILE.png"), "{}", other.err);
    let huge = desk.run(&["picture", "drift", "x", "--scale", "500"]);
    assert_eq!(huge.code, Some(2), "{}", huge.err);
}

#[test]
fn what_is_not_there_is_not_drawn_and_said() {
    let desk = desk();
    let wrong = desk.run(&[&["picture", "squad", "--by", "shoe"], &TABLES[..]].concat());
    assert_ne!(wrong.code, Some(0));
    assert!(wrong.err.contains("shoe"), "{}", wrong.err);
    let none = desk.run(&[&["picture", "squad", "--season", "2001/02"], &TABLES[..]].concat());
    assert!(none.code == Some(1) && none.out.is_empty(), "{}", none.err);
    let text = "Kestrel Town midfielder Ned Harrow has torn his left hamstring and will be out for six weeks, the club said on Monday 8 January 2024.";
    desk.file("report.txt", text);
    assert_eq!(desk.run(&["add", "report.txt", "--published", "2024-01-08"]).code, Some(0));
    let drift = desk.run(&["picture", "drift", "Harrow", "--as-of", "2024-02-01"]);
    assert_eq!(drift.code, Some(0), "{}", drift.err);
    assert!(drift.out.contains("Expected return") && drift.out.contains("Ned Harrow"), "{}", drift.out);
    let before = desk.run(&["picture", "drift", "Harrow", "--absence", "7", "--as-of", "2024-02-01"]);
    assert_eq!(before.code, Some(1));
    assert!(before.err.contains("nothing to draw: there is no absence 7; there is 1"), "{}", before.err);
    let nobody = desk.run(&["picture", "drift", "Nobody"]);
    assert_eq!(nobody.code, Some(1));
    // Nobody is known to have played: there is nothing to divide by.
    let rates = desk.run(&["picture", "risk-matrix", "--as-of", "2024-02-01"]);
    assert_eq!(rates.code, Some(1));
    assert!(rates.err.contains("nothing to draw"), "{}", rates.err);
}

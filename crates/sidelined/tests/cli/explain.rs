//! `sidelined explain`: how each claim was come by, and why other sentences gave none.

use crate::desk::Desk;

const REPORT: &str = "Thursday 21 September 2023

Calder Vale striker Rui Ferreira twisted his knee in Saturday's win at Harbour Athletic and is out for six weeks.

Ferreira is on crutches. If he tears the ligament again, his season is over.

Manager Paul Weston broke a finger on Monday. One defender has a groin problem, the club said.

Midfielder Dan Okoro was carried off in injury time.
";

fn explained(text: &str, args: &[&str]) -> String {
    let desk = Desk::new();
    desk.file("report.txt", text);
    desk.run(&[&["explain", "report.txt"], args].concat()).quiet().out
}

/// The lines of the claim whose heading holds these words.
fn claim<'o>(out: &'o str, heading: &str) -> Vec<&'o str> {
    let mut lines = out
        .lines()
        .skip_while(|line| !(line.contains(heading) && line.starts_with(|c: char| c.is_ascii_digit())));
    let head = lines.next().unwrap_or_else(|| panic!("no claim {heading:?} in {out}"));
    std::iter::once(head).chain(lines.take_while(|line| !line.is_empty())).map(str::trim).collect()
}

#[test]
fn a_claim_shows_its_rule_its_evidence_and_the_steps_to_its_date() {
    let out = explained(REPORT, &[]);
    let knee = claim(&out, "Rui Ferreira: knee injury");
    for line in [
        "when       16 Sep 2023",
        "rule       hurt_part",
        "because    player: the subject",
        "because    “Saturday”: the latest Saturday up to 2023-09-21 → 2023-09-16",
    ] {
        assert!(knee.contains(&line), "{line:?} is not in {knee:#?}");
    }
    assert!(
        knee.iter().any(|line| line.starts_with("evidence   “Rui Ferreira twisted his knee")),
        "{knee:#?}"
    );
    let back = claim(&out, "Rui Ferreira: expected back");
    assert!(back.iter().any(|line| line.starts_with("because    “six weeks”: ")), "{back:#?}");
    let crutches = claim(&out, "Rui Ferreira: in rehab");
    assert!(crutches.contains(&"because    no other time is told: it is the report’s own"), "{crutches:#?}");
}

#[test]
fn a_sentence_that_speaks_of_an_injury_and_gave_no_claim_says_what_was_lacking() {
    let out = explained(REPORT, &[]);
    let (_, misses) = out.split_once("Spoken of, but not read as a claim").expect("near misses");
    for (sentence, lack) in [
        ("Manager Paul Weston broke a finger on Monday.", "(Paul Weston is a manager)"),
        ("One defender has a groin problem, the club said.", "has_ailment on “groin problem”: "),
    ] {
        let (_, behind) =
            misses.split_once(sentence).unwrap_or_else(|| panic!("{sentence} is not in {misses}"));
        let why = behind.lines().nth(1).expect("why");
        assert!(why.contains(lack), "{why}");
    }
    assert_eq!(
        misses.matches('“').count(),
        2 * misses.lines().filter(|line| line.contains(" on “")).count(),
        "{misses}"
    );
    assert!(!misses.contains("twisted"), "{misses}");
    // One claim is explained without what gave none.
    assert!(!explained(REPORT, &["--claim", "1"]).contains("Spoken of"));
}

#[test]
fn a_report_of_nobody_hurt_says_so() {
    let out = explained(
        "2021-04-17 The captain of Harbour Athletic scored twice in injury time, a blow to Calder Vale.",
        &[],
    );
    assert!(out.contains("No claims: it tells of nobody who is hurt"), "{out}");
    assert!(!out.contains("Spoken of"), "{out}");
}

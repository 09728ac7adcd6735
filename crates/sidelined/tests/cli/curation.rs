//! What curators add to the record, and track records.

use crate::desk::Desk;

const LEFT: &str = "2021-04-17\n\nHillside striker Marek Dvorak has torn a ligament in his left knee and is expected \
    back by 1 May, manager Paul Okoro said.\n";
const AGAIN: &str = "2021-04-19\n\nHillside striker Marek Dvorak, who has torn a ligament in his left knee, will have a \
    scan on Monday.\n";
const NAMESAKE: &str = "2021-04-20\n\nBrookfield goalkeeper Marek Dvorak has broken a finger.\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("in/left.txt", LEFT).file("in/again.txt", AGAIN);
    desk.run(&["add", "in", "--no-pack"]).quiet();
    desk
}

const BY: [&str; 4] = ["--by", "Ada Berg", "--reason", "the report says so"];

fn edit(desk: &Desk, args: &[&str]) -> crate::desk::Run {
    desk.run(&[args, &BY].concat())
}

fn injury_of(desk: &Desk, doc: &str) -> String {
    let claims = desk
        .run(&["claims", "--document", doc, "--kind", "injury", "--format", "jsonl"])
        .quiet()
        .json_lines();
    claims[0]["id"].as_str().expect("an identity").to_owned()
}

fn sides(desk: &Desk) -> Vec<(String, String)> {
    let run = desk.run(&["player", "Dvorak", "--format", "json"]).quiet();
    let player: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("none").to_owned();
    let spells = player["spells"].as_array().expect("spells").iter();
    spells.map(|s| (text(&s["side"]["value"]), text(&s["side"]["decided"]))).collect()
}

#[test]
fn a_correction_stands_beside_what_it_corrects_and_can_be_undone() {
    let desk = desk();
    let pair = |side: &str, decided: &str| (side.to_owned(), decided.to_owned());
    assert_eq!(sides(&desk), [pair("left", "unanimous")]);
    for doc in ["left", "again"] {
        let run = edit(&desk, &["correct", &injury_of(&desk, doc), "--set", "side=right"]).quiet();
        assert!(run.out.contains("replaced: right knee"), "{}", run.out);
    }
    assert_eq!(sides(&desk), [pair("right", "curator")]);
    // The reading itself is what it was.
    let claims = desk.run(&["claims", "--kind", "injury", "--format", "jsonl"]).quiet().json_lines();
    assert!(claims.iter().all(|claim| claim["value"]["side"] == "left"));
    edit(&desk, &["correct", "--undo", "1"]).quiet();
    edit(&desk, &["correct", "--undo", "2"]).quiet();
    assert_eq!(sides(&desk), [pair("left", "unanimous")]);
    let trail = desk.run(&["audit", "--format", "jsonl"]).quiet().json_lines();
    let told: Vec<_> =
        trail.iter().map(|e| (e["number"].as_u64(), e["edit"].as_str(), e["undone"].as_bool())).collect();
    assert_eq!(
        told,
        [
            (Some(1), Some("replace"), Some(true)),
            (Some(2), Some("replace"), Some(true)),
            (Some(3), Some("undo"), Some(false)),
            (Some(4), Some("undo"), Some(false)),
        ]
    );
    assert!(trail.iter().all(|e| e["curator"] == "Ada Berg" && e["reason"] == "the report says so"));
    assert!(desk.run(&["audit"]).quiet().out.contains("(undone)"));
    desk.run(&["check"]).quiet();
}

#[test]
fn a_rejected_claim_is_not_told_and_an_accepted_one_is_vouched_for() {
    let desk = desk();
    edit(&desk, &["correct", &injury_of(&desk, "left"), "--accept"]).quiet();
    assert_eq!(sides(&desk)[0].1, "curator");
    for doc in ["left", "again"] {
        for claim in desk.run(&["claims", "--document", doc, "--format", "jsonl"]).quiet().json_lines() {
            edit(&desk, &["correct", claim["id"].as_str().expect("an identity"), "--reject"]).quiet();
        }
    }
    assert_eq!(desk.run(&["player", "Dvorak"]).code, Some(1), "nobody is hurt any more");
    let before = desk.run(&["player", "Dvorak", "--recorded-by", "2020-12-31"]);
    assert_eq!(before.code, Some(1), "and nothing had been recorded before");
}

#[test]
fn what_cannot_be_an_edit_says_why() {
    let desk = desk();
    let claim = injury_of(&desk, "left");
    edit(&desk, &["correct", "0123456789abcdef", "--reject"])
        .fails("sidelined: no claim \"0123456789abcdef\"");
    edit(&desk, &["correct", &claim, "--set", "side=middle"]).fails("sidelined: no injury claim says");
    edit(&desk, &["correct", &claim, "--set", "shirt=9"]).fails("sidelined: no injury claim has a field");
    edit(&desk, &["correct", "--undo", "7"]).fails("sidelined: store sidelined.db: there is no edit 7");
    edit(&desk, &["same", "Dvorak", "Nobody Atall"])
        .fails("sidelined: no player \"Nobody Atall\" is recorded");
    for wrong in [
        &["correct", &claim, "--accept", "--reject"][..],
        &["correct", &claim],
        &["correct", &claim, "--set", "side"],
        &["correct", &claim, "--set", "side=left", "--when", "2021-02-30"],
    ] {
        assert_eq!(edit(&desk, wrong).code, Some(2), "{wrong:?}");
    }
    let nobody = desk.run(&["correct", &claim, "--accept", "--by", " ", "--reason", "x"]);
    nobody.fails("sidelined: store sidelined.db: an edit needs a curator");
    assert_eq!(desk.run(&["audit"]).quiet_but("nobody has corrected anything").out, "");
    let empty = Desk::new();
    edit(&empty, &["correct", "--undo", "1"]).fails("sidelined: store sidelined.db: there is no store here");
}

#[test]
fn namesakes_are_told_apart_and_two_names_joined() {
    let desk = desk();
    desk.file("namesake.txt", NAMESAKE).file("other.txt", AGAIN.replace("Marek Dvorak", "Mirek Dvorak"));
    desk.run(&["add", "namesake.txt", "other.txt", "--no-pack"]).quiet();
    let people = || {
        let rows = desk
            .run(&["board", "--as-of", "2021-04-21", "--no-pack", "--format", "jsonl"])
            .quiet()
            .json_lines();
        rows.len()
    };
    assert_eq!(people(), 2, "Marek, and Mirek");
    edit(&desk, &["split", "Marek Dvorak", "--document", "namesake"]).quiet();
    assert_eq!(people(), 3);
    edit(&desk, &["same", "Marek Dvorak", "Mirek Dvorak"]).quiet();
    assert_eq!(people(), 2);
    edit(&desk, &["split", "Marek Dvorak", "Mirek Dvorak"]).quiet();
    assert_eq!(people(), 3);
    edit(&desk, &["correct", "--undo", "3"]).quiet();
    edit(&desk, &["correct", "--undo", "1"]).quiet();
    assert_eq!(people(), 1, "one name, and the other is the same");
}

#[test]
fn forecasts_are_measured() {
    let desk = desk();
    desk.file("matches.csv", "date,player,minutes\n2021-04-24,Marek Dvorak,0\n2021-05-08,Marek Dvorak,90\n");
    desk.run(&["add", "matches.csv"]).quiet();
    let lines = desk.run(&["sources", "--format", "jsonl"]).quiet().json_lines();
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert_eq!((&lines[0]["who"], &lines[0]["bias_days"]), (&"Paul Okoro".into(), &7.0.into()));
    assert!(desk.run(&["sources"]).quiet().out.contains("+7.0 days"));
    let early = desk.run(&["sources", "--as-of", "2021-04-16"]);
    assert_eq!((early.code, early.err.as_str()), (Some(0), "nobody has forecast a return\n"));
}

#[test]
fn namesakes_at_two_clubs_stay_apart_and_are_asked_for_by_club() {
    let desk = Desk::new();
    let told = [
        ("a", "2021-02-01", "Hillside Athletic striker", "a ligament in his left knee"),
        ("b", "2021-02-08", "Brookfield Rovers goalkeeper", "his hamstring"),
        ("c", "2021-03-01", "Hillside Athletic striker", "a ligament in his left knee"),
        ("d", "2021-03-08", "Brookfield Rovers goalkeeper", "his hamstring"),
    ];
    for (doc, day, role, place) in told {
        desk.file(
            &format!("in/{doc}.txt"),
            format!("{day}\n\n{role} Marek Dvorak is out. He has torn {place}.\n"),
        );
    }
    desk.run(&["add", "in", "--no-pack"]).quiet();
    let player = |name: &str| desk.run(&["player", name, "--no-pack"]);
    assert!(player("Dvorak").err.contains(
        "may mean Marek Dvorak (Brookfield Rovers), Marek Dvorak (Hillside Athletic): give more of the name, or the club in brackets"
    ));
    let hillside = player("Marek Dvorak (Hillside)").quiet().out;
    assert!(hillside.contains("knee") && !hillside.contains("hamstring"), "{hillside}");
    assert!(player("dvorak (brookfield)").quiet().out.contains("hamstring"));
    // Before the other was told of again, nothing told two from one.
    desk.run(&["player", "Dvorak", "--no-pack", "--as-of", "2021-03-02"]).quiet();
    let joined = edit(&desk, &["same", "Marek Dvorak (Hillside)", "Marek Dvorak (Brookfield)"]).quiet();
    assert!(
        joined
            .out
            .contains("Marek Dvorak (Hillside Athletic) and Marek Dvorak (Brookfield Rovers) are one person")
    );
    let one = player("Dvorak").quiet().out;
    assert!(one.contains("knee") && one.contains("hamstring"), "{one}");
    edit(&desk, &["split", "Marek Dvorak (Hillside)", "Marek Dvorak (Brookfield)"]).quiet();
    assert_eq!(player("Dvorak").code, Some(1));
    desk.run(&["check"]).quiet();
}

#[test]
fn a_bare_surname_joins_nobody_who_is_known_by_more() {
    let desk = desk();
    desk.file(
        "other.txt",
        "2021-04-22\n\nLakeside Rovers winger Ota Dvorak has broken a foot. Dvorak will miss the season.\n",
    );
    desk.file("known.txt", "2021-04-22\n\nLakeside captain Jan Pell has hurt his ankle.\n");
    desk.run(&["add", "other.txt", "known.txt", "--no-pack"]).quiet();
    let refused = edit(&desk, &["same", "Dvorak", "Jan Pell"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("may mean Marek Dvorak, Ota Dvorak (Lakeside Rovers)"), "{}", refused.err);
    let again = edit(&desk, &["split", "Marek Dvorak", "Ota Dvorak"]);
    assert!(again.err.contains("are two persons already"), "{}", again.err);
    let itself = edit(&desk, &["split", "Marek Dvorak", "MAREK DVORAK"]);
    assert!(itself.err.contains("is one name: say in which --document"), "{}", itself.err);
}

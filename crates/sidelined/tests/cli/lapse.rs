//! Absences that nobody speaks of any more: on boards, in timelines, in figures.

use crate::desk::Desk;

const FLAGS: &str = "\
player_code,first_name,second_name,web_name,team_name,first_seen_snapshot_date,news,news_added,status,chance_next,published_after
9001,Marek,Dvorak,Dvorak,Hillside,2021-03-05T02:00:00Z,Knock - 75% chance of playing,2021-03-04T10:00:00Z,d,75,2021-03-04T10:00:00Z
9002,Per,Lund,Lund,Hillside,2021-03-05T02:00:00Z,Knee injury - Unknown return date,2021-03-04T10:00:00Z,i,0,2021-03-04T10:00:00Z
9003,Ole,Moen,Moen,Hillside,2021-03-05T02:00:00Z,Ankle injury - Unknown return date,2021-03-04T10:00:00Z,i,0,2021-03-04T10:00:00Z
";

const PLAYERS: &str = "\
player_code,given,family,known_as,club,position,birth_date,first_season,last_season
9001,Marek,Dvorak,Dvorak,Hillside,forward,,2019-20,2021-22
9002,Per,Lund,Lund,Hillside,midfielder,,2019-20,2020-21
9003,Ole,Moen,Moen,Hillside,defender,,2019-20,2021-22
";

/// A league whose last season ran into July.
const FIXTURES: &str = "\
season,kickoff,home,away
2020-21,2021-07-10T14:00:00Z,Hillside,Brookfield
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("premier-league/players.csv", PLAYERS).file("premier-league/fixtures.csv", FIXTURES);
    desk.file("flags.csv", FLAGS);
    desk.run(&["pack", "add", "premier-league"]).quiet();
    desk.run(&["add", "flags.csv"]).quiet();
    desk
}

/// Player, status, lapsed status.
fn board(desk: &Desk, day: &str) -> Vec<(String, String, String)> {
    let rows = desk.run(&["board", "Hillside", "--as-of", day, "--format", "jsonl"]).json_lines();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    rows.iter().map(|r| (text(&r["player"]), text(&r["status"]), text(&r["lapsed"]["told"]))).collect()
}

fn row(player: &str, status: &str, lapsed: &str) -> (String, String, String) {
    (player.into(), status.into(), lapsed.into())
}

#[test]
fn a_board_tells_apart_what_is_not_known_any_more() {
    let desk = desk();
    let out = [row("Per Lund", "out", ""), row("Ole Moen", "out", "")];
    let day = |last: &[(String, String, String)]| [&out[..], last].concat();
    let sorted = |mut rows: Vec<_>| {
        rows.sort();
        rows
    };
    let on = |date: &str| sorted(board(&desk, date));
    assert_eq!(on("2021-04-02"), sorted(day(&[row("Marek Dvorak", "doubtful", "")])));
    assert_eq!(on("2021-04-03"), sorted(day(&[row("Marek Dvorak", "", "doubtful")])));
    assert_eq!(on("2021-05-01"), sorted(day(&[])), "forgotten");
    let table = desk.run(&["board", "Hillside", "--as-of", "2021-04-03"]).quiet().out;
    assert!(table.contains("\nNot known any more (1)\n"), "{table}");
}

#[test]
fn who_has_left_is_on_the_board_of_the_club_no_longer() {
    let desk = desk();
    let players =
        |day: &str| -> Vec<String> { board(&desk, day).into_iter().map(|(player, ..)| player).collect() };
    assert_eq!(players("2021-07-10"), ["Ole Moen", "Per Lund"], "the season is not over");
    assert_eq!(players("2021-07-11"), ["Ole Moen"], "Lund is not in the squad of the season that begins");
}

#[test]
fn an_absence_without_an_end_is_neither_over_nor_going_on() {
    let desk = desk();
    let told = |day: &str| desk.run(&["player", "Dvorak", "--as-of", day]).quiet().out;
    assert!(told("2021-04-02").contains(", not back yet"), "{}", told("2021-04-02"));
    let later = told("2021-04-03");
    assert!(later.contains(", not known any more since 2 Apr 2021"), "{later}");
    let stats = |day: &str| {
        let args = ["stats", "--by", "player", "--as-of", day, "--format", "jsonl"];
        let rows = desk.run(&args).json_lines();
        let row = rows.into_iter().find(|row| row["group"][0] == "Marek Dvorak").expect("a row");
        (row["open"].as_u64(), row["days_lost"]["most"].as_f64())
    };
    assert_eq!(stats("2021-04-02").0, Some(1));
    // The flag tells of no onset: from the beginning of the season, 1 July, to the last day for which it holds.
    assert_eq!(stats("2022-04-02"), (Some(0), Some(276.0)));
}

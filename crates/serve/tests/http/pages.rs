//! From the board to the sentence, and as of any day.

use crate::room::{Room, links, report};
use serve::Limits;

#[test]
fn from_the_board_to_the_sentence_and_its_claim() {
    let room = Room::open();
    let board = room.get("/");
    assert_eq!(board.status, 200, "{}", board.body);
    assert!(board.header("content-type").starts_with("text/html"));
    assert!(board.body.contains("Ned Harrow") && board.body.contains("Tom Adeyemi-Cole"), "{}", board.body);

    let player = links(&board.body).into_iter().find(|l| l.starts_with("/players/Ned")).unwrap();
    let player = room.get(&player);
    assert_eq!(player.status, 200);
    assert!(player.body.contains("left hamstring"), "{}", player.body);
    let sentence = links(&player.body).into_iter().find(|l| l.contains("#c-")).unwrap();
    let (path, fragment) = sentence.split_once('#').unwrap();

    let report = room.get(path);
    assert_eq!(report.status, 200);
    assert!(report.body.contains(&format!("id=\"{fragment}\"")), "the claim stands there");
    assert!(report.body.contains(&format!("href=\"#{fragment}\"")), "the sentence leads to it");
    assert!(report.body.contains("<mark>"));
}

#[test]
fn a_day_moves_everything() {
    let room = Room::open();
    let before = room.get("/?as_of=2024-01-20").body;
    assert!(before.contains("Ned Harrow") && !before.contains("Adeyemi"), "{before}");
    assert!(before.contains("20 Jan 2024"));
    let links = links(&before);
    let player = links.iter().find(|l| l.starts_with("/players/")).unwrap();
    assert!(player.ends_with("?as_of=2024-01-20"), "{player}");
    assert!(!room.get(player).body.contains("running outside"));
    assert!(room.get(player.split('?').next().unwrap()).body.contains("running outside"));
    assert!(
        links.contains(&"/?as_of=2024-01-13".to_owned()) && links.contains(&"/?as_of=2024-01-21".to_owned())
    );

    let nobody = room.get("/?as_of=2023-01-01");
    assert!(nobody.status == 200 && nobody.body.contains("Nobody had been reported"));
    let empty = room.get("/?as_of=");
    assert_eq!(empty.status, 200, "an empty field is no day");
    for wrong in ["2024-02-30", "yesterday", "0000000000", "9999999999"] {
        let answer = room.get(&format!("/?as_of={wrong}"));
        assert_eq!(answer.status, 400, "{wrong}");
        assert!(answer.body.contains("a date is written"), "{}", answer.body);
    }
}

#[test]
fn a_club_has_a_board_with_its_feeds() {
    let room = Room::open();
    let club = room.get("/clubs/Kestrel%20Town");
    assert!(club.status == 200 && club.body.contains("Ned Harrow") && !club.body.contains("Adeyemi"));
    assert!(links(&club.body).contains(&"/clubs/Kestrel%20Town/changes.atom".to_owned()));
    let unknown = room.get("/clubs/Kestrel%20Twon");
    assert_eq!(unknown.status, 404);
    assert!(unknown.body.contains("Kestrel Town"), "{}", unknown.body);
}

#[test]
fn what_is_not_there_is_a_page_too() {
    let room = Room::open();
    for path in [
        "/players/Nobody%20Atall", "/reports/0000", "/clubs/Nowhere", "/none",
        "/players/..%2F..%2Fetc%2Fpasswd",
    ] {
        let answer = room.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains("<h1>Not Found"), "{path}: {}", answer.body);
    }
    let put = room.post("/", &[], b"");
    assert_eq!(put.status, 405);
    // Of whom something is said later.
    let early = room.get("/players/Ned%20Harrow?as_of=2024-01-07");
    assert_eq!(early.status, 404);
    let told = "By the end of 7 Jan 2024, &#34;Ned Harrow&#34; is not in the record.";
    assert!(early.body.contains(told), "{}", early.body);
}

#[test]
fn a_pasted_report_is_read_and_not_kept() {
    let room = Room::open();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let text = "text=Kestrel+Town%27s+Olaf+Brandt+broke+his+right+ankle+on+Friday.%0D%0AHe+is+out+for+the+season.&published=2024-02-09";
    let read = room.post("/read", &form, text.as_bytes());
    assert_eq!(read.status, 200, "{}", read.body);
    assert!(read.body.contains("Olaf Brandt") && read.body.contains("right ankle"), "{}", read.body);
    assert!(read.body.contains("Nothing of this is kept"));
    assert_eq!(room.get("/players/Olaf%20Brandt").status, 404);
    assert_eq!(room.post("/read", &form, b"text=+").status, 400);
    assert_eq!(room.post("/read", &form, b"title=x").status, 400);
}

#[test]
fn names_that_may_mean_several_give_a_choice() {
    let of = |club: &str, hurt: &str, day: &str| {
        let text =
            format!("{club} defender Sam Field has {hurt} and is out for the season, the club said ({day}).");
        report(&format!("{club}-{day}"), day, "Field out", &text)
    };
    // Now the one is in the news, now the other: no transfer, but two players.
    let told = [
        ("Kestrel Town", "broken his ankle", "08"),
        ("Rivermouth Rovers", "dislocated his shoulder", "09"),
        ("Kestrel Town", "broken his ankle", "15"),
        ("Rivermouth Rovers", "dislocated his shoulder", "16"),
    ];
    let reports = told.map(|(club, hurt, day)| of(club, hurt, &format!("2024-01-{day}")));
    let room = Room::with(&reports, Limits::default());
    let several = room.get("/players/Sam%20Field");
    assert_eq!(several.status, 300, "{}", several.body);
    let choices: Vec<_> = links(&several.body).into_iter().filter(|l| l.starts_with("/players/")).collect();
    assert_eq!(choices.len(), 2, "{choices:?}");
    for choice in choices {
        assert_eq!(room.get(&choice).status, 200, "{choice}");
    }
}

#[test]
fn search_finds_by_beginnings_of_words() {
    let room = Room::open();
    let found = room.get("/search?q=adey");
    assert!(found.body.contains("Tom Adeyemi-Cole"), "{}", found.body);
    let none = room.get("/search?q=zzz");
    assert!(none.status == 200 && none.body.contains("Nothing in the record begins so"));
}

#[test]
fn a_league_shows_who_is_missing_from_each_of_its_clubs() {
    let room = Room::open();
    let all = room.get("/").body;
    let league = links(&all).into_iter().find(|l| l.starts_with("/leagues/coast")).unwrap();
    let page = room.get(&format!("{league}?as_of=2024-02-20"));
    assert_eq!(page.status, 200, "{}", page.body);
    for told in ["Coast League", "2023/24", "Wendle Park", "Ned Harrow", "Tom Adeyemi-Cole"] {
        assert!(page.body.contains(told), "{told}: {}", page.body);
    }
    assert!(page.body.contains("24 Feb 2024, Wendle Park (away)"), "the next match: {}", page.body);
    assert!(page.body.contains("1 of them back soon"), "a month is nearly over: {}", page.body);
    assert!(page.body.contains("15 days without word"), "{}", page.body);
    let before = room.get(&format!("{league}?as_of=2024-01-20")).body;
    assert!(
        before.contains("Ned Harrow")
            && !before.contains("Adeyemi")
            && before.contains("0 of them back soon")
    );
    assert!(links(&before).contains(&"/clubs/Kestrel%20Town?as_of=2024-01-20".to_owned()));
    let unknown = room.get("/leagues/coats");
    assert!(unknown.status == 404 && unknown.body.contains("Coast League"), "{}", unknown.body);
    assert_eq!(room.get("/leagues/premier-league").status, 200);
}

#[test]
fn a_track_record_leads_to_what_was_said_and_to_its_sentence() {
    let room = Room::open();
    let sources = room.get("/sources?as_of=2024-02-10").body;
    let voices: Vec<_> = links(&sources).into_iter().filter(|l| l.starts_with("/sources/")).collect();
    assert!(!voices.is_empty(), "{sources}");
    for voice in voices {
        let page = room.get(&voice);
        assert_eq!(page.status, 200, "{voice}");
        let said = links(&page.body).into_iter().find(|l| l.contains("#c-"));
        let said = said.unwrap_or_else(|| panic!("{voice}: {}", page.body));
        let report = room.get(&said).body;
        let claim = said.split('#').nth(1).unwrap();
        assert!(report.contains(&format!("id=\"{claim}\"")), "{said}: {report}");
    }
    assert_eq!(room.get("/sources/Nobody").status, 404);
}

#[test]
fn a_forecast_of_a_first_day_held_or_was_off_by_days() {
    let reports = [
        (
            "torn",
            "2024-01-08",
            "Kestrel Town midfielder Ned Harrow tore his left hamstring on Saturday. Manager Jim Pell said: \"Harrow will not be back \
             before 1 February.\"",
        ),
        (
            "broken",
            "2024-01-08",
            "Kestrel Town goalkeeper Tom Adeyemi-Cole broke a finger on Saturday. Manager Jim Pell said: \"Adeyemi-Cole will not be \
             back before 1 February.\"",
        ),
        (
            "soon",
            "2024-01-31",
            "Kestrel Town goalkeeper Tom Adeyemi-Cole returned from his broken finger on 30 January.",
        ),
        (
            "late",
            "2024-02-06",
            "Kestrel Town midfielder Ned Harrow returned from his hamstring injury on 5 February.",
        ),
    ];
    let reports = reports.map(|(doc, day, text)| report(doc, day, doc, text));
    let room = Room::with(&reports, serve::Limits::default());
    let cell = |player: &str, as_of: &str| {
        let page = room.get(&format!("/sources/Jim%20Pell?as_of={as_of}")).body;
        let row =
            page.split("<tr>").find(|row| row.contains(player)).unwrap_or_else(|| panic!("{player}: {page}"));
        // Player, injury, expected back, was back, days later.
        row.split("<td>").nth(4).and_then(|cell| cell.split("</td>").next()).unwrap_or_default().to_owned()
    };
    assert_eq!(cell("Ned Harrow", "2024-02-10"), "held");
    assert_eq!(cell("Tom Adeyemi-Cole", "2024-02-10"), "-2");
    assert_eq!(cell("Ned Harrow", "2024-02-02"), "", "nobody knows yet");
}

//! The statistics of a season: tables, pictures, and the same for programs.

use crate::room::{Room, links, report};

#[test]
fn a_season_is_counted_and_drawn_with_its_figures_beside() {
    let room = Room::open();
    let page = room.get("/statistics");
    assert_eq!(page.status, 200, "{}", page.body);
    for part in [
        "2023/24, as known on 10 Feb 2024", "clubs&#39; doctors confirmed 57 %",
        "<th scope=\"row\">thigh</th>", "How long until they are back", "No picture: nothing to draw",
    ] {
        assert!(page.body.contains(part), "{part}: {}", page.body);
    }
    // Drawings stand in the page with their words, and nothing that the policy forbids.
    assert!(page.body.contains("<svg xmlns=\"http://www.w3.org/2000/svg\"") && page.body.contains("<desc>"));
    assert!(!page.body.contains("style=") && !page.body.contains("NaN"), "{}", page.body);
    let squad = links(&page.body).into_iter().find(|l| l.starts_with("/statistics/squad.svg")).unwrap();
    let picture = room.get(&squad);
    assert_eq!((picture.status, picture.header("content-type")), (200, "image/svg+xml"));
    assert!(picture.body.contains("Ned Harrow") && page.body.contains(&picture.body));
    let again = room.get_with(&squad, &[("if-none-match", picture.header("etag"))]);
    assert_eq!(again.status, 304);
}

#[test]
fn a_club_and_a_day_are_kept_while_one_moves() {
    let room = Room::open();
    let page = room.get("/statistics?club=Kestrel%20Town&season=2023/24&as_of=2024-02-06").body;
    assert!(page.contains("Ned Harrow") && !page.contains("Adeyemi"), "{page}");
    assert!(page.contains("<input type=\"hidden\" name=\"club\" value=\"Kestrel Town\">"), "{page}");
    let later = links(&page).into_iter().find(|l| l.ends_with("as_of=2024-02-07")).unwrap();
    assert!(later.contains("season=2023%2F24") && later.contains("club=Kestrel%20Town"), "{later}");
    assert_eq!(room.get(&later).status, 200);
    // Nobody is hurt in the season of that day: the last in which somebody was.
    let after = room.get("/statistics?as_of=2026-01-15").body;
    assert!(after.contains("2024/25") || after.contains("2023/24"), "{after}");
    assert!(!after.contains("No injury is recorded"), "{after}");
    let empty = room.get("/statistics?season=2010/11");
    assert!(empty.status == 200 && empty.body.contains("No injury is recorded of 2010/11"), "{}", empty.body);
    for (bad, status) in [
        ("/statistics?season=summer", 404),
        ("/statistics?club=Nowhere", 404),
        ("/statistics?as_of=soon", 400),
        ("/statistics/shoe.svg", 404),
        ("/statistics/squad.png", 404),
        ("/statistics/squad.svg?season=2010/11", 404),
    ] {
        assert_eq!(room.get(bad).status, status, "{bad}");
    }
}

#[test]
fn programs_get_the_same_figures() {
    let room = Room::open();
    let figures = room.get("/api/v1/statistics?season=all").json();
    assert_eq!(figures["all"]["injuries"], 2, "{figures}");
    assert_eq!(figures["season"], serde_json::Value::Null);
    // Nobody is known to have played: rates are not there, and no number stands for them.
    assert_eq!(figures["all"]["incidence"], serde_json::Value::Null);
    let regions: Vec<&str> =
        figures["by_region"].as_array().unwrap().iter().map(|r| r["name"].as_str().unwrap()).collect();
    assert!(regions.contains(&"thigh") && regions.contains(&"hand"), "{regions:?}");
    assert_eq!(room.get("/api/v1/statistics?season=2023/25").status, 404);
    assert_eq!(room.get("/api/v1/statistics?as_of=").status, 400);
}

#[test]
fn what_was_expected_of_a_return_is_drawn_on_the_players_page() {
    let said = |name: &str, day: &str, weeks: u8| {
        let text = format!(
            "Kestrel Town midfielder Ned Harrow has torn his left hamstring and will be out for {weeks} weeks, the club said."
        );
        report(name, day, "Harrow out", &text)
    };
    let room =
        Room::with(&[said("a", "2024-01-08", 6), said("b", "2024-01-15", 9)], serve::Limits::default());
    let page = room.get("/players/Ned%20Harrow").body;
    assert!(page.contains("How the expected return moved"), "{page}");
    let address = links(&page).into_iter().find(|l| l.contains("/drift.svg")).unwrap();
    let picture = room.get(&address);
    assert_eq!((picture.status, picture.header("content-type")), (200, "image/svg+xml"));
    assert!(picture.body.contains("Expected return"), "{}", picture.body);
    assert_eq!(room.get("/players/Nobody%20Atall/drift.svg").status, 404);
}

#[test]
fn a_figure_leads_to_the_injuries_that_it_counts_and_these_to_what_was_said() {
    let room = Room::open();
    let page = room.get("/statistics?as_of=2024-02-06").body;
    let counted = links(&page).into_iter().find(|l| l.contains("region=thigh")).unwrap();
    assert_eq!(counted, "/statistics/injuries?season=2023%2F24&region=thigh&as_of=2024-02-06");
    let injuries = room.get(&counted);
    assert!(injuries.status == 200 && injuries.body.contains("1 injury, those"), "{}", injuries.body);
    assert!(injuries.body.contains("Ned Harrow") && !injuries.body.contains("Adeyemi"), "{}", injuries.body);
    let own = links(&injuries.body).into_iter().find(|l| l.starts_with("/players/")).unwrap();
    assert_eq!(own, "/players/ned%20harrow?as_of=2024-02-06#spell-1");
    let player = room.get(own.split('#').next().unwrap());
    assert!(player.status == 200 && player.body.contains("id=\"spell-1\""), "{}", player.body);
    let all = links(&page)
        .into_iter()
        .find(|l| l.starts_with("/statistics/injuries") && !l.contains("region") && !l.contains("pathology"))
        .unwrap();
    assert!(room.get(&all).body.contains("2 injuries"), "{all}");
    let none = room.get("/statistics/injuries?season=2023/24&region=knee");
    assert!(none.status == 200 && none.body.contains("None is recorded"), "{}", none.body);
}

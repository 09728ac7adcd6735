//! Feeds and calendars, taken apart by other libraries.

use crate::room::Room;

#[test]
fn changes_come_as_atom_and_json_feed() {
    let room = Room::open();
    for place in ["/clubs/Kestrel%20Town", "/players/Ned%20Harrow"] {
        for (ending, kind) in [("atom", "application/atom+xml"), ("json", "application/feed+json")] {
            let answer = room.get(&format!("{place}/changes.{ending}"));
            assert_eq!(answer.status, 200, "{}", answer.body);
            assert!(answer.header("content-type").starts_with(kind));
            let feed = feed_rs::parser::parse(answer.body.as_bytes())
                .unwrap_or_else(|e| panic!("{e}: {}", answer.body));
            let titles: Vec<String> =
                feed.entries.iter().filter_map(|e| Some(e.title.as_ref()?.content.clone())).collect();
            assert!(
                titles.iter().any(|t| t.starts_with("Ned Harrow: ") && t.contains("running outside")),
                "{titles:?}"
            );
            assert!(titles.iter().any(|t| t.contains("hamstring")), "{titles:?}");
            let mut ids: Vec<_> = feed.entries.iter().map(|e| e.id.clone()).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), feed.entries.len(), "each has an identity of its own");
            let link = feed.entries[0]
                .links
                .iter()
                .find(|l| l.href.starts_with("https://injuries.example.org/reports/"));
            assert!(link.is_some(), "{:?}", feed.entries[0].links);
        }
    }
    assert_eq!(room.get("/clubs/Nowhere/changes.atom").status, 404);
}

#[test]
fn expected_returns_come_as_a_calendar() {
    let room = Room::open();
    let answer = room.get("/clubs/Rivermouth%20Rovers/returns.ics");
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-type").starts_with("text/calendar"));
    let unfolded = answer.body.replace("\r\n ", "");
    assert!(
        unfolded.starts_with("BEGIN:VCALENDAR\r\n") && unfolded.ends_with("END:VCALENDAR\r\n"),
        "{unfolded}"
    );
    assert!(unfolded.contains("SUMMARY:Tom Adeyemi-Cole expected back\r\n"), "{unfolded}");
    assert!(unfolded.contains("DTSTART;VALUE=DATE:2024"), "{unfolded}");
    assert_eq!(unfolded.matches("UID:").count(), unfolded.matches("BEGIN:VEVENT").count());
    assert!(answer.body.lines().all(|line| line.trim_end_matches('\r').len() <= 75), "lines are folded");
    let again = room.get("/clubs/Rivermouth%20Rovers/returns.ics");
    assert_eq!(answer.body, again.body, "nothing new, nothing changed");
}

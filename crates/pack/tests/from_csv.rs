//! Packs from files of one's own.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing helper is a failing test")]

use jiff::civil::date;
use pack::{Pack, PackError, Position};
use proptest::prelude::*;

const PLAYERS: &str = "\
player_code,given,family,known_as,club,position,birth_date,first_season,last_season
7,Jón,dos Santos Berg,Berg,Northport,defender,1999-02-28,2018-19,2019-20
7,Jon,dos Santos Berg,J.Berg,Southam,midfielder,1999-02-28,2020-21,2022-23
9,Ada,,Quill,Southam,,,2020,2021
";
const FIXTURES: &str = "\
away,home,kickoff,season,home_score,away_score
Northport,Southam,2020-10-24T23:30:00Z,2020-21,3,0
Southam,Northport,2020-10-25T23:30:00Z,2020-21,,
Southam,Northport,2021-03-01,2020-21,1,1
";

fn players(csv: &str) -> Result<Pack, PackError> {
    Pack::from_csv("own", Some(csv.as_bytes()), None)
}

#[test]
fn rows_become_people_stints_and_matches() {
    let pack = Pack::from_csv("own", Some(PLAYERS.as_bytes()), Some(FIXTURES.as_bytes())).unwrap();
    assert_eq!(pack.clubs().iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["Northport", "Southam"]);
    let berg = pack.people_with_full_name("jon dos santos berg").next().unwrap();
    let person = pack.person(berg).unwrap();
    assert_eq!(person.id.0, "own:7");
    assert_eq!(pack.person_by_id(&person.id), Some(berg));
    assert_eq!(person.press_name(), "Jon Berg");
    assert_eq!((person.age_on(date(2021, 2, 27)), person.age_on(date(2021, 2, 28))), (Some(21), Some(22)));
    assert_eq!(pack.position_at(berg, date(2021, 1, 1)), Some(Position::Midfielder));
    assert!(person.plays_around(date(2023, 9, 1), 1) && !person.plays_around(date(2023, 9, 1), 0));
    let days: Vec<_> = pack.fixtures().iter().map(|f| (f.day, f.score)).collect();
    // Half past midnight in summer time; the clocks went back before the match at half past eleven.
    assert_eq!(
        days,
        [(date(2020, 10, 25), None), (date(2020, 10, 25), Some((3, 0))), (date(2021, 3, 1), Some((1, 1)))]
    );
}

#[test]
fn one_file_is_enough_and_none_is_not() {
    assert_eq!(players(PLAYERS).unwrap().people().len(), 2);
    assert_eq!(Pack::from_csv("own", None, Some(FIXTURES.as_bytes())).unwrap().fixtures().len(), 3);
    assert_eq!(Pack::from_csv("own", None, None).unwrap_err(), PackError::NoFiles);
    assert!(matches!(Pack::from_csv("a:b", Some(PLAYERS.as_bytes()), None), Err(PackError::Name(_))));
}

#[test]
fn errors_name_file_line_and_column() {
    for (from, to, message) in [
        ("birth_date,", "born,", None),
        ("known_as,", "knownas,", Some("players.csv line 1: there is no column `known_as`")),
        (
            "1999-02-28,2018-19",
            "1999-02-29,2018-19",
            Some("players.csv line 2, column `birth_date`: \"1999-02-29\" is not a date such as 1997-05-23"),
        ),
        (
            "2018-19",
            "2018-20",
            Some(
                "players.csv line 2, column `first_season`: \"2018-20\" is not a season such as 2017-18 or 2017",
            ),
        ),
        (
            "2022-23",
            "2019-20",
            Some(
                "players.csv line 3, column `last_season`: \"2019-20\" is not a season from `first_season` on",
            ),
        ),
        (
            "midfielder",
            "libero",
            Some(
                "players.csv line 3, column `position`: \"libero\" is not goalkeeper, defender, midfielder or forward",
            ),
        ),
        (
            "Quill",
            "",
            Some(
                "players.csv line 4, column `family`: \"\" is not a name (it is empty, and so is `known_as`)",
            ),
        ),
        ("Northport,", "", Some("players.csv line 2: it has 8 fields where the header has 9")),
    ] {
        let found = players(&PLAYERS.replacen(from, to, 1)).err().map(|error| error.to_string());
        assert_eq!(found.as_deref(), message);
    }
    let found = Pack::from_csv("own", None, Some(FIXTURES.replace("3,0", "3,many").as_bytes())).unwrap_err();
    assert_eq!(
        found.to_string(),
        "fixtures.csv line 2, column `away_score`: \"many\" is not a number of goals"
    );
    let found = Pack::from_csv("own", None, Some(FIXTURES.replace("2021-03-01", "2021-02-30").as_bytes()))
        .unwrap_err();
    assert!(found.to_string().starts_with("fixtures.csv line 4, column `kickoff`"), "{found}");
    let found = Pack::from_csv("own", Some(b"player_code\n\xff\n"), None).unwrap_err();
    assert!(found.to_string().starts_with("players.csv line 1: there is no column"), "{found}");
    assert!(players("").unwrap_err().to_string().starts_with("players.csv line 1: "));
    let latin = [PLAYERS.as_bytes(), b"1,J\xf3n,A,A,B,,,2018,2018\n"].concat();
    let found = Pack::from_csv("own", Some(&latin), None).unwrap_err();
    assert_eq!(found.to_string(), "players.csv line 5: it is not UTF-8");
}

#[test]
fn joined_packs_know_what_each_knows() {
    let own = Pack::from_csv("own", Some(PLAYERS.as_bytes()), Some(FIXTURES.as_bytes())).unwrap();
    let both = Pack::joined(&[Pack::premier_league(), &own, &own]).unwrap();
    assert_eq!(both.people().len(), Pack::premier_league().people().len() + 2);
    assert_eq!(both.fixtures().len(), Pack::premier_league().fixtures().len() + 3);
    let at = |name: &str, day| {
        let person = both.people_with_full_name(name).next().unwrap();
        both.club(both.club_at(person, day).unwrap()).unwrap().name.clone()
    };
    assert_eq!(at("jon berg", date(2021, 1, 1)), "Southam");
    assert_eq!(at("danny rose", date(2018, 10, 1)), "Spurs");
    let derby = both.derby_named("north london derby");
    assert_eq!(derby.len(), 1);
    assert!(both.fixtures_between(derby[0].0, derby[0].1, both.span().unwrap()).count() >= 19);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(players in any::<Vec<u8>>(), fixtures in any::<Vec<u8>>()) {
        let _ = Pack::from_csv("any", Some(&players), Some(&fixtures));
    }

    #[test]
    fn no_fields_make_it_panic(
        names in proptest::collection::vec("\\PC{0,12}", 4),
        year in -20_000i32..20_000, born in "[0-9-]{0,10}|None", kickoff in "-?[0-9]{4,6}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:00:00Z)?",
    ) {
        let quoted: Vec<_> = names.iter().map(|n| format!("\"{}\"", n.replace('"', "\"\""))).collect();
        let [given, family, known, club] = quoted.as_slice() else { return Ok(()) };
        let players = format!("player_code,given,family,known_as,club,birth_date,first_season,last_season\n1,{given},{family},{known},{club},{born},{year},{year}\n");
        let fixtures = format!("season,kickoff,home,away\n2020,{kickoff},{club},{known}\n");
        for pack in [Pack::from_csv("any", Some(players.as_bytes()), None), Pack::from_csv("any", None, Some(fixtures.as_bytes()))].into_iter().flatten() {
            let _ = pack.span();
            for person in pack.people() {
                let _ = person.press_name();
            }
            for fixture in pack.fixtures() {
                let _ = (pack.next_fixture(fixture.home, fixture.day), pack.fixture_nearest(fixture.home, fixture.away, fixture.day));
            }
        }
    }
}

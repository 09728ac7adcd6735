//! What the bundled pack knows, by the names that the press uses.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing helper is a failing test")]

use jiff::civil::{Date, date};
use ledger::Interval;
use pack::{ClubIndex, How, Pack, fold};

fn club(name: &str) -> ClubIndex {
    Pack::premier_league().club_named(&fold(name)).unwrap_or_else(|| panic!("{name}"))
}

/// Team-sheet names of whom the pack finds under a name.
fn known_as(name: &str) -> Vec<String> {
    let pack = Pack::premier_league();
    let found = pack.people_named(&fold(name)).iter();
    found.map(|named| pack.person(named.person).unwrap().known_as.clone()).collect()
}

fn between(from: Date, to: Date) -> Interval {
    Interval::new(from, to)
}

#[test]
fn it_holds_everyone_and_every_match() {
    let pack = Pack::premier_league();
    assert_eq!(pack.people().len(), 2_603);
    assert_eq!(pack.people().iter().map(|p| p.stints.len()).sum::<usize>(), 3_228);
    assert_eq!(pack.fixtures().len(), 3_799);
    assert_eq!(pack.clubs().len(), 34);
    assert_eq!(pack.span(), Some(between(date(2016, 7, 1), date(2026, 6, 30))));
}

#[test]
fn everyone_is_found_by_each_of_his_own_names() {
    let pack = Pack::premier_league();
    for (at, person) in (0..).map(pack::PersonIndex).zip(pack.people()) {
        let press_name = person.press_name();
        let mut names = vec![person.family.clone(), press_name.to_owned()];
        // The archive gives some who have one name that name twice.
        if person.given != person.family {
            names.push(format!("{} {}", person.given, person.family));
        }
        for name in names {
            let found = pack.people_named(&fold(&name)).iter().any(|named| named.person == at);
            assert!(found, "{name} of {person:?}");
        }
    }
}

#[test]
fn press_names_are_those_of_the_press() {
    let pack = Pack::premier_league();
    for name in
        ["Bruno Guimarães", "Bruno Fernandes", "Raphinha", "Jorginho", "Rui Patrício", "Ilkay Gündoğan"]
    {
        let found = pack.people_named(&fold(name)).iter().filter_map(|named| pack.person(named.person));
        let names: Vec<_> = found.map(|person| person.press_name()).collect();
        assert!(names.contains(&name), "{name}: {names:?}");
    }
}

#[test]
fn press_forms_of_names_find_the_man() {
    for (name, wanted) in [
        ("Gabriel Magalhães", "Gabriel"),
        ("Magalhaes", "Gabriel"),
        ("Bruno Fernandes", "B.Fernandes"),
        ("Rui Patricio", "Patrício"),
        ("Emile Smith Rowe", "Smith Rowe"),
        ("N’Golo Kante", "Kanté"),
        ("Son Heung-min", "Son"),
        ("Heung-Min Son", "Son"),
        ("Ahmed El-Mohamady", "Mohamady"),
        ("Pascal Gross", "Groß"),
        ("Mesut Oezil", "Özil"),
        ("Aanholt", "van Aanholt"),
        ("Lucas Moura", "Lucas Moura"),
        ("Joselu", "Joselu"),
        ("James Ward Prowse", "Ward-Prowse"),
        ("Alex Tóth", "Tóth"),
    ] {
        let found = known_as(name);
        assert!(
            found.iter().any(|known| known.ends_with(wanted) || fold(known).contains(&fold(wanted))),
            "{name}: {found:?}"
        );
    }
    assert!(known_as("Nobody Atall").is_empty());
    assert!(known_as("").is_empty());
}

#[test]
fn short_given_names_and_initials_single_out_namesakes() {
    let pack = Pack::premier_league();
    let names = |given: &str, surname: &str| -> Vec<_> {
        let found = pack.people_like(given, surname);
        found.map(|at| pack.person(at).unwrap().press_name()).collect()
    };
    assert!(names("jim", "tarkowski").contains(&"James Tarkowski"));
    assert!(names("harry", "maguire").contains(&"Harry Maguire"));
    assert!(names("zoltan", "maguire").is_empty());
    let murphys = names("j.", "murphy");
    assert!(murphys.contains(&"Jacob Murphy") && murphys.contains(&"Josh Murphy"), "{murphys:?}");
    let all = pack.people_named("murphy").len();
    assert!(all >= murphys.len() && names("jacob", "murphy").len() < all);
}

#[test]
fn full_names_come_before_surnames() {
    let pack = Pack::premier_league();
    let found = pack.people_named("bruno fernandes");
    assert_eq!(found.first().map(|named| named.how), Some(How::Full));
    assert_eq!(pack.people_with_full_name("bruno fernandes").count(), 1);
    assert_eq!(pack.people_with_full_name("fernandes").count(), 0);
    assert!(pack.people_named("fernandes").windows(2).all(|pair| pair[0] <= pair[1]));
}

#[test]
fn clubs_go_by_what_the_press_calls_them() {
    let pack = Pack::premier_league();
    for (alias, name) in [
        ("Tottenham", "Spurs"),
        ("Tottenham Hotspur", "Spurs"),
        ("spurs", "Spurs"),
        ("Man United", "Man Utd"),
        ("Brighton & Hove Albion", "Brighton"),
        ("Wolverhampton Wanderers", "Wolves"),
        ("Nottingham Forest", "Nott'm Forest"),
        ("Nott’m Forest", "Nott'm Forest"),
        ("Magpies", "Newcastle"),
    ] {
        assert_eq!(pack.club(club(alias)).unwrap().name, name, "{alias}");
    }
    assert_eq!(pack.club(club("Spurs")).unwrap().full_name, "Tottenham Hotspur");
    assert!(pack.clubs_named("city").len() > 2);
    assert_eq!(pack.club_named("city"), None);
    assert_eq!(pack.club_named("reds"), None);
    assert_eq!(pack.club_named("nowhere rovers"), None);
}

#[test]
fn a_loan_is_where_he_plays_that_season() {
    let pack = Pack::premier_league();
    // On Tottenham's books from 2016-17 to 2020-21, lent to Newcastle in 2019-20.
    let lent = pack.people_with_full_name("danny rose").next().unwrap();
    let at = |day| pack.club_at(lent, day);
    assert_eq!(at(date(2018, 10, 1)), Some(club("Spurs")));
    assert_eq!(at(date(2020, 2, 1)), Some(club("Newcastle")));
    assert_eq!(at(date(2020, 7, 1)), Some(club("Spurs")));
    assert_eq!(at(date(2030, 7, 1)), None);
    assert!(pack.plays_for(lent, club("Spurs"), date(2020, 2, 1)));
    assert!(!pack.plays_for(lent, club("Newcastle"), date(2018, 10, 1)));
}

#[test]
fn matches_are_found_by_clubs_derby_score_and_day() {
    let pack = Pack::premier_league();
    let &[(a, b)] = pack.derby_named("manchester derby") else { panic!() };
    let autumn = between(date(2022, 9, 1), date(2022, 12, 31));
    assert_eq!(pack.fixture_between(a, b, autumn).unwrap().day, date(2022, 10, 2));
    assert!(
        pack.fixture_between(a, b, between(date(2022, 9, 1), date(2023, 5, 31))).is_none(),
        "two of them"
    );
    assert_eq!(pack.fixture_nearest(a, b, date(2022, 10, 9)).unwrap().day, date(2022, 10, 2));

    let (saints, foxes) = (club("Southampton"), club("Leicester"));
    let autumn = between(date(2019, 10, 1), date(2019, 11, 15));
    let mut found = pack.fixtures_with_score(foxes, Some(saints), (9, 0), autumn);
    let thrashing = found.next().unwrap();
    assert_eq!((thrashing.day, thrashing.home), (date(2019, 10, 25), saints));
    assert!(found.next().is_none());
    assert_eq!(pack.fixtures_with_score(foxes, Some(saints), (0, 9), autumn).count(), 0);
    assert_eq!(thrashing.score_for(saints), Some((0, 9)));
    assert_eq!(thrashing.opponent_of(foxes), Some(saints));

    assert_eq!(pack.previous_fixture(foxes, date(2019, 10, 25)).unwrap().day, date(2019, 10, 19));
    assert_eq!(pack.next_fixture(foxes, date(2019, 10, 19)).unwrap().day, date(2019, 10, 25));
    assert!(pack.next_fixture(foxes, date(2026, 7, 1)).is_none());
    assert!(pack.previous_fixture(foxes, date(2016, 8, 1)).is_none());
    let season = between(date(2021, 7, 1), date(2022, 6, 30));
    assert_eq!(pack.count_fixtures(saints, season), 38);
    assert!(pack.rivals(club("Arsenal")).any(|rival| rival == club("Spurs")));
}

#[test]
fn lists_for_automata_agree_with_the_lookups() {
    let pack = Pack::premier_league();
    assert!(pack.name_forms().count() > 5_000);
    assert!(pack.name_forms().all(|(form, found)| pack.people_named(form) == found && fold(form) == form));
    assert!(pack.club_forms().all(|(form, found)| pack.clubs_named(form) == found && !found.is_empty()));
    assert!(pack.derby_forms().all(|(form, found)| pack.derby_named(form) == found && !found.is_empty()));
}

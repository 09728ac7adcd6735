//! Whom descriptions mean, in sentences of our own.

use crate::people::testing::read;

#[test]
fn a_player_of_one_club_is_not_described_by_another() {
    let r = read("Arsenal midfielder Ivo Marak scored. The Chelsea midfielder has a sore knee.");
    assert_eq!(r.whom("The Chelsea midfielder"), Vec::<&str>::new());
    for text in [
        "Arsenal midfielder Ivo Marak, on loan at Chelsea, scored. The Chelsea midfielder has a sore knee.",
        "Former Arsenal midfielder Ivo Marak scored. The Chelsea midfielder has a sore knee.",
        "Chelsea midfielder Ivo Marak scored. The Chelsea midfielder has a sore knee.",
    ] {
        assert_eq!(read(text).whom("The Chelsea midfielder"), ["Ivo Marak"], "{text}");
    }
}

#[test]
fn a_striker_is_he_whose_injury_was_told_and_not_who_told_it() {
    for text in [
        "Ivo Marak's knee injury will keep him out, Jon Sell has revealed. The striker was hurt on Saturday.",
        "Ivo Marak's calf strain is not serious, according to Jon Sell. The striker was hurt on Saturday.",
    ] {
        assert_eq!(read(text).whom("The striker"), ["Ivo Marak"], "{text}");
    }
    let r = read(
        "Ivo Marak's most trusted full-back is hurt. Jon Sell has a calf strain. The defender limped off.",
    );
    assert_eq!(r.whom("The defender"), ["Jon Sell"]);
}

#[test]
fn descriptions_go_to_whom_they_fit() {
    let r = read(
        "England defender Ivo Marak, 24, and French winger Luc Tessier are out. The Frenchman has a knee injury. \
         The 24-year-old will be back soon. The Frenchman will not.",
    );
    assert_eq!(r.whom("The Frenchman"), ["Luc Tessier"]);
    assert_eq!(r.whom("The 24-year-old"), ["Ivo Marak"]);
    let r = read(
        "Scotland hooker Jon Sell is in the squad. Ivo Marak misses out after a concussion. The Scotland forward hurt \
         his head on Saturday.",
    );
    assert_eq!(r.whom("The Scotland forward"), ["Ivo Marak"]);
    let r = read(
        "Scotland hooker Jon Sell is in the squad. English prop Ivo Marak misses out after a concussion. The Scotland \
         forward hurt his head on Saturday.",
    );
    assert_eq!(r.whom("The Scotland forward"), ["Jon Sell"]);
    let r = read("Dan Orrin is nearer a return than his fellow defender, Leeds said after Ivo Marak fell.");
    assert!(!r.whom("his fellow defender").contains(&"Dan Orrin"));
    let r = read("The England captain Ivo Marak saw the centre of the pitch during the international break.");
    assert!(!r.words.iter().any(|w| w.starts_with("the centre") || w.starts_with("the international")));
}

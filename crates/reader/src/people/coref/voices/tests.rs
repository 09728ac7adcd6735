//! Who speaks a quote, in sentences of our own.

use crate::people::Kind;
use crate::people::testing::read;

#[test]
fn who_is_told_of_alone_says_what_he_says_of_himself() {
    let r = read("Ivo Marak is close to a return.\n\n\"It will be close, but I can make it.\"");
    assert_eq!(r.speakers(), ["Ivo Marak"]);
    let r = read("Ivo Marak is close to a return.\n\n\"It will be close, but he can make it.\"");
    assert_eq!(r.speakers(), ["?"]);
    let r =
        read("Ivo Marak and Karl Dornau are close to a return.\n\n\"It will be close, but I can make it.\"");
    assert_eq!(r.speakers(), ["?"]);
}

#[test]
fn a_statement_goes_on_in_the_voice_of_whoever_released_it() {
    let r = read(
        "Arsenal released a statement on their website.\n\nThe statement continued: \"Marak has a knee injury.\"",
    );
    assert_eq!(r.speakers(), ["Arsenal"]);
    let r = read("Arsenal won again.\n\nThe statement continued: \"Marak has a knee injury.\"");
    assert_eq!(r.speakers(), ["?"]);
}

#[test]
fn nobody_says_a_quote_that_names_him() {
    let r = read("Coach Ole Brandvik praised Ivo Marak. \"Marak is our best,\" he said.");
    assert_eq!(r.speakers(), ["Ole Brandvik"]);
}

#[test]
fn who_says_something_of_him_is_one_of_the_staff() {
    let r = read(
        "Brackport chairman Peter Hale has played down reports that Timo Dorn will return on Friday.\n\n\
         \"He is doing well but we'll have to wait,\" he told the club's website.",
    );
    assert_eq!(r.speakers(), ["Peter Hale"]);
    assert_eq!(r.whom("He"), ["Timo Dorn"]);
}

#[test]
fn whoever_adds_something_is_the_one_just_heard() {
    for text in [
        "\"Timo Dorn has a sore knee,\" said Hale. He added that Ivo Marak was fit.",
        "Coach Oskar Hale said: \"Lars Brand is hurt. Timo Dorn is doing well, he will train soon.\"\n\nHe added Ivo Marak was fit.",
        "\"Timo Dorn has a sore knee,\" said Oskar Hale. He also revealed that Ivo Marak was fit.",
    ] {
        assert!(matches!(read(text).whom("He")[..], ["Hale"] | ["Oskar Hale"]), "{text}");
    }
    // Who does something else is spoken of.
    let r = read("\"Timo Dorn has a sore knee,\" said coach Oskar Hale. He also missed the match on Friday.");
    assert_eq!(r.whom("He"), ["Timo Dorn"]);
}

#[test]
fn a_name_that_ends_a_quote_does_not_speak() {
    let r = read(
        "\"We would call up Oskar Hale or Timo Dorn,\" said coach Marco Vossen. \"We missed Lars Brand. He is fit.\"",
    );
    assert_eq!(r.speakers(), ["Marco Vossen", "Marco Vossen"]);
}

#[test]
fn a_quote_in_single_marks_goes_on_in_the_next_paragraph() {
    let r =
        read("Manager Karl Dornau said: 'He will be out for six weeks.\n\n'It could be worse,' he added.");
    assert_eq!(r.speakers(), ["Karl Dornau", "Karl Dornau"]);
}

#[test]
fn what_a_quote_names_does_not_speak_it() {
    let r = read("Bad news for Karl Dornau. \"Unfortunately Karl is injured,\" the boss confirmed.");
    assert_eq!(r.speakers(), ["?"]);
    assert_eq!(r.person("Karl Dornau").kind, Kind::Other);
}

#[test]
fn whose_update_it_was_says_the_quote_behind_it() {
    let r = read(
        "Ivo Brandis is out following Karl Dornau's latest team news update on Friday.\n\n\"Ivo is injured and will be out for a while.\"",
    );
    assert_eq!(r.speakers(), ["Karl Dornau"]);
    let r = read(
        "Ivo Brandis is out following Karl Dornau's late tackle on Friday.\n\n\"Ivo is injured and will be out for a while.\"",
    );
    assert_eq!(r.speakers(), ["?"]);
}

#[test]
fn a_quote_that_goes_on_is_about_the_same() {
    let about = |text: &str| {
        let r = read(text);
        let of = |q: &crate::quotes::Quote| q.about.and_then(|p| r.people.get(p)).map(|p| p.name.clone());
        r.quotes.quotes.iter().map(of).collect::<Vec<_>>()
    };
    let brandt = Some("Luca Brandt".to_owned());
    let text = "\"It is sore,\" Ben Ash said of Luca Brandt. \"It needs rest.\" Dario Costa is fit.";
    assert_eq!(about(text), [brandt.clone(), brandt]);
    assert_eq!(about("\"It is sore,\" Ben Ash said of the weather. Luca Brandt is fit."), [None]);
    assert_eq!(about("\"It is sore,\" said Ben Ash of Rovers. Luca Brandt is fit."), [None]);
}

#[test]
fn whose_coach_speaks_speaks_of_him() {
    let r = read("\"He has a sore back,\" said Ben Ash, Luca Brandt's coach. Dario Costa is fit.");
    assert_eq!(r.whom("He"), ["Luca Brandt"]);
    let r = read("\"He has a sore back,\" said Ben Ash, the coach. Luca Brandt is fit.");
    assert_eq!(r.whom("He"), Vec::<&str>::new());
}

#[test]
fn whom_a_quote_is_about_may_be_named_behind_it() {
    let r = read(
        "\"He has a dead leg,\" said Rovers assistant Ben Ash of winger Luca Brandt. Dario Costa is fit.",
    );
    assert_eq!(r.whom("He"), ["Luca Brandt"]);
}

//! Voices told without quotation marks, in sentences of our own.

use crate::people::testing::read;

#[test]
fn words_told_without_marks() {
    for (text, who) in [
        ("Coach Ole Brandvik said that Ivo Marak would miss a month.", "Ole Brandvik"),
        ("Ivo Marak will miss a month, according to Sky Sports.", "Sky Sports"),
        ("The Athletic's Tessa Quill reports that Ivo Marak is close.", "Tessa Quill"),
        ("The Guardian reported that Ivo Marak is close.", "The Guardian"),
        ("Everton have confirmed that Ivo Marak tore a muscle.", "Everton"),
    ] {
        assert_eq!(read(text).tellers(), [who], "{text}");
    }
    for text in
        ["Ivo Marak was told to rest.", "Ivo Marak continues his recovery.", "There were reports of a tear."]
    {
        assert_eq!(read(text).tellers(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_participle_of_saying_is_the_sentence_subjects() {
    let voice = |text: &str| {
        let r = read(text);
        let a = r.quotes.attributions.first().map(|a| r.people.voice_name(&a.speaker).to_owned());
        a.unwrap_or_default()
    };
    assert_eq!(
        voice("Oskar Hale dropped Timo Dorn on Friday, claiming the winger had a calf strain."),
        "Oskar Hale"
    );
    assert_eq!(
        voice("Dorn Vossen was fined by coach Marco Hale, claiming he had a groin injury."),
        "Dorn Vossen"
    );
    // A possessor is no subject.
    assert_eq!(voice("Oskar Hale's side lost on Friday, claiming nothing."), "");
}

#[test]
fn who_tells_stands_far_or_behind_a_body() {
    for (text, who) in [
        (
            "Timo Dorn, who came off after an hour of the cup tie in Utrecht on a wet night, said that he felt fine.",
            "Timo Dorn",
        ),
        ("Timo Dorn limped off but, speaking after the match, said he felt fine.", "Timo Dorn"),
        ("UTRECHT (AP) - Timo Dorn pulled out of the race on Friday, saying he felt ill.", "Timo Dorn"),
        ("According to Everton's team doctor, Oskar Hale, Dorn tore a muscle.", "Oskar Hale"),
        ("According to the daily newspaper Bravoblad, Timo Dorn tore a muscle.", "Bravoblad"),
        ("Surgeon Oskar Hale operated on Friday and predicted a return in ten weeks.", "Oskar Hale"),
        ("Oskar Hale - once a physio himself - said Timo Dorn tore a muscle.", "Oskar Hale"),
    ] {
        assert_eq!(read(text).tellers(), [who], "{text}");
    }
    // Nobody who has a name.
    assert_eq!(read("Timo Dorn is out, according to Everton's team doctor.").tellers(), Vec::<&str>::new());
    // A noun in the genitive says nothing.
    assert_eq!(read("Everton's hopes of a cup run ended with Timo Dorn out.").tellers(), Vec::<&str>::new());
}

#[test]
fn statements_read_out_and_what_somebody_was_forced_to_say() {
    let r = read("\"Ivo Brandis is progressing well,\" read the HRU statement.");
    assert_eq!(r.speakers(), ["HRU"]);
    let r = read("Manager Karl Dornau was forced to concede that Ivo Brandis needs rest.");
    assert_eq!(r.tellers(), ["Karl Dornau"]);
    let r = read("Manager Karl Dornau could confirm a deal for Ivo Brandis.");
    assert_eq!(r.tellers(), Vec::<&str>::new());
}

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
        ("A Hull spokesman confirmed that Ivo Marak tore a muscle.", "Hull"),
        ("Ivo Marak was given a 50-50 chance of playing on Friday by coach Ole Brandvik.", "Ole Brandvik"),
        ("Ivo Marak sat out with what coach Ole Brandvik called a knee injury.", "Ole Brandvik"),
        ("Ivo Marak has had an operation. He is in a stable condition, Radio Seven reports.", "Radio Seven"),
        ("Ivo Marak was confirmed out with a torn calf by coach Ole Brandvik after the win.", "Ole Brandvik"),
        ("An official FA statement last night confirmed that Ivo Marak tore a muscle.", "FA"),
        ("Doctor Ole Brandvik is reported to have said that Ivo Marak tore a muscle.", "Ole Brandvik"),
    ] {
        assert_eq!(read(text).tellers(), [who], "{text}");
    }
    for text in [
        "Ivo Marak was told to rest.",
        "A scan carried out in Germany on Monday confirmed that Ivo Marak tore a muscle.",
        "Ivo Marak continues his recovery.",
        "There were reports of a tear.",
        "Ivo Marak was given a torrid time by winger Ole Brandvik.",
        "Ivo Marak has what coaches call a strong left foot.",
        "Reports in Spain say Ivo Marak has torn a muscle.",
        "Ivo Marak has torn a muscle, according to reports in Spain.",
    ] {
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
        (
            "Timo Dorn, called up in May as cover for the stricken Ivo Marak, said he hopes to be back on Sunday.",
            "Timo Dorn",
        ),
        ("Timo Dorn of Utrecht, and Ivo Marak, said that Hale tore a muscle.", "Ivo Marak"),
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

#[test]
fn a_club_speaks_without_its_name_or_in_short() {
    for (text, who) in [
        ("Everton winger Timo Dorn tore a calf, the club said.", "Everton"),
        (
            "Arsenal beat Chelsea, and Arsenal sang. Chelsea winger Timo Dorn tore a calf, the club said.",
            "Chelsea",
        ),
        ("City winger Timo Dorn tore a calf, the club said.", "City"),
        (
            "Dorn sits out the trip to Chelsea. Everton lost at Chelsea. The club said on Friday he had a sore calf.",
            "Everton",
        ),
        ("Liverpool manager Oskar Hale spoke. Liverpool's manager said Timo Dorn tore a calf.", "Oskar Hale"),
        ("United confirmed last Monday that Timo Dorn tore a calf.", "United"),
        (
            "Manchester United lost. United confirmed on Friday that Timo Dorn tore a calf.",
            "Manchester United",
        ),
        ("Timo Dorn of Everton tore a calf. The club made the announcement on Friday.", "Everton"),
        ("Timo Dorn tore a calf. His club, Everton, confirmed it was torn.", "Everton"),
        (
            "The Norland Rugby Union met. The union confirmed that Timo Dorn tore a calf.",
            "Norland Rugby Union",
        ),
        ("Timo Dorn of Everton was ill. The team -- which flew home -- said it was mild.", "Everton"),
    ] {
        assert_eq!(read(text).tellers(), [who], "{text}");
    }
    for text in [
        "The city said it was glad to see Timo Dorn.",
        "Town folk said it was a pity.",
        "Liverpool manager Oskar Hale sighed. Everton's manager said Timo Dorn tore a calf.",
        "Norland lost at Everton. A team spokesman said Timo Dorn tore a calf.",
    ] {
        assert_eq!(read(text).tellers(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn who_tells_by_what_he_does() {
    for (text, who) in [
        ("Timo Dorn blamed a groin injury for his withdrawal.", "Timo Dorn"),
        ("Timo Dorn withdrew on Monday, citing a sore knee.", "Timo Dorn"),
        ("Manager Oskar Hale gave an update on Timo Dorn, who hurt a calf.", "Oskar Hale"),
        ("Timo Dorn was described by manager Oskar Hale as a major doubt.", "Oskar Hale"),
        ("It was reported by Oskar Hale that Timo Dorn tore a calf.", "Oskar Hale"),
        ("Timo Dorn tore a calf, as first reported by The Guardian.", "The Guardian"),
        ("Timo Dorn will have surgery, sources told ESPN.", "ESPN"),
        ("However, according to The Guardian - City fans must wait for Timo Dorn.", "The Guardian"),
        ("According to Bravoblad - City fans must wait for Timo Dorn.", "Bravoblad"),
    ] {
        assert_eq!(read(text).tellers(), [who], "{text}");
    }
    for text in [
        "Timo Dorn blamed himself for the defeat.",
        "Timo Dorn was blamed for the injury to Oskar Hale.",
        "Manager Oskar Hale gave Timo Dorn, who hurt a calf, a place on the bench.",
        "Timo Dorn was described by manager Oskar Hale as a great servant.",
        "The winger made the most of the announcement, and Timo Dorn ran.",
    ] {
        assert_eq!(read(text).tellers(), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn nothing_stands_before_the_first_word() {
    for text in [
        ", said Dorn.", "- said: \"He is out.\"", "who said it.", ", Everton, said it.",
        "club, Everton, said it.", "reported by", "made the announcement",
    ] {
        assert!(read(text).tellers().len() <= 1, "{text}");
    }
}

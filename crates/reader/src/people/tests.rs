//! Persons and mentions in sentences of our own.

use std::sync::OnceLock;

use super::*;

struct Read {
    people: People,
    quotes: Quotes,
    words: Vec<String>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::load().unwrap())
}

fn read(text: &str) -> Read {
    let lexicon = lexicon();
    let surface = Surface::of(text, lexicon);
    let hits = lexicon.hits(&surface);
    let mut quotes = Quotes::of(&surface);
    let roster = Roster::empty(lexicon);
    let people = people(&surface, &hits, lexicon, &roster, &mut quotes, None);
    let words = people.mentions.iter().map(|m| surface.span(m.tokens.clone()).to_owned()).collect();
    Read { people, quotes, words }
}

impl Read {
    fn names(&self) -> Vec<&str> {
        self.people.persons.iter().map(|p| p.name.as_str()).collect()
    }

    /// Whom the mention with these words means, the last of them.
    fn whom(&self, words: &str) -> Vec<&str> {
        let at = self
            .words
            .iter()
            .rposition(|w| w == words)
            .unwrap_or_else(|| panic!("{words:?} in {:?}", self.words));
        let keys = &self.people.mentions[at].persons;
        keys.iter().filter_map(|k| self.people.get(*k)).map(|p| p.name.as_str()).collect()
    }

    fn person(&self, name: &str) -> &NamedPerson {
        self.people
            .persons
            .iter()
            .find(|p| p.name == name)
            .unwrap_or_else(|| panic!("{name} in {:?}", self.names()))
    }

    fn speakers(&self) -> Vec<&str> {
        self.quotes
            .quotes
            .iter()
            .map(|q| q.speaker.as_ref().map_or("?", |v| self.people.voice_name(v)))
            .collect()
    }

    fn tellers(&self) -> Vec<&str> {
        self.quotes.attributions.iter().map(|a| self.people.voice_name(&a.speaker)).collect()
    }
}

fn names(text: &str) -> Vec<String> {
    read(text).names().into_iter().map(str::to_owned).collect()
}

#[test]
fn full_names_in_all_their_shapes() {
    for (text, expected) in [
        ("Everton signed Marten van der Holt on Monday.", "Marten van der Holt"),
        ("The injury ruled out Seán O'Dorney for a month.", "Seán O'Dorney"),
        ("They lost Kofi Asante-Brennan to a knock.", "Kofi Asante-Brennan"),
        ("They lost P. J. Halloran to a knock.", "P. J. Halloran"),
        ("Fans sang for Dame Ottilie Marsh again.", "Dame Ottilie Marsh"),
        ("It was a blow for Luis 'Pipo' Arandas and his side.", "Luis 'Pipo' Arandas"),
        ("Injury also rules out Ashley Young-Dorn.", "Ashley Young-Dorn"),
        ("Hull replaced Jack London at the break.", "Jack London"),
        ("They called Tomasz Wrzesniak Jr from the bench.", "Tomasz Wrzesniak Jr"),
    ] {
        assert_eq!(names(text), [expected], "{text}");
    }
}

#[test]
fn teams_places_and_competitions_are_no_persons() {
    for text in [
        "West Ham United host Aston Villa in the Carabao Cup at the London Stadium.",
        "On Saturday the Premier League leaders go to Selhurst Park.",
        "However, Real Madrid beat Inter Milan 2-1 in the Champions League.",
        "New Year brings the Norwich Union Grand Prix to Kelvin Hall.",
        "The Royal Infirmary sent Sky Sports News a statement.",
        "France beat Wales in Cardiff in the Six Nations.",
    ] {
        assert_eq!(names(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn surnames_given_names_and_pet_names_are_the_same_person() {
    let r = read(
        "Benjamin Dornfield is out. Dornfield fell on Friday. \"Ben is sad,\" said coach Ole Brandvik. \
         \"Dorno [Dornfield] will be back,\" Brandvik added.",
    );
    assert_eq!(r.names(), ["Benjamin Dornfield", "Ole Brandvik"]);
    assert_eq!(r.whom("Ben"), ["Benjamin Dornfield"]);
    assert_eq!(r.whom("Dorno"), ["Benjamin Dornfield"]);
    assert_eq!(r.person("Ole Brandvik").kind, Kind::Manager);
}

#[test]
fn a_lone_surname_needs_evidence_and_keeps_its_form() {
    assert_eq!(names("Striker Halvard is out for a month."), ["Halvard"]);
    assert_eq!(names("Relieved fans left. Granite was sold."), Vec::<String>::new());
    assert_eq!(names("The striker Kordan is out. Kordan has a knee injury."), ["Kordan"]);
    assert_eq!(names("The Kordan was closed. In Kordan it rained."), Vec::<String>::new());
}

#[test]
fn namesakes_are_told_apart_or_left_open() {
    let r = read("Anna Velden fell. Marc Velden did not. Anna Velden limped off. Velden wept.");
    assert_eq!(r.names(), ["Anna Velden", "Marc Velden"]);
    assert_eq!(r.whom("Velden"), ["Anna Velden"]);
    let r = read("Anna Velden and Marc Velden fell. Velden limped.");
    assert!(r.whom("Velden").is_empty());
}

#[test]
fn roles_teams_and_ages() {
    let r = read(
        "Chelsea striker Ivo Marak, 24, is out. Club physio Jana Holub said so. Marak's agent Pavel Ondra agreed. \
         The 31-year-old Scot Neil Arbour waits, and Dutch referee Wim Zaal watched Tobias Ferl (Arsenal).",
    );
    let p = r.person("Ivo Marak");
    assert_eq!(
        (p.kind, p.team.as_deref(), p.role.as_deref(), p.age),
        (Kind::Player, Some("Chelsea"), Some("striker"), Some(24))
    );
    assert_eq!(r.person("Jana Holub").kind, Kind::Medic);
    assert_eq!(r.person("Pavel Ondra").kind, Kind::Agent);
    assert_eq!(
        (r.person("Neil Arbour").age, r.person("Neil Arbour").nation.as_deref()),
        (Some(31), Some("Scotland"))
    );
    assert_eq!(r.person("Wim Zaal").kind, Kind::Official);
    assert_eq!(r.person("Tobias Ferl").team.as_deref(), Some("Arsenal"));
}

#[test]
fn a_team_that_no_lexicon_knows_stands_before_a_role() {
    let r = read("Quarnford Athletic midfielder Ivo Marak is hurt. Veteran striker Jon Sell plays.");
    assert_eq!(r.person("Ivo Marak").team.as_deref(), Some("Quarnford Athletic"));
    assert_eq!(r.person("Jon Sell").team, None);
    let r = read(
        "Quarnford Town winger Ivo Marak is hurt. World Cup winner Jon Sell plays. City striker Luc Tessier is ill.",
    );
    assert_eq!(r.person("Ivo Marak").team.as_deref(), Some("Quarnford Town"));
    assert_eq!(r.person("Jon Sell").team, None);
    assert_eq!(r.person("Luc Tessier").team, None);
}

#[test]
fn surnames_that_also_end_the_names_of_places_are_persons_behind_a_given_name() {
    for name in [
        "Simon Church",
        "David Villa",
        "Martin Day",
        "Justin Fields",
        "Stephen Ireland",
        "Sam Field",
        "Jack Pole",
        "Jack English",
    ] {
        let r = read(&format!("{name} has torn his calf."));
        assert_eq!(r.whom("his"), [name], "{name}");
    }
    let r = read("Ivo Marak was hurt at Quarnford Field. He was seen in Earls Court on Boxing Day.");
    assert_eq!(r.whom("He"), ["Ivo Marak"]);
}

#[test]
fn pronouns_go_to_the_subject_before() {
    let r = read("Ivo Marak collided with Jon Sell. He limped off.");
    assert_eq!(r.whom("He"), ["Ivo Marak"]);
    let r = read("Ivo Marak met Clara Voss. She has a sore knee.");
    assert_eq!(r.whom("She"), ["Clara Voss"]);
    let r = read("Coach Ole Brandvik picked Ivo Marak, who tore his calf.");
    assert_eq!(r.whom("who"), ["Ivo Marak"]);
    assert_eq!(r.whom("his"), ["Ivo Marak"]);
}

#[test]
fn descriptions_go_to_whom_they_fit() {
    let r = read(
        "England defender Ivo Marak, 24, and French winger Luc Tessier are out. The Frenchman has a knee injury. \
         The 24-year-old will be back soon. The Frenchman will not.",
    );
    assert_eq!(r.whom("The Frenchman"), ["Luc Tessier"]);
    assert_eq!(r.whom("The 24-year-old"), ["Ivo Marak"]);
    let r = read("Dan Orrin is nearer a return than his fellow defender, Leeds said after Ivo Marak fell.");
    assert!(!r.whom("his fellow defender").contains(&"Dan Orrin"));
    let r = read("The England captain Ivo Marak saw the centre of the pitch during the international break.");
    assert!(!r.words.iter().any(|w| w.starts_with("the centre") || w.starts_with("the international")));
}

#[test]
fn groups_have_the_members_named_before() {
    let r = read(
        "Ivo Marak trained with Luc Tessier. Both defenders ran. The pair will travel, and they hope to play.",
    );
    for words in ["Both defenders", "The pair", "they"] {
        let mut whom = r.whom(words);
        whom.sort_unstable();
        assert_eq!(whom, ["Ivo Marak", "Luc Tessier"], "{words}");
    }
    let r = read("Ivo Marak, Luc Tessier and Jon Sell are injured. The trio miss Sunday's game.");
    assert_eq!(r.whom("The trio"), ["Ivo Marak", "Luc Tessier", "Jon Sell"]);
    // Who took over belongs to no pair that went off.
    let r = read(
        "Ivo Marak and Luc Tessier went off hurt. Tessier was replaced by Timo Dorn. The pair will rest.",
    );
    assert_eq!(r.whom("The pair"), ["Ivo Marak", "Luc Tessier"]);
    let r = read("Rain fell. The duo were missed.");
    assert!(r.whom("The duo").is_empty());
}

#[test]
fn quotes_have_speakers_before_behind_and_between() {
    for text in [
        "Ole Brandvik said: \"He is out.\"",
        "\"He is out,\" said coach Ole Brandvik.",
        "\"He is out,\" Ole Brandvik told Sky Sports.",
        "\"He is out,\" Rovers' head coach Ole Brandvik said.",
        "Coach Ole Brandvik was calm. \"He is out,\" he said.",
        "Ole Brandvik on the injury: \"He is out.\"",
    ] {
        assert_eq!(read(text).speakers(), ["Ole Brandvik"], "{text}");
    }
    let r = read("\"He is out,\" said Ole Brandvik. \"We hope for May.\"\n\n\"We always hope.\"");
    assert_eq!(r.speakers(), ["Ole Brandvik"; 3]);
    let r = read("\"My knee is sore,\" said Ivo Marak. \"I need rest.\"");
    assert_eq!(r.whom("My"), ["Ivo Marak"]);
    assert_eq!(r.whom("I"), ["Ivo Marak"]);
}

#[test]
fn a_tweet_has_a_speaker_and_a_relay() {
    let r = read("Ole Brandvik on Ivo Marak: “Ivo is running.” — Tessa Quill (@tessaquill) May 3, 2022");
    assert_eq!(r.speakers(), ["Ole Brandvik"]);
    let relay = r.quotes.quotes[0].relay.as_ref().map(|v| r.people.voice_name(v));
    assert_eq!(relay, Some("Tessa Quill"));
    assert_eq!(r.whom("Ivo"), ["Ivo Marak"]);
    assert_eq!(r.person("Tessa Quill").kind, Kind::Journalist);
}

#[test]
fn nobody_says_a_quote_that_names_him() {
    let r = read("Coach Ole Brandvik praised Ivo Marak. \"Marak is our best,\" he said.");
    assert_eq!(r.speakers(), ["Ole Brandvik"]);
}

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
fn names_in_small_particles_and_headings() {
    let r = read(
        "Marten van der Holt is out.\n\nWithout van der Holt they lost. VAN DER HOLT BACK SOON\n\nVan der Holt To Miss Derby",
    );
    assert_eq!(r.names(), ["Marten van der Holt"]);
    assert_eq!(r.whom("van der Holt"), ["Marten van der Holt"]);
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
fn a_name_that_ends_a_quote_does_not_speak() {
    let r = read(
        "\"We would call up Oskar Hale or Timo Dorn,\" said coach Marco Vossen. \"We missed Lars Brand. He is fit.\"",
    );
    assert_eq!(r.speakers(), ["Marco Vossen", "Marco Vossen"]);
}

#[test]
fn who_is_beaten_is_not_who_beats() {
    let text = "Mario Halic took the second set but Timo Dorn raised his game to beat the Croatian. \
                The Russian said little.";
    let r = read(text);
    assert_eq!(r.whom("the Croatian"), ["Mario Halic"]);
    assert_eq!(r.whom("The Russian"), ["Timo Dorn"]);
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
fn a_month_or_a_club_may_be_somebody_known() {
    let r =
        read("Declan Vossen has a knee injury. Dec will miss a month. He is back on 3 Dec and that is fine.");
    assert_eq!(r.whom("Dec"), ["Declan Vossen"]);
    assert_eq!(r.words.iter().filter(|w| *w == "Dec").count(), 1);
    let r = read("Chelsea will miss Timo Dorn.");
    assert_eq!(r.names(), ["Timo Dorn"]);
}

#[test]
fn names_before_and_in_brackets() {
    let r = read("Team news: Tresco (knee), Vossen (calf) and Hale (illness) miss out.");
    assert_eq!(r.names(), ["Tresco", "Vossen", "Hale"]);
    let r = read("The manager said: \"[Vossen] has a knee injury and misses the game at [Harbour].\"");
    assert_eq!(r.names(), ["Vossen"]);
    // A longer name alone in the brackets behind a name is his side's.
    let r = read("Striker Timo Dorn (Harkstead Rovelli) suffered a broken toe.");
    assert_ne!(r.person("Harkstead Rovelli").kind, Kind::Player);
    assert_ne!(r.person("Harkstead Rovelli").kind, Kind::Other);
}

#[test]
fn bodies_and_unknown_clubs_are_no_persons() {
    assert_eq!(read("The Board of Control said Timo Dorn had a knee injury.").names(), ["Timo Dorn"]);
    let r = read("Saltmere striker to have knee scan. Saltmere said Timo Dorn had a calf strain.");
    assert_eq!(r.names(), ["Timo Dorn"]);
}

#[test]
fn who_replaces_somebody_is_he() {
    let r = read("Timo Dorn replaced the injured Oskar Hale and he scored twice.");
    assert_eq!(r.whom("he"), ["Timo Dorn"]);
}

#[test]
fn a_statement_is_whose_it_is() {
    for (text, who) in [
        ("Timo Dorn is out. A statement from agent Oskar Hale read: \"He tore a muscle.\"", "Oskar Hale"),
        ("Timo Dorn missed training. The statement read: \"Dorn tore a muscle.\"", "?"),
        ("Everton said: \"Dorn is out.\" The statement added: \"He will be back in May.\"", "Everton"),
        ("\"He tore a muscle,\" added an RFU statement.", "RFU"),
        ("\"He tore a muscle,\" said Everton director of rugby Oskar Hale.", "Oskar Hale"),
        ("\"Dorn is out,\" Everton said. \"He tore a muscle,\" it added.", "Everton"),
    ] {
        assert_eq!(read(text).speakers().last(), Some(&who), "{text}");
    }
}

#[test]
fn a_quote_alone_has_the_voice_around_it() {
    for (text, who) in [
        ("Manager Oskar Hale was upbeat about Timo Dorn.\n\n\"He trained well.\"", "Oskar Hale"),
        (
            "Timo Dorn limped off.\n\n\"He felt his calf.\" Oskar Hale told reporters in Utrecht.",
            "Oskar Hale",
        ),
        ("Manager Oskar Hale met coach Lars Brand.\n\n\"He trained well.\"", "?"),
        ("Timo Dorn limped off.\n\n\"He trained well.\"", "?"),
        ("The Herald quoted Timo Dorn:\n\n\"It is sore,\" said Dorn.", "Timo Dorn"),
    ] {
        assert_eq!(read(text).speakers(), [who], "{text}");
    }
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
fn who_has_the_say_over_players_is_staff() {
    let kind = |text: &str| read(text).person("Oskar Hale").kind;
    assert_eq!(
        kind("Oskar Hale told reporters: \"Timo Dorn got a kick, so we took him off.\""),
        Kind::Manager
    );
    assert_eq!(kind("Oskar Hale told reporters: \"Timo Dorn played well and we won.\""), Kind::Other);
    // "The boss" is who spoke, and not who was hurt.
    let r = read(
        "Oskar Hale today revealed that Timo Dorn limped off. \"He is improving,\" the Rovers boss said.",
    );
    assert_eq!(r.speakers(), ["Oskar Hale"]);
}

#[test]
fn who_gives_up_is_the_one_who_is_beaten() {
    let r = read("Timo Dorn beat Oskar Hale when the Swede retired with a foot injury.");
    assert_eq!(r.whom("the Swede"), ["Oskar Hale"]);
}

#[test]
fn a_possessive_behind_its_verb_is_the_subjects_own() {
    let r = read("Timo Dorn keeps his place as Oskar Hale continues his recovery from a knee operation.");
    assert_eq!(r.whom("his"), ["Oskar Hale"]);
    let r = read("Timo Dorn keeps his place as Oskar Hale recovers.");
    assert_eq!(r.whom("his"), ["Timo Dorn"]);
}

#[test]
fn who_tells_of_somebody_is_not_the_one_described() {
    let r = read("Striker Timo Dorn is hurt. Captain Oskar Hale said the player would be back.");
    assert_eq!(r.whom("the player"), ["Timo Dorn"]);
    let r = read("Timo Dorn beat Oskar Hale. Dorn said he would focus on the Australian season.");
    assert!(!r.words.iter().any(|w| w == "the Australian"));
}

#[test]
fn notes_of_a_press_conference_are_one_voice() {
    let r = read(
        "Manager Oskar Hale met the press on Friday.\n\nOn the squad\n\n\"Timo Dorn is fine.\n\n\"Lars Brand has a cut.\"",
    );
    assert_eq!(r.speakers(), ["Oskar Hale", "Oskar Hale"]);
    let r = read(
        "Manager Oskar Hale met the press. Bad news, though, for Timo Dorn:\n\n\"Lars Brand has a cut.\"",
    );
    assert_ne!(r.speakers(), ["Timo Dorn"]);
}

#[test]
fn a_surname_that_is_a_common_word_is_a_name_of_whoever_was_named_in_full() {
    let r = read(
        "Rory Best and Jonny May trained. While Best is out, May may play. With May short of games, it was the best \
                  of days.",
    );
    assert_eq!(r.names(), ["Rory Best", "Jonny May"]);
    assert_eq!(r.words.iter().filter(|w| *w == "May").count(), 2);
    assert_eq!(r.whom("Best"), ["Rory Best"]);
    for text in ["Rory Best trained. Best of all, it was warm.", "Jonny May trained in May. On May 3 he ran."]
    {
        assert_eq!(
            read(text).words.iter().filter(|w| matches!(w.as_str(), "Best" | "May")).count(),
            0,
            "{text}"
        );
    }
}

#[test]
fn he_is_none_of_those_who_were_passed_or_came_on() {
    let r = read("Karl Dornau edged Ivo Brandis (9.98) and Sven Halle (9.99) as he came back from injury.");
    assert_eq!(r.whom("he"), ["Karl Dornau"]);
    let r = read("Striker Karl Dornau came on for Ivo Brandis at the break. He has a calf injury.");
    assert_eq!(r.whom("He"), ["Ivo Brandis"]);
}

#[test]
fn what_the_doctor_says_is_said_by_nobody_who_is_named() {
    let r =
        read("Ivo Brandis bowled. \"I will see the specialist and hear what he says,\" said Karl Dornau.");
    assert_eq!(r.whom("he"), Vec::<&str>::new());
}

#[test]
fn whoever_leads_a_side_is_no_player() {
    let r = read(
        "Karl Dornau's side travel to Hull. Ivo Brandis's side is sore, and Sven Halle has a side strain.",
    );
    assert_eq!(r.person("Karl Dornau").kind, Kind::Manager);
    assert_ne!(r.person("Ivo Brandis").kind, Kind::Manager);
    let r = read(
        "\"Ivo Brandis won't be available and we lack depth when it comes to our locks,\" said Dornau. Dornau smiled.",
    );
    assert_eq!(r.person("Dornau").kind, Kind::Manager);
}

#[test]
fn a_lone_name_is_a_person_s_by_what_only_persons_do() {
    assert_eq!(names("Bendor scored early in the win over Everton, but sprained his ankle."), ["Bendor"]);
    assert_eq!(names("Raffo faces six months out after surgery."), ["Raffo"]);
    assert_eq!(names("Disaster struck when he sprained his ankle."), Vec::<String>::new());
    assert_eq!(names("Scans showed a tear in his knee."), Vec::<String>::new());
    assert_eq!(names("He will play at the Egon Harrow stadium."), Vec::<String>::new());
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
fn both_of_whom_a_dash_goes_on_to_tell() {
    let r = read(
        "There is no place for Karl Dornau. And the same applies to Ivo Brandis – both missed the final through injury.",
    );
    assert_eq!(r.whom("both"), ["Karl Dornau", "Ivo Brandis"]);
}

#[test]
fn staff_who_are_named_only_in_the_next_sentence() {
    let r = read(
        "The Premier League's chief medical officer says that more players are tested. Allan Dornau said so on Monday.",
    );
    assert_eq!(r.person("Allan Dornau").kind, Kind::Medic);
    let r = read(
        "The Premier League's chief medical officer says that more players are tested. Allan Dornau scored on Monday.",
    );
    assert_eq!(r.person("Allan Dornau").kind, Kind::Other);
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
fn particles_that_are_common_words() {
    assert_eq!(names("Ten Haag said that it was a small injury."), ["Ten Haag"]);
    assert_eq!(names("The Seo Min-joon (hamstring) saga drags on."), ["Seo Min-joon"]);
    assert_eq!(names("There was bad news on Funder. Rovers play in June."), ["Funder"]);
    let r = read("The physiotherapist of the BCB Karim Aslan Dornau spoke.");
    assert_eq!(r.person("Karim Aslan Dornau").kind, Kind::Medic);
    assert_eq!(names("Ten players were out. Scans revealed that it was bad."), Vec::<String>::new());
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
fn who_decides_on_others_is_no_player() {
    let manager = |text: &str| read(text).person("Ivo Dorn").kind == Kind::Manager;
    assert!(manager("Ivo Dorn has played down fears over Luca Brandt's fitness."));
    assert!(manager("Ivo Dorn will give Luca Brandt until Friday to prove his fitness."));
    assert!(manager("Ivo Dorn has ruled Luca Brandt out of the final."));
    assert!(!manager("Ivo Dorn was given until Friday by Luca Brandt."));
    assert!(!manager("Ivo Dorn was ruled out, and Luca Brandt replaced him."));
}

#[test]
fn whom_a_quote_is_about_may_be_named_behind_it() {
    let r = read(
        "\"He has a dead leg,\" said Rovers assistant Ben Ash of winger Luca Brandt. Dario Costa is fit.",
    );
    assert_eq!(r.whom("He"), ["Luca Brandt"]);
}

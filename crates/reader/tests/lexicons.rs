//! The lexicons find their phrases in sentences, and leave figures of speech alone.

use reader::lexicon::{Class, Lexicon};
use reader::text::Surface;

fn classes(lexicon: &Lexicon, text: &str) -> Vec<Class> {
    let surface = Surface::of(text, lexicon);
    lexicon.hits(&surface).iter().map(|h| lexicon.entry(h).class).collect()
}

#[test]
fn phrases_are_found() {
    let lexicon = Lexicon::load().unwrap();
    for (class, text) in [
        (Class::Body, "The winger has a hamstring problem."),
        (Class::Body, "Her left knee is strapped."),
        (Class::Pathology, "Scans showed a fracture."),
        (Class::Diagnosis, "She tore her anterior cruciate ligament in March."),
        (Class::Diagnosis, "He is out with a broken metatarsal."),
        (Class::Diagnosis, "The keeper turned his ankle."),
        (Class::Diagnosis, "He cut his eyebrow and broke his nose: a broken nose."),
        (Class::InjuryNoun, "A niggle kept him back."),
        (Class::InjuryVerb, "He damaged his ankle."),
        (Class::Event, "The striker limped off after ten minutes."),
        (Class::Event, "She was stretchered off."),
        (Class::Illness, "He is down with flu."),
        (Class::StagePhrase, "He is back in full training."),
        (Class::StagePhrase, "She is out of the boot."),
        (Class::Surgery, "He underwent surgery on Friday."),
        (Class::SetbackPhrase, "He suffered a setback."),
        (Class::RestrictionPhrase, "There will be no double sessions."),
        (Class::NegativeFindingPhrase, "There was no reaction in the knee."),
        (Class::AbsencePhrase, "The back has been ruled out."),
        (Class::DoubtPhrase, "He is doubtful for Saturday."),
        (Class::DoubtPhrase, "Her place is in doubt."),
        (Class::FitPhrase, "The captain is fully fit."),
        (Class::RecoverPhrase, "She is recovering from a knock."),
        (Class::Hedge, "He is hopeful."),
        (Class::Negation, "He did not train."),
        (Class::Cause, "He missed out because of flu."),
        (Class::Idiom, "The goal came in injury time."),
    ] {
        assert!(classes(&lexicon, text).contains(&class), "{class:?} in {text:?}");
    }
}

#[test]
fn figures_of_speech_are_left_alone() {
    let lexicon = Lexicon::load().unwrap();
    let injury = [Class::Body, Class::Diagnosis, Class::Pathology, Class::InjuryNoun, Class::InjuryVerb];
    for text in [
        "They won it in injury time.", "The head coach was pleased.", "They met head to head.",
        "On the other hand, it rained.", "The centre back scored.", "Adding insult to injury, it rained.",
        "He broke the deadlock.", "They pulled away.", "It was at the heart of the defence.",
        "The second leg is in Rome.", "He was on his toes.", "They played shoulder to shoulder.",
    ] {
        let found = classes(&lexicon, text);
        assert!(!found.iter().any(|c| injury.contains(c)), "{text:?}: {found:?}");
    }
}

#[test]
fn idioms_hide_no_real_injury() {
    let lexicon = Lexicon::load().unwrap();
    for text in [
        "He pulled his hamstring.",
        "He broke his leg.",
        "She twisted her knee.",
        "He chipped a bone in his ankle.",
        "He has tears in his calf.",
        "He turned his right ankle.",
        "He broke a bone in his left hand.",
        "He hurt his back.",
        "He suffered a double fracture of the jaw.",
        "The full-back pulled up with a calf strain.",
    ] {
        let found = classes(&lexicon, text);
        let harmed = [Class::Diagnosis, Class::InjuryVerb, Class::Pathology];
        assert!(found.iter().any(|c| harmed.contains(c)), "{text:?}: {found:?}");
    }
}

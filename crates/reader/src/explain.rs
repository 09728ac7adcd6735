//! Why a sentence that speaks of an injury gave no claim: the rule that nearly held, and what it lacked.
//!
//! This reads a document once more and is only done for whoever asks; a reading pays nothing for it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ledger::Document;

use crate::Reader;
use crate::lexicon::Class;
use crate::people::{Form, Kind, PersonKey};
use crate::read;
use crate::rules::{Draft, Nearly, Sink};
use crate::scene::{Ailment, Page, Patient, Scene};
use crate::sport;

/// A rule that nearly held, and on which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The rule.
    pub rule: &'static str,
    /// What it lacked.
    pub lacks: String,
    /// The bytes of the words that called it.
    pub words: Range<usize>,
    /// The bytes of the sentence.
    pub sentence: Range<usize>,
}

impl Reader {
    /// Of each sentence that speaks of somebody's health and gave no claim, the rule that was nearest to one.
    pub fn near_misses(&self, document: &Document) -> Vec<NearMiss> {
        let page = self.page_of(document);
        let sink = self.apply_thoroughly(&page);
        let mut settled = Sink::default();
        settled.drafts.clone_from(&sink.drafts);
        settled.settle(page.published);
        // Then nothing was told, whatever the rules found.
        let foreign = sport::is_foreign_to(&page.surface, &page.hits, page.lexicon);
        let told: BTreeSet<usize> =
            settled.drafts.iter().filter(|_| !foreign).map(|draft| draft.sentence).collect();
        let topics = topics(&sink);
        (0..page.surface.sentences.len())
            .filter(|index| !told.contains(index))
            .filter_map(|index| {
                let topic =
                    topics.range(..index).next_back().filter(|(told, _)| index <= **told + read::MEMORY);
                let scene =
                    page.scene(index, topic.map(|(_, persons)| persons.clone()).unwrap_or_default())?;
                let miss = nearest(&scene, &sink)?;
                let miss = if foreign { miss.in_a_report_without_sport() } else { miss };
                miss.placed(&page, index)
            })
            .collect()
    }
}

/// Whom each sentence that told something spoke of last.
fn topics(sink: &Sink) -> BTreeMap<usize, Vec<PersonKey>> {
    sink.drafts.iter().map(|draft| (draft.sentence, draft.persons.clone())).collect()
}

/// A near miss whose words are still places in the page.
struct Miss {
    rule: &'static str,
    lacks: String,
    words: Range<usize>,
}

impl Miss {
    fn in_a_report_without_sport(self) -> Self {
        Self { lacks: "the report speaks of no sport".to_owned(), ..self }
    }

    fn placed(self, page: &Page<'_>, sentence: usize) -> Option<NearMiss> {
        let sentence = page.surface.sentences.get(sentence)?;
        Some(NearMiss {
            rule: self.rule,
            lacks: self.lacks,
            words: page.surface.bytes(self.words)?,
            sentence: page.surface.bytes(sentence.tokens.clone())?,
        })
    }
}

/// The nearest miss of a sentence: what a rule said itself, a claim that was dropped in the end, or what its words call for.
fn nearest(scene: &Scene<'_>, sink: &Sink) -> Option<Miss> {
    let said = sink.nearly.iter().filter(|near| near.sentence == scene.index && serious(scene, sink, near));
    // Who lacks but a person was further off than who lacks something else.
    let furthest =
        said.max_by_key(|near| (!near.lacks.starts_with("nobody"), std::cmp::Reverse(near.tokens.start)));
    if let Some(near) = furthest {
        return Some(of_rule(scene, near));
    }
    if let Some(draft) = sink.drafts.iter().find(|draft| draft.sentence == scene.index && draft.if_hurt) {
        return speaks(scene, sink).map(|_| dropped(draft));
    }
    let called = speaks(scene, sink)?;
    Some(Miss { rule: called.rule(scene), lacks: lacks(scene, &called), words: called.words })
}

fn of_rule(scene: &Scene<'_>, near: &Nearly) -> Miss {
    let ailment = scene.ailments.iter().find(|ailment| ailment.tokens == near.tokens);
    let lacks = if near.lacks.starts_with("nobody") {
        format!("{} ({})", near.lacks, nobody(scene, &near.tokens))
    } else if let Some(patient) = ailment.and_then(|ailment| scene.patient_of(ailment)) {
        near.lacks.replace("the player", &names(scene, &patient))
    } else {
        near.lacks.to_owned()
    };
    Miss { rule: near.rule, lacks, words: near.tokens.clone() }
}

fn dropped(draft: &Draft) -> Miss {
    let lacks = "it counts only of somebody whom the report calls hurt".to_owned();
    Miss { rule: draft.rule, lacks, words: draft.evidence.clone() }
}

/// The words of a sentence that speak of somebody's health, the plainest of them.
struct Called<'s> {
    words: Range<usize>,
    class: Class,
    ailment: Option<&'s Ailment>,
}

impl Called<'_> {
    /// The rule that words of this kind call.
    fn rule(&self, scene: &Scene<'_>) -> &'static str {
        match (self.ailment, self.class) {
            (Some(ailment), _) if ailment.adjective => "injured_player",
            (Some(ailment), _) if !ailment.bare_part => "has_ailment",
            (Some(_), _) if scene.phrases(Class::InjuryVerb).next().is_some() => "hurt_part",
            (Some(_), _) => "part_hurts",
            (None, Class::Surgery) => "operated",
            (None, Class::SetbackPhrase) => "setback",
            (None, Class::NegativeFindingPhrase) => "no_finding",
            (None, Class::RestrictionPhrase) => "restricted",
            (None, Class::Event) => "went_off",
            (None, Class::StagePhrase) => "reached_rung",
            (None, Class::DoubtPhrase) => "doubtful",
            (None, Class::FitPhrase) => "fit_again",
            (None, _) => "misses",
        }
    }
}

/// Phrases that speak of health by themselves.
const PLAIN: &[Class] = &[
    Class::Surgery,
    Class::SetbackPhrase,
    Class::NegativeFindingPhrase,
    Class::RestrictionPhrase,
    Class::Event,
];

/// Phrases that do so of somebody who is hurt: everybody else trains, misses shots and comes back too.
const LOOSE: &[Class] = &[Class::StagePhrase, Class::DoubtPhrase, Class::FitPhrase, Class::AbsencePhrase];

/// Rules that such phrases call.
const LOOSE_RULES: &[&str] =
    &["reached_rung", "doubtful", "fit_again", "misses", "back_by", "layoff", "long_layoff", "replaced"];

/// Whether the sentence is about health at all, or about somebody whom the report calls hurt.
fn about_the_hurt(scene: &Scene<'_>, sink: &Sink) -> bool {
    scene.medical(&scene.tokens)
        || sink.hurt(&scene.topic)
        || scene.mentions().any(|(_, mention)| sink.hurt(&mention.persons))
}

/// Whether what nearly held was called by words that speak of health here.
fn serious(scene: &Scene<'_>, sink: &Sink, near: &Nearly) -> bool {
    let weak = |a: &Ailment| {
        a.tokens == near.tokens && a.weak && !a.adjective && a.facts.region == ledger::Region::Unspecified
    };
    !scene.ailments.iter().any(weak) && (!LOOSE_RULES.contains(&near.rule) || about_the_hurt(scene, sink))
}

fn speaks<'s>(scene: &'s Scene<'_>, sink: &Sink) -> Option<Called<'s>> {
    // A part of the body speaks of health unless the word has other meanings.
    let plain = |a: &&Ailment| if a.bare_part { !a.vague_part && !a.weak } else { !a.weak };
    let ailments = || scene.ailments.iter();
    let ailment = ailments()
        .find(|a| !a.bare_part && plain(a))
        .or_else(|| ailments().find(|a| !a.bare_part && a.facts.region != ledger::Region::Unspecified));
    let of = |a: &'s Ailment| Called { words: a.tokens.clone(), class: Class::Pathology, ailment: Some(a) };
    if let Some(ailment) = ailment {
        return Some(of(ailment));
    }
    let loose = if about_the_hurt(scene, sink) { LOOSE } else { &[] };
    let phrase = PLAIN.iter().chain(loose).find_map(|&class| {
        // A lone "out" or "missed" says next to nothing.
        let (hit, _) =
            scene.phrases(class).find(|(h, _)| class != Class::AbsencePhrase || h.tokens().len() > 1)?;
        Some(Called { words: hit.tokens(), class, ailment: None })
    });
    phrase.or_else(|| ailments().find(|a| !a.vague_part && a.bare_part).map(of))
}

/// What the words lack.
fn lacks(scene: &Scene<'_>, called: &Called<'_>) -> String {
    let words = &called.words;
    let stance = scene.stance(words);
    if stance.supposed || scene.hypothetical(words) {
        return "it is only supposed".to_owned();
    }
    if stance.denied || scene.negated(words) {
        return "it is denied".to_owned();
    }
    let patient = match called.ailment {
        Some(ailment) => scene.patient_of(ailment),
        None => scene.patient_as(words, &stance),
    };
    match patient {
        None => nobody(scene, words),
        Some(patient) if called.ailment.is_some_and(|a| a.bare_part) => {
            format!("nothing says what is wrong with it, if it is {}’s", names(scene, &patient))
        }
        Some(patient) => format!("nothing ties it to {}", names(scene, &patient)),
    }
}

fn names(scene: &Scene<'_>, patient: &Patient) -> String {
    let persons = patient.persons.iter().filter_map(|&key| scene.page.person(key));
    let names: Vec<&str> = persons.map(|person| person.name.as_str()).collect();
    names.join(" and ")
}

/// Why there is nobody whom the words could be about: who stands nearest to them, and what is the matter with that.
fn nobody(scene: &Scene<'_>, words: &Range<usize>) -> String {
    let subject = scene.segment(words.start).and_then(|segment| segment.subject);
    let mut near: Vec<_> =
        scene.mentions().filter(|(_, m)| m.form == Form::Pronoun || !m.persons.is_empty()).collect();
    near.sort_by_key(|(number, m)| {
        let behind = m.tokens.start >= words.start;
        (Some(*number) != subject, m.possessive, behind, m.tokens.start.abs_diff(words.start))
    });
    let Some((_, mention)) = near.first() else { return "nobody is named".to_owned() };
    let Some(person) = mention.persons.first().and_then(|&key| scene.page.person(key)) else {
        return format!("whom “{}” stands for is left open", scene.text(mention.tokens.clone()));
    };
    match person.kind {
        Kind::Player | Kind::Other => format!("that it is {}’s is not said", person.name),
        kind => format!("{} is {}", person.name, trade(kind)),
    }
}

fn trade(kind: Kind) -> &'static str {
    match kind {
        Kind::Player | Kind::Other => "a player",
        Kind::Manager => "a manager",
        Kind::Official => "an official",
        Kind::Medic => "a medic",
        Kind::Journalist => "a journalist",
        Kind::Agent => "an agent",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn misses(text: &str) -> Vec<String> {
        let document = Document::new("a", text);
        let misses = Reader::new().unwrap().near_misses(&document);
        misses.iter().map(|m| format!("{} on {:?}: {}", m.rule, &text[m.words.clone()], m.lacks)).collect()
    }

    #[test]
    fn each_sentence_that_gave_nothing_says_why() {
        for (text, why) in [
            (
                "Tom Adeyemi scored twice. Manager Ivo Hansen broke his leg skiing in February.",
                "hurt_part on \"broke his leg\": nobody whose body it could be (Ivo Hansen is a manager)",
            ),
            (
                "One defender has a groin problem, the club said.",
                "has_ailment on \"groin problem\": nobody whose injury it could be (nobody is named)",
            ),
            (
                "Tom Adeyemi has a knee injury. Nobody was hurt when the team bus broke down.",
                "injured_player on \"hurt\": it is denied or only supposed",
            ),
            (
                "The surgery took three hours.",
                "operated on \"surgery\": nobody who is operated on (nobody is named)",
            ),
            (
                "Mia Lund hurt a knee. The wrist is what everybody asks about.",
                "part_hurts on \"wrist\": nothing says what is wrong with it, if it is Mia Lund’s",
            ),
        ] {
            let said = misses(text);
            assert!(said.iter().any(|line| line == why), "{text}\n{said:#?}");
        }
    }

    #[test]
    fn sentences_that_gave_claims_or_speak_of_other_things_say_nothing() {
        for text in [
            "Tom Adeyemi has a knee injury.",
            "Tom Adeyemi scored the winner in injury time.",
            "United head home with a point and a back line that looks solid.",
            "",
        ] {
            assert_eq!(misses(text), [""; 0], "{text}");
        }
    }
}

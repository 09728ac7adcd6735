//! Whose an ailment is where the clause alone does not tell: struck down, shared in a list, told behind a bracket.

use ledger::Region;

use super::told::named;
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::people::{Form, Kind, Mention, PersonKey};
use crate::rules::Sink;
use crate::scene::{Ailment, Patient, Scene};

/// "Kruger hit me with a kick on the foot": whom the verb of hitting has for its object is hurt, not who hits.
pub(super) fn struck(scene: &Scene<'_>, ailment: &Ailment, patient: Patient) -> Option<Patient> {
    const HITS: &[&str] = &[
        "hit", "kicked", "caught", "struck", "fouled", "tackled", "felled", "elbowed", "punched", "upended",
        "clattered",
    ];
    let Some(by) = patient.mention.clone().filter(|m| m.end <= ailment.tokens.start) else {
        return Some(patient);
    };
    let near = by.end..(by.end + 3).min(ailment.tokens.start);
    let Some(hit) = near.into_iter().find(|&i| scene.is_word(i, HITS)) else { return Some(patient) };
    let passive =
        (by.end..hit).any(|i| scene.function(i).contains(Function::BE) || scene.is_word(i, &["got", "been"]));
    // "caught Brandt but dislocated a finger": a second verb is the subject's own.
    if (hit + 1..ailment.tokens.start).any(|i| scene.is_word(i, &["but", "and"]))
        && scene.phrases(Class::InjuryVerb).any(|(h, _)| {
            h.start as usize >= ailment.tokens.start.saturating_sub(2)
                && (h.start as usize) < ailment.tokens.end
        })
    {
        return Some(patient);
    }
    let object = scene.mentions().find(|(_, m)| m.tokens.start == hit + 1 && !m.possessive);
    match object {
        _ if passive => Some(patient),
        Some((number, _)) => scene.by_mention(number, "whom the verb of hitting has for its object"),
        None if scene.is_word(hit + 1, &["me", "him", "her", "us", "them"]) => None,
        None => Some(patient),
    }
}

/// What a player is who is away or in doubt with a part of the body.
pub(super) const OUT: &[&str] = &["out", "sidelined", "missing", "off", "doubtful", "struggling"];

/// "Kruger and Brandt (both groin)".
pub(super) fn both_in_bracket(scene: &Scene<'_>, start: usize) -> bool {
    scene.is_word(start.wrapping_sub(1), &["both", "all"]) && scene.is_mark(start.wrapping_sub(2), "(")
}

/// "Kruger (two weeks, shoulder)": in the brackets right behind a name, after how long he is out.
pub(super) fn behind_a_length(scene: &Scene<'_>, start: usize) -> bool {
    let open = (start.saturating_sub(5).max(scene.tokens.start)..start)
        .rev()
        .find(|&i| scene.is_mark(i, "(") || scene.is_mark(i, ")"));
    let Some(open) = open.filter(|&i| scene.is_mark(i, "(") && scene.is_mark(start.wrapping_sub(1), ","))
    else {
        return false;
    };
    scene.mentions().any(|(_, m)| m.tokens.end == open) && scene.times(&(open + 1..start)).next().is_some()
}

/// "is out with a hamstring": the part, with no noun behind it, stands for the injury.
pub(super) fn out_with(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let at = if scene.is_word(start, &["a", "an"]) { start } else { start.wrapping_sub(1) };
    let closed = closes(scene, end);
    // "lost Brandt with a hamstring".
    let with = at.wrapping_sub(1);
    let lost = scene.is_word(with, &["with", "to"])
        && scene.mentions().any(|(_, m)| {
            m.tokens.end == with && scene.any_word(m.tokens.start.saturating_sub(3)..m.tokens.start, LOST)
        });
    let led = lost
        || scene.is_word(with, &["with"]) && scene.is_word(at.wrapping_sub(2), OUT)
        || looked_like(scene, at)
        || it_is(scene, ailment, at);
    closed && scene.is_word(at, &["a", "an"]) && (led || kept_out_by(scene, at))
}

/// What stands for a hurt of which somebody says what it is.
pub(super) const IT: &[&str] = &["it", "that"];

/// "It's a hamstring," "it was a calf": what ails somebody, by the muscle's name alone.
fn it_is(scene: &Scene<'_>, ailment: &Ailment, article: usize) -> bool {
    const MUSCLES: &[&str] =
        &["hamstring", "calf", "groin", "quad", "achilles", "adductor", "hip flexor", "thigh"];
    let muscle = ailment.facts.part.as_deref().is_some_and(|p| MUSCLES.contains(&p));
    let is = article.checked_sub(1).filter(|&i| {
        scene.function(i).contains(Function::BE) || scene.is_word(i, &["just", "only", "probably"])
    });
    let verb = is.map(|i| if scene.function(i).contains(Function::BE) { i } else { i.saturating_sub(1) });
    muscle
        && verb
            .is_some_and(|v| scene.function(v).contains(Function::BE) && scene.is_word(v.wrapping_sub(1), IT))
}

/// "Kruger has a rib injury and Brandt a hamstring": behind the injury of the first, and with the verb left out, the part stands for
/// that of the second.
pub(super) fn second_of_two(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const NEAR: usize = 6;
    let Some(name) = scene.gapped(ailment).and_then(|p| p.mention) else { return false };
    let first = |a: &&Ailment| a.tokens.end <= name.start && name.start - a.tokens.end <= NEAR;
    let hurt = scene.ailments.iter().rfind(first).is_some_and(|a| !a.adjective && !a.bare_part);
    // "and Brandt a hand in both goals".
    hurt && closes(scene, ailment.tokens.end)
        && !scene.is_word(ailment.tokens.end, &["in", "for", "of", "to"])
}

/// Whether no noun goes on at a token.
fn closes(scene: &Scene<'_>, end: usize) -> bool {
    let mark = |t: &crate::text::Token| t.is(crate::text::Shape::MARK);
    end >= scene.tokens.end
        || scene.page.surface.tokens.get(end).is_some_and(mark)
        || !scene.function(end).is_empty()
}

/// How a side is left without somebody.
pub(super) const LOST: &[&str] = &["lost", "losing", "lose"];

/// What something is taken for.
pub(super) const LOOKED: &[&str] = &["looked", "appeared", "seemed"];

/// "hobbled away with what looked to be a groin": what it was taken for.
fn looked_like(scene: &Scene<'_>, article: usize) -> bool {
    let like = article.wrapping_sub(1);
    let verb = if scene.is_word(like, &["like"]) { like.wrapping_sub(1) } else { like.wrapping_sub(2) };
    let to_be = scene.is_word(like, &["be"]) && scene.is_word(like.wrapping_sub(1), &["to"]);
    let verb = if to_be { like.wrapping_sub(2) } else { verb };
    (scene.is_word(like, &["like"]) || to_be)
        && scene.is_word(verb, &["looked", "appeared", "seemed", "looks", "appears"])
        && scene.is_word(verb.wrapping_sub(1), &["what"])
        && scene.is_word(verb.wrapping_sub(2), &["with"])
}

/// "was ruled out of the series due to a hamstring", "misses out because of a calf": an absence, and its cause with an article.
fn kept_out_by(scene: &Scene<'_>, article: usize) -> bool {
    const AWAY: &[&str] = &[
        "out", "sidelined", "missing", "misses", "miss", "missed", "withdrew", "withdrawn", "absent",
        "unavailable",
    ];
    let cause = article.wrapping_sub(2);
    let due = scene.is_word(article.wrapping_sub(1), &["to"]) && scene.is_word(cause, &["due", "owing"])
        || scene.is_word(article.wrapping_sub(1), &["of"]) && scene.is_word(cause, &["because"]);
    let from = scene.segment(article).map_or(article, |s| s.tokens.start).max(article.saturating_sub(14));
    due && scene.any_word(from..article, AWAY)
}

/// "Brandt and Costa have a rib and a hamstring injury, respectively": to each his own.
pub(in crate::rules) fn share(scene: &Scene<'_>, ailment: &Ailment, patient: Patient) -> Patient {
    let near = ailment.tokens.end..ailment.tokens.end + 8;
    if patient.persons.len() < 2 {
        return patient;
    }
    // "recover from their respective knee and ankle problems".
    let start = ailment.tokens.start;
    if let Some(word) = (start.saturating_sub(6).max(scene.tokens.start)..ailment.tokens.end)
        .find(|&i| scene.is_word(i, &["respective"]))
    {
        // The word may have been taken for a part of the first one's phrase.
        let all = || {
            scene
                .ailments
                .iter()
                .filter(|a| !a.adjective && a.facts.region != Region::Unspecified && a.tokens.end > word)
        };
        let at =
            all().position(|a| a.tokens == ailment.tokens).filter(|_| all().count() == patient.persons.len());
        return match at.and_then(|n| patient.persons.get(n)) {
            Some(&key) => Patient { persons: vec![key], ..patient },
            None => patient,
        };
    }
    if let Some(own) = in_order(scene, ailment, &patient) {
        return own;
    }
    let Some(word) = near.into_iter().find(|&i| scene.is_word(i, &["respectively"])) else { return patient };
    // "through injury and suspension respectively": the first is hurt.
    let ban = |i: usize| scene.is_word(i, &["suspension", "ban"]);
    let (before, behind) = (start.saturating_sub(3).max(scene.tokens.start)..start, ailment.tokens.end..word);
    if patient.persons.len() == 2 && (before.clone().any(ban) || behind.clone().any(ban)) {
        let at = usize::from(before.into_iter().any(ban));
        return Patient { persons: patient.persons.get(at).copied().into_iter().collect(), ..patient };
    }
    // The last before the word, as many as there are players.
    let named = || {
        scene
            .ailments
            .iter()
            .filter(|a| !a.adjective && a.facts.region != Region::Unspecified && a.tokens.end <= word)
    };
    let Some(skip) = named().count().checked_sub(patient.persons.len()) else { return patient };
    let at = named().skip(skip).position(|a| a.tokens == ailment.tokens);
    match at.and_then(|n| patient.persons.get(n)) {
        Some(&key) => Patient { persons: vec![key], ..patient },
        None => patient,
    }
}

/// "Brandt and Costa withdrew with knee and groin injuries": two players, two parts and one noun for both, each in his turn.
fn in_order(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> Option<Patient> {
    let all: Vec<&Ailment> =
        scene.ailments.iter().filter(|a| !a.adjective && a.facts.region != Region::Unspecified).collect();
    let at = all.iter().position(|a| a.tokens == ailment.tokens)?;
    let pair = |a: &Ailment, b: &Ailment| {
        a.tokens.end + 1 == b.tokens.start
            && scene.is_word(a.tokens.end, &["and"])
            && b.plural
            && a.tokens.len() == 1
            && a.facts.region != b.facts.region
    };
    let turn = match (at.checked_sub(1).and_then(|n| all.get(n)), all.get(at + 1)) {
        (Some(before), _) if pair(before, ailment) => 1,
        (_, Some(behind)) if pair(ailment, behind) => 0,
        _ => return None,
    };
    let first = all.get(at - turn)?.tokens.start;
    let both =
        scene.any_word(first.saturating_sub(8).max(scene.tokens.start)..first, &["both", "all", "each"]);
    let key = *patient.persons.get(turn).filter(|_| patient.persons.len() == 2 && !both)?;
    Some(Patient { persons: vec![key], ..patient.clone() })
}

/// "What had looked like cramp was a torn calf, and Brandt will miss the final": a sentence that names an injury in full and one
/// player, and nobody else, speaks of his.
pub(super) fn alone(scene: &Scene<'_>, ailment: &Ailment) -> Option<Patient> {
    let vague = ailment.weak
        || ailment.plural
        || ailment.bare_part
        || ailment.adjective
        || ailment.facts.region == Region::Unspecified;
    if vague
        || ailment.owner.is_some()
        || scene.any_of(scene.tokens.clone(), words_of!(crate::scene::KIN))
        || scene.crowd(&ailment.tokens)
        || somebody_elses(scene, ailment)
    {
        return None;
    }
    let mut persons: Vec<PersonKey> = scene.mentions().flat_map(|(_, m)| m.persons.iter().copied()).collect();
    persons.sort_unstable();
    persons.dedup();
    let [person] = persons.as_slice() else { return None };
    // "“He has a knee injury,” said Hale": another, whom the text does not name here.
    let third = |m: &Mention| {
        m.form == Form::Pronoun
            && m.persons.is_empty()
            && !m.possessive
            && m.tokens.end <= ailment.tokens.start
    };
    if scene.speaks_of_another(*person, &ailment.tokens) && scene.mentions().any(|(_, m)| third(m)) {
        return None;
    }
    let (_, mention) = scene.mentions().find(|(_, m)| {
        m.persons.len() == 1 && matches!(m.form, Form::Full | Form::Surname | Form::Given | Form::Pronoun)
    })?;
    if faced(scene, mention) {
        return None;
    }
    let known = scene.page.person(*person).is_some_and(|p| matches!(p.kind, Kind::Player | Kind::Other));
    // "'It looks like a hamstring strain,' said Dorn": of whom the sentences before speak.
    let of_another = named(scene, ailment) && scene.speaks_of_another(*person, &ailment.tokens);
    (known && !of_another).then(|| Patient {
        persons,
        mention: Some(mention.tokens.clone()),
        why: "nobody else is named beside it",
    })
}

/// Whether the words say that it is of the times, or of somebody who is not named.
fn somebody_elses(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const CAUGHT: &[&str] = &[
        "tested", "test", "positive", "contracted", "caught", "symptoms", "isolating", "isolation",
        "recovered", "recovering", "suffering", "ill",
    ];
    let covid = |d: &str| d.starts_with("COVID") || d == "coronavirus";
    let (to, his) = (ailment.tokens.end, ailment.tokens.end + 1);
    // "with Covid ravaging the game's finances": of the times, and nobody's.
    ailment.facts.diagnosis.as_deref().is_some_and(covid) && !scene.any_word(scene.tokens.clone(), CAUGHT)
        // "after an ankle injury to his partner, Brandt scored twice": another's.
        || scene.is_word(to, &["to"]) && scene.function(his).contains(Function::POSSESSIVE)
        // "The Colombia international, out with a thigh injury, has been replaced by Brandt": somebody else, whoever that is.
        || scene.mentions().any(|(_, m)| m.form == Form::Epithet && m.persons.is_empty() && !m.possessive)
}

/// "felt the blister while facing Brandt": whoever he faces is another.
fn faced(scene: &Scene<'_>, mention: &Mention) -> bool {
    const FACED: &[&str] = &[
        "facing", "against", "beating", "defeating", "marking", "tackling", "challenging", "chasing",
        "bowling", "pitching", "to",
    ];
    let start = mention.tokens.start;
    scene.any_word(start.saturating_sub(2).max(scene.tokens.start)..start, FACED)
}

/// "Brandt is out of the side. \"It is a calf strain,\" said Dorn": what "it" names is that of the one player whom the sentence before
/// speaks of, or the one before that.
pub(super) fn spoken_of_before(scene: &Scene<'_>, ailment: &Ailment) -> Option<Patient> {
    let muscle = ailment.bare_part && out_with(scene, ailment);
    let vague = !muscle
        && (ailment.weak
            || ailment.plural
            || ailment.bare_part
            || ailment.adjective
            || ailment.facts.region == Region::Unspecified);
    if vague || ailment.owner.is_some() || !(muscle || named(scene, ailment)) || scene.crowd(&ailment.tokens)
    {
        return None;
    }
    let before = scene.page.people.mentions.partition_point(|m| m.tokens.start < scene.tokens.start);
    let last = scene.page.people.mentions.get(..before)?;
    let sentence = |m: &Mention| scene.page.surface.sentence_of(m.tokens.start);
    let players =
        |m: &Mention| m.persons.iter().copied().filter(|&k| scene.may_be_patient(k)).collect::<Vec<_>>();
    let nearest = last
        .iter()
        .rev()
        .find(|m| !players(m).is_empty())
        .and_then(sentence)
        .filter(|s| s + 2 >= scene.index)?;
    let mut persons: Vec<PersonKey> = last
        .iter()
        .rev()
        .take_while(|m| sentence(m).is_some_and(|s| s >= nearest))
        .flat_map(players)
        .collect();
    persons.sort_unstable();
    persons.dedup();
    (persons.len() == 1).then_some(Patient {
        persons,
        mention: None,
        why: "whom the sentences before speak of",
    })
}

/// "Hale played down those injuries", "Hale is hopeful the injury is not too bad": of whom nothing is told but what he thinks of hurts that the
/// sentences before tell of others, has none.
pub(super) fn spoken_of(
    scene: &Scene<'_>,
    ailment: &Ailment,
    patient: Patient,
    sink: &Sink,
) -> Option<Patient> {
    const POINTS: &[&str] = &["the", "those", "these", "that", "this"];
    const MINDED: &[&str] = &[
        "hopeful", "confident", "optimistic", "worried", "concerned", "hopes", "fears", "feared", "hoped",
        "bemoaned", "lamented", "blamed", "cited", "dismissed",
    ];
    const REACH: usize = 6;
    let start = ailment.tokens.start;
    let pointed = scene.is_word(start, POINTS) || scene.is_word(start.wrapping_sub(1), POINTS);
    let Some(by) = patient.mention.clone().filter(|m| m.end <= start && pointed && ailment.bare_injury)
    else {
        return Some(patient);
    };
    let near = by.end..start.min(by.end + REACH);
    let down = near
        .clone()
        .any(|i| scene.is_word(i, &["down"]) && scene.is_word(i.wrapping_sub(1), &["played", "plays"]));
    let minded = down || scene.any_word(near, MINDED);
    if !minded || sink.hurt(&patient.persons) {
        return Some(patient);
    }
    // "is hopeful the injury is not too bad after Brandt twisted a knee": whose it is, is told behind.
    let hurt_behind = scene.ailments.iter().any(|a| {
        let own = || scene.segment(a.tokens.start).and_then(|s| s.subject).and_then(|s| scene.mention(s));
        a.tokens.start > ailment.tokens.end
            && own().is_some_and(|m| {
                m.tokens.start > ailment.tokens.end && !m.persons.iter().any(|p| patient.persons.contains(p))
            })
    });
    if hurt_behind {
        return None;
    }
    let others = scene.topic.iter().any(|&k| scene.may_be_patient(k) && !patient.persons.contains(&k));
    (!others).then_some(patient)
}

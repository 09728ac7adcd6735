//! The same ailment once more: another's, his own that got worse or came again, or one that was told before.

use ledger::{ClaimValue, InjuryFacts, Pathology, Phase, Region};

use super::SAME;
use crate::lexicon::Class;
use crate::rules::{Draft, Sink};
use crate::scene::{Ailment, Patient, Scene};

/// "Ruiz tore a knee ligament in May and Lund suffered the same injury in June": what was told of another before.
pub(super) fn another_s(
    scene: &Scene<'_>,
    ailment: &Ailment,
    patient: &Patient,
    sink: &Sink,
) -> Option<InjuryFacts> {
    let from = ailment.tokens.start.saturating_sub(1).max(scene.tokens.start);
    // "a similar problem" names as little as "a similar injury".
    let ill = ailment.facts.region == Region::Illness;
    let vague = ailment.bare_injury
        || (ill || ailment.facts.region == Region::Unspecified) && ailment.facts.diagnosis.is_none();
    // "faced a similar problem with his contract": none of the body.
    let of_what = ailment.weak && scene.is_word(ailment.tokens.end, &["with", "at", "over", "regarding"]);
    if !vague || of_what || !scene.any_word(from..ailment.tokens.end, SAME) {
        return None;
    }
    let placed = |d: &&Draft| matches!(&d.value, ClaimValue::Injury(f) if f.region != Region::Unspecified && (!ill || f.region == Region::Illness));
    let told = || sink.drafts.iter().rev().take(LATEST).filter(placed);
    let his = |d: &Draft| d.persons.iter().any(|k| patient.persons.contains(k));
    // "spent a month out with a similar problem last season": of the same place as his own of now, and another.
    let alike = scene.any_word(from..ailment.tokens.end, &["similar"])
        && scene.past_time(&(ailment.tokens.end..scene.tokens.end)).is_some_and(|w| !scene.fresh(w));
    if let Some(ClaimValue::Injury(of)) = told()
        .take_while(|d| d.sentence + 1 >= scene.index)
        .find(|d| his(d))
        .map(|d| &d.value)
        .filter(|_| alike)
    {
        return Some(InjuryFacts {
            region: of.region,
            part: of.part.clone(),
            pathology: of.pathology,
            ..InjuryFacts::default()
        });
    }
    // "has suffered the same problem again": his own, that was told before.
    let same = scene.any_word(from..ailment.tokens.end, &["same"]);
    if told().any(his)
        || same && sink.hurt(&patient.persons) && !sink.hurt_first_in(&patient.persons, scene.index)
    {
        return None;
    }
    let near = || {
        told()
            .take_while(|d| d.sentence + 1 >= scene.index)
            .filter(|d| d.polarity == ledger::Polarity::Affirmed && d.evidence.end <= ailment.tokens.end)
    };
    let facts = |d: &'_ Draft| match &d.value {
        ClaimValue::Injury(facts) => Some(facts.clone()),
        _ => None,
    };
    // Of several that tell of the hurt, the one that names it.
    let last = near().next();
    let of_it = |d: &&Draft| last.is_some_and(|l| l.sentence == d.sentence && l.persons == d.persons);
    let place = last.and_then(facts).map(|f| f.region);
    let named = near()
        .filter(of_it)
        .filter_map(facts)
        .find(|f| Some(f.region) == place && f.pathology != Pathology::Unspecified);
    let read = named.or_else(|| last.and_then(facts));
    read.or_else(|| torn_before(scene, ailment, patient))
}

/// "after tearing a hamstring, while Pike has a similar problem": the part that a verb of the same sentence hurt, which another rule reads.
fn torn_before(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> Option<InjuryFacts> {
    const REACH: usize = 3;
    let hurts = |a: &&Ailment| {
        scene.phrases(Class::InjuryVerb).any(|(h, e)| {
            let end = h.end as usize;
            e.column(3).contains("object_body") && end <= a.tokens.start && a.tokens.start - end <= REACH
        })
    };
    let before = scene.ailments.iter().rev().filter(|a| a.tokens.end <= ailment.tokens.start && a.bare_part);
    let found =
        before.filter(hurts).find(|a| !matches!(a.facts.region, Region::Unspecified | Region::Illness))?;
    let own = scene.owner_or_subject(found, &found.tokens)?;
    (!own.persons.iter().any(|k| patient.persons.contains(k))).then(|| found.facts.clone())
}

/// So many of the latest drafts tell what "the same" may be the same as.
const LATEST: usize = 48;

/// "Lund and Ruiz are out with the same virus": the same as each other's, and neither's a second time.
pub(super) fn shared(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> bool {
    let near = ailment.tokens.start.saturating_sub(3).max(scene.tokens.start)..ailment.tokens.end;
    patient.persons.len() > 1 && scene.any_word(near, SAME)
}

/// "the injury", "that problem": a definite noun and nothing else, which points back.
pub(super) fn told_before(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const POINTING: &[&str] = &["the", "that", "this"];
    let at = ailment.tokens.start;
    let bare = ailment.facts.region == Region::Unspecified && ailment.facts.diagnosis.is_none();
    bare && (scene.is_word(at, POINTING) || scene.is_word(at.wrapping_sub(1), POINTING))
}

/// "the injury", "a recurrence": a noun that names no part, since the part was told before.
pub(super) fn points_back(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let recurs = scene.any_word(ailment.tokens.clone(), &["recurrence", "recurrences"]);
    ailment.facts.region == Region::Unspecified
        && ailment.facts.diagnosis.is_none()
        && (told_before(scene, ailment) || recurs)
}

/// The part of these persons that this sentence or the one before told of, if it is one.
pub(super) fn part_just_told(sink: &Sink, patient: &Patient, here: usize) -> Region {
    const LATEST: usize = 24;
    let own = sink
        .drafts
        .iter()
        .rev()
        .take(LATEST)
        .take_while(|d| d.sentence + 1 >= here)
        .filter(|d| d.persons == patient.persons);
    let mut regions = own.filter_map(|d| match &d.value {
        ClaimValue::Injury(facts) if facts.region != Region::Unspecified => Some(facts.region),
        _ => None,
    });
    let first = regions.next().unwrap_or(Region::Unspecified);
    if regions.all(|r| r == first) { first } else { Region::Unspecified }
}

/// "aggravated the injury": one that the sentence, or a sentence before, has named.
pub(super) fn aggravated(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, sink: &Sink) -> bool {
    const WORSE: &[&str] =
        &["aggravated", "aggravating", "exacerbated", "worsened", "re-aggravated", "reaggravated"];
    const LATEST: usize = 24;
    let start = ailment.tokens.start;
    let worse = scene.any_word(start.saturating_sub(3).max(scene.tokens.start)..start + 1, WORSE);
    // Of one whose first day nobody tells, the day on which it got worse is all there is.
    let here = scene.ailments.iter().any(|a| {
        a.tokens.end <= start
            && a.facts.region != Region::Unspecified
            && scene.past_time(&(a.tokens.end..start)).is_some()
    });
    let told = |d: &Draft| {
        d.persons == patient.persons
            && d.when.is_some()
            && matches!(&d.value, ClaimValue::Injury(f) if f.region != Region::Unspecified)
    };
    worse && told_before(scene, ailment) && (here || sink.drafts.iter().rev().take(LATEST).any(told))
}

/// "his troublesome hamstring went again": what the noun names has come back.
pub(super) fn gone_again(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const ASIDE: usize = 14;
    let end = ailment.tokens.end;
    // "his Achilles injury, which dates back to the autumn, has flared up again".
    let behind = scene
        .is_mark(end, ",")
        .then(|| (end + 1..(end + ASIDE).min(scene.tokens.end)).find(|&i| scene.is_mark(i, ",")))
        .flatten();
    scene.phrases(Class::InjuryVerb).any(|(h, e)| {
        let last = h.end as usize;
        let start = h.start as usize;
        e.column(3).contains("subject_body")
            && ((end..end + 3).contains(&start) || behind.is_some_and(|b| (b..b + 4).contains(&start)))
            && (scene.is_word(last, &["again"]) || scene.is_word(last.wrapping_sub(1), &["again"]))
    })
}

/// "was out for three months with an unrelated knee injury": where it was, if it is over and expressly another than the one told before.
pub(super) fn told_apart(scene: &Scene<'_>, ailment: &Ailment, found: &Draft) -> Option<Region> {
    const APART: &[&str] = &["unrelated", "separate", "different"];
    let words = ailment.tokens.start.saturating_sub(1).max(scene.tokens.start)..ailment.tokens.end;
    match &found.value {
        ClaimValue::Injury(facts) if facts.phase == Some(Phase::Past) && scene.any_word(words, APART) => {
            Some(facts.region).filter(|r| *r != Region::Unspecified)
        }
        _ => None,
    }
}

/// "compared his broken foot to the similar injuries suffered by Lund and Ruiz": what is compared with the news was before it.
pub(super) fn compared(scene: &Scene<'_>, ailment: &Ailment) -> Option<Phase> {
    const COMPARES: &[&str] = &["compared", "compares", "comparing", "likened", "likens", "likening"];
    let before = scene.tokens.start..ailment.tokens.start;
    let by = scene.any_word(ailment.tokens.end..ailment.tokens.end + 3, &["by"]);
    (by && scene.any_word(before, COMPARES)).then_some(Phase::Past)
}

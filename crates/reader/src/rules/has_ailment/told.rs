//! What ties an ailment to whoever has it: whether the sentence says that it is there, was there, or might have been.

use ledger::{Certainty, Pathology, Phase, Region};

use crate::grammar::{Function, Tense};
use crate::lexicon::Class;
use crate::rules::fit_again;
use crate::rules::history::{before_the_latest, career_spoiled, earlier, has_troubled, history, over_the_years};
use crate::scene::{Ailment, Patient, Scene, Side};

/// How the words around an ailment tie it to the player.
pub(super) struct Tie {
    pub(super) phase: Option<Phase>,
    pub(super) certainty: Certainty,
    pub(super) denied: bool,
}

/// The relation of player and ailment, or `None` when there is none.
pub(super) fn tie(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient, bracket: bool) -> Option<Tie> {
    // "denied that he has a knee problem": who says so is believed, and not who reported it.
    let refuted = scene.denied_talk(ailment.tokens.start) && ailment.facts.region != Region::Unspecified;
    // "without knee victim Kruger": he is denied to the side, and not the hurt to him.
    let bearer = scene.is_word(ailment.tokens.end, crate::scene::BEARERS);
    let denied = refuted || scene.negated(&ailment.tokens) && !bearer && !because(scene, ailment) && !risked(scene, ailment) && !gave_up(scene, ailment);
    // A scare is one because it may turn out to be nothing.
    let scare = ailment.tokens.clone().any(|i| scene.is_word(i, &["scare", "scares", "fear", "fears"]));
    let certainty = match scene.certainty(&ailment.tokens) {
        _ if scare => Certainty::Speculated,
        Certainty::Hoped if reason_of_absence(scene, ailment) => Certainty::Stated,
        certainty => certainty,
    };
    let relation = relation(scene, ailment, patient);
    let tense = scene.segment(ailment.tokens.start).map_or(Tense::None, |s| s.verb.tense);
    let over = match relation.as_deref() {
        // "is expected back from a knee injury", "before he is back from it": not over yet.
        Some("over") if back_to_the_side(scene, ailment) => true,
        Some("over") => !matches!(tense, Tense::Modal | Tense::Future) && !scene.return_awaited(&ailment.tokens) && !still_to_come(scene, ailment) && !failed_to(scene, ailment) && !only_just(scene, ailment),
        // What somebody bore in the past is told because it is over: "he was hampered by a knee injury".
        // "hampered by a hamstring injury, she could not go on": what stopped her in the end is not over.
        // "will play on despite a broken finger": not over, whatever the participle looks like.
        Some("bears") => matches!(tense, Tense::Past | Tense::PastPerfect) && !may_yet(scene, ailment) && !borne_now(scene, ailment) && !reported(scene, ailment) && !stopped(scene, ailment) && !struck_down(scene, ailment)
            || before_the_latest(scene, ailment) || over_the_years(scene, ailment) || career_spoiled(scene, ailment) || has_troubled(scene, ailment),
        // "is gradually getting over the ankle injury that has dogged him all season".
        Some("recovering") if tense == Tense::Present && scene.is_word(ailment.tokens.start.wrapping_sub(2), &["over", "off"]) => false,
        _ => history(scene, ailment),
    };
    // "Rovers overcame a first-half injury to Brandt": who got over it is not who has it.
    let befell = scene.is_word(ailment.tokens.end, &["to"]) && patient.mention.as_ref().is_some_and(|m| m.start > ailment.tokens.end);
    let over = over && !(befell && relation.as_deref() == Some("over"));
    // "had his appendix removed on Sunday": the verb is the operation's.
    let operated = scene.phrases(Class::Surgery).any(|(h, _)| (h.start as usize) < ailment.tokens.end && ailment.tokens.start < h.end as usize);
    let over = over && !(operated && scene.past_time(&scene.tokens).is_some_and(|d| scene.fresh(d)));
    // "has not recovered from a knee injury": what is not over is still there.
    let recovered = relation.as_deref().is_some_and(|r| matches!(r, "over" | "recovering") || unrecovered(scene, ailment));
    // "has still not recovered from a stiff neck but is likely to play": he has it, whether he plays or not.
    let unrecovered_yet = denied && recovered && matches!(tense, Tense::Perfect | Tense::Present) && !denied_before(scene, ailment);
    let (over, denied) = match (denied, recovered) {
        // "had not bowled enough following a return from a knee injury": the denial is another verb's.
        (true, true) if over && denied_before(scene, ailment) => (true, false),
        (true, true) => (false, false),
        _ => (over, denied),
    };
    let owned = ailment.owner.is_some() || bracket || relation.is_some() || named(scene, ailment) || occurred(scene, ailment) || found_by_a_scan(scene, ailment);
    let bound = owned || !matches!(patient.why, "whom the sentences before speak of");
    // A weak word ("a problem", "a virus") needs a word that says that somebody has it.
    // Several persons have several injuries ("injuries to Lund and Ruiz").
    // "hit by injuries": in the plural, and with nothing that says whose, they are nobody's.
    let whose = owned || earlier(scene, ailment) || !(ailment.plural && ailment.bare_injury) || patient.persons.len() > 1 || patient.why == "whom the injury befell" || suffered_by(scene, ailment) || scene.segment(ailment.tokens.start).is_some_and(|s| s.own_subject || s.verb.at.is_none() && s.link != crate::grammar::Link::Main);
    // "did not train due to flu".
    let sick = ailment.facts.region == Region::Illness
        && !scene.is_word(ailment.tokens.end, &["in", "of", "on"])
        && (ailment.tokens.start.saturating_sub(3).max(scene.tokens.start)..ailment.tokens.start)
            .any(|i| scene.is_word(i, &["due", "because", "owing"]) && scene.is_word(i + 1, &["to", "of"]));
    let enough = whose && !ailment.weak || bracket || sick || patient.why == "whom the injury kept out" || relation.is_some() || (ailment.owner.is_some() && ailment.facts.region != Region::Unspecified);
    // "has a back injury": the present tells that it is there, even of somebody who plays.
    let there = !over && relation.as_deref().is_none_or(|r| r == "bears") && !denied && !ailment.weak && (borne_now(scene, ailment) || withdrew_with(scene, ailment));
    let phase = over.then_some(Phase::Past).or((there || unrecovered_yet).then_some(Phase::Current));
    (bound && enough).then_some(Tie { phase, certainty, denied })
}

/// "has a sore leg. A scan showed a calf tear": what a scan shows somebody has.
fn found_by_a_scan(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const SCANS: &[&str] = &["scan", "scans", "x-ray", "x-rays", "mri", "tests", "examination"];
    const SHOWED: &[&str] = &["showed", "shows", "revealed", "reveals", "found", "confirmed", "detected", "uncovered", "shown"];
    let start = ailment.tokens.start;
    let near = start.saturating_sub(7).max(scene.tokens.start)..start;
    let showed = near.clone().rev().find(|&i| scene.is_word(i, SHOWED));
    !ailment.weak
        && !matches!(ailment.facts.region, Region::Illness | Region::Unspecified)
        && showed.is_some_and(|at| scene.any_word(near.start..at, SCANS) && !(at + 1..start).any(|i| scene.function(i).contains(Function::CONJ)))
}

/// "hampered by a foot injury since January, withdrew on Monday": so he has it still.
fn withdrew_with(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let since = scene.is_word(ailment.tokens.end, &["since"]);
    since && scene.phrases(Class::AbsencePhrase).any(|(h, e)| h.start as usize >= ailment.tokens.end && e.column(0) == "withdrew")
}

/// Whether words behind the ailment tell that somebody went off or gave up.
fn stopped(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let left = scene.phrases(Class::Event).any(|(h, e)| h.start as usize >= ailment.tokens.end && matches!(e.column(0), "went_off" | "forced_off" | "carried_off"));
    left || withdrew_with(scene, ailment)
}

/// "pulled out because of injuries sustained in a crash": the clause before says who has them.
fn suffered_by(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let (start, end) = (ailment.tokens.start, ailment.tokens.end);
    let cause = (start.saturating_sub(3).max(scene.tokens.start)..start).any(|i| scene.is_word(i, &["because", "due", "owing", "with", "through"]));
    let suffered = scene.is_word(end, &["sustained", "suffered", "received"])
        || scene.is_word(end, &["that", "which", "he", "she"]) && scene.any_word(end + 1..end + 4, &["sustained", "suffered", "received", "picked"]);
    cause && suffered
}

/// "Hale said that Dorn was nursing a calf strain": the past is that of whoever said so, where nothing tells of another time.
fn reported(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const SAID: &[&str] = &["said", "revealed", "admitted", "confirmed", "told", "insisted", "explained", "announced", "disclosed", "conceded"];
    const THEN: &[&str] = &["when", "while", "as", "then", "before", "until", "during", "throughout", "earlier", "previously", "once", "in", "at", "for"];
    let start = ailment.tokens.start;
    let Some(segment) = scene.segment(start) else { return false };
    let said = scene.page.quotes.attribution_at(start).filter(|a| a.verb < segment.tokens.start && scene.is_word(a.verb, SAID));
    let bears = segment.verb.at.is_some_and(|v| scene.function(v).contains(Function::BE) && segment.verb.tense == Tense::Past);
    said.is_some() && bears && scene.past_time(&scene.tokens).is_none() && !scene.any_word(ailment.tokens.end..scene.tokens.end, THEN)
}

/// "has a groin strain", "continues to struggle with the strain suffered in January", "while playing with a broken finger": borne as
/// the report is made, by the verb of bearing and whatever stands behind it.
fn borne_now(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    // "has been battling a virus since January": the perfect, and a time since which it is so.
    let since = (ailment.tokens.end..ailment.tokens.end + 3).any(|i| scene.is_word(i, &["since"]));
    // "plagued by injuries since his move": one after the other, and perhaps none now.
    if since && !(ailment.bare_injury && ailment.plural) && scene.segment(start).is_some_and(|s| s.verb.tense == Tense::Perfect && s.verb.at.is_some_and(|v| v < start)) {
        return true;
    }
    let has = (start.saturating_sub(4).max(scene.tokens.start)..start).rev().find(|&i| scene.is_word(i, &["has", "have"]));
    // "has a": no auxiliary.
    let owns = |i: usize| scene.segment(i).is_some_and(|s| s.verb.at == Some(i)) && scene.function(i + 1).contains(Function::DETERMINER);
    // "who has a knee injury, has been cleared to play" has had it.
    let cleared = |h: &crate::lexicon::Hit| (h.start as usize).abs_diff(ailment.tokens.end) < 16;
    let fit = || scene.phrases(Class::FitPhrase).any(|(h, e)| e.column(1) == "62" && cleared(h)) || scene.phrases(Class::RecoverPhrase).any(|(h, e)| e.column(0) == "over" && cleared(h));
    if has.is_some_and(|i| !fit() && owns(i) && (i + 1..start).all(|j| !scene.function(j).intersects(Function::VERB | Function::PREPOSITION))) {
        return true;
    }
    bearing(scene, ailment).is_some()
}

/// "will play on despite a broken finger": an auxiliary of what is to come stands before the hurt.
fn may_yet(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 6;
    scene.any_word(ailment.tokens.start.saturating_sub(REACH).max(scene.tokens.start)..ailment.tokens.start, &["will", "'ll", "can", "could", "may"])
}

/// "was hit by a knee injury in the warm-up": how he came by it, unless that was long ago.
fn struck_down(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const REACH: usize = 5;
    let start = ailment.tokens.start;
    let struck = (start.saturating_sub(REACH).max(scene.tokens.start)..start).rev().find(|&i| scene.is_word(i, &["hit", "struck", "floored"]));
    struck.is_some_and(|i| {
        let by = scene.is_word(i + 1, &["by"]) || scene.is_word(i + 1, &["down"]);
        let told = scene.segment(i).map_or(i..start, |s| s.tokens.clone());
        by && !ailment.plural && !history(scene, ailment) && !scene.tells_long_over(&told)
    })
}

/// "is nursing a calf strain", "has been battling a back problem": who plays or trains with a hurt as well as it lets him. Whether he
/// plays next is open.
pub(super) fn hindered(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const HINDERS: &[&str] = &[
        "nursing", "nurses", "nurse", "carrying", "carries", "carry", "battling", "battles", "battle", "struggling", "struggles", "struggle",
        "troubled", "bothered", "hampered", "hindered", "managing", "manages",
    ];
    bearing(scene, ailment).is_some_and(|words| scene.any_word(words, HINDERS))
}

/// The words of bearing a hurt as the report is made.
fn bearing(scene: &Scene<'_>, ailment: &Ailment) -> Option<std::ops::Range<usize>> {
    const BEARS: &[&str] = &["has", "have", "carries", "is", "are", "'s", "’s", "’re", "'re", "continues", "continue", "remains", "remain", "still"];
    // In the clause of the hurt, or the one that it hangs on: "Dorn is struggling and Hale has not recovered from a knock".
    let own = scene.segment(ailment.tokens.start).filter(|s| s.own_subject && s.verb.at.is_some()).map_or(0, |s| s.tokens.start);
    let near = ailment.tokens.start.saturating_sub(12).max(scene.tokens.start).max(own)..ailment.tokens.start;
    let phrase = scene.phrases(Class::RecoverPhrase).filter(|(h, e)| near.contains(&(h.start as usize)) && e.column(0) == "bears").last();
    let words = phrase?.0.tokens();
    if scene.is_word(words.start, &["playing"]) {
        let now = !scene.told_long_ago(words.start) && scene.any_word(words.start.saturating_sub(1)..words.start, &["while", "whilst", "despite", "been", "is", "are"]);
        return now.then_some(words);
    }
    let from = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
    let now = scene.is_word(words.start, BEARS) || scene.is_word(words.start, &["carries", "struggles", "suffers", "battles", "manages", "nurses"])
        || scene.is_word(words.start, &["suffering", "nursing", "carrying", "struggling", "struggle", "battling", "troubled", "bothered", "hampered", "hindered"]) && scene.any_word(from.clone(), BEARS);
    // "would have to continue his wait after struggling with injury": what he goes on with is no hurt.
    let now = now && !scene.is_word(words.start.wrapping_sub(1), &["after", "following", "despite"]);
    let now = now && !scene.any_word(from, &["will", "may", "might", "could", "who've", "had", "was", "were"])
        // "has had", "has been": told of what was, too.
        && !scene.is_word(words.end, &["had", "been"]);
    now.then_some(words)
}

/// "could be out for six weeks with a broken foot": only how long is supposed.
fn reason_of_absence(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const HEDGED: &[&str] = &["suspected", "possible", "feared", "potential", "apparent"];
    let start = ailment.tokens.start;
    let near = start.saturating_sub(4).max(scene.tokens.start)..start;
    let Some(with) = near.clone().rev().find(|&i| scene.is_word(i, &["with", "after", "following", "because", "due"])) else {
        return false;
    };
    const REACH: usize = 24;
    let from = scene.segment(with).map_or(with, |s| s.tokens.start).max(with.saturating_sub(REACH));
    scene.any_word(from..with, &["out", "miss", "sidelined", "missing", "absent"]) && !scene.any_word(near.start..ailment.tokens.end, HEDGED)
}

/// "may make his comeback after an ankle injury in Saturday's tie": what stands behind it in the clause tells of the comeback.
pub(super) fn comeback_ahead(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let Some(segment) = scene.segment(ailment.tokens.start) else { return false };
    let before = segment.tokens.start..ailment.tokens.start;
    let behind = ailment.tokens.end..segment.tokens.end;
    let from = scene.segment(segment.tokens.start.wrapping_sub(1)).filter(|_| scene.is_word(segment.tokens.start, &["after", "following", "from"]));
    let main = from.filter(|s| s.tokens.end <= segment.tokens.start).unwrap_or(segment);
    let before = main.tokens.start.min(before.start)..before.end;
    matches!(main.verb.tense, Tense::Modal | Tense::Future)
        && scene.any_word(before, &["comeback", "return", "back"])
        && !scene.any_word(behind, &["suffered", "sustained", "picked", "received"])
}

/// Whether the getting over it, told right before the ailment, is ahead or only supposed.
pub(super) fn still_to_come(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    if scene.had_back(&ailment.tokens).is_some_and(|(_, ahead)| ahead) || scene.hope_lost(ailment.tokens.start) {
        return true;
    }
    let near = ailment.tokens.start.saturating_sub(8)..ailment.tokens.start;
    let phrase = scene.phrases(Class::RecoverPhrase).filter(|(h, e)| near.contains(&(h.start as usize)) && e.column(0) == "over");
    phrase.last().is_some_and(|(h, _)| {
        if scene.when_back(h.start as usize) || nearly(scene, h.start as usize) {
            return true;
        }
        let stance = scene.stance(&h.tokens());
        let aimed = scene.is_word(h.tokens().start.wrapping_sub(1), &["expected", "due"]);
        aimed || stance.side == Side::Ahead || (stance.supposed && stance.side != Side::Past)
    })
}

/// "is almost fit again", "has virtually recovered": right before the words.
pub(in crate::rules) fn nearly(scene: &Scene<'_>, at: usize) -> bool {
    const NEARLY: &[&str] = &["almost", "nearly", "virtually", "practically"];
    let before = at.wrapping_sub(1);
    scene.is_word(before, NEARLY) || scene.is_word(before, &["fully", "fit", "completely", "back"]) && scene.is_word(before.wrapping_sub(1), NEARLY)
}

/// "will return to the squad following his recovery from flu": the recovery is behind him, where no later day is told.
fn back_to_the_side(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(6).max(scene.tokens.start)..ailment.tokens.start;
    let recovery = near.into_iter().find(|&i| scene.is_word(i, &["recovery"]));
    let behind = recovery.is_some_and(|r| scene.any_word(r.saturating_sub(2)..r, &["after", "following"]));
    let side = recovery.is_some_and(|r| {
        scene.any_word(scene.tokens.start..r, &["squad", "side", "team", "line-up", "lineup", "bench"])
    });
    behind && side && scene.times(&scene.tokens).next().is_none()
}

/// "Is only just returning from a broken leg": on the way back.
fn only_just(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(4).max(scene.tokens.start + 1)..ailment.tokens.start;
    let mut near = near;
    near.any(|i| scene.is_word(i, &["returning"]) && scene.is_word(i.wrapping_sub(1), &["just", "only"]))
}

/// "Failed to return from a head injury assessment".
fn failed_to(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(7)..ailment.tokens.start;
    let tried = near.clone().any(|i| scene.is_word(i, fit_again::TRIED) && scene.is_word(i + 1, &["to"]));
    (tried || scene.any_word(near.clone(), fit_again::FAILED)) && scene.any_word(near, &["return", "recover"])
}

/// "Did not make the squad due to injury": what is denied is the squad, and the injury is why.
pub(super) fn because(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let near = start.saturating_sub(4).max(scene.tokens.start)..start;
    // "were without several players through injury": that they are there is denied.
    let without = |i: usize| {
        scene.is_word(i, &["through"]) && scene.any_word(i.saturating_sub(8).max(scene.tokens.start)..i, crate::scene::WITHOUT)
    };
    let cause = near.rev().find(|&i| scene.is_word(i, &["due", "because", "owing"]) || without(i));
    let verb = scene.segment(start).and_then(|s| s.verb.at);
    let negated = |i: usize| scene.function(i).contains(Function::NEGATION);
    // "have not missed a game due to injury": then the injury is denied.
    let missed = scene.any_word(start.saturating_sub(12).max(scene.tokens.start)..start, &["miss", "missed", "missing", "absent", "sidelined", "lost", "suffered"]);
    // "not due to injury", "not just because of it", while "did not play due to injury" denies the playing.
    let degree = |i: usize| usize::from(scene.is_word(i, &["just", "only", "simply", "solely", "merely", "purely", "necessarily"]));
    let denied = |c: usize| negated(c.wrapping_sub(1 + degree(c.wrapping_sub(1)))) || (c..start).any(negated);
    !missed && cause.is_some_and(|c| verb.is_none_or(|v| v < c) && !denied(c))
}

/// "Could not continue with a calf strain": what is denied is going on.
fn gave_up(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let start = ailment.tokens.start;
    let behind = |h: &crate::lexicon::Hit| {
        let end = h.end as usize;
        end <= start && start - end <= 3 && scene.is_word(end, &["with", "because", "after", "through"])
    };
    scene.phrases(Class::Event).any(|(h, _)| behind(h))
}

/// "Will not risk aggravating the knee injury": what is not risked is no new one.
fn risked(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const MADE_WORSE: &[&str] = &["aggravating", "aggravate", "worsening", "worsen", "exacerbating", "exacerbate"];
    let start = ailment.tokens.start;
    scene.any_word(start.saturating_sub(3).max(scene.tokens.start)..start, MADE_WORSE)
}

/// Whether what is denied ended before the return that the words tell of: "following", "after" stands between.
fn denied_before(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let from = ailment.tokens.start.saturating_sub(12).max(scene.tokens.start);
    let negated = (from..ailment.tokens.start).rev().find(|&i| scene.function(i).contains(Function::NEGATION));
    negated.is_some_and(|n| {
        (n + 1..ailment.tokens.start).any(|i| {
            scene.is_word(i, &["following", "after", "since"])
                && scene.any_word(i + 1..(i + 4).min(ailment.tokens.start), &["return", "returning", "comeback", "recovery", "recovering"])
        })
    })
}

/// "Has not recovered from …": the denial belongs to the recovery.
fn unrecovered(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let near = ailment.tokens.start.saturating_sub(8)..ailment.tokens.start;
    scene.phrases(Class::RecoverPhrase).any(|(h, _)| {
        near.contains(&(h.start as usize)) && h.tokens().any(|i| scene.function(i).contains(crate::grammar::Function::NEGATION))
    })
}

/// "It is a bad ankle sprain", "it could be a torn calf", "it looks like a hamstring strain": what was spoken of gets its name.
pub(super) fn named(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const LIKE: &[&str] = &["looks", "looked", "look", "sounds", "sounded", "seems", "seemed", "feels", "felt"];
    const ADVERBS: &[&str] = &["probably", "likely", "just", "only", "possibly", "certainly", "definitely", "now", "also"];
    let start = ailment.tokens.start;
    let is = |i: usize| {
        scene.function(i).contains(Function::BE) && i + 3 >= start || scene.is_word(i, LIKE) && scene.is_word(i + 1, &["like"])
    };
    let Some(mut at) = (start.saturating_sub(4).max(scene.tokens.start)..start).rev().find(|&i| is(i)) else { return false };
    while at > scene.tokens.start
        && (scene.function(at - 1).intersects(Function::MODAL | Function::FUTURE) || scene.is_word(at - 1, ADVERBS))
    {
        at -= 1;
    }
    !ailment.weak && scene.is_word(at.wrapping_sub(1), &["it", "that", "this", "injury", "problem", "diagnosis"])
}

/// "The injury occurred on Friday in a defeat": of whom the sentences before speak.
pub(super) fn occurred(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    let end = ailment.tokens.end;
    let the = scene.is_word(ailment.tokens.start.wrapping_sub(1), &["the", "this"]);
    let came = scene.is_word(end, &["occurred", "happened", "flared", "resurfaced", "recurred"]) || (scene.is_word(end, &["came"]) && scene.is_word(end + 1, &["in", "on", "during", "when"]));
    the && came && !ailment.plural
}

/// The relation that the words right before the ailment state: `has`, `had`, `over`, `recovering`.
pub(super) fn relation(scene: &Scene<'_>, ailment: &Ailment, patient: &Patient) -> Option<String> {
    let segment = scene.segment(ailment.tokens.start)?;
    let from = patient.mention.as_ref().map_or(segment.tokens.start, |m| m.end.min(segment.tokens.start));
    let range = from.max(ailment.tokens.start.saturating_sub(12))..ailment.tokens.start;
    scene
        .phrases(Class::RecoverPhrase)
        .filter(|(h, _)| range.start <= h.start as usize && h.end as usize <= range.end)
        // Nothing but the noun's own modifiers may stand between ("took medicine to cure an infection" tells another thing).
        .filter(|(h, _)| {
            let apart = |i: usize| {
                scene.function(i).intersects(Function::PREPOSITION | Function::MODAL | Function::BE) && !scene.is_word(i, &["of"])
            };
            !(h.end as usize..range.end).any(apart)
        })
        .last()
        .map(|(_, e)| e.column(0).to_owned())
}

/// "will only need surgery on his broken finger if the bone moves": what is his, he has, whatever is supposed of it.
pub(super) fn his_own(scene: &Scene<'_>, ailment: &Ailment) -> bool {
    const AGAIN: &[&str] = &["recur", "recurs", "recurred", "return", "returns", "flare", "flares", "again", "old", "previous"];
    const REACH: usize = 6;
    let named = ailment.facts.pathology != Pathology::Unspecified && ailment.facts.region != Region::Unspecified;
    let near = ailment.tokens.start.saturating_sub(3).max(scene.tokens.start)..ailment.tokens.end + REACH;
    named && ailment.owner.is_some() && !ailment.bare_part && !ailment.weak && !scene.any_word(near, AGAIN)
}

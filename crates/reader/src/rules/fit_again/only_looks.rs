//! What only looks like a recovery: somebody else's, a place's or a match's, or one that is still on its way.

use std::ops::Range;

use super::{FAILED, HEALTH, STEP};
use crate::grammar::Function;
use crate::lexicon::{Class, Entry, Hit};
use crate::people::Form;
use crate::rules::reached_rung;
use crate::scene::{Ailment, Patient, Scene};
use crate::text::Shape;

/// "their first game since his injury", "returned to team training", "is back from Australia": no recovery of anybody's.
pub(super) fn none(scene: &Scene<'_>, words: &Range<usize>, entry: &Entry) -> bool {
    // "in their first game since his injury": the team's.
    scene.any_word(words.clone(), &["first"])
        && scene.is_word(words.start.wrapping_sub(1), &["their", "its", "our"])
        || entry.column(2) == "bare" && back_to_something(scene, words)
        || fits_into(scene, words)
        || team_training(scene, words)
        || a_back(scene, words)
        || fit_squad(scene, words)
        || only_fit(scene, words)
        // "the World Cup, which starts in June".
        || scene.is_word(words.start, &["starts", "start", "started"])
            && scene.is_word(words.start.wrapping_sub(1), &["which", "that"])
        || ever_fit(scene, words)
        // "has been fit all season": never hurt.
        || scene.is_word(words.end, &["all", "throughout"])
            && scene.any_word(words.end + 1..words.end + 3, &["season", "year", "campaign", "tour", "term"])
        || over_no_hurt(scene, words)
        || available_ones(scene, words)
        // "is back from Australia", "returned from the tour": from a place, and no hurt.
        || entry.column(2) == "injury" && from_a_place(scene, words)
        || home_with_a_hurt(scene, words)
        || other_reason(scene, words)
        || of_another(scene, words)
}

/// "is back at his old club", "is back to his best": it is the bare word that tells.
fn back_to_something(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const TO: &[&str] = &[
        "in", "at", "on", "to", "with", "from", "into", "home", "training", "practising", "practicing",
        "running", "skating", "jogging",
    ];
    scene.is_word(words.end, TO)
}

/// "where does Kruger fit into a back four?", "fits in with our plans": a verb; but "fit in time for".
fn fits_into(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const IN: &[&str] = &["with", "here", "there", "at", "well", "his", "their", "the"];
    let end = words.end;
    scene.is_word(end.wrapping_sub(1), &["fit", "fits"])
        && (scene.is_word(end, &["into"]) || scene.is_word(end, &["in"]) && scene.is_word(end + 1, IN))
}

/// "returned to team training": no team, but its training.
fn team_training(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.end, &["training", "practice", "sessions", "workouts", "drills"])
        && scene.is_word(words.end.wrapping_sub(1), &["team", "squad", "group", "side", "first-team"])
}

/// "strained his back playing with his son", "Kruger's back injury".
fn a_back(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let back = words.end.saturating_sub(1);
    let part = |a: &Ailment| a.tokens.len() > 1 && a.tokens.contains(&back);
    scene.is_word(back, &["back"]) && scene.ailments.iter().any(part)
        || scene.is_word(words.start, &["back"])
            && (scene.function(words.start.wrapping_sub(1)).contains(Function::POSSESSIVE)
                || scene.ailments.iter().any(part))
}

/// "is over the moon": only what ails somebody is got over.
fn over_no_hurt(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.end.wrapping_sub(2), &["over"])
        && !scene.ailments.iter().any(|a| (words.end - 1..words.end + OVER_REACH).contains(&a.tokens.start))
}

/// "our available players": an adjective before its noun.
fn available_ones(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let whose = Function::DETERMINER | Function::POSSESSIVE;
    scene.is_word(words.start, &["available"])
        && words.len() == 1
        && (scene.function(words.start.wrapping_sub(1)).intersects(whose)
            || scene.is_word(words.end, &["player", "players", "numbers", "squad", "personnel", "men"]))
}

/// "returned early from the tour due to a sore elbow": home, not back.
fn home_with_a_hurt(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.start, &["returned", "returns", "return", "returning"])
        && scene.segment(words.start).is_some_and(|s| {
            (words.end..s.tokens.end).any(|i| scene.is_word(i, &["due", "because", "owing"]))
        })
}

/// "has always been fit": who never was hurt.
fn ever_fit(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let before = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    scene.any_word(words.clone(), &["fit"]) && scene.any_word(before, &["always"])
}

/// "their only fully fit striker": who never was hurt.
pub(in crate::rules) fn only_fit(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let only = words.start.saturating_sub(2).max(scene.tokens.start)..words.start;
    scene.any_word(words.clone(), &["fit", "fully-fit"])
        && scene.any_word(only, &["only", "sole", "lone"])
        && !scene.any_word(words.clone(), &["again"])
}

/// "is only just returning", "included subject to fitness", "cleared to run": it is not over yet.
pub(super) fn on_the_way(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "is only just returning from a broken leg".
    scene.is_word(words.start, &["returning"])
        && scene.is_word(words.start.wrapping_sub(1), &["just", "only"])
        || coming_back(scene, words)
        || still_to_come_back(scene, words)
        || scene.is_word(words.start, &["fit", "available", "ready", "fully"])
            && scene.to_be_had(words).is_some()
        || recovered_well(scene, words)
        || subject_to_fitness(scene, words)
        || back_to_a_step(scene, words)
        || through_a_session(scene, words)
        // "will play for the reserves as he returns from a knee injury".
        || scene.is_word(words.start, &["returns", "return", "recovered", "fit", "back"])
            && scene.when_back(words.start)
        || meanwhile(scene, words)
        // "after failing to return from a head injury assessment".
        || scene.any_word(words.start.saturating_sub(3)..words.start, FAILED)
        || reached_rung::lesser_match(scene, words)
        || reached_rung::of_a_lesser_step(scene, words)
        || cleared_for_a_step(scene, words)
}

/// "included subject to fitness": the fitness is still to be proved.
fn subject_to_fitness(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    (words.end..words.end + 4).any(|i| {
        scene.is_word(i, &["subject"])
            && scene.is_word(i + 1, &["to"])
            && scene.any_word(i + 2..i + 5, &["fitness", "clearance", "test"])
    })
}

/// "is back bowling in the nets", "is back on the training pitch".
fn back_to_a_step(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let step = |h: &Hit, e: &Entry| {
        (words.start..words.end + 2).contains(&(h.start as usize))
            && h.end as usize > words.end
            && e.column(0).parse().is_ok_and(|rung: u8| (20..60).contains(&rung))
    };
    scene.is_word(words.end.wrapping_sub(1), &["back"])
        && scene.phrases(Class::StagePhrase).any(|(h, e)| step(h, e))
}

/// "came through a full training session": no match.
fn through_a_session(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const SESSIONS: &[&str] = &["training", "session", "practice", "workout", "scrimmage"];
    scene.is_word(words.start + 1, &["through"])
        && (scene.any_word(words.end.saturating_sub(1)..words.end + 5, SESSIONS)
            || reached_rung::through_a_lesser_match(scene, words))
}

/// "sits out as he recovers from surgery".
fn meanwhile(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let opens = |i: usize| scene.is_word(i, &["as", "while", "whilst"]);
    scene.is_word(words.start, &["recovers", "recover"])
        && scene.segment(words.start).is_some_and(|s| opens(s.tokens.start))
}

/// "has a fully fit squad": whose players are.
pub(in crate::rules) fn fit_squad(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    // "City report a clean bill of health": where nobody is named, it is the team's.
    let teams = scene.any_word(words.clone(), &["bill"]) && scene.mentions().next().is_none();
    teams
        || scene.is_word(words.end, &["squad", "side", "team", "group", "roster"])
            && scene.is_word(words.end.wrapping_sub(1), &["fit", "healthy"])
}

/// "is coming back from a knee injury": on the way.
pub(in crate::rules) fn coming_back(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.start, &["back"]) && scene.is_word(words.start.wrapping_sub(1), &["coming"])
}

/// "with Kruger still to come back from a knee injury", "has yet to return to fitness".
fn still_to_come_back(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 4;
    (words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start)
        .any(|i| scene.is_word(i, &["still", "yet"]) && scene.is_word(i + 1, &["to"]))
}

/// "has recovered well": on the way.
pub(in crate::rules) fn recovered_well(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.is_word(words.end, &["well"]) && scene.is_word(words.end.wrapping_sub(1), &["recovered"])
}

/// "bar Kruger, everyone is fit": said of all but the player.
pub(super) fn of_all_others(scene: &Scene<'_>, words: &Range<usize>, patient: &Patient) -> bool {
    // "our players who are healthy": said of all others than the one whom the sentences before speak of.
    const ALL: &[&str] = &["players", "guys", "everyone", "everybody", "teammates", "others"];
    let before = words.start.saturating_sub(6).max(scene.tokens.start)..words.start;
    // "bar Kruger, everyone in the squad is fit".
    let but_for = (before.start.saturating_sub(3)..words.start)
        .rev()
        .find(|&i| scene.is_word(i, &["everyone", "everybody", "all"]));
    let left_out = but_for.is_some_and(|i| {
        let named = |m: &Range<usize>| {
            m.end <= i
                && scene.any_word(
                    m.start.saturating_sub(3)..m.start,
                    &["bar", "barring", "except", "from", "for"],
                )
        };
        patient.mention.as_ref().is_some_and(|m| {
            named(m)
                || scene
                    .mentions()
                    .any(|(_, o)| o.persons.iter().any(|k| patient.persons.contains(k)) && named(&o.tokens))
        })
    });
    left_out || of_everyone_else(scene, words) || patient.mention.is_none() && scene.any_word(before, ALL)
}

/// "all the others are fit to play", "said everyone else can play": of nobody who is named before.
pub(in crate::rules) fn of_everyone_else(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let from = scene.segment(words.start).map_or(words.start, |s| s.tokens.start);
    let else_ = |i: usize| {
        scene.is_word(i, &["else"])
            && scene.is_word(i.wrapping_sub(1), &["everyone", "everybody", "anyone", "anybody", "nobody"])
            || scene.is_word(i, &["others", "rest"]) && scene.is_word(i.wrapping_sub(1), &["the", "all"])
    };
    (from..words.start)
        .rev()
        .find(|&i| else_(i))
        .is_some_and(|i| !scene.mentions().any(|(_, m)| (i..words.start).contains(&m.tokens.start)))
}

/// "back from Australia": a name stands right behind, and no ailment after it.
fn from_a_place(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let from = scene.is_word(words.end.wrapping_sub(1), &["from"]);
    // "came back from international duty with a calf strain": home, and hurt.
    if from && scene.any_word(words.end..words.end + 4, &["duty", "camp"]) {
        return true;
    }
    // "just back from a successful loan spell".
    if from && scene.any_word(words.end..words.end + 4, &["loan"]) {
        return true;
    }
    // "back from Leyton": whatever has a name, and is no hurt.
    let at = words.end + usize::from(scene.is_word(words.end, &["the"]));
    let capital = scene.page.surface.tokens.get(at).is_some_and(|t| t.is(Shape::CAPITAL));
    from && capital && !scene.ailments.iter().any(|a| (words.end..words.end + 8).contains(&a.tokens.start))
}

/// "recovered from a poor start", "has recovered well from the defeat": in play, and from no hurt.
pub(super) fn recovered_in_play(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const PLAY: &[&str] = &[
        "start", "defeat", "loss", "setback", "deficit", "opening", "jump", "throw", "round", "set", "game",
        "innings", "run", "performance", "result", "down", "bogey", "bogeys", "mistake", "mistakes", "error",
        "errors", "disappointment", "form",
    ];
    let last = words.end.saturating_sub(1);
    let from = (words.start..words.end + 2).find(|&i| scene.is_word(i, &["from"]));
    let recovered = scene.any_word(words.clone(), &["recovered", "recovers", "recovering", "recover"]);
    // "slipped but recovered to block the shot": to do what is done in play.
    const DONE: &[&str] = &[
        "hack", "clear", "block", "save", "deny", "head", "tackle", "score", "win", "beat", "draw", "level",
        "lead", "push", "tip", "claim", "shoot", "fire", "reach", "post", "finish", "hold",
    ];
    let to_do = recovered
        && scene.is_word(words.end, &["to"])
        && scene.any_word(words.end + 1..words.end + 2, DONE)
        && scene.ailments.is_empty();
    if to_do {
        return true;
    }
    // "recovered the ball", "recovered two fumbles".
    let thing = scene.is_word(last, &["recovered", "recovers", "recover"])
        && (scene.is_word(words.end, &["the", "a", "an"])
            || scene
                .any_word(words.end..words.end + 3, &["ball", "fumble", "fumbles", "possession", "puck"]));
    // "come back from a 12-4 deficit", "back from two goals down".
    let back = scene.is_word(last, &["back"]) || scene.any_word(words.clone(), &["back"]);
    (recovered || back)
        && (recovered && thing
            || from.is_some_and(|f| {
                scene.any_word(f + 1..f + 6, PLAY)
                    && !scene.ailments.iter().any(|a| (f..f + 8).contains(&a.tokens.start))
            }))
}

/// "given the green light to step up his training": cleared for a step, not to play.
pub(in crate::rules) fn cleared_for_a_step(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["light", "all-clear", "clear", "go-ahead"])
        && scene.is_word(words.end, &["to", "for"])
        && scene.any_word(words.end + 1..words.end + 3, STEP)
        // "has been given the all-clear to resume training".
        || scene.any_word(words.clone(), &["clear", "all-clear", "light", "go-ahead"])
            && scene.is_word(words.end.wrapping_sub(1), &["resume", "start", "begin", "restart"])
            && scene.any_word(words.end..words.end + 3, &["training", "practice", "running", "jogging", "rehabilitation"])
}

/// "shrugged off fears about Kruger's knee": who is not worried is not he who is hurt.
fn of_another(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const WORRIES: &[&str] = &[
        "concern", "concerns", "fears", "fear", "worries", "worry", "doubts", "questions", "talk", "reports",
    ];
    let near = words.end..(words.end + 4).min(scene.tokens.end);
    let worry = near.into_iter().find(|&i| {
        scene.is_word(i, WORRIES) && scene.is_word(i + 1, &["about", "over", "surrounding", "for", "that"])
    });
    let named =
        worry.and_then(|i| scene.next_mention(i + 2, 6)).filter(|(_, m)| !matches!(m.form, Form::Pronoun));
    named.is_some()
}

/// "available again after missing a match because of a bereavement".
pub(in crate::rules) fn other_reason(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const OTHER: &[&str] = &[
        "bereavement", "birth", "suspension", "ban", "banned", "suspended", "paternity", "wedding",
        "compassionate", "cup-tied", "ineligible",
    ];
    // "available again after the midfielder sat out Tuesday's final through suspension": as far as the clause behind goes.
    let near = words.end + 16;
    let clause = scene.segments.iter().find(|s| {
        (words.end..near).contains(&s.tokens.start)
            && scene.is_word(s.tokens.start, &["after", "having", "following"])
    });
    let behind = words.end..clause.map_or(near, |s| s.tokens.end.max(near)).min(scene.tokens.end);
    // "available after suspension and injury": an injury too.
    let hurt = behind.clone().any(|i| {
        scene.is_word(i, OTHER) && scene.is_word(i + 1, &["and"]) && scene.any_word(i + 2..i + 5, HEALTH)
            || scene.is_word(i, HEALTH)
                && scene.is_word(i + 1, &["and"])
                && scene.any_word(i + 2..i + 5, OTHER)
    });
    !hurt && (scene.any_word(behind, OTHER) || to_a_club_of_old(scene, words))
}

/// "makes his return to Rovers after seven years in Spain": a move.
fn to_a_club_of_old(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 8;
    let behind = words.end..(words.end + REACH).min(scene.tokens.end);
    let years = |i: usize| {
        scene.is_word(i, &["after"])
            && (i + 2..i + 4).any(|j| {
                scene.is_word(j, &["years", "seasons"]) && scene.is_word(j + 1, &["at", "with", "in", "away"])
            })
    };
    scene.any_word(words.clone(), &["return", "returns", "returned", "comeback"])
        && behind.into_iter().any(years)
}

/// So near behind "over his" stands what he has got over.
const OVER_REACH: usize = 6;

/// "made his first start since March but was forced off": a first match that he did not get through makes nobody fit.
pub(super) fn hurt_in_it(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    if !scene.any_word(words.clone(), &["first"]) {
        return false;
    }
    // "his first start since May, when he was carried off": what that was the first one since.
    let of_before = |at: usize| scene.any_word(words.end..at, &["when", "where", "who", "which", "that"]);
    // "made his first start, and Lund limped off": somebody else.
    let another = |at: usize| {
        scene
            .next_mention(words.end, at - words.end)
            .is_some_and(|(_, m)| !matches!(m.form, Form::Pronoun | Form::Epithet))
    };
    let breaks = |at: usize| {
        (words.end..at).any(|i| {
            scene.is_word(i, &["but", "before", "and", "only"])
                || scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::MARK))
        })
    };
    scene.phrases(Class::Event).any(|(h, e)| {
        let at = h.start as usize;
        at >= words.end
            && matches!(e.column(0), "went_off" | "forced_off" | "carried_off")
            && breaks(at)
            && !of_before(at)
            && !another(at)
    })
}

/// "returned from England with a stress fracture": what he brought with him.
pub(super) fn brought_along(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let abroad = |i: usize| {
        scene.page.people.at(i).is_none()
            && scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL))
    };
    scene.is_word(words.end.wrapping_sub(1), &["from"])
        && (words.end..words.end + 3).any(|i| {
            (abroad(i) || scene.is_word(i, &["tour", "trip", "camp", "duty"]))
                && scene.is_word(i + 1, &["with"])
        })
}

/// "bounced back from two defeats".
pub(super) fn bounced_back(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["bounce", "bounced", "bounces", "bouncing"])
        && !scene.ailments.iter().any(|a| (words.end..words.end + 8).contains(&a.tokens.start))
}

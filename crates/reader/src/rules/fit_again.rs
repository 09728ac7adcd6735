//! A player is fit again, or back: "has recovered from", "returns to the squad", "passed fit".

mod conditions;
mod examples;
pub(super) mod hurt_since;
mod next_match;
mod not_yet;
mod of_the_hurt;
pub(super) mod only_looks;

use ledger::{Certainty, ClaimValue, ExpectedReturn, Hedge, Rung, Status, StatusReason};

use conditions::{hangs_on_a_condition, if_he_is};
pub(super) use conditions::of_so_many;
use next_match::unhurried;

use super::{Calls, Clue, Glance, HARMS, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::lexicon::{Class, Entry};
use crate::people::Form;
use crate::scene::{Patient, Scene, Side};
use crate::text::Shape;

pub(super) const RULE: Rule = Rule {
    name: "fit_again",
    asserts: "a player is fit again or back from an injury",
    calls: Calls::by(&[Class::FitPhrase], &[])
        .with(Clue::of(HARMS, &[HEALTH]).or(&[(Class::FitPhrase, |e| e.column(2) != "noun")]))
        .founds_if(founds),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// Steps of a recovery that doctors clear a player for.
const STEP: &[&str] = &[
    "step", "train", "training", "run", "running", "begin", "start", "resume", "increase", "continue", "jog", "contact", "light",
    "rehab", "rehabilitation", "surgery", "build", "running", "jogging", "treatment", "work", "working", "kicking", "swimming", "walking", "physiotherapy",
];

/// Words before the phrase that make it a way still to go, or somebody's wish.
const NOT_YET: &[&str] = &[
    "sure", "ensure", "ensuring", "hopes", "hoping", "hope", "aims", "aiming", "expected", "until", "should", "needs", "bid", "unlikely", "whether", "set",
    "due", "likely", "yet", "race", "battling", "fighting", "targeting", "hopeful", "want", "wants", "way", "away", "closer",
    "close", "closing", "verge", "brink", "cusp", "nearly", "almost", "virtually", "practically", "nearing", "nears", "nearer", "near", "road", "path", "working", "building", "progress", "towards", "toward", "step", "steps",
    "battle", "battles", "fights", "works",
    "speculation", "prospect", "talk", "chance", "target", "pushing", "awaiting", "await", "sights", "could", "may", "might", "able",
    "rehab", "rehabilitation", "stepping", "stepped", "line", "eye", "eyeing", "when", "once", "wait", "waiting", "relishing",
    "confident", "optimistic", "positive", "upbeat",
    "continue", "continues", "continued", "continuing", "attempted", "attempting", "attempts", "tried", "trying", "tries", "looking", "focused", "focus", "focusing", "concentrating", "require", "requires", "required", "requiring", "becoming", "become",
];

/// A first match for years tells of a recovery only of who was hurt.
fn founds(glance: &Glance<'_>) -> bool {
    glance.phrases(Class::FitPhrase).any(|(h, e)| !glance.any_word(h.tokens(), &["first"]) && !matches!(e.column(2), "hurt" | "picked" | "went_on" | "activated"))
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::FitPhrase) {
        let words = hit.tokens();
        // "Wimbledon, which starts on Monday": what starts is no player, unless he is told to play there.
        let starts = scene.is_word(words.start, &["starts", "start", "started"]) && scene.is_word(words.start.wrapping_sub(1), &["which", "that"]);
        if starts && !conditions::plays_in_it(scene, words.start) {
            continue;
        }
        if entry.column(2) == "noun" {
            if !hurt_since::short_lived(scene, &words) {
                came_back(scene, sink, &words);
            }
            continue;
        }
        if entry.column(2) == "activated" {
            of_the_hurt::activated(scene, sink, &words);
            continue;
        }
        if matches!(entry.column(2), "hurt" | "picked" | "went_on") {
            let hurt_again = || entry.column(2) == "hurt" && hurt_since::hurt_since(scene, &words);
            if !(hangs_on_a_condition(scene, &words) || hurt_again()) {
                of_the_hurt::said(scene, sink, &words, entry);
            }
            continue;
        }
        // "expects to have Kruger back from injury next week": still to come.
        let had = || (words.end..words.end + 5).chain(words.clone()).find_map(|i| scene.had_back(&(i..i + 1)).filter(|(_, ahead)| *ahead));
        if scene.is_word(words.start, &["back"])
            && let Some((patient, _)) = had()
        {
            had_back(scene, sink, &words, &patient);
            continue;
        }
        // "returned from England with a stress fracture": what he brought with him.
        let abroad = |i: usize| scene.page.people.at(i).is_none() && scene.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL));
        let brought = scene.is_word(words.end.wrapping_sub(1), &["from"])
            && (words.end..words.end + 3).any(|i| (abroad(i) || scene.is_word(i, &["tour", "trip", "camp", "duty"])) && scene.is_word(i + 1, &["with"]));
        if brought {
            continue;
        }
        // "bounced back from two defeats".
        let bounced = scene.any_word(words.clone(), &["bounce", "bounced", "bounces", "bouncing"]);
        if bounced && !scene.ailments.iter().any(|a| (words.end..words.end + 8).contains(&a.tokens.start)) {
            continue;
        }
        // "the injured players included in the squad" are no fitter for it.
        if scene.still_injured(&words) || scene.return_pending(&words) || scene.still_short_of(&words) || of_so_many(scene, &words) {
            continue;
        }
        let stance = scene.stance(&words);
        // "has won his battle to be fit".
        if scene.any_word(words.clone(), &["fit", "available", "ready"])
            && scene.battle_won(&words)
            && let Some(patient) = scene.patient_as(&words, &stance)
        {
            let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
            continue;
        }
        // "provided that Kruger recovers in time": in question.
        if scene.any_word(words.clone(), &["recovers", "recover"]) && scene.on_condition(&words) {
            if let Some(patient) = scene.patient_as(&words, &stance).filter(|p| sink.hurt(&p.persons) || scene.medical(&words)) {
                let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
                sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
            }
            continue;
        }
        if unhurried(scene, sink, &words) {
            continue;
        }
        if not_yet::told(scene, sink, &words, &stance) || not_yet::behind_a_denial(scene, &words) || not_yet::barred_behind(scene, &words) {
            continue;
        }
        if in_doubt(scene, &words) || hurt_since::hurt_since(scene, &words) || only_looks::recovered_in_play(scene, &words) || only_looks::hurt_in_it(scene, &words) {
            continue;
        }
        // "could recall the fit-again Kruger": what the adjective says is no hope.
        let already = scene.is_word(words.end.wrapping_sub(1), &["fit-again", "again"])
            && scene.function(words.start.wrapping_sub(1)).contains(Function::DETERMINER)
            && described(scene, &words).is_some();
        if !already && still_ahead(scene, &words, entry, &stance) {
            if_he_is(scene, sink, &words, &stance);
            hoped_for(scene, sink, &words);
            to_be_fit(scene, sink, &words, &stance);
            may_return(scene, sink, &words, &stance);
            continue;
        }
        if only_looks::none(scene, &words, entry) || only_looks::on_the_way(scene, &words) {
            continue;
        }
        // "welcomed back several injured players": whoever stands behind.
        let guest = scene.is_word(words.start, &["welcome", "welcomes", "welcomed", "welcoming"]);
        let guests = guest.then(|| scene.next_mention(words.end, 4)).flatten();
        if guest && guests.is_none() {
            continue;
        }
        let welcomed = guests.and_then(|(number, _)| scene.by_mention(number, "who is welcomed back"));
        // "a fully fit Kruger would be the first choice": if he were.
        let would = scene.segment(words.start).is_some_and(|s| scene.any_word(words.end..s.tokens.end, &["would"]));
        if would && described(scene, &words).is_some() {
            continue;
        }
        // "a doubt over the fitness of Kruger, who has only just come back from injury": back, and yet in doubt.
        let just = words.start.saturating_sub(3).max(scene.tokens.start + 1)..words.start;
        let only_just = just.into_iter().any(|i| scene.is_word(i, &["just"]) && scene.is_word(i - 1, &["only"]));
        if only_just && scene.phrases(Class::DoubtPhrase).any(|(h, _)| (h.end as usize) <= words.start) {
            continue;
        }
        let Some(patient) = welcomed.or_else(|| described(scene, &words)).or_else(|| scene.patient_as(&words, &stance)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is fit");
            continue;
        };
        // "it is a matter of weeks before Kruger, who has a calf strain, is back": so long it still takes.
        if before_he_is(scene, &patient) || only_looks::of_all_others(scene, &words, &patient) {
            continue;
        }
        tell(scene, sink, &words, entry, &stance, &patient);
    }
}

/// What the phrase tells of whoever is fit, and how far it says that he has got.
fn tell(
    scene: &Scene<'_>,
    sink: &mut Sink,
    words: &std::ops::Range<usize>,
    entry: &Entry,
    stance: &crate::scene::Stance,
    patient: &Patient,
) {
    let known = about_health(scene, entry, patient) || sink.hurt(&patient.persons);
    let mut status = Status::from_slug(entry.column(0)).unwrap_or(Status::Available);
    let reason = if known { StatusReason::Injury } else { StatusReason::Unknown };
    // "was left out because he lacked match fitness": told of a day that is over.
    if status == Status::Doubtful && stance.side == Side::Past {
        return;
    }
    if stance.denied {
        // "is not fit": out. "Was not fit" is told of a day that is over.
        let now = stance.side == Side::Now || stance.side == Side::Past && still_unfit(scene, words);
        if !now || !known || status != Status::Available || !is_not(scene, words.start) {
            return;
        }
        status = Status::Out;
        // "is not fit enough", below the head of a preview: he misses that match.
        if stance.side == Side::Now && let Some(m) = scene.page.matches().previewed() {
            let estimate = ExpectedReturn { not_before: Some(ledger::add_days(m.day.latest, 1)), by: None, hedge: Hedge::Stated };
            let step = format!("the match that the report looks ahead to, on {}", m.day);
            sink.add(Sink::draft(RULE.name, scene, patient, words, ClaimValue::ReturnEstimate(estimate)).dated(None, [step]));
        }
    }
    let value = ClaimValue::Status { status, reason };
    let day = if stance.side == Side::Past { scene.past_time(&scene.tokens) } else { hurt_since::behind_a_season(scene, words) };
    // A first match for years tells of a recovery only of who was hurt.
    let first = scene.any_word(words.clone(), &["first"]);
    sink.add(Sink::draft(RULE.name, scene, patient, words, value).dated(day, []).if_hurt(first));
    // "I'm glad to have him fit": no place in a squad.
    let had_fit = scene.is_word(words.start.wrapping_sub(1), &["him", "her", "them"]) && scene.is_word(words.start.wrapping_sub(2), &["have", "having", "see"]);
    if let Ok(rung) = entry.column(1).parse::<u8>()
        && known
        && !stance.denied
        && !had_fit
    {
        // "returns after a knee injury": the team is picked, and the match still to be played.
        let picked = rung > SELECTED
            && scene.is_word(words.start, &["returns", "return", "returning", "back", "makes", "make", "first"])
            && scene.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Present | Tense::Future | Tense::Modal));
        if picked {
            next_match::back_on(scene, sink, words, patient);
        }
        // "returned to the matchday squad", "to the bench".
        let seated = rung > SELECTED && scene.any_word(words.end..words.end + 3, &["squad", "bench", "matchday"]);
        let rung = if picked || seated { SELECTED } else { rung };
        // "came through a reserve game": another rule tells which rung that is.
        if rung > SELECTED && (scene.any_word(words.end.saturating_sub(1)..words.end + 3, super::reached_rung::LESSER) || super::reached_rung::lesser_match(scene, words)) {
            return;
        }
        let value = ClaimValue::Stage { rung: Rung(rung), words: scene.text(words.clone()).to_lowercase() };
        let day = day.unwrap_or(scene.page.published);
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).dated(Some(day), []).if_hurt(first));
    }
}

/// Whether the phrase tells what is still to come, hoped for or only supposed.
fn still_ahead(scene: &Scene<'_>, words: &std::ops::Range<usize>, entry: &Entry, stance: &crate::scene::Stance) -> bool {
    let from = scene.segment(words.start).map_or(words.start, |s| s.tokens.start).max(words.start.saturating_sub(8));
    let held = matches!(stance.side, Side::Ahead | Side::Before) || stance.supposed || stance.certainty != Certainty::Stated;
    // "any comeback from surgery will not be until the summer": the noun is what is still to come.
    let ahead = entry.column(2) == "injury"
        && scene.is_word(words.start, &["comeback"])
        && scene.segment(words.start).is_some_and(|s| {
            matches!(s.verb.tense, Tense::Future | Tense::Modal) || s.verb.at.is_none_or(|v| v > words.start)
                // "says any comeback will not be until …".
                || (words.end..s.tokens.end).any(|i| scene.function(i).intersects(Function::FUTURE | Function::MODAL))
        });
    // "has been upgraded to available" holds an infinitive's "to", and nothing ahead.
    let upgraded = scene.is_word(words.start, &["upgraded"]) && !stance.denied && !stance.supposed;
    // "is hoping that he will be available to face City": a hope, however near the match.
    let plainly = stance.certainty == Certainty::Stated && back_for_the_next(scene, words);
    let held = held && !upgraded && !plainly;
    held || ahead || scene.any_of(from..words.end, words_of!(NOT_YET))
}

/// "are struggling to be fit for Sunday": a phrase of doubt that holds, or leads up to, the phrase of being fit.
pub(super) fn in_doubt(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    scene.phrases(Class::DoubtPhrase).any(|(h, _)| {
        let end = h.end as usize;
        // "is far from certain of | being fit".
        let leads = end == words.start && scene.is_word(end.wrapping_sub(1), &["being", "of"]);
        (h.start as usize) < words.start && (words.start < end || leads)
    })
}

/// "hopes to have Kruger back from a hamstring strain", "expects Lund back from a knock", with no day: for the next match.
fn had_back(scene: &Scene<'_>, sink: &mut Sink, words: &std::ops::Range<usize>, patient: &Patient) {
    let lead = words.start.saturating_sub(12).max(scene.tokens.start)..words.start;
    let hopes = scene.any_word(lead.clone(), HOPES);
    let expects = scene.any_word(lead.clone(), &["expect", "expects", "expecting", "will"]);
    let dated = scene.times(&(lead.start..scene.tokens.end)).next().is_some();
    if dated || !(hopes || expects) || scene.negated(words) || scene.hypothetical(words) || scene.any_word(words.end..scene.tokens.end, &["soon", "before", "eventually", "until"]) {
        return;
    }
    let status = if hopes { Status::Doubtful } else { Status::Available };
    let value = ClaimValue::Status { status, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, patient, words, value));
}

const HOPES: &[&str] = &["hopes", "hope", "hoping", "hoped", "hopeful"];

/// "hopes to have Kruger fit for the final": in question.
fn hoped_for(scene: &Scene<'_>, sink: &mut Sink, words: &std::ops::Range<usize>) {
    if !scene.any_word(words.clone(), &["fit", "available"]) {
        return;
    }
    let hopes = scene.any_word(words.start.saturating_sub(12).max(scene.tokens.start)..words.start, HOPES);
    let Some(patient) = scene.had_so(words).filter(|_| hopes) else { return };
    let fit = scene.any_word(words.clone(), &["fit"]);
    let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value).if_hurt(!fit));
    // "hopes to have Kruger fit for Sunday's tie": by then.
    let day = scene.horizons(&scene.reach(words)).into_iter().find(|h| matches!(h.span, crate::scene::Span::Stretch(d) if d.width() <= 3));
    if let Some((horizon, by)) = day.and_then(|h| h.back_by(scene.page.published).map(|by| (h, by))) {
        let estimate = ExpectedReturn { not_before: None, by: Some(by), hedge: Hedge::Hoped };
        let draft = Sink::draft(RULE.name, scene, &patient, words, ClaimValue::ReturnEstimate(estimate));
        sink.add(draft.certain(Certainty::Hoped).dated(None, horizon.steps).if_hurt(!fit));
    }
}

/// "it is hoped that Kruger will be passed fit after a knock", with no day: in question for the next match.
fn to_be_fit(scene: &Scene<'_>, sink: &mut Sink, words: &std::ops::Range<usize>, stance: &crate::scene::Stance) {
    // "fit again", "fully fit": as far off as may be.
    let fit = scene.any_word(words.clone(), &["available"])
        || scene.any_word(words.clone(), &["fit"]) && !scene.any_word(words.start..words.end + 1, &["again", "full", "fully"]);
    // "are hopeful that he will shake off a hip injury".
    let will = scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.start, &["will", "can", "should", "'ll"]);
    let gets_over = scene.any_word(words.clone(), &["shake", "shrug", "recover", "overcome"])
        && !scene.any_word(words.end..words.end + 12, &["fully", "full", "completely"]);
    let fit = fit || will && gets_over;
    let ahead = stance.side == Side::Ahead && !stance.denied && !stance.supposed && !scene.banned(words);
    // "hopes to be fit by May", "until the final": when, is another rule's.
    let silent = scene.times(&scene.reach(words)).next().is_none()
        && !scene.any_word(words.start.saturating_sub(14).max(scene.tokens.start)..words.end + 3, &["until", "before", "by", "soon", "when", "once", "whether"]);
    // "would be available if the coach chose him".
    let supposed = scene.any_word(words.end..words.end + 8, &["if", "unless", "provided"]);
    // "he'll be available": nothing hedges it.
    let told = super::back_by::plainly(scene, words);
    if !fit || !ahead || !silent || supposed || told || in_doubt(scene, words) {
        return;
    }
    let Some(patient) = scene.patient_as(words, stance).filter(|p| sink.hurt(&p.persons) || (scene.medical(words) && !scene.ails_others(p))) else {
        return;
    };
    let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value).certain(stance.certainty));
}

/// "could return from his thigh injury", with no day: in question for the next match.
fn may_return(scene: &Scene<'_>, sink: &mut Sink, words: &std::ops::Range<usize>, stance: &crate::scene::Stance) {
    let last = words.end.saturating_sub(1);
    let may = scene.is_word(words.start, &["could", "may", "might"])
        && scene.is_word(last, &["return", "returns", "comeback", "comebacks", "feature", "figure"]);
    // "Lund (neck) and Ruiz (calf) could make their returns".
    let bracketed = scene.is_mark(words.start.wrapping_sub(1), ")") && scene.ailments.iter().any(|a| a.tokens.end + 1 == words.start);
    let behind = scene.ailments.iter().any(|a| (words.end..words.end + 7).contains(&a.tokens.start));
    let from = bracketed || scene.is_word(words.end, &["from", "after"]) && behind;
    let dated = scene.segment(words.start).is_some_and(|s| scene.times(&s.tokens).next().is_some());
    let open = stance.denied || scene.on_condition(words) || scene.any_word(words.end..(words.end + 12).min(scene.tokens.end), &["within", "before", "until", "later"]);
    if !may || !from || dated || open {
        return;
    }
    let Some(patient) = scene.patient_as(words, stance) else { return };
    let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
    sink.add(Sink::draft(RULE.name, scene, &patient, words, value));
}

/// In the squad for a match that is still to be played.
pub(super) const SELECTED: u8 = 80;

/// "will return to the side after missing last week's match with a knee injury": told of the next match, as good as back.
fn back_for_the_next(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    let will = scene.is_word(words.start.wrapping_sub(1), &["will"]) && scene.is_word(words.start, &["return", "be"]);
    let missed = scene.any_word(words.end.saturating_sub(1)..words.end + 8, &["missing"]);
    // "will welcome back Kruger (ankle) for Saturday's game".
    let welcomes = scene.is_word(words.start.wrapping_sub(1), &["will"])
        && scene.is_word(words.start, &["welcome"])
        && scene.any_word(words.end..words.end + 14, &["match", "game", "clash", "trip", "visit", "tie", "derby", "tonight", "weekend", "replay", "final"])
        && !scene.any_word(words.end..words.end + 14, &["next", "month", "months", "weeks"]);
    if welcomes {
        return true;
    }
    // "will be available for Saturday's match at City".
    let end = scene.segment(words.start).map_or(scene.tokens.end, |s| s.tokens.end);
    let near = words.end..(words.end + 12).min(end.max(words.end));
    let available = scene.any_word(words.clone(), &["available"])
        && scene.any_word(words.start.saturating_sub(2).max(scene.tokens.start)..words.end, &["will"])
        && !scene.any_word(words.start.saturating_sub(12).max(scene.tokens.start)..words.start, &["whether", "if"])
        && (scene.any_word(near.clone(), &["match", "game", "clash", "trip", "visit", "tie", "derby", "tonight", "night", "weekend"])
            || scene.any_word(words.clone(), &["face"])
            || scene.is_mark(words.end, "(")
            || scene.is_mark(words.end, "."))
        && !scene.times(&near).any(|t| scene.any_word(t.tokens.clone(), &["next", "month", "months", "weeks", "summer", "season"]));
    if available {
        return true;
    }
    let far = scene.times(&scene.tokens).any(|t| scene.any_word(t.tokens.clone(), &["next", "month", "months", "weeks"]));
    will && missed && !far
}

/// Verbs of setting about what may come to nothing.
pub(super) const TRIED: &[&str] = &["attempted", "attempting", "attempts", "tried", "trying", "tries"];

pub(super) const FAILED: &[&str] = &["failing", "failed", "fails", "fail", "unable"];

const HEALTH: &[&str] = &["injury", "injured", "rehab", "rehabilitation", "illness"];

/// "The return of Kruger from a knee injury has …", "Kruger's return gives …": told as a fact, of somebody who was hurt.
fn came_back(scene: &Scene<'_>, sink: &mut Sink, words: &std::ops::Range<usize>) {
    let at = words.start;
    if !scene.is_word(at, &["return", "comeback"]) || !scene.return_is_fact(at) {
        return;
    }
    let Some(number) = scene.return_owner(at) else { return };
    let Some(patient) = scene.by_mention(number, "whose return it is") else { return };
    let health = scene.any_of(at..(at + 24).min(scene.tokens.end), words_of!(HEALTH))
        || scene.ailments.iter().any(|a| a.tokens.start > at && !a.bare_part);
    if health && !scene.any_word(at..scene.tokens.end, &["suspension", "ban", "suspended"]) {
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, &patient, words, value));
    }
}

/// "a matter of days before Kruger is back", "it will be May before he is": a length or a day, and "before" right before the one
/// who is back.
fn before_he_is(scene: &Scene<'_>, patient: &Patient) -> bool {
    const LENGTHS: &[&str] = &["days", "weeks", "months", "week", "month", "while", "time"];
    let Some(mention) = &patient.mention else { return false };
    let before = (mention.start.saturating_sub(4).max(scene.tokens.start)..mention.start).rev().find(|&i| scene.is_word(i, &["before"]));
    before.is_some_and(|b| {
        let lead = b.saturating_sub(9).max(scene.tokens.start)..b;
        let near = b.saturating_sub(6).max(lead.start)..b;
        // "it was weeks before he was back": so long it took.
        if scene.any_word(lead.clone(), &["was", "took"]) && !scene.any_word(lead.clone(), &["would", "could", "might"]) {
            return false;
        }
        scene.any_word(near.clone(), LENGTHS) || scene.any_word(lead, &["it"]) && scene.times(&near).next().is_some()
    })
}

/// "a fit captain Lund", "fit-again prop Kruger": the adjective is the name's behind it.
pub(super) fn described(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> Option<Patient> {
    if !scene.is_word(words.end.saturating_sub(1), &["fit", "fit-again", "half-fit", "again"]) {
        return None;
    }
    let (number, mention) = scene.next_mention(words.end, 3).filter(|(_, m)| !matches!(m.form, Form::Pronoun | Form::Epithet))?;
    // "once Lund (right) is back fit Kruger will step down": said of whoever is named before, and a new clause behind it.
    let predicate = scene.function(words.start.wrapping_sub(1)).contains(Function::BE);
    if predicate && scene.function(mention.tokens.end).intersects(Function::FUTURE | Function::MODAL | Function::BE | Function::HAVE) {
        return None;
    }
    let plain = |j: usize| scene.function(j).is_empty() && !scene.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::MARK));
    let mut found = (words.end..mention.tokens.start).all(plain).then(|| scene.by_mention(number, "whom the adjective describes")).flatten()?;
    // "Lund, Ruiz or the fit-again Kruger": of the last of a row alone.
    if scene.function(words.start.wrapping_sub(1)).contains(Function::DETERMINER) && mention.persons.iter().any(|p| found.persons.first() != Some(p)) {
        found.persons.retain(|p| mention.persons.contains(p));
    }
    Some(found)
}

/// "confirmed that Kruger was still not fit", "was not deemed fit enough": told in the past, of the squad or the match that the report is about.
fn still_unfit(scene: &Scene<'_>, words: &std::ops::Range<usize>) -> bool {
    let before = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    let judged = scene.any_word(words.start.saturating_sub(1)..words.start, &["deemed", "considered", "judged", "thought", "ruled", "passed"]);
    let old = scene.past_time(&scene.tokens).is_some_and(|d| d.latest < ledger::add_days(scene.page.published.earliest, -JUDGED_DAYS));
    (judged || scene.any_word(before, &["still", "yet"])) && !old
}

/// A judgement further back was of a match that is over.
const JUDGED_DAYS: i64 = 7;

/// "is not fit": a form of *be* right before, rather than "with no fit striker".
fn is_not(scene: &Scene<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|i| scene.function(i).contains(Function::BE))
}

impl Scene<'_> {
    /// Whether all that the sentence tells of hurts is told of others than these: "Brandt is in the squad, with Lund out with a
    /// knee injury".
    pub(super) fn ails_others(&self, patient: &Patient) -> bool {
        let mut told = self.ailments.iter().filter(|a| !a.bare_part && !a.weak).peekable();
        told.peek().is_some()
            && told.all(|a| {
                self.patient_of(a).is_some_and(|p| {
                    !p.persons.is_empty() && !p.persons.iter().any(|k| patient.persons.contains(k))
                })
            })
    }

    /// "the (currently) injured players included in the squad": the segment calls those it speaks of injured.
    pub(super) fn still_injured(&self, words: &std::ops::Range<usize>) -> bool {
        let Some(segment) = self.segment(words.start) else { return false };
        (segment.tokens.start..words.start).any(|i| {
            self.is_word(i, &["injured", "unfit"])
                && self.is_word(i + 1, &["players", "trio", "duo", "pair", "quartet", "men", "stars", "bowlers", "forwards", "backs", "batsmen"])
                && !self.any_word(i.saturating_sub(3)..i, &["previously", "formerly", "return"])
        })
    }
}

/// Whether the phrase tells by itself that it is about health ("fit again"), or the sentence does. "Available" and "in the
/// squad" are said of everybody.
fn about_health(scene: &Scene<'_>, entry: &Entry, patient: &Patient) -> bool {
    let health = ["fit", "recover", "injur", "fitness", "health"].iter().any(|w| entry.phrase.contains(w));
    // "his first start after six weeks on the sidelines".
    let sidelined = || scene.any_word(scene.tokens.clone(), &["sidelines", "sidelined"]);
    health || ((scene.medical(&scene.tokens) || sidelined()) && !scene.ails_others(patient))
}

//! A player is out, or misses a match or a stretch to come: "will miss Saturday's derby", "ruled out of the tournament".

mod ahead;
mod calls;
mod examples;
mod joined;
mod left_open;
mod looked_back;
mod reason;
mod until_later;

use std::ops::Range;

use jiff::civil::Date;
use ledger::{Certainty, ClaimValue, ExpectedReturn, Interval, Rung, Status, StatusReason};

use ahead::{ahead, before_his_match, games_in, last_of_season, looks_back, own_time, played_match, previewed, squads_match, this_event, until};
use calls::{AWAY, Call, KEEP, LOST, ROB, calls, looks, too_soon};

use joined::JOINED;
pub(super) use ahead::told_just_before;
pub(super) use joined::joins;
use left_open::{hangs_on_a_condition, left_open, refused};
use looked_back::looked_back;
use looked_back::untrained_of_late;
pub(super) use looked_back::sidelined_then;
use reason::{dismissed, no_hurt, reason};
use until_later::until_later;

use super::fit_again::SELECTED;
use super::{Calls, Clue, Draft, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::lexicon::Class;
use crate::scene::{Horizon, Patient, Scene, Side, Span, Stance};

pub(super) const RULE: Rule = Rule {
    name: "misses",
    asserts: "a player is out, or out of a match or a stretch that is still to come",
    calls: Calls::by(&[Class::AbsencePhrase], &[LOST, KEEP, ROB])
        .with(Clue::of(&[Class::AbsencePhrase, Class::Body, Class::Pathology, Class::InjuryNoun, Class::Diagnosis, Class::Illness], &[AWAY, &["for", "until"]])).if_looks(looks),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// What coaches and spectators do on the sidelines.
const BESIDE_THE_PITCH: &[&str] =
    &["pictured", "seen", "stood", "standing", "watched", "watching", "cheering", "cheered", "shouting", "coaching", "prowled"];
/// A training session missed so many days before the report leaves the next match open.
const TRAINED_DAYS: i64 = 3;
const A_YEAR: i64 = 365;
const ENDS: &[&str] = &["end", "ends", "ended", "ending"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for call in calls(scene) {
        let words = call.words.clone();
        let mut stance = scene.stance(&words);
        // "has lost his battle to be fit": the battle was a hope, and that it is lost is none.
        if scene.any_word(words.clone(), &["battle", "fight", "race", "struggle"]) {
            stance.certainty = Certainty::Stated;
            stance.side = if stance.side == Side::Ahead { Side::Now } else { stance.side };
        }
        if let Some(patient) = left_open(scene, sink, &call, &stance) {
            let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
            continue;
        }
        if stance.denied || stance.supposed || refused(scene, &words) || stance.certainty == Certainty::Unlikely {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let Some(patient) = call.patient.clone().or_else(|| whose(scene, &words)).or_else(|| scene.patient_as(&words, &stance)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is out");
            continue;
        };
        if scene.surgery_would(&words) {
            sink.nearly(RULE.name, scene, &words, "so only if he were operated on");
            continue;
        }
        if !call.active_holds(scene, &stance) || generic(scene, &words, &patient) {
            continue;
        }
        // "is likely to end a two-year absence": he is back then.
        if scene.any_word(words.clone(), &["absence", "lay-off", "layoff"]) && scene.any_word(words.start.saturating_sub(6).max(scene.tokens.start)..words.start, ENDS) {
            continue;
        }
        // "The loss of Ferreira would be a blow".
        if scene.any_word(words.clone(), &["loss", "absence"]) && patient.mention.as_ref().is_some_and(|m| scene.any_word(m.end..m.end + 5, &["would", "could"])) {
            sink.nearly(RULE.name, scene, &words, "it is only supposed");
            continue;
        }
        // "was withdrawn at half-time in Saturday's win": in the course of a match.
        const COURSE: &[&str] = &["half-time", "halftime", "interval", "break", "minute", "minutes", "late", "early", "half"];
        if scene.is_word(words.end.wrapping_sub(1), &["withdrawn"]) && scene.any_word(words.end..words.end + 5, COURSE) {
            continue;
        }
        if hangs_on_a_condition(scene, &words, &stance) {
            let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, value).if_hurt(!scene.medical(&words)));
            continue;
        }
        told(scene, sink, &call, &stance, &patient);
    }
}

/// "set to return from a long spell on the sidelines this weekend": the absence is what ends then.
fn come_from(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const RETURN: &[&str] = &["return", "returns", "returned", "returning", "back", "comeback"];
    let near = words.start.saturating_sub(6).max(scene.tokens.start + 1)..words.start;
    let mut near = near;
    near.any(|i| scene.is_word(i, &["from"]) && scene.is_word(i.wrapping_sub(1), RETURN)) || back_from_it(scene, words)
}

/// "bounced back on Friday from a poor start and an eight-day layoff".
pub(super) fn back_from_it(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["layoff", "lay-off"]) && scene.comeback(words).is_some()
}

/// "Kruger's absence sees Brandt called up": it is Kruger's.
fn whose(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    if let Some(patient) = on_their_list(scene, words).or_else(|| joins(scene, words)) {
        return Some(patient);
    }
    // "which will sideline him until May": whom the words name themselves; "Neither player will feature again".
    let last = words.end.saturating_sub(1);
    if scene.is_word(words.start, &["sideline", "sidelines", "sidelining"]) && scene.is_word(last, &["him", "her", "them"]) {
        let (number, _) = scene.mentions().find(|(_, m)| m.tokens.start == last)?;
        return scene.by_mention(number, "whom it sidelines");
    }
    if scene.is_word(words.start, &["neither"]) {
        let (number, _) = scene.mentions().find(|(_, m)| m.tokens.start == words.start)?;
        return scene.by_mention(number, "neither of them");
    }
    if !scene.is_word(words.start, &["absence", "absences"]) {
        return None;
    }
    let owner = scene.mentions().find(|(_, m)| m.possessive && m.tokens.end <= words.start && words.start <= m.tokens.end + 1)?;
    scene.by_mention(owner.0, "whose absence it is")
}

/// "had prop Kruger and lock Brandt on their casualty list": whom the verb has there.
fn on_their_list(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let listed = scene.is_word(words.start, &["on"]) && scene.any_word(words.clone(), &["list", "table"]);
    listed.then(|| scene.had_so(words)).flatten()
}

/// What the words say that is missed, and until when.
fn missed_until(scene: &Scene<'_>, call: &Call, stance: &Stance, patient: &Patient) -> Vec<Horizon> {
    let words = &call.words;
    let reach = scene.reach(words);
    let mut horizons = ahead(scene, &reach, patient);
    // "two weeks away from action": how long is another rule's.
    let ends = come_from(scene, words) || scene.still_short_of(words);
    let days = |h: &Horizon| match h.span {
        Span::Stretch(days) => Some(days),
        Span::Length { .. } => None,
    };
    let own: Vec<Interval> = horizons.iter().filter(|h| own_time(scene, call, stance, h)).filter_map(days).collect();
    horizons.retain(|h| !ends && !own_time(scene, call, stance, h) && !looks_back(scene, words, stance, h));
    // "the shoulder that he hurt in pre-season rules him out": when he hurt it.
    let hurt = |h: &Horizon| {
        let start = h.tokens.start;
        h.tokens.end <= words.start && scene.phrases(Class::InjuryVerb).any(|(v, _)| (v.start as usize) < start && start <= v.end as usize + 1)
    };
    horizons.retain(|h| !hurt(h));
    // "is out of Saturday's game with the injury that forced him off in Tuesday's win": what has its result is not missed.
    horizons.retain(|h| !ahead::resulted(scene, h));
    // "withdrew after playing against Rovers on Saturday": of what he had done before.
    let then = |h: &Horizon| {
        let between = words.end..h.tokens.start.max(words.end);
        between.clone().any(|i| scene.is_word(i, &["after", "following", "despite", "having"]) && scene.lower(i + 1).ends_with("ing") && between.contains(&(i + 1)))
    };
    horizons.retain(|h| !(call.event && then(h)));
    // "failed a fitness check on Thursday": the day of the check.
    let checked = scene.any_word(words.clone(), &["test", "check"]);
    horizons.retain(|h| !(checked && h.tokens.start <= words.end + 1));
    // "withdrew from Wimbledon this year": which one, and no stretch of its own.
    let ends_at: Vec<usize> = horizons.iter().map(|h| h.tokens.end).collect();
    horizons.retain(|h| {
        let this = scene.is_word(h.tokens.start, &["this"]) && scene.is_word(h.tokens.start + 1, &["year", "season", "summer", "time"]);
        // "this year's event", "the year's opening tournament": which one, and no stretch either.
        let year = scene.is_word(h.tokens.end.wrapping_sub(1), &["year"])
            && h.tokens.len() <= 2
            && scene.page.surface.tokens.get(h.tokens.end).is_some_and(|t| t.is(crate::text::Shape::CLITIC));
        // "the opening tournament of the year".
        let of_the_year = h.tokens.len() <= 2
            && scene.is_word(h.tokens.end.wrapping_sub(1), &["year", "season", "summer"])
            && scene.is_word(h.tokens.start.wrapping_sub(1), &["of"])
            && scene.is_word(h.tokens.start.wrapping_sub(2), &["event", "tournament", "slam", "race", "major", "meeting", "championship", "test", "match", "game"])
            && !scene.any_word(h.tokens.start.saturating_sub(5)..h.tokens.start, &["last", "final"]);
        // "is likely to miss a major part of the season": how much of it, is not said.
        let part = scene.is_word(h.tokens.start.wrapping_sub(1), &["of"])
            && scene.is_word(h.tokens.start.wrapping_sub(2), &["part", "chunk", "portion", "bulk", "much", "majority"]);
        // "after dislocating his shoulder in a pre-season friendly".
        let friendly = (h.tokens.start..h.tokens.start + 3).any(|i| scene.is_word(i, &["season", "preseason", "pre-season"]) && scene.any_word(i + 1..i + 2, &["friendly", "match", "game", "training", "session"]))
            && scene.any_word(h.tokens.start.saturating_sub(2)..h.tokens.start, &["in", "during"]);
        !(year || part || friendly || of_the_year || this && ends_at.contains(&h.tokens.start))
    });
    let travel = scene.any_word(words.clone(), &["travel", "travelling"]) && matches!(stance.side, Side::Now | Side::Ahead);
    if horizons.is_empty() && (call.event || travel && !ends) {
        // "withdrew from the Wales squad on Tuesday": that is no day of a match of theirs.
        horizons.extend(squads_match(scene, words, call.rules).filter(|h| days(h).is_none_or(|d| !own.contains(&d))));
    }
    if horizons.is_empty() && call.event && !call.rules && !ends && stance.side != Side::Ahead {
        horizons.extend(before_his_match(scene, words).or_else(|| this_event(scene, words)));
    }
    if horizons.is_empty() && !ends && (matches!(stance.side, Side::Now | Side::Ahead) || call.event && stance.side == Side::Since) {
        horizons.extend(previewed(scene, words));
    }
    horizons
}

fn told(scene: &Scene<'_>, sink: &mut Sink, call: &Call, stance: &Stance, patient: &Patient) {
    let words = &call.words;
    // "joins Kruger and Costa in withdrawing": of each, only his own hurt is known.
    let own;
    // Whom the hurt one joins on the sidelines is hurt; who is beaten joins others there too.
    let hurt_list = scene.any_word(words.clone(), &["list", "table", "room"]) || scene.any_word(words.clone(), &["sidelines"]) && !scene.ailments.is_empty();
    let patient = if patient.why == JOINED && !scene.medical(words) && !hurt_list {
        let persons = patient.persons.iter().copied().filter(|p| sink.hurt(&[*p])).collect();
        own = Patient { persons, ..patient.clone() };
        &own
    } else {
        patient
    };
    // "drop out of the side, the first two through injury": of some of them it is told why.
    let some = scene.mentions().map(|(_, m)| m).find(|m| m.why == crate::people::SOME && words.end <= m.tokens.start);
    let told_of;
    let patient = match some {
        Some(m) if scene.medical(words) && m.persons.iter().all(|p| patient.persons.contains(p)) => {
            told_of = Patient { persons: m.persons.clone(), ..patient.clone() };
            &told_of
        }
        _ => patient,
    };
    // "Brandt (knee), Kruger (contract dispute) and Costa (calf) are out".
    let hurt_only;
    let patient = match reason::but_for_others(scene, patient) {
        Some(persons) => {
            hurt_only = Patient { persons, ..patient.clone() };
            &hurt_only
        }
        None => patient,
    };
    let reach = scene.reach(words);
    let week = untrained_of_late(scene, words);
    let horizons = if week { Vec::new() } else { missed_until(scene, call, stance, patient) };
    // Who is on the sidelines is hurt: the banned and the rested are not said to be.
    let sidelined = !no_hurt(scene, words)
        && scene.any_word(words.clone(), &["sidelined", "sideline", "sidelines", "layoff", "injured", "crocked", "casualty", "casualties", "long-term", "ir", "ltir", "dl", "il", "disabled", "treatment"]);
    // "watched from the sidelines": so do coaches and the banned.
    let aside = scene.any_word(words.clone(), &["sideline", "sidelines"])
        && (scene.is_word(words.start, &["to", "from"])
            || scene.any_word(words.start.saturating_sub(4)..words.start, BESIDE_THE_PITCH));
    if aside && horizons.is_empty() && !scene.medical(words) && !sink.hurt(&patient.persons) {
        sink.nearly(RULE.name, scene, words, "nothing says that an injury keeps him there");
        return;
    }
    // "the injury which has kept Kruger out for two months".
    let keeps = call.rules
        && scene.is_word(words.start, &["kept"])
        && scene.function(words.start.wrapping_sub(1)).contains(Function::HAVE)
        && scene.ailments.iter().any(|a| a.tokens.end <= words.start);
    let denied = no_hurt(scene, words) || scene.ailments.iter().any(|a| scene.not_the_cause(&a.tokens));
    // "will not recover in time for the final".
    let unrecovered = scene.any_word(words.clone(), &["recover"]);
    let before = words.start.wrapping_sub(1);
    let named = call.patient.is_some() || scene.function(before).contains(Function::BE) || scene.is_word(before, &["both", "all"]);
    let crisis = named && reason::in_a_crisis(scene, words);
    let known = !denied && (keeps || sidelined || unrecovered || unready(scene, words) || scene.medical(words) && !(scene.ails_others(patient) && (dismissed(scene) || reason::bracketed(scene))) || sink.hurt(&patient.persons) || of_the_injured(scene, call) || crisis || reason::also_out(scene, sink, words, !horizons.is_empty()));
    if call.needs_match && horizons.is_empty() && !known {
        return;
    }
    // "after a calf strain ruled him out of the win over City": told looking back at a match that has been played.
    let kept_out = scene.any_word(words.clone(), KEEP)
        || scene.is_word(words.start, &["miss"])
        || ahead::forced_off(scene, words)
        // "a groin injury that sidelined him for the win over City".
        || scene.is_word(words.start, &["sidelined"]) && scene.is_word(words.start.wrapping_sub(1), &["that", "which"]);
    if kept_out && played_match(scene, words.end) {
        sink.nearly(RULE.name, scene, words, "the match that he was kept out of has been played");
        return;
    }
    // "an injury that kept him out for a year": told with its length, it is over.
    let from = words.start.saturating_sub(3).max(scene.tokens.start);
    let kept = scene.any_word(from..words.end, &["kept"])
        && !keeps
        && scene.lengths(&reach).next().is_some();
    // "having been ruled out for four months", "after being sidelined for a year": told with its length, it led up to what came.
    let lasted = stance.anterior && horizons.is_empty() && scene.times(&reach).any(|t| t.kind == crate::time::TimeKind::Duration);
    if let Some(named) = super::layoff::named_since(scene, words) {
        let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, &named, value));
        let value = ClaimValue::Stage { rung: Rung(SELECTED), words: scene.text(named.clone()).to_lowercase() };
        sink.add(Sink::draft(RULE.name, scene, patient, &named, value).dated(Some(scene.page.published), []));
        return;
    }
    // "his season was ended by a knee injury in February last year": another season.
    let ends = scene.any_word(words.clone(), &["season", "campaign"]) && scene.any_word(words.clone(), &["over", "finished", "ended"]);
    let another_season = |d: Interval| d.latest < ledger::add_days(scene.season_end(), -A_YEAR);
    if ends && stance.side == Side::Past && scene.past_time(&scene.tokens).is_some_and(another_season) {
        sink.nearly(RULE.name, scene, words, "told of a season that is over");
        return;
    }
    if looked_back(scene, words, stance) || super::layoff::ruled_then(scene, words) || super::layoff::over(scene, words) {
        sink.nearly(RULE.name, scene, words, "told looking back");
        return;
    }
    if scene.is_word(words.start, &["failed", "fails", "failing"]) && scene.any_word(words.clone(), &["test", "tests", "check", "checks"]) {
        let value = ClaimValue::Stage { rung: Rung(5), words: scene.text(words.clone()).to_lowercase() };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).dated(Some(scene.page.published), []).if_hurt(!known));
    }
    let event = crisis && stance.side == Side::Past && horizons.is_empty() || call.event && !kept && !lasted || (stance.passive && !stance.anterior && matches!(stance.side, Side::Past | Side::Since));
    // "an injury which kept him out for a year": a verb of the past, whatever its form.
    let side = if kept && stance.side == Side::Now { Side::Past } else { stance.side };
    // "admitted that his season was over": and so it is.
    let ended = scene.any_word(words.clone(), &["season", "campaign"]) && scene.any_word(words.clone(), &["over", "finished", "ended"]);
    let side = if ended && side == Side::Past && scene.past_time(&reach).is_none() { Side::Now } else { side };
    let training = week || scene.any_word(words.end..words.end + 3, &["training", "practice", "practise"])
        && scene.is_word(words.start, &["miss", "misses", "missed", "missing", "sat", "sit", "sits", "sitting", "skipped", "skips"]);
    // "sat out training on Tuesday with a stiff neck": whether he plays is open.
    let lately = |when: Interval| when.earliest >= ledger::add_days(scene.page.published.earliest, -TRAINED_DAYS);
    // "it is unclear how long he will be out": and so he is.
    let how_long = (words.start.saturating_sub(8).max(scene.tokens.start)..words.start)
        .any(|i| scene.is_word(i, &["how"]) && scene.is_word(i + 1, &["long", "many", "much"]));
    // "has no chance of playing": the chance is no hope.
    let hopeless = scene.any_word(words.clone(), &["no"]) && scene.any_word(words.clone(), &["chance", "part"]);
    let stance = if how_long || hopeless { &Stance { certainty: Certainty::Stated, ..*stance } } else { stance };
    if training && side == Side::Past && known && scene.past_time(&reach).is_none_or(lately) {
        let value = ClaimValue::Status { status: Status::Doubtful, reason: reason(scene, words, known) };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    }
    match side {
        Side::Before => return,
        // "was already out of Saturday's final": told looking back, and so still.
        Side::Past if scene.any_word(words.start.saturating_sub(2)..words.start, &["already"]) && !horizons.is_empty() => {}
        // "suffered a season-ending knee injury on Sunday": the news, and what it leads to.
        Side::Past if ends_the_season(scene, words) => {}
        Side::Since if last_of_season(scene, words) => {}
        Side::Past | Side::Since if !event => {
            away_then(scene, sink, patient, words, side, known);
            return;
        }
        _ => {}
    }
    let open = Missed { horizons, event, training, known };
    out(scene, sink, words, stance, patient, &open);
}

/// "missed Saturday's game", "has been out since May": no forecast, but away then.
fn away_then(scene: &Scene<'_>, sink: &mut Sink, patient: &Patient, words: &Range<usize>, side: Side, known: bool) {
    let when = scene.past_time(&scene.reach(words));
    // "has been missing since August because of a groin injury": and still is.
    let since = side == Side::Since
        && known
        && scene.any_word(words.start.saturating_sub(2).max(scene.tokens.start)..words.start, &["been"])
        && scene.is_word(words.end, &["since"])
        && !scene.has(Class::FitPhrase, &scene.tokens)
        && !scene.has(Class::StagePhrase, &scene.tokens);
    if since && reason(scene, words, known) == StatusReason::Injury {
        let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
    }
    if side == Side::Since || when.is_some() {
        sink.add(absence(scene, patient, words, None, when.filter(|_| side == Side::Past)));
    }
}

/// What is missed, and how it is told.
struct Missed {
    horizons: Vec<Horizon>,
    /// An event, which a past tense does not put behind: "withdrew".
    event: bool,
    /// It is training that is missed, and whether he plays is open.
    training: bool,
    /// Whether a hurt is known of.
    known: bool,
}

/// Out, or in doubt, with the first day on which he may be back.
fn out(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, stance: &Stance, patient: &Patient, missed: &Missed) {
    let Missed { horizons, event, training, known } = missed;
    let reach = scene.reach(words);
    let reason = reason(scene, words, *known);
    if reason == StatusReason::Unknown {
        let day = horizons.first().and_then(|h| match h.span {
            Span::Stretch(days) => Some(days),
            Span::Length { .. } => None,
        });
        sink.add(absence(scene, patient, words, horizons.first(), day).certain(stance.certainty));
        // "has been ruled out": why may be told later.
        if scene.any_word(words.clone(), &["ruled"]) && scene.any_word(words.clone(), &["out"]) && stance.certainty == Certainty::Stated && !training && matches!(stance.side, Side::Now | Side::Since) && !no_hurt(scene, words) && !scene.banned(words) {
            let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
            sink.add(Sink::draft(RULE.name, scene, patient, words, value).if_hurt(true));
        }
        until_later(scene, sink, words, stance, patient, horizons);
        return;
    }
    // "could be out for up to six weeks": how long is open, not whether.
    let how_long = scene.is_word(words.start, &["out", "sidelined"]) && scene.lengths(&reach).next().is_some();
    let plainly = stance.certainty == Certainty::Stated || (how_long && stance.certainty == Certainty::Hoped);
    let status = if plainly && !*training { Status::Out } else { Status::Doubtful };
    let then = (*event && horizons.is_empty() && stance.side == Side::Past)
        .then(|| scene.past_time(&reach).or_else(|| time_before(scene, words)))
        .flatten()
        .filter(|d| d.latest < scene.page.published.earliest);
    // "could be out for six weeks": what is open is how long.
    let long = status == Status::Doubtful
        && (scene.times(&reach).any(|t| t.kind == crate::time::TimeKind::Duration) || scene.beyond_a_match(horizons));
    if long {
        let value = ClaimValue::Status { status: Status::Out, reason };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value));
        // "could be out until June": so long, as some fear or hope.
        if stance.certainty == Certainty::Hoped && reason != StatusReason::Suspension && horizons.iter().any(|h| ahead::till_later(scene, h)) {
            forecast(scene, sink, words, patient, horizons, ledger::Hedge::Hoped);
        }
        return;
    }
    let draft = Sink::draft(RULE.name, scene, patient, words, ClaimValue::Status { status, reason });
    let certainty = if plainly && how_long { Certainty::Stated } else { stance.certainty };
    sink.add(draft.certain(certainty).dated(then, []));
    // How long a ban lasts is no forecast of fitness.
    if stance.certainty == Certainty::Stated && reason != StatusReason::Suspension {
        forecast(scene, sink, words, patient, horizons, ledger::Hedge::Stated);
    }
}

/// "hoped to run in Oslo last month but was forced to pull out": the day of the clause that it goes on from.
fn time_before(scene: &Scene<'_>, words: &Range<usize>) -> Option<Interval> {
    let at = scene.segments.iter().position(|s| s.tokens.contains(&words.start))?;
    let (segment, before) = (scene.segments.get(at)?, scene.segments.get(at.checked_sub(1)?)?);
    let same = segment.subject == before.subject && before.verb.tense == Tense::Past || segment.own_subject && before.own_subject;
    let goes_on = scene.is_word(segment.tokens.start, &["but", "and", "only"]);
    (same && goes_on).then(|| scene.past_time(&before.tokens)).flatten()
}

/// "a season-ending knee injury", told of these days.
fn ends_the_season(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let long_ago = scene.past_time(&scene.tokens).is_some_and(|d| !scene.fresh(d));
    ahead::ends_season(scene, words.start) && !long_ago && !scene.any_word(scene.tokens.start..words.start, &["had"])
}

/// "It is a blow to his injury-hit side. Among those missing are Ferreira and Brandt": the sentence before says why.
fn of_the_injured(scene: &Scene<'_>, call: &Call) -> bool {
    const HURT: &[&str] =
        &["injury", "injuries", "injured", "injury-hit", "injury-depleted", "injury-ravaged", "injury-plagued", "injury-stricken"];
    // "missing for Rovers include …".
    let near = call.words.end..call.words.end + 4;
    let list = near.clone().find(|&i| scene.is_word(i, &["are", "include", "is", "includes"]));
    let listed = list.is_some_and(|i| {
        i == call.words.end || (scene.is_word(call.words.end.wrapping_sub(1), &["for", "from"]) && !scene.function(call.words.end).verbal())
            || scene.is_word(call.words.end, &["for", "from"])
    });
    let before = scene.index.checked_sub(1).and_then(|n| scene.page.surface.sentences.get(n));
    // "faces an injury crisis. Rovers will be without Ferreira and Brandt".
    let without = scene.any_word(call.words.clone(), &["without", "minus"]) && call.patient.as_ref().is_some_and(|p| p.persons.len() > 1);
    // "have lost Ferreira for the season".
    let lost = scene.any_word(call.words.clone(), LOST)
        && call.patient.as_ref().and_then(|p| p.mention.as_ref()).is_some_and(|m| (m.end..m.end + 16).any(|i| scene.is_word(i, &["for"]) && scene.any_word(i + 1..i + 6, &["season", "campaign", "year"])));
    // "has been ruled out for the season": nothing but a hurt keeps somebody out so long, where no ban is told of.
    let end = call.words.end;
    let season = || (end.saturating_sub(1)..end + 2).any(|i| scene.is_word(i, &["for", "of"]) && scene.any_word(i + 1..i + 6, &["season", "campaign"]) && !scene.any_word(i + 1..i + 6, &["last", "opening", "start"]));
    let long = scene.any_word(call.words.clone(), &["out", "sidelined"]) && season();
    lost || long || (listed || without) && before.is_some_and(|s| scene.any_word(s.tokens.clone(), HURT))
}

/// Not before the day after the last of the matches missed, or the end of the stretch.
fn forecast(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, patient: &Patient, horizons: &[Horizon], hedge: ledger::Hedge) {
    // "was originally ruled out for the season": what was thought before is no forecast now.
    if scene.any_word(words.start.saturating_sub(3).max(scene.tokens.start)..words.start, &["originally", "initially"]) {
        return;
    }
    // "was ruled out for six weeks on Tuesday": the day of the news.
    let length = scene.lengths(&scene.reach(words)).map(|l| l.tokens.end).next();
    let on = |h: &Horizon| scene.is_word(h.tokens.start.wrapping_sub(1), &["on"]);
    // "retired with a back injury on Tuesday": the day of the match that he did not finish; "was sent home ill on Tuesday".
    let left = scene.any_word(words.clone(), &["retired", "retires", "home"])
        && scene.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::Perfect | Tense::None));
    let of_news = |h: &Horizon| on(h) && (left || length.is_some_and(|end| end <= h.tokens.start));
    let free = |h: &Horizon| -> Option<Date> {
        match h.span {
            Span::Stretch(days) if days.width() <= 2 && of_news(h) => None,
            // "until the end of the year": its last day.
            Span::Stretch(days) if until(scene, h) && scene.any_word(h.tokens.clone(), &["end"]) => Some(days.latest),
            Span::Stretch(days) if until(scene, h) && scene.any_word(h.tokens.clone(), &["end", "rest"]) => {
                Some(days.latest)
            }
            Span::Stretch(days) if until(scene, h) => Some(days.earliest),
            // "two games next month": which days, nobody says.
            Span::Stretch(days) if (8..=40).contains(&days.width()) && games_in(scene, words, h) => None,
            _ => h.free_after(scene.page.published),
        }
    };
    let Some((horizon, day)) = horizons.iter().filter_map(|h| Some((h, free(h)?))).max_by_key(|(_, d)| *d) else {
        return;
    };
    let all = words.start.min(horizon.tokens.start)..words.end.max(horizon.tokens.end);
    let estimate = ExpectedReturn { not_before: Some(day), by: None, hedge };
    let draft = Sink::draft(RULE.name, scene, patient, &all, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.dated(None, horizon.steps.clone()));
    if let (Some(against), Span::Stretch(day)) = (horizon.fixture.clone(), horizon.span.clone()) {
        let value = ClaimValue::Fixture { against };
        sink.add(Sink::draft(RULE.name, scene, patient, &all, value).dated(Some(day), horizon.steps.clone()));
    }
}

/// "no one likes to see players withdrawing": said of all, and of none whom the sentences before speak of.
fn generic(scene: &Scene<'_>, words: &Range<usize>, patient: &Patient) -> bool {
    const ALL: &[&str] = &["players", "athletes", "runners", "people", "anyone", "anybody", "everyone", "nobody"];
    let from = words.start.saturating_sub(8).max(scene.tokens.start);
    patient.mention.is_none() && scene.any_word(from..words.start, ALL)
}

/// "Saturday's derby comes too soon for Ferreira": he is not fit for it yet, unless it is told of his age, his papers or a ban.
fn unready(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const OTHERWISE: &[&str] = &[
        "teenager", "youngster", "inexperienced", "experience", "development", "career", "age", "signing", "clearance", "permit", "registered",
        "registration", "eligible", "ineligible", "visa", "ban", "banned", "suspended", "suspension", "loan", "deal",
    ];
    let game = || scene.tokens.clone().any(|i| crate::matches::is_match_noun(&scene.page.surface, i) || scene.is_word(i, &["trip", "visit"]));
    too_soon(scene, words) && !scene.any_word(scene.tokens.clone(), OTHERWISE) && game()
}

/// Away, and nothing says why: an absence, which the record shows only where the player is hurt by other words.
fn absence(
    scene: &Scene<'_>,
    patient: &Patient,
    words: &Range<usize>,
    horizon: Option<&Horizon>,
    when: Option<Interval>,
) -> Draft {
    let missed = horizon.and_then(|h| h.fixture.clone());
    let draft = Sink::draft(RULE.name, scene, patient, words, ClaimValue::Absence { missed });
    draft.dated(when, horizon.map(|h| h.steps.clone()).unwrap_or_default())
}


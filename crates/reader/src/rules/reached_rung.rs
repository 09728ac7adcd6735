//! A rung of the recovery ladder: "is running again", "has returned to full training".

mod examples;
mod lesser;
mod no_step;
mod picked;
mod whose;

use std::ops::Range;

use ledger::{Certainty, ClaimValue, Rung, Status, StatusReason};

use no_step::no_step;
use picked::picked_next;
use lesser::{among_the_reserves, nears};
pub(super) use lesser::{LESSER, lesser_match, lesser_side, of_a_lesser_step, through_a_lesser_match};
use whose::{absolute, beside, boosted, looked_into, owner_of_it, shown_of};

use super::fit_again::{SELECTED, only_looks};
use super::{AILMENTS, Calls, Glance, Rule, Sink};
use crate::grammar::{Function, Segment, Tense};
use crate::lexicon::{Class, Entry};
use crate::scene::{Patient, Scene, Side};
use crate::text::Surface;

pub(super) const RULE: Rule = Rule {
    name: "reached_rung",
    asserts: "a player has reached a rung of the recovery ladder",
    calls: Calls::by(&[Class::StagePhrase], &[]).if_looks(looks).first_if_looks(first_looks).founds_if(founds),
    run,
    examples: examples::EXAMPLES,
    guards: examples::GUARDS,
};

/// Words that put a step ahead of the report.
const PLANNED: &[&str] = &[
    "preparing", "prepares", "prepared", "prepare",
    "hopes", "hoping", "hope", "expected", "expects", "aims", "set", "due", "likely", "unlikely", "until",
    "before", "should", "close", "closer", "closing", "edging", "verge", "brink", "yet", "ready", "about", "possible", "short", "wants", "want", "relishing", "targeting", "pushing",
    "targets", "eyeing", "eyes", "nearing", "nears", "plans", "planning", "plots", "hints", "bid", "chance", "desperate", "keen", "aim", "goal", "target", "determined", "itching",
    "focused", "focus", "focusing", "concentrating", "race", "racing", "races", "battling", "fighting",
    "predicts", "predicted", "predicting",
];

/// Whether a word that puts a rung ahead stands among some tokens, and is nobody's name ("Lauren Hope").
/// "is going to be fully fit": not yet.
fn going_to_be(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let lead = words.start.saturating_sub(usize::from(!scene.is_word(words.start, &["be"])));
    lead > 1 && scene.is_word(lead, &["be"]) && scene.is_word(lead - 1, &["to"]) && scene.is_word(lead - 2, &["going"])
}

fn planned_in(scene: &Scene<'_>, mut tokens: Range<usize>) -> bool {
    // "looking forward to", and not "forward Brandt".
    let looks = |i: usize| scene.is_word(i, &["forward"]) && scene.is_word(i.wrapping_sub(1), &["looking", "looks", "look"]);
    // "did the warm-up before going to the gym": after what was done, and no plan.
    let then = |i: usize| {
        scene.is_word(i, &["before"])
            && scene.lower(i + 1).ends_with("ing")
            && scene.segment(i.wrapping_sub(1)).is_some_and(|s| s.verb.tense == Tense::Past)
    };
    // "I'm looking to play a reserve game".
    let looks_to = |i: usize| scene.is_word(i, &["looking"]) && scene.is_word(i + 1, &["to"]);
    tokens.any(|i| looks(i) || looks_to(i) || scene.is_one(i, words_of!(PLANNED)) && scene.page.people.at(i).is_none() && !then(i))
}

/// Verbs of seeing: who is seen doing something does it.
const SEEN: &[&str] = &[
    "seen", "noticed", "spotted", "pictured", "photographed", "filmed", "observed", "captured", "saw", "watched", "shown",
];

/// From here on a rung is a step of recovery, which is reached or still ahead.
const RECOVERY: u8 = 20;

/// Work on the pitch, which is also where players get hurt: "broke a finger in the nets".
const OUTDOOR: u8 = 40;

/// From here on everybody who plays stands on these rungs; the report must tell that it is a step of a recovery.
const TRAINS: u8 = 60;

/// A squad named for a day this near is one for the next match.
const NEXT_MATCH_DAYS: i64 = 7;

/// How a body is looked into.
const SCANNED: &[&str] = &["scan", "scans", "scanned", "mri", "x-ray", "x-rays", "x-rayed"];

/// Cleared by the doctors: only who was hurt is.
const CLEARED: u8 = 62;

/// Beginnings of words of coming back.
const BACK: &[&str] = &[
    "return", "back", "comeback", "again", "since", "recall", "restor", "recover", "reinstat", "includ",
    "named", "available", "resum", "rejoin", "reintegrat",
];

/// "in their first game": the team's, and no rung of anybody's.
fn theirs(surface: &Surface<'_>, words: &Range<usize>) -> bool {
    surface.is_word(words.start, &["first"]) && surface.is_word(words.start.wrapping_sub(1), &["their", "its", "our"])
}

fn rungs<'a>(glance: &'a Glance<'a>) -> impl Iterator<Item = (Range<usize>, u8, &'a Entry)> + use<'a> {
    glance.phrases(Class::StagePhrase).filter_map(|(h, e)| Some((h.tokens(), e.column(0).parse().ok()?, e)))
}

fn looks(glance: &Glance<'_>) -> bool {
    rungs(glance).any(|(words, ..)| !theirs(glance.surface, &words))
}

/// Whether a rung stands there that tells of a recovery by itself, or beside a word of health or of coming back.
fn first_looks(glance: &Glance<'_>) -> bool {
    let ails = |h: &crate::lexicon::Hit| AILMENTS.contains(&h.class);
    let back = |words: &Range<usize>| {
        let near = words.start.saturating_sub(6)..words.end + 6;
        near.clone().any(|i| returns(glance.surface, i)) || glance.any_word(words.clone(), &["first"])
    };
    glance.medical()
        || rungs(glance).filter(|(.., entry)| entry.column(2) != "context").any(|(words, rung, _)| {
            holds(rung, false, false) || glance.any_word(words.clone(), SCANNED) || back(&words) || (rung >= 70 && glance.hits.iter().any(ails))
        })
}

/// Whether one stands there that only the hurt reach. Of the others it is told if the report calls them hurt.
fn founds(glance: &Glance<'_>) -> bool {
    glance.medical() || rungs(glance).any(|(words, rung, entry)| {
            entry.column(2) != "context" && (holds(rung, false, false) || glance.any_word(words, SCANNED))
        })
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::StagePhrase) {
        let words = hit.tokens();
        let Ok(rung) = entry.column(0).parse::<u8>() else { continue };
        // "returned from injury for Tuesday's training session": so far, and no further.
        let trained = rung >= RETURNED && super::plays_again::only_trained(scene, words.end.wrapping_sub(1));
        let rung = if trained { TRAINS } else { rung };
        let Some(segment) = scene.segment(words.start) else { continue };
        if no_step(scene, segment, &words, entry, rung) {
            continue;
        }
        // "had recovered from a knock before he was hurt again": over before something else that is over.
        let upset = || scene.any_word(words.end..(words.end + 40).min(scene.tokens.end), &["but", "before", "when", "until"]);
        if super::fit_again::in_doubt(scene, &words) || (rung == CLEARED && upset() && scene.stance(&words).side == Side::Before) {
            continue;
        }
        if (rung > CLEARED && scene.still_injured(&words)) || scene.return_pending(&words) || scene.hope_lost(words.start) || rung <= CLEARED && going_to_be(scene, &words) || scene.still_short_of(&words) || scene.negated(&words) && !ill_treated(scene, &words) || unable(scene, &words) || scene.hypothetical(&words) || spent(scene, segment, &words) {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let seen = scene.any_word(segment.tokens.start..words.start, SEEN);
        let again = |w: &Range<usize>| super::fit_again::described(scene, w).filter(|_| scene.is_word(w.end.wrapping_sub(1), &["fit-again", "again"]));
        let looked_at = |w: &Range<usize>| again(w).or_else(|| beside(scene, w, seen)).or_else(|| absolute(scene, w)).or_else(|| looked_into(scene, w, rung)).or_else(|| owner_of_it(scene, w, rung));
        let Some(patient) = looked_at(&words).or_else(|| scene.patient(&words)).or_else(|| shown_of(scene, &words, rung)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who has come that far");
            continue;
        };
        // "Brandt scored as the champions continued their recovery": the side's.
        if scene.any_word(words.clone(), &["their", "its"]) && patient.persons.len() == 1 {
            continue;
        }
        // "had missed a match with a knock and returned to training": before what the sentence looks back from.
        if rung >= TRAINS && had_before(scene, segment) {
            sink.nearly(RULE.name, scene, &words, "it came before something else that is over");
            continue;
        }
        if rung >= TRAINS && only_looks::other_reason(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "he was away for another reason");
            continue;
        }
        let known = (scene.medical(&words) && (rung < TRAINS || !scene.ails_others(&patient)))
            || scene.spoken_of(sink, &patient);
        // "underwent scans yesterday": of the body, whoever has them.
        let known = known || (5..RECOVERY).contains(&rung) && scene.any_word(words.clone(), SCANNED) && patient.mention.is_some() && !scene.any_word(words.end..words.end + 2, &["than"]);
        // "Brandt is out with a sore calf. Lund has resumed training": told among the news of the hurt.
        let rejoins = (TRAINS..=61).contains(&rung) && segment.verb.tense == Tense::Perfect && sink.tells_of_hurt_before(scene.index);
        let rejoins = rejoins && !known && !sink.hurt(&patient.persons) && comes_back(scene, segment, &words);
        // "have been boosted by the return to training of Kruger": the news is a recovery's, though nobody says from what.
        let welcome = (TRAINS..=61).contains(&rung) && boosted(scene, &words);
        let known = known || rejoins || welcome;
        let back = comes_back(scene, segment, &words) || rung >= CLEARED && was_away(scene, &words);
        let back = back || gets_over(scene, rung, &words) || among_the_reserves(scene, rung, &words) && known;
        // "is on the bench after a knock": a place in the squad by itself.
        let seated = known && scene.any_word(words.clone(), &["bench", "squad", "contention"]) && segment.verb.tense == Tense::Present;
        if !(seated || holds(rung, known, back)) || (entry.column(2) == "context" && !known) {
            sink.nearly(RULE.name, scene, &words, "nothing says that it is a step of a recovery");
            continue;
        }
        tell(scene, sink, segment, &words, entry, &patient, &Step { rung, seen, known, rejoins });
    }
}

/// A step that is told of somebody.
struct Step {
    rung: u8,
    /// "was seen running": what may be is the seeing.
    seen: bool,
    /// Whether a hurt of his is known of.
    known: bool,
    /// He is back among the others, and nothing more is told of him.
    rejoins: bool,
}

/// How far somebody has got, or is to get, and whether he plays the next match then.
fn tell(scene: &Scene<'_>, sink: &mut Sink, segment: &Segment, words: &Range<usize>, entry: &Entry, patient: &Patient, step: &Step) {
    let Step { rung, seen, known, rejoins } = *step;
    // Who waits for a scan is being assessed.
    let planned = !seen
        && rung >= RECOVERY
        && (entry.column(2) == "planned" || days_ahead(scene, segment)
            || matches!(segment.verb.tense, Tense::Future | Tense::Modal)
            || scene.is_word(segment.tokens.start, &["and", "but"]) && scene.is_word(segment.tokens.start + 1, &["then"]) && segment.verb.tense == Tense::Present
            || planned_in(scene, segment.tokens.start.max(words.start.saturating_sub(8))..words.start)
            || scene.times(&segment.tokens).any(|t| scene.any_word(t.tokens.clone(), &["next", "tomorrow"])));
    // "he's on the bench tomorrow": he is picked.
    let planned = planned && !(rung == super::fit_again::SELECTED && segment.verb.tense == Tense::Present && scene.is_word(words.start, &["on", "in", "'s", "is"]) && scene.any_word(words.clone(), &["bench", "squad"]));
    // "is expected to continue his rehab": so far he has come already.
    let planned = planned && !((25..OUTDOOR).contains(&rung) && scene.any_word(words.clone(), &["continue", "continues", "continuing"]));
    // "will spend six weeks in a cast", "will be on crutches until May": from the day of the hurt on.
    let worn = || scene.lengths(&segment.tokens).next().is_some() && scene.any_word(segment.tokens.start..words.start, &["spend", "be", "remain", "stay", "need"]);
    let planned = planned && !(rung == DRESSED && segment.verb.tense == Tense::Future && worn());
    // "has been cleared to return to action": not there yet.
    let cleared = scene.any_word(words.start.saturating_sub(4).max(segment.tokens.start)..words.start, &["cleared", "ready", "fit"]);
    let rung = if rung > CLEARED && (cleared || selected(scene, segment, words)) { rung.min(SELECTED) } else { rung };
    let value = ClaimValue::Stage { rung: Rung(rung), words: scene.text(words.clone()).to_lowercase() };
    let (when, steps) = when(scene, segment, planned);
    let certainty = match (planned, seen) {
        (true, _) => scene.certainty(words).max(Certainty::Hoped),
        // "may have been spotted running": what may be is the spotting.
        (false, true) => Certainty::Stated,
        // "is having treatment in a bid to be fit": what is hoped stands behind.
        (false, false) if rung < CLEARED => scene.certainty(words).min(scene.stance(words).certainty),
        (false, false) => scene.certainty(words),
    };
    let soon = |w: &ledger::Interval| w.latest <= ledger::add_days(scene.page.published.latest, NEXT_MATCH_DAYS);
    if rung >= CLEARED && !REHEARSED.contains(&rung) && plainly_ahead(scene, segment, words) && when.as_ref().is_some_and(soon) {
        // "will return to the squad on Saturday": fit for the next match.
        let fit = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, fit).dated(when, steps.clone()).if_hurt(!known));
    }
    if !known && rung >= CLEARED && !REHEARSED.contains(&rung) && let Some(status) = picked_next(scene, segment, words) {
        let value = ClaimValue::Status { status, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).if_hurt(true));
    }
    // "began a rehab assignment": until it is over he is on the list of the injured.
    if rung == REHEARSED.start && !planned && scene.any_word(words.clone(), &["rehab", "rehabilitation"]) {
        let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).if_hurt(!known));
    }
    // "scored for the reserves as he nears a return": not yet.
    if (TRAINS..REHEARSED.end).contains(&rung) && !planned && nears(scene, words) {
        let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).if_hurt(!known));
    }
    if rejoins && !planned {
        let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
        let step = "who has only just rejoined training may not be ready".to_owned();
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).dated(None, [step]));
    }
    let draft = Sink::draft(RULE.name, scene, patient, words, value).certain(certainty).dated(when, steps);
    // A club gives its players leave too.
    let leave = rung == CLEARED
        && !known
        && scene.any_word(words.clone(), &["light", "clear", "all-clear", "go-ahead", "clearance", "permission"]);
    let everybody = leave || matches!(rung, 5..=19 | 40..=49 | TRAINS..=61) || rung > CLEARED;
    let first = rung > CLEARED && scene.any_word(words.clone(), &["first"]);
    sink.add(draft.if_hurt((everybody && !known) || first));
}

/// "makes his return on Tuesday", in a Monday's report: the present tells of the day that comes, where the last of that name is
/// days ago. Who speaks says so of any day: "he starts his rehab on Monday" is never of the Monday before.
fn days_ahead(scene: &Scene<'_>, segment: &Segment) -> bool {
    const NEAR_DAYS: i64 = 3;
    const ANY_DAY: i64 = 7;
    let said = scene.page.published;
    let within = if scene.page.quotes.at(segment.tokens.start).is_some() { ANY_DAY } else { NEAR_DAYS };
    // "we've got a reserve game on Monday".
    let got = segment.verb.tense == Tense::Perfect && segment.verb.at.is_some_and(|v| scene.is_word(v + 1, &["got"]));
    (segment.verb.tense == Tense::Present || got)
        && scene.times(&segment.tokens).any(|t| {
            let on = t.tokens.len() == 1 && scene.is_word(t.tokens.start, crate::time::WEEKDAYS) && scene.is_word(t.tokens.start.wrapping_sub(1), &["on"]);
            let next = || scene.resolve(t, Tense::Future, None).when;
            on && next().is_some_and(|w| w.earliest > said.latest && ledger::days_between(said.latest, w.earliest) <= within)
        })
}

/// "has been named in the starting side", "returns to the line-up": the team is picked, and the match still to be played.
fn selected(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    const PICKED: &[&str] =
        &["named", "recalled", "recall", "recalls", "restored", "reinstated", "promoted", "returns", "return", "back"];
    const TEAM: &[&str] = &["team", "side", "xi", "xv", "line-up", "lineup", "eleven", "starting"];
    // "were restored to the side on Tuesday", of a match to come.
    let chosen = segment.verb.tense == Tense::Past && !scene.any_word(segment.tokens.clone(), &["originally", "initially", "first"]) && !scene.page.match_report() && scene.page.matches().next(scene.page.published.earliest).is_some();
    let ahead = matches!(segment.verb.tense, Tense::Present | Tense::Perfect | Tense::None);
    // "makes a return" in news of a squad.
    let makes = segment.verb.tense == Tense::Present
        && !scene.page.match_report()
        && scene.is_word(words.start, &["makes", "make"])
        && scene.any_word(words.clone(), &["return", "comeback", "start", "appearance"]);
    makes || (ahead || (chosen && scene.any_word(words.clone(), &["named", "recalled", "restored", "reinstated", "promoted"]))) && scene.any_word(words.start.saturating_sub(2).max(segment.tokens.start)..words.end, PICKED) && scene.any_word(words.start..words.end + 1, TEAM)
}

/// "will return to the squad", with no hope or plan beside it.
fn plainly_ahead(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    let will = segment.verb.tense == Tense::Future && !segment.verb.negated;
    will && !planned_in(scene, segment.tokens.start.max(words.start.saturating_sub(8))..words.start)
        && scene.certainty(words) == Certainty::Stated
}

/// "missed a year recovering from", "when he begins rehabilitation": over, or still to come.
fn spent(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    let missed = matches!(segment.verb.tense, Tense::Past | Tense::PastPerfect)
        && scene.is_word(words.start, &["recovering", "rehabbing", "rehabilitating"])
        && scene.any_word(segment.tokens.start..words.start, &["missed", "spent"]);
    let begins = scene.any_word(words.start.saturating_sub(3).max(segment.tokens.start)..words.end, &["begins", "starts", "begin", "start"])
        && scene.is_word(segment.tokens.start, &["as", "when", "once", "until", "before"]);
    missed || begins
}

/// "is not responding well to treatment": how it goes is denied, and not that he has it.
fn ill_treated(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.start..words.start + 1, &["respond", "responds", "responded", "responding"])
}

/// "not being able to do all her sessions", "unable to train with the squad".
fn unable(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let from = words.start.saturating_sub(10).max(scene.tokens.start);
    (from..words.start).any(|i| {
        scene.is_word(i, &["unable"])
            || (scene.is_word(i, super::fit_again::FAILED) && scene.is_word(i + 1, &["to"]))
            // "as he attempted to return from a groin injury".
            || (scene.is_word(i, super::fit_again::TRIED) && scene.is_word(i + 1, &["to"]) && i + 2 >= words.start)
            || (scene.is_word(i, &["able"]) && scene.any_word(i.saturating_sub(3).max(from)..i, &["not", "never", "n't", "n’t"]))
    })
}

/// Whether a clause without a subject of its own goes on, by *and*, with one in the past perfect.
fn had_before(scene: &Scene<'_>, segment: &Segment) -> bool {
    let before = scene.segments.iter().rfind(|s| s.tokens.end <= segment.tokens.start);
    segment.verb.tense == Tense::Past
        && !segment.own_subject
        && scene.is_word(segment.tokens.start, &["and", "but"])
        && before.is_some_and(|s| {
            // "had an operation" is a plain past.
            let plain = s.verb.at.is_some_and(|v| scene.function(v + 1).intersects(Function::DETERMINER | Function::POSSESSIVE));
            s.verb.tense == Tense::PastPerfect && !plain && s.tokens.end == segment.tokens.start
        })
}

/// Whether the words can be a step of this recovery. What every player does all the time (matches, squads, training,
/// running) needs a hurt, or a word of coming back, beside it.
fn holds(rung: u8, known: bool, back: bool) -> bool {
    match rung {
        CLEARED => true,
        // A rung of the team's life: the hurt may be told later in the report, the coming back may not.
        TRAINS..=61 => known || back,
        63.. => back,
        5..=19 | 40..=49 => known || back,
        _ => true,
    }
}

/// Whether the sentence tells, outside the words, that a hurt is behind the player ("who has recovered from …", "after two
/// months out with …"), or tells the hurt first and then a game for the reserves.
fn gets_over(scene: &Scene<'_>, rung: u8, words: &std::ops::Range<usize>) -> bool {
    if rung < 70 || scene.ailments.is_empty() {
        return false;
    }
    let over = |h: &crate::lexicon::Hit| h.end as usize <= words.start || h.start as usize >= words.end;
    scene.phrases(Class::RecoverPhrase).any(|(h, e)| over(h) && e.column(0) == "over" && scene.stance(&h.tokens()).side != Side::Ahead)
        || scene.ailments.iter().any(|a| a.tokens.start >= words.end && scene.comeback(&a.tokens).is_some())
        || (rung < 80 && scene.ailments.iter().any(|a| a.tokens.end <= words.start))
}

/// In plaster, in a boot, on crutches.
const DRESSED: u8 = 25;

/// Games that are played on the way back.
const REHEARSED: Range<u8> = 70..80;

/// From here on somebody plays again where it counts.
const RETURNED: u8 = 85;

/// Whether a word of coming back stands in the words or near them in their segment.
fn comes_back(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    let from = words.start.saturating_sub(6).max(segment.tokens.start);
    let to = (words.end + 6).min(segment.tokens.end).max(words.end);
    (from..to).any(|i| returns(&scene.page.surface, i)) || scene.any_word(words.clone(), &["first"])
}

/// "Brandt, who has been out with a knee injury, was an unused substitute": the absence is told right before, as one that lasted.
fn was_away(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 16;
    let near = |h: &crate::lexicon::Hit| h.end as usize <= words.start && words.start - h.end as usize <= REACH;
    // "played the last ten minutes after six weeks out".
    let behind = |h: &crate::lexicon::Hit| {
        let at = h.start as usize;
        at >= words.end && at - words.end <= REACH && scene.any_word(words.end..at, &["after", "following"])
    };
    if scene.phrases(Class::AbsencePhrase).any(|(h, e)| behind(h) && e.column(0) == "out" && scene.stance(&h.tokens()).anterior) {
        return true;
    }
    scene.phrases(Class::AbsencePhrase).any(|(h, e)| {
        near(h) && e.column(0) == "out" && {
            let stance = scene.stance(&h.tokens());
            let since = scene.is_word(h.end as usize, &["since"]);
            (since || matches!(stance.side, Side::Since | Side::Before)) && !stance.denied && !stance.supposed
        }
    })
}

/// Whether a word of coming back begins there.
fn returns(surface: &Surface<'_>, token: usize) -> bool {
    // "re-joined" is two tokens.
    let again = || surface.is_word(token, &["re"]) && surface.is_word(token + 2, &["joined", "joins", "joining"]);
    starts(surface, token, BACK) || again()
}

fn starts(surface: &Surface<'_>, token: usize, beginnings: &[&str]) -> bool {
    let word = surface.word_at(token).as_bytes();
    beginnings.iter().any(|b| word.get(..b.len()).is_some_and(|w| w.eq_ignore_ascii_case(b.as_bytes())))
}

fn when(scene: &Scene<'_>, segment: &Segment, planned: bool) -> (Option<ledger::Interval>, Vec<String>) {
    let tense = if planned { Tense::Future } else { segment.verb.tense };
    // What has been reached does not lie ahead.
    let fits = |w: ledger::Interval| planned || w.earliest <= scene.page.published.latest;
    let mut resolved = scene.times(&segment.tokens).map(|t| scene.resolve(t, tense, None));
    let resolved = resolved.find(|r| r.when.is_some_and(fits));
    let (when, steps) = resolved.map_or((None, Vec::new()), |r| (r.when, r.steps));
    (when.or((!planned).then_some(scene.page.published)), steps)
}

impl Scene<'_> {
    /// Whether the report has spoken of the patient's health already: in the sentences just before, or in one of the
    /// latest claims.
    pub(super) fn spoken_of(&self, sink: &Sink, patient: &Patient) -> bool {
        const LATEST: usize = 48;
        let meant = |persons: &[crate::people::PersonKey]| persons.iter().any(|k| patient.persons.contains(k));
        meant(&self.topic) || sink.drafts.iter().rev().take(LATEST).any(|d| meant(&d.persons) && !d.if_hurt)
    }
}

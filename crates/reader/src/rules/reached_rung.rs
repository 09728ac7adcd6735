//! A rung of the recovery ladder: "is running again", "has returned to full training".

mod examples;

use std::ops::Range;

use ledger::{Certainty, ClaimValue, Rung, Status, StatusReason};

use super::fit_again::{SELECTED, only_looks};
use super::{AILMENTS, Calls, Glance, Rule, Sink};
use crate::grammar::{Function, Segment, Tense};
use crate::lexicon::{Class, Entry};
use crate::scene::{Patient, Scene, Side};
use crate::text::{Shape, Surface};

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
];

/// Whether a word that puts a rung ahead stands among some tokens, and is nobody's name ("Lauren Hope").
fn planned_in(scene: &Scene<'_>, mut tokens: Range<usize>) -> bool {
    // "looking forward to", and not "forward Brandt".
    let looks = |i: usize| scene.is_word(i, &["forward"]) && scene.is_word(i.wrapping_sub(1), &["looking", "looks", "look"]);
    // "did the warm-up before going to the gym": after what was done, and no plan.
    let then = |i: usize| {
        scene.is_word(i, &["before"])
            && scene.lower(i + 1).ends_with("ing")
            && scene.segment(i.wrapping_sub(1)).is_some_and(|s| s.verb.tense == Tense::Past)
    };
    tokens.any(|i| looks(i) || scene.is_word(i, PLANNED) && scene.page.people.at(i).is_none() && !then(i))
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

/// Verbs of leaving a ground.
const LEAVING: &[&str] = &["taken", "carried", "helped", "wheeled", "stretchered", "left", "leave", "leaves", "leaving", "departed", "departing", "exited", "emerged", "hobbled", "hobbling"];

/// Cleared by the doctors: only who was hurt is.
const CLEARED: u8 = 62;

/// Beginnings of words of coming back.
const BACK: &[&str] = &[
    "return", "back", "comeback", "again", "since", "recall", "restor", "recover", "reinstat", "includ",
    "named", "available", "resum", "rejoin", "reintegrat",
];

/// Beginnings of words of leaving or being away.
const AWAY: &[&str] = &["withdr", "pull", "miss", "drop", "left", "leav", "lose", "lost", "without", "replac", "omit"];

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
            holds(rung, false, false) || back(&words) || (rung >= 70 && glance.hits.iter().any(ails))
        })
}

/// Whether one stands there that only the hurt reach. Of the others it is told if the report calls them hurt.
fn founds(glance: &Glance<'_>) -> bool {
    glance.medical() || rungs(glance).any(|(_, rung, entry)| entry.column(2) != "context" && holds(rung, false, false))
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::StagePhrase) {
        let words = hit.tokens();
        let Ok(rung) = entry.column(0).parse::<u8>() else { continue };
        let Some(segment) = scene.segment(words.start) else { continue };
        if no_step(scene, segment, &words, entry, rung) {
            continue;
        }
        // "had recovered from a knock before he was hurt again": over before something else that is over.
        let upset = || scene.any_word(words.end..(words.end + 40).min(scene.tokens.end), &["but", "before", "when", "until"]);
        if super::fit_again::in_doubt(scene, &words) || (rung == CLEARED && upset() && scene.stance(&words).side == Side::Before) {
            continue;
        }
        if (rung > CLEARED && scene.still_injured(&words)) || scene.return_pending(&words) || scene.still_short_of(&words) || scene.negated(&words) || unable(scene, &words) || scene.hypothetical(&words) || spent(scene, segment, &words) {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let seen = scene.any_word(segment.tokens.start..words.start, SEEN);
        let looked_at = |w: &Range<usize>| beside(scene, w, seen).or_else(|| absolute(scene, w)).or_else(|| looked_into(scene, w, rung));
        let Some(patient) = looked_at(&words).or_else(|| scene.patient(&words)).or_else(|| shown_of(scene, &words, rung)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who has come that far");
            continue;
        };
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
        // "Brandt is out with a sore calf. Lund has resumed training": told among the news of the hurt.
        let rejoins = (TRAINS..=61).contains(&rung) && segment.verb.tense == Tense::Perfect && sink.tells_of_hurt_before(scene.index);
        let rejoins = rejoins && !known && !sink.hurt(&patient.persons) && comes_back(scene, segment, &words);
        // "have been boosted by the return to training of Kruger": the news is a recovery's, though nobody says from what.
        let welcome = (TRAINS..=61).contains(&rung) && boosted(scene, &words);
        let known = known || rejoins || welcome;
        let back = comes_back(scene, segment, &words) || rung >= CLEARED && was_away(scene, &words);
        let back = back || gets_over(scene, rung, &words) || among_the_reserves(scene, rung, &words) && known;
        // "is on the bench after a knock": a place in the squad by itself.
        let seated = known && scene.any_word(words.clone(), &["bench", "squad"]) && segment.verb.tense == Tense::Present;
        if !(seated || holds(rung, known, back)) || (entry.column(2) == "context" && !known) {
            sink.nearly(RULE.name, scene, &words, "nothing says that it is a step of a recovery");
            continue;
        }
        tell(scene, sink, segment, &words, entry, &patient, &Step { rung, seen, known, rejoins });
    }
}

/// What looks like a step and is none: a match of others, a sport, a manner of leaving, or a step that was left behind.
fn no_step(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>, entry: &Entry, rung: u8) -> bool {
    // "returned to action in a reserve game": the rung of that game, which is told by itself.
    if rung >= RETURNED && (lesser_match(scene, words) || through_a_lesser_match(scene, words)) || rung >= TRAINS && of_a_lesser_step(scene, words) {
        return true;
    }
    let least = if entry.column(2) == "context" { OUTDOOR } else { TRAINS };
    // "returned to the pitch for straight-line running".
    let runs = words.end..words.end + 5;
    if rung >= TRAINS && scene.is_word(words.end, &["for", "with"]) && scene.any_word(runs, &["running", "jogging", "drills", "runs"]) {
        return true;
    }
    // "is hurt to start training camp": a time and a place, and no rung.
    if scene.is_word(words.end.wrapping_sub(1), &["training"]) && scene.is_word(words.end, &["camp", "camps"]) {
        return true;
    }
    if theirs(&scene.page.surface, words) || split_compound(scene, words) || (rung >= least && elsewhere(scene, segment, words)) {
        return true;
    }
    // "has a fully fit squad"; "Friday's game got the go-ahead".
    let many = only_looks::fit_squad(scene, words);
    let of_a_match = !segment.own_subject && scene.any_word(segment.tokens.start..words.start, &["game", "match", "fixture", "tie", "race", "meeting", "plans", "plan", "move", "deal"]);
    if rung == CLEARED && (many || of_a_match) {
        return true;
    }
    if rung == CLEARED && (only_looks::recovered_well(scene, words) || only_looks::only_fit(scene, words)) {
        return true;
    }
    // "left the ground on crutches": how he went is no step of the recovery.
    let went = words.start.saturating_sub(7).max(scene.tokens.start)..words.start;
    // "left-back Brandt is on crutches": a side.
    let side = |i: usize| scene.page.surface.tokens.get(i + 1).is_some_and(|t| t.is(Shape::HYPHENATED));
    if (20..30).contains(&rung) && went.into_iter().any(|i| scene.is_word(i, LEAVING) && !side(i)) {
        return true;
    }
    // "returned from a rehab assignment", "cleared to step up his running": left behind, or only a step.
    let rehab = (25..40).contains(&rung) || rung == 70 && scene.any_word(words.clone(), &["rehab", "rehabilitation"]);
    if (rehab && left_behind(scene, words)) || (rung == CLEARED && only_looks::cleared_for_a_step(scene, words)) {
        return true;
    }
    // "having rehabilitated a rib injury": done with.
    if (25..40).contains(&rung) && scene.is_word(words.start.wrapping_sub(1), &["having"]) && words.len() == 1 {
        return true;
    }
    // "had chosen a rehabilitation plan": told looking back from what came of it.
    if (25..40).contains(&rung) && segment.verb.tense == Tense::PastPerfect && scene.any_word(words.start.saturating_sub(5).max(segment.tokens.start)..words.start, &["chosen", "opted", "preferred", "tried"]) {
        return true;
    }
    // "won the wheelchair race": a sport.
    if scene.is_word(words.end.wrapping_sub(1), &["wheelchair"])
        && scene.is_word(words.end, &["race", "races", "racer", "racing", "athlete", "athletes", "event", "events", "marathon", "tennis", "basketball", "rugby", "division", "title", "titles"])
    {
        return true;
    }
    if only_looks::coming_back(scene, words) {
        return true;
    }
    // "when he returns from injury": not before then.
    if rung >= CLEARED && scene.when_back(words.start) {
        return true;
    }
    // "played after recovering from a knock": a recovery that came before is over.
    (20..40).contains(&rung) && scene.is_word(words.start.wrapping_sub(1), &["after", "since", "following"])
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
            || planned_in(scene, segment.tokens.start.max(words.start.saturating_sub(8))..words.start)
            || scene.times(&segment.tokens).any(|t| scene.any_word(t.tokens.clone(), &["next", "tomorrow"])));
    // "he's on the bench tomorrow": he is picked.
    let planned = planned && !(rung == super::fit_again::SELECTED && segment.verb.tense == Tense::Present && scene.is_word(words.start, &["on", "in", "'s", "is"]) && scene.any_word(words.clone(), &["bench", "squad"]));
    // "will spend six weeks in a cast", "will be on crutches until May": from the day of the hurt on.
    let worn = || scene.lengths(&segment.tokens).next().is_some() && scene.any_word(segment.tokens.start..words.start, &["spend", "be", "remain", "stay", "need"]);
    let planned = planned && !(rung == DRESSED && segment.verb.tense == Tense::Future && worn());
    let rung = if rung > CLEARED && selected(scene, segment, words) { SELECTED } else { rung };
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
    // "began a rehab assignment": until it is over he is on the list of the injured.
    if rung == REHEARSED.start && !planned && scene.any_word(words.clone(), &["rehab", "rehabilitation"]) {
        let value = ClaimValue::Status { status: Status::Out, reason: StatusReason::Injury };
        sink.add(Sink::draft(RULE.name, scene, patient, words, value).if_hurt(!known));
    }
    // "scored for the reserves as he nears a return": not yet.
    if (TRAINS..REHEARSED.end).contains(&rung) && !planned && nears(scene) {
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
    const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let said = scene.page.published;
    let within = if scene.page.quotes.at(segment.tokens.start).is_some() { ANY_DAY } else { NEAR_DAYS };
    // "we've got a reserve game on Monday".
    let got = segment.verb.tense == Tense::Perfect && segment.verb.at.is_some_and(|v| scene.is_word(v + 1, &["got"]));
    (segment.verb.tense == Tense::Present || got)
        && scene.times(&segment.tokens).any(|t| {
            let on = t.tokens.len() == 1 && scene.is_word(t.tokens.start, DAYS) && scene.is_word(t.tokens.start.wrapping_sub(1), &["on"]);
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

/// "viewers spotted Adeyemi out on the grass": the name right before the words, behind a verb of seeing.
fn beside(scene: &Scene<'_>, words: &Range<usize>, seen: bool) -> Option<Patient> {
    let (number, _) = scene.mentions().find(|(_, m)| m.tokens.end == words.start && !m.possessive)?;
    seen.then(|| scene.by_mention(number, "who is seen"))?
}

/// Whether the sentence calls a return good news for the team.
fn boosted(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const NEWS: &[&str] = &["boost", "boosted", "boosts", "strengthened", "strengthens", "bolstered", "lift", "lifted", "heartened"];
    let near = words.start.saturating_sub(24).max(scene.tokens.start)..(words.end + 12).min(scene.tokens.end);
    returns(&scene.page.surface, words.start) && scene.any_word(near, NEWS)
}

/// "boosted with Kruger, Brandt and Costa all returning to training": the names between "with" and the participle.
fn absolute(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let participle = scene.lower(words.start).ends_with("ing") || scene.is_word(words.start, &["back"]);
    let end = words.start - usize::from(scene.is_word(words.start.wrapping_sub(1), &["all", "both", "now", "also"]));
    let (number, _) = scene.mentions().find(|(_, m)| m.tokens.end == end && !m.possessive).filter(|_| participle)?;
    let patient = scene.by_mention(number, "named between \"with\" and what they do")?;
    let first = scene.mentions().filter(|(_, m)| m.tokens.end <= end && m.persons.iter().all(|p| patient.persons.contains(p))).map(|(_, m)| m.tokens.start).min()?;
    scene.any_word(first.saturating_sub(4).max(scene.tokens.start)..first, &["with"]).then_some(patient)
}

/// "the results of a scan on Brandt's hamstring": whose body it is.
fn looked_into(scene: &Scene<'_>, words: &Range<usize>, rung: u8) -> Option<Patient> {
    let on = (5..RECOVERY).contains(&rung) && scene.is_word(words.end, &["on", "to", "of"]);
    let (number, _) = scene.mentions().find(|(_, m)| on && m.possessive && m.tokens.start == words.end + 1)?;
    let body = |h: &crate::lexicon::Hit| (words.end + 2..words.end + 8).contains(&(h.start as usize));
    scene.phrases(Class::Body).any(|(h, _)| body(h)).then(|| scene.by_mention(number, "whose body is looked into"))?
}

/// "scans have shown no damage to Brandt's knee": whose body it was.
fn shown_of(scene: &Scene<'_>, words: &Range<usize>, rung: u8) -> Option<Patient> {
    const REACH: usize = 8;
    let shown = (5..RECOVERY).contains(&rung) && scene.is_word(words.end.wrapping_sub(1), &["shown", "showed", "show", "revealed", "confirmed"]);
    let (number, mention) = scene.next_mention(words.end, REACH).filter(|_| shown)?;
    let own = scene.ailments.iter().any(|a| a.owner == Some(number) && a.tokens.end >= mention.tokens.end);
    own.then(|| scene.by_mention(number, "whose body was looked into"))?
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

/// "not being able to do all her sessions", "unable to train with the squad".
fn unable(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let from = words.start.saturating_sub(10).max(scene.tokens.start);
    (from..words.start).any(|i| {
        scene.is_word(i, &["unable"])
            || (scene.is_word(i, super::fit_again::FAILED) && scene.is_word(i + 1, &["to"]))
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

/// "played for the reserves", "a behind-closed-doors game": where a player of the first team is seen only on his way back.
fn among_the_reserves(scene: &Scene<'_>, rung: u8, words: &Range<usize>) -> bool {
    const RESERVES: &[&str] =
        &["reserves", "reserve", "rehab", "under-21", "under-23", "u21", "u23", "second-team", "second-string", "under-21s", "under-23s", "u21s", "u23s", "behind-closed-doors", "doors", "practice", "in-house"];
    (70..80).contains(&rung)
        && (scene.any_word(words.clone(), RESERVES) || scene.is_word(words.end.wrapping_sub(2), &["b"]) || scene.is_word(words.start, &["minutes"]))
}

/// "in the 18" of "in the 18-17 defeat": the words end inside a number.
fn split_compound(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let tokens = &scene.page.surface.tokens;
    let number = tokens.get(words.end.saturating_sub(1)).is_some_and(|t| t.is(Shape::NUMBER));
    number && tokens.get(words.end).is_some_and(|t| t.is(Shape::HYPHENATED))
}

/// Whether the words tell where the player was hurt or what he left ("hurt in a reserve match", "withdrew from the
/// line-up"), or whom he came on for.
fn elsewhere(scene: &Scene<'_>, segment: &Segment, words: &Range<usize>) -> bool {
    let before = segment.tokens.start..words.start;
    // "stepped up his return from a broken leg by training with the squad": what he returns from.
    let got_over = |h: &crate::lexicon::Hit| {
        scene.ailments.iter().any(|a| {
            a.tokens.contains(&(h.start as usize)) && scene.any_word(a.tokens.start.saturating_sub(4).max(scene.tokens.start)..a.tokens.start, &["from"])
        })
    };
    let inside = |h: &crate::lexicon::Hit| before.start <= h.start as usize && h.end as usize <= before.end;
    let hurt = scene.phrases(Class::Event).chain(scene.phrases(Class::SetbackPhrase)).any(|(h, _)| inside(h))
        // "has" and "is" tell of hurts only with an object behind them.
        || scene.phrases(Class::InjuryVerb).any(|(h, e)| inside(h) && !matches!(e.column(0), "have" | "be" | "get" | "do" | "carry" | "return from") && of_a_part(scene, h, e) && !got_over(h));
    let side = |i: usize| scene.is_word(i, &["left"]) && scene.page.surface.tokens.get(i + 1).is_some_and(|t| t.is(Shape::HYPHENATED));
    let away = before.clone().any(|i| starts(&scene.page.surface, i, AWAY) && !side(i));
    let behind = words.end..(words.end + 6).min(segment.tokens.end);
    let stands_in = scene.any_word(behind.clone(), &["for"]) && scene.any_word(behind, &["injured", "hurt", "sidelined", "limping"]);
    // "dropped a set in her first match since May" leaves nothing.
    let first = scene.is_word(words.start, &["first"]);
    hurt || (away && !first) || stands_in
}

/// In plaster, in a boot, on crutches.
const DRESSED: u8 = 25;

/// Games that are played on the way back.
const REHEARSED: Range<u8> = 70..80;

/// "his hamstring went" hurts, and "he went well" does not: a verb that parts of the body do has one for its subject, and one that takes
/// an injury ("took a knock") has it right behind ("took another step").
fn of_a_part(scene: &Scene<'_>, verb: &crate::lexicon::Hit, entry: &Entry) -> bool {
    const NEAR: u32 = 5;
    let before = |h: &crate::lexicon::Hit| h.end <= verb.start && verb.start - h.end <= NEAR;
    if entry.column(3) == "object_injury" {
        let end = verb.end as usize;
        return scene.ailments.iter().any(|a| (end..end + NEAR as usize).contains(&a.tokens.start));
    }
    entry.column(3) != "subject_body" || scene.phrases(Class::Body).any(|(h, _)| before(h))
}

/// From here on somebody plays again where it counts.
const RETURNED: u8 = 85;

/// Matches that are none of the first team's.
pub(super) const LESSER: &[&str] = &[
    "reserve", "reserves", "under-21s", "under-23s", "under-20s", "under-21", "under-23", "u21s", "u23s", "friendly", "practice", "closed", "academy", "second-team",
    "second-string", "development", "a-team", "b-team", "warm-up", "in-house",
];

/// "in a reserve game", "for the under-21s": right behind the words, a match that does not count.
pub(super) fn lesser_match(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let lead = (words.end..words.end + 1).find(|&i| scene.is_word(i, &["in", "for", "with", "behind"]));
    lead.is_some_and(|i| lesser_side(scene, &(i + 1..i + 5)))
}

/// "the reserves", "Rovers' second XI": a side that is not the first.
pub(super) fn lesser_side(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let team = |i: usize| {
        scene.is_word(i, &["second", "b", "a"]) && scene.is_word(i + 1, &["xi", "eleven", "xv", "team", "string"])
    };
    scene.any_word(tokens.clone(), LESSER) || tokens.clone().any(team)
}

/// "had 45 minutes in a reserve game and came through", "came through unscathed after a practice match": the game was none of the first
/// side's.
pub(super) fn through_a_lesser_match(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let came = scene.is_word(words.start, &["came", "come", "comes", "coming", "emerged", "got", "gets"]) && scene.is_word(words.start + 1, &["through", "unscathed"]);
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..(words.end + REACH).min(scene.tokens.end);
    came && scene.phrases(Class::StagePhrase).any(|(h, e)| {
        near.contains(&(h.start as usize)) && e.column(0).parse().is_ok_and(|rung: u8| REHEARSED.contains(&rung))
    })
}

/// "nears a return", "is closing in on a comeback": somewhere in the sentence.
fn nears(scene: &Scene<'_>) -> bool {
    const NEARS: &[&str] = &["nears", "nearing", "approaches", "approaching"];
    let returns = |i: usize| scene.any_word(i + 1..i + 4, &["return", "comeback"]);
    let closes = |i: usize| scene.is_word(i, &["closes", "closing", "edges", "edging"]) && scene.any_word(i + 1..i + 3, &["in", "closer"]) && scene.any_word(i + 1..i + 6, &["return", "comeback"]);
    scene.tokens.clone().any(|i| scene.is_word(i, NEARS) && returns(i) || closes(i))
}

/// "played an hour for the reserves, his first outing since May", "had a net, her first session since breaking a thumb": the words say
/// again what the sentence told right before, which is no higher a rung.
pub(super) fn of_a_lesser_step(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 14;
    let apposed = scene.is_word(words.start, &["first"])
        && scene.is_word(words.start.wrapping_sub(1), &["his", "her", "their"])
        && (scene.is_mark(words.start.wrapping_sub(2), ",") || scene.is_word(words.start.wrapping_sub(2), &["in", "on", "for"]));
    let near = words.start.saturating_sub(REACH).max(scene.tokens.start)..words.start;
    let match_day = scene.any_word(words.clone(), &["outing", "game", "match", "appearance", "action", "start"]);
    let top = if match_day { 80 } else { TRAINS };
    let lesser = |h: &crate::lexicon::Hit, e: &Entry| {
        near.contains(&(h.start as usize)) && e.column(0).parse().is_ok_and(|rung: u8| (OUTDOOR..top).contains(&rung))
    };
    apposed && scene.phrases(Class::StagePhrase).any(|(h, e)| lesser(h, e))
}

/// "returned from a rehab assignment", "the return of Brandt from the rehab group".
fn left_behind(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const RETURN: &[&str] = &["return", "returns", "returned", "returning", "back", "recalled", "activated"];
    let near = words.start.saturating_sub(4).max(scene.tokens.start)..words.start;
    let mut near = near;
    near.any(|i| scene.is_word(i, &["from"]) && scene.any_word(i.saturating_sub(9).max(scene.tokens.start)..i, RETURN))
}

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

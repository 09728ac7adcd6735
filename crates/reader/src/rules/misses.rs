//! A player is out, or misses a match or a stretch to come: "will miss Saturday's derby", "ruled out of the tournament".

use std::ops::Range;

use jiff::civil::Date;
use ledger::{Certainty, ClaimValue, ExpectedReturn, Interval, Status, StatusReason};

use super::{AILMENTS, Calls, Clue, Draft, Example, Glance, Rule, Sink};
use crate::grammar::Function;
use crate::lexicon::{Class, Entry, Hit, Lexicon};
use crate::text::{Shape, Surface, Words};
use crate::scene::{Horizon, Patient, Scene, Side, Span, Stance};

pub(super) const RULE: Rule = Rule {
    name: "misses",
    asserts: "a player is out, or out of a match or a stretch that is still to come",
    calls: Calls::by(&[Class::AbsencePhrase], &[LOST, KEEP])
        .with(Clue::of(&[Class::AbsencePhrase, Class::Body, Class::Pathology, Class::InjuryNoun, Class::Diagnosis, Class::Illness], &[AWAY, &["for", "until"]])).if_looks(looks),
    run,
    examples: &[
        Example {
            text: "It is not the broken metatarsal that everybody knows and which has kept Dario Costa out for two months.",
            reads: &["status | Dario Costa | status=out"],
        },
        Example {
            text: "Rovers have been reeling from injuries. Other players missing for Rovers include Luca Brandt and Dario Costa.",
            reads: &["status | Luca Brandt | status=out", "status | Dario Costa | status=out"],
        },
        Example {
            text: "Wing Luca Brandt has been added to their injury list.",
            reads: &["status | Luca Brandt | status=out"],
        },
        Example {
            text: "Winger Luca Brandt will miss Saturday's derby with an ankle injury.",
            reads: &[
                "return_estimate | Luca Brandt | not_before=2021-03-14 hedge=stated",
                "status | Luca Brandt | status=out reason=injury",
            ],
        },
        Example {
            text: "Injured striker Tom Adeyemi has been ruled out for the rest of the season.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-05-31"],
        },
        Example {
            text: "Manager Ivo Hansen said Tom Adeyemi was out for the rest of the season with a knee injury.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-05-31 said_by=Ivo_Hansen"],
        },
        Example {
            text: "Ivo Hansen said Tom Adeyemi, who has a calf strain, would miss Saturday's derby.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-14 said_by=Ivo_Hansen"],
        },
        Example {
            text: "Luca Brandt ruled out for season with broken ankle",
            reads: &["return_estimate | Luca Brandt | not_before=2021-05-31"],
        },
        Example {
            text: "Wales meet Ireland in the Six Nations on Saturday. Centre Luca Brandt is ruled out of the rest of the tournament with a broken thumb.",
            reads: &["return_estimate | Luca Brandt | not_before=2021-03-21"],
        },
        Example {
            text: "Mia Lund's calf injury will keep her out until April.",
            reads: &["return_estimate | Mia Lund | not_before=2021-04-01"],
        },
        Example {
            text: "Mia Lund could miss Saturday's derby with an ankle injury.",
            reads: &["status | Mia Lund | status=doubtful"],
        },
        Example {
            text: "Luca Brandt withdrew from the squad for Sunday's final because of a thigh strain.",
            reads: &["return_estimate | Luca Brandt | not_before=2021-03-15"],
        },
        Example {
            text: "Rovers, who lost captain Tom Adeyemi with a head knock before the interval, held on.",
            reads: &["status | Tom Adeyemi | status=out"],
        },
        Example {
            text: "Tom Adeyemi (muscle) will miss the visit of City this weekend.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-15"],
        },
        Example {
            text: "Rovers will lose Luca Brandt for the rest of the season due to an ankle operation.",
            reads: &["return_estimate | Luca Brandt | not_before=2021-05-31"],
        },
        Example {
            text: "The striker Tom Adeyemi was already out of Saturday's final because of a hand problem.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-14"],
        },
        Example {
            text: "Luca Brandt (foot) looks set to join them on the sidelines until after the international break.",
            reads: &["return_estimate | Luca Brandt | hedge=stated"],
        },
        Example {
            text: "With Tom Adeyemi out with a knee injury, Rovers may turn to their youngsters.",
            reads: &["status | Tom Adeyemi | status=out"],
        },
        Example {
            text: "The forward Luca Brandt (knee) was placed on injured reserve on Tuesday.",
            reads: &["status | Luca Brandt | status=out reason=injury"],
        },
        Example {
            text: "Rovers will miss the services of Luca Brandt, who has a calf strain.",
            reads: &["status | Luca Brandt | status=out"],
        },
        Example {
            text: "Those still on the treatment table are few; the injury list includes Luca Brandt and Dario Costa.",
            reads: &["status | Luca Brandt | status=out", "status | Dario Costa | status=out"],
        },
        Example {
            text: "Hip surgery will keep Mia Lund off the court until June.",
            reads: &["return_estimate | Mia Lund | not_before=2021-06-01"],
        },
        Example {
            text: "It is a blow to the coach's injury-hit squad. Among those already missing are Luca Brandt, Tom Adeyemi and Dario Costa.",
            reads: &["status | Luca Brandt | status=out reason=injury", "status | Dario Costa | status=out reason=injury"],
        },
        Example {
            text: "Defender Tom Adeyemi is also sidelined for the time being.",
            reads: &["status | Tom Adeyemi | status=out reason=injury"],
        },
        Example {
            text: "Wales coach Jan Hale spoke ahead of Saturday's match against Iceland. Luca Brandt has been ruled out of the game by a calf problem, just a week after his debut.",
            reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
        },
        Example {
            text: "Wales have lost a player for Saturday's friendly against Iceland. Luca Brandt has withdrawn from the squad with a hip injury that he suffered on Sunday.",
            reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
        },
        Example {
            text: "Tom Adeyemi is out of Rovers' opening league game at City on Saturday because of a calf strain.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-14"],
        },
        Example {
            text: "Mia Lund has left the Oslo Open, withdrawing with a foot injury before her first match on Friday.",
            reads: &["return_estimate | Mia Lund | not_before=2021-03-13"],
        },
        Example {
            text: "England v Scotland, Twickenham, Saturday 13 March\n\nThe hosts start as favourites. Prop Tom Adeyemi is forced out by a neck injury.",
            reads: &["return_estimate | Tom Adeyemi | not_before=2021-03-14"],
        },
        Example {
            text: "Scotland named their team for Saturday's Six Nations match in Dublin. Luca Brandt was ruled out of selection with a calf strain.",
            reads: &["return_estimate | Luca Brandt | not_before=2021-03-14"],
        },
    ],
    guards: &[
        "Luca Brandt was leading 6-3 5-2 at the Australian Open when Tom Adeyemi pulled up.",
        "Flanker Luca Brandt is likely to end a two-year absence from Tests while others are injured.",
        "Tom Adeyemi is in the side after recovering from a knee injury that ruled him out of the last five matches.",
        "Tom Adeyemi starts on the wing after a calf strain kept him out of the win over Rovers.",
        "Luca Brandt made eight changes, as a number of internationals have been ruled out two weeks before the final.",
        "If it is the cruciate, Tom Adeyemi's season is over.",
        "The report names Tom Adeyemi without any proof of an injury.",
        "Tom Adeyemi, who has a calf strain, lost the ball.",
        "Injured striker Tom Adeyemi has a contract, and the season is out in May.",
        "Luca Brandt missed a penalty on Saturday.",
        "The medals were stolen. Among those missing are Luca Brandt's and Tom Adeyemi's.",
        "Winger Luca Brandt, who had a knee injury last year, missed two good chances.",
        "Tom Adeyemi grabbed an injury-time winner against a side upset at a missed penalty.",
        "Coach Tom Adeyemi is keen to return to the sidelines.",
        "Luca Brandt will not miss Saturday's derby.",
        "Luca Brandt missed last season's final.",
        "Tom Adeyemi could miss the bus on Saturday.",
        "Tom Adeyemi, who hurt a rib last month, said: \"I will be out there on Sunday.\"",
        "Tom Adeyemi, who was troubled by injury last year, has ruled out retiring.",
        "The tests on Luca Brandt's knee were carried out by a specialist.",
        "Tom Adeyemi trained with a strapped calf; the loss of Adeyemi through injury would be a blow.",
        "Mia Lund has denied reports that she will miss the final with a knee injury.",
    ],
};

/// What coaches and spectators do on the sidelines.
const BESIDE_THE_PITCH: &[&str] =
    &["pictured", "seen", "stood", "standing", "watched", "watching", "cheering", "cheered", "shouting", "coaching", "prowled"];
const LOST: &[&str] = &["lost", "lose", "losing", "loses"];
const ENDS: &[&str] = &["end", "ends", "ended", "ending"];

/// What somebody is kept.
const AWAY: &[&str] = &["out", "sidelined", "off"];
const KEEP: &[&str] = &["keep", "keeps", "kept", "keeping", "rule", "rules", "ruled", "ruling"];

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for call in calls(scene) {
        let words = call.words.clone();
        let stance = scene.stance(&words);
        if stance.denied || stance.supposed || stance.certainty == Certainty::Unlikely {
            sink.nearly(RULE.name, scene, &words, "it is denied or only supposed");
            continue;
        }
        let Some(patient) = call.patient.clone().or_else(|| whose(scene, &words)).or_else(|| scene.patient_as(&words, &stance)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who is out");
            continue;
        };
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
        told(scene, sink, &call, &stance, &patient);
    }
}

/// "set to return from a long spell on the sidelines this weekend": the absence is what ends then.
fn come_from(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    const RETURN: &[&str] = &["return", "returns", "returned", "returning", "back", "comeback"];
    let near = words.start.saturating_sub(6).max(scene.tokens.start + 1)..words.start;
    let mut near = near;
    near.any(|i| scene.is_word(i, &["from"]) && scene.is_word(i.wrapping_sub(1), RETURN))
}

/// "Kruger's absence sees Brandt called up": it is Kruger's.
fn whose(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    if let Some(patient) = on_their_list(scene, words).or_else(|| joins(scene, words)) {
        return Some(patient);
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

/// "Kruger joins Brandt and Costa in missing the final": all of them miss it.
fn joins(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    const JOINS: &[&str] = &["joins", "join", "joined", "joining"];
    if !scene.is_word(words.start.wrapping_sub(1), &["in"]) {
        return None;
    }
    let segment = scene.segment(words.start)?;
    let verb = (scene.tokens.start.max(words.start.saturating_sub(24))..words.start).find(|&i| scene.is_word(i, JOINS))?;
    let subject = scene.segment(verb).and_then(|s| s.subject).or(segment.subject)?;
    let mut patient = scene.by_mention(subject, "who joins those who miss it")?;
    for (_, m) in scene.mentions().filter(|(_, m)| m.tokens.start > verb && m.tokens.end < words.start) {
        for &key in m.persons.iter().filter(|&&k| scene.may_be_patient(k)) {
            if !patient.persons.contains(&key) {
                patient.persons.push(key);
            }
        }
    }
    Some(patient)
}

fn told(scene: &Scene<'_>, sink: &mut Sink, call: &Call, stance: &Stance, patient: &Patient) {
    let words = &call.words;
    let reach = scene.reach(words);
    let mut horizons = ahead(scene, &reach, patient);
    let ends = come_from(scene, words);
    horizons.retain(|h| !ends && !own_time(scene, call, stance, h) && !looks_back(scene, words, stance, h));
    // "withdrew from Wimbledon this year": which one, and no stretch of its own.
    let ends_at: Vec<usize> = horizons.iter().map(|h| h.tokens.end).collect();
    horizons.retain(|h| {
        let this = scene.is_word(h.tokens.start, &["this"]) && scene.is_word(h.tokens.start + 1, &["year", "season", "summer", "time"]);
        !(this && ends_at.contains(&h.tokens.start))
    });
    if horizons.is_empty() && call.event {
        horizons.extend(squads_match(scene, words, call.rules));
    }
    if horizons.is_empty() && call.event && !call.rules && !ends && stance.side != Side::Ahead {
        horizons.extend(before_his_match(scene, words).or_else(|| this_event(scene, words)));
    }
    if horizons.is_empty() && !ends && matches!(stance.side, Side::Now | Side::Ahead) {
        horizons.extend(previewed(scene, words));
    }
    // Who is on the sidelines is hurt: the banned and the rested are not said to be.
    let sidelined = !no_hurt(scene, words)
        && scene.any_word(words.clone(), &["sidelined", "sideline", "sidelines", "layoff", "injured", "crocked", "ir", "ltir", "dl", "il", "disabled"]);
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
    let known = !denied && (keeps || sidelined || scene.medical(words) || sink.hurt(&patient.persons) || of_the_injured(scene, call));
    if call.needs_match && horizons.is_empty() && !known {
        return;
    }
    // "after a calf strain ruled him out of the win over City": told looking back at a match that has been played.
    if (scene.any_word(words.clone(), KEEP) || scene.is_word(words.start, &["miss"])) && played_match(scene, words.end) {
        sink.nearly(RULE.name, scene, words, "the match that he was kept out of has been played");
        return;
    }
    // "an injury that kept him out for a year": told with its length, it is over.
    let from = words.start.saturating_sub(3).max(scene.tokens.start);
    let kept = scene.any_word(from..words.end, &["kept"])
        && !keeps
        && scene.lengths(&reach).next().is_some();
    let event = call.event && !kept || (stance.passive && !stance.anterior && matches!(stance.side, Side::Past | Side::Since));
    match stance.side {
        Side::Before => return,
        // "was already out of Saturday's final": told looking back, and so still.
        Side::Past if scene.any_word(words.start.saturating_sub(2)..words.start, &["already"]) && !horizons.is_empty() => {}
        Side::Past | Side::Since if !event => {
            // "missed Saturday's game", "has been out since May": no forecast, but away then.
            let when = scene.past_time(&reach);
            if stance.side == Side::Since || when.is_some() {
                sink.add(absence(scene, patient, words, None, when.filter(|_| stance.side == Side::Past)));
            }
            return;
        }
        _ => {}
    }
    let reason = reason(scene, words, known);
    if reason == StatusReason::Unknown {
        let day = horizons.first().and_then(|h| match h.span {
            Span::Stretch(days) => Some(days),
            Span::Length { .. } => None,
        });
        sink.add(absence(scene, patient, words, horizons.first(), day).certain(stance.certainty));
        return;
    }
    // "could be out for up to six weeks": how long is open, not whether.
    let how_long = scene.is_word(words.start, &["out", "sidelined"]) && scene.lengths(&reach).next().is_some();
    let plainly = stance.certainty == Certainty::Stated || (how_long && stance.certainty == Certainty::Hoped);
    let status = if plainly { Status::Out } else { Status::Doubtful };
    let then = (event && horizons.is_empty() && stance.side == Side::Past)
        .then(|| scene.past_time(&reach))
        .flatten()
        .filter(|d| d.latest < scene.page.published.earliest);
    // "could be out for six weeks": what is open is how long.
    let long = status == Status::Doubtful && (scene.times(&reach).any(|t| t.kind == crate::time::TimeKind::Duration) || scene.beyond_a_match(&horizons));
    if long {
        return;
    }
    let draft = Sink::draft(RULE.name, scene, patient, words, ClaimValue::Status { status, reason });
    sink.add(draft.certain(stance.certainty).dated(then, []));
    // How long a ban lasts is no forecast of fitness.
    if stance.certainty == Certainty::Stated && reason != StatusReason::Suspension {
        forecast(scene, sink, words, patient, &horizons);
    }
}

/// "out of the win over City", "out of the last five games": the match behind the words has its result.
fn played_match(scene: &Scene<'_>, end: usize) -> bool {
    const RESULTS: &[&str] = &["win", "victory", "defeat", "loss", "draw", "triumph"];
    const BEFORE: &[&str] = &["last", "previous", "past"];
    let behind = end..(end + 7).min(scene.tokens.end);
    let near = || behind.clone().take_while(|&i| !scene.is_mark(i, ",") && (!scene.function(i).verbal() || scene.page.surface.tokens.get(i).is_some_and(|t| t.is(crate::text::Shape::CLITIC))));
    let counted = |i: usize| {
        scene.is_word(i, BEFORE) && (i + 1..i + 4).any(|j| scene.is_word(j, &["games", "matches", "fixtures", "tests", "outings"]))
    };
    near().any(|i| (scene.is_word(i, RESULTS) && scene.is_word(i + 1, &["over", "against", "to", "by", "at", "in", "with"])) || counted(i))
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
    listed && before.is_some_and(|s| scene.any_word(s.tokens.clone(), HURT))
}

/// "was forced out of the trials at the weekend", "was placed on injured reserve on Sunday": the time of what happened, and not
/// what is missed.
fn own_time(scene: &Scene<'_>, call: &Call, stance: &Stance, horizon: &Horizon) -> bool {
    let at = horizon.tokens.start;
    let placed = scene.is_word(call.words.start, &["placed", "put", "landed", "went"]) && (at <= call.words.end + 1);
    let weekend = stance.side == Side::Past
        && call.event
        && scene.is_word(at.wrapping_sub(1), &["weekend", "at", "over"])
        && scene.any_word(horizon.tokens.clone(), &["weekend"]);
    // "was placed on the list on Tuesday", "left his start on Friday": a past event's own day, unless a match is named.
    let listed = scene.any_word(call.words.clone(), &["list", "reserve", "dl", "il", "ir"])
        && scene.is_word(at.wrapping_sub(1), &["on"])
        && at <= call.words.end + 2
        && matches!(stance.side, Side::Past | Side::Since | Side::Now);
    placed || weekend || listed
}

/// "withdrew before his opening match on Wednesday": the match that he will not play.
fn before_his_match(scene: &Scene<'_>, words: &Range<usize>) -> Option<Horizon> {
    let until = (words.end + 14).min(scene.tokens.end);
    let before = (words.end..until).find(|&i| scene.is_word(i, &["before", "of"]) && scene.is_word(i + 1, &["his", "her", "their"]))?;
    let ahead = scene.is_word(before, &["before"]) || scene.is_word(before.wrapping_sub(1), &["ahead"]);
    let game = (before + 2..before + 6).any(|i| crate::matches::is_match_noun(&scene.page.surface, i));
    (ahead && game).then(|| ahead_of(scene, before..until).into_iter().next()).flatten().filter(|h| next_day(scene, h))
}

/// Whether a horizon is a day or a weekend within a fortnight.
fn next_day(scene: &Scene<'_>, h: &Horizon) -> bool {
    const SOON_DAYS: i64 = 14;
    matches!(h.span, Span::Stretch(d) if d.width() <= 3 && ledger::days_between(scene.page.published.latest, d.earliest) <= SOON_DAYS)
}

/// "withdrew last week with a knee injury", in a report of a tournament that is on or about to begin: that tournament.
fn this_event(scene: &Scene<'_>, words: &Range<usize>) -> Option<Horizon> {
    const WITHDREW: &[&str] = &["withdrew", "withdrawn", "withdraws", "withdraw", "pulled", "pulls", "pull"];
    // "was leading when Hale pulled out": in the course of a match.
    let in_play = scene.segment(words.start).is_some_and(|s| scene.is_word(s.tokens.start, &["when", "as", "after"]));
    if in_play || !scene.is_word(words.start, WITHDREW) || scene.is_word(words.end.wrapping_sub(1), &["from", "of"]) || scene.is_word(words.end, &["from", "of"]) {
        return None;
    }
    let days = scene.page.event()?;
    Some(Horizon { span: Span::Stretch(days), tokens: words.clone(), fixture: None, steps: vec![format!("the tournament of the report, until {}", days.latest)] })
}

/// "is ruled out by a neck injury", below the head of a preview ("Rovers v City, Saturday 16 November"): that match.
fn previewed(scene: &Scene<'_>, words: &Range<usize>) -> Option<Horizon> {
    let reach = scene.reach(words);
    if scene.times(&reach).next().is_some() || scene.any_word(words.clone(), &["list", "long-term", "sidelines", "sideline"]) {
        return None;
    }
    let m = scene.page.matches().previewed()?;
    let step = format!("the match that the report looks ahead to, on {}", m.day);
    Some(Horizon { span: Span::Stretch(m.day), tokens: words.clone(), fixture: None, steps: vec![step] })
}

/// "withdrew from the squad": who is not in it misses the match that it is for, the next one that the report tells of.
fn squads_match(scene: &Scene<'_>, words: &Range<usize>, rules: bool) -> Option<Horizon> {
    const SQUADS: &[&str] = &["squad", "party", "line-up", "lineup"];
    let near = words.end.saturating_sub(1)..(words.end + 4).min(scene.tokens.end);
    // "was ruled out of selection".
    let choice = scene.is_word(words.end, &["of"]) && scene.is_word(words.end + 1, &["selection", "contention", "consideration"]);
    let named = choice || (!rules && scene.any_word(near, SQUADS));
    named.then(|| scene.next_match(words)).flatten().filter(|h| next_day(scene, h))
}

/// "sidelined by a knock sustained in the cup tie", "has raced once since pulling out in May", "was forced to miss the championships
/// in August": times of what was, which looked ahead of the report would lie most of a year away.
fn looks_back(scene: &Scene<'_>, words: &Range<usize>, stance: &Stance, horizon: &Horizon) -> bool {
    const HURT: &[&str] = &["sustained", "suffered", "picked", "since", "during"];
    const AHEAD: &[&str] = &["will", "'ll", "’ll", "would", "could", "may", "might", "set", "expected", "likely", "faces", "facing", "due"];
    const FAR_DAYS: i64 = 120;
    let t = &horizon.tokens;
    // "the second to go on the disabled list this week", "on the injury list before the tour": when, and not how long.
    let lead = t.start.saturating_sub(3)..t.start;
    let on_list = scene.any_word(words.clone(), &["list", "dl", "il", "reserve"])
        && !scene.any_word(lead.clone(), &["for", "until", "till", "through", "of"]);
    let context = words.end <= t.start && scene.any_word(words.end.max(t.start.saturating_sub(6))..t.start, &["before", "ahead"])
        && !scene.any_word(words.start.saturating_sub(4)..words.start, &["not", "n't", "never"]);
    if on_list || context || scene.is_word(words.start.wrapping_sub(1), &["since"]) || scene.any_word(words.end..t.start, HURT) {
        return true;
    }
    let Span::Stretch(days) = horizon.span else { return false };
    let from = scene.segment(words.start).map_or(scene.tokens.start, |s| s.tokens.start);
    let made = scene.any_word(from..words.start, &["forced", "made", "caused", "saw", "had"]);
    let past = made || (stance.side != Side::Ahead && !scene.any_word(from..words.start, AHEAD));
    let named = scene.any_word(t.clone(), &["next"]) || scene.text(t.clone()).bytes().filter(u8::is_ascii_digit).count() >= 4;
    past && !named && days.width() <= 62 && ledger::days_between(scene.page.published.latest, days.earliest) > FAR_DAYS
}

/// Not before the day after the last of the matches missed, or the end of the stretch.
fn forecast(scene: &Scene<'_>, sink: &mut Sink, words: &Range<usize>, patient: &Patient, horizons: &[Horizon]) {
    let free = |h: &Horizon| -> Option<Date> {
        match h.span {
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
    let estimate = ExpectedReturn { not_before: Some(day), by: None, hedge: ledger::Hedge::Stated };
    let draft = Sink::draft(RULE.name, scene, patient, &all, ClaimValue::ReturnEstimate(estimate));
    sink.add(draft.dated(None, horizon.steps.clone()));
    if let (Some(against), Span::Stretch(day)) = (horizon.fixture.clone(), horizon.span.clone()) {
        let value = ClaimValue::Fixture { against };
        sink.add(Sink::draft(RULE.name, scene, patient, &all, value).dated(Some(day), horizon.steps.clone()));
    }
}

/// Whether matches are named that lie somewhere in the horizon.
fn games_in(scene: &Scene<'_>, words: &Range<usize>, horizon: &Horizon) -> bool {
    let game = |i: usize| {
        crate::matches::is_match_noun(&scene.page.surface, i)
            || scene.is_word(i, &["games", "matches", "fixtures", "ties", "tests"])
    };
    (words.end..horizon.tokens.start).any(game)
}

/// "no one likes to see players withdrawing": said of all, and of none whom the sentences before speak of.
fn generic(scene: &Scene<'_>, words: &Range<usize>, patient: &Patient) -> bool {
    const ALL: &[&str] = &["players", "athletes", "runners", "people", "anyone", "anybody", "everyone", "nobody"];
    let from = words.start.saturating_sub(8).max(scene.tokens.start);
    patient.mention.is_none() && scene.any_word(from..words.start, ALL)
}

/// Words that say that somebody is out.
#[derive(Clone)]
struct Call {
    words: Range<usize>,
    /// The words only say so with a match or a stretch behind them ("misses").
    needs_match: bool,
    /// They tell an event whose result lasts ("withdrew", "was ruled out").
    event: bool,
    /// In the active they say it of somebody else ("has ruled out …").
    rules: bool,
    /// Who, where the words themselves hold the name.
    patient: Option<Patient>,
}

impl Call {
    /// "X has ruled out retiring": only the passive, a headline's participle, or oneself.
    fn active_holds(&self, scene: &Scene<'_>, stance: &Stance) -> bool {
        let oneself = scene.any_word(self.words.clone(), &["himself", "herself", "themselves"]);
        let own = scene.segment(self.words.start).map_or(0, |s| s.tokens.start);
        let injury = scene.any_word(
            own.max(self.words.start.saturating_sub(4))..self.words.start, HARM);
        let finite = || finite_before(&scene.page.surface, |i| scene.function(i), self.words.start);
        !self.rules || self.patient.is_some() || oneself || stance.passive || injury || !finite()
    }
}

/// Whether the token before is an auxiliary of the active, or the subject itself right before a past tense with an object.
fn finite_before(surface: &Surface<'_>, function: impl Fn(usize) -> Function, at: usize) -> bool {
    function(at.wrapping_sub(1)).intersects(Function::HAVE | Function::MODAL)
        || function(at + 2).intersects(Function::DETERMINER | Function::POSSESSIVE)
        || surface.word_at(at + 2).to_lowercase().ends_with("ing")
}

/// What rules a player out.
const HARM: &[&str] = &["injury", "problem", "knock", "strain"];

/// Other reasons to be away.
const NO_HURT: &[&str] = &[
    "dispute", "row", "contract", "visa", "paperwork", "transfer", "registration", "disagreement", "bereavement", "protest",
    "lockout", "strike", "arrest", "trial", "investigation", "wedding", "holy", "religious", "personal", "family", "exams", "passport",
    "compassionate",
];

/// Leave for what befell others.
const LEAVE: &[&str] = &["compassionate", "bereavement", "paternity", "funeral"];

/// "sidelined by a contract dispute": what the words behind it name is no hurt.
fn no_hurt(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    if scene.any_word(scene.tokens.clone(), LEAVE) && scene.ailments.iter().all(|a| a.weak || a.adjective) {
        return true;
    }
    let last = words.end.saturating_sub(1);
    let caused = scene.is_word(words.end, &["by", "because"]) || scene.is_word(last, &["by", "because"]);
    caused
        && !scene.ailments.iter().any(|a| a.tokens.start >= words.end)
        && scene.any_word(words.end..(words.end + 8).min(scene.tokens.end), NO_HURT)
}

/// Words whose object is the one who is away.
const LACK: &[&str] = &["without", "minus", "lost", "lose", "loses", "losing", "shorn", "robbed", "deprived", "loss", "absence"];

fn lacks(surface: &Surface<'_>, words: &Range<usize>) -> bool {
    let any = |all: &[&str]| words.clone().any(|i| surface.is_word(i, all));
    let of = !surface.is_word(words.start, &["absence"]) || surface.is_word(words.end, &["of"]);
    any(LACK) && !any(&["injury", "illness", "injured"]) && of
}

/// "are missing their whole midfield", "absent from the entry list": nobody in particular, or no match.
fn lacking(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let missing = scene.is_word(words.start, &["missing", "miss", "missed", "misses"]) && words.len() == 1;
    if missing && (of_play(&scene.glance(), words.end) || scene.function(words.start.wrapping_sub(1)).contains(Function::DETERMINER)) {
        return true;
    }
    let theirs = scene.is_word(words.end, &["their", "its", "several", "a", "both"]);
    let game = (words.end..words.end + 7).any(|i| crate::matches::is_match_noun(&scene.page.surface, i));
    let time = scene.times(&(words.end..words.end + 7)).next().is_some();
    let list = scene.is_word(words.start, &["absent"]) && scene.any_word(words.end..words.end + 6, &["list", "lists"]);
    (missing && theirs && !game && !time) || list
}

/// "missed a late penalty", "missed three chances": what is missed in play. ("A missed penalty" is an adjective.)
fn of_play(glance: &Glance<'_>, end: usize) -> bool {
    const IN_PLAY: &[&str] = &[
        "penalty", "penalties", "spot-kick", "chance", "chances", "opportunity", "opportunities", "kick", "kicks", "conversion", "conversions",
        "putt", "putts", "target", "sitter", "tackle", "tackles", "catch", "shot", "shots", "point", "points", "drop-goal", "break", "free-throw",
        "throws", "flight", "train", "bus", "deadline", "fairway", "green", "serve", "forehand", "backhand", "volley", "smash", "jump", "ball",
    ];
    let near = (end..end + 5).take_while(|&i| !glance.function(i).intersects(Function::PREPOSITION | Function::CONJ) && !glance.surface.is_word(i, &[","]));
    near.into_iter().any(|i| glance.surface.is_word(i, IN_PLAY))
}

/// "lost their captain Ferreira with a knock": hurt in play, and away since.
fn lost(scene: &Scene<'_>, i: usize) -> Option<Call> {
    let patient = object(scene, &(i..i + 1))?;
    let end = patient.mention.as_ref()?.end;
    let hurt = scene.is_word(end, &["to", "with", "through"])
        && scene.ailments.iter().any(|a| a.tokens.start > end && a.tokens.start < end + 6);
    let words = i..i + 1;
    // "will lose Ferreira for the rest of the season".
    let stretch = scene.is_word(end, &["for", "until"]) && !ahead_of(scene, end..end + 9).is_empty();
    (hurt || stretch).then_some(Call { words, needs_match: false, event: true, rules: false, patient: Some(patient) })
}

/// The one who is away, behind the words: "without Ferreira", "are missing their captain Ferreira".
fn object(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let missing = scene.is_word(words.start, &["missing", "miss", "missed"]) && words.len() == 1;
    // "Still on the injury list are Ferreira and Brandt": the list's own members.
    if !missing && !lacks(&scene.page.surface, words) && !scene.any_word(words.clone(), &["list", "room", "table"]) {
        return None;
    }
    // "Among those missing are Ferreira and Brandt": the verb stands between.
    let listed = missing && scene.is_word(words.end, &["are", "is", "were", "was"]);
    let behind = words.end + usize::from(listed);
    let (number, mention) = scene.next_mention(behind, if missing { 4 } else { 8 })?;
    let plain = |i: usize| {
        let f = scene.function(i);
        let of = scene.is_word(i, &["of", "through", "to"]);
        let services = of && scene.is_word(i.wrapping_sub(1), &["services", "service", "talents", "presence"]);
        !f.verbal() && !scene.is_mark(i, ",") && (!f.contains(Function::PREPOSITION) || services || (of && !missing))
            && !crate::matches::is_match_noun(&scene.page.surface, i)
    };
    let direct = (behind..mention.tokens.start).all(plain) && !mention.possessive;
    let person = !matches!(mention.form, crate::people::Form::Pronoun) || scene.is_word(mention.tokens.start, &["him", "her", "them"]);
    (direct && person).then(|| scene.by_mention(number, "who is missed")).flatten()
}

/// Whether a phrase of absence is one, or somebody may be kept or lost: "out" mostly is another verb's.
fn looks(glance: &Glance<'_>) -> bool {
    let absent = |(hit, entry): (&Hit, &Entry)| {
        let words = hit.tokens();
        if matches!(entry.column(0), "replaced" | "list") || in_play(glance, &words) || excluded(glance, &words) {
            return false;
        }
        let out = Out::at(glance.surface, glance.lexicon, &words);
        let named = !lacks(glance.surface, &words) || may_name(glance, words.end);
        named && out.is_none_or(Out::may_be_absence)
    };
    let away = || {
        const KEPT: Words<'_> = Words::of(&[AWAY]);
        glance.places(const { Words::of(&[KEEP]) }).any(|at| (at + 1..at + 30).any(|i| KEPT.has(glance.surface, i)))
    };
    let lost = || {
        let hurt = || glance.hits.iter().any(|h| AILMENTS.contains(&h.class));
        let how = |at: usize| {
            glance.any_word(at + 1..at + 30, &["for", "until"])
                || glance.any_word(at + 1..at + 30, &["to", "with", "through"]) && hurt()
        };
        glance.places(const { Words::of(&[LOST]) }).any(|at| may_name(glance, at + 1) && how(at))
    };
    glance.phrases(Class::AbsencePhrase).any(absent) || away() || lost()
}

/// Whether somebody may be named where the object of a word of absence stands, before any verb or comma.
fn may_name(glance: &Glance<'_>, end: usize) -> bool {
    const REACH: usize = 14;
    let surface = glance.surface;
    let behind = end..(end + REACH).min(glance.tokens.end);
    let ends = |i: usize| glance.function(i).verbal() || surface.is_word(i, &[","]);
    let plain = behind.clone().find(|&i| ends(i)).unwrap_or(behind.end);
    let run = end..plain;
    let capital = |i: usize| surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL) || t.is(Shape::UPPER) || t.is(Shape::NUMBER));
    let role = || glance.phrases(Class::Role).any(|(h, _)| run.contains(&(h.start as usize)));
    run.clone().any(capital) || glance.any_word(run.clone(), SOMEBODY) || role()
}

/// Words for somebody who is not named.
const SOMEBODY: &[&str] =
    &["him", "her", "them", "me", "us", "pair", "duo", "trio", "quartet", "both", "latter", "former", "two", "three", "four", "player", "players", "man", "men"];

/// "missed three penalties", and nobody named between: nobody is away.
fn in_play(glance: &Glance<'_>, words: &Range<usize>) -> bool {
    let missing = glance.surface.is_word(words.start, &["missing", "miss", "missed", "misses"]) && words.len() == 1;
    missing && of_play(glance, words.end) && !may_name(glance, words.end)
}

/// "has not ruled out a return": something else than somebody.
fn excluded(glance: &Glance<'_>, words: &Range<usize>) -> bool {
    let surface = glance.surface;
    let rules = surface.is_word(words.end.saturating_sub(1), &["out"])
        && glance.any_word(words.clone(), &["ruled", "rules", "rule", "ruling"]);
    let before = words.start.saturating_sub(8).max(glance.tokens.start)..words.start;
    let injury = || glance.any_word(words.start.saturating_sub(4)..words.start, HARM);
    let be = |i: usize| glance.function(i).contains(Function::BE);
    rules
        && words.len() == 2
        && finite_before(surface, |i| glance.function(i), words.start)
        && !before.into_iter().any(be)
        && !injury()
}

/// What stands around an "out".
#[derive(Clone, Copy, Default)]
struct Out {
    /// Belongs to the verb before it, or to something else that is out ("before the season is out", "out there").
    other: bool,
    /// Somebody is, or has been for weeks.
    state: bool,
    /// Why, or for how long, follows.
    follows: bool,
}

impl Out {
    /// If the words begin with one.
    fn at(surface: &Surface<'_>, lexicon: &Lexicon, words: &Range<usize>) -> Option<Self> {
        let is = |i: usize, all: &[&str]| surface.is_word(i, all);
        let function = |i: usize| surface.tokens.get(i).map_or(Function::empty(), |t| lexicon.function(t.word));
        let ends = |i: usize, end: &str| surface.word_at(i).to_lowercase().ends_with(end);
        if !is(words.start, &["out"]) {
            return None;
        }
        if words.len() > 1 {
            // "carried out by", "set out for": the verb's own.
            let verb = words.start.wrapping_sub(1);
            let past = function(verb).contains(Function::PAST) || ends(verb, "ed");
            let other = past && !is(verb, &["ruled", "kept", "left", "been", "forced", "was", "were", "injured"]);
            return Some(Self { other, state: true, follows: false });
        }
        let mut before = words.start.wrapping_sub(1);
        while ends(before, "ly") || is(before, &["also", "still", "now", "both", "not", "all", "again"]) {
            before = before.wrapping_sub(1);
        }
        let state = function(before).contains(Function::BE)
            || is(before, &["remains", "remain", "stays", "stay", "weeks", "months", "days", "games", "year", "long"]);
        // "before the season is out".
        let subject = is(before.wrapping_sub(1), &["season", "campaign", "year", "news", "window", "secret", "truth", "word"]);
        let follows = is(words.end, &["with", "injured", "for", "until", "through", "due", "because"]);
        // "I'll definitely be out there": playing.
        let there = is(words.end, &["there", "here"]);
        Some(Self { other: subject || there, state, follows })
    }

    /// Whether it can be an absence, if somebody is named before it.
    fn may_be_absence(self) -> bool {
        !self.other && (self.state || self.follows)
    }
}

/// An "out" that belongs to another verb ("walked out", "set out", "carried out").
fn particle(scene: &Scene<'_>, hit: &Hit) -> bool {
    let words = hit.tokens();
    let Some(out) = Out::at(&scene.page.surface, scene.page.lexicon, &words) else { return false };
    let named = || scene.mentions().any(|(_, m)| m.tokens.end == words.start);
    let lone = words.len() == 1;
    // "out of Rovers' league game at City on Saturday".
    let game = || {
        let end = (words.end + 14).min(scene.segment(words.start).map_or(words.end, |s| s.tokens.end));
        let game = (words.end..end).find(|&i| crate::matches::is_match_noun(&scene.page.surface, i));
        game.is_some_and(|g| !ahead_of(scene, g..end).is_empty())
    };
    let of = || lone && scene.is_word(words.end, &["of"]) && ahead_of(scene, words.end..words.end + 6).is_empty() && !game();
    !out.may_be_absence() || !(out.state || named()) || of()
}

/// The lexicon's phrases, and "keep/rule … out" around a name.
fn calls(scene: &Scene<'_>) -> Vec<Call> {
    let listed = scene
        .phrases(Class::AbsencePhrase)
        .filter(|(hit, entry)| !matches!(entry.column(0), "replaced" | "list") && !particle(scene, hit))
        .map(|(hit, entry)| {
            let words = hit.tokens();
            let rules = scene.is_word(words.end.saturating_sub(1), &["out"])
                && scene.any_word(words.clone(), &["ruled", "rules", "rule", "ruling"]);
            let event = rules || matches!(entry.column(0), "withdrew" | "lost");
            let patient = object(scene, &words);
            Call { needs_match: entry.column(1).contains("match"), event, rules, words, patient }
        });
    let lost = scene.places(&const { Words::of(&[LOST]) }).filter_map(|i| lost(scene, i));
    // "naming a player without proof": what lacks nobody tells of nobody.
    let listed = listed.filter(|c| c.patient.is_some() || !(lacks(&scene.page.surface, &c.words) || lacking(scene, &c.words)));
    let around = scene.places(&const { Words::of(&[KEEP]) }).filter_map(|i| {
        let (number, mention) = scene.next_mention(i + 1, 9)?;
        let end = mention.tokens.end;
        const PLACES: &[&str] = &["court", "courts", "track", "field", "pitch", "tour", "circuit", "bike", "ice", "course", "road"];
        let off = scene.is_word(end, &["off"]) && scene.any_word(end + 1..end + 3, PLACES);
        let plain = (i + 1..mention.tokens.start).all(|j| !scene.function(j).verbal() && !scene.is_mark(j, ","));
        if !plain || !off && !scene.is_word(end, &["out", "sidelined"]) {
            return None;
        }
        let patient = scene.by_mention(number, "who is kept out")?;
        let end = if off { (end + 1..end + 3).find(|&j| scene.is_word(j, PLACES)).unwrap_or(end) } else { end };
        // "has kept Ferreira out" lasts; "kept Ferreira out of training on Monday" is told of what is over.
        let lasts = !scene.is_word(i, &["kept"]) || scene.function(i.wrapping_sub(1)).contains(Function::HAVE);
        Some(Call { words: i..end + 1, needs_match: false, event: lasts, rules: true, patient: Some(patient) })
    });
    let mut calls: Vec<Call> = listed.chain(lost).collect();
    for call in around {
        // "kept Ferreira | out of training": one call, put as its verb is.
        let last = call.words.end - 1;
        calls.retain(|c| !c.words.contains(&last));
        calls.push(call);
    }
    calls
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

fn ahead_of(scene: &Scene<'_>, tokens: Range<usize>) -> Vec<Horizon> {
    scene.horizons(&tokens).into_iter().filter(|h| matches!(h.span, Span::Stretch(_))).collect()
}

/// The matches, days or stretches behind the words (or else right before them in their segment) that are not over.
fn ahead(scene: &Scene<'_>, reach: &Range<usize>, patient: &Patient) -> Vec<Horizon> {
    let found = ahead_of(scene, reach.clone());
    if !found.is_empty() {
        return found;
    }
    // "his season is over", "a season-ending injury", and a headline's "ruled out for season".
    let opening = reach.start..reach.start + 4;
    let headline = opening.clone().any(|i| scene.is_word(i, &["season"]) && scene.is_word(i - 1, &["for"]));
    if headline
        || (scene.any_word(opening.clone(), &["season"])
            && scene.any_word(opening, &["over", "ending", "ended", "finished", "ends", "end"]))
    {
        let end = scene.season_end();
        return vec![Horizon {
            span: Span::Stretch(Interval::new(scene.page.published.earliest.min(ledger::add_days(end, -60)), end)),
            tokens: reach.start..reach.start + 1,
            fixture: None,
            steps: vec![format!("the season ends on {end}")],
        }];
    }
    let club = patient.persons.first().and_then(|&k| scene.page.person(k)).and_then(|p| p.team.as_deref());
    if let Some(found) = club.and_then(|c| scene.pack_games(reach, c).or_else(|| scene.pack_fixture(reach, c))) {
        return vec![found];
    }
    let own = scene.segment(reach.start).map_or(reach.start, |s| s.tokens.start);
    scene.times(&(own..reach.start)).next().map(|_| ahead_of(scene, own..reach.start)).unwrap_or_default()
}

fn until(scene: &Scene<'_>, horizon: &Horizon) -> bool {
    let from = horizon.tokens.start.saturating_sub(3);
    scene.any_word(from..horizon.tokens.start, &["until", "till", "before"])
        && !scene.any_word(from..horizon.tokens.start, &["after"])
}

fn reason(scene: &Scene<'_>, words: &Range<usize>, known: bool) -> StatusReason {
    if scene.banned(words) {
        StatusReason::Suspension
    } else if no_hurt(scene, words) {
        StatusReason::Unknown
    } else if scene.ailments.iter().any(|a| a.facts.region == ledger::Region::Illness) {
        StatusReason::Illness
    } else if known || scene.any_word(words.clone(), &["sidelined", "sidelines", "fit", "unfit", "injured", "ir", "ltir", "dl", "il", "disabled"]) {
        StatusReason::Injury
    } else {
        StatusReason::Unknown
    }
}

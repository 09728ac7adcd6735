//! A player leaves a match hurt: "limped off", "was carried off", "retired hurt".

mod unhurt;

use std::ops::Range;

use ledger::{Certainty, ClaimValue, InjuryFacts, Setting, Status, StatusReason};

use unhurt::{comes_on, unfinished, unhurt};

use super::{Calls, Draft, Example, Rule, Sink};
use crate::grammar::{Function, Tense};
use crate::lexicon::{Class, Entry, Hit};
use crate::scene::{Onset, Patient, Scene};

pub(super) const RULE: Rule = Rule {
    name: "went_off",
    asserts: "a player leaves a match hurt",
    calls: Calls::by(&[Class::Event], &[]),
    run,
    examples: &[
        Example {
            text: "Mia Lund limped out of training on Tuesday.",
            reads: &["status | Mia Lund | status=doubtful", "injury | Mia Lund | setting=training"],
        },
        Example {
            text: "Fans booed Luca Brandt, whose challenge had forced off Jan Kruger.",
            reads: &["injury | Jan Kruger | setting=match"],
        },
        Example {
            text: "A clash with Jan Kruger's knee left Tom Adeyemi unconscious.",
            reads: &["injury | Tom Adeyemi | setting=match"],
        },
        Example {
            text: "Defender Tom Adeyemi left Saturday's game at Rovers on a stretcher.",
            reads: &["injury | Tom Adeyemi | setting=match onset=2021-03-06"],
        },
        Example {
            text: "Winger Luca Brandt limped off after 20 minutes on Saturday.",
            reads: &["injury | Luca Brandt | setting=match onset=2021-03-06"],
        },
        Example {
            text: "Prop Jan Kruger had to go off in the tenth minute.",
            reads: &["injury | Jan Kruger | setting=match onset=2021-03-09..2021-03-10"],
        },
        Example {
            text: "City beat Rovers 2-0 but lost Tom Adeyemi, who was carried off on a stretcher before half-time.",
            reads: &["injury | Tom Adeyemi | setting=match"],
        },
        Example {
            text: "Captain Tom Adeyemi pulled up in the first half of Saturday's win.",
            reads: &["injury | Tom Adeyemi | setting=match onset=2021-03-06"],
        },
        Example {
            text: "Captain Tom Adeyemi has a groin injury suffered in training on Friday.",
            reads: &["injury | Tom Adeyemi | setting=training onset=2021-03-05"],
        },
        Example {
            text: "Mia Lund has a back injury. She felt the pain during her semi-final on Saturday.",
            reads: &["injury | Mia Lund | setting=match onset=2021-03-06"],
        },
        Example {
            text: "Luca Brandt was carried off in Saturday's defeat, having already missed two months with a broken foot.",
            reads: &["injury | Luca Brandt | region=unspecified setting=match onset=2021-03-06"],
        },
        Example {
            text: "Opener Tom Adeyemi retired hurt on Tuesday but returned to make 45.",
            reads: &["status | Tom Adeyemi | status=available"],
        },
        Example {
            text: "Ana Ruiz needed treatment on her left thigh during her five-set win on Tuesday.",
            reads: &["status | Ana Ruiz | status=available"],
        },
    ],
    guards: &[
        "An enforced change for Rovers as Tom Adeyemi comes on for an injured Luca Brandt.",
        "Tom Adeyemi made an unconscious decision to stay.",
        "Tom Adeyemi was carried off on the shoulders of his team-mates.",
        "Tom Adeyemi was withdrawn at half-time for tactical reasons.",
        "Tom Adeyemi was taken off at half-time after Rovers were reduced to 10 men.",
        "Tom Adeyemi was withdrawn at half-time as his coach feared he could get a red card.",
        "Tom Adeyemi was taken off with 15 minutes to go.",
        "Tom Adeyemi failed to complete a move to Rovers after injury.",
        "Tom Adeyemi watched his captain go past on a stretcher.",
        "Tom Adeyemi is still feeling pain in his ankle two months after surgery.",
        "Mia Lund was unable to complete either race.",
        "Rovers collapsed in the second leg, going down to strikes from Luca Brandt and Dario Costa.",
        "Rovers limped to a goalless draw despite Tom Adeyemi.",
        "Tom Adeyemi has replaced the banned Luca Brandt in the squad.",
        "Tom Adeyemi carried off the player of the year award.",
        "We worked hard to carry off the gold medal, Tom Adeyemi said.",
        "Tom Adeyemi was forced to go the distance.",
        "Tom Adeyemi was sent off after 20 minutes.",
        "Tom Adeyemi felt the pain of defeat.",
        "Prop Tom Adeyemi has been forced to retire by a neck injury.",
        "Tom Adeyemi flew to Spain to receive treatment on Monday.",
        "Tom Adeyemi will now receive treatment at Murton Park.",
    ],
};

/// "retired hurt but returned to make 45": whether he went on in the same match.
fn came_back_on(scene: &Scene<'_>, from: usize) -> bool {
    const REACH: usize = 24;
    const LEADS: &[&str] = &["but", "and", "before", "later", "he", "she", "then"];
    const PLAYS: &[&str] = &[
        "make", "bat", "bowl", "score", "finish", "complete", "hit", "kick", "win", "resume", "claim", "take",
    ];
    const PLACES: &[&str] = &["field", "pitch", "court", "crease", "fray", "attack", "middle"];
    let near = from..(from + REACH).min(scene.tokens.end);
    near.into_iter().any(|i| {
        let back = scene.is_word(i, &["returned", "returning", "resumed"]) && scene.any_word(i - 1..i, LEADS);
        let to = scene.is_word(i + 1, &["to"]);
        back && to
            && (scene.is_word(i + 2, PLAYS) || scene.is_word(i + 2, &["the"]) && scene.is_word(i + 3, PLACES))
            && scene.segment(i).is_none_or(|s| {
                s.verb.tense != Tense::Future && s.verb.tense != Tense::Modal && !s.verb.negated
            })
    })
}

/// Whether words behind a treatment tell that it was in a match which was won, or fought to its end.
fn during_a_win(scene: &Scene<'_>, from: usize) -> bool {
    const REACH: usize = 12;
    let near = from..(from + REACH).min(scene.tokens.end);
    let during = near
        .clone()
        .find(|&i| scene.is_word(i, &["during", "in"]) && scene.is_word(i + 1, &["his", "her", "the", "a"]));
    during
        .is_some_and(|d| scene.any_word(d + 2..(d + 8).min(scene.tokens.end), &["win", "victory", "triumph"]))
}

/// "whose challenge had forced off Brandt": who is forced off is the verb's object, where it is not done to the subject.
fn forced(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let verb = words.start;
    let passive = scene.function(verb.wrapping_sub(1)).contains(Function::BE)
        || scene.is_word(verb.wrapping_sub(1), &["being", "got", "been"]);
    let (number, mention) = scene.next_mention(words.end, 3).filter(|(_, m)| !m.possessive)?;
    let plain =
        mention.tokens.start == words.end || scene.has(Class::Role, &(words.end..mention.tokens.start));
    (scene.is_word(verb, &["forced", "forces", "forcing"]) && !passive && plain)
        .then(|| scene.by_mention(number, "whom it forced off"))?
}

fn run(scene: &Scene<'_>, sink: &mut Sink) {
    for (hit, entry) in scene.phrases(Class::Event) {
        let words = hit.tokens();
        if unhurt(scene, &words, entry.column(0)) {
            continue;
        }
        if unfinished(scene, &words) {
            sink.nearly(RULE.name, scene, &words, "nothing says that a hurt was the reason");
            continue;
        }
        if comes_on(scene, &words) {
            continue;
        }
        let Some(patient) = forced(scene, &words).or_else(|| scene.patient(&words)) else {
            sink.nearly(RULE.name, scene, &words, "nobody who left");
            continue;
        };
        let training = in_training(scene, sink, &words, entry, &patient);
        let onset = begun(scene, &words, training);
        // "needed treatment on a thigh during her five-set win": she played it to its end.
        if entry.column(0) == "treated" && during_a_win(scene, words.end) || came_back_on(scene, words.end) {
            let value = ClaimValue::Status { status: Status::Available, reason: StatusReason::Injury };
            sink.add(Sink::draft(RULE.name, scene, &patient, &words, value));
        }
        if training && out_of_training(scene, &words, &onset) {
            let value = ClaimValue::Status { status: Status::Doubtful, reason: StatusReason::Injury };
            let draft = Sink::draft(RULE.name, scene, &patient, &words, value);
            sink.add(draft.certain(Certainty::Speculated));
        }
        let place = if training { Setting::Training } else { Setting::Match };
        let facts = InjuryFacts { setting: onset.setting.or(Some(place)), ..InjuryFacts::default() };
        // "was substituted at half-time": for what reason, nobody says; who "was withdrawn" then was seldom only played badly.
        let changed = entry.column(0) == "withdrew"
            && !scene.is_word(words.start, &["withdrawn", "withdrew", "withdraws"])
            && scene.ailments.is_empty();
        let draft = Sink::draft(RULE.name, scene, &patient, &words, ClaimValue::Injury(facts));
        sink.add(draft.begun(onset).certain(certainty(scene, &words)).if_hurt(changed));
    }
}

/// Whether it was in training, and in no match.
fn in_training(
    scene: &Scene<'_>,
    sink: &Sink,
    words: &Range<usize>,
    entry: &Entry,
    patient: &Patient,
) -> bool {
    const SENTENCES: usize = 2;
    // "broke down in training. She felt a twinge": where the sentences before have it.
    let told = |d: &Draft| matches!(&d.value, ClaimValue::Injury(f) if f.setting == Some(Setting::Training));
    let mut before = sink.drafts.iter().rev().take_while(|d| d.sentence + SENTENCES >= scene.index);
    let there =
        scene.is_word(words.start, &["felt"]) && before.any(|d| d.persons == patient.persons && told(d));
    // "limped out of training", "suffered in training".
    there
        || entry.column(1) == "training"
        || scene.any_word(words.start..words.end + 4, &["training", "practice"])
}

/// "limped out of training on Tuesday": whether he plays is open, where nothing else tells.
fn out_of_training(scene: &Scene<'_>, words: &Range<usize>, onset: &Onset) -> bool {
    const CARRIED: &[&str] = &["carried", "stretchered", "stretcher", "suffered", "sustained", "picked"];
    onset.when.is_none_or(|d| scene.fresh(d))
        && !scene.any_word(words.clone(), CARRIED)
        && scene.segment(words.start).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::None))
}

/// When it was: where no word tells, on the day of the match.
fn begun(scene: &Scene<'_>, words: &Range<usize>, training: bool) -> Onset {
    let mut onset = scene.onset(words, None);
    if onset.when.is_none()
        && !training
        && let Some((when, step)) = scene.match_day(words.start)
    {
        onset.when = Some(when);
        onset.steps.push(step);
        onset.guessed = true;
    }
    onset
}

/// "was helped off with what looked like a knee injury": what he has is guessed, and not that he went.
fn certainty(scene: &Scene<'_>, words: &Range<usize>) -> Certainty {
    let before = |h: &Hit| (h.end as usize) <= words.start;
    let modal = scene.segment(words.start).is_some_and(|s| s.verb.tense == Tense::Modal);
    let hedged = modal || scene.phrases(Class::Hedge).any(|(h, _)| before(h));
    if hedged { scene.certainty(words) } else { Certainty::Stated }
}

//! Who tells something by what he does: rules somebody out, blames a hurt, gives an update, makes an announcement.

use super::{LONGEST, TOLD, passive, voice};
use crate::people::{Mark, Mention, Scan};
use crate::quotes::speakers::Find;
use crate::quotes::speakers::bodies::body_at;
use crate::quotes::{Attribution, Voice};
use crate::text::{Shape, Words};

/// What tells of somebody's word besides verbs of saying.
pub(super) const CUES: Words<'_> = Words::of(&[
    &["according", "ruled", "dismissed", "rejected", "played", "allayed", "quashed"],
    BLAMES,
    GIVES,
    CALLS,
    &["made"],
    JUDGED,
    NAMES,
    OPEN,
]);

/// Words of leaving something open.
const OPEN: &[&str] =
    &["unsure", "uncertain", "undecided", "sure", "say", "know", "confirm", "reveal", "decide"];

/// Verbs of giving a hurt as the cause.
const BLAMES: &[&str] = &["blamed", "blames", "blaming", "cited", "cites", "citing"];

/// Verbs of giving news.
const GIVES: &[&str] = &[
    "provided", "provides", "gave", "gives", "given", "offered", "issued", "delivered", "shared",
    "providing", "giving",
];

/// Participles of saying what somebody is.
const CALLS: &[&str] = &["described", "rated", "listed", "considered", "declared", "regarded"];

/// What somebody does who gives a thing its name.
const NAMES: &[&str] = &["called", "described", "termed", "characterised", "characterized", "diagnosed"];

/// Participles of a judgement on somebody's fitness.
const JUDGED: &[&str] = &[
    "ruled", "deemed", "passed", "cleared", "declared", "considered", "advised", "told", "ordered", "given",
    "rated", "listed", "confirmed",
];

/// Whether such a word says something of whoever is the subject's player.
pub(super) fn says(scan: &Scan<'_>, verb: usize) -> bool {
    rules_out(scan, verb) || blames(scan, verb)
}

/// "blamed a groin injury for his withdrawal", "citing a sore knee": whoever does so says that it hurts.
fn blames(scan: &Scan<'_>, verb: usize) -> bool {
    const REACH: usize = 7;
    let mark = |i: &usize| matches!(scan.surface.word_at(*i), "." | "," | ";" | ":");
    scan.surface.is_word(verb, BLAMES)
        && (verb + 1..verb + REACH).take_while(|i| !mark(i)).any(|i| scan.marks.is(i, Mark::INJURY))
}

/// "has ruled Brandt out of the final", "ruled out both defenders": whoever does so says so.
fn rules_out(scan: &Scan<'_>, verb: usize) -> bool {
    const REACH: usize = 6;
    let word = |i: usize| scan.surface.word_at(i);
    // "dismissed concerns over his fitness", "played down fears".
    if matches!(word(verb), "dismissed" | "rejected" | "played" | "allayed" | "quashed") {
        let down = verb + 1 + usize::from(word(verb) == "played");
        let put = word(verb) != "played" || word(verb + 1) == "down";
        return put
            && (down..down + 3).any(|i| {
                matches!(
                    word(i),
                    "concerns" | "fears" | "worries" | "doubts" | "talk" | "suggestions" | "reports"
                )
            });
    }
    if word(verb) != "ruled" {
        return false;
    }
    let out = (verb + 1..verb + REACH).find(|&i| word(i) == "out");
    let name = |i: usize| scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL));
    // "ruled out a comeback", "ruled himself out" is one's own.
    out.is_some_and(|out| (verb + 1..out).any(name) || name(out + 1) || scan.marks.role(out + 1).is_some())
}

/// What the words at a cue tell of whose word something is, where they are no verb of saying.
pub(super) fn told(find: &Find<'_, '_>, mentions: &[Mention], at: usize) -> Option<Attribution> {
    gives_news(find, mentions, at)
        .or_else(|| called_so(find, mentions, at))
        .or_else(|| judged_by(find, mentions, at))
        .or_else(|| reported_by(find, mentions, at))
        .or_else(|| sources_told(find, at))
        .or_else(|| names_it(find, mentions, at))
        .or_else(|| leaves_open(find, mentions, at))
}

/// "Coach Hale was unsure how serious it was", "could not say how long he would be out", "refused to confirm that he will play": what
/// somebody leaves open he speaks of.
fn leaves_open(find: &Find<'_, '_>, mentions: &[Mention], at: usize) -> Option<Attribution> {
    const ASKS: &[&str] = &["how", "when", "whether", "if", "that"];
    const NOT: &[&str] = &["not", "n't"];
    const REFUSES: &[&str] = &["refused", "refuses", "declined", "declines", "unable", "unwilling"];
    let scan = find.scan;
    let is = |i: usize, all: &[&str]| scan.surface.is_word(i, all);
    let about = usize::from(is(at + 1, &["about", "of", "over", "on"]));
    let asked = at + 1 + about;
    if !is(at, OPEN) || !is(asked, ASKS) {
        return None;
    }
    let verb = at.checked_sub(1)?;
    // The word behind the subject: "was | unsure", "was not | sure", "could not | say", "refused to | confirm", "has yet to | decide".
    let first = if is(at, &["unsure", "uncertain", "undecided"]) {
        verb - usize::from(is(verb, &["still", "yet", "also", "now"])).min(verb)
    } else if is(at, &["decide"]) {
        let yet = verb.checked_sub(1).filter(|&y| is(verb, &["to"]) && is(y, &["yet", "still"]))?;
        yet.checked_sub(1)?
    } else if is(verb, NOT) {
        verb.checked_sub(1)?
    } else if is(verb, &["to"]) && is(verb.wrapping_sub(1), REFUSES) {
        let have = verb.checked_sub(2)?;
        have + usize::from(!is(have, &["has", "have", "had", "is", "was", "were"]))
    } else {
        return None;
    };
    let (subject, from) = find.subject_of(first)?;
    let speaker = voice(subject, mentions)?;
    let end = scan.sentence_end(at).min(asked + LONGEST);
    Some(Attribution { tokens: asked..end, speaker, cue: from..at + 1, verb: at })
}

/// "sat out with what coach Hale called a thigh strain", "had what Rovers described as a tight calf": whose word for it is given.
fn names_it(find: &Find<'_, '_>, mentions: &[Mention], verb: usize) -> Option<Attribution> {
    const REACH: usize = 9;
    const LONGEST_NAME: usize = 12;
    let scan = find.scan;
    if !scan.surface.is_word(verb, NAMES) || passive(scan, verb) {
        return None;
    }
    let sentence = scan.sentence_start(verb)..scan.sentence_end(verb);
    let what = (verb.saturating_sub(REACH).max(sentence.start)..verb)
        .rev()
        .find(|&i| scan.surface.word_at(i) == "what")?;
    let (subject, from) = find.subject_of(verb).filter(|(_, from)| *from > what)?;
    let speaker = voice(subject, mentions)?;
    let mark = |i: &usize| matches!(scan.surface.word_at(*i), "." | "," | ";");
    let end = (verb + 1..sentence.end.min(verb + LONGEST_NAME))
        .find(mark)
        .unwrap_or(sentence.end.min(verb + LONGEST_NAME));
    (what..end).any(|i| scan.marks.is(i, Mark::INJURY)).then_some(Attribution {
        tokens: what..end,
        speaker,
        cue: from..verb + 1,
        verb,
    })
}

/// "Manager Hale gave an update on Dorn, who …", "Rovers have issued an injury update": the rest of the sentence is his word. "The
/// club made the announcement on Friday": the sentence before is.
fn gives_news(find: &Find<'_, '_>, mentions: &[Mention], verb: usize) -> Option<Attribution> {
    const REACH: usize = 6;
    let scan = find.scan;
    let word = |i: usize| scan.surface.word_at(i);
    let gives = scan.surface.is_word(verb, GIVES);
    let made =
        word(verb) == "made" && matches!(word(verb + 1), "the" | "an") && word(verb + 2) == "announcement";
    let open = |i: &usize| !matches!(word(*i), "." | "," | ";") && !scan.plain(*i);
    let news = (verb + 1..verb + REACH)
        .take_while(open)
        .find(|&i| matches!(word(i), "update" | "updates" | "bulletin") && gives)
        .or(made.then_some(verb + 2))?;
    if passive(scan, verb) {
        return None;
    }
    let (subject, from) = find.subject_of(verb)?;
    let speaker = voice(subject, mentions)?;
    let own = scan.sentence_start(verb)..scan.sentence_end(verb);
    let tokens = if made {
        let last = own.start.checked_sub(1)?;
        let near = scan.block_of(scan.surface.sentence_of(last)?) + 1
            >= scan.block_of(scan.surface.sentence_of(verb)?);
        near.then(|| scan.sentence_start(last)..own.end)?
    } else {
        news..own.end.min(news + LONGEST)
    };
    Some(Attribution { tokens, speaker, cue: from..verb + 1, verb })
}

/// "was described by manager Hale as a major doubt": it is Hale who says so.
fn called_so(find: &Find<'_, '_>, mentions: &[Mention], verb: usize) -> Option<Attribution> {
    const REACH: usize = 5;
    const SO: &[&str] = &[
        "doubt", "doubtful", "fit", "unfit", "unlikely", "out", "ready", "available", "unavailable",
        "questionable", "touch", "injured", "sore",
    ];
    let scan = find.scan;
    let word = |i: usize| scan.surface.word_at(i);
    if !(scan.surface.is_word(verb, CALLS) && passive(scan, verb) && word(verb + 1) == "by") {
        return None;
    }
    let end = scan.sentence_end(verb);
    let (subject, behind) = find.subject_behind(verb + 2, end)?;
    let speaker = voice(subject, mentions)?;
    let so =
        word(behind) == "as" && (behind + 1..end.min(behind + REACH)).any(|i| scan.surface.is_word(i, SO));
    so.then(|| Attribution { tokens: behind..end.min(behind + LONGEST), speaker, cue: verb..behind, verb })
}

/// "was ruled out by team doctor Jan Hale", "was deemed unfit to travel by manager Ivo Dorn": whose judgement it is.
fn judged_by(find: &Find<'_, '_>, mentions: &[Mention], verb: usize) -> Option<Attribution> {
    const REACH: usize = 9;
    const ROLE: usize = 5;
    let scan = find.scan;
    if !(scan.surface.is_word(verb, JUDGED) && passive(scan, verb)) {
        return None;
    }
    let sentence = scan.sentence_start(verb)..scan.sentence_end(verb);
    // "was given a 50-50 chance of playing on Friday by coach Hale", "was rated doubtful for the game by his manager".
    const CHANCES: &[&str] = &[
        "chance", "chances", "hope", "all-clear", "clear", "doubtful", "doubt", "unlikely", "questionable",
        "clearance",
    ];
    let graded = scan.surface.is_word(verb, &["given", "rated", "listed"]);
    let far = if graded { 2 * REACH } else { REACH };
    let near = verb + 1..sentence.end.min(verb + far);
    if graded && !near.clone().any(|i| scan.surface.is_word(i, CHANCES)) {
        return None;
    }
    let mark = |i: &usize| matches!(scan.surface.word_at(*i), "." | "," | ";" | ":" | "and" | "but");
    let by = near.take_while(|i| !mark(i)).find(|&i| scan.surface.word_at(i) == "by")?;
    let (subject, behind) = find.subject_behind(by + 1, sentence.end)?;
    // "was told by Dorn", a player, is nobody's judgement.
    if !(by + 1..behind.min(by + ROLE)).any(|i| scan.marks.role(i).is_some()) {
        return None;
    }
    let speaker = voice(subject, mentions)?;
    Some(Attribution {
        tokens: sentence.start.max(verb.saturating_sub(LONGEST))..by,
        speaker,
        cue: by..behind,
        verb,
    })
}

/// "It was reported by Jan Hale that Dorn …", "…, as first reported by The Courier.": whoever stands behind "by".
fn reported_by(find: &Find<'_, '_>, mentions: &[Mention], verb: usize) -> Option<Attribution> {
    let scan = find.scan;
    let word = |i: usize| scan.surface.word_at(i);
    if !scan.surface.is_word(verb, TOLD) || word(verb + 1) != "by" {
        return None;
    }
    let sentence = scan.sentence_start(verb)..scan.sentence_end(verb);
    // "by Rovers that Dorn …": the club, and not who is named behind it.
    let body =
        body_at(scan, verb + 2).filter(|(_, end)| !scan.plain(*end) && scan.marks.role(*end).is_none());
    let (subject, behind) = body.or_else(|| find.subject_behind(verb + 2, sentence.end))?;
    let speaker = voice(subject, mentions)?;
    let first = verb - usize::from(matches!(word(verb.wrapping_sub(1)), "first" | "originally"));
    // "…, as reported by", "…, it was confirmed by".
    let lead = match word(first.wrapping_sub(1)) {
        "as" => 1,
        "was" if word(first.wrapping_sub(2)) == "it" => 2,
        _ => LONGEST,
    };
    let before = first.checked_sub(lead + 1).filter(|c| word(*c) == "," && *c > sentence.start);
    let tokens = if word(behind) == "that" {
        behind..sentence.end.min(behind + LONGEST)
    } else {
        sentence.start.max(before?.saturating_sub(LONGEST))..before?
    };
    Some(Attribution { tokens, speaker, cue: verb..behind, verb })
}

/// "Dorn will have surgery, sources told The Courier", "A source tells The Courier that …": the outlet stands for those without a name.
fn sources_told(find: &Find<'_, '_>, verb: usize) -> Option<Attribution> {
    const NEAR: usize = 4;
    const TELL: &[&str] = &["told", "tell", "tells", "telling"];
    let scan = find.scan;
    let sentence = scan.sentence_start(verb)..scan.sentence_end(verb);
    let before = verb.saturating_sub(NEAR).max(sentence.start)..verb;
    let source = before.rev().find(|&i| scan.surface.is_word(i, &["sources", "source"]))?;
    let at = (verb + 1..verb + 3).find(|&i| scan.marks.outlet(i).is_some())?;
    let hit = scan.marks.outlet(at).filter(|_| scan.surface.is_word(verb, TELL))?;
    let speaker = Voice::Outlet(scan.lexicon.entry(hit).column(0).to_owned());
    let end = hit.end as usize;
    let closed = end >= sentence.end || matches!(scan.surface.word_at(end), "." | "!");
    let low = source.saturating_sub(LONGEST).max(sentence.start + 1);
    let comma = (low..source).rev().find(|&i| scan.surface.word_at(i) == ",");
    let tokens = match comma {
        Some(comma) if closed => sentence.start.max(comma.saturating_sub(LONGEST))..comma,
        _ => end..sentence.end.min(end + LONGEST),
    };
    (!tokens.is_empty()).then_some(Attribution { tokens, speaker, cue: source..end, verb })
}

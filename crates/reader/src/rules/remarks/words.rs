//! The words of a speech that tell of somebody's fitness, and those that only look so.

use std::ops::Range;

use crate::grammar::Function;
use crate::lexicon::{Class, Hit};
use crate::people::Form;
use crate::scene::Page;
use crate::text::Words;

/// Words of health that no lexicon of injuries holds.
const HEALTH: &[&str] = &[
    "pain", "painful", "sore", "soreness", "stiff", "stiffness", "swelling", "swollen", "heal", "healed",
    "healing", "recover", "recovers", "recovering", "recovered", "recovery", "rehab", "rehabilitation",
    "treatment", "scan", "scans", "x-ray", "x-rays", "doctor", "doctors", "surgeon", "specialist", "physio",
    "physios", "medical", "operation", "surgery", "injury", "injuries", "injured", "hurt", "fit", "fitness",
    "healthy", "body", "physically", "cramp", "niggle", "niggles", "knock", "gash", "gashes", "cuts",
    "sidelined", "absentee", "setback", "comeback", "diagnosis", "fractures", "fracture",
];

/// Words that are of fitness where somebody hurt is spoken of.
const STATE: &[&str] = &[
    "fine", "okay", "ok", "better", "serious", "ready", "available", "back", "return", "returns",
    "returning", "training", "train", "trained", "miss", "missing", "rest", "progress", "progressing",
    "weeks", "months", "assess", "assessed", "reassess", "risk", "monitor", "monitored", "condition",
    "session", "sessions", "practice", "unlucky", "luck", "lose", "losing", "slowly", "chance", "blow",
    "gutted", "devastated", "disappointed", "disappointing", "frustrating", "frustrated", "shame", "feature",
    "featuring", "settle",
];

/// Words by which the hurt speak of themselves.
const OWN_STATE: &[&str] = &[
    "serious", "ready", "back", "return", "returning", "rest", "weeks", "months", "felt", "pop", "snap",
    "100", "compete", "competing", "withdraw", "withdrawing", "worse", "gutted", "devastated",
    "disappointed", "heartbroken", "frustrating", "frustrated", "fixed",
];

pub(super) const CALLS: Words<'_> = Words::of(&[HEALTH, STATE]);

pub(super) const OWN_CALLS: Words<'_> = Words::of(&[HEALTH, OWN_STATE]);

pub(super) const MANY: Words<'_> = Words::of(&[&[
    "you", "players", "guys", "boys", "lads", "everybody", "everyone", "anybody", "anyone", "free", "they",
]]);

pub(super) const STRICT: Words<'_> = Words::of(&[HEALTH]);

/// A phrase of injuries in a run of tokens; where somebody hurt is spoken of there, one of fitness or absence too.
pub(super) fn of_health(page: &Page<'_>, tokens: &Range<usize>, spoken_of: bool) -> Option<usize> {
    const FITNESS: u64 = Class::FitPhrase.bit() | Class::AbsencePhrase.bit() | Class::DoubtPhrase.bit();
    let from = page.hits.partition_point(|h| (h.start as usize) < tokens.start);
    let near = page.hits.get(from..).unwrap_or_default();
    let weak = |h: &Hit, column: usize| !page.lexicon.entry(h).column(column).is_empty();
    let tells = |h: &&Hit| match h.class {
        Class::Body => !weak(h, 2),
        // "I could get in trouble".
        Class::InjuryNoun => {
            let at = h.start as usize;
            let in_it = page.surface.is_word(at, &["trouble"])
                && page.surface.is_word(at.wrapping_sub(1), &["in", "into"]);
            !(weak(h, 1) || in_it)
        }
        Class::Diagnosis | Class::Surgery => true,
        // "it's not a tear".
        Class::Pathology => {
            spoken_of
                && page.lexicon.entry(h).column(2) == "noun"
                && page.lexicon.entry(h).column(3) != "vague"
                && page.lexicon.entry(h).column(1) == "1"
        }
        class => {
            spoken_of
                && FITNESS & class.bit() != 0
                && h.end > h.start + 1
                && !h.tokens().any(|i| longed_for(page, i))
                // "his men cannot play with fear".
                && !page.surface.is_word(
                    (h.start as usize).wrapping_sub(1),
                    &["men", "side", "players", "team", "boys", "lads"],
                )
        }
    };
    near.iter().take_while(|h| (h.start as usize) < tokens.end).find(tells).map(|h| h.start as usize)
}

/// "He will be a big loss", "he's struggling": whoever is missed is not there, and who struggles is not fit.
pub(super) fn a_loss(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const LOSS: Words<'_> = Words::of(&[&["loss", "struggling"]]);
    const BIG: &[&str] = &[
        "big", "huge", "massive", "great", "major", "terrible", "tremendous", "significant", "real",
        "enormous",
    ];
    let of_him = |i: usize| {
        page.surface.is_word(i.wrapping_sub(2), &["a", "such"])
            && page.surface.any_word(i.saturating_sub(6)..i, &["be", "is", "'s", "’s"])
    };
    let struggles = |i: usize| {
        page.surface.is_word(i, &["struggling"])
            && page.surface.is_word(i.wrapping_sub(1), &["'s", "’s", "is", "still"])
            && !page.surface.is_word(i + 1, &["to", "for", "in", "at"])
    };
    LOSS.places(&page.surface, said.clone())
        .find(|&i| struggles(i) || page.surface.is_word(i.wrapping_sub(1), BIG) && of_him(i))
}

/// "I'm feeling good", "I feel strong": so the hurt say of themselves.
pub(super) fn feels(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const FEELS: Words<'_> = Words::of(&[&["feeling", "feel"]]);
    const SO: &[&str] =
        &["good", "fine", "great", "better", "strong", "sharp", "fresh", "ok", "okay", "terrible", "awful"];
    FEELS.places(&page.surface, said.clone()).find(|&i| {
        page.surface.any_word(i + 1..i + 3, SO)
            && !page.surface.any_word(i + 1..i + 5, &["about", "for", "that"])
    })
}

/// "We are keeping our fingers crossed".
pub(super) fn fingers_crossed(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const CROSSED: Words<'_> = Words::of(&[&["crossed"]]);
    CROSSED
        .places(&page.surface, said.clone())
        .find(|&i| page.surface.is_word(i.wrapping_sub(1), &["fingers"]))
}

/// "It is a massive loss to us": not that of a match.
pub(super) fn a_loss_to_us(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    a_loss(page, said).filter(|&i| {
        page.surface.is_word(i + 1, &["to", "for"])
            && page.surface.any_word(i + 2..i + 5, &["us", "side", "team", "club", "squad"])
    })
}

/// "It's a massive blow for us", "this is such a shame": not that of a match.
pub(super) fn a_blow(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const BLOW: Words<'_> = Words::of(&[&["blow", "shame", "setback"]]);
    const REACH: usize = 6;
    const WHOM: &[&str] = &["us", "him", "her", "them", "the", "everyone", "everybody", "our", "me"];
    let is = |i: usize, all: &[&str]| page.surface.is_word(i, all);
    let it = |i: usize| {
        (i.saturating_sub(REACH).max(said.start)..i).any(|j| {
            is(j, &["it", "this", "that", "it's", "that's"])
                && (is(j, &["it's", "that's"]) || is(j + 1, &["is", "was", "'s", "’s"]))
        })
    };
    // "it was a blow to concede so late".
    let ends = |i: usize| {
        i + 1 >= said.end
            || is(i + 1, &["but", "and", ",", ".", ";", "-", "–"])
            || page.surface.tokens.get(i + 1).is_some_and(|t| !t.is(crate::text::Shape::WORD))
            || is(i + 1, &["for", "to"]) && is(i + 2, WHOM)
    };
    BLOW.places(&page.surface, said.clone())
        .find(|&i| it(i) && ends(i))
        .filter(|_| OF_PLAY.places(&page.surface, said.clone()).next().is_none())
}

/// "would play in Paris", "will be able to run": what the hurt say of their next match.
pub(super) fn will_play(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const PLAY: Words<'_> =
        Words::of(&[&["play", "run", "race", "start", "fight", "ride", "bowl", "defend"]]);
    const WILL: &[&str] = &["would", "will", "'ll", "able", "could", "hopes", "hoped", "intends"];
    PLAY.places(&page.surface, said.clone()).find(|&i| page.surface.any_word(i.saturating_sub(2)..i, WILL))
}

/// "It was a hard decision": so says who withdrew.
pub(super) fn hard_decision(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const DECISION: Words<'_> = Words::of(&[&["decision"]]);
    const HARD: &[&str] = &["hard", "difficult", "tough", "right", "sensible", "painful"];
    DECISION.places(&page.surface, said.clone()).find(|&i| page.surface.is_word(i.wrapping_sub(1), HARD))
}

/// "announced the news", "confirmed the injury", "revealed the extent of the damage": the noun right behind the verb that stands for what
/// has been told.
pub(super) fn points_back(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const NOUNS: &[&str] = &[
        "news", "injury", "setback", "blow", "diagnosis", "withdrawal", "absence", "extent", "decision",
        "operation", "surgery", "pain", "swelling", "scan", "scans", "x-ray", "x-rays", "procedure",
    ];
    let start = said.start;
    let pointing = page.surface.is_word(start, &["the", "this", "that"]);
    let noun = (start + 1..start + 3).find(|&i| page.surface.is_word(i, NOUNS))?;
    let of = page.surface.is_word(noun + 1, &["of", "to", "for", "that"])
        && !page.surface.is_word(noun, &["extent"]);
    (pointing && !of).then_some(noun)
}

/// "it was a cruel blow", "fears of a long lay-off", "how serious it was", "how long he would be out": what is said, without a name, of the hurt
/// that has just been told.
pub(super) fn of_what_was_told(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const LOSS: &[&str] = &["blow", "loss", "shame", "setback", "disappointment"];
    const FEARS: &[&str] = &["fears", "concerns", "worries"];
    const LAID_OFF: &[&str] = &["lay-off", "layoff", "absence", "injury", "fitness", "damage"];
    const REACH: usize = 6;
    let is = |i: usize, all: &[&str]| page.surface.is_word(i, all);
    let start = said.start + usize::from(is(said.start, &["that"]));
    let near = start..(start + REACH).min(said.end);
    let it = is(start, &["it", "this", "that"]) && is(start + 1, &["is", "was", "would", "'s", "had"]);
    let loss = near.clone().find(|&i| is(i, LOSS)).filter(|_| it);
    let fears = near.clone().find(|&i| is(i, LAID_OFF)).filter(|_| near.clone().any(|i| is(i, FEARS)));
    let how = is(start, &["how"])
        .then_some(start + 1)
        .filter(|&i| is(i, &["long", "serious", "bad", "severe"]) && i < said.end);
    loss.or(fears).or(how)
}

/// Words of a match and of play.
const OF_PLAY: Words<'_> = Words::of(&[&[
    "game", "games", "match", "performance", "performances", "result", "results", "win", "defeat", "defeats",
    "draw", "goal", "goals", "play", "played", "start", "season", "table", "league", "title", "decision",
    "referee", "card", "display", "half", "team", "luck", "day", "tackle", "challenge", "mistake", "error",
    "mistakes", "behaviour", "news", "pitch", "weather", "points", "money", "deal", "club", "run", "record",
]]);

/// "it is nothing serious", "the problem is not as bad as feared", "that was only a precaution": what is said to be bad or not is the
/// hurt that has just been told, if nothing of a match or of play is named.
pub(super) fn how_bad(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const BAD: Words<'_> = Words::of(&[&[
        "serious", "seriously", "bad", "major", "severe", "nasty", "worrying", "precaution", "precautionary",
        "worry", "long-term", "worse", "concern", "concerns",
    ]]);
    const GOOD: &[&str] = &["good", "great"];
    const SHORT: usize = 24;
    const IT: Words<'_> = Words::of(&[&["it", "that", "this", "he", "she", "the", "they", "neither"]]);
    const HURT: &[&str] = &["injury", "problem", "knock", "setback", "issue", "strain", "damage", "blow"];
    let is = |i: usize, all: &[&str]| page.surface.is_word(i, all);
    let subject = IT.places(&page.surface, said.clone()).next()?;
    if said.len() > SHORT
        || OF_PLAY.places(&page.surface, said.clone()).next().is_some()
        || is(subject, &["the"]) && !is(subject + 1, HURT)
    {
        return None;
    }
    // "it does not look good".
    let poor = |&i: &usize| {
        is(i, GOOD)
            && (subject..i).any(|j| {
                page.surface
                    .tokens
                    .get(j)
                    .is_some_and(|t| page.lexicon.function(t.word).contains(Function::NEGATION))
            })
    };
    let bad = |i: &usize| {
        *i > subject && !is(i + 1, &["patch", "as", "enough"])
            || is(i + 1, &["as"]) && is(i.wrapping_sub(1), &["as"])
    };
    BAD.places(&page.surface, said.clone()).find(bad).or_else(|| said.clone().find(poor))
}

/// "went back to his club", "look back", "a smile back on his face": no return.
pub(super) fn goes_back(page: &Page<'_>, i: usize) -> bool {
    const COMES: &[&str] = &[
        "be", "is", "are", "was", "were", "been", "being", "'s", "’s", "'m", "’m", "'re", "’re", "am",
        "come", "comes", "coming", "came", "him", "her", "them", "me", "straight", "welcome", "now",
        "bounce", "couple", "not", "player", "players", "get", "getting",
    ];
    // "I think we'll come back": the side's.
    let ours = page.surface.is_word(i, &["back"])
        && page.surface.is_word(i.wrapping_sub(1), &["come", "coming", "came", "bounce", "fight", "fought"])
        && page.surface.any_word(i.saturating_sub(4)..i, &["we"]);
    ours || page.surface.is_word(i, &["back"])
        && !i.checked_sub(1).is_some_and(|b| page.surface.is_word(b, COMES))
        && !page.surface.is_word(i + 1, &["playing", "in", "from", "soon", "early"])
        || goes_to(page, i)
        || page.surface.is_word(i, &["back"])
            && page.surface.is_word(i + 1, &["like", "row", "line", "four", "three", "to"])
}

/// "any side would miss him", "they are missing their captain": whoever feels that somebody is not there says nothing of how he is.
pub(super) fn longed_for(page: &Page<'_>, i: usize) -> bool {
    page.surface.is_word(i, &["miss", "misses", "missed", "missing"])
        && (page.surface.is_word(i + 1, &["him", "her", "them"])
            || page.people.at(i + 1).is_some_and(|m| m.tokens.start == i + 1 && m.form != Form::Speaker))
}

/// "will return to Rovers", "could be in trouble", "he was disappointing": a club that somebody goes back to, a match, a performance.
fn goes_to(page: &Page<'_>, i: usize) -> bool {
    const RETURNS: &[&str] = &["return", "returns", "returning", "back"];
    let capital = |j: usize| page.surface.tokens.get(j).is_some_and(|t| t.is(crate::text::Shape::CAPITAL));
    let to = |j: usize| {
        page.surface.is_word(j, &["to"])
            && (capital(j + 1)
                || page.surface.is_word(j + 1, &["north", "his", "her"])
                    && page.surface.any_word(j + 2..j + 5, &["club", "country", "london"]))
    };
    let of_play = page.surface.is_word(i, &["disappointing", "frustrating"])
        && !page.surface.any_word(i.saturating_sub(5)..i, &["it", "it's", "that", "this", "'s", "’s"]);
    page.surface.is_word(i, RETURNS) && to(i + 1) || of_play
}

/// "I always want to give 100 per cent".
pub(super) fn gives_all(page: &Page<'_>, i: usize) -> bool {
    page.surface.is_word(i, &["100"])
        && page.surface.any_word(i.saturating_sub(2)..i, &["give", "giving", "gave", "given", "gives"])
}

/// "is unsure whether to give him a start", "has yet to decide if he will play": whether somebody hurt is to play.
pub(super) fn whether_to_play(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const REACH: usize = 9;
    const PLAYS: &[&str] = &[
        "give", "play", "start", "risk", "pick", "select", "include", "recall", "use", "feature", "involve",
        "take",
    ];
    let led = page.surface.is_word(said.start, &["whether", "if"]);
    (said.start..said.end.min(said.start + REACH)).find(|&i| led && page.surface.is_word(i, PLAYS))
}

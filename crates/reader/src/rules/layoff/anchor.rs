//! The words that make a length of time a lay-off.

use std::ops::Range;

use crate::grammar::{Function, Segment};
use crate::lexicon::{Class, Hit};
use crate::scene::{LOST, Patient, ROBBED, Scene, WITHOUT};
use crate::text::Words;

/// "Brandt (hip, two weeks)": how long somebody in a list is out, told behind what he has.
pub(super) fn listed(scene: &Scene<'_>, length: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 8;
    let open = (length.start.saturating_sub(LONGEST).max(scene.tokens.start)..length.start)
        .rev()
        .find(|&i| scene.is_mark(i, "("))?;
    let closed = scene.is_mark(length.end, ")") || scene.is_mark(length.end, ",");
    let told = scene.ailments.iter().find(|a| a.tokens.start == open + 1 && a.tokens.end < length.start)?;
    let plain = |i: usize| {
        scene.is_mark(i, ",") || scene.is_mark(i, "-") || scene.is_word(i, &["out", "for", "about", "around"])
    };
    (closed && (told.tokens.end..length.start).all(plain)).then_some(told.tokens.start..length.end)
}

/// Verbs of making somebody do something.
pub(super) const CAUSED: &[&str] = &["leading", "led", "forcing", "forced", "causing", "caused"];

/// Words before the one who is away, beside those of one who is missed.
pub(super) const SIDELINE: &[&str] = &["sideline", "sidelines"];

pub(super) const LACK: Words<'_> = Words::of(&[WITHOUT, LOST, SIDELINE]);

/// "must do without Ferreira for at least two months", "have lost Ferreira for six weeks": who is away so long, and the word.
pub(super) fn lacked(scene: &Scene<'_>, length: &Range<usize>) -> Option<(Patient, Range<usize>)> {
    let lead = (length.start.saturating_sub(1)..length.start + 1).find(|&i| scene.is_word(i, &["for"]))?;
    let end = behind_the_cause(scene, lead).unwrap_or(lead);
    let (number, mention) = scene.mentions().find(|(_, m)| m.tokens.end == end && !m.possessive)?;
    let from = mention.tokens.start.saturating_sub(4).max(scene.tokens.start);
    // "has robbed Rovers of Ferreira".
    let lacks = |i: usize| {
        scene.is_one(i, &LACK)
            || scene.is_word(i, ROBBED) && scene.any_word(i + 1..mention.tokens.start, &["of"])
    };
    let at = (from..mention.tokens.start).rev().find(|&i| lacks(i))?;
    let plain = |i: usize| !scene.is_mark(i, ",") && !scene.function(i).verbal();
    (at + 1..mention.tokens.start).all(plain).then_some(())?;
    Some((scene.by_mention(number, "who is missed")?, at..at + 1))
}

/// "have lost Ferreira to a knee injury for six weeks": where the words end before the cause that stands before the length.
fn behind_the_cause(scene: &Scene<'_>, lead: usize) -> Option<usize> {
    const REACH: usize = 4;
    let ailment = scene.ailments.iter().find(|a| a.tokens.end == lead)?;
    let from = ailment.tokens.start.saturating_sub(REACH).max(scene.tokens.start);
    (from..ailment.tokens.start).rev().find(|&i| scene.is_word(i, &["to", "with", "through"]))
}

/// "is out for six weeks and Brandt for a month": who is away so long, with the verb left out that the length before hangs on; and its words.
pub(super) fn gapped(scene: &Scene<'_>, length: &Range<usize>) -> Option<(Patient, Range<usize>)> {
    let lead = (length.start.saturating_sub(1)..length.start + 1).find(|&i| scene.is_word(i, &["for"]))?;
    let segment = scene.segment(lead).filter(|s| s.own_subject && s.verb.at.is_none())?;
    let number = segment.subject?;
    let mention = scene.mention(number).filter(|m| m.tokens.end == lead && !m.possessive)?;
    let joined = scene.is_word(segment.tokens.start, &["and", "but", "while", "with"])
        || segment.tokens.start == mention.tokens.start;
    let before = scene.lengths(&(scene.tokens.start..segment.tokens.start)).last().filter(|_| joined)?;
    let (words, _) = anchor(scene, &before.tokens)?;
    Some((scene.by_mention(number, "who is out so long too")?, words))
}

/// "do not expect Ferreira to be playing for at least five months": who is away so long, and the verb of expecting.
pub(super) fn not_expected(scene: &Scene<'_>, length: &Range<usize>) -> Option<(Patient, Range<usize>)> {
    const EXPECT: &[&str] = &["expect", "expects", "expected", "expecting", "anticipate", "envisage"];
    const PLAYS: &[&str] = &[
        "play", "playing", "feature", "featuring", "return", "returning", "back", "bowl", "bowling", "bat",
        "batting", "run", "running", "race", "racing", "train", "training", "compete", "competing", "kick",
        "kicking", "throw", "throwing", "available", "fit",
    ];
    const REACH: usize = 10;
    let lead = (length.start.saturating_sub(1)..length.start + 1).find(|&i| scene.is_word(i, &["for"]))?;
    let verb = lead.checked_sub(1).filter(|&v| scene.is_word(v, PLAYS))?;
    let from = verb.saturating_sub(REACH).max(scene.tokens.start);
    let expect = (from..verb).rev().find(|&i| scene.is_word(i, EXPECT))?;
    let denied = (expect.saturating_sub(3).max(scene.tokens.start)..expect)
        .any(|i| scene.function(i).contains(Function::NEGATION));
    let to = (expect + 1..verb).find(|&i| scene.is_word(i, &["to"])).filter(|_| denied)?;
    let (number, _) =
        scene.mentions().find(|(_, m)| m.tokens.start > expect && m.tokens.end == to && !m.possessive)?;
    Some((scene.by_mention(number, "who is not expected so soon")?, expect..verb + 1))
}

/// Words behind a length that make it a lay-off; those of the second list need an injury beside them.
pub(super) const OUT: &[&str] = &["out", "absence", "sidelines", "sideline", "sidelined", "injured"];

pub(super) const REST: &[&str] = &[
    "rehab", "rehabilitation", "recovery", "recover", "recuperation", "recuperate", "treatment", "rest",
    "heal", "mend", "repair", "knit", "away", "action", "spell", "timetable", "timescale", "timeframe",
    "timeline", "prognosis",
];

/// Words before a length that make it one, with an injury beside them.
const TAKE: &[&str] =
    &["take", "takes", "need", "needs", "require", "requires", "spend", "spell", "face", "faces", "facing"];

/// The words that make a length a lay-off, and whether they do so by themselves.
pub(super) fn anchor(scene: &Scene<'_>, length: &Range<usize>) -> Option<(Range<usize>, bool)> {
    const REACH: usize = 5;
    if let Some(words) = listed(scene, length) {
        return Some((words, true));
    }
    // "is out for as long as eight weeks": the comparison is no clause of its own.
    let compared = scene.is_word(length.start, &["as"]) && length.start > scene.tokens.start;
    let segment = scene.segment(length.start - usize::from(compared))?;
    if let Some(words) = absent(scene, segment, length) {
        return Some((words, true));
    }
    let end = (length.end + REACH).min(segment.tokens.end.max(length.end));
    if let Some(i) = (length.end..end).find(|&i| scene.is_word(i, OUT)) {
        let verb = scene.function(i.wrapping_sub(1)).verbal();
        return (!verb).then(|| (length.start..i + 1, true));
    }
    let at = rests(scene, segment, length).or_else(|| dressed(scene, length));
    let words = at
        .map(|at| at..length.end)
        .or_else(|| is_so_long(scene, length))
        .or_else(|| waits(scene, length))
        .or_else(|| taken(scene, segment, length, end))?;
    Some((words, false))
}

/// "is out for six weeks", "an eight-week lay-off": the phrase of absence that stands right before the length, behind it, or around it.
fn absent(scene: &Scene<'_>, segment: &Segment, length: &Range<usize>) -> Option<Range<usize>> {
    let near = |hit: &Hit| {
        let h = hit.tokens();
        let overlaps = h.start < length.end && length.start < h.end;
        overlaps
            || (h.start >= length.end && h.start - length.end <= 2)
            || (h.end <= length.start && length.start - h.end <= 5 && segment.tokens.start <= h.start)
    };
    // "kept him out for two months and out of the World Cup": the length is of what stands before it.
    let goes_on = |h: &Hit| {
        h.start as usize > length.end && scene.is_word((h.start as usize).wrapping_sub(1), &["and"])
    };
    let near_by = || {
        scene
            .phrases(Class::AbsencePhrase)
            .filter(|(h, e)| !matches!(e.column(0), "replaced" | "list") && !scene.lent(h.start as usize))
            .filter(|(h, _)| near(h))
    };
    let absent = near_by().filter(|(h, _)| !goes_on(h)).last().or_else(|| near_by().last());
    absent.map(|(hit, _)| hit.tokens())
}

/// What is so many weeks.
pub(super) const KINDS: &[&str] = &["injury", "job", "problem", "thing"];

/// "is a two to three week injury", "will be a three-month job", "is injured for a month": from the verb.
fn is_so_long(scene: &Scene<'_>, length: &Range<usize>) -> Option<Range<usize>> {
    const REACH: usize = 4;
    let be = |i: usize| scene.is_word(i, &["is", "'s", "’s", "be", "was", "as"]);
    if scene.is_word(length.end, KINDS) {
        let from = length.start.saturating_sub(REACH).max(scene.tokens.start);
        let measured = |i: usize| !scene.function(i).verbal() && !scene.is_mark(i, ",");
        let verb = (from..length.start).rev().find(|&i| be(i))?;
        let article = scene.any_word(verb + 1..length.start + 1, &["a", "an"]);
        return (article && (verb + 1..length.start).all(measured)).then_some(verb..length.end + 1);
    }
    let lead = length.start.checked_sub(1).filter(|&i| scene.is_word(i, &["for"]))?;
    let hurt = lead.checked_sub(1).filter(|&i| scene.is_word(i, &["injured"]))?;
    let now = scene.is_word(hurt.wrapping_sub(1), &["is", "'s", "’s", "be"]);
    now.then_some(hurt..length.end)
}

/// "will have to wait a month for his debut as he recovers from a calf strain": from the verb.
fn waits(scene: &Scene<'_>, length: &Range<usize>) -> Option<Range<usize>> {
    let wait = (length.start.saturating_sub(3).max(scene.tokens.start)..length.start)
        .rev()
        .find(|&i| scene.is_word(i, &["wait"]))?;
    let for_him = scene.is_word(length.end, &["for", "before", "to"])
        && scene.any_word(
            length.end + 1..length.end + 9,
            &["debut", "return", "bow", "comeback", "appearance", "back", "play", "plays", "start"],
        );
    let recovers = scene.any_word(
        length.end..scene.tokens.end,
        &["recovers", "recovering", "recover", "recuperates", "rehabilitates", "nurses", "nursing"],
    );
    (for_him && recovers).then_some(wait..length.end)
}

/// "must rest for six weeks", "must rest his injured elbow for a fortnight": from the verb.
fn rests(scene: &Scene<'_>, segment: &Segment, length: &Range<usize>) -> Option<usize> {
    const REACH: usize = 6;
    let ordered = |i: usize| {
        scene.any_word(i.saturating_sub(4).max(scene.tokens.start)..i, &["must", "to", "will", "should"])
    };
    // "has been told to rest for a month".
    let right_before = length
        .start
        .checked_sub(2)
        .filter(|&i| scene.is_word(i, &["rest"]) && scene.is_word(i + 1, &["for"]) && ordered(i));
    right_before.or_else(|| {
        let lead = length.start.checked_sub(1).filter(|&i| scene.is_word(i, &["for"]))?;
        let i = (lead.saturating_sub(REACH).max(segment.tokens.start)..lead)
            .rev()
            .find(|&i| scene.is_word(i, &["rest"]))?;
        let part = scene.ailments.iter().any(|a| i < a.tokens.start && a.tokens.end <= lead);
        (ordered(i) && part).then_some(i)
    })
}

/// "needs six weeks of rehab", "will take two weeks off", "his recovery is expected to take a month": the words around a length that say so with
/// an injury beside them. `end`: as far behind it as they may stand.
fn taken(scene: &Scene<'_>, segment: &Segment, length: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let from = segment.tokens.start.max(length.start.saturating_sub(4));
    let taken = (from..length.start).rev().find(|&i| scene.is_word(i, TAKE));
    // "has been told to take two weeks off": not "two weeks off the pace".
    let off = scene.is_word(length.end, &["off"])
        && !scene.function(length.end + 1).intersects(Function::DETERMINER | Function::POSSESSIVE);
    let takes =
        taken.or_else(|| (from..length.start).rev().find(|&i| scene.is_word(i, &["taking", "given"])));
    if let Some(at) = takes.filter(|_| off) {
        return Some(at..length.end + 1);
    }
    if let Some(at) = taken.filter(|_| more(scene, segment, length)) {
        return Some(at..length.end);
    }
    if let Some(i) = rest_behind(scene, length, end) {
        return Some(taken.unwrap_or(length.start)..i + 1);
    }
    let at = match taken {
        // "his recovery from a broken cheekbone is expected to take six weeks".
        Some(at) => mends(scene, segment, at).then_some(at),
        None => super::spoken::put_at(scene, segment, length),
    };
    at.map(|at| at..length.end)
}

/// The first word of rest or recovery right behind a length.
fn rest_behind(scene: &Scene<'_>, length: &Range<usize>, end: usize) -> Option<usize> {
    // "has five days to recover before the next Test": a term, and no absence.
    let term = scene.is_word(length.start.wrapping_sub(1), &["has", "have", "had", "only", "just"])
        && scene.is_word(length.end, &["to"]);
    // "his five-year spell in Rome", "a two-month spell at Hull": of his time there.
    let elsewhere = |i: usize| {
        const CARE: &[&str] =
            &["hospital", "rehab", "rehabilitation", "plaster", "treatment", "gym", "pool", "boot", "cast"];
        scene.is_word(i, &["spell"])
            && scene.is_word(i + 1, &["in", "at", "with", "as"])
            && !scene.any_word(i + 2..i + 6, CARE)
    };
    // "needs a minimum of six weeks to get over his broken rib".
    let gets_over = (length.end..end).find(|&i| {
        scene.is_word(i, &["to"]) && scene.is_word(i + 1, &["get"]) && scene.is_word(i + 2, &["over"])
    });
    if let Some(to) = gets_over.filter(|_| !term) {
        return Some(to + 2);
    }
    (length.end..end).find(|&i| {
        scene.is_one(i, words_of!(REST))
            && !(term && scene.is_word(i, &["recover", "rest", "heal"]))
            && !elsewhere(i)
    })
}

/// "faces another four weeks after he sprained his knee", "needs a further month": more of what he has.
fn more(scene: &Scene<'_>, segment: &Segment, length: &Range<usize>) -> bool {
    let lead = length.start.saturating_sub(2).max(segment.tokens.start)..length.end;
    let more = length
        .clone()
        .any(|i| scene.is_word(i, &["more"]) && !scene.is_word(i + 1, &["than"]) && i > length.start);
    (more || scene.any_word(lead, &["another", "further"]))
        && (length.end >= segment.tokens.end
            || scene.is_word(length.end, &["after", "with", "because", "before", "due"]))
}

/// Whether a verb of taking has a recovery before it, in its clause.
fn mends(scene: &Scene<'_>, segment: &Segment, verb: usize) -> bool {
    const MENDS: &[&str] = &["recovery", "rehabilitation", "rehab", "comeback", "return", "recuperation"];
    scene.is_word(verb, &["take", "takes"]) && scene.any_word(segment.tokens.start..verb, MENDS)
}

/// What somebody does with weeks in a cast.
pub(super) const SPENDS: &[&str] = &["spend", "spending", "faces", "facing"];

/// "will spend six weeks in a cast": from the verb.
fn spent_dressed(scene: &Scene<'_>, length: &Range<usize>) -> Option<usize> {
    const DRESSED: &[&str] =
        &["plaster", "boot", "cast", "brace", "sling", "crutches", "splint", "traction", "wheelchair"];
    let spends = (length.start.saturating_sub(3).max(scene.tokens.start)..length.start)
        .rev()
        .find(|&i| scene.is_word(i, SPENDS))?;
    let dressed =
        scene.is_word(length.end, &["in", "on"]) && scene.any_word(length.end + 1..length.end + 5, DRESSED);
    dressed.then_some(spends)
}

/// "will be in plaster for six weeks", "on crutches for another fortnight": so long at least.
pub(super) fn dressed(scene: &Scene<'_>, length: &Range<usize>) -> Option<usize> {
    const WORN: &[&str] = &["plaster", "boot", "cast", "brace", "sling", "crutches", "splint", "traction"];
    if let Some(spends) = spent_dressed(scene, length) {
        return Some(spends);
    }
    let lead = (length.start.saturating_sub(2).max(scene.tokens.start)..length.start + 1)
        .find(|&i| scene.is_word(i, &["for"]))?;
    let worn = lead.checked_sub(1).filter(|&i| i >= scene.tokens.start && scene.is_word(i, WORN))?;
    (worn.saturating_sub(4).max(scene.tokens.start)..worn)
        .rev()
        .find(|&i| scene.is_word(i, &["in", "on", "wear", "wearing", "into"]))
}

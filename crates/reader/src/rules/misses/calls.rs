//! The words of an absence: what calls the rule, and which of them speak of somebody who is away.

use std::ops::Range;

use super::ahead::ahead_of;
use crate::grammar::Function;
use crate::lexicon::{Class, Entry, Hit, Lexicon};
use crate::rules::{AILMENTS, Glance};
use crate::scene::{LOST, Patient, ROBBED, Scene, Stance, WITHOUT};
use crate::text::{Shape, Surface, Words};

/// What injuries do to a side.
pub(super) const ROB: &[&str] = &["rob", "robs", "robbed", "robbing", "deprive", "deprives", "deprived", "depriving"];

/// What somebody is kept.
pub(super) const AWAY: &[&str] = &["out", "sidelined", "off"];

pub(super) const KEEP: &[&str] = &["keep", "keeps", "kept", "keeping", "rule", "rules", "ruled", "ruling"];

/// Words that say that somebody is out.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) words: Range<usize>,
    /// The words only say so with a match or a stretch behind them ("misses").
    pub(super) needs_match: bool,
    /// They tell an event whose result lasts ("withdrew", "was ruled out").
    pub(super) event: bool,
    /// In the active they say it of somebody else ("has ruled out …").
    pub(super) rules: bool,
    /// Who, where the words themselves hold the name.
    pub(super) patient: Option<Patient>,
}

impl Call {
    /// "X has ruled out retiring": only the passive, a headline's participle, or oneself.
    pub(super) fn active_holds(&self, scene: &Scene<'_>, stance: &Stance) -> bool {
        let oneself = scene.any_word(self.words.clone(), &["himself", "herself", "themselves"]);
        let own = scene.segment(self.words.start).map_or(0, |s| s.tokens.start);
        let near = own.max(self.words.start.saturating_sub(4))..self.words.start;
        let injury = scene.any_word(near.clone(), HARM) || scene.ailments.iter().any(|a| near.contains(&(a.tokens.end - 1)));
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

/// Words whose object is the one who is away.
const LACK: Words<'_> = Words::of(&[WITHOUT, LOST, ROBBED, &["loss", "absence"]]);

fn lacks(surface: &Surface<'_>, words: &Range<usize>) -> bool {
    let lack = words.clone().any(|i| LACK.has(surface, i));
    let hurt = surface.any_word(words.clone(), &["injury", "illness", "injured"]);
    let of = !surface.is_word(words.start, &["absence"]) || surface.is_word(words.end, &["of"]);
    lack && !hurt && of
}

/// "are missing their whole midfield", "absent from the entry list": nobody in particular, or no match.
fn lacking(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let missing = scene.is_word(words.start, &["missing", "miss", "missed", "misses"]) && words.len() == 1;
    // "you miss scoring goals": longed for.
    let longed_for = scene.lower(words.end).ends_with("ing")
        && !scene.is_word(words.end, &["training", "everything", "anything", "something", "evening", "morning", "spring"])
        && !crate::matches::is_match_noun(&scene.page.surface, words.end);
    if missing && longed_for {
        return true;
    }
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

fn recovery_of(scene: &Scene<'_>, i: usize) -> bool {
    scene.is_word(i, &["recovery", "rehabilitation", "rehab", "comeback"]) && scene.is_word(i + 1, &["of"])
}

/// "Saturday's game comes too soon for Ferreira": for whom it does.
pub(super) fn too_soon(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    let last = words.end.wrapping_sub(1);
    // "comes too soon in the recovery of Ferreira".
    let recovery = scene.is_word(words.end, &["in"]) && (words.end + 1..words.end + 5).any(|i| recovery_of(scene, i));
    if recovery && scene.is_word(last, &["soon", "early"]) {
        return true;
    }
    scene.is_word(last, &["for"]) && scene.is_word(last.wrapping_sub(1), &["soon", "early"]) && scene.is_word(last.wrapping_sub(2), &["too"])
}

/// The last of those who are lost is named so near.
const LOST_REACH: usize = 24;

/// "lost their captain Ferreira with a knock": hurt in play, and away since.
fn lost(scene: &Scene<'_>, i: usize) -> Option<Call> {
    let patient = object(scene, &(i..i + 1))?;
    let first = patient.mention.as_ref()?;
    // "lost Ferreira and Brandt for the season": behind the last of them.
    let all = scene.mentions().filter(|(_, m)| first.start <= m.tokens.start && m.tokens.start < i + LOST_REACH && m.persons.iter().any(|p| patient.persons.contains(p)));
    let end = all.map(|(_, m)| m.tokens.end).max().unwrap_or(first.end);
    let hurt = scene.is_word(end, &["to", "with", "through"])
        && scene.ailments.iter().any(|a| a.tokens.start > end && a.tokens.start < end + 6);
    let words = i..i + 1;
    // "will lose Ferreira for the rest of the season".
    let tour = scene.is_word(end, &["for"]) && scene.any_word(end + 1..end + 6, &["tour", "series", "tournament"]);
    let stretch = tour || scene.is_word(end, &["for", "until"]) && !ahead_of(scene, end..end + 9).is_empty();
    (hurt || stretch).then_some(Call { words, needs_match: false, event: true, rules: false, patient: Some(patient) })
}

/// "Injuries have robbed the coach of Ferreira and Costa": whom a hurt takes from others.
fn robbed(scene: &Scene<'_>, i: usize) -> Option<Call> {
    const LONGEST: usize = 6;
    let by_harm = i.saturating_sub(5).max(scene.tokens.start)..i;
    let harm = scene.any_word(by_harm.clone(), HARM)
        || scene.any_word(by_harm.clone(), &["injuries", "illness"])
        || scene.ailments.iter().any(|a| by_harm.contains(&(a.tokens.end - 1)));
    let of = (i + 2..i + LONGEST).find(|&j| scene.is_word(j, &["of"]))?;
    let plain = |j: usize| !scene.is_mark(j, ",") && !scene.function(j).verbal();
    let (number, mention) = scene.next_mention(of + 1, 6).filter(|_| harm)?;
    let direct = (i + 1..mention.tokens.start).all(plain) && !mention.possessive;
    let patient = scene.by_mention(number, "whom it takes from his side").filter(|_| direct)?;
    Some(Call { words: i..of + 1, needs_match: false, event: true, rules: false, patient: Some(patient) })
}

/// The one who is away, behind the words: "without Ferreira", "are missing their captain Ferreira".
fn object(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let missing = scene.is_word(words.start, &["missing", "miss", "missed"]) && words.len() == 1;
    // "Still on the injury list are Ferreira and Brandt": the list's own members.
    // "The biggest absence is Ferreira", "notable absentees include Brandt".
    let absence = scene.is_word(words.start, &["absence", "absences", "absentee", "absentees"])
        && scene.is_word(words.end, &["is", "are", "include", "includes", "including"]);
    if !absentee(scene, words) && !missing && !absence && !too_soon(scene, words) && !lacks(&scene.page.surface, words) && !scene.any_word(words.clone(), &["list", "room", "table"]) {
        return None;
    }
    // "Among those missing are Ferreira and Brandt": the verb stands between.
    let listed = absence || missing && scene.is_word(words.end, &["are", "is", "were", "was"]);
    let of = (words.end + 1..words.end + 5).find(|&i| recovery_of(scene, i)).filter(|_| too_soon(scene, words) && scene.is_word(words.end, &["in"]));
    let behind = of.map_or(words.end + usize::from(listed), |i| i + 2);
    let (number, mention) = scene.next_mention(behind, if missing { 4 } else { 8 })?;
    let plain = |i: usize| {
        let f = scene.function(i);
        let of = scene.is_word(i, &["of", "through", "to"]);
        // "is that of Ferreira".
        let that = of && scene.is_word(i.wrapping_sub(1), &["that"]);
        let services = that || of && scene.is_word(i.wrapping_sub(1), &["services", "service", "talents", "presence"]);
        !f.verbal() && !scene.is_mark(i, ",") && !f.contains(Function::CONTRAST) && (!f.contains(Function::PREPOSITION) || services || (of && !missing))
            && !crate::matches::is_match_noun(&scene.page.surface, i)
    };
    let direct = (behind..mention.tokens.start).all(plain) && !mention.possessive;
    let person = !matches!(mention.form, crate::people::Form::Pronoun) || scene.is_word(mention.tokens.start, &["him", "her", "them"]);
    (direct && person).then(|| scene.by_mention(number, "who is missed")).flatten()
}

/// "in line to replace long-term casualty Brandt": what the words call whoever is named behind them.
fn absentee(scene: &Scene<'_>, words: &Range<usize>) -> bool {
    scene.any_word(words.clone(), &["long", "long-term", "injury"])
        && scene.is_word(words.end.wrapping_sub(1), &["absentee", "absentees", "casualty", "casualties", "victim", "victims"])
}

/// "injuries rule out Ferreira and Brandt": whom what stands right before the verb keeps out.
fn ruled_by_harm(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    let near = words.start.saturating_sub(3).max(scene.tokens.start)..words.start;
    let harm = scene.any_word(near.clone(), HARM)
        || scene.ailments.iter().any(|a| near.contains(&(a.tokens.end - 1)));
    let apart = near.clone().any(|i| scene.function(i).contains(Function::BE) || scene.is_mark(i, ","));
    let (number, mention) = scene.next_mention(words.end, 6).filter(|_| harm && !apart)?;
    let plain = |i: usize| !scene.function(i).intersects(Function::VERB | Function::CONJ | Function::SUBORDINATOR) && !scene.is_mark(i, ",");
    let direct = (words.end..mention.tokens.start).all(|i| plain(i) && !scene.lower(i).ends_with("ing"));
    (direct && !mention.possessive).then(|| scene.by_mention(number, "whom it rules out")).flatten()
}

/// Whether a phrase of absence is one, or somebody may be kept or lost: "out" mostly is another verb's.
pub(super) fn looks(glance: &Glance<'_>) -> bool {
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
    let robbed = || glance.places(const { Words::of(&[ROB]) }).any(|at| may_name(glance, at + 1));
    glance.phrases(Class::AbsencePhrase).any(absent) || away() || lost() || robbed()
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
pub(super) fn in_play(glance: &Glance<'_>, words: &Range<usize>) -> bool {
    let missing = glance.surface.is_word(words.start, &["missing", "miss", "missed", "misses"]) && words.len() == 1;
    missing && of_play(glance, words.end) && !may_name(glance, words.end)
}

/// "has not ruled out a return": something else than somebody.
fn excluded(glance: &Glance<'_>, words: &Range<usize>) -> bool {
    let surface = glance.surface;
    let rules = surface.is_word(words.end.saturating_sub(1), &["out"])
        && glance.any_word(words.clone(), &["ruled", "rules", "rule", "ruling"]);
    let before = words.start.saturating_sub(8).max(glance.tokens.start)..words.start;
    let near = words.start.saturating_sub(4).max(glance.tokens.start)..words.start;
    let injury = || {
        glance.any_word(near.clone(), HARM)
            || glance.hits.iter().any(|h| AILMENTS.contains(&h.class) && near.contains(&((h.end as usize).wrapping_sub(1))))
    };
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
            // "with Kruger and Brandt both out", and not "bowled all out".
            || (is(words.start.wrapping_sub(1), &["both", "all"]) && surface.tokens.get(before).is_some_and(|t| t.is(Shape::CAPITAL)))
            || is(before, &["remains", "remain", "stays", "stay", "weeks", "months", "days", "games", "year", "long"]);
        // "before the season is out".
        let subject = is(before.wrapping_sub(1), &["season", "campaign", "year", "news", "window", "secret", "truth", "word"]);
        let follows = is(words.end, &["with", "injured", "for", "until", "through", "due", "because", "rest", "remainder"]);
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
    // "have loaned Kruger out for a year": lent.
    if scene.lent(words.start) {
        return true;
    }
    let Some(out) = Out::at(&scene.page.surface, scene.page.lexicon, &words) else { return false };
    // "Kruger (knee) out for the season": over what stands in brackets behind the name.
    let closed = scene.is_mark(words.start.wrapping_sub(1), ")");
    let open = || (words.start.saturating_sub(6).max(scene.tokens.start)..words.start).rev().find(|&i| scene.is_mark(i, "("));
    let behind = closed.then(open).flatten().unwrap_or(words.start);
    // "with Kruger and Brandt both out".
    let each = usize::from(scene.is_word(behind.wrapping_sub(1), &["both", "all"]));
    let named = || scene.mentions().any(|(_, m)| m.tokens.end == behind - each);
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

/// "with Kruger (knee) out until May": of whom the bracket right before tells.
fn behind_his_bracket(scene: &Scene<'_>, words: &Range<usize>) -> Option<Patient> {
    const LONGEST: usize = 6;
    let close = words.start.checked_sub(1).filter(|&i| scene.is_word(words.start, &["out", "absent", "sidelined", "missing"]) && scene.is_mark(i, ")"))?;
    let open = (close.saturating_sub(LONGEST).max(scene.tokens.start)..close).rev().find(|&i| scene.is_mark(i, "("))?;
    let (number, _) = scene.mentions().find(|(_, m)| m.tokens.end == open && !m.possessive)?;
    let ailing = scene.ailments.iter().any(|a| open < a.tokens.start && a.tokens.end <= close);
    scene.by_mention(number, "behind whose bracket it stands").filter(|_| ailing)
}

/// The lexicon's phrases, and "keep/rule … out" around a name.
pub(super) fn calls(scene: &Scene<'_>) -> Vec<Call> {
    let listed = scene
        .phrases(Class::AbsencePhrase)
        .filter(|(hit, entry)| !matches!(entry.column(0), "replaced" | "list") && !particle(scene, hit))
        .map(|(hit, entry)| {
            let words = hit.tokens();
            let rules = scene.is_word(words.end.saturating_sub(1), &["out"])
                && scene.any_word(words.clone(), &["ruled", "rules", "rule", "ruling"]);
            let event = rules || matches!(entry.column(0), "withdrew" | "lost" | "failed") || absentee(scene, &words);
            let patient = object(scene, &words).or_else(|| ruled_by_harm(scene, &words).filter(|_| rules));
            let patient = patient.or_else(|| behind_his_bracket(scene, &words));
            Call { needs_match: entry.column(1).contains("match"), event, rules, words, patient }
        });
    let lost = scene.places(&const { Words::of(&[LOST]) }).filter_map(|i| lost(scene, i));
    // "naming a player without proof": what lacks nobody tells of nobody.
    let contest = |c: &Call| scene.any_word(c.words.clone(), &["battle", "fight", "race", "struggle"]);
    let listed = listed.filter(|c| c.patient.is_some() || contest(c) || !(lacks(&scene.page.surface, &c.words) || lacking(scene, &c.words)));
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
    let robbed = scene.places(&const { Words::of(&[ROB]) }).filter_map(|i| robbed(scene, i));
    let mut calls: Vec<Call> = listed.chain(lost).chain(robbed).collect();
    for call in around {
        // "kept Ferreira | out of training": one call, put as its verb is.
        let last = call.words.end - 1;
        calls.retain(|c| !c.words.contains(&last));
        calls.push(call);
    }
    calls
}

//! What is said without quotation marks: "X said that …", "according to X", "X reports that …", "…, X added."

mod according;
mod clause;
mod deeds;

use std::ops::Range;

use according::{according_to, unlisted_paper};

use super::speakers::{Find, Subject};
use super::{Attribution, Quotes, Voice};
use crate::grammar::Function;
use crate::people::{Mark, Mention, Named, NamedPerson, Scan};
use crate::text::Shape;

/// Longest content that is looked at, in tokens.
const LONGEST: usize = 64;

/// All attributions outside quotes, by their cues.
pub(crate) fn attributions(
    scan: &Scan<'_>,
    named: &[Named],
    persons: &[NamedPerson],
    mentions: &[Mention],
    quotes: &Quotes,
) -> Vec<Attribution> {
    let find = &Find { scan, named, persons };
    let mut out: Vec<Attribution> = Vec::new();
    let mut quote = 0;
    let mut cue_until = 0;
    for i in 0..scan.surface.tokens.len() {
        let cue = deeds::CUES.has(scan.surface, i);
        let says = scan.marks.is(i, Mark::SPEECH) || cue && deeds::says(scan, i);
        if !(says || cue) {
            continue;
        }
        while quotes.quotes.get(quote).is_some_and(|q| q.tokens.end <= i) {
            quote += 1;
        }
        if quotes.quotes.get(quote).is_some_and(|q| q.tokens.contains(&i) && !q.partial) {
            continue;
        }
        if i < cue_until {
            continue;
        }
        if hearsay(scan, i) {
            continue;
        }
        let according = matches!(scan.surface.word_at(i), "according" | "According")
            && scan.surface.word_at(i + 1) == "to";
        let found = if according {
            according_to(scan, named, mentions, i)
        } else if says {
            said(find, mentions, quotes, i).or_else(|| deeds::told(find, mentions, i))
        } else {
            deeds::told(find, mentions, i)
        };
        if let Some(found) = found {
            cue_until = found.cue.end;
            out.push(found);
        }
    }
    out
}

/// "Dorn said that …", "…, said Dorn.": what a verb of saying gives to whoever it has for its subject.
fn said(find: &Find<'_, '_>, mentions: &[Mention], quotes: &Quotes, verb: usize) -> Option<Attribution> {
    let scan = find.scan;
    let sentence = scan.sentence_start(verb)..scan.sentence_end(verb);
    if matches!(scan.surface.word_at(verb), "reports" | "reported" | "Reports")
        && matches!(scan.surface.word_at(verb + 1), "in" | "from")
    {
        return reports_in(scan, sentence, verb);
    }
    if says_nothing(scan, verb)
        || of_a_quote(scan, quotes, verb)
        || names_a_body(scan, &sentence, verb)
        || arrives(scan, &sentence, verb)
    {
        return None;
    }
    if let Some(found) = inverted(find, mentions, verb) {
        return Some(found);
    }
    let (subject, from) = find.subject_of(verb).or_else(|| unlisted_paper(scan, verb))?;
    // A club that "added" somebody said nothing.
    if matches!(subject, Subject::Outlet(_))
        && matches!(scan.surface.word_at(verb), "added" | "adds" | "adding")
    {
        return None;
    }
    let speaker = voice(subject, mentions)?;
    let end = clause::end_of(scan, find.persons, &speaker, &sentence, from, verb);
    let tokens = what_is_said(scan, sentence.start..end, from, verb)?;
    Some(Attribution { tokens, speaker, cue: from..verb + 1, verb })
}

/// "reports in Kurier Nord that …": the paper says it.
fn reports_in(scan: &Scan<'_>, sentence: Range<usize>, verb: usize) -> Option<Attribution> {
    let at = (verb + 2..verb + 4).find(|i| scan.marks.outlet(*i).is_some())?;
    let hit = scan.marks.outlet(at)?;
    let speaker = Voice::Outlet(scan.lexicon.entry(hit).column(0).to_owned());
    let end = hit.end as usize;
    let tokens = content(sentence.start..sentence.end, end)?;
    Some(Attribution { tokens, speaker, cue: verb..end, verb })
}

/// Whether a verb of saying states nothing where it stands.
fn says_nothing(scan: &Scan<'_>, verb: usize) -> bool {
    let is = |i: usize, words: &[&str]| scan.surface.is_word(i, words);
    // "Dorn expected back from a knee injury": nobody says so.
    let reduced = || {
        scan.surface.word_at(verb) == "expected"
            && matches!(scan.surface.word_at(verb + 1), "back" | "to" | "by" | "out")
    };
    // "can expect to be sidelined": what he has to reckon with, whoever says so.
    let reckons =
        || is(verb.wrapping_sub(1), &["can", "should", "could", "must"]) && is(verb, &["expect", "hope"]);
    // Verbs that mean saying only beside a quote ("continued", "opened"), unless "that" follows.
    let only_beside_a_quote = || scan.quotes_only(verb) && scan.surface.word_at(verb + 1) != "that";
    // "will report for duty", "reported back to his club": he goes there.
    let goes = || {
        is(verb, &["report", "reports", "reported", "reporting"])
            && is(verb + 1, &["for", "to", "back", "despite", "late", "early", "fit"])
    };
    // "conceded his semi-final": in play.
    let gives_up = || {
        is(verb, &["conceded", "concedes"])
            && scan.function_of(verb + 1).intersects(Function::POSSESSIVE | Function::DETERMINER)
            && (verb + 2..verb + 5).any(|i| crate::matches::is_match_noun(scan.surface, i))
    };
    passive(scan, verb)
        || gives_up()
        || reduced()
        || reckons()
        || only_beside_a_quote()
        || goes()
        || is(verb, PLAIN_FORMS) && !states(scan, verb)
        || of_a_step_in_life(scan, verb)
        || still_to_learn(scan, verb)
}

/// The cue of a quote is no indirect speech.
fn of_a_quote(scan: &Scan<'_>, quotes: &Quotes, verb: usize) -> bool {
    // So far behind a quote its cue may stand.
    const REACH: usize = 12;
    const NEAR: usize = 4;
    let first = quotes.quotes.partition_point(|q| q.tokens.end + REACH < verb);
    quotes
        .quotes
        .iter()
        .skip(first)
        .take(NEAR)
        .any(|q| !q.partial && q.attribution.contains(&verb) && !tells_first(scan, verb, q.tokens.start))
}

/// "the United States Tennis Association announced": a word of a body's name states nothing.
fn names_a_body(scan: &Scan<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    scan.marks.is(verb, Mark::ORG) && scan.plain(verb) && verb > sentence.start
}

/// "announced his return by scoring": a figure of speech.
fn arrives(scan: &Scan<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    const REACH: usize = 12;
    scan.function_of(verb + 1).contains(Function::POSSESSIVE)
        && scan.surface.is_word(verb + 2, &["return", "arrival", "comeback", "presence"])
        && scan.surface.any_word(verb + 3..sentence.end.min(verb + REACH), &["by", "with", "style"])
}

/// The words that are said, by their place beside the speaker and the verb: behind them, before them, or on both sides.
fn what_is_said(scan: &Scan<'_>, sentence: Range<usize>, from: usize, verb: usize) -> Option<Range<usize>> {
    let before = sentence.start.max(from.saturating_sub(LONGEST));
    // "It was worse, he said, and he could not race": put in between, of all that stands around it.
    let between = from > sentence.start
        && scan.surface.word_at(from - 1) == ","
        && scan.surface.word_at(verb + 1) == ","
        && !opens_a_clause(scan, sentence.start..from - 1);
    if between {
        return Some(before..sentence.end.min(verb + LONGEST));
    }
    // Nothing but marks behind the verb: what is said stands before it.
    let ends = verb + 1 >= sentence.end
        || matches!(scan.surface.word_at(verb + 1), "." | "!" | ";" | "—")
        || postposed(scan, sentence.clone(), from, verb);
    if ends { (sentence.start < from).then_some(before..from) } else { content(sentence, verb + 1) }
}

/// "Reports in Spain say": where they appear is nobody who speaks, unless it is a paper.
fn hearsay(scan: &Scan<'_>, verb: usize) -> bool {
    const REACH: usize = 4;
    let near = verb.saturating_sub(REACH)..verb;
    appears_in(scan, near.clone()) && !near.into_iter().any(|i| scan.marks.outlet(i).is_some())
}

/// "reports in Spain", "media from Italy": talk, with where it appears.
fn appears_in(scan: &Scan<'_>, mut near: Range<usize>) -> bool {
    const TALK: &[&str] = &["reports", "rumours", "rumors", "papers", "newspapers", "sources", "media"];
    near.any(|i| scan.surface.is_word(i, TALK) && scan.surface.is_word(i + 1, &["in", "from", "across"]))
}

/// "Hale was hopeful that Dorn would recover: “He …": between the verb and the quote that it leads to, more is told.
fn tells_first(scan: &Scan<'_>, verb: usize, quote: usize) -> bool {
    const SHORTEST: usize = 5;
    verb + SHORTEST < quote
        && scan.surface.word_at(quote.wrapping_sub(1)) == ":"
        && (verb + 2..quote - 1).any(|i| scan.function_of(i).verbal())
}

/// "When the doctor came, he said, …": what stands before the comma is no sentence of its own.
fn opens_a_clause(scan: &Scan<'_>, before: Range<usize>) -> bool {
    let acts = |i: usize| scan.function_of(i).verbal() || scan.surface.word_at(i).ends_with("ed");
    scan.function_of(before.start).intersects(Function::SUBORDINATOR | Function::CONDITION)
        || !before.clone().any(acts)
}

/// "announced his retirement after a knee injury": what is announced is no word about a hurt.
fn of_a_step_in_life(scan: &Scan<'_>, verb: usize) -> bool {
    const STEPS: &[&str] =
        &["retirement", "engagement", "resignation", "departure", "signing", "candidature"];
    let own = scan.function_of(verb + 1).contains(Function::POSSESSIVE);
    own && (verb + 2..verb + 4).any(|i| scan.surface.is_word(i, STEPS))
}

/// "expects to hear this week that his season is over", "hopes to learn": who is still to be told says nothing.
fn still_to_learn(scan: &Scan<'_>, verb: usize) -> bool {
    const LEARNS: &[&str] = &["hear", "learn", "discover", "know", "find", "see"];
    scan.surface.is_word(verb, &["expects", "expected", "hopes", "hoped", "hoping", "expecting"])
        && scan.surface.word_at(verb + 1) == "to"
        && scan.surface.is_word(verb + 2, LEARNS)
}

/// Verbs of saying in their plain form, which states nothing behind most modals ("Rovers could confirm").
const PLAIN_FORMS: &[&str] = &[
    "admit", "announce", "concede", "confirm", "confess", "declare", "insist", "reveal", "stress",
    "acknowledge", "clarify", "reiterate",
];

/// "Rovers can confirm", "was forced to concede": the plain form states something.
fn states(scan: &Scan<'_>, verb: usize) -> bool {
    let before = scan.surface.word_at(verb.wrapping_sub(1));
    matches!(before, "can" | "to")
}

/// Verbs that may stand before whoever said it.
const TOLD: &[&str] = &[
    "reports", "reported", "said", "says", "confirmed", "confirms", "revealed", "announced", "admitted",
    "insisted", "explained", "warned", "claimed", "claims",
];

/// "…, reports Kurier Nord.", "…, said coach Jan Hale.": behind a comma the verb, then who says it, then nothing more. (Who "writes" is
/// the reporter.)
fn inverted(find: &Find<'_, '_>, mentions: &[Mention], verb: usize) -> Option<Attribution> {
    let scan = find.scan;
    let sentence = scan.sentence_start(verb)..scan.sentence_end(verb);
    let comma = verb.checked_sub(1).filter(|c| *c > sentence.start && scan.surface.word_at(*c) == ",")?;
    if !scan.surface.is_word(verb, TOLD) {
        return None;
    }
    let (subject, end) = find.subject_behind(verb + 1, sentence.end)?;
    let closed = end >= sentence.end || matches!(scan.surface.word_at(end), "." | "!");
    let speaker = closed.then(|| voice(subject, mentions))??;
    let tokens = sentence.start.max(comma.saturating_sub(LONGEST))..comma;
    Some(Attribution { tokens, speaker, cue: verb..end, verb })
}

/// Longest that tells when, where and to whom something was said, behind what was said.
const LONGEST_TAIL: usize = 14;

/// Verbs of the trade that no ending shows: "the striker requires surgery, Rovers said".
const PLAIN_VERBS: &[&str] = &[
    "cannot", "requires", "needs", "faces", "misses", "got", "hurt", "broke", "tore", "felt", "came", "went",
    "underwent",
];

/// "…, coach Hale said on Tuesday", "…, she told reporters in Doha": a clause before a comma, and behind the verb nothing but
/// when, where and to whom.
fn postposed(scan: &Scan<'_>, sentence: Range<usize>, from: usize, verb: usize) -> bool {
    let comma = behind_owner(scan, scan.described_before(from).start).checked_sub(1);
    let comma = comma.map(|c| if is_article(scan.surface.word_at(c)) { c.saturating_sub(1) } else { c });
    let Some(comma) = comma.filter(|c| *c > sentence.start && scan.surface.word_at(*c) == ",") else {
        return false;
    };
    let acts = |i: usize| {
        let word = scan.surface.word_at(i);
        scan.function_of(i).verbal()
            || scan.surface.is_word(i, PLAIN_VERBS)
            || (word.len() > 4 && word.ends_with("ed") && !word.starts_with(char::is_uppercase))
    };
    let tail = verb + 1..sentence.end;
    tail.len() <= LONGEST_TAIL
        && !tail.clone().any(|i| {
            acts(i)
                || scan.function_of(i).contains(Function::THAT)
                || matches!(scan.surface.word_at(i), ":" | "\"" | "“")
        })
        && (sentence.start..comma).any(acts)
}

/// "…, Utrecht Live's Jan Hale reported": before whom a reporter belongs to.
fn behind_owner(scan: &Scan<'_>, start: usize) -> usize {
    const LONGEST: usize = 5;
    let token = |i: usize| scan.surface.tokens.get(i);
    let owned = start.checked_sub(1).filter(|c| token(*c).is_some_and(|t| t.is(Shape::CLITIC)));
    let Some(clitic) = owned else { return start };
    let capital = |i: &usize| token(*i).is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL));
    (clitic.saturating_sub(LONGEST)..clitic).rev().take_while(capital).last().unwrap_or(start)
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "The")
}

fn content(sentence: Range<usize>, from: usize) -> Option<Range<usize>> {
    let end = sentence.end.min(from + LONGEST);
    if from < end { Some(from..end) } else { (sentence.start < sentence.end).then_some(sentence) }
}

fn passive(scan: &Scan<'_>, verb: usize) -> bool {
    verb.checked_sub(1).is_some_and(|b| {
        matches!(scan.surface.word_at(b), "was" | "were" | "been" | "is" | "are" | "be" | "being")
            && !scan.surface.word_at(verb).ends_with("ing")
    })
}

fn voice(subject: Subject, mentions: &[Mention]) -> Option<Voice> {
    match subject {
        Subject::Person(p) => Some(Voice::Person(p)),
        Subject::Outlet(name) => Some(Voice::Outlet(name)),
        Subject::Body => None,
        Subject::Pronoun(token) | Subject::Epithet(token) => {
            let at = mentions.partition_point(|m| m.tokens.start < token);
            mentions.get(at).filter(|m| m.tokens.start == token)?.person().map(Voice::Person)
        }
    }
}

#[cfg(test)]
mod tests;

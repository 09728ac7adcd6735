//! Sources that are named without a verb of saying, "according to the Northern Herald", and papers that no lexicon knows.

use super::{LONGEST, content, is_article, voice};
use crate::people::{Mark, Mention, Named, PersonKey, Scan};
use crate::quotes::speakers::Subject;
use crate::quotes::{Attribution, Voice};
use crate::text::Shape;

/// "The Northern Herald reports that …", "the Evening Chronicle claims": a paper that no lexicon knows, by the last word of its name.
pub(super) fn unlisted_paper(scan: &Scan<'_>, verb: usize) -> Option<(Subject, usize)> {
    const LONGEST_NAME: usize = 5;
    const PAPERS: &[&str] = &[
        "Times", "Echo", "Herald", "Mail", "Post", "News", "Star", "Journal", "Gazette", "Telegraph",
        "Standard", "Chronicle", "Tribune", "Press", "Courier", "Argus", "Express", "Mirror", "Observer",
        "Record", "Advertiser", "Examiner", "Sentinel", "Citizen", "Mercury", "Globe", "Sun", "Radio", "TV",
        "Online", "Live", "Sport", "Sports", "Bulletin", "Dispatch", "Guardian", "Independent", "Age",
    ];
    const REPORTS: &[&str] =
        &["reports", "reported", "claims", "claimed", "understands", "says", "said", "revealed", "reveals"];
    if let Some(found) = at_the_end(scan, verb) {
        return Some(found);
    }
    let last = verb.checked_sub(1).filter(|l| scan.surface.is_exactly(*l, PAPERS))?;
    let capital = |i: &usize| {
        let token = scan.surface.tokens.get(*i);
        token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
    };
    let floor = scan.sentence_start(verb).max(verb.saturating_sub(LONGEST_NAME + 1));
    let from = (floor..verb).rev().take_while(capital).last()?;
    let article =
        is_article(scan.surface.word_at(from)) || is_article(scan.surface.word_at(from.wrapping_sub(1)));
    let name = from + usize::from(is_article(scan.surface.word_at(from)));
    let whole = name < last && article && scan.surface.is_word(verb, REPORTS);
    whole.then(|| (Subject::Outlet(scan.surface.span(name..verb).to_owned()), from))
}

/// "He remains in hospital, Radio Seven reports.", "…, the Post reports.": with nothing behind the verb, whatever name stands right before it
/// is an outlet's.
fn at_the_end(scan: &Scan<'_>, verb: usize) -> Option<(Subject, usize)> {
    const LONGEST_NAME: usize = 4;
    let sentence = scan.sentence_start(verb)..scan.sentence_end(verb);
    let ends = verb + 1 >= sentence.end || matches!(scan.surface.word_at(verb + 1), "." | "!");
    let capital = |i: &usize| {
        let token = scan.surface.tokens.get(*i);
        token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
    };
    let from =
        (verb.saturating_sub(LONGEST_NAME).max(sentence.start)..verb).rev().take_while(capital).last()?;
    let article = is_article(scan.surface.word_at(from.wrapping_sub(1)));
    let comma = scan.surface.word_at(from.wrapping_sub(1 + usize::from(article))) == ",";
    // One capital alone may be a surname.
    let named = article || verb - from > 1;
    let reports = scan.surface.is_word(verb, &["reports"]);
    (ends && comma && named && reports)
        .then(|| (Subject::Outlet(scan.surface.span(from..verb).to_owned()), from))
}

/// "According to Kurier Nord, …", "…, according to Utrecht Live.": a source that no lexicon knows, named by capitals alone; in a
/// name of several words the place and the common words of a paper's title may stand.
fn unlisted(scan: &Scan<'_>, at: usize, sentence: std::ops::Range<usize>) -> Option<Attribution> {
    const LONGEST_NAME: usize = 5;
    let from = at + 2 + usize::from(matches!(scan.surface.word_at(at + 2), "the" | "The"));
    // "the Sunday newspaper Utrecht Live".
    let kind = (from..from + 3).rev().find(|&i| {
        matches!(
            scan.surface.word_at(i),
            "newspaper" | "paper" | "daily" | "website" | "magazine" | "broadcaster" | "outlet"
        )
    });
    let from = kind.map_or(from, |k| k + 1);
    let capital = |i: &usize| {
        let token = scan.surface.tokens.get(*i);
        scan.plain(*i) || token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
    };
    let end = (from..sentence.end.min(from + LONGEST_NAME)).take_while(capital).last()? + 1;
    let alone = end >= sentence.end || matches!(scan.surface.word_at(end), "," | "." | "-" | "–" | "—" | ":");
    let common = |i: usize| scan.marks.is(i, Mark::COMMON) || !scan.plain(i);
    let titled = end > from + 1 && !(from..end).all(|i| scan.marks.is(i, Mark::COMMON));
    if !alone || (!titled && (from..end).any(common)) {
        return None;
    }
    let speaker = Voice::Outlet(scan.surface.span(from..end).to_owned());
    let tokens = told_before(scan, at, sentence, end)?;
    Some(Attribution { tokens, speaker, cue: at..end, verb: at })
}

/// What a source is given for: the words before it, else those behind it; for "That is according to …" the sentence before.
fn told_before(
    scan: &Scan<'_>,
    at: usize,
    sentence: std::ops::Range<usize>,
    end: usize,
) -> Option<std::ops::Range<usize>> {
    let points = matches!(scan.surface.word_at(sentence.start), "That" | "This");
    if points && at <= sentence.start + 2 {
        let last = sentence.start.checked_sub(1)?;
        let last = (scan.sentence_start(last) < last).then_some(last).or(last.checked_sub(1))?;
        return Some(scan.sentence_start(last)..sentence.start);
    }
    // "while Dorn, according to his manager, is set for surgery": put in between, of the clause around it.
    let word = |i: usize| scan.surface.word_at(i);
    if word(at.wrapping_sub(1)) == "," && word(end) == "," && end + 2 < sentence.end {
        let clause = |i: &usize| {
            matches!(word(*i), "," | ";") && matches!(word(i + 1), "while" | "whereas" | "but" | "and")
        };
        let from = (at.saturating_sub(LONGEST).max(sentence.start)..at - 1).rev().find(clause);
        let opened = from.map_or(sentence.start, |i| i + 1);
        if (opened..at).any(|i| scan.plain(i)) {
            return Some(opened.max(at.saturating_sub(LONGEST))..sentence.end.min(end + LONGEST));
        }
    }
    // "However, according to …": only a word leads in.
    let leads_in = at <= sentence.start + 3
        && scan.surface.word_at(at.saturating_sub(1)) == ","
        && !(sentence.start..at).any(|i| scan.function_of(i).verbal());
    if at > sentence.start + 1 && !leads_in { Some(sentence.start..at) } else { content(sentence, end) }
}

/// "according to Rovers' physio, Jan Hale, …": whom a body in the genitive has.
pub(super) fn servant(scan: &Scan<'_>, named: &[Named], owner: usize, stop: usize) -> Option<(Voice, usize)> {
    const REACH: usize = 10;
    if !matches!(scan.surface.word_at(owner), "'s" | "’s" | "'" | "’") {
        return None;
    }
    let n = named.get(named.partition_point(|n| n.name.tokens.start < owner))?;
    let start = n.name.tokens.start;
    let behind = start < stop.min(owner + REACH) && (owner + 1..start).any(|i| scan.marks.role(i).is_some());
    let voice = Voice::Person(PersonKey(n.person?));
    behind.then_some((voice, n.name.tokens.end))
}

/// "according to Dorn", "according to the Rovers boss", "according to Kurier Nord": who says it, and what stands beside it.
pub(super) fn according_to(
    scan: &Scan<'_>,
    named: &[Named],
    mentions: &[Mention],
    at: usize,
) -> Option<Attribution> {
    const REACH: usize = 10;
    let sentence = scan.sentence_start(at)..scan.sentence_end(at);
    let to = sentence.end.min(at + REACH);
    let told = |speaker: Voice, end: usize| {
        let tokens = told_before(scan, at, sentence.clone(), end)?;
        Some(Attribution { tokens, speaker, cue: at..end, verb: at })
    };
    let next = named
        .get(named.partition_point(|n| n.name.tokens.start < at + 2))
        .filter(|n| n.name.tokens.end <= to)
        .filter(|n| (at + 2..n.name.tokens.start).all(|i| scan.surface.word_at(i) != ","));
    if let Some((n, person)) = next.and_then(|n| Some((n, PersonKey(n.person?)))) {
        return told(voice(Subject::Person(person), mentions)?, n.name.tokens.end);
    }
    // "according to the Rovers boss": somebody named before.
    if let Some(e) = scan.epithet(at + 2, |_| false).filter(|e| e.count == 1 && e.tokens.end < to)
        && let Some(speaker) = voice(Subject::Epithet(at + 2), mentions)
    {
        return told(speaker, e.tokens.end);
    }
    // "according to reports in Spain": where they appear is nobody who speaks, unless it is a paper.
    let hearsay = super::appears_in(scan, at + 2..at + 4);
    let source = if hearsay { Mark::OUTLET } else { Mark::OUTLET | Mark::TEAM };
    let body = (at + 2..to)
        .take_while(|i| !matches!(scan.surface.word_at(*i), "," | "-" | "–" | "—"))
        .find(|i| scan.marks.any(*i, source));
    if hearsay && body.is_none() {
        return None;
    }
    let Some(i) = body else { return unlisted(scan, at, sentence) };
    let hit = scan.marks.outlet(i).or_else(|| scan.marks.team(i))?;
    let end = hit.end as usize;
    if let Some((speaker, end)) = servant(scan, named, end, sentence.end) {
        return told(speaker, end);
    }
    // "according to Rovers' doctor": somebody without a name.
    let staff = (end + 1..end + 4).any(|i| scan.marks.role(i).is_some());
    if staff && matches!(scan.surface.word_at(end), "'s" | "’s" | "'" | "’") {
        return None;
    }
    // "according to Utrecht Live": a town in a paper's name is not the club.
    if scan.marks.outlet(i).is_none()
        && scan.plain(end)
        && let Some(found) = unlisted(scan, at, sentence.clone())
    {
        return Some(found);
    }
    let name = Some(scan.lexicon.entry(hit).column(0)).filter(|name| !name.is_empty())?;
    told(Voice::Outlet(name.to_owned()), end)
}

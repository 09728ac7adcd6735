//! Statements that are read out ("A statement from Jan Hale read: …"), and quotes that take their speaker from what stands
//! around them.

use super::speakers::bodies::body_at;
use super::speakers::{Cue, Subject};
use super::{Quotes, Voice};
use crate::people::{Form, Kind, Mention, Named, NamedPerson, PersonKey, Scan};
use crate::text::Shape;

/// What is read out.
pub(super) const STATEMENTS: &[&str] =
    &["statement", "release", "bulletin", "update", "message", "letter", "post", "tweet", "email"];

/// Farthest that a statement's author stands from the verb.
const REACH: usize = 14;

/// The cue of a quote that is led by "a statement … read:": whoever it is from; for "the statement added:", the body that spoke
/// before.
pub(super) fn cue(scan: &Scan<'_>, named: &[Named], start: usize) -> Option<Cue> {
    let word = |i: usize| scan.surface.word_at(i);
    let verb = start.checked_sub(2).filter(|v| word(v + 1) == ":")?;
    let read = matches!(word(verb), "read" | "reads");
    if !(read || matches!(word(verb), "added" | "said" | "continued")) {
        return None;
    }
    let floor = scan.sentence_start(verb).max(verb.saturating_sub(REACH));
    let at = (floor..verb).rev().find(|&i| scan.surface.is_exactly(i, STATEMENTS))?;
    if !read && at + 1 != verb {
        return None;
    }
    let tokens = at..start;
    if !matches!(word(at + 1), "from" | "by" | "of") {
        // "Rovers' statement read" has its body before the verb, which is asked for elsewhere.
        let bare = matches!(word(at.wrapping_sub(1)), "The" | "the" | "A" | "a");
        return bare.then_some(Cue { tokens, subject: Subject::Body, relay: None });
    }
    let from = named.partition_point(|n| n.name.tokens.start <= at);
    let owned = |end: usize| scan.surface.tokens.get(end).is_some_and(|t| t.is(Shape::CLITIC));
    let author =
        named.iter().skip(from).take_while(|n| n.name.tokens.end <= verb).find(|n| !owned(n.name.tokens.end));
    let subject = author
        .and_then(|n| n.person)
        .map(|p| Subject::Person(PersonKey(p)))
        .or_else(|| (at + 2..verb).find_map(|i| body_at(scan, i)).map(|(s, _)| s));
    Some(Cue { tokens, subject: subject.unwrap_or(Subject::Body), relay: None })
}

/// Gives a quote without a word on who says it the voice of the quote that goes on behind it, of whoever has just been told to say
/// something, or of the one manager or medic of whom the sentence before it tells.
pub(crate) fn heard_around(
    scan: &Scan<'_>,
    persons: &[NamedPerson],
    mentions: &mut [Mention],
    quotes: &mut Quotes,
) {
    let alone = only_staff(persons, mentions, quotes);
    for n in 0..quotes.quotes.len() {
        let Some(q) = quotes.quotes.get(n) else { continue };
        if q.speaker.is_some() || q.partial {
            continue;
        }
        let (start, end, cued) = (q.tokens.start, q.tokens.end, !q.attribution.is_empty());
        let next = quotes.quotes.get(n + 1).filter(|next| {
            // "…," said somebody whom nobody can tell. "…": a paragraph has one speaker.
            let joins = next.tokens.start <= end + 1 && !next.attribution.is_empty();
            !next.partial && (joins || (cued && block(scan, next.tokens.start) == block(scan, start)))
        });
        let found = match next {
            None if cued => None,
            Some(next) => next.speaker.clone(),
            None => told_before(scan, quotes, start)
                .or_else(|| staff_before(scan, persons, mentions, start))
                .or_else(|| still_speaks(scan, persons, mentions, quotes, n))
                .or_else(|| alone.clone()),
        };
        let from = mentions.partition_point(|m| m.tokens.start < start);
        let to = mentions.partition_point(|m| m.tokens.start < end);
        let inside = mentions.get_mut(from..to.max(from)).unwrap_or_default();
        // Whoever is spoken of by name does not speak.
        let named = |p: PersonKey| inside.iter().any(|m| m.form != Form::Pronoun && m.persons.contains(&p));
        let found = found.filter(|v| !matches!(v, Voice::Person(p) if named(*p)));
        // "He" is somebody else than who speaks.
        if let Some(Voice::Person(p)) = found {
            for mention in inside.iter_mut().filter(|m| m.person() == Some(p)) {
                mention.persons = mention.second.take().into_iter().collect();
            }
        }
        if let Some(q) = quotes.quotes.get_mut(n) {
            q.speaker = found;
        }
    }
}

fn block(scan: &Scan<'_>, token: usize) -> Option<usize> {
    scan.surface.sentence_of(token).and_then(|s| scan.surface.sentences.get(s)).map(|s| s.block)
}

/// In notes of a press conference no quote has a speaker: all are whose conference it is, the one manager of the report.
fn only_staff(persons: &[NamedPerson], mentions: &[Mention], quotes: &Quotes) -> Option<Voice> {
    const FIRST: usize = 12;
    let whole = |q: &&super::Quote| !q.partial;
    let silent = quotes.quotes.iter().filter(whole).all(|q| q.speaker.is_none() && q.attribution.is_empty());
    if !silent || quotes.quotes.iter().filter(whole).nth(1).is_none() {
        return None;
    }
    let manager = |p: &PersonKey| persons.get(p.0 as usize).is_some_and(|p| p.kind == Kind::Manager);
    let mut named = mentions.iter().take(FIRST).filter_map(Mention::person).filter(manager);
    let first = named.next()?;
    let others = persons.iter().filter(|p| p.kind == Kind::Manager).count();
    (others == 1).then_some(Voice::Person(first))
}

/// The sentence before a token, if it stands in the same paragraph or the one before it.
fn sentence_before(scan: &Scan<'_>, token: usize) -> Option<std::ops::Range<usize>> {
    let s = scan.surface;
    let own = s.sentence_of(token)?;
    // A quote that ends its sentence's lead ("He was upbeat. “…") begins a sentence of its own.
    let before = own.checked_sub(1)?;
    let (own, before) = (s.sentences.get(own)?, s.sentences.get(before)?);
    (own.tokens.start == token && own.block <= before.block + 1).then(|| before.tokens.clone())
}

/// Whoever the sentence before says to say something.
fn told_before(scan: &Scan<'_>, quotes: &Quotes, start: usize) -> Option<Voice> {
    let before = sentence_before(scan, start)?;
    let upto = quotes.attributions.partition_point(|a| a.cue.start < start);
    let last = quotes.attributions.get(upto.checked_sub(1)?)?;
    (last.cue.start >= before.start).then(|| last.speaker.clone())
}

/// "“We are ready,” said coach Jan Hale.", a paragraph of news, "“Dorn is better this morning.": a paragraph that is all quote is
/// still the manager's or medic's who spoke last, where nobody else is heard and none of the staff is named in between.
fn still_speaks(
    scan: &Scan<'_>,
    persons: &[NamedPerson],
    mentions: &[Mention],
    quotes: &Quotes,
    n: usize,
) -> Option<Voice> {
    const BETWEEN: usize = 2;
    let quote = quotes.quotes.get(n)?;
    let last = quotes.quotes.get(..n)?.iter().rev().find(|q| !q.partial)?;
    let Some(Voice::Person(speaker)) = last.speaker else { return None };
    let from = last.tokens.end;
    let (here, there) = (block(scan, quote.tokens.start)?, block(scan, from.checked_sub(1)?)?);
    let opens = scan.surface.blocks.get(here)?.tokens.start == quote.tokens.start;
    if !opens || here - there.min(here) > BETWEEN || !staff(persons, speaker) {
        return None;
    }
    let heard = quotes.attributions.partition_point(|a| a.cue.start < from);
    let heard = quotes.attributions.iter().skip(heard).take_while(|a| a.cue.start < quote.tokens.start);
    if heard.map(|a| &a.speaker).any(|v| *v != Voice::Person(speaker)) {
        return None;
    }
    let between = mentions.partition_point(|m| m.tokens.start < from);
    let mut between = mentions.iter().skip(between).take_while(|m| m.tokens.end <= quote.tokens.start);
    let another = between.any(|m| m.persons.iter().any(|p| *p != speaker && staff(persons, *p)));
    (!another).then_some(Voice::Person(speaker))
}

fn staff(persons: &[NamedPerson], person: PersonKey) -> bool {
    persons.get(person.0 as usize).is_some_and(|p| matches!(p.kind, Kind::Manager | Kind::Medic))
}

/// The one manager or medic of the sentence before.
fn staff_before(
    scan: &Scan<'_>,
    persons: &[NamedPerson],
    mentions: &[Mention],
    start: usize,
) -> Option<Voice> {
    let before = sentence_before(scan, start)?;
    let from = mentions.partition_point(|m| m.tokens.start < before.start);
    let near = mentions.iter().skip(from).take_while(|m| m.tokens.end <= before.end);
    let mut found: Option<PersonKey> = None;
    for key in near.filter(|m| !m.possessive).filter_map(Mention::person).filter(|p| staff(persons, *p)) {
        if found.is_some_and(|f| f != key) {
            return None;
        }
        found = Some(key);
    }
    found.map(Voice::Person)
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn a_quote_alone_has_the_voice_around_it() {
        for (text, who) in [
            ("Manager Oskar Hale was upbeat about Timo Dorn.\n\n\"He trained well.\"", "Oskar Hale"),
            (
                "Timo Dorn limped off.\n\n\"He felt his calf.\" Oskar Hale told reporters in Utrecht.",
                "Oskar Hale",
            ),
            ("Manager Oskar Hale met coach Lars Brand.\n\n\"He trained well.\"", "?"),
            ("Timo Dorn limped off.\n\n\"He trained well.\"", "?"),
            ("The Herald quoted Timo Dorn:\n\n\"It is sore,\" said Dorn.", "Timo Dorn"),
        ] {
            assert_eq!(read(text).speakers(), [who], "{text}");
        }
    }

    #[test]
    fn a_paragraph_of_news_does_not_silence_who_spoke_last() {
        let r = read(
            "\"We are ready,\" said manager Oskar Hale.\n\nTimo Dorn has a hamstring tweak.\n\n\"Timo says he is better.\n\n\"It is an ongoing thing.\"",
        );
        assert_eq!(r.speakers(), ["Oskar Hale"; 3]);
        for text in [
            "\"We are ready,\" said manager Oskar Hale.\n\nManager Lars Brand was happier. Timo Dorn limped off.\n\n\"Timo is better.\"",
            "\"We are ready,\" said Oskar Hale.\n\nTimo Dorn has a hamstring tweak.\n\n\"Timo is better.\"",
            "\"We are ready,\" said manager Oskar Hale.\n\nTimo Dorn fell.\n\nHe limped.\n\nHe lay down.\n\n\"Timo is better.\"",
        ] {
            assert_eq!(read(text).speakers(), ["Oskar Hale", "?"], "{text}");
        }
    }

    #[test]
    fn notes_of_a_press_conference_are_one_voice() {
        let r = read(
            "Manager Oskar Hale met the press on Friday.\n\nOn the squad\n\n\"Timo Dorn is fine.\n\n\"Lars Brand has a cut.\"",
        );
        assert_eq!(r.speakers(), ["Oskar Hale", "Oskar Hale"]);
        let r = read(
            "Manager Oskar Hale met the press. Bad news, though, for Timo Dorn:\n\n\"Lars Brand has a cut.\"",
        );
        assert_ne!(r.speakers(), ["Timo Dorn"]);
    }
}

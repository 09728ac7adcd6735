//! Who speaks: the cue of a quote ("said X", "X said:", "X on Y:", "— Reporter (@handle)").

pub(super) mod bodies;
mod subjects;

use std::ops::Range;

use super::{Voice, statements};
use crate::grammar::Function;
use crate::people::{Mark, Named, NamedPerson, PersonKey, Pronoun, Scan, pronoun};
use crate::text::Shape;

/// Farthest that a verb of saying stands from its quote.
const REACH: usize = 24;
/// Farthest that a speaker stands from the verb.
const NEAR: usize = 14;
/// Farthest that a participle stands from the beginning of its sentence.
const LONG_CLAUSE: usize = 40;

/// How a cue names the speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Person(PersonKey),
    Outlet(String),
    /// The pronoun at that token.
    Pronoun(usize),
    /// The epithet that begins with that token.
    Epithet(usize),
    /// A body without its name: the one that spoke before ("it added", "the statement read").
    Body,
}

/// The words that tell who says a quote.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    pub tokens: Range<usize>,
    pub subject: Subject,
    pub relay: Option<Voice>,
}

/// The cue of a quote, if it has one of its own.
pub(crate) fn cue(
    scan: &Scan<'_>,
    named: &[Named],
    persons: &[NamedPerson],
    quote: Range<usize>,
    partial: bool,
) -> Option<Cue> {
    let find = Find { scan, named, persons };
    let led = quote.start > 0 && scan.surface.word_at(quote.start - 1) == ":";
    let mut relay = find.relay(quote.end);
    if led && let Some(cue) = statements::cue(scan, named, quote.start) {
        return Some(Cue { relay, ..cue });
    }
    let order = if led || partial { [true, false] } else { [false, true] };
    for before in order {
        let found = if before { find.before(quote.start) } else { find.after(quote.end) };
        if let Some(cue) = found {
            return Some(Cue { relay, ..cue });
        }
    }
    // "…" – X: with nobody else to say it, X does.
    if let Some(Voice::Person(person)) = relay.take() {
        let tokens = quote.end..quote.end + 2;
        return Some(Cue { tokens, subject: Subject::Person(person), relay: None });
    }
    None
}

/// Looks for who speaks.
pub(super) struct Find<'a, 's> {
    pub(super) scan: &'a Scan<'s>,
    pub(super) named: &'a [Named],
    pub(super) persons: &'a [NamedPerson],
}

impl Find<'_, '_> {
    fn word(&self, i: usize) -> &str {
        self.scan.surface.word_at(i)
    }

    fn newline(&self, i: usize) -> bool {
        self.scan.surface.tokens.get(i).is_none_or(|t| t.is(Shape::NEWLINE))
    }

    /// The end of the block that a token stands in.
    fn block_end(&self, token: usize) -> usize {
        let s = &self.scan.surface;
        s.sentence_of(token)
            .and_then(|n| s.sentences.get(n))
            .and_then(|n| s.blocks.get(n.block))
            .map_or(token, |b| b.tokens.end)
    }

    fn says(&self, i: usize) -> bool {
        self.scan.marks.is(i, Mark::SPEECH)
            && !i.checked_sub(1).is_some_and(|b| {
                let passive =
                    matches!(self.word(b), "was" | "were" | "been" | "is" | "are" | "be" | "being" | "'s");
                passive && !self.word(i).ends_with("ing") && self.word(i) != "quoted"
            })
    }

    fn named_from(&self, token: usize) -> Option<&Named> {
        self.named.get(self.named.partition_point(|n| n.name.tokens.start < token))
    }

    fn person(named: &Named) -> Option<Subject> {
        named.person.map(|p| Subject::Person(PersonKey(p)))
    }

    /// `," said X`, `," X said`, `," said the Utrecht striker`, `," he told Sky Sports`.
    fn after(&self, end: usize) -> Option<Cue> {
        let stop = self.block_end(end.checked_sub(1)?);
        let mut at = end;
        if matches!(self.word(at), "," | "-" | "–" | "—") {
            at += 1;
        }
        if at >= stop || self.newline(at) {
            return None;
        }
        // "read the union's statement".
        let read = matches!(self.word(at), "read" | "reads")
            && (at + 1..stop.min(at + NEAR)).any(|i| statements::STATEMENTS.contains(&self.word(i)));
        if self.says(at) || read {
            let (subject, to) = self.subject_behind(at + 1, stop)?;
            return Some(Cue { tokens: at..to, subject, relay: None });
        }
        // The subject, then the verb. A quote that ends with a full stop is followed by a sentence of its own.
        let closed = (1..=2).any(|k| matches!(self.word(end.wrapping_sub(k)), "."));
        if self.word(at) == "it" && self.says(at + 1) {
            return Some(Cue { tokens: at..at + 2, subject: Subject::Body, relay: None });
        }
        if closed && !matches!(pronoun(self.word(at)), Some(Pronoun::Third { .. })) {
            return self.told_whom(at, stop);
        }
        let verb = (at..stop.min(at + NEAR))
            .take_while(|i| *i == at || !matches!(self.word(*i), "." | ":" | "\"" | "“"))
            .find(|i| self.says(*i))?;
        let (subject, from) = self.subject_of(verb)?;
        if from < at || (closed && verb > at + 2) {
            return None;
        }
        // `He told Z: "…"` belongs to the quote behind it.
        let leads = (verb..stop.min(verb + 10)).find(|i| matches!(self.word(*i), ":" | "."));
        if closed && leads.is_some_and(|i| self.word(i) == ":") {
            return None;
        }
        Some(Cue { tokens: from..verb + 1, subject, relay: None })
    }

    /// `"…." X told reporters in Utrecht.`: a sentence that tells nothing but who was told.
    fn told_whom(&self, at: usize, stop: usize) -> Option<Cue> {
        let name = self.named_from(at).filter(|n| n.name.tokens.start == at)?;
        let verb = name.name.tokens.end;
        let end = self.scan.sentence_end(verb).min(stop);
        let tells = self.word(verb) == "told" && end - verb.min(end) <= NEAR;
        let more = |i: usize| {
            self.scan.function_of(i).intersects(Function::THAT)
                || self.scan.function_of(i).verbal()
                || matches!(self.word(i), ":" | "," | "\"" | "“")
        };
        (tells && !(verb + 1..end).any(more)).then(|| Self::person(name))?.map(|subject| Cue {
            tokens: at..verb + 1,
            subject,
            relay: None,
        })
    }

    /// `X said: "`, `X told Sky Sports, "`, `X on Y: "`, `Manager X: "`.
    fn before(&self, start: usize) -> Option<Cue> {
        let last = start.checked_sub(1)?;
        let floor = self.scan.sentence_start(last).max(start.saturating_sub(REACH));
        let led = matches!(self.word(last), ":" | ",");
        if !led && self.goes_on(start) {
            return None;
        }
        let mut verb = None;
        for i in (floor..start).rev() {
            if matches!(self.word(i), "”" | "\"" | "." | "!" | "?") && i != last {
                break;
            }
            // "The Herald quoted Dorn:" tells who prints it.
            let prints = self.word(i) == "quoted" && self.word(i + 1) != "as";
            if !prints && self.says(i) && self.subject_of(i).is_some() {
                verb = Some(i);
                break;
            }
        }
        // "Said coach X: "…"": the verb before its subject.
        let first = self.scan.sentence_start(last);
        if verb.is_none()
            && led
            && matches!(self.word(first), "Said" | "Says" | "Added" | "Adds")
            && let Some((subject, behind)) =
                self.subject_behind(first + 1, start).filter(|(_, end)| end + 2 >= last)
        {
            return Some(Cue { tokens: first..behind, subject, relay: None });
        }
        if let Some(verb) = verb {
            let (subject, from) = self.subject_of(verb)?;
            return Some(Cue { tokens: from..start, subject, relay: None });
        }
        if !led || self.word(last) != ":" {
            return None;
        }
        // The first person of a short lead that ends with a colon.
        let first = self.named_from(floor).filter(|n| n.name.tokens.end <= last)?;
        // "Bad news for Dorn:" is of him.
        let of = first.name.tokens.start.checked_sub(1).filter(|b| *b >= floor);
        let of = of
            .is_some_and(|b| matches!(self.word(b), "for" | "about" | "of" | "with" | "over" | "regarding"));
        if of && !matches!(self.word(first.name.tokens.end), "on") {
            return None;
        }
        let on = matches!(self.word(first.name.tokens.end), "on" | ":") || last - floor <= 10;
        on.then(|| Self::person(first))?.map(|subject| Cue {
            tokens: first.name.tokens.start..start,
            subject,
            relay: None,
        })
    }

    /// Whether a quote opens a paragraph behind another that is a quote not closed yet: who is said to say something in that one
    /// ("“Dorn says he is better. ¶ “It is his calf.") does not say this one.
    fn goes_on(&self, start: usize) -> bool {
        let s = &self.scan.surface;
        let block = |token: usize| s.blocks.get(s.sentences.get(s.sentence_of(token)?)?.block);
        let mark = |token: usize| s.tokens.get(token).is_some_and(|t| t.is(Shape::QUOTE));
        let Some((own, last)) = block(start).zip(start.checked_sub(1).and_then(block)) else { return false };
        own.tokens.start == start && last.tokens.start != start && mark(last.tokens.start) && !mark(start - 1)
    }

    /// `— Reporter (@handle)` behind a quote.
    fn relay(&self, end: usize) -> Option<Voice> {
        if !matches!(self.word(end), "—" | "–" | "-" | "―" | "~") {
            return None;
        }
        let n = self.named_from(end + 1).filter(|n| n.name.tokens.start <= end + 3)?;
        let handle = self.word(n.name.tokens.end) == "(" && self.word(n.name.tokens.end + 1) == "@";
        let person = n.person.map(|p| Voice::Person(PersonKey(p)))?;
        (handle || n.name.tokens.start == end + 1).then_some(person)
    }
}

#[cfg(test)]
mod tests {
    use crate::people::Kind;
    use crate::people::testing::read;

    #[test]
    fn quotes_have_speakers_before_behind_and_between() {
        for text in [
            "Ole Brandvik said: \"He is out.\"",
            "\"He is out,\" said coach Ole Brandvik.",
            "\"He is out,\" Ole Brandvik told Sky Sports.",
            "\"He is out,\" Rovers' head coach Ole Brandvik said.",
            "Coach Ole Brandvik was calm. \"He is out,\" he said.",
            "Ole Brandvik on the injury: \"He is out.\"",
            "Said Rovers assistant coach Ole Brandvik: \"He is out.\"",
        ] {
            assert_eq!(read(text).speakers(), ["Ole Brandvik"], "{text}");
        }
        let r = read("\"He is out,\" said Ole Brandvik. \"We hope for May.\"\n\n\"We always hope.\"");
        assert_eq!(r.speakers(), ["Ole Brandvik"; 3]);
        let r = read("\"My knee is sore,\" said Ivo Marak. \"I need rest.\"");
        assert_eq!(r.whom("My"), ["Ivo Marak"]);
        assert_eq!(r.whom("I"), ["Ivo Marak"]);
    }

    #[test]
    fn a_club_before_what_he_plays_is_no_speaker() {
        for (behind, who) in [("the Lions back", "Ivo Marak"), ("the Lions", "the Lions")] {
            let r = read(&format!("Ivo Marak fell.\n\n\"I had a few stitches,\" said {behind}."));
            assert_eq!(r.speakers(), [who], "{behind}");
        }
    }

    #[test]
    fn a_tweet_has_a_speaker_and_a_relay() {
        let r = read("Ole Brandvik on Ivo Marak: “Ivo is running.” — Tessa Quill (@tessaquill) May 3, 2022");
        assert_eq!(r.speakers(), ["Ole Brandvik"]);
        let relay = r.quotes.quotes[0].relay.as_ref().map(|v| r.people.voice_name(v));
        assert_eq!(relay, Some("Tessa Quill"));
        assert_eq!(r.whom("Ivo"), ["Ivo Marak"]);
        assert_eq!(r.person("Tessa Quill").kind, Kind::Journalist);
    }
}

//! Who speaks: the cue of a quote ("said X", "X said:", "X on Y:", "— Reporter (@handle)").

use std::ops::Range;

use super::{Voice, statements};
use crate::grammar::Function;
use crate::people::{Mark, Named, PersonKey, Pronoun, Scan, pronoun};
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
pub(crate) fn cue(scan: &Scan<'_>, named: &[Named], quote: Range<usize>, partial: bool) -> Option<Cue> {
    let find = Find { scan, named };
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

/// The subject of the verb of saying at a token, with the token that its cue begins with.
pub(crate) fn subject_of(scan: &Scan<'_>, named: &[Named], verb: usize) -> Option<(Subject, usize)> {
    Find { scan, named }.subject_of(verb)
}

/// The subject that stands behind a verb of saying from a token on, with where it ends.
pub(crate) fn subject_behind(
    scan: &Scan<'_>,
    named: &[Named],
    from: usize,
    stop: usize,
) -> Option<(Subject, usize)> {
    Find { scan, named }.subject_behind(from, stop)
}

/// An outlet or a club that speaks, with where its name ends.
pub(super) fn body_at(scan: &Scan<'_>, i: usize) -> Option<(Subject, usize)> {
    let club = || scan.marks.team(i).filter(|_| !scan.marks.is(i, Mark::DEMONYM));
    let hit = scan.marks.outlet(i).or_else(club)?;
    let name = scan.lexicon.entry(hit).column(0);
    (!name.is_empty()).then(|| (Subject::Outlet(name.to_owned()), hit.end as usize))
}

struct Find<'a, 's> {
    scan: &'a Scan<'s>,
    named: &'a [Named],
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
        if self.says(at) {
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

    /// The subject that follows a verb: "said X", "said Utrecht boss X", "said the striker", "said he".
    fn subject_behind(&self, from: usize, stop: usize) -> Option<(Subject, usize)> {
        let next = self.named_from(from).filter(|n| n.name.tokens.start < stop.min(from + 10));
        for i in from..stop.min(from + 10) {
            if let Some(n) = next.filter(|n| n.name.tokens.start == i) {
                return Some((Self::person(n)?, n.name.tokens.end));
            }
            if let Some(Pronoun::Third { possessive: false, .. }) = pronoun(self.word(i)) {
                return Some((Subject::Pronoun(i), i + 1));
            }
            if i == from && next.is_none_or(|n| n.name.tokens.start > i + 6) {
                if let Some(e) = self.scan.epithet(i, |_| false).filter(|e| e.count == 1) {
                    return Some((Subject::Epithet(i), e.tokens.end));
                }
                if let Some(found) = self.body_at(i) {
                    return Some(found);
                }
            }
            // "added a Rovers statement".
            if matches!(self.word(i), "statement" | "spokesman" | "spokeswoman" | "spokesperson")
                && let Some((name, _)) = self.body_before(i, from).or_else(|| self.initials(i, from))
            {
                return Some((Subject::Outlet(name), i + 1));
            }
            // "director of rugby Jan Hale".
            if self.scan.marks.role(i).is_some() {
                continue;
            }
            let function = self.scan.function_of(i);
            if matches!(self.word(i), "." | ":" | ";" | "\"" | "“")
                || function.intersects(Function::PREPOSITION | Function::THAT)
            {
                return None;
            }
        }
        None
    }

    fn body_at(&self, i: usize) -> Option<(Subject, usize)> {
        body_at(self.scan, i)
    }

    /// A body whose name or whose voice ends at a token: "the Utrecht Football Association", "a Rovers spokesman", "the
    /// club"; with the token that it begins with.
    fn body_before(&self, last: usize, floor: usize) -> Option<(String, usize)> {
        if matches!(self.word(last), "spokesman" | "spokeswoman" | "spokesperson" | "statement" | "officials")
        {
            let owner = last.checked_sub(1).filter(|o| *o >= floor)?;
            if self.scan.marks.any(owner, Mark::OUTLET | Mark::TEAM)
                && let Some((Subject::Outlet(name), _)) = self.body_at(owner)
            {
                return Some((name, owner));
            }
            if self.word(owner) == "club" {
                return self.scan.marks.club(self.scan.lexicon).map(|c| (c.to_owned(), owner));
            }
            return self.body_before(owner, floor);
        }
        // "a statement on the Utrecht Football Association website said": the body's own site.
        if matches!(self.word(last), "website" | "site")
            && let Some(owner) = last.checked_sub(1).filter(|o| *o > floor)
            && (floor..owner).any(|i| self.word(i) == "statement")
        {
            return self.body_before(owner, floor);
        }
        if self.word(last) == "club" {
            // "the club", "the German club".
            let of =
                last.wrapping_sub(1 + usize::from(self.scan.marks.is(last.wrapping_sub(1), Mark::DEMONYM)));
            let definite = matches!(self.word(of), "the" | "The");
            return definite
                .then(|| self.scan.marks.club(self.scan.lexicon))
                .flatten()
                .map(|c| (c.to_owned(), last - 1));
        }
        let capital = |i: usize| {
            let token = self.scan.surface.tokens.get(i);
            token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
        };
        // "the WTA announced": a body by its initials.
        let article = matches!(self.word(last.wrapping_sub(1)), "the" | "The") && last > floor;
        let initials = matches!(self.word(last).len(), 3..=6)
            && self.word(last).bytes().all(|b| b.is_ascii_uppercase())
            && !self.scan.marks.any(last, Mark::OUTLET | Mark::TEAM | Mark::DEMONYM);
        if article && initials {
            return Some((self.word(last).to_owned(), last));
        }
        // "at the Hollow Lane Training Centre suggests that …": a place says nothing.
        let place = matches!(
            self.word(last),
            "Centre" | "Center" | "Stadium" | "Park" | "Arena" | "Ground" | "Complex" | "Hall" | "Academy"
        );
        if place || !(self.scan.marks.is(last, Mark::ORG) && capital(last)) {
            return None;
        }
        const LONGEST: usize = 6;
        let low = floor.max(last.saturating_sub(LONGEST));
        let mut from = (low..last).rev().take_while(|&i| capital(i)).last().unwrap_or(last);
        if matches!(self.word(from), "The" | "But" | "And") && from < last {
            from += 1;
        }
        // "Meanwhile, Federation said": a lone word needs its article.
        let article = matches!(self.word(from.wrapping_sub(1)), "the" | "The");
        (from < last || article).then(|| (self.scan.surface.span(from..last + 1).to_owned(), from))
    }

    /// "the Rugby Union (RU)": where the bracket opens that holds nothing but initials and ends at `close`.
    fn initialled(&self, close: usize, floor: usize) -> Option<usize> {
        let open = close.checked_sub(2).filter(|o| *o > floor)?;
        let inside = self.word(open + 1);
        let initials = matches!(inside.len(), 2..=6) && inside.bytes().all(|b| b.is_ascii_uppercase());
        (initials && self.word(close) == ")" && self.word(open) == "(").then_some(open)
    }

    /// "an RFU statement": a body by its initials, before whose word they stand.
    fn initials(&self, voice: usize, floor: usize) -> Option<(String, usize)> {
        let i = voice.checked_sub(1).filter(|i| *i > floor)?;
        let initials =
            matches!(self.word(i).len(), 3..=6) && self.word(i).bytes().all(|b| b.is_ascii_uppercase());
        let article = matches!(self.word(i - 1), "a" | "an" | "the");
        (initials && article).then(|| (self.word(i).to_owned(), i))
    }

    /// The subject of a verb of saying, and where its cue begins.
    fn subject_of(&self, verb: usize) -> Option<(Subject, usize)> {
        if self.word(verb).ends_with("ing") && verb > 0 {
            let b = verb - 1;
            let free = matches!(self.word(b), "," | "—" | "–")
                || self.scan.function_of(b).contains(Function::PREPOSITION);
            if free && let Some(subject) = self.sentence_subject(verb) {
                return Some((subject, verb));
            }
        }
        // "performed the surgery and predicted …": the sentence's subject does both.
        let joined = verb.checked_sub(1).is_some_and(|b| matches!(self.word(b), "and" | "but"));
        if joined
            && (self.word(verb).ends_with("ed")
                || matches!(self.word(verb), "said" | "says" | "admits" | "insists" | "believes"))
            && let Some(subject) = self.sentence_subject(verb)
        {
            return Some((subject, verb));
        }
        // "Dorn limped off but, speaking after the match, said …".
        let comma = verb.checked_sub(1).filter(|c| self.word(*c) == ",");
        let speaking = |c: usize| (c.saturating_sub(NEAR)..c).rev().any(|i| self.word(i) == "speaking");
        if comma.is_some_and(speaking)
            && let Some(subject) = self.sentence_subject(verb)
        {
            return Some((subject, verb));
        }
        self.subject_before(verb)
    }

    /// Where a sentence begins that a place and an agency may stand before: `UTRECHT (AP) - Dorn …`.
    fn behind_dateline(&self, start: usize) -> usize {
        const LONGEST: usize = 8;
        let close = (start..start + LONGEST).find(|i| self.word(*i) == ")");
        let part = |i: usize| {
            let capital = self.scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL));
            capital || matches!(self.word(i), "(" | ",")
        };
        match close {
            Some(close) if (start..close).all(part) => (close + 1..)
                .take(2)
                .find(|i| !matches!(self.word(*i), "-" | "–" | "—" | "--"))
                .unwrap_or(start),
            _ => start,
        }
    }

    /// Who begins the sentence, for a participle that depends on it: "Hale dropped Dorn, claiming …".
    fn sentence_subject(&self, verb: usize) -> Option<Subject> {
        let floor = self.behind_dateline(self.scan.sentence_start(verb));
        if verb.saturating_sub(floor) > LONG_CLAUSE
            || (floor..verb).any(|i| matches!(self.word(i), ";" | ":" | "\"" | "“"))
        {
            return None;
        }
        let leads = matches!(self.word(floor), "But" | "And" | "Yet" | "Meanwhile" | "However");
        let mut at = floor + usize::from(leads);
        at += usize::from(self.word(at) == ",");
        if let Some(Pronoun::Third { possessive: false, .. }) = pronoun(self.word(at)) {
            return Some(Subject::Pronoun(at));
        }
        let first = self.named_from(at).filter(|n| n.name.tokens.end < verb)?;
        let start = first.name.tokens.start;
        let described = start == at || self.scan.described_before(start).start <= at;
        let possessed =
            self.scan.surface.tokens.get(first.name.tokens.end).is_some_and(|t| t.is(Shape::CLITIC));
        if described && !possessed {
            return Self::person(first);
        }
        let epithet =
            self.scan.epithet(at, |i| i == start).filter(|e| e.count == 1 && e.tokens.end < verb)?;
        Some(Subject::Epithet(epithet.tokens.start))
    }

    /// The subject that stands before a verb of saying, and where it begins.
    fn subject_before(&self, verb: usize) -> Option<(Subject, usize)> {
        let floor = self.scan.sentence_start(verb).max(verb.saturating_sub(NEAR));
        // Adverbs and auxiliaries between the two.
        let mut at = verb;
        let mut words = 0;
        while at > floor && words < 4 {
            let b = at - 1;
            let name = self
                .named
                .get(self.named.partition_point(|n| n.name.tokens.end < at))
                .filter(|n| n.name.tokens.end == at);
            if let Some(n) = name {
                return Some((Self::person(n)?, n.name.tokens.start));
            }
            let function = self.scan.function_of(b);
            match pronoun(self.word(b)) {
                Some(Pronoun::Third { possessive: false, .. }) if !matches!(self.word(b), "him" | "Him") => {
                    return Some((Subject::Pronoun(b), b));
                }
                Some(Pronoun::Relative { possessive: false }) => {
                    let n = self.before_comma(b)?;
                    return Some((Self::person(n)?, n.name.tokens.start));
                }
                _ => {}
            }
            if let Some((name, from)) = self.body_before(b, floor) {
                return Some((Subject::Outlet(name), from));
            }
            if self.scan.marks.any(b, Mark::OUTLET | Mark::TEAM)
                && (!self.scan.marks.is(b, Mark::DEMONYM) || self.word(verb).starts_with("report"))
                && let Some((subject, _)) = self.body_at(b)
            {
                return Some((subject, b));
            }
            let describes = self.scan.marks.role(b).is_some()
                || self.scan.marks.is(b, Mark::DEMONYM)
                || (self.word(b) == "old" && self.word(b.wrapping_sub(1)) == "year");
            if describes
                && let Some(from) = (floor..b).rev().find(|i| {
                    self.scan.epithet(*i, |_| false).is_some_and(|e| e.tokens.end == at && e.count == 1)
                })
            {
                return Some((Subject::Epithet(from), from));
            }
            // "Rovers' hopes", "his side's fears": a noun.
            let owned = self.scan.surface.tokens.get(b).is_some_and(|t| t.is(Shape::CLITIC));
            let participle = self.word(verb).ends_with("ed") || matches!(self.word(verb), "said" | "told");
            if owned && !participle && !self.word(verb).ends_with("ing") {
                return None;
            }
            // "the Rugby Union (RU) said": its initials in brackets.
            if let Some(open) = self.initialled(b, floor) {
                at = open;
                words += 1;
                continue;
            }
            if matches!(self.word(b), "," | ")" | "-" | "–" | "—") {
                // An apposition or a relative clause between subject and verb.
                let n = self.before_comma(b)?;
                return Some((Self::person(n)?, n.name.tokens.start));
            }
            let passes = function.intersects(Function::HAVE | Function::MODAL | Function::DO)
                || (function.contains(Function::BE)
                    && (self.word(verb).ends_with("ing") || self.word(verb) == "quoted"))
                || matches!(
                    self.word(b),
                    "also"
                        | "later"
                        | "then"
                        | "already"
                        | "now"
                        | "since"
                        | "even"
                        | "previously"
                        | "himself"
                        | "herself"
                        | "today"
                        | "exclusively"
                        | "reportedly"
                        | "further"
                )
                || self.word(b).ends_with("ly")
                || self.scan.surface.tokens.get(b).is_some_and(|t| t.is(Shape::CLITIC));
            // "Hansen on Thursday admitted".
            let day = matches!(
                self.word(b),
                "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday"
            ) && self.word(b.wrapping_sub(1)) == "on";
            if !(passes || day || self.word(b) == "yesterday") {
                return None;
            }
            at = b - usize::from(day);
            words += 1;
        }
        None
    }

    /// The name that the apposition or relative clause ending at `comma` belongs to.
    fn before_comma(&self, comma: usize) -> Option<&Named> {
        let floor = self.scan.sentence_start(comma).max(comma.saturating_sub(LONG_CLAUSE));
        let until = self.named.partition_point(|n| n.name.tokens.end <= comma);
        self.named.iter().take(until).rev().take(4).take_while(|n| n.name.tokens.start >= floor).find(|n| {
            let end = n.name.tokens.end;
            let relative = self.word(end) == "who" || (self.word(end) == "," && self.word(end + 1) == "who");
            // A long one is told by its "who".
            let near = n.name.tokens.start + NEAR >= comma;
            relative
                || (near && (end == comma || matches!(self.word(end), "," | "(" | "[" | "-" | "–" | "—")))
        })
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

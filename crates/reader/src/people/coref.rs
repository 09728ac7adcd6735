//! Pronouns, epithets and groups, in reading order: whom they stand for.

mod both;

use super::cluster::Named;
use super::epithets::Epithet;
use super::groups::{self, Row};
use super::marks::Mark;
use super::pronouns::{Pronoun, pronoun};
use super::scan::Scan;
use super::{Form, Kind, Mention, NamedPerson, PersonKey, possessive};
use crate::quotes::{Cue, Quotes, Subject, Voice, cue};
use crate::text::Shape;

/// Mentions that are remembered.
pub(super) const MEMORY: usize = 24;

/// A speaker has said "we … him".
const OURS: u32 = 1;
/// A speaker has named somebody else.
const NAMES: u32 = 2;

/// A mention that later ones may refer to.
#[derive(Clone, Copy)]
pub(super) struct Recent {
    pub person: PersonKey,
    pub token: usize,
    pub sentence: usize,
    pub block: usize,
    pub subject: bool,
    /// Mentioned as one of several.
    pub grouped: bool,
    /// Mentioned as saying something.
    pub spoke: bool,
}

pub(crate) struct Walk<'a, 's> {
    pub scan: &'a Scan<'s>,
    pub named: &'a [Named],
    pub persons: &'a mut Vec<NamedPerson>,
    pub rows: Vec<Row>,
    pub mentions: Vec<Mention>,
    pub(super) recent: Vec<Recent>,
    pub(super) counts: Vec<u32>,
    /// How often each is told to say something.
    pub(super) spoken: Vec<u32>,
    /// Mentions of an attribution behind a quote, resolved before the quote was read.
    ahead: Option<Mention>,
    pub(super) speaker: Option<PersonKey>,
    /// Staff without a name who have just said something, and in which sentence: whoever is named first in the sentences behind as
    /// saying something is meant.
    pub(super) unnamed: Option<(Kind, usize)>,
    /// For each person, whether what it says names others ([`NAMES`]) and says what is done with them ([`OURS`]).
    of_others: Vec<u32>,
}

/// Walks the text once, fills in the speakers, and gives all mentions in order.
pub(crate) fn walk(
    scan: &Scan<'_>,
    named: &[Named],
    persons: &mut Vec<NamedPerson>,
    quotes: &mut Quotes,
) -> Vec<Mention> {
    let counts = vec![0; persons.len()];
    let persons_count = persons.len();
    let rows = groups::rows(scan, named);
    let mut walk = Walk {
        scan,
        named,
        persons,
        rows,
        mentions: Vec::with_capacity(named.len() * 2),
        recent: Vec::new(),
        counts,
        spoken: vec![0; persons_count],
        ahead: None,
        speaker: None,
        unnamed: None,
        of_others: vec![0; persons_count],
    };
    walk.run(quotes);
    walk.staff_by_voice();
    let mentions = walk.mentions;
    goes_on(scan, quotes);
    mentions
}

/// A quote of several paragraphs closes only at the last: whoever is named there says them all.
fn goes_on(scan: &Scan<'_>, quotes: &mut Quotes) {
    for n in (1..quotes.quotes.len()).rev() {
        let Some((next, speaker)) = quotes.quotes.get(n).map(|q| (q.tokens.start, q.speaker.clone())) else {
            continue;
        };
        let Some(q) = quotes.quotes.get_mut(n - 1) else { continue };
        let last = q.tokens.end.saturating_sub(1);
        let open = !scan.surface.tokens.get(last).is_some_and(|t| t.is(Shape::QUOTE));
        if open && q.tokens.end == next && q.attribution.is_empty() && !q.partial && speaker.is_some() {
            q.speaker = speaker;
        }
    }
}

impl Walk<'_, '_> {
    fn run(&mut self, quotes: &mut Quotes) {
        let (mut name, mut quote, mut i) = (0, 0, 0);
        let mut carried: Option<(Voice, usize)> = None;
        let total = self.scan.surface.tokens.len();
        while i < total {
            if quotes.quotes.get(quote).is_some_and(|q| q.tokens.end <= i) {
                self.speaker = None;
                quote += 1;
                continue;
            }
            if quotes.quotes.get(quote).is_some_and(|q| q.tokens.start == i) {
                self.enter(quotes, quote, &mut carried);
            }
            while self.named.get(name).is_some_and(|n| n.name.tokens.start < i) {
                name += 1;
            }
            if let Some(n) = self.named.get(name).filter(|n| n.name.tokens.start == i) {
                let mention = n.mention(possessive(self.scan.surface, n.name.tokens.end));
                let end = n.name.tokens.end;
                if let Some(person) =
                    mention.person().filter(|_| mention.possessive && self.tells_more(end + 1))
                {
                    carried = Some((Voice::Person(person), end));
                }
                i = end.max(i + 1);
                name += 1;
                self.push(mention, true);
                continue;
            }
            if self.ahead.as_ref().is_some_and(|m| m.tokens.start == i)
                && let Some(mention) = self.ahead.take()
            {
                i = mention.tokens.end.max(i + 1);
                self.push(mention, true);
                continue;
            }
            if !self.calls(i) {
                // Nothing stands here; on to where something may.
                let next = [
                    self.named.get(name).map(|n| n.name.tokens.start),
                    self.ahead.as_ref().map(|m| m.tokens.start),
                    quotes
                        .quotes
                        .get(quote)
                        .map(|q| if q.tokens.start > i { q.tokens.start } else { q.tokens.end }),
                ];
                let stop = next.into_iter().flatten().filter(|n| *n > i).min().unwrap_or(total).min(total);
                i = (i + 1..stop).find(|&i| self.calls(i)).unwrap_or(stop);
                continue;
            }
            let quoted = quotes.quotes.get(quote).is_some_and(|q| q.tokens.contains(&i) && !q.partial);
            i = self.token(i, name, quoted);
            if let Some(v) = self.said_at(i).filter(|_| !quoted) {
                carried = Some((v, i));
            }
        }
    }

    /// "following Dorn's latest team news update", "at Dorn's press conference": the quote behind it is his.
    fn tells_more(&self, from: usize) -> bool {
        let word = |i: usize| self.scan.surface.word_at(i);
        (from..from + 5)
            .take_while(|&i| self.scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD)))
            .any(|i| {
                matches!(
                    word(i),
                    "update" | "updates" | "presser" | "briefing" | "conference" | "comments" | "remarks"
                )
            })
    }

    /// Whether a token can be, or begin, what stands for a person, or says that somebody speaks.
    #[inline]
    fn calls(&self, i: usize) -> bool {
        let word = self.scan.surface.tokens.get(i).map(|t| t.word);
        word.is_some_and(|w| self.scan.lexicon.refers(w)) || self.scan.marks.is(i, Mark::SPEECH)
    }

    /// The voice of a clause "X said …" outside quotes whose verb is the token before `i`: the next quote that has no
    /// attribution of its own is X's.
    fn said_at(&self, i: usize) -> Option<Voice> {
        let verb = i.checked_sub(1)?;
        if self.speaker.is_some() || !self.scan.marks.is(verb, Mark::SPEECH) {
            return None;
        }
        let last = self.mentions.last()?;
        // "… or Dorn," said Hale: Dorn is spoken of.
        let closed = (last.tokens.end..verb)
            .take(4)
            .any(|t| self.scan.surface.tokens.get(t).is_some_and(|t| t.is(Shape::QUOTE)));
        if closed {
            return None;
        }
        (last.tokens.end <= verb && verb - last.tokens.end <= 3 && !last.possessive)
            .then(|| last.person().map(Voice::Person))?
    }

    /// At the first token of a quote: who speaks.
    fn enter(&mut self, quotes: &mut Quotes, at: usize, carried: &mut Option<(Voice, usize)>) {
        let Some(q) = quotes.quotes.get(at) else { return };
        let (start, end, partial) = (q.tokens.start, q.tokens.end, q.partial);
        let previous = at
            .checked_sub(1)
            .and_then(|p| quotes.quotes.get(p))
            .map(|q| (q.tokens.clone(), q.speaker.clone()));
        let found = cue(self.scan, self.named, q.tokens.clone(), partial);
        let mut attribution = start..start;
        let (mut voice, mut relay) = (None, None);
        let cued = found.is_some();
        // Whoever is spoken of by name does not speak.
        let inside = self.named_in(start..end);
        if let Some(cue) = found {
            attribution = cue.tokens.clone();
            relay = cue.relay.clone();
            let of_another = !partial && (!inside.is_empty() || self.speaks_of_another(start..end));
            voice = self.voice(&cue, &inside, previous.as_ref().and_then(|(_, v)| v.clone()), of_another);
        }
        if voice.is_none() && !cued {
            // A neighbour's voice: the quote before in this paragraph or the one before it, or whoever was last
            // said to say something.
            let near = |token: usize| self.blocks_between(token, start) <= 1;
            let inside = |v: &Voice| matches!(v, Voice::Person(p) if inside.contains(p));
            let of_previous = previous
                .filter(|(t, v)| v.as_ref().is_some_and(|v| !inside(v)) && near(t.end.saturating_sub(1)));
            let of_clause = carried.clone().filter(|(v, token)| near(*token) && !partial && !inside(v));
            voice = match (of_previous, of_clause) {
                (Some((t, v)), Some((c, token))) => {
                    if token > t.end {
                        Some(c)
                    } else {
                        v
                    }
                }
                (Some((_, v)), None) if !partial => v,
                (None, Some((c, _))) => Some(c),
                _ => None,
            };
        }
        if let Some(Voice::Person(p)) = &voice
            && !partial
        {
            self.hear_of_others(*p, &inside, start..end);
        }
        self.speaker = match &voice {
            Some(Voice::Person(p)) if !partial => Some(*p),
            _ => None,
        };
        if attribution.start >= end && self.speaks_of_another(start..end) {
            self.hear_of(start, &attribution);
        }
        if let Some(q) = quotes.quotes.get_mut(at) {
            q.speaker = voice;
            q.relay = relay;
            q.attribution = attribution;
        }
    }

    /// "Ryan got a kick, so we took him off": who speaks so of a player whom he names has the say over him.
    fn hear_of_others(&mut self, speaker: PersonKey, inside: &[PersonKey], quote: std::ops::Range<usize>) {
        const LONGEST: usize = 80;
        // Of whom the trade is known, nothing more is asked.
        if self.persons.get(speaker.0 as usize).is_none_or(|p| p.kind != Kind::Other) {
            return;
        }
        let word = |i: usize| self.scan.surface.word_at(i);
        let quote = quote.start..quote.end.min(quote.start + LONGEST);
        let ours = quote.clone().any(|i| {
            let we = matches!(word(i), "we" | "We") && i + 1 < quote.end;
            let him = (i + 1..(i + 5).min(quote.end)).any(|k| matches!(word(k), "him" | "them"));
            we && him
        }) || self.has_the_say(quote.clone());
        if let Some(n) = self.of_others.get_mut(speaker.0 as usize) {
            if ours {
                *n |= OURS;
            }
            if inside.iter().any(|p| *p != speaker) {
                *n |= NAMES;
            }
        }
    }

    /// "when it comes to our locks", "he won't be available for selection": words of whoever picks the side.
    fn has_the_say(&self, quote: std::ops::Range<usize>) -> bool {
        let word = |i: usize| self.scan.surface.word_at(i);
        quote.clone().any(|i| {
            let ours =
                matches!(word(i), "our" | "Our") && self.scan.marks.is(i + 1, Mark::ROLE | Mark::PLURAL);
            let picks = matches!(word(i), "available" | "unavailable")
                && !(i.saturating_sub(4).max(quote.start)..i).any(|k| matches!(word(k), "I" | "me"));
            ours || picks
        })
    }

    /// Persons of whose trade nothing else tells, and who speak of players as their staff do.
    fn staff_by_voice(&mut self) {
        for (n, person) in self.of_others.iter().zip(self.persons.iter_mut()) {
            if *n == OURS | NAMES && person.kind == Kind::Other {
                person.kind = Kind::Manager;
            }
        }
    }

    fn blocks_between(&self, a: usize, b: usize) -> usize {
        let block = |t: usize| {
            self.scan
                .surface
                .sentence_of(t)
                .and_then(|s| self.scan.surface.sentences.get(s))
                .map_or(0, |s| s.block)
        };
        block(b).saturating_sub(block(a))
    }

    /// "\"He has a dead leg,\" said the coach of Dorn": whom the words behind a quote say it is about is spoken of in it.
    fn hear_of(&mut self, quote: usize, attribution: &std::ops::Range<usize>) {
        const REACH: usize = 9;
        let word = |i: usize| self.scan.surface.word_at(i);
        let behind = attribution.start..attribution.end + REACH;
        let mark = |i: &usize| matches!(word(*i), "." | ";" | ":" | "\"" | "“");
        let Some(of) = behind.take_while(|i| !mark(i)).skip(1).find(|&i| matches!(word(i), "of" | "about"))
        else {
            return;
        };
        let at = self.named.partition_point(|n| n.name.tokens.start <= of);
        let about = self.named.get(at).filter(|n| n.name.tokens.start <= of + 6);
        let joined = |start: usize| {
            (of + 1..start).all(|i| !mark(&i) && word(i) != "," && !self.scan.function_of(i).verbal())
        };
        let Some(person) =
            about.filter(|n| joined(n.name.tokens.start)).and_then(|n| n.person).map(PersonKey)
        else {
            return;
        };
        if Some(person) == self.speaker {
            return;
        }
        let sentence = self.scan.surface.sentence_of(quote).unwrap_or(0);
        let block = self.scan.surface.sentences.get(sentence).map_or(0, |s| s.block);
        let recent =
            Recent { person, token: quote, sentence, block, subject: true, grouped: false, spoke: false };
        self.recent.push(recent);
    }

    /// Whether a quote begins with a pronoun for somebody else than who speaks: "He's doing well."
    fn speaks_of_another(&self, quote: std::ops::Range<usize>) -> bool {
        quote.take(16).any(|i| matches!(pronoun(self.scan.surface.word_at(i)), Some(Pronoun::Third { .. })))
    }

    fn voice(
        &mut self,
        cue: &Cue,
        inside: &[PersonKey],
        last: Option<Voice>,
        of_another: bool,
    ) -> Option<Voice> {
        match &cue.subject {
            Subject::Person(p) => Some(Voice::Person(*p)),
            Subject::Outlet(name) => Some(Voice::Outlet(name.clone())),
            Subject::Body => last.filter(|v| matches!(v, Voice::Outlet(_))),
            Subject::Pronoun(token) => {
                // Read already, or still ahead. Whom the quote itself names it does not stand for.
                let read = self.mentions.iter().rev().take(8).position(|m| m.tokens.start == *token);
                let read = read.map(|back| self.mentions.len() - 1 - back);
                let known = read.and_then(|at| self.mentions.get(at)).and_then(Mention::person);
                if known.is_some_and(|p| !inside.contains(&p)) || (read.is_some() && inside.is_empty()) {
                    return known.map(Voice::Person);
                }
                let last = match last {
                    Some(Voice::Person(p)) => Some(p),
                    _ => None,
                };
                let mention = self.third_person(*token, inside, last, of_another)?;
                let voice = mention.person().map(Voice::Person);
                match read.and_then(|at| self.mentions.get_mut(at)) {
                    Some(read) => *read = mention,
                    None => self.ahead = Some(mention),
                }
                voice
            }
            Subject::Epithet(token) => {
                if let Some(m) = self.mentions.iter().rev().take(8).find(|m| m.tokens.start == *token) {
                    return m.person().map(Voice::Person);
                }
                let epithet = self.epithet_at(*token, 0)?;
                let mention = self.epithet_mention(epithet, inside)?;
                let voice = mention.person().map(Voice::Person);
                self.ahead = Some(mention);
                voice
            }
        }
    }

    /// Who is named within a quote.
    fn named_in(&self, tokens: std::ops::Range<usize>) -> Vec<PersonKey> {
        let from = self.named.partition_point(|n| n.name.tokens.start < tokens.start);
        let within = self.named.iter().skip(from).take_while(|n| n.name.tokens.end <= tokens.end);
        within.take(8).filter_map(|n| n.person.map(PersonKey)).collect()
    }

    fn epithet_at(&self, i: usize, from: usize) -> Option<Epithet> {
        let from = if from == 0 { self.named.partition_point(|n| n.name.tokens.end <= i) } else { from };
        let near = self.named.get(from..(from + 4).min(self.named.len())).unwrap_or(&[]);
        self.scan.epithet(i, |t| near.iter().any(|n| n.name.tokens.start == t))
    }

    fn token(&mut self, i: usize, name: usize, quoted: bool) -> usize {
        if !self.scan.surface.tokens.get(i).is_some_and(|t| self.scan.lexicon.refers(t.word)) {
            return i + 1;
        }
        if let Some(mention) = self.both(i) {
            let end = mention.tokens.end;
            self.push(mention, true);
            return end.max(i + 1);
        }
        if let Some(mention) = self.latter(i) {
            self.push(mention, true);
            return i + 2;
        }
        if let Some(epithet) = self.epithet_at(i, name) {
            let end = epithet.tokens.end;
            let mention = self.named_behind(&epithet).or_else(|| self.epithet_mention(epithet, &[]));
            if let Some(mention) = mention {
                self.push(mention, true);
                return end.max(i + 1);
            }
        }
        if let Some(mention) = self.pronoun_mention(i, quoted) {
            self.push(mention, true);
        }
        i + 1
    }

    /// "their leading bowler, Dorn, because of injury": the name that a description leads up to, between commas.
    fn named_behind(&self, epithet: &Epithet) -> Option<Mention> {
        let (start, end) = (epithet.tokens.start, epithet.tokens.end);
        let word = |i: usize| self.scan.surface.word_at(i);
        let apposed = start.checked_sub(1).is_some_and(|b| matches!(word(b), "," | "—" | "–" | "-" | "("));
        if epithet.told.plural || apposed || word(end) != "," {
            return None;
        }
        let at = self.named.partition_point(|n| n.name.tokens.start <= end);
        let name = self.named.get(at).filter(|n| n.name.tokens.start == end + 1)?;
        let closed = matches!(word(name.name.tokens.end), "," | "." | ")");
        closed.then_some(Mention {
            tokens: epithet.tokens.clone(),
            form: Form::Epithet,
            persons: vec![PersonKey(name.person?)],
            second: None,
            possessive: false,
            why: "the name that it leads up to",
        })
    }

    /// Whether a verb of saying follows: "X said", "X has confirmed".
    fn speaks(&self, end: usize) -> bool {
        (end..end + 3)
            .take_while(|i| {
                *i == end
                    || self.scan.function_of(i - 1).verbal()
                    || self.scan.surface.word_at(i - 1).ends_with("ly")
                    || matches!(
                        self.scan.surface.word_at(i - 1),
                        "today" | "yesterday" | "also" | "later" | "then"
                    )
            })
            .any(|i| self.scan.marks.is(i, Mark::SPEECH))
    }

    fn push(&mut self, mention: Mention, remember: bool) {
        if remember && mention.form != Form::Speaker {
            let sentence = self.scan.surface.sentence_of(mention.tokens.start).unwrap_or(0);
            let block = self.scan.surface.sentences.get(sentence).map_or(0, |s| s.block);
            let subject = mention.persons.len() == 1 && self.subject(&mention);
            let spoke = self.speaks(mention.tokens.end);
            self.named_at_last(&mention, sentence, spoke);
            for person in mention.persons.iter().take(6) {
                if self.recent.len() >= MEMORY * 2 {
                    self.recent.drain(..MEMORY);
                }
                self.recent.push(Recent {
                    person: *person,
                    token: mention.tokens.start,
                    sentence,
                    block,
                    subject,
                    grouped: mention.persons.len() > 1,
                    spoke,
                });
                if let Some(c) = self.counts.get_mut(person.0 as usize) {
                    *c += 1;
                }
                if let Some(c) = self.spoken.get_mut(person.0 as usize) {
                    *c += u32::from(spoke);
                }
            }
        }
        self.mentions.push(mention);
    }

    /// "I will see the specialist and hear what he says": in what somebody says, one of a trade without a name, named by it in the
    /// same sentence and with nobody named since.
    fn of_somebody(&self, pronoun: usize) -> bool {
        const REACH: usize = 14;
        let named = |m: &&Mention| m.form != Form::Speaker && !m.persons.is_empty();
        let last = self.mentions.iter().rev().take(4).find(named).map_or(0, |m| m.tokens.end);
        let floor = self.scan.sentence_start(pronoun).max(pronoun.saturating_sub(REACH)).max(last);
        let medic = |i: usize| {
            let hit = self.scan.marks.role(i).filter(|h| h.start as usize == i);
            hit.is_some_and(|h| {
                let entry = self.scan.lexicon.entry(h);
                entry.column(0) == "medic" && entry.column(1) != "plural"
            })
        };
        self.speaker.is_some()
            && (floor..pronoun).any(|i| {
                medic(i) && matches!(self.scan.surface.word_at(i.wrapping_sub(1)), "the" | "a" | "my")
            })
    }

    /// "The league's medical officer said so. Allen Dorn said …": who is named only in the second sentence is the officer of the first.
    fn named_at_last(&mut self, mention: &Mention, sentence: usize, spoke: bool) {
        let Some((kind, told)) = self.unnamed else { return };
        let [person] = mention.persons.as_slice() else { return };
        let first = self.counts.get(person.0 as usize) == Some(&0);
        if sentence > told + 2 {
            self.unnamed = None;
        } else if mention.form == Form::Full && sentence > told {
            self.unnamed = None;
            if let Some(p) =
                self.persons.get_mut(person.0 as usize).filter(|p| first && spoke && p.kind == Kind::Other)
            {
                p.kind = kind;
            }
        }
    }

    fn pronoun_mention(&mut self, i: usize, quoted: bool) -> Option<Mention> {
        let token = self.scan.surface.tokens.get(i)?;
        if !token.is(Shape::WORD) {
            return None;
        }
        let word = self.scan.surface.word_at(i);
        let kind = pronoun(word)?;
        let open = |form, possessive, why| Mention {
            tokens: i..i + 1,
            form,
            persons: Vec::new(),
            second: None,
            possessive,
            why,
        };
        match kind {
            Pronoun::First { possessive } => {
                let speaker = self.speaker.filter(|_| quoted)?;
                Some(Mention {
                    persons: vec![speaker],
                    ..open(Form::Speaker, possessive, "the quote's speaker")
                })
            }
            Pronoun::Relative { possessive } => {
                let last = self.mentions.last()?;
                let gap = i.checked_sub(last.tokens.end)?;
                let comma = gap == 0
                    || (gap <= 2 && matches!(self.scan.surface.word_at(i - 1), "," | ")" | "—" | "-" | "–"));
                // "Dorn and Hale, who are …": a plural verb speaks of the whole row.
                let several = matches!(self.scan.surface.word_at(i + 1), "are" | "were" | "have" | "both");
                let at = self.rows.partition_point(|r| r.end < last.tokens.end);
                let row = self.rows.get(at).filter(|r| several && r.end == last.tokens.end);
                (comma && last.persons.len() == 1).then(|| Mention {
                    persons: row.map_or_else(|| last.persons.clone(), |r| r.persons.clone()),
                    ..open(Form::Pronoun, possessive, "relative to the name before")
                })
            }
            Pronoun::They { possessive } => {
                let group = self.mentions.iter().rev().take(4).find(|m| m.persons.len() > 1)?;
                // "Twenty players were out, and in their absence …": whoever the sentence itself speaks of.
                let here = self.scan.sentence_start(i);
                if group.tokens.start < here && (here..i).any(|t| self.scan.marks.is(t, Mark::PLURAL)) {
                    return None;
                }
                let far = self
                    .scan
                    .surface
                    .sentence_of(i)?
                    .saturating_sub(self.scan.surface.sentence_of(group.tokens.start)?);
                (far <= 1).then(|| Mention {
                    persons: group.persons.clone(),
                    ..open(Form::Group, possessive, "the group before")
                })
            }
            Pronoun::Third { possessive, .. } if quoted && self.of_somebody(i) => {
                Some(open(Form::Pronoun, possessive, "somebody whom nobody names"))
            }
            Pronoun::Third { .. } => self.third_person(i, &[], None, false),
        }
    }
}

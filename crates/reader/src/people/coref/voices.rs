//! Who speaks a quote, and of whom.

use std::ops::Range;

use super::{Recent, Walk};
use crate::people::marks::Mark;
use crate::people::pronouns::{Pronoun, pronoun};
use crate::people::{Mention, Named, PersonKey, Scan, possessive};
use crate::quotes::{Cue, Quotes, Subject, Voice, cue};
use crate::text::Shape;

/// A quote of several paragraphs closes only at the last: whoever is named there says them all.
pub(super) fn goes_on(scan: &Scan<'_>, quotes: &mut Quotes) {
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
    /// At the first token of a quote: who speaks. `carried`: who was last told to say something outside quotes, and where.
    pub(super) fn enter(&mut self, quotes: &mut Quotes, at: usize, carried: Option<&(Voice, usize)>) {
        let Some(q) = quotes.quotes.get(at) else { return };
        let (start, end, partial) = (q.tokens.start, q.tokens.end, q.partial);
        let last = at.checked_sub(1).and_then(|p| quotes.quotes.get(p));
        let went_on = last.filter(|q| self.blocks_between(q.tokens.start, start) == 0);
        let went_on = went_on.and_then(|q| Some((q.about?, q.attribution.clone())));
        let previous = last.map(|q| (q.tokens.clone(), q.speaker.clone()));
        let found = cue(self.scan, self.named, self.persons, q.tokens.clone(), partial);
        let mut attribution = start..start;
        let (mut voice, mut relay) = (None, None);
        let cued = found.is_some();
        // Whoever is spoken of by name does not speak.
        let inside = self.named_in(start..end);
        if let Some(cue) = found {
            attribution = cue.tokens.clone();
            relay = cue.relay.clone();
            let of_another = !partial && (!inside.is_empty() || self.speaks_of_another(start..end));
            let last = self.last_voice(start..end, previous.as_ref(), carried);
            voice = self.voice(&cue, &inside, last, of_another);
        }
        if voice.is_none() && !cued {
            voice = self.neighbour(start, partial, &inside, previous, carried);
            if voice.is_none() && !partial {
                voice = self.of_himself(start..end, &inside).map(Voice::Person);
            }
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
        // "…," said X of Y. "…": it goes on.
        let same = |of: &Range<usize>| !cued || of.start < attribution.end && attribution.start < of.end;
        let about = self
            .told_beside(&attribution, start..end)
            .or(went_on.filter(|(_, of)| same(of)).map(|(person, _)| person));
        if let Some(person) = about
            && self.speaks_of_another(start..end)
        {
            self.hear_of(start, person);
        }
        if let Some(q) = quotes.quotes.get_mut(at) {
            q.speaker = voice;
            q.relay = relay;
            q.attribution = attribution;
            q.about = about;
        }
    }

    /// Of whom the words beside a quote say that it speaks.
    fn told_beside(&self, attribution: &Range<usize>, quote: Range<usize>) -> Option<PersonKey> {
        // "Hale said of Dorn: \"It is a knee injury\"".
        let of = |i: usize| {
            matches!(self.scan.surface.word_at(i), "of" | "about")
                && i.checked_sub(1).is_some_and(|b| self.scan.marks.is(b, Mark::SPEECH))
        };
        let said_of = attribution.end <= quote.start && attribution.clone().any(of);
        (attribution.start >= quote.end || said_of)
            .then(|| self.told_about(attribution).or_else(|| self.whose_people(attribution)))
            .flatten()
    }

    /// Who was heard last before a quote: in the quote before it or, nearer, in a sentence that told what somebody said ("Hale said that
    /// Dorn was out. “It is his knee,” he said"),
    /// where nothing in the quote is of the speaker's own body.
    fn last_voice(
        &self,
        quote: Range<usize>,
        previous: Option<&(Range<usize>, Option<Voice>)>,
        carried: Option<&(Voice, usize)>,
    ) -> Option<Voice> {
        const OWN: &[&str] = &["my", "me", "myself"];
        let heard = previous.and_then(|(_, voice)| voice.clone());
        let since = previous.map_or(0, |(tokens, _)| tokens.end);
        let near = |token: usize| token >= since && self.blocks_between(token, quote.start) <= 1;
        let own = self.scan.surface.any_word(quote.clone(), OWN);
        let told = carried.filter(|(_, token)| !own && near(*token));
        told.map(|(voice, _)| voice.clone()).or(heard)
    }

    /// A neighbour's voice: that of the quote before, in this paragraph or the one before it, or of whoever was last said to say
    /// something; none that is spoken of.
    fn neighbour(
        &self,
        quote: usize,
        partial: bool,
        inside: &[PersonKey],
        previous: Option<(Range<usize>, Option<Voice>)>,
        carried: Option<&(Voice, usize)>,
    ) -> Option<Voice> {
        let near = |token: usize| self.blocks_between(token, quote) <= 1;
        let inside = |v: &Voice| matches!(v, Voice::Person(p) if inside.contains(p));
        let of_previous = previous
            .and_then(|(tokens, voice)| Some((tokens.end, voice?)))
            .filter(|(end, voice)| !inside(voice) && near(end.saturating_sub(1)));
        let of_clause = carried.filter(|(v, token)| near(*token) && !partial && !inside(v));
        match (of_previous, of_clause) {
            (Some((end, voice)), Some((said, token))) => {
                Some(if *token > end { said.clone() } else { voice })
            }
            (Some((_, voice)), None) if !partial => Some(voice),
            (None, Some((said, _))) => Some(said.clone()),
            _ => None,
        }
    }

    /// "Dorn hopes to be back for the final. \"It will be close, but I can make it.\"": with nobody named as its speaker, a quote that
    /// says "I" is his of whom alone the sentence before it tells.
    fn of_himself(&self, quote: Range<usize>, inside: &[PersonKey]) -> Option<PersonKey> {
        const LONGEST: usize = 60;
        let word = |i: usize| self.scan.surface.word_at(i);
        let sentence = self.scan.surface.sentence_of(quote.start)?.checked_sub(1)?;
        if !inside.is_empty() || self.blocks_between(quote.start.checked_sub(1)?, quote.start) > 1 {
            return None;
        }
        let own =
            quote.clone().take(LONGEST).any(|i| self.scan.surface.is_exactly(i, &["I", "my", "me", "My"]));
        // Who says "we" and "they" may be anybody who was spoken to.
        let others = |i: usize| {
            self.scan.surface.is_word(i, &["we", "us", "our", "you", "they", "them"])
                || matches!(pronoun(word(i)), Some(Pronoun::Third { .. }))
        };
        if !own || quote.clone().take(LONGEST).any(others) {
            return None;
        }
        let told = || self.recent.iter().rev().take(12).take_while(|r| r.sentence >= sentence);
        let first = told().last().filter(|r| r.subject && r.sentence == sentence)?.person;
        told().all(|r| r.person == first).then_some(first)
    }

    /// Whom the words beside a quote name as its speaker. `inside`: who is named in it; `last`: who spoke the quote before.
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
            Subject::Body => last
                .filter(|v| matches!(v, Voice::Outlet(_)))
                .or_else(|| self.whose_statement(cue.tokens.start)),
            Subject::Pronoun(token) => {
                let last = match last {
                    Some(Voice::Person(p)) => Some(p),
                    _ => None,
                };
                self.voice_of_pronoun(*token, inside, last, of_another)
            }
            Subject::Epithet(token) => self.voice_of_epithet(*token, inside),
        }
    }

    /// "Rovers released a statement …. The statement continued: “…”": the body that one of the two sentences before names beside its
    /// statement.
    fn whose_statement(&self, cue: usize) -> Option<Voice> {
        const BACK: usize = 2;
        const STATEMENTS: &[&str] = &["statement", "bulletin", "release"];
        let surface = &self.scan.surface;
        let own = surface.sentence_of(cue)?;
        let before = (own.saturating_sub(BACK)..own).rev().filter_map(|n| surface.sentences.get(n));
        let told =
            before.map(|s| s.tokens.clone()).find(|tokens| surface.any_word(tokens.clone(), STATEMENTS))?;
        let (subject, _) = told.into_iter().find_map(|i| crate::quotes::body_at(self.scan, i))?;
        match subject {
            Subject::Outlet(name) => Some(Voice::Outlet(name)),
            _ => None,
        }
    }

    /// "he said": read already, or still ahead. Whom the quote itself names it does not stand for.
    fn voice_of_pronoun(
        &mut self,
        token: usize,
        inside: &[PersonKey],
        last: Option<PersonKey>,
        of_another: bool,
    ) -> Option<Voice> {
        let read = self.mentions.iter().rev().take(8).position(|m| m.tokens.start == token);
        let read = read.map(|back| self.mentions.len() - 1 - back);
        let known = read.and_then(|at| self.mentions.get(at)).and_then(Mention::person);
        if known.is_some_and(|p| !inside.contains(&p)) || (read.is_some() && inside.is_empty()) {
            return known.map(Voice::Person);
        }
        let mention = self.third_person(token, inside, last, of_another)?;
        let voice = mention.person().map(Voice::Person);
        match read.and_then(|at| self.mentions.get_mut(at)) {
            Some(read) => *read = mention,
            None => self.ahead = Some(mention),
        }
        voice
    }

    /// "said the coach".
    fn voice_of_epithet(&mut self, token: usize, inside: &[PersonKey]) -> Option<Voice> {
        if let Some(m) = self.mentions.iter().rev().take(8).find(|m| m.tokens.start == token) {
            return m.person().map(Voice::Person);
        }
        let epithet = self.epithet_at(token, 0)?;
        let mention = self.epithet_mention(epithet, inside)?;
        let voice = mention.person().map(Voice::Person);
        self.ahead = Some(mention);
        voice
    }

    /// The voice of a clause "X said …" outside quotes whose verb is the token before `i`: the next quote that has no
    /// attribution of its own is X's.
    pub(super) fn said_at(&self, i: usize) -> Option<Voice> {
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

    /// "\"Dorn is out,\" said Hale. He added that …": whoever adds something has just been heard, whomever he spoke of.
    pub(in crate::people) fn speaks_on(&self, he: usize) -> Option<PersonKey> {
        const ADDS: &[&str] = &["added", "adds", "continued", "concluded"];
        const ALSO: &[&str] = &["also", "then", "later", "further"];
        let (who, end) = self.heard.filter(|_| self.speaker.is_none())?;
        let also = usize::from(self.scan.surface.is_exactly(he + 1, ALSO));
        let adds = self.scan.surface.is_exactly(he + 1 + also, ADDS)
            || also == 1 && self.scan.marks.is(he + 2, Mark::SPEECH)
            || self.scan.surface.is_exactly(he + 1, &["went"])
                && self.scan.surface.is_exactly(he + 2, &["on"]);
        (adds && self.blocks_between(end.saturating_sub(1), he) <= 1).then_some(who)
    }

    /// "following Dorn's latest team news update", "at Dorn's press conference": the quote behind it is his. Whose, and where.
    pub(super) fn tells_more(&self, name: &Named) -> Option<(Voice, usize)> {
        let end = name.name.tokens.end;
        let person = name.person.filter(|_| possessive(self.scan.surface, end))?;
        let told = (end + 1..end + 6)
            .take_while(|&i| self.scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD)))
            .any(|i| {
                matches!(
                    self.scan.surface.word_at(i),
                    "update" | "updates" | "presser" | "briefing" | "conference" | "comments" | "remarks"
                )
            });
        told.then_some((Voice::Person(PersonKey(person)), end))
    }

    /// "\"He has a dead leg,\" said the coach of Dorn": whom the words behind a quote say it is about.
    fn told_about(&self, attribution: &Range<usize>) -> Option<PersonKey> {
        const REACH: usize = 9;
        let word = |i: usize| self.scan.surface.word_at(i);
        let behind = attribution.start..attribution.end + REACH;
        let mark = |i: &usize| matches!(word(*i), "." | ";" | ":" | "\"" | "“");
        let of = behind.take_while(|i| !mark(i)).skip(1).find(|&i| matches!(word(i), "of" | "about"))?;
        let at = self.named.partition_point(|n| n.name.tokens.start <= of);
        let about = self.named.get(at).filter(|n| n.name.tokens.start <= of + 6)?;
        let start = about.name.tokens.start;
        let joined =
            (of + 1..start).all(|i| !mark(&i) && word(i) != "," && !self.scan.function_of(i).verbal());
        about.person.filter(|_| joined).map(PersonKey).filter(|p| Some(*p) != self.speaker)
    }

    /// "\"He has a sore back,\" said Ben Ash, Dorn's coach": whose people speak, speak of him.
    fn whose_people(&self, attribution: &Range<usize>) -> Option<PersonKey> {
        const PEOPLE: &[&str] = &[
            "coach", "trainer", "agent", "father", "mother", "brother", "sister", "wife", "husband",
            "manager", "adviser", "spokesman", "spokeswoman", "doctor", "surgeon", "captain", "team-mate",
            "teammate", "partner", "caddie",
        ];
        let from = self.named.partition_point(|n| n.name.tokens.start < attribution.start);
        let mut near = self.named.iter().skip(from).take(2);
        // "said Ben Ash, Dorn's coach", "Dorn's coach Ben Ash said".
        let whose = near.find(|n| {
            let end = n.name.tokens.end;
            let place = n.name.tokens.start < attribution.end + 2;
            let role = (end + 1..end + 3).any(|i| self.scan.surface.is_exactly(i, PEOPLE));
            place && possessive(self.scan.surface, end) && role
        })?;
        whose.person.map(PersonKey).filter(|p| Some(*p) != self.speaker)
    }

    /// Whom a quote is about is spoken of in it.
    fn hear_of(&mut self, quote: usize, person: PersonKey) {
        let sentence = self.scan.surface.sentence_of(quote).unwrap_or(0);
        let block = self.scan.block_of(sentence);
        let recent =
            Recent { person, token: quote, sentence, block, subject: true, grouped: false, spoke: false };
        self.recent.push(recent);
    }

    /// Whether a quote begins with a pronoun for somebody else than who speaks: "He's doing well."
    fn speaks_of_another(&self, quote: Range<usize>) -> bool {
        quote.take(16).any(|i| matches!(pronoun(self.scan.surface.word_at(i)), Some(Pronoun::Third { .. })))
    }

    /// Who is named within a quote.
    fn named_in(&self, tokens: Range<usize>) -> Vec<PersonKey> {
        let from = self.named.partition_point(|n| n.name.tokens.start < tokens.start);
        let within = self.named.iter().skip(from).take_while(|n| n.name.tokens.end <= tokens.end);
        within.take(8).filter_map(|n| n.person.map(PersonKey)).collect()
    }

    fn blocks_between(&self, a: usize, b: usize) -> usize {
        let block = |token| self.scan.surface.sentence_of(token).map_or(0, |s| self.scan.block_of(s));
        block(b).saturating_sub(block(a))
    }
}

#[cfg(test)]
mod tests;

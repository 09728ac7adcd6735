//! Pronouns, epithets and groups, in reading order: whom they stand for.

mod ahead;
mod both;
mod kin;
mod staff;
mod voices;

use self::staff::OfOthers;

use super::cluster::Named;
use super::groups::{self, Row};
use super::marks::Mark;
use super::scan::Scan;
use super::{Form, Kind, Mention, NamedPerson, PersonKey, possessive};
use crate::quotes::{Quote, Quotes, Voice};
use crate::text::Shape;

/// Mentions that are remembered.
pub(super) const MEMORY: usize = 24;

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
    /// Who was heard last, in a quote or as saying something, and where that ended.
    heard: Option<(PersonKey, usize)>,
    /// Staff without a name who have just said something, and in which sentence: whoever is named first in the sentences behind as
    /// saying something is meant.
    pub(super) unnamed: Option<(Kind, usize)>,
    /// Of each person, by what it says.
    of_others: Vec<OfOthers>,
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
        heard: None,
        unnamed: None,
        of_others: vec![OfOthers::default(); persons_count],
    };
    walk.run(quotes);
    walk.staff_by_voice();
    let mentions = walk.mentions;
    voices::goes_on(scan, quotes);
    mentions
}

impl Walk<'_, '_> {
    /// Goes from place to place: quotes, names, attributions read ahead, and words that may stand for a person.
    fn run(&mut self, quotes: &mut Quotes) {
        let (mut name, mut quote, mut i) = (0, 0, 0);
        let mut carried: Option<(Voice, usize)> = None;
        let total = self.scan.surface.tokens.len();
        while i < total {
            if let Some(q) = quotes.quotes.get(quote).filter(|q| q.tokens.end <= i) {
                if let Some(Voice::Person(p)) = &q.speaker {
                    self.heard = Some((*p, q.tokens.end));
                }
                self.speaker = None;
                quote += 1;
                continue;
            }
            if quotes.quotes.get(quote).is_some_and(|q| q.tokens.start == i) {
                self.enter(quotes, quote, carried.as_ref());
            }
            while self.named.get(name).is_some_and(|n| n.name.tokens.start < i) {
                name += 1;
            }
            if let Some(n) = self.named.get(name).filter(|n| n.name.tokens.start == i) {
                carried = self.tells_more(n).or(carried);
                i = n.name.tokens.end.max(i + 1);
                name += 1;
                self.push(n.mention(possessive(self.scan.surface, n.name.tokens.end)));
                continue;
            }
            if self.ahead.as_ref().is_some_and(|m| m.tokens.start == i)
                && let Some(mention) = self.ahead.take()
            {
                i = mention.tokens.end.max(i + 1);
                self.push(mention);
                continue;
            }
            if !self.calls(i) {
                // Nothing stands here; on to where something may.
                let stop = self.next_place(i, name, quotes.quotes.get(quote)).unwrap_or(total).min(total);
                i = (i + 1..stop).find(|&i| self.calls(i)).unwrap_or(stop);
                continue;
            }
            let quoted = quotes.quotes.get(quote).is_some_and(|q| q.tokens.contains(&i) && !q.partial);
            i = self.token(i, name, quoted);
            if let Some(v) = self.said_at(i).filter(|_| !quoted) {
                if let Voice::Person(p) = &v {
                    self.heard = Some((*p, i));
                }
                carried = Some((v, i));
            }
        }
    }

    /// Where the next name, attribution or edge of a quote stands behind a token.
    fn next_place(&self, i: usize, name: usize, quote: Option<&Quote>) -> Option<usize> {
        let places = [
            self.named.get(name).map(|n| n.name.tokens.start),
            self.ahead.as_ref().map(|m| m.tokens.start),
            quote.map(|q| if q.tokens.start > i { q.tokens.start } else { q.tokens.end }),
        ];
        places.into_iter().flatten().filter(|place| *place > i).min()
    }

    /// Whether a token can be, or begin, what stands for a person, or says that somebody speaks.
    #[inline]
    fn calls(&self, i: usize) -> bool {
        let word = self.scan.surface.tokens.get(i).map(|t| t.word);
        word.is_some_and(|w| self.scan.lexicon.refers(w)) || self.scan.marks.is(i, Mark::SPEECH)
    }

    /// What stands for a person at a token that is no name; the token to go on with.
    fn token(&mut self, i: usize, name: usize, quoted: bool) -> usize {
        if !self.scan.surface.tokens.get(i).is_some_and(|t| self.scan.lexicon.refers(t.word)) {
            return i + 1;
        }
        if let Some(mention) = self.both(i) {
            let end = mention.tokens.end;
            self.push(mention);
            return end.max(i + 1);
        }
        if let Some(mention) = self.first_two(i) {
            self.push(mention);
            return i + 3;
        }
        if let Some(mention) = self.latter(i) {
            self.push(mention);
            return i + 2;
        }
        if let Some(mention) = self.kin(i).or_else(|| self.opponent(i)) {
            self.push(mention);
            return i + 2;
        }
        if let Some(epithet) = self.epithet_at(i, name) {
            let end = epithet.tokens.end;
            let mention = self.named_behind(&epithet).or_else(|| self.epithet_mention(epithet, &[]));
            if let Some(mention) = mention {
                self.push(mention);
                return end.max(i + 1);
            }
        }
        if let Some(mention) = self.pronoun_mention(i, quoted) {
            self.push(mention);
        }
        i + 1
    }

    /// Whether a verb of saying follows: "X said", "X has confirmed".
    fn speaks(&self, end: usize) -> bool {
        // "Dorn last week hinted", "Hale on Friday confirmed".
        const WHEN: &[&str] = &[
            "today", "yesterday", "also", "later", "then", "last", "week", "night", "month", "earlier", "on",
            "this", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ];
        let end = self.over_apposition(end);
        (end..end + 4)
            .take_while(|i| {
                *i == end
                    || self.scan.function_of(i - 1).verbal()
                    || self.scan.surface.word_at(i - 1).ends_with("ly")
                    || self.scan.surface.is_exactly(i - 1, WHEN)
            })
            .any(|i| self.scan.marks.is(i, Mark::SPEECH))
    }

    /// "Dorn, Hale's captain, said": the token behind the second comma of what somebody is, where a verb of saying goes on there.
    fn over_apposition(&self, comma: usize) -> usize {
        const LONGEST: usize = 10;
        let word = |i: usize| self.scan.surface.word_at(i);
        let end = self.scan.sentence_end(comma).min(comma + LONGEST);
        if word(comma) != "," || comma + 2 > end {
            return comma;
        }
        let own = |i: &usize| {
            !self.scan.function_of(*i).verbal()
                || self.scan.surface.tokens.get(*i).is_some_and(|t| t.is(Shape::CLITIC))
        };
        let close = (comma + 1..end).take_while(own).find(|&i| word(i) == ",");
        close.filter(|&c| self.scan.marks.is(c + 1, Mark::SPEECH)).map_or(comma, |c| c + 1)
    }

    /// One more mention, remembered unless it is the speaker's of himself.
    fn push(&mut self, mention: Mention) {
        if mention.form != Form::Speaker {
            self.remember(&mention);
        }
        self.mentions.push(mention);
    }

    /// Keeps whom a mention means, for the pronouns and descriptions behind it.
    fn remember(&mut self, mention: &Mention) {
        let token = mention.tokens.start;
        let sentence = self.scan.surface.sentence_of(token).unwrap_or(0);
        let block = self.scan.block_of(sentence);
        let grouped = mention.persons.len() > 1;
        let subject = mention.persons.len() == 1 && self.subject(mention);
        let spoke = self.speaks(mention.tokens.end);
        self.named_at_last(mention, sentence, spoke);
        for &person in mention.persons.iter().take(6) {
            if self.recent.len() >= MEMORY * 2 {
                self.recent.drain(..MEMORY);
            }
            self.recent.push(Recent { person, token, sentence, block, subject, grouped, spoke });
            if let Some(c) = self.counts.get_mut(person.0 as usize) {
                *c += 1;
            }
            if let Some(c) = self.spoken.get_mut(person.0 as usize) {
                *c += u32::from(spoke);
            }
        }
    }
}

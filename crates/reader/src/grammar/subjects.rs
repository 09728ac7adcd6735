//! Who the subject of each segment is: whoever stands in it before its verb, else whoever it goes on about.

use std::ops::Range;

use super::Function;
use super::segments::{Cutter, LONGEST, Link, Segment};
use crate::people::Form;
use crate::text::Shape;

/// Whom the segments before one spoke of.
#[derive(Default)]
struct Heard {
    main: Option<usize>,
    previous: Option<usize>,
    /// A subject that still waits for its verb: "Ferreira, who started, limped off".
    waiting: Option<usize>,
    /// "All three props - Ferreira, Costa and Brandt - are doubtful": whom an aside of bare names means.
    aside: Option<usize>,
    /// "Ferreira, like Costa, Brandt and Hale, has signed": those whom a subject is likened to are no subject.
    likened: bool,
    /// "Ferreira is out, while Costa is back in training, but will not play": the clause of a contrast goes on.
    contrast: Option<usize>,
}

impl Heard {
    /// Takes up what a segment tells: its subject, and the one that stands in it.
    fn take(&mut self, cutter: &Cutter<'_>, segment: &Segment, subject: Option<usize>, own: Option<usize>) {
        let (tokens, link, verb) = (&segment.tokens, segment.link, segment.verb.at.is_some());
        let bare = own.filter(|_| link == Link::Bracketed && !verb && cutter.bare_name(tokens.clone()));
        self.aside = if link == Link::Bracketed { bare } else { None };
        if link != Link::Relative && link != Link::Bracketed {
            self.waiting = own.filter(|_| !verb).or(self.waiting.filter(|_| !verb && own.is_none()));
        }
        self.previous = subject;
        let Some(own) = own.filter(|_| matches!(link, Link::Main | Link::Subordinate)) else { return };
        self.contrast = cutter.surface.is_word(tokens.start, &["while", "whilst", "whereas"]).then_some(own);
        if link == Link::Main || self.main.is_none() {
            self.main = Some(own);
        }
    }
}

impl Cutter<'_> {
    /// Gives every segment its subject.
    pub(super) fn subjects(&mut self) {
        let mut heard = Heard::default();
        for n in 0..self.out.len() {
            let Some(segment) = self.out.get(n) else { break };
            let start = segment.tokens.start;
            heard.likened = segment.verb.at.is_none()
                && (heard.likened || n > 0 && self.surface.is_word(start, &["like", "unlike", "alongside"]));
            let own = self.own(n, segment, &heard);
            let subject = own.or_else(|| self.taken_up(n, segment, &heard));
            heard.take(self, segment, subject, own);
            if let Some(segment) = self.out.get_mut(n) {
                segment.subject = subject;
                segment.own_subject = own.is_some();
            }
        }
        self.subjects_behind();
    }

    /// The subject that stands in a segment.
    fn own(&self, n: usize, segment: &Segment, heard: &Heard) -> Option<usize> {
        let tokens = &segment.tokens;
        let verbless = segment.verb.at.is_none();
        let own = self.own_subject(tokens.clone()).filter(|_| !self.goes_on_with_objects(n));
        let own = own.filter(|&m| !(verbless && self.says_what_he_is(tokens, m, heard.waiting)));
        let own = own.or_else(|| self.listed(tokens.clone())).filter(|_| !heard.likened);
        // "The captain, Ferreira, has a virus and his deputy Costa leads the side": a verb at the head is the waiting subject's.
        let head =
            segment.verb.at == Some(tokens.start) && heard.waiting.is_some() && segment.link == Link::Main;
        let behind = |m: usize| self.mentions.get(m).is_some_and(|m| m.tokens.start > tokens.start);
        own.filter(|&m| !(head && behind(m)))
    }

    /// The subject of a segment in which none stands: whoever it goes on about.
    fn taken_up(&self, n: usize, segment: &Segment, heard: &Heard) -> Option<usize> {
        let (tokens, link) = (&segment.tokens, segment.link);
        // "is replaced by Costa, himself a doubt with a sore knee".
        if self.surface.is_word(tokens.start, &["himself", "herself"])
            && self.mark(tokens.start.wrapping_sub(1)) == ","
        {
            return self.before(tokens.start);
        }
        // "Ferreira, in for Costa, injured a knee": a subject that waits for its verb keeps what stands behind it.
        let free = link == Link::Main && heard.waiting.is_none();
        if let Some(apposed) = free.then(|| self.apposed(tokens)).flatten() {
            return Some(apposed);
        }
        // "who came back after six weeks and scored, …": what hangs on a relative clause speaks of its subject; only a
        // comma leads back to the sentence's own.
        let closed = matches!(self.mark(tokens.start.wrapping_sub(1)), "," | "—" | "–" | "-" | "--" | ")");
        match link {
            _ if self.team_acts(tokens, link) || self.it_is(tokens) => None,
            Link::Relative if self.of_a_tackle(tokens.start) || self.of_kin(tokens.start) => None,
            Link::Relative => self.before(tokens.start),
            Link::Main
                if closed
                    && heard.contrast.is_some()
                    && self.surface.is_word(tokens.start, &["but", "and", "although", "though"]) =>
            {
                heard.contrast
            }
            Link::Main if closed => {
                let named = heard.aside.filter(|_| segment.verb.at == Some(tokens.start));
                let opened = named.filter(|_| self.opened_nameless(n));
                opened.or(heard.waiting).or(heard.main).or(named)
            }
            _ => heard.previous.or(heard.main),
        }
    }

    /// What stands before the first subject ("Having limped off, the striker …") belongs to it. A quote's mark parts them: whoever is
    /// named behind it speaks.
    fn subjects_behind(&mut self) {
        let found = self.out.iter().find_map(|s| Some((s.subject?, s.link, s.tokens.start)));
        let Some((first, link, opening)) = found else { return };
        let sentence = self.out.first().map_or(opening, |s| s.tokens.start);
        let another = self.another_clause(sentence, opening);
        let begin = self.mentions.get(first).map_or(0, |m| m.tokens.start);
        let start = self.out.first().map_or(begin, |s| s.tokens.start).max(begin.saturating_sub(LONGEST));
        let quote = |i: &usize| self.surface.tokens.get(*i).is_some_and(|t| t.is(Shape::QUOTE));
        let from = (start..begin).rev().find(quote).unwrap_or(start);
        for n in 0..self.out.len() {
            let Some(segment) = self.out.get(n).filter(|s| s.subject.is_none()) else { break };
            let own = segment.tokens.start >= from && !another && !self.apart_from(segment, begin, link);
            if let Some(segment) = self.out.get_mut(n) {
                segment.subject = Some(first).filter(|_| own);
            }
        }
    }

    /// "Ankle trouble rules out Brandt, and Ferreira has a cold": another clause, and what stands before it has somebody of its own.
    fn another_clause(&self, sentence: usize, opening: usize) -> bool {
        let somebody = |i: usize| {
            let mention = self.mention_at(i).and_then(|m| self.mentions.get(m));
            mention.is_some_and(|m| !m.possessive && matches!(m.form, Form::Full | Form::Surname))
        };
        self.function(opening).contains(Function::CONJ) && (sentence..opening).any(somebody)
    }

    /// Whether a segment speaks of something else than the first subject, which is named at a token in a segment that hangs so.
    fn apart_from(&self, segment: &Segment, begin: usize, link: Link) -> bool {
        // "a hip injury was listed in May, and he …": what was listed may still be his.
        let listed = segment.verb.at.is_some_and(|v| self.function(v).contains(Function::BE));
        // "The blow compounds woes in the absence of Ferreira, who is away": whom a preposition governs is no subject of it.
        let named = self.before(begin).and_then(|m| self.mentions.get(m)).map(|m| m.tokens.start);
        let of = |n: usize| self.surface.any_word(n.saturating_sub(4).max(segment.tokens.start)..n, &["of"]);
        let behind = link == Link::Relative
            && named.is_some_and(|n| {
                n >= segment.tokens.start && of(n) && self.governed(n, segment.tokens.start)
            });
        behind || self.nouns_own(segment) && (link == Link::Relative || !listed)
    }

    /// "while another casualty - wing Ferreira - broke an arm": before the aside that ends at a segment, a clause began with a noun that
    /// names nobody.
    fn opened_nameless(&self, n: usize) -> bool {
        let Some(noun) = n.checked_sub(2).and_then(|n| self.out.get(n)) else { return false };
        let clause =
            noun.link == Link::Subordinate || self.function(noun.tokens.start).contains(Function::CONJ);
        let plain = !noun.tokens.clone().any(|i| self.function(i).contains(Function::PREPOSITION));
        clause && noun.verb.at.is_none() && !noun.own_subject && plain
    }

    /// "Ferreira, the world silver medallist, pulled out": a description that is known of nobody, between commas right behind the name that
    /// waits for its verb.
    fn says_what_he_is(&self, tokens: &Range<usize>, mention: usize, waiting: Option<usize>) -> bool {
        let Some(m) = self.mentions.get(mention) else { return false };
        let unknown = m.form == Form::Epithet && m.persons.is_empty() && !m.possessive;
        let whole = m.tokens.end == tokens.end && m.tokens.start <= tokens.start + 1;
        let commas = self.mark(tokens.end) == "," && self.mark(tokens.start.wrapping_sub(1)) == ",";
        let behind = |w: usize| self.mentions.get(w).is_some_and(|w| w.tokens.end + 1 == tokens.start);
        unknown && whole && commas && waiting.is_some_and(behind)
    }

    /// "Adeyemi joins Brandt, Costa and Ferreira on the sidelines": behind the comma the verb's objects go on.
    fn goes_on_with_objects(&self, n: usize) -> bool {
        const TAKES: &[&str] = &[
            "joins", "joined", "join", "joining", "follows", "followed", "beat", "beats", "edged",
            "defeated", "outsprinted",
        ];
        let (Some(segment), Some(last)) = (self.out.get(n), n.checked_sub(1).and_then(|n| self.out.get(n)))
        else {
            return false;
        };
        let start = segment.tokens.start;
        let Some(comma) = start.checked_sub(1).filter(|&c| self.mark(c) == ",") else { return false };
        let first = last.verb.at.is_some_and(|v| (v..comma).any(|i| self.surface.is_word(i, TAKES)));
        let ends = |m: &crate::people::Mention| m.tokens.end == comma;
        let object =
            self.before(comma).filter(|m| last.subject != Some(*m)).and_then(|m| self.mentions.get(m));
        segment.verb.at.is_none()
            && first
            && last.own_subject
            && object.is_some_and(ends)
            && self.mention_at(start).is_some()
            && (start..segment.tokens.end).any(|i| self.function(i).contains(Function::CONJ))
    }

    /// "praised Ferreira, carried off with a broken leg", "a return for Costa, ruled out of the first game": a participle behind a comma is
    /// told of the object whose name stands before it, if it tells what is done to the hurt.
    fn apposed(&self, tokens: &Range<usize>) -> Option<usize> {
        const SUFFERS: &[&str] = &[
            "carried", "ruled", "stretchered", "taken", "forced", "sidelined", "injured", "hurt", "helped",
            "out", "struck", "kept", "laid", "hampered", "troubled", "plagued", "floored", "concussed",
            "hospitalised",
        ];
        let at = tokens.start;
        if self.mark(at.wrapping_sub(1)) != "," || !self.surface.is_word(at, SUFFERS) {
            return None;
        }
        let before = self.before(at - 1)?;
        let mention = self.mentions.get(before)?;
        let named = mention.tokens.end + 1 == at && !mention.possessive && mention.form != Form::Pronoun;
        // A subject that waits for its verb keeps what stands behind it.
        let object = self.governed(mention.tokens.start, mention.tokens.start.saturating_sub(4))
            || (mention.tokens.start.saturating_sub(4)..mention.tokens.start).any(|i| self.verb_at(i));
        (named && object).then_some(before)
    }

    /// Hale said: "It is a small injury": in what somebody says, "it" is not who says it.
    fn it_is(&self, tokens: &Range<usize>) -> bool {
        let quoted = |i: usize| self.surface.tokens.get(i).is_some_and(|t| t.is(Shape::QUOTE));
        let at = tokens.start + usize::from(quoted(tokens.start));
        let opened = quoted(at.wrapping_sub(1));
        opened && self.surface.is_word(at, &["it", "this", "that", "there"]) && self.verb_at(at + 1)
    }

    /// "and the Harbour Spurs got a scare": a clause that goes on with a subject of capitals that is nobody's name.
    fn team_acts(&self, tokens: &Range<usize>, link: Link) -> bool {
        let Some(first) = self.surface.tokens.get(tokens.start) else { return false };
        let conj = self.lexicon.function(first.word).contains(Function::CONJ);
        let verb = self.out.iter().find(|s| s.tokens == *tokens).and_then(|s| s.verb.at);
        let Some(last) = verb.and_then(|v| v.checked_sub(1)).filter(|l| *l > tokens.start) else {
            return false;
        };
        let capital = |i: usize| {
            let token = self.surface.tokens.get(i);
            token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
                && self.mention_at(i).is_none()
        };
        let article = |i: usize| self.function(i).contains(Function::DETERMINER);
        let from = (tokens.start + 1..last + 1).rev().take_while(|&i| capital(i)).last();
        link == Link::Main
            && conj
            && from.is_some_and(|f| f == tokens.start + 1 || (f == tokens.start + 2 && article(f - 1)))
    }

    /// Whether a piece is a name and no more, but for what may stand before it.
    fn bare_name(&self, tokens: Range<usize>) -> bool {
        tokens.end.checked_sub(1).and_then(|last| self.mention_at(last)).is_some()
    }

    /// "Key players, including Ferreira and Brandt, are doubtful": those listed wait for the verb.
    fn listed(&self, tokens: Range<usize>) -> Option<usize> {
        let list = self.surface.word_at(tokens.start) == "including";
        let closed = self.mark(tokens.end) == ",";
        (list && closed).then(|| (tokens.start..tokens.start + 5).find_map(|i| self.mention_at(i))).flatten()
    }

    /// "Injury woes have opened a door for …, who …": a main clause whose finite verb follows nouns of its own speaks of
    /// them, not of whom a relative clause names behind it.
    fn nouns_own(&self, segment: &Segment) -> bool {
        let Some(verb) = segment.verb.at.filter(|_| segment.link == Link::Main) else { return false };
        let f = self.function(verb);
        let finite = f.intersects(Function::HAVE | Function::MODAL | Function::FUTURE | Function::VERB)
            || (f.contains(Function::BE) && !f.is_empty());
        let noun = |i: usize| {
            self.function(i).is_empty()
                && self.surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD))
                && !self.surface.word_at(i).ends_with("ly")
                && !self.surface.word_at(i).ends_with("ing")
        };
        finite && verb > segment.tokens.start && noun(verb - 1)
    }

    /// The first mention in the segment that stands before its verb and after no preposition.
    fn own_subject(&self, tokens: Range<usize>) -> Option<usize> {
        if let Some(behind) = self.inverted_subject(tokens.start) {
            return Some(behind);
        }
        let mut i = tokens.start;
        let mut governed_until = None;
        while i < tokens.end {
            if let Some(m) = self.mention_at(i) {
                let mention = self.mentions.get(m)?;
                // "followed him with", "and hurt himself": an object.
                let object = self
                    .surface
                    .is_word(mention.tokens.start, &["him", "himself", "herself", "them", "themselves"]);
                let genitive = object || mention.possessive && mention.form != Form::Group;
                // "between Ferreira and Costa": what governs the first of a row governs the others, unless one has a verb of its own.
                let joins = i > tokens.start && self.function(i - 1).contains(Function::CONJ);
                let row = joins && governed_until == Some(i - 1) && !self.verb_at(mention.tokens.end);
                let governed = row
                    || self.governed(mention.tokens.start, tokens.start)
                    || self.one_more(mention, &tokens);
                if !genitive && !governed {
                    return Some(m);
                }
                governed_until = governed.then_some(mention.tokens.end);
                i = mention.tokens.end;
                continue;
            }
            if i > tokens.start && self.verb_at(i) && !self.adjectival(i) {
                return self.behind_its_verb(i);
            }
            i += 1;
        }
        None
    }

    /// "Not only is Ferreira out", "nor will Costa", "as did Brandt": the subject stands right behind the auxiliary at a token.
    fn behind_its_verb(&self, auxiliary: usize) -> Option<usize> {
        let turned = &["only", "nor", "neither", "so", "as"];
        let verb = Function::BE | Function::HAVE | Function::DO | Function::MODAL | Function::FUTURE;
        let found = self.mention_at(auxiliary + 1).filter(|_| {
            self.surface.is_word(auxiliary.wrapping_sub(1), turned)
                && self.function(auxiliary).intersects(verb)
        })?;
        self.mentions.get(found).filter(|m| !m.possessive).map(|_| found)
    }

    /// A participle before a noun is no verb ("the injured flanker Jones").
    fn adjectival(&self, i: usize) -> bool {
        let f = self.function(i.wrapping_sub(1));
        // "injury ushered Ferreira back": behind a noun it is the noun's verb.
        f.intersects(Function::DETERMINER | Function::POSSESSIVE)
            || (!f.is_empty() && self.mention_at(i + 1).is_some())
    }

    /// The mention that ends nearest before a token.
    pub(super) fn before(&self, token: usize) -> Option<usize> {
        let inside = self.mentions.get(self.span.clone())?;
        let at = inside.partition_point(|m| m.tokens.end <= token);
        (at > 0).then(|| self.span.start + at - 1)
    }
}

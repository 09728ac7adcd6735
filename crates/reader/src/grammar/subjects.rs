//! Who the subject of each segment is: whoever stands in it before its verb, else whoever it goes on about.

use std::ops::Range;

use super::Function;
use super::segments::{Cutter, LONGEST, Link};
use crate::people::Form;
use crate::text::Shape;
use crate::time::WEEKDAYS;

impl Cutter<'_> {
    /// Gives every segment its subject.
    pub(super) fn subjects(&mut self) {
        let mut main: Option<usize> = None;
        let mut previous: Option<usize> = None;
        // A subject that still waits for its verb: "Ferreira, who started, limped off".
        let mut waiting: Option<usize> = None;
        // "All three props - Ferreira, Costa and Brandt - are doubtful": whom an aside of bare names means.
        let mut aside: Option<usize> = None;
        // "Ferreira, like Costa, Brandt and Hale, has signed": those whom a subject is likened to are no subject.
        let mut likened = false;
        // "Ferreira is out, while Costa is back in training, but will not play": the clause of a contrast goes on.
        let mut contrast: Option<usize> = None;
        for n in 0..self.out.len() {
            let Some(segment) = self.out.get(n) else { break };
            let (tokens, link) = (segment.tokens.clone(), segment.link);
            let verbless = segment.verb.at.is_none();
            likened = verbless
                && (likened || n > 0 && self.surface.is_word(tokens.start, &["like", "unlike", "alongside"]));
            let own = self.own_subject(tokens.clone()).filter(|_| !self.goes_on_with_objects(n));
            let own = own.filter(|&m| !(verbless && self.says_what_he_is(&tokens, m, waiting)));
            let own = own.or_else(|| self.listed(tokens.clone())).filter(|_| !likened);
            // "The captain, Ferreira, has a virus and his deputy Costa leads the side": a verb at the head is the waiting subject's.
            let head = segment.verb.at == Some(tokens.start) && waiting.is_some() && link == Link::Main;
            let behind = |m: usize| self.mentions.get(m).is_some_and(|m| m.tokens.start > tokens.start);
            let own = own.filter(|&m| !(head && behind(m)));
            // "who came back after six weeks and scored, …": what hangs on a relative clause speaks of its subject; only a
            // comma leads back to the sentence's own.
            let closed =
                matches!(self.mark(tokens.start.wrapping_sub(1)), "," | "—" | "–" | "-" | "--" | ")");
            let own_team = own.is_none() && self.team_acts(&tokens, link);
            // "Ferreira, in for Costa, injured a knee": a subject that waits for its verb keeps what stands behind it.
            let free = own.is_none() && link == Link::Main && waiting.is_none();
            let apposed = if free { self.apposed(&tokens) } else { None };
            let subject = own.or(apposed).or(match link {
                _ if own_team || self.it_is(&tokens) => None,
                Link::Relative if self.of_a_tackle(tokens.start) || self.of_kin(tokens.start) => None,
                Link::Relative => self.before(tokens.start),
                Link::Main
                    if closed
                        && contrast.is_some()
                        && self.surface.is_word(tokens.start, &["but", "and", "although", "though"]) =>
                {
                    contrast
                }
                Link::Main if closed => {
                    let named = aside.filter(|_| segment.verb.at == Some(tokens.start));
                    named.filter(|_| self.opened_nameless(n)).or(waiting).or(main).or(named)
                }
                _ => previous.or(main),
            });
            let verb = segment.verb.at.is_some();
            let bare = own.filter(|_| link == Link::Bracketed && !verb && self.bare_name(tokens.clone()));
            aside = if link == Link::Bracketed { bare } else { None };
            if link != Link::Relative && link != Link::Bracketed {
                waiting = own.filter(|_| !verb).or(waiting.filter(|_| !verb && own.is_none()));
            }
            previous = subject;
            if let Some(own) = own.filter(|_| matches!(link, Link::Main | Link::Subordinate)) {
                contrast = self.surface.is_word(tokens.start, &["while", "whilst", "whereas"]).then_some(own);
            }
            if own.is_some() && matches!(link, Link::Main | Link::Subordinate) {
                main = match (link, main) {
                    (Link::Subordinate, Some(m)) => Some(m),
                    _ => own,
                };
            }
            if let Some(segment) = self.out.get_mut(n) {
                segment.subject = subject;
                segment.own_subject = own.is_some();
            }
        }
        // What stands before the first subject ("Having limped off, the striker …") belongs to it.
        // A quote's mark parts them: whoever is named behind it speaks.
        let Some((first, link, opening)) =
            self.out.iter().find_map(|s| Some((s.subject?, s.link, s.tokens.start)))
        else {
            return;
        };
        // "Ankle trouble rules out Brandt, and Ferreira has a cold": another clause, and what stands before it has somebody of its own.
        let somebody = |i: usize| {
            let mention = self.mention_at(i).and_then(|m| self.mentions.get(m));
            mention.is_some_and(|m| !m.possessive && matches!(m.form, Form::Full | Form::Surname))
        };
        let sentence = self.out.first().map_or(opening, |s| s.tokens.start);
        let another = self.function(opening).contains(Function::CONJ) && (sentence..opening).any(somebody);
        let begin = self.mentions.get(first).map_or(0, |m| m.tokens.start);
        let start = self.out.first().map_or(begin, |s| s.tokens.start).max(begin.saturating_sub(LONGEST));
        let quote = |i: &usize| self.surface.tokens.get(*i).is_some_and(|t| t.is(Shape::QUOTE));
        let from = (start..begin).rev().find(quote).unwrap_or(start);
        for n in 0..self.out.len() {
            let Some(segment) = self.out.get(n).filter(|s| s.subject.is_none()) else { break };
            // "a hip injury was listed in May, and he …": what was listed may still be his.
            let listed = segment.verb.at.is_some_and(|v| self.function(v).contains(Function::BE));
            // "The blow compounds woes in the absence of Ferreira, who is away": whom a preposition governs is no subject of it.
            let named = self.before(begin).and_then(|m| self.mentions.get(m)).map(|m| m.tokens.start);
            let of =
                |n: usize| self.surface.any_word(n.saturating_sub(4).max(segment.tokens.start)..n, &["of"]);
            let behind = link == Link::Relative
                && named.is_some_and(|n| {
                    n >= segment.tokens.start && of(n) && self.governed(n, segment.tokens.start)
                });
            let apart = behind || another || self.nouns_own(segment) && (link == Link::Relative || !listed);
            let own = segment.tokens.start >= from && !apart;
            if let Some(segment) = self.out.get_mut(n) {
                segment.subject = Some(first).filter(|_| own);
            }
        }
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
    fn nouns_own(&self, segment: &super::Segment) -> bool {
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

    /// Whether a preposition governs the mention: one of the few words before it, with only modifiers between.
    fn governed(&self, mention: usize, start: usize) -> bool {
        let from = mention.saturating_sub(4).max(start);
        for j in (from..mention).rev() {
            // "stand-off Ferreira", "left-back Costa": the end of a compound governs nothing.
            let compound = self.surface.tokens.get(j).is_some_and(|t| t.is(Shape::HYPHENATED));
            let f = if compound { Function::empty() } else { self.function(j) };
            // "The likes of Ferreira and Costa are out".
            if self.surface.is_word(j, &["of"]) && self.surface.is_word(j.wrapping_sub(1), &["likes"]) {
                return j >= start + 3;
            }
            if f.intersects(Function::PREPOSITION) && !f.contains(Function::SUBORDINATOR) {
                return !self.absolute(j, mention) && !self.dates(j + 1..mention);
            }
            // "and handing Ferreira a place": the participle's object, unless it goes on ("saying Ferreira is out").
            let word = self.surface.word_at(j);
            if word.len() > 5
                && word.ends_with("ing")
                && j + 1 < mention + 1
                && f.is_empty()
                && !self.post(j)
                && self.object_of(mention)
            {
                return true;
            }
            if !self.mark(j).is_empty()
                || f.contains(Function::THAT)
                || f.verbal()
                || f.intersects(Function::SUBORDINATOR | Function::CONJ)
            {
                return false;
            }
        }
        false
    }

    /// "running back Ferreira", "defending champion Ferreira": a participle that is a part of what somebody is.
    fn post(&self, participle: usize) -> bool {
        let posts: &[&str] = match &*self.surface.lower(participle) {
            "running" => &["back", "backs", "mate"],
            "defending" => &["champion", "champions"],
            "attacking" | "holding" => &["midfielder", "midfielders"],
            "opening" => &["batsman", "batsmen", "batter", "batters", "bowler"],
            "starting" => {
                &["pitcher", "pitchers", "goalkeeper", "quarterback", "guard", "forward", "centre", "center"]
            }
            _ => &[],
        };
        self.surface.is_word(participle + 1, posts)
    }

    /// Whether no verb follows a mention, so that a participle before it can take it for its object.
    fn object_of(&self, mention: usize) -> bool {
        let end =
            self.mention_at(mention).and_then(|m| self.mentions.get(m)).map_or(mention + 1, |m| m.tokens.end);
        let small = self.surface.tokens.get(mention.wrapping_sub(1)).is_some_and(|t| !t.is(Shape::FIRST));
        small
            // "while facing Ferreira and ended his day": behind "and" somebody else's clause goes on.
            && !(end..end + 2)
                .take_while(|&i| !self.function(i).contains(Function::CONJ))
                .any(|i| self.verb_at(i) || self.state(i) || self.surface.word_at(i).ends_with("ing"))
    }

    /// "With Ferreira out, …": the name behind `with` is the subject of what follows it.
    fn absolute(&self, preposition: usize, mention: usize) -> bool {
        let with = self.surface.word_at(preposition).eq_ignore_ascii_case("with");
        let end_of = |i: usize| self.mention_at(i).and_then(|m| self.mentions.get(m)).map(|m| m.tokens.end);
        let mut end = end_of(mention).unwrap_or(mention + 1);
        // "with Ferreira and Costa both facing a long spell out": the last of the row tells.
        const ROW: usize = 4;
        for _ in 0..ROW {
            let linked = self.function(end).contains(Function::CONJ) || self.mark(end) == ",";
            let Some(next) = (end + 1..end + 3).find_map(end_of).filter(|_| linked) else { break };
            end = next;
        }
        let all = end + usize::from(self.surface.is_word(end, &["both", "all", "each"]));
        let facing = all > end && self.surface.word_at(all).ends_with("ing");
        // "with Ferreira off the field nursing a sore shoulder", "with Costa in hospital".
        // "clashing heads with Costa in last weekend's defeat": in a match is no state.
        let played = self.surface.is_word(end, &["in", "on"])
            && (end + 1..end + 6).any(|i| {
                crate::matches::is_match_noun(self.surface, i)
                    || self.surface.is_word(
                        i,
                        &[
                            "defeat", "win", "draw", "victory", "loss", "half", "minute", "training",
                            "practice",
                        ],
                    )
            });
        let away = self.surface.is_word(end, &["off", "in", "on", "away", "down"]) && !played;
        // "With Ferreira potentially out".
        let adverb = usize::from(
            self.surface.word_at(end).ends_with("ly") || self.word(end, &["still", "now", "also"]),
        );
        with && (self.state(end) || self.state(end + adverb) || facing || away)
    }

    /// "In 1982 Ferreira was …", "On Sunday Ferreira …": a day or a year is all that the preposition governs.
    fn dates(&self, tokens: Range<usize>) -> bool {
        const MONTHS: &[&str] = &[
            "january", "february", "march", "april", "june", "july", "august", "september", "october",
            "november", "december",
        ];
        const TIMES: &[&str] = &[
            "time", "half", "moment", "minute", "stage", "week", "month", "year", "season", "night",
            "morning", "evening", "afternoon", "weekend", "summer", "winter", "autumn", "spring", "quarter",
            "period", "set",
        ];
        let Some(token) = self.surface.tokens.get(tokens.start).filter(|_| !tokens.is_empty()) else {
            return false;
        };
        let year = token.is(Shape::NUMBER) && token.end - token.start == 4;
        let last = tokens.end - 1;
        // "At this point in time Ferreira is", "In the second half Ferreira limped off": what the preposition governs ends with a noun of
        // time, and the name begins a clause.
        let whole = self.surface.is_word(last, TIMES) && self.begins_a_clause(tokens.end);
        whole
            || (year
                || self.surface.is_word(tokens.start, WEEKDAYS)
                || self.surface.is_word(tokens.start, MONTHS))
                && tokens.len() == 1
    }

    /// Whether the name at a token has its verb right behind it.
    fn begins_a_clause(&self, name: usize) -> bool {
        let end = self.mention_at(name).and_then(|m| self.mentions.get(m)).map(|m| m.tokens.end);
        end.is_some_and(|end| self.verb_at(end))
    }

    /// The mention that ends nearest before a token.
    pub(super) fn before(&self, token: usize) -> Option<usize> {
        let inside = self.mentions.get(self.span.clone())?;
        let at = inside.partition_point(|m| m.tokens.end <= token);
        (at > 0).then(|| self.span.start + at - 1)
    }
}

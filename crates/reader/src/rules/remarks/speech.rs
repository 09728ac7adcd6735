//! One speech, sentence by sentence: whom each is about, and by which of its words it is a remark.

use std::ops::Range;

use ledger::{Certainty, ClaimValue, Polarity};

use super::whom::{named_behind, of_the_rest, several_before, spoken_of_before};
use super::words::{
    CALLS, MANY, OWN_CALLS, STRICT, a_blow, a_loss, a_loss_to_us, feels, fingers_crossed, gives_all,
    goes_back, hard_decision, how_bad, longed_for, of_health, of_what_was_told, points_back, whether_to_play,
    will_play,
};
use super::{RULE, phrases};
use crate::people::{Form, Kind, Mention, PersonKey, Pronoun, pronoun};
use crate::quotes::Voice;
use crate::rules::{Draft, Sink};
use crate::scene::Page;
use crate::text::Words;

/// Sentences of one speech, or before it, over which it is remembered who is spoken of.
const MEMORY: usize = 2;

/// Whom a speech is about, as far as it has been heard.
#[derive(Default)]
pub(super) struct About {
    speaker: Option<Voice>,
    persons: Vec<PersonKey>,
    /// Whom the words around the quote say that it is about.
    pub(super) of: Option<PersonKey>,
    sentence: usize,
}

impl About {
    /// One stretch of what somebody says.
    pub(super) fn speech(
        &mut self,
        page: &Page<'_>,
        sink: &Sink,
        tokens: Range<usize>,
        speaker: &Voice,
        quoted: bool,
        found: &mut Vec<Draft>,
    ) {
        let Some(first) = page.surface.sentence_of(tokens.start) else { return };
        if self.speaker.as_ref() != Some(speaker) || self.sentence + MEMORY < first {
            *self = Self { speaker: Some(speaker.clone()), of: self.of, ..Self::default() };
        }
        if let Some(of) = self.of {
            self.persons = vec![of];
            self.sentence = first;
        }
        if self.persons.is_empty() && quoted {
            self.persons = spoken_of_before(page, sink, tokens.start, first, speaker);
        }
        // "'He will be out for a while,' Hale admitted after Dorn was carried off": named behind it.
        if self.persons.is_empty() && quoted {
            self.persons = named_behind(page, sink, tokens.end, speaker);
        }
        for (index, sentence) in page.surface.sentences.iter().enumerate().skip(first) {
            if sentence.tokens.start >= tokens.end {
                break;
            }
            let piece = sentence.tokens.start.max(tokens.start)..sentence.tokens.end.min(tokens.end);
            if !piece.is_empty() {
                found.extend(self.remark(&Said::of(page, sink, piece, index, quoted, speaker)));
            }
        }
    }

    /// What one sentence says of somebody hurt.
    fn remark(&mut self, said: &Said<'_, '_>) -> Option<Draft> {
        if said.of_the_rest() {
            return None;
        }
        let mut persons = self.whom(said);
        let mut word = None;
        let several = if persons.is_empty() && said.quoted && said.own.is_none() && said.others.is_empty() {
            said.several_before()
        } else {
            Vec::new()
        };
        if !several.is_empty() {
            word = said.strict(true).or_else(|| phrases::of_them(said.page, &said.tokens));
            persons = several;
        } else if !persons.is_empty() {
            word = said.of_them();
            self.persons.clone_from(&persons);
            self.sentence = said.sentence;
        } else if let Some(own) = said.own {
            word = said.of_himself(own);
            persons = vec![own];
        } else if said.others.is_empty() && said.quoted && !self.persons.is_empty() {
            word = said.of_the_last();
            persons.clone_from(&self.persons);
            self.sentence = said.sentence;
        }
        if !said.quoted && said.others.is_empty() && word.is_none() {
            // "Hale announced the news", "Hale said it was nothing serious": of whoever was spoken of last.
            word = points_back(said.page, &said.tokens)
                .or_else(|| how_bad(said.page, &said.tokens))
                .or_else(|| of_what_was_told(said.page, &said.tokens));
            persons = said.spoken_of_before();
            persons.retain(|p| Some(*p) != said.own);
        }
        let word = word.filter(|_| !persons.is_empty())?;
        persons.sort_unstable();
        persons.dedup();
        Some(said.draft(persons, word))
    }

    /// The hurt whom a sentence names, or whom its pronouns mean or may mean.
    fn whom(&self, said: &Said<'_, '_>) -> Vec<PersonKey> {
        let named: Vec<PersonKey> = said.others.iter().copied().filter(|p| said.hurts(p)).collect();
        let of = self.of.filter(|of| Some(*of) != said.own && said.by_pronoun());
        if let Some(of) = of {
            return vec![of];
        }
        if !named.is_empty() || said.own.is_some() || said.plays {
            return named;
        }
        // "The coach is hopeful he will be back": somebody else than who speaks.
        let himself = |m: &Mention| said.page.surface.is_word(m.tokens.start, &["himself", "herself"]);
        let open =
            |m: &&Mention| m.form == Form::Pronoun && (m.persons.is_empty() || said.speaks(m)) && !himself(m);
        let meant: Vec<PersonKey> =
            said.mentions.iter().filter(open).filter_map(|m| m.second).filter(|p| said.hurts(p)).collect();
        if !meant.is_empty() {
            return meant;
        }
        // "Hale says he will not risk him": whom he speaks of, where both might be meant.
        let alike = |m: &Mention| {
            m.form == Form::Pronoun
                && m.persons.is_empty()
                && said.page.surface.is_word(m.tokens.start, &["him", "her"])
        };
        if !said.quoted && said.others.is_empty() && said.mentions.iter().any(alike) {
            return said.spoken_of_before();
        }
        // "We have had his results and he will be up to six weeks": the pronouns may mean him of whom the sentence before told.
        let somebody = matches!(said.speaker, Voice::Person(_)) && said.by_pronoun();
        let of_himself =
            said.mentions.iter().flat_map(|m| &m.persons).any(|p| *said.speaker == Voice::Person(*p));
        if said.quoted && !said.others.is_empty() && somebody && !of_himself {
            return self.persons.clone();
        }
        Vec::new()
    }
}

/// One sentence of a speech.
struct Said<'a, 'p> {
    page: &'a Page<'p>,
    sink: &'a Sink,
    tokens: Range<usize>,
    sentence: usize,
    quoted: bool,
    speaker: &'a Voice,
    mentions: &'a [Mention],
    /// Those named or meant in it, but for who says "I".
    others: Vec<PersonKey>,
    /// Who speaks, if he is hurt himself.
    own: Option<PersonKey>,
    /// Whether it is a player who speaks: of whom, without a name or a pronoun, nobody can tell.
    plays: bool,
}

impl<'a, 'p> Said<'a, 'p> {
    fn of(
        page: &'a Page<'p>,
        sink: &'a Sink,
        tokens: Range<usize>,
        sentence: usize,
        quoted: bool,
        speaker: &'a Voice,
    ) -> Self {
        let mentions = page.people.within(tokens.clone());
        let others = mentions
            .iter()
            .filter(|m| m.form != Form::Speaker)
            .flat_map(|m| m.persons.iter().copied())
            .collect();
        let person = match speaker {
            Voice::Person(p) => Some(*p),
            _ => None,
        };
        let plays = person.and_then(|p| page.people.get(p)).is_some_and(|p| p.kind == Kind::Player);
        Self {
            page,
            sink,
            tokens,
            sentence,
            quoted,
            speaker,
            mentions,
            others,
            own: person.filter(|p| sink.hurt(&[*p])),
            plays,
        }
    }

    /// "is confident that the rest of the squad will be fit": of those who are not hurt.
    fn of_the_rest(&self) -> bool {
        self.mentions.iter().all(|m| m.form == Form::Speaker || m.persons.is_empty())
            && of_the_rest(self.page, &self.tokens)
    }

    /// Whether somebody else than who speaks is hurt.
    fn hurts(&self, person: &PersonKey) -> bool {
        self.sink.hurt(&[*person]) && Some(*person) != self.own
    }

    fn speaks(&self, mention: &Mention) -> bool {
        matches!(self.speaker, Voice::Person(p) if mention.person() == Some(*p))
    }

    fn by_pronoun(&self) -> bool {
        self.mentions.iter().all(|m| matches!(m.form, Form::Pronoun | Form::Speaker))
    }

    fn several_before(&self) -> Vec<PersonKey> {
        several_before(self.page, self.sink, &self.tokens, self.sentence, self.speaker)
    }

    fn spoken_of_before(&self) -> Vec<PersonKey> {
        spoken_of_before(self.page, self.sink, self.tokens.start, self.sentence, self.speaker)
    }

    /// A word of health; of fitness or absence, too, where somebody hurt is spoken of.
    fn strict(&self, spoken_of: bool) -> Option<usize> {
        of_health(self.page, &self.tokens, spoken_of)
            .or_else(|| STRICT.places(&self.page.surface, self.tokens.clone()).next())
    }

    fn of_state(&self, calls: &'static Words<'static>) -> Option<usize> {
        let (page, tokens) = (self.page, self.tokens.clone());
        calls.places(&page.surface, tokens).find(|&i| !goes_back(page, i) && !longed_for(page, i))
    }

    /// "Dorn is getting better", "he'll be out for a while": what is said of the hurt who are named.
    fn of_them(&self) -> Option<usize> {
        let (page, tokens) = (self.page, &self.tokens);
        self.strict(true)
            .or_else(|| self.of_state(&CALLS))
            .or_else(|| a_loss(page, tokens))
            .or_else(|| whether_to_play(page, tokens).filter(|_| !self.quoted))
            .or_else(|| how_bad(page, tokens).filter(|_| self.by_pronoun() && self.quoted))
            .or_else(|| phrases::of_them(page, tokens).filter(|_| self.quoted))
    }

    /// What the hurt say of themselves.
    fn of_himself(&self, own: PersonKey) -> Option<usize> {
        let (page, tokens) = (self.page, &self.tokens);
        let first = self.mentions.iter().any(|m| m.form == Form::Speaker) || self.others.contains(&own);
        let alone = self.others.is_empty() && self.quoted;
        let health = || self.strict(first).filter(|_| first || alone && self.of_state(&MANY).is_none());
        let state = || self.of_state(&OWN_CALLS).filter(|&i| first && !gives_all(page, i));
        // "I'm praying it's not too bad".
        let bad = || how_bad(page, tokens).or_else(|| feels(page, tokens)).filter(|_| first && alone);
        // "said he would play in Paris".
        let plays = || will_play(page, tokens).filter(|_| first && !self.quoted);
        let phrase = || phrases::of_myself(page, tokens).filter(|_| alone);
        health()
            .or_else(state)
            .or_else(|| hard_decision(page, tokens).filter(|_| alone))
            .or_else(bad)
            .or_else(plays)
            .or_else(phrase)
    }

    /// "It's nothing serious", "We'll see how he is": of whoever was spoken of last.
    fn of_the_last(&self) -> Option<usize> {
        let (page, tokens) = (self.page, &self.tokens);
        let third = |i: usize| matches!(pronoun(page.surface.word_at(i)), Some(Pronoun::Third { .. }));
        if tokens.clone().any(third) {
            return self
                .strict(true)
                .or_else(|| self.of_state(&CALLS))
                .or_else(|| a_loss(page, tokens))
                .or_else(|| phrases::of_them(page, tokens));
        }
        self.strict(false)
            .or_else(|| how_bad(page, tokens))
            .or_else(|| a_loss_to_us(page, tokens))
            .or_else(|| a_blow(page, tokens))
            .or_else(|| fingers_crossed(page, tokens))
            .or_else(|| phrases::of_it(page, tokens))
            .filter(|_| !self.plays && self.of_state(&MANY).is_none())
    }

    fn draft(&self, persons: Vec<PersonKey>, word: usize) -> Draft {
        Draft {
            rule: RULE.name,
            persons,
            value: ClaimValue::Remark { about: self.page.surface.word_at(word).to_lowercase() },
            when: None,
            polarity: Polarity::Affirmed,
            certainty: Certainty::Stated,
            evidence: self.tokens.clone(),
            sentence: self.sentence,
            steps: vec!["player: whom the speech is about".to_owned()],
            if_hurt: true,
            guessed: false,
            unless_told: false,
            of_many: false,
        }
    }
}

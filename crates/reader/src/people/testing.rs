//! What is found in a text of our own, for the tests of all who find persons and voices.

use std::sync::OnceLock;

use super::*;

/// The persons, mentions and voices of a text.
pub(crate) struct Read {
    pub(crate) people: People,
    pub(crate) quotes: Quotes,
    /// The words of each mention.
    pub(crate) words: Vec<String>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::load().unwrap())
}

pub(crate) fn read(text: &str) -> Read {
    let lexicon = lexicon();
    let surface = Surface::of(text, lexicon);
    let hits = lexicon.hits(&surface);
    let mut quotes = Quotes::of(&surface);
    let roster = Roster::empty(lexicon);
    let people = people(&surface, &hits, lexicon, &roster, &mut quotes, None);
    let words = people.mentions.iter().map(|m| surface.span(m.tokens.clone()).to_owned()).collect();
    Read { people, quotes, words }
}

impl Read {
    pub(crate) fn names(&self) -> Vec<&str> {
        self.people.persons.iter().map(|p| p.name.as_str()).collect()
    }

    /// Whom the mention with these words means, the last of them.
    pub(crate) fn whom(&self, words: &str) -> Vec<&str> {
        let at = self
            .words
            .iter()
            .rposition(|w| w == words)
            .unwrap_or_else(|| panic!("{words:?} in {:?}", self.words));
        let keys = &self.people.mentions[at].persons;
        keys.iter().filter_map(|k| self.people.get(*k)).map(|p| p.name.as_str()).collect()
    }

    pub(crate) fn person(&self, name: &str) -> &NamedPerson {
        self.people
            .persons
            .iter()
            .find(|p| p.name == name)
            .unwrap_or_else(|| panic!("{name} in {:?}", self.names()))
    }

    pub(crate) fn speakers(&self) -> Vec<&str> {
        self.quotes
            .quotes
            .iter()
            .map(|q| q.speaker.as_ref().map_or("?", |v| self.people.voice_name(v)))
            .collect()
    }

    pub(crate) fn tellers(&self) -> Vec<&str> {
        self.quotes.attributions.iter().map(|a| self.people.voice_name(&a.speaker)).collect()
    }
}

pub(crate) fn names(text: &str) -> Vec<String> {
    read(text).names().into_iter().map(str::to_owned).collect()
}

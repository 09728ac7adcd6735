//! The words the reader knows: sorted TSV files, and one pass that finds all their phrases in a text.
//!
//! A lexicon file's first line names its columns after `#`; the first column is the phrase. A phrase is written in
//! lower case, hyphens left out or in as one likes (`pre-season` finds `pre season`), and may hold
//! alternatives (`back|returns|returned in full training`) and words that may be missing (`the?`). A slot
//! `<his>` stands for any determiner of possession (`his`, `her`, `the`, `a`, …).

mod pattern;
mod table;
mod trie;

use rustc_hash::FxHashMap;

use table::Table;
pub use trie::Hit;
use trie::Trie;

use crate::grammar::Function;
use crate::people::Mark;
use crate::text::{Surface, Word, key};
use crate::time::{Sense, sense};

const FUNCTION_WORDS: &str = include_str!("../../lexicon/function_words.tsv");

/// Why the reader's own data could not be loaded.
#[derive(Debug, thiserror::Error)]
#[error("lexicon {file}, line {line}: {reason}")]
pub struct LexiconError {
    file: &'static str,
    line: usize,
    reason: String,
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $file:literal),+ $(,)?) => {
        /// The kind of a phrase: one lexicon file each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Class { $($(#[$doc])* $name),+ }
        impl Class {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its place in a set of classes.
            pub(crate) const fn bit(self) -> u64 {
                1 << self as u32
            }
        }
        const FILES: &[(Class, &str, &str)] =
            &[$((Class::$name, $file, include_str!(concat!("../../lexicon/", $file)))),+];
    };
}

classes! {
    /// A part of the body: region, part, weak (`1`: it needs a word of injury beside it), tissue (the pathology that an
    /// injury of it has, where the word tells).
    Body = "body_parts.tsv",
    /// Kinds of damage: pathology, specific (`1`: with a body part it makes a diagnosis), form (`noun`, `adjective`).
    Pathology = "pathologies.tsv",
    /// Diagnoses that are complete in themselves: region, part, pathology, canonical words (or none: the text's own
    /// serve), OSIICS-14 code (or none).
    Diagnosis = "diagnoses.tsv",
    /// Nouns for an injury: pathology, weak (`1`: they need a body part or an owner beside them).
    InjuryNoun = "injury_nouns.tsv",
    /// Verbs of getting or having hurt: lemma, forms (`base`, `s`, `past`, `participle`, `ing`, joined by `|`), pathology,
    /// what they need (`object_body`, `subject_body`, `object_injury`, `object_illness`), recurrence (`1`).
    InjuryVerb = "injury_verbs.tsv",
    /// What is seen when a player is hurt ("limped off"): event, setting.
    Event = "injury_events.tsv",
    /// How an injury just told came about ("it happened in"): whether of the clause's own subject (`he`) or not (`it`).
    Happening = "happenings.tsv",
    /// Illnesses: canonical name, OSIICS-14 code, part, weak (`1`: the word has other meanings).
    Illness = "illnesses.tsv",
    /// Phrases of the recovery ladder: rung, its name, tense (`reached`, `planned`, or `none`: the clause decides).
    StagePhrase = "stages.tsv",
    /// Operations: state (`done`, `planned`, `ruled_out`, or `any`: the clause decides).
    Surgery = "surgery.tsv",
    /// The recovery going backwards: kind (`setback`, `reinjury`; `fresh`: a setback only of who was hurt before).
    SetbackPhrase = "setbacks.tsv",
    /// What the player may not do yet: kind (`restricted_sessions`, `load_management`, `match_fitness`).
    RestrictionPhrase = "restrictions.tsv",
    /// Something bad that was not found: finding.
    NegativeFindingPhrase = "findings.tsv",
    /// Not playing: kind (`out`, `withdrew`, `lost`, `replaced`), what it needs (`none`, `match`, `injury`).
    AbsencePhrase = "absences.tsv",
    /// Fitness in question: status, strength (`possible`, `unlikely`).
    DoubtPhrase = "doubts.tsv",
    /// Fit, or coming back: status, rung (or none), needs (`injury`: the object must be one; `hurt`, `picked`, `went_on`: said of
    /// everybody, and so read only of who is told to be hurt: how he is, that he is picked, that he played on).
    FitPhrase = "fits.tsv",
    /// Between a player and an injury: relation (`recovering`, `has`, `had`, `over`).
    RecoverPhrase = "recoveries.tsv",
    /// How sure it is: certainty (`hoped`, `speculated`, `unlikely`, `stated`), scope (`pre`, `post`).
    Hedge = "hedges.tsv",
    /// Negation: kind (`pre`, `post`, `pseudo`).
    Negation = "negations.tsv",
    /// Words before the reason of an absence.
    Cause = "causes.tsv",
    /// Figures of speech and other meanings that hide the words in them ("injury time", "head coach").
    Idiom = "idioms.tsv",
    /// Given names: sex (m, f, u), `w` where it is another word too.
    GivenName = "given_names.tsv",
    /// Clubs, nations, franchises and demonyms: usual name, kind.
    Team = "teams.tsv",
    /// Competitions: usual name.
    Competition = "competitions.tsv",
    /// Cities, countries, stadiums, training grounds.
    Place = "places.tsv",
    /// Newspapers, broadcasters, agencies: usual name.
    Outlet = "outlets.tsv",
    /// What people do: kind, `plural`.
    Role = "roles.tsv",
    /// Verbs of saying: kind.
    Speech = "speech_verbs.tsv",
    /// Parts of names such as `van`.
    Particle = "particles.tsv",
    /// Words that end the names of bodies and places: `w` where surnames end so too.
    OrgWord = "org_words.tsv",
    /// Words that are capitalised without being names: `w` where surnames are so too.
    CommonCapital = "common_capitals.tsv",
    /// Names that came with a year and went with one: sponsors' leagues, clubs that moved, what the pandemic is called; first
    /// month, last month or nothing.
    Era = "time_eras.tsv",
    /// Names of months: number, guard.
    Month = "time_months.tsv",
    /// Names of weekdays: ISO number, guard.
    Weekday = "time_weekdays.tsv",
    /// Number words, ordinals and vague quantities: sense, value, vague word.
    Number = "time_numbers.tsv",
    /// Units of time: unit, plural.
    Unit = "time_units.tsv",
    /// Parts of the day and clock words: TIMEX3 code.
    DayPart = "time_parts.tsv",
    /// Words that narrow or bound a time ("early", "at least"): modifier.
    TimeModifier = "time_modifiers.tsv",
    /// Words that choose one of several ("last", "ago"): relation.
    TimeRelation = "time_relations.tsv",
    /// Times that need no more words ("now", "yesterday"): value or days from today.
    TimeReference = "time_references.tsv",
    /// Seasons, holidays and the sports calendar: kind, argument.
    Calendar = "time_calendar.tsv",
    /// Tournaments and their days: kind, editions.
    Tournament = "time_tournaments.tsv",
    /// Phrases with a time's word that are none ("Sheffield Wednesday").
    TimeGuard = "time_guards.tsv",
}

/// One line of a lexicon file.
#[derive(Debug)]
pub struct Entry {
    /// Its file.
    pub class: Class,
    /// Its columns after the phrase.
    columns: Box<[Box<str>]>,
    /// What it says of time, for the lexicons of time.
    pub(crate) sense: Option<Sense>,
    /// The phrase as the file writes it.
    pub phrase: Box<str>,
}

impl Entry {
    /// The column of that number (0 is the first behind the phrase); empty when the line has fewer.
    pub fn column(&self, number: usize) -> &str {
        self.columns.get(number).map_or("", |c| c)
    }
}

/// All lexicons, compiled.
#[derive(Debug)]
pub struct Lexicon {
    functions: Vec<Function>,
    /// Word → whether it is one of [`crate::people::referring`].
    referring: Vec<bool>,
    words: FxHashMap<u64, Word>,
    /// The same, for whoever asks for every word of a text.
    by_key: Table,
    /// How many of the words have a meaning here: those behind them only serve to find a sentence.
    known: u32,
    entries: Vec<Entry>,
    /// What each of them says of names: asked of every phrase that is found, so close together that it stays near.
    marks: Vec<Mark>,
    trie: Trie,
}

impl Lexicon {
    /// Compiles the bundled lexicons.
    ///
    /// # Errors
    /// When a file of ours is not well-formed: a test compiles them, so a released build cannot meet this.
    pub fn load() -> Result<Self, LexiconError> {
        let mut lexicon = Self {
            functions: Vec::new(),
            referring: Vec::new(),
            words: FxHashMap::default(),
            by_key: Table::default(),
            known: u32::MAX,
            entries: Vec::new(),
            marks: Vec::new(),
            trie: Trie::default(),
        };
        // The commonest words get the first numbers, so that what is known of them stands close together in memory.
        for (word, _) in
            FUNCTION_WORDS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'))
        {
            lexicon.intern(word);
        }
        let mut phrases = trie::Builder::new();
        for &(class, file, source) in FILES {
            let mut previous = "";
            for (n, line) in source.lines().enumerate() {
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                let fail = |reason: String| LexiconError { file, line: n + 1, reason };
                if line < previous {
                    return Err(fail(format!("{line:?} is out of order")));
                }
                previous = line;
                lexicon.add(&mut phrases, class, line).map_err(fail)?;
            }
        }
        for (n, line) in FUNCTION_WORDS.lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
            let fail = |reason: String| LexiconError { file: "function_words.tsv", line: n + 1, reason };
            let (word, functions) = line.split_once('\t').ok_or_else(|| fail("has no functions".into()))?;
            let Word(id) = intern(&mut lexicon.words, key(word));
            lexicon.functions.resize(lexicon.functions.len().max(id as usize + 1), Function::empty());
            if let Some(slot) = lexicon.functions.get_mut(id as usize) {
                *slot = Function::parse(functions).map_err(fail)?;
            }
        }
        for word in crate::people::referring() {
            let number = lexicon.intern(word).0 as usize;
            lexicon.referring.resize(lexicon.referring.len().max(number + 1), false);
            if let Some(slot) = lexicon.referring.get_mut(number) {
                *slot = true;
            }
        }
        lexicon.trie = phrases.seal(&lexicon.entries);
        lexicon.list_words();
        Ok(lexicon)
    }

    fn add(&mut self, phrases: &mut trie::Builder, class: Class, line: &str) -> Result<(), String> {
        let mut columns = line.split('\t').map(str::trim);
        let phrase = columns.next().unwrap_or_default();
        let id = self.entries.len() as u32;
        let slots = pattern::slots(phrase)?;
        let words = &mut self.words;
        phrases
            .insert(&slots, id, |key| intern(words, key))
            .map_err(|reason| format!("{phrase:?} {reason}"))?;
        let columns = columns.map(Box::from).collect();
        let mut entry = Entry { class, columns, sense: None, phrase: phrase.into() };
        entry.sense = sense(&entry);
        self.marks.push(Mark::of(&entry));
        self.entries.push(entry);
        Ok(())
    }

    /// The word of that key, or [`Word::UNKNOWN`].
    #[inline]
    pub fn word(&self, key: u64) -> Word {
        self.by_key.get(key, tag(key)).map_or(Word::UNKNOWN, Word)
    }

    /// Lets [`Lexicon::word`] find what [`Lexicon::intern`] has added.
    pub(crate) fn list_words(&mut self) {
        self.by_key = Table::with_room(self.words.len());
        for (key, word) in &self.words {
            self.by_key.insert(*key, tag(*key), word.0);
        }
    }

    /// The word of that spelling, a new one if the lexicons have none.
    pub(crate) fn intern(&mut self, word: &str) -> Word {
        intern(&mut self.words, key(word))
    }

    /// From here on new words get numbers and are no known words.
    pub(crate) fn know_no_more(&mut self) {
        self.known = self.words.len() as u32;
    }

    /// Whether the lexicons know a word: one that they do not may be a name.
    pub(crate) fn knows(&self, word: Word) -> bool {
        word.0 < self.known
    }

    /// Every line of every file, by its number.
    pub(crate) fn all_entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// What a word does in a sentence; nothing for words that only have meaning.
    #[inline]
    pub fn function(&self, word: Word) -> Function {
        self.functions.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// Whether a word may stand for a person or begin a description of one: asked of every word of a report.
    #[inline]
    pub(crate) fn refers(&self, word: Word) -> bool {
        self.referring.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// The entry that a hit found.
    pub fn entry(&self, hit: &Hit) -> &Entry {
        // A hit's number comes from this lexicon's own trie.
        &self.entries[hit.entry as usize]
    }

    /// What a hit's entry says of names.
    #[inline]
    pub(crate) fn mark(&self, hit: &Hit) -> Mark {
        self.marks.get(hit.entry as usize).copied().unwrap_or_default()
    }

    /// Every line of one file.
    pub fn entries(&self, class: Class) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |e| e.class == class)
    }

    /// Every spelling of every phrase, in lower case: what a search for bare strings would look for.
    pub fn phrases(&self) -> impl Iterator<Item = String> {
        self.entries.iter().flat_map(|entry| pattern::spellings(&entry.phrase))
    }

    /// All phrases in a text, sorted by first token, then longest first. Within one class a phrase inside a longer one is
    /// left out, and so is every word of injury (a class declared before [`Class::Idiom`]) inside an idiom; so is a
    /// word of [`Class::CommonCapital`] without a capital. No phrase crosses a sentence's end.
    pub fn hits(&self, surface: &Surface<'_>) -> Vec<Hit> {
        self.trie.hits(surface)
    }
}

/// What of a key its place in [`Lexicon::by_key`] does not tell.
#[inline]
fn tag(key: u64) -> u64 {
    key & ((1 << table::TAG) - 1)
}

/// The number of a word, a new one if it has none.
fn intern(words: &mut FxHashMap<u64, Word>, key: u64) -> Word {
    let next = Word(words.len() as u32);
    *words.entry(key).or_insert(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_lexicons_compile() {
        let lexicon = Lexicon::load().unwrap();
        for class in Class::ALL {
            assert!(lexicon.entries(*class).next().is_some(), "{class:?} is empty");
        }
    }

    #[test]
    fn every_word_is_found_by_its_key() {
        let mut lexicon = Lexicon::load().unwrap();
        let late = lexicon.intern("zyzzyva");
        assert_eq!(lexicon.word(key("zyzzyva")), Word::UNKNOWN);
        lexicon.list_words();
        assert_eq!(lexicon.word(key("zyzzyva")), late);
        assert!(lexicon.words.iter().all(|(key, word)| lexicon.word(*key) == *word));
    }

    #[test]
    fn idioms_hide_what_is_inside_them() {
        let lexicon = Lexicon::load().unwrap();
        let of = |text: &str| {
            let surface = Surface::of(text, &lexicon);
            lexicon.hits(&surface).iter().map(|h| lexicon.entry(h).class).collect::<Vec<_>>()
        };
        assert!(of("a head").contains(&Class::Body));
        assert!(!of("the head coach").contains(&Class::Body));
    }
}

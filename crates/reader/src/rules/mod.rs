//! The rules that make claims: one file each, named after what it asserts, with its examples and its guard sentences
//! beside it. The test at the end of this file reads every one of them.

mod callers;
mod check;
mod history;
mod other_senses;
mod sink;

pub use callers::Glance;
pub(crate) use callers::{Called, Callers, EVERY};
pub use sink::{Draft, Nearly, Sink};

use crate::lexicon::{Class, Entry};
use crate::scene::Scene;
use crate::text::Words;

/// A sentence (or a few) and what a rule must read from it, as lines of `kind | player | key=value …`; see
/// `check.rs` for the keys. Examples are read as reports published on Wednesday 10 March 2021.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The text.
    pub text: &'static str,
    /// What must be among the claims of the rule.
    pub reads: &'static [&'static str],
}

impl Example {
    /// How many examples those lists hold.
    const fn count(lists: &[&[Self]]) -> usize {
        let (mut count, mut list) = (0, 0);
        while list < lists.len() {
            count += lists[list].len();
            list += 1;
        }
        count
    }

    /// Those lists as one, of as many as [`Example::count`] tells: a rule that has very many keeps them by theme.
    const fn joined<const N: usize>(lists: &[&[Self]]) -> [Self; N] {
        let mut all = [Self { text: "", reads: &[] }; N];
        let (mut list, mut example, mut n) = (0, 0, 0);
        while n < N {
            if example < lists[list].len() {
                all[n] = lists[list][example];
                (example, n) = (example + 1, n + 1);
            } else {
                (list, example) = (list + 1, 0);
            }
        }
        all
    }
}

/// Whether a rule may find something in a sentence, by its bare words.
pub type Looks = fn(&Glance<'_>) -> bool;

/// The phrases of a lexicon of which something holds.
pub type Phrases = (Class, fn(&Entry) -> bool);

/// Words and phrases of which one must stand in a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Clue {
    /// Lexicons of which a phrase stands in it, each as its bit.
    classes: u64,
    /// Words that stand in it.
    words: Words<'static>,
    /// Those phrases of a lexicon of which that holds.
    phrases: &'static [Phrases],
}

impl Clue {
    /// A phrase of one of those lexicons, or one of those words.
    pub const fn of(classes: &[Class], words: &'static [&'static [&'static str]]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < classes.len() {
            bits |= classes[at].bit();
            at += 1;
        }
        Self { classes: bits, words: Words::of(words), phrases: &[] }
    }

    /// The same, or one of those phrases.
    pub const fn or(self, phrases: &'static [Phrases]) -> Self {
        Self { phrases, ..self }
    }

    /// The same with those words instead.
    const fn with_words(self, words: &'static [&'static [&'static str]]) -> Self {
        Self { words: Words::of(words), ..self }
    }

    /// Whether a line of a lexicon is one of its phrases.
    fn has(&self, entry: &Entry) -> bool {
        let told = |(class, holds): &Phrases| entry.class == *class && holds(entry);
        self.classes & entry.class.bit() != 0 || self.phrases.iter().any(told)
    }
}

/// What calls a rule: without it in a sentence, the rule is not asked about it. A sentence that calls no rule is passed over
/// before anything is worked out for it, and in a report none of whose sentences calls one nobody is looked for. So it pays to
/// say all that a rule needs, as far as bare words tell it.
#[derive(Clone, Copy, Debug)]
pub struct Calls {
    by: Clue,
    /// The words of `by`; the rule finds them with [`Scene::places`].
    words: Words<'static>,
    with: Option<Clue>,
    first: Option<Clue>,
    looks: Option<Looks>,
    first_looks: Option<Looks>,
    founds: Option<Looks>,
    after_claims: bool,
    after_others: bool,
}

impl Calls {
    /// A phrase of one of those lexicons, or one of those words: all that can make the rule say anything.
    pub const fn by(classes: &[Class], words: &'static [&'static [&'static str]]) -> Self {
        Self::by_clue(Clue::of(classes, words))
    }

    /// The same, told more narrowly.
    pub const fn by_clue(by: Clue) -> Self {
        Self {
            by,
            words: by.words,
            with: None,
            first: None,
            looks: None,
            first_looks: None,
            founds: None,
            after_claims: false,
            after_others: false,
        }
    }

    /// What has to stand beside it in the sentence, or the rule finds nothing.
    pub const fn with(self, clue: Clue) -> Self {
        Self { with: Some(clue), ..self }
    }

    /// What has to stand beside it as long as nothing was found in the report: a rule that takes up what was told of a player
    /// before, or else what the sentence tells.
    pub const fn first_with(self, clue: Clue) -> Self {
        Self { first: Some(clue), ..self }
    }

    /// What tells of a sentence that has all these words that the rule finds nothing in it: where they stand in it, say. Words so
    /// common that they call the rule in every other report are worth a closer look.
    pub const fn if_looks(self, looks: Looks) -> Self {
        Self { looks: Some(looks), ..self }
    }

    /// The same as long as nothing was found in the report.
    pub const fn first_if_looks(self, looks: Looks) -> Self {
        Self { first_looks: Some(looks), ..self }
    }

    /// What tells of a sentence that the rule finds in it nothing but what holds of those whom another sentence tells to be hurt
    /// ([`Draft::if_hurt`]): a report is not opened for its sake.
    pub const fn founds_if(self, looks: Looks) -> Self {
        Self { founds: Some(looks), ..self }
    }

    /// The same, where other rules are called too: it takes up what these find in the sentence, and nothing else.
    const fn after_others(self) -> Self {
        Self { after_others: true, ..self }
    }

    /// The same, once something was found in the sentences before.
    const fn after_claims(self) -> Self {
        Self { after_claims: true, ..self }
    }
}

/// The lexicons whose words make an ailment.
const AILMENTS: &[Class] =
    &[Class::Body, Class::Pathology, Class::InjuryNoun, Class::Diagnosis, Class::Illness];

/// Those that name what ails somebody: a part of the body alone is no ailment.
const HARMS: &[Class] = &[Class::Pathology, Class::InjuryNoun, Class::Diagnosis, Class::Illness];

/// What makes a sentence speak of an injury or an illness ([`Scene::medical`]).
const MEDICAL: Clue = Clue::of(HARMS, &[crate::scene::INJURED]);

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name, as `explain` shows it.
    pub name: &'static str,
    /// What it asserts, in a sentence.
    pub asserts: &'static str,
    /// What calls it.
    pub calls: Calls,
    /// Looks at a sentence and adds claims.
    pub run: fn(&Scene<'_>, &mut Sink),
    /// Sentences that it reads.
    pub examples: &'static [Example],
    /// Sentences that look like it and from which it must claim nothing.
    pub guards: &'static [&'static str],
}

macro_rules! rules {
    ($($module:ident),+ $(,)?) => {
        $(mod $module;)+
        /// Every rule, in the order in which they look at a sentence.
        pub const ALL: &[&Rule] = &[$(&$module::RULE),+];
        // A rule without examples and counter-examples does not build.
        const _: () = {
            $(assert!(!$module::RULE.examples.is_empty(), "a rule needs examples");
              assert!(!$module::RULE.guards.is_empty(), "a rule needs guard sentences");)+
        };
    };
}

rules! {
    has_ailment,
    hurt_part,
    part_hurts,
    injured_player,
    went_off,
    came_off,
    came_about,
    cut_short,
    scan_showed,
    operated,
    reached_rung,
    plays_again,
    plays_on,
    setback,
    away_since,
    no_finding,
    restricted,
    alongside,
    covered,
    played,
    layoff,
    short_of,
    misses,
    listed_out,
    back_by,
    is_back,
    doubtful,
    replaced,
    fit_again,
    first_since,
    likely_to_play,
    long_layoff,
    no_date,
    so_too,
    fixture_ahead,
    competes,
    remarks,
}

/// The rules that read, of a sentence without a word on anybody's health, what still belongs to a report on it: who plays
/// instead, how much was played, the match ahead, and how long it will be.
const AROUND: u64 =
    callers::bits(&[covered::RULE.name, played::RULE.name, fixture_ahead::RULE.name, layoff::RULE.name]);

/// Asks these.
pub(crate) fn around(scene: &Scene<'_>, called: Called, sink: &mut Sink) {
    for rule in called.rules(true, AROUND) {
        (rule.run)(scene, sink);
    }
}

/// Reads of players of whom a hurt was told, in sentences without a word on anybody's health, that they competed. Asked of
/// Whether a rule's claims tell only how somebody fared in a contest.
pub(crate) fn of_a_contest(rule: &str) -> bool {
    rule == competes::RULE.name
}

/// the whole report at its end, since who won is told first.
pub(crate) fn at_the_end(scene: &Scene<'_>, sink: &mut Sink) {
    competes::look(scene, sink);
}

/// Reads who speaks of the fitness of those of whom a hurt was told.
pub(crate) fn remarks(page: &crate::scene::Page<'_>, sink: &mut Sink) {
    remarks::look(page, sink);
}

/// Whether [`at_the_end`] may find something in a sentence.
pub(crate) fn looks_back(page: &crate::scene::Page<'_>, tokens: std::ops::Range<usize>) -> bool {
    competes::looks(page, tokens)
}

/// Whether [`around`] may find something in a sentence.
pub(crate) fn looks_around(
    page: &crate::scene::Page<'_>,
    tokens: std::ops::Range<usize>,
    called: Called,
) -> bool {
    called.rules(true, AROUND).next().is_some()
        && (layoff::looks_spoken(&page.surface, &tokens) || fixture_ahead::looks(page, tokens))
}

/// The hedge of a forecast made with that certainty.
fn hedge(certainty: ledger::Certainty) -> ledger::Hedge {
    match certainty {
        ledger::Certainty::Stated => ledger::Hedge::Stated,
        ledger::Certainty::Hoped | ledger::Certainty::Speculated => ledger::Hedge::Hoped,
        ledger::Certainty::Unlikely => ledger::Hedge::Unlikely,
    }
}

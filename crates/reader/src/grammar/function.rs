//! What single words do in a sentence, as `lexicon/function_words.tsv` lists them.

use bitflags::bitflags;

bitflags! {
    /// The functions a word may have. Several are possible at once.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Function: u32 {
        /// `and`, `or`.
        const CONJ = 1;
        /// `but`, `yet`.
        const CONTRAST = 1 << 1;
        /// `who`, `whom`, `whose`, `which`.
        const RELATIVE = 1 << 2;
        /// `that`: relative, conjunction or determiner.
        const THAT = 1 << 3;
        /// Opens a subordinate clause.
        const SUBORDINATOR = 1 << 4;
        /// `if`, `unless`.
        const CONDITION = 1 << 5;
        /// A preposition.
        const PREPOSITION = 1 << 6;
        /// A determiner.
        const DETERMINER = 1 << 7;
        /// `his`, `her`, …
        const POSSESSIVE = 1 << 8;
        /// A form of *be*.
        const BE = 1 << 9;
        /// A form of *have*.
        const HAVE = 1 << 10;
        /// A form of *do*.
        const DO = 1 << 11;
        /// A modal verb.
        const MODAL = 1 << 12;
        /// `will` and its forms.
        const FUTURE = 1 << 13;
        /// Present tense (of be, have, do).
        const PRESENT = 1 << 14;
        /// Past tense or participle.
        const PAST = 1 << 15;
        /// Negates.
        const NEGATION = 1 << 16;
        /// A verb in the present.
        const VERB = 1 << 17;
    }
}

impl Function {
    /// The functions that a file's column names.
    ///
    /// # Errors
    /// The first name that is none.
    pub(crate) fn parse(names: &str) -> Result<Self, String> {
        let mut out = Self::empty();
        for name in names.split_whitespace() {
            out |= match name {
                "conj" => Self::CONJ,
                "contrast" => Self::CONTRAST,
                "relative" => Self::RELATIVE,
                "that" => Self::THAT,
                "subordinator" => Self::SUBORDINATOR,
                "condition" => Self::CONDITION,
                "preposition" => Self::PREPOSITION,
                "determiner" => Self::DETERMINER,
                "possessive" => Self::POSSESSIVE,
                "be" => Self::BE,
                "have" => Self::HAVE,
                "do" => Self::DO,
                "modal" => Self::MODAL,
                "future" => Self::FUTURE,
                "present" => Self::PRESENT,
                "past" => Self::PAST,
                "negation" => Self::NEGATION,
                "verb" => Self::VERB,
                _ => return Err(format!("{name:?} is no function of a word")),
            };
        }
        Ok(out)
    }

    /// Whether a word with these functions is (or may be) a finite verb or a part of one.
    pub fn verbal(self) -> bool {
        self.intersects(Self::BE | Self::HAVE | Self::DO | Self::MODAL | Self::PAST | Self::VERB)
    }
}

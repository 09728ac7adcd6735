//! Cutting a text into tokens, in one walk over its bytes.

use super::{Shape, Token, Word, is_clitic};
use crate::text::fold::{Eight, FoldedHasher};
use crate::text::heads::Head;

/// What offsets can point to, with room for one token more.
const MAX_TEXT: usize = u32::MAX as usize - 16;

/// Splits a text into tokens. Every byte that is in no token is white space, a control character, a hyphen between
/// two words, or (in a text over 4 GiB) past the end of what offsets can point to.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let out = Vec::with_capacity(text.len().min(MAX_TEXT) / 4);
    let mut scan = Scan { text, bytes: text.as_bytes(), at: 0, joined: Shape::empty(), out };
    scan.run();
    scan.out
}

struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    joined: Shape,
    out: Vec<Token>,
}

/// The character at a byte offset.
fn char_at(text: &str, at: usize) -> Option<char> {
    let b = *text.as_bytes().get(at)?;
    if b < 0x80 { Some(b as char) } else { text.get(at..)?.chars().next() }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '„' | '`' | '´')
}

impl Scan<'_> {
    fn peek(&self, at: usize) -> Option<char> {
        char_at(self.text, at)
    }

    fn run(&mut self) {
        while self.at < MAX_TEXT {
            let joined = self.joined;
            // Most of a text is small letters, single spaces, commas and full stops.
            match self.bytes.get(self.at) {
                Some(b' ') => {
                    self.at += 1;
                    self.joined = joined & Shape::NEWLINE;
                }
                Some(b) if b.is_ascii_alphabetic() => self.word(joined),
                Some(b) if matches!(b, b',' | b'.') => self.plain_mark(*b, joined),
                Some(_) => {
                    let Some(c) = self.peek(self.at) else { return };
                    self.other(c, joined);
                }
                None => return,
            }
        }
    }

    /// What begins with that character, or nothing.
    fn other(&mut self, c: char, joined: Shape) {
        if c == '\n' || c == '\u{2028}' || c == '\u{2029}' {
            self.at += c.len_utf8();
            self.joined = Shape::NEWLINE;
        } else if c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') {
            self.at += c.len_utf8();
            self.joined = joined & Shape::NEWLINE;
        } else if c.is_ascii_digit() {
            self.number(joined);
        } else if c.is_alphanumeric() {
            self.word(joined);
        } else if is_apostrophe(c) && joined.contains(Shape::GLUED) {
            if !self.clitic(c) {
                self.mark(c, joined);
            }
        } else if is_hyphen(c) && joined.contains(Shape::GLUED) && self.between_words(c) {
            self.at += c.len_utf8();
            self.joined = Shape::HYPHENATED;
        } else {
            self.mark(c, joined);
        }
    }

    fn between_words(&self, c: char) -> bool {
        self.peek(self.at + c.len_utf8()).is_some_and(char::is_alphanumeric)
    }

    /// A mark of one byte that is no quotation mark.
    fn plain_mark(&mut self, b: u8, joined: Shape) {
        let start = self.at;
        self.at += 1;
        self.joined = Shape::GLUED;
        let bytes = u64::from(b);
        let head = Head::of_few(bytes, 1);
        self.token_of(start, Shape::MARK | joined, head, FoldedHasher::of_few(bytes));
    }

    fn mark(&mut self, c: char, joined: Shape) {
        let start = self.at;
        self.at += c.len_utf8();
        self.joined = Shape::GLUED;
        let mut shape = Shape::MARK | joined;
        shape.set(Shape::QUOTE, is_quote(c));
        let mut hasher = FoldedHasher::new();
        hasher.push(c);
        self.token(start, shape, hasher.finish());
    }

    /// The token from there up to here.
    #[inline(never)]
    fn token(&mut self, start: usize, shape: Shape, key: u64) {
        let head = Head::of(self.bytes.get(start..self.at).unwrap_or_default());
        self.token_of(start, shape, head, key);
    }

    #[inline(always)]
    fn token_of(&mut self, start: usize, shape: Shape, head: Head, key: u64) {
        // Offsets are below MAX_TEXT plus one token, which the tokenizer bounds by the text itself.
        let (start, end) = (start.min(MAX_TEXT) as u32, self.at.min(u32::MAX as usize) as u32);
        self.out.push(Token { start, end, word: Word::UNKNOWN, shape, head, key });
    }

    /// `'s`, `'ll`, … after a word; not the first half of a closing quote. Tells whether one stands there.
    fn clitic(&mut self, c: char) -> bool {
        let from = self.at + c.len_utf8();
        let rest = self.bytes.get(from..).unwrap_or_default();
        let len = rest.iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
        let tail = rest.get(..len).unwrap_or_default();
        if !is_clitic(tail) || self.peek(from + len).is_some_and(char::is_alphanumeric) {
            return false;
        }
        let start = self.at;
        self.at = from + len;
        self.joined = Shape::GLUED;
        let mut hasher = FoldedHasher::new();
        hasher.push('\'');
        tail.iter().for_each(|b| hasher.push(*b as char));
        self.token(start, Shape::WORD | Shape::CLITIC | Shape::GLUED, hasher.finish());
        true
    }

    /// Digits, with inner `.`, `,` or `:` between digits (`5,000`, `10.04`, `20:45`).
    fn number(&mut self, joined: Shape) {
        let start = self.at;
        let mut hasher = FoldedHasher::new();
        while let Some(&b) = self.bytes.get(self.at) {
            let inner = matches!(b, b'.' | b',' | b':')
                && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
            if !(b.is_ascii_digit() || inner) {
                break;
            }
            hasher.push(b as char);
            self.at += 1;
        }
        self.joined = Shape::GLUED;
        self.token(start, Shape::NUMBER | joined, hasher.finish());
    }

    /// Letters and digits, with inner apostrophes that are no clitic (`O'Hara`, `don't`) and inner full stops of
    /// initials (`U.S.`).
    fn word(&mut self, joined: Shape) {
        let start = self.at;
        let letters = Eight::at(self.bytes, start).letters();
        let end = start + letters.count as usize;
        // Most words are up to seven ASCII letters and digits.
        if !(1..8).contains(&letters.count) || !self.ends_at(end, letters.count) {
            self.long_word(joined);
            return;
        }
        self.at = end;
        let upper = letters.capital_count();
        let shape = self.word_shape(joined, [letters.count, upper], letters.begins_capital());
        let head = Head::of_few(letters.small, letters.count);
        self.token_of(start, shape, head, FoldedHasher::of_few(letters.small));
    }

    /// A word of any length and any letters.
    #[inline(never)]
    fn long_word(&mut self, joined: Shape) {
        let start = self.at;
        let mut hasher = FoldedHasher::new();
        let (mut letters, mut upper) = (0, 0);
        // Nearly all words are ASCII letters and digits from end to end; what else there may be is looked at below.
        loop {
            let eight = Eight::at(self.bytes, self.at).letters();
            hasher.eight(eight.small, eight.count);
            letters += eight.count;
            upper += eight.capital_count();
            self.at += eight.count as usize;
            if eight.count < 8 {
                break;
            }
        }
        let mut first_upper = letters > 0 && self.bytes.get(start).is_some_and(u8::is_ascii_uppercase);
        if letters == 0 || !self.ends_at(self.at, letters) {
            self.rest_of_word(start, &mut hasher, [&mut letters, &mut upper], &mut first_upper);
        }
        let shape = self.word_shape(joined, [letters, upper], first_upper);
        self.token(start, shape, hasher.finish());
    }

    /// Whether a word of so many ASCII letters and digits surely ends with these: where an apostrophe may follow, a stop of initials or
    /// other letters, it may go on.
    #[inline(always)]
    fn ends_at(&self, end: usize, letters: u32) -> bool {
        match self.bytes.get(end) {
            None => true,
            Some(b'\'' | b'`') => false,
            Some(b'.') => letters > 1,
            Some(b) => b.is_ascii(),
        }
    }

    /// How a word looks that ends here, with so many letters and capitals.
    #[inline(always)]
    fn word_shape(&mut self, joined: Shape, [letters, upper]: [u32; 2], first_upper: bool) -> Shape {
        self.joined = Shape::GLUED;
        let mut shape = Shape::WORD | joined;
        shape.set(Shape::CAPITAL, first_upper);
        shape.set(Shape::UPPER, upper == letters && letters > 1);
        shape.set(Shape::INNER, upper > u32::from(first_upper));
        shape
    }

    /// What follows the letters so far, where that may be more of the word.
    #[inline(never)]
    fn rest_of_word(
        &mut self,
        start: usize,
        hasher: &mut FoldedHasher,
        [letters, upper]: [&mut u32; 2],
        first_upper: &mut bool,
    ) {
        while let Some(c) = self.peek(self.at) {
            if c.is_alphanumeric() {
                if *letters == 0 {
                    *first_upper = c.is_uppercase();
                }
                *letters += 1;
                *upper += u32::from(c.is_uppercase());
                hasher.push(c);
            } else if is_apostrophe(c) && self.inner_apostrophe(c, *letters) {
                hasher.push('\'');
            } else if c == '.' && self.inner_stop(start) {
                // `U.S.` is keyed as `us.`-less letters, so that `US` and `U.S.` are one word.
            } else if !(c == '\u{ad}' || is_combining(c)) {
                break;
            }
            self.at += c.len_utf8();
        }
    }

    fn inner_apostrophe(&self, c: char, letters: u32) -> bool {
        let next = self.at + c.len_utf8();
        let Some(follow) = self.peek(next) else { return false };
        if !follow.is_alphabetic() {
            return false;
        }
        let rest = self.bytes.get(next..).unwrap_or_default();
        let len = rest.iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
        let ends = !self.peek(next + len).is_some_and(char::is_alphanumeric);
        let tail = rest.get(..len).unwrap_or_default();
        let clitic = ends && is_clitic(tail);
        // A single letter before keeps its name together (`O'D`), `I'm` does not.
        !clitic || (letters == 1 && follow.is_uppercase())
    }

    fn inner_stop(&self, start: usize) -> bool {
        let single = |at: usize| {
            self.bytes.get(at).is_some_and(u8::is_ascii_uppercase)
                && (at == start || self.bytes.get(at.wrapping_sub(1)) == Some(&b'.'))
        };
        // Every letter so far stands alone, and another capital with its stop follows.
        self.at > start
            && single(self.at - 1)
            && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_uppercase)
            && !self.bytes.get(self.at + 2).is_some_and(u8::is_ascii_alphanumeric)
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

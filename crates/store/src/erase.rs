//! Erasing a person: what is taken out of a document and its claims, and how the person is kept out.
//!
//! Words are put out in place, each byte becoming an asterisk, so that what other claims point at stands where it
//! stood. What remembers the erasure is a **tombstone**: a keyed digest of a name or of a pack's identity, from which
//! neither can be told without the store's own key, and without guessing even then.

use std::collections::BTreeSet;
use std::ops::Range;

use hmac::{Hmac, KeyInit as _, Mac as _};
use ledger::{Claim, ClaimValue, Document, DocumentId, Evidence, Person, PersonId, fold, fold_char};
use serde_json::Value;
use sha2::Sha256;

/// Whom to erase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erasure {
    /// The full forms of the name, and any that nobody else bears.
    pub names: Vec<String>,
    /// The person of a pack that the names were matched to.
    pub person: Option<PersonId>,
    /// Each document and name that mean the person: how else a surname of several persons would be told apart.
    pub mentions: BTreeSet<(DocumentId, String)>,
}

/// What an erasure took out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Documents whose text was redacted.
    pub documents: u64,
    /// Claims removed.
    pub claims: u64,
    /// Appearances removed.
    pub appearances: u64,
    /// Curators' edits removed: those of the removed claims, and those that name the person.
    pub edits: u64,
}

/// A document and its claims without somebody.
pub(crate) struct Redacted {
    /// The document; its identity stays that of the text before, so that it is known when it comes again.
    pub(crate) document: Document,
    /// The claims that are left, with identities anew.
    pub(crate) claims: Vec<Claim>,
    /// Claims removed.
    pub(crate) removed: u64,
}

/// Names that are to be found in texts, whatever their case and accents.
struct Names(BTreeSet<Vec<String>>);

impl Names {
    fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self(names.into_iter().map(words_of).filter(|words| !words.is_empty()).collect())
    }

    /// Where they stand, as whole words.
    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let words = words(text);
        let longest = self.0.iter().map(Vec::len).max().unwrap_or(0);
        let mut places = Vec::new();
        for at in 0..words.len() {
            for n in (1..=longest).rev() {
                let Some(run) = words.get(at..at + n) else { continue };
                if self.0.contains(&run.iter().map(|w| w.folded.clone()).collect::<Vec<_>>()) {
                    places.extend(run.iter().map(|w| w.bytes.clone()));
                    break;
                }
            }
        }
        places
    }
}

struct Word {
    bytes: Range<usize>,
    folded: String,
}

/// The words of a text: letters, digits and marks within them; a hyphen or an apostrophe parts none.
fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let joins = open && matches!(c, '-' | '\'' | '’' | '‘' | 'ʼ' | '‐' | '‑');
        if !(c.is_alphanumeric() || joins) {
            open = false;
            continue;
        }
        if !open {
            out.push(Word { bytes: at..at, folded: String::new() });
            open = true;
        }
        if let Some(word) = out.last_mut() {
            word.bytes.end = at + c.len_utf8();
            fold_char(c, &mut |f| {
                if f.is_alphanumeric() {
                    word.folded.push(f);
                }
            });
        }
    }
    // A genitive is the name's.
    for word in &mut out {
        let raw = text.get(word.bytes.clone()).unwrap_or_default();
        for ending in ["'s", "’s", "'", "’", "-"] {
            if let Some(bare) = raw.strip_suffix(ending) {
                word.bytes.end = word.bytes.start + bare.len();
                word.folded = fold(bare).chars().filter(|c| c.is_alphanumeric()).collect();
                break;
            }
        }
    }
    out
}

fn words_of(name: &str) -> Vec<String> {
    words(name).into_iter().map(|w| w.folded).filter(|w| !w.is_empty()).collect()
}

/// The text with these places put out; white space stays, so that lines and paragraphs do.
fn put_out(text: &str, places: &[Range<usize>]) -> String {
    let out_of = |at: usize| places.iter().any(|p| p.contains(&at));
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if out_of(at) && !c.is_whitespace() {
            (0..c.len_utf8()).for_each(|_| out.push('*'));
        } else {
            out.push(c);
        }
    }
    out
}

/// A document without the persons whom `gone` holds of: the claims about them, the words these rest on, and every
/// place where `names` stand.
pub(crate) fn redacted(
    document: &Document,
    claims: &[Claim],
    names: &[String],
    gone: &dyn Fn(&Person) -> bool,
) -> Redacted {
    let about = |claim: &Claim| {
        gone(&claim.player)
            || match &claim.value {
                ClaimValue::Companion { with } => gone(with),
                ClaimValue::Cover { by } => gone(by),
                _ => false,
            }
    };
    let (theirs, others): (Vec<&Claim>, Vec<&Claim>) = claims.iter().partition(|c| about(c));
    let names = Names::of(names.iter().map(String::as_str).chain(short_forms(&theirs, &others, gone)));
    let mut places = names.places(&document.text);
    let kept: Vec<&Evidence> = others.iter().flat_map(|c| &c.evidence).collect();
    for evidence in theirs.iter().flat_map(|c| &c.evidence) {
        places.extend(without(evidence.start..evidence.end, &kept));
    }
    let text = put_out(&document.text, &places);
    let clean = |value: &str| put_out(value, &names.places(value));
    let anywhere = |value: &String| (names.places(value).is_empty()).then(|| value.clone());
    let left = others.iter().map(|claim| cleaned(claim, &text, &names)).collect();
    let doc = anywhere(&document.doc).filter(|doc| !names_a_flag(doc, &theirs));
    Redacted {
        document: Document {
            id: document.id.clone(),
            doc: doc.unwrap_or_else(|| format!("erased-{}", document.id.0.get(..12).unwrap_or_default())),
            path: document.path.as_ref().and_then(anywhere),
            url: document.url.as_ref().and_then(anywhere),
            title: document.title.as_deref().map(clean),
            outlet: document.outlet.clone(),
            published: document.published.clone(),
            text,
        },
        claims: left,
        removed: theirs.len() as u64,
    }
}

/// Whether a document's name holds the code of a person of a pack who is gone.
fn names_a_flag(doc: &str, theirs: &[&Claim]) -> bool {
    theirs.iter().filter_map(|c| c.player.id.as_ref()).any(|id| doc.contains(&id.0.replace(':', "-")))
}

/// The names by which a document calls those who are gone, and their surnames, unless somebody else bears them.
fn short_forms<'c>(
    theirs: &[&'c Claim],
    others: &[&'c Claim],
    gone: &dyn Fn(&Person) -> bool,
) -> Vec<&'c str> {
    let mut forms: BTreeSet<&str> = BTreeSet::new();
    for person in theirs.iter().map(|c| &c.player).filter(|p| gone(p)) {
        forms.insert(&person.name);
        forms.extend(person.name.rsplit_once(' ').map(|(_, surname)| surname));
    }
    let borne = |form: &&str| others.iter().any(|c| words_of(&c.player.name).ends_with(&words_of(form)));
    forms.into_iter().filter(|form| !borne(form)).collect()
}

/// A stretch without those parts that others point at too.
fn without(stretch: Range<usize>, kept: &[&Evidence]) -> Vec<Range<usize>> {
    let mut left = vec![stretch];
    for k in kept {
        left = left
            .into_iter()
            .flat_map(|r| [r.start..r.end.min(k.start).max(r.start), r.start.max(k.end).min(r.end)..r.end])
            .filter(|r| !r.is_empty())
            .collect();
    }
    left
}

/// A claim as the redacted text has it.
fn cleaned(claim: &Claim, text: &str, names: &Names) -> Claim {
    let mut claim = claim.clone();
    for evidence in &mut claim.evidence {
        if let Some(now) = text.get(evidence.start..evidence.end) {
            evidence.text = now.into();
        }
    }
    claim.said_by.retain(|name| names.places(name).is_empty());
    for step in &mut claim.derivation {
        *step = put_out(step, &names.places(step));
    }
    // Words of the report that a value quotes.
    if let Ok(mut value) = serde_json::to_value(&claim.value) {
        clean_json(&mut value, names);
        if let Ok(value) = serde_json::from_value(value) {
            claim.value = value;
        }
    }
    claim.sealed()
}

fn clean_json(value: &mut Value, names: &Names) {
    match value {
        Value::String(text) => *text = put_out(text, &names.places(text)),
        Value::Array(items) => items.iter_mut().for_each(|v| clean_json(v, names)),
        Value::Object(fields) => fields.values_mut().for_each(|v| clean_json(v, names)),
        _ => {}
    }
}

/// The tombstones of a store.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tombstones {
    keys: Vec<Vec<u8>>,
    marks: BTreeSet<String>,
    longest: usize,
}

/// Words that a name has at most.
const NAME_WORDS: usize = 6;

impl Tombstones {
    /// The tombstones of those keys: the store's own, and those of stores that were copied into it.
    pub(crate) fn new(keys: Vec<Vec<u8>>, marks: BTreeSet<String>) -> Self {
        Self { keys, marks, longest: NAME_WORDS }
    }

    /// The tombstones that an erasure raises.
    pub(crate) fn raised(key: &[u8], erasure: &Erasure) -> BTreeSet<String> {
        let ids = erasure.person.iter().map(|id| mark(key, &id.0));
        let names = erasure.names.iter().map(|name| words_of(name)).filter(|words| !words.is_empty());
        names.map(|words| mark(key, &words.join(" "))).chain(ids).collect()
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Whether a person was erased.
    pub(crate) fn holds(&self, person: &Person) -> bool {
        !self.is_empty()
            && (self.holds_words(&words_of(&person.name))
                || person.id.as_ref().is_some_and(|id| self.marked(&id.0)))
    }

    fn holds_words(&self, words: &[String]) -> bool {
        !words.is_empty() && self.marked(&words.join(" "))
    }

    fn marked(&self, of: &str) -> bool {
        self.keys.iter().any(|key| self.marks.contains(&mark(key, of)))
    }

    /// The erased names that a text holds, as it writes them.
    pub(crate) fn names_in(&self, text: &str) -> Vec<String> {
        if self.is_empty() {
            return Vec::new();
        }
        let words = words(text);
        let mut found = BTreeSet::new();
        for at in 0..words.len() {
            // Names begin with a capital.
            let first = words.get(at).and_then(|w| text.get(w.bytes.clone())?.chars().next());
            if !first.is_some_and(|c| c.is_uppercase()) {
                continue;
            }
            for n in 1..=self.longest {
                let Some(run) = words.get(at..at + n) else { break };
                let folded: Vec<String> = run.iter().map(|w| w.folded.clone()).collect();
                if self.holds_words(&folded)
                    && let (Some(first), Some(last)) = (run.first(), run.last())
                    && let Some(name) = text.get(first.bytes.start..last.bytes.end)
                {
                    found.insert(name.to_owned());
                }
            }
        }
        found.into_iter().collect()
    }

    /// A document as it may come in: without those who were erased; none where it tells of none of them.
    pub(crate) fn passed(&self, document: &Document, claims: &[Claim]) -> Option<Redacted> {
        if self.is_empty() {
            return None;
        }
        let mut names = self.names_in(&document.text);
        names.extend(document.title.as_deref().map(|title| self.names_in(title)).unwrap_or_default());
        let gone = |person: &Person| self.holds(person);
        if names.is_empty() && !claims.iter().any(|c| gone(&c.player)) {
            return None;
        }
        Some(redacted(document, claims, &names, &gone))
    }
}

/// The keyed digest (HMAC-SHA-256, RFC 2104) of a name's folded words or of an identity, in hexadecimal.
fn mark(key: &[u8], of: &str) -> String {
    // A key of any length will do, so that this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(of.as_bytes());
    mac.finalize().into_bytes().iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Person {
        Person { name: name.into(), id: None, team: None }
    }

    #[test]
    fn names_are_found_as_whole_words_whatever_their_case_and_accents() {
        let names = Names::of(["Jan Dvořák", "O'Neill"]);
        let text = "JAN DVORAK's knee; Jan  Dvořák. Dvořáková and O’Neill’s son, not ONeills.";
        let found: Vec<_> = names.places(text).into_iter().map(|p| &text[p]).collect();
        assert_eq!(found, ["JAN", "DVORAK", "Jan", "Dvořák", "O’Neill"]);
    }

    #[test]
    fn what_is_put_out_keeps_its_length() {
        let text = "Jan Dvořák\nlimps.";
        let name = 0..text.find('\n').unwrap();
        let out = put_out(text, std::slice::from_ref(&name));
        assert_eq!(out, "*** ********\nlimps.");
        assert_eq!(out.len(), text.len());
    }

    #[test]
    fn a_tombstone_knows_the_name_and_does_not_tell_it() {
        let erasure = Erasure { names: vec!["Jan Dvořák".into()], ..Erasure::default() };
        let marks = Tombstones::raised(b"key", &erasure);
        assert!(marks.iter().all(|m| m.len() == 64 && !m.contains("dvorak")));
        assert_ne!(marks, Tombstones::raised(b"other key", &erasure));
        let stones = Tombstones::new(vec![b"other key".to_vec(), b"key".to_vec()], marks);
        assert!(stones.holds(&person("jan dvorak")) && !stones.holds(&person("Dvořák")));
        assert_eq!(stones.names_in("On Monday JAN DVORAK ran, and Jan Novák did not."), ["JAN DVORAK"]);
    }
}

//! The forms under which the press names a person, and looking people up by them.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::fold;
use crate::given;
use crate::model::{Pack, PackPerson, PersonIndex};

/// By what kind of form a person was found, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// A given name and a surname.
    Full,
    /// The name on the team sheet.
    KnownAs,
    /// The family name, or the one of several family names that stands first or last.
    Surname,
    /// Another of several family names.
    SurnamePart,
}

/// A person found under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Named {
    /// By what kind of form.
    pub how: How,
    /// Who.
    pub person: PersonIndex,
}

impl Pack {
    /// Everyone who goes by that name, the most telling forms first; `folded` is the output of [`fold`].
    ///
    /// Full names, names on the team sheet and surnames are found, with and without particles and hyphens. Given
    /// names alone are not, unless the person is known by one.
    pub fn people_named(&self, folded: &str) -> &[Named] {
        self.named.get(folded).map_or(&[], |found| found)
    }

    /// Everyone whose full name that is. Does not allocate.
    pub fn people_with_full_name(&self, folded: &str) -> impl Iterator<Item = PersonIndex> {
        let found = self.people_named(folded);
        found.iter().take_while(|named| named.how == How::Full).map(|named| named.person)
    }

    /// Everyone of that surname (or name on the team sheet) whose given name agrees with `given`: the same, a short
    /// form or nickname of it, or its initial ("Jack Brook" for "Jackson Brook", "J. Brook"). Both are folded.
    pub fn people_like(&self, given: &str, surname: &str) -> impl Iterator<Item = PersonIndex> {
        self.people_named(surname)
            .iter()
            .filter(|named| named.how != How::Full)
            .map(|named| named.person)
            .filter(move |&index| self.person(index).is_some_and(|person| person.answers_to(given)))
    }

    /// Every folded form under which someone is found, in order, for building one automaton of all names.
    pub fn name_forms(&self) -> impl Iterator<Item = (&str, &[Named])> {
        self.names.iter().map(|(form, found)| (&**form, &**found))
    }
}

impl PackPerson {
    /// Whether a folded given name, short form or initial agrees with one of the person's given names.
    pub fn answers_to(&self, given: &str) -> bool {
        self.givens.iter().any(|own| given::agree(given, own))
    }

    /// The folded given names that the spellings give: each whole, and each of its words.
    pub(crate) fn folded_givens(spellings: &[[String; 3]]) -> Vec<Box<str>> {
        let mut found = BTreeSet::new();
        for [names, family, known] in spellings {
            let nickname =
                Some(known.as_str()).filter(|known| !known.contains('.') && !family.contains(known));
            for given in [Some(names.as_str()), nickname].into_iter().flatten().map(fold) {
                found.extend(given.split([' ', '-']).filter(|word| !word.is_empty()).map(Box::from));
                found.insert(given.into_boxed_str());
            }
        }
        found.into_iter().collect()
    }

    /// Every folded form of the name with its kind.
    pub(crate) fn forms(&self) -> BTreeSet<(How, String)> {
        let mut forms = BTreeSet::new();
        for spelling in &self.spellings {
            add_forms(spelling, &mut forms);
        }
        forms.into_iter().flat_map(|(how, form)| variants(&form).into_iter().map(move |v| (how, v))).collect()
    }
}

/// All forms of all people, each with whom it names.
pub(crate) fn index(people: &[PackPerson]) -> BTreeMap<Box<str>, Box<[Named]>> {
    let mut names: BTreeMap<String, BTreeMap<PersonIndex, How>> = BTreeMap::new();
    for (at, person) in (0..).zip(people) {
        for (how, form) in person.forms() {
            let best = names.entry(form).or_default().entry(PersonIndex(at)).or_insert(how);
            *best = how.min(*best);
        }
    }
    let sorted = |found: BTreeMap<PersonIndex, How>| {
        let mut found: Vec<_> = found.into_iter().map(|(person, how)| Named { how, person }).collect();
        found.sort_unstable();
        found.into_boxed_slice()
    };
    names.into_iter().map(|(form, found)| (form.into_boxed_str(), sorted(found))).collect()
}

/// The name on the team sheet without the initial that tells namesakes apart ("J.Brook").
pub(crate) fn bare_known_as(known: &str) -> &str {
    match known.split_once('.') {
        Some((initial, rest)) if initial.chars().count() <= 2 && !rest.trim().is_empty() => rest.trim(),
        _ => known,
    }
}

/// Words that belong to the surname after them.
const PARTICLES: &[&str] = &[
    "abd", "abdul", "abu", "al", "bin", "da", "das", "de", "degli", "dei", "del", "della", "den", "der",
    "des", "di", "do", "dos", "du", "el", "la", "las", "le", "los", "mac", "mc", "o", "op", "san", "st",
    "st.", "ten", "ter", "van", "ver", "vom", "von", "y", "zu", "zum", "zur",
];

/// A family name cut into surnames, each with its particles: `dos Santos Braga` into `dos Santos` and `Braga`.
pub(crate) fn units(family: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut unit = String::new();
    for word in family.split_whitespace() {
        if !unit.is_empty() {
            unit.push(' ');
        }
        unit.push_str(word);
        if !PARTICLES.contains(&fold(word).as_str()) {
            found.push(std::mem::take(&mut unit));
        }
    }
    if !unit.is_empty() {
        found.push(unit);
    }
    found
}

fn add_forms([given, family, sheet]: &[String; 3], forms: &mut BTreeSet<(How, String)>) {
    let units = units(family);
    let known = bare_known_as(sheet);
    let mut surnames: BTreeSet<(How, String)> = BTreeSet::new();
    surnames.insert((How::KnownAs, known.to_owned()));
    surnames.insert((How::Surname, family.to_owned()));
    for (at, unit) in units.iter().enumerate() {
        let how = if at == 0 || at + 1 == units.len() { How::Surname } else { How::SurnamePart };
        surnames.insert((how, unit.clone()));
        surnames.extend(without_particles(unit).map(|bare| (How::SurnamePart, bare.to_owned())));
        // A run of several surnames that leaves others out: "Moura Braga" of "Lima Moura Braga".
        let rest = units.get(at..).unwrap_or_default();
        surnames.insert((How::SurnamePart, rest.join(" ")));
        surnames.insert((How::SurnamePart, units.get(..=at).unwrap_or_default().join(" ")));
    }
    // A team-sheet name of several words ends in a surname.
    let given_words: Vec<&str> = given.split_whitespace().collect();
    if let Some((first, rest)) = known.split_once(' ')
        && given_words.iter().any(|word| given::agree(&fold(first), &fold(word)))
    {
        surnames.insert((How::KnownAs, rest.to_owned()));
        forms.insert((How::Full, known.to_owned()));
    }
    let known_is_given = given_words.first() == Some(&known) || given == known;
    let mut givens: BTreeSet<String> = BTreeSet::from([given.to_owned()]);
    givens.extend(given_words.first().map(|&w| w.to_owned()));
    givens.extend(given_words.get(..2).map(|two| two.join(" ")));
    // What stands after an initial is a surname, whatever the family name.
    if known == sheet && !fold(family).contains(&fold(known)) {
        givens.insert(known.split(' ').next().unwrap_or_default().to_owned());
    }
    for (how, surname) in &surnames {
        let is_given = *how == How::KnownAs && known_is_given;
        for given in givens.iter().filter(|g| !g.is_empty() && !is_given && *g != surname) {
            forms.insert((How::Full, format!("{given} {surname}")));
        }
    }
    // East Asian names are printed in either order.
    if given.contains('-') && !family.contains(' ') {
        forms.insert((How::Full, format!("{family} {given}")));
    }
    forms.extend(surnames);
}

/// A surname of several words without the particles before it.
fn without_particles(unit: &str) -> Option<&str> {
    let (_, last) = unit.rsplit_once(' ')?;
    (last.chars().count() >= 3).then_some(last)
}

/// The spellings of one form: folded, with spaces for hyphens, with joined Arabic articles, and with the digraphs
/// that stand for umlauts. Empty for a form of less than two letters.
fn variants(form: &str) -> Vec<String> {
    let mut found = vec![fold(form)];
    if form.contains(['ö', 'ü', 'ä', 'ø', 'å', 'Ö', 'Ü', 'Ä', 'Ø', 'Å']) {
        let spelt = form.chars().fold(String::new(), |mut out, c| {
            match c {
                'ö' | 'ø' | 'Ö' | 'Ø' => out.push_str("oe"),
                'ü' | 'Ü' => out.push_str("ue"),
                'ä' | 'Ä' => out.push_str("ae"),
                'å' | 'Å' => out.push_str("aa"),
                other => out.push(other),
            }
            out
        });
        found.push(fold(&spelt));
    }
    let more: Vec<String> = found.iter().flat_map(|f| respaced(f)).collect();
    found.extend(more);
    found.retain(|f| f.chars().filter(|c| c.is_alphabetic()).count() >= 2);
    found.sort_unstable();
    found.dedup();
    found
}

/// The other ways to part a folded form: "el-sayed", "el sayed", "elsayed"; "heung-min" and "heung min".
fn respaced(form: &str) -> Vec<String> {
    let mut found = Vec::new();
    if form.contains('-') {
        found.push(form.replace('-', " "));
    }
    for article in ["el", "al"] {
        let parted = |sep: char| format!("{article}{sep}");
        for (from, to) in
            [(parted(' '), parted('-')), (parted('-'), article.to_owned()), (parted(' '), article.to_owned())]
        {
            if let Some(rest) = form.strip_prefix(&from) {
                found.push(format!("{to}{rest}"));
            }
            let inner = format!(" {from}");
            if form.contains(&inner) {
                found.push(form.replace(&inner, &format!(" {to}")));
            }
        }
    }
    if form.contains('\'') {
        found.push(form.replace('\'', ""));
    }
    found
}

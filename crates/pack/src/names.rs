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

    /// Hands every folded form of the name to `take`, with its kind; some more than once.
    fn forms(&self, mut take: impl FnMut(How, String)) {
        let mut forms = BTreeSet::new();
        for spelling in &self.spellings {
            add_forms(spelling, &mut forms);
        }
        for (how, form) in forms {
            variants(&form, |variant| {
                if variant.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() {
                    take(how, variant);
                }
            });
        }
    }
}

/// All forms of all people, each with whom it names.
pub(crate) fn index(people: &[PackPerson]) -> BTreeMap<Box<str>, Box<[Named]>> {
    let mut all = Vec::with_capacity(people.len() * 4);
    for (at, person) in (0..).map(PersonIndex).zip(people) {
        person.forms(|how, form| all.push((form, at, how)));
    }
    // Of several kinds of one form of one person the most telling comes first and stays.
    all.sort_unstable();
    all.dedup_by(|a, b| (&a.0, a.1) == (&b.0, b.1));
    let one_form = all.chunk_by_mut(|a, b| a.0 == b.0).filter_map(|group| {
        let mut found: Box<[Named]> = group.iter().map(|&(_, person, how)| Named { how, person }).collect();
        found.sort_unstable();
        let form = std::mem::take(&mut group.first_mut()?.0);
        Some((form.into_boxed_str(), found))
    });
    one_form.collect()
}

/// The name on the team sheet without the initial that tells namesakes apart ("J.Brook", "Brook.J", "Brook Jr.").
pub(crate) fn bare_known_as(known: &str) -> &str {
    let few = |part: &str| part.chars().count() <= 2;
    if let Some((name, last)) = known.strip_suffix('.').and_then(|known| known.rsplit_once(' '))
        && few(last)
    {
        return name.trim();
    }
    match known.split_once('.') {
        Some((initial, rest)) if few(initial) && !rest.trim().is_empty() => rest.trim(),
        Some((name, initial)) if few(initial) && !name.trim().is_empty() => name.trim(),
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

/// Hands the spellings of one form to `take`: folded, with spaces for hyphens, with joined Arabic articles, without
/// apostrophes, and with the digraphs that stand for umlauts.
fn variants(form: &str, mut take: impl FnMut(String)) {
    let plain = fold(form);
    respaced(&plain, &mut take);
    take(plain);
    if form.contains(['ö', 'ü', 'ä', 'ø', 'å', 'Ö', 'Ü', 'Ä', 'Ø', 'Å']) {
        let mut spelt = String::with_capacity(form.len() + 2);
        for c in form.chars() {
            match c {
                'ö' | 'ø' | 'Ö' | 'Ø' => spelt.push_str("oe"),
                'ü' | 'Ü' => spelt.push_str("ue"),
                'ä' | 'Ä' => spelt.push_str("ae"),
                'å' | 'Å' => spelt.push_str("aa"),
                other => spelt.push(other),
            }
        }
        let digraphs = fold(&spelt);
        respaced(&digraphs, &mut take);
        take(digraphs);
    }
}

/// Arabic articles as a word begins with them, and the two other ways to write each.
const ARTICLES: &[(&str, [&str; 2])] =
    &[("el ", ["el-", "el"]), ("el-", ["el ", "el"]), ("al ", ["al-", "al"]), ("al-", ["al ", "al"])];

/// The other ways to part a folded form: "el-sayed", "el sayed", "elsayed"; "heung-min" and "heung min".
fn respaced(form: &str, take: &mut impl FnMut(String)) {
    if form.contains('-') {
        take(form.replace('-', " "));
    }
    if form.contains('\'') {
        take(form.replace('\'', ""));
    }
    for (article, others) in ARTICLES {
        for (at, _) in form.match_indices(article) {
            let (before, after) = (form.get(..at).unwrap_or_default(), form.get(at + article.len()..));
            if before.is_empty() || before.ends_with(' ') {
                others.iter().for_each(|other| take(format!("{before}{other}{}", after.unwrap_or_default())));
            }
        }
    }
}

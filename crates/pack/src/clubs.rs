//! What the press calls clubs and their derbies.

use std::collections::BTreeMap;
use std::sync::Arc;

use ledger::KeptAppearance;

use crate::fold::fold;
use crate::lexicon::rows;
use crate::model::{Club, ClubIndex, Pack};

const ALIASES: &str = include_str!("../lexicon/club_aliases.tsv");
const DERBIES: &str = include_str!("../lexicon/derbies.tsv");

/// What kind of name a club is called by, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AliasKind {
    /// The name in full, or in the pack's files.
    Name,
    /// A short form ("Man United", "Palace"); several clubs may share it ("City").
    Short,
    /// A nickname ("the Magpies"); several clubs may share it.
    Nickname,
}

/// A club found under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClubAlias {
    /// What kind of name it is.
    pub kind: AliasKind,
    /// Which club.
    pub club: ClubIndex,
}

/// The club that goes by a name, as anybody writes it, in the first of some packs that knows one.
pub fn club_in<'p>(packs: &'p [Arc<Pack>], name: &str) -> Option<&'p Club> {
    let folded = fold(name);
    packs.iter().find_map(|pack| pack.club(pack.club_named(&folded)?))
}

/// Gives the teams of appearances the full names by which packs know them, as an official flag's club has it: "Man Utd" is the club
/// that a report calls Manchester United. A team that no pack knows keeps its name, and so does that of a row from a store's own table:
/// it was named when the store got it.
pub fn name_clubs(packs: &[Arc<Pack>], rows: &mut [KeptAppearance]) {
    let mut names: BTreeMap<String, Option<&str>> = BTreeMap::new();
    for row in rows.iter_mut().filter(|row| row.recorded_at.is_none()) {
        let Some(team) = &row.appearance.player.team else { continue };
        let full = names.entry(team.clone());
        let full = full.or_insert_with_key(|team| club_in(packs, team).map(|club| club.full_name.as_str()));
        if let Some(full) = *full {
            Arc::make_mut(&mut row.appearance.player).team = Some(full.to_owned());
        }
    }
}

impl Pack {
    /// Every club that goes by that name, the most telling first; `folded` is the output of [`fold`], without a
    /// leading article.
    pub fn clubs_named(&self, folded: &str) -> &[ClubAlias] {
        self.club_aliases.get(folded).map_or(&[], Vec::as_slice)
    }

    /// The club of that name, where only one goes by it.
    pub fn club_named(&self, folded: &str) -> Option<ClubIndex> {
        match self.clubs_named(folded) {
            [only] => Some(only.club),
            [first, second, ..] if first.kind < second.kind => Some(first.club),
            _ => None,
        }
    }

    /// Every folded name of every club, in order.
    pub fn club_forms(&self) -> impl Iterator<Item = (&str, &[ClubAlias])> {
        self.club_aliases.iter().map(|(form, clubs)| (&**form, clubs.as_slice()))
    }

    /// The pairs of clubs that meet under that name ("north london derby", folded); several pairs may share one.
    pub fn derby_named(&self, folded: &str) -> &[(ClubIndex, ClubIndex)] {
        self.derbies.get(folded).map_or(&[], Vec::as_slice)
    }

    /// Every folded name of a derby, in order, with the pairs that it names.
    pub fn derby_forms(&self) -> impl Iterator<Item = (&str, &[(ClubIndex, ClubIndex)])> {
        self.derbies.iter().map(|(form, pairs)| (&**form, pairs.as_slice()))
    }

    /// The rivals of a club: whom it meets in any derby.
    pub fn rivals(&self, club: ClubIndex) -> impl Iterator<Item = ClubIndex> {
        let mut found: Vec<_> = self
            .derbies
            .values()
            .flatten()
            .filter_map(|&(a, b)| if a == club { Some(b) } else { (b == club).then_some(a) })
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter()
    }
}

/// The name in full of a club that a pack's files call `name`.
pub(crate) fn full_name(name: &str) -> &str {
    rows::<3>(ALIASES)
        .find(|[_, kind, club]| *kind == "full" && *club == name)
        .map_or(name, |[full, _, _]| full)
}

fn index_of(clubs: &[Club], name: &str) -> Option<ClubIndex> {
    let at = clubs.binary_search_by(|club| club.name.as_str().cmp(name)).ok()?;
    u16::try_from(at).ok().map(ClubIndex)
}

/// The names of those clubs; `clubs` is in the order of names.
pub(crate) fn aliases(clubs: &[Club]) -> BTreeMap<Box<str>, Vec<ClubAlias>> {
    let mut found: BTreeMap<Box<str>, Vec<ClubAlias>> = BTreeMap::new();
    let mut add = |name: &str, kind, club| {
        for form in [fold(name), fold(name).replace('-', " ")] {
            let known = found.entry(form.into_boxed_str()).or_default();
            if !known.iter().any(|alias| alias.club == club) {
                known.push(ClubAlias { kind, club });
            }
        }
    };
    for (at, club) in (0..).zip(clubs) {
        add(&club.name, AliasKind::Name, ClubIndex(at));
        add(&club.full_name, AliasKind::Name, ClubIndex(at));
    }
    for [alias, kind, name] in rows::<3>(ALIASES) {
        if let (Some(kind), Some(club)) = (kind_of(kind), index_of(clubs, name)) {
            add(alias, kind, club);
        }
    }
    found.values_mut().for_each(|clubs| clubs.sort_unstable());
    found
}

fn kind_of(name: &str) -> Option<AliasKind> {
    match name {
        "full" | "name" => Some(AliasKind::Name),
        "short" => Some(AliasKind::Short),
        "nickname" => Some(AliasKind::Nickname),
        _ => None,
    }
}

/// The derbies among those clubs; `clubs` is in the order of names.
pub(crate) fn derbies(clubs: &[Club]) -> BTreeMap<Box<str>, Vec<(ClubIndex, ClubIndex)>> {
    let mut found: BTreeMap<Box<str>, Vec<_>> = BTreeMap::new();
    for [name, a, b] in rows::<3>(DERBIES) {
        if let (Some(a), Some(b)) = (index_of(clubs, a), index_of(clubs, b)) {
            for form in [fold(name), fold(name).replace('-', " ")] {
                let pairs = found.entry(form.into_boxed_str()).or_default();
                if !pairs.contains(&(a, b)) {
                    pairs.push((a, b));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::assert_in_order;

    #[test]
    fn the_lexicons_are_in_order_and_name_clubs_of_the_bundled_pack() {
        assert_in_order::<3>(ALIASES);
        assert_in_order::<3>(DERBIES);
        let pack = Pack::premier_league();
        for [alias, kind, club] in rows::<3>(ALIASES) {
            assert!(kind_of(kind).is_some(), "{alias}: {kind}");
            assert!(index_of(&pack.clubs, club).is_some(), "{alias}: {club}");
        }
        for club in pack.clubs() {
            let full =
                rows::<3>(ALIASES).filter(|[_, kind, name]| *kind == "full" && *name == club.name).count();
            assert_eq!(full, 1, "{}", club.name);
        }
        for [name, a, b] in rows::<3>(DERBIES) {
            assert!(index_of(&pack.clubs, a).is_some() && index_of(&pack.clubs, b).is_some(), "{name}");
            assert_ne!(a, b);
        }
    }
}

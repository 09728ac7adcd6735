//! Which names are one club's, worked out once for each name.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use pack::Pack;

use crate::names::one_name;

/// The clubs that some packs know, and every other by its name.
#[derive(Debug)]
pub struct Clubs {
    packs: Vec<Arc<Pack>>,
    /// The one name of a club, by each of its names that was asked for.
    known: RwLock<BTreeMap<String, Arc<str>>>,
}

/// So many names are remembered; a record has some hundreds.
const MOST: usize = 20_000;

impl Clubs {
    /// Those that the packs know.
    pub fn of(packs: &[Arc<Pack>]) -> Self {
        Self { packs: packs.to_vec(), known: RwLock::default() }
    }

    /// The packs.
    pub fn packs(&self) -> &[Arc<Pack>] {
        &self.packs
    }

    /// Whether two names are one club's: what [`same_club`](crate::names::same_club) says.
    pub fn same(&self, a: &str, b: &str) -> bool {
        a == b || self.name(a) == self.name(b)
    }

    fn name(&self, name: &str) -> Arc<str> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = known.get(name) {
            return Arc::clone(one);
        }
        drop(known);
        let one: Arc<str> = one_name(name, &self.packs).into();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.insert(name.to_owned(), Arc::clone(&one));
        }
        one
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::same_club;

    #[test]
    fn remembered_names_are_one_clubs_as_before() {
        let packs = [Arc::new(Pack::premier_league().clone())];
        let clubs = Clubs::of(&packs);
        let names = [
            "Man Utd", "Manchester United", "Manchester City", "the Elmford FC", "Elmford", "Elmford Town",
            "",
        ];
        for _ in 0..2 {
            for (a, b) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
                assert_eq!(clubs.same(a, b), same_club(a, b, &packs), "{a:?}, {b:?}");
            }
        }
    }
}

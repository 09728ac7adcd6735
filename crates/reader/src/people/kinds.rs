//! What a person does, for whom, and how old: by the words around the name.

mod apposition;
mod described;
mod giveaways;
mod picks;
mod teams;

use std::ops::Range;

use super::cluster::Named;
use super::marks::Mark;
use super::scan::Scan;
use super::{Kind, NamedPerson};
use crate::text::Shape;

pub(crate) use described::{Described, demonym_gender};

impl Scan<'_> {
    /// What stands around a name. `outer`: where the name before it ends; `before`: whether the person has been named before.
    fn learn_around(
        &self,
        person: &mut NamedPerson,
        name: &Range<usize>,
        outer: Option<usize>,
        before: bool,
    ) {
        self.learn_before(person, name.clone());
        // Players write too: of whom the report has told before, a handle tells no trade.
        let handle = self.surface.word_at(name.end) == "(" && self.surface.word_at(name.end + 1) == "@";
        if person.kind == Kind::Other && !(before && handle) && self.of_an_outlet(name.clone()) {
            person.kind = Kind::Journalist;
        }
        if person.kind == Kind::Other && !before && self.side_in_brackets(name, outer) {
            person.kind = Kind::Official;
        }
        if person.kind == Kind::Other && self.injury_in_brackets(name.end) {
            person.kind = Kind::Player;
        }
        let after = self.described_after(name.end);
        if !after.is_empty() {
            learn(person, self.describe(after));
        }
        if person.team.is_none() {
            person.team = self.team_behind(name.end);
        }
        if person.kind == Kind::Other {
            let apposed = self.apposed_to(name.clone());
            if !apposed.is_empty() {
                learn(person, self.describe(apposed));
            }
        }
        if person.kind == Kind::Other && self.doctor(name.start) {
            person.kind = Kind::Medic;
        }
    }

    /// What stands before a name.
    fn learn_before(&self, person: &mut NamedPerson, name: Range<usize>) {
        let start = name.start;
        let stretch = self.described_before(start);
        let mut told = if stretch.is_empty() { self.staff_before(name) } else { stretch.clone() };
        if told.is_empty() || self.marks.role(start.wrapping_sub(1)).is_none() {
            let of_a_body = self.trade_of_a_body(start);
            if !of_a_body.is_empty() {
                told = of_a_body;
            }
        }
        if told.is_empty() {
            return;
        }
        let mut before = self.describe(told);
        if before.team.is_none() && before.role.is_some() && !stretch.is_empty() {
            before.team = self.unlisted_team(stretch.start);
        }
        let b = start.wrapping_sub(1);
        let adjacent = self.marks.any(b, Mark::TEAM | Mark::DEMONYM)
            || self.surface.tokens.get(b).is_some_and(|t| t.is(Shape::CLITIC));
        // "at Utrecht and Dorn": a team without a role, and not directly before the name, is not the name's.
        if before.kind.is_none() && before.age.is_none() && !adjacent {
            before.team = None;
            before.nation = None;
        }
        learn(person, before);
    }
}

/// Fills in what the words around the mentions tell of each person. What stands before a name counts more than what
/// follows it; the first to tell counts.
pub(crate) fn describe_persons(scan: &Scan<'_>, named: &[Named], persons: &mut [NamedPerson]) {
    let mut hints = vec![Hints::default(); persons.len()];
    for (place, n) in named.iter().enumerate() {
        let Some(number) = n.person.map(|p| p as usize) else { continue };
        let (Some(person), Some(hints)) = (persons.get_mut(number), hints.get_mut(number)) else { continue };
        let outer = place.checked_sub(1).and_then(|p| named.get(p)).map(|o| o.name.tokens.end);
        scan.learn_around(person, &n.name.tokens, outer, hints.named);
        let next = named.get(place + 1).map_or(0, |o| o.name.tokens.start);
        let end = n.name.tokens.end;
        hints.named = true;
        // Of whom the words have told a trade nothing else needs to.
        if person.kind != Kind::Other {
            continue;
        }
        // "an injury to Hale gave Dorn his chance": who stands behind a preposition does nothing.
        let governed = || {
            let before = scan.described_before(n.name.tokens.start).start.checked_sub(1);
            before.is_some_and(|b| {
                matches!(scan.surface.word_at(b), "to" | "for" | "of" | "by" | "with" | "from" | "over")
            })
        };
        hints.leads = hints.leads || scan.leads_a_side(end) || !governed() && scan.has_the_side(end, next);
        hints.hurt = hints.hurt || scan.is_hurt_himself(end);
        hints.listed = hints.listed || scan.listing(n.name.tokens.start);
        hints.treats = hints.treats || scan.treats(end);
    }
    for (person, hints) in persons.iter_mut().zip(hints) {
        if hints.treats && person.kind == Kind::Other {
            person.kind = Kind::Medic;
        }
        // A captain decides too, and breaks a finger as no coach does.
        if hints.leads && !hints.hurt && person.kind == Kind::Other {
            person.kind = Kind::Manager;
        }
        if hints.listed && person.kind == Kind::Other && person.role.is_none() {
            person.kind = Kind::Player;
        }
    }
}

/// What the mentions of a person tell of his trade where none names it.
#[derive(Clone, Copy, Default)]
struct Hints {
    /// Named before.
    named: bool,
    /// A side is called his, or he decides who plays.
    leads: bool,
    /// It is told how he was hurt.
    hurt: bool,
    /// Named in a list, as players are.
    listed: bool,
    /// He examines somebody, or operates on him.
    treats: bool,
}

impl Scan<'_> {
    /// "Dorn examined him", "Hale, who operated on the striker": what follows a name that ends there is what doctors do.
    fn treats(&self, end: usize) -> bool {
        let word = |i: usize| self.surface.word_at(i);
        let who = end + 2 * usize::from(word(end) == "," && word(end + 1) == "who");
        let verb = who + usize::from(matches!(word(who), "has" | "had" | "also" | "will"));
        match word(verb) {
            "examined" => matches!(word(verb + 1), "him" | "her" | "the" | "his") || self.plain(verb + 1),
            "operated" => word(verb + 1) == "on",
            _ => false,
        }
    }
}

/// What a person is told to be for the first time.
fn learn(person: &mut NamedPerson, told: Described) {
    if told.plural && told.kind.is_none() {
        return;
    }
    if person.kind == Kind::Other
        && let Some(kind) = told.kind
    {
        // A former player may be anybody now; a former manager is still no player.
        if !(told.former && kind == Kind::Player) {
            person.kind = kind;
        }
        person.role = person.role.take().or(told.role);
    }
    if !told.former {
        person.team = person.team.take().or(told.team);
    }
    person.nation = person.nation.take().or(told.nation);
    person.age = person.age.or(told.age);
    person.gender = person.gender.or(told.gender);
}

#[cfg(test)]
mod tests {
    use crate::people::Kind;
    use crate::people::testing::read;

    #[test]
    fn roles_teams_and_ages() {
        let r = read(
            "Chelsea striker Ivo Marak, 24, is out. Club physio Jana Holub said so. Marak's agent Pavel Ondra agreed. \
             The 31-year-old Scot Neil Arbour waits, and Dutch referee Wim Zaal watched Tobias Ferl (Arsenal).",
        );
        let p = r.person("Ivo Marak");
        assert_eq!(
            (p.kind, p.team.as_deref(), p.role.as_deref(), p.age),
            (Kind::Player, Some("Chelsea"), Some("striker"), Some(24))
        );
        assert_eq!(r.person("Jana Holub").kind, Kind::Medic);
        assert_eq!(r.person("Pavel Ondra").kind, Kind::Agent);
        assert_eq!(
            (r.person("Neil Arbour").age, r.person("Neil Arbour").nation.as_deref()),
            (Some(31), Some("Scotland"))
        );
        assert_eq!(r.person("Wim Zaal").kind, Kind::Official);
        assert_eq!(r.person("Tobias Ferl").team.as_deref(), Some("Arsenal"));
        let r = read(
            "Hugo Arbour examined him on Monday. Luca Brandt, who operated on the striker, was pleased.",
        );
        assert_eq!((r.person("Hugo Arbour").kind, r.person("Luca Brandt").kind), (Kind::Medic, Kind::Medic));
    }
}

//! What a person does, for whom, and how old: by the words around the name.

use std::ops::Range;

use super::cluster::Named;
use super::marks::Mark;
use super::scan::Scan;
use super::{Gender, Kind, NamedPerson};
use crate::grammar::Function;
use crate::text::Shape;

/// Words looked at before a name, and behind it.
const REACH: usize = 9;

/// Common words that the names of clubs end in.
const CLUB_ENDINGS: [&str; 12] = [
    "albion",
    "athletic",
    "borough",
    "city",
    "county",
    "orient",
    "rangers",
    "rovers",
    "thistle",
    "town",
    "united",
    "wanderers",
];

fn ends_a_club(word: &str) -> bool {
    CLUB_ENDINGS.iter().any(|ending| word.eq_ignore_ascii_case(ending))
}

/// What a phrase of description tells: "the 22-year-old Utrecht striker".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Described {
    pub kind: Option<Kind>,
    pub role: Option<String>,
    pub team: Option<String>,
    pub nation: Option<String>,
    pub age: Option<u8>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// "former", "ex": what the person was.
    pub former: bool,
}

impl Scan<'_> {
    /// Reads the description in a run of tokens.
    pub(crate) fn describe(&self, tokens: Range<usize>) -> Described {
        let mut out = Described::default();
        let mut i = tokens.start;
        while i < tokens.end {
            let word = self.surface.word_at(i);
            if let Some(hit) = self.marks.role(i).filter(|h| h.start as usize >= tokens.start) {
                let entry = self.lexicon.entry(hit);
                // The last role before the name is the one that counts; "captain" beside another adds nothing.
                let kind = kind_of(entry.column(0));
                if kind.is_some() && !(entry.column(0) == "captain" && out.kind.is_some()) {
                    out.kind = kind;
                    if entry.column(2) != "any" {
                        out.role = Some(self.surface.span(hit.tokens()).to_lowercase());
                    }
                    out.plural = entry.column(1) == "plural";
                    out.gender = role_gender(word).or(out.gender);
                }
                i = (hit.end as usize).max(i + 1);
                continue;
            }
            if let Some(hit) = self.marks.team(i).filter(|h| h.start as usize >= tokens.start) {
                let entry = self.lexicon.entry(hit);
                let name = entry.column(0);
                match entry.column(1) {
                    "demonym" => {
                        out.gender = demonym_gender(word).or(out.gender);
                        out.nation = (!name.is_empty()).then(|| name.to_owned()).or(out.nation);
                    }
                    "nation" => out.nation = Some(name.to_owned()),
                    _ => out.team = Some(name.to_owned()),
                }
                i = (hit.end as usize).max(i + 1);
                continue;
            }
            if matches!(word, "former" | "Former" | "ex" | "Ex" | "retired" | "then") {
                out.former = true;
            }
            let lone = tokens.len() == 1 && self.surface.word_at(tokens.end) == ",";
            if let Some(age) = self
                .age(i, tokens.end)
                .or_else(|| word.parse().ok().filter(|a| lone && (15..=45).contains(a)))
            {
                out.age = Some(age);
            }
            i += 1;
        }
        out
    }

    /// `27-year-old`, `27 year old`, `aged 27`.
    pub(crate) fn age(&self, i: usize, end: usize) -> Option<u8> {
        let token = self.surface.tokens.get(i).filter(|t| t.is(Shape::NUMBER))?;
        let years: u8 = token.of(self.surface.text).parse().ok()?;
        let old = i + 2 < end.max(i + 3)
            && self.surface.word_at(i + 1) == "year"
            && self.surface.word_at(i + 2) == "old";
        let aged = i > 0 && self.surface.word_at(i - 1) == "aged";
        ((8..=60).contains(&years) && (old || aged)).then_some(years)
    }

    /// The description that stands directly before a name: "Utrecht and Denmark striker", "her coach".
    pub(crate) fn described_before(&self, start: usize) -> Range<usize> {
        let floor = start.saturating_sub(REACH).max(self.sentence_start(start));
        let (mut at, mut from) = (start, start);
        while at > floor {
            let i = at - 1;
            let mark = self.marks.at(i);
            let Some(t) = self.surface.tokens.get(i) else { break };
            let known = mark.intersects(Mark::ROLE | Mark::TEAM | Mark::DEMONYM) || t.is(Shape::NUMBER);
            let filler = t.is(Shape::HYPHENATED)
                || matches!(
                    self.surface.word_at(i),
                    "and"
                        | "&"
                        | "year"
                        | "old"
                        | "former"
                        | "Former"
                        | "new"
                        | "New"
                        | "star"
                        | "young"
                        | "ex"
                        | "fellow"
                        | "club"
                        | "first"
                        | "team"
                        | "assistant"
                        | "national"
                        | "under"
                        | "injured"
                        | "veteran"
                        | "experienced"
                        | "teenage"
                        | "international"
                        | "side"
                        | "outgoing"
                        | "retired"
                        | "versatile"
                )
                || (t.is(Shape::CLITIC) && mark.is_empty())
                || mark.contains(Mark::ORG) && !t.is(Shape::CAPITAL)
                || (t.is(Shape::CAPITAL) && mark.intersects(Mark::PLACE));
            // "Rams linebacker X": a name that no lexicon knows, before a role.
            let unknown_team = from == at && at < start && t.is(Shape::CAPITAL) && !t.is(Shape::FIRST);
            if !(known || filler || unknown_team) {
                break;
            }
            at = i;
            if known {
                from = at;
            }
        }
        // "former" and the like just before count in.
        if from > floor
            && matches!(self.surface.word_at(from - 1), "former" | "Former" | "ex" | "Ex" | "retired")
        {
            from -= 1;
        }
        from..start
    }

    /// "Dr Dorn", "Dr. Dorn".
    fn doctor(&self, start: usize) -> bool {
        let stop = usize::from(self.surface.word_at(start.wrapping_sub(1)) == ".");
        let title = start.checked_sub(1 + stop).map_or("", |i| self.surface.word_at(i));
        matches!(title, "Dr" | "DR" | "Doctor" | "Prof" | "Professor" | "Professeur")
    }

    /// "Hale's coach, Ivo Dorn, said", "her physio, Ann Lye,": whose trade stands before the comma. Only staff are told so; a
    /// player's position before a comma is that of one more name in a list.
    fn staff_before(&self, name: Range<usize>) -> Range<usize> {
        let start = name.start;
        let none = start..start;
        let Some(comma) = start.checked_sub(1).filter(|c| self.surface.word_at(*c) == ",") else {
            return none;
        };
        let Some(hit) = comma.checked_sub(1).and_then(|r| self.marks.role(r)) else { return none };
        let entry = self.lexicon.entry(hit);
        let staff = matches!(
            kind_of(entry.column(0)),
            Some(Kind::Manager | Kind::Medic | Kind::Official | Kind::Agent)
        );
        // "Hale's personal coach": words may stand between, but no mark.
        let floor = (hit.start as usize).saturating_sub(3);
        let owned = (floor..hit.start as usize)
            .rev()
            .take_while(|b| {
                !self.surface.tokens.get(*b).is_some_and(|t| t.is(Shape::MARK) && !t.is(Shape::CLITIC))
            })
            .any(|b| {
                self.function_of(b).intersects(Function::POSSESSIVE | Function::DETERMINER)
                    || self.surface.tokens.get(b).is_some_and(|t| t.is(Shape::CLITIC))
                    || (b + 1 == hit.start as usize && self.marks.any(b, Mark::TEAM | Mark::DEMONYM))
            });
        // "According to the Rovers boss, Brandt has …": the comma ends what leads in, and the name begins the clause.
        let floor = (hit.start as usize).saturating_sub(6);
        let leads_in = !self.surface.is_word(name.end, &[","])
            && (floor..hit.start as usize).any(|i| self.surface.is_word(i, &["according"]));
        if staff && owned && !leads_in && entry.column(1) != "plural" {
            hit.start as usize..comma
        } else {
            none
        }
    }

    /// "physiotherapist of the BCB Karim Dorn", "coach at Rovers Ivo Hale": the trade before the body that stands before the name.
    fn trade_of_a_body(&self, start: usize) -> Range<usize> {
        const LONGEST: usize = 4;
        let body = |i: &usize| {
            self.marks.any(*i, Mark::TEAM | Mark::OUTLET)
                || self.surface.tokens.get(*i).is_some_and(|t| t.is(Shape::UPPER | Shape::WORD))
        };
        let from = (start.saturating_sub(LONGEST)..start).rev().take_while(body).last();
        let Some(from) = from.filter(|f| *f > self.sentence_start(start)) else { return start..start };
        let of = from - 1 - usize::from(self.surface.word_at(from - 1) == "the");
        let hit = of
            .checked_sub(1)
            .filter(|_| matches!(self.surface.word_at(of), "of" | "at"))
            .and_then(|r| self.marks.role(r));
        let staff = hit.filter(|h| {
            let kind = kind_of(self.lexicon.entry(h).column(0));
            matches!(kind, Some(Kind::Manager | Kind::Medic | Kind::Official | Kind::Agent))
        });
        staff.map_or(start..start, |h| h.start as usize..of)
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

    /// The name of a team that no lexicon knows, which ends where a role begins ("Harbour Athletic midfielder"): words with
    /// capitals, of which the sentence's first counts only as part of a longer name. Its last may be a common word that clubs' names
    /// end in ("Quarnford Town winger"), unless it belongs to a competition ("World Cup winner").
    fn unlisted_team(&self, role: usize) -> Option<String> {
        let fits = |i: usize| {
            let Some(t) = self.surface.tokens.get(i) else { return false };
            t.is(Shape::WORD | Shape::CAPITAL)
                && !t.is(Shape::UPPER)
                && !self
                    .marks
                    .any(i, Mark::ROLE | Mark::DEMONYM | Mark::GIVEN | Mark::INJURY | Mark::COMPETITION)
                && (!self.marks.is(i, Mark::COMMON) || i + 1 == role && ends_a_club(self.surface.word_at(i)))
        };
        let floor = role.saturating_sub(3).max(self.sentence_start(role));
        let start = (floor..role).rev().take_while(|&i| fits(i)).last()?;
        // "City striker": short for a club that was named before, or none.
        let short = self.surface.tokens.get(start).is_some_and(|t| t.is(Shape::FIRST))
            || self.marks.is(start, Mark::COMMON);
        let lone = start + 1 == role && short;
        (!lone).then(|| self.surface.span(start..role).to_owned())
    }

    /// The description that follows a name in apposition: ", the club physio,", " (Utrecht)".
    fn described_after(&self, end: usize) -> Range<usize> {
        let open = self.surface.word_at(end);
        let stop = self.sentence_end(end).min(end + REACH + 1);
        if open == "(" {
            let close = (end + 1..stop).find(|i| self.surface.word_at(*i) == ")");
            return close.map_or(end..end, |c| end + 1..c);
        }
        if open != "," {
            return end..end;
        }
        let first = end + 1;
        let leads = self.function_of(first).intersects(Function::DETERMINER | Function::POSSESSIVE)
            || self.marks.any(first, Mark::ROLE | Mark::TEAM | Mark::DEMONYM)
            || matches!(self.surface.word_at(first), "former" | "now" | "aged")
            || self.surface.tokens.get(first).is_some_and(|t| t.is(Shape::NUMBER));
        if !leads {
            return end..end;
        }
        let close = (first..stop)
            .find(|i| {
                matches!(self.surface.word_at(*i), "," | "." | "—" | "-" | ";" | "who" | "whose" | "and")
                    || self.function_of(*i).contains(Function::PREPOSITION)
            })
            .unwrap_or(stop);
        // "Dorn, Utrecht striker Hale and Voss": the next name's description, not this one's.
        let described = self.describe(first..close);
        let names_another =
            self.plain(close.wrapping_sub(1)) && !self.marks.any(close - 1, Mark::THING | Mark::ROLE);
        if names_another || (described.kind.is_none() && described.age.is_none()) {
            end..end
        } else {
            first..close
        }
    }

    /// "The team doctor, Moosajee, said …": the description that the name between two commas explains.
    fn apposed_to(&self, name: Range<usize>) -> Range<usize> {
        let Some(comma) = name.start.checked_sub(1).filter(|&i| self.surface.word_at(i) == ",") else {
            return name.start..name.start;
        };
        let closed = self.surface.word_at(name.end) == ",";
        let role = comma
            .checked_sub(1)
            .is_some_and(|i| self.marks.is(i, Mark::ROLE) && self.marks.role(i).is_some());
        if closed && role { self.described_before(comma) } else { name.start..name.start }
    }

    /// "X (hamstring)", "X (left knee)".
    pub(crate) fn injury_in_brackets(&self, end: usize) -> bool {
        self.surface.word_at(end) == "("
            && (end + 1..end + 5)
                .take_while(|i| self.surface.word_at(*i) != ")")
                .any(|i| self.marks.is(i, Mark::INJURY))
    }

    /// "Kim Jin-soo (Jeonbuk Hyundai)", "Bernal (Movistar-Rapha)": a longer name alone in the brackets behind a name is his side's.
    fn side_in_brackets(&self, name: &Range<usize>, outer: Option<usize>) -> bool {
        let open = name.start.wrapping_sub(1);
        let longer = name.len() > 1;
        longer
            && outer == Some(open)
            && self.surface.word_at(open) == "("
            && self.surface.word_at(name.end) == ")"
    }

    /// "The Athletic's X", "X of The Athletic", "— X (@handle)", "Photo by X".
    fn of_an_outlet(&self, name: Range<usize>) -> bool {
        let outlet = |i: usize| self.marks.is(i, Mark::OUTLET);
        let b = name.start.wrapping_sub(1);
        let clitic = matches!(self.surface.word_at(b), "'s" | "’s" | "s");
        (clitic && (2..=3).any(|k| name.start.checked_sub(k).is_some_and(outlet)))
            || (matches!(self.surface.word_at(name.end), "of" | "from")
                && (1..=2).any(|k| outlet(name.end + k)))
            || self.byline(&name)
            || (self.surface.word_at(name.end) == "(" && self.surface.word_at(name.end + 1) == "@")
            || (self.surface.word_at(b) == "by"
                && matches!(self.surface.word_at(b.wrapping_sub(1)), "Photo" | "Picture" | "Image"))
    }

    /// "Dorn's side", "Hale's men": whose team it is, by whose name it is called. A side may hurt too ("Dorn's side injury").
    fn leads_a_side(&self, end: usize) -> bool {
        let owned = self.surface.tokens.get(end).is_some_and(|t| t.is(Shape::CLITIC));
        let team = matches!(
            self.surface.word_at(end + 1),
            "side" | "men" | "charges" | "troops" | "outfit" | "squad"
        );
        let hurts = (end + 2..end + 5).any(|i| self.marks.is(i, Mark::INJURY));
        owned && team && !hurts
    }

    /// "Dorn has played down fears over Hale's fitness", "Dorn will give Hale until Friday", "Dorn has ruled Hale out": who decides
    /// who plays. `other`: where the next name begins.
    fn has_the_side(&self, end: usize, other: usize) -> bool {
        const REACH: usize = 9;
        let word = |i: usize| self.surface.word_at(i);
        let auxiliary = |i: usize| matches!(word(i), "has" | "will" | "had" | "is" | "was" | "have" | "also");
        let Some(verb) = (end..end + 3).find(|&i| !auxiliary(i)) else { return false };
        let near = other > verb
            && other <= verb + REACH
            && !(verb..other).any(|i| matches!(word(i), "," | "." | ";"));
        let soothes = matches!(word(verb), "played" | "plays" | "allayed" | "eased" | "dismissed")
            && (verb + 1..verb + 4).any(|i| matches!(word(i), "fears" | "concerns" | "worries" | "doubts"));
        let gives = matches!(word(verb), "give" | "gave" | "given")
            && (other..other + 8).any(|i| matches!(word(i), "until" | "chance"));
        let rules = matches!(word(verb), "ruled" | "rules") && (other..other + 5).any(|i| word(i) == "out");
        let picks = matches!(word(verb), "recalled" | "dropped" | "omitted" | "rested") && end < verb;
        near && (soothes || gives || rules || picks)
    }

    /// "By Jan Dorn" as a line of its own.
    fn byline(&self, name: &Range<usize>) -> bool {
        let Some(by) = name.start.checked_sub(1) else { return false };
        let line = |i: usize| self.surface.tokens.get(i).is_none_or(|t| t.is(Shape::NEWLINE));
        let ends = line(name.end)
            || matches!(
                self.surface.word_at(name.end),
                "|" | "," | "/" | "-" | "–" | "and" | "&" | "in" | "at" | "for"
            );
        matches!(self.surface.word_at(by), "By" | "BY" | "by") && (by == 0 || line(by)) && ends
    }
}

/// Fills in what the words around the mentions tell of each person. What stands before a name counts more than what
/// follows it; the first to tell counts.
pub(crate) fn describe_persons(scan: &Scan<'_>, named: &[Named], persons: &mut [NamedPerson]) {
    let mut listed = vec![false; persons.len()];
    let mut leads = vec![false; persons.len()];
    let mut seen = vec![false; persons.len()];
    for (place, n) in named.iter().enumerate() {
        let Some(number) = n.person.map(|p| p as usize) else { continue };
        let Some(person) = persons.get_mut(number) else { continue };
        scan.learn_before(person, n.name.tokens.clone());
        // Players write too: of whom the report has told before, a handle tells no trade.
        let before = seen.get_mut(number).is_some_and(|seen| std::mem::replace(seen, true));
        let handle = scan.surface.word_at(n.name.tokens.end) == "("
            && scan.surface.word_at(n.name.tokens.end + 1) == "@";
        if person.kind == Kind::Other && !(before && handle) && scan.of_an_outlet(n.name.tokens.clone()) {
            person.kind = Kind::Journalist;
        }
        let outer = place.checked_sub(1).and_then(|p| named.get(p)).map(|o| o.name.tokens.end);
        if person.kind == Kind::Other && !before && scan.side_in_brackets(&n.name.tokens, outer) {
            person.kind = Kind::Official;
        }
        if person.kind == Kind::Other && scan.injury_in_brackets(n.name.tokens.end) {
            person.kind = Kind::Player;
        }
        let after = scan.described_after(n.name.tokens.end);
        if !after.is_empty() {
            learn(person, scan.describe(after));
        }
        if person.kind == Kind::Other {
            let apposed = scan.apposed_to(n.name.tokens.clone());
            if !apposed.is_empty() {
                learn(person, scan.describe(apposed));
            }
        }
        if person.kind == Kind::Other && scan.doctor(n.name.tokens.start) {
            person.kind = Kind::Medic;
        }
        if let Some(l) = leads.get_mut(number) {
            let other = named.get(place + 1).map_or(0, |o| o.name.tokens.start);
            *l |= scan.leads_a_side(n.name.tokens.end) || scan.has_the_side(n.name.tokens.end, other);
        }
        if let Some(l) = listed.get_mut(number) {
            *l |= scan.listing(n.name.tokens.start);
        }
    }
    for ((person, listed), leads) in persons.iter_mut().zip(listed).zip(leads) {
        if leads && person.kind == Kind::Other {
            person.kind = Kind::Manager;
        }
        if listed && person.kind == Kind::Other && person.role.is_none() {
            person.kind = Kind::Player;
        }
    }
}

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

/// The kind that a role lexicon's column names; relatives and supporters have none.
pub(crate) fn kind_of(column: &str) -> Option<Kind> {
    Some(match column {
        "player" | "captain" => Kind::Player,
        "manager" => Kind::Manager,
        "medic" => Kind::Medic,
        "official" => Kind::Official,
        "agent" => Kind::Agent,
        "journalist" => Kind::Journalist,
        "other" => Kind::Other,
        _ => return None,
    })
}

fn role_gender(word: &str) -> Option<Gender> {
    if word.ends_with("woman") || matches!(word, "wife" | "mother" | "sister" | "daughter" | "girlfriend") {
        return Some(Gender::Female);
    }
    let male =
        matches!(word, "husband" | "father" | "brother" | "son" | "boyfriend" | "batsman" | "frontman");
    male.then_some(Gender::Male)
}

pub(crate) fn demonym_gender(word: &str) -> Option<Gender> {
    if word.ends_with("woman") || word.ends_with("women") {
        Some(Gender::Female)
    } else if word.ends_with("man") && !matches!(word, "German" | "Roman" | "Oman") || word.ends_with("shmen")
    {
        Some(Gender::Male)
    } else {
        None
    }
}

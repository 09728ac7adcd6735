//! Persons named in one list: what is said of one of them is said of all.

mod trades;

use std::ops::Range;

use super::Scene;
use super::missed::{LACKED, LOST, WITHOUT};
use crate::grammar::Function;
use crate::lexicon::Class;
use crate::people::Form;
use crate::text::{Shape, Words};

/// So many tokens may stand between two of one list, what is in brackets included.
const LONGEST_GAP: usize = 16;

/// And so many outside them.
const LONGEST_PLAIN: usize = 8;

impl Scene<'_> {
    /// The mention and those listed with it ("Adeyemi, Brandt and Costa").
    pub(super) fn coordinated(&self, number: usize) -> Vec<usize> {
        let mut list = self.of_one_clause(self.row_of(number), number);
        // "Adeyemi, Brandt" without an "and" may be an apposition; it is a list only with one.
        let has_and = list.windows(2).any(|w| self.gap_has_and(w[0], w[1]));
        if list.len() > 1 && !has_and {
            return vec![number];
        }
        self.leave_out_the_barred(&mut list, number);
        list
    }

    /// The mention with all those before and behind it that are linked, one to the next.
    fn row_of(&self, number: usize) -> Vec<usize> {
        let mut row = vec![number];
        let mut back = number;
        while let Some(before) = self.beside(back, false).filter(|&b| self.linked(b, back)) {
            back = before;
            row.insert(0, back);
        }
        let mut forth = number;
        while let Some(behind) = self.beside(forth, true).filter(|&b| self.linked(forth, b)) {
            forth = behind;
            row.push(forth);
        }
        row
    }

    /// "In the absence of Adeyemi and Brandt, Costa and Hale played": the part of a row that is of the mention's clause.
    fn of_one_clause(&self, row: Vec<usize>, number: usize) -> Vec<usize> {
        let mut ends: Vec<usize> = (1..row.len()).filter(|&k| self.ends_before(&row, k)).collect();
        if ends.is_empty() {
            ends.extend(self.behind_a_fronted_without(&row));
        }
        if ends.is_empty() {
            return row;
        }
        let at = row.iter().position(|&m| m == number).unwrap_or(0);
        let from = ends.iter().copied().filter(|&e| e <= at).max().unwrap_or(0);
        let to = ends.iter().copied().filter(|&e| e > at).min().unwrap_or(row.len());
        row.get(from..to).unwrap_or_default().to_vec()
    }

    /// Whether a list ends before the `k`-th of a row: behind its "and" and a last name.
    fn ends_before(&self, row: &[usize], k: usize) -> bool {
        let and_before = k >= 2 && self.gap_has_and(row[k - 2], row[k - 1]);
        if !and_before {
            return false;
        }
        if self.gap_has_and(row[k - 1], row[k]) {
            return self.clause_of_its_own(row[k - 1], row[k]);
        }
        let later = (k + 1..row.len()).any(|l| self.gap_has_and(row[l - 1], row[l]));
        later && !self.goes_on_by_trade(row, k)
    }

    /// Takes out of a list who is away for another reason than a hurt.
    fn leave_out_the_barred(&self, list: &mut Vec<usize>, number: usize) {
        // "absent are Adeyemi, because of injury, and Brandt and Costa, who failed dope tests".
        if let Some(k) = list.iter().position(|&m| self.barred_behind(m)) {
            let two =
                k > 0 && self.gap(list[k - 1], list[k]).len() == 1 && self.gap_has_and(list[k - 1], list[k]);
            let barred = list.get(k - usize::from(two)..=k).unwrap_or_default().to_vec();
            if !barred.contains(&number) {
                list.retain(|m| !barred.contains(m));
            }
        }
        // "Adeyemi (knee) and Brandt (suspended) miss the game": a bracket says another reason of its own, wherever in the list.
        let others = list.iter().any(|&m| !self.banned_by_a_word(m));
        list.retain(|&m| (m == number && !others) || !self.banned_by_a_word(m));
    }

    /// "Without the injured Adeyemi, Brandt and Costa scored": behind the first name the subject of the clause begins.
    fn behind_a_fronted_without(&self, list: &[usize]) -> Option<usize> {
        let (first, last) = (self.mention(*list.first()?)?, self.mention(*list.last()?)?);
        let second = self.mention(*list.get(1)?)?;
        let opens = self.is_word(self.tokens.start, WITHOUT)
            && first.tokens.start <= self.tokens.start + 6
            && (self.tokens.start + 1..first.tokens.start)
                .all(|i| !self.is_mark(i, ",") && self.page.people.at(i).is_none());
        let comma = self.is_mark(first.tokens.end, ",") && second.tokens.start <= first.tokens.end + 4;
        let verb = self.segment(last.tokens.start).and_then(|s| s.verb.at);
        let does = verb.is_some_and(|v| (last.tokens.end..last.tokens.end + 2).contains(&v));
        (opens && comma && does).then_some(1)
    }

    /// The mention before one, or behind it: in "Adeyemi and his team-mate Brandt" over whose team-mate he is.
    fn beside(&self, number: usize, behind: bool) -> Option<usize> {
        let next = |n: usize| {
            let n = if behind { n + 1 } else { n.checked_sub(1)? };
            self.span.contains(&n).then_some(n)
        };
        let whose = |n: usize| self.mention(n).is_some_and(|m| m.possessive && m.form == Form::Pronoun);
        // "Adeyemi – the reserve captain – and Brandt": what he is, between two dashes.
        let dash = |i: usize| ["-", "–", "—"].iter().any(|d| self.is_mark(i, d));
        let aside = |n: usize| {
            self.mention(n).is_some_and(|m| {
                m.form == Form::Epithet && dash(m.tokens.start.wrapping_sub(1)) && dash(m.tokens.end)
            })
        };
        let found = next(number)?;
        if whose(found) || aside(found) { next(found) } else { Some(found) }
    }

    /// "Brandt, who failed a dope test", "Costa, who is suspended": a relative clause says another reason.
    fn barred_behind(&self, number: usize) -> bool {
        const BARRED: &[&str] = &[
            "suspended", "banned", "failed", "ban", "suspension", "ineligible", "cup-tied", "rested",
            "positive",
        ];
        let Some(end) = self.mention(number).map(|m| m.tokens.end) else { return false };
        let who = end + usize::from(self.is_mark(end, ","));
        self.is_word(who, &["who"])
            && (who + 1..who + 6).take_while(|&i| !self.is_mark(i, ",")).any(|i| self.is_word(i, BARRED))
            && !self.any_word(who + 1..who + 8, &["fitness", "scan"])
    }

    /// "Brandt (suspended)", "suspended Brandt".
    pub(super) fn banned_by_a_word(&self, number: usize) -> bool {
        const BANNED: &[&str] = &[
            "suspended", "suspension", "banned", "ban", "ineligible", "cup-tied", "loan", "rested",
            "unregistered", "dispute", "contract", "duty", "personal", "compassionate", "family",
            "bereavement", "leave", "visa", "holiday",
        ];
        let Some(mention) = self.mention(number) else { return false };
        // "the absences of suspended Brandt, injured Adeyemi and Costa".
        const CALLED: &[&str] = &["suspended", "banned", "ineligible", "cup-tied", "rested", "unregistered"];
        // "the suspended French winger Brandt": over the words that say who he is.
        let plain = |i: usize| {
            self.function(i).is_empty() && !self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::MARK))
        };
        let from = mention.tokens.start.saturating_sub(5).max(self.tokens.start);
        let mut near = (from..mention.tokens.start).rev();
        let called =
            near.find(|&i| self.is_word(i, CALLED) || !plain(i)).filter(|&i| self.is_word(i, CALLED));
        if called.is_some_and(|i| i > self.tokens.start && !self.function(i - 1).contains(Function::BE)) {
            return true;
        }
        let open = mention.tokens.end;
        self.is_mark(open, "(")
            && (open + 1..open + 5).take_while(|&i| !self.is_mark(i, ")")).any(|i| self.is_word(i, BANNED))
    }

    /// "rules out Adeyemi and Brandt, and Costa has a sore calf": behind a list that has its "and", a comma, another "and" and a name
    /// with its verb.
    fn clause_of_its_own(&self, a: usize, b: usize) -> bool {
        let comma = self.is_mark(self.gap(a, b).start, ",");
        comma && self.mention(b).is_some_and(|m| self.function(m.tokens.end).verbal())
    }

    /// "comes in for the injured Adeyemi and Brandt returns": behind a clause that has its verb, the second name has one of its own.
    /// "The loss of Adeyemi and Brandt is a blow" is one clause.
    fn goes_on_without(&self, a: usize, b: usize) -> bool {
        const DOES: &[&str] = &[
            "rules", "sidelines", "forces", "robs", "deprives", "denies", "troubles", "hampers", "affects",
            "returns", "comes", "takes", "starts", "moves", "drops", "makes", "switches", "replaces",
            "captains", "keeps", "retains", "joins", "leads", "misses", "steps", "wins", "partners",
        ];
        let (Some(first), Some(second)) = (self.mention(a), self.mention(b)) else { return false };
        let one = |i: usize| self.is_word(i, DOES) || self.is_word(i, &["is", "was", "has"]);
        if !self.gap_has_and(a, b) || !one(second.tokens.end) && !self.lacked_and_does(first, second) {
            return false;
        }
        const REACH: usize = 24;
        let from = self.segment(first.tokens.start).map_or(first.tokens.start, |s| s.tokens.start);
        let from = from.max(first.tokens.start.saturating_sub(REACH));
        let says = |i: usize| {
            let near = self.hits.partition_point(|h| (h.start as usize) + 4 < i);
            let mut near = self.hits.iter().skip(near).take_while(|h| h.start as usize <= i);
            near.any(|h| h.class == Class::Speech && h.tokens().contains(&i))
        };
        (from..first.tokens.start)
            .any(|i| (self.is_word(i, DOES) || self.function(i).verbal() || self.is_past(i)) && !says(i))
    }

    /// "were without the injured Adeyemi, and Brandt wasted two chances": the first is who is missed, and behind the second stands his verb.
    fn lacked_and_does(&self, first: &crate::people::Mention, second: &crate::people::Mention) -> bool {
        const LACKS: Words<'_> =
            Words::of(&[WITHOUT, LOST, LACKED, &["missed", "missing", "replaced", "replacing", "for"]]);
        // "with Adeyemi injured and Brandt rested".
        const STATES: &[&str] = &[
            "rested", "suspended", "injured", "banned", "dropped", "omitted", "sidelined", "ruled",
            "benched", "left", "hurt", "forced", "kept", "confined", "called",
        ];
        const REACH: usize = 4;
        let start = first.tokens.start;
        let lead = (start.saturating_sub(REACH).max(self.tokens.start)..start)
            .rev()
            .find(|&i| self.is_one(i, &LACKS));
        let plain = |l: usize| (l + 1..start).all(|i| !self.is_mark(i, ",") && !self.function(i).verbal());
        let end = second.tokens.end;
        let verb = self
            .segment(second.tokens.start)
            .filter(|s| s.own_subject && s.verb.tense == crate::grammar::Tense::Past);
        let does = verb.is_some_and(|s| s.verb.at == Some(end)) && !self.is_word(end, STATES);
        does && lead.is_some_and(plain)
    }

    /// A small word with the ending of a past tense.
    fn is_past(&self, i: usize) -> bool {
        let word = self.page.surface.word_at(i);
        word.len() > 4
            && word.ends_with("ed")
            && !word.starts_with(char::is_uppercase)
            && !self.function(i.wrapping_sub(1)).contains(Function::DETERMINER)
    }

    fn gap(&self, a: usize, b: usize) -> Range<usize> {
        match (self.mention(a), self.mention(b)) {
            (Some(x), Some(y)) => x.tokens.end..y.tokens.start,
            _ => 0..0,
        }
    }

    fn gap_has_and(&self, a: usize, b: usize) -> bool {
        self.gap(a, b).any(|i| self.function(i).contains(Function::CONJ) || self.adds(i).is_some())
    }

    /// "along with", "together with", "as well as": how many words from a token on add one name to another.
    fn adds(&self, i: usize) -> Option<usize> {
        let with = self.is_word(i, &["along", "together"]) && self.is_word(i + 1, &["with"]);
        let well = self.is_word(i, &["as"]) && self.is_word(i + 1, &["well"]) && self.is_word(i + 2, &["as"]);
        if well { Some(3) } else { with.then_some(2) }
    }

    /// "Adeyemi of the Broncos and Brandt": behind the side that the first of two plays for.
    fn whose_side(&self, gap: &Range<usize>) -> usize {
        const LONGEST: usize = 6;
        let named = |i: usize| {
            self.function(i).contains(Function::DETERMINER)
                || self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL))
        };
        let reach = (gap.start + 1..gap.end).take(LONGEST);
        let end = reach.take_while(|&i| named(i)).last().map_or(gap.start, |i| i + 1);
        let of = self.is_word(gap.start, &["of", "from"]) && end > gap.start;
        if of { end } else { gap.start }
    }

    /// "Adeyemi and the Rovers pair of Brandt and Costa": before the words that call the next two what they are.
    fn their_side(&self, gap: &Range<usize>) -> usize {
        const GROUPS: &[&str] = &["pair", "duo", "trio", "quartet", "pairing", "quintet"];
        let last = gap.end.saturating_sub(1);
        let of = self.is_word(last, &["of"]) && last > gap.start && self.is_word(last - 1, GROUPS);
        if of { last - 1 } else { gap.end }
    }

    /// "in the absence of Adeyemi and Brandt, Costa will lead the side": behind "and" and its name the list is over, and a name that has its
    /// own verb begins the clause.
    fn list_closed(&self, a: usize, b: usize, gap: &Range<usize>) -> bool {
        let conj = |i: usize| self.function(i).contains(Function::CONJ);
        let before = a.checked_sub(1).filter(|n| self.span.contains(n));
        let last = before.is_some_and(|n| {
            let joint = self.gap(n, a);
            !joint.is_empty() && joint.len() <= 6 && joint.clone().any(conj)
        });
        let comma = self.is_mark(gap.start, ",") && !gap.clone().any(conj);
        // A clause of its own, and no aside: the sentence began with a preposition.
        let led = self.function(self.tokens.start).contains(Function::PREPOSITION)
            || self
                .is_word(self.tokens.start, &["because", "after", "with", "without", "following", "despite"]);
        let acts = |n: usize| {
            self.mention(n).is_some_and(|m| {
                let end = m.tokens.end;
                let finite = Function::HAVE | Function::MODAL | Function::FUTURE | Function::BE;
                self.function(end).intersects(finite)
                    || self.is_word(
                        end,
                        &[
                            "starts", "start", "leads", "lead", "comes", "come", "plays", "play", "keeps",
                            "keep", "captains", "makes", "takes", "take",
                        ],
                    )
            })
        };
        // "in the absence of Adeyemi, Brandt and Costa will lead the side": two for the one who is away.
        let governed = self.mention(a).is_some_and(|m| {
            let start = m.tokens.start;
            self.any_word(
                start.saturating_sub(4).max(self.tokens.start)..start,
                &["of", "to", "without", "for"],
            )
        });
        let two = || {
            let joint = self.gap(b, b + 1);
            governed
                && self.span.contains(&(b + 1))
                && joint.len() <= 6
                && joint.clone().any(conj)
                && acts(b + 1)
        };
        comma && led && (last && acts(b) || two())
    }

    /// "Adeyemi's knee and Brandt's broken wrist": each with what is his.
    fn each_his_own(&self, a: usize, b: usize) -> bool {
        let owner = |n: usize| self.mention(n).is_some_and(|m| m.possessive && m.form != Form::Pronoun);
        let gap = self.gap(a, b);
        let noun = |i: usize| {
            let token = self.page.surface.tokens.get(i);
            self.function(i).is_empty() && token.is_some_and(|t| t.is(Shape::WORD) && !t.is(Shape::CLITIC))
        };
        let and = gap.clone().find(|&i| self.function(i).contains(Function::CONJ));
        owner(a) && owner(b) && and.is_some_and(|and| (gap.start..and).any(noun))
    }

    /// Whether only list marks and descriptions of the second stand between two mentions.
    fn linked(&self, a: usize, b: usize) -> bool {
        let gap = self.gap(a, b);
        if self.whose_kin(a, &gap)
            || self.each_his_own(a, b)
            || self.goes_on_without(a, b)
            || self.state_of_the_first(&gap)
            || self.hurt_of_the_first(&gap)
        {
            return false;
        }
        let gap = self.past_aside(gap);
        if gap.is_empty() || gap.len() > LONGEST_GAP || self.unbracketed(&gap) > LONGEST_PLAIN {
            return false;
        }
        let named = |m: usize| self.mention(m).is_some_and(|m| m.form != Form::Pronoun);
        named(a)
            && named(b)
            && !self.set_apart(&gap)
            && !self.list_closed(a, b, &gap)
            && !self.otherwise_away(&gap)
            && self.only_listed(&gap)
    }

    /// "Brandt's brother and team-mate, Costa": whose brother he is.
    fn whose_kin(&self, a: usize, gap: &Range<usize>) -> bool {
        self.mention(a).is_some_and(|m| m.possessive) && self.any_of(gap.clone(), words_of!(super::KIN))
    }

    /// "with Adeyemi injured and Brandt a doubt": of the first his own is told.
    fn state_of_the_first(&self, gap: &Range<usize>) -> bool {
        const STATES: &[&str] =
            &["injured", "out", "absent", "sidelined", "suspended", "banned", "missing", "unavailable"];
        // "with Adeyemi and Brandt both injured, Costa plays".
        const ADVERBS: &[&str] = &["both", "all", "each", "still", "also", "now"];
        self.is_word(gap.start + usize::from(self.is_word(gap.start, ADVERBS)), STATES)
    }

    /// "Adeyemi has a stiff neck, Brandt | a shoulder injury and | Costa is ill": right behind the first stands what he has, with the verb
    /// left out.
    fn hurt_of_the_first(&self, gap: &Range<usize>) -> bool {
        self.function(gap.start).contains(Function::DETERMINER)
            && self.ailments.iter().any(|a| {
                !a.adjective && (gap.start..gap.start + 2).contains(&a.tokens.start) && a.tokens.end < gap.end
            })
    }

    /// How many tokens stand between, but for the first brackets and what is in them.
    fn unbracketed(&self, gap: &Range<usize>) -> usize {
        let mark = |mark| gap.clone().position(|i| self.is_mark(i, mark));
        let inner = mark("(").map_or(0, |open| mark(")").map_or(0, |close| close.saturating_sub(open)));
        gap.len() - inner.min(gap.len())
    }

    /// Whether the words between set the second apart from the first.
    fn set_apart(&self, gap: &Range<usize>) -> bool {
        // "Adeyemi, like Brandt and Costa, has signed": only compared.
        self.any_word(gap.clone(), &["like", "unlike"])
            // "Adeyemi's running, Brandt's still out": each has his verb.
            || crate::grammar::shortened_verb(&self.page.surface, gap.start)
            // "Adeyemi (knee) and Brandt (hip) are doubts, but Costa (calf) is out".
            || self.any_word(gap.clone(), &["but", "while", "whereas"])
    }

    /// "the injured Adeyemi and the suspended Brandt": of the second another reason is told.
    fn otherwise_away(&self, gap: &Range<usize>) -> bool {
        const OTHERWISE: &[&str] =
            &["suspended", "banned", "dropped", "rested", "ineligible", "cup-tied", "axed", "omitted"];
        gap.clone().any(|i| self.is_word(i, OTHERWISE) && self.is_word(i.wrapping_sub(1), &["the", "and"]))
    }

    /// Whether a comma, "and" or what adds stands between, and outside brackets nothing that parts.
    fn only_listed(&self, gap: &Range<usize>) -> bool {
        let mut link = false;
        let mut depth = 0;
        let mut skip = 0;
        for i in self.whose_side(gap)..self.their_side(gap) {
            if let Some(words) = self.adds(i).filter(|_| depth == 0 && skip == 0) {
                link = true;
                skip = words;
            }
            if skip > 0 {
                skip -= 1;
            } else if self.is_mark(i, "(") {
                depth += 1;
            } else if self.is_mark(i, ")") {
                depth -= 1;
            } else if self.is_mark(i, ",") || self.function(i).contains(Function::CONJ) {
                link = true;
            } else if depth == 0 && self.parts_a_list(i) {
                return false;
            }
        }
        link
    }

    /// A verb, a mark, or what opens a clause or a phrase of its own.
    fn parts_a_list(&self, i: usize) -> bool {
        let f = self.function(i);
        let is = |shape| self.page.surface.tokens.get(i).is_some_and(|t| t.is(shape));
        f.verbal() && !is(Shape::CLITIC)
            || f.intersects(Function::PREPOSITION | Function::RELATIVE | Function::SUBORDINATOR)
            || is(Shape::MARK) && !is(Shape::CLITIC)
    }
}

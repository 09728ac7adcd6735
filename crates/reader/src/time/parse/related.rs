//! A relation and what it chooses: "last season", "this past spring", "the same day".

use super::super::atoms::Relation;
use super::super::{Clock, Unit, What, When, Which};
use super::{Parser, Read, longer};

impl Parser<'_> {
    /// A relation and what it chooses: "last season", "this past spring", "the same day".
    pub(super) fn related(&self, i: usize) -> Read<When> {
        let ((first, which), end) = self.chosen(i)?;
        let end = self.skip(end, &["fiscal", "full", "whole", "entire", "calendar"]);
        if self.is(end, "period") && matches!(which, Which::Same | Which::Latest | Which::YearAgo) {
            return Some((When::new(What::Period, which), end + 1));
        }
        if let Some(((unit, false), e)) = self.unit(end) {
            return self.related_unit(unit, &which, e);
        }
        // "Last term" is last season; "his last term" is an office-holder's.
        let owned = i > self.start && self.any(i - 1, &["his", "her", "their", "a", "the", "s", "'s", "’s"]);
        if self.is(end, "term") && !owned && matches!(which, Which::Last | Which::This | Which::Next) {
            return Some((When::new(What::Unit(Unit::Campaign), which), end + 1));
        }
        if let Some((when, e)) = self.quarter(end) {
            return Some((When { which, ..when }, e));
        }
        self.related_month(&which, end)
            .or_else(|| self.related_weekday(&which, end))
            .or_else(|| self.related_season(&which, end))
            .or_else(|| self.feast(end).map(|(what, e)| (When::new(what, which.clone()), e)))
            .or_else(|| self.related_part_of_day(first, &which, end))
    }

    /// The relation, and which one it chooses.
    fn chosen(&self, i: usize) -> Read<(Relation, Which)> {
        let (first, end) = self.relation(i)?;
        // "a knock following Sunday's match": without an article it is the preposition.
        let article = i > self.start && self.any(i - 1, &["the", "that", "his", "her", "their", "its"]);
        if first == Relation::Following && self.is(i, "following") && !article {
            return None;
        }
        let which = which(first)?;
        // "This past", "this coming", "that same".
        let second = self.relation(end).filter(|_| matches!(first, Relation::This | Relation::That));
        match second {
            None => Some(((first, which), end)),
            Some((Relation::Past | Relation::Last, e)) => Some(((first, Which::Last), e)),
            Some((Relation::Coming | Relation::Next, e)) => Some(((first, Which::Next), e)),
            Some((Relation::Same | Relation::Current, e)) => Some(((first, which), e)),
            Some(_) => None,
        }
    }

    /// "Last October", "last October 23".
    fn related_month(&self, which: &Which, i: usize) -> Read<When> {
        let (month, end) = self.month(i)?;
        let day = self.month_day(i).filter(|(day, _)| matches!(day.which, Which::Bare));
        let (what, end) = day.map_or((What::Month(month), end), |(day, e)| (day.what, e));
        Some((When::new(what, which.clone()), end))
    }

    /// "Last Sunday"; of "this coming Sunday, March eighth" the date says more.
    fn related_weekday(&self, which: &Which, i: usize) -> Read<When> {
        let (day, end) = self.weekday(i)?;
        let dated = self.named(i).filter(|(_, e)| *e > end);
        dated.or_else(|| Some((When::new(What::Weekday(day), which.clone()), end)))
    }

    /// "Last summer", "next summer's World Cup".
    fn related_season(&self, which: &Which, i: usize) -> Read<When> {
        let (season, end) = self.season(i)?;
        let season = When::new(What::Season(season), which.clone());
        let owned = if self.any(end, &["'s", "’s"]) { self.feast(end + 1) } else { None };
        match owned {
            Some((what, e)) => Some((When::new(what, Which::Of(Box::new(season))), e)),
            None => Some((season, end)),
        }
    }

    /// "This morning", "last night", "the previous evening".
    fn related_part_of_day(&self, relation: Relation, which: &Which, i: usize) -> Read<When> {
        let (code, end) = self.day_part(i).filter(|(c, _)| !matches!(*c, "AM" | "PM" | "OCLOCK" | "MN"))?;
        let day = match relation {
            Relation::This => Which::Offset(0),
            Relation::Last => Which::Offset(-1),
            Relation::Same | Relation::That => Which::Same,
            Relation::Previous | Relation::Following => which.clone(),
            _ => return None,
        };
        let day = When::new(What::Unit(Unit::Day), day);
        Some((When { clock: Some(Clock::In(code)), ..day }, end))
    }

    fn related_unit(&self, unit: Unit, which: &Which, end: usize) -> Read<When> {
        if unit < Unit::Day || unit == Unit::Fortnight && matches!(which, Which::This) {
            return None;
        }
        if unit == Unit::Night {
            let days = match which {
                Which::Last => Which::Offset(-1),
                Which::This => Which::Offset(0),
                Which::Same => Which::Same,
                _ => return None,
            };
            let day = When::new(What::Unit(Unit::Day), days);
            return Some((When { clock: Some(Clock::In("NI")), ..day }, end));
        }
        if unit == Unit::Day
            && !matches!(which, Which::Same | Which::Previous | Which::Following | Which::Next | Which::This)
        {
            return None;
        }
        let container = When::new(What::Unit(unit), which.clone());
        // "This year's third quarter", "last year's quarter".
        if self.any(end, &["'s", "’s"])
            && let Some((inner, e)) = longer(self.quarter(end + 1), self.the_unit(end + 1))
        {
            if matches!(inner.what, What::Unit(u) if u != Unit::Quarter || unit != Unit::Year) {
                return Some((container, end));
            }
            return Some((When { which: Which::Of(Box::new(container)), ..inner }, e));
        }
        if self.any(end, &["'s", "’s"])
            && let Some((what, e)) = self.feast(end + 1)
        {
            return Some((When::new(what, Which::Of(Box::new(container))), e));
        }
        Some((container, end))
    }
}

fn which(relation: Relation) -> Option<Which> {
    Some(match relation {
        Relation::Last => Which::Last,
        Relation::Past => Which::Past,
        Relation::This | Relation::Current => Which::This,
        Relation::Next | Relation::Coming => Which::Next,
        Relation::Following => Which::Following,
        Relation::Previous => Which::Previous,
        Relation::Same | Relation::That => Which::Same,
        Relation::Latest => Which::Latest,
        _ => return None,
    })
}

//! The statistics of a season: what is counted, in rows that pages and programs get, and its pictures.

mod figures;

use desk::{Desk, View};
use jiff::civil::Date;
use ledger::{Interval, Season};
use outlook::epi::{self, Bands, Bounds, Every, Layoff, ReturnDay, Settings, Vague};
use outlook::survival::{Curve, CurveLimits};
use pictures::Picture;
use present::counted;
use present::drawn::{self, About, By, NoPicture};
use present::statistics::{Absence, Counted, PRESS, season};
use serde::Deserialize;

use figures::{BandFigures, MonthFigures, Range, ReturnFigures};
pub(crate) use figures::{Figures, GroupFigures};

use crate::link;
use crate::pages::club_named;
use crate::room::Room;
use crate::trouble::Trouble;

/// The level of all limits.
const CONFIDENCE: f64 = 0.95;

/// Of which season and club, as it was asked. No season: the last by the day in which somebody was hurt, and the day's own where nobody
/// ever was; `all`: all of them.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Of {
    season: Option<String>,
    club: Option<String>,
}

/// What was counted.
pub(crate) struct Statistics {
    counted: Counted,
    /// None for all seasons.
    pub(crate) season: Option<Season>,
    pub(crate) club: Option<String>,
    pub(crate) as_of: Date,
}

/// The pictures of a season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Squad,
    RiskMatrix,
    Prevalence,
    Survival,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::RiskMatrix, Self::Prevalence, Self::Survival, Self::Squad];

    /// The name in an address.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::Squad => "squad",
            Self::RiskMatrix => "risk-matrix",
            Self::Prevalence => "prevalence",
            Self::Survival => "survival",
        }
    }
}

/// So many seasons back is looked for one with an injury where none is asked for.
const SEASONS_BACK: i16 = 10;

impl Statistics {
    /// Counts the season and the club that are asked for.
    ///
    /// # Errors
    /// For what is no season, and an unknown club.
    pub(crate) fn of(room: &Room, desk: &mut Desk, of: &Of, view: View) -> Result<Self, Trouble> {
        let as_of = view.as_of.unwrap_or(room.today());
        let given = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let told = given(&of.season);
        let mut season = match told.clone() {
            None => Some(Season::of(as_of)),
            Some(all) if all == "all" => None,
            Some(text) => Some(season(&text).map_err(|_| Trouble::Missing {
                what: format!("The season {text:?}"),
                near: vec![Season::of(as_of).to_string()],
            })?),
        };
        let club = given(&of.club).map(|name| club_named(room, desk, &name)).transpose()?;
        let such = |name: &str| club.as_deref().is_none_or(|club| room.same_club(name, club));
        let mut count = |season: Option<Season>| {
            let seasons: Vec<Season> = season.into_iter().collect();
            let club = club.is_some().then_some(&such as &dyn Fn(&str) -> bool);
            let asked = counted::Asked { as_of, recorded_by: view.recorded_by, seasons: &seasons, club };
            Counted::of(desk, &room.packs, asked)
        };
        let mut counted = count(season)?;
        // A record that ends with an earlier season opens on that one.
        let own = season;
        for back in 1..=SEASONS_BACK {
            if told.is_some() || counted.register.injuries() > 0 {
                break;
            }
            let earlier = own.map(|own| Season(own.0 - back));
            let found = count(earlier)?;
            if found.register.injuries() > 0 {
                (counted, season) = (found, earlier);
            }
        }
        Ok(Self { counted, season, club, as_of })
    }

    /// Whether anything was counted.
    pub(crate) fn is_empty(&self) -> bool {
        self.counted.register.injuries() == 0
    }

    /// The figures.
    ///
    /// # Errors
    /// When a column is not there.
    pub(crate) fn figures(&self) -> Result<Figures, Trouble> {
        let register = &self.counted.register;
        let groups = |column: &'static str| match register.columns().any(|c| c == column) {
            true => self.groups(&[column]),
            false => Ok(Vec::new()),
        };
        let bands = epi::severity_bands(register, Bands::Ioc);
        Ok(Figures {
            as_of: self.as_of,
            season: self.season.map(|season| season.to_string()),
            club: self.club.clone(),
            note: PRESS,
            confidence: CONFIDENCE,
            all: if self.is_empty() { None } else { self.groups(&[])?.pop() },
            by_region: groups("region")?,
            by_pathology: groups("pathology")?,
            severity: bands
                .iter()
                .map(|band| BandFigures {
                    days: band.band.name,
                    injuries: Range::counts(band.injuries),
                    share: Range::of(&band.share),
                })
                .collect(),
            prevalence: self.months()?,
            returns: self.returns()?,
        })
    }

    /// By falling burden, or injuries where there is none.
    fn groups(&self, by: &[&str]) -> Result<Vec<GroupFigures>, Trouble> {
        let found = epi::summary(&self.counted.register, by, &Settings::default()).map_err(broken)?;
        let group = |s: &epi::Summary| {
            let burden = Bounds::new(s.burden.least.value.clone(), s.burden.most.value.clone());
            let lower = s.burden.least.limits.as_ref().ok().map(|l| l.lower);
            let upper = s.burden.most.limits.as_ref().ok().map(|l| l.upper);
            GroupFigures {
                name: drawn::group(&self.counted, by, &s.group),
                path: self
                    .injuries_at(by.iter().zip(&s.group).map(|(column, level)| (*column, level.as_str()))),
                injuries: s.injuries,
                open: s.open,
                players: s.players,
                hours: s.minutes / 60.0,
                days_lost: Range {
                    least: Some(s.days_lost.least as f64),
                    most: Some(s.days_lost.most as f64),
                },
                median_days: Range::of(&s.severity.median),
                incidence: s.incidence.value.as_ref().ok().copied(),
                incidence_limits: Range::limits(s.incidence.limits.as_ref().ok()),
                burden: Range::of(&burden),
                burden_limits: Range { least: lower, most: upper },
            }
        };
        let mut groups: Vec<GroupFigures> =
            found.iter().filter(|s| by.is_empty() || s.injuries > 0).map(group).collect();
        groups.sort_by_key(|g| std::cmp::Reverse(g.injuries));
        Ok(groups)
    }

    fn months(&self) -> Result<Vec<MonthFigures>, Trouble> {
        let Some(span) = self.counted.span else { return Ok(Vec::new()) };
        let span = Interval::new(span.earliest, span.latest.min(self.as_of).max(span.earliest));
        let register = &self.counted.register;
        let found = epi::prevalence(register, span, Every::Month, None, ReturnDay::Fit, CONFIDENCE);
        let month = |m: &epi::Prevalence| MonthFigures {
            from: m.period.earliest,
            to: m.period.latest,
            players: m.players,
            injured: Range::counts(m.injured),
            share: Range::of(&m.share),
            limits: Range::limits(m.limits.as_ref().ok()),
        };
        Ok(found.map_err(broken)?.iter().map(month).collect())
    }

    fn returns(&self) -> Result<Vec<ReturnFigures>, Trouble> {
        if self.is_empty() {
            return Ok(Vec::new());
        }
        let layoffs = epi::layoffs(&self.counted.register, &["region"]).map_err(broken)?;
        let mut groups: std::collections::BTreeMap<&[String], Vec<&Layoff>> =
            std::collections::BTreeMap::new();
        layoffs.iter().for_each(|l| groups.entry(&l.group).or_default().push(l));
        let mut rows = Vec::new();
        for (levels, of) in groups {
            let curve = Curve::of(&epi::outcomes(of, Vague::Middle).map_err(broken)?);
            let quantile = |p| curve.quantile(p, CurveLimits::LogLog, CONFIDENCE);
            let half = quantile(0.5);
            rows.push(ReturnFigures {
                name: drawn::group(&self.counted, &["region"], levels),
                injuries: curve.n,
                returned: curve.events,
                quarter: quantile(0.25).value.ok(),
                half: half.value.ok(),
                half_limits: Range { least: half.lower.ok(), most: half.upper.ok() },
                three_quarters: quantile(0.75).value.ok(),
            });
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.injuries));
        Ok(rows)
    }

    /// Where the injuries of some levels stand, one by one.
    fn injuries_at<'l>(&self, levels: impl Iterator<Item = (&'l str, &'l str)>) -> String {
        let query = self.query();
        let levels = levels.map(|(column, level)| format!("&{column}={}", link::part(level)));
        format!("/statistics/injuries{query}{}", levels.collect::<String>())
    }

    /// The season and the club, as an address has them.
    pub(crate) fn query(&self) -> String {
        let season = self.season.map_or_else(|| "all".to_owned(), |season| season.to_string());
        let club = self.club.as_deref().map(|club| format!("&club={}", link::part(club))).unwrap_or_default();
        format!("?season={}{club}", link::part(&season))
    }

    /// The injuries of those levels with whose they are, by the identities in the register: those that began last first.
    pub(crate) fn injuries(&self, levels: &[(&str, &str)]) -> Vec<(&str, &Absence)> {
        let such = |absence: &Absence| {
            levels.iter().all(|(column, level)| absence.labels.get(*column).is_some_and(|own| own == level))
        };
        let all =
            self.counted.absences.iter().flat_map(|(key, of)| of.iter().map(move |a| (key.as_str(), a)));
        let mut found: Vec<(&str, &Absence)> = all.filter(|(_, absence)| such(absence)).collect();
        found.sort_by_key(|(_, absence)| std::cmp::Reverse((absence.onset.latest, absence.onset.earliest)));
        found
    }

    /// A player's name, for the identity in the register.
    pub(crate) fn name<'a>(&'a self, key: &'a str) -> &'a str {
        self.counted.name(key)
    }

    /// What a level is called.
    pub(crate) fn level(&self, column: &str, level: &str) -> String {
        match drawn::level(&self.counted, column, level) {
            words if words.is_empty() => "not told".to_owned(),
            words => words,
        }
    }

    /// Of whom, in words: "Liverpool, 2020/21".
    pub(crate) fn whom(&self) -> String {
        let season = self.season.map_or_else(|| "all seasons".to_owned(), |season| season.to_string());
        self.club.iter().cloned().chain([season]).collect::<Vec<_>>().join(", ")
    }

    /// A picture of what was counted.
    ///
    /// # Errors
    /// When there is nothing to draw.
    pub(crate) fn picture(&self, kind: Kind) -> Result<Picture, NoPicture> {
        let about = About {
            whom: self.whom(),
            source: "press reports and official lists".to_owned(),
            caution: PRESS.to_owned(),
            as_of: self.as_of,
        };
        let over = self.season.map(|season| season.days()).or(self.counted.span);
        match kind {
            Kind::Squad => {
                let over = over.unwrap_or(Interval::new(self.as_of, self.as_of));
                drawn::squad(&self.counted, over, "region", &about)
            }
            Kind::RiskMatrix => drawn::risk_matrix(&self.counted, &["region"], &Settings::default(), &about),
            Kind::Prevalence => drawn::prevalence(&self.counted, Every::Month, CONFIDENCE, &about),
            Kind::Survival => {
                let by = By { columns: &["region"], most: 4 };
                drawn::survival(&self.counted, by, Vague::Middle, CONFIDENCE, &about)
            }
        }
    }
}

/// What cannot be, as the columns are our own.
fn broken(_: impl std::error::Error) -> Trouble {
    Trouble::Broken
}

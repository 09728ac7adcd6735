//! What was known of a player when a notice was seen, in numbers.

mod history;
mod list;
mod notices;
mod team;

pub use list::Feature;

use super::case::{days_between, stated_day};
use super::notice::{Complaint, DAY, Moment, Notice, Position, Stated};
use super::past::{NoticeIndex, Past};

/// A row of features, in the order of [`Feature::ALL`]; those of a match are NaN until [`Row::ask`] sets them.
#[derive(Clone, Debug, PartialEq)]
pub struct Row([f32; Feature::COUNT]);

impl Row {
    fn new() -> Self {
        Self([f32::NAN; Feature::COUNT])
    }

    /// A feature's value.
    pub fn get(&self, feature: Feature) -> f32 {
        self.0.get(feature as usize).copied().unwrap_or(f32::NAN)
    }

    /// All values.
    pub fn values(&self) -> &[f32] {
        &self.0
    }

    fn set(&mut self, feature: Feature, value: impl Into<Option<f64>>) {
        if let (Some(place), Some(value)) = (self.0.get_mut(feature as usize), value.into()) {
            *place = value as f32;
        }
    }

    /// Sets the features of a match: its place among those to come, its kickoff and the one before.
    pub fn ask(&mut self, now: Moment, place: usize, kickoff: Moment, before: Option<Moment>) {
        let ahead = days(now, kickoff);
        let value = |row: &Self, feature| f64::from(row.get(feature));
        self.set(Feature::Match, place as f64);
        self.set(Feature::ToMatch, ahead);
        self.set(Feature::MatchGap, days(before.unwrap_or(now), kickoff));
        self.set(Feature::StatedToMatch, ahead - value(self, Feature::ToStated));
        self.set(Feature::RaisedToMatch, ahead + value(self, Feature::SinceRaised));
        self.set(Feature::LastNamedToMatch, ahead - value(self, Feature::ToLastNamed));
        self.set(Feature::PlayedToMatch, ahead + value(self, Feature::SincePlayed));
    }
}

/// A case: what was known when a notice was seen, and the matches that were still to come.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// When the notice was seen.
    pub now: Moment,
    /// Kickoffs of the team's matches that were still to come in the season, ascending; never empty.
    pub ahead: &'a [Moment],
    /// The features.
    pub row: Row,
}

impl Case<'_> {
    /// Calendar days (UTC) from the notice to a match.
    pub fn days_to(&self, kickoff: Moment) -> i64 {
        days_between(self.now, kickoff)
    }
}

/// What was known when that notice was seen; none for no notice, or where no match was to come.
pub fn case(past: &Past, index: NoticeIndex) -> Option<Case<'_>> {
    let notice = past.notice(index)?;
    let fixtures = past.fixtures(index);
    let ahead = fixtures.get(fixtures.partition_point(|kickoff| *kickoff <= notice.seen)..)?;
    if ahead.is_empty() {
        return None;
    }
    let raised = notice.raised.or(notice.after).unwrap_or(notice.seen);
    let mut row = Row::new();
    said(&mut row, notice, raised);
    schedule(&mut row, notice.seen, fixtures, ahead);
    notices::fill(&mut row, past, index);
    history::fill(&mut row, past, index, raised);
    team::fill(&mut row, past, index);
    Some(Case { now: notice.seen, ahead, row })
}

/// Days of 24 hours from one moment to another.
fn days(from: Moment, to: Moment) -> f64 {
    (to - from) as f64 / DAY as f64
}

fn kind(stated: Option<Stated>) -> f64 {
    match stated {
        Some(Stated::Back(_)) => 0.0,
        Some(Stated::Chance(_)) => 1.0,
        Some(Stated::Unknown) => 2.0,
        None => -1.0,
    }
}

fn chance(stated: Option<Stated>) -> Option<f64> {
    match stated? {
        Stated::Chance(percent) => Some(f64::from(percent)),
        _ => None,
    }
}

fn category(complaint: Complaint) -> f64 {
    f64::from(complaint as u8)
}

fn said(row: &mut Row, notice: &Notice, raised: Moment) {
    let now = notice.seen;
    let stated = stated_day(notice.stated);
    let position = match notice.position {
        Some(Position::Goalkeeper) => 0.0,
        Some(Position::Defender) => 1.0,
        Some(Position::Midfielder) => 2.0,
        Some(Position::Forward) => 3.0,
        None => 4.0,
    };
    row.set(Feature::Kind, kind(notice.stated));
    row.set(Feature::Chance, chance(notice.stated));
    row.set(Feature::ToStated, stated.map(|day| days(now, day)));
    row.set(Feature::RaisedToStated, stated.map(|day| days(raised, day)));
    row.set(Feature::Complaint, category(notice.complaint));
    row.set(Feature::Position, position);
    row.set(Feature::Doubtful, f64::from(u8::from(notice.status == ledger::FlagStatus::Doubtful)));
    row.set(Feature::SinceRaised, days(raised, now));
    row.set(Feature::SinceAfter, notice.after.map(|after| days(after, now)));
    row.set(Feature::ChanceThis, notice.chance_this.map(f64::from));
    row.set(Feature::ChanceNext, notice.chance_next.map(f64::from));
    row.set(Feature::Number, f64::from(notice.number));
}

/// 0 Monday to 6 Sunday; 1 January 1970 was a Thursday.
fn weekday(moment: Moment) -> f64 {
    (moment.div_euclid(DAY) + 3).rem_euclid(7) as f64
}

fn schedule(row: &mut Row, now: Moment, fixtures: &[Moment], ahead: &[Moment]) {
    let (Some(&next), Some(&last)) = (ahead.first(), ahead.last()) else { return };
    row.set(Feature::ToNext, days(now, next));
    row.set(Feature::NextGap, ahead.get(1).map(|&after| days(next, after)));
    row.set(Feature::MatchesLeft, ahead.len() as f64);
    row.set(Feature::MatchesGone, (fixtures.len() - ahead.len()) as f64);
    row.set(Feature::Weekday, weekday(now));
    row.set(Feature::NextWeekday, weekday(next));
    row.set(Feature::ToEnd, days(now, last));
    let fortnight = ahead.iter().take_while(|&&kickoff| kickoff - now <= 14 * DAY).count();
    row.set(Feature::Matches14, fortnight as f64);
}

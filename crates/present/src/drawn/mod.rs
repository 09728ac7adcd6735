//! Pictures of the record: what is counted, or told of a player, as figures to be drawn.

mod counts;
mod drift;
mod returns;

use jiff::civil::Date;
use pictures::{Days, Heading};

use crate::statistics::Counted;
use crate::words;

pub use counts::{prevalence, risk_matrix, squad};
pub use drift::drift;
pub use returns::{By, calibration, survival};

/// Of what and as of when: what stands above and below a picture.
#[derive(Clone, Debug)]
pub struct About {
    /// Of whom and of which time, after the title: "Liverpool, 2020/21"; may be empty.
    pub whom: String,
    /// Where the figures are from.
    pub source: String,
    /// What has to be known of that source; may be empty.
    pub caution: String,
    /// The day as known on.
    pub as_of: Date,
}

impl About {
    fn heading(&self, title: &str, notes: &[&str]) -> Heading {
        let title = match self.whom.as_str() {
            "" => title.to_owned(),
            whom => format!("{title}: {whom}"),
        };
        let mut all: Vec<String> = notes.iter().map(|note| (*note).to_owned()).collect();
        all.push(format!("Source: {}, as known on {}.", self.source, words::day(self.as_of)));
        if !self.caution.is_empty() {
            let mut caution = self.caution.clone();
            if let Some(first) = caution.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            all.push(caution + ".");
        }
        Heading { title, notes: all }
    }
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum NoPicture {
    /// It cannot be drawn.
    #[error(transparent)]
    Picture(#[from] pictures::PictureError),
    /// It is asked by a column that is not there.
    #[error(transparent)]
    Column(#[from] outlook::epi::UnknownColumn),
    /// It cannot be estimated.
    #[error(transparent)]
    Times(#[from] outlook::survival::OutcomeError),
}

fn nothing(what: &str) -> NoPicture {
    NoPicture::Picture(pictures::PictureError::Nothing(what.to_owned()))
}

/// What a level of a column is called; nothing for one that is not told.
pub fn level(counted: &Counted, column: &str, level: &str) -> String {
    match column {
        outlook::epi::Register::PLAYER => counted.name(level).to_owned(),
        "region" | "pathology" => match level {
            "hip_groin" => "hip or groin".to_owned(),
            "lumbosacral" => "lower back".to_owned(),
            "muscle_tendon" => "muscle or tendon".to_owned(),
            "unspecified" => String::new(),
            level => level.replace('_', " "),
        },
        _ => level.to_owned(),
    }
}

/// The levels of a group in one line; "all" for no column.
pub fn group(counted: &Counted, by: &[&str], levels: &[String]) -> String {
    if by.is_empty() {
        return "all".to_owned();
    }
    let one = |(column, of): (&&str, &String)| match level(counted, column, of) {
        of if of.is_empty() => format!("{column} not told"),
        of => of,
    };
    by.iter().zip(levels).map(one).collect::<Vec<_>>().join(", ")
}

fn days(of: ledger::Interval) -> Days {
    Days::new(of.earliest, of.latest)
}

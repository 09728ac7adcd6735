//! Flags of the commands that show the record.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;
use ledger::ClaimValue;
use present::why::Aspect;

use super::{Format, PackArgs, day};

/// Which part of the record is looked at: all of it, or what had been said, or recorded, by a day.
#[derive(Args, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// With what had been said, and played, by the end of this day (`board` and `sources`: today, if not given).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// With what this store held by the end of this day (UTC), for audits.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub recorded_by: Option<Date>,
}

impl From<View> for desk::View {
    fn from(view: View) -> Self {
        Self { as_of: view.as_of, recorded_by: view.recorded_by }
    }
}

impl View {
    /// The same, whenever it was said.
    #[must_use]
    pub fn whenever(self) -> Self {
        Self { as_of: None, ..self }
    }

    /// The same, as of that day if no day is given, and the day.
    pub fn on(self, today: Date) -> (Self, Date) {
        let day = self.as_of.unwrap_or(today);
        (Self { as_of: Some(day), ..self }, day)
    }
}

/// Flags of `player`.
#[derive(Args, Debug)]
pub struct PlayerArgs {
    /// Full name, surname, or the name as a pack has it.
    #[arg(value_name = "NAME")]
    pub name: String,
    #[command(flatten)]
    pub view: View,
    /// Why a field of each absence has its value: who says so, who says otherwise, and what decided.
    #[arg(long, value_name = "FIELD", value_parser = aspects())]
    pub why: Option<Aspect>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// Flags of `board`.
#[derive(Args, Debug)]
pub struct BoardArgs {
    /// Only this club, by its name or a usual short form of it.
    #[arg(value_name = "CLUB")]
    pub club: Option<String>,
    #[command(flatten)]
    pub view: View,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// Flags of `claims`.
#[derive(Args, Debug)]
pub struct ClaimsArgs {
    /// Only claims about this player.
    #[arg(long, value_name = "NAME")]
    pub player: Option<String>,
    /// Only claims of this document: its name, or its identity (or the first digits of it).
    #[arg(long, value_name = "DOC")]
    pub document: Option<String>,
    /// Only claims of this kind; may be repeated.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Vec<String>,
    #[command(flatten)]
    pub view: View,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Flags of `sources`.
#[derive(Args, Debug)]
pub struct SourcesArgs {
    #[command(flatten)]
    pub view: View,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

fn aspects() -> impl TypedValueParser<Value = Aspect> {
    let values = Aspect::ALL.map(|aspect| PossibleValue::new(aspect.slug()).help(aspect.meaning()));
    PossibleValuesParser::new(values).try_map(|slug| {
        Aspect::ALL.into_iter().find(|aspect| aspect.slug() == slug).ok_or("there is no such field")
    })
}

fn kind(text: &str) -> Result<String, String> {
    let wanted = text.trim().to_lowercase().replace(['-', ' '], "_");
    if ClaimValue::KINDS.contains(&wanted.as_str()) {
        Ok(wanted)
    } else {
        Err(format!("there is no such kind of claim; the kinds are {}", ClaimValue::KINDS.join(", ")))
    }
}

//! Flags of the commands that edit the record, and of the one that tells who did.

use clap::Args;
use jiff::civil::Date;
use ledger::Interval;

use super::{Format, PackArgs, day};

/// Who edits the record, and why.
#[derive(Args, Debug)]
pub struct CuratorArgs {
    /// Your name, as the trail will show it.
    #[arg(long, value_name = "NAME", env = "SIDELINED_CURATOR")]
    pub by: String,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// Flags of `correct`.
#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["accept", "reject", "set", "undo"])))]
pub struct CorrectArgs {
    /// The claim: its identity, or the first digits of it.
    #[arg(value_name = "CLAIM", required_unless_present = "undo", conflicts_with = "undo")]
    pub claim: Option<String>,
    /// It was read rightly: it stands over what nobody vouches for.
    #[arg(long)]
    pub accept: bool,
    /// The report does not say it.
    #[arg(long)]
    pub reject: bool,
    /// The report says this instead; may be repeated. The fields are those of the claim's JSON.
    #[arg(long, value_name = "FIELD=VALUE", value_parser = field)]
    pub set: Vec<(String, String)>,
    /// When what it says instead happened: a day, or `2021-04-01..2021-04-30`.
    #[arg(long, value_name = "DATES", value_parser = days, requires = "set")]
    pub when: Option<Interval>,
    /// Undoes the edit of that number.
    #[arg(long, value_name = "EDIT")]
    pub undo: Option<u64>,
    #[command(flatten)]
    pub curator: CuratorArgs,
}

/// Flags of `same`.
#[derive(Args, Debug)]
pub struct SameArgs {
    /// A name, or the identity of a person of a pack.
    #[arg(value_name = "NAME")]
    pub one: String,
    /// Another.
    #[arg(value_name = "OTHER")]
    pub other: String,
    #[command(flatten)]
    pub curator: CuratorArgs,
}

/// Flags of `split`.
#[derive(Args, Debug)]
pub struct SplitArgs {
    /// A name, or the identity of a person of a pack.
    #[arg(value_name = "NAME")]
    pub one: String,
    /// Another; with --document, whom the name means there.
    #[arg(value_name = "OTHER")]
    pub other: Option<String>,
    /// The report in which the name means somebody else: its name, or its identity (or the first digits of it).
    #[arg(long, value_name = "DOC")]
    pub document: Option<String>,
    #[command(flatten)]
    pub curator: CuratorArgs,
}

/// Flags of `forget`.
#[derive(Args, Debug)]
pub struct ForgetArgs {
    /// Full name, or as much of it as means nobody else.
    #[arg(value_name = "NAME")]
    pub name: String,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// Flags of `audit`.
#[derive(Args, Debug)]
pub struct AuditArgs {
    /// What had been recorded by the end of this day (UTC).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub recorded_by: Option<Date>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

fn field(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("a field is set as FIELD=VALUE, as in side=right")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

fn days(text: &str) -> Result<Interval, String> {
    let (earliest, latest) = text.split_once("..").unwrap_or((text, text));
    let (earliest, latest) = (day(earliest)?, day(latest)?);
    if latest < earliest {
        return Err("the last day is before the first".into());
    }
    Ok(Interval::new(earliest, latest))
}

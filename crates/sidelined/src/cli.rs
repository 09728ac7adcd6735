//! The command line: every flag, its help and its examples in one place.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use ledger::Interval;

/// What press reports say about injured players: who is out, with what, since when, and who says so.
#[derive(Debug, Parser)]
#[command(name = "sidelined", version, max_term_width = 100, propagate_version = true)]
#[command(after_help = "\
Examples:
  sidelined demo                          see it work on the reports that come with it
  sidelined read report.txt               read one report, without storing anything
  sidelined add reports/                  read a folder into sidelined.db
  sidelined board Liverpool               who is out, doubtful and back
  sidelined player \"Jan Novak\"            one player's timeline, with its sources

Exit status: 0 success; 1 some input could not be read, or nothing was found; 2 wrong use.")]
pub struct Cli {
    /// Where the record is kept.
    #[command(flatten)]
    pub store: StoreArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where the record is kept.
#[derive(Args, Clone, Debug)]
pub struct StoreArgs {
    /// Where the record is kept: a file, or postgres://USER@HOST/DATABASE (a schema `sidelined` in it, or the one of
    /// `?schema=NAME`; a password may come from PGPASSWORD).
    // What the environment says may hold a password.
    #[arg(
        long,
        global = true,
        value_name = "PATH|ADDRESS",
        env = "SIDELINED_STORE",
        hide_env_values = true,
        default_value = "sidelined.db"
    )]
    pub store: PathBuf,
}

/// Which players and fixtures are known.
#[derive(Args, Clone, Debug, Default)]
pub struct PackArgs {
    /// A folder with players.csv and fixtures.csv to use besides the Premier League's; may be repeated.
    #[arg(long = "pack", value_name = "DIR")]
    pub packs: Vec<PathBuf>,
    /// Leave out the Premier League pack that is built in.
    #[arg(long)]
    pub no_pack: bool,
}

/// How a table is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, fitted to the terminal.
    #[default]
    Table,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values, with a header line.
    Csv,
}

/// How a reading is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReadFormat {
    /// One JSON object a document, a line each.
    #[default]
    Json,
    /// One row a player, for people.
    Table,
}

/// What kind of input is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum InputKind {
    /// Found out from the name and the first bytes.
    #[default]
    Auto,
    /// Plain text: one report a file.
    Text,
    /// A web page: its article is read, dated by what the page says of itself.
    Html,
    /// One JSON object a line: {"doc", "text", "published"?, "url"?, "title"?}.
    Jsonl,
    /// Official flags of the Fantasy Premier League: its bootstrap-static JSON, or a CSV table with news, news_added
    /// and status: each flag is a report of the Premier League's.
    Flags,
    /// A table of appearances (CSV): who played how many minutes on which day. `add` keeps it.
    Appearances,
    /// A web archive (ISO 28500): known when met, but not read yet.
    Warc,
    /// RSS, Atom or JSON Feed: known when met, but not read yet.
    Feed,
}

/// How input is taken in.
#[derive(Args, Clone, Copy, Debug)]
pub struct InputArgs {
    /// The day the reports were published; the `published` of a JSON row goes before it.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub published: Option<Date>,
    /// What kind of input it is.
    #[arg(long, value_enum, default_value_t)]
    pub input: InputKind,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reads reports without storing them: one JSON object a document, a line each.
    #[command(after_help = "\
Examples:
  sidelined read report.txt
  sidelined read reports/ --format table
  sidelined read - --published 2021-04-17 < report.txt
  sidelined read rows.jsonl --no-pack | jq '.players[]'")]
    Read(ReadArgs),
    /// Shows a report with its evidence marked, and how each claim was derived.
    #[command(after_help = "\
Examples:
  sidelined explain report.txt
  sidelined explain report.txt --claim 3
  sidelined explain report.txt --claim 9f2c41d07be83a55 --published 2021-04-17")]
    Explain(ExplainArgs),
    /// Reads files and folders into the store.
    #[command(after_help = "\
Examples:
  sidelined add report.txt
  sidelined add reports/ archive.jsonl --store season.db
  sidelined add undated.txt --published 2021-04-17")]
    Add(AddArgs),
    /// A player's timeline: each absence, step by step, with its sources.
    #[command(after_help = "\
Examples:
  sidelined player \"Jan Novak\"
  sidelined player Novak --as-of 2021-05-01
  sidelined player Novak --why side
  sidelined player Novak --format json")]
    Player(PlayerArgs),
    /// The treatment room: who is out, doubtful and back.
    #[command(after_help = "\
Examples:
  sidelined board
  sidelined board \"Man Utd\"
  sidelined board Liverpool --as-of 2021-04-17 --format csv")]
    Board(BoardArgs),
    /// The claims behind the record, each with its document, rule and evidence.
    #[command(after_help = "\
Examples:
  sidelined claims --player Novak
  sidelined claims --kind surgery --format jsonl
  sidelined claims --document match-report-12 --as-of 2021-05-01")]
    Claims(ClaimsArgs),
    /// Track records: what became of the returns that speakers and outlets forecast.
    #[command(after_help = "\
Examples:
  sidelined sources
  sidelined sources --as-of 2021-05-01 --format csv")]
    Sources(SourcesArgs),
    /// Corrects how a report was read: accepts, rejects or replaces a claim, beside it and for good reason.
    #[command(after_help = "\
Examples:
  sidelined correct 9f2c41d0 --set side=right --by \"Ada Berg\" --reason \"the report says right\"
  sidelined correct 9f2c41d0 --reject --by \"Ada Berg\" --reason \"it speaks of his brother\"
  sidelined correct --undo 3 --by \"Ada Berg\" --reason \"I was wrong\"")]
    Correct(CorrectArgs),
    /// Makes two names one person's, in every report.
    #[command(after_help = "\
Examples:
  sidelined same \"Jan Novak\" \"Jan Novák Jr\" --by \"Ada Berg\" --reason \"the club lists one\"")]
    Same(SameArgs),
    /// Parts two names, or says whom a name means in one report.
    #[command(after_help = "\
Examples:
  sidelined split \"Jan Novak\" \"Jan Novák Jr\" --by \"Ada Berg\" --reason \"father and son\"
  sidelined split \"Jan Novak\" --document match-report-12 --by \"Ada Berg\" --reason \"a namesake\"")]
    Split(SplitArgs),
    /// The trail of what curators said: who, when, what and why.
    #[command(after_help = "\
Examples:
  sidelined audit
  sidelined audit --format csv")]
    Audit(AuditArgs),
    /// Erases a person: claims, the words they rest on, and the name in every stored text; and keeps them out.
    #[command(after_help = "\
Examples:
  sidelined forget \"Jan Novak\"
  sidelined check                         proves that nothing of him is left

There is no way back but to start again from the reports. Files outside the store, and packs, stay as they are.")]
    Forget(ForgetArgs),
    /// Checks the store: that every claim is what its document says, that nothing is damaged, and that the record is the
    /// same in whatever order it is folded.
    #[command(after_help = "\
Examples:
  sidelined check
  sidelined check --store season.db
  sidelined check --store postgres://desk@localhost/injuries")]
    Check,
    /// Copies one store into another, whichever databases they are in; again, it copies what is new.
    #[command(after_help = "\
Examples:
  sidelined copy sidelined.db postgres://desk@localhost/injuries
  sidelined copy postgres://desk@localhost/injuries season.db

Everything is copied with the times at which it was recorded: reports, claims, appearances, packs, corrections. What TO
holds already stays. Whoever was forgotten in either of the two is in neither copy. --store is not looked at.")]
    Copy(CopyArgs),
    /// Writes the whole store, as it is now, into a new file, while others go on using it.
    #[command(after_help = "\
Examples:
  sidelined backup 2021-04-17.db
  sidelined backup 2021-04-17.db --store postgres://desk@localhost/injuries
  sidelined board --store 2021-04-17.db       a backup is a store like any other

Someone whom you forget later is still in the backups from before.")]
    Backup(BackupArgs),
    /// Manages packs: the players and fixtures of a competition.
    #[command(subcommand)]
    #[command(after_help = "\
Examples:
  sidelined pack add data/bundesliga")]
    Pack(PackCommand),
    /// The time expressions of reports, as TIMEX3: a table, or one JSON object a line; offsets in characters.
    #[command(after_help = "\
Examples:
  sidelined times report.txt --published 2021-04-17
  sidelined times rows.jsonl | jq -r .value")]
    Times(TimesArgs),
    /// Reads the reports that come with the program into a temporary store, and shows what it makes of them.
    #[command(after_help = "\
Examples:
  sidelined demo")]
    Demo,
    /// Prints the completion script of a shell.
    #[command(after_help = "\
Examples:
  sidelined completions bash > ~/.local/share/bash-completion/completions/sidelined
  sidelined completions zsh > ~/.zfunc/_sidelined
  sidelined completions fish > ~/.config/fish/completions/sidelined.fish")]
    Completions(CompletionsArgs),
    /// Prints the manual page, or writes one for each command into a folder.
    #[command(after_help = "\
Examples:
  sidelined man | man -l -
  sidelined man --dir ~/.local/share/man/man1")]
    Man(ManArgs),
}

/// Flags of `read`.
#[derive(Args, Debug)]
pub struct ReadArgs {
    /// Files or folders; `-` (or nothing) reads standard input.
    #[arg(value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub taken: InputArgs,
    #[command(flatten)]
    pub packs: PackArgs,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: ReadFormat,
}

/// Flags of `explain`.
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// The report; `-` reads standard input.
    #[arg(value_name = "FILE")]
    pub path: PathBuf,
    /// Only this claim: its number as printed, or its identity (or the first digits of it).
    #[arg(long, value_name = "ID")]
    pub claim: Option<String>,
    #[command(flatten)]
    pub taken: InputArgs,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// Flags of `add`.
#[derive(Args, Debug)]
pub struct AddArgs {
    /// Files or folders; `-` reads standard input. Folders are read recursively; names that begin with a dot are
    /// left out.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub taken: InputArgs,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// Flags of `player`.
#[derive(Args, Debug)]
pub struct PlayerArgs {
    /// Full name, surname, or the name as a pack has it.
    #[arg(value_name = "NAME")]
    pub name: String,
    /// As known at the end of this day (default: everything that is recorded).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// As recorded by the end of this day (UTC): what this store held then, for audits.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub recorded_by: Option<Date>,
    /// Why a field of each absence has its value: who says so, who says otherwise, and what decided.
    #[arg(long, value_enum, value_name = "FIELD")]
    pub why: Option<WhyField>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// A field of an absence that `player --why` explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WhyField {
    /// Body region.
    Region,
    /// The press's own narrower word.
    Part,
    /// Kind of damage.
    Pathology,
    /// The specific diagnosis.
    Diagnosis,
    /// Side of the body.
    Side,
    /// Where it happened.
    Setting,
    /// Surgery on it.
    Surgery,
    /// When it began.
    Onset,
    /// When it ended.
    End,
    /// When the player is expected back.
    ExpectedReturn,
}

/// Flags of `board`.
#[derive(Args, Debug)]
pub struct BoardArgs {
    /// Only this club, by its name or a usual short form of it.
    #[arg(value_name = "CLUB")]
    pub club: Option<String>,
    /// As known at the end of this day (default: today).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// As recorded by the end of this day (UTC): what this store held then, for audits.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub recorded_by: Option<Date>,
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
    /// Only what had been said by the end of this day.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// Only what had been recorded by the end of this day (UTC).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub recorded_by: Option<Date>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Flags of `sources`.
#[derive(Args, Debug)]
pub struct SourcesArgs {
    /// As known at the end of this day (default: today).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    /// As recorded by the end of this day (UTC).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub recorded_by: Option<Date>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

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

/// Flags of `copy`.
#[derive(Args, Debug)]
pub struct CopyArgs {
    /// The store to copy: a file, or an address.
    #[arg(value_name = "FROM")]
    pub from: PathBuf,
    /// The store to copy it into; made where there is none.
    #[arg(value_name = "TO")]
    pub to: PathBuf,
}

/// Flags of `backup`.
#[derive(Args, Debug)]
pub struct BackupArgs {
    /// The file to write; there must be none of that name.
    #[arg(value_name = "TO")]
    pub to: PathBuf,
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

/// Flags of `times`.
#[derive(Args, Debug)]
pub struct TimesArgs {
    /// Files or folders; `-` (or nothing) reads standard input.
    #[arg(value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub taken: InputArgs,
    /// How to print it; a table on a terminal, JSON lines else and for `--input jsonl`.
    #[arg(long, value_enum)]
    pub format: Option<Format>,
}

/// Commands on packs.
#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Checks a folder's players.csv and fixtures.csv and keeps them in the store for later runs.
    #[command(after_help = "\
Examples:
  sidelined pack add data/bundesliga
  sidelined pack add data/bundesliga --store season.db")]
    Add(PackAddArgs),
}

/// Flags of `pack add`.
#[derive(Args, Debug)]
pub struct PackAddArgs {
    /// The folder; its name becomes the pack's.
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

/// Flags of `completions`.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Flags of `man`.
#[derive(Args, Debug)]
pub struct ManArgs {
    /// Write one page for each command into this folder.
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

/// The kinds of claim, as `ledger::ClaimValue::kind` names them.
pub const KINDS: &[&str] = &[
    "injury",
    "surgery",
    "stage",
    "setback",
    "return_estimate",
    "status",
    "absence",
    "return",
    "negative_finding",
    "restriction",
    "companion",
    "exposure",
    "cover",
    "fixture",
    "layoff",
    "remark",
    "chance",
    "team",
];

fn kind(text: &str) -> Result<String, String> {
    let wanted = text.trim().to_lowercase().replace(['-', ' '], "_");
    if KINDS.contains(&wanted.as_str()) {
        Ok(wanted)
    } else {
        Err(format!("there is no such kind of claim; the kinds are {}", KINDS.join(", ")))
    }
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

fn day(text: &str) -> Result<Date, String> {
    if text.trim().len() != 10 {
        return Err("a date is written YYYY-MM-DD, as in 2021-04-17".into());
    }
    ledger::parse_date(text).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_definitions_hold_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn days_are_calendar_days() {
        assert!(day("2021-04-17").is_ok());
        for bad in ["2021-02-30", "17/04/2021", "yesterday", "", "2021-04-17T10:00:00Z"] {
            assert!(day(bad).is_err(), "{bad}");
        }
    }
}

//! The command line: every command with its help and examples; the flags by what the commands are for.

mod edits;
mod export;
mod outlook;
mod picture;
mod reading;
mod serve;
mod stats;
mod views;
mod watch;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub use edits::{AuditArgs, CorrectArgs, CuratorArgs, ForgetArgs, SameArgs, SplitArgs};
pub use export::{ExportArgs, ExportForm, ExportTable, Kind, Packing, TableFormat};
pub use outlook::{BacktestArgs, FitArgs, OutlookArgs, OutlookCommand, ReplayArgs};
pub use picture::{DriftArgs, PictureArgs, PictureKind};
pub use reading::{AddArgs, ExplainArgs, InputArgs, InputKind, ReadArgs, ReadFormat, TimesArgs};
pub use serve::{LogFormat, McpArgs, ServeArgs, TokenArgs};
pub use stats::{
    CountArgs, StatsArgs, StatsBands, StatsDistribution, StatsEvery, StatsLimits, StatsPer, StatsSetting,
    StatsTable, StatsTies, StatsVague, season,
};
pub use views::{BoardArgs, ClaimsArgs, PlayerArgs, SourcesArgs, View};
pub use watch::WatchArgs;

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
  sidelined add undated.txt --published 2021-04-17
  sidelined add --claims tables/          what `export`, or a cluster, wrote there")]
    Add(AddArgs),
    /// Follows feeds and pages, and adds the reports they bring.
    #[command(after_help = "\
Examples:
  sidelined watch https://example.org/injuries/feed.xml
  sidelined watch --list feeds.opml --once
  sidelined watch --list feeds.txt --every 30m --store postgres://desk@localhost/injuries

Each source is asked only for what is new, no host more often than once in --delay, and nothing that its robots.txt closes. \
What fails is left alone for longer each time. What was read is noted in the store, so that nothing is read twice. An entry \
that only points to its report (fewer than 150 words, or it ends in \"…\" or \"Read more\") is read from its page. A page \
that changes is another report. Ctrl-C, or SIGTERM, ends it between two reports.")]
    Watch(WatchArgs),
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
    /// Injury epidemiology: counts, days lost, rates with limits, prevalence; of the record, or of tables of your own.
    #[command(after_help = "\
Examples:
  sidelined stats --by region --season 2020/21
  sidelined stats --by club --format csv
  sidelined stats --table prevalence --every month --as-of 2021-05-31
  sidelined stats --table survival --by region --club Liverpool
  sidelined stats --table cox --by region,pathology --format csv
  sidelined stats --table ratio --by club --compare Liverpool Everton --limits mid-p
  sidelined stats --injuries injuries.csv --exposures exposures.csv --by injury_type

Rates are per 1,000 player-hours of the matches in the store (`add` takes tables of appearances); training is in no such \
table. Dates that reports leave open give a smallest and a largest value: 13-39 days. What cannot be estimated is said so.")]
    Stats(StatsArgs),
    /// Draws the record: squad photo, risk matrix, prevalence, survival, expected returns, calibration; as SVG or PNG.
    #[command(after_help = "\
Examples:
  sidelined picture squad --club Liverpool --season 2020/21 --to liverpool.svg
  sidelined picture risk-matrix --by region --season 2020/21 --to risk.png
  sidelined picture survival --by pathology --injuries injuries.csv --exposures exposures.csv > survival.svg
  sidelined picture drift Novak --to novak.png
  sidelined picture calibration --data data/fpl --leave-one-season-out --to calibration.svg

Every picture says what it is drawn from and as of when; the same input gives the same bytes. docs/pictures.md shows them and \
tells how to read them.")]
    Picture(PictureArgs),
    /// When a player will be back: the chance of playing in each of the next matches, and in how many days.
    #[command(after_help = "\
Examples:
  sidelined outlook \"Jan Novak\"
  sidelined outlook Novak --as-of 2021-05-01 --format json
  sidelined outlook backtest --data data/fpl --leave-one-season-out --out forecasts.jsonl

What the forecasts rest on, how good they are and what they must not be used for is told in docs/model-card.md.")]
    Outlook(OutlookArgs),
    /// Writes the record as tables: documents, claims, spells, milestones, estimates and appearances, for Python, R and SQL.
    #[command(after_help = "\
Examples:
  sidelined export --to tables/                       all six tables, as Parquet
  sidelined export --to spells.csv --as-of 2021-05-01
  sidelined export --to claims.jsonl.zst --player Novak

What each column means is told in docs/data-dictionary.md.")]
    Export(ExportArgs),
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

Everything is copied with the times at which it was recorded: reports, claims, appearances, packs, corrections. What TO \
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
    /// Shows the record on a page, and answers other programs, over HTTP.
    #[command(after_help = "\
Examples:
  sidelined serve                                   http://127.0.0.1:8080, for this machine only
  sidelined serve --listen 0.0.0.0:80 --url https://injuries.example.org --tokens tokens.txt
  curl 'http://127.0.0.1:8080/api/v1/board?club=Liverpool'

What programs can ask is told at /api/v1/openapi.json. The server speaks plain HTTP: put a proxy that speaks TLS before it \
where others can reach it. Only whoever has a token may add reports (`sidelined token`). Ctrl-C, or SIGTERM, ends it when \
what has been begun is done.")]
    Serve(ServeArgs),
    /// Answers an assistant's questions: the record as tools of the Model Context Protocol, over standard input and output.
    #[command(after_help = "\
Examples:
  sidelined mcp --store season.db       what an assistant's program starts, rather than a person

Tools: who_is_out, player_timeline, evidence, forecast, read_report. Each answer carries its sources. None of them changes \
the record. How a client is told of it is in the README.")]
    Mcp(McpArgs),
    /// Makes a token for `serve`: prints it, and adds its digest to a file.
    #[command(after_help = "\
Examples:
  sidelined token contributor \"night desk\" --tokens tokens.txt
  sidelined token curator \"Ada Berg\" --until 2030-01-31 --tokens tokens.txt

The token is printed once and kept nowhere. Take its line out of the file to take a token back; a server that runs notices it.")]
    Token(TokenArgs),
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

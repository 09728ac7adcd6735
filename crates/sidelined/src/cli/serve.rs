//! Flags of the server's commands.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serve::Role;

use super::{PackArgs, day};
use crate::record::today;

/// Flags of `serve`.
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// Where to answer.
    #[arg(long, value_name = "ADDRESS:PORT", value_parser = listen, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address under which others know this server; feeds and calendars need it (unless given, that of --listen).
    #[arg(long, value_name = "URL", value_parser = site)]
    pub url: Option<String>,
    /// A file of tokens, as `sidelined token` writes it; without one, nobody may add reports.
    #[arg(long, value_name = "FILE")]
    pub tokens: Option<PathBuf>,
    /// A file in which the server keeps who is to be told of changes (webhooks); without one, nobody is.
    #[arg(long, value_name = "FILE")]
    pub webhooks: Option<PathBuf>,
    /// A host that webhooks may call though the public cannot reach it; may be repeated.
    #[arg(long, value_name = "HOST", requires = "webhooks")]
    pub webhook_host: Vec<String>,
    /// How many requests a second one caller may make over time, and ten times as many at once; 0 for any number. This machine itself
    /// is not counted.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub rate: u32,
    /// So many MiB are kept in memory of what is folded of players. A larger record is answered quicker with more: what is not kept is folded
    /// again when it is asked for.
    #[arg(long, value_name = "MIB", default_value_t = 64)]
    pub keep: u32,
    /// A proxy before this server, whose X-Forwarded-For tells who asks; may be repeated.
    #[arg(long, value_name = "ADDRESS")]
    pub proxy: Vec<IpAddr>,
    /// How requests and writes are told on standard error.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub log_format: LogFormat,
    /// Do not work out the first page before somebody asks for it.
    #[arg(long)]
    pub no_warm: bool,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// How requests and writes are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// A line each, for people.
    #[default]
    Text,
    /// A JSON object each.
    Json,
    /// Not at all.
    None,
}

/// Flags of `mcp`.
#[derive(Args, Debug)]
pub struct McpArgs {
    /// Which players and fixtures are known.
    #[command(flatten)]
    pub packs: PackArgs,
}

/// Flags of `token`.
#[derive(Args, Debug)]
pub struct TokenArgs {
    /// What its holder may do: reader, contributor or curator; each may what those before may.
    #[arg(value_name = "ROLE")]
    pub role: Role,
    /// Whose it is.
    #[arg(value_name = "NAME", value_parser = name)]
    pub name: String,
    /// The last day on which it is good, today or later, in Coordinated Universal Time; good for ever unless given.
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub until: Option<Date>,
    /// The file to add its digest to; made where there is none.
    #[arg(long, value_name = "FILE")]
    pub tokens: PathBuf,
}

/// A day that has not gone by: a token whose last day has would be refused from the first request on.
fn last_day(text: &str) -> Result<Date, String> {
    let (day, today) = (day(text)?, today());
    if day < today {
        return Err(format!("{day} has gone by (today is {today}), and the token would never be good"));
    }
    Ok(day)
}

fn listen(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "an address and a port are written as 127.0.0.1:8080 or [::1]:8080".into())
}

fn site(text: &str) -> Result<String, String> {
    let site = text.trim_end_matches('/');
    let host = site.strip_prefix("https://").or_else(|| site.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['?', '#', ' ']) => Ok(site.to_owned()),
        _ => Err("an address is written as https://injuries.example.org".into()),
    }
}

fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err("a name is a line with something in it".into());
    }
    Ok(name.to_owned())
}

//! The rival: what was told, in one bitemporal table of PostgreSQL, and the questions as SQL.
//!
//! A row is what a claim says of a player and a club, as both truly are; it holds from the day on which it happened until the
//! next claim of the kind says otherwise, and was believed from the day on which it was said until then. Nothing is
//! folded: no spells, no voices, no disputes, no identities.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::time::Instant;

use postgres::{Client, NoTls};

use crate::press::{Dice, Press};
use crate::{QUESTIONS, spread, timed};

const TABLE: &str = "
    CREATE TABLE told (
        player text NOT NULL, club text NOT NULL, kind text NOT NULL, value text NOT NULL, report text NOT NULL,
        valid_from date NOT NULL, valid_to date NOT NULL,
        believed_from date NOT NULL, believed_to date NOT NULL
    )";

const INDEXES: &str = "
    CREATE INDEX told_of_player ON told (player, believed_from);
    CREATE INDEX told_of_club ON told (club, kind, believed_from, believed_to);
    CREATE INDEX told_at ON told USING gist (daterange(believed_from, believed_to), daterange(valid_from, valid_to))";

/// All that had been said of a player by a day: what `player --as-of` shows the lines of.
const PLAYER: &str = "
    SELECT kind, value, report, valid_from, valid_to, believed_from FROM told
    WHERE player = $1 AND believed_from <= CAST(CAST($2 AS text) AS date) ORDER BY valid_from, believed_from";

/// What was believed of each player of a club on a day.
const BOARD: &str = "
    SELECT DISTINCT ON (player) player, value, report, believed_from FROM told
    WHERE club = $1 AND kind = 'status' AND believed_from <= CAST(CAST($2 AS text) AS date) AND believed_to > CAST(CAST($2 AS text) AS date)
    ORDER BY player, believed_from DESC";

/// The server of an address, and the schema.
fn connect(address: &str) -> (Client, String) {
    let (server, schema) = address.split_once("?schema=").unwrap();
    (Client::connect(server, NoTls).unwrap(), schema.to_owned())
}

/// Bytes of all tables and indexes of a schema.
pub(crate) fn schema_bytes(address: &str) -> u64 {
    let (mut client, schema) = connect(address);
    let sum = "SELECT CAST(sum(pg_total_relation_size(c.oid)) AS bigint) FROM pg_class c
               WHERE c.relnamespace = CAST($1 AS text)::regnamespace AND c.relkind = 'r'";
    client.query_one(sum, &[&schema]).unwrap().get::<_, i64>(0).unsigned_abs()
}

/// Loads the table and asks it.
pub(crate) fn measure(press: &Press, address: &str) {
    let (mut client, schema) = connect(address);
    client.batch_execute(&format!("CREATE SCHEMA {schema}_plain; SET search_path = {schema}_plain")).unwrap();
    let begun = Instant::now();
    client.batch_execute(TABLE).unwrap();
    let rows = load(press, &mut client);
    client.batch_execute(INDEXES).unwrap();
    client.batch_execute("VACUUM ANALYZE told").unwrap();
    println!("plain table: {rows} rows loaded at once and indexed in {:.1?}", begun.elapsed());
    let reports = press.size() as f64;
    println!(
        "plain table: {:.0} bytes a report on disk, without the reports' texts",
        schema_bytes(&address.replace(&schema, &format!("{schema}_plain"))) as f64 / reports
    );
    let (player, board) = (client.prepare(PLAYER).unwrap(), client.prepare(BOARD).unwrap());
    for (name, statement) in [("player", &player), ("board CLUB", &board)] {
        let mut dice = Dice(9);
        let (mut times, mut rows) = (Vec::new(), 0);
        // The first round fills the server's memory.
        for round in 0..2 {
            times.clear();
            for _ in 0..QUESTIONS {
                let of = match name {
                    "player" => &press.players[dice.below(press.players.len())].name,
                    _ => &press.clubs[dice.below(press.clubs.len())],
                };
                let day = press.day(&mut dice).to_string();
                let (found, taken) = timed(|| client.query(statement, &[of, &day]).unwrap());
                rows += found.len() * round;
                times.push(taken);
            }
        }
        println!("plain table: {name} --as-of: {}, {} rows", spread(times), rows / QUESTIONS);
    }
}

fn load(press: &Press, client: &mut Client) -> usize {
    // Where each kind of what is told of a player stands open, as a row to be closed by the next.
    let mut open: BTreeMap<(String, &'static str), Vec<String>> = BTreeMap::new();
    let mut copy = client.copy_in("COPY told FROM STDIN").unwrap();
    let mut rows = 0;
    let mut write = |row: Vec<String>, until: &str| {
        let [player, club, kind, value, report, from, said] = row.as_slice() else { unreachable!() };
        writeln!(copy, "{player}\t{club}\t{kind}\t{value}\t{report}\t{from}\t{until}\t{said}\t{until}")
            .unwrap();
        rows += 1;
    };
    for item in press.items() {
        let said = item.said.within.latest.to_string();
        for claim in &item.claims {
            let (player, club) = press.truth(claim);
            let value = serde_json_of(&claim.value);
            let from = claim.when.map_or(said.clone(), |when| when.earliest.to_string());
            let kind = claim.value.kind();
            let row = vec![
                player.to_owned(),
                club.to_owned(),
                kind.to_owned(),
                value,
                item.document.doc.clone(),
                from,
                said.clone(),
            ];
            if let Some(before) = open.insert((player.to_owned(), kind), row) {
                let until = if before[6] < said { said.clone() } else { next_day(&before[6]) };
                write(before, &until);
            }
        }
    }
    open.into_values().for_each(|row| write(row, "infinity"));
    copy.finish().unwrap();
    rows
}

fn next_day(day: &str) -> String {
    ledger::add_days(ledger::parse_date(day).unwrap(), 1).to_string()
}

fn serde_json_of(value: &ledger::ClaimValue) -> String {
    format!("{value:?}").replace(['\t', '\n', '\\'], " ")
}

//! The pack that comes with the program.

use std::io::Read;
use std::sync::OnceLock;

use flate2::read::GzDecoder;

use crate::load::PackError;
use crate::model::Pack;

const PLAYERS: &[u8] = include_bytes!("../data/premier-league/players.csv.gz");
const FIXTURES: &[u8] = include_bytes!("../data/premier-league/fixtures.csv.gz");

impl Pack {
    /// Players and fixtures of the Premier League, seasons 2016-17 to 2025-26; unpacked at the first call.
    ///
    /// Were the bundled data damaged, the pack would be empty: a test holds that they are not.
    pub fn premier_league() -> &'static Self {
        static PACK: OnceLock<Pack> = OnceLock::new();
        PACK.get_or_init(|| load().unwrap_or_default())
    }
}

fn load() -> Result<Pack, PackError> {
    let mut pack = Pack::from_csv("premier-league", Some(&unpack(PLAYERS)), Some(&unpack(FIXTURES)))?;
    pack.source = "FPL archive by Vaastav Anand (MIT), facts only".to_owned();
    Ok(pack)
}

fn unpack(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What cannot be unpacked stays empty, and an empty file is no CSV: the error comes from there.
    if GzDecoder::new(packed).read_to_end(&mut bytes).is_err() {
        bytes.clear();
    }
    bytes
}

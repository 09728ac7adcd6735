//! Lists the example reports, so that `sidelined demo` carries them with it.
#![allow(clippy::disallowed_methods)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let reports = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../examples/reports");
    println!("cargo::rerun-if-changed={}", reports.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&reports)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().into_string().map_err(|name| format!("{name:?} is not UTF-8"))?);
        }
    }
    names.sort();
    let mut list = String::from("&[\n");
    for name in names {
        let path = fs::canonicalize(reports.join(&name))?;
        writeln!(list, "    ({name:?}, include_bytes!({path:?})),")?;
    }
    list.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("reports.rs"), list)?;
    Ok(())
}

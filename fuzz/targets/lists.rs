//! Any bytes, taken apart as a league's own lists: see `checks::lists`.
#![no_main]

#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::lists(data));

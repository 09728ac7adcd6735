//! Requests that mean no good, or make no sense: the right status, nothing told that should not be, and others go on.

mod held_up;
mod malformed;
mod markup;
mod untold;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use crate::room::Room;

/// What comes back for these bytes, as they are.
fn said(room: &Room, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(room.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let _ = stream.write_all(request);
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said);
    String::from_utf8_lossy(&said).into_owned()
}

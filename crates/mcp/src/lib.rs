//! The record as tools for an assistant: the Model Context Protocol.
//!
//! Knows: the protocol (through its official SDK), what may be asked, and how each answer carries its sources. Must not know:
//! SQL, how claims fold, what a rule matches, files, the terminal, or the clock (today is asked of whoever starts it, and so is where
//! messages come from and go to).
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod ask;
mod asked;
mod cited;
mod evidence;
mod forecast;
mod read;
mod room;
mod timeline;
mod tools;
mod who;

use std::io;

use rmcp::ServiceExt as _;
use tokio::io::{AsyncRead, AsyncWrite};

pub use room::{Open, Setup};

/// Answers what comes in on one end, on the other, until nothing more comes.
///
/// # Errors
/// When what comes in is no message of the protocol before it has begun.
pub async fn serve(
    setup: Setup,
    from: impl AsyncRead + Send + Unpin + 'static,
    to: impl AsyncWrite + Send + Unpin + 'static,
) -> io::Result<()> {
    use rmcp::service::ServerInitializeError;
    match tools::Server::of(setup).serve((from, to)).await {
        Ok(running) => running.waiting().await.map(drop).map_err(io::Error::other),
        // Whoever asked went away before anything was asked.
        Err(ServerInitializeError::ConnectionClosed(_)) => Ok(()),
        Err(error) => Err(io::Error::other(error)),
    }
}

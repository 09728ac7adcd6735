//! What all questions share: a desk at the store, the packs, the reader, the model.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use desk::Desk;
use jiff::civil::Date;
use outlook::forecast::Forecaster;
use pack::Pack;
use reader::Reader;
use rmcp::handler::server::tool::IntoCallToolResult;
use rmcp::model::{CallToolResponse, CallToolResult, ContentBlock};
use serde::Serialize;
use store::{Store, StoreError};

/// Opens the store once more.
pub type Open = Box<dyn Fn() -> Result<Box<dyn Store + Send>, StoreError> + Send + Sync>;

/// What a server is made of.
pub struct Setup {
    /// Opens the store for asking.
    pub open: Open,
    /// Players and fixtures.
    pub packs: Vec<Arc<Pack>>,
    /// Reads reports; with the same packs.
    pub reader: Reader,
    /// Forecasts.
    pub model: Forecaster,
    /// What day it is.
    pub today: fn() -> Date,
}

impl fmt::Debug for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setup").field("packs", &self.packs.len()).finish_non_exhaustive()
    }
}

/// Why a question has no answer, in words for whoever asked.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The question makes no sense, or means nothing or several things.
    Said(String),
    /// The store failed.
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl IntoCallToolResult for Refusal {
    fn into_call_tool_result(self) -> Result<CallToolResponse, rmcp::ErrorData> {
        let text = match self {
            Self::Said(text) => text,
            Self::Store(error) => format!("The record could not be asked: {error}"),
        };
        Ok(CallToolResult::error(vec![ContentBlock::text(text)]).into())
    }
}

/// An answer twice: in words, and as it is laid out for programs.
#[derive(Debug)]
pub(crate) struct Answer<T> {
    pub(crate) text: String,
    pub(crate) told: T,
}

impl<T: Serialize> IntoCallToolResult for Answer<T> {
    fn into_call_tool_result(self) -> Result<CallToolResponse, rmcp::ErrorData> {
        let told = serde_json::to_value(self.told).map_err(|e| {
            rmcp::ErrorData::internal_error(format!("the answer cannot be written: {e}"), None)
        })?;
        let mut result = CallToolResult::structured(told);
        result.content = vec![ContentBlock::text(self.text)];
        Ok(result.into())
    }
}

/// What all questions share.
pub(crate) struct Room {
    pub(crate) setup: Setup,
    desk: Mutex<Option<Desk>>,
}

impl Room {
    pub(crate) fn of(setup: Setup) -> Self {
        Self { setup, desk: Mutex::new(None) }
    }

    /// Asks something of the desk, on a thread that may wait. Questions come one after the other.
    pub(crate) async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Setup, &mut Desk) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let room = Arc::clone(self);
        let asked = tokio::task::spawn_blocking(move || {
            let mut seat = room.desk.lock().unwrap_or_else(PoisonError::into_inner);
            let mut desk = match seat.take() {
                Some(desk) => desk,
                None => Desk::at((room.setup.open)()?),
            };
            let answer = question(&room.setup, &mut desk);
            // A desk whose store has failed is not used again.
            if !matches!(answer, Err(Refusal::Store(_))) {
                *seat = Some(desk);
            }
            answer
        });
        asked.await.unwrap_or_else(|_| Err(Refusal::Said("Something went wrong here.".into())))
    }
}

//! The tools: their names, what they are for, and that none of them changes anything.

use std::sync::Arc;

use rmcp::handler::server::tool::schema_for_output;
use rmcp::handler::server::wrapper::Parameters;
use rmcp::model::{Implementation, ServerCapabilities, ServerConfig};
use rmcp::{ServerHandler, tool, tool_handler, tool_router};

use crate::asked;
use crate::evidence::Evidence;
use crate::forecast::Forecast;
use crate::read::Told;
use crate::room::{Answer, Refusal, Room, Setup};
use crate::timeline::Timeline;
use crate::who::Absent;
use crate::{evidence, forecast, read, timeline, who};

/// What an assistant is told before it asks.
const INSTRUCTIONS: &str = "\
What press reports say about injured and ill players, dated and cited. Nothing here is a diagnosis: say no more, and nothing with more \
certainty, than the sentence behind it, and name the outlet and its day. Reports age: tell how long ago the last word was. \
`as_of` asks what was known by the end of a day. Numbers in brackets are the sources at the end of an answer; a claim's identity there can be \
asked for with `evidence`.";

/// The server.
#[derive(Clone)]
pub(crate) struct Server {
    room: Arc<Room>,
}

#[tool_router]
impl Server {
    pub(crate) fn of(setup: Setup) -> Self {
        Self { room: Arc::new(Room::of(setup)) }
    }

    #[tool(
        name = "who_is_out",
        description = "Who is out or doubtful, of a club or of everybody: injury, since when, stage of the recovery, expected return, how old the last word is, with sources.",
        output_schema = schema_for_output::<Absent>(),
        annotations(title = "Who is out", read_only_hint = true, open_world_hint = false)
    )]
    async fn who_is_out(
        &self,
        Parameters(asked): Parameters<asked::WhoIsOut>,
    ) -> Result<Answer<Absent>, Refusal> {
        self.room.ask(move |setup, desk| who::answer(setup, desk, asked)).await
    }

    #[tool(
        name = "player_timeline",
        description = "A player's absences, step by step: what happened when, milestones, setbacks, forecasts and how they moved, who disagrees, each with its sources.",
        output_schema = schema_for_output::<Timeline>(),
        annotations(title = "A player's timeline", read_only_hint = true, open_world_hint = false)
    )]
    async fn player_timeline(
        &self,
        Parameters(asked): Parameters<asked::Player>,
    ) -> Result<Answer<Timeline>, Refusal> {
        self.room.ask(move |setup, desk| timeline::answer(setup, desk, &asked)).await
    }

    #[tool(
        name = "evidence",
        description = "The sentences behind a player's claims, or behind one claim by its identity, with their bytes in the report and the report's outlet, day and address.",
        output_schema = schema_for_output::<Evidence>(),
        annotations(title = "The sentences behind claims", read_only_hint = true, open_world_hint = false)
    )]
    async fn evidence(
        &self,
        Parameters(asked): Parameters<asked::Evidence>,
    ) -> Result<Answer<Evidence>, Refusal> {
        self.room.ask(move |setup, desk| evidence::answer(setup, desk, asked)).await
    }

    #[tool(
        name = "forecast",
        description = "When a player will be back, as a statistical model has it: the chance of playing in each match ahead, why, and what that rests on. A model's estimate, not what anybody said.",
        output_schema = schema_for_output::<Forecast>(),
        annotations(title = "When a player will be back", read_only_hint = true, open_world_hint = false)
    )]
    async fn forecast(
        &self,
        Parameters(asked): Parameters<asked::Player>,
    ) -> Result<Answer<Forecast>, Refusal> {
        self.room.ask(move |setup, desk| forecast::answer(setup, desk, &asked)).await
    }

    #[tool(
        name = "read_report",
        description = "Reads the text of a report and tells what it says about injured players, with the words that say so. Keeps nothing.",
        output_schema = schema_for_output::<Told>(),
        annotations(title = "Read a report", read_only_hint = true, open_world_hint = false)
    )]
    async fn read_report(
        &self,
        Parameters(asked): Parameters<asked::Report>,
    ) -> Result<Answer<Told>, Refusal> {
        self.room.ask(move |setup, _| read::answer(setup, asked)).await
    }
}

#[tool_handler]
impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(
                Implementation::new("sidelined", env!("CARGO_PKG_VERSION")).with_title("Sidelined"),
            )
            .with_instructions(INSTRUCTIONS)
    }
}

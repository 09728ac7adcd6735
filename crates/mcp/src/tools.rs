//! The tools: their names, what they are for, and that none of them changes anything.

use std::sync::Arc;

use desk::Desk;
use rmcp::handler::server::router::tool::{ToolRoute, ToolRouter};
use rmcp::handler::server::tool::{
    IntoCallToolResult as _, ToolCallContext, parse_json_object, schema_for_type,
};
use rmcp::model::{Implementation, ServerCapabilities, ServerConfig, Tool, ToolAnnotations};
use rmcp::schemars::JsonSchema;
use rmcp::{ServerHandler, tool_handler};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::room::{Answer, Refusal, Room, Setup};
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
    tools: ToolRouter<Self>,
}

impl Server {
    pub(crate) fn of(setup: Setup) -> Self {
        let tools = [
            tool(
                "who_is_out",
                "Who is out",
                "Who is out or doubtful, of a club or of everybody: injury, since when, stage of the recovery, expected return, how old the last word is, with sources.",
                who::answer,
            ),
            tool(
                "player_timeline",
                "A player's timeline",
                "A player's absences, step by step: what happened when, milestones, setbacks, forecasts and how they moved, who disagrees, each with its sources.",
                |setup, desk, asked| timeline::answer(setup, desk, &asked),
            ),
            tool(
                "evidence",
                "The sentences behind claims",
                "The sentences behind a player's claims, or behind one claim by its identity, with their bytes in the report and the report's outlet, day and address.",
                evidence::answer,
            ),
            tool(
                "forecast",
                "When a player will be back",
                "When a player will be back, as a statistical model has it: the chance of playing in each match ahead, why, and what that rests on. A model's estimate, not what anybody said.",
                |setup, desk, asked| forecast::answer(setup, desk, &asked),
            ),
            tool(
                "read_report",
                "Read a report",
                "Reads the text of a report and tells what it says about injured players, with the words that say so. Keeps nothing.",
                |setup, _, asked| read::answer(setup, asked),
            ),
        ];
        let tools = tools.into_iter().fold(ToolRouter::new(), ToolRouter::with_route);
        Self { room: Arc::new(Room::of(setup)), tools }
    }
}

/// A tool, which changes nothing and looks at nothing but the record: its name, its title, what it is for, and what answers it.
fn tool<A, T>(
    name: &'static str,
    title: &'static str,
    purpose: &'static str,
    answer: fn(&Setup, &mut Desk, A) -> Result<Answer<T>, Refusal>,
) -> ToolRoute<Server>
where
    A: DeserializeOwned + JsonSchema + Send + 'static,
    T: Serialize + JsonSchema + Send + 'static,
{
    let hints = ToolAnnotations::with_title(title).read_only(true).open_world(false);
    let told =
        Tool::new(name, purpose, schema_for_type::<A>()).with_output_schema::<T>().with_annotations(hints);
    ToolRoute::new_dyn(told, move |call: ToolCallContext<'_, Server>| {
        Box::pin(async move {
            let asked: A = parse_json_object(call.arguments.unwrap_or_default())?;
            let answered = call.service.room.ask(move |setup, desk| answer(setup, desk, asked)).await;
            answered.into_call_tool_result()
        })
    })
}

#[tool_handler(router = self.tools)]
impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(
                Implementation::new("sidelined", env!("CARGO_PKG_VERSION")).with_title("Sidelined"),
            )
            .with_instructions(INSTRUCTIONS)
    }
}

//! The shapes of what is sent and answered, told from the types that are written.

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use super::corrections::Trail;
use super::documents::{AddedOut, DocumentsOut, Line, Sent, Whole};
use super::leagues::{LeagueBoard, Leagues};
use super::questions::{Clubs, Found, Players, Sources, Told};
use crate::changes::ChangeOut;
use crate::curators::Judgement;
use crate::hooks::{HookAsked, HookOut, HookSet, Hooked, HooksOut};

/// A shape by its name.
type Named = (&'static str, fn(&mut SchemaGenerator) -> Schema);

const SHAPES: &[Named] = &[
    ("Board", shape::<ledger::Board>),
    ("Leagues", shape::<Leagues>),
    ("LeagueBoard", shape::<LeagueBoard>),
    ("Clubs", shape::<Clubs>),
    ("Players", shape::<Players>),
    ("Timeline", shape::<Told<'static>>),
    ("Outlook", shape::<present::outlook::Answer>),
    ("Sources", shape::<Sources>),
    ("Statistics", shape::<crate::statistics::Figures>),
    ("Found", shape::<Found>),
    ("Documents", shape::<DocumentsOut>),
    ("Document", shape::<Whole<'static>>),
    ("Lines", shape::<Line<'static>>),
    ("Reading", shape::<ledger::Reading>),
    ("AddedReport", shape::<AddedOut>),
    ("Correction", shape::<ledger::Curation>),
    ("Corrections", shape::<Trail>),
    ("Change", shape::<ChangeOut>),
    ("Subscribed", shape::<Hooked>),
    ("Subscriptions", shape::<HooksOut>),
    ("SubscriptionState", shape::<HookOut>),
];

/// What is sent, where a field that may be null may be left out as well.
const SENT: &[Named] = &[
    ("Report", shape::<Sent>),
    ("Judgement", shape::<Judgement>),
    ("Subscription", shape::<HookAsked>),
    ("SubscriptionChange", shape::<HookSet>),
];

fn shape<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    T::json_schema(generator)
}

/// All shapes, each by its name: those above, and those that these are made of.
pub(super) fn all() -> Map<String, Value> {
    let settings = SchemaSettings::draft2020_12().with(|s| {
        s.definitions_path = "/components/schemas".into();
        s.meta_schema = None;
    });
    let mut all: Map<String, Value> = Map::new();
    let mut own: Map<String, Value> = Map::new();
    // What both hold is as it is answered.
    for (shapes, settings) in [(SENT, settings.clone().for_deserialize()), (SHAPES, settings.for_serialize())]
    {
        let mut generator = settings.into_generator();
        for (name, shape) in shapes {
            let shape = shape(&mut generator);
            own.insert((*name).to_owned(), shape.to_value());
        }
        all.append(&mut generator.take_definitions(true));
    }
    // What is named above is as it is above.
    all.append(&mut own);
    all.insert("Problem".into(), problem());
    all
}

/// RFC 9457.
fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "near": {"type": "array", "items": {"type": "string"}},
            "choices": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["name", "path"],
                    "properties": {"name": {"type": "string"}, "path": {"type": "string"}},
                },
            },
        },
    })
}

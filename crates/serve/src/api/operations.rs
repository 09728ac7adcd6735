//! What can be asked and done: one table, from which the document is written.

use serde_json::{Value, json};

/// A parameter.
pub(super) struct Parameter {
    pub(super) name: &'static str,
    pub(super) place: &'static str,
    pub(super) meaning: &'static str,
    pub(super) schema: fn() -> Value,
    /// One that a record of the example reports has an answer for; empty where none can be given.
    pub(super) example: &'static str,
}

/// A question, or something to be done.
pub(super) struct Operation {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) id: &'static str,
    pub(super) meaning: &'static str,
    pub(super) parameters: &'static [Parameter],
    /// The name of what is sent, if something is.
    pub(super) sent: Option<&'static str>,
    /// The role that is needed, if one is.
    pub(super) role: Option<&'static str>,
    /// What comes back: status, kind of content, name of its schema.
    pub(super) answer: (&'static str, &'static str, &'static str),
    /// What may go wrong besides.
    pub(super) wrong: &'static [&'static str],
}

const fn query(
    name: &'static str,
    meaning: &'static str,
    schema: fn() -> Value,
    example: &'static str,
) -> Parameter {
    Parameter { name, place: "query", meaning, schema, example }
}

fn text() -> Value {
    json!({"type": "string"})
}

fn date() -> Value {
    json!({"type": "string", "format": "date"})
}

fn limit() -> Value {
    json!({"type": "integer", "minimum": 1, "maximum": 1000, "default": 100})
}

fn number() -> Value {
    json!({"type": "integer", "format": "int64", "minimum": 0})
}

fn kind() -> Value {
    json!({"type": "string", "enum": ledger::ClaimValue::KINDS})
}

/// Of the example reports: a club, a player, and a report.
pub(super) const CLUB: &str = "Harbour Athletic";
const PLAYER: &str = "Declan Rowntree";
const REPORT: &str = "02-harbour-scan-verdict";

const AS_OF: Parameter =
    query("as_of", "With what had been said, and played, by the end of this day.", date, "2024-02-03");
const RECORDED_BY: Parameter =
    query("recorded_by", "With what this record held by the end of this day (UTC).", date, "2026-12-31");
const CURSOR: Parameter = query("cursor", "What `next` of the part before said.", text, "");
const LIMIT: Parameter = query("limit", "How many at most.", limit, "20");
const LAST_EVENT: Parameter = Parameter {
    name: "Last-Event-ID",
    place: "header",
    meaning: "The `id` that was last heard, to go on after it.",
    schema: number,
    example: "0",
};
const NAME: Parameter = Parameter {
    name: "name",
    place: "path",
    meaning: "A full name, a surname, or the identity of a person of a pack; the club in brackets behind it tells namesakes apart.",
    schema: text,
    example: PLAYER,
};

const SUBSCRIPTION: Parameter = Parameter {
    name: "id",
    place: "path",
    meaning: "The subscription's identity.",
    schema: text,
    example: "hook_0101010101010101",
};

pub(super) const JSON: &str = "application/json";

/// All of it.
pub(super) const OPERATIONS: &[Operation] = &[
    Operation {
        method: "get",
        path: "/board",
        id: "board",
        meaning: "Who is out, doubtful and back.",
        parameters: &[query("club", "Only this club.", text, CLUB), AS_OF, RECORDED_BY],
        sent: None,
        role: None,
        answer: ("200", JSON, "Board"),
        wrong: &["300", "400", "404"],
    },
    Operation {
        method: "get",
        path: "/clubs",
        id: "clubs",
        meaning: "Every team that somebody was put in.",
        parameters: &[],
        sent: None,
        role: None,
        answer: ("200", JSON, "Clubs"),
        wrong: &[],
    },
    Operation {
        method: "get",
        path: "/leagues",
        id: "leagues",
        meaning: "Every league of which there is a pack.",
        parameters: &[],
        sent: None,
        role: None,
        answer: ("200", JSON, "Leagues"),
        wrong: &[],
    },
    Operation {
        method: "get",
        path: "/leagues/{league}/board",
        id: "leagueBoard",
        meaning: "Who is missing from each club of a league.",
        parameters: &[
            Parameter {
                name: "league",
                place: "path",
                meaning: "A league, by the name of its pack.",
                schema: text,
                example: "premier-league",
            },
            AS_OF,
            RECORDED_BY,
        ],
        sent: None,
        role: None,
        answer: ("200", JSON, "LeagueBoard"),
        wrong: &["400", "404"],
    },
    Operation {
        method: "get",
        path: "/players",
        id: "players",
        meaning: "Everybody of whom something is said, part by part.",
        parameters: &[CURSOR, LIMIT],
        sent: None,
        role: None,
        answer: ("200", JSON, "Players"),
        wrong: &["400"],
    },
    Operation {
        method: "get",
        path: "/players/{name}",
        id: "player",
        meaning: "A player's timeline: each absence, with its sources.",
        parameters: &[NAME, AS_OF, RECORDED_BY],
        sent: None,
        role: None,
        answer: ("200", JSON, "Timeline"),
        wrong: &["300", "400", "404"],
    },
    Operation {
        method: "get",
        path: "/players/{name}/outlook",
        id: "outlook",
        meaning: "When a player will be back: the chance of playing in each of the matches ahead.",
        parameters: &[NAME, AS_OF, RECORDED_BY],
        sent: None,
        role: None,
        answer: ("200", JSON, "Outlook"),
        wrong: &["300", "400", "404"],
    },
    Operation {
        method: "get",
        path: "/sources",
        id: "sources",
        meaning: "Who forecast returns, and what became of them.",
        parameters: &[AS_OF, RECORDED_BY],
        sent: None,
        role: None,
        answer: ("200", JSON, "Sources"),
        wrong: &["400"],
    },
    Operation {
        method: "get",
        path: "/statistics",
        id: "statistics",
        meaning: "Injuries of a season counted: rates, days lost, prevalence, days to the return.",
        parameters: &[
            query(
                "season",
                "As 2020/21; `all` for all; without it, the last by the day in which somebody was hurt.",
                text,
                "2023/24",
            ),
            query("club", "Only this club.", text, CLUB),
            AS_OF,
            RECORDED_BY,
        ],
        sent: None,
        role: None,
        answer: ("200", JSON, "Statistics"),
        wrong: &["300", "400", "404"],
    },
    Operation {
        method: "get",
        path: "/search",
        id: "search",
        meaning: "Players, clubs and reports whose words begin as those that are given.",
        parameters: &[query("q", "What is looked for.", text, "rown")],
        sent: None,
        role: None,
        answer: ("200", JSON, "Found"),
        wrong: &["400"],
    },
    Operation {
        method: "get",
        path: "/documents",
        id: "documents",
        meaning: "Reports, the oldest first, part by part.",
        parameters: &[CURSOR, LIMIT, AS_OF, RECORDED_BY],
        sent: None,
        role: None,
        answer: ("200", JSON, "Documents"),
        wrong: &["400", "404"],
    },
    Operation {
        method: "post",
        path: "/documents",
        id: "addDocument",
        meaning: "Reads a report and adds it to the record.",
        parameters: &[],
        sent: Some("Report"),
        role: Some("contributor"),
        answer: ("201", JSON, "AddedReport"),
        wrong: &["200", "401", "403", "413", "422"],
    },
    Operation {
        method: "get",
        path: "/documents/{id}",
        id: "document",
        meaning: "One report with its text and its claims.",
        parameters: &[Parameter {
            name: "id",
            place: "path",
            meaning: "The report's identity, the first digits of it, or its own name.",
            schema: text,
            example: REPORT,
        }],
        sent: None,
        role: None,
        answer: ("200", JSON, "Document"),
        wrong: &["300", "404"],
    },
    Operation {
        method: "get",
        path: "/claims",
        id: "claims",
        meaning: "Claims with the report each is from, one JSON object a line.",
        parameters: &[
            query("player", "Only claims about this player.", text, PLAYER),
            query("document", "Only claims of this report.", text, REPORT),
            query("kind", "Only claims of this kind.", kind, "injury"),
            AS_OF,
            RECORDED_BY,
        ],
        sent: None,
        role: None,
        answer: ("200", "application/x-ndjson", "Lines"),
        wrong: &["300", "400", "404"],
    },
    Operation {
        method: "get",
        path: "/corrections",
        id: "corrections",
        meaning: "Everything that curators have said of the record, in the order in which they said it.",
        parameters: &[],
        sent: None,
        role: Some("curator"),
        answer: ("200", JSON, "Corrections"),
        wrong: &["401", "403"],
    },
    Operation {
        method: "post",
        path: "/corrections",
        id: "correct",
        meaning: "Accepts, rejects or replaces a claim, or undoes an edit. Nothing is overwritten.",
        parameters: &[],
        sent: Some("Judgement"),
        role: Some("curator"),
        answer: ("201", JSON, "Correction"),
        wrong: &["401", "403", "404", "413", "422"],
    },
    Operation {
        method: "post",
        path: "/read",
        id: "read",
        meaning: "Reads a report, and keeps nothing of it.",
        parameters: &[],
        sent: Some("Report"),
        role: None,
        answer: ("200", JSON, "Reading"),
        wrong: &["413", "422"],
    },
    Operation {
        method: "get",
        path: "/changes",
        id: "changes",
        meaning: "Changes as they happen, as server-sent events: each `change` has a Change as its data.",
        parameters: &[
            query("club", "Only of this club's players.", text, CLUB),
            query(
                "player",
                "Only of this player; a club and a player cannot be asked for together.",
                text,
                "",
            ),
            LAST_EVENT,
        ],
        sent: None,
        role: None,
        answer: ("200", "text/event-stream", "Change"),
        wrong: &["300", "400", "404"],
    },
    Operation {
        method: "get",
        path: "/webhooks",
        id: "webhooks",
        meaning: "One's own subscriptions; everybody's for curators.",
        parameters: &[],
        sent: None,
        role: Some("contributor"),
        answer: ("200", JSON, "Subscriptions"),
        wrong: &["401", "403"],
    },
    Operation {
        method: "post",
        path: "/webhooks",
        id: "subscribe",
        meaning: "Has changes sent to an address, signed as Standard Webhooks has it.",
        parameters: &[],
        sent: Some("Subscription"),
        role: Some("contributor"),
        answer: ("201", JSON, "Subscribed"),
        wrong: &["401", "403", "404", "413", "422"],
    },
    Operation {
        method: "patch",
        path: "/webhooks/{id}",
        id: "setSubscription",
        meaning: "Has a subscription told again that was disabled or paused, or pauses it.",
        parameters: &[SUBSCRIPTION],
        sent: Some("SubscriptionChange"),
        role: Some("contributor"),
        answer: ("200", JSON, "SubscriptionState"),
        wrong: &["401", "403", "404", "413", "422"],
    },
    Operation {
        method: "delete",
        path: "/webhooks/{id}",
        id: "unsubscribe",
        meaning: "Ends a subscription.",
        parameters: &[SUBSCRIPTION],
        sent: None,
        role: Some("contributor"),
        answer: ("204", "", ""),
        wrong: &["401", "403", "404"],
    },
];

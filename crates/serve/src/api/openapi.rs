//! What can be asked, as OpenAPI 3.1: the document, written from the table of operations.

use axum::Json;
use serde_json::{Map, Value, json};

use super::examples;
use super::operations::{CLUB, JSON, OPERATIONS, Operation, Parameter};

/// The document.
pub(super) fn document() -> Value {
    let (mut paths, examples) = (Map::new(), examples::all());
    for operation in OPERATIONS {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method] = operation.told(&examples);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Sidelined",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "What the press says about injured players, dated and cited.",
            "license": {"name": "Apache-2.0 OR MIT", "identifier": "Apache-2.0 OR MIT"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": super::schemas::all(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    })
}

pub(super) async fn told() -> Json<Value> {
    Json(document())
}

impl Operation {
    /// As the document has it, with an example of its answer.
    fn told(&self, examples: &Map<String, Value>) -> Value {
        let parameter = |p: &Parameter| {
            let mut told = json!({
                "name": p.name, "in": p.place, "required": p.place == "path",
                "description": p.meaning, "schema": (p.schema)(),
            });
            if !p.example.is_empty() {
                let number = p.example.parse::<u64>().ok().filter(|_| told["schema"]["type"] == "integer");
                told["example"] = number.map_or_else(|| json!(p.example), Value::from);
            }
            told
        };
        let (status, kind, schema) = self.answer;
        let mut answers = Map::new();
        let mut good = answer(self.meaning, kind, schema);
        if let Some(example) = examples.get(self.id) {
            good["content"][kind]["example"] = example.clone();
        }
        answers.insert(status.to_owned(), good);
        for wrong in self.wrong {
            let told = match *wrong {
                "200" => answer("It was known already.", kind, schema),
                wrong => answer(meaning(wrong), "application/problem+json", "Problem"),
            };
            answers.insert((*wrong).to_owned(), told);
        }
        answers.insert("429".into(), answer(meaning("429"), "application/problem+json", "Problem"));
        answers.insert("503".into(), answer(meaning("503"), "application/problem+json", "Problem"));
        let mut told = json!({
            "operationId": self.id,
            "summary": self.meaning,
            "parameters": self.parameters.iter().map(parameter).collect::<Vec<_>>(),
            "responses": answers,
        });
        if let Some(sent) = self.sent {
            let content = json!({"schema": reference(sent), "example": to_send(sent, examples)});
            told["requestBody"] = json!({"required": true, "content": {JSON: content}});
        }
        if let Some(role) = self.role {
            told["security"] = json!([{"token": []}]);
            told["description"] = json!(format!("For whoever has a {role}'s token."));
        }
        told
    }
}

fn reference(schema: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{schema}")})
}

/// An example of what is sent. What it says of a claim is said of the one that is shown as an answer.
fn to_send(schema: &str, examples: &Map<String, Value>) -> Value {
    match schema {
        "Report" => json!({
            "text": "Saltmarsh Rovers winger Emil Okafor-Lind has broken a bone in his left foot and will be out for eight weeks, the club said on Thursday.",
            "published": "2024-02-02",
            "title": "Okafor-Lind out for eight weeks",
            "outlet": "Coast Sport",
        }),
        "Judgement" => json!({
            "do": "replace", "claim": examples.get("claims").map(|line| &line["claim"]["id"]), "set": {"side": "right"}, "reason": "The club's own report says right.",
        }),
        "Subscription" => json!({"url": "https://desk.example.org/injuries", "club": CLUB}),
        _ => json!({"enabled": true, "missed": "skip"}),
    }
}

fn answer(meaning: &str, kind: &str, schema: &str) -> Value {
    match kind {
        // Nothing comes with it.
        "" => json!({"description": meaning}),
        kind => json!({"description": meaning, "content": {kind: {"schema": reference(schema)}}}),
    }
}

fn meaning(status: &str) -> &'static str {
    match status {
        "300" => "The name may mean several.",
        "400" => "The question makes no sense.",
        "401" => "A token is needed.",
        "403" => "The token is of too small a role.",
        "404" => "There is nothing of that name.",
        "413" => "More was sent than is taken.",
        "422" => "What was sent is refused.",
        _ => "Too much is asked at once.",
    }
}

//! The fields of a claim as a form, told from the claim's own type.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use ledger::ClaimValue;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// One of these: each with what it means.
    Choice(Vec<(String, String)>),
    /// Yes or no.
    Truth,
    /// A whole number.
    Number,
    /// A day.
    Day,
    /// Any text.
    Text,
}

/// A field of a claim's form.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Its place in the claim's JSON.
    path: Vec<String>,
    /// What it means.
    pub(super) meaning: String,
    pub(super) takes: Takes,
    /// Whether it may be empty.
    pub(super) optional: bool,
    /// What it is now.
    pub(super) value: String,
}

/// The shapes of all kinds of claims.
static SHAPES: LazyLock<Value> = LazyLock::new(|| {
    let settings = SchemaSettings::draft2020_12().with(|s| s.inline_subschemas = true);
    settings.for_serialize().into_generator().into_root_schema_for::<ClaimValue>().to_value()
});

/// The fields of a claim, as it is or as a form has them.
pub(super) fn of(claim: &ClaimValue, sent: Option<&BTreeMap<String, String>>) -> Vec<Field> {
    let kinds = SHAPES["oneOf"].as_array().map(Vec::as_slice).unwrap_or_default();
    let shape = kinds.iter().find(|shape| shape["properties"]["kind"]["const"] == claim.kind());
    let says = serde_json::to_value(claim).unwrap_or_default();
    let mut fields = Vec::new();
    if let Some(shape) = shape {
        gather(&shape["properties"]["value"], &says["value"], &[], &mut fields);
    }
    if let Some(sent) = sent {
        for field in &mut fields {
            field.value = sent.get(&field.name()).map_or_else(String::new, |text| text.trim().to_owned());
        }
    }
    fields
}

/// What a form sets: the fields of the claim's JSON.
pub(super) fn set(fields: &[Field]) -> Map<String, Value> {
    let mut set = Map::new();
    for field in fields {
        let value = field.written();
        match field.path.as_slice() {
            [name] => drop(set.insert(name.clone(), value)),
            [name, inner] => {
                let whole = set.entry(name.clone()).or_insert_with(|| Value::Object(Map::new()));
                // What is absent inside is left out, as the claim itself leaves it out.
                if let Some(whole) = whole.as_object_mut().filter(|_| !value.is_null()) {
                    whole.insert(inner.clone(), value);
                }
            }
            _ => {}
        }
    }
    set
}

fn gather(shape: &Value, says: &Value, path: &[String], fields: &mut Vec<Field>) {
    let Some(properties) = shape["properties"].as_object() else { return };
    let required = |name: &str| {
        shape["required"].as_array().is_some_and(|all| all.iter().any(|required| required == name))
    };
    for (name, inner) in properties {
        let path: Vec<String> = path.iter().chain([name]).cloned().collect();
        if inner["properties"].is_object() && path.len() == 1 {
            gather(inner, &says[name], &path, fields);
            continue;
        }
        let value = match &says[name] {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let takes = takes(inner);
        let optional = nullable(inner) || !required(name);
        let meaning = inner["description"].as_str().unwrap_or_default().to_owned();
        fields.push(Field { path, meaning, takes, optional, value });
    }
}

fn takes(shape: &Value) -> Takes {
    let any = shape["anyOf"].as_array().map(Vec::as_slice).unwrap_or_default();
    if let Some(one) = any.iter().find(|one| one["type"] != "null") {
        return takes(one);
    }
    if let Some(choices) = shape["oneOf"].as_array() {
        let choice = |one: &Value| {
            let text = |key: &str| one[key].as_str().map(str::to_owned);
            Some((text("const")?, text("description").unwrap_or_default()))
        };
        return Takes::Choice(choices.iter().filter_map(choice).collect());
    }
    match (has_type(shape, "boolean"), has_type(shape, "integer")) {
        (true, _) => Takes::Truth,
        (_, true) => Takes::Number,
        _ if shape["format"] == "date" => Takes::Day,
        _ => Takes::Text,
    }
}

fn has_type(shape: &Value, wanted: &str) -> bool {
    match &shape["type"] {
        Value::String(one) => one == wanted,
        Value::Array(several) => several.iter().any(|one| one == wanted),
        _ => false,
    }
}

fn nullable(shape: &Value) -> bool {
    let any = shape["anyOf"].as_array();
    has_type(shape, "null") || any.is_some_and(|any| any.iter().any(|one| one["type"] == "null"))
}

impl Field {
    /// Its name in the form.
    pub(super) fn name(&self) -> String {
        format!("f.{}", self.path.join("."))
    }

    /// What it is called.
    pub(super) fn label(&self) -> String {
        self.path.join(", ").replace('_', " ")
    }

    fn written(&self) -> Value {
        match (&self.takes, self.value.as_str()) {
            (Takes::Truth, text) => Value::Bool(text == "true"),
            (Takes::Text, "") if !self.optional => Value::String(String::new()),
            (_, "") => Value::Null,
            (Takes::Number, text) => {
                text.parse().map_or_else(|_| Value::String(text.to_owned()), Value::Number)
            }
            (_, text) => Value::String(text.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use ledger::{ExpectedReturn, Hedge, InjuryFacts, Person, Region, Rung, Side};

    use super::*;

    fn samples() -> Vec<ClaimValue> {
        let person = Person { name: "Ned Harrow".into(), id: None, team: Some("Kestrel Town".into()) };
        vec![
            ClaimValue::Injury(InjuryFacts {
                region: Region::Knee,
                side: Some(Side::Left),
                ..InjuryFacts::default()
            }),
            ClaimValue::Stage { rung: Rung::from_name(Rung::NAMES[2].1).unwrap(), words: String::new() },
            ClaimValue::ReturnEstimate(ExpectedReturn {
                not_before: None,
                by: ledger::parse_date("2024-03-01").ok(),
                hedge: Hedge::Hoped,
            }),
            ClaimValue::Layoff { min_days: 7, max_days: None, words: "a week".into() },
            ClaimValue::Cover { by: person },
            ClaimValue::Chance { percent: 25 },
            ClaimValue::Absence { missed: None },
        ]
    }

    #[test]
    fn a_form_that_is_sent_as_it_came_changes_nothing() {
        for claim in samples() {
            let fields = of(&claim, None);
            assert!(!fields.is_empty(), "{claim:?}");
            let sent = fields.iter().map(|field| (field.name(), field.value.clone())).collect();
            assert_eq!(claim.amended(&set(&of(&claim, Some(&sent)))), Ok(claim));
        }
    }

    #[test]
    fn each_kind_has_its_fields() {
        for (kind, shape) in ClaimValue::KINDS.iter().zip(SHAPES["oneOf"].as_array().unwrap()) {
            assert_eq!(shape["properties"]["kind"]["const"], *kind);
            let mut fields = Vec::new();
            gather(&shape["properties"]["value"], &Value::Null, &[], &mut fields);
            assert!(!fields.is_empty(), "{kind}");
            assert!(fields.iter().all(|field| !field.meaning.is_empty()), "{fields:?}");
        }
    }

    #[test]
    fn a_side_is_chosen_and_a_day_is_a_day() {
        let samples = samples();
        let side = of(&samples[0], None).into_iter().find(|f| f.name() == "f.side").unwrap();
        let Takes::Choice(choices) = &side.takes else { panic!("{side:?}") };
        assert!(side.optional && choices.iter().any(|(slug, _)| slug == "right"), "{choices:?}");
        let by = of(&samples[2], None).into_iter().find(|f| f.name() == "f.by").unwrap();
        assert_eq!((by.takes, by.value.as_str()), (Takes::Day, "2024-03-01"));
    }
}

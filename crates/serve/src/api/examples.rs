//! What answers look like: those of a record of a few of the example reports to the questions that the document gives as examples, of each list
//! the first. A test asks such a server and holds them to what it answers.

use serde_json::{Map, Value};

/// By the names of the operations.
const ANSWERS: &str = include_str!("examples.json");

/// An answer to each operation of which one is shown, by its name.
pub(super) fn all() -> Map<String, Value> {
    serde_json::from_str(ANSWERS).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::operations::OPERATIONS;

    #[test]
    fn each_is_of_an_operation_that_there_is() {
        let all = all();
        assert!(all.len() > 12);
        assert!(all.keys().all(|id| OPERATIONS.iter().any(|operation| operation.id == id)));
    }
}

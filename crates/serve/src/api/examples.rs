//! What answers look like: those of a record of a few of the example reports to the questions that the document gives as examples, of each list
//! the first. Every operation has one, but that which answers nothing. A test asks such a server and holds them to what it answers.

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
    fn each_operation_that_answers_something_has_one() {
        let mut answered: Vec<_> =
            OPERATIONS.iter().filter(|operation| !operation.answer.1.is_empty()).map(|o| o.id).collect();
        answered.sort_unstable();
        assert_eq!(all().keys().collect::<Vec<_>>(), answered);
    }
}

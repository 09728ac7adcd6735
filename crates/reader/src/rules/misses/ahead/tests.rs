//! Which days are those of a match that is missed.

use ledger::{ClaimValue, Dating, Document};

/// Whether a report of Wednesday, 10 March 2021 forecasts a return.
fn forecasts(text: &str) -> bool {
    let mut document = Document::new("ahead", text);
    document.published = Some(Dating::given(jiff::civil::date(2021, 3, 10)));
    let claims = crate::Reader::new().unwrap().read(&document).claims;
    claims.iter().any(|c| matches!(c.value, ClaimValue::ReturnEstimate(_)))
}

#[test]
fn the_day_on_which_somebody_withdrew_is_none_of_a_match() {
    for text in [
        "Luca Brandt withdrew from the Scotland squad with a calf strain on Tuesday.",
        "Luca Brandt was ruled out on Wednesday with a calf strain.",
        "Luca Brandt pulled out of the squad on Wednesday because of a calf strain.",
        "Rovers face City in the Premier League on Saturday. Luca Brandt has pulled out of the Scotland squad with a calf strain.",
        "Rovers host City on Sunday. Luca Brandt is not fit to travel with Scotland because of a calf strain.",
        "Luca Brandt has a knee injury and will miss the first two games of the season.",
        "Luca Brandt is doubtful with a calf strain. Mia Lund has pulled out of the squad on Monday but is fit for Saturday's derby.",
        "Luca Brandt is recovering from injury. Coach Jan Hale insists they cannot play in fear on Sunday.",
    ] {
        assert!(!forecasts(text), "{text}");
    }
    for text in [
        "Luca Brandt withdrew on Tuesday from Saturday's match with a calf strain.",
        "Luca Brandt pulled out of the race on Saturday with a calf strain.",
        "Luca Brandt has been ruled out of Wednesday's match with a calf strain.",
        "Luca Brandt has a knee injury and will miss the last two games of the season.",
        "Scotland face Wales in Cardiff on Saturday. Luca Brandt has pulled out of the Scotland squad with a calf strain.",
        "Rovers host City on Sunday. Luca Brandt is not fit to travel because of a calf strain.",
    ] {
        assert!(forecasts(text), "{text}");
    }
}

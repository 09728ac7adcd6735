use ledger::{Dating, Document};

use crate::Reader;

/// Reports of Wednesday, 10 March 2021 about one player: region of an injury, its days and its setting (`-` for none), the text.
const TOLD: &str = include_str!("told.tsv");

#[test]
fn injuries_begin_when_the_text_says() {
    let reader = Reader::new().unwrap();
    let published = Dating::given(jiff::civil::date(2021, 3, 10));
    let mut wrong = Vec::new();
    for line in TOLD.lines().filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [region, days, setting, text] = cells[..] else { panic!("{line}") };
        let mut document = Document::new("told", text);
        document.published = Some(published.clone());
        let reading = reader.read(&document);
        let entries = ledger::entries(published.within, &reading.claims);
        let found: Vec<String> = entries
            .iter()
            .flat_map(|e| &e.injuries)
            .filter(|i| i.region.slug() == region)
            .map(|i| {
                let days = i.onset.map_or("-".into(), |o| o.to_string());
                format!("{days}\t{}", i.setting.map_or("-", |s| s.slug()))
            })
            .collect();
        if found != [format!("{days}\t{setting}")] {
            wrong.push(format!("{text}\n    wants {days} {setting}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

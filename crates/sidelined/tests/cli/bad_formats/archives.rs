//! Web archives.

use super::made::{archived, gzip, latin1, noise, page, record, report, response, swelling};
use super::{DEEP, LONG, case, cut, hold};

#[test]
fn web_archives() {
    let latin = latin1(&page(
        "<meta charset=iso-8859-1>",
        &format!("<p>{}</p>", report(2).replace("Dvorak", "Dvo\u{e9}k")),
    ));
    let deep = page("", &format!("{}<p>{}</p>", "<div>".repeat(DEEP), report(2)));
    let long = page(&format!("<title>{}</title>", "x".repeat(LONG)), &format!("<p>{}</p>", report(2)));
    let headers =
        "WARC-Type: response\r\nWARC-Target-URI: https://x.test/2\r\nContent-Type: application/http\r\n";
    let undated = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}",
        page("", &format!("<p>{}</p>", report(2)))
    );
    let damaged = vec!["is damaged: ", "note: 0 records without a report were passed over; 1 damaged"];
    let members = |middle: Vec<u8>| vec![archived(1), middle, archived(3)];
    let cases = vec![
        ("good", members(archived(2)), 3, vec![]),
        ("noise-between", members([noise(), b"\r\n\r\n".to_vec()].concat()), 2, damaged.clone()),
        ("latin1", members(response(2, "text/html", &latin)), 3, vec![]),
        ("deep", members(response(2, "text/html", deep.as_bytes())), 2, vec!["is a web page of "]),
        ("long", members(response(2, "text/html", long.as_bytes())), 3, vec![]),
        ("no-length", members(record(headers, b"HTTP/1.1 200 OK\r\n\r\nOut.")), 2, damaged.clone()),
        (
            "long-length",
            members(record(&format!("{headers}Content-Length: 999999999999999999999\r\n"), b"Out.")),
            2,
            damaged.clone(),
        ),
        (
            "no-date",
            members(record(
                &format!("{headers}WARC-Date: soon\r\nContent-Length: {}\r\n", undated.len()),
                undated.as_bytes(),
            )),
            3,
            vec![],
        ),
        (
            "no-answer",
            members(record(&format!("{headers}Content-Length: 4\r\n"), b"Out.")),
            2,
            vec!["holds a response that cannot be read"],
        ),
    ];
    let mut files = vec![
        case("empty.warc", "", 0, &["is empty"]),
        case("blank.warc", " \n\t\n", 0, &["has no text in it, only white space"]),
        case("blank.warc.gz", gzip(b" \n"), 0, &["has no text in it, only white space"]),
        case("noise.warc", noise(), 0, &damaged),
        case("noise.warc.gz", gzip(&noise()), 0, &damaged),
    ];
    for (name, members, good, said) in cases {
        files.push(case(format!("{name}.warc"), members.concat(), good, &said));
        let packed: Vec<Vec<u8>> = members.iter().map(|member| gzip(member)).collect();
        files.push(case(format!("{name}-each.warc.gz"), packed.concat(), good, &said));
    }
    files.push(case("cut.warc", cut(members(archived(2)).concat(), "<p>"), 2, &damaged));
    files.push(case(
        "swelling.warc.gz",
        [gzip(&archived(1)), gzip(&swelling(&archived(2)[..400])), gzip(&archived(3))].concat(),
        2,
        &damaged,
    ));
    hold(&files);
}

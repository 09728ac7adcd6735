//! Ended in the middle: nothing is read twice and nothing lost.

use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::site::{Site, article, entry, feed};
use super::{documents, round};
use crate::desk::Desk;

fn start(desk: &Desk, args: &[&str]) -> Child {
    let mut command = desk.command();
    command.args(["watch", "--allow-private", "--no-pack"]).args(args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
}

fn wait_for(what: &str, mut come: impl FnMut() -> bool) {
    let since = Instant::now();
    while !come() {
        assert!(since.elapsed() < Duration::from_secs(60), "waited in vain for {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_round_that_is_killed_is_gone_on_with() {
    const PAGES: usize = 30;
    let (desk, site) = (Desk::new(), Site::new());
    let entries: Vec<_> = (0..PAGES).map(|n| entry(&site, n)).collect();
    site.xml("/feed", feed(&entries));
    (0..PAGES).for_each(|n| site.page(&format!("/{n}.html"), article(n, "Tom Adeyemi", "2021-04-15")));
    let url = site.url("/feed");
    let asked = || site.seen().iter().filter(|asked| asked.path.ends_with(".html")).count();
    for kill in 1..=4 {
        let mut child = start(&desk, &["--once", "--delay", "10ms", &url]);
        wait_for("some pages", || asked() >= kill * 6);
        child.kill().expect("it is killed");
        child.wait().expect("it is gone");
    }
    let before = asked();
    let last = round(&desk, &[&url]).quiet();
    assert!(last.out.contains("new report"), "{last:?}");
    assert_eq!(documents(&desk, &[]).len(), PAGES, "nothing is lost, and nothing is there twice");
    // A page whose reading was under way when it was killed is asked for again; every other one was asked for once.
    let again: usize = (0..PAGES).map(|n| site.times(&format!("/{n}.html")) - 1).sum();
    assert!(again <= 4 && before < PAGES + 4, "{again} pages were asked for again");
    desk.run(&["check"]).quiet();
    assert!(round(&desk, &[&url]).quiet().out.starts_with("0 new reports"));
}

#[cfg(unix)]
#[test]
fn signals_end_it_cleanly_between_two_documents() {
    for signal in ["TERM", "INT"] {
        let (desk, site) = (Desk::new(), Site::new());
        site.page("/squad", article(1, "Tom Adeyemi", "2021-04-15"));
        let mut child = start(&desk, &["--every", "1s", "--delay", "0s", &site.url("/squad")]);
        wait_for("a second round", || site.times("/squad") >= 2);
        desk.shell(&format!("kill -{signal} {}", child.id()));
        let since = Instant::now();
        wait_for("its end", || child.try_wait().expect("it can be waited for").is_some());
        assert!(since.elapsed() < Duration::from_secs(10), "it took {:?}", since.elapsed());
        let output = child.wait_with_output().expect("its output");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(String::from_utf8_lossy(&output.stdout).starts_with("1 new report with "), "{output:?}");
        desk.run(&["check"]).quiet();
    }
}

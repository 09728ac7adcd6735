//! What sites ask robots to leave alone (RFC 9309).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use texting_robots::Robot;

use crate::Address;
use crate::pace::later;

/// Bytes of a robots.txt that are read: what RFC 9309, section 2.5, asks for at least.
pub(crate) const BYTES: u64 = 500 << 10;

/// For how long one is held to be as it was (RFC 9309, section 2.4).
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// For how long a site is left alone whose robots.txt could not be had.
const UNKNOWN_FOR: Duration = Duration::from_secs(10 * 60);

/// The longest delay between two requests that a site may ask for.
const LONGEST_DELAY: f32 = 300.0;

/// What one site asks for.
#[derive(Debug)]
pub(crate) enum Rules {
    /// It asks for nothing.
    None,
    /// It asks for something.
    Some(Box<Robot>),
    /// Nobody knows, so nothing may be asked for: RFC 9309, section 2.3.1.4.
    Unknown(String),
}

impl Rules {
    /// The rules of such a file for a robot of that name.
    pub(crate) fn of(file: &[u8], robot: &str) -> Self {
        match Robot::new(robot, file) {
            Ok(rules) => Self::Some(Box::new(rules)),
            // Its parser takes any lines whatever.
            Err(_) => Self::None,
        }
    }

    /// Why the address may not be asked for, if it may not.
    pub(crate) fn forbids(&self, address: &Address) -> Option<String> {
        match self {
            Self::None => None,
            Self::Some(rules) if rules.allowed(address.as_str()) => None,
            Self::Some(_) => Some("is closed to robots by the site's robots.txt".into()),
            Self::Unknown(why) => Some(format!("is left alone, since the site's robots.txt {why}")),
        }
    }

    /// How long the site wants to be left in peace between two requests.
    pub(crate) fn delay(&self) -> Duration {
        match self {
            Self::Some(rules) => {
                let seconds = rules.delay.filter(|delay| delay.is_finite()).unwrap_or(0.0);
                Duration::from_secs_f32(seconds.clamp(0.0, LONGEST_DELAY))
            }
            _ => Duration::ZERO,
        }
    }
}

/// What the sites met so far ask for.
#[derive(Debug, Default)]
pub(crate) struct Robots {
    sites: BTreeMap<String, (Timestamp, Arc<Rules>)>,
}

impl Robots {
    /// What a site asks for, if that is known at that time.
    pub(crate) fn of(&self, origin: &str, now: Timestamp) -> Option<Arc<Rules>> {
        let (until, rules) = self.sites.get(origin)?;
        (now < *until).then(|| Arc::clone(rules))
    }

    /// Notes what a site asks for.
    pub(crate) fn note(&mut self, origin: String, rules: Rules, now: Timestamp) {
        let kept = if matches!(rules, Rules::Unknown(_)) { UNKNOWN_FOR } else { KEPT };
        self.sites.insert(origin, (later(now, kept), Arc::new(rules)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str) -> Address {
        Address::parse(&format!("http://a.example{path}")).unwrap()
    }

    #[test]
    fn the_group_of_our_name_goes_before_that_of_everybody() {
        let file =
            b"User-agent: *\nDisallow: /\n\nUser-agent: Sidelined\nDisallow: /private\nCrawl-delay: 7\n";
        let rules = Rules::of(file, "sidelined");
        assert_eq!(rules.forbids(&address("/feed")), None);
        assert!(rules.forbids(&address("/private/x")).is_some());
        assert_eq!(rules.delay(), Duration::from_secs(7));
        assert!(Rules::of(file, "other").forbids(&address("/feed")).is_some());
    }

    #[test]
    fn a_delay_that_is_none_is_none() {
        for (delay, seconds) in [("-3", 0), ("NaN", 0), ("inf", 0), ("1e30", 300), ("soon", 0), ("2.0", 2)] {
            let rules = Rules::of(format!("User-agent: *\nCrawl-delay: {delay}\n").as_bytes(), "sidelined");
            assert_eq!(rules.delay(), Duration::from_secs(seconds), "{delay}");
        }
    }

    #[test]
    fn any_bytes_are_rules() {
        for file in
            [&b"\xff\xfe\0\0"[..], b"<html><body>not found</body></html>", b"", b"Disallow", b"\n\r\n:::"]
        {
            assert_eq!(Rules::of(file, "sidelined").forbids(&address("/x")), None, "{file:?}");
        }
        let many = "User-agent: *\n".to_owned() + &"Disallow: /*a*b*c*d*$\n".repeat(22_000);
        let rules = Rules::of(many.as_bytes(), "sidelined");
        assert_eq!(rules.forbids(&address(&"/aaaabbbb".repeat(100))), None);
    }
}

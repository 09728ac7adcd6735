//! Which machines may be connected to.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// IPv4 blocks that are not of the public internet: IANA IPv4 Special-Purpose Address Registry (RFC 6890, as of 2024), and
/// multicast (RFC 5771).
const V4: &[(Ipv4Addr, u32, &str)] = &[
    (Ipv4Addr::new(0, 0, 0, 0), 8, "an address of this network"),
    (Ipv4Addr::new(10, 0, 0, 0), 8, "a private address"),
    (Ipv4Addr::new(100, 64, 0, 0), 10, "an address shared behind a carrier's translator"),
    (Ipv4Addr::new(127, 0, 0, 0), 8, "a loopback address"),
    (Ipv4Addr::new(169, 254, 0, 0), 16, "a link-local address"),
    (Ipv4Addr::new(172, 16, 0, 0), 12, "a private address"),
    (Ipv4Addr::new(192, 0, 0, 0), 24, "an address for protocols"),
    (Ipv4Addr::new(192, 0, 2, 0), 24, "an address for documentation"),
    (Ipv4Addr::new(192, 88, 99, 0), 24, "a relay's address"),
    (Ipv4Addr::new(192, 168, 0, 0), 16, "a private address"),
    (Ipv4Addr::new(198, 18, 0, 0), 15, "an address for benchmarks"),
    (Ipv4Addr::new(198, 51, 100, 0), 24, "an address for documentation"),
    (Ipv4Addr::new(203, 0, 113, 0), 24, "an address for documentation"),
    (Ipv4Addr::new(224, 0, 0, 0), 4, "a multicast address"),
    (Ipv4Addr::new(240, 0, 0, 0), 4, "a reserved address"),
];

const fn v6(a: u16, b: u16) -> Ipv6Addr {
    Ipv6Addr::new(a, b, 0, 0, 0, 0, 0, 0)
}

/// IPv6 blocks that are not of the public internet: IANA IPv6 Special-Purpose Address Registry (RFC 6890, as of 2024), and
/// multicast (RFC 4291). The first that holds an address tells.
const V6: &[(Ipv6Addr, u32, &str)] = &[
    (Ipv6Addr::LOCALHOST, 128, "a loopback address"),
    (Ipv6Addr::UNSPECIFIED, 128, "the unspecified address"),
    (Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96, "an IPv4 address in IPv6"),
    (v6(0, 0), 96, "an IPv4 address in IPv6"),
    (v6(0x64, 0xff9b), 32, "an IPv4 address behind a translator"),
    (v6(0x2001, 0), 23, "an address for protocols"),
    (v6(0x2001, 0xdb8), 32, "an address for documentation"),
    (v6(0x2002, 0), 16, "an IPv4 address in IPv6"),
    (v6(0x3fff, 0), 20, "an address for documentation"),
    (v6(0xfc00, 0), 7, "a private (unique local) address"),
    (v6(0xfe80, 0), 10, "a link-local address"),
    (v6(0xfec0, 0), 10, "a site-local address"),
    (v6(0xff00, 0), 8, "a multicast address"),
];

/// Why an IP address is not one of the public internet (`a private address`), if it is not.
pub fn why_forbidden(ip: IpAddr) -> Option<&'static str> {
    match ip {
        IpAddr::V4(ip) => {
            let within = |(block, bits, _): &&(Ipv4Addr, u32, &str)| {
                let mask = u32::MAX.checked_shl(32 - bits).unwrap_or(0);
                (ip.to_bits() ^ block.to_bits()) & mask == 0
            };
            V4.iter().find(within).map(|(_, _, what)| *what)
        }
        IpAddr::V6(ip) => {
            let within = |(block, bits, _): &&(Ipv6Addr, u32, &str)| {
                let mask = u128::MAX.checked_shl(128 - bits).unwrap_or(0);
                (ip.to_bits() ^ block.to_bits()) & mask == 0
            };
            let listed = V6.iter().find(within).map(|(_, _, what)| *what);
            // All that is given out for the public lies in 2000::/3 (RFC 4291, section 2.4, and IANA).
            listed.or_else(|| (ip.segments()[0] >> 13 != 1).then_some("a reserved address"))
        }
    }
}

/// Which hosts may lie where the public cannot reach them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    private: BTreeSet<String>,
}

impl Reach {
    /// The public internet only.
    pub fn public() -> Self {
        Self::default()
    }

    /// The public internet, and these hosts (as [`crate::Address::host`] writes them) wherever they lie: what leads from them to
    /// others does not count.
    pub fn also(private: impl IntoIterator<Item = String>) -> Self {
        Self { private: private.into_iter().collect() }
    }

    /// Why a host may not be connected to at that address, if it may not.
    pub fn refuses(&self, host: &str, ip: IpAddr) -> Option<&'static str> {
        if self.private.contains(host) { None } else { why_forbidden(ip) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_is_let_through_and_nothing_else() {
        for ip in [
            "1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1",
            "2606:4700::1111",
        ] {
            assert_eq!(why_forbidden(ip.parse().unwrap()), None, "{ip}");
        }
        for ip in [
            "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.9",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.168.1.1", "198.19.0.1",
            "224.0.0.1", "239.1.1.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:8.8.8.8",
            "::ffff:127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
            "3fff::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "4000::1", "100::1",
        ] {
            assert!(why_forbidden(ip.parse().unwrap()).is_some(), "{ip}");
        }
    }

    #[test]
    fn only_the_named_hosts_may_be_private() {
        let reach = Reach::also(["desk.example".to_owned()]);
        let ip = "10.0.0.7".parse().unwrap();
        assert_eq!(reach.refuses("desk.example", ip), None);
        assert_eq!(reach.refuses("other.example", ip), Some("a private address"));
        assert_eq!(Reach::public().refuses("desk.example", ip), Some("a private address"));
    }
}

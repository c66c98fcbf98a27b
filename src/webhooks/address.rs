//! Which addresses are admitted: outside networks by https, so that nobody makes the market knock at doors behind its wall.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use crate::base::error::Error;

/// The longest address, in characters.
const LONGEST: usize = 500;

/// Reads an address as it is kept.
///
/// # Errors
/// It is no address of https, has a user's name in it, or leads into a private network where that is not admitted.
pub fn address(text: &str, private: bool) -> Result<String, Error> {
    let wrong = |code| Error::invalid(code).at("url");
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(wrong("webhook.url"));
    }
    let uri: Uri = text.parse().map_err(|_| wrong("webhook.url"))?;
    let (Some(host), Some(authority)) = (uri.host(), uri.authority()) else { return Err(wrong("webhook.url")) };
    let known = uri.scheme_str() == Some("https") || private && uri.scheme_str() == Some("http");
    if !known || authority.as_str().contains('@') {
        return Err(wrong("webhook.url"));
    }
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let inside = bare.parse::<IpAddr>().map_or_else(|_| is_local(bare), |ip| !is_outside(ip));
    if inside && !private { Err(wrong("webhook.private")) } else { Ok(text.to_owned()) }
}

fn is_local(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host == "localhost" || host.ends_with(".localhost") || host.ends_with(".local") || host.ends_with(".internal")
}

/// Whether an address is one of the open network.
fn is_outside(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_outside_v4(ip),
        IpAddr::V6(ip) => ip.to_ipv4_mapped().map_or_else(|| is_outside_v6(ip), is_outside_v4),
    }
}

fn is_outside_v4(ip: Ipv4Addr) -> bool {
    let [a, b, ..] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let tested = a == 198 && (18..20).contains(&b);
    let special = ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_broadcast();
    !(special || ip.is_documentation() || ip.is_multicast() || shared || tested || a == 0 || a >= 240)
}

/// Global unicast is 2000::/3; in it, addresses that carry an IPv4 address inside, and those of documents, are left out.
fn is_outside_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    let carries = a == 0x2002 || (a == 0x2001 && b == 0);
    (0x2000..0x4000).contains(&a) && !carries && !(a == 0x2001 && b == 0xdb8)
}

/// Finds the addresses of a name and gives those of the open network alone: a name may lead inside as well.
pub struct Guard {
    /// Whether private networks are admitted.
    pub private: bool,
    /// What asks.
    pub names: DefaultResolver,
}

impl fmt::Debug for Guard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Guard").field("private", &self.private).finish()
    }
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let mut kept = self.empty();
        for address in found.iter().filter(|address| self.private || is_outside(address.ip())) {
            kept.push(*address);
        }
        if kept.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(kept) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_open_network_is_admitted() {
        let code = |text: &str, private| address(text, private).map_or_else(|error| error.fields[0].code, |_| "ok");
        for text in ["https://hooks.example.gov.tw/a?b=c", "https://203.69.1.1:8443/x", "https://[2400:cb00::1]/"] {
            assert_eq!(code(text, false), "ok", "{text}");
        }
        for text in ["http://hooks.example/", "ftp://a/", "/x", "", "https://u:p@a.example/", "https://"] {
            assert_eq!(code(text, false), "webhook.url", "{text}");
        }
        for text in [
            "https://localhost/",
            "https://db.internal/",
            "https://127.0.0.1/",
            "https://10.1.2.3/",
            "https://192.168.1.1/",
            "https://169.254.169.254/latest",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://[::1]/",
            "https://[fd00::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[2002:a00:1::]/",
        ] {
            assert_eq!(code(text, false), "webhook.private", "{text}");
            assert_eq!(code(text, true), "ok", "{text}");
        }
        assert_eq!(code("http://10.1.2.3/", true), "ok");
        assert_eq!(code(&format!("https://a.example/{}", "x".repeat(500)), false), "webhook.url");
    }
}

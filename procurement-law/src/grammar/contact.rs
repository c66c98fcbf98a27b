//! E-mail addresses and names of people.

use crate::grammar::width::{compact, is_blank, is_han, key};

/// Longest e-mail address, in bytes.
const LONGEST_EMAIL: usize = 254;

/// Points inside a name of several parts, as indigenous names have them.
const POINTS: [char; 4] = ['·', '‧', '・', '•'];

/// An e-mail address in small letters and half width; `None` for what is not one address.
///
/// A part before the one `@`, and a domain of two labels or more; no blanks, no point at an end or beside another.
#[must_use]
pub fn email(text: &str) -> Option<String> {
    let inner = text.trim_matches(is_blank);
    if inner.len() > 3 * LONGEST_EMAIL || inner.contains(is_blank) {
        return None;
    }
    let small = key(inner);
    let (local, domain) = small.split_once('@')?;
    let parts = |text: &str, signs: &str| {
        text.split('.')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || signs.contains(c)))
    };
    let labels = domain.split('.').all(|label| !label.starts_with('-') && !label.ends_with('-'));
    let right = parts(local, "!#$%&'*+-/=?^_`{|}~") && parts(domain, "-") && labels && domain.contains('.');
    (right && small.len() <= LONGEST_EMAIL).then_some(small)
}

/// Whether a text can be the name of a person: two to four Chinese characters, up to twenty in several parts with points between, or
/// Latin words of two letters or more in all.
#[must_use]
pub fn is_person(text: &str) -> bool {
    let plain = compact(text);
    let parts: Vec<&str> = plain.split(POINTS).collect();
    let han = parts.iter().all(|part| !part.is_empty() && part.chars().all(is_han));
    let most = if parts.len() > 1 { 20 } else { 4 };
    let latin = |c: char| c.is_alphabetic() && !is_han(c) && u32::from(c) < 0x250;
    let words = plain.starts_with(latin) && plain.chars().all(|c| latin(c) || "-'.,".contains(c));
    let long = plain.chars().filter(|c| c.is_alphabetic()).count();
    (han && (2..=most).contains(&long)) || (words && (2..=60).contains(&long))
}

/// The key by which names of people are compared: points of one kind, Latin words small and in their order.
#[must_use]
pub fn person_key(name: &str) -> String {
    key(name).chars().map(|c| if POINTS.contains(&c) { '·' } else { c }).filter(|c| !",.".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn emails() {
        for (text, expected) in [
            ("Sales@Example.COM.tw", "sales@example.com.tw"),
            (" ａ＠ｂ．ｔｗ ", "a@b.tw"),
            ("a.b+c_d-e@x-y.z9", "a.b+c_d-e@x-y.z9"),
        ] {
            assert_eq!(email(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "@",
            "a@",
            "@b.tw",
            "a@b",
            "a@b..tw",
            "a..b@c.tw",
            ".a@b.tw",
            "a.@b.tw",
            "a@b.tw.",
            "a@@b.tw",
            "a@b@c.tw",
            "a b@c.tw",
            "a@-b.tw",
            "a@b-.tw",
            "甲@b.tw",
            "a@甲.tw",
            "a@b.tw,c@d.tw",
            "a@b_c.tw",
            "a@b!.tw",
        ] {
            assert_eq!(email(text), None, "{text}");
        }
    }

    #[test]
    fn longest_email() {
        let of = |length: usize| format!("{}@b.tw", "a".repeat(length - 5));
        assert!(email(&of(LONGEST_EMAIL)).is_some() && email(&of(LONGEST_EMAIL + 1)).is_none());
        let wide = |length: usize| {
            of(length).chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect::<String>()
        };
        assert!(email(&wide(LONGEST_EMAIL)).is_some());
        assert_eq!(email(&wide(1_000_000)), None);
    }

    #[test]
    fn people() {
        for name in [
            "王明",
            "歐陽大明",
            "陳 文 彬",
            "谷拉斯·尤達卡",
            "達悟‧希‧瑪拉",
            "John Smith",
            "O'Neil, J.",
            "Müller",
            "Li",
        ] {
            assert!(is_person(name), "{name}");
        }
        let long = format!("{}·{}", "甲".repeat(10), "乙".repeat(10));
        assert!(is_person(&long) && !is_person(&format!("{long}丙")));
        assert!(is_person(&"a".repeat(60)) && !is_person(&"a".repeat(61)));
        for name in [
            "",
            "王",
            "王大明明明",
            "王·",
            "·王明",
            "王··明",
            "A",
            "王A",
            "John2",
            "-A",
            "王明1",
            "負責人：王明",
            "ば".repeat(3).as_str(),
        ] {
            assert!(!is_person(name), "{name}");
        }
        assert!(is_person("\u{24F}a") && !is_person("\u{250}a") && !is_person("a\u{250}"));
        assert_eq!(person_key("谷拉斯‧尤達卡"), person_key("谷拉斯·尤達卡"));
        assert_eq!(person_key("Smith, John"), "smithjohn");
        assert_ne!(person_key("王明"), person_key("王朋"));
    }

    proptest! {
        #[test]
        fn round_trip(local in "[a-z0-9+_]{1,12}(\\.[a-z0-9-]{1,5}){0,2}", domain in "[a-z0-9]{1,8}(\\.[a-z][a-z0-9]{0,5}){1,3}", wide in any::<bool>()) {
            let address = format!("{local}@{domain}");
            let widened = |c: char| if wide { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c };
            let written: String = address.to_uppercase().chars().map(widened).collect();
            prop_assert_eq!(email(&written), Some(address));
        }

        #[test]
        fn points_and_blanks_do_not_matter(parts in prop::collection::vec("[一-龥]{2,5}", 2..4), point in prop::sample::select(POINTS.to_vec())) {
            let written = parts.join(&format!(" {point} "));
            prop_assert!(is_person(&written));
            prop_assert_eq!(person_key(&written), parts.join("·").replace('臺', "台"));
        }

        #[test]
        fn never_panics(text in any::<String>(), near in "[a-z@.\\- ]{0,12}") {
            let _ = (email(&text), is_person(&text), person_key(&text));
            if let Some(found) = email(&near) {
                prop_assert_eq!(email(&found), Some(found.clone()));
            }
        }
    }
}

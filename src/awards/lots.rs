//! Lots that everybody can draw again (抽籤, 政府採購法施行細則 62).
//!
//! The program chooses a secret word and tells its SHA-256 first. Then each of those in the lots says a word, and the
//! place drawn is worked out from all of them: neither the program, which spoke first, nor they, who do not know its word,
//! can steer it. With the secret word in the record anybody works it out again.

use crate::base::digest::sha256;

/// What is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Draw<'a> {
    /// The case and the item, so that no draw is that of another.
    pub of: &'a str,
    /// The secret word.
    pub secret: &'a str,
    /// Those in the lots, in their order.
    pub labels: &'a [String],
    /// What each of them said, in their order.
    pub words: &'a [String],
}

impl Draw<'_> {
    /// The text that the place is worked out from: one line for the case, the secret word and each of those in the lots.
    pub fn text(&self) -> String {
        let each = self.labels.iter().zip(self.words).map(|(label, word)| format!("\n{label}:{word}"));
        format!("{}\n{}{}", self.of, self.secret, each.collect::<String>())
    }

    /// The place of the one drawn, from 0; none where nobody is in the lots.
    ///
    /// The SHA-256 of the text, a line and a number from 0 gives a number: its first 16 hexadecimal digits. Numbers of the last, incomplete run of
    /// places are left aside, so that each place is as likely as any other.
    pub fn place(&self) -> Option<usize> {
        let count = u64::try_from(self.labels.len()).ok().filter(|count| *count > 0)?;
        let whole = u64::MAX - u64::MAX % count;
        let text = self.text();
        (0_u32..).find_map(|turn| {
            let digest = sha256(format!("{text}\n{turn}").as_bytes());
            let number = u64::from_str_radix(digest.get(..16)?, 16).ok()?;
            (number < whole).then(|| usize::try_from(number % count).ok())?
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(secret: &str, words: &[&str]) -> usize {
        let labels: Vec<String> = (0..words.len()).map(|number| format!("vendor {number}")).collect();
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Draw { of: "1151101-A1 item 1", secret, labels: &labels, words: &words }.place().unwrap()
    }

    #[test]
    fn the_same_words_draw_the_same_and_each_is_as_likely() {
        assert_eq!(drawn("s", &["a", "b", "c"]), drawn("s", &["a", "b", "c"]));
        let mut counts = [0_u32; 3];
        for turn in 0..3_000 {
            counts[drawn(&turn.to_string(), &["a", "b", "c"])] += 1;
        }
        assert!(counts.iter().all(|count| (900..1_100).contains(count)), "{counts:?}");
        let swayed = (0..40).map(|turn| drawn("s", &["a", &turn.to_string(), "c"])).collect::<Vec<_>>();
        assert!(swayed.windows(2).any(|pair| pair[0] != pair[1]), "every word counts");
    }

    #[test]
    fn nobody_is_drawn_from_nobody() {
        assert_eq!(Draw { of: "", secret: "", labels: &[], words: &[] }.place(), None);
    }
}

//! Lots that everybody can draw again (抽籤, 政府採購法施行細則 62).
//!
//! The program chooses a secret word and tells its SHA-256 first. Then each of those in the lots says a word, and the
//! place drawn is worked out from all of them: neither the program, which spoke first, nor they, who do not know its word,
//! can steer it. With the secret word in the record anybody works it out again.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::base::call::Call;
use crate::base::digest::{hex, sha256};
use crate::base::error::Error;
use crate::vault::Vault;

/// The longest word that somebody says, in characters.
const WORD: usize = 2_000;

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

/// Lots as a row keeps them: prepared, drawn, or drawn by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Lots {
    /// Those in the lots, in their order.
    pub labels: Vec<String>,
    /// SHA-256 of the program's secret word, told before anybody says a word.
    pub commitment: String,
    /// The secret word, sealed until the draw.
    pub sealed: String,
    /// The secret word, once it is drawn.
    #[serde(default)]
    pub secret: String,
    /// What each of those present said, in the order of the labels.
    #[serde(default)]
    pub words: Vec<String>,
    /// Who was drawn.
    #[serde(default)]
    pub drawn: String,
    /// How, where lots were drawn by hand.
    #[serde(default)]
    pub by_hand: String,
}

impl Lots {
    /// Chooses the program's secret word for a draw among these and tells its digest; `belongs` names the row that keeps it.
    ///
    /// # Errors
    /// There is one for the same draw already, or the word cannot be sealed.
    pub fn prepare(
        call: &Call,
        vault: &Vault,
        belongs: &str,
        labels: &[String],
        before: Option<&Self>,
    ) -> Result<Self, Error> {
        // A second secret word would let the program choose.
        if before.is_some_and(|lots| lots.labels == *labels) {
            return Err(Error::conflict("lots.prepared"));
        }
        let secret = hex(&call.bytes::<16>());
        let sealed = vault.seal(call.bytes(), belongs, &secret)?;
        let commitment = sha256(secret.as_bytes());
        Ok(Self { labels: labels.to_vec(), commitment, sealed, ..Self::default() })
    }

    /// Draws among these with the words that they said, in their order; `of` is what the draw is named by.
    ///
    /// # Errors
    /// No secret word was chosen for them; one of them is drawn; a word is missing or too long; what is sealed cannot be opened.
    pub fn draw(
        &mut self,
        vault: &Vault,
        (belongs, of): (&str, &str),
        labels: &[String],
        words: &[String],
    ) -> Result<(), Error> {
        if self.labels != labels || self.sealed.is_empty() {
            return Err(Error::conflict("lots.unprepared"));
        }
        if !self.drawn.is_empty() {
            return Err(Error::conflict("lots.drawn"));
        }
        if words.len() != labels.len() {
            return Err(Error::invalid("lots.all_words").with("count", labels.len()).at("words"));
        }
        for (number, word) in words.iter().enumerate() {
            said(word).map_err(|error| error.at(&format!("words/{number}")))?;
        }
        let words: Vec<String> = words.iter().map(|word| word.trim().to_owned()).collect();
        let secret = vault.unseal(belongs, &self.sealed)?;
        let place = Draw { of, secret: &secret, labels, words: &words }.place();
        let drawn = place.and_then(|place| labels.get(place));
        self.drawn = drawn.cloned().ok_or_else(|| Error::internal("draw lots", "nobody is in them"))?;
        (self.secret, self.words) = (secret, words);
        Ok(())
    }
}

fn said(word: &str) -> Result<(), Error> {
    match word.trim() {
        "" => Err(Error::invalid("words.missing")),
        long if long.chars().count() > WORD => Err(Error::invalid("words.too_long").with("most", WORD)),
        // A line end would let one word look like two.
        broken if broken.chars().any(char::is_control) => Err(Error::invalid("words.too_long").with("most", WORD)),
        _ => Ok(()),
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

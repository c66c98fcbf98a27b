//! How much each slot of a question tells, by how rare its tokens are.

use crate::error::Result;
use crate::lookup::Lookup;
use crate::loose::weighed::{OTHER_WAY, Weighed};
use crate::slots::Slot;

/// Weighs slots by what the index holds.
pub(crate) struct Rarity<'a> {
    /// Where tokens are looked up.
    pub lookup: &'a Lookup<'a>,
    /// How many entries there are.
    pub count: f32,
}

impl Rarity<'_> {
    /// `None` for tokens that the index does not have.
    fn of(&self, terms: &[String]) -> Result<Option<f32>> {
        let mut frequency = 0;
        for term in terms {
            frequency += self.lookup.frequency(self.lookup.fields.all, term)?;
        }
        let frequency = (frequency as f32).min(self.count);
        Ok((frequency > 0.0).then(|| (1.0 + (self.count - frequency + 0.5) / (frequency + 0.5)).ln()))
    }

    /// The slot with its weight; `None` when the index has none of it.
    pub fn weigh(&self, slot: &Slot) -> Result<Option<Weighed>> {
        let ways = match slot {
            Slot::Token { terms, weight } => {
                let Some(rarity) = self.of(terms)? else { return Ok(None) };
                let weight = rarity * weight;
                let way = terms.iter().map(|term| (term.clone(), weight)).collect();
                return Ok(Some(Weighed { ways: vec![way], weight }));
            }
            Slot::Ways(ways) => ways,
        };
        let mut weighed: Vec<(Vec<(String, f32)>, f32)> = Vec::new();
        for (index, way) in ways.iter().enumerate() {
            let mut tokens = Vec::new();
            for term in way {
                if let Some(rarity) = self.of(std::slice::from_ref(term))? {
                    tokens.push((term.clone(), rarity));
                }
            }
            // The rarest first: then what is left soon is too little to bring in other entries.
            tokens.sort_by(|a: &(String, f32), b| b.1.total_cmp(&a.1));
            let mass: f32 = tokens.iter().map(|(_, rarity)| rarity).sum();
            // A way most of whose tokens no entry has is not a way to find anything.
            if tokens.len() * 2 > way.len() || (index == 0 && !tokens.is_empty()) {
                weighed.push((tokens, mass));
            }
        }
        let weight = weighed.iter().map(|(_, mass)| *mass).fold(0.0, f32::max);
        if weight <= 0.0 {
            return Ok(None);
        }
        let scaled = |(index, (tokens, mass)): (usize, (Vec<(String, f32)>, f32))| {
            let scale = weight / mass.max(f32::MIN_POSITIVE) * if index == 0 { 1.0 } else { OTHER_WAY };
            tokens.into_iter().map(|(term, rarity)| (term, rarity * scale)).collect()
        };
        Ok(Some(Weighed { ways: weighed.into_iter().enumerate().map(scaled).collect(), weight }))
    }
}

//! A slot of a question with its weight.

/// What a way other than the typed one counts.
pub(crate) const OTHER_WAY: f32 = 0.85;

/// A slot with its weight. Each way is its tokens with theirs, scaled so that every way weighs what the slot does.
#[derive(Debug, Clone)]
pub(crate) struct Weighed {
    /// Its ways, each of them tokens with their weights.
    pub ways: Vec<Vec<(String, f32)>>,
    /// What the slot weighs.
    pub weight: f32,
}

impl Weighed {
    /// The most an entry can hold of it: one that has several guesses at a word holds more than the word.
    pub fn most(&self) -> f32 {
        let masses = self.ways.iter().map(|way| way.iter().map(|(_, weight)| *weight).sum::<f32>());
        masses.fold(self.weight, f32::max)
    }
}

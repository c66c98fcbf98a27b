//! Codes for whatever a dimension holds: ids, names, days.

use std::collections::HashMap;
use std::hash::Hash;

/// Values and their codes: the first value is 0, the next new one 1.
#[derive(Clone, Debug)]
pub struct Dictionary<T> {
    codes: HashMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self { codes: HashMap::new(), values: Vec::new() }
    }
}

impl<T: Clone + Eq + Hash> Dictionary<T> {
    /// The code of a value, a new one for a value that was not met before.
    pub fn code(&mut self, value: &T) -> u32 {
        if let Some(code) = self.codes.get(value) {
            return *code;
        }
        let code = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.codes.insert(value.clone(), code);
        self.values.push(value.clone());
        code
    }

    /// The code of a value, if it was met.
    pub fn find(&self, value: &T) -> Option<u32> {
        self.codes.get(value).copied()
    }

    /// The value of a code.
    pub fn value(&self, code: u32) -> Option<&T> {
        self.values.get(code as usize)
    }

    /// The values in the order of their codes.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_code() {
        let mut dictionary = Dictionary::default();
        assert_eq!(["a", "b", "a"].map(|value| dictionary.code(&value)), [0, 1, 0]);
        assert_eq!((dictionary.find(&"b"), dictionary.find(&"c")), (Some(1), None));
        assert_eq!((dictionary.value(1), dictionary.value(2)), (Some(&"b"), None));
        assert_eq!((dictionary.len(), dictionary.is_empty()), (2, false));
    }
}

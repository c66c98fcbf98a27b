//! What can be wrong with figures.

/// Why there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A sum is beyond 64 bits.
    #[error("a sum is beyond the range")]
    Overflow,
    /// A row has more or fewer codes or measures than its columns.
    #[error("a row does not fit its columns")]
    Shape,
    /// A dimension that these columns do not have.
    #[error("there is no such dimension")]
    Dimension,
    /// The codes of so many dimensions do not fit into 128 bits.
    #[error("too many dimensions at once")]
    TooWide,
}

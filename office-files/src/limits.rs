//! How large a sheet may be that is read.

/// Limits of reading. Each is an error of its own name, never a shortened sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Bytes of everything in the file when unpacked.
    pub unpacked: u64,
    /// How many times larger than the file everything in it may be when unpacked. Only files that unpack to more than a
    /// mebibyte are asked: small ones with long runs of one character are harmless.
    pub ratio: u64,
    /// Rows without the header.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Cells: what a sheet takes of memory.
    pub cells: usize,
    /// Characters of one cell.
    pub characters: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 << 20,
            unpacked: 512 << 20,
            ratio: 200,
            rows: 200_000,
            columns: 300,
            cells: 4_000_000,
            characters: 32_767,
        }
    }
}

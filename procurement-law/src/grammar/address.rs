//! Postal addresses.

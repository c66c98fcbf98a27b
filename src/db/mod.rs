//! The databases: embedded SQLite or PostgreSQL behind one connection type, one door for writes, one for reads.

pub mod conn;
pub mod door;
pub mod manager;
pub mod migrate;
pub mod postgres;
pub mod schema;
pub mod shape;
pub mod sqlite;

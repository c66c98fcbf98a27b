//! People: accounts, sign-in with a second factor, sessions, API tokens, invitations, and what each may do (`decide`).
//!
//! A password is kept as an argon2id hash, a session or token secret as its SHA-256. Five failures lock an account for
//! fifteen minutes. Who may do what stands in one table, read by one pure function.

pub mod action;
pub mod decide;
pub mod invite;
pub mod login;
pub mod model;
pub mod password;
pub mod rows;
pub mod second_factor;
pub mod session;
pub mod store;
pub mod tell;
pub mod token;

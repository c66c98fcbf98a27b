//! What is asked of a listing, as data: one table of questions per class and category gives the form, its checks, the
//! filters, the columns of comparisons, the sheet to fill in, the schema of the API and the fields of the search.
//!
//! `data/questions.csv` is the table, `data/codes.csv` the words of its codes. A question is added there and nowhere else.

pub mod answers;
pub mod check;
pub mod schema;
pub mod score;
pub mod table;
pub mod tiers;
pub mod words;

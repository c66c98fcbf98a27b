//! The small languages of procurement papers, law-wide: each is read from any usual spelling and refused when it is only nearly right.
//!
//! What is given here is equal for comparison; the original text is what is kept and shown.

pub mod address;
pub mod company_name;
pub mod contact;
pub mod english_date;
pub mod figures;
pub mod phone;
pub mod vat_amount;
pub mod vat_period;
pub mod width;

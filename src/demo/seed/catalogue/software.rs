//! The categories of packaged software.

mod office;
mod protection;
mod special;
mod system;

use crate::demo::seed::catalogue::category::Category;

/// The categories, one list for each kind of work.
pub const CATEGORIES: [&[Category]; 4] =
    [office::CATEGORIES, system::CATEGORIES, protection::CATEGORIES, special::CATEGORIES];

//! Word lists: names, places, goods and sentences, all made up or generic.

pub(crate) mod further;
pub(crate) mod goods;
pub(crate) mod names;
pub(crate) mod places;
pub(crate) mod prose;
pub(crate) mod trades;

//! Recusal (迴避, 政府採購法 15): who works on bids states first whether it has an interest in the tender. Before that it sees
//! no bid; who has an interest sees none at all.

pub mod gate;
pub mod model;
pub mod rows;
pub mod state;
pub mod store;

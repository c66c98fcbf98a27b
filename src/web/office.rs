//! The office's pages on frameworks and on the exchange with the e-procurement site.

pub mod framework;
pub mod framework_edit;
pub mod framework_form;
pub mod frameworks;
pub mod imports;
pub mod lists;
pub mod reconciliation;
pub mod site_order;
pub mod site_orders;
pub mod yearly;

//! Objections, complaints, mediation and their fees; the ratio of maintenance fees (政府採購法 75 to 85-4).

pub mod dsp_01;
pub mod dsp_02;
pub mod dsp_03;
pub mod dsp_04;
pub mod dsp_05;
pub mod dsp_06;
pub mod mediation_fee;
pub mod mnt_01;
pub mod step;

use crate::rule::Rule;

/// The rules of this part, in the order of documents.
pub static RULES: &[&Rule] =
    &[&dsp_01::RULE, &dsp_02::RULE, &dsp_03::RULE, &dsp_04::RULE, &dsp_05::RULE, &dsp_06::RULE, &mnt_01::RULE];

//! The form of a step.

use serde::Deserialize;

/// What the form of a step sends; each step uses what it asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct StepForm {
    /// Random per rendering: a double click has one effect.
    pub key: String,
    /// The version that the person saw.
    pub version: i64,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The number on the e-procurement site.
    #[serde(default)]
    pub pcc_number: String,
    /// The day there, in any form of papers.
    #[serde(default)]
    pub pcc_date: String,
    /// The time there, `14:05`.
    #[serde(default)]
    pub pcc_time: String,
    /// The budget's ROC year.
    #[serde(default)]
    pub budget_year: String,
    /// The budget line.
    #[serde(default)]
    pub budget_line: String,
    /// What the line has left.
    #[serde(default)]
    pub available: String,
    /// Ticked when the amount is carried over.
    #[serde(default)]
    pub carried_over: String,
    /// The number of the document outside.
    #[serde(default)]
    pub document_no: String,
    /// Its day.
    #[serde(default)]
    pub document_on: String,
    /// Who approved outside.
    #[serde(default)]
    pub approver: String,
    /// The day of the delivery.
    #[serde(default)]
    pub delivered_on: String,
    /// The chief inspector.
    #[serde(default)]
    pub chief: String,
    /// Ticked when the chief belongs to the unit that handles the procurement.
    #[serde(default)]
    pub chief_handles: String,
    /// Who inspected along.
    #[serde(default)]
    pub joint: String,
    /// Who assisted.
    #[serde(default)]
    pub assistant: String,
    /// Ticked when the purchase is plain.
    #[serde(default)]
    pub plain: String,
    /// Ticked when accounting or the related unit was told.
    #[serde(default)]
    pub notified: String,
    /// Ticked when accounting monitored.
    #[serde(default)]
    pub accounting: String,
    /// Ticked when the related unit monitored.
    #[serde(default)]
    pub related_unit: String,
}

impl StepForm {
    /// All that the person says, for the digest of the request; keys apart.
    pub fn facts(&self) -> String {
        let said = [
            &self.reason,
            &self.pcc_number,
            &self.pcc_date,
            &self.pcc_time,
            &self.budget_year,
            &self.budget_line,
            &self.available,
            &self.carried_over,
            &self.document_no,
            &self.document_on,
            &self.approver,
            &self.delivered_on,
            &self.chief,
            &self.chief_handles,
            &self.joint,
            &self.assistant,
            &self.plain,
            &self.notified,
            &self.accounting,
            &self.related_unit,
        ];
        let said: Vec<&str> = said.into_iter().map(String::as_str).collect();
        format!("{}\n{}", self.version, said.join("\n"))
    }
}

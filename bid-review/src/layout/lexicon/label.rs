//! What labels announce.

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// Name of the vendor.
    VendorName,
    /// 統一編號.
    Ubn,
    /// 負責人.
    Representative,
    /// Address of the vendor.
    Address,
    /// 資本總額.
    Capital,
    /// Day of setting up.
    Founded,
    /// Reference number of the paper.
    DocumentNo,
    /// Day of issue.
    Issued,
    /// 稅籍編號.
    TaxNo,
    /// 所屬年月.
    Period,
    /// 銷售額.
    Sales,
    /// 應實繳稅額.
    Tax,
    /// Day of filing.
    Filed,
    /// Day of inquiry.
    Queried,
    /// Day up to which data are held.
    DataAsOf,
    /// Bounced cheques not settled.
    Uncleared,
    /// Bounced cheques settled.
    Cleared,
    /// 拒絕往來.
    Refused,
    /// 案號.
    TenderNo,
    /// Name of the tender.
    TenderName,
    /// The tendering agency.
    Agency,
    /// Day of signing.
    Date,
    /// The person authorised.
    Agent,
    /// That person's post.
    AgentTitle,
    /// Telephone.
    Phone,
    /// Total of the prices, in figures or words.
    Total,
    /// Amount of a bond.
    BondAmount,
    /// In whose favour a bond is made out.
    Payee,
    /// The institution that issued a bond.
    Issuer,
    /// Who drew a cheque (發票人).
    Drawer,
    /// Who paid or applied for a bond.
    Remitter,
    /// Number of a cheque, policy, deposit or payment.
    Serial,
    /// Account paid from.
    Account,
    /// Day or hour of a payment.
    Paid,
    /// How long a paper is valid.
    Validity,
    /// The first day of a paper's validity, where it stands alone.
    ValidFrom,
    /// The maker of a product.
    Maker,
    /// Whom a maker authorises.
    Authorised,
    /// Products, brands or a service.
    Product,
    /// Version of a product or service.
    Version,
    /// A standard by which something is certified.
    Standard,
    /// Whom a certificate is for.
    Holder,
    /// What a certificate covers.
    Scope,
    /// Who certified or tested.
    Body,
    /// Number of an accreditation.
    Accreditation,
    /// Result of a test.
    Outcome,
    /// Who had something tested.
    Client,
    /// A trade association.
    Association,
    /// Number of a member.
    MemberNo,
    /// When tender documents were collected.
    Collected,
    /// When a bid came in.
    Received,
    /// A public official or related person.
    Official,
    /// How somebody is related.
    Relation,
    /// The member that represents joint bidders.
    Leader,
    /// Number of a registered letter or of an envelope.
    MailNo,
    /// Capital paid in.
    PaidIn,
    /// Equity (權益).
    Equity,
    /// Current assets.
    CurrentAssets,
    /// Current liabilities.
    CurrentLiabilities,
    /// Liabilities in all.
    Liabilities,
    /// Who made a list, and whose product it is.
    Author,
    /// Something else that ends a value.
    Other,
}

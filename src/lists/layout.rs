//! Under which names lists are published: each field with the names it goes by.

use crate::lists::kind::ListKind;

/// The columns of one kind of list. A field is the first of its names that the file has.
#[derive(Debug)]
pub struct Layout {
    /// Of what.
    pub kind: ListKind,
    /// Business number, branch code or accreditation number.
    pub code: &'static [&'static str],
    /// The name.
    pub name: &'static [&'static str],
    /// The first day.
    pub from: &'static [&'static str],
    /// The last day.
    pub until: &'static [&'static str],
    /// By what else the list is told from others: one name of each of these.
    pub marks: &'static [&'static [&'static str]],
}

const UBN: &[&str] = &["Business_Accounting_NO", "統一編號", "ubn"];

/// Every layout.
pub const LAYOUTS: &[Layout] = &[
    Layout {
        kind: ListKind::Debarred,
        code: &["Corporation_Number", "廠商代碼", "統一編號", "ubn"],
        name: &["Corporation_Name", "廠商名稱", "name"],
        from: &["Effective_Date", "生效日期", "from"],
        until: &["Expire_Date", "截止日期", "until"],
        marks: &[
            &["Effective_Date", "生效日期", "from"],
            &["Expire_Date", "截止日期", "until"],
            &["GPA101_Caluse", "GPA101_Clause", "Announce_Agency_Name", "刊登機關", "agency"],
        ],
    },
    Layout {
        kind: ListKind::CompanyRegistry,
        code: UBN,
        name: &["Company_Name", "公司名稱", "name"],
        from: &["Company_Setup_Date", "核准設立日期", "registered_on"],
        until: &[],
        marks: &[&["Company_Status_Desc", "公司狀況", "status"], &["Responsible_Name", "代表人姓名", "representative"]],
    },
    Layout {
        kind: ListKind::MainlandInvested,
        code: UBN,
        name: &["國內被投資事業名稱", "name"],
        from: &[],
        until: &[],
        marks: &[&["投資型態", "investment"]],
    },
    Layout {
        kind: ListKind::MainlandIt,
        code: UBN,
        name: &["陸資資訊服務業者", "業者名稱", "name"],
        from: &[],
        until: &[],
        marks: &[&["陸資資訊服務業者", "mainland_it_basis"]],
    },
    Layout {
        kind: ListKind::Merit,
        code: UBN,
        name: &["廠商名稱", "name"],
        from: &["獎勵起日", "from"],
        until: &["獎勵迄日", "until"],
        marks: &[&["獎勵起日", "from"], &["獎勵迄日", "until"], &["表揚機關", "awarded_by"]],
    },
    Layout {
        kind: ListKind::Laboratories,
        code: &["認可編號", "accreditation_no"],
        name: &["實驗室名稱", "name"],
        from: &[],
        until: &["有效期限", "until"],
        marks: &[&["認可編號", "accreditation_no"], &["認可範圍", "scope"]],
    },
    Layout {
        kind: ListKind::Banks,
        code: &["分支機構代號", "branch_code"],
        name: &["名稱", "name"],
        from: &[],
        until: &[],
        marks: &[&["分支機構代號", "branch_code"], &["銀行代號", "bank_code"]],
    },
];

impl Layout {
    /// The layout of a file with these columns: of a kind when one is named, else the one whose marks it has.
    pub fn of(columns: &[String], kind: Option<ListKind>) -> Option<&'static Layout> {
        let told = |layout: &&Layout| match kind {
            Some(kind) => layout.kind == kind,
            None => layout.marks.iter().all(|names| first(columns, names).is_some()),
        };
        LAYOUTS.iter().find(told).filter(|layout| first(columns, layout.name).is_some())
    }
}

/// The first of some names that a file has.
pub fn first<'a>(columns: &[String], names: &[&'a str]) -> Option<&'a str> {
    names.iter().copied().find(|name| columns.iter().any(|own| own == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(columns: &str) -> Option<ListKind> {
        let columns: Vec<String> = columns.split(',').map(str::to_owned).collect();
        Layout::of(&columns, None).map(|layout| layout.kind)
    }

    #[test]
    fn a_list_is_known_by_its_columns() {
        assert_eq!(
            kind("Corporation_Number,Corporation_Name,Effective_Date,Expire_Date,GPA101_Caluse"),
            Some(ListKind::Debarred)
        );
        assert_eq!(kind("統一編號,公司名稱,代表人姓名,公司狀況"), Some(ListKind::CompanyRegistry));
        assert_eq!(kind("國內被投資事業名稱,統一編號,投資型態"), Some(ListKind::MainlandInvested));
        assert_eq!(kind("銀行代號,分支機構代號,名稱"), Some(ListKind::Banks));
        assert_eq!(kind("ubn,name,from,until,awarded_by"), Some(ListKind::Merit));
        assert_eq!(kind("name,price"), None);
    }

    #[test]
    fn every_kind_has_one_layout() {
        for kind in ListKind::ALL {
            assert_eq!(LAYOUTS.iter().filter(|layout| layout.kind == *kind).count(), 1, "{kind}");
        }
    }
}

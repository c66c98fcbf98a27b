## 選單

nav-label = 主選單
nav-home = 首頁
nav-search = 搜尋品項與決標
nav-frameworks = 共同供應契約
nav-chart = 訂購統計
nav-orders = 訂單
nav-jobs = 背景作業
nav-people = 人員邀請
nav-audit = 稽核軌跡
nav-account = 我的帳號
nav-sitemap = 網站導覽
nav-accessibility = 無障礙聲明
nav-api = 程式介面（API）
nav-vendor-listings = 我的品項
nav-applications = 上架審查
nav-open-source = 源市集
nav-group-market = 市場
nav-group-listings = 品項與證明
nav-group-contracts = 契約與匯入
nav-group-orders = 訂購
nav-group-prices = 價格與分析
nav-group-bids = 招標與審標
nav-group-system = 系統

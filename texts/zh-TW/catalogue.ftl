## 首頁

home-title = 政府軟體與資訊服務，一處訂購
home-lead = 查詢共同供應契約之軟體、雲端及資安服務，比較價格，依採購法規辦理訂購。
home-waiting = 待辦事項
home-waiting-none = 目前沒有待您辦理的訂單。
home-waiting-placed = { $count } 筆訂單待您核准
home-waiting-approved = { $count } 筆已核准訂單待辦理下訂
home-waiting-issued = { $count } 筆訂單待貴公司接單
home-listings = 項契約品項
home-orderable = 項可訂購
home-notices = 筆決標公告
home-open = 現行共同供應契約
home-open-none = 目前沒有在訂購期間內的契約。
home-all-frameworks = 全部契約

## 品項

listing-orderable = 可訂購
listing-not-awarded = 未得標
listing-inviting = 徵求中
listing-no-award = 不在得標項次內
listing-not-now = 目前不可訂購
listing-period-over = 今日不在本契約之訂購期間內。
listing-tax = 含稅
listing-quantity = 數量
listing-order = 訂購
listing-sign-in = 登入後即可訂購（限適用機關之承辦人）
listing-facts = 品項資料
listing-class = 採購類別
listing-category = 品項分類
listing-maker = 原廠
listing-origin = 原產地
listing-vendor = 廠商
listing-ubn = 統一編號 { $ubn }
listing-sku = 廠商料號
listing-version = 資料版次
listing-version-number = 第 { $number } 版
listing-terms = 契約條件
listing-award-price = 決標單價

## 決標公告

notice-agency = 招標機關
notice-case-no = 標案案號
notice-method = 招標方式
notice-category = 標的分類
notice-award-way = 決標方式
notice-price = 決標金額
notice-awarded-to = 得標廠商
notice-not-awarded = 未得標廠商
notice-awarded-on = 決標日期
notice-noticed-on = 公告日期
notice-source = 資料來源
notice-source-note = 本頁依政府開放資料所載呈現；如有出入，以政府電子採購網之公告為準。
notice-change-note = 本筆為契約變更，並非新決標，其金額不宜與決標金額比較。
notice-way-back = 瀏覽全部決標公告

## 共同供應契約

frameworks-hint = 各契約之案號、採購類別、訂購期間及公告預算。
frameworks-empty = 目前沒有契約資料。
framework-case-no = 契約案號
framework-title = 契約名稱
framework-period = 訂購期間
framework-cap-closed = （已停止適用）
framework-budget = 公告預算（新臺幣元）
framework-used = 已訂購金額
framework-budget-left = 預算餘額
framework-state = 狀態
framework-open = 訂購中
framework-closed = 不在訂購期間
framework-order-of-record = 下訂方式
framework-entitled = 適用機關
framework-entitles-all = 全國各機關
framework-entitles-some = 契約所列 { $count } 個機關
framework-listings = 瀏覽本契約之品項
framework-items = 組別與項次
framework-item-count = { $count } 項
framework-lot = 組別
framework-item = 項次
framework-item-name = 品名
framework-unit = 單位
framework-price-ceiling = 投標單價上限
framework-cheapest = 最低決標單價
framework-vendors = 立約商數
framework-least = 每次最少訂購量
framework-most = 每次最多訂購量
framework-left = 契約剩餘數量

## 品項問項之檢核

listing-tier = { $quantity } 以上每單位 NT$ { $price }

notices-title = 決標公告統計
notices-lead = 匯入之政府電子採購網決標公告，依機關與決標方式加總：每件決標計一次，以最後更正者為準，契約變更不計。與本平臺之訂購統計各自獨立。
notices-year = 決標年度（民國）
notices-count = 決標件數
notices-changes = 契約變更（不計）
notices-empty = 沒有符合的決標公告。
notices-cut = 僅列金額最大之 { $most } 列，全部請下載。
error-notices-year = 年度須為民國年，例如 112。

## 搜尋

search-label = 搜尋品項、廠商、原廠、案號或決標公告
search-placeholder = 例：防毒、備份、案號、統一編號
search-button = 搜尋
search-title = 搜尋
search-active = 已套用的條件
search-remove = 移除條件
search-narrow = 縮小範圍
search-orderable-only = 僅列可訂購之品項
search-more-values = 其他 { $count } 項
search-total = 共 { $count } 筆
search-relaxed = 完全符合所有字詞者不多，以下並列出符合部分字詞的結果。
search-empty = 查無符合的結果，您可以：
search-empty-shorter = 減少字詞，或改用較短、較通用的名稱
search-empty-filters = 移除上方已套用的條件
search-empty-all = 瀏覽全部契約品項
search-sort = 排序
search-sort-relevance = 相關程度
search-sort-price_asc = 價格由低至高
search-sort-price_desc = 價格由高至低
search-sort-newest = 由新到舊
search-pages = 分頁
search-previous = 上一頁
search-next = 下一頁

facet-kind = 種類
facet-class = 採購類別
facet-category = 品項分類
facet-maker = 原廠
facet-vendor = 廠商
facet-agency = 招標機關
facet-year = 決標年度
facet-orderable = 訂購

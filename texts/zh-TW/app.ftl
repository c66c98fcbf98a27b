## 每一頁都有的文字

app-name = 共契
app-tagline = 政府軟體共同供應契約平臺
skip-to-main = 跳到主要內容
demo-banner = 這是示範市集，機關、廠商與訂單均屬虛構，請勿登錄真實資料。
anchor-top = 上方功能區，含網站名稱、搜尋及選單
anchor-main = 主要內容區
anchor-footer = 頁尾區
sign-in = 登入
sign-out = 登出
footer-note = 本平臺之下訂仍以各契約所定之方式為準。
request-id = 查詢代碼
copy = 複製
unlimited = 不限

form-summary-title = 資料有誤，請修正後再送出

flash-signed-out = 已登出。
flash-account-made = 帳號已建立，請登入。
flash-token-revoked = 權杖已廢止。
flash-sessions-closed = 所有登入階段均已結束，請重新登入。
flash-invitation-sent = 邀請函已寄出。

## 列舉值

class-software = 電腦軟體
class-cloud = 雲端服務
class-security = 資通安全服務暨資訊服務

role-buyer = 機關承辦
role-approver = 機關主管
role-vendor = 立約商
role-office = 採購辦公室
role-auditor = 稽核
role-reviewer = 審標人員

order-of-record-pcc = 於政府電子採購網下訂，並於本平臺登錄訂單編號
order-of-record-here = 於本平臺下訂

notice-kind-award = 決標公告
notice-kind-contract_change = 契約變更

kind-listing = 契約品項
kind-notice = 決標公告

licence-perpetual = 永久授權
licence-subscription = 訂閱
licence-service = 服務

metric-user = 每使用者
metric-device = 每裝置
metric-core = 每核心
metric-instance = 每執行個體
metric-site = 每機關
metric-man_day = 每人天

platform-Web = 網頁

language-zh-TW = 正體中文
language-zh = 中文
language-en = 英文
language-ja = 日文
language-ko = 韓文
language-de = 德文
language-fr = 法文

months = { $count } 個月
days = { $count } 日曆天

country-TW = 臺灣
country-CN = 中國大陸
country-US = 美國
country-CA = 加拿大
country-GB = 英國
country-IE = 愛爾蘭
country-DE = 德國
country-FR = 法國
country-NL = 荷蘭
country-BE = 比利時
country-SE = 瑞典
country-NO = 挪威
country-FI = 芬蘭
country-DK = 丹麥
country-CH = 瑞士
country-AT = 奧地利
country-CZ = 捷克
country-PL = 波蘭
country-EE = 愛沙尼亞
country-ES = 西班牙
country-IT = 義大利
country-JP = 日本
country-KR = 韓國
country-SG = 新加坡
country-IN = 印度
country-IL = 以色列
country-AU = 澳洲
country-NZ = 紐西蘭

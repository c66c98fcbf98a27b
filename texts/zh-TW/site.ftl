## 網站導覽

site-pages = 網頁
site-keys = 鍵盤快速鍵
site-keys-how = 本網站以定位點（:::）分區，可用下列快速鍵跳至各區。Windows 上的 Chrome 及 Edge 按 Alt，Firefox 按 Alt＋Shift，macOS 按 Control＋Option，再加下列字母。

## 無障礙聲明

accessibility-aim = 本網站以符合「網站無障礙規範 2.1」AA 等級（WCAG 2.1）為目標。
accessibility-done = 已做到
accessibility-done-keyboard = 所有功能均可只用鍵盤操作，焦點清楚可見，並有跳到主要內容連結及定位點。
accessibility-done-script = 不啟用 JavaScript 亦可使用全部功能。
accessibility-done-structure = 各頁有標題、語言標示、區域與表格標頭，圖表另附表格。
accessibility-done-colour = 文字對比以 AA 為準，狀態均有文字，不僅以顏色表示。
accessibility-done-forms = 表單欄位均有標籤；錯誤於頁首彙整，並連結至欄位。
accessibility-open = 尚未完成
accessibility-open-badge = 尚未申請無障礙標章，亦未以官方檢測工具完成全站檢測。
accessibility-open-people = 尚未邀請身心障礙使用者及螢幕報讀軟體使用者進行實測。
accessibility-open-api = API 說明頁使用第三方元件，其無障礙程度不在本聲明保證之列。
accessibility-contact = 意見與通報
accessibility-contact-how = 使用上有困難，或發現資安弱點，請洽採購辦公室，並附上頁尾之查詢代碼，以利查明。

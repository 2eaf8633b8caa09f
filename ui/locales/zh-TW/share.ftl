## 透過系統分享

share-sheet = 透過其他應用程式分享……
share-sheet-hint = 電腦會詢問要使用哪個應用程式，並一併帶入文字、連結和行動條碼。
share-email = 撰寫附行動條碼的電子郵件……
share-email-hint = 將開啟新郵件，內含文字、連結和行動條碼。請自行選擇收件者並寄出。
share-sheet-opened = 已開啟分享視窗。Engawa 無法得知您是否真的送出。
share-email-opened = 已開啟新郵件。寄出前請確認已附上行動條碼。
share-email-opened-bare = 已開啟新郵件，但未附上行動條碼：這個郵件程式無法由 Engawa 加入附件。請將行動條碼儲存為 PNG 後自行附上。
share-unsupported = 這台電腦沒有可用的程式。請改為複製連結。

## 開啟紀錄

share-opened-title = 到目前為止
share-opened-note = Engawa 無法得知您是否真的送出。
share-opened-sheet = 已開啟分享視窗
share-opened-printed-card = 已開啟卡片以供列印
share-opened-line-page = 已開啟 LINE 分享頁面

## 透過 LINE 邀請：開啟 LINE 之後

share-line-step-chat = 在 LINE 開啟與對方的聊天室。
share-line-step-paste = 貼上文字：{ $keys }。
share-line-step-send = 傳送。對方透過連結加您為好友。
share-line-practice = 請在練習手機上選擇要傳給誰。

## 列印卡片

share-print = 列印……
share-printed = 卡片已送往印表機
share-print-viewer = 已在 PDF 程式中開啟卡片。請在該處以 100% 比例列印。

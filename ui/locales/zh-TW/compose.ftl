attachment-pasting = 正在從剪貼簿載入……
error-attachment-unreadable = 無法讀取。資料夾須先壓縮再附加。
error-clipboard-unreadable = 無法讀取剪貼簿，請重新複製。
drop-words-here = 拖放到這裡，加入要傳送給 { $name } 的訊息

question-hand-over = 要改為連同所有記錄一起移交給您嗎？
question-yes = 好，移交給我
question-no = 不要
question-handed-over = 已移交給 { $who }
question-declined = { $who } 回覆不要
question-over = 已不需要回覆。
system-deletion-declined = { $who } 回覆不要，聯絡人「{ $whom }」維持不變。
system-contact-taken-over = { $who } 已接手聯絡人「{ $whom }」。

settings-spelling = 輸入時檢查拼字
settings-spelling-hint = 適用於訊息和備忘錄，依這台電腦已安裝的字典語言檢查。

# 視窗本身：連結、系統匣、電腦開機、關於 Engawa
link-unknown = Engawa 無法開啟這個連結。
tray-open = 開啟 Engawa
tray-unread = { $count ->
    [0] 沒有未讀訊息
   *[other] { $count } 則未讀訊息
}
tray-quit = 結束 Engawa
closing-tray-title = Engawa 會繼續執行
closing-tray-text = 視窗關閉後，Engawa 會留在系統匣繼續接收訊息，您可以從那裡再次開啟。也可以在設定中變更。
closing-tray-hide = 關閉視窗
shortcut-quit = 結束 Engawa
settings-computer = 這台電腦
settings-tray = 關閉視窗後在系統匣繼續執行
settings-tray-hint = 會繼續接收訊息。若要結束，請按 { $keys } 或使用系統匣的選單。
settings-tray-none = 這台電腦沒有系統匣，關閉視窗就會結束 Engawa。
settings-autostart = 電腦開機時啟動 Engawa
settings-autostart-hint = 若有系統匣，會在系統匣中啟動。
about-title = 關於 Engawa
about-version = 版本 { $version }
about-licence = 採用 { $licence } 授權的自由軟體。
about-licences = 開放原始碼授權
about-licences-text = Engawa 使用了下列函式庫，感謝所有的作者。
about-licences-search = 搜尋
about-licences-none = 沒有這個名稱的函式庫。
about-licences-loading = 正在讀取清單……
about-diagnostics = 診斷資訊
about-diagnostics-text = 提供給協助您的人：只有版本、數量與狀態，不含姓名、訊息、地址和資料夾。
about-diagnostics-copy = 複製
about-diagnostics-show = 顯示診斷資訊
about-diagnostics-copied = 已複製診斷資訊

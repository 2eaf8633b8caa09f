settings-notifications = 通知設定
settings-quiet = 勿擾時段
settings-quiet-hint = 此時段不顯示通知，收到的訊息會保留為未讀。
settings-quiet-from = 開始
settings-quiet-to = 結束
settings-quiet-next-day = 隔天
settings-quiet-all-day = 全天

settings-notifications = 通知
settings-quiet = 通知しない時間帯
settings-quiet-hint = この時間帯は通知しません。届いたメッセージは未読として残ります。
settings-quiet-from = 開始
settings-quiet-to = 終了
settings-quiet-next-day = 翌日
settings-quiet-all-day = 終日

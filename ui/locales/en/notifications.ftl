settings-notifications = Notifications
settings-quiet = Quiet hours
settings-quiet-hint = Nothing is notified then. What comes in is marked as unread.
settings-quiet-from = From
settings-quiet-to = To
settings-quiet-next-day = On the next day
settings-quiet-all-day = The whole day

settings-notifications = ตั้งค่าการแจ้งเตือน
settings-quiet = ช่วงเวลางดแจ้งเตือน
settings-quiet-hint = ช่วงนี้จะไม่แจ้งเตือน ข้อความที่เข้ามาจะแสดงว่ายังไม่อ่านตามปกติ
settings-quiet-from = ตั้งแต่
settings-quiet-to = ถึง
settings-quiet-next-day = วันถัดไป
settings-quiet-all-day = ตลอดทั้งวัน

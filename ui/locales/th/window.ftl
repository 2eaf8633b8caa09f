# หน้าต่าง: ลิงก์ ถาดระบบ การเปิดเครื่อง และเกี่ยวกับ Engawa
link-unknown = Engawa ไม่รู้จักลิงก์นี้
tray-open = เปิด Engawa
tray-unread = { $count ->
    [0] ไม่มีข้อความที่ยังไม่ได้อ่าน
   *[other] ยังไม่ได้อ่าน { $count } ข้อความ
}
tray-quit = ออกจาก Engawa
closing-tray-title = Engawa ยังทำงานต่อ
closing-tray-text = เมื่อปิดหน้าต่าง Engawa จะอยู่ในถาดระบบและรับข้อความต่อไป เปิดใหม่ได้จากที่นั่น เปลี่ยนได้ในการตั้งค่า
closing-tray-hide = ปิดหน้าต่าง
shortcut-quit = ออกจาก Engawa
settings-computer = เครื่องนี้
settings-tray = ทำงานต่อในถาดระบบเมื่อปิดหน้าต่าง
settings-tray-hint = ยังรับข้อความต่อไป ออกจากโปรแกรมได้ด้วย { $keys } หรือเมนูของถาดระบบ
settings-tray-none = เครื่องนี้ไม่มีถาดระบบ เมื่อปิดหน้าต่าง Engawa จะปิดไปด้วย
settings-autostart = เปิด Engawa เมื่อเปิดเครื่อง
settings-autostart-hint = ถ้ามีถาดระบบ จะเริ่มในถาดระบบ
about-title = เกี่ยวกับ Engawa
about-version = เวอร์ชัน { $version }
about-licence = ซอฟต์แวร์เสรีภายใต้สัญญาอนุญาต { $licence }
about-licences = สัญญาอนุญาตโอเพนซอร์ส
about-licences-text = Engawa สร้างจากไลบรารีเหล่านี้ ขอบคุณผู้สร้างทุกคน
about-licences-search = ค้นหา
about-licences-none = ไม่มีไลบรารีชื่อนี้
about-licences-loading = กำลังอ่านรายการ…
about-diagnostics = ข้อมูลวินิจฉัย
about-diagnostics-text = สำหรับผู้ที่ช่วยแก้ปัญหา มีเฉพาะเวอร์ชัน จำนวน และสถานะ ไม่มีชื่อ ข้อความ ที่อยู่ หรือโฟลเดอร์
about-diagnostics-copy = คัดลอก
about-diagnostics-show = แสดงข้อมูลวินิจฉัย
about-diagnostics-copied = คัดลอกข้อมูลวินิจฉัยแล้ว

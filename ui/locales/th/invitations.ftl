## เพิ่มผู้ติดต่อ ▸ เพิ่มผู้ใช้ LINE: 4 วิธี

invitations-add-contact = เพิ่มผู้ติดต่อ
invitations-add-line-user = เพิ่มผู้ใช้ LINE
invitations-way-line = เชิญทาง LINE
invitations-way-qr = แสดงคิวอาร์โค้ด
invitations-way-link = คัดลอกลิงก์คำเชิญ
invitations-way-other = เชิญด้วยแอปอื่น
invitations-making = กำลังสร้างคำเชิญ…

## ข้อความที่ส่งออกไป

invitations-text = { $name } จาก { $company } ขอเชิญคุณเพิ่มเป็นเพื่อนใน LINE: { $link }
invitations-subject = LINE ของ { $name } จาก { $company }

## คัดลอก

invitations-copied = คัดลอกแล้ว
invitations-copy-link = คัดลอกลิงก์
invitations-copy-image = คัดลอกเป็นรูปภาพ
invitations-copy-text = คัดลอกข้อความ
invitations-copied-live = { $what }: คัดลอกไปยังคลิปบอร์ดแล้ว

## แสดงคิวอาร์โค้ด

invitations-qr-how = ให้อีกฝ่ายสแกนด้วยกล้องในแอป LINE เมื่อเพิ่มคุณเป็นเพื่อนแล้ว ห้องแชทจะปรากฏเอง
invitations-qr-alt = คิวอาร์โค้ดคำเชิญของคุณ
invitations-full-screen = แสดงเต็มจอ
invitations-full-screen-title = เพิ่ม { $name } เป็นเพื่อนใน LINE
invitations-full-screen-step-1 = เปิด LINE แล้วแตะ “เพิ่มเพื่อน”
invitations-full-screen-step-2 = เลือก “คิวอาร์โค้ด” แล้วสแกนที่นี่
invitations-full-screen-close = ออกจากเต็มจอ
invitations-save-png = บันทึกเป็น PNG
invitations-save-svg = บันทึกเป็น SVG
invitations-saved = บันทึกคิวอาร์โค้ดแล้ว: { $path }
invitations-label = โน้ตส่วนตัว
invitations-label-hint = เช่น “หน้าร้าน มี.ค.” เห็นเฉพาะคุณ
invitations-label-saved = บันทึกโน้ตแล้ว
invitations-print = พิมพ์การ์ด
invitations-card-title = การ์ดสำหรับพิมพ์
invitations-card-alt = ตัวอย่างการ์ดที่จะพิมพ์
invitations-card-drawing = กำลังสร้างการ์ด…
invitations-card-sheet = ขนาด
invitations-card-a6 = A6 สำหรับวางข้างแคชเชียร์
invitations-card-a6-hint = การ์ด 1 ใบ ขนาดเท่าโปสการ์ด
invitations-card-a4 = A4 สำหรับติดผนัง
invitations-card-a4-hint = แผ่นใหญ่ 1 แผ่น
invitations-card-business = นามบัตร
invitations-card-business-hint = 10 ใบในกระดาษ A4 ขนาด 91 × 55 มม. พร้อมเส้นสำหรับตัด
invitations-card-language = ภาษาของการ์ด
invitations-card-language-hint = ภาษาที่ลูกค้าของคุณอ่าน
invitations-card-print = พิมพ์ที่ขนาด 100% หรือบันทึกเป็น PDF แล้วส่งให้ร้านพิมพ์
invitations-card-save = บันทึกเป็น PDF
invitations-card-saved = บันทึกการ์ดแล้ว: { $path }
invitations-card-call = เพิ่มเราเป็นเพื่อนใน LINE
invitations-card-how =
    สแกนด้วย LINE
    หรือกล้องมือถือ

## คัดลอกลิงก์คำเชิญ

invitations-link-copied = คัดลอกลิงก์คำเชิญแล้ว
invitations-link-not-copied = คัดลอกลิงก์ไม่ได้ กด “คัดลอกลิงก์” อีกครั้ง
invitations-link-how = วางลิงก์ในที่ที่อีกฝ่ายจะเห็น เช่น อีเมล SMS หรือเว็บไซต์ของคุณ ลิงก์จะเปิด LINE บนมือถือ
invitations-link-name = ลิงก์คำเชิญ

## เชิญทาง LINE

invitations-line-how = ข้อความจะถูกคัดลอกไว้และ LINE จะเปิดขึ้น ให้คุณวางข้อความในแชทเอง เพราะ LINE รับข้อความจากโปรแกรมอื่นไม่ได้
invitations-line-open = เปิด LINE
invitations-line-opened = คัดลอกข้อความและเปิด LINE แล้ว
invitations-line-opened-not-copied = เปิด LINE แล้ว แต่คัดลอกข้อความไม่ได้
invitations-line-missing-title = คอมพิวเตอร์เครื่องนี้ไม่มีแอป LINE
invitations-line-missing = การเชิญทาง LINE ต้องมีแอป LINE ในเครื่องนี้ อีก 3 วิธีนี้ใช้ได้โดยไม่ต้องมีแอป:
invitations-line-browser = หรือเปิดหน้าแชร์ของ LINE ในเบราว์เซอร์ เหมาะกับอุปกรณ์ที่เข้าสู่ระบบ LINE อยู่แล้ว เช่น มือถือ
invitations-line-browser-open = เปิดหน้าแชร์ของ LINE
invitations-line-browser-opened = เปิดหน้าแชร์ในเบราว์เซอร์แล้ว
invitations-text-name = ข้อความคำเชิญ
invitations-text-missing-link = ถ้าไม่มีลิงก์ ระบบจะเติมไว้ท้ายข้อความ

## เชิญด้วยแอปอื่น

invitations-other-how = เลือกแอปที่จะใช้ส่งคำเชิญ แล้วเลือกผู้รับและกดส่งเองในแอปนั้น
invitations-targets = แอป
invitations-target-email = อีเมล
invitations-target-sms = SMS
invitations-target-whatsapp = WhatsApp
invitations-target-telegram = Telegram
invitations-target-x = X
invitations-target-teams = Teams
invitations-target-opened = เปิด { $target } พร้อมคำเชิญแล้ว

## ไม่มีสิทธิ์

invitations-not-allowed-title = คุณยังเชิญผู้ใช้ LINE ไม่ได้

## รายการ

invitations-list-title = คำเชิญของคุณ
invitations-list-empty = ยังไม่มีคำเชิญ เชิญใครสักคนด้วย “เพิ่มผู้ติดต่อ”
invitations-list-own = บัญชี LINE นี้เป็นของคุณคนเดียว LINE ไม่แจ้งว่าใครมาจากลิงก์ไหน จึงไม่มีรายชื่อใต้คำเชิญ ผู้ที่เพิ่มคุณใหม่จะอยู่ใน “แชท”
invitations-group-open = แจกแล้ว
invitations-group-used = มีคนมาจากคำเชิญแล้ว
invitations-group-unused = ยังไม่ได้แจก
invitations-group-ended = สิ้นสุดแล้ว
invitations-group-unused-note = สร้างไว้เมื่อเปิดคิวอาร์โค้ดหรือลิงก์แต่ยังไม่ได้ใช้ รายการล่าสุดจะถูกแทนที่เมื่อคุณเปิดครั้งต่อไป
invitations-opened = { $way }: { $date }
invitations-action-of = { $action }: { $what }
invitations-opened-shown = แสดงเต็มจอแล้ว
invitations-opened-copied-link = คัดลอกลิงก์แล้ว
invitations-opened-copied-text = คัดลอกข้อความแล้ว
invitations-opened-copied-qr = คัดลอกคิวอาร์โค้ดแล้ว
invitations-opened-saved-qr = บันทึกคิวอาร์โค้ดแล้ว
invitations-opened-saved-card = บันทึกการ์ดแล้ว
invitations-opened-program = เปิด { $target } แล้ว
invitations-channel-profile = โปรไฟล์ของฉัน
invitations-made = สร้างเมื่อ { $date }
invitations-ends = หมดอายุ { $date }
invitations-ended = สิ้นสุดเมื่อ { $date }
invitations-state-withdrawn = เพิกถอนแล้ว
invitations-joined = { $count ->
    [0] ยังไม่มีใครมาจากคำเชิญนี้
   *[other] มาจากคำเชิญนี้ { $count } คน
  }
invitations-joined-unknown = LINE ไม่แจ้งว่าใครมาจากคำเชิญนี้
invitations-joined-open = เปิดห้องแชทกับ { $name }
invitations-joined-more = แสดงอีก { $count } คน
invitations-joined-nameless = ผู้ใช้ LINE
invitations-label-add = เพิ่มโน้ต
invitations-label-edit = แก้ไขโน้ต
invitations-label-save = บันทึกโน้ต
invitations-label-cancel = ไม่เปลี่ยนโน้ต
invitations-withdraw = เพิกถอน
invitations-withdraw-title = เพิกถอนคำเชิญนี้ไหม
invitations-withdraw-code = หลังจากนี้ผู้ที่ใช้ลิงก์หรือคิวอาร์โค้ดนี้จะไม่ได้แชทกับคุณ แต่ยังค้นพบบัญชี LINE ได้ ผู้ที่มาแล้วไม่ได้รับผลกระทบ
invitations-withdraw-own = Engawa จะบันทึกว่าเพิกถอนแล้ว แต่ผู้ที่มีลิงก์เพิ่มเพื่อนของ LINE ยังใช้เพิ่มบัญชีของคุณได้ เพราะ LINE ไม่มีวิธีปิดลิงก์นี้
invitations-withdrawn = เพิกถอนคำเชิญแล้ว

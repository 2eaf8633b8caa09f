attachment-pasting = กำลังแนบจากคลิปบอร์ด…
error-attachment-unreadable = อ่านไฟล์ไม่ได้ ถ้าเป็นโฟลเดอร์ให้บีบอัดก่อน
error-clipboard-unreadable = อ่านคลิปบอร์ดไม่ได้ คัดลอกใหม่อีกครั้ง
drop-words-here = วางที่นี่เพื่อใส่ในข้อความถึงคุณ{ $name }

question-hand-over = รับช่วงต่อพร้อมข้อมูลทั้งหมดแทนการลบไหม
question-yes = รับช่วงต่อ
question-no = ไม่รับ
question-handed-over = { $who } รับช่วงต่อแล้ว
question-declined = { $who } ตอบว่าไม่รับ
question-over = ไม่ต้องตอบแล้ว
system-deletion-declined = { $who } ตอบว่าไม่รับ ผู้ติดต่อ { $whom } ยังอยู่เหมือนเดิม
system-contact-taken-over = { $who } รับช่วงผู้ติดต่อ { $whom } ต่อแล้ว

settings-spelling = ตรวจตัวสะกดขณะพิมพ์
settings-spelling-hint = ใช้กับข้อความและโน้ต ในภาษาที่คอมพิวเตอร์เครื่องนี้มีพจนานุกรม

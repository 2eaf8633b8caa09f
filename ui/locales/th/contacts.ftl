## รายการ

contacts-title = ผู้ติดต่อ
contacts-lists = รายการผู้ติดต่อ
contacts-list-all = ผู้ติดต่อทั้งหมด
contacts-list-external = ภายนอก
contacts-clients = ลูกค้า/คู่ค้า
contacts-list-clients = ทั้งหมด
contacts-list-trash = ถังขยะ
contacts-clients-all = ลูกค้า/คู่ค้า: ผู้ติดต่อทั้งหมด
contacts-clients-trash = ลูกค้า/คู่ค้า: ถังขยะ
contacts-new = ผู้ติดต่อใหม่
contacts-search = ค้นหาผู้ติดต่อ
contacts-sort = เรียงตาม: { $order }
contacts-sort-name = ชื่อ
contacts-sort-recent = ล่าสุด
contacts-nameless = (ไม่มีชื่อ)
contacts-blocked = บล็อกคุณอยู่
contacts-mark-chosen = แชร์อยู่
contacts-mark-everyone = ทั้งบริษัท
contacts-tag-show = แสดงผู้ที่มีแท็ก “{ $tag }”
contacts-tag-only = เฉพาะที่มีแท็ก
contacts-tag-clear = แสดงทั้งหมดอีกครั้ง
contacts-empty-tag = ไม่มีใครมีแท็กนี้
contacts-empty-tag-text = ในรายการนี้ไม่มีใครมีแท็ก “{ $tag }”
contacts-colleague = เพื่อนร่วมงาน
contacts-empty-all = ยังไม่มีผู้ติดต่อ
contacts-empty-all-text = เชิญใครสักคนทาง LINE หรือเพิ่มผู้ติดต่อเอง
contacts-empty-external = ยังไม่มีผู้ใช้ LINE
contacts-empty-external-text = ผู้ใช้ LINE ที่คุณเพิ่มเป็นผู้ติดต่อจะแสดงที่นี่ เริ่มจากส่งคำเชิญ เพราะผู้ใช้ LINE ต้องเป็นฝ่ายเพิ่มคุณก่อน
contacts-empty-clients = ยังไม่มีลูกค้าหรือคู่ค้า
contacts-empty-clients-text = ผู้ติดต่อที่คุณเพิ่มจากห้องแชทหรือเพิ่มเองจะแสดงที่นี่
contacts-empty-trash = ถังขยะว่างเปล่า
contacts-empty-trash-text = ผู้ติดต่อที่ลบแล้วจะอยู่ที่นี่จนกว่าคุณจะลบถาวร
contacts-empty-found = ไม่พบผู้ติดต่อ
contacts-empty-found-text = ไม่มีรายการที่ตรงกับ “{ $search }”
contacts-clear-search = ล้างคำค้นหา
contacts-choose = เลือกผู้ติดต่อ
contacts-choose-text = รายละเอียดจะแสดงที่นี่
contacts-gone = ไม่มีผู้ติดต่อนี้แล้ว
contacts-gone-text = ผู้ติดต่อนี้ถูกลบถาวรหรือไม่ได้แชร์กับคุณแล้ว
contacts-failed = โหลดผู้ติดต่อไม่ได้
contacts-back = กลับไปที่รายการ

## รายละเอียด

contacts-message = แชท
contacts-message-none = คุณไม่มีห้องแชทกับคนนี้
contacts-more = เพิ่มเติม
contacts-edit = แก้ไข
contacts-share = แชร์
contacts-delete = ลบ
contacts-reading = คำอ่าน
contacts-nickname = ชื่อใน LINE
contacts-nickname-note = ตรงกับใน LINE เสมอ แก้ไขไม่ได้
contacts-blocked-note = คุณ{ $name } บล็อกบัญชี LINE อยู่ ข้อความจะส่งไม่ถึงจนกว่าจะเลิกบล็อก
contacts-phones = โทรศัพท์
contacts-emails = อีเมล
contacts-company = บริษัท
contacts-department = แผนก
contacts-position = ตำแหน่ง
contacts-address = ที่อยู่
contacts-website = เว็บไซต์
contacts-birthday = วันเกิด
contacts-tags = แท็ก
contacts-memo = โน้ต
contacts-sharing = แชร์กับ
contacts-sharing-private = ไม่แชร์ เห็นเฉพาะเจ้าของ
contacts-sharing-chosen = สมาชิกที่เลือก
contacts-sharing-everyone = ทั้งบริษัท
contacts-owner = เจ้าของ
contacts-added = วันที่เพิ่ม
contacts-changed = แก้ไขล่าสุด
contacts-copy = คัดลอก { $value }
contacts-copied = คัดลอกแล้ว: { $value }
contacts-copy-failed = คัดลอกไปยังคลิปบอร์ดไม่ได้
contacts-not-in-my-list = ไม่ได้อยู่ในรายการ “ภายนอก” ของคุณ
contacts-read-only = คุณ{ $name } แชร์ผู้ติดต่อนี้กับคุณ เฉพาะเจ้าของที่แก้ไขได้
contacts-owner-only = ทำได้เฉพาะคุณ{ $name }
contacts-phone-not-dialled = หมายเลขที่เขียนแบบนี้โทรออกไม่ได้
contacts-message-id = Message ID
contacts-nothing-more = ยังไม่มีข้อมูลอื่น
contacts-details = รายละเอียด
contacts-about = เกี่ยวกับผู้ติดต่อนี้

## แก้ไข

contacts-edit-title = แก้ไขผู้ติดต่อ
contacts-new-title = ผู้ติดต่อใหม่
contacts-new-note = สำหรับผู้ที่ไม่ได้ใช้ LINE ส่วนผู้ใช้ LINE ให้เพิ่มจากห้องแชท
contacts-from-line-note = รูปและชื่อใน LINE ตรงกับใน LINE เสมอ แก้ไขไม่ได้
contacts-name = ชื่อ
contacts-reading-hint = ใช้เรียงลำดับชื่อ
contacts-phone-n = โทรศัพท์ { $n }
contacts-email-n = อีเมล { $n }
contacts-phone-label-n = ประเภทของโทรศัพท์ { $n }
contacts-email-label-n = ประเภทของอีเมล { $n }
contacts-label-placeholder = ที่ทำงาน มือถือ…
contacts-add-phone = เพิ่มโทรศัพท์
contacts-add-email = เพิ่มอีเมล
contacts-remove-phone = ลบโทรศัพท์ { $n }
contacts-remove-email = ลบอีเมล { $n }
contacts-birthday-hint = ปี ค.ศ.-เดือน-วัน เช่น 1990-04-23 หรือ เดือน-วัน
contacts-tags-hint = คั่นแต่ละแท็กด้วยเครื่องหมายจุลภาค (,)
contacts-saved = บันทึกแล้ว
contacts-created = เพิ่มคุณ{ $name } ใน “ลูกค้า/คู่ค้า” แล้ว
contacts-leave-title = ออกโดยไม่บันทึกไหม
contacts-leave-text = สิ่งที่คุณพิมพ์ยังไม่ได้บันทึก
contacts-leave = ออก
contacts-stale-title = มีคนอื่นแก้ไขผู้ติดต่อนี้ไปก่อนแล้ว
contacts-stale-text = ยังไม่ได้บันทึกการแก้ไขของคุณ แต่สิ่งที่พิมพ์ไว้ยังอยู่ครบ เมื่อโหลดข้อมูลล่าสุด สิ่งที่คุณพิมพ์จะคงไว้และช่องอื่นจะอัปเดต
contacts-stale-load = โหลดข้อมูลล่าสุด
contacts-merged = โหลดข้อมูลล่าสุดแล้ว สิ่งที่คุณพิมพ์ยังอยู่
contacts-conflict = ค่าที่บันทึกอยู่: { $value }
contacts-conflict-empty = ค่าที่บันทึกอยู่: ว่าง

## แชร์

contacts-share-title = แชร์ { $name }
contacts-share-who = ใครเห็นผู้ติดต่อนี้
contacts-share-private = เฉพาะฉัน
contacts-share-private-hint = คนอื่นจะไม่เห็น
contacts-share-chosen = สมาชิกที่เลือก
contacts-share-chosen-hint = คุณเลือกว่าใครเห็นได้
contacts-share-everyone = ทั้งบริษัท
contacts-share-everyone-hint = สมาชิกทุกคนเห็นได้
contacts-share-save = แชร์
contacts-shared = บันทึกการแชร์แล้ว
contacts-share-nobody = เลือกสมาชิกอย่างน้อย 1 คน
contacts-members = สมาชิก
contacts-members-search = ค้นหาสมาชิก
contacts-members-none = ไม่พบสมาชิกที่ตรงกัน
contacts-members-more = แสดงอีก { $count } คน
contacts-members-chosen = { $count ->
    [0] ยังไม่ได้เลือก
   *[other] เลือกแล้ว { $count } คน
  }

## ลบ

contacts-delete-title = ลบ { $name } ไหม
contacts-delete-line = ผู้ติดต่อจะย้ายไปที่ถังขยะของ “ลูกค้า/คู่ค้า” ห้องแชทยังอยู่และยังแชทกันต่อได้
contacts-delete-plain = ผู้ติดต่อจะย้ายไปที่ถังขยะของ “ลูกค้า/คู่ค้า” และกู้คืนได้จากที่นั่น
contacts-deleted = ย้าย { $name } ไปที่ถังขยะแล้ว
contacts-undo = เลิกทำ
contacts-refused-title = ลบ { $name } ไม่ได้ในขณะนี้
contacts-refused = คุณ{ $member } กำลังแชทกับผู้ใช้ LINE รายนี้
contacts-refused-more = คุณ{ $member } และเพื่อนร่วมงานอีก { $count } คนกำลังแชทกับผู้ใช้ LINE รายนี้
contacts-refused-ways = สิ่งที่คุณทำได้:
contacts-refused-ask = ถามคุณ{ $member }
contacts-refused-ask-hint = จะมีข้อความในห้องแชทว่าคุณอยากลบผู้ติดต่อนี้ อีกฝ่ายรับช่วงต่อหรือปฏิเสธได้
contacts-refused-asked = แสดงคำถามในห้องแชทให้คุณ{ $member } เห็นแล้ว
contacts-refused-hand-over = ส่งต่อให้คุณ{ $member }
contacts-refused-hand-over-hint = คุณ{ $member } จะเป็นเจ้าของ ข้อมูลที่บันทึกไว้ยังอยู่ครบ
contacts-refused-handed-over = ส่งต่อ { $name } ให้คุณ{ $member } แล้ว
contacts-refused-remove = นำออกจากรายการของฉันเท่านั้น
contacts-refused-remove-hint = ผู้ติดต่อจะหายไปจากรายการ “ภายนอก” ของคุณ ส่วนเพื่อนร่วมงานยังมีอยู่
contacts-refused-removed = นำ { $name } ออกจากรายการของคุณแล้ว

## ถังขยะ

contacts-trash-since = อยู่ในถังขยะตั้งแต่ { $date }
contacts-trash-by = ลบโดยคุณ{ $name }
contacts-restore = กู้คืน
contacts-restored = กู้คืน { $name } พร้อมข้อมูลทั้งหมดแล้ว
contacts-purge = ลบถาวร
contacts-purge-title = ลบ { $name } ถาวรไหม
contacts-purge-text = ข้อมูลทั้งหมดของผู้ติดต่อนี้จะถูกลบและกู้คืนไม่ได้ ห้องแชทและข้อความยังอยู่
contacts-purged = ลบ { $name } ถาวรแล้ว
contacts-empty-trash-action = ล้างถังขยะ
contacts-empty-trash-title = ล้างถังขยะไหม
contacts-empty-trash-count = ผู้ติดต่อ { $count } รายการจะถูกลบถาวรและกู้คืนไม่ได้ ห้องแชทและข้อความยังอยู่
contacts-trash-emptied = ลบผู้ติดต่อ { $count } รายการถาวรแล้ว

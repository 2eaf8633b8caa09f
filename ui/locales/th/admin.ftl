admin-title = จัดการระบบ
admin-sections = หมวด

## บริษัท

admin-company = บริษัท
admin-company-name = ชื่อบริษัท
admin-company-hint = ผู้ใช้ LINE จะเห็นเป็นข้อความสเตตัสของสมาชิกทุกคน
admin-company-saved = บันทึกชื่อบริษัทแล้ว
admin-refused-emoji = ชื่อที่มีอิโมจิเชื่อมต่อ LINE ไม่ได้ ลบอิโมจิออกก่อนหรือปิดการเชื่อมต่อ LINE
admin-refused-line = ชื่อที่มีคำว่า “line” เชื่อมต่อ LINE ไม่ได้ ลบคำนี้ออกก่อนหรือปิดการเชื่อมต่อ LINE
admin-name-ask-emoji = LINE ไม่รับชื่อที่มีอิโมจิ
admin-name-ask-line = LINE ไม่รับชื่อที่มีคำว่า “line”
admin-name-ask-company = ถ้าใช้ชื่อนี้ คนในบริษัทจะเชิญหรือส่งข้อความถึงผู้ใช้ LINE ไม่ได้จนกว่าจะเปลี่ยนชื่อ ห้องแชทยังอ่านได้และไม่มีอะไรถูกลบ
admin-name-ask-member = ถ้าใช้ชื่อนี้ สมาชิกคนนี้จะเชิญหรือส่งข้อความถึงผู้ใช้ LINE ไม่ได้จนกว่าจะเปลี่ยนชื่อ ห้องแชทยังอ่านได้และไม่มีอะไรถูกลบ
admin-name-ask-save = บันทึกเลย
admin-company-refused = ชื่อนี้มีอิโมจิหรือคำว่า “line” ทุกคนจะแชทกับผู้ใช้ LINE ไม่ได้จนกว่าจะเปลี่ยนชื่อ

## การเชื่อมต่อ LINE

admin-connection = การเชื่อมต่อ LINE
admin-connection-text = เมื่อเปิด สมาชิกจะเชิญผู้ใช้ LINE และแชทกันได้
admin-connection-switch = อนุญาตให้แชทกับผู้ใช้ LINE
admin-connection-for = ใครใช้ได้
admin-connection-everyone = ทุกคน
admin-connection-everyone-hint = สมาชิกใหม่ใช้ได้ตั้งแต่วันแรก
admin-connection-chosen = สมาชิกที่เลือก
admin-connection-chosen-hint = เฉพาะคนที่คุณเลือกไว้
admin-connection-saved = บันทึกการเชื่อมต่อ LINE แล้ว
admin-connection-off-title = ปิดการเชื่อมต่อ LINE ไหม
admin-connection-off-text = ห้องแชทกับผู้ใช้ LINE ทั้งหมดจะอ่านได้อย่างเดียวและเชิญใครไม่ได้ ไม่มีอะไรถูกลบ ผู้ติดต่อ ห้องแชท และข้อความยังอยู่ และใช้ต่อได้เมื่อเปิดอีกครั้ง ข้อความที่ผู้ใช้ LINE ส่งมาระหว่างนั้นจะเก็บไว้
admin-connection-off = ปิด
admin-connection-narrow-title = ถอนการเชื่อมต่อ LINE ของสมาชิกบางคนไหม
admin-connection-narrow-text = สมาชิก { $count } คนจะอ่านห้องแชทกับผู้ใช้ LINE ได้อย่างเดียว ไม่มีอะไรถูกลบ
admin-connection-narrow = บันทึกเลย
admin-connection-nobody = เลือกสมาชิกอย่างน้อย 1 คน หรือปิดการเชื่อมต่อ LINE
admin-connection-is-off = การเชื่อมต่อ LINE ปิดอยู่ ห้องแชทกับผู้ใช้ LINE อ่านได้อย่างเดียว ไม่มีอะไรถูกลบ
admin-refusals = ผู้ที่แชทกับผู้ใช้ LINE ไม่ได้ในขณะนี้
admin-refusal-connection-off = การเชื่อมต่อ LINE ปิดอยู่
admin-refusal-not-granted = ไม่อยู่ในสมาชิกที่เลือก
admin-refusal-company-name = ชื่อบริษัทมีอิโมจิหรือคำว่า “line”
admin-refusal-member-name = ชื่อสมาชิกมีอิโมจิหรือคำว่า “line” เปลี่ยนชื่อก่อน
admin-refusal-no-account = ไม่มีบัญชี LINE เปิดสมาชิกคนนี้เพื่อเลือกบัญชี

## สมาชิก

admin-members = สมาชิก
admin-members-search = ค้นหาสมาชิก
admin-members-more = แสดงอีก { $count } คน
admin-members-none = ไม่พบสมาชิกที่ตรงกัน
admin-member-add = เพิ่มสมาชิก
admin-member-add-title = เพิ่มสมาชิก
admin-member-edit-title = แก้ไขสมาชิก
admin-member-remove = ลบ
admin-member-name = ชื่อ
admin-member-reading = คำอ่าน
admin-member-department = แผนก
admin-member-administrator = ผู้ดูแลระบบ
admin-member-administrator-hint = เปลี่ยนการตั้งค่าทั้งหมดในหน้านี้ได้
admin-member-account = บัญชี LINE
admin-member-account-none = ไม่มี
admin-member-account-hint = Basic ID ของบัญชีคือ Message ID ของสมาชิก
admin-member-account-shared = { $name } ({ $id }) ใช้ร่วมกัน
admin-member-account-own = { $name } ({ $id })
admin-member-account-taken = { $name } ({ $id }) คุณ{ $member } ใช้อยู่
admin-member-no-id = ไม่มี Message ID
admin-member-you = คุณ
admin-member-added = เพิ่มคุณ{ $name } แล้ว
admin-member-saved = บันทึกแล้ว
admin-member-stale = มีคนอื่นแก้ไขสมาชิกคนนี้ไปก่อนแล้ว สิ่งที่คุณพิมพ์ยังอยู่ กด “บันทึก” อีกครั้งเพื่อแทนที่การแก้ไขนั้น
admin-member-remove-title = ลบคุณ{ $name } ไหม
admin-member-remove-text = คุณ{ $name } จะใช้งานที่นี่ไม่ได้อีก ห้องแชท ข้อความ และผู้ติดต่อยังเป็นของบริษัท เพื่อนร่วมงานรับแชทต่อได้
admin-member-unsent-waiting = ยังมี { $count } ข้อความของสมาชิกคนนี้ที่รอส่ง
admin-member-unsent-asking = มี { $count } ข้อความที่รอให้สมาชิกคนนี้ยืนยันการส่ง
admin-member-unsent-then = เมื่อลบแล้ว ข้อความเหล่านี้จะไม่ส่งเอง แต่ยังอยู่ในห้องแชท ผู้ที่รับแชทต่อจะส่งในชื่อตัวเองหรือลบทิ้งก็ได้
admin-member-removed = ลบคุณ{ $name } แล้ว
admin-photo = รูปโปรไฟล์
admin-photo-choose = เลือกรูป
admin-photo-remove = ลบรูป
admin-photo-hint = PNG, JPEG, WebP หรือ GIF ไม่เกิน 10 MB
admin-photo-wrong = ไม่ใช่ไฟล์ PNG, JPEG, WebP หรือ GIF
admin-photo-large = ไฟล์มีขนาดเกิน 10 MB
admin-photo-saved = บันทึกรูปแล้ว
admin-photo-later = เลือกรูปได้หลังจากเพิ่มสมาชิกแล้ว

## บัญชี LINE

admin-accounts = บัญชี LINE
admin-accounts-text = การแชทใช้ LINE OA สมาชิกแชทผ่านบัญชีที่คุณกำหนดให้
admin-accounts-none = ยังไม่มีบัญชี LINE
admin-accounts-none-text = เชื่อมต่อ LINE OA เพื่อให้ผู้คนค้นหาสมาชิกใน LINE ได้
admin-account-connect = เชื่อมต่อบัญชี LINE
admin-account-own = ใช้คนเดียว
admin-account-shared = ใช้ร่วมกัน
admin-account-make-shared = ใช้ร่วมกันหลายคน
admin-account-members = { $count ->
    [0] ยังไม่มีใครใช้
   *[other] ใช้โดย { $names }
  }
admin-account-channel = Channel ID { $id }
admin-account-last = รับจาก LINE ล่าสุด { $date }
admin-account-silent = LINE ยังไม่ได้ส่งอะไรมา
admin-account-disconnected = เลิกใช้งานแล้ว
admin-account-saved = บันทึกแล้ว
admin-account-in-use = มีสมาชิกใช้บัญชีนี้หลายคน เปลี่ยนให้คนอื่นใช้บัญชีอื่นก่อนจนเหลือคนเดียว
admin-field-digits = ใส่เฉพาะตัวเลข
admin-field-secret = ต้องเป็นตัวอักษรและตัวเลข 32 ตัว (0–9, a–f)
admin-field-token = ไม่ใช่ Channel access token
admin-field-other-channel = Token นี้เป็นของ Channel อื่น

## คอมพิวเตอร์เครื่องนี้

admin-computer = เครื่องนี้
media-limits = ไฟล์ที่ได้รับ
media-limits-text = ระบบกันพื้นที่ดิสก์ 1 GB ในเครื่องนี้ไว้รับข้อความเสมอ หากพื้นที่ไม่พอ รูปภาพ วิดีโอ และไฟล์จะรอก่อน Engawa ไม่ลบอะไรเพื่อเพิ่มพื้นที่
media-limits-day = ขนาดที่ 1 คนส่งได้ต่อวัน
media-limits-day-hint = ส่วนที่เกินจะไม่ดาวน์โหลดเอง แต่กดดาวน์โหลดได้ในห้องแชท
media-limits-saved = บันทึกแล้ว
media-links = ไฟล์ที่คุณส่ง
media-links-text = LINE และมือถือของลูกค้าดึงไฟล์จากคอมพิวเตอร์เครื่องนี้ผ่านลิงก์ที่ไม่มีใครเดาได้
media-links-days = อายุของลิงก์
media-links-days-hint = เมื่อหมดอายุ ไฟล์จะเปิดใน LINE ไม่ได้อีก หยุดแชร์ไฟล์ในห้องแชทได้ทุกเมื่อ
media-links-for = { $count } วัน

## สิ่งที่รับเข้าไม่ได้

set-aside-section = รายการที่พักไว้
set-aside-title = สิ่งที่รับเข้าไม่ได้
set-aside-text = LINE แจ้งรายการเหล่านี้มา แต่ Engawa แสดงไม่ได้ ไม่มีอะไรสูญหาย ทุกรายการเก็บไว้ตามที่ LINE ส่งมา Engawa เวอร์ชันใหม่จะลองแต่ละรายการเอง 1 ครั้ง
set-aside-none = ไม่มีรายการที่พักไว้
set-aside-none-text = รับเข้าทุกอย่างที่ LINE แจ้งมาแล้ว
set-aside-message = ข้อความ
set-aside-edited = ข้อความที่แก้ไข
set-aside-unsend = มีการยกเลิกข้อความ
set-aside-follow = มีคนเพิ่มบัญชีเป็นเพื่อน
set-aside-unfollow = มีคนบล็อกบัญชี
set-aside-other = LINE เรียกว่า { $what }
set-aside-from = จากคุณ{ $name }
set-aside-from-nobody = จากผู้ที่ไม่ทราบชื่อ
set-aside-to = ถึง { $name } เมื่อ { $time }
set-aside-cannot-be-stored = ขัดกับข้อมูลที่เก็บไว้แล้ว หรือมีขนาดใหญ่เกินไป
set-aside-breaks-a-rule = สิ่งที่เกี่ยวข้องไม่มีอยู่ที่นี่ หรือขัดกับกฎของระบบ
set-aside-unknown = Engawa เวอร์ชันนี้ไม่ทราบสาเหตุ
set-aside-details = รายละเอียดสำหรับผู้ดูแล Engawa
set-aside-details-note = ไม่รวมสิ่งที่ผู้คนเขียน ตัวบุคคล และสถานที่
set-aside-version = พักไว้โดยเวอร์ชัน { $version }
set-aside-copy = คัดลอก
set-aside-retry = ลองอีกครั้ง
set-aside-retry-all = ลองทั้งหมดอีกครั้ง
set-aside-retried = กำลังลองอีกครั้ง รายการที่ยังรับเข้าไม่ได้จะกลับมาที่นี่
set-aside-more = และก่อนหน้านี้อีก { $count } รายการ

admin-idle = ล็อกหน้าต่าง
admin-idle-hint = เมื่อไม่มีใครใช้เมาส์หรือแป้นพิมพ์นานเท่านี้ กด Ctrl+Shift+L เพื่อล็อกทันที
admin-idle-never = ไม่ล็อกเอง
admin-idle-minutes = หลัง { $minutes } นาที
admin-idle-saved = บันทึกแล้ว
admin-member-pin-reset = ลบรหัส PIN
admin-member-pin-reset-hint = สำหรับคนที่ลืมรหัส PIN เจ้าตัวตั้งรหัสใหม่ได้ในการตั้งค่า
admin-member-pin-gone = ลบรหัส PIN ของคุณ{ $name } แล้ว

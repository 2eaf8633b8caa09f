# โทรศัพท์จำลอง: ผู้ที่ลองใช้ Engawa สวมบทเป็นผู้ใช้ LINE ที่นี่

phone-title = โทรศัพท์จำลอง
phone-unreachable = การเชื่อมต่อของโทรศัพท์ขาดหาย จะกลับมาเองเมื่อโหมดฝึกใช้งานทำงานอีกครั้ง
phone-back = กลับ
phone-search = ค้นหา
phone-open = เปิด
phone-more = ดูเพิ่มเติม
phone-unread = ยังไม่อ่าน

# ผู้คน
phone-nobody = ใครถือโทรศัพท์เครื่องนี้
phone-nobody-text = สร้างผู้ใช้ LINE ก่อน แล้วใช้งานเป็นคนนั้นได้ที่นี่
phone-nobody-else = ยังไม่มีคนอื่น
phone-user-switch = สลับคน
phone-user-choose = ใช้งานเป็น
phone-user-more = มีอีก { $count } คน ค้นหาด้วยชื่อ
phone-user-new = ผู้ใช้ LINE ใหม่
phone-user-edit = แก้ไขชื่อและรูป
phone-user-name = ชื่อ
phone-user-name-missing = ใส่ชื่อ
phone-user-photo = เลือกรูป
phone-user-photo-remove = ลบรูป

# เพื่อน
phone-tabs = เพื่อนและแชท
phone-friends = เพื่อน
phone-friends-none = ยังไม่มีเพื่อน
phone-friends-none-text = สแกนคิวอาร์โค้ด เปิดลิงก์ หรือค้นหาด้วย ID เพื่อเพิ่มคนของบริษัทเป็นเพื่อน
phone-add = เพิ่มเพื่อน
phone-scan = สแกนคิวอาร์โค้ด
phone-scan-how = ลากรูปมาวางที่นี่หรือวางด้วย Ctrl+V
phone-scan-shown = สแกนสิ่งที่ Engawa แสดงอยู่
phone-scan-paste = วางรูป
phone-scan-file = เลือกไฟล์รูป
phone-link = เปิดลิงก์คำเชิญ
phone-id = ค้นหาด้วย Message ID

# การ์ดของบัญชี
phone-account = โปรไฟล์
phone-add-friend = เพิ่ม
phone-chat = แชท
phone-block = บล็อก
phone-unblock = เลิกบล็อก
phone-blocked = บล็อกอยู่
phone-is-friend = เป็นเพื่อนกันแล้ว
phone-is-stranger = ยังไม่เป็นเพื่อน
phone-is-blocked = คุณบล็อกบัญชีนี้อยู่ จึงไม่ได้รับข้อความ
phone-prefilled = ลิงก์ใส่ข้อความนี้ไว้ในแชทแล้ว คุณเป็นผู้กดส่ง:

# แชท
phone-chats = แชท
phone-chats-none = ยังไม่มีแชท
phone-chats-none-text = เพิ่มเพื่อนแล้วลองทักทาย
phone-no-messages = ยังไม่มีข้อความ
phone-messages = ข้อความกับ { $name }
phone-earlier = ข้อความก่อนหน้า
phone-letter-no-answer = ข้อความจากคนรู้จักส่วนตัว ตอบกลับไม่ได้ในโหมดฝึกใช้งาน
phone-sender-via = { $name } จาก ‘{ $account }’
phone-message-actions = ตัวเลือกของข้อความ
phone-answer = ตอบกลับ
phone-answering = ตอบกลับ: { $text }
phone-edit = แก้ไข
phone-editing = แก้ไขข้อความ
phone-edited = แก้ไขแล้ว
phone-unsend = ยกเลิกข้อความ
phone-unsent = { $name } ยกเลิกข้อความ
phone-unsent-mine = คุณยกเลิกข้อความ
phone-picture-enlarge = ขยายรูป
phone-picture-gone = โหลดรูปไม่ได้
phone-quoted-gone = ไม่มีข้อความนี้แล้ว
phone-emoji = อิโมจิ LINE { $id }
phone-sticker-said = สติกเกอร์: { $keywords }
phone-sticker-ids = ชุด { $package } สติกเกอร์ { $sticker }
phone-kind-sticker = สติกเกอร์
phone-kind-image = รูปภาพ
phone-kind-video = วิดีโอ
phone-kind-audio = เสียง
phone-kind-file = ไฟล์
phone-kind-location = ตำแหน่งที่ตั้ง
phone-kind-other = ข้อความที่โทรศัพท์นี้แสดงไม่ได้
phone-notice-joined = { $names } เข้าร่วมกลุ่ม
phone-notice-left = { $names } ออกจากกลุ่ม

# ช่องพิมพ์ข้อความ
phone-composer = ข้อความถึง { $name }
phone-composer-hint = ข้อความ
phone-send = ส่ง
phone-attach = แนบ
phone-attach-picture = รูปภาพหรือวิดีโอ
phone-attach-file = ไฟล์
phone-attach-place = ตำแหน่งที่ตั้ง
phone-attach-remove = นำไฟล์แนบออก
phone-place-title = ชื่อสถานที่
phone-place-address = ที่อยู่
phone-place-latitude = ละติจูด
phone-place-longitude = ลองจิจูด
phone-place-latitude-wrong = ใส่ตัวเลขตั้งแต่ -90 ถึง 90
phone-place-longitude-wrong = ใส่ตัวเลขตั้งแต่ -180 ถึง 180
phone-place-example = สถานีโตเกียว
phone-place-example-address = 1 มารุโนะอุจิ เขตชิโยดะ โตเกียว
phone-stickers = สติกเกอร์
phone-sticker-hello = สวัสดี
phone-sticker-thanks = ขอบคุณ
phone-sticker-ok = โอเค
phone-sticker-love = รักเลย
phone-sticker-laugh = ขำ
phone-sticker-sorry = ขอโทษ
phone-sticker-surprised = ตกใจ
phone-sticker-thinking = คิดอยู่
phone-sticker-sleepy = ฝันดี
phone-sticker-cheers = จิบชากัน
phone-sticker-cry = ร้องไห้
phone-sticker-party = ยินดีด้วย

# กลุ่ม
phone-group = กลุ่ม
phone-group-new = กลุ่มใหม่
phone-group-name = ชื่อกลุ่ม
phone-group-name-missing = ใส่ชื่อกลุ่ม
phone-group-with = สมาชิก
phone-group-make = สร้างกลุ่ม
phone-group-members = { $count } คน
phone-group-people = สมาชิก
phone-group-more-people = เชิญสมาชิก
phone-group-account = บัญชีของบริษัท
phone-group-no-account = เพิ่มบัญชีของบริษัทเป็นเพื่อนก่อน แล้วจึงเชิญเข้ากลุ่มนี้ได้
phone-group-invite = เชิญ
phone-group-invite-name = เชิญ { $name }
phone-group-remove-account = นำออก
phone-group-leave = ออกจากกลุ่ม
phone-group-leave-text = กลุ่มและข้อความจะหายไปจากโทรศัพท์ของคนนี้

# แชร์จากคอมพิวเตอร์
phone-share-waiting = Engawa ส่งข้อความมาให้ส่งต่อใน LINE
phone-share-choose = เลือกผู้รับ
phone-share-title = ส่งใน LINE
phone-share-drop = ไม่ส่ง
phone-share-sent = ส่งให้ { $count } คนแล้ว

# สิ่งที่ผิดพลาด
phone-error-qr-unreadable = อ่านคิวอาร์โค้ดจากรูปนี้ไม่ได้
phone-error-qr-means-nothing = คิวอาร์โค้ดนี้ไม่ได้เป็นของใครใน LINE
phone-error-link-unknown = ลิงก์นี้ไม่ได้เป็นของใครใน LINE
phone-error-id-unknown = ไม่มีใครใช้ ID นี้ ตรวจสอบตัวสะกด
phone-error-nothing-shown = ตอนนี้ Engawa ไม่ได้แสดงคิวอาร์โค้ด เปิด “แสดงคิวอาร์โค้ด” ใน Engawa แล้วสแกนอีกครั้ง
phone-error-no-picture = ไม่มีรูปในคลิปบอร์ด คัดลอกคิวอาร์โค้ดเป็นรูปภาพก่อน
phone-error-paste-by-keys = อ่านคลิปบอร์ดด้วยวิธีนี้ไม่ได้ กด Ctrl+V ที่นี่แทน
phone-error-not-found = ไม่มีรายการนี้แล้ว
phone-error-not-friend = เพิ่มบัญชีเป็นเพื่อนก่อน
phone-error-blocked = คุณบล็อกบัญชีนี้อยู่ เลิกบล็อกก่อนส่งข้อความ
phone-error-too-large = ใหญ่เกินไป รูปภาพและไฟล์ต้องไม่เกิน 10 MB
phone-error-group-has-account = กลุ่มนี้มีบัญชีของบริษัทอยู่แล้ว LINE ให้มีได้บัญชีเดียว
phone-error-groups-not-allowed = บัญชีนี้ไม่เข้าร่วมกลุ่ม
phone-error-not-possible = เปลี่ยนข้อความนี้ไม่ได้แล้ว
phone-error-other = ไม่สำเร็จ: { $detail }

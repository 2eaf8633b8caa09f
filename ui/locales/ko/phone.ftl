# The practice phone, in which somebody who tries Engawa acts as a LINE user.

phone-title = 연습용 휴대폰
phone-unreachable = 연결이 끊어졌습니다. 연습 모드가 다시 실행되면 자동으로 연결됩니다.
phone-back = 뒤로
phone-search = 검색
phone-open = 열기
phone-more = 더 보기
phone-unread = 읽지 않음

# People
phone-nobody = 이 휴대폰의 사용자를 정해 주세요
phone-nobody-text = 먼저 LINE 사용자를 만들어 주세요. 그 사람이 되어 조작할 수 있습니다.
phone-nobody-else = 다른 사람이 없습니다.
phone-user-switch = 사용자 전환
phone-user-choose = 사용자 선택
phone-user-more = { $count }명이 더 있습니다. 이름으로 검색해 주세요.
phone-user-new = 새 LINE 사용자
phone-user-edit = 이름과 사진 수정
phone-user-name = 이름
phone-user-name-missing = 이름을 입력해 주세요.
phone-user-photo = 사진 선택
phone-user-photo-remove = 사진 삭제

# Friends
phone-tabs = 친구와 대화
phone-friends = 친구
phone-friends-none = 친구가 없습니다
phone-friends-none-text = QR 코드, 초대 링크, ID 검색으로 회사의 구성원을 친구로 추가해 보세요.
phone-add = 친구 추가
phone-scan = QR 코드 스캔
phone-scan-how = 사진을 여기로 끌어다 놓거나 Ctrl+V로 붙여넣어 주세요.
phone-scan-shown = Engawa 화면 스캔
phone-scan-paste = 사진 붙여넣기
phone-scan-file = 사진 파일 선택
phone-link = 초대 링크 열기
phone-id = 메시지 ID로 검색

# The card of an account
phone-account = 프로필
phone-add-friend = 추가
phone-chat = 대화
phone-block = 차단
phone-unblock = 차단 해제
phone-blocked = 차단됨
phone-is-friend = 친구입니다.
phone-is-stranger = 아직 친구가 아닙니다
phone-is-blocked = 차단한 계정입니다. 메시지가 도착하지 않습니다.
phone-prefilled = 링크를 열면 아래 문구가 입력되며, 보내기는 직접 눌러야 합니다.

# Chats
phone-chats = 대화
phone-chats-none = 대화가 없습니다
phone-chats-none-text = 친구를 추가하고 인사를 건네 보세요.
phone-no-messages = 메시지가 없습니다
phone-messages = { $name } 대화 내용
phone-earlier = 이전 메시지
phone-letter-no-answer = 개인적으로 아는 사람이 보낸 메시지입니다. 연습 모드에서는 답장할 수 없습니다.
phone-sender-via = { $name } from ‘{ $account }’
phone-message-actions = 메시지 작업
phone-answer = 답장
phone-answering = 답장: { $text }
phone-edit = 수정
phone-editing = 메시지 수정
phone-edited = 수정됨
phone-unsend = 보내기 취소
phone-unsent = { $name }님이 메시지 보내기를 취소했습니다
phone-unsent-mine = 메시지 보내기를 취소했습니다
phone-picture-enlarge = 사진 크게 보기
phone-picture-gone = 사진을 불러오지 못했습니다
phone-quoted-gone = 삭제된 메시지입니다
phone-emoji = LINE 이모티콘 { $id }
phone-sticker-said = 스티커: { $keywords }
phone-sticker-ids = 패키지 { $package }, 스티커 { $sticker }
phone-kind-sticker = 스티커
phone-kind-image = 사진
phone-kind-video = 동영상
phone-kind-audio = 음성
phone-kind-file = 파일
phone-kind-location = 위치
phone-kind-other = 이 휴대폰에서 표시할 수 없는 메시지
phone-notice-joined = { $names }님이 참여했습니다
phone-notice-left = { $names }님이 나갔습니다

# Composer
phone-composer = { $name }에게 보낼 메시지
phone-composer-hint = 메시지
phone-send = 보내기
phone-attach = 첨부
phone-attach-picture = 사진·동영상
phone-attach-file = 파일
phone-attach-place = 위치
phone-attach-remove = 첨부 취소
phone-place-title = 장소 이름
phone-place-address = 주소
phone-place-latitude = 위도
phone-place-longitude = 경도
phone-place-latitude-wrong = -90에서 90 사이의 숫자를 입력해 주세요.
phone-place-longitude-wrong = -180에서 180 사이의 숫자를 입력해 주세요.
phone-place-example = 도쿄역
phone-place-example-address = 도쿄도 지요다구 마루노우치 1가
phone-stickers = 스티커
phone-sticker-hello = 안녕하세요
phone-sticker-thanks = 감사합니다
phone-sticker-ok = 알겠어요
phone-sticker-love = 최고예요
phone-sticker-laugh = 하하하
phone-sticker-sorry = 죄송해요
phone-sticker-surprised = 깜짝이야
phone-sticker-thinking = 음…
phone-sticker-sleepy = 잘 자요
phone-sticker-cheers = 차 한잔해요
phone-sticker-cry = 엉엉
phone-sticker-party = 축하해요

# Groups
phone-group = 그룹
phone-group-new = 새 그룹
phone-group-name = 그룹 이름
phone-group-name-missing = 그룹 이름을 입력해 주세요.
phone-group-with = 참여자
phone-group-make = 만들기
phone-group-members = { $count }명
phone-group-people = 참여자
phone-group-more-people = 참여자 초대
phone-group-account = 회사 계정
phone-group-no-account = 회사 계정을 친구로 추가하면 여기에서 초대할 수 있습니다.
phone-group-invite = 초대
phone-group-invite-name = { $name } 초대
phone-group-remove-account = 내보내기
phone-group-leave = 그룹 나가기
phone-group-leave-text = 그룹과 대화 내용이 이 사람의 휴대폰에서 사라집니다.

# Shared from the computer
phone-share-waiting = Engawa에서 LINE으로 보낼 메시지가 도착했습니다.
phone-share-choose = 받을 사람 선택
phone-share-title = LINE으로 보내기
phone-share-drop = 보내지 않기
phone-share-sent = { $count }명에게 보냈습니다

# What went wrong
phone-error-qr-unreadable = 이 사진에서 QR 코드를 읽지 못했습니다.
phone-error-qr-means-nothing = 이 QR 코드에 해당하는 LINE 사용자가 없습니다.
phone-error-link-unknown = 이 링크에 해당하는 LINE 사용자가 없습니다.
phone-error-id-unknown = 이 ID를 쓰는 사람이 없습니다. 입력한 내용을 확인해 주세요.
phone-error-nothing-shown = 지금 Engawa에 표시된 QR 코드가 없습니다. Engawa에서 “QR 코드 보기”를 연 뒤 다시 스캔해 주세요.
phone-error-no-picture = 클립보드에 사진이 없습니다. 먼저 QR 코드를 이미지로 복사해 주세요.
phone-error-paste-by-keys = 이 방법으로는 클립보드를 읽을 수 없습니다. 여기에서 Ctrl+V를 눌러 주세요.
phone-error-not-found = 더 이상 존재하지 않습니다.
phone-error-not-friend = 먼저 계정을 친구로 추가해 주세요.
phone-error-blocked = 차단한 계정입니다. 메시지를 보내려면 차단을 해제해 주세요.
phone-error-too-large = 너무 큽니다. 사진과 파일은 10MB까지 보낼 수 있습니다.
phone-error-group-has-account = 이 그룹에는 이미 회사 계정이 있습니다. LINE에서는 하나만 참여할 수 있습니다.
phone-error-groups-not-allowed = 그룹에 참여할 수 없는 계정입니다.
phone-error-not-possible = 이 메시지는 더 이상 변경할 수 없습니다.
phone-error-other = 실패했습니다: { $detail }

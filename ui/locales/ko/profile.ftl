profile-title = 내 프로필
profile-seen = LINE 사용자에게 보이는 정보
profile-photo-note = 사진과 이름은 회사 조직도를 따릅니다. 관리자가 변경할 수 있습니다.
profile-own-note =
    전용 LINE 계정이므로 LINE에는 계정에 설정된 이름, 사진, 상태 메시지가 표시됩니다. LINE Official Account Manager에서 이 화면과 같은 내용으로 설정해 주세요.
profile-name-differs =
    LINE 사용자에게 표시되는 LINE 계정의 이름은 “{ $account }”, 회사 조직도의 이름은 “{ $name }”입니다. 같게 하려면 LINE Official Account Manager에서 계정 이름을 바꾸거나, 관리자에게 조직도의 이름 변경을 요청해 주세요.
profile-company = 회사
profile-department = 부서
profile-status = 상태 메시지
profile-status-note = 항상 회사 이름이 표시되며 변경할 수 없습니다.
profile-find = LINE 사용자가 나를 추가하는 방법
profile-message-id = 메시지 ID
profile-message-id-note = LINE의 “친구 추가”에서 이 ID로 검색합니다. 나를 LINE 친구로 추가하기 위한 회사의 ID이며, 개인용 ID가 아닙니다.
profile-url = 친구 추가 URL
profile-url-note = 휴대폰에서 누르면 나를 LINE 친구로 추가할 수 있습니다.
profile-qr = QR 코드
profile-qr-alt = 내 QR 코드
profile-qr-note = LINE 카메라로 스캔합니다.
profile-copy-message-id = 메시지 ID 복사
profile-copy-url = 친구 추가 URL 복사
profile-copy-qr = QR 코드를 이미지로 복사
profile-show-qr = QR 코드 전체 화면 보기
profile-account = LINE 계정
profile-account-own = 나만 쓰는 전용 계정입니다. 친구로 추가한 사람은 모두 나와 연결됩니다.
profile-account-shared =
    동료와 함께 쓰는 공용 계정입니다. 링크와 QR 코드에 내 코드가 들어 있어 나와 연결됩니다. 메시지 ID로 검색하고 코드를 보내지 않은 사람은 “담당자 없음”에 표시됩니다.
profile-no-account = 배정된 LINE 계정이 없어 아직 메시지 ID, 링크, QR 코드가 없습니다.

profile-compare = 여기와 같은가요?
profile-name-same = 이름이 같습니다.
profile-photo-same = 사진이 같습니다.
profile-photo-different = 사진이 다른 것 같습니다. LINE 사용자에게는 위의 사진이 보입니다. LINE Official Account Manager에서 계정의 프로필 사진을 변경하거나, 관리자에게 여기의 사진 변경을 요청하세요.
profile-photo-missing-on-line = LINE에 사진이 없습니다. LINE Official Account Manager에서 계정의 프로필 사진을 설정하세요.
profile-photo-missing-here = LINE 사용자에게는 위의 사진이 보이지만, 회사 조직도에는 사진이 없습니다. 관리자가 추가할 수 있습니다.
profile-photo-neither = LINE에도 여기에도 사진이 없습니다.
profile-photo-unknown = 사진을 비교하지 못했습니다. LINE에서 계정을 확인하세요.
profile-status-look = LINE은 계정의 상태 메시지를 알려 주지 않습니다. 회사 이름으로 되어 있는지 LINE Official Account Manager에서 확인하세요.

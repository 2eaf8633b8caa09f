## Lists

contacts-title = 주소록
contacts-lists = 주소록 목록
contacts-list-all = 모든 연락처
contacts-list-external = 외부 연락처
contacts-clients = 고객/거래처
contacts-list-clients = 전체
contacts-list-trash = 휴지통
contacts-clients-all = 고객/거래처: 모든 연락처
contacts-clients-trash = 고객/거래처: 휴지통
contacts-new = 새 연락처
contacts-search = 연락처 검색
contacts-sort = 정렬: { $order }
contacts-sort-name = 이름순
contacts-sort-recent = 최신순
contacts-nameless = (이름 없음)
contacts-blocked = 나를 차단함
contacts-mark-chosen = 공유됨
contacts-mark-everyone = 회사 전체
contacts-tag-show = “{ $tag }” 태그가 있는 연락처 보기
contacts-tag-only = 태그로 필터링됨
contacts-tag-clear = 필터 해제
contacts-empty-tag = 이 태그가 있는 연락처가 없습니다
contacts-empty-tag-text = 이 목록에는 “{ $tag }” 태그가 있는 연락처가 없습니다.
contacts-colleague = 동료
contacts-empty-all = 연락처가 없습니다
contacts-empty-all-text = LINE으로 초대하거나 연락처를 직접 등록해 보세요.
contacts-empty-external = LINE 사용자가 없습니다
contacts-empty-external-text = 연락처에 추가한 LINE 사용자가 여기에 표시됩니다. LINE 사용자가 먼저 친구로 추가해야 하므로, 우선 초대해 주세요.
contacts-empty-clients = 고객/거래처가 없습니다
contacts-empty-clients-text = 대화방에서 추가하거나 직접 등록한 연락처가 여기에 표시됩니다.
contacts-empty-trash = 휴지통이 비어 있습니다
contacts-empty-trash-text = 삭제한 연락처는 완전히 삭제하기 전까지 여기에 보관됩니다.
contacts-empty-found = 검색 결과가 없습니다
contacts-empty-found-text = 이 목록에는 “{ $search }” 검색 결과가 없습니다.
contacts-clear-search = 검색어 지우기
contacts-choose = 연락처를 선택해 주세요
contacts-choose-text = 상세 정보가 여기에 표시됩니다.
contacts-gone = 볼 수 없는 연락처입니다
contacts-gone-text = 완전히 삭제되었거나 더 이상 공유되지 않습니다.
contacts-failed = 연락처를 불러오지 못했습니다
contacts-back = 목록으로

## Detail

contacts-message = 메시지
contacts-message-none = 이 사람과의 대화방이 없습니다.
contacts-more = 더 보기
contacts-edit = 수정
contacts-share = 공유
contacts-delete = 삭제
contacts-reading = 발음
contacts-nickname = 닉네임
contacts-nickname-note = LINE과 동기화되므로 수정할 수 없습니다.
contacts-blocked-note = { $name }님이 LINE 계정을 차단했습니다. 차단이 해제될 때까지 메시지가 전달되지 않습니다.
contacts-phones = 전화번호
contacts-emails = 이메일
contacts-company = 회사
contacts-department = 부서
contacts-position = 직책
contacts-address = 주소
contacts-website = 웹사이트
contacts-birthday = 생일
contacts-tags = 태그
contacts-memo = 메모
contacts-sharing = 공개 범위
contacts-sharing-private = 비공개(소유자만)
contacts-sharing-chosen = 선택한 구성원
contacts-sharing-everyone = 회사 전체
contacts-owner = 소유자
contacts-added = 추가일
contacts-changed = 수정일
contacts-copy = { $value } 복사
contacts-copied = 복사했습니다: { $value }
contacts-copy-failed = 클립보드에 복사하지 못했습니다
contacts-not-in-my-list = 내 외부 연락처 목록에는 없습니다.
contacts-read-only = { $name }님이 공유한 연락처입니다. 소유자만 수정할 수 있습니다.
contacts-owner-only = { $name }님만 할 수 있습니다.
contacts-phone-not-dialled = 이 형식으로는 전화를 걸 수 없습니다.
contacts-message-id = 메시지 ID
contacts-nothing-more = 다른 정보가 없습니다.
contacts-details = 상세 정보
contacts-about = 연락처 정보

## Edit

contacts-edit-title = 연락처 수정
contacts-new-title = 새 연락처
contacts-new-note = LINE을 사용하지 않는 사람의 연락처입니다. LINE 사용자는 대화방에서 추가합니다.
contacts-from-line-note = 사진과 닉네임은 LINE과 동기화되므로 수정할 수 없습니다.
contacts-name = 이름
contacts-reading-hint = 이름순 정렬에 사용됩니다.
contacts-phone-n = 전화번호 { $n }
contacts-email-n = 이메일 { $n }
contacts-phone-label-n = 전화번호 { $n } 구분
contacts-email-label-n = 이메일 { $n } 구분
contacts-label-placeholder = 회사, 휴대폰 등
contacts-add-phone = 전화번호 추가
contacts-add-email = 이메일 추가
contacts-remove-phone = 전화번호 { $n } 삭제
contacts-remove-email = 이메일 { $n } 삭제
contacts-birthday-hint = 연-월-일(예: 1990-04-23) 또는 월-일
contacts-tags-hint = 쉼표로 구분해 주세요.
contacts-saved = 저장했습니다
contacts-created = { $name }님을 고객/거래처에 추가했습니다
contacts-leave-title = 저장하지 않고 나가시겠습니까?
contacts-leave-text = 입력한 내용이 저장되지 않았습니다.
contacts-leave = 나가기
contacts-stale-title = 그사이 다른 사람이 이 연락처를 변경했습니다
contacts-stale-text = 아직 저장되지 않았으며, 입력한 내용은 남아 있습니다. 최신 내용을 불러오면 입력한 항목은 유지되고 나머지만 업데이트됩니다.
contacts-stale-load = 최신 내용 불러오기
contacts-merged = 최신 내용을 불러왔습니다. 입력한 내용은 그대로입니다.
contacts-conflict = 현재 저장된 값: { $value }
contacts-conflict-empty = 현재 저장된 값: 없음

## Share

contacts-share-title = { $name }님 연락처 공유
contacts-share-who = 공개 범위
contacts-share-private = 나만 보기
contacts-share-private-hint = 다른 구성원에게는 표시되지 않습니다.
contacts-share-chosen = 선택한 구성원
contacts-share-chosen-hint = 연락처를 볼 구성원을 직접 선택합니다.
contacts-share-everyone = 회사 전체
contacts-share-everyone-hint = 모든 구성원에게 표시됩니다.
contacts-share-save = 공유
contacts-shared = 공개 범위를 저장했습니다
contacts-share-nobody = 구성원을 한 명 이상 선택해 주세요.
contacts-members = 구성원
contacts-members-search = 구성원 검색
contacts-members-none = 일치하는 구성원이 없습니다.
contacts-members-more = { $count }명 더 보기
contacts-members-chosen = { $count ->
    [0] 선택한 구성원 없음
   *[other] { $count }명 선택됨
  }

## Delete

contacts-delete-title = { $name }님 연락처를 삭제하시겠습니까?
contacts-delete-line = 연락처가 “고객/거래처”의 휴지통으로 이동합니다. 대화방은 남아 있으며 메시지도 계속 주고받을 수 있습니다.
contacts-delete-plain = 연락처가 “고객/거래처”의 휴지통으로 이동합니다. 휴지통에서 복원할 수 있습니다.
contacts-deleted = { $name }님 연락처를 휴지통으로 옮겼습니다
contacts-undo = 실행 취소
contacts-refused-title = 지금은 { $name }님 연락처를 삭제할 수 없습니다
contacts-refused = { $member }님이 이 LINE 사용자와 대화 중입니다.
contacts-refused-more = { $member }님 외 { $count }명이 이 LINE 사용자와 대화 중입니다.
contacts-refused-ways = 다음과 같이 할 수 있습니다.
contacts-refused-ask = { $member }님에게 요청
contacts-refused-ask-hint = 연락처를 삭제하고 싶다는 안내를 동료의 대화방에 표시합니다. 동료는 인계받거나 거절할 수 있습니다.
contacts-refused-asked = { $member }님의 대화방에 요청을 표시했습니다
contacts-refused-hand-over = { $member }님에게 인계
contacts-refused-hand-over-hint = { $member }님이 소유자가 됩니다. 등록된 내용은 모두 유지됩니다.
contacts-refused-handed-over = { $name }님 연락처를 { $member }님에게 인계했습니다
contacts-refused-remove = 내 목록에서만 제거
contacts-refused-remove-hint = 내 외부 연락처 목록에서만 제거됩니다. 동료의 연락처에는 남아 있습니다.
contacts-refused-removed = { $name }님을 내 목록에서 제거했습니다

## Trash

contacts-trash-since = { $date }부터 휴지통에 있음
contacts-trash-by = { $name }님이 삭제했습니다.
contacts-restore = 복원
contacts-restored = { $name }님 연락처를 모든 내용과 함께 복원했습니다
contacts-purge = 완전히 삭제
contacts-purge-title = { $name }님 연락처를 완전히 삭제하시겠습니까?
contacts-purge-text = 이 연락처에 등록된 내용이 모두 삭제되며 되돌릴 수 없습니다. 대화방과 메시지는 남아 있습니다.
contacts-purged = { $name }님 연락처를 완전히 삭제했습니다
contacts-empty-trash-action = 휴지통 비우기
contacts-empty-trash-title = 휴지통을 비우시겠습니까?
contacts-empty-trash-count = 연락처 { $count }개가 완전히 삭제되며 되돌릴 수 없습니다. 대화방과 메시지는 남아 있습니다.
contacts-trash-emptied = 연락처 { $count }개를 완전히 삭제했습니다

admin-title = 관리
admin-sections = 항목

## Company

admin-company = 회사
admin-company-name = 회사 이름
admin-company-hint = LINE 사용자에게 모든 구성원의 상태 메시지로 표시됩니다.
admin-company-saved = 회사 이름을 저장했습니다
admin-refused-emoji = 이모지가 들어간 이름은 LINE과 연동할 수 없습니다. 이모지를 빼거나 LINE 연동을 꺼 주세요.
admin-refused-line = “line”이 들어간 이름은 LINE과 연동할 수 없습니다. 해당 단어를 빼거나 LINE 연동을 꺼 주세요.
admin-name-ask-emoji = 이모지가 들어간 이름은 LINE과 연동할 수 없습니다
admin-name-ask-line = “line”이 들어간 이름은 LINE과 연동할 수 없습니다
admin-name-ask-company = 이 이름으로 바꾸면 다시 변경할 때까지 회사의 누구도 LINE 사용자를 초대하거나 메시지를 보낼 수 없습니다. 대화방은 계속 볼 수 있으며 삭제되는 것은 없습니다.
admin-name-ask-member = 이 이름으로 바꾸면 다시 변경할 때까지 이 구성원은 LINE 사용자를 초대하거나 메시지를 보낼 수 없습니다. 대화방은 계속 볼 수 있으며 삭제되는 것은 없습니다.
admin-name-ask-save = 그래도 저장
admin-company-refused = 회사 이름에 이모지나 “line”이 들어 있습니다. 변경할 때까지 아무도 LINE 사용자와 대화할 수 없습니다.

## LINE connection

admin-connection = LINE 연동
admin-connection-text = 연동하면 구성원이 LINE 사용자를 초대하고 메시지를 주고받을 수 있습니다.
admin-connection-switch = LINE 사용자와의 대화 허용
admin-connection-for = 허용 대상
admin-connection-everyone = 모든 구성원
admin-connection-everyone-hint = 새 구성원도 처음부터 사용할 수 있습니다.
admin-connection-chosen = 선택한 구성원
admin-connection-chosen-hint = 선택한 구성원만 사용할 수 있습니다.
admin-connection-saved = LINE 연동 설정을 저장했습니다
admin-connection-off-title = LINE 연동을 끄시겠습니까?
admin-connection-off-text =
    LINE 사용자와의 모든 대화방이 읽기 전용이 되고 초대할 수 없게 됩니다. 연락처, 대화방, 메시지는 삭제되지 않으며, 다시 켜면 이어서 사용할 수 있습니다. 그동안 LINE 사용자가 보낸 메시지도 보관됩니다.
admin-connection-off = 끄기
admin-connection-narrow-title = 일부 구성원의 LINE 연동을 해제하시겠습니까?
admin-connection-narrow-text = 구성원 { $count }명은 LINE 사용자와의 대화방을 읽기만 할 수 있게 됩니다. 아무것도 삭제되지 않습니다.
admin-connection-narrow = 저장
admin-connection-nobody = 구성원을 한 명 이상 선택하거나 LINE 연동을 꺼 주세요.
admin-connection-is-off = LINE 연동이 꺼져 있습니다. LINE 사용자와의 대화방은 읽기만 할 수 있으며, 삭제된 것은 없습니다.
admin-refusals = 지금 LINE 사용자와 대화할 수 없는 구성원
admin-refusal-connection-off = LINE 연동이 꺼져 있습니다.
admin-refusal-not-granted = 선택한 구성원에 포함되지 않았습니다.
admin-refusal-company-name = 회사 이름에 이모지나 “line”이 들어 있습니다.
admin-refusal-member-name = 구성원 이름에 이모지나 “line”이 들어 있습니다. 이름을 변경해 주세요.
admin-refusal-no-account = LINE 계정이 없습니다. 구성원을 열어 선택해 주세요.

## Members

admin-members = 구성원
admin-members-search = 구성원 검색
admin-members-more = { $count }명 더 보기
admin-members-none = 일치하는 구성원이 없습니다.
admin-member-add = 구성원 추가
admin-member-add-title = 구성원 추가
admin-member-edit-title = 구성원 수정
admin-member-remove = 삭제
admin-member-name = 이름
admin-member-reading = 발음
admin-member-department = 부서
admin-member-administrator = 관리자
admin-member-administrator-hint = 이 페이지의 모든 설정을 변경할 수 있습니다.
admin-member-account = LINE 계정
admin-member-account-none = 없음
admin-member-account-hint = 계정의 베이직 ID가 구성원의 메시지 ID가 됩니다.
admin-member-account-shared = { $name } ({ $id }) · 공용
admin-member-account-own = { $name } ({ $id })
admin-member-account-taken = { $name } ({ $id }) · { $member }님이 사용 중
admin-member-no-id = 메시지 ID 없음
admin-member-you = 나
admin-member-added = { $name }님을 추가했습니다
admin-member-saved = 저장했습니다
admin-member-stale = 그사이 다른 사람이 이 구성원의 정보를 변경했습니다. 입력한 내용은 남아 있으며, “저장”을 다시 누르면 덮어씁니다.
admin-member-remove-title = { $name }님을 삭제하시겠습니까?
admin-member-remove-text = { $name }님은 더 이상 Engawa를 사용할 수 없습니다. 대화방, 메시지, 연락처는 회사에 남으며 동료가 대화방을 담당할 수 있습니다.
admin-member-unsent-waiting = 이 구성원의 전송 대기 메시지가 { $count }개 있습니다.
admin-member-unsent-asking = 이 구성원의 확인을 기다리는 메시지가 { $count }개 있습니다.
admin-member-unsent-then = 삭제하면 이 메시지들은 자동으로 전송되지 않습니다. 대화방에 남아 있으며, 대화방을 담당하는 구성원이 자기 이름으로 보내거나 보내지 않을 수 있습니다.
admin-member-removed = { $name }님을 삭제했습니다
admin-photo = 사진
admin-photo-choose = 사진 선택
admin-photo-remove = 사진 삭제
admin-photo-hint = PNG, JPEG, WebP, GIF(최대 10MB)
admin-photo-wrong = PNG, JPEG, WebP, GIF 파일이 아닙니다.
admin-photo-large = 파일이 10MB를 넘었습니다.
admin-photo-saved = 사진을 저장했습니다
admin-photo-later = 사진은 구성원을 추가한 뒤에 선택할 수 있습니다.

## LINE accounts

admin-accounts = LINE 계정
admin-accounts-text = LINE 공식 계정으로 대화합니다. 구성원은 배정받은 계정을 사용합니다.
admin-accounts-none = LINE 계정이 없습니다
admin-accounts-none-text = LINE 공식 계정을 연결하면 LINE에서 구성원을 찾아 추가할 수 있습니다.
admin-account-connect = LINE 계정 연결
admin-account-own = 전용
admin-account-shared = 공용
admin-account-make-shared = 여러 구성원이 함께 사용
admin-account-members = { $count ->
    [0] 사용하는 구성원 없음
   *[other] 사용자: { $names }
  }
admin-account-channel = 채널 ID { $id }
admin-account-last = 마지막 수신 { $date }
admin-account-silent = 아직 LINE에서 받은 것이 없음
admin-account-disconnected = 사용 중지됨
admin-account-saved = 저장했습니다
admin-account-in-use = 여러 구성원이 사용 중입니다. 먼저 한 명만 남기고 다른 계정으로 바꿔 주세요.
admin-field-digits = 숫자만 입력해 주세요.
admin-field-secret = 영문자와 숫자 32자(0~9, a~f)로 입력해 주세요.
admin-field-token = 채널 액세스 토큰이 아닙니다.
admin-field-other-channel = 다른 채널의 토큰입니다.

## This computer

admin-computer = 이 컴퓨터
media-limits = 받는 파일
media-limits-text =
    메시지를 받을 수 있도록 이 컴퓨터의 디스크를 항상 1GB 비워 둡니다. 공간이 부족한 동안 사진·동영상·파일은 가져오지 않고 기다립니다. 공간을 만들려고 Engawa가 데이터를 삭제하는 일은 없습니다.
media-limits-day = 1인당 하루 허용 용량
media-limits-day-hint = 넘은 파일은 자동으로 가져오지 않습니다. 대화방에서 직접 가져올 수 있습니다.
media-limits-saved = 저장했습니다
media-links = 보낸 파일
media-links-text = LINE과 고객의 휴대폰은 추측할 수 없는 링크로 이 컴퓨터에서 파일을 가져갑니다.
media-links-days = 링크 유효 기간
media-links-days-hint = 기간이 지나면 LINE에서 파일을 열 수 없습니다. 대화방에서 언제든지 링크를 끊을 수도 있습니다.
media-links-for = { $count }일

## What could not be taken in

set-aside-section = 보류
set-aside-title = 처리하지 못한 항목
set-aside-text =
    LINE에서 받았지만 Engawa가 표시할 수 없는 항목입니다. 손실된 것은 없으며, LINE이 보낸 그대로 보관합니다. Engawa를 새 버전으로 업데이트하면 한 번씩 자동으로 다시 시도합니다.
set-aside-none = 보류된 항목이 없습니다
set-aside-none-text = LINE에서 받은 것은 모두 처리되었습니다.
set-aside-message = 메시지
set-aside-edited = 메시지 수정
set-aside-unsend = 메시지 보내기 취소
set-aside-follow = 친구 추가
set-aside-unfollow = 차단
set-aside-other = LINE의 종류: { $what }
set-aside-from = 보낸 사람: { $name }
set-aside-from-nobody = 보낸 사람: 알 수 없음
set-aside-to = (받은 계정: { $name }, { $time })
set-aside-cannot-be-stored = 이미 저장된 내용과 맞지 않거나 너무 큽니다.
set-aside-breaks-a-rule = 대상이 여기에 없거나 규칙에 맞지 않습니다.
set-aside-unknown = 이 버전의 Engawa에서는 이유를 알 수 없습니다.
set-aside-details = Engawa 담당자를 위한 상세 정보
set-aside-details-note = 작성한 내용, 사람, 장소는 포함되지 않습니다.
set-aside-version = { $version } 버전에서 보류되었습니다.
set-aside-copy = 복사
set-aside-retry = 다시 시도
set-aside-retry-all = 모두 다시 시도
set-aside-retried = 다시 시도하고 있습니다. 처리하지 못한 항목은 여기로 돌아옵니다.
set-aside-more = 이전 항목이 { $count }개 더 있습니다.

admin-idle = 화면 잠금
admin-idle-hint = 이 시간 동안 마우스나 키보드를 쓰지 않으면 잠깁니다. Ctrl+Shift+L을 누르면 바로 잠깁니다.
admin-idle-never = 자동으로 잠그지 않음
admin-idle-minutes = { $minutes }분 후
admin-idle-saved = 저장했습니다
admin-member-pin-reset = PIN 삭제
admin-member-pin-reset-hint = PIN을 잊은 구성원을 위한 기능입니다. 본인이 “설정”에서 새 PIN을 정할 수 있습니다.
admin-member-pin-gone = { $name }님의 PIN을 삭제했습니다.

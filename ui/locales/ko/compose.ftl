attachment-pasting = 클립보드에서 가져오는 중…
error-attachment-unreadable = 읽을 수 없습니다. 폴더는 압축해서 첨부해 주세요.
error-clipboard-unreadable = 클립보드를 읽지 못했습니다. 다시 복사해 주세요.
drop-words-here = 여기에 놓아 { $name } 대화방에 보낼 메시지에 넣기

question-hand-over = 삭제하는 대신, 기록된 내용과 함께 인계받으시겠습니까?
question-yes = 예, 인계받기
question-no = 아니요
question-handed-over = { $who }님이 인계받았습니다
question-declined = { $who }님이 “아니요”라고 답했습니다
question-over = 더 이상 답할 필요가 없습니다.
system-deletion-declined = { $who }님이 “아니요”라고 답했습니다. “{ $whom }” 연락처는 그대로 유지됩니다.
system-contact-taken-over = { $who }님이 “{ $whom }” 연락처를 인계받았습니다.

settings-spelling = 입력할 때 맞춤법 검사
settings-spelling-hint = 메시지와 메모에 적용되며, 이 컴퓨터에 사전이 있는 언어로 검사합니다.

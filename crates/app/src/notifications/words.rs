//! The words of notifications, in the language of the member. The window need not be there when they are shown, so they
//! cannot come from it.

use domain::language::Language;
use domain::message::DeletionAnswer;

/// A name within a sentence: its direction turns nothing round (R29).
fn isolated(name: &str) -> String {
    format!("\u{2068}{name}\u{2069}")
}

/// The button that opens the room.
pub(super) const fn open(language: Language) -> &'static str {
    match language {
        Language::En => "Open",
        Language::Ja => "開く",
        Language::Ko => "열기",
        Language::ZhTw => "開啟",
        Language::Th => "เปิด",
    }
}

/// The button that marks the room as read.
pub(super) const fn mark_read(language: Language) -> &'static str {
    match language {
        Language::En => "Mark as read",
        Language::Ja => "既読にする",
        Language::Ko => "읽음으로 표시",
        Language::ZhTw => "標為已讀",
        Language::Th => "ทำเครื่องหมายว่าอ่านแล้ว",
    }
}

/// More than one message from somebody.
pub(super) fn messages_from(language: Language, count: usize, name: &str) -> String {
    let name = isolated(name);
    match language {
        Language::En => format!("{count} new messages from {name}"),
        Language::Ja => format!("{name}さんからの新着メッセージ{count}件"),
        Language::Ko => format!("{name}님의 새 메시지 {count}개"),
        Language::ZhTw => format!("{name} 傳來 {count} 則新訊息"),
        Language::Th => format!("ข้อความใหม่ {count} ข้อความจาก {name}"),
    }
}

/// More than one message in a group.
pub(super) fn messages_in(language: Language, count: usize, group: &str) -> String {
    let group = isolated(group);
    match language {
        Language::En => format!("{count} new messages in {group}"),
        Language::Ja => format!("「{group}」の新着メッセージ{count}件"),
        Language::Ko => format!("“{group}”의 새 메시지 {count}개"),
        Language::ZhTw => format!("「{group}」有 {count} 則新訊息"),
        Language::Th => format!("ข้อความใหม่ {count} ข้อความใน {group}"),
    }
}

/// Messages, of whomever.
pub(super) fn messages(language: Language, count: usize) -> String {
    match language {
        Language::En if count == 1 => "1 new message".to_owned(),
        Language::En => format!("{count} new messages"),
        Language::Ja => format!("新着メッセージ{count}件"),
        Language::Ko => format!("새 메시지 {count}개"),
        Language::ZhTw => format!("{count} 則新訊息"),
        Language::Th => format!("ข้อความใหม่ {count} ข้อความ"),
    }
}

/// In how many rooms; more than one.
pub(super) fn in_rooms(language: Language, rooms: usize) -> String {
    match language {
        Language::En => format!("In {rooms} rooms"),
        Language::Ja => format!("{rooms}件のトークルーム"),
        Language::Ko => format!("대화방 {rooms}개"),
        Language::ZhTw => format!("來自 {rooms} 個聊天室"),
        Language::Th => format!("ใน {rooms} ห้องแชท"),
    }
}

/// So many people have added the account, and written nothing; more than one.
pub(super) fn friends(language: Language, count: usize) -> String {
    match language {
        Language::En => format!("{count} people added you on LINE"),
        Language::Ja => format!("{count}人がLINEであなたを追加しました"),
        Language::Ko => format!("{count}명이 LINE에서 나를 친구로 추가했습니다"),
        Language::ZhTw => format!("{count} 人在 LINE 上加您為好友"),
        Language::Th => format!("มี {count} คนเพิ่มคุณเป็นเพื่อนใน LINE"),
    }
}

/// Who stands in the title has added the account.
pub(super) const fn friend_added(language: Language) -> &'static str {
    match language {
        Language::En => "Added you on LINE.",
        Language::Ja => "LINEであなたを追加しました。",
        Language::Ko => "LINE에서 나를 친구로 추가했습니다.",
        Language::ZhTw => "在 LINE 上加您為好友。",
        Language::Th => "เพิ่มคุณเป็นเพื่อนใน LINE",
    }
}

/// Messages of the member's own were not sent, or nobody knows whether they were (R21).
pub(super) fn refused(language: Language, count: usize, unknown: bool) -> String {
    if count == 1 {
        return one_refused(language, unknown).to_owned();
    }
    match language {
        Language::En => format!("{count} of your messages were not sent, or may not have been."),
        Language::Ja => format!("メッセージ{count}件を送信できなかったか、送信できたか確認できません。"),
        Language::Ko => format!("메시지 {count}개를 보내지 못했거나 보냈는지 확인할 수 없습니다."),
        Language::ZhTw => format!("您有 {count} 則訊息未能送出，或無法確認是否送出。"),
        Language::Th => format!("ข้อความของคุณ {count} ข้อความส่งไม่สำเร็จหรืออาจส่งไม่ถึง"),
    }
}

const fn one_refused(language: Language, unknown: bool) -> &'static str {
    match (language, unknown) {
        (Language::En, false) => "Your message was not sent.",
        (Language::En, true) => "LINE did not answer. Your message may or may not have arrived.",
        (Language::Ja, false) => "メッセージを送信できませんでした。",
        (Language::Ja, true) => "LINEから応答がありませんでした。メッセージが届いたかどうか確認できません。",
        (Language::Ko, false) => "메시지를 보내지 못했습니다.",
        (Language::Ko, true) => "LINE에서 응답이 없습니다. 메시지가 도착했는지 확인할 수 없습니다.",
        (Language::ZhTw, false) => "您的訊息未能送出。",
        (Language::ZhTw, true) => "LINE 沒有回應，無法確認您的訊息是否送達。",
        (Language::Th, false) => "ส่งข้อความของคุณไม่สำเร็จ",
        (Language::Th, true) => "LINE ไม่ตอบกลับ ข้อความของคุณอาจส่งถึงหรือไม่ถึงก็ได้",
    }
}

/// Messages of the member's own await confirmation (R25, R26).
pub(super) fn awaits_confirmation(language: Language, count: usize) -> String {
    match language {
        Language::En if count == 1 => "Your message awaits your confirmation.".to_owned(),
        Language::En => format!("{count} of your messages await your confirmation."),
        Language::Ja => format!("確認待ちのメッセージが{count}件あります。"),
        Language::Ko => format!("확인 대기 중인 메시지가 {count}개 있습니다."),
        Language::ZhTw => format!("您有 {count} 則訊息等待確認。"),
        Language::Th => format!("มีข้อความรอยืนยัน {count} ข้อความ"),
    }
}

/// A colleague asks about deleting the contact in the title (R17).
pub(super) fn deletion_asked(language: Language, colleague: &str) -> String {
    let colleague = isolated(colleague);
    match language {
        Language::En => format!("{colleague} asks whether this contact may be deleted."),
        Language::Ja => format!("{colleague}さんが、この連絡先を削除してよいか確認しています。"),
        Language::Ko => format!("{colleague}님이 이 연락처를 삭제해도 되는지 묻고 있습니다."),
        Language::ZhTw => format!("{colleague} 詢問是否可以刪除這個聯絡人。"),
        Language::Th => format!("{colleague} ถามว่าลบผู้ติดต่อนี้ได้ไหม"),
    }
}

/// Somebody at the company asks something, where names are not shown.
pub(super) const fn question(language: Language) -> &'static str {
    match language {
        Language::En => "A colleague asks you something.",
        Language::Ja => "同僚から確認の依頼があります。",
        Language::Ko => "동료의 확인 요청이 있습니다.",
        Language::ZhTw => "有同事向您詢問。",
        Language::Th => "เพื่อนร่วมงานมีเรื่องถามคุณ",
    }
}

/// A colleague has answered whether the contact in the title may be deleted (R17).
pub(super) fn deletion_answered(language: Language, answer: DeletionAnswer, colleague: &str) -> String {
    let colleague = isolated(colleague);
    match (language, answer) {
        (Language::En, DeletionAnswer::HandOver) => format!("{colleague} has taken this contact over."),
        (Language::En, DeletionAnswer::Decline) => format!("{colleague} said no: this contact stays."),
        (Language::Ja, DeletionAnswer::HandOver) => format!("{colleague}さんがこの連絡先を引き継ぎました。"),
        (Language::Ja, DeletionAnswer::Decline) => {
            format!("{colleague}さんの回答は「いいえ」です。連絡先はそのまま残ります。")
        }
        (Language::Ko, DeletionAnswer::HandOver) => format!("{colleague}님이 이 연락처를 인계받았습니다."),
        (Language::Ko, DeletionAnswer::Decline) => {
            format!("{colleague}님이 “아니요”라고 답했습니다. 연락처는 그대로 유지됩니다.")
        }
        (Language::ZhTw, DeletionAnswer::HandOver) => format!("{colleague} 已接手這個聯絡人。"),
        (Language::ZhTw, DeletionAnswer::Decline) => format!("{colleague} 回覆不要，聯絡人維持不變。"),
        (Language::Th, DeletionAnswer::HandOver) => format!("{colleague} รับช่วงผู้ติดต่อนี้ต่อแล้ว"),
        (Language::Th, DeletionAnswer::Decline) => format!("{colleague} ตอบว่าไม่รับ ผู้ติดต่อยังอยู่เหมือนเดิม"),
    }
}

/// Somebody at the company has answered, where names are not shown.
pub(super) const fn answer(language: Language) -> &'static str {
    match language {
        Language::En => "A colleague has answered you.",
        Language::Ja => "同僚から回答がありました。",
        Language::Ko => "동료가 답변했습니다.",
        Language::ZhTw => "有同事回覆了您。",
        Language::Th => "เพื่อนร่วมงานตอบคุณแล้ว",
    }
}

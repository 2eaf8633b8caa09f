//! Greeting and auto-reply messages, which LINE sends in an account's name (LINE reference D.11). They are on the phone as
//! the account's, cost nothing, and no webhook and no API reports them to the account.
use crate::live::Live;
use crate::world::{Account, Author, ChatKey, Content};

/// A message that LINE sends by itself.
#[derive(Debug, Clone, Copy)]
enum AutoMessage {
    Greeting,
    AutoReply,
}

impl Live {
    /// Sends the greeting message to who has just added the account, if that is on.
    pub fn send_greeting(&mut self, user_id: &str, basic_id: &str) {
        self.send_auto_message(user_id, basic_id, AutoMessage::Greeting);
    }

    /// Sends the auto-reply message to who has just written one to one, if that is on.
    pub fn send_auto_reply(&mut self, user_id: &str, basic_id: &str) {
        self.send_auto_message(user_id, basic_id, AutoMessage::AutoReply);
    }

    fn send_auto_message(&mut self, user_id: &str, basic_id: &str, message: AutoMessage) {
        let account = self.world.accounts.get(basic_id).filter(|account| is_on(account, message));
        let (Some(account), Some(user)) = (account, self.world.users.get(user_id)) else { return };
        let text = words(
            user.language.as_deref().unwrap_or_default(),
            message,
            &user.display_name,
            &account.display_name,
        );
        let chat = ChatKey::Account { user_id: user_id.to_owned(), basic_id: basic_id.to_owned() };
        let author = Author::Account { basic_id: basic_id.to_owned(), name: None, icon_url: None };
        self.add_message(&chat, author, Content::plain_text(text), None);
    }
}

fn is_on(account: &Account, message: AutoMessage) -> bool {
    match message {
        AutoMessage::Greeting => account.greeting,
        AutoMessage::AutoReply => account.auto_reply,
    }
}

/// The words in the LINE user's language, a BCP 47 tag; in English where LINE would speak one that is not here.
fn words(language: &str, message: AutoMessage, name: &str, account: &str) -> String {
    use AutoMessage::{AutoReply, Greeting};
    let primary = language.split('-').next().unwrap_or_default();
    match (primary, message) {
        ("ja", Greeting) => {
            format!("{name}さん、はじめまして！{account}です。友だち追加ありがとうございます。")
        }
        ("ja", AutoReply) => {
            "メッセージありがとうございます。このアカウントでは個別のお問い合わせにお答えできません。"
                .to_owned()
        }
        ("ko", Greeting) => {
            format!("{name}님, 안녕하세요! {account}입니다. 친구로 추가해 주셔서 감사합니다.")
        }
        ("ko", AutoReply) => {
            "메시지를 보내 주셔서 감사합니다. 이 계정에서는 개별 문의에 답변드릴 수 없습니다.".to_owned()
        }
        ("zh", Greeting) => format!("{name}，您好！我們是{account}，感謝您將我們加入好友。"),
        ("zh", AutoReply) => "感謝您的訊息。很抱歉，本帳號無法回覆個別的詢問。".to_owned(),
        ("th", Greeting) => format!("สวัสดีคุณ {name} {account} ขอขอบคุณที่เพิ่มเราเป็นเพื่อน"),
        ("th", AutoReply) => "ขอบคุณสำหรับข้อความ บัญชีนี้ไม่สามารถตอบคำถามเป็นรายบุคคลได้".to_owned(),
        (_, Greeting) => {
            format!("Hello {name}! This is {account}. Thank you for adding us as a friend.")
        }
        (_, AutoReply) => {
            "Thank you for your message. This account cannot answer individual questions.".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn auto_messages_are_in_the_language_of_the_tag_whatever_its_region() {
        let said = |tag| words(tag, AutoMessage::Greeting, "Mio", "Hanare");
        assert_eq!(said("zh"), said("zh-TW"));
        assert_eq!(said("de"), said(""), "English");
        for tag in ["ja", "ko", "zh-Hant", "th"] {
            assert_ne!(said(tag), said("en"), "{tag}");
            assert!(said(tag).contains("Mio") && said(tag).contains("Hanare"), "{tag}");
            let reply = words(tag, AutoMessage::AutoReply, "Mio", "Hanare");
            assert_ne!(reply, words("en", AutoMessage::AutoReply, "Mio", "Hanare"), "{tag}");
        }
    }
}

use serde_json::{Value, json};

use super::super::kind::{AccountLinkResult, BeaconAction, MembershipAction, ModuleAction};
use super::super::message::{Content, ContentProvider, MentionTarget, StickerResourceType};
use super::*;

fn event(mut more: Value) -> Event {
    let mut whole = json!({
        "mode": "active", "timestamp": 1_462_629_479_859_i64, "webhookEventId": "01FZ74A0TDDPYRVKNK77XKC3ZR",
        "deliveryContext": {"isRedelivery": false}, "source": {"type": "user", "userId": "U1"}
    });
    whole.as_object_mut().unwrap().append(more.as_object_mut().unwrap());
    Event::parse(&whole.to_string())
}

fn content(message: Value) -> Content {
    let event = event(json!({"type": "message", "message": message}));
    let EventKind::Message(message) = event.kind else { panic!("not a message: {event:?}") };
    message.content
}

#[test]
fn the_common_event_properties_are_parsed() {
    let event = event(json!({
        "type": "follow", "replyToken": "r", "follow": {"isUnblocked": true}, "deliveryContext": {"isRedelivery": true}
    }));
    assert_eq!(event.webhook_event_id, "01FZ74A0TDDPYRVKNK77XKC3ZR");
    assert_eq!(event.timestamp, 1_462_629_479_859);
    assert_eq!(event.source.as_ref().and_then(Source::user_id), Some("U1"));
    assert_eq!(event.reply_token.as_deref(), Some("r"));
    assert!(event.is_redelivery);
    assert_eq!(event.kind, EventKind::Follow { is_unblocked: true });
}

#[test]
fn a_text_message_keeps_emojis_mentions_quotes_and_tokens() {
    let parsed = event(json!({
        "type": "message", "source": {"type": "group", "groupId": "C1", "userId": "U1"},
        "message": {
            "id": "444573844083572737", "type": "text", "quoteToken": "q", "markAsReadToken": "m",
            "text": "@All @example Good Morning!! (love)", "quotedMessageId": "468789577898262530",
            "emojis": [{"index": 29, "length": 6, "productId": "5ac1", "emojiId": "001"}],
            "mention": {"mentionees": [
                {"index": 0, "length": 4, "type": "all"},
                {"index": 5, "length": 8, "type": "user", "userId": "U9", "isSelf": true},
                {"index": 0, "length": 1, "type": "circle"}]}
        }
    }));
    assert_eq!(parsed.source.as_ref().and_then(Source::group_or_room_id), Some("C1"));
    let EventKind::Message(message) = parsed.kind else { panic!("a message") };
    assert_eq!(message.id, "444573844083572737", "ids are text: they exceed 53 bits");
    assert_eq!(message.quote_token.as_deref(), Some("q"));
    assert_eq!(message.mark_as_read_token.as_deref(), Some("m"));
    let Content::Text { text, emojis, mention, quoted_message_id } = message.content else {
        panic!("a text")
    };
    assert!(text.ends_with("(love)"));
    assert_eq!(emojis[0].emoji_id, "001");
    assert_eq!(mention[0].target, MentionTarget::All);
    assert_eq!(mention[1].target, MentionTarget::User { user_id: Some("U9".into()), is_self: true });
    assert_eq!(mention[2].target, MentionTarget::Unknown { kind: "circle".into() });
    assert_eq!(quoted_message_id.as_deref(), Some("468789577898262530"));
}

#[test]
fn media_messages_are_parsed() {
    let image = content(json!({"id": "1", "type": "image", "contentProvider": {"type": "line"},
        "imageSet": {"id": "E0", "index": 1, "total": 2}}));
    let Content::Image { content_provider, image_set: Some(set) } = image else { panic!("{image:?}") };
    assert_eq!((content_provider, set.index), (ContentProvider::Line, Some(1)));
    let video = content(json!({"id": "1", "type": "video", "duration": 60000, "contentProvider":
        {"type": "external", "originalContentUrl": "https://e/1", "previewImageUrl": "https://e/2"}}));
    assert!(matches!(
        video,
        Content::Video { duration: Some(60_000), content_provider: ContentProvider::External { .. } }
    ));
    let audio = content(json!({"id": "1", "type": "audio", "contentProvider": {"type": "line"}}));
    assert!(matches!(audio, Content::Audio { duration: None, .. }));
    let file = content(json!({"id": "1", "type": "file", "fileName": "a.txt", "fileSize": 2138}));
    assert_eq!(file, Content::File { file_name: "a.txt".into(), file_size: 2138 });
    let place = content(
        json!({"id": "1", "type": "location", "address": "Tokyo", "latitude": 35, "longitude": 139.7}),
    );
    assert!(matches!(place, Content::Location { title: None, address: Some(_), latitude: 35.0, .. }));
}

#[test]
fn a_sticker_of_an_unknown_resource_type_is_still_a_sticker() {
    let one = content(json!({"id": "1", "type": "sticker", "packageId": "446", "stickerId": "1988",
        "stickerResourceType": "HOLOGRAM", "keywords": ["cony"], "quoteToken": "q"}));
    let Content::Sticker { sticker_resource_type, keywords, .. } = one else { panic!("{one:?}") };
    assert_eq!(sticker_resource_type, StickerResourceType::Unknown("HOLOGRAM".into()));
    assert_eq!(keywords, ["cony"]);
    let known = content(json!({"id": "1", "type": "sticker", "packageId": "1", "stickerId": "2",
        "stickerResourceType": "ANIMATION_SOUND"}));
    assert!(matches!(
        known,
        Content::Sticker { sticker_resource_type: StickerResourceType::AnimationSound, .. }
    ));
}

#[test]
fn every_other_event_type_is_parsed() {
    let cases = [
        (
            json!({"type": "unsend", "unsend": {"messageId": "3"}}),
            EventKind::Unsend { message_id: "3".into() },
        ),
        (json!({"type": "follow"}), EventKind::Follow { is_unblocked: false }),
        (json!({"type": "unfollow"}), EventKind::Unfollow),
        (json!({"type": "join"}), EventKind::Join),
        (json!({"type": "leave"}), EventKind::Leave),
        (
            json!({"type": "memberJoined", "joined": {"members": [{"type": "user", "userId": "U2"}]}}),
            EventKind::MemberJoined { members: vec![Source::User { user_id: Some("U2".into()) }] },
        ),
        (
            json!({"type": "memberLeft", "left": {"members": [{"type": "user"}]}}),
            EventKind::MemberLeft { members: vec![Source::User { user_id: None }] },
        ),
        (
            json!({"type": "postback", "postback": {"data": "d", "params": {"date": "2026-01-01"}}}),
            EventKind::Postback { data: "d".into(), params: Some(json!({"date": "2026-01-01"})) },
        ),
        (
            json!({"type": "videoPlayComplete", "videoPlayComplete": {"trackingId": "t"}}),
            EventKind::VideoPlayComplete { tracking_id: "t".into() },
        ),
        (
            json!({"type": "beacon", "beacon": {"hwid": "d41d8cd98f", "type": "enter"}}),
            EventKind::Beacon { hwid: "d41d8cd98f".into(), action: BeaconAction::Enter, dm: None },
        ),
        (
            json!({"type": "accountLink", "link": {"result": "ok", "nonce": "n"}}),
            EventKind::AccountLink { result: AccountLinkResult::Ok, nonce: "n".into() },
        ),
        (
            json!({"type": "membership", "membership": {"type": "joined", "membershipId": 3189}}),
            EventKind::Membership { action: MembershipAction::Joined, membership_id: Some(3189) },
        ),
        (
            json!({"type": "module", "module": {"type": "attached", "botId": "U3", "scopes": []}}),
            EventKind::Module { action: ModuleAction::Attached, bot_id: Some("U3".into()) },
        ),
        (
            json!({"type": "activated", "chatControl": {"expireAt": 1_462_629_479_859_i64}}),
            EventKind::Activated { expire_at: Some(1_462_629_479_859) },
        ),
        (json!({"type": "deactivated"}), EventKind::Deactivated),
        (json!({"type": "botSuspended"}), EventKind::BotSuspended),
        (json!({"type": "botResumed"}), EventKind::BotResumed),
        (
            json!({"type": "delivery", "delivery": {"data": "tag"}}),
            EventKind::Delivery { data: "tag".into() },
        ),
    ];
    for (wire, expected) in cases {
        let kind = event(wire.clone()).kind;
        assert_eq!(kind, expected, "{wire}");
        assert_eq!(kind.event_type().as_str(), wire["type"], "{wire}");
    }
}

#[test]
fn an_edited_message_is_parsed_with_its_original_id() {
    let edited =
        event(json!({"type": "messageEdited", "source": {"type": "group", "groupId": "C1", "userId": "U1"},
        "message": {"id": "7", "type": "text", "text": "better", "quoteToken": "q2"}}));
    let EventKind::MessageEdited(message) = edited.kind else { panic!("{edited:?}") };
    assert_eq!(message.id, "7");
    assert!(matches!(message.content, Content::Text { .. }));
}

#[test]
fn an_event_type_that_line_adds_later_is_unknown_and_keeps_the_common_properties() {
    let parsed =
        event(json!({"type": "poke", "source": {"type": "square", "squareId": "S"}, "mode": "paused"}));
    assert_eq!(parsed.kind, EventKind::Unknown { kind: "poke".into() });
    assert_eq!(parsed.source, Some(Source::Unknown { kind: "square".into() }));
    assert_eq!(parsed.mode, Mode::Unknown("paused".into()));
    assert_eq!(parsed.timestamp, 1_462_629_479_859);
    assert_eq!(content(json!({"id": "1", "type": "hologram"})), Content::Unknown { kind: "hologram".into() });
}

#[test]
fn a_known_event_type_with_another_payload_is_unknown_by_its_name() {
    assert_eq!(event(json!({"type": "unsend"})).kind, EventKind::Unknown { kind: "unsend".into() });
    assert_eq!(
        event(json!({"type": "message", "message": 5})).kind,
        EventKind::Unknown { kind: "message".into() }
    );
    assert_eq!(content(json!({"id": "1", "type": "text"})), Content::Unknown { kind: "text".into() });
}

#[test]
fn malformed_common_properties_do_not_hide_the_event() {
    let parsed = event(
        json!({"type": "unfollow", "timestamp": "soon", "mode": 5, "source": [], "deliveryContext": 0}),
    );
    assert_eq!(parsed.kind, EventKind::Unfollow);
    assert_eq!((parsed.timestamp, parsed.source), (0, None));
}

#[test]
fn parsing_an_event_never_fails() {
    let deep = format!("{{\"type\":\"follow\",\"x\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    for raw in [
        "",
        "7",
        "null",
        "[]",
        "{}",
        "{\"type\":5}",
        "{\"type\":\"follow\",\"type\":\"follow\"}",
        deep.as_str(),
    ] {
        assert!(matches!(Event::parse(raw).kind, EventKind::Unknown { .. }), "{} bytes", raw.len());
    }
}

#[test]
fn a_lone_surrogate_does_not_hide_the_message() {
    let raw = r#"{"type":"message","message":{"id":"1","type":"text","text":"a\ud83d b\\ud83d c\ud83d\ude00 \ude00"}}"#;
    let EventKind::Message(message) = Event::parse(raw).kind else { panic!("a message") };
    let Content::Text { text, .. } = message.content else { panic!("a text") };
    assert_eq!(text, "a\u{fffd} b\\ud83d c😀 \u{fffd}", "whole pairs and escaped backslashes stay");
}

//! Every call and every webhook against a LINE platform that others wrote, on a real socket.

use std::time::Duration;

use crate::{
    support::StubServer,
    world::{KEY, World, picture},
};
use line::{
    Body, Download, Emoji, ErrorKind, Message, PushOptions, Quota, Secret, Sender,
    event::{Content, Delivery, Event, EventKind, Source},
    signature,
};
use line_simulator::{AccountChange, Endpoint, Fault, GroupInvitation, MessageDraft};
use uuid::Uuid;

#[tokio::test]
async fn bot_info_profiles_and_groups_are_read() {
    let world = World::start().await;
    let (group_id, ploy) = world.group().await;
    for client in [world.client(), world.stateless()] {
        let info = client.bot_info().await.unwrap();
        assert_eq!(
            (info.user_id, info.basic_id),
            (world.shop.bot_user_id.clone(), world.shop.basic_id.clone())
        );
        assert_eq!((info.chat_mode.as_str(), info.display_name.as_str()), ("chat", "Shop"));
        assert_eq!(client.profile(&world.mio.user_id).await.unwrap().display_name, "Mio");
        let summary = client.group_summary(&group_id).await.unwrap();
        assert_eq!((summary.group_id.as_str(), summary.group_name.as_str()), (group_id.as_str(), "Trip"));
        assert_eq!(client.group_member_count(&group_id).await.unwrap(), 2, "the account is not counted");
        assert_eq!(client.group_member_profile(&group_id, &ploy.user_id).await.unwrap().display_name, "Ploy");
        assert_eq!(client.verify_token().await.unwrap().client_id, world.shop.channel_id);
    }
    let client = world.client();
    let strange = client.profile(&ploy.user_id).await.unwrap_err();
    assert_eq!(strange.kind, ErrorKind::NotFound, "no friend, and has not written");
    client.leave_group(&group_id).await.unwrap();
    assert_eq!(client.group_summary(&group_id).await.unwrap_err().kind, ErrorKind::NotFound);
}

#[tokio::test]
async fn the_sendable_stickers_and_emoji_are_accepted_and_others_refused() {
    let world = World::start().await;
    let ranges = line::stickers::PACKAGES.iter();
    let list = ranges.map(|one| (one.id.to_owned(), (one.first.into(), one.last.into()))).collect();
    world.platform.sendable_stickers(Some(list)).await;
    let client = world.client();
    let sticker = |package: &str, sticker: &str| {
        let (package_id, sticker_id) = (package.to_owned(), sticker.to_owned());
        vec![Body::Sticker { package_id, sticker_id, quote_token: None }.into()]
    };
    let push = async |messages: Vec<Message>, key: u128| {
        let key = Uuid::from_u128(key);
        client.push(&world.mio.user_id, &messages, key, PushOptions::default()).await.map_err(|one| one.kind)
    };
    push(sticker("11537", "52002734"), 1).await.unwrap();
    assert_eq!(push(sticker("1", "1"), 2).await, Err(ErrorKind::BadRequest));

    let emojis = |count: u32| -> Vec<Message> {
        let product = line::emoji::PRODUCTS[0];
        let id = || product.emoji_ids().next().unwrap();
        let emoji = |index| Emoji { index, product_id: product.id.into(), emoji_id: id() };
        let text = "$".repeat(usize::try_from(count).unwrap());
        vec![Body::Text { text, emojis: (0..count).map(emoji).collect(), quote_token: None }.into()]
    };
    let most = u32::try_from(line::limits::MAX_EMOJIS).unwrap();
    push(emojis(most), 3).await.unwrap();
    assert_eq!(push(emojis(most + 1), 4).await, Err(ErrorKind::BadRequest), "our limit is LINE's");
}

#[tokio::test]
async fn every_message_type_is_accepted() {
    let world = World::start().await;
    let url = |name: &str| format!("https://example.com/{name}");
    let bodies = [
        Body::Sticker { package_id: "446".into(), sticker_id: "1988".into(), quote_token: None },
        Body::Image { original_content_url: url("a.jpg"), preview_image_url: url("b.jpg") },
        Body::Video { original_content_url: url("a.mp4"), preview_image_url: url("b.jpg") },
        Body::Audio { original_content_url: url("a.m4a"), duration: 1000 },
        Body::Location { title: "Shop".into(), address: "Tokyo".into(), latitude: 35.6, longitude: 139.7 },
    ];
    let aya = Sender { name: Some("Aya".into()), icon_url: Some(url("aya.png")) };
    let messages: Vec<_> = bodies.into_iter().map(|body| Message::from(body).sent_by(aya.clone())).collect();
    let client = world.client();
    let accepted = client.push(&world.mio.user_id, &messages, KEY, PushOptions::default()).await.unwrap();
    assert_eq!(accepted.sent.len(), 5);
    assert!(accepted.request_id.is_some());

    let quoting =
        Body::Text { text: "this".into(), emojis: vec![], quote_token: accepted.sent[0].quote_token.clone() };
    let other = Uuid::from_u128(7);
    client.push(&world.mio.user_id, &[quoting.into()], other, PushOptions::default()).await.unwrap();
    let seen = world.platform.messages(&world.mio.user_id, &world.shop.basic_id).await.unwrap();
    let from_aya = seen.iter().filter(|message| message.sender_name == "Aya").count();
    assert_eq!((seen.len(), from_aya), (6, 5), "each once, under the name it was sent by");
}

#[tokio::test]
async fn a_push_whose_response_is_lost_is_sent_once_with_its_retry_key() {
    for fault in [Fault::AcceptThenCut, Fault::HalfAnswer, Fault::Slow { ms: 2_000 }] {
        let world = World::start().await;
        world.fails(Endpoint::Push, fault.clone()).await;
        let error = world.push_with_short_timeout().await.unwrap_err();
        assert!(error.may_have_been_accepted(), "{fault:?}: {error}");
        let again = world.push("hello").await.unwrap();
        assert!(again.sent.len() == 1 && again.request_id.is_some(), "{fault:?}: {again:?}");
        if !matches!(fault, Fault::Slow { .. }) {
            assert!(again.already, "{fault:?}: the first had been accepted");
        }
        let seen = world.platform.messages(&world.mio.user_id, &world.shop.basic_id).await.unwrap();
        assert_eq!(seen.len(), 1, "{fault:?}: nobody reads it twice");
    }
}

#[tokio::test]
async fn each_fault_of_line_has_its_error_kind() {
    let world = World::start().await;
    let status = |status| Fault::Status { status, message: None, details: None };
    let cases = [
        (status(400), ErrorKind::BadRequest),
        (status(401), ErrorKind::Unauthorized),
        (status(403), ErrorKind::Forbidden),
        (status(404), ErrorKind::NotFound),
        (status(500), ErrorKind::Server { status: 500 }),
        (Fault::RateLimit, ErrorKind::RateLimited { retry_after: None }),
        (Fault::MonthlyLimit, ErrorKind::MonthlyLimit),
        (Fault::Html { status: None }, ErrorKind::Server { status: 502 }),
        (Fault::Html { status: Some(200) }, ErrorKind::NoAnswer),
    ];
    for (fault, kind) in cases {
        world.fails(Endpoint::Push, fault.clone()).await;
        assert_eq!(world.push("hello").await.unwrap_err().kind, kind, "{fault:?}");
    }
    world.fails(Endpoint::Push, Fault::NoAnswer).await;
    assert_eq!(world.push_with_short_timeout().await.unwrap_err().kind, ErrorKind::NoAnswer);
    assert!(world.platform.sent().await.is_empty(), "nothing was accepted");
}

#[tokio::test]
async fn a_bad_request_has_lines_details() {
    let world = World::start().await;
    let error = world.push("").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::BadRequest);
    assert!(
        error.details.iter().any(|detail| detail.property.as_deref() == Some("messages[0].text")),
        "{error:?}"
    );
    let long = "あ".repeat(line::limits::MAX_TEXT_UNITS);
    world.push(&long).await.unwrap();
    let longer = Message::text(format!("{long}あ"));
    let pushed =
        world.client().push(&world.mio.user_id, &[longer], Uuid::from_u128(8), PushOptions::default()).await;
    assert_eq!(pushed.unwrap_err().kind, ErrorKind::BadRequest, "our limit is LINE's");
}

#[tokio::test]
async fn quota_and_consumption_are_read() {
    let world = World::start().await;
    assert_eq!(world.client().quota().await.unwrap(), Quota::Unlimited);
    let change = AccountChange { quota_limit: Some(200), ..AccountChange::default() };
    world.platform.change_account(&world.shop.basic_id, change).await.unwrap();
    assert_eq!(world.client().quota().await.unwrap(), Quota::Limited(200));
    world.push("hello").await.unwrap();
    assert_eq!(world.client().consumption().await.unwrap(), 1);
}

#[tokio::test]
async fn the_webhook_endpoint_is_set_read_and_tested() {
    let world = World::start().await;
    let client = world.client();
    assert_eq!(client.webhook_endpoint().await.unwrap(), None);
    let endpoint = StubServer::responding("200 OK", "", "").await;
    client.set_webhook_endpoint(endpoint.url.as_str()).await.unwrap();
    assert_eq!(client.webhook_endpoint().await.unwrap().unwrap().endpoint, endpoint.url.as_str());
    let test = client.test_webhook_endpoint(None).await.unwrap();
    assert!(test.success && test.status_code == 200, "{test:?}");
    let shut = StubServer::responding("500 Error", "", "").await;
    let test = client.test_webhook_endpoint(Some(shut.url.as_str())).await.unwrap();
    assert_eq!((test.success, test.reason.as_str()), (false, "ERROR_STATUS_CODE"));
}

/// The webhooks that the simulator posts to a stub server.
struct Webhooks {
    server: StubServer,
    secret: Secret,
    bot_user_id: String,
}

impl Webhooks {
    async fn of(world: &World) -> Self {
        let server = StubServer::responding("200 OK", "", "").await;
        world.client().set_webhook_endpoint(server.url.as_str()).await.unwrap();
        let secret = Secret::new(&world.shop.channel_secret);
        Self { server, secret, bot_user_id: world.shop.bot_user_id.clone() }
    }

    /// The events of all webhooks so far; each body's signature and destination are checked on the way.
    async fn events(&self, world: &World) -> Vec<Event> {
        world.platform.settled(Duration::from_secs(5)).await.unwrap();
        self.server.requests().iter().flat_map(|request| self.read(request)).collect()
    }

    fn read(&self, request: &str) -> Vec<Event> {
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let named = |line: &str| line.to_lowercase().starts_with(signature::HEADER);
        let header = head.lines().find(|line| named(line)).unwrap().split_once(": ").unwrap().1;
        assert!(signature::verify([&self.secret], body.as_bytes(), header.as_bytes()), "{head}");
        let delivery = Delivery::parse(body.as_bytes()).unwrap();
        assert_eq!(delivery.destination, self.bot_user_id);
        delivery.events.iter().map(|event| Event::parse(event.raw.get())).collect()
    }
}

fn name(event: &Event) -> String {
    let whole = format!("{:?}", event.kind);
    whole.split([' ', '(']).next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn every_webhook_event_of_one_to_one_chats_is_parsed() {
    let world = World::start().await;
    world.platform.settled(Duration::from_secs(5)).await.unwrap();
    let webhooks = Webhooks::of(&world).await;
    let (mio, shop) = (&world.mio.user_id, &world.shop.basic_id);
    let drafts = [
        MessageDraft::text("hello 😀"),
        MessageDraft::image(picture()),
        MessageDraft::Video { content: picture().into(), content_type: None, duration: Some(7) },
        MessageDraft::Audio { content: picture().into(), content_type: None, duration: None },
        MessageDraft::File { content: picture().into(), content_type: None, file_name: "a.txt".into() },
        MessageDraft::Location {
            title: None,
            address: Some("Tokyo".into()),
            latitude: 35.0,
            longitude: 139.0,
        },
        MessageDraft::Sticker {
            package_id: "446".into(),
            sticker_id: "1988".into(),
            keywords: vec!["cony".into()],
            sticker_resource_type: None,
            text: None,
            quoted_message_id: None,
        },
    ];
    let mut ids = Vec::new();
    for draft in drafts {
        ids.push(world.platform.write(mio, shop, draft).await.unwrap().message_id);
    }
    world.platform.unsend(mio, shop, &ids[0]).await.unwrap();
    world.platform.block(mio, shop).await.unwrap();
    world.platform.unblock(mio, shop).await.unwrap();

    let events = webhooks.events(&world).await;
    let names: Vec<_> = events.iter().map(name).collect();
    assert_eq!(names[7..], ["Unsend", "Unfollow", "Follow"], "{names:?}");
    assert!(names[..7].iter().all(|name| name == "Message"), "{names:?}");
    assert_eq!(events[7].kind, EventKind::Unsend { message_id: ids[0].clone() });
    assert_eq!(events[9].kind, EventKind::Follow { is_unblocked: true });
    for (event, id) in events.iter().zip(&ids) {
        let EventKind::Message(message) = &event.kind else { panic!("{event:?}") };
        assert_eq!((&message.id, event.source.as_ref().and_then(Source::user_id)), (id, Some(mio.as_str())));
        assert!(event.reply_token.is_some() && message.mark_as_read_token.is_some(), "{event:?}");
        assert!(!matches!(message.content, Content::Unknown { .. }), "{event:?}");
    }
}

#[tokio::test]
async fn every_webhook_event_of_groups_is_parsed() {
    let world = World::start().await;
    world.platform.settled(Duration::from_secs(5)).await.unwrap();
    let webhooks = Webhooks::of(&world).await;
    let (group_id, ploy) = world.group().await;
    let mio = &world.mio.user_id;
    let text = world.platform.write(mio, &group_id, MessageDraft::text("hello")).await.unwrap().message_id;
    world.platform.edit(mio, &group_id, &text, "hello all").await.unwrap();
    world.platform.leave_group(&group_id, &ploy.user_id).await.unwrap();
    let back = GroupInvitation { by: mio.clone(), user_ids: vec![ploy.user_id.clone()], basic_id: None };
    world.platform.invite(&group_id, back).await.unwrap();
    world.platform.remove_account(&group_id, mio).await.unwrap();

    let events = webhooks.events(&world).await;
    let names: Vec<_> = events.iter().map(name).collect();
    assert_eq!(names, ["Join", "Message", "MessageEdited", "MemberLeft", "MemberJoined", "Leave"]);
    for event in &events {
        assert_eq!(event.source.as_ref().and_then(Source::group_or_room_id), Some(group_id.as_str()));
    }
    let EventKind::MessageEdited(edited) = &events[2].kind else { panic!("{events:?}") };
    assert!(
        edited.id == text && matches!(&edited.content, Content::Text { text, .. } if text == "hello all")
    );
    let members = vec![Source::User { user_id: Some(ploy.user_id) }];
    assert_eq!(events[4].kind, EventKind::MemberJoined { members });
}

#[tokio::test]
async fn a_reply_token_works_once_and_a_message_is_marked_as_read() {
    let world = World::start().await;
    let webhooks = Webhooks::of(&world).await;
    let client = world.client();
    world
        .platform
        .write(&world.mio.user_id, &world.shop.basic_id, MessageDraft::text("hello"))
        .await
        .unwrap();
    let event = webhooks.events(&world).await.pop().unwrap();
    let EventKind::Message(message) = event.kind else { panic!("{event:?}") };
    let token = event.reply_token.unwrap();
    client.show_loading_indicator(&world.mio.user_id, 20).await.unwrap();
    assert_eq!(client.reply(&token, &[Message::text("hi")]).await.unwrap().sent.len(), 1);
    let error = client.reply(&token, &[Message::text("hi")]).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::InvalidReplyToken);
    client.mark_as_read(&message.mark_as_read_token.unwrap()).await.unwrap();
    assert_eq!(client.mark_as_read("another").await.unwrap_err().kind, ErrorKind::BadRequest);
    assert_eq!(client.consumption().await.unwrap(), 0, "a reply costs nothing");
}

#[tokio::test]
async fn content_is_downloaded_until_the_message_is_unsent() {
    let world = World::start().await;
    let client = world.client();
    let (mio, shop) = (&world.mio.user_id, &world.shop.basic_id);
    let id = world.platform.write(mio, shop, MessageDraft::image(picture())).await.unwrap().message_id;
    let Download::Ready(content) = client.content(&id, 1_000_000).await.unwrap() else { panic!("ready") };
    assert_eq!(content.content_type.as_deref(), Some("image/png"));
    let mut bytes = Vec::new();
    content.write_to(&mut bytes).await.unwrap();
    assert_eq!(bytes, picture());
    assert!(matches!(client.content_preview(&id, 1_000_000).await.unwrap(), Download::Ready(_)));
    assert_eq!(client.content(&id, 10).await.unwrap_err().kind, ErrorKind::TooLarge);
    assert_eq!(client.content("1", 10).await.unwrap_err().kind, ErrorKind::NotFound);
    world.platform.unsend(mio, shop, &id).await.unwrap();
    assert_eq!(client.content(&id, 1_000_000).await.unwrap_err().kind, ErrorKind::Gone);
}

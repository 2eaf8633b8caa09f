//! LINE users: three ways to an account, blocking, profiles, letters.
use line_simulator::{
    ChatKind, Config, ErrorCode, Lookup, MessageDraft, Relation, Screen, Simulator, UserChange, UserDraft,
};
use qrcode::QrCode;
use serde_json::json;
use std::sync::Arc;

use crate::support::{Api, World, account, config, png, user};

const LINK: &str = "https://line.me/R/ti/p/%40sakura";

fn qr(text: &str) -> Vec<u8> {
    let code = QrCode::new(text).unwrap();
    let (width, module) = (code.width(), 6);
    let side = u32::try_from((width + 8) * module).unwrap();
    let picture = image::GrayImage::from_fn(side, side, |x, y| {
        let place = |pixel: u32| (pixel as usize / module).checked_sub(4).filter(|place| *place < width);
        let dark = place(x).zip(place(y)).is_some_and(|at| code[at] == qrcode::Color::Dark);
        image::Luma([if dark { 0 } else { 255 }])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn an_account_is_looked_up_by_qr_code_link_and_basic_id() {
    let world = World::new().await;
    let ways = [Lookup::qr(qr(LINK)), Lookup::url(LINK), Lookup::id("@sakura"), Lookup::id(" Sakura ")];
    for way in ways {
        let found = world.platform.look_up(&world.mio.user_id, way).await.unwrap();
        assert_eq!(found.account.basic_id, "@sakura");
        assert_eq!((found.relation, found.opens), (Relation::Stranger, Screen::Profile));
    }
    world.platform.settled(crate::support::TIMEOUT).await.unwrap();
    assert_eq!(world.endpoint.count(), 0, "looking has no effect");
}

#[tokio::test]
async fn a_failed_lookup_has_an_error_code_of_its_own() {
    let world = World::new().await;
    let refused = async |way| world.platform.look_up(&world.mio.user_id, way).await.unwrap_err().code;
    assert_eq!(refused(Lookup::qr(png())).await, ErrorCode::QrUnreadable);
    assert_eq!(refused(Lookup::qr(qr("https://example.com/"))).await, ErrorCode::LinkUnknown);
    assert_eq!(refused(Lookup::url("https://line.me/ti/p/abc")).await, ErrorCode::LinkUnknown);
    assert_eq!(refused(Lookup::url("https://line.me/R/ti/p/%40nobody")).await, ErrorCode::IdUnknown);
    assert_eq!(refused(Lookup::id("@nobody")).await, ErrorCode::IdUnknown);
    assert_eq!(refused(Lookup::Camera { camera: true }).await, ErrorCode::QrUnreadable, "no window is shown");
    let nobody = world.platform.look_up("U0", Lookup::id("@sakura")).await.unwrap_err();
    assert_eq!(nobody.code, ErrorCode::NotFound);
}

#[tokio::test]
async fn a_lookup_by_camera_decodes_what_the_host_shows() {
    let shown = qr("https://line.me/R/oaMessage/%40sakura/?Hello%20Aya%20K7Q2");
    let camera = Arc::new(move || Some(shown.clone()));
    let simulator = Simulator::start(Config { camera: Some(camera), ..config() }).await.unwrap();
    let platform = simulator.platform();
    platform.add_account(account("Sakura Clinic", "@sakura")).await.unwrap();
    let mio = platform.add_user(user("Mio")).await.unwrap();
    let found = platform.look_up(&mio.user_id, Lookup::Camera { camera: true }).await.unwrap();
    assert_eq!((found.opens, found.text.as_deref()), (Screen::Chat, Some("Hello Aya K7Q2")));
    assert!(
        platform.messages(&mio.user_id, "@sakura").await.unwrap().is_empty(),
        "the words are not sent yet"
    );
}

#[tokio::test]
async fn adding_a_friend_is_one_follow_event() {
    let world = World::new().await;
    let mio = &world.mio.user_id;
    let found = world.platform.add_friend(mio, Lookup::url(LINK)).await.unwrap();
    assert_eq!(found.relation, Relation::Friend);
    let event = world.endpoint.next_event().await;
    assert_eq!((&event["type"], &event["follow"]["isUnblocked"]), (&json!("follow"), &json!(false)));
    assert_eq!(event["source"], json!({ "type": "user", "userId": mio }));
    assert!(event["replyToken"].is_string());
    let again = world.platform.add_friend(mio, Lookup::url(LINK)).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::AlreadyFriend);
    let looked = world.platform.look_up(mio, Lookup::url(LINK)).await.unwrap();
    assert_eq!((looked.relation, looked.opens), (Relation::Friend, Screen::Chat), "friends land in the chat");
}

#[tokio::test]
async fn blocking_is_an_unfollow_event_and_unblocking_a_follow_event() {
    let world = World::with_friend().await;
    let mio = &world.mio.user_id;
    world.platform.block(mio, "@sakura").await.unwrap();
    let event = world.endpoint.next_event().await;
    assert_eq!(event["type"], "unfollow");
    assert!(event.get("replyToken").is_none(), "nobody replies to a block");
    assert_eq!(world.api.get(&format!("/v2/bot/profile/{mio}")).await.status, 404);
    let refused = world.platform.write(mio, "@sakura", MessageDraft::text("Hello")).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Blocked);

    world.platform.unblock(mio, "@sakura").await.unwrap();
    let event = world.endpoint.next_event().await;
    assert_eq!((&event["type"], &event["follow"]["isUnblocked"]), (&json!("follow"), &json!(true)));
    assert_eq!(world.api.get(&format!("/v2/bot/profile/{mio}")).await.status, 200);
    world.platform.block(mio, "@sakura").await.unwrap();
    world.endpoint.next().await;
    world.platform.add_friend(mio, Lookup::id("@sakura")).await.unwrap();
    assert_eq!(world.endpoint.next_event().await["follow"]["isUnblocked"], true, "adding unblocks too");
}

#[tokio::test]
async fn profiles_are_readable_of_friends_and_of_who_wrote() {
    let world = World::new().await;
    let mio = &world.mio.user_id;
    let path = format!("/v2/bot/profile/{mio}");
    let refused = world.api.get(&path).await;
    assert_eq!((refused.status, refused.message()), (404, "Not found"));
    assert_eq!(world.api.get("/v2/bot/profile/mio").await.status, 400);
    world.platform.write(mio, "@sakura", MessageDraft::text("Hello")).await.unwrap();
    assert_eq!(world.api.get(&path).await.body, json!({ "userId": mio, "displayName": "Mio" }), "no nulls");
}

#[tokio::test]
async fn a_changed_profile_is_readable_and_its_picture_has_a_new_url() {
    let world = World::with_friend().await;
    let mio = &world.mio.user_id;
    let change = UserChange {
        display_name: Some("<b>美緒</b> \u{202e}🌸".into()),
        picture: Some(png().into()),
        language: Some("ja".into()),
        status_message: Some("out for tea".into()),
    };
    world.platform.change_user(mio, change).await.unwrap();
    let profile = world.api.get(&format!("/v2/bot/profile/{mio}")).await.body;
    assert_eq!(profile["displayName"], "<b>美緒</b> \u{202e}🌸", "names are anybody's");
    assert_eq!((&profile["language"], &profile["statusMessage"]), (&json!("ja"), &json!("out for tea")));
    let url = profile["pictureUrl"].as_str().unwrap();
    let picture = world.api.http.get(url).send().await.unwrap();
    assert_eq!(picture.headers()["content-type"], "image/png");
    assert_eq!(picture.headers()["content-security-policy"], "default-src 'none'; sandbox");
    assert_eq!(picture.bytes().await.unwrap().to_vec(), png());
    let removal = UserChange { picture: Some(Vec::new().into()), ..UserChange::default() };
    let user = world.platform.change_user(mio, removal).await.unwrap();
    assert_eq!((user.picture_url, user.language.as_deref()), (None, Some("ja")), "the rest stays");
}

#[tokio::test]
async fn names_and_pictures_have_limits() {
    let world = World::new().await;
    let refused = async |draft| world.platform.add_user(draft).await.unwrap_err().code;
    assert!(world.platform.add_user(user(&"長".repeat(1_000))).await.is_ok());
    assert_eq!(refused(user(&"長".repeat(1_001))).await, ErrorCode::TooLarge);
    assert_eq!(refused(user("  ")).await, ErrorCode::Invalid);
    let with = |picture: Vec<u8>| UserDraft { picture: Some(picture.into()), ..user("Ploy") };
    assert_eq!(refused(with(b"<svg onload=alert(1)>".to_vec())).await, ErrorCode::Invalid);
    assert_eq!(refused(with(vec![0; 10 * 1024 * 1024 + 1])).await, ErrorCode::TooLarge);
}

#[tokio::test]
async fn a_user_has_one_user_id_for_all_accounts() {
    let world = World::with_friend().await;
    let other = world.platform.add_account(account("Momiji", "@momiji")).await.unwrap();
    let api = Api::new(world.simulator.url(), &other.channel_access_token);
    let path = format!("/v2/bot/profile/{}", world.mio.user_id);
    assert_eq!(api.get(&path).await.status, 404, "a friend of another account is a stranger to this one");
    world.platform.add_friend(&world.mio.user_id, Lookup::id("@momiji")).await.unwrap();
    assert_eq!(api.get(&path).await.body["displayName"], "Mio");
}

#[tokio::test]
async fn letters_and_shared_texts_reach_a_phone_and_no_account() {
    let world = World::with_friend().await;
    let mio = &world.mio.user_id;
    world.platform.letter(mio, "Yui", "Look at this").await.unwrap();
    let share = world.platform.share(Some("Yui"), LINK).await.unwrap();
    assert_eq!(world.platform.shares().await, std::slice::from_ref(&share));
    world.platform.send_share(&share.id, std::slice::from_ref(mio)).await.unwrap();
    assert!(world.platform.shares().await.is_empty(), "it has been sent");
    let chats = world.platform.chats(mio).await.unwrap();
    let chat = chats.iter().find(|chat| chat.kind == ChatKind::Person).unwrap();
    assert_eq!(chat.display_name, "Yui");
    let messages = world.platform.messages(mio, &chat.chat_id).await.unwrap();
    assert_eq!(
        messages.iter().map(|one| one.text.as_deref().unwrap()).collect::<Vec<_>>(),
        ["Look at this", LINK]
    );
    world.platform.write(mio, &chat.chat_id, MessageDraft::text("Thanks")).await.unwrap();
    world.platform.settled(crate::support::TIMEOUT).await.unwrap();
    assert_eq!(world.endpoint.count(), 1, "only the follow from before");
}

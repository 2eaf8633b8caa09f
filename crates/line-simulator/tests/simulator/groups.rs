//! Groups: LINE users make them and invite an account.
use line_simulator::{
    AccountChange, ErrorCode, GroupDraft, GroupInvitation, GroupView, Lookup, MessageDraft, User,
};
use serde_json::json;

use crate::support::{World, account, user};

struct Party {
    world: World,
    ploy: User,
    group: GroupView,
}

/// Mio and Ploy in a group that Mio invited the account to; its `join` is received.
async fn party() -> Party {
    let world = World::with_friend().await;
    let ploy = world.platform.add_user(user("Ploy")).await.unwrap();
    let draft = GroupDraft {
        by: world.mio.user_id.clone(),
        name: "Picnic".into(),
        user_ids: vec![ploy.user_id.clone()],
        basic_id: Some("@sakura".into()),
        picture: None,
    };
    let group = world.platform.make_group(draft).await.unwrap();
    let event = world.endpoint.next_event().await;
    assert_eq!(event["type"], "join");
    assert_eq!(
        event["source"],
        json!({ "type": "group", "groupId": group.group_id }),
        "who invited is not told"
    );
    assert!(event["replyToken"].is_string());
    Party { world, ploy, group }
}

fn invitation(by: &User, users: &[&User], basic_id: Option<&str>) -> GroupInvitation {
    GroupInvitation {
        by: by.user_id.clone(),
        user_ids: users.iter().map(|user| user.user_id.clone()).collect(),
        basic_id: basic_id.map(Into::into),
    }
}

#[tokio::test]
async fn an_account_reads_summary_and_members_of_its_group_only() {
    let Party { world, ploy, group } = party().await;
    let at = |rest: &str| format!("/v2/bot/group/{}/{rest}", group.group_id);
    assert_eq!(
        world.api.get(&at("summary")).await.body,
        json!({ "groupId": group.group_id, "groupName": "Picnic" })
    );
    assert_eq!(
        world.api.get(&at("members/count")).await.body,
        json!({ "count": 2 }),
        "the account does not count"
    );
    let member = world.api.get(&at(&format!("member/{}", ploy.user_id))).await;
    assert_eq!(
        member.body,
        json!({ "userId": ploy.user_id, "displayName": "Ploy" }),
        "though Ploy is no friend"
    );
    let ids = world.api.get(&at("members/ids")).await;
    assert_eq!((ids.status, ids.message()), (403, "Access to this API is not available for your account"));
    let stranger = world.platform.add_user(user("Yui")).await.unwrap();
    assert_eq!(world.api.get(&at(&format!("member/{}", stranger.user_id))).await.status, 404);
    assert_eq!(world.api.get(&format!("/v2/bot/group/C{}/summary", "0".repeat(32))).await.status, 404);
}

#[tokio::test]
async fn group_messages_name_their_author_and_reach_every_member() {
    let Party { world, ploy, group } = party().await;
    let mention = json!({ "mentionees": [
        { "index": 0, "length": 7, "type": "user", "userId": world.account.bot_user_id },
        { "index": 8, "length": 4, "type": "user", "userId": world.mio.user_id },
        { "index": 13, "length": 4, "type": "all" },
    ] });
    let draft = json!({ "type": "text", "text": "@Sakura @Mio @All hello", "mention": mention });
    let draft = serde_json::from_value(draft).unwrap();
    world.platform.write(&ploy.user_id, &group.group_id, draft).await.unwrap();
    let event = world.endpoint.next_event().await;
    let source = json!({ "type": "group", "groupId": group.group_id, "userId": ploy.user_id });
    assert_eq!(event["source"], source);
    let mentionees = &event["message"]["mention"]["mentionees"];
    assert_eq!((&mentionees[0]["isSelf"], &mentionees[1]["isSelf"]), (&json!(true), &json!(false)));
    assert!(mentionees[2].get("isSelf").is_none());

    assert_eq!(world.push(&group.group_id, "Welcome").await.status, 200);
    assert_eq!(
        world.api.get("/v2/bot/message/quota/consumption").await.body["totalUsage"],
        2,
        "one for each member"
    );
    for reader in [&world.mio, &ploy] {
        let shown = world.platform.messages(&reader.user_id, &group.group_id).await.unwrap();
        assert_eq!(shown.last().unwrap().text.as_deref(), Some("Welcome"));
    }
}

#[tokio::test]
async fn joining_and_leaving_members_are_webhook_events() {
    let Party { world, ploy, group } = party().await;
    let yui = world.platform.add_user(user("Yui")).await.unwrap();
    let invited =
        world.platform.invite(&group.group_id, invitation(&ploy, &[&yui, &ploy], None)).await.unwrap();
    assert_eq!(invited.user_ids.len(), 3, "who is there already does not join again");
    let event = world.endpoint.next_event().await;
    assert_eq!(event["type"], "memberJoined");
    assert_eq!(event["joined"], json!({ "members": [{ "type": "user", "userId": yui.user_id }] }));
    assert!(event["replyToken"].is_string());
    world.platform.leave_group(&group.group_id, &yui.user_id).await.unwrap();
    let event = world.endpoint.next_event().await;
    assert_eq!(event["left"], json!({ "members": [{ "type": "user", "userId": yui.user_id }] }));
    assert!(event["type"] == "memberLeft" && event.get("replyToken").is_none());
    let refused = world.platform.leave_group(&group.group_id, &yui.user_id).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotMember);
}

#[tokio::test]
async fn an_edited_text_is_a_webhook_event_with_the_same_id_and_new_tokens() {
    let Party { world, group, .. } = party().await;
    let mio = &world.mio.user_id;
    let sent = world.platform.write(mio, &group.group_id, MessageDraft::text("at nine")).await.unwrap();
    let first = world.endpoint.next_event().await;
    let shown = world.platform.edit(mio, &group.group_id, &sent.message_id, "at ten").await.unwrap();
    assert!(shown.edited && shown.text.as_deref() == Some("at ten"));
    let event = world.endpoint.next_event().await;
    assert_eq!(event["type"], "messageEdited");
    assert_eq!(
        (&event["message"]["id"], &event["message"]["text"]),
        (&first["message"]["id"], &json!("at ten"))
    );
    assert_ne!(event["replyToken"], first["replyToken"]);
    assert_ne!(event["message"]["quoteToken"], first["message"]["quoteToken"]);
    assert!(event["message"].get("markAsReadToken").is_none());
    let direct = world.platform.write(mio, "@sakura", MessageDraft::text("hello")).await.unwrap();
    let refused = world.platform.edit(mio, "@sakura", &direct.message_id, "hullo").await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotPossible, "LINE tells accounts of edits in groups only");
}

#[tokio::test]
async fn an_account_that_is_removed_or_leaves_receives_the_leave_event() {
    let Party { world, ploy, group } = party().await;
    world.platform.remove_account(&group.group_id, &ploy.user_id).await.unwrap();
    let event = world.endpoint.next_event().await;
    assert!(event["type"] == "leave" && event.get("replyToken").is_none());
    assert_eq!(world.push(&group.group_id, "Hello?").await.status, 400);
    assert_eq!(
        world.api.post(&format!("/v2/bot/group/{}/leave", group.group_id), json!({})).await.status,
        404
    );

    world.platform.invite(&group.group_id, invitation(&world.mio, &[], Some("@sakura"))).await.unwrap();
    assert_eq!(world.endpoint.next_event().await["type"], "join");
    let left = world.api.post(&format!("/v2/bot/group/{}/leave", group.group_id), json!({})).await;
    assert_eq!((left.status, left.body), (200, json!({})));
    assert_eq!(world.endpoint.next_event().await["type"], "leave");
}

#[tokio::test]
async fn a_group_has_one_account_which_is_a_friend_and_allows_groups() {
    let Party { world, ploy, group } = party().await;
    world.platform.add_account(account("Momiji", "@momiji")).await.unwrap();
    let refused = world.platform.invite(&group.group_id, invitation(&world.mio, &[], Some("@momiji"))).await;
    assert_eq!(refused.unwrap_err().code, ErrorCode::GroupHasAccount);
    let draft = |by: &User, basic_id: &str| GroupDraft {
        by: by.user_id.clone(),
        name: "Another".into(),
        basic_id: Some(basic_id.into()),
        ..GroupDraft::default()
    };
    let refused = world.platform.make_group(draft(&ploy, "@momiji")).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFriend);
    world.platform.add_friend(&ploy.user_id, Lookup::id("@momiji")).await.unwrap();
    let never = AccountChange { allow_groups: Some(false), ..AccountChange::default() };
    world.platform.change_account("@momiji", never).await.unwrap();
    let refused = world.platform.make_group(draft(&ploy, "@momiji")).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::GroupsNotAllowed);
}

#[tokio::test]
async fn the_last_member_who_leaves_closes_the_group() {
    let Party { world, ploy, group } = party().await;
    world.platform.leave_group(&group.group_id, &world.mio.user_id).await.unwrap();
    world.platform.leave_group(&group.group_id, &ploy.user_id).await.unwrap();
    let kinds = [
        world.endpoint.next_event().await,
        world.endpoint.next_event().await,
        world.endpoint.next_event().await,
    ];
    assert_eq!(
        kinds.map(|event| event["type"].clone()),
        [json!("memberLeft"), json!("memberLeft"), json!("leave")]
    );
    assert!(world.platform.state().await.groups.is_empty());
}

//! Diagnostics: whoever helps is told how much there is and what state it is in, and nothing about anybody.

use serde_json::{Value, json};
use testkit::World;

/// What members and strangers write wherever they can; it must not be told to whoever helps.
const WRITTEN: &str = "Zitrone4711";

/// Every word of diagnostics, its keys as well.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| [vec![key.clone()], words(value)].concat()).collect()
        }
        Value::Array(values) => values.iter().flat_map(words).collect(),
        other => vec![other.to_string()],
    }
}

#[tokio::test]
async fn diagnostics_have_counts_and_codes_and_no_name_id_folder_or_word_that_anybody_wrote() {
    let world = World::new().await;
    world
        .line
        .patch(&format!("users/{}", world.mio), json!({ "displayName": WRITTEN }))
        .await
        .expect("renamed");
    world.adds(&world.mio, "@aya").await;
    world.writes(&world.mio, "@aya", &format!("{WRITTEN} at nine?")).await;
    let room = world.room(&world.aya, WRITTEN).await;
    world.sends(&world.aya, &room, &format!("Dear {WRITTEN}")).await;
    let contact = json!({ "roomId": room, "lineUserId": world.mio });
    world.call("room_add_contact", contact).await.expect("a contact");
    world.call("company_rename", json!({ "name": WRITTEN })).await.expect("the company has a new name");
    world.hire(WRITTEN).await;

    let told = world.call("diagnostics_get", json!({})).await.expect("any member may");
    assert_eq!(told["counts"]["contacts"], 1, "{told}");
    assert_eq!(told["counts"]["directRooms"], 1);
    assert_eq!(told["outbox"][0]["messages"], 1, "it is in its undo seconds");
    assert!(
        told["accounts"].as_array().is_some_and(|accounts| !accounts.is_empty()),
        "accounts by their states"
    );

    let text = told.to_string();
    let folder = world.folder().display().to_string();
    for private in
        [WRITTEN, "Aya", "Ken", "Mio", "@aya", &world.mio, room.as_str(), world.aya.as_str(), &folder]
    {
        assert!(!text.contains(private), "{private} is nobody's business: {text}");
    }
    let code =
        |word: &String| word.trim_matches('"').chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
    let strange: Vec<_> = words(&told).into_iter().filter(|word| !code(word)).collect();
    assert!(strange.is_empty(), "numbers, codes and nothing else: {strange:?}");
    let long = words(&told).into_iter().find(|word| word.len() > 32);
    assert_eq!(long, None, "ids are longer than codes");
}

#[tokio::test]
async fn diagnostics_are_refused_while_the_window_is_locked() {
    let world = World::new().await;
    world.call("session_lock", json!({})).await.expect("locked");
    let refused = world.call("diagnostics_get", json!({})).await.expect_err("nobody has said who they are");
    assert_eq!(refused.code, app::ErrorCode::Locked);
}

//! R1: inviting and talking need the administrator's authorisation.

use app::accounts::views::AccountFields;
use app::company::views::{MemberFields, ProfilePart, SettingsSet};
use app::{ErrorCode, Reason};
use domain::MemberId;
use domain::invitation::Channel;
use domain::name::NotConnectable;
use domain::settings::{Locale, Theme};
use domain::workspace::LineRefusal;
use testkit::World;

use crate::people::{code, picture, refused};

fn fields(name: &str) -> MemberFields {
    MemberFields {
        name: name.into(),
        reading: String::new(),
        department: String::new(),
        administrator: false,
        line_account_id: None,
    }
}

async fn rename(world: &World, member: &MemberId, name: &str) {
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    let entry = admin.members.iter().find(|one| one.id == *member).unwrap();
    let changed = MemberFields {
        administrator: entry.administrator,
        line_account_id: entry.line_account_id.clone(),
        ..fields(name)
    };
    world.app().member_edit(&world.aya, member, entry.version, changed).await.expect("any name can be given");
}

/// Everything that invites or writes is refused for this reason, and the profile says why and who can change it.
async fn everything_says(world: &World, member: &MemberId, reason: LineRefusal) {
    let app = world.app();
    let error = refused(app.invitation_create(member, Channel::Link, None, None).await);
    assert_eq!((error.code, error.reason), (ErrorCode::NotAllowed, Some(Reason::LineAccess(reason))));
    assert_eq!(code(app.profile_copy(member, ProfilePart::AddContactUrl).await), ErrorCode::NotAllowed);
    let profile = app.profile_get(member).await.expect("the profile is shown, and says why");
    assert_eq!((profile.line.allowed, profile.line.reason), (false, Some(reason)));
    assert!(!profile.line.administrators.is_empty(), "it names who can change it");
    assert_eq!((profile.add_contact_url, profile.qr_svg), (None, None), "what invites is not shown");
    let session = app.session_get(member).await.unwrap();
    assert_eq!(session.line.reason, Some(reason), "the window knows before anything is tried");
    let admin = app.admin_get(&world.aya).await.unwrap();
    let row = admin.members.iter().find(|row| row.id == *member).unwrap();
    assert_eq!(row.refusal, Some(reason), "administrators see it beside the member");
}

#[tokio::test]
async fn r1_with_everything_in_place_a_member_may_invite() {
    let world = World::new().await;
    let session = world.app().session_get(&world.ken).await.unwrap();
    assert!(session.line.allowed && session.line.reason.is_none());
    world.app().invitation_create(&world.ken, Channel::Link, None, None).await.expect("an invitation");
}

#[tokio::test]
async fn r1_nobody_may_invite_while_the_line_connection_is_off() {
    let world = World::new().await;
    world.app().connection_set(&world.aya, false, true, &[]).await.unwrap();
    everything_says(&world, &world.aya, LineRefusal::ConnectionOff).await;
    everything_says(&world, &world.ken, LineRefusal::ConnectionOff).await;
}

#[tokio::test]
async fn r1_only_chosen_members_may_invite_when_the_administrator_chose() {
    let world = World::new().await;
    world.app().connection_set(&world.aya, true, false, std::slice::from_ref(&world.aya)).await.unwrap();
    everything_says(&world, &world.ken, LineRefusal::NotGranted).await;
    world.app().invitation_create(&world.aya, Channel::Link, None, None).await.expect("Aya is chosen");
    world.app().connection_set(&world.aya, true, false, std::slice::from_ref(&world.ken)).await.unwrap();
    everything_says(&world, &world.aya, LineRefusal::NotGranted).await;
    world.app().connection_set(&world.aya, true, true, &[]).await.unwrap();
    world.app().invitation_create(&world.aya, Channel::Link, None, None).await.expect("everybody may again");
}

#[tokio::test]
async fn r1_a_company_name_that_line_refuses_stops_everybody_and_cannot_be_switched_on() {
    let world = World::new().await;
    for (name, what) in [
        ("Hanare on LINE", NotConnectable::Line),
        ("ＬＩＮＥ屋", NotConnectable::Line),
        ("Hanare ☕", NotConnectable::Emoji),
    ] {
        let company = world.app().company_rename(&world.aya, name).await;
        let company = company.expect("the company is called what it is called");
        assert_eq!((company.company_name.as_str(), company.company_name_refused), (name, true));
        everything_says(&world, &world.ken, LineRefusal::CompanyName).await;
        let connection = world.app().connection_set(&world.aya, false, true, &[]).await.unwrap();
        assert!(connection.company_name_refused, "Admin says what stands in the way");
        let error = refused(world.app().connection_set(&world.aya, true, true, &[]).await);
        assert_eq!((error.code, error.reason), (ErrorCode::NameNotConnectable, Some(Reason::Name(what))));
        world.app().company_rename(&world.aya, "Hanare").await.unwrap();
        world.app().connection_set(&world.aya, true, true, &[]).await.expect("an ordinary name connects");
    }
}

#[tokio::test]
async fn r1_a_member_name_that_line_refuses_stops_that_member_only() {
    let world = World::new().await;
    for name in ["Ken 🌸", "Ken LINE"] {
        rename(&world, &world.ken, name).await;
        everything_says(&world, &world.ken, LineRefusal::MemberName).await;
    }
    world.app().invitation_create(&world.aya, Channel::Link, None, None).await.expect("Aya's name is fine");
}

#[tokio::test]
async fn r1_an_administrator_is_told_before_saving_that_line_refuses_a_name() {
    let world = World::new().await;
    let check = async |name| world.app().name_check(&world.aya, name).await.unwrap();
    assert_eq!(check("Hanare ☕").await, Some(NotConnectable::Emoji));
    assert_eq!(check("LINE Hanare").await, Some(NotConnectable::Line));
    assert_eq!(check("Online Flowers").await, None, "a longer word is another word");
    assert_eq!(code(world.app().name_check(&world.ken, "Hanare").await), ErrorCode::NotAdministrator);
}

#[tokio::test]
async fn r1_an_update_of_the_program_is_installed_by_an_administrator_only() {
    let world = World::new().await;
    world.app().update_require().await.expect("Aya administers the company");
    world.app().session_switch(&world.ken, None).await.unwrap();
    assert_eq!(code(world.app().update_require().await), ErrorCode::NotAdministrator);
}

#[tokio::test]
async fn r1_a_member_without_an_account_has_nothing_to_invite_to() {
    let world = World::new().await;
    let sora = world.hire("Sora").await;
    everything_says(&world, &sora, LineRefusal::NoAccount).await;
    assert_eq!(world.app().profile_get(&sora).await.unwrap().message_id, None);
}

#[tokio::test]
async fn r1_a_member_who_is_not_authorised_cannot_write() {
    let world = World::new().await;
    world.adds(&world.mio, "@ken").await;
    let room = world.room(&world.ken, "Mio").await;
    world.app().connection_set(&world.aya, true, false, &[]).await.unwrap();
    let id = domain::MessageId(world.app().new_id());
    let answer = world.app().message_send(&world.ken, &room, &id, "Hello").await;
    assert!(matches!(code(answer), ErrorCode::NotAllowed | ErrorCode::ReadOnly));
}

#[tokio::test]
async fn only_administrators_administer() {
    let world = World::new().await;
    let (app, ken) = (world.app(), &world.ken);
    let account = app.admin_get(&world.aya).await.unwrap().accounts[0].id.clone();
    let keys = AccountFields::with_token("1", &"0".repeat(32), "", false);
    let answers = [
        code(app.admin_get(ken).await),
        code(app.company_rename(ken, "Ken's").await),
        code(app.connection_set(ken, true, true, &[]).await),
        code(app.member_add(ken, fields("Sora")).await),
        code(app.member_edit(ken, ken, 1, fields("Boss")).await),
        code(app.member_photo_set(ken, ken, None).await),
        code(app.member_remove(ken, &world.aya).await),
        code(app.account_connect(ken, keys).await),
        code(app.account_mode(ken, &account, true).await),
    ];
    assert!(answers.iter().all(|code| *code == ErrorCode::NotAdministrator), "{answers:?}");
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let world = World::new().await;
    let aya = world
        .app()
        .admin_get(&world.aya)
        .await
        .unwrap()
        .members
        .into_iter()
        .find(|m| m.id == world.aya)
        .unwrap();
    let demoted = MemberFields { line_account_id: aya.line_account_id, ..fields("Aya") };
    let answer = world.app().member_edit(&world.aya, &world.aya, aya.version, demoted).await;
    assert_eq!(code(answer), ErrorCode::LastAdministrator);
    assert_eq!(code(world.app().member_remove(&world.aya, &world.aya).await), ErrorCode::LastAdministrator);
}

#[tokio::test]
async fn a_directory_entry_with_a_newer_version_is_not_overwritten() {
    let world = World::new().await;
    let sora = world.hire("Sora").await;
    rename(&world, &sora, "Sora Inoue").await;
    assert_eq!(
        code(world.app().member_edit(&world.aya, &sora, 1, fields("Old form")).await),
        ErrorCode::Changed
    );
    assert_eq!(world.app().member_get(&world.ken, &sora).await.unwrap().card.name, "Sora Inoue");
}

#[tokio::test]
async fn a_directory_entry_needs_a_name_within_the_length_limit() {
    let world = World::new().await;
    for name in ["", "   ", &"あ".repeat(101)] {
        let error = refused(world.app().member_add(&world.aya, fields(name)).await);
        assert_eq!((error.code, error.fields[0].field.as_str()), (ErrorCode::InvalidFields, "name"));
    }
    world.app().member_add(&world.aya, fields(&"あ".repeat(100))).await.expect("100 characters are allowed");
}

#[tokio::test]
async fn a_photo_is_kept_small_and_what_is_no_photo_is_refused() {
    let world = World::new().await;
    let ken = world.app().member_photo_set(&world.aya, &world.ken, Some(&picture())).await.unwrap();
    assert_eq!(ken.id, world.ken, "the answer is the row that was written");
    let photo = ken.photo.expect("Ken has a photo");
    let file = store::media::path(world.folder(), &photo).expect("a hash is a path");
    let kept = image::load_from_memory(&std::fs::read(file).unwrap()).expect("it is a picture");
    assert_eq!((kept.width(), kept.height()), (48, 48), "square");
    for bad in ["", "not base64!", "aGVsbG8="] {
        assert_eq!(
            code(world.app().member_photo_set(&world.aya, &world.ken, Some(bad)).await),
            ErrorCode::BadImage
        );
    }
    assert_eq!(world.app().member_photo_set(&world.aya, &world.ken, None).await.unwrap().photo, None);
}

#[tokio::test]
async fn an_own_account_has_one_member_and_a_shared_one_several() {
    let world = World::new().await;
    let own = world
        .app()
        .admin_get(&world.aya)
        .await
        .unwrap()
        .accounts
        .into_iter()
        .find(|a| a.basic_id == "@aya")
        .unwrap();
    let second = MemberFields { line_account_id: Some(own.id.clone()), ..fields("Sora") };
    let error = refused(world.app().member_add(&world.aya, second.clone()).await);
    assert_eq!((error.code, error.params["member"].as_str()), (ErrorCode::AccountInUse, "Aya"));
    world.app().account_mode(&world.aya, &own.id, true).await.expect("it becomes shared");
    world.app().member_add(&world.aya, second).await.expect("two members share it");
    let error = refused(world.app().account_mode(&world.aya, &own.id, false).await);
    assert_eq!(error.code, ErrorCode::AccountInUse, "and stays shared while they do");
}

#[tokio::test]
async fn an_account_is_connected_only_with_keys_that_line_accepts() {
    let world = World::new().await;
    let keys = world.line.opens_account("Shop", "@shop").await.unwrap();
    let fields = |channel_id: &str, channel_secret: &str, access_token: &str| {
        AccountFields::with_token(channel_id, channel_secret, access_token, true)
    };
    let error = refused(world.app().account_connect(&world.aya, fields("@shop", "secret", "a b")).await);
    let wrong: Vec<&str> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(
        (error.code, wrong),
        (ErrorCode::InvalidFields, vec!["channelId", "channelSecret", "accessToken"])
    );
    let refuses = async |fields| {
        let error = refused(world.app().account_connect(&world.aya, fields).await);
        assert_eq!(error.code, ErrorCode::InvalidFields);
        error
            .fields
            .into_iter()
            .map(|field| format!("{} {}", field.field, field.code.as_str()))
            .collect::<Vec<_>>()
    };
    let wrong_token = fields(&keys.channel_id, &keys.channel_secret, "wrong");
    assert_eq!(refuses(wrong_token).await, ["accessToken refused"]);
    let wrong_secret = fields(&keys.channel_id, &"0".repeat(32), "");
    assert_eq!(
        refuses(wrong_secret).await,
        ["channelId refused", "channelSecret refused"],
        "LINE does not say which"
    );
    let of_another = fields("999", &keys.channel_secret, &keys.access_token);
    assert_eq!(code(world.app().account_connect(&world.aya, of_another).await), ErrorCode::InvalidFields);
    let before = world.app().admin_get(&world.aya).await.unwrap().accounts.len();
    for _ in 0..2 {
        let right = fields(&keys.channel_id, &keys.channel_secret, &keys.access_token);
        let account = world.app().account_connect(&world.aya, right).await.expect("LINE knows these keys");
        let admin = world.app().admin_get(&world.aya).await.unwrap();
        assert!(admin.accounts.contains(&account), "the answer is the account as Admin lists it");
        assert_eq!(admin.accounts.len(), before + 1, "the same account again is the same account");
        let whole = serde_json::to_string(&(account, admin)).unwrap();
        assert!(
            !whole.contains(&keys.channel_secret) && !whole.contains(&keys.access_token),
            "no secret comes back"
        );
    }
}

#[tokio::test]
async fn r20_a_member_who_leaves_leaves_everything_to_the_company() {
    let world = World::new().await;
    world.adds(&world.mio, "@ken").await;
    let contact = crate::people::adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    let invitation = world.app().invitation_create(&world.ken, Channel::Link, None, None).await.unwrap();
    world.app().member_remove(&world.aya, &world.ken).await.unwrap();
    let admin = world.app().admin_get(&world.aya).await.unwrap();
    assert!(admin.members.iter().all(|member| member.id != world.ken), "Ken is out of the directory");
    assert_eq!(code(world.app().session_get(&world.ken).await), ErrorCode::NotFound);
    let kept = world.app().contact_get(&world.aya, &contact.id).await.expect("Ken's contact is Aya's now");
    assert_eq!(kept.owner.id, world.aya);
    let list = world.app().invitation_list(&world.ken).await.unwrap();
    assert_eq!(
        list.iter().find(|i| i.id == invitation.id).unwrap().state,
        domain::invitation::State::Withdrawn
    );
    assert!(
        admin.accounts.iter().any(|a| a.basic_id == "@ken" && a.members.is_empty()),
        "the account is free again"
    );
}

#[tokio::test]
async fn settings_are_each_members_own() {
    let world = World::new().await;
    let all = SettingsSet {
        locale: Some(Locale::Ja),
        theme: Some(Theme::Dark),
        undo_seconds: Some(10),
        ..SettingsSet::default()
    };
    let set = world.app().settings_set(&world.aya, &all).await.unwrap();
    assert_eq!((set.locale, set.theme, set.undo_seconds), (Locale::Ja, Theme::Dark, 10));
    let one = SettingsSet { locale: Some(Locale::System), ..SettingsSet::default() };
    let set = world.app().settings_set(&world.aya, &one).await.unwrap();
    let kept = (set.locale, set.theme, set.undo_seconds);
    assert_eq!(kept, (Locale::System, Theme::Dark, 10), "what is left out stays");
    assert_eq!(world.app().session_get(&world.ken).await.unwrap().settings.undo_seconds, 5);
    let long = SettingsSet { undo_seconds: Some(31), ..SettingsSet::default() };
    assert_eq!(code(world.app().settings_set(&world.aya, &long).await), ErrorCode::InvalidFields);
}

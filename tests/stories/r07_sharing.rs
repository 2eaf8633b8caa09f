//! R7, R8: an invitation goes to another program, through the system, by a link, or by LINE for PC.

use std::sync::atomic::Ordering;

use app::ErrorCode;
use app::environment::{ShareOutcome, ShareSurface};
use app::invitations::views::ShareProgram;
use domain::invitation::{Channel, OpenedIn};
use testkit::World;

use crate::people::{code, refused};
use crate::r07_invitations::{invites, read_by_a_camera};

#[tokio::test]
async fn r7_an_invitation_is_shared_by_the_url_schemes_of_other_programs() {
    let world = World::new().await;
    let made = invites(&world, &world.aya, Channel::OtherApp).await;
    let programs = [
        ShareProgram::Email,
        ShareProgram::Sms,
        ShareProgram::Whatsapp,
        ShareProgram::Telegram,
        ShareProgram::X,
        ShareProgram::Teams,
    ];
    for program in programs {
        world
            .app()
            .invitation_share(&world.aya, &made.id, program, "Hello", "Please add me")
            .await
            .expect("it opens");
    }
    let urls = world.desktop.urls.lock().unwrap().clone();
    assert_eq!(urls.len(), programs.len());
    assert!(urls[0].starts_with("mailto:?subject=Hello"), "{}", urls[0]);
    world.desktop.refuses.store(true, Ordering::SeqCst);
    let answer = world.app().invitation_share(&world.aya, &made.id, ShareProgram::Email, "", "").await;
    assert_eq!(code(answer), ErrorCode::OpenFailed);
}

#[tokio::test]
async fn r7_the_share_sheet_is_handed_text_link_and_qr_code() {
    let world = World::new().await;
    let (app, aya) = (world.app(), &world.aya);
    let made = invites(&world, aya, Channel::OtherApp).await;
    let ways = app.invitation_share_ways(aya).await.unwrap().expect("a share sheet");
    assert_eq!((ways.surface, ways.picture), (ShareSurface::Sheet, true));
    let outcome = app.invitation_system_share(aya, &made.id, "Aya on LINE", "Please add me").await.unwrap();
    assert_eq!(outcome, ShareOutcome::Opened { surface: ShareSurface::Sheet, picture: true });
    let shared = world.desktop.shared.lock().unwrap().clone();
    assert_eq!(shared.len(), 1);
    assert_eq!(shared[0].subject, "Aya on LINE");
    assert_eq!(shared[0].text, format!("Please add me\n{}", made.link), "who reads text alone gets the link");
    assert_eq!(shared[0].link, made.link);
    assert_eq!(shared[0].picture_name, "Aya – Café Hanare.png");
    assert_eq!(read_by_a_camera(&shared[0].picture), made.link);
    let text = format!("Add me: {} Thanks", made.link);
    app.invitation_system_share(aya, &made.id, "", &text).await.unwrap();
    assert_eq!(world.desktop.shared.lock().unwrap()[1].text, text, "the link is not added twice");
}

#[tokio::test]
async fn r7_a_share_target_that_was_not_opened_is_not_kept_as_opened() {
    let world = World::new().await;
    let (app, aya) = (world.app(), &world.aya);
    let made = invites(&world, aya, Channel::OtherApp).await;
    let opened = async || {
        let opened = app.invitation_get(aya, &made.id).await.unwrap().opened;
        opened.into_iter().map(|way| way.opened_in).collect::<Vec<_>>()
    };
    let mail = ShareOutcome::Opened { surface: ShareSurface::Email, picture: false };
    for (outcome, kept) in [
        (ShareOutcome::Dismissed, vec![]),
        (ShareOutcome::Unsupported, vec![]),
        (mail, vec![OpenedIn::Email]),
    ] {
        *world.desktop.share_outcome.lock().unwrap() = Some(outcome);
        assert_eq!(app.invitation_system_share(aya, &made.id, "", "").await.unwrap(), outcome);
        assert_eq!(opened().await, kept, "{outcome:?}");
    }
    world.desktop.refuses.store(true, Ordering::SeqCst);
    assert_eq!(code(app.invitation_system_share(aya, &made.id, "", "").await), ErrorCode::OpenFailed);
    world.desktop.refuses.store(false, Ordering::SeqCst);
    let long = app.invitation_system_share(aya, &made.id, &"あ".repeat(201), &"x".repeat(1001)).await;
    let fields = refused(long).fields;
    assert_eq!(fields.iter().map(|wrong| wrong.field.as_str()).collect::<Vec<_>>(), ["subject", "text"]);
    app.invitation_withdraw(aya, &made.id).await.unwrap();
    let ended = app.invitation_system_share(aya, &made.id, "", "").await;
    assert_eq!(code(ended), ErrorCode::InvitationEnded);
}

#[tokio::test]
async fn r8_a_missing_line_program_is_reported_and_lines_share_page_works_all_the_same() {
    let world = World::new().await;
    assert!(!world.app().invitation_line_ways(&world.aya).await.unwrap().line_installed);
    let made = invites(&world, &world.aya, Channel::Line).await;
    world
        .app()
        .invitation_share(&world.aya, &made.id, ShareProgram::Line, "", "Add me")
        .await
        .expect("in the browser");
    assert!(
        world.desktop.urls.lock().unwrap()[0].starts_with("https://social-plugins.line.me/lineit/share?url=")
    );
    world.desktop.line_installed.store(true, Ordering::SeqCst);
    assert!(world.app().invitation_line_ways(&world.aya).await.unwrap().line_installed);
}

#[tokio::test]
async fn r8_line_is_opened_with_text_and_link_on_the_clipboard() {
    let world = World::new().await;
    let (app, aya) = (world.app(), &world.aya);
    let made = invites(&world, aya, Channel::Line).await;
    let missing = app.invitation_open_line(aya, &made.id, "Add me").await;
    assert_eq!(code(missing), ErrorCode::LineNotInstalled);
    assert_eq!(app.invitation_get(aya, &made.id).await.unwrap().opened, [], "nothing was opened");
    world.desktop.line_installed.store(true, Ordering::SeqCst);
    let opened = app.invitation_open_line(aya, &made.id, "Add me").await.unwrap();
    let text = format!("Add me\n{}", made.link);
    assert!(opened.copied);
    assert_eq!(world.desktop.texts.lock().unwrap().last(), Some(&text));
    assert_eq!(*world.desktop.line_texts.lock().unwrap(), [text]);
    assert_eq!(*world.desktop.urls.lock().unwrap(), [""; 0], "LINE for PC knows no URL schemes");
    let opened = app.invitation_get(aya, &made.id).await.unwrap().opened;
    assert_eq!(opened.iter().map(|way| way.opened_in).collect::<Vec<_>>(), [OpenedIn::LineProgram]);
    let foreign = app.invitation_open_line(&world.ken, &made.id, "Add me").await;
    assert_eq!(code(foreign), ErrorCode::NotFound, "another member's is not opened");
}

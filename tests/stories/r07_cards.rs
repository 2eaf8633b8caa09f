//! R7: the card that is printed (decision 27).

use app::ErrorCode;
use app::environment::{Paper, PrintOutcome};
use app::invitations::views::{CardSheet, CardWords};
use domain::invitation::{Channel, OpenedIn};
use domain::language::Language;
use testkit::World;

use crate::people::{code, refused};
use crate::r07_invitations::{invites, sora_shares};

fn words(language: Language, call: &str, how: &str) -> CardWords {
    CardWords { language, call: call.into(), how: how.into() }
}

/// The QR code of a drawing whose letters are outlines too, read by a camera: of all its paths the one with the most runs,
/// each `M x y L x y …` in modules.
fn scanned(svg: &str) -> String {
    let paths = svg.split(" d=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let code = paths.max_by_key(|path| path.matches("M ").count()).expect("the code is a path");
    let mut dark = std::collections::HashSet::new();
    let mut side = 0;
    for run in code.split("M ").skip(1) {
        let numbers: Vec<usize> = run.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let (x, y, end) = (numbers[0], numbers[1], numbers[2]);
        dark.extend((x..end).map(|x| (x, y)));
        side = side.max(end + 4);
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * 4, side * 4, |x, y| {
        if dark.contains(&(x / 4, y / 4)) { 0 } else { 255 }
    });
    image.detect_grids()[0].decode().expect("the code is read").1
}

#[tokio::test]
async fn r7_the_card_has_the_qr_code_the_names_and_the_words_in_every_language() {
    let (world, sora) = sora_shares().await;
    let made = invites(&world, &sora, Channel::Qr).await;
    for (language, call, how) in [
        (Language::En, "Add me on LINE", "Scan it with LINE\nor with your phone’s camera."),
        (Language::Ja, "LINEで友だち追加", "LINEまたはスマホの\nカメラで読み取ってください。"),
        (Language::Ko, "LINE 친구 추가", "LINE이나 휴대폰 카메라로\n스캔하세요."),
        (Language::ZhTw, "加入 LINE 好友", "請用 LINE 或手機相機\n掃描行動條碼。"),
        (Language::Th, "เพิ่มเพื่อนใน LINE", "สแกนด้วย LINE\nหรือกล้องมือถือ"),
    ] {
        for sheet in [CardSheet::A4, CardSheet::A6, CardSheet::BusinessCards] {
            let saved = world
                .app()
                .invitation_save_card(&sora, &made.id, sheet, words(language, call, how))
                .await
                .unwrap_or_else(|error| panic!("{language:?} on {sheet:?}: {error:?}"));
            assert!(saved.unwrap().ends_with("Sora – Café Hanare.pdf"));
        }
    }
    let files = world.desktop.files.lock().unwrap().clone();
    assert_eq!(files.len(), 15);
    for (name, bytes) in &files {
        assert!(bytes.starts_with(b"%PDF-") && bytes.len() < 400_000, "{name} has {} bytes", bytes.len());
    }
    let drawn = world
        .app()
        .invitation_card(&sora, &made.id, CardSheet::A6, words(Language::En, "Add me", "Scan it"))
        .await
        .unwrap();
    assert_eq!(scanned(&drawn), made.link, "what is printed leads where the link does");
    let opened = world.app().invitation_list(&sora).await.unwrap()[0].opened.clone();
    assert_eq!(opened.iter().map(|way| way.opened_in).collect::<Vec<_>>(), [OpenedIn::SavedCard]);
}

#[tokio::test]
async fn r7_the_card_is_printed_on_the_paper_that_it_is_made_for() {
    let world = World::new().await;
    let (app, aya) = (world.app(), &world.aya);
    let made = invites(&world, aya, Channel::Qr).await;
    for (sheet, paper) in
        [(CardSheet::A6, Paper::A6), (CardSheet::A4, Paper::A4), (CardSheet::BusinessCards, Paper::A4)]
    {
        let words = words(Language::Ja, "LINEで友だち追加", "");
        let outcome = app.invitation_print_card(aya, &made.id, sheet, words).await.unwrap();
        assert_eq!(outcome, PrintOutcome::Dialog);
        let job = world.desktop.printed.lock().unwrap().pop().expect("a print job");
        assert_eq!((job.name.as_str(), job.paper), ("Aya – Café Hanare.pdf", paper));
        assert!(job.pdf.starts_with(b"%PDF-"));
    }
    let opened = app.invitation_get(aya, &made.id).await.unwrap().opened;
    assert_eq!(opened.iter().map(|way| way.opened_in).collect::<Vec<_>>(), [OpenedIn::PrintedCard]);
}

#[tokio::test]
async fn r7_long_names_and_markup_fit_on_a_card() {
    let world = World::new().await;
    let made = invites(&world, &world.aya, Channel::Qr).await;
    world.app().company_rename(&world.aya, &"<b>花と緑の店</b> & ".repeat(5)).await.unwrap();
    for call in ["Add <me> & 'you'", "友だち追加\u{202e}"] {
        let words = words(Language::Ja, call, "");
        world.app().invitation_card(&world.aya, &made.id, CardSheet::BusinessCards, words).await.unwrap();
    }
    let nothing =
        world.app().invitation_card(&world.aya, &made.id, CardSheet::A6, words(Language::En, " ", "")).await;
    assert_eq!(refused(nothing).fields[0].field, "call");
    world.app().invitation_withdraw(&world.aya, &made.id).await.unwrap();
    let ended = world
        .app()
        .invitation_card(&world.aya, &made.id, CardSheet::A6, words(Language::En, "Add me", ""))
        .await;
    assert_eq!(code(ended), ErrorCode::InvitationEnded);
}

//! Media of account messages, fetched from the account's server on behalf of a phone.
use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use line_simulator::{ErrorCode, Load, LoadProblem, Part};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::support::{World, png, user};

type Files = Arc<HashMap<&'static str, (&'static str, Vec<u8>)>>;

/// The account's server of media, with a few things that go wrong.
async fn server() -> String {
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let files = [
        ("a.png", ("image/png", png())),
        ("a.mp4", ("video/mp4", vec![7; 100_000])),
        ("a.m4a", ("audio/mp4", vec![7; 100])),
        ("page.png", ("text/html", b"<html>".to_vec())),
        ("liar.png", ("image/png", b"no picture at all".to_vec())),
        ("empty.png", ("image/png", Vec::new())),
        ("large.png", ("image/png", [png(), vec![0; 1_000_000]].concat())),
    ];
    let app = Router::new().route("/{name}", axum::routing::get(serve)).with_state(Files::new(files.into()));
    tokio::spawn(async move { axum::serve(listener, app).await });
    url
}

async fn serve(State(files): State<Files>, Path(name): Path<String>, asked: HeaderMap) -> Response {
    let Some((kind, bytes)) = files.get(name.as_str()) else { return StatusCode::NOT_FOUND.into_response() };
    let head = [(header::CONTENT_TYPE, *kind), (header::ACCEPT_RANGES, "bytes")];
    match asked.get(header::RANGE).and_then(|range| range.to_str().ok()) {
        Some("bytes=0-0") => {
            let range = format!("bytes 0-0/{}", bytes.len());
            (StatusCode::PARTIAL_CONTENT, head, [(header::CONTENT_RANGE, range)], bytes[..1].to_vec())
                .into_response()
        }
        _ => (head, bytes.clone()).into_response(),
    }
}

struct Sent {
    world: World,
    ids: Vec<String>,
}

impl Sent {
    async fn messages(messages: Value) -> Self {
        let world = World::with_friend().await;
        let body = json!({ "to": world.mio.user_id, "messages": messages });
        let accepted = world.api.post("/v2/bot/message/push", body).await;
        assert_eq!(accepted.status, 200, "{}", accepted.body);
        let sent = accepted.body["sentMessages"].as_array().unwrap();
        let ids = sent.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
        Self { world, ids }
    }

    async fn load(&self, place: usize, part: Part) -> Load {
        let mio = &self.world.mio.user_id;
        self.world.platform.load(mio, "@sakura", &self.ids[place], part).await.unwrap()
    }
}

fn picture(original: &str, preview: &str) -> Value {
    json!({ "type": "image", "originalContentUrl": original, "previewImageUrl": preview })
}

#[tokio::test]
async fn media_and_icons_are_loaded_with_their_content_type_and_length() {
    let server = server().await;
    let (png_url, mp4, m4a) =
        (format!("{server}/a.png"), format!("{server}/a.mp4"), format!("{server}/a.m4a"));
    let sent = Sent::messages(json!([
        picture(&png_url, &png_url),
        { "type": "video", "originalContentUrl": mp4, "previewImageUrl": png_url },
        { "type": "audio", "originalContentUrl": m4a, "duration": 1000, "sender": { "iconUrl": png_url } },
    ]))
    .await;
    let size = u64::try_from(png().len()).unwrap();
    let cases = [
        (0, Part::Original, "image/png", size),
        (0, Part::Preview, "image/png", size),
        (1, Part::Original, "video/mp4", 100_000),
        (1, Part::Preview, "image/png", size),
        (2, Part::Original, "audio/mp4", 100),
        (2, Part::Icon, "image/png", size),
    ];
    for (place, part, kind, bytes) in cases {
        let load = sent.load(place, part).await;
        assert_eq!((load.status, load.content_type.as_deref()), (Some(200), Some(kind)), "{load:?}");
        assert_eq!((load.bytes, load.announced, load.problem), (bytes, Some(bytes), None), "{load:?}");
        assert!(load.accepts_ranges, "{load:?}");
    }
    let loads = sent.world.platform.loads().await;
    assert_eq!(loads.len(), 6, "each is counted");
    assert_eq!((loads[2].url.as_str(), loads[2].message_id.as_str()), (mp4.as_str(), sent.ids[1].as_str()));
}

#[tokio::test]
async fn each_wrong_load_has_its_problem() {
    let server = server().await;
    let url = |name: &str| format!("{server}/{name}");
    let nobody = "http://127.0.0.1:9/a.png".to_owned();
    let sent = Sent::messages(json!([
        picture(&url("page.png"), &url("liar.png")),
        picture(&url("missing.png"), &url("empty.png")),
        picture(&nobody, &url("large.png")),
        picture(&url("large.png"), &url("a.mp4")),
    ]))
    .await;
    let cases = [
        (0, Part::Original, Some(LoadProblem::Type)),
        (0, Part::Preview, Some(LoadProblem::Type)),
        (1, Part::Original, Some(LoadProblem::Status)),
        (1, Part::Preview, Some(LoadProblem::Empty)),
        (2, Part::Original, Some(LoadProblem::NotReached)),
        (2, Part::Preview, Some(LoadProblem::TooLarge)),
        (3, Part::Original, None),
        (3, Part::Preview, Some(LoadProblem::Type)),
    ];
    for (place, part, problem) in cases {
        let load = sent.load(place, part).await;
        assert_eq!(load.problem, problem, "{load:?}");
    }
    let (mio, id) = (&sent.world.mio.user_id, &sent.ids[0]);
    let platform = &sent.world.platform;
    assert_eq!(
        platform.load(mio, "@sakura", id, Part::Icon).await.unwrap_err().code,
        ErrorCode::NotFound,
        "none"
    );
    let ploy = platform.add_user(user("Ploy")).await.unwrap().user_id;
    let foreign = platform.load(&ploy, "@sakura", id, Part::Original).await.unwrap_err();
    assert_eq!(foreign.code, ErrorCode::NotFound, "not in that person's chat");
}

#[tokio::test]
async fn the_practice_phone_loads_media_and_icons_through_the_simulator() {
    let server = server().await;
    let icon = format!("{server}/a.png");
    let sender = json!({ "name": "Aya", "iconUrl": icon });
    let mut message = picture(&icon, &icon);
    message["sender"] = sender.clone();
    let video = json!({ "type": "video", "originalContentUrl": format!("{server}/a.mp4"), "previewImageUrl": icon, "sender": sender });
    let sent = Sent::messages(json!([message, video, picture(&format!("{server}/page.png"), &icon)])).await;
    let shown = sent.world.platform.messages(&sent.world.mio.user_id, "@sakura").await.unwrap();
    let own = sent.world.simulator.url();
    assert_eq!(shown[0].sender_picture_url, shown[1].sender_picture_url, "one address: loaded once");
    let http = &sent.world.api.http;
    for url in [&shown[0].content_url, &shown[0].preview_url, &shown[0].sender_picture_url] {
        let url = url.as_ref().unwrap();
        assert!(url.starts_with(&own), "{url}");
        let answer = http.get(url).send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "image/png");
        assert_eq!(answer.headers()["content-security-policy"], "default-src 'none'; sandbox");
        assert_eq!(answer.bytes().await.unwrap().to_vec(), png());
    }
    let part = http.get(shown[1].content_url.as_ref().unwrap()).header("range", "bytes=0-0");
    let part = part.send().await.unwrap();
    assert_eq!(
        (part.status(), part.headers()["content-range"].to_str().unwrap()),
        (StatusCode::PARTIAL_CONTENT, "bytes 0-0/100000")
    );
    assert_eq!(part.bytes().await.unwrap().len(), 1);
    let page = http.get(shown[2].content_url.as_ref().unwrap()).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::BAD_GATEWAY, "a page is not passed on as a picture");
    assert_eq!(page.json::<Load>().await.unwrap().problem, Some(LoadProblem::Type));
}

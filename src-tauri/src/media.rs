//! The URI scheme `media://localhost/<hash>`: stored pictures, videos and sounds, for the window to show; `?small` for lists.

use std::io::SeekFrom;
use std::ops::RangeInclusive;
use std::path::Path;

use app::App;
use app::pictures::shown::{ShownMedia, ShownSize};
use domain::MediaHash;
use http_range_header::{EndPosition, StartPosition, parse_range_header};
use tauri::http::{Request, Response, StatusCode, header, response};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};
use tokio::io::{AsyncReadExt, AsyncSeekExt};

use crate::shell::Shell;
use crate::window::Window;

/// The most bytes of a file that one response to a byte range holds.
const MAX_RANGE_BYTES: u64 = 4 << 20;

/// Answers a request of the main window's, off the UI thread. The practice phone is given nothing: its page is the
/// simulator's.
pub fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    if !may_read(context.webview_label()) {
        return responder.respond(empty_response(StatusCode::FORBIDDEN));
    }
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn(async move {
        let use_cases = app.state::<Shell>().app().await;
        let found = match use_cases {
            Some(use_cases) => find(&use_cases, &request).await,
            None => None,
        };
        responder.respond(found.unwrap_or_else(|| empty_response(StatusCode::NOT_FOUND)));
    });
}

/// Whether media is for the window with this label.
fn may_read(label: &str) -> bool {
    label == Window::Main.label()
}

async fn find(app: &App, request: &Request<Vec<u8>>) -> Option<Response<Vec<u8>>> {
    let hash = MediaHash::from(request.uri().path().trim_start_matches('/'));
    // While the window is locked, it shows members' faces and nothing else.
    if !app.may_show(&hash).await.ok()? {
        return None;
    }
    match app.media_shown(&hash, size(request.uri().query())).await.ok()?? {
        ShownMedia::File { path, mime } => file(&path, &mime, request).await,
        ShownMedia::Picture(picture) => whole(picture.mime).body(picture.bytes.clone()).ok(),
    }
}

/// How large a picture is shown: small in lists.
fn size(query: Option<&str>) -> ShownSize {
    if query == Some("small") { ShownSize::Small } else { ShownSize::Large }
}

/// The file, or the part of it that is asked for.
async fn file(path: &Path, mime: &str, request: &Request<Vec<u8>>) -> Option<Response<Vec<u8>>> {
    let mut file = tokio::fs::File::open(path).await.ok()?;
    let size = file.metadata().await.ok()?.len();
    let asked = request.headers().get(header::RANGE).and_then(|range| range.to_str().ok());
    let (from, to) = match asked.map(|range| byte_range(range, size)) {
        Some(None) => return Some(empty_response(StatusCode::RANGE_NOT_SATISFIABLE)),
        Some(Some(range)) => range.into_inner(),
        None => (0, size.saturating_sub(1)),
    };
    let length = size.min(to + 1) - from;
    // As large as it will be: growing would hold it twice for a moment.
    let mut bytes = Vec::with_capacity(usize::try_from(length).ok()?);
    file.seek(SeekFrom::Start(from)).await.ok()?;
    file.take(length).read_to_end(&mut bytes).await.ok()?;
    let mut response = whole(mime).header(header::ACCEPT_RANGES, "bytes");
    if asked.is_some() {
        response = response
            .status(StatusCode::PARTIAL_CONTENT)
            .header(header::CONTENT_RANGE, format!("bytes {from}-{to}/{size}"));
    }
    response.body(bytes).ok()
}

/// The head of a response. The type is one that a window can show harmlessly: anything else is not shown at all.
fn whole(mime: &str) -> response::Builder {
    Response::builder()
        .header(header::CONTENT_TYPE, mime)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CACHE_CONTROL, "private, max-age=31536000, immutable")
}

/// The bytes of the response to a `Range` header with one range, at most [`MAX_RANGE_BYTES`]; none when the file has no
/// such bytes. A suffix longer than the file is all of it (RFC 9110, section 14.1.2).
fn byte_range(header: &str, size: u64) -> Option<RangeInclusive<u64>> {
    let parsed = parse_range_header(header).ok()?;
    let [range] = parsed.ranges.as_slice() else { return None };
    let last = size.checked_sub(1)?;
    let from = match range.start {
        StartPosition::Index(first) => first,
        StartPosition::FromLast(bytes) => size.saturating_sub(bytes),
    };
    let to = match range.end {
        EndPosition::Index(end) => end.min(last),
        EndPosition::LastByte => last,
    };
    (from <= to).then_some(from..=to.min(from.saturating_add(MAX_RANGE_BYTES - 1)))
}

fn empty_response(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_range_outside_the_file_is_refused_and_one_inside_is_cut_to_it() {
        assert_eq!(byte_range("bytes=0-", 10), Some(0..=9));
        assert_eq!(byte_range("bytes=4-99", 10), Some(4..=9));
        assert_eq!(byte_range("bytes=-3", 10), Some(7..=9));
        assert_eq!(byte_range("bytes=10-", 10), None);
        assert_eq!(byte_range("bytes=-99", 10), Some(0..=9));
        assert_eq!(byte_range("bytes=-0", 10), None, "the last no bytes are no part");
        assert_eq!(byte_range("bytes=6-5", 10), None);
        assert_eq!(byte_range("bytes=0-", 0), None, "an empty file has no part");
        assert_eq!(byte_range("bytes=-1", 0), None, "nor has its end");
    }

    #[test]
    fn one_response_to_a_byte_range_never_holds_more_than_a_part_of_a_large_file() {
        let size = 300 << 20;
        for range in ["bytes=0-", "bytes=0-299999999", "bytes=-300000000", "bytes=1000000-"] {
            let (from, to) = byte_range(range, size).expect("it is in the file").into_inner();
            assert_eq!(to - from + 1, MAX_RANGE_BYTES, "{range}");
        }
        assert_eq!(
            byte_range("bytes=-300000000", size).map(|range| *range.start()),
            Some(size - 300_000_000)
        );
        assert_eq!(byte_range("bytes=18446744073709551615-", size), None);
    }

    #[test]
    fn media_is_for_the_main_window_and_not_for_the_practice_phone() {
        assert!(may_read(Window::Main.label()));
        assert!(!may_read(Window::Phone.label()));
    }
}

//! A server-in for LINE that responses with exactly the bytes it is info, so that also broken responses are real ones.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use line::{Bases, Client, Http, Secret, Timeouts, Token};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use url::Url;

/// The response to one request.
#[derive(Clone)]
pub enum Response {
    /// Write these bytes, then close.
    Bytes(Vec<u8>),
    /// Write nothing, and keep the connection.
    Silence,
}

pub struct StubServer {
    pub url: Url,
    requests: Arc<Mutex<Vec<String>>>,
}

impl StubServer {
    /// Responds to the first request with the first response, and so on; the last one is repeated.
    pub async fn with_responses(responses: Vec<Response>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        tokio::spawn(serve(listener, responses, requests.clone()));
        Self { url, requests }
    }

    pub async fn responding(status: &str, headers: &str, body: &str) -> Self {
        Self::with_responses(vec![response(status, headers, body)]).await
    }

    /// A server that has closed its port: connecting is refused.
    pub fn closed() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
        Self { url, requests: Arc::default() }
    }

    /// Head and body of every request so far.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    pub fn client(&self) -> Client {
        self.client_with(Token::LongLived(Secret::new("token-of-the-account")))
    }

    pub fn client_with(&self, token: Token) -> Client {
        client(&self.url, token, long_timeouts())
    }
}

/// Timeouts that are long enough for a computer that is busy with other tests.
pub fn long_timeouts() -> Timeouts {
    let long = Duration::from_secs(20);
    Timeouts { connect: long, total: long, stall: long }
}

/// Timeouts for tests of silence, which ends only with the total timeout.
pub fn short_timeouts() -> Timeouts {
    Timeouts { total: Duration::from_millis(200), ..long_timeouts() }
}

pub fn client(base: &Url, token: Token, timeouts: Timeouts) -> Client {
    let bases = Bases { api: base.clone(), data: base.clone() };
    Client::new(Http::new(&bases, timeouts).unwrap(), bases, token)
}

pub fn response(status: &str, headers: &str, body: &str) -> Response {
    let length = body.len();
    Response::Bytes(
        format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}")
            .into(),
    )
}

async fn serve(listener: TcpListener, responses: Vec<Response>, requests: Arc<Mutex<Vec<String>>>) {
    for turn in 0.. {
        let (mut stream, _) = listener.accept().await.unwrap();
        let request = read(&mut stream).await;
        requests.lock().unwrap().push(request);
        match responses[turn.min(responses.len() - 1)].clone() {
            Response::Bytes(bytes) => drop(stream.write_all(&bytes).await),
            Response::Silence => drop(tokio::spawn(async move {
                let mut rest = Vec::new();
                stream.read_to_end(&mut rest).await
            })),
        }
    }
}

async fn read(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer).await.unwrap();
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if count == 0 || text.split_once("\r\n\r\n").is_some_and(|(head, body)| body.len() >= length(head)) {
            return text;
        }
    }
}

fn length(head: &str) -> usize {
    let line =
        head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length:").map(str::to_owned));
    line.map_or(0, |value| value.trim().parse().unwrap())
}

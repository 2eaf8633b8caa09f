//! A proxy that fails on command: it stands before the simulator, or, as a tunnel, before the webhook server.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use url::Url;

/// A mode of the proxy. Each request has a connection of its own, so that it meets the mode of the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProxyMode {
    /// Everything passes.
    Forward,
    /// Nobody listens: connections are refused.
    Refuse,
    /// LINE gets the head of a request and half of its body; then the connection breaks.
    CutRequest,
    /// LINE gets the whole request; of its answer so many bytes come back before the connection breaks.
    CutResponse(usize),
    /// LINE gets nothing, and a page for people (502) comes back, as from a gateway.
    BadGateway,
    /// A request that contains this waits here until the mode is another one, and goes on then.
    Pause(String),
}

/// A proxy whose mode tests choose. Dropping it ends it.
#[derive(Debug)]
pub struct FaultProxy {
    address: SocketAddr,
    mode: watch::Sender<ProxyMode>,
    paused: watch::Receiver<usize>,
    requests: watch::Receiver<usize>,
    task: JoinHandle<()>,
}

impl FaultProxy {
    /// A proxy before `line`, or whatever else listens on this computer, such as `http://127.0.0.1:1234`. Everything
    /// passes at first.
    pub async fn before(line: &str) -> Self {
        let line = Url::parse(line).expect("an address");
        let line = SocketAddr::from((Ipv4Addr::LOCALHOST, line.port().expect("LINE's port")));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let (mode, is) = watch::channel(ProxyMode::Forward);
        let (pausing, paused) = watch::channel(0);
        let (counting, requests) = watch::channel(0);
        let upstream = Upstream { line, mode: is, pausing, counting };
        let task = tokio::spawn(listen(listener, address, upstream));
        Self { address, mode, paused, requests, task }
    }

    /// The proxy's URL, which Engawa takes for LINE's.
    pub fn url(&self) -> Url {
        Url::parse(&format!("http://{}/", self.address)).expect("an address")
    }

    /// Sets the mode, and waits until connections meet it.
    pub async fn set_mode(&self, mode: ProxyMode) {
        let refuses = mode == ProxyMode::Refuse;
        self.mode.send_replace(mode);
        while TcpStream::connect(self.address).await.is_err() != refuses {
            tokio::task::yield_now().await;
        }
    }

    /// How many requests have come since the proxy began.
    pub fn requests(&self) -> usize {
        *self.requests.borrow()
    }

    /// Waits until so many requests have been paused since the proxy began.
    pub async fn wait_for_paused(&self, requests: usize) {
        self.paused.clone().wait_for(|paused| *paused >= requests).await.expect("the proxy runs");
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What the proxy stands before, and what every connection needs to know of it.
#[derive(Clone)]
struct Upstream {
    line: SocketAddr,
    mode: watch::Receiver<ProxyMode>,
    pausing: watch::Sender<usize>,
    counting: watch::Sender<usize>,
}

async fn listen(listener: TcpListener, address: SocketAddr, upstream: Upstream) {
    let mut mode = upstream.mode.clone();
    let mut open = Some(listener);
    loop {
        if *mode.borrow_and_update() == ProxyMode::Refuse {
            open = None;
        } else if open.is_none() {
            open = Some(TcpListener::bind(address).await.expect("the port is free"));
        }
        let Some(listener) = &open else {
            if mode.changed().await.is_err() {
                return;
            }
            continue;
        };
        tokio::select! {
            changed = mode.changed() => if changed.is_err() { return },
            Ok((stream, _)) = listener.accept() => {
                let mut upstream = upstream.clone();
                // A connection that breaks is what this is for.
                tokio::spawn(async move { drop(upstream.carry(stream).await) });
            }
        }
    }
}

impl Upstream {
    async fn carry(&mut self, mut client: TcpStream) -> io::Result<()> {
        let Some(request) = Request::read(&mut client).await? else { return Ok(()) };
        self.counting.send_modify(|requests| *requests += 1);
        let mut mode = self.mode.borrow().clone();
        while let ProxyMode::Pause(what) = &mode {
            if !request.contains(what) {
                break;
            }
            self.pausing.send_modify(|paused| *paused += 1);
            let paused = mode.clone();
            mode = self.mode.wait_for(|mode| *mode != paused).await.map_err(io::Error::other)?.clone();
        }
        match mode {
            ProxyMode::Refuse => Ok(()),
            ProxyMode::BadGateway => client.write_all(PAGE).await,
            ProxyMode::CutRequest => {
                let mut line = TcpStream::connect(self.line).await?;
                line.write_all(&request.head).await?;
                line.write_all(&request.body[..request.body.len() / 2]).await
            }
            ProxyMode::CutResponse(bytes) => self.ask(&request, client, bytes).await,
            ProxyMode::Forward | ProxyMode::Pause(_) => self.ask(&request, client, usize::MAX).await,
        }
    }

    /// Asks LINE, and hands its answer back, this many bytes of it. LINE's answer is read to its end in any case, so
    /// that what it does is done.
    async fn ask(&self, request: &Request, mut client: TcpStream, bytes: usize) -> io::Result<()> {
        let mut line = TcpStream::connect(self.line).await?;
        line.write_all(&request.head).await?;
        line.write_all(&request.body).await?;
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).await?;
        let part = bytes.min(answer.len());
        client.write_all(&answer[..part]).await
    }
}

const PAGE: &[u8] =
    b"HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\ncontent-length: 28\r\nconnection: close\r\n\r\n\
<html><h1>Bad Gateway</html>";

/// A request, whole.
struct Request {
    head: Vec<u8>,
    body: Vec<u8>,
}

impl Request {
    /// None for a connection that asks nothing.
    async fn read(client: &mut TcpStream) -> io::Result<Option<Self>> {
        let mut bytes = Vec::new();
        let end = loop {
            if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            if client.read_buf(&mut bytes).await? == 0 {
                return Ok(None);
            }
        };
        let mut body = bytes.split_off(end);
        let length = length(&bytes);
        while body.len() < length {
            if client.read_buf(&mut body).await? == 0 {
                return Ok(None);
            }
        }
        // LINE closes after its answer, and says so: the next request comes over a connection of its own.
        bytes.truncate(end - 2);
        bytes.extend_from_slice(b"connection: close\r\n\r\n");
        Ok(Some(Self { head: bytes, body }))
    }

    fn contains(&self, what: &str) -> bool {
        let has = |bytes: &[u8]| bytes.windows(what.len().max(1)).any(|part| part == what.as_bytes());
        has(&self.head) || has(&self.body)
    }
}

/// The body's length by its head; the client here says it always.
fn length(head: &[u8]) -> usize {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let line = head.lines().find_map(|line| line.strip_prefix("content-length:").map(str::trim));
    line.and_then(|length| length.parse().ok()).unwrap_or(0)
}

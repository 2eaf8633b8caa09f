use std::{io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinHandle,
    time::{sleep, timeout},
};

use crate::patience::Patience;

/// Connections at the same time; more wait outside until one closes.
const CONNECTIONS: usize = 512;
/// A connection that asks nothing for this long is closed, so that idle ones cannot keep others out.
const HEADER_PATIENCE: Duration = Duration::from_secs(10);
/// Who takes nothing of what is sent for this long is not waited for.
const READER_PATIENCE: Duration = Duration::from_secs(20);
/// Request heads larger than this are refused; also what a connection may hold in memory.
const HEAD_BYTES: usize = 16 * 1024;
/// What is running may end within this time after the door is closed.
const CLOSING_PATIENCE: Duration = Duration::from_secs(3);
/// The wait after the system refused to hand over a connection (no file descriptors left).
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// An open door. Dropping it closes it without waiting.
#[derive(Debug)]
pub struct Door {
    address: SocketAddr,
    closing: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Door {
    /// Answers on `listener` with `routes`: HTTP/1, as tunnels and proxies speak it to this computer.
    /// Needs a running Tokio runtime.
    ///
    /// # Errors
    /// When the listener has no address.
    pub fn open(listener: TcpListener, routes: Router) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let (closing, closed) = watch::channel(false);
        let task = tokio::spawn(accept(listener, routes, closed));
        Ok(Self { address, closing, task })
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Lets nobody in any more, and waits a short time for requests that are being answered; what then still runs is
    /// cut off.
    pub async fn close(self) {
        let _ = self.closing.send(true);
        // The connections end in time by themselves: this only waits for them.
        let _ = self.task.await;
    }
}

async fn accept(listener: TcpListener, routes: Router, closed: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut closing = closed.clone();
    let mut closing = pin!(until_closed(&mut closing));
    loop {
        let next = tokio::select! {
            () = &mut closing => break,
            next = next(&listener, &places) => next,
        };
        if let Some((stream, place)) = next {
            tokio::spawn(serve(stream, routes.clone(), closed.clone(), place));
        }
    }
    drop(listener);
    // Every connection gives its place back when it ends.
    let _ = places.acquire_many(CONNECTIONS as u32).await;
}

async fn next(listener: &TcpListener, places: &Arc<Semaphore>) -> Option<(TcpStream, OwnedSemaphorePermit)> {
    let place = places.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, _)) => Some((stream, place)),
        Err(error) => {
            tracing::debug!(%error, "no connection was handed over");
            sleep(ACCEPT_PAUSE).await;
            None
        }
    }
}

async fn serve(
    stream: TcpStream,
    routes: Router,
    mut closed: watch::Receiver<bool>,
    place: OwnedSemaphorePermit,
) {
    // Answers are small and finished: waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_PATIENCE)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(
            TokioIo::new(Patience::new(stream, READER_PATIENCE)),
            TowerToHyperService::new(routes),
        );
    let mut connection = pin!(connection);
    let ended: Result<(), hyper::Error> = tokio::select! {
        ended = connection.as_mut() => ended,
        () = until_closed(&mut closed) => {
            connection.as_mut().graceful_shutdown();
            timeout(CLOSING_PATIENCE, connection).await.unwrap_or_else(|_| {
                tracing::debug!("the door closed on a request that was still running");
                Ok(())
            })
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended in the middle");
    }
    drop(place);
}

/// Also when the door was dropped.
async fn until_closed(closed: &mut watch::Receiver<bool>) {
    let _ = closed.wait_for(|closed| *closed).await;
}

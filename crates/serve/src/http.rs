//! Connections: taken, bounded in number and in the time of a request's head, and finished when the server stops.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::{Bytes, HttpBody};
use axum::http::Request;
use axum::response::Response;
use axum::routing::future::RouteFuture;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::{BoxError, Service};

use crate::rates::Peer;
use crate::room::Limits;
use crate::stall::Unstalled;

/// So many connections are held at once; others wait to be taken.
const CONNECTIONS: usize = 20_000;

/// Bytes of a head, of one connection.
const BUFFER: usize = 32 << 10;

/// What has been begun when the server stops has this long to end.
const LAST: Duration = Duration::from_secs(10);

/// Answers on that socket until `stop` comes. A request's head that has not come within [`Limits::head`] does not come, and an answer of which
/// nothing is taken for [`Limits::time`] is not sent on.
///
/// # Errors
/// When the socket is of no more use.
pub(crate) async fn answer(
    socket: TcpListener,
    app: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    // HTTP/1.1 alone, whose time for a head runs from the first moment: a connection that says nothing is ended too.
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(BUFFER);
    let builder = Arc::new(builder);
    let connections = Arc::new(Semaphore::new(CONNECTIONS));
    let under_way = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let Ok(place) = Arc::clone(&connections).acquire_owned().await else { break };
        let taken = tokio::select! {
            taken = socket.accept() => taken,
            () = &mut stop => break,
        };
        let (stream, peer) = match taken {
            Ok(taken) => taken,
            // The other side has gone already, or there are no more files: the next may do better.
            Err(_) => {
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            }
        };
        // Small answers go at once.
        let _ = stream.set_nodelay(true);
        let stream = Unstalled::of(stream, limits.time);
        let service = TowerToHyperService::new(Known { peer: Peer(peer.ip()), app: app.clone() });
        let builder = Arc::clone(&builder);
        let watcher = under_way.watcher();
        tokio::spawn(async move {
            let connection = builder.serve_connection(TokioIo::new(stream), service);
            // How a connection ends is its other side's business.
            let _ = watcher.watch(connection).await;
            drop(place);
        });
    }
    drop(socket);
    let _ = tokio::time::timeout(LAST, under_way.shutdown()).await;
    Ok(())
}

/// Everything that is answered, on a connection of which it is known where it comes from.
#[derive(Clone)]
struct Known {
    peer: Peer,
    app: Router,
}

impl<B> Service<Request<B>> for Known
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = RouteFuture<Infallible>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        <Router as Service<Request<B>>>::poll_ready(&mut self.app, context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        request.extensions_mut().insert(self.peer);
        self.app.call(request)
    }
}

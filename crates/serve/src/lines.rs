//! Lines as a body, as they come.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Bytes, HttpBody};
use http_body::Frame;
use tokio::sync::mpsc;

/// Lines as a body: sent as fast as they are taken.
pub(crate) struct Lines(pub(crate) mpsc::Receiver<Result<String, std::io::Error>>);

impl HttpBody for Lines {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let line = self.0.poll_recv(context);
        line.map(|line| line.map(|line| line.map(|line| Frame::data(line.into()))))
    }
}

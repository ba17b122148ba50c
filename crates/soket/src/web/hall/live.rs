//! Pages that change by themselves: a piece of page is drawn once for all who look at the same thing, and sent to each as it changes.

use crate::app::App;
use crate::error::Result;
use crate::job::hall::Live;
use crate::store::conference::prepared::View;
use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

/// How often a piece is sent again though nothing changed: it keeps the connection open and the clocks on the screens right.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// How soon after a piece was sent the next one is drawn: a hall that checks in hundreds changes its counts faster than anybody reads.
const PACE: Duration = Duration::from_millis(150);
/// How soon a browser comes back when the connection was lost, milliseconds.
const RETRY: u32 = 1500;

/// Something that can be drawn from a view, for one audience.
pub trait Face: Send + Sync + 'static {
    /// Its name, one for each piece of page that differs.
    fn audience(&self) -> &'static str;

    /// The piece of page.
    fn draw(&self, app: &App, view: &View, now: Timestamp) -> impl Future<Output = Result<String>> + Send;
}

/// The stream of a piece: at once as it is, then at every change.
///
/// # Errors
/// When it cannot be drawn.
pub async fn stream<F: Face>(app: &Arc<App>, live: &Arc<Live>, face: F) -> Result<Response> {
    let face = Arc::new(face);
    // What is held for all may have been drawn a while ago: whoever comes now gets the clocks of now.
    let changes = WatchStream::from_changes(drawn(app, live, face.clone()).await?);
    let first = event(&face.draw(app, &live.now(), app.clock().now()).await?);
    let body = Body::from_stream(tokio_stream::once(first).chain(changes).map(Ok::<Bytes, std::convert::Infallible>));
    // `X-Accel-Buffering` keeps a proxy from holding pieces back.
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::HeaderName::from_static("x-accel-buffering"), "no")];
    Ok((headers, body).into_response())
}

/// One task draws a piece for everybody, however many look at it.
async fn drawn<F: Face>(app: &Arc<App>, live: &Arc<Live>, face: Arc<F>) -> Result<watch::Receiver<Bytes>> {
    if let Some(drawn) = held(live, face.audience()) {
        return Ok(drawn);
    }
    let mut views = live.watch();
    let view = views.borrow_and_update().clone();
    let now = app.clock().now();
    let (shown, drawn) = watch::channel(event(&face.draw(app, &view, now).await?));
    let mut faces = live.faces.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = faces.entry(face.audience()).or_insert_with(|| drawn.clone()).clone();
    if kept.same_channel(&drawn) {
        tokio::spawn(keep_drawing((app.clone(), live.clone()), face, (views, shown), now));
    }
    Ok(kept)
}

fn held(live: &Live, audience: &'static str) -> Option<watch::Receiver<Bytes>> {
    live.faces.lock().unwrap_or_else(PoisonError::into_inner).get(audience).cloned()
}

/// Draws again at every change of the view, as long as somebody looks.
async fn keep_drawing<F: Face>(
    (app, live): (Arc<App>, Arc<Live>),
    face: Arc<F>,
    (mut views, shown): (watch::Receiver<View>, watch::Sender<Bytes>),
    mut shown_at: Timestamp,
) {
    let mut stopping = app.stopping();
    let (mut beat_at, mut quiet_until) = (Instant::now() + HEARTBEAT, Instant::now());
    loop {
        let is_beat = tokio::select! {
            changed = views.changed() => match changed {
                Ok(()) => false,
                Err(_) => break,
            },
            () = tokio::time::sleep_until(beat_at) => true,
            _ = stopping.changed() => break,
        };
        if is_beat {
            beat_at = Instant::now() + HEARTBEAT;
        }
        tokio::time::sleep_until(quiet_until).await;
        let view = views.borrow_and_update().clone();
        let now = app.clock().now();
        match redrawn((&app, &*face), &view, (now, shown_at), (&shown, is_beat)).await {
            Ok(Some(event)) => {
                shown.send_replace(event);
                (beat_at, quiet_until, shown_at) = (Instant::now() + HEARTBEAT, Instant::now() + PACE, now);
            }
            Ok(None) => {}
            // What could not be drawn is tried again: the next change may be minutes away.
            Err(why) => {
                tracing::error!("a piece of page could not be drawn: {why:#}");
                beat_at = Instant::now() + PACE;
            }
        }
        if is_beat && is_unwatched(&live, face.audience(), &shown) {
            return;
        }
    }
    live.faces.lock().unwrap_or_else(PoisonError::into_inner).remove(face.audience());
}

/// The piece as it is now, unless all that has changed since the last one is the time: the clocks on the screens run by themselves.
async fn redrawn<F: Face>(
    (app, face): (&App, &F),
    view: &View,
    (now, shown_at): (Timestamp, Timestamp),
    (shown, is_beat): (&watch::Sender<Bytes>, bool),
) -> Result<Option<Bytes>> {
    if !is_beat && event(&face.draw(app, view, shown_at).await?) == *shown.borrow() {
        return Ok(None);
    }
    Ok(Some(event(&face.draw(app, view, now).await?)))
}

/// Forgets a piece at which nobody looks: the one copy that the hall itself keeps looks at nothing.
fn is_unwatched(live: &Live, audience: &'static str, shown: &watch::Sender<Bytes>) -> bool {
    let mut faces = live.faces.lock().unwrap_or_else(PoisonError::into_inner);
    let is_unwatched = shown.receiver_count() <= 1;
    if is_unwatched {
        faces.remove(audience);
    }
    is_unwatched
}

/// A piece of page as an event of a stream: each line of it behind `data:`.
fn event(html: &str) -> Bytes {
    let lines: String = html.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("data:{line}\n")).collect();
    Bytes::from(format!("retry:{RETRY}\n{lines}\n"))
}

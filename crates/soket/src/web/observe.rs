//! How a running soket is watched: an id, a log line and a count for every request, and the page of counts.

use crate::app::App;
use crate::error::{Error, Result};
use crate::metrics::Now;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;
use tracing::Instrument as _;

/// The number of a request: in the log, in the header of the answer, and on the page of a fault.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives each request its number, counts it and writes one line of log: the route as a template, the status, how long it took.
/// Addresses, queries, names and accounts never stand there.
pub async fn watch(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = format!("{:08X}", rand::random::<u32>());
    let method = method(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("-".to_owned(), |path| path.as_str().to_owned());
    request.extensions_mut().insert(RequestId(id.clone()));
    // Every line that is logged on the way carries the number.
    let span = tracing::error_span!("request", id);
    let mut response = next.run(request).instrument(span).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    let (status, took) = (response.status().as_u16(), began.elapsed());
    app.metrics.answered((&route, method), status, took);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(target: "soket::request", id, method, route, status, ms, "answered");
    response
}

/// The methods that are told apart; anybody may send any word as a method.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        _ => "other",
    }
}

/// The counts as Prometheus reads them.
///
/// They are nobody's business outside: without a token only a program on the same machine that asks for the machine itself
/// (`http://127.0.0.1:8080/metrics`) reads them, not a request that a proxy passes on. Whoever collects from elsewhere, or runs a
/// proxy that hides itself, starts soket with `--metrics-token` (or `SOKET_METRICS_TOKEN`); then every reader sends
/// `Authorization: Bearer TOKEN`, and being on the machine is no longer enough. Others find nothing at this address.
///
/// # Errors
/// Not found for whoever may not read them.
pub async fn metrics(State(app): State<Arc<App>>, ConnectInfo(from): ConnectInfo<SocketAddr>, headers: HeaderMap) -> Result<Response> {
    let may = match &app.metrics_token {
        Some(token) => bears(&headers, token),
        None => is_from_here(from.ip(), &headers),
    };
    if !may {
        return Err(Error::NotFound);
    }
    let now = Now { database: app.db.dialect().as_str(), bytes: app.db.size().await? };
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    Ok((kind, app.metrics.text(&now)).into_response())
}

/// Whether the right token comes along; hashes are compared, so that the time taken tells nothing about it.
fn bears(headers: &HeaderMap, token: &str) -> bool {
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix("Bearer "));
    sent.is_some_and(|sent| Sha256::digest(sent.trim()) == Sha256::digest(token))
}

/// From this machine and addressed to it. A proxy on this machine comes from here too, but it passes on the name under which
/// soket is known outside, or says for whom it asks.
fn is_from_here(from: IpAddr, headers: &HeaderMap) -> bool {
    let passed_on = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"].iter().any(|name| headers.contains_key(*name));
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_ours = |name: &&str| host.strip_prefix(*name).is_some_and(|port| port.is_empty() || port.starts_with(':'));
    from.to_canonical().is_loopback() && !passed_on && ["127.0.0.1", "localhost", "[::1]"].iter().any(is_ours)
}

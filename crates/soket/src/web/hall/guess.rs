//! Codes that opened nothing are counted, so that nobody finds a card or a room by trying: a house that missed a hundred times
//! in a minute waits until the minute is over.

use crate::app::App;
use crate::error::Error;
use crate::web::sign_in::house_of;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use soket_core::refusal::Refusal;
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How many codes a house may get wrong in a minute: many phones can stand behind one address.
const MOST: u32 = 100;
/// What a code opens besides a room: a delegate's card, a nominee's page, the check of a certificate.
const BEHIND_A_CODE: [&str; 3] = ["/the/", "/de-cu/", "/xac-nhan/"];
const MINUTE: Duration = Duration::from_secs(60);
/// From how many houses on those are forgotten whose minute is over.
const MANY: usize = 1000;

/// Since when a house has missed, and how often.
#[derive(Debug, Default)]
pub struct Misses(Mutex<HashMap<IpAddr, (Instant, u32)>>);

impl Misses {
    fn may_try(&self, from: IpAddr) -> bool {
        self.lock().get(&house_of(from)).is_none_or(|(since, count)| since.elapsed() > MINUTE || *count < MOST)
    }

    fn missed(&self, from: IpAddr) {
        let mut houses = self.lock();
        if houses.len() > MANY {
            houses.retain(|_, (since, _)| since.elapsed() <= MINUTE);
        }
        let (since, count) = houses.entry(house_of(from)).or_insert_with(|| (Instant::now(), 0));
        if since.elapsed() > MINUTE {
            (*since, *count) = (Instant::now(), 0);
        }
        *count += 1;
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<IpAddr, (Instant, u32)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Stands before every address that a code opens, and refuses whoever tries codes by the hundred.
pub async fn few(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_room = path.starts_with("/phong/");
    let from = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip());
    let Some(from) = from.filter(|_| is_room || BEHIND_A_CODE.iter().any(|behind| path.starts_with(behind))) else {
        return next.run(request).await;
    };
    if !app.misses.may_try(from) {
        return Error::from(Refusal::conflict("Đã thử quá nhiều mã không đúng.", "Chờ một phút rồi thử lại, hoặc hỏi người đã đưa mã."))
            .into_response();
    }
    let response = next.run(request).await;
    // A code that nobody holds is not found; one typed at the wall is shown again.
    if response.status() == StatusCode::NOT_FOUND || (is_room && response.status() == StatusCode::UNPROCESSABLE_ENTITY) {
        app.misses.missed(from);
    }
    response
}

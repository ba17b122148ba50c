//! Addresses with two faces: the desk for whoever is signed in, what was published for everybody else.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::web::chrome::Caller;
use crate::web::public::{self, Reader};
use crate::web::{desk, find};
use axum::extract::{FromRequestParts, Query, Request, State};
use axum::http::request::Parts;
use axum::response::Response;
use std::sync::Arc;

/// Who stands at the door.
enum Comer {
    /// Somebody who is signed in.
    Staff(Caller),
    /// Anybody else, where something was published.
    Reader(Reader),
}

impl Comer {
    /// A house that has published nothing yet leads strangers to where people sign in.
    async fn of(app: &Arc<App>, parts: &mut Parts) -> Result<Self> {
        match Caller::from_request_parts(parts, app).await {
            Ok(caller) => Ok(Comer::Staff(caller)),
            Err(Error::NotSignedIn) if store::publication::is_open(&app.db, &app.moment()).await? => {
                Ok(Comer::Reader(Reader::from_request_parts(parts, app).await?))
            }
            Err(other) => Err(other),
        }
    }
}

/// The front door.
///
/// # Errors
/// Not signed in where there is nothing for readers.
pub async fn home(State(app): State<Arc<App>>, request: Request) -> Result<Response> {
    let (mut parts, _) = request.into_parts();
    match Comer::of(&app, &mut parts).await? {
        Comer::Staff(caller) => desk::page(caller).await,
        Comer::Reader(reader) => public::list::front(reader).await,
    }
}

/// The find box: everything that whoever is signed in sees, what was published for everybody else.
///
/// # Errors
/// As [`home`].
pub async fn find(State(app): State<Arc<App>>, request: Request) -> Result<Response> {
    let (mut parts, _) = request.into_parts();
    match Comer::of(&app, &mut parts).await? {
        Comer::Staff(caller) => find::page(caller, Query::try_from_uri(&parts.uri).unwrap_or_default()).await,
        Comer::Reader(reader) => {
            let Query(asked) = Query::try_from_uri(&parts.uri).unwrap_or_default();
            public::find::page(reader, asked).await
        }
    }
}

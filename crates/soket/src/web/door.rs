//! Addresses with two faces: the desk for whoever is signed in, what was published for everybody else.

use crate::app::App;
use crate::error::{Error, Result};
use crate::store;
use crate::web::chrome::Caller;
use crate::web::public::{self, Reader};
use crate::web::{desk, find};
use axum::extract::{FromRequestParts, Query, Request, State};
use axum::response::Response;
use std::sync::Arc;

/// The front door. A house that has published nothing yet leads to where people sign in.
///
/// # Errors
/// Not signed in where there is nothing for readers.
pub async fn home(State(app): State<Arc<App>>, request: Request) -> Result<Response> {
    let (mut parts, _) = request.into_parts();
    match Caller::from_request_parts(&mut parts, &app).await {
        Ok(caller) => desk::page(caller).await,
        Err(Error::NotSignedIn) if store::publication::is_open(&app.db, &public::now(&app)).await? => {
            public::list::front(Reader::from_request_parts(&mut parts, &app).await?).await
        }
        Err(other) => Err(other),
    }
}

/// The find box: everything that whoever is signed in sees, what was published for everybody else.
///
/// # Errors
/// When the database does not answer.
pub async fn find(State(app): State<Arc<App>>, request: Request) -> Result<Response> {
    let (mut parts, _) = request.into_parts();
    match Caller::from_request_parts(&mut parts, &app).await {
        Ok(caller) => find::page(caller, Query::try_from_uri(&parts.uri).unwrap_or_default()).await,
        Err(Error::NotSignedIn) if store::publication::is_open(&app.db, &public::now(&app)).await? => {
            let Query(asked) = Query::try_from_uri(&parts.uri).unwrap_or_default();
            public::find::page(Reader::from_request_parts(&mut parts, &app).await?, asked).await
        }
        Err(other) => Err(other),
    }
}

//! What can go wrong in a request: refused with a sentence, not found, or broken; and the page for each.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use soket_core::refusal::{Refusal, RefusalKind};

/// The result of everything between a request and its answer.
pub type Result<T> = std::result::Result<T, Error>;

/// Why there is no ordinary answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An expected no, with a sentence and a next step.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Nothing there that this person may see.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in; the sign-in page comes first.
    #[error("not signed in")]
    NotSignedIn,
    /// A fault of ours or of the machine; the detail goes to the log only.
    #[error(transparent)]
    Broken(#[from] anyhow::Error),
}

impl Error {
    /// The refusal that it is.
    ///
    /// # Errors
    /// Itself, when it is another one.
    pub fn refused(self) -> Result<Refusal> {
        match self {
            Error::Refused(refusal) => Ok(refusal),
            other => Err(other),
        }
    }

    /// The HTTP status that goes with it.
    pub fn status(&self) -> StatusCode {
        match self {
            Error::Refused(refusal) => match refusal.kind {
                RefusalKind::NotAllowed => StatusCode::FORBIDDEN,
                RefusalKind::Conflict => StatusCode::CONFLICT,
                RefusalKind::Unfit => StatusCode::UNPROCESSABLE_ENTITY,
            },
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::NotSignedIn => StatusCode::UNAUTHORIZED,
            Error::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The one place where a constraint of the database becomes a sentence.
impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let constraint = match &error {
            sqlx::Error::RowNotFound => return Error::NotFound,
            sqlx::Error::Database(database) if database.is_unique_violation() => database.message().to_owned(),
            _ => return Error::Broken(error.into()),
        };
        tracing::info!(constraint, "refused by a constraint");
        taken(&constraint).into()
    }
}

/// What somebody else was first with, as the database says it: SQLite names columns, PostgreSQL the constraint.
fn taken(constraint: &str) -> Refusal {
    let is_of = |table: &str| constraint.contains(&format!(" {table}.")) || constraint.contains(&format!("\"{table}_"));
    if is_of("paper_number") {
        Refusal::conflict("Số này vừa được một văn bản khác lấy, nên chưa có gì được ghi.", "Bấm ban hành lần nữa để lấy số tiếp theo.")
    } else if is_of("figure") {
        Refusal::conflict("Số liệu này vừa được người khác nhập hoặc đính chính.", "Tải lại trang để xem số mới, rồi đính chính nếu cần.")
    } else if is_of("term") {
        Refusal::conflict("Đơn vị đã có một nhiệm kỳ bắt đầu ngày này.", "Xem các nhiệm kỳ ở trang đơn vị, rồi chọn ngày khác.")
    } else if is_of("account_role") {
        Refusal::conflict("Tài khoản đã có vai trò này ở đơn vị này.", "Chọn vai trò hoặc đơn vị khác.")
    } else {
        Refusal::conflict(
            "Mã, số hiệu hoặc tên đăng nhập này đã có trong hệ thống.",
            "Tìm bản ghi đã có để dùng lại, hoặc nhập giá trị khác.",
        )
    }
}

/// The answer carries the error itself; the layer `web::chrome::error_pages` knows the language and draws the page.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}

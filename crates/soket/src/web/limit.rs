//! How much may be typed into one field: what is longer is no name, title or text, and would make every page that shows it
//! useless or a paper take minutes.

use crate::error::Error;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use soket_core::refusal::Refusal;

const SIGN_IN: &str = "/dang-nhap";
/// The longest name, title or reason, in letters.
const LINE: usize = 1000;
/// The longest text of a section, a record, a list: more than thirty pages.
const TEXT: usize = 100_000;
/// The longest pasted table.
const TABLE: usize = 2_000_000;

/// Refuses a form with a field that is too long, before any handler reads it.
pub async fn short_fields(request: Request, next: Next) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let is_form = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    // The sign-in form is open to anybody and has a limit of its own, far below these.
    if !is_form || request.uri().path() == SIGN_IN {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    // The whole request has its limit already: what goes beyond it cannot be read.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    match longest_broken(&bytes) {
        Some(most) => too_long(most).into_response(),
        None => next.run(Request::from_parts(parts, Body::from(bytes))).await,
    }
}

fn too_long(most: usize) -> Error {
    let refusal =
        Refusal::unfit("Có một ô dài quá %{most} chữ.", "Bấm nút quay lại của trình duyệt (chữ đã gõ còn ở đó), rút gọn ô ấy rồi gửi lại.");
    refusal.with("most", most).into()
}

/// The limit of the first field that is longer than it may be.
fn longest_broken(form: &Bytes) -> Option<usize> {
    form.split(|byte| *byte == b'&').find_map(|pair| {
        let equals = pair.iter().position(|byte| *byte == b'=')?;
        let most = match &pair[..equals] {
            b"rows" => TABLE,
            b"body" | b"goals" | b"exemptions" | b"clause" | b"recipients" | b"reporters" | b"levels" | b"result" => TEXT,
            _ => LINE,
        };
        (letters(&pair[equals + 1..]) > most).then_some(most)
    })
}

/// How many letters a sent value has: each letter has one byte that does not go on with the letter before.
fn letters(value: &[u8]) -> usize {
    let mut bytes = value.iter();
    let mut count = 0;
    while let Some(byte) = bytes.next() {
        let goes_on = *byte == b'%' && {
            let first = bytes.next().copied().unwrap_or_default();
            bytes.next();
            // `%80` to `%BF`.
            matches!(first, b'8' | b'9' | b'a' | b'b' | b'A' | b'B')
        };
        count += usize::from(!goes_on);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_not_bytes() {
        for (sent, count) in [("", 0), ("abc", 3), ("a+b", 3), ("%C4%90%E1%BA%A3ng", 4), ("%25", 1), ("%", 1)] {
            assert_eq!(letters(sent.as_bytes()), count, "{sent}");
        }
    }
}

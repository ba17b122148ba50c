//! Style sheets and scripts, held in the program; their address carries a hash, so browsers keep them for good.

use crate::error::{Error, Result};
use crate::store::digest;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use std::sync::LazyLock;

/// A file held in the program.
struct Asset {
    name: &'static str,
    bytes: &'static [u8],
    media_type: &'static str,
    hash: String,
}

static ASSETS: LazyLock<[Asset; 14]> = LazyLock::new(|| {
    [
        asset("soket.css", include_bytes!("../../assets/soket.css"), "text/css; charset=utf-8"),
        asset("paper.css", soket_paper::html::STYLE.as_bytes(), "text/css; charset=utf-8"),
        asset("section.js", include_bytes!("../../assets/section.js"), "text/javascript; charset=utf-8"),
        asset("hall.css", include_bytes!("../../assets/hall.css"), "text/css; charset=utf-8"),
        asset("article.js", include_bytes!("../../assets/article.js"), "text/javascript; charset=utf-8"),
        asset("comment.js", include_bytes!("../../assets/comment.js"), "text/javascript; charset=utf-8"),
        asset("moderate.js", include_bytes!("../../assets/moderate.js"), "text/javascript; charset=utf-8"),
        asset("public.css", include_bytes!("../../assets/public.css"), "text/css; charset=utf-8"),
        asset("agenda.js", include_bytes!("../../assets/agenda.js"), "text/javascript; charset=utf-8"),
        asset("door.js", include_bytes!("../../assets/door.js"), "text/javascript; charset=utf-8"),
        asset("press.js", include_bytes!("../../assets/press.js"), "text/javascript; charset=utf-8"),
        asset("print_run.js", include_bytes!("../../assets/print_run.js"), "text/javascript; charset=utf-8"),
        asset("live.js", include_bytes!("../../assets/live.js"), "text/javascript; charset=utf-8"),
        asset("sheet.js", include_bytes!("../../assets/sheet.js"), "text/javascript; charset=utf-8"),
    ]
});

fn asset(name: &'static str, bytes: &'static [u8], media_type: &'static str) -> Asset {
    let hash = digest::sha256(bytes)[..12].to_owned();
    Asset { name, bytes, media_type, hash }
}

/// The address of a file: `/tinh/soket.<hash>.css`.
pub fn address(name: &str) -> String {
    let found = ASSETS.iter().find(|asset| asset.name == name);
    match found.and_then(|asset| Some((asset, name.rsplit_once('.')?))) {
        Some((asset, (stem, ending))) => format!("/tinh/{stem}.{}.{ending}", asset.hash),
        None => format!("/tinh/{name}"),
    }
}

/// Serves a file by its hashed address.
///
/// # Errors
/// Not found for any other name.
pub async fn serve(Path(name): Path<String>) -> Result<impl IntoResponse> {
    let path = format!("/tinh/{name}");
    let asset = ASSETS.iter().find(|asset| address(asset.name) == path).ok_or(Error::NotFound)?;
    let headers = [(CONTENT_TYPE, asset.media_type), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, asset.bytes))
}

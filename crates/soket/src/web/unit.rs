//! Units on the screen: the tree as it stands today, one branch a line.

use crate::error::Result;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::response::Response;
use soket_core::unit::{Line, Unit};
use soket_core::viewer::Viewer;

#[derive(Template)]
#[template(path = "unit/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    branches: Vec<Branch>,
}

/// One line of the tree with its units, parents before children.
struct Branch {
    name: &'static str,
    rows: Vec<(usize, String, &'static str)>,
}

/// All units that the person sees.
///
/// # Errors
/// When the database does not answer.
pub async fn list(Caller { viewer, page, .. }: Caller) -> Result<Response> {
    let branches = Line::ALL.into_iter().map(|line| branch(&viewer, line)).collect();
    page.show(&ListPage { page: &page, branches })
}

/// A line's units below each root, indented by depth.
fn branch(viewer: &Viewer, line: Line) -> Branch {
    let (tree, today) = (&viewer.tree, viewer.today);
    let mut rows = Vec::new();
    let roots = tree.all().iter().filter(|unit| unit.stands_on(today) && unit.parent_on(line, today).is_none());
    for root in roots.filter(|root| tree.children(root.id, line, today).next().is_some()) {
        walk(viewer, line, (root, 0), &mut rows);
    }
    Branch { name: line.name_vi(), rows }
}

fn walk(viewer: &Viewer, line: Line, at: (&Unit, usize), rows: &mut Vec<(usize, String, &'static str)>) {
    let (unit, depth) = at;
    rows.push((depth.min(3), unit.named_on(viewer.today).full.clone(), unit.kind.name_vi()));
    for child in viewer.tree.children(unit.id, line, viewer.today) {
        walk(viewer, line, (child, depth + 1), rows);
    }
}

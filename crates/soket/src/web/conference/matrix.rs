//! Which figure serves which report that a conference hears: one row a figure, one column a report.

use super::room;
use crate::error::Result;
use crate::report::conference::matrix::{self, Figure, Matrix};
use crate::store;
use crate::store::conference::prepared::View;
use crate::store::review::Review;
use crate::web::chrome::{Caller, Page};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use soket_core::period::day::short_date;
use soket_core::refusal::Sentence;

#[derive(Template)]
#[template(path = "conference/matrix.html")]
struct MatrixPage<'a> {
    page: &'a Page,
    view: &'a View,
    matrix: Matrix,
}

impl MatrixPage<'_> {
    /// The rows with the heading above them; a group without a row is left out.
    fn groups(&self) -> Vec<(&'static str, &[Figure])> {
        let groups = [("Số liệu dùng chung theo mã", &self.matrix.shared[..]), ("Số đếm riêng của từng báo cáo", &self.matrix.counted[..])];
        groups.into_iter().filter(|(_, figures)| !figures.is_empty()).collect()
    }

    fn width(&self) -> usize {
        self.matrix.reports.len() + 2
    }

    fn day(review: &Review) -> String {
        short_date(review.cut_off)
    }

    /// Why two reports print different numbers under one code; counts of their own are meant to differ.
    fn difference(&self, figure: &Figure) -> Option<Sentence> {
        let is_shared = self.matrix.shared.iter().any(|shared| std::ptr::eq(shared, figure));
        if !is_shared || !figure.differs() {
            return None;
        }
        let printing = self.matrix.reports.iter().zip(&figure.cells).filter(|(_, cell)| cell.is_some());
        let mut days: Vec<_> = printing.map(|(report, _)| report.cut_off).collect();
        days.sort();
        days.dedup();
        if days.len() < 2 {
            return Some(Sentence::plain("Khác nhau: một báo cáo đã chốt, số liệu đổi sau đó"));
        }
        let days: Vec<String> = days.into_iter().map(short_date).collect();
        Some(Sentence::plain("Khác ngày chốt: %{days}").with("days", days.join("; ")))
    }

    /// How many figures stand in more than one report.
    fn common(&self) -> usize {
        self.matrix.shared.iter().filter(|figure| figure.uses() > 1).count()
    }
}

/// The matrix of those heard reports that the person sees.
///
/// # Errors
/// Not found when the person does not see the conference.
pub async fn page(Caller { app, viewer, page }: Caller, Path(slug): Path<String>) -> Result<Response> {
    let room = room(&app, &viewer, &slug).await?;
    let view = room.live.look().await?;
    let mut reports = store::review::by_ids(&app.db, &view.reviews).await?;
    reports.retain(|review| viewer.sees(review.unit));
    let matrix = matrix::gather(&app, reports).await?;
    page.show(&MatrixPage { page: &page, view: &view, matrix })
}

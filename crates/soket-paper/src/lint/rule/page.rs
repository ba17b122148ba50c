//! Rules of the page: paper, margins, page numbers (PG).

use super::{Case, Fault};
use crate::lint::section::Section;
use crate::lint::stand::Align;

/// A4, twips.
const SHORT: i32 = 11_906;
const LONG: i32 = 16_838;
/// Lengths may differ by a third of a millimetre.
const TOLERANCE: i32 = 20;
const SIDES: [&str; 4] = ["trên", "dưới", "trái", "phải"];

fn is_near(found: i32, wanted: i32) -> bool {
    found.abs_diff(wanted) <= TOLERANCE.unsigned_abs()
}

/// Twips as whole and half millimetres.
fn millimetres(twips: i32) -> String {
    let tenths = (f64::from(twips) / 5.6693).round() as i64;
    if tenths % 10 == 0 { format!("{}", tenths / 10) } else { format!("{},{}", tenths / 10, (tenths % 10).abs()) }
}

fn is_across(section: &Section) -> bool {
    section.width > section.height
}

/// PG-01.
pub fn paper(case: &Case<'_>) -> Vec<Fault> {
    let fault = |(at, section): (usize, &Section)| {
        let says = match section {
            _ if is_near(section.width, SHORT) && is_near(section.height, LONG) => return None,
            _ if is_near(section.width, LONG) && is_near(section.height, SHORT) && section.holds_table => {
                let says = "Phần %{section} đặt khổ ngang: chỉ giữ khổ ngang khi bảng không tách thành phụ lục được.";
                return Some(Fault::new(says).with("section", at + 1).mild());
            }
            _ => "Phần %{section}: khổ giấy %{width} × %{height} mm, phải là A4 đứng, 210 × 297 mm.",
        };
        let fault = Fault::new(says).with("section", at + 1);
        Some(fault.with("width", millimetres(section.width)).with("height", millimetres(section.height)))
    };
    case.file.sections.iter().enumerate().filter_map(fault).collect()
}

/// PG-02: 20, 20, 30, 15 mm, nothing for binding.
pub fn party_margins(case: &Case<'_>) -> Vec<Fault> {
    margins(case, [(1134, 1134), (1134, 1134), (1701, 1701), (850, 850)])
}

/// PG-03.
pub fn admin_margins(case: &Case<'_>) -> Vec<Fault> {
    margins(case, [(1134, 1418), (1134, 1418), (1701, 1985), (850, 1134)])
}

/// Margins between a least and a most. A page laid across may have turned its margins with it.
fn margins(case: &Case<'_>, upright: [(i32, i32); 4]) -> Vec<Fault> {
    let fits = |found: &[i32; 5], wanted: &[(i32, i32); 4]| {
        wanted.iter().zip(found).all(|((least, most), found)| is_within(*found, *least, *most)) && is_near(found[4], 0)
    };
    let [top, bottom, left, right] = upright;
    let turned = [[left, right, bottom, top], [right, left, top, bottom]];
    let mut faults = Vec::new();
    for (at, section) in case.file.sections.iter().enumerate() {
        let is_turned = is_across(section) && turned.iter().any(|wanted| fits(&section.margins, wanted));
        if fits(&section.margins, &upright) || is_turned {
            continue;
        }
        for ((side, found), (least, most)) in SIDES.into_iter().zip(section.margins).zip(upright) {
            if !is_within(found, least, most) {
                faults.push(margin(side, found, (least, most)).with("section", at + 1));
            }
        }
        if !is_near(section.margins[4], 0) {
            let says = "Phần %{section}: lề gáy %{found} mm, phải là 0 (lề trái đã gồm chỗ đóng gáy).";
            faults.push(Fault::new(says).with("section", at + 1).with("found", millimetres(section.margins[4])));
        }
    }
    faults
}

fn is_within(found: i32, least: i32, most: i32) -> bool {
    found >= least - TOLERANCE && found <= most + TOLERANCE
}

fn margin(side: &'static str, found: i32, (least, most): (i32, i32)) -> Fault {
    let fault = if least == most {
        Fault::new("Phần %{section}: lề %{side} %{found} mm, phải là %{least} mm.")
    } else {
        Fault::new("Phần %{section}: lề %{side} %{found} mm, phải từ %{least} đến %{most} mm.").with("most", whole(most))
    };
    fault.with("side", side).with("found", millimetres(found)).with("least", whole(least))
}

/// The rules speak in whole millimetres.
fn whole(twips: i32) -> String {
    ((f64::from(twips) / 56.693).round() as i64).to_string()
}

/// PG-05: the first page carries no number.
pub fn first_page(case: &Case<'_>) -> Vec<Fault> {
    let is_apart = case.file.sections.first().is_some_and(|section| section.is_first_page_apart);
    let is_numbered = case
        .file
        .edges
        .iter()
        .any(|edge| edge.section == 0 && edge.pages == "first" && edge.lines.iter().any(|line| line.holds_page_number));
    if is_apart && !is_numbered {
        return Vec::new();
    }
    Fault::new("Trang đầu không đánh số: chọn “Different First Page” và để trống số ở đầu trang, chân trang của trang đầu.").alone()
}

/// PG-06: all other pages carry it in the middle of their top.
pub fn number(case: &Case<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let headers: Vec<_> = case.file.edges.iter().filter(|edge| edge.place == "header" && edge.pages == "default").collect();
    let without = headers.iter().find(|edge| !edge.lines.iter().any(|line| line.holds_page_number));
    if let Some(edge) = without {
        let says = "Phần %{section} không có số trang ở đầu trang: chèn số trang vào giữa, phía trên.";
        faults.push(Fault::new(says).with("section", edge.section + 1));
    }
    if !headers.iter().any(|edge| edge.section == 0) {
        faults.push(Fault::new("Phần %{section} không có số trang ở đầu trang: chèn số trang vào giữa, phía trên.").with("section", 1));
    }
    let is_aside = |align: Align| !matches!(align, Align::Centre | Align::Unknown);
    if headers.iter().flat_map(|edge| &edge.lines).any(|line| line.holds_page_number && is_aside(line.stand.align)) {
        faults.push(Fault::new("Số trang ở đầu trang phải canh giữa."));
    }
    if case.file.edges.iter().any(|edge| edge.place == "footer" && edge.lines.iter().any(|line| line.holds_page_number)) {
        faults.push(Fault::new("Số trang đặt ở chân trang: chuyển lên giữa, phía trên trang."));
    }
    faults
}

//! QR codes: a text as dark and light squares, drawn as one path on a screen and on paper.

mod mask;

use crate::error::PaperError;
use std::fmt::Write as _;

/// The light rim that readers need, in squares.
const RIM: usize = 4;

/// A text as a QR code that still reads with a seventh of it spoilt (level M).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// How many squares a side has, without the rim.
    pub width: usize,
    dark: Vec<bool>,
}

/// A text as a picture for a page; `label` says to those who cannot see it what it is for.
///
/// # Errors
/// When the text is longer than a QR code can be.
pub fn svg(text: &str, label: &str) -> Result<String, PaperError> {
    let attributes =
        format!(" class=\"qr\" role=\"img\" aria-label=\"{}\"", label.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;"));
    Ok(Qr::of(text)?.svg(&attributes))
}

impl Qr {
    /// Lays a text out.
    ///
    /// # Errors
    /// When the text is longer than a QR code can be.
    pub fn of(text: &str) -> Result<Self, PaperError> {
        let (width, dark) = mask::drawn(text)?;
        Ok(Self { width, dark })
    }

    /// The code alone as a drawing, for paper, where what it is for stands beside it.
    pub fn drawing(&self) -> String {
        self.svg(" xmlns=\"http://www.w3.org/2000/svg\"")
    }

    fn svg(&self, attributes: &str) -> String {
        let side = self.side();
        format!("<svg viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\"{attributes}>{}</svg>", self.paths())
    }

    /// Its light ground and its dark squares, to be put into a drawing; a square is as long as a unit.
    pub(crate) fn paths(&self) -> String {
        let side = self.side();
        format!("<path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{}\"/>", self.path())
    }

    /// One rectangle for each run of dark squares in a row.
    fn path(&self) -> String {
        let mut path = String::new();
        self.runs(&mut |column, row, length| {
            let _ = write!(path, "M{column} {row}h{length}v1h-{length}z");
        });
        path
    }

    /// How many squares a side has, with the rim.
    pub(crate) fn side(&self) -> usize {
        self.width + 2 * RIM
    }

    /// Tells every run of dark squares: its column and its row, the rim counted, and how long it is.
    pub(crate) fn runs(&self, told: &mut dyn FnMut(usize, usize, usize)) {
        for (row, squares) in self.dark.chunks(self.width.max(1)).enumerate() {
            let mut column = 0;
            for run in squares.chunk_by(|one, next| one == next) {
                if run[0] {
                    told(column + RIM, row + RIM, run.len());
                }
                column += run.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_a_square_of_the_size_that_it_needs() {
        let check = |text: &str, width: Option<usize>| assert_eq!(Qr::of(text).ok().map(|qr| qr.width), width, "{}", text.len());
        check("K7F3", Some(21));
        check("https://hoi-nghi.example.vn/v/k7f39qwe", Some(29));
        check("WIFI:T:WPA;S:Hội trường A;P:chào mừng;;", Some(33));
        check(&"x".repeat(2_331), Some(177));
        check(&"x".repeat(2_332), None);
    }

    #[test]
    fn the_path_draws_what_is_dark_and_nothing_else() {
        let qr = Qr::of("https://hoi-nghi.example.vn/v/k7f39qwe").unwrap();
        let mut drawn = vec![false; qr.dark.len()];
        for run in qr.path().split('M').skip(1) {
            let numbers: Vec<usize> = run.split([' ', 'h', 'v']).take(3).map(|number| number.parse().unwrap()).collect();
            let begin = (numbers[1] - RIM) * qr.width + numbers[0] - RIM;
            drawn[begin..begin + numbers[2]].fill(true);
        }
        assert_eq!(drawn, qr.dark);
        assert!(qr.path().starts_with("M4 4h7v1h-7z"), "the first finder begins behind the rim");
    }

    #[test]
    fn a_label_is_never_markup() {
        let drawn = svg("x", "Mã \"vào\" <b>&").unwrap();
        assert!(drawn.contains("role=\"img\" aria-label=\"Mã &quot;vào&quot; &lt;b>&amp;\""), "{drawn}");
    }
}

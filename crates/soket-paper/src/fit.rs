//! Words of unknown length in a room of known width: larger letters where they fit, then smaller ones and more lines, never a cut.

use crate::font::{self, Style};
use serde::Serialize;

/// A size in points that may be tried, and into how many lines the words may break at it.
pub type Step = (f32, usize);

/// Words at the size at which they fit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fitted {
    /// Points.
    pub size: f32,
    /// As they break, about equally long.
    pub lines: Vec<String>,
}

/// Words at the first step at which they fit into so many points, measured as if bold. What fits at no step is set smaller
/// still, at the last one.
pub fn fitted(words: &str, room: f32, steps: &[Step]) -> Fitted {
    fitted_in(Style::Bold, words, room, steps)
}

/// The same for words of any face.
pub fn fitted_in(style: Style, words: &str, room: f32, steps: &[Step]) -> Fitted {
    let widest = |lines: &[String], size: f32| lines.iter().map(|line| font::width(style, line, size)).fold(0.0, f32::max);
    for (size, most) in steps {
        let lines = font::broken_in(style, words, *size, room);
        if lines.len() <= *most && widest(&lines, *size) <= room {
            return Fitted { size: *size, lines: balanced(style, words, *size, room) };
        }
    }
    let (size, most) = steps.last().copied().unwrap_or((1.0, 1));
    let wider = (1..).map(|times| room * (1.0 + times as f32 / 10.0));
    let fits = |room: &f32| font::broken_in(style, words, size, *room).len() <= most.max(1);
    let wide = wider.take(1_000).find(fits).unwrap_or(f32::MAX);
    let lines = balanced(style, words, size, wide);
    Fitted { size: size * (room / widest(&lines, size)).min(1.0), lines }
}

/// Several stretches of words, all at the size at which the longest fits.
pub fn alike(words: &[String], room: f32, steps: &[Step]) -> Vec<Fitted> {
    let smallest = words.iter().map(|words| fitted(words, room, steps).size).fold(f32::MAX, f32::min);
    let begin = steps.iter().position(|(size, _)| *size <= smallest).unwrap_or(steps.len().saturating_sub(1));
    words.iter().map(|words| Fitted { size: smallest, ..fitted(words, room, &steps[begin..]) }).collect()
}

/// The narrowest room, down to half of one, in which bold words fill no more lines than in all of it: there they are about
/// equally long.
pub fn narrowest(words: &str, size: f32, room: f32) -> f32 {
    narrowest_in(Style::Bold, words, size, room)
}

fn narrowest_in(style: Style, words: &str, size: f32, room: f32) -> f32 {
    let lines = font::broken_in(style, words, size, room).len();
    if lines < 2 {
        return room;
    }
    let narrower = (1..10).map(|step| room * (1.0 - step as f32 / 20.0));
    narrower.take_while(|narrow| font::broken_in(style, words, size, *narrow).len() == lines).last().unwrap_or(room)
}

fn balanced(style: Style, words: &str, size: f32, room: f32) -> Vec<String> {
    font::broken_in(style, words, size, narrowest_in(style, words, size, room))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: &[Step] = &[(22.0, 1), (16.0, 1), (12.0, 2), (9.0, 2)];

    #[test]
    fn long_words_are_set_smaller_then_broken_and_never_cut() {
        let check = |words: &str, size: f32, lines: &[&str]| {
            let found = fitted(words, 216.0, STEPS);
            assert!((found.size - size).abs() < 0.01 && found.lines == lines, "{found:?}");
        };
        check("", 22.0, &[]);
        check("Lê Na", 22.0, &["Lê Na"]);
        check("Nguyễn Thị Ngọc Hường", 16.0, &["Nguyễn Thị Ngọc Hường"]);
        check("Công Tằng Tôn Nữ Thị Hoàng Phương Thảo", 12.0, &["Công Tằng Tôn Nữ Thị", "Hoàng Phương Thảo"]);
    }

    #[test]
    fn whatever_is_written_fits() {
        let words = ["Nguyễn Thị Ưng ".repeat(5), "NGUYỄN THỊ ỨNG ".repeat(5), "Nguyễn".repeat(13), "x ".repeat(300)];
        for words in words {
            let found = fitted(&words, 216.0, STEPS);
            assert_eq!(found.lines.join(" "), words.trim());
            assert!(found.lines.len() <= 2, "{found:?}");
            assert!(found.lines.iter().all(|line| font::bold_width(line, found.size) <= 216.1), "{found:?}");
        }
    }
}

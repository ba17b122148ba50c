//! How numbers and tone marks are written (BD-20, BD-22): slips that our own drafts must not make either.

use super::{Case, Fault};
use crate::lint::component::head::Head;
use crate::lint::file::Line;
use crate::lint::numeral::{self, Slip};
use crate::lint::tone;

/// BD-20.
pub fn numbers(case: &Case<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for line in &case.file.lines {
        let text = line.text();
        for (slip, number) in numeral::slips(&text) {
            let says = match slip {
                Slip::CommaThousands => "“%{found}”: hàng nghìn ngăn bằng dấu chấm.",
                Slip::PointDecimals => "“%{found}”: phần thập phân ngăn bằng dấu phẩy.",
                Slip::BlankBeforePercent => "“%{found}”: dấu % viết liền với số.",
            };
            faults.push(Fault::new(says).with("found", number).at(line));
        }
    }
    faults
}

/// BD-22: one way of placing tone marks. The national title, quotations and the signer's name are as they are.
pub fn tones(case: &Case<'_>) -> Vec<Fault> {
    let fixed = |line: &Line| is_fixed(&case.parts.head, line) || is_same(case.parts.foot.name.as_ref(), line);
    let mut styles: [Vec<(String, &Line)>; 2] = [Vec::new(), Vec::new()];
    for line in case.file.lines.iter().filter(|line| !fixed(line)) {
        let found = tone::words(&unquoted(&line.text()));
        for (style, words) in styles.iter_mut().zip(found) {
            style.extend(words.into_iter().map(|word| (word, line)));
        }
    }
    let [on_glide, on_main] = &styles;
    let minority = if on_glide.len() <= on_main.len() { on_glide } else { on_main };
    let Some((_, line)) = minority.first() else { return Vec::new() };
    let says = "Lẫn hai cách bỏ dấu: %{glide} chữ kiểu “hòa, ủy”, %{main} chữ kiểu “hoà, uỷ”. Sửa cho thống nhất: %{words}.";
    let fault = Fault::new(says).with("glide", on_glide.len()).with("main", on_main.len());
    let mut words: Vec<&str> = minority.iter().map(|(word, _)| word.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    words.truncate(10);
    fault.with("words", words.join(", ")).at(line).alone()
}

fn is_fixed(head: &Head, line: &Line) -> bool {
    [head.title, head.other_title, head.motto].into_iter().flatten().any(|at| is_same(Some(head.line(at)), line))
}

fn is_same(one: Option<&Line>, other: &Line) -> bool {
    one.is_some_and(|one| one.paragraph == other.paragraph)
}

/// The text without what stands in curly quotes.
fn unquoted(text: &str) -> String {
    let mut depth = 0_usize;
    let outside = |letter: &char| {
        match letter {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    text.chars().filter(outside).collect()
}

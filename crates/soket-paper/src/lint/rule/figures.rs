//! How numbers and tone marks are written (BD-20, BD-22): slips that our own drafts must not make either.

use super::{Case, Fault};
use crate::lint::component::head::Head;
use crate::lint::file::Line;
use crate::lint::numeral::{self, Slip};
use crate::lint::tone::{self, Shown};

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

/// BD-22: one way of placing tone marks. The national title, quotations, the signers' names and the words under which the
/// form has a record signed (`CHỦ TỌA`) are as they are.
pub fn tones(case: &Case<'_>) -> Vec<Fault> {
    let foot = &case.parts.foot;
    let roles = [&foot.signed.office, &foot.writer.office].into_iter().filter(|_| case.parts.has_pair());
    let kept: Vec<&Option<Line>> = [&foot.signed.name, &foot.writer.name].into_iter().chain(roles).collect();
    let fixed = |line: &Line| is_fixed(&case.parts.head, line) || kept.iter().any(|kept| is_same(kept.as_ref(), line));
    let lines: Vec<(&Line, [Shown; 2])> =
        case.file.lines.iter().filter(|line| !fixed(line)).map(|line| (line, tone::styles(&unquoted(&line.text())))).collect();
    let [glide, main] = [0, 1].map(|style| lines.iter().map(|(_, shown)| shown[style].count).sum::<usize>());
    let minority = usize::from(main < glide);
    let of_minority = || lines.iter().filter(|(_, shown)| shown[minority].count > 0);
    let Some((first, _)) = of_minority().next() else { return Vec::new() };
    let mut words: Vec<&str> = of_minority().flat_map(|(_, shown)| &shown[minority].words).map(String::as_str).take(10).collect();
    words.sort_unstable();
    words.dedup();
    let says = "Lẫn hai cách bỏ dấu: %{glide} chữ kiểu “hòa, ủy”, %{main} chữ kiểu “hoà, uỷ”. Sửa cho thống nhất: %{words}.";
    let fault = Fault::new(says).with("glide", glide).with("main", main).with("words", words.join(", "));
    fault.at(first).alone()
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

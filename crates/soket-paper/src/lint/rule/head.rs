//! Rules of the head: regime, title, bodies, number, place and date (HD).

use super::look::Look;
use super::{Case, Fault, ruling};
use crate::lint::Stage;
use crate::lint::component::head::{PARTY_BODIES, Side};
use crate::lint::day::PlaceAndDate;
use crate::lint::file::Line;
use crate::lint::stand::Align;
use crate::lint::symbol::{self, Symbol};
use crate::lint::words::{fold, plain};
use crate::profile::Regime;

const PARTY_TITLE: Look = Look::of("Tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”", &[30]).bold(true).slanted(false);
const PARTY_SUPERIOR: Look = Look::of("Tên cơ quan cấp trên", &[28]).bold(false).slanted(false).capitals();
const PARTY_ISSUER: Look = Look::of("Tên cơ quan ban hành", &[28]).bold(true).slanted(false).capitals();
const PARTY_NUMBER: Look = Look::of("Số và ký hiệu", &[28]).bold(false).slanted(false).centred();
const PARTY_DATE: Look = Look::of("Địa danh và ngày tháng", &[28]).bold(false).slanted(true);
const ADMIN_NUMBER: Look = Look::of("Số và ký hiệu", &[26]).bold(false).slanted(false).centred();
const ADMIN_DATE: Look = Look::of("Địa danh và ngày tháng", &[26, 28]).slanted(true);
const NATIONAL_TITLE: Look = Look::of("Quốc hiệu", &[24, 26]).bold(true).centred();
const MOTTO: Look = Look::of("Tiêu ngữ", &[26, 28]).bold(true);
const ADMIN_SUPERIOR: Look = Look::of("Tên cơ quan chủ quản", &[24, 26]).bold(false).capitals();
const ADMIN_ISSUER: Look = Look::of("Tên cơ quan ban hành", &[24, 26]).bold(true).capitals();

/// HD-01: a paper is of the Party or of an administrative body, never both.
pub fn regime(case: &Case<'_>) -> Vec<Fault> {
    let (head, regime) = (&case.parts.head, case.regime());
    let mut faults = Vec::new();
    if let Some(other) = head.other_title {
        let says = match regime {
            Regime::Party => "Văn bản của Đảng không mang quốc hiệu: thay bằng “ĐẢNG CỘNG SẢN VIỆT NAM”.",
            Regime::Administrative => "Văn bản hành chính không mang tiêu đề của Đảng: thay bằng quốc hiệu và tiêu ngữ.",
        };
        faults.push(Fault::new(says).at(head.line(other)));
    } else if head.title.is_none() {
        faults.push(Fault::new(match regime {
            Regime::Party => "Thiếu tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM” ở đầu trang thứ nhất.",
            Regime::Administrative => "Thiếu quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở đầu trang thứ nhất.",
        }));
    } else if regime == Regime::Administrative && head.motto.is_none() {
        faults.push(Fault::new("Thiếu tiêu ngữ “Độc lập - Tự do - Hạnh phúc” dưới quốc hiệu."));
    }
    faults
}

/// HD-02.
pub fn party_title(case: &Case<'_>) -> Vec<Fault> {
    let head = &case.parts.head;
    let Some(at) = head.title else { return Vec::new() };
    let line = head.line(at);
    let mut faults = PARTY_TITLE.faults(line);
    if plain(&line.text()) != "ĐẢNG CỘNG SẢN VIỆT NAM" || has_wide_blanks(line) {
        faults.push(Fault::new("Tiêu đề phải viết đúng “ĐẢNG CỘNG SẢN VIỆT NAM”, mỗi chữ cách một khoảng.").at(line));
    }
    let first = head.lines.iter().position(|(side, line)| *side == Side::Right && !line.is_blank());
    if first != Some(at) {
        faults.push(Fault::new("Tiêu đề phải ở dòng đầu, bên phải.").at(line));
    }
    faults
}

fn has_wide_blanks(line: &Line) -> bool {
    line.text().trim().contains("  ")
}

/// HD-03: as long as the words above it.
pub fn title_rule(case: &Case<'_>) -> Vec<Fault> {
    let head = &case.parts.head;
    let Some(at) = head.title else { return Vec::new() };
    let rule = ruling::length(case.file, head.line(at), head.below(at));
    full_rule(case, rule, head.line(at))
}

fn full_rule(case: &Case<'_>, rule: Option<i32>, line: &Line) -> Vec<Fault> {
    match rule {
        None => Fault::new("Dưới dòng này phải có đường kẻ dài bằng dòng chữ.").at(line).alone(),
        Some(rule) if !ruling::is_as_long(rule, &ruling::widths(case.file, &[line])) => {
            Fault::new("Đường kẻ dưới dòng này phải dài bằng dòng chữ.").at(line).alone()
        }
        Some(_) => Vec::new(),
    }
}

/// HD-04.
pub fn superior(case: &Case<'_>) -> Vec<Fault> {
    let head = &case.parts.head;
    // These write under their own name alone; all others stand under somebody.
    let highest = ["tinh uy", "thanh uy", "trung uong", "bo chinh tri", "ban bi thu"];
    let issuer = fold(&head.text(&head.issuer));
    if head.superior.is_empty() && !issuer.is_empty() && !highest.iter().any(|body| issuer.starts_with(body)) {
        return Fault::new("Thiếu tên cơ quan cấp trên, phía trên tên cơ quan ban hành.").at(head.line(head.issuer[0])).alone();
    }
    head.superior.iter().flat_map(|at| PARTY_SUPERIOR.faults(head.line(*at))).collect()
}

/// HD-05.
pub fn issuer(case: &Case<'_>) -> Vec<Fault> {
    let head = &case.parts.head;
    let Some(first) = head.issuer.first() else {
        return Fault::new("Thiếu tên cơ quan ban hành ở góc trái, phía trên.").alone();
    };
    let mut faults: Vec<Fault> = head.issuer.iter().flat_map(|at| PARTY_ISSUER.faults(head.line(*at))).collect();
    let name = fold(&head.text(&head.issuer)) + " ";
    if !PARTY_BODIES.iter().any(|body| name.starts_with(body)) {
        let says = "Tên cơ quan ban hành phải bắt đầu bằng tên tổ chức đảng: ĐẢNG UỶ, CHI BỘ, UỶ BAN KIỂM TRA, VĂN PHÒNG, ĐẠI HỘI.";
        faults.push(Fault::new(says).at(head.line(*first)));
    }
    faults
}

/// HD-06: a star, and no rule, between the name of the body and the number.
pub fn star(case: &Case<'_>) -> Vec<Fault> {
    let head = &case.parts.head;
    let mut faults = Vec::new();
    if let Some(last) = head.issuer.last() {
        let until_star = head.below(*last).take_while(|line| line.is_blank() || plain(&line.text()).starts_with('_'));
        if ruling::length(case.file, head.line(*last), until_star).is_some() {
            faults.push(Fault::new("Văn bản của Đảng không kẻ dưới tên cơ quan ban hành: dùng dấu * ở dòng riêng.").at(head.line(*last)));
        }
    }
    let between = |at: usize| head.issuer.last().is_none_or(|last| *last < at) && head.number.is_none_or(|number| at < number);
    let Some(at) = head.star.filter(|at| between(*at) && head.lines[*at].0 == Side::Left) else {
        faults.push(Fault::new("Thiếu dấu * ở dòng riêng, giữa tên cơ quan ban hành và số ký hiệu."));
        return faults;
    };
    let line = head.line(at);
    if plain(&line.text()) != "*" {
        faults.push(Fault::new("Dưới tên cơ quan ban hành chỉ có một dấu *.").at(line));
    }
    if !matches!(line.stand.align, Align::Centre | Align::Unknown) {
        faults.push(Fault::new("Dấu * phải canh giữa dưới tên cơ quan ban hành.").at(line));
    }
    faults
}

/// HD-07.
pub fn party_number(case: &Case<'_>) -> Vec<Fault> {
    number(
        case,
        &PARTY_NUMBER,
        "Số và ký hiệu phải viết như “Số 05-BC/ĐU”: sau chữ “Số” không có dấu hai chấm, giữa số và loại có gạch nối.",
    )
}

/// HD-08.
pub fn admin_number(case: &Case<'_>) -> Vec<Fault> {
    number(
        case,
        &ADMIN_NUMBER,
        "Số và ký hiệu phải viết như “Số: 15/QĐ-TTCGC”: sau chữ “Số” có dấu hai chấm, giữa số và loại có gạch chéo.",
    )
}

fn number(case: &Case<'_>, look: &Look, pattern: &'static str) -> Vec<Fault> {
    let head = &case.parts.head;
    let Some(at) = head.number else {
        if case.parts.is_handout() || case.parts.is_statement {
            return Vec::new();
        }
        return Fault::new("Thiếu số và ký hiệu ở góc trái, dưới tên cơ quan ban hành.").alone();
    };
    let line = head.line(at);
    let mut faults = look.faults(line);
    match Symbol::parse(&line.text(), case.regime()) {
        None => faults.push(Fault::new(pattern).at(line)),
        Some(symbol) if symbol.serial.is_none() && case.wanted.stage == Stage::Issued => {
            faults.push(Fault::new("Văn bản ban hành phải có số.").at(line));
        }
        Some(_) => {}
    }
    faults
}

/// The number of the paper where it follows the pattern, and its line.
fn symbol<'a>(case: &'a Case<'_>) -> Option<(Symbol, &'a Line)> {
    let line = case.parts.head.line(case.parts.head.number?);
    Some((Symbol::parse(&line.text(), case.regime())?, line))
}

/// HD-09.
pub fn type_code(case: &Case<'_>) -> Vec<Fault> {
    let word = case.parts.kind.word.and_then(|line| symbol::type_word(&line.text()));
    let (Some((symbol, line)), Some(word)) = (symbol(case), word) else { return Vec::new() };
    let codes = symbol::codes(word, case.regime());
    if codes.is_empty() || codes.contains(&symbol.code.as_str()) {
        return Vec::new();
    }
    let fault = Fault::new("Ký hiệu loại “%{found}” không khớp với tên loại %{word}: phải là %{wanted}.").at(line);
    fault.with("found", &symbol.code).with("word", word).with("wanted", codes.join(" hoặc ")).alone()
}

/// HD-10: the configured code, or what the name of a Party body says by itself.
pub fn issuer_code(case: &Case<'_>) -> Vec<Fault> {
    const SPOKEN: [(&str, &str); 5] =
        [("dang uy", "ĐU"), ("chi bo", "CB"), ("uy ban kiem tra", "UBKT"), ("van phong", "VP"), ("dai hoi", "ĐH")];
    let Some((symbol, line)) = symbol(case) else { return Vec::new() };
    let issuer = fold(&case.parts.head.text(&case.parts.head.issuer));
    let spoken = SPOKEN.iter().find(|(name, _)| case.regime() == Regime::Party && issuer.starts_with(name));
    let (wanted, fits) = match (case.wanted.issuer_code, spoken) {
        (Some(code), _) => (code, symbol.issuer == code || symbol.issuer.split('-').any(|part| part == code)),
        (None, Some((_, code))) => (*code, symbol.issuer.split('-').any(|part| part.starts_with(code))),
        (None, None) => return Vec::new(),
    };
    if fits {
        return Vec::new();
    }
    let fault = Fault::new("Ký hiệu cơ quan “%{found}” không khớp với cơ quan ban hành: phải là %{wanted}.").at(line);
    fault.with("found", &symbol.issuer).with("wanted", wanted).alone()
}

/// HD-11.
pub fn serial(case: &Case<'_>) -> Vec<Fault> {
    match symbol(case) {
        Some((symbol, line)) if !symbol.is_serial_padded() => {
            let fault = Fault::new("Số “%{found}”: viết 01 đến 09 hai chữ số, từ 10 trở đi không thêm số 0 ở trước.").at(line);
            fault.with("found", symbol.serial.unwrap_or_default()).alone()
        }
        _ => Vec::new(),
    }
}

/// HD-12. On a record the line itself is the fault (SG-10).
pub fn party_date(case: &Case<'_>) -> Vec<Fault> {
    if case.parts.is_record() {
        return Vec::new();
    }
    let head = &case.parts.head;
    let mut faults = date(case, &PARTY_DATE);
    if let Some(at) = head.place_and_date.filter(|at| head.lines[*at].0 == Side::Left) {
        faults.push(Fault::new("Địa danh và ngày tháng phải ở bên phải, dưới tiêu đề.").at(head.line(at)));
    }
    faults
}

/// HD-13: beside the number. As HD-12, not on a record.
pub fn admin_date(case: &Case<'_>) -> Vec<Fault> {
    if case.parts.is_record() {
        return Vec::new();
    }
    let head = &case.parts.head;
    let mut faults = date(case, &ADMIN_DATE);
    if let (Some(date), Some(number)) = (head.place_and_date, head.number) {
        let row = |at: usize| head.line(at).cell.map(|cell| (cell.table, cell.row));
        let is_beside =
            if row(date).is_some() { row(date) == row(number) } else { head.line(date).paragraph == head.line(number).paragraph };
        if !is_beside {
            faults.push(Fault::new("Địa danh và ngày tháng phải cùng hàng với số và ký hiệu.").at(head.line(date)));
        }
    }
    faults
}

fn date(case: &Case<'_>, look: &Look) -> Vec<Fault> {
    let head = &case.parts.head;
    let Some(at) = head.place_and_date else {
        return Fault::new("Thiếu địa danh và ngày tháng ban hành ở bên phải, phía trên.").alone();
    };
    let line = head.line(at);
    let mut faults = look.faults(line);
    let says = match PlaceAndDate::parse(&line.text()) {
        PlaceAndDate::Full => return faults,
        PlaceAndDate::Blank if case.wanted.stage == Stage::Draft => return faults,
        PlaceAndDate::Blank => "Văn bản ban hành phải ghi ngày, tháng.",
        PlaceAndDate::NoSuchDay => "Ngày này không có trong lịch: xem lại ngày, tháng, năm.",
        PlaceAndDate::Other => {
            "Địa danh và ngày tháng phải viết như “Gò Công, ngày 06 tháng 02 năm 2023”: ngày dưới 10 và tháng 1, 2 thêm số 0 ở trước."
        }
    };
    faults.push(Fault::new(says).at(line));
    faults
}

/// HD-15.
pub fn national_title(case: &Case<'_>) -> Vec<Fault> {
    let head = &case.parts.head;
    let Some(line) = head.title.map(|at| head.line(at)) else { return Vec::new() };
    let mut faults = NATIONAL_TITLE.faults(line);
    let is_exact = matches!(plain(&line.text()).as_str(), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" | "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    if !is_exact || has_wide_blanks(line) {
        faults.push(Fault::new("Quốc hiệu phải viết đúng “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, mỗi chữ cách một khoảng.").at(line));
    }
    faults
}

/// HD-16.
pub fn motto(case: &Case<'_>) -> Vec<Fault> {
    let head = &case.parts.head;
    let Some(at) = head.motto else { return Vec::new() };
    let line = head.line(at);
    let mut faults = MOTTO.faults(line);
    let text = line.text().trim().replace('\u{a0}', " ");
    if plain(&text.replace('–', "-")) != "Độc lập - Tự do - Hạnh phúc" || has_wide_blanks(line) {
        faults.push(Fault::new("Tiêu ngữ phải viết đúng “Độc lập - Tự do - Hạnh phúc”, hai bên gạch nối có một khoảng cách.").at(line));
    } else if text.contains('–') {
        faults.push(Fault::new("Tiêu ngữ dùng gạch nối ngắn (-), không dùng gạch dài (–).").at(line).mild());
    }
    faults.extend(full_rule(case, ruling::length(case.file, line, head.below(at)), line));
    faults
}

/// HD-18.
pub fn admin_bodies(case: &Case<'_>) -> Vec<Fault> {
    let head = &case.parts.head;
    let Some(last) = head.issuer.last() else { return Fault::new("Thiếu tên cơ quan ban hành ở góc trái, phía trên.").alone() };
    let mut faults: Vec<Fault> = head.superior.iter().flat_map(|at| ADMIN_SUPERIOR.faults(head.line(*at))).collect();
    faults.extend(head.issuer.iter().flat_map(|at| ADMIN_ISSUER.faults(head.line(*at))));
    if let Some(star) = head.star {
        faults.push(Fault::new("Văn bản hành chính không dùng dấu * dưới tên cơ quan: thay bằng đường kẻ.").at(head.line(star)));
    }
    let lines: Vec<&Line> = head.issuer.iter().map(|at| head.line(*at)).collect();
    let rule = ruling::length(case.file, head.line(*last), head.below(*last));
    if !rule.is_some_and(|rule| ruling::is_third_to_half(rule, &ruling::widths(case.file, &lines))) {
        let says = "Dưới tên cơ quan ban hành phải có đường kẻ dài từ 1/3 đến 1/2 dòng chữ.";
        faults.push(Fault::new(says).at(head.line(*last)));
    }
    faults
}

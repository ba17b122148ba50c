//! Rules of signature and recipients (SG, NN).

use super::look::Look;
use super::{Case, Fault};
use crate::lint::component::foot::authority;
use crate::lint::file::Line;
use crate::lint::words::{fold, plain};
use crate::lint::{Degrees, Stage};
use crate::profile::{ProfileId, Regime};

const PARTY_AUTHORITY: Look = Look::of("Quyền hạn ký", &[28]).bold(true).capitals();
const ADMIN_AUTHORITY: Look = Look::of("Quyền hạn ký", &[26, 28]).bold(true).capitals();
const PARTY_OFFICE: Look = Look::of("Chức vụ người ký", &[28]).bold(false).capitals();
const ADMIN_OFFICE: Look = Look::of("Chức vụ người ký", &[26, 28]).bold(true).capitals();
const PARTY_NAME: Look = Look::of("Họ tên người ký", &[28]).bold(true);
const ADMIN_NAME: Look = Look::of("Họ tên người ký", &[26, 28]).bold(true);
const PARTY_HEAD: Look = Look::of("Chữ “Nơi nhận:”", &[28]).bold(false).slanted(false).underlined(true);
const ADMIN_HEAD: Look = Look::of("Chữ “Nơi nhận:”", &[24]).bold(true).slanted(true).underlined(false);
const PARTY_LIST: Look = Look::of("Danh sách nơi nhận", &[24]).slanted(false);
const ADMIN_LIST: Look = Look::of("Danh sách nơi nhận", &[22]).slanted(false);

/// SG-01.
pub fn party_authority(case: &Case<'_>) -> Vec<Fault> {
    let Some(line) = &case.parts.foot.signed.authority else { return Vec::new() };
    let mut faults = PARTY_AUTHORITY.faults(line);
    let text = plain(&line.text());
    if !["T/M ", "K/T ", "T/L ", "Q. "].iter().any(|start| text.starts_with(start)) {
        faults.push(Fault::new("Quyền hạn ký trong văn bản của Đảng viết T/M, K/T, T/L (gạch chéo, không chấm), hoặc Q.").at(line));
    }
    faults
}

/// SG-02.
pub fn admin_authority(case: &Case<'_>) -> Vec<Fault> {
    let Some(line) = &case.parts.foot.signed.authority else { return Vec::new() };
    let mut faults = ADMIN_AUTHORITY.faults(line);
    let text = plain(&line.text());
    if !["TM. ", "KT. ", "TL. ", "TUQ. ", "Q. "].iter().any(|start| text.starts_with(start)) {
        faults.push(Fault::new("Quyền hạn ký trong văn bản hành chính viết TM., KT., TL., TUQ., Q. (có chấm, không gạch chéo).").at(line));
    }
    faults
}

/// SG-03.
pub fn party_office(case: &Case<'_>) -> Vec<Fault> {
    offices(case).flat_map(|line| PARTY_OFFICE.faults(line)).collect()
}

/// SG-04.
pub fn admin_office(case: &Case<'_>) -> Vec<Fault> {
    offices(case).flat_map(|line| ADMIN_OFFICE.faults(line)).collect()
}

/// Of a record, both: the form does not set the words under which it is signed apart from offices.
fn offices<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Line> {
    let foot = &case.parts.foot;
    [&foot.signed, &foot.writer].into_iter().filter_map(|signed| signed.office.as_ref())
}

/// SG-05: where two sign, two names.
pub fn name(case: &Case<'_>) -> Vec<Fault> {
    let (parts, foot) = (&case.parts, &case.parts.foot);
    let missing = match () {
        () if parts.is_record() => "Biên bản phải có hai phần ký: người ghi ở bên trái, người chủ trì ở bên phải.",
        () if parts.is_statement => "Báo cáo của cá nhân phải có hai phần ký: đơn vị xác nhận ở bên trái, người báo cáo ở bên phải.",
        () if parts.is_handout() => return Vec::new(),
        () => "Thiếu phần ký: quyền hạn, chức vụ và họ tên ở góc phải, cuối văn bản.",
    };
    let wanted = [Some(&foot.signed), Some(&foot.writer).filter(|_| parts.has_pair())];
    let faults = wanted.into_iter().flatten().flat_map(|signed| match &signed.name {
        Some(line) => name_faults(case, line),
        None if signed.line().is_none() => Fault::new(missing).alone(),
        None if case.wanted.stage == Stage::Issued => Fault::new("Thiếu họ tên người ký.").alone(),
        None => Vec::new(),
    });
    faults.collect()
}

fn name_faults(case: &Case<'_>, line: &Line) -> Vec<Fault> {
    let look = if case.regime() == Regime::Party { PARTY_NAME } else { ADMIN_NAME };
    let mut faults = look.faults(line);
    let text = plain(&line.text());
    let is_mixed = text.split(' ').all(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(|letter| !letter.is_uppercase())
    });
    if let Some(title) = title(&text, case.wanted.degrees) {
        faults.push(Fault::new("Trước họ tên người ký không ghi “%{title}”.").with("title", title).at(line));
    } else if !is_mixed {
        faults.push(Fault::new("Họ tên người ký viết hoa chữ cái đầu của mỗi tiếng.").at(line));
    }
    faults
}

/// What stands before a name and should not.
fn title(name: &str, degrees: Degrees) -> Option<String> {
    const DEGREES: [&str; 9] = ["PGS", "GS", "TS", "ThS", "CN", "BS", "KS", "NGƯT", "NGND"];
    const TITLES: [&str; 4] = ["Ông ", "Bà ", "Đồng chí ", "Đại tá "];
    if let Some(title) = TITLES.iter().find(|title| name.starts_with(**title)) {
        return Some(title.trim_end().to_owned());
    }
    let first = name.split([' ', '.']).next().unwrap_or_default();
    (degrees == Degrees::Refused && DEGREES.contains(&first)).then(|| first.to_owned())
}

/// SG-06.
pub fn office_alone(case: &Case<'_>) -> Vec<Fault> {
    let Some(line) = &case.parts.foot.signed.office else { return Vec::new() };
    let text = fold(&line.text());
    let is_alone = |office: &str| text.strip_prefix(office).is_none_or(str::is_empty);
    if is_alone("bi thu") && is_alone("pho bi thu") {
        return Vec::new();
    }
    Fault::new("Sau “BÍ THƯ” không ghi tên cấp uỷ nữa.").at(line).alone()
}

/// SG-07: a committee signs as a whole, through its secretary or a deputy; its records are signed by whoever was there.
pub fn committee(case: &Case<'_>) -> Vec<Fault> {
    let (head, by) = (&case.parts.head, &case.parts.foot.signed);
    let issuer = fold(&head.text(&head.issuer));
    let is_committee = !case.parts.has_pair() && (issuer.starts_with("dang uy") || issuer.starts_with("chi bo"));
    let Some(signed) = by.line().filter(|_| is_committee) else { return Vec::new() };
    let said = by.authority.as_ref().and_then(|line| authority(&line.text())).map(|word| word.replace(['/', '.'], ""));
    let office = by.office.as_ref().map(|line| fold(&line.text()));
    match said.as_deref() {
        Some("TM") => {
            let is_secretary = office.is_none_or(|office| office.starts_with("bi thu") || office.starts_with("pho bi thu"));
            let says = "Ký thay mặt cấp uỷ chỉ có BÍ THƯ hoặc PHÓ BÍ THƯ; uỷ viên ký thì chỉ ghi họ tên.";
            if is_secretary { Vec::new() } else { Fault::new(says).at(by.office.as_ref().unwrap_or(signed)).alone() }
        }
        Some("TL") => Vec::new(),
        _ => Fault::new("Cấp uỷ làm việc tập thể: ký T/M (hoặc T/L), không ký K/T hay ký riêng.").at(signed).alone(),
    }
}

/// SG-09: recipients at the left, or whoever wrote a record; the signature at the right, in one row without lines.
pub fn sides(case: &Case<'_>) -> Vec<Fault> {
    let (foot, parts) = (&case.parts.foot, &case.parts);
    let beside = if parts.has_pair() { foot.writer.line() } else { foot.recipients_head.as_ref() };
    let (Some(beside), Some(signed)) = (beside, foot.signed.line()) else { return Vec::new() };
    let is_right = match (beside.cell, signed.cell) {
        (Some(left), Some(right)) => {
            let is_lined = case.file.tables.get(left.table).is_some_and(|table| table.is_lined);
            left.table == right.table && left.row == right.row && left.column < right.column && !is_lined
        }
        // Typed with a tab between them, they stand in one paragraph.
        _ => beside.paragraph == signed.paragraph,
    };
    let says = match () {
        () if parts.is_record() => "Người ghi biên bản ký ở ô bên trái, người chủ trì ở ô bên phải của cùng một hàng không kẻ khung.",
        () if parts.is_statement => "Đơn vị xác nhận ở ô bên trái, người báo cáo ký ở ô bên phải của cùng một hàng không kẻ khung.",
        () => "Nơi nhận ở ô bên trái, phần ký ở ô bên phải của cùng một hàng không kẻ khung.",
    };
    if is_right { Vec::new() } else { Fault::new(says).at(beside).alone() }
}

/// SG-10: under which words a record is signed; where and when it was written stands in its text.
pub fn record(case: &Case<'_>) -> Vec<Fault> {
    let (head, foot) = (&case.parts.head, &case.parts.foot);
    if !case.parts.is_record() {
        return Vec::new();
    }
    let signed = [foot.writer.office.as_ref(), foot.signed.office.as_ref()].into_iter().zip(case.wanted.profile.profile().record_signers);
    let otherwise = signed.filter_map(|(line, word)| line.filter(|line| fold(&line.text()) != fold(word)).map(|line| (line, word)));
    let mut faults: Vec<Fault> =
        otherwise.map(|(line, word)| Fault::new("Phần ký biên bản ở bên này ghi “%{word}”.").with("word", word).at(line)).collect();
    if let Some(at) = head.place_and_date {
        faults.push(Fault::new("Đầu biên bản không ghi địa danh và ngày tháng: ghi trong nội dung.").at(head.line(at)));
    }
    faults
}

/// NN-01.
pub fn party_recipients_head(case: &Case<'_>) -> Vec<Fault> {
    recipients_head(case, &PARTY_HEAD)
}

/// NN-02.
pub fn admin_recipients_head(case: &Case<'_>) -> Vec<Fault> {
    recipients_head(case, &ADMIN_HEAD)
}

/// A record goes to those who were there, a statement to whoever nominates, a handout lies on the table, and a Party invitation names its guest in its text
/// (formats.md 3.E to 3.G): only the model of an administrative invitation has Nơi nhận.
fn recipients_head(case: &Case<'_>, look: &Look) -> Vec<Fault> {
    let parts = &case.parts;
    let is_spared = parts.has_pair() || parts.is_handout() || (parts.is_invitation() && case.regime() == Regime::Party);
    match &parts.foot.recipients_head {
        Some(line) => look.faults(line),
        None if is_spared => Vec::new(),
        None => Fault::new("Thiếu “Nơi nhận:” ở góc trái, cuối văn bản.").alone(),
    }
}

/// NN-03. Each format has its mark; that of the other is accepted with a warning (formats.md C5).
pub fn party_recipients(case: &Case<'_>) -> Vec<Fault> {
    let (mark, other) = if case.follows(ProfileId::PartyHd36) { (',', ';') } else { (';', ',') };
    recipients(case, &PARTY_LIST, mark, Some(other))
}

/// NN-04.
pub fn admin_recipients(case: &Case<'_>) -> Vec<Fault> {
    recipients(case, &ADMIN_LIST, ';', None)
}

fn recipients(case: &Case<'_>, look: &Look, mark: char, accepted: Option<char>) -> Vec<Fault> {
    let list = &case.parts.foot.recipients;
    let mut faults: Vec<Fault> = list.iter().flat_map(|line| look.faults(line)).collect();
    for (at, line) in list.iter().enumerate() {
        let (text, is_last) = (plain(&line.text()), at + 1 == list.len());
        let wanted = if is_last { '.' } else { mark };
        if !text.starts_with("- ") {
            faults.push(Fault::new("Mỗi nơi nhận bắt đầu bằng “- ”.").at(line));
        }
        if !text.ends_with(wanted) {
            let fault = Fault::new("Dòng nơi nhận này kết thúc bằng dấu “%{mark}”.").with("mark", wanted).at(line);
            let is_accepted = !is_last && accepted.is_some_and(|accepted| text.ends_with(accepted));
            faults.push(if is_accepted { fault.mild() } else { fault });
        }
    }
    faults
}

/// NN-05.
pub fn party_kept(case: &Case<'_>) -> Vec<Fault> {
    let is_kept = |text: &str| text.strip_prefix("- Lưu ").is_some_and(|place| !place.is_empty());
    kept(case, is_kept, "Dòng cuối của nơi nhận viết như “- Lưu Văn phòng Đảng uỷ.”: sau chữ “Lưu” không có dấu hai chấm.")
}

/// NN-06.
pub fn admin_kept(case: &Case<'_>) -> Vec<Fault> {
    let is_unit = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, 'Đ' | 'Ư' | '.' | ',' | ' ' | '(' | ')');
    let is_kept = |text: &str| {
        let Some(rest) = text.strip_prefix("- Lưu: VT") else { return false };
        rest.is_empty() || rest.strip_prefix(", ").is_some_and(|unit| !unit.is_empty() && unit.chars().all(is_unit))
    };
    kept(case, is_kept, "Dòng cuối của nơi nhận viết như “- Lưu: VT, HCTH.”.")
}

/// The last line without its mark, which is a matter of the list.
fn kept(case: &Case<'_>, is_kept: impl Fn(&str) -> bool, says: &'static str) -> Vec<Fault> {
    let Some(last) = case.parts.foot.recipients.last() else { return Vec::new() };
    let text = text_without_mark(last);
    // A missing dash is named by the rule of the list.
    let text = if text.starts_with('-') { text } else { format!("- {text}") };
    if is_kept(&text) { Vec::new() } else { Fault::new(says).at(last).alone() }
}

fn text_without_mark(line: &Line) -> String {
    let text = plain(&line.text());
    text.strip_suffix('.').map(str::to_owned).unwrap_or(text)
}

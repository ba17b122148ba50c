//! The head of a paper: how long names and subjects are broken, by meaning and never inside a word (formats.md 1.5).

use crate::document::Header;
use crate::fit;
use crate::font;
use crate::profile::Profile;

/// How long the rules below issuing body and subject are, against the words above: the form wants a third to a half.
const RULED: f32 = 0.42;

/// The room for the subject on a page, points: between the margins, less a centimetre at either side.
const SUBJECT_ROOM: f32 = 411.0;

/// Words after which a name of a body may best be broken.
const BODIES: [&str; 8] =
    ["ĐẢNG UỶ", "ĐẢNG ỦY", "ĐẢNG BỘ", "CHI BỘ", "UỶ BAN KIỂM TRA", "ỦY BAN KIỂM TRA", "BAN CHẤP HÀNH", "CÔNG ĐOÀN CƠ SỞ"];

/// The lines of a body's name in the left half of the head: one if it fits, else broken behind the kind of body, else in
/// balanced halves.
pub fn lines(name: &str, profile: &Profile) -> Vec<String> {
    let (size, room) = (profile.issuer_size, f32::from(profile.head[0]) / 20.0);
    if font::bold_width(name, size) <= room {
        return vec![name.to_owned()];
    }
    let kind = BODIES.iter().find_map(|body| name.strip_prefix(body).map(|rest| (*body, rest.trim_start())));
    match kind {
        Some((body, rest)) if font::bold_width(rest, size) <= room => vec![body.to_owned(), rest.to_owned()],
        _ => balanced(name, size),
    }
}

/// The length in points of the rule below the issuing body: of its longest line.
pub fn issuer_rule(header: &Header, profile: &Profile) -> f32 {
    let widths = lines(&header.issuer, profile).into_iter().map(|line| font::bold_width(&line, profile.issuer_size));
    widths.fold(0.0, f32::max) * RULED
}

/// The room in points that a subject takes: a centimetre from either margin, or less, so that its lines are about equally
/// long and none holds the last word alone.
pub fn subject_room(header: &Header, profile: &Profile) -> f32 {
    fit::narrowest(&profile.subject_line(&header.subject), profile.subject, SUBJECT_ROOM)
}

/// The length in points of the rule below the subject: of the line that stands above the rule.
pub fn subject_rule(header: &Header, profile: &Profile) -> f32 {
    let widths = font::broken_widths(&profile.subject_line(&header.subject), profile.subject, subject_room(header, profile));
    widths.last().copied().unwrap_or(0.0) * RULED
}

fn balanced(name: &str, size: f32) -> Vec<String> {
    let gaps = name.match_indices(' ').map(|(at, _)| at);
    let uneven = |at: &usize| (font::bold_width(&name[..*at], size) - font::bold_width(&name[*at..], size)).abs();
    match gaps.min_by(|a, b| uneven(a).total_cmp(&uneven(b))) {
        Some(at) => vec![name[..at].to_owned(), name[at + 1..].to_owned()],
        None => vec![name.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_break_by_meaning() {
        let check =
            |name: &str, expected: &[&str]| assert_eq!(super::lines(name, crate::profile::ProfileId::PartyHd36.profile()), expected);
        check("ĐẢNG BỘ THỊ XÃ GÒ CÔNG", &["ĐẢNG BỘ THỊ XÃ GÒ CÔNG"]);
        check("ĐẢNG UỶ TRƯỜNG TRUNG CẤP GÒ CÔNG", &["ĐẢNG UỶ", "TRƯỜNG TRUNG CẤP GÒ CÔNG"]);
        check("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH", &["SỞ LAO ĐỘNG - THƯƠNG", "BINH VÀ XÃ HỘI TỈNH"]);
    }
}

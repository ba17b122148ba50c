//! The official formats as dated data: every measure, mark and word that differs between them stands in one table.

use crate::document::Header;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// Which format a paper follows; it keeps the one it was made under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ProfileId {
    /// Quy định 66-QĐ/TW and Hướng dẫn 36-HD/VPTW of 2018.
    PartyHd36,
    /// Quy định 399-QĐ/TW and Hướng dẫn 05-HD/VPTW of 2026.
    PartyHd05,
    /// Nghị định 30/2020/NĐ-CP.
    AdminNd30,
}

/// The two regimes, which never mix on one paper (formats.md 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Regime {
    /// Papers of Party bodies.
    Party,
    /// Papers of administrative bodies.
    Administrative,
}

/// One format. Sizes are points, lengths millimetres, spacings points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Profile {
    /// Which.
    pub id: ProfileId,
    /// Name on the command line and in settings.
    pub code: &'static str,
    /// What people call it: the document that sets it.
    pub name: &'static str,
    /// The papers it is for.
    pub regime: Regime,
    /// First day on which it may be used.
    pub valid_from: Date,
    /// Last day, or open.
    pub valid_to: Option<Date>,
    /// Margins: top, bottom, left, right.
    pub margins: [f32; 4],
    /// Widths of the left and right half of the head, twips.
    pub head: [u16; 2],
    /// Body size.
    pub body: f32,
    /// Size of the page number.
    pub page_number: f32,
    /// Line pitch of the body: exact points, or none for single spacing.
    pub line: Option<f32>,
    /// Space before a body paragraph.
    pub before: f32,
    /// First-line indent.
    pub indent: f32,
    /// The first line at the right of the head.
    pub title: &'static str,
    /// Its size.
    pub title_size: f32,
    /// The second line at the right, under the title.
    pub motto: Option<&'static str>,
    /// Size of superior and issuing body.
    pub issuer_size: f32,
    /// Size of number, place and date, signature.
    pub small: f32,
    /// Size of the type word.
    pub type_word: f32,
    /// Size of the subject.
    pub subject: f32,
    /// Whether the subject begins with a capital.
    pub subject_capital: bool,
    /// Whether the issuing body is closed by a `*` (Party) or a rule.
    pub star: bool,
    /// `Số` or `Số:`.
    pub number_word: &'static str,
    /// Between serial and type code: `-` (Party) or `/`.
    pub after_serial: &'static str,
    /// Between type code and issuer code.
    pub after_type: &'static str,
    /// Behind the number of a first-level heading: `-` or `.`.
    pub heading_mark: &'static str,
    /// `T/M ` or `TM. `.
    pub on_behalf: &'static str,
    /// Whether the office line is bold.
    pub office_bold: bool,
    /// Under which words a record is signed: at the left by whoever wrote it, at the right by the chair (formats.md 3.G).
    pub record_signers: [&'static str; 2],
    /// Whether `Nơi nhận:` is underlined (Party) or bold and slanted.
    pub recipients_underlined: bool,
    /// Size of `Nơi nhận:`.
    pub recipients_head: f32,
    /// Size of its lines.
    pub recipients_size: f32,
    /// Behind each recipient but the last.
    pub recipients_mark: &'static str,
    /// Whether the bases are slanted.
    pub bases_slanted: bool,
    /// Before each basis.
    pub bases_dash: &'static str,
    /// Behind the last basis.
    pub bases_end: &'static str,
    /// What closes the last sentence of the body.
    pub end_mark: &'static str,
    /// The word over an annex.
    pub annex_word: &'static str,
    /// Whether the title of an annex stands in capitals.
    pub annex_capitals: bool,
}

const HD36: Profile = Profile {
    id: ProfileId::PartyHd36,
    code: "PARTY-HD36",
    name: "Hướng dẫn 36-HD/VPTW",
    regime: Regime::Party,
    valid_from: date(2018, 4, 3),
    valid_to: Some(date(2026, 5, 26)),
    margins: [20.0, 20.0, 30.0, 15.0],
    head: [4555, 4800],
    body: 14.0,
    page_number: 14.0,
    line: Some(18.0),
    before: 6.0,
    indent: 10.0,
    title: "ĐẢNG CỘNG SẢN VIỆT NAM",
    title_size: 15.0,
    motto: None,
    issuer_size: 14.0,
    small: 14.0,
    type_word: 16.0,
    subject: 14.0,
    subject_capital: false,
    star: true,
    number_word: "Số",
    after_serial: "-",
    after_type: "/",
    heading_mark: "-",
    on_behalf: "T/M ",
    office_bold: false,
    record_signers: ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"],
    recipients_underlined: true,
    recipients_head: 14.0,
    recipients_size: 12.0,
    recipients_mark: ",",
    bases_slanted: false,
    bases_dash: "- ",
    bases_end: ",",
    end_mark: ".",
    annex_word: "PHỤ LỤC",
    annex_capitals: false,
};

// Only summaries of Hướng dẫn 05 are known (formats.md C1, C5, C12): what they do not name is as in Hướng dẫn 36.
const HD05: Profile = Profile {
    id: ProfileId::PartyHd05,
    code: "PARTY-HD05",
    name: "Hướng dẫn 05-HD/VPTW",
    valid_from: date(2026, 1, 12),
    valid_to: None,
    line: Some(20.0),
    recipients_mark: ";",
    ..HD36
};

const ND30: Profile = Profile {
    id: ProfileId::AdminNd30,
    code: "ADMIN-ND30",
    name: "Nghị định 30/2020/NĐ-CP",
    regime: Regime::Administrative,
    valid_from: date(2020, 3, 5),
    valid_to: None,
    margins: [20.0, 20.0, 30.0, 15.0],
    head: [4155, 5200],
    body: 14.0,
    page_number: 14.0,
    line: None,
    before: 6.0,
    indent: 10.0,
    title: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    title_size: 12.0,
    motto: Some("Độc lập - Tự do - Hạnh phúc"),
    issuer_size: 13.0,
    small: 13.0,
    type_word: 14.0,
    subject: 14.0,
    subject_capital: true,
    star: false,
    number_word: "Số:",
    after_serial: "/",
    after_type: "-",
    heading_mark: ".",
    on_behalf: "TM. ",
    office_bold: true,
    record_signers: ["THƯ KÝ", "CHỦ TỌA"],
    recipients_underlined: false,
    recipients_head: 12.0,
    recipients_size: 11.0,
    recipients_mark: ";",
    bases_slanted: true,
    bases_dash: "",
    bases_end: ".",
    end_mark: "./.",
    annex_word: "Phụ lục",
    annex_capitals: true,
};

/// All formats.
pub const PROFILES: [Profile; 3] = [HD36, HD05, ND30];

impl ProfileId {
    /// The data of the format.
    pub fn profile(self) -> &'static Profile {
        static ALL: [Profile; 3] = PROFILES;
        match self {
            ProfileId::PartyHd36 => &ALL[0],
            ProfileId::PartyHd05 => &ALL[1],
            ProfileId::AdminNd30 => &ALL[2],
        }
    }

    /// The format with this code.
    pub fn parse(code: &str) -> Option<Self> {
        PROFILES.iter().find(|profile| profile.code == code).map(|profile| profile.id)
    }
}

impl Profile {
    /// Whether a paper of this day may follow it.
    pub fn valid_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// The usual format of a regime on a day: of two that are valid, the older until it ends (formats.md C1).
    pub fn usual(regime: Regime, day: Date) -> Option<&'static Profile> {
        let ids = [ProfileId::PartyHd36, ProfileId::PartyHd05, ProfileId::AdminNd30];
        ids.into_iter().map(ProfileId::profile).find(|profile| profile.regime == regime && profile.valid_on(day))
    }

    /// The number line of a paper: `Số 05-BC/ĐU`; blank serial in a draft.
    pub fn number_line(&self, header: &Header) -> String {
        format!("{}\u{a0}{}", self.number_word, self.symbol(header))
    }

    /// Number and symbol as other papers cite them: `05-BC/ĐU`, `05/BC-TTCGC`.
    pub fn symbol(&self, header: &Header) -> String {
        let serial = header.serial.map_or_else(|| "\u{a0}\u{a0}\u{a0}\u{a0}".to_owned(), |serial| format!("{serial:02}"));
        format!("{serial}{}{}{}{}", self.after_serial, header.type_code, self.after_type, header.issuer_code)
    }

    /// The title of an annex in the letters that this format wants.
    pub fn annex_title(&self, title: &str) -> String {
        if self.annex_capitals { title.to_uppercase() } else { title.to_owned() }
    }

    /// The subject with the first letter that this format wants; proper nouns are the writer's business.
    pub fn subject_line(&self, subject: &str) -> String {
        let mut letters = subject.chars();
        match letters.next() {
            Some(first) if self.subject_capital => first.to_uppercase().chain(letters).collect(),
            _ => subject.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_format_follows_the_date() {
        let check = |regime, day, expected: Option<&str>| assert_eq!(Profile::usual(regime, day).map(|profile| profile.code), expected);
        check(Regime::Party, date(2018, 4, 2), None);
        check(Regime::Party, date(2023, 5, 26), Some("PARTY-HD36"));
        check(Regime::Party, date(2026, 5, 26), Some("PARTY-HD36"));
        check(Regime::Party, date(2026, 5, 27), Some("PARTY-HD05"));
        check(Regime::Administrative, date(2023, 5, 26), Some("ADMIN-ND30"));
        assert!(ProfileId::PartyHd05.profile().valid_on(date(2026, 1, 12)));
        for profile in PROFILES {
            assert_eq!(ProfileId::parse(profile.code), Some(profile.id));
            assert_eq!(profile.id.profile(), &profile);
        }
    }
}

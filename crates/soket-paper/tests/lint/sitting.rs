//! The papers of a sitting keep the rules of their kind, and a record or handout that is neither is told so.

use super::{ALL, findings, pack, said, unpack};
use crate::sitting::{invitation, minutes, papers, programme, statement};
use soket_paper::document::{Document, Form, Signature};
use soket_paper::docx;
use soket_paper::lint::{self, Expectation, Severity};
use soket_paper::profile::ProfileId;
use std::collections::BTreeSet;

const P: ProfileId = ProfileId::PartyHd36;
const P05: ProfileId = ProfileId::PartyHd05;
const A: ProfileId = ProfileId::AdminNd30;

#[test]
fn every_paper_of_a_sitting_keeps_the_rules() {
    for profile in ALL {
        for document in papers(profile) {
            let found = findings(&docx::write(&document).unwrap(), profile);
            assert!(found.is_empty(), "{profile:?} {}: {:#?}", document.header.type_word, said(&found));
        }
    }
}

#[test]
fn a_draft_of_one_may_leave_blanks() {
    for profile in ALL {
        for mut document in papers(profile) {
            (document.header.serial, document.header.date, document.signature.name) = (None, None, None);
            if let Form::Record { writer } | Form::Statement { confirmed: writer } = &mut document.form {
                writer.name = None;
            }
            let found = lint::check(&docx::write(&document).unwrap(), &Expectation::draft(profile)).unwrap();
            assert!(found.is_empty(), "{profile:?} {}: {:#?}", document.header.type_word, said(&found));
        }
    }
}

/// A paper, its format, the rules that must notice, and what to write for what in its text.
type Spoilt = (fn(ProfileId) -> Document, ProfileId, &'static [&'static str], &'static [(&'static str, &'static str)]);

#[rustfmt::skip]
const SPOILT: &[Spoilt] = &[
    (one_signature, P, &["SG-05"], &[]),
    (one_signature, A, &["SG-05"], &[]),
    (no_name, P, &["SG-05"], &[]),
    (no_name, A, &["SG-05"], &[]),
    (as_issued, P, &["SG-05", "SG-10"], &[]),
    (invitation_without_recipients, P, &[], &[]),
    (invitation_without_recipients, P05, &[], &[]),
    // Without Nơi nhận nothing leads to a signature without an authority.
    (invitation_without_recipients, A, &["NN-02", "SG-05"], &[]),
    (minutes, P, &["SG-10"], &[("CHỦ TRÌ HỘI NGHỊ", "CHỦ TỌA")]),
    (minutes, A, &["SG-10"], &[("THƯ KÝ", "NGƯỜI GHI BIÊN BẢN")]),
    (minutes, P, &["SG-09"], &[("NGƯỜI GHI BIÊN BẢN</w:t></w:r></w:p>", "NGƯỜI GHI BIÊN BẢN</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc>")]),
    (minutes, A, &["SG-05"], &[("Nguyễn Thị Ngọc Hường", "TS. Nguyễn Thị Ngọc Hường")]),
    (minutes, P, &["HD-09"], &[("02-BB/", "02-BC/")]),
    (minutes, A, &["HD-08"], &[("Số:\u{a0}02/BB-TTCGC", "")]),
    (signed_programme, P, &[], &[]),
    (signed_programme, P, &["HD-07"], &[("Số\u{a0}02-CTr/ĐU", "")]),
    (signed_programme, A, &["HD-08"], &[("Số:\u{a0}02/CTr-TTCGC", "")]),
    (numbered_programme, P, &["SG-05", "NN-01"], &[]),
    (programme, P, &["HD-12"], &[("Gò Công, ngày 26 tháng 5 năm 2023", "")]),
    (programme, A, &["HD-13"], &[("ngày 26 tháng 5", "ngày 26 tháng 05")]),
    (statement, P, &["HD-12"], &[("Gò Công, ngày 26 tháng 5 năm 2023", "")]),
    (statement, A, &["SG-05"], &[("Nguyễn Thị Ngọc Hường</w:t>", "TS. Nguyễn Thị Ngọc Hường</w:t>")]),
    (unconfirmed, P, &["SG-05"], &[]),
    (unconfirmed, A, &["SG-05"], &[]),
    // Whoever does not say that he reports about himself is a body, which numbers, signs and sends.
    (statement, P, &["HD-07", "NN-01"], &[("NGƯỜI BÁO CÁO", "NGƯỜI VIẾT")]),
    (invitation, P, &["HD-09"], &[("02-GM/", "02-TB/")]),
];

#[test]
fn a_paper_of_a_sitting_that_is_spoilt_is_told_so() {
    let mut faults = Vec::new();
    for (paper, profile, expected, texts) in SPOILT {
        let document = paper(*profile);
        let mut parts = unpack(&docx::write(&document).unwrap());
        let (_, main) = parts.iter_mut().find(|(name, _)| name == "word/document.xml").unwrap();
        for (from, to) in *texts {
            assert!(main.contains(from), "{from}");
            *main = main.replace(from, to);
        }
        let found = findings(&pack(&parts), *profile);
        let rules: BTreeSet<&str> = found.iter().map(|finding| finding.rule).collect();
        let is_grave = found.iter().all(|finding| (finding.severity == Severity::Error) == (finding.rule != "SG-10"));
        if rules != expected.iter().copied().collect() || !is_grave {
            faults.push(format!("{profile:?} {} {texts:?}: {expected:?} expected, {:#?}", document.header.type_word, said(&found)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn one_signature(profile: ProfileId) -> Document {
    let document = minutes(profile);
    Document { form: Form::Record { writer: Signature::default() }, ..document }
}

fn unconfirmed(profile: ProfileId) -> Document {
    Document { form: Form::Statement { confirmed: Signature::default() }, ..statement(profile) }
}

fn no_name(profile: ProfileId) -> Document {
    let mut document = minutes(profile);
    document.signature.name = None;
    document
}

/// A record laid out as other papers are: dated in its head, signed by the chair alone.
fn as_issued(profile: ProfileId) -> Document {
    Document { form: Form::Issued, ..minutes(profile) }
}

fn invitation_without_recipients(profile: ProfileId) -> Document {
    Document { recipients: Vec::new(), ..invitation(profile) }
}

fn signed_programme(profile: ProfileId) -> Document {
    Document { form: Form::Issued, ..programme(profile) }
}

fn numbered_programme(profile: ProfileId) -> Document {
    let signature = Signature::default();
    Document { form: Form::Issued, signature, recipients: Vec::new(), ..programme(profile) }
}

//! The rules of form: our own papers keep them, and each rule notices the one property that was changed.

mod changes;
mod hostile;
mod office;
mod reader;
mod sitting;

use crate::sample;
use changes::{Change, MUTATIONS, VARIANTS};
use soket_paper::docx;
use soket_paper::lint::{self, Expectation, Finding, Severity, rule};
use soket_paper::profile::ProfileId;
use std::collections::BTreeSet;
use std::io::{Cursor, Read as _, Write as _};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub const ALL: [ProfileId; 3] = [ProfileId::PartyHd36, ProfileId::PartyHd05, ProfileId::AdminNd30];

/// The parts of a package, by name.
pub type Parts = Vec<(String, String)>;

pub fn unpack(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let part = |at: usize, archive: &mut ZipArchive<Cursor<&[u8]>>| {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        (part.name().unwrap().into_owned(), text)
    };
    (0..archive.len()).map(|at| part(at, &mut archive)).collect()
}

pub fn pack(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The sample with some changes.
pub fn changed(profile: ProfileId, changes: &[Change]) -> Vec<u8> {
    let mut parts = unpack(&docx::write(&sample::report(profile)).unwrap());
    for change in changes {
        change.apply(&mut parts);
    }
    pack(&parts)
}

pub fn findings(bytes: &[u8], profile: ProfileId) -> Vec<Finding> {
    let code = if profile == ProfileId::AdminNd30 { "TTCGC" } else { "ĐU" };
    lint::check(bytes, &Expectation { issuer_code: Some(code), ..Expectation::issued(profile) }).unwrap()
}

/// The findings that a change brings.
fn new_findings(profile: ProfileId, changes: &[Change]) -> Vec<Finding> {
    static GOLDEN: LazyLock<[Vec<Finding>; 3]> = LazyLock::new(|| ALL.map(|profile| findings(&changed(profile, &[]), profile)));
    let golden = &GOLDEN[ALL.iter().position(|known| *known == profile).unwrap()];
    let mut found = findings(&changed(profile, changes), profile);
    found.retain(|finding| !golden.iter().any(|known| known.rule == finding.rule && known.says == finding.says));
    found
}

fn said(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {:?} {} {:?}", finding.rule, finding.severity, finding.sentence(), finding.place)).collect()
}

#[test]
fn our_own_papers_have_no_fault() {
    for profile in ALL {
        let found = findings(&docx::write(&sample::report(profile)).unwrap(), profile);
        // The table laid across is the only thing to say, and it is meant.
        assert!(found.iter().all(|finding| finding.rule == "PG-01" && finding.severity == Severity::Warning), "{:?}", said(&found));
    }
}

#[test]
fn a_draft_may_leave_number_day_and_name_blank_and_an_issued_paper_may_not() {
    for profile in ALL {
        let mut draft = sample::report(profile);
        (draft.header.serial, draft.header.date, draft.signature.name) = (None, None, None);
        let bytes = docx::write(&draft).unwrap();
        let errors = |wanted: &Expectation<'_>| {
            let found = lint::check(&bytes, wanted).unwrap();
            let errors = found.into_iter().filter(|finding| finding.severity == Severity::Error);
            errors.map(|finding| finding.rule).collect::<Vec<_>>()
        };
        assert!(errors(&Expectation::draft(profile)).is_empty(), "{profile:?}");
        let expected = if profile == ProfileId::AdminNd30 { ["HD-08", "HD-13", "SG-05"] } else { ["HD-07", "HD-12", "SG-05"] };
        assert_eq!(errors(&Expectation::issued(profile)), expected, "{profile:?}");
    }
}

#[test]
fn one_change_is_noticed_by_its_own_rule_and_by_no_other() {
    let (mut noticed, mut faults) = (BTreeSet::new(), Vec::new());
    for (profile, id, changes) in MUTATIONS {
        let found = new_findings(*profile, changes);
        let ids: BTreeSet<&str> = found.iter().map(|finding| finding.rule).collect();
        let severity = rule::RULES.iter().find(|rule| rule.0 == *id).unwrap().2;
        let is_whole = found.iter().all(|finding| !finding.sentence().contains("%{"));
        if ids != BTreeSet::from([*id]) || !found.iter().any(|finding| finding.severity == severity) || !is_whole {
            faults.push(format!("{profile:?} {id} {changes:?}: {:#?}", said(&found)));
        }
        noticed.insert(*id);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // What records alone can do wrong is tried on them (`sitting`).
    noticed.insert("SG-10");
    let untried: Vec<&str> = rule::RULES.iter().map(|rule| rule.0).filter(|id| !noticed.contains(id)).collect();
    assert!(untried.is_empty(), "rules without a mutation: {untried:?}");
}

#[test]
fn accepted_variants_are_no_errors() {
    let mut faults = Vec::new();
    for (profile, expected, changes) in VARIANTS {
        let found = new_findings(*profile, changes);
        let rules: Vec<&str> = found.iter().map(|finding| finding.rule).collect();
        if rules != *expected || found.iter().any(|finding| finding.severity != Severity::Warning) {
            faults.push(format!("{profile:?} {changes:?}: {:#?}", said(&found)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Rewrites a text of the sample in many ways, each with the rules that should notice.
fn edges(profile: ProfileId, from: &'static str, cases: &[(&'static str, &[&str])]) {
    let mut faults = Vec::new();
    for (to, expected) in cases {
        let found = new_findings(profile, &[Change::In(from, from, to)]);
        if found.iter().map(|finding| finding.rule).collect::<Vec<_>>() != *expected {
            faults.push(format!("{to}: {expected:?} expected, {:?}", said(&found)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn party_numbers_at_their_edges() {
    // The sample is a report of ĐU: other types and issuers are well written, and not its own.
    let cases: &[(&str, &[&str])] = &[
        ("Số 05-BC/ĐU", &[]),
        ("Số 10-BC/ĐU", &[]),
        ("Số 127-QĐ/TW", &["HD-09", "HD-10"]),
        ("Số 08-QĐi/TW", &["HD-09", "HD-10"]),
        ("Số 02-CV/BTCTU-BDVTU", &["HD-09", "HD-10"]),
        ("Số 05-BC/ĐU-CB", &[]),
        ("Số 5-BC/ĐU", &["HD-11"]),
        ("Số 001-BC/ĐU", &["HD-11"]),
        ("Số 00-BC/ĐU", &["HD-11"]),
        ("Số: 05-BC/ĐU", &["HD-07"]),
        ("Số 05/BC-ĐU", &["HD-07"]),
        ("Số 05-BC/đu", &["HD-07"]),
        ("Số 05-XX/ĐU", &["HD-07"]),
        ("Số 05-BC/ĐU-CB-TW", &["HD-07"]),
        ("Số -BC/ĐU", &["HD-07"]),
    ];
    edges(ProfileId::PartyHd36, "Số\u{a0}05-BC/ĐU", cases);
}

#[test]
fn administrative_numbers_at_their_edges() {
    let cases: &[(&str, &[&str])] = &[
        ("Số: 15/BC-TTCGC", &[]),
        ("Số: 15/QĐ-TTCGC", &["HD-09"]),
        ("Số: 05/TTCGC-HCTH", &["HD-09"]),
        ("Số: 5/BC-TTCGC", &["HD-11"]),
        ("Số 15/BC-TTCGC", &["HD-08"]),
        ("Số: 15/QĐ", &["HD-08"]),
        ("Số: 15 / BC-TTCGC", &["HD-08"]),
        ("Số: 15-BC/TTCGC", &["HD-08"]),
    ];
    edges(ProfileId::AdminNd30, "Số:\u{a0}05/BC-TTCGC", cases);
}

#[test]
fn dates_at_their_edges() {
    const WELL: [&str; 4] =
        ["ngày 01 tháng 02 năm 2023", "ngày 09 tháng 3 năm 2023", "ngày 10 tháng 12 năm 2023", "ngày 29 tháng 02 năm 2024"];
    const ILL: [&str; 10] = [
        "ngày 1 tháng 02 năm 2023",
        "ngày 01 tháng 2 năm 2023",
        "ngày 09 tháng 03 năm 2023",
        "ngày 010 tháng 12 năm 2023",
        "ngày 29 tháng 02 năm 2023",
        "ngày 31 tháng 6 năm 2023",
        "ngày 00 tháng 6 năm 2023",
        "ngày 10 tháng 13 năm 2023",
        "ngày 10 tháng 12 năm 23",
        "ngày ... tháng ... năm 2023",
    ];
    for (profile, id) in [(ProfileId::PartyHd36, "HD-12"), (ProfileId::AdminNd30, "HD-13")] {
        let noticed = [id];
        edges(profile, "ngày 06 tháng 02 năm 2023", &WELL.map(|day| (day, &noticed[..0])));
        edges(profile, "ngày 06 tháng 02 năm 2023", &ILL.map(|day| (day, noticed.as_slice())));
    }
}

//! The sample, opened and saved by LibreOffice: what of the form survives (`cargo ci` runs this; it needs `soffice`).

use super::{ALL, findings, said};
use crate::sample;
use soket_paper::docx;
use soket_paper::lint::Severity;
use std::process::Command;

#[test]
#[ignore = "needs LibreOffice: the step `papers` of cargo ci runs it"]
fn a_copy_saved_by_libreoffice_is_read_and_keeps_its_form() {
    let folder = std::env::temp_dir().join(format!("soket-lint-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("saved")).unwrap();
    for profile in ALL {
        let file = folder.join(format!("{profile:?}.docx"));
        std::fs::write(&file, docx::write(&sample::report(profile)).unwrap()).unwrap();
        let mut office = Command::new("soffice");
        office.args(["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]).arg(folder.join("saved")).arg(&file);
        assert!(office.output().unwrap().status.success(), "{office:?}");
        let saved = std::fs::read(folder.join("saved").join(format!("{profile:?}.docx"))).unwrap();
        let errors: Vec<_> = findings(&saved, profile).into_iter().filter(|finding| finding.severity == Severity::Error).collect();
        println!("{profile:?}: {:#?}", said(&errors));
    }
    std::fs::remove_dir_all(folder).unwrap();
}

//! The sample, opened and saved by LibreOffice: what of the form survives (`cargo ci` runs this; it needs `soffice`).

use super::{ALL, findings, said};
use crate::sample;
use soket_paper::docx;
use soket_paper::lint::Severity;
use soket_paper::lint::file::PaperFile;
use std::process::Command;

#[test]
#[ignore = "needs LibreOffice: the step `form` of cargo ci runs it"]
fn a_copy_saved_by_libreoffice_is_read_and_keeps_its_form() {
    let folder = std::env::temp_dir().join(format!("soket-lint-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("saved")).unwrap();
    for profile in ALL {
        let file = folder.join(format!("{profile:?}.docx"));
        let document = sample::report(profile);
        std::fs::write(&file, docx::write(&document).unwrap()).unwrap();
        let mut office = Command::new("soffice");
        office.args(["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]).arg(folder.join("saved")).arg(&file);
        assert!(office.output().unwrap().status.success(), "{office:?}");
        let saved = std::fs::read(folder.join("saved").join(format!("{profile:?}.docx"))).unwrap();
        let errors: Vec<_> = findings(&saved, profile).into_iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{profile:?}: {:#?}", said(&errors));
        // Before 7.5 LibreOffice drops the tags of content controls, and with them the codes; what it keeps must be right.
        let figures = PaperFile::read(&saved).unwrap().figures;
        let written: Vec<(String, String)> =
            document.figures().into_iter().map(|(code, text)| (code.to_owned(), text.to_owned())).collect();
        assert!(figures.is_empty() || figures == written, "{profile:?}: {figures:?}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

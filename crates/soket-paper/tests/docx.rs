//! DOCX: well-formed parts, equal bytes for equal papers, every figure a content control with its code.

use crate::sample;
use quick_xml::Reader;
use quick_xml::events::Event;
use soket_paper::docx;
use soket_paper::profile::ProfileId;
use std::io::{Cursor, Read as _};

const ALL: [ProfileId; 3] = [ProfileId::PartyHd36, ProfileId::PartyHd05, ProfileId::AdminNd30];

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_part_is_well_formed_and_equal_papers_are_equal_bytes() {
    for profile in ALL {
        let bytes = docx::write(&sample::report(profile)).unwrap();
        assert_eq!(bytes, docx::write(&sample::report(profile)).unwrap());
        let names: Vec<String> =
            zip::ZipArchive::new(Cursor::new(&bytes)).unwrap().file_names().map(|name| name.unwrap().into_owned()).collect();
        for name in names {
            let text = part(&bytes, &name);
            let mut reader = Reader::from_str(&text);
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(_) => {}
                    Err(fault) => panic!("{profile:?} {name}: {fault}"),
                }
            }
        }
        crate::look(&format!("{profile:?}.docx"), &bytes);
    }
}

#[test]
fn figures_are_content_controls_in_reading_order() {
    let document = sample::report(ProfileId::PartyHd36);
    let main = part(&docx::write(&document).unwrap(), "word/document.xml");
    let tags: Vec<&str> = main.split("<w:tag w:val=\"so:").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let codes: Vec<&str> = document.figures().into_iter().map(|(code, _)| code).collect();
    assert_eq!(tags, codes);
    assert_eq!(main.matches("<w:tblHeader/>").count(), 2, "both tables repeat their head");
    let sections: Vec<bool> = main.split("<w:sectPr>").skip(1).map(|section| section.contains("<w:titlePg/>")).collect();
    assert_eq!(sections, [true, false, false], "only the first page of the paper goes without a number");
}

#[test]
fn papers_in_one_file_count_their_pages_and_share_their_charts() {
    for profile in ALL {
        let papers = [sample::report(profile), crate::sitting::minutes(profile), sample::report(profile)];
        let bytes = docx::write_all(&papers).unwrap();
        let main = part(&bytes, "word/document.xml");
        assert_eq!(main.matches("<w:pgNumType w:start=\"1\"/>").count(), 3);
        assert_eq!(main.matches("<w:sectPr>").count(), 7, "three of each report, one of the minutes");
        let charts: Vec<&str> = main.split("r:id=\"rIdChart").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(charts, ["1", "2"]);
        crate::look(&format!("{profile:?}-all.docx"), &bytes);
    }
    assert!(docx::write_all(&[]).is_err());
}
